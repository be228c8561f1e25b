//! Columns of indicators at once, exact to the last digit: achievement, category and absorption
//! for millions of rows, the same as [`achievement`](crate::evaluation::achievement) gives for one.
//!
//! Numbers are whole: a column of targets and realizations is scaled by one power of ten (80,94
//! is 8094 at two decimals). The ratio does not depend on it, so nothing need be said about it.
//! What is missing is [`MISSING`].
//!
//! # Why the result is exact
//!
//! Every way of measuring is a fraction n / d of whole numbers, and what is wanted is the quotient
//! x = n · m / d rounded half away from zero, with m = 10^(places + 2). Signs are put aside, so
//! let n ≥ 0 and d > 0, both below 2⁶¹; the result is the whole number q with x − ½ < q ≤ x + ½.
//!
//! 1. A float gives an estimate of x: n, d, the product with m and the quotient are each rounded
//!    once, by at most 2⁻⁵³ of themselves (m is a float without rounding). So it is off by less
//!    than 2⁻⁵⁰·⁹ of itself, which is less than 0,14 where it is no more than 2⁴⁸ + 1.
//! 2. It is lowered by a quarter, which rounds it once more, by at most 2⁻⁵, and then rounded to
//!    a whole number, by at most a half. So this number lies between x − 0,92 and x + 0,42. Since
//!    q lies between x − ½ and x + ½, it is this number, or one more. Let p be one more: q is p or
//!    p − 1, and p lies between x + 0,08 and x + 1,42.
//! 3. Which of them tells the sign of 2 · (n · m − p · d) + d = (2 · (x − p) + 1) · d: q is p where
//!    x ≥ p − ½, which is where that is not below zero; a tie goes up, away from zero. Its parts
//!    overflow 64 bits, but it lies between −1,84 · d and 0,84 · d, as n · m − p · d does between
//!    −1,42 · d and 0, and d < 2⁶¹. Whole numbers that wrap around give what is right modulo 2⁶⁴,
//!    and so the true ones, which fit.
//!
//! Other roundings follow from the same p. Of a tie, where the number in 3 is zero, half to even
//! takes p where p is even, else p − 1. Cut off, x is p − 1 or p − 2, because ⌊x⌋ lies between
//! x − 1 and x, and it is p − 1 where n · m − p · d ≥ −d.
//!
//! Rows are told apart first: those whose numbers are plain (not missing, not below zero, not above
//! 2⁵⁹, no zero that means something) give fractions within these bounds. The others, and those
//! with p above 2⁴⁸, are worked out one by one with 128 bits, and what does not fit 64 bits is
//! told row by row, never wrapped.
//!
//! # Why it is fast
//!
//! All rows of a block take the same steps, conditions choose between numbers, and each loop
//! writes one column of wide numbers: the quotients, then the classes. Compilers make wide
//! instructions of such loops, and [`pulp`] chooses at run time for which of them. Blocks are
//! small enough to stay in the nearest memory; nothing is allocated.

#![allow(
    clippy::float_arithmetic,
    reason = "the estimate is a float; the remainder makes the result exact"
)]
#![allow(
    clippy::inline_always,
    reason = "what is not inlined is not compiled for the instructions of the machine"
)]
#![allow(clippy::many_single_char_names, reason = "the letters of the formulas")]

mod achievements;
mod cells;
mod data;
mod divide;
mod exact;
mod fraction;
mod kernel;
mod problem;
mod roll_up;
mod row;
mod scaled;
mod steps;

pub use cells::Cells;
pub use data::{Columns, Outputs, Status, Way, Ways};
pub use kernel::{Instructions, Kernel};
pub use problem::KernelProblem;
pub use roll_up::{Basis, GroupStatus, Groups, Level, NO_GROUP, Parts, RollUp};
pub use scaled::{NoRoom, Scaled, ScaledColumn, floats_at, scaled_alike};

/// What stands for a number that is missing, in columns and in results.
pub const MISSING: i64 = i64::MIN;

/// The category of a row that has none.
pub const NO_CATEGORY: u8 = u8::MAX;

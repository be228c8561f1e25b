//! Columns of indicators at once, exact to the last digit: achievement, category and absorption
//! for millions of rows, the same as [`achievement`](crate::achievement) gives for one.
//!
//! Numbers are whole: a column of targets and realizations is scaled by one power of ten (80,94
//! is 8094 at two decimals). The ratio does not depend on it, so nothing need be said about it.
//! What is missing is [`MISSING`].
//!
//! # Why the result is exact
//!
//! Every way of measuring is a fraction n / d of whole numbers, and what is wanted is
//! q = n · m / d rounded half away from zero, with m = 10^(places + 2). Signs are put aside, so
//! let n ≥ 0 and d > 0.
//!
//! 1. A float gives an estimate: n, d, the product with m and the quotient are each rounded once,
//!    by at most 2⁻⁵³ of themselves (m is a float without rounding). So the estimate is off by
//!    less than 2⁻⁵⁰·⁹ of itself, which is less than 0,54 as long as it is below 2⁵⁰. Rounded to
//!    a whole number p it is off by less than 1,04.
//! 2. The remainder r = 2 · (n · m − p · d) tells how far. Its parts overflow 64 bits, but r
//!    itself does not: it lies within ±2,08 · d, and d < 2⁶¹. Whole numbers that wrap around give
//!    the true r, because they are right modulo 2⁶⁴ and r, like r ± d, is below 2⁶³.
//! 3. q is the whole number with −d ≤ 2 · (n · m − q · d) < d: a tie is at −d, where q is the one
//!    above, away from zero. If r ≥ d it is p + 1, since r − 2d < 0,08 · d; if r < −d it is p − 1,
//!    since r + 2d ≥ −0,08 · d; else it is p.
//!
//! Rows are told apart first: those whose numbers are plain (not missing, not below zero, below
//! 2⁵⁹, no zero that means something) give fractions within these bounds. The others, and a block
//! with an estimate of 2⁵⁰ or more, are worked out one by one with 128 bits, and what does not
//! fit 64 bits is told row by row, never wrapped.
//!
//! # Why it is fast
//!
//! All rows of a block take the same steps, conditions are masks, and each loop does one thing to
//! columns of one width: fractions, quotients, limits, classes. Compilers make wide instructions
//! of such loops, and [`pulp`] chooses at run time for which of them. Blocks are small enough to
//! stay in the nearest memory; nothing is allocated.

#![allow(
    clippy::float_arithmetic,
    reason = "the estimate is a float; the remainder makes the result exact"
)]
#![allow(
    clippy::inline_always,
    reason = "what is not inlined is not compiled for the instructions of the machine"
)]
#![allow(clippy::many_single_char_names, reason = "the letters of the formulas")]

mod cells;
mod columns;
mod divide;
mod fraction;
mod kernel;
mod roll_up;
mod row;
mod scaled;
mod steps;
mod tally;

pub use cells::Cells;
pub use columns::{Columns, Outputs, Status, Way, Ways};
pub use kernel::{Instructions, Kernel, KernelProblem};
pub use roll_up::{Basis, GroupStatus, Groups, Level, NO_GROUP, Parts, RollUp};
pub use scaled::{NoRoom, Scaled, ScaledColumn, floats_at, scaled_alike};

/// What stands for a number that is missing, in columns and in results.
pub const MISSING: i64 = i64::MIN;

/// The category of a row that has none.
pub const NO_CATEGORY: u8 = u8::MAX;

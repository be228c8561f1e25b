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
//!    by at most 2⁻⁵³ of themselves. So the estimate is off by less than 2⁻⁵¹ of itself, which is
//!    less than ½ as long as it is below 2⁵⁰. Rounded to a whole number it is off by less than
//!    1,001: it is q, or one beside it.
//! 2. The remainder r = 2 · (n · m − q · d) tells which. Its parts overflow 64 bits, but r itself
//!    does not: it lies within ±2,002 · d, and d < 2⁶¹. Whole numbers that wrap around give the
//!    true r, because they are right modulo 2⁶⁴ and r is below 2⁶³.
//! 3. If r ≥ d the quotient is at least half a unit more: q + 1. If r < −d it is q − 1. A tie is
//!    r = d exactly, and goes up: away from zero.
//!
//! A block of rows in which a number is outside these bounds is worked out again with 128 bits,
//! and what does not fit 64 bits is told row by row, never wrapped.

#![allow(
    clippy::float_arithmetic,
    reason = "the estimate is a float; the remainder makes the result exact"
)]
#![allow(
    clippy::inline_always,
    reason = "what is not inlined is not compiled for the instructions of the machine"
)]
#![allow(clippy::many_single_char_names, reason = "the letters of the formulas")]

mod divide;
mod kernel;
mod roll_up;
mod steps;

pub use kernel::{Columns, Instructions, Kernel, KernelProblem, Outputs, Status, Way, Ways};
pub use roll_up::{Group, roll_up};

/// What stands for a number that is missing, in columns and in results.
pub const MISSING: i64 = i64::MIN;

/// The category of a row that has none.
pub const NO_CATEGORY: u8 = u8::MAX;

//! Exact rational arithmetic, and the one place that rounds.
//!
//! Every figure is carried as a [`Rational`], an exact fraction, and is rounded once, when it is
//! shown. Nothing here uses floating point and nothing here panics: an operation that cannot give
//! an exact answer says so with an [`ArithmeticError`].
//!
//! ```
//! use lkj_core::arithmetic::{Places, Rational, Rounding};
//!
//! let share = Rational::new(376, 468)?;
//! let percentage = share.checked_mul(&Rational::HUNDRED)?;
//! let shown = percentage.round(Places::TWO, Rounding::HalfAwayFromZero)?;
//! assert_eq!(shown.to_string(), "80.34");
//! # Ok::<(), lkj_core::arithmetic::ArithmeticError>(())
//! ```

#![warn(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing
)]
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "a test may panic"
    )
)]

mod big_fraction;
pub(crate) mod decimal_sum;
mod natural;
#[cfg(test)]
mod oracle;
mod rational;
mod rounding;
mod small_fraction;

pub use rational::Rational;
pub use rounding::{Places, Rounding, TooManyPlaces};

/// Why an exact operation has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ArithmeticError {
    /// A division by zero, or a fraction with the denominator zero.
    #[error("division by zero")]
    DivisionByZero,
    /// The exact result is larger than this crate carries, or than a [`Decimal`] holds.
    ///
    /// [`Decimal`]: rust_decimal::Decimal
    #[error("the result is too large")]
    TooLarge,
    /// A root of a negative number.
    #[error("a root of a negative number")]
    NegativeRoot,
    /// A mean of no values at all.
    #[error("a mean of no values")]
    Empty,
}

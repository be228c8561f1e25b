//! Fractions of two `i128`: the fast form of [`Rational`](super::Rational).
//!
//! An operation gives `None` when its result, or a number on the way to it, does not fit.

use std::cmp::Ordering;

use super::natural::greatest_common_divisor;

/// A fraction in lowest terms; the denominator is positive, the numerator never `i128::MIN`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SmallFraction {
    numerator: i128,
    denominator: i128,
}

impl SmallFraction {
    /// A whole number as a fraction.
    pub(super) const fn from_integer(integer: i64) -> Self {
        Self {
            // `From` is not const; widening loses nothing.
            numerator: integer as i128,
            denominator: 1,
        }
    }

    /// A fraction already in lowest terms, given as magnitudes; the denominator is not zero.
    pub(super) fn from_reduced(negative: bool, numerator: u128, denominator: u128) -> Option<Self> {
        let numerator = i128::try_from(numerator).ok()?;
        Some(Self {
            numerator: if negative {
                numerator.checked_neg()?
            } else {
                numerator
            },
            denominator: i128::try_from(denominator).ok()?,
        })
    }

    pub(super) const fn numerator(self) -> i128 {
        self.numerator
    }

    pub(super) const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The fraction with the other sign, which always fits.
    pub(super) const fn negated(self) -> Self {
        Self {
            // The numerator is never `i128::MIN`, so nothing wraps.
            numerator: self.numerator.wrapping_neg(),
            denominator: self.denominator,
        }
    }

    /// One divided by the fraction; `None` for zero.
    pub(super) fn reciprocal(self) -> Option<Self> {
        if self.numerator == 0 {
            return None;
        }
        Self::from_reduced(
            self.numerator.is_negative(),
            self.denominator.unsigned_abs(),
            self.numerator.unsigned_abs(),
        )
    }

    /// The sum, reduced as it is formed (Knuth 4.5.1), which keeps the numbers short.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let shared = common_divisor(self.denominator, other.denominator)?;
        let own_rest = self.denominator.checked_div(shared)?;
        let other_rest = other.denominator.checked_div(shared)?;
        let sum = self
            .numerator
            .checked_mul(other_rest)?
            .checked_add(other.numerator.checked_mul(own_rest)?)?;
        let common = common_divisor(sum, shared)?;
        Self::checked(
            sum.checked_div(common)?,
            own_rest.checked_mul(other.denominator.checked_div(common)?)?,
        )
    }

    /// The product, reduced crosswise before it is formed.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let first = common_divisor(self.numerator, other.denominator)?;
        let second = common_divisor(other.numerator, self.denominator)?;
        let numerator = over(self.numerator, first)?.checked_mul(over(other.numerator, second)?)?;
        let denominator =
            over(self.denominator, second)?.checked_mul(over(other.denominator, first)?)?;
        Self::checked(numerator, denominator)
    }

    /// Which of two fractions is the greater.
    pub(super) fn compare(self, other: Self) -> Option<Ordering> {
        let own = self.numerator.checked_mul(other.denominator)?;
        let others = other.numerator.checked_mul(self.denominator)?;
        Some(own.cmp(&others))
    }

    fn checked(numerator: i128, denominator: i128) -> Option<Self> {
        (numerator != i128::MIN).then_some(Self {
            numerator,
            denominator,
        })
    }
}

/// A quotient without a remainder; most divisors are 1, and dividing 128 bits is slow.
fn over(dividend: i128, divisor: i128) -> Option<i128> {
    if divisor == 1 {
        return Some(dividend);
    }
    dividend.checked_div(divisor)
}

fn common_divisor(first: i128, second: i128) -> Option<i128> {
    if first == 1 || second == 1 {
        return Some(1);
    }
    let common = greatest_common_divisor(first.unsigned_abs(), second.unsigned_abs());
    i128::try_from(common).ok()
}

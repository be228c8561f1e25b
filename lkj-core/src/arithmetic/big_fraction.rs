//! Fractions of any length: what [`Rational`](super::Rational) turns to when `i128` is too short.

use std::cmp::Ordering;

use super::ArithmeticError;
use super::natural::Natural;

/// A fraction in lowest terms with a denominator that is not zero.
///
/// A zero may have either sign: it is never kept in this form, and in the small one it loses it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct BigFraction {
    pub(super) negative: bool,
    pub(super) numerator: Natural,
    pub(super) denominator: Natural,
}

impl BigFraction {
    pub(super) fn negated(&self) -> Self {
        Self {
            negative: !self.negative,
            ..self.clone()
        }
    }

    /// One divided by the fraction; refuses zero.
    pub(super) fn reciprocal(&self) -> Result<Self, ArithmeticError> {
        if self.numerator.is_zero() {
            return Err(ArithmeticError::DivisionByZero);
        }
        Ok(Self {
            negative: self.negative,
            numerator: self.denominator.clone(),
            denominator: self.numerator.clone(),
        })
    }

    /// The sum, reduced as it is formed (Knuth 4.5.1), which keeps the numbers short.
    pub(super) fn plus(&self, other: &Self) -> Result<Self, ArithmeticError> {
        let shared = self.denominator.greatest_common_divisor(&other.denominator);
        let own_rest = self.denominator.quotient(&shared)?;
        let other_rest = other.denominator.quotient(&shared)?;
        let (negative, sum) = add_signed(
            (self.negative, &self.numerator.times(&other_rest)),
            (other.negative, &other.numerator.times(&own_rest)),
        );
        let common = sum.greatest_common_divisor(&shared);
        Ok(Self {
            negative,
            numerator: sum.quotient(&common)?,
            denominator: own_rest.times(&other.denominator.quotient(&common)?),
        })
    }

    /// The product, reduced crosswise before it is formed.
    pub(super) fn times(&self, other: &Self) -> Result<Self, ArithmeticError> {
        let first = self.numerator.greatest_common_divisor(&other.denominator);
        let second = other.numerator.greatest_common_divisor(&self.denominator);
        let numerator = self
            .numerator
            .quotient(&first)?
            .times(&other.numerator.quotient(&second)?);
        let denominator = self
            .denominator
            .quotient(&second)?
            .times(&other.denominator.quotient(&first)?);
        Ok(Self {
            negative: self.negative != other.negative,
            numerator,
            denominator,
        })
    }
}

impl Ord for BigFraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let own = self.numerator.times(&other.denominator);
        let others = other.numerator.times(&self.denominator);
        match (self.negative, other.negative) {
            (false, false) => own.cmp(&others),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (true, true) => others.cmp(&own),
        }
    }
}

impl PartialOrd for BigFraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The sum of two numbers, each given as whether it is negative and its magnitude.
fn add_signed(
    (negative, magnitude): (bool, &Natural),
    (other_negative, other_magnitude): (bool, &Natural),
) -> (bool, Natural) {
    if negative == other_negative {
        return (negative, magnitude.plus(other_magnitude));
    }
    let negative = if magnitude >= other_magnitude {
        negative
    } else {
        other_negative
    };
    (negative, magnitude.distance(other_magnitude))
}

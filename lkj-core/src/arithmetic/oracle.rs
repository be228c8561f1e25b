//! What the tests of this module share: numbers that a second, independent implementation knows.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::Zero;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{ArithmeticError, Rational};

/// The second implementation.
pub(super) type Oracle = Ratio<BigInt>;

/// A number in this implementation and in the second one.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) ours: Rational,
    pub(super) oracle: Oracle,
}

impl Pair {
    pub(super) fn new(numerator: i128, denominator: i128) -> Self {
        Self {
            ours: Rational::new(numerator, denominator).unwrap(),
            oracle: Oracle::new(numerator.into(), denominator.into()),
        }
    }

    pub(super) fn integer(integer: i128) -> Self {
        Self::new(integer, 1)
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self {
            ours: self.ours.checked_add(&other.ours).unwrap(),
            oracle: &self.oracle + &other.oracle,
        }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        Self {
            ours: self.ours.checked_sub(&other.ours).unwrap(),
            oracle: &self.oracle - &other.oracle,
        }
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self {
            ours: self.ours.checked_mul(&other.ours).unwrap(),
            oracle: &self.oracle * &other.oracle,
        }
    }

    /// `None` after seeing that both implementations refuse to divide by zero.
    pub(super) fn over(&self, other: &Self) -> Option<Self> {
        let ours = self.ours.checked_div(&other.ours);
        if other.oracle.is_zero() {
            assert_eq!(ours, Err(ArithmeticError::DivisionByZero));
            return None;
        }
        Some(Self {
            ours: ours.unwrap(),
            oracle: &self.oracle / &other.oracle,
        })
    }

    /// Both print a fraction in lowest terms, in the same way.
    pub(super) fn assert_agrees(&self) {
        assert_eq!(self.ours.to_string(), self.oracle.to_string());
    }
}

/// Integers of any length, with those at the borders more often than chance has them.
pub(super) fn integers() -> impl Strategy<Value = i128> {
    prop_oneof![
        -20..20_i128,
        any::<i64>().prop_map(i128::from),
        any::<i128>(),
        (0..127_u32, -1..=1_i128, any::<bool>()).prop_map(|(bit, offset, negative)| {
            let magnitude = (1 << bit) + offset;
            if negative { -magnitude } else { magnitude }
        }),
        Just(i128::MIN),
        Just(i128::MAX),
    ]
}

/// Decimals of up to 28 digits with up to 28 places.
pub(super) fn decimals() -> impl Strategy<Value = Decimal> {
    const LIMIT: i128 = 10_i128.pow(28);
    let mantissas = prop_oneof![-10_000..10_000_i128, -LIMIT..LIMIT];
    (mantissas, 0..=28_u32)
        .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

/// Fractions of small numbers, of long decimals and of whatever an `i128` holds.
pub(super) fn pairs() -> impl Strategy<Value = Pair> {
    let denominators = integers().prop_filter("zero", |denominator| *denominator != 0);
    prop_oneof![
        (-1000..1000_i128, 1..1000_i128).prop_map(|(first, second)| Pair::new(first, second)),
        (integers(), denominators).prop_map(|(first, second)| Pair::new(first, second)),
        decimals().prop_map(|decimal| Pair {
            ours: decimal.into(),
            oracle: Pair::new(decimal.mantissa(), 10_i128.pow(decimal.scale())).oracle,
        }),
    ]
}

/// What up to four levels of random operations make of [`pairs`]: often too long for an `i128`.
pub(super) fn expressions() -> impl Strategy<Value = Pair> {
    pairs().prop_recursive(4, 16, 2, |inner| {
        (0..4_u8, inner.clone(), inner).prop_map(|(operation, first, second)| {
            let result = match operation {
                0 => first.plus(&second),
                1 => first.minus(&second),
                2 => first.times(&second),
                _ => first.over(&second).unwrap_or(first),
            };
            result.assert_agrees();
            result
        })
    })
}

//! The exact fraction.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::ArithmeticError;
use super::big_fraction::BigFraction;
use super::natural::{Natural, greatest_common_divisor};
use super::small_fraction::SmallFraction;

/// The most bits a numerator or a denominator may have.
///
/// Some 2466 decimal digits: far more than a report needs, and short enough that a hostile file
/// cannot keep the machine busy by squaring over and over.
pub(super) const MOST_BITS: usize = 8192;

/// An exact fraction, always in lowest terms with a positive denominator.
///
/// Numbers that fit are kept in two `i128`, longer ones in as many digits as they need, up to a
/// numerator or denominator of 8192 bits; beyond that an operation gives
/// [`ArithmeticError::TooLarge`].
///
/// ```
/// use lkj_core::arithmetic::Rational;
///
/// let third = Rational::new(1, 3)?;
/// let sum = third.checked_add(&third)?.checked_add(&third)?;
/// assert_eq!(sum, Rational::ONE);
/// assert_eq!(Rational::new(6, -4)?.to_string(), "-3/2");
/// # Ok::<(), lkj_core::arithmetic::ArithmeticError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rational(Form);

/// Whatever fits `Small` is `Small`, so that equal fractions have equal forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    Small(SmallFraction),
    Big(Box<BigFraction>),
}

impl Rational {
    /// The number 0.
    pub const ZERO: Self = Self::from_integer(0);
    /// The number 1.
    pub const ONE: Self = Self::from_integer(1);
    /// The number 100.
    pub const HUNDRED: Self = Self::from_integer(100);

    const fn from_integer(integer: i64) -> Self {
        Self(Form::Small(SmallFraction::from_integer(integer)))
    }

    /// The fraction `numerator / denominator`, reduced.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::DivisionByZero`] if the denominator is zero.
    ///
    /// ```
    /// use lkj_core::arithmetic::{ArithmeticError, Rational};
    ///
    /// assert_eq!(Rational::new(50, 100)?.to_string(), "1/2");
    /// assert_eq!(Rational::new(1, 0), Err(ArithmeticError::DivisionByZero));
    /// # Ok::<(), ArithmeticError>(())
    /// ```
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, ArithmeticError> {
        if denominator == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        Ok(Self::reduce(
            numerator.is_negative() != denominator.is_negative(),
            numerator.unsigned_abs(),
            denominator.unsigned_abs(),
        ))
    }

    /// The sum of two fractions.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::TooLarge`] if the sum needs more than 8192 bits.
    pub fn checked_add(&self, other: &Self) -> Result<Self, ArithmeticError> {
        self.combine(other, SmallFraction::plus, BigFraction::plus)
    }

    /// The difference of two fractions.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::TooLarge`] if the difference needs more than 8192 bits.
    pub fn checked_sub(&self, other: &Self) -> Result<Self, ArithmeticError> {
        self.checked_add(&other.neg())
    }

    /// The product of two fractions.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::TooLarge`] if the product needs more than 8192 bits.
    pub fn checked_mul(&self, other: &Self) -> Result<Self, ArithmeticError> {
        self.combine(other, SmallFraction::times, BigFraction::times)
    }

    /// The quotient of two fractions.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::DivisionByZero`] if `other` is zero, [`ArithmeticError::TooLarge`] if the
    /// quotient needs more than 8192 bits.
    ///
    /// ```
    /// use lkj_core::arithmetic::{ArithmeticError, Rational};
    ///
    /// let quotient = Rational::ONE.checked_div(&Rational::HUNDRED)?;
    /// assert_eq!(quotient.to_string(), "1/100");
    /// assert_eq!(
    ///     Rational::ONE.checked_div(&Rational::ZERO),
    ///     Err(ArithmeticError::DivisionByZero),
    /// );
    /// # Ok::<(), ArithmeticError>(())
    /// ```
    pub fn checked_div(&self, other: &Self) -> Result<Self, ArithmeticError> {
        self.checked_mul(&other.reciprocal()?)
    }

    /// This fraction as a percentage of another: `self / whole × 100`.
    ///
    /// # Errors
    ///
    /// As [`Rational::checked_div`].
    ///
    /// ```
    /// use lkj_core::arithmetic::Rational;
    ///
    /// let share = Rational::from(3_u32).percent_of(&Rational::from(4_u32))?;
    /// assert_eq!(share, Rational::from(75_u32));
    /// # Ok::<(), lkj_core::arithmetic::ArithmeticError>(())
    /// ```
    pub fn percent_of(&self, whole: &Self) -> Result<Self, ArithmeticError> {
        self.checked_div(whole)?.checked_mul(&Self::HUNDRED)
    }

    /// The sum of any number of fractions; zero for none.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::TooLarge`] if the sum, or a sum on the way to it, needs more than 8192
    /// bits.
    ///
    /// ```
    /// use lkj_core::arithmetic::Rational;
    ///
    /// let weights = [Rational::new(1, 3)?, Rational::new(1, 6)?, Rational::new(1, 2)?];
    /// assert_eq!(Rational::sum(&weights)?, Rational::ONE);
    /// # Ok::<(), lkj_core::arithmetic::ArithmeticError>(())
    /// ```
    pub fn sum<'a>(values: impl IntoIterator<Item = &'a Self>) -> Result<Self, ArithmeticError> {
        values
            .into_iter()
            .try_fold(Self::ZERO, |total, value| total.checked_add(value))
    }

    /// The fraction with the other sign.
    #[must_use]
    pub fn neg(&self) -> Self {
        Self(match &self.0 {
            Form::Small(small) => Form::Small(small.negated()),
            Form::Big(big) => Form::Big(Box::new(big.negated())),
        })
    }

    /// The fraction without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() {
            self.neg()
        } else {
            self.clone()
        }
    }

    /// Whether this is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::ZERO
    }

    /// Whether this is less than 0.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.numerator().is_negative(),
            Form::Big(big) => big.negative,
        }
    }

    /// Whether this is a whole number.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.denominator() == 1,
            Form::Big(big) => big.denominator.bits() == 1,
        }
    }

    /// The same number as a decimal with the fewest places, if there is one.
    ///
    /// `None` if the decimals never end, or need more than 28 places or 96 bits.
    ///
    /// ```
    /// use lkj_core::arithmetic::Rational;
    ///
    /// let terminating = Rational::new(375, 4)?.to_decimal_exact();
    /// assert_eq!(terminating.map(|decimal| decimal.to_string()), Some("93.75".into()));
    /// assert_eq!(Rational::new(1, 3)?.to_decimal_exact(), None);
    /// # Ok::<(), lkj_core::arithmetic::ArithmeticError>(())
    /// ```
    #[must_use]
    pub fn to_decimal_exact(&self) -> Option<Decimal> {
        // A big fraction does not fit: a numerator above `i128::MAX` has too many digits, and a
        // denominator above it divides no power of ten up to 10^28.
        let small = self.small()?;
        let (places, factor) = (0..=Decimal::MAX_SCALE).find_map(|places| {
            let unit = 10_i128.checked_pow(places)?;
            let ends = unit.checked_rem(small.denominator())? == 0;
            ends.then_some((places, unit.checked_div(small.denominator())?))
        })?;
        let mantissa = small.numerator().checked_mul(factor)?;
        Decimal::try_from_i128_with_scale(mantissa, places).ok()
    }

    pub(super) const fn small(&self) -> Option<SmallFraction> {
        match self.0 {
            Form::Small(small) => Some(small),
            Form::Big(_) => None,
        }
    }

    pub(super) fn to_big(&self) -> BigFraction {
        match &self.0 {
            Form::Small(small) => BigFraction {
                negative: small.numerator().is_negative(),
                numerator: Natural::from(small.numerator().unsigned_abs()),
                denominator: Natural::from(small.denominator().unsigned_abs()),
            },
            Form::Big(big) => BigFraction::clone(big),
        }
    }

    /// How it compares with a decimal; nothing is reduced, so this is faster than
    /// [`Ord::cmp`] with a fraction made of it.
    #[must_use]
    pub(crate) fn compare_to(&self, decimal: Decimal) -> Ordering {
        let small = self.small().and_then(|small| {
            let unit = 10_i128.checked_pow(decimal.scale())?;
            let own = small.numerator().checked_mul(unit)?;
            let other = decimal.mantissa().checked_mul(small.denominator())?;
            Some(own.cmp(&other))
        });
        small.unwrap_or_else(|| self.cmp(&decimal.into()))
    }

    /// The form that the size asks for, if the size is allowed at all.
    fn from_big(big: BigFraction) -> Result<Self, ArithmeticError> {
        if let (Some(numerator), Some(denominator)) =
            (big.numerator.to_u128(), big.denominator.to_u128())
        {
            return Ok(Self::from_reduced(big.negative, numerator, denominator));
        }
        if big.numerator.bits().max(big.denominator.bits()) > MOST_BITS {
            return Err(ArithmeticError::TooLarge);
        }
        Ok(Self(Form::Big(Box::new(big))))
    }

    /// The form that the size asks for; the denominator is not zero.
    fn from_reduced(negative: bool, numerator: u128, denominator: u128) -> Self {
        let form = SmallFraction::from_reduced(negative, numerator, denominator).map_or_else(
            || {
                Form::Big(Box::new(BigFraction {
                    negative,
                    numerator: Natural::from(numerator),
                    denominator: Natural::from(denominator),
                }))
            },
            Form::Small,
        );
        Self(form)
    }

    /// The fraction in lowest terms; the denominator is not zero, so neither is the divisor.
    fn reduce(negative: bool, numerator: u128, denominator: u128) -> Self {
        let common = greatest_common_divisor(numerator, denominator);
        Self::from_reduced(
            negative,
            numerator.checked_div(common).unwrap_or(numerator),
            denominator.checked_div(common).unwrap_or(denominator),
        )
    }

    fn reciprocal(&self) -> Result<Self, ArithmeticError> {
        match self.small().and_then(SmallFraction::reciprocal) {
            Some(small) => Ok(Self(Form::Small(small))),
            None => Self::from_big(self.to_big().reciprocal()?),
        }
    }

    /// An operation on the small forms, or on the big ones where the small ones do not do.
    fn combine(
        &self,
        other: &Self,
        on_small: impl Fn(SmallFraction, SmallFraction) -> Option<SmallFraction>,
        on_big: impl Fn(&BigFraction, &BigFraction) -> Result<BigFraction, ArithmeticError>,
    ) -> Result<Self, ArithmeticError> {
        let small = self.small().zip(other.small());
        match small.and_then(|(own, other)| on_small(own, other)) {
            Some(small) => Ok(Self(Form::Small(small))),
            None => Self::from_big(on_big(&self.to_big(), &other.to_big())?),
        }
    }
}

impl From<Decimal> for Rational {
    fn from(value: Decimal) -> Self {
        let mantissa = value.mantissa();
        if value.scale() == 0 {
            return Self::from_reduced(mantissa.is_negative(), mantissa.unsigned_abs(), 1);
        }
        // A decimal has at most 28 places, and a `u128` holds the powers of ten up to the 38th.
        let unit = 10_u128.saturating_pow(value.scale());
        Self::reduce(mantissa.is_negative(), mantissa.unsigned_abs(), unit)
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self::from_integer(value)
    }
}

impl From<u64> for Rational {
    fn from(value: u64) -> Self {
        Self::from_reduced(false, value.into(), 1)
    }
}

/// How many things there are.
impl From<usize> for Rational {
    fn from(value: usize) -> Self {
        // No machine counts further than 64 bits.
        Self::from(u64::try_from(value).unwrap_or(u64::MAX))
    }
}

impl From<u32> for Rational {
    fn from(value: u32) -> Self {
        Self::from_integer(value.into())
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        let small = self.small().zip(other.small());
        small
            .and_then(|(own, other)| own.compare(other))
            .unwrap_or_else(|| self.to_big().cmp(&other.to_big()))
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Rational {
    /// As "numerator/denominator", or the numerator alone for a whole number.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let big = self.to_big();
        let mut digits = big.numerator.to_decimal_digits();
        if !self.is_integer() {
            digits.push('/');
            digits.push_str(&big.denominator.to_decimal_digits());
        }
        formatter.pad_integral(!self.is_negative(), "", &digits)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::hash_map::DefaultHasher;
    use std::hash::{Hash as _, Hasher as _};

    use proptest::prelude::*;

    use super::super::oracle::{Pair, decimals, expressions, pairs};
    use super::*;

    fn rational(numerator: i128, denominator: i128) -> Rational {
        Rational::new(numerator, denominator).unwrap()
    }

    fn hash(value: &Rational) -> u64 {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    }

    fn is_small(value: &Rational) -> bool {
        value.small().is_some()
    }

    #[test]
    fn fractions_are_reduced_and_carry_the_sign_above() {
        assert_eq!(rational(-6, -4).to_string(), "3/2");
        assert_eq!(rational(6, -4).to_string(), "-3/2");
        assert_eq!(rational(0, -5), Rational::ZERO);
        assert_eq!(rational(i128::MIN, i128::MIN), Rational::ONE);
        assert_eq!(rational(8, -4).to_string(), "-2");
    }

    #[test]
    fn the_least_integer_has_a_magnitude_and_an_opposite() {
        let least = rational(i128::MIN, 1);
        assert!(!is_small(&least));
        assert_eq!(least.abs(), rational(i128::MIN, -1));
        assert_eq!(
            least.neg().to_string(),
            "170141183460469231731687303715884105728"
        );
        assert_eq!(least.neg().neg(), least);
        let above = least.checked_add(&Rational::ONE).unwrap();
        assert_eq!(above, rational(-i128::MAX, 1));
        assert!(is_small(&above));
        assert_eq!(above.checked_sub(&Rational::ONE), Ok(least));
    }

    #[test]
    fn zero_has_no_sign() {
        let big = rational(1, i128::MIN);
        assert!(!is_small(&big));
        let zero = big.checked_mul(&Rational::ZERO).unwrap();
        assert_eq!(zero, Rational::ZERO);
        assert!(zero.is_zero() && !zero.is_negative() && zero.is_integer());
        assert_eq!(big.checked_sub(&big), Ok(Rational::ZERO));
        assert_eq!(Rational::ZERO.neg(), Rational::ZERO);
        assert_eq!(Rational::from(Decimal::new(-0, 3)), Rational::ZERO);
    }

    #[test]
    fn division_by_zero_is_refused() {
        for value in [Rational::ZERO, Rational::ONE, rational(1, i128::MIN)] {
            assert_eq!(
                value.checked_div(&Rational::ZERO),
                Err(ArithmeticError::DivisionByZero)
            );
        }
        assert_eq!(Rational::new(0, 0), Err(ArithmeticError::DivisionByZero));
    }

    #[test]
    fn squaring_over_and_over_ends() {
        for start in [
            rational(10, 1),
            rational(-1, 10),
            rational(i128::MAX, i128::MIN),
        ] {
            let mut value = start;
            let error = loop {
                match value.checked_mul(&value) {
                    Ok(square) => value = square,
                    Err(error) => break error,
                }
            };
            assert_eq!(error, ArithmeticError::TooLarge);
            assert!(value.to_big().denominator.bits() <= MOST_BITS);
        }
    }

    #[test]
    fn the_limit_is_exact() {
        let mut power = rational(2, 1);
        for _ in 0..12 {
            power = power.checked_mul(&power).unwrap();
        }
        let half = rational(1, 2);
        let top = power
            .checked_mul(&half)
            .unwrap()
            .checked_mul(&power)
            .unwrap();
        assert_eq!(top.to_big().numerator.bits(), MOST_BITS);
        assert_eq!(top.checked_add(&top), Err(ArithmeticError::TooLarge));
        assert_eq!(top.checked_sub(&top), Ok(Rational::ZERO));
        assert_eq!(top.checked_div(&top), Ok(Rational::ONE));
        assert!(top.checked_add(&Rational::ONE).is_ok());
    }

    #[test]
    fn integers_convert() {
        assert_eq!(Rational::from(i64::MIN).to_string(), i64::MIN.to_string());
        assert_eq!(Rational::from(u64::MAX).to_string(), u64::MAX.to_string());
        assert_eq!(Rational::from(7_u32), rational(7, 1));
    }

    #[test]
    fn the_extreme_decimals_convert() {
        for decimal in [Decimal::MAX, Decimal::MIN, Decimal::new(1, 28)] {
            assert_eq!(Rational::from(decimal).to_decimal_exact(), Some(decimal));
        }
        let tenth = rational(1, 10);
        let beyond = Rational::from(Decimal::new(1, 28))
            .checked_mul(&tenth)
            .unwrap();
        assert_eq!(beyond.to_decimal_exact(), None);
        assert_eq!(rational(i128::MAX, 1).to_decimal_exact(), None);
        assert_eq!(rational(i128::MIN, 1).to_decimal_exact(), None);
        assert_eq!(rational(1, 7).to_decimal_exact(), None);
    }

    #[test]
    fn display_pads() {
        assert_eq!(
            format!("{:>6}|{:+}", rational(-1, 2), rational(3, 1)),
            "  -1/2|+3"
        );
    }

    #[test]
    fn threads_may_share_it() {
        fn shared<T: Send + Sync>() {}
        shared::<Rational>();
    }

    proptest! {
        #[test]
        fn expressions_agree(value in expressions()) {
            value.assert_agrees();
            prop_assert_eq!(value.ours.is_negative(), value.oracle < Pair::integer(0).oracle);
            prop_assert_eq!(value.ours.is_integer(), value.oracle.is_integer());
            prop_assert_eq!(value.ours.abs().max(Rational::ZERO), value.ours.abs());
        }

        #[test]
        fn what_is_undone_is_equal(value in expressions(), other in expressions()) {
            let mut same = vec![value.plus(&other).minus(&other), value.minus(&other).plus(&other)];
            same.extend(value.times(&other).over(&other));
            same.extend(value.over(&other).map(|quotient| quotient.times(&other)));
            for same in same {
                prop_assert_eq!(&same.ours, &value.ours);
                prop_assert_eq!(is_small(&same.ours), is_small(&value.ours));
                prop_assert_eq!(hash(&same.ours), hash(&value.ours));
            }
        }

        #[test]
        fn order_agrees(first in expressions(), second in expressions(), offset in pairs()) {
            let neighbour = first.plus(&offset);
            for other in [&first, &second, &neighbour] {
                let order = first.ours.cmp(&other.ours);
                prop_assert_eq!(order, first.oracle.cmp(&other.oracle));
                prop_assert_eq!(order.reverse(), other.ours.cmp(&first.ours));
                prop_assert_eq!(order.is_eq(), first.ours == other.ours);
            }
        }

        #[test]
        fn sums_agree(values in proptest::collection::vec(pairs(), 0..6)) {
            let total = values.iter().fold(Pair::integer(0), |total, value| total.plus(value));
            total.assert_agrees();
            let sum = Rational::sum(values.iter().map(|value| &value.ours));
            prop_assert_eq!(sum, Ok(total.ours));
        }

        #[test]
        fn decimals_convert_exactly(decimal in decimals()) {
            let exact = Rational::from(decimal).to_decimal_exact().unwrap();
            prop_assert_eq!(exact, decimal);
            prop_assert_eq!(exact.scale(), decimal.normalize().scale());
        }

        #[test]
        fn exact_decimals_are_exact(value in expressions()) {
            if let Some(decimal) = value.ours.to_decimal_exact() {
                prop_assert_eq!(Rational::from(decimal), value.ours);
            }
        }
    }
}

//! Rounding: the only place in this crate where a figure loses digits.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::natural::Natural;
use super::rational::MOST_BITS;
use super::{ArithmeticError, Rational};

/// Which way a figure goes that lies between two neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rounding {
    /// To the nearest neighbour, and from the middle away from zero: 0.125 becomes 0.13, and
    /// -0.125 becomes -0.13.
    #[default]
    HalfAwayFromZero,
    /// To the nearest neighbour, and from the middle to the even digit: 0.125 becomes 0.12, and
    /// 0.135 becomes 0.14.
    HalfEven,
    /// Always towards zero: 0.129 becomes 0.12, and -0.129 becomes -0.12.
    TowardZero,
}

impl Rounding {
    /// A quotient, rounded to a whole number.
    ///
    /// Exact for all numbers; `None` if the divisor is zero or the quotient does not fit.
    ///
    /// ```
    /// use lkj_core::arithmetic::Rounding;
    ///
    /// assert_eq!(Rounding::HalfAwayFromZero.divide(5, 2), Some(3));
    /// assert_eq!(Rounding::HalfAwayFromZero.divide(-5, 2), Some(-3));
    /// assert_eq!(Rounding::HalfEven.divide(5, 2), Some(2));
    /// assert_eq!(Rounding::TowardZero.divide(5, 3), Some(1));
    /// assert_eq!(Rounding::HalfAwayFromZero.divide(1, 0), None);
    /// ```
    #[must_use]
    pub fn divide(self, dividend: i128, divisor: i128) -> Option<i128> {
        let negative = dividend.is_negative() != divisor.is_negative();
        let (dividend, divisor) = (dividend.unsigned_abs(), divisor.unsigned_abs());
        let (cut_off, remainder) = quotient_and_remainder(dividend, divisor)?;
        // Twice the remainder might not fit, what is left of the divisor always does.
        let against_half = remainder.cmp(&divisor.checked_sub(remainder)?);
        self.finish(negative, cut_off, against_half)
    }

    /// Whether a magnitude that was cut off goes up by one, given how what was cut off compares
    /// with one half.
    const fn goes_up(self, against_half: Ordering, is_odd: bool) -> bool {
        match (self, against_half) {
            (Self::TowardZero, _) | (_, Ordering::Less) => false,
            (_, Ordering::Greater) | (Self::HalfAwayFromZero, Ordering::Equal) => true,
            (Self::HalfEven, Ordering::Equal) => is_odd,
        }
    }

    /// The magnitude after rounding, with its sign; `None` if it does not fit.
    fn finish(self, negative: bool, cut_off: u128, against_half: Ordering) -> Option<i128> {
        let is_odd = cut_off & 1 == 1;
        let goes_up = self.goes_up(against_half, is_odd);
        let magnitude = cut_off.checked_add(u128::from(goes_up))?;
        if negative {
            0_i128.checked_sub_unsigned(magnitude)
        } else {
            i128::try_from(magnitude).ok()
        }
    }
}

/// How many decimal places a figure is rounded to: 0 to 12.
///
/// ```
/// use lkj_core::arithmetic::Places;
///
/// assert_eq!(Places::new(2), Some(Places::TWO));
/// assert_eq!(Places::new(13), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Places(u8);

impl Places {
    /// No decimal places.
    pub const ZERO: Self = Self(0);
    /// Two decimal places.
    pub const TWO: Self = Self(2);
    /// The most decimal places there can be, 12.
    pub const MAX: Self = Self(12);

    /// The number of places, if it is at most 12.
    #[must_use]
    pub const fn new(places: u8) -> Option<Self> {
        if places <= Self::MAX.0 {
            Some(Self(places))
        } else {
            None
        }
    }

    /// The number of places.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// How many units of the last place make 1. Places end at 12, so the power always fits.
    fn units(self) -> u64 {
        10_u64.saturating_pow(self.0.into())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Places {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Places".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 0, "maximum": Self::MAX.0 })
    }
}

impl fmt::Display for Places {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl TryFrom<u8> for Places {
    type Error = TooManyPlaces;

    fn try_from(places: u8) -> Result<Self, Self::Error> {
        Self::new(places).ok_or(TooManyPlaces(places))
    }
}

impl From<Places> for u8 {
    fn from(places: Places) -> Self {
        places.0
    }
}

/// A number of decimal places above 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{0} decimal places, where at most {most} are possible", most = Places::MAX)]
pub struct TooManyPlaces(u8);

impl Rational {
    /// The nearest decimal with exactly so many places, trailing zeros kept.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::TooLarge`] if the digits do not fit the 96 bits of a [`Decimal`].
    ///
    /// ```
    /// use lkj_core::arithmetic::{Places, Rational, Rounding};
    ///
    /// let figure = Rational::new(-1, 8)?;
    /// let round = |mode| figure.round(Places::TWO, mode).map(|figure| figure.to_string());
    /// assert_eq!(round(Rounding::HalfAwayFromZero)?, "-0.13");
    /// assert_eq!(round(Rounding::HalfEven)?, "-0.12");
    /// assert_eq!(round(Rounding::TowardZero)?, "-0.12");
    /// assert_eq!(Rational::HUNDRED.round(Places::TWO, Rounding::default())?.to_string(), "100.00");
    /// # Ok::<(), lkj_core::arithmetic::ArithmeticError>(())
    /// ```
    pub fn round(&self, places: Places, mode: Rounding) -> Result<Decimal, ArithmeticError> {
        let small = self.small().and_then(|small| {
            let units = small.numerator().checked_mul(places.units().into())?;
            mode.divide(units, small.denominator())
        });
        let units = match small {
            Some(units) => units,
            None => self.round_big(places, mode)?,
        };
        to_decimal(units, places)
    }

    /// The rounded number of units of the last place.
    fn round_big(&self, places: Places, mode: Rounding) -> Result<i128, ArithmeticError> {
        let big = self.to_big();
        let units = big
            .numerator
            .times(&Natural::from(u128::from(places.units())));
        let (cut_off, remainder) = units.divide(&big.denominator)?;
        let against_half = remainder.cmp(&big.denominator.distance(&remainder));
        cut_off
            .to_u128()
            .and_then(|cut_off| mode.finish(big.negative, cut_off, against_half))
            .ok_or(ArithmeticError::TooLarge)
    }

    /// The geometric mean of values that are not negative, rounded once: the nearest decimal to
    /// the exact root of the exact product.
    ///
    /// # Errors
    ///
    /// [`ArithmeticError::Empty`] for no values, [`ArithmeticError::NegativeRoot`] if one is
    /// negative, [`ArithmeticError::TooLarge`] if the product, or 10 to the power of the places
    /// times the number of values, needs more than 8192 bits (so at most 1170 values at two
    /// places), or if the mean does not fit a [`Decimal`].
    ///
    /// ```
    /// use lkj_core::arithmetic::{Places, Rational, Rounding};
    ///
    /// let values = [Rational::from(100_u32), Rational::from(90_u32)];
    /// let mean = Rational::geometric_mean_rounded(&values, Places::TWO, Rounding::default())?;
    /// assert_eq!(mean.to_string(), "94.87");
    /// # Ok::<(), lkj_core::arithmetic::ArithmeticError>(())
    /// ```
    pub fn geometric_mean_rounded(
        values: &[Self],
        places: Places,
        mode: Rounding,
    ) -> Result<Decimal, ArithmeticError> {
        if values.is_empty() {
            return Err(ArithmeticError::Empty);
        }
        if values.iter().any(Self::is_negative) {
            return Err(ArithmeticError::NegativeRoot);
        }
        // A zero decides the mean, however large the other values are.
        if values.iter().any(Self::is_zero) {
            return to_decimal(0, places);
        }
        let degree = u32::try_from(values.len()).map_err(|_| ArithmeticError::TooLarge)?;
        let product = values
            .iter()
            .try_fold(Self::ONE, |product, value| product.checked_mul(value))?;
        to_decimal(product.round_root(degree, places, mode)?, places)
    }

    /// The root of a fraction that is not negative, as a rounded number of units of the last place.
    fn round_root(
        &self,
        degree: u32,
        places: Places,
        mode: Rounding,
    ) -> Result<i128, ArithmeticError> {
        let units = bounded_power(places.units(), degree)?;
        let radicand = self.to_big();
        let numerator = radicand.numerator.times(&units);
        let cut_off = numerator
            .quotient(&radicand.denominator)?
            .floor_root(degree)
            .ok_or(ArithmeticError::TooLarge)?;

        // The root lies above `cut_off` and a half just when its power lies above that one's
        // power; both powers are multiplied by the denominator and by two to the degree.
        let middle = Natural::from(cut_off.saturating_mul(2).saturating_add(1));
        let power_of_middle = middle.power(degree).times(&radicand.denominator);
        let power_of_root = numerator.times(&Natural::from(2).power(degree));
        mode.finish(false, cut_off, power_of_root.cmp(&power_of_middle))
            .ok_or(ArithmeticError::TooLarge)
    }
}

/// Machines divide short numbers by themselves, long ones need a routine.
fn quotient_and_remainder(dividend: u128, divisor: u128) -> Option<(u128, u128)> {
    if let (Ok(dividend), Ok(divisor)) = (u64::try_from(dividend), u64::try_from(divisor)) {
        let quotient = dividend.checked_div(divisor)?;
        let remainder = dividend.checked_rem(divisor)?;
        return Some((quotient.into(), remainder.into()));
    }
    let quotient = dividend.checked_div(divisor)?;
    Some((quotient, dividend.checked_rem(divisor)?))
}

/// The power, unless it is longer than a fraction may be.
fn bounded_power(base: u64, exponent: u32) -> Result<Natural, ArithmeticError> {
    let base = Natural::from(u128::from(base));
    let bits = usize::try_from(exponent)
        .ok()
        .and_then(|exponent| base.bits().checked_mul(exponent));
    match bits {
        Some(bits) if bits <= MOST_BITS => Ok(base.power(exponent)),
        _ => Err(ArithmeticError::TooLarge),
    }
}

/// A number of units of the last place as a decimal. Zero units have no sign.
fn to_decimal(units: i128, places: Places) -> Result<Decimal, ArithmeticError> {
    Decimal::try_from_i128_with_scale(units, places.0.into()).map_err(|_| ArithmeticError::TooLarge)
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;
    use num_traits::{Signed as _, Zero as _};
    use proptest::prelude::*;

    use super::super::oracle::{Oracle, Pair, expressions, integers};
    use super::*;

    const MODES: [Rounding; 3] = [
        Rounding::HalfAwayFromZero,
        Rounding::HalfEven,
        Rounding::TowardZero,
    ];

    fn rational(numerator: i128, denominator: i128) -> Rational {
        Rational::new(numerator, denominator).unwrap()
    }

    fn exact(decimal: &str) -> Rational {
        decimal.parse::<Decimal>().unwrap().into()
    }

    fn rounded(value: &Rational, mode: Rounding) -> String {
        value.round(Places::TWO, mode).unwrap().to_string()
    }

    fn all_places() -> impl Strategy<Value = Places> {
        (0..=12_u8).prop_map(|places| Places::new(places).unwrap())
    }

    fn all_modes() -> impl Strategy<Value = Rounding> {
        proptest::sample::select(&MODES)
    }

    /// The rounded number of units, found in the second implementation by comparing fractions.
    fn round_oracle(value: &Oracle, places: Places, mode: Rounding) -> BigInt {
        let half = Pair::new(1, 2).oracle;
        let units = value.abs() * BigInt::from(10).pow(places.get().into());
        let cut_off = units.to_integer();
        let fraction = units.fract();
        let goes_up = match mode {
            Rounding::HalfAwayFromZero => fraction >= half,
            Rounding::HalfEven => fraction > half || (fraction == half && cut_off.bit(0)),
            Rounding::TowardZero => false,
        };
        let magnitude = cut_off + i32::from(goes_up);
        if value.is_negative() {
            -magnitude
        } else {
            magnitude
        }
    }

    fn assert_rounds(value: &Pair, places: Places, mode: Rounding) {
        let expected = round_oracle(&value.oracle, places, mode);
        match value.ours.round(places, mode) {
            Ok(decimal) => {
                assert_eq!(BigInt::from(decimal.mantissa()), expected);
                assert_eq!(decimal.scale(), u32::from(places.get()));
                assert!(!decimal.is_zero() || decimal.is_sign_positive());
            }
            Err(error) => {
                assert_eq!(error, ArithmeticError::TooLarge);
                assert!(expected.bits() > 96);
            }
        }
    }

    /// A number half a unit beyond `cut_off` units of the last place.
    fn tie(cut_off: i128, places: Places) -> Pair {
        Pair::new(2 * cut_off + 1, 2 * i128::from(places.units()))
    }

    /// Compares powers instead of taking a root: a mean is right when the product lies where the
    /// mode allows it between the powers around the mean.
    fn assert_mean(values: &[Pair], places: Places, mode: Rounding) {
        let degree = i32::try_from(values.len()).unwrap();
        let ours: Vec<_> = values.iter().map(|value| value.ours.clone()).collect();
        let mean = Rational::geometric_mean_rounded(&ours, places, mode).unwrap();
        assert_eq!(mean.scale(), u32::from(places.get()));

        let product = values
            .iter()
            .fold(Pair::integer(1).oracle, |product, value| {
                product * &value.oracle
            });
        let power = |half_units: i128| {
            let half_units = Pair::new(half_units, 2 * i128::from(places.units())).oracle;
            if half_units.is_negative() {
                Oracle::zero()
            } else {
                half_units.pow(degree)
            }
        };
        let half_units = 2 * mean.mantissa();
        let (below, above) = (power(half_units - 1), power(half_units + 1));
        let is_even = mean.mantissa() % 2 == 0;
        let right = match mode {
            Rounding::HalfAwayFromZero => below <= product && product < above,
            Rounding::HalfEven if is_even => below <= product && product <= above,
            Rounding::HalfEven => below < product && product < above,
            Rounding::TowardZero => power(half_units) <= product && product < power(half_units + 2),
        };
        assert!(right, "{mean} for {values:?}");
    }

    #[test]
    fn worked_examples() {
        let mode = Rounding::HalfAwayFromZero;
        let share = rational(376, 468).checked_mul(&Rational::HUNDRED).unwrap();
        assert_eq!(rounded(&share, mode), "80.34");
        assert_eq!(rounded(&exact("93.975"), mode), "93.98");
        assert_eq!(rounded(&exact("-0.005"), mode), "-0.01");
        assert_eq!(rounded(&exact("101.5"), mode), "101.50");
        assert_eq!(rounded(&rational(200, 3), mode), "66.67");
    }

    #[test]
    fn zero_keeps_its_places_and_has_no_sign() {
        for mode in MODES {
            assert_eq!(rounded(&Rational::ZERO, mode), "0.00");
            assert_eq!(rounded(&exact("-0.004"), mode), "0.00");
            assert!(
                exact("-0.004")
                    .round(Places::TWO, mode)
                    .unwrap()
                    .is_sign_positive()
            );
        }
        let big = rational(-1, i128::MIN).neg();
        assert_eq!(rounded(&big, Rounding::TowardZero), "0.00");
    }

    #[test]
    fn ties_follow_the_mode() {
        let modes = |value: &str| MODES.map(|mode| rounded(&exact(value), mode));
        assert_eq!(modes("0.125"), ["0.13", "0.12", "0.12"]);
        assert_eq!(modes("0.135"), ["0.14", "0.14", "0.13"]);
        assert_eq!(modes("-0.125"), ["-0.13", "-0.12", "-0.12"]);
        assert_eq!(modes("-0.135"), ["-0.14", "-0.14", "-0.13"]);
        assert_eq!(
            modes("0.1250000000000000000000000001"),
            ["0.13", "0.13", "0.12"]
        );
        assert_eq!(
            modes("0.1249999999999999999999999999"),
            ["0.12", "0.12", "0.12"]
        );
    }

    #[test]
    fn the_greatest_decimal_is_the_limit() {
        let greatest = Rational::from(Decimal::MAX);
        let mode = Rounding::HalfAwayFromZero;
        assert_eq!(greatest.round(Places::ZERO, mode), Ok(Decimal::MAX));
        assert_eq!(greatest.neg().round(Places::ZERO, mode), Ok(Decimal::MIN));
        assert_eq!(
            greatest.round(Places::TWO, mode),
            Err(ArithmeticError::TooLarge)
        );
        let above = greatest.checked_add(&rational(1, 2)).unwrap();
        assert_eq!(
            above.round(Places::ZERO, mode),
            Err(ArithmeticError::TooLarge)
        );
        assert_eq!(
            above.round(Places::ZERO, Rounding::TowardZero),
            Ok(Decimal::MAX)
        );
        let huge = rational(i128::MIN, 1);
        assert_eq!(
            huge.round(Places::MAX, mode),
            Err(ArithmeticError::TooLarge)
        );
    }

    #[test]
    fn quotients_are_exact_at_the_extremes() {
        let divide = |n, d| Rounding::HalfAwayFromZero.divide(n, d);
        assert_eq!(divide(i128::MIN, 1), Some(i128::MIN));
        assert_eq!(divide(i128::MIN, -1), None);
        assert_eq!(divide(i128::MIN, i128::MIN), Some(1));
        assert_eq!(divide(i128::MAX, i128::MIN), Some(-1));
        assert_eq!(divide(i128::MAX, 2), Some(1 << 126));
        assert_eq!(divide(1 << 126, i128::MIN), Some(-1));
        assert_eq!(divide((1 << 126) - 1, i128::MIN), Some(0));
        assert_eq!(divide(0, -7), Some(0));
        assert_eq!(divide(7, 0), None);
    }

    #[test]
    fn geometric_means_of_regulation_22() {
        let mean = |values: &[Rational]| {
            let scaled: Vec<_> = values
                .iter()
                .map(|value| value.checked_mul(&Rational::HUNDRED).unwrap())
                .collect();
            let mode = Rounding::HalfAwayFromZero;
            let mean = Rational::geometric_mean_rounded(&scaled, Places::TWO, mode);
            mean.unwrap().to_string()
        };
        assert_eq!(mean(&[Rational::ONE, exact("0.9")]), "94.87");
        assert_eq!(
            mean(&[rational(2, 3), rational(2, 3), Rational::ONE]),
            "76.31"
        );
        assert_eq!(mean(&[Rational::ONE]), "100.00");
        assert_eq!(mean(&[Rational::ONE, Rational::ZERO]), "0.00");
    }

    #[test]
    fn geometric_means_that_do_not_exist_are_refused() {
        let mean = |values: &[Rational], places| {
            Rational::geometric_mean_rounded(values, places, Rounding::HalfEven)
        };
        assert_eq!(mean(&[], Places::TWO), Err(ArithmeticError::Empty));
        let negative = [Rational::ZERO, rational(-1, 2), rational(-1, 2)];
        assert_eq!(
            mean(&negative, Places::TWO),
            Err(ArithmeticError::NegativeRoot)
        );
        let huge = [rational(i128::MAX, 1), rational(i128::MIN, -1)];
        assert_eq!(mean(&huge, Places::ZERO), Err(ArithmeticError::TooLarge));
        let ones = vec![Rational::ONE; 1171];
        assert_eq!(mean(&ones, Places::TWO), Err(ArithmeticError::TooLarge));
        assert_eq!(mean(&ones[1..], Places::TWO), Ok(Decimal::new(100, 2)));
    }

    #[test]
    fn places_and_modes_are_read_and_written_as_data() {
        let read = serde_json::from_str::<Places>;
        assert_eq!(read("2").unwrap(), Places::TWO);
        assert_eq!(serde_json::to_string(&Places::MAX).unwrap(), "12");
        assert_eq!(
            read("13").unwrap_err().to_string(),
            "13 decimal places, where at most 12 are possible"
        );
        assert!(read("-1").is_err());
        assert_eq!(
            serde_json::to_string(&MODES).unwrap(),
            r#"["half_away_from_zero","half_even","toward_zero"]"#
        );
        assert_eq!(
            serde_json::from_str::<Rounding>(r#""half_even""#).unwrap(),
            Rounding::HalfEven
        );
    }

    proptest! {
        #[test]
        fn rounding_agrees(value in expressions(), places in all_places(), mode in all_modes()) {
            assert_rounds(&value, places, mode);
        }

        #[test]
        fn ties_and_their_neighbours_agree(
            cut_off in -100_000..100_000_i128,
            places in all_places(),
            distance in prop_oneof![1_000..2_000_i128, Just(10_i128.pow(28)), Just(i128::MAX)],
        ) {
            let tie = tie(cut_off, places);
            let step = Pair::new(1, distance);
            for value in [&tie, &tie.plus(&step), &tie.minus(&step)] {
                for mode in MODES {
                    assert_rounds(value, places, mode);
                }
            }
        }

        #[test]
        fn quotients_agree(dividend in integers(), divisor in integers(), mode in all_modes()) {
            let quotient = mode.divide(dividend, divisor);
            if divisor == 0 {
                prop_assert_eq!(quotient, None);
            } else {
                let exact = Pair::new(dividend, divisor).oracle;
                let expected = round_oracle(&exact, Places::ZERO, mode);
                prop_assert_eq!(quotient, i128::try_from(expected).ok());
            }
        }

        #[test]
        fn geometric_means_agree(
            fractions in proptest::collection::vec((1..1_000_000_i128, 1..1_000_i128), 1..7),
            places in (0..=4_u8).prop_map(|places| Places::new(places).unwrap()),
            mode in all_modes(),
        ) {
            let values: Vec<_> = fractions.iter().map(|&(above, below)| Pair::new(above, below)).collect();
            assert_mean(&values, places, mode);
        }

        #[test]
        fn geometric_means_at_ties_agree(
            cut_off in 0..100_000_i128,
            count in 1..6_usize,
            places in all_places(),
            mode in all_modes(),
        ) {
            let tie = tie(cut_off, places);
            let tiny = Pair::new(1, 10_i128.pow(28));
            for first in [tie.clone(), tie.plus(&tiny), tie.minus(&tiny)] {
                let mut values = vec![tie.clone(); count];
                values[0] = first;
                assert_mean(&values, places, mode);
            }
        }
    }
}

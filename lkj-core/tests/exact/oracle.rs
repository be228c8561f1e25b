//! The second implementation: fractions of big integers, rounding and roots by comparing them.

use lkj_core::arithmetic::Rounding;
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{One, Signed, Zero};
use rust_decimal::Decimal;

/// A number of any size, exact.
pub(crate) type Exact = Ratio<BigInt>;

/// The number that a decimal stands for.
pub(crate) fn exact(value: Decimal) -> Exact {
    Exact::new(value.mantissa().into(), ten_to(value.scale()))
}

/// A whole number.
pub(crate) fn whole(value: usize) -> Exact {
    Exact::from(BigInt::from(value))
}

pub(crate) fn hundred() -> Exact {
    whole(100)
}

/// A part of a whole in percent; `None` of zero.
pub(crate) fn percent(part: &Exact, of: &Exact) -> Option<Exact> {
    (!of.is_zero()).then(|| part / of * hundred())
}

/// The sum; zero of nothing.
pub(crate) fn sum<'a>(values: impl IntoIterator<Item = &'a Exact>) -> Exact {
    values
        .into_iter()
        .fold(Exact::zero(), |sum, next| sum + next)
}

fn ten_to(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

/// A number with so many decimals: a whole number of units of the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rounded {
    units: BigInt,
    places: u8,
}

impl Rounded {
    /// The number rounded; `None` where it has more digits than a decimal's 96 bits hold.
    pub(crate) fn of(value: &Exact, places: u8, mode: Rounding) -> Option<Self> {
        let units = value.abs() * ten_to(places.into());
        let cut_off = units.to_integer();
        let against_half = (units - &cut_off).cmp(&Exact::new(1.into(), 2.into()));
        Self::finished(value.is_negative(), cut_off, against_half, places, mode)
    }

    /// The geometric mean of numbers that are not negative, rounded.
    pub(crate) fn geometric_mean(values: &[Exact], places: u8, mode: Rounding) -> Option<Self> {
        let degree = u32::try_from(values.len()).unwrap();
        let product: Exact = values
            .iter()
            .fold(Exact::one(), |product, one| product * one);
        let power = product * ten_to(places.into()).pow(degree);
        let cut_off = power.to_integer().nth_root(degree);
        let middle = Exact::new(&cut_off * 2 + 1, 2.into());
        let against_half = power.cmp(&num_traits::pow(middle, values.len()));
        Self::finished(false, cut_off, against_half, places, mode)
    }

    fn finished(
        negative: bool,
        cut_off: BigInt,
        against_half: std::cmp::Ordering,
        places: u8,
        mode: Rounding,
    ) -> Option<Self> {
        let goes_up = match mode {
            Rounding::HalfAwayFromZero => against_half.is_ge(),
            Rounding::HalfEven => against_half.is_gt() || (against_half.is_eq() && cut_off.bit(0)),
            Rounding::TowardZero => false,
            other => unreachable!("{other:?} is not known here"),
        };
        let magnitude = cut_off + u8::from(goes_up);
        let units = if negative { -magnitude } else { magnitude };
        (units.bits() <= 96).then_some(Self { units, places })
    }

    /// The number.
    pub(crate) fn exact(&self) -> Exact {
        Exact::new(self.units.clone(), ten_to(self.places.into()))
    }
}

/// All its decimals, with a point.
impl std::fmt::Display for Rounded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let places = usize::from(self.places);
        let sign = if self.units.is_negative() { "-" } else { "" };
        let digits = format!(
            "{:0>width$}",
            self.units.abs().to_string(),
            width = places + 1
        );
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let point = if places > 0 { "." } else { "" };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

/// Whether a decimal can hold a number with all its digits.
pub(crate) fn fits_a_decimal(value: &Exact) -> bool {
    (0..=28_u32)
        .map(|places| value * ten_to(places))
        .find(Exact::is_integer)
        .is_some_and(|units| units.to_integer().bits() <= 96)
}

#[test]
fn the_second_implementation_rounds() {
    let rounded = |numerator: i32, denominator: i32, mode| {
        let value = Exact::new(numerator.into(), denominator.into());
        Rounded::of(&value, 2, mode).unwrap().to_string()
    };
    assert_eq!(rounded(-1, 8, Rounding::HalfAwayFromZero), "-0.13");
    assert_eq!(rounded(-1, 8, Rounding::HalfEven), "-0.12");
    assert_eq!(rounded(27, 200, Rounding::HalfEven), "0.14");
    assert_eq!(rounded(-1, 300, Rounding::TowardZero), "0.00");
    let of = [hundred(), whole(90)];
    let mean = Rounded::geometric_mean(&of, 2, Rounding::HalfEven).unwrap();
    assert_eq!(mean.to_string(), "94.87");
}

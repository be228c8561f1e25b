//! Numbers of any scale on their way into columns of whole numbers.

use pulp::Arch;

use super::MISSING;
use crate::number::{FloatError, exact};

/// A number as whole digits and how many of them are decimals: 80,94 is 8094 with two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scaled {
    /// All digits.
    pub digits: i128,
    /// How many of them stand behind the point; below zero, how many zeros follow.
    pub places: i32,
}

impl Scaled {
    /// A float by its shortest decimal form, as [`exact::shortest`] takes it; NaN is missing.
    ///
    /// Most floats of a table were written with few decimals. Such a one is found without
    /// writing it out: where n / 10^p, divided as floats, is the float again and n has at most 15
    /// digits, n / 10^p is its shortest form, trailing zeros aside. For n and 10^p are floats
    /// without rounding, so the quotient is the float nearest to n / 10^p, which is what reading
    /// that decimal gives; and no two decimals of up to 15 digits are read as one float, the
    /// shortest form being one of them.
    ///
    /// # Errors
    /// [`FloatError`] for infinities, and for more digits than a decimal keeps.
    ///
    /// ```
    /// use lkj_core::columns::Scaled;
    /// assert_eq!(Scaled::of_float(80.94)?, Some(Scaled { digits: 8094, places: 2 }));
    /// assert_eq!(Scaled::of_float(f64::NAN)?, None);
    /// # Ok::<(), lkj_core::number::FloatError>(())
    /// ```
    pub fn of_float(value: f64) -> Result<Option<Self>, FloatError> {
        for (places, unit) in [(0, 1.0), (2, 100.0), (4, 10_000.0)] {
            let digits = (value * unit).round();
            #[expect(clippy::float_cmp, reason = "it is this float or it is not")]
            if digits.abs() < 1e15 && digits / unit == value {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a whole number below 10^15"
                )]
                let digits = i128::from(digits as i64);
                return Ok(Some(Self { digits, places }));
            }
        }
        Ok(exact::shortest(value)?.map(Self::from))
    }

    /// The digits with so many places; `None` where they do not fit 64 bits.
    fn digits_at(self, places: i32) -> Option<i64> {
        let zeros = u32::try_from(places.checked_sub(self.places)?).ok()?;
        let digits = self.digits.checked_mul(10_i128.checked_pow(zeros)?)?;
        i64::try_from(digits)
            .ok()
            .filter(|digits| *digits != MISSING)
    }

    fn without_trailing_zeros(mut self) -> Self {
        if self.digits == 0 {
            return Self {
                digits: 0,
                places: i32::MIN,
            };
        }
        while self.digits.checked_rem(10) == Some(0) {
            self.digits = self.digits.checked_div(10).unwrap_or(self.digits);
            self.places = self.places.saturating_sub(1);
        }
        self
    }
}

impl From<rust_decimal::Decimal> for Scaled {
    fn from(value: rust_decimal::Decimal) -> Self {
        Self {
            digits: value.mantissa(),
            // A decimal has at most 28 places.
            places: i32::try_from(value.scale()).unwrap_or(i32::MAX),
        }
    }
}

/// Floats as whole numbers with so many places, where that is the shortest form of each (see
/// [`Scaled::of_float`]); NaN is [`MISSING`]. Says whether it was; if not, `digits` holds nothing
/// of use. Both are of one length.
///
/// ```
/// use lkj_core::columns::{MISSING, floats_at};
/// let mut digits = [0; 3];
/// assert!(floats_at(&[80.94, f64::NAN, 85.0], 2, &mut digits));
/// assert_eq!(digits, [8094, MISSING, 8500]);
/// assert!(!floats_at(&[0.125, 1.0, 2.0], 2, &mut digits));
/// ```
#[must_use]
pub fn floats_at(values: &[f64], places: u32, digits: &mut [i64]) -> bool {
    let unit = (0..places).fold(1.0, |unit, _| unit * 10.0);
    let mut are_all = values.len() == digits.len();
    Arch::new().dispatch(
        #[inline(always)]
        || {
            for (value, whole) in values.iter().zip(digits) {
                let rounded = (value * unit).round();
                #[expect(clippy::float_cmp, reason = "it is this float or it is not")]
                let is_it = (rounded / unit == *value) & (rounded.abs() < 1e15);
                are_all &= is_it | value.is_nan();
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a whole number below 10^15"
                )]
                let number = rounded as i64;
                *whole = if value.is_nan() { MISSING } else { number };
            }
            are_all
        },
    )
}

/// The numbers of one row, scaled alike: what is missing is [`MISSING`]. Their ratios are what
/// they were, so every row may have a scale of its own.
///
/// `None` where they do not fit 64 bits, whatever the scale.
///
/// ```
/// use lkj_core::columns::{MISSING, Scaled, scaled_alike};
/// let target = Scaled { digits: 8094, places: 2 };
/// let realization = Scaled { digits: 80, places: 0 };
/// assert_eq!(scaled_alike([Some(target), Some(realization)]), Some([8094, 8000]));
/// assert_eq!(scaled_alike([None, Some(realization)]), Some([MISSING, 80]));
/// let wide = Scaled { digits: 10_i128.pow(30), places: 12 };
/// assert_eq!(scaled_alike([Some(wide), Some(wide)]), Some([1, 1]));
/// let narrow = Scaled { digits: 1, places: 12 };
/// assert_eq!(scaled_alike([Some(wide), Some(narrow)]), None);
/// ```
#[must_use]
pub fn scaled_alike<const N: usize>(numbers: [Option<Scaled>; N]) -> Option<[i64; N]> {
    at_the_most_places(numbers)
        .or_else(|| at_the_most_places(numbers.map(|one| one.map(Scaled::without_trailing_zeros))))
}

/// A number for which 64 bits are too few beside the others of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("the number does not fit 64 bits with as many decimals as its column has")]
pub struct NoRoom;

/// A column that grows by numbers of any scale: whole numbers with as many decimals as any of
/// them has, so that they can be added up. What is missing is [`MISSING`].
///
/// ```
/// use lkj_core::columns::{MISSING, Scaled, ScaledColumn};
/// let mut weights = ScaledColumn::default();
/// weights.push(Some(Scaled { digits: 2, places: 0 }))?;
/// weights.push(None)?;
/// weights.push(Some(Scaled { digits: 25, places: 2 }))?;
/// weights.append(&[5], 1)?;
/// assert_eq!((weights.digits(), weights.places()), (&[200, MISSING, 25, 50][..], 2));
/// # Ok::<(), lkj_core::columns::NoRoom>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScaledColumn {
    digits: Vec<i64>,
    places: u32,
}

impl ScaledColumn {
    /// An empty column of numbers with at least so many decimals.
    #[must_use]
    pub const fn with_places(places: u32) -> Self {
        Self {
            digits: Vec::new(),
            places,
        }
    }

    /// All digits of its numbers.
    #[must_use]
    pub fn digits(&self) -> &[i64] {
        &self.digits
    }

    /// How many of them are decimals.
    #[must_use]
    pub const fn places(&self) -> u32 {
        self.places
    }

    /// Adds a number.
    ///
    /// # Errors
    /// [`NoRoom`] where it, or another with as many decimals, does not fit; the column then has
    /// another missing number.
    pub fn push(&mut self, number: Option<Scaled>) -> Result<(), NoRoom> {
        let pushed = number.map_or(Ok(MISSING), |number| {
            self.room_for(number)
                .or_else(|_| self.room_for(number.without_trailing_zeros()))
        });
        self.digits.push(pushed.unwrap_or(MISSING));
        pushed.map(|_| ())
    }

    /// Adds whole numbers of which so many digits are decimals.
    ///
    /// # Errors
    /// [`NoRoom`] where one of them, or of those before, does not fit; the column is then what it
    /// was.
    pub fn append(&mut self, digits: &[i64], places: u32) -> Result<(), NoRoom> {
        let most = self.places.max(places);
        let before = self.digits.len();
        self.digits.extend_from_slice(digits);
        let (own, others) = self.digits.split_at_mut(before);
        let fits = fits_with_zeros(own, most.saturating_sub(self.places))
            && fits_with_zeros(others, most.saturating_sub(places));
        if !fits {
            self.digits.truncate(before);
            return Err(NoRoom);
        }
        add_zeros(own, most.saturating_sub(self.places));
        add_zeros(others, most.saturating_sub(places));
        self.places = most;
        Ok(())
    }

    /// Gives two columns as many decimals as either has.
    ///
    /// # Errors
    /// [`NoRoom`] where a number does not fit with so many.
    pub fn align(&mut self, other: &mut Self) -> Result<(), NoRoom> {
        let most = self.places.max(other.places);
        self.grow_to(most)?;
        other.grow_to(most)
    }

    /// The digits of a number as this column has them.
    fn room_for(&mut self, number: Scaled) -> Result<i64, NoRoom> {
        if number.digits == 0 {
            return Ok(0);
        }
        if let Ok(places) = u32::try_from(number.places) {
            self.grow_to(places)?;
        }
        let places = i32::try_from(self.places).unwrap_or(i32::MAX);
        number.digits_at(places).ok_or(NoRoom)
    }

    /// At least so many decimals.
    fn grow_to(&mut self, places: u32) -> Result<(), NoRoom> {
        let zeros = places.saturating_sub(self.places);
        if !fits_with_zeros(&self.digits, zeros) {
            return Err(NoRoom);
        }
        add_zeros(&mut self.digits, zeros);
        self.places = self.places.max(places);
        Ok(())
    }
}

/// Whether numbers fit 64 bits with so many more zeros.
fn fits_with_zeros(digits: &[i64], zeros: u32) -> bool {
    if zeros == 0 {
        return true;
    }
    let factor = 10_i64.checked_pow(zeros);
    let most = factor.and_then(|factor| i64::MAX.checked_div(factor));
    let most = most.unwrap_or_default();
    let mut numbers = digits.iter().filter(|digits| **digits != MISSING);
    numbers.all(|digits| digits.saturating_abs() <= most)
}

/// Numbers that [fit](fits_with_zeros), with so many more zeros.
fn add_zeros(digits: &mut [i64], zeros: u32) {
    let factor = 10_i64.checked_pow(zeros).unwrap_or_default();
    if factor == 1 {
        return;
    }
    for digits in digits.iter_mut().filter(|digits| **digits != MISSING) {
        *digits = digits.wrapping_mul(factor);
    }
}

fn at_the_most_places<const N: usize>(numbers: [Option<Scaled>; N]) -> Option<[i64; N]> {
    let most = numbers.iter().flatten().map(|one| one.places).max();
    let places = most.unwrap_or_default();
    let mut row = [MISSING; N];
    for (digits, number) in row.iter_mut().zip(numbers) {
        if let Some(number) = number {
            *digits = if number.digits == 0 {
                0
            } else {
                number.digits_at(places)?
            };
        }
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn floats_are_their_shortest_form(bits in any::<u64>(), cents in -1_000_000_000_i64..1_000_000_000) {
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let written = cents as f64 / 100.0;
            for value in [f64::from_bits(bits), written] {
                let scaled = Scaled::of_float(value);
                let shortest = exact::shortest(value);
                match (scaled, shortest) {
                    (Ok(Some(scaled)), Ok(Some(shortest))) => {
                        let same = Scaled::from(shortest.normalize());
                        prop_assert_eq!(scaled_alike([Some(scaled)]).is_some(), scaled_alike([Some(same)]).is_some());
                        prop_assert_eq!(
                            scaled.without_trailing_zeros(),
                            same.without_trailing_zeros()
                        );
                    }
                    (scaled, shortest) => {
                        prop_assert_eq!(scaled.is_err(), shortest.is_err());
                        prop_assert_eq!(scaled.unwrap_or(None), None);
                    }
                }
            }
        }

        #[test]
        fn ratios_stay(a in 1_i64..=i64::MAX, b in 1_i64..=i64::MAX, p in -3_i32..6, q in -3_i32..6) {
            let numbers = [(a, p), (b, q)].map(|(digits, places)| Scaled { digits: digits.into(), places });
            let power = |places: i32| 10_i128.pow(u32::try_from(places + 3).unwrap());
            if let Some([n, d]) = scaled_alike(numbers.map(Some)) {
                // n / d = (a / 10^p) / (b / 10^q), in whole numbers that fit by halves of them.
                let left = num_bigint::BigInt::from(n) * b * power(p);
                let right = num_bigint::BigInt::from(d) * a * power(q);
                prop_assert_eq!(left, right);
            }
        }
    }

    #[test]
    fn a_column_keeps_what_it_has_when_a_number_does_not_fit() {
        let scaled = |digits, places| Some(Scaled { digits, places });
        let mut column = ScaledColumn::default();
        column.push(scaled(i128::from(i64::MAX), 0)).unwrap();
        assert_eq!(column.push(scaled(1, 1)), Err(NoRoom));
        assert_eq!(column.append(&[1], 1), Err(NoRoom));
        column.push(scaled(20, 1)).unwrap();
        column.push(scaled(0, 12)).unwrap();
        column.push(scaled(7, -2)).unwrap();
        assert_eq!(column.push(scaled(i128::MAX, 0)), Err(NoRoom));
        assert_eq!(column.digits(), [i64::MAX, MISSING, 2, 0, 700, MISSING]);
        assert_eq!(column.places(), 0);
        let (mut one, mut other) = (ScaledColumn::with_places(3), ScaledColumn::default());
        one.append(&[-1, MISSING], 3).unwrap();
        other.append(&[-2, 0], 1).unwrap();
        one.align(&mut other).unwrap();
        assert_eq!(
            (one.digits(), other.digits()),
            (&[-1, MISSING][..], &[-200, 0][..])
        );
        assert_eq!(one.align(&mut column), Err(NoRoom));
        assert!(fits_with_zeros(&[0, MISSING], 30));
        let mut zeros = [0, MISSING];
        add_zeros(&mut zeros, 30);
        assert_eq!(zeros, [0, MISSING]);
    }

    #[test]
    fn zero_fits_every_scale() {
        let zero = Scaled {
            digits: 0,
            places: 30,
        };
        let large = Scaled {
            digits: i128::from(i64::MAX),
            places: 0,
        };
        assert_eq!(scaled_alike([Some(zero), Some(large)]), Some([0, i64::MAX]));
        let missing = Scaled {
            digits: i128::from(i64::MIN),
            places: 0,
        };
        assert_eq!(
            scaled_alike([Some(missing)]),
            None,
            "that number means missing"
        );
    }
}

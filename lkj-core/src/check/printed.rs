//! A number as a document prints it, and whether it fits what it should be.

use rust_decimal::Decimal;

use crate::arithmetic::{Places, Rational, Rounding};
use crate::number::{self, Figure, Hint, Multiple, NumberError, Reading};

/// A number with the places that it was printed with.
///
/// *lkj:* angka tercetak. It holds at its own precision: `80,3` holds for 80,34.
///
/// ```
/// use lkj_core::check::{Fit, Printed};
/// use lkj_core::arithmetic::Rational;
/// let printed = Printed::read("66,66 %", Default::default())?.expect("a number");
/// let two_thirds = Rational::new(200, 3)?;
/// assert_eq!(printed.fit(&two_thirds), Fit::Truncated);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Printed {
    /// The number as printed, before a word multiplies it.
    value: Decimal,
    multiple: Multiple,
}

/// How a printed number fits an exact one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fit {
    /// It is the exact one, rounded half away from zero at the printed places.
    Holds,
    /// It is the exact one with the digits behind the printed places cut off.
    Truncated,
    /// It is off by one in its last place.
    LastDigit,
    /// It is another number.
    Differs,
}

impl Printed {
    /// A number whose scale is the places that it was printed with.
    #[must_use]
    pub const fn new(value: Decimal) -> Self {
        Self {
            value,
            multiple: Multiple::One,
        }
    }

    /// A number that was read. One that a word multiplies holds at the precision before it:
    /// `Rp7,50 miliar` to the nearest ten million.
    #[must_use]
    pub fn of(figure: &Figure) -> Self {
        Self {
            value: figure.written_value(),
            multiple: figure.multiple,
        }
    }

    /// Reads one printed number; `None` where the text is none.
    ///
    /// # Errors
    /// [`NumberError`] when it cannot be read in one way.
    pub fn read(text: &str, hint: Hint) -> Result<Option<Self>, NumberError> {
        Ok(match number::parse_with(text, hint)? {
            Reading::Figure(figure) => Some(Self::of(&figure)),
            Reading::Range { .. }
            | Reading::Bound { .. }
            | Reading::Date { .. }
            | Reading::Several(_)
            | Reading::Missing(_)
            | Reading::Words(_) => None,
        })
    }

    /// The number, multiplied out; one that is too large for that is as printed.
    #[must_use]
    pub fn value(self) -> Decimal {
        if self.multiple == Multiple::One {
            return self.value;
        }
        let product = self.value.checked_mul(self.multiple.factor().into());
        product.map_or(self.value, |product| product.normalize())
    }

    /// An exact number in the multiple that was printed.
    fn in_multiple(self, exact: &Rational) -> Option<Rational> {
        match self.multiple {
            Multiple::One => Some(exact.clone()),
            multiple => {
                let factor = Rational::from(Decimal::from(multiple.factor()));
                exact.checked_div(&factor).ok()
            }
        }
    }

    /// Its decimals, as far as the engine rounds to.
    pub(super) fn places(self) -> Places {
        let scale = u8::try_from(self.value.scale()).unwrap_or(u8::MAX);
        Places::new(scale).unwrap_or(Places::MAX)
    }

    /// How it fits an exact number.
    #[must_use]
    pub fn fit(self, exact: &Rational) -> Fit {
        let Some(exact) = self.in_multiple(exact) else {
            return Fit::Differs;
        };
        let rounded = |rounding| exact.round(self.places(), rounding).ok();
        let Some(shown) = rounded(Rounding::HalfAwayFromZero) else {
            return Fit::Differs;
        };
        if shown == self.value {
            return Fit::Holds;
        }
        if rounded(Rounding::TowardZero) == Some(self.value) {
            return Fit::Truncated;
        }
        let unit = Decimal::new(1, u32::from(self.places().get()));
        let off = shown.checked_sub(self.value).map(|off| off.abs());
        if self.places() > Places::ZERO && off == Some(unit) {
            return Fit::LastDigit;
        }
        Fit::Differs
    }

    /// Whether it is an exact number at its own precision.
    #[must_use]
    pub fn holds(self, exact: &Rational) -> bool {
        self.fit(exact) == Fit::Holds
    }

    /// Whether it is a computed number: the exact one at the printed precision, rounded half away
    /// from zero or as the rules round; or, with as many places, the one that results show.
    ///
    /// ```
    /// use lkj_core::arithmetic::{Rational, Rounding};
    /// use lkj_core::check::Printed;
    /// use rust_decimal::Decimal;
    ///
    /// // 10,83 of 9,58 is 113,048…, which results show as 113,05.
    /// let exact = Rational::new(108_300, 958)?;
    /// let shown = Decimal::new(11_305, 2);
    /// let agrees = |printed: &str| -> Result<bool, rust_decimal::Error> {
    ///     Ok(Printed::new(printed.parse()?).agrees(&exact, shown, Rounding::default()))
    /// };
    /// assert!(agrees("113.0")? && agrees("113.05")? && agrees("113.048")?);
    /// assert!(!agrees("113.1")? && !agrees("113.049")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn agrees(self, exact: &Rational, shown: Decimal, rounding: Rounding) -> bool {
        let by_rules = || {
            let in_multiple = self.in_multiple(exact);
            in_multiple.is_some_and(|exact| exact.round(self.places(), rounding) == Ok(self.value))
        };
        let as_shown = || {
            self.multiple == Multiple::One
                && shown == self.value
                && shown.scale() == self.value.scale()
        };
        self.holds(exact) || by_rules() || as_shown()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(printed: &str, numerator: i128, denominator: i128) -> Fit {
        let printed = Printed::read(printed, Hint::default()).unwrap().unwrap();
        printed.fit(&Rational::new(numerator, denominator).unwrap())
    }

    #[test]
    fn precision_is_that_of_the_print() {
        assert_eq!(fit("80,3", 8034, 100), Fit::Holds);
        assert_eq!(fit("80", 8034, 100), Fit::Holds);
        assert_eq!(fit("80,34", 8034, 100), Fit::Holds);
        assert_eq!(fit("80,3400", 8034, 100), Fit::Holds);
        assert_eq!(
            fit("93,98", 93_975, 1000),
            Fit::Holds,
            "half away from zero"
        );
        assert_eq!(fit("-0,5", -45, 100), Fit::Holds);
    }

    #[test]
    fn a_word_that_multiplies_gives_the_precision() {
        let exact = 7_504_567_401;
        assert_eq!(fit("Rp7,50 miliar", exact, 1), Fit::Holds);
        assert_eq!(fit("Rp7,5 miliar", exact, 1), Fit::Holds);
        assert_eq!(fit("Rp 7.504,57 juta", exact, 1), Fit::Holds);
        assert_eq!(fit("Rp7,49 miliar", exact, 1), Fit::LastDigit);
        assert_eq!(fit("Rp7,40 miliar", exact, 1), Fit::Differs);
        assert_eq!(fit("Rp7,49 miliar", 7_499_999_999, 1), Fit::Truncated);
    }

    #[test]
    fn near_misses_are_told_apart() {
        assert_eq!(fit("93,97", 93_975, 1000), Fit::Truncated);
        assert_eq!(fit("6,03", 602, 100), Fit::LastDigit);
        assert_eq!(fit("6,04", 602, 100), Fit::Differs);
        assert_eq!(
            fit("5", 4, 1),
            Fit::Differs,
            "a whole number has no last digit to be forgiven"
        );
    }
}

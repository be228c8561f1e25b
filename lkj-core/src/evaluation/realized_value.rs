//! What was realized, by itself.

use rust_decimal::Decimal;

use super::reason::Reason;
use crate::arithmetic::{Places, Rational};
use crate::number::{Hint, NumberError, Reading, parse_with};
use crate::rules::{RealizationTaken, RulesInForce};
use crate::target::truth;

/// What was realized, as far as an achievement needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RealizedValue {
    /// A number as it is printed.
    Shown(Decimal),
    /// A number that was not rounded.
    Number(Rational),
    /// A grade.
    Grade(String),
    /// Done or not.
    YesNo(bool),
}

impl From<Decimal> for RealizedValue {
    fn from(value: Decimal) -> Self {
        Self::Shown(value)
    }
}

/// Why a text says nothing that was realized.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RealizedError {
    /// A number that cannot be read in one way.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// A range, a bound or several quantities, where one value is needed.
    #[error("{text:?} is not one value")]
    NotOneValue {
        /// The text.
        text: String,
    },
}

impl RealizedValue {
    /// Reads what was realized as documents print it, with what is known of its place; `None`
    /// where the text says that there is nothing.
    ///
    /// # Errors
    /// [`RealizedError`] when it holds a number that cannot be read in one way, or more than one
    /// value.
    ///
    /// ```
    /// use lkj_core::evaluation::RealizedValue;
    /// use lkj_core::number::Hint;
    /// let read = |text| RealizedValue::parse_with(text, Hint::default());
    /// assert_eq!(read("97,77 %")?, Some(RealizedValue::Shown("97.77".parse()?)));
    /// assert_eq!(read("WTP")?, Some(RealizedValue::Grade("WTP".to_owned())));
    /// assert_eq!(read("-")?, None);
    /// assert!(read("7-8").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse_with(text: &str, hint: Hint) -> Result<Option<Self>, RealizedError> {
        Ok(match parse_with(text, hint)? {
            Reading::Figure(figure) => Some(figure.value.into()),
            Reading::Words(words) => Some(match truth(&words) {
                Some(truth) => Self::YesNo(truth),
                None => Self::Grade(words),
            }),
            Reading::Missing(_) => None,
            Reading::Range { .. } | Reading::Bound { .. } | Reading::Several(_) => {
                return Err(RealizedError::NotOneValue {
                    text: text.to_owned(),
                });
            }
        })
    }

    /// A number that was worked out: as it is shown, and as achievements take it by the rules.
    pub(super) fn taken(
        exact: &Rational,
        places: Places,
        rules: &RulesInForce,
    ) -> Result<(Decimal, Self), Reason> {
        let shown = exact.round(places, rules.rounding)?;
        let taken = match rules.realization {
            RealizationTaken::Rounded => Self::Shown(shown),
            RealizationTaken::Exact => Self::Number(exact.clone()),
        };
        Ok((shown, taken))
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<Rational> {
        match self {
            Self::Shown(value) => Some((*value).into()),
            Self::Number(value) => Some(value.clone()),
            Self::Grade(_) | Self::YesNo(_) => None,
        }
    }
}

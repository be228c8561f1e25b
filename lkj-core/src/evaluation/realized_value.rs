//! What was realized, by itself.

use std::fmt;

use rust_decimal::Decimal;

use super::reason::Reason;
use crate::arithmetic::{Places, Rational};
use crate::framework::{Given, GivenError};
use crate::number::Hint;
use crate::rules::{RealizationTaken, RulesInForce};

/// What was realized, as far as an achievement needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RealizedValue {
    /// A value as it was entered.
    Given(Given),
    /// A number that was worked out and not rounded.
    Number(Rational),
}

impl fmt::Display for RealizedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Given(given) => given.fmt(f),
        }
    }
}

impl From<Decimal> for RealizedValue {
    fn from(value: Decimal) -> Self {
        Self::Given(Given::Figure(value.into()))
    }
}

impl From<Given> for RealizedValue {
    fn from(given: Given) -> Self {
        Self::Given(given)
    }
}

impl RealizedValue {
    /// Reads what was realized as documents print it, with what is known of its place; `None`
    /// where the text says that there is nothing.
    ///
    /// # Errors
    /// [`GivenError`] when it holds a number that cannot be read in one way, or a range or bound.
    ///
    /// ```
    /// use lkj_core::Given;
    /// use lkj_core::evaluation::RealizedValue;
    /// use lkj_core::number::Hint;
    /// let read = |text| RealizedValue::parse_with(text, Hint::default());
    /// assert!(matches!(read("97,77 %")?, Some(RealizedValue::Given(Given::Figure(_)))));
    /// assert!(matches!(read("WTP")?, Some(RealizedValue::Given(Given::Grade(_)))));
    /// assert_eq!(read("-")?, None);
    /// assert!(read("7-8").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse_with(text: &str, hint: Hint) -> Result<Option<Self>, GivenError> {
        Ok(Given::parse_with(text, hint)?.map(Self::from))
    }

    /// A number that was worked out: as it is shown, and as achievements take it by the rules.
    pub(super) fn taken(
        exact: &Rational,
        places: Places,
        rules: &RulesInForce,
    ) -> Result<(Decimal, Self), Reason> {
        let shown = exact.round(places, rules.rounding)?;
        let taken = match rules.realization {
            RealizationTaken::Rounded => shown.into(),
            RealizationTaken::Exact => Self::Number(exact.clone()),
        };
        Ok((shown, taken))
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<Rational> {
        match self {
            Self::Given(given) => given.figure().map(|figure| figure.value.into()),
            Self::Number(value) => Some(value.clone()),
        }
    }
}

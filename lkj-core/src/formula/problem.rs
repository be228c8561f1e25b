//! What is wrong with a formula, and where in it.

use super::{Comparison, YearRange};
use crate::value::{Locale, excerpt::quoted};

/// What is wrong with a formula or reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("in \"{text}\" at character {}: {fault}", position.saturating_add(1))]
pub struct FormulaProblem {
    /// The whole formula.
    pub text: String,
    /// Where in it, in characters from 0.
    pub position: usize,
    /// What is wrong there.
    pub fault: FormulaFault,
}

/// A fault at one place of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormulaFault {
    /// There is nothing.
    Empty,
    /// Longer than [`LONGEST`](super::LONGEST).
    TooLong,
    /// Deeper than [`DEEPEST`](super::DEEPEST).
    TooDeep,
    /// A character that formulas do not use.
    Character(char),
    /// It ends where more should come.
    Unfinished,
    /// Something else was expected here.
    Unexpected {
        /// What stands there.
        found: String,
        /// What could stand there.
        expected: &'static str,
    },
    /// A text without its closing quote.
    OpenQuote,
    /// A number that could be meant in two ways.
    AmbiguousNumber(String),
    /// A number that cannot be kept exactly.
    Number(String),
    /// No function has this name.
    UnknownFunction {
        /// The name.
        name: String,
        /// The nearest function.
        nearest: Option<String>,
    },
    /// A function with the wrong number of arguments.
    Arguments {
        /// The function.
        function: &'static str,
        /// How many it was given.
        found: usize,
        /// How it is written.
        usage: &'static str,
    },
    /// A comparison that is not the first argument of `if`.
    StrayComparison(Comparison),
    /// An `if` whose first argument compares nothing.
    ComparisonExpected,
    /// A `share` without the part in quotes.
    PartExpected,
    /// A calculation, where the name of one quantity must stand.
    NotAName {
        /// The function that needs it.
        of: &'static str,
    },
    /// No period.
    Period(String),
    /// No range of years, although it is written like one.
    NotYears(String),
    /// Ranges of more years than [`MOST_YEARS`](super::MOST_YEARS).
    TooManyYears,
    /// A range of years where one value is needed.
    LoneRange(Box<YearRange>),
    /// No base such as `@plan`.
    Base(String),
    /// A name that nothing has.
    UnknownName {
        /// The name.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// The word for a quantity where an id must stand.
    QuantityAlone {
        /// The word.
        name: String,
        /// What it means, as references write it.
        meant: String,
    },
    /// A quantity that the thing does not have.
    UnknownQuantity {
        /// What was asked.
        name: String,
        /// The kind of thing.
        of: &'static str,
        /// What it does have.
        known: &'static [&'static str],
    },
    /// Something that is no number, where a formula needs one.
    NotNumeric(String),
    /// A part that the series does not have.
    UnknownPart {
        /// The part.
        part: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A part of something that has none.
    NoParts(String),
    /// A benchmark of an indicator that is compared with nobody.
    NoBenchmark(String),
    /// A benchmark of an indicator that is compared with several, without saying whose.
    WhoseBenchmark {
        /// The indicator.
        of: String,
        /// With whom it is compared.
        bodies: Vec<String>,
    },
}

impl FormulaProblem {
    /// The stable code of the fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.fault {
            FormulaFault::UnknownName { .. } | FormulaFault::QuantityAlone { .. } => "unknown-id",
            FormulaFault::UnknownQuantity { .. } => "unknown-quantity",
            FormulaFault::UnknownPart { .. } | FormulaFault::NoParts(_) => "unknown-part",
            FormulaFault::NoBenchmark(_) | FormulaFault::WhoseBenchmark { .. } => {
                "unknown-benchmark"
            }
            FormulaFault::NotNumeric(_) => "not-a-number",
            FormulaFault::AmbiguousNumber(_) => "ambiguous-number",
            FormulaFault::TooLong | FormulaFault::TooDeep | FormulaFault::TooManyYears => {
                "over-limit"
            }
            _ => "formula-syntax",
        }
    }

    /// What is wrong and where, in a language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let position = self.position.saturating_add(1);
        let text = quoted(&self.text);
        match locale {
            Locale::Indonesian => {
                format!(
                    "rumus \"{text}\", huruf ke-{position}: {}",
                    self.fault.indonesian()
                )
            }
            Locale::English => format!("formula \"{text}\", character {position}: {}", self.fault),
        }
    }
}

//! How a number came about, step by step.

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::reason::Reason;
use crate::formula::{latex, mathml};
use crate::framework::Given;
use crate::number;
use crate::value::Locale;

/// How a number came about: each step rests on those before it.
///
/// *lkj:* jejak hitung.
///
/// Written out, a step reads `376 / 468 × 100 = 80,34`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[doc(alias = "jejak hitung")]
#[serde(transparent)]
pub struct Trace {
    steps: Vec<Step>,
}

impl Trace {
    /// A trace of one step.
    #[must_use]
    pub fn of(step: Step) -> Self {
        Self { steps: vec![step] }
    }

    /// Adds a step at the end, unless it is there already.
    pub(super) fn push(&mut self, step: Step) {
        if !self.steps.contains(&step) {
            self.steps.push(step);
        }
    }

    /// Adds the steps of another trace that are not there yet.
    pub(super) fn extend(&mut self, other: Trace) {
        for step in other.steps {
            self.push(step);
        }
    }

    /// The steps.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The steps as text, a line each.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.steps
            .iter()
            .map(|step| step.write(locale))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// One step of a [`Trace`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it gives, as a reference: `rat.achievement`.
    pub of: String,
    /// By which formula, in names: `kop_rat / kop_aktif * 100`.
    pub formula: Option<String>,
    /// The formula with numbers put in; empty where a value is simply given.
    pub working: Line,
    /// What came out.
    pub result: Outcome,
}

/// What a step gives.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// A number as shown, and a word for it.
    Number {
        /// The number.
        value: Decimal,
        /// The category, where it has one.
        category: Option<String>,
    },
    /// A value that was entered and is no number.
    Given(Given),
    /// Words.
    Words(String),
    /// Nothing, because.
    Nothing(Reason),
}

impl Step {
    /// The step as one line: `rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        let mut parts = vec![self.of.clone()];
        parts.extend(self.formula.clone());
        if !self.working.is_empty() {
            parts.push(self.working.write(locale));
        }
        parts.push(self.result.write(locale));
        parts.join(" = ")
    }
}

impl Outcome {
    /// A number without a word.
    #[must_use]
    pub const fn number(value: Decimal) -> Self {
        Self::Number {
            value,
            category: None,
        }
    }

    /// It in the style of a locale.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        match self {
            Self::Number {
                value,
                category: None,
            } => number::format(*value, locale),
            Self::Number {
                value,
                category: Some(category),
            } => {
                format!("{} ({category})", number::format(*value, locale))
            }
            Self::Given(given) => given.write(locale),
            Self::Words(words) => words.clone(),
            Self::Nothing(reason) => format!("– ({})", reason.message(locale)),
        }
    }
}

impl Outcome {
    /// It in LaTeX's mathematical mode.
    #[must_use]
    pub fn to_latex(&self, locale: Locale) -> String {
        match self {
            Self::Number {
                value,
                category: None,
            } => latex::number(&number::format(*value, locale)),
            Self::Number {
                value,
                category: Some(category),
            } => format!(
                "{}\\ {}",
                latex::number(&number::format(*value, locale)),
                latex::text(&format!("({category})"))
            ),
            Self::Given(_) | Self::Words(_) | Self::Nothing(_) => latex::text(&self.write(locale)),
        }
    }

    /// It in MathML, as a part of something greater.
    pub(crate) fn to_mathml(&self, locale: Locale) -> String {
        match self {
            Self::Number { value, category } => {
                let number = mathml::number(&number::format(*value, locale));
                let category = category.as_ref();
                category.map_or(number.clone(), |category| {
                    number + &mathml::words(&format!("\u{a0}({category})"))
                })
            }
            Self::Given(_) | Self::Words(_) | Self::Nothing(_) => {
                mathml::words(&self.write(locale))
            }
        }
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut step = serializer.serialize_struct("Step", 6)?;
        step.serialize_field("of", &self.of)?;
        step.serialize_field("formula", &self.formula)?;
        step.serialize_field(
            "working",
            &(!self.working.is_empty()).then(|| self.working.plain()),
        )?;
        let (result, category, reason) = match &self.result {
            Outcome::Number { value, category } => {
                (Some(value.to_string()), category.as_deref(), None)
            }
            Outcome::Given(given) => (Some(given.to_string()), None, None),
            Outcome::Words(words) => (Some(words.clone()), None, None),
            Outcome::Nothing(reason) => (None, None, Some(reason)),
        };
        step.serialize_field("result", &result)?;
        step.serialize_field("category", &category)?;
        step.serialize_field("reason", &reason)?;
        step.end()
    }
}

/// A calculation with its numbers put in, to be written in the style of any locale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pieces: Vec<Piece>,
}

/// A part of a [`Line`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Piece {
    /// A number.
    Number(Decimal),
    /// A number of which not all decimals are shown.
    Shortened(Decimal),
    /// A sign with a space on both sides: `+`, `×`.
    Sign(&'static str),
    /// Signs or words without spaces: `(`, `sum(`.
    Text(String),
}

impl Line {
    pub(super) fn new(pieces: impl IntoIterator<Item = Piece>) -> Self {
        Self {
            pieces: pieces.into_iter().collect(),
        }
    }

    /// Numbers with the same sign or words between them.
    pub(super) fn listed(
        open: &str,
        values: impl IntoIterator<Item = Decimal>,
        between: &Piece,
        close: &str,
    ) -> Self {
        let pieces = values.into_iter().map(Piece::Number);
        Self::listed_pieces(open, pieces, between, close)
    }

    /// Numbers, some perhaps shortened, with the same sign or words between them.
    pub(super) fn listed_pieces(
        open: &str,
        pieces: impl IntoIterator<Item = Piece>,
        between: &Piece,
        close: &str,
    ) -> Self {
        let mut line = Self::new([Piece::Text(open.to_owned())]);
        for (position, piece) in pieces.into_iter().enumerate() {
            if position > 0 {
                line.push(between.clone());
            }
            line.push(piece);
        }
        line.push(Piece::Text(close.to_owned()));
        line
    }

    pub(super) fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Its parts.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The line in the style of a locale: `376 / 468 × 100`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.write_with(|value| number::format(value, locale))
    }

    /// The line with plain numbers, as machines read them.
    #[must_use]
    pub fn plain(&self) -> String {
        self.write_with(|value| value.to_string())
    }

    /// The line in LaTeX's mathematical mode: `376 / 468 \times 100`.
    #[must_use]
    pub fn to_latex(&self, locale: Locale) -> String {
        let number = |value: Decimal| latex::number(&number::format(value, locale));
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Number(value) if value.is_sign_negative() => format!("({})", number(*value)),
            Piece::Number(value) => number(*value),
            Piece::Shortened(value) => format!("{}\\ldots", number(*value)),
            Piece::Sign(sign) => format!(" {} ", latex::command(sign)),
            Piece::Text(words) if words.chars().any(char::is_alphabetic) => latex::text(words),
            Piece::Text(signs) => latex::signs(signs),
        });
        pieces.collect()
    }

    /// The line in MathML, as a part of something greater.
    pub(crate) fn to_mathml(&self, locale: Locale) -> String {
        let number = |value: Decimal| mathml::number(&number::format(value, locale));
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Number(value) if value.is_sign_negative() => {
                mathml::sign("(") + &number(*value) + &mathml::sign(")")
            }
            Piece::Number(value) => number(*value),
            Piece::Shortened(value) => number(*value) + &mathml::words("…"),
            Piece::Sign(sign) => mathml::sign(sign),
            Piece::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                mathml::number(text)
            }
            Piece::Text(text) => mathml::words(text),
        });
        pieces.collect()
    }

    fn write_with(&self, format: impl Fn(Decimal) -> String) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Number(value) if value.is_sign_negative() => format!("({})", format(*value)),
            Piece::Number(value) => format(*value),
            Piece::Shortened(value) => format!("{}…", format(*value)),
            Piece::Sign(sign) => format!(" {sign} "),
            Piece::Text(text) => text.clone(),
        });
        pieces.collect()
    }
}

/// What a [`Step`](crate::evaluation::Step) serializes to.
#[cfg(feature = "schema")]
#[derive(Debug)]
pub(crate) struct StepShape;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for StepShape {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Step".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let text = || schemars::json_schema!({ "type": ["string", "null"] });
        schemars::json_schema!({
            "type": "object",
            "description": "One step of how a number came about. *Langkah hitung.*",
            "properties": {
                "of": { "type": "string" },
                "formula": text(),
                "working": text(),
                "result": text(),
                "category": text(),
                "reason": text()
            },
            "required": ["of", "formula", "working", "result", "category", "reason"],
            "additionalProperties": false
        })
    }
}

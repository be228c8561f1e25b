//! One value as it stands in a file, with what it rests on.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::number::{
    Figure, Grade, Hint, Missing, NumberError, Reading, exact, parse_with, truth, truth_word,
    write_several,
};
use crate::value::{Date, Locale, excerpt::quoted};

/// A value as it was entered, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Entry {
    /// A value.
    Value {
        /// The value.
        value: Given,
        /// What it rests on.
        evidence: Option<Box<Evidence>>,
    },
    /// Not measured, and why as far as it was said.
    None {
        /// The reason in words.
        reason: Option<String>,
    },
}

/// A value that was entered: a number, a date, a grade, yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Given {
    /// A number.
    Figure(Figure),
    /// The day on which something was done.
    Date(Date),
    /// A grade: `WTP`, `A (80)`.
    Grade(Grade),
    /// Done or not.
    YesNo(bool),
    /// Several quantities in one: `12 Dok / 4 Lap`.
    Several(Vec<Figure>),
    /// Words that say that the value is still to come: `Diukur di TW IV`.
    NotYet(String),
}

/// Why a text is no value that can be entered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GivenError {
    /// A number that cannot be read in one way.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// A range or a bound, where one value is needed.
    #[error("{text:?} is not one value")]
    NotOneValue {
        /// The text.
        text: String,
    },
}

impl GivenError {
    /// Formats what is wrong, with what to write instead.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (locale, self) {
            (_, Self::Number(fault)) => fault.message(locale),
            (Locale::Indonesian, Self::NotOneValue { text }) => format!(
                "\"{}\" bukan satu nilai; tulis satu angka, atau satu predikat",
                quoted(text)
            ),
            (Locale::English, Self::NotOneValue { text }) => format!(
                "\"{}\" is not one value; write one number, or one grade",
                quoted(text)
            ),
        }
    }
}

impl Given {
    /// The value as one number, where it is one.
    #[must_use]
    pub const fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::Date(_)
            | Self::Grade(_)
            | Self::YesNo(_)
            | Self::Several(_)
            | Self::NotYet(_) => None,
        }
    }

    /// Formats the value for readers, with its unit: `50.000 lembar`, `31 Maret 2025`, `ya`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        match self {
            Self::Figure(figure) => figure.write(locale),
            Self::Date(date) => crate::number::date::write(*date, locale),
            Self::Grade(grade) => grade.write(locale),
            Self::YesNo(truth) => truth_word(*truth, locale).to_owned(),
            Self::Several(figures) => write_several(figures, locale),
            Self::NotYet(words) => words.clone(),
        }
    }

    /// Reads a value as documents print it, with what is known of its place; `None` where the
    /// text says that there is nothing.
    ///
    /// # Errors
    /// [`GivenError`] when it holds a number that cannot be read in one way, or a range or bound.
    ///
    /// ```
    /// use lkj_core::Given;
    /// use lkj_core::number::Hint;
    /// let read = |text| Given::parse_with(text, Hint::default());
    /// assert!(matches!(read("97,77 %")?, Some(Given::Figure(_))));
    /// assert_eq!(read("tidak ada")?, Some(Given::YesNo(false)));
    /// assert!(matches!(read("Diukur di TW IV")?, Some(Given::NotYet(_))));
    /// assert_eq!(read("-")?, None);
    /// assert!(read("7-8").is_err());
    /// # Ok::<(), lkj_core::GivenError>(())
    /// ```
    pub fn parse_with(text: &str, hint: Hint) -> Result<Option<Self>, GivenError> {
        Self::of_reading(text, parse_with(text, hint)?)
    }

    /// What a cell says as a value.
    pub(crate) fn of_reading(text: &str, reading: Reading) -> Result<Option<Self>, GivenError> {
        Ok(Some(match reading {
            Reading::Figure(figure) => Self::Figure(figure),
            Reading::Date { date, side: None } => Self::Date(date),
            Reading::Several(figures) => Self::Several(figures),
            Reading::Missing(Missing::NotYet) => Self::NotYet(text.trim().to_owned()),
            // *Tidak ada* is no where something was to be done, and nothing where one counts.
            Reading::Missing(Missing::NotAvailable) if truth(text) == Some(false) => {
                Self::YesNo(false)
            }
            Reading::Missing(Missing::Empty | Missing::Dash | Missing::NotAvailable) => {
                return Ok(None);
            }
            Reading::Words(words) => match truth(&words) {
                Some(truth) => Self::YesNo(truth),
                None => Self::Grade(Grade::of(&words)),
            },
            Reading::Range { .. } | Reading::Bound { .. } | Reading::Date { side: Some(_), .. } => {
                return Err(GivenError::NotOneValue {
                    text: text.to_owned(),
                });
            }
        }))
    }
}

impl Entry {
    /// An entry of a number.
    #[must_use]
    pub fn of(value: Decimal) -> Self {
        Self::Value {
            value: Given::Figure(value.into()),
            evidence: None,
        }
    }

    /// A cell of a table, which may be empty.
    #[must_use]
    pub fn from_cell(cell: Option<Decimal>) -> Self {
        cell.map_or(Self::None { reason: None }, Self::of)
    }

    /// The number that was entered, if it is one.
    #[must_use]
    pub const fn value(&self) -> Option<Decimal> {
        match self {
            Self::Value {
                value: Given::Figure(figure),
                ..
            } => Some(figure.value),
            Self::Value { .. } | Self::None { .. } => None,
        }
    }
}

/// What a value rests on: the document or source, who entered it, and when.
///
/// *Istilah resmi:* bukti dukung.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "bukti dukung")]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    /// The document. *Dokumen.*
    pub document: Option<String>,
    /// The source. *Sumber.*
    pub source: Option<String>,
    /// Who entered it. *Diisi oleh.*
    pub by: Option<String>,
    /// When it was entered. *Tanggal.*
    pub on: Option<Date>,
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct WithEvidence<'a> {
            value: &'a Given,
            evidence: &'a Evidence,
        }
        #[derive(Serialize)]
        struct Absent<'a> {
            none: &'a str,
        }
        match self {
            Self::Value {
                value,
                evidence: None,
            } => value.serialize(serializer),
            Self::Value {
                value,
                evidence: Some(evidence),
            } => WithEvidence { value, evidence }.serialize(serializer),
            Self::None {
                reason: Some(reason),
            } => Absent { none: reason }.serialize(serializer),
            Self::None { reason: None } => serializer.serialize_str("-"),
        }
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Absent { none: String },
            WithEvidence { value: Given, evidence: Evidence },
            Plain(Plain),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Absent { none } => Self::None { reason: Some(none) },
            Written::WithEvidence { value, evidence } => Self::Value {
                value,
                evidence: Some(Box::new(evidence)),
            },
            Written::Plain(Plain(Some(value))) => Self::Value {
                value,
                evidence: None,
            },
            Written::Plain(Plain(None)) => Self::None { reason: None },
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Entry {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Entry".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let evidence = generator.subschema_for::<Evidence>();
        schemars::json_schema!({
            "description": "A value, a value with its evidence, or why there is none. *Nilai, nilai dengan bukti dukung, atau alasan tidak ada.*",
            "anyOf": [
                { "type": ["number", "string", "boolean"] },
                {
                    "type": "object",
                    "properties": {
                        "value": { "type": ["number", "string", "boolean"], "description": "The value. *Nilai.*" },
                        "evidence": { "allOf": [evidence], "description": "What it rests on. *Bukti dukung.*" }
                    },
                    "required": ["value"],
                    "additionalProperties": false
                },
                {
                    "type": "object",
                    "properties": { "none": { "type": "string", "description": "Why there is none. *Alasan tidak ada.*" } },
                    "required": ["none"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figure(figure) => figure.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Grade(grade) => grade.fmt(f),
            Self::YesNo(truth) => f.write_str(truth_word(*truth, Locale::Indonesian)),
            Self::Several(figures) => {
                let each: Vec<_> = figures.iter().map(ToString::to_string).collect();
                f.write_str(&each.join("; "))
            }
            Self::NotYet(words) => f.write_str(words),
        }
    }
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value as it is written, or a mark that there is none.
struct Plain(Option<Given>);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Truth(bool),
            Text(#[serde(deserialize_with = "exact::deserialize_text")] String),
        }
        match Written::deserialize(deserializer)? {
            Written::Truth(truth) => Ok(Self(Some(Given::YesNo(truth)))),
            Written::Text(text) => Given::parse_with(&text, Hint::default())
                .map(Self)
                .map_err(de::Error::custom),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Plain(given) = Plain::deserialize(deserializer)?;
        given.ok_or_else(|| de::Error::custom("a value that is missing is left out"))
    }
}

//! The counts behind indicators, and how one value stands in a file.

use rust_decimal::Decimal;
use serde::de::{self, SeqAccess};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::number::{Figure, Kind, exact};
use crate::{Date, Formula, Free, Id, MeasureKind, Period};

/// Data by period, and optionally by part (district, sex, …): counted, planned, or derived.
///
/// *Istilah resmi:* data dasar; pembilang dan penyebut of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::exchange::schema::or_text))]
#[doc(alias = "data dasar")]
#[serde(default, deny_unknown_fields)]
pub struct Series {
    /// What is counted. *Uraian.*
    pub name: String,
    /// Unit. *Satuan.*
    pub unit: Option<String>,
    /// What kind of number it is; it settles how `1.100` is read. *Jenis angka.*
    pub kind: Option<Kind>,
    /// What its parts are: `Kecamatan`. *Rincian menurut.*
    pub by: Option<String>,
    /// How it follows from other series. *Rumus.*
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub formula: Option<Formula>,
    /// Where the data come from. *Sumber data.*
    pub source: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

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

/// A value that was entered: a number, a grade, or yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Given {
    /// A number.
    Figure(Figure),
    /// A grade: `WTP`.
    Grade(String),
    /// Done or not.
    YesNo(bool),
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
            _ => None,
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

/// A series by parts over periods, as a spreadsheet has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["years", "rows"])))]
#[serde(default, deny_unknown_fields)]
pub struct Grid {
    /// The periods, one a column. *Periode tiap kolom.*
    #[serde(with = "periods")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::exchange::schema::YearOrPeriod>")
    )]
    pub years: Vec<Period>,
    /// The parts, one a row, with a value for each period. *Bagian tiap baris.*
    pub rows: Vec<crate::ProfileRow>,
}

impl Grid {
    /// The value of a part in a period; `None` where the cell is empty or not there.
    #[must_use]
    pub fn value(&self, part: &str, period: Period) -> Option<Decimal> {
        let at = self.years.iter().position(|year| *year == period)?;
        let row = self.rows.iter().find(|row| row.label == part)?;
        row.cells.get(at).copied().flatten()
    }

    /// The parts with their values in a period; `None` when the period is not in the grid.
    #[must_use]
    pub fn column(&self, period: Period) -> Option<Vec<(&str, Option<Decimal>)>> {
        let at = self.years.iter().position(|year| *year == period)?;
        let cell = |row: &crate::ProfileRow| row.cells.get(at).copied().flatten();
        Some(
            self.rows
                .iter()
                .map(|row| (row.label.as_str(), cell(row)))
                .collect(),
        )
    }
}

/// Whose realization an entry is: an indicator's (or a measure's with an id of its own), or a
/// measure's of an activity, written `pengadaan.output`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RealizedOf {
    /// The indicator, measure, program or activity.
    pub id: Id,
    /// Which measure of a program or activity.
    pub measure: Option<MeasureKind>,
}

impl std::fmt::Display for RealizedOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.id.fmt(f)?;
        self.measure
            .iter()
            .try_for_each(|kind| write!(f, ".{kind}"))
    }
}

impl std::str::FromStr for RealizedOf {
    type Err = crate::InvalidId;

    fn from_str(text: &str) -> Result<Self, crate::InvalidId> {
        let Some((id, kind)) = text.split_once('.') else {
            return Ok(Self {
                id: Id::new(text)?,
                measure: None,
            });
        };
        let kind = kind.parse().map_err(|_| crate::InvalidId {
            text: text.to_owned(),
            reason: crate::InvalidIdReason::Character,
        })?;
        Ok(Self {
            id: Id::new(id)?,
            measure: Some(kind),
        })
    }
}

impl Serialize for RealizedOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RealizedOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RealizedOf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RealizedOf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^[a-z][a-z0-9_]*(\.(input|process|output|outcome|benefit|impact))?$"
        })
    }
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
            Plain(Given),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Absent { none } => Self::None { reason: Some(none) },
            Written::WithEvidence { value, evidence } => Self::Value {
                value,
                evidence: Some(Box::new(evidence)),
            },
            Written::Plain(Given::Grade(text)) if text == "-" => Self::None { reason: None },
            Written::Plain(value) => Self::Value {
                value,
                evidence: None,
            },
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

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Figure(figure) => figure.serialize(serializer),
            Self::Grade(grade) => serializer.serialize_str(grade),
            Self::YesNo(true) => serializer.serialize_str("ya"),
            Self::YesNo(false) => serializer.serialize_str("tidak"),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Truth(bool),
            Text(#[serde(deserialize_with = "exact::deserialize_text")] String),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Truth(truth) => Self::YesNo(truth),
            Written::Text(text) => match crate::number::parse(&text).map_err(de::Error::custom)? {
                crate::number::Reading::Figure(figure) => Self::Figure(figure),
                _ => crate::target::truth(&text).map_or(Self::Grade(text), Self::YesNo),
            },
        })
    }
}

/// Years stand as numbers in a list of periods, their parts as text.
mod periods {
    use super::{Deserializer, Period, SeqAccess, SerializeSeq, Serializer, de};
    use crate::Year;

    pub(super) fn serialize<S: Serializer>(
        periods: &[Period],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(periods.len()))?;
        for period in periods {
            match period {
                Period::Year(year) => list.serialize_element(year)?,
                part => list.serialize_element(part)?,
            }
        }
        list.end()
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Period>, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Vec<Period>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list of periods")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Period>, A::Error> {
                let mut periods = Vec::new();
                while let Some(written) = list.next_element::<Written>()? {
                    periods.push(match written {
                        Written::Year(year) => year.into(),
                        Written::Period(period) => period,
                    });
                }
                Ok(periods)
            }
        }

        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Written {
            Period(Period),
            Year(Year),
        }
        deserializer.deserialize_seq(Visitor)
    }
}

//! The counts behind indicators.

use rust_decimal::Decimal;
use serde::de::{self, SeqAccess};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::formula::Formula;
use crate::framework::MeasureKind;
use crate::number::Kind;
use crate::value::{Free, Id, Period};

/// Data by period, and optionally by part (district, sex, …): counted, planned, or derived.
///
/// *Istilah resmi:* data dasar; pembilang dan penyebut of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::or_text))]
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

/// A series by parts over periods, as a spreadsheet has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["years", "rows"])))]
#[serde(default, deny_unknown_fields)]
pub struct Grid {
    /// The periods, one a column. *Periode tiap kolom.*
    #[serde(with = "periods")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::value::shape::YearOrPeriod>")
    )]
    pub years: Vec<Period>,
    /// The parts, one a row, with a value for each period. *Bagian tiap baris.*
    pub rows: Vec<crate::framework::ProfileRow>,
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
        let cell = |row: &crate::framework::ProfileRow| row.cells.get(at).copied().flatten();
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
    type Err = crate::value::InvalidId;

    fn from_str(text: &str) -> Result<Self, crate::value::InvalidId> {
        let Some((id, kind)) = text.split_once('.') else {
            return Ok(Self {
                id: Id::new(text)?,
                measure: None,
            });
        };
        let kind = kind.parse().map_err(|_| crate::value::InvalidId {
            text: text.to_owned(),
            reason: crate::value::InvalidIdReason::Character,
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

/// Years stand as numbers in a list of periods, their parts as text.
mod periods {
    use super::{Deserializer, Period, SeqAccess, SerializeSeq, Serializer, de};
    use crate::value::Year;

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

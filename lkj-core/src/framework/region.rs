//! What a region says of its agencies: who they are, and what each contributes.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::number::exact;
use crate::rules::Aggregation;
use crate::value::{Free, Id, InvalidId, InvalidIdReason};

/// An agency of a region, whose own framework is kept elsewhere.
///
/// *Istilah resmi:* perangkat daerah.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::or_text))]
#[doc(alias = "perangkat daerah")]
#[serde(default, deny_unknown_fields)]
pub struct Agency {
    /// Official name. *Nama resmi.*
    pub name: String,
    /// Its code in the nomenclature of others. *Kode.*
    pub code: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// The indicators of agencies that a goal, objective or indicator of the region rests on, and
/// how they combine.
///
/// *Istilah resmi:* pohon kinerja; penjenjangan dan crosscutting kinerja (PermenPANRB 89/2021).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["from"])))]
#[doc(alias = "pohon kinerja")]
#[doc(alias = "cross-cutting")]
#[serde(default, deny_unknown_fields)]
pub struct Contribution {
    /// The indicators, each with its agency. *Indikator perangkat daerah.*
    pub from: Vec<Contributor>,
    /// How their achievements combine. *Cara menggabungkan.*
    pub combine: Aggregation,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// One indicator of an agency that contributes to the region's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contributor {
    /// The indicator.
    pub indicator: AgencyIndicator,
    /// Its weight among the others; 1 where none is stated.
    pub weight: Option<Decimal>,
}

/// An indicator of an agency, written `dinkop.rat`.
///
/// ```
/// use lkj_core::AgencyIndicator;
/// let indicator: AgencyIndicator = "dinkop.rat".parse()?;
/// assert_eq!(indicator.agency.as_str(), "dinkop");
/// assert_eq!(indicator.to_string(), "dinkop.rat");
/// assert!("rat".parse::<AgencyIndicator>().is_err());
/// # Ok::<(), lkj_core::InvalidId>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyIndicator {
    /// The agency, as the region's file calls it.
    pub agency: Id,
    /// The indicator, as the agency's file calls it.
    pub indicator: Id,
}

impl fmt::Display for AgencyIndicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.agency, self.indicator)
    }
}

impl FromStr for AgencyIndicator {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let (agency, indicator) = text.split_once('.').ok_or_else(|| InvalidId {
            text: text.to_owned(),
            reason: InvalidIdReason::Character,
        })?;
        Ok(Self {
            agency: Id::new(agency)?,
            indicator: Id::new(indicator)?,
        })
    }
}

impl Serialize for AgencyIndicator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AgencyIndicator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// Written as the indicator alone where no weight is stated.
impl Serialize for Contributor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Weighted<'a> {
            indicator: &'a AgencyIndicator,
            #[serde(with = "exact")]
            weight: Decimal,
        }
        match self.weight {
            None => self.indicator.serialize(serializer),
            Some(weight) => Weighted {
                indicator: &self.indicator,
                weight,
            }
            .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Contributor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Weighted {
                indicator: AgencyIndicator,
                weight: crate::number::Figure,
            },
            Plain(AgencyIndicator),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Plain(indicator) => Self {
                indicator,
                weight: None,
            },
            Written::Weighted { indicator, weight } => Self {
                indicator,
                weight: Some(weight.value),
            },
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Contributor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Contributor".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let indicator = schemars::json_schema!({
            "type": "string",
            "pattern": r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$",
            "description": "An agency's indicator: \"dinkop.rat\". *Indikator perangkat daerah.*"
        });
        let mut weight = generator.subschema_for::<crate::number::Figure>();
        weight.insert(
            "description".to_owned(),
            "Its weight among the others. *Bobot.*".into(),
        );
        schemars::json_schema!({
            "anyOf": [
                indicator,
                {
                    "type": "object",
                    "properties": { "indicator": indicator, "weight": weight },
                    "required": ["indicator", "weight"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

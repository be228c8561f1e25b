//! What a zero means: six cases, each by a convention that somebody chose.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::number::exact;
use crate::value::Locale;

/// What is done in each of the cases in which target or realization is zero.
///
/// All were seen in reports or software; none is universal, so the result names the case and
/// what was done. `None` leaves a case to the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ZeroRules {
    /// Higher is better, target 0, something realized. *Target 0, ada realisasi, makin tinggi makin baik.*
    pub higher_zero_target: Option<ZeroConvention>,
    /// Higher is better, target and realization 0. *Target dan realisasi 0, makin tinggi makin baik.*
    pub higher_both_zero: Option<ZeroConvention>,
    /// Higher is better, realization 0. *Realisasi 0, makin tinggi makin baik.*
    pub higher_zero_realization: Option<ZeroConvention>,
    /// Lower is better, target 0, something realized. *Target 0, ada realisasi, makin rendah makin baik.*
    pub lower_zero_target: Option<ZeroConvention>,
    /// Lower is better, target and realization 0. *Target dan realisasi 0, makin rendah makin baik.*
    pub lower_both_zero: Option<ZeroConvention>,
    /// Lower is better, realization 0. *Realisasi 0, makin rendah makin baik.*
    pub lower_zero_realization: Option<ZeroConvention>,
}

/// What is done in one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ZeroConvention {
    /// It is not measured, and says why.
    NotMeasured,
    /// The formula counts, where it gives a value; else it is not measured.
    Formula,
    /// So many percent.
    Percent(Decimal),
}

/// In which of the cases a result was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ZeroCase {
    /// Higher is better, target 0, something realized.
    HigherZeroTarget,
    /// Higher is better, target and realization 0.
    HigherBothZero,
    /// Higher is better, realization 0.
    HigherZeroRealization,
    /// Lower is better, target 0, something realized.
    LowerZeroTarget,
    /// Lower is better, target and realization 0.
    LowerBothZero,
    /// Lower is better, realization 0.
    LowerZeroRealization,
}

impl ZeroCase {
    /// All cases.
    pub const ALL: [Self; 6] = [
        Self::HigherZeroTarget,
        Self::HigherBothZero,
        Self::HigherZeroRealization,
        Self::LowerZeroTarget,
        Self::LowerBothZero,
        Self::LowerZeroRealization,
    ];

    /// What is zero, and which way is better, in a few words.
    #[must_use]
    pub const fn meaning(self, locale: Locale) -> &'static str {
        let [indonesian, english] = match self {
            Self::HigherZeroTarget => [
                "makin tinggi makin baik, target 0, ada realisasi",
                "higher is better, target 0, something realized",
            ],
            Self::HigherBothZero => [
                "makin tinggi makin baik, target dan realisasi 0",
                "higher is better, target and realization 0",
            ],
            Self::HigherZeroRealization => [
                "makin tinggi makin baik, realisasi 0",
                "higher is better, realization 0",
            ],
            Self::LowerZeroTarget => [
                "makin rendah makin baik, target 0, ada realisasi",
                "lower is better, target 0, something realized",
            ],
            Self::LowerBothZero => [
                "makin rendah makin baik, target dan realisasi 0",
                "lower is better, target and realization 0",
            ],
            Self::LowerZeroRealization => [
                "makin rendah makin baik, realisasi 0",
                "lower is better, realization 0",
            ],
        };
        match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }

    /// The key that files and results use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::HigherZeroTarget => "higher_zero_target",
            Self::HigherBothZero => "higher_both_zero",
            Self::HigherZeroRealization => "higher_zero_realization",
            Self::LowerZeroTarget => "lower_zero_target",
            Self::LowerBothZero => "lower_both_zero",
            Self::LowerZeroRealization => "lower_zero_realization",
        }
    }
}

impl ZeroRules {
    /// What is done in a case, if anybody said so.
    #[must_use]
    pub const fn convention(&self, case: ZeroCase) -> Option<ZeroConvention> {
        match case {
            ZeroCase::HigherZeroTarget => self.higher_zero_target,
            ZeroCase::HigherBothZero => self.higher_both_zero,
            ZeroCase::HigherZeroRealization => self.higher_zero_realization,
            ZeroCase::LowerZeroTarget => self.lower_zero_target,
            ZeroCase::LowerBothZero => self.lower_both_zero,
            ZeroCase::LowerZeroRealization => self.lower_zero_realization,
        }
    }

    /// These rules, and where they say nothing those.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            higher_zero_target: self.higher_zero_target.or(other.higher_zero_target),
            higher_both_zero: self.higher_both_zero.or(other.higher_both_zero),
            higher_zero_realization: self
                .higher_zero_realization
                .or(other.higher_zero_realization),
            lower_zero_target: self.lower_zero_target.or(other.lower_zero_target),
            lower_both_zero: self.lower_both_zero.or(other.lower_both_zero),
            lower_zero_realization: self.lower_zero_realization.or(other.lower_zero_realization),
        }
    }
}

impl std::fmt::Display for ZeroConvention {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotMeasured => f.write_str("not_measured"),
            Self::Formula => f.write_str("formula"),
            Self::Percent(value) => f.write_str(&exact::write(*value)),
        }
    }
}

impl std::str::FromStr for ZeroConvention {
    type Err = UnknownConvention;

    fn from_str(text: &str) -> Result<Self, UnknownConvention> {
        match text {
            "not_measured" => Ok(Self::NotMeasured),
            "formula" => Ok(Self::Formula),
            number => exact::read(number)
                .map(Self::Percent)
                .ok_or_else(|| UnknownConvention {
                    text: text.to_owned(),
                }),
        }
    }
}

/// A text that is no convention for a zero.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is neither a number of percent nor not_measured nor formula")]
pub struct UnknownConvention {
    /// What was given.
    pub text: String,
}

impl Serialize for ZeroConvention {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ZeroConvention {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        exact::deserialize_text(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ZeroConvention {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ZeroConvention".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "So many percent, or not_measured, or formula. *Sekian persen, atau not_measured, atau formula.*",
            "anyOf": [{ "enum": ["not_measured", "formula"] }, { "type": "number" }, { "type": "string", "pattern": "^-?[0-9]" }]
        })
    }
}

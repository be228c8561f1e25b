//! What cases of several kinds give in the same way.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::check::Printed;
use crate::evaluation::{Achievement, Measurement, RealizedValue, Reason, UnitNote, achievement};
use crate::framework::{Defaults, Indicator, TargetValue};
use crate::number::{self, Hint, Reading};
use crate::rules::{Rules, RulesInForce};

/// A target, what was realized, and how the one is held against the other.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Row {
    pub(super) target: Option<String>,
    pub(super) realization: Option<String>,
    pub(super) indicator: Indicator,
}

impl Row {
    pub(super) fn target(&self) -> Result<Option<TargetValue>, String> {
        let Some(text) = &self.target else {
            return Ok(None);
        };
        TargetValue::parse(text).map_err(|error| format!("target: {error}"))
    }

    pub(super) fn realization(&self) -> Result<Option<RealizedValue>, String> {
        let Some(text) = &self.realization else {
            return Ok(None);
        };
        RealizedValue::parse_with(text, Hint::default())
            .map_err(|error| format!("realization: {error}"))
    }

    pub(super) fn measurement(&self) -> Measurement {
        Measurement::of_indicator(&self.indicator, &Defaults::default())
    }

    pub(super) fn achievement(&self, rules: &RulesInForce) -> Result<Achievement, String> {
        let (target, realization) = (self.target()?, self.realization()?);
        Ok(match (&realization, &target) {
            (Some(realization), Some(target)) => {
                achievement(realization, target, &self.measurement(), rules)
            }
            (_, None) => Achievement::NotMeasured(Reason::NoTarget),
            (None, _) => Achievement::NotMeasured(Reason::NoRealization { why: None }),
        })
    }
}

/// The rules of a case: what it says, over the default profile.
pub(super) fn rules(said: &Rules) -> Result<RulesInForce, String> {
    RulesInForce::decide(said, &Rules::default()).map_err(|error| error.to_string())
}

/// A number as printed.
pub(super) fn printed(text: &str) -> Result<Printed, String> {
    match Printed::read(text, Hint::default()) {
        Ok(Some(printed)) => Ok(printed),
        Ok(None) => Err(format!("printed: {text:?} is not a number")),
        Err(error) => Err(format!("printed: {error}")),
    }
}

/// A number of the case itself, written plain or as printed.
pub(super) fn figure(name: &str, text: &str) -> Result<rust_decimal::Decimal, String> {
    if let Some(plain) = number::exact::read(text) {
        return Ok(plain);
    }
    match number::parse(text) {
        Ok(Reading::Figure(figure)) => Ok(figure.value),
        Ok(_) => Err(format!("{name}: {text:?} is not a number")),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

/// Puts what an achievement tells into what is found.
pub(super) fn put_achievement(found: &mut Map<String, Value>, achievement: &Achievement) {
    match achievement {
        Achievement::Measured(measured) => {
            put(found, "status", "measured");
            put(found, "raw", measured.raw.to_string());
            put(found, "value", measured.value.to_string());
            put(found, "category", measured.category.clone());
            put(found, "other_category", measured.other_category.clone());
            put(found, "in_gap", measured.in_gap);
            put(found, "standing", word(&measured.standing));
            put(found, "method", word(&measured.method));
            put(found, "zero", measured.zero.map(|(case, _)| case.word()));
            put(found, "working", measured.working.plain());
            put(
                found,
                "units",
                measured.units.as_deref().map(UnitNote::code),
            );
        }
        Achievement::Compared(compared) => {
            put(found, "status", "not_measured");
            put(found, "standing", word(&compared.standing));
            put(found, "reason", compared.reason.code());
            put(found, "working", compared.working.plain());
        }
        Achievement::NotMeasured(reason) => {
            put(found, "status", "not_measured");
            put(found, "reason", reason.code());
        }
    }
}

pub(super) fn put(found: &mut Map<String, Value>, key: &str, value: impl Into<Value>) {
    found.insert(key.to_owned(), value.into());
}

/// The word that a unit variant serializes to.
pub(super) fn word(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

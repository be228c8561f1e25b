//! A scale, and the class of a value on it.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Told;
use super::given::{figure, put};
use crate::number::exact;
use crate::rules::Scale;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    #[serde(deserialize_with = "crate::rules::name_or_scale")]
    scale: Option<Scale>,
    #[serde(default)]
    value: Option<String>,
}

const KNOWN: &[&str] = &["category", "in_gap", "gaps", "error"];

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let scale = given.scale.clone().unwrap_or_default();
    let mut found = Map::new();
    if let Err(error) = scale.check() {
        put(&mut found, "error", error.to_string());
    }
    let gaps = scale.gaps().into_iter().map(|gap| {
        let ends = [gap.after, gap.before].map(exact::write);
        Value::from(ends.to_vec())
    });
    put(&mut found, "gaps", gaps.collect::<Vec<_>>());
    if let Some(value) = &given.value {
        let class = scale.classify(figure("value", value)?);
        put(&mut found, "category", class.map(|class| class.label));
        put(&mut found, "in_gap", class.map(|class| class.in_gap));
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

//! One realization against one target.

use serde::Deserialize;
use serde_json::Map;

use super::Told;
use super::given::{Row, printed, put, put_achievement, rules};
use crate::check::{Conjecture, explain_achievement};
use crate::framework::Indicator;
use crate::rules::Rules;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Given {
    target: Option<String>,
    realization: Option<String>,
    indicator: Indicator,
    rules: Rules,
    printed: Option<String>,
}

const KNOWN: &[&str] = &[
    "status",
    "raw",
    "value",
    "category",
    "other_category",
    "in_gap",
    "standing",
    "reason",
    "method",
    "zero",
    "working",
    "units",
    "agrees",
    "explained_by",
];

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let row = Row {
        target: given.target.clone(),
        realization: given.realization.clone(),
        indicator: given.indicator.clone(),
    };
    let rules = rules(&given.rules)?;
    let achievement = row.achievement(&rules)?;
    let mut found = Map::new();
    put_achievement(&mut found, &achievement);
    if let Some(text) = &given.printed {
        let printed = printed(text)?;
        let agrees = achievement.measured().is_some_and(|measured| {
            printed.agrees(&measured.exact, measured.value.get(), rules.rounding)
        });
        put(&mut found, "agrees", agrees);
        if let (false, Some(target), Some(realization)) =
            (agrees, row.target()?, row.realization()?)
        {
            let explained = explain_achievement(printed, &realization, &target, &row.measurement());
            let codes: Vec<_> = explained.iter().map(Conjecture::code).collect();
            put(&mut found, "explained_by", codes);
        }
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

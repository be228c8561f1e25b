//! The parts of a year combined.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Told;
use super::given::{figure, put, rules};
use crate::arithmetic::Rational;
use crate::evaluation::{Achievement, Measurement, PeriodFigures, combine_periods, is_additive};
use crate::framework::{Combination, Defaults, Indicator, TargetValue, TargetsAre};
use crate::rules::{Rules, RulesInForce};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    periods: Vec<Period>,
    combine: Combination,
    #[serde(default)]
    targets_are: TargetsAre,
    #[serde(default)]
    annual_target: Option<String>,
    #[serde(default)]
    indicator: Indicator,
    #[serde(default)]
    rules: Rules,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Period {
    target: Option<String>,
    realization: Option<String>,
}

const KNOWN: &[&str] = &[
    "target",
    "realization",
    "filled",
    "reason",
    "to_date",
    "annual",
];

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let rules = rules(&given.rules)?;
    let periods: Vec<PeriodFigures> = given
        .periods
        .iter()
        .map(figures)
        .collect::<Result<_, String>>()?;
    let additive = is_additive(given.indicator.unit.as_deref());
    let mut found = Map::new();
    match combine_periods(&periods, given.combine, given.targets_are, additive) {
        Err(reason) => put(&mut found, "reason", reason.code()),
        Ok(combined) => {
            let measurement = Measurement::of_indicator(&given.indicator, &Defaults::default());
            let shown = |value: &Rational| shown(value, &rules);
            put(&mut found, "filled", combined.filled);
            put(
                &mut found,
                "target",
                combined.target.as_ref().and_then(shown),
            );
            put(
                &mut found,
                "realization",
                combined.realization.as_ref().and_then(shown),
            );
            let annual = given.annual_target.as_deref();
            let annual = annual
                .map(|text| figure("annual_target", text))
                .transpose()?;
            let value = |achievement: Achievement| -> Value {
                let value = achievement.value();
                value.map(|value| value.to_string()).into()
            };
            let to_date = combined.achievement(&measurement, rules.places, &rules);
            put(&mut found, "to_date", value(to_date));
            let annual = annual.map(|target| {
                let target = TargetValue::from(target);
                combined.achievement_against(&target, &measurement, rules.places, &rules)
            });
            put(&mut found, "annual", annual.map(value));
        }
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

fn figures(period: &Period) -> Result<PeriodFigures, String> {
    let read = |name, text: &Option<String>| {
        let text = text.as_deref();
        text.map(|text| figure(name, text)).transpose()
    };
    Ok(PeriodFigures {
        target: read("target", &period.target)?,
        realization: read("realization", &period.realization)?,
    })
}

/// A number as it is, or rounded by the rules where it has no end.
fn shown(value: &Rational, rules: &RulesInForce) -> Option<String> {
    let exact = value.to_decimal_exact();
    let shown = exact.or_else(|| value.round(rules.places, rules.rounding).ok())?;
    Some(crate::number::exact::write(shown))
}

//! Several achievements as one.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Told;
use super::given::{Row, figure, printed, put, put_achievement, rules};
use crate::arithmetic::Rational;
use crate::evaluation::{
    Achievement, Method, Part, Reason, aggregate, count_by_category, unrounded_aggregate,
};
use crate::framework::Indicator;
use crate::rules::{Aggregation, Rules, RulesInForce};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Given {
    parts: Vec<GivenPart>,
    rules: Rules,
    printed: Option<String>,
}

/// One indicator: its achievement, or what gives it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct GivenPart {
    achievement: Option<String>,
    target: Option<String>,
    realization: Option<String>,
    indicator: Indicator,
    weight: Option<String>,
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
    "measured",
    "total",
    "counts",
    "shares",
    "agrees",
    "explained_by",
];

impl GivenPart {
    fn row(&self) -> Row {
        Row {
            target: self.target.clone(),
            realization: self.realization.clone(),
            indicator: self.indicator.clone(),
        }
    }

    fn achievement(&self, rules: &RulesInForce) -> Result<Achievement, String> {
        if let Some(text) = &self.achievement {
            let exact = Rational::from(figure("achievement", text)?);
            let working = crate::evaluation::Line::default();
            return Ok(Achievement::from_exact(&exact, Method::Ratio, working, rules).into());
        }
        if self.target.is_none() && self.realization.is_none() {
            return Ok(Achievement::NotMeasured(Reason::NoRealization {
                why: None,
            }));
        }
        self.row().achievement(rules)
    }

    fn part<'a>(&self, achievement: &'a Achievement) -> Result<Part<'a>, String> {
        let row = self.row();
        let number = |value: Option<crate::evaluation::RealizedValue>| value?.number();
        let target = row.target()?;
        let target = target.and_then(|target| Some(Rational::from(target.figure()?.value)));
        let weight = self.weight.as_deref();
        Ok(Part {
            weight: weight.map(|weight| figure("weight", weight)).transpose()?,
            sums: number(row.realization()?).zip(target),
            ..Part::of(achievement)
        })
    }
}

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let rules = rules(&given.rules)?;
    let achievements: Vec<Achievement> = given
        .parts
        .iter()
        .map(|part| part.achievement(&rules))
        .collect::<Result<_, _>>()?;
    let parts: Vec<Part<'_>> = given
        .parts
        .iter()
        .zip(&achievements)
        .map(|(part, achievement)| part.part(achievement))
        .collect::<Result<_, _>>()?;
    let together = aggregate(&parts, &rules);
    let mut found = Map::new();
    put_achievement(&mut found, &together);
    let measured = achievements
        .iter()
        .filter(|one| one.measured().is_some())
        .count();
    put(&mut found, "measured", measured);
    put(&mut found, "total", achievements.len());
    put_counts(&mut found, &achievements, &rules);
    if let Some(text) = &given.printed {
        let printed = printed(text)?;
        let agrees = |rules: &RulesInForce| {
            let shown = aggregate(&parts, rules).value();
            let exact = unrounded_aggregate(&parts, rules).ok();
            exact
                .zip(shown)
                .is_some_and(|(exact, shown)| printed.agrees(&exact, shown.get(), rules.rounding))
        };
        put(&mut found, "agrees", agrees(&rules));
        let others = Aggregation::ALL.into_iter().filter(|aggregation| {
            let own = RulesInForce {
                aggregation: *aggregation,
                ..rules.clone()
            };
            agrees(&own)
        });
        let codes: Vec<_> = others.map(Aggregation::word).collect();
        put(&mut found, "explained_by", codes);
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

fn put_counts(found: &mut Map<String, Value>, all: &[Achievement], rules: &RulesInForce) {
    let counts = count_by_category(&all.iter().collect::<Vec<_>>(), rules);
    let by_category = |value: fn(&crate::evaluation::CategoryCount) -> Value| {
        let entries = counts
            .iter()
            .map(|count| (count.category.clone(), value(count)));
        entries.collect::<Map<_, _>>()
    };
    put(found, "counts", by_category(|count| count.count.into()));
    put(
        found,
        "shares",
        by_category(|count| count.share.map(|share| share.to_string()).into()),
    );
}

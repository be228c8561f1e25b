//! A whole framework: the values of references, the reasons why there are none, and remarks.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Told;
use super::given::put;
use crate::check::Check;
use crate::framework::Framework;
use crate::rules::Rules;
use crate::value::Year;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    framework: Value,
    #[serde(default)]
    year: Option<Year>,
    #[serde(default)]
    rules: Rules,
}

const KNOWN: &[&str] = &[
    "values", "reasons", "traces", "remarks", "findings", "problems",
];

pub(super) fn tell(given: &Given, expect: &Map<String, Value>) -> Result<Told, String> {
    let mut found = Map::new();
    match Framework::from_json(&given.framework.to_string()) {
        Err(problems) => {
            let codes: Vec<_> = problems.iter().map(crate::problem::Problem::code).collect();
            put(&mut found, "problems", codes);
        }
        Ok(framework) => {
            let year = given.year.or_else(|| framework.latest_year());
            let year = year.ok_or("the framework has no year; give one")?;
            put_references(&mut found, &framework, year, &given.rules, expect)?;
            let evaluation = framework
                .evaluate(year, &given.rules)
                .map_err(|error| error.to_string())?;
            let codes: Vec<_> = evaluation
                .remarks
                .iter()
                .map(crate::evaluation::Remark::code)
                .collect();
            put(&mut found, "remarks", codes);
            let check = framework
                .check(year, &given.rules)
                .map_err(|error| error.to_string())?;
            put(&mut found, "findings", counts_by_rule(&check));
        }
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

/// How many findings each rule has.
fn counts_by_rule(check: &Check) -> Map<String, Value> {
    let mut counts = Map::new();
    for finding in &check.findings {
        let count = counts.entry(finding.rule.id).or_insert_with(|| 0.into());
        *count = count.as_u64().unwrap_or_default().saturating_add(1).into();
    }
    counts
}

/// Answers the references that a case asks about.
pub(super) fn put_references(
    found: &mut Map<String, Value>,
    framework: &Framework,
    year: Year,
    rules: &Rules,
    expect: &Map<String, Value>,
) -> Result<(), String> {
    let (mut values, mut reasons, mut traces) = (Map::new(), Map::new(), Map::new());
    let asked = ["values", "reasons", "traces"]
        .into_iter()
        .filter_map(|key| expect.get(key)?.as_object())
        .flat_map(Map::keys);
    for text in asked {
        let reference = text.parse().map_err(|error| format!("{error}"))?;
        let explained = framework
            .explain(&reference, year, rules)
            .map_err(|error| error.to_string())?;
        match &explained.value {
            Ok(value) => put(&mut values, text, value.plain()),
            Err(reason) => put(&mut reasons, text, reason.code()),
        }
        put(
            &mut traces,
            text,
            explained.trace.write(crate::value::Locale::Indonesian),
        );
    }
    put(found, "values", values);
    put(found, "reasons", reasons);
    put(found, "traces", traces);
    Ok(())
}

//! A formula over data.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Told;
use super::given::put;
use crate::arithmetic::Places;
use crate::evaluation::Explanation;
use crate::formula::Formula;
use crate::framework::Framework;
use crate::rules::Rules;
use crate::value::Year;

/// A formula, and series by period: `"data": { "2019": { "um": 25611 } }`; a value that is an
/// object holds the parts of a series.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    formula: String,
    data: Map<String, Value>,
    #[serde(default)]
    series: Map<String, Value>,
    year: Year,
    #[serde(default)]
    places: Option<Places>,
    #[serde(default)]
    rules: Rules,
}

const KNOWN: &[&str] = &[
    "value", "reason", "error", "position", "trace", "written", "mathml", "latex",
];

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let mut found = Map::new();
    match given.formula.parse::<Formula>() {
        Err(problem) => {
            put(&mut found, "error", problem.code());
            put(&mut found, "position", problem.position);
        }
        Ok(formula) => {
            let names = |reference: &crate::formula::Reference| reference.to_string();
            put(&mut found, "written", formula.expression().to_string());
            put(
                &mut found,
                "mathml",
                formula.to_mathml(&names, crate::value::Locale::Indonesian),
            );
            put(
                &mut found,
                "latex",
                formula.to_latex(&names, crate::value::Locale::Indonesian),
            );
            let explained = explained(given)?;
            match &explained.value {
                Ok(value) => put(&mut found, "value", value.plain()),
                Err(reason) => put(&mut found, "reason", reason.code()),
            }
            let trace = explained.trace.write(crate::value::Locale::Indonesian);
            put(&mut found, "trace", trace);
        }
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

/// The formula as that of an indicator over the series that the data name.
fn explained(given: &Given) -> Result<Explanation, String> {
    let mut series = given.series.clone();
    let (mut data, mut grids) = (Map::new(), Map::new());
    for (period, values) in &given.data {
        let values = values
            .as_object()
            .ok_or("data: a period holds values by id")?;
        let mut plain = Map::new();
        for (id, value) in values {
            series
                .entry(id.clone())
                .or_insert_with(|| Value::from(id.as_str()));
            match value {
                Value::Object(parts) => put_parts(&mut grids, id, period, parts)?,
                value => put(&mut plain, id, value.clone()),
            }
        }
        put(&mut data, period, plain);
    }
    let framework = json!({
        "organization": { "name": "x" },
        "series": series,
        "data": data,
        "grid": grids,
        "indicator": { "result": {
            "name": "x",
            "formula": given.formula,
            "places": given.places.unwrap_or(Places::TWO),
        } },
    });
    let framework =
        Framework::from_json(&framework.to_string()).map_err(|error| error.to_string())?;
    let reference = "result".parse().map_err(|error| format!("{error}"))?;
    framework
        .explain(&reference, given.year, &given.rules)
        .map_err(|error| error.to_string())
}

/// Adds a column of parts to the grid of a series.
fn put_parts(
    grids: &mut Map<String, Value>,
    id: &str,
    period: &str,
    parts: &Map<String, Value>,
) -> Result<(), String> {
    let grid = grids
        .entry(id)
        .or_insert_with(|| json!({ "years": [], "rows": [] }));
    let year: u16 = period
        .parse()
        .map_err(|_| format!("data: parts of {id:?} are given by year"))?;
    let lists =
        |grid: &mut Value, key: &str| grid.get_mut(key).and_then(Value::as_array_mut).cloned();
    let mut years = lists(grid, "years").unwrap_or_default();
    let mut rows = lists(grid, "rows").unwrap_or_default();
    for (label, value) in parts {
        let known = rows.iter_mut().filter_map(Value::as_array_mut);
        let row = known
            .into_iter()
            .find(|row| row.first() == Some(&Value::from(label.as_str())));
        match row {
            Some(row) => row.push(value.clone()),
            None if years.is_empty() => rows.push(json!([label, value])),
            None => {
                return Err(format!(
                    "data: part {label:?} of {id:?} is not in every year"
                ));
            }
        }
    }
    years.push(year.into());
    *grid = json!({ "years": years, "rows": rows });
    Ok(())
}

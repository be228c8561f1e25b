//! One cell read.

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::Told;
use super::given::{Row, figure, printed, put};
use crate::check::Printed;
use crate::evaluation::{Measurement, achievement};
use crate::framework::{Indicator, TargetValue};
use crate::number::{
    Cell, Clues, Hint, Kind, NumberError, Reading, SettledBy, Side, exact, parse_cell,
};
use crate::rules::RulesInForce;
use crate::value::Locale;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Given {
    text: String,
    kind: Option<Kind>,
    locale: Option<Style>,
    neighbours: Vec<String>,
    beside: Option<Beside>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Style {
    Indonesian,
    English,
}

/// The achievement that was printed beside a realization, and its target.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Beside {
    target: String,
    achievement: String,
    indicator: Indicator,
}

const KNOWN: &[&str] = &[
    "reading",
    "value",
    "unit",
    "lower",
    "upper",
    "side",
    "whole",
    "date",
    "rest",
    "parts",
    "missing",
    "words",
    "error",
    "readings",
    "proposals",
    "settled_by",
];

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let neighbours: Vec<&str> = given.neighbours.iter().map(String::as_str).collect();
    let row = given.beside.as_ref().map(row_beside).transpose()?;
    let fits = |value: Decimal| {
        let fits = |(target, measurement, printed): &(TargetValue, Measurement, Printed)| {
            let rules = RulesInForce::default();
            let achievement = achievement(&value.into(), target, measurement, &rules);
            achievement.measured().is_some_and(|measured| {
                printed.agrees(&measured.exact, measured.value.get(), rules.rounding)
            })
        };
        row.as_ref().is_some_and(fits)
    };
    let clues = Clues {
        hint: Hint {
            kind: given.kind,
            locale: given.locale.map(|style| match style {
                Style::Indonesian => Locale::Indonesian,
                Style::English => Locale::English,
            }),
        },
        neighbours: &neighbours,
        fits: row.is_some().then_some(&fits),
    };
    let mut found = Map::new();
    match parse_cell(&given.text, &clues) {
        Ok(cell) => put_cell(&mut found, &cell),
        Err(error) => put_error(&mut found, &error),
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

fn row_beside(beside: &Beside) -> Result<(TargetValue, Measurement, Printed), String> {
    let row = Row {
        target: Some(beside.target.clone()),
        indicator: beside.indicator.clone(),
        ..Row::default()
    };
    let target: TargetValue = figure("target", &beside.target)?.into();
    Ok((target, row.measurement(), printed(&beside.achievement)?))
}

fn put_cell(found: &mut Map<String, Value>, cell: &Cell) {
    put(found, "settled_by", cell.settled_by.map(SettledBy::code));
    put(found, "reading", cell.reading.word());
    match &cell.reading {
        Reading::Figure(figure) => {
            put(found, "value", exact::write(figure.value));
            put(found, "unit", figure.unit.clone());
            if let Some(whole) = &figure.whole {
                put(found, "whole", whole.to_string());
            }
        }
        Reading::Date { date, side } => {
            put(found, "date", date.to_string());
            put(found, "side", side.map(Side::word));
        }
        Reading::Range { lower, upper, unit } => {
            put(found, "lower", exact::write(*lower));
            put(found, "upper", exact::write(*upper));
            put(found, "unit", unit.clone());
        }
        Reading::Bound { side, bound } => {
            put(found, "side", side.word());
            put(found, "value", exact::write(bound.value));
            put(found, "unit", bound.unit.clone());
        }
        Reading::Several(figures) => {
            let parts: Vec<String> = figures.iter().map(ToString::to_string).collect();
            put(found, "parts", parts);
        }
        Reading::Missing(missing) => {
            put(found, "missing", missing.word());
        }
        Reading::Words(words) => {
            put(found, "words", words.clone());
        }
    }
}

fn put_error(found: &mut Map<String, Value>, error: &NumberError) {
    put(found, "error", error.code());
    let candidates: Vec<_> = error.candidates().into_iter().map(exact::write).collect();
    match error {
        NumberError::Ambiguous { .. } | NumberError::AmbiguousLetter { .. } => {
            put(found, "readings", candidates);
        }
        NumberError::NotUnderstood { rest, .. } => put(found, "rest", rest.clone()),
        NumberError::Malformed { .. } => put(found, "proposals", candidates),
        NumberError::DateWithoutYear { .. }
        | NumberError::Backwards { .. }
        | NumberError::TooLong { .. } => {}
    }
}

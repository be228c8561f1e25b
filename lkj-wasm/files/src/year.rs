//! The working year: a first file, the next year, and what is to be done.

use lkj_core::year::{Continuation, Deadlines, Required};
use lkj_core::{Date, Year};
use lkj_wasm_convert::{Options, given, problem, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::framework;

/// A small commented file in Indonesian that evaluates as it is: every kind of thing that a year
/// needs, once, with figures that are to be replaced.
///
/// @throws {ArgumentError} when that is no year.
#[wasm_bindgen(js_name = firstFile)]
pub fn first_file(
    #[wasm_bindgen(unchecked_param_type = "number")] year: &JsValue,
) -> Result<String, JsValue> {
    Ok(lkj_core::year::first_file(given::year("year", year)?))
}

#[derive(Debug, Serialize)]
struct NextYear {
    year: Year,
    name: String,
    text: String,
    required: Vec<Required>,
    continuations: Vec<Continuation>,
}

/// The year after the last one, opened: a file to be put beside those that are there. It says
/// nothing about a year before, so that results of closed years stay as they are.
///
/// `framework` is the native file as JSON (`Framework.toJson()`).
///
/// @throws {ProblemsError} when the framework cannot be read.
/// @throws {ArgumentError} when the year is open already, or nothing comes before it.
#[wasm_bindgen(js_name = nextYear, unchecked_return_type = "NextYear")]
pub fn next_year(
    framework: &str,
    #[wasm_bindgen(unchecked_param_type = "number")] year: &JsValue,
) -> Result<JsValue, JsValue> {
    let framework = framework::read(framework)?;
    let next = framework
        .next_year(given::year("year", year)?)
        .map_err(|fault| problem::refused("cannot_open", "year", |locale| fault.message(locale)))?;
    to_js(&NextYear {
        year: next.year,
        name: next.name,
        text: next.text,
        required: next.required,
        continuations: next.continuations,
    })
}

/// What of a year is late, due and still to come on a day, by the unit that answers for it. No
/// clock is read.
///
/// `framework` is the native file as JSON (`Framework.toJson()`), `date` as in `"2026-02-10"`.
///
/// @throws {ProblemsError} when the framework cannot be read.
/// @throws {ArgumentError} when that is no year or no date.
#[wasm_bindgen(js_name = toDo, unchecked_return_type = "ToDo")]
pub fn to_do(
    framework: &str,
    #[wasm_bindgen(unchecked_param_type = "number")] year: &JsValue,
    date: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Deadlines")] deadlines: &JsValue,
) -> Result<JsValue, JsValue> {
    let framework = framework::read(framework)?;
    let year = given::year("year", year)?;
    let date: Date = given::read("date", date)?;
    to_js(&framework.to_do(year, date, deadlines_of(deadlines)?))
}

/// The deadlines that hold where none are given, in days.
#[wasm_bindgen(js_name = usualDeadlines, unchecked_return_type = "UsualDeadlines")]
pub fn usual_deadlines() -> Result<JsValue, JsValue> {
    to_js(&Deadlines::default())
}

/// Deadlines in days, each as it is where it is left out.
fn deadlines_of(given: &JsValue) -> Result<Deadlines, JsValue> {
    let mut options = Options::read(given)?;
    let mut deadlines = Deadlines::default();
    let places = [
        ("promises", &mut deadlines.promises),
        ("parts", &mut deadlines.parts),
        ("year", &mut deadlines.year),
    ];
    for (name, place) in places {
        if let Some(days) = options.whole(name)? {
            *place = days;
        }
    }
    options.finish()?;
    Ok(deadlines)
}

//! Language-neutral cases: what is given, and what must come out.

use lkj_core::cases;
use lkj_wasm_convert::{problem, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Debug, Serialize)]
struct Outcome<'a> {
    passed: usize,
    failures: Vec<Failure<'a>>,
}

#[derive(Debug, Serialize)]
struct Failure<'a> {
    case: &'a str,
    source: Option<&'a str>,
    key: &'a str,
    expected: &'a str,
    found: &'a str,
}

/// Runs a file of cases (`docs/cases.md`): how many expected values came out, and which did not.
///
/// @throws {ArgumentError} when the file, or what a case gives or asks, cannot be read.
#[wasm_bindgen(js_name = runCases, unchecked_return_type = "CasesOutcome")]
pub fn run_cases(text: &str) -> Result<JsValue, JsValue> {
    let outcome = cases::run(text).map_err(|fault| problem::argument(&fault))?;
    let failures = outcome.failures.iter().map(|failure| Failure {
        case: &failure.case,
        source: failure.source.as_deref(),
        key: &failure.key,
        expected: &failure.expected,
        found: &failure.found,
    });
    to_js(&Outcome {
        passed: outcome.passed,
        failures: failures.collect(),
    })
}

//! The language-neutral cases in `tests/cases/`: all come out, and none would if it were changed.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::fs;

use lkj_core::cases::{self, Outcome};
use serde_json::{Map, Value};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");

/// Every file of cases, with its name.
fn files() -> Vec<(String, String)> {
    let entries = fs::read_dir(FOLDER).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn run(name: &str, text: &str) -> Outcome {
    cases::run(text).unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

#[test]
fn all_cases_come_out() {
    let mut passed = 0;
    for (name, text) in files() {
        let outcome = run(&name, &text);
        assert!(
            outcome.failures.is_empty(),
            "{name}: {:#?}",
            outcome.failures
        );
        passed += outcome.passed;
    }
    assert!(passed >= 700, "only {passed} expected values are left");
}

#[test]
fn every_case_has_a_source_or_says_what_it_shows() {
    for (name, text) in files() {
        let file: Value = serde_json::from_str(&text).unwrap();
        let of_file = file["source"].is_string() || file["title"].is_string();
        let mut names: Vec<_> = file["cases"].as_array().unwrap().iter().collect();
        assert!(of_file && !names.is_empty(), "{name}");
        names.retain(|case| case["expect"].as_object().unwrap().is_empty());
        assert!(names.is_empty(), "{name}: expects nothing: {names:?}");
    }
}

/// A file whose one case is `case`, expecting something else at `key`.
fn with_expectation(case: &Value, key: &str, expected: &Value) -> String {
    let mut case = case.clone();
    case["expect"] = Map::from_iter([(key.to_owned(), expected.clone())]).into();
    serde_json::json!({ "cases": [case] }).to_string()
}

/// The value with each of its digits changed, one at a time.
fn with_other_digits(value: &str) -> Vec<String> {
    let other = |digit: char| char::from_digit((digit.to_digit(10).unwrap() + 1) % 10, 10).unwrap();
    value
        .char_indices()
        .filter(|(_, character)| character.is_ascii_digit())
        .map(|(at, digit)| {
            let mut changed = value.to_owned();
            changed.replace_range(at..=at, &other(digit).to_string());
            changed
        })
        .collect()
}

/// Every expected text of a case, with the key that it stands under and how to put another there.
fn texts(key: &str, expected: &Value) -> Vec<(String, Value)> {
    match expected {
        Value::String(text) => with_other_digits(text)
            .into_iter()
            .map(|changed| (key.to_owned(), changed.into()))
            .collect(),
        Value::Number(number) => with_other_digits(&number.to_string())
            .iter()
            .map(|changed| (key.to_owned(), changed.parse::<u64>().unwrap().into()))
            .collect(),
        Value::Array(items) => {
            let changed = |at: usize| {
                texts(key, &items[at]).into_iter().map(move |(key, item)| {
                    let mut items = items.clone();
                    items[at] = item;
                    (key, items.into())
                })
            };
            (0..items.len()).flat_map(changed).collect()
        }
        Value::Object(fields) => {
            let changed = |(inner, value): (&String, &Value)| {
                let alone = |value| Value::from(Map::from_iter([(inner.clone(), value)]));
                let inside = texts(key, value);
                inside
                    .into_iter()
                    .map(|(key, value)| (key, alone(value)))
                    .collect::<Vec<_>>()
            };
            fields.iter().flat_map(changed).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_case_that_is_changed_by_one_digit_fails() {
    let mut tried = 0;
    for (name, text) in files() {
        let file: Value = serde_json::from_str(&text).unwrap();
        for case in file["cases"].as_array().unwrap() {
            for (key, expected) in case["expect"].as_object().unwrap() {
                for (key, changed) in texts(key, expected) {
                    let outcome = run(&name, &with_expectation(case, &key, &changed));
                    assert!(
                        !outcome.failures.is_empty(),
                        "{name}: {}: {key} = {changed} should have failed",
                        case["name"]
                    );
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 1000, "only {tried} digits were changed");
}

//! Language-neutral cases: what is given, and what must come out.
//!
//! *lkj:* kasus uji. A file of cases lets an agency or a reviewer hold the engine against
//! figures of their own, and lets every binding be held against the same figures. The format
//! is described in `docs/cases.md`.

mod achievement;
mod aggregate;
mod format;
mod formula;
mod framework;
mod given;
mod money;
mod number;
mod periods;
mod scale;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What came out of the cases of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Outcome {
    /// How many expected values came out.
    pub passed: usize,
    /// Those that did not.
    pub failures: Vec<Failure>,
}

/// An expected value that did not come out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// Name of the case.
    pub case: String,
    /// Where its figures were found.
    pub source: Option<String>,
    /// Which value: `value`, `values.rat.achievement`.
    pub key: String,
    /// What was expected, as JSON.
    pub expected: String,
    /// What came out, as JSON.
    pub found: String,
}

/// Why a file of cases could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseProblem {
    /// It is no JSON, or not of the shape of a file of cases.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// What a case gives cannot be read.
    #[error("case {case:?}: {message}")]
    Given {
        /// Name of the case.
        case: String,
        /// What is wrong.
        message: String,
    },
    /// A case expects something that its kind does not tell.
    #[error("case {case:?} expects {key:?}; a case of this kind tells: {}", known.join(", "))]
    Key {
        /// Name of the case.
        case: String,
        /// What it expects.
        key: String,
        /// What there is.
        known: &'static [&'static str],
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "$schema")]
    _schema: Option<String>,
    #[serde(default, rename = "title")]
    _title: Option<String>,
    #[serde(default)]
    source: Option<String>,
    cases: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    source: Option<String>,
    #[serde(default, rename = "note")]
    _note: Option<String>,
    kind: Kind,
    given: Value,
    expect: Map<String, Value>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Achievement,
    Aggregate,
    Format,
    Formula,
    Framework,
    Money,
    Number,
    Periods,
    Scale,
}

/// What a case tells: the names of all it can tell, and those that came out.
struct Told {
    known: &'static [&'static str],
    found: Map<String, Value>,
}

/// Runs the cases of one file.
///
/// # Errors
/// [`CaseProblem`] when the file, or what a case gives or asks, cannot be read.
///
/// ```
/// let outcome = lkj_core::cases::run(r#"{ "cases": [{
///     "name": "kematian bayi, Lampung 2015",
///     "kind": "achievement",
///     "given": { "target": "32", "realization": "4.88", "indicator": { "polarity": "lower" } },
///     "expect": { "value": "184.75", "category": "Sangat Tinggi", "method": "linear" }
/// }] }"#)?;
/// assert_eq!((outcome.passed, outcome.failures.len()), (3, 0));
/// # Ok::<(), lkj_core::cases::CaseProblem>(())
/// ```
pub fn run(text: &str) -> Result<Outcome, CaseProblem> {
    let file: File = serde_json::from_str(text)?;
    let mut outcome = Outcome::default();
    for case in &file.cases {
        let told = tell(case)?;
        let source = case.source.as_ref().or(file.source.as_ref());
        compare(case, source, &told, &mut outcome)?;
    }
    Ok(outcome)
}

fn tell(case: &Case) -> Result<Told, CaseProblem> {
    let given = &case.given;
    let told = match case.kind {
        Kind::Achievement => read(given).and_then(|given| achievement::tell(&given)),
        Kind::Aggregate => read(given).and_then(|given| aggregate::tell(&given)),
        Kind::Format => read(given).and_then(|given| format::tell(&given)),
        Kind::Formula => read(given).and_then(|given| formula::tell(&given)),
        Kind::Framework => read(given).and_then(|given| framework::tell(&given, &case.expect)),
        Kind::Money => read(given).and_then(|given| money::tell(&given)),
        Kind::Number => read(given).and_then(|given| number::tell(&given)),
        Kind::Periods => read(given).and_then(|given| periods::tell(&given)),
        Kind::Scale => read(given).and_then(|given| scale::tell(&given)),
    };
    told.map_err(|message| CaseProblem::Given {
        case: case.name.clone(),
        message,
    })
}

fn read<T: DeserializeOwned>(given: &Value) -> Result<T, String> {
    T::deserialize(given).map_err(|error| error.to_string())
}

fn compare(
    case: &Case,
    source: Option<&String>,
    told: &Told,
    outcome: &mut Outcome,
) -> Result<(), CaseProblem> {
    for (key, expected) in &case.expect {
        if !told.known.contains(&key.as_str()) {
            return Err(CaseProblem::Key {
                case: case.name.clone(),
                key: key.clone(),
                known: told.known,
            });
        }
        let found = told.found.get(key).unwrap_or(&Value::Null);
        let mut failed = |key: String, expected: &Value, found: &Value| Failure {
            case: case.name.clone(),
            source: source.cloned(),
            key,
            expected: expected.to_string(),
            found: found.to_string(),
        };
        hold(key, expected, found, outcome, &mut failed);
    }
    Ok(())
}

/// Compares value by value; a list counts as one.
fn hold(
    key: &str,
    expected: &Value,
    found: &Value,
    outcome: &mut Outcome,
    failed: &mut impl FnMut(String, &Value, &Value) -> Failure,
) {
    match expected {
        Value::Object(fields) => {
            for (inner, expected) in fields {
                let found = found.get(inner).unwrap_or(&Value::Null);
                hold(&format!("{key}.{inner}"), expected, found, outcome, failed);
            }
        }
        expected if expected == found => outcome.passed = outcome.passed.saturating_add(1),
        expected => {
            let failure = failed(key.to_owned(), expected, found);
            outcome.failures.push(failure);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        run(text).unwrap_err().to_string()
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        insta::assert_snapshot!(
            [
                "{",
                r#"{"cases": [{"name": "a"}]}"#,
                r#"{"cases": [], "case": 1}"#,
                r#"{"cases": [{"name": "a", "kind": "color", "given": {}, "expect": {}}]}"#,
                r#"{"cases": [{"name": "a", "kind": "achievement", "given": {"goal": "1"}, "expect": {}}]}"#,
                r#"{"cases": [{"name": "a", "kind": "achievement", "given": {"target": "1.100", "realization": "1"}, "expect": {}}]}"#,
                r#"{"cases": [{"name": "a", "kind": "achievement", "given": {"target": 0.5, "realization": "1"}, "expect": {}}]}"#,
                r#"{"cases": [{"name": "a", "kind": "achievement", "given": {"target": "1", "realization": "1"}, "expect": {"result": "100.00"}}]}"#,
                r#"{"cases": [{"name": "a", "kind": "achievement", "given": {"target": "1", "realization": "1", "rules": {"profile": "moon"}}, "expect": {}}]}"#,
            ]
            .map(problem)
            .join("\n"),
            @r#"
            EOF while parsing an object at line 1 column 1
            missing field `kind` at line 1 column 24
            unknown field `case`, expected one of `$schema`, `title`, `source`, `cases` at line 1 column 20
            unknown variant `color`, expected one of `achievement`, `aggregate`, `format`, `formula`, `framework`, `money`, `number`, `periods`, `scale` at line 1 column 40
            case "a": unknown field `goal`, expected one of `target`, `realization`, `indicator`, `rules`, `printed`
            case "a": target: "1.100" can be read as 1100 or as 1100e-3
            case "a": invalid type: floating point `0.5`, expected a string
            case "a" expects "result"; a case of this kind tells: status, raw, value, category, other_category, in_gap, standing, reason, method, zero, working, units, agrees, explained_by
            case "a": unknown rules profile "moon"
            "#
        );
    }

    #[test]
    fn a_failure_says_what_came_out() {
        let outcome = run(
            r#"{"source": "x", "cases": [{"name": "a", "kind": "achievement",
            "given": {"target": "80", "realization": "70"},
            "expect": {"value": "87.51", "category": "Tinggi"}}]}"#,
        )
        .unwrap();
        assert_eq!(outcome.passed, 1);
        insta::assert_debug_snapshot!(outcome.failures, @r#"
            [
                Failure {
                    case: "a",
                    source: Some(
                        "x",
                    ),
                    key: "value",
                    expected: "\"87.51\"",
                    found: "\"87.50\"",
                },
            ]
            "#);
    }
}

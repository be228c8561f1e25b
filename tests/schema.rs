//! The JSON Schemas in `docs/`: current, accepting what is right, refusing what is not.

#![allow(
    clippy::unwrap_used,
    clippy::too_many_lines,
    reason = "tests may stop at the first thing that is wrong, and a table of cases is long"
)]

use lkj_core::exchange::schema;
use lkj_core::{Framework, Rules};
use serde_json::Value;

/// Compares a generated document with the one that is kept; `LKJ_UPDATE=1` writes it anew.
fn assert_current(name: &str, generated: &Value) {
    let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = serde_json::to_string_pretty(generated).unwrap() + "\n";
    if std::env::var_os("LKJ_UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/{name} is not current; LKJ_UPDATE=1 writes it anew"
    );
}

fn accepts(schema: &Value, document: &Value) -> bool {
    jsonschema::validator_for(schema)
        .unwrap()
        .is_valid(document)
}

/// A TOML text as JSON, dates as text.
fn json_of(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Table(table) => table
                .into_iter()
                .map(|(key, value)| (key, convert(value)))
                .collect(),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Datetime(date) => date.to_string().into(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(text.parse::<toml::Table>().unwrap().into())
}

const FILES: [&str; 4] = [
    include_str!("../examples/lumajang-2019/framework.toml"),
    include_str!("../examples/lumajang-2019/2019.toml"),
    include_str!("../examples/lumajang-2019/text-2019.toml"),
    include_str!("../examples/lumajang-2019/claims.toml"),
];

#[test]
fn kept_schemas_are_current() {
    assert_current("lkj-1.schema.json", &schema::framework());
    assert_current("evaluation-1.schema.json", &schema::evaluation());
}

#[test]
fn accepts_every_example_file_and_what_is_saved() {
    let schema = schema::framework();
    for text in FILES {
        let document = json_of(text);
        let errors: Vec<_> = jsonschema::validator_for(&schema)
            .unwrap()
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0]);
    }
    let texts = [
        ("a.toml", FILES[0]),
        ("b.toml", FILES[1]),
        ("c.toml", FILES[2]),
        ("d.toml", FILES[3]),
    ];
    let framework = Framework::from_texts(&texts).unwrap();
    assert!(accepts(
        &schema,
        &serde_json::from_str(&framework.to_json()).unwrap()
    ));
}

#[test]
fn accepts_the_examples_of_the_manual() {
    let manual = include_str!("../docs/format.md");
    let blocks = manual
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let whole: Vec<_> = blocks
        .filter(|block| block.starts_with("format = 1"))
        .collect();
    assert!(!whole.is_empty());
    for block in whole {
        assert!(accepts(&schema::framework(), &json_of(block)), "{block}");
        Framework::from_toml(block).unwrap_or_else(|problems| panic!("{problems}"));
    }
}

#[test]
fn refuses_what_is_broken() {
    let schema = schema::framework();
    for (what, broken) in [
        ("an unknown table", r#"{"indikator": {}}"#),
        (
            "an unknown key of the organization",
            r#"{"organization": {"name": "D", "nama": "D"}}"#,
        ),
        (
            "an organization without a name",
            r#"{"organization": {"region": "K"}}"#,
        ),
        (
            "a name that is a number",
            r#"{"organization": {"name": 5}}"#,
        ),
        (
            "an id with a capital",
            r#"{"indicator": {"Rat": {"name": "RAT"}}}"#,
        ),
        ("an id with a dash", r#"{"goal": {"kop-aktif": "x"}}"#),
        (
            "an unknown key of an indicator",
            r#"{"indicator": {"rat": {"name": "RAT", "satuan": "%"}}}"#,
        ),
        (
            "an indicator without a name",
            r#"{"indicator": {"rat": {"unit": "%"}}}"#,
        ),
        (
            "an unknown polarity",
            r#"{"indicator": {"rat": {"name": "RAT", "polarity": "up"}}}"#,
        ),
        (
            "an unknown method",
            r#"{"indicator": {"rat": {"name": "RAT", "method": "square"}}}"#,
        ),
        (
            "too many places",
            r#"{"indicator": {"rat": {"name": "RAT", "places": 13}}}"#,
        ),
        (
            "a target of no period",
            r#"{"indicator": {"rat": {"name": "RAT", "targets": {"kapan": 5}}}}"#,
        ),
        (
            "a target that is a list",
            r#"{"indicator": {"rat": {"name": "RAT", "targets": {"2019": [80, 94]}}}}"#,
        ),
        ("data of no period", r#"{"data": {"19": {"kop": 5}}}"#),
        ("data in a list", r#"{"data": {"2019": {"kop": [5]}}}"#),
        (
            "an entry with an unknown key",
            r#"{"data": {"2019": {"kop": {"value": 5, "bukti": "x"}}}}"#,
        ),
        (
            "a grid without rows",
            r#"{"grid": {"um": {"years": [2019]}}}"#,
        ),
        (
            "an unknown kind of series",
            r#"{"series": {"kop": {"name": "K", "kind": "number"}}}"#,
        ),
        (
            "an unknown role",
            r#"{"program": {"a": {"name": "A", "role": "utama"}}}"#,
        ),
        (
            "an unknown key of an activity",
            r#"{"program": {"a": {"name": "A", "activity": {"b": {"name": "B", "pagu": 5}}}}}"#,
        ),
        (
            "money with an unknown key",
            r#"{"money": {"2019": {"a": {"budget": 5, "realisasi": 5}}}}"#,
        ),
        ("money that is a number", r#"{"money": {"2019": {"a": 5}}}"#),
        (
            "an agreement of no year",
            r#"{"agreement": {"2019-Q1": {"targets": {}}}}"#,
        ),
        (
            "a note of an unknown kind",
            r#"{"note": [{"kind": "sebab", "text": "x"}]}"#,
        ),
        ("a note without words", r#"{"note": [{"kind": "cause"}]}"#),
        (
            "a regulation without a citation",
            r#"{"regulation": [{"title": "Perkoperasian"}]}"#,
        ),
        (
            "a citation without a year",
            r#"{"regulation": [{"cite": "UU 25"}]}"#,
        ),
        ("an unknown stage", r#"{"stage": {"2019": "selesai"}}"#),
        (
            "a plan of one year too many",
            r#"{"plan": {"period": [2018, 2019, 2020]}}"#,
        ),
        ("claims without a place", r#"{"claims": [{"text": "x"}]}"#),
        (
            "rules with an unknown rounding",
            r#"{"rules": {"rounding": "up"}}"#,
        ),
    ] {
        let document: Value = serde_json::from_str(broken).unwrap();
        assert!(!accepts(&schema, &document), "{what}: {broken}");
    }
}

#[test]
fn every_key_is_described_in_both_languages() {
    fn walk(value: &Value, path: &str, missing: &mut Vec<String>) {
        let Some(object) = value.as_object() else {
            return;
        };
        for (name, property) in object
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let description = property
                .get("description")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let has_both = description.contains(". *") && description.ends_with('*');
            if !has_both && !path.contains("FreeValue") {
                missing.push(format!("{path}.{name}: {description}"));
            }
        }
        for (key, inside) in object {
            if key != "properties" {
                walk(inside, &format!("{path}/{key}"), missing);
            }
        }
        for inside in object
            .get("anyOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            walk(inside, path, missing);
        }
    }
    let mut missing = Vec::new();
    walk(&schema::framework(), "", &mut missing);
    assert_eq!(missing, [""; 0]);
}

#[test]
fn evaluations_are_as_described() {
    let texts = [("a.toml", FILES[0]), ("b.toml", FILES[1])];
    let framework = Framework::from_texts(&texts).unwrap();
    let schema = schema::evaluation();
    for year in framework.years() {
        let evaluation = framework.evaluate(year, &Rules::default()).unwrap();
        let document = serde_json::to_value(&evaluation).unwrap();
        let errors: Vec<_> = jsonschema::validator_for(&schema)
            .unwrap()
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0], "{year}");
        let mut corrupted = document.clone();
        corrupted["summary"]["budget"] = 5.into();
        assert!(!accepts(&schema, &corrupted), "numbers are text");
        corrupted = document;
        corrupted["meta"]["rules_from"] = "somebody".into();
        assert!(!accepts(&schema, &corrupted));
    }
}

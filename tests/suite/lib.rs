//! What several end-to-end tests need: the Lumajang files, and evaluating small texts.
//!
//! Every text that is read and every evaluation that is made through this crate is compared
//! with its JSON Schema on the way.

#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::fs;
use std::sync::LazyLock;

use jsonschema::Validator;
use lkj_core::files::schema;
use lkj_core::{Evaluation, Framework, Locale, Rules, Year};
use serde_json::Value;

/// The schema of the native file.
pub static FRAMEWORK_SCHEMA: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::validator_for(&schema::framework()).unwrap());

/// The schema of an evaluation.
pub static EVALUATION_SCHEMA: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::validator_for(&schema::evaluation()).unwrap());

/// What a schema has against a document, each with its place.
pub fn faults(schema: &Validator, document: &Value) -> Vec<String> {
    let errors = schema.iter_errors(document);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// A TOML text as JSON, dates as text.
pub fn json_of(text: &str) -> Value {
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

/// The root of the repository.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Every TOML file of a folder, with its name, in the order of the names.
pub fn files_of(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(format!("{ROOT}/{folder}")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The files of the Lumajang report.
pub fn lumajang_files() -> Vec<(String, String)> {
    files_of("examples/lumajang-2019")
}

/// A framework of several named texts; stops at what is wrong with them.
pub fn read(files: &[(String, String)]) -> Framework {
    let texts: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    Framework::from_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A framework of one TOML text that leaves out the organization; stops at what is wrong with it.
pub fn framework_of(tables: &str) -> Framework {
    let text = format!("[organization]\nname = \"Dinas Contoh\"\n{tables}");
    let framework =
        Framework::from_toml(&text).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
    assert_eq!(
        faults(&FRAMEWORK_SCHEMA, &json_of(&text)),
        [""; 0],
        "{text}"
    );
    framework
}

/// The results of a year by the file's own rules.
pub fn evaluated(framework: &Framework, year: u16) -> Evaluation {
    evaluated_by(framework, year, &Rules::default())
}

/// The results of a year by the caller's rules.
pub fn evaluated_by(framework: &Framework, year: u16, rules: &Rules) -> Evaluation {
    let evaluation = framework.evaluate(Year::new(year).unwrap(), rules).unwrap();
    let document = serde_json::to_value(&evaluation).unwrap();
    assert_eq!(faults(&EVALUATION_SCHEMA, &document), [""; 0]);
    evaluation
}

/// The value of a reference in a year as it is written in Indonesian, else the reason's code.
pub fn value(framework: &Framework, year: u16, reference: &str) -> String {
    let explained = explained(framework, year, reference);
    match explained.value {
        Ok(value) => value.write(Locale::Indonesian),
        Err(reason) => reason.code().to_owned(),
    }
}

/// How the value of a reference came about, in Indonesian.
pub fn trace(framework: &Framework, year: u16, reference: &str) -> String {
    explained(framework, year, reference)
        .trace
        .write(Locale::Indonesian)
}

fn explained(
    framework: &Framework,
    year: u16,
    reference: &str,
) -> lkj_core::evaluation::Explanation {
    let parsed: lkj_core::Formula = reference.parse().unwrap();
    framework
        .explain(&parsed, Year::new(year).unwrap(), &Rules::default())
        .unwrap_or_else(|error| panic!("{reference}: {error}"))
}

/// Why a reference or formula cannot be explained.
pub fn unexplained(framework: &Framework, asked: &str) -> String {
    let parsed: lkj_core::Formula = asked.parse().unwrap();
    match framework.explain(&parsed, Year::new(2019).unwrap(), &Rules::default()) {
        Ok(explained) => panic!("{asked} is {:?}", explained.value),
        Err(error) => error.to_string(),
    }
}

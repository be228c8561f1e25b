//! JSON Schemas of the native file and of an evaluation, made from the types.

use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};

use crate::evaluation::Evaluation;
use crate::framework::FrameworkDraft;

/// The JSON Schema of the native file, TOML and JSON alike, as `docs/lkj-1.schema.json` has it.
///
/// A file of a folder holds any of the tables, so none is required.
///
/// ```
/// let schema = lkj_core::files::schema::framework();
/// assert!(schema.get("properties").is_some());
/// ```
#[must_use]
pub fn framework() -> serde_json::Value {
    schema_of::<FrameworkDraft>("lkj-1.schema.json", SchemaSettings::draft2020_12())
}

/// The JSON Schema of what `evaluate --json` prints, as `docs/evaluation-1.schema.json` has it.
#[must_use]
pub fn evaluation() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    schema_of::<Evaluation>("evaluation-1.schema.json", settings)
}

fn schema_of<T: JsonSchema>(id: &str, settings: SchemaSettings) -> serde_json::Value {
    let described = settings.with_transform(RecursiveTransform(describe_for_files));
    let mut schema = described.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), id.into());
    schema.to_value()
}

/// Descriptions come from the documentation of the types. Who writes files has no use for its
/// examples in Rust, nor for the brackets that link words to other types.
fn describe_for_files(schema: &mut Schema) {
    if let Some(serde_json::Value::String(description)) = schema.get_mut("description") {
        let prose = description.split("```").step_by(2).map(str::trim);
        let prose: Vec<&str> = prose.filter(|part| !part.is_empty()).collect();
        *description = prose.join("\n\n").replace("[`", "`").replace("`]", "`");
    }
}

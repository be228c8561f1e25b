//! JSON Schemas of the native file and of an evaluation, made from the types.

use schemars::{
    JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema,
    transform::RecursiveTransform,
};

use crate::{Evaluation, FrameworkDraft};

/// The JSON Schema of the native file, TOML and JSON alike, as `docs/lkj-1.schema.json` has it.
///
/// A file of a folder holds any of the tables, so none is required.
///
/// ```
/// let schema = lkj_core::exchange::schema::framework();
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

/// One value, or a list of them.
#[derive(Debug)]
pub(crate) struct OneOrMany<T>(std::marker::PhantomData<T>);

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("OneOrMany_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

/// The name of something that comes with the engine, or the thing itself.
#[derive(Debug)]
pub(crate) struct NameOr<T>(std::marker::PhantomData<T>);

impl<T: JsonSchema> JsonSchema for NameOr<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("NameOr_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let thing = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [{ "type": "string" }, thing] })
    }
}

/// A year as a number, or a period as text.
#[derive(Debug)]
pub(crate) struct YearOrPeriod;

impl JsonSchema for YearOrPeriod {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "YearOrPeriod".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let year = generator.subschema_for::<crate::Year>();
        let period = generator.subschema_for::<crate::Period>();
        json_schema!({ "anyOf": [year, period] })
    }
}

/// What an [`Achievement`](crate::Achievement) serializes to.
#[derive(Debug)]
pub(crate) struct AchievementShape;

impl JsonSchema for AchievementShape {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Achievement".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let percent = generator.subschema_for::<Option<crate::Percent>>();
        let standing = generator.subschema_for::<Option<crate::evaluation::Standing>>();
        json_schema!({
            "type": "object",
            "description": "What was reached, in percent, or why that cannot be said. *Capaian.*",
            "properties": {
                "status": { "enum": ["measured", "not_measured"] },
                "raw": percent,
                "value": percent,
                "category": { "type": ["string", "null"] },
                "in_gap": { "type": "boolean" },
                "standing": standing,
                "reason": { "type": ["string", "null"] },
                "convention": { "type": ["string", "null"] },
                "units": {
                    "description": "What must be known of the units: converted, fraction_as_percent, percent_assumed, words_differ.",
                    "type": ["string", "null"]
                }
            },
            "required": ["status", "raw", "value", "category", "in_gap", "standing", "reason", "convention", "units"],
            "additionalProperties": false
        })
    }
}

/// What a [`Step`](crate::evaluation::Step) serializes to.
#[derive(Debug)]
pub(crate) struct StepShape;

impl JsonSchema for StepShape {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Step".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = || json_schema!({ "type": ["string", "null"] });
        json_schema!({
            "type": "object",
            "description": "One step of how a number came about. *Langkah hitung.*",
            "properties": {
                "of": { "type": "string" },
                "formula": text(),
                "working": text(),
                "result": text(),
                "category": text(),
                "reason": text()
            },
            "required": ["of", "formula", "working", "result", "category", "reason"],
            "additionalProperties": false
        })
    }
}

/// A table for which a text may stand.
pub(crate) fn or_text(schema: &mut Schema) {
    let table = std::mem::take(schema);
    *schema = json_schema!({ "anyOf": [{ "type": "string" }, table] });
}

/// The same for a table whose fields come from two types.
pub(crate) fn closed_or_text(schema: &mut Schema) {
    schema.insert("additionalProperties".to_owned(), false.into());
    or_text(schema);
}

/// Money, with the short form of a single revision.
pub(crate) fn with_revised(schema: &mut Schema) {
    let properties = schema
        .get_mut("properties")
        .and_then(serde_json::Value::as_object_mut);
    if let Some(properties) = properties {
        let revised = serde_json::json!({
            "$ref": "#/$defs/Rupiah",
            "description": "The budget after its only revision. *Anggaran setelah perubahan.*"
        });
        properties.insert("revised".to_owned(), revised);
    }
}

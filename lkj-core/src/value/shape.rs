//! Shapes of the native file that JSON Schema cannot take from a type alone.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

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
        let year = generator.subschema_for::<crate::value::Year>();
        let period = generator.subschema_for::<crate::value::Period>();
        json_schema!({ "anyOf": [year, period] })
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

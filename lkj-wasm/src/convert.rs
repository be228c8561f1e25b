//! Values between Rust and JavaScript, by way of JSON text: one crossing for a whole result.

use std::io;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::ser::{CompactFormatter, Formatter};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;

use crate::problem;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, js_name = stringify, catch)]
    fn stringify_json(value: &JsValue) -> Result<JsValue, JsValue>;
}

/// A JavaScript value with the fields that a Rust value serializes, in camelCase.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let mut text = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, CamelCase::default());
    value
        .serialize(&mut serializer)
        .map_err(|error| problem::argument(&error))?;
    parse_json(&String::from_utf8_lossy(&text))
}

/// Options as a caller gave them, with the engine's names; none where they were left out.
pub(crate) fn options(value: &JsValue) -> Result<Map<String, Value>, JsValue> {
    match from_js(value)? {
        Value::Null => Ok(Map::new()),
        Value::Object(fields) => Ok(fields),
        _ => Err(problem::argument(&"the options are no object")),
    }
}

/// A plain value of JavaScript. Of `undefined` and of functions there is none.
pub(crate) fn from_js(value: &JsValue) -> Result<Value, JsValue> {
    let text = stringify_json(value)?.as_string();
    let value = serde_json::from_str(text.as_deref().unwrap_or("null"));
    value
        .map(in_snake_case)
        .map_err(|error| problem::argument(&error))
}

/// One of the options, read as what it is.
pub(crate) fn take<T: DeserializeOwned>(
    options: &mut Map<String, Value>,
    name: &str,
) -> Result<Option<T>, JsValue> {
    let Some(value) = options.remove(name).filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    T::deserialize(value)
        .map(Some)
        .map_err(|error| problem::argument(&format!("{name}: {error}")))
}

/// Refuses options that nobody took.
pub(crate) fn finish(options: &Map<String, Value>) -> Result<(), JsValue> {
    match options.keys().next() {
        None => Ok(()),
        Some(name) => Err(problem::argument(&format!("there is no option {name:?}"))),
    }
}

/// A number as a caller gives it: text, or a whole number that a float holds exactly.
#[derive(Debug)]
pub(crate) enum Given {
    /// Nothing.
    Missing,
    /// As documents or programs write it.
    Text(String),
    /// A number of JavaScript.
    Whole(i64),
    /// Yes or no.
    Truth(bool),
}

impl Given {
    /// What a caller gave for `name`.
    pub(crate) fn read(name: &str, value: &JsValue) -> Result<Self, JsValue> {
        const LARGEST: f64 = 9_007_199_254_740_991.0;
        if value.is_null() || value.is_undefined() {
            return Ok(Self::Missing);
        }
        if let Some(text) = value.as_string() {
            return Ok(Self::Text(text));
        }
        if let Some(truth) = value.as_bool() {
            return Ok(Self::Truth(truth));
        }
        match value.as_f64() {
            Some(number) if number.fract() == 0.0 && number.abs() <= LARGEST =>
            {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a whole number that fits is kept exactly"
                )]
                Ok(Self::Whole(number as i64))
            }
            Some(number) => Err(problem::argument(&format!(
                "{name}: {number} is a binary float, which has lost its exact digits; give it as text: \"{number}\""
            ))),
            None => Err(problem::argument(&format!(
                "{name}: a string, a whole number, a boolean or null is needed"
            ))),
        }
    }

    /// It as text; `None` where there is nothing.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::Missing => None,
            Self::Text(text) => Some(text.clone()),
            Self::Whole(number) => Some(number.to_string()),
            Self::Truth(true) => Some("ya".to_owned()),
            Self::Truth(false) => Some("tidak".to_owned()),
        }
    }
}

/// Writes the keys of objects in camelCase. Ids are never keys of a result.
#[derive(Default)]
struct CamelCase {
    compact: CompactFormatter,
    is_in_key: bool,
    is_after_underscore: bool,
}

impl Formatter for CamelCase {
    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.is_in_key = true;
        self.is_after_underscore = false;
        self.compact.begin_object_key(writer, first)
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.is_in_key = false;
        self.compact.end_object_key(writer)
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !self.is_in_key {
            return writer.write_all(fragment.as_bytes());
        }
        for byte in fragment.bytes() {
            if byte == b'_' {
                self.is_after_underscore = true;
                continue;
            }
            let byte = if self.is_after_underscore {
                byte.to_ascii_uppercase()
            } else {
                byte
            };
            self.is_after_underscore = false;
            writer.write_all(&[byte])?;
        }
        Ok(())
    }
}

/// The keys of options as the engine has them.
fn in_snake_case(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields
                .into_iter()
                .map(|(key, value)| (snake_case(&key), in_snake_case(value)));
            Value::Object(fields.collect())
        }
        Value::Array(items) => items.into_iter().map(in_snake_case).collect(),
        other => other,
    }
}

fn snake_case(key: &str) -> String {
    let mut written = String::with_capacity(key.len());
    for character in key.chars() {
        if character.is_ascii_uppercase() {
            written.push('_');
        }
        written.push(character.to_ascii_lowercase());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_change_their_style_and_values_do_not() {
        let value = serde_json::json!({ "target_from": "annual_plan", "end_of_plan": [{ "in_gap": true }] });
        let mut text = Vec::new();
        let mut serializer =
            serde_json::Serializer::with_formatter(&mut text, CamelCase::default());
        assert!(value.serialize(&mut serializer).is_ok());
        assert_eq!(
            String::from_utf8_lossy(&text),
            r#"{"targetFrom":"annual_plan","endOfPlan":[{"inGap":true}]}"#
        );
        let back = serde_json::from_slice(&text).unwrap_or_default();
        assert_eq!(in_snake_case(back), value);
    }
}

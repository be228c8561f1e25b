//! Values and errors between Rust and JavaScript, for every module of `lkj-wasm`.
//!
//! A result crosses once, as JSON text; an argument is read where it is, field by field. Nothing
//! here parses JSON or prints a float: what a module does not need must not make it larger.

pub mod asked;
mod camel_case;
pub mod given;
mod options;
pub mod problem;
#[cfg(feature = "stamp")]
mod stamp;

use serde::Serialize;
use wasm_bindgen::prelude::*;

pub use asked::Asked;
pub use given::Given;
pub use options::{NamedTexts, Options, named_pairs, pairs};
#[cfg(feature = "stamp")]
pub use stamp::StampTold;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_json(text: &str) -> Result<JsValue, JsValue>;
}

/// A JavaScript value with the fields that a Rust value serializes, in camelCase.
///
/// # Errors
/// An `ArgumentError` where the value cannot be written as JSON.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    parse_json(&to_text(value)?)
}

/// The same as JSON text.
///
/// # Errors
/// As [`to_js`].
pub fn to_text(value: &impl Serialize) -> Result<String, JsValue> {
    camel_case::written(value).map_err(|error| problem::argument(&error))
}

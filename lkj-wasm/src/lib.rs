//! WebAssembly binding of the lkj engine, for browsers and Node.
//!
//! Nothing is computed here. Each module wraps the one of the same name in [`lkj_core`]; names
//! are camelCase on the JavaScript side, and exact numbers cross as strings, since a JavaScript
//! number is a binary float. Doc comments of exported items are copied into the `.d.ts`; the
//! shapes of arguments and results stand in `types.d.ts`.

#![allow(
    clippy::missing_errors_doc,
    reason = "they say it by @throws, which editors of JavaScript show"
)]

pub mod evaluation;
pub mod framework;
pub mod number;
pub mod rules;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// The version of the engine, as it is stamped on every output.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    lkj_core::version().to_owned()
}

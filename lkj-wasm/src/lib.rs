//! WebAssembly binding of the lkj engine, for browsers and Node.
//!
//! Nothing is computed here. Each module wraps the one of the same name in [`lkj_core`]; names
//! are camelCase on the JavaScript side, and exact numbers cross as strings, since a JavaScript
//! number is a binary float. Doc comments of exported items are copied into the `.d.ts`.

use wasm_bindgen::prelude::*;

/// The version of the engine, as it is stamped on every output.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    lkj_core::version().to_owned()
}

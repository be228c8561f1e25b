//! Another id for a thing.

use lkj_wasm_convert::problem;
use wasm_bindgen::prelude::*;

use crate::framework;

/// The native file with another id for one thing. All that names it follows: links, formulas,
/// figures, claims, prose, decisions.
///
/// `framework` is the native file as JSON (`Framework.toJson()`), and so is what comes back.
///
/// @throws {ProblemsError} when the file cannot be read.
/// @throws {ArgumentError} when nothing has the old id, or the new one is none or is taken.
#[wasm_bindgen]
pub fn renamed(framework: &str, old: &str, id: &str) -> Result<String, JsValue> {
    let renamed = framework::read(framework)?.renamed(old, id);
    renamed
        .map(|framework| framework.to_json())
        .map_err(|fault| problem::refused("rename", "id", |locale| fault.message(locale)))
}

//! Saving into texts that were read.

use lkj_wasm_convert::{pairs, problem};
use wasm_bindgen::prelude::*;

use crate::framework;

/// A TOML text that a framework was read from, changed where the framework is different by now;
/// comments, order and all that did not change stay as they were.
///
/// `framework` is the native file as JSON (`Framework.toJson()`).
///
/// @throws {ProblemsError} when one of the texts cannot be read as a framework.
#[wasm_bindgen(js_name = updateToml)]
pub fn update_toml(framework: &str, text: &str) -> Result<String, JsValue> {
    framework::read(framework)?
        .update_toml(text)
        .map_err(|fault| problem::problems(&fault))
}

/// The texts that a framework was read from together, each changed where the framework is
/// different by now. `undefined` where that is not possible: a list that stands in several texts
/// has changed, or a text that changes is JSON and not the only one.
///
/// `framework` is the native file as JSON (`Framework.toJson()`).
///
/// @throws {ProblemsError} when one of the texts cannot be read as a framework.
#[wasm_bindgen(js_name = updateTexts)]
pub fn update_texts(
    framework: &str,
    #[wasm_bindgen(unchecked_param_type = "[name: string, text: string][]")] texts: &JsValue,
) -> Result<Option<Vec<String>>, JsValue> {
    let texts = pairs("texts", texts)?;
    let named: Vec<_> = texts
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    framework::read(framework)?
        .update_texts(&named)
        .map_err(|fault| problem::problems(&fault))
}

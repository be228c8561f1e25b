//! A framework as it comes from the first module.

use lkj_core::{Framework, Problems};
use lkj_wasm_convert::problem;
use wasm_bindgen::prelude::*;

/// The framework of a native file as JSON (`Framework.toJson()`).
pub(crate) fn read(json: &str) -> Result<Framework, JsValue> {
    Framework::from_json(json).map_err(|fault| problem::problems(&fault))
}

/// The framework of several texts.
pub(crate) fn of_texts(texts: &[(String, String)]) -> Result<Framework, Problems> {
    let named: Vec<_> = texts
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    Framework::from_texts(&named)
}

//! Two states of a framework held side by side.

use lkj_wasm_convert::{Asked, problem, to_js};
use wasm_bindgen::prelude::*;

use crate::framework;

/// Holds a framework against an older state of it: differences in the words of the field, changed
/// results, and findings that are fixed, new, still open, or decided by a reviewer.
///
/// Both are native files as JSON (`Framework.toJson()`). The year is the latest of the newer one
/// with any realization, unless it is named.
///
/// @throws {ProblemsError} when one of them cannot be read.
/// @throws {ArgumentError} when the rules name a profile that does not exist, or nothing is
/// realized yet and no year is named.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    older: &str,
    newer: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let (older, newer) = (framework::read(older)?, framework::read(newer)?);
    let asked = Asked::read(options)?;
    let comparison = newer.compare(&older, asked.year_of(&newer)?, &asked.rules);
    to_js(&comparison.map_err(|fault| problem::profile(&fault))?)
}

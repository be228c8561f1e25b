//! What revisions of agreements and budgets did.

use lkj_wasm_convert::{Asked, problem, to_js};
use wasm_bindgen::prelude::*;

use crate::framework;

/// The versions of a year's agreement and budgets, and what each did to achievements and
/// absorption.
///
/// `framework` is the native file as JSON (`Framework.toJson()`).
///
/// @throws {ProblemsError} when the framework cannot be read.
/// @throws {ArgumentError} when the rules name a profile that does not exist, or nothing is
/// realized yet and no year is named.
#[wasm_bindgen(unchecked_return_type = "Revisions")]
pub fn revisions(
    framework: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let framework = framework::read(framework)?;
    let asked = Asked::read(options)?;
    let revisions = framework.revisions(asked.year_of(&framework)?, &asked.rules);
    to_js(&revisions.map_err(|fault| problem::profile(&fault))?)
}

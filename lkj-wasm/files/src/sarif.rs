//! Findings for tools that show them at their lines.

use lkj_wasm_convert::{Asked, pairs, problem};
use wasm_bindgen::prelude::*;

use crate::framework;

/// What the checker finds, as SARIF 2.1.0 with the stamp of the run: the text that tools for
/// findings read. The framework
/// is given by its texts, so that places are theirs.
///
/// @throws {ProblemsError} with everything that is wrong with the texts.
/// @throws {ArgumentError} when the rules name a profile that does not exist.
#[wasm_bindgen(js_name = toSarif)]
pub fn to_sarif(
    #[wasm_bindgen(unchecked_param_type = "[name: string, text: string][]")] texts: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let texts = pairs("texts", texts)?;
    let asked = Asked::read(options)?;
    let framework = framework::of_texts(&texts).map_err(|fault| problem::problems(&fault))?;
    let year = asked.year_of(&framework)?;
    let check = framework.check(year, &asked.rules);
    let check = check.map_err(|fault| problem::profile(&fault))?;
    let stamp = framework.stamp(year, &asked.rules);
    let stamp = stamp.map_err(|fault| problem::profile(&fault))?;
    Ok(format!(
        "{:#}",
        check.to_stamped_sarif(&stamp, asked.locale)
    ))
}

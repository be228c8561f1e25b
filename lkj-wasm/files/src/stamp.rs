//! What an output was made with, and an old output made again.

use lkj_core::{Locale, Published, Reproduction};
use lkj_wasm_convert::{Asked, problem, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::framework;

/// What came of it, with a sentence or two about it.
#[derive(Debug, Serialize)]
struct ReproductionTold<'a> {
    #[serde(flatten)]
    again: &'a Reproduction,
    message: String,
    message_en: String,
}

pub(crate) fn to_js_again(again: &Reproduction) -> Result<JsValue, JsValue> {
    to_js(&ReproductionTold {
        message: again.message(Locale::Indonesian),
        message_en: again.message(Locale::English),
        again,
    })
}

/// An old output with its stamp: the text of a JSON, text, HTML or Markdown output, or the line
/// alone.
pub(crate) fn published(output: &str) -> Result<Published, JsValue> {
    Published::read(output).map_err(|fault| problem::argument_at("output", &fault))
}

/// Makes the figures of an old output again, of today's framework and by this engine: whether the
/// same digits come out, which do not, and what has changed since.
///
/// `output` is the text of a JSON, text, HTML or Markdown output with its stamp, or the line of
/// the stamp alone; `framework` is the native file as JSON (`Framework.toJson()`).
///
/// @throws {ProblemsError} when the framework cannot be read.
/// @throws {ArgumentError} when the output has no stamp, or one without a year, or the rules name
/// a profile that does not exist.
#[wasm_bindgen(unchecked_return_type = "Reproduction")]
pub fn reproduce(
    output: &str,
    framework: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let framework = framework::read(framework)?;
    let asked = Asked::read(options)?;
    let again = framework.reproduce(&published(output)?, &asked.rules);
    let again = again.map_err(|fault| {
        problem::refused("not_reproducible", "output", |locale| fault.message(locale))
    });
    to_js_again(&again?)
}

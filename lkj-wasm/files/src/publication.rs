//! Finished documents, and the native file as a workbook.

use lkj_core::Framework;
use lkj_core::documents::{PublicationFormat, PublicationKind, Publisher};
use lkj_wasm_convert::{Asked, problem};
use wasm_bindgen::prelude::*;

use crate::framework;

/// A finished document as the bytes of a file.
///
/// `framework` is the native file as JSON (`Framework.toJson()`). The formats are `html`, `md`
/// (both UTF-8), `docx` and `xlsx`; of the report, `xlsx` is the workbook of live formulas, of
/// the others each table is a sheet.
///
/// @throws {ProblemsError} when the framework cannot be read.
/// @throws {ArgumentError} when the document or format is unknown, the rules name a profile that
/// does not exist, or nothing is realized yet and no year is named.
#[wasm_bindgen]
pub fn publish(
    framework: &str,
    #[wasm_bindgen(unchecked_param_type = "PublicationKind")] document: &str,
    #[wasm_bindgen(unchecked_param_type = "PublicationFormat")] format: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
) -> Result<Vec<u8>, JsValue> {
    let framework = framework::read(framework)?;
    let asked = Asked::read(options)?;
    let year = asked.year_of(&framework)?;
    let kind = kind_of(document)?;
    let format = format_of(format)?;
    let publisher = Publisher::new(&framework, year, &asked.rules, asked.locale)
        .map_err(|fault| problem::profile(&fault))?;
    let publication = publisher
        .publish(kind)
        .map_err(|fault| problem::profile(&fault))?;
    publisher
        .file(&publication, format)
        .map_err(|fault| problem::argument(&fault))
}

fn format_of(ending: &str) -> Result<PublicationFormat, JsValue> {
    PublicationFormat::of_ending(ending).ok_or_else(|| {
        let known = PublicationFormat::ALL.iter();
        let known: Vec<_> = known
            .map(|format| format!("{:?}", format.ending()))
            .collect();
        let known = known.join(", ");
        problem::argument(&format!("unknown format {ending:?}; there are {known}"))
    })
}

fn kind_of(document: &str) -> Result<PublicationKind, JsValue> {
    PublicationKind::of_file_stem(document).ok_or_else(|| {
        let known = PublicationKind::ALL.map(|kind| format!("{:?}", kind.file_stem()));
        let known = known.join(", ");
        problem::argument(&format!("unknown document {document:?}; there are {known}"))
    })
}

/// The native file as a workbook to fill in, with the headings of a language.
///
/// @throws {ProblemsError} when the framework cannot be read.
/// @throws {ArgumentError} when a text is longer than a cell can hold.
#[wasm_bindgen(js_name = toXlsx)]
pub fn to_xlsx(
    framework: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
) -> Result<Vec<u8>, JsValue> {
    let framework = framework::read(framework)?;
    let asked = Asked::read(options)?;
    framework
        .to_xlsx(asked.locale)
        .map_err(|fault| problem::argument(&fault))
}

/// The native file as JSON that a workbook holds.
///
/// @throws {ProblemsError} with everything that is wrong in it, each with sheet and cell.
#[wasm_bindgen(js_name = fromXlsx)]
pub fn from_xlsx(bytes: &[u8]) -> Result<String, JsValue> {
    let framework = Framework::from_xlsx(bytes).map_err(|fault| problem::problems(&fault))?;
    Ok(framework.to_json())
}

//! Numbers as Indonesian documents write them, and back.

use lkj_core::Locale;
use lkj_core::number::{self, Hint, Reading, exact};
use lkj_wasm_convert::{Given, Options, problem, to_js};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// Reads a number as documents print it: `Rp. 872.705.000,-`, `80,94`, `25 pelayanan`,
/// `7 – 8 bulan`, `< 49`, `n/a`. What can be read in two ways is never guessed.
///
/// @throws {NumberError} when there is no one way to read it; `candidates` holds the readings.
#[wasm_bindgen(js_name = parseNumber, unchecked_return_type = "NumberReading")]
pub fn parse_number(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "ParseNumberOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let mut options = Options::read(options)?;
    let (kind, locale) = (options.word("kind")?, options.word("locale")?);
    options.finish()?;
    let reading = number::parse_with(text, Hint { kind, locale });
    to_js(&reading.map_err(|fault| problem::number("text", &fault))?)
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Style {
    #[default]
    Number,
    Percent,
    Rupiah,
    Words,
    RupiahInWords,
}

/// Writes an exact number for readers: `1.234,50`; as `percent` with its sign, as `rupiah` with
/// `Rp`, as `words` (*terbilang*, Indonesian whatever the locale) or `rupiah_in_words`.
///
/// @throws {NumberError} when the value is no exact number.
#[wasm_bindgen(js_name = formatNumber)]
pub fn format_number(
    #[wasm_bindgen(unchecked_param_type = "ExactNumber")] value: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FormatNumberOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let mut options = Options::read(options)?;
    let style: Style = options.word("as")?.unwrap_or_default();
    let locale: Locale = options.word("locale")?.unwrap_or_default();
    options.finish()?;
    let text = Given::read("value", value)?.text().unwrap_or_default();
    let value = match exact::read(&text) {
        Some(value) => value,
        None => match number::parse(&text) {
            Ok(Reading::Figure(figure)) => figure.value,
            Ok(_) => {
                return Err(problem::argument(&format!(
                    "value: {text:?} is not a number"
                )));
            }
            Err(fault) => return Err(problem::number("value", &fault)),
        },
    };
    Ok(match style {
        Style::Number => number::format(value, locale),
        Style::Percent => number::format_percent(value, locale),
        Style::Rupiah => number::format_rupiah(value, locale),
        Style::Words => number::spell(value),
        Style::RupiahInWords => number::spell_rupiah(value),
    })
}

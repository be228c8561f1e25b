//! A number written.

use serde::Deserialize;
use serde_json::Map;

use super::Told;
use super::given::{figure, put};
use crate::number;
use crate::value::Locale;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    value: String,
    #[serde(rename = "as")]
    style: Style,
    #[serde(default)]
    english: bool,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Style {
    Number,
    Percent,
    Rupiah,
    Words,
    RupiahInWords,
}

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let value = figure("value", &given.value)?;
    let locale = if given.english {
        Locale::English
    } else {
        Locale::Indonesian
    };
    let text = match given.style {
        Style::Number => number::format(value, locale),
        Style::Percent => number::format_percent(value, locale),
        Style::Rupiah => number::format_rupiah(value, locale),
        Style::Words => number::spell(value),
        Style::RupiahInWords => number::spell_rupiah(value),
    };
    let mut found = Map::new();
    put(&mut found, "text", text);
    Ok(Told {
        known: &["text"],
        found,
    })
}

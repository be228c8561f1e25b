//! Values between the words of a sentence.

use super::explain::Value;
use crate::framework::claim::Around;
use crate::number;
use crate::value::Locale;

impl Value {
    /// The value, without the unit that the words around it have already: `({x.absorption} %)`
    /// has its sign.
    pub(crate) fn write_between(&self, around: Around<'_>, locale: Locale) -> String {
        match self {
            Self::Percent(percent) if says_percent(around) => number::format(*percent, locale),
            Self::Rupiah(amount) if says_rupiah(around) => number::format(*amount, locale),
            other => other.write(locale),
        }
    }
}

fn says_percent(around: Around<'_>) -> bool {
    let behind = around.behind.trim_start();
    ["%", "persen", "percent"]
        .iter()
        .any(|word| behind.starts_with(word))
}

fn says_rupiah(around: Around<'_>) -> bool {
    let before = around.before.trim_end().trim_end_matches('.');
    before.ends_with("Rp")
}

//! Words that stand where a number or a grade is expected: nothing, not yet, yes, no.

use super::Missing;
use crate::value::Locale;

/// How a text without a value says so; `None` where it says something else.
pub(super) fn missing(text: &str) -> Option<Missing> {
    const NOT_AVAILABLE: &[&str] = &[
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "nd",
        "n/d",
        "tidak ada",
        "tidak ada data",
        "tidak tersedia",
        "belum ada",
        "belum ada data",
    ];
    match text {
        "" => Some(Missing::Empty),
        "-" | "–" | "—" | "--" => Some(Missing::Dash),
        _ => {
            let words = text.to_lowercase();
            if NOT_AVAILABLE.contains(&words.as_str()) {
                Some(Missing::NotAvailable)
            } else {
                is_not_yet(&words).then_some(Missing::NotYet)
            }
        }
    }
}

/// Whether words in lower case announce a value that is still to come.
fn is_not_yet(words: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "belum ",
        "masih belum ",
        "dalam proses",
        "masih dalam proses",
        "sedang dalam proses",
        "masih proses",
        "proses penilaian",
        "proses evaluasi",
        "sedang dinilai",
        "sedang diproses",
        "menunggu ",
        "masih menunggu ",
        "diukur di ",
        "diukur pada ",
        "akan diukur",
        "akan dirilis",
        "akan dinilai",
        "dirilis pada ",
        "rilis pada ",
        "not yet ",
        "to be determined",
    ];
    words == "tbd"
        || words == "tba"
        || BEGINNINGS
            .iter()
            .any(|beginning| words.starts_with(beginning))
}

/// Whether a text says that there is none of what is counted: *nihil*.
pub(super) fn is_nil(text: &str) -> bool {
    text.eq_ignore_ascii_case("nihil")
}

/// Words that say yes or no, in any case.
///
/// ```
/// use lkj_core::number::truth;
/// assert_eq!(truth("Ada"), Some(true));
/// assert_eq!(truth("tidak ada"), Some(false));
/// assert_eq!(truth("WTP"), None);
/// ```
#[must_use]
pub fn truth(words: &str) -> Option<bool> {
    match words.trim().to_lowercase().as_str() {
        "ya" | "ada" | "sudah" | "yes" => Some(true),
        "tidak" | "tidak ada" | "belum" | "belum ada" | "no" => Some(false),
        _ => None,
    }
}

/// Formats a truth value for readers: `ya`, `tidak`.
pub(crate) const fn truth_word(truth: bool, locale: Locale) -> &'static str {
    match (truth, locale) {
        (true, Locale::Indonesian) => "ya",
        (false, Locale::Indonesian) => "tidak",
        (true, Locale::English) => "yes",
        (false, Locale::English) => "no",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_to_come_is_no_grade() {
        for text in [
            "Diukur di TW IV",
            "belum rilis",
            "Belum dinilai",
            "dalam proses",
            "Menunggu hasil BPS",
            "TBD",
        ] {
            assert_eq!(missing(text), Some(Missing::NotYet), "{text}");
        }
        for text in ["belum ada", "Tidak ada", "n/a"] {
            assert_eq!(missing(text), Some(Missing::NotAvailable), "{text}");
        }
        for text in ["belum", "WTP", "Baik", "prosesi"] {
            assert_eq!(missing(text), None, "{text}");
        }
    }
}

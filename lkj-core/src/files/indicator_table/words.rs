//! What words in the cells of a table mean.

use crate::files::tables;
use crate::problem::ProblemKind;
use crate::rules::{LowerMethod, Polarity};
use crate::value::{Id, RESERVED, nearest::nearest};

/// The words of reports and sheets, beside those of the file.
const POLARITIES: &[(&str, Polarity)] = &[
    ("positif", Polarity::Higher),
    ("maksimal", Polarity::Higher),
    ("maximize", Polarity::Higher),
    ("makin tinggi makin baik", Polarity::Higher),
    ("makin besar makin baik", Polarity::Higher),
    ("negatif", Polarity::Lower),
    ("minimal", Polarity::Lower),
    ("minimize", Polarity::Lower),
    ("makin rendah makin baik", Polarity::Lower),
    ("makin kecil makin baik", Polarity::Lower),
    ("stabil", Polarity::Near),
    ("stabilize", Polarity::Near),
    ("rentang", Polarity::Range),
    ("predikat", Polarity::Grade),
];

pub(super) fn polarity(text: &str) -> Result<Polarity, ProblemKind> {
    word(text, &[tables::POLARITIES, POLARITIES])
}

pub(super) fn method(text: &str) -> Result<LowerMethod, ProblemKind> {
    word(text, &[tables::METHODS])
}

fn word<T: Copy>(text: &str, tables: &[&[(&'static str, T)]]) -> Result<T, ProblemKind> {
    let words = tables.iter().copied().flatten();
    let plain = text.to_lowercase().replace("semakin", "makin");
    let plain: Vec<_> = plain
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let plain = plain.join(" ");
    if let Some((_, value)) = words.clone().find(|(word, _)| *word == plain) {
        return Ok(*value);
    }
    let allowed: Vec<_> = words.map(|(word, _)| *word).collect();
    Err(ProblemKind::UnknownWord {
        found: text.to_owned(),
        nearest: nearest(&plain, allowed.iter().copied()),
        allowed,
    })
}

/// An id of so many characters can still be read in a formula.
const LONG_ENOUGH: usize = 40;

/// An id made of words, which nothing has yet: `Koperasi Aktif (%)` is `koperasi_aktif`.
pub(super) fn id_of_words(words: &str, is_taken: impl Fn(&str) -> bool) -> Id {
    let mut text = String::new();
    for character in words.chars() {
        if character.is_ascii_alphanumeric() {
            text.push(character.to_ascii_lowercase());
        } else if !text.is_empty() && !text.ends_with('_') && character.is_ascii() {
            text.push('_');
        }
        if text.len() > LONG_ENOUGH {
            let whole_words = text.rfind('_').unwrap_or(LONG_ENOUGH);
            text.truncate(whole_words);
            break;
        }
    }
    let text = text.trim_end_matches('_');
    let begins_with_a_letter = text.starts_with(|c: char| c.is_ascii_lowercase());
    let text = if begins_with_a_letter {
        text.to_owned()
    } else {
        format!("i{text}")
    };
    let is_free = |id: &str| RESERVED.binary_search(&id).is_err() && !is_taken(id);
    let mut candidate = text.clone();
    let mut number = 1_u64;
    loop {
        if is_free(&candidate)
            && let Ok(id) = Id::new(&candidate)
        {
            return id;
        }
        number = number.saturating_add(1);
        candidate = format!("{text}_{number}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_words_and_told_apart() {
        let free = |words| id_of_words(words, |_| false).to_string();
        assert_eq!(free("Koperasi Aktif (%)"), "koperasi_aktif");
        assert_eq!(free("  – 2019: naik  "), "i2019_naik");
        assert_eq!(free("Rata-rata"), "rata_rata");
        assert_eq!(free("…"), "i");
        assert_eq!(free("Total"), "total_2", "the reference language has total");
        let long = "Persentase koperasi yang melaksanakan rapat anggota tahunan tepat waktu";
        assert_eq!(free(long), "persentase_koperasi_yang_melaksanakan");
        assert_eq!(free(&"a".repeat(500)), "a".repeat(40));
        let taken = |id: &str| id == "a" || id == "a_2";
        assert_eq!(id_of_words("A", taken).to_string(), "a_3");
    }

    #[test]
    fn polarities_in_the_words_of_sheets() {
        assert_eq!(polarity("Positif"), Ok(Polarity::Higher));
        assert_eq!(
            polarity("Semakin rendah,  semakin baik"),
            Ok(Polarity::Lower)
        );
        assert_eq!(polarity("at_most"), Ok(Polarity::AtMost));
        let Err(ProblemKind::UnknownWord { nearest, .. }) = polarity("positip") else {
            panic!("an unknown word")
        };
        assert_eq!(nearest.as_deref(), Some("positif"));
    }
}

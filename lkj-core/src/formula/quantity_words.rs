//! Words that people write for quantities, and what the reference language calls them.

use crate::value::nearest::nearest;

/// Words for a quantity, and its name.
const WORDS: &[(&str, &str)] = &[
    ("anggaran", "budget"),
    ("belanja", "spent"),
    ("capaian", "achievement"),
    ("hasil", "outcome"),
    ("jumlah", "count"),
    ("jumlah", "total"),
    ("kategori", "category"),
    ("keluaran", "output"),
    ("masukan", "input"),
    ("nama", "name"),
    ("pagu", "budget"),
    ("pembanding", "benchmark"),
    ("pencapaian", "achievement"),
    ("penyerapan", "absorption"),
    ("persentase", "share"),
    ("predikat", "category"),
    ("proporsi", "share"),
    ("rata", "mean"),
    ("rata_rata", "mean"),
    ("rerata", "mean"),
    ("satuan", "unit"),
    ("serapan", "absorption"),
    ("sisa", "remaining"),
    ("terukur", "measured"),
];

/// Words for what a reference begins with, and its name.
const BEGINNINGS: &[(&str, &str)] = &[
    ("indikator", "indicators"),
    ("kegiatan", "activities"),
    ("kebijakan", "policies"),
    ("misi", "missions"),
    ("organisasi", "organization"),
    ("profil", "profile"),
    ("program", "programs"),
    ("regulasi", "regulations"),
    ("renstra", "plan"),
    ("sasaran", "objectives"),
    ("strategi", "strategies"),
    ("sub_kegiatan", "sub_activities"),
    ("tahun", "year"),
    ("tujuan", "goals"),
];

/// What references begin with where it is no id; what most people mean first.
pub(crate) const NOT_IDS: &[&str] = &[
    "total",
    "activities",
    "goals",
    "indicators",
    "measures",
    "missions",
    "objectives",
    "organization",
    "plan",
    "policies",
    "profile",
    "programs",
    "regulations",
    "strategies",
    "sub_activities",
    "units",
    "year",
];

/// The quantities that a word may mean by its sense.
pub(crate) fn quantities_called(word: &str) -> impl Iterator<Item = &'static str> {
    called(WORDS, word)
}

/// What a reference may begin with, by the sense of a word.
pub(crate) fn beginnings_called(word: &str) -> impl Iterator<Item = &'static str> {
    called(BEGINNINGS, word)
}

fn called(
    table: &'static [(&'static str, &'static str)],
    word: &str,
) -> impl Iterator<Item = &'static str> {
    let word = word.to_lowercase();
    let fitting = table.iter().filter(move |(known, _)| *known == word);
    fitting.map(|(_, meant)| *meant)
}

/// The quantity of those that a thing has that somebody meant, by sense or by spelling.
pub(super) fn meant_quantity(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let by_sense = quantities_called(word).find(|meant| known.contains(meant));
    by_sense.or_else(|| {
        let near = nearest(word, known.iter().copied())?;
        known.iter().copied().find(|one| **one == near)
    })
}

/// Whether a word asks for the realization, which has no word of its own.
pub(super) fn names_realization(word: &str) -> bool {
    const WORDS: &[&str] = &["nilai", "realisasi", "realization", "realisation", "value"];
    WORDS.contains(&word.to_lowercase().as_str())
}

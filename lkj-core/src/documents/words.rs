//! The words of documents that are not the framework's own, in both languages.

use crate::framework::MeasureKind;
use crate::value::Locale;

/// Indonesian, then English.
pub(super) type Words = [&'static str; 2];

/// Words in a language.
pub(super) const fn write(words: Words, locale: Locale) -> &'static str {
    let [indonesian, english] = words;
    match locale {
        Locale::Indonesian => indonesian,
        Locale::English => english,
    }
}

pub(super) const TABLE: Words = ["Tabel", "Table"];
pub(super) const FIGURE: Words = ["Gambar", "Figure"];
pub(super) const CHAPTER: Words = ["BAB", "CHAPTER"];

pub(super) const NUMBER: Words = ["No.", "No."];
pub(super) const MISSION: Words = ["Misi", "Mission"];
pub(super) const GOAL: Words = ["Tujuan", "Goal"];
pub(super) const OBJECTIVE: Words = ["Sasaran", "Objective"];
pub(super) const GOAL_OR_OBJECTIVE: Words = ["Tujuan/Sasaran", "Goal/objective"];
pub(super) const STRATEGY: Words = ["Strategi", "Strategy"];
pub(super) const POLICY: Words = ["Kebijakan", "Policy"];
pub(super) const PROGRAM: Words = ["Program", "Program"];
pub(super) const ACTIVITY: Words = ["Kegiatan", "Activity"];
pub(super) const PROGRAM_OR_ACTIVITY: Words = ["Program/Kegiatan", "Program/activity"];
pub(super) const INDICATOR: Words = ["Indikator Kinerja", "Indicator"];
pub(super) const UNIT: Words = ["Satuan", "Unit"];
pub(super) const TARGET: Words = ["Target", "Target"];
pub(super) const REALIZATION: Words = ["Realisasi", "Realization"];
pub(super) const ACHIEVEMENT: Words = ["Capaian (%)", "Achieved (%)"];
pub(super) const CATEGORY: Words = ["Kategori", "Category"];
pub(super) const BUDGET: Words = ["Anggaran (Rp)", "Budget (Rp)"];
pub(super) const SPENT: Words = ["Realisasi (Rp)", "Spent (Rp)"];
pub(super) const REMAINING: Words = ["Sisa (Rp)", "Remaining (Rp)"];
pub(super) const ABSORPTION: Words = ["Penyerapan (%)", "Absorption (%)"];
pub(super) const MEASURE: Words = ["Tolok Ukur Kinerja", "Measure"];
pub(super) const MEASURE_KIND: Words = ["Indikator", "Kind"];
pub(super) const TOTAL: Words = ["Jumlah", "Total"];
pub(super) const YEAR: Words = ["Tahun", "Year"];
pub(super) const NOT_FILLED_IN: Words = ["Belum diisi:", "Not filled in:"];
pub(super) const SOURCE: Words = ["Sumber data", "Source"];

/// The word for a kind of measure.
pub(super) const fn measure_kind(kind: MeasureKind) -> Words {
    match kind {
        MeasureKind::Input => ["Masukan", "Input"],
        MeasureKind::Process => ["Proses", "Process"],
        MeasureKind::Output => ["Keluaran", "Output"],
        MeasureKind::Outcome => ["Hasil", "Outcome"],
        MeasureKind::Benefit => ["Manfaat", "Benefit"],
        MeasureKind::Impact => ["Dampak", "Impact"],
    }
}

/// A small number in Roman numerals, as chapters and quarters carry them.
pub(super) fn roman(number: usize) -> String {
    const DIGITS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = number;
    let mut written = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            written.push_str(digit);
            rest = rest.saturating_sub(value);
        }
    }
    written
}

/// Things in a row of words: `a`, `a dan b`, `a, b, dan c`.
pub(super) fn listed(items: &[String], locale: Locale) -> String {
    let and = write(["dan", "and"], locale);
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} {and} {other}"),
        [rest @ .., last] => format!("{}, {and} {last}", rest.join(", ")),
    }
}

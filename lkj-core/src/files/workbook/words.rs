//! The words of the native file as cells show them: a planner picks *semakin tinggi semakin
//! baik* from a list and never meets `higher`.

use crate::value::Locale;

/// Something in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) indonesian: &'static str,
    pub(super) english: &'static str,
}

/// Puts both languages together.
pub(super) const fn say(indonesian: &'static str, english: &'static str) -> Wording {
    Wording {
        indonesian,
        english,
    }
}

impl Wording {
    pub(super) const fn of(self, locale: Locale) -> &'static str {
        match locale {
            Locale::English => self.english,
            Locale::Indonesian => self.indonesian,
        }
    }

    pub(super) const fn both(self) -> [&'static str; 2] {
        [self.indonesian, self.english]
    }
}

/// A word of the native file and what cells show for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) native: &'static str,
    pub(super) shown: Wording,
}

const fn word(native: &'static str, indonesian: &'static str, english: &'static str) -> Word {
    Word {
        native,
        shown: say(indonesian, english),
    }
}

/// The word that a cell means, by what is shown or by the native word; letters may be capital.
pub(super) fn meant<'a>(words: &'a [Word], text: &str) -> Option<&'a Word> {
    let text = folded(text);
    words.iter().find(|word| {
        let [indonesian, english] = word.shown.both();
        [word.native, indonesian, english]
            .iter()
            .any(|known| folded(known) == text)
    })
}

/// A text so that capital letters, spaces and trailing marks do not count.
pub(super) fn folded(text: &str) -> String {
    let words = text
        .split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>();
    let joined = words.join(" ");
    joined
        .trim_end_matches(['*', ':', '.'])
        .trim_end()
        .to_owned()
}

pub(super) const POLARITIES: &[Word] = &[
    word("higher", "semakin tinggi semakin baik", "higher is better"),
    word("lower", "semakin rendah semakin baik", "lower is better"),
    word("range", "dalam rentang target", "within the target's range"),
    word(
        "at_most",
        "paling banyak sebesar target",
        "at most the target",
    ),
    word(
        "at_least",
        "paling sedikit sebesar target",
        "at least the target",
    ),
    word("near", "mendekati target", "near the target"),
    word("grade", "predikat", "grade"),
    word("yes_no", "ya atau tidak", "yes or no"),
    word("not_said", "tidak disebutkan", "not said"),
];
pub(super) const METHODS: &[Word] = &[
    word("linear", "linear (2T−R)/T", "linear (2T−R)/T"),
    word("ratio", "rasio T/R", "ratio T/R"),
    word("gap", "selisih", "gap"),
    word("baseline", "dari nilai dasar", "from the baseline"),
];
pub(super) const GRADE_METHODS: &[Word] = &[
    word("equality", "sama dengan target", "equal to the target"),
    word("score", "nilai peringkat", "score"),
];
pub(super) const FREQUENCIES: &[Word] = &[
    word("month", "bulanan", "monthly"),
    word("quarter", "triwulanan", "quarterly"),
    word("semester", "semesteran", "half-yearly"),
    word("year", "tahunan", "yearly"),
];
pub(super) const PATTERNS: &[Word] = &[
    word("count", "jumlah selama periode", "count over the period"),
    word(
        "position",
        "posisi pada akhir periode",
        "position at its end",
    ),
    word("release", "rilis berkala", "release"),
];
pub(super) const COMBINATIONS: &[Word] = &[
    word("sum", "dijumlahkan", "sum"),
    word("last", "nilai terakhir", "last"),
    word("max", "nilai tertinggi", "highest"),
    word("average", "rata-rata", "average"),
    word("ratio_of_sums", "rasio jumlah", "ratio of sums"),
];
pub(super) const TARGETS_ARE: &[Word] = &[
    word("increments", "tambahan tiap periode", "increments"),
    word("positions", "posisi kumulatif", "positions"),
];
pub(super) const KINDS: &[Word] = &[
    word("count", "cacah", "count"),
    word("amount", "nilai uang", "amount"),
    word("percent", "persentase", "percentage"),
    word("index", "indeks", "index"),
    word("other", "lainnya", "other"),
];
pub(super) const STAGES: &[Word] = &[
    word("draft", "rancangan", "draft"),
    word("Q1", "triwulan I", "Q1"),
    word("Q2", "triwulan II", "Q2"),
    word("Q3", "triwulan III", "Q3"),
    word("Q4", "triwulan IV", "Q4"),
    word("final", "final", "final"),
];
pub(super) const CAPACITIES: &[Word] = &[
    word("definitive", "definitif", "definitive"),
    word("acting", "Plt.", "acting"),
    word("daily", "Plh.", "daily"),
];
pub(super) const TOTALS: &[Word] = &[
    word("none", "tanpa jumlah", "none"),
    word("rows", "baris jumlah", "a row of totals"),
    word("columns", "kolom jumlah", "a column of totals"),
    word("both", "baris dan kolom jumlah", "both"),
];
pub(super) const DASHES: &[Word] = &[
    word("missing", "tidak ada data", "missing"),
    word("zero", "nol", "zero"),
];
pub(super) const ROLES: &[Word] = &[
    word("main", "utama", "main"),
    word("supporting", "penunjang", "supporting"),
];
pub(super) const NOTE_KINDS: &[Word] = &[
    word("cause", "penyebab", "cause"),
    word("obstacle", "hambatan", "obstacle"),
    word("problem", "permasalahan", "problem"),
    word("solution", "solusi", "solution"),
    word("follow_up", "tindak lanjut", "follow-up"),
    word("conclusion", "simpulan", "conclusion"),
];
pub(super) const DOCUMENT_KINDS: &[Word] = &[
    word("lkj", "LKj", "LKj"),
    word("pk", "Perjanjian Kinerja", "agreement"),
    word("renstra", "Renstra", "Renstra"),
    word("renja", "Renja", "Renja"),
    word("other", "lainnya", "other"),
];
pub(super) const REALIZATIONS: &[Word] = &[
    word("rounded", "dibulatkan dahulu", "rounded first"),
    word("exact", "tanpa dibulatkan", "exact"),
];
pub(super) const ACHIEVEMENTS: &[Word] = &[
    word("shown", "sebagaimana dicetak", "as shown"),
    word("exact", "tanpa dibulatkan", "exact"),
];
pub(super) const ROUNDINGS: &[Word] = &[
    word(
        "half_away_from_zero",
        "setengah ke atas",
        "half away from zero",
    ),
    word("half_even", "setengah ke genap", "half to even"),
    word("toward_zero", "dipotong", "cut off"),
];
pub(super) const SCALE_LIMITS: &[Word] = &[
    word("lower_end", "kelas yang lebih rendah", "lower end"),
    word("upper_end", "kelas yang lebih tinggi", "upper end"),
    word("whole_number", "bilangan bulat terdekat", "whole number"),
];
pub(super) const AGGREGATIONS: &[Word] = &[
    word("mean", "rata-rata", "mean"),
    word("weighted", "rata-rata tertimbang", "weighted"),
    word(
        "weighted_of_all",
        "tertimbang atas semua bobot",
        "weighted of all",
    ),
    word("ratio_of_sums", "rasio jumlah", "ratio of sums"),
    word("geometric", "rata-rata geometrik", "geometric"),
    word("worst", "terendah", "worst"),
];
pub(super) const PLAN_PARTS: &[Word] = &[
    word("mission", "misi", "mission"),
    word("goal", "tujuan", "goal"),
    word("objective", "sasaran", "objective"),
    word("strategy", "strategi", "strategy"),
    word("policy", "kebijakan", "policy"),
];
pub(super) const WORKS: &[Word] = &[
    word("program", "program", "program"),
    word("activity", "kegiatan", "activity"),
    word("sub_activity", "sub kegiatan", "sub-activity"),
];
pub(super) const MEASURES: &[Word] = &[
    word("input", "masukan", "input"),
    word("process", "proses", "process"),
    word("output", "keluaran", "output"),
    word("outcome", "hasil", "outcome"),
    word("benefit", "manfaat", "benefit"),
    word("impact", "dampak", "impact"),
];
pub(super) const PROMISES: &[Word] = &[
    word("annual_plan", "Renja", "annual plan"),
    word("agreement", "PK", "agreement"),
    word("revision", "PK Perubahan", "revision"),
];
pub(super) const ENTRIES: &[Word] = &[
    word("data", "Data", "Data"),
    word("realized", "Realisasi", "Realizations"),
];
pub(super) const TRUTHS: &[Word] = &[word("true", "ya", "yes"), word("false", "tidak", "no")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_in_both_languages() {
        for words in [
            POLARITIES,
            METHODS,
            GRADE_METHODS,
            FREQUENCIES,
            PATTERNS,
            COMBINATIONS,
            TARGETS_ARE,
            KINDS,
            STAGES,
            CAPACITIES,
            TOTALS,
            DASHES,
            ROLES,
            NOTE_KINDS,
            DOCUMENT_KINDS,
            REALIZATIONS,
            ACHIEVEMENTS,
            ROUNDINGS,
            SCALE_LIMITS,
            AGGREGATIONS,
            PLAN_PARTS,
            WORKS,
            MEASURES,
            PROMISES,
            ENTRIES,
            TRUTHS,
        ] {
            for word in words {
                for text in [word.native, word.shown.indonesian, word.shown.english] {
                    let found = meant(words, text).expect("a word of the list");
                    assert_eq!(found.native, word.native, "{text}");
                }
            }
        }
    }

    #[test]
    fn capitals_spaces_and_trailing_marks_do_not_count() {
        assert_eq!(folded("  Nama  INDIKATOR*\n"), "nama indikator");
        assert_eq!(
            meant(ROLES, " Penunjang ").map(|word| word.native),
            Some("supporting")
        );
        assert!(meant(ROLES, "tambahan").is_none());
    }
}

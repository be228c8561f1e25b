//! The words of the program's output, in both languages.

use lkj_core::Locale;
use lkj_core::evaluation::{Method, Reason};
use lkj_core::rules::RulesFrom;

/// A word or heading.
#[derive(Clone, Copy)]
pub(crate) enum Word {
    Performance,
    Goal,
    Objective,
    OtherIndicators,
    Indicator,
    Target,
    Realization,
    Achievement,
    Category,
    Comparison,
    LastYear,
    ThisYear,
    EndOfPlan,
    Money,
    ProgramOrActivity,
    Budget,
    Spent,
    Remaining,
    Absorption,
    Total,
    WithoutGroup,
    Measures,
    Activity,
    Measure,
    WithoutTarget,
    Summary,
    GoalIndicators,
    ObjectiveIndicators,
    Mean,
    MeanCapped,
    Measured,
    Trace,
    Remarks,
    NoRemarks,
    ExplainHint,
    Rules,
    Stage,
    From,
    Method,
}

impl Word {
    /// The word in a language.
    pub(crate) const fn write(self, locale: Locale) -> &'static str {
        let [indonesian, english] = self.both();
        match locale {
            Locale::English => english,
            _ => indonesian,
        }
    }

    const fn both(self) -> [&'static str; 2] {
        match self {
            Self::Performance => ["Capaian kinerja", "Performance"],
            Self::Goal => ["Tujuan", "Goal"],
            Self::Objective => ["Sasaran", "Objective"],
            Self::OtherIndicators => ["Indikator lain", "Other indicators"],
            Self::Indicator => [
                "Tujuan / sasaran / indikator",
                "Goal / objective / indicator",
            ],
            Self::Target => ["Target", "Target"],
            Self::Realization => ["Realisasi", "Realization"],
            Self::Achievement => ["Capaian %", "Achieved %"],
            Self::Category => ["Kategori", "Category"],
            Self::Comparison => [
                "Perbandingan dengan tahun lalu dan akhir rencana",
                "Against the year before and the end of the plan",
            ],
            Self::LastYear => ["Tahun lalu", "Year before"],
            Self::ThisYear => ["Tahun ini", "This year"],
            Self::EndOfPlan => ["Target akhir", "Final target"],
            Self::Money => ["Anggaran dan realisasi", "Budget and spending"],
            Self::ProgramOrActivity => [
                "Kelompok / program / kegiatan",
                "Group / program / activity",
            ],
            Self::Budget => ["Anggaran (Rp)", "Budget (Rp)"],
            Self::Spent => ["Realisasi (Rp)", "Spent (Rp)"],
            Self::Remaining => ["Sisa (Rp)", "Remaining (Rp)"],
            Self::Absorption => ["%", "%"],
            Self::Total => ["Jumlah", "Total"],
            Self::WithoutGroup => ["Tanpa kelompok belanja", "In no spending group"],
            Self::Measures => [
                "Tolok ukur kegiatan yang bertarget",
                "Measures of activities with a target",
            ],
            Self::Activity => ["Kegiatan", "Activity"],
            Self::Measure => ["Tolok ukur", "Measure"],
            Self::WithoutTarget => ["Tanpa target", "Without a target"],
            Self::Summary => ["Ringkasan", "Summary"],
            Self::GoalIndicators => ["Indikator tujuan", "Indicators of goals"],
            Self::ObjectiveIndicators => ["Indikator sasaran", "Indicators of objectives"],
            Self::Mean => ["Rata-rata %", "Mean %"],
            Self::MeanCapped => ["Rata-rata, maks. 100", "Mean, 100 at most"],
            Self::Measured => ["Terukur", "Measured"],
            Self::Trace => ["Jejak hitung", "How the numbers came about"],
            Self::Remarks => ["Catatan", "Remarks"],
            Self::NoRemarks => ["tidak ada", "none"],
            Self::ExplainHint => [
                "Asal angka mana pun: … -- explain BERKAS RUJUKAN, misalnya kualitas.achievement",
                "How any other number came about: … -- explain FILE REFERENCE, such as total.absorption",
            ],
            Self::Rules => ["aturan", "rules"],
            Self::Stage => ["tahap", "stage"],
            Self::From => ["menurut", "from"],
            Self::Method => ["Cara", "Method"],
        }
    }
}

/// Who asked for the rules.
pub(crate) const fn rules_from(from: RulesFrom, locale: Locale) -> &'static str {
    match (from, locale) {
        (RulesFrom::Caller, Locale::English) => "the caller",
        (RulesFrom::File, Locale::English) => "the file",
        (RulesFrom::Default, Locale::English) => "default",
        (RulesFrom::Caller, _) => "permintaan",
        (RulesFrom::File, _) => "berkas",
        (RulesFrom::Default, _) => "bawaan",
    }
}

/// A reason without a value, short enough for a cell.
pub(crate) fn reason(reason: &Reason, locale: Locale) -> String {
    match reason {
        Reason::MissingData { .. } => match locale {
            Locale::English => "missing data".to_owned(),
            _ => "data tidak lengkap".to_owned(),
        },
        Reason::ZeroDenominator { .. } => match locale {
            Locale::English => "division by zero".to_owned(),
            _ => "pembagi nol".to_owned(),
        },
        other => other.message(locale),
    }
}

/// What two values without a percentage were compared by.
pub(crate) const fn compared(reason: &Reason, locale: Locale) -> &'static str {
    match (reason, locale) {
        (Reason::Date, Locale::Indonesian) => "tanggal",
        (Reason::Date, _) => "date",
        (_, Locale::Indonesian) => "urutan",
        (_, _) => "order",
    }
}

/// The formula of a method, as readers know it.
pub(crate) const fn formula(method: Method, is_lower: bool) -> &'static str {
    match (method, is_lower) {
        (Method::Ratio, false) => "R/T",
        (Method::Ratio, true) => "T/R",
        (Method::Linear, _) => "(2T−R)/T",
        (Method::Gap, _) => "(T−R)/T",
        (Method::Baseline, _) => "(B−R)/(B−T)",
        (Method::Closeness, _) => "1−|R−T|/T",
        (Method::Equality, _) => "R=T",
        (Method::Score, _) => "s(R)/s(T)",
        _ => "·",
    }
}

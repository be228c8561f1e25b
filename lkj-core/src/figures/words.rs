//! What the sheets of results are called, in Indonesian and English.

use crate::framework::MeasureKind;
use crate::rules::Polarity;
use crate::value::Locale;

macro_rules! words {
    ($($name:ident: $indonesian:literal, $english:literal;)*) => {
        /// Names and headings in one language. Names of sheets hold no spaces, so that
        /// formulas need no quotes.
        pub(super) struct Words {
            $(pub(super) $name: &'static str,)*
        }

        impl Words {
            pub(super) const fn of(locale: Locale) -> Self {
                match locale {
                    Locale::English => Self { $($name: $english,)* },
                    Locale::Indonesian => Self { $($name: $indonesian,)* },
                }
            }
        }
    };
}

words! {
    summary: "Ringkasan", "Summary";
    indicators: "Indikator", "Indicators";
    objectives: "Sasaran", "Objectives";
    data: "Data", "Data";
    money: "Anggaran", "Money";
    measures: "TolokUkur", "Measures";
    years: "Tahun", "Years";
    scale: "Skala", "Scale";
    id: "Id", "Id";
    description: "Uraian", "Description";
    unit: "Satuan", "Unit";
    of: "Tujuan / Sasaran", "Goal / Objective";
    indicator: "Indikator Kinerja", "Indicator";
    polarity: "Polaritas", "Polarity";
    target: "Target", "Target";
    target_from: "Sumber Target", "Target From";
    realization: "Realisasi", "Realization";
    raw: "Capaian Tanpa Batas (%)", "Achievement Uncapped (%)";
    achievement: "Capaian (%)", "Achievement (%)";
    category: "Kategori", "Category";
    method: "Metode", "Method";
    previous: "Realisasi Tahun Lalu", "Realization a Year Before";
    end_target: "Target Akhir Renstra", "Target at the End of the Plan";
    end_achievement: "Capaian thd. Akhir Renstra (%)", "Achievement of the End of the Plan (%)";
    kind: "Jenis", "Kind";
    measured: "Terukur", "Measured";
    total: "Jumlah Indikator", "Indicators";
    goal: "tujuan", "goal";
    objective: "sasaran", "objective";
    program: "program", "program";
    activity: "kegiatan", "activity";
    sub_activity: "sub kegiatan", "sub-activity";
    group: "kelompok belanja", "spending group";
    code: "Kode", "Code";
    name: "Nama", "Name";
    original_budget: "Anggaran Semula (Rp)", "Original Budget (Rp)";
    budget: "Anggaran (Rp)", "Budget (Rp)";
    spent: "Realisasi (Rp)", "Spent (Rp)";
    remaining: "Sisa (Rp)", "Remaining (Rp)";
    absorption: "Penyerapan (%)", "Absorption (%)";
    sum: "Jumlah", "Total";
    measure: "Tolok Ukur", "Measure";
    work: "Program / Kegiatan", "Program / Activity";
    year: "Tahun", "Year";
    from: "Mulai (%)", "From (%)";
    organization: "Organisasi", "Organization";
    stage: "Tahap", "Stage";
    rules: "Profil aturan", "Rules profile";
    goal_mean: "Rata-rata capaian indikator tujuan (%)", "Mean achievement of goal indicators (%)";
    goal_mean_capped: "… paling banyak 100 tiap indikator (%)", "… each counted as 100 at most (%)";
    objective_mean: "Rata-rata capaian indikator sasaran (%)", "Mean achievement of objective indicators (%)";
    objective_mean_capped: "… paling banyak 100 tiap indikator (%)", "… each counted as 100 at most (%)";
    of_measured: "terukur", "measured";
    higher: "naik lebih baik", "higher is better";
    lower: "turun lebih baik", "lower is better";
    range: "dalam rentang", "within a range";
    at_most: "paling banyak", "at most";
    at_least: "paling sedikit", "at least";
    near: "mendekati target", "near the target";
    grade: "predikat", "grade";
    yes_no: "ya atau tidak", "yes or no";
    not_said: "tidak disebutkan", "not said";
    input: "masukan", "input";
    process: "proses", "process";
    output: "keluaran", "output";
    outcome: "hasil", "outcome";
    benefit: "manfaat", "benefit";
    impact: "dampak", "impact";
    chart_achievement: "Capaian Indikator Kinerja (%)", "Achievement of Indicators (%)";
    chart_absorption: "Penyerapan Anggaran Program (%)", "Absorption by Program (%)";
}

impl Words {
    pub(super) const fn polarity_word(&self, polarity: Polarity) -> &'static str {
        match polarity {
            Polarity::Higher => self.higher,
            Polarity::Lower => self.lower,
            Polarity::Range => self.range,
            Polarity::AtMost => self.at_most,
            Polarity::AtLeast => self.at_least,
            Polarity::Near => self.near,
            Polarity::Grade => self.grade,
            Polarity::YesNo => self.yes_no,
            Polarity::NotSaid => self.not_said,
        }
    }

    pub(super) const fn measure_kind(&self, kind: MeasureKind) -> &'static str {
        match kind {
            MeasureKind::Input => self.input,
            MeasureKind::Process => self.process,
            MeasureKind::Output => self.output,
            MeasureKind::Outcome => self.outcome,
            MeasureKind::Benefit => self.benefit,
            MeasureKind::Impact => self.impact,
        }
    }
}

//! The rules profiles that come with the engine: data, each with its source.

use rust_decimal::Decimal;

use super::zero::{ZeroConvention, ZeroRules};
use super::{AchievementTaken, Aggregation, RealizationTaken};
use crate::arithmetic::{Places, Rounding};
use crate::value::Year;

/// A named set of conventions with where it comes from.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Profile {
    /// Its name, as files and callers give it.
    pub name: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Where its facts were found.
    pub source: &'static str,
    /// Whether they were checked against that source. What was not is only a starting point.
    pub verified: bool,
    /// The first year for which it holds, where that is known.
    pub valid_from: Option<u16>,
    /// The last year for which it holds, where that is known.
    pub valid_to: Option<u16>,
    /// Whether a realization is rounded first.
    pub realization: RealizationTaken,
    /// Decimals of percentages.
    pub places: Places,
    /// How ties are rounded.
    pub rounding: Rounding,
    /// The most that an achievement counts.
    pub cap: Option<Decimal>,
    /// The least that an achievement counts.
    pub floor: Option<Decimal>,
    /// The most that an aggregate counts.
    pub aggregate_cap: Option<Decimal>,
    /// Above which nothing is concluded.
    pub inconclusive_above: Option<Decimal>,
    /// How goals and objectives follow from their indicators.
    pub aggregation: Aggregation,
    /// Which value of an achievement they follow from.
    pub aggregated: AchievementTaken,
    /// What zeros mean.
    pub zero: ZeroRules,
    /// Name of the scale.
    pub scale: &'static str,
}

impl Profile {
    /// Whether it holds in a year, as far as is known.
    #[must_use]
    pub fn holds_in(&self, year: Year) -> bool {
        self.valid_from.is_none_or(|first| first <= year.get())
            && self.valid_to.is_none_or(|last| year.get() <= last)
    }
}

/// The name of the profile that counts when nobody asks for one.
pub(super) const DEFAULT: &str = "permendagri-86-2017";

const fn percent(percent: u32) -> Decimal {
    Decimal::from_parts(percent, 0, 0, false, 0)
}

/// Zeros are told, not valued: what a formula gives counts, the rest is not measured.
const ZERO_BY_FORMULA: ZeroRules = ZeroRules {
    higher_zero_target: Some(ZeroConvention::NotMeasured),
    higher_both_zero: Some(ZeroConvention::NotMeasured),
    higher_zero_realization: Some(ZeroConvention::Formula),
    lower_zero_target: Some(ZeroConvention::NotMeasured),
    lower_both_zero: Some(ZeroConvention::NotMeasured),
    lower_zero_realization: Some(ZeroConvention::Formula),
};

pub(super) const PERMENDAGRI_86_2017: Profile = Profile {
    name: DEFAULT,
    title: "Realisasi sebagaimana tercetak, dua desimal, tanpa batas atas, lima kelas Permendagri 86/2017",
    source: "Class limits as printed in LKjIP Inspektorat Kabupaten Sampang 2019 (Tabel 3.1), labels as in LKj Provinsi Lampung 2015 and 2016; two decimals half-up reproduce nearly all printed tables that were recomputed",
    verified: true,
    valid_from: Some(2017),
    valid_to: None,
    realization: RealizationTaken::Rounded,
    places: Places::TWO,
    rounding: Rounding::HalfAwayFromZero,
    cap: None,
    floor: None,
    aggregate_cap: None,
    inconclusive_above: None,
    aggregation: Aggregation::Mean,
    aggregated: AchievementTaken::Shown,
    zero: ZERO_BY_FORMULA,
    scale: "permendagri-86-2017",
};

const RAW: Profile = Profile {
    name: "raw",
    title: "Tidak ada yang dibulatkan sebelum capaian; selebihnya seperti permendagri-86-2017",
    source: "lkj: for comparing with reports that compute from unrounded figures",
    valid_from: None,
    realization: RealizationTaken::Exact,
    ..PERMENDAGRI_86_2017
};

const CAPPED_100: Profile = Profile {
    name: "capped-100",
    title: "Capaian setiap indikator paling banyak 100 dan paling sedikit 0",
    source: "Seen in several SAKIP applications: cap 100 with floor 0 on each indicator",
    valid_from: None,
    cap: Some(percent(100)),
    floor: Some(percent(0)),
    ..PERMENDAGRI_86_2017
};

const BPOM: Profile = Profile {
    name: "bpom",
    title: "Kriteria BPOM: di atas 120 tidak dapat disimpulkan; rata-rata tertimbang",
    source: "BPOM, pengukuran capaian kinerja: classes, \"tidak dapat disimpulkan\" above 120, weights of key indicators twice the others'",
    valid_from: None,
    inconclusive_above: Some(percent(120)),
    aggregation: Aggregation::Weighted,
    scale: "bpom",
    ..PERMENDAGRI_86_2017
};

const PKO: Profile = Profile {
    name: "pko",
    title: "Capaian kinerja organisasi: batas 120 tiap indikator, target nol dengan realisasi dinilai 120",
    source: "The source of an application for Penilaian Kinerja Organisasi: 120 for a zero target with a realization, nothing for two zeros, a realization of zero not rated",
    valid_from: None,
    cap: Some(percent(120)),
    zero: ZeroRules {
        higher_zero_target: Some(ZeroConvention::Percent(percent(120))),
        higher_zero_realization: Some(ZeroConvention::NotMeasured),
        ..ZERO_BY_FORMULA
    },
    ..PERMENDAGRI_86_2017
};

const AKSARA: Profile = Profile {
    name: "aksara",
    title: "Target dan realisasi nol pada indikator makin rendah makin baik dinilai 100; nol lainnya dinilai 0",
    source: "The source of AKSARA (Pringsewu) as of 2026: zero targets count 0 with a status, two zeros of a lower-is-better indicator count 100",
    valid_from: Some(2026),
    zero: ZeroRules {
        higher_zero_target: Some(ZeroConvention::Percent(percent(0))),
        higher_both_zero: Some(ZeroConvention::Percent(percent(0))),
        lower_both_zero: Some(ZeroConvention::Percent(percent(100))),
        ..ZERO_BY_FORMULA
    },
    scale: "pringsewu",
    ..PERMENDAGRI_86_2017
};

const PMK_22_2021: Profile = Profile {
    name: "pmk-22-2021",
    title: "Capaian output program menurut PMK 22/2021: rata-rata ukur di setiap tingkat, batas 100",
    source: "PMK 22/PMK.02/2021, Lampiran: geometric mean at every level with a worked example; the cap of 100 and the classes are from memory",
    verified: false,
    valid_from: Some(2021),
    valid_to: Some(2022),
    cap: Some(percent(100)),
    aggregation: Aggregation::Geometric,
    aggregated: AchievementTaken::Exact,
    scale: "pmk-22-2021",
    ..PERMENDAGRI_86_2017
};

const KEMENKEU_NKO: Profile = Profile {
    name: "kemenkeu-nko",
    title: "Nilai kinerja organisasi Kementerian Keuangan: indeks capaian paling banyak 120",
    source: "KMK 467/KMK.01/2014, later KMK 300/KMK.01/2022: from memory, to be checked",
    verified: false,
    valid_from: Some(2014),
    valid_to: None,
    cap: Some(percent(120)),
    aggregation: Aggregation::Weighted,
    scale: "kemenkeu-nko",
    ..PERMENDAGRI_86_2017
};

/// All profiles that come with the engine.
pub const PROFILES: &[Profile] = &[
    PERMENDAGRI_86_2017,
    RAW,
    CAPPED_100,
    BPOM,
    PKO,
    AKSARA,
    PMK_22_2021,
    KEMENKEU_NKO,
];

pub(super) fn profile(name: &str) -> Option<&'static Profile> {
    PROFILES.iter().find(|profile| profile.name == name)
}

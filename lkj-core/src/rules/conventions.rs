//! Every convention that can be asked for: what it does, where it was found, who uses it.

/// A convention by which figures are made.
///
/// *lkj:* konvensi. `docs/rules.md` prints them all.
///
/// ```
/// use lkj_core::rules::CONVENTIONS;
/// let gap = CONVENTIONS.iter().find(|one| one.code == "lower-gap").expect("it is there");
/// assert_eq!(gap.key, "polarity = \"lower\", method = \"gap\"");
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Convention {
    /// A short name that does not change.
    pub code: &'static str,
    /// What it is about.
    pub topic: ConventionTopic,
    /// What it does, with its official or usual Indonesian term.
    pub title: &'static str,
    /// How a file asks for it; how a reference or function is called, where nothing need be asked.
    pub key: &'static str,
    /// Where it was found.
    pub source: &'static str,
    /// Who uses it.
    pub used_by: &'static str,
    /// Whether it was seen in that source. What was not is from memory or the engine's own reading.
    pub verified: bool,
}

/// What a [`Convention`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConventionTopic {
    /// Realization against target.
    Achievement,
    /// Zero targets and realizations.
    Zero,
    /// The most and the least that counts.
    Limit,
    /// Decimals, and what is rounded when.
    Rounding,
    /// Reading scales between printed limits.
    Scale,
    /// Several achievements as one.
    Aggregation,
    /// The parts of a year.
    Period,
    /// Budget, absorption, and what reports call efficiency.
    Money,
}

impl ConventionTopic {
    /// All topics.
    pub const ALL: [Self; 8] = [
        Self::Achievement,
        Self::Zero,
        Self::Limit,
        Self::Rounding,
        Self::Scale,
        Self::Aggregation,
        Self::Period,
        Self::Money,
    ];

    /// Its name, with the Indonesian one.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Achievement => "Ways of measuring (cara mengukur capaian)",
            Self::Zero => "Zeros (nol)",
            Self::Limit => "Limits (batas capaian)",
            Self::Rounding => "Rounding (pembulatan)",
            Self::Scale => "Reading a scale (membaca skala)",
            Self::Aggregation => "Several achievements as one (menggabungkan capaian)",
            Self::Period => "Parts of a year (periode dalam setahun)",
            Self::Money => "Money and efficiency (anggaran dan efisiensi)",
        }
    }
}

/// A convention that was seen in its source.
const fn seen(
    topic: ConventionTopic,
    code: &'static str,
    title: &'static str,
    key: &'static str,
    source: &'static str,
    used_by: &'static str,
) -> Convention {
    Convention {
        code,
        topic,
        title,
        key,
        source,
        used_by,
        verified: true,
    }
}

/// A convention that is from memory, or the engine's own reading.
const fn not_verified(convention: Convention) -> Convention {
    Convention {
        verified: false,
        ..convention
    }
}

use ConventionTopic::{Achievement, Aggregation, Limit, Money, Period, Rounding, Scale, Zero};

const MALUKU_TENGAH: &str = "LKJIP Kabupaten Maluku Tengah 2021, https://fliphtml5.com/qdghn/orip/LKJIP_KAB._MALUKU_TENGAH_TAHUN_2021/94";
const PERMENPANRB_8_2021: &str = "PermenPANRB 8/2021, worked examples, http://online.flipbuilder.com/vajnr/eqrv/files/basic-html/page110.html";
const LAMPUNG_2015: &str = "LKj Provinsi Lampung 2015, https://text-id.123dok.com/document/lzgjwrwvz-angka-kematian-ibu-aki-per-100-000-kelahiran-hidup.html";
const LAMPUNG_2016: &str = "LKj Provinsi Lampung 2016, https://text-id.123dok.com/document/eqol5rk7q-1-47-4-63-1-50-2-50-3-50-4-50-tingkat-partisipasi-angkatan-kerja-tpak.html";
const WP_EVAL_SAKIP: &str = "wp-eval-sakip, https://github.com/agusnurwanto/wp-eval-sakip";
const E_SAKIP: &str = "E-Sakip, https://github.com/andhika201/E-Sakip";
const PMK_22_2021: &str = "PMK 22/PMK.02/2021, Lampiran, https://123dok.com/document/yr3n82jo-tata-cara-pengukuran-dan-penilaian-evaluasi-kinerja-anggaran.html";
const KKP_2014: &str = "KKP, LAKIP DJPB triwulan III 2014, https://123dok.com/article/pencapaian-sasaran-strategis-meningkatnya-usaha-investasi.q5m29w93";
const SAMPANG_2019: &str =
    "LKjIP Inspektorat Kabupaten Sampang 2019 (123dok.com, document zx5dll94)";
const BPOM: &str =
    "BPOM, criteria of achievement in a performance report (123dok.com, article q2n161o6)";
const BANJARNEGARA: &str = "Source of the SAKIP application of Kabupaten Banjarnegara";
const AKSARA: &str = "Source of AKSARA, Kabupaten Pringsewu";
const PKO: &str = "Source of an application for Penilaian Kinerja Organisasi";
const BANYUWANGI_2025: &str = "Kabupaten Banyuwangi 2025, data of its LKPJ";
const ITJEN_2019: &str =
    "LAKIP Inspektorat Jenderal 2019, https://fliphtml5.com/ivgoq/hwvo/LAKIP_ITJEN_TAHUN_2019/42";
const OWN: &str = "none was found; the engine's own reading";

/// All conventions, by topic.
pub const CONVENTIONS: &[Convention] = &[
    seen(
        Achievement,
        "higher-ratio",
        "R / T × 100, more is better (makin tinggi makin baik)",
        "polarity = \"higher\"",
        MALUKU_TENGAH,
        "nearly every LKj; 42 recomputed values of real tables",
    ),
    seen(
        Achievement,
        "lower-linear",
        "(2T − R) / T × 100, less is better (makin rendah makin baik): 0 at twice the target, then below 0",
        "polarity = \"lower\", method = \"linear\"",
        PERMENPANRB_8_2021,
        "Provinsi Lampung 2015 and 2016, Kabupaten Maluku Tengah 2021, Kabupaten Banyuwangi 2025, Kabupaten Banjarnegara, AKSARA (LAKIP)",
    ),
    seen(
        Achievement,
        "lower-ratio",
        "T / R × 100, less is better",
        "polarity = \"lower\", method = \"ratio\"",
        WP_EVAL_SAKIP,
        "wp-eval-sakip (programs, activities), AKSARA (MONEV, until September 2026)",
    ),
    seen(
        Achievement,
        "lower-gap",
        "(T − R) / T × 100, less is better: what is left of the target, so 0 when it is just met",
        "polarity = \"lower\", method = \"gap\"",
        WP_EVAL_SAKIP,
        "wp-eval-sakip (objectives)",
    ),
    seen(
        Achievement,
        "lower-baseline",
        "(B − R) / (B − T) × 100, how much of the way from the baseline (kondisi awal) has been gone",
        "polarity = \"lower\", method = \"baseline\"",
        "hikaya-io/activity, https://github.com/hikaya-io/activity/issues/397",
        "activity (Hikaya); in no LKj that was seen",
    ),
    seen(
        Achievement,
        "range",
        "Above a range (rentang) against its upper end, below it against its lower end; 100 inside, which the regulation does not say. More is better: above the range is exceeded; a target with two sides is `near` with a range",
        "polarity = \"range\"",
        PERMENPANRB_8_2021,
        "SKP of high officials, 2021 to 2022",
    ),
    seen(
        Achievement,
        "at-most",
        "100 up to a bound (paling banyak), above it (2T − R) / T × 100",
        "polarity = \"at_most\"",
        LAMPUNG_2016,
        "Provinsi Lampung 2016, where a target reads \"< 49\"",
    ),
    not_verified(seen(
        Achievement,
        "at-least",
        "100 from a bound on (paling sedikit), below it R / T × 100",
        "polarity = \"at_least\"",
        OWN,
        "the counterpart of at_most",
    )),
    not_verified(seen(
        Achievement,
        "near-closeness",
        "(1 − |R − T| / T) × 100, close to the target (stabil)",
        "polarity = \"near\"",
        "public SAKIP applications know a polarity *stabilize*; the formula is from memory",
        "applications that store one value to stay close to",
    )),
    not_verified(seen(
        Achievement,
        "near-interpolated",
        "R / T × 100 mirrored at 100, then scored between anchor points (titik skor), which the file gives",
        "polarity = \"near\", anchors = [[0, 0], [100, 120]]",
        "KMK 467/KMK.01/2014, later KMK 300/KMK.01/2022: from memory",
        "Kementerian Keuangan",
    )),
    seen(
        Achievement,
        "grade-equality",
        "100 for the grade (predikat) that was promised, else 0",
        "polarity = \"grade\", grade_method = \"equality\"",
        BANYUWANGI_2025,
        "Kabupaten Banyuwangi: WTP against WTP is 100,00",
    ),
    seen(
        Achievement,
        "grade-score",
        "Place of the grade over the place of the target × 100: WDP against WTP is 75",
        "polarity = \"grade\", grade_method = \"score\"",
        E_SAKIP,
        "E-Sakip (Kabupaten Pringsewu)",
    ),
    not_verified(seen(
        Achievement,
        "yes-no",
        "100 where it is as promised (ya, tidak), else 0",
        "polarity = \"yes_no\"",
        OWN,
        "tables that print *ada* or *tidak ada* (LPPD)",
    )),
    not_verified(seen(
        Achievement,
        "not-said",
        "Not measured where the source does not say which way is better and the target names no side",
        "polarity = \"not_said\"",
        OWN,
        "importers of formats that leave the direction out, such as IATI",
    )),
    not_verified(seen(
        Achievement,
        "grade-order",
        "Another grade of a known family than the promised one: exceeded or missed, without a percentage",
        "polarity = \"grade\" without `grades` and `grade_method`",
        OWN,
        "whoever prints *melampaui* or *tidak mencapai* beside a predicate",
    )),
    seen(
        Achievement,
        "not-measured",
        "What was not measured (n/a, belum dirilis) is neither 0 nor 100 and leaves every mean",
        "{ none = \"belum dirilis\" }",
        SAMPANG_2019,
        "Inspektorat Kabupaten Sampang prints n/a",
    ),
    seen(
        Zero,
        "higher-zero-target-120",
        "Target 0, something realized: 120",
        "higher_zero_target = 120",
        PKO,
        "Penilaian Kinerja Organisasi; profile `pko`",
    ),
    seen(
        Zero,
        "higher-zero-target-not-measured",
        "Target 0, something realized: not measured (\"-\")",
        "higher_zero_target = \"not_measured\"",
        BANJARNEGARA,
        "Kabupaten Banjarnegara; the default",
    ),
    seen(
        Zero,
        "higher-zero-target-0",
        "Target 0, something realized: 0, with a status",
        "higher_zero_target = 0",
        AKSARA,
        "AKSARA since September 2026, because operators took \"-\" for a fault; profile `aksara`",
    ),
    seen(
        Zero,
        "higher-both-zero-not-measured",
        "Target and realization 0: not rated (tidak dinilai)",
        "higher_both_zero = \"not_measured\"",
        PKO,
        "Penilaian Kinerja Organisasi; the default",
    ),
    seen(
        Zero,
        "higher-both-zero-0",
        "Target and realization 0: 0, with a status",
        "higher_both_zero = 0",
        AKSARA,
        "AKSARA; profile `aksara`",
    ),
    seen(
        Zero,
        "higher-zero-realization-formula",
        "Realization 0: 0, as the formula gives it",
        "higher_zero_realization = \"formula\"",
        MALUKU_TENGAH,
        "nearly every LKj; the default",
    ),
    seen(
        Zero,
        "higher-zero-realization-not-measured",
        "Realization 0: not rated",
        "higher_zero_realization = \"not_measured\"",
        PKO,
        "Penilaian Kinerja Organisasi; profile `pko`",
    ),
    seen(
        Zero,
        "lower-zero-target-not-measured",
        "Less is better, target 0, something realized: cannot be evaluated",
        "lower_zero_target = \"not_measured\"",
        AKSARA,
        "AKSARA; the default",
    ),
    seen(
        Zero,
        "lower-zero-target-0",
        "Less is better, target 0, something realized: 0",
        "lower_zero_target = 0",
        WP_EVAL_SAKIP,
        "wp-eval-sakip",
    ),
    seen(
        Zero,
        "lower-both-zero-100",
        "Less is better, target and realization 0: 100",
        "lower_both_zero = 100",
        WP_EVAL_SAKIP,
        "wp-eval-sakip, AKSARA; profile `aksara`",
    ),
    seen(
        Zero,
        "lower-zero-realization-formula",
        "Less is better, realization 0: as the formula gives it, 200 by `linear`",
        "lower_zero_realization = \"formula\"",
        PERMENPANRB_8_2021,
        "whoever takes the linear formula; the default",
    ),
    seen(
        Zero,
        "lower-zero-realization-100",
        "Less is better, realization 0: 100",
        "lower_zero_realization = 100",
        AKSARA,
        "AKSARA in earlier versions, where `ratio` would divide by zero",
    ),
    seen(
        Limit,
        "no-cap",
        "No limit: 184,75 stays, and so does −24,65",
        "cap and floor left out",
        LAMPUNG_2015,
        "Provinsi Lampung, Kabupaten Banyuwangi; the default",
    ),
    seen(
        Limit,
        "cap-100",
        "100 at the most, 0 at the least (batas atas, batas bawah)",
        "cap = 100, floor = 0",
        "Source of several SAKIP applications",
        "profile `capped-100`",
    ),
    seen(
        Limit,
        "cap-110",
        "110 at the most",
        "cap = 110",
        PKO,
        "Penilaian Kinerja Organisasi, when it normalizes",
    ),
    not_verified(seen(
        Limit,
        "cap-120",
        "120 at the most",
        "cap = 120",
        "KMK 467/KMK.01/2014, later KMK 300/KMK.01/2022: from memory",
        "Kementerian Keuangan; profile `kemenkeu-nko`",
    )),
    seen(
        Limit,
        "cap-200",
        "Between 0 and 200",
        "cap = 200, floor = 0",
        AKSARA,
        "AKSARA, rows of earlier versions",
    ),
    seen(
        Limit,
        "inconclusive",
        "Above 120 nothing is concluded (tidak dapat disimpulkan), so it leaves the mean",
        "inconclusive_above = 120",
        BPOM,
        "BPOM; profile `bpom`",
    ),
    not_verified(seen(
        Limit,
        "aggregate-cap",
        "A limit on the aggregate alone, beside or instead of that on each indicator",
        "aggregate_cap = 100",
        OWN,
        "nobody that was seen; a limit on rows and one on totals are two things",
    )),
    not_verified(seen(
        Limit,
        "ratio-of-sums-limits",
        "A ratio of sums (rasio jumlah) is limited itself, by `aggregate_cap`, else by `cap`, and by `floor`, since sums are taken before any limit. A limit of an indicator's own cannot count in it, and is reported",
        "aggregation = \"ratio_of_sums\", cap = 120",
        OWN,
        "nobody that was seen",
    )),
    seen(
        Rounding,
        "half-up",
        "Two decimals, halves away from zero: 93,975 is 93,98",
        "places = 2, rounding = \"half_away_from_zero\"",
        LAMPUNG_2015,
        "nearly all printed tables that were recomputed; the default",
    ),
    seen(
        Rounding,
        "whole-percent",
        "No decimals: 107",
        "places = 0",
        PERMENPANRB_8_2021,
        "the regulation's own examples",
    ),
    not_verified(seen(
        Rounding,
        "half-even",
        "Halves to the even digit: 0,125 is 0,12",
        "rounding = \"half_even\"",
        OWN,
        "nobody that was seen",
    )),
    seen(
        Rounding,
        "truncated",
        "Cut off (dipotong): 80,98 is 80",
        "rounding = \"toward_zero\"",
        WP_EVAL_SAKIP,
        "wp-eval-sakip, where it colours a row",
    ),
    seen(
        Rounding,
        "realization-rounded",
        "The achievement follows from the realization as printed, so that a reader with the table in hand recomputes it",
        "realization = \"rounded\"",
        "A published LKj of 2019 (perangkat daerah) that was recomputed whole: growth 146,86 or 147,46",
        "the default",
    ),
    seen(
        Rounding,
        "realization-exact",
        "The achievement follows from the realization as the formula gives it",
        "realization = \"exact\"",
        "A published LKj of 2019 (perangkat daerah) that was recomputed whole: growth 146,86 or 147,46",
        "profile `raw`, to compare with reports that compute from unrounded figures",
    ),
    seen(
        Scale,
        "limits-lower-end",
        "Between 90 and 91 is still the lower class: a class begins at its lower end",
        "limits = \"lower_end\"",
        "Source of two public SAKIP applications (>= 91, >= 76, …)",
        "applications with the five classes of Permendagri 86/2017; the default",
    ),
    not_verified(seen(
        Scale,
        "limits-upper-end",
        "Between 90 and 91 is the upper class already: a class ends at its upper end",
        "limits = \"upper_end\"",
        OWN,
        "another possible reading of the printed table",
    )),
    not_verified(seen(
        Scale,
        "limits-whole-number",
        "Between 90 and 91 a whole number decides: 90,5 is 91, 90,4 is 90",
        "limits = \"whole_number\"",
        OWN,
        "another possible reading of the printed table",
    )),
    not_verified(seen(
        Scale,
        "reads-shown",
        "The printed value is classed, so that a table agrees with itself",
        "reads = \"shown\"",
        OWN,
        "the default; a class by the other value is told beside it",
    )),
    not_verified(seen(
        Scale,
        "reads-exact",
        "The unrounded value is classed",
        "reads = \"exact\"",
        OWN,
        "nobody that was seen",
    )),
    seen(
        Aggregation,
        "mean",
        "Mean (rata-rata) of those that were measured",
        "aggregation = \"mean\"",
        SAMPANG_2019,
        "most LKj; the default",
    ),
    not_verified(seen(
        Aggregation,
        "capped-mean",
        "Mean with each counted as 100 at the most",
        "`objectives.mean_capped`, or cap = 100",
        "Source of several SAKIP applications",
        "applications that cap rows at 100",
    )),
    seen(
        Aggregation,
        "weighted",
        "Mean by weight (tertimbang); the weights of what was not measured are shared out. BPOM prints the sum over the number of indicators, which inflates it; the engine divides by the weights",
        "aggregation = \"weighted\"",
        BPOM,
        "BPOM (a key indicator counts twice); profiles `bpom`, `kemenkeu-nko`",
    ),
    seen(
        Aggregation,
        "weighted-of-all",
        "Mean by weight over all weights: what was not measured counts nothing",
        "aggregation = \"weighted_of_all\"",
        "decidim, https://github.com/decidim/decidim/issues/2637",
        "applications that take an empty cell for 0",
    ),
    seen(
        Aggregation,
        "ratio-of-sums",
        "All realizations over all targets (rasio jumlah), of one unit that can be added",
        "aggregation = \"ratio_of_sums\"",
        "akvo-rsr, https://github.com/akvo/akvo-rsr/issues/2446",
        "Akvo RSR",
    ),
    seen(
        Aggregation,
        "geometric",
        "Geometric mean (rata-rata ukur) at every level, of unrounded achievements: one zero makes it zero",
        "aggregation = \"geometric\", aggregated = \"exact\"",
        PMK_22_2021,
        "budget performance of ministries, 2021 to 2022; profile `pmk-22-2021`",
    ),
    not_verified(seen(
        Aggregation,
        "worst",
        "The lowest of them (terburuk)",
        "aggregation = \"worst\"",
        OWN,
        "nobody that was seen",
    )),
    not_verified(seen(
        Aggregation,
        "aggregated-shown",
        "Aggregates follow from achievements as printed",
        "aggregated = \"shown\"",
        OWN,
        "the default: what a reader with the table in hand recomputes",
    )),
    seen(
        Aggregation,
        "counts",
        "How many indicators are in each class and their share, instead of a mean: 12 of 15 are 80,00 %",
        "`counts` of every goal and objective",
        "Dinas Kesehatan Kabupaten Bantul, LKj 2016 and LAKIP 2015 (123dok.com, document ynlln4lq)",
        "Kabupaten Bantul",
    ),
    seen(
        Period,
        "sum",
        "Values add up (akumulasi) over the periods that were filled in, against the targets of the same periods",
        "combine = \"sum\", targets_are = \"increments\"",
        AKSARA,
        "AKSARA, wp-eval-sakip (against the target of the year)",
    ),
    seen(
        Period,
        "last",
        "The last value that was filled in counts (nilai akhir), against the position (posisi) then",
        "combine = \"last\", targets_are = \"positions\"",
        WP_EVAL_SAKIP,
        "wp-eval-sakip, AKSARA",
    ),
    seen(
        Period,
        "max",
        "The highest value that was filled in counts",
        "combine = \"max\"",
        WP_EVAL_SAKIP,
        "wp-eval-sakip (over the months)",
    ),
    not_verified(seen(
        Period,
        "average",
        "The mean of the periods that were filled in counts (rata-rata)",
        "combine = \"average\"",
        "KMK 467/KMK.01/2014, *konsolidasi periode*: from memory",
        "Kementerian Keuangan",
    )),
    seen(
        Period,
        "ratio-of-sums-of-periods",
        "The formula over the sums of its series, over the periods in which it gives a value: never a mean of percentages",
        "combine = \"ratio_of_sums\"",
        "E.81 of Bappedalitbang Kabupaten Deli Serdang 2025, whose form adds percentages up to 200 %",
        "whoever has the counts behind a percentage",
    ),
    seen(
        Period,
        "two-percentages",
        "Two achievements at once: against the target to date, and against that of the year",
        "`periods[].to_date` and `periods[].annual`",
        KKP_2014,
        "Kementerian Kelautan dan Perikanan: 96,29 and 91,97",
    ),
    seen(
        Period,
        "zero-is-filled",
        "0 is a value; only what is empty is not filled in",
        "`null` or left out",
        AKSARA,
        "AKSARA",
    ),
    not_verified(seen(
        Period,
        "parts-without-value",
        "A closed year follows from the periods that were filled in, whichever are empty; where the last due one is, `last` is the last one that was filled in. The empty ones are reported with how many of how many were filled in. A year that is not closed waits until all that are due are filled in. What cannot be computed (a formula that divides by zero) is not empty, and is never passed over",
        "`stage`, `filled` and `due` of `to_date`",
        OWN,
        "nobody that was seen",
    )),
    seen(
        Money,
        "absorption",
        "Spent of budget × 100 (penyerapan)",
        "`x.absorption`",
        "Laporan Kinerja Sekretariat Daerah Provinsi Sumatera Utara 2021, Tabel 19",
        "every report",
    ),
    seen(
        Money,
        "absorption-of-sums",
        "Over several items the ratio of the sums (rasio jumlah)",
        "`total.absorption`",
        "A published LKj of 2019 (perangkat daerah), which calls it RATA-RATA",
        "most reports",
    ),
    seen(
        Money,
        "mean-of-absorptions",
        "Over several items the mean of their percentages (rata-rata rasio): another number",
        "`efficiency::mean_of_absorptions`",
        "Laporan Kinerja Sekretariat Daerah Provinsi Sumatera Utara 2021, Tabel 19",
        "Sekretariat Daerah Provinsi Sumatera Utara",
    ),
    seen(
        Money,
        "remaining-share",
        "100 less the absorption as shown (sisa dalam persen), so that both make 100; many call it *efisiensi*",
        "`x.remaining_share`",
        "A published LKj of 2019 (perangkat daerah), where 93,98 and 6,03 make 100,01",
        "most reports",
    ),
    seen(
        Money,
        "points",
        "Achievement less absorption in points: above 5 *efisien*, to −5 *cukup efisien*, below *tidak efisien*",
        "`efficiency::points`",
        BANJARNEGARA,
        "Kabupaten Banjarnegara",
    ),
    seen(
        Money,
        "output-over-input",
        "IE = achieved output / absorbed input, SE = 1, TE = (IE − SE) / SE; efficient from IE = 1 on",
        "`efficiency::output_over_input`",
        "Balai POM Ambon (123dok.com, document zg3393nq)",
        "Balai POM",
    ),
    seen(
        Money,
        "pmk-249-2011",
        "Mean over outputs of 1 − (RAK / RVK) / (PAK / TVK), × 100",
        "`efficiency::pmk_249_2011`",
        ITJEN_2019,
        "ministries, by PMK 249/PMK.02/2011",
    ),
    not_verified(seen(
        Money,
        "pmk-22-2021",
        "Σ(PAK × CK − RAK) / Σ(PAK × CK) × 100",
        "`efficiency::pmk_22_2021`",
        "PMK 214/PMK.02/2017 and 22/PMK.02/2021: from memory",
        "ministries, 2017 to 2022",
    )),
    seen(
        Money,
        "efficiency-score",
        "NE = 50 + E / 20 × 50; without a bound on E it exceeds 100 (235 was printed)",
        "`efficiency::efficiency_score`",
        ITJEN_2019,
        "ministries; that E is bounded to −20 … 20 is from memory",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_every_topic_has_conventions() {
        let mut codes: Vec<_> = CONVENTIONS.iter().map(|one| one.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), CONVENTIONS.len());
        for topic in ConventionTopic::ALL {
            assert!(
                CONVENTIONS.iter().any(|one| one.topic == topic),
                "{topic:?}"
            );
        }
    }
}

//! `docs/rules.md`: the conventions of the engine as they are in its data, each with its source,
//! who uses it, and the test that holds it; current, and naming only tests that are there.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use lkj_core::evaluation::{Measurement, achievement};
use lkj_core::files::schema;
use lkj_core::number::format;
use lkj_core::rules::{
    CONVENTIONS, Class, ConventionTopic, GRADE_FAMILIES, PROFILES, Profile, RulesInForce, SCALES,
    Scale, ZeroCase, ZeroConvention,
};
use lkj_core::{Locale, Polarity, Rules, TargetValue};
use lkj_suite::ROOT;
use rust_decimal::Decimal;
use serde_json::Value;

/// Which tests hold a convention: cases by file and name, or a function by file and name.
const TESTS: &[(&str, &[&str])] = &[
    (
        "higher-ratio",
        &["real-tables.json: Persentase Koperasi Aktif"],
    ),
    (
        "lower-linear",
        &[
            "methods.json: lower, linear",
            "real-tables.json: Angka Kematian Bayi, target 2015",
        ],
    ),
    (
        "lower-ratio",
        &[
            "methods.json: lower, ratio",
            "real-tables.json: Indeks Risiko Bencana, MONEV",
        ],
    ),
    (
        "lower-gap",
        &[
            "methods.json: lower, gap",
            "methods.json: lower, gap, tepat target",
        ],
    ),
    (
        "lower-baseline",
        &[
            "methods.json: lower, baseline",
            "peer-faults.json: hikaya-formula: dari kondisi awal",
        ],
    ),
    (
        "range",
        &[
            "real-tables.json: Rentang 80–90 %, di bawah",
            "real-tables.json: Rentang 80–90 %, di atas",
            "real-tables.json: Rentang 80–90 %, di dalam",
        ],
    ),
    (
        "at-most",
        &[
            "methods.json: at_most, di dalam",
            "real-tables.json: DBD, target tertulis \"< 49\"",
        ],
    ),
    ("at-least", &["methods.json: at_least, di bawah"]),
    (
        "near-closeness",
        &["methods.json: near, tepat", "methods.json: near, di atas"],
    ),
    (
        "near-interpolated",
        &[
            "methods.json: near, titik skor",
            "methods.json: near, titik skor, dicerminkan",
        ],
    ),
    (
        "grade-equality",
        &[
            "methods.json: predikat, kesamaan",
            "real-tables.json: Opini BPK",
        ],
    ),
    (
        "grade-score",
        &["methods.json: predikat, skor WDP terhadap WTP"],
    ),
    (
        "yes-no",
        &["methods.json: ya/tidak", "methods.json: ya/tidak, tidak"],
    ),
    (
        "not-said",
        &[
            "written.json: arah tidak disebutkan",
            "written.json: arah tidak disebutkan, target menyebut batas",
        ],
    ),
    (
        "grade-order",
        &[
            "written.json: predikat AKIP lebih baik",
            "written.json: dua keluarga",
        ],
    ),
    (
        "not-measured",
        &[
            "aggregates.json: yang tidak terukur keluar dari pembagi",
            "frameworks.json: predikat yang belum dirilis",
        ],
    ),
    (
        "higher-zero-target-120",
        &["methods.json: profil pko: target 0, ada realisasi"],
    ),
    (
        "higher-zero-target-not-measured",
        &["methods.json: higher_zero_target = not_measured"],
    ),
    (
        "higher-zero-target-0",
        &["methods.json: profil aksara: target 0, higher"],
    ),
    (
        "higher-both-zero-not-measured",
        &["methods.json: higher_both_zero = not_measured"],
    ),
    (
        "higher-both-zero-0",
        &["methods.json: higher_both_zero = 0"],
    ),
    (
        "higher-zero-realization-formula",
        &["methods.json: higher_zero_realization = formula"],
    ),
    (
        "higher-zero-realization-not-measured",
        &["methods.json: profil pko: realisasi 0 tidak dinilai"],
    ),
    (
        "lower-zero-target-not-measured",
        &["methods.json: profil aksara: target 0, lower"],
    ),
    (
        "lower-zero-target-0",
        &["methods.json: wp-eval-sakip: target 0, ada realisasi, lower"],
    ),
    (
        "lower-both-zero-100",
        &["methods.json: profil aksara: dua nol, lower"],
    ),
    (
        "lower-zero-realization-formula",
        &["methods.json: lower_zero_realization = formula"],
    ),
    (
        "lower-zero-realization-100",
        &["methods.json: lower_zero_realization = 100"],
    ),
    (
        "no-cap",
        &[
            "methods.json: tanpa batas",
            "real-tables.json: Indeks Zakat Nasional",
        ],
    ),
    (
        "cap-100",
        &["methods.json: batas 100", "methods.json: batas bawah 0"],
    ),
    ("cap-110", &["methods.json: batas 110"]),
    ("cap-120", &["methods.json: batas 120 (kemenkeu-nko)"]),
    ("cap-200", &["methods.json: batas 0–200"]),
    (
        "inconclusive",
        &[
            "methods.json: di atas 120 tidak dapat disimpulkan",
            "methods.json: tepat 120 masih dapat disimpulkan",
        ],
    ),
    (
        "aggregate-cap",
        &["aggregates.json: batas pada nilai gabungan saja"],
    ),
    ("half-up", &["methods.json: setengah menjauhi nol, tepat"]),
    (
        "whole-percent",
        &[
            "methods.json: desimal 0",
            "real-tables.json: Rentang 7–8 bulan, lebih cepat",
        ],
    ),
    ("half-even", &["methods.json: setengah ke genap"]),
    ("truncated", &["methods.json: dipotong"]),
    (
        "realization-rounded",
        &["frameworks.json: realisasi dibulatkan sebelum capaian"],
    ),
    (
        "realization-exact",
        &["frameworks.json: profil raw: realisasi tidak dibulatkan"],
    ),
    (
        "limits-lower-end",
        &[
            "scales.json: batas bawah: 90,5",
            "scales.json: permendagri-86-2017: 90.50",
        ],
    ),
    ("limits-upper-end", &["scales.json: batas atas: 90,5"]),
    (
        "limits-whole-number",
        &[
            "scales.json: dibulatkan dulu: 90,5",
            "scales.json: dibulatkan dulu: 90,4",
        ],
    ),
    (
        "reads-shown",
        &["methods.json: kategori dari angka tercetak"],
    ),
    (
        "reads-exact",
        &["methods.json: kategori dari angka yang tidak dibulatkan"],
    ),
    (
        "mean",
        &[
            "aggregates.json: rata-rata sasaran",
            "aggregates.json: program 1 dengan rata-rata hitung",
        ],
    ),
    (
        "capped-mean",
        &["aggregates.json: rata-rata sasaran, dibatasi 100"],
    ),
    (
        "weighted",
        &[
            "aggregates.json: tertimbang",
            "aggregates.json: tertimbang, bobot yang tak terukur dibagikan",
        ],
    ),
    (
        "weighted-of-all",
        &[
            "aggregates.json: tertimbang atas seluruh bobot",
            "peer-faults.json: decidim-2637: kosong dihitung nol",
        ],
    ),
    (
        "ratio-of-sums",
        &[
            "aggregates.json: rasio jumlah",
            "peer-faults.json: akvo-2446: rasio jumlah, bukan rata-rata",
        ],
    ),
    (
        "geometric",
        &[
            "aggregates.json: program 1",
            "aggregates.json: unit",
            "aggregates.json: satu nol menjadikan hasil kali nol",
        ],
    ),
    ("worst", &["aggregates.json: terburuk"]),
    (
        "ratio-of-sums-limits",
        &[
            "aggregates.json: rasio jumlah: batas aturan berlaku bagi rasionya",
            "aggregates.json: rasio jumlah: batas nilai gabungan menang atas batas aturan",
            "aggregates.json: rasio jumlah: batas bawah aturan berlaku bagi rasionya",
            "aggregates.json: rasio jumlah: batas milik indikator tidak dapat ikut",
            "frameworks.json: batas milik indikator dalam rasio jumlah dicatat",
        ],
    ),
    (
        "aggregated-shown",
        &[
            "aggregates.json: rata-rata kelima indikator",
            "lkj-core/tests/exact/evaluation.rs: an_evaluation_is_exact_and_rounded_once",
        ],
    ),
    (
        "counts",
        &["aggregates.json: IKU 2016", "aggregates.json: IKU 2015"],
    ),
    ("sum", &["periods.json: jumlah, target tambahan"]),
    ("last", &["periods.json: posisi terakhir"]),
    (
        "parts-without-value",
        &[
            "frameworks.json: nilai terakhir dengan triwulan kosong: 40 dari 40, dan yang kosong dicatat",
            "frameworks.json: tahun belum selesai: realisasi setahun menunggu semua triwulan",
            "tests/suite/evaluation/framework_features.rs: a_year_and_its_last_quarter_give_one_answer_whatever_is_empty",
            "tests/suite/evaluation/framework_features.rs: a_quarter_that_divides_by_zero_is_not_passed_over",
        ],
    ),
    ("max", &["periods.json: terbesar"]),
    ("average", &["periods.json: rata-rata"]),
    (
        "ratio-of-sums-of-periods",
        &[
            "periods.json: Tertib Pelaporan, persen dijumlahkan",
            "tests/suite/evaluation/framework_features.rs: a_year_follows_from_its_quarters_as_the_indicator_says",
        ],
    ),
    (
        "two-percentages",
        &[
            "periods.json: Unit usaha pembenihan TW III",
            "periods.json: Investasi TW III",
        ],
    ),
    (
        "zero-is-filled",
        &[
            "periods.json: nol adalah isi",
            "periods.json: RTP pembudidaya, sebelum rilis",
        ],
    ),
    (
        "absorption",
        &[
            "money.json: Fasilitasi Pelaksanaan Pemerintahan Umum",
            "lkj-core/tests/exact/money.rs: money_is_exact",
        ],
    ),
    (
        "absorption-of-sums",
        &["money.json: LKj Lumajang: RATA-RATA 94,60 ialah rasio jumlah"],
    ),
    (
        "mean-of-absorptions",
        &[
            "money.json: Program Pemerintahan dan Otonomi Daerah",
            "money.json: LKj Lumajang: rata-rata dari persentase yang tak dibulatkan",
        ],
    ),
    (
        "remaining-share",
        &["money.json: LKj Lumajang: kedua bagian dibulatkan ke atas"],
    ),
    (
        "points",
        &[
            "money.json: poin: capaian dikurangi serapan",
            "money.json: poin: wajar",
            "money.json: poin: tidak efisien",
        ],
    ),
    ("output-over-input", &["money.json: IE dan TE"]),
    ("pmk-249-2011", &["money.json: PMK 249/2011"]),
    ("pmk-22-2021", &["money.json: PMK 22/2021 dan NE"]),
    (
        "efficiency-score",
        &["money.json: PMK 22/2021 dan NE", "money.json: NE dibatasi"],
    ),
];

/// Rules of one's own, as the document shows them.
const OWN_RULES: &str = r#"profile = "permendagri-86-2017"   # what the rest builds on
cap = 110                         # at most 110 for each indicator
aggregation = "weighted"          # objectives by the weights of their indicators

[zero]
higher_zero_target = "not_measured"
lower_both_zero = 100

[scale]
name = "dinas-contoh"
source = "Keputusan Kepala Dinas Contoh"
limits = "lower_end"
classes = [
    { label = "Sangat Baik", from = 91 },
    { label = "Baik", from = 76, to = 90 },
    { label = "Cukup", from = 66, to = 75 },
    { label = "Kurang", to = 65 },
]
"#;

/// The cases of a file in `tests/cases/`.
fn cases_of(file: &str) -> Vec<Value> {
    let text = fs::read_to_string(format!("{ROOT}/tests/cases/{file}")).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    document["cases"].as_array().unwrap().clone()
}

/// The cases of all files, with the files' names.
fn all_cases() -> Vec<(String, Value)> {
    let entries = fs::read_dir(format!("{ROOT}/tests/cases")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let with_name = |name: String| {
        let cases = cases_of(&name).into_iter();
        cases.map(move |case| (name.clone(), case))
    };
    names.into_iter().flat_map(with_name).collect()
}

/// Whether a test that the document names is there: `methods.json: batas 100`, or
/// `lkj-core/tests/exact/money.rs: money_is_exact`.
fn exists(test: &str) -> bool {
    let Some((file, name)) = test.split_once(": ") else {
        return false;
    };
    if !file.contains('/') {
        return cases_of(file).iter().any(|case| case["name"] == name);
    }
    let program = fs::read_to_string(format!("{ROOT}/{file}")).unwrap_or_default();
    program.contains(&format!("fn {name}("))
}

/// A cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn head(headings: &[&str]) -> String {
    row(headings) + &row(&vec!["---"; headings.len()])
}

const fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "**no**" }
}

fn number(value: Option<Decimal>) -> String {
    value.map_or("–".to_owned(), |value| value.normalize().to_string())
}

/// The word that files use for a value.
fn word(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap();
    value.as_str().map_or(value.to_string(), str::to_owned)
}

fn years(profile: &Profile) -> String {
    match (profile.valid_from, profile.valid_to) {
        (None, None) => "not known".to_owned(),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("to {last}"),
        (Some(first), Some(last)) => format!("{first} to {last}"),
    }
}

/// Cases that name a profile, or a scale, in what is given.
fn cases_naming(pointers: &[&str], name: &str) -> Vec<String> {
    let names_it = |case: &Value| {
        let given = pointers.iter().filter_map(|pointer| case.pointer(pointer));
        given.into_iter().any(|found| *found == name)
    };
    let cases = all_cases().into_iter();
    let named = cases.filter(|(_, case)| names_it(case));
    named
        .map(|(file, case)| format!("{file}: {}", case["name"].as_str().unwrap()))
        .collect()
}

fn tests_of(tests: &[String]) -> String {
    let each: Vec<_> = tests.iter().map(|test| format!("`{test}`")).collect();
    each.join("; ")
}

fn profiles() -> String {
    let mut text = head(&["profile", "title", "source", "verified", "holds", "test"]);
    for profile in PROFILES {
        let pointers = ["/given/rules/profile", "/given/framework/rules/profile"];
        let tests = if profile.name == RulesInForce::default().profile {
            "all that name no other".to_owned()
        } else {
            tests_of(&cases_naming(&pointers, profile.name))
        };
        assert!(
            !tests.is_empty(),
            "no case has the profile {}",
            profile.name
        );
        text += &row(&[
            &format!("`{}`", profile.name),
            profile.title,
            profile.source,
            yes(profile.verified),
            &years(profile),
            &tests,
        ]);
    }
    text
}

/// What every profile sets, a convention a row.
fn settings() -> String {
    let names: Vec<_> = PROFILES
        .iter()
        .map(|profile| format!("`{}`", profile.name))
        .collect();
    let mut headings = vec!["convention"];
    headings.extend(names.iter().map(String::as_str));
    let mut text = head(&headings);
    let mut setting = |key: &str, of: &dyn Fn(&Profile) -> String| {
        let mut cells = vec![format!("`{key}`")];
        cells.extend(PROFILES.iter().map(of));
        text += &row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    };
    setting("realization", &|profile| word(profile.realization));
    setting("places", &|profile| profile.places.to_string());
    setting("rounding", &|profile| word(profile.rounding));
    setting("cap", &|profile| number(profile.cap));
    setting("floor", &|profile| number(profile.floor));
    setting("aggregate_cap", &|profile| number(profile.aggregate_cap));
    setting("inconclusive_above", &|profile| {
        number(profile.inconclusive_above)
    });
    setting("aggregation", &|profile| word(profile.aggregation));
    setting("aggregated", &|profile| word(profile.aggregated));
    setting("scale", &|profile| profile.scale.to_owned());
    for case in ZeroCase::ALL {
        setting(&format!("zero.{}", case.word()), &|profile| {
            let convention = profile.zero.convention(case);
            convention.map_or("formula".to_owned(), |convention| convention.to_string())
        });
    }
    text
}

fn interval(class: &Class) -> String {
    let lower = match (class.from, class.above) {
        (Some(from), _) => format!("≥ {from}"),
        (None, Some(above)) => format!("> {above}"),
        (None, None) => String::new(),
    };
    let upper = match (class.to, class.below) {
        (Some(to), _) => format!("≤ {to}"),
        (None, Some(below)) => format!("< {below}"),
        (None, None) => String::new(),
    };
    match (lower.is_empty(), upper.is_empty()) {
        (false, false) => format!("{lower} and {upper}"),
        _ => format!("{lower}{upper}"),
    }
}

fn gaps(scale: &Scale) -> String {
    let gaps = scale.gaps();
    if gaps.is_empty() {
        return "none".to_owned();
    }
    let each: Vec<_> = gaps
        .iter()
        .map(|gap| {
            if gap.is_point {
                format!("exactly {}", gap.after)
            } else {
                format!("{} to {}", gap.after, gap.before)
            }
        })
        .collect();
    each.join("; ")
}

fn scales() -> String {
    let headings = [
        "scale",
        "classes",
        "gaps as printed",
        "limits",
        "source",
        "verified",
        "test",
    ];
    let mut text = head(&headings);
    for named in SCALES {
        let scale = named.scale();
        let classes: Vec<_> = scale
            .classes
            .iter()
            .map(|class| format!("{}: {}", class.label, interval(class)))
            .collect();
        let pointers = ["/given/scale", "/given/rules/scale"];
        let tests = cases_naming(&pointers, named.name);
        assert!(!tests.is_empty(), "no case has the scale {}", named.name);
        text += &row(&[
            &format!("`{}`", named.name),
            &classes.join("<br>"),
            &gaps(&scale),
            &word(scale.limits),
            named.source,
            yes(named.verified),
            &tests_of(&tests),
        ]);
    }
    text
}

fn zeros() -> String {
    let mut text = head(&["key", "when", "*bila*", "can be"]);
    for case in ZeroCase::ALL {
        text += &row(&[
            &format!("`{}`", case.word()),
            case.meaning(Locale::English),
            &format!("*{}*", case.meaning(Locale::Indonesian)),
            "`\"not_measured\"`, `\"formula\"`, a number of percent",
        ]);
    }
    text
}

/// What the choices for zeros leave to the formula.
const ZEROS_ELSEWHERE: &str = "\n\
    These choices hold for `higher` and `lower` with a target that is one number. Elsewhere a zero is a number like any other:\n\n\
    - From a baseline (`method = \"baseline\"`) zeros are measured, whatever the rules say: only the way from the baseline to the target is divided by. An indicator's own `zero` still counts.\n\
    - Against a range or a bound, and for `at_most`, `at_least` and `near`, what divides by a zero target is not measured (`zero_target`): 5 against `at_most` 0. What lies within is 100: 0 against `at_most` 0.\n\n\
    A target below zero is never divided by (`negative_target`): by the other methods than `baseline` it is not measured, save within a range or bound. For such an indicator take `method = \"baseline\"`.\n";

const STANDING: &str = "\n## Exceeded, met or missed (melampaui, mencapai, tidak mencapai target)\n\n\
    `standing` says whether a target was reached, by comparing the realization with the target. \
    It is the one answer: rules of the checker, the summary and the analyses of a report, and remarks go by it, never by a percentage. \
    The realization is taken as `realization` in the rules says, so that one from a formula is compared as it is printed, or unrounded; \
    the comparison itself is exact, before rounding, caps, floors and choices for zeros. Therefore a percentage may read otherwise, and a remark says so: \
    9.999,9 of 10.000 reads 100,00 and was missed. By `gap` a target that was just met reads 0,00; with `higher_zero_target = 0` one that was exceeded does.\n\n\
    What was not measured has no standing, nor have aggregates: they have no target of their own.\n\n";

/// How realizations stand to targets, by polarity, with examples that the engine works out.
type Standings = (
    &'static str,
    Polarity,
    [&'static str; 3],
    &'static [(&'static str, &'static str)],
);

const STANDINGS: &[Standings] = &[
    (
        "`higher` (where no polarity is stated)",
        Polarity::Higher,
        ["R > T", "R = T", "R < T"],
        &[("10000", "9999.9"), ("80", "80"), ("0", "5")],
    ),
    (
        "`higher` or `range`, target a range",
        Polarity::Range,
        [
            "above the upper end",
            "from end to end",
            "below the lower end",
        ],
        &[("6-9", "12"), ("6-9", "9"), ("6-9", "5")],
    ),
    (
        "`lower` by `linear`, `ratio` or `gap`",
        Polarity::Lower,
        ["R < T", "R = T", "R > T"],
        &[("20", "19"), ("20", "20"), ("20", "21")],
    ),
    (
        "`lower`, target a range",
        Polarity::Lower,
        [
            "below the lower end",
            "from end to end",
            "above the upper end",
        ],
        &[("7-8", "6"), ("7-8", "8"), ("7-8", "9")],
    ),
    (
        "`at_most`",
        Polarity::AtMost,
        ["never", "R ≤ T; R < T where the target is `< T`", "else"],
        &[("5", "3"), ("< 5", "5"), ("5", "6")],
    ),
    (
        "`at_least`",
        Polarity::AtLeast,
        ["never", "R ≥ T; R > T where the target is `> T`", "else"],
        &[("5", "9"), ("> 5", "5"), ("5", "4")],
    ),
    (
        "`near`",
        Polarity::Near,
        ["never", "R = T; within a range from end to end", "else"],
        &[("100", "93"), ("6-9", "8"), ("6-9", "12")],
    ),
];

fn standings() -> String {
    let mut text = head(&["polarity", "exceeded", "met", "missed", "examples (T; R)"]);
    for (polarity, measured_by, ways, examples) in STANDINGS {
        let example = |(target, realized): &(&str, &str)| {
            let promise = TargetValue::parse(target).unwrap().unwrap();
            let value: Decimal = realized.parse().unwrap();
            let measurement = Measurement::of(*measured_by);
            let mut rules = RulesInForce::default();
            rules.zero.higher_zero_target = Some(ZeroConvention::Percent(Decimal::ZERO));
            let found = achievement(&value.into(), &promise, &measurement, &rules);
            let measured = found.measured().unwrap();
            let standing = measured.standing.unwrap().words(Locale::English);
            let shown = format(measured.value.get(), Locale::Indonesian);
            let realized = format(value, Locale::Indonesian);
            format!("{promise}; {realized}: {standing}, {shown}")
        };
        let examples: Vec<_> = examples.iter().map(example).collect();
        text += &row(&[polarity, ways[0], ways[1], ways[2], &examples.join("<br>")]);
    }
    text += &row(&[
        "`lower` by `baseline`",
        "beyond the target, seen from the baseline",
        "R = T",
        "not as far as the target",
        "B 20, T 30; R 32 is exceeded, R 28 missed",
    ]);
    text += &row(&[
        "`near` with `anchors`",
        "score above 100",
        "score 100",
        "score below 100",
        "by the score, unrounded",
    ]);
    text += &row(&[
        "`grade`",
        "by `score`: a higher place; by `equality` never",
        "the grade that was promised",
        "else",
        "WTP; WDP: target missed",
    ]);
    text += &row(&[
        "`yes_no`",
        "never",
        "as promised",
        "else",
        "ya; tidak: target missed",
    ]);
    text += "\nA `range` has one side: more than its upper end is better still. A target that can be missed from both sides is `near` with a range. \
        A target that names its side is measured as `at_most` or `higher` where no polarity is declared; against a bound `lower`, `near` and `higher` (from below) compare with its number; a realization that is just the number of `< T` or `> T` missed it.\n";
    text
}

fn families() -> String {
    let mut text = head(&["family", "grades, from the lowest", "source", "verified"]);
    for family in GRADE_FAMILIES {
        let grades = family.in_words().join(" < ");
        text += &row(&[family.name, &grades, family.source, yes(family.verified)]);
    }
    text
}

fn conventions(topic: ConventionTopic) -> String {
    let tests: BTreeMap<_, _> = TESTS.iter().copied().collect();
    let headings = [
        "convention",
        "asked for by",
        "source",
        "verified",
        "who uses it",
        "test",
    ];
    let mut text = head(&headings);
    for convention in CONVENTIONS.iter().filter(|one| one.topic == topic) {
        let tests = tests.get(convention.code);
        let tests = tests.unwrap_or_else(|| panic!("no test holds {}", convention.code));
        let tests: Vec<_> = tests.iter().map(ToString::to_string).collect();
        let key = if convention.key.contains('`') {
            convention.key.to_owned()
        } else {
            format!("`{}`", convention.key)
        };
        text += &row(&[
            &format!("**{}**: {}", convention.code, convention.title),
            &key,
            convention.source,
            yes(convention.verified),
            convention.used_by,
            &tests_of(&tests),
        ]);
    }
    text
}

fn document() -> String {
    let mut text = String::from(
        "# Rules\n\n\
        Which figures a report prints depends on conventions (*konvensi*), and there is no one set that all follow. \
        `lkj` guesses none of them: a profile (*profil aturan*) names a set, a file's `[rules]` and the caller change what is different, \
        and every result says what was applied. Where these facts were found stands beside them. \
        What is marked *not verified* is from memory or the engine's own reading, and only a starting point: check it before you rely on it.\n\n\
        This document is made from the engine's data by `LKJ_UPDATE=1 cargo nextest run -p lkj-suite --test rules`; do not edit it. \
        T is the target, R the realization (*realisasi*), B the baseline (*kondisi awal*). \
        Tests are cases in [`tests/cases/`](../tests/cases), by file and name, or functions.\n\n\
        ## Profiles (profil)\n\n",
    );
    text += &profiles();
    text += "\nWhat each sets:\n\n";
    text += &settings();
    text += "\n## Scales (skala nilai peringkat kinerja)\n\n\
        What lies in a gap is told (`in_gap`) and classed as `limits` says. Outside the ends of a closed scale there is no class.\n\n";
    text += &scales();
    text += "\n## Rules of your own (aturan sendiri)\n\n\
        A TOML file with the keys of `[rules]` (see [the native file](format.md)) is used like a profile: \
        `cargo run --example lkj -- --rules my-rules.toml evaluate FILE`, `Rules::from_toml` in Rust. \
        What it does not say is left to the profile that it names.\n\n```toml\n";
    text += OWN_RULES;
    text += "```\n\n\
        An indicator's own `cap`, `floor` and `zero` win over all of these.\n\n\
        ## What can be chosen where something is zero (pilihan untuk nol)\n\n";
    text += &zeros();
    text += ZEROS_ELSEWHERE;
    text += STANDING;
    text += &standings();
    text += "\n## Families of grades (keluarga predikat)\n\n\
        Where an indicator lists no `grades`, two grades are compared by the families that have both, in any case and without what stands in parentheses; \
        nothing is compared where no family has both, or where two families disagree. The order says whether the target was exceeded, met or missed; \
        a percentage follows only by `grade_method` or from scores that are written.\n\n";
    text += &families();
    text += "\n## Conventions (konvensi)\n";
    for topic in ConventionTopic::ALL {
        write!(text, "\n### {}\n\n{}", topic.title(), conventions(topic)).unwrap();
    }
    text
}

#[test]
fn the_document_is_current() {
    let path = format!("{ROOT}/docs/rules.md");
    let text = document();
    if std::env::var_os("LKJ_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/rules.md is not current; LKJ_UPDATE=1 writes it anew"
    );
}

#[test]
fn every_test_that_is_named_is_there() {
    let missing: Vec<_> = TESTS
        .iter()
        .flat_map(|(_, tests)| tests.iter())
        .filter(|test| !exists(test))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let codes: Vec<_> = CONVENTIONS.iter().map(|one| one.code).collect();
    let unknown = TESTS.iter().filter(|(code, _)| !codes.contains(code));
    assert_eq!(unknown.count(), 0, "tests of what is no convention");
}

/// Every word that a file may choose is in some convention.
#[test]
fn every_choice_is_told() {
    let definitions = &schema::framework()["$defs"];
    let mut untold = Vec::new();
    for (name, key) in [
        ("Polarity", "polarity"),
        ("LowerMethod", "method"),
        ("GradeMethod", "grade_method"),
        ("RealizationTaken", "realization"),
        ("Rounding", "rounding"),
        ("AchievementTaken", "aggregated"),
        ("Aggregation", "aggregation"),
        ("Combination", "combine"),
        ("TargetsAre", "targets_are"),
        ("ScaleLimits", "limits"),
        ("ScaleReads", "reads"),
    ] {
        let words = definitions[name]["oneOf"].as_array();
        for word in words.unwrap_or_else(|| panic!("no {name} in the schema")) {
            let asked = format!("{key} = {}", word["const"]);
            if !CONVENTIONS.iter().any(|one| one.key.contains(&asked)) {
                untold.push(asked);
            }
        }
    }
    for case in ZeroCase::ALL {
        let is_told = CONVENTIONS
            .iter()
            .any(|one| one.key.starts_with(case.word()));
        assert!(is_told, "{}", case.word());
    }
    assert!(untold.is_empty(), "{untold:#?}");
}

#[test]
fn the_example_of_own_rules_is_followed() {
    let text = fs::read_to_string(format!("{ROOT}/docs/rules.md")).unwrap();
    let example = text.split("```toml\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let own = Rules::from_toml(example).unwrap_or_else(|problems| panic!("{problems}"));
    let rules = RulesInForce::decide(&own, &Rules::default()).unwrap();
    let measure = |realized: i64, target: i64, polarity| {
        let target = TargetValue::from(Decimal::from(target));
        let realized = Decimal::from(realized).into();
        achievement(&realized, &target, &Measurement::of(polarity), &rules)
    };
    let found = measure(150, 100, Polarity::Higher);
    let found = found.measured().unwrap();
    assert_eq!(found.value.to_string(), "110.00");
    assert_eq!(found.category.as_deref(), Some("Sangat Baik"));
    let both_zero = measure(0, 0, Polarity::Lower);
    assert_eq!(both_zero.value().unwrap().to_string(), "100.00");
    let zero_target = measure(5, 0, Polarity::Higher);
    assert_eq!(zero_target.reason().unwrap().code(), "zero_target");
}

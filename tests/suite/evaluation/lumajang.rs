//! The Lumajang report of 2019, evaluated through its files.
//!
//! Every number was worked out apart from this program, from the counts and amounts that the
//! report prints.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]
#![allow(clippy::too_many_lines, reason = "a table of cases may be long")]

use lkj_core::{Evaluation, Framework, Locale, Rules};
use lkj_suite::{evaluated, evaluated_by, lumajang_files, read, trace, unexplained, value};

fn framework() -> Framework {
    read(&lumajang_files())
}

fn evaluation() -> Evaluation {
    evaluated(&framework(), 2019)
}

/// The results of 2019 after one text in the files was replaced by another.
fn evaluation_after(old: &str, new: &str) -> Evaluation {
    let mut files = lumajang_files();
    let found: usize = files
        .iter()
        .map(|(_, text)| text.matches(old).count())
        .sum();
    assert_eq!(found, 1, "{old} stands in the files once");
    for (_, text) in &mut files {
        *text = text.replace(old, new);
    }
    evaluated(&read(&files), 2019)
}

fn achievement(evaluation: &Evaluation, indicator: &str) -> String {
    let result = evaluation.indicator(indicator).unwrap();
    result.achievement.value().unwrap().to_string()
}

fn absorption(evaluation: &Evaluation, id: &str) -> String {
    let amounts = &evaluation.money(id).unwrap().amounts;
    amounts.absorption.unwrap().to_string()
}

#[test]
fn indicators_follow_from_the_counts() {
    let evaluation = evaluation();
    for (id, target, from, realization, achievement, category) in [
        ("aktif", "71.41", "plan", "71.34", "99.90", "Sangat Tinggi"),
        (
            "rat",
            "80.94",
            "agreement",
            "80.34",
            "99.26",
            "Sangat Tinggi",
        ),
        (
            "sehat",
            "86.70",
            "agreement",
            "88.00",
            "101.50",
            "Sangat Tinggi",
        ),
        ("tumbuh", "0.59", "plan", "0.87", "147.46", "Sangat Tinggi"),
        ("kembang", "12.73", "agreement", "10.91", "85.70", "Tinggi"),
    ] {
        let json = serde_json::to_value(evaluation.indicator(id).unwrap()).unwrap();
        let found = [
            &json["target"],
            &json["target_from"],
            &json["realization"],
            &json["achievement"]["value"],
            &json["achievement"]["raw"],
            &json["achievement"]["category"],
            &json["method"],
            &json["polarity"],
        ];
        let expected = [
            target,
            from,
            realization,
            achievement,
            achievement,
            category,
            "ratio",
            "higher",
        ];
        assert_eq!(found.map(|value| value.as_str().unwrap()), expected, "{id}");
    }
}

#[test]
fn indicators_look_back_a_year_and_forward_to_the_end_of_the_plan() {
    let evaluation = evaluation();
    for (id, last_year, target, achievement, category) in [
        ("aktif", "71.25", "72.02", "99.06", "Sangat Tinggi"),
        ("rat", "80.90", "81.10", "99.06", "Sangat Tinggi"),
        ("sehat", "82.00", "88.20", "99.77", "Sangat Tinggi"),
        ("tumbuh", "0.59", "0.73", "119.18", "Sangat Tinggi"),
        ("kembang", "12.00", "14.67", "74.37", "Sedang"),
    ] {
        let json = serde_json::to_value(evaluation.indicator(id).unwrap()).unwrap();
        let (previous, end) = (&json["previous"], &json["end_of_plan"]);
        assert_eq!(
            (&previous["year"], &end["year"]),
            (&2018.into(), &2023.into())
        );
        let found = [
            &previous["realization"],
            &end["target"],
            &end["achievement"]["value"],
            &end["achievement"]["category"],
        ];
        let expected = [last_year, target, achievement, category];
        assert_eq!(found.map(|value| value.as_str().unwrap()), expected, "{id}");
    }
}

#[test]
fn the_year_before_has_realizations_and_no_targets() {
    let evaluation = evaluated(&framework(), 2018);
    for result in &evaluation.indicators {
        assert!(result.realization.is_some(), "{}", result.id);
        assert_eq!(result.achievement.reason().unwrap().code(), "no_target");
    }
    assert_eq!(evaluation.summary.budget, None);
    let printed = serde_json::to_value(evaluation.indicator("tumbuh").unwrap()).unwrap();
    assert_eq!(printed["realization"], "0.59");
}

#[test]
fn growth_depends_on_what_is_rounded_first() {
    let raw = evaluated_by(&framework(), 2019, &Rules::profile("raw"));
    for (id, rounded, exact) in [
        ("aktif", "99.90", "99.90"),
        ("rat", "99.26", "99.26"),
        ("sehat", "101.50", "101.50"),
        ("tumbuh", "147.46", "146.86"),
        ("kembang", "85.70", "85.70"),
    ] {
        assert_eq!(achievement(&evaluation(), id), rounded, "{id}");
        assert_eq!(achievement(&raw, id), exact, "{id}");
    }
    assert_eq!(raw.meta.rules, "raw");
}

#[test]
fn means_go_by_their_own_names() {
    let evaluation = evaluation();
    let objectives = &evaluation.summary.objective_indicators;
    assert_eq!(objectives.mean.unwrap().to_string(), "95.49");
    assert_eq!(objectives.mean_capped.unwrap().to_string(), "94.99");
    assert_eq!(objectives.category.as_deref(), Some("Sangat Tinggi"));
    assert_eq!((objectives.measured, objectives.total), (3, 3));
    let goals = &evaluation.summary.goal_indicators;
    assert_eq!(goals.mean.unwrap().to_string(), "123.68");
    assert_eq!(goals.mean_capped.unwrap().to_string(), "99.95");
    assert_eq!((goals.measured, goals.total), (2, 2));
    for (id, expected) in [
        ("koperasi", "99.90"),
        ("usaha_mikro", "147.46"),
        ("kualitas", "100.38"),
        ("kuantitas", "85.70"),
    ] {
        let aggregate = evaluation.aggregate(id).unwrap();
        assert_eq!(
            aggregate.achievement.value().unwrap().to_string(),
            expected,
            "{id}"
        );
    }
    let printed = serde_json::to_string(&evaluation).unwrap();
    assert!(
        !printed.contains("93.04"),
        "the mean of the two objectives is another number, printed nowhere"
    );
}

/// Budget, spending, what is left and absorption as Tabel 3.1 and 3.3 print them for the 19
/// activities, in the order of the report. (Of `laporan_kinerja` Tabel 3.3 prints "2.500.00".)
const ACTIVITIES: [(&str, [&str; 4]); 19] = [
    (
        "operasional",
        ["872705000", "853222679", "19482321", "97.77"],
    ),
    ("pengadaan", ["126902750", "104769450", "22133300", "82.56"]),
    (
        "pemeliharaan",
        ["183267500", "131683319", "51584181", "71.85"],
    ),
    ("laporan_kinerja", ["2500000", "2500000", "0", "100.00"]),
    ("laporan_semester", ["2500000", "2500000", "0", "100.00"]),
    ("laporan_akhir_tahun", ["2500000", "2500000", "0", "100.00"]),
    ("laporan_ikm", ["4000000", "3600000", "400000", "90.00"]),
    ("pk2ukm", ["470000000", "425275000", "44725000", "90.48"]),
    (
        "koperasi_berprestasi",
        ["60290000", "58465000", "1825000", "96.97"],
    ),
    (
        "bimtek_koperasi",
        ["110165000", "105290000", "4875000", "95.57"],
    ),
    ("penyuluhan", ["60450000", "59360000", "1090000", "98.20"]),
    (
        "permodalan",
        ["151990000", "141215000", "10775000", "92.91"],
    ),
    (
        "pengembangan_usaha",
        ["276338000", "257418850", "18919150", "93.15"],
    ),
    (
        "administrasi_usaha",
        ["48720000", "46250000", "2470000", "94.93"],
    ),
    (
        "pemberdayaan",
        ["274220000", "265235000", "8985000", "96.72"],
    ),
    ("pengembangan", ["96127250", "89252250", "6875000", "92.85"]),
    ("kewirausahaan", ["61775000", "61775000", "0", "100.00"]),
    ("pelatihan", ["134840000", "124790000", "10050000", "92.55"]),
    ("promosi", ["65160000", "63160000", "2000000", "96.93"]),
];

/// The same of programs and spending groups. The report prints neither skpd nor wajib.
const SUMS: [(&str, [&str; 4]); 11] = [
    (
        "perkantoran",
        ["872705000", "853222679", "19482321", "97.77"],
    ),
    ("sarpras", ["310170250", "236452769", "73717481", "76.23"]),
    ("pelaporan", ["11500000", "11100000", "400000", "96.52"]),
    (
        "kelembagaan",
        ["700905000", "648390000", "52515000", "92.51"],
    ),
    (
        "usaha_koperasi",
        ["477048000", "444883850", "32164150", "93.26"],
    ),
    (
        "pengembangan_um",
        ["432122250", "416262250", "15860000", "96.33"],
    ),
    (
        "lingkungan",
        ["200000000", "187950000", "12050000", "93.98"],
    ),
    ("btl", ["2308664947", "2228021553", "80643394", "96.51"]),
    ("bl", ["3004450500", "2798261548", "206188952", "93.14"]),
    ("skpd", ["1194375250", "1100775448", "93599802", "92.16"]),
    ("wajib", ["1810075250", "1697486100", "112589150", "93.78"]),
];

#[test]
fn money_adds_up() {
    let evaluation = evaluation();
    for (id, expected) in ACTIVITIES.iter().chain(&SUMS) {
        let amounts = serde_json::to_value(&evaluation.money(id).unwrap().amounts).unwrap();
        let found = ["budget", "spent", "remaining", "absorption"].map(|key| &amounts[key]);
        assert_eq!(
            found.map(|amount| amount.as_str().unwrap()),
            *expected,
            "{id}"
        );
        assert_eq!(
            amounts["original_budget"], amounts["budget"],
            "nothing was revised"
        );
        assert_eq!(amounts["missing"], serde_json::json!([]), "{id}");
    }
    let ids = |results: &[lkj_core::evaluation::MoneyResult]| -> Vec<String> {
        results.iter().map(|result| result.id.to_string()).collect()
    };
    assert_eq!(
        ids(&evaluation.activities),
        ACTIVITIES.map(|(id, _)| id),
        "in the report's order"
    );
    assert_eq!(ids(&evaluation.programs), SUMS.map(|(id, _)| id)[..7]);
    let summary = &evaluation.summary;
    let total = [
        summary.budget,
        summary.original_budget,
        summary.spent,
        summary.remaining,
    ];
    let total = total.map(|amount| amount.unwrap().to_string());
    assert_eq!(
        total,
        ["5313115447", "5313115447", "5026283101", "286832346"]
    );
    assert_eq!(summary.absorption.unwrap().to_string(), "94.60");
}

#[test]
fn what_is_not_known_is_not_zero() {
    let evaluation = evaluation();
    for id in ["belanja_pegawai", "gaji", "tambahan_penghasilan"] {
        let amounts = &evaluation.money(id).unwrap().amounts;
        assert_eq!(
            (amounts.budget, amounts.spent, amounts.absorption),
            (None, None, None),
            "{id}"
        );
        assert!(!amounts.missing.is_empty(), "{id}");
    }
    assert_eq!(
        evaluation.remarks,
        [],
        "btl states its own money, so no sum lacks anything"
    );
}

#[test]
fn inputs_are_money_and_outputs_were_not_reported() {
    let evaluation = evaluation();
    assert_eq!(evaluation.measures.len(), 3 * ACTIVITIES.len());
    let inputs = evaluation
        .measures
        .iter()
        .filter(|measure| measure.kind.word() == "input");
    for (input, (id, [budget, spent, _, absorption])) in inputs.zip(ACTIVITIES) {
        let json = serde_json::to_value(input).unwrap();
        let found = ["of", "target", "realization", "unit"].map(|key| json[key].as_str().unwrap());
        assert_eq!(found, [id, budget, spent, "Rp"]);
        assert_eq!(json["achievement"]["value"], absorption, "{id}");
    }
    let outputs = evaluation
        .measures
        .iter()
        .filter(|measure| measure.kind.word() == "output");
    let (with_target, without): (Vec<_>, Vec<_>) =
        outputs.partition(|output| output.target.is_some());
    assert_eq!((with_target.len(), without.len()), (7, 12));
    let reason = |measure: &lkj_core::evaluation::MeasureResult| {
        measure.achievement.reason().unwrap().code()
    };
    assert!(
        with_target
            .into_iter()
            .all(|output| reason(output) == "no_realization")
    );
    assert!(
        without
            .into_iter()
            .all(|output| reason(output) == "no_target")
    );
}

#[test]
fn the_answer_follows_the_data() {
    let fewer = evaluation_after("kop_rat = 376", "kop_rat = 351");
    let rat = serde_json::to_value(fewer.indicator("rat").unwrap()).unwrap();
    assert_eq!(rat["realization"], "75.00");
    assert_eq!(rat["achievement"]["value"], "92.66");
    let line = &fewer.summary.objective_indicators;
    assert_eq!(
        line.mean.unwrap().to_string(),
        "93.29",
        "(92,66 + 101,50 + 85,70) / 3"
    );
    assert_eq!(
        achievement(&fewer, "sehat"),
        "101.50",
        "and nothing else changes"
    );

    let grown = evaluation_after(
        r#"["Tempursari", 1675, 1626, 1635]"#,
        r#"["Tempursari", 1675, 1626, 1680]"#,
    );
    assert_eq!(achievement(&grown, "tumbuh"), "176.27", "1,04 / 0,59");

    let promised = evaluation_after(r#"rat = "80,94", sehat"#, r#"rat = "85,00", sehat"#);
    assert_eq!(achievement(&promised, "rat"), "94.52", "80,34 / 85,00");

    let spent = evaluation_after("spent = 104_769_450", "spent = 126_902_750");
    assert_eq!(absorption(&spent, "pengadaan"), "100.00");
    assert_eq!(absorption(&spent, "sarpras"), "83.37");
    assert_eq!(spent.summary.spent.unwrap().to_string(), "5048416401");
}

#[test]
fn claims_and_prose_are_not_needed_and_the_order_of_files_is_free() {
    let whole = evaluation();
    let mut needed = lumajang_files();
    needed.retain(|(name, _)| name == "framework.toml" || name == "2019.toml");
    assert_eq!(needed.len(), 2);
    assert_eq!(evaluated(&read(&needed), 2019), whole);
    needed.reverse();
    assert_eq!(evaluated(&read(&needed), 2019), whole);
    let mut reversed = lumajang_files();
    reversed.reverse();
    assert_eq!(evaluated(&read(&reversed), 2019), whole);
}

#[test]
fn what_is_saved_reads_the_same() {
    let framework = framework();
    assert_eq!(
        Framework::from_toml(&framework.to_toml()).unwrap(),
        framework
    );
    assert_eq!(
        Framework::from_json(&framework.to_json()).unwrap(),
        framework
    );
    let (_, text) = lumajang_files()
        .into_iter()
        .find(|(name, _)| name == "framework.toml")
        .unwrap();
    let saved = Framework::from_toml(&text).unwrap().update_toml(&text);
    assert_eq!(saved.unwrap(), text, "nothing changed");
}

/// References and what they are worth in 2019.
#[rustfmt::skip]
const VALUES: &[(&str, &str)] = &[
    ("um[2017]", "25.241"),
    ("um[2018]", "25.391"),
    ("um[2019]", "25.611"),
    ("um[-2]", "25.241"),
    ("um[-1]", "25.391"),
    ("um", "25.611"),
    ("um[\"Tempursari\"]", "1.635"),
    ("um[\"Tempursari\"][2018]", "1.626"),
    ("um[\"Pasrujambe\"][-2]", "1.240"),
    ("um[2016]", "missing_data"),
    ("kop", "656"),
    ("kop_tidak_aktif", "188"),
    ("kop_tidak_aktif[2018]", "188"),
    ("kop_tidak_rat", "92"),
    ("um_berkembang", "120"),
    ("um_berkembang@plan", "140"),
    ("um_berkembang[2023]@plan", "220"),
    ("kop@plan", "missing_data"),
    ("kembang@plan", "12,73"),
    ("kembang[2023]@plan", "14,67"),
    ("rat@plan", "missing_data"),
    ("rat", "80,34"),
    ("rat[2018]", "80,90"),
    ("rat[-1]", "80,90"),
    ("rat[2017]", "missing_data"),
    ("rat[2020]", "not_due"),
    ("sehat[2018]", "82,00"),
    ("kembang[2018]", "12,00"),
    ("aktif[2018]", "71,25"),
    ("tumbuh[2018]", "0,59"),
    ("tumbuh[2017]", "missing_data"),
    ("rat.target", "80,94"),
    ("rat.target@plan", "80,94"),
    ("rat.target@agreement", "80,94"),
    ("rat.target@annual_plan", "no_target"),
    ("rat.target[2023]", "81,10"),
    ("aktif.target@agreement", "no_target"),
    ("rat.achievement", "99,26 %"),
    ("rat.achievement@plan", "99,26 %"),
    ("aktif.achievement@agreement", "no_target"),
    ("rat.raw", "99,26 %"),
    ("rat.category", "Sangat Tinggi"),
    ("kembang.category", "Tinggi"),
    ("rat.name", "Persentase Koperasi yang melaksanakan RAT"),
    ("rat.unit", "%"),
    ("kualitas", "100,38 %"),
    ("kualitas.achievement", "100,38 %"),
    ("kualitas.category", "Sangat Tinggi"),
    ("kualitas.measured", "2"),
    ("kualitas.total", "2"),
    ("kualitas.name", "Meningkatnya Kualitas Koperasi"),
    ("usaha_mikro.achievement", "147,46 %"),
    ("objectives.mean", "95,49 %"),
    ("objectives.mean_capped", "94,99 %"),
    ("objectives.category", "Sangat Tinggi"),
    ("objectives.measured", "3"),
    ("objectives.total", "3"),
    ("objectives.count", "2"),
    ("goals.mean", "123,68 %"),
    ("goals.mean_capped", "99,95 %"),
    ("goals.count", "2"),
    ("sarpras.budget", "Rp 310.170.250"),
    ("sarpras.original_budget", "Rp 310.170.250"),
    ("sarpras.spent", "Rp 236.452.769"),
    ("sarpras.remaining", "Rp 73.717.481"),
    ("sarpras.absorption", "76,23 %"),
    ("sarpras.remaining_share", "23,77 %"),
    ("lingkungan.absorption", "93,98 %"),
    ("lingkungan.remaining_share", "6,02 %"),
    ("pengadaan.absorption", "82,56 %"),
    ("bl.absorption", "93,14 %"),
    ("btl.spent", "Rp 2.228.021.553"),
    ("gaji.budget", "no_budget"),
    ("gaji.absorption", "no_budget"),
    ("sarpras.spent[2018]", "no_spending"),
    ("total.budget", "Rp 5.313.115.447"),
    ("total.spent", "Rp 5.026.283.101"),
    ("total.remaining", "Rp 286.832.346"),
    ("total.absorption", "94,60 %"),
    ("total.remaining_share", "5,40 %"),
    ("organization.absorption", "94,60 %"),
    ("pengadaan.input", "104.769.450"),
    ("pengadaan.input.target", "126.902.750"),
    ("pengadaan.input.achievement", "82,56 %"),
    ("pengadaan.output", "no_realization"),
    ("pengadaan.output.target", "12"),
    ("pengadaan.outcome.target", "4,57"),
    ("pk2ukm.output.target", "no_target"),
    ("profile.pendidikan.total", "42"),
    ("profile.pendidikan.total[\"PNS\"]", "23"),
    ("profile.pendidikan.total[\"S1\"]", "22"),
    ("profile.golongan.share[\"Golongan III\"]", "39,13 %"),
    ("golongan.total", "23"),
    ("organization", "Dinas Koperasi dan Usaha Mikro"),
    ("organization.short", "Dinas Koperasi dan UM"),
    ("plan.name", "Renstra 2018–2023"),
    ("misi_ekonomi", "Mewujudkan perekonomian daerah berkelanjutan yang berbasis pada Pertanian, Usaha Mikro, dan Pariwisata"),
    ("year", "2019"),
    ("year[-1]", "2018"),
];

#[test]
fn references_reach_everything() {
    let framework = framework();
    for (reference, expected) in VALUES {
        assert_eq!(value(&framework, 2019, reference), *expected, "{reference}");
    }
}

#[test]
fn references_that_say_nothing_are_refused() {
    let framework = framework();
    for (reference, expected) in [
        ("rapat", "nothing has the id \"rapat\""),
        ("rta", "did you mean rat?"),
        (
            "rat.capaian",
            "a thing of kind indicator has no capaian; did you mean achievement?; it has target",
        ),
        (
            "sarpras.achievement",
            "a thing of kind program has no achievement; it has budget",
        ),
        ("um[\"Tempursar\"]", "did you mean Tempursari?"),
        ("rat[\"Tempursari\"]", "rat has no parts"),
        ("um@agreement", "found @agreement, expected @plan"),
        ("rat@annual_plan", "found @annual_plan, expected @plan"),
        ("sarpras.budget@plan", "found @plan, expected the end"),
        ("kualitas.achievement@plan", "found @plan, expected the end"),
    ] {
        let told = unexplained(&framework, reference);
        assert!(told.contains(expected), "{reference}: {told}");
    }
}

/// All steps of all indicators in 2019.
fn traces(locale: Locale) -> String {
    let evaluation = evaluation();
    let each = evaluation
        .indicators
        .iter()
        .map(|result| result.trace.write(locale));
    each.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn every_indicator_says_how_it_came_about_in_indonesian() {
    insta::assert_snapshot!(traces(Locale::Indonesian), @"
    aktif = kop_aktif / kop * 100 = 468 / 656 × 100 = 71,34
    aktif.achievement = 71,34 / 71,41 × 100 = 99,90 (Sangat Tinggi)

    rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34
    rat.achievement = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)

    sehat = kop_sehat / kop_dinilai * 100 = 132 / 150 × 100 = 88,00
    sehat.achievement = 88,00 / 86,70 × 100 = 101,50 (Sangat Tinggi)

    um = sum(um) = Σ 21 Kecamatan = 25.611
    um[2018] = sum(um) = Σ 21 Kecamatan = 25.391
    tumbuh = (um - um[-1]) / um[-1] * 100 = (25.611 − 25.391) / 25.391 × 100 = 0,87
    tumbuh.achievement = 0,87 / 0,59 × 100 = 147,46 (Sangat Tinggi)

    kembang = um_berkembang / um_dibina * 100 = 120 / 1.100 × 100 = 10,91
    kembang.achievement = 10,91 / 12,73 × 100 = 85,70 (Tinggi)
    ");
}

#[test]
fn every_indicator_says_how_it_came_about_in_english() {
    insta::assert_snapshot!(traces(Locale::English), @"
    aktif = kop_aktif / kop * 100 = 468 / 656 × 100 = 71.34
    aktif.achievement = 71.34 / 71.41 × 100 = 99.90 (Sangat Tinggi)

    rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80.34
    rat.achievement = 80.34 / 80.94 × 100 = 99.26 (Sangat Tinggi)

    sehat = kop_sehat / kop_dinilai * 100 = 132 / 150 × 100 = 88.00
    sehat.achievement = 88.00 / 86.70 × 100 = 101.50 (Sangat Tinggi)

    um = sum(um) = Σ 21 Kecamatan = 25,611
    um[2018] = sum(um) = Σ 21 Kecamatan = 25,391
    tumbuh = (um - um[-1]) / um[-1] * 100 = (25,611 − 25,391) / 25,391 × 100 = 0.87
    tumbuh.achievement = 0.87 / 0.59 × 100 = 147.46 (Sangat Tinggi)

    kembang = um_berkembang / um_dibina * 100 = 120 / 1,100 × 100 = 10.91
    kembang.achievement = 10.91 / 12.73 × 100 = 85.70 (Tinggi)
    ");
}

#[test]
fn unrounded_numbers_are_shown_as_such() {
    let raw = evaluated_by(&framework(), 2019, &Rules::profile("raw"));
    let tumbuh = raw.indicator("tumbuh").unwrap();
    insta::assert_snapshot!(tumbuh.trace.write(Locale::Indonesian), @"
    um = sum(um) = Σ 21 Kecamatan = 25.611
    um[2018] = sum(um) = Σ 21 Kecamatan = 25.391
    tumbuh = (um - um[-1]) / um[-1] * 100 = (25.611 − 25.391) / 25.391 × 100 = 0,87
    tumbuh.achievement = 0,866448… / 0,59 × 100 = 146,86 (Sangat Tinggi)
    ");
}

#[test]
fn every_number_says_how_it_came_about() {
    let framework = framework();
    let references = [
        "kualitas.achievement",
        "objectives.mean_capped",
        "rat[2018]",
        "rat.target",
        "rat.target@plan",
        "rat.achievement@plan",
        "kembang@plan",
        "um[\"Tempursari\"][2018]",
        "um[-1]",
        "um_berkembang@plan",
        "kop_tidak_aktif",
        "kop_tidak_aktif[-1]",
        "rat[2017]",
        "rat[2020]",
        "sarpras.remaining_share",
        "total.absorption",
        "bl.absorption",
        "btl.spent",
        "gaji.budget",
        "belanja_pegawai.absorption",
        "sarpras.budget[2018]",
        "pengadaan.input.achievement",
        "pengadaan.output.achievement",
        "pengadaan.output.target",
        "profile.pendidikan.total",
        "profile.pendidikan.total[\"PNS\"]",
        "profile.golongan.share[\"Golongan III\"]",
        "organization.short",
        "kualitas.name",
        "year",
    ];
    let each = references
        .map(|reference| format!("# {reference}\n{}", trace(&framework, 2019, reference)));
    insta::assert_snapshot!(each.join("\n"), @r#"
    # kualitas.achievement
    rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34
    rat.achievement = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)
    sehat = kop_sehat / kop_dinilai * 100 = 132 / 150 × 100 = 88,00
    sehat.achievement = 88,00 / 86,70 × 100 = 101,50 (Sangat Tinggi)
    kualitas.achievement = (99,26 + 101,50) / 2 = 100,38 (Sangat Tinggi)
    # objectives.mean_capped
    rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34
    rat.achievement = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)
    sehat = kop_sehat / kop_dinilai * 100 = 132 / 150 × 100 = 88,00
    sehat.achievement = 88,00 / 86,70 × 100 = 101,50 (Sangat Tinggi)
    kembang = um_berkembang / um_dibina * 100 = 120 / 1.100 × 100 = 10,91
    kembang.achievement = 10,91 / 12,73 × 100 = 85,70 (Tinggi)
    objectives.mean_capped = (99,26 + 100 + 85,70) / 3 = 94,99 (Sangat Tinggi)
    # rat[2018]
    rat[2018] = kop_rat / kop_aktif * 100 = 377 / 466 × 100 = 80,90
    # rat.target
    rat.target = rat.target@agreement = 80,94
    # rat.target@plan
    rat.target@plan = 80,94
    # rat.achievement@plan
    rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34
    rat.achievement@plan = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)
    # kembang@plan
    kembang@plan = um_berkembang / um_dibina * 100 = 140 / 1.100 × 100 = 12,73
    # um["Tempursari"][2018]
    um["Tempursari"][2018] = 1.626
    # um[-1]
    um[2018] = sum(um) = Σ 21 Kecamatan = 25.391
    # um_berkembang@plan
    um_berkembang@plan = 140
    # kop_tidak_aktif
    kop_tidak_aktif = kop - kop_aktif = 656 − 468 = 188
    # kop_tidak_aktif[-1]
    kop_tidak_aktif[2018] = kop - kop_aktif = 654 − 466 = 188
    # rat[2017]
    rat[2017] = kop_rat / kop_aktif * 100 = kop_rat? / kop_aktif? × 100 = – (data kop_rat tahun 2017 tidak ada)
    # rat[2020]
    rat[2020] = kop_rat / kop_aktif * 100 = kop_rat? / kop_aktif? × 100 = – (belum waktunya diukur)
    # sarpras.remaining_share
    sarpras.budget = pengadaan + pemeliharaan = 126.902.750 + 183.267.500 = 310.170.250
    sarpras.spent = pengadaan + pemeliharaan = 104.769.450 + 131.683.319 = 236.452.769
    sarpras.absorption = spent / budget * 100 = 236.452.769 / 310.170.250 × 100 = 76,23
    sarpras.remaining_share = 100 - absorption = 100 − 76,23 = 23,77
    # total.absorption
    total.budget = btl + bl = 2.308.664.947 + 3.004.450.500 = 5.313.115.447
    total.spent = btl + bl = 2.228.021.553 + 2.798.261.548 = 5.026.283.101
    total.absorption = spent / budget * 100 = 5.026.283.101 / 5.313.115.447 × 100 = 94,60
    # bl.absorption
    bl.budget = skpd + wajib = 1.194.375.250 + 1.810.075.250 = 3.004.450.500
    bl.spent = skpd + wajib = 1.100.775.448 + 1.697.486.100 = 2.798.261.548
    bl.absorption = spent / budget * 100 = 2.798.261.548 / 3.004.450.500 × 100 = 93,14
    # btl.spent
    btl.spent = 2.228.021.553
    # gaji.budget
    gaji.budget = – (anggaran tidak diketahui)
    # belanja_pegawai.absorption
    belanja_pegawai.budget = gaji + tambahan_penghasilan = gaji? + tambahan_penghasilan? = – (anggaran tidak diketahui)
    belanja_pegawai.spent = gaji + tambahan_penghasilan = gaji? + tambahan_penghasilan? = – (realisasi anggaran tidak diketahui)
    belanja_pegawai.absorption = spent / budget * 100 = ? / ? × 100 = – (anggaran tidak diketahui)
    # sarpras.budget[2018]
    sarpras.budget[2018] = pengadaan + pemeliharaan = pengadaan? + pemeliharaan? = – (anggaran tidak diketahui)
    # pengadaan.input.achievement
    pengadaan.spent = 104.769.450
    pengadaan.input = pengadaan.spent = 104.769.450
    pengadaan.input.achievement = 104.769.450 / 126.902.750 × 100 = 82,56 (Tinggi)
    # pengadaan.output.achievement
    pengadaan.output = – (tidak ada realisasi: tidak dilaporkan)
    pengadaan.output.achievement = – (tidak ada realisasi: tidak dilaporkan)
    # pengadaan.output.target
    pengadaan.output.target = 12
    # profile.pendidikan.total
    profile.pendidikan.total = 4 + 1 + 12 + 0 + 22 + 3 = 42
    # profile.pendidikan.total["PNS"]
    profile.pendidikan.total["PNS"] = 2 + 1 + 8 + 0 + 9 + 3 = 23
    # profile.golongan.share["Golongan III"]
    profile.golongan.share["Golongan III"] = 9 / 23 × 100 = 39,13
    # organization.short
    organization.short = Dinas Koperasi dan UM
    # kualitas.name
    kualitas.name = Meningkatnya Kualitas Koperasi
    # year
    year = 2019
    "#);
}

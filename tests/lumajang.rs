//! The Lumajang report of 2019, evaluated through its files.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::{Evaluation, Framework, Locale, Rules, Year};

const FILES: &[(&str, &str)] = &[
    (
        "framework.toml",
        include_str!("../examples/lumajang-2019/framework.toml"),
    ),
    (
        "2019.toml",
        include_str!("../examples/lumajang-2019/2019.toml"),
    ),
    (
        "text-2019.toml",
        include_str!("../examples/lumajang-2019/text-2019.toml"),
    ),
    (
        "claims.toml",
        include_str!("../examples/lumajang-2019/claims.toml"),
    ),
];

fn framework() -> Framework {
    Framework::from_texts(FILES).unwrap_or_else(|problems| panic!("{problems}"))
}

fn evaluated(framework: &Framework, rules: &Rules) -> Evaluation {
    framework.evaluate(Year::new(2019).unwrap(), rules).unwrap()
}

fn evaluation() -> Evaluation {
    evaluated(&framework(), &Rules::default())
}

/// What `explain` says of a reference in 2019.
fn value(framework: &Framework, reference: &str) -> String {
    let reference = reference.parse().unwrap();
    let explained = framework
        .explain(&reference, Year::new(2019).unwrap(), &Rules::default())
        .unwrap();
    explained.value.map_or_else(
        |reason| reason.code().to_owned(),
        |value| value.write(Locale::Indonesian),
    )
}

#[test]
fn indicators_follow_from_the_counts() {
    let evaluation = evaluation();
    for (id, target, from, realization, achievement, category, last_year, end_of_plan) in [
        (
            "aktif",
            "71.41",
            "plan",
            "71.34",
            "99.90",
            "Sangat Tinggi",
            "71.25",
            "99.06",
        ),
        (
            "rat",
            "80.94",
            "agreement",
            "80.34",
            "99.26",
            "Sangat Tinggi",
            "80.90",
            "99.06",
        ),
        (
            "sehat",
            "86.70",
            "agreement",
            "88.00",
            "101.50",
            "Sangat Tinggi",
            "82.00",
            "99.77",
        ),
        (
            "tumbuh",
            "0.59",
            "plan",
            "0.87",
            "147.46",
            "Sangat Tinggi",
            "0.59",
            "119.18",
        ),
        (
            "kembang",
            "12.73",
            "agreement",
            "10.91",
            "85.70",
            "Tinggi",
            "12.00",
            "74.37",
        ),
    ] {
        let json = serde_json::to_value(evaluation.indicator(id).unwrap()).unwrap();
        let found = [
            &json["target"],
            &json["target_from"],
            &json["realization"],
            &json["achievement"]["value"],
            &json["achievement"]["category"],
            &json["previous"]["realization"],
            &json["end_of_plan"]["achievement"]["value"],
        ];
        let expected = [
            target,
            from,
            realization,
            achievement,
            category,
            last_year,
            end_of_plan,
        ];
        assert_eq!(found.map(|value| value.as_str().unwrap()), expected, "{id}");
    }
}

#[test]
fn growth_depends_on_what_is_rounded_first() {
    let raw = evaluated(&framework(), &Rules::profile("raw"));
    assert_eq!(
        raw.indicator("tumbuh")
            .unwrap()
            .achievement
            .value()
            .unwrap()
            .to_string(),
        "146.86"
    );
    let default = evaluation();
    assert_eq!(
        default
            .indicator("tumbuh")
            .unwrap()
            .achievement
            .value()
            .unwrap()
            .to_string(),
        "147.46"
    );
}

#[test]
fn means_go_by_their_own_names() {
    let evaluation = evaluation();
    let line = &evaluation.summary.objective_indicators;
    assert_eq!(line.mean.unwrap().to_string(), "95.49");
    assert_eq!(line.mean_capped.unwrap().to_string(), "94.99");
    assert_eq!((line.measured, line.total), (3, 3));
    let of = |id: &str| {
        evaluation
            .aggregate(id)
            .unwrap()
            .achievement
            .value()
            .unwrap()
            .to_string()
    };
    assert_eq!(
        (of("kualitas"), of("kuantitas")),
        ("100.38".to_owned(), "85.70".to_owned())
    );
    let printed = serde_json::to_string(&evaluation).unwrap();
    assert!(
        !printed.contains("93.04"),
        "the mean of the two objectives is printed nowhere"
    );
}

#[test]
fn money_adds_up() {
    let evaluation = evaluation();
    let absorption = |id: &str| {
        evaluation
            .money(id)
            .unwrap()
            .amounts
            .absorption
            .unwrap()
            .to_string()
    };
    for (id, expected) in [
        ("perkantoran", "97.77"),
        ("sarpras", "76.23"),
        ("pelaporan", "96.52"),
        ("kelembagaan", "92.51"),
        ("usaha_koperasi", "93.26"),
        ("pengembangan_um", "96.33"),
        ("lingkungan", "93.98"),
        ("bl", "93.14"),
        ("btl", "96.51"),
    ] {
        assert_eq!(absorption(id), expected, "{id}");
    }
    let activities: Vec<_> = evaluation
        .activities
        .iter()
        .map(|activity| absorption(activity.id.as_str()))
        .collect();
    let printed = [
        "97.77", "82.56", "71.85", "100.00", "100.00", "100.00", "90.00", "90.48", "96.97",
        "95.57", "98.20", "92.91", "93.15", "94.93", "96.72", "92.85", "100.00", "92.55", "96.93",
    ];
    assert_eq!(activities, printed);
    let summary = &evaluation.summary;
    let amounts = [summary.budget, summary.spent, summary.remaining]
        .map(|amount| amount.unwrap().to_string());
    assert_eq!(amounts, ["5313115447", "5026283101", "286832346"]);
    assert_eq!(summary.absorption.unwrap().to_string(), "94.60");
    assert!(
        evaluation.money("gaji").unwrap().amounts.budget.is_none(),
        "its amount is not known"
    );
    assert_eq!(evaluation.remarks, []);
}

#[test]
fn references_reach_everything() {
    let framework = framework();
    for (reference, expected) in [
        ("um[2017]", "25.241"),
        ("um[-1]", "25.391"),
        ("um", "25.611"),
        ("um[\"Tempursari\"][2018]", "1.626"),
        ("kop_tidak_aktif", "188"),
        ("um_berkembang@plan", "140"),
        ("rat", "80,34"),
        ("rat.target@plan", "80,94"),
        ("rat.achievement", "99,26 %"),
        ("rat.category", "Sangat Tinggi"),
        ("kualitas.achievement", "100,38 %"),
        ("objectives.mean", "95,49 %"),
        ("objectives.mean_capped", "94,99 %"),
        ("lingkungan.absorption", "93,98 %"),
        ("lingkungan.remaining_share", "6,02 %"),
        ("total.spent", "Rp 5.026.283.101"),
        ("gaji.budget", "no_budget"),
        ("profile.pendidikan.total", "42"),
        ("profile.golongan.share[\"Golongan III\"]", "39,13 %"),
        ("organization.short", "Dinas Koperasi dan UM"),
        ("pengadaan.output.target", "12"),
        ("year", "2.019"),
    ] {
        assert_eq!(value(&framework, reference), expected, "{reference}");
    }
}

#[test]
fn every_number_says_how_it_came_about() {
    let framework = framework();
    let reference = "kualitas.achievement".parse().unwrap();
    let explained = framework
        .explain(&reference, Year::new(2019).unwrap(), &Rules::default())
        .unwrap();
    insta::assert_snapshot!(explained.trace.write(Locale::Indonesian), @"
    rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34
    rat.achievement = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)
    sehat = kop_sehat / kop_dinilai * 100 = 132 / 150 × 100 = 88,00
    sehat.achievement = 88,00 / 86,70 × 100 = 101,50 (Sangat Tinggi)
    kualitas.achievement = (99,26 + 101,50) / 2 = 100,38 (Sangat Tinggi)
    ");
}

#[test]
fn the_answer_follows_the_data() {
    let changed: Vec<_> = FILES
        .iter()
        .map(|(name, text)| (*name, text.replace("kop_rat = 376", "kop_rat = 351")))
        .collect();
    let texts: Vec<_> = changed
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let evaluation = evaluated(&Framework::from_texts(&texts).unwrap(), &Rules::default());
    let rat = serde_json::to_value(evaluation.indicator("rat").unwrap()).unwrap();
    assert_eq!(
        (&rat["realization"], &rat["achievement"]["value"]),
        (&"75.00".into(), &"92.66".into())
    );
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
    let (_, text) = FILES[0];
    assert_eq!(
        Framework::from_toml(text)
            .unwrap()
            .update_toml(text)
            .unwrap(),
        text,
        "nothing changed"
    );
}

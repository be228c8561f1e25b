//! Indicators that took the place of others: what can be compared with the year before, and why
//! the rest cannot.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use lkj_core::documents::{PublicationKind, Publisher};
use lkj_core::{Discontinuity, Framework, Id, Locale, Rules, Year};

/// A new plan begins in 2025, with revised key indicators.
const REVISED: &str = r#"
[organization]
name = "Dinas Contoh"
[stage]
2025 = "final"
[plan]
period = [2025, 2029]
[objective]
mutu = "Meningkatnya mutu layanan"
[indicator.puas]
name = "Indeks Kepuasan"
of = "mutu"
years = [2020, 2024]
targets = { 2024 = 80 }
[indicator.ikm]
name = "Indeks Kepuasan Masyarakat"
of = "mutu"
years = [2025, 2029]
replaces = ["puas"]
targets = { 2025 = 85 }
[indicator.aduan]
name = "Aduan yang selesai"
of = "mutu"
unit = "aduan"
years = [2020, 2024]
[indicator.aduan_persen]
name = "Persentase aduan yang selesai"
of = "mutu"
unit = "%"
years = [2025, 2029]
replaces = ["aduan"]
targets = { 2025 = 90 }
[indicator.izin_a]
name = "Izin usaha"
of = "mutu"
unit = "izin"
years = [2020, 2024]
[indicator.izin_b]
name = "Izin bangunan"
of = "mutu"
unit = "izin"
years = [2020, 2024]
[indicator.izin]
name = "Izin yang terbit"
of = "mutu"
unit = "izin"
years = [2025, 2029]
replaces = ["izin_a", "izin_b"]
targets = { 2025 = 300 }
[indicator.tumbuh]
name = "Kenaikan Indeks Kepuasan"
unit = "%"
formula = "growth(ikm)"
years = [2025, 2029]
targets = { 2025 = 5 }
[realized]
2024 = { puas = 80, aduan = 40, izin_a = 100, izin_b = 150 }
2025 = { ikm = 84, aduan_persen = 92, izin = 280 }
[agreement.2025]
signed = 2025-01-31
targets = { ikm = 85, aduan_persen = 90, izin = 300, tumbuh = 5 }
"#;

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn changed(replaced: &[(&str, &str)]) -> Framework {
    let mut text = REVISED.to_owned();
    for (from, to) in replaced {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    assert_eq!(
        lkj_suite::faults(&lkj_suite::FRAMEWORK_SCHEMA, &lkj_suite::json_of(&text)),
        [""; 0]
    );
    Framework::from_toml(&text).unwrap()
}

fn previous(framework: &Framework, of: &str) -> String {
    let evaluation = framework.evaluate(year(2025), &Rules::default()).unwrap();
    let json = serde_json::to_value(&evaluation).unwrap();
    assert_eq!(
        lkj_suite::faults(&lkj_suite::EVALUATION_SCHEMA, &json),
        [""; 0]
    );
    let previous = evaluation.indicator(of).unwrap().previous.clone().unwrap();
    let value = previous
        .realization
        .map_or_else(|| "–".to_owned(), |value| value.write(Locale::Indonesian));
    let from = previous
        .of
        .map_or_else(String::new, |of| format!(" ({of})"));
    let gap = previous.incomparable;
    let gap = gap.map_or_else(String::new, |gap| {
        format!("; {}", gap.message(Locale::Indonesian))
    });
    format!("{value}{from}{gap}")
}

#[test]
fn the_year_before_is_that_of_the_indicator_that_was_replaced() {
    let framework = changed(&[]);
    assert_eq!(previous(&framework, "ikm"), "80 (puas)");
    assert_eq!(
        previous(&framework, "aduan_persen"),
        "–; satuan aduan dahulu aduan, kini %"
    );
    assert_eq!(
        previous(&framework, "izin"),
        "–; gabungan dari izin_a, izin_b"
    );
    assert_eq!(
        previous(&framework, "tumbuh"),
        "–; baru mulai 2025, tidak ada yang dinyatakan digantikannya"
    );
    // Each is of its own years alone.
    let ids = |number: u16| {
        let evaluation = framework.evaluate(year(number), &Rules::default()).unwrap();
        let ids = evaluation.indicators.iter().map(|one| one.id.to_string());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids(2024), ["puas", "aduan", "izin_a", "izin_b"]);
    assert_eq!(ids(2025), ["ikm", "aduan_persen", "izin", "tumbuh"]);
    let of_objective = framework.evaluate(year(2025), &Rules::default()).unwrap();
    assert_eq!(of_objective.objectives[0].total, 3);
}

#[test]
fn growth_follows_and_says_why_where_it_cannot() {
    let growth = |framework: &Framework| {
        let evaluation = framework.evaluate(year(2025), &Rules::default()).unwrap();
        let tumbuh = evaluation.indicator("tumbuh").unwrap().clone();
        (
            tumbuh.realization.map(|one| one.write(Locale::Indonesian)),
            tumbuh
                .achievement
                .reason()
                .map(|one| one.message(Locale::Indonesian)),
        )
    };
    // (84 − 80) / 80 × 100
    assert_eq!(growth(&changed(&[])), (Some("5,00".to_owned()), None));
    let broken = changed(&[(
        "replaces = [\"puas\"]",
        "replaces = [\"puas\"]\nincomparable = \"kuesioner baru\"",
    )]);
    assert_eq!(previous(&broken, "ikm"), "–; kuesioner baru");
    let (value, reason) = growth(&broken);
    assert_eq!(value, None);
    assert_eq!(reason.as_deref(), Some("tidak sebanding: kuesioner baru"));
}

#[test]
fn formulas_polarities_splits_and_overlaps_are_told_apart() {
    let gap =
        |replaced: &[(&str, &str)], of: &str| changed(replaced).comparable_in(&id(of), year(2024));
    let series = ("[realized]", "[series]\nx = \"X\"\n[realized]");
    let formula = (
        "replaces = [\"puas\"]",
        "replaces = [\"puas\"]\nformula = \"x * 1\"",
    );
    assert_eq!(
        gap(&[series, formula], "ikm"),
        Err(Discontinuity::OtherFormula { id: id("puas") })
    );
    let vouched = (
        "replaces = [\"puas\"]",
        "replaces = [\"puas\"]\nformula = \"x * 1\"\ncomparable = true",
    );
    assert_eq!(gap(&[series, vouched], "ikm"), Ok(id("puas")));
    let polarity = (
        "replaces = [\"puas\"]",
        "replaces = [\"puas\"]\npolarity = \"lower\"",
    );
    assert_eq!(
        gap(&[polarity], "ikm"),
        Err(Discontinuity::OtherPolarity { id: id("puas") })
    );
    let split = ("formula = \"growth(ikm)\"", "replaces = [\"puas\"]");
    assert_eq!(
        gap(&[split], "ikm"),
        Err(Discontinuity::Split {
            of: id("puas"),
            into: vec![id("ikm"), id("tumbuh")]
        })
    );
    // A cycle ends.
    let cycle = (
        "name = \"Indeks Kepuasan\"\n",
        "name = \"Indeks Kepuasan\"\nreplaces = [\"ikm\"]\n",
    );
    assert_eq!(gap(&[cycle], "ikm"), Ok(id("puas")));
    assert!(
        changed(&[cycle])
            .comparable_in(&id("ikm"), year(2010))
            .is_err()
    );
    let overlap = changed(&[(
        "years = [2020, 2024]\ntargets = { 2024 = 80 }",
        "years = [2020, 2025]",
    )]);
    let check = overlap.check(year(2025), &Rules::default()).unwrap();
    let rule = "consistency/replaced-indicator-goes-on";
    let found: Vec<_> = check
        .findings
        .iter()
        .filter(|one| one.rule.id == rule)
        .collect();
    assert_eq!(
        found[0].message.indonesian,
        "\"Indeks Kepuasan Masyarakat\" menggantikan \"Indeks Kepuasan\", tetapi keduanya berlaku pada 2025"
    );
}

#[test]
fn what_replaces_without_years_begins_with_its_first_target() {
    let framework = changed(&[
        (
            "years = [2020, 2024]\ntargets = { 2024 = 80 }",
            "targets = { 2024 = 80 }",
        ),
        (
            "years = [2025, 2029]\nreplaces = [\"puas\"]",
            "replaces = [\"puas\"]",
        ),
    ]);
    assert!(framework.is_in_force(&id("puas"), year(2024)));
    assert!(!framework.is_in_force(&id("puas"), year(2025)));
    assert!(!framework.is_in_force(&id("ikm"), year(2024)));
    assert_eq!(previous(&framework, "ikm"), "80 (puas)");
}

#[test]
fn the_report_says_what_was_replaced_and_what_cannot_be_compared() {
    let framework = changed(&[]);
    let publisher = Publisher::new(
        &framework,
        year(2025),
        &Rules::default(),
        Locale::Indonesian,
    )
    .unwrap();
    let report = publisher
        .publish(PublicationKind::Report)
        .unwrap()
        .to_markdown();
    for sentence in [
        "Indeks Kepuasan Masyarakat (pengganti “Indeks Kepuasan”) naik dari 80 pada tahun 2024 menjadi 84.",
        "Persentase aduan yang selesai tidak dapat dibandingkan dengan tahun 2024: satuan aduan dahulu aduan, kini %.",
    ] {
        assert!(report.contains(sentence), "{sentence}\n{report}");
    }
    let english = Publisher::new(&framework, year(2025), &Rules::default(), Locale::English);
    let english = english
        .unwrap()
        .publish(PublicationKind::Report)
        .unwrap()
        .to_markdown();
    assert!(english.contains("Izin yang terbit cannot be compared with 2024: it merges"));
}

#[test]
fn two_states_are_compared_along_the_replacement() {
    // The agreement was revised within the year: the old indicator had the year before.
    let older = changed(&[
        (
            "[indicator.ikm]\nname = \"Indeks Kepuasan Masyarakat\"\nof = \"mutu\"\nyears = [2025, 2029]\nreplaces = [\"puas\"]\ntargets = { 2025 = 85 }\n",
            "",
        ),
        (
            "[indicator.tumbuh]\nname = \"Kenaikan Indeks Kepuasan\"\nunit = \"%\"\nformula = \"growth(ikm)\"\nyears = [2025, 2029]\ntargets = { 2025 = 5 }\n",
            "",
        ),
        (
            "name = \"Indeks Kepuasan\"\nof = \"mutu\"\nyears = [2020, 2024]\ntargets = { 2024 = 80 }",
            "name = \"Indeks Kepuasan\"\nof = \"mutu\"\nyears = [2020, 2029]\ntargets = { 2024 = 80, 2025 = 82 }",
        ),
        ("ikm = 84", "puas = 83"),
        (
            "targets = { ikm = 85, aduan_persen = 90, izin = 300, tumbuh = 5 }",
            "targets = { puas = 82, aduan_persen = 90, izin = 300 }",
        ),
    ]);
    let newer = changed(&[]);
    let comparison = newer
        .compare(&older, year(2025), &Rules::default())
        .unwrap();
    let messages: Vec<_> = comparison
        .differences
        .iter()
        .map(|one| one.message(Locale::Indonesian))
        .collect();
    let replaced = "indikator Indeks Kepuasan Masyarakat: menggantikan Indeks Kepuasan";
    assert!(messages.iter().any(|one| one == replaced), "{messages:?}");
    let results: Vec<_> = comparison
        .results
        .iter()
        .filter(|one| one.id == Some(id("ikm")) || one.id == Some(id("puas")))
        .map(|one| {
            let replaced = one.replaced.as_ref().map_or("", Id::as_str);
            let [before, after] = [&one.before, &one.after].map(|one| one.clone().unwrap());
            format!(
                "{} {replaced}: {before} → {after}",
                one.of.word(Locale::Indonesian)
            )
        })
        .collect();
    assert_eq!(
        results,
        [
            "target puas: 82 → 85",
            "realisasi puas: 83 → 84",
            "capaian puas: 101,22 % → 98,82 %",
        ]
    );
}

#[test]
fn the_next_year_marks_what_ends() {
    let closed = REVISED.replace("2025 = \"final\"", "2024 = \"final\"");
    let (plan, _) = closed.split_once("[realized]").unwrap();
    let data = "[realized]\n2024 = { puas = 80, aduan = 40, izin_a = 100, izin_b = 150 }\n";
    let replaced = Framework::from_toml(&format!("{plan}{data}")).unwrap();
    let text = replaced.next_year(year(2025)).unwrap().text;
    for line in [
        "# Berakhir sebelum 2025: puas (Indeks Kepuasan)",
        "#   digantikan oleh ikm (Indeks Kepuasan Masyarakat), sebanding",
        "#   digantikan oleh izin (Izin yang terbit), tidak sebanding: gabungan dari izin_a, izin_b",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    // What is ended is not asked for any more; what replaces it is.
    assert!(!replaced.is_measured_in(&id("puas"), year(2025)));
    assert!(replaced.is_measured_in(&id("ikm"), year(2025)));
    let (plan, _) = closed.split_once("[indicator.ikm]").unwrap();
    let dropped = Framework::from_toml(&format!("{plan}[realized]\n2024 = {{ puas = 80 }}\n"));
    let text = dropped.unwrap().next_year(year(2025)).unwrap().text;
    assert!(text.contains("# replaces = [\"puas\"]"), "{text}");
    assert!(text.contains("# years = [2025, 2029]"), "{text}");
}

#[test]
fn a_wrong_replacement_is_refused_with_its_place() {
    for (wrong, message) in [
        ("[\"puass\"]", "puass"),
        ("[\"mutu\"]", "mutu"),
        ("[1]", "replaces"),
    ] {
        let text = REVISED.replace("replaces = [\"puas\"]", &format!("replaces = {wrong}"));
        let problems = Framework::from_toml(&text).unwrap_err();
        let told = problems.messages(Locale::Indonesian);
        assert!(told.contains(message), "{told}");
        assert!(told.contains(":19:"), "the line of {wrong} in {told}");
    }
    let text = REVISED.replace("replaces = [\"puas\"]", "comparable = \"ya\"");
    let told = Framework::from_toml(&text)
        .unwrap_err()
        .messages(Locale::English);
    assert!(told.contains("comparable"), "{told}");
}

#[test]
fn a_replacement_is_renamed_and_survives_a_round_trip() {
    let mut draft = changed(&[(
        "replaces = [\"puas\"]",
        "replaces = [\"puas\"]\ncomparable = true",
    )]);
    let again = Framework::from_json(&draft.to_json()).unwrap();
    assert_eq!(again, draft);
    assert_eq!(Framework::from_toml(&draft.to_toml()).unwrap(), draft);
    draft = draft.renamed("puas", "kepuasan").unwrap();
    assert_eq!(
        draft.indicators.get("ikm").unwrap().replaces,
        [id("kepuasan")]
    );
}

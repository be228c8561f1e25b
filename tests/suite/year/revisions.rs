//! Agreements and budgets as dated versions.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use lkj_core::{Framework, Rules, Year};

const REVISED: &str = r#"
[organization]
name = "Dinas Contoh"
[stage]
2025 = "final"
[indicator.izin]
name = "Izin terbit"
unit = "izin"
targets = { 2025 = 500 }
[indicator.lama]
name = "Waktu layanan"
unit = "hari"
polarity = "lower"
targets = { 2025 = 5 }
[indicator.tetap]
name = "Tetap"
targets = { 2025 = 5 }
[realized.2025]
izin = 360
lama = 6
tetap = 5
[annual_plan.2025]
targets = { izin = 480 }
[agreement.2025]
signed = 2025-01-20
targets = { izin = 450, lama = 5, tetap = 5 }
[[agreement.2025.revision]]
signed = 2025-07-15
reason = "Rasionalisasi anggaran"
targets = { izin = 400 }
[[agreement.2025.revision]]
signed = 2025-10-01
targets = { izin = 360, lama = 8 }
[program]
layanan = "Program Pelayanan"
[money.2025]
layanan = { budget = 1_000_000_000, spent = 720_000_000, revisions = [{ name = "Pergeseran", date = 2025-04-01, budget = 900_000_000 }, { name = "P-APBD", date = 2025-09-20, budget = 800_000_000 }] }
"#;

fn year() -> Year {
    Year::new(2025).unwrap()
}

fn framework() -> Framework {
    Framework::from_toml(REVISED).unwrap()
}

#[test]
fn what_each_revision_did_to_each_achievement() {
    let revisions = framework().revisions(year(), &Rules::default()).unwrap();
    let lines = revisions.indicators.iter().flat_map(|indicator| {
        indicator.versions.iter().map(|version| {
            let percent = |percent: Option<lkj_core::Percent>| {
                percent.map_or_else(|| "–".to_owned(), |one| one.to_string())
            };
            format!(
                "{} {} {}: {} ({})",
                indicator.id,
                version.version,
                version.target,
                percent(version.achievement.value()),
                percent(version.effect)
            )
        })
    });
    // 360 of 500, 480, 450, 400, 360; (2T − 6) / T of 5 and 8.
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    izin plan 500: 72.00 (–)
    izin annual_plan 480: 75.00 (3.00)
    izin agreement 450: 80.00 (5.00)
    izin agreement_revision_1 400: 90.00 (10.00)
    izin agreement_revision_2 360: 100.00 (10.00)
    lama plan 5: 80.00 (–)
    lama agreement 5: 80.00 (0.00)
    lama agreement_revision_2 8: 125.00 (45.00)
    ");
    let budget = &revisions.budgets[0];
    let shown: Vec<_> = budget
        .versions
        .iter()
        .map(|one| (one.budget.to_string(), one.absorption.unwrap().to_string()))
        .collect();
    let expected = [
        ("1000000000", "72.00"),
        ("900000000", "80.00"),
        ("800000000", "90.00"),
    ];
    assert_eq!(
        shown,
        expected.map(|(budget, percent)| (budget.to_owned(), percent.to_owned()))
    );
    assert_eq!(budget.versions[2].change.unwrap().to_string(), "-100000000");
    assert!(revisions.agreement.iter().all(|one| !one.out_of_order));
    let muddled = REVISED.replace("2025-10-01", "2025-06-01");
    let muddled = Framework::from_toml(&muddled).unwrap();
    let revisions = muddled.revisions(year(), &Rules::default()).unwrap();
    assert!(revisions.agreement[2].out_of_order);
}

#[test]
fn a_year_can_be_evaluated_against_any_version() {
    let on = |date: &str| {
        let framework = framework().as_of(date.parse().unwrap());
        let evaluation = framework.evaluate(year(), &Rules::default()).unwrap();
        let izin = evaluation.indicator("izin").unwrap();
        let budget = evaluation.money("layanan").unwrap().amounts.budget.unwrap();
        format!(
            "{} {} {budget}",
            izin.target_from.unwrap(),
            izin.achievement.value().unwrap()
        )
    };
    assert_eq!(on("2025-01-19"), "annual_plan 75.00 1000000000");
    assert_eq!(on("2025-01-20"), "agreement 80.00 1000000000");
    assert_eq!(on("2025-04-01"), "agreement 80.00 900000000");
    assert_eq!(on("2025-07-15"), "agreement_revision_1 90.00 900000000");
    assert_eq!(on("2025-12-31"), "agreement_revision_2 100.00 800000000");
    let first = framework().before_revision(year(), 1);
    let evaluation = first.evaluate(year(), &Rules::default()).unwrap();
    let izin = evaluation.indicator("izin").unwrap();
    assert_eq!(izin.achievement.value().unwrap().to_string(), "80.00");
    assert_eq!(framework().before_revision(year(), 3), framework());
}

#[test]
fn a_target_lowered_below_what_was_reached_is_found() {
    let found = |text: &str| {
        let framework = Framework::from_toml(text).unwrap();
        let check = framework.check(year(), &Rules::default()).unwrap();
        let rule = "plausibility/target-lowered-below-reached";
        let found = check.findings.iter().filter(|one| one.rule.id == rule);
        found
            .map(|one| one.message.indonesian.to_string())
            .collect::<Vec<_>>()
            .join("\n")
    };
    // Signed within the year, and nothing is known of its parts.
    assert_eq!(found(REVISED), "");
    let late = REVISED.replace("signed = 2025-10-01", "signed = 2026-01-02");
    insta::assert_snapshot!(found(&late), @"Waktu layanan: target dinaikkan dari 5 menjadi 8 (perubahan 2), padahal s.d. 2025 sudah dicapai 6");
    // Quarters that were over by then count, those after do not.
    let by_quarter = |signed: &str| {
        REVISED
            .replace("unit = \"izin\"", "unit = \"izin\"\nfrequency = \"quarter\"\npattern = \"count\"")
            .replace("izin = 360\nlama = 6", "lama = 6")
            .replace("signed = 2025-10-01", &format!("signed = {signed}"))
            .replace(
                "[annual_plan.2025]",
                "[realized.2025-Q1]\nizin = 150\n[realized.2025-Q2]\nizin = 150\n[realized.2025-Q3]\nizin = 70\n[realized.2025-Q4]\nizin = 10\n[annual_plan.2025]",
            )
    };
    assert_eq!(found(&by_quarter("2025-09-30")), "");
    insta::assert_snapshot!(found(&by_quarter("2025-10-01")), @"Izin terbit: target diturunkan dari 400 menjadi 360 (perubahan 2), padahal s.d. 2025-Q3 sudah dicapai 370,00");
}

/// The messages of a rule about a text.
fn messages(rule: &str, text: &str) -> Vec<String> {
    let framework = Framework::from_toml(text).unwrap();
    let check = framework.check(year(), &Rules::default()).unwrap();
    let found = check.findings.iter().filter(|one| one.rule.id == rule);
    found
        .map(|one| one.message.indonesian.to_string())
        .collect()
}

#[test]
fn a_target_that_a_dated_revision_changed_is_no_second_promise() {
    let found = |text: &str| messages("consistency/target-differs", text);
    // The agreement differs from both plans, and says nothing of it; its revisions say so.
    assert_eq!(
        found(REVISED),
        [
            "\"Izin terbit\": target 450 (agreement), tetapi 480 (annual_plan)",
            "\"Izin terbit\": target 450 (agreement), tetapi 500 (plan)",
        ]
    );
    let same = REVISED
        .replace("targets = { 2025 = 500 }", "targets = { 2025 = 450 }")
        .replace("izin = 480", "izin = 450");
    assert_eq!(found(&same), [""; 0]);
    // Without a date, or with an earlier one, nothing tells which of the two counts.
    let undated = same
        .replace("signed = 2025-07-15\n", "")
        .replace(", lama = 8", "")
        .replace("signed = 2025-10-01\n", "");
    assert_eq!(found(&undated).len(), 4);
    assert!(
        found(&undated)
            .iter()
            .all(|one| one.ends_with("; perubahan itu tidak bertanggal sesudah yang diubahnya"))
    );
    let earlier = same.replace("signed = 2025-10-01", "signed = 2025-07-01");
    let first = "\"Izin terbit\": target 360 (agreement_revision_2), tetapi 450 (plan); perubahan itu tidak bertanggal sesudah yang diubahnya";
    assert!(found(&earlier).iter().any(|one| one == first));
}

#[test]
fn what_was_planned_before_a_revision_agrees_with_the_target_of_then() {
    let planned = |targets: &str| {
        REVISED
            .replace(
                "unit = \"izin\"",
                "unit = \"izin\"\nfrequency = \"quarter\"\ncombine = \"sum\"\ntargets_are = \"increments\"",
            )
            .replace("targets = { 2025 = 500 }", targets)
    };
    let parts = |each: &str| {
        planned(&format!(
            "targets = {{ 2025 = 500, 2025-Q1 = {each}, 2025-Q2 = {each}, 2025-Q3 = {each}, 2025-Q4 = {each} }}"
        ))
    };
    let found = |text: &str| messages("arithmetic/period-targets-do-not-sum", text).len();
    // 360 is in force; 450 and 400 were; the plan's 500 never was.
    assert_eq!(
        ["112.5", "90", "100"].map(|each| found(&parts(each))),
        [0, 0, 0]
    );
    assert_eq!(["125", "80"].map(|each| found(&parts(each))), [1, 1]);
    let outcome = |target: &str| {
        REVISED.replace(
            "layanan = \"Program Pelayanan\"",
            &format!("layanan = {{ name = \"Program Pelayanan\", outcome = {{ of = [\"izin\"], targets = {{ 2025 = {target} }} }} }}"),
        )
    };
    let found = |text: &str| messages("plausibility/outcome-target-differs", text).len();
    assert_eq!(
        ["450", "360", "500"].map(|target| found(&outcome(target))),
        [0, 0, 1]
    );
}

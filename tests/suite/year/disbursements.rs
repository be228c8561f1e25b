//! Money by parts of a year.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use lkj_core::documents::{PublicationKind, Publisher};
use lkj_core::year::{Deadlines, Forecasting};
use lkj_core::{Framework, Locale, Rules, Year};

const BY_QUARTER: &str = r#"
[organization]
name = "Dinas Contoh"
[stage]
2025 = "final"
[program.layanan]
name = "Program Pelayanan"
[program.layanan.activity]
survei = "Survei"
aduan = "Penanganan Aduan"
[program]
umum = "Program Penunjang"
[money.2025]
survei = { budget = 400, spent = 380 }
aduan = { budget = 100, spent = 90 }
umum = { budget = 500, spent = 500 }
[disbursement.2025-Q1]
survei = { planned = 100, spent = 80 }
aduan = { planned = 20, spent_to_date = 20 }
[disbursement.2025-Q2]
survei = { planned = 100, spent = 100 }
aduan = { planned = 30, spent_to_date = 45 }
[disbursement.2025-Q3]
survei = { planned = 100, spent = 100 }
aduan = { planned = 30, spent_to_date = 70 }
[disbursement.2025-Q4]
survei = { planned = 100, spent = 100 }
aduan = { planned = 20, spent_to_date = 90 }
[disbursement.2025-S1]
umum = { spent = 240 }
[disbursement.2025-07]
umum = { spent = 40 }
"#;

fn year() -> Year {
    Year::new(2025).unwrap()
}

fn changed(replaced: &[(&str, &str)]) -> Framework {
    let mut text = BY_QUARTER.to_owned();
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

/// Planned, spent, to date, absorption, share of what was planned, and what is missing.
fn told(framework: &Framework, period: &str) -> Vec<String> {
    let money = framework
        .money_in_part(period.parse().unwrap(), &Rules::default())
        .unwrap();
    let each = money.iter().map(|one| {
        let amount = |amount: Option<lkj_core::Rupiah>| {
            amount.map_or_else(|| "–".to_owned(), |amount| amount.to_string())
        };
        let share = |share: Option<lkj_core::Percent>| {
            share.map_or_else(|| "–".to_owned(), |share| share.to_string())
        };
        let missing: Vec<_> = one.missing.iter().map(ToString::to_string).collect();
        format!(
            "{}: {} {} {} {} {} {}",
            one.name,
            amount(one.planned),
            amount(one.spent),
            amount(one.spent_to_date),
            share(one.absorption),
            share(one.of_planned),
            missing.join(", ")
        )
        .trim_end()
        .to_owned()
    });
    each.collect()
}

#[test]
fn absorption_to_date_is_of_the_year_and_of_what_was_planned() {
    let framework = changed(&[]);
    assert_eq!(
        told(&framework, "2025-Q2"),
        [
            // 180 + 45 of 500, and of 200 + 50.
            "Program Pelayanan: 130 125 225 45.00 90.00",
            "Survei: 100 100 180 45.00 90.00",
            "Penanganan Aduan: 30 25 45 45.00 90.00",
            "Dinas Contoh: 130 125 225 22.50 90.00 umum",
        ]
    );
    // Semesters are made of quarters; what is stated by semesters stands by itself.
    assert_eq!(
        told(&framework, "2025-S1").first().unwrap(),
        "Program Pelayanan: 250 225 225 45.00 90.00"
    );
    assert_eq!(
        told(&framework, "2025-S1")[3],
        "Program Penunjang: – 240 240 48.00 –"
    );
    // What is missing is never zero.
    assert_eq!(
        told(&framework, "2025-07").first().unwrap(),
        "Program Penunjang: – 40 – – – umum"
    );
    assert_eq!(told(&framework, "2024-Q2"), [""; 0]);
    // Of what nothing is known by parts is missing in the sums.
    let without = changed(&[
        ("aduan = { planned = 20, spent_to_date = 20 }\n", ""),
        ("aduan = { planned = 30, spent_to_date = 45 }\n", ""),
        ("aduan = { planned = 30, spent_to_date = 70 }\n", ""),
        ("aduan = { planned = 20, spent_to_date = 90 }\n", ""),
    ]);
    assert_eq!(
        told(&without, "2025-Q1").first().unwrap(),
        "Program Pelayanan: 100 80 80 16.00 80.00 aduan"
    );
}

#[test]
fn the_quarter_has_its_money() {
    let evaluation = changed(&[])
        .evaluate_period(
            "2025-Q2".parse().unwrap(),
            &Rules::default(),
            Forecasting::None,
        )
        .unwrap();
    let survei = &evaluation.money[1];
    assert_eq!(survei.id.as_ref().unwrap().as_str(), "survei");
    let json = serde_json::to_value(survei).unwrap();
    assert_eq!(json["spent_to_date"], "180");
    assert_eq!(json["absorption"], "45.00");
}

#[test]
fn parts_that_do_not_make_the_year_are_found() {
    let found = |replaced: &[(&str, &str)]| -> Vec<String> {
        let check = changed(replaced).check(year(), &Rules::default()).unwrap();
        let own = check
            .findings
            .iter()
            .filter(|one| one.rule.id.starts_with("arithmetic/disbursement"));
        own.map(|one| one.message.indonesian.to_string()).collect()
    };
    assert_eq!(found(&[]), [""; 0]);
    assert_eq!(
        found(&[(
            "survei = { budget = 400, spent = 380 }",
            "survei = { budget = 400, spent = 379 }"
        )]),
        ["Survei: realisasi anggaran s.d. 2025-Q4 Rp 380, setahun Rp 379"]
    );
    // A revised budget makes no finding of what was planned before it.
    let revised = "survei = { budget = 400, spent = 380, revisions = [{ budget = 390 }] }";
    assert_eq!(
        found(&[("survei = { budget = 400, spent = 380 }", revised)]),
        [""; 0]
    );
    assert_eq!(
        found(&[(
            "survei = { budget = 400, spent = 380 }",
            "survei = { budget = 390, spent = 380 }"
        )]),
        ["Survei: anggaran kas s.d. 2025-Q4 Rp 400, setahun Rp 390"]
    );
    assert_eq!(
        found(&[("spent_to_date = 70", "spent_to_date = 40")]),
        ["Penanganan Aduan: realisasi s.d. 2025-Q3 Rp 40, padahal sebelumnya sudah Rp 45"]
    );
}

#[test]
fn the_form_has_the_money_of_every_quarter() {
    let form = |framework: &Framework| {
        let publisher =
            Publisher::new(framework, year(), &Rules::default(), Locale::Indonesian).unwrap();
        publisher
            .publish(PublicationKind::EvaluationForm)
            .unwrap()
            .to_markdown()
    };
    let text = form(&changed(&[]));
    let row = text.lines().find(|line| line.contains("Survei")).unwrap();
    let cells: Vec<_> = row.split('|').map(str::trim).collect();
    let numbers: Vec<_> = cells
        .iter()
        .filter(|cell| ["80", "100", "380", "400"].contains(cell))
        .collect();
    assert_eq!(
        numbers,
        [&"400", &"80", &"100", &"100", &"100", &"380", &"380"],
        "{row}"
    );
    assert!(!text.contains("Anggaran triwulan tidak dicatat terpisah"));
    let (without, _) = BY_QUARTER.split_once("[disbursement").unwrap();
    let text = form(&Framework::from_toml(without).unwrap());
    assert!(text.contains("Anggaran triwulan tidak dicatat terpisah"));
}

#[test]
fn the_spending_of_each_part_is_asked_for_and_the_next_year_has_its_lines() {
    let framework = changed(&[(
        "survei = { planned = 100, spent = 100 }\naduan = { planned = 20",
        "survei = { planned = 100 }\naduan = { planned = 20",
    )]);
    let to_do = framework.to_do(year(), "2026-02-10".parse().unwrap(), Deadlines::default());
    let items = to_do.units.iter().flat_map(|unit| &unit.items);
    let by_part: Vec<_> = items
        .filter(|item| item.required.period != year().into())
        .map(|item| format!("{} {} {}", item.name, item.required.period, item.deadline))
        .collect();
    assert!(
        by_part.contains(&"Survei 2025-Q4 2026-01-15".to_owned()),
        "{by_part:?}"
    );
    assert!(
        !by_part.iter().any(|one| one.contains("2025-Q3")),
        "{by_part:?}"
    );
    let next = framework.next_year(Year::new(2026).unwrap()).unwrap();
    for line in [
        "[disbursement.2026-Q1]",
        "# survei = { planned = 0, spent = 0 }   # ISI",
        "# aduan = { planned = 0, spent_to_date = 0 }   # ISI",
    ] {
        assert!(next.text.contains(line), "{line}\n{}", next.text);
    }
    let both = Framework::from_texts(&[("2025.toml", BY_QUARTER), ("2026.toml", &next.text)]);
    assert!(both.is_ok());
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let told = |from: &str, to: &str| {
        let text = BY_QUARTER.replace(from, to);
        Framework::from_toml(&text)
            .unwrap_err()
            .messages(Locale::Indonesian)
    };
    let year_for_part = told("[disbursement.2025-S1]", "[disbursement.2025]");
    assert!(
        year_for_part.contains("2025-Q1, 2025-S1, 2025-07"),
        "{year_for_part}"
    );
    let unknown = told(
        "[disbursement.2025-S1]\numum",
        "[disbursement.2025-S1]\numumm",
    );
    assert!(
        unknown.contains("umumm") && unknown.contains("umum"),
        "{unknown}"
    );
    let key = told("umum = { spent = 240 }", "umum = { spnt = 240 }");
    assert!(key.contains("spnt") && key.contains("spent"), "{key}");
    let amount = told("umum = { spent = 240 }", "umum = { spent = \"banyak\" }");
    assert!(amount.contains("banyak"), "{amount}");
}

#[test]
fn it_survives_every_round_trip_and_a_new_id() {
    let framework = changed(&[("spent = 240", "spent = \"Rp. 240,-\"")]);
    assert_eq!(
        Framework::from_toml(&framework.to_toml()).unwrap(),
        framework
    );
    assert_eq!(
        Framework::from_json(&framework.to_json()).unwrap(),
        framework
    );
    let book = framework.to_xlsx(Locale::Indonesian).unwrap();
    assert_eq!(Framework::from_xlsx(&book).unwrap(), framework);
    let renamed = framework.renamed("umum", "penunjang").unwrap();
    let table = renamed
        .disbursements
        .get(&"2025-S1".parse().unwrap())
        .unwrap();
    assert!(table.contains("penunjang"));
    let older = changed(&[("umum = { spent = 240 }", "umum = { spent = 230 }")]);
    let message = changed(&[]).differences(&older)[0].message(Locale::Indonesian);
    assert_eq!(
        message,
        "realisasi anggaran Program Penunjang 2025-S1: Rp 230 → Rp 240"
    );
}

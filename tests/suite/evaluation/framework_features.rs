//! What the Lumajang report does not have: small frameworks, each about one thing.
//!
//! Every expected number was worked out apart from this program. The helpers hold every text
//! and every evaluation against its JSON Schema.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]
#![allow(clippy::too_many_lines, reason = "a table of cases may be long")]

use lkj_core::{Evaluation, Locale, Rules, Year};
use lkj_suite::{evaluated, evaluated_by, framework_of, trace, unexplained, value};

/// The realization of an indicator as machines read it; `-` where there is none.
fn realization(evaluation: &Evaluation, indicator: &str) -> String {
    let json = serde_json::to_value(evaluation.indicator(indicator).unwrap()).unwrap();
    json["realization"].as_str().unwrap_or("-").to_owned()
}

/// The achievement of an indicator, else the code of the reason why there is none.
fn achievement(evaluation: &Evaluation, indicator: &str) -> String {
    told(&evaluation.indicator(indicator).unwrap().achievement)
}

/// The achievement of a goal or objective, else the code of the reason why there is none.
fn aggregate(evaluation: &Evaluation, id: &str) -> String {
    told(&evaluation.aggregate(id).unwrap().achievement)
}

fn told(achievement: &lkj_core::Achievement) -> String {
    match achievement.value() {
        Some(value) => value.to_string(),
        None => achievement.reason().unwrap().code().to_owned(),
    }
}

/// The category of an indicator, with `*` where it fell in a gap; `-` where there is none.
fn category(evaluation: &Evaluation, indicator: &str) -> String {
    let measured = evaluation
        .indicator(indicator)
        .unwrap()
        .achievement
        .measured()
        .unwrap();
    let gap = if measured.in_gap { "*" } else { "" };
    measured
        .category
        .as_ref()
        .map_or("-".to_owned(), |category| format!("{category}{gap}"))
}

/// Budget, spending and absorption of a node; `-` for what is not known.
fn money(evaluation: &Evaluation, id: &str) -> String {
    let amounts = &evaluation.money(id).unwrap().amounts;
    let known = [
        amounts.budget.map(|amount| amount.to_string()),
        amounts.spent.map(|amount| amount.to_string()),
        amounts.absorption.map(|share| share.to_string()),
    ];
    known
        .map(|amount| amount.unwrap_or("-".to_owned()))
        .join(" ")
}

/// The same of the organization.
fn total(evaluation: &Evaluation) -> String {
    let summary = &evaluation.summary;
    let known = [
        summary.budget.map(|amount| amount.to_string()),
        summary.spent.map(|amount| amount.to_string()),
        summary.absorption.map(|share| share.to_string()),
    ];
    known
        .map(|amount| amount.unwrap_or("-".to_owned()))
        .join(" ")
}

/// The remarks as code and path.
fn remarks(evaluation: &Evaluation) -> Vec<String> {
    let remarks = evaluation.remarks.iter();
    remarks
        .map(|remark| format!("{} {}", remark.code(), remark.place.path))
        .collect()
}

// ───────────── Promises ─────────────

/// Five indicators, each promised by one document more than the one before.
const PROMISES: &str = r#"
[plan]
period = [2025, 2026]

[indicator.a]
name = "A"
targets = { 2025 = 40, 2026 = 42 }
[indicator.b]
name = "B"
targets = { 2025 = 45 }
[indicator.c]
name = "C"
targets = { 2025 = 45 }
[indicator.d]
name = "D"
targets = { 2025 = 45 }
[indicator.e]
name = "E"
targets = { 2025 = 45, 2026 = 48 }

[annual_plan.2025]
name = "Renja 2025"
targets = { b = 60, c = 61, d = 62, e = 63 }

[agreement.2025]
signed = 2025-01-10
targets = { c = 70, d = 71, e = 72 }
[[agreement.2025.revision]]
signed = 2025-06-01
reason = "Pergeseran anggaran"
targets = { d = 80, e = 81 }
[[agreement.2025.revision]]
signed = 2025-09-30
targets = { e = 90 }

[realized.2025]
a = 36
b = 36
c = 36
d = 36
e = 36

[realized.2026]
e = 36
"#;

#[test]
fn the_latest_document_that_names_an_indicator_counts() {
    let framework = framework_of(PROMISES);
    let evaluation = evaluated(&framework, 2025);
    for (id, target, from, expected) in [
        ("a", "40", "plan", "90.00"),
        ("b", "60", "annual_plan", "60.00"),
        ("c", "70", "agreement", "51.43"),
        ("d", "80", "agreement_revision_1", "45.00"),
        ("e", "90", "agreement_revision_2", "40.00"),
    ] {
        let json = serde_json::to_value(evaluation.indicator(id).unwrap()).unwrap();
        assert_eq!(
            (&json["target"], &json["target_from"]),
            (&target.into(), &from.into()),
            "{id}"
        );
        assert_eq!(achievement(&evaluation, id), expected, "{id}");
    }
    let next = evaluated(&framework, 2026);
    let json = serde_json::to_value(next.indicator("e").unwrap()).unwrap();
    assert_eq!(
        (&json["target"], &json["target_from"]),
        (&"48".into(), &"plan".into())
    );
    assert_eq!(
        achievement(&next, "e"),
        "75.00",
        "an agreement is of its year alone"
    );
}

#[test]
fn every_document_can_be_asked() {
    let framework = framework_of(PROMISES);
    for (reference, expected) in [
        ("e.target", "90"),
        ("e.target@plan", "45"),
        ("e.target@annual_plan", "63"),
        ("e.target@agreement", "72"),
        ("e.achievement", "40,00 %"),
        ("e.achievement@plan", "80,00 %"),
        ("e.achievement@annual_plan", "57,14 %"),
        ("e.achievement@agreement", "50,00 %"),
        ("e.category@plan", "Tinggi"),
        ("a.target@agreement", "no_target"),
        ("a.achievement@agreement", "no_target"),
        ("e.target[2026]@plan", "48"),
        ("e.target[2026]@agreement", "no_target"),
    ] {
        assert_eq!(value(&framework, 2025, reference), expected, "{reference}");
    }
    let references = [
        "a.target",
        "b.target",
        "e.target",
        "e.achievement@agreement",
    ];
    let traces = references
        .map(|reference| trace(&framework, 2025, reference))
        .join("\n");
    insta::assert_snapshot!(traces, @"
    a.target = a.target@plan = 40
    b.target = b.target@annual_plan = 60
    e.target = e.target@agreement_revision_2 = 90
    e = 36
    e.achievement@agreement = 36 / 72 × 100 = 50,00 (Sangat Rendah)
    ");
}

#[test]
fn an_evaluation_sets_the_documents_side_by_side() {
    let evaluation = evaluated(&framework_of(PROMISES), 2025);
    let against = serde_json::to_value(&evaluation.indicator("e").unwrap().against).unwrap();
    let each: Vec<_> = against.as_array().unwrap().iter().collect();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let rows: Vec<_> = each
        .iter()
        .map(|row| {
            let achieved = text(&row["achievement"]["value"]);
            [
                text(&row["target_from"]),
                text(&row["target"]),
                achieved,
                text(&row["difference"]),
            ]
            .join(" ")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "plan 45 80.00 40.00",
            "annual_plan 63 57.14 17.14",
            "agreement 72 50.00 10.00",
            "agreement_revision_1 81 44.44 4.44",
            "agreement_revision_2 90 40.00 0.00",
        ]
    );
    let single = &evaluation.indicator("a").unwrap().against;
    assert!(
        single.is_empty(),
        "one document leaves nothing to set side by side"
    );
}

#[test]
fn a_target_outside_the_plan_is_remarked_and_counts() {
    let framework = framework_of(
        r#"
        [plan]
        period = [2024, 2026]
        [indicator.a]
        name = "A"
        targets = { 2023 = 10, 2025 = 20 }
        [realized.2023]
        a = 9
        "#,
    );
    let evaluation = evaluated(&framework, 2023);
    assert_eq!(achievement(&evaluation, "a"), "90.00");
    assert_eq!(
        remarks(&evaluation),
        ["target-outside-plan indicator.a.targets.2023"]
    );
    let end = evaluation
        .indicator("a")
        .unwrap()
        .end_of_plan
        .as_ref()
        .unwrap();
    assert_eq!(end.year, Year::new(2026).unwrap());
    assert_eq!(end.achievement.reason().unwrap().code(), "no_target");
}

// ───────────── Programs and money ─────────────

const THREE_LEVELS: &str = r#"
[program.layanan]
name = "Pelayanan"
role = "main"
[program.layanan.activity.izin]
name = "Perizinan"
[program.layanan.activity.izin.sub_activity]
daring = "Perizinan daring"
luring = "Perizinan luring"
[program.layanan.activity.aduan]
name = "Pengaduan"
role = "supporting"
"#;

/// Three levels with the given money.
fn three_levels(money: &str) -> lkj_core::Framework {
    framework_of(&format!("{THREE_LEVELS}[money.2025]\n{money}"))
}

#[test]
fn money_adds_up_the_tree() {
    let framework = three_levels(
        "daring = { budget = 1000, spent = 900 }
         luring = { budget = 500, spent = 450 }
         aduan = { budget = 250, spent = 200 }",
    );
    let evaluation = evaluated(&framework, 2025);
    for (id, expected) in [
        ("daring", "1000 900 90.00"),
        ("luring", "500 450 90.00"),
        ("izin", "1500 1350 90.00"),
        ("aduan", "250 200 80.00"),
        ("layanan", "1750 1550 88.57"),
    ] {
        assert_eq!(money(&evaluation, id), expected, "{id}");
    }
    assert_eq!(total(&evaluation), "1750 1550 88.57");
    assert_eq!(remarks(&evaluation), [""; 0]);
    let levels = [
        &evaluation.programs,
        &evaluation.activities,
        &evaluation.sub_activities,
    ];
    assert_eq!(levels.map(Vec::len), [1, 2, 2]);
    let daring = &evaluation.sub_activities[0];
    assert_eq!(
        daring.of.as_ref().map(ToString::to_string).as_deref(),
        Some("izin")
    );
    let role = |id: &str| serde_json::to_value(evaluation.money(id).unwrap().role).unwrap();
    assert_eq!(
        role("daring"),
        "main",
        "what stands inside a program has its role"
    );
    assert_eq!(role("aduan"), "supporting", "unless it has one of its own");
    insta::assert_snapshot!(trace(&framework, 2025, "layanan.absorption"), @"
    layanan.budget = izin + aduan = 1.500 + 250 = 1.750
    layanan.spent = izin + aduan = 1.350 + 200 = 1.550
    layanan.absorption = spent / budget * 100 = 1.550 / 1.750 × 100 = 88,57
    ");
}

#[test]
fn own_money_counts_before_that_of_the_children() {
    let with = |izin: &str| {
        evaluated(
            &three_levels(&format!(
                "{izin}
                 daring = {{ budget = 1000, spent = 900 }}
                 luring = {{ budget = 500, spent = 450 }}
                 aduan = {{ budget = 250, spent = 200 }}"
            )),
            2025,
        )
    };
    let differing = with("izin = { budget = 1600, spent = 1350 }");
    assert_eq!(money(&differing, "izin"), "1600 1350 84.38");
    assert_eq!(money(&differing, "layanan"), "1850 1550 83.78");
    assert_eq!(remarks(&differing), ["children-do-not-sum money.2025.izin"]);
    insta::assert_snapshot!(differing.remarks[0].message(Locale::Indonesian), @"izin: anggaran atau realisasinya tidak sama dengan jumlah rinciannya");

    let spending_differs = with("izin = { budget = 1500, spent = 1300 }");
    assert_eq!(money(&spending_differs, "izin"), "1500 1300 86.67");
    assert_eq!(
        remarks(&spending_differs),
        ["children-do-not-sum money.2025.izin"]
    );

    let agreeing = with("izin = { budget = 1500 }");
    assert_eq!(
        money(&agreeing, "izin"),
        "1500 1350 90.00",
        "what it lacks comes from below"
    );
    assert_eq!(remarks(&agreeing), [""; 0]);
}

#[test]
fn sums_that_lack_parts_say_so() {
    let evaluation = evaluated(
        &three_levels("daring = { budget = 1000, spent = 900 }\naduan = { budget = 250 }"),
        2025,
    );
    assert_eq!(money(&evaluation, "luring"), "- - -");
    assert_eq!(money(&evaluation, "izin"), "1000 900 90.00");
    let missing = |id: &str| -> Vec<String> {
        let amounts = &evaluation.money(id).unwrap().amounts;
        amounts.missing.iter().map(ToString::to_string).collect()
    };
    assert_eq!(missing("izin"), ["luring"]);
    assert_eq!(missing("layanan"), ["luring", "aduan"]);
    assert_eq!(
        remarks(&evaluation),
        [
            "budget-without-spending money.2025.aduan",
            "incomplete-sum money"
        ]
    );
    insta::assert_snapshot!(evaluation.remarks[1].message(Locale::Indonesian), @"organisasi: jumlah belum memuat luring, aduan yang anggaran atau realisasinya tidak diketahui");
}

#[test]
fn the_last_revision_of_a_budget_is_the_base() {
    let framework = framework_of(
        r#"
        [program.a]
        name = "A"
        [program.b]
        name = "B"
        [money.2025.a]
        budget = "Rp. 1.000,-"
        revisions = [
          { name = "Pergeseran", date = 2025-04-01, budget = 900 },
          { name = "P-APBD", date = 2025-09-30, budget = 1200 },
        ]
        spent = 900
        [money.2025.b]
        budget = 500
        revised = 400
        spent = 380
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    assert_eq!(money(&evaluation, "a"), "1200 900 75.00");
    assert_eq!(money(&evaluation, "b"), "400 380 95.00");
    assert_eq!(total(&evaluation), "1600 1280 80.00");
    let original = evaluation.summary.original_budget.unwrap();
    assert_eq!(original.to_string(), "1500");
    for (reference, expected) in [
        ("a.original_budget", "Rp 1.000"),
        ("a.budget", "Rp 1.200"),
        ("a.remaining", "Rp 300"),
        ("a.remaining_share", "25,00 %"),
        ("total.original_budget", "Rp 1.500"),
        ("total.budget", "Rp 1.600"),
        ("total.remaining", "Rp 320"),
    ] {
        assert_eq!(value(&framework, 2025, reference), expected, "{reference}");
    }
}

#[test]
fn groups_nest_and_one_program_may_be_printed_in_several() {
    let tables = r#"
        [group]
        operasi = "Belanja Operasi"
        langsung = "Belanja Langsung"
        pegawai = { name = "Belanja Pegawai", under = "langsung" }
        barang = { name = "Belanja Barang", under = "langsung" }
        modal = "Belanja Modal"
        [program.jalan]
        name = "Jalan"
        group = "barang"
        [program.jalan.activity.rawat]
        name = "Pemeliharaan"
        [program.jalan.activity.bangun]
        name = "Pembangunan"
        group = "modal"
        [money.2025]
        operasi = { budget = 50, spent = 50 }
        rawat = { budget = 100, spent = 80 }
        bangun = { budget = 300, spent = 150 }
    "#;
    let evaluation = evaluated(&framework_of(tables), 2025);
    for (id, expected) in [
        ("operasi", "50 50 100.00"),
        ("barang", "100 80 80.00"),
        ("modal", "300 150 50.00"),
        ("langsung", "100 80 80.00"),
        ("pegawai", "- - -"),
        ("jalan", "400 230 57.50"),
    ] {
        assert_eq!(money(&evaluation, id), expected, "{id}");
    }
    assert_eq!(total(&evaluation), "450 280 62.22");
    assert_eq!(
        remarks(&evaluation),
        ["incomplete-sum money"],
        "pegawai is not known"
    );

    let known = format!("{tables}\npegawai = {{ budget = 200, spent = 200 }}");
    let evaluation = evaluated(&framework_of(&known), 2025);
    assert_eq!(money(&evaluation, "langsung"), "300 280 93.33");
    assert_eq!(total(&evaluation), "650 480 73.85");
    assert_eq!(remarks(&evaluation), [""; 0]);
    let group = |id: &str| {
        evaluation
            .money(id)
            .unwrap()
            .group
            .as_ref()
            .unwrap()
            .to_string()
    };
    assert_eq!(
        (group("rawat"), group("bangun")),
        ("barang".to_owned(), "modal".to_owned())
    );
}

#[test]
fn a_budget_of_zero_has_no_absorption() {
    let framework = framework_of(
        r#"
        [program]
        nol = "Anggaran nol"
        tanpa = "Tanpa anggaran"
        belum = "Belum dibelanjakan"
        lebih = "Lebih dari anggaran"
        [money.2025]
        nol = { budget = 0, spent = 0 }
        tanpa = { spent = 5 }
        belum = { budget = 7 }
        lebih = { budget = 100, spent = 104 }
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    for (id, expected) in [
        ("nol", "0 0 -"),
        ("tanpa", "- 5 -"),
        ("belum", "7 - -"),
        ("lebih", "100 104 104.00"),
    ] {
        assert_eq!(money(&evaluation, id), expected, "{id}");
    }
    for (reference, expected) in [
        ("nol.absorption", "zero_budget"),
        ("nol.remaining", "Rp 0"),
        ("tanpa.absorption", "no_budget"),
        ("belum.absorption", "no_spending"),
        ("lebih.remaining", "Rp -4"),
        ("lebih.remaining_share", "-4,00 %"),
    ] {
        assert_eq!(value(&framework, 2025, reference), expected, "{reference}");
    }
    assert_eq!(
        remarks(&evaluation),
        [
            "spending-without-budget money.2025.tanpa",
            "budget-without-spending money.2025.belum",
            "incomplete-sum money",
        ]
    );
}

#[test]
fn programs_come_and_go_with_their_years() {
    let framework = framework_of(
        r#"
        [group]
        skpd = "Urusan SKPD"
        [program.lama]
        name = "Program lama"
        years = [2021, 2024]
        group = "skpd"
        [program.lama.activity.kerja]
        name = "Kegiatan lama"
        [program.baru]
        name = "Program baru"
        years = [2025, 2026]
        replaces = ["lama"]
        group = "skpd"
        [money.2024]
        kerja = { budget = 100, spent = 95 }
        [money.2025]
        baru = { budget = 200, spent = 150 }
        "#,
    );
    for (year, program, sums) in [
        (2024, "lama", "100 95 95.00"),
        (2025, "baru", "200 150 75.00"),
    ] {
        let evaluation = evaluated(&framework, year);
        let ids: Vec<_> = evaluation
            .programs
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(ids, [program]);
        assert_eq!(money(&evaluation, program), sums);
        assert_eq!(money(&evaluation, "skpd"), sums);
        assert_eq!(total(&evaluation), sums);
        assert_eq!(
            remarks(&evaluation),
            [""; 0],
            "{year}: nobody waits for the other program"
        );
    }
    insta::assert_snapshot!(trace(&framework, 2025, "skpd.budget[2024]"), @"skpd.budget[2024] = lama = 100 = 100");
    insta::assert_snapshot!(trace(&framework, 2025, "skpd.budget"), @"skpd.budget = baru = 200 = 200");
}

#[test]
fn measures_are_inputs_outputs_and_outcomes() {
    let framework = framework_of(
        r#"
        [objective]
        mutu = "Mutu"
        [indicator.puas]
        of = "mutu"
        name = "Kepuasan"
        [indicator.cepat]
        of = "mutu"
        name = "Kecepatan"
        [program.latih]
        name = "Pelatihan"
        outcome = { of = ["puas", "cepat"], targets = { 2025 = "80 %" } }
        [program.latih.activity.kelas]
        name = "Kelas"
        input = "Tersedianya dana"
        output = [
          { id = "peserta", text = "Jumlah peserta", unit = "orang", targets = { 2025 = "40 orang" } },
          { id = "modul", text = "Jumlah modul", targets = { 2025 = ">= 3" } },
          { id = "waktu", text = "Lama pelatihan", targets = { 2025 = "< 5 hari" } },
          { id = "izin", text = "Akreditasi", targets = { 2025 = "A" } },
          { id = "campur", text = "Barang", targets = { 2025 = "11 jenis; 50.000 lembar" } },
        ]
        [money.2025]
        kelas = { budget = 400, spent = 300 }
        [realized.2025]
        "latih.outcome" = 60
        peserta = 50
        modul = 2
        waktu = 5
        izin = "B"
        campur = 11
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    let rows: Vec<_> = evaluation
        .measures
        .iter()
        .map(|measure| {
            let json = serde_json::to_value(measure).unwrap();
            let text = |key: &str| json[key].as_str().unwrap_or("-").to_owned();
            let achieved = told(&measure.achievement);
            [
                text("of"),
                text("kind"),
                text("id"),
                text("target"),
                text("realization"),
                achieved,
            ]
            .join(" | ")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "latih | outcome | - | 80 | 60 | 75.00",
            "kelas | input | - | 400 | 300 | 75.00",
            "kelas | output | peserta | 40 | 50 | 125.00",
            "kelas | output | modul | ≥ 3 | 2 | 66.67",
            "kelas | output | waktu | < 5 hari | 5 | 100.00",
            "kelas | output | izin | A | B | grade_order",
            "kelas | output | campur | 11 jenis; 50000 lembar | 11 | several_quantities",
        ]
    );
    let outcome = &evaluation.measures[0];
    let pointed: Vec<_> = outcome.indicators.iter().map(ToString::to_string).collect();
    assert_eq!(pointed, ["puas", "cepat"]);
    assert_eq!(
        achievement(&evaluation, "puas"),
        "no_target",
        "an outcome is no indicator"
    );
    for (reference, expected) in [
        ("peserta", "50"),
        ("peserta.achievement", "125,00 %"),
        ("kelas.input.achievement", "75,00 %"),
        ("kelas.input.target", "400"),
        ("latih.outcome.achievement", "75,00 %"),
        ("waktu.target", "< 5 hari"),
    ] {
        assert_eq!(value(&framework, 2025, reference), expected, "{reference}");
    }
    assert!(
        unexplained(&framework, "kelas.output").contains("has no output"),
        "there are five"
    );
    insta::assert_snapshot!(trace(&framework, 2025, "peserta.achievement"), @"
    peserta = 50
    peserta.achievement = 50 / 40 × 100 = 125,00 (Sangat Tinggi)
    ");
    insta::assert_snapshot!(trace(&framework, 2025, "kelas.input.target"), @"
    kelas.budget = 400
    kelas.input.target = kelas.budget = 400
    ");
}

// ───────────── Years and their parts ─────────────

const DUE: &str = r#"
[objective]
mutu = "Mutu"
[indicator.tahunan]
of = "mutu"
name = "Diukur setahun sekali"
targets = { 2025 = 10 }
[indicator.semesteran]
of = "mutu"
name = "Diukur tiap semester"
frequency = "semester"
targets = { 2025 = 10 }
[indicator.triwulanan]
of = "mutu"
name = "Diukur tiap triwulan"
frequency = "quarter"
formula = "n / 2"
targets = { 2025 = 10 }
[series]
n = "Banyaknya"
"#;

#[test]
fn a_stage_says_what_is_not_due_yet() {
    for (stage, tahunan, semesteran, triwulanan, mutu) in [
        ("draft", "not_due", "not_due", "not_due", "not_due"),
        (
            "Q1",
            "not_due",
            "not_due",
            "missing_data",
            "nothing_measured",
        ),
        (
            "Q2",
            "not_due",
            "no_realization",
            "missing_data",
            "nothing_measured",
        ),
        (
            "Q3",
            "not_due",
            "no_realization",
            "missing_data",
            "nothing_measured",
        ),
        (
            "Q4",
            "not_due",
            "no_realization",
            "missing_data",
            "nothing_measured",
        ),
        (
            "final",
            "no_realization",
            "no_realization",
            "missing_data",
            "nothing_measured",
        ),
    ] {
        let text = format!("{DUE}[stage]\n2025 = \"{stage}\"");
        let evaluation = evaluated(&framework_of(&text), 2025);
        let found = ["tahunan", "semesteran", "triwulanan"].map(|id| achievement(&evaluation, id));
        assert_eq!(found, [tahunan, semesteran, triwulanan], "{stage}");
        assert_eq!(aggregate(&evaluation, "mutu"), mutu, "{stage}");
        assert_eq!(serde_json::to_value(evaluation.meta.stage).unwrap(), stage);
    }
}

#[test]
fn a_half_filled_year_counts_what_is_there() {
    let text = format!("{DUE}[stage]\n2025 = \"Q1\"\n[data.2025]\nn = 16");
    let evaluation = evaluated(&framework_of(&text), 2025);
    assert_eq!(achievement(&evaluation, "triwulanan"), "80.00");
    let mutu = evaluation.aggregate("mutu").unwrap();
    assert_eq!(
        (
            aggregate(&evaluation, "mutu").as_str(),
            mutu.measured,
            mutu.total
        ),
        ("80.00", 1, 3)
    );
    let line = &evaluation.summary.objective_indicators;
    assert_eq!((line.measured, line.total), (1, 3));
    assert_eq!(line.mean.unwrap().to_string(), "80.00");
}

#[test]
fn a_year_without_any_realization_is_a_draft() {
    let text = format!("{DUE}[realized.2024]\ntahunan = 9\n[realized.2026]\ntahunan = \"-\"");
    let framework = framework_of(&text);
    assert_eq!(
        framework.latest_year(),
        Some(Year::new(2024).unwrap()),
        "a hyphen is no value"
    );
    let stage = |year| serde_json::to_value(evaluated(&framework, year).meta.stage).unwrap();
    assert_eq!(
        [stage(2023), stage(2024), stage(2025)],
        ["final", "final", "draft"]
    );
    assert_eq!(framework_of(DUE).latest_year(), None);
}

#[test]
fn several_years_live_in_one_framework() {
    let framework = framework_of(
        r#"
        [plan]
        period = [2023, 2026]
        [indicator.a]
        name = "A"
        formula = "n / m * 100"
        targets = { 2023 = 50, 2024 = 60, 2025 = 70, 2026 = 80 }
        [series]
        n = "N"
        m = "M"
        [data.2023]
        n = 45
        m = 100
        [data.2024]
        n = 63
        m = 100
        [data.2025]
        n = 56
        m = 100
        "#,
    );
    for (year, realized, achieved, previous, end) in [
        (2023, "45.00", "90.00", "-", "56.25"),
        (2024, "63.00", "105.00", "45.00", "78.75"),
        (2025, "56.00", "80.00", "63.00", "70.00"),
        (2026, "-", "not_due", "56.00", "not_due"),
    ] {
        let evaluation = evaluated(&framework, year);
        assert_eq!(realization(&evaluation, "a"), realized, "{year}");
        assert_eq!(achievement(&evaluation, "a"), achieved, "{year}");
        let result = evaluation.indicator("a").unwrap();
        let json = serde_json::to_value(&result.previous).unwrap();
        assert_eq!(
            json["realization"].as_str().unwrap_or("-"),
            previous,
            "{year}"
        );
        assert_eq!(
            told(&result.end_of_plan.as_ref().unwrap().achievement),
            end,
            "{year}"
        );
    }
    assert_eq!(framework.latest_year(), Some(Year::new(2025).unwrap()));
    let years: Vec<_> = framework.years().iter().map(|year| year.get()).collect();
    assert_eq!(years, [2023, 2024, 2025, 2026]);
    insta::assert_snapshot!(trace(&framework, 2025, "a.achievement[-1]"), @"
    a[2024] = n / m * 100 = 63 / 100 × 100 = 63,00
    a.achievement[2024] = 63,00 / 60 × 100 = 105,00 (Sangat Tinggi)
    ");
}

#[test]
fn a_year_follows_from_its_quarters_as_the_indicator_says() {
    let framework = framework_of(
        r#"
        [defaults]
        unit = "orang"
        [indicator.jumlah]
        name = "Dijumlahkan"
        combine = "sum"
        targets = { 2025 = 120 }
        [indicator.akhir]
        name = "Nilai akhir"
        combine = "last"
        targets = { 2025 = 50 }
        [indicator.puncak]
        name = "Nilai tertinggi"
        combine = "max"
        targets = { 2025 = 50 }
        [indicator.rerata]
        name = "Rata-rata"
        combine = "average"
        targets = { 2025 = 50 }
        [indicator.rasio]
        name = "Rasio jumlah"
        unit = "%"
        combine = "ratio_of_sums"
        formula = "n / m * 100"
        targets = { 2025 = 50 }
        [series]
        n = "N"
        m = "M"
        [realized.2025-Q1]
        jumlah = 10
        akhir = 10
        puncak = 10
        rerata = 10
        [realized.2025-Q2]
        jumlah = 40
        akhir = 40
        puncak = 40
        rerata = 40
        [realized.2025-Q3]
        jumlah = 25
        akhir = 25
        puncak = 25
        rerata = 25
        [realized.2025-Q4]
        jumlah = 30
        akhir = 30
        puncak = 30
        rerata = 30
        [data.2025-Q1]
        n = 1
        m = 2
        [data.2025-Q2]
        n = 1
        m = 3
        [data.2025-Q3]
        n = 1
        m = 4
        [data.2025-Q4]
        n = 1
        m = 1
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    for (id, realized, achieved) in [
        ("jumlah", "105.00", "87.50"),
        ("akhir", "30.00", "60.00"),
        ("puncak", "40.00", "80.00"),
        ("rerata", "26.25", "52.50"),
        ("rasio", "40.00", "80.00"),
    ] {
        assert_eq!(realization(&evaluation, id), realized, "{id}");
        assert_eq!(achievement(&evaluation, id), achieved, "{id}");
    }
    let references = ["jumlah", "akhir", "puncak", "rerata", "rasio"];
    let traces = references
        .map(|reference| trace(&framework, 2025, reference))
        .join("\n");
    insta::assert_snapshot!(traces, @"
    jumlah = sum(2025-Q1 … 2025-Q4) = 10 + 40 + 25 + 30 = 105,00
    akhir = akhir[2025-Q4] = 30,00
    puncak = max(2025-Q1 … 2025-Q4) = max(10; 40; 25; 30) = 40,00
    rerata = mean(2025-Q1 … 2025-Q4) = (10 + 40 + 25 + 30) / 4 = 26,25
    rasio = n / m * 100, Σ 2025-Q1 … 2025-Q4 = 4 / 10 × 100 = 40,00
    ");
}

/// A closed year of quarters, some of them empty, combined in one way.
fn quarters(combination: &str, realized: &str) -> lkj_core::Framework {
    framework_of(&format!(
        r#"
        [defaults]
        unit = "orang"
        [indicator.a]
        name = "Contoh"
        frequency = "quarter"
        combine = "{combination}"
        targets = {{ 2025 = 40 }}
        [stage]
        2025 = "final"
        [realized]
        {realized}
        "#
    ))
}

#[test]
fn a_year_and_its_last_quarter_give_one_answer_whatever_is_empty() {
    let some_empty = [
        "2025-Q1 = { a = 5 }\n2025-Q4 = { a = 40 }",
        "2025-Q1 = { a = 30 }\n2025-Q2 = { a = 20 }\n2025-Q3 = { a = 10 }",
        "2025-Q2 = { a = 12 }",
        "2025-Q1 = { a = 5 }\n2025-Q2 = { a = { none = \"belum dirilis\" } }\n2025-Q3 = { a = 7 }",
    ];
    let mut told_of_year = Vec::new();
    for combination in ["sum", "last", "max", "average"] {
        for realized in some_empty {
            let framework = quarters(combination, realized);
            let evaluation = evaluated(&framework, 2025);
            let last = framework
                .evaluate_period(
                    "2025-Q4".parse().unwrap(),
                    &Rules::default(),
                    lkj_core::year::Forecasting::None,
                )
                .unwrap();
            let last = &last.indicators[0];
            let to_date = last.to_date.as_ref().unwrap();
            assert_eq!(
                evaluation.indicators[0].achievement.value(),
                last.annual.value(),
                "{combination} {realized}"
            );
            assert_eq!(
                realization(&evaluation, "a").parse().ok(),
                to_date.realization,
                "{combination} {realized}"
            );
            assert_eq!(remarks(&evaluation), ["parts-without-value indicator.a"]);
            told_of_year.push(format!(
                "{}: {}, {} of {}",
                trace(&framework, 2025, "a"),
                achievement(&evaluation, "a"),
                to_date.filled,
                to_date.due
            ));
        }
    }
    insta::assert_snapshot!(told_of_year.join("\n"), @"
    a = sum(2025-Q1; 2025-Q4) = 5 + 40 = 45,00: 112.50, 2 of 4
    a = sum(2025-Q1 … 2025-Q3) = 30 + 20 + 10 = 60,00: 150.00, 3 of 4
    a = sum(2025-Q2) = 12 = 12,00: 30.00, 1 of 4
    a = sum(2025-Q1; 2025-Q3) = 5 + 7 = 12,00: 30.00, 2 of 4
    a = a[2025-Q4] = 40,00: 100.00, 2 of 4
    a = a[2025-Q3] = 10,00: 25.00, 3 of 4
    a = a[2025-Q2] = 12,00: 30.00, 1 of 4
    a = a[2025-Q3] = 7,00: 17.50, 2 of 4
    a = max(2025-Q1; 2025-Q4) = max(5; 40) = 40,00: 100.00, 2 of 4
    a = max(2025-Q1 … 2025-Q3) = max(30; 20; 10) = 30,00: 75.00, 3 of 4
    a = max(2025-Q2) = max(12) = 12,00: 30.00, 1 of 4
    a = max(2025-Q1; 2025-Q3) = max(5; 7) = 7,00: 17.50, 2 of 4
    a = mean(2025-Q1; 2025-Q4) = (5 + 40) / 2 = 22,50: 56.25, 2 of 4
    a = mean(2025-Q1 … 2025-Q3) = (30 + 20 + 10) / 3 = 20,00: 50.00, 3 of 4
    a = mean(2025-Q2) = (12) / 1 = 12,00: 30.00, 1 of 4
    a = mean(2025-Q1; 2025-Q3) = (5 + 7) / 2 = 6,00: 15.00, 2 of 4
    ");
}

#[test]
fn parts_of_a_closed_year_without_a_value_are_named() {
    let framework = quarters("sum", "2025-Q1 = { a = 5 }\n2025-Q4 = { a = 40 }");
    let remark = &evaluated(&framework, 2025).remarks[0];
    insta::assert_snapshot!(remark.message(Locale::Indonesian), @"a: realisasi setahun dari 2 di antara 4 periode; 2025-Q2, 2025-Q3 belum diisi");
    insta::assert_snapshot!(remark.message(Locale::English), @"a: the realization of the year rests on 2 of 4 periods; without a value: 2025-Q2, 2025-Q3");
}

#[test]
fn a_quarter_that_divides_by_zero_is_not_passed_over() {
    let framework = framework_of(
        r#"
        [indicator.a]
        name = "Rasio"
        unit = "%"
        frequency = "quarter"
        combine = "average"
        formula = "n / m * 100"
        targets = { 2025 = 40 }
        [series]
        n = "N"
        m = "M"
        [stage]
        2025 = "final"
        [data.2025-Q1]
        n = 1
        m = 2
        [data.2025-Q2]
        n = 1
        m = 0
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    let reason = |achievement: &lkj_core::Achievement| {
        achievement.reason().map(lkj_core::evaluation::Reason::code)
    };
    let result = &evaluation.indicators[0];
    assert_eq!(reason(&result.achievement), Some("zero_denominator"));
    let last = result.periods.last().unwrap();
    assert_eq!(reason(&last.annual), Some("zero_denominator"));
}

// ───────────── Data ─────────────

const PARTS: &str = r#"
[indicator.banyak]
name = "Banyaknya"
formula = "sum(um)"
places = 0
[indicator.rerata]
name = "Rata-rata tiap kecamatan"
formula = "mean(um)"
[indicator.terkecil]
name = "Terkecil"
formula = "min(um)"
[indicator.terbesar]
name = "Terbesar"
formula = "max(um)"
[indicator.kecamatan]
name = "Banyaknya kecamatan"
formula = "count(um)"
[indicator.porsi]
name = "Porsi Barat"
formula = "um[\"Barat\"] / um * 100"
[series]
um = { name = "Usaha mikro", by = "Kecamatan", kind = "count" }
[grid.um]
years = [2024, 2025]
rows = [["Barat", 10, 12], ["Timur", 25, "-"]]
"#;

#[test]
fn functions_go_over_the_parts_of_a_series() {
    let framework = framework_of(PARTS);
    let evaluation = evaluated(&framework, 2024);
    for (id, expected) in [
        ("banyak", "35"),
        ("rerata", "17.50"),
        ("terkecil", "10.00"),
        ("terbesar", "25.00"),
        ("kecamatan", "2.00"),
        ("porsi", "28.57"),
    ] {
        assert_eq!(realization(&evaluation, id), expected, "{id}");
    }
    insta::assert_snapshot!(trace(&framework, 2024, "rerata"), @"
    um = sum(um) = Σ 2 Kecamatan = 35
    rerata = mean(um) = mean(2 Kecamatan) = 17,50
    ");
    insta::assert_snapshot!(trace(&framework, 2024, "porsi"), @r#"
    um = sum(um) = Σ 2 Kecamatan = 35
    porsi = um["Barat"] / um * 100 = 10 / 35 × 100 = 28,57
    "#);
}

#[test]
fn a_missing_part_leaves_nothing_half_summed() {
    let framework = framework_of(PARTS);
    let evaluation = evaluated(&framework, 2025);
    for result in &evaluation.indicators {
        assert_eq!(result.realization, None, "{}", result.id);
    }
    assert_eq!(value(&framework, 2025, "um"), "missing_data");
    assert_eq!(
        value(&framework, 2025, "um[\"Barat\"]"),
        "12",
        "what is there can be had"
    );
    assert_eq!(value(&framework, 2025, "um[\"Timur\"]"), "missing_data");
    insta::assert_snapshot!(trace(&framework, 2025, "banyak"), @r#"
    um = sum(um) = Σ 2 Kecamatan = – (data um["Timur"] tahun 2025 tidak ada)
    banyak = sum(um) = sum(2 Kecamatan) = – (data um["Timur"] tahun 2025 tidak ada)
    "#);
}

#[test]
fn what_is_missing_is_never_zero_and_says_why() {
    let framework = framework_of(
        r#"
        [indicator.lepas]
        name = "Tanpa data"
        formula = "n / m * 100"
        targets = { 2025 = 50 }
        [indicator.nol]
        name = "Penyebut nol"
        formula = "n / k * 100"
        targets = { 2025 = 50 }
        [indicator.rilis]
        name = "Menunggu rilis"
        targets = { 2025 = 50 }
        [indicator.kosong]
        name = "Tanda hubung"
        targets = { 2025 = 50 }
        [indicator.tanpa]
        name = "Tanpa target"
        [indicator.target_nol]
        name = "Target nol"
        targets = { 2025 = 0 }
        [indicator.hasil_nol]
        name = "Realisasi nol"
        targets = { 2025 = 50 }
        [series]
        n = "N"
        m = "M"
        k = "K"
        [data.2023]
        m = 1
        [data.2025]
        n = 3
        m = { none = "belum dihitung" }
        k = 0
        [data.2026]
        m = 1
        [realized.2025]
        rilis = { none = "belum dirilis BPS" }
        kosong = "-"
        tanpa = 5
        target_nol = 5
        hasil_nol = 0
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    for (id, realized, achieved) in [
        ("lepas", "-", "missing_data"),
        ("nol", "-", "zero_denominator"),
        ("rilis", "-", "no_realization"),
        ("kosong", "-", "no_realization"),
        ("tanpa", "5", "no_target"),
        ("target_nol", "5", "zero_target"),
        ("hasil_nol", "0", "0.00"),
    ] {
        assert_eq!(realization(&evaluation, id), realized, "{id}");
        assert_eq!(achievement(&evaluation, id), achieved, "{id}");
    }
    let told: Vec<_> = evaluation
        .remarks
        .iter()
        .map(|remark| {
            format!(
                "{}\n{}",
                remark.message(Locale::Indonesian),
                remark.message(Locale::English)
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    lepas: data m tahun 2025 tidak ada
    lepas: no data for m in 2025
    nol: rumus n / k * 100 membagi dengan nol
    nol: the formula n / k * 100 divides by zero
    rilis: tidak terukur, tidak ada realisasi: belum dirilis BPS
    rilis: not measured, no realization: belum dirilis BPS
    kosong: tidak terukur, tidak ada realisasi
    kosong: not measured, no realization
    tanpa: tidak terukur, tidak ada target
    tanpa: not measured, no target
    target_nol: tidak terukur, target nol
    target_nol: not measured, the target is zero
    m: ada data sebelum dan sesudah 2024, 2025, tetapi tidak pada tahun itu
    m: there are data before and after 2024, 2025, and none in it
    ");
    insta::assert_snapshot!(trace(&framework, 2025, "lepas.achievement"), @"
    lepas = n / m * 100 = 3 / m? × 100 = – (data m tahun 2025 tidak ada)
    lepas.achievement = – (data m tahun 2025 tidak ada)
    ");
}

#[test]
fn what_a_plan_assumed_is_worked_out_like_what_was_counted() {
    let framework = framework_of(
        r#"
        [indicator.aktif]
        name = "Koperasi aktif"
        formula = "(kop - mati) / kop * 100"
        [indicator.pasif]
        name = "Koperasi pasif"
        formula = "100 - aktif"
        [indicator.survei]
        name = "Tanpa rumus"
        [series]
        kop = "Koperasi"
        mati = { name = "Koperasi mati", formula = "kop - hidup" }
        hidup = "Koperasi hidup"
        luas = { name = "Luas", by = "Kecamatan" }
        [data.2025]
        kop = 50
        hidup = 30
        [grid.luas]
        years = [2025]
        rows = [["Barat", 3], ["Timur", 4]]
        [planned]
        kop = { 2025 = 60 }
        hidup = { 2025 = 45 }
        [realized.2025]
        survei = 1
        "#,
    );
    for (reference, expected) in [
        ("aktif", "60,00"),
        ("aktif@plan", "75,00"),
        ("mati", "20"),
        ("mati@plan", "15"),
        ("pasif", "40,00"),
        ("pasif@plan", "25,00"),
        ("survei@plan", "missing_data"),
        ("luas@plan", "missing_data"),
        ("luas[\"Barat\"]@plan", "missing_data"),
    ] {
        assert_eq!(value(&framework, 2025, reference), expected, "{reference}");
    }
    insta::assert_snapshot!(trace(&framework, 2025, "pasif@plan"), @"
    mati@plan = kop - hidup = 60 − 45 = 15
    aktif@plan = (kop - mati) / kop * 100 = (60 − 15) / 60 × 100 = 75,00
    pasif@plan = 100 - aktif = 100 − 75 = 25,00
    ");
    insta::assert_snapshot!(trace(&framework, 2025, "survei@plan"), @"survei@plan = – (data survei@plan tahun 2025 tidak ada)");
}

#[test]
fn the_year_is_a_number_without_thousands() {
    let framework = framework_of(
        r#"
        [indicator.umur]
        name = "Umur dinas"
        formula = "year - berdiri"
        places = 0
        [series]
        berdiri = "Tahun berdiri"
        [data.2025]
        berdiri = 2001
        "#,
    );
    insta::assert_snapshot!(trace(&framework, 2025, "umur"), @"umur = year - berdiri = 2025 − 2.001 = 24");
    assert_eq!(value(&framework, 2025, "year"), "2025");
}

// ───────────── How achievements are taken ─────────────

/// Polarity with what belongs to it, target, realization, achievement and method.
#[rustfmt::skip]
const MEASURED: &[(&str, &str, &str, &str, &str)] = &[
    ("", "80", "72", "90.00", "ratio"),
    (r#"polarity = "higher""#, r#""80-90""#, "70", "87.50", "ratio"),
    (r#"polarity = "higher""#, r#""80-90""#, "85", "100.00", "within"),
    (r#"polarity = "higher""#, r#""80-90""#, "92", "102.22", "ratio"),
    (r#"polarity = "lower""#, "10", "12", "80.00", "linear"),
    (r#"polarity = "lower""#, "10", "25", "-50.00", "linear"),
    ("polarity = \"lower\"\nmethod = \"linear\"", "10", "8", "120.00", "linear"),
    ("polarity = \"lower\"\nmethod = \"ratio\"", "10", "12", "83.33", "ratio"),
    ("polarity = \"lower\"\nmethod = \"ratio\"", "10", "0", "zero_realization", "ratio"),
    ("polarity = \"lower\"\nmethod = \"gap\"", "10", "4", "60.00", "gap"),
    ("polarity = \"lower\"\nmethod = \"gap\"", "10", "12", "-20.00", "gap"),
    ("polarity = \"lower\"\nmethod = \"baseline\"\nbaseline = 20", "10", "12", "80.00", "baseline"),
    ("polarity = \"lower\"\nmethod = \"baseline\"\nbaseline = 50", "80", "65", "50.00", "baseline"),
    ("polarity = \"lower\"\nmethod = \"baseline\"", "10", "12", "no_baseline", "baseline"),
    ("polarity = \"lower\"\nmethod = \"baseline\"\nbaseline = 10", "10", "12", "baseline_is_target", "baseline"),
    (r#"polarity = "lower""#, r#""7-8 bulan""#, "9", "87.50", "linear"),
    (r#"polarity = "lower""#, r#""< 49""#, "56.23", "85.24", "linear"),
    (r#"polarity = "range""#, r#""7-8""#, "7.5", "100.00", "within"),
    (r#"polarity = "range""#, r#""7-8""#, "6", "85.71", "ratio"),
    (r#"polarity = "at_most""#, "5", "5", "100.00", "within"),
    (r#"polarity = "at_most""#, "5", "6", "80.00", "linear"),
    (r#"polarity = "at_most""#, r#""< 5""#, "5", "100.00", "linear"),
    (r#"polarity = "at_least""#, "3", "4", "100.00", "within"),
    (r#"polarity = "at_least""#, r#"">= 3""#, "2", "66.67", "ratio"),
    (r#"polarity = "near""#, "50", "45", "90.00", "closeness"),
    (r#"polarity = "near""#, "50", "55", "90.00", "closeness"),
    (r#"polarity = "near""#, "50", "110", "-20.00", "closeness"),
    (r#"polarity = "grade""#, r#""WTP""#, r#""WTP""#, "100.00", "equality"),
    (r#"polarity = "grade""#, r#""WTP""#, r#""WDP""#, "grade_order", "equality"),
    ("polarity = \"grade\"\ngrades = [\"TMP\", \"TW\", \"WDP\", \"WTP\"]", r#""WTP""#, r#""WDP""#, "75.00", "score"),
    ("polarity = \"grade\"\ngrades = [\"CC\", \"B\", \"BB\", \"A\"]", r#""B""#, r#""A""#, "200.00", "score"),
    ("polarity = \"grade\"\ngrades = [\"CC\", \"B\"]", r#""B""#, r#""AA""#, "no_scale", "score"),
    (r#"polarity = "grade""#, r#""WTP""#, "5", "not_a_number", "equality"),
    (r#"polarity = "yes_no""#, "true", "true", "100.00", "equality"),
    (r#"polarity = "yes_no""#, "true", r#""tidak""#, "0.00", "equality"),
    (r#"polarity = "yes_no""#, r#""tidak""#, "false", "100.00", "equality"),
    ("", r#""11 jenis; 50.000 lembar""#, "11", "several_quantities", "ratio"),
    ("", "-2", "1", "negative_target", "ratio"),
];

#[test]
fn polarities_and_methods() {
    for (polarity, target, realized, expected, method) in MEASURED {
        let text = format!(
            "[indicator.a]\nname = \"A\"\n{polarity}\ntargets = {{ 2025 = {target} }}\n[realized.2025]\na = {realized}"
        );
        let evaluation = evaluated(&framework_of(&text), 2025);
        assert_eq!(achievement(&evaluation, "a"), *expected, "{text}");
        let json = serde_json::to_value(evaluation.indicator("a").unwrap()).unwrap();
        assert_eq!(json["method"], *method, "{text}");
    }
}

#[test]
fn every_method_shows_its_working() {
    let framework = framework_of(
        r#"
        [indicator.linear]
        name = "Linear"
        polarity = "lower"
        targets = { 2025 = 10 }
        [indicator.gap]
        name = "Gap"
        polarity = "lower"
        method = "gap"
        targets = { 2025 = 10 }
        [indicator.baseline]
        name = "Baseline"
        polarity = "lower"
        method = "baseline"
        baseline = 20
        targets = { 2025 = 10 }
        [indicator.near]
        name = "Near"
        polarity = "near"
        targets = { 2025 = 10 }
        [indicator.within]
        name = "Within"
        polarity = "range"
        targets = { 2025 = "10-14" }
        [indicator.most]
        name = "At most"
        polarity = "at_most"
        targets = { 2025 = 15 }
        [indicator.graded]
        name = "Grade"
        polarity = "grade"
        grades = ["TMP", "TW", "WDP", "WTP"]
        targets = { 2025 = "WTP" }
        [indicator.done]
        name = "Yes or no"
        polarity = "yes_no"
        targets = { 2025 = true }
        [realized.2025]
        linear = 12
        gap = 12
        baseline = 12
        near = 12
        within = 12
        most = 12
        graded = "WDP"
        done = false
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    let each = evaluation
        .indicators
        .iter()
        .map(|result| result.trace.write(Locale::Indonesian));
    insta::assert_snapshot!(each.collect::<Vec<_>>().join("\n"), @"
    linear = 12
    linear.achievement = (2 × 10 − 12) / 10 × 100 = 80,00 (Tinggi)
    gap = 12
    gap.achievement = (10 − 12) / 10 × 100 = -20,00 (Sangat Rendah)
    baseline = 12
    baseline.achievement = (20 − 12) / (20 − 10) × 100 = 80,00 (Tinggi)
    near = 12
    near.achievement = (1 − |12 − 10| / 10) × 100 = 80,00 (Tinggi)
    within = 12
    within.achievement = 10 ≤ 12 ≤ 14 = 100,00 (Sangat Tinggi)
    most = 12
    most.achievement = 12 ≤ 15 = 100,00 (Sangat Tinggi)
    graded = WDP
    graded.achievement = WDP (3) / WTP (4) × 100 = 75,00 (Sedang)
    done = tidak
    done.achievement = tidak ≠ ya = 0,00 (Sangat Rendah)
    ");
}

#[test]
fn a_given_realization_keeps_its_own_places() {
    let framework = framework_of(
        r#"
        [defaults]
        places = 1
        [indicator.gini]
        name = "Rasio gini"
        targets = { 2025 = "0,4" }
        [indicator.bawaan]
        name = "Angka desimal bawaan"
        formula = "n / m * 100"
        targets = { 2025 = 40 }
        [indicator.sendiri]
        name = "Angka desimal sendiri"
        formula = "n / m * 200"
        places = 3
        targets = { 2025 = 70 }
        [series]
        n = "N"
        m = "M"
        [data.2025]
        n = 1
        m = 3
        [realized.2025]
        gini = 421e-3
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    for (id, realized, achieved) in [
        ("gini", "0.421", "105.25"),
        ("bawaan", "33.3", "83.25"),
        ("sendiri", "66.667", "95.24"),
    ] {
        assert_eq!(realization(&evaluation, id), realized, "{id}");
        assert_eq!(achievement(&evaluation, id), achieved, "{id}");
    }
}

#[test]
fn defaults_hold_where_an_indicator_says_nothing() {
    let framework = framework_of(
        r#"
        [defaults]
        unit = "hari"
        polarity = "lower"
        method = "ratio"
        frequency = "quarter"
        [indicator.bawaan]
        name = "Bawaan"
        targets = { 2025 = 10 }
        [indicator.sendiri]
        name = "Sendiri"
        unit = "orang"
        polarity = "higher"
        frequency = "year"
        targets = { 2025 = 10 }
        [indicator.lain]
        name = "Cara lain"
        method = "gap"
        targets = { 2025 = 10 }
        [stage]
        2026 = "Q1"
        [realized.2025]
        bawaan = 8
        sendiri = 8
        lain = 8
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    for (id, unit, polarity, method, achieved) in [
        ("bawaan", "hari", "lower", "ratio", "125.00"),
        ("sendiri", "orang", "higher", "ratio", "80.00"),
        ("lain", "hari", "lower", "gap", "20.00"),
    ] {
        let json = serde_json::to_value(evaluation.indicator(id).unwrap()).unwrap();
        let found = ["unit", "polarity", "method"].map(|key| json[key].as_str().unwrap());
        assert_eq!(found, [unit, polarity, method], "{id}");
        assert_eq!(achievement(&evaluation, id), achieved, "{id}");
    }
    let next = evaluated(&framework, 2026);
    let reasons = ["bawaan", "sendiri"].map(|id| achievement(&next, id));
    assert_eq!(
        reasons,
        ["no_target", "not_due"],
        "a quarter has passed, a year has not"
    );
}

#[test]
fn what_is_measured_at_which_level() {
    let framework = framework_of(
        r#"
        [goal]
        tujuan = "Tujuan"
        [objective]
        sasaran = { name = "Sasaran", goal = "tujuan" }
        kosong = "Tanpa indikator"
        [program.prog.activity.keg]
        name = "Kegiatan"
        [program.prog.activity.keg.sub_activity]
        sub = "Sub kegiatan"
        [program.prog]
        name = "Program"
        [indicator]
        g = { name = "G", of = "tujuan", targets = { 2025 = 10 } }
        o = { name = "O", of = "sasaran", targets = { 2025 = 10 } }
        p = { name = "P", of = "prog", targets = { 2025 = 10 } }
        k = { name = "K", of = "keg", targets = { 2025 = 10 } }
        s = { name = "S", of = "sub", targets = { 2025 = 10 } }
        d = { name = "D", of = "organization", targets = { 2025 = 10 } }
        n = { name = "N", targets = { 2025 = 10 } }
        [realized.2025]
        g = 5
        o = 9
        p = 1
        k = 2
        s = 3
        d = 4
        n = 6
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    let json = serde_json::to_value(&evaluation.indicators).unwrap();
    let levels: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["level"].as_str().unwrap())
        .collect();
    assert_eq!(
        levels,
        [
            "goal",
            "objective",
            "program",
            "activity",
            "sub_activity",
            "organization",
            "organization"
        ]
    );
    assert_eq!(
        aggregate(&evaluation, "tujuan"),
        "50.00",
        "a goal takes its own indicators alone"
    );
    assert_eq!(aggregate(&evaluation, "sasaran"), "90.00");
    assert_eq!(aggregate(&evaluation, "kosong"), "no_indicators");
    let (goals, objectives) = (
        &evaluation.summary.goal_indicators,
        &evaluation.summary.objective_indicators,
    );
    assert_eq!(
        (goals.total, goals.mean.unwrap().to_string()),
        (1, "50.00".to_owned())
    );
    assert_eq!(
        (objectives.total, objectives.mean.unwrap().to_string()),
        (1, "90.00".to_owned())
    );
}

// ───────────── Rules ─────────────

const GROWTH: &str = r#"
[objective]
mutu = "Mutu"
[indicator.tumbuh]
of = "mutu"
name = "Pertumbuhan"
formula = "(n - m) / m * 100"
targets = { 2025 = "0,59" }
[series]
n = "N"
m = "M"
[data.2025]
n = 25611
m = 25391
"#;

#[test]
fn the_caller_wins_over_the_file_and_the_file_over_the_default() {
    let capped = Rules {
        cap: Some(120.into()),
        ..Rules::default()
    };
    let one_place = Rules {
        places: lkj_core::arithmetic::Places::new(1),
        ..Rules::default()
    };
    for (file, caller, expected, rules, from) in [
        (
            "",
            Rules::default(),
            "147.46",
            "permendagri-86-2017",
            "default",
        ),
        (
            "profile = \"raw\"",
            Rules::default(),
            "146.86",
            "raw",
            "file",
        ),
        (
            "realization = \"exact\"",
            Rules::default(),
            "146.86",
            "permendagri-86-2017",
            "file",
        ),
        (
            "places = 0",
            Rules::default(),
            "147",
            "permendagri-86-2017",
            "file",
        ),
        (
            "profile = \"raw\"",
            Rules::profile("permendagri-86-2017"),
            "147.46",
            "permendagri-86-2017",
            "caller",
        ),
        (
            "profile = \"raw\"",
            one_place.clone(),
            "146.9",
            "raw",
            "caller",
        ),
        (
            "cap = 110",
            Rules::default(),
            "110.00",
            "permendagri-86-2017",
            "file",
        ),
        (
            "cap = 110",
            capped,
            "120.00",
            "permendagri-86-2017",
            "caller",
        ),
        (
            "cap = 110",
            one_place,
            "110.0",
            "permendagri-86-2017",
            "caller",
        ),
        (
            "cap = 110",
            Rules::profile("raw"),
            "146.86",
            "raw",
            "caller",
        ),
    ] {
        let framework = framework_of(&format!("{GROWTH}[rules]\n{file}\n"));
        let evaluation = evaluated_by(&framework, 2025, &caller);
        assert_eq!(
            achievement(&evaluation, "tumbuh"),
            expected,
            "{file} {caller:?}"
        );
        let meta = serde_json::to_value(&evaluation.meta).unwrap();
        assert_eq!(
            (&meta["rules"], &meta["rules_from"]),
            (&rules.into(), &from.into()),
            "{file}"
        );
    }
    let unknown =
        framework_of(GROWTH).evaluate(Year::new(2025).unwrap(), &Rules::profile("ngawur"));
    assert_eq!(
        unknown.unwrap_err().to_string(),
        "unknown rules profile \"ngawur\""
    );
}

#[test]
fn caps_and_floors_limit_what_counts_and_leave_the_raw_number() {
    let framework = framework_of(
        r#"
        [rules]
        cap = 120
        floor = 0
        [objective]
        mutu = "Mutu"
        [indicator.tinggi]
        of = "mutu"
        name = "Tinggi"
        targets = { 2025 = 7 }
        [indicator.rendah]
        of = "mutu"
        name = "Rendah"
        polarity = "lower"
        targets = { 2025 = 10 }
        [indicator.biasa]
        of = "mutu"
        name = "Biasa"
        targets = { 2025 = 10 }
        [realized.2025]
        tinggi = 14
        rendah = 25
        biasa = 9
        "#,
    );
    let evaluation = evaluated(&framework, 2025);
    for (id, raw, counted) in [
        ("tinggi", "200.00", "120.00"),
        ("rendah", "-50.00", "0.00"),
        ("biasa", "90.00", "90.00"),
    ] {
        let result = evaluation
            .indicator(id)
            .unwrap()
            .achievement
            .measured()
            .unwrap();
        assert_eq!(
            (
                result.raw.to_string().as_str(),
                result.value.to_string().as_str()
            ),
            (raw, counted),
            "{id}"
        );
    }
    assert_eq!(
        aggregate(&evaluation, "mutu"),
        "70.00",
        "(120 + 0 + 90) / 3"
    );
    let line = &evaluation.summary.objective_indicators;
    assert_eq!(line.mean.unwrap().to_string(), "70.00");
    assert_eq!(
        line.mean_capped.unwrap().to_string(),
        "63.33",
        "(100 + 0 + 90) / 3"
    );
    for (reference, expected) in [
        ("tinggi.raw", "200,00 %"),
        ("tinggi.achievement", "120,00 %"),
    ] {
        assert_eq!(value(&framework, 2025, reference), expected);
    }
}

/// Indicators of which each reaches the percentage in its id.
fn reaching(rules: &str, percentages: &[&str]) -> Evaluation {
    use std::fmt::Write as _;
    let mut text = format!("{rules}\n[realized.2025]\n");
    for percent in percentages {
        writeln!(text, "p{} = {percent}", percent.replace(['.', '-'], "_")).unwrap();
    }
    for percent in percentages {
        let id = percent.replace(['.', '-'], "_");
        writeln!(
            text,
            "[indicator.p{id}]\nname = \"{percent}\"\ntargets = {{ 2025 = 100 }}"
        )
        .unwrap();
    }
    evaluated(&framework_of(&text), 2025)
}

#[test]
fn a_file_may_have_a_scale_of_its_own() {
    let rules = r#"
        [rules.scale]
        name = "Skala dinas"
        classes = [
          { label = "Memuaskan", from = 91, to = 120 },
          { label = "Baik", from = 71, to = 90 },
          { label = "Kurang", from = 10, to = 70 },
        ]
    "#;
    let cases = [
        ("121", "-"),
        ("120", "Memuaskan"),
        ("91", "Memuaskan"),
        ("90.5", "Baik*"),
        ("90", "Baik"),
        ("70.01", "Kurang*"),
        ("70", "Kurang"),
        ("10", "Kurang"),
        ("9.99", "-"),
    ];
    let evaluation = reaching(rules, &cases.map(|(percent, _)| percent));
    for (percent, expected) in cases {
        let id = format!("p{}", percent.replace('.', "_"));
        assert_eq!(category(&evaluation, &id), expected, "{percent}");
    }
    let json = serde_json::to_value(evaluation.indicator("p90_5").unwrap()).unwrap();
    assert_eq!(json["achievement"]["in_gap"], true);
}

#[test]
fn the_default_scale_has_five_classes_and_no_top() {
    let cases = [
        ("184.75", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.99", "Tinggi*"),
        ("76", "Tinggi"),
        ("75.5", "Sedang*"),
        ("66", "Sedang"),
        ("65", "Rendah"),
        ("51", "Rendah"),
        ("50.01", "Sangat Rendah*"),
        ("0", "Sangat Rendah"),
    ];
    let evaluation = reaching("", &cases.map(|(percent, _)| percent));
    for (percent, expected) in cases {
        let id = format!("p{}", percent.replace('.', "_"));
        assert_eq!(category(&evaluation, &id), expected, "{percent}");
    }
}

#[test]
fn a_target_missed_at_a_hundred_percent_is_remarked() {
    let text = r#"
        [indicator.luas]
        name = "Luas panen"
        targets = { 2025 = 10_000 }
        [indicator.tunggu]
        name = "Waktu tunggu"
        polarity = "at_most"
        targets = { 2025 = "< 5" }
        [indicator.izin]
        name = "Izin yang terbit"
        targets = { 2025 = 10_000 }
        [realized.2025]
        luas = "9.999,9"
        tunggu = 5
        izin = 10_000
    "#;
    let evaluation = evaluated(&framework_of(text), 2025);
    for id in ["luas", "tunggu", "izin"] {
        assert_eq!(achievement(&evaluation, id), "100.00");
    }
    assert_eq!(
        remarks(&evaluation),
        [
            "missed-in-spite-of-percentage indicator.luas",
            "missed-in-spite-of-percentage indicator.tunggu",
        ]
    );
    insta::assert_snapshot!(evaluation.remarks[0].message(Locale::Indonesian), @"luas: target tidak tercapai, walaupun capaiannya terbaca 100,00 %");
    insta::assert_snapshot!(evaluation.remarks[0].message(Locale::English), @"luas: the target was missed, although the achievement reads 100.00 %");
}

#[test]
fn a_missing_part_of_a_year_is_the_one_before_where_that_is_asked_for() {
    let to_date = |carry_forward: &str| {
        let text = format!(
            r#"
            [indicator.puas]
            name = "Pelanggan puas"
            unit = "%"
            combine = "average"
            targets_are = "positions"
            {carry_forward}
            targets = {{ 2025-Q1 = 80, 2025-Q2 = 80, 2025-Q3 = 81, 2025 = 90 }}
            [realized]
            2025-Q1 = {{ puas = 70 }}
            2025-Q3 = {{ puas = 90 }}
            "#
        );
        let evaluation = evaluated(&framework_of(&text), 2025);
        let periods = &evaluation.indicator("puas").unwrap().periods;
        let each = periods.iter().map(|one| {
            let to_date = &one.to_date;
            let figure = |value: Option<rust_decimal::Decimal>| {
                value.map_or("-".to_owned(), |value| value.to_string())
            };
            format!(
                "{} / {} = {} ({} of {}{}), annual {}",
                figure(to_date.realization),
                figure(to_date.target),
                told(&to_date.achievement),
                to_date.filled,
                to_date.due,
                if to_date.carried { ", carried" } else { "" },
                told(&one.annual)
            )
        });
        each.collect::<Vec<_>>()
    };
    assert_eq!(
        to_date(""),
        [
            "70.00 / 80 = 87.50 (1 of 1), annual 77.78",
            "70.00 / 80 = 87.50 (1 of 2), annual 77.78",
            "80.00 / 80.5 = 99.38 (2 of 3), annual 88.89",
            "80.00 / 80.5 = 99.38 (2 of 4), annual 88.89",
        ]
    );
    assert_eq!(
        to_date("carry_forward = true"),
        [
            "70.00 / 80 = 87.50 (1 of 1), annual 77.78",
            "70.00 / 80 = 87.50 (1 of 2, carried), annual 77.78",
            "76.67 / 80.33 = 95.44 (2 of 3, carried), annual 85.19",
            "80.00 / - = no_target (2 of 4, carried), annual 88.89",
        ]
    );
}

#[test]
fn benchmarks_are_quantities() {
    let framework = framework_of(
        r#"
        [indicator.rat]
        name = "Koperasi yang melaksanakan RAT"
        unit = "%"
        targets = { 2019 = "80,94" }
        [indicator.selisih]
        name = "Jarak dari provinsi"
        formula = 'rat - rat.benchmark["Provinsi"]'
        targets = { 2019 = 1 }
        [indicator.aktif]
        name = "Koperasi aktif"
        targets = { 2019 = 80 }
        [realized.2019]
        rat = "80,34"
        aktif = 81
        [benchmark.2018]
        aktif = { of = "Provinsi", value = 70 }
        [benchmark.2019]
        rat = [{ of = "Provinsi", value = "78,50" }, { of = "Nasional", value = "81,25" }]
        "#,
    );
    let value = |reference| value(&framework, 2019, reference);
    assert_eq!(value(r#"rat.benchmark["Provinsi"]"#), "78,50");
    assert_eq!(value(r#"rat.benchmark["Nasional"]"#), "81,25");
    assert_eq!(value("aktif.benchmark[2018]"), "70");
    assert_eq!(value("selisih"), "1,84");
    let unexplained = |reference| unexplained(&framework, reference);
    assert_eq!(value("aktif.benchmark"), "missing_data");
    assert_eq!(
        unexplained("rat.benchmark"),
        "in \"rat.benchmark\" at character 1: whose benchmark is not said; write rat.benchmark[\"Nasional\"] or rat.benchmark[\"Provinsi\"]"
    );
    assert_eq!(
        unexplained(r#"rat.benchmark["Propinsi"]"#),
        "in \"rat.benchmark[\"Propinsi\"]\" at character 1: there is no part \"Propinsi\"; did you mean Provinsi?"
    );
    assert_eq!(
        unexplained("selisih.benchmark"),
        "in \"selisih.benchmark\" at character 1: selisih has no benchmark; add it under [benchmark.YEAR]"
    );
    assert_eq!(
        unexplained("aktif.benchmark@plan"),
        "in \"aktif.benchmark@plan\" at character 1: found @plan, expected the end"
    );
}

#[test]
fn a_category_that_rests_on_rounding_is_remarked() {
    let text = r#"
        [indicator.pad]
        name = "Pendapatan"
        targets = { 2025 = 1400 }
        [realized.2025]
        pad = "923,93"
    "#;
    let evaluation = evaluated(&framework_of(text), 2025);
    assert_eq!(achievement(&evaluation, "pad"), "66.00");
    assert_eq!(category(&evaluation, "pad"), "Sedang");
    assert_eq!(remarks(&evaluation), ["category-by-rounding indicator.pad"]);
    insta::assert_snapshot!(evaluation.remarks[0].message(Locale::Indonesian), @"pad: kategori Sedang karena pembulatan; tanpa pembulatan Rendah");

    let exact = format!(
        r#"{text}
        [rules.scale]
        reads = "exact"
        classes = [{{ label = "Sedang", from = 66 }}, {{ label = "Rendah", to = 65 }}]
        "#
    );
    let evaluation = evaluated(&framework_of(&exact), 2025);
    assert_eq!(category(&evaluation, "pad"), "Rendah*");
    assert_eq!(
        achievement(&evaluation, "pad"),
        "66.00",
        "what is shown stays as it is"
    );
}

#[test]
fn a_category_that_rests_on_rounding_names_the_reading_of_the_scale() {
    let text = r#"
        [rules.scale]
        reads = "exact"
        classes = [
            { label = "Baik", from = 90 },
            { label = "Cukup", from = 75, below = 90 },
            { label = "Kurang", below = 75 },
        ]
        [indicator.y]
        name = "Rasio"
        targets = { 2025 = 1000 }
        [realized.2025]
        y = "899,96"
    "#;
    let framework = framework_of(text);
    let evaluation = evaluated(&framework, 2025);
    assert_eq!(achievement(&evaluation, "y"), "90.00");
    assert_eq!(category(&evaluation, "y"), "Cukup");
    let remark = &evaluation.remarks[0];
    insta::assert_snapshot!(remark.message(Locale::Indonesian), @"y: kategori Cukup tanpa pembulatan; dengan pembulatan Baik");
    insta::assert_snapshot!(remark.message(Locale::English), @"y: Cukup without rounding; Baik by rounding");

    let check = framework
        .check(Year::new(2025).unwrap(), &Rules::default())
        .unwrap();
    let finding = check
        .findings
        .iter()
        .find(|finding| finding.rule.id == "plausibility/category-by-rounding")
        .unwrap();
    insta::assert_snapshot!(finding.message.indonesian, @"Rasio: Cukup tanpa pembulatan; dengan pembulatan Baik");
    insta::assert_snapshot!(finding.message.english, @"Rasio: Cukup without rounding; Baik by rounding");
}

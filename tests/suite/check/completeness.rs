//! What the rules on completeness find in the Lumajang report, and where they keep still.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::check::{Check, Severity};
use lkj_core::{Framework, Rules, Year};
use lkj_suite::{lumajang_files, read};

fn check(framework: &Framework, year: u16) -> Check {
    framework
        .check(Year::new(year).unwrap(), &Rules::default())
        .unwrap()
}

/// What the findings of a rule are about.
fn about<'a>(check: &'a Check, rule: &str) -> Vec<&'a str> {
    let findings = check.findings.iter();
    findings
        .filter(|finding| finding.rule.id == format!("completeness/{rule}"))
        .map(|finding| finding.about.as_str())
        .collect()
}

#[test]
fn what_the_report_lacks_is_found() {
    let check = check(&read(&lumajang_files()), 2019);
    let found = |rule| about(&check, rule);
    assert_eq!(
        found("list-incomplete"),
        [
            "lkj: Bab I.A: profile.pendidikan: SMP",
            "lkj: Bab II.A.3, uraian program: programs: lingkungan"
        ]
    );
    assert_eq!(
        found("sibling-silent"),
        ["lkj: Bab III.A, program 4: kelembagaan"]
    );
    assert_eq!(found("measure-target-missing").len(), 12);
    assert_eq!(found("measure-realization-missing").len(), 7);
    assert_eq!(
        found("not-printed"),
        [
            "lkj: aktif.achievement",
            "lkj: aktif[2018]",
            "lkj: rat.achievement",
            "lkj: sehat.achievement",
            "lkj: tumbuh.achievement",
            "lkj: tumbuh[2018]",
            "lkj: kembang.achievement"
        ]
    );
    assert_eq!(
        found("analysis-missing"),
        ["kualitas[2019]", "kuantitas[2019]"]
    );
    assert_eq!(
        found("announced-missing"),
        [
            "lkj: Tabel 1.5: Tabel 1.5, kolom Kondisi",
            "lkj: Bab III.A: Pengukuran Kinerja Kegiatan (PKK)",
            "lkj: Bab III.A: Pengukuran Pencapaian Sasaran (PPS)",
            "lkj: Bab III.A: Lampiran Pengukuran Kinerja Kegiatan (PPK)"
        ]
    );
    assert_eq!(found("subtotal-missing"), ["lkj: Tabel 3.3"]);
    assert!(found("table-numbering").contains(&"lkj: Tabel 3.2"));
    assert_eq!(found("table-repeated").len(), 2 + 4);
    let silent = check
        .findings
        .iter()
        .find(|finding| finding.rule.id == "completeness/sibling-silent")
        .unwrap();
    assert_eq!(silent.expected.as_deref(), Some("Rp 52.515.000; 7,49 %"));
}

/// A year under way: targets, a first half, money that is not all spent.
const UNDER_WAY: &str = r#"
[organization]
name = "Dinas Contoh"
[stage]
2025 = "Q2"
[plan]
period = [2021, 2026]
[objective]
mutu = "Meningkatnya mutu layanan"
[indicator.puas]
of = "mutu"
name = "Pengguna yang puas"
unit = "%"
frequency = "quarter"
targets = { 2024 = 80, 2025 = 85, 2025-Q1 = 20, 2025-Q2 = 40, 2026 = 86 }
[indicator.waktu]
of = "mutu"
name = "Waktu layanan"
unit = "menit"
polarity = "lower"
targets = { 2025 = 30, 2026 = 28 }
[realized.2024]
puas = 79
[realized.2025-Q1]
puas = 22
[realized.2025-Q2]
puas = 38
[agreement.2025]
targets = { puas = 85, waktu = 30 }
[program.layanan]
name = "Pelayanan"
role = "main"
supports = ["puas"]
[program.layanan.activity.loket]
name = "Loket"
output = { text = "Loket", targets = { 2025 = "3 loket" } }
outcome = { of = ["puas"] }
[program.layanan.activity.antrean]
name = "Antrean, mulai tahun depan"
output = "Mesin"
[money.2025]
loket = { budget = 100_000_000, spent = 40_000_000 }
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2025"
year = 2025
[[claims]]
at = "lkj: Tabel 2.1"
columns = ["target"]
rows = [["puas", "85"], ["waktu", "30"]]
"#;

#[test]
fn a_year_under_way_is_not_asked_for_what_is_not_due() {
    let framework = Framework::from_toml(UNDER_WAY).unwrap();
    let check = check(&framework, 2025);
    let loud: Vec<_> = check
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn a_report_of_another_year_is_left_alone() {
    let check = check(&read(&lumajang_files()), 2018);
    for rule in ["list-incomplete", "sibling-silent", "subtotal-missing"] {
        assert!(about(&check, rule).is_empty(), "{rule}");
    }
    for rule in ["announced-missing", "table-numbering", "not-printed"] {
        assert!(about(&check, rule).is_empty(), "{rule}");
    }
    assert_eq!(about(&check, "not-measured"), ["indicators[2018]"]);
}

#[test]
fn a_document_quoted_here_and_there_is_not_said_to_print_nothing() {
    let text = r#"
[organization]
name = "Dinas Contoh"
[objective]
mutu = "Meningkatnya mutu"
[indicator]
a = { of = "mutu", name = "A", targets = { 2019 = 10 } }
b = { of = "mutu", name = "B", targets = { 2019 = 10 } }
c = { of = "mutu", name = "C", targets = { 2019 = 10 } }
[realized.2019]
a = 10
b = 10
c = 10
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
[[claims]]
at = "lkj: Bab IV"
text = "mencapai {100 = a.achievement}"
"#;
    let framework = Framework::from_toml(text).unwrap();
    assert!(about(&check(&framework, 2019), "not-printed").is_empty());
}

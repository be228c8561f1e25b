//! What the checker finds in the Lumajang report: everything that a careful reader found, and
//! nothing in the corrected one.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::fs;

use lkj_core::check::{Check, Severity};
use lkj_core::{Rules, Year};
use lkj_suite::{ROOT, files_of, lumajang_files, read};

fn check(files: &[(String, String)]) -> Check {
    let year = Year::new(2019).unwrap();
    read(files).check(year, &Rules::default()).unwrap()
}

/// What a reader found, by the number of the list in the README beside the report; the rule that
/// finds it; and how what it is about begins.
const FOUND_BY_READING: &[(&str, &str, &str)] = &[
    ("1", "arithmetic/claim", "lkj: Tabel 1.2: Golongan I: share"),
    (
        "2",
        "arithmetic/claim",
        "lkj: Tabel 1.2: Golongan II: share",
    ),
    (
        "3",
        "arithmetic/claim",
        "lkj: Tabel 1.2: Golongan III: share",
    ),
    (
        "4",
        "arithmetic/claim",
        "lkj: Tabel 1.2: Golongan IV: share",
    ),
    (
        "5–8",
        "arithmetic/claim",
        "lkj: Bab I.A: profile.golongan.share[\"Golongan I\"]",
    ),
    (
        "9",
        "completeness/list-incomplete",
        "lkj: Bab I.A: profile.pendidikan: SMP",
    ),
    (
        "10",
        "arithmetic/claim",
        "lkj: Tabel 1.2: profile.pendidikan.total",
    ),
    (
        "11",
        "format/malformed-number",
        "lkj: Tabel 3.3: laporan_kinerja: spent",
    ),
    ("12", "arithmetic/claim", "lkj: Tabel 3.1: mean("),
    ("13", "consistency/label", "lkj: Tabel 3.1"),
    ("14", "consistency/label", "lkj: Bab III.A"),
    (
        "15",
        "arithmetic/shares-of-a-whole",
        "lkj: Bab III.A, program 7: lingkungan",
    ),
    (
        "16",
        "completeness/sibling-silent",
        "lkj: Bab III.A, program 4: kelembagaan",
    ),
    ("17", "consistency/name", "lkj: Tabel 2.3: kuantitas: name"),
    ("18", "consistency/name", "lkj: Tabel 2.3: sehat: of"),
    (
        "19",
        "completeness/nothing-to-compare",
        "lkj: Bab III.B, sehat: sehat.target[2018]@plan",
    ),
    (
        "20",
        "plausibility/composite-outcome",
        "kembang, rat, sehat",
    ),
    (
        "21",
        "plausibility/outcome-target-differs",
        "kembang, rat, sehat",
    ),
    ("22", "completeness/measure-target-missing", "pk2ukm[2019]"),
    (
        "23",
        "completeness/measure-realization-missing",
        "operasional[2019]",
    ),
    ("24", "completeness/not-printed", "lkj: rat.achievement"),
    ("25", "consistency/label", "lkj: Bab III.B"),
    ("26", "consistency/note-about-another", "rat: sehat"),
    (
        "27",
        "consistency/trend",
        "lkj: Bab III.B, RAT: trend(kop_dinilai)",
    ),
    ("28", "consistency/conclusions-contradict", "2019"),
    (
        "28",
        "consistency/category",
        "lkj: Bab IV: objectives.category",
    ),
    (
        "29",
        "plausibility/efficiency-without-basis",
        "lkj: Bab III.C",
    ),
    (
        "30",
        "completeness/list-incomplete",
        "lkj: Bab II.A.3, uraian program: programs: lingkungan",
    ),
    (
        "31",
        "consistency/two-sets-of-strategies",
        "strategy: Tabel 2.2: Bab III.D",
    ),
    (
        "32",
        "consistency/name",
        "lkj: Tabel 2.2: laporan_semester: name",
    ),
    (
        "33",
        "consistency/name",
        "lkj: Tabel 2.4: pemberdayaan: name",
    ),
    (
        "34",
        "consistency/name",
        "lkj: Bab III.A, program 1: operasional: name",
    ),
    (
        "35",
        "completeness/table-repeated",
        "lkj: Bab III.A, tabel program dan kegiatan",
    ),
    ("36", "consistency/name", "lkj: Tabel 3.1: "),
    ("37", "completeness/table-numbering", "lkj: Tabel 3.2"),
    (
        "38",
        "consistency/abbreviation",
        "pengukuran kinerja kegiatan: PPK",
    ),
    (
        "38",
        "completeness/announced-missing",
        "lkj: Bab III.A: Pengukuran Pencapaian Sasaran (PPS)",
    ),
    (
        "39",
        "consistency/name",
        "lkj: Bab III.A: organization.short",
    ),
    ("40", "legal/replaced-regulation", "PermenPANRB 29/2010"),
    (
        "41",
        "legal/superseded-term",
        "lkj: Bab II.B: Penetapan Kinerja",
    ),
    ("41", "legal/replaced-regulation", "Inpres 5/2004"),
    ("42", "legal/superseded-term", "lkj: Bab IV: LAKIP"),
    (
        "43",
        "legal/regulation-title",
        "lkj: Bab I.A: regulations.title[\"Perda 15/2016\"]",
    ),
    (
        "44",
        "legal/regulation-title",
        "lkj: Bab I.A: regulations.title[\"Perbup 76/2016\"]",
    ),
    ("45", "legal/replaced-regulation", "PP 58/2005"),
    ("46", "legal/replaced-regulation", "PP 79/2005"),
    ("47", "legal/replaced-regulation", "PP 38/2007"),
    ("48", "legal/replaced-regulation", "PP 41/2007"),
    (
        "49",
        "format/repeated-word",
        "lkj: Bab I.C: Peraturan Daerah",
    ),
    ("51", "consistency/name", "lkj: Tabel 2.1: koperasi: name"),
    (
        "52",
        "consistency/name",
        "lkj: Tabel 3.1: laporan_ikm: name",
    ),
    (
        "53",
        "format/stray-parenthesis",
        "lkj: Bab III.A, program 5: ",
    ),
    ("56", "format/mixed-notation", "lkj"),
    ("57", "plausibility/target-behind-percent", "kembang"),
    ("58", "plausibility/end-target-passed", "sehat"),
    ("58", "plausibility/end-target-passed", "tumbuh"),
    ("58", "plausibility/target-steps", "sehat"),
    ("59", "plausibility/lone-fall", "um[\"Tempursari\"][2018]"),
    ("59", "plausibility/unchanged-for-years", "um"),
    ("60", "completeness/not-printed", "lkj: aktif[2018]"),
    ("61", "completeness/analysis-missing", "kualitas[2019]"),
    ("62", "completeness/subtotal-missing", "lkj: Tabel 3.3"),
    (
        "62",
        "completeness/nothing-to-compare",
        "lkj: Tabel 3.1: gaji: absorption",
    ),
    ("63", "consistency/count", "lkj: Bab III.A: measures.count"),
    (
        "64",
        "completeness/announced-missing",
        "lkj: Tabel 1.5: Tabel 1.5, kolom Kondisi",
    ),
    (
        "65",
        "consistency/count",
        "lkj: Tabel 1.4: units.count[\"IV a\"]",
    ),
];

#[test]
fn all_that_a_reader_found_is_found() {
    let check = check(&lumajang_files());
    for (number, rule, about) in FOUND_BY_READING {
        let is_found = check
            .findings
            .iter()
            .any(|finding| finding.rule.id == *rule && finding.about.starts_with(about));
        assert!(is_found, "{number}: {rule} finds nothing about {about}");
    }
    assert!(check.has_errors());
}

#[test]
fn the_readme_lists_what_finds_what() {
    let readme = fs::read_to_string(format!("{ROOT}/examples/lumajang-2019/README.md")).unwrap();
    let (_, list) = readme.split_once("## What a reader finds").unwrap();
    for (number, rule, about) in FOUND_BY_READING {
        let row = list
            .lines()
            .find(|line| line.starts_with(&format!("| {number} |")))
            .unwrap_or_else(|| panic!("the README has no row {number}"));
        assert!(
            row.contains(&format!("`{rule}`")),
            "{number}: {rule} ({about})"
        );
    }
}

#[test]
fn claims_that_hold_are_not_reported() {
    let check = check(&lumajang_files());
    let claims = check.claims;
    assert!(claims.held > 850, "{claims:?}");
    assert_eq!(
        claims.checked + claims.restated,
        claims.held + claims.failed
    );
    // Each claim that fails is told once, and none that holds.
    let of_claims = check.findings.iter().filter(|finding| {
        let kinds = [
            "arithmetic/claim",
            "arithmetic/truncated",
            "arithmetic/last-digit",
        ];
        kinds.contains(&finding.rule.id)
    });
    assert_eq!(of_claims.count(), 10);
}

#[test]
fn a_ratio_of_sums_that_is_called_a_mean_is_recognized() {
    let check = check(&lumajang_files());
    let mean = check
        .findings
        .iter()
        .find(|finding| finding.about.starts_with("lkj: Tabel 3.1: mean("))
        .unwrap();
    assert_eq!(mean.expected.as_deref(), Some("92,37 %"));
    let guesses: Vec<_> = mean
        .conjectures
        .iter()
        .map(|one| one.message(lkj_core::Locale::English))
        .collect();
    assert_eq!(guesses, ["fits Σ / Σ (total.absorption)"]);
}

#[test]
fn the_corrected_report_is_in_order() {
    let check = check(&files_of("examples/lumajang-2019-corrected"));
    let serious: Vec<_> = check
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| format!("{}: {}", finding.rule.id, finding.message.english))
        .collect();
    assert_eq!(serious, [""; 0]);
    assert_eq!(check.claims.failed, 0);
    assert!(check.claims.held > 1000);
}

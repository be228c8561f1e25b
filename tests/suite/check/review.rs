//! The review sheet of the Lumajang report, and of the same report put right.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::check::{Answer, RULES, ReviewSheet};
use lkj_core::{Framework, Rules, Year};
use lkj_suite::{files_of, lumajang_files, read};

fn sheet(framework: &Framework) -> ReviewSheet {
    let year = Year::new(2019).unwrap();
    framework.review(year, &Rules::default()).unwrap()
}

/// The answers of each group, a letter each: yes, no, for a person, explanation not needed.
fn answers(sheet: &ReviewSheet) -> Vec<String> {
    let letter = |answer| match answer {
        Answer::Yes => 'y',
        Answer::No => 'n',
        Answer::Person => 'p',
        _ => '-',
    };
    let groups = sheet.groups.iter();
    groups
        .map(|group| {
            let statements = group.statements.iter();
            statements
                .map(|statement| letter(statement.answer))
                .collect()
        })
        .collect()
}

#[test]
fn the_report_as_it_was_printed() {
    let framework = read(&lumajang_files());
    let sheet = sheet(&framework);
    assert_eq!(answers(&sheet), ["yynnnn", "pnpnnpp", "nypnppnppp"]);
}

#[test]
fn the_report_put_right() {
    let framework = read(&files_of("examples/lumajang-2019-corrected"));
    let sheet = sheet(&framework);
    assert_eq!(answers(&sheet), ["yyyyyy", "pppyppp", "yy-yy-yppp"]);
    let statements = sheet.groups.iter().flat_map(|group| &group.statements);
    for statement in statements {
        assert!(statement.findings.is_empty(), "{statement:?}");
    }
}

#[test]
fn a_no_names_open_findings_and_every_rule_exists() {
    let framework = read(&lumajang_files());
    let check = framework
        .check(Year::new(2019).unwrap(), &Rules::default())
        .unwrap();
    let open: Vec<String> = check
        .findings
        .iter()
        .map(lkj_core::Finding::fingerprint)
        .collect();
    let sheet = sheet(&framework);
    let counts: Vec<usize> = sheet
        .groups
        .iter()
        .map(|one| one.statements.len())
        .collect();
    assert_eq!(counts, [6, 7, 10]);
    assert!(!sheet.verified, "the statements are from memory");
    for statement in sheet.groups.iter().flat_map(|group| &group.statements) {
        for rule in statement.rules {
            assert!(RULES.iter().any(|known| known.id == *rule), "{rule}");
        }
        for fingerprint in &statement.findings {
            assert!(open.contains(fingerprint), "{statement:?}");
            assert_eq!(statement.answer, Answer::No);
        }
    }
}

#[test]
fn it_is_written_in_both_languages() {
    let framework = read(&lumajang_files());
    let json = serde_json::to_value(sheet(&framework)).unwrap();
    let first = &json["groups"][0]["statements"][1];
    assert_eq!(first["answer"], "yes");
    assert_eq!(first["statement"], "Target kinerja disajikan");
    assert_eq!(first["statement_en"], "Targets are given");
    assert_eq!(json["verified"], false);
}

#[test]
fn an_almost_empty_file_is_answered_too() {
    let framework = Framework::from_toml("[organization]\nname = \"Dinas Contoh\"\n").unwrap();
    assert_eq!(
        answers(&sheet(&framework)),
        ["nnnpnn", "pppnppp", "nppnnpnnpn"]
    );
}

//! What a check gives: findings with places and fingerprints that stay, decisions of reviewers,
//! what became of older findings, JSON and SARIF.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::check::{Check, ClaimsHeld, RULES, Severity};
use lkj_core::{Framework, Locale, Rules, Year};
use lkj_suite::framework_of;
use serde_json::Value;

const REPORT: &str = r#"
[program.sarpras]
name = "Sarana Prasarana"
[money.2019]
sarpras = { budget = 310_170_250, spent = 236_452_769 }
[[claims]]
at = "lkj: Tabel 3.3"
line = 12
columns = ["budget", "absorption"]
rows = [["sarpras", "310.170.250", "67,23"]]
[[claims]]
at = "lkj: Bab III"
text = "dana {Rp. 310.170.250,- = sarpras.budget} terserap {76,23 % = sarpras.absorption}"
"#;

fn check(framework: &Framework) -> Check {
    framework
        .check(Year::new(2019).unwrap(), &Rules::default())
        .unwrap()
}

#[test]
fn a_finding_has_its_place_its_figures_and_how_they_came_about() {
    let found = check(&framework_of(REPORT));
    let [finding] = found.findings.as_slice() else {
        panic!("{:#?}", found.findings)
    };
    assert_eq!((finding.place.line, finding.place.column), (12, 36));
    assert_eq!(finding.document.as_deref(), Some("lkj: Tabel 3.3, sarpras"));
    assert_eq!(finding.document_line, Some(12));
    assert_eq!(finding.printed.as_deref(), Some("67,23"));
    assert_eq!(finding.expected.as_deref(), Some("76,23 %"));
    let codes: Vec<_> = finding
        .conjectures
        .iter()
        .map(lkj_core::check::Conjecture::code)
        .collect();
    assert_eq!(codes, ["digits_swapped"]);
    assert_eq!(
        finding.trace.as_deref(),
        Some(
            "sarpras.budget = 310.170.250\nsarpras.spent = 236.452.769\n\
             sarpras.absorption = spent / budget * 100 = 236.452.769 / 310.170.250 × 100 = 76,23"
        )
    );
}

#[test]
fn what_restates_is_counted_apart() {
    let framework = framework_of(REPORT);
    let claims = check(&framework).claims;
    // The budget is entered: the first print restates it, the second holds both prints together.
    assert_eq!((claims.checked, claims.restated), (3, 1));
    assert_eq!((claims.held, claims.failed), (3, 1));
    let year = Year::new(2019).unwrap();
    let computed = framework
        .check_holding(year, &Rules::default(), ClaimsHeld::Computed)
        .unwrap();
    assert_eq!((computed.claims.checked, computed.claims.restated), (3, 0));
}

#[test]
fn a_fingerprint_stays_while_the_matter_does() {
    let first = check(&framework_of(REPORT)).findings[0].fingerprint();
    let moved = REPORT
        .replace("67,23", "66,23")
        .replace("line = 12", "line = 99");
    let moved = format!("# a line more\n{moved}");
    let again = check(&framework_of(&moved)).findings[0].fingerprint();
    assert_eq!(first, again);
    assert_eq!(first.len(), 16);
    let other = REPORT.replace("Tabel 3.3", "Tabel 3.4");
    assert_ne!(
        first,
        check(&framework_of(&other)).findings[0].fingerprint()
    );
}

#[test]
fn older_findings_are_fixed_new_or_open() {
    let older = check(&framework_of(REPORT));
    let repaired = REPORT
        .replace("67,23", "76,23")
        .replace("{76,23 %", "{76,32 %");
    let newer = check(&framework_of(&repaired));
    let changes = newer.against(&older);
    assert_eq!(
        (changes.fixed.len(), changes.new.len(), changes.open.len()),
        (1, 1, 0)
    );
    let changes = older.against(&older);
    assert_eq!(
        (changes.fixed.len(), changes.new.len(), changes.open.len()),
        (0, 0, 1)
    );
}

fn decided(decision: &str) -> Check {
    check(&framework_of(&format!(
        "{REPORT}\n[[decision]]\nrule = \"arithmetic/claim\"\nreason = \"Cetakan lama\"\nby = \"Penelaah\"\n{decision}"
    )))
}

#[test]
fn a_decision_silences_the_matter_that_it_names() {
    let fingerprint = check(&framework_of(REPORT)).findings[0].fingerprint();
    for about in [
        String::new(),
        "about = \"lkj: Tabel 3.3\"".to_owned(),
        "about = \"lkj: Tabel 3.3: sarpras: absorption\"".to_owned(),
        format!("about = \"{fingerprint}\""),
    ] {
        let check = decided(&about);
        assert!(check.findings.is_empty(), "{about}: {:#?}", check.findings);
        let [silenced] = check.silenced.as_slice() else {
            panic!("{about}")
        };
        assert_eq!(silenced.decision.reason, "Cetakan lama");
        assert!(!check.has_errors());
    }
    for about in ["about = \"lkj: Tabel 3\"", "about = \"lkj: Tabel 3.4\""] {
        assert_eq!(decided(about).findings.len(), 1, "{about}");
    }
}

#[test]
fn a_decision_needs_a_reason_and_a_name() {
    let text = "[organization]\nname = \"x\"\n[[decision]]\nrule = \"arithmetic/claim\"\n";
    let problems = Framework::from_toml(text).unwrap_err();
    insta::assert_snapshot!(problems.messages(Locale::English), @r#"
            :3:1decision.0: the key "reason" is missing or empty; add reason = "…"
            :3:1decision.0: the key "by" is missing or empty; add by = "…"
            "#);
}

#[test]
fn claims_that_cannot_be_read_are_refused_with_their_place() {
    let text = "[organization]\nname = \"x\"\n[[claims]]\nat = \"lkj: Bab I\"\ntext = \"ada {25 = programs.cuont} dan {7 orang}\"\n[[claims]]\nat = \"lkj: Tabel 1\"\ncolumns = [\"budgett\", \"* 2\"]\nrows = [[\"total\", \"5\", \"6\"], [\"nothing\", \"5\", \"\"]]\n";
    let problems = Framework::from_toml(text).unwrap_err();
    insta::assert_snapshot!(problems.messages(Locale::English), @r#"
            :5:14claims.0.text: formula "programs.cuont", character 1: a thing of kind list has no cuont; did you mean count?; it has count
            :5:40claims.0.text: formula "7 orang", character 8: found }, expected = and what it should be
            :8:28claims.1.columns.1: formula "row.* 2", character 5: found "*", expected an operator or the end
            :9:24claims.1.rows.0.1: formula "total.budgett", character 1: a thing of kind total has no budgett; did you mean budget?; it has budget, original_budget, spent, remaining, absorption, remaining_share
            :9:47claims.1.rows.1.1: formula "nothing.budgett", character 1: nothing has the id "nothing"; correct it, or add it
            "#);
}

#[test]
fn json_is_as_described() {
    let json = serde_json::to_value(check(&framework_of(REPORT))).unwrap();
    insta::assert_json_snapshot!(json, @r#"
            {
              "claims": {
                "checked": 3,
                "restated": 1,
                "held": 3,
                "failed": 1
              },
              "findings": [
                {
                  "rule": "arithmetic/claim",
                  "severity": "error",
                  "place": {
                    "file": "",
                    "line": 12,
                    "column": 36,
                    "path": "claims.0.rows.0.2",
                    "document": "lkj: Tabel 3.3, sarpras",
                    "document_line": 12
                  },
                  "about": "lkj: Tabel 3.3: sarpras: absorption",
                  "message": "tercetak 67,23, seharusnya 76,23 %",
                  "message_en": "printed 67,23, should be 76.23 %",
                  "printed": "67,23",
                  "expected": "76,23 %",
                  "explanations": [
                    {
                      "code": "digits_swapped",
                      "message": "dua angka bertukar tempat",
                      "message_en": "two digits changed places"
                    }
                  ],
                  "trace": "sarpras.budget = 310.170.250\nsarpras.spent = 236.452.769\nsarpras.absorption = spent / budget * 100 = 236.452.769 / 310.170.250 × 100 = 76,23",
                  "fingerprint": "0ee09abd5dcfca34"
                }
              ],
              "silenced": []
            }
            "#);
}

#[test]
fn sarif_says_the_same() {
    let check = decided("about = \"lkj: Tabel 3.4\"");
    let sarif = check.to_sarif(Locale::English);
    let run = &sarif["runs"][0];
    assert_eq!(sarif["version"], "2.1.0");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], result["ruleId"]);
    assert_eq!(result["level"], "error");
    assert_eq!(
        result["partialFingerprints"]["lkj/v1"],
        check.findings[0].fingerprint()
    );
    assert!(
        result["message"]["text"]
            .as_str()
            .unwrap()
            .starts_with("lkj: Tabel 3.3")
    );
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startLine"], 12);
    assert_eq!(result["suppressions"], Value::Null);

    let silenced = decided("").to_sarif(Locale::English);
    let result = &silenced["runs"][0]["results"][0];
    assert_eq!(
        result["suppressions"][0]["justification"],
        "Cetakan lama (Penelaah)"
    );
}

#[test]
fn files_have_addresses() {
    let text = format!("[organization]\nname = \"x\"\n{REPORT}");
    let framework = Framework::from_texts(&[("laporan akhir/bab 3.toml", text.as_str())]).unwrap();
    let sarif = check(&framework).to_sarif(Locale::Indonesian);
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "laporan%20akhir/bab%203.toml"
    );
}

#[test]
fn severities_are_in_order() {
    assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Note);
}

//! The rules of the checker: each finds what its example shows and is silent where it should be,
//! and `docs/checks.md` describes them as they are.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use lkj_core::check::{Check, CheckRule, RULES};
use lkj_core::{Framework, Rules, Year};
use lkj_suite::ROOT;

/// An example as a framework: it need not name the organization.
fn example(rule: &CheckRule, text: &str) -> Check {
    let text = if text.contains("[organization]") {
        text.to_owned()
    } else {
        format!("[organization]\nname = \"Dinas Contoh\"\n{text}")
    };
    let framework = Framework::from_toml(&text)
        .unwrap_or_else(|problems| panic!("{}: {problems}\n{text}", rule.id));
    let year = Year::new(2019).unwrap();
    framework.check(year, &Rules::default()).unwrap()
}

fn found_by(rule: &CheckRule, check: &Check) -> usize {
    check
        .findings
        .iter()
        .filter(|finding| finding.rule.id == rule.id)
        .count()
}

#[test]
fn every_rule_finds_what_its_example_shows() {
    for rule in RULES {
        let check = example(rule, rule.fires);
        assert!(
            found_by(rule, &check) > 0,
            "{} finds nothing in its example",
            rule.id
        );
    }
}

#[test]
fn every_rule_is_silent_where_all_is_in_order() {
    for rule in RULES {
        let check = example(rule, rule.quiet);
        assert_eq!(
            found_by(rule, &check),
            0,
            "{} fires in order: {:#?}",
            rule.id,
            check.findings
        );
    }
}

#[test]
fn every_rule_has_an_id_of_its_own_in_a_known_group() {
    let groups = [
        "arithmetic",
        "consistency",
        "completeness",
        "plausibility",
        "legal",
        "format",
    ];
    let mut ids = BTreeSet::new();
    for rule in RULES {
        assert!(groups.contains(&rule.group()), "{}", rule.id);
        assert!(ids.insert(rule.id), "{} is there twice", rule.id);
    }
}

/// The catalogue as a document.
fn catalogue() -> String {
    let mut text = String::from(
        "# Checks\n\n<!-- Generated from the rules in the crate: LKJ_UPDATE=1 cargo nextest run -p lkj-suite --test check -->\n\n\
         What `check` looks for. Each rule has a stable id, a severity (error: wrong; warning: to be looked at before \
         it is signed; note: worth knowing), and an example that it finds something in, with one that is in order.\n\n\
         | rule | severity | finds |\n|---|---|---|\n",
    );
    for rule in RULES {
        let anchor = rule.id.replace('/', "");
        writeln!(
            text,
            "| [`{}`](#{anchor}) | {} | {} |",
            rule.id,
            rule.severity.word(),
            rule.title.english
        )
        .unwrap();
    }
    for rule in RULES {
        let code = |toml: &str| format!("```toml\n{}\n```\n", toml.trim());
        write!(
            text,
            "\n## {}\n\n{}, *{}*. ({})\n\n{} *{}*\n\n{} *{}*\n\nFinds something:\n\n{}\nIn order:\n\n{}",
            rule.id,
            rule.title.english,
            rule.title.indonesian,
            rule.severity.word(),
            rule.why.english,
            rule.why.indonesian,
            rule.repair.english,
            rule.repair.indonesian,
            code(rule.fires),
            code(rule.quiet),
        )
        .unwrap();
    }
    text
}

#[test]
fn the_catalogue_is_current() {
    let path = format!("{ROOT}/docs/checks.md");
    let text = catalogue();
    if std::env::var_os("LKJ_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/checks.md is not current; LKJ_UPDATE=1 writes it anew"
    );
}

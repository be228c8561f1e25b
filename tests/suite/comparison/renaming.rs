//! Another id for a thing: all that names it follows, and nothing else changes.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::check::Check;
use lkj_core::{Framework, Id, Locale, RenameError, Rules, Year};
use lkj_suite::{files_of, read};

/// One of the examples, as if it had been built without files: a renamed one has no places, and
/// findings are told apart by theirs.
fn folder(name: &str) -> Framework {
    let read = read(&files_of(&format!("examples/{name}")));
    Framework::new(read.into_draft()).unwrap()
}

/// Every id of a framework.
fn ids(framework: &Framework) -> Vec<Id> {
    let json = serde_json::to_value(framework).unwrap();
    let mut found = Vec::new();
    collect_ids(framework, &json, &mut found);
    found.sort();
    found.dedup();
    found
}

fn collect_ids(framework: &Framework, value: &serde_json::Value, found: &mut Vec<Id>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                if framework.named(key).is_some() {
                    found.push(key.parse().unwrap());
                }
                collect_ids(framework, value, found);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                collect_ids(framework, item, found);
            }
        }
        _ => {}
    }
}

/// What the checker says, places and fingerprints aside: those hold ids and lines.
fn said(check: &Check) -> Vec<String> {
    let messages = check.findings.iter().map(|finding| {
        let message = finding.message.write(Locale::Indonesian);
        format!("{} {}", finding.rule.id, message.replace("zz_", ""))
    });
    let mut messages: Vec<_> = messages.collect();
    messages.sort();
    messages
}

#[test]
fn with_all_ids_renamed_everything_comes_out_the_same() {
    for name in ["lumajang-2019", "lumajang-2019-corrected"] {
        let before = folder(name);
        let ids = ids(&before);
        assert!(ids.len() > 80, "only {} ids", ids.len());
        let mut after = before.clone();
        for id in &ids {
            after = after.renamed(id.as_str(), &format!("zz_{id}")).unwrap();
        }
        let written = serde_json::to_string(&after).unwrap();
        let back = written.replace("zz_", "");
        assert_eq!(back, serde_json::to_string(&before).unwrap());

        let evaluated = |framework: &Framework| {
            let evaluation = framework
                .evaluate(Year::new(2019).unwrap(), &Rules::default())
                .unwrap();
            serde_json::to_string(&evaluation).unwrap()
        };
        assert_eq!(evaluated(&after).replace("zz_", ""), evaluated(&before));

        let checked = |framework: &Framework| {
            framework
                .check(Year::new(2019).unwrap(), &Rules::default())
                .unwrap()
        };
        let (checked_before, checked_after) = (checked(&before), checked(&after));
        assert_eq!(checked_after.claims, checked_before.claims);
        assert_eq!(said(&checked_after), said(&checked_before));
    }
}

#[test]
fn links_formulas_figures_prose_and_claims_follow() {
    let framework = Framework::from_toml(
        r#"
        [organization]
        name = "Dinas Contoh"
        [objective]
        mutu = "Mutu mutu"
        [indicator.puas]
        of = "mutu"
        name = "Kepuasan"
        formula = "puas_n / um * 100"
        show = ["um"]
        [series]
        um = "Usaha mikro"
        puas_n = "Puas"
        [data.2019]
        um = 10
        puas_n = 5
        [planned.um]
        2019 = 10
        [[note]]
        kind = "cause"
        about = ["mutu"]
        text = "um naik menjadi {um}"
        [text.2019]
        "1.A" = "ada {um} dan {um[-1]}"
        [[claims]]
        at = "um: Bab I"
        text = "um {10 = um}, terbesar {um = largest(um, puas_n)}"
        [[claims]]
        at = "lkj: Tabel 1"
        columns = ["2019", "row / um"]
        rows = [["um", "10", "1"], ["jumlah um", "", "{1 = um / um}"]]
        [[decision]]
        rule = "legal"
        about = "lkj: um: 2019 umum"
        reason = "um"
        by = "Bappeda"
        "#,
    )
    .unwrap();
    let renamed = framework.renamed("um", "usaha").unwrap();
    let wanted = framework
        .to_toml()
        .replace("[series.um]", "[series.usaha]")
        .replace("\"puas_n / um * 100\"", "\"puas_n / usaha * 100\"")
        .replace("show = [\"um\"]", "show = [\"usaha\"]")
        .replace("\num = 10", "\nusaha = 10")
        .replace("[planned.um]", "[planned.usaha]")
        .replace("{um}", "{usaha}")
        .replace("{um[-1]}", "{usaha[-1]}")
        .replace("\"um: Bab I\"", "\"usaha: Bab I\"")
        .replace("{10 = um}", "{10 = usaha}")
        .replace("largest(um, puas_n)", "largest(usaha, puas_n)")
        .replace("\"row / um\"", "\"row / usaha\"")
        .replace("[[\"um\"", "[[\"usaha\"")
        .replace("{1 = um / um}", "{1 = usaha / usaha}")
        .replace("\"lkj: um: 2019 umum\"", "\"lkj: usaha: 2019 umum\"");
    assert_eq!(renamed.to_toml(), wanted);
    assert_eq!(renamed.renamed("usaha", "um").unwrap(), framework);
}

#[test]
fn a_new_id_must_be_one_and_be_free() {
    let framework = folder("lumajang-2019");
    let refused = |old: &str, new: &str| framework.renamed(old, new).unwrap_err();
    assert!(matches!(
        refused("tidak_ada", "x"),
        RenameError::Unknown { .. }
    ));
    assert!(matches!(refused("rat", "Rat"), RenameError::Invalid(_)));
    assert!(matches!(refused("rat", "total"), RenameError::Invalid(_)));
    let taken = refused("rat", "aktif");
    assert!(matches!(taken, RenameError::Taken { .. }));
    for locale in [Locale::Indonesian, Locale::English] {
        assert!(taken.message(locale).contains("\"aktif\""));
    }
    assert_eq!(framework.renamed("rat", "rat").unwrap(), framework);
}

//! Whatever is thrown at the readers, they answer; and what loads can be evaluated, saved and
//! read again.

#![cfg(all(feature = "toml", feature = "json"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::{Formula, Framework, Rules, number};
use proptest::prelude::*;

/// A small file that holds a thing of most kinds.
const SMALL: &str = r#"format = 1
[organization]
name = "Dinas Contoh"
functions = ["satu", "dua"]
[plan]
period = [2018, 2023]
[goal]
maju = "Maju"
[objective.mutu]
name = "Mutu"
goal = "maju"
[indicator.puas]
of = "mutu"
name = "Puas"
unit = "%"
formula = "puas_n / (responden + um) * 100"
targets = { 2019 = "85,00", 2020 = "80 - 90", 2019-Q1 = 20 }
[indicator.opini]
of = "maju"
name = "Opini"
polarity = "grade"
targets = { 2019 = "WTP" }
[series]
puas_n = "Puas"
responden = { name = "Responden", kind = "count" }
um = { name = "Usaha", by = "Kecamatan" }
[data.2019]
puas_n = 412
responden = "1.480"
[grid.um]
years = [2018, 2019]
rows = [["A", 1, 2], ["B", 3, "-"]]
[realized.2019]
opini = "WDP"
[group]
bl = "Belanja"
[program.p]
name = "Program"
group = "bl"
[program.p.activity.k]
name = "Kegiatan"
output = { text = "Dokumen", targets = { 2019 = "12 item" } }
[money.2019]
k = { budget = "Rp. 1.000.000,-", revised = 900_000, spent = 850_000 }
[agreement.2019]
targets = { puas = "84,5" }
[[note]]
kind = "cause"
about = ["puas"]
text = "Karena {puas}"
"#;

/// Makes every document of a year, in every format that is text.
#[cfg(feature = "documents")]
fn publish(framework: &Framework, year: lkj_core::Year) {
    use lkj_core::documents::{PublicationKind, Publisher};
    let rules = Rules::default();
    let publisher = Publisher::new(framework, year, &rules, lkj_core::Locale::Indonesian).unwrap();
    for kind in PublicationKind::ALL {
        let publication = publisher.publish(kind).unwrap();
        assert!(publication.to_html().ends_with("</html>"));
        assert!(!publication.to_markdown().is_empty());
    }
}

#[cfg(not(feature = "documents"))]
fn publish(_: &Framework, _: lkj_core::Year) {}

/// Reads a text; what loads is evaluated for every year, saved, and read again.
fn exercise(text: &str) {
    let Ok(framework) = Framework::from_toml(text) else {
        return;
    };
    for year in framework.years() {
        let evaluation = framework.evaluate(year, &Rules::default()).unwrap();
        serde_json::to_string(&evaluation).unwrap();
        publish(&framework, year);
    }
    // Tables that say nothing are not saved, so it is what is saved that must stay.
    let saved = framework.to_toml();
    assert_eq!(Framework::from_toml(&saved).unwrap().to_toml(), saved);
    assert_eq!(
        Framework::from_json(&framework.to_json())
            .unwrap()
            .to_toml(),
        saved
    );
}

/// Reads a formula; what can be read is printed, set as mathematics and asked for.
fn ask(text: &str) {
    let Ok(formula) = text.parse::<Formula>() else {
        return;
    };
    let names = |reference: &lkj_core::formula::Reference| reference.to_string();
    let _ = formula.to_latex(&names, lkj_core::Locale::Indonesian);
    let framework = Framework::from_toml(SMALL).unwrap();
    let year = lkj_core::Year::new(2019).unwrap();
    if let Ok(explained) = framework.explain(&formula, year, &Rules::default()) {
        assert!(!explained.trace.steps().is_empty(), "{text}");
        let _ = framework.trace_to_mathml(&explained.trace, lkj_core::Locale::English);
    }
}

#[test]
fn a_range_of_many_years_is_refused_at_once() {
    let years = "sum(um[-100000..0])".parse::<Formula>().unwrap_err();
    assert_eq!((years.code(), years.position), ("over-limit", 7));
    let many = format!("sum({}um)", "um[-30..0], ".repeat(300));
    assert_eq!(many.parse::<Formula>().unwrap_err().code(), "over-limit");
    assert!("sum(um[-99..0], um)".parse::<Formula>().is_ok());
}

#[test]
fn the_small_file_is_read() {
    Framework::from_toml(SMALL).unwrap_or_else(|problems| panic!("{problems}"));
    exercise(SMALL);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}") {
        exercise(&text);
        let _ = Framework::from_json(&text);
        let _ = text.parse::<Formula>();
        let _ = number::parse(&text);
    }

    #[test]
    fn any_number_is_answered(text in "[-+(<≥Rp. 0-9.,;–%e]{0,40}") {
        let _ = number::parse(&text);
    }

    #[test]
    fn any_formula_is_answered(text in "[-+*/() a-z0-9.,\\[\\]\"@]{0,60}") {
        ask(&text);
    }

    #[test]
    fn formulas_over_years_are_answered(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "sum(", "mean(", "or(", "growth(", "share(", ")", ", ", "um", "puas", "p.spent",
                "[2018..2019]", "[-3..0]", "[0..-2]", "[2019..-1]", "[-99999..0]", "[1..100000]",
                "[\"A\"]", "[Q1]", "..", "[", "]", "-", "0", "2018", " + ", "@plan", "\"A\"",
            ]),
            0..12,
        ),
    ) {
        ask(&parts.concat());
    }

    #[test]
    fn a_changed_file_is_answered(
        at in 0..SMALL.len(),
        length in 0_usize..20,
        insert in prop_oneof![Just(String::new()), "\\PC{0,3}", "[\\[\\]{}=\".,0-9\n]{0,4}"],
    ) {
        let end = (at + length).min(SMALL.len());
        let text = format!("{}{insert}{}", &SMALL[..at], &SMALL[end..]);
        exercise(&text);
    }

    #[test]
    fn a_doubled_line_is_answered(line in 0..SMALL.lines().count(), to in 0..SMALL.lines().count()) {
        let mut lines: Vec<_> = SMALL.lines().collect();
        let doubled = lines[line];
        lines.insert(to, doubled);
        exercise(&lines.join("\n"));
    }
}

//! Files that are made to take all time or memory: each is answered, and not at length. One
//! that took quadratic time would stop the whole run.

#![cfg(all(feature = "toml", feature = "json"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::formula::Reference;
use lkj_core::{Formula, Framework, Locale, Rules};

const ORGANIZATION: &str = "[organization]\nname = \"Dinas\"\n";

fn answered(what: &str, rest: &str) {
    let text = format!("{ORGANIZATION}{rest}");
    let read = Framework::from_toml(&text);
    let told = read
        .as_ref()
        .err()
        .map(|problems| problems.to_string().len());
    if let Ok(framework) = &read {
        let _ = framework.unit_faults();
        for year in framework.years() {
            framework.evaluate(year, &Rules::default()).unwrap();
        }
    }
    assert!(
        told.unwrap_or_default() < 5 * text.len() + 1_000_000,
        "{what} was told at length"
    );
}

fn cases() -> Vec<(&'static str, String)> {
    use std::fmt::Write as _;
    let many = |count: usize, line: &dyn Fn(usize) -> String| {
        (0..count).fold(String::new(), |mut text, at| {
            text.push_str(&line(at));
            text
        })
    };
    let mut chain = String::from("[series]\n");
    for at in 0..20_000 {
        let _ = writeln!(
            chain,
            "s{at} = {{ name = \"S\", formula = \"s{} + 1\" }}",
            at + 1
        );
    }
    chain.push_str("s20000 = \"S\"\n[data.2019]\ns20000 = 1\n[indicator.i]\nname = \"I\"\nformula = \"s0\"\ntargets = { 2019 = 5 }\n");
    vec![
        ("brackets", "]\n".repeat(100_000)),
        ("words", "a b c\n".repeat(50_000)),
        (
            "line breaks in a table",
            format!("[extra]\na = {{ {} }}", "\n".repeat(100_000)),
        ),
        ("a long key", format!("{} = 1\n", "a".repeat(500_000))),
        (
            "a long id",
            format!("[goal]\n{} = \"A\"\n", "a".repeat(500_000)),
        ),
        (
            "a long number",
            format!(
                "[data.2019]\nx = \"{}\"\n[series]\nx = \"X\"\n",
                "9".repeat(500_000)
            ),
        ),
        (
            "a long number of groups",
            format!(
                "[data.2019]\nx = \"1{}\"\n[series]\nx = \"X\"\n",
                ".000".repeat(100_000)
            ),
        ),
        (
            "a long range",
            format!(
                "[data.2019]\nx = \"{}\"\n[series]\nx = \"X\"\n",
                "1-".repeat(100_000)
            ),
        ),
        (
            "a long list of quantities",
            format!(
                "[data.2019]\nx = \"{}1\"\n[series]\nx = \"X\"\n",
                "1;".repeat(100_000)
            ),
        ),
        ("unknown keys", many(20_000, &|at| format!("k{at} = 1\n"))),
        (
            "unknown ids",
            format!(
                "[data.2019]\n{}[series]\n{}",
                many(5_000, &|at| format!("k{at} = 1\n")),
                many(5_000, &|at| format!("s{at} = \"S\"\n"))
            ),
        ),
        ("duplicate keys", "[goal.a]\nname = \"A\"\n".repeat(20_000)),
        (
            "many headers",
            many(20_000, &|at| format!("[goal.g{at}]\nname = \"G\"\n")),
        ),
        (
            "many notes with faults",
            "[[note]]\nkind = \"cause\"\ntext = A\n".repeat(20_000),
        ),
        ("a chain of formulas", chain),
        (
            "a wide formula",
            format!(
                "[series]\na = \"A\"\n{}",
                many(500, &|at| format!(
                    "s{at} = {{ name = \"S\", formula = \"{}\" }}\n",
                    ["a"; 1000].join("+")
                ))
            ),
        ),
    ]
}

/// A chain of formulas, each made of the name of the next one.
fn chain_of(formula: impl Fn(&str) -> String) -> String {
    let series: Vec<_> = (0..300)
        .map(|at| {
            let formula = formula(&format!("s{}", at + 1));
            format!("s{at} = {{ name = \"S\", formula = \"{formula}\" }}")
        })
        .collect();
    let series = series.join("\n");
    format!(
        "[series]\n{series}\ns300 = \"S\"\n[data.2019]\ns300 = 1\n[indicator.i]\nname = \"I\"\nformula = \"s0\"\ntargets = {{ 2019 = 5 }}\n"
    )
}

/// A formula as deep or as long as one may be is printed and typeset.
#[test]
fn large_formulas_are_written() {
    for text in [
        format!("{}a{}", "1-(".repeat(60), ")".repeat(60)),
        format!("{}a{}", "if(1<2,or(".repeat(25), ",0),1)".repeat(25)),
        format!("a{}", "/a".repeat(2000)),
        format!("a{}", "+a".repeat(2000)),
    ] {
        let formula: Formula = text.parse().unwrap();
        let names = |reference: &Reference| reference.to_string();
        assert!(formula.expression().to_string().len() >= text.len());
        let mathml = formula.to_mathml(&names, Locale::English);
        assert_eq!(
            2 * mathml.matches("</").count(),
            mathml.matches('<').count()
        );
        assert!(!formula.to_latex(&names, Locale::English).is_empty());
    }
}

/// Each formula of the chain is as deep or as long as one may be.
#[test]
fn chains_of_large_formulas_are_answered() {
    for (what, before, after) in [
        ("deep formulas", "1-(".repeat(60), ")".repeat(60)),
        ("choices", "if(1<2,or(".repeat(25), ",0),1)".repeat(25)),
        ("long formulas", String::new(), "+1".repeat(2000)),
    ] {
        answered(what, &chain_of(|next| format!("{before}{next}{after}")));
    }
}

#[test]
fn hostile_files_are_answered() {
    for (what, text) in cases() {
        answered(what, &text);
    }
}

//! Changes single numbers of the corrected Lumajang report by one digit, a thousand times, and
//! counts how many the checker reports: with all claims, and by computation alone.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use lkj_core::check::{Check, ClaimsHeld};
use lkj_core::{Framework, Rules, Year};
use serde_json::Value;

const CHANGES: usize = 1000;

/// The corrected report.
const REPORT: [(&str, &str); 4] = [
    (
        "2019.toml",
        include_str!("../../examples/lumajang-2019-corrected/2019.toml"),
    ),
    (
        "claims.toml",
        include_str!("../../examples/lumajang-2019-corrected/claims.toml"),
    ),
    (
        "framework.toml",
        include_str!("../../examples/lumajang-2019-corrected/framework.toml"),
    ),
    (
        "text-2019.toml",
        include_str!("../../examples/lumajang-2019-corrected/text-2019.toml"),
    ),
];

/// Where a number stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    PrintedCell,
    PrintedSentence,
    Target,
    Data,
    Grid,
    Money,
    ProfileTable,
    Planned,
    Realization,
    Benchmark,
}

impl Kind {
    const fn words(self) -> &'static str {
        match self {
            Self::PrintedCell => "printed, in a table",
            Self::PrintedSentence => "printed, in a sentence",
            Self::Target => "targets",
            Self::Data => "data of series",
            Self::Grid => "data by part",
            Self::Money => "budgets and spending",
            Self::ProfileTable => "profile tables",
            Self::Planned => "planned data",
            Self::Realization => "realizations",
            Self::Benchmark => "benchmarks",
        }
    }
}

/// A number: the pointer to the text that holds it, and where in that text its digits are.
struct Number {
    kind: Kind,
    pointer: String,
    digits: Vec<usize>,
}

/// Reproducible, and spread well enough to choose by.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Every text below a node that is a number, or holds some.
fn leaves(node: &Value, pointer: &str, found: &mut Vec<(String, String)>) {
    match node {
        Value::Object(fields) => {
            for (key, inner) in fields {
                leaves(inner, &format!("{pointer}/{}", escaped(key)), found);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                leaves(inner, &format!("{pointer}/{at}"), found);
            }
        }
        Value::String(text) => found.push((pointer.to_owned(), text.clone())),
        Value::Number(number) => found.push((pointer.to_owned(), number.to_string())),
        _ => {}
    }
}

/// The digits of a text that is one number.
fn digits_of(text: &str) -> Vec<usize> {
    let is_number = text
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_digit() || c == '-' || c == 'R')
        && text.chars().any(|c| c.is_ascii_digit());
    let digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    if is_number {
        digits.map(|(at, _)| at).collect()
    } else {
        Vec::new()
    }
}

/// The numbers that are printed in the braces of a sentence, each with its digits.
fn printed_in(text: &str) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(opened) = text[from..].find('{').map(|at| from + at) {
        let closed = text[opened..]
            .find('}')
            .map_or(text.len(), |at| opened + at);
        let printed = &text[opened + 1..closed];
        let printed = &printed[..printed.find('=').unwrap_or(0)];
        let digits: Vec<usize> = digits_of(printed.trim_start())
            .into_iter()
            .map(|at| opened + 1 + (printed.len() - printed.trim_start().len()) + at)
            .collect();
        if !digits.is_empty() {
            found.push(digits);
        }
        from = closed;
    }
    found
}

/// All numbers of a report.
fn numbers(report: &Value) -> Vec<Number> {
    let mut all = Vec::new();
    for (kind, table) in [
        (Kind::Data, "data"),
        (Kind::Money, "money"),
        (Kind::Planned, "planned"),
        (Kind::Realization, "realized"),
        (Kind::Benchmark, "benchmark"),
        (Kind::Grid, "grid"),
        (Kind::ProfileTable, "profile"),
        (Kind::Target, "indicator"),
        (Kind::Target, "agreement"),
        (Kind::Target, "program"),
    ] {
        let mut found = Vec::new();
        leaves(&report[table], &format!("/{table}"), &mut found);
        for (pointer, text) in found {
            let last = pointer.rsplit('/').next().unwrap();
            let is_figure = match kind {
                Kind::Grid | Kind::ProfileTable => pointer.contains("/rows/") && last != "0",
                Kind::Target => pointer.contains("/targets/"),
                Kind::Money => last == "budget" || last == "spent",
                Kind::Benchmark => last == "value",
                Kind::Realization => last != "document" && last != "on",
                _ => true,
            };
            let digits = digits_of(&text);
            if is_figure && !digits.is_empty() {
                all.push(Number {
                    kind,
                    pointer,
                    digits,
                });
            }
        }
    }
    for (number, claims) in report["claims"].as_array().unwrap().iter().enumerate() {
        for (row, cells) in claims["rows"].as_array().unwrap().iter().enumerate() {
            for (at, cell) in cells.as_array().unwrap().iter().enumerate().skip(1) {
                let column = claims["columns"]
                    .get(at - 1)
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let cell = cell.as_str().unwrap();
                let pointer = format!("/claims/{number}/rows/{row}/{at}");
                let is_name = column.is_empty() || column.ends_with("name");
                let digits = printed_in(cell)
                    .into_iter()
                    .next()
                    .unwrap_or_else(|| if is_name { Vec::new() } else { digits_of(cell) });
                if !digits.is_empty() {
                    all.push(Number {
                        kind: Kind::PrintedCell,
                        pointer,
                        digits,
                    });
                }
            }
        }
        for digits in claims["text"].as_str().map(printed_in).unwrap_or_default() {
            let pointer = format!("/claims/{number}/text");
            all.push(Number {
                kind: Kind::PrintedSentence,
                pointer,
                digits,
            });
        }
    }
    all
}

/// What a check reports.
fn reported(check: &Check) -> BTreeSet<String> {
    let findings = check.findings.iter();
    findings.map(lkj_core::Finding::fingerprint).collect()
}

fn year() -> Year {
    Year::new(2019).unwrap()
}

fn findings(framework: &Framework, held: ClaimsHeld) -> BTreeSet<String> {
    reported(
        &framework
            .check_holding(year(), &Rules::default(), held)
            .unwrap(),
    )
}

#[derive(Default)]
struct Tally {
    changed: usize,
    reported: usize,
    by_computation: usize,
}

#[test]
#[cfg_attr(
    debug_assertions,
    ignore = "takes minutes unoptimized: cargo nextest run --release -p lkj-mutation"
)]
fn changed_digits_are_reported() {
    let original = Framework::from_texts(&REPORT).unwrap();
    let report = serde_json::to_value(&*original).unwrap();
    let all = numbers(&report);
    assert!(all.len() > 800, "only {} numbers are left", all.len());
    let before = findings(&original, ClaimsHeld::All);
    let before_computed = findings(&original, ClaimsHeld::Computed);

    let mut dice = Dice(20_190_101);
    let mut tallies: BTreeMap<Kind, Tally> = BTreeMap::new();
    let mut missed = String::new();
    for _ in 0..CHANGES {
        let number = &all[dice.below(all.len())];
        let mut changed = report.clone();
        let place = changed.pointer_mut(&number.pointer).unwrap();
        let text = place
            .as_str()
            .map_or_else(|| place.to_string(), str::to_owned);
        let at = number.digits[dice.below(number.digits.len())];
        let digit = text[at..=at].parse::<usize>().unwrap();
        let other = (digit + 1 + dice.below(9)) % 10;
        let other_text = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        *place = other_text.clone().into();
        let tally = tallies.entry(number.kind).or_default();
        tally.changed += 1;
        let Ok(framework) = Framework::from_json(&changed.to_string()) else {
            tally.reported += 1;
            tally.by_computation += 1;
            continue;
        };
        let now = findings(&framework, ClaimsHeld::All);
        if now.difference(&before).next().is_some() {
            tally.reported += 1;
        } else {
            writeln!(missed, "{} {text} → {other_text}", number.pointer).unwrap();
        }
        let now = findings(&framework, ClaimsHeld::Computed);
        if now.difference(&before_computed).next().is_some() {
            tally.by_computation += 1;
        }
    }

    let share = |part: usize, whole: usize| {
        let tenths = (part * 2000 + whole) / (whole * 2);
        format!("{}.{} %", tenths / 10, tenths % 10)
    };
    let mut table = String::from(
        "| number | changed | reported | by computation alone |\n|---|---:|---:|---:|\n",
    );
    let mut total = Tally::default();
    for (kind, tally) in &tallies {
        let Tally {
            changed,
            reported,
            by_computation,
        } = tally;
        writeln!(
            table,
            "| {} | {changed} | {} | {} |",
            kind.words(),
            share(*reported, *changed),
            share(*by_computation, *changed)
        )
        .unwrap();
        total.changed += changed;
        total.reported += reported;
        total.by_computation += by_computation;
    }
    writeln!(
        table,
        "| all | {} | {} | {} |",
        total.changed,
        share(total.reported, total.changed),
        share(total.by_computation, total.changed)
    )
    .unwrap();
    println!("{table}\nnot reported:\n{missed}");
    assert!(
        total.reported * 100 >= total.changed * 95,
        "{table}\nnot reported:\n{missed}"
    );
    let by_computation = total.by_computation * 100 / total.changed;
    assert!(by_computation >= 50, "{table}");
    keep(&table);
}

/// `LKJ_UPDATE=1` writes the table that came out into `docs/mutation.md`.
fn keep(table: &str) {
    if std::env::var_os("LKJ_UPDATE").is_none() {
        return;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/mutation.md");
    let kept = fs::read_to_string(path).unwrap();
    let (head, rest) = kept.split_once("<!-- table -->\n").unwrap();
    let (_, tail) = rest.split_once("<!-- end -->").unwrap();
    fs::write(
        path,
        format!("{head}<!-- table -->\n{table}<!-- end -->{tail}"),
    )
    .unwrap();
}

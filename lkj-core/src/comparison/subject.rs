//! What the keys that lead to a value say, in words.

use super::vocabulary::{field, table};
use crate::value::Words;

/// How a value is written for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberStyle {
    Words,
    Number,
    Rupiah,
}

/// What a path is about.
pub(super) struct Subject {
    pub(super) words: Words,
    pub(super) style: NumberStyle,
}

impl Subject {
    /// What a path is about; `called` tells what an id is called.
    pub(super) fn of(path: &[String], called: &dyn Fn(&str) -> Option<String>) -> Self {
        let name = |id: &str| called(id).unwrap_or_else(|| id.to_owned());
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        match keys.as_slice() {
            ["indicator", id, "targets", period] => target(&name(id), period, ("rencana", "plan")),
            ["annual_plan", year, "targets", id] => {
                target(&name(id), year, ("Renja", "annual plan"))
            }
            ["agreement", year, "targets", id] => target(&name(id), year, ("PK", "agreement")),
            ["agreement", year, "revision", number, "targets", id] => {
                let source = (
                    format!("PK perubahan {number}"),
                    format!("revision {number} of the agreement"),
                );
                target(&name(id), year, (&source.0, &source.1))
            }
            ["agreement", year, "revision", number, rest @ ..] => {
                let thing = (
                    format!("PK perubahan {number} tahun {year}"),
                    format!("revision {number} of the agreement of {year}"),
                );
                of_thing(rest, thing, called)
            }
            ["money", year, id, "spent"] => {
                money(("realisasi anggaran", "spending of"), &name(id), year)
            }
            ["money", year, id, "budget"] => money(("anggaran", "budget of"), &name(id), year),
            ["money", year, id, "revisions", number, "budget"] => {
                let what = (
                    format!("anggaran perubahan {number}"),
                    format!("budget after revision {number} of"),
                );
                money((&what.0, &what.1), &name(id), year)
            }
            ["money", year, id, "revisions", number, rest @ ..] => {
                let name = name(id);
                let thing = (
                    format!("anggaran perubahan {number} {name} {year}"),
                    format!("revision {number} of the budget of {name} {year}"),
                );
                of_thing(rest, thing, called)
            }
            ["money", year, id, rest @ ..] => {
                of_thing(rest, both(&format!("{} {year}", name(id))), called)
            }
            ["disbursement", period, id, key] => disbursement(key, &name(id), period),
            ["note", key, rest @ ..] => {
                // Kind, what it is about, and the year: `cause: rat, sehat: 2019`.
                let mut parts = key.split(": ");
                let kind = parts.next().unwrap_or_default();
                let about = parts.next().unwrap_or_default().split(", ").map(name);
                let about = about.collect::<Vec<_>>().join(", ");
                let year = parts.next().unwrap_or_default();
                of_thing(
                    rest,
                    table_and(kind, format!("{about} {year}").trim()),
                    called,
                )
            }
            ["data", period, id, rest @ ..] => of_value("data", &name(id), period, rest),
            ["realized", period, id, rest @ ..] => {
                let (first, measure) = id
                    .split_once('.')
                    .map_or((*id, None), |(id, kind)| (id, Some(kind)));
                let called = measure.and_then(field).map_or_else(
                    || name(first),
                    |kind| format!("{} {}", kind.indonesian, name(first)),
                );
                of_value("realized", &called, period, rest)
            }
            ["planned", id, period] => of_value("planned", &name(id), period, &[]),
            ["grid", id, part, period] => {
                of_value("data", &format!("{}, {part},", name(id)), period, &[])
            }
            ["benchmark", period, id, rest @ ..] => of_value("benchmark", &name(id), period, rest),
            ["profile", year, id, "rows", row, column] => Self {
                style: NumberStyle::Number,
                ..of_thing(
                    &[],
                    both(&format!("{}, {row}, {column}, {year}", name(id))),
                    called,
                )
            },
            ["program", rest @ ..] => of_work(rest, called),
            [
                first @ ("agreement" | "annual_plan" | "stage" | "money"),
                year,
                rest @ ..,
            ] => of_thing(rest, table_and(first, year), called),
            [first @ ("profile" | "text"), year, id, rest @ ..] => of_thing(
                rest,
                table_and(first, &format!("{} {year}", name(id))),
                called,
            ),
            [
                first @ ("organization" | "defaults" | "rules" | "plan" | "format" | "extra"),
                rest @ ..,
            ] => of_thing(rest, table_and(first, ""), called),
            [first, id, rest @ ..] => of_thing(rest, table_and(first, &name(id)), called),
            [first] => of_thing(&[], table_and(first, ""), called),
            [] => of_thing(&[], both(""), called),
        }
    }
}

/// A key of claims, wherever they stand; the claims themselves without one.
pub(super) fn claims_key(key: &str) -> Words {
    let rest = if key.is_empty() { &[][..] } else { &[key][..] };
    of_thing(rest, table_and("claims", ""), &|_| None).words
}

fn both(text: &str) -> (String, String) {
    (text.to_owned(), text.to_owned())
}

fn target(name: &str, period: &str, source: (&str, &str)) -> Subject {
    Subject {
        words: Words::of(
            format!("target {name} {period} ({})", source.0),
            format!("target of {name} {period} ({})", source.1),
        ),
        style: NumberStyle::Number,
    }
}

fn disbursement(key: &str, name: &str, period: &str) -> Subject {
    let what = match key {
        "planned" => ("anggaran kas", "planned spending of"),
        "planned_to_date" => ("anggaran kas s.d.", "planned spending to date of"),
        "spent" => ("realisasi anggaran", "spending of"),
        _ => ("realisasi anggaran s.d.", "spending to date of"),
    };
    money(what, name, period)
}

fn money(what: (&str, &str), name: &str, year: &str) -> Subject {
    Subject {
        words: Words::of(
            format!("{} {name} {year}", what.0),
            format!("{} {name} {year}", what.1),
        ),
        style: NumberStyle::Rupiah,
    }
}

fn of_value(first: &str, name: &str, period: &str, rest: &[&str]) -> Subject {
    let thing = table_and(first, &format!("{name} {period}"));
    match rest {
        [] | ["value"] => Subject {
            words: Words::of(thing.0, thing.1),
            style: NumberStyle::Number,
        },
        rest => of_thing(rest, thing, &|_| None),
    }
}

fn table_and(key: &str, name: &str) -> (String, String) {
    let words = table(key).or_else(|| field(key));
    let [indonesian, english] = words.map_or_else(
        || [key.to_owned(), key.to_owned()],
        |words| [words.indonesian.into_owned(), words.english.into_owned()],
    );
    let with = |word: String| {
        let joined = format!("{word} {name}");
        joined.trim_end().to_owned()
    };
    (with(indonesian), with(english))
}

/// A program, activity or sub-activity, down to the innermost.
fn of_work(keys: &[&str], called: &dyn Fn(&str) -> Option<String>) -> Subject {
    let mut level = "program";
    let mut rest = keys;
    loop {
        let [id, inside @ ..] = rest else {
            return of_thing(&[], table_and(level, ""), called);
        };
        match inside {
            [next @ ("activity" | "sub_activity"), deeper @ ..] if !deeper.is_empty() => {
                level = next;
                rest = deeper;
            }
            [kind, _, "targets", period] => {
                let name = called(id).unwrap_or_else(|| (*id).to_owned());
                let (indonesian, english) = table_and(kind, "");
                return Subject {
                    words: Words::of(
                        format!("target {indonesian} {name} {period}"),
                        format!("target of the {english} of {name} {period}"),
                    ),
                    style: NumberStyle::Number,
                };
            }
            inside => {
                let name = called(id).unwrap_or_else(|| (*id).to_owned());
                return of_thing(inside, table_and(level, &name), called);
            }
        }
    }
}

/// A key of a thing, or the thing itself.
fn of_thing(
    rest: &[&str],
    thing: (String, String),
    called: &dyn Fn(&str) -> Option<String>,
) -> Subject {
    let mut keys: Vec<(String, String)> = Vec::new();
    for key in rest {
        keys.push(match field(key) {
            Some(words) => (words.indonesian.into_owned(), words.english.into_owned()),
            None => both(&called(key).unwrap_or_else(|| (*key).to_owned())),
        });
    }
    let indonesian: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
    let english: Vec<_> = keys.iter().rev().map(|key| key.1.clone()).collect();
    let style = match rest {
        [
            ..,
            "weight" | "baseline" | "cap" | "floor" | "within" | "aggregate_cap"
            | "inconclusive_above",
        ] => NumberStyle::Number,
        _ => NumberStyle::Words,
    };
    let words = if keys.is_empty() {
        Words::of(thing.0, thing.1)
    } else {
        Words::of(
            format!("{} {}", indonesian.join(" "), thing.0),
            format!("{} of {}", english.join(" of "), thing.1),
        )
    };
    Subject { words, style }
}

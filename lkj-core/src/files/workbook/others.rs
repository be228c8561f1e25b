//! The last sheet: what no other sheet can hold exactly, as rows of path and value.
//!
//! The sheets before it are read back in memory, and whatever is not as it was in the framework
//! is put here. So nothing is lost, whatever a framework holds.

use serde_json::{Map, Value};

use super::super::node::{Node, NodeValue, Position};
use super::build::{Build, Step};
use super::holds::is_same_figure;
use super::layout::{OTHERS, OTHERS_COLUMNS};
use super::sheet::{Cell, Sheet};
use crate::problem::ProblemKind;
use crate::value::Locale;

/// The most characters of a value in one cell; longer ones go on in the next row.
const LONGEST_PIECE: usize = 30_000;

/// What the path of an order ends with.
const ORDER: &str = "*";

/// The last sheet of a framework of which the other sheets say `read`; nothing where they say
/// all.
pub(super) fn sheet(tree: &Map<String, Value>, read: &Node, locale: Locale) -> Option<Sheet> {
    let mut rows = Vec::new();
    differences(
        &Value::Object(tree.clone()),
        read,
        &mut Vec::new(),
        &mut rows,
    );
    if rows.is_empty() {
        return None;
    }
    let mut sheet = Sheet::new(OTHERS.of(locale));
    sheet.push(OTHERS_COLUMNS.map(|words| Some(Cell::Text(words.of(locale).to_owned()))));
    for (path, value) in rows {
        let text = escaped(&value);
        let characters: Vec<char> = text.chars().collect();
        for piece in characters.chunks(LONGEST_PIECE) {
            let piece: String = piece.iter().collect();
            sheet.push([Some(Cell::Text(path.clone())), Some(Cell::Text(piece))]);
        }
    }
    Some(sheet)
}

/// A value as JSON in which every sign is one that a cell can hold.
fn escaped(value: &Value) -> String {
    let text = value.to_string();
    let mut kept = String::with_capacity(text.len());
    let mut before = ' ';
    for sign in text.chars() {
        let is_unsafe = sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}');
        // Workbooks write `_x000D_` for a sign that XML does not have.
        if is_unsafe || (before == '_' && sign == 'x') {
            kept.extend(['\\', 'u']);
            kept.extend(hexadecimal(u32::from(sign)));
        } else {
            kept.push(sign);
        }
        before = sign;
    }
    kept
}

/// The last four digits of a number to the base of 16.
fn hexadecimal(number: u32) -> [char; 4] {
    [12, 8, 4, 0].map(|shift| char::from_digit((number >> shift) & 0xf, 16).unwrap_or('0'))
}

/// Puts what a row says into the tree.
pub(super) fn apply(
    build: &mut Build,
    path: &str,
    value: &str,
    at: Position,
) -> Result<(), ProblemKind> {
    let value: Value = serde_json::from_str(value).map_err(|error| ProblemKind::Syntax {
        language: "JSON",
        detail: error.to_string(),
        number: None,
    })?;
    if let Some((table, ORDER)) = path.rsplit_once('/') {
        let keys = value.as_array().into_iter().flatten();
        let keys: Vec<String> = keys.filter_map(Value::as_str).map(str::to_owned).collect();
        build.sort(&steps(table), &keys);
    } else {
        build.set(&steps(path), built(&value, at));
    }
    Ok(())
}

/// A path of keys; numbers in brackets are those of items.
fn steps(path: &str) -> Vec<Step> {
    let step = |text: &str| {
        let number = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'))
            .and_then(|number| number.parse::<usize>().ok())
            .filter(|number| *number <= 1_000_000);
        match number {
            Some(number) => Step::Item(number),
            None => Step::Key(
                text.replace("~1", "/")
                    .replace("~2", "[")
                    .replace("~0", "~"),
            ),
        }
    };
    path.split('/').map(step).collect()
}

fn key_text(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1").replace('[', "~2")
}

fn built(value: &Value, at: Position) -> Build {
    let leaf = |value| Build::Leaf(Node { value, at });
    match value {
        Value::Null => leaf(NodeValue::Null),
        Value::Bool(truth) => leaf(NodeValue::Truth(*truth)),
        Value::Number(number) => {
            let text = number.to_string();
            leaf(if text.contains(['.', 'e', 'E']) {
                NodeValue::Fraction(text)
            } else {
                NodeValue::Whole(text)
            })
        }
        Value::String(text) => leaf(NodeValue::Text(text.clone())),
        Value::Array(items) => {
            Build::List(at, items.iter().map(|item| Some(built(item, at))).collect())
        }
        Value::Object(fields) => {
            let mut table = Build::table(at);
            for (key, value) in fields {
                table.set(&[Step::Key(key.clone())], built(value, at));
            }
            table
        }
    }
}

/// Paths and values by which what was read becomes what it was.
fn differences(
    value: &Value,
    read: &Node,
    path: &mut Vec<String>,
    rows: &mut Vec<(String, Value)>,
) {
    match (value, &read.value) {
        (Value::Object(fields), NodeValue::Table(entries)) => {
            let find = |key: &str| entries.iter().find(|entry| entry.key == key);
            for (key, value) in fields {
                path.push(key_text(key));
                match find(key) {
                    Some(entry) => differences(value, &entry.node, path, rows),
                    // A section without text has an empty one.
                    None if path.first().is_some_and(|top| top == "text") && value == "" => {}
                    None => rows.push((path.join("/"), value.clone())),
                }
                path.pop();
            }
            for entry in entries
                .iter()
                .filter(|entry| !fields.contains_key(&entry.key))
            {
                path.push(key_text(&entry.key));
                rows.push((path.join("/"), Value::Null));
                path.pop();
            }
            let kept = entries.iter().map(|entry| entry.key.as_str());
            let kept: Vec<&str> = kept.filter(|key| fields.contains_key(*key)).collect();
            let known = fields.keys().map(String::as_str);
            let after: Vec<&str> = kept
                .iter()
                .copied()
                .chain(known.filter(|key| !kept.contains(key)))
                .collect();
            if keeps_order(path) && !after.iter().copied().eq(fields.keys().map(String::as_str)) {
                let order = fields.keys().cloned().map(Value::String).collect();
                path.push(ORDER.to_owned());
                rows.push((path.join("/"), Value::Array(order)));
                path.pop();
            }
        }
        (Value::Array(items), NodeValue::List(nodes)) if items.len() == nodes.len() => {
            for (at, (item, node)) in items.iter().zip(nodes).enumerate() {
                path.push(format!("[{at}]"));
                differences(item, node, path, rows);
                path.pop();
            }
        }
        (value, read) if says(value, read) => {}
        (value, _) => rows.push((path.join("/"), value.clone())),
    }
}

/// Whether a table keeps the order of its keys: its keys are ids, periods or places.
fn keeps_order(path: &[String]) -> bool {
    const BY_ID: [&str; 22] = [
        "stage",
        "unit",
        "official",
        "mission",
        "goal",
        "objective",
        "strategy",
        "policy",
        "indicator",
        "series",
        "data",
        "grid",
        "planned",
        "realized",
        "benchmark",
        "group",
        "program",
        "money",
        "disbursement",
        "text",
        "document",
        "profile",
    ];
    const BY_YEAR_AND_ID: [&str; 8] = [
        "disbursement",
        "data",
        "planned",
        "realized",
        "benchmark",
        "money",
        "text",
        "profile",
    ];
    const INSIDE: [&str; 3] = ["targets", "activity", "sub_activity"];
    match path {
        [top] => BY_ID.contains(&top.as_str()) || top == "agreement" || top == "annual_plan",
        [top, _] if BY_YEAR_AND_ID.contains(&top.as_str()) => true,
        [.., last] => INSIDE.contains(&last.as_str()),
        [] => false,
    }
}

/// Whether what was read says a value.
fn says(value: &Value, read: &NodeValue) -> bool {
    match (value, read) {
        (Value::Bool(truth), NodeValue::Truth(read)) => truth == read,
        (Value::Number(number), NodeValue::Whole(text) | NodeValue::Text(text)) => {
            number.to_string() == *text
        }
        (Value::String(text), NodeValue::Text(read)) => text == read || is_same_figure(text, read),
        (
            Value::String(text),
            NodeValue::Whole(read) | NodeValue::Fraction(read) | NodeValue::Date(read),
        ) => text == read,
        (Value::String(text), NodeValue::Truth(truth)) => {
            crate::number::truth(text) == Some(*truth)
        }
        _ => false,
    }
}

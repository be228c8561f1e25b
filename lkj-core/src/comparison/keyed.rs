//! Two trees brought into a shape in which they can be compared: lists by what their items are
//! known by, tables of figures by row and column, and ids that changed put back.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// A thing that has another id now.
pub(super) struct Rename {
    pub(super) table: String,
    pub(super) from: String,
    pub(super) to: String,
}

/// A framework's tree with lists of tables as tables.
pub(super) fn keyed(tree: Map<String, Value>) -> Map<String, Value> {
    let each = tree.into_iter().map(|(key, value)| {
        let value = match (key.as_str(), value) {
            ("grid", Value::Object(grids)) => Value::Object(each_value(grids, cells)),
            ("profile", Value::Object(years)) => {
                let tables = |year| match year {
                    Value::Object(tables) => Value::Object(each_value(tables, rows)),
                    other => other,
                };
                Value::Object(each_value(years, tables))
            }
            ("data" | "realized", Value::Object(periods)) => {
                let entries = |period| match period {
                    Value::Object(entries) => Value::Object(each_value(entries, entry)),
                    other => other,
                };
                Value::Object(each_value(periods, entries))
            }
            // What others keep is theirs.
            ("extra", value) => value,
            (key, value) => lists_as_tables(key, value),
        };
        (key, value)
    });
    each.collect()
}

fn each_value(map: Map<String, Value>, change: impl Fn(Value) -> Value) -> Map<String, Value> {
    let each = map.into_iter().map(|(key, value)| (key, change(value)));
    each.collect()
}

/// An entry with its value under a key, whether or not it has evidence.
fn entry(entry: Value) -> Value {
    match entry {
        Value::Object(_) => entry,
        value => Value::Object(Map::from_iter([("value".to_owned(), value)])),
    }
}

fn lists_as_tables(key: &str, value: Value) -> Value {
    match value {
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_object) => {
            let mut table = Map::new();
            for (at, item) in items.into_iter().enumerate() {
                let known_by = known_by(key, &item, at);
                let mut name = known_by.clone();
                let mut number = 1_usize;
                while table.contains_key(&name) {
                    number = number.saturating_add(1);
                    name = format!("{known_by} ({number})");
                }
                table.insert(name, lists_as_tables("", item));
            }
            Value::Object(table)
        }
        Value::Object(fields) => {
            let each = fields.into_iter().map(|(key, value)| {
                let value = lists_as_tables(&key, value);
                (key, value)
            });
            Value::Object(each.collect())
        }
        other => other,
    }
}

/// What an item of a list is known by: its id or citation, what a note is about, the place of a
/// claim; else where it stands.
fn known_by(list: &str, item: &Value, at: usize) -> String {
    let word = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    let listed = |key: &str| {
        let items = item.get(key).and_then(Value::as_array)?;
        let each: Vec<_> = items.iter().filter_map(Value::as_str).collect();
        Some(each.join(", "))
    };
    let joined = |parts: [Option<String>; 2]| {
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(": "))
    };
    let known = match list {
        "regulation" => word("cite"),
        "note" => {
            let about = [word("kind"), Some(listed("about").unwrap_or_default())];
            let year = item.get("year").map(word_of);
            joined([joined(about), year])
        }
        "claims" => word("at"),
        "decision" => joined([word("rule"), word("about")]),
        "revision" | "revisions" => None,
        _ => word("id"),
    };
    known.unwrap_or_else(|| at.saturating_add(1).to_string())
}

/// A grid as values by part and period.
fn cells(grid: Value) -> Value {
    let periods = |grid: &Value| -> Option<Vec<String>> {
        let years = grid.get("years")?.as_array()?;
        Some(years.iter().map(word_of).collect())
    };
    let Some(periods) = periods(&grid) else {
        return grid;
    };
    by_row(grid.get("rows"), &periods).unwrap_or(grid)
}

/// A profile table with its figures by row and column.
fn rows(table: Value) -> Value {
    let columns = table.get("columns").and_then(Value::as_array);
    let columns: Vec<_> = columns.into_iter().flatten().map(word_of).collect();
    let figures = by_row(table.get("rows"), &columns);
    match (table, figures) {
        (Value::Object(mut fields), Some(figures)) => {
            fields.insert("rows".to_owned(), figures);
            Value::Object(fields)
        }
        (table, _) => table,
    }
}

fn by_row(rows: Option<&Value>, columns: &[String]) -> Option<Value> {
    let mut table = Map::new();
    for row in rows?.as_array()? {
        let (label, figures) = row.as_array()?.split_first()?;
        let named = figures.iter().enumerate().map(|(at, figure)| {
            let column = columns.get(at).cloned();
            let column = column.unwrap_or_else(|| at.saturating_add(1).to_string());
            (column, figure.clone())
        });
        table.insert(word_of(label), Value::Object(named.collect()));
    }
    Some(Value::Object(table))
}

fn word_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The tables in which an id names a thing with a name of its own.
const NAMED: &[&str] = &[
    "unit",
    "official",
    "mission",
    "goal",
    "objective",
    "strategy",
    "policy",
    "indicator",
    "series",
    "group",
    "program",
    "activity",
    "sub_activity",
    "document",
];

/// The older tree with the ids of the newer one where a thing was renamed: gone under its old id,
/// there under a new one with the same name, and the only one that is called so.
pub(super) fn renamed(
    before: Map<String, Value>,
    after: &Map<String, Value>,
) -> (Map<String, Value>, Vec<Rename>) {
    let mut renames = Vec::new();
    find_renames(&before, after, &mut renames);
    if renames.is_empty() {
        return (before, renames);
    }
    let new_ids: BTreeMap<&str, &str> = renames
        .iter()
        .map(|one| (one.from.as_str(), one.to.as_str()))
        .collect();
    let tree = match with_new_ids(Value::Object(before), "", &new_ids) {
        Value::Object(tree) => tree,
        _ => Map::new(),
    };
    (tree, renames)
}

fn find_renames(before: &Map<String, Value>, after: &Map<String, Value>, found: &mut Vec<Rename>) {
    for (table, new) in after {
        let (Some(Value::Object(old)), Value::Object(new)) = (before.get(table), new) else {
            continue;
        };
        if NAMED.contains(&table.as_str()) {
            find_in_table(table, old, new, found);
        }
        // Activities stand in programs.
        for (id, inside) in new {
            if let (Some(Value::Object(old)), Value::Object(new)) = (old.get(id), inside) {
                find_renames(old, new, found);
            }
        }
    }
}

fn find_in_table(
    table: &str,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    found: &mut Vec<Rename>,
) {
    let name = |value: &Value| {
        let named = value.get("name").or_else(|| value.get("text"));
        named.and_then(Value::as_str).map(str::to_owned)
    };
    let only_in = |one: &Map<String, Value>, other: &Map<String, Value>| {
        let alone = one.iter().filter(|(id, _)| !other.contains_key(*id));
        let named: Vec<_> = alone
            .filter_map(|(id, value)| Some((name(value)?, id.clone())))
            .collect();
        named
    };
    let (gone, come) = (only_in(old, new), only_in(new, old));
    for (called, from) in &gone {
        let alike =
            |all: &[(String, String)]| all.iter().filter(|(name, _)| name == called).count() == 1;
        let to = come.iter().find(|(name, _)| name == called);
        if let Some((_, to)) = to.filter(|_| alike(&gone) && alike(&come)) {
            found.push(Rename {
                table: table.to_owned(),
                from: from.clone(),
                to: to.clone(),
            });
        }
    }
}

/// Keys whose texts are words to be read, in which an id is no id.
const PROSE: &[&str] = &[
    "name",
    "text",
    "title",
    "heading",
    "definition",
    "reason",
    "why",
];

fn with_new_ids(value: Value, key: &str, new_ids: &BTreeMap<&str, &str>) -> Value {
    let renamed = |word: &str| new_ids.get(word).map_or(word, |new| *new).to_owned();
    match value {
        Value::Object(fields) => {
            let each = fields.into_iter().map(|(key, value)| {
                let value = with_new_ids(value, &key, new_ids);
                let (first, rest) = key
                    .split_once('.')
                    .map_or((key.as_str(), None), |(first, rest)| (first, Some(rest)));
                let first = renamed(first);
                let key = rest.map_or_else(|| first.clone(), |rest| format!("{first}.{rest}"));
                (key, value)
            });
            Value::Object(each.collect())
        }
        Value::Array(items) => {
            let each = items
                .into_iter()
                .map(|item| with_new_ids(item, key, new_ids));
            Value::Array(each.collect())
        }
        Value::String(text) if key == "formula" => Value::String(words_replaced(&text, &renamed)),
        Value::String(text) if !PROSE.contains(&key) => Value::String(renamed(&text)),
        other => other,
    }
}

/// A formula with its ids replaced.
fn words_replaced(text: &str, renamed: &impl Fn(&str) -> String) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut word = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || character == '_' {
            word.push(character);
            continue;
        }
        replaced.push_str(&renamed(&word));
        word.clear();
        replaced.push(character);
    }
    replaced.push_str(&renamed(&word));
    replaced
}

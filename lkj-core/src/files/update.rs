//! Changes put into a TOML text that was read: its comments, its order and all that did not
//! change stay as they were.

use std::collections::HashMap;

use toml_edit::{
    ArrayOfTables, DocumentMut, InlineTable, Item, Table as TomlTable, TableLike,
    Value as TomlValue,
};

use super::canonical::{self, Layout};
use super::tree::{Table, Tree, by_key};

fn keys(table: &Table) -> impl Iterator<Item = &str> {
    table.iter().map(|(key, _)| key.as_str())
}

/// The text with the differences of two trees put in; `None` where its shape does not
/// allow that.
pub(super) fn updated(text: &str, before: &Table, after: &Table) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    update(
        &mut Place::Table(document.as_table_mut()),
        before,
        after,
        "",
        0,
    )?;
    Some(document.to_string())
}

/// The texts of one framework with the differences put in, each in the text that says it.
#[cfg(feature = "json")]
pub(super) fn updated_together(
    texts: &[&str],
    before: &Table,
    after: &Table,
) -> Option<Vec<String>> {
    let documents = texts.iter().map(|text| text.parse::<DocumentMut>().ok());
    let mut documents: Vec<_> = documents.collect::<Option<_>>()?;
    let tables = documents.iter_mut().map(DocumentMut::as_table_mut);
    let mut places: Vec<_> = tables.map(Place::Table).collect();
    update_together(&mut places, before, after, "", 0)?;
    Some(documents.iter().map(ToString::to_string).collect())
}

/// Updates a table that stands in several texts.
#[cfg(feature = "json")]
fn update_together(
    places: &mut [Place<'_>],
    before: &Table,
    after: &Table,
    top: &str,
    depth: usize,
) -> Option<()> {
    if let [place] = places {
        return update(place, before, after, top, depth);
    }
    let (before_by_key, after_by_key) = (by_key(before), by_key(after));
    for key in keys(before).filter(|key| !after_by_key.contains_key(key)) {
        for place in &mut *places {
            place.table().remove(key);
        }
    }
    for (key, value) in after {
        let top = if depth == 0 { key.as_str() } else { top };
        let old = before_by_key.get(key.as_str()).copied();
        if old == Some(value) {
            continue;
        }
        let mut holding: Vec<&mut Place<'_>> = places
            .iter_mut()
            .filter_map(|place| place.table().contains_key(key).then_some(place))
            .collect();
        match (holding.as_mut_slice(), old, value) {
            ([], _, _) => {
                let first = places.first_mut()?;
                update_key(first.table(), key, old, value, top, depth)?;
            }
            ([one], _, _) => update_key(one.table(), key, old, value, top, depth)?,
            (several, Some(Tree::Table(old)), Tree::Table(new)) => {
                let inside = several
                    .iter_mut()
                    .map(|place| Place::of(place.table().get_mut(key)?));
                let mut inside: Vec<_> = inside.collect::<Option<_>>()?;
                update_together(&mut inside, old, new, top, depth.saturating_add(1))?;
            }
            _ => return None,
        }
    }
    Some(())
}

/// A table of a document, however it is written.
enum Place<'a> {
    Table(&'a mut TomlTable),
    Inline(&'a mut InlineTable),
}

impl<'a> Place<'a> {
    fn of(item: &'a mut Item) -> Option<Self> {
        match item {
            Item::Table(table) => Some(Self::Table(table)),
            Item::Value(TomlValue::InlineTable(table)) => Some(Self::Inline(table)),
            _ => None,
        }
    }

    fn table(&mut self) -> &mut dyn TableLike {
        match self {
            Self::Table(table) => *table,
            Self::Inline(table) => *table,
        }
    }

    /// Puts keys in an order; those that are not in it come last.
    fn sort(&mut self, order: &Table) {
        let places: HashMap<&str, usize> =
            keys(order).enumerate().map(|(at, key)| (key, at)).collect();
        let place = |key: &str| places.get(key).copied().unwrap_or(usize::MAX);
        match self {
            Self::Table(table) => {
                table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
            }
            Self::Inline(table) => {
                table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
            }
        }
    }
}

fn update(
    place: &mut Place<'_>,
    before: &Table,
    after: &Table,
    top: &str,
    depth: usize,
) -> Option<()> {
    let table = place.table();
    let (before_by_key, after_by_key) = (by_key(before), by_key(after));
    for key in keys(before).filter(|key| !after_by_key.contains_key(key)) {
        table.remove(key);
    }
    for (key, value) in after {
        let top = if depth == 0 { key.as_str() } else { top };
        let old = before_by_key.get(key.as_str()).copied();
        if old == Some(value) {
            continue;
        }
        if key == "revisions" {
            // `revised` is short for a revision, which the list holds from now on.
            table.remove("revised");
        }
        update_key(table, key, old, value, top, depth)?;
    }
    // Only where something came in between: sorting would move what others put in order.
    let has_new = keys(after).any(|key| !before_by_key.contains_key(key));
    if has_new && !keys(after).take(before.len()).eq(keys(before)) {
        place.sort(after);
    }
    Some(())
}

fn update_key(
    table: &mut dyn TableLike,
    key: &str,
    old: Option<&Tree>,
    value: &Tree,
    top: &str,
    depth: usize,
) -> Option<()> {
    let deeper = depth.saturating_add(1);
    match (old, value, table.get_mut(key)) {
        (_, _, None) => {
            table.insert(key, item(value, top, depth));
        }
        (Some(Tree::Table(old)), Tree::Table(new), Some(inside)) if inside.is_table_like() => {
            update(&mut Place::of(inside)?, old, new, top, deeper)?;
        }
        (Some(Tree::List(old)), Tree::List(new), Some(Item::ArrayOfTables(tables)))
            if new.iter().all(Tree::is_table) =>
        {
            update_tables(tables, old, new, top, deeper)?;
        }
        // The short form: what was a text and has more to say now becomes a table.
        (_, _, Some(place)) => replace(place, value, top, depth),
    }
    Some(())
}

/// Updates a list of tables one by one; those at its end come and go.
fn update_tables(
    tables: &mut ArrayOfTables,
    old: &[Tree],
    new: &[Tree],
    top: &str,
    depth: usize,
) -> Option<()> {
    while tables.len() > new.len() {
        // The one that went is the first that is not there any more.
        let gone = old.iter().zip(new).position(|(old, new)| old != new);
        let last = tables.len().saturating_sub(1);
        let rest_is_same = gone.is_some_and(|at| old.get(at.saturating_add(1)..) == new.get(at..));
        tables.remove(if rest_is_same { gone? } else { last });
        if rest_is_same {
            return Some(());
        }
    }
    for ((old, new), table) in old.iter().zip(new).zip(tables.iter_mut()) {
        update(
            &mut Place::Table(table),
            old.fields()?,
            new.fields()?,
            top,
            depth,
        )?;
    }
    for fields in new.iter().skip(tables.len()).filter_map(Tree::fields) {
        tables.push(table_of(fields, top));
    }
    Some(())
}

fn table_of(fields: &Table, top: &str) -> TomlTable {
    let mut table = TomlTable::new();
    for (key, value) in fields {
        table.insert(key, Item::Value(parsed(&canonical::inline(value, top))));
    }
    table
}

/// What is new, laid out as the canonical form lays it out.
fn item(value: &Tree, top: &str, depth: usize) -> Item {
    match Layout::of(value, top, depth) {
        Layout::Table(fields) => {
            let mut table = TomlTable::new();
            table.set_implicit(fields.iter().all(|(_, value)| value.is_table()));
            for (key, value) in fields {
                table.insert(key, item(value, top, depth.saturating_add(1)));
            }
            Item::Table(table)
        }
        Layout::Tables(items) => {
            let fields = items.iter().filter_map(Tree::fields);
            Item::ArrayOfTables(fields.map(|fields| table_of(fields, top)).collect())
        }
        Layout::Line => Item::Value(parsed(&canonical::on_a_line(value, top, depth))),
    }
}

/// A value by the text that it is written as.
fn parsed(written: &str) -> TomlValue {
    written.parse().unwrap_or_else(|_| written.into())
}

/// Puts a new value in the place of an old one and keeps the comments around it.
fn replace(place: &mut Item, value: &Tree, top: &str, depth: usize) {
    let was_short = place.is_str();
    let new = match short_form(value).filter(|_| was_short) {
        Some(text) => Item::Value(text.into()),
        None => item(value, top, depth),
    };
    match (place.as_value_mut(), new) {
        (Some(old), Item::Value(mut new)) => {
            *new.decor_mut() = old.decor().clone();
            *old = plain_like(old, new);
        }
        (Some(old), other) => match other.into_value() {
            Ok(mut new) => {
                *new.decor_mut() = old.decor().clone();
                *old = new;
            }
            Err(other) => *place = other,
        },
        (None, new) => *place = new,
    }
}

/// The text that stands for a table, or for a list of one, that holds nothing else.
fn short_form(value: &Tree) -> Option<&str> {
    match value {
        Tree::Table(fields) if fields.len() == 1 => {
            let (key, value) = fields.first()?;
            matches!(key.as_str(), "name" | "text").then(|| value.text())?
        }
        Tree::List(items) => match items.as_slice() {
            [Tree::Text(text)] => Some(text),
            [only] => short_form(only),
            _ => None,
        },
        _ => None,
    }
}

/// A number that stood unquoted stays unquoted.
fn plain_like(old: &TomlValue, new: TomlValue) -> TomlValue {
    let was_number = old.is_integer() || old.is_float();
    match new.as_str().filter(|_| was_number) {
        Some(text) => {
            let mut plain = parsed(&canonical::number_or_text(text));
            *plain.decor_mut() = new.decor().clone();
            plain
        }
        None => new,
    }
}

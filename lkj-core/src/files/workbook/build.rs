//! Puts nodes together that come cell by cell, in any order, into one tree.

use std::collections::HashMap;

use super::super::node::{Entry, Node, NodeValue, Position};
use crate::value::register::UnseededHasher;

/// One step of a path: a key of a table, or the number of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Item(usize),
}

/// A tree under construction.
#[derive(Debug)]
pub(super) enum Build {
    Leaf(Node),
    Table(Table),
    List(Position, Vec<Option<Build>>),
}

/// A table under construction.
#[derive(Debug)]
pub(super) struct Table {
    at: Position,
    entries: Vec<(String, Position, Build)>,
    numbers: HashMap<String, usize, UnseededHasher>,
}

impl Table {
    fn new(at: Position) -> Self {
        Self {
            at,
            entries: Vec::new(),
            numbers: HashMap::default(),
        }
    }

    fn number(&self, key: &str) -> Option<usize> {
        self.numbers.get(key).copied()
    }
}

impl Build {
    pub(super) fn table(at: Position) -> Self {
        Self::Table(Table::new(at))
    }

    /// Where it stands.
    pub(super) const fn position(&self) -> Position {
        match self {
            Self::Leaf(node) => node.at,
            Self::Table(table) => table.at,
            Self::List(at, _) => *at,
        }
    }

    /// What stands at the end of a path, if anything does.
    pub(super) fn get(&self, path: &[Step]) -> Option<&Self> {
        path.iter()
            .try_fold(self, |inside, step| match (inside, step) {
                (Self::Table(table), Step::Key(key)) => table
                    .entries
                    .get(table.number(key)?)
                    .map(|(_, _, value)| value),
                (Self::List(_, items), Step::Item(at)) => items.get(*at)?.as_ref(),
                _ => None,
            })
    }

    /// The keys of a table with their positions.
    pub(super) fn keys(&self) -> Vec<(&str, Position)> {
        match self {
            Self::Table(table) => {
                let entries = table.entries.iter();
                entries.map(|(key, at, _)| (key.as_str(), *at)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many items a list at a path has.
    pub(super) fn length(&self, path: &[Step]) -> usize {
        match self.get(path) {
            Some(Self::List(_, items)) => items.len(),
            _ => 0,
        }
    }

    /// Puts something at the end of a path, where nothing stands yet. Gives back where
    /// something stands already.
    pub(super) fn insert(&mut self, path: &[Step], value: Self) -> Result<(), Position> {
        let at = value.position();
        match self.slot(path, at) {
            Some(Slot::Empty(put)) => {
                put.put(value, at);
                Ok(())
            }
            Some(Slot::Full(full)) => match (full, value) {
                // A table that was made for what stands in it can still be named.
                (Self::Table(_), Self::Table(new)) if new.entries.is_empty() => Ok(()),
                (full, _) => Err(full.position()),
            },
            None => Err(self.position()),
        }
    }

    /// Puts something at the end of a path, whatever stands there.
    pub(super) fn set(&mut self, path: &[Step], value: Self) {
        let at = value.position();
        match self.slot(path, at) {
            Some(Slot::Empty(put)) => put.put(value, at),
            Some(Slot::Full(full)) => *full = value,
            None => {}
        }
    }

    /// Takes away what stands at the end of a path.
    pub(super) fn take(&mut self, path: &[Step]) -> Option<Self> {
        let (last, before) = path.split_last()?;
        let at = self.position();
        let Some(Slot::Full(inside)) = self.slot(before, at) else {
            return None;
        };
        let nothing = || {
            Self::Leaf(Node {
                value: NodeValue::Null,
                at,
            })
        };
        match (inside, last) {
            (Self::Table(table), Step::Key(key)) => {
                let number = table.number(key)?;
                let (_, _, value) = table.entries.get_mut(number)?;
                Some(std::mem::replace(value, nothing()))
            }
            _ => None,
        }
    }

    /// Puts the keys of a table in an order; those that are not named stay behind the others.
    pub(super) fn sort(&mut self, path: &[Step], order: &[String]) {
        let at = self.position();
        if let Some(Slot::Full(Self::Table(table))) = self.slot(path, at) {
            let place = |key: &str| order.iter().position(|named| named == key);
            table
                .entries
                .sort_by_key(|(key, _, _)| place(key).unwrap_or(usize::MAX));
            table.numbers = (0..)
                .zip(&table.entries)
                .map(|(number, (key, _, _))| (key.clone(), number))
                .collect();
        }
    }

    /// Makes every row of a list of rows as long as it is to be, with a text in the gaps.
    pub(super) fn fill_rows(&mut self, path: &[Step], length: usize, blank: &str) {
        let at = self.position();
        let Some(Slot::Full(Self::List(_, rows))) = self.slot(path, at) else {
            return;
        };
        for row in rows.iter_mut().flatten() {
            if let Self::List(at, cells) = row {
                if cells.len() < length {
                    cells.resize_with(length, || None);
                }
                for cell in cells.iter_mut().filter(|cell| cell.is_none()) {
                    *cell = Some(Self::Leaf(Node {
                        value: NodeValue::Text(blank.to_owned()),
                        at: *at,
                    }));
                }
            }
        }
    }

    fn slot(&mut self, path: &[Step], at: Position) -> Option<Slot<'_>> {
        let Some((last, before)) = path.split_last() else {
            return Some(Slot::Full(self));
        };
        let mut inside = self;
        for (step, next) in before.iter().zip(path.iter().skip(1)) {
            inside = inside.step_into(step, next, at)?;
        }
        match (inside, last) {
            (Self::Table(table), Step::Key(key)) => match table.number(key) {
                Some(number) => {
                    let (_, _, value) = table.entries.get_mut(number)?;
                    Some(Slot::Full(value))
                }
                None => Some(Slot::Empty(Put::Entry(table, key.clone()))),
            },
            (Self::List(_, items), Step::Item(number)) => {
                if items.len() <= *number {
                    items.resize_with(number.saturating_add(1), || None);
                }
                let item = items.get_mut(*number)?;
                Some(match item {
                    Some(full) => Slot::Full(full),
                    empty => Slot::Empty(Put::Item(empty)),
                })
            }
            _ => None,
        }
    }

    /// What a step leads to, made where it is not there yet; `next` says what it is to be.
    fn step_into(&mut self, step: &Step, next: &Step, at: Position) -> Option<&mut Self> {
        let new = || match next {
            Step::Key(_) => Self::table(at),
            Step::Item(_) => Self::List(at, Vec::new()),
        };
        match (self, step) {
            (Self::Table(table), Step::Key(key)) => {
                let number = match table.number(key) {
                    Some(number) => number,
                    None => {
                        let number = table.entries.len();
                        table.numbers.insert(key.clone(), number);
                        table.entries.push((key.clone(), at, new()));
                        number
                    }
                };
                table.entries.get_mut(number).map(|(_, _, value)| value)
            }
            (Self::List(_, items), Step::Item(number)) => {
                if items.len() <= *number {
                    items.resize_with(number.saturating_add(1), || None);
                }
                Some(items.get_mut(*number)?.get_or_insert_with(new))
            }
            _ => None,
        }
    }

    /// The finished node; gaps in lists are left out.
    pub(super) fn finish(self) -> Node {
        match self {
            Self::Leaf(node) => node,
            Self::List(at, items) => {
                let items = items.into_iter().flatten().map(Self::finish);
                Node {
                    value: NodeValue::List(items.collect()),
                    at,
                }
            }
            Self::Table(table) => {
                let entry = |(key, key_at, value): (String, Position, Self)| Entry {
                    key,
                    key_at,
                    node: value.finish(),
                };
                let at = table.at;
                let entries = table.entries.into_iter().map(entry);
                Node {
                    value: NodeValue::Table(
                        entries
                            .filter(|entry| !entry.node.value.is_absent())
                            .collect(),
                    ),
                    at,
                }
            }
        }
    }
}

/// Where something can be put.
enum Slot<'a> {
    Full(&'a mut Build),
    Empty(Put<'a>),
}

/// A place that is still empty.
enum Put<'a> {
    Entry(&'a mut Table, String),
    Item(&'a mut Option<Build>),
}

impl Put<'_> {
    fn put(self, value: Build, at: Position) {
        match self {
            Self::Entry(table, key) => {
                table.numbers.insert(key.clone(), table.entries.len());
                table.entries.push((key, at, value));
            }
            Self::Item(item) => *item = Some(value),
        }
    }
}

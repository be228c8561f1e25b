//! What was read, before anyone knows what it means: values with their places.

use std::sync::Arc;

use crate::Place;
use crate::problem::{ProblemKind, ValueType};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) value: NodeValue,
    pub(super) at: Position,
}

/// What was read of a text, and what is wrong with it.
pub(super) struct Read {
    pub(super) root: Option<Node>,
    pub(super) faults: Vec<Fault>,
}

/// Something wrong at an offset of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) path: String,
    pub(super) kind: ProblemKind,
}

impl Read {
    /// A text of which nothing was read.
    pub(super) fn refused(fault: Fault) -> Self {
        Self {
            root: None,
            faults: vec![fault],
        }
    }
}

/// A place in one of the texts, as an offset in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) text: usize,
    pub(super) offset: usize,
}

/// A value. Numbers keep their own text.
#[derive(Debug, Clone)]
pub(super) enum NodeValue {
    Text(String),
    Whole(String),
    Fraction(String),
    Truth(bool),
    #[cfg_attr(not(feature = "toml"), expect(dead_code, reason = "JSON has no dates"))]
    Date(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
    #[cfg(feature = "json")]
    Null,
    /// What stands on a line with a syntax error: told already.
    #[cfg(feature = "toml")]
    Broken,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_at: Position,
    pub(super) node: Node,
}

impl NodeValue {
    pub(super) const fn value_type(&self) -> ValueType {
        match self {
            Self::Text(_) => ValueType::Text,
            Self::Whole(_) | Self::Fraction(_) => ValueType::Number,
            Self::Truth(_) => ValueType::Truth,
            Self::Date(_) => ValueType::Date,
            Self::List(_) => ValueType::List,
            Self::Table(_) => ValueType::Table,
            #[cfg(feature = "json")]
            Self::Null => ValueType::Null,
            #[cfg(feature = "toml")]
            Self::Broken => ValueType::Text,
        }
    }

    /// Whether there is nothing to look at: told already, or JSON's `null`.
    pub(super) const fn is_absent(&self) -> bool {
        match self {
            #[cfg(feature = "json")]
            Self::Null => true,
            #[cfg(feature = "toml")]
            Self::Broken => true,
            _ => false,
        }
    }
}

/// A text with its name and the beginnings of its lines.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) name: Arc<str>,
    pub(super) content: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(name: &str, content: &'a str) -> Self {
        let after_breaks = content
            .match_indices('\n')
            .map(|(at, _)| at.saturating_add(1));
        Self {
            name: name.into(),
            content,
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// The line of an offset, from 0.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.line_starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// A line by its number from 0, without its end.
    #[cfg(feature = "toml")]
    pub(super) fn line_text(&self, line: usize) -> &'a str {
        let rest = self
            .content
            .get(self.start_of_line(line)..)
            .unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// Where a line begins.
    #[cfg(feature = "toml")]
    pub(super) fn start_of_line(&self, line: usize) -> usize {
        self.line_starts
            .get(line)
            .copied()
            .unwrap_or(self.content.len())
    }

    /// Where the line of an offset begins.
    #[cfg(feature = "toml")]
    pub(super) fn line_start(&self, offset: usize) -> usize {
        self.start_of_line(self.line(offset))
    }

    /// The place of an offset, lines and columns counted from 1.
    pub(super) fn place(&self, offset: usize, path: &str) -> Place {
        let line = self.line(offset);
        let start = self.line_starts.get(line).copied().unwrap_or_default();
        let before = self.content.get(start..offset).unwrap_or_default();
        let from_one = |count: usize| u32::try_from(count.saturating_add(1)).unwrap_or(u32::MAX);
        Place {
            file: Arc::clone(&self.name),
            line: from_one(line),
            column: from_one(before.chars().count()),
            path: path.to_owned(),
        }
    }
}

//! What was read, before anyone knows what it means: values with their places.

use std::sync::Arc;

use crate::problem::{ProblemKind, ValueType};
use crate::value::Place;

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
    #[cfg_attr(
        not(any(feature = "toml", feature = "xlsx")),
        expect(dead_code, reason = "JSON has no dates")
    )]
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

/// Bytes between two places at which the characters before are known: a line may be as long as
/// its file, and the column of every value is asked for.
const BLOCK: usize = 256;

/// A text with its name, the beginnings of its lines, and how many characters lie before the
/// beginning of each block.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) name: Arc<str>,
    pub(super) content: &'a str,
    line_starts: Vec<usize>,
    characters_before: Vec<usize>,
}

/// Characters that begin among these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| (**byte & 0b1100_0000) != 0b1000_0000;
    bytes.iter().filter(begins).count()
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
            characters_before: content
                .as_bytes()
                .chunks(BLOCK)
                .scan(0_usize, |before, block| {
                    let here = *before;
                    *before = before.saturating_add(characters(block));
                    Some(here)
                })
                .collect(),
        }
    }

    /// How many characters begin before an offset.
    fn characters_to(&self, offset: usize) -> usize {
        let offset = offset.min(self.content.len());
        let block = (offset / BLOCK).min(self.characters_before.len().saturating_sub(1));
        let before = self.characters_before.get(block).copied();
        let rest = self
            .content
            .as_bytes()
            .get(block.saturating_mul(BLOCK)..offset);
        before
            .unwrap_or_default()
            .saturating_add(characters(rest.unwrap_or_default()))
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
        let before = self
            .characters_to(offset)
            .saturating_sub(self.characters_to(start));
        let from_one = |count: usize| u32::try_from(count.saturating_add(1)).unwrap_or(u32::MAX);
        Place {
            file: Arc::clone(&self.name),
            sheet: None,
            line: from_one(line),
            column: from_one(before),
            path: path.to_owned(),
        }
    }
}

/// Where nodes come from: a text, or a sheet of a workbook.
#[derive(Debug)]
pub(super) enum Origin<'a> {
    Text(Text<'a>),
    #[cfg(feature = "xlsx")]
    Sheet(SheetOrigin),
}

/// A sheet of a workbook; offsets count its cells.
#[cfg(feature = "xlsx")]
#[derive(Debug)]
pub(super) struct SheetOrigin {
    pub(super) file: Arc<str>,
    pub(super) sheet: Arc<str>,
    /// Row and column of each cell, both from 1.
    pub(super) cells: Vec<(u32, u32)>,
}

impl Origin<'_> {
    pub(super) fn place(&self, offset: usize, path: &str) -> Place {
        match self {
            Self::Text(text) => text.place(offset, path),
            #[cfg(feature = "xlsx")]
            Self::Sheet(sheet) => {
                let (line, column) = sheet.cells.get(offset).copied().unwrap_or_default();
                Place {
                    file: Arc::clone(&sheet.file),
                    sheet: Some(Arc::clone(&sheet.sheet)),
                    line,
                    column,
                    path: path.to_owned(),
                }
            }
        }
    }

    /// The text in which places inside a value can be told.
    pub(super) fn content(&self) -> &str {
        match self {
            Self::Text(text) => text.content,
            #[cfg(feature = "xlsx")]
            Self::Sheet(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_long_lines_count_characters() {
        let content = format!("{}\n{}", "a€𝄞b".repeat(300), "é→x".repeat(500));
        let text = Text::new("", &content);
        let mut line_start = 0;
        for (offset, character) in content.char_indices() {
            let before = &content[line_start..offset];
            let place = text.place(offset, "");
            assert_eq!(place.column as usize, before.chars().count() + 1);
            if character == '\n' {
                line_start = offset + 1;
            }
        }
        assert_eq!(Text::new("", "").place(0, "").column, 1);
    }
}

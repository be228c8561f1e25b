//! TOML 1.0 into nodes, with every syntax error.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;
use toml_parser::parser::{Event, EventKind, EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError};

use super::locate::{header_of, path_in_toml};
use super::node::{Entry, Fault, Node, NodeValue, Position, Read, Text};
use super::report_number;
use super::source::Limits;
use crate::problem::{Limit, ProblemKind, TomlConstruct};
use crate::value::Place;

/// The most syntax errors of one text that are told.
const MOST_ERRORS: usize = 100;

/// With more syntax errors a text is something else than TOML: it is not read any further.
const MOST_PARSED: usize = 10_000;

pub(super) fn read(text: &Text<'_>, index: usize, limits: &Limits) -> Read {
    if let Some((offset, kind)) = over_limit(text.content, limits) {
        return Read::refused(Fault {
            offset,
            path: path_in_toml(text, offset),
            kind,
        });
    }
    let mut first_errors = FirstErrors::default();
    let newer = NewerConstructs::find(text.content, &mut first_errors);
    if first_errors.count > MOST_PARSED {
        let mut collector = FaultCollector::new(text, newer);
        first_errors.tell(&mut collector);
        return Read {
            root: None,
            faults: collector.faults,
        };
    }
    let (table, errors) = DeTable::parse_recoverable(text.content);
    let offsets = errors
        .iter()
        .map(|error| error.span().map_or(0, |span| span.start));
    let broken_lines = offsets.map(|offset| text.line(offset)).collect();
    let mut collector = FaultCollector::new(text, newer);
    for error in &errors {
        let offset = error.span().map_or(0, |span| span.start);
        collector.add(offset, error.message());
    }
    let converter = Converter {
        text,
        index,
        broken_lines,
    };
    let root = converter.table(table.get_ref());
    let root = Node {
        value: root,
        at: Position {
            text: index,
            offset: 0,
        },
    };
    let mut faults = collector.faults;
    for fault in &mut faults {
        find_first(fault, &root, text);
    }
    Read {
        root: Some(root),
        faults,
    }
}

/// The first syntax errors that a text has, and how many there are.
#[derive(Default)]
struct FirstErrors {
    first: Vec<ParseError>,
    count: usize,
}

impl FirstErrors {
    fn tell(&self, collector: &mut FaultCollector<'_>) {
        for error in &self.first {
            let offset = error.unexpected().map_or(0, |span| span.start());
            collector.add(offset, error.description());
        }
    }
}

impl ErrorSink for FirstErrors {
    fn report_error(&mut self, error: ParseError) {
        if self.first.len() < MOST_ERRORS {
            self.first.push(error);
        }
        self.count = self.count.saturating_add(1);
    }
}

/// Adds to a key that stands twice where it stands first.
fn find_first(fault: &mut Fault, root: &Node, text: &Text<'_>) {
    let ProblemKind::DuplicateKey { first, .. } = &mut fault.kind else {
        return;
    };
    let offset = first_header(fault.offset, text).or_else(|| key_offset(&fault.path, root));
    let before = offset.filter(|offset| *offset < fault.offset);
    *first = before.map(|offset| Place {
        path: String::new(),
        ..text.place(offset, "")
    });
}

/// Where a header that stands twice stands first.
fn first_header(offset: usize, text: &Text<'_>) -> Option<usize> {
    let own = text.line(offset);
    let header = header_of(text.line_text(own))?;
    let first = (0..own).find(|line| header_of(text.line_text(*line)) == Some(header))?;
    let own_column = offset.saturating_sub(text.line_start(offset));
    Some(text.start_of_line(first).saturating_add(own_column))
}

/// Where the key at the end of a path was read.
fn key_offset(path: &str, root: &Node) -> Option<usize> {
    let mut node = root;
    let mut found = None;
    for key in path.split('.') {
        let NodeValue::Table(entries) = &node.value else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key == key)?;
        found = Some(entry.key_at.offset);
        node = &entry.node;
    }
    found
}

/// Picks out of all that a parser reports what a reader should be told: one fault a place,
/// none that only follows from another.
struct FaultCollector<'a> {
    text: &'a Text<'a>,
    /// Tables whose line breaks are told: what is wrong behind them follows from that.
    broken_tables: Vec<Range<usize>>,
    list_is_open: bool,
    faults: Vec<Fault>,
}

impl<'a> FaultCollector<'a> {
    fn new(text: &'a Text<'a>, newer: NewerConstructs<'a>) -> Self {
        let fault = |(offset, construct)| Fault {
            offset,
            path: path_in_toml(text, offset),
            kind: ProblemKind::NewerToml { construct },
        };
        let faults = newer
            .found
            .into_iter()
            .take(MOST_ERRORS)
            .map(fault)
            .collect();
        Self {
            text,
            broken_tables: newer.broken_tables,
            list_is_open: false,
            faults,
        }
    }

    fn add(&mut self, offset: usize, detail: &str) {
        if self.faults.len() >= MOST_ERRORS {
            return;
        }
        let (offset, kind) = self.classified(offset, detail);
        if !self.is_told(offset, &kind) {
            let path = self.path(offset, &kind);
            self.faults.push(Fault { offset, path, kind });
        }
    }

    /// What a parser's report is about, and where that begins.
    fn classified(&mut self, offset: usize, detail: &str) -> (usize, ProblemKind) {
        let content = self.text.content;
        let rest = content.get(offset..).unwrap_or_default();
        let syntax = |offset, detail: &str| {
            (
                offset,
                ProblemKind::Syntax {
                    language: "TOML",
                    detail: detail.to_owned(),
                    number: None,
                },
            )
        };
        if detail == "duplicate key" {
            return (
                offset,
                ProblemKind::DuplicateKey {
                    key: key_at(rest),
                    first: None,
                },
            );
        }
        if let Some((offset, number)) = self.report_number(offset, detail) {
            let number = Some(number.to_owned());
            return (
                offset,
                ProblemKind::Syntax {
                    language: "TOML",
                    detail: detail.to_owned(),
                    number,
                },
            );
        }
        if detail.starts_with("string values must be quoted") {
            if rest
                .trim_start_matches([' ', '\t'])
                .starts_with(['\n', '\r', '#'])
                || rest.trim().is_empty()
            {
                return syntax(offset, "missing value");
            }
            if rest.starts_with(['“', '”', '„', '‘', '’']) {
                return syntax(offset, "typographic quotes");
            }
        }
        if detail.starts_with("invalid multi-line") && rest.is_empty() {
            let quotes = if detail.contains("basic") {
                "\"\"\""
            } else {
                "'''"
            };
            let opening = content.rfind(quotes).unwrap_or(offset);
            return syntax(opening, detail);
        }
        if self.begins_what_no_list_holds(offset, detail) {
            return syntax(
                content.get(..offset).unwrap_or_default().trim_end().len(),
                "unclosed list",
            );
        }
        syntax(offset, detail)
    }

    /// A number as reports print it, which is what a parser stumbled over.
    fn report_number(&self, offset: usize, detail: &str) -> Option<(usize, &'a str)> {
        if detail.contains("date") || detail.contains("time") {
            return None;
        }
        let line = self.text.line_text(self.text.line(offset));
        let of_line = report_number::value_of_line(line);
        let of_line =
            of_line.map(|(at, value)| (self.text.line_start(offset).saturating_add(at), value));
        of_line.or_else(|| report_number::around(self.text.content, offset))
    }

    /// Whether a key or a header stands where a list should go on: the list was not closed.
    fn begins_what_no_list_holds(&self, offset: usize, detail: &str) -> bool {
        let is_in_list = detail.starts_with("missing comma between array elements")
            || detail.starts_with("unexpected `=` in array");
        let line = self.text.line_text(self.text.line(offset));
        let is_first = self.text.line_start(offset) == offset;
        is_in_list && is_first && (header_of(line).is_some() || line.contains('='))
    }

    fn is_told(&mut self, offset: usize, kind: &ProblemKind) -> bool {
        let line = self.text.line(offset);
        match kind {
            ProblemKind::DuplicateKey { .. } => {
                let path = path_in_toml(self.text, offset);
                self.faults.iter().any(|fault| {
                    let is_table_of = path
                        .strip_prefix(&fault.path)
                        .is_some_and(|rest| rest.starts_with('.'));
                    matches!(fault.kind, ProblemKind::DuplicateKey { .. }) && is_table_of
                })
            }
            ProblemKind::Syntax {
                number: Some(_), ..
            } => self.faults.iter().any(|fault| fault.offset == offset),
            // All that stands behind a list that is not closed was read as a part of it.
            _ if self.list_is_open => true,
            ProblemKind::Syntax { detail, .. } if detail == "unclosed list" => {
                self.list_is_open = true;
                false
            }
            _ => {
                let is_syntax = |fault: &&Fault| {
                    matches!(
                        fault.kind,
                        ProblemKind::Syntax { .. } | ProblemKind::NewerToml { .. }
                    )
                };
                self.broken_tables
                    .iter()
                    .any(|table| table.contains(&offset))
                    || self
                        .faults
                        .iter()
                        .filter(is_syntax)
                        .any(|fault| self.text.line(fault.offset) == line)
            }
        }
    }

    fn path(&self, offset: usize, kind: &ProblemKind) -> String {
        let path = path_in_toml(self.text, offset);
        match kind {
            ProblemKind::DuplicateKey { key, .. } if path.rsplit('.').next() != Some(key) => {
                // In a header the first of several keys may be the one.
                let is_header = header_of(self.text.line_text(self.text.line(offset))).is_some();
                if is_header {
                    path
                } else {
                    format!("{path}.{key}")
                }
            }
            _ => path,
        }
    }
}

/// The key that a text begins with, without quotes.
fn key_at(rest: &str) -> String {
    if let Some(quote) = rest
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''))
    {
        let inside = rest.get(1..).unwrap_or_default();
        return inside.split(quote).next().unwrap_or_default().to_owned();
    }
    let belongs = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-');
    rest.chars().take_while(belongs).collect()
}

/// Nesting and number of values, counted before anything is built.
fn over_limit(content: &str, limits: &Limits) -> Option<(usize, ProblemKind)> {
    let mut depth = 0_usize;
    let mut dots = 0_usize;
    let mut values = 0_usize;
    for token in toml_parser::Source::new(content).lex() {
        let offset = token.span().start();
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                depth = depth.saturating_add(1);
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                depth = depth.saturating_sub(1);
            }
            TokenKind::Dot => dots = dots.saturating_add(1),
            TokenKind::Newline => dots = 0,
            TokenKind::Equals | TokenKind::Comma => {
                dots = 0;
                values = values.saturating_add(1);
            }
            _ => {}
        }
        if depth.max(dots) > limits.nesting {
            return Some((
                offset,
                ProblemKind::OverLimit {
                    limit: Limit::Nesting,
                    most: limits.nesting,
                },
            ));
        }
        if values > limits.values {
            return Some((
                offset,
                ProblemKind::OverLimit {
                    limit: Limit::Values,
                    most: limits.values,
                },
            ));
        }
    }
    None
}

/// What TOML 1.1 allows and TOML 1.0 does not.
struct NewerConstructs<'a> {
    content: &'a str,
    containers: Vec<Container>,
    /// A comma after which nothing but spaces has come.
    comma: Option<usize>,
    found: Vec<(usize, TomlConstruct)>,
    /// From the first line break of a table to its end.
    broken_tables: Vec<Range<usize>>,
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Container {
    /// With the place of its first line break.
    InlineTable {
        broken_at: Option<usize>,
    },
    Array,
}

impl<'a> NewerConstructs<'a> {
    fn find(content: &'a str, errors: &mut dyn ErrorSink) -> Self {
        let tokens = toml_parser::Source::new(content).lex().into_vec();
        let mut finder = Self {
            content,
            containers: Vec::new(),
            comma: None,
            found: Vec::new(),
            broken_tables: Vec::new(),
        };
        let mut receive = |event: Event| finder.receive(event);
        let receiver: &mut dyn EventReceiver = &mut receive;
        parse_document(&tokens, receiver, errors);
        while !finder.containers.is_empty() {
            finder.close(content.len());
        }
        finder
    }

    fn receive(&mut self, event: Event) {
        let offset = event.span().start();
        let is_in_table = matches!(self.containers.last(), Some(Container::InlineTable { .. }));
        match event.kind() {
            EventKind::InlineTableOpen => {
                self.containers
                    .push(Container::InlineTable { broken_at: None });
            }
            EventKind::ArrayOpen => self.containers.push(Container::Array),
            EventKind::InlineTableClose => {
                if let Some(comma) = self.comma {
                    self.found.push((comma, TomlConstruct::TrailingComma));
                }
                self.close(offset);
            }
            EventKind::ArrayClose => self.close(offset),
            EventKind::Newline => self.break_line(offset),
            EventKind::Scalar | EventKind::SimpleKey => self.check_scalar(&event),
            _ => {}
        }
        self.comma = match event.kind() {
            EventKind::ValueSep if is_in_table => Some(offset),
            EventKind::Whitespace | EventKind::Newline | EventKind::Comment => self.comma,
            _ => None,
        };
    }

    /// Tells of the first line break of a table; the others go with it.
    fn break_line(&mut self, offset: usize) {
        if let Some(Container::InlineTable {
            broken_at: broken_at @ None,
        }) = self.containers.last_mut()
        {
            *broken_at = Some(offset);
            self.found
                .push((offset, TomlConstruct::LineBreakInInlineTable));
        }
    }

    fn close(&mut self, offset: usize) {
        if let Some(Container::InlineTable {
            broken_at: Some(start),
        }) = self.containers.pop()
        {
            self.broken_tables.push(start..offset.saturating_add(1));
        }
    }

    fn check_scalar(&mut self, event: &Event) {
        let (start, end) = (event.span().start(), event.span().end());
        let raw = self.content.get(start..end).unwrap_or_default();
        let is_basic_string = raw.starts_with('"');
        if is_basic_string && let Some(at) = newer_escape(raw) {
            self.found
                .push((start.saturating_add(at), TomlConstruct::Escape));
        } else if !raw.starts_with(['"', '\'']) && is_time_without_seconds(raw) {
            self.found.push((start, TomlConstruct::TimeWithoutSeconds));
        }
    }
}

/// The offset of `\e` or `\x` in a string.
fn newer_escape(raw: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, character) in raw.char_indices() {
        if is_escaped && matches!(character, 'e' | 'x') {
            return Some(at.saturating_sub(1));
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    None
}

/// `07:32`, `2019-01-31T07:32Z`
fn is_time_without_seconds(raw: &str) -> bool {
    let is_date_or_time = raw.starts_with(|c: char| c.is_ascii_digit());
    let time = raw.rsplit(['T', 't', ' ']).next().unwrap_or(raw);
    let clock = time.split(['Z', 'z', '+', '-']).next().unwrap_or(time);
    is_date_or_time && clock.matches(':').count() == 1
}

struct Converter<'a> {
    text: &'a Text<'a>,
    index: usize,
    broken_lines: BTreeSet<usize>,
}

impl Converter<'_> {
    fn raw(&self, span: std::ops::Range<usize>) -> String {
        self.text.content.get(span).unwrap_or_default().to_owned()
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let offset = value.span().start;
        let is_broken = self.broken_lines.contains(&self.text.line(offset));
        let value = match value.get_ref() {
            DeValue::Table(table) => self.table(table),
            _ if is_broken => NodeValue::Broken,
            DeValue::String(text) => NodeValue::Text(text.to_string()),
            DeValue::Integer(number) if number.radix() == 10 => {
                NodeValue::Whole(number.as_str().to_owned())
            }
            // Hexadecimal and the like: kept as written, and refused as a number.
            DeValue::Integer(_) => NodeValue::Whole(self.raw(value.span())),
            DeValue::Float(number) => NodeValue::Fraction(number.as_str().to_owned()),
            DeValue::Boolean(truth) => NodeValue::Truth(*truth),
            DeValue::Datetime(date) => NodeValue::Date(date.to_string()),
            DeValue::Array(list) => {
                NodeValue::List(list.iter().map(|item| self.node(item)).collect())
            }
        };
        Node {
            value,
            at: Position {
                text: self.index,
                offset,
            },
        }
    }

    fn table(&self, table: &DeTable<'_>) -> NodeValue {
        let entry =
            |(key, value): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| Entry {
                key: key.get_ref().to_string(),
                key_at: Position {
                    text: self.index,
                    offset: key.span().start,
                },
                node: self.node(value),
            };
        NodeValue::Table(table.iter().map(entry).collect())
    }
}

//! TOML 1.0 into nodes, with every syntax error.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;
use toml_parser::parser::{Event, EventKind, EventReceiver, parse_document};

use super::node::{Entry, Node, NodeValue, Position, Text};
use super::read::Limits;
use crate::problem::{Limit, ProblemKind, TomlConstruct};

/// The most syntax errors of one text that are told.
const MOST_ERRORS: usize = 100;

/// What was read of a text, and what is wrong with it at which offset.
pub(super) struct Read {
    pub(super) root: Option<Node>,
    pub(super) problems: Vec<(usize, ProblemKind)>,
}

pub(super) fn read(text: &Text<'_>, index: usize, limits: &Limits) -> Read {
    if let Some(problem) = over_limit(text.content, limits) {
        return Read {
            root: None,
            problems: vec![problem],
        };
    }
    let mut problems = newer_constructs(text.content);
    let (table, errors) = DeTable::parse_recoverable(text.content);
    let errors = errors.iter().take(MOST_ERRORS).map(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        (offset, syntax(text.content, offset, error.message()))
    });
    let errors: Vec<_> = errors.collect();
    let broken_lines = errors
        .iter()
        .map(|(offset, _)| text.line(*offset))
        .collect();
    for (offset, problem) in errors {
        let line = text.line(offset);
        let is_told = problems.iter().any(|(told, known)| {
            text.line(*told) == line
                && std::mem::discriminant(known) == std::mem::discriminant(&problem)
        });
        if !is_told {
            problems.push((offset, problem));
        }
    }
    let converter = Converter {
        text,
        index,
        broken_lines,
    };
    let root = converter.table(table.get_ref());
    Read {
        root: Some(Node {
            value: root,
            at: Position {
                text: index,
                offset: 0,
            },
        }),
        problems,
    }
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
fn newer_constructs(content: &str) -> Vec<(usize, ProblemKind)> {
    let source = toml_parser::Source::new(content);
    let tokens = source.lex().into_vec();
    let mut finder = NewerConstructs {
        content,
        containers: Vec::new(),
        comma: None,
        found: Vec::new(),
    };
    let mut receive = |event: Event| finder.receive(event);
    let mut ignored: Option<toml_parser::ParseError> = None;
    let receiver: &mut dyn EventReceiver = &mut receive;
    parse_document(&tokens, receiver, &mut ignored);
    let found = finder.found.into_iter();
    found
        .map(|(offset, construct)| (offset, ProblemKind::NewerToml { construct }))
        .collect()
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Container {
    InlineTable,
    Array,
}

struct NewerConstructs<'a> {
    content: &'a str,
    containers: Vec<Container>,
    /// A comma after which nothing but spaces has come.
    comma: Option<usize>,
    found: Vec<(usize, TomlConstruct)>,
}

impl NewerConstructs<'_> {
    fn receive(&mut self, event: Event) {
        let offset = event.span().start();
        let is_in_table = self.containers.last() == Some(&Container::InlineTable);
        match event.kind() {
            EventKind::InlineTableOpen => self.containers.push(Container::InlineTable),
            EventKind::ArrayOpen => self.containers.push(Container::Array),
            EventKind::InlineTableClose => {
                if let Some(comma) = self.comma {
                    self.found.push((comma, TomlConstruct::TrailingComma));
                }
                self.containers.pop();
            }
            EventKind::ArrayClose => {
                self.containers.pop();
            }
            EventKind::Newline if is_in_table => {
                self.found
                    .push((offset, TomlConstruct::LineBreakInInlineTable));
            }
            EventKind::Scalar | EventKind::SimpleKey => self.check_scalar(&event),
            _ => {}
        }
        self.comma = match event.kind() {
            EventKind::ValueSep if is_in_table => Some(offset),
            EventKind::Whitespace | EventKind::Newline | EventKind::Comment => self.comma,
            _ => None,
        };
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

/// A syntax error; if the likely cause is a number written as in a report, it is named.
fn syntax(content: &str, offset: usize, detail: &str) -> ProblemKind {
    ProblemKind::Syntax {
        language: "TOML",
        detail: detail.to_owned(),
        number: report_number(content, offset),
    }
}

/// The token of digits, points and commas around an offset, if it is no TOML number.
fn report_number(content: &str, offset: usize) -> Option<String> {
    let belongs = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let before = content.get(..offset)?;
    let start = before.trim_end_matches(belongs).len();
    let token: String = content
        .get(start..)?
        .chars()
        .take_while(|c| belongs(*c))
        .collect();
    let token = token.trim_end_matches(['.', ',']);
    let separators = token.matches(['.', ',']).count();
    let is_report_number =
        token.starts_with(|c: char| c.is_ascii_digit()) && (token.contains(',') || separators > 1);
    is_report_number.then(|| token.to_owned())
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

//! JSON of the native shape into nodes: numbers keep their own text, keys their order.
//!
//! The parser stops at the first fault. So that all are told, the fault is mended in a copy
//! of the text, at the same length, and the copy is parsed again.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::locate::path_in_json;
use super::node::{Entry, Fault, Node, NodeValue, Position, Read, Text};
use super::report_number;
use super::source::Limits;
use crate::problem::{Limit, ProblemKind};
use crate::value::Place;

/// The most syntax errors of one text that are told.
const MOST_ERRORS: usize = 20;

/// How many bytes are parsed at the most to find them: large files are given up earlier.
const MOST_BYTES: usize = 32 * 1024 * 1024;

pub(super) fn read(text: &Text<'_>, index: usize, limits: &Limits) -> Read {
    let fault = |(offset, kind)| Fault {
        offset,
        path: path_in_json(text.content, offset),
        kind,
    };
    if let Some(found) = over_limit(text.content, limits) {
        return Read::refused(fault(found));
    }
    let mut mended = Mended::new(text.content);
    let most = MOST_BYTES
        .checked_div(text.content.len())
        .unwrap_or_default()
        .clamp(1, MOST_ERRORS);
    let mut faults = Vec::new();
    for _ in 0..most {
        let error = match parse_to_ast(
            &mended.content,
            &CollectOptions::default(),
            &mended.options(),
        ) {
            Ok(parsed) => {
                let mut converter = Converter {
                    text,
                    index,
                    mended: &mended,
                    path: Vec::new(),
                    faults,
                };
                let root = parsed.value.map(|value| converter.node(&value));
                return Read {
                    root,
                    faults: converter.faults,
                };
            }
            Err(error) => error,
        };
        let (found, can_go_on) = mended.mend(text.content, &error);
        faults.push(fault(found));
        if !can_go_on {
            break;
        }
    }
    Read { root: None, faults }
}

/// A copy of a text in which faults are mended without moving anything.
struct Mended {
    content: String,
    /// Keys without quotes were told once; the others are found when the text is converted.
    loose_keys_after: Option<usize>,
    /// Where values stood that could not be read.
    broken: BTreeSet<usize>,
}

impl Mended {
    fn new(content: &str) -> Self {
        Self {
            content: content.to_owned(),
            loose_keys_after: None,
            broken: BTreeSet::new(),
        }
    }

    /// JSON as RFC 8259 has it, keys without quotes aside once they are told.
    const fn options(&self) -> ParseOptions {
        ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: self.loose_keys_after.is_some(),
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        }
    }

    /// What an error is about and where that begins, and whether it could be mended.
    fn mend(&mut self, original: &str, error: &ParseError) -> ((usize, ProblemKind), bool) {
        let (start, end) = (error.range().start, error.range().end);
        if let Some((offset, number)) = report_number::around(original, start) {
            let is_mended = self.break_value(offset, offset.saturating_add(number.len()));
            let (detail, number) = (error.kind().to_string(), Some(number.to_owned()));
            return (
                (
                    offset,
                    ProblemKind::Syntax {
                        language: "JSON",
                        detail,
                        number,
                    },
                ),
                is_mended,
            );
        }
        if matches!(
            error.kind(),
            ParseErrorKind::UnexpectedToken | ParseErrorKind::UnexpectedWord
        ) {
            let end = start.saturating_add(word_length(original.get(start..).unwrap_or_default()));
            if start < end {
                let kind = syntax_of(&ParseErrorKind::UnexpectedWord);
                return ((start, kind), self.break_value(start, end));
            }
        }
        let is_mended = match error.kind() {
            ParseErrorKind::TrailingCommasNotAllowed | ParseErrorKind::UnexpectedComma => {
                self.put(start, ' ')
            }
            ParseErrorKind::CommentsNotAllowed => self.blank(start, end),
            ParseErrorKind::ExpectedComma => self.put_in_space(start, ','),
            ParseErrorKind::SingleQuotedStringsNotAllowed => self.requote(start),
            ParseErrorKind::ExpectedStringObjectProperty => {
                self.loose_keys_after.replace(start).is_none()
            }
            _ => false,
        };
        ((start, syntax_of(error.kind())), is_mended)
    }

    /// Puts one sign in the place of another.
    fn put(&mut self, at: usize, sign: char) -> bool {
        let end = at.saturating_add(1);
        let is_one_byte = self.content.get(at..end).is_some();
        if is_one_byte {
            self.content
                .replace_range(at..end, sign.encode_utf8(&mut [0; 4]));
        }
        is_one_byte
    }

    /// Puts a sign where there is room for it.
    fn put_in_space(&mut self, at: usize, sign: char) -> bool {
        let rest = self.content.get(at..).unwrap_or_default();
        rest.starts_with([' ', '\n', '\r', '\t']) && self.put(at, sign)
    }

    fn blank(&mut self, start: usize, end: usize) -> bool {
        let Some(old) = self.content.get(start..end).filter(|old| !old.is_empty()) else {
            return false;
        };
        let blank = " ".repeat(old.len());
        self.content.replace_range(start..end, &blank);
        true
    }

    /// Makes double quotes of the single ones around a text.
    fn requote(&mut self, start: usize) -> bool {
        let rest = self
            .content
            .get(start.saturating_add(1)..)
            .unwrap_or_default();
        let Some(length) = rest.find(['\'', '"', '\n']) else {
            return false;
        };
        let end = start.saturating_add(length).saturating_add(1);
        let is_plain = self
            .content
            .get(end..)
            .is_some_and(|rest| rest.starts_with('\''));
        is_plain && self.put(start, '"') && self.put(end, '"')
    }

    /// Puts a value that is never looked at in the place of one that could not be read.
    fn break_value(&mut self, start: usize, end: usize) -> bool {
        let is_mended = self.blank(start, end) && self.put(start, '0');
        self.broken.insert(start);
        is_mended
    }
}

fn syntax_of(kind: &ParseErrorKind) -> ProblemKind {
    ProblemKind::Syntax {
        language: "JSON",
        detail: kind.to_string(),
        number: None,
    }
}

/// The length of the word that a text begins with; of several words, of all.
fn word_length(rest: &str) -> usize {
    if !rest.starts_with(char::is_alphabetic) {
        return 0;
    }
    let ends = |c: char| matches!(c, ',' | '}' | ']' | ':' | '"' | '\n' | '\r');
    rest.split(ends).next().unwrap_or_default().trim_end().len()
}

/// Nesting and number of values, counted before anything is built.
fn over_limit(content: &str, limits: &Limits) -> Option<(usize, ProblemKind)> {
    let mut depth = 0_usize;
    let mut values = 0_usize;
    let mut in_string = false;
    let mut is_escaped = false;
    for (offset, byte) in content.bytes().enumerate() {
        match byte {
            b'"' if !is_escaped => in_string = !in_string,
            b'[' | b'{' if !in_string => depth = depth.saturating_add(1),
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            b',' if !in_string => values = values.saturating_add(1),
            _ => {}
        }
        is_escaped = in_string && byte == b'\\' && !is_escaped;
        // The file itself is a table, which its keys do not go into.
        if depth > limits.nesting {
            let kind = ProblemKind::OverLimit {
                limit: Limit::Nesting,
                most: limits.nesting,
            };
            return Some((offset, kind));
        }
        if values > limits.values {
            let kind = ProblemKind::OverLimit {
                limit: Limit::Values,
                most: limits.values,
            };
            return Some((offset, kind));
        }
    }
    None
}

struct Converter<'a> {
    text: &'a Text<'a>,
    index: usize,
    mended: &'a Mended,
    path: Vec<String>,
    faults: Vec<Fault>,
}

impl Converter<'_> {
    fn node(&mut self, value: &Value<'_>) -> Node {
        let at = self.position(value.start());
        let value = match value {
            _ if self.mended.broken.contains(&value.start()) => NodeValue::Null,
            Value::StringLit(text) => NodeValue::Text(text.value.to_string()),
            Value::NumberLit(number) if number.value.contains(['.', 'e', 'E']) => {
                NodeValue::Fraction(number.value.to_owned())
            }
            Value::NumberLit(number) => NodeValue::Whole(number.value.to_owned()),
            Value::BooleanLit(truth) => NodeValue::Truth(truth.value),
            Value::NullKeyword(_) => NodeValue::Null,
            Value::Array(list) => {
                NodeValue::List(list.elements.iter().map(|item| self.node(item)).collect())
            }
            Value::Object(object) => self.table(object),
        };
        Node { value, at }
    }

    fn table(&mut self, object: &jsonc_parser::ast::Object<'_>) -> NodeValue {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen = BTreeMap::new();
        for property in &object.properties {
            let offset = property.name.start();
            let key = match &property.name {
                ObjectPropName::String(name) => name.value.to_string(),
                ObjectPropName::Word(name) => {
                    self.report_loose_key(offset);
                    name.value.to_owned()
                }
            };
            self.path.push(key.clone());
            if let Some(first) = seen.insert(key.clone(), offset) {
                let first = Place {
                    path: String::new(),
                    ..self.text.place(first, "")
                };
                self.report(
                    offset,
                    ProblemKind::DuplicateKey {
                        key,
                        first: Some(first),
                    },
                );
            } else {
                let key_at = self.position(offset);
                let node = self.node(&property.value);
                entries.push(Entry { key, key_at, node });
            }
            self.path.pop();
        }
        NodeValue::Table(entries)
    }

    /// Tells of keys without quotes behind the first, which the parser told.
    fn report_loose_key(&mut self, offset: usize) {
        if self
            .mended
            .loose_keys_after
            .is_some_and(|first| offset > first)
            && self.faults.len() < MOST_ERRORS
        {
            self.report(
                offset,
                syntax_of(&ParseErrorKind::ExpectedStringObjectProperty),
            );
        }
    }

    fn report(&mut self, offset: usize, kind: ProblemKind) {
        self.faults.push(Fault {
            offset,
            path: self.path.join("."),
            kind,
        });
    }

    const fn position(&self, offset: usize) -> Position {
        Position {
            text: self.index,
            offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(content: &str) -> Vec<(usize, String)> {
        let text = Text::new("", content);
        let read = read(&text, 0, &Limits::default());
        read.faults
            .into_iter()
            .map(|fault| (fault.offset, fault.path))
            .collect()
    }

    #[test]
    fn goes_on_behind_what_can_be_mended() {
        let told = faults("{ \"a\": 'x', b: 1, \"b2\": [1, ], \"c\": True, \"é\": 80,94, d: 1 }");
        let paths: Vec<_> = told.iter().map(|(_, path)| path.as_str()).collect();
        assert_eq!(paths, ["a", "", "b2.0", "c", "é", ""]);
    }

    #[test]
    fn gives_up_where_nothing_can_be_mended() {
        assert_eq!(faults("{ \"a\": "), [(7, "a".to_owned())]);
        assert_eq!(faults("{ \"a\": }, 'x' }").len(), 1);
    }

    #[test]
    fn accepts_what_json_is_and_nothing_else() {
        for content in [
            "{}",
            "{\"a\": [1, -2.5e3, true, false, null, \"\\u00e9\"]}",
            " [ ] ",
        ] {
            assert_eq!(faults(content), [], "{content}");
        }
        for content in [
            "{a: 1}",
            "[1,]",
            "['a']",
            "[.5]",
            "[+1]",
            "[NaN]",
            "[0x1]",
            "// x\n{}",
            "[\"\\x41\"]",
            "[01]",
        ] {
            assert!(!faults(content).is_empty(), "{content}");
        }
    }
}

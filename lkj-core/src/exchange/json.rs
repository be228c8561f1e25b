//! JSON of the native shape into nodes: numbers keep their own text, keys their order.

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::node::{Entry, Node, NodeValue, Position, Text};
use super::read::Limits;
use crate::problem::{Limit, ProblemKind};

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
    let failed = |offset, detail: String| Read {
        root: None,
        problems: vec![(
            offset,
            ProblemKind::Syntax {
                language: "JSON",
                detail,
                number: None,
            },
        )],
    };
    match parse_to_ast(text.content, &CollectOptions::default(), &strict()) {
        Ok(parsed) => match parsed.value {
            Some(value) => {
                let mut converter = Converter {
                    index,
                    problems: Vec::new(),
                };
                let root = converter.node(&value);
                Read {
                    root: Some(root),
                    problems: converter.problems,
                }
            }
            None => failed(0, "nothing is there".to_owned()),
        },
        Err(error) => failed(error.range().start, error.kind().to_string()),
    }
}

/// JSON as RFC 8259 has it.
const fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
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
        if depth > limits.nesting {
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

struct Converter {
    index: usize,
    problems: Vec<(usize, ProblemKind)>,
}

impl Converter {
    fn node(&mut self, value: &Value<'_>) -> Node {
        let at = self.position(value.start());
        let value = match value {
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
        let mut seen = std::collections::BTreeSet::new();
        for property in &object.properties {
            let key = match &property.name {
                ObjectPropName::String(name) => name.value.to_string(),
                ObjectPropName::Word(name) => name.value.to_owned(),
            };
            let offset = property.name.start();
            if !seen.insert(key.clone()) {
                self.problems
                    .push((offset, ProblemKind::DuplicateKey { key, first: None }));
                continue;
            }
            let key_at = self.position(offset);
            let node = self.node(&property.value);
            entries.push(Entry { key, key_at, node });
        }
        NodeValue::Table(entries)
    }

    const fn position(&self, offset: usize) -> Position {
        Position {
            text: self.index,
            offset,
        }
    }
}

//! Cuts a formula into words, numbers and signs.

use rust_decimal::Decimal;

use super::Comparison;
use super::problem::{FormulaFault, FormulaProblem};
use super::reference::QuotedPart;
use crate::number::exact;
use crate::value::id::is_id_character;

/// One token, where it begins, and how long it is, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) position: usize,
    pub(super) length: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    Number(Decimal),
    Word(String),
    Quoted(String),
    Sign(char),
    /// `..` between the years of a range.
    Range,
    Comparison(Comparison),
}

impl Token {
    /// How a message shows it.
    pub(super) fn shown(&self) -> String {
        match &self.kind {
            TokenKind::Number(number) => number.to_string(),
            TokenKind::Word(word) => word.clone(),
            TokenKind::Quoted(text) => QuotedPart(text).to_string(),
            TokenKind::Sign(sign) => format!("\"{sign}\""),
            TokenKind::Range => format!("\"{RANGE}\""),
            TokenKind::Comparison(comparison) => format!("\"{}\"", comparison.text()),
        }
    }
}

/// What stands between the years of a range.
pub(super) const RANGE: &str = "..";

/// Signs by which formulas are written, and the one that each stands for.
const SIGNS: &[(char, char)] = &[
    ('+', '+'),
    ('-', '-'),
    ('−', '-'),
    ('–', '-'),
    ('*', '*'),
    ('×', '*'),
    ('/', '/'),
    ('÷', '/'),
    (':', '/'),
    ('(', '('),
    (')', ')'),
    ('[', '['),
    (']', ']'),
    ('.', '.'),
    (',', ','),
    ('@', '@'),
];

/// Comparisons as they are written, longer ones before those that they begin with.
const COMPARISONS: &[(&str, Comparison)] = &[
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("!=", Comparison::Unequal),
    ("<>", Comparison::Unequal),
    ("==", Comparison::Equal),
    ("≤", Comparison::AtMost),
    ("≥", Comparison::AtLeast),
    ("≠", Comparison::Unequal),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
    ("=", Comparison::Equal),
];

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, FormulaProblem> {
    let characters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(&character) = characters.get(position) {
        let rest = characters.get(position..).unwrap_or_default();
        let problem = |fault| FormulaProblem {
            text: text.to_owned(),
            position,
            fault,
        };
        if character.is_whitespace() {
            position = position.saturating_add(1);
            continue;
        }
        let (kind, length) = token(rest).map_err(problem)?;
        tokens.push(Token {
            kind,
            position,
            length,
        });
        position = position.saturating_add(length);
    }
    Ok(tokens)
}

/// The token at the beginning, and its length in characters.
fn token(rest: &[char]) -> Result<(TokenKind, usize), FormulaFault> {
    let first = rest.first().copied().unwrap_or_default();
    if first.is_ascii_digit() {
        return number(rest);
    }
    if first.is_alphabetic() || first == '_' {
        let word = leading(rest, |c| is_id_character(c) || c.is_alphanumeric());
        let length = word.chars().count();
        return Ok((TokenKind::Word(word), length));
    }
    if first == '"' {
        return quoted(rest);
    }
    if let Some(found) = comparison(rest) {
        return Ok(found);
    }
    match rest {
        ['.', '.', ..] => return Ok((TokenKind::Range, 2)),
        // Word processors make one character of points.
        ['…', ..] => return Ok((TokenKind::Range, 1)),
        _ => {}
    }
    let sign = SIGNS.iter().find(|(written, _)| *written == first);
    sign.map(|(_, sign)| (TokenKind::Sign(*sign), 1))
        .ok_or(FormulaFault::Character(first))
}

fn leading(rest: &[char], belongs: impl Fn(char) -> bool) -> String {
    rest.iter()
        .copied()
        .take_while(|character| belongs(*character))
        .collect()
}

/// `100`, `0.5`, `1_000`; never with thousands separators.
fn number(rest: &[char]) -> Result<(TokenKind, usize), FormulaFault> {
    let range = rest.windows(2).position(|two| two == ['.', '.']);
    let rest = rest.get(..range.unwrap_or(rest.len())).unwrap_or(rest);
    let written = leading(rest, |c| c.is_ascii_digit() || c == '.' || c == '_');
    let length = written.chars().count();
    let plain = written.replace('_', "");
    if crate::number::looks_grouped(&plain) {
        return Err(FormulaFault::AmbiguousNumber(written));
    }
    let value = exact::read(&plain).ok_or(FormulaFault::Number(written))?;
    Ok((TokenKind::Number(value), length))
}

fn comparison(rest: &[char]) -> Option<(TokenKind, usize)> {
    let begins_with = |written: &str| {
        written
            .chars()
            .eq(rest.iter().copied().take(written.chars().count()))
    };
    let (written, comparison) = COMPARISONS
        .iter()
        .find(|(written, _)| begins_with(written))?;
    Some((TokenKind::Comparison(*comparison), written.chars().count()))
}

/// A text in quotes; a quote in it is written twice.
fn quoted(rest: &[char]) -> Result<(TokenKind, usize), FormulaFault> {
    let mut text = String::new();
    let mut characters = (1_usize..).zip(rest.iter().copied().skip(1)).peekable();
    while let Some((position, character)) = characters.next() {
        let is_doubled = characters.peek().is_some_and(|(_, next)| *next == '"');
        match character {
            '"' if !is_doubled => {
                return Ok((TokenKind::Quoted(text), position.saturating_add(1)));
            }
            '"' => {
                characters.next();
            }
            _ => {}
        }
        text.push(character);
    }
    Err(FormulaFault::OpenQuote)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(text: &str) -> Vec<(usize, String)> {
        let tokens = tokens(text).unwrap();
        tokens
            .iter()
            .map(|token| (token.position, token.shown()))
            .collect()
    }

    #[test]
    fn positions_count_characters_and_not_bytes() {
        let found = positions("um[\"Désa – É\"] × kop");
        let expected = [
            (0, "um"),
            (2, "\"[\""),
            (3, "\"Désa – É\""),
            (13, "\"]\""),
            (15, "\"*\""),
            (17, "kop"),
        ];
        assert_eq!(found, expected.map(|(at, shown)| (at, shown.to_owned())));
        assert_eq!(tokens("é × ;").unwrap_err().position, 4);
        assert_eq!(tokens("\"é – ").unwrap_err().position, 0);
    }

    #[test]
    fn a_quote_in_quotes_is_written_twice() {
        let kinds = |text: &str| {
            tokens(text).map(|tokens| {
                tokens
                    .into_iter()
                    .map(|token| (token.kind, token.length))
                    .collect::<Vec<_>>()
            })
        };
        let quoted = |text: &str| TokenKind::Quoted(text.to_owned());
        assert_eq!(
            kinds("\"a \"\"b\"\" é\"").unwrap(),
            [(quoted("a \"b\" é"), 11)]
        );
        assert_eq!(kinds("\"\"").unwrap(), [(quoted(""), 2)]);
        assert_eq!(kinds("\"\"\"").unwrap_err().fault, FormulaFault::OpenQuote);
    }

    #[test]
    fn comparisons_are_read_in_every_writing() {
        let shown: Vec<_> = positions("a<=b≤c<>d!=e≠f==g=h>=i>j<-k")
            .into_iter()
            .map(|(_, shown)| shown)
            .filter(|shown| shown.starts_with('"'))
            .collect();
        let expected = ["<=", "<=", "!=", "!=", "!=", "=", "=", ">=", ">", "<", "-"];
        assert_eq!(shown, expected.map(|sign| format!("\"{sign}\"")));
    }

    #[test]
    fn words_end_where_signs_begin() {
        let shown: Vec<_> = positions("a.b[-1]@plan")
            .into_iter()
            .map(|(_, shown)| shown)
            .collect();
        assert_eq!(
            shown,
            [
                "a", "\".\"", "b", "\"[\"", "\"-\"", "1", "\"]\"", "\"@\"", "plan"
            ]
        );
        assert_eq!(
            positions("1_000.5a"),
            [(0, "1000.5".to_owned()), (7, "a".to_owned())]
        );
    }
}

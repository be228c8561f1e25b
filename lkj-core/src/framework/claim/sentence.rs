//! `dana sebesar {Rp. 872.705.000,- = perkantoran.budget}`: what a sentence prints.

use super::{Statement, Unreadable, What};
use crate::formula::{Formula, FormulaFault, FormulaProblem, Reference};
use crate::framework::Claims;

/// A piece of a sentence: what stands in braces, or between them.
enum Piece<'a> {
    Outside(&'a str),
    /// What is inside, and how many characters stand before it.
    Braces(&'a str, usize),
}

/// Reads the statements of the sentence that claims quote.
pub(super) fn read<'a>(
    claims: &'a Claims,
    number: usize,
    statements: &mut Vec<Statement<'a>>,
    unreadable: &mut Vec<Unreadable>,
) {
    let Some(text) = &claims.text else {
        return;
    };
    let path = format!("claims.{number}.text");
    for piece in pieces(text) {
        let Piece::Braces(inside, position) = piece else {
            continue;
        };
        match statement(inside) {
            Ok((printed, what)) => statements.push(Statement {
                claims,
                path: path.clone(),
                position,
                row: None,
                column: None,
                printed,
                what,
            }),
            Err(problem) => unreadable.push(Unreadable {
                path: path.clone(),
                position,
                problem,
            }),
        }
    }
}

/// The pieces of a sentence that no claim covers.
pub(crate) fn outside_braces(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Outside(words) => Some(words),
        Piece::Braces(..) => None,
    })
}

/// The words before and behind a brace.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    pub(crate) before: &'a str,
    pub(crate) behind: &'a str,
}

/// A sentence as it is printed: what stands in braces without what it should be, and what is to
/// be filled in as it is filled in.
pub(crate) fn printed_text(
    text: &str,
    filled_in: impl Fn(&str, Around<'_>) -> Option<String>,
) -> String {
    let pieces = pieces(text);
    let outside = |at: Option<usize>| match at.and_then(|at| pieces.get(at)) {
        Some(Piece::Outside(words)) => *words,
        _ => "",
    };
    let printed = pieces.iter().enumerate().map(|(at, piece)| match piece {
        Piece::Outside(words) => (*words).to_owned(),
        Piece::Braces(inside, _) => {
            let claimed = inside.split_once(" = ").or_else(|| inside.split_once('='));
            let around = Around {
                before: outside(at.checked_sub(1)),
                behind: outside(at.checked_add(1)),
            };
            match claimed {
                Some((printed, _)) => printed.to_owned(),
                None => filled_in(inside, around).unwrap_or_else(|| (*inside).to_owned()),
            }
        }
    });
    printed.collect()
}

/// A sentence with something else for what its braces mean: `{printed = meaning}`, `{meaning}`.
pub(crate) fn with_meanings(text: &str, other: impl Fn(&str) -> String) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((outside, opened)) = rest.split_once('{') {
        let Some((inside, behind)) = opened.split_once('}') else {
            break;
        };
        let printed = match inside.find(" = ") {
            Some(at) => at.saturating_add(3),
            None => inside.find('=').map_or(0, |at| at.saturating_add(1)),
        };
        let (printed, meaning) = inside.split_at_checked(printed).unwrap_or(("", inside));
        written.extend([outside, "{", printed, other(meaning).as_str(), "}"]);
        rest = behind;
    }
    written.push_str(rest);
    written
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut before = 0_usize;
    while let Some((outside, opened)) = rest.split_once('{') {
        pieces.push(Piece::Outside(outside));
        let (inside, behind) = opened.split_once('}').unwrap_or((opened, ""));
        let position = before
            .saturating_add(outside.chars().count())
            .saturating_add(1);
        pieces.push(Piece::Braces(inside, position));
        before = position
            .saturating_add(inside.chars().count())
            .saturating_add(1);
        rest = behind;
    }
    pieces.push(Piece::Outside(rest));
    pieces
}

/// `printed = what it should be`
pub(super) fn statement(inside: &str) -> Result<(&str, What), FormulaProblem> {
    let Some((printed, what)) = inside.split_once(" = ").or_else(|| inside.split_once('=')) else {
        return Err(FormulaProblem {
            text: inside.to_owned(),
            position: inside.chars().count(),
            fault: FormulaFault::Unexpected {
                found: "}".to_owned(),
                expected: "= and what it should be",
            },
        });
    };
    Ok((printed.trim(), self::what(what.trim())?))
}

/// A formula, or one of the words that claims alone know.
pub(super) fn what(text: &str) -> Result<What, FormulaProblem> {
    let inside = |word: &str| {
        let rest = text.strip_prefix(word)?.trim_start();
        rest.strip_prefix('(')?.strip_suffix(')')
    };
    if let Some(inside) = inside("largest") {
        return references(inside).map(What::Largest);
    }
    if let Some(inside) = inside("smallest") {
        return references(inside).map(What::Smallest);
    }
    if let Some(inside) = inside("trend") {
        return inside.trim().parse().map(What::Trend);
    }
    text.parse::<Formula>().map(What::Formula)
}

fn references(text: &str) -> Result<Vec<Reference>, FormulaProblem> {
    text.split(',').map(|one| one.trim().parse()).collect()
}

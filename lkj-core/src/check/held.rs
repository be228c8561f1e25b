//! Printed statements held against what they should be.

use std::collections::BTreeSet;

use super::printed::{Fit, Printed};
use crate::arithmetic::{Rational, Rounding};
use crate::evaluation::{Answers, Reason, Value};
use crate::formula::{Formula, Reference};
use crate::framework::{
    Framework, MoneyQuantity, Quantity, TargetValue, TextQuantity,
    claim::{Statement, What},
};
use crate::number::{Clues, Hint, Kind, NumberError, Reading, parse_cell, parse_with};
use crate::value::Id;

/// A statement with what came of it.
#[derive(Debug)]
pub(super) struct Held<'a> {
    pub(super) statement: Statement<'a>,
    pub(super) verdict: Verdict,
    pub(super) standing: Standing,
}

/// What came of holding a statement against what it should be.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It is as it should be.
    Holds,
    /// Its last digit is not: cut off, or rounded in both halves.
    Near(Fit, Expected),
    /// Another number.
    Differs(Printed, Expected),
    /// Something else than a number.
    NotANumber(Expected),
    /// Other words than these.
    OtherWords(String),
    /// A number that cannot be read in one way.
    Unreadable(NumberError, Option<Expected>),
    /// There is nothing to hold it against.
    Nothing(Reason),
}

/// A number that something should be.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    /// As results show it.
    pub(super) shown: Value,
    /// Unrounded.
    pub(super) exact: Rational,
}

/// What a statement is worth as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It follows from others by computation.
    Computed,
    /// It was entered, and is printed in another place as well.
    Repeated,
    /// It only restates what was entered.
    Restated,
}

/// Holds every statement, each with its standing.
pub(super) fn hold<'a>(
    framework: &Framework,
    statements: Vec<Statement<'a>>,
    answers: &Answers<'_>,
) -> Vec<Held<'a>> {
    let judge = Judge { framework, answers };
    let mut printed_at = BTreeSet::new();
    let mut held = Vec::with_capacity(statements.len());
    for statement in statements {
        let standing = judge.standing(&statement, &mut printed_at);
        let verdict = judge.verdict(&statement);
        held.push(Held {
            statement,
            verdict,
            standing,
        });
    }
    held
}

struct Judge<'j, 'a> {
    framework: &'j Framework,
    answers: &'j Answers<'a>,
}

/// What a statement should be.
enum Answer {
    Number(Expected),
    Words(Vec<String>),
}

impl Judge<'_, '_> {
    fn standing(&self, statement: &Statement<'_>, printed_at: &mut BTreeSet<String>) -> Standing {
        let is_entered = match &statement.what {
            What::Cell { .. } => true,
            what => what
                .reference()
                .is_some_and(|reference| self.framework.is_entered(reference)),
        };
        if !is_entered {
            return Standing::Computed;
        }
        if printed_at.insert(statement.what.written()) {
            Standing::Restated
        } else {
            Standing::Repeated
        }
    }

    fn verdict(&self, statement: &Statement<'_>) -> Verdict {
        match &statement.what {
            What::Trend(reference) => match self.direction(reference) {
                Ok(direction) => of_direction(statement.printed, direction),
                Err(reason) => Verdict::Nothing(reason),
            },
            what => match self.answer(what) {
                Err(_) if is_blank(statement.printed) => Verdict::Holds,
                Err(reason) => Verdict::Nothing(reason),
                Ok(Answer::Words(words)) => match what {
                    What::Largest(_) | What::Smallest(_) => of_label(statement.printed, &words),
                    _ => of_words(statement.printed, &words),
                },
                Ok(Answer::Number(expected)) => self.of_number(statement, expected),
            },
        }
    }

    fn answer(&self, what: &What) -> Result<Answer, Reason> {
        match what {
            What::Formula(formula) => self.formula(formula),
            What::Largest(references) => self.extreme(references, |one, best| one > best),
            What::Smallest(references) => self.extreme(references, |one, best| one < best),
            What::Cell { table, row, column } => self.cell(table, row, column),
            What::Trend(_) => Err(Reason::NotANumber),
        }
    }

    fn formula(&self, formula: &Formula) -> Result<Answer, Reason> {
        use crate::formula::Expression;
        if let Expression::Reference(reference) = formula.expression() {
            return self.reference(reference);
        }
        Ok(Answer::Number(Expected {
            shown: self.answers.value(formula)?,
            exact: self.answers.formula(formula)?,
        }))
    }

    fn reference(&self, reference: &Reference) -> Result<Answer, Reason> {
        let shown = self.answers.shown(reference)?;
        if let Value::Words(words) = shown {
            return Ok(Answer::Words(self.also_called(reference, words)));
        }
        Ok(Answer::Number(Expected {
            exact: self.answers.exact(reference)?,
            shown,
        }))
    }

    /// The words, and the others that are as good: an organization has several short names.
    fn also_called(&self, reference: &Reference, words: String) -> Vec<String> {
        let organization = &self.framework.organization;
        match self.framework.resolve(reference) {
            Ok(Quantity::Text(TextQuantity::Organization("short"))) => {
                let short = organization.short.iter().cloned();
                short.chain([organization.name.clone()]).collect()
            }
            _ => vec![words],
        }
    }

    /// The names of those with the best value, more than one where they tie.
    fn extreme(
        &self,
        references: &[Reference],
        is_better: impl Fn(&Rational, &Rational) -> bool,
    ) -> Result<Answer, Reason> {
        let candidates = match references {
            [only] => self.parts(only),
            several => several
                .iter()
                .map(|one| (self.framework.called_by(one).to_owned(), one.clone()))
                .collect(),
        };
        let mut best: Option<Rational> = None;
        let mut names = Vec::new();
        for (name, reference) in candidates {
            let value = self.answers.exact(&reference)?;
            let is_first = best.as_ref().is_none_or(|best| is_better(&value, best));
            if is_first {
                names = vec![name];
                best = Some(value);
            } else if best.as_ref() == Some(&value) {
                names.push(name);
            }
        }
        Ok(Answer::Words(names))
    }

    /// The parts of what a reference names, with their labels.
    fn parts(&self, whole: &Reference) -> Vec<(String, Reference)> {
        let labels: Vec<String> = match self.framework.resolve(whole) {
            Ok(Quantity::Series(id)) => {
                let grid = self.framework.grids.get(&id);
                let rows = grid.iter().flat_map(|grid| grid.rows.iter());
                rows.map(|row| row.label.clone()).collect()
            }
            Ok(Quantity::Profile { id, year, .. }) => {
                let tables = self.framework.profiles.get(&year);
                let table = tables.and_then(|tables| tables.get(&id));
                let rows = table.iter().flat_map(|table| table.rows.iter());
                rows.map(|row| row.label.clone()).collect()
            }
            _ => Vec::new(),
        };
        let named = labels.into_iter().map(|label| {
            let part = whole.part_named(&label);
            (label, part)
        });
        named.collect()
    }

    fn cell(&self, table: &Id, row: &str, column: &str) -> Result<Answer, Reason> {
        let mut tables = self.framework.profiles.values().rev();
        let table = tables.find_map(|tables| tables.get(table));
        let found = table.and_then(|table| {
            let at = table.columns.iter().position(|heading| heading == column)?;
            let row = table.rows.iter().find(|known| known.label == row)?;
            row.cells.get(at).copied()
        });
        let value = found.flatten().ok_or(Reason::NoRealization { why: None })?;
        Ok(Answer::Number(Expected {
            shown: Value::Number(value),
            exact: value.into(),
        }))
    }

    fn direction(&self, reference: &Reference) -> Result<std::cmp::Ordering, Reason> {
        let before = reference
            .year_before()
            .ok_or(Reason::NoRealization { why: None })?;
        Ok(self
            .answers
            .exact(reference)?
            .cmp(&self.answers.exact(&before)?))
    }

    fn of_number(&self, statement: &Statement<'_>, expected: Expected) -> Verdict {
        let reading = match self.reading(statement, &expected) {
            Ok(reading) => reading,
            Err(error) => return Verdict::Unreadable(error, Some(expected)),
        };
        let printed = match reading {
            Reading::Figure(figure) => Printed::of(&figure),
            Reading::Missing(_) if expected.exact.is_zero() => return Verdict::Holds,
            _ => return Verdict::NotANumber(expected),
        };
        if is_expected(printed, &expected, self.answers.rounding())
            || is_within(statement, printed, &expected)
        {
            return Verdict::Holds;
        }
        match printed.fit(&expected.exact) {
            Fit::Differs => Verdict::Differs(printed, expected),
            near => Verdict::Near(near, expected),
        }
    }

    /// What is printed, with the other cells as clues only where it needs any.
    fn reading(
        &self,
        statement: &Statement<'_>,
        expected: &Expected,
    ) -> Result<Reading, NumberError> {
        let hint = self.hint(&statement.what);
        match parse_with(statement.printed, hint) {
            Err(NumberError::Ambiguous { .. }) => {}
            other => return other,
        }
        let neighbours = neighbours(statement);
        let rounding = self.answers.rounding();
        let fits = |value| is_expected(Printed::new(value), expected, rounding);
        let clues = Clues {
            hint,
            neighbours: &neighbours,
            fits: Some(&fits),
        };
        parse_cell(statement.printed, &clues).map(|cell| cell.reading)
    }

    /// What is declared of the place that a number is printed in.
    fn hint(&self, what: &What) -> Hint {
        let quantity = what
            .reference()
            .and_then(|reference| self.framework.resolve(reference).ok());
        let kind = match quantity {
            Some(Quantity::Money(
                _,
                MoneyQuantity::Budget
                | MoneyQuantity::OriginalBudget
                | MoneyQuantity::Spent
                | MoneyQuantity::Remaining,
            )) => Some(Kind::Amount),
            Some(Quantity::Count(_)) => Some(Kind::Count),
            Some(Quantity::Series(id)) => self
                .framework
                .series
                .get(&id)
                .and_then(|series| series.kind),
            _ => None,
        };
        Hint { kind, locale: None }
    }
}

/// The other cells of a statement's column.
fn neighbours<'a>(statement: &Statement<'a>) -> Vec<&'a str> {
    let claims = statement.claims;
    let Some(column) = statement.column else {
        return Vec::new();
    };
    let Some(at) = claims.columns.iter().position(|heading| heading == column) else {
        return Vec::new();
    };
    let cells = claims
        .rows
        .iter()
        .filter_map(|row| row.get(at.saturating_add(1)));
    cells.map(String::as_str).collect()
}

fn is_expected(printed: Printed, expected: &Expected, rounding: Rounding) -> bool {
    match expected.shown.number() {
        Some(shown) => printed.agrees(&expected.exact, shown, rounding),
        None => printed.holds(&expected.exact),
    }
}

/// Whether a value that was read off a chart is near enough.
fn is_within(statement: &Statement<'_>, printed: Printed, expected: &Expected) -> bool {
    let Some(tolerance) = &statement.claims.within else {
        return false;
    };
    Rational::from(printed.value())
        .checked_sub(&expected.exact)
        .is_ok_and(|off| off.abs() <= Rational::from(tolerance.value))
}

/// Whether a cell says that it holds nothing.
fn is_blank(printed: &str) -> bool {
    matches!(crate::number::parse(printed), Ok(Reading::Missing(_)))
}

fn of_words(printed: &str, expected: &[String]) -> Verdict {
    let is_same =
        |expected: &String| plain(printed) == plain(expected) || is_same_target(printed, expected);
    if expected.iter().any(is_same) {
        return Verdict::Holds;
    }
    Verdict::OtherWords(expected.first().cloned().unwrap_or_default())
}

fn of_label(printed: &str, labels: &[String]) -> Verdict {
    if labels.iter().any(|label| holds_label(printed, label)) {
        return Verdict::Holds;
    }
    Verdict::OtherWords(labels.join(", "))
}

/// Whether both are the same range or bound, however they are written.
fn is_same_target(printed: &str, expected: &str) -> bool {
    match (TargetValue::parse(printed), TargetValue::parse(expected)) {
        (Ok(Some(one)), Ok(Some(other))) => !matches!(one, TargetValue::Grade(_)) && one == other,
        _ => false,
    }
}

/// Words without what print may change: capitals, spaces, kinds of hyphens, punctuation at
/// the end.
pub(super) fn plain(words: &str) -> String {
    let spaced = words
        .to_lowercase()
        .replace(['–', '—', '‐'], "-")
        .replace(',', ", ")
        .replace(" ,", ",")
        .replace('/', " / ");
    let joined = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    joined
        .trim_end_matches(['.', ',', ';', ':', ' '])
        .replace(" - ", "-")
}

/// Whether printed words hold every word of a label, in its order: "golongan ruang III" is
/// "Golongan III".
fn holds_label(printed: &str, label: &str) -> bool {
    let (printed, label) = (plain(printed), plain(label));
    let mut words = printed.split(' ');
    label
        .split(' ')
        .all(|wanted| words.any(|word| word == wanted))
}

/// Words for a change, as reports use them.
const RISING: &[&str] = &[
    "naik",
    "meningkat",
    "bertambah",
    "tumbuh",
    "membaik",
    "lebih tinggi",
];
const FALLING: &[&str] = &[
    "turun",
    "menurun",
    "berkurang",
    "menyusut",
    "memburuk",
    "lebih rendah",
];
const SAME: &[&str] = &["tetap", "sama", "stabil", "tidak berubah"];

fn of_direction(printed: &str, direction: std::cmp::Ordering) -> Verdict {
    let printed = plain(printed);
    let says = |words: &[&str]| words.iter().any(|word| printed.contains(word));
    let is_denied = printed.starts_with("tidak ") || printed.starts_with("belum ");
    let said = if says(SAME) {
        Some(std::cmp::Ordering::Equal)
    } else if says(RISING) {
        Some(std::cmp::Ordering::Greater)
    } else if says(FALLING) {
        Some(std::cmp::Ordering::Less)
    } else {
        None
    };
    let holds = match said {
        Some(said) if is_denied && said != std::cmp::Ordering::Equal => said != direction,
        said => said == Some(direction),
    };
    if holds {
        return Verdict::Holds;
    }
    Verdict::OtherWords(
        match direction {
            std::cmp::Ordering::Greater => "meningkat",
            std::cmp::Ordering::Less => "menurun",
            std::cmp::Ordering::Equal => "tetap",
        }
        .to_owned(),
    )
}

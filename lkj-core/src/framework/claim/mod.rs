//! What a document prints, one statement at a time: tables cell by cell, sentences brace by
//! brace, each with what it should be.

mod sentence;
mod table;

pub(crate) use sentence::{Around, outside_braces, printed_text, with_meanings};

use crate::formula::{Expression, Formula, FormulaProblem, Reference};
use crate::framework::{Claims, Framework, Quantity};
use crate::value::{Id, Place};

/// One thing that a document prints, and what it should be.
#[derive(Debug, Clone)]
pub(crate) struct Statement<'a> {
    /// The claims that it is one of.
    pub(crate) claims: &'a Claims,
    /// The path of the text that it stands in.
    pub(crate) path: String,
    /// Where in that text it is printed, in characters.
    pub(crate) position: usize,
    /// The row of a table.
    pub(crate) row: Option<&'a str>,
    /// The column of a table.
    pub(crate) column: Option<&'a str>,
    /// What is printed.
    pub(crate) printed: &'a str,
    /// What it should be.
    pub(crate) what: What,
}

/// What something printed should be.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// The value of a reference, or of a formula.
    Formula(Formula),
    /// The name of the part, or of the reference, with the largest value.
    Largest(Vec<Reference>),
    /// The same with the smallest value.
    Smallest(Vec<Reference>),
    /// A word for how something changed since the year before.
    Trend(Reference),
    /// One cell of a profile table.
    Cell {
        /// The table.
        table: Id,
        /// Its row.
        row: String,
        /// Its column.
        column: String,
    },
}

/// A claim that cannot be read, and where.
#[derive(Debug, Clone)]
pub(crate) struct Unreadable {
    pub(crate) path: String,
    pub(crate) position: usize,
    pub(crate) problem: FormulaProblem,
}

impl What {
    /// The reference, where it is nothing but one.
    pub(crate) fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Formula(formula) => match formula.expression() {
                Expression::Reference(reference) => Some(reference),
                _ => None,
            },
            _ => None,
        }
    }

    /// All references in it.
    pub(crate) fn references(&self) -> Vec<&Reference> {
        match self {
            Self::Formula(formula) => formula.references().collect(),
            Self::Largest(references) | Self::Smallest(references) => references.iter().collect(),
            Self::Trend(reference) => vec![reference],
            Self::Cell { .. } => Vec::new(),
        }
    }

    /// It as claims write it.
    pub(crate) fn written(&self) -> String {
        let listed = |references: &[Reference]| {
            let each: Vec<_> = references.iter().map(ToString::to_string).collect();
            each.join(", ")
        };
        match self {
            Self::Formula(formula) => formula.text().to_owned(),
            Self::Largest(references) => format!("largest({})", listed(references)),
            Self::Smallest(references) => format!("smallest({})", listed(references)),
            Self::Trend(reference) => format!("trend({reference})"),
            Self::Cell { table, row, column } => {
                format!("profile.{table}[\"{row}\"][\"{column}\"]")
            }
        }
    }
}

impl Statement<'_> {
    /// Where it stands in the files.
    pub(crate) fn place(&self, framework: &Framework) -> Place {
        framework.sources().place_inside(&self.path, self.position)
    }

    /// What tells it from all others, by what it is about rather than by lines and figures.
    pub(crate) fn about(&self) -> String {
        let at = &self.claims.at;
        match (self.row, self.column) {
            (Some(row), Some(column)) => format!("{at}: {row}: {column}"),
            _ => format!("{at}: {}", self.what.written()),
        }
    }
}

impl Framework {
    /// Every statement of the claims, and what of them cannot be read.
    pub(crate) fn statements(&self) -> (Vec<Statement<'_>>, Vec<Unreadable>) {
        let (mut statements, mut unreadable) = (Vec::new(), Vec::new());
        for (number, claims) in self.claims.iter().enumerate() {
            table::read(self, claims, number, &mut statements, &mut unreadable);
            sentence::read(claims, number, &mut statements, &mut unreadable);
        }
        statements.retain(|statement| match self.check_what(&statement.what) {
            Ok(()) => true,
            Err(problem) => {
                unreadable.push(Unreadable {
                    path: statement.path.clone(),
                    position: statement.position,
                    problem,
                });
                false
            }
        });
        (statements, unreadable)
    }

    /// Makes sure that the framework has all that something refers to.
    fn check_what(&self, what: &What) -> Result<(), FormulaProblem> {
        if let What::Formula(formula) = what {
            return self.check_asked(formula);
        }
        for reference in what.references() {
            self.check_number(reference)
                .map_err(|fault| FormulaProblem {
                    text: what.written(),
                    position: reference.position(),
                    fault,
                })?;
        }
        Ok(())
    }

    /// Whether a reference names what was entered, so that a claim of it only restates it.
    pub(crate) fn is_entered(&self, reference: &Reference) -> bool {
        use crate::framework::{IndicatorQuantity, MoneyQuantity, ProfileQuantity};
        let Ok(quantity) = self.resolve(reference) else {
            return false;
        };
        match quantity {
            Quantity::Series(id) => {
                let has_formula = self
                    .series
                    .get(&id)
                    .is_some_and(|one| one.formula.is_some());
                let is_sum = reference.part().is_none() && self.grids.contains(&id);
                !has_formula && !is_sum
            }
            Quantity::Indicator(id, IndicatorQuantity::Realization) => self
                .indicators
                .get(&id)
                .is_some_and(|one| one.formula.is_none()),
            Quantity::Money(
                Some(id),
                MoneyQuantity::Budget | MoneyQuantity::OriginalBudget | MoneyQuantity::Spent,
            ) => self.money.values().any(|amounts| amounts.contains(&id)),
            Quantity::Profile {
                id,
                year,
                quantity: ProfileQuantity::Total,
            } => {
                let table = self.profiles.get(&year).and_then(|tables| tables.get(&id));
                // With one column of figures, a row's total is its only cell.
                reference.part().is_some() && table.is_some_and(|table| table.columns.len() < 2)
            }
            Quantity::Indicator(_, IndicatorQuantity::Target | IndicatorQuantity::Benchmark)
            | Quantity::Measure(..)
            | Quantity::Text(_)
            | Quantity::Year => true,
            _ => false,
        }
    }
}

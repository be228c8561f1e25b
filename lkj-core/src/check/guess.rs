//! Looks for another reading that would explain a printed number that does not hold.

use super::conjecture::Conjecture;
use super::context::Context;
use super::held::Expected;
use super::printed::Printed;
use crate::arithmetic::Rational;
use crate::check::conjecture::digits::explain_digits;
use crate::formula::{Base, Expression, Formula, Function, Reference};
use crate::framework::{IndicatorQuantity, MoneyQuantity, Named, Quantity, claim::What};
use crate::value::Id;

/// At most so many explanations are told.
const MOST: usize = 4;

/// At most so many siblings are tried.
const MOST_SIBLINGS: usize = 200;

/// What else would explain a printed number, the likeliest first.
pub(super) fn conjectures(
    context: &Context<'_>,
    what: &What,
    printed: Printed,
    expected: &Expected,
) -> Vec<Conjecture> {
    let mut found = Vec::new();
    if let What::Formula(formula) = what {
        found.extend(by_other_way(context, formula, printed));
        if let Some(reference) = what.reference() {
            found.extend(by_other_quantity(context, reference, printed));
        }
    }
    found.extend(explain_digits(printed, &expected.exact));
    found.truncate(MOST);
    found
}

/// A mean that is the ratio of the sums, or a ratio of sums that is a mean.
fn by_other_way(context: &Context<'_>, formula: &Formula, printed: Printed) -> Option<Conjecture> {
    match formula.expression() {
        Expression::Call {
            function: Function::Mean,
            arguments,
        } => {
            let ratio = ratio_of_sums(context, arguments)?;
            if printed.holds(&ratio) {
                return Some(Conjecture::RatioOfSums);
            }
            let whole: Reference = "total.absorption".parse().ok()?;
            let of_all = context.answers.exact(&whole).ok()?;
            printed.holds(&of_all).then(|| Conjecture::Quantity {
                name: "Σ / Σ".to_owned(),
                reference: whole.to_string(),
            })
        }
        Expression::Reference(reference) => {
            let mean = mean_of_children(context, reference)?;
            printed.holds(&mean).then_some(Conjecture::MeanOfRatios)
        }
        _ => None,
    }
}

/// Spending over budget of all the things whose absorptions are averaged.
fn ratio_of_sums(context: &Context<'_>, arguments: &[Expression]) -> Option<Rational> {
    let (mut budgets, mut spendings) = (Vec::new(), Vec::new());
    for argument in Expression::spread(arguments) {
        let Expression::Reference(reference) = argument else {
            return None;
        };
        let is_absorption = matches!(
            context.framework.resolve(reference),
            Ok(Quantity::Money(_, MoneyQuantity::Absorption))
        );
        if !is_absorption {
            return None;
        }
        budgets.push(context.answers.exact(&other(reference, "budget")?).ok()?);
        spendings.push(context.answers.exact(&other(reference, "spent")?).ok()?);
    }
    let budget = Rational::sum(&budgets).ok()?;
    Rational::sum(&spendings).ok()?.percent_of(&budget).ok()
}

/// The mean of what is under something, where it is an absorption.
fn mean_of_children(context: &Context<'_>, reference: &Reference) -> Option<Rational> {
    let Ok(Quantity::Money(id, MoneyQuantity::Absorption)) = context.framework.resolve(reference)
    else {
        return None;
    };
    let children = children(context, id.as_ref());
    let each: Vec<Rational> = children
        .iter()
        .filter_map(|child| format!("{child}.absorption").parse::<Reference>().ok())
        .filter_map(|child| context.answers.shown(&child).ok()?.number())
        .map(Rational::from)
        .collect();
    if each.len() < 2 {
        return None;
    }
    Rational::sum(&each)
        .ok()?
        .checked_div(&each.len().into())
        .ok()
}

fn children(context: &Context<'_>, id: Option<&Id>) -> Vec<Id> {
    let framework = context.framework;
    match id {
        None => framework.programs.keys().cloned().collect(),
        Some(id) => {
            let program = framework.programs.get(id);
            let activities = program.iter().flat_map(|program| program.activities.keys());
            activities.cloned().collect()
        }
    }
}

/// The same reference with another last word: `sarpras.spent` for `sarpras.budget`.
fn other(reference: &Reference, word: &str) -> Option<Reference> {
    let id = reference.names().first()?;
    let text = reference.to_string();
    let names = reference.names().join(".");
    let behind = text.strip_prefix(&names)?;
    format!("{id}.{word}{behind}").parse().ok()
}

/// Another quantity of the same thing, another year, another document, another thing.
fn by_other_quantity(
    context: &Context<'_>,
    reference: &Reference,
    printed: Printed,
) -> Vec<Conjecture> {
    let mut candidates = Vec::new();
    match context.framework.resolve(reference) {
        Ok(Quantity::Money(id, _)) => {
            for word in [
                "budget",
                "original_budget",
                "spent",
                "remaining",
                "absorption",
                "remaining_share",
            ] {
                candidates.extend(other(reference, word));
            }
            if let Some(id) = id {
                candidates.extend(siblings(context, &id, reference));
            }
        }
        Ok(Quantity::Indicator(_, quantity)) => {
            for base in Base::ALL {
                candidates.extend(format!("{reference}@{}", base.word()).parse::<Reference>());
            }
            candidates.extend(in_other_years(context, reference));
            for word in ["target", "achievement", "raw"] {
                candidates.extend(other(reference, word));
            }
            if quantity != IndicatorQuantity::Realization {
                let id = reference.names().first().map_or("", String::as_str);
                candidates.extend(id.parse::<Reference>());
            }
        }
        Ok(Quantity::Series(_) | Quantity::Profile { .. }) => {
            candidates.extend(in_other_years(context, reference));
        }
        _ => {}
    }
    let fits = |candidate: &Reference| {
        let value = context.answers.exact(candidate);
        candidate != reference && value.is_ok_and(|value| !value.is_zero() && printed.holds(&value))
    };
    candidates.retain(fits);
    candidates.dedup();
    let named = candidates
        .into_iter()
        .map(|candidate| Conjecture::Quantity {
            name: context.framework.called_by(&candidate).to_owned(),
            reference: candidate.to_string(),
        });
    named.take(2).collect()
}

fn in_other_years(context: &Context<'_>, reference: &Reference) -> Vec<Reference> {
    if reference.period().is_some() {
        return Vec::new();
    }
    let text = reference.to_string();
    let (names, base) = text.split_once('@').unwrap_or((text.as_str(), ""));
    let base = if base.is_empty() {
        String::new()
    } else {
        format!("@{base}")
    };
    let year = context.year.get();
    let years = year.saturating_sub(3)..=year.saturating_add(5);
    years
        .filter(|other| *other != year)
        .filter_map(|other| format!("{names}[{other}]{base}").parse().ok())
        .collect()
}

/// The same quantity of what stands beside something.
fn siblings(context: &Context<'_>, id: &Id, reference: &Reference) -> Vec<Reference> {
    let programs = &context.framework.programs;
    let ids: Vec<&Id> = match context.framework.named(id.as_str()) {
        Some(Named::Program) => programs.keys().collect(),
        Some(Named::Activity { .. }) => programs
            .values()
            .flat_map(|program| program.activities.keys())
            .collect(),
        _ => Vec::new(),
    };
    let Some(word) = reference.names().last() else {
        return Vec::new();
    };
    let beside = ids
        .into_iter()
        .filter(|other| *other != id)
        .take(MOST_SIBLINGS);
    beside
        .filter_map(|other| format!("{other}.{word}").parse().ok())
        .collect()
}

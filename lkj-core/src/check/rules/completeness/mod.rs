//! What a report must hold, and does not.

mod analyses;
mod announced;
mod indicators;
mod lists;
mod measures;
mod numbering;
mod repeated;
mod report;
mod siblings;
mod subtotals;
mod year;

pub(super) use analyses::ANALYSIS_MISSING;
pub(super) use announced::ANNOUNCED_MISSING;
pub(super) use indicators::{
    INDICATOR_DESCRIBED, MISSED_WITHOUT_CAUSE, MISSED_WITHOUT_FOLLOW_UP, NOT_MEASURED,
};
pub(super) use lists::LIST_INCOMPLETE;
pub(super) use measures::{MEASURE_REALIZATION_MISSING, MEASURE_TARGET_MISSING};
pub(super) use numbering::TABLE_NUMBERING;
pub(super) use repeated::TABLE_REPEATED;
pub(super) use report::NOT_PRINTED;
pub(super) use siblings::SIBLING_SILENT;
pub(super) use subtotals::SUBTOTAL_MISSING;
pub(super) use year::{
    AGREEMENT_MISSING, EVIDENCE_MISSING, GAP_IN_SERIES, INCOMPLETE_SUM, MISSING_DATA,
    PARTS_WITHOUT_VALUE, STAGE, SUPPORTS_MISSING,
};

use std::collections::BTreeSet;

use crate::check::{
    ClaimsHeld,
    context::{Context, document_and_place},
    held::Held,
};
use crate::evaluation::{Amounts, IndicatorResult, Level, MoneyResult};
use crate::framework::{DocumentKind, Stage, Subject};
use crate::value::{Id, Period};

/// Whether the year is closed, so that realizations can be asked for.
fn is_final(context: &Context<'_>) -> bool {
    context.evaluation.meta.stage == Stage::Final
}

/// Whether every printed statement is at hand: what is not printed can be told only then.
fn sees_all_claims(context: &Context<'_>) -> bool {
    context.holding == ClaimsHeld::All
}

/// Whether an indicator has anything to do with the year: it has a target or a realization in
/// it, was promised both before and after it, or was never promised at all.
fn is_of_the_year(context: &Context<'_>, result: &IndicatorResult) -> bool {
    if result.target.is_some() || result.realization.is_some() {
        return true;
    }
    let Some(indicator) = context.framework.indicators.get(&result.id) else {
        return false;
    };
    let years = || indicator.targets.keys().map(|period| period.year());
    let before = years().any(|year| year < context.year);
    let after = years().any(|year| year > context.year);
    before == after
}

/// Whether a report answers for an indicator one by one: those of goals and objectives, of the
/// organization, and the key ones.
fn is_answered_for(context: &Context<'_>, result: &IndicatorResult) -> bool {
    let is_key = || {
        let indicator = context.framework.indicators.get(&result.id);
        indicator.is_some_and(|indicator| indicator.key)
    };
    matches!(
        result.level,
        Level::Goal | Level::Objective | Level::Organization
    ) || is_key()
}

/// The indicators of goals and objectives that have to do with the year.
fn results_of_goals_and_objectives<'a>(
    context: &'a Context<'_>,
) -> impl Iterator<Item = &'a IndicatorResult> {
    let results = context.evaluation.indicators.iter();
    results.filter(|result| {
        matches!(result.level, Level::Goal | Level::Objective) && is_of_the_year(context, result)
    })
}

/// The indicator itself, what it measures, and the goal above that: what a note about it may name.
fn chain<'r>(context: &'r Context<'_>, result: &'r IndicatorResult) -> Vec<&'r Id> {
    let mut chain = vec![&result.id];
    if let Some(Subject::Node(of)) = &result.of {
        chain.push(of);
        let objective = context.framework.objectives.get(of);
        chain.extend(objective.and_then(|objective| objective.goal.as_ref()));
    }
    chain
}

/// What is carried out in the year: where amounts are known for some of a level, those alone.
fn carried_out<'a>(context: &'a Context<'_>) -> BTreeSet<&'a Id> {
    let evaluation = context.evaluation;
    let mut running = BTreeSet::new();
    add_funded(&evaluation.programs, &mut running);
    for level in [&evaluation.activities, &evaluation.sub_activities] {
        for siblings in level.chunk_by(|one, other| one.of == other.of) {
            let parent = siblings.first().and_then(|first| first.of.as_ref());
            if parent.is_some_and(|parent| running.contains(parent)) {
                add_funded(siblings, &mut running);
            }
        }
    }
    running
}

fn add_funded<'a>(siblings: &'a [MoneyResult], running: &mut BTreeSet<&'a Id>) {
    let knows_money = siblings.iter().any(|one| is_funded(&one.amounts));
    let chosen = siblings
        .iter()
        .filter(|one| !knows_money || is_funded(&one.amounts));
    running.extend(chosen.map(|one| &one.id));
}

fn is_funded(amounts: &Amounts) -> bool {
    let amounts = [amounts.budget, amounts.spent];
    amounts
        .into_iter()
        .flatten()
        .any(|amount| !amount.amount().is_zero())
}

/// Whether an id is that of a performance report of the year.
fn is_report(context: &Context<'_>, document: &str) -> bool {
    context
        .framework
        .documents
        .get(document)
        .is_some_and(|document| {
            document.kind == Some(DocumentKind::Lkj)
                && document.year.is_none_or(|year| year == context.year)
        })
}

/// Whether claims are of the year at hand, as far as their document says of which year it is.
fn is_of_document_at_hand(context: &Context<'_>, at: &str) -> bool {
    let document = document_and_place(at).map(|(document, _)| document);
    let document = document.and_then(|document| context.framework.documents.get(document));
    let year = document.and_then(|document| document.year);
    year.is_none_or(|year| year == context.year)
}

/// The path of the claims that a statement is of: `claims.12`.
fn claims_path(held: &Held<'_>) -> String {
    let mut steps = held.statement.path.split('.');
    let table = steps.next().unwrap_or_default();
    let number = steps.next().unwrap_or_default();
    format!("{table}.{number}")
}

/// The statements of one claims entry after the other, where they are of the year at hand.
fn by_claims<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = &'c [Held<'a>]> {
    let entries = context
        .held
        .chunk_by(|one, other| std::ptr::eq(one.statement.claims, other.statement.claims));
    entries.filter(|entry| {
        let first = entry.first();
        first.is_some_and(|first| is_of_document_at_hand(context, &first.statement.claims.at))
    })
}

/// The period that a reference means in the year at hand.
fn period_of(context: &Context<'_>, reference: &crate::formula::Reference) -> Option<Period> {
    let year = Period::Year(context.year);
    match reference.period() {
        None => Some(year),
        Some(shift) => shift.seen_from(year),
    }
}

/// What something is called, in quotes; its id where it has no name.
fn called(context: &Context<'_>, id: &Id) -> String {
    let name = context.framework.name_of(id).unwrap_or_default();
    if name.is_empty() {
        id.to_string()
    } else {
        format!("\"{name}\"")
    }
}

/// The most things that a message names one by one.
const MOST_NAMED: usize = 8;

/// Several things in a row: `A, B dan 3 lainnya`.
fn listed(things: &[String], [and, others]: [&str; 2]) -> String {
    let rest = things.len().saturating_sub(MOST_NAMED);
    let named: Vec<&str> = things.iter().take(MOST_NAMED).map(String::as_str).collect();
    match (named.split_last(), rest) {
        (Some((last, [])), 0) => (*last).to_owned(),
        (Some((last, before)), 0) => format!("{} {and} {last}", before.join(", ")),
        _ => format!("{} {and} {rest} {others}", named.join(", ")),
    }
}

/// The words that join things, in each language.
const INDONESIAN: [&str; 2] = ["dan", "lainnya"];
const ENGLISH: [&str; 2] = ["and", "others"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_in_a_row_are_few_enough_to_be_read() {
        let things = |count: usize| (0..count).map(|n| n.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(&things(1), INDONESIAN), "0");
        assert_eq!(listed(&things(3), ENGLISH), "0, 1 and 2");
        assert_eq!(
            listed(&things(10), INDONESIAN),
            "0, 1, 2, 3, 4, 5, 6, 7 dan 2 lainnya"
        );
    }
}

//! The sheet of programs and money: sums, what remains, and absorption.

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Chart, ChartType, Workbook, XlsxError};

use super::live::{Call, Live};
use super::page::{Page, Spot, cell};
use super::{Figures, MOST_BARS};
use crate::evaluation::{Amounts, MoneyResult};
use crate::formula::Operator;
use crate::value::{Id, register::UnseededHasher};

const ORIGINAL: u16 = 4;
const BUDGET: u16 = 5;
const SPENT: u16 = 6;
const REMAINING: u16 = 7;
const ABSORPTION: u16 = 8;

/// The cells of the organization's money.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) original_budget: Option<(Spot, Decimal)>,
    pub(super) budget: Option<(Spot, Decimal)>,
    pub(super) spent: Option<(Spot, Decimal)>,
    pub(super) remaining: Option<(Spot, Decimal)>,
    pub(super) absorption: Option<(Spot, Decimal)>,
}

/// The rows of the sheet, each with its place.
struct Rows<'a> {
    kinds: Vec<(&'static str, &'a MoneyResult)>,
    numbers: HashMap<&'a Id, u32, UnseededHasher>,
    groups_from: usize,
}

impl<'a> Rows<'a> {
    /// Programs with what is under them, then groups.
    fn of(figures: &Figures<'a>) -> Self {
        let words = &figures.words;
        let evaluation = figures.evaluation;
        let mut kinds = Vec::new();
        for program in &evaluation.programs {
            kinds.push((words.program, program));
            let own = |of: &'a Id| move |part: &&MoneyResult| part.of.as_ref() == Some(of);
            for activity in evaluation.activities.iter().filter(own(&program.id)) {
                kinds.push((words.activity, activity));
                let parts = evaluation.sub_activities.iter().filter(own(&activity.id));
                kinds.extend(parts.map(|part| (words.sub_activity, part)));
            }
        }
        let groups_from = kinds.len();
        kinds.extend(evaluation.groups.iter().map(|group| (words.group, group)));
        let numbers = (1_u32..)
            .zip(&kinds)
            .map(|(row, (_, result))| (&result.id, row))
            .collect();
        Self {
            kinds,
            numbers,
            groups_from,
        }
    }

    /// The cells of an amount of some of the rows.
    fn cells(
        &self,
        column: u16,
        amount: Amount,
        is_wanted: impl Fn(usize, &MoneyResult) -> bool,
    ) -> Vec<Live> {
        self.kinds
            .iter()
            .enumerate()
            .filter(|(at, (_, result))| is_wanted(*at, result))
            .filter_map(|(_, (_, result))| {
                let row = self.numbers.get(&result.id)?;
                Some(cell(None, (*row, column), amount(&result.amounts)?))
            })
            .collect()
    }
}

fn sum(cells: Vec<Live>) -> Live {
    Live::Call(Call::Sum, cells)
}

fn original(amounts: &Amounts) -> Option<Decimal> {
    amounts
        .original_budget
        .map(crate::framework::Rupiah::amount)
}

fn budget(amounts: &Amounts) -> Option<Decimal> {
    amounts.budget.map(crate::framework::Rupiah::amount)
}

fn spent(amounts: &Amounts) -> Option<Decimal> {
    amounts.spent.map(crate::framework::Rupiah::amount)
}

/// One of the amounts.
type Amount = fn(&Amounts) -> Option<Decimal>;

/// Amounts that are stated or added up, with their columns.
const ADDED: [(u16, Amount); 3] = [(ORIGINAL, original), (BUDGET, budget), (SPENT, spent)];

/// Writes the sheet.
pub(super) fn write(figures: &Figures<'_>, book: &mut Workbook) -> Result<Totals, XlsxError> {
    let words = &figures.words;
    let headings = [
        (words.kind, 16),
        (words.code, 14),
        (words.id, 18),
        (words.name, 52),
        (words.original_budget, 18),
        (words.budget, 18),
        (words.spent, 18),
        (words.remaining, 18),
        (words.absorption, 14),
    ];
    let mut page = Page::new(book.worksheet_from_name(words.money)?, &headings, 4)?;
    let rows = Rows::of(figures);
    for (at, (row, (kind, result))) in (1_u32..).zip(&rows.kinds).enumerate() {
        page.text((row, 0), kind)?;
        page.text((row, 1), result.code.as_deref().unwrap_or_default())?;
        page.text((row, 2), result.id.as_str())?;
        page.text((row, 3), &result.name)?;
        let is_group = at >= rows.groups_from;
        let own = figures
            .framework
            .money
            .get(&figures.evaluation.meta.year)
            .is_some_and(|money| money.contains(&result.id));
        for (column, amount) in ADDED {
            let Some(value) = amount(&result.amounts) else {
                continue;
            };
            // What is stated is a number, what is added up a sum.
            let sums = match (own, is_group) {
                (true, _) => Vec::new(),
                (false, false) => vec![sum(rows.cells(column, amount, |_, part| {
                    part.of.as_ref() == Some(&result.id)
                }))],
                (false, true) => group_sums(&rows, result, column, amount),
            };
            page.live((row, column), &sums, value)?;
        }
        shares(figures, &mut page, row, &result.amounts)?;
    }
    let last = u32::try_from(rows.kinds.len()).unwrap_or(u32::MAX);
    let totals = total(figures, &mut page, &rows, last.saturating_add(1))?;
    chart(figures, &mut page, &rows, last)?;
    Ok(totals)
}

/// The sums that a group's amount may be: of what is printed in it, and of groups below it.
fn group_sums(rows: &Rows<'_>, group: &MoneyResult, column: u16, amount: Amount) -> Vec<Live> {
    let is_in = |result: &MoneyResult| result.group.as_ref() == Some(&group.id);
    let is_below = |at: usize, result: &MoneyResult| {
        at >= rows.groups_from && result.of.as_ref() == Some(&group.id)
    };
    let programs = |at: usize, result: &MoneyResult| {
        (at < rows.groups_from && result.of.is_none() && is_in(result)) || is_below(at, result)
    };
    let works = |at: usize, result: &MoneyResult| {
        (at < rows.groups_from && is_in(result)) || is_below(at, result)
    };
    vec![
        sum(rows.cells(column, amount, programs)),
        sum(rows.cells(column, amount, works)),
    ]
}

/// What remains, and the share that was spent.
fn shares(
    figures: &Figures<'_>,
    page: &mut Page<'_>,
    row: u32,
    amounts: &Amounts,
) -> Result<(), XlsxError> {
    let (Some(budget), Some(spent)) = (budget(amounts), spent(amounts)) else {
        return Ok(());
    };
    let budget = cell(None, (row, BUDGET), budget);
    let spent = cell(None, (row, SPENT), spent);
    if let Some(remaining) = amounts.remaining {
        let formula = Live::of(Operator::Subtract, budget.clone(), spent.clone());
        page.live((row, REMAINING), &[formula], remaining.amount())?;
    }
    if let Some(absorption) = amounts.absorption {
        let formula = Live::percent(spent, budget).rounded(figures.places());
        page.live((row, ABSORPTION), &[formula], absorption.get())?;
    }
    Ok(())
}

fn total(
    figures: &Figures<'_>,
    page: &mut Page<'_>,
    rows: &Rows<'_>,
    row: u32,
) -> Result<Totals, XlsxError> {
    let summary = &figures.evaluation.summary;
    let amounts = Amounts {
        budget: summary.budget,
        original_budget: summary.original_budget,
        spent: summary.spent,
        remaining: summary.remaining,
        absorption: summary.absorption,
        missing: Vec::new(),
    };
    page.heading((row, 3), figures.words.sum)?;
    let is_program = |at: usize, result: &MoneyResult| at < rows.groups_from && result.of.is_none();
    let is_top_group =
        |at: usize, result: &MoneyResult| at >= rows.groups_from && result.of.is_none();
    let is_outside = |at: usize, result: &MoneyResult| {
        at < rows.groups_from && result.of.is_none() && result.group.is_none()
    };
    let money = figures.framework.money.get(&figures.evaluation.meta.year);
    let has_own = |result: &MoneyResult| money.is_some_and(|money| money.contains(&result.id));
    for (column, amount) in ADDED {
        let Some(value) = amount(&amounts) else {
            continue;
        };
        let sums = [
            sum(rows.cells(column, amount, is_program)),
            sum(rows.cells(column, amount, |at, result| {
                is_top_group(at, result) || is_outside(at, result)
            })),
            sum(rows.cells(column, amount, |at, result| {
                is_program(at, result) || (at >= rows.groups_from && has_own(result))
            })),
        ];
        page.live((row, column), &sums, value)?;
    }
    shares(figures, page, row, &amounts)?;
    let at = |column: u16, value: Option<Decimal>| value.map(|value| ((row, column), value));
    let has_both = amounts.budget.is_some() && amounts.spent.is_some();
    Ok(Totals {
        original_budget: at(ORIGINAL, original(&amounts)),
        budget: at(BUDGET, budget(&amounts)),
        spent: at(SPENT, spent(&amounts)),
        remaining: at(
            REMAINING,
            amounts.remaining.map(crate::framework::Rupiah::amount),
        )
        .filter(|_| has_both),
        absorption: at(
            ABSORPTION,
            amounts.absorption.map(crate::number::Percent::get),
        )
        .filter(|_| has_both),
    })
}

/// The absorption of programs.
fn chart(
    figures: &Figures<'_>,
    page: &mut Page<'_>,
    rows: &Rows<'_>,
    last: u32,
) -> Result<(), XlsxError> {
    let words = &figures.words;
    let programs = figures.evaluation.programs.len();
    let most = usize::try_from(MOST_BARS).unwrap_or(usize::MAX);
    if rows.groups_from == 0 || programs > most || rows.groups_from > most {
        return Ok(());
    }
    let end = u32::try_from(rows.groups_from).unwrap_or(u32::MAX);
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_categories((words.money, 1, 3, end, 3))
        .set_values((words.money, 1, ABSORPTION, end, ABSORPTION));
    chart.title().set_name(words.chart_absorption);
    chart.legend().set_hidden();
    chart.y_axis().set_reverse();
    chart
        .set_width(900)
        .set_height(end.saturating_mul(26).saturating_add(160));
    page.sheet()
        .insert_chart(last.saturating_add(4), 3, &chart)?;
    Ok(())
}

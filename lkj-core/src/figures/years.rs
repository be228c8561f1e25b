//! The sheet of years: targets and realizations of each indicator, year by year.

use rust_xlsxwriter::{Chart, ChartType, Worksheet, XlsxError};

use super::page::{Page, cell};
use super::{Figures, put_realization, put_target};
use crate::evaluation::{Achievement, Evaluation, IndicatorResult, Outcome};
use crate::framework::TargetValue;
use crate::value::{Id, Period, Year};

/// The most indicators that get a chart of their own.
const MOST_CHARTS: usize = 24;

/// Writes the sheet.
pub(super) fn write(figures: &Figures<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let words = &figures.words;
    let headings = [
        (words.id, 14),
        (words.indicator, 42),
        (words.unit, 12),
        (words.year, 10),
        (words.target, 14),
        (words.realization, 14),
        (words.achievement, 14),
    ];
    let mut page = Page::new(sheet, &headings, 4)?;
    let years = years(figures);
    let evaluations = evaluations(figures, &years);
    let mut row = 1_u32;
    let mut charts = 0_usize;
    for result in &figures.evaluation.indicators {
        let first = row;
        let mut numbers = 0_usize;
        for year in &years {
            let evaluated = evaluations.iter().find(|(known, _)| known == year);
            let evaluated = evaluated.map(|(_, evaluation)| evaluation);
            if put_year(figures, &mut page, row, result, *year, evaluated)? {
                numbers = numbers.saturating_add(1);
            }
            row = row.saturating_add(1);
        }
        let last = row.saturating_sub(1);
        if numbers > 1 && charts < MOST_CHARTS {
            let mut chart = Chart::new(ChartType::Line);
            for (column, name) in [(4_u16, words.target), (5, words.realization)] {
                chart
                    .add_series()
                    .set_name(name)
                    .set_categories((words.years, first, 3, last, 3))
                    .set_values((words.years, first, column, last, column));
            }
            chart.title().set_name(result.name.as_str());
            chart.set_width(560).set_height(280);
            let place = u32::try_from(charts).unwrap_or_default().saturating_mul(15);
            page.sheet()
                .insert_chart(place.saturating_add(1), 8, &chart)?;
            charts = charts.saturating_add(1);
        }
    }
    Ok(())
}

/// One year of an indicator; says whether it has a number to be drawn.
fn put_year(
    figures: &Figures<'_>,
    page: &mut Page<'_>,
    row: u32,
    result: &IndicatorResult,
    year: Year,
    evaluated: Option<&Evaluation>,
) -> Result<bool, XlsxError> {
    let locale = figures.locale;
    page.text((row, 0), result.id.as_str())?;
    page.text((row, 1), &result.name)?;
    page.text((row, 2), result.unit.as_deref().unwrap_or_default())?;
    page.number((row, 3), year.get().into())?;
    let target = target(figures, &result.id, year);
    put_target(page, (row, 4), target, result.unit.as_deref(), locale)?;
    let of_year = evaluated.and_then(|evaluation| evaluation.indicator(result.id.as_str()));
    let outcome = of_year.and_then(|of_year| of_year.realization.as_ref());
    if let Some(outcome) = outcome {
        put_realization(page, (row, 5), outcome, None, locale)?;
    }
    let measured = of_year.map(|of_year| &of_year.achievement);
    if let Some(Achievement::Measured(measured)) = measured {
        let formulas = match (outcome, target, figures.measuring(result)) {
            (Some(Outcome::Number { value, .. }), Some(target), Some(measuring)) => {
                measuring.capped(&[cell(None, (row, 5), *value)], target, (row, 4))
            }
            _ => Vec::new(),
        };
        page.live((row, 6), &formulas, measured.value.get())?;
    }
    let is_target_number = matches!(target, Some(TargetValue::Figure(_)));
    Ok(is_target_number || matches!(outcome, Some(Outcome::Number { .. })))
}

fn target<'a>(figures: &Figures<'a>, id: &Id, year: Year) -> Option<&'a TargetValue> {
    let target = figures.framework.target(id, Period::Year(year));
    target.map(|(target, _)| target)
}

/// The years of the plan and of the framework, in order.
fn years(figures: &Figures<'_>) -> Vec<Year> {
    let plan = figures.framework.plan.period;
    let of_plan = plan.into_iter().flat_map(|years| {
        let first = years.first().get();
        (first..=years.last().get().min(first.saturating_add(30)))
            .filter_map(|year| Year::new(year).ok())
    });
    let mut years: Vec<Year> = figures.framework.years();
    years.push(figures.evaluation.meta.year);
    years.extend(of_plan);
    years.sort_unstable();
    years.dedup();
    years
}

/// The evaluations of the years up to the one at hand, by the same rules.
fn evaluations(figures: &Figures<'_>, years: &[Year]) -> Vec<(Year, Evaluation)> {
    let meta = &figures.evaluation.meta;
    let rules = super::asked(figures.evaluation);
    let before = years.iter().filter(|year| **year < meta.year);
    let evaluated = before.filter_map(|year| {
        let evaluation = figures.framework.evaluate(*year, &rules).ok()?;
        Some((*year, evaluation))
    });
    evaluated
        .chain([(meta.year, figures.evaluation.clone())])
        .collect()
}

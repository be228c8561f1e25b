//! Prints the indicators at the end of a part of the year, and the action plan.

use lkj_core::evaluation::{Outcome, Reason};
use lkj_core::year::{ActionPlan, ForecastMethod, IndicatorInPeriod, PeriodEvaluation};
use lkj_core::{Achievement, Locale, TargetValue, number};

use crate::table::{Column, Grid};
use crate::words;

/// How wide the names of indicators are.
const NAME: u16 = 38;

/// How wide names are beside four amounts.
const NAME_BESIDE_MONEY: u16 = 26;

/// The indicators of a period: its own target, to date, and the target of the year.
pub(crate) fn table(evaluation: &PeriodEvaluation, locale: Locale) -> String {
    let has_forecasts = evaluation
        .indicators
        .iter()
        .any(|one| one.forecast.is_some());
    let mut headings = match locale {
        Locale::English => vec!["Target", "Reached", "%", "To date", "%", "Year", "%"],
        _ => vec!["Target", "Realisasi", "%", "S.d. kini", "%", "Setahun", "%"],
    };
    if has_forecasts {
        headings.extend(match locale {
            Locale::English => ["FORECAST", "%"],
            _ => ["PRAKIRAAN", "%"],
        });
    }
    let period = evaluation.period.to_string();
    let first = [(period.as_str(), Column::Words)];
    let columns: Vec<_> = first
        .into_iter()
        .chain(
            headings
                .into_iter()
                .map(|heading| (heading, Column::Figures)),
        )
        .collect();
    let mut grid = Grid::new(NAME, &columns);
    for one in &evaluation.indicators {
        let mut cells = cells(one, locale);
        if has_forecasts {
            let forecast = one.forecast.as_ref();
            cells.push(forecast.map_or_else(none, |one| number::format(one.realization, locale)));
            cells.push(forecast.map_or_else(none, |one| percent(&one.achievement, locale)));
        }
        grid.indented_row(0, &one.name, cells);
    }
    let mut text = grid.write();
    if has_forecasts {
        text.push_str(&explained(evaluation, locale));
    }
    text + &money(evaluation, locale)
}

/// What was spent by the end of a period, against the budget of the year and against what was to
/// be spent by then.
fn money(evaluation: &PeriodEvaluation, locale: Locale) -> String {
    if evaluation.money.is_empty() {
        return String::new();
    }
    let headings = match locale {
        Locale::English => [
            "Budget",
            "Spent",
            "To date",
            "% of budget",
            "Planned",
            "% of plan",
        ],
        _ => [
            "Pagu",
            "Realisasi",
            "S.d. kini",
            "% pagu",
            "Anggaran kas",
            "% kas",
        ],
    };
    let period = evaluation.period.to_string();
    let first = [(period.as_str(), Column::Words)];
    let columns: Vec<_> = first
        .into_iter()
        .chain(headings.map(|heading| (heading, Column::Figures)))
        .collect();
    let mut is_incomplete = false;
    let mut grid = Grid::new(NAME_BESIDE_MONEY, &columns);
    for one in &evaluation.money {
        let amount = |amount: Option<lkj_core::Rupiah>| {
            amount.map_or_else(none, |amount| number::format(amount.amount(), locale))
        };
        let share = |share: Option<lkj_core::Percent>| {
            share.map_or_else(none, |share| number::format(share.get(), locale))
        };
        let mark = if one.missing.is_empty() { "" } else { " †" };
        is_incomplete |= !one.missing.is_empty();
        let cells = [
            amount(one.budget),
            amount(one.spent),
            amount(one.spent_to_date),
            share(one.absorption),
            amount(one.planned_to_date),
            share(one.of_planned),
        ];
        grid.indented_row(0, &format!("{}{mark}", one.name), cells);
    }
    let note = match (is_incomplete, locale) {
        (false, _) => "",
        (true, Locale::English) => "† Not all of the spending is known by parts of the year.\n",
        (true, _) => "† Belum semua realisasi diketahui per bagian tahun.\n",
    };
    format!("\n{}{note}", grid.write())
}

fn cells(one: &IndicatorInPeriod, locale: Locale) -> Vec<String> {
    let to_date = one.to_date.as_ref();
    let so_far = to_date.and_then(|to_date| to_date.realization);
    vec![
        target(one.target.as_ref(), locale),
        one.realization
            .as_ref()
            .map_or_else(none, |outcome: &Outcome| outcome.write(locale)),
        percent(&one.achievement, locale),
        so_far.map_or_else(none, |value| number::format(value, locale)),
        to_date.map_or_else(none, |to_date| percent(&to_date.achievement, locale)),
        target(one.annual_target.as_ref(), locale),
        percent(&one.annual, locale),
    ]
}

/// What a forecast is, and is not.
fn explained(evaluation: &PeriodEvaluation, locale: Locale) -> String {
    let uses = |method| {
        let forecasts = evaluation.indicators.iter();
        let mut forecasts = forecasts.filter_map(|one| one.forecast.as_ref());
        forecasts.any(|forecast| forecast.method == method)
    };
    let mut text = match locale {
        Locale::English => "A forecast is no result:",
        _ => "Prakiraan bukan hasil pengukuran:",
    }
    .to_owned();
    let same_pace = uses(ForecastMethod::SamePace);
    let unchanged = uses(ForecastMethod::Unchanged);
    if same_pace {
        text.push_str(match locale {
            Locale::English => " what adds up goes on at the same pace",
            _ => " yang dijumlahkan berlanjut dengan laju yang sama",
        });
    }
    if same_pace && unchanged {
        text.push(';');
    }
    if unchanged {
        text.push_str(match locale {
            Locale::English => " all else stays where it is",
            _ => " yang lain tetap pada nilai terakhirnya",
        });
    }
    text.push_str(".\n");
    text
}

/// The targets of the parts of a year, who answers for them, and what supports them.
pub(crate) fn action_plan(plan: &ActionPlan, locale: Locale) -> String {
    let parts: Vec<String> = plan.parts.iter().map(ToString::to_string).collect();
    let year = plan.year.to_string();
    let [title, owner, supported] = match locale {
        Locale::English => ["Action plan", "Unit", "Supported by"],
        _ => ["Rencana aksi", "Unit", "Didukung"],
    };
    let title = format!("{title} {year}");
    let mut columns = vec![(title.as_str(), Column::Words), (owner, Column::Words)];
    columns.extend(parts.iter().map(|part| (part.as_str(), Column::Figures)));
    columns.extend([(year.as_str(), Column::Figures), (supported, Column::Words)]);
    let mut grid = Grid::new(NAME, &columns);
    for row in &plan.rows {
        let mut cells = vec![row.owner.as_ref().map_or_else(none, ToString::to_string)];
        cells.extend(row.targets.iter().map(|one| target(one.as_ref(), locale)));
        cells.push(target(row.target.as_ref(), locale));
        let supported: Vec<_> = row
            .supported_by
            .iter()
            .map(|one| one.id.to_string())
            .collect();
        cells.push(supported.join(", "));
        grid.indented_row(0, &row.name, cells);
    }
    grid.write() + &planned_spending(plan, locale)
}

fn planned_spending(plan: &ActionPlan, locale: Locale) -> String {
    if plan.money.is_empty() {
        return String::new();
    }
    let [title, budget] = match locale {
        Locale::English => ["Planned spending", "Budget"],
        _ => ["Anggaran kas", "Pagu"],
    };
    let parts: Vec<String> = plan.money_parts.iter().map(ToString::to_string).collect();
    let mut columns = vec![(title, Column::Words), (budget, Column::Figures)];
    columns.extend(parts.iter().map(|part| (part.as_str(), Column::Figures)));
    let mut grid = Grid::new(NAME, &columns);
    let amount = |amount: Option<lkj_core::Rupiah>| {
        amount.map_or_else(none, |amount| number::format(amount.amount(), locale))
    };
    for one in &plan.money {
        let planned = one.planned.iter().map(|planned| amount(*planned));
        let cells: Vec<_> = std::iter::once(amount(one.budget)).chain(planned).collect();
        grid.indented_row(0, &one.name, cells);
    }
    format!("\n{}", grid.write())
}

fn none() -> String {
    "–".to_owned()
}

fn target(target: Option<&TargetValue>, locale: Locale) -> String {
    match target {
        Some(TargetValue::Figure(figure)) => number::format(figure.value, locale),
        Some(other) => other.to_string(),
        None => none(),
    }
}

fn percent(achievement: &Achievement, locale: Locale) -> String {
    match (achievement.value(), achievement.reason()) {
        (Some(percent), _) => number::format(percent.get(), locale),
        (None, Some(Reason::NotDue | Reason::NoTarget) | None) => none(),
        (None, Some(reason)) => words::reason(reason, locale),
    }
}

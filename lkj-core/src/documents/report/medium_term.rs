//! Targets and realizations over the years of the plan: table T-C.25 of Permendagri 86/2017.
//!
//! *Tujuan dan sasaran jangka menengah perangkat daerah.*

use super::super::desk::{Desk, caption, table};
use super::super::placing::Topic;
use super::super::tree::{Block, Cell, Column, PageShape, Row, Table};
use super::super::words;
use crate::evaluation::IndicatorResult;
use crate::value::{Id, Period, Year};

pub(super) fn topic(desk: &Desk<'_>) -> Topic {
    let years = years(desk);
    let mut blocks = Vec::new();
    if !years.is_empty() {
        let tables = [
            (
                "renstra",
                [
                    "Target Tujuan dan Sasaran Jangka Menengah (T-C.25)",
                    "Targets over the years of the plan (T-C.25)",
                ],
                Shows::Targets,
            ),
            (
                "renstra_realisasi",
                [
                    "Realisasi Tujuan dan Sasaran Jangka Menengah",
                    "Realizations over the years of the plan",
                ],
                Shows::Realizations,
            ),
        ];
        for (name, title, shows) in tables {
            let printed = OverYears {
                desk,
                years: &years,
                shows,
            };
            blocks.extend(printed.table(name, desk.word(title)).map(Block::Table));
        }
    }
    Topic {
        words: ["jangka_menengah", "renstra", "medium_term"]
            .map(str::to_owned)
            .to_vec(),
        title: Some(
            desk.word([
                "Tujuan dan Sasaran Jangka Menengah",
                "Goals and Objectives over the Years of the Plan",
            ])
            .to_owned(),
        ),
        blocks,
        ..Topic::default()
    }
}

/// The years for which the plan sets targets.
fn years(desk: &Desk<'_>) -> Vec<Year> {
    let indicators = desk.framework.indicators.iter();
    let periods = indicators.flat_map(|(_, indicator)| indicator.targets.iter());
    let mut years: Vec<Year> = periods
        .filter_map(|(period, _)| match period {
            Period::Year(year) => Some(*year),
            _ => None,
        })
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

#[derive(Clone, Copy)]
enum Shows {
    Targets,
    Realizations,
}

struct OverYears<'d, 'a> {
    desk: &'d Desk<'a>,
    years: &'d [Year],
    shows: Shows,
}

impl OverYears<'_, '_> {
    fn table(&self, name: &str, title: &str) -> Option<Table> {
        let desk = self.desk;
        let mut rows = Vec::new();
        for (number, (id, goal)) in (1_usize..).zip(desk.framework.goals.iter()) {
            let leading = [desk.cells().count(number), Cell::words(goal.name.clone())];
            self.push_goal(leading, Some(id), &desk.objectives_of(id), &mut rows);
        }
        let alone = desk.objectives_alone();
        self.push_goal([Cell::empty(), Cell::empty()], None, &alone, &mut rows);
        if rows.is_empty() {
            return None;
        }
        let mut columns = vec![
            Column::signs(4),
            Column::words(16),
            Column::words(18),
            Column::words(22),
            Column::signs(8),
        ];
        columns.extend(std::iter::repeat_n(Column::figures(9), self.years.len()));
        Some(Table {
            page: PageShape::Landscape,
            ..table(
                caption(name, format!("{title} {}", desk.short_name())),
                columns,
                self.head(),
                rows,
            )
        })
    }

    fn head(&self) -> Vec<Row> {
        let desk = self.desk;
        let headings = [
            words::NUMBER,
            words::GOAL,
            words::OBJECTIVE,
            words::INDICATOR,
            words::UNIT,
        ];
        let mut above: Vec<_> = headings
            .iter()
            .map(|heading| Cell::words(desk.word(*heading)).high(2))
            .collect();
        let over = match self.shows {
            Shows::Targets => words::TARGET,
            Shows::Realizations => words::REALIZATION,
        };
        let width = u16::try_from(self.years.len()).unwrap_or(u16::MAX);
        above.push(Cell::words(desk.word(over)).wide(width));
        let below = self.years.iter().map(|year| Cell::words(year.to_string()));
        vec![Row::plain(above), Row::plain(below.collect())]
    }

    /// The indicators of a goal, then those of its objectives; goal and objective stand once,
    /// beside all of theirs.
    fn push_goal(
        &self,
        leading: [Cell; 2],
        goal: Option<&Id>,
        objectives: &[&Id],
        rows: &mut Vec<Row>,
    ) {
        let mut of_goal = Vec::new();
        if let Some(goal) = goal {
            self.push_indicators(goal, "", &mut of_goal);
        }
        for objective in objectives {
            let name = self.desk.framework.called(objective);
            self.push_indicators(objective, name, &mut of_goal);
        }
        let height = u16::try_from(of_goal.len()).unwrap_or(u16::MAX);
        if let Some(first) = of_goal.first_mut() {
            let leading = leading.map(|cell| cell.high(height));
            first.cells.splice(0..0, leading);
        }
        rows.extend(of_goal);
    }

    fn push_indicators(&self, of: &Id, name: &str, rows: &mut Vec<Row>) {
        let desk = self.desk;
        let indicators = desk.indicators_of(of);
        let height = u16::try_from(indicators.len()).unwrap_or(u16::MAX);
        let mut leading = vec![Cell::words(name).high(height)];
        for result in indicators {
            let mut cells = std::mem::take(&mut leading);
            cells.push(Cell::words(result.name.clone()));
            cells.push(Cell::words(result.unit.clone().unwrap_or_default()));
            cells.extend(self.years.iter().map(|year| self.cell(result, *year)));
            rows.push(Row::plain(cells));
        }
    }

    fn cell(&self, result: &IndicatorResult, year: Year) -> Cell {
        let id = &result.id;
        match self.shows {
            Shows::Targets => {
                let target = self.desk.framework.plan_target(id, Period::Year(year));
                self.desk.cells().target(target, result.unit.as_deref())
            }
            Shows::Realizations if year > self.desk.year => Cell::empty(),
            Shows::Realizations => self.desk.value(&format!("{id}[{year}]")),
        }
    }
}

//! The action plan: what is to be reached in each quarter, and what was.
//!
//! *Rencana aksi atas Perjanjian Kinerja.*

use super::desk::{Desk, caption, table};
use super::tree::{
    Block, Cell, Column, Division, Heading, PageShape, Publication, PublicationKind, Row, Table,
};
use super::words::{self, roman};
use crate::evaluation::{IndicatorResult, PeriodResult};
use crate::{PartLength, PartOfYear, Period, Subject};

pub(super) fn action_plan(desk: &Desk<'_>) -> Publication {
    let title = desk.word([
        "Rencana Aksi Pencapaian Target",
        "Action Plan towards the Targets",
    ]);
    let mut division = Division::titled(Heading::new(title.to_uppercase()));
    division.blocks = blocks(desk);
    let mut publication = desk.publication(
        PublicationKind::ActionPlan,
        ["Rencana Aksi", "Action Plan"],
        vec![division],
    );
    publication.cover = None;
    publication
}

fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let quarters = quarters(desk);
    let results = &desk.evaluation.indicators;
    let mut blocks = vec![Block::Table(targets(desk, &quarters))];
    let without: Vec<_> = results
        .iter()
        .filter(|result| {
            let set = quarters
                .iter()
                .any(|quarter| desk.framework.target(&result.id, *quarter).is_some());
            !set
        })
        .map(|result| format!("“{}”", result.name))
        .collect();
    if !without.is_empty() {
        let names = words::listed(&without, desk.locale);
        blocks.push(desk.gap(
            format!("target triwulan untuk {names}"),
            format!("targets by quarter for {names}"),
        ));
    }
    blocks.extend(progress(desk, &quarters).map(Block::Table));
    blocks
}

fn quarters(desk: &Desk<'_>) -> Vec<Period> {
    (1..=4)
        .filter_map(|number| PartOfYear::new(PartLength::Quarter, number))
        .map(|quarter| quarter.in_year(desk.year))
        .collect()
}

/// The objective or goal of an indicator, and who answers for it.
fn of_and_owner(desk: &Desk<'_>, result: &IndicatorResult) -> [String; 2] {
    let of = match &result.of {
        Some(Subject::Node(id)) => desk.framework.called(id).to_owned(),
        _ => desk.framework.organization.name.clone(),
    };
    let indicator = desk.framework.indicators.get(&result.id);
    let owner = indicator.and_then(|indicator| indicator.owner.as_ref());
    let owner = owner.or(desk.framework.defaults.owner.as_ref());
    [
        of,
        owner.map_or_else(String::new, |owner| desk.framework.called(owner).to_owned()),
    ]
}

fn targets(desk: &Desk<'_>, quarters: &[Period]) -> Table {
    let rows = (1_usize..)
        .zip(&desk.evaluation.indicators)
        .map(|(number, result)| {
            let [of, owner] = of_and_owner(desk, result);
            let programs = supporting_programs(desk, result);
            let mut cells = vec![
                desk.cells().count(number),
                Cell::words(of),
                Cell::words(result.name.clone()),
                Cell::words(result.unit.clone().unwrap_or_default()),
                desk.cells().target(result.target.as_ref()),
            ];
            cells.extend(quarters.iter().map(|quarter| {
                let target = desk.framework.target(&result.id, *quarter);
                desk.cells().target(target.map(|(target, _)| target))
            }));
            cells.push(Cell::words(programs));
            cells.push(Cell::words(owner));
            Row::plain(cells)
        });
    let headings = [
        words::NUMBER,
        words::GOAL_OR_OBJECTIVE,
        words::INDICATOR,
        words::UNIT,
        words::TARGET,
    ];
    let mut above: Vec<_> = headings
        .iter()
        .map(|heading| Cell::words(desk.word(*heading)).high(2))
        .collect();
    let by_quarter = desk.word(["Target triwulan", "Target by quarter"]);
    above.push(Cell::words(by_quarter).wide(4));
    for heading in [words::PROGRAM, ["Penanggung jawab", "Owner"]] {
        above.push(Cell::words(desk.word(heading)).high(2));
    }
    let title = desk.of_the_year(desk.word(["Rencana Aksi", "Action plan"]));
    Table {
        page: PageShape::Landscape,
        ..table(
            caption("renaksi", title),
            vec![
                Column::signs(4),
                Column::words(17),
                Column::words(20),
                Column::signs(7),
                Column::figures(7),
                Column::figures(7),
                Column::figures(7),
                Column::figures(7),
                Column::figures(7),
                Column::words(17),
                Column::words(13),
            ],
            vec![Row::plain(above), Row::plain(quarter_names(4))],
            rows.collect(),
        )
    }
}

fn quarter_names(count: usize) -> Vec<Cell> {
    (1..=count)
        .map(|number| Cell::words(roman(number)))
        .collect()
}

fn supporting_programs(desk: &Desk<'_>, result: &IndicatorResult) -> String {
    let programs = desk.framework.programs_of(desk.year);
    let supporting = programs.filter(|(_, program)| program.work.supports.contains(&result.id));
    let names: Vec<_> = supporting
        .map(|(_, program)| program.work.name.clone())
        .collect();
    names.join("; ")
}

/// What was reached in each quarter of which anything is known.
fn progress(desk: &Desk<'_>, quarters: &[Period]) -> Option<Table> {
    let known = |result: &IndicatorResult| {
        let mut periods = result.periods.iter();
        periods.any(|period| super::cells::is_known(period.realization.as_ref()))
    };
    let results: Vec<_> = desk
        .evaluation
        .indicators
        .iter()
        .filter(|result| known(result))
        .collect();
    if results.is_empty() {
        return None;
    }
    let rows = (1_usize..).zip(results).map(|(number, result)| {
        let mut cells = vec![
            desk.cells().count(number),
            Cell::words(result.name.clone()),
            Cell::words(result.unit.clone().unwrap_or_default()),
        ];
        for quarter in quarters {
            let period = result.periods.iter().find(|one| one.period == *quarter);
            cells.extend(quarter_cells(desk, period));
        }
        Row::plain(cells)
    });
    let headings = [words::NUMBER, words::INDICATOR, words::UNIT];
    let mut above: Vec<_> = headings
        .iter()
        .map(|heading| Cell::words(desk.word(*heading)).high(2))
        .collect();
    above.extend((1..=4).map(|number| {
        let quarter = desk.word(["Triwulan", "Quarter"]);
        Cell::words(format!("{quarter} {}", roman(number))).wide(3)
    }));
    let below = quarters.iter().flat_map(|_| {
        [
            Cell::words(desk.word(words::REALIZATION)),
            Cell::words("%"),
            Cell::words(desk.word(["% setahun", "% of the year"])),
        ]
    });
    let mut columns = vec![Column::signs(4), Column::words(24), Column::signs(8)];
    columns.extend(std::iter::repeat_n(Column::figures(6), 12));
    let title = desk.of_the_year(desk.word(["Realisasi Triwulan", "Results by quarter"]));
    Some(Table {
        page: PageShape::Landscape,
        ..table(
            caption("realisasi_triwulan", title),
            columns,
            vec![Row::plain(above), Row::plain(below.collect())],
            rows.collect(),
        )
    })
}

/// The realization of a quarter, against its own target, and all to date against the year's.
fn quarter_cells(desk: &Desk<'_>, period: Option<&PeriodResult>) -> [Cell; 3] {
    let Some(period) = period else {
        return [(); 3].map(|()| super::cells::dash());
    };
    let cells = desk.cells();
    [
        cells.outcome(period.realization.as_ref()),
        cells.achievement(&period.achievement),
        cells.achievement(&period.annual),
    ]
}

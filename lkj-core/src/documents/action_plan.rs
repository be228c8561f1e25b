//! The action plan: what is to be reached in each quarter, and what was.
//!
//! *Rencana aksi atas Perjanjian Kinerja.*

use super::desk::{Desk, caption, table};
use super::tree::{
    Block, Cell, Column, Division, Heading, PageShape, Publication, PublicationKind, Row, Table,
};
use super::words::{self, roman};
use crate::evaluation::{IndicatorResult, PeriodResult};
use crate::framework::Subject;
use crate::value::{PartLength, PartOfYear, Period};
use crate::year::ActionPlan;

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
    let plan = desk.framework.action_plan_of(desk.evaluation, desk.rules);
    let mut blocks = vec![Block::Table(targets(desk, &plan))];
    let without: Vec<_> = plan
        .rows
        .iter()
        .filter(|row| row.targets.iter().all(Option::is_none))
        .map(|row| format!("“{}”", row.name))
        .collect();
    if !without.is_empty() {
        let names = words::listed(&without, desk.locale);
        blocks.push(desk.gap(
            format!("target triwulan untuk {names}"),
            format!("targets by quarter for {names}"),
        ));
    }
    blocks.extend(planned_spending(desk, &plan).map(Block::Table));
    blocks.extend(progress(desk, &quarters).map(Block::Table));
    blocks
}

fn quarters(desk: &Desk<'_>) -> Vec<Period> {
    (1..=4)
        .filter_map(|number| PartOfYear::new(PartLength::Quarter, number))
        .map(|quarter| quarter.in_year(desk.year))
        .collect()
}

/// The parts of the year that the table has: those of the plan; the quarters, to be filled in,
/// where it has none.
fn parts_shown(plan: &ActionPlan) -> Vec<PartOfYear> {
    if !plan.parts.is_empty() {
        return plan.parts.clone();
    }
    let quarters = (1..=4).filter_map(|number| PartOfYear::new(PartLength::Quarter, number));
    quarters.collect()
}

/// A quarter by its number alone, as its heading says that it is one; any other part by its name.
fn part_heading(part: PartOfYear, parts: &[PartOfYear]) -> String {
    let are_quarters = parts.iter().all(|one| one.length() == PartLength::Quarter);
    if are_quarters {
        roman(part.number().into())
    } else {
        part.to_string()
    }
}

fn targets(desk: &Desk<'_>, plan: &ActionPlan) -> Table {
    let parts = parts_shown(plan);
    let rows = (1_usize..).zip(&plan.rows).map(|(number, row)| {
        let of = match &row.of {
            Some(Subject::Node(id)) => desk.framework.called(id),
            _ => &desk.framework.organization.name,
        };
        let programs = row.supported_by.iter().map(|one| one.name.as_str());
        let owner = row.owner.as_ref().map(|owner| desk.framework.called(owner));
        let mut cells = vec![
            desk.cells().count(number),
            Cell::words(of.to_owned()),
            Cell::words(row.name.clone()),
            Cell::words(row.unit.clone().unwrap_or_default()),
            desk.cells()
                .target(row.target.as_ref(), row.unit.as_deref()),
        ];
        cells.extend((0..parts.len()).map(|at| {
            let target = row.targets.get(at).and_then(Option::as_ref);
            desk.cells().target(target, row.unit.as_deref())
        }));
        cells.push(Cell::words(programs.collect::<Vec<_>>().join("; ")));
        cells.push(Cell::words(owner.unwrap_or_default().to_owned()));
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
    above.push(Cell::words(heading_of_parts(desk, &parts)).wide(width(&parts)));
    for heading in [words::PROGRAM, ["Penanggung jawab", "Owner"]] {
        above.push(Cell::words(desk.word(heading)).high(2));
    }
    let title = desk.of_the_year(desk.word(["Rencana Aksi", "Action plan"]));
    let mut columns = vec![
        Column::signs(4),
        Column::words(17),
        Column::words(20),
        Column::signs(7),
        Column::figures(7),
    ];
    columns.extend(parts.iter().map(|_| Column::figures(7)));
    columns.extend([Column::words(17), Column::words(13)]);
    Table {
        page: PageShape::Landscape,
        ..table(
            caption("renaksi", title),
            columns,
            vec![Row::plain(above), Row::plain(part_names(&parts))],
            rows.collect(),
        )
    }
}

fn heading_of_parts(desk: &Desk<'_>, parts: &[PartOfYear]) -> &'static str {
    if parts.iter().all(|one| one.length() == PartLength::Quarter) {
        desk.word(["Target triwulan", "Target by quarter"])
    } else {
        desk.word(["Target per bagian tahun", "Target by part of the year"])
    }
}

fn width(parts: &[PartOfYear]) -> u16 {
    u16::try_from(parts.len()).unwrap_or(u16::MAX)
}

fn part_names(parts: &[PartOfYear]) -> Vec<Cell> {
    let names = parts.iter().map(|part| part_heading(*part, parts));
    names.map(Cell::words).collect()
}

/// What is planned to be spent in each part of the year.
fn planned_spending(desk: &Desk<'_>, plan: &ActionPlan) -> Option<Table> {
    if plan.money.is_empty() {
        return None;
    }
    let cells = desk.cells();
    let rows = (1_usize..).zip(&plan.money).map(|(number, one)| {
        let mut row = vec![
            cells.count(number),
            Cell::words(one.name.clone()),
            cells.rupiah(one.budget),
        ];
        row.extend(one.planned.iter().map(|planned| cells.rupiah(*planned)));
        Row::plain(row)
    });
    let headings = [words::NUMBER, words::PROGRAM_OR_ACTIVITY, words::BUDGET];
    let mut head: Vec<_> = headings
        .iter()
        .map(|heading| Cell::words(desk.word(*heading)))
        .collect();
    let name = |part: &PartOfYear| Cell::words(part.to_string());
    head.extend(plan.money_parts.iter().map(name));
    let mut columns = vec![Column::signs(4), Column::words(34), Column::figures(14)];
    columns.extend(plan.money_parts.iter().map(|_| Column::figures(13)));
    let title = desk.of_the_year(desk.word(["Anggaran Kas", "Planned spending"]));
    Some(Table {
        page: PageShape::Landscape,
        ..table(
            caption("anggaran_kas", title),
            columns,
            vec![Row::plain(head)],
            rows.collect(),
        )
    })
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

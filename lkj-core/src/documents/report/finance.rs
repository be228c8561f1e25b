//! Section III.C: budget and spending.
//!
//! *Akuntabilitas keuangan, realisasi anggaran.*

use super::super::chart::{Chart, Point, Points};
use super::super::desk::{Desk, Entry, caption, table};
use super::super::placing::{Standard, Topic};
use super::super::tree::{
    Arithmetic, Block, Caption, Cell, Column, Figure, Paragraph, Row, RowRole,
};
use super::super::words;
use crate::evaluation::{Amounts, Part, aggregate};
use crate::number;

pub(super) fn section(desk: &Desk<'_>) -> Standard {
    let sentence =
        total_sentence(desk).map(|sentence| vec![Block::Paragraph(Paragraph::composed(sentence))]);
    let mut blocks = money_table(desk);
    blocks.extend(quadrant(desk));
    Standard {
        title: desk
            .word(["Realisasi Anggaran", "Budget and Spending"])
            .to_owned(),
        known_by: &["keuangan", "realisasi anggaran", "spending"],
        topics: vec![
            Topic::showing(&["anggaran", "budget"], blocks),
            Topic::composed(&["simpulan", "conclusion"], sentence.unwrap_or_default()),
        ],
        ..Standard::default()
    }
}

/// What was budgeted, spent and is left in all.
pub(super) fn total_sentence(desk: &Desk<'_>) -> Option<String> {
    let summary = &desk.evaluation.summary;
    let rupiah =
        |amount: crate::framework::Rupiah| number::format_rupiah(amount.amount(), desk.locale);
    let budget = rupiah(summary.budget?);
    let spent = rupiah(summary.spent?);
    let remaining = rupiah(summary.remaining?);
    let absorption = desk.percent(summary.absorption?);
    let share = desk.known("total.remaining_share")?;
    let share = number::format_percent(share, desk.locale);
    let year = desk.year;
    Some(desk.say(
        format!(
            "Dari anggaran Tahun {year} sebesar {budget} terealisasi {spent} ({absorption}), dengan sisa {remaining} ({share})."
        ),
        format!(
            "Of the {year} budget of {budget}, {spent} were spent ({absorption}); {remaining} ({share}) remain."
        ),
    ))
}

fn money_table(desk: &Desk<'_>) -> Vec<Block> {
    let mut groups = 0;
    let mut rows: Vec<Row> = desk
        .ledger()
        .iter()
        .map(|entry| {
            let amounts = desk.money(entry.id()).map(|money| &money.amounts);
            money_row(desk, entry, entry.mark(&mut groups), amounts)
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let summary = &desk.evaluation.summary;
    let cells = desk.cells();
    rows.push(Row::new(
        RowRole::Total,
        vec![
            Cell::empty(),
            Cell::words(desk.word(words::TOTAL)),
            cells.rupiah(summary.budget),
            cells.rupiah(summary.spent),
            cells
                .rupiah(summary.remaining)
                .following(Arithmetic::Difference(2, 3)),
            cells
                .percent(summary.absorption)
                .following(percentage(desk)),
        ],
    ));
    let head = desk.head(&[
        words::NUMBER,
        words::PROGRAM_OR_ACTIVITY,
        words::BUDGET,
        words::SPENT,
        words::REMAINING,
        ["%", "%"],
    ]);
    let columns = vec![
        Column::signs(7),
        Column::words(37),
        Column::figures(17),
        Column::figures(17),
        Column::figures(16),
        Column::figures(9),
    ];
    let title = desk.of_the_year(desk.word(["Anggaran dan Realisasi", "Budget and spending"]));
    let mut table = table(caption("anggaran", title), columns, head, rows);
    table.remarks.extend(missing_remark(desk));
    vec![Block::Table(table)]
}

fn money_row(desk: &Desk<'_>, entry: &Entry<'_>, mark: String, amounts: Option<&Amounts>) -> Row {
    let cells = desk.cells();
    Row::new(
        entry.role(),
        vec![
            Cell::words(mark),
            Cell::words(entry.name()).indented(entry.indent()),
            cells.rupiah(amounts.and_then(|amounts| amounts.budget)),
            cells.rupiah(amounts.and_then(|amounts| amounts.spent)),
            cells
                .rupiah(amounts.and_then(|amounts| amounts.remaining))
                .following(Arithmetic::Difference(2, 3)),
            cells
                .percent(amounts.and_then(|amounts| amounts.absorption))
                .following(percentage(desk)),
        ],
    )
}

fn percentage(desk: &Desk<'_>) -> Arithmetic {
    Arithmetic::Percentage {
        of: 3,
        base: 2,
        places: u32::from(desk.rules.places.get()),
    }
}

/// Sums that lack parts say so.
fn missing_remark(desk: &Desk<'_>) -> Option<String> {
    let groups = desk
        .evaluation
        .groups
        .iter()
        .chain(&desk.evaluation.programs);
    let mut missing: Vec<String> = Vec::new();
    for id in groups.flat_map(|money| &money.amounts.missing) {
        let name = desk.framework.called(id).to_owned();
        if !missing.contains(&name) {
            missing.push(name);
        }
    }
    (!missing.is_empty()).then(|| {
        let missing = words::listed(&missing, desk.locale);
        desk.say(
            format!("Anggaran atau realisasi belum diketahui, sehingga tidak ikut dijumlahkan: {missing}."),
            format!("Budget or spending is not known and not in the sums: {missing}."),
        )
    })
}

/// What the points show, for those who do not see them.
fn described(desk: &Desk<'_>, points: &[Point]) -> String {
    let each = points.iter().map(|point| {
        let [across, up] = [point.across, point.up].map(|value| desk.number(value));
        format!("{}: {across} %; {up} %", point.label)
    });
    each.collect::<Vec<_>>().join(". ")
}

/// Absorption against the achievement of what the programs support.
fn quadrant(desk: &Desk<'_>) -> Option<Block> {
    let points: Vec<_> = desk
        .framework
        .programs_of(desk.year)
        .filter_map(|(id, program)| {
            let across = desk.money(id)?.amounts.absorption?;
            let supported = program.work.supports.iter();
            let results = supported.filter_map(|id| desk.evaluation.indicator(id.as_str()));
            let parts: Vec<_> = results
                .map(|result| Part::of(&result.achievement))
                .collect();
            let up = aggregate(&parts, desk.rules).value()?;
            Some(Point {
                label: program.work.name.clone(),
                across: across.get(),
                up: up.get(),
            })
        })
        .collect();
    if points.len() < 2 {
        return None;
    }
    let hundred = rust_decimal::Decimal::ONE_HUNDRED;
    let title = desk.of_the_year(desk.word([
        "Penyerapan Anggaran dan Capaian Indikator yang Didukung",
        "Absorption and the achievement of what programs support",
    ]));
    Some(Block::Figure(Figure {
        description: described(desk, &points),
        caption: Caption::new("gambar penyerapan", title),
        chart: Chart::Points(Points {
            across: desk.word(words::ABSORPTION).to_owned(),
            up: desk.word(words::ACHIEVEMENT).to_owned(),
            points,
            parting: Some((hundred, hundred)),
        }),
    }))
}

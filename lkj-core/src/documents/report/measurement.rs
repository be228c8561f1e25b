//! Section III.A: what was done for the money, program by program.
//!
//! *Pengukuran capaian kinerja program dan kegiatan.*

use super::super::cells::is_known;
use super::super::desk::{Desk, Entry, caption, table};
use super::super::placing::{Standard, Topic};
use super::super::tree::{Block, Cell, Column, List, ListStyle, Origin, Paragraph, Row, RowRole};
use super::super::words;
use crate::evaluation::MeasureResult;
use crate::framework::{MeasureKind, Rupiah};
use crate::number;

pub(super) fn section(desk: &Desk<'_>) -> Standard {
    let mut topics = vec![
        Topic::showing(&["penyerapan", "absorption"], absorption_table(desk)),
        Topic::showing(&["keluaran", "outputs"], outputs_table(desk)),
        Topic {
            words: vec!["realisasi".to_owned()],
            ..Topic::default()
        },
    ];
    let programs = desk.works();
    let programs = programs
        .iter()
        .filter_map(|entry| program_topic(desk, entry));
    topics.extend(programs);
    Standard {
        title: desk
            .word([
                "Pengukuran Capaian Kinerja",
                "Measurement of Programs and Activities",
            ])
            .to_owned(),
        known_by: &["pengukuran", "measurement"],
        topics,
        ..Standard::default()
    }
}

/// What a program had, spent and has left, in a sentence, with its activities.
fn program_topic(desk: &Desk<'_>, entry: &Entry<'_>) -> Option<Topic> {
    let Entry::Program {
        id,
        program,
        number,
    } = entry
    else {
        return None;
    };
    let amounts = &desk.money(id)?.amounts;
    let activities: Vec<_> = program
        .activities
        .iter()
        .map(|(_, activity)| activity.work.name.clone())
        .collect();
    let mut composed = vec![Block::Paragraph(Paragraph::composed(program_sentence(
        desk,
        amounts.budget?,
        amounts.spent?,
        &format!("{id}.absorption"),
        &format!("{id}.remaining_share"),
        activities.len(),
    )?))];
    if !activities.is_empty() {
        composed.push(Block::List(List {
            origin: Origin::Composed,
            ..List::of(ListStyle::Letters, activities)
        }));
    }
    let name = &program.work.name;
    let title = if name.to_lowercase().starts_with("program") {
        name.clone()
    } else {
        format!("Program {name}")
    };
    Some(Topic {
        words: vec![id.to_string(), format!("program_{number}")],
        title: Some(title),
        composed,
        ..Topic::default()
    })
}

/// `Melalui program ini dialokasikan dana sebesar …, terealisasi sebesar … (97,77 %) dengan sisa
/// dana sebesar … (2,23 %), untuk 2 kegiatan.`
fn program_sentence(
    desk: &Desk<'_>,
    budget: Rupiah,
    spent: Rupiah,
    absorption: &str,
    remaining_share: &str,
    activities: usize,
) -> Option<String> {
    let rupiah = |amount: Rupiah| number::format_rupiah(amount.amount(), desk.locale);
    let remaining = rupiah(budget.checked_sub(spent)?);
    let percent = |reference: &str| {
        let value = desk.known(reference)?;
        Some(number::format_percent(value, desk.locale))
    };
    let (absorption, share) = (percent(absorption)?, percent(remaining_share)?);
    let (budget, spent) = (rupiah(budget), rupiah(spent));
    Some(desk.say(
        format!(
            "Melalui program ini dialokasikan dana sebesar {budget} dan terealisasi sebesar {spent} ({absorption}), dengan sisa dana sebesar {remaining} ({share}), untuk {activities} kegiatan:"
        ),
        format!(
            "This program had {budget} and spent {spent} ({absorption}); {remaining} ({share}) remain. Its activities ({activities}):"
        ),
    ))
}

/// *Tabel: penyerapan anggaran program dan kegiatan.*
fn absorption_table(desk: &Desk<'_>) -> Vec<Block> {
    let mut groups = 0;
    let rows: Vec<Row> = desk
        .ledger()
        .iter()
        .map(|entry| {
            let money = desk.money(entry.id());
            Row::new(
                entry.role(),
                vec![
                    Cell::words(entry.mark(&mut groups)),
                    Cell::words(entry.name()).indented(entry.indent()),
                    desk.cells()
                        .percent(money.and_then(|money| money.amounts.absorption)),
                ],
            )
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let total = Row::new(
        RowRole::Total,
        vec![
            Cell::empty(),
            Cell::words(desk.word(["Seluruhnya", "In total"])),
            desk.cells().percent(desk.evaluation.summary.absorption),
        ],
    );
    let rows = rows.into_iter().chain([total]).collect();
    let head = desk.head(&[words::NUMBER, words::PROGRAM_OR_ACTIVITY, words::ABSORPTION]);
    let title = desk.of_the_year(desk.word([
        "Penyerapan Anggaran Program dan Kegiatan",
        "Absorption by program and activity",
    ]));
    vec![Block::Table(table(
        caption("penyerapan", title),
        vec![Column::signs(8), Column::words(72), Column::figures(20)],
        head,
        rows,
    ))]
}

/// *Tabel: capaian keluaran dan hasil kegiatan.*
fn outputs_table(desk: &Desk<'_>) -> Vec<Block> {
    let mut groups = 0;
    let mut rows = Vec::new();
    let mut any_known = false;
    for entry in desk.works() {
        let mark = entry.mark(&mut groups);
        let results: Vec<_> = results_of(desk, &entry)
            .into_iter()
            .filter(|result| result.kind != MeasureKind::Input)
            .collect();
        if results.is_empty() {
            rows.push(Row::new(
                RowRole::Group,
                vec![Cell::words(mark), Cell::words(entry.name()).wide(5)],
            ));
            continue;
        }
        let height = u16::try_from(results.len()).unwrap_or(u16::MAX);
        let mut leading = vec![
            Cell::words(mark).high(height),
            Cell::words(entry.name()).high(height),
        ];
        for result in results {
            any_known |= is_known(result.realization.as_ref());
            let mut cells = std::mem::take(&mut leading);
            cells.push(Cell::words(measure_name(desk, result)));
            cells.push(
                desk.cells()
                    .target_with_unit(result.target.as_ref(), result.unit.as_deref()),
            );
            cells.push(desk.cells().outcome(result.realization.as_ref()));
            cells.push(desk.cells().achievement(&result.achievement));
            rows.push(Row::plain(cells));
        }
    }
    if !any_known {
        return Vec::new();
    }
    let head = desk.head(&[
        words::NUMBER,
        words::PROGRAM_OR_ACTIVITY,
        words::MEASURE,
        words::TARGET,
        words::REALIZATION,
        words::ACHIEVEMENT,
    ]);
    let columns = vec![
        Column::signs(7),
        Column::words(27),
        Column::words(30),
        Column::words(14),
        Column::figures(12),
        Column::figures(10),
    ];
    let title = desk.of_the_year(desk.word([
        "Capaian Keluaran dan Hasil Kegiatan",
        "Outputs and outcomes of activities",
    ]));
    vec![Block::Table(table(
        caption("keluaran", title),
        columns,
        head,
        rows,
    ))]
}

fn results_of<'a>(desk: &Desk<'a>, entry: &Entry<'_>) -> Vec<&'a MeasureResult> {
    let results = desk.evaluation.measures.iter();
    results.filter(|result| result.of == *entry.id()).collect()
}

/// What a measure is called: by its own words, or by the indicators that it points at.
fn measure_name(desk: &Desk<'_>, result: &MeasureResult) -> String {
    if let Some(name) = result.name.as_ref().filter(|name| !name.is_empty()) {
        return name.clone();
    }
    let pointed: Vec<_> = result
        .indicators
        .iter()
        .map(|id| desk.framework.called(id).to_owned())
        .collect();
    if pointed.is_empty() {
        desk.word(words::measure_kind(result.kind)).to_owned()
    } else {
        pointed.join(", ")
    }
}

/// A measure as tables of targets print it.
pub(super) struct PrintedMeasure {
    pub(super) kind: MeasureKind,
    pub(super) name: String,
    pub(super) target: Cell,
}

/// The measures of a work, the input with its budget.
pub(super) fn measures_of(desk: &Desk<'_>, entry: &Entry<'_>) -> Vec<PrintedMeasure> {
    let Some(work) = entry.work() else {
        return Vec::new();
    };
    let budget = desk
        .money(entry.id())
        .and_then(|money| money.amounts.budget);
    let inputs = work.input.iter().map(|input| PrintedMeasure {
        kind: MeasureKind::Input,
        name: input.text.clone().unwrap_or_default(),
        target: budget.map_or_else(super::super::cells::dash, |budget| {
            Cell::words(number::format_rupiah(budget.amount(), desk.locale))
        }),
    });
    let results = results_of(desk, entry);
    let others = results
        .into_iter()
        .filter(|result| result.kind != MeasureKind::Input)
        .map(|result| PrintedMeasure {
            kind: result.kind,
            name: measure_name(desk, result),
            target: desk
                .cells()
                .target_with_unit(result.target.as_ref(), result.unit.as_deref()),
        });
    inputs.chain(others).collect()
}

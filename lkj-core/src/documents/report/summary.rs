//! The executive summary: what was reached and what was spent, on one page.
//!
//! *Istilah resmi:* ikhtisar eksekutif.

use super::super::cells::Cells;
use super::super::desk::{Desk, caption, table};
use super::super::tree::{
    Block, Cell, Column, Division, Heading, List, ListItem, ListStyle, Origin, Paragraph, Row,
};
use super::super::words;
use crate::evaluation::{IndicatorResult, SummaryLine};
use crate::framework::NoteKind;

pub(super) fn summary(desk: &Desk<'_>) -> Division {
    let title = desk.word(["Ikhtisar Eksekutif", "Executive Summary"]);
    let mut division = Division::titled(Heading::new(title.to_uppercase()));
    division.begins = super::super::tree::Begins::NewPage;
    let blocks = &mut division.blocks;
    blocks.push(scope(desk));
    blocks.extend(objectives(desk));
    blocks.extend(overview(desk));
    blocks.extend(reached_and_missed(desk));
    blocks.extend(money(desk));
    blocks.extend(conclusions(desk));
    division
}

fn scope(desk: &Desk<'_>) -> Block {
    let framework = desk.framework;
    let name = &framework.organization.name;
    let year = desk.year;
    let goals = framework.goals.len();
    let objectives = framework.objectives.len();
    let indicators = desk.evaluation.indicators.len();
    Block::Paragraph(Paragraph::composed(desk.say(
        format!(
            "Laporan Kinerja {name} Tahun {year} mempertanggungjawabkan pencapaian {goals} tujuan dan {objectives} sasaran yang diukur dengan {indicators} indikator kinerja."
        ),
        format!(
            "This report accounts for what {name} reached in {year} of {goals} goals and {objectives} objectives, measured by {indicators} indicators."
        ),
    )))
}

/// The mean over the indicators of the objectives, and apart from it that of the goals.
fn objectives(desk: &Desk<'_>) -> Vec<Block> {
    let summary = &desk.evaluation.summary;
    let lines = [
        (&summary.objective_indicators, ["sasaran", "objectives"]),
        (&summary.goal_indicators, ["tujuan", "goals"]),
    ];
    let sentences = lines
        .into_iter()
        .filter_map(|(line, of)| mean_sentence(desk, line, desk.word(of)));
    let sentences: Vec<_> = sentences.collect();
    if sentences.is_empty() {
        return Vec::new();
    }
    vec![Block::Paragraph(Paragraph::composed(sentences.join(" ")))]
}

fn mean_sentence(desk: &Desk<'_>, line: &SummaryLine, of: &str) -> Option<String> {
    let mean = desk.percent(line.mean?);
    let SummaryLine {
        measured, total, ..
    } = line;
    let category = line.category.as_deref();
    let category = category.map_or_else(String::new, |category| {
        desk.say(
            format!(" dengan kategori {category}"),
            format!(" ({category})"),
        )
    });
    Some(desk.say(
        format!(
            "Rata-rata capaian indikator {of} sebesar {mean}{category}; {measured} dari {total} indikator terukur."
        ),
        format!(
            "The indicators of the {of} reached {mean} on average{category}; {measured} of {total} were measured."
        ),
    ))
}

/// A table of all goals and objectives with what they reached.
fn overview(desk: &Desk<'_>) -> Option<Block> {
    let cells = desk.cells();
    let goals = desk.evaluation.goals.iter();
    let results = goals.chain(&desk.evaluation.objectives);
    let rows: Vec<Row> = (1_usize..)
        .zip(results.filter(|result| result.total > 0))
        .map(|(number, result)| {
            Row::plain(vec![
                cells.count(number),
                Cell::words(result.name.clone()),
                Cell::words(format!("{}/{}", result.measured, result.total)),
                cells.achievement(&result.achievement),
                Cells::category(&result.achievement),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let head = desk.head(&[
        words::NUMBER,
        words::GOAL_OR_OBJECTIVE,
        ["Indikator terukur", "Measured"],
        words::ACHIEVEMENT,
        words::CATEGORY,
    ]);
    let columns = vec![
        Column::signs(6),
        Column::words(52),
        Column::signs(14),
        Column::figures(13),
        Column::words(15),
    ];
    let title = desk.of_the_year(desk.word([
        "Ringkasan Capaian Tujuan dan Sasaran",
        "Goals and objectives at a glance",
    ]));
    Some(Block::Table(table(
        caption("ringkasan", title),
        columns,
        head,
        rows,
    )))
}

/// Which indicators reached their targets, and which did not.
fn reached_and_missed(desk: &Desk<'_>) -> Vec<Block> {
    let measured: Vec<_> = desk
        .evaluation
        .indicators
        .iter()
        .filter(|result| result.achievement.measured().is_some())
        .collect();
    let (reached, missed): (Vec<_>, Vec<_>) = measured
        .into_iter()
        .partition(|result| super::is_reached(result));
    let parts = [
        (
            reached,
            [
                "Indikator yang mencapai atau melampaui target:",
                "Indicators that reached or passed their targets:",
            ],
        ),
        (
            missed,
            [
                "Indikator yang belum mencapai target:",
                "Indicators that missed their targets:",
            ],
        ),
    ];
    let mut blocks = Vec::new();
    for (results, lead) in parts {
        if results.is_empty() {
            continue;
        }
        blocks.push(Block::Paragraph(Paragraph::composed(desk.word(lead))));
        blocks.push(Block::List(List {
            style: ListStyle::Bullets,
            items: results
                .into_iter()
                .map(|result| ListItem::new(in_brief(desk, result)))
                .collect(),
            origin: Origin::Composed,
        }));
    }
    blocks
}

fn in_brief(desk: &Desk<'_>, result: &IndicatorResult) -> String {
    let achievement = result.achievement.value();
    match achievement {
        Some(achievement) => format!("{} ({})", result.name, desk.percent(achievement)),
        None => result.name.clone(),
    }
}

fn money(desk: &Desk<'_>) -> Option<Block> {
    let sentence = super::finance::total_sentence(desk)?;
    Some(Block::Paragraph(Paragraph::composed(sentence)))
}

fn conclusions(desk: &Desk<'_>) -> Option<Block> {
    let notes = desk.framework.notes.iter();
    let of_year = notes.filter(|note| note.year.is_none_or(|year| year == desk.year));
    let items: Vec<_> = of_year
        .filter(|note| note.kind == NoteKind::Conclusion)
        .map(|note| ListItem {
            spans: desk.prose().spans(&note.text),
            list: None,
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(Block::List(List {
        style: ListStyle::Bullets,
        items,
        origin: Origin::Written,
    }))
}

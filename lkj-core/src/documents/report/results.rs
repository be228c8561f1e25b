//! Section III.B: what was reached, indicator by indicator, with the data and formulas behind it.
//!
//! *Capaian kinerja organisasi.*

use std::collections::BTreeSet;

use super::super::cells::Cells;
use super::super::chart::{Band, Bar, Bars, Chart};
use super::super::desk::{Desk, caption, part, table};
use super::super::placing::{Standard, Stands, Topic};
use super::super::tree::{
    Block, Caption, Cell, Column, Equation, Figure, Mathematics, Paragraph, Row, RowRole, Table,
};
use super::super::words;
use crate::evaluation::{Answers, IndicatorResult, Value};
use crate::formula::{Formula, Hundred, Reference, Typesetting};
use crate::framework::{NoteKind, Series};
use crate::number::{self, is_unit_of_percent};
use crate::rules::Class;
use crate::value::{Id, Year};

pub(super) fn section(desk: &Desk<'_>) -> Standard {
    let mut topics = vec![Topic {
        words: vec!["capaian".to_owned(), "achievements".to_owned()],
        blocks: achievements(desk),
        ..Topic::default()
    }];
    topics.push(empty_topic("sasaran"));
    for objective in desk.framework.objectives.iter().map(|(id, _)| id) {
        topics.extend(indicator_topics(desk, objective));
    }
    topics.push(empty_topic("tujuan"));
    for goal in desk.framework.goals.iter().map(|(id, _)| id) {
        topics.extend(indicator_topics(desk, goal));
    }
    topics.extend(super::analyses::topics(desk));
    topics.push(super::medium_term::topic(desk));
    topics.push(Topic::composed(
        &["hambatan", "obstacles"],
        super::closing::note_list(desk, NoteKind::Obstacle, &[]),
    ));
    topics.push(Topic::composed(
        &["tindak_lanjut", "follow_up"],
        super::closing::note_list(desk, NoteKind::FollowUp, &[]),
    ));
    Standard {
        title: desk
            .word([
                "Capaian Kinerja Organisasi",
                "Performance of the Organization",
            ])
            .to_owned(),
        known_by: &["capaian kinerja", "performance of"],
        topics,
        ..Standard::default()
    }
}

fn empty_topic(word: &str) -> Topic {
    Topic::showing(&[word], Vec::new())
}

// --- All indicators -----------------------------------------------------------------------------

fn achievements(desk: &Desk<'_>) -> Vec<Block> {
    let Some(table) = achievements_table(desk) else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(achievements_figure(desk));
    blocks
}

/// *Tabel: target, realisasi dan capaian.*
fn achievements_table(desk: &Desk<'_>) -> Option<Table> {
    let mut rows = Vec::new();
    let mut number = 0;
    let goals = desk.evaluation.goals.iter();
    for result in goals.chain(&desk.evaluation.objectives) {
        let indicators = desk.indicators_of(&result.id);
        if indicators.is_empty() {
            continue;
        }
        let kind = match desk.framework.goals.get(&result.id) {
            Some(_) => words::GOAL,
            None => words::OBJECTIVE,
        };
        rows.push(Row::new(
            RowRole::Group,
            vec![
                Cell::empty(),
                Cell::words(format!("{}: {}", desk.word(kind), result.name)).wide(5),
                desk.cells().achievement(&result.achievement),
                Cells::category(&result.achievement),
            ],
        ));
        for indicator in indicators {
            number = 1_usize.saturating_add(number);
            rows.push(achievement_row(desk, number, indicator));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let previous = desk.year.back(1);
    let previous = previous.map_or_else(String::new, |year| year.to_string());
    let mut head = desk.head(&[
        words::NUMBER,
        words::INDICATOR,
        words::UNIT,
        words::TARGET,
        words::REALIZATION,
    ]);
    if let Some(row) = head.first_mut() {
        row.cells.push(Cell::words(format!(
            "{} {previous}",
            desk.word(words::REALIZATION)
        )));
        row.cells.push(Cell::words(desk.word(words::ACHIEVEMENT)));
        row.cells.push(Cell::words(desk.word(words::CATEGORY)));
    }
    let columns = vec![
        Column::signs(6),
        Column::words(30),
        Column::signs(9),
        Column::figures(11),
        Column::figures(11),
        Column::figures(11),
        Column::figures(10),
        Column::words(12),
    ];
    let title = desk.of_the_year(desk.word([
        "Capaian Kinerja Tujuan dan Sasaran",
        "Achievement of goals and objectives",
    ]));
    let mut table = table(caption("capaian", title), columns, head, rows);
    table.remarks.extend(scale_remark(desk));
    Some(table)
}

fn achievement_row(desk: &Desk<'_>, number: usize, result: &IndicatorResult) -> Row {
    let cells = desk.cells();
    let previous = result.previous.as_ref();
    Row::plain(vec![
        cells.count(number),
        Cell::words(result.name.clone()),
        Cell::words(result.unit.clone().unwrap_or_default()),
        cells.target(result.target.as_ref(), result.unit.as_deref()),
        cells.outcome(result.realization.as_ref()),
        cells.outcome(previous.and_then(|previous| previous.realization.as_ref())),
        cells.achievement(&result.achievement),
        Cells::category(&result.achievement),
    ])
}

/// By which scale the categories were read.
fn scale_remark(desk: &Desk<'_>) -> Option<String> {
    let scale = &desk.rules.scale;
    let source = scale.name.as_deref().or(scale.source.as_deref())?;
    Some(desk.say(
        format!("Kategori menurut {source}."),
        format!("Categories by {source}."),
    ))
}

fn achievements_figure(desk: &Desk<'_>) -> Option<Block> {
    let bars = desk.evaluation.indicators.iter().map(|result| {
        let measured = result.achievement.measured();
        Bar::new(
            result.name.clone(),
            measured.map(|measured| measured.value.get()),
            measured.and_then(|measured| measured.category.clone()),
        )
    });
    let chart = Chart::Bars(Bars {
        axis: desk.word(words::ACHIEVEMENT).to_owned(),
        bars: bars.collect(),
        bands: bands(desk),
        mark: Some(rust_decimal::Decimal::ONE_HUNDRED),
    });
    if chart.is_empty() {
        return None;
    }
    let title =
        desk.of_the_year(desk.word(["Capaian Indikator Kinerja", "Achievement of the indicators"]));
    Some(Block::Figure(Figure {
        description: described(desk, &title),
        caption: Caption::new("gambar capaian", title),
        chart,
    }))
}

/// The classes of the scale as bands, each up to where the next one begins.
fn bands(desk: &Desk<'_>) -> Vec<Band> {
    let classes: Vec<_> = desk.rules.scale.classes.iter().rev().collect();
    let begins = |class: &Class| class.from.or(class.above);
    let next = classes.iter().skip(1).map(|class| begins(class));
    let bands = classes
        .iter()
        .zip(next.chain([None]))
        .map(|(class, next)| Band {
            from: begins(class).unwrap_or_default(),
            to: next.or(class.to).or(class.below),
            word: class.label.clone(),
        });
    bands.collect()
}

/// What the bars show, for those who do not see them.
fn described(desk: &Desk<'_>, title: &str) -> String {
    let results = desk.evaluation.indicators.iter();
    let each: Vec<_> = results
        .filter_map(|result| {
            let value = result.achievement.value()?;
            Some(format!("{} {}", result.name, desk.percent(value)))
        })
        .collect();
    format!("{title}: {}", each.join("; "))
}

// --- One indicator ------------------------------------------------------------------------------

fn indicator_topics<'a>(desk: &'a Desk<'_>, of: &Id) -> impl Iterator<Item = Topic> + 'a {
    desk.indicators_of(of)
        .into_iter()
        .map(|result| indicator_topic(desk, result))
}

fn indicator_topic(desk: &Desk<'_>, result: &IndicatorResult) -> Topic {
    let mut blocks = data_tables(desk, result);
    blocks.extend(equations(desk, result));
    Topic {
        words: vec![result.id.to_string()],
        title: Some(result.name.clone()),
        composed: vec![Block::Paragraph(Paragraph::composed(
            super::analyses::target_sentence(desk, result),
        ))],
        blocks,
        stands: Stands::AfterFirst,
        ..Topic::default()
    }
}

/// The years whose data a report shows: this one, and those before it that have any.
const YEARS_OF_DATA: u16 = 2;

/// A table of the series behind an indicator, and one by parts for each that has them.
fn data_tables(desk: &Desk<'_>, result: &IndicatorResult) -> Vec<Block> {
    let series = shown_series(desk, result);
    let plain: Vec<_> = series
        .iter()
        .filter(|(id, _)| !desk.framework.grids.contains(*id))
        .copied()
        .collect();
    let mut tables = Vec::new();
    tables.extend(series_table(desk, result, &series, &plain));
    for (id, of) in series {
        if desk.framework.grids.contains(id)
            && (plain.is_empty() || is_in_formula(desk, result, id))
        {
            tables.extend(parts_table(desk, result, id, of));
        }
    }
    tables.into_iter().map(Block::Table).collect()
}

/// Whether an indicator is worked out from a series; only then its parts are of interest there.
fn is_in_formula(desk: &Desk<'_>, result: &IndicatorResult, series: &Id) -> bool {
    let indicator = desk.framework.indicators.get(&result.id);
    let formula = indicator.and_then(|indicator| indicator.formula.as_ref());
    let mut references = formula.into_iter().flat_map(Formula::references);
    references.any(|reference| {
        let first = reference.names().first();
        first.is_some_and(|first| first == series.as_str())
    })
}

/// The series that an indicator's table shows: those that it names, else those of its formula.
fn shown_series<'a>(desk: &Desk<'a>, result: &IndicatorResult) -> Vec<(&'a Id, &'a Series)> {
    let Some(indicator) = desk.framework.indicators.get(&result.id) else {
        return Vec::new();
    };
    let named: Vec<&Id> = if indicator.show.is_empty() {
        let formula = indicator.formula.iter();
        let references = formula.flat_map(Formula::references);
        let ids = references.filter_map(|reference| {
            let first = reference.names().first()?;
            let entry = desk.framework.series.get_entry(first.as_str())?;
            Some(entry.0)
        });
        ids.collect()
    } else {
        indicator.show.iter().collect()
    };
    let mut seen = BTreeSet::new();
    let entries = named.into_iter().filter(|id| seen.insert((*id).clone()));
    entries
        .filter_map(|id| desk.framework.series.get_entry(id))
        .collect()
}

/// The years for which any of these references has a value, the latest last.
fn years_with_values(desk: &Desk<'_>, references: &[String]) -> Vec<Year> {
    let back = (0..=YEARS_OF_DATA).rev();
    let years = back.filter_map(|back| desk.year.back(back));
    years
        .filter(|year| {
            *year == desk.year
                || references
                    .iter()
                    .any(|reference| desk.known(&format!("{reference}[{year}]")).is_some())
        })
        .collect()
}

fn series_table(
    desk: &Desk<'_>,
    result: &IndicatorResult,
    all: &[(&Id, &Series)],
    plain: &[(&Id, &Series)],
) -> Option<Table> {
    // A single series by parts has a table of its own, which has its sums.
    if plain.is_empty() {
        return None;
    }
    let references: Vec<_> = all.iter().map(|(id, _)| id.to_string()).collect();
    let years = years_with_values(desk, &references);
    let rows = (1_usize..).zip(all).map(|(number, (id, series))| {
        let mut cells = vec![desk.cells().count(number), Cell::words(series.name.clone())];
        cells.extend(
            years
                .iter()
                .map(|year| desk.value(&format!("{id}[{year}]"))),
        );
        Row::plain(cells)
    });
    let title = desk.say(
        format!("Data {}", result.name),
        format!("Data of {}", result.name),
    );
    let mut table = table(
        caption(result.id.as_str(), title),
        columns_by_year(years.len()),
        head_by_year(desk, ["Uraian", "Item"], &years),
        rows.collect(),
    );
    table.remarks.extend(source_remark(desk, result, all));
    Some(table)
}

fn parts_table(
    desk: &Desk<'_>,
    result: &IndicatorResult,
    id: &Id,
    series: &Series,
) -> Option<Table> {
    let grid = desk.framework.grids.get(id)?;
    let years = years_with_values(desk, &[id.to_string()]);
    let mut rows: Vec<_> = (1_usize..)
        .zip(&grid.rows)
        .map(|(number, row)| {
            let mut cells = vec![desk.cells().count(number), Cell::words(row.label.clone())];
            let part = part(&row.label);
            cells.extend(
                years
                    .iter()
                    .map(|year| desk.value(&format!("{id}{part}[{year}]"))),
            );
            Row::plain(cells)
        })
        .collect();
    let mut total = vec![Cell::empty(), Cell::words(desk.word(words::TOTAL))];
    total.extend(
        years
            .iter()
            .map(|year| desk.value(&format!("{id}[{year}]"))),
    );
    rows.push(Row::new(RowRole::Total, total));
    let by = series.by.as_deref().unwrap_or_default();
    let title = desk.say(
        format!("{} Menurut {by}", series.name),
        format!("{} by {by}", series.name),
    );
    let mut head = head_by_year(desk, ["Uraian", "Item"], &years);
    if let Some(cell) = head.first_mut().and_then(|row| row.cells.get_mut(1)) {
        *cell = Cell::words(by);
    }
    let mut table = table(
        caption(id.as_str(), title),
        columns_by_year(years.len()),
        head,
        rows,
    );
    table
        .remarks
        .extend(source_remark(desk, result, &[(id, series)]));
    Some(table)
}

fn columns_by_year(years: usize) -> Vec<Column> {
    let mut columns = vec![Column::signs(7), Column::words(48)];
    columns.extend(std::iter::repeat_n(Column::figures(15), years));
    columns
}

fn head_by_year(desk: &Desk<'_>, item: words::Words, years: &[Year]) -> Vec<Row> {
    let mut head = desk.head(&[words::NUMBER, item]);
    if let Some(row) = head.first_mut() {
        row.cells
            .extend(years.iter().map(|year| Cell::words(year.to_string())));
    }
    head
}

/// *(sumber data: …)*
fn source_remark(
    desk: &Desk<'_>,
    result: &IndicatorResult,
    series: &[(&Id, &Series)],
) -> Option<String> {
    let mut sources: Vec<String> = Vec::new();
    for source in series
        .iter()
        .filter_map(|(_, series)| series.source.clone())
    {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    if sources.is_empty() {
        let indicator = desk.framework.indicators.get(&result.id)?;
        let own = indicator.source.as_ref();
        sources.extend(own.or(desk.framework.defaults.source.as_ref()).cloned());
    }
    (!sources.is_empty()).then(|| {
        format!(
            "{}: {}",
            desk.word(words::SOURCE),
            words::listed(&sources, desk.locale)
        )
    })
}

// --- Formulas -----------------------------------------------------------------------------------

/// The formula in words, then with the numbers of the year before and of this one.
fn equations(desk: &Desk<'_>, result: &IndicatorResult) -> Option<Block> {
    let indicator = desk.framework.indicators.get(&result.id)?;
    let formula = indicator.formula.as_ref()?;
    let hundred = match result.unit.as_deref() {
        Some(unit) if is_unit_of_percent(unit) => Hundred::Percent,
        _ => Hundred::Number,
    };
    let in_words = |typesetting| {
        let typeset = desk.framework.typeset(&result.id, typesetting, desk.locale);
        typeset.unwrap_or_default()
    };
    let mut lines = vec![Equation {
        of: Some(result.name.clone()),
        right: Mathematics {
            mathml: in_words(Typesetting::MathMl),
            latex: in_words(Typesetting::Latex),
            omml: in_words(Typesetting::OfficeMath),
            plain: in_words(Typesetting::Plain),
        },
        result: None,
    }];
    let before = desk.year.back(1);
    for year in before.into_iter().chain([desk.year]) {
        lines.extend(equation_of_year(desk, result, formula, hundred, year));
    }
    Some(Block::Equations(lines))
}

/// The formula with the numbers of a year; none where it has no value.
fn equation_of_year(
    desk: &Desk<'_>,
    result: &IndicatorResult,
    formula: &Formula,
    hundred: Hundred,
    year: Year,
) -> Option<Equation> {
    let answers = Answers::new(desk.framework, desk.rules, year);
    let value = answers.shown(&result.id.as_str().parse().ok()?).ok()?;
    let numbers = |reference: &Reference| match answers.shown(reference) {
        Ok(Value::Words(words)) => words,
        Ok(value) => value
            .number()
            .map_or_else(String::new, |value| number::format(value, desk.locale)),
        Err(_) => "–".to_owned(),
    };
    let typeset = |typesetting| formula.typeset(typesetting, &numbers, desk.locale, hundred);
    let written = number::format(value.number()?, desk.locale);
    Some(Equation {
        of: Some(format!("{} {year}", desk.word(words::YEAR))),
        right: Mathematics {
            mathml: typeset(Typesetting::MathMl),
            latex: typeset(Typesetting::Latex),
            omml: typeset(Typesetting::OfficeMath),
            plain: typeset(Typesetting::Plain),
        },
        result: Some(match &result.unit {
            Some(unit) => format!("{written} {unit}"),
            None => written,
        }),
    })
}

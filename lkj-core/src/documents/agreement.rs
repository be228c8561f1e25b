//! The performance agreement: the statement of both sides, the targets, the programs with their
//! budgets; then what each revision changed.
//!
//! *Perjanjian Kinerja (PK), PermenPANRB 53/2014, Lampiran I.*

use super::desk::{Desk, Entry, caption, table};
use super::tree::{
    Begins, Block, Cell, Column, Division, Heading, Paragraph, ParagraphRole, Publication,
    PublicationKind, Row, RowRole, Span, Table,
};
use super::words;
use crate::framework::{Agreement, AgreementRevision, DocumentKind, Subject, TargetValue};
use crate::number::date;
use crate::value::Id;

pub(super) fn agreement(desk: &Desk<'_>) -> Publication {
    let mut divisions = vec![statement(desk), targets(desk)];
    let agreement = desk.framework.agreements.get(&desk.year);
    for (at, revision) in (1_usize..).zip(agreement.iter().flat_map(|one| &one.revisions)) {
        divisions.push(revised(desk, at, revision));
    }
    let mut publication = desk.publication(
        PublicationKind::Agreement,
        ["Perjanjian Kinerja", "Performance Agreement"],
        divisions,
    );
    publication.cover = None;
    publication
}

/// What stands of the agreement in the annex of the report.
pub(super) fn annex(desk: &Desk<'_>) -> Vec<Block> {
    if !desk.framework.agreements.contains(&desk.year) {
        return Vec::new();
    }
    let mut blocks = statement_blocks(desk);
    blocks.push(signatures(desk));
    blocks
}

fn statement(desk: &Desk<'_>) -> Division {
    let year = desk.year;
    let title = desk.say(
        format!("PERJANJIAN KINERJA TAHUN {year}"),
        format!("PERFORMANCE AGREEMENT {year}"),
    );
    let mut division = Division::titled(Heading::new(title));
    division.blocks = statement_blocks(desk);
    division.blocks.push(signatures(desk));
    division
}

fn statement_blocks(desk: &Desk<'_>) -> Vec<Block> {
    let agreement = desk.framework.agreements.get(&desk.year);
    let mut blocks = Vec::new();
    if let Some(number) = agreement.and_then(|agreement| agreement.number.as_deref()) {
        blocks.push(Block::Paragraph(Paragraph {
            spans: vec![Span::Text(
                desk.say(format!("Nomor: {number}"), format!("Number: {number}")),
            )],
            role: ParagraphRole::Centered,
            ..Paragraph::default()
        }));
    }
    let [by, to] = parties(desk);
    let name = &desk.framework.organization.name;
    let sentences = [
        desk.say(
            format!("Untuk mewujudkan pemerintahan yang efektif, transparan, akuntabel dan berorientasi pada hasil, {by}, {name}, sebagai pihak pertama menyatakan perjanjian kinerja berikut kepada {to} selaku pihak kedua, atasan pihak pertama."),
            format!("For a government that is effective, open, accountable and led by results, {by}, {name}, the first party, agrees with {to}, the second party and superior of the first, as follows."),
        ),
        desk.say(
            "Pihak pertama berjanji mewujudkan target kinerja tahunan dalam lampiran perjanjian ini, sebagai bagian dari target jangka menengah dalam dokumen perencanaan, dan bertanggung jawab atas keberhasilan maupun kegagalannya.".to_owned(),
            "The first party promises the targets of the year in the annex, as part of those that the plan sets for the medium term, and answers for reaching or missing them.".to_owned(),
        ),
        desk.say(
            "Pihak kedua melakukan supervisi yang diperlukan, mengevaluasi capaian kinerja terhadap perjanjian ini, dan mengambil tindakan yang diperlukan dalam pemberian penghargaan dan sanksi.".to_owned(),
            "The second party supervises as needed, holds the results against this agreement, and acts on them in reward and sanction.".to_owned(),
        ),
    ];
    blocks.extend(
        sentences
            .into_iter()
            .map(|sentence| Block::Paragraph(Paragraph::composed(sentence))),
    );
    blocks
}

/// The posts of both sides, in words.
fn parties(desk: &Desk<'_>) -> [String; 2] {
    let agreement = desk.framework.agreements.get(&desk.year);
    let post = |who: Option<&str>, unknown: words::Words| {
        let post = who.map(|who| desk.signature(Some(who)).post.join(" "));
        post.unwrap_or_else(|| desk.word(unknown).to_owned())
    };
    [
        post(
            agreement.and_then(|agreement| agreement.by.as_deref()),
            ["Kepala", "the head"],
        ),
        post(
            agreement.and_then(|agreement| agreement.to.as_deref()),
            ["atasan langsung", "the superior"],
        ),
    ]
}

fn signatures(desk: &Desk<'_>) -> Block {
    let agreement = desk.framework.agreements.get(&desk.year);
    let document = desk.document(DocumentKind::Pk);
    let place = document.and_then(|document| document.place.as_deref());
    let date = agreement
        .and_then(|agreement| agreement.signed)
        .or_else(|| document.and_then(|document| document.date));
    let mut second = desk.signature(agreement.and_then(|agreement| agreement.to.as_deref()));
    second.role = Some(desk.word(["Pihak Kedua,", "Second party,"]).to_owned());
    let mut first = desk.signature(agreement.and_then(|agreement| agreement.by.as_deref()));
    first.role = Some(desk.word(["Pihak Pertama,", "First party,"]).to_owned());
    first.place_and_date = Some(desk.place_and_date(place, date));
    Block::Signatures(vec![second, first])
}

fn targets(desk: &Desk<'_>) -> Division {
    let title = desk.word(["Lampiran Perjanjian Kinerja", "Annex"]);
    let mut division = Division::titled(Heading::new(title.to_uppercase()));
    division.begins = Begins::NewPage;
    match targets_table(desk) {
        Some(table) => division.blocks.push(Block::Table(table)),
        None => division.blocks.push(desk.gap(
            format!("target Perjanjian Kinerja {}", desk.year),
            format!("targets of the agreement of {}", desk.year),
        )),
    }
    division.blocks.extend(budget_table(desk).map(Block::Table));
    division
}

/// An indicator that is in an agreement, and what it measures.
struct Promised<'a> {
    objective: &'a str,
    indicator: &'a Id,
    unit: Option<&'a str>,
    target: Option<&'a TargetValue>,
}

/// The indicators of the agreement: those that it names, else those that have a target for the
/// year at all.
fn promised<'a>(desk: &Desk<'a>) -> Vec<Promised<'a>> {
    let agreement = desk.framework.agreements.get(&desk.year);
    let has_own = agreement.is_some_and(|agreement| !agreement.targets.is_empty());
    let results = desk.evaluation.indicators.iter();
    let objective = |subject: Option<&'a Subject>| match subject {
        Some(Subject::Node(id)) => desk.framework.called(id),
        _ => "",
    };
    results
        .filter_map(|result| {
            let target = if has_own {
                Some(agreement?.targets.get(&result.id)?)
            } else {
                Some(result.target.as_ref()?)
            };
            Some(Promised {
                objective: objective(result.of.as_ref()),
                indicator: &result.id,
                unit: result.unit.as_deref(),
                target,
            })
        })
        .collect()
}

/// *Tabel: sasaran, indikator kinerja, satuan, target.*
pub(super) fn targets_table(desk: &Desk<'_>) -> Option<Table> {
    let promised = promised(desk);
    if promised.is_empty() {
        return None;
    }
    let rows = rows_by_objective(desk, &promised, |promised| {
        vec![desk.cells().target(promised.target, promised.unit)]
    });
    let head = desk.head(&[
        words::NUMBER,
        words::OBJECTIVE,
        words::INDICATOR,
        words::UNIT,
        words::TARGET,
    ]);
    let title =
        desk.of_the_year(desk.word(["Sasaran dan Indikator Kinerja", "Objectives and indicators"]));
    Some(table(
        caption("perjanjian", title),
        vec![
            Column::signs(6),
            Column::words(34),
            Column::words(36),
            Column::signs(11),
            Column::figures(13),
        ],
        head,
        rows,
    ))
}

/// A row for each indicator; objective and number stand once, beside all of theirs.
fn rows_by_objective(
    desk: &Desk<'_>,
    promised: &[Promised<'_>],
    behind: impl Fn(&Promised<'_>) -> Vec<Cell>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let of_objective = promised.chunk_by(|one, other| one.objective == other.objective);
    for (number, group) in (1_usize..).zip(of_objective) {
        let height = u16::try_from(group.len()).unwrap_or(u16::MAX);
        let objective = group.first().map_or("", |first| first.objective);
        let mut leading = vec![
            desk.cells().count(number).high(height),
            Cell::words(objective).high(height),
        ];
        for one in group {
            let result = desk.evaluation.indicator(one.indicator.as_str());
            let mut cells = std::mem::take(&mut leading);
            cells.push(Cell::words(desk.framework.called(one.indicator)));
            cells.push(Cell::words(
                result
                    .and_then(|result| result.unit.clone())
                    .unwrap_or_default(),
            ));
            cells.extend(behind(one));
            rows.push(Row::plain(cells));
        }
    }
    rows
}

/// *Program dan anggaran.*
fn budget_table(desk: &Desk<'_>) -> Option<Table> {
    let works = desk.works();
    let programs: Vec<_> = works
        .iter()
        .filter(|entry| matches!(entry, Entry::Program { .. }))
        .collect();
    if programs.is_empty() {
        return None;
    }
    let cells = desk.cells();
    let mut rows: Vec<_> = (1_usize..)
        .zip(programs)
        .map(|(number, entry)| {
            let amounts = desk.money(entry.id()).map(|money| &money.amounts);
            let fund = entry.work().and_then(|work| work.fund.clone());
            Row::plain(vec![
                cells.count(number),
                Cell::words(entry.name()),
                cells.rupiah(amounts.and_then(|amounts| amounts.original_budget)),
                Cell::words(fund.unwrap_or_default()),
            ])
        })
        .collect();
    let programs = desk.evaluation.programs.iter();
    let mut budgets = programs.map(|program| program.amounts.original_budget);
    let total = budgets.try_fold(crate::framework::Rupiah::ZERO, |sum, budget| {
        budget.map_or(Some(sum), |budget| sum.checked_add(budget))
    });
    rows.push(Row::new(
        RowRole::Total,
        vec![
            Cell::empty(),
            Cell::words(desk.word(words::TOTAL)),
            cells.rupiah(total),
            Cell::empty(),
        ],
    ));
    let head = desk.head(&[
        words::NUMBER,
        words::PROGRAM,
        words::BUDGET,
        ["Keterangan", "Remarks"],
    ]);
    let title = desk.of_the_year(desk.word(["Program dan Anggaran", "Programs and budgets"]));
    Some(table(
        caption("program_anggaran", title),
        vec![
            Column::signs(6),
            Column::words(54),
            Column::figures(22),
            Column::words(18),
        ],
        head,
        rows,
    ))
}

// --- Revisions ----------------------------------------------------------------------------------

/// *Perjanjian Kinerja Perubahan.*
fn revised(desk: &Desk<'_>, at: usize, revision: &AgreementRevision) -> Division {
    let year = desk.year;
    let title = desk.say(
        format!("PERJANJIAN KINERJA PERUBAHAN KE-{at} TAHUN {year}"),
        format!("REVISION {at} OF THE PERFORMANCE AGREEMENT {year}"),
    );
    let mut division = Division::titled(Heading::new(title));
    division.begins = Begins::NewPage;
    let facts = [
        (["Nomor", "Number"], revision.number.clone()),
        (
            ["Tanggal", "Date"],
            revision.signed.map(|date| date::write(date, desk.locale)),
        ),
        (["Alasan", "Reason"], revision.reason.clone()),
    ];
    for (label, fact) in facts {
        if let Some(fact) = fact {
            let text = format!("{}: {fact}", desk.word(label));
            division
                .blocks
                .push(Block::Paragraph(Paragraph::written(vec![Span::Text(text)])));
        }
    }
    let agreement = desk.framework.agreements.get(&desk.year);
    if let Some(table) = agreement.and_then(|one| revision_table(desk, one, at, revision)) {
        division.blocks.push(Block::Table(table));
    }
    division
}

fn revision_table(
    desk: &Desk<'_>,
    agreement: &Agreement,
    at: usize,
    revision: &AgreementRevision,
) -> Option<Table> {
    let results = desk.evaluation.indicators.iter();
    let promised: Vec<_> = results
        .filter_map(|result| {
            Some(Promised {
                objective: match result.of.as_ref() {
                    Some(Subject::Node(id)) => desk.framework.called(id),
                    _ => "",
                },
                indicator: &result.id,
                unit: result.unit.as_deref(),
                target: Some(revision.targets.get(&result.id)?),
            })
        })
        .collect();
    if promised.is_empty() {
        return None;
    }
    let earlier = agreement.revisions.get(..at.saturating_sub(1));
    let before = |id: &Id| {
        let mut revised = earlier.iter().flat_map(|earlier| earlier.iter()).rev();
        let revised = revised.find_map(|earlier| earlier.targets.get(id));
        revised.or_else(|| agreement.targets.get(id))
    };
    let rows = rows_by_objective(desk, &promised, |promised| {
        vec![
            desk.cells()
                .target(before(promised.indicator), promised.unit),
            desk.cells().target(promised.target, promised.unit),
        ]
    });
    let head = desk.head(&[
        words::NUMBER,
        words::OBJECTIVE,
        words::INDICATOR,
        words::UNIT,
        ["Target semula", "Target before"],
        ["Target menjadi", "Target now"],
    ]);
    let title = desk.of_the_year(desk.word(["Perubahan Target", "Targets that changed"]));
    Some(table(
        caption(&format!("perubahan_{at}"), title),
        vec![
            Column::signs(6),
            Column::words(29),
            Column::words(31),
            Column::signs(10),
            Column::figures(12),
            Column::figures(12),
        ],
        head,
        rows,
    ))
}

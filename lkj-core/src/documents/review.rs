//! The review: the statement of the reviewer, the sheet of PermenPANRB 53/2014, and what the
//! checker found.
//!
//! *Reviu atas Laporan Kinerja; Pernyataan Telah Direviu.*

use super::desk::{Desk, caption, table};
use super::tree::{
    Begins, Block, Cell, Column, Division, Heading, PageShape, Paragraph, ParagraphRole,
    Publication, PublicationKind, Row, RowRole, Signature, Span, Table,
};
use super::words;
use crate::check::{Answer, Check, ReviewSheet, Severity};

pub(super) fn review(desk: &Desk<'_>, sheet: &ReviewSheet, check: &Check) -> Publication {
    let divisions = vec![
        statement(desk, check),
        answers(desk, sheet),
        findings(desk, check),
    ];
    let mut publication = desk.publication(
        PublicationKind::Review,
        ["Reviu Laporan Kinerja", "Review of the Performance Report"],
        divisions,
    );
    publication.cover = None;
    publication
}

fn statement(desk: &Desk<'_>, check: &Check) -> Division {
    let title = desk.word(["Pernyataan Telah Direviu", "Statement of Review"]);
    let mut division = Division::titled(Heading::new(title.to_uppercase()));
    let name = &desk.framework.organization.name;
    let year = desk.year;
    let errors = check.count(Severity::Error);
    let sentences = [
        desk.say(
            format!("Kami telah mereviu Laporan Kinerja {name} Tahun {year} menurut pedoman reviu atas laporan kinerja. Substansi informasi dalam laporan menjadi tanggung jawab {name}."),
            format!("We have reviewed the performance report of {name} for {year} by the guideline for such reviews. {name} answers for the substance of what it reports."),
        ),
        desk.say(
            "Reviu bertujuan memberikan keyakinan terbatas bahwa laporan kinerja disajikan secara akurat, andal dan valid.".to_owned(),
            "The review is to give limited assurance that the report is accurate, reliable and valid.".to_owned(),
        ),
    ];
    division.blocks.extend(
        sentences
            .into_iter()
            .map(|sentence| Block::Paragraph(Paragraph::composed(sentence))),
    );
    if errors == 0 {
        division
            .blocks
            .push(Block::Paragraph(Paragraph::composed(desk.word([
                "Berdasarkan reviu kami, tidak terdapat kondisi yang menimbulkan perbedaan dalam meyakini keandalan informasi yang disajikan.",
                "By our review nothing speaks against the reliability of what the report states.",
            ]))));
    } else {
        division.blocks.push(desk.gap(
            format!("simpulan reviu; pemeriksaan menemukan {errors} kesalahan yang perlu diperbaiki lebih dahulu"),
            format!("the conclusion of the review; the check found {errors} errors that come first"),
        ));
    }
    division.blocks.push(Block::Signatures(vec![Signature {
        place_and_date: Some(desk.place_and_date(None, None)),
        post: vec![desk.word(["Inspektur", "Inspector"]).to_owned()],
        ..Signature::default()
    }]));
    division
}

fn answers(desk: &Desk<'_>, sheet: &ReviewSheet) -> Division {
    let title = desk.word(["Formulir Checklist Reviu", "Review Sheet"]);
    let mut division = Division::titled(Heading::new(title.to_uppercase()));
    division.begins = Begins::NewPage;
    let mut rows = Vec::new();
    for group in &sheet.groups {
        rows.push(Row::new(
            RowRole::Group,
            vec![
                Cell::words(format!("{}.", group.number)),
                Cell::words(group.title.write(desk.locale)).wide(3),
            ],
        ));
        for one in &group.statements {
            rows.push(Row::plain(vec![
                desk.cells().count(one.number),
                Cell::words(one.statement.write(desk.locale)),
                Cell::spans(vec![answer(desk, one.answer)]),
                Cell::words(one.because.write(desk.locale)),
            ]));
        }
    }
    let head = desk.head(&[
        words::NUMBER,
        ["Pernyataan", "Statement"],
        ["Jawaban", "Answer"],
        ["Keterangan", "Because"],
    ]);
    let title = desk.of_the_year(desk.word(["Checklist Reviu", "Review sheet"]));
    let mut table = table(
        caption("reviu", title),
        vec![
            Column::signs(6),
            Column::words(44),
            Column::signs(12),
            Column::words(38),
        ],
        head,
        rows,
    );
    table.remarks.push(sheet.regulation.to_owned());
    if !sheet.verified {
        table.remarks.push(
            desk.word([
                "Butir-butirnya belum dicocokkan dengan naskah peraturannya.",
                "The statements were not held against the text of the regulation.",
            ])
            .to_owned(),
        );
    }
    division.blocks.push(Block::Table(table));
    division
}

fn answer(desk: &Desk<'_>, answer: Answer) -> Span {
    let word = answer.word(desk.locale).to_owned();
    match answer {
        Answer::No => Span::Strong(word),
        Answer::Person => Span::Emphasis(word),
        _ => Span::Text(word),
    }
}

fn findings(desk: &Desk<'_>, check: &Check) -> Division {
    let title = desk.word(["Catatan Hasil Pemeriksaan", "Findings"]);
    let mut division = Division::titled(Heading::new(title.to_uppercase()));
    division.begins = Begins::NewPage;
    if check.findings.is_empty() {
        division.blocks.push(Block::Paragraph(Paragraph {
            role: ParagraphRole::Text,
            ..Paragraph::composed(desk.word([
                "Pemeriksaan tidak menemukan catatan.",
                "The check found nothing.",
            ]))
        }));
        return division;
    }
    division
        .blocks
        .push(Block::Table(findings_table(desk, check)));
    division
}

const fn severity_words(severity: Severity) -> words::Words {
    match severity {
        Severity::Error => ["Kesalahan", "Errors"],
        Severity::Warning => ["Peringatan", "Warnings"],
        Severity::Note => ["Catatan", "Notes"],
    }
}

fn findings_table(desk: &Desk<'_>, check: &Check) -> Table {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let mut rows = Vec::new();
    let mut number: usize = 0;
    for severity in severities {
        let of_kind: Vec<_> = check
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        let heading = format!("{}: {}", desk.word(severity_words(severity)), of_kind.len());
        rows.push(Row::new(
            RowRole::Group,
            vec![Cell::empty(), Cell::words(heading).wide(4)],
        ));
        for finding in of_kind {
            number = number.saturating_add(1);
            let text = |text: &Option<String>| Cell::words(text.clone().unwrap_or_default());
            rows.push(Row::plain(vec![
                desk.cells().count(number),
                Cell::words(finding.message.write(desk.locale)),
                text(&finding.printed),
                text(&finding.expected),
                Cell::words(finding.place.to_string()),
            ]));
        }
    }
    let head = desk.head(&[
        words::NUMBER,
        ["Catatan", "Finding"],
        ["Tercetak", "Printed"],
        ["Seharusnya", "Expected"],
        ["Tempat", "Place"],
    ]);
    let title = desk.of_the_year(desk.word(["Catatan Hasil Pemeriksaan", "Findings"]));
    Table {
        page: PageShape::Landscape,
        ..table(
            caption("catatan", title),
            vec![
                Column::signs(5),
                Column::words(43),
                Column::words(15),
                Column::words(15),
                Column::words(22),
            ],
            head,
            rows,
        )
    }
}

//! The numbers of tables, charts and figures.

use std::collections::{BTreeMap, BTreeSet};

use super::document_and_place;
use crate::check::{
    context::Context,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::formula::Reference;
use crate::framework::{Claims, Document, DocumentKind};
use crate::value::{Id, Words};

pub(in crate::check) static TABLE_NUMBERING: CheckRule = CheckRule {
    id: "completeness/table-numbering",
    severity: Severity::Warning,
    title: told(
        "Nomor tabel terlompat, atau tabel tanpa nomor",
        "A table number is skipped, or a table has none",
    ),
    why: told(
        "Nomor yang hilang menimbulkan dugaan ada tabel yang dicabut; tabel tanpa nomor tidak dapat dirujuk.",
        "A missing number looks like a table that was taken out; a table without one cannot be referred to.",
    ),
    repair: told(
        "Beri nomor berurutan per bab, lalu sesuaikan daftar tabel dan rujukannya.",
        "Number them in order within each chapter, and adjust the list of tables and what points to them.",
    ),
    fires: example(
        r#"
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
contents = ["Tabel 3.1", "Tabel 3.3"]
"#,
    ),
    quiet: example(
        r#"
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
contents = ["Tabel 3.1", "Tabel 3.2"]
"#,
    ),
    find: |context, findings| {
        for (id, document) in context.framework.documents.iter() {
            if document.year.is_none_or(|year| year == context.year) {
                check_numbers(context, id, document, findings);
            }
        }
    },
};

/// What is numbered on its own.
const NUMBERED: &[(&str, &str)] = &[
    ("tabel", "Tabel"),
    ("gambar", "Gambar"),
    ("grafik", "Grafik"),
];

/// The largest number that a table may have: a larger one is a year.
const LARGEST: u32 = 999;

/// The kind and chapter of a numbered thing (`Tabel 3.`), and its number in there.
fn number_in(text: &str) -> Option<(String, u32)> {
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.to_lowercase();
        let Some((_, kind)) = NUMBERED.iter().find(|(known, _)| *known == lower) else {
            continue;
        };
        let number = words.next()?;
        let number = number.trim_matches(|c: char| !c.is_alphanumeric());
        let (chapter, last) = number
            .rsplit_once('.')
            .map_or(("", number), |(chapter, last)| (chapter, last));
        let is_digits = !last.is_empty() && last.chars().all(|c| c.is_ascii_digit());
        let is_chapter = chapter
            .chars()
            .all(|c| c.is_ascii_digit() || "IVXLC.".contains(c));
        let last = last.parse().ok().filter(|last| *last <= LARGEST)?;
        let point = if chapter.is_empty() { "" } else { "." };
        return (is_digits && is_chapter).then(|| (format!("{kind} {chapter}{point}"), last));
    }
    None
}

fn check_numbers(context: &Context<'_>, id: &Id, document: &Document, findings: &mut Findings) {
    let quoted = || {
        let claims = context.framework.claims.iter().enumerate();
        claims.filter_map(move |(number, claims)| {
            let (of, place) = document_and_place(&claims.at)?;
            (of == id.as_str()).then_some((number, claims, place))
        })
    };
    let mut numbers: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let listed = document.contents.iter().map(String::as_str);
    for (chapter, number) in listed
        .chain(quoted().map(|(_, _, place)| place))
        .filter_map(number_in)
    {
        numbers.entry(chapter).or_default().insert(number);
    }
    // Where the contents are not listed, what is not quoted may be there all the same.
    if !document.contents.is_empty() && !runs_on(&numbers) {
        for (chapter, numbers) in &numbers {
            for hole in holes(numbers) {
                report_hole(context, id, chapter, hole, findings);
            }
        }
    }
    // Plans use the forms of regulations (T-C.25), which have numbers of their own.
    let numbers_tables = document.kind == Some(DocumentKind::Lkj)
        && numbers.keys().any(|chapter| chapter.starts_with("Tabel"));
    if numbers_tables {
        let mut seen = BTreeSet::new();
        for (number, claims, place) in quoted() {
            if number_in(place).is_none() && is_table(context, claims, place) && seen.insert(place)
            {
                report_unnumbered(context, number, claims, findings);
            }
        }
    }
}

/// Whether the numbers of all chapters of a kind make one row without a hole.
fn runs_on(numbers: &BTreeMap<String, BTreeSet<u32>>) -> bool {
    let tables: Vec<u32> = numbers
        .iter()
        .filter(|(chapter, _)| chapter.starts_with("Tabel"))
        .flat_map(|(_, numbers)| numbers.iter().copied())
        .collect();
    let distinct: BTreeSet<u32> = tables.iter().copied().collect();
    distinct.len() == tables.len() && holes(&distinct).is_empty()
}

/// The numbers that are skipped, each row of them by its ends.
fn holes(numbers: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    let mut expected = 1_u32;
    let mut holes = Vec::new();
    for number in numbers {
        if *number > expected {
            holes.push((expected, number.saturating_sub(1)));
        }
        expected = number.saturating_add(1);
    }
    holes
}

fn report_hole(
    context: &Context<'_>,
    id: &Id,
    chapter: &str,
    (first, last): (u32, u32),
    findings: &mut Findings,
) {
    let skipped = if first == last {
        format!("{chapter}{first}")
    } else {
        format!("{chapter}{first}–{last}")
    };
    let next = format!("{chapter}{}", last.saturating_add(1));
    let message = Words::of(
        format!("{skipped} tidak ada, padahal ada {next}"),
        format!("there is no {skipped}, though there is {next}"),
    );
    let place = context.place(&format!("document.{id}.contents"));
    let about = format!("{id}: {skipped}");
    findings.add(
        TABLE_NUMBERING
            .found(place, about, message)
            .in_document(id.as_str(), None),
    );
}

/// Whether claims quote a table, rather than a list in running text: something with a title,
/// called a table, or with a column of figures.
fn is_table(context: &Context<'_>, claims: &Claims, place: &str) -> bool {
    let place = place.to_lowercase();
    if claims.rows.is_empty() || place.contains("lampiran") {
        return false;
    }
    let is_called_one = claims.title.is_some() || place.contains("tabel");
    is_called_one
        || claims.rows.len() > 1
            && claims.columns.len() > 1
            && claims
                .columns
                .iter()
                .any(|column| holds_figures(context, claims, column))
}

fn holds_figures(context: &Context<'_>, claims: &Claims, column: &str) -> bool {
    if column.parse::<crate::value::Period>().is_ok() || claims.of.is_some() {
        return true;
    }
    let mut labels = claims.rows.iter().filter_map(|row| row.first());
    labels.any(|label| {
        let reference: Option<Reference> = format!("{label}.{column}").parse().ok();
        reference.is_some_and(|reference| {
            context
                .framework
                .resolve(&reference)
                .is_ok_and(|quantity| quantity.is_numeric())
        })
    })
}

fn report_unnumbered(
    context: &Context<'_>,
    number: usize,
    claims: &Claims,
    findings: &mut Findings,
) {
    let title = claims
        .title
        .as_ref()
        .map_or_else(String::new, |title| format!(" \"{title}\""));
    let message = Words::of(
        format!("tabel{title} tidak bernomor"),
        format!("the table{title} has no number"),
    );
    let place = context.place(&format!("claims.{number}"));
    let mut finding = TABLE_NUMBERING
        .found(place, claims.at.clone(), message)
        .in_document(&claims.at, claims.line);
    finding.severity = Severity::Note;
    findings.add(finding);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_reports_write_them() {
        let table = |chapter: &str, number| Some((format!("Tabel {chapter}"), number));
        assert_eq!(number_in("Tabel 3.10"), table("3.", 10));
        assert_eq!(number_in("Lampiran II, TABEL III.2:"), table("III.", 2));
        assert_eq!(number_in("Tabel 4. Anggaran"), table("", 4));
        assert_eq!(number_in("TABEL T.C 25"), None);
        assert_eq!(number_in("Tabel T-C.25"), None, "the number of a form");
        assert_eq!(number_in("Bab III.A, tabel program"), None);
        assert_eq!(number_in("Tabel 2019"), None);
    }

    #[test]
    fn skipped_numbers_in_rows() {
        let holes = |numbers: &[u32]| super::holes(&numbers.iter().copied().collect());
        assert_eq!(holes(&[1, 2, 3]), []);
        assert_eq!(holes(&[1, 3, 7]), [(2, 2), (4, 6)]);
        assert_eq!(holes(&[2]), [(1, 1)]);
    }
}

//! Tables, annexes and columns that a document says it holds.

use super::{document_and_place, is_of_document_at_hand};
use crate::check::{
    context::Context,
    held::plain,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::framework::{Claims, Document};
use crate::value::{Words, nearest::nearest};

pub(in crate::check) static ANNOUNCED_MISSING: CheckRule = CheckRule {
    id: "completeness/announced-missing",
    severity: Severity::Warning,
    title: told(
        "Yang disebut ada tidak ada di dokumen",
        "Something announced is not in the document",
    ),
    why: told(
        "Pembaca yang mencari lampiran atau kolom itu menemukan bahwa dasarnya tidak disertakan.",
        "Whoever looks for the annex or column finds that what the text rests on was left out.",
    ),
    repair: told(
        "Sertakan, hapus penyebutannya, atau lengkapi `contents` dokumen.",
        "Add it, stop announcing it, or complete the document's `contents`.",
    ),
    fires: example(
        r#"
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
contents = ["Tabel 1.1", "Lampiran Perjanjian Kinerja"]
[[claims]]
at = "lkj: Bab III.A"
announces = ["Formulir Pengukuran Kinerja Kegiatan (PKK)"]
"#,
    ),
    quiet: example(
        r#"
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
contents = ["Tabel 1.1", "Lampiran 2: Pengukuran Kinerja Kegiatan"]
[[claims]]
at = "lkj: Bab III.A"
announces = ["Formulir Pengukuran Kinerja Kegiatan (PKK)"]
"#,
    ),
    find: |context, findings| {
        for (number, claims) in context.framework.claims.iter().enumerate() {
            if is_of_document_at_hand(context, &claims.at) {
                look_for_announced(context, claims, number, findings);
            }
        }
    },
};

fn look_for_announced(
    context: &Context<'_>,
    claims: &Claims,
    number: usize,
    findings: &mut Findings,
) {
    let Some((id, _)) = document_and_place(&claims.at) else {
        return;
    };
    let Some(document) = context.framework.documents.get(id) else {
        return;
    };
    for announced in &claims.announces {
        if holds(context, id, document, announced) {
            continue;
        }
        let near = nearest(announced, document.contents.iter().map(String::as_str));
        let near_in = |words: &str| {
            near.as_ref()
                .map_or_else(String::new, |near| format!(" ({words} \"{near}\")"))
        };
        let message = Words::of(
            format!(
                "\"{announced}\" disebut ada, tetapi tidak ada di dokumen{}",
                near_in("yang mirip:")
            ),
            format!(
                "\"{announced}\" is said to be there, and the document does not hold it{}",
                near_in("near:")
            ),
        );
        let about = format!("{}: {announced}", claims.at);
        let place = context.place(&format!("claims.{number}.announces"));
        let mut finding = ANNOUNCED_MISSING
            .found(place, about, message)
            .in_document(&claims.at, claims.line);
        finding.printed = Some(announced.clone());
        findings.add(finding);
    }
}

/// Whether a document holds what is announced. What it holds is known where its contents are
/// listed.
fn holds(context: &Context<'_>, id: &str, document: &Document, announced: &str) -> bool {
    let contents = &document.contents;
    let is_listed = |what: &str| contents.iter().any(|content| is_same(what, content));
    match announced.split_once(", kolom ") {
        Some((table, column)) => !lacks_column(context, id, table, column),
        None => contents.is_empty() || is_listed(announced),
    }
}

/// Quantities that stand for no heading of their own.
const WITHOUT_HEADING: &[&str] = &["", "name", "of", "total", "share", "value", "row"];

/// What those are called in print.
const TOTALS: &[&str] = &["jumlah", "total", "persen", "persentase", "%", "nama"];

/// Whether a table is quoted with all its columns, none of which can be the announced one.
fn lacks_column(context: &Context<'_>, document: &str, table: &str, column: &str) -> bool {
    let at_table = |claims: &&Claims| {
        document_and_place(&claims.at)
            .is_some_and(|(id, place)| id == document && plain(place) == plain(table))
            && !claims.rows.is_empty()
    };
    let column = plain(column);
    let mut tables = context.framework.claims.iter().filter(at_table).peekable();
    tables.peek().is_some()
        && !TOTALS.contains(&column.as_str())
        && tables.all(|claims| {
            let mut headings = claims.columns.iter();
            headings.all(|heading| WITHOUT_HEADING.contains(&heading.as_str()))
        })
}

/// Words that say what kind of sheet something is on, and no more.
const SHEETS: &[&str] = &["lampiran", "formulir", "form", "daftar"];

/// Whether both name one thing: the words of the shorter one are all in the longer one, a
/// letter off or not, and the numbers are the same.
fn is_same(one: &str, other: &str) -> bool {
    let same = |one: &[String], other: &[String]| is_within(one, other) || is_within(other, one);
    same(&words(one), &words(other)) || same(&name(one), &name(other))
}

/// The name of a sheet by itself: without its kind and number, and without what is in brackets.
fn name(text: &str) -> Vec<String> {
    let mut name = Vec::new();
    let mut behind_sheet = false;
    for word in words(text.split('(').next().unwrap_or_default()) {
        let is_sheet = SHEETS.contains(&word.as_str());
        let numbers_sheet = behind_sheet && is_number(&word);
        if !is_sheet && !numbers_sheet {
            name.push(word);
        }
        behind_sheet = is_sheet;
    }
    name
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let each = lower.split(|c: char| !c.is_alphanumeric() && c != '.');
    each.map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Whether many words hold the few, which must say more than that there is a sheet.
fn is_within(few: &[String], many: &[String]) -> bool {
    let is_there = |word: &String| {
        many.contains(word)
            || !is_number(word) && nearest(word, many.iter().map(String::as_str)).is_some()
    };
    let mut names = few.iter().filter(|word| !SHEETS.contains(&word.as_str()));
    names.next().is_some() && few.iter().all(is_there)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_under_two_names() {
        assert!(is_same(
            "Lampiran Pengukuran Kinerja Kegiatan (PPK)",
            "Lampiran 3 Pengukuran Kinerja Kegiatan (PKK)"
        ));
        assert!(is_same("Lampiran 2", "Lampiran 2: Perjanjian Kinerja"));
        assert!(is_same("Tabel 3.2", "Tabel 3.2 Capaian Kinerja"));
        assert!(is_same(
            "Perjanjian Kinerja",
            "Lampiran: Perjanjian Kinerja"
        ));
    }

    #[test]
    fn other_things_and_other_numbers() {
        assert!(!is_same("Tabel 3.2", "Tabel 3.3"));
        assert!(!is_same("Tabel 3.2", "Tabel 3.21"));
        assert!(!is_same(
            "Pengukuran Kinerja Kegiatan (PKK)",
            "Pengukuran Pencapaian Sasaran (PPS)"
        ));
        assert!(!is_same("Lampiran", "Lampiran Perjanjian Kinerja"));
    }
}

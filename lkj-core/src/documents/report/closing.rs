//! Section III.D and chapter IV: what stands in the way, what is done about it, and who signs.

use super::super::desk::Desk;
use super::super::placing::{Outline, Standard, Topic};
use super::super::tree::{Block, List, ListItem, ListStyle, Origin, Paragraph};
use crate::framework::{DocumentKind, NoteKind};
use crate::value::Id;

/// *Permasalahan dan strategi pemecahannya.*
pub(super) fn problems(desk: &Desk<'_>) -> Standard {
    let mut composed = all_notes(desk, NoteKind::Problem);
    composed.extend(all_notes(desk, NoteKind::Solution));
    Standard {
        title: desk
            .word([
                "Permasalahan dan Strategi Pemecahan Masalah",
                "Problems and Solutions",
            ])
            .to_owned(),
        known_by: &["permasalahan", "problems"],
        composed,
        topics: vec![Topic::composed(&["strategi"], Vec::new())],
        ..Standard::default()
    }
}

/// All notes of a kind for the year, whatever they are about.
pub(in crate::documents) fn all_notes(desk: &Desk<'_>, kind: NoteKind) -> Vec<Block> {
    let notes = desk.framework.notes.iter();
    let notes = notes
        .filter(|note| note.kind == kind)
        .filter(|note| note.year.is_none_or(|year| year == desk.year));
    listed(
        notes
            .map(|note| desk.prose().spans(&note.text))
            .map(|spans| ListItem { spans, list: None }),
    )
}

/// The notes of a kind about any of these, as a list; about the organization where none is named.
pub(super) fn note_list(desk: &Desk<'_>, kind: NoteKind, about: &[&Id]) -> Vec<Block> {
    let notes = desk.notes(kind, about).into_iter();
    listed(notes.map(|note| ListItem {
        spans: desk.prose().spans(&note.text),
        list: None,
    }))
}

fn listed(items: impl Iterator<Item = ListItem>) -> Vec<Block> {
    let items: Vec<_> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List {
        style: ListStyle::Bullets,
        items,
        origin: Origin::Written,
    })]
}

/// *Bab IV Penutup.*
pub(super) fn outline(desk: &Desk<'_>) -> Outline {
    Outline {
        number: 4,
        title: desk.word(["Penutup", "Conclusion"]).to_owned(),
        composed: vec![closing_sentence(desk)],
        end: vec![signatures(desk)],
        ..Outline::default()
    }
}

fn closing_sentence(desk: &Desk<'_>) -> Block {
    let name = &desk.framework.organization.name;
    let year = desk.year;
    let summary = &desk.evaluation.summary.objective_indicators;
    let result = summary.mean.map(|mean| {
        let mean = desk.percent(mean);
        let category = summary.category.as_deref();
        let category = category.map_or_else(String::new, |category| format!(" ({category})"));
        desk.say(
            format!(" Rata-rata capaian indikator sasaran sebesar {mean}{category}."),
            format!(" On average the indicators of the objectives reached {mean}{category}."),
        )
    });
    Block::Paragraph(Paragraph::composed(format!(
        "{}{}",
        desk.say(
            format!("Demikian Laporan Kinerja {name} Tahun {year} disusun sebagai pertanggungjawaban kinerja dan bahan perbaikan tahun berikutnya."),
            format!("With this report {name} accounts for its performance in {year}; it is a basis for doing better in the next year."),
        ),
        result.unwrap_or_default()
    )))
}

fn signatures(desk: &Desk<'_>) -> Block {
    let document = desk.document(DocumentKind::Lkj);
    let place = document.and_then(|document| document.place.as_deref());
    let date = document.and_then(|document| document.date);
    let signers = document.map_or(&[][..], |document| document.signed_by.as_slice());
    let mut signatures: Vec<_> = signers
        .iter()
        .map(|id| desk.signature(Some(id.as_str())))
        .collect();
    if signatures.is_empty() {
        let agreement = desk.framework.agreements.get(&desk.year);
        let by = agreement.and_then(|agreement| agreement.by.as_deref());
        signatures.push(desk.signature(by));
    }
    if let Some(first) = signatures.first_mut() {
        first.place_and_date = Some(desk.place_and_date(place, date));
    }
    Block::Signatures(signatures)
}

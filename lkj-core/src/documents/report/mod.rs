//! The performance report: four chapters as PermenPANRB 53/2014 has them, before them the
//! executive summary, behind them the annexes.
//!
//! *Istilah resmi:* Laporan Kinerja (LKj), LKjIP; once LAKIP.

mod analyses;
mod closing;
mod finance;
mod introduction;
mod measurement;
mod medium_term;
mod planning;
mod results;
mod summary;

pub(super) use closing::all_notes as notes_of_year;
pub(super) use introduction::lead;

use super::desk::Desk;
use super::placing::{ChapterProse, Outline, chapter};
use super::tree::{Begins, Block, ContentsOf, Division, Heading, Publication, PublicationKind};
use crate::evaluation::{IndicatorResult, Standing};

pub(super) fn report(desk: &Desk<'_>) -> Publication {
    let mut divisions = vec![summary::summary(desk)];
    divisions.extend(contents(desk));
    let outlines = [
        introduction::outline(desk),
        planning::outline(desk),
        accountability(desk),
        closing::outline(desk),
    ];
    for outline in outlines {
        let written = ChapterProse::of(desk.texts(), outline.number);
        divisions.push(chapter(desk.prose(), &written, outline));
    }
    divisions.extend(annex(desk));
    desk.publication(
        PublicationKind::Report,
        ["Laporan Kinerja", "Performance Report"],
        divisions,
    )
}

/// *Daftar isi, daftar tabel, daftar gambar.*
fn contents(desk: &Desk<'_>) -> Vec<Division> {
    let listed = |title, of, begins| Division {
        heading: Some(Heading::new(desk.word(title).to_uppercase())),
        begins,
        blocks: vec![Block::Contents(of)],
        divisions: Vec::new(),
    };
    vec![
        listed(
            ["Daftar Isi", "Contents"],
            ContentsOf::Headings,
            Begins::NewPage,
        ),
        listed(
            ["Daftar Tabel", "Tables"],
            ContentsOf::Tables,
            Begins::NewPage,
        ),
        listed(
            ["Daftar Gambar", "Figures"],
            ContentsOf::Figures,
            Begins::Here,
        ),
    ]
}

/// *Bab III Akuntabilitas Kinerja.*
fn accountability(desk: &Desk<'_>) -> Outline {
    Outline {
        number: 3,
        title: desk
            .word(["Akuntabilitas Kinerja", "Performance Accountability"])
            .to_owned(),
        sections: vec![
            measurement::section(desk),
            results::section(desk),
            finance::section(desk),
            closing::problems(desk),
        ],
        ..Outline::default()
    }
}

/// *Lampiran: Perjanjian Kinerja.*
fn annex(desk: &Desk<'_>) -> Option<Division> {
    let agreement = super::agreement::annex(desk);
    if agreement.is_empty() {
        return None;
    }
    let mut annex = Division::titled(Heading::new(
        desk.word([
            "Lampiran: Perjanjian Kinerja",
            "Annex: Performance Agreement",
        ])
        .to_uppercase(),
    ));
    annex.begins = Begins::NewPage;
    annex.blocks = agreement;
    Some(annex)
}

/// Whether a measured indicator reached its target.
fn is_reached(result: &IndicatorResult) -> bool {
    let standing = result.achievement.standing();
    standing.is_some_and(Standing::is_reached)
}

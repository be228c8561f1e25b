//! Sections of pages: upright or on their side, with what stands at their head and foot.

use std::io;

use super::paper::Sheet;
use super::text::{Look, Style, field, paragraph, run};
use super::{REFERENCES, WORDS};
use crate::package::xml::Xml;

/// A piece of the document, and on what pages it stands.
pub(super) struct Piece {
    pub(super) numbers: PageNumbers,
    pub(super) stands: Standing,
    pub(super) xml: Xml,
}

/// How pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageNumbers {
    /// Not at all, and nothing stands at their head: the cover.
    None,
    /// `i`, `ii`: what stands before the first chapter.
    Roman,
    /// `1`, `2`
    Arabic,
}

/// On what pages a [`Piece`] stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Those of a sheet.
    On(Sheet),
    /// Those of the piece below it, which it leads to.
    WithNext,
    /// Those of the piece above it, which it belongs to.
    WithPrevious,
}

/// By what the document calls the parts at the head and foot of its pages.
pub(super) const HEADER: &str = "header";
/// See [`HEADER`].
pub(super) const FOOTER: &str = "footer";

/// All pieces in sections, a section for each run of pages of one kind.
pub(super) fn write(xml: &mut Xml, pieces: Vec<Piece>) {
    let sheets = sheets(&pieces);
    let mut open: Option<Section> = None;
    let mut counted: Vec<PageNumbers> = Vec::new();
    for (piece, sheet) in pieces.into_iter().zip(sheets) {
        let numbers = piece.numbers;
        let goes_on = |section: &Section| section.numbers == numbers && section.sheet == sheet;
        if !open.as_ref().is_some_and(goes_on) {
            if let Some(section) = &open {
                section.end_with_paragraph(xml);
            }
            let start = if counted.contains(&numbers) {
                Start::GoesOn
            } else {
                Start::AtOne
            };
            counted.push(numbers);
            open = Some(Section {
                numbers,
                sheet,
                start,
            });
        }
        xml.append(piece.xml);
    }
    open.unwrap_or(Section {
        numbers: PageNumbers::Arabic,
        sheet: Sheet::Upright,
        start: Start::AtOne,
    })
    .properties(xml);
}

/// The sheet on which a piece would stand that belongs to those above it.
pub(super) fn sheet_so_far(pieces: &[Piece]) -> Sheet {
    let of = |piece: &Piece| match piece.stands {
        Standing::On(sheet) => Some(sheet),
        Standing::WithNext | Standing::WithPrevious => None,
    };
    pieces.iter().rev().find_map(of).unwrap_or_default()
}

/// The sheet on which each piece stands.
fn sheets(pieces: &[Piece]) -> Vec<Sheet> {
    let mut found: Vec<Option<Sheet>> = Vec::with_capacity(pieces.len());
    let mut above = None;
    for piece in pieces {
        let sheet = match piece.stands {
            Standing::On(sheet) => Some(sheet),
            Standing::WithNext => None,
            Standing::WithPrevious => above,
        };
        above = sheet;
        found.push(sheet);
    }
    let mut below = found.iter().rev().copied().flatten().next();
    for sheet in found.iter_mut().rev() {
        below = sheet.or(below);
        *sheet = below;
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

/// A run of pages of one kind.
#[derive(Debug, Clone, Copy)]
struct Section {
    numbers: PageNumbers,
    sheet: Sheet,
    start: Start,
}

/// Where the page numbers of a [`Section`] begin.
#[derive(Debug, Clone, Copy)]
enum Start {
    AtOne,
    GoesOn,
}

impl Section {
    /// Ends the section before others: its properties stand in its last paragraph.
    fn end_with_paragraph(self, xml: &mut Xml) {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", &Style::SectionEnd.id())]);
                self.properties(xml);
            });
        });
    }

    fn properties(self, xml: &mut Xml) {
        xml.within("w:sectPr", &[], |xml| {
            if self.numbers != PageNumbers::None {
                for (name, id) in [("w:headerReference", HEADER), ("w:footerReference", FOOTER)] {
                    xml.empty(name, &[("w:type", "default"), ("r:id", id)]);
                }
            }
            xml.empty("w:type", &[("w:val", "nextPage")]);
            self.page(xml);
            let format = match self.numbers {
                PageNumbers::None | PageNumbers::Arabic => "decimal",
                PageNumbers::Roman => "lowerRoman",
            };
            match self.start {
                Start::AtOne => xml.empty("w:pgNumType", &[("w:fmt", format), ("w:start", "1")]),
                Start::GoesOn => xml.empty("w:pgNumType", &[("w:fmt", format)]),
            }
        });
    }

    fn page(self, xml: &mut Xml) {
        let page = self.sheet.page();
        let [width, height] = [page.width, page.height].map(|size| size.to_string());
        let [width, height] = [("w:w", width.as_str()), ("w:h", height.as_str())];
        match self.sheet {
            Sheet::Upright => xml.empty("w:pgSz", &[width, height]),
            Sheet::Sideways | Sheet::Large => {
                xml.empty("w:pgSz", &[width, height, ("w:orient", "landscape")]);
            }
        }
        let [top, right, bottom, left] =
            [page.top, page.right, page.bottom, page.left].map(|size| size.to_string());
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", "709"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
    }
}

/// The part at the head of pages: the title.
pub(super) fn header(title: &str) -> io::Result<Vec<u8>> {
    part("w:hdr", Style::Header, |xml| run(xml, title))
}

/// The part at the foot of pages: their number.
pub(super) fn footer() -> io::Result<Vec<u8>> {
    part("w:ftr", Style::Footer, |xml| field(xml, " PAGE ", "1"))
}

fn part(name: &str, style: Style, inside: impl FnOnce(&mut Xml)) -> io::Result<Vec<u8>> {
    let mut xml = Xml::document();
    let names = [("xmlns:w", WORDS), ("xmlns:r", REFERENCES)];
    xml.within(name, &names, |xml| {
        paragraph(xml, &Look::of(style), inside);
    });
    xml.finish()
}

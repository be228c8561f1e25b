//! Lists, each counted for itself.

use std::io;

use super::WORDS;
use super::bookmarks::Bookmarks;
use super::text::{ListPlace, Look, Style, paragraph, spans};
use crate::documents::tree::{Begins, List, ListStyle, Origin};
use crate::package::xml::Xml;

/// The deepest level that a list may have.
const DEEPEST: usize = 8;

/// How far each level is set in, in twentieths of a point.
const STEP: usize = 360;

const STYLES: [ListStyle; 3] = [ListStyle::Bullets, ListStyle::Numbers, ListStyle::Letters];

/// The lists of a document, by what marks their items and how deep they are.
#[derive(Debug, Default)]
pub(super) struct Lists {
    all: Vec<(ListStyle, usize)>,
}

impl Lists {
    /// A list, and those in it.
    pub(super) fn write(
        &mut self,
        xml: &mut Xml,
        list: &List,
        begins: Begins,
        bookmarks: &Bookmarks<'_>,
    ) {
        self.write_level(xml, list, begins, bookmarks, 0);
    }

    fn write_level(
        &mut self,
        xml: &mut Xml,
        list: &List,
        begins: Begins,
        bookmarks: &Bookmarks<'_>,
        level: usize,
    ) {
        let level = level.min(DEEPEST);
        self.all.push((list.style, level));
        let place = ListPlace {
            list: self.all.len(),
            level,
        };
        for (at, item) in list.items.iter().enumerate() {
            let look = Look {
                style: match list.origin {
                    Origin::Written => Style::ListParagraph,
                    Origin::Composed => Style::ComposedList,
                },
                begins: if at == 0 { begins } else { Begins::Here },
                list: Some(place),
                ..Look::default()
            };
            paragraph(xml, &look, |xml| spans(xml, &item.spans, bookmarks));
            if let Some(inner) = &item.list {
                let deeper = level.saturating_add(1);
                self.write_level(xml, inner, Begins::Here, bookmarks, deeper);
            }
        }
    }

    /// The part that says how they are marked.
    pub(super) fn part(&self) -> io::Result<Vec<u8>> {
        let mut xml = Xml::document();
        xml.within("w:numbering", &[("xmlns:w", WORDS)], |xml| {
            for (at, style) in STYLES.into_iter().enumerate() {
                kind(xml, at, style);
            }
            for (at, (style, level)) in self.all.iter().enumerate() {
                instance(xml, at.saturating_add(1), *style, *level);
            }
        });
        xml.finish()
    }
}

/// A way of marking items, on every level alike.
fn kind(xml: &mut Xml, id: usize, style: ListStyle) {
    let (format, mark) = match style {
        ListStyle::Bullets => ("bullet", None),
        ListStyle::Numbers => ("decimal", Some('.')),
        ListStyle::Letters => ("lowerLetter", Some('.')),
    };
    let id = id.to_string();
    xml.within("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
        xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
        for level in 0..=DEEPEST {
            let number = level.saturating_add(1);
            let text = mark.map_or_else(|| "•".to_owned(), |mark| format!("%{number}{mark}"));
            let left = STEP.saturating_mul(number).to_string();
            let hanging = STEP.to_string();
            xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                xml.empty("w:start", &[("w:val", "1")]);
                xml.empty("w:numFmt", &[("w:val", format)]);
                xml.empty("w:lvlText", &[("w:val", &text)]);
                xml.empty("w:lvlJc", &[("w:val", "left")]);
                xml.within("w:pPr", &[], |xml| {
                    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
                });
            });
        }
    });
}

/// A list that begins at its first mark.
fn instance(xml: &mut Xml, id: usize, style: ListStyle, level: usize) {
    let kind = STYLES.iter().position(|one| *one == style);
    let kind = kind.unwrap_or_default().to_string();
    xml.within("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.empty("w:abstractNumId", &[("w:val", &kind)]);
        xml.within("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
            xml.empty("w:startOverride", &[("w:val", "1")]);
        });
    });
}

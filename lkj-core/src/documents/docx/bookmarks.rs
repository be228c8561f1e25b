//! By what headings and captions are found.

use std::collections::BTreeMap;

use crate::documents::tree::{Anchor, Block, Division};
use crate::package::xml::Xml;

/// The bookmarks of a document, numbered in its order.
#[derive(Debug, Default)]
pub(super) struct Bookmarks<'a> {
    numbers: BTreeMap<&'a Anchor, usize>,
}

impl<'a> Bookmarks<'a> {
    /// The bookmarks of divisions.
    pub(super) fn of(divisions: &'a [Division]) -> Self {
        let mut bookmarks = Self::default();
        bookmarks.add_divisions(divisions);
        bookmarks
    }

    fn add_divisions(&mut self, divisions: &'a [Division]) {
        for division in divisions {
            if let Some(heading) = &division.heading {
                self.add(&heading.anchor);
            }
            for block in &division.blocks {
                match block {
                    Block::Table(table) => self.add(&table.caption.anchor),
                    Block::Figure(figure) => self.add(&figure.caption.anchor),
                    _ => {}
                }
            }
            self.add_divisions(&division.divisions);
        }
    }

    fn add(&mut self, anchor: &'a Anchor) {
        let number = self.numbers.len().saturating_add(1);
        self.numbers.entry(anchor).or_insert(number);
    }

    /// The name of the bookmark at an anchor.
    pub(super) fn name(&self, anchor: &Anchor) -> Option<String> {
        self.numbers.get(anchor).map(|number| name(*number))
    }

    /// What is found by an anchor.
    pub(super) fn mark(&self, xml: &mut Xml, anchor: &Anchor, inside: impl FnOnce(&mut Xml)) {
        let Some(number) = self.numbers.get(anchor) else {
            return inside(xml);
        };
        let id = number.to_string();
        let begins = [("w:id", id.as_str()), ("w:name", &name(*number))];
        xml.empty("w:bookmarkStart", &begins);
        inside(xml);
        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }
}

/// Names that begin with a low line are not shown to readers as their own; at most 40 letters.
fn name(number: usize) -> String {
    format!("_Toc{number:06}")
}

/// The label of a caption: `Tabel` of `Tabel 3.1`.
pub(super) fn label(caption: &str) -> &str {
    caption.split(' ').next().unwrap_or_default()
}

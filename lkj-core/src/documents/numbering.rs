//! Numbers the captions of a finished tree, chapter by chapter, and puts the numbers where the
//! text refers to them.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Anchor, Block, Cell, Division, List, Span};
use super::words::{self, write};
use crate::value::Locale;

/// Numbers tables and figures as `Tabel 3.1`, gives every anchor once, and fills in references.
/// A reference to nothing becomes what it was to, marked as missing.
pub(super) fn number(divisions: &mut [Division], locale: Locale) {
    let mut captions = Captions {
        locale,
        taken: BTreeSet::new(),
        numbers: BTreeMap::new(),
        chapter: None,
        tables: 0,
        figures: 0,
    };
    let mut chapter: usize = 0;
    for division in divisions.iter_mut() {
        let is_chapter = division.heading.as_ref().is_some_and(is_chapter);
        if is_chapter {
            chapter = chapter.saturating_add(1);
            captions.tables = 0;
            captions.figures = 0;
        }
        captions.chapter = is_chapter.then_some(chapter);
        captions.number(division);
    }
    for division in divisions {
        refer(division, &captions.numbers);
    }
}

fn is_chapter(heading: &super::tree::Heading) -> bool {
    heading.number.is_some()
}

struct Captions {
    locale: Locale,
    taken: BTreeSet<Anchor>,
    numbers: BTreeMap<Anchor, String>,
    chapter: Option<usize>,
    tables: usize,
    figures: usize,
}

impl Captions {
    fn number(&mut self, division: &mut Division) {
        if let Some(heading) = &mut division.heading {
            self.take(&mut heading.anchor);
        }
        for block in &mut division.blocks {
            match block {
                Block::Table(table) => {
                    self.tables = self.tables.saturating_add(1);
                    let number = self.label(words::TABLE, self.tables);
                    self.caption(&mut table.caption.anchor, &mut table.caption.number, number);
                }
                Block::Figure(figure) => {
                    self.figures = self.figures.saturating_add(1);
                    let number = self.label(words::FIGURE, self.figures);
                    let caption = &mut figure.caption;
                    self.caption(&mut caption.anchor, &mut caption.number, number);
                }
                _ => {}
            }
        }
        for inner in &mut division.divisions {
            self.number(inner);
        }
    }

    fn caption(&mut self, anchor: &mut Anchor, place: &mut String, number: String) {
        let named = anchor.clone();
        self.take(anchor);
        self.numbers.entry(named).or_insert_with(|| number.clone());
        self.numbers.insert(anchor.clone(), number.clone());
        *place = number;
    }

    fn label(&self, kind: words::Words, number: usize) -> String {
        let kind = write(kind, self.locale);
        match self.chapter {
            Some(chapter) => format!("{kind} {chapter}.{number}"),
            None => format!("{kind} {number}"),
        }
    }

    /// Keeps an anchor to itself: the second of a name becomes `name-2`.
    fn take(&mut self, anchor: &mut Anchor) {
        let first = anchor.clone();
        let mut number: usize = 1;
        while !self.taken.insert(anchor.clone()) {
            number = number.saturating_add(1);
            *anchor = first.with_suffix(number);
        }
    }
}

fn refer(division: &mut Division, numbers: &BTreeMap<Anchor, String>) {
    for block in &mut division.blocks {
        match block {
            Block::Paragraph(paragraph) => fill(&mut paragraph.spans, numbers),
            Block::List(list) => fill_list(list, numbers),
            Block::Table(table) => {
                let rows = table.head.iter_mut().chain(&mut table.rows);
                let cells = rows.flat_map(|row| &mut row.cells);
                cells.for_each(|cell: &mut Cell| fill(&mut cell.spans, numbers));
            }
            _ => {}
        }
    }
    for inner in &mut division.divisions {
        refer(inner, numbers);
    }
}

fn fill_list(list: &mut List, numbers: &BTreeMap<Anchor, String>) {
    for item in &mut list.items {
        fill(&mut item.spans, numbers);
        if let Some(inner) = &mut item.list {
            fill_list(inner, numbers);
        }
    }
}

fn fill(spans: &mut [Span], numbers: &BTreeMap<Anchor, String>) {
    for span in spans {
        let Span::Reference { to, text } = span else {
            continue;
        };
        match numbers.get(to) {
            Some(number) => text.clone_from(number),
            None => {
                *span = Span::Missing {
                    reference: format!("table.{}", to.as_str()),
                    because: "no such table".to_owned(),
                };
            }
        }
    }
}

//! Lists of what the document holds: fields that programs fill with page numbers, with the
//! entries standing in them already.

use super::bookmarks::{self, Bookmarks};
use super::text::{DEEPEST_ENTRY, Look, Style, Update, field_begins, field_ends, paragraph, run};
use crate::documents::{
    contents::ContentsEntry,
    tree::{Begins, ContentsOf},
};
use crate::package::xml::Xml;

/// A list of headings, tables or figures.
pub(super) fn write(
    xml: &mut Xml,
    of: ContentsOf,
    entries: &[ContentsEntry],
    begins: Begins,
    bookmarks: &Bookmarks<'_>,
) {
    let last = entries.len().saturating_sub(1);
    for (at, entry) in entries.iter().enumerate() {
        let look = Look {
            style: match of {
                ContentsOf::Headings => Style::ContentsEntry(entry.depth.into()),
                ContentsOf::Tables | ContentsOf::Figures => Style::TableOfFigures,
            },
            begins: if at == 0 { begins } else { Begins::Here },
            ..Look::default()
        };
        paragraph(xml, &look, |xml| {
            if at == 0 {
                field_begins(xml, &instruction(of, entry), Update::WhenOpened);
            }
            link(xml, entry, bookmarks);
            if at == last {
                field_ends(xml);
            }
        });
    }
}

fn instruction(of: ContentsOf, first: &ContentsEntry) -> String {
    match of {
        ContentsOf::Headings => format!(" TOC \\o \"1-{DEEPEST_ENTRY}\" \\h \\z \\u "),
        ContentsOf::Tables | ContentsOf::Figures => {
            let label = bookmarks::label(&first.text);
            format!(" TOC \\h \\z \\c \"{label}\" ")
        }
    }
}

/// An entry that leads to its place. Its page is not known before the document is laid out.
fn link(xml: &mut Xml, entry: &ContentsEntry, bookmarks: &Bookmarks<'_>) {
    let Some(name) = bookmarks.name(&entry.anchor) else {
        return run(xml, &entry.text);
    };
    let to = [("w:anchor", name.as_str()), ("w:history", "1")];
    xml.within("w:hyperlink", &to, |xml| run(xml, &entry.text));
}

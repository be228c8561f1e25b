//! Captions whose numbers go on counting when somebody puts another table in.

use std::collections::BTreeMap;

use super::bookmarks::{self, Bookmarks};
use super::text::{Look, field, paragraph, run};
use crate::documents::tree::Caption;
use crate::package::xml::Xml;

/// How far the numbers of each label have been counted.
#[derive(Debug, Default)]
pub(super) struct Captions {
    counted: BTreeMap<String, u64>,
}

impl Captions {
    /// A caption as a paragraph. Its last number is a field that gives what is printed: it counts
    /// on from the one before, and is set where the printed numbers begin anew.
    pub(super) fn write(
        &mut self,
        xml: &mut Xml,
        look: &Look,
        caption: &Caption,
        bookmarks: &Bookmarks<'_>,
    ) {
        paragraph(xml, look, |xml| {
            bookmarks.mark(xml, &caption.anchor, |xml| {
                self.number(xml, &caption.number);
            });
            if !caption.title.is_empty() {
                let space = if caption.number.is_empty() { "" } else { " " };
                run(xml, &format!("{space}{}", caption.title));
            }
        });
    }

    fn number(&mut self, xml: &mut Xml, number: &str) {
        let before = number.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let digits = number.strip_prefix(before).unwrap_or_default();
        let label = bookmarks::label(number);
        let is_name = !label.is_empty() && label.chars().all(char::is_alphabetic);
        let Some(counted) = digits.parse::<u64>().ok().filter(|_| is_name) else {
            if !number.is_empty() {
                run(xml, number);
            }
            return;
        };
        run(xml, before);
        let previous = self.counted.insert(label.to_owned(), counted);
        let goes_on = previous.unwrap_or_default().saturating_add(1) == counted;
        let anew = if goes_on {
            String::new()
        } else {
            format!("\\r {counted} ")
        };
        field(xml, &format!(" SEQ {label} \\* ARABIC {anew}"), digits);
    }
}

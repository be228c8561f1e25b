//! Who signs, and how that is printed.

use super::desk::Desk;
use super::tree::Signature;
use crate::framework::{Capacity, Document, DocumentKind, Official};
use crate::number::date;
use crate::value::{Date, Id};

impl Desk<'_> {
    /// The framework's entry for a document of a kind in the year.
    pub(super) fn document(&self, kind: DocumentKind) -> Option<&Document> {
        let documents = self
            .framework
            .documents
            .iter()
            .map(|(_, document)| document);
        let mut of_kind = documents.filter(|document| document.kind == Some(kind));
        of_kind.find(|document| document.year.is_none_or(|year| year == self.year))
    }

    /// Who signs for somebody that is named by an official's or unit's id, or by words.
    pub(super) fn signature(&self, who: Option<&str>) -> Signature {
        let official = who.and_then(|who| self.official(who));
        match (official, who) {
            (Some(official), _) => self.signature_of(official),
            (None, Some(who)) => Signature {
                post: vec![self.post(who).to_owned()],
                ..Signature::default()
            },
            (None, None) => Signature {
                post: vec![self.head_post().to_owned()],
                ..Signature::default()
            },
        }
    }

    /// The official with an id, or who holds the post with one.
    fn official(&self, who: &str) -> Option<&Official> {
        let officials = &self.framework.officials;
        let by_id = officials.iter().find(|(id, _)| id.as_str() == who);
        let by_post = || officials.iter().find(|(_, official)| official.post == who);
        by_id.or_else(by_post).map(|(_, official)| official)
    }

    pub(super) fn signature_of(&self, official: &Official) -> Signature {
        let post = self.post(&official.post);
        let post = match official.capacity {
            Capacity::Definitive => post.to_owned(),
            Capacity::Acting => format!("Plt. {post}"),
            Capacity::Daily => format!("Plh. {post}"),
        };
        Signature {
            post: vec![post],
            name: official.name.clone(),
            rank: official.rank.clone(),
            number: official.number.clone(),
            ..Signature::default()
        }
    }

    /// The words for a post that is given by a unit's id or in words.
    fn post<'b>(&'b self, post: &'b str) -> &'b str {
        let id: Option<Id> = post.parse().ok();
        let unit = id.and_then(|id| self.framework.units.get(&id));
        unit.map_or(post, |unit| unit.name.as_str())
    }

    /// The post at the head of the organization.
    fn head_post(&self) -> &str {
        let mut units = self.framework.units.iter().map(|(_, unit)| unit);
        let head = units.find(|unit| unit.under.is_none());
        head.map_or(self.framework.organization.name.as_str(), |unit| {
            unit.name.as_str()
        })
    }

    /// `Lumajang, 31 Januari 2019`, with dots for what is not known.
    pub(super) fn place_and_date(&self, place: Option<&str>, date: Option<Date>) -> String {
        let place = place.unwrap_or("……………………");
        let date = date.map_or_else(
            || format!("…… ………………… {}", self.year),
            |date| date::write(date, self.locale),
        );
        format!("{place}, {date}")
    }
}

//! What a document holds, as its lists of contents print it.

use super::tree::{Anchor, Block, Caption, ContentsOf, Division, Publication};

/// A line of a list of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentsEntry {
    /// As printed, with its number.
    pub(super) text: String,
    /// Where it leads.
    pub(super) anchor: Anchor,
    /// How deep it lies, from 1.
    pub(super) depth: u8,
}

/// Deeper headings are not listed.
const DEEPEST: u8 = 3;

impl Publication {
    /// The entries of a list of contents.
    pub(super) fn contents(&self, of: ContentsOf) -> Vec<ContentsEntry> {
        let mut entries = Vec::new();
        for division in &self.divisions {
            collect(division, of, 1, &mut entries);
        }
        entries
    }
}

fn collect(division: &Division, of: ContentsOf, depth: u8, entries: &mut Vec<ContentsEntry>) {
    let is_contents = division
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Contents(ContentsOf::Headings)));
    if let (ContentsOf::Headings, Some(heading)) = (of, &division.heading)
        && depth <= DEEPEST
        && !is_contents
    {
        entries.push(ContentsEntry {
            text: heading.line(),
            anchor: heading.anchor.clone(),
            depth,
        });
    }
    for block in &division.blocks {
        match (of, block) {
            (ContentsOf::Tables, Block::Table(table)) => entries.push(captioned(&table.caption)),
            (ContentsOf::Figures, Block::Figure(figure)) => {
                entries.push(captioned(&figure.caption));
            }
            _ => {}
        }
    }
    let below = depth.saturating_add(u8::from(division.heading.is_some()));
    for inner in &division.divisions {
        collect(inner, of, below, entries);
    }
}

fn captioned(caption: &Caption) -> ContentsEntry {
    ContentsEntry {
        text: format!("{}. {}", caption.number, caption.title),
        anchor: caption.anchor.clone(),
        depth: 1,
    }
}

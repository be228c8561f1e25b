//! Several texts read as one framework.

use super::node::{Entry, Node, NodeValue, Position};

/// Lists of tables at the top that each text may add to.
const ADDABLE: &[&str] = &["regulation", "note", "claims"];

/// A key that two texts give different values.
pub(super) struct Conflict {
    pub(super) key: String,
    pub(super) at: Position,
    pub(super) first: Position,
}

/// Adds the tables of a text to those read before.
pub(super) fn merge(into: &mut Node, from: Node, conflicts: &mut Vec<Conflict>) {
    if let (NodeValue::Table(into), NodeValue::Table(from)) = (&mut into.value, from.value) {
        merge_tables(into, from, true, conflicts);
    }
}

fn merge_tables(
    into: &mut Vec<Entry>,
    from: Vec<Entry>,
    at_top: bool,
    conflicts: &mut Vec<Conflict>,
) {
    for entry in from {
        let Some(known) = into.iter_mut().find(|known| known.key == entry.key) else {
            into.push(entry);
            continue;
        };
        match (&mut known.node.value, entry.node.value) {
            (NodeValue::Table(into), NodeValue::Table(from)) => {
                merge_tables(into, from, false, conflicts);
            }
            (NodeValue::List(into), NodeValue::List(from))
                if at_top && ADDABLE.contains(&entry.key.as_str()) =>
            {
                into.extend(from);
            }
            (NodeValue::Whole(one), NodeValue::Whole(other)) if at_top && *one == other => {}
            _ => conflicts.push(Conflict {
                key: entry.key,
                at: entry.key_at,
                first: known.key_at,
            }),
        }
    }
}

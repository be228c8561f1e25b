//! Several texts read as one framework.

use std::collections::HashMap;

use super::node::{Entry, Node, NodeValue, Position};
use crate::value::register::UnseededHasher;

/// Lists of tables at the top that each text may add to.
const ADDABLE: &[&str] = &["regulation", "note", "claims", "decision"];

/// A key that two texts give different values.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The keys that lead to it, itself the last one.
    pub(super) path: String,
    pub(super) at: Position,
    pub(super) first: Position,
}

/// Adds the tables of a text to those read before.
pub(super) fn merge(into: &mut Node, from: Node, conflicts: &mut Vec<Conflict>) {
    if let (NodeValue::Table(into), NodeValue::Table(from)) = (&mut into.value, from.value) {
        merge_tables(into, from, "", conflicts);
    }
}

fn merge_tables(
    into: &mut Vec<Entry>,
    from: Vec<Entry>,
    path: &str,
    conflicts: &mut Vec<Conflict>,
) {
    let at_of = |(at, entry): (usize, &Entry)| (entry.key.clone(), at);
    let known: HashMap<String, usize, UnseededHasher> =
        into.iter().enumerate().map(at_of).collect();
    for entry in from {
        match known.get(&entry.key).and_then(|at| into.get_mut(*at)) {
            Some(known) => merge_entry(known, entry, path, conflicts),
            None => into.push(entry),
        }
    }
}

fn merge_entry(known: &mut Entry, entry: Entry, path: &str, conflicts: &mut Vec<Conflict>) {
    let at_top = path.is_empty();
    let path = if at_top {
        entry.key.clone()
    } else {
        format!("{path}.{}", entry.key)
    };
    match (&mut known.node.value, entry.node.value) {
        (NodeValue::Table(into), NodeValue::Table(from)) => {
            merge_tables(into, from, &path, conflicts);
        }
        (NodeValue::List(into), NodeValue::List(from))
            if at_top && ADDABLE.contains(&entry.key.as_str()) =>
        {
            into.extend(from);
        }
        // Each text may say in which version of the format it is written.
        (NodeValue::Whole(one), NodeValue::Whole(other)) if at_top && *one == other => {}
        // What could not be read is told already.
        (broken, other) if broken.is_absent() || other.is_absent() => {}
        _ => conflicts.push(Conflict {
            path,
            at: entry.key_at,
            first: known.key_at,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: usize, value: NodeValue) -> Node {
        Node {
            value,
            at: Position { text, offset: 0 },
        }
    }

    fn table(text: usize, entries: Vec<(&str, NodeValue)>) -> NodeValue {
        let entry = |(offset, (key, value)): (usize, (&str, NodeValue))| Entry {
            key: key.to_owned(),
            key_at: Position { text, offset },
            node: node(text, value),
        };
        NodeValue::Table(entries.into_iter().enumerate().map(entry).collect())
    }

    fn whole(number: &str) -> NodeValue {
        NodeValue::Whole(number.to_owned())
    }

    fn merged(one: NodeValue, other: NodeValue) -> (Node, Vec<Conflict>) {
        let mut into = node(0, one);
        let mut conflicts = Vec::new();
        merge(&mut into, node(1, other), &mut conflicts);
        (into, conflicts)
    }

    #[test]
    fn tables_are_filled_from_all_texts() {
        let one = table(0, vec![("data", table(0, vec![("2018", whole("1"))]))]);
        let other = table(1, vec![("data", table(1, vec![("2019", whole("2"))]))]);
        let (node, conflicts) = merged(one, other);
        assert_eq!(conflicts, []);
        let NodeValue::Table(tables) = node.value else {
            panic!("a table")
        };
        let NodeValue::Table(data) = &tables[0].node.value else {
            panic!("a table")
        };
        assert_eq!(
            data.iter()
                .map(|entry| entry.key.as_str())
                .collect::<Vec<_>>(),
            ["2018", "2019"]
        );
    }

    #[test]
    fn two_values_of_a_key_conflict_wherever_it_stands() {
        let deep = |text, number| {
            table(
                text,
                vec![
                    ("x", whole("1")),
                    ("data", table(text, vec![("kop", whole(number))])),
                ],
            )
        };
        let (_, conflicts) = merged(deep(0, "1"), deep(1, "1"));
        let place = |text| Position { text, offset: 0 };
        let expected = Conflict {
            path: "data.kop".to_owned(),
            at: place(1),
            first: place(0),
        };
        assert_eq!(
            conflicts,
            [expected],
            "the same number twice stands twice all the same"
        );
    }

    #[test]
    fn lists_add_up_where_that_is_meant_and_nowhere_else() {
        let list = |key, text| {
            table(
                text,
                vec![(key, NodeValue::List(vec![node(text, whole("1"))]))],
            )
        };
        let (both, conflicts) = merged(list("note", 0), list("note", 1));
        assert_eq!(conflicts, []);
        let NodeValue::Table(tables) = both.value else {
            panic!("a table")
        };
        assert!(matches!(&tables[0].node.value, NodeValue::List(items) if items.len() == 2));
        assert_eq!(merged(list("other", 0), list("other", 1)).1.len(), 1);
    }
}

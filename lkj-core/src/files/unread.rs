//! What could not be read may be what something else refers to: then that is no fault of its own.

use std::collections::BTreeSet;

use super::source::Format;
use crate::formula::FormulaFault;
use crate::problem::{Problem, ProblemKind};

/// The names that texts with faults may define, and the places of the faults.
#[derive(Debug, Default)]
pub(super) struct Unread {
    has_texts: bool,
    names: BTreeSet<String>,
    paths: Vec<String>,
}

impl Unread {
    /// Remembers a text of which something could not be read.
    pub(super) fn add_text(&mut self, content: &str, format: Format) {
        self.has_texts = true;
        let words: &mut dyn FnMut(&str) = &mut |text| {
            let separators = |c: char| !(c.is_alphanumeric() || c == '_');
            let words = text.split(separators).filter(|word| !word.is_empty());
            self.names.extend(words.map(str::to_owned));
        };
        match format {
            #[cfg(feature = "toml")]
            Format::Toml => content
                .lines()
                .for_each(|line| words(defining_in_toml(line))),
            // Keys and texts stand side by side in JSON, so any word may be a key.
            #[cfg(feature = "json")]
            Format::Json => words(content),
            // Workbooks are no texts; see `add_workbook`.
            #[cfg(feature = "xlsx")]
            Format::Xlsx => {}
        }
    }

    /// Remembers a workbook in which something is wrong, and the texts of its cells that could
    /// not be read.
    #[cfg(feature = "xlsx")]
    pub(super) fn add_workbook(&mut self, cells: &[String], has_problems: bool) {
        self.has_texts |= has_problems;
        self.names.extend(cells.iter().cloned());
    }

    pub(super) fn add_path(&mut self, path: &str) {
        self.paths.push(path.to_owned());
    }

    /// Whether a problem may only follow from what could not be read.
    pub(super) fn explains(&self, problem: &Problem) -> bool {
        match &problem.kind {
            ProblemKind::UnknownId { id, .. } => self.defines(id),
            // A file of which something was not read may be the one that begins with it.
            ProblemKind::MissingKey {
                key: "organization",
            } => self.has_texts,
            ProblemKind::MissingKey { .. } => self.has_fault_in(&problem.place.path),
            ProblemKind::Formula(formula) => match &formula.fault {
                FormulaFault::UnknownName { name, .. } => self.defines(name),
                FormulaFault::UnknownPart { .. } | FormulaFault::NoParts(_) => {
                    self.defines("grid") || self.defines("profile")
                }
                FormulaFault::NoBenchmark(_) | FormulaFault::WhoseBenchmark { .. } => {
                    self.defines("benchmark")
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether an id, or the word before its first point, may have been defined.
    fn defines(&self, id: &str) -> bool {
        let first = id.split('.').next().unwrap_or(id);
        self.names.contains(first)
    }

    fn has_fault_in(&self, table: &str) -> bool {
        self.paths.iter().any(|path| {
            path.strip_prefix(table)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
}

/// The part of a line that can define a name: a header, what stands before `=`, and an `id`.
#[cfg(feature = "toml")]
fn defining_in_toml(line: &str) -> &str {
    match line.split_once('=') {
        Some(_) if line.contains("id =") || line.contains('{') => line,
        Some((key, _)) => key,
        None => line,
    }
}

#[cfg(all(test, feature = "toml"))]
mod tests {
    use super::*;
    use crate::value::Place;

    fn unknown(id: &str) -> Problem {
        let kind = ProblemKind::UnknownId {
            id: id.to_owned(),
            expected: Vec::new(),
            nearest: None,
        };
        Problem {
            place: Place::default(),
            kind,
        }
    }

    #[test]
    fn what_a_broken_text_may_define_is_not_missing() {
        let mut unread = Unread::default();
        unread.add_text(
            "[indicator.rat\nname = \"RAT\nformula = \"kop / um\"\nkop_aktif =",
            Format::Toml,
        );
        assert!(unread.explains(&unknown("rat")));
        assert!(unread.explains(&unknown("kop_aktif")));
        assert!(unread.explains(&unknown("rat.output")));
        assert!(!unread.explains(&unknown("kop")), "it is only referred to");
        assert!(!unread.explains(&unknown("aktif")));
    }

    #[test]
    fn a_key_is_missing_unless_its_own_table_is_broken() {
        let missing = |path| Problem {
            place: Place::at_path(path),
            kind: ProblemKind::MissingKey { key: "name" },
        };
        let mut unread = Unread::default();
        unread.add_path("indicator.rat.name");
        assert!(unread.explains(&missing("indicator.rat")));
        assert!(!unread.explains(&missing("indicator.ra")));
        assert!(!unread.explains(&missing("indicator.kop")));
    }
}

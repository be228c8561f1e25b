//! What a rule of the checker is, beside what it looks at.

pub(crate) mod finding;

use serde::{Deserialize, Serialize};

use super::context::Context;
use crate::check::{Finding, rule::finding::Findings};
use crate::value::{Place, Words};

/// A rule by which a reviewer reads a report.
///
/// *lkj:* aturan pemeriksaan. Its id is stable, and begins with its group:
/// `arithmetic/claim`.
#[derive(Debug)]
#[non_exhaustive]
pub struct CheckRule {
    /// Its id.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it finds; told with the feature `catalogue`, as all that describes a rule.
    pub title: Words,
    /// Why that matters.
    pub why: Words,
    /// How to repair it.
    pub repair: Words,
    /// A native file in which it finds something.
    pub fires: &'static str,
    /// Much the same, in order.
    pub quiet: &'static str,
    pub(super) find: fn(&Context<'_>, &mut Findings),
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing. *Catatan.*
    Note,
    /// To be looked at before it is signed. *Peringatan.*
    Warning,
    /// Wrong. *Kesalahan.*
    Error,
}

impl Severity {
    /// Its word, as JSON and SARIF use it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl CheckRule {
    /// The group that it belongs to: what stands before the stroke of its id.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(group, _)| group)
    }

    /// A finding of this rule. `about` names the matter by ids and places alone, so that it
    /// stays the same while figures and lines change.
    pub(super) fn found(
        &'static self,
        place: Place,
        about: impl Into<String>,
        message: Words,
    ) -> Finding {
        Finding::new(self, place, about.into(), message)
    }
}

/// What is said of a rule in the catalogue. It is decided while compiling, so that what checks
/// alone does not carry it.
pub(super) const fn told(indonesian: &'static str, english: &'static str) -> Words {
    if cfg!(feature = "catalogue") {
        Words::fixed(indonesian, english)
    } else {
        Words::fixed("", "")
    }
}

/// An example of the catalogue, likewise.
pub(super) const fn example(text: &'static str) -> &'static str {
    if cfg!(feature = "catalogue") {
        text
    } else {
        ""
    }
}

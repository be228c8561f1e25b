//! By what a document was made.

use crate::evaluation::Meta;
use crate::{Locale, Stage, Year};

/// What must be known to make a document's figures again: it is printed at the end of each.
///
/// *lkj:* kolofon.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Imprint {
    /// Version of the engine.
    pub engine: &'static str,
    /// The rules profile.
    pub rules: String,
    /// The year.
    pub year: Year,
    /// How far the year had come.
    pub stage: Stage,
    /// Digest of the framework, where the crate is built with the feature `stamp`.
    pub input: Option<String>,
}

impl Imprint {
    /// The imprint of an evaluation, and the digest of what it was made from.
    #[must_use]
    pub(super) fn of(meta: &Meta, input: Option<String>) -> Self {
        Self {
            engine: meta.engine,
            rules: meta.rules.clone(),
            year: meta.year,
            stage: meta.stage,
            input,
        }
    }

    /// It as the last line of a document.
    #[must_use]
    pub fn line(&self, locale: Locale) -> String {
        let Self {
            engine,
            rules,
            year,
            stage,
            input,
        } = self;
        let stage = stage.word();
        let line = match locale {
            Locale::Indonesian => {
                format!("Disusun dengan lkj {engine}, aturan {rules}, tahun {year}, tahap {stage}")
            }
            Locale::English => {
                format!("Made with lkj {engine}, rules {rules}, year {year}, stage {stage}")
            }
        };
        match input {
            None => format!("{line}."),
            Some(input) => format!("{line}, data {input}."),
        }
    }
}

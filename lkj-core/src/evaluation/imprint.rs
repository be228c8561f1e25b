//! By what an output was made, in a line.

use crate::framework::Stage;
use crate::value::{Locale, Year};

/// What must be known to make an output's figures again: it is printed at the end of each.
///
/// *lkj:* kolofon. Digests stand in it where the crate is built with the feature `stamp`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Imprint {
    /// Version of the engine.
    pub engine: String,
    /// Version of how written values are read.
    pub reading: u32,
    /// The rules profile.
    pub rules: String,
    /// Digest of the caller's rules, where the caller asked for any.
    pub rules_digest: Option<String>,
    /// The year; none where there is no framework behind an output.
    pub year: Option<Year>,
    /// How far the year had come.
    pub stage: Option<Stage>,
    /// Digest of the input.
    pub input: Option<String>,
    /// Digest of the figures.
    pub results: Option<String>,
}

impl Imprint {
    /// The imprint of an evaluation.
    #[cfg(not(feature = "stamp"))]
    pub(crate) fn of(
        _: &crate::framework::Framework,
        evaluation: &crate::evaluation::Evaluation,
        _: &crate::rules::Rules,
    ) -> Self {
        Self::without_digests(&evaluation.meta)
    }

    /// What an evaluation says of itself.
    #[cfg(any(not(feature = "stamp"), feature = "documents"))]
    pub(crate) fn without_digests(meta: &crate::evaluation::Meta) -> Self {
        Self {
            engine: meta.engine.to_owned(),
            reading: crate::value::READING,
            rules: meta.rules.clone(),
            rules_digest: None,
            year: Some(meta.year),
            stage: Some(meta.stage),
            input: None,
            results: None,
        }
    }

    /// Formats the imprint as one line, for the foot of a page: `lkj 0.1.0 · baca 2 · aturan permendagri-86-2017 · tahun
    /// 2025 (final) · isi sha256:1a2b3c4d5e6f · hasil sha256:0f9e8d7c6b5a`.
    #[must_use]
    pub fn line(&self, locale: Locale) -> String {
        let [reading, rules, year, input, results] = match locale {
            Locale::Indonesian => ["baca", "aturan", "tahun", "isi", "hasil"],
            Locale::English => ["reading", "rules", "year", "input", "results"],
        };
        let mut parts = vec![
            format!("lkj {}", self.engine),
            format!("{reading} {}", self.reading),
        ];
        parts.push(match &self.rules_digest {
            Some(digest) => format!("{rules} {} ({digest})", self.rules),
            None => format!("{rules} {}", self.rules),
        });
        parts.extend(self.year.map(|of| match self.stage {
            Some(stage) => format!("{year} {of} ({})", stage.word()),
            None => format!("{year} {of}"),
        }));
        let digests = [(input, &self.input), (results, &self.results)];
        parts.extend(
            digests
                .into_iter()
                .filter_map(|(word, digest)| Some(format!("{word} {}", digest.as_ref()?))),
        );
        parts.join(" · ")
    }
}

//! What an output was made with, so that it can be made again.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::exchange::tree;
use crate::rules::{RulesFrom, RulesInForce, UnknownProfile};
use crate::{Framework, Locale, Rules, Stage, Year};

/// What an output was made with: the engine, the rules, the year, and a digest of the input.
///
/// *lkj:* cap hasil. The same stamp means the same digits; two that differ say in what
/// ([`Stamp::changes_since`]), so that a number published last year can be produced again after
/// an upgrade, or the reason found why it cannot.
///
/// ```
/// use lkj_core::{Framework, FrameworkDraft, Rules, Year};
/// let framework = Framework::new(FrameworkDraft::new("Dinas Contoh"))?;
/// let stamp = framework.stamp(Year::new(2025)?, &Rules::default())?;
/// assert_eq!(stamp.input.to_string().len(), "sha256:".len() + 64);
/// assert_eq!(stamp.changes_since(&stamp), []);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stamp {
    /// Version of the engine.
    pub engine: String,
    /// Version of the file format.
    pub format: u32,
    /// The year.
    pub year: Year,
    /// How far the year had come.
    pub stage: Stage,
    /// The rules profile.
    pub rules: String,
    /// Who asked for it.
    pub rules_from: RulesFrom,
    /// Digest of the caller's rules, where the caller asked for any.
    pub rules_digest: Option<InputDigest>,
    /// Digest of all that the framework says. Comments, the order of keys in a text and how it
    /// is spread over files count for nothing; the order of things does.
    pub input: InputDigest,
}

/// The SHA-256 of a content in canonical form, written `sha256:` and 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InputDigest(String);

impl InputDigest {
    fn of(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let mut written = String::from("sha256:");
        for byte in digest {
            for half in [byte >> 4, byte & 15] {
                written.extend(char::from_digit(half.into(), 16));
            }
        }
        Self(written)
    }

    /// Its first twelve digits, for readers.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..19).unwrap_or(&self.0)
    }
}

impl fmt::Display for InputDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// In what two stamps differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StampChange {
    /// The version of the engine.
    Engine,
    /// The version of the file format.
    Format,
    /// The year, or how far it has come.
    Year,
    /// The rules.
    Rules,
    /// The input.
    Input,
}

impl StampChange {
    /// What it is called.
    #[must_use]
    pub const fn word(self, locale: Locale) -> &'static str {
        let [indonesian, english] = match self {
            Self::Engine => ["versi mesin", "version of the engine"],
            Self::Format => ["versi format berkas", "version of the file format"],
            Self::Year => ["tahun atau tahap", "year or stage"],
            Self::Rules => ["aturan hitung", "rules"],
            Self::Input => ["isi data", "input"],
        };
        match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }
}

impl Stamp {
    /// In what it differs from an older one; empty where the same digits must come out.
    #[must_use]
    pub fn changes_since(&self, older: &Self) -> Vec<StampChange> {
        let rules = |stamp: &Self| {
            (
                stamp.rules.clone(),
                stamp.rules_from,
                stamp.rules_digest.clone(),
            )
        };
        let changes = [
            (StampChange::Engine, self.engine != older.engine),
            (StampChange::Format, self.format != older.format),
            (
                StampChange::Year,
                (self.year, self.stage) != (older.year, older.stage),
            ),
            (StampChange::Rules, rules(self) != rules(older)),
            (StampChange::Input, self.input != older.input),
        ];
        let real = changes.into_iter().filter(|(_, differs)| *differs);
        real.map(|(change, _)| change).collect()
    }

    /// It in one line, for the foot of a page.
    #[must_use]
    pub fn line(&self, locale: Locale) -> String {
        let Self {
            engine,
            year,
            rules,
            ..
        } = self;
        let (stage, input) = (self.stage.word(), self.input.short());
        match locale {
            Locale::Indonesian => {
                format!("lkj {engine} · aturan {rules} · tahun {year} ({stage}) · isi {input}")
            }
            Locale::English => {
                format!("lkj {engine} · rules {rules} · year {year} ({stage}) · input {input}")
            }
        }
    }
}

/// An output with its stamp, as one JSON object.
#[derive(Debug, Clone, Serialize)]
pub struct Stamped<'a, T> {
    /// The output.
    #[serde(flatten)]
    pub output: &'a T,
    /// What it was made with.
    pub stamp: Stamp,
}

impl Framework {
    /// What an output about a year is made with.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    pub fn stamp(&self, year: Year, rules: &Rules) -> Result<Stamp, UnknownProfile> {
        let in_force = RulesInForce::decide(rules, &self.rules)?;
        let wishes = (*rules != Rules::default())
            .then(|| InputDigest::of(&serde_json::to_string(rules).unwrap_or_default()));
        Ok(Stamp {
            engine: crate::version().to_owned(),
            format: crate::FORMAT,
            year,
            stage: self.stage(year),
            rules: in_force.profile,
            rules_from: in_force.from,
            rules_digest: wishes,
            input: self.digest(),
        })
    }

    /// The digest of all that it says.
    #[must_use]
    pub fn digest(&self) -> InputDigest {
        InputDigest::of(&serde_json::to_string(&tree(self)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_that_others_get() {
        // `printf abc | sha256sum`
        assert_eq!(
            InputDigest::of("abc").to_string(),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}

//! The stamp, and what carries one.

use serde::{Deserialize, Serialize};

use super::{ContentDigest, Figures};
use crate::evaluation::{Evaluation, Imprint};
use crate::files::tree;
use crate::framework::{Framework, Stage};
use crate::rules::{Rules, RulesFrom, RulesInForce, UnknownProfile};
use crate::value::{Locale, Year};

/// What an output was made with: the engine, the rules, the year, and digests of the input and
/// of the figures that came out.
///
/// *lkj:* cap hasil. The same stamp means the same digits; two that differ say in what
/// ([`Stamp::changes_since`]). [`Framework::reproduce`] makes the figures of an old output again
/// and reports whether they are still the same.
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
    /// Version of how written values are read and measured ([`READING`](crate::value::READING));
    /// 1 where the stamp does not say it.
    #[serde(default = "first_reading")]
    pub reading: u32,
    /// Version of the file format; none where the stamp was read from a printed line.
    #[serde(default)]
    pub format: Option<u32>,
    /// The year; none where there is no framework behind the output, as for a bare table.
    pub year: Option<Year>,
    /// How far the year had come; of a region the least that any of its agencies had.
    pub stage: Option<Stage>,
    /// The rules profile; of a region all that its agencies follow.
    pub rules: String,
    /// Who asked for it; none where the stamp was read from a printed line.
    #[serde(default, alias = "rulesFrom")]
    pub rules_from: Option<RulesFrom>,
    /// Digest of the caller's rules, where the caller asked for any.
    #[serde(alias = "rulesDigest")]
    pub rules_digest: Option<ContentDigest>,
    /// Digest of all that the framework says. Comments, the order of keys in a text and how it
    /// is spread over files count for nothing; the order of things does.
    pub input: ContentDigest,
    /// Digest of the figures of the year ([`Figures`]); none where there are none.
    #[serde(default)]
    pub results: Option<ContentDigest>,
}

/// The reading of stamps that do not say one.
pub(super) const fn first_reading() -> u32 {
    1
}

/// In what two stamps differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StampChange {
    /// The version of the engine.
    Engine,
    /// The version of how written values are read and measured.
    Reading,
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
    /// The name of what differs.
    #[must_use]
    pub const fn word(self, locale: Locale) -> &'static str {
        let [indonesian, english] = match self {
            Self::Engine => ["versi mesin", "version of the engine"],
            Self::Reading => ["cara membaca nilai", "reading of values"],
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
    /// In what it differs from an older one, as far as both say; empty where the same digits must
    /// come out.
    #[must_use]
    pub fn changes_since(&self, older: &Self) -> Vec<StampChange> {
        let rules_differ = self.rules != older.rules
            || both(self.rules_from, older.rules_from).is_some_and(|(one, other)| one != other)
            || !ContentDigest::agree(self.rules_digest.as_ref(), older.rules_digest.as_ref());
        let format = both(self.format, older.format);
        let changes = [
            (StampChange::Engine, self.engine != older.engine),
            (StampChange::Reading, self.reading != older.reading),
            (
                StampChange::Format,
                format.is_some_and(|(one, other)| one != other),
            ),
            (
                StampChange::Year,
                (self.year, self.stage) != (older.year, older.stage),
            ),
            (StampChange::Rules, rules_differ),
            (StampChange::Input, !self.input.agrees_with(&older.input)),
        ];
        let real = changes.into_iter().filter(|(_, differs)| *differs);
        real.map(|(change, _)| change).collect()
    }

    /// Formats the stamp as one line, for the foot of a page;
    /// [`Published::read`](super::Published::read) reads it from there.
    ///
    /// ```
    /// use lkj_core::{Framework, FrameworkDraft, Locale, Published, Rules, Year};
    /// let framework = Framework::new(FrameworkDraft::new("Dinas Contoh"))?;
    /// let stamp = framework.stamp(Year::new(2025)?, &Rules::default())?;
    /// let line = stamp.line(Locale::Indonesian);
    /// assert!(line.starts_with("lkj "));
    /// assert_eq!(stamp.changes_since(&Published::read(&line)?.stamp), []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn line(&self, locale: Locale) -> String {
        self.imprint().line(locale)
    }

    /// The part of the stamp that is printed.
    pub(crate) fn imprint(&self) -> Imprint {
        let short = |digest: &ContentDigest| digest.short().to_owned();
        Imprint {
            engine: self.engine.clone(),
            reading: self.reading,
            rules: self.rules.clone(),
            rules_digest: self.rules_digest.as_ref().map(short),
            year: self.year,
            stage: self.stage,
            input: Some(short(&self.input)),
            results: self.results.as_ref().map(short),
        }
    }

    /// The stamp of a bare table that was checked ([`check_table`](crate::check::check_table)):
    /// of its text, and by which rules.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    pub fn of_table(text: &str, rules: &Rules) -> Result<Self, UnknownProfile> {
        let in_force = RulesInForce::decide(rules, &Rules::default())?;
        Ok(Self {
            engine: crate::value::version().to_owned(),
            reading: crate::value::READING,
            format: Some(crate::value::FORMAT),
            year: None,
            stage: None,
            rules: in_force.profile,
            rules_from: Some(in_force.from),
            rules_digest: digest_of_rules(rules),
            input: ContentDigest::of(text),
            results: None,
        })
    }
}

fn both<T>(one: Option<T>, other: Option<T>) -> Option<(T, T)> {
    one.zip(other)
}

/// The digest of the caller's rules; none where the caller leaves them to the file.
pub(crate) fn digest_of_rules(rules: &Rules) -> Option<ContentDigest> {
    (*rules != Rules::default())
        .then(|| ContentDigest::of(&serde_json::to_string(rules).unwrap_or_default()))
}

/// An output with its stamp, as one JSON object.
#[derive(Debug, Clone, Serialize)]
pub struct Stamped<'a, T> {
    /// The output.
    #[serde(flatten)]
    pub output: &'a T,
    /// What it was made with.
    pub stamp: Stamp,
    /// What the older of two states that it holds side by side is made with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stamp_before: Option<Stamp>,
}

impl<'a, T> Stamped<'a, T> {
    /// An output with its stamp.
    #[must_use]
    pub const fn new(output: &'a T, stamp: Stamp) -> Self {
        Self {
            output,
            stamp,
            stamp_before: None,
        }
    }

    /// An output about two states, with the stamps of both.
    #[must_use]
    pub const fn of_both(output: &'a T, stamp: Stamp, before: Stamp) -> Self {
        Self {
            output,
            stamp,
            stamp_before: Some(before),
        }
    }
}

impl Framework {
    /// What an output about a year is made with.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    pub fn stamp(&self, year: Year, rules: &Rules) -> Result<Stamp, UnknownProfile> {
        let evaluation = self.evaluate(year, rules)?;
        Ok(self.stamp_of(&evaluation, rules))
    }

    /// What an output is made with that rests on an evaluation of this framework by these rules.
    #[must_use]
    pub fn stamp_of(&self, evaluation: &Evaluation, rules: &Rules) -> Stamp {
        self.stamp_with(evaluation, &Figures::of(evaluation), rules)
    }

    /// The same, where the figures of the evaluation are known already
    /// ([`Figures::of_text`]).
    #[must_use]
    pub fn stamp_with(&self, evaluation: &Evaluation, figures: &Figures, rules: &Rules) -> Stamp {
        let meta = &evaluation.meta;
        Stamp {
            engine: meta.engine.to_owned(),
            reading: crate::value::READING,
            format: Some(meta.format),
            year: Some(meta.year),
            stage: Some(meta.stage),
            rules: meta.rules.clone(),
            rules_from: Some(meta.rules_from),
            rules_digest: digest_of_rules(rules),
            input: self.digest(),
            results: Some(figures.digest()),
        }
    }

    /// The digest of all that it says.
    #[must_use]
    pub fn digest(&self) -> ContentDigest {
        ContentDigest::of(&serde_json::to_string(&tree(self)).unwrap_or_default())
    }
}

impl Imprint {
    /// The imprint of an evaluation, and the digests of what it was made from and of its figures.
    pub(crate) fn of(framework: &Framework, evaluation: &Evaluation, rules: &Rules) -> Self {
        framework.stamp_of(evaluation, rules).imprint()
    }
}

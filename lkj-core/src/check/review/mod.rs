//! The sheet by which a performance report is reviewed before it is signed.

mod reviewer;
mod statements;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use self::reviewer::Reviewer;
use self::statements::GROUPS;
use super::Check;
use crate::evaluation::Evaluation;
use crate::framework::Framework;
use crate::rules::{Rules, UnknownProfile};
use crate::value::{Locale, Words, Year};

/// The review sheet of a year's performance report: what the checker can answer, and what is
/// left to a person.
///
/// *Istilah resmi:* formulir checklist reviu (PermenPANRB 53/2014, Lampiran III).
#[derive(Debug, Clone, Serialize)]
#[doc(alias = "reviu")]
#[non_exhaustive]
pub struct ReviewSheet {
    /// The year.
    pub year: Year,
    /// The regulation that the statements follow.
    pub regulation: &'static str,
    /// Whether the statements were held against its text. They were written from memory.
    pub verified: bool,
    /// The statements by group.
    pub groups: Vec<ReviewGroup>,
}

/// Statements about one side of a report.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReviewGroup {
    /// Its number: `I`, `II`, `III`.
    pub number: &'static str,
    /// What it is about.
    pub title: Words,
    /// Its statements.
    pub statements: Vec<ReviewStatement>,
}

/// A statement of the sheet with its answer.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReviewStatement {
    /// Its number in the group, from 1.
    pub number: usize,
    /// The statement.
    pub statement: Words,
    /// The answer.
    pub answer: Answer,
    /// Why it is that.
    pub because: Words,
    /// The rules of the checker that it rests on.
    pub rules: &'static [&'static str],
    /// The fingerprints of the open findings that speak against it.
    pub findings: Vec<String>,
}

/// What can be said to a statement of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Answer {
    /// *Ya.*
    Yes,
    /// *Tidak.*
    No,
    /// A person must tell. *Dinilai orang.*
    Person,
    /// An explanation is asked for where there is nothing to be explained. *Tidak diperlukan.*
    NotNeeded,
}

impl Answer {
    /// It in a word.
    #[must_use]
    pub const fn word(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Yes, Locale::Indonesian) => "ya",
            (Self::No, Locale::Indonesian) => "tidak",
            (Self::Person, Locale::Indonesian) => "dinilai orang",
            (Self::NotNeeded, Locale::Indonesian) => "tidak perlu",
            (Self::Yes, Locale::English) => "yes",
            (Self::No, Locale::English) => "no",
            (Self::Person, Locale::English) => "for a person",
            (Self::NotNeeded, Locale::English) => "not needed",
        }
    }
}

impl ReviewSheet {
    /// How many statements have an answer.
    #[must_use]
    pub fn count(&self, answer: Answer) -> usize {
        let statements = self.groups.iter().flat_map(|group| &group.statements);
        statements.filter(|one| one.answer == answer).count()
    }
}

impl Framework {
    /// Fills in the review sheet of a year, as far as what is known and what the checker finds
    /// can answer it.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::check::Answer;
    /// use lkj_core::{Framework, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [objective]
    ///     mutu = "Meningkatnya mutu"
    ///     [indicator.puas]
    ///     of = "mutu"
    ///     name = "Kepuasan"
    ///     targets = { 2019 = 80 }
    ///     [realized.2019]
    ///     puas = 81
    /// "#)?;
    /// let sheet = framework.review(Year::new(2019)?, &Rules::default())?;
    /// let targets = &sheet.groups[0].statements[1];
    /// assert_eq!(targets.answer, Answer::Yes);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn review(&self, year: Year, rules: &Rules) -> Result<ReviewSheet, UnknownProfile> {
        let evaluation = self.evaluate(year, rules)?;
        Ok(self.review_by(&evaluation, &self.check(year, rules)?))
    }

    /// The review sheet by an evaluation and what the checker found.
    pub(crate) fn review_by(&self, evaluation: &Evaluation, check: &Check) -> ReviewSheet {
        let year = evaluation.meta.year;
        let reviewer = Reviewer::new(self, evaluation, check, year);
        ReviewSheet {
            year,
            regulation: "PermenPANRB 53/2014, Lampiran III",
            verified: false,
            groups: GROUPS.iter().map(|group| reviewer.group(group)).collect(),
        }
    }
}

impl Serialize for ReviewGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut group = serializer.serialize_struct("ReviewGroup", 4)?;
        group.serialize_field("number", self.number)?;
        group.serialize_field("title", &self.title.indonesian)?;
        group.serialize_field("title_en", &self.title.english)?;
        group.serialize_field("statements", &self.statements)?;
        group.end()
    }
}

impl Serialize for ReviewStatement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut statement = serializer.serialize_struct("ReviewStatement", 8)?;
        statement.serialize_field("number", &self.number)?;
        statement.serialize_field("statement", &self.statement.indonesian)?;
        statement.serialize_field("statement_en", &self.statement.english)?;
        statement.serialize_field("answer", &self.answer)?;
        statement.serialize_field("because", &self.because.indonesian)?;
        statement.serialize_field("because_en", &self.because.english)?;
        statement.serialize_field("rules", self.rules)?;
        statement.serialize_field("findings", &self.findings)?;
        statement.end()
    }
}

//! What every rule of the checker may look at.

use super::ClaimsHeld;
use super::held::{Held, hold};
use crate::evaluation::{Answers, Evaluation};
use crate::framework::{
    Framework,
    claim::{Statement, printed_text},
};
use crate::rules::RulesInForce;
use crate::value::{Place, Year};

/// A framework and its results in one year, with the printed statements held against them.
pub(super) struct Context<'a> {
    pub(super) framework: &'a Framework,
    pub(super) evaluation: &'a Evaluation,
    pub(super) answers: &'a Answers<'a>,
    pub(super) rules: &'a RulesInForce,
    pub(super) year: Year,
    pub(super) held: Vec<Held<'a>>,
    /// Which of all printed statements `held` has.
    pub(super) holding: ClaimsHeld,
    /// The prose and the notes of the year, and the sentences of claims.
    pub(super) prose: Vec<Prose<'a>>,
}

/// A text of the framework that is printed, with its path.
pub(super) struct Prose<'a> {
    pub(super) path: String,
    pub(super) text: &'a str,
    /// It as it is printed: claims without what they should be, references filled in.
    pub(super) printed: String,
    /// Where a document prints it, for the sentences of claims.
    pub(super) document: Option<&'a str>,
    pub(super) line: Option<u32>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        framework: &'a Framework,
        evaluation: &'a Evaluation,
        answers: &'a Answers<'a>,
        rules: &'a RulesInForce,
        statements: Vec<Statement<'a>>,
    ) -> Self {
        Self {
            framework,
            evaluation,
            answers,
            rules,
            year: evaluation.meta.year,
            held: hold(framework, statements, answers),
            holding: ClaimsHeld::All,
            prose: prose(framework, evaluation.meta.year, answers),
        }
    }

    /// Where a path stands in the files.
    pub(super) fn place(&self, path: &str) -> Place {
        self.framework.sources().place(path)
    }

    /// Where the key that a path ends with stands in the files.
    pub(super) fn key_place(&self, path: &str) -> Place {
        self.framework.sources().key_place(path)
    }

    /// Where a character of a text stands in the files.
    pub(super) fn place_inside(&self, path: &str, characters: usize) -> Place {
        self.framework.sources().place_inside(path, characters)
    }

    /// The path of a program, activity or sub-activity by its id.
    pub(super) fn work_path(&self, id: &crate::value::Id) -> String {
        use crate::framework::Named;
        match self.framework.named(id.as_str()) {
            Some(Named::Activity { program }) => format!("program.{program}.activity.{id}"),
            Some(Named::SubActivity { program, activity }) => {
                format!("program.{program}.activity.{activity}.sub_activity.{id}")
            }
            Some(Named::Group) => format!("group.{id}"),
            _ => format!("program.{id}"),
        }
    }

    /// A text as it is printed: claims without what they should be, references filled in.
    pub(super) fn printed(&self, text: &str) -> String {
        printed(self.answers, text)
    }
}

fn printed(answers: &Answers<'_>, text: &str) -> String {
    printed_text(text, |inside, around| {
        let reference = inside.trim().parse().ok()?;
        let value = answers.shown(&reference).ok()?;
        Some(value.write_between(around, crate::value::Locale::Indonesian))
    })
}

fn prose<'a>(framework: &'a Framework, year: Year, answers: &Answers<'_>) -> Vec<Prose<'a>> {
    let own = |path: String, text: &'a str| Prose {
        path,
        text,
        printed: printed(answers, text),
        document: None,
        line: None,
    };
    let sections = framework.texts.get(&year).into_iter();
    let sections = sections
        .flat_map(crate::value::Register::iter)
        .map(|(at, section)| own(format!("text.{year}.{at}.text"), &section.text));
    let notes = framework.notes.iter().enumerate();
    let notes = notes
        .filter(|(_, note)| note.year.is_none_or(|of| of == year))
        .map(|(number, note)| own(format!("note.{number}.text"), &note.text));
    let claims = framework.claims.iter().enumerate();
    let claims = claims.filter_map(|(number, claims)| {
        Some(Prose {
            document: Some(claims.at.as_str()),
            line: claims.line,
            ..own(format!("claims.{number}.text"), claims.text.as_deref()?)
        })
    });
    sections.chain(notes).chain(claims).collect()
}

/// The document of a place, and the place in it: `lkj: Tabel 3.3`.
pub(super) fn document_and_place(at: &str) -> Option<(&str, &str)> {
    let (document, place) = at.split_once(':')?;
    Some((document.trim(), place.trim()))
}

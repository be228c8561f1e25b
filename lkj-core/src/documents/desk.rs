//! What every template has at hand: the framework, its evaluation, and answers to references.

use rust_decimal::Decimal;

use super::cells::{Cells, dash};
use super::prose::Prose;
use super::tree::{
    Block, Caption, Cell, Cover, Division, Gap, Publication, PublicationKind, Row, RowRole, Table,
};
use super::words::{self, Words, write};
use crate::evaluation::{Answers, Evaluation, Imprint, IndicatorResult, MoneyResult, Value};
use crate::formula::Reference;
use crate::framework::{
    Activity, Framework, Note, NoteKind, Program, Section, SubActivity, Subject, Work,
};
use crate::number::{self, Percent};
use crate::rules::RulesInForce;
use crate::value::{Id, Locale, Year};

/// The framework and its results, as templates ask for them.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) framework: &'a Framework,
    pub(super) evaluation: &'a Evaluation,
    pub(super) rules: &'a RulesInForce,
    pub(super) answers: Answers<'a>,
    pub(super) locale: Locale,
    pub(super) year: Year,
}

/// A row of the ledger: what money is spent for, in the order in which it is printed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry<'a> {
    /// A spending group, and how many groups it is within.
    Group {
        id: &'a Id,
        name: &'a str,
        depth: u8,
    },
    /// A program and its number, from 1.
    Program {
        id: &'a Id,
        program: &'a Program,
        number: usize,
    },
    /// An activity and its number in the program, from 1.
    Activity {
        id: &'a Id,
        activity: &'a Activity,
        number: usize,
    },
    /// A sub-activity and its number in the activity, from 1.
    SubActivity {
        id: &'a Id,
        sub: &'a SubActivity,
        number: usize,
    },
}

impl<'a> Entry<'a> {
    pub(super) const fn id(&self) -> &'a Id {
        match self {
            Self::Group { id, .. }
            | Self::Program { id, .. }
            | Self::Activity { id, .. }
            | Self::SubActivity { id, .. } => id,
        }
    }

    pub(super) const fn work(&self) -> Option<&'a Work> {
        match self {
            Self::Group { .. } => None,
            Self::Program { program, .. } => Some(&program.work),
            Self::Activity { activity, .. } => Some(&activity.work),
            Self::SubActivity { sub, .. } => Some(&sub.work),
        }
    }

    pub(super) fn name(&self) -> &'a str {
        match self {
            Self::Group { name, .. } => name,
            _ => self.work().map_or("", |work| work.name.as_str()),
        }
    }

    /// Its mark in a table: `A.`, `2.`, `b.`, `3)`.
    pub(super) fn mark(&self, groups: &mut usize) -> String {
        match self {
            Self::Group { depth: 0, .. } => {
                *groups = groups.saturating_add(1);
                format!("{}.", super::tree::letters(*groups).to_uppercase())
            }
            Self::Group { .. } => String::new(),
            Self::Program { number, .. } => format!("{number}."),
            Self::Activity { number, .. } => format!("{}.", super::tree::letters(*number)),
            Self::SubActivity { number, .. } => format!("{number})"),
        }
    }

    /// How far it is set in.
    pub(super) const fn indent(&self) -> u8 {
        match self {
            Self::Group { depth, .. } => *depth,
            Self::Program { .. } => 0,
            Self::Activity { .. } => 1,
            Self::SubActivity { .. } => 2,
        }
    }

    pub(super) const fn role(&self) -> RowRole {
        match self {
            Self::Group { .. } | Self::Program { .. } => RowRole::Group,
            Self::Activity { .. } | Self::SubActivity { .. } => RowRole::Plain,
        }
    }
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        framework: &'a Framework,
        evaluation: &'a Evaluation,
        rules: &'a RulesInForce,
        locale: Locale,
    ) -> Self {
        let year = evaluation.meta.year;
        Self {
            framework,
            evaluation,
            rules,
            answers: Answers::new(framework, rules, year),
            locale,
            year,
        }
    }

    pub(super) const fn cells(&self) -> Cells {
        Cells {
            locale: self.locale,
        }
    }

    pub(super) const fn prose(&self) -> Prose<'_, 'a> {
        Prose {
            answers: &self.answers,
            locale: self.locale,
        }
    }

    pub(super) const fn word(&self, words: Words) -> &'static str {
        write(words, self.locale)
    }

    /// One of two texts, in the language of the document.
    pub(super) fn say(&self, indonesian: String, english: String) -> String {
        match self.locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }

    pub(super) fn number(&self, value: Decimal) -> String {
        number::format(value, self.locale)
    }

    pub(super) fn percent(&self, value: Percent) -> String {
        number::format_percent(value.get(), self.locale)
    }

    /// The short name of the organization, else its name.
    pub(super) fn short_name(&self) -> &'a str {
        let organization = &self.framework.organization;
        organization
            .short
            .first()
            .map_or(organization.name.as_str(), String::as_str)
    }

    /// A caption about the organization and the year: `… Dinas Koperasi dan UM Tahun 2019`.
    pub(super) fn of_the_year(&self, title: &str) -> String {
        let of = self.short_name();
        let year = self.year;
        self.say(
            format!("{title} {of} Tahun {year}"),
            format!("{title}, {of}, {year}"),
        )
    }

    pub(super) fn texts(&self) -> Option<&'a crate::value::Register<String, Section>> {
        self.framework.texts.get(&self.year)
    }

    /// The results of the indicators of a goal, an objective, a program.
    pub(super) fn indicators_of(&self, of: &Id) -> Vec<&'a IndicatorResult> {
        let results = self.evaluation.indicators.iter();
        results
            .filter(|result| matches!(&result.of, Some(Subject::Node(node)) if node == of))
            .collect()
    }

    /// The objectives of a goal, in order.
    pub(super) fn objectives_of(&self, goal: &Id) -> Vec<&'a Id> {
        let objectives = self.framework.objectives.iter();
        objectives
            .filter(|(_, objective)| objective.goal.as_ref() == Some(goal))
            .map(|(id, _)| id)
            .collect()
    }

    /// The objectives that serve no goal.
    pub(super) fn objectives_alone(&self) -> Vec<&'a Id> {
        let objectives = self.framework.objectives.iter();
        objectives
            .filter(|(_, objective)| objective.goal.is_none())
            .map(|(id, _)| id)
            .collect()
    }

    /// The notes of a kind for the year that are about any of these; about the organization
    /// where none is named.
    pub(super) fn notes(&self, kind: NoteKind, about: &[&Id]) -> Vec<&'a Note> {
        let notes = self.framework.notes.iter();
        let of_year = notes.filter(|note| note.year.is_none_or(|year| year == self.year));
        let of_kind = of_year.filter(|note| note.kind == kind);
        of_kind
            .filter(|note| {
                if about.is_empty() {
                    note.about.is_empty()
                } else {
                    note.about.iter().any(|id| about.contains(&id))
                }
            })
            .collect()
    }

    /// A value by its reference, as a cell; a dash where there is none.
    pub(super) fn value(&self, reference: &str) -> Cell {
        let reference: Option<Reference> = reference.parse().ok();
        match reference.map(|reference| self.answers.shown(&reference)) {
            Some(Ok(Value::Words(words))) => Cell::words(words),
            Some(Ok(value)) => self.cells().optional(value.number()),
            _ => dash(),
        }
    }

    /// A number by its reference.
    pub(super) fn known(&self, reference: &str) -> Option<Decimal> {
        let reference: Reference = reference.parse().ok()?;
        self.answers.shown(&reference).ok()?.number()
    }

    pub(super) fn money(&self, id: &Id) -> Option<&'a MoneyResult> {
        self.evaluation.money(id.as_str())
    }

    /// Everything that money is planned or spent for, in the order of print: group by group,
    /// each with its programs, then the programs that are in no group.
    pub(super) fn ledger(&self) -> Vec<Entry<'a>> {
        let mut ledger = Vec::new();
        let mut programs: usize = 0;
        for (id, group) in self.framework.groups.iter() {
            if group.under.is_none() {
                self.enter_group(id, 0, &mut programs, &mut ledger);
            }
        }
        self.enter_programs(None, &mut programs, &mut ledger);
        ledger
    }

    fn enter_group(
        &self,
        id: &'a Id,
        depth: u8,
        programs: &mut usize,
        ledger: &mut Vec<Entry<'a>>,
    ) {
        let Some(group) = self.framework.groups.get(id) else {
            return;
        };
        let entered = ledger.len();
        ledger.push(Entry::Group {
            id,
            name: &group.name,
            depth,
        });
        for (inner, group) in self.framework.groups.iter() {
            if group.under.as_ref() == Some(id) {
                self.enter_group(inner, depth.saturating_add(1), programs, ledger);
            }
        }
        self.enter_programs(Some(id), programs, ledger);
        let has_money = self
            .money(id)
            .is_some_and(|money| money.amounts.budget.is_some() || money.amounts.spent.is_some());
        if ledger.len() == entered.saturating_add(1) && !has_money {
            ledger.truncate(entered);
        }
    }

    fn enter_programs(
        &self,
        group: Option<&Id>,
        programs: &mut usize,
        ledger: &mut Vec<Entry<'a>>,
    ) {
        let of_group = self
            .framework
            .programs_of(self.year)
            .filter(|(_, program)| program.work.group.as_ref() == group);
        for (id, program) in of_group {
            *programs = programs.saturating_add(1);
            ledger.push(Entry::Program {
                id,
                program,
                number: *programs,
            });
            for (number, (id, activity)) in (1..).zip(program.activities.iter()) {
                ledger.push(Entry::Activity {
                    id,
                    activity,
                    number,
                });
                for (number, (id, sub)) in (1..).zip(activity.sub_activities.iter()) {
                    ledger.push(Entry::SubActivity { id, sub, number });
                }
            }
        }
    }

    /// The ledger without groups in which there is no program.
    pub(super) fn ledger_of_programs(&self) -> Vec<Entry<'a>> {
        let ledger = self.ledger();
        let is_kept = |at: usize, entry: &Entry<'_>| {
            let Entry::Group { depth, .. } = entry else {
                return true;
            };
            let behind = ledger.iter().skip(at.saturating_add(1));
            let within = behind.take_while(
                |other| !matches!(other, Entry::Group { depth: of_other, .. } if of_other <= depth),
            );
            within.into_iter().any(|other| other.work().is_some())
        };
        let kept = ledger.iter().enumerate();
        kept.filter(|(at, entry)| is_kept(*at, entry))
            .map(|(_, entry)| *entry)
            .collect()
    }

    /// Programs with their activities alone.
    pub(super) fn works(&self) -> Vec<Entry<'a>> {
        let mut works = self.ledger();
        works.retain(|entry| entry.work().is_some());
        works
    }

    /// A head of one row.
    pub(super) fn head(&self, headings: &[Words]) -> Vec<Row> {
        let cells = headings.iter().map(|words| Cell::words(self.word(*words)));
        vec![Row::plain(cells.collect())]
    }

    pub(super) fn gap(&self, indonesian: String, english: String) -> Block {
        Block::Gap(Gap {
            what: self.say(indonesian, english),
        })
    }

    /// A document of the organization and the year.
    pub(super) fn publication(
        &self,
        kind: PublicationKind,
        title: Words,
        divisions: Vec<Division>,
    ) -> Publication {
        let organization = &self.framework.organization;
        let title = self.word(title);
        let year = format!("{} {}", self.word(words::YEAR), self.year);
        let of: Vec<String> = std::iter::once(organization.name.to_uppercase())
            .chain(
                organization
                    .region
                    .iter()
                    .map(|region| region.to_uppercase()),
            )
            .collect();
        Publication {
            kind,
            locale: self.locale,
            title: format!("{title} {} {}", organization.name, self.year),
            cover: Some(Cover {
                title: vec![title.to_uppercase(), year.to_uppercase()],
                of,
                foot: Vec::new(),
            }),
            divisions,
            imprint: Imprint::without_digests(&self.evaluation.meta),
        }
    }
}

/// A table without remarks.
pub(super) fn table(
    caption: Caption,
    columns: Vec<super::tree::Column>,
    head: Vec<Row>,
    rows: Vec<Row>,
) -> Table {
    Table {
        caption,
        columns,
        head,
        rows,
        remarks: Vec::new(),
        page: super::tree::PageShape::Portrait,
    }
}

/// A caption by its name, which prose refers to as `table.NAME`.
pub(super) fn caption(name: &str, title: impl Into<String>) -> Caption {
    Caption::new(&format!("tabel {name}"), title)
}

/// A part as references write it: `["Golongan I"]`.
pub(super) fn part(label: &str) -> String {
    format!("[\"{}\"]", label.replace('"', "\"\""))
}

//! Another id for a thing, and for it in all that names it.

use crate::formula::{Formula, Reference, with_id_renamed};
use crate::framework::{Claims, Framework, FrameworkDraft, Measure, RealizedOf, Subject, Work};
use crate::problem::Problems;
use crate::value::{Id, InvalidId, Locale, Register};

/// Why a thing cannot have another id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenameError {
    /// Nothing has the id that is to be replaced.
    #[error("there is nothing with the id {id:?}")]
    Unknown {
        /// The id.
        id: String,
    },
    /// The new one is no id.
    #[error("{0}")]
    Invalid(InvalidId),
    /// Something has the new one already.
    #[error("the id \"{id}\" is that of another {by}; an id is used once in a framework")]
    Taken {
        /// The id.
        id: Id,
        /// The kind of thing that has it.
        by: &'static str,
    },
    /// The framework does not hold together with the new one.
    #[error("{0}")]
    Problems(Problems),
}

impl RenameError {
    /// What is wrong and what to do, for a reader.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (Self::Invalid(error), _) => crate::problem::Problem {
                place: crate::value::Place::default(),
                kind: crate::problem::ProblemKind::InvalidId(error.clone()),
            }
            .message(locale),
            (Self::Problems(problems), _) => problems.messages(locale),
            (Self::Unknown { id }, Locale::Indonesian) => format!("tidak ada yang ber-id \"{id}\""),
            (Self::Taken { id, .. }, Locale::Indonesian) => {
                format!("id \"{id}\" sudah dipakai; satu id hanya untuk satu hal, pilih yang lain")
            }
            (_, Locale::English) => self.to_string(),
        }
    }
}

impl Framework {
    /// The framework with another id for one thing. All that names it follows: links, formulas,
    /// figures, claims, prose, decisions. What documents print stays as it is printed.
    ///
    /// # Errors
    /// [`RenameError`] where nothing has the old id, or the new one is none or is taken.
    ///
    /// ```
    /// use lkj_core::{Framework, FrameworkDraft, Goal, Indicator, Subject};
    /// let mut draft = FrameworkDraft::new("Dinas Contoh");
    /// draft.goals.insert("mutu".parse()?, Goal { name: "Mutu layanan".into(), ..Goal::default() });
    /// draft.indicators.insert(
    ///     "puas".parse()?,
    ///     Indicator { name: "Kepuasan".into(), of: Some(Subject::Node("mutu".parse()?)), ..Indicator::default() },
    /// );
    /// let renamed = Framework::new(draft)?.renamed("mutu", "mutu_layanan")?;
    /// assert_eq!(renamed.indicators.values().next().and_then(|puas| puas.of.clone()),
    ///     Some(Subject::Node("mutu_layanan".parse()?)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn renamed(&self, old: &str, new: &str) -> Result<Self, RenameError> {
        let Some((old, _)) = self.entry(old) else {
            return Err(RenameError::Unknown { id: old.to_owned() });
        };
        let new = Id::new(new).map_err(RenameError::Invalid)?;
        if new == *old {
            return Ok(self.clone());
        }
        if let Some(named) = self.named(new.as_str()) {
            return Err(RenameError::Taken {
                id: new,
                by: named.kind(),
            });
        }
        let mut draft = FrameworkDraft::clone(self);
        Renaming { old, new: &new }.draft(&mut draft);
        Self::new(draft).map_err(RenameError::Problems)
    }
}

/// One id that becomes another.
struct Renaming<'a> {
    old: &'a Id,
    new: &'a Id,
}

impl Renaming<'_> {
    fn draft(&self, draft: &mut FrameworkDraft) {
        self.optional(&mut draft.defaults.owner);
        self.organization(draft);
        self.plan(draft);
        self.data(draft);
        self.spending(draft);
        self.promises(draft);
        self.words(draft);
        for claims in &mut draft.claims {
            self.claims(claims);
        }
        for decision in &mut draft.decisions {
            if let Some(about) = &mut decision.about {
                *about = self.words_of(about);
            }
        }
    }

    fn organization(&self, draft: &mut FrameworkDraft) {
        self.key(&mut draft.units);
        for unit in draft.units.values_mut() {
            self.optional(&mut unit.under);
        }
        self.key(&mut draft.officials);
        for official in draft.officials.values_mut() {
            self.whole(&mut official.post);
        }
        for tables in draft.profiles.values_mut() {
            self.key(tables);
        }
    }

    fn plan(&self, draft: &mut FrameworkDraft) {
        self.key(&mut draft.missions);
        self.key(&mut draft.goals);
        for goal in draft.goals.values_mut() {
            self.optional(&mut goal.mission);
        }
        self.key(&mut draft.objectives);
        for objective in draft.objectives.values_mut() {
            self.optional(&mut objective.goal);
        }
        self.key(&mut draft.strategies);
        for strategy in draft.strategies.values_mut() {
            self.optional(&mut strategy.of);
        }
        self.key(&mut draft.policies);
        for policy in draft.policies.values_mut() {
            self.optional(&mut policy.strategy);
            self.optional(&mut policy.of);
        }
        self.key(&mut draft.indicators);
        for indicator in draft.indicators.values_mut() {
            if let Some(Subject::Node(of)) = &mut indicator.of {
                self.id(of);
            }
            self.optional(&mut indicator.owner);
            self.list(&mut indicator.show);
            self.list(&mut indicator.replaces);
            self.formula(&mut indicator.formula);
        }
    }

    fn data(&self, draft: &mut FrameworkDraft) {
        self.key(&mut draft.series);
        for series in draft.series.values_mut() {
            self.formula(&mut series.formula);
        }
        for table in draft.data.values_mut() {
            self.key(table);
        }
        self.key(&mut draft.grids);
        self.key(&mut draft.planned);
        for table in draft.realized.values_mut() {
            table.change_keys(|of| {
                let is_meant = of.id == *self.old;
                is_meant.then(|| RealizedOf {
                    id: self.new.clone(),
                    ..of.clone()
                })
            });
        }
        for table in draft.benchmarks.values_mut() {
            self.key(table);
        }
    }

    fn spending(&self, draft: &mut FrameworkDraft) {
        self.key(&mut draft.groups);
        for group in draft.groups.values_mut() {
            self.optional(&mut group.under);
        }
        self.key(&mut draft.programs);
        for program in draft.programs.values_mut() {
            self.work(&mut program.work);
            self.key(&mut program.activities);
            for activity in program.activities.values_mut() {
                self.work(&mut activity.work);
                self.key(&mut activity.sub_activities);
                for sub_activity in activity.sub_activities.values_mut() {
                    self.work(&mut sub_activity.work);
                }
            }
        }
        for table in draft.money.values_mut() {
            self.key(table);
        }
        for table in draft.disbursements.values_mut() {
            self.key(table);
        }
    }

    fn work(&self, work: &mut Work) {
        self.optional(&mut work.group);
        self.optional(&mut work.owner);
        self.list(&mut work.supports);
        self.list(&mut work.replaces);
        let kinds = [
            &mut work.input,
            &mut work.process,
            &mut work.output,
            &mut work.outcome,
            &mut work.benefit,
            &mut work.impact,
        ];
        for Measure { id, of, .. } in kinds.into_iter().flatten() {
            self.optional(id);
            self.list(of);
        }
    }

    fn promises(&self, draft: &mut FrameworkDraft) {
        for plan in draft.annual_plans.values_mut() {
            self.key(&mut plan.targets);
        }
        for agreement in draft.agreements.values_mut() {
            for side in [&mut agreement.by, &mut agreement.to].into_iter().flatten() {
                self.whole(side);
            }
            self.key(&mut agreement.targets);
            for revision in &mut agreement.revisions {
                self.key(&mut revision.targets);
            }
        }
    }

    fn words(&self, draft: &mut FrameworkDraft) {
        for note in &mut draft.notes {
            self.list(&mut note.about);
            note.text = self.prose(&note.text);
        }
        for section in draft.texts.values_mut().flat_map(Register::values_mut) {
            section.text = self.prose(&section.text);
            if let Some(heading) = &mut section.heading {
                *heading = self.prose(heading);
            }
        }
        self.key(&mut draft.documents);
        for document in draft.documents.values_mut() {
            self.list(&mut document.signed_by);
        }
    }

    /// What a document prints is its own; what that should be names things.
    fn claims(&self, claims: &mut Claims) {
        self.place(&mut claims.at);
        for place in [&mut claims.refers_to, &mut claims.repeats]
            .into_iter()
            .flatten()
        {
            self.place(place);
        }
        if let Some(lists) = &mut claims.lists {
            *lists = self.expression(lists);
        }
        let of_parts = claims.of.is_some();
        if let Some(of) = &mut claims.of {
            *of = self.expression(of);
        }
        for column in &mut claims.columns {
            // A column without the word for its row is a quantity of it, which is no id.
            if with_id_renamed(column, "row", "") != *column {
                *column = self.expression(column);
            }
        }
        for row in &mut claims.rows {
            let mut cells = row.iter_mut();
            let head = cells.next();
            if let Some(head) = head.filter(|head| !of_parts && is_reference(head)) {
                *head = self.expression(head);
            }
            for cell in cells {
                *cell = self.prose(cell);
            }
        }
        if let Some(text) = &mut claims.text {
            *text = self.prose(text);
        }
    }

    fn key<V>(&self, table: &mut Register<Id, V>) {
        table.change_keys(|key| (key == self.old).then(|| self.new.clone()));
    }

    fn id(&self, id: &mut Id) {
        if id == self.old {
            *id = self.new.clone();
        }
    }

    fn optional(&self, id: &mut Option<Id>) {
        if let Some(id) = id {
            self.id(id);
        }
    }

    fn list(&self, ids: &mut [Id]) {
        for id in ids {
            self.id(id);
        }
    }

    /// An id, or words in its place.
    fn whole(&self, text: &mut String) {
        if text == self.old.as_str() {
            *text = self.new.to_string();
        }
    }

    /// A document and a place in it: `lkj: Tabel 3.3`.
    fn place(&self, place: &mut String) {
        if let Some((document, rest)) = place.split_once(':')
            && document.trim() == self.old.as_str()
        {
            *place = format!("{}:{rest}", self.new);
        }
    }

    fn formula(&self, formula: &mut Option<Formula>) {
        let renamed = formula
            .as_ref()
            .and_then(|formula| self.expression(formula.text()).parse().ok());
        if renamed.is_some() {
            *formula = renamed;
        }
    }

    fn expression(&self, text: &str) -> String {
        with_id_renamed(text, self.old.as_str(), self.new.as_str())
    }

    /// A text in whose braces stand references: `{rat}`, `{80,34 % = rat}`.
    fn prose(&self, text: &str) -> String {
        crate::framework::claim::with_meanings(text, |meaning| self.expression(meaning))
    }

    /// A text in which ids are words among others.
    fn words_of(&self, text: &str) -> String {
        let mut written = String::with_capacity(text.len());
        let is_separator = |c: char| !crate::value::id::is_id_character(c);
        for piece in text.split_inclusive(is_separator) {
            let word = piece.trim_end_matches(is_separator);
            let behind = piece.get(word.len()..).unwrap_or_default();
            written.push_str(if word == self.old.as_str() {
                self.new.as_str()
            } else {
                word
            });
            written.push_str(behind);
        }
        written
    }
}

/// Whether the head of a row names something, rather than being a heading.
fn is_reference(head: &str) -> bool {
    head.parse::<Reference>().is_ok()
}

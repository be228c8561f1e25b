//! What each id of a framework names.

use std::collections::BTreeMap;

use crate::formula::Reference;
use crate::framework::{FrameworkDraft, Measure, MeasureKind, Program, Subject, Work};
use crate::problem::{Problem, ProblemKind};
use crate::value::{Id, Register, Sources, Year};

/// What an id names, and where it is found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Named {
    /// A post or section.
    Unit,
    /// An official.
    Official,
    /// A profile table, in the latest year that has it.
    ProfileTable {
        /// The year.
        year: Year,
    },
    /// A mission.
    Mission,
    /// A goal.
    Goal,
    /// An objective.
    Objective,
    /// A strategy.
    Strategy,
    /// A policy.
    Policy,
    /// An indicator.
    Indicator,
    /// A series.
    Series,
    /// A spending group.
    Group,
    /// A program.
    Program,
    /// An activity.
    Activity {
        /// Its program.
        program: Id,
    },
    /// A sub-activity.
    SubActivity {
        /// Its program.
        program: Id,
        /// Its activity.
        activity: Id,
    },
    /// A measure with an id of its own.
    Measure {
        /// The program, activity or sub-activity that it measures.
        of: Id,
        /// Its kind.
        kind: MeasureKind,
    },
    /// A document.
    Document,
    /// An agency of a region.
    Agency,
}

impl Named {
    /// The kind of thing, as messages name it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Official => "official",
            Self::ProfileTable { .. } => "profile table",
            Self::Mission => "mission",
            Self::Goal => "goal",
            Self::Objective => "objective",
            Self::Strategy => "strategy",
            Self::Policy => "policy",
            Self::Indicator => "indicator",
            Self::Series => "series",
            Self::Group => "group",
            Self::Program => "program",
            Self::Activity { .. } => "activity",
            Self::SubActivity { .. } => "sub-activity",
            Self::Measure { .. } => "measure",
            Self::Document => "document",
            Self::Agency => "agency",
        }
    }

    /// Whether budget and spending can be entered for it.
    #[must_use]
    pub const fn holds_money(&self) -> bool {
        matches!(
            self,
            Self::Group | Self::Program | Self::Activity { .. } | Self::SubActivity { .. }
        )
    }
}

/// All ids of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Names {
    named: Register<Id, Named>,
}

impl Names {
    /// Collects all ids, and every one that names two things.
    pub(super) fn of(draft: &FrameworkDraft, sources: &Sources) -> (Self, Vec<Problem>) {
        let mut collector = Collector {
            sources,
            paths: BTreeMap::new(),
            names: Self::default(),
            problems: Vec::new(),
        };
        collector.collect(draft);
        (collector.names, collector.problems)
    }

    pub(super) fn get(&self, id: &str) -> Option<&Named> {
        self.named.get(id)
    }

    pub(super) fn len(&self) -> usize {
        self.named.len()
    }

    /// The id as it is kept, and what it names.
    pub(super) fn entry(&self, id: &str) -> Option<(&Id, &Named)> {
        self.named.get_entry(id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Id, &Named)> {
        self.named.iter()
    }
}

struct Collector<'a> {
    sources: &'a Sources,
    paths: BTreeMap<Id, String>,
    names: Names,
    problems: Vec<Problem>,
}

impl Collector<'_> {
    fn collect(&mut self, draft: &FrameworkDraft) {
        let mut flat = |table: &str, ids: Vec<&Id>, named: &Named| {
            for id in ids {
                self.add(id, named.clone(), format!("{table}.{id}"));
            }
        };
        flat("unit", draft.units.keys().collect(), &Named::Unit);
        flat(
            "official",
            draft.officials.keys().collect(),
            &Named::Official,
        );
        flat("mission", draft.missions.keys().collect(), &Named::Mission);
        flat("goal", draft.goals.keys().collect(), &Named::Goal);
        flat(
            "objective",
            draft.objectives.keys().collect(),
            &Named::Objective,
        );
        flat(
            "strategy",
            draft.strategies.keys().collect(),
            &Named::Strategy,
        );
        flat("policy", draft.policies.keys().collect(), &Named::Policy);
        flat(
            "indicator",
            draft.indicators.keys().collect(),
            &Named::Indicator,
        );
        flat("series", draft.series.keys().collect(), &Named::Series);
        flat("group", draft.groups.keys().collect(), &Named::Group);
        flat(
            "document",
            draft.documents.keys().collect(),
            &Named::Document,
        );
        flat("agency", draft.agencies.keys().collect(), &Named::Agency);
        self.collect_profiles(draft);
        self.collect_work(draft);
    }

    /// A profile table comes back every year under its id, so only the latest one counts.
    fn collect_profiles(&mut self, draft: &FrameworkDraft) {
        let mut latest: BTreeMap<&Id, Year> = BTreeMap::new();
        for (year, tables) in draft.profiles.iter() {
            for id in tables.keys() {
                let known = latest.entry(id).or_insert(*year);
                *known = (*known).max(*year);
            }
        }
        for (id, year) in latest {
            self.add(
                id,
                Named::ProfileTable { year },
                format!("profile.{year}.{id}"),
            );
        }
    }

    fn collect_work(&mut self, draft: &FrameworkDraft) {
        for (program_id, program) in draft.programs.iter() {
            let path = format!("program.{program_id}");
            self.add(program_id, Named::Program, path.clone());
            self.collect_measures(program_id, &program.work, &path);
            for (activity_id, activity) in program.activities.iter() {
                let path = format!("{path}.activity.{activity_id}");
                self.add(
                    activity_id,
                    Named::Activity {
                        program: program_id.clone(),
                    },
                    path.clone(),
                );
                self.collect_measures(activity_id, &activity.work, &path);
                for (id, sub_activity) in activity.sub_activities.iter() {
                    let path = format!("{path}.sub_activity.{id}");
                    let named = Named::SubActivity {
                        program: program_id.clone(),
                        activity: activity_id.clone(),
                    };
                    self.add(id, named, path.clone());
                    self.collect_measures(id, &sub_activity.work, &path);
                }
            }
        }
    }

    fn collect_measures(&mut self, of: &Id, work: &Work, path: &str) {
        for kind in MeasureKind::ALL {
            let measures = work.measures(kind);
            for (at, measure) in measures.iter().enumerate() {
                let path = self.sources.item_path(&format!("{path}.{kind}"), at);
                match (&measure.id, measures) {
                    (Some(id), _) => {
                        let named = Named::Measure {
                            of: of.clone(),
                            kind,
                        };
                        self.add(id, named, format!("{path}.id"));
                    }
                    (None, [_]) => {}
                    (None, _) => self.report_missing_id(&path),
                }
            }
        }
    }

    fn report_missing_id(&mut self, path: &str) {
        let place = self.sources.place(path);
        self.problems.push(Problem {
            place,
            kind: ProblemKind::MeasureWithoutId,
        });
    }

    fn add(&mut self, id: &Id, named: Named, path: String) {
        match self.paths.get(id) {
            None => {
                self.paths.insert(id.clone(), path);
                self.names.named.insert(id.clone(), named);
            }
            Some(first) => {
                let first = self.sources.key_place(first);
                let place = self.sources.key_place(&path);
                let kind = ProblemKind::DuplicateId {
                    id: id.to_string(),
                    first,
                };
                self.problems.push(Problem { place, kind });
            }
        }
    }
}

impl super::Framework {
    /// The program, activity or sub-activity with this id.
    #[must_use]
    pub fn work(&self, id: &Id) -> Option<&Work> {
        match self.named(id.as_str())? {
            Named::Program => self.programs.get(id).map(|program| &program.work),
            Named::Activity { program } => self
                .programs
                .get(program)?
                .activities
                .get(id)
                .map(|activity| &activity.work),
            Named::SubActivity { program, activity } => {
                let activity = self.programs.get(program)?.activities.get(activity)?;
                activity
                    .sub_activities
                    .get(id)
                    .map(|sub_activity| &sub_activity.work)
            }
            _ => None,
        }
    }

    /// The measure with this id of its own, and what it measures.
    #[must_use]
    pub fn measure(&self, id: &Id) -> Option<(&Id, MeasureKind, &Measure)> {
        let Named::Measure { of, kind } = self.named(id.as_str())? else {
            return None;
        };
        let measures = self.work(of)?.measures(*kind);
        let measure = measures
            .iter()
            .find(|measure| measure.id.as_ref() == Some(id))?;
        Some((of, *kind, measure))
    }

    /// The programs that exist in a year.
    pub(crate) fn programs_of(&self, year: Year) -> impl Iterator<Item = (&Id, &Program)> {
        self.programs.iter().filter(move |(_, program)| {
            let years = program.work.years;
            years.is_none_or(|years| years.contains(year))
        })
    }

    /// The programs of a year, each followed by its activities and theirs.
    pub(crate) fn works_of(&self, year: Year) -> impl Iterator<Item = (&Id, &Work)> {
        self.programs_of(year).flat_map(|(id, program)| {
            let activities = program.activities.iter().flat_map(|(id, activity)| {
                let subs = activity.sub_activities.iter();
                std::iter::once((id, &activity.work)).chain(subs.map(|(id, sub)| (id, &sub.work)))
            });
            std::iter::once((id, &program.work)).chain(activities)
        })
    }

    /// What an id names as messages call it: by its name, or by its id where it has none.
    pub(crate) fn called<'a>(&'a self, id: &'a Id) -> &'a str {
        let named = self.name_of(id);
        named.filter(|name| !name.is_empty()).unwrap_or(id.as_str())
    }

    /// What a reference is of as messages call it: by its name, or by its first word where it
    /// has none.
    pub(crate) fn called_by<'a>(&'a self, reference: &'a Reference) -> &'a str {
        let first = reference.names().first().map_or("", String::as_str);
        let known = self.names.entry(first).and_then(|(id, _)| self.name_of(id));
        known.unwrap_or(first)
    }

    /// The name of what something belongs to: an indicator's objective, an activity's program.
    pub(crate) fn parent_name(&self, id: &Id) -> Option<&str> {
        let parent = match self.named(id.as_str())? {
            Named::Indicator => match self.indicators.get(id)?.of.as_ref()? {
                Subject::Organization => return Some(&self.organization.name),
                Subject::Node(of) => of,
            },
            Named::Objective => self.objectives.get(id)?.goal.as_ref()?,
            Named::Goal => self.goals.get(id)?.mission.as_ref()?,
            Named::Program => self.programs.get(id)?.work.group.as_ref()?,
            Named::Activity { program } => program,
            Named::SubActivity { activity, .. } => activity,
            Named::Unit => self.units.get(id)?.under.as_ref()?,
            Named::Group => self.groups.get(id)?.under.as_ref()?,
            Named::Measure { of, .. } => of,
            _ => return None,
        };
        self.name_of(parent)
    }

    /// The name of what an id names, or its words where it has no name.
    #[must_use]
    pub fn name_of(&self, id: &Id) -> Option<&str> {
        match self.named(id.as_str())? {
            Named::Unit => self.units.get(id).map(|unit| unit.name.as_str()),
            Named::Official => self
                .officials
                .get(id)
                .map(|official| official.post.as_str()),
            Named::ProfileTable { year } => self
                .profiles
                .get(year)?
                .get(id)
                .map(|table| table.title.as_str()),
            Named::Mission => self.missions.get(id).map(|mission| mission.text.as_str()),
            Named::Goal => self.goals.get(id).map(|goal| goal.name.as_str()),
            Named::Objective => self
                .objectives
                .get(id)
                .map(|objective| objective.name.as_str()),
            Named::Strategy => self
                .strategies
                .get(id)
                .map(|strategy| strategy.text.as_str()),
            Named::Policy => self.policies.get(id).map(|policy| policy.text.as_str()),
            Named::Indicator => self
                .indicators
                .get(id)
                .map(|indicator| indicator.name.as_str()),
            Named::Series => self.series.get(id).map(|series| series.name.as_str()),
            Named::Group => self.groups.get(id).map(|group| group.name.as_str()),
            Named::Program | Named::Activity { .. } | Named::SubActivity { .. } => {
                self.work(id).map(|work| work.name.as_str())
            }
            Named::Measure { .. } => self.measure(id)?.2.text.as_deref(),
            Named::Document => self
                .documents
                .get(id)
                .map(|document| document.title.as_str()),
            Named::Agency => self.agencies.get(id).map(|agency| agency.name.as_str()),
        }
    }
}

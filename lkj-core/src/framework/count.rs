//! How many things of a kind a framework lists, to hold stated counts against.

use std::collections::BTreeSet;

use super::Framework;
use crate::framework::Role;
use crate::value::{Id, Year};

/// What can be counted: `programs.count`, `units.count["IV a"]`, `sarpras.activities`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Countable {
    /// Missions. *Misi.*
    Missions,
    /// Strategies of the year. *Strategi.*
    Strategies,
    /// Policies of the year. *Kebijakan.*
    Policies,
    /// Indicators. *Indikator kinerja.*
    Indicators,
    /// Programs of the year; by role, where a part names one. *Program.*
    Programs,
    /// Activities of the year. *Kegiatan.*
    Activities,
    /// Sub-activities of the year. *Sub kegiatan.*
    SubActivities,
    /// Posts and sections; of one echelon, where a part names it. *Jabatan.*
    Units,
    /// Regulations; those that are the basis of one thing, where a part names it. *Dasar hukum.*
    Regulations,
    /// Kinds of measures in use. *Jenis tolok ukur.*
    MeasureKinds,
    /// Activities of one program, or sub-activities of one activity.
    Under(Id),
}

impl Countable {
    /// What a word counts, in front of `.count`.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "missions" => Self::Missions,
            "strategies" => Self::Strategies,
            "policies" => Self::Policies,
            "indicators" => Self::Indicators,
            "programs" => Self::Programs,
            "activities" => Self::Activities,
            "sub_activities" => Self::SubActivities,
            "units" => Self::Units,
            "regulations" => Self::Regulations,
            "measures" => Self::MeasureKinds,
            _ => return None,
        })
    }
}

impl Framework {
    /// The words by which a countable thing can be narrowed.
    pub(super) fn count_parts(&self, countable: &Countable) -> Vec<&str> {
        match countable {
            Countable::Programs => vec![Role::Main.word(), Role::Supporting.word()],
            Countable::Units => {
                let units = self.units.iter();
                units
                    .filter_map(|(_, unit)| unit.echelon.as_deref())
                    .collect()
            }
            Countable::Regulations => {
                let regulations = self.regulations.iter();
                let bases = regulations.flat_map(|regulation| &regulation.basis_of);
                bases.map(String::as_str).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many there are in a year.
    pub(crate) fn count(&self, countable: &Countable, part: Option<&str>, year: Year) -> usize {
        let wanted = |word: Option<&str>| part.is_none() || word == part;
        match countable {
            Countable::Missions => self.missions.len(),
            Countable::Strategies => {
                let each = self.strategies.iter();
                each.filter(|(_, one)| one.years.is_none_or(|years| years.contains(year)))
                    .count()
            }
            Countable::Policies => {
                let each = self.policies.iter();
                each.filter(|(_, one)| one.years.is_none_or(|years| years.contains(year)))
                    .count()
            }
            Countable::Indicators => self.indicators.len(),
            Countable::Programs => self
                .programs_of(year)
                .filter(|(_, program)| wanted(program.work.role.map(Role::word)))
                .count(),
            Countable::Activities => self
                .programs_of(year)
                .map(|(_, program)| program.activities.len())
                .sum(),
            Countable::SubActivities => self
                .programs_of(year)
                .flat_map(|(_, program)| program.activities.iter())
                .map(|(_, activity)| activity.sub_activities.len())
                .sum(),
            Countable::Units => {
                let units = self.units.iter();
                units
                    .filter(|(_, unit)| wanted(unit.echelon.as_deref()))
                    .count()
            }
            Countable::Regulations => {
                let is_wanted = |basis_of: &[String]| {
                    part.is_none_or(|part| basis_of.iter().any(|basis| basis == part))
                };
                let each = self.regulations.iter();
                each.filter(|regulation| is_wanted(&regulation.basis_of))
                    .count()
            }
            Countable::MeasureKinds => {
                let works = self.works_of(year);
                let kinds = works.flat_map(|(_, work)| work.all_measures().map(|(kind, _)| kind));
                kinds.collect::<BTreeSet<_>>().len()
            }
            Countable::Under(id) => self.under(id),
        }
    }

    fn under(&self, id: &Id) -> usize {
        if let Some(program) = self.programs.get(id) {
            return program.activities.len();
        }
        self.programs
            .iter()
            .find_map(|(_, program)| program.activities.get(id))
            .map_or(0, |activity| activity.sub_activities.len())
    }
}

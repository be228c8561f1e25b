//! What is to be reached in each part of a year, by whom, and with which programs.

use serde::Serialize;

use crate::rules::UnknownProfile;
use crate::{Framework, Id, PartLength, PartOfYear, Period, Rules, Rupiah, TargetValue, Year};

/// The targets of a year by its parts, with who answers for them and what they rest on.
///
/// *Istilah resmi:* rencana aksi (PermenPANRB 53/2014).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionPlan {
    /// The year.
    pub year: Year,
    /// The parts of the year for which any target is set, or anything is measured.
    pub parts: Vec<PartOfYear>,
    /// The indicators of the year.
    pub rows: Vec<ActionRow>,
}

/// One indicator of an [`ActionPlan`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionRow {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The unit that answers for it.
    pub owner: Option<Id>,
    /// The target of the year.
    pub target: Option<TargetValue>,
    /// The target of each part of the plan.
    pub targets: Vec<Option<TargetValue>>,
    /// The programs and activities that support it.
    pub supported_by: Vec<Support>,
}

/// What supports an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Support {
    /// The program, activity or sub-activity.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its last budget.
    pub budget: Option<Rupiah>,
}

impl Framework {
    /// The action plan of a year.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the file names a profile that does not exist.
    pub fn action_plan(&self, year: Year, rules: &Rules) -> Result<ActionPlan, UnknownProfile> {
        let evaluation = self.evaluate(year, rules)?;
        let works = self.works();
        let mut parts: Vec<PartOfYear> = Vec::new();
        let of_year = || {
            let indicators = self.indicators.iter();
            indicators.filter(|(id, _)| self.is_measured_in(id, year))
        };
        for (_, indicator) in of_year() {
            let targets = indicator.targets.keys().copied();
            let in_year = targets.filter(|period| period.year() == year);
            let measured = self.measured_periods(indicator, year);
            let all = in_year.chain(measured).map(Period::part_of_year);
            parts.extend(all.filter(|part| part.length() != PartLength::Year));
        }
        parts.sort_unstable();
        parts.dedup();
        let rows = of_year().map(|(id, indicator)| {
            let target = self
                .target(id, year.into())
                .map(|(target, _)| target.clone());
            let in_part = |part: &PartOfYear| indicator.targets.get(&part.in_year(year)).cloned();
            let supporting = works
                .iter()
                .filter(|work| work.exists_in(year) && work.work.supports.contains(id));
            ActionRow {
                id: id.clone(),
                name: indicator.name.clone(),
                unit: self.defaults.unit_of(indicator).map(str::to_owned),
                owner: self.owner_of(indicator, &works),
                target,
                targets: parts.iter().map(in_part).collect(),
                supported_by: supporting
                    .map(|work| Support {
                        id: work.id.clone(),
                        name: work.work.name.clone(),
                        budget: evaluation
                            .money(work.id.as_str())
                            .and_then(|money| money.amounts.budget),
                    })
                    .collect(),
            }
        });
        Ok(ActionPlan {
            year,
            rows: rows.collect(),
            parts,
        })
    }
}

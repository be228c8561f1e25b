//! What is to be reached in each part of a year, by whom, and with which programs.

use serde::Serialize;

use crate::evaluation::Evaluation;
use crate::framework::{Framework, Rupiah, Subject, TargetValue};
use crate::rules::{Rules, RulesInForce, UnknownProfile};
use crate::value::{Id, PartLength, PartOfYear, Period, Year};

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
    /// The parts of the year for which any spending is planned.
    pub money_parts: Vec<PartOfYear>,
    /// What is planned to be spent in each of them (*anggaran kas*).
    pub money: Vec<PlannedSpending>,
}

/// What is planned to be spent for one thing, part by part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlannedSpending {
    /// The program, activity, sub-activity or group; none for the organization as a whole.
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// Its last budget.
    pub budget: Option<Rupiah>,
    /// What each part of the plan is to spend.
    pub planned: Vec<Option<Rupiah>>,
}

/// One indicator of an [`ActionPlan`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionRow {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The goal, objective or work that it measures.
    pub of: Option<Subject>,
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
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.izin]
    ///     name = "Izin yang terbit"
    ///     targets = { 2025 = 400, 2025-Q1 = 100, 2025-Q2 = 300 }
    ///     [program]
    ///     layanan = { name = "Program Pelayanan", supports = ["izin"] }
    ///     [disbursement.2025-Q1]
    ///     layanan = { planned = 250_000_000 }
    /// "#)?;
    /// let plan = framework.action_plan(Year::new(2025)?, &Rules::default())?;
    /// let parts: Vec<_> = plan.parts.iter().map(ToString::to_string).collect();
    /// assert_eq!(parts, ["Q1", "Q2"]);
    /// assert_eq!(plan.rows[0].supported_by[0].name, "Program Pelayanan");
    /// assert_eq!(plan.money[0].planned[0].map(|one| one.to_string()).as_deref(), Some("250000000"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn action_plan(&self, year: Year, rules: &Rules) -> Result<ActionPlan, UnknownProfile> {
        let in_force = RulesInForce::decide(rules, &self.rules)?;
        Ok(self.action_plan_of(&self.evaluate(year, rules)?, &in_force))
    }

    pub(crate) fn action_plan_of(
        &self,
        evaluation: &Evaluation,
        rules: &RulesInForce,
    ) -> ActionPlan {
        let year = evaluation.meta.year;
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
                of: indicator.of.clone(),
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
        let (money_parts, money) = self.planned_spending(year, rules);
        ActionPlan {
            year,
            rows: rows.collect(),
            parts,
            money_parts,
            money,
        }
    }

    fn planned_spending(
        &self,
        year: Year,
        rules: &RulesInForce,
    ) -> (Vec<PartOfYear>, Vec<PlannedSpending>) {
        let has_plan = |table: &crate::value::Register<Id, crate::framework::Disbursement>| {
            let mut all = table.values();
            all.any(|one| one.planned.is_some() || one.planned_to_date.is_some())
        };
        let all = self.disbursements.iter();
        let planned = all.filter(|(period, table)| period.year() == year && has_plan(table));
        let mut parts: Vec<_> = planned.map(|(period, _)| period.part_of_year()).collect();
        parts.sort_unstable();
        let mut spending: Vec<PlannedSpending> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            for one in self.money_by_rules(part.in_year(year), rules) {
                let known = spending.iter().position(|other| other.id == one.id);
                let index = known.unwrap_or(spending.len());
                if known.is_none() {
                    spending.push(PlannedSpending {
                        id: one.id,
                        name: one.name,
                        budget: one.budget,
                        planned: vec![None; parts.len()],
                    });
                }
                let planned = spending
                    .get_mut(index)
                    .and_then(|own| own.planned.get_mut(at));
                if let Some(planned) = planned {
                    *planned = one.planned;
                }
            }
        }
        spending.retain(|one| one.planned.iter().any(Option::is_some));
        // The organization stands last, whatever begins later in the year.
        spending.sort_by_key(|one| one.id.is_none());
        (parts, spending)
    }
}

//! Agreements and budgets as ordered, dated versions, and what each revision did.

use serde::Serialize;

use crate::arithmetic::decimal_sum;
use crate::evaluation::{Achievement, IndicatorResult, Outcome, efficiency};
use crate::framework::{Framework, FrameworkDraft, Rupiah, TargetSource, TargetValue};
use crate::number::Percent;
use crate::rules::{Rules, RulesInForce, UnknownProfile};
use crate::value::{Date, Id, Year};

/// What the revisions of a year's agreement and budgets did.
///
/// *Istilah resmi:* Perjanjian Kinerja Perubahan; pergeseran dan perubahan anggaran (P-APBD).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Revisions {
    /// The year.
    pub year: Year,
    /// The agreement and its revisions, in order.
    pub agreement: Vec<AgreementVersion>,
    /// The indicators whose target a revision set anew.
    pub indicators: Vec<RevisedIndicator>,
    /// The budgets that were revised.
    pub budgets: Vec<RevisedBudget>,
}

/// A version of the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AgreementVersion {
    /// Which one.
    pub version: TargetSource,
    /// When it was signed.
    pub signed: Option<Date>,
    /// Its number.
    pub number: Option<String>,
    /// Why it was made.
    pub reason: Option<String>,
    /// The indicators that it names.
    pub names: Vec<Id>,
    /// Whether it is dated before the version that it follows.
    pub out_of_order: bool,
}

/// An indicator whose target was revised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RevisedIndicator {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// What was realized.
    #[serde(serialize_with = "crate::evaluation::plain_outcome")]
    pub realization: Option<Outcome>,
    /// Its targets, the first promise first, and the realization against each.
    pub versions: Vec<TargetVersion>,
}

/// A target that was in force, and the year's realization against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TargetVersion {
    /// The document that set it.
    pub version: TargetSource,
    /// The target.
    pub target: TargetValue,
    /// The realization against it.
    pub achievement: Achievement,
    /// The achievement less that against the version before, in points.
    pub effect: Option<Percent>,
}

/// A budget that was revised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RevisedBudget {
    /// The program, activity, sub-activity or group.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What was spent.
    pub spent: Option<Rupiah>,
    /// Its budgets, the first one first.
    pub versions: Vec<BudgetVersion>,
}

/// A budget that was in force, and the spending against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BudgetVersion {
    /// 0 for the first budget, then the revisions.
    pub number: usize,
    /// What the revision is called.
    pub name: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The budget.
    pub budget: Rupiah,
    /// It less the budget before.
    pub change: Option<Rupiah>,
    /// The year's spending against it.
    pub absorption: Option<Percent>,
}

impl Framework {
    /// What the revisions of a year's agreement and budgets did to its achievements.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.puas]
    ///     name = "Kepuasan"
    ///     [realized.2025]
    ///     puas = 80
    ///     [agreement.2025]
    ///     targets = { puas = 100 }
    ///     [[agreement.2025.revision]]
    ///     signed = 2025-09-01
    ///     targets = { puas = 80 }
    /// "#)?;
    /// let revisions = framework.revisions(Year::new(2025)?, &Rules::default())?;
    /// let effect = revisions.indicators[0].versions[1].effect;
    /// assert_eq!(effect.map(|points| points.to_string()).as_deref(), Some("20.00"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn revisions(&self, year: Year, rules: &Rules) -> Result<Revisions, UnknownProfile> {
        let evaluation = self.evaluate(year, rules)?;
        let in_force = RulesInForce::decide(rules, &self.rules)?;
        let revised = |result: &&IndicatorResult| {
            let agreement = self.agreements.get(&year);
            let mut revisions = agreement.into_iter().flat_map(|one| &one.revisions);
            revisions.any(|revision| revision.targets.contains(&result.id))
        };
        let indicators = evaluation.indicators.iter().filter(revised);
        Ok(Revisions {
            year,
            agreement: self.agreement_versions(year),
            indicators: indicators.map(revised_indicator).collect(),
            budgets: self.revised_budgets(year, &in_force),
        })
    }

    fn agreement_versions(&self, year: Year) -> Vec<AgreementVersion> {
        let Some(agreement) = self.agreements.get(&year) else {
            return Vec::new();
        };
        let mut versions = vec![AgreementVersion {
            version: TargetSource::Agreement,
            signed: agreement.signed,
            number: agreement.number.clone(),
            reason: None,
            names: agreement.targets.keys().cloned().collect(),
            out_of_order: false,
        }];
        let mut last = agreement.signed;
        for (number, revision) in (1_usize..).zip(&agreement.revisions) {
            versions.push(AgreementVersion {
                version: TargetSource::Revision(number),
                signed: revision.signed,
                number: revision.number.clone(),
                reason: revision.reason.clone(),
                names: revision.targets.keys().cloned().collect(),
                out_of_order: revision
                    .signed
                    .zip(last)
                    .is_some_and(|(this, before)| this < before),
            });
            last = revision.signed.or(last);
        }
        versions
    }

    fn revised_budgets(&self, year: Year, rules: &RulesInForce) -> Vec<RevisedBudget> {
        let money = self.money.get(&year);
        let entries = money.into_iter().flat_map(crate::value::Register::iter);
        let revised = entries.filter(|(_, money)| !money.revisions.is_empty());
        let budgets = revised.map(|(id, money)| {
            let first = money.budget.map(|budget| (0, None, None, budget));
            let rest = (1_usize..).zip(&money.revisions);
            let rest = rest.map(|(number, one)| (number, one.name.clone(), one.date, one.budget));
            let mut before: Option<Rupiah> = None;
            let versions = first
                .into_iter()
                .chain(rest)
                .map(|(number, name, date, budget)| {
                    let change = before.and_then(|before| budget.checked_sub(before));
                    before = Some(budget);
                    BudgetVersion {
                        number,
                        name,
                        date,
                        budget,
                        change,
                        absorption: money
                            .spent
                            .and_then(|spent| efficiency::absorption(budget, spent, rules).ok()),
                    }
                });
            RevisedBudget {
                id: id.clone(),
                name: self.called(id).to_owned(),
                spent: money.spent,
                versions: versions.collect(),
            }
        });
        budgets.collect()
    }

    /// The framework as it stood at the end of a day: without agreements and revisions that were
    /// signed later, and without revisions of budgets of a later date. A version without a date
    /// stands and falls with the one before it. What was measured stays.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.puas]
    ///     name = "Kepuasan"
    ///     [realized.2025]
    ///     puas = 80
    ///     [agreement.2025]
    ///     targets = { puas = 100 }
    ///     [[agreement.2025.revision]]
    ///     signed = 2025-09-01
    ///     targets = { puas = 80 }
    /// "#)?;
    /// let before = framework.as_of("2025-08-31".parse()?);
    /// let evaluation = before.evaluate(Year::new(2025)?, &Rules::default())?;
    /// let puas = evaluation.indicator("puas").and_then(|one| one.achievement.value());
    /// assert_eq!(puas.map(|percent| percent.to_string()).as_deref(), Some("80.00"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_of(&self, date: Date) -> Self {
        self.with_promises(|draft| keep_until(draft, date))
    }

    /// The framework with the agreement of a year as it stood before its revisions from one on,
    /// counted from 1: `1` is the agreement as first signed.
    #[must_use]
    pub fn before_revision(&self, year: Year, number: usize) -> Self {
        self.with_promises(|draft| {
            if let Some(agreement) = draft.agreements.get_mut(&year) {
                agreement.revisions.truncate(number.saturating_sub(1));
            }
        })
    }
}

fn keep_until(draft: &mut FrameworkDraft, date: Date) {
    let is_later = |on: Option<Date>| on.is_some_and(|on| on > date);
    let years: Vec<Year> = draft.agreements.keys().copied().collect();
    for year in years {
        let Some(agreement) = draft.agreements.get_mut(&year) else {
            continue;
        };
        if is_later(agreement.signed) {
            draft.agreements.remove(&year);
            continue;
        }
        let first_later = agreement
            .revisions
            .iter()
            .position(|one| is_later(one.signed));
        agreement
            .revisions
            .truncate(first_later.unwrap_or(usize::MAX));
    }
    let years: Vec<Year> = draft.money.keys().copied().collect();
    for year in years {
        let Some(table) = draft.money.get_mut(&year) else {
            continue;
        };
        let ids: Vec<Id> = table.keys().cloned().collect();
        for id in ids {
            let Some(money) = table.get_mut(&id) else {
                continue;
            };
            let first_later = money.revisions.iter().position(|one| is_later(one.date));
            money.revisions.truncate(first_later.unwrap_or(usize::MAX));
        }
    }
}

fn revised_indicator(result: &IndicatorResult) -> RevisedIndicator {
    let mut before: Option<Percent> = None;
    let versions = result.against.iter().map(|against| {
        let value = against.achievement.value();
        let effect = value.zip(before).and_then(|(value, before)| {
            decimal_sum::difference(value.get(), before.get()).map(Percent::new)
        });
        before = value;
        TargetVersion {
            version: against.target_from,
            target: against.target.clone(),
            achievement: against.achievement.clone(),
            effect,
        }
    });
    let mut versions: Vec<_> = versions.collect();
    if versions.is_empty()
        && let (Some(target), Some(version)) = (&result.target, result.target_from)
    {
        versions.push(TargetVersion {
            version,
            target: target.clone(),
            achievement: result.achievement.clone(),
            effect: None,
        });
    }
    RevisedIndicator {
        id: result.id.clone(),
        name: result.name.clone(),
        unit: result.unit.clone(),
        realization: result.realization.clone(),
        versions,
    }
}

//! Money by parts of a year: what was to be spent, what was, and the share of the year's budget
//! that was absorbed to date.

use serde::Serialize;

use super::calculator::Calculator;
use super::efficiency;
use super::treasury::Treasury;
use crate::arithmetic::decimal_sum;
use crate::framework::{Disbursement, Framework, Rupiah};
use crate::number::Percent;
use crate::rules::{Rules, RulesInForce, UnknownProfile};
use crate::value::{Id, PartLength, PartOfYear, Period, Year};

/// The money of one thing at the end of a part of a year.
///
/// *Istilah resmi:* realisasi anggaran triwulan terhadap pagu dan terhadap anggaran kas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MoneyInPart {
    /// The program, activity, sub-activity or group; none for the organization as a whole.
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// The last budget of the year.
    pub budget: Option<Rupiah>,
    /// What the part was to spend (*anggaran kas*).
    pub planned: Option<Rupiah>,
    /// What it spent.
    pub spent: Option<Rupiah>,
    /// What was to be spent from the beginning of the year to its end.
    pub planned_to_date: Option<Rupiah>,
    /// What was spent by then.
    pub spent_to_date: Option<Rupiah>,
    /// Spent to date of the budget of the year.
    pub absorption: Option<Percent>,
    /// Spent to date of what was to be spent to date.
    pub of_planned: Option<Percent>,
    /// Parts of which the spending to date is not known, so that the sums lack them.
    pub missing: Vec<Id>,
}

/// Which of the two amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Planned,
    Spent,
}

impl Disbursement {
    const fn in_part(&self, side: Side) -> Option<Rupiah> {
        match side {
            Side::Planned => self.planned,
            Side::Spent => self.spent,
        }
    }

    const fn to_date(&self, side: Side) -> Option<Rupiah> {
        match side {
            Side::Planned => self.planned_to_date,
            Side::Spent => self.spent_to_date,
        }
    }
}

/// An amount, and what it lacks.
#[derive(Debug, Default)]
struct Sum {
    amount: Option<Rupiah>,
    missing: Vec<Id>,
}

impl Framework {
    /// The money of a year at the end of one of its parts: of everything of which any is known by
    /// parts, in the order of programs, activities, sub-activities and groups; last of the
    /// organization. What has none of its own is the sum of what is under it.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Rules};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [program]
    ///     layanan = "Program Pelayanan"
    ///     [money.2025]
    ///     layanan = { budget = 1_000_000_000 }
    ///     [disbursement.2025-Q1]
    ///     layanan = { planned = 200_000_000, spent = 150_000_000 }
    ///     [disbursement.2025-Q2]
    ///     layanan = { planned = 300_000_000, spent_to_date = 400_000_000 }
    /// "#)?;
    /// let money = framework.money_in_part("2025-Q2".parse()?, &Rules::default())?;
    /// let shown = |percent: Option<lkj_core::Percent>| percent.map(|one| one.to_string());
    /// assert_eq!(money[0].spent.map(|one| one.to_string()).as_deref(), Some("250000000"));
    /// assert_eq!(shown(money[0].absorption).as_deref(), Some("40.00"));
    /// assert_eq!(shown(money[0].of_planned).as_deref(), Some("80.00"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn money_in_part(
        &self,
        period: Period,
        rules: &Rules,
    ) -> Result<Vec<MoneyInPart>, UnknownProfile> {
        let in_force = RulesInForce::decide(rules, &self.rules)?;
        Ok(self.money_by_rules(period, &in_force))
    }

    pub(crate) fn money_by_rules(&self, period: Period, rules: &RulesInForce) -> Vec<MoneyInPart> {
        let year = period.year();
        if !self.disbursements.keys().any(|one| one.year() == year) {
            return Vec::new();
        }
        let calculator = Calculator::new(self, rules, year);
        let treasury = calculator.treasury(year);
        let works = self.works();
        let works = works.iter().map(|work| work.id);
        let all = works.chain(self.groups.keys()).map(Some).chain([None]);
        let each = all.filter_map(|id| {
            let sum = |side| self.disbursed(&treasury, id, period, side);
            let (planned, spent) = (sum(Side::Planned), sum(Side::Spent));
            let stated = |side| {
                let own = self.disbursements.get(&period)?.get(id?)?;
                own.in_part(side)
            };
            let is_known = |sum: &Sum, side| sum.amount.is_some() || stated(side).is_some();
            if !is_known(&planned, Side::Planned) && !is_known(&spent, Side::Spent) {
                return None;
            }
            let budget = calculator.amounts(&treasury, id).budget;
            let share = |of: Option<Rupiah>| {
                let (of, spent) = of.zip(spent.amount)?;
                efficiency::absorption(of, spent, rules).ok()
            };
            let before = period_before(period);
            let in_part = |to_date: &Sum, side| {
                stated(side).or_else(|| match before {
                    None => to_date.amount,
                    Some(before) => {
                        let until_then = self.disbursed(&treasury, id, before, side).amount?;
                        to_date.amount?.checked_sub(until_then)
                    }
                })
            };
            Some(MoneyInPart {
                id: id.cloned(),
                name: id.map_or_else(
                    || self.organization.name.clone(),
                    |id| self.called(id).to_owned(),
                ),
                planned: in_part(&planned, Side::Planned),
                spent: in_part(&spent, Side::Spent),
                absorption: share(budget),
                of_planned: share(planned.amount),
                budget,
                planned_to_date: planned.amount,
                spent_to_date: spent.amount,
                missing: spent.missing,
            })
        });
        each.collect()
    }

    /// An amount from the beginning of the year to the end of a part: the thing's own, where it
    /// has any in the year, else the sum of what is under it.
    fn disbursed(
        &self,
        treasury: &Treasury<'_>,
        id: Option<&Id>,
        period: Period,
        side: Side,
    ) -> Sum {
        if let Some(id) = id
            && self.has_disbursements(id, period.year(), side)
        {
            let amount = self.own_to_date(id, period, side);
            let missing = amount.is_none().then(|| id.clone()).into_iter().collect();
            return Sum { amount, missing };
        }
        let mut total = Sum::default();
        let mut amounts = Vec::new();
        let below = treasury.below(id);
        // Money of which nothing is known by parts is missing in the sums.
        let has_money = id.filter(|id| below.is_empty() && treasury.states_money(id).is_some());
        total.missing.extend(has_money.cloned());
        for child in below {
            let sum = self.disbursed(treasury, Some(child), period, side);
            amounts.extend(sum.amount.map(Rupiah::amount));
            total.missing.extend(sum.missing);
        }
        total.amount = (!amounts.is_empty())
            .then(|| decimal_sum::sum(amounts))
            .flatten()
            .map(Rupiah::new);
        total
    }

    fn has_disbursements(&self, id: &Id, year: Year, side: Side) -> bool {
        let of_year = self
            .disbursements
            .iter()
            .filter(|(at, _)| at.year() == year);
        let mut own = of_year.filter_map(|(_, table)| table.get(id));
        own.any(|one| one.in_part(side).is_some() || one.to_date(side).is_some())
    }

    /// Own amounts to date by the parts of the length that is asked for, else by shorter ones that
    /// end on the same day.
    fn own_to_date(&self, id: &Id, period: Period, side: Side) -> Option<Rupiah> {
        let end = period.last_day();
        let lengths = [PartLength::Semester, PartLength::Quarter, PartLength::Month];
        let asked = period.part_of_year().length();
        let not_longer = lengths
            .into_iter()
            .filter(|length| length.in_a_year() >= asked.in_a_year());
        not_longer.into_iter().find_map(|length| {
            let parts = parts_of(period.year(), length);
            let until_end: Vec<_> = parts
                .into_iter()
                .take_while(|part| part.last_day() <= end)
                .collect();
            if until_end.last()?.last_day() != end {
                return None;
            }
            until_end
                .into_iter()
                .try_fold(Some(Rupiah::default()), |before, part| {
                    let own = self.disbursements.get(&part);
                    let own = own.and_then(|table| table.get(id));
                    let to_date = own.and_then(|one| one.to_date(side));
                    let in_part = own.and_then(|one| one.in_part(side));
                    let added = || before?.checked_add(in_part?);
                    Some(to_date.or_else(added))
                })
                .flatten()
        })
    }
}

/// All parts of a length of a year, in order.
pub(crate) fn parts_of(year: Year, length: PartLength) -> Vec<Period> {
    let parts = (1..=length.in_a_year()).filter_map(|number| PartOfYear::new(length, number));
    parts.map(|part| part.in_year(year)).collect()
}

/// The part of the same length before a part, within its year.
fn period_before(period: Period) -> Option<Period> {
    let parts = parts_of(period.year(), period.part_of_year().length());
    let at = parts.iter().position(|part| *part == period)?;
    parts.get(at.checked_sub(1)?).copied()
}

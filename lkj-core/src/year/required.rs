//! What has to be entered for a year.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::evaluation::parts_of;
use crate::formula::Formula;
use crate::framework::{
    Entry, Framework, Frequency, Indicator, IndicatorQuantity, MeasureKind, Quantity, RealizedOf,
    Subject, works::PlacedWork,
};
use crate::value::{Id, PartLength, PartOfYear, Period, Year};

/// Something that has to be entered for a year, and whether it is.
///
/// *lkj:* isian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Required {
    /// What it is.
    #[serde(flatten)]
    pub what: RequiredOf,
    /// For which period.
    pub period: Period,
    /// The unit that answers for it, as far as the file says.
    pub owner: Option<Id>,
    /// The indicators that need it, where it is data behind them.
    pub indicators: Vec<Id>,
    /// Whether it was entered.
    pub entered: Entered,
}

/// What has to be entered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "what", content = "of", rename_all = "snake_case")]
#[non_exhaustive]
pub enum RequiredOf {
    /// The date on which the agreement was signed. *Tanggal Perjanjian Kinerja.*
    Signature,
    /// The target of an indicator. *Target indikator.*
    Target(Id),
    /// The value of a series. *Data dasar.*
    Series(Id),
    /// The realization of an indicator that no formula gives. *Realisasi indikator.*
    Realization(Id),
    /// The target of a measure of a program or activity. *Target tolok ukur.*
    MeasureTarget(RealizedOf),
    /// The realization of such a measure. *Realisasi tolok ukur.*
    MeasureRealization(RealizedOf),
    /// The budget of a program, activity, sub-activity or group. *Anggaran.*
    Budget(Id),
    /// What was spent of it. *Realisasi anggaran.*
    Spending(Id),
}

/// Whether something was entered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "entered", content = "reason", rename_all = "snake_case")]
pub enum Entered {
    /// A value was.
    Value,
    /// It was said that there is none, and why as far as that was said.
    Excused(Option<String>),
    /// Nothing was.
    Nothing,
}

impl Entered {
    fn of(entry: Option<&Entry>) -> Self {
        match entry {
            None => Self::Nothing,
            Some(Entry::None { reason }) => Self::Excused(reason.clone()),
            Some(Entry::Value { .. }) => Self::Value,
        }
    }

    const fn of_value<T>(value: Option<&T>) -> Self {
        match value {
            Some(_) => Self::Value,
            None => Self::Nothing,
        }
    }
}

impl Framework {
    /// What has to be entered for a year: the agreement and its targets, the data behind every
    /// indicator in every period in which it is measured, targets and realizations of measures,
    /// budgets and spending; in the order of the file.
    ///
    /// An indicator belongs to the years in which it is in force
    /// ([`Framework::is_in_force`]); where it does not say them, to those of which any document
    /// has a target, to those between them, and to every year where none has.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::year::{Entered, RequiredOf};
    /// use lkj_core::{Framework, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.puas]
    ///     name = "Persentase pengguna yang puas"
    ///     formula = "puas_n / responden * 100"
    ///     targets = { 2025 = 85 }
    ///     [series]
    ///     puas_n = "Responden yang puas"
    ///     responden = "Jumlah responden"
    ///     [data.2025]
    ///     responden = 480
    /// "#)?;
    /// let required = framework.required(Year::new(2025)?);
    /// let missing: Vec<_> = required.iter().filter(|one| one.entered == Entered::Nothing).collect();
    /// assert_eq!(missing[0].what, RequiredOf::Signature);
    /// assert_eq!(missing[1].what, RequiredOf::Series("puas_n".parse()?));
    /// assert_eq!(missing.len(), 2);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn required(&self, year: Year) -> Vec<Required> {
        let mut list = List {
            framework: self,
            year,
            required: Vec::new(),
            series: BTreeMap::new(),
        };
        list.add_agreement();
        list.add_indicators();
        list.add_works();
        list.required
    }

    /// Whether an indicator is one of a year: see [`Framework::required`].
    #[must_use]
    pub fn is_measured_in(&self, id: &Id, year: Year) -> bool {
        let Some(indicator) = self.indicators.get(id) else {
            return false;
        };
        if !self.is_in_force(id, year) {
            return false;
        }
        if indicator.years.is_some() {
            return true;
        }
        let of_annual_plan = self.annual_plans.get(&year).map(|plan| &plan.targets);
        let agreement = self.agreements.get(&year);
        let of_agreement = agreement.into_iter().flat_map(|agreement| {
            let revised = agreement.revisions.iter();
            [&agreement.targets]
                .into_iter()
                .chain(revised.map(|one| &one.targets))
        });
        let mut promised = of_annual_plan.into_iter().chain(of_agreement);
        if promised.any(|targets| targets.contains(id)) {
            return true;
        }
        let years = || indicator.targets.keys().map(|period| period.year());
        match (years().min(), years().max()) {
            (Some(first), Some(last)) => (first..=last).contains(&year),
            _ => true,
        }
    }

    /// The periods of a year in which an indicator is measured: those that it names, else as
    /// often as it says; the year itself too, unless it follows from its parts.
    pub(crate) fn measured_periods(&self, indicator: &Indicator, year: Year) -> Vec<Period> {
        if !indicator.due.is_empty() {
            let mut due = indicator.due.clone();
            due.sort_unstable();
            return due.iter().map(|part| part.in_year(year)).collect();
        }
        let frequency = indicator.frequency.or(self.defaults.frequency);
        let length = match frequency.unwrap_or_default() {
            Frequency::Year => return vec![Period::Year(year)],
            Frequency::Semester => PartLength::Semester,
            Frequency::Quarter => PartLength::Quarter,
            Frequency::Month => PartLength::Month,
        };
        let parts = (1..=length.in_a_year()).filter_map(|number| PartOfYear::new(length, number));
        let whole = (!indicator.rests_on_parts()).then_some(Period::Year(year));
        parts.map(|part| part.in_year(year)).chain(whole).collect()
    }

    /// The series without a formula that a formula needs for a period, each with the period of
    /// the same year for which it is needed.
    pub(crate) fn data_behind(&self, formula: &Formula, period: Period) -> Vec<(Id, Period)> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![(formula, period)];
        while let Some((formula, at)) = open.pop() {
            for reference in formula.references() {
                let meant = reference
                    .period()
                    .map_or(Some(at), |shift| shift.seen_from(at));
                let meant = meant.filter(|meant| meant.year() == period.year());
                let (Some(meant), None) = (meant, reference.base()) else {
                    continue;
                };
                let below = match self.resolve(reference) {
                    Ok(Quantity::Series(id)) => {
                        let formula = self.series.get(&id).and_then(|one| one.formula.as_ref());
                        if formula.is_none() && !found.contains(&(id.clone(), meant)) {
                            found.push((id.clone(), meant));
                        }
                        formula.map(|formula| (id, formula))
                    }
                    Ok(Quantity::Indicator(id, IndicatorQuantity::Realization)) => {
                        let indicator = self.indicators.get(&id);
                        let formula = indicator.and_then(|one| one.formula.as_ref());
                        formula.map(|formula| (id, formula))
                    }
                    _ => None,
                };
                if let Some((id, formula)) = below
                    && seen.insert((id, meant))
                {
                    open.push((formula, meant));
                }
            }
        }
        found
    }

    /// Whether a series has a value for a period.
    fn series_entered(&self, id: &Id, period: Period) -> Entered {
        let entry = self.data.get(&period).and_then(|table| table.get(id));
        let column = || {
            let column = self.grids.get(id)?.column(period)?;
            column.iter().find_map(|(_, value)| *value)
        };
        match entry {
            Some(_) => Entered::of(entry),
            None => Entered::of_value(column().as_ref()),
        }
    }

    /// Who answers for an indicator: its owner, else that of what it measures, else that of all.
    pub(super) fn owner_of(&self, indicator: &Indicator, works: &[PlacedWork<'_>]) -> Option<Id> {
        let of_work = || match &indicator.of {
            Some(Subject::Node(of)) => works.iter().find(|work| work.id == of)?.owner(),
            _ => None,
        };
        let owner = indicator.owner.as_ref().or_else(of_work);
        owner.or(self.defaults.owner.as_ref()).cloned()
    }
}

struct List<'a> {
    framework: &'a Framework,
    year: Year,
    required: Vec<Required>,
    /// Where each series stands in the list already.
    series: BTreeMap<(Id, Period), usize>,
}

impl<'a> List<'a> {
    fn add(&mut self, what: RequiredOf, period: Period, owner: Option<Id>, entered: Entered) {
        self.required.push(Required {
            what,
            period,
            owner,
            indicators: Vec::new(),
            entered,
        });
    }

    fn add_agreement(&mut self) {
        let agreement = self.framework.agreements.get(&self.year);
        let signed = agreement.and_then(|agreement| agreement.signed.as_ref());
        self.add(
            RequiredOf::Signature,
            self.year.into(),
            None,
            Entered::of_value(signed),
        );
    }

    fn add_indicators(&mut self) {
        let framework = self.framework;
        let works = framework.works();
        for (id, indicator) in framework.indicators.iter() {
            if !framework.is_measured_in(id, self.year) {
                continue;
            }
            let owner = framework.owner_of(indicator, &works);
            let target = framework.target(id, self.year.into());
            self.add(
                RequiredOf::Target(id.clone()),
                self.year.into(),
                owner.clone(),
                Entered::of_value(target.as_ref()),
            );
            for period in framework.measured_periods(indicator, self.year) {
                self.add_measurement(id, indicator, period, owner.as_ref());
            }
        }
    }

    /// What gives the realization of an indicator in a period.
    fn add_measurement(
        &mut self,
        id: &Id,
        indicator: &Indicator,
        period: Period,
        owner: Option<&Id>,
    ) {
        let of = RealizedOf {
            id: id.clone(),
            measure: None,
        };
        let given = self.framework.realized.get(&period);
        let given = given.and_then(|table| table.get(&of));
        match &indicator.formula {
            Some(formula) if given.is_none() => {
                for (series, at) in self.framework.data_behind(formula, period) {
                    self.add_series(series, at, id, owner);
                }
            }
            _ => self.add(
                RequiredOf::Realization(id.clone()),
                period,
                owner.cloned(),
                Entered::of(given),
            ),
        }
    }

    /// A series once, however many indicators need it.
    fn add_series(&mut self, series: Id, period: Period, indicator: &Id, owner: Option<&Id>) {
        let key = (series.clone(), period);
        let at = self.series.get(&key).copied();
        if let Some(known) = at.and_then(|at| self.required.get_mut(at)) {
            known.indicators.push(indicator.clone());
            known.owner = known.owner.take().or_else(|| owner.cloned());
            return;
        }
        self.series.insert(key, self.required.len());
        let entered = self.framework.series_entered(&series, period);
        self.required.push(Required {
            what: RequiredOf::Series(series),
            period,
            owner: owner.cloned(),
            indicators: vec![indicator.clone()],
            entered,
        });
    }

    fn add_works(&mut self) {
        let (framework, year) = (self.framework, self.year);
        let works = framework.works();
        for work in works.iter().filter(|work| work.exists_in(year)) {
            self.add_measures(work);
        }
        let money = framework.money.get(&year);
        for id in framework.funded(year, &works) {
            let work = works.iter().find(|work| work.id == id);
            let owner = work.and_then(PlacedWork::owner);
            let owner = owner.or(framework.defaults.owner.as_ref()).cloned();
            let own = money.and_then(|money| money.get(id));
            let budget = own.and_then(crate::framework::Money::last_budget);
            let spent = own.and_then(|money| money.spent);
            let period = year.into();
            self.add(
                RequiredOf::Budget(id.clone()),
                period,
                owner.clone(),
                Entered::of_value(budget.as_ref()),
            );
            self.add(
                RequiredOf::Spending(id.clone()),
                period,
                owner.clone(),
                Entered::of_value(spent.as_ref()),
            );
            self.add_disbursements(id, owner.as_ref());
        }
    }

    /// The spending of every part of the year, where anything is known by such parts.
    fn add_disbursements(&mut self, id: &Id, owner: Option<&Id>) {
        let (framework, year) = (self.framework, self.year);
        let all = framework.disbursements.iter();
        let own = all.filter(|(period, table)| period.year() == year && table.contains(id));
        let lengths: BTreeSet<_> = own
            .map(|(period, _)| period.part_of_year().length())
            .collect();
        for part in lengths
            .into_iter()
            .flat_map(|length| parts_of(year, length))
        {
            let table = framework.disbursements.get(&part);
            let own = table.and_then(|table| table.get(id));
            let spent = own.and_then(|one| one.spent.or(one.spent_to_date));
            self.add(
                RequiredOf::Spending(id.clone()),
                part,
                owner.cloned(),
                Entered::of_value(spent.as_ref()),
            );
        }
    }

    /// Targets and realizations of the measures that have a target in any year. The input of an
    /// activity is its budget.
    fn add_measures(&mut self, work: &PlacedWork<'a>) {
        let owner = work.owner().or(self.framework.defaults.owner.as_ref());
        let owner = owner.cloned();
        let period = Period::Year(self.year);
        for (kind, measure) in work.work.all_measures() {
            // What points at indicators is measured by them.
            let follows = kind == MeasureKind::Input || !measure.of.is_empty();
            if follows || measure.targets.is_empty() {
                continue;
            }
            let of = match &measure.id {
                Some(id) => RealizedOf {
                    id: id.clone(),
                    measure: None,
                },
                None => RealizedOf {
                    id: work.id.clone(),
                    measure: Some(kind),
                },
            };
            let target = measure.targets.get(&period);
            self.add(
                RequiredOf::MeasureTarget(of.clone()),
                period,
                owner.clone(),
                Entered::of_value(target),
            );
            let given = self.framework.realized.get(&period);
            let given = Entered::of(given.and_then(|table| table.get(&of)));
            self.add(
                RequiredOf::MeasureRealization(of),
                period,
                owner.clone(),
                given,
            );
        }
    }
}

impl Framework {
    /// What money is entered for in a year: whatever had money in it or in the year before and
    /// still exists, and every other leaf that does not stand in, or hold, one of those.
    pub(crate) fn funded<'a>(&'a self, year: Year, works: &[PlacedWork<'a>]) -> Vec<&'a Id> {
        let in_year = |year: Year| {
            self.money
                .get(&year)
                .into_iter()
                .flat_map(crate::value::Register::keys)
        };
        let before = year.back(1).into_iter().flat_map(in_year);
        let known: BTreeSet<&Id> = in_year(year).chain(before).collect();
        let mut funded: Vec<&Id> = self
            .groups
            .keys()
            .filter(|id| known.contains(*id))
            .collect();
        let existing = || works.iter().filter(|work| work.exists_in(year));
        for work in existing() {
            let is_covered = || {
                let around = work.inside.iter().any(|(id, _)| known.contains(*id));
                around
                    || existing().any(|below| below.is_inside(work.id) && known.contains(below.id))
            };
            if known.contains(work.id) || (work.is_leaf && !is_covered()) {
                funded.push(work.id);
            }
        }
        funded
    }
}

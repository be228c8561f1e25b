//! The framework: everything about one organization, checked as a whole.

mod check;
pub(crate) mod claim;
mod count;
mod decision;
mod document;
mod entry;
mod indicator;
mod lineage;
mod money;
mod names;
mod narrative;
mod organization;
mod plan;
mod profile;
mod program;
mod quantity;
mod region;
mod regulation;
mod series;
mod target;
mod wording;
pub(crate) mod works;

pub use decision::Decision;
pub use document::{Claims, Document, DocumentKind};
pub use entry::{Entry, Evidence, Given, GivenError};
pub use indicator::{
    Anchor, Benchmark, Combination, Defaults, Frequency, GradeMethod, Indicator, Pattern, Subject,
    TargetsAre,
};
pub use money::{BudgetRevision, Disbursement, Money, Rupiah};
pub use narrative::{Note, NoteKind, Section};
pub use organization::{Capacity, Official, Organization, Unit};
pub use plan::{Goal, Mission, Objective, Plan, Policy, Strategy, Vision};
pub use profile::{Dash, ProfileRow, ProfileTable, Totals};
pub use program::{
    Activity, Measure, MeasureKind, Program, Role, SpendingGroup, SubActivity, UnknownMeasureKind,
    Work,
};
pub use region::{Agency, AgencyIndicator, Contribution, Contributor};
pub use regulation::{Amendment, Citation, InvalidCitation, Regulation};
pub use series::{Grid, RealizedOf, Series};
pub use target::{Agreement, AgreementRevision, AnnualPlan, TargetSource, TargetValue};

#[cfg(any(feature = "toml", feature = "json"))]
pub(crate) use check::rules_problems;
pub use count::Countable;
pub use lineage::Discontinuity;
pub use names::Named;
pub use quantity::Quantity;
pub(crate) use quantity::{
    Aggregated, IndicatorQuantity, MeasureAddress, MeasureQuantity, MoneyQuantity, ProfileQuantity,
    SummaryLevel, SummaryQuantity, TextQuantity,
};
pub(crate) use wording::NamesOf;

use std::collections::BTreeSet;
use std::ops::Deref;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::problem::Problems;
use crate::rules::Rules;
use crate::value::{FORMAT, Free, Id, Period, Register, Sources, Year};

/// What a framework holds, table by table, before it is checked. Build or change it freely,
/// then make a [`Framework`] of it.
///
/// ```
/// use lkj_core::{Framework, FrameworkDraft, Goal, Indicator, Subject};
/// let mut draft = FrameworkDraft::new("Dinas Contoh");
/// let goal = "mutu".parse()?;
/// draft.goals.insert("mutu".parse()?, Goal { name: "Meningkatnya mutu".into(), ..Goal::default() });
/// draft.indicators.insert(
///     "puas".parse()?,
///     Indicator { name: "Kepuasan".into(), of: Some(Subject::Node(goal)), ..Indicator::default() },
/// );
/// let framework = Framework::new(draft)?;
/// assert_eq!(framework.indicators.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "lkj framework", extend("required" = [])))]
#[serde(default, deny_unknown_fields)]
pub struct FrameworkDraft {
    /// Version of the format; 1. *Versi format.*
    pub format: u32,
    /// The organization. *Organisasi.*
    pub organization: Organization,
    /// What holds for every indicator that does not say otherwise. *Nilai bawaan indikator.*
    pub defaults: Defaults,
    /// The conventions of this framework. *Aturan hitung.*
    pub rules: Rules,
    /// How far each year has come. *Tahap tiap tahun.*
    #[serde(rename = "stage")]
    pub stages: Register<Year, Stage>,
    /// Posts and sections. *Unit organisasi dan jabatan.*
    #[serde(rename = "unit")]
    pub units: Register<Id, Unit>,
    /// Who signs. *Pejabat.*
    #[serde(rename = "official")]
    pub officials: Register<Id, Official>,
    /// The legal basis, in order. *Dasar hukum, berurutan.*
    #[serde(rename = "regulation")]
    pub regulations: Vec<Regulation>,
    /// Tables about the organization, by year. *Tabel gambaran umum tiap tahun.*
    #[serde(rename = "profile")]
    pub profiles: Register<Year, Register<Id, ProfileTable>>,
    /// The medium-term plan. *Rencana strategis.*
    pub plan: Plan,
    /// Missions. *Misi.*
    #[serde(rename = "mission")]
    pub missions: Register<Id, Mission>,
    /// Goals. *Tujuan.*
    #[serde(rename = "goal")]
    pub goals: Register<Id, Goal>,
    /// Objectives. *Sasaran.*
    #[serde(rename = "objective")]
    pub objectives: Register<Id, Objective>,
    /// Strategies. *Strategi.*
    #[serde(rename = "strategy")]
    pub strategies: Register<Id, Strategy>,
    /// Policies. *Kebijakan.*
    #[serde(rename = "policy")]
    pub policies: Register<Id, Policy>,
    /// Indicators. *Indikator kinerja.*
    #[serde(rename = "indicator")]
    pub indicators: Register<Id, Indicator>,
    /// Data behind indicators. *Data dasar.*
    pub series: Register<Id, Series>,
    /// Values of series by period. *Nilai data dasar tiap periode.*
    pub data: Register<Period, Register<Id, Entry>>,
    /// Values of series by part. *Nilai data dasar menurut bagian.*
    #[serde(rename = "grid")]
    pub grids: Register<Id, Grid>,
    /// What a plan assumed about series. *Asumsi rencana atas data dasar.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Register<Id, Register<Period, crate::number::Figure>>")
    )]
    pub planned: Register<Id, Register<Period, Planned>>,
    /// Realizations that no formula gives, by period. *Realisasi tanpa rumus.*
    pub realized: Register<Period, Register<RealizedOf, Entry>>,
    /// Other bodies' values to compare with. *Pembanding.*
    #[serde(rename = "benchmark")]
    #[cfg_attr(
        feature = "schema",
        schemars(
            with = "Register<Period, Register<Id, crate::value::shape::OneOrMany<Benchmark>>>"
        )
    )]
    pub benchmarks: Register<Period, Register<Id, Vec<Benchmark>>>,
    /// Spending groups. *Kelompok belanja.*
    #[serde(rename = "group")]
    pub groups: Register<Id, SpendingGroup>,
    /// Programs with their activities. *Program dan kegiatan.*
    #[serde(rename = "program")]
    pub programs: Register<Id, Program>,
    /// Budgets and spending by year. *Anggaran dan realisasi tiap tahun.*
    pub money: Register<Year, Register<Id, Money>>,
    /// Planned and actual spending by parts of a year. *Anggaran kas dan realisasi per bagian tahun.*
    #[serde(rename = "disbursement")]
    pub disbursements: Register<Period, Register<Id, Disbursement>>,
    /// Yearly plans. *Renja, RKT.*
    #[serde(rename = "annual_plan")]
    pub annual_plans: Register<Year, AnnualPlan>,
    /// Yearly agreements. *Perjanjian Kinerja.*
    #[serde(rename = "agreement")]
    pub agreements: Register<Year, Agreement>,
    /// Statements about results. *Catatan.*
    #[serde(rename = "note")]
    pub notes: Vec<Note>,
    /// Prose by year and place. *Narasi tiap tahun.*
    #[serde(rename = "text")]
    pub texts: Register<Year, Register<String, Section>>,
    /// Documents that print figures. *Dokumen.*
    #[serde(rename = "document")]
    pub documents: Register<Id, Document>,
    /// What documents print, for the checker. *Pernyataan tercetak.*
    pub claims: Vec<Claims>,
    /// What reviewers decided about findings. *Keputusan penelaah.*
    #[serde(rename = "decision")]
    pub decisions: Vec<Decision>,
    /// Agencies of a region, whose frameworks are kept elsewhere. *Perangkat daerah.*
    #[serde(rename = "agency")]
    pub agencies: Register<Id, Agency>,
    /// What agencies contribute to goals, objectives and indicators of a region. *Pohon kinerja.*
    #[serde(rename = "contribution")]
    pub contributions: Register<Id, Contribution>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// A planned value of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Planned(#[serde(with = "crate::number::exact::stated")] pub Decimal);

/// How far a year has come, and so what is due.
///
/// *lkj:* tahap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stage {
    /// Nothing is due yet.
    #[serde(rename = "draft")]
    Draft,
    /// The first quarter has been measured.
    Q1,
    /// The second quarter has been measured.
    Q2,
    /// The third quarter has been measured.
    Q3,
    /// The fourth quarter has been measured.
    Q4,
    /// The year is closed.
    #[serde(rename = "final")]
    Final,
}

impl Stage {
    /// The word that files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Q1 => "Q1",
            Self::Q2 => "Q2",
            Self::Q3 => "Q3",
            Self::Q4 => "Q4",
            Self::Final => "final",
        }
    }
}

impl FrameworkDraft {
    /// An organization of which nothing is known but its name.
    #[must_use]
    pub fn new(organization: impl Into<String>) -> Self {
        let mut draft = Self::default();
        draft.organization.name = organization.into();
        draft
    }
}

impl Default for FrameworkDraft {
    fn default() -> Self {
        Self {
            format: FORMAT,
            organization: Organization::default(),
            defaults: Defaults::default(),
            rules: Rules::default(),
            stages: Register::default(),
            units: Register::default(),
            officials: Register::default(),
            regulations: Vec::new(),
            profiles: Register::default(),
            plan: Plan::default(),
            missions: Register::default(),
            goals: Register::default(),
            objectives: Register::default(),
            strategies: Register::default(),
            policies: Register::default(),
            indicators: Register::default(),
            series: Register::default(),
            data: Register::default(),
            grids: Register::default(),
            planned: Register::default(),
            realized: Register::default(),
            benchmarks: Register::default(),
            groups: Register::default(),
            programs: Register::default(),
            money: Register::default(),
            disbursements: Register::default(),
            annual_plans: Register::default(),
            agreements: Register::default(),
            notes: Vec::new(),
            texts: Register::default(),
            documents: Register::default(),
            claims: Vec::new(),
            decisions: Vec::new(),
            agencies: Register::default(),
            contributions: Register::default(),
            extra: Free::default(),
        }
    }
}

/// Everything about one organization: plan, agreements, data, realizations, over the years;
/// checked, so that every id is unique, every link leads somewhere, every formula can be
/// worked out and nothing depends on itself.
///
/// *lkj:* kerangka kinerja. Its tables are those of its [`FrameworkDraft`], to which it
/// dereferences; to change it, take the draft out and make a new framework.
#[derive(Debug, Clone)]
#[doc(alias = "kerangka kinerja")]
pub struct Framework {
    draft: FrameworkDraft,
    names: names::Names,
    sources: Sources,
}

/// The same content; where it was read from does not matter.
impl PartialEq for Framework {
    fn eq(&self, other: &Self) -> bool {
        self.draft == other.draft
    }
}

impl Eq for Framework {}

impl Deref for Framework {
    type Target = FrameworkDraft;

    fn deref(&self) -> &FrameworkDraft {
        &self.draft
    }
}

impl Framework {
    /// Checks a draft and makes a framework of it.
    ///
    /// # Errors
    /// [`Problems`] with every duplicate id, unresolved or wrong link, faulty formula, cycle
    /// and unknown profile.
    pub fn new(draft: FrameworkDraft) -> Result<Self, Problems> {
        Self::with_sources(draft, Sources::default(), Vec::new())
    }

    /// Checks a draft that was read from text, in which problems were found already.
    pub(crate) fn with_sources(
        draft: FrameworkDraft,
        sources: Sources,
        mut problems: Vec<crate::problem::Problem>,
    ) -> Result<Self, Problems> {
        let (names, duplicates) = names::Names::of(&draft, &sources);
        problems.extend(duplicates);
        let framework = Self {
            draft,
            names,
            sources,
        };
        problems.extend(check::problems(&framework));
        match Problems::collected(problems) {
            None => Ok(framework),
            Some(problems) => Err(problems),
        }
    }

    /// It with other promises: what changes adds no id and no link.
    pub(crate) fn with_promises(&self, change: impl FnOnce(&mut FrameworkDraft)) -> Self {
        let mut framework = self.clone();
        change(&mut framework.draft);
        framework
    }

    /// What the framework holds, to be changed and checked anew.
    #[must_use]
    pub fn into_draft(self) -> FrameworkDraft {
        self.draft
    }

    /// Where its values stood in the text that it was read from.
    #[must_use]
    pub const fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What an id names.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<&Named> {
        self.names.get(id)
    }

    /// An id as the framework holds it, and what it names.
    pub(crate) fn entry(&self, id: &str) -> Option<(&Id, &Named)> {
        self.names.entry(id)
    }

    /// The latest year with any realization: measured data, a realized value, or spending.
    #[must_use]
    pub fn latest_year(&self) -> Option<Year> {
        let is_value = |entry: &Entry| matches!(entry, Entry::Value { .. });
        let data = self
            .data
            .iter()
            .filter(|(_, table)| table.values().any(is_value))
            .map(|(period, _)| period.year());
        let realized = self
            .realized
            .iter()
            .filter(|(_, table)| table.values().any(is_value))
            .map(|(period, _)| period.year());
        let grids = self.grids.values().flat_map(|grid| {
            let is_filled = |at| {
                grid.rows
                    .iter()
                    .any(|row| matches!(row.cells.get(at), Some(Some(_))))
            };
            let columns = grid.years.iter().enumerate();
            columns
                .filter(move |(at, _)| is_filled(*at))
                .map(|(_, period)| period.year())
        });
        let has_spending =
            |table: &Register<Id, Money>| table.values().any(|money| money.spent.is_some());
        let spent = self
            .money
            .iter()
            .filter(|(_, table)| has_spending(table))
            .map(|(year, _)| *year);
        data.chain(realized).chain(grids).chain(spent).max()
    }

    /// The years of which the framework says anything, in order.
    #[must_use]
    pub fn years(&self) -> Vec<Year> {
        let targets = self
            .indicators
            .values()
            .flat_map(|indicator| indicator.targets.keys());
        let periods = self
            .data
            .keys()
            .chain(self.realized.keys())
            .chain(targets)
            .map(|period| period.year());
        let tables = self
            .money
            .keys()
            .chain(self.agreements.keys())
            .chain(self.annual_plans.keys());
        let mut years: Vec<_> = periods.chain(tables.copied()).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// How far a year has come: as stated, else final once anything was realized.
    #[must_use]
    pub fn stage(&self, year: Year) -> Stage {
        let stated = self.stages.get(&year).copied();
        stated.unwrap_or_else(|| match self.latest_year() {
            Some(latest) if year <= latest => Stage::Final,
            _ => Stage::Draft,
        })
    }

    /// The target of an indicator for a period in the document in force, and which that is:
    /// the latest revision of the agreement that names it, else the agreement, else the
    /// annual plan, else the plan.
    #[must_use]
    pub fn target(&self, indicator: &Id, period: Period) -> Option<(&TargetValue, TargetSource)> {
        self.agreement_target(indicator, period)
            .or_else(|| {
                let plan = self.annual_plans.get(&whole_year(period)?)?;
                Some((plan.targets.get(indicator)?, TargetSource::AnnualPlan))
            })
            .or_else(|| {
                self.plan_target(indicator, period)
                    .map(|target| (target, TargetSource::Plan))
            })
    }

    /// Another body's value of an indicator for a period, by whose it is; the first where that is
    /// not said. *Pembanding.*
    ///
    /// ```
    /// use lkj_core::{Framework, Id, Period};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.rat]
    ///     name = "Koperasi yang melaksanakan RAT"
    ///     [benchmark.2019]
    ///     rat = { of = "Provinsi", value = "78,50" }
    /// "#)?;
    /// let found = framework.benchmark(&Id::new("rat")?, Some("Provinsi"), "2019".parse()?);
    /// assert_eq!(found.map(|one| one.value.value.to_string()).as_deref(), Some("78.50"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn benchmark(
        &self,
        indicator: &Id,
        of: Option<&str>,
        period: Period,
    ) -> Option<&Benchmark> {
        let all = self.benchmarks.get(&period)?.get(indicator)?;
        all.iter()
            .find(|benchmark| of.is_none_or(|of| benchmark.of == of))
    }

    /// With whom an indicator is compared, in any period.
    pub(crate) fn benchmark_bodies(&self, indicator: &Id) -> BTreeSet<&str> {
        let tables = self.benchmarks.values();
        let all = tables.filter_map(|table| table.get(indicator)).flatten();
        all.map(|benchmark| benchmark.of.as_str()).collect()
    }

    /// The targets of an indicator for a period in all documents that set one, the earliest
    /// promise first.
    #[must_use]
    pub fn targets(&self, indicator: &Id, period: Period) -> Vec<(&TargetValue, TargetSource)> {
        let plan = self
            .plan_target(indicator, period)
            .map(|target| (target, TargetSource::Plan));
        let year = whole_year(period);
        let annual = year.and_then(|year| self.annual_plans.get(&year)?.targets.get(indicator));
        let agreement = year.and_then(|year| self.agreements.get(&year));
        let signed = agreement.and_then(|agreement| agreement.targets.get(indicator));
        let revised = agreement
            .into_iter()
            .flat_map(|agreement| (1_usize..).zip(&agreement.revisions));
        let revised = revised.filter_map(|(number, revision)| {
            Some((
                revision.targets.get(indicator)?,
                TargetSource::Revision(number),
            ))
        });
        plan.into_iter()
            .chain(annual.map(|target| (target, TargetSource::AnnualPlan)))
            .chain(signed.map(|target| (target, TargetSource::Agreement)))
            .chain(revised)
            .collect()
    }

    /// The targets of an indicator that were in force in a year one after the other: that of the
    /// agreement as it was first signed (of a plan where it names none), then those of its
    /// revisions in order ([`Agreement::is_in_order`]). A revision that is not dated, or dated
    /// before what it changes, begins anew: it replaces nothing.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator]
    ///     puas = { name = "Kepuasan", targets = { 2025 = 90 } }
    ///     [agreement.2025]
    ///     signed = 2025-01-31
    ///     targets = { puas = 85 }
    ///     [[agreement.2025.revision]]
    ///     signed = 2025-09-01
    ///     targets = { puas = 80 }
    /// "#)?;
    /// let in_force = framework.targets_in_turn(&"puas".parse()?, Year::new(2025)?);
    /// let in_force: Vec<_> = in_force.iter().map(|(target, _)| target.to_string()).collect();
    /// assert_eq!(in_force, ["85", "80"]);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn targets_in_turn(&self, indicator: &Id, year: Year) -> Vec<(&TargetValue, TargetSource)> {
        let mut all = self.targets(indicator, year.into());
        let agreement = self.agreements.get(&year);
        let replaces = |(_, source): &(&TargetValue, TargetSource)| match source {
            TargetSource::Revision(number) => {
                agreement.is_some_and(|agreement| agreement.is_in_order(*number))
            }
            TargetSource::Plan | TargetSource::AnnualPlan | TargetSource::Agreement => false,
        };
        let revised = all.iter().rev().take_while(|one| replaces(one)).count();
        let first = all.len().saturating_sub(revised).saturating_sub(1);
        all.split_off(first)
    }

    fn agreement_target(
        &self,
        indicator: &Id,
        period: Period,
    ) -> Option<(&TargetValue, TargetSource)> {
        let agreement = self.agreements.get(&whole_year(period)?)?;
        let revised = agreement
            .revisions
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, revision)| {
                let number = at.saturating_add(1);
                Some((
                    revision.targets.get(indicator)?,
                    TargetSource::Revision(number),
                ))
            });
        revised.or_else(|| Some((agreement.targets.get(indicator)?, TargetSource::Agreement)))
    }

    /// The target of an indicator in the medium-term plan.
    #[must_use]
    pub fn plan_target(&self, indicator: &Id, period: Period) -> Option<&TargetValue> {
        self.indicators.get(indicator)?.targets.get(&period)
    }

    /// The target of an indicator in one named document.
    #[must_use]
    pub fn target_in(
        &self,
        base: crate::formula::Base,
        indicator: &Id,
        period: Period,
    ) -> Option<(&TargetValue, TargetSource)> {
        use crate::formula::Base;
        match base {
            Base::Plan => Some((self.plan_target(indicator, period)?, TargetSource::Plan)),
            Base::AnnualPlan => Some((
                self.annual_plans
                    .get(&whole_year(period)?)?
                    .targets
                    .get(indicator)?,
                TargetSource::AnnualPlan,
            )),
            Base::Agreement => Some((
                self.agreements
                    .get(&whole_year(period)?)?
                    .targets
                    .get(indicator)?,
                TargetSource::Agreement,
            )),
        }
    }
}

/// Agreements and annual plans promise for whole years.
const fn whole_year(period: Period) -> Option<Year> {
    match period {
        Period::Year(year) => Some(year),
        _ => None,
    }
}

impl Serialize for Framework {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.draft.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Framework {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = FrameworkDraft::deserialize(deserializer)?;
        Self::new(draft).map_err(serde::de::Error::custom)
    }
}

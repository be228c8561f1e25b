//! All results of one year, each with how it came about.
//!
//! [`Framework::evaluate`] gives an [`Evaluation`]; [`Framework::explain`] the value of any
//! reference or formula with its [`Trace`].

mod achievement;
mod additive;
mod aggregate;
mod answers;
mod calculator;
mod dimension;
mod disbursement;
pub mod efficiency;
mod explain;
mod expression;
mod grades;
mod imprint;
mod in_sentence;
mod many;
mod measurement;
mod measuring;
mod methods;
mod money;
mod one_unit;
mod periods;
mod realized_value;
mod reason;
mod remark;
mod shown;
mod standing;
mod trace;
mod treasury;
mod typeset;
mod units;
mod working;

pub use imprint::Imprint;

pub use achievement::{Achievement, Compared, Measured};
pub use additive::is_additive;
#[cfg(feature = "json")]
pub(crate) use aggregate::unrounded_aggregate;
pub use aggregate::{
    AggregateResult, CategoryCount, Part, SummaryLine, WeightUsed, aggregate, count_by_category,
};
pub(crate) use answers::Answers;
pub use dimension::Dimension;
pub use disbursement::MoneyInPart;
pub(crate) use disbursement::parts_of;
pub use explain::{ExplainError, Explanation, Value};
#[cfg(feature = "rayon")]
pub use many::{ManyProblem, evaluate_many};
pub use many::{NotEvaluated, YearsAsked};
pub use measurement::{Measurement, Method};
pub use measuring::achievement;
pub use money::{Amounts, MoneyResult};
pub use one_unit::{NotPlain, UnitNote, plainly_comparable};
pub use periods::{Combined, PeriodFigures, PeriodResult, ToDate, combine_periods};
pub use realized_value::RealizedValue;
pub use reason::Reason;
pub use remark::{Remark, RemarkKind};
pub use standing::Standing;
pub use trace::{Line, Outcome, Piece, Step, Trace};
pub use units::{UnitFault, UnitFaultKind};

use std::rc::Rc;

use serde::{Serialize, Serializer};

use crate::arithmetic::decimal_sum;
use crate::framework::{
    Discontinuity, Framework, Indicator, Measure, MeasureKind, Named, Rupiah, Stage, Subject,
    TargetSource, TargetValue, Work,
};
use crate::number::Percent;
use crate::rules::{Aggregation, Polarity, Rules, RulesFrom, RulesInForce, UnknownProfile};
use crate::value::{Id, Period, Year};
use calculator::{At, Calculator, Origin, Realized, in_period, outcome};
use treasury::Treasury;

/// All results of one year.
///
/// *Istilah resmi:* pengukuran kinerja (PermenPANRB 53/2014). (*Evaluasi* AKIP and Renja are
/// other things.)
///
/// It serializes to the JSON that `docs/evaluation-1.schema.json` describes: numbers as text,
/// percentages as numbers of percent, what is missing as `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "lkj evaluation")
)]
#[doc(alias = "pengukuran kinerja")]
#[non_exhaustive]
pub struct Evaluation {
    /// By which engine, rules and format, for which year.
    pub meta: Meta,
    /// The results of all indicators.
    pub indicators: Vec<IndicatorResult>,
    /// The results of all goals.
    pub goals: Vec<AggregateResult>,
    /// The results of all objectives.
    pub objectives: Vec<AggregateResult>,
    /// The money of all programs.
    pub programs: Vec<MoneyResult>,
    /// The money of all activities.
    pub activities: Vec<MoneyResult>,
    /// The money of all sub-activities.
    pub sub_activities: Vec<MoneyResult>,
    /// The money of all spending groups, what is outside programs among it.
    pub groups: Vec<MoneyResult>,
    /// The measures of programs, activities and sub-activities.
    pub measures: Vec<MeasureResult>,
    /// The organization as a whole.
    pub summary: Summary,
    /// What reads well and does not agree or could not be worked out.
    pub remarks: Vec<Remark>,
}

/// What an evaluation was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Meta {
    /// Version of the engine.
    pub engine: &'static str,
    /// Version of the file format.
    pub format: u32,
    /// The year.
    pub year: Year,
    /// How far the year has come.
    pub stage: Stage,
    /// The rules profile.
    pub rules: String,
    /// Who asked for it.
    pub rules_from: RulesFrom,
}

/// What is measured at which level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Level {
    /// *Tujuan.*
    Goal,
    /// *Sasaran.*
    Objective,
    /// *Program.*
    Program,
    /// *Kegiatan.*
    Activity,
    /// *Sub kegiatan.*
    SubActivity,
    /// The organization, or nothing that is named.
    Organization,
}

/// The result of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorResult {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// At which level it measures.
    pub level: Level,
    /// What it measures.
    pub of: Option<Subject>,
    /// Which way is better.
    pub polarity: Polarity,
    /// How it was measured.
    pub method: Method,
    /// The target in force.
    #[serde(serialize_with = "plain_target")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub target: Option<TargetValue>,
    /// Which document it is from.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub target_from: Option<TargetSource>,
    /// What was realized, as shown.
    #[serde(serialize_with = "plain_outcome")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub realization: Option<Outcome>,
    /// What was reached.
    #[cfg_attr(feature = "schema", schemars(with = "achievement::AchievementShape"))]
    pub achievement: Achievement,
    /// The year before.
    pub previous: Option<Previous>,
    /// The last year of the plan.
    pub end_of_plan: Option<EndOfPlan>,
    /// How far the way from the baseline to the target has been gone, where there is a baseline.
    pub progress: Option<Percent>,
    /// The same realization against the targets of all documents that set one.
    pub against: Vec<AgainstTarget>,
    /// The parts of the year of which anything is known.
    pub periods: Vec<PeriodResult>,
    /// How realization and achievement came about.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<trace::StepShape>"))]
    pub trace: Trace,
}

/// This year's realization against one document's target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AgainstTarget {
    /// Which document.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub target_from: TargetSource,
    /// Its target.
    #[serde(serialize_with = "plain_some_target")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub target: TargetValue,
    /// What was reached of it.
    #[cfg_attr(feature = "schema", schemars(with = "achievement::AchievementShape"))]
    pub achievement: Achievement,
    /// This achievement less the one against the target in force, in points.
    pub difference: Option<Percent>,
}

/// What was realized the year before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Previous {
    /// The year before.
    pub year: Year,
    /// Its realization, as shown.
    #[serde(serialize_with = "plain_outcome")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub realization: Option<Outcome>,
    /// The indicator that it is of, where this one took its place.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub of: Option<Id>,
    /// Why there is none to compare with, where what was measured then cannot be compared.
    pub incomparable: Option<Discontinuity>,
}

/// This year's realization against the target of the last year of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EndOfPlan {
    /// The last year of the plan.
    pub year: Year,
    /// Its target.
    #[serde(serialize_with = "plain_target")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub target: Option<TargetValue>,
    /// How much of it is reached already.
    #[cfg_attr(feature = "schema", schemars(with = "achievement::AchievementShape"))]
    pub achievement: Achievement,
}

/// The result of one measure of a program, activity or sub-activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MeasureResult {
    /// What it measures.
    pub of: Id,
    /// Its place in the chain from input to impact.
    pub kind: MeasureKind,
    /// Its own id, where it has one.
    pub id: Option<Id>,
    /// What is measured, in words.
    pub name: Option<String>,
    /// The indicators that an outcome points at.
    pub indicators: Vec<Id>,
    /// Its unit.
    pub unit: Option<String>,
    /// Its target.
    #[serde(serialize_with = "plain_target")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub target: Option<TargetValue>,
    /// What was realized.
    #[serde(serialize_with = "plain_outcome")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub realization: Option<Outcome>,
    /// What was reached.
    #[cfg_attr(feature = "schema", schemars(with = "achievement::AchievementShape"))]
    pub achievement: Achievement,
}

/// The organization as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Summary {
    /// All last budgets.
    pub budget: Option<Rupiah>,
    /// All first budgets.
    pub original_budget: Option<Rupiah>,
    /// All spending.
    pub spent: Option<Rupiah>,
    /// All that is left.
    pub remaining: Option<Rupiah>,
    /// Spent of budget: the ratio of the sums.
    pub absorption: Option<Percent>,
    /// The indicators of all goals.
    pub goal_indicators: SummaryLine,
    /// The indicators of all objectives.
    pub objective_indicators: SummaryLine,
}

impl Evaluation {
    /// The result of an indicator.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&IndicatorResult> {
        self.indicators
            .iter()
            .find(|result| result.id.as_str() == id)
    }

    /// The result of a goal or an objective.
    #[must_use]
    pub fn aggregate(&self, id: &str) -> Option<&AggregateResult> {
        self.goals
            .iter()
            .chain(&self.objectives)
            .find(|result| result.id.as_str() == id)
    }

    /// The money of a program, activity, sub-activity or group.
    #[must_use]
    pub fn money(&self, id: &str) -> Option<&MoneyResult> {
        let work = self
            .programs
            .iter()
            .chain(&self.activities)
            .chain(&self.sub_activities);
        work.chain(&self.groups)
            .find(|result| result.id.as_str() == id)
    }
}

impl Framework {
    /// Works out everything for one year.
    ///
    /// The caller's rules win over the file's, those over the default profile;
    /// `Rules::default()` leaves all to the file.
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
    ///     [objective]
    ///     mutu = "Meningkatnya mutu layanan"
    ///     [indicator.puas]
    ///     of = "mutu"
    ///     name = "Persentase pengguna yang puas"
    ///     formula = "puas_n / responden * 100"
    ///     targets = { 2025 = "85,00" }
    ///     [series]
    ///     puas_n = "Responden yang puas"
    ///     responden = "Jumlah responden"
    ///     [data.2025]
    ///     puas_n = 412
    ///     responden = 480
    /// "#)?;
    /// let evaluation = framework.evaluate(Year::new(2025)?, &Rules::default())?;
    /// let puas = evaluation.indicator("puas").expect("it is there");
    /// assert_eq!(puas.achievement.value().expect("measured").to_string(), "100.98");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evaluate(&self, year: Year, rules: &Rules) -> Result<Evaluation, UnknownProfile> {
        let rules = RulesInForce::decide(rules, &self.rules)?;
        let calculator = Calculator::new(self, &rules, year);
        Ok(Evaluator {
            framework: self,
            calculator: &calculator,
            treasury: calculator.treasury(year),
            year,
            lineage: Lineage::of(self),
        }
        .evaluation())
    }
}

struct Evaluator<'a> {
    framework: &'a Framework,
    calculator: &'a Calculator<'a>,
    treasury: Rc<Treasury<'a>>,
    year: Year,
    lineage: Lineage,
}

/// Whether any indicator has years of its own or took the place of another, so that only then
/// each is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lineage {
    Unchanged,
    Changed,
}

impl Lineage {
    fn of(framework: &Framework) -> Self {
        let mut indicators = framework.indicators.values();
        let changes = |one: &Indicator| one.years.is_some() || !one.replaces.is_empty();
        if indicators.any(changes) {
            Self::Changed
        } else {
            Self::Unchanged
        }
    }
}

impl Evaluator<'_> {
    fn evaluation(&self) -> Evaluation {
        let indicators: Vec<_> = self
            .framework
            .indicators
            .iter()
            .filter(|(id, _)| {
                self.lineage == Lineage::Unchanged || self.framework.is_in_force(id, self.year)
            })
            .map(|(id, indicator)| self.indicator(id, indicator))
            .collect();
        let mut evaluation = Evaluation {
            meta: self.meta(),
            goals: self.goals(&indicators),
            objectives: self.objectives(&indicators),
            summary: self.summary(&indicators),
            indicators,
            programs: Vec::new(),
            activities: Vec::new(),
            sub_activities: Vec::new(),
            groups: self.groups(),
            measures: Vec::new(),
            remarks: Vec::new(),
        };
        self.add_work(&mut evaluation);
        evaluation.remarks = remark::remarks(self.calculator, &self.treasury, &evaluation);
        evaluation
    }

    fn meta(&self) -> Meta {
        let rules = self.calculator.rules;
        Meta {
            engine: crate::value::version(),
            format: crate::value::FORMAT,
            year: self.year,
            stage: self.framework.stage(self.year),
            rules: rules.profile.clone(),
            rules_from: rules.from,
        }
    }

    fn indicator(&self, id: &Id, indicator: &Indicator) -> IndicatorResult {
        let period = Period::Year(self.year);
        let target = self.framework.target(id, period);
        let defaults = &self.framework.defaults;
        let polarity = defaults.polarity_against(indicator, target.map(|(target, _)| target));
        let achievement = self.calculator.achievement(id, period, None);
        let method = achievement.measured().map_or_else(
            || {
                let declared = Measurement::of_indicator(indicator, defaults);
                let resolved = Measurement {
                    polarity: Some(polarity),
                    ..declared
                };
                resolved.method()
            },
            |measured| measured.method,
        );
        IndicatorResult {
            id: id.clone(),
            name: indicator.name.clone(),
            unit: self
                .framework
                .defaults
                .unit_of(indicator)
                .map(str::to_owned),
            level: self.level(indicator),
            of: indicator.of.clone(),
            polarity,
            method,
            target: target.map(|(target, _)| target.clone()),
            target_from: target.map(|(_, source)| source),
            realization: self.realized(id, period),
            trace: self
                .calculator
                .trace_achievement(id, period, None, &achievement),
            progress: self.progress(id, indicator, target.map(|(target, _)| target)),
            against: self.against(id, &achievement),
            periods: self.calculator.periods(id, indicator, self.year),
            achievement,
            previous: self.previous(id),
            end_of_plan: self.end_of_plan(id),
        }
    }

    fn realized(&self, id: &Id, period: Period) -> Option<Outcome> {
        self.calculator
            .realization(id, period)
            .ok()
            .map(|realized| outcome(&realized))
    }

    fn previous(&self, id: &Id) -> Option<Previous> {
        let year = self.year.back(1)?;
        let (same, incomparable) = match self.lineage {
            Lineage::Unchanged => (Some(id.clone()), None),
            Lineage::Changed => match self.framework.comparable_in(id, year) {
                Ok(same) => (Some(same), None),
                Err(gap) => (None, Some(gap)),
            },
        };
        let realization = same
            .as_ref()
            .and_then(|same| self.realized(same, year.into()));
        Some(Previous {
            year,
            realization,
            of: same.filter(|same| same != id),
            incomparable,
        })
    }

    fn end_of_plan(&self, id: &Id) -> Option<EndOfPlan> {
        let year = self.framework.plan.period?.last();
        let target = self.framework.plan_target(id, year.into());
        let achievement = match target {
            Some(target) => self
                .calculator
                .achievement_against(id, self.year.into(), target),
            None => Achievement::NotMeasured(Reason::NoTarget),
        };
        Some(EndOfPlan {
            year,
            target: target.cloned(),
            achievement,
        })
    }

    /// (R − B) / (T − B), beside whatever method the indicator is measured by.
    fn progress(
        &self,
        id: &Id,
        indicator: &Indicator,
        target: Option<&TargetValue>,
    ) -> Option<Percent> {
        let baseline = indicator.baseline.clone()?;
        let realized = self.calculator.realization(id, self.year.into()).ok()?;
        let by_baseline = Measurement {
            lower_method: crate::rules::LowerMethod::Baseline,
            baseline: Some(baseline),
            ..Measurement::of(Polarity::Lower)
        };
        let uncapped = RulesInForce {
            cap: None,
            floor: None,
            inconclusive_above: None,
            ..self.calculator.rules.clone()
        };
        achievement(&realized.taken, target?, &by_baseline, &uncapped).value()
    }

    /// The realization against every document's target, with the difference to the one in force.
    fn against(&self, id: &Id, in_force: &Achievement) -> Vec<AgainstTarget> {
        let period = Period::Year(self.year);
        let targets = self.framework.targets(id, period);
        if targets.len() < 2 {
            return Vec::new();
        }
        let each = targets.into_iter().map(|(target, target_from)| {
            let achievement = self.calculator.achievement_against(id, period, target);
            let difference =
                achievement
                    .value()
                    .zip(in_force.value())
                    .and_then(|(this, in_force)| {
                        decimal_sum::difference(this.get(), in_force.get()).map(Percent::new)
                    });
            AgainstTarget {
                target_from,
                target: target.clone(),
                achievement,
                difference,
            }
        });
        each.collect()
    }

    fn level(&self, indicator: &Indicator) -> Level {
        let Some(Subject::Node(of)) = &indicator.of else {
            return Level::Organization;
        };
        match self.framework.named(of.as_str()) {
            Some(Named::Goal) => Level::Goal,
            Some(Named::Objective) => Level::Objective,
            Some(Named::Program) => Level::Program,
            Some(Named::Activity { .. }) => Level::Activity,
            Some(Named::SubActivity { .. }) => Level::SubActivity,
            _ => Level::Organization,
        }
    }

    fn goals(&self, indicators: &[IndicatorResult]) -> Vec<AggregateResult> {
        let goals = self.framework.goals.iter();
        goals
            .map(|(id, goal)| self.aggregate(id, &goal.name, None, indicators))
            .collect()
    }

    fn objectives(&self, indicators: &[IndicatorResult]) -> Vec<AggregateResult> {
        let objectives = self.framework.objectives.iter();
        objectives
            .map(|(id, objective)| {
                self.aggregate(id, &objective.name, objective.goal.clone(), indicators)
            })
            .collect()
    }

    fn aggregate(
        &self,
        id: &Id,
        name: &str,
        of: Option<Id>,
        indicators: &[IndicatorResult],
    ) -> AggregateResult {
        let is_own = |result: &&IndicatorResult| matches!(&result.of, Some(Subject::Node(node)) if node == id);
        let own: Vec<_> = indicators
            .iter()
            .filter(is_own)
            .map(|result| (&result.id, &result.achievement))
            .collect();
        let rules = self.calculator.rules;
        let parts = self.calculator.aggregate_parts(&own, self.year.into());
        let achievements: Vec<_> = own.iter().map(|(_, achievement)| *achievement).collect();
        let achievement = aggregate(&parts, rules);
        let is_weighted = matches!(
            rules.aggregation,
            Aggregation::Weighted | Aggregation::WeightedOfAll
        );
        let with_ids: Vec<_> = own.iter().map(|(id, _)| *id).zip(parts).collect();
        AggregateResult {
            id: id.clone(),
            name: name.to_owned(),
            of,
            method: achievement
                .measured()
                .map_or_else(|| aggregation_method(rules.aggregation), |one| one.method),
            achievement,
            measured: achievements
                .iter()
                .filter(|achievement| achievement.measured().is_some())
                .count(),
            total: own.len(),
            counts: count_by_category(&achievements, rules),
            weights: if is_weighted {
                aggregate::weights_used(&with_ids, rules)
            } else {
                Vec::new()
            },
        }
    }

    fn summary(&self, indicators: &[IndicatorResult]) -> Summary {
        let at_level = |level: Level| {
            let chosen = indicators.iter().filter(|result| result.level == level);
            let achievements: Vec<_> = chosen.map(|result| &result.achievement).collect();
            aggregate::summary(&achievements, self.calculator.rules)
        };
        let amounts = self.calculator.amounts(&self.treasury, None);
        Summary {
            budget: amounts.budget,
            original_budget: amounts.original_budget,
            spent: amounts.spent,
            remaining: amounts.remaining,
            absorption: amounts.absorption,
            goal_indicators: at_level(Level::Goal),
            objective_indicators: at_level(Level::Objective),
        }
    }

    fn groups(&self) -> Vec<MoneyResult> {
        let groups = self.framework.groups.iter();
        groups
            .map(|(id, group)| MoneyResult {
                id: id.clone(),
                name: group.name.clone(),
                code: group.code.clone(),
                of: group.under.clone(),
                group: None,
                role: None,
                amounts: self.calculator.amounts(&self.treasury, Some(id)),
            })
            .collect()
    }

    /// Programs, activities and sub-activities that exist in the year, with their measures.
    fn add_work(&self, evaluation: &mut Evaluation) {
        for (program_id, program) in self.framework.programs.iter() {
            let around = Around {
                of: None,
                group: None,
                role: None,
            };
            let Some(inside) = self.add_one_work(
                program_id,
                &program.work,
                &around,
                evaluation,
                Depth::Program,
            ) else {
                continue;
            };
            for (activity_id, activity) in program.activities.iter() {
                let Some(inside) = self.add_one_work(
                    activity_id,
                    &activity.work,
                    &inside,
                    evaluation,
                    Depth::Activity,
                ) else {
                    continue;
                };
                for (id, sub_activity) in activity.sub_activities.iter() {
                    self.add_one_work(
                        id,
                        &sub_activity.work,
                        &inside,
                        evaluation,
                        Depth::SubActivity,
                    );
                }
            }
        }
    }

    fn add_one_work(
        &self,
        id: &Id,
        work: &Work,
        around: &Around,
        evaluation: &mut Evaluation,
        depth: Depth,
    ) -> Option<Around> {
        if work.years.is_some_and(|years| !years.contains(self.year)) {
            return None;
        }
        let group = work.group.clone().or_else(|| around.group.clone());
        let role = work.role.or(around.role);
        let result = MoneyResult {
            id: id.clone(),
            name: work.name.clone(),
            code: work.code.clone(),
            of: around.of.clone(),
            group: group.clone(),
            role,
            amounts: self.calculator.amounts(&self.treasury, Some(id)),
        };
        match depth {
            Depth::Program => evaluation.programs.push(result),
            Depth::Activity => evaluation.activities.push(result),
            Depth::SubActivity => evaluation.sub_activities.push(result),
        }
        for (kind, measure) in work.all_measures() {
            evaluation.measures.push(self.measure(id, kind, measure));
        }
        Some(Around {
            of: Some(id.clone()),
            group,
            role,
        })
    }

    fn measure(&self, of: &Id, kind: MeasureKind, measure: &Measure) -> MeasureResult {
        let target = self
            .calculator
            .measure_target(&self.treasury, of, kind, measure, self.year);
        let realized =
            self.calculator
                .measure_realization(&self.treasury, of, kind, measure, self.year);
        let unit = target
            .as_ref()
            .and_then(|target| target.figure()?.unit.clone());
        MeasureResult {
            of: of.clone(),
            kind,
            id: measure.id.clone(),
            name: measure.text.clone(),
            indicators: measure.of.clone(),
            unit: measure.unit.clone().or(unit),
            achievement: self.calculator.measure_achievement(
                measure,
                target.as_ref(),
                realized.as_ref(),
            ),
            realization: realized.ok().map(|realized| outcome(&realized)),
            target,
        }
    }
}

/// The method that an aggregation names, measured or not.
const fn aggregation_method(aggregation: Aggregation) -> Method {
    match aggregation {
        Aggregation::Mean => Method::Mean,
        Aggregation::Weighted | Aggregation::WeightedOfAll => Method::Weighted,
        Aggregation::RatioOfSums => Method::RatioOfSums,
        Aggregation::Geometric => Method::Geometric,
        Aggregation::Worst => Method::Worst,
    }
}

/// What a program or activity stands in.
struct Around {
    of: Option<Id>,
    group: Option<Id>,
    role: Option<crate::framework::Role>,
}

#[derive(Clone, Copy)]
enum Depth {
    Program,
    Activity,
    SubActivity,
}

impl Calculator<'_> {
    /// The target of a measure: its own; of an input without one, the budget.
    fn measure_target(
        &self,
        treasury: &Treasury<'_>,
        of: &Id,
        kind: MeasureKind,
        measure: &Measure,
        year: Year,
    ) -> Option<TargetValue> {
        let stated = measure.targets.get(&Period::Year(year)).cloned();
        stated.or_else(|| {
            let budget = self
                .amounts(treasury, Some(of))
                .budget
                .filter(|_| kind == MeasureKind::Input)?;
            let figure = crate::number::Figure::with_unit(budget.amount(), "Rp");
            Some(TargetValue::Figure(figure))
        })
    }

    /// The realization of a measure: as given; of an input without one, the spending.
    fn measure_realization(
        &self,
        treasury: &Treasury<'_>,
        of: &Id,
        kind: MeasureKind,
        measure: &Measure,
        year: Year,
    ) -> Result<Realized, Reason> {
        if let Some(given) = self.measure_given(of, kind, measure.id.as_ref(), year.into()) {
            return given;
        }
        let spent = self
            .amounts(treasury, Some(of))
            .spent
            .filter(|_| kind == MeasureKind::Input);
        match spent {
            Some(spent) => Ok(Realized {
                shown: Some(spent.amount()),
                taken: spent.amount().into(),
                origin: Origin::Given,
            }),
            None if self.framework.stage(year) < Stage::Final => Err(Reason::NotDue),
            None => Err(Reason::NoRealization { why: None }),
        }
    }

    fn measure_achievement(
        &self,
        measure: &Measure,
        target: Option<&TargetValue>,
        realized: Result<&Realized, &Reason>,
    ) -> Achievement {
        match (target, realized) {
            (_, Err(Reason::NotDue)) => Achievement::NotMeasured(Reason::NotDue),
            (None, _) => Achievement::NotMeasured(Reason::NoTarget),
            (Some(_), Err(reason)) => Achievement::NotMeasured(reason.clone()),
            (Some(target), Ok(realized)) => {
                // Nothing is declared of measures, so a bound is all that was promised.
                let measurement = Measurement {
                    unit: measure.unit.clone(),
                    ..match target {
                        TargetValue::Bound { .. } => Measurement::of(Polarity::NotSaid),
                        TargetValue::Figure(_)
                        | TargetValue::Range { .. }
                        | TargetValue::Date { .. }
                        | TargetValue::Grade(_)
                        | TargetValue::YesNo(_)
                        | TargetValue::Several(_) => Measurement::default(),
                    }
                };
                achievement(&realized.taken, target, &measurement, self.rules)
            }
        }
    }

    /// How an achievement came about, realization first.
    fn trace_achievement(
        &self,
        id: &Id,
        period: Period,
        base: Option<crate::formula::Base>,
        achievement: &Achievement,
    ) -> Trace {
        let mut trace = self.trace_realization(id, At::of(period));
        let base = base.map_or_else(String::new, |base| format!("@{}", base.word()));
        let of = format!(
            "{}{base}",
            in_period(&format!("{id}.achievement"), period, self.year)
        );
        trace.push(achievement.step(of));
        trace
    }
}

/// A target as machines read it: a number without its unit, else as it is written.
fn plain_target<S: Serializer>(
    target: &Option<TargetValue>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match target {
        None => serializer.serialize_none(),
        Some(target) => plain_some_target(target, serializer),
    }
}

fn plain_some_target<S: Serializer>(
    target: &TargetValue,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match target {
        TargetValue::Figure(figure) => serializer.serialize_str(&figure.value.to_string()),
        other => serializer.collect_str(other),
    }
}

/// A realization as machines read it.
pub(crate) fn plain_outcome<S: Serializer>(
    outcome: &Option<Outcome>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match outcome {
        Some(Outcome::Number { value, .. }) => serializer.serialize_str(&value.to_string()),
        Some(Outcome::Given(given)) => serializer.collect_str(given),
        Some(Outcome::Words(words)) => serializer.serialize_str(words),
        Some(Outcome::Nothing(_)) | None => serializer.serialize_none(),
    }
}

//! The value of any reference or formula, with how it came about.

use std::rc::Rc;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::Lineage;
use super::achievement::Achievement;
use super::aggregate::{self, SummaryLine};
use super::calculator::{At, Calculator, in_period, outcome};
use super::methods::number;
use super::reason::Reason;
use super::trace::{Line, Outcome, Piece, Step, Trace};
use super::treasury::Treasury;
use crate::arithmetic::Rational;
use crate::formula::{Formula, FormulaProblem, Reference};
use crate::framework::{
    Aggregated, Framework, IndicatorQuantity, Measure, MeasureAddress, MeasureQuantity,
    MoneyQuantity, ProfileQuantity, ProfileTable, Quantity, Subject, SummaryLevel, SummaryQuantity,
    TargetValue, TextQuantity,
};
use crate::number as numbers;
use crate::rules::{Aggregation, Rules, RulesInForce, UnknownProfile};
use crate::value::{Id, Locale, Period, Year};

/// The value of a reference or formula, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// What was asked.
    pub asked: Formula,
    /// Its value, or why there is none.
    pub value: Result<Value, Reason>,
    /// How it came about.
    pub trace: Trace,
}

/// As [`Trace`] and [`Evaluation`](super::Evaluation) do: numbers as text, what is missing as
/// `null`; `kind` says what kind of value it is, and `reference` what was asked.
impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.value.as_ref().ok();
        let mut explanation = serializer.serialize_struct("Explanation", 5)?;
        explanation.serialize_field("reference", &self.asked.expression().to_string())?;
        explanation.serialize_field("value", &value.map(Value::plain))?;
        explanation.serialize_field("kind", &value.map(Value::kind))?;
        explanation.serialize_field("reason", &self.value.as_ref().err())?;
        explanation.serialize_field("trace", &self.trace)?;
        explanation.end()
    }
}

/// A value that a reference or formula can have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A number without a kind of its own.
    Number(Decimal),
    /// A number of percent.
    Percent(Decimal),
    /// An amount of money.
    Rupiah(Decimal),
    /// A year, which is a number without thousands.
    Year(Decimal),
    /// A name, a category, a grade.
    Words(String),
}

impl Value {
    /// The number, where it is one.
    #[must_use]
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(value)
            | Self::Percent(value)
            | Self::Rupiah(value)
            | Self::Year(value) => Some(*value),
            Self::Words(_) => None,
        }
    }

    /// The word for the kind of value: `number`, `percent`, `rupiah`, `year`, `words`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Percent(_) => "percent",
            Self::Rupiah(_) => "rupiah",
            Self::Year(_) => "year",
            Self::Words(_) => "words",
        }
    }

    /// It as machines read it: exact, without unit.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(value)
            | Self::Percent(value)
            | Self::Rupiah(value)
            | Self::Year(value) => value.to_string(),
        }
    }

    /// It in the style of a locale: `80,34`, `99,26 %`, `Rp 310.170.250`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        match self {
            Self::Number(value) => numbers::format(*value, locale),
            Self::Percent(value) => format!("{} %", numbers::format(*value, locale)),
            Self::Rupiah(value) => numbers::format_rupiah(*value, locale),
            Self::Year(value) => value.to_string(),
            Self::Words(words) => words.clone(),
        }
    }
}

/// Why a reference or formula could not be explained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExplainError {
    /// The framework has nothing of that name.
    #[error(transparent)]
    Reference(#[from] FormulaProblem),
    /// The caller names a profile that does not exist.
    #[error(transparent)]
    Rules(#[from] UnknownProfile),
}

impl Framework {
    /// The value of a reference or formula in a year, and how it came about.
    ///
    /// A formula is calculated exactly and then shown by its unit: a percentage as the rules
    /// round percentages, an amount of money in rupiah, anything else as a number. Numbers and
    /// amounts are exact where they have no more decimals than the file's default (else two) and
    /// rounded to those otherwise; `round(x, 3)` as a whole asks for three.
    ///
    /// # Errors
    /// [`ExplainError`] when the framework has no such quantity, a formula needs a number where
    /// it has words, or the caller names an unknown profile.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Locale, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.rat]
    ///     name = "Koperasi yang RAT"
    ///     formula = "rat_n / aktif * 100"
    ///     targets = { 2019 = "80,94" }
    ///     [series]
    ///     rat_n = "Koperasi yang RAT"
    ///     aktif = "Koperasi aktif"
    ///     [data.2019]
    ///     rat_n = 376
    ///     aktif = 468
    /// "#)?;
    /// let explain = |asked: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(framework.explain(&asked.parse()?, Year::new(2019)?, &Rules::default())?)
    /// };
    /// let explained = explain("rat.achievement")?;
    /// assert_eq!(
    ///     explained.trace.write(Locale::Indonesian),
    ///     "rat = rat_n / aktif * 100 = 376 / 468 × 100 = 80,34\n\
    ///      rat.achievement = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)",
    /// );
    /// let explained = explain("aktif - rat_n")?;
    /// assert_eq!(
    ///     explained.trace.write(Locale::Indonesian),
    ///     "aktif - rat_n = 468 − 376 = 92",
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(
        &self,
        asked: &Formula,
        year: Year,
        rules: &Rules,
    ) -> Result<Explanation, ExplainError> {
        let rules = RulesInForce::decide(rules, &self.rules)?;
        self.check_asked(asked)?;
        let calculator = Calculator::new(self, &rules, year);
        let at = At::of(year.into());
        let value = calculator.value_of_formula(asked, at);
        Ok(Explanation {
            asked: asked.clone(),
            trace: calculator.trace_of_formula(asked, at, &value),
            value,
        })
    }
}

impl<'a> Calculator<'a> {
    /// The number of a quantity that a formula names.
    pub(super) fn quantity_number(
        &self,
        quantity: &Quantity,
        reference: &Reference,
        at: At,
    ) -> Result<Rational, Reason> {
        self.value(quantity, reference, at)?
            .number()
            .map(Rational::from)
            .ok_or(Reason::NotANumber)
    }

    /// The value of a quantity, as it is shown.
    pub(super) fn value(
        &self,
        quantity: &Quantity,
        reference: &Reference,
        at: At,
    ) -> Result<Value, Reason> {
        let year = at.period.year();
        match quantity {
            Quantity::Series(id) => {
                let exact = self.series(id, reference.part(), at)?;
                Ok(Value::Number(shown(&exact)?))
            }
            Quantity::Indicator(id, quantity) => self.indicator_value(id, *quantity, reference, at),
            Quantity::Aggregate(id, quantity) => self.aggregate_value(id, *quantity, at.period),
            Quantity::Money(id, quantity) => {
                let value = self.money_quantity(&self.treasury(year), id.as_ref(), *quantity)?;
                Ok(match quantity {
                    MoneyQuantity::Absorption | MoneyQuantity::RemainingShare => {
                        Value::Percent(value)
                    }
                    _ => Value::Rupiah(value),
                })
            }
            Quantity::Measure(address, quantity) => self.measure_value(address, *quantity, year),
            Quantity::Summary(level, quantity) => self.summary_value(*level, *quantity, at.period),
            Quantity::Profile {
                id,
                year: latest,
                quantity,
            } => self.profile_value(
                self.profile(id, year, *latest)?,
                *quantity,
                reference.part(),
            ),
            Quantity::Count(countable) => Ok(count(self.framework.count(
                countable,
                reference.part(),
                year,
            ))),
            Quantity::Year => Ok(Value::Year(Decimal::from(year.get()))),
            Quantity::Text(quantity) => self
                .text_value(quantity, reference.part())
                .map(Value::Words),
        }
    }

    fn indicator_value(
        &self,
        id: &Id,
        quantity: IndicatorQuantity,
        reference: &Reference,
        at: At,
    ) -> Result<Value, Reason> {
        match quantity {
            IndicatorQuantity::Realization => Ok(value_of(outcome(&self.realization_at(id, at)?))),
            IndicatorQuantity::Target => {
                let found = match reference.base() {
                    None => self.framework.target(id, at.period),
                    Some(base) => self.framework.target_in(base, id, at.period),
                };
                let (target, _) = found.ok_or(Reason::NoTarget)?;
                Ok(match target {
                    TargetValue::Figure(figure) => Value::Number(figure.value),
                    other => Value::Words(other.to_string()),
                })
            }
            IndicatorQuantity::Achievement => Ok(Value::Percent(
                self.measured(id, reference, at)?.value.get(),
            )),
            IndicatorQuantity::Raw => {
                Ok(Value::Percent(self.measured(id, reference, at)?.raw.get()))
            }
            IndicatorQuantity::Category => self
                .measured(id, reference, at)?
                .category
                .map(Value::Words)
                .ok_or(Reason::NoScale),
            IndicatorQuantity::Benchmark => self
                .framework
                .benchmark(id, reference.part(), at.period)
                .map(|benchmark| Value::Number(benchmark.value.value))
                .ok_or_else(|| Reason::MissingData {
                    what: reference.to_string(),
                    period: at.period,
                }),
        }
    }

    pub(super) fn measured(
        &self,
        id: &Id,
        reference: &Reference,
        at: At,
    ) -> Result<super::Measured, Reason> {
        match self.achievement(id, at.period, reference.base()) {
            Achievement::Measured(measured) => Ok(measured),
            Achievement::Compared(compared) => Err(compared.reason),
            Achievement::NotMeasured(reason) => Err(reason),
        }
    }

    /// The achievements of the indicators of one goal or objective.
    pub(super) fn achievements_of(&self, node: &Id, period: Period) -> Vec<(&'a Id, Achievement)> {
        self.achievements_where(period, |of| of == node)
    }

    fn achievements_where(
        &self,
        period: Period,
        is_wanted: impl Fn(&Id) -> bool,
    ) -> Vec<(&'a Id, Achievement)> {
        let indicators = self.framework.indicators.iter();
        let wanted = indicators.filter(|(_, indicator)| match &indicator.of {
            Some(Subject::Node(of)) => is_wanted(of),
            _ => false,
        });
        let lineage = Lineage::of(self.framework);
        let in_force = wanted.filter(|(id, _)| {
            lineage == Lineage::Unchanged || self.framework.is_in_force(id, period.year())
        });
        in_force
            .map(|(id, _)| (id, self.achievement(id, period, None)))
            .collect()
    }

    /// Several achievements as one, by the rules.
    pub(super) fn together(
        &self,
        achievements: &[(&'a Id, Achievement)],
        period: Period,
    ) -> Achievement {
        let borrowed: Vec<_> = achievements
            .iter()
            .map(|(id, achievement)| (*id, achievement))
            .collect();
        aggregate::aggregate(&self.aggregate_parts(&borrowed, period), self.rules)
    }

    fn aggregate_value(
        &self,
        id: &Id,
        quantity: Aggregated,
        period: Period,
    ) -> Result<Value, Reason> {
        let achievements = self.achievements_of(id, period);
        match quantity {
            Aggregated::Total => Ok(count(achievements.len())),
            Aggregated::Measured => Ok(count(
                achievements
                    .iter()
                    .filter(|(_, one)| one.measured().is_some())
                    .count(),
            )),
            Aggregated::Achievement | Aggregated::Category => {
                match self.together(&achievements, period) {
                    Achievement::Compared(compared) => Err(compared.reason),
                    Achievement::NotMeasured(reason) => Err(reason),
                    Achievement::Measured(mean) if quantity == Aggregated::Achievement => {
                        Ok(Value::Percent(mean.value.get()))
                    }
                    Achievement::Measured(mean) => {
                        mean.category.map(Value::Words).ok_or(Reason::NoScale)
                    }
                }
            }
        }
    }

    pub(super) fn summary_of(
        &self,
        level: SummaryLevel,
        period: Period,
    ) -> (SummaryLine, Vec<(&'a Id, Achievement)>) {
        let is_at_level = |of: &Id| match level {
            SummaryLevel::Goals => self.framework.goals.contains(of),
            SummaryLevel::Objectives => self.framework.objectives.contains(of),
            SummaryLevel::Indicators => {
                self.framework.goals.contains(of) || self.framework.objectives.contains(of)
            }
        };
        let achievements = self.achievements_where(period, is_at_level);
        let all: Vec<_> = achievements
            .iter()
            .map(|(_, achievement)| achievement)
            .collect();
        (aggregate::summary(&all, self.rules), achievements)
    }

    fn summary_value(
        &self,
        level: SummaryLevel,
        quantity: SummaryQuantity,
        period: Period,
    ) -> Result<Value, Reason> {
        if quantity == SummaryQuantity::Count {
            return Ok(count(match level {
                SummaryLevel::Goals => self.framework.goals.len(),
                SummaryLevel::Objectives => self.framework.objectives.len(),
                SummaryLevel::Indicators => self.framework.indicators.len(),
            }));
        }
        let (summary, _) = self.summary_of(level, period);
        let percent = |value: Option<crate::number::Percent>| {
            value
                .map(|value| Value::Percent(value.get()))
                .ok_or(Reason::NothingMeasured)
        };
        match quantity {
            SummaryQuantity::Mean => percent(summary.mean),
            SummaryQuantity::MeanCapped => percent(summary.mean_capped),
            SummaryQuantity::Category => summary
                .category
                .map(Value::Words)
                .ok_or(Reason::NothingMeasured),
            SummaryQuantity::Measured => Ok(count(summary.measured)),
            SummaryQuantity::Total | SummaryQuantity::Count => Ok(count(summary.total)),
        }
    }

    fn find_measure(&self, address: &MeasureAddress) -> Option<&'a Measure> {
        let measures = self.framework.work(&address.of)?.measures(address.kind);
        measures
            .iter()
            .find(|measure| address.id.is_none() || measure.id == address.id)
    }

    fn measure_value(
        &self,
        address: &MeasureAddress,
        quantity: MeasureQuantity,
        year: Year,
    ) -> Result<Value, Reason> {
        let measure = self.find_measure(address).ok_or(Reason::NoTarget)?;
        let treasury = self.treasury(year);
        let target = self.measure_target(&treasury, &address.of, address.kind, measure, year);
        let realized =
            self.measure_realization(&treasury, &address.of, address.kind, measure, year);
        match quantity {
            MeasureQuantity::Realization => Ok(value_of(outcome(&realized?))),
            MeasureQuantity::Target => match target.ok_or(Reason::NoTarget)? {
                TargetValue::Figure(figure) => Ok(Value::Number(figure.value)),
                other => Ok(Value::Words(other.to_string())),
            },
            MeasureQuantity::Achievement => {
                match self.measure_achievement(measure, target.as_ref(), realized.as_ref()) {
                    Achievement::Measured(measured) => Ok(Value::Percent(measured.value.get())),
                    Achievement::Compared(compared) => Err(compared.reason),
                    Achievement::NotMeasured(reason) => Err(reason),
                }
            }
        }
    }

    /// The profile table of the year asked for, else the latest one there is.
    pub(super) fn profile(
        &self,
        id: &Id,
        year: Year,
        latest: Year,
    ) -> Result<&'a ProfileTable, Reason> {
        let profiles = &self.framework.profiles;
        let of_year = profiles.get(&year).and_then(|tables| tables.get(id));
        let table = of_year.or_else(|| profiles.get(&latest)?.get(id));
        table.ok_or(Reason::NotANumber)
    }

    fn profile_value(
        &self,
        table: &ProfileTable,
        quantity: ProfileQuantity,
        part: Option<&str>,
    ) -> Result<Value, Reason> {
        let of_part = |part: &str| table.row_total(part).or_else(|| table.column_total(part));
        let total = table.total().ok_or(Reason::TooLarge)?;
        let portion = part
            .map_or(Some(total), of_part)
            .ok_or(Reason::NotANumber)?;
        match quantity {
            ProfileQuantity::Total => Ok(Value::Number(portion)),
            ProfileQuantity::Share if total.is_zero() => Err(Reason::ZeroDenominator {
                formula: "share".to_owned(),
            }),
            ProfileQuantity::Share => {
                let share = Rational::from(portion).percent_of(&total.into())?;
                Ok(Value::Percent(
                    share.round(self.rules.places, self.rules.rounding)?,
                ))
            }
        }
    }

    fn text_value(&self, quantity: &TextQuantity, part: Option<&str>) -> Result<String, Reason> {
        let framework = self.framework;
        let organization = &framework.organization;
        let text = match quantity {
            TextQuantity::NameOf(id) => framework.name_of(id),
            TextQuantity::ParentOf(id) => framework.parent_name(id),
            TextQuantity::MeasureWords(address) => self
                .find_measure(address)
                .and_then(|measure| measure.text.as_deref()),
            TextQuantity::RegulationTitle => {
                let mut regulations = framework.regulations.iter();
                regulations
                    .find(|one| part == Some(one.cite.to_string().as_str()))
                    .and_then(|one| one.title.as_deref())
            }
            TextQuantity::UnitOf(id) => match framework.indicators.get(id) {
                Some(indicator) => framework.defaults.unit_of(indicator),
                None => framework
                    .series
                    .get(id)
                    .and_then(|series| series.unit.as_deref()),
            },
            TextQuantity::PlanName => framework.plan.name.as_deref(),
            TextQuantity::Organization("short") => organization
                .short
                .first()
                .or(Some(&organization.name))
                .map(String::as_str),
            TextQuantity::Organization("region") => organization.region.as_deref(),
            TextQuantity::Organization("parent") => organization.parent.as_deref(),
            TextQuantity::Organization("motto") => organization.motto.as_deref(),
            TextQuantity::Organization("duty") => organization.duty.as_deref(),
            TextQuantity::Organization(_) => Some(organization.name.as_str()),
        };
        text.map(str::to_owned).ok_or(Reason::NotANumber)
    }

    /// How a quantity came about; empty for what is simply stated.
    pub(super) fn trace(&self, quantity: &Quantity, reference: &Reference, at: At) -> Trace {
        match quantity {
            Quantity::Series(id) if reference.part().is_none() => self.trace_series(id, at),
            Quantity::Indicator(id, IndicatorQuantity::Realization) => {
                self.trace_realization(id, at)
            }
            Quantity::Indicator(id, IndicatorQuantity::Target) => {
                self.trace_target(id, reference, at)
            }
            Quantity::Indicator(
                id,
                IndicatorQuantity::Achievement
                | IndicatorQuantity::Raw
                | IndicatorQuantity::Category,
            ) => {
                let achievement = self.achievement(id, at.period, reference.base());
                self.trace_achievement(id, at.period, reference.base(), &achievement)
            }
            Quantity::Aggregate(id, Aggregated::Achievement | Aggregated::Category) => {
                let of = in_period(&format!("{id}.achievement"), at.period, self.year);
                let achievements = self.achievements_of(id, at.period);
                self.trace_aggregate(
                    of,
                    &achievements,
                    &self.together(&achievements, at.period),
                    at.period,
                )
            }
            Quantity::Summary(level, SummaryQuantity::Mean | SummaryQuantity::Category) => {
                let (_, achievements) = self.summary_of(*level, at.period);
                let by_mean = RulesInForce {
                    aggregation: Aggregation::Mean,
                    ..self.rules.clone()
                };
                let parts: Vec<_> = achievements
                    .iter()
                    .map(|(_, one)| aggregate::Part::of(one))
                    .collect();
                let mean = aggregate::aggregate(&parts, &by_mean);
                let of = in_period(&format!("{}.mean", level.word()), at.period, self.year);
                self.trace_aggregate(of, &achievements, &mean, at.period)
            }
            Quantity::Summary(level, SummaryQuantity::MeanCapped) => {
                let (_, achievements) = self.summary_of(*level, at.period);
                let all: Vec<_> = achievements.iter().map(|(_, one)| one).collect();
                let mean = aggregate::capped_mean(&all, self.rules);
                let of = in_period(&reference.names().join("."), at.period, self.year);
                self.trace_aggregate(of, &achievements, &mean, at.period)
            }
            Quantity::Measure(address, quantity) => {
                self.trace_measure(address, *quantity, reference, at)
            }
            Quantity::Profile {
                id,
                year: latest,
                quantity,
            } => match self.profile(id, at.period.year(), *latest) {
                Ok(table) => self.trace_profile(table, *quantity, reference),
                Err(_) => Trace::default(),
            },
            Quantity::Money(id, quantity) => {
                let treasury: Rc<Treasury<'_>> = self.treasury(at.period.year());
                self.trace_money(&treasury, id.as_ref(), *quantity)
            }
            _ => Trace::default(),
        }
    }

    /// A target, and which document it was taken from where none was named.
    fn trace_target(&self, id: &Id, reference: &Reference, at: At) -> Trace {
        let mut step = stated(
            reference.to_string(),
            &self.indicator_value(id, IndicatorQuantity::Target, reference, at),
        );
        if reference.base().is_none()
            && let Some((_, source)) = self.framework.target(id, at.period)
        {
            step.formula = Some(format!("{}@{source}", step.of));
        }
        Trace::of(step)
    }

    /// The money behind an input, what was realized, then the achievement.
    fn trace_measure(
        &self,
        address: &MeasureAddress,
        quantity: MeasureQuantity,
        reference: &Reference,
        at: At,
    ) -> Trace {
        let year = at.period.year();
        let Some(measure) = self.find_measure(address) else {
            return Trace::default();
        };
        let treasury = self.treasury(year);
        let target = self.measure_target(&treasury, &address.of, address.kind, measure, year);
        let realized =
            self.measure_realization(&treasury, &address.of, address.kind, measure, year);
        let is_input = address.kind == crate::framework::MeasureKind::Input;
        let is_stated = match quantity {
            MeasureQuantity::Target => measure.targets.contains(&at.period),
            _ => self
                .measure_given(&address.of, address.kind, measure.id.as_ref(), at.period)
                .is_some(),
        };
        let money = match quantity {
            _ if !is_input || is_stated => None,
            MeasureQuantity::Target => Some(MoneyQuantity::Budget),
            _ => Some(MoneyQuantity::Spent),
        };
        let mut trace = money
            .map(|money| self.trace_money(&treasury, Some(&address.of), money))
            .unwrap_or_default();
        let from_money = money.map(|money| {
            let name = format!("{}.{}", address.of, money.word());
            in_period(&name, at.period, self.year)
        });
        if quantity == MeasureQuantity::Target {
            let value = self.measure_value(address, quantity, year);
            trace.push(Step {
                formula: from_money,
                ..stated(reference.to_string(), &value)
            });
            return trace;
        }
        let mut names = reference.names().to_vec();
        names.retain(|name| quantity != MeasureQuantity::Achievement || name != "achievement");
        let value = self.measure_value(address, MeasureQuantity::Realization, year);
        trace.push(Step {
            formula: from_money,
            ..stated(in_period(&names.join("."), at.period, self.year), &value)
        });
        if quantity == MeasureQuantity::Achievement {
            let achievement = self.measure_achievement(measure, target.as_ref(), realized.as_ref());
            trace.push(achievement.step(reference.to_string()));
        }
        trace
    }

    /// The cells that a total adds up, or the total and the part of which a share is taken.
    fn trace_profile(
        &self,
        table: &ProfileTable,
        quantity: ProfileQuantity,
        reference: &Reference,
    ) -> Trace {
        let part = reference.part();
        let total = |part| self.profile_value(table, ProfileQuantity::Total, part);
        let numbers = |cells: Vec<Decimal>| Line::listed("", cells, &Piece::Sign("+"), "");
        let working = match (quantity, total(part), total(None)) {
            (ProfileQuantity::Total, ..) => {
                let cells = cells_of(table, part);
                if cells.len() < 2 {
                    Line::default()
                } else {
                    numbers(cells)
                }
            }
            (ProfileQuantity::Share, Ok(Value::Number(portion)), Ok(Value::Number(total))) => {
                Line::new([
                    Piece::Number(portion),
                    Piece::Sign("/"),
                    Piece::Number(total),
                    Piece::Sign("×"),
                    Piece::Text("100".to_owned()),
                ])
            }
            _ => Line::default(),
        };
        let value = self.profile_value(table, quantity, part);
        Trace::of(Step {
            working,
            ..stated(reference.to_string(), &value)
        })
    }

    /// The achievements of some indicators, then what they are together.
    fn trace_aggregate(
        &self,
        of: String,
        achievements: &[(&'a Id, Achievement)],
        together: &Achievement,
        period: Period,
    ) -> Trace {
        let mut trace = Trace::default();
        for (id, achievement) in achievements {
            trace.extend(self.trace_achievement(id, period, None, achievement));
        }
        trace.push(together.step(of));
        trace
    }
}

/// The step of something that is simply there, or not.
pub(super) fn stated(of: String, value: &Result<Value, Reason>) -> Step {
    let result = match value {
        Ok(Value::Words(words)) => Outcome::Words(words.clone()),
        Ok(Value::Year(year)) => Outcome::Words(year.to_string()),
        Ok(value) => Outcome::number(value.number().unwrap_or_default()),
        Err(reason) => Outcome::Nothing(reason.clone()),
    };
    Step {
        of,
        formula: None,
        working: Line::default(),
        result,
    }
}

/// What a profile table's total adds up: a row's or a column's cells, or the totals of all rows.
fn cells_of(table: &ProfileTable, part: Option<&str>) -> Vec<Decimal> {
    let Some(part) = part else {
        let labels = table.rows.iter().map(|row| row.label.as_str());
        return labels.filter_map(|label| table.row_total(label)).collect();
    };
    if let Some(row) = table.rows.iter().find(|row| row.label == part) {
        return row.cells.iter().copied().flatten().collect();
    }
    let column = table.columns.iter().position(|column| column == part);
    let cells = table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(column?)?.as_ref());
    cells.copied().collect()
}

impl SummaryLevel {
    /// The word of the reference language.
    const fn word(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Objectives => "objectives",
            Self::Indicators => "indicators",
        }
    }
}

fn count(count: usize) -> Value {
    Value::Number(Decimal::from(count))
}

fn value_of(outcome: Outcome) -> Value {
    match outcome {
        Outcome::Number { value, .. } => Value::Number(value),
        Outcome::Given(given) => Value::Words(given.to_string()),
        Outcome::Words(words) => Value::Words(words),
        Outcome::Nothing(reason) => Value::Words(reason.code().to_owned()),
    }
}

/// A series' value as it is shown: whole, or with at most six decimals.
fn shown(exact: &Rational) -> Result<Decimal, Reason> {
    match number(exact) {
        Piece::Number(value) | Piece::Shortened(value) => Ok(value),
        _ => Err(Reason::TooLarge),
    }
}

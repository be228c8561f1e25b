//! Indicators at the end of a month, quarter or semester.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::arithmetic::{Places, Rational};
use crate::evaluation::{
    Achievement, Measurement, MoneyInPart, Outcome, PeriodResult, Reason, ToDate,
};
use crate::framework::{Combination, Framework, Indicator, Stage, TargetValue};
use crate::rules::{Rules, RulesInForce, UnknownProfile};
use crate::value::{Id, PartLength, Period, Year};

/// All indicators at the end of a part of a year: against the target of the period, to date,
/// and against the target of the year.
///
/// *Istilah resmi:* pengukuran kinerja triwulanan, evaluasi rencana aksi.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PeriodEvaluation {
    /// The month, quarter or semester.
    pub period: Period,
    /// How far the year has come.
    pub stage: Stage,
    /// The rules profile.
    pub rules: String,
    /// The indicators of the year.
    pub indicators: Vec<IndicatorInPeriod>,
    /// The money of everything of which any is known by parts of the year; last of the
    /// organization.
    pub money: Vec<MoneyInPart>,
}

/// An indicator at the end of a part of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct IndicatorInPeriod {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The unit that answers for it.
    pub owner: Option<Id>,
    /// Whether it is measured in the period.
    pub due: bool,
    /// The target of the period.
    pub target: Option<TargetValue>,
    /// What was realized in the period.
    #[serde(serialize_with = "crate::evaluation::plain_outcome")]
    pub realization: Option<Outcome>,
    /// One against the other.
    pub achievement: Achievement,
    /// All periods of the year to date; none where nothing is known of any.
    pub to_date: Option<ToDate>,
    /// The target of the year.
    pub annual_target: Option<TargetValue>,
    /// All periods to date against the target of the year.
    pub annual: Achievement,
    /// Where the year would end, where that was asked for.
    pub forecast: Option<Forecast>,
}

/// Whether it is worked out where the year would end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Forecasting {
    /// It is not.
    #[default]
    None,
    /// It is, by what suits the indicator: see [`ForecastMethod`].
    Asked,
}

/// Where the year would end if it went on as it went so far. No result and no promise.
///
/// *lkj:* prakiraan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Forecast {
    /// By which method.
    pub method: ForecastMethod,
    /// What would be realized.
    #[serde(with = "crate::number::exact")]
    pub realization: Decimal,
    /// That against the target of the year.
    pub achievement: Achievement,
}

/// How a forecast is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ForecastMethod {
    /// What adds up goes on at the same pace: to date ÷ periods filled in × periods of the year.
    SamePace,
    /// What does not add up stays where it is.
    Unchanged,
}

impl Framework {
    /// Evaluates the indicators of a year at the end of one of its parts.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::year::Forecasting;
    /// use lkj_core::{Framework, Rules};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.izin]
    ///     name = "Izin yang terbit"
    ///     frequency = "quarter"
    ///     pattern = "count"
    ///     unit = "izin"
    ///     targets = { 2025 = 400, 2025-Q1 = 100, 2025-Q2 = 100 }
    ///     [stage]
    ///     2025 = "Q2"
    ///     [realized.2025-Q1]
    ///     izin = 90
    ///     [realized.2025-Q2]
    ///     izin = 120
    /// "#)?;
    /// let rules = Rules::default();
    /// let quarter = framework.evaluate_period("2025-Q2".parse()?, &rules, Forecasting::Asked)?;
    /// let izin = &quarter.indicators[0];
    /// let shown = |achievement: &lkj_core::Achievement| achievement.value().map(|one| one.to_string());
    /// assert_eq!(shown(&izin.achievement).as_deref(), Some("120.00"));
    /// assert_eq!(izin.to_date.as_ref().and_then(|one| shown(&one.achievement)).as_deref(), Some("105.00"));
    /// assert_eq!(shown(&izin.annual).as_deref(), Some("52.50"));
    /// assert_eq!(izin.forecast.as_ref().map(|one| one.realization.to_string()).as_deref(), Some("420.00"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evaluate_period(
        &self,
        period: Period,
        rules: &Rules,
        forecasting: Forecasting,
    ) -> Result<PeriodEvaluation, UnknownProfile> {
        let year = period.year();
        let evaluation = self.evaluate(year, rules)?;
        let in_force = RulesInForce::decide(rules, &self.rules)?;
        let works = self.works();
        let of_year = evaluation
            .indicators
            .iter()
            .filter(|result| self.is_measured_in(&result.id, year));
        let indicators = of_year.filter_map(|result| {
            let indicator = self.indicators.get(&result.id)?;
            let known = result.periods.iter().find(|one| one.period == period);
            let part = known.cloned();
            let forecast = match (forecasting, &part) {
                (Forecasting::Asked, Some(part)) => {
                    self.forecast(&result.id, indicator, part, year, &in_force)
                }
                _ => None,
            };
            let is_due = self.measured_periods(indicator, year).contains(&period);
            let not_measured = Achievement::NotMeasured(if is_due {
                Reason::NoRealization { why: None }
            } else {
                Reason::NotDue
            });
            Some(IndicatorInPeriod {
                id: result.id.clone(),
                name: result.name.clone(),
                unit: result.unit.clone(),
                owner: self.owner_of(indicator, &works),
                due: is_due,
                target: indicator.targets.get(&period).cloned(),
                realization: part.as_ref().and_then(|part| part.realization.clone()),
                achievement: part
                    .as_ref()
                    .map_or_else(|| not_measured.clone(), |part| part.achievement.clone()),
                annual: part
                    .as_ref()
                    .map_or(not_measured, |part| part.annual.clone()),
                to_date: part.map(|part| part.to_date),
                annual_target: result.target.clone(),
                forecast,
            })
        });
        Ok(PeriodEvaluation {
            period,
            stage: evaluation.meta.stage,
            rules: evaluation.meta.rules.clone(),
            indicators: indicators.collect(),
            money: self.money_by_rules(period, &in_force),
        })
    }

    fn forecast(
        &self,
        id: &Id,
        indicator: &Indicator,
        part: &PeriodResult,
        year: Year,
        rules: &RulesInForce,
    ) -> Option<Forecast> {
        let so_far = part.to_date.realization?;
        let (target, _) = self.target(id, year.into())?;
        let (method, realization) = match indicator.combination() {
            Combination::Sum => {
                let length = part.period.part_of_year().length();
                let filled = part.to_date.filled;
                let all = due_in_year(indicator, length);
                let pace = Rational::from(so_far).checked_div(&filled.into()).ok()?;
                let whole = pace.checked_mul(&all.into()).ok()?;
                // As many places as the numbers that it rests on.
                let places = u8::try_from(so_far.scale()).ok().and_then(Places::new)?;
                (
                    ForecastMethod::SamePace,
                    whole.round(places, rules.rounding).ok()?,
                )
            }
            _ => (ForecastMethod::Unchanged, so_far),
        };
        let measurement = Measurement::of_indicator(indicator, &self.defaults);
        Some(Forecast {
            method,
            realization,
            achievement: crate::evaluation::achievement(
                &realization.into(),
                target,
                &measurement,
                rules,
            ),
        })
    }
}

/// In how many parts of such a length an indicator is measured in a year.
fn due_in_year(indicator: &Indicator, length: PartLength) -> usize {
    let of_length = |due: &&crate::value::PartOfYear| due.length() == length;
    match indicator.due.iter().filter(of_length).count() {
        0 => length.in_a_year().into(),
        due => due,
    }
}

//! Months, quarters and semesters of a year: each against its own target, all to date, and
//! against the target of the year.

use rust_decimal::Decimal;
use serde::Serialize;

use super::achievement::Achievement;
use super::additive::is_additive;
use super::calculator::{At, Calculator, Origin, Realized, outcome};
use super::measurement::Measurement;
use super::measuring::against;
use super::methods::Promise;
use super::realized_value::RealizedValue;
use super::reason::Reason;
use super::trace::{Line, Outcome, Piece, Trace};
use crate::arithmetic::{Places, Rational};
use crate::framework::{Combination, Indicator, Stage, TargetValue, TargetsAre};
use crate::rules::{RealizationTaken, RulesInForce};
use crate::value::{Id, PartOfYear, Period, Year};

/// The result of an indicator in one part of the year.
///
/// Three achievements, each by its own name: against the target of the period, of all periods
/// to date against their targets, and of all periods to date against the target of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PeriodResult {
    /// The month, quarter or semester.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub period: Period,
    /// Whether the indicator is measured then.
    pub due: bool,
    /// The target of the period.
    #[serde(serialize_with = "super::plain_target")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub target: Option<TargetValue>,
    /// What was realized in the period.
    #[serde(serialize_with = "super::plain_outcome")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub realization: Option<Outcome>,
    /// Against the target of the period.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "super::achievement::AchievementShape")
    )]
    pub achievement: Achievement,
    /// All periods to date.
    pub to_date: ToDate,
    /// All periods to date against the target of the year.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "super::achievement::AchievementShape")
    )]
    pub annual: Achievement,
}

/// All periods of a year up to one of them, combined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ToDate {
    /// Their target together.
    #[serde(with = "crate::number::exact::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Percent>"))]
    pub target: Option<Decimal>,
    /// Their realization together, as shown.
    #[serde(with = "crate::number::exact::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Percent>"))]
    pub realization: Option<Decimal>,
    /// One against the other.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "super::achievement::AchievementShape")
    )]
    pub achievement: Achievement,
    /// How many periods were filled in.
    pub filled: usize,
    /// How many were due.
    pub due: usize,
    /// Whether a value of an earlier period stands for a missing one, because that was asked for.
    pub carried: bool,
}

/// Target and realization of one period; what is missing is not zero.
///
/// ```
/// use lkj_core::evaluation::{PeriodFigures, combine_periods};
/// use lkj_core::{Combination, TargetsAre};
/// let quarter = |number: i64| PeriodFigures { target: Some(25.into()), realization: Some(number.into()) };
/// let quarters = [quarter(10), quarter(25), quarter(40), quarter(60)];
/// let last = combine_periods(&quarters, Combination::Last, TargetsAre::Positions, true)?;
/// assert_eq!(last.realization.map(|value| value.to_string()).as_deref(), Some("60"));
/// # Ok::<(), lkj_core::evaluation::Reason>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeriodFigures {
    /// The target of the period.
    pub target: Option<Decimal>,
    /// What was realized in it.
    pub realization: Option<Decimal>,
}

/// Periods combined.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Combined {
    /// Their target together; none where a filled period has none.
    pub target: Option<Rational>,
    /// Their realization together; none where no period was filled in.
    pub realization: Option<Rational>,
    /// How many were filled in.
    pub filled: usize,
}

impl Combined {
    /// Their target together as it is shown: as it is, or rounded where it has no end.
    #[must_use]
    pub fn shown_target(&self, places: Places, rules: &RulesInForce) -> Option<Decimal> {
        let exact = self.target.as_ref()?;
        let rounded = || exact.round(places, rules.rounding).ok();
        exact.to_decimal_exact().or_else(rounded)
    }

    /// What was realized to date against what was promised to date. Numbers that were worked out
    /// are taken as they are shown, or exact where the rules say so.
    ///
    /// ```
    /// use lkj_core::arithmetic::Places;
    /// use lkj_core::evaluation::{Measurement, PeriodFigures, combine_periods};
    /// use lkj_core::{Combination, TargetsAre, rules::RulesInForce};
    /// let quarter = |target: i64, realization: i64| PeriodFigures {
    ///     target: Some(target.into()),
    ///     realization: Some(realization.into()),
    /// };
    /// let quarters = [quarter(80, 79), quarter(81, 80), quarter(81, 81)];
    /// let combined = combine_periods(&quarters, Combination::Average, TargetsAre::Positions, false)?;
    /// let rules = RulesInForce::default();
    /// let to_date = combined.achievement(&Measurement::default(), Places::TWO, &rules);
    /// // 80,00 against 80,67
    /// assert_eq!(to_date.value().map(|value| value.to_string()).as_deref(), Some("99.17"));
    /// # Ok::<(), lkj_core::evaluation::Reason>(())
    /// ```
    #[must_use]
    pub fn achievement(
        &self,
        measurement: &Measurement,
        places: Places,
        rules: &RulesInForce,
    ) -> Achievement {
        let (Some(exact), Some(shown)) = (&self.target, self.shown_target(places, rules)) else {
            return Achievement::NotMeasured(match self.realization {
                Some(_) => Reason::NoTarget,
                None => Reason::NoRealization { why: None },
            });
        };
        match rules.realization {
            RealizationTaken::Rounded => {
                self.achievement_against(&shown.into(), measurement, places, rules)
            }
            RealizationTaken::Exact => {
                self.held_against(Promise::Computed(exact), measurement, places, rules)
            }
        }
    }

    /// What was realized to date against a target, such as that of the year.
    #[must_use]
    pub fn achievement_against(
        &self,
        target: &TargetValue,
        measurement: &Measurement,
        places: Places,
        rules: &RulesInForce,
    ) -> Achievement {
        self.held_against(Promise::Stated(target), measurement, places, rules)
    }

    fn held_against(
        &self,
        promise: Promise<'_>,
        measurement: &Measurement,
        places: Places,
        rules: &RulesInForce,
    ) -> Achievement {
        let Some(realization) = &self.realization else {
            return Achievement::NotMeasured(Reason::NoRealization { why: None });
        };
        match RealizedValue::taken(realization, places, rules) {
            Ok((_, taken)) => against(&taken, promise, measurement, rules),
            Err(reason) => Achievement::NotMeasured(reason),
        }
    }
}

/// The parts of a year up to one of them, those that were due.
struct SoFar {
    /// Combined, with values that were carried forward where that was asked for.
    combined: Result<Combined, Reason>,
    /// How many had a value of their own.
    filled: usize,
    due: usize,
    carried: bool,
}

/// Combines the periods of a year so far, in order: what was realized, and what was promised
/// for the periods that were filled in.
///
/// # Errors
/// [`Reason::NotAdditive`] when numbers that mean nothing together would be added up.
pub fn combine_periods(
    periods: &[PeriodFigures],
    combination: Combination,
    targets: TargetsAre,
    additive: bool,
) -> Result<Combined, Reason> {
    if combination == Combination::Sum && !additive {
        return Err(Reason::NotAdditive);
    }
    let filled: Vec<_> = periods
        .iter()
        .filter(|period| period.realization.is_some())
        .collect();
    let realized: Vec<Rational> = filled
        .iter()
        .filter_map(|period| period.realization)
        .map(Rational::from)
        .collect();
    Ok(Combined {
        realization: combined(&realized, combination)?,
        target: combined_target(periods, combination, targets)?,
        filled: filled.len(),
    })
}

fn combined(values: &[Rational], combination: Combination) -> Result<Option<Rational>, Reason> {
    Ok(match combination {
        _ if values.is_empty() => None,
        Combination::Sum => Some(Rational::sum(values)?),
        Combination::Last | Combination::RatioOfSums => values.last().cloned(),
        Combination::Max => values.iter().max().cloned(),
        Combination::Average => Some(Rational::sum(values)?.checked_div(&values.len().into())?),
    })
}

/// Increments add up over the periods that were filled in; of positions the last one counts.
fn combined_target(
    periods: &[PeriodFigures],
    combination: Combination,
    targets: TargetsAre,
) -> Result<Option<Rational>, Reason> {
    let last_filled = periods
        .iter()
        .rposition(|period| period.realization.is_some());
    let Some(so_far) = last_filled.and_then(|last| periods.get(..=last)) else {
        return Ok(None);
    };
    let filled = |period: &&PeriodFigures| period.realization.is_some();
    let counted: Vec<Option<Decimal>> = match (targets, combination) {
        (TargetsAre::Positions, Combination::Average) => so_far
            .iter()
            .filter(filled)
            .map(|period| period.target)
            .collect(),
        (TargetsAre::Positions, _) => so_far
            .last()
            .map(|period| period.target)
            .into_iter()
            .collect(),
        (TargetsAre::Increments, Combination::Sum) => so_far
            .iter()
            .filter(filled)
            .map(|period| period.target)
            .collect(),
        (TargetsAre::Increments, _) => so_far.iter().map(|period| period.target).collect(),
    };
    let known: Option<Vec<Rational>> = counted
        .into_iter()
        .map(|target| target.map(Rational::from))
        .collect();
    let Some(known) = known else { return Ok(None) };
    match (targets, combination) {
        (TargetsAre::Positions, Combination::Average) => combined(&known, Combination::Average),
        _ => combined(&known, Combination::Sum),
    }
}

impl Calculator<'_> {
    /// The results of the parts of a year of which an indicator has a target or a value.
    pub(super) fn periods(&self, id: &Id, indicator: &Indicator, year: Year) -> Vec<PeriodResult> {
        let periods = self.periods_of(id, indicator, year);
        let upto = |at: usize| periods.get(..=at).unwrap_or_default();
        periods
            .iter()
            .enumerate()
            .map(|(at, period)| self.period(id, indicator, *period, upto(at)))
            .collect()
    }

    /// The parts of a year of which anything is known, and those before them, in order and of one
    /// length. Where a closed year rests on its parts, all of them.
    fn periods_of(&self, id: &Id, indicator: &Indicator, year: Year) -> Vec<Period> {
        let is_part = |period: &&Period| period.year() == year && **period != Period::Year(year);
        let targets = indicator.targets.keys().filter(is_part).copied();
        let realized = self.framework.realized.keys().filter(is_part).copied();
        let data = self.framework.data.keys().filter(is_part).copied();
        let known: Vec<Period> = targets
            .chain(
                realized
                    .chain(data)
                    .filter(|period| self.realization(id, *period).is_ok()),
            )
            .collect();
        let length = known
            .iter()
            .map(|period| period.part_of_year().length())
            .min();
        let of_length = known
            .iter()
            .filter(|period| Some(period.part_of_year().length()) == length);
        let last_known = of_length
            .map(|period| period.part_of_year().number())
            .max()
            .unwrap_or_default();
        let Some(length) = length else {
            return Vec::new();
        };
        let last = if indicator.rests_on_parts() && self.is_closed(year) {
            length.in_a_year()
        } else {
            last_known
        };
        (1..=last)
            .filter_map(|number| PartOfYear::new(length, number))
            .map(|part| part.in_year(year))
            .collect()
    }

    fn period(
        &self,
        id: &Id,
        indicator: &Indicator,
        period: Period,
        so_far: &[Period],
    ) -> PeriodResult {
        let target = indicator.targets.get(&period);
        let realized = self.realization(id, period);
        let is_due = indicator.is_due(period);
        let due: Vec<_> = so_far
            .iter()
            .copied()
            .filter(|period| indicator.is_due(*period))
            .collect();
        let so_far = self.so_far(id, indicator, &due);
        PeriodResult {
            period,
            due: is_due,
            target: target.cloned(),
            achievement: match target {
                Some(target) => self.achievement_against(id, period, target),
                None if !is_due => Achievement::NotMeasured(Reason::NotDue),
                None => Achievement::NotMeasured(Reason::NoTarget),
            },
            annual: self.against_year(id, indicator, period.year(), &so_far),
            to_date: self.to_date(indicator, so_far),
            realization: realized.ok().map(|realized| outcome(&realized)),
        }
    }

    fn so_far(&self, id: &Id, indicator: &Indicator, due: &[Period]) -> SoFar {
        let filled = due.iter().filter(|period| self.is_filled(id, **period));
        let filled = filled.count();
        let mut carried = false;
        let figures = due
            .iter()
            .map(|period| self.figures(id, indicator, *period))
            .collect::<Result<Vec<_>, Reason>>();
        let combined = figures.and_then(|figures| {
            let figures = if indicator.carry_forward {
                carry(figures, &mut carried)
            } else {
                figures
            };
            self.combined(id, indicator, due, &figures)
        });
        SoFar {
            combined,
            filled,
            due: due.len(),
            carried,
        }
    }

    fn is_filled(&self, id: &Id, period: Period) -> bool {
        let realized = self.realization(id, period);
        realized.is_ok_and(|realized| realized.shown.is_some())
    }

    fn to_date(&self, indicator: &Indicator, so_far: SoFar) -> ToDate {
        let (places, rules) = (self.places_of(indicator), self.rules);
        let measurement = Measurement::of_indicator(indicator, &self.framework.defaults);
        let (combined, achievement) = match so_far.combined {
            Ok(combined) => {
                let achievement = combined.achievement(&measurement, places, rules);
                (combined, achievement)
            }
            Err(reason) => (Combined::default(), Achievement::NotMeasured(reason)),
        };
        let realized = combined.realization.as_ref();
        ToDate {
            target: combined.shown_target(places, rules),
            realization: realized.and_then(|exact| exact.round(places, rules.rounding).ok()),
            achievement,
            filled: so_far.filled,
            due: so_far.due,
            carried: so_far.carried,
        }
    }

    fn against_year(
        &self,
        id: &Id,
        indicator: &Indicator,
        year: Year,
        so_far: &SoFar,
    ) -> Achievement {
        let Some((target, _)) = self.framework.target(id, Period::Year(year)) else {
            return Achievement::NotMeasured(Reason::NoTarget);
        };
        let measurement = Measurement::of_indicator(indicator, &self.framework.defaults);
        match &so_far.combined {
            Ok(combined) => combined.achievement_against(
                target,
                &measurement,
                self.places_of(indicator),
                self.rules,
            ),
            Err(reason) => Achievement::NotMeasured(reason.clone()),
        }
    }

    /// Target and realization of a period. A value that is not there is passed over; a formula
    /// that divides by zero or gives too large a number is not.
    fn figures(
        &self,
        id: &Id,
        indicator: &Indicator,
        period: Period,
    ) -> Result<PeriodFigures, Reason> {
        let realization = match self.realization(id, period) {
            Ok(realized) => realized.shown,
            Err(reason) if reason.is_missing() => None,
            Err(reason) => return Err(reason),
        };
        let unit = self.framework.defaults.unit_of(indicator);
        let target = indicator.targets.get(&period);
        Ok(PeriodFigures {
            target: target.and_then(|target| target.number_in(unit)),
            realization,
        })
    }

    fn combined(
        &self,
        id: &Id,
        indicator: &Indicator,
        periods: &[Period],
        figures: &[PeriodFigures],
    ) -> Result<Combined, Reason> {
        let combination = indicator.combination();
        let targets = indicator.targets_are();
        let additive = is_additive(self.framework.defaults.unit_of(indicator));
        let mut combined = combine_periods(figures, combination, targets, additive)?;
        if combination == Combination::RatioOfSums {
            combined.realization = self.ratio_of_sums_over(id, indicator, periods)?;
        }
        Ok(combined)
    }

    /// The formula over the sums of its series, over those periods in which it gives a value.
    fn ratio_of_sums_over(
        &self,
        id: &Id,
        indicator: &Indicator,
        periods: &[Period],
    ) -> Result<Option<Rational>, Reason> {
        let formula = indicator.formula.as_ref().ok_or(Reason::NotAdditive)?;
        let filled: Vec<_> = periods
            .iter()
            .copied()
            .filter(|period| self.realization(id, *period).is_ok())
            .collect();
        if filled.is_empty() {
            Ok(None)
        } else {
            self.formula_over(formula, &filled).map(Some)
        }
    }

    /// The year's realization from its parts, where the indicator says how they combine: in a
    /// closed year from those that were filled in, before that only from all that are due.
    pub(super) fn realization_from_parts(
        &self,
        id: &Id,
        indicator: &Indicator,
        year: Year,
    ) -> Option<Result<Realized, Reason>> {
        if !indicator.rests_on_parts() {
            return None;
        }
        let due = self.due_parts(id, indicator, year);
        let so_far = self.so_far(id, indicator, &due);
        let is_settled = self.is_closed(year) || indicator.carry_forward;
        let empty = due.iter().find(|period| !self.is_filled(id, **period));
        if let Some(empty) = empty.filter(|_| !is_settled) {
            return Some(Err(Reason::MissingData {
                what: id.to_string(),
                period: *empty,
            }));
        }
        let exact = match so_far.combined {
            Ok(combined) => combined.realization?,
            Err(reason) => return Some(Err(reason)),
        };
        let taken = RealizedValue::taken(&exact, self.places_of(indicator), self.rules);
        Some(taken.map(|(shown, taken)| Realized {
            shown: Some(shown),
            taken,
            origin: Origin::Parts,
        }))
    }

    /// The parts of a year in which an indicator is measured; none where nothing is known of any.
    fn due_parts(&self, id: &Id, indicator: &Indicator, year: Year) -> Vec<Period> {
        let Some(first) = self.periods_of(id, indicator, year).first().copied() else {
            return Vec::new();
        };
        let length = first.part_of_year().length();
        let all = (1..=length.in_a_year()).filter_map(|number| PartOfYear::new(length, number));
        all.map(|part| part.in_year(year))
            .filter(|period| indicator.is_due(*period))
            .collect()
    }

    fn is_closed(&self, year: Year) -> bool {
        self.framework.stage(year) == Stage::Final
    }

    /// How much of a year its realization rests on, where it follows from the parts of the year.
    pub(super) fn coverage_of_year(
        &self,
        id: &Id,
        indicator: &Indicator,
        year: Year,
    ) -> Option<CoverageOfYear> {
        let realized = self.realization(id, Period::Year(year)).ok()?;
        if realized.origin != Origin::Parts {
            return None;
        }
        let due = self.due_parts(id, indicator, year);
        let empty = due.iter().filter(|period| !self.is_filled(id, **period));
        Some(CoverageOfYear {
            due: due.len(),
            empty: empty.copied().collect(),
        })
    }
}

/// How much of a year the realization rests on.
pub(super) struct CoverageOfYear {
    /// How many parts of the year were due.
    pub(super) due: usize,
    /// Those without a value.
    pub(super) empty: Vec<Period>,
}

impl Calculator<'_> {
    /// How a year's realization follows from its parts: how those came about where formulas gave
    /// them, then by what and with which numbers they combine.
    pub(super) fn trace_parts(
        &self,
        id: &Id,
        indicator: &Indicator,
        year: Year,
    ) -> (Trace, Option<String>, Line) {
        let due = self.due_parts(id, indicator, year);
        let mut filled = due.clone();
        filled.retain(|period| self.realization(id, *period).is_ok());
        let (Some(first), Some(last)) = (filled.first().copied(), filled.last().copied()) else {
            return (Trace::default(), None, Line::default());
        };
        let between = due.iter().filter(|period| (first..=last).contains(*period));
        let all = if filled.len() > 1 && between.count() == filled.len() {
            format!("{first} … {last}")
        } else {
            listed(&filled)
        };
        let combination = indicator.combination();
        if combination == Combination::Last {
            filled = vec![last];
        }
        let mut trace = Trace::default();
        // A ratio of sums rests on the series, not on the ratios of the periods.
        let inputs = filled
            .iter()
            .filter(|_| combination != Combination::RatioOfSums);
        for period in inputs {
            let realized = self.realization(id, *period);
            if realized.is_ok_and(|realized| realized.origin == Origin::Formula) {
                trace.extend(self.trace_realization(id, At::of(*period)));
            }
        }
        let shown = filled
            .iter()
            .filter_map(|period| self.realization(id, *period).ok()?.shown);
        let plus = Piece::Sign("+");
        let semicolon = Piece::Text("; ".to_owned());
        let (formula, working) = match combination {
            Combination::Sum => (format!("sum({all})"), Line::listed("", shown, &plus, "")),
            Combination::Max => (
                format!("max({all})"),
                Line::listed("max(", shown, &semicolon, ")"),
            ),
            Combination::Average => {
                let mut working = Line::listed("(", shown, &plus, ")");
                working.push(Piece::Sign("/"));
                working.push(Piece::Text(filled.len().to_string()));
                (format!("mean({all})"), working)
            }
            Combination::Last => (format!("{id}[{last}]"), Line::default()),
            Combination::RatioOfSums => match &indicator.formula {
                Some(formula) => (
                    format!("{formula}, Σ {all}"),
                    self.working_over(formula, &filled),
                ),
                None => return (trace, None, Line::default()),
            },
        };
        (trace, Some(formula), working)
    }
}

fn listed(periods: &[Period]) -> String {
    let each: Vec<_> = periods.iter().map(Period::to_string).collect();
    each.join("; ")
}

/// A missing value is the one before it.
fn carry(figures: Vec<PeriodFigures>, carried: &mut bool) -> Vec<PeriodFigures> {
    let mut last = None;
    let carry_one = |mut figure: PeriodFigures| {
        *carried |= figure.realization.is_none() && last.is_some();
        figure.realization = figure.realization.or(last);
        last = figure.realization;
        figure
    };
    figures.into_iter().map(carry_one).collect()
}

//! The achievement of several indicators together, with its coverage.

use rust_decimal::Decimal;
use serde::Serialize;

use super::achievement::{Achievement, Measured};
use super::measurement::Method;
use super::reason::Reason;
use super::trace::{Line, Piece};
use crate::arithmetic::{ArithmeticError, Places, Rational};
use crate::number::Percent;
use crate::rules::{AchievementTaken, Aggregation, RulesInForce};
use crate::value::Id;

/// The achievement of a goal or objective: an aggregate over its own indicators, and how many of
/// them were measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AggregateResult {
    /// Its id.
    pub id: Id,
    /// Its words.
    pub name: String,
    /// The goal that an objective serves.
    pub of: Option<Id>,
    /// The aggregate.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "super::achievement::AchievementShape")
    )]
    pub achievement: Achievement,
    /// How it was taken.
    pub method: Method,
    /// How many indicators were measured.
    pub measured: usize,
    /// How many indicators there are.
    pub total: usize,
    /// How many indicators fell into each category.
    pub counts: Vec<CategoryCount>,
    /// The weights that counted, where the aggregate is by weight.
    pub weights: Vec<WeightUsed>,
}

/// How many indicators fell into a category, and their share of those that were measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CategoryCount {
    /// The category.
    pub category: String,
    /// How many indicators.
    pub count: usize,
    /// Their share of the measured ones.
    pub share: Option<Percent>,
}

/// The weight of an indicator as stated, and as it counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WeightUsed {
    /// The indicator.
    pub indicator: Id,
    /// Its weight as stated; 1 where none is.
    #[serde(with = "crate::number::exact")]
    #[cfg_attr(feature = "schema", schemars(with = "Percent"))]
    pub weight: Decimal,
    /// Its share of all weights that counted, in percent; none where it was not measured.
    pub used: Option<Percent>,
}

/// The mean over the indicators of all goals, or of all objectives. An evaluation keeps the two
/// apart; a reference may ask for both together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SummaryLine {
    /// How many indicators were measured.
    pub measured: usize,
    /// How many indicators there are.
    pub total: usize,
    /// The mean of their achievements.
    pub mean: Option<Percent>,
    /// The mean of their achievements, each counted as 100 at most.
    pub mean_capped: Option<Percent>,
    /// The word for the mean.
    pub category: Option<String>,
    /// How many indicators fell into each category.
    pub counts: Vec<CategoryCount>,
}

/// One of several achievements, with what the ways to aggregate need of it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Part<'a> {
    /// What was reached.
    pub achievement: &'a Achievement,
    /// Its weight; 1 where none is stated.
    pub weight: Option<Decimal>,
    /// Realization and target, where such numbers can be added up over the parts.
    pub sums: Option<(Rational, Rational)>,
}

impl<'a> Part<'a> {
    /// A part of which only the achievement is known.
    #[must_use]
    pub const fn of(achievement: &'a Achievement) -> Self {
        Self {
            achievement,
            weight: None,
            sums: None,
        }
    }

    fn counted_weight(&self) -> Decimal {
        self.weight.unwrap_or(Decimal::ONE)
    }
}

/// Whether a part's weight counts: that of what was not measured is shared out, unless all do.
fn counts(part: &Part<'_>, rules: &RulesInForce) -> bool {
    rules.aggregation == Aggregation::WeightedOfAll || part.achievement.measured().is_some()
}

/// Several achievements as one, by the rules' aggregation. What was not measured leaves the
/// count, and the caller tells how many did.
///
/// ```
/// use lkj_core::evaluation::{Measurement, Part, achievement, aggregate};
/// use lkj_core::rules::RulesInForce;
/// use lkj_core::TargetValue;
/// use rust_decimal::Decimal;
///
/// let rules = RulesInForce::default();
/// let measure = |realized: i64| {
///     let target = TargetValue::from(Decimal::from(80));
///     achievement(&Decimal::from(realized).into(), &target, &Measurement::default(), &rules)
/// };
/// let (one, other) = (measure(80), measure(60));
/// let together = aggregate(&[Part::of(&one), Part::of(&other)], &rules);
/// assert_eq!(together.value().expect("both were measured").to_string(), "87.50");
/// ```
#[must_use]
pub fn aggregate(parts: &[Part<'_>], rules: &RulesInForce) -> Achievement {
    aggregated(parts, rules).into()
}

/// Several achievements as one before it is rounded. A geometric mean has no end, so it has as
/// many places as can be had.
pub(crate) fn unrounded_aggregate(
    parts: &[Part<'_>],
    rules: &RulesInForce,
) -> Result<Rational, Reason> {
    let as_shown = || aggregated(parts, rules);
    let together = match rules.aggregation {
        Aggregation::Mean
        | Aggregation::Weighted
        | Aggregation::WeightedOfAll
        | Aggregation::RatioOfSums
        | Aggregation::Worst => as_shown(),
        Aggregation::Geometric => {
            let finest = RulesInForce {
                places: Places::MAX,
                ..rules.clone()
            };
            aggregated(parts, &finest).or_else(|_| as_shown())
        }
    };
    Ok(together?.exact)
}

fn aggregated(parts: &[Part<'_>], rules: &RulesInForce) -> Result<Measured, Reason> {
    let achievements: Vec<_> = parts.iter().map(|part| part.achievement).collect();
    let values = measured_values(&achievements, |measured| Counted::of(measured, rules))?;
    let own = rules.of_aggregates(rules.aggregation);
    let finish =
        |exact: &Rational, method, line| Achievement::from_exact(exact, method, line, &own);
    match rules.aggregation {
        Aggregation::Mean => mean_of(&values, rules),
        Aggregation::Weighted | Aggregation::WeightedOfAll => {
            let counting = parts.iter().filter(|part| counts(part, rules));
            let (exact, line) = weighted(&counting.collect::<Vec<_>>(), rules)?;
            finish(&exact, Method::Weighted, line)
        }
        Aggregation::RatioOfSums => {
            let (exact, line) = ratio_of_sums(parts)?;
            finish(&exact, Method::RatioOfSums, line)
        }
        Aggregation::Geometric => {
            let mean = Rational::geometric_mean_rounded(
                &exact_values(&values),
                rules.places,
                rules.rounding,
            );
            let mean = mean.map_err(|error| match error {
                ArithmeticError::NegativeRoot => Reason::NegativeMean,
                other => other.into(),
            })?;
            finish(&mean.into(), Method::Geometric, geometric_line(&values))
        }
        Aggregation::Worst => {
            let exact = exact_values(&values);
            let worst = exact.iter().min().ok_or(Reason::NothingMeasured)?;
            let line = listed("min(", &values, &Piece::Text("; ".to_owned()), ")");
            finish(worst, Method::Worst, line)
        }
    }
}

/// What counts of an achievement, and how a line shows it.
struct Counted {
    exact: Rational,
    piece: Piece,
}

impl Counted {
    /// By the rules: as printed, or unrounded.
    fn of(measured: &Measured, rules: &RulesInForce) -> Self {
        match rules.aggregated {
            AchievementTaken::Shown => Self::shown(measured.value),
            AchievementTaken::Exact => Self::exact(measured.exact.clone()),
        }
    }

    fn shown(value: Percent) -> Self {
        Self {
            exact: value.get().into(),
            piece: Piece::Number(value.get()),
        }
    }

    fn exact(exact: Rational) -> Self {
        Self {
            piece: super::methods::number(&exact),
            exact,
        }
    }

    /// Counted as 100 at most.
    fn at_most_hundred(self) -> Self {
        if self.exact > Rational::HUNDRED {
            Self::shown(Percent::new(Decimal::ONE_HUNDRED))
        } else {
            self
        }
    }
}

fn exact_values(values: &[Counted]) -> Vec<Rational> {
    values.iter().map(|value| value.exact.clone()).collect()
}

/// The values of those that were measured, or why there are none.
fn measured_values(
    achievements: &[&Achievement],
    value: impl Fn(&Measured) -> Counted,
) -> Result<Vec<Counted>, Reason> {
    if achievements.is_empty() {
        return Err(Reason::NoIndicators);
    }
    let values: Vec<_> = achievements
        .iter()
        .filter_map(|one| one.measured())
        .map(value)
        .collect();
    if values.is_empty() {
        let all_not_due = achievements
            .iter()
            .all(|one| one.reason() == Some(&Reason::NotDue));
        return Err(if all_not_due {
            Reason::NotDue
        } else {
            Reason::NothingMeasured
        });
    }
    Ok(values)
}

fn mean_of(values: &[Counted], rules: &RulesInForce) -> Result<Measured, Reason> {
    let mean = Rational::sum(&exact_values(values))?.checked_div(&values.len().into())?;
    let mut line = listed("(", values, &Piece::Sign("+"), ")");
    line.push(Piece::Sign("/"));
    line.push(Piece::Text(values.len().to_string()));
    let own = rules.of_aggregates(Aggregation::Mean);
    Achievement::from_exact(&mean, Method::Mean, line, &own)
}

/// Σ weight × value of the measured ones, over the weights of those that count.
fn weighted(counting: &[&Part<'_>], rules: &RulesInForce) -> Result<(Rational, Line), Reason> {
    let mut sum = Rational::ZERO;
    let mut line = Line::new([Piece::Text("(".to_owned())]);
    let measured = counting
        .iter()
        .filter_map(|part| Some((part, Counted::of(part.achievement.measured()?, rules))));
    for (position, (part, value)) in measured.enumerate() {
        let weight = Rational::from(part.counted_weight());
        sum = sum.checked_add(&weight.checked_mul(&value.exact)?)?;
        if position > 0 {
            line.push(Piece::Sign("+"));
        }
        line.push(Piece::Number(part.counted_weight()));
        line.push(Piece::Sign("×"));
        line.push(value.piece);
    }
    let weights: Vec<Rational> = counting
        .iter()
        .map(|part| part.counted_weight().into())
        .collect();
    let total = Rational::sum(&weights)?;
    if total.is_zero() || weights.iter().any(Rational::is_negative) {
        return Err(Reason::NoWeights);
    }
    line.push(Piece::Text(")".to_owned()));
    line.push(Piece::Sign("/"));
    line.push(super::methods::number(&total));
    Ok((sum.checked_div(&total)?, line))
}

/// Σ realization over Σ target of the measured ones. Each must be a number that can be added.
fn ratio_of_sums(parts: &[Part<'_>]) -> Result<(Rational, Line), Reason> {
    let mut realized = Rational::ZERO;
    let mut promised = Rational::ZERO;
    for part in parts
        .iter()
        .filter(|part| part.achievement.measured().is_some())
    {
        let (realization, target) = part.sums.as_ref().ok_or(Reason::NotAdditive)?;
        realized = realized.checked_add(realization)?;
        promised = promised.checked_add(target)?;
    }
    if promised.is_zero() {
        return Err(Reason::ZeroTarget);
    }
    let exact = realized.percent_of(&promised)?;
    let line = [
        super::methods::number(&realized),
        Piece::Sign("/"),
        super::methods::number(&promised),
        Piece::Sign("×"),
        Piece::Text("100".to_owned()),
    ];
    Ok((exact, Line::new(line)))
}

fn geometric_line(values: &[Counted]) -> Line {
    let mut line = listed("(", values, &Piece::Sign("×"), ")");
    line.push(Piece::Text(format!("^(1/{})", values.len())));
    line
}

fn listed(open: &str, values: &[Counted], between: &Piece, close: &str) -> Line {
    let pieces = values.iter().map(|value| value.piece.clone());
    Line::listed_pieces(open, pieces, between, close)
}

/// A part of a whole in percent, as the rules round it; none of nothing.
fn share(part: &Rational, whole: &Rational, rules: &RulesInForce) -> Option<Percent> {
    let share = part.percent_of(whole).ok()?;
    share
        .round(rules.places, rules.rounding)
        .ok()
        .map(Percent::new)
}

/// How many achievements fell into each category, in the order of the scale.
#[must_use]
pub fn count_by_category(
    achievements: &[&Achievement],
    rules: &RulesInForce,
) -> Vec<CategoryCount> {
    let measured: Vec<_> = achievements
        .iter()
        .filter_map(|one| one.measured())
        .collect();
    let all = Rational::from(measured.len());
    let labels = rules.scale.classes.iter().map(|class| class.label.as_str());
    let counted = labels.map(|label| {
        let count = measured
            .iter()
            .filter(|one| one.category.as_deref() == Some(label))
            .count();
        CategoryCount {
            category: label.to_owned(),
            count,
            share: share(&count.into(), &all, rules),
        }
    });
    counted.filter(|counted| counted.count > 0).collect()
}

/// The weights of several indicators as stated, and as they counted.
pub(super) fn weights_used(parts: &[(&Id, Part<'_>)], rules: &RulesInForce) -> Vec<WeightUsed> {
    let counting: Vec<Rational> = parts
        .iter()
        .filter(|(_, part)| counts(part, rules))
        .map(|(_, part)| part.counted_weight().into())
        .collect();
    let total = Rational::sum(&counting).unwrap_or(Rational::ZERO);
    let used = |part: &Part<'_>| {
        let share = share(&part.counted_weight().into(), &total, rules);
        share.filter(|_| part.achievement.measured().is_some())
    };
    let each = parts.iter().map(|(id, part)| WeightUsed {
        indicator: (*id).clone(),
        weight: part.counted_weight(),
        used: used(part),
    });
    each.collect()
}

/// The mean of those that were measured.
pub(super) fn mean(achievements: &[&Achievement], rules: &RulesInForce) -> Achievement {
    measured_values(achievements, |measured| Counted::of(measured, rules))
        .and_then(|values| mean_of(&values, rules))
        .into()
}

/// The mean with each achievement counted as 100 at most.
pub(super) fn capped_mean(achievements: &[&Achievement], rules: &RulesInForce) -> Achievement {
    measured_values(achievements, |measured| {
        Counted::of(measured, rules).at_most_hundred()
    })
    .and_then(|values| mean_of(&values, rules))
    .into()
}

/// The mean, the mean with each achievement counted as 100 at most, and the counts.
pub(super) fn summary(achievements: &[&Achievement], rules: &RulesInForce) -> SummaryLine {
    let mean = mean(achievements, rules);
    SummaryLine {
        measured: achievements
            .iter()
            .filter(|achievement| achievement.measured().is_some())
            .count(),
        total: achievements.len(),
        mean: mean.value(),
        mean_capped: capped_mean(achievements, rules).value(),
        category: mean.measured().and_then(|mean| mean.category.clone()),
        counts: count_by_category(achievements, rules),
    }
}

//! The mean achievement of several indicators, with its coverage.

use serde::Serialize;

use super::achievement::{Achievement, Measured, Method};
use super::reason::Reason;
use super::trace::{Line, Piece};
use crate::arithmetic::Rational;
use crate::rules::RulesInForce;
use crate::{Id, Percent};

/// The achievement of a goal or objective: the mean over its own indicators, and how many of
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
    #[cfg_attr(feature = "schema", schemars(with = "crate::exchange::schema::AchievementShape"))]
    pub achievement: Achievement,
    /// How it was taken.
    pub method: Method,
    /// How many indicators were measured.
    pub measured: usize,
    /// How many indicators there are.
    pub total: usize,
}

/// The mean over the indicators of all goals, or of all objectives; never over both.
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
}

/// The mean of the achievements that were measured, of the values as shown.
pub(super) fn mean(achievements: &[&Achievement], rules: &RulesInForce) -> Achievement {
    mean_of(achievements, rules, |measured| measured.value).into()
}

fn mean_of(
    achievements: &[&Achievement],
    rules: &RulesInForce,
    value: impl Fn(&Measured) -> Percent,
) -> Result<Measured, Reason> {
    if achievements.is_empty() {
        return Err(Reason::NoIndicators);
    }
    let values: Vec<Percent> =
        achievements.iter().filter_map(|achievement| achievement.measured()).map(value).collect();
    if values.is_empty() {
        let all_not_due = achievements.iter().all(|achievement| achievement.reason() == Some(&Reason::NotDue));
        return Err(if all_not_due { Reason::NotDue } else { Reason::NothingMeasured });
    }
    let exact: Vec<Rational> = values.iter().map(|value| value.get().into()).collect();
    let count = Rational::from(u64::try_from(values.len()).unwrap_or(u64::MAX));
    let mean = Rational::sum(&exact)?.checked_div(&count)?;
    Achievement::from_exact(&mean, Method::Mean, mean_line(&values), rules)
}

fn mean_line(values: &[Percent]) -> Line {
    let mut line = Line::new([Piece::Text("(".to_owned())]);
    for (position, value) in values.iter().enumerate() {
        if position > 0 {
            line.push(Piece::Sign("+"));
        }
        line.push(Piece::Number(value.get()));
    }
    line.push(Piece::Text(")".to_owned()));
    line.push(Piece::Sign("/"));
    line.push(Piece::Text(values.len().to_string()));
    line
}

/// The mean, and the mean with each achievement counted as 100 at most.
pub(super) fn summary(achievements: &[&Achievement], rules: &RulesInForce) -> SummaryLine {
    let hundred = Percent::new(rust_decimal::Decimal::ONE_HUNDRED);
    let mean = mean_of(achievements, rules, |measured| measured.value).ok();
    let capped = mean_of(achievements, rules, |measured| measured.value.min(hundred)).ok();
    SummaryLine {
        measured: achievements.iter().filter(|achievement| achievement.measured().is_some()).count(),
        total: achievements.len(),
        mean: mean.as_ref().map(|mean| mean.value),
        mean_capped: capped.map(|mean| mean.value),
        category: mean.and_then(|mean| mean.category),
    }
}

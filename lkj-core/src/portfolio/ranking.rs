//! Agencies in the order of a result, with ties told.

use serde::Serialize;

use super::{RegionEvaluation, plain};
use crate::evaluation::Reason;
use crate::framework::AgencyIndicator;
use crate::number::Percent;

/// Agencies in the order of a result, the best first.
///
/// *lkj:* peringkat. Those with the same value share a rank, and the next rank counts them all:
/// 1, 2, 2, 4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Ranking {
    /// By which result.
    pub by: RankedBy,
    /// Those that have it.
    pub ranked: Vec<Ranked>,
    /// Those that do not, and why. They have no rank, and are not the last.
    pub unranked: Vec<Unranked>,
}

/// By which result agencies are put in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "by", content = "of", rename_all = "snake_case")]
#[non_exhaustive]
pub enum RankedBy {
    /// The mean of the achievements of the indicators of all objectives.
    Objectives,
    /// The same, each counted as 100 at most.
    ObjectivesCapped,
    /// The mean of the achievements of the indicators of all goals.
    Goals,
    /// Spent of budget.
    Absorption,
    /// The achievement of the indicator with this name.
    Indicator(String),
}

/// An agency with its rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Ranked {
    /// Its rank, from 1.
    pub rank: usize,
    /// Whether others have the same one.
    pub tied: bool,
    /// The agency.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// Its result.
    pub value: Percent,
}

/// An agency without a rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unranked {
    /// The agency.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// Why it has none.
    pub reason: Reason,
}

impl RegionEvaluation<'_> {
    /// Puts the agencies in the order of a result.
    #[must_use]
    pub fn ranking(&self, by: RankedBy) -> Ranking {
        let mut ranked = Vec::new();
        let mut unranked = Vec::new();
        for agency in &self.agencies {
            let name = agency.framework.organization.name.clone();
            let known_by = agency.name_in_region().to_owned();
            match result(agency, &by) {
                Ok(value) => ranked.push(Ranked {
                    rank: 0,
                    tied: false,
                    agency: known_by,
                    name,
                    value,
                }),
                Err(reason) => unranked.push(Unranked {
                    agency: known_by,
                    name,
                    reason,
                }),
            }
        }
        // A stable sort: agencies with the same value stay in the order of the portfolio.
        ranked.sort_by_key(|one| std::cmp::Reverse(one.value.get()));
        let values: Vec<_> = ranked.iter().map(|one| one.value.get()).collect();
        for one in &mut ranked {
            let value = one.value.get();
            let better = values.iter().filter(|other| **other > value).count();
            one.rank = better.saturating_add(1);
            one.tied = values.iter().filter(|other| **other == value).count() > 1;
        }
        Ranking {
            by,
            ranked,
            unranked,
        }
    }

    /// The agency with an id of the region's list, or known by a key.
    pub(super) fn agency(&self, of: &AgencyIndicator) -> Option<&super::AgencyEvaluation<'_>> {
        let id = of.agency.as_str();
        self.agencies.iter().find(|one| one.name_in_region() == id)
    }
}

fn result(agency: &super::AgencyEvaluation<'_>, by: &RankedBy) -> Result<Percent, Reason> {
    let summary = &agency.evaluation.summary;
    match by {
        RankedBy::Objectives => summary
            .objective_indicators
            .mean
            .ok_or(Reason::NothingMeasured),
        RankedBy::ObjectivesCapped => summary
            .objective_indicators
            .mean_capped
            .ok_or(Reason::NothingMeasured),
        RankedBy::Goals => summary.goal_indicators.mean.ok_or(Reason::NothingMeasured),
        RankedBy::Absorption => summary.absorption.ok_or(match summary.budget {
            None => Reason::NoBudget,
            Some(_) => Reason::NoSpending,
        }),
        RankedBy::Indicator(name) => {
            let name = plain(name);
            let mut results = agency.evaluation.indicators.iter();
            let found = results.find(|one| plain(&one.name) == name);
            let achievement = &found.ok_or(Reason::NoIndicators)?.achievement;
            match (achievement.value(), achievement.reason()) {
                (Some(value), _) => Ok(value),
                (None, Some(reason)) => Err(reason.clone()),
                (None, None) => Err(Reason::NothingMeasured),
            }
        }
    }
}

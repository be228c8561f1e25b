//! The region's goals and objectives from what agencies contribute.

use rust_decimal::Decimal;
use serde::Serialize;

use super::RegionEvaluation;
use crate::evaluation::{Achievement, Part, Reason, aggregate, is_additive};
use crate::framework::{AgencyIndicator, Contribution, Framework};
use crate::rules::{Aggregation, Polarity, RulesInForce};
use crate::value::{Id, Locale};

/// A goal, objective or indicator of the region, rolled up from what agencies contribute.
///
/// *Istilah resmi:* pohon kinerja.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RolledUp {
    /// Its id in the region's file.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// How the parts combine.
    pub combine: Aggregation,
    /// What came out.
    pub achievement: Achievement,
    /// How many parts were measured.
    pub measured: usize,
    /// How many there are.
    pub total: usize,
    /// The parts.
    pub parts: Vec<ContributedPart>,
}

/// An indicator of an agency that contributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ContributedPart {
    /// Which one.
    pub indicator: AgencyIndicator,
    /// Its name, where it is there.
    pub name: Option<String>,
    /// Its weight; 1 where none is stated.
    #[serde(with = "crate::number::exact::optional")]
    pub weight: Option<Decimal>,
    /// What it comes to.
    #[serde(flatten)]
    pub state: PartState,
}

/// What a contributing indicator comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "achievement", rename_all = "snake_case")]
#[non_exhaustive]
pub enum PartState {
    /// Its achievement.
    There(Achievement),
    /// There is no framework of the agency.
    AgencyMissing,
    /// The agency's files do not read.
    AgencyUnreadable,
    /// The agency has no such indicator.
    NoSuchIndicator,
}

impl PartState {
    /// Why there is nothing, for a reader; nothing where there is.
    #[must_use]
    pub const fn lack(&self, locale: Locale) -> Option<&'static str> {
        let [indonesian, english] = match self {
            Self::There(_) => return None,
            Self::AgencyMissing => ["berkas belum ada", "no file yet"],
            Self::AgencyUnreadable => ["berkas tidak terbaca", "the file does not read"],
            Self::NoSuchIndicator => ["indikator tidak ada", "no such indicator"],
        };
        Some(match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        })
    }
}

impl RegionEvaluation<'_> {
    /// The region's goals, objectives and indicators that agencies contribute to, in the order
    /// of its file. A part that is not there or not measured is left out of the aggregate, and
    /// counted in its coverage.
    #[must_use]
    pub fn roll_up(&self) -> Vec<RolledUp> {
        let Some(region) = &self.portfolio.region else {
            return Vec::new();
        };
        let contributions = region.contributions.iter();
        contributions
            .map(|(id, contribution)| self.rolled_up(region, id, contribution))
            .collect()
    }

    fn rolled_up(&self, region: &Framework, id: &Id, contribution: &Contribution) -> RolledUp {
        let parts: Vec<_> = contribution
            .from
            .iter()
            .map(|contributor| ContributedPart {
                indicator: contributor.indicator.clone(),
                name: self.name_of(&contributor.indicator),
                weight: contributor.weight,
                state: self.state_of(&contributor.indicator),
            })
            .collect();
        let nothing = Achievement::NotMeasured(Reason::NoRealization { why: None });
        let adds_up = self.adds_up(&parts);
        let for_aggregate: Vec<Part<'_>> = parts
            .iter()
            .map(|part| {
                let achievement = match &part.state {
                    PartState::There(achievement) => achievement,
                    _ => &nothing,
                };
                let mut of = Part::of(achievement);
                of.weight = part.weight;
                of.sums = self.sums(&part.indicator).filter(|_| adds_up);
                of
            })
            .collect();
        let is_measured = |part: &&ContributedPart| matches!(&part.state, PartState::There(one) if one.measured().is_some());
        // The caller's rules were accepted when the agencies were evaluated.
        let rules = RulesInForce::decide(&self.rules, &region.rules).unwrap_or_default();
        let rules = RulesInForce {
            aggregation: contribution.combine,
            ..rules
        };
        RolledUp {
            id: id.clone(),
            name: region.called(id).to_owned(),
            combine: contribution.combine,
            achievement: aggregate(&for_aggregate, &rules),
            measured: parts.iter().filter(is_measured).count(),
            total: parts.len(),
            parts,
        }
    }

    fn name_of(&self, of: &AgencyIndicator) -> Option<String> {
        let agency = self.agency(of)?;
        let result = agency.evaluation.indicator(of.indicator.as_str())?;
        Some(result.name.clone())
    }

    fn state_of(&self, of: &AgencyIndicator) -> PartState {
        let Some(agency) = self.agency(of) else {
            let mut members = self.portfolio.members.iter();
            let is_there = members.any(|member| {
                let listed = self.portfolio.listed_as(member);
                listed.map_or(member.key.as_str(), Id::as_str) == of.agency.as_str()
            });
            return if is_there {
                PartState::AgencyUnreadable
            } else {
                PartState::AgencyMissing
            };
        };
        match agency.evaluation.indicator(of.indicator.as_str()) {
            Some(result) => PartState::There(result.achievement.clone()),
            None => PartState::NoSuchIndicator,
        }
    }

    /// Whether the numbers of all parts can be added up: one additive unit, and more is better.
    fn adds_up(&self, parts: &[ContributedPart]) -> bool {
        let mut units = parts.iter().map(|part| {
            let result = self
                .agency(&part.indicator)?
                .evaluation
                .indicator(part.indicator.indicator.as_str())?;
            (result.polarity == Polarity::Higher).then(|| result.unit.clone())?
        });
        let Some(Some(first)) = units.next() else {
            return false;
        };
        is_additive(Some(&first)) && units.all(|unit| unit.as_ref() == Some(&first))
    }

    /// Realization and target of an indicator, where both are numbers.
    fn sums(
        &self,
        of: &AgencyIndicator,
    ) -> Option<(crate::arithmetic::Rational, crate::arithmetic::Rational)> {
        let result = self
            .agency(of)?
            .evaluation
            .indicator(of.indicator.as_str())?;
        let crate::evaluation::Outcome::Number { value, .. } = result.realization.as_ref()? else {
            return None;
        };
        let target = result.target.as_ref()?.figure()?.value;
        Some(((*value).into(), target.into()))
    }
}

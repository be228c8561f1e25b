//! The region's goals and objectives from what agencies contribute, and the tree of both.

use rust_decimal::Decimal;
use serde::Serialize;

use super::RegionEvaluation;
use crate::evaluation::{Part, Reason, aggregate, is_additive};
use crate::framework::Named;
use crate::rules::{Aggregation, RulesInForce};
use crate::{
    Achievement, AgencyIndicator, Contribution, Framework, Id, Locale, Polarity, Subject, number,
};

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

    /// The region's goals, objectives and indicators with what agencies contribute to each, as a
    /// tree of text. *Pohon kinerja.*
    #[must_use]
    pub fn tree(&self, locale: Locale) -> String {
        let Some(region) = &self.portfolio.region else {
            return String::new();
        };
        let tree = Tree {
            region,
            rolled_up: self.roll_up(),
            evaluation: self,
            locale,
        };
        tree.text()
    }
}

/// A line of a tree and what hangs on it.
struct Branch {
    line: String,
    below: Vec<Branch>,
}

struct Tree<'a> {
    region: &'a Framework,
    rolled_up: Vec<RolledUp>,
    evaluation: &'a RegionEvaluation<'a>,
    locale: Locale,
}

impl Tree<'_> {
    fn text(&self) -> String {
        let mut text = format!(
            "{} {}\n",
            self.region.organization.name, self.evaluation.year
        );
        let goals = self.region.goals.keys();
        let mut branches: Vec<Branch> = goals.map(|id| self.goal(id)).collect();
        let alone = self.region.objectives.iter();
        let alone = alone.filter(|(_, objective)| objective.goal.is_none());
        branches.extend(alone.map(|(id, _)| self.objective(id)));
        draw(&branches, "", &mut text);
        text
    }

    fn goal(&self, id: &Id) -> Branch {
        let objectives = self.region.objectives.iter();
        let own = objectives.filter(|(_, objective)| objective.goal.as_ref() == Some(id));
        let mut below = self.below(id);
        below.extend(own.map(|(id, _)| self.objective(id)));
        Branch {
            line: self.line(id),
            below,
        }
    }

    fn objective(&self, id: &Id) -> Branch {
        Branch {
            line: self.line(id),
            below: self.below(id),
        }
    }

    /// Its own indicators, and the indicators of agencies that contribute to it.
    fn below(&self, id: &Id) -> Vec<Branch> {
        let indicators = self.region.indicators.iter();
        let own = indicators.filter(
            |(_, indicator)| matches!(&indicator.of, Some(Subject::Node(node)) if node == id),
        );
        let mut below: Vec<Branch> = own
            .map(|(id, _)| Branch {
                line: self.line(id),
                below: self.parts(id),
            })
            .collect();
        below.extend(self.parts(id));
        below
    }

    fn parts(&self, id: &Id) -> Vec<Branch> {
        let rolled = self.rolled_up.iter().find(|one| one.id == *id);
        let parts = rolled.into_iter().flat_map(|one| &one.parts);
        parts
            .map(|part| {
                let name = part
                    .name
                    .as_deref()
                    .unwrap_or(part.indicator.indicator.as_str());
                let comes_to = match &part.state {
                    PartState::There(achievement) => self.reached(achievement),
                    lacking => format!("– ({})", lacking.lack(self.locale).unwrap_or_default()),
                };
                Branch {
                    line: format!("[{}] {name}: {comes_to}", part.indicator.agency),
                    below: Vec::new(),
                }
            })
            .collect()
    }

    fn line(&self, id: &Id) -> String {
        let kind = match (self.region.named(id.as_str()), self.locale) {
            (Some(Named::Goal), Locale::Indonesian) => "Tujuan: ",
            (Some(Named::Objective), Locale::Indonesian) => "Sasaran: ",
            (Some(Named::Goal), Locale::English) => "Goal: ",
            (Some(Named::Objective), Locale::English) => "Objective: ",
            _ => "",
        };
        let name = self.region.called(id);
        let rolled = self.rolled_up.iter().find(|one| one.id == *id);
        let Some(rolled) = rolled else {
            let own = self.evaluation.region.as_ref();
            let own = own.and_then(|own| own.indicator(id.as_str()));
            return match own {
                Some(own) => format!("{kind}{name}: {}", self.reached(&own.achievement)),
                None => format!("{kind}{name}"),
            };
        };
        let (measured, total) = (rolled.measured, rolled.total);
        let combine = how(rolled.combine, self.locale);
        let coverage = match self.locale {
            Locale::Indonesian => format!("{combine}, {measured} dari {total}"),
            Locale::English => format!("{combine}, {measured} of {total}"),
        };
        // What the region measured itself stands before what agencies contribute.
        let own = self.evaluation.region.as_ref();
        let own = own.and_then(|own| own.indicator(id.as_str()));
        if let Some(own) = own.filter(|own| own.achievement.measured().is_some()) {
            let contributed = match self.locale {
                Locale::Indonesian => "dukungan",
                Locale::English => "contributed",
            };
            return format!(
                "{kind}{name}: {} · {contributed} {} · {coverage}",
                self.reached(&own.achievement),
                self.reached(&rolled.achievement)
            );
        }
        format!(
            "{kind}{name}: {} · {coverage}",
            self.reached(&rolled.achievement)
        )
    }

    fn reached(&self, achievement: &Achievement) -> String {
        match achievement.measured() {
            Some(measured) => {
                let value = number::format_percent(measured.value.get(), self.locale);
                let category = measured.category.as_deref();
                let category = category.map_or_else(String::new, |one| format!(" ({one})"));
                format!("{value}{category}")
            }
            None => {
                let reason = achievement.reason();
                let why = reason.map_or_else(String::new, |one| one.message(self.locale));
                format!("– ({why})")
            }
        }
    }
}

/// How parts combine, for a reader.
const fn how(combine: Aggregation, locale: Locale) -> &'static str {
    let [indonesian, english] = match combine {
        Aggregation::Mean => ["rata-rata", "mean"],
        Aggregation::Weighted => ["rata-rata tertimbang", "weighted mean"],
        Aggregation::WeightedOfAll => ["tertimbang atas semua", "weighted over all"],
        Aggregation::RatioOfSums => ["rasio jumlah", "ratio of sums"],
        Aggregation::Geometric => ["rata-rata geometrik", "geometric mean"],
        Aggregation::Worst => ["terendah", "lowest"],
    };
    match locale {
        Locale::Indonesian => indonesian,
        Locale::English => english,
    }
}

/// Draws branches one under the other.
fn draw(branches: &[Branch], before: &str, text: &mut String) {
    for (at, branch) in branches.iter().enumerate() {
        let is_last = at.saturating_add(1) == branches.len();
        let (corner, trunk) = if is_last {
            ("└─ ", "   ")
        } else {
            ("├─ ", "│  ")
        };
        for piece in [before, corner, &branch.line, "\n"] {
            text.push_str(piece);
        }
        draw(&branch.below, &format!("{before}{trunk}"), text);
    }
}

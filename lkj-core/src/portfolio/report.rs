//! What a region reports: everything of one year in one structure, ready to be printed.

use serde::Serialize;

use super::{Attendance, Disagreement, RankedBy, Ranking, RegionEvaluation, RolledUp, TreeNode};
use crate::evaluation::CategoryCount;
use crate::framework::Rupiah;
use crate::number::Percent;
use crate::value::Year;

/// All that a region reports of its agencies for one year.
///
/// *Istilah resmi:* laporan kinerja pemerintah daerah, bagian perangkat daerah.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RegionReport {
    /// The region, where its own framework is there.
    pub region: Option<String>,
    /// The year.
    pub year: Year,
    /// Who is there, who is missing, whose file does not read.
    pub attendance: Attendance,
    /// Every agency in a line.
    pub agencies: Vec<AgencySummary>,
    /// What the region's goals and objectives come to.
    pub rolled_up: Vec<RolledUp>,
    /// The same with what hangs on each, as a tree.
    pub tree: Vec<TreeNode>,
    /// Indicators on which agencies differ.
    pub disagreements: Vec<Disagreement>,
    /// The agencies by the mean of their objectives' indicators, each 100 at most.
    pub by_objectives: Ranking,
    /// The agencies by absorption.
    pub by_absorption: Ranking,
}

/// An agency in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AgencySummary {
    /// The name of its file or folder.
    pub key: String,
    /// What the region knows it by: its id in the region's list, else its key.
    pub agency: String,
    /// Its name.
    pub name: String,
    /// How many indicators of its objectives were measured.
    pub measured: usize,
    /// How many there are.
    pub total: usize,
    /// The mean of their achievements.
    pub mean: Option<Percent>,
    /// The word for it.
    pub category: Option<String>,
    /// How many of those indicators fell into each category.
    pub counts: Vec<CategoryCount>,
    /// Its last budgets together.
    pub budget: Option<Rupiah>,
    /// All its spending.
    pub spent: Option<Rupiah>,
    /// Spent of budget.
    pub absorption: Option<Percent>,
}

impl RegionEvaluation<'_> {
    /// Everything of the year in one structure.
    #[must_use]
    pub fn report(&self) -> RegionReport {
        let region = self.portfolio.region.as_ref();
        let agencies = self.agencies.iter().map(|agency| {
            let summary = &agency.evaluation.summary;
            let line = &summary.objective_indicators;
            AgencySummary {
                key: agency.key.to_owned(),
                agency: agency.name_in_region().to_owned(),
                name: agency.framework.organization.name.clone(),
                measured: line.measured,
                total: line.total,
                mean: line.mean,
                category: line.category.clone(),
                counts: line.counts.clone(),
                budget: summary.budget,
                spent: summary.spent,
                absorption: summary.absorption,
            }
        });
        RegionReport {
            region: region.map(|region| region.organization.name.clone()),
            year: self.year,
            attendance: self.attendance(),
            agencies: agencies.collect(),
            rolled_up: self.roll_up(),
            tree: self.performance_tree(),
            disagreements: self.disagreements(),
            by_objectives: self.ranking(RankedBy::ObjectivesCapped),
            by_absorption: self.ranking(RankedBy::Absorption),
        }
    }
}

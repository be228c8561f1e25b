//! Many agencies of one region side by side: who is there, one long table of all results, the
//! region's objectives rolled up from what agencies contribute, indicators on which agencies
//! disagree, and rankings.
//!
//! Frameworks come in as they were read, those that could not be read with their problems, so
//! that sixty go on where three are broken.

mod attendance;
mod disagreement;
mod long_table;
mod ranking;
mod report;
mod roll_up;
#[cfg(feature = "stamp")]
mod stamped;
mod tree;

pub use attendance::{Attendance, Unreadable};
pub use disagreement::{Disagreement, DisagreementOf, Variant};
pub use long_table::{COLUMNS, LongRow};
pub use ranking::{Ranked, RankedBy, Ranking, Unranked};
pub use report::{AgencySummary, RegionReport};
pub use roll_up::{ContributedPart, PartState, RolledUp};
pub use tree::{Contributed, TreeNode, TreeNodeKind};

use std::collections::BTreeSet;

use crate::evaluation::{Evaluation, Imprint};
use crate::framework::Framework;
use crate::problem::Problems;
use crate::rules::{Rules, UnknownProfile};
use crate::value::{Id, Year};

/// The frameworks of many agencies, and the region's own.
///
/// *lkj:* portofolio; what a Bappeda holds side by side.
///
/// ```
/// # #[cfg(feature = "toml")] {
/// use lkj_core::portfolio::{Member, Portfolio};
/// use lkj_core::{Framework, Rules, Year, year::first_file};
/// let year = Year::new(2025)?;
/// let portfolio = Portfolio::new(None, vec![
///     Member::new("dinas_a", Framework::from_toml(&first_file(year))),
///     Member::new("dinas_b", Framework::from_toml("[organisasi]")),
/// ]);
/// let region = portfolio.evaluate(year, &Rules::default())?;
/// assert_eq!(region.agencies.len(), 1);
/// assert_eq!(region.attendance().unreadable[0].key, "dinas_b");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Portfolio {
    region: Option<Framework>,
    members: Vec<Member>,
}

/// One agency of a [`Portfolio`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Member {
    /// What it is known by: the name of its file or folder.
    pub key: String,
    /// Its framework, or what is wrong with its files.
    pub framework: Result<Framework, Problems>,
}

impl Member {
    /// An agency as it was read.
    #[must_use]
    pub fn new(key: impl Into<String>, framework: Result<Framework, Problems>) -> Self {
        Self {
            key: key.into(),
            framework,
        }
    }
}

impl Portfolio {
    /// Agencies in the order in which they are to be told, and the region's own framework with
    /// the list of its agencies and their contributions.
    #[must_use]
    pub const fn new(region: Option<Framework>, members: Vec<Member>) -> Self {
        Self { region, members }
    }

    /// The region's own framework.
    #[must_use]
    pub const fn region(&self) -> Option<&Framework> {
        self.region.as_ref()
    }

    /// Its agencies.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The latest year in which any agency realized anything.
    #[must_use]
    pub fn latest_year(&self) -> Option<Year> {
        let readable = self
            .members
            .iter()
            .filter_map(|one| one.framework.as_ref().ok());
        readable.filter_map(Framework::latest_year).max()
    }

    /// The years of which any agency, or the region, says something, in order.
    #[must_use]
    pub fn years(&self) -> Vec<Year> {
        let readable = self
            .members
            .iter()
            .filter_map(|one| one.framework.as_ref().ok());
        let years = readable.chain(&self.region).flat_map(Framework::years);
        years.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Evaluates every agency that can be read, and the region.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    pub fn evaluate(
        &self,
        year: Year,
        rules: &Rules,
    ) -> Result<RegionEvaluation<'_>, UnknownProfile> {
        let mut agencies = Vec::new();
        for member in &self.members {
            if let Ok(framework) = &member.framework {
                let evaluation = framework.evaluate(year, rules)?;
                agencies.push(AgencyEvaluation {
                    key: &member.key,
                    listed: self.listed_as(member),
                    framework,
                    imprint: Imprint::of(framework, &evaluation, rules),
                    evaluation,
                });
            }
        }
        let region = self.region.as_ref();
        Ok(RegionEvaluation {
            portfolio: self,
            year,
            rules: rules.clone(),
            region: region
                .map(|region| region.evaluate(year, rules))
                .transpose()?,
            agencies,
        })
    }

    /// The agency of the region's list that a member is: by its key, its code, or its name.
    fn listed_as(&self, member: &Member) -> Option<&Id> {
        let agencies = &self.region.as_ref()?.agencies;
        if let Some((id, _)) = agencies.get_entry(member.key.as_str()) {
            return Some(id);
        }
        let organization = &member.framework.as_ref().ok()?.organization;
        let same_code = |code: Option<&str>| code.is_some() && code == organization.code.as_deref();
        let by_code = agencies
            .iter()
            .find(|(_, one)| same_code(one.code.as_deref()));
        let name = plain(&organization.name);
        let by_name = || agencies.iter().find(|(_, one)| plain(&one.name) == name);
        by_code.or_else(by_name).map(|(id, _)| id)
    }
}

/// All results of one year of a region.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RegionEvaluation<'a> {
    pub(crate) portfolio: &'a Portfolio,
    pub(crate) rules: Rules,
    /// The year.
    pub year: Year,
    /// The results of the region's own framework.
    pub region: Option<Evaluation>,
    /// The results of every agency that can be read.
    pub agencies: Vec<AgencyEvaluation<'a>>,
}

/// The results of one agency.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct AgencyEvaluation<'a> {
    /// What it is known by.
    pub key: &'a str,
    /// Its id in the region's list.
    pub listed: Option<&'a Id>,
    /// Its framework.
    pub framework: &'a Framework,
    /// Its results.
    pub evaluation: Evaluation,
    /// What they were made with.
    pub imprint: Imprint,
}

impl AgencyEvaluation<'_> {
    /// Its id in the region's list, else its key.
    #[must_use]
    pub fn name_in_region(&self) -> &str {
        self.listed.map_or(self.key, Id::as_str)
    }
}

/// A name so that spelling does not tell names apart: lower case, letters and digits alone.
fn plain(name: &str) -> String {
    let words = name.split(|character: char| !character.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

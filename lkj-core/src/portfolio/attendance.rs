//! Who is there, who is missing, and whose file does not read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{RegionEvaluation, plain};
use crate::framework::Framework;
use crate::problem::Problems;
use crate::value::{Id, Locale};

/// Which agencies have handed in, as far as the region lists them.
///
/// *lkj:* daftar hadir laporan.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct Attendance {
    /// Agencies whose framework was read and has something realized in the year.
    pub present: Vec<String>,
    /// Agencies whose framework was read and has nothing realized in the year.
    pub without_results: Vec<String>,
    /// Agencies on the region's list of which there is no framework, with their names.
    pub missing: Vec<(Id, String)>,
    /// Agencies whose files do not read.
    pub unreadable: Vec<Unreadable>,
    /// Frameworks of agencies that the region does not list, where it lists any.
    pub not_listed: Vec<String>,
    /// Frameworks of one organization that were handed in more than once.
    pub twice: Vec<Vec<String>>,
}

/// An agency whose files do not read.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Unreadable {
    /// What it is known by.
    pub key: String,
    /// What is wrong.
    #[serde(serialize_with = "messages")]
    pub problems: Problems,
}

fn messages<S: serde::Serializer>(problems: &Problems, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(problems.iter().map(|one| {
        let place = one.place.to_string();
        let message = one.message(Locale::Indonesian);
        format!("{place}: {message}")
    }))
}

impl RegionEvaluation<'_> {
    /// Who is there, who is missing, whose file does not read.
    #[must_use]
    pub fn attendance(&self) -> Attendance {
        let mut attendance = Attendance::default();
        for agency in &self.agencies {
            let of_year = |framework: &Framework| {
                let latest = framework.latest_year();
                latest.is_some_and(|latest| latest >= self.year)
            };
            let list = if of_year(agency.framework) {
                &mut attendance.present
            } else {
                &mut attendance.without_results
            };
            list.push(agency.name_in_region().to_owned());
        }
        let members = self.portfolio.members.iter();
        attendance.unreadable = members
            .filter_map(|member| {
                let problems = member.framework.as_ref().err()?.clone();
                let key = member.key.clone();
                Some(Unreadable { key, problems })
            })
            .collect();
        self.hold_against_list(&mut attendance);
        attendance.twice = self.handed_in_twice();
        attendance
    }

    fn hold_against_list(&self, attendance: &mut Attendance) {
        let region = self.portfolio.region.as_ref();
        let Some(agencies) = region.map(|region| &region.agencies) else {
            return;
        };
        if agencies.is_empty() {
            return;
        }
        let members = self.portfolio.members.iter();
        let there: BTreeSet<&Id> = members
            .filter_map(|member| self.portfolio.listed_as(member))
            .collect();
        let missing = agencies.iter().filter(|(id, _)| !there.contains(id));
        attendance.missing = missing
            .map(|(id, agency)| (id.clone(), agency.name.clone()))
            .collect();
        let unlisted = self.agencies.iter().filter(|one| one.listed.is_none());
        attendance.not_listed = unlisted.map(|one| one.key.to_owned()).collect();
    }

    fn handed_in_twice(&self) -> Vec<Vec<String>> {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for agency in &self.agencies {
            let name = plain(&agency.framework.organization.name);
            by_name.entry(name).or_default().push(agency.key.to_owned());
        }
        by_name
            .into_values()
            .filter(|keys| keys.len() > 1)
            .collect()
    }
}

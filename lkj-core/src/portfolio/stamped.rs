//! The stamp of an output about a region, and an old output made again.

use std::collections::BTreeSet;

use super::RegionEvaluation;
use crate::evaluation::Evaluation;
use crate::framework::Framework;
use crate::rules::RulesFrom;
use crate::stamp::{ContentDigest, Figures, Published, Reproduction, Stamp, digest_of_rules};
use crate::value::FORMAT;

impl RegionEvaluation<'_> {
    /// What an output about the region is made with: the digest of the input is over those of all
    /// agencies and of the region's own framework, in their order, with those that do not read;
    /// that of the figures is over the region's report.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        let results = || self.agencies.iter().map(|agency| &agency.evaluation);
        let all = || results().chain(&self.region);
        let profiles: BTreeSet<&str> = all().map(|one| one.meta.rules.as_str()).collect();
        let profiles: Vec<_> = profiles.into_iter().collect();
        let asked_for = |one: &Evaluation| one.meta.rules_from;
        let first = all().next().map_or(RulesFrom::Default, asked_for);
        Stamp {
            engine: crate::value::version().to_owned(),
            reading: crate::value::READING,
            format: Some(FORMAT),
            year: Some(self.year),
            stage: results().map(|one| one.meta.stage).min(),
            rules: profiles.join(", "),
            rules_from: all().all(|one| asked_for(one) == first).then_some(first),
            rules_digest: digest_of_rules(&self.rules),
            input: self.input(),
            results: Some(Figures::of(&self.report()).digest()),
        }
    }

    /// Makes the figures of an old output about the region again, as [`Framework::reproduce`]
    /// does those of an agency.
    #[must_use]
    pub fn reproduce(&self, published: &Published) -> Reproduction {
        published.held_against(self.stamp(), &Figures::of(&self.report()))
    }

    fn input(&self) -> ContentDigest {
        let members = self.portfolio.members().iter();
        let members = members.map(|member| {
            let digest = member.framework.as_ref().map(Framework::digest);
            let told = digest.map_or_else(|_| "-".to_owned(), |digest| digest.to_string());
            format!("{}={told}\n", member.key)
        });
        let region = self.portfolio.region();
        let region = region.map(|region| format!("region={}\n", region.digest()));
        ContentDigest::of(&members.chain(region).collect::<String>())
    }
}

//! Findings that a reviewer decided to leave as they are.

use serde::Serialize;

use crate::check::Finding;
use crate::framework::Decision;

/// Whether a decision settles a finding.
pub(super) fn settles(decision: &Decision, finding: &Finding) -> bool {
    let is_about = |about: &str| {
        finding.about == about
            || finding.fingerprint() == about
            || finding
                .about
                .strip_prefix(about)
                .is_some_and(|rest| rest.starts_with([':', '[']))
    };
    finding.rule.id == decision.rule && decision.about.as_deref().is_none_or(is_about)
}

/// A finding that somebody decided to leave as it is.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Silenced {
    /// What was found.
    pub finding: Finding,
    /// What was decided.
    pub decision: Decision,
}

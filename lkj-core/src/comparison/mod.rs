//! Two states of a framework held side by side: what was changed in the file, what that did to
//! the results, and what became of the findings.

mod difference;
mod keyed;
mod results;
mod subject;
mod vocabulary;

pub use difference::{Difference, DifferenceKind};
pub use results::{ResultChange, ResultOf};
pub use vocabulary::key_name;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::{Finding, Silenced};
use crate::framework::Framework;
use crate::rules::{Rules, UnknownProfile};
use crate::value::Year;

/// Two states of a framework held side by side for one year.
///
/// *Istilah resmi:* perbandingan draf; in a review, *tindak lanjut catatan reviu*.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The year whose results and findings are compared.
    pub year: Year,
    /// What was changed in the file, all years.
    pub differences: Vec<Difference>,
    /// What that did to the results of the year.
    pub results: Vec<ResultChange>,
    /// Findings of the older state that are gone.
    pub fixed: Vec<Finding>,
    /// Findings that the older state did not have.
    pub new: Vec<Finding>,
    /// Findings of both.
    pub open: Vec<Finding>,
    /// Findings that somebody decided to leave as they are.
    pub decided: Vec<Silenced>,
}

impl Framework {
    /// Holds a framework against an older state of it: differences in the words of the field,
    /// changed results, and findings that are fixed, new and still open. What somebody decided
    /// to leave as it is by now is neither.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    pub fn compare(
        &self,
        older: &Self,
        year: Year,
        rules: &Rules,
    ) -> Result<Comparison, UnknownProfile> {
        let before = older.check(year, rules)?;
        let after = self.check(year, rules)?;
        let changes = after.against(&before);
        let decided: BTreeSet<_> = after
            .silenced
            .iter()
            .map(|silenced| silenced.finding.fingerprint())
            .collect();
        let owned = |findings: Vec<&Finding>| findings.into_iter().cloned().collect();
        let mut fixed: Vec<Finding> = owned(changes.fixed);
        fixed.retain(|finding| !decided.contains(&finding.fingerprint()));
        Ok(Comparison {
            year,
            differences: self.differences(older),
            results: results::changes(
                &older.evaluate(year, rules)?,
                &self.evaluate(year, rules)?,
                self,
            ),
            fixed,
            new: owned(changes.new),
            open: owned(changes.open),
            decided: after.silenced.clone(),
        })
    }
}

//! What a reviewer would find: printed numbers held against what they should be, and rules
//! over the framework and its results.
//!
//! [`Framework::check`](crate::framework::Framework::check) applies every rule of [`RULES`]; each
//! says what it finds, why it matters and how to repair it (`docs/checks.md`).

mod citations;
mod conjecture;
mod context;
mod decision;
mod guess;
mod held;
mod printed;
mod regulations;
mod review;
mod rule;
mod rules;
mod running_text;
#[cfg(feature = "sarif")]
mod sarif;
mod sentences;
#[cfg(feature = "csv")]
mod table;

pub use conjecture::{AchievementFormula, Conjecture, Input, explain_achievement};
pub use decision::Silenced;
pub use printed::{Fit, Printed};
pub use regulations::{KnownRegulation, REGULATIONS, Replacement};
pub use review::{Answer, ReviewGroup, ReviewSheet, ReviewStatement};
pub use rule::finding::Finding;
pub use rule::{CheckRule, Severity};
pub use rules::RULES;
#[cfg(feature = "csv")]
pub use table::{TableCheck, TableProblem, check_table};

use serde::Serialize;

use self::context::Context;
use self::held::{Held, Standing, Verdict};
use crate::check::rule::finding::Findings;
use crate::evaluation::Answers;
use crate::framework::Framework;
use crate::rules::{Rules, RulesInForce, UnknownProfile};
use crate::value::Year;

/// What the checker found in one year.
///
/// *Istilah resmi:* hasil reviu (PermenPANRB 53/2014, Lampiran III).
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Check {
    /// How many printed statements were held, and what came of them.
    pub claims: ClaimCounts,
    /// What does not agree, in the order of the files.
    pub findings: Vec<Finding>,
    /// What somebody decided to leave as it is.
    pub silenced: Vec<Silenced>,
}

/// How many printed statements were held against what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct ClaimCounts {
    /// Those that follow from others by computation, or stand in several places.
    pub checked: usize,
    /// Those that only restate what was entered; they were held as well.
    pub restated: usize,
    /// Those of both that hold.
    pub held: usize,
    /// Those of both that do not.
    pub failed: usize,
}

impl Check {
    /// Whether something is wrong: a finding of severity error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// What became of the findings of an older check of the same matter.
    #[must_use]
    pub fn against<'a>(&'a self, older: &'a Self) -> Changes<'a> {
        let known = |check: &Self, finding: &Finding| {
            let fingerprint = finding.fingerprint();
            check
                .findings
                .iter()
                .any(|one| one.fingerprint() == fingerprint)
        };
        let (open, new) = self
            .findings
            .iter()
            .partition(|finding| known(older, finding));
        let fixed = older
            .findings
            .iter()
            .filter(|finding| !known(self, finding));
        Changes {
            fixed: fixed.collect(),
            new,
            open,
        }
    }
}

/// What became of findings since an older check.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Changes<'a> {
    /// Those that are gone.
    pub fixed: Vec<&'a Finding>,
    /// Those that are new.
    pub new: Vec<&'a Finding>,
    /// Those that are still there.
    pub open: Vec<&'a Finding>,
}

/// Which printed statements are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ClaimsHeld {
    /// All.
    #[default]
    All,
    /// Those alone that follow by computation or stand in several places: to see how much the
    /// others, which restate what was entered, contribute.
    Computed,
}

impl Framework {
    /// Finds what does not agree in a year: printed statements that do not hold, and what the
    /// rules of [`RULES`] find.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [program.sarpras]
    ///     name = "Sarana Prasarana"
    ///     [money.2019]
    ///     sarpras = { budget = 310_170_250, spent = 236_452_769 }
    ///     [[claims]]
    ///     at = "lkj: Tabel 3.3"
    ///     columns = ["absorption"]
    ///     rows = [["sarpras", "67,23"]]
    /// "#)?;
    /// let check = framework.check(Year::new(2019)?, &Rules::default())?;
    /// let finding = &check.findings[0];
    /// assert_eq!(finding.rule.id, "arithmetic/claim");
    /// assert_eq!(finding.expected.as_deref(), Some("76,23 %"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, year: Year, rules: &Rules) -> Result<Check, UnknownProfile> {
        self.check_holding(year, rules, ClaimsHeld::All)
    }

    /// Finds what does not agree, holding only some of the printed statements.
    ///
    /// # Errors
    /// As [`Framework::check`].
    pub fn check_holding(
        &self,
        year: Year,
        rules: &Rules,
        held: ClaimsHeld,
    ) -> Result<Check, UnknownProfile> {
        let evaluation = self.evaluate(year, rules)?;
        let rules = RulesInForce::decide(rules, &self.rules)?;
        let answers = Answers::new(self, &rules, year);
        let (statements, _) = self.statements();
        let mut context = Context::new(self, &evaluation, &answers, &rules, statements);
        context.holding = held;
        if held == ClaimsHeld::Computed {
            context
                .held
                .retain(|held| held.standing != Standing::Restated);
        }
        let mut findings = Findings::default();
        for rule in RULES {
            (rule.find)(&context, &mut findings);
        }
        let claims = count(&context.held);
        let (silenced, findings) = self.decided(findings.sorted());
        Ok(Check {
            claims,
            findings,
            silenced,
        })
    }

    /// Parts what somebody decided to leave as it is from what is open.
    fn decided(&self, findings: Vec<Finding>) -> (Vec<Silenced>, Vec<Finding>) {
        let mut silenced = Vec::new();
        let mut open = Vec::new();
        for finding in findings {
            match self
                .decisions
                .iter()
                .find(|decision| decision::settles(decision, &finding))
            {
                Some(decision) => silenced.push(Silenced {
                    finding,
                    decision: decision.clone(),
                }),
                None => open.push(finding),
            }
        }
        (silenced, open)
    }
}

fn count(held: &[Held<'_>]) -> ClaimCounts {
    let mut counts = ClaimCounts::default();
    for held in held {
        let standing = match held.standing {
            Standing::Restated => &mut counts.restated,
            Standing::Computed | Standing::Repeated => &mut counts.checked,
        };
        *standing = standing.saturating_add(1);
        let verdict = match held.verdict {
            Verdict::Holds => &mut counts.held,
            _ => &mut counts.failed,
        };
        *verdict = verdict.saturating_add(1);
    }
    counts
}

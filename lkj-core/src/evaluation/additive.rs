//! Which numbers may be added up: counts and amounts, never percentages, indices or grades.

use super::Achievement;
use super::aggregate::Part;
use super::calculator::Calculator;
use crate::arithmetic::Rational;
use crate::rules::Polarity;
use crate::value::{Id, Period};

/// Units of numbers of which a sum means nothing.
const NOT_ADDITIVE: &[&str] = &[
    "%",
    "angka",
    "grade",
    "indeks",
    "index",
    "kategori",
    "level",
    "nilai",
    "opini",
    "peringkat",
    "persen",
    "poin",
    "predikat",
    "rasio",
    "skala",
    "skor",
];

/// Whether numbers of a unit may be added up over periods, parts or indicators. A number without
/// a unit may not: nobody said what it counts.
///
/// ```
/// use lkj_core::evaluation::is_additive;
/// assert!(is_additive(Some("orang")));
/// assert!(!is_additive(Some("% PDRB")));
/// assert!(!is_additive(Some("Indeks")));
/// assert!(!is_additive(None));
/// ```
#[must_use]
pub fn is_additive(unit: Option<&str>) -> bool {
    let Some(unit) = unit else { return false };
    let unit = unit.to_lowercase();
    let first = unit.split_whitespace().next().unwrap_or_default();
    let per = unit.contains("per ") || unit.contains('/');
    !(first.is_empty() || per || first.starts_with('%') || NOT_ADDITIVE.contains(&first))
}

impl Calculator<'_> {
    /// Several indicators' achievements with their weights and, where all are of one additive
    /// unit, the numbers behind them.
    pub(super) fn aggregate_parts<'b>(
        &self,
        achievements: &[(&Id, &'b Achievement)],
        period: Period,
    ) -> Vec<Part<'b>> {
        let unit_of = |id: &Id| {
            let indicator = self.framework.indicators.get(id)?;
            self.framework.defaults.unit_of(indicator)
        };
        let first = achievements.first().and_then(|(id, _)| unit_of(id));
        let same_unit =
            is_additive(first) && achievements.iter().all(|(id, _)| unit_of(id) == first);
        let part = |(id, achievement): &(&Id, &'b Achievement)| Part {
            achievement,
            weight: self
                .framework
                .indicators
                .get(*id)
                .and_then(|indicator| indicator.weight),
            sums: if same_unit {
                self.sums(id, period)
            } else {
                None
            },
        };
        achievements.iter().map(part).collect()
    }

    /// Realization and target of an indicator of which more is better.
    fn sums(&self, id: &Id, period: Period) -> Option<(Rational, Rational)> {
        let indicator = self.framework.indicators.get(id)?;
        let realized = self.realization(id, period).ok()?.taken.number()?;
        let (target, _) = self.framework.target(id, period)?;
        let defaults = &self.framework.defaults;
        let polarity = defaults.polarity_against(indicator, Some(target));
        let unit = defaults.unit_of(indicator);
        (polarity == Polarity::Higher).then_some((realized, target.number_in(unit)?.into()))
    }
}

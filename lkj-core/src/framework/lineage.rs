//! How indicators continue where others took their place, and which of their values can be
//! compared.

use serde::Serialize;

use super::Framework;
use crate::framework::Indicator;
use crate::value::{Id, Locale, Year, Years};

/// Why the value of an indicator cannot be compared with one of an earlier year.
///
/// *lkj:* tidak sebanding; follows `replaces` (*indikator pengganti*, as a revised IKU has it).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Discontinuity {
    /// It is new, and nothing is named that it replaces.
    New {
        /// The indicator.
        id: Id,
        /// Its first year.
        since: Year,
    },
    /// The file says that it cannot be compared, and why.
    Declared {
        /// The indicator.
        id: Id,
        /// Why.
        why: String,
    },
    /// It replaces several at once.
    Merged {
        /// Those.
        from: Vec<Id>,
    },
    /// It replaces one that others replace as well.
    Split {
        /// That one.
        of: Id,
        /// All that replace it.
        into: Vec<Id>,
    },
    /// What it replaces goes on beside it.
    GoesOn {
        /// That one.
        id: Id,
    },
    /// What it replaces has another unit.
    OtherUnit {
        /// That one.
        id: Id,
        /// The unit then.
        before: Option<String>,
        /// The unit now.
        now: Option<String>,
    },
    /// What it replaces has another polarity.
    OtherPolarity {
        /// That one.
        id: Id,
    },
    /// What it replaces has another formula, and the file does not say that the two are the same.
    OtherFormula {
        /// That one.
        id: Id,
    },
}

impl Discontinuity {
    /// It for a reader, after a semicolon or a colon.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let unit = |unit: &Option<String>| unit.clone().unwrap_or_else(|| "–".to_owned());
        let listed = |ids: &[Id]| {
            let ids: Vec<_> = ids.iter().map(Id::as_str).collect();
            ids.join(", ")
        };
        let [indonesian, english] = match self {
            Self::New { since, .. } => [
                format!("baru mulai {since}, tidak ada yang dinyatakan digantikannya"),
                format!("new in {since}, and nothing is named that it replaces"),
            ],
            Self::Declared { why, .. } => [why.clone(), why.clone()],
            Self::Merged { from } => [
                format!("gabungan dari {}", listed(from)),
                format!("it merges {}", listed(from)),
            ],
            Self::Split { of, into } => [
                format!("pecahan dari {of}, bersama {}", listed(into)),
                format!("{of} was split into {}", listed(into)),
            ],
            Self::GoesOn { id } => [
                format!("{id} masih berlaku di sampingnya"),
                format!("{id} goes on beside it"),
            ],
            Self::OtherUnit { id, before, now } => [
                format!("satuan {id} dahulu {}, kini {}", unit(before), unit(now)),
                format!(
                    "the unit of {id} was {}, it is {} now",
                    unit(before),
                    unit(now)
                ),
            ],
            Self::OtherPolarity { id } => [
                format!("polaritas {id} lain"),
                format!("the polarity of {id} is another"),
            ],
            Self::OtherFormula { id } => [
                format!("rumus {id} lain"),
                format!("the formula of {id} is another"),
            ],
        };
        match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }
}

impl Framework {
    /// The indicators that replace one.
    pub fn successors<'a>(&'a self, id: &'a Id) -> impl Iterator<Item = &'a Id> {
        let replacing = self.indicators.iter();
        let replacing = replacing.filter(move |(_, indicator)| indicator.replaces.contains(id));
        replacing.map(|(successor, _)| successor)
    }

    /// Whether an indicator is in force in a year: within its `years` where it has them; else one
    /// that replaces others from the first year that has a target for it, and one that is
    /// replaced until then.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.lama]
    ///     name = "Indeks Kepuasan"
    ///     [indicator.baru]
    ///     name = "Indeks Kepuasan Masyarakat"
    ///     replaces = ["lama"]
    ///     targets = { 2025 = 85, 2026 = 86 }
    /// "#)?;
    /// let in_force = |id: &str, year| framework.is_in_force(&id.parse().unwrap(), Year::new(year).unwrap());
    /// assert_eq!((in_force("lama", 2024), in_force("baru", 2024)), (true, false));
    /// assert_eq!((in_force("lama", 2025), in_force("baru", 2025)), (false, true));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_in_force(&self, id: &Id, year: Year) -> bool {
        let Some(indicator) = self.indicators.get(id) else {
            return false;
        };
        if let Some(years) = indicator.years {
            return years.contains(year);
        }
        let has_begun = self.first_year(id).is_none_or(|first| first <= year);
        let mut successors = self.successors(id).filter_map(|one| self.first_year(one));
        has_begun && successors.all(|first| year < first)
    }

    /// The first year of an indicator that says it, or that replaces others.
    fn first_year(&self, id: &Id) -> Option<Year> {
        let indicator = self.indicators.get(id)?;
        let stated = indicator.years.map(Years::first);
        let promised = || {
            let of_plan = indicator.targets.keys().map(|period| period.year());
            let agreements = self.agreements.iter().filter(|(_, agreement)| {
                let revisions = agreement.revisions.iter().map(|one| &one.targets);
                let mut all = revisions.chain([&agreement.targets]);
                all.any(|targets| targets.contains(id))
            });
            let of_agreements = agreements.map(|(year, _)| *year);
            of_plan.chain(of_agreements).min()
        };
        stated.or_else(|| promised().filter(|_| !indicator.replaces.is_empty()))
    }

    /// The indicator whose value of an earlier year can be compared with this one's: it itself, or
    /// the one that it replaced, and so on back.
    ///
    /// # Errors
    /// The [`Discontinuity`] that stands between.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Discontinuity, Framework, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator]
    ///     lama = { name = "Indeks Kepuasan", years = [2021, 2024] }
    ///     baru = { name = "Indeks Kepuasan Masyarakat", years = [2025, 2026], replaces = ["lama"] }
    ///     izin = { name = "Izin", unit = "izin", years = [2025, 2026], replaces = ["lama"] }
    /// "#)?;
    /// let compared = framework.comparable_in(&"baru".parse()?, Year::new(2024)?);
    /// assert!(matches!(compared, Err(Discontinuity::Split { .. })));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn comparable_in(&self, id: &Id, earlier: Year) -> Result<Id, Discontinuity> {
        let mut current = id.clone();
        // A chain has no more links than there are indicators.
        for _ in self.indicators.keys() {
            if self.is_in_force(&current, earlier) {
                return Ok(current);
            }
            match self.predecessor(&current) {
                Some(predecessor) => current = predecessor?,
                None => break,
            }
        }
        match self.first_year(&current).filter(|first| earlier < *first) {
            Some(since) => Err(Discontinuity::New { id: current, since }),
            None => Ok(id.clone()),
        }
    }

    /// The one that an indicator replaced, where the two measure the same.
    fn predecessor(&self, id: &Id) -> Option<Result<Id, Discontinuity>> {
        let indicator = self.indicators.get(id)?;
        if indicator.replaces.is_empty() {
            return None;
        }
        Some(self.comparable_predecessor(id, indicator))
    }

    fn comparable_predecessor(&self, id: &Id, indicator: &Indicator) -> Result<Id, Discontinuity> {
        if let Some(why) = &indicator.incomparable {
            return Err(Discontinuity::Declared {
                id: id.clone(),
                why: why.clone(),
            });
        }
        let [one] = indicator.replaces.as_slice() else {
            let from = indicator.replaces.clone();
            return Err(Discontinuity::Merged { from });
        };
        let into: Vec<_> = self.successors(one).cloned().collect();
        if into.len() > 1 {
            let of = one.clone();
            return Err(Discontinuity::Split { of, into });
        }
        if let Some(first) = self.first_year(id)
            && self.is_in_force(one, first)
        {
            return Err(Discontinuity::GoesOn { id: one.clone() });
        }
        match self
            .indicators
            .get(one)
            .and_then(|old| self.otherwise_measured(one, old, indicator))
        {
            Some(gap) => Err(gap),
            None => Ok(one.clone()),
        }
    }

    fn otherwise_measured(
        &self,
        id: &Id,
        old: &Indicator,
        new: &Indicator,
    ) -> Option<Discontinuity> {
        let defaults = &self.defaults;
        let (before, now) = (defaults.unit_of(old), defaults.unit_of(new));
        if before != now {
            return Some(Discontinuity::OtherUnit {
                id: id.clone(),
                before: before.map(str::to_owned),
                now: now.map(str::to_owned),
            });
        }
        if defaults.declared_polarity(old) != defaults.declared_polarity(new) {
            return Some(Discontinuity::OtherPolarity { id: id.clone() });
        }
        (!new.comparable && old.formula != new.formula)
            .then(|| Discontinuity::OtherFormula { id: id.clone() })
    }
}

//! How programs, activities and sub-activities continue from one year to the next, and money
//! compared along the way.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::arithmetic::decimal_sum;
use crate::evaluation::{Amounts, Evaluation, efficiency};
use crate::framework::{Framework, Rupiah, works::PlacedWork};
use crate::number::Percent;
use crate::rules::{Rules, RulesInForce, UnknownProfile};
use crate::value::{Id, Locale, Year};

/// Works of one year, and what they were in the year before.
///
/// *lkj:* kesinambungan program. It follows `replaces` and `years`; a code that changes with
/// the nomenclature needs no more than a new program that replaces the old one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Continuation {
    /// In the year before.
    pub before: Vec<Id>,
    /// In the year.
    pub after: Vec<Id>,
    /// How the one became the other.
    pub kind: ContinuationKind,
}

/// How works became others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ContinuationKind {
    /// The same one goes on. *Berlanjut.*
    Same,
    /// One replaces another. *Berganti nama atau kode.*
    Replaced,
    /// One replaces several. *Digabung.*
    Merged,
    /// Several replace one. *Dipecah.*
    Split,
    /// Several replace several. *Disusun ulang.*
    Regrouped,
    /// It was not there before. *Baru.*
    New,
    /// It is not there any more. *Berakhir.*
    Ended,
}

/// The money of a year against that of the year before, along a [`Continuation`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SpendingComparison {
    /// What is compared.
    #[serde(flatten)]
    pub continuation: Continuation,
    /// The money of the year before.
    pub money_before: YearMoney,
    /// The money of the year.
    pub money: YearMoney,
    /// What the budget grew by, in percent of that of the year before.
    pub budget_growth: Option<Percent>,
    /// What the spending grew by, in percent of that of the year before.
    pub spent_growth: Option<Percent>,
    /// Why the two cannot be compared, where that is so.
    pub incomparable: Option<Incomparable>,
}

/// The money of works of one year together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct YearMoney {
    /// The last budgets; none where one is not known.
    pub budget: Option<Rupiah>,
    /// What was spent; none where one is not known.
    pub spent: Option<Rupiah>,
    /// Spent of budget.
    pub absorption: Option<Percent>,
}

/// Why the money of two years cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Incomparable {
    /// Nothing in the year before is named as what it replaces.
    NothingBefore,
    /// Nothing in the year is named as what continues it.
    NothingAfter,
    /// Something that was replaced goes on beside what replaces it, so that nobody can tell
    /// which part of it moved.
    GoesOn {
        /// What goes on.
        id: Id,
    },
    /// One of the works stands in another of them, so that its money would count twice.
    Nested {
        /// The inner one.
        id: Id,
    },
    /// The budget of one year is not known in full.
    Unknown {
        /// Which year.
        year: Year,
        /// Of what.
        id: Id,
    },
}

impl Incomparable {
    /// Why, for a reader.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let [indonesian, english] = match self {
            Self::NothingBefore => [
                "baru; tidak ada yang dinyatakan digantikannya (`replaces`)".to_owned(),
                "new; nothing is named that it replaces (`replaces`)".to_owned(),
            ],
            Self::NothingAfter => [
                "berakhir; tidak ada yang menyatakan menggantikannya".to_owned(),
                "ended; nothing says that it replaces it".to_owned(),
            ],
            Self::GoesOn { id } => [
                format!("{id} masih berjalan di samping penggantinya"),
                format!("{id} goes on beside what replaces it"),
            ],
            Self::Nested { id } => [
                format!("{id} adalah bagian dari yang lain, sehingga terhitung dua kali"),
                format!("{id} is part of another, so that it would count twice"),
            ],
            Self::Unknown { year, id } => [
                format!("anggaran {id} tahun {year} tidak diketahui seluruhnya"),
                format!("the budget of {id} in {year} is not known in full"),
            ],
        };
        match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }
}

impl Framework {
    /// How the programs, activities and sub-activities of the year before a year continue in it;
    /// in the order of the file, what ended last.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::year::ContinuationKind;
    /// use lkj_core::{Framework, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [program.lama]
    ///     name = "Program Pelayanan"
    ///     years = [2016, 2020]
    ///     [program.baru]
    ///     name = "Program Penunjang Urusan"
    ///     code = "2.17.01"
    ///     years = [2021, 2026]
    ///     replaces = ["lama"]
    /// "#)?;
    /// let continuations = framework.continuations(Year::new(2021)?);
    /// assert_eq!(continuations[0].kind, ContinuationKind::Replaced);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn continuations(&self, year: Year) -> Vec<Continuation> {
        let works = self.works();
        Sides::new(&works, year).continuations()
    }

    /// The money of a year against that of the year before, along the works that continue:
    /// those that were merged or split are compared together, and what cannot be compared says
    /// why.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    pub fn spending_comparisons(
        &self,
        year: Year,
        rules: &Rules,
    ) -> Result<Vec<SpendingComparison>, UnknownProfile> {
        let Some(before) = year.back(1) else {
            return Ok(Vec::new());
        };
        let comparing = Comparing {
            rules: RulesInForce::decide(rules, &self.rules)?,
            works: self.works(),
            earlier: self.evaluate(before, rules)?,
            later: self.evaluate(year, rules)?,
        };
        let continuations = Sides::new(&comparing.works, year).continuations();
        let compared = continuations.into_iter().map(|one| comparing.compare(one));
        Ok(compared.collect())
    }
}

/// The works of two years.
struct Sides<'a> {
    before: Vec<&'a PlacedWork<'a>>,
    after: Vec<&'a PlacedWork<'a>>,
}

impl<'a> Sides<'a> {
    fn new(works: &'a [PlacedWork<'a>], year: Year) -> Self {
        let existing = |year: Option<Year>| {
            let exists =
                move |work: &&PlacedWork<'_>| year.is_some_and(|year| work.exists_in(year));
            works.iter().filter(exists).collect()
        };
        Self {
            before: existing(year.back(1)),
            after: existing(Some(year)),
        }
    }

    /// What a work of the year was in the year before.
    fn origins(&self, work: &PlacedWork<'a>) -> Vec<&'a Id> {
        let was_there = |id: &Id| {
            self.before
                .iter()
                .find(|one| one.id == id)
                .map(|one| one.id)
        };
        let same = was_there(work.id).filter(|_| work.work.replaces.is_empty());
        let replaced = work.work.replaces.iter().filter_map(was_there);
        // What replaces others and was there itself takes them up.
        let own = was_there(work.id).filter(|_| !work.work.replaces.is_empty());
        same.into_iter().chain(replaced).chain(own).collect()
    }

    /// Works that share an origin belong together.
    fn continuations(&self) -> Vec<Continuation> {
        let mut groups: Vec<(Vec<&Id>, Vec<&Id>)> = Vec::new();
        for work in &self.after {
            let mut joined = (self.origins(work), vec![work.id]);
            groups.retain(|group| {
                let shares = group.0.iter().any(|id| joined.0.contains(id));
                if shares {
                    joined.0.splice(0..0, group.0.iter().copied());
                    joined.1.splice(0..0, group.1.iter().copied());
                }
                !shares
            });
            let mut seen = BTreeSet::new();
            joined.0.retain(|id| seen.insert(*id));
            groups.push(joined);
        }
        let continued: BTreeSet<&Id> = groups.iter().flat_map(|group| group.0.clone()).collect();
        let ended = self.before.iter().filter(|one| !continued.contains(one.id));
        groups.extend(ended.map(|one| (vec![one.id], Vec::new())));
        let owned = |ids: Vec<&Id>| ids.into_iter().cloned().collect::<Vec<_>>();
        let all = groups.into_iter().map(|(before, after)| Continuation {
            kind: kind(&before, &after),
            before: owned(before),
            after: owned(after),
        });
        all.collect()
    }
}

fn kind(before: &[&Id], after: &[&Id]) -> ContinuationKind {
    match (before, after) {
        ([], _) => ContinuationKind::New,
        (_, []) => ContinuationKind::Ended,
        ([one], [other]) if one == other => ContinuationKind::Same,
        ([_], [_]) => ContinuationKind::Replaced,
        (_, [_]) => ContinuationKind::Merged,
        ([_], _) => ContinuationKind::Split,
        _ => ContinuationKind::Regrouped,
    }
}

struct Comparing<'a> {
    rules: RulesInForce,
    works: Vec<PlacedWork<'a>>,
    earlier: Evaluation,
    later: Evaluation,
}

impl Comparing<'_> {
    fn compare(&self, continuation: Continuation) -> SpendingComparison {
        let before = self.side(&self.earlier, &continuation.before);
        let after = self.side(&self.later, &continuation.after);
        let incomparable = self.incomparable(&continuation);
        let growth = |from: Option<Rupiah>, to: Option<Rupiah>| {
            let (from, to) = from.zip(to).filter(|_| incomparable.is_none())?;
            let grown = to.checked_sub(from)?;
            efficiency::absorption(from, grown, &self.rules).ok()
        };
        SpendingComparison {
            budget_growth: growth(before.budget, after.budget),
            spent_growth: growth(before.spent, after.spent),
            money_before: before,
            money: after,
            continuation,
            incomparable,
        }
    }

    fn side(&self, evaluation: &Evaluation, ids: &[Id]) -> YearMoney {
        type Amount = fn(&Amounts) -> Option<Rupiah>;
        let total = |amount: Amount| {
            let each = ids.iter().map(|id| {
                let money = evaluation.money(id.as_str())?;
                let is_known = |id: &Id| {
                    let part = evaluation.money(id.as_str());
                    part.is_some_and(|part| amount(&part.amounts).is_some())
                };
                let is_whole = money.amounts.missing.iter().all(is_known);
                amount(&money.amounts)
                    .filter(|_| is_whole)
                    .map(Rupiah::amount)
            });
            let each: Option<Vec<_>> = each.collect();
            let each = each.filter(|each| !each.is_empty())?;
            decimal_sum::sum(each).map(Rupiah::new)
        };
        let budget = total(|amounts| amounts.budget);
        let spent = total(|amounts| amounts.spent);
        let absorption = budget
            .zip(spent)
            .and_then(|(budget, spent)| efficiency::absorption(budget, spent, &self.rules).ok());
        YearMoney {
            budget,
            spent,
            absorption,
        }
    }

    fn incomparable(&self, continuation: &Continuation) -> Option<Incomparable> {
        let Continuation {
            before,
            after,
            kind,
        } = continuation;
        match kind {
            ContinuationKind::New => return Some(Incomparable::NothingBefore),
            ContinuationKind::Ended => return Some(Incomparable::NothingAfter),
            ContinuationKind::Same => {}
            _ => {
                let replaced = |id: &&Id| {
                    let mut others = self.works.iter().filter(|work| after.contains(work.id));
                    others.any(|work| work.id != *id && work.work.replaces.contains(id))
                };
                let goes_on = before.iter().filter(|id| after.contains(id)).find(replaced);
                if let Some(id) = goes_on {
                    return Some(Incomparable::GoesOn { id: id.clone() });
                }
            }
        }
        self.nested(before)
            .or_else(|| self.nested(after))
            .map(|id| Incomparable::Nested { id })
            .or_else(|| self.without_budget(&self.earlier, before))
            .or_else(|| self.without_budget(&self.later, after))
    }

    /// One that stands in another of them.
    fn nested(&self, ids: &[Id]) -> Option<Id> {
        let mut works = self.works.iter().filter(|work| ids.contains(work.id));
        let inner = works.find(|work| ids.iter().any(|other| work.is_inside(other)))?;
        Some(inner.id.clone())
    }

    /// One whose budget is not known in full.
    fn without_budget(&self, evaluation: &Evaluation, ids: &[Id]) -> Option<Incomparable> {
        let is_unknown = |id: &&Id| {
            let alone = self.side(evaluation, std::slice::from_ref(*id));
            alone.budget.is_none()
        };
        let id = ids.iter().find(is_unknown)?.clone();
        let year = evaluation.meta.year;
        Some(Incomparable::Unknown { year, id })
    }
}

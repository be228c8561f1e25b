//! Achievements of rows as those of objectives, goals, agencies, regions, the nation.

mod tally;

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use super::achievements::Achievements;
use super::exact::Exact;
use super::{KernelProblem, MISSING, NO_CATEGORY};
use crate::arithmetic::{ArithmeticError, Places, Rational};
use crate::columns::roll_up::tally::{
    CountsAlone, Group, Lowest, RatioOfSums, Sum, Tally, WeightedOfAll, WeightedOfMeasured,
};
use crate::rules::{AchievementTaken, Aggregation, RulesInForce};

/// The group of a part that belongs to none.
pub const NO_GROUP: u32 = u32::MAX;

/// What is rolled up: columns of one length.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// Achievements in units of their last place. *Capaian.*
    pub value: &'a [i64],
    /// Their categories. *Kategori.*
    pub category: &'a [u8],
    /// Their weights, all scaled alike; each counts the same where there are none. *Bobot.*
    pub weight: Option<&'a [i64]>,
    /// Realizations and targets, where such numbers can be added up. *Realisasi dan target.*
    pub sums: Option<(&'a [i64], &'a [i64])>,
}

impl<'a> Parts<'a> {
    /// Achievements with their categories.
    #[must_use]
    pub const fn new(value: &'a [i64], category: &'a [u8]) -> Self {
        Self {
            value,
            category,
            weight: None,
            sums: None,
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.value.len()
    }

    #[inline(always)]
    pub(super) fn rows(&self, rows: Range<usize>) -> Option<Self> {
        Some(Self {
            value: self.value.get(rows.clone())?,
            category: self.category.get(rows.clone())?,
            weight: match self.weight {
                None => None,
                Some(weight) => Some(weight.get(rows.clone())?),
            },
            sums: match self.sums {
                None => None,
                Some((realization, target)) => {
                    Some((realization.get(rows.clone())?, target.get(rows)?))
                }
            },
        })
    }

    fn has_one_length(&self) -> bool {
        let lengths = [
            Some(self.category.len()),
            self.weight.map(<[i64]>::len),
            self.sums.map(|(realization, _)| realization.len()),
            self.sums.map(|(_, target)| target.len()),
        ];
        lengths.iter().flatten().all(|length| *length == self.len())
    }
}

/// A level that parts are rolled up to: the group of each part, of the rows for the lowest
/// level, of the groups of the level below for the others.
#[derive(Debug, Clone, Copy)]
pub struct Level<'a> {
    /// The group of each part, counted from 0, in any order; [`NO_GROUP`] for none.
    pub of: &'a [u32],
    /// How many groups there are.
    pub groups: usize,
}

/// What a level above the lowest is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Basis {
    /// All rows below it: an agency's mean is that of its indicators.
    #[default]
    Rows,
    /// The results of the level below, as they are shown: an agency's mean is that of the means
    /// of its goals, each counting the same. (Sums of realizations and targets are those of the
    /// rows all the same.)
    LevelBelow,
}

/// What became of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum GroupStatus {
    /// It was measured.
    Measured,
    /// It has no parts.
    Empty,
    /// None of its parts was measured.
    NothingMeasured,
    /// Its weights are all zero, or one is below zero or missing.
    NoWeights,
    /// Its realizations and targets cannot be added up.
    NotAdditive,
    /// Its targets come to zero.
    ZeroTarget,
    /// A part is below zero, and such have no geometric mean.
    NegativeMean,
    /// The result does not fit 64 bits, or the product of a geometric mean is too long.
    TooLarge,
}

impl GroupStatus {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Measured,
        Self::Empty,
        Self::NothingMeasured,
        Self::NoWeights,
        Self::NotAdditive,
        Self::ZeroTarget,
        Self::NegativeMean,
        Self::TooLarge,
    ];

    /// The stable code: `measured`, else that of the [reason](crate::evaluation::Reason) that
    /// [`aggregate`](crate::evaluation::aggregate) gives.
    ///
    /// ```
    /// use lkj_core::columns::GroupStatus;
    /// assert_eq!(GroupStatus::NothingMeasured.code(), "nothing_measured");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Empty => "no_indicators",
            Self::NothingMeasured => "nothing_measured",
            Self::NoWeights => "no_weights",
            Self::NotAdditive => "not_additive",
            Self::ZeroTarget => "zero_target",
            Self::NegativeMean => "negative_mean",
            Self::TooLarge => "too_large",
        }
    }
}

/// The results of a level, a place for each of its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Groups {
    /// The achievement, rounded and capped, in units of its last place. *Capaian.*
    pub value: Vec<i64>,
    /// Its category. *Kategori.*
    pub category: Vec<u8>,
    /// What became of the group.
    pub status: Vec<GroupStatus>,
    /// How many parts were measured. *Yang terukur.*
    pub measured: Vec<u32>,
    /// How many parts there are. *Jumlah.*
    pub total: Vec<u32>,
    categories: usize,
    counts: Vec<u32>,
}

impl Groups {
    /// How many parts of a group fell into each category, from the best.
    #[must_use]
    pub fn counts(&self, group: usize) -> &[u32] {
        self.counts
            .get(places_of(group, self.categories))
            .unwrap_or_default()
    }

    /// These as the parts of a level above.
    fn parts(&self) -> Parts<'_> {
        Parts::new(&self.value, &self.category)
    }

    /// The number of groups.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.value.len()
    }

    /// Whether there are no groups.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.value.is_empty()
    }
}

/// By how many threads groups are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Threads {
    One,
    #[cfg(feature = "rayon")]
    All,
}

/// Rules made ready for rolling up.
///
/// Everything is added up as whole numbers, and each group is rounded once: the results are those
/// of [`aggregate`](crate::evaluation::aggregate), whatever the order of the rows and however
/// many threads take part.
///
/// ```
/// use lkj_core::columns::{Basis, Level, MISSING, NO_CATEGORY, Parts, RollUp};
/// use lkj_core::rules::RulesInForce;
///
/// let roll_up = RollUp::new(&RulesInForce::default())?;
/// // Three indicators, of which the first two belong to one objective; both to one agency.
/// let parts = Parts::new(&[10_000, MISSING, 9_000], &[0, NO_CATEGORY, 1]);
/// let objectives = Level { of: &[0, 0, 1], groups: 2 };
/// let agencies = Level { of: &[0, 0], groups: 1 };
/// let found = roll_up.levels(&parts, &[objectives, agencies], Basis::Rows)?;
/// assert_eq!(found[0].value, [10_000, 9_000]);
/// assert_eq!((found[1].value[0], found[1].measured[0], found[1].total[0]), (9_500, 2, 3));
/// assert_eq!(found[1].counts(0), [1, 1, 0, 0, 0]);
/// # Ok::<(), lkj_core::columns::KernelProblem>(())
/// ```
#[derive(Debug, Clone)]
pub struct RollUp {
    aggregation: Aggregation,
    places: Places,
    achievements: Achievements,
    categories: usize,
    arch: Arch,
}

impl RollUp {
    /// Makes rules ready.
    ///
    /// # Errors
    /// [`KernelProblem`] where the rules ask for what columns do not do: as
    /// [`Kernel::new`](super::Kernel::new), and aggregates of unrounded achievements.
    pub fn new(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        if rules.aggregated == AchievementTaken::Exact {
            return Err(KernelProblem::ExactAggregates);
        }
        Ok(Self {
            aggregation: rules.aggregation,
            places: rules.places,
            achievements: Achievements::by(&rules.of_aggregates(rules.aggregation))?,
            categories: rules.scale.classes.len(),
            arch: Arch::new(),
        })
    }

    /// Rolls parts up to all levels, the lowest first, in one pass over the parts.
    ///
    /// # Errors
    /// [`KernelProblem::Lengths`] where columns or a level's groups differ in length from what
    /// they are about; [`KernelProblem::TooManyRows`] for more than 2³² − 1 of them; [`KernelProblem::UnknownGroup`] where a part names a group that its level
    /// has not.
    pub fn levels(
        &self,
        parts: &Parts<'_>,
        levels: &[Level<'_>],
        basis: Basis,
    ) -> Result<Vec<Groups>, KernelProblem> {
        self.by(Threads::One, parts, levels, basis)
    }

    /// The same by all threads of the current pool of `rayon`.
    ///
    /// # Errors
    /// As [`RollUp::levels`].
    #[cfg(feature = "rayon")]
    pub fn levels_in_parallel(
        &self,
        parts: &Parts<'_>,
        levels: &[Level<'_>],
        basis: Basis,
    ) -> Result<Vec<Groups>, KernelProblem> {
        self.by(Threads::All, parts, levels, basis)
    }

    fn by(
        &self,
        threads: Threads,
        parts: &Parts<'_>,
        levels: &[Level<'_>],
        basis: Basis,
    ) -> Result<Vec<Groups>, KernelProblem> {
        check_lengths(parts, levels)?;
        let roll = Roll {
            rules: self,
            threads,
            parts,
            levels,
            basis,
        };
        match self.aggregation {
            Aggregation::Mean => roll.up::<Sum>(),
            Aggregation::Weighted => roll.up::<WeightedOfMeasured>(),
            Aggregation::WeightedOfAll => roll.up::<WeightedOfAll>(),
            Aggregation::RatioOfSums => roll.up::<RatioOfSums>(),
            Aggregation::Worst => roll.up::<Lowest>(),
            Aggregation::Geometric => roll.geometric(),
        }
    }

    /// A group's result as it is shown, and its category.
    fn shown(&self, result: Result<Exact, GroupStatus>) -> (i64, u8, GroupStatus) {
        let found = result.and_then(|exact| {
            let achieved = self.achievements.of(exact);
            achieved.ok_or(GroupStatus::TooLarge)
        });
        match found {
            Ok(achieved) => (achieved.value, achieved.category, GroupStatus::Measured),
            Err(reason) => (MISSING, NO_CATEGORY, reason),
        }
    }
}

fn check_lengths(parts: &Parts<'_>, levels: &[Level<'_>]) -> Result<(), KernelProblem> {
    if u32::try_from(parts.len()).is_err() {
        return Err(KernelProblem::TooManyRows);
    }
    let mut below = parts.len();
    let mut all = parts.has_one_length();
    for level in levels {
        all &= level.of.len() == below;
        below = level.groups;
    }
    if all {
        Ok(())
    } else {
        Err(KernelProblem::Lengths)
    }
}

/// One rolling-up.
#[derive(Clone, Copy)]
struct Roll<'a> {
    rules: &'a RollUp,
    threads: Threads,
    parts: &'a Parts<'a>,
    levels: &'a [Level<'a>],
    basis: Basis,
}

impl Roll<'_> {
    /// All levels, by what is added up.
    fn up<T: Tally>(&self) -> Result<Vec<Groups>, KernelProblem> {
        let Some((lowest, above)) = self.levels.split_first() else {
            return Ok(Vec::new());
        };
        let mut ledger = self.add_up::<T>(self.parts, *lowest)?;
        let mut found = Vec::with_capacity(self.levels.len());
        for level in above {
            let next = match self.basis {
                Basis::LevelBelow if self.rules.takes_results() => {
                    let below = ledger.results(self.rules);
                    let next = self.add_up(&below.parts(), *level)?;
                    found.push(below);
                    next
                }
                _ => {
                    let next = ledger.merged(*level)?;
                    found.push(ledger.results(self.rules));
                    next
                }
            };
            ledger = next;
        }
        found.push(ledger.results(self.rules));
        Ok(found)
    }

    fn add_up<T: Tally>(
        &self,
        parts: &Parts<'_>,
        level: Level<'_>,
    ) -> Result<Ledger<T>, KernelProblem> {
        let mut ledger = Ledger::new(level.groups, self.rules.categories);
        ledger.add(parts, level, self.rules.arch, self.threads)?;
        Ok(ledger)
    }

    /// All levels by the geometric mean, which needs all values of a group together.
    fn geometric(&self) -> Result<Vec<Groups>, KernelProblem> {
        let mut found = self.up::<CountsAlone>()?;
        let mut of_rows = Vec::new();
        let mut below: Option<Groups> = None;
        for (level, groups) in self.levels.iter().zip(&mut found) {
            let results = match (self.basis, &below) {
                (Basis::LevelBelow, Some(below)) => {
                    self.means(&below.value, level.of, level.groups)
                }
                (_, None) => {
                    of_rows = level.of.to_vec();
                    self.means(self.parts.value, &of_rows, level.groups)
                }
                (Basis::Rows, Some(_)) => {
                    for group in &mut of_rows {
                        let above = usize::try_from(*group).ok().and_then(|at| level.of.get(at));
                        *group = above.copied().unwrap_or(NO_GROUP);
                    }
                    self.means(self.parts.value, &of_rows, level.groups)
                }
            };
            if let (Basis::LevelBelow, Some(below)) = (self.basis, &below) {
                let parts = Parts::new(&below.value, &below.category);
                *groups = self
                    .add_up::<CountsAlone>(&parts, *level)?
                    .results(self.rules);
            }
            groups.put(results, self.rules);
            below = Some(groups.clone());
        }
        Ok(found)
    }

    /// The geometric mean of each group.
    fn means(&self, values: &[i64], of: &[u32], groups: usize) -> Vec<Result<Exact, GroupStatus>> {
        let mut members = vec![Vec::new(); groups];
        for (value, group) in values.iter().zip(of) {
            let members = usize::try_from(*group)
                .ok()
                .and_then(|at| members.get_mut(at));
            if let Some(members) = members
                && *value != MISSING
            {
                members.push(*value);
            }
        }
        let means = members
            .iter()
            .map(|values| self.rules.geometric_mean(values));
        means.collect()
    }
}

impl RollUp {
    /// Whether results can take the place of rows one level up. Sums of realizations and targets
    /// are not among the results.
    fn takes_results(&self) -> bool {
        self.aggregation != Aggregation::RatioOfSums && self.aggregation != Aggregation::Geometric
    }

    fn geometric_mean(&self, values: &[i64]) -> Result<Exact, GroupStatus> {
        let places = u32::from(self.places.get());
        let exact: Vec<_> = values
            .iter()
            .map(|value| Rational::from(rust_decimal::Decimal::new(*value, places)))
            .collect();
        let rounding = self.achievements.rounding;
        match Rational::geometric_mean_rounded(&exact, self.places, rounding) {
            Ok(mean) => Ok(Exact {
                n: mean.mantissa(),
                d: 1,
            }),
            Err(ArithmeticError::NegativeRoot) => Err(GroupStatus::NegativeMean),
            Err(_) => Err(GroupStatus::TooLarge),
        }
    }
}

impl Groups {
    /// Puts results into the groups of which parts were measured.
    fn put(&mut self, results: Vec<Result<Exact, GroupStatus>>, rules: &RollUp) {
        let places = self.value.iter_mut().zip(&mut self.category);
        let groups = places.zip(&mut self.status).zip(&self.measured);
        for ((((value, category), status), measured), result) in groups.zip(results) {
            if *measured > 0 {
                (*value, *category, *status) = rules.shown(result);
            }
        }
    }
}

/// What the groups of a level add up.
struct Ledger<T> {
    tallies: Vec<T>,
    measured: Vec<u32>,
    total: Vec<u32>,
    categories: usize,
    counts: Vec<u32>,
}

impl<T: Tally> Ledger<T> {
    fn new(groups: usize, categories: usize) -> Self {
        Self {
            tallies: vec![T::default(); groups],
            measured: vec![0; groups],
            total: vec![0; groups],
            categories,
            counts: vec![0; groups.saturating_mul(categories)],
        }
    }

    fn add(
        &mut self,
        parts: &Parts<'_>,
        level: Level<'_>,
        arch: Arch,
        threads: Threads,
    ) -> Result<(), KernelProblem> {
        match threads {
            Threads::One => arch.dispatch(Runs {
                parts,
                level,
                share: self.share(),
            }),
            #[cfg(feature = "rayon")]
            Threads::All => self.add_in_parallel(parts, level, arch),
        }
    }

    /// All groups.
    fn share(&mut self) -> Share<'_, T> {
        Share {
            first: 0,
            tallies: &mut self.tallies,
            measured: &mut self.measured,
            total: &mut self.total,
            categories: self.categories,
            counts: &mut self.counts,
        }
    }

    /// Each thread goes through all rows and adds up the groups that are its own, so that nothing
    /// need be put together afterwards.
    #[cfg(feature = "rayon")]
    fn add_in_parallel(
        &mut self,
        parts: &Parts<'_>,
        level: Level<'_>,
        arch: Arch,
    ) -> Result<(), KernelProblem> {
        use rayon::prelude::*;

        let own = level.groups.div_ceil(rayon::current_num_threads()).max(1);
        let shares: Vec<_> = self.share().split(own).collect();
        let done = shares.into_par_iter().map(|share| {
            arch.dispatch(Runs {
                parts,
                level,
                share,
            })
        });
        done.reduce(|| Ok(()), first_problem)
    }

    /// The groups of the next level, by the rows below them.
    fn merged(&self, level: Level<'_>) -> Result<Self, KernelProblem> {
        let mut above = Self::new(level.groups, self.categories);
        let groups = self.tallies.iter().zip(&self.measured).zip(&self.total);
        for (at, (((tally, measured), total), parent)) in groups.zip(level.of).enumerate() {
            if *parent == NO_GROUP {
                continue;
            }
            let parent = usize::try_from(*parent).unwrap_or(usize::MAX);
            let Some(merged) = above.share().group(parent) else {
                return Err(KernelProblem::UnknownGroup { at });
            };
            merged.tally.merge(tally);
            *merged.measured = merged.measured.wrapping_add(*measured);
            *merged.total = merged.total.wrapping_add(*total);
            let own = self.counts.get(places_of(at, self.categories));
            for (count, own) in merged.counts.iter_mut().zip(own.unwrap_or_default()) {
                *count = count.wrapping_add(*own);
            }
        }
        Ok(above)
    }

    fn results(self, rules: &RollUp) -> Groups {
        let groups = self.tallies.len();
        let mut results = Groups {
            value: Vec::with_capacity(groups),
            category: Vec::with_capacity(groups),
            status: Vec::with_capacity(groups),
            measured: self.measured,
            total: self.total,
            categories: self.categories,
            counts: self.counts,
        };
        let groups = self.tallies.iter().zip(&results.measured);
        for ((tally, measured), total) in groups.zip(&results.total) {
            let result = match (*total, *measured) {
                (0, _) => Err(GroupStatus::Empty),
                (_, 0) => Err(GroupStatus::NothingMeasured),
                (_, measured) => tally.result(measured, rules.achievements.multiplier),
            };
            let (value, category, status) = rules.shown(result);
            results.value.push(value);
            results.category.push(category);
            results.status.push(status);
        }
        results
    }
}

/// The problem of the part that comes first.
#[cfg(feature = "rayon")]
fn first_problem(
    one: Result<(), KernelProblem>,
    other: Result<(), KernelProblem>,
) -> Result<(), KernelProblem> {
    match (one, other) {
        (
            Err(KernelProblem::UnknownGroup { at: one }),
            Err(KernelProblem::UnknownGroup { at: other }),
        ) => Err(KernelProblem::UnknownGroup { at: one.min(other) }),
        (one, other) => one.and(other),
    }
}

/// Where a group's counts are.
#[inline(always)]
const fn places_of(group: usize, categories: usize) -> Range<usize> {
    let start = group.saturating_mul(categories);
    start..start.saturating_add(categories)
}

/// Some of a level's groups, which follow each other.
struct Share<'a, T> {
    first: usize,
    tallies: &'a mut [T],
    measured: &'a mut [u32],
    total: &'a mut [u32],
    categories: usize,
    counts: &'a mut [u32],
}

impl<'a, T> Share<'a, T> {
    /// A group of this share, counted from the level's first.
    #[inline(always)]
    fn group(self, group: usize) -> Option<Group<'a, T>> {
        let own = group.checked_sub(self.first)?;
        Some(Group {
            total: self.total.get_mut(own)?,
            measured: self.measured.get_mut(own)?,
            counts: self.counts.get_mut(places_of(own, self.categories))?,
            tally: self.tallies.get_mut(own)?,
        })
    }

    #[inline(always)]
    const fn reborrowed(&mut self) -> Share<'_, T> {
        Share {
            first: self.first,
            tallies: self.tallies,
            measured: self.measured,
            total: self.total,
            categories: self.categories,
            counts: self.counts,
        }
    }

    /// Shares of so many groups.
    #[cfg(feature = "rayon")]
    fn split(self, groups: usize) -> impl Iterator<Item = Self> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let all = rest.take().filter(|all| !all.tallies.is_empty())?;
            let own = groups.min(all.tallies.len());
            let (tallies, other_tallies) = all.tallies.split_at_mut(own);
            let (measured, other_measured) = all.measured.split_at_mut(own);
            let (total, other_total) = all.total.split_at_mut(own);
            let own_counts = own.saturating_mul(all.categories);
            let (counts, other_counts) = all.counts.split_at_mut(own_counts);
            rest = Some(Share {
                first: all.first.saturating_add(own),
                tallies: other_tallies,
                measured: other_measured,
                total: other_total,
                categories: all.categories,
                counts: other_counts,
            });
            Some(Share {
                first: all.first,
                tallies,
                measured,
                total,
                categories: all.categories,
                counts,
            })
        })
    }
}

/// Parts that are added to a share of a level's groups, as many at a time as follow each other in
/// one group.
struct Runs<'a, T> {
    parts: &'a Parts<'a>,
    level: Level<'a>,
    share: Share<'a, T>,
}

impl<T: Tally> WithSimd for Runs<'_, T> {
    type Output = Result<(), KernelProblem>;

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) -> Self::Output {
        let mut start = 0_usize;
        for run in self.level.of.chunk_by(|one, next| one == next) {
            let end = start.saturating_add(run.len());
            let of = run.first().copied().unwrap_or(NO_GROUP);
            let group = usize::try_from(of).unwrap_or(usize::MAX);
            if group >= self.level.groups && of != NO_GROUP {
                return Err(KernelProblem::UnknownGroup { at: start });
            }
            if let (Some(mut group), Some(rows)) = (
                self.share.reborrowed().group(group),
                self.parts.rows(start..end),
            ) {
                group.add(&rows);
            }
            start = end;
        }
        Ok(())
    }
}

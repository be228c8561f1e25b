//! Rules made ready for columns, and the blocks that they work through.

use pulp::{Arch, Simd, WithSimd};
use rust_decimal::Decimal;

use super::divide::{Multiplier, Quotients, quotients};
use super::fraction::{
    Bound, Fraction, ZeroRealization, against_target, from_baseline, of_any, within,
};
use super::row::{Row, Zeros, absorbed};
use super::steps::{Steps, is_within};
use super::{Columns, MISSING, NO_CATEGORY, Outputs, Status, Way, Ways};
use crate::arithmetic::{Places, Rational, Rounding};
use crate::rules::{RulesInForce, ScaleReads};

/// Rows that are worked through at a time: few enough that reading the next ones from memory
/// overlaps with the work on these.
const BLOCK: usize = 256;

/// Why rules or columns cannot be worked through.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KernelProblem {
    /// Columns and buffers are not of one length.
    #[error("the columns and buffers are not of one length")]
    Lengths,
    /// More decimals than columns can hold.
    #[error("achievements in columns have at most 6 decimals")]
    Places,
    /// A rounding other than half away from zero.
    #[error("achievements in columns are rounded half away from zero")]
    Rounding,
    /// A scale that reads unrounded values.
    #[error("in columns the category is read from the rounded achievement")]
    ExactScale,
    /// A limit with more decimals than the achievements, or too large a one.
    #[error("a limit has more decimals than the achievements, or is too large for columns")]
    Limit,
    /// Aggregates of unrounded achievements.
    #[error("columns are rolled up from rounded achievements")]
    ExactAggregates,
    /// A part names a group that its level has not.
    #[error("part {at} is of a group that is not there")]
    UnknownGroup {
        /// Which part, counted from 0.
        at: usize,
    },
    /// More rows than can be rolled up at once.
    #[error("at most 4 294 967 295 rows are rolled up at once")]
    TooManyRows,
    /// Instructions that this machine lacks.
    #[error("this machine lacks the instructions that were asked for")]
    Instructions,
}

/// By which instructions columns are worked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Instructions {
    /// The widest that the machine has.
    #[default]
    Widest,
    /// Those of AVX-512.
    Avx512,
    /// Those of AVX2.
    Avx2,
    /// Those that every machine has.
    Portable,
}

impl Instructions {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Widest, Self::Avx512, Self::Avx2, Self::Portable];
}

/// Rules made ready for columns.
///
/// ```
/// use lkj_core::batch::{Columns, Kernel, Outputs, Status, Way};
/// use lkj_core::rules::RulesInForce;
///
/// let kernel = Kernel::new(&RulesInForce::default())?;
/// let columns = Columns::new(&[8000, 8094], &[6402, 8034], Way::Higher);
/// let (mut value, mut category, mut status) = ([0; 2], [0; 2], [Status::Measured; 2]);
/// kernel.evaluate(&columns, Outputs::new(&mut value, &mut category, &mut status))?;
/// assert_eq!(value, [8003, 9926], "80,025 is 80,03");
/// assert_eq!(kernel.label(category[0]), Some("Tinggi"));
/// # Ok::<(), lkj_core::batch::KernelProblem>(())
/// ```
#[derive(Debug, Clone)]
pub struct Kernel {
    multiplier: Multiplier,
    cap: Option<i64>,
    floor: Option<i64>,
    inconclusive_above: Option<i64>,
    zeros: Zeros,
    steps: Steps,
    labels: Vec<String>,
    arch: Arch,
}

/// What columns of achievements are by the rules, of rows as of groups.
pub(super) struct Achievements {
    pub(super) places: Places,
    pub(super) multiplier: Multiplier,
    pub(super) steps: Steps,
}

impl Achievements {
    pub(super) fn of(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        let places = u32::from(rules.places.get());
        if places > 6 {
            return Err(KernelProblem::Places);
        }
        if rules.rounding != Rounding::HalfAwayFromZero {
            return Err(KernelProblem::Rounding);
        }
        if rules.scale.reads == ScaleReads::Exact {
            return Err(KernelProblem::ExactScale);
        }
        Ok(Self {
            places: rules.places,
            multiplier: Multiplier::ten_to(places.saturating_add(2))
                .ok_or(KernelProblem::Places)?,
            steps: Steps::of(&rules.scale, places).ok_or(KernelProblem::Limit)?,
        })
    }
}

impl Kernel {
    /// Makes rules ready for columns.
    ///
    /// # Errors
    /// [`KernelProblem`] where the rules ask for what columns do not do: more than six decimals,
    /// another rounding than half away from zero, a scale that reads unrounded values, limits
    /// with more decimals than the achievements or beyond ±2⁶² units of their last place.
    pub fn new(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        let Achievements {
            places,
            multiplier,
            steps,
        } = Achievements::of(rules)?;
        let limit = |limit: Option<Decimal>| {
            let units =
                limit.map(|limit| in_units(limit, places.get().into()).ok_or(KernelProblem::Limit));
            units.transpose()
        };
        let classes = rules.scale.classes.iter();
        Ok(Self {
            multiplier,
            cap: limit(rules.cap)?,
            floor: limit(rules.floor)?,
            inconclusive_above: limit(rules.inconclusive_above)?,
            zeros: Zeros::of(&rules.zero, places)?,
            steps,
            labels: classes.map(|class| class.label.clone()).collect(),
            arch: Arch::new(),
        })
    }

    /// The word for a category.
    #[must_use]
    pub fn label(&self, category: u8) -> Option<&str> {
        self.labels.get(usize::from(category)).map(String::as_str)
    }

    /// The words for all categories, from the best.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = &str> {
        self.labels.iter().map(String::as_str)
    }

    /// Works through columns, by the widest instructions that the machine has.
    ///
    /// # Errors
    /// [`KernelProblem::Lengths`] where columns and buffers differ in length.
    pub fn evaluate(
        &self,
        columns: &Columns<'_>,
        outputs: Outputs<'_>,
    ) -> Result<(), KernelProblem> {
        self.evaluate_by(Instructions::Widest, columns, outputs)
    }

    /// Works through columns by certain instructions: to compare them. The results are the same.
    ///
    /// # Errors
    /// As [`Kernel::evaluate`]; [`KernelProblem::Instructions`] where the machine lacks them.
    pub fn evaluate_by(
        &self,
        instructions: Instructions,
        columns: &Columns<'_>,
        outputs: Outputs<'_>,
    ) -> Result<(), KernelProblem> {
        columns.check(&outputs)?;
        let blocks = Blocks {
            kernel: self,
            columns,
            outputs,
        };
        match instructions {
            Instructions::Widest => self.arch.dispatch(blocks),
            Instructions::Avx512 => by_avx512(blocks)?,
            Instructions::Avx2 => by_avx2(blocks)?,
            Instructions::Portable => blocks.run(),
        }
        Ok(())
    }

    /// The same by all threads of the current pool of `rayon`: halves of the columns, and halves
    /// of these.
    ///
    /// # Errors
    /// As [`Kernel::evaluate`].
    #[cfg(feature = "rayon")]
    pub fn evaluate_in_parallel(
        &self,
        columns: &Columns<'_>,
        outputs: Outputs<'_>,
    ) -> Result<(), KernelProblem> {
        /// Fewer rows are not worth a thread of their own.
        const FEW: usize = 64 * BLOCK;

        columns.check(&outputs)?;
        if columns.len() <= FEW {
            return self.evaluate(columns, outputs);
        }
        let (first, second) = columns.halves().ok_or(KernelProblem::Lengths)?;
        let (to_first, to_second) = outputs.split_at(first.len());
        let (one, other) = rayon::join(
            || self.evaluate_in_parallel(&first, to_first),
            || self.evaluate_in_parallel(&second, to_second),
        );
        one.and(other)
    }

    /// One block: all rows by estimate and remainder, then those that need a look of their own.
    #[inline(always)]
    fn block(&self, columns: &Columns<'_>, mut outputs: Outputs<'_>, scratch: &mut Scratch) {
        scratch.achievements(columns, self.zeros.realization());
        scratch.divide(self.multiplier, outputs.value);
        if let Some(most) = self.inconclusive_above {
            scratch.mark_above(most, outputs.value);
        }
        if let Some(raw) = &mut outputs.raw {
            raw.copy_from_slice(outputs.value);
        }
        self.limit(outputs.value);
        self.steps.classify(outputs.value, outputs.category);
        outputs.status.fill(Status::Measured);
        if scratch.has_many_special() {
            scratch.settle_missing(columns, &mut outputs);
        }
        scratch.each_special(columns.len(), |at| self.row(columns, at, &mut outputs));
        if let (Some((budget, spent)), Some(absorption)) = (columns.money, outputs.absorption) {
            scratch.absorptions(budget, spent);
            scratch.divide(self.multiplier, absorption);
            if scratch.has_many_special() {
                erase_missing(budget, spent, absorption);
                scratch.pass_over_missing(budget, spent);
            }
            scratch.each_special(columns.len(), |at| {
                if let (Some(budget), Some(spent), Some(absorption)) =
                    (budget.get(at), spent.get(at), absorption.get_mut(at))
                {
                    *absorption = absorbed(*budget, *spent, self.multiplier);
                }
            });
        }
    }

    #[inline(always)]
    fn limit(&self, values: &mut [i64]) {
        if let Some(cap) = self.cap {
            for value in &mut *values {
                *value = cap.min(*value);
            }
        }
        if let Some(floor) = self.floor {
            for value in &mut *values {
                *value = floor.max(*value);
            }
        }
    }

    /// One row by itself.
    #[inline(never)]
    fn row(&self, columns: &Columns<'_>, at: usize, outputs: &mut Outputs<'_>) {
        let cell = |column: &[i64]| column.get(at).copied().unwrap_or(MISSING);
        let row = Row {
            target: cell(columns.target),
            realization: cell(columns.realization),
            baseline: columns.baseline.map_or(MISSING, cell),
            way: columns.way(at),
        };
        let measured = row.measured(&self.zeros, self.multiplier);
        let concluded = measured.and_then(|raw| match self.inconclusive_above {
            Some(most) if raw > most => Err(Status::Inconclusive),
            _ => Ok(raw),
        });
        let (raw, status) = match concluded {
            Ok(raw) => (Some(raw), Status::Measured),
            Err(reason) => (None, reason),
        };
        let mut limited = raw;
        self.limit(limited.as_mut_slice());
        let put = |place: Option<&mut i64>, value: Option<i64>| {
            if let Some(place) = place {
                *place = value.unwrap_or(MISSING);
            }
        };
        put(outputs.value.get_mut(at), limited);
        put(outputs.raw.as_mut().and_then(|raw| raw.get_mut(at)), raw);
        if let Some(category) = outputs.category.get_mut(at) {
            *category = limited.map_or(NO_CATEGORY, |value| self.steps.code(value));
        }
        if let Some(place) = outputs.status.get_mut(at) {
            *place = status;
        }
    }
}

/// What is put aside while a block is worked through.
struct Scratch {
    numerators: [i64; BLOCK],
    denominators: [i64; BLOCK],
    /// 1 for rows that need a look of their own.
    special: [u8; BLOCK],
}

impl Scratch {
    const fn new() -> Self {
        Self {
            numerators: [0; BLOCK],
            denominators: [1; BLOCK],
            special: [0; BLOCK],
        }
    }

    #[inline(always)]
    fn achievements(&mut self, columns: &Columns<'_>, zero: ZeroRealization) {
        let rows = columns.target.iter().zip(columns.realization);
        match columns.ways {
            Ways::All(Way::LowerBaseline) => {
                let baselines = columns.baseline.unwrap_or(NO_BASELINES);
                self.put(
                    rows.zip(baselines)
                        .map(|((t, r), b)| from_baseline(*t, *r, *b)),
                );
            }
            // Each way a loop of its own, with the way known.
            Ways::All(Way::Higher) => {
                self.put(rows.map(|(t, r)| against_target(*t, *r, Way::Higher, zero)));
            }
            Ways::All(Way::LowerLinear) => {
                self.put(rows.map(|(t, r)| against_target(*t, *r, Way::LowerLinear, zero)));
            }
            Ways::All(Way::LowerRatio) => {
                self.put(rows.map(|(t, r)| against_target(*t, *r, Way::LowerRatio, zero)));
            }
            Ways::All(Way::LowerGap) => {
                self.put(rows.map(|(t, r)| against_target(*t, *r, Way::LowerGap, zero)));
            }
            Ways::All(Way::AtMost) => {
                self.put(rows.map(|(t, r)| within(*t, *r, Bound::AtMost)));
            }
            Ways::All(Way::AtLeast) => {
                self.put(rows.map(|(t, r)| within(*t, *r, Bound::AtLeast)));
            }
            Ways::All(Way::Near) => {
                self.put(rows.map(|(t, r)| within(*t, *r, Bound::Near)));
            }
            Ways::Each(ways) => match columns.baseline {
                None => self.put(
                    rows.zip(ways)
                        .map(|((t, r), way)| against_target(*t, *r, *way, zero)),
                ),
                Some(baseline) => self.put(
                    rows.zip(ways)
                        .zip(baseline)
                        .map(|(((t, r), way), b)| of_any(*t, *r, *b, *way, zero)),
                ),
            },
        }
    }

    #[inline(always)]
    fn absorptions(&mut self, budget: &[i64], spent: &[i64]) {
        let rows = budget.iter().zip(spent);
        let zero = ZeroRealization::default();
        self.put(rows.map(|(budget, spent)| against_target(*budget, *spent, Way::Higher, zero)));
    }

    #[inline(always)]
    fn put(&mut self, fractions: impl Iterator<Item = Fraction>) {
        let places = self.numerators.iter_mut().zip(&mut self.denominators);
        for (((n, d), special), fraction) in places.zip(&mut self.special).zip(fractions) {
            let fraction = fraction.or_zero();
            *n = fraction.n;
            *d = fraction.d;
            *special = fraction.special.to_le_bytes()[0] & 1;
        }
    }

    /// The quotients; where one of them cannot be relied on, all rows need a look.
    #[inline(always)]
    fn divide(&mut self, multiplier: Multiplier, results: &mut [i64]) {
        let found = quotients(&self.numerators, &self.denominators, multiplier, results);
        if found == Quotients::Outside {
            self.special.fill(1);
        }
    }

    /// Whether so many rows need a look that it is worth while to pass over some together.
    #[inline(always)]
    fn has_many_special(&self) -> bool {
        let special = self.special.iter();
        special.fold(0_usize, |sum, special| sum.wrapping_add((*special).into())) > BLOCK / 8
    }

    /// What lacks its target or its realization is said for all rows at once: in drafts, that is
    /// most of them.
    #[inline(always)]
    fn settle_missing(&mut self, columns: &Columns<'_>, outputs: &mut Outputs<'_>) {
        let (target, realization) = (columns.target, columns.realization);
        let rows = target.iter().zip(realization);
        for (status, (t, r)) in outputs.status.iter_mut().zip(rows) {
            *status = match (*t == MISSING, *r == MISSING) {
                (true, _) => Status::NoTarget,
                (false, true) => Status::NoRealization,
                (false, false) => Status::Measured,
            };
        }
        for (category, status) in outputs.category.iter_mut().zip(&*outputs.status) {
            if *status != Status::Measured {
                *category = NO_CATEGORY;
            }
        }
        erase_missing(target, realization, outputs.value);
        if let Some(raw) = &mut outputs.raw {
            erase_missing(target, realization, raw);
        }
        self.pass_over_missing(target, realization);
    }

    /// Rows that lack one of two numbers need no look.
    #[inline(always)]
    fn pass_over_missing(&mut self, one: &[i64], other: &[i64]) {
        for (special, (one, other)) in self.special.iter_mut().zip(one.iter().zip(other)) {
            *special &= u8::from(!lacks_one(*one, *other));
        }
    }

    #[inline(always)]
    fn mark_above(&mut self, most: i64, values: &[i64]) {
        for (special, value) in self.special.iter_mut().zip(values) {
            *special |= u8::from(*value > most);
        }
    }

    /// Goes through the rows that need a look.
    #[inline(always)]
    fn each_special(&self, rows: usize, mut look: impl FnMut(usize)) {
        for (first, marks) in (0..rows).step_by(8).zip(self.special.as_chunks().0) {
            let mut marks = u64::from_le_bytes(*marks);
            while marks != 0 {
                let at = first.saturating_add(marks.trailing_zeros() as usize / 8);
                if at < rows {
                    look(at);
                }
                marks &= marks.wrapping_sub(1);
            }
        }
    }
}

/// Whether one of two numbers is missing.
#[inline(always)]
const fn lacks_one(one: i64, other: i64) -> bool {
    one == MISSING || other == MISSING
}

/// Where one of two numbers is missing, so is the result.
#[inline(always)]
fn erase_missing(one: &[i64], other: &[i64], results: &mut [i64]) {
    for (result, (one, other)) in results.iter_mut().zip(one.iter().zip(other)) {
        *result = if lacks_one(*one, *other) {
            MISSING
        } else {
            *result
        };
    }
}

/// For a block of rows without baselines.
const NO_BASELINES: &[i64] = &[MISSING; BLOCK];

/// All blocks of columns.
struct Blocks<'k, 'c, 'o> {
    kernel: &'k Kernel,
    columns: &'k Columns<'c>,
    outputs: Outputs<'o>,
}

impl Blocks<'_, '_, '_> {
    #[inline(always)]
    fn run(mut self) {
        let mut scratch = Scratch::new();
        let rows = self.columns.len();
        for start in (0..rows).step_by(BLOCK) {
            let block = start..start.saturating_add(BLOCK).min(rows);
            if let (Some(columns), Some(outputs)) =
                (self.columns.rows(&block), self.outputs.rows(&block))
            {
                self.kernel.block(&columns, outputs, &mut scratch);
            }
        }
    }
}

impl WithSimd for Blocks<'_, '_, '_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        self.run();
    }
}

#[cfg(target_arch = "x86_64")]
fn by_avx512(blocks: Blocks<'_, '_, '_>) -> Result<(), KernelProblem> {
    let avx512 = pulp::x86::V4::try_new().ok_or(KernelProblem::Instructions)?;
    Simd::vectorize(avx512, blocks);
    Ok(())
}

#[cfg(target_arch = "x86_64")]
fn by_avx2(blocks: Blocks<'_, '_, '_>) -> Result<(), KernelProblem> {
    let avx2 = pulp::x86::V3::try_new().ok_or(KernelProblem::Instructions)?;
    Simd::vectorize(avx2, blocks);
    Ok(())
}

#[cfg(not(target_arch = "x86_64"))]
fn by_avx512(_: Blocks<'_, '_, '_>) -> Result<(), KernelProblem> {
    Err(KernelProblem::Instructions)
}

#[cfg(not(target_arch = "x86_64"))]
fn by_avx2(_: Blocks<'_, '_, '_>) -> Result<(), KernelProblem> {
    Err(KernelProblem::Instructions)
}

/// A number in units of the last place; `None` where it has more decimals, or is too large.
pub(super) fn in_units(value: Decimal, places: u32) -> Option<i64> {
    let unit = Rational::from(Decimal::new(1, places));
    let units = Rational::from(value).checked_div(&unit).ok()?;
    let whole = units
        .to_decimal_exact()
        .filter(|units| units.scale() == 0)?;
    let units = i64::try_from(whole.mantissa()).ok()?;
    is_within(units).then_some(units)
}

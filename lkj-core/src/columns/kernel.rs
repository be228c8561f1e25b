//! Rules made ready for columns, and the blocks that they work through.

use pulp::{Arch, Simd, WithSimd};

use super::achievements::{Achieved, Achievements, Classes, limit};
use super::divide::{Estimate, MOST_ESTIMATE, Multiplier, quotient};
use super::exact::Exact;
use super::fraction::{
    Bound, Fraction, Numbers, ZeroRealization, against_target, from_baseline, of_any, within,
    within_range,
};
use super::row::{Row, Zeros};
use super::{Columns, KernelProblem, MISSING, NO_CATEGORY, Outputs, Status, Way, Ways};
use crate::arithmetic::Rounding;
use crate::rules::RulesInForce;

/// Rows that are worked through at a time: few enough that reading the next ones from memory
/// overlaps with the work on these.
const BLOCK: usize = 256;

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
/// use lkj_core::columns::{Columns, Kernel, Outputs, Status, Way};
/// use lkj_core::rules::RulesInForce;
///
/// let kernel = Kernel::new(&RulesInForce::default())?;
/// let columns = Columns::new(&[8000, 8094], &[6402, 8034], Way::Higher);
/// let (mut value, mut category, mut status) = ([0; 2], [0; 2], [Status::Measured; 2]);
/// kernel.evaluate(&columns, Outputs::new(&mut value, &mut category, &mut status))?;
/// assert_eq!(value, [8003, 9926], "80,025 is 80,03");
/// assert_eq!(kernel.label(category[0]), Some("Tinggi"));
/// # Ok::<(), lkj_core::columns::KernelProblem>(())
/// ```
#[derive(Debug, Clone)]
pub struct Kernel {
    achievements: Achievements,
    inconclusive_above: Option<i64>,
    /// Estimates above this need a look. As none is below 1, all do where it is 0.
    most: i64,
    zeros: Zeros,
    labels: Vec<String>,
    arch: Arch,
}

impl Kernel {
    /// Makes rules ready for columns. With a scale that reads unrounded values each row is worked
    /// out by itself, which takes many times as long.
    ///
    /// # Errors
    /// [`KernelProblem`] where the rules ask for what columns do not do: more than six decimals,
    /// limits with more decimals than the achievements or beyond ±2⁶² units of their last place.
    pub fn new(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        let achievements = Achievements::by(rules)?;
        let inconclusive_above = limit(rules.inconclusive_above, rules)?;
        let classes = rules.scale.classes.iter();
        Ok(Self {
            most: match achievements.classes {
                Classes::OfShown(_) => {
                    inconclusive_above.map_or(MOST_ESTIMATE, |most| most.min(MOST_ESTIMATE))
                }
                Classes::OfExact(..) => 0,
            },
            achievements,
            inconclusive_above,
            zeros: Zeros::by(rules)?,
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
    fn block(&self, columns: &Columns<'_>, mut outputs: Outputs<'_>) {
        let mut marks = Marks::none();
        self.measure(columns, outputs.value, &mut marks.0);
        if let Classes::OfShown(steps) = &self.achievements.classes {
            steps.classify(outputs.value, outputs.category);
        }
        if let Some(raw) = &mut outputs.raw {
            raw.copy_from_slice(outputs.value);
        }
        let clamp = self.achievements.clamp;
        if !clamp.is_none() {
            for value in &mut *outputs.value {
                *value = clamp.of(*value);
            }
        }
        outputs.status.fill(Status::Measured);
        let mut looks = marks.looks();
        if looks.are_many() {
            settle_missing(columns, &mut outputs);
            looks = marks.looks_but_missing(columns.target, columns.realization);
        }
        looks.each(|at| self.row(columns, at, &mut outputs));
        if let (Some((budget, spent)), Some(absorption)) = (columns.money, outputs.absorption) {
            self.absorb_all(budget, spent, absorption);
        }
    }

    /// The loop of each way, with the way known.
    #[inline(always)]
    fn measure(&self, columns: &Columns<'_>, values: &mut [i64], marks: &mut [u8; BLOCK]) {
        let zero = self.zeros.realization();
        let rows = columns.target.iter().zip(columns.realization);
        match columns.ways {
            Ways::All(Way::LowerBaseline) => {
                let rows = rows.zip(columns.baseline.unwrap_or(NO_NUMBERS));
                let fractions = rows.map(|((t, r), b)| from_baseline(*t, *r, *b));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::Higher) => {
                let fractions = rows.map(|(t, r)| against_target(*t, *r, Way::Higher, zero));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::LowerLinear) => {
                let fractions = rows.map(|(t, r)| against_target(*t, *r, Way::LowerLinear, zero));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::LowerRatio) => {
                let fractions = rows.map(|(t, r)| against_target(*t, *r, Way::LowerRatio, zero));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::LowerGap) => {
                let fractions = rows.map(|(t, r)| against_target(*t, *r, Way::LowerGap, zero));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::AtMost) => {
                let fractions = rows.map(|(t, r)| within(*t, *r, Bound::AtMost));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::AtLeast) => {
                let fractions = rows.map(|(t, r)| within(*t, *r, Bound::AtLeast));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::Near) => {
                let fractions = rows.map(|(t, r)| within(*t, *r, Bound::Near));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::All(Way::Range) => {
                let rows = rows.zip(columns.upper.unwrap_or(NO_NUMBERS));
                let fractions = rows.map(|((t, r), upper)| within_range(*t, *upper, *r));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::Each(ways) if columns.baseline.is_none() && columns.upper.is_none() => {
                let rows = rows.zip(ways);
                let fractions = rows.map(|((t, r), way)| against_target(*t, *r, *way, zero));
                self.divide(fractions, self.most, values, marks);
            }
            Ways::Each(ways) => {
                let (upper, baseline) = (columns.upper, columns.baseline);
                let others = upper.unwrap_or(NO_NUMBERS).iter();
                let others = others.zip(baseline.unwrap_or(NO_NUMBERS));
                let rows = rows.zip(ways).zip(others);
                let fractions = rows.map(|(((t, r), way), (upper, b))| {
                    let numbers = Numbers {
                        target: *t,
                        upper: *upper,
                        realization: *r,
                        baseline: *b,
                    };
                    of_any(numbers, *way, zero)
                });
                self.divide(fractions, self.most, values, marks);
            }
        }
    }

    /// All rows by estimate and remainder, the loop of each rounding with it known. Results above
    /// a limit need a look, and so do those that are nothing to rely on.
    #[inline(always)]
    fn divide(
        &self,
        fractions: impl Iterator<Item = Fraction>,
        limit: i64,
        results: &mut [i64],
        marks: &mut [u8; BLOCK],
    ) {
        let quotients = Quotients {
            fractions,
            multiplier: self.achievements.multiplier,
            limit,
        };
        match self.achievements.rounding {
            Rounding::HalfAwayFromZero => {
                quotients.put(results, marks, Estimate::half_away_from_zero);
            }
            Rounding::HalfEven => quotients.put(results, marks, Estimate::half_even),
            Rounding::TowardZero => quotients.put(results, marks, Estimate::toward_zero),
        }
    }

    #[inline(always)]
    fn absorb_all(&self, budget: &[i64], spent: &[i64], absorption: &mut [i64]) {
        let mut marks = Marks::none();
        let rows = budget.iter().zip(spent);
        let fractions = rows.map(|(budget, spent)| {
            against_target(*budget, *spent, Way::Higher, ZeroRealization::default())
        });
        self.divide(fractions, MOST_ESTIMATE, absorption, &mut marks.0);
        let mut looks = marks.looks();
        if looks.are_many() {
            erase_missing(budget, spent, absorption);
            looks = marks.looks_but_missing(budget, spent);
        }
        looks.each(|at| {
            if let (Some(budget), Some(spent), Some(absorption)) =
                (budget.get(at), spent.get(at), absorption.get_mut(at))
            {
                *absorption = self.absorbed(*budget, *spent);
            }
        });
    }

    /// One row by itself; most that need a look lack a number.
    #[inline(always)]
    fn row(&self, columns: &Columns<'_>, at: usize, outputs: &mut Outputs<'_>) {
        let cell = |column: &[i64]| column.get(at).copied().unwrap_or(MISSING);
        let result = match (cell(columns.target), cell(columns.realization)) {
            (MISSING, _) => Err(Status::NoTarget),
            (_, MISSING) => Err(Status::NoRealization),
            (target, realization) => self.measured(Row {
                numbers: Numbers {
                    target,
                    upper: columns.upper.map_or(MISSING, cell),
                    realization,
                    baseline: columns.baseline.map_or(MISSING, cell),
                },
                way: columns.way(at),
            }),
        };
        let (achieved, status) = match result {
            Ok(achieved) => (achieved, Status::Measured),
            Err(reason) => (NOT_ACHIEVED, reason),
        };
        put(outputs.value, at, achieved.value);
        put(outputs.category, at, achieved.category);
        put(outputs.status, at, status);
        if let Some(raw) = &mut outputs.raw {
            put(raw, at, achieved.raw);
        }
    }

    #[inline(never)]
    fn measured(&self, row: Row) -> Result<Achieved, Status> {
        let exact = row.exact(&self.zeros, self.achievements.multiplier.whole())?;
        let achieved = self.achievements.of(exact).ok_or(Status::TooLarge)?;
        match self.inconclusive_above {
            Some(most) if achieved.raw > most => Err(Status::Inconclusive),
            _ => Ok(achieved),
        }
    }

    /// Spent of budget; [`MISSING`] where that cannot be said.
    fn absorbed(&self, budget: i64, spent: i64) -> i64 {
        if budget == MISSING || spent == MISSING {
            return MISSING;
        }
        let n = i128::from(spent).checked_mul(self.achievements.multiplier.whole());
        let rounded = n.and_then(|n| {
            let d = budget.into();
            self.achievements.rounded(Exact { n, d })
        });
        rounded.unwrap_or(MISSING)
    }
}

/// The quotients of a block, to be worked out.
struct Quotients<F> {
    fractions: F,
    multiplier: Multiplier,
    /// Estimates above it need a look.
    limit: i64,
}

impl<F: Iterator<Item = Fraction>> Quotients<F> {
    #[inline(always)]
    fn put(
        self,
        results: &mut [i64],
        marks: &mut [u8; BLOCK],
        round: impl Fn(Estimate) -> i64 + Copy,
    ) {
        let Self {
            fractions,
            multiplier,
            limit,
        } = self;
        for ((result, mark), fraction) in results.iter_mut().zip(marks).zip(fractions) {
            let quotient = quotient(fraction.n, fraction.d, multiplier, round);
            let needs_look = fraction.special | limit.wrapping_sub(quotient.most);
            *result = quotient.rounded;
            *mark = (needs_look >> 63).to_le_bytes()[0] & 1;
        }
    }
}

/// For rows that were not measured.
const NOT_ACHIEVED: Achieved = Achieved {
    raw: MISSING,
    value: MISSING,
    category: NO_CATEGORY,
};

#[inline(always)]
fn put<T>(column: &mut [T], at: usize, result: T) {
    if let Some(place) = column.get_mut(at) {
        *place = result;
    }
}

/// 1 for each row of a block that needs a look of its own.
struct Marks([u8; BLOCK]);

impl Marks {
    const fn none() -> Self {
        Self([0; BLOCK])
    }

    #[inline(always)]
    fn looks(&self) -> Looks {
        let mut looks = Looks([0; BLOCK / 64]);
        for (bits, marks) in looks.0.iter_mut().zip(self.0.as_chunks::<64>().0) {
            for (at, marks) in marks.as_chunks().0.iter().enumerate() {
                *bits |= u64::from_le_bytes(*marks) << at;
            }
        }
        looks
    }

    /// Without rows that lack one of two numbers.
    #[inline(always)]
    fn looks_but_missing(mut self, one: &[i64], other: &[i64]) -> Looks {
        for (mark, (one, other)) in self.0.iter_mut().zip(one.iter().zip(other)) {
            *mark &= u8::from(!lacks_one(*one, *other));
        }
        self.looks()
    }
}

/// The rows of a block that need a look, a bit each: of 64 rows, row 8 · j + i has bit 8 · i + j,
/// because so marks are put together in the fewest steps.
struct Looks([u64; BLOCK / 64]);

impl Looks {
    /// Whether they are so many that it is worth while to pass over some together.
    #[inline(always)]
    fn are_many(&self) -> bool {
        let count = self.0.map(u64::count_ones).iter().sum::<u32>();
        count as usize > BLOCK / 8
    }

    #[inline(always)]
    fn each(&self, mut look: impl FnMut(usize)) {
        for (first, mut bits) in (0..BLOCK).step_by(64).zip(self.0) {
            while bits != 0 {
                let bit = bits.trailing_zeros() as usize;
                look(first | (bit & 7) << 3 | bit >> 3);
                bits &= bits.wrapping_sub(1);
            }
        }
    }
}

/// What lacks its target or its realization is said for all rows at once: in drafts, that is
/// most of them.
#[inline(always)]
fn settle_missing(columns: &Columns<'_>, outputs: &mut Outputs<'_>) {
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

/// For a block of rows without baselines, or upper ends.
const NO_NUMBERS: &[i64] = &[MISSING; BLOCK];

/// All blocks of columns.
struct Blocks<'k, 'c, 'o> {
    kernel: &'k Kernel,
    columns: &'k Columns<'c>,
    outputs: Outputs<'o>,
}

impl Blocks<'_, '_, '_> {
    #[inline(always)]
    fn run(mut self) {
        let rows = self.columns.len();
        for start in (0..rows).step_by(BLOCK) {
            let block = start..start.saturating_add(BLOCK).min(rows);
            if let (Some(columns), Some(outputs)) =
                (self.columns.rows(&block), self.outputs.rows(&block))
            {
                self.kernel.block(&columns, outputs);
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

//! Rules made ready for columns, and the blocks that they work through.

use pulp::{Arch, Simd, WithSimd};
use rust_decimal::Decimal;

use super::divide::{BOUND, MOST_QUOTIENT, quotient, quotient_wide};
use super::steps::Steps;
use super::{MISSING, NO_CATEGORY};
use crate::arithmetic::{Places, Rational, Rounding};
use crate::rules::{RulesInForce, ScaleReads, ZeroCase, ZeroConvention};

/// Rows that are worked through at a time: few enough for the nearest memory.
const BLOCK: usize = 1024;

/// Inputs below this keep every numerator and denominator within the bounds of the proof.
const MOST_INPUT: u64 = BOUND >> 2;

/// How a row is measured: its polarity, and for lower-is-better its method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Way {
    /// R / T.
    #[default]
    Higher,
    /// (2T − R) / T.
    LowerLinear,
    /// T / R.
    LowerRatio,
    /// (T − R) / T.
    LowerGap,
    /// (B − R) / (B − T).
    LowerBaseline,
}

/// The ways of a column of rows.
#[derive(Debug, Clone, Copy)]
pub enum Ways<'a> {
    /// The same for all.
    All(Way),
    /// Each its own.
    Each(&'a [Way]),
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Status {
    /// It was measured.
    Measured,
    /// It has no target.
    NoTarget,
    /// Nothing was realized.
    NoRealization,
    /// Its target is zero.
    ZeroTarget,
    /// Its realization is zero.
    ZeroRealization,
    /// Its target is below zero.
    NegativeTarget,
    /// It has no baseline.
    NoBaseline,
    /// Its baseline is its target.
    BaselineIsTarget,
    /// So far above the target that nothing is concluded.
    Inconclusive,
    /// The result does not fit 64 bits.
    TooLarge,
}

/// Columns of whole numbers, all of one length.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a> {
    /// Targets.
    pub target: &'a [i64],
    /// Realizations, scaled as the targets are.
    pub realization: &'a [i64],
    /// How each row is measured.
    pub ways: Ways<'a>,
    /// Baselines, scaled as the targets are.
    pub baseline: Option<&'a [i64]>,
    /// Budgets and spendings, both scaled alike.
    pub money: Option<(&'a [i64], &'a [i64])>,
}

impl<'a> Columns<'a> {
    /// Targets and realizations that are measured in one way.
    #[must_use]
    pub const fn new(target: &'a [i64], realization: &'a [i64], way: Way) -> Self {
        Self {
            target,
            realization,
            ways: Ways::All(way),
            baseline: None,
            money: None,
        }
    }

    fn len(&self) -> usize {
        self.target.len()
    }

    fn check(&self, outputs: &Outputs<'_>) -> Result<(), KernelProblem> {
        let rows = self.len();
        let is_long_enough = |length: usize| length == rows;
        let ways = match self.ways {
            Ways::All(_) => rows,
            Ways::Each(ways) => ways.len(),
        };
        let money = self.money.is_none_or(|(budget, spent)| {
            is_long_enough(budget.len()) && is_long_enough(spent.len())
        });
        let all = is_long_enough(self.realization.len())
            && is_long_enough(ways)
            && self
                .baseline
                .is_none_or(|baseline| is_long_enough(baseline.len()))
            && money
            && is_long_enough(outputs.raw.len())
            && is_long_enough(outputs.value.len())
            && is_long_enough(outputs.category.len())
            && is_long_enough(outputs.status.len())
            && outputs
                .absorption
                .as_ref()
                .is_none_or(|one| is_long_enough(one.len()));
        if all {
            Ok(())
        } else {
            Err(KernelProblem::Lengths)
        }
    }
}

/// Where results go; every buffer is as long as the columns, and may be used again.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outputs<'a> {
    /// The achievement, rounded and not capped, in units of its last place.
    pub raw: &'a mut [i64],
    /// The achievement, rounded and capped.
    pub value: &'a mut [i64],
    /// The class of the scale, counted from the best, which is 0.
    pub category: &'a mut [u8],
    /// What became of the row.
    pub status: &'a mut [Status],
    /// Spent of budget.
    pub absorption: Option<&'a mut [i64]>,
}

impl<'a> Outputs<'a> {
    /// Buffers for achievements.
    #[must_use]
    pub const fn new(
        raw: &'a mut [i64],
        value: &'a mut [i64],
        category: &'a mut [u8],
        status: &'a mut [Status],
    ) -> Self {
        Self {
            raw,
            value,
            category,
            status,
            absorption: None,
        }
    }

    /// With a buffer for absorptions.
    #[must_use]
    pub fn with_absorption(mut self, absorption: &'a mut [i64]) -> Self {
        self.absorption = Some(absorption);
        self
    }
}

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
    /// A limit with more decimals than the achievements.
    #[error("a limit has more decimals than the achievements")]
    Limit,
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
    /// Those of AVX2.
    Avx2,
    /// Those that every machine has.
    Portable,
}

/// Rules made ready for columns.
///
/// ```
/// use lkj_core::batch::{Columns, Kernel, Outputs, Status, Way};
/// use lkj_core::rules::RulesInForce;
///
/// let kernel = Kernel::new(&RulesInForce::default())?;
/// let columns = Columns::new(&[8000, 8094], &[6402, 8034], Way::Higher);
/// let (mut raw, mut value) = (vec![0; 2], vec![0; 2]);
/// let (mut category, mut status) = (vec![0; 2], vec![Status::Measured; 2]);
/// kernel.evaluate(&columns, Outputs::new(&mut raw, &mut value, &mut category, &mut status))?;
/// assert_eq!(value, [8003, 9926], "80,025 is 80,03");
/// assert_eq!(kernel.label(category[0]), Some("Tinggi"));
/// # Ok::<(), lkj_core::batch::KernelProblem>(())
/// ```
#[derive(Debug, Clone)]
pub struct Kernel {
    multiplier: i64,
    factor: f64,
    least: i64,
    most: i64,
    inconclusive_above: i64,
    zero: [ZeroDone; 6],
    steps: Steps,
    labels: Vec<String>,
    arch: Arch,
}

/// What is done about a zero, ready for columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ZeroDone {
    NotMeasured,
    Formula,
    Value(i64),
}

impl Kernel {
    /// Makes rules ready for columns.
    ///
    /// # Errors
    /// [`KernelProblem`] where the rules ask for what columns do not do: more than six decimals,
    /// another rounding than half away from zero, a scale that reads unrounded values, limits
    /// with more decimals than the achievements.
    pub fn new(rules: &RulesInForce) -> Result<Self, KernelProblem> {
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
        let multiplier = 10_i64
            .checked_pow(places.saturating_add(2))
            .ok_or(KernelProblem::Places)?;
        let limit = |limit: Option<Decimal>, none: i64| match limit {
            None => Ok(none),
            Some(limit) => in_units(limit, places).ok_or(KernelProblem::Limit),
        };
        let mut zero = [ZeroDone::Formula; 6];
        for (done, case) in zero.iter_mut().zip(ZeroCase::ALL) {
            *done = match rules.zero.convention(case) {
                None | Some(ZeroConvention::Formula) => ZeroDone::Formula,
                Some(ZeroConvention::NotMeasured) => ZeroDone::NotMeasured,
                Some(ZeroConvention::Percent(percent)) => ZeroDone::Value(
                    rounded_units(percent, rules.places).ok_or(KernelProblem::Limit)?,
                ),
            };
        }
        let classes = rules.scale.classes.iter();
        Ok(Self {
            multiplier,
            factor: power_of_ten(places.saturating_add(2)),
            least: limit(rules.floor, i64::MIN)?,
            most: limit(rules.cap, i64::MAX)?,
            inconclusive_above: limit(rules.inconclusive_above, i64::MAX)?,
            zero,
            steps: Steps::of(&rules.scale, places).ok_or(KernelProblem::Limit)?,
            labels: classes.map(|class| class.label.clone()).collect(),
            arch: Arch::new(),
        })
    }

    /// The word for a category.
    #[must_use]
    pub fn label(&self, category: u8) -> Option<&str> {
        self.labels.get(usize::from(category)).map(String::as_str)
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
        mut outputs: Outputs<'_>,
    ) -> Result<(), KernelProblem> {
        columns.check(&outputs)?;
        match instructions {
            Instructions::Widest => self.arch.dispatch(Run {
                kernel: self,
                columns,
                outputs,
            }),
            Instructions::Avx2 => {
                #[cfg(target_arch = "x86_64")]
                if let Some(avx2) = pulp::x86::V3::try_new() {
                    Simd::vectorize(
                        avx2,
                        Run {
                            kernel: self,
                            columns,
                            outputs,
                        },
                    );
                    return Ok(());
                }
                return Err(KernelProblem::Instructions);
            }
            Instructions::Portable => self.run(columns, &mut outputs),
        }
        Ok(())
    }

    #[inline(always)]
    fn run(&self, columns: &Columns<'_>, outputs: &mut Outputs<'_>) {
        let rows = columns.len();
        let mut start = 0_usize;
        while start < rows {
            let end = start.saturating_add(BLOCK).min(rows);
            self.block(columns, outputs, start, end);
            start = end;
        }
    }

    /// One block: all rows by estimate and remainder, then those that need a look of their own.
    #[inline(always)]
    fn block(&self, columns: &Columns<'_>, outputs: &mut Outputs<'_>, start: usize, end: usize) {
        let range = start..end;
        let (Some(target), Some(realization), Some(raw), Some(value), Some(category), Some(status)) = (
            columns.target.get(range.clone()),
            columns.realization.get(range.clone()),
            outputs.raw.get_mut(range.clone()),
            outputs.value.get_mut(range.clone()),
            outputs.category.get_mut(range.clone()),
            outputs.status.get_mut(range.clone()),
        ) else {
            return;
        };
        status.fill(Status::Measured);
        let fits = match columns.ways {
            Ways::All(Way::Higher) => self.fast(target, realization, raw, |t, r, _| (r, t), &[]),
            Ways::All(Way::LowerLinear) => self.fast(
                target,
                realization,
                raw,
                |t, r, _| (t.wrapping_add(t).wrapping_sub(r), t),
                &[],
            ),
            Ways::All(Way::LowerRatio) => {
                self.fast(target, realization, raw, |t, r, _| (t, r), &[])
            }
            Ways::All(Way::LowerGap) => self.fast(
                target,
                realization,
                raw,
                |t, r, _| (t.wrapping_sub(r), t),
                &[],
            ),
            Ways::All(Way::LowerBaseline) => Fits::No,
            Ways::Each(ways) => match ways.get(range.clone()) {
                Some(ways) => self.fast(target, realization, raw, without_baseline, ways),
                None => Fits::No,
            },
        };
        match fits {
            Fits::No => {
                for at in 0..target.len() {
                    self.row(columns, start, at, raw, status);
                }
            }
            Fits::But => {
                for at in 0..target.len() {
                    let special = is_special(
                        *target.get(at).unwrap_or(&0),
                        *realization.get(at).unwrap_or(&0),
                    );
                    if special || needs_baseline(columns, start.saturating_add(at)) {
                        self.row(columns, start, at, raw, status);
                    }
                }
            }
            Fits::All => {}
        }
        for (value, raw) in value.iter_mut().zip(raw.iter()) {
            *value = (*raw).min(self.most).max(self.least);
        }
        self.steps.classify(value, category);
        if fits != Fits::All || self.inconclusive_above < i64::MAX {
            self.close(raw, value, category, status);
        }
        if let (Some((budget, spent)), Some(absorption)) =
            (columns.money, outputs.absorption.as_mut())
            && let (Some(budget), Some(spent), Some(absorption)) = (
                budget.get(range.clone()),
                spent.get(range.clone()),
                absorption.get_mut(range),
            )
        {
            self.absorb(budget, spent, absorption);
        }
    }

    /// Estimate and remainder for a block, and whether it fits. Fractions first, then their
    /// quotients: two plain loops, which compilers turn into wide instructions.
    #[inline(always)]
    fn fast(
        &self,
        target: &[i64],
        realization: &[i64],
        raw: &mut [i64],
        fraction: impl Fn(i64, i64, u8) -> (i64, i64),
        ways: &[Way],
    ) -> Fits {
        let (mut numerators, mut denominators) = ([0_i64; BLOCK], [1_i64; BLOCK]);
        let (mut specials, mut largest) = (0_u64, 0_u64);
        let fractions = numerators.iter_mut().zip(denominators.iter_mut());
        let mut one = |t: i64, r: i64, way: u8, n: &mut i64, d: &mut i64| {
            let special = is_special(t, r);
            let t = if special { 1 } else { t };
            let r = if special { 1 } else { r };
            (*n, *d) = fraction(t, r, way);
            specials |= u64::from(special);
            largest |= t.unsigned_abs() | r.unsigned_abs();
        };
        if ways.is_empty() {
            for ((t, r), (n, d)) in target.iter().zip(realization).zip(fractions) {
                one(*t, *r, Way::Higher as u8, n, d);
            }
        } else {
            let mut baselines = 0_u8;
            for (((t, r), way), (n, d)) in target.iter().zip(realization).zip(ways).zip(fractions) {
                one(*t, *r, *way as u8, n, d);
                baselines |= u8::from(*way as u8 == Way::LowerBaseline as u8);
            }
            specials |= u64::from(baselines);
        }
        let mut outside = 0_u64;
        for ((raw, n), d) in raw.iter_mut().zip(&numerators).zip(&denominators) {
            let (q, estimate) = quotient(*n, *d, self.multiplier, self.factor);
            *raw = q;
            outside |= u64::from(estimate >= MOST_QUOTIENT);
        }
        if largest >= MOST_INPUT || outside != 0 {
            Fits::No
        } else if specials != 0 {
            Fits::But
        } else {
            Fits::All
        }
    }

    /// One row by itself: zeros, what is missing, baselines, and numbers of any size.
    #[inline(never)]
    fn row(
        &self,
        columns: &Columns<'_>,
        start: usize,
        at: usize,
        raw: &mut [i64],
        status: &mut [Status],
    ) {
        let row = start.saturating_add(at);
        let cell = |column: &[i64]| column.get(row).copied().unwrap_or(MISSING);
        let (target, realization) = (cell(columns.target), cell(columns.realization));
        let baseline = columns.baseline.map_or(MISSING, cell);
        let way = match columns.ways {
            Ways::All(way) => way,
            Ways::Each(ways) => ways.get(row).copied().unwrap_or_default(),
        };
        let measured = self.measured(target, realization, baseline, way);
        if let (Some(raw), Some(status)) = (raw.get_mut(at), status.get_mut(at)) {
            (*raw, *status) = match measured {
                Ok(value) => (value, Status::Measured),
                Err(reason) => (MISSING, reason),
            };
        }
    }

    fn measured(
        &self,
        target: i64,
        realization: i64,
        baseline: i64,
        way: Way,
    ) -> Result<i64, Status> {
        if target == MISSING {
            return Err(Status::NoTarget);
        }
        if realization == MISSING {
            return Err(Status::NoRealization);
        }
        if let Some(done) = self.by_convention(target, realization, way) {
            return done;
        }
        let (t, r) = (i128::from(target), i128::from(realization));
        let positive = || match target {
            0 => Err(Status::ZeroTarget),
            ..0 => Err(Status::NegativeTarget),
            _ => Ok(t),
        };
        let (n, d) = match way {
            Way::Higher => (r, positive()?),
            Way::LowerLinear => (t.saturating_mul(2).saturating_sub(r), positive()?),
            Way::LowerRatio if realization == 0 => {
                positive()?;
                return Err(Status::ZeroRealization);
            }
            Way::LowerRatio => (positive()?, r),
            Way::LowerGap => (t.saturating_sub(r), positive()?),
            Way::LowerBaseline if baseline == MISSING => return Err(Status::NoBaseline),
            Way::LowerBaseline if baseline == target => return Err(Status::BaselineIsTarget),
            Way::LowerBaseline => {
                let b = i128::from(baseline);
                (b.saturating_sub(r), b.saturating_sub(t))
            }
        };
        quotient_wide(n, d, self.multiplier).ok_or(Status::TooLarge)
    }

    /// What the rules say of zeros; nothing where the formula counts.
    fn by_convention(
        &self,
        target: i64,
        realization: i64,
        way: Way,
    ) -> Option<Result<i64, Status>> {
        let case = match (way, target == 0, realization == 0) {
            (Way::LowerBaseline, _, _) | (_, false, false) => return None,
            (Way::Higher, true, false) => ZeroCase::HigherZeroTarget,
            (Way::Higher, true, true) => ZeroCase::HigherBothZero,
            (Way::Higher, false, true) => ZeroCase::HigherZeroRealization,
            (_, true, false) => ZeroCase::LowerZeroTarget,
            (_, true, true) => ZeroCase::LowerBothZero,
            (_, false, true) => ZeroCase::LowerZeroRealization,
        };
        let at = ZeroCase::ALL.iter().position(|known| *known == case)?;
        match *self.zero.get(at)? {
            ZeroDone::Formula => None,
            ZeroDone::Value(value) => Some(Ok(value)),
            ZeroDone::NotMeasured if target == 0 => Some(Err(Status::ZeroTarget)),
            ZeroDone::NotMeasured => Some(Err(Status::ZeroRealization)),
        }
    }

    /// Takes the results from rows that have none.
    fn close(
        &self,
        raw: &mut [i64],
        value: &mut [i64],
        category: &mut [u8],
        status: &mut [Status],
    ) {
        for (((raw, value), category), status) in
            raw.iter_mut().zip(value).zip(category).zip(status)
        {
            if *status == Status::Measured && *raw > self.inconclusive_above {
                *status = Status::Inconclusive;
            }
            if *status != Status::Measured {
                *raw = MISSING;
                *value = MISSING;
                *category = NO_CATEGORY;
            }
        }
    }

    /// Spent of budget for a block.
    #[inline(always)]
    fn absorb(&self, budget: &[i64], spent: &[i64], absorption: &mut [i64]) {
        let fits = self.fast(budget, spent, absorption, |b, s, _| (s, b), &[]);
        if fits == Fits::All {
            return;
        }
        for ((budget, spent), absorption) in budget.iter().zip(spent).zip(absorption) {
            if fits == Fits::No || is_special(*budget, *spent) {
                let known = *budget != MISSING && *spent != MISSING && *budget != 0;
                let wide = quotient_wide(i128::from(*spent), i128::from(*budget), self.multiplier);
                *absorption = wide.filter(|_| known).unwrap_or(MISSING);
            }
        }
    }
}

fn needs_baseline(columns: &Columns<'_>, at: usize) -> bool {
    matches!(columns.ways, Ways::Each(ways) if ways.get(at) == Some(&Way::LowerBaseline))
}

/// Whether a block was within the bounds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fits {
    /// All rows are done.
    All,
    /// But for those with zeros, missing numbers or baselines.
    But,
    /// It was not.
    No,
}

/// Whether a row needs a look of its own: something is missing, zero, or below zero.
#[inline(always)]
const fn is_special(target: i64, realization: i64) -> bool {
    target <= 0 || realization == 0 || realization == MISSING
}

#[inline(always)]
fn without_baseline(t: i64, r: i64, way: u8) -> (i64, i64) {
    // Masks instead of branches, which nothing could foresee.
    let is = |wanted: Way| i64::from(way == wanted as u8).wrapping_neg();
    let ratio = is(Way::LowerRatio);
    let n = (r & is(Way::Higher))
        | (t.wrapping_add(t).wrapping_sub(r) & is(Way::LowerLinear))
        | (t & ratio)
        | (t.wrapping_sub(r) & is(Way::LowerGap));
    (n, t ^ ((t ^ r) & ratio))
}

struct Run<'k, 'c, 'o> {
    kernel: &'k Kernel,
    columns: &'k Columns<'c>,
    outputs: Outputs<'o>,
}

impl WithSimd for Run<'_, '_, '_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) {
        self.kernel.run(self.columns, &mut self.outputs);
    }
}

/// A number in units of the last place; `None` where it has more decimals, or does not fit.
fn in_units(value: Decimal, places: u32) -> Option<i64> {
    let unit = Rational::from(Decimal::new(1, places));
    let units = Rational::from(value).checked_div(&unit).ok()?;
    let whole = units
        .to_decimal_exact()
        .filter(|units| units.scale() == 0)?;
    i64::try_from(whole.mantissa()).ok()
}

fn rounded_units(value: Decimal, places: Places) -> Option<i64> {
    let rounded = Rational::from(value)
        .round(places, Rounding::HalfAwayFromZero)
        .ok()?;
    i64::try_from(rounded.mantissa()).ok()
}

fn power_of_ten(power: u32) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
}

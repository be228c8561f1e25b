//! What groups add up: whole numbers alone, so that neither the order of the rows nor who adds
//! them up makes a difference.

use crate::columns::{GroupStatus, MISSING, NO_CATEGORY, Parts, divide::Multiplier, exact::Exact};

/// Rows that are added up at a time: few enough that eight counters fit one number.
const RUN: usize = 128;

/// Values below this, [`RUN`] of them, have a sum that fits.
const MOST: i64 = 1 << 55;

/// Something that is added up over the parts of a group.
pub(in crate::columns) trait Tally: Default + Clone + Send {
    /// Adds some parts, at most [`RUN`].
    fn add(&mut self, parts: &Parts<'_>, sum: &MeasuredSum);

    /// Adds what was added up elsewhere.
    fn merge(&mut self, other: &Self);

    /// The exact result of a group of which at least one part was measured.
    fn result(&self, measured: u32, multiplier: Multiplier) -> Result<Exact, GroupStatus>;
}

/// A group so far.
pub(in crate::columns) struct Group<'a, T> {
    pub(in crate::columns) total: &'a mut u32,
    pub(in crate::columns) measured: &'a mut u32,
    pub(in crate::columns) counts: &'a mut [u32],
    pub(in crate::columns) tally: &'a mut T,
}

impl<T: Tally> Group<'_, T> {
    /// Adds parts, and counts their categories.
    #[inline(always)]
    pub(in crate::columns) fn add(&mut self, parts: &Parts<'_>) {
        for start in (0..parts.len()).step_by(RUN) {
            let Some(some) = parts.rows(start..start.saturating_add(RUN).min(parts.len())) else {
                return;
            };
            let sum = MeasuredSum::of(some.value);
            *self.total = self.total.wrapping_add(short(some.len()));
            *self.measured = self.measured.wrapping_add(sum.measured);
            self.tally.add(&some, &sum);
            count(some.category, self.counts);
        }
    }
}

/// Counts categories; those beyond the counters are none.
#[inline(always)]
fn count(categories: &[u8], counts: &mut [u32]) {
    if counts.len() > 8 {
        for category in categories
            .iter()
            .filter(|category| **category != NO_CATEGORY)
        {
            if let Some(count) = counts.get_mut(usize::from(*category)) {
                *count = count.wrapping_add(1);
            }
        }
        return;
    }
    let eight = categories.iter().fold(0_u64, |eight, category| {
        let one = u64::from(*category < 8) << ((u32::from(*category) & 7) << 3);
        eight.wrapping_add(one)
    });
    for (count, counted) in counts.iter_mut().zip(eight.to_le_bytes()) {
        *count = count.wrapping_add(counted.into());
    }
}

/// The sum of those of a run that were measured, and how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::columns) struct MeasuredSum {
    sum: i128,
    measured: u32,
}

impl MeasuredSum {
    #[inline(always)]
    fn of(values: &[i64]) -> Self {
        // At most RUN values, so that a byte holds how many are missing.
        let (mut sum, mut missing, mut largest) = (0_i64, 0_i64, 0_i64);
        for value in values {
            let is_missing = i64::from(*value == MISSING).wrapping_neg();
            let value = *value & !is_missing;
            sum = sum.wrapping_add(value);
            missing = missing.wrapping_sub(is_missing);
            largest |= value ^ (value >> 63);
        }
        let missing = missing.to_le_bytes()[0];
        Self {
            sum: if largest < MOST {
                sum.into()
            } else {
                wide_sum(values)
            },
            measured: short(values.len()).wrapping_sub(missing.into()),
        }
    }
}

/// The length of a run.
#[inline(always)]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a run has at most RUN rows"
)]
pub(in crate::columns) const fn short(length: usize) -> u32 {
    length as u32
}

/// The sum of numbers of any size. A sum of less than 2⁶⁴ numbers of 64 bits fits 128.
#[inline(never)]
fn wide_sum(values: &[i64]) -> i128 {
    let measured = values.iter().filter(|value| **value != MISSING);
    measured.fold(0, |sum, value| sum.wrapping_add((*value).into()))
}

/// For the mean.
#[derive(Debug, Clone, Default)]
pub(in crate::columns) struct Sum(i128);

impl Tally for Sum {
    #[inline(always)]
    fn add(&mut self, _: &Parts<'_>, sum: &MeasuredSum) {
        self.0 = self.0.wrapping_add(sum.sum);
    }

    fn merge(&mut self, other: &Self) {
        self.0 = self.0.wrapping_add(other.0);
    }

    fn result(&self, measured: u32, _: Multiplier) -> Result<Exact, GroupStatus> {
        Ok(Exact {
            n: self.0,
            d: measured.into(),
        })
    }
}

/// For the lowest.
#[derive(Debug, Clone)]
pub(in crate::columns) struct Lowest(i64);

impl Default for Lowest {
    fn default() -> Self {
        Self(i64::MAX)
    }
}

impl Tally for Lowest {
    #[inline(always)]
    fn add(&mut self, parts: &Parts<'_>, _: &MeasuredSum) {
        let values = parts.value.iter();
        let lowest = values.fold(i64::MAX, |lowest, value| {
            lowest.min(if *value == MISSING { i64::MAX } else { *value })
        });
        self.0 = self.0.min(lowest);
    }

    fn merge(&mut self, other: &Self) {
        self.0 = self.0.min(other.0);
    }

    fn result(&self, _: u32, _: Multiplier) -> Result<Exact, GroupStatus> {
        Ok(Exact {
            n: self.0.into(),
            d: 1,
        })
    }
}

/// A sum of products of two numbers of 64 bits, in two halves that cannot overflow for less than
/// 2⁶³ of them.
#[derive(Debug, Clone, Copy, Default)]
struct SumOfProducts {
    high: i128,
    low: u128,
}

impl SumOfProducts {
    #[inline(always)]
    fn add(&mut self, product: i128) {
        let low = product.cast_unsigned() & u128::from(u64::MAX);
        self.high = self.high.wrapping_add(product >> 64);
        self.low = self.low.wrapping_add(low);
    }

    fn merge(&mut self, other: Self) {
        self.high = self.high.wrapping_add(other.high);
        self.low = self.low.wrapping_add(other.low);
    }

    fn whole(self) -> Option<i128> {
        let carried = i128::try_from(self.low >> 64).ok()?;
        let high = self.high.checked_add(carried)?.checked_mul(1 << 64)?;
        high.checked_add_unsigned(self.low & u128::from(u64::MAX))
    }
}

/// Whose weights count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weights {
    /// Those of what was measured.
    OfMeasured,
    /// All.
    OfAll,
}

/// For means by weight.
#[derive(Debug, Clone, Default)]
struct Weighted {
    sum: SumOfProducts,
    weights: i128,
    /// Below zero where one of the weights is.
    sign: i64,
}

impl Weighted {
    #[inline(always)]
    fn add(&mut self, parts: &Parts<'_>, sum: &MeasuredSum, whose: Weights) {
        let Some(weights) = parts.weight else {
            self.sum.add(sum.sum);
            let counting = match whose {
                Weights::OfMeasured => sum.measured,
                Weights::OfAll => short(parts.len()),
            };
            self.weights = self.weights.wrapping_add(counting.into());
            return;
        };
        for (value, weight) in parts.value.iter().zip(weights) {
            if *value != MISSING {
                let product = i128::from(*value).wrapping_mul((*weight).into());
                self.sum.add(product);
            } else if whose == Weights::OfMeasured {
                continue;
            }
            self.weights = self.weights.wrapping_add((*weight).into());
            self.sign |= *weight;
        }
    }

    fn merge(&mut self, other: &Self) {
        self.sum.merge(other.sum);
        self.weights = self.weights.wrapping_add(other.weights);
        self.sign |= other.sign;
    }

    fn result(&self) -> Result<Exact, GroupStatus> {
        if self.weights == 0 || self.sign < 0 {
            return Err(GroupStatus::NoWeights);
        }
        Ok(Exact {
            n: self.sum.whole().ok_or(GroupStatus::TooLarge)?,
            d: self.weights,
        })
    }
}

/// For the mean by the weights of those that were measured.
#[derive(Debug, Clone, Default)]
pub(in crate::columns) struct WeightedOfMeasured(Weighted);

impl Tally for WeightedOfMeasured {
    #[inline(always)]
    fn add(&mut self, parts: &Parts<'_>, sum: &MeasuredSum) {
        self.0.add(parts, sum, Weights::OfMeasured);
    }

    fn merge(&mut self, other: &Self) {
        self.0.merge(&other.0);
    }

    fn result(&self, _: u32, _: Multiplier) -> Result<Exact, GroupStatus> {
        self.0.result()
    }
}

/// For the mean by all weights.
#[derive(Debug, Clone, Default)]
pub(in crate::columns) struct WeightedOfAll(Weighted);

impl Tally for WeightedOfAll {
    #[inline(always)]
    fn add(&mut self, parts: &Parts<'_>, sum: &MeasuredSum) {
        self.0.add(parts, sum, Weights::OfAll);
    }

    fn merge(&mut self, other: &Self) {
        self.0.merge(&other.0);
    }

    fn result(&self, _: u32, _: Multiplier) -> Result<Exact, GroupStatus> {
        self.0.result()
    }
}

/// For all realizations against all targets.
#[derive(Debug, Clone, Default)]
pub(in crate::columns) struct RatioOfSums {
    realized: i128,
    promised: i128,
    lacks: bool,
}

impl Tally for RatioOfSums {
    #[inline(always)]
    fn add(&mut self, parts: &Parts<'_>, sum: &MeasuredSum) {
        let Some((realization, target)) = parts.sums else {
            self.lacks |= sum.measured > 0;
            return;
        };
        for ((value, realized), promised) in parts.value.iter().zip(realization).zip(target) {
            if *value == MISSING {
                continue;
            }
            self.lacks |= *realized == MISSING || *promised == MISSING;
            self.realized = self.realized.wrapping_add((*realized).into());
            self.promised = self.promised.wrapping_add((*promised).into());
        }
    }

    fn merge(&mut self, other: &Self) {
        self.realized = self.realized.wrapping_add(other.realized);
        self.promised = self.promised.wrapping_add(other.promised);
        self.lacks |= other.lacks;
    }

    fn result(&self, _: u32, multiplier: Multiplier) -> Result<Exact, GroupStatus> {
        if self.lacks {
            return Err(GroupStatus::NotAdditive);
        }
        if self.promised == 0 {
            return Err(GroupStatus::ZeroTarget);
        }
        let n = self.realized.checked_mul(multiplier.whole());
        Ok(Exact {
            n: n.ok_or(GroupStatus::TooLarge)?,
            d: self.promised,
        })
    }
}

/// For ways that need more than what can be added up: only the counts.
#[derive(Debug, Clone, Default)]
pub(in crate::columns) struct CountsAlone;

impl Tally for CountsAlone {
    #[inline(always)]
    fn add(&mut self, _: &Parts<'_>, _: &MeasuredSum) {}

    fn merge(&mut self, _: &Self) {}

    fn result(&self, _: u32, _: Multiplier) -> Result<Exact, GroupStatus> {
        Err(GroupStatus::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_products_fit() {
        let mut sum = SumOfProducts::default();
        let most = i128::from(i64::MIN) * i128::from(i64::MIN);
        for product in [most, most, most, -most, -most, -7] {
            sum.add(product);
        }
        assert_eq!(sum.whole(), Some(most - 7));
        sum.add(most);
        sum.add(most);
        assert_eq!(sum.whole(), None, "more than 128 bits");
        sum.add(-most);
        assert_eq!(sum.whole(), Some(most - 7 + most), "and back");
    }

    #[test]
    fn sums_of_huge_values_fit() {
        let values = [i64::MAX, MISSING, i64::MAX, -5];
        let sum = MeasuredSum::of(&values);
        assert_eq!(sum.sum, 2 * i128::from(i64::MAX) - 5);
        assert_eq!(sum.measured, 3);
    }

    #[test]
    fn categories_are_counted() {
        let categories = [0, 4, 4, NO_CATEGORY, 7, 9];
        let mut counts = [10; 5];
        count(&categories, &mut counts);
        assert_eq!(counts, [11, 10, 10, 10, 12]);
        let mut counts = [0; 10];
        count(&categories, &mut counts);
        assert_eq!(counts, [1, 0, 0, 0, 2, 0, 0, 1, 0, 1]);
    }
}

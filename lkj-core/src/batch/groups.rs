//! Achievements of rows as those of their groups on one level, by three ways at once.

use super::{MISSING, NO_CATEGORY};
use crate::arithmetic::divide_half_up;

/// What the rows of one group make.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Group {
    /// The mean of the achievements that were measured, in units of their last place.
    pub mean: Option<i64>,
    /// The mean by weight; of all where there are none.
    pub weighted: Option<i64>,
    /// The lowest of them.
    pub worst: Option<i64>,
    /// How many were measured.
    pub measured: u64,
    /// How many there are.
    pub total: u64,
    /// How many fell into each category, from the best.
    pub counts: Vec<u64>,
}

#[derive(Default)]
struct Sums {
    sum: i128,
    weighted: i128,
    weights: i128,
    group: Group,
}

/// Rolls rows up into groups, which may come in any order: whole numbers are added up, so the
/// result does not depend on it. `group` numbers each row's group from 0; rows of a number
/// beyond `groups` are left out. Weights are whole and scaled alike.
///
/// ```
/// use lkj_core::batch::{MISSING, roll_up};
/// let groups = roll_up(&[10_000, MISSING, 9_000], &[0, 255, 1], &[0, 0, 0], None, 1, 5);
/// assert_eq!((groups[0].mean, groups[0].measured, groups[0].total), (Some(9_500), 2, 3));
/// ```
#[must_use]
pub fn roll_up(
    value: &[i64],
    category: &[u8],
    group: &[u32],
    weight: Option<&[i64]>,
    groups: usize,
    categories: usize,
) -> Vec<Group> {
    let mut sums: Vec<Sums> = Vec::new();
    sums.resize_with(groups, || Sums {
        group: Group {
            counts: vec![0; categories],
            ..Group::default()
        },
        ..Sums::default()
    });
    for (row, ((value, category), group)) in value.iter().zip(category).zip(group).enumerate() {
        let Some(sums) = usize::try_from(*group)
            .ok()
            .and_then(|group| sums.get_mut(group))
        else {
            continue;
        };
        let weight = weight.map_or(1, |weight| weight.get(row).copied().unwrap_or(0));
        sums.add(*value, *category, weight);
    }
    sums.into_iter().map(Sums::finish).collect()
}

impl Sums {
    fn add(&mut self, value: i64, category: u8, weight: i64) {
        self.group.total = self.group.total.saturating_add(1);
        if value == MISSING {
            return;
        }
        self.group.measured = self.group.measured.saturating_add(1);
        let (value_wide, weight) = (i128::from(value), i128::from(weight));
        self.sum = self.sum.saturating_add(value_wide);
        self.weighted = self
            .weighted
            .saturating_add(value_wide.saturating_mul(weight));
        self.weights = self.weights.saturating_add(weight);
        self.group.worst = Some(self.group.worst.map_or(value, |worst| worst.min(value)));
        if category != NO_CATEGORY
            && let Some(count) = self.group.counts.get_mut(usize::from(category))
        {
            *count = count.saturating_add(1);
        }
    }

    fn finish(mut self) -> Group {
        let divided = |dividend, divisor| {
            let quotient = divide_half_up(dividend, divisor)?;
            i64::try_from(quotient).ok()
        };
        self.group.mean = divided(self.sum, i128::from(self.group.measured));
        self.group.weighted = divided(self.weighted, self.weights);
        self.group
    }
}

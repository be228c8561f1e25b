//! One row by itself: zeros, what is missing, and numbers of any size.

use super::exact::Exact;
use super::fraction::{Numbers, ZeroRealization};
use super::{KernelProblem, MISSING, Status, Way};
use crate::rules::{RulesInForce, ZeroCase, ZeroConvention};

/// What lies within a bound is reached in full.
const ALL: (i128, i128) = (1, 1);

/// A row's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) numbers: Numbers,
    pub(super) way: Way,
}

/// What is done about zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Zeros {
    higher_zero_target: Zero,
    higher_both_zero: Zero,
    higher_zero_realization: Zero,
    lower_zero_target: Zero,
    lower_both_zero: Zero,
    lower_zero_realization: Zero,
}

/// What is done about one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zero {
    NotMeasured,
    Formula,
    Percent(Exact),
}

impl Zeros {
    pub(super) fn by(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        let of = |case| {
            Ok(match rules.zero.convention(case) {
                None | Some(ZeroConvention::Formula) => Zero::Formula,
                Some(ZeroConvention::NotMeasured) => Zero::NotMeasured,
                Some(ZeroConvention::Percent(percent)) => {
                    let exact = Exact::of_percent(percent, rules);
                    Zero::Percent(exact.ok_or(KernelProblem::Limit)?)
                }
            })
        };
        Ok(Self {
            higher_zero_target: of(ZeroCase::HigherZeroTarget)?,
            higher_both_zero: of(ZeroCase::HigherBothZero)?,
            higher_zero_realization: of(ZeroCase::HigherZeroRealization)?,
            lower_zero_target: of(ZeroCase::LowerZeroTarget)?,
            lower_both_zero: of(ZeroCase::LowerBothZero)?,
            lower_zero_realization: of(ZeroCase::LowerZeroRealization)?,
        })
    }

    /// Where a realization of zero is more than a number.
    pub(super) const fn realization(&self) -> ZeroRealization {
        const fn mask(zero: Zero) -> i64 {
            match zero {
                Zero::Formula => 0,
                Zero::NotMeasured | Zero::Percent(_) => -1,
            }
        }
        ZeroRealization {
            higher: mask(self.higher_zero_realization),
            lower: mask(self.lower_zero_realization),
        }
    }

    /// What is done about the zeros of a row, if it has any that count.
    const fn of_row(&self, row: Row) -> Zero {
        match (row.way, row.numbers.target, row.numbers.realization) {
            // From a baseline, against a bound and in a range, zero is a number like any other.
            (Way::LowerBaseline | Way::AtMost | Way::AtLeast | Way::Near | Way::Range, _, _) => {
                Zero::Formula
            }
            (Way::Higher, 0, 0) => self.higher_both_zero,
            (Way::Higher, 0, _) => self.higher_zero_target,
            (Way::Higher, _, 0) => self.higher_zero_realization,
            (_, 0, 0) => self.lower_both_zero,
            (_, 0, _) => self.lower_zero_target,
            (_, _, 0) => self.lower_zero_realization,
            _ => Zero::Formula,
        }
    }
}

impl Row {
    /// The exact achievement in units of its last place, of which there are so many to one.
    pub(super) fn exact(self, zeros: &Zeros, units: i128) -> Result<Exact, Status> {
        let Numbers {
            target,
            realization,
            ..
        } = self.numbers;
        if target == MISSING {
            return Err(Status::NoTarget);
        }
        if realization == MISSING {
            return Err(Status::NoRealization);
        }
        match zeros.of_row(self) {
            Zero::Percent(exact) => Ok(exact),
            Zero::NotMeasured if target == 0 => Err(Status::ZeroTarget),
            Zero::NotMeasured => Err(Status::ZeroRealization),
            Zero::Formula => {
                let (n, d) = self.fraction()?;
                let n = n.checked_mul(units).ok_or(Status::TooLarge)?;
                Ok(Exact { n, d })
            }
        }
    }

    fn fraction(self) -> Result<(i128, i128), Status> {
        let Numbers {
            target,
            upper,
            realization,
            baseline,
        } = self.numbers;
        let (t, r) = (i128::from(target), i128::from(realization));
        match self.way {
            Way::AtMost if r <= t => Ok(ALL),
            Way::AtLeast if r >= t => Ok(ALL),
            Way::Higher | Way::AtLeast => Ok((r, positive(target)?)),
            Way::LowerLinear | Way::AtMost => {
                Ok((t.saturating_mul(2).saturating_sub(r), positive(target)?))
            }
            Way::Near => {
                let lost = r.saturating_sub(t).saturating_abs();
                Ok((t.saturating_sub(lost), positive(target)?))
            }
            Way::LowerRatio => match (positive(target)?, r) {
                (_, 0) => Err(Status::ZeroRealization),
                fraction => Ok(fraction),
            },
            Way::LowerGap => Ok((t.saturating_sub(r), positive(target)?)),
            Way::Range if upper == MISSING => Ok((r, positive(target)?)),
            Way::Range if realization > upper => Ok((r, positive(upper)?)),
            Way::Range if realization < target => Ok((r, positive(target)?)),
            Way::Range => Ok(ALL),
            Way::LowerBaseline if baseline == MISSING => Err(Status::NoBaseline),
            Way::LowerBaseline if baseline == target => Err(Status::BaselineIsTarget),
            Way::LowerBaseline => {
                let b = i128::from(baseline);
                Ok((b.saturating_sub(r), b.saturating_sub(t)))
            }
        }
    }
}

fn positive(target: i64) -> Result<i128, Status> {
    match target {
        0 => Err(Status::ZeroTarget),
        ..0 => Err(Status::NegativeTarget),
        target => Ok(target.into()),
    }
}

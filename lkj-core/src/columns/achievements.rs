//! What an exact result comes to by the rules: rounded, held between limits, classed.

use rust_decimal::Decimal;

use super::divide::Multiplier;
use super::exact::Exact;
use super::steps::{Grid, Steps};
use super::{KernelProblem, MISSING};
use crate::arithmetic::Rounding;
use crate::rules::{RulesInForce, ScaleReads};

/// An achievement in units of its last place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Achieved {
    /// Rounded, not capped.
    pub(super) raw: i64,
    /// Rounded and capped.
    pub(super) value: i64,
    /// The code of its class.
    pub(super) category: u8,
}

/// The most and the least that an achievement counts, in units of its last place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clamp {
    cap: Option<i64>,
    floor: Option<i64>,
}

impl Clamp {
    fn by(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        Ok(Self {
            cap: limit(rules.cap, rules)?,
            floor: limit(rules.floor, rules)?,
        })
    }

    pub(super) const fn is_none(self) -> bool {
        self.cap.is_none() && self.floor.is_none()
    }

    #[inline(always)]
    pub(super) fn of(self, value: i64) -> i64 {
        let capped = self.cap.map_or(value, |cap| cap.min(value));
        self.floor.map_or(capped, |floor| floor.max(capped))
    }
}

/// Which number decides about the class. Both kinds of steps have the limits built in: what they
/// are given is not capped.
#[derive(Debug, Clone)]
pub(super) enum Classes {
    /// The rounded one.
    OfShown(Steps),
    /// The unrounded one, by a grid.
    OfExact(Steps, Grid),
}

/// What columns of achievements are by the rules, of rows as of groups.
#[derive(Debug, Clone)]
pub(super) struct Achievements {
    pub(super) multiplier: Multiplier,
    pub(super) rounding: Rounding,
    pub(super) clamp: Clamp,
    pub(super) classes: Classes,
}

impl Achievements {
    /// By rules whose limits are those of the rows, or of the groups.
    pub(super) fn by(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        let places = rules.places.get();
        if places > 6 {
            return Err(KernelProblem::Places);
        }
        Ok(Self {
            multiplier: Multiplier::ten_to(u32::from(places).saturating_add(2))
                .ok_or(KernelProblem::Places)?,
            rounding: rules.rounding,
            clamp: Clamp::by(rules)?,
            classes: match rules.scale.reads {
                ScaleReads::Shown => Classes::OfShown(Steps::of_shown(rules)?),
                ScaleReads::Exact => {
                    let (steps, grid) = Steps::of_exact(rules)?;
                    Classes::OfExact(steps, grid)
                }
            },
        })
    }

    /// `None` where it is too large.
    #[inline]
    pub(super) fn of(&self, exact: Exact) -> Option<Achieved> {
        let raw = self.rounded(exact)?;
        Some(Achieved {
            raw,
            value: self.clamp.of(raw),
            category: match &self.classes {
                Classes::OfShown(steps) => steps.code(raw),
                Classes::OfExact(steps, grid) => steps.code(grid.place(exact)?),
            },
        })
    }

    /// `None` where it is too large, or stands for what is missing.
    #[inline]
    pub(super) fn rounded(&self, exact: Exact) -> Option<i64> {
        let quotient = self.rounding.divide(exact.n, exact.d)?;
        i64::try_from(quotient).ok().filter(|raw| *raw != MISSING)
    }
}

/// A limit of the rules in units of the last place.
pub(super) fn limit(
    limit: Option<Decimal>,
    rules: &RulesInForce,
) -> Result<Option<i64>, KernelProblem> {
    /// The most that results are held against.
    const MOST: i64 = 1 << 62;

    let in_units = |limit| {
        let units = Exact::of_percent(limit, rules)?.whole()?;
        let units = i64::try_from(units).ok()?;
        (-MOST..=MOST).contains(&units).then_some(units)
    };
    limit
        .map(|limit| in_units(limit).ok_or(KernelProblem::Limit))
        .transpose()
}

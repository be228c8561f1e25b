//! Exact results of any size.

use rust_decimal::Decimal;

use crate::rules::RulesInForce;

/// An exact number of units of the last place, n / d.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exact {
    pub(super) n: i128,
    pub(super) d: i128,
}

impl Exact {
    /// A number of percent that the rules state; `None` where it is too large.
    pub(super) fn of_percent(percent: Decimal, rules: &RulesInForce) -> Option<Self> {
        let units = 10_i128.checked_pow(rules.places.get().into())?;
        Some(Self {
            n: percent.mantissa().checked_mul(units)?,
            d: 10_i128.checked_pow(percent.scale())?,
        })
    }

    /// Converts the fraction to a whole number; `None` where it has a fraction.
    pub(super) fn whole(self) -> Option<i128> {
        let whole = self.n.checked_div(self.d)?;
        (whole.checked_mul(self.d)? == self.n).then_some(whole)
    }
}

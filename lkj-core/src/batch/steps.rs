//! A scale as steps over whole numbers.

use rust_decimal::Decimal;

use super::NO_CATEGORY;
use crate::arithmetic::{Rational, Rounding};
use crate::rules::Scale;

/// Where the class of a rounded value changes, from the lowest up: at each limit the codes of
/// the classes before and behind it are told by their difference, so that a value's code is put
/// together without any branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Steps {
    lowest: u8,
    limits: Vec<(i64, u8)>,
}

impl Steps {
    /// The steps of a scale for values with so many decimals; classes are numbered from the best,
    /// which is 0. `None` where a limit does not fit.
    pub(super) fn of(scale: &Scale, places: u32) -> Option<Self> {
        let unit = Decimal::new(1, places);
        let mut candidates = Vec::new();
        let ends = scale
            .classes
            .iter()
            .flat_map(|class| [class.from, class.above, class.to, class.below]);
        for end in ends.flatten() {
            let whole = end.floor();
            let half = Decimal::new(5, 1);
            for near in [
                end,
                whole.checked_sub(half)?,
                whole.checked_add(half)?,
                whole.checked_add(Decimal::ONE)?.checked_add(half)?,
            ] {
                let at = scaled_down(near, unit)?;
                candidates.extend([
                    at.checked_sub(1)?,
                    at,
                    at.checked_add(1)?,
                    at.checked_add(2)?,
                ]);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let code = |value: i64| {
            let value = Decimal::from_i128_with_scale(i128::from(value), places);
            let label = scale.classify(value).map(|class| class.label);
            let at = scale
                .classes
                .iter()
                .position(|class| Some(class.label.as_str()) == label);
            at.and_then(|at| u8::try_from(at).ok())
                .unwrap_or(NO_CATEGORY)
        };
        let lowest = candidates
            .first()
            .map_or(NO_CATEGORY, |first| code(first.saturating_sub(1)));
        let mut limits = Vec::new();
        let mut before = lowest;
        for candidate in candidates {
            let here = code(candidate);
            if here != before {
                limits.push((candidate, before ^ here));
                before = here;
            }
        }
        Some(Self { lowest, limits })
    }

    /// The codes of a block of values.
    #[inline(always)]
    pub(super) fn classify(&self, values: &[i64], codes: &mut [u8]) {
        codes.fill(self.lowest);
        for (limit, difference) in &self.limits {
            for (code, value) in codes.iter_mut().zip(values) {
                *code ^= if *value >= *limit { *difference } else { 0 };
            }
        }
    }

    /// The code of one value.
    #[cfg(test)]
    pub(super) fn code(&self, value: i64) -> u8 {
        let passed = self.limits.iter().filter(|(limit, _)| value >= *limit);
        passed.fold(self.lowest, |code, (_, difference)| code ^ difference)
    }
}

/// A number in units, rounded down.
fn scaled_down(value: Decimal, unit: Decimal) -> Option<i64> {
    let exact = Rational::from(value).checked_div(&unit.into()).ok()?;
    let rounded = exact
        .round(crate::arithmetic::Places::ZERO, Rounding::TowardZero)
        .ok()?;
    let whole = i64::try_from(rounded.mantissa()).ok()?;
    Some(if value.is_sign_negative() {
        whole.checked_sub(1)?
    } else {
        whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Limits, SCALES};

    #[test]
    fn steps_are_the_scale() {
        for named in SCALES {
            for limits in [Limits::LowerEnd, Limits::UpperEnd, Limits::WholeNumber] {
                let scale = Scale {
                    limits,
                    ..named.scale()
                };
                for places in [0, 1, 2] {
                    let steps = Steps::of(&scale, places).unwrap();
                    let factor = 10_i64.pow(places);
                    for value in -5 * factor..=130 * factor {
                        let decimal = Decimal::new(value, places);
                        let label = scale.classify(decimal).map(|class| class.label);
                        let code = steps.code(value);
                        let found = scale
                            .classes
                            .get(usize::from(code))
                            .map(|class| class.label.as_str());
                        assert_eq!(found, label, "{} {limits:?} {decimal}", named.name);
                    }
                }
            }
        }
    }
}

//! A scale as steps over whole numbers.

use rust_decimal::Decimal;

use super::NO_CATEGORY;
use super::divide::MAGIC;
use crate::arithmetic::{Rational, Rounding};
use crate::rules::Scale;

/// Values and limits are within ±2⁶², so that their differences fit.
const MOST: i64 = 1 << 62;

/// Steps that are passed at once: as many as the usual scales have.
const AT_ONCE: usize = 4;

/// Where the class of a rounded value changes, from the lowest up: at each step the codes of
/// the classes before and behind it are told by their difference, so that a value's code is put
/// together without any branch.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Steps {
    /// The code before all of them, as wide as the values are.
    lowest: i64,
    first: Flight,
    /// Of scales with more steps than one flight has.
    others: Vec<Flight>,
}

/// Some steps; what is left over changes nothing.
type Flight = [Step; AT_ONCE];

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Step {
    /// The highest value before it.
    below: i64,
    /// The same as [`as_float`] gives it; never passed where the value is beyond what floats tell
    /// apart.
    below_as_float: f64,
    /// What it changes of the code, as wide as the values are.
    difference: i64,
}

impl Step {
    fn new(below: i64, difference: u8) -> Self {
        Self {
            below,
            below_as_float: as_float(below.clamp(-MOST_OF_FLOATS, MOST_OF_FLOATS)),
            difference: difference.into(),
        }
    }

    /// What a value below 2⁵⁰ changes of its code here.
    #[inline(always)]
    fn passed(self, value: f64) -> i64 {
        if value > self.below_as_float {
            self.difference
        } else {
            0
        }
    }
}

/// Floats tell whole numbers below this apart when they hold them as [`as_float`] does.
const MOST_OF_FLOATS: i64 = 1 << 50;

/// A whole number within ±2⁵⁰, put into the last bits of a float, which is in the same order as the
/// number: machines without instructions to compare wide whole numbers can compare floats.
#[inline(always)]
fn as_float(value: i64) -> f64 {
    f64::from_bits(MAGIC.to_bits().wrapping_add_signed(value))
}

impl Steps {
    /// The steps of a scale for values with so many decimals, which are limited before they are
    /// classed; classes are numbered from the best, which is 0. `None` where a limit does not fit.
    pub(super) fn of(scale: &Scale, places: u32, limited: impl Fn(i64) -> i64) -> Option<Self> {
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
            let value = Decimal::from_i128_with_scale(limited(value).into(), places);
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
        let mut steps = Vec::new();
        let mut before = lowest;
        for candidate in candidates {
            let here = code(candidate);
            if here != before {
                let below = candidate.checked_sub(1).filter(|below| is_within(*below))?;
                steps.push(Step::new(below, before ^ here));
                before = here;
            }
        }
        let mut flights = steps.chunks(AT_ONCE).map(|steps| {
            let mut flight = Flight::default();
            for (place, step) in flight.iter_mut().zip(steps) {
                *place = *step;
            }
            flight
        });
        Some(Self {
            lowest: lowest.into(),
            first: flights.next().unwrap_or_default(),
            others: flights.collect(),
        })
    }

    /// The codes of a block of values, all of them within ±2⁵⁰.
    #[inline(always)]
    pub(super) fn classify(&self, values: &[i64], codes: &mut [u8]) {
        for (code, value) in codes.iter_mut().zip(values) {
            *code = low_byte(passed(self.lowest, &self.first, *value));
        }
        for flight in &self.others {
            for (code, value) in codes.iter_mut().zip(values) {
                *code = low_byte(passed((*code).into(), flight, *value));
            }
        }
    }

    /// The code of one value, of any size.
    pub(super) fn code(&self, value: i64) -> u8 {
        let steps = self.first.iter().chain(self.others.iter().flatten());
        let passed = steps.filter(|step| value > step.below);
        low_byte(passed.fold(self.lowest, |code, step| code ^ step.difference))
    }
}

/// Whether a limit is small enough for differences from it to fit.
pub(super) const fn is_within(value: i64) -> bool {
    -MOST < value && value < MOST
}

/// A code after a flight of steps.
#[inline(always)]
fn passed(code: i64, [a, b, c, d]: &Flight, value: i64) -> i64 {
    let value = as_float(value);
    code ^ a.passed(value) ^ b.passed(value) ^ c.passed(value) ^ d.passed(value)
}

#[inline(always)]
const fn low_byte(code: i64) -> u8 {
    code.to_le_bytes()[0]
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
    use crate::rules::{Class, Limits, SCALES};

    #[test]
    fn steps_are_the_scale() {
        for named in SCALES {
            for limits in [Limits::LowerEnd, Limits::UpperEnd, Limits::WholeNumber] {
                let scale = Scale {
                    limits,
                    ..named.scale()
                };
                for places in [0, 1, 2] {
                    let steps = Steps::of(&scale, places, |value| value).unwrap();
                    let factor = 10_i64.pow(places);
                    for value in -5 * factor..=130 * factor {
                        let decimal = Decimal::new(value, places);
                        let label = scale.classify(decimal).map(|class| class.label);
                        let code = steps.code(value);
                        let mut codes = [0];
                        steps.classify(&[value], &mut codes);
                        assert_eq!(codes, [code]);
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
    #[test]
    fn a_scale_may_have_many_classes() {
        let class = |from: u32| Class {
            label: from.to_string(),
            from: Some(from.into()),
            ..Class::default()
        };
        let scale = Scale {
            classes: (0..11).rev().map(|tenth| class(tenth * 10)).collect(),
            ..Scale::default()
        };
        let steps = Steps::of(&scale, 0, |value| value).unwrap();
        let values: Vec<i64> = (-5..130).collect();
        let mut codes = vec![0; values.len()];
        steps.classify(&values, &mut codes);
        for (value, code) in values.iter().zip(codes) {
            let wanted = scale.classify((*value).into()).map(|class| class.label);
            let found = scale
                .classes
                .get(usize::from(code))
                .map(|class| &*class.label);
            assert_eq!(found, wanted, "{value}");
        }
        let huge = Scale {
            classes: vec![Class {
                from: Some(Decimal::from(MOST + 1)),
                ..Class::default()
            }],
            ..Scale::default()
        };
        assert_eq!(Steps::of(&huge, 0, |value| value), None);
    }
}

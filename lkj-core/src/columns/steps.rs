//! A scale as steps over whole numbers.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use super::divide::MAGIC;
use super::exact::Exact;
use super::{KernelProblem, NO_CATEGORY};
use crate::arithmetic::{Places, Rational, Rounding};
use crate::rules::{Classified, RulesInForce, Scale};

/// Steps are within ±2⁶², so that differences from them fit.
const MOST: i64 = 1 << 62;

/// Steps that are passed at once: as many as the usual scales have.
const AT_ONCE: usize = 4;

/// A grid that all ends of classes are on: numbers between two of its points are of one class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// How many of its points there are to a unit of the last place.
    pub(super) to_a_unit: i128,
}

impl Grid {
    /// The place of a number: 2 · g on the grid's point g, 2 · g + 1 between it and the next.
    /// What is too large for a place has the last one.
    pub(super) fn place(self, exact: Exact) -> Option<i64> {
        // With the divisor above zero, what is left over is not below it.
        let Exact { n, d } = if exact.d < 0 {
            Exact {
                n: exact.n.checked_neg()?,
                d: exact.d.checked_neg()?,
            }
        } else {
            exact
        };
        let (whole, rest) = (n.checked_div_euclid(d)?, n.checked_rem_euclid(d)?);
        let points = rest.checked_mul(self.to_a_unit)?;
        let between = points.checked_rem_euclid(d)? != 0;
        let point = whole
            .saturating_mul(self.to_a_unit)
            .saturating_add(points.checked_div_euclid(d)?);
        let place = point.saturating_mul(2).saturating_add(between.into());
        Some(i64::try_from(place).unwrap_or(if place < 0 { i64::MIN } else { i64::MAX }))
    }
}

/// Where the class of a value changes, from the lowest up: at each step the codes of
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
    /// Over rounded values, in units of the last place, before they are capped; classes are
    /// numbered from the best, which is 0.
    pub(super) fn of_shown(rules: &RulesInForce) -> Result<Self, KernelProblem> {
        let places = rules.places.get().into();
        let near = |point| {
            let at = units_below(point, places)?;
            Some(at.checked_sub(1)?..=at.checked_add(2)?)
        };
        let code = |value: i64| {
            let shown = Decimal::from_i128_with_scale(value.into(), places);
            code_of(&rules.scale, rules.scale.classify(rules.limited(shown)))
        };
        let points = turning_points(&rules.scale);
        let steps = points.and_then(|points| Self::over(points, near, code));
        steps.ok_or(KernelProblem::Limit)
    }

    /// Over places of exact values on a grid, before they are capped.
    pub(super) fn of_exact(rules: &RulesInForce) -> Result<(Self, Grid), KernelProblem> {
        let shown = u32::from(rules.places.get());
        let points = turning_points(&rules.scale).ok_or(KernelProblem::Limit)?;
        let decimals = points.iter().map(Decimal::scale);
        let places = decimals.max().map_or(shown, |places| places.max(shown));
        let to_a_unit = 10_i128.checked_pow(places.saturating_sub(shown));
        let halves = 10_i128
            .checked_pow(places)
            .and_then(|one| one.checked_mul(2));
        let (Some(to_a_unit), Some(halves)) = (to_a_unit, halves) else {
            return Err(KernelProblem::Limit);
        };
        let near = |point| {
            let at = units_below(point, places)?.checked_mul(2)?;
            Some(at.checked_sub(2)?..=at.checked_add(4)?)
        };
        let code = |place: i64| match Rational::new(place.into(), halves) {
            Ok(exact) => {
                let class = rules.scale.classify_exact(&rules.limited_exact(&exact));
                code_of(&rules.scale, class)
            }
            Err(_) => NO_CATEGORY,
        };
        let steps = Self::over(points, near, code).ok_or(KernelProblem::Limit)?;
        Ok((steps, Grid { to_a_unit }))
    }

    /// Over whole numbers whose code may change only near some points; `None` where such a number
    /// does not fit.
    fn over(
        points: Vec<Decimal>,
        near: impl Fn(Decimal) -> Option<RangeInclusive<i64>>,
        code: impl Fn(i64) -> u8,
    ) -> Option<Self> {
        let candidates = points.into_iter().map(near);
        let candidates: Option<Vec<_>> = candidates.collect();
        let candidates: BTreeSet<i64> = candidates?.into_iter().flatten().collect();
        let lowest = code(
            candidates
                .first()
                .map_or(0, |first| first.saturating_sub(1)),
        );
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

/// Whether a step is small enough for differences from it to fit.
const fn is_within(value: i64) -> bool {
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

/// Where the class of a value may change: at the ends of classes, and half-way between the whole
/// numbers around them. `None` where one of them does not fit.
fn turning_points(scale: &Scale) -> Option<Vec<Decimal>> {
    let ends = scale
        .classes
        .iter()
        .flat_map(|class| [class.from, class.above, class.to, class.below]);
    let (half, one_and_a_half) = (Decimal::new(5, 1), Decimal::new(15, 1));
    let around = |end: Decimal| {
        let whole = end.floor();
        [
            Some(end.normalize()),
            whole.checked_sub(half),
            whole.checked_add(half),
            whole.checked_add(one_and_a_half),
        ]
    };
    ends.flatten().flat_map(around).collect()
}

/// The code of a class.
fn code_of(scale: &Scale, class: Option<Classified<'_>>) -> u8 {
    let label = class.map(|class| class.label);
    let mut classes = scale.classes.iter();
    let at = classes.position(|class| Some(class.label.as_str()) == label);
    at.and_then(|at| u8::try_from(at).ok())
        .unwrap_or(NO_CATEGORY)
}

/// A number in units of a decimal place, rounded down.
fn units_below(value: Decimal, places: u32) -> Option<i64> {
    let exact = Rational::from(value)
        .checked_div(&Decimal::new(1, places).into())
        .ok()?;
    let rounded = exact.round(Places::ZERO, Rounding::TowardZero).ok()?;
    let whole = i64::try_from(rounded.mantissa()).ok()?;
    let is_cut_off = value.is_sign_negative() && !exact.is_integer();
    whole.checked_sub(is_cut_off.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Class, Limits, SCALES};

    /// Rules that differ from the default ones by their scale and their decimals.
    fn rules(scale: Scale, places: u8) -> RulesInForce {
        RulesInForce {
            scale,
            places: Places::new(places).unwrap(),
            ..RulesInForce::default()
        }
    }

    fn label(rules: &RulesInForce, code: u8) -> Option<&str> {
        let class = rules.scale.classes.get(usize::from(code));
        class.map(|class| class.label.as_str())
    }

    #[test]
    fn steps_are_the_scale() {
        for named in SCALES {
            for limits in [Limits::LowerEnd, Limits::UpperEnd, Limits::WholeNumber] {
                let scale = Scale {
                    limits,
                    ..named.scale()
                };
                for places in [0, 1, 2] {
                    let mut rules = rules(scale.clone(), places);
                    for cap in [None, Some(Decimal::from(85)), Some(Decimal::from(76))] {
                        rules.cap = cap;
                        assert_steps(named.name, &rules);
                    }
                }
            }
        }
    }

    /// From −5 to 130, by hundredths of a unit.
    fn assert_steps(name: &str, rules: &RulesInForce) {
        let (scale, places) = (&rules.scale, u32::from(rules.places.get()));
        let shown = Steps::of_shown(rules).unwrap();
        let factor = 10_i64.pow(places);
        for value in -5 * factor..=130 * factor {
            let decimal = rules.limited(Decimal::new(value, places));
            let wanted = scale.classify(decimal).map(|class| class.label);
            let code = shown.code(value);
            let mut codes = [0];
            shown.classify(&[value], &mut codes);
            assert_eq!(codes, [code]);
            let limits = scale.limits;
            assert_eq!(label(rules, code), wanted, "{name} {limits:?} {value}");
        }
        let (exact, grid) = Steps::of_exact(rules).unwrap();
        let (whole, parts) = (i128::from(factor), 7 * 3);
        for n in -5 * parts..=130 * parts {
            let value = rules.limited_exact(&Rational::new(n, parts).unwrap());
            let wanted = scale.classify_exact(&value).map(|class| class.label);
            let place = grid.place(Exact {
                n: n * whole,
                d: parts,
            });
            let found = label(rules, exact.code(place.unwrap()));
            assert_eq!(found, wanted, "{name} {:?} {n} / {parts}", scale.limits);
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
        let rules_of_ten = rules(scale.clone(), 0);
        let steps = Steps::of_shown(&rules_of_ten).unwrap();
        let values: Vec<i64> = (-5..130).collect();
        let mut codes = vec![0; values.len()];
        steps.classify(&values, &mut codes);
        for (value, code) in values.iter().zip(codes) {
            let wanted = scale.classify((*value).into()).map(|class| class.label);
            assert_eq!(label(&rules_of_ten, code), wanted, "{value}");
        }
        let huge = Scale {
            classes: vec![Class {
                from: Some(Decimal::from(MOST + 1)),
                ..Class::default()
            }],
            ..Scale::default()
        };
        assert_eq!(Steps::of_shown(&rules(huge, 0)), Err(KernelProblem::Limit));
    }
}

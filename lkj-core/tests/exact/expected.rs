//! What must come out, by the second implementation.

use std::cmp::Ordering;

use lkj_core::arithmetic::Rounding;
use lkj_core::evaluation::Standing;
use lkj_core::number::Side;
use lkj_core::rules::{
    AchievementTaken, Aggregation, Class, Limits, RealizationTaken, RulesInForce, Scale,
    ScaleReads, ZeroConvention, ZeroRules,
};
use lkj_core::{GradeMethod, LowerMethod, Polarity, TargetValue};
use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

use crate::given::{Formula, GRADES, Input, OneIndicator, Realization, YearOfData};
use crate::oracle::{Exact, Rounded, exact, hundred, percent, sum, whole};

/// What was realized: as shown, and as it counts.
#[derive(Debug, Clone)]
pub(crate) enum Realized {
    Number { shown: String, counts: Exact },
    Grade(&'static str),
    YesNo(bool),
}

/// A measured achievement.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    pub(crate) raw: Rounded,
    /// Rounded and limited.
    pub(crate) value: Exact,
    /// Limited.
    pub(crate) exact: Exact,
    pub(crate) category: Option<String>,
    pub(crate) in_gap: bool,
    pub(crate) other_category: Option<String>,
    pub(crate) standing: Option<Standing>,
}

/// The value of a formula; `None` where data are missing or it divides by zero.
pub(crate) fn value_of(formula: &Formula, input: &Input) -> Option<Exact> {
    let value = |inner: &Formula| value_of(inner, input);
    Some(match formula {
        Formula::Number(number) => exact(*number),
        Formula::Series(at, back) => exact((*data(input, *back).series.get(*at)?)?),
        Formula::OfParts(function) => {
            let parts: Vec<_> = input.this_year.parts.iter().copied().map(exact).collect();
            of_numbers(function, &parts)
        }
        Formula::Negated(inner) => -value(inner)?,
        Formula::Absolute(inner) => value(inner)?.abs(),
        Formula::Rounded(inner, places) => {
            Rounded::of(&value(inner)?, *places, Rounding::HalfAwayFromZero)?.exact()
        }
        Formula::Of(function, arguments) => {
            let values: Option<Vec<_>> = arguments.iter().map(value).collect();
            of_numbers(function, &values?)
        }
        Formula::Operation(sign, left, right) => {
            let (left, right) = (value(left)?, value(right)?);
            match sign {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                _ if right.is_zero() => return None,
                _ => left / right,
            }
        }
    })
}

const fn data(input: &Input, back: bool) -> &YearOfData {
    if back {
        &input.year_before
    } else {
        &input.this_year
    }
}

fn of_numbers(function: &str, values: &[Exact]) -> Exact {
    match function {
        "sum" => sum(values),
        "mean" => sum(values) / whole(values.len()),
        "min" => values.iter().min().unwrap().clone(),
        "max" => values.iter().max().unwrap().clone(),
        _ => whole(values.len()),
    }
}

/// What was realized of an indicator.
pub(crate) fn realized(
    one: &OneIndicator,
    input: &Input,
    rules: &RulesInForce,
) -> Option<Realized> {
    Some(match &one.realization {
        Realization::None => return None,
        Realization::Grade(grade) => Realized::Grade(grade),
        Realization::YesNo(done) => Realized::YesNo(*done),
        Realization::Number(number) => Realized::Number {
            shown: number.to_string(),
            counts: exact(*number),
        },
        Realization::Formula(formula) => {
            let unrounded = value_of(formula, input)?;
            let shown = Rounded::of(&unrounded, one.places.unwrap_or(2), rules.rounding)?;
            Realized::Number {
                counts: match rules.realization {
                    RealizationTaken::Rounded => shown.exact(),
                    RealizationTaken::Exact => unrounded,
                },
                shown: shown.to_string(),
            }
        }
    })
}

/// The achievement of an indicator; `None` where it is not measured.
pub(crate) fn achievement(
    one: &OneIndicator,
    input: &Input,
    rules: &RulesInForce,
) -> Option<Expected> {
    let target = one.target.as_ref()?;
    let (percent, standing) = match (realized(one, input, rules)?, target) {
        (Realized::Number { counts, .. }, target) => (
            of_number(&counts, target, one, rules)?,
            number_stands(&counts, target, one),
        ),
        (Realized::Grade(grade), TargetValue::Grade(target)) => {
            let score = of_grade(grade, &target.word, one)?;
            let standing = stands(score.cmp(&hundred()));
            (score, standing)
        }
        (Realized::YesNo(done), TargetValue::YesNo(wanted)) => {
            (all_or_nothing(done == *wanted), met_if(done == *wanted))
        }
        _ => return None,
    };
    let cap = one.cap.or(rules.cap);
    let floor = one.floor.or(rules.floor);
    let measured = measured(&percent, cap, floor, rules.inconclusive_above, rules)?;
    Some(Expected {
        standing: Some(standing),
        ..measured
    })
}

fn all_or_nothing(reached: bool) -> Exact {
    if reached { hundred() } else { Exact::zero() }
}

fn of_grade(grade: &str, target: &str, one: &OneIndicator) -> Option<Exact> {
    if one.grade_method == GradeMethod::Equality {
        return Some(all_or_nothing(grade == target));
    }
    let score = |wanted| {
        GRADES
            .iter()
            .position(|grade| *grade == wanted)
            .map(|at| at + 1)
    };
    percent(&whole(score(grade)?), &whole(score(target)?))
}

fn of_number(
    realized: &Exact,
    target: &TargetValue,
    one: &OneIndicator,
    rules: &RulesInForce,
) -> Option<Exact> {
    match target {
        TargetValue::Figure(figure) => {
            let target = exact(figure.value);
            match convention(realized, &target, one, &rules.zero) {
                Some(ZeroConvention::NotMeasured) => None,
                Some(ZeroConvention::Percent(percent)) => Some(exact(percent)),
                Some(ZeroConvention::Formula) | None => against(realized, &target, one),
            }
        }
        TargetValue::Range { lower, upper, .. } => {
            let (lower, upper) = (exact(*lower), exact(*upper));
            if *realized < lower {
                against(realized, &lower, one)
            } else if *realized > upper {
                against(realized, &upper, one)
            } else {
                Some(hundred())
            }
        }
        TargetValue::Bound { side, bound } => {
            let bound = exact(bound.value);
            match one.polarity {
                Polarity::Higher | Polarity::Lower | Polarity::Near => {
                    against(realized, &bound, one)
                }
                _ => within(realized, *side, &bound),
            }
        }
        _ => None,
    }
}

/// Whether a number reaches what was promised, from the numbers alone.
fn number_stands(realized: &Exact, target: &TargetValue, one: &OneIndicator) -> Standing {
    match target {
        TargetValue::Figure(figure) => stands_to(realized, &exact(figure.value), one),
        TargetValue::Range { lower, upper, .. } => {
            let (lower, upper) = (exact(*lower), exact(*upper));
            if *realized < lower {
                stands_to(realized, &lower, one)
            } else if *realized > upper {
                stands_to(realized, &upper, one)
            } else {
                Standing::Met
            }
        }
        TargetValue::Bound { side, bound } => {
            let is_excluded = matches!(side, Side::Below | Side::Above);
            let bound = exact(bound.value);
            match one.polarity {
                _ if is_excluded && *realized == bound => Standing::Missed,
                Polarity::Higher | Polarity::Lower | Polarity::Near => {
                    stands_to(realized, &bound, one)
                }
                _ => met_if(match side {
                    Side::AtMost | Side::Below => *realized <= bound,
                    Side::AtLeast | Side::Above => *realized >= bound,
                }),
            }
        }
        _ => unreachable!("a number is held against numbers"),
    }
}

fn stands_to(realized: &Exact, target: &Exact, one: &OneIndicator) -> Standing {
    let upwards = stands(realized.cmp(target));
    let downwards = stands(target.cmp(realized));
    match one.polarity {
        Polarity::Lower if one.method == LowerMethod::Baseline => match one.baseline {
            Some(start) if exact(start) < *target => upwards,
            _ => downwards,
        },
        Polarity::Lower => downwards,
        Polarity::AtMost => met_if(realized <= target),
        Polarity::AtLeast => met_if(realized >= target),
        Polarity::Near if one.anchors.is_empty() => met_if(realized == target),
        Polarity::Near => against(realized, target, one)
            .map_or(Standing::Missed, |score| stands(score.cmp(&hundred()))),
        _ => upwards,
    }
}

const fn stands(better: Ordering) -> Standing {
    match better {
        Ordering::Greater => Standing::Exceeded,
        Ordering::Equal => Standing::Met,
        Ordering::Less => Standing::Missed,
    }
}

const fn met_if(is_met: bool) -> Standing {
    if is_met {
        Standing::Met
    } else {
        Standing::Missed
    }
}

/// Within a bound is 100; outside it counts as less, or more, being better.
fn within(realized: &Exact, side: Side, bound: &Exact) -> Option<Exact> {
    let (is_within, less_is_better) = match side {
        Side::AtMost => (realized <= bound, true),
        Side::Below => (realized < bound, true),
        Side::AtLeast => (realized >= bound, false),
        Side::Above => (realized > bound, false),
    };
    if is_within {
        return Some(hundred());
    }
    let counted = if less_is_better {
        bound + bound - realized
    } else {
        realized.clone()
    };
    of_positive(&counted, bound)
}

fn of_positive(part: &Exact, of: &Exact) -> Option<Exact> {
    of.is_positive().then(|| part / of * hundred())
}

/// What is done about a zero, where there is one that anything is said of.
fn convention(
    realized: &Exact,
    target: &Exact,
    one: &OneIndicator,
    rules: &ZeroRules,
) -> Option<ZeroConvention> {
    let said = |zero: &ZeroRules| match (one.polarity, target.is_zero(), realized.is_zero()) {
        (Polarity::Higher, true, false) => zero.higher_zero_target,
        (Polarity::Higher, true, true) => zero.higher_both_zero,
        (Polarity::Higher, false, true) => zero.higher_zero_realization,
        (Polarity::Lower, true, false) => zero.lower_zero_target,
        (Polarity::Lower, true, true) => zero.lower_both_zero,
        (Polarity::Lower, false, true) => zero.lower_zero_realization,
        _ => None,
    };
    // From a baseline, zero is a number like any other, unless the indicator says otherwise.
    let from_baseline = one.polarity == Polarity::Lower && one.method == LowerMethod::Baseline;
    said(&one.zero).or_else(|| said(rules).filter(|_| !from_baseline))
}

fn against(realized: &Exact, target: &Exact, one: &OneIndicator) -> Option<Exact> {
    match one.polarity {
        Polarity::Lower => match one.method {
            LowerMethod::Linear => of_positive(&(target + target - realized), target),
            LowerMethod::Gap => of_positive(&(target - realized), target),
            LowerMethod::Ratio => percent(target, realized).filter(|_| target.is_positive()),
            LowerMethod::Baseline => {
                let start = exact(one.baseline?);
                percent(&(&start - realized), &(&start - target))
            }
            other => unreachable!("{other:?} is not known here"),
        },
        Polarity::AtMost => within(realized, Side::AtMost, target),
        Polarity::AtLeast => within(realized, Side::AtLeast, target),
        Polarity::Near if one.anchors.is_empty() => {
            of_positive(&(target - (realized - target).abs()), target)
        }
        Polarity::Near => {
            let ratio = of_positive(realized, target)?;
            let mirrored = if ratio > hundred() {
                hundred() + hundred() - ratio
            } else {
                ratio
            };
            Some(on_line(&mirrored, &one.anchors))
        }
        _ => of_positive(realized, target),
    }
}

/// The score on the broken line through the points; level outside them.
fn on_line(at: &Exact, points: &[(Decimal, Decimal)]) -> Exact {
    let mut points: Vec<_> = points
        .iter()
        .map(|(at, score)| (exact(*at), exact(*score)))
        .collect();
    points.sort();
    let (first, last) = (points.first().unwrap(), points.last().unwrap());
    if *at <= first.0 {
        return first.1.clone();
    }
    if *at >= last.0 {
        return last.1.clone();
    }
    let pair = points.windows(2).find(|pair| *at <= pair[1].0).unwrap();
    let ((left, low), (right, high)) = (&pair[0], &pair[1]);
    low + (at - left) / (right - left) * (high - low)
}

/// A percentage by the rules.
fn measured(
    percent: &Exact,
    cap: Option<Decimal>,
    floor: Option<Decimal>,
    inconclusive_above: Option<Decimal>,
    rules: &RulesInForce,
) -> Option<Expected> {
    let raw = Rounded::of(percent, rules.places.get(), rules.rounding)?;
    if inconclusive_above.is_some_and(|most| raw.exact() > exact(most)) {
        return None;
    }
    let limited = |value: Exact| {
        let at_most = cap.map_or(value.clone(), |cap| value.min(exact(cap)));
        floor.map_or(at_most.clone(), |floor| at_most.max(exact(floor)))
    };
    let (value, unrounded) = (limited(raw.exact()), limited(percent.clone()));
    let (read, other) = match rules.scale.reads {
        ScaleReads::Shown => (&value, &unrounded),
        ScaleReads::Exact => (&unrounded, &value),
    };
    let found = class_of(&rules.scale, read);
    let category = found.map(|(class, _)| class.label.clone());
    let other_category = class_of(&rules.scale, other)
        .map(|(class, _)| class.label.clone())
        .filter(|other| category.as_ref() != Some(other));
    Some(Expected {
        raw,
        value,
        exact: unrounded,
        category,
        in_gap: found.is_some_and(|(_, in_gap)| in_gap),
        other_category,
        standing: None,
    })
}

fn begins(class: &Class, value: &Exact) -> bool {
    let from = class.from.is_none_or(|from| exact(from) <= *value);
    from && class.above.is_none_or(|above| exact(above) < *value)
}

fn ends(class: &Class, value: &Exact) -> bool {
    let to = class.to.is_none_or(|to| *value <= exact(to));
    to && class.below.is_none_or(|below| *value < exact(below))
}

/// The class of a value, and whether it lies between two of them as printed.
pub(crate) fn class_of<'a>(scale: &'a Scale, value: &Exact) -> Option<(&'a Class, bool)> {
    let printed = |class: &&Class| begins(class, value) && ends(class, value);
    if let Some(class) = scale.classes.iter().find(printed) {
        return Some((class, false));
    }
    let better = scale.classes.iter().rfind(|class| !begins(class, value))?;
    let worse = scale.classes.iter().find(|class| !ends(class, value))?;
    let goes_up = match scale.limits {
        Limits::LowerEnd => false,
        Limits::UpperEnd => true,
        Limits::WholeNumber => {
            let whole = Rounded::of(value, 0, Rounding::HalfAwayFromZero).unwrap();
            begins(better, &whole.exact())
        }
    };
    Some((if goes_up { better } else { worse }, true))
}

/// One of several achievements.
#[derive(Debug, Clone)]
pub(crate) struct Part<'a> {
    pub(crate) one: &'a OneIndicator,
    pub(crate) achievement: Option<Expected>,
}

/// All achievements, in the order of the indicators.
pub(crate) fn parts<'a>(input: &'a Input, rules: &RulesInForce) -> Vec<Part<'a>> {
    let part = |one: &'a OneIndicator| Part {
        one,
        achievement: achievement(one, input, rules),
    };
    input.indicators.iter().map(part).collect()
}

fn counted(measured: &Expected, rules: &RulesInForce) -> Exact {
    match rules.aggregated {
        AchievementTaken::Shown => measured.value.clone(),
        AchievementTaken::Exact => measured.exact.clone(),
    }
}

fn counted_parts(parts: &[&Part<'_>], rules: &RulesInForce) -> Vec<Exact> {
    let measured = parts.iter().filter_map(|part| part.achievement.as_ref());
    measured.map(|measured| counted(measured, rules)).collect()
}

fn of_aggregate(exact: &Exact, rules: &RulesInForce) -> Option<Expected> {
    measured(exact, rules.aggregate_cap, None, None, rules)
}

/// The mean, each counted as so much at most.
pub(crate) fn mean(
    parts: &[&Part<'_>],
    most: Option<&Exact>,
    rules: &RulesInForce,
) -> Option<Expected> {
    let mut values = counted_parts(parts, rules);
    if values.is_empty() {
        return None;
    }
    for value in &mut values {
        if let Some(most) = most.filter(|most| *most < value) {
            *value = most.clone();
        }
    }
    of_aggregate(&(sum(&values) / whole(values.len())), rules)
}

/// Several achievements as one.
pub(crate) fn aggregate(
    parts: &[&Part<'_>],
    input: &Input,
    rules: &RulesInForce,
) -> Option<Expected> {
    let values = counted_parts(parts, rules);
    if values.is_empty() {
        return None;
    }
    match rules.aggregation {
        Aggregation::Mean => mean(parts, None, rules),
        Aggregation::Worst => of_aggregate(values.iter().min()?, rules),
        Aggregation::Geometric => {
            if values.iter().any(Exact::is_negative) {
                return None;
            }
            let places = rules.places.get();
            let mean = Rounded::geometric_mean(&values, places, rules.rounding)?;
            of_aggregate(&mean.exact(), rules)
        }
        Aggregation::Weighted | Aggregation::WeightedOfAll => {
            let total = sum(&weights(parts, rules));
            let weighted = parts
                .iter()
                .filter_map(|part| Some(weight(part) * counted(part.achievement.as_ref()?, rules)));
            let weighted: Vec<_> = weighted.collect();
            (!total.is_zero()).then_some(())?;
            of_aggregate(&(sum(&weighted) / total), rules)
        }
        Aggregation::RatioOfSums => {
            let (realized, promised) = sums(parts, input, rules)?;
            let ratio = percent(&realized, &promised)?;
            let cap = rules.aggregate_cap.or(rules.cap);
            measured(&ratio, cap, rules.floor, None, rules)
        }
        other => unreachable!("{other:?} is not known here"),
    }
}

pub(crate) fn weight(part: &Part<'_>) -> Exact {
    exact(part.one.weight.unwrap_or(Decimal::ONE))
}

/// The weights that count.
pub(crate) fn weights(parts: &[&Part<'_>], rules: &RulesInForce) -> Vec<Exact> {
    let of_all = rules.aggregation == Aggregation::WeightedOfAll;
    parts
        .iter()
        .filter(|part| of_all || part.achievement.is_some())
        .map(|part| weight(part))
        .collect()
}

/// All realizations and all targets, where they are counts of one thing of which more is better.
fn sums(parts: &[&Part<'_>], input: &Input, rules: &RulesInForce) -> Option<(Exact, Exact)> {
    if parts.iter().any(|part| part.one.unit != Some("orang")) {
        return None;
    }
    let (mut all_realized, mut all_promised) = (Exact::zero(), Exact::zero());
    for part in parts.iter().filter(|part| part.achievement.is_some()) {
        let (TargetValue::Figure(target), Realized::Number { counts, .. }, Polarity::Higher) = (
            part.one.target.as_ref()?,
            realized(part.one, input, rules)?,
            part.one.polarity,
        ) else {
            return None;
        };
        all_promised += exact(target.value);
        all_realized += counts;
    }
    Some((all_realized, all_promised))
}

//! The methods that achievements are computed by, each with its working.

use rust_decimal::Decimal;

use super::measurement::{Measurement, Method};
use super::realized_value::RealizedValue;
use super::reason::Reason;
use super::trace::{Line, Piece};
use crate::arithmetic::Rational;
use crate::framework::{Anchor, Given, TargetValue};
use crate::number::{Side, truth_word};
use crate::rules::{LowerMethod, Polarity};
use crate::value::Locale;

/// What a realization is held against.
#[derive(Debug, Clone, Copy)]
pub(super) enum Promise<'a> {
    /// A target as it is stated.
    Stated(&'a TargetValue),
    /// A number that was worked out from targets, and may have no end.
    Computed(&'a Rational),
}

/// A number, exact and as a line shows it.
struct Number {
    exact: Rational,
    shown: Piece,
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self {
            exact: value.into(),
            shown: Piece::Number(value),
        }
    }
}

impl From<&Rational> for Number {
    fn from(value: &Rational) -> Self {
        Self {
            exact: value.clone(),
            shown: number(value),
        }
    }
}

impl Number {
    fn of(value: &RealizedValue) -> Option<Self> {
        match value {
            RealizedValue::Given(given) => given.figure().map(|figure| figure.value.into()),
            RealizedValue::Number(value) => Some(value.into()),
        }
    }
}

pub(super) type Exact = Result<(Rational, Method, Line), Reason>;

/// Measures a number against a number, or yes and no against each other, all in one unit.
pub(super) fn exact_achievement(
    realization: &RealizedValue,
    promise: Promise<'_>,
    measurement: &Measurement,
) -> Exact {
    let realized = Number::of(realization);
    match (realized, promise) {
        (Some(realized), Promise::Computed(target)) => {
            against_number(&realized, &target.into(), measurement)
        }
        (Some(realized), Promise::Stated(target)) => match target {
            TargetValue::Figure(figure) => {
                against_number(&realized, &figure.value.into(), measurement)
            }
            TargetValue::Range { lower, upper, .. } => {
                against_range(&realized, *lower, *upper, measurement)
            }
            TargetValue::Bound { side, bound } => {
                against_bound(&realized, *side, &bound.value.into(), measurement)
            }
            TargetValue::Several(_)
            | TargetValue::Date { .. }
            | TargetValue::Grade(_)
            | TargetValue::YesNo(_) => Err(Reason::NotANumber),
        },
        (None, promise) => against_words(realization, promise),
    }
}

/// Yes and no against each other; anything else is no number where one is needed.
fn against_words(realization: &RealizedValue, promise: Promise<'_>) -> Exact {
    let RealizedValue::Given(given) = realization else {
        return Err(Reason::NotANumber);
    };
    match (given, promise) {
        (Given::YesNo(done), Promise::Stated(TargetValue::YesNo(wanted))) => {
            let word = |truth| truth_word(truth, Locale::Indonesian);
            let line = equality_line(word(*done), word(*wanted), done == wanted);
            Ok((all_or_nothing(done == wanted), Method::Equality, line))
        }
        (Given::NotYet(words), _) => Err(Reason::NotYet {
            words: words.clone(),
        }),
        // No, where something else than yes or no was promised: there is nothing.
        (Given::YesNo(false), _) => Err(Reason::NoRealization { why: None }),
        (
            Given::YesNo(true)
            | Given::Figure(_)
            | Given::Date(_)
            | Given::Grade(_)
            | Given::Several(_),
            _,
        ) => Err(Reason::NotANumber),
    }
}

pub(super) fn all_or_nothing(reached: bool) -> Rational {
    if reached {
        Rational::HUNDRED
    } else {
        Rational::ZERO
    }
}

fn against_number(realized: &Number, target: &Number, measurement: &Measurement) -> Exact {
    match measurement.polarity() {
        Polarity::AtMost => against_bound(realized, Side::AtMost, target, measurement),
        Polarity::AtLeast => against_bound(realized, Side::AtLeast, target, measurement),
        Polarity::Near if measurement.anchors.is_empty() => closeness(realized, target),
        Polarity::Near => interpolated(realized, target, &measurement.anchors),
        Polarity::Lower => lower_is_better(realized, target, measurement),
        Polarity::Higher
        | Polarity::NotSaid
        | Polarity::Range
        | Polarity::Grade
        | Polarity::YesNo => higher_is_better(realized, target),
    }
}

fn higher_is_better(realized: &Number, target: &Number) -> Exact {
    let divisor = positive(target)?;
    let exact = realized.exact.percent_of(divisor)?;
    Ok((
        exact,
        Method::Ratio,
        ratio_line(realized.shown.clone(), target.shown.clone()),
    ))
}

fn lower_is_better(realized: &Number, target: &Number, measurement: &Measurement) -> Exact {
    let method = measurement.method();
    let shown = realized.shown.clone();
    match measurement.lower_method {
        LowerMethod::Linear => {
            let divisor = positive(target)?;
            let twice = divisor.checked_add(divisor)?;
            let exact = twice.checked_sub(&realized.exact)?.percent_of(divisor)?;
            let line = [
                text("(2 × "),
                target.shown.clone(),
                Piece::Sign("−"),
                shown,
                text(")"),
            ];
            Ok((exact, method, over(line, target.shown.clone())))
        }
        LowerMethod::Ratio => {
            let dividend = positive(target)?;
            if realized.exact.is_zero() {
                return Err(Reason::ZeroRealization);
            }
            Ok((
                dividend.percent_of(&realized.exact)?,
                method,
                ratio_line(target.shown.clone(), shown),
            ))
        }
        LowerMethod::Gap => {
            let divisor = positive(target)?;
            let exact = divisor.checked_sub(&realized.exact)?.percent_of(divisor)?;
            let line = [
                text("("),
                target.shown.clone(),
                Piece::Sign("−"),
                shown,
                text(")"),
            ];
            Ok((exact, method, over(line, target.shown.clone())))
        }
        LowerMethod::Baseline => from_baseline(realized, target, measurement),
    }
}

/// (B − R) / (B − T): how much of the way from the baseline has been gone, up or down.
fn from_baseline(realized: &Number, target: &Number, measurement: &Measurement) -> Exact {
    let baseline = measurement
        .baseline
        .as_ref()
        .ok_or(Reason::NoBaseline)?
        .value;
    let start = Rational::from(baseline);
    let way = start.checked_sub(&target.exact)?;
    if way.is_zero() {
        return Err(Reason::BaselineIsTarget);
    }
    let exact = start.checked_sub(&realized.exact)?.percent_of(&way)?;
    let line = [
        text("("),
        Piece::Number(baseline),
        Piece::Sign("−"),
        realized.shown.clone(),
        text(")"),
        Piece::Sign("/"),
        text("("),
        Piece::Number(baseline),
        Piece::Sign("−"),
        target.shown.clone(),
        text(")"),
        Piece::Sign("×"),
        text("100"),
    ];
    Ok((exact, Method::Baseline, Line::new(line)))
}

/// Above the range the upper bound counts, below it the lower one; inside is 100.
fn against_range(
    realized: &Number,
    lower: Decimal,
    upper: Decimal,
    measurement: &Measurement,
) -> Exact {
    if realized.exact > Rational::from(upper) {
        against_number(realized, &upper.into(), measurement)
    } else if realized.exact < Rational::from(lower) {
        against_number(realized, &lower.into(), measurement)
    } else {
        let line = [
            Piece::Number(lower),
            Piece::Sign("≤"),
            realized.shown.clone(),
            Piece::Sign("≤"),
            Piece::Number(upper),
        ];
        Ok((Rational::HUNDRED, Method::Within, Line::new(line)))
    }
}

/// Within the bound is 100 for `at_most` and `at_least`; for the other polarities the bound
/// is the number to measure against.
fn against_bound(
    realized: &Number,
    side: Side,
    bound: &Number,
    measurement: &Measurement,
) -> Exact {
    if matches!(
        measurement.polarity(),
        Polarity::Lower | Polarity::Higher | Polarity::Near
    ) {
        return against_number(realized, bound, measurement);
    }
    let limit = &bound.exact;
    let (is_within, sign) = match side {
        Side::AtMost => (realized.exact <= *limit, "≤"),
        Side::Below => (realized.exact < *limit, "<"),
        Side::AtLeast => (realized.exact >= *limit, "≥"),
        Side::Above => (realized.exact > *limit, ">"),
    };
    if is_within {
        let line = [
            realized.shown.clone(),
            Piece::Sign(sign),
            bound.shown.clone(),
        ];
        return Ok((Rational::HUNDRED, Method::Within, Line::new(line)));
    }
    match side {
        Side::AtMost | Side::Below => lower_is_better(
            realized,
            bound,
            &Measurement {
                lower_method: LowerMethod::Linear,
                ..Measurement::of(Polarity::Lower)
            },
        ),
        Side::AtLeast | Side::Above => higher_is_better(realized, bound),
    }
}

/// 1 − |R − T| / T.
fn closeness(realized: &Number, target: &Number) -> Exact {
    let divisor = positive(target)?;
    let distance = realized.exact.checked_sub(divisor)?.abs();
    let exact = divisor.checked_sub(&distance)?.percent_of(divisor)?;
    let line = [
        text("(1"),
        Piece::Sign("−"),
        text("|"),
        realized.shown.clone(),
        Piece::Sign("−"),
        target.shown.clone(),
        text("|"),
        Piece::Sign("/"),
        target.shown.clone(),
        text(")"),
        Piece::Sign("×"),
        text("100"),
    ];
    Ok((exact, Method::Closeness, Line::new(line)))
}

/// R/T, mirrored at 100, then on the line between the anchor points around it. Beyond the
/// outermost points their scores hold.
fn interpolated(realized: &Number, target: &Number, anchors: &[Anchor]) -> Exact {
    let ratio = realized.exact.percent_of(positive(target)?)?;
    let twice = Rational::HUNDRED.checked_add(&Rational::HUNDRED)?;
    let mirrored = if ratio > Rational::HUNDRED {
        twice.checked_sub(&ratio)?
    } else {
        ratio
    };
    let at = |anchor: &Anchor| Rational::from(anchor.at);
    let below = anchors
        .iter()
        .filter(|anchor| at(anchor) <= mirrored)
        .max_by_key(|anchor| anchor.at);
    let above = anchors
        .iter()
        .filter(|anchor| at(anchor) >= mirrored)
        .min_by_key(|anchor| anchor.at);
    let exact = match (below, above) {
        (Some(below), Some(above)) if below.at != above.at => {
            let way = mirrored
                .checked_sub(&at(below))?
                .checked_div(&at(above).checked_sub(&at(below))?)?;
            let rise = Rational::from(above.score).checked_sub(&below.score.into())?;
            Rational::from(below.score).checked_add(&way.checked_mul(&rise)?)?
        }
        (Some(anchor), _) | (None, Some(anchor)) => anchor.score.into(),
        (None, None) => return Err(Reason::NoScale),
    };
    let line = [
        realized.shown.clone(),
        Piece::Sign("/"),
        target.shown.clone(),
        Piece::Sign("→"),
        number(&mirrored),
    ];
    Ok((exact, Method::Interpolated, Line::new(line)))
}

fn positive(target: &Number) -> Result<&Rational, Reason> {
    if target.exact.is_zero() {
        Err(Reason::ZeroTarget)
    } else if target.exact < Rational::ZERO {
        Err(Reason::NegativeTarget)
    } else {
        Ok(&target.exact)
    }
}

pub(super) fn text(text: &str) -> Piece {
    Piece::Text(text.to_owned())
}

/// A number as a line shows it: whole if it ends within six decimals, else shortened.
pub(super) fn number(value: &Rational) -> Piece {
    const SHOWN: u8 = 6;
    match value.to_decimal_exact() {
        Some(decimal) if decimal.scale() <= u32::from(SHOWN) => Piece::Number(decimal),
        _ => {
            let places =
                crate::arithmetic::Places::new(SHOWN).unwrap_or(crate::arithmetic::Places::TWO);
            let shown = value.round(places, crate::arithmetic::Rounding::TowardZero);
            shown.map_or_else(|_| text("…"), Piece::Shortened)
        }
    }
}

pub(super) fn equality_line(realized: &str, target: &str, is_same: bool) -> Line {
    let sign = if is_same { "=" } else { "≠" };
    Line::new([text(realized), Piece::Sign(sign), text(target)])
}

pub(super) fn ratio_line(dividend: Piece, divisor: Piece) -> Line {
    Line::new([
        dividend,
        Piece::Sign("/"),
        divisor,
        Piece::Sign("×"),
        text("100"),
    ])
}

fn over<const N: usize>(dividend: [Piece; N], divisor: Piece) -> Line {
    let mut line = Line::new(dividend);
    for piece in [Piece::Sign("/"), divisor, Piece::Sign("×"), text("100")] {
        line.push(piece);
    }
    line
}

//! Realization against target.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::reason::Reason;
use super::trace::{Line, Outcome, Piece, Step};
use crate::arithmetic::Rational;
use crate::number::{Hint, NumberError, Reading, Side, parse_with};
use crate::rules::{RulesInForce, ScaleReads, ZeroCase, ZeroConvention, ZeroRules};
use crate::target::truth;
use crate::{Anchor, GradeMethod, Indicator, LowerMethod, Percent, Polarity, TargetValue};

/// What was reached of a target, in percent; or why that cannot be said.
///
/// *Istilah resmi:* capaian kinerja. (Many reports head a table of plain realizations
/// CAPAIAN: that is something else.)
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "capaian")]
#[non_exhaustive]
pub enum Achievement {
    /// It was measured.
    Measured(Measured),
    /// It was not measured.
    NotMeasured(Reason),
}

/// A measured achievement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measured {
    /// Rounded, not capped.
    pub raw: Percent,
    /// Rounded and capped: what counts.
    pub value: Percent,
    /// Capped and not rounded: what aggregates take where the rules say so.
    pub exact: Rational,
    /// The word for it; none outside a closed scale.
    pub category: Option<String>,
    /// Whether it fell between two classes of the scale as printed.
    pub in_gap: bool,
    /// The word that the unrounded (or, where the scale reads that one, the rounded) value
    /// would get, where it is another.
    pub other_category: Option<String>,
    /// By which method.
    pub method: Method,
    /// Which convention for zeros was applied, where one was.
    pub zero: Option<(ZeroCase, ZeroConvention)>,
    /// The calculation with numbers put in.
    pub working: Line,
}

/// How an achievement is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// Higher is better: R/T. Of `lower`: T/R.
    Ratio,
    /// (2T − R) / T.
    Linear,
    /// (T − R) / T.
    Gap,
    /// (B − R) / (B − T).
    Baseline,
    /// Inside a range or within a bound.
    Within,
    /// 1 − |R − T| / T.
    Closeness,
    /// Between anchor points, from R/T mirrored at 100.
    Interpolated,
    /// By a convention for zeros.
    Convention,
    /// The same grade or not.
    Equality,
    /// The score of one grade over that of another.
    Score,
    /// The mean of several achievements.
    Mean,
    /// Their mean by weight.
    Weighted,
    /// All realizations together against all targets together.
    RatioOfSums,
    /// Their geometric mean.
    Geometric,
    /// The lowest of them.
    Worst,
}

/// What must be known of an indicator to measure it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Measurement {
    /// Which way is better.
    pub polarity: Polarity,
    /// How lower-is-better is measured.
    pub lower_method: LowerMethod,
    /// The starting point.
    pub baseline: Option<Decimal>,
    /// The grades from the lowest to the highest.
    pub grades: Vec<String>,
    /// Whether grades are compared by score.
    pub grade_method: GradeMethod,
    /// Anchor points of an indicator that is to be close to its target.
    pub anchors: Vec<Anchor>,
    /// The most that this one counts, whatever the rules say.
    pub cap: Option<Decimal>,
    /// The least that this one counts, whatever the rules say.
    pub floor: Option<Decimal>,
    /// What zeros mean for this one, where it differs from the rules.
    pub zero: ZeroRules,
}

impl Measurement {
    /// A way of measuring that needs nothing but a polarity.
    #[must_use]
    pub fn of(polarity: Polarity) -> Self {
        Self {
            polarity,
            ..Self::default()
        }
    }

    /// How an indicator is measured, with what holds for all.
    #[must_use]
    pub fn of_indicator(indicator: &Indicator, defaults: &crate::Defaults) -> Self {
        Self {
            polarity: defaults.polarity_of(indicator),
            lower_method: indicator.method.or(defaults.method).unwrap_or_default(),
            baseline: indicator.baseline.as_ref().map(|figure| figure.value),
            grades: indicator.grades.clone(),
            grade_method: indicator
                .grade_method
                .unwrap_or(if indicator.grades.is_empty() {
                    GradeMethod::Equality
                } else {
                    GradeMethod::Score
                }),
            anchors: indicator.anchors.clone(),
            cap: indicator.cap,
            floor: indicator.floor,
            zero: indicator.zero,
        }
    }

    /// The rules with what is different for this one.
    fn rules<'a>(&self, rules: &'a RulesInForce) -> Cow<'a, RulesInForce> {
        if self.cap.is_none() && self.floor.is_none() {
            return Cow::Borrowed(rules);
        }
        let mut own = rules.clone();
        own.cap = self.cap.or(own.cap);
        own.floor = self.floor.or(own.floor);
        Cow::Owned(own)
    }

    /// The method that a number against a number is measured by.
    #[must_use]
    pub fn method(&self) -> Method {
        match (self.polarity, self.lower_method) {
            (Polarity::Higher, _) | (Polarity::Lower, LowerMethod::Ratio) => Method::Ratio,
            (Polarity::Lower, LowerMethod::Linear) => Method::Linear,
            (Polarity::Lower, LowerMethod::Gap) => Method::Gap,
            (Polarity::Lower, LowerMethod::Baseline) => Method::Baseline,
            (Polarity::Range | Polarity::AtMost | Polarity::AtLeast, _) => Method::Within,
            (Polarity::Near, _) if self.anchors.is_empty() => Method::Closeness,
            (Polarity::Near, _) => Method::Interpolated,
            (Polarity::Grade, _) => match self.grade_method {
                GradeMethod::Equality => Method::Equality,
                GradeMethod::Score => Method::Score,
            },
            (Polarity::YesNo, _) => Method::Equality,
        }
    }
}

/// What was realized, as far as an achievement needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RealizedValue {
    /// A number as it is printed.
    Shown(Decimal),
    /// A number that was not rounded.
    Number(Rational),
    /// A grade.
    Grade(String),
    /// Done or not.
    YesNo(bool),
}

impl From<Decimal> for RealizedValue {
    fn from(value: Decimal) -> Self {
        Self::Shown(value)
    }
}

/// Why a text says nothing that was realized.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RealizedError {
    /// A number that cannot be read in one way.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// A range, a bound or several quantities, where one value is needed.
    #[error("{text:?} is not one value")]
    NotOneValue {
        /// The text.
        text: String,
    },
}

impl RealizedValue {
    /// Reads what was realized as documents print it, with what is known of its place; `None`
    /// where the text says that there is nothing.
    ///
    /// # Errors
    /// [`RealizedError`] when it holds a number that cannot be read in one way, or more than one
    /// value.
    ///
    /// ```
    /// use lkj_core::evaluation::RealizedValue;
    /// use lkj_core::number::Hint;
    /// let read = |text| RealizedValue::parse_with(text, Hint::default());
    /// assert_eq!(read("97,77 %")?, Some(RealizedValue::Shown("97.77".parse()?)));
    /// assert_eq!(read("WTP")?, Some(RealizedValue::Grade("WTP".to_owned())));
    /// assert_eq!(read("-")?, None);
    /// assert!(read("7-8").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse_with(text: &str, hint: Hint) -> Result<Option<Self>, RealizedError> {
        Ok(match parse_with(text, hint)? {
            Reading::Figure(figure) => Some(figure.value.into()),
            Reading::Words(words) => Some(match truth(&words) {
                Some(truth) => Self::YesNo(truth),
                None => Self::Grade(words),
            }),
            Reading::Missing(_) => None,
            Reading::Range { .. } | Reading::Bound { .. } | Reading::Several(_) => {
                return Err(RealizedError::NotOneValue {
                    text: text.to_owned(),
                });
            }
        })
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<Rational> {
        match self {
            Self::Shown(value) => Some((*value).into()),
            Self::Number(value) => Some(value.clone()),
            Self::Grade(_) | Self::YesNo(_) => None,
        }
    }
}

/// A realized number, exact and as a line shows it.
struct RealizedNumber {
    exact: Rational,
    piece: Piece,
}

impl RealizedNumber {
    fn of(value: &RealizedValue) -> Option<Self> {
        let piece = match value {
            RealizedValue::Shown(value) => Piece::Number(*value),
            RealizedValue::Number(value) => number(value),
            RealizedValue::Grade(_) | RealizedValue::YesNo(_) => return None,
        };
        Some(Self {
            exact: value.number()?,
            piece,
        })
    }
}

impl Achievement {
    /// What counts of it, where it was measured.
    #[must_use]
    pub const fn value(&self) -> Option<Percent> {
        match self {
            Self::Measured(measured) => Some(measured.value),
            Self::NotMeasured(_) => None,
        }
    }

    /// What was measured, where it was.
    #[must_use]
    pub const fn measured(&self) -> Option<&Measured> {
        match self {
            Self::Measured(measured) => Some(measured),
            Self::NotMeasured(_) => None,
        }
    }

    /// Why it was not measured, where it was not.
    #[must_use]
    pub const fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Measured(_) => None,
            Self::NotMeasured(reason) => Some(reason),
        }
    }

    /// The step that gives it: `80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)`.
    #[must_use]
    pub fn step(&self, of: impl Into<String>) -> Step {
        let of = of.into();
        match self {
            Self::Measured(measured) => Step {
                of,
                formula: None,
                working: measured.working.clone(),
                result: Outcome::Number {
                    value: measured.value.get(),
                    category: measured.category.clone(),
                },
            },
            Self::NotMeasured(reason) => Step {
                of,
                formula: None,
                working: Line::default(),
                result: Outcome::Nothing(reason.clone()),
            },
        }
    }

    /// An achievement from an exact number of percent, by the rules.
    pub(crate) fn from_exact(
        exact: &Rational,
        method: Method,
        working: Line,
        rules: &RulesInForce,
    ) -> Result<Measured, Reason> {
        let raw = exact.round(rules.places, rules.rounding)?;
        if rules.inconclusive_above.is_some_and(|most| raw > most) {
            return Err(Reason::Inconclusive {
                raw: Percent::new(raw),
            });
        }
        let value = limited(raw, rules);
        let exact = limited_exact(exact, rules);
        let (category, in_gap, other_category) = categories(value, &exact, rules);
        Ok(Measured {
            raw: Percent::new(raw),
            value: Percent::new(value),
            exact,
            category,
            in_gap,
            other_category,
            method,
            zero: None,
            working,
        })
    }
}

impl From<Result<Measured, Reason>> for Achievement {
    fn from(result: Result<Measured, Reason>) -> Self {
        result.map_or_else(Self::NotMeasured, Self::Measured)
    }
}

/// A limit with as many decimals as the values that it limits; never with fewer of its own.
fn with_places(mut limit: Decimal, places: u32) -> Decimal {
    limit.rescale(places.max(limit.scale()));
    limit
}

fn limited(raw: Decimal, rules: &RulesInForce) -> Decimal {
    let shown = |limit: Decimal| with_places(limit, raw.scale());
    let at_most = rules.cap.map_or(raw, |cap| raw.min(shown(cap)));
    rules
        .floor
        .map_or(at_most, |floor| at_most.max(shown(floor)))
}

fn limited_exact(exact: &Rational, rules: &RulesInForce) -> Rational {
    let cap = rules.cap.filter(|cap| exact.compare_to(*cap).is_gt());
    let at_most = cap.map_or_else(|| exact.clone(), Rational::from);
    let floor = rules
        .floor
        .filter(|floor| at_most.compare_to(*floor).is_lt());
    floor.map_or(at_most, Rational::from)
}

/// The category by the scale's own reading of the capped value, whether the value fell in a gap, and the category
/// by the other reading where it differs.
fn categories(
    shown: Decimal,
    exact: &Rational,
    rules: &RulesInForce,
) -> (Option<String>, bool, Option<String>) {
    let by_shown = rules.scale.classify(shown);
    let by_exact = rules.scale.classify_exact(exact);
    let (found, other) = match rules.scale.reads {
        ScaleReads::Shown => (by_shown, by_exact),
        ScaleReads::Exact => (by_exact, by_shown),
    };
    let other = other.map(|class| class.label);
    let label = found.map(|class| class.label);
    let differs = other.filter(|other| label != Some(*other));
    (
        label.map(str::to_owned),
        found.is_some_and(|class| class.in_gap),
        differs.map(str::to_owned),
    )
}

/// Measures a realization against a target, by the rules.
///
/// ```
/// use lkj_core::evaluation::{Measurement, achievement};
/// use lkj_core::{Polarity, TargetValue, rules::RulesInForce};
/// use rust_decimal::Decimal;
///
/// let rules = RulesInForce::default();
/// let realization: Decimal = "80.34".parse()?;
/// let target = TargetValue::from("80.94".parse::<Decimal>()?);
/// let rat = achievement(&realization.into(), &target, &Measurement::of(Polarity::Higher), &rules);
/// assert_eq!(rat.value().map(|percent| percent.to_string()).as_deref(), Some("99.26"));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[must_use]
pub fn achievement(
    realization: &RealizedValue,
    target: &TargetValue,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Achievement {
    let rules = &*measurement.rules(rules);
    if let Some((case, convention)) = zero_case(realization, target, measurement, rules)
        && convention != ZeroConvention::Formula
    {
        return by_convention(case, convention, rules).into();
    }
    let exact = exact_achievement(realization, target, measurement);
    exact
        .and_then(|(exact, method, working)| {
            Achievement::from_exact(&exact, method, working, rules)
        })
        .into()
}

/// Which case of zeros this is, if it is one, and what is done about it.
fn zero_case(
    realization: &RealizedValue,
    target: &TargetValue,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Option<(ZeroCase, ZeroConvention)> {
    let realized_zero = match realization {
        RealizedValue::Shown(value) => value.is_zero(),
        RealizedValue::Number(value) => value.is_zero(),
        RealizedValue::Grade(_) | RealizedValue::YesNo(_) => return None,
    };
    let target_zero = target.figure()?.value.is_zero();
    let case = match (measurement.polarity, target_zero, realized_zero) {
        (Polarity::Higher, true, false) => ZeroCase::HigherZeroTarget,
        (Polarity::Higher, true, true) => ZeroCase::HigherBothZero,
        (Polarity::Higher, false, true) => ZeroCase::HigherZeroRealization,
        (Polarity::Lower, true, false) => ZeroCase::LowerZeroTarget,
        (Polarity::Lower, true, true) => ZeroCase::LowerBothZero,
        (Polarity::Lower, false, true) => ZeroCase::LowerZeroRealization,
        _ => return None,
    };
    // From a baseline, zero is a number like any other.
    let has_way = measurement.polarity == Polarity::Lower
        && measurement.lower_method == LowerMethod::Baseline;
    let stated = measurement.zero.convention(case);
    if has_way && stated.is_none() {
        return None;
    }
    Some((
        case,
        stated
            .or_else(|| rules.zero.convention(case))
            .unwrap_or(ZeroConvention::Formula),
    ))
}

fn by_convention(
    case: ZeroCase,
    convention: ZeroConvention,
    rules: &RulesInForce,
) -> Result<Measured, Reason> {
    let ZeroConvention::Percent(percent) = convention else {
        return Err(match case {
            ZeroCase::HigherZeroRealization | ZeroCase::LowerZeroRealization => {
                Reason::ZeroRealization
            }
            _ => Reason::ZeroTarget,
        });
    };
    let working = Line::new([text(case.word())]);
    let measured = Achievement::from_exact(&percent.into(), Method::Convention, working, rules)?;
    Ok(Measured {
        zero: Some((case, convention)),
        ..measured
    })
}

type Exact = Result<(Rational, Method, Line), Reason>;

fn exact_achievement(
    realization: &RealizedValue,
    target: &TargetValue,
    measurement: &Measurement,
) -> Exact {
    if let Some(realized) = RealizedNumber::of(realization) {
        return match target {
            TargetValue::Figure(figure) => against_number(&realized, figure.value, measurement),
            TargetValue::Range { lower, upper, .. } => {
                against_range(&realized, *lower, *upper, measurement)
            }
            TargetValue::Bound { side, bound } => {
                against_bound(&realized, *side, bound.value, measurement)
            }
            TargetValue::Several(_) => Err(Reason::SeveralTargets),
            TargetValue::Grade(_) | TargetValue::YesNo(_) => Err(Reason::NotANumber),
        };
    }
    match (realization, target) {
        (RealizedValue::Grade(grade), TargetValue::Grade(target)) => {
            against_grade(grade, target, measurement)
        }
        (RealizedValue::YesNo(done), TargetValue::YesNo(wanted)) => {
            let line = equality_line(yes_no(*done), yes_no(*wanted));
            Ok((all_or_nothing(done == wanted), Method::Equality, line))
        }
        (_, TargetValue::Several(_)) => Err(Reason::SeveralTargets),
        _ => Err(Reason::NotANumber),
    }
}

const fn yes_no(truth: bool) -> &'static str {
    if truth { "ya" } else { "tidak" }
}

fn all_or_nothing(reached: bool) -> Rational {
    if reached {
        Rational::HUNDRED
    } else {
        Rational::ZERO
    }
}

fn against_number(realized: &RealizedNumber, target: Decimal, measurement: &Measurement) -> Exact {
    match measurement.polarity {
        Polarity::AtMost => against_bound(realized, Side::AtMost, target, measurement),
        Polarity::AtLeast => against_bound(realized, Side::AtLeast, target, measurement),
        Polarity::Near if measurement.anchors.is_empty() => closeness(realized, target),
        Polarity::Near => interpolated(realized, target, &measurement.anchors),
        Polarity::Lower => lower_is_better(realized, target, measurement),
        _ => higher_is_better(realized, target),
    }
}

fn higher_is_better(realized: &RealizedNumber, target: Decimal) -> Exact {
    let divisor = positive(target)?;
    let exact = realized.exact.percent_of(&divisor)?;
    Ok((
        exact,
        Method::Ratio,
        ratio_line(realized.piece.clone(), Piece::Number(target)),
    ))
}

fn lower_is_better(realized: &RealizedNumber, target: Decimal, measurement: &Measurement) -> Exact {
    let method = measurement.method();
    let shown = realized.piece.clone();
    match measurement.lower_method {
        LowerMethod::Linear => {
            let divisor = positive(target)?;
            let twice = divisor.checked_add(&divisor)?;
            let exact = twice.checked_sub(&realized.exact)?.percent_of(&divisor)?;
            let line = [
                text("(2 × "),
                Piece::Number(target),
                Piece::Sign("−"),
                shown,
                text(")"),
            ];
            Ok((exact, method, over(line, Piece::Number(target))))
        }
        LowerMethod::Ratio => {
            let dividend = positive(target)?;
            if realized.exact.is_zero() {
                return Err(Reason::ZeroRealization);
            }
            Ok((
                dividend.percent_of(&realized.exact)?,
                method,
                ratio_line(Piece::Number(target), shown),
            ))
        }
        LowerMethod::Gap => {
            let divisor = positive(target)?;
            let exact = divisor.checked_sub(&realized.exact)?.percent_of(&divisor)?;
            let line = [
                text("("),
                Piece::Number(target),
                Piece::Sign("−"),
                shown,
                text(")"),
            ];
            Ok((exact, method, over(line, Piece::Number(target))))
        }
        LowerMethod::Baseline => from_baseline(realized, target, measurement),
    }
}

/// (B − R) / (B − T): how much of the way from the baseline has been gone, up or down.
fn from_baseline(realized: &RealizedNumber, target: Decimal, measurement: &Measurement) -> Exact {
    let baseline = measurement.baseline.ok_or(Reason::NoBaseline)?;
    let start = Rational::from(baseline);
    let way = start.checked_sub(&Rational::from(target))?;
    if way.is_zero() {
        return Err(Reason::BaselineIsTarget);
    }
    let exact = start.checked_sub(&realized.exact)?.percent_of(&way)?;
    let line = [
        text("("),
        Piece::Number(baseline),
        Piece::Sign("−"),
        realized.piece.clone(),
        text(")"),
        Piece::Sign("/"),
        text("("),
        Piece::Number(baseline),
        Piece::Sign("−"),
        Piece::Number(target),
        text(")"),
        Piece::Sign("×"),
        text("100"),
    ];
    Ok((exact, Method::Baseline, Line::new(line)))
}

/// Above the range the upper bound counts, below it the lower one; inside is 100.
fn against_range(
    realized: &RealizedNumber,
    lower: Decimal,
    upper: Decimal,
    measurement: &Measurement,
) -> Exact {
    if realized.exact > Rational::from(upper) {
        against_number(realized, upper, measurement)
    } else if realized.exact < Rational::from(lower) {
        against_number(realized, lower, measurement)
    } else {
        let line = [
            Piece::Number(lower),
            Piece::Sign("≤"),
            realized.piece.clone(),
            Piece::Sign("≤"),
            Piece::Number(upper),
        ];
        Ok((Rational::HUNDRED, Method::Within, Line::new(line)))
    }
}

/// Within the bound is 100 for `at_most` and `at_least`; for the other polarities the bound
/// is the number to measure against.
fn against_bound(
    realized: &RealizedNumber,
    side: Side,
    bound: Decimal,
    measurement: &Measurement,
) -> Exact {
    if matches!(
        measurement.polarity,
        Polarity::Lower | Polarity::Higher | Polarity::Near
    ) {
        return against_number(realized, bound, measurement);
    }
    let limit = Rational::from(bound);
    let (is_within, sign) = match side {
        Side::AtMost => (realized.exact <= limit, "≤"),
        Side::Below => (realized.exact < limit, "<"),
        Side::AtLeast => (realized.exact >= limit, "≥"),
        Side::Above => (realized.exact > limit, ">"),
    };
    if is_within {
        let line = [
            realized.piece.clone(),
            Piece::Sign(sign),
            Piece::Number(bound),
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
fn closeness(realized: &RealizedNumber, target: Decimal) -> Exact {
    let divisor = positive(target)?;
    let distance = realized.exact.checked_sub(&divisor)?.abs();
    let exact = divisor.checked_sub(&distance)?.percent_of(&divisor)?;
    let line = [
        text("(1"),
        Piece::Sign("−"),
        text("|"),
        realized.piece.clone(),
        Piece::Sign("−"),
        Piece::Number(target),
        text("|"),
        Piece::Sign("/"),
        Piece::Number(target),
        text(")"),
        Piece::Sign("×"),
        text("100"),
    ];
    Ok((exact, Method::Closeness, Line::new(line)))
}

/// R/T, mirrored at 100, then on the line between the anchor points around it. Beyond the
/// outermost points their scores hold.
fn interpolated(realized: &RealizedNumber, target: Decimal, anchors: &[Anchor]) -> Exact {
    let ratio = realized.exact.percent_of(&positive(target)?)?;
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
        realized.piece.clone(),
        Piece::Sign("/"),
        Piece::Number(target),
        Piece::Sign("→"),
        number(&mirrored),
    ];
    Ok((exact, Method::Interpolated, Line::new(line)))
}

fn against_grade(grade: &str, target: &str, measurement: &Measurement) -> Exact {
    if measurement.grade_method == GradeMethod::Equality {
        let line = equality_line(grade, target);
        return Ok((all_or_nothing(grade == target), Method::Equality, line));
    }
    let score = |wanted: &str| {
        let scores = (1_u32..).zip(&measurement.grades);
        scores
            .into_iter()
            .find(|(_, known)| known.as_str() == wanted)
            .map(|(score, _)| score)
    };
    let (Some(reached), Some(wanted)) = (score(grade), score(target)) else {
        return Err(Reason::NoScale);
    };
    let exact = Rational::from(reached).percent_of(&wanted.into())?;
    Ok((
        exact,
        Method::Score,
        ratio_line(
            text(&format!("{grade} ({reached})")),
            text(&format!("{target} ({wanted})")),
        ),
    ))
}

fn positive(target: Decimal) -> Result<Rational, Reason> {
    if target.is_zero() {
        Err(Reason::ZeroTarget)
    } else if target.is_sign_negative() {
        Err(Reason::NegativeTarget)
    } else {
        Ok(target.into())
    }
}

fn text(text: &str) -> Piece {
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

fn equality_line(realized: &str, target: &str) -> Line {
    let sign = if realized == target { "=" } else { "≠" };
    Line::new([text(realized), Piece::Sign(sign), text(target)])
}

fn ratio_line(dividend: Piece, divisor: Piece) -> Line {
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

impl Serialize for Achievement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Achievement", 7)?;
        let measured = self.measured();
        object.serialize_field(
            "status",
            if measured.is_some() {
                "measured"
            } else {
                "not_measured"
            },
        )?;
        object.serialize_field("raw", &measured.map(|measured| measured.raw))?;
        object.serialize_field("value", &measured.map(|measured| measured.value))?;
        object.serialize_field(
            "category",
            &measured.and_then(|measured| measured.category.as_deref()),
        )?;
        object.serialize_field("in_gap", &measured.is_some_and(|measured| measured.in_gap))?;
        object.serialize_field("reason", &self.reason())?;
        let convention = measured
            .and_then(|measured| measured.zero)
            .map(|(case, done)| format!("{}: {done}", case.word()));
        object.serialize_field("convention", &convention)?;
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(realization: &str, target: &str, measurement: &Measurement) -> String {
        let target = TargetValue::parse(target).unwrap().unwrap();
        let realization = match realization.parse::<Decimal>() {
            Ok(number) => number.into(),
            Err(_) => RealizedValue::Grade(realization.to_owned()),
        };
        match achievement(&realization, &target, measurement, &RulesInForce::default()) {
            Achievement::Measured(measured) => measured.raw.to_string(),
            Achievement::NotMeasured(reason) => reason.code().to_owned(),
        }
    }

    fn lower(method: LowerMethod) -> Measurement {
        Measurement {
            lower_method: method,
            ..Measurement::of(Polarity::Lower)
        }
    }

    #[test]
    fn higher_is_better_as_printed_reports_have_it() {
        for (target, realization, expected) in [
            ("72,84", "72.97", "100.18"),
            ("7", "76.4", "1091.43"),
            ("11,09", "10.8", "97.39"),
            ("3,25", "0.0", "0.00"),
            ("0", "5", "zero_target"),
            ("-2", "1", "negative_target"),
        ] {
            assert_eq!(
                measured(realization, target, &Measurement::of(Polarity::Higher)),
                expected
            );
        }
    }

    #[test]
    fn lower_is_better_by_each_method() {
        for (method, target, realization, expected) in [
            (LowerMethod::Linear, "32", "4.88", "184.75"),
            (LowerMethod::Linear, "49", "56.23", "85.24"),
            (LowerMethod::Linear, "< 49", "56.23", "85.24"),
            (LowerMethod::Linear, "49,34", "110.84", "-24.65"),
            (LowerMethod::Linear, "10", "0", "200.00"),
            (LowerMethod::Ratio, "88,82", "135.15", "65.72"),
            (LowerMethod::Ratio, "10", "0", "zero_realization"),
            (LowerMethod::Gap, "20", "20", "0.00"),
            (LowerMethod::Gap, "20", "5", "75.00"),
            (LowerMethod::Baseline, "20", "15", "no_baseline"),
        ] {
            assert_eq!(
                measured(realization, target, &lower(method)),
                expected,
                "{method:?} {target} {realization}"
            );
        }
    }

    #[test]
    fn a_baseline_works_in_both_directions() {
        let from = |baseline: &str| Measurement {
            baseline: Some(baseline.parse().unwrap()),
            ..lower(LowerMethod::Baseline)
        };
        assert_eq!(measured("15", "20", &from("30")), "150.00");
        assert_eq!(measured("25", "30", &from("20")), "50.00");
        assert_eq!(measured("25", "20", &from("20")), "baseline_is_target");
    }

    #[test]
    fn ranges_and_bounds() {
        for (measurement, target, realization, expected) in [
            (Measurement::of(Polarity::Higher), "80-90", "70", "87.50"),
            (Measurement::of(Polarity::Higher), "80-90", "92", "102.22"),
            (Measurement::of(Polarity::Higher), "80-90", "85", "100.00"),
            (
                Measurement::of(Polarity::Lower),
                "7-8 bulan",
                "6.5",
                "107.14",
            ),
            (Measurement::of(Polarity::Lower), "7-8 bulan", "9", "87.50"),
            (Measurement::of(Polarity::AtMost), "5", "5", "100.00"),
            (Measurement::of(Polarity::AtMost), "< 5", "5", "100.00"),
            (Measurement::of(Polarity::AtMost), "5", "6", "80.00"),
            (Measurement::of(Polarity::AtLeast), "≥ 3", "2", "66.67"),
            (Measurement::of(Polarity::Near), "50", "45", "90.00"),
            (Measurement::of(Polarity::Near), "50", "55", "90.00"),
        ] {
            assert_eq!(
                measured(realization, target, &measurement),
                expected,
                "{target} {realization}"
            );
        }
    }

    #[test]
    fn grades_by_equality_or_by_score() {
        let scored = Measurement {
            grades: ["TMP", "TW", "WDP", "WTP"].map(str::to_owned).to_vec(),
            grade_method: GradeMethod::Score,
            ..Measurement::of(Polarity::Grade)
        };
        assert_eq!(
            measured("WTP", "WTP", &Measurement::of(Polarity::Grade)),
            "100.00"
        );
        assert_eq!(
            measured("WDP", "WTP", &Measurement::of(Polarity::Grade)),
            "0.00"
        );
        assert_eq!(measured("WDP", "WTP", &scored), "75.00");
        assert_eq!(measured("AA", "WTP", &scored), "no_scale");
        assert_eq!(measured("5", "WTP", &scored), "not_a_number");
    }

    #[test]
    fn a_cap_limits_what_counts_and_not_what_is_raw() {
        let rules = RulesInForce {
            cap: Some(Decimal::from(120)),
            ..RulesInForce::default()
        };
        let target = TargetValue::from(Decimal::from(7));
        let capped = achievement(
            &Decimal::from(14).into(),
            &target,
            &Measurement::default(),
            &rules,
        );
        let capped = capped.measured().unwrap();
        assert_eq!(
            (capped.raw.to_string(), capped.value.to_string()),
            ("200.00".to_owned(), "120.00".to_owned())
        );
    }

    #[test]
    fn tells_when_rounding_changes_the_category() {
        let target = TargetValue::from(Decimal::from(1400));
        let realization: Decimal = "923.93".parse().unwrap();
        let result = achievement(
            &realization.into(),
            &target,
            &Measurement::default(),
            &RulesInForce::default(),
        );
        let measured = result.measured().unwrap();
        assert_eq!(measured.value.to_string(), "66.00");
        assert_eq!(measured.category.as_deref(), Some("Sedang"));
        assert_eq!(measured.other_category.as_deref(), Some("Rendah"));
    }
}

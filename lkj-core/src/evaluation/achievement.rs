//! Realization against target.

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::measurement::Measurement;
use super::methods::{Exact, Method, Promise, exact_achievement, text};
use super::realized_value::RealizedValue;
use super::reason::Reason;
use super::standing::Standing;
use super::trace::{Line, Outcome, Step};
use crate::arithmetic::Rational;
use crate::rules::{RulesInForce, ScaleReads, ZeroCase, ZeroConvention};
use crate::{LowerMethod, Percent, Polarity, TargetValue};

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
    /// Whether the target was reached; of means none, since they have no target of their own.
    pub standing: Option<Standing>,
    /// By which method.
    pub method: Method,
    /// Which convention for zeros was applied, where one was.
    pub zero: Option<(ZeroCase, ZeroConvention)>,
    /// The calculation with numbers put in.
    pub working: Line,
}

impl Measured {
    /// Whether the target was missed, while the rounded percentage is one of a target reached.
    #[must_use]
    pub fn is_missed_in_spite_of_percentage(&self) -> bool {
        self.standing == Some(Standing::Missed)
            && self.method != Method::Convention
            && Rational::from(self.raw.get()) >= self.method.full_mark()
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

    /// Whether the target was reached, where there is one and it was measured.
    #[must_use]
    pub const fn standing(&self) -> Option<Standing> {
        match self {
            Self::Measured(measured) => measured.standing,
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
        let value = rules.limited(raw);
        let exact = rules.limited_exact(exact);
        let (category, in_gap, other_category) = categories(value, &exact, rules);
        Ok(Measured {
            raw: Percent::new(raw),
            value: Percent::new(value),
            exact,
            category,
            in_gap,
            other_category,
            standing: None,
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
    against(realization, Promise::Stated(target), measurement, rules)
}

/// Measures a realization against what was promised, by the rules.
pub(super) fn against(
    realization: &RealizedValue,
    promise: Promise<'_>,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Achievement {
    let rules = &*measurement.rules(rules);
    measured(realization, promise, measurement, rules).into()
}

fn measured(
    realization: &RealizedValue,
    promise: Promise<'_>,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Result<Measured, Reason> {
    let zero = zero_case(realization, promise, measurement, rules)
        .filter(|(_, convention)| *convention != ZeroConvention::Formula);
    let (exact, method, working) = match zero {
        Some((case, convention)) => by_convention(case, convention)?,
        None => exact_achievement(realization, promise, measurement)?,
    };
    let standing = Standing::of(realization, promise, measurement, &exact);
    Ok(Measured {
        standing: Some(standing),
        zero,
        ..Achievement::from_exact(&exact, method, working, rules)?
    })
}

/// Which case of zeros this is, if it is one, and what is done about it.
fn zero_case(
    realization: &RealizedValue,
    promise: Promise<'_>,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Option<(ZeroCase, ZeroConvention)> {
    let realized_zero = match realization {
        RealizedValue::Shown(value) => value.is_zero(),
        RealizedValue::Number(value) => value.is_zero(),
        RealizedValue::Grade(_) | RealizedValue::YesNo(_) => return None,
    };
    let target_zero = match promise {
        Promise::Stated(target) => target.figure()?.value.is_zero(),
        Promise::Computed(target) => target.is_zero(),
    };
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

fn by_convention(case: ZeroCase, convention: ZeroConvention) -> Exact {
    let ZeroConvention::Percent(percent) = convention else {
        return Err(match case {
            ZeroCase::HigherZeroRealization | ZeroCase::LowerZeroRealization => {
                Reason::ZeroRealization
            }
            _ => Reason::ZeroTarget,
        });
    };
    let working = Line::new([text(case.word())]);
    Ok((percent.into(), Method::Convention, working))
}

impl Serialize for Achievement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Achievement", 8)?;
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
        object.serialize_field("standing", &self.standing())?;
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
    use crate::GradeMethod;

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

//! Measures a realization against a target: what kind of values they are decides how.

use std::borrow::Cow;

use super::achievement::{Achievement, Compared, Measured};
use super::grades::against_grade;
use super::measurement::{Measurement, Method};
use super::methods::{Exact, Promise, all_or_nothing, exact_achievement, text};
use super::one_unit::in_one_unit;
use super::realized_value::RealizedValue;
use super::reason::Reason;
use super::standing::Standing;
use super::trace::{Line, Piece};
use crate::framework::{Given, TargetValue};
use crate::number::{Figure, Side};
use crate::rules::{LowerMethod, Polarity, RulesInForce, ZeroCase, ZeroConvention};
use crate::value::Date;

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
    match promise {
        Promise::Stated(target) => against_stated(realization, target, measurement, rules),
        Promise::Computed(_) => measured(realization, promise, measurement, rules).into(),
    }
}

/// Measures or compares a realization with a target that is stated.
fn against_stated(
    realization: &RealizedValue,
    target: &TargetValue,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Achievement {
    if let RealizedValue::Given(Given::NotYet(words)) = realization {
        return Achievement::NotMeasured(Reason::NotYet {
            words: words.clone(),
        });
    }
    if let Some(reason) = several_quantities(realization, target) {
        return Achievement::NotMeasured(reason);
    }
    let measurement = match measurement.against(target) {
        Ok(measurement) => measurement,
        Err(reason) => return Achievement::NotMeasured(reason),
    };
    match (realization, target) {
        (RealizedValue::Given(Given::Grade(reached)), TargetValue::Grade(promised)) => {
            against_grade(reached, promised, &measurement, rules)
        }
        (RealizedValue::Given(Given::Date(done)), TargetValue::Date { date, side }) => on_time(
            *done,
            *date,
            side.unwrap_or(Side::AtMost),
            &measurement,
            rules,
        ),
        _ => in_numbers(realization, target, &measurement, rules).into(),
    }
}

fn several_quantities(realization: &RealizedValue, target: &TargetValue) -> Option<Reason> {
    let is_several = matches!(realization, RealizedValue::Given(Given::Several(_)))
        || matches!(target, TargetValue::Several(_));
    is_several.then(|| Reason::SeveralQuantities {
        target: target.to_string(),
        realization: realization.to_string(),
    })
}

/// Compares a date with the one by which something was promised. A percentage follows only where
/// the indicator is declared as done or not.
fn on_time(
    done: Date,
    promised: Date,
    side: Side,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Achievement {
    let (is_met, sign) = match side {
        Side::AtMost => (done <= promised, "≤"),
        Side::Below => (done < promised, "<"),
        Side::AtLeast => (done >= promised, "≥"),
        Side::Above => (done > promised, ">"),
    };
    let sign = if is_met { sign } else { ">" };
    let dates = [done, promised].map(|date| text(&date.to_string()));
    let [done, promised] = dates;
    let working = Line::new([done, Piece::Sign(sign), promised]);
    let standing = if is_met {
        Standing::Met
    } else {
        Standing::Missed
    };
    if measurement.polarity() != Polarity::YesNo {
        return Achievement::Compared(Compared {
            standing,
            reason: Reason::Date,
            working,
        });
    }
    let exact = all_or_nothing(is_met);
    let measured = Achievement::from_exact(&exact, Method::Equality, working, rules);
    let measured = measured.map(|measured| Measured {
        standing: Some(standing),
        ..measured
    });
    measured.into()
}

/// Measures what is brought to one unit first.
fn in_numbers(
    realization: &RealizedValue,
    target: &TargetValue,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Result<Measured, Reason> {
    let values = in_one_unit(realization, target, measurement)?;
    let has_same_baseline = values.baseline == measurement.baseline.as_ref().map(|one| one.value);
    let measurement = if has_same_baseline {
        Cow::Borrowed(measurement)
    } else {
        Cow::Owned(Measurement {
            baseline: values.baseline.map(Figure::new),
            ..measurement.clone()
        })
    };
    let promise = Promise::Stated(&values.target);
    Ok(Measured {
        units: values.note,
        ..measured(&values.realization, promise, &measurement, rules)?
    })
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
    let realized_zero = realization.number()?.is_zero();
    let target_zero = match promise {
        Promise::Stated(target) => target.figure()?.value.is_zero(),
        Promise::Computed(target) => target.is_zero(),
    };
    let case = match (measurement.polarity(), target_zero, realized_zero) {
        (Polarity::Higher, true, false) => ZeroCase::HigherZeroTarget,
        (Polarity::Higher, true, true) => ZeroCase::HigherBothZero,
        (Polarity::Higher, false, true) => ZeroCase::HigherZeroRealization,
        (Polarity::Lower, true, false) => ZeroCase::LowerZeroTarget,
        (Polarity::Lower, true, true) => ZeroCase::LowerBothZero,
        (Polarity::Lower, false, true) => ZeroCase::LowerZeroRealization,
        (Polarity::Higher | Polarity::Lower, false, false)
        | (
            Polarity::Range
            | Polarity::AtMost
            | Polarity::AtLeast
            | Polarity::Near
            | Polarity::Grade
            | Polarity::YesNo
            | Polarity::NotSaid,
            _,
            _,
        ) => return None,
    };
    // From a baseline, zero is a number like any other.
    let has_way = measurement.polarity() == Polarity::Lower
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
            ZeroCase::HigherZeroTarget
            | ZeroCase::HigherBothZero
            | ZeroCase::LowerZeroTarget
            | ZeroCase::LowerBothZero => Reason::ZeroTarget,
        });
    };
    let working = Line::new([text(case.word())]);
    Ok((percent.into(), Method::Convention, working))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::framework::GradeMethod;
    use crate::rules::LowerMethod;

    fn measured(realization: &str, target: &str, measurement: &Measurement) -> String {
        let target = TargetValue::parse(target).unwrap().unwrap();
        let realization = match realization.parse::<Decimal>() {
            Ok(number) => number.into(),
            Err(_) => Given::Grade(crate::number::Grade::of(realization)).into(),
        };
        match achievement(&realization, &target, measurement, &RulesInForce::default()) {
            Achievement::Measured(measured) => measured.raw.to_string(),
            Achievement::Compared(compared) => {
                let standing = compared.standing.words(crate::value::Locale::English);
                format!("{standing}, {}", compared.reason.code())
            }
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
            baseline: Some(Figure::new(baseline.parse().unwrap())),
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
            grade_method: Some(GradeMethod::Score),
            ..Measurement::of(Polarity::Grade)
        };
        assert_eq!(
            measured("WTP", "WTP", &Measurement::of(Polarity::Grade)),
            "100.00"
        );
        assert_eq!(
            measured("WDP", "WTP", &Measurement::of(Polarity::Grade)),
            "target missed, grade_order"
        );
        let equal = Measurement {
            grade_method: Some(GradeMethod::Equality),
            ..Measurement::of(Polarity::Grade)
        };
        assert_eq!(measured("WDP", "WTP", &equal), "0.00");
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

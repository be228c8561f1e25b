//! Scales put every value into one class, and a better value never into a worse one.

use lkj_core::rules::{Class, Limits, SCALES, Scale};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rust_decimal::Decimal;

use crate::expected::class_of;
use crate::given::scales;
use crate::oracle::exact;

/// The ends of all classes, and values next to them and between them.
fn values(scale: &Scale) -> Vec<Decimal> {
    let ends = scale
        .classes
        .iter()
        .flat_map(|class| [class.from, class.above, class.to, class.below])
        .flatten();
    let beside = [
        "-0.000000000001",
        "-0.005",
        "-0.01",
        "-0.25",
        "-0.5",
        "-0.51",
        "0",
        "0.000000000001",
        "0.005",
        "0.01",
        "0.25",
        "0.49",
        "0.5",
        "0.501",
        "0.75",
    ];
    let beside: Vec<Decimal> = beside.iter().map(|text| text.parse().unwrap()).collect();
    let mut values: Vec<Decimal> = ends
        .flat_map(|end| beside.iter().map(move |beside| end + beside))
        .chain((-40..520).map(|quarters| Decimal::new(quarters * 25, 2)))
        .collect();
    values.sort();
    values.dedup();
    values
}

fn is_printed_in(class: &Class, value: Decimal) -> bool {
    class.from.is_none_or(|from| from <= value)
        && class.above.is_none_or(|above| above < value)
        && class.to.is_none_or(|to| value <= to)
        && class.below.is_none_or(|below| value < below)
}

/// Whether a value lies above the best class or below the worst one.
fn is_outside(scale: &Scale, value: Decimal) -> bool {
    let (Some(best), Some(worst)) = (scale.classes.first(), scale.classes.last()) else {
        return true;
    };
    let above =
        best.to.is_some_and(|to| to < value) || best.below.is_some_and(|below| below <= value);
    let below = worst.from.is_some_and(|from| value < from)
        || worst.above.is_some_and(|above| value <= above);
    above || below
}

fn check(scale: &Scale) -> Result<(), TestCaseError> {
    let mut last: Option<(Decimal, usize)> = None;
    for value in values(scale) {
        let found = scale.classify(value);
        let printed: Vec<_> = scale
            .classes
            .iter()
            .filter(|class| is_printed_in(class, value))
            .collect();
        prop_assert!(printed.len() <= 1, "{} is printed in {:?}", value, printed);
        prop_assert_eq!(
            found.is_none(),
            is_outside(scale, value),
            "{} is {:?}",
            value,
            found
        );
        let expected = class_of(scale, &exact(value));
        prop_assert_eq!(
            found.map(|found| (found.label, found.in_gap)),
            expected.map(|(class, in_gap)| (class.label.as_str(), in_gap)),
            "{}",
            value
        );
        let Some(found) = found else { continue };
        prop_assert_eq!(found.in_gap, printed.is_empty(), "{} is {:?}", value, found);
        prop_assert_eq!(
            found.in_gap,
            in_listed_gap(scale, value),
            "{} is {:?}",
            value,
            found
        );
        let at = scale
            .classes
            .iter()
            .position(|class| class.label == found.label);
        let at = at.unwrap();
        if let Some((lower, class)) = last {
            prop_assert!(
                at <= class,
                "{} is {}, but {} is {}",
                value,
                found.label,
                lower,
                scale.classes[class].label
            );
        }
        last = Some((value, at));
    }
    Ok(())
}

/// Whether a value lies in one of the gaps that the scale lists.
fn in_listed_gap(scale: &Scale, value: Decimal) -> bool {
    let is_printed = scale
        .classes
        .iter()
        .any(|class| is_printed_in(class, value));
    !is_printed
        && scale.gaps().iter().any(|gap| {
            if gap.is_point {
                value == gap.after
            } else {
                gap.after <= value && value <= gap.before
            }
        })
}

#[test]
fn the_scales_of_the_engine_put_every_value_into_one_class() {
    for named in SCALES {
        for limits in [Limits::LowerEnd, Limits::UpperEnd, Limits::WholeNumber] {
            let scale = Scale {
                limits,
                ..named.scale()
            };
            check(&scale).unwrap_or_else(|failure| panic!("{} {limits:?}: {failure}", named.name));
        }
    }
}

proptest! {
    #![proptest_config(crate::inputs(100))]

    #[test]
    fn any_scale_that_is_valid_puts_every_value_into_one_class(scale in scales()) {
        check(&scale)?;
    }
}

//! Parts of a year combine as the words say, whatever is missing among them.

use lkj_core::evaluation::{
    Achievement, Combined, Measurement, PeriodFigures, Reason, combine_periods,
};
use lkj_core::rules::{RealizationTaken, RulesInForce};
use lkj_core::{Combination, Polarity, TargetsAre};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::given::decimals;
use crate::oracle::{Exact, Rounded, exact, percent, sum, whole};

fn periods() -> impl Strategy<Value = Vec<PeriodFigures>> {
    let figure = || proptest::option::weighted(0.8, decimals());
    let period = (figure(), figure()).prop_map(|(target, realization)| PeriodFigures {
        target,
        realization,
    });
    proptest::collection::vec(period, 0..=12)
}

/// What was realized in the periods that were filled in.
fn realization(periods: &[PeriodFigures], combination: Combination) -> Option<Exact> {
    let filled: Vec<Exact> = realized(periods).map(|(_, value)| exact(value)).collect();
    let last = filled.last()?.clone();
    Some(match combination {
        Combination::Sum => sum(&filled),
        Combination::Average => sum(&filled) / whole(filled.len()),
        Combination::Max => filled.into_iter().max()?,
        _ => last,
    })
}

fn realized(periods: &[PeriodFigures]) -> impl Iterator<Item = (usize, Decimal)> {
    let values = periods.iter().map(|period| period.realization);
    values
        .enumerate()
        .filter_map(|(at, value)| Some((at, value?)))
}

/// What was promised for the periods up to the last that was filled in; nothing where one that
/// counts has no target.
fn target(
    periods: &[PeriodFigures],
    combination: Combination,
    targets: TargetsAre,
) -> Option<Exact> {
    let (last, _) = realized(periods).last()?;
    let of = |at: usize| Some(exact(periods[at].target?));
    let all = |which: Vec<usize>| which.into_iter().map(of).collect::<Option<Vec<_>>>();
    let filled: Vec<usize> = realized(periods).map(|(at, _)| at).collect();
    match (targets, combination) {
        (TargetsAre::Positions, Combination::Average) => {
            let each = all(filled)?;
            Some(sum(&each) / whole(each.len()))
        }
        (TargetsAre::Positions, _) => of(last),
        (_, Combination::Sum) => Some(sum(&all(filled)?)),
        _ => Some(sum(&all((0..=last).collect())?)),
    }
}

/// A number without an end is shown rounded, others as they are.
fn as_shown(value: &Exact, rules: &RulesInForce) -> Option<Exact> {
    if crate::oracle::fits_a_decimal(value) {
        return Some(value.clone());
    }
    Some(Rounded::of(value, rules.places.get(), rules.rounding)?.exact())
}

fn combined(
    periods: &[PeriodFigures],
    combination: Combination,
    targets: TargetsAre,
) -> Result<Combined, Reason> {
    combine_periods(periods, combination, targets, true)
}

proptest! {
    #![proptest_config(crate::inputs(2000))]

    #[test]
    fn periods_combine_exactly(
        periods in periods(),
        combination in select(vec![
            Combination::Sum,
            Combination::Average,
            Combination::Max,
            Combination::Last,
        ]),
        targets in select(vec![TargetsAre::Positions, TargetsAre::Increments]),
        taken in select(vec![RealizationTaken::Rounded, RealizationTaken::Exact]),
    ) {
        let rules = RulesInForce { realization: taken, ..RulesInForce::default() };
        let found = combined(&periods, combination, targets).unwrap();
        let realized = realization(&periods, combination);
        let promised = target(&periods, combination, targets);
        prop_assert_eq!(found.filled, self::realized(&periods).count());
        prop_assert_eq!(found.realization.is_some(), realized.is_some());
        prop_assert_eq!(found.target.is_some(), promised.is_some());

        let measurement = Measurement::of(Polarity::Higher);
        let achievement = found.achievement(&measurement, rules.places, &rules);
        let (Some(realized), Some(promised)) = (realized, promised) else {
            prop_assert!(achievement.measured().is_none());
            return Ok(());
        };
        let wanted = match taken {
            RealizationTaken::Exact => Some((realized, promised)),
            RealizationTaken::Rounded => Rounded::of(&realized, rules.places.get(), rules.rounding)
                .map(|rounded| rounded.exact())
                .zip(as_shown(&promised, &rules)),
        };
        let wanted = wanted
            .filter(|(_, promised)| *promised > whole(0))
            .and_then(|(realized, promised)| percent(&realized, &promised))
            .and_then(|percent| Rounded::of(&percent, rules.places.get(), rules.rounding));
        match (achievement, wanted) {
            (Achievement::Measured(found), Some(wanted)) => {
                prop_assert_eq!(found.raw.to_string(), wanted.to_string());
            }
            (Achievement::NotMeasured(_), None) => {}
            // Of zeros the rules say what they mean.
            (found, wanted) => {
                let zeros = |one: &Achievement| {
                    one.measured().is_some_and(|measured| measured.zero.is_some())
                        || matches!(one.reason(), Some(Reason::ZeroRealization | Reason::ZeroTarget))
                };
                prop_assert!(zeros(&found), "{found:?}, not {wanted:?}");
            }
        }
    }
}

#[test]
fn numbers_that_mean_nothing_together_are_not_added_up() {
    let quarter = PeriodFigures {
        target: Some(80.into()),
        realization: Some(81.into()),
    };
    let refused = combine_periods(&[quarter], Combination::Sum, TargetsAre::Increments, false);
    assert_eq!(refused, Err(Reason::NotAdditive));
}

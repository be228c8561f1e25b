//! Columns give what one row at a time gives, by any rules. (What exact division gives for rows
//! made to go wrong is in `tests/columns.rs` of the workspace.)

#![cfg(feature = "batch")]
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::batch::{
    Columns, Kernel, KernelProblem, MISSING, NO_CATEGORY, Outputs, Status, Way, Ways, roll_up,
};
use lkj_core::evaluation::{Measurement, Part, Reason, achievement, aggregate};
use lkj_core::rules::{Aggregation, PROFILES, RulesInForce, ZeroConvention};
use lkj_core::{Achievement, LowerMethod, Polarity, TargetValue};
use rust_decimal::Decimal;

/// Reproducible, and spread well enough to choose by.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

struct Buffers {
    raw: Vec<i64>,
    value: Vec<i64>,
    category: Vec<u8>,
    status: Vec<Status>,
    absorption: Vec<i64>,
}

impl Buffers {
    fn new(rows: usize) -> Self {
        Self {
            raw: vec![7; rows],
            value: vec![7; rows],
            category: vec![7; rows],
            status: vec![Status::TooLarge; rows],
            absorption: vec![7; rows],
        }
    }

    fn outputs(&mut self) -> Outputs<'_> {
        Outputs::new(&mut self.value, &mut self.category, &mut self.status)
            .with_raw(&mut self.raw)
            .with_absorption(&mut self.absorption)
    }
}

/// What one row gives by the engine's usual way, in the words of columns.
fn one_by_one(
    row: (i64, i64, i64),
    way: Way,
    rules: &RulesInForce,
    places: u32,
) -> (Status, i64, i64, Option<String>) {
    let (t, r, b) = row;
    let measurement = match way {
        Way::Higher => Measurement::of(Polarity::Higher),
        lower => {
            let mut measurement = Measurement::of(Polarity::Lower);
            measurement.baseline = (b != MISSING).then(|| Decimal::new(b, 2));
            measurement.lower_method = match lower {
                Way::LowerLinear => LowerMethod::Linear,
                Way::LowerRatio => LowerMethod::Ratio,
                Way::LowerGap => LowerMethod::Gap,
                _ => LowerMethod::Baseline,
            };
            measurement
        }
    };
    if t == MISSING {
        return (Status::NoTarget, MISSING, MISSING, None);
    }
    if r == MISSING {
        return (Status::NoRealization, MISSING, MISSING, None);
    }
    let target = TargetValue::from(Decimal::new(t, 2));
    match achievement(&Decimal::new(r, 2).into(), &target, &measurement, rules) {
        Achievement::Measured(measured) => {
            let units = |value: Decimal| {
                let mut value = value;
                value.rescale(places);
                i64::try_from(value.mantissa()).unwrap()
            };
            (
                Status::Measured,
                units(measured.raw.get()),
                units(measured.value.get()),
                measured.category,
            )
        }
        Achievement::NotMeasured(reason) => {
            let status = match reason {
                Reason::ZeroTarget => Status::ZeroTarget,
                Reason::ZeroRealization => Status::ZeroRealization,
                Reason::NegativeTarget => Status::NegativeTarget,
                Reason::NoBaseline => Status::NoBaseline,
                Reason::BaselineIsTarget => Status::BaselineIsTarget,
                Reason::Inconclusive { .. } => Status::Inconclusive,
                other => panic!("{other:?}"),
            };
            (status, MISSING, MISSING, None)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn columns_are_rows_by_any_rules() {
    let mut dice = Dice(42);
    let mut rules: Vec<RulesInForce> = PROFILES.iter().map(RulesInForce::of_profile).collect();
    let mut valued = RulesInForce::default();
    valued.zero.lower_both_zero = Some(ZeroConvention::Percent(100.into()));
    valued.zero.higher_zero_target = Some(ZeroConvention::Percent(120.into()));
    valued.cap = Some(110.into());
    valued.floor = Some(0.into());
    rules.push(valued);
    for rules in rules {
        let places = u32::from(rules.places.get());
        let kernel = Kernel::new(&rules).unwrap();
        let rows = 3000;
        let number = |dice: &mut Dice| match dice.below(12) {
            0 => 0,
            1 => MISSING,
            2 => -i64::try_from(dice.below(500)).unwrap(),
            _ => i64::try_from(dice.below(20_000)).unwrap(),
        };
        let column = |dice: &mut Dice| (0..rows).map(|_| number(dice)).collect::<Vec<i64>>();
        let (target, realization, baseline) =
            (column(&mut dice), column(&mut dice), column(&mut dice));
        let ways: Vec<Way> = (0..rows)
            .map(|_| Way::ALL[usize::try_from(dice.below(5)).unwrap()])
            .collect();
        let columns = Columns {
            ways: Ways::Each(&ways),
            baseline: Some(&baseline),
            ..Columns::new(&target, &realization, Way::Higher)
        };
        let mut found = Buffers::new(rows);
        kernel.evaluate(&columns, found.outputs()).unwrap();
        for row in 0..rows {
            let label = kernel.label(found.category[row]).map(str::to_owned);
            let result = (found.status[row], found.raw[row], found.value[row], label);
            let given = (target[row], realization[row], baseline[row]);
            let wanted = one_by_one(given, ways[row], &rules, places);
            assert_eq!(
                result, wanted,
                "{}: {:?} {given:?}",
                rules.profile, ways[row]
            );
        }
        for way in Way::ALL {
            let columns = Columns {
                baseline: Some(&baseline),
                ..Columns::new(&target, &realization, way)
            };
            let mut found = Buffers::new(rows);
            kernel.evaluate(&columns, found.outputs()).unwrap();
            for row in 0..rows {
                let given = (target[row], realization[row], baseline[row]);
                let wanted = one_by_one(given, way, &rules, places);
                assert_eq!(
                    (found.status[row], found.raw[row]),
                    (wanted.0, wanted.1),
                    "{way:?} {given:?}"
                );
            }
        }
    }
}

#[test]
fn groups_are_what_one_aggregate_gives() {
    let mut dice = Dice(7);
    let rules = RulesInForce::default();
    let rows = 2000;
    let value: Vec<i64> = (0..rows)
        .map(|_| match dice.below(10) {
            0 => MISSING,
            _ => i64::try_from(dice.below(15_000)).unwrap(),
        })
        .collect();
    let group: Vec<u32> = (0..rows)
        .map(|_| u32::try_from(dice.below(37)).unwrap())
        .collect();
    let weight: Vec<i64> = (0..rows)
        .map(|_| i64::try_from(1 + dice.below(5)).unwrap())
        .collect();
    let category = vec![NO_CATEGORY; rows];
    let groups = roll_up(&value, &category, &group, Some(&weight), 37, 5);
    let by = |aggregation, group_id: u32| {
        let rules = RulesInForce {
            aggregation,
            ..rules.clone()
        };
        let full = TargetValue::from(Decimal::ONE_HUNDRED);
        let own: Vec<(Achievement, i64)> = (0..rows)
            .filter(|row| group[*row] == group_id && value[*row] != MISSING)
            .map(|row| {
                let realized = Decimal::new(value[row], 2).into();
                let measured = achievement(&realized, &full, &Measurement::default(), &rules);
                (measured, weight[row])
            })
            .collect();
        let parts: Vec<Part<'_>> = own
            .iter()
            .map(|(achievement, weight)| {
                let mut part = Part::of(achievement);
                part.weight = Some(Decimal::from(*weight));
                part
            })
            .collect();
        let value = aggregate(&parts, &rules).value()?;
        i64::try_from(value.get().mantissa()).ok()
    };
    for (id, found) in (0..37).zip(&groups) {
        assert_eq!(found.mean, by(Aggregation::Mean, id), "mean of {id}");
        assert_eq!(
            found.weighted,
            by(Aggregation::Weighted, id),
            "weighted mean of {id}"
        );
        assert_eq!(found.worst, by(Aggregation::Worst, id), "worst of {id}");
        assert!(found.measured <= found.total && found.measured > 0);
    }
    let reversed = |column: &[i64]| column.iter().rev().copied().collect::<Vec<_>>();
    let group_reversed: Vec<u32> = group.iter().rev().copied().collect();
    let again = roll_up(
        &reversed(&value),
        &category,
        &group_reversed,
        Some(&reversed(&weight)),
        37,
        5,
    );
    assert_eq!(groups, again, "the order does not matter");
}

#[test]
fn what_columns_cannot_do_is_told() {
    let rules = |change: fn(&mut RulesInForce)| {
        let mut rules = RulesInForce::default();
        change(&mut rules);
        Kernel::new(&rules).unwrap_err().to_string()
    };
    assert_eq!(
        rules(|rules| rules.cap = Some("99.995".parse().unwrap())),
        "a limit has more decimals than the achievements, or is too large for columns"
    );
    assert_eq!(
        rules(|rules| rules.rounding = lkj_core::arithmetic::Rounding::HalfEven),
        "achievements in columns are rounded half away from zero"
    );
    let kernel = Kernel::new(&RulesInForce::default()).unwrap();
    let mut found = Buffers::new(1);
    let columns = Columns::new(&[1, 2], &[1, 2], Way::Higher);
    assert_eq!(
        kernel.evaluate(&columns, found.outputs()),
        Err(KernelProblem::Lengths)
    );
}

//! Columns give what one row at a time gives, by every kind of instructions, and what 128-bit
//! division gives for rows made to go wrong. `LKJ_ROWS=10000000` asks for more rows.

#![cfg(feature = "batch")]
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::batch::{
    Columns, Instructions, Kernel, KernelProblem, MISSING, NO_CATEGORY, Outputs, Status, Way, Ways,
    roll_up,
};
use lkj_core::evaluation::{Measurement, Part, Reason, achievement, aggregate};
use lkj_core::rules::{Aggregation, PROFILES, RulesInForce, ZeroConvention};
use lkj_core::{Achievement, LowerMethod, Polarity, TargetValue};
use rust_decimal::Decimal;

const WAYS: [Way; 5] = [
    Way::Higher,
    Way::LowerLinear,
    Way::LowerRatio,
    Way::LowerGap,
    Way::LowerBaseline,
];

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

/// A target and a realization that are likely to go wrong: ties, one unit off a tie, round
/// targets, huge amounts, signs, zeros, missing numbers.
fn adversarial(dice: &mut Dice) -> (i64, i64) {
    let whole = |value: u64| i64::try_from(value).unwrap();
    match dice.below(10) {
        0 => {
            // R / T × 10000 is k + ½ exactly: R = (2k + 1) · u, T = 20000 · u.
            let unit = 1 + whole(dice.below(50_000_000));
            (20_000 * unit, (2 * whole(dice.below(40_000)) + 1) * unit)
        }
        1 => {
            let unit = 1 + whole(dice.below(50_000_000));
            let off = whole(dice.below(3)) - 1;
            (
                20_000 * unit,
                (2 * whole(dice.below(40_000)) + 1) * unit + off,
            )
        }
        2 => (8000, whole(dice.below(20_000))),
        3 => (whole(dice.below(100_000)) + 1, whole(dice.below(100_000))),
        4 => (whole(dice.below(1 << 58)) + 1, whole(dice.below(1 << 58))),
        5 => (whole(dice.below(1 << 62)) + 1, whole(dice.below(1 << 62))),
        6 => (whole(dice.below(1000)) - 500, whole(dice.below(1000)) - 500),
        7 => (whole(dice.below(3)), whole(dice.below(3))),
        8 => {
            let number = |dice: &mut Dice| match dice.below(4) {
                0 => MISSING,
                1 => i64::MAX - whole(dice.below(3)),
                2 => -whole(dice.below(1 << 62)),
                _ => whole(dice.below(1000)),
            };
            (number(dice), number(dice))
        }
        _ => (
            100_000_000_000_000_000,
            whole(dice.below(100_000_000_000_000_001)),
        ),
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
        Outputs::new(
            &mut self.raw,
            &mut self.value,
            &mut self.category,
            &mut self.status,
        )
        .with_absorption(&mut self.absorption)
    }
}

/// The exact quotient, rounded half away from zero.
fn exact(n: i128, d: i128) -> Option<i64> {
    let (n, negative) = (n * 10_000, (n < 0) != (d < 0));
    let quotient = (2 * n.unsigned_abs() + d.unsigned_abs()) / (2 * d.unsigned_abs());
    let quotient = i64::try_from(quotient).ok()?;
    Some(if negative { -quotient } else { quotient })
}

#[test]
fn no_row_is_wrong_by_any_instructions() {
    let rows = std::env::var("LKJ_ROWS")
        .ok()
        .and_then(|rows| rows.parse().ok());
    let blocks: usize = rows.unwrap_or(400_000_usize).div_ceil(4096);
    let kernel = Kernel::new(&RulesInForce::default()).unwrap();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut measured = 0_usize;
    for block in 0..blocks {
        let pairs: Vec<_> = (0..4096).map(|_| adversarial(&mut dice)).collect();
        let (target, realization): (Vec<i64>, Vec<i64>) = pairs.into_iter().unzip();
        // Most blocks hold ordinary numbers alone, so that the fast way is taken.
        let (target, realization) = if block % 4 == 0 {
            (target, realization)
        } else {
            let tame = |value: &i64| {
                if value.unsigned_abs() < 1 << 58 {
                    *value
                } else {
                    value % (1 << 58)
                }
            };
            let target: Vec<i64> = target
                .iter()
                .map(|t| if *t == MISSING { 1 } else { tame(t) })
                .collect();
            let realization: Vec<i64> = realization
                .iter()
                .map(|r| if *r == MISSING { 1 } else { tame(r) })
                .collect();
            (target, realization)
        };
        let ways: Vec<Way> = (0..4096)
            .map(|_| WAYS[usize::try_from(dice.below(4)).unwrap()])
            .collect();
        let columns = Columns {
            ways: Ways::Each(&ways),
            money: Some((&target, &realization)),
            ..Columns::new(&target, &realization, Way::Higher)
        };
        for instructions in [
            Instructions::Widest,
            Instructions::Avx2,
            Instructions::Portable,
        ] {
            let mut found = Buffers::new(4096);
            match kernel.evaluate_by(instructions, &columns, found.outputs()) {
                Err(KernelProblem::Instructions) => continue,
                other => other.unwrap(),
            }
            for row in 0..4096 {
                let (t, r) = (i128::from(target[row]), i128::from(realization[row]));
                let fraction = match ways[row] {
                    _ if target[row] == MISSING || realization[row] == MISSING || t <= 0 => None,
                    Way::Higher => Some((r, t)),
                    Way::LowerLinear => Some((2 * t - r, t)),
                    Way::LowerRatio if r == 0 => None,
                    Way::LowerRatio => Some((t, r)),
                    _ => Some((t - r, t)),
                };
                let wanted = fraction.and_then(|(n, d)| exact(n, d));
                let result = (found.status[row] == Status::Measured).then_some(found.raw[row]);
                assert_eq!(
                    result, wanted,
                    "{instructions:?} {:?} T {t} R {r}",
                    ways[row]
                );
                measured += usize::from(result.is_some());
                let known = target[row] != MISSING && realization[row] != MISSING && t != 0;
                let absorbed = known.then(|| exact(r, t)).flatten().unwrap_or(MISSING);
                assert_eq!(found.absorption[row], absorbed, "{instructions:?} {t} {r}");
            }
        }
    }
    assert!(
        measured > blocks * 4096,
        "only {measured} rows were measured"
    );
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
            .map(|_| WAYS[usize::try_from(dice.below(5)).unwrap()])
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
        for (way, _) in WAYS.iter().zip(0..) {
            let columns = Columns {
                baseline: Some(&baseline),
                ..Columns::new(&target, &realization, *way)
            };
            let mut found = Buffers::new(rows);
            kernel.evaluate(&columns, found.outputs()).unwrap();
            for row in 0..rows {
                let given = (target[row], realization[row], baseline[row]);
                let wanted = one_by_one(given, *way, &rules, places);
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
        "a limit has more decimals than the achievements"
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

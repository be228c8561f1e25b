//! Columns give what one row at a time gives, by any rules. (What exact division gives for rows
//! made to go wrong is in `tests/columns/columns.rs` of the workspace.)

#![cfg(feature = "batch")]
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::arithmetic::{Places, Rounding};
use lkj_core::columns::{
    Basis, Columns, GroupStatus, Groups, Kernel, KernelProblem, Level, MISSING, NO_CATEGORY,
    NO_GROUP, Outputs, Parts, RollUp, Status, Way, Ways,
};
use lkj_core::evaluation::{Measurement, Part, Reason, achievement, aggregate, count_by_category};
use lkj_core::rules::{
    AchievementTaken, Aggregation, Limits, PROFILES, RulesInForce, ScaleReads, ZeroConvention,
};
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

#[derive(PartialEq)]
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
    row: (i64, i64, i64, i64),
    way: Way,
    rules: &RulesInForce,
    places: u32,
) -> (Status, i64, i64, Option<String>) {
    let (t, r, b, upper) = row;
    let measurement = match way {
        Way::Higher => Measurement::of(Polarity::Higher),
        Way::AtMost => Measurement::of(Polarity::AtMost),
        Way::AtLeast => Measurement::of(Polarity::AtLeast),
        Way::Near => Measurement::of(Polarity::Near),
        Way::Range => Measurement::of(Polarity::Range),
        lower => {
            let mut measurement = Measurement::of(Polarity::Lower);
            measurement.baseline = (b != MISSING).then(|| Decimal::new(b, 2).into());
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
    let target = if way == Way::Range && upper != MISSING {
        TargetValue::Range {
            lower: Decimal::new(t, 2),
            upper: Decimal::new(upper, 2),
            unit: None,
        }
    } else {
        TargetValue::from(Decimal::new(t, 2))
    };
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

/// The profiles, and rules that nobody laid down: numbers for zeros, limits on and beside the ends
/// of classes, other roundings, scales that read unrounded values.
fn all_rules() -> Vec<RulesInForce> {
    let mut rules: Vec<RulesInForce> = PROFILES.iter().map(RulesInForce::of_profile).collect();
    let mut valued = RulesInForce::default();
    valued.zero.lower_both_zero = Some(ZeroConvention::Percent(100.into()));
    valued.zero.higher_zero_target = Some(ZeroConvention::Percent("120.125".parse().unwrap()));
    valued.cap = Some(110.into());
    valued.floor = Some(0.into());
    rules.push(valued.clone());
    valued.cap = Some("90.99".parse().unwrap());
    valued.aggregate_cap = Some(66.into());
    for rounding in [
        Rounding::HalfAwayFromZero,
        Rounding::HalfEven,
        Rounding::TowardZero,
    ] {
        for reads in [ScaleReads::Shown, ScaleReads::Exact] {
            for limits in [Limits::LowerEnd, Limits::WholeNumber] {
                valued.rounding = rounding;
                valued.scale.reads = reads;
                valued.scale.limits = limits;
                rules.push(valued.clone());
            }
        }
    }
    rules
}

#[test]
fn columns_are_rows_by_any_rules() {
    let mut dice = Dice(42);
    for rules in all_rules() {
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
            .map(|_| Way::ALL[usize::try_from(dice.below(9)).unwrap()])
            .collect();
        let upper: Vec<i64> = target
            .iter()
            .map(|target| match number(&mut dice) {
                // Mostly above the lower end, now and then below it or missing.
                width @ 0.. if *target != MISSING => target + width / 4,
                other => other,
            })
            .collect();
        let columns = Columns {
            upper: Some(&upper),
            ways: Ways::Each(&ways),
            baseline: Some(&baseline),
            ..Columns::new(&target, &realization, Way::Higher)
        };
        let mut found = Buffers::new(rows);
        kernel.evaluate(&columns, found.outputs()).unwrap();
        for row in 0..rows {
            let label = kernel.label(found.category[row]).map(str::to_owned);
            let result = (found.status[row], found.raw[row], found.value[row], label);
            let given = (target[row], realization[row], baseline[row], upper[row]);
            let wanted = one_by_one(given, ways[row], &rules, places);
            assert_eq!(result, wanted, "{rules:?}: {:?} {given:?}", ways[row]);
        }
        for way in Way::ALL {
            let columns = Columns {
                upper: Some(&upper),
                baseline: Some(&baseline),
                ..Columns::new(&target, &realization, way)
            };
            let mut found = Buffers::new(rows);
            kernel.evaluate(&columns, found.outputs()).unwrap();
            for row in 0..rows {
                let given = (target[row], realization[row], baseline[row], upper[row]);
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

/// Rows in groups of groups.
struct Tree {
    value: Vec<i64>,
    category: Vec<u8>,
    weight: Vec<i64>,
    realization: Vec<i64>,
    target: Vec<i64>,
    /// The objective of each row, the goal of each objective, the agency of each goal.
    of: [Vec<u32>; 3],
    groups: [usize; 3],
}

impl Tree {
    fn new(dice: &mut Dice, rules: &RulesInForce) -> Self {
        let rows = 1200;
        let groups = [60, 14, 4];
        let whole = |value: u64| i64::try_from(value).unwrap();
        let some = |dice: &mut Dice, one_in: u64, rare: i64, usual: u64| match dice.below(one_in) {
            0 => rare,
            _ => whole(dice.below(usual)),
        };
        let groups_of = |dice: &mut Dice, parts: usize, groups: u64| -> Vec<u32> {
            let mut of: Vec<u32> = (0..parts)
                .map(|_| match dice.below(40) {
                    0 => NO_GROUP,
                    // The last one stays empty.
                    _ => u32::try_from(dice.below(groups - 1)).unwrap(),
                })
                .collect();
            of.sort_unstable();
            of
        };
        let mut tree = Self {
            value: (0..rows)
                .map(|_| match dice.below(600) {
                    0 => -whole(dice.below(500)),
                    1..150 => MISSING,
                    _ => 1 + whole(dice.below(15_000)),
                })
                .collect(),
            category: Vec::new(),
            weight: (0..rows).map(|_| some(dice, 200, -1, 4)).collect(),
            realization: (0..rows)
                .map(|_| some(dice, 300, MISSING, 90_000))
                .collect(),
            target: (0..rows)
                .map(|_| some(dice, 300, MISSING, 90_000))
                .collect(),
            of: [
                groups_of(dice, rows, 60),
                groups_of(dice, 60, 14),
                groups_of(dice, 14, 4),
            ],
            groups,
        };
        for row in 0..rows {
            match tree.of[0][row] {
                // Objectives of which nothing was measured, without weights, without targets.
                3 => tree.value[row] = MISSING,
                4 => tree.weight[row] = 0,
                5 => tree.target[row] = 0,
                _ => {}
            }
        }
        let achievements = tree.achievements(rules);
        tree.category = achievements
            .iter()
            .map(|one| category(one, rules))
            .collect();
        tree
    }

    fn parts(&self) -> Parts<'_> {
        let mut parts = Parts::new(&self.value, &self.category);
        parts.weight = Some(&self.weight);
        parts.sums = Some((&self.realization, &self.target));
        parts
    }

    fn levels(&self) -> Vec<Level<'_>> {
        let levels = self.of.iter().zip(self.groups);
        levels.map(|(of, groups)| Level { of, groups }).collect()
    }

    /// The rows as the engine's usual way knows them.
    fn achievements(&self, rules: &RulesInForce) -> Vec<Achievement> {
        let full = TargetValue::from(Decimal::ONE_HUNDRED);
        let measure = |value: &i64| match *value {
            MISSING => Achievement::NotMeasured(Reason::NotANumber),
            value => {
                let realized = Decimal::new(value, 2).into();
                achievement(&realized, &full, &Measurement::default(), rules)
            }
        };
        self.value.iter().map(measure).collect()
    }

    /// The rows in another order.
    fn shuffled(&self, dice: &mut Dice) -> Self {
        let mut order: Vec<usize> = (0..self.value.len()).collect();
        order.sort_by_cached_key(|_| dice.next());
        let numbers = |column: &[i64]| order.iter().map(|row| column[*row]).collect();
        Self {
            value: numbers(&self.value),
            category: order.iter().map(|row| self.category[*row]).collect(),
            weight: numbers(&self.weight),
            realization: numbers(&self.realization),
            target: numbers(&self.target),
            of: [
                order.iter().map(|row| self.of[0][*row]).collect(),
                self.of[1].clone(),
                self.of[2].clone(),
            ],
            groups: self.groups,
        }
    }
}

fn category(achievement: &Achievement, rules: &RulesInForce) -> u8 {
    let label = achievement.measured().and_then(|one| one.category.as_ref());
    let at = label.and_then(|label| {
        let mut classes = rules.scale.classes.iter();
        classes.position(|class| class.label == *label)
    });
    at.map_or(NO_CATEGORY, |at| u8::try_from(at).unwrap())
}

/// What one group comes to by the engine's usual way.
fn aggregated(
    parts: &[Part<'_>],
    rules: &RulesInForce,
) -> (Achievement, i64, u8, GroupStatus, Vec<u32>) {
    let found = aggregate(parts, rules);
    let (value, status) = match &found {
        Achievement::Measured(measured) => (
            i64::try_from(measured.value.get().mantissa()).unwrap(),
            GroupStatus::Measured,
        ),
        Achievement::NotMeasured(reason) => {
            let status = match reason {
                Reason::NoIndicators => GroupStatus::Empty,
                Reason::NothingMeasured => GroupStatus::NothingMeasured,
                Reason::NoWeights => GroupStatus::NoWeights,
                Reason::NotAdditive => GroupStatus::NotAdditive,
                Reason::ZeroTarget => GroupStatus::ZeroTarget,
                Reason::NegativeMean => GroupStatus::NegativeMean,
                other => panic!("{other:?}"),
            };
            (MISSING, status)
        }
        other => panic!("{other:?}"),
    };
    let achievements: Vec<_> = parts.iter().map(|part| part.achievement).collect();
    let counted = count_by_category(&achievements, rules);
    let counts = rules.scale.classes.iter().map(|class| {
        let own = counted.iter().find(|one| one.category == class.label);
        own.map_or(0, |one| u32::try_from(one.count).unwrap())
    });
    let (category, counts) = (category(&found, rules), counts.collect());
    (found, value, category, status, counts)
}

/// Holds each group of a level against what its parts come to, which it gives back.
fn assert_level(
    found: &Groups,
    of: &[u32],
    parts: &[Part<'_>],
    rules: &RulesInForce,
) -> Vec<Achievement> {
    let one = |group: usize| {
        let own: Vec<Part<'_>> = of
            .iter()
            .zip(parts)
            .filter(|(of, _)| usize::try_from(**of) == Ok(group))
            .map(|(_, part)| part.clone())
            .collect();
        let (achievement, value, category, status, counts) = aggregated(&own, rules);
        let measured = own
            .iter()
            .filter(|part| part.achievement.measured().is_some());
        assert_eq!(
            (
                found.value[group],
                found.category[group],
                found.status[group],
                found.measured[group],
                found.total[group],
                found.counts(group),
            ),
            (
                value,
                category,
                status,
                u32::try_from(measured.count()).unwrap(),
                u32::try_from(own.len()).unwrap(),
                &*counts,
            ),
            "{:?}, group {group}",
            rules.aggregation
        );
        achievement
    };
    (0..found.len()).map(one).collect()
}

#[test]
fn groups_are_what_one_aggregate_gives() {
    let mut dice = Dice(7);
    let mut statuses = std::collections::HashSet::new();
    let all_rules = all_rules()
        .into_iter()
        .filter(|rules| rules.places == Places::TWO && rules.aggregated == AchievementTaken::Shown);
    for (rules, aggregation) in
        all_rules.flat_map(|rules| Aggregation::ALL.map(|one| (rules.clone(), one)))
    {
        // Rows as they are: their own limits have done their work.
        let rules = RulesInForce {
            aggregation,
            cap: None,
            floor: None,
            inconclusive_above: None,
            ..rules
        };
        let tree = Tree::new(&mut dice, &rules);
        let achievements = tree.achievements(&rules);
        let rows: Vec<Part<'_>> = (0..tree.value.len())
            .map(|row| {
                let mut part = Part::of(&achievements[row]);
                part.weight = Some(tree.weight[row].into());
                let (r, t) = (tree.realization[row], tree.target[row]);
                part.sums = (r != MISSING && t != MISSING).then(|| (r.into(), t.into()));
                part
            })
            .collect();
        let roll_up = RollUp::new(&rules).unwrap();

        let found = roll_up
            .levels(&tree.parts(), &tree.levels(), Basis::Rows)
            .unwrap();
        let mut of = tree.of[0].clone();
        for (level, groups) in found.iter().enumerate() {
            if level > 0 {
                for group in &mut of {
                    let above = usize::try_from(*group).ok();
                    *group = *above
                        .and_then(|group| tree.of[level].get(group))
                        .unwrap_or(&NO_GROUP);
                }
            }
            assert_level(groups, &of, &rows, &rules);
            statuses.extend(groups.status.iter().copied());
        }

        let steps = roll_up
            .levels(&tree.parts(), &tree.levels(), Basis::LevelBelow)
            .unwrap();
        if aggregation == Aggregation::RatioOfSums {
            assert_eq!(steps, found, "sums are those of the rows");
        } else {
            let mut below = assert_level(&steps[0], &tree.of[0], &rows, &rules);
            for level in [1, 2] {
                let parts: Vec<_> = below.iter().map(Part::of).collect();
                below = assert_level(&steps[level], &tree.of[level], &parts, &rules);
            }
        }

        let shuffled = tree.shuffled(&mut dice);
        for (basis, wanted) in [(Basis::Rows, &found), (Basis::LevelBelow, &steps)] {
            let again = roll_up.levels(&shuffled.parts(), &shuffled.levels(), basis);
            assert_eq!(again.as_ref(), Ok(wanted), "in any order");
        }
    }
    assert_eq!(statuses.len(), 7, "all cases are met: {statuses:?}");
}

#[cfg(feature = "rayon")]
#[test]
fn threads_make_no_difference() {
    let mut dice = Dice(11);
    for aggregation in Aggregation::ALL {
        let rules = RulesInForce {
            aggregation,
            ..RulesInForce::default()
        };
        let tree = Tree::new(&mut dice, &rules).shuffled(&mut dice);
        let roll_up = RollUp::new(&rules).unwrap();
        let levels = tree.levels();
        let one = roll_up.levels(&tree.parts(), &levels, Basis::Rows);
        let mut broken = tree.of[0].clone();
        (broken[700], broken[70]) = (60, 99);
        for threads in [1, 2, 3, 7] {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            let parts = tree.parts();
            let many = pool.install(|| roll_up.levels_in_parallel(&parts, &levels, Basis::Rows));
            assert_eq!(one, many, "{aggregation:?}, {threads} threads");
            let broken = Level {
                of: &broken,
                groups: 60,
            };
            let problem =
                pool.install(|| roll_up.levels_in_parallel(&parts, &[broken], Basis::Rows));
            assert_eq!(problem, Err(KernelProblem::UnknownGroup { at: 70 }));
        }
    }
    let kernel = Kernel::new(&RulesInForce::default()).unwrap();
    let rows = 100_003;
    let column = |dice: &mut Dice| -> Vec<i64> {
        (0..rows)
            .map(|_| i64::try_from(dice.below(9000)).unwrap() - 100)
            .collect()
    };
    let (target, realization) = (column(&mut dice), column(&mut dice));
    let columns = Columns {
        money: Some((&target, &realization)),
        ..Columns::new(&target, &realization, Way::LowerGap)
    };
    let (mut one, mut many) = (Buffers::new(rows), Buffers::new(rows));
    kernel.evaluate(&columns, one.outputs()).unwrap();
    kernel
        .evaluate_in_parallel(&columns, many.outputs())
        .unwrap();
    assert!(one == many);
}

#[test]
fn levels_that_do_not_fit_are_told() {
    let roll_up = RollUp::new(&RulesInForce::default()).unwrap();
    let parts = Parts::new(&[1, 2], &[0, 0]);
    let level = |of, groups| Level { of, groups };
    let problem = |levels: &[Level<'_>]| roll_up.levels(&parts, levels, Basis::Rows).unwrap_err();
    assert_eq!(problem(&[level(&[0], 1)]), KernelProblem::Lengths);
    assert_eq!(
        problem(&[level(&[0, 1], 2), level(&[0], 1)]),
        KernelProblem::Lengths
    );
    assert_eq!(
        problem(&[level(&[0, 3], 3)]),
        KernelProblem::UnknownGroup { at: 1 }
    );
    assert_eq!(
        problem(&[level(&[0, 0], 1), level(&[2], 1)]),
        KernelProblem::UnknownGroup { at: 0 }
    );
    let exact = RulesInForce {
        aggregated: AchievementTaken::Exact,
        ..RulesInForce::default()
    };
    assert_eq!(
        RollUp::new(&exact).unwrap_err(),
        KernelProblem::ExactAggregates
    );
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
        rules(|rules| rules.places = Places::new(7).unwrap()),
        "achievements in columns have at most 6 decimals"
    );
    let kernel = Kernel::new(&RulesInForce::default()).unwrap();
    let mut found = Buffers::new(1);
    let columns = Columns::new(&[1, 2], &[1, 2], Way::Higher);
    assert_eq!(
        kernel.evaluate(&columns, found.outputs()),
        Err(KernelProblem::Lengths)
    );
}

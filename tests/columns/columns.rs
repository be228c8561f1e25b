//! Rows made to go wrong, a million of them by every kind of instructions, against exact division
//! of whole numbers: ties, one unit beside a tie, signs, the limits of the range, rupiah by the
//! quadrillion, figures of other scales, zeros, missing numbers.
//!
//! `LKJ_ROWS=10000000 cargo nextest run --release -p lkj-columns` takes more of them.

#![allow(
    clippy::unwrap_used,
    clippy::many_single_char_names,
    reason = "a test may stop at the first thing that is wrong, and the letters are those of the formulas"
)]

use lkj_core::arithmetic::{Places, Rounding};
use lkj_core::columns::{
    Columns, Instructions, Kernel, KernelProblem, MISSING, NO_CATEGORY, Outputs, Status, Way, Ways,
};
use lkj_core::rules::RulesInForce;

const BLOCK: usize = 4096;

/// Reproducible, and spread well enough to choose by.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: u64) -> i64 {
        i64::try_from(self.next() % bound).unwrap()
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        let at = self.next() % u64::try_from(choices.len()).unwrap();
        choices[usize::try_from(at).unwrap()]
    }
}

/// Two numbers of which the second over the first is likely to be rounded wrongly to so many
/// decimals of a percent.
fn adversarial(dice: &mut Dice, places: u32) -> (i64, i64) {
    let units = 10_i64.pow(places + 2);
    let tie = |dice: &mut Dice| {
        // n / d × units is k + ½: n = (2k + 1) · u, d = 2 · units · u.
        let most = (1_u64 << 58) / u64::try_from(2 * units).unwrap() / 80_001;
        let unit = 1 + dice.below(most);
        (2 * units * unit, (2 * dice.below(40_000) + 1) * unit)
    };
    match dice.below(12) {
        0 => tie(dice),
        1 => {
            let (d, n) = tie(dice);
            (d + dice.below(3) - 1, n + dice.below(3) - 1)
        }
        2 => (
            dice.one_of(&[8000, 4000, 7500, 160_000]),
            dice.below(20_000),
        ),
        3 => (dice.below(100_000) + 1, dice.below(100_000)),
        // A target with two decimals beside a realization with four, on one scale.
        4 => (100 * (dice.below(10_000) + 1), dice.below(1_000_000)),
        5 => (dice.below(1 << 58) + 1, dice.below(1 << 58)),
        // Around the limits of the range of plain rows.
        6 => (
            (1 << 59) + dice.below(5) - 2,
            (1 << 59) + dice.below(5) - 2 - dice.below(2) * dice.below(1 << 59),
        ),
        // Ties, and one unit beside a tie, around the largest quotient that is estimated.
        7 => {
            let d = 1 + dice.below(1 << 21);
            let tie = (1 << 49) + 1 + 2 * (dice.below(7) - 3);
            let n = i128::from(d) * i128::from(tie) / (2 * i128::from(units));
            (d, i64::try_from(n).unwrap() + dice.below(3) - 1)
        }
        8 => (dice.below(1000) - 500, dice.below(1000) - 500),
        9 => (dice.below(3), dice.below(3)),
        // 10¹⁵ rupiah with two decimals.
        10 => (
            100_000_000_000_000_000 - dice.below(2),
            dice.below(100_000_000_000_000_001),
        ),
        _ => {
            let number = |dice: &mut Dice| match dice.below(4) {
                0 => MISSING,
                1 => i64::MAX - dice.below(3),
                2 => -dice.below(1 << 62),
                _ => dice.below(1000),
            };
            (number(dice), number(dice))
        }
    }
}

/// Columns of such rows.
struct Rows {
    target: Vec<i64>,
    realization: Vec<i64>,
    baseline: Vec<i64>,
    upper: Vec<i64>,
    ways: Vec<Way>,
    /// The way of all of them, where it is one.
    one_way: Option<Way>,
}

impl Rows {
    fn new(dice: &mut Dice, places: u32, one_way: Option<Way>) -> Self {
        let mut rows = Self {
            one_way,
            target: Vec::with_capacity(BLOCK),
            realization: Vec::with_capacity(BLOCK),
            baseline: Vec::with_capacity(BLOCK),
            upper: Vec::with_capacity(BLOCK),
            ways: (0..BLOCK)
                .map(|_| one_way.unwrap_or_else(|| dice.one_of(&Way::ALL)))
                .collect(),
        };
        for way in &rows.ways {
            let (d, n) = adversarial(dice, places);
            // Which numbers make the fraction n / d depends on the way.
            let (t, r, b) = match way {
                Way::Higher | Way::AtLeast | Way::Range => (d, n, MISSING),
                // As far above the target as below it.
                Way::Near if dice.below(2) == 0 => (d, n, MISSING),
                Way::LowerLinear | Way::AtMost | Way::Near => {
                    (d, d.wrapping_mul(2).wrapping_sub(n), 0)
                }
                Way::LowerRatio => (n, d, 1),
                Way::LowerGap => (d, d.wrapping_sub(n), 2),
                Way::LowerBaseline => match dice.below(4) {
                    0 => (dice.below(50), n, d),
                    1 => (0, d.wrapping_sub(n), d),
                    2 => (d, n, 0),
                    _ => (d, n, dice.one_of(&[MISSING, d, 1, i64::MAX])),
                },
            };
            // Below, inside and above the range, and where it has only one end.
            let (lower, upper) = match (way, dice.below(4)) {
                (Way::Range, 0) => (t, t.saturating_add(dice.below(100))),
                (Way::Range, 1) => (t.saturating_sub(dice.below(100)), t),
                (Way::Range, 2) => (t, t),
                _ => (t, MISSING),
            };
            let t = lower;
            rows.upper.push(upper);
            rows.target.push(t);
            rows.realization.push(r);
            rows.baseline.push(b);
        }
        rows
    }

    fn columns(&self) -> Columns<'_> {
        Columns {
            ways: self.one_way.map_or(Ways::Each(&self.ways), Ways::All),
            baseline: Some(&self.baseline),
            upper: Some(&self.upper),
            money: Some((&self.target, &self.realization)),
            ..Columns::new(&self.target, &self.realization, Way::Higher)
        }
    }

    /// The fraction of a row, or why there is none: the formulas, once more.
    fn fraction(&self, row: usize) -> Result<(i128, i128), Status> {
        let (target, realization) = (self.target[row], self.realization[row]);
        if target == MISSING {
            return Err(Status::NoTarget);
        }
        if realization == MISSING {
            return Err(Status::NoRealization);
        }
        let (t, r, b) = (
            i128::from(target),
            i128::from(realization),
            i128::from(self.baseline[row]),
        );
        if self.ways[row] == Way::Range {
            return self.fraction_of_range(row);
        }
        if self.ways[row] == Way::LowerBaseline {
            return match b {
                _ if self.baseline[row] == MISSING => Err(Status::NoBaseline),
                _ if b == t => Err(Status::BaselineIsTarget),
                _ => Ok((b - r, b - t)),
            };
        }
        let is_within = match self.ways[row] {
            Way::AtMost => r <= t,
            Way::AtLeast => r >= t,
            _ => false,
        };
        if is_within {
            return Ok((1, 1));
        }
        match t {
            0 => return Err(Status::ZeroTarget),
            ..0 => return Err(Status::NegativeTarget),
            _ => {}
        }
        match self.ways[row] {
            Way::Higher | Way::AtLeast => Ok((r, t)),
            Way::LowerLinear | Way::AtMost => Ok((2 * t - r, t)),
            Way::Near => Ok((t - (r - t).abs(), t)),
            Way::LowerRatio if r == 0 => Err(Status::ZeroRealization),
            Way::LowerRatio => Ok((t, r)),
            _ => Ok((t - r, t)),
        }
    }
}

impl Rows {
    /// The fraction against the end of a range that was passed; inside it all is reached.
    fn fraction_of_range(&self, row: usize) -> Result<(i128, i128), Status> {
        let (lower, upper) = (self.target[row], self.upper[row]);
        let realization = self.realization[row];
        let passed = match realization {
            _ if upper == MISSING => lower,
            _ if realization > upper => upper,
            _ if realization < lower => lower,
            _ => return Ok((1, 1)),
        };
        match passed {
            0 => Err(Status::ZeroTarget),
            ..0 => Err(Status::NegativeTarget),
            _ => Ok((realization.into(), passed.into())),
        }
    }
}

/// n · units / d rounded: |n| · units, and for halves |d| / 2 more, over |d|, cut off; from a tie
/// half to even goes back where that is odd.
fn exact((n, d): (i128, i128), units: i128, rounding: Rounding) -> Option<i64> {
    let (dividend, divisor) = ((2 * n * units).unsigned_abs(), 2 * d.unsigned_abs());
    let (rounded, rest) = match rounding {
        Rounding::TowardZero => (dividend / divisor, 1),
        _ => (
            (dividend + divisor / 2) / divisor,
            (dividend + divisor / 2) % divisor,
        ),
    };
    let is_back = rounding == Rounding::HalfEven && rest == 0 && rounded % 2 == 1;
    let quotient = i64::try_from(rounded - u128::from(is_back)).ok()?;
    let is_negative = (n < 0) != (d < 0);
    Some(if is_negative { -quotient } else { quotient })
}

/// What must come out of a row: status, achievement, class of the default scale, absorption.
type Wanted = (Status, i64, u8, i64);

fn wanted(rows: &Rows, row: usize, units: i64, rounding: Rounding) -> Wanted {
    let percent = units / 100;
    let absorbed = {
        let (budget, spent) = (rows.target[row], rows.realization[row]);
        let is_known = budget != MISSING && spent != MISSING && budget != 0;
        let quotient =
            is_known.then(|| exact((spent.into(), budget.into()), units.into(), rounding));
        quotient.flatten().unwrap_or(MISSING)
    };
    let value = rows
        .fraction(row)
        .and_then(|fraction| exact(fraction, units.into(), rounding).ok_or(Status::TooLarge));
    match value {
        Ok(value) => {
            let passed = [51, 66, 76, 91]
                .iter()
                .filter(|end| value >= *end * percent);
            let class = u8::try_from(4 - passed.count()).unwrap();
            (Status::Measured, value, class, absorbed)
        }
        Err(reason) => (reason, MISSING, NO_CATEGORY, absorbed),
    }
}

#[test]
fn no_row_is_wrong_by_any_instructions() {
    let asked = std::env::var("LKJ_ROWS").ok();
    let asked = asked.map_or(1_000_000, |rows| rows.parse::<usize>().unwrap());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut measured, mut paths) = (0_usize, 0_usize);
    let kernels: Vec<_> = [
        (2, Rounding::HalfAwayFromZero),
        (0, Rounding::HalfAwayFromZero),
        (1, Rounding::HalfEven),
        (2, Rounding::HalfEven),
        (2, Rounding::TowardZero),
        (4, Rounding::HalfAwayFromZero),
        (6, Rounding::HalfAwayFromZero),
        (6, Rounding::TowardZero),
    ]
    .into_iter()
    .map(|(places, rounding)| {
        let rules = RulesInForce {
            places: Places::new(places).unwrap(),
            rounding,
            ..RulesInForce::default()
        };
        (u32::from(places), rounding, Kernel::new(&rules).unwrap())
    })
    .collect();
    let (mut value, mut category) = (vec![7; BLOCK], vec![7; BLOCK]);
    let (mut status, mut absorption) = (vec![Status::TooLarge; BLOCK], vec![7; BLOCK]);
    for block in 0..asked.div_ceil(BLOCK) {
        // The first is what nearly everybody uses.
        let at = if block % 2 == 0 {
            0
        } else {
            block / 2 % kernels.len()
        };
        let (places, rounding, kernel) = &kernels[at];
        let units = 10_i64.pow(places + 2);
        let one_way = (block % 3 == 2).then(|| dice.one_of(&Way::ALL));
        let rows = Rows::new(&mut dice, *places, one_way);
        let wanted: Vec<_> = (0..BLOCK)
            .map(|row| wanted(&rows, row, units, *rounding))
            .collect();
        measured += wanted
            .iter()
            .filter(|one| one.0 == Status::Measured)
            .count();
        for instructions in Instructions::ALL {
            let outputs = Outputs::new(&mut value, &mut category, &mut status)
                .with_absorption(&mut absorption);
            match kernel.evaluate_by(instructions, &rows.columns(), outputs) {
                Err(KernelProblem::Instructions) => continue,
                other => other.unwrap(),
            }
            paths += 1;
            for (row, wanted) in wanted.iter().enumerate() {
                let found = (status[row], value[row], category[row], absorption[row]);
                assert_eq!(
                    found, *wanted,
                    "{instructions:?}, {places} decimals, {rounding:?}, {:?} T {} R {} B {}",
                    rows.ways[row], rows.target[row], rows.realization[row], rows.baseline[row]
                );
            }
        }
    }
    assert!(measured > asked / 2, "only {measured} rows were measured");
    assert!(
        paths >= 2 * asked.div_ceil(BLOCK),
        "two kinds are always there"
    );
}

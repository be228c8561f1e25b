//! A scale on paper: where values lie, and which of them are marked.

#![allow(clippy::float_arithmetic, reason = "coordinates on paper")]

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// About so many marks stand on an axis.
const MARKS: i64 = 6;

/// From values to places on paper, with round marks.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
    /// The marked values.
    pub(super) marks: Vec<Decimal>,
}

impl Axis {
    /// An axis on which all values have room, from one place on paper to another.
    pub(super) fn over(
        values: impl Iterator<Item = Decimal> + Clone,
        zero: Zero,
        (start, end): (f64, f64),
    ) -> Self {
        let least = values.clone().min().unwrap_or_default();
        let most = values.max().unwrap_or(Decimal::ONE_HUNDRED);
        let (least, most) = match zero {
            Zero::Shown => (least.min(Decimal::ZERO), most.max(Decimal::ZERO)),
            Zero::Free => (least, most),
        };
        let marks = marks(least, most);
        let low = marks.first().copied().unwrap_or(least);
        let high = marks.last().copied().unwrap_or(most);
        Self {
            low: place(low),
            high: place(high),
            start,
            end,
            marks,
        }
    }

    /// Where a value lies on paper.
    pub(super) fn at(&self, value: Decimal) -> f64 {
        let span = self.high - self.low;
        if span <= 0.0 {
            return self.start;
        }
        let share = ((place(value) - self.low) / span).clamp(0.0, 1.0);
        self.start + share * (self.end - self.start)
    }

    /// Where the axis ends.
    pub(super) const fn end(&self) -> f64 {
        self.end
    }
}

/// Whether an axis must show zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zero {
    /// It must: lengths are compared.
    Shown,
    /// It need not: places are compared.
    Free,
}

fn place(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

/// Round values around the least and the most.
fn marks(least: Decimal, most: Decimal) -> Vec<Decimal> {
    let step = step(most.checked_sub(least).unwrap_or(Decimal::ONE));
    let first = least
        .checked_div(step)
        .map(|steps| steps.floor())
        .unwrap_or_default();
    let mut marks = Vec::new();
    let mut number = first;
    loop {
        let Some(mark) = number.checked_mul(step) else {
            return marks;
        };
        marks.push(mark.normalize());
        if mark >= most && marks.len() > 1 {
            return marks;
        }
        let Some(next) = number.checked_add(Decimal::ONE) else {
            return marks;
        };
        number = next;
    }
}

/// 1, 2 or 5 with as many zeros as make about [`MARKS`] steps.
fn step(span: Decimal) -> Decimal {
    let wanted = span
        .checked_div(Decimal::from(MARKS))
        .filter(|step| *step > Decimal::ZERO)
        .unwrap_or(Decimal::ONE);
    let mut unit = Decimal::ONE;
    let ten = Decimal::TEN;
    while unit > wanted {
        match unit.checked_div(ten) {
            Some(less) if !less.is_zero() => unit = less,
            _ => break,
        }
    }
    while let Some(more) = unit.checked_mul(ten)
        && more <= wanted
    {
        unit = more;
    }
    let steps = [1, 2, 5, 10].map(Decimal::from);
    let found = steps
        .into_iter()
        .filter_map(|times| unit.checked_mul(times))
        .find(|step| *step >= wanted);
    found.unwrap_or(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_enclose_the_values() {
        let written = |least: &str, most: &str| {
            let marks = marks(least.parse().unwrap(), most.parse().unwrap());
            let each: Vec<_> = marks.iter().map(ToString::to_string).collect();
            each.join(" ")
        };
        assert_eq!(written("0", "147.46"), "0 50 100 150");
        assert_eq!(written("0", "100"), "0 20 40 60 80 100");
        assert_eq!(written("76.2", "97.8"), "75 80 85 90 95 100");
        assert_eq!(written("0.59", "0.94"), "0.5 0.6 0.7 0.8 0.9 1");
        assert_eq!(written("-12", "30"), "-20 -10 0 10 20 30");
        assert_eq!(written("0", "0"), "0 1");
    }

    #[test]
    fn marks_end_where_decimals_do() {
        assert_eq!(marks(Decimal::ZERO, Decimal::MAX).len(), 4);
    }
}

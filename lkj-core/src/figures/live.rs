//! Formulas of a spreadsheet that know their own exact value.
//!
//! A cell gets a formula only where that gives, in exact arithmetic, the number that the
//! evaluation gives. So a workbook cannot contradict its report, whatever rules were in force.

use rust_decimal::Decimal;

use crate::arithmetic::{Places, Rational, Rounding};
use crate::formula::{Comparison, Operator};

/// The longest formula that spreadsheets read, in characters.
const LONGEST: usize = 8_000;

/// The most arguments that a function of spreadsheets takes.
const MOST_ARGUMENTS: usize = 255;

/// A formula, or a part of one.
#[derive(Debug, Clone)]
pub(super) enum Live {
    /// A cell with what stands there.
    Cell {
        at: String,
        value: Rational,
    },
    /// Cells beside each other, without those that hold no number.
    Range {
        at: String,
        values: Vec<Rational>,
    },
    Number(Decimal),
    Negation(Box<Live>),
    Operation(Operator, Box<Live>, Box<Live>),
    Call(Call, Vec<Live>),
    Round(Box<Live>, u8),
    If(Comparison, Box<[Live; 4]>),
}

/// A function of spreadsheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    Sum,
    Average,
    Min,
    Max,
    Count,
    Abs,
}

impl Live {
    pub(super) fn percent(part: Self, whole: Self) -> Self {
        Self::of(
            Operator::Multiply,
            Self::of(Operator::Divide, part, whole),
            Self::Number(Decimal::ONE_HUNDRED),
        )
    }

    pub(super) fn of(operator: Operator, left: Self, right: Self) -> Self {
        Self::Operation(operator, Box::new(left), Box::new(right))
    }

    pub(super) fn rounded(self, places: u8) -> Self {
        Self::Round(Box::new(self), places)
    }

    /// Its exact value; `None` where there is none, as in a division by zero.
    pub(super) fn value(&self) -> Option<Rational> {
        match self {
            Self::Cell { value, .. } => Some(value.clone()),
            Self::Range { .. } => None,
            Self::Number(number) => Some((*number).into()),
            Self::Negation(inner) => Some(inner.value()?.neg()),
            Self::Operation(operator, left, right) => {
                let (left, right) = (left.value()?, right.value()?);
                match operator {
                    Operator::Add => left.checked_add(&right),
                    Operator::Subtract => left.checked_sub(&right),
                    Operator::Multiply => left.checked_mul(&right),
                    Operator::Divide => left.checked_div(&right),
                }
                .ok()
            }
            Self::Call(call, arguments) => call.value(arguments),
            Self::Round(inner, places) => {
                let rounded = inner
                    .value()?
                    .round(Places::new(*places)?, Rounding::HalfAwayFromZero);
                rounded.ok().map(Rational::from)
            }
            Self::If(comparison, parts) => {
                let [left, right, then, otherwise] = &**parts;
                let order = left.value()?.cmp(&right.value()?);
                if comparison.holds(order) {
                    then.value()
                } else {
                    otherwise.value()
                }
            }
        }
    }

    /// The formula as spreadsheets read it, without the sign before it; `None` where it is
    /// longer than they read.
    pub(super) fn print(&self) -> Option<String> {
        let mut text = String::new();
        self.write(&mut text, 0)?;
        (text.len() <= LONGEST).then_some(text)
    }

    fn write(&self, text: &mut String, binding: u8) -> Option<()> {
        match self {
            Self::Cell { at, .. } | Self::Range { at, .. } => text.push_str(at),
            Self::Number(number) => text.push_str(&number.normalize().to_string()),
            Self::Negation(inner) => {
                text.push_str("(-");
                inner.write(text, 3)?;
                text.push(')');
            }
            Self::Operation(operator, left, right) => {
                let own = match operator {
                    Operator::Add | Operator::Subtract => 1,
                    Operator::Multiply | Operator::Divide => 2,
                };
                let sign = match operator {
                    Operator::Add => '+',
                    Operator::Subtract => '-',
                    Operator::Multiply => '*',
                    Operator::Divide => '/',
                };
                let is_closed = own < binding;
                text.extend(is_closed.then_some('('));
                left.write(text, own)?;
                text.push(sign);
                right.write(text, own.saturating_add(1))?;
                text.extend(is_closed.then_some(')'));
            }
            Self::Call(call, arguments) => {
                if arguments.len() > MOST_ARGUMENTS {
                    return None;
                }
                text.push_str(call.name());
                text.push('(');
                for (at, argument) in arguments.iter().enumerate() {
                    text.extend((at > 0).then_some(','));
                    argument.write(text, 0)?;
                }
                text.push(')');
            }
            Self::Round(inner, places) => {
                text.push_str("ROUND(");
                inner.write(text, 0)?;
                text.push(',');
                text.push_str(&places.to_string());
                text.push(')');
            }
            Self::If(comparison, parts) => {
                let [left, right, then, otherwise] = &**parts;
                text.push_str("IF(");
                left.write(text, 1)?;
                text.push_str(match comparison {
                    Comparison::Less => "<",
                    Comparison::AtMost => "<=",
                    Comparison::Greater => ">",
                    Comparison::AtLeast => ">=",
                    Comparison::Equal => "=",
                    Comparison::Unequal => "<>",
                });
                right.write(text, 1)?;
                text.push(',');
                then.write(text, 0)?;
                text.push(',');
                otherwise.write(text, 0)?;
                text.push(')');
            }
        }
        // Far too long: the rest need not be written.
        (text.len() <= LONGEST.saturating_mul(2)).then_some(())
    }
}

impl Call {
    const fn name(self) -> &'static str {
        match self {
            Self::Sum => "SUM",
            Self::Average => "AVERAGE",
            Self::Min => "MIN",
            Self::Max => "MAX",
            Self::Count => "COUNT",
            Self::Abs => "ABS",
        }
    }

    fn value(self, arguments: &[Live]) -> Option<Rational> {
        let mut values = Vec::new();
        for argument in arguments {
            match argument {
                Live::Range { values: some, .. } => values.extend(some.iter().cloned()),
                other => values.push(other.value()?),
            }
        }
        let count = || Some(Rational::from(Decimal::from(values.len())));
        match self {
            Self::Sum => Rational::sum(&values).ok(),
            Self::Average => Rational::sum(&values).ok()?.checked_div(&count()?).ok(),
            Self::Min => values.into_iter().min(),
            Self::Max => values.into_iter().max(),
            Self::Count => count(),
            Self::Abs => values.first().map(Rational::abs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(at: &str, value: i64) -> Live {
        Live::Cell {
            at: at.to_owned(),
            value: Decimal::from(value).into(),
        }
    }

    #[test]
    fn formulas_print_with_the_parentheses_that_they_need() {
        let difference = || Live::of(Operator::Subtract, cell("B1", 9), cell("C1", 4));
        let print = |live: Live| live.print().expect("it is short");
        assert_eq!(
            print(Live::percent(difference(), difference()).rounded(2)),
            "ROUND((B1-C1)/(B1-C1)*100,2)"
        );
        assert_eq!(
            print(Live::of(Operator::Subtract, cell("A1", 1), difference())),
            "A1-(B1-C1)"
        );
        assert_eq!(
            print(Live::of(
                Operator::Divide,
                cell("A1", 1),
                Live::Negation(Box::new(difference()))
            )),
            "A1/(-(B1-C1))"
        );
    }

    #[test]
    fn values_are_exact_and_rounded_once() {
        let third = Live::percent(cell("A1", 376), cell("B1", 468));
        let shown = third
            .rounded(2)
            .value()
            .and_then(|value| value.to_decimal_exact());
        assert_eq!(
            shown.map(|value| value.to_string()).as_deref(),
            Some("80.34")
        );
        assert!(
            Live::percent(cell("A1", 1), cell("B1", 0))
                .value()
                .is_none()
        );
        let range = Live::Range {
            at: "A1:A3".to_owned(),
            values: vec![Decimal::from(2).into(), Decimal::from(4).into()],
        };
        let mean = Live::Call(Call::Average, vec![range]);
        assert_eq!(mean.value(), Some(Decimal::from(3).into()));
    }
}

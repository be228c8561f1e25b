//! Writes an expression as formulas are written, with no more parentheses than it needs.

use std::fmt;

use rust_decimal::Decimal;

use super::{Condition, Expression, Operator};
use crate::number::looks_grouped;

/// How tightly a minus before something binds: tighter than any operator.
const MINUS: u8 = 3;

/// In the writing of formulas; read again, it is the same expression, unless it has become
/// longer than [`LONGEST`](super::LONGEST) by the spaces.
///
/// ```
/// use lkj_core::Formula;
/// let formula: Formula = "((um)-um[-1]) ÷ (um[-1])×100".parse()?;
/// assert_eq!(formula.expression().to_string(), "(um - um[-1]) / um[-1] * 100");
/// # Ok::<(), lkj_core::formula::FormulaProblem>(())
/// ```
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(0, f)
    }
}

/// In the writing of formulas: `a < b`.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.left, self.comparison.text(), self.right)
    }
}

impl Expression {
    /// Prints it where everything must bind at least so tightly.
    fn print(&self, binding: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => print_number(*number, f),
            Self::Reference(reference) => write!(f, "{reference}"),
            Self::Negation(inner) => {
                f.write_str("-")?;
                inner.print(MINUS, f)
            }
            Self::Operation { .. } => self.print_operations(binding, f),
            Self::Call {
                function,
                arguments,
            } => print_call(function.name(), arguments, f),
            Self::If {
                condition,
                then,
                otherwise,
            } => write!(f, "if({condition}, {then}, {otherwise})"),
            Self::FirstKnown(choices) => print_call("or", choices, f),
            Self::Growth(reference) => write!(f, "growth({reference})"),
            Self::Share(reference) => {
                write!(
                    f,
                    "share({}, {})",
                    reference.whole(),
                    reference.quoted_part()
                )
            }
            Self::Years(range) => write!(f, "{range}"),
        }
    }
}

impl Expression {
    fn print_operations(&self, binding: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = self.chained();
        let parenthesized = Self::parenthesized(&rest, binding);
        let opened = parenthesized.iter().filter(|is_opened| **is_opened).count();
        f.write_str(&"(".repeat(opened))?;
        first.print(
            rest.first()
                .map_or(binding, |(operator, _)| operator.binding()),
            f,
        )?;
        for ((operator, operand), is_closed) in rest.into_iter().zip(parenthesized) {
            write!(f, " {} ", operator.text())?;
            operand.print(operator.binding().saturating_add(1), f)?;
            f.write_str(if is_closed { ")" } else { "" })?;
        }
        Ok(())
    }
}

/// A number with three decimals would look like thousands, so it gets a fourth.
fn print_number(number: Decimal, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = number.to_string();
    let more = if looks_grouped(text.trim_start_matches('-')) {
        "0"
    } else {
        ""
    };
    write!(f, "{text}{more}")
}

fn print_call(name: &str, arguments: &[Expression], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{name}(")?;
    for (at, argument) in arguments.iter().enumerate() {
        let separator = if at == 0 { "" } else { ", " };
        write!(f, "{separator}{argument}")?;
    }
    f.write_str(")")
}

impl Operator {
    /// As formulas write it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{
        Base, Comparison, Formula, Function, PeriodShift, Reference, Taken, YearRange, YearSpan,
    };
    use super::*;
    use crate::value::{PartLength, PartOfYear, Year};

    fn printed(text: &str) -> String {
        text.parse::<Formula>().unwrap().expression().to_string()
    }

    #[test]
    fn parentheses_stand_where_they_are_needed_alone() {
        for (written, expected) in [
            ("((a+b))*c", "(a + b) * c"),
            ("(a*b)+(c/d)", "a * b + c / d"),
            ("a-(b-c)-d", "a - (b - c) - d"),
            ("a/(b*c)/d", "a / (b * c) / d"),
            ("(a-b)-c", "a - b - c"),
            ("-(-a)", "--a"),
            ("-(a*b)", "-(a * b)"),
            ("(-a)*b", "-a * b"),
            ("a×−b", "a * -b"),
            ("a[\"x\"\"y\"][−1]", "a[\"x\"\"y\"][-1]"),
            ("a[-1][Q3][\"x\"]@plan", "a[\"x\"][Q3][-1]@plan"),
            ("if(a<>b,(a),or(b,0))", "if(a != b, a, or(b, 0))"),
            (
                "share(um [2018] , \"x\") + growth( um )",
                "share(um[2018], \"x\") + growth(um)",
            ),
            ("0007.125 + 1_000", "7.1250 + 1000"),
        ] {
            assert_eq!(printed(written), expected);
            assert_eq!(printed(expected), expected);
        }
    }

    fn shift() -> impl Strategy<Value = PeriodShift> {
        let year = (1900_u16..3000).prop_map(|year| Year::new(year).unwrap());
        let part = prop_oneof![
            (1_u8..=12).prop_map(|number| PartOfYear::new(PartLength::Month, number)),
            (1_u8..=4).prop_map(|number| PartOfYear::new(PartLength::Quarter, number)),
            (1_u8..=2).prop_map(|number| PartOfYear::new(PartLength::Semester, number)),
            Just(PartOfYear::new(PartLength::Year, 1)),
        ];
        let part = part.prop_map(Option::unwrap);
        prop_oneof![
            (year, part.clone()).prop_map(|(year, part)| PeriodShift::At(part.in_year(year))),
            any::<u16>().prop_map(PeriodShift::YearsBack),
            (part, prop_oneof![Just(0), any::<u16>()])
                .prop_map(|(part, years_back)| PeriodShift::PartOfYear { part, years_back }),
        ]
    }

    fn reference() -> impl Strategy<Value = Reference> {
        let word = || "[a-z][a-z0-9_]{0,5}|if|or|sum|growth|x|Q3";
        (
            prop::collection::vec(word(), 1..=4),
            prop::option::of(part()),
            prop::option::of(shift()),
            prop::option::of(prop::sample::select(&Base::ALL[..])),
        )
            .prop_map(|(names, part, period, base)| Reference {
                names,
                part,
                period,
                base,
                position: 0,
            })
    }

    fn part() -> impl Strategy<Value = String> {
        prop_oneof![".{0,6}", "[\"\\\\\n,)\\]]{1,3}"]
    }

    fn number() -> impl Strategy<Value = Decimal> {
        (0_i64..10_000_000, 0_u32..5).prop_map(|(digits, places)| Decimal::new(digits, places))
    }

    fn operator() -> impl Strategy<Value = Operator> {
        prop::sample::select(vec![
            Operator::Add,
            Operator::Subtract,
            Operator::Multiply,
            Operator::Divide,
        ])
    }

    fn call(inner: impl Strategy<Value = Expression> + Clone) -> impl Strategy<Value = Expression> {
        let argument = prop_oneof![3 => inner, 1 => years()];
        let arguments = prop::collection::vec(argument, 1..4);
        (prop::sample::select(&Function::ALL[..]), arguments).prop_map(
            |(function, mut arguments)| {
                if !function.takes_several() {
                    arguments.truncate(1);
                    arguments.retain(|argument| !matches!(argument, Expression::Years(_)));
                }
                if arguments.is_empty() {
                    arguments.push(Expression::Number(Decimal::ONE));
                }
                Expression::Call {
                    function,
                    arguments,
                }
            },
        )
    }

    fn choice(
        inner: impl Strategy<Value = Expression> + Clone,
    ) -> impl Strategy<Value = Expression> {
        let comparison = prop::sample::select(&Comparison::ALL[..]);
        (
            comparison,
            [inner.clone(), inner.clone(), inner.clone(), inner],
        )
            .prop_map(
                |(comparison, [left, right, then, otherwise])| Expression::If {
                    condition: Box::new(Condition {
                        comparison,
                        left,
                        right,
                    }),
                    then: Box::new(then),
                    otherwise: Box::new(otherwise),
                },
            )
    }

    fn years() -> impl Strategy<Value = Expression> {
        let at = (1950_u16..2900, 0_u16..3, any::<bool>()).prop_map(|(first, more, is_down)| {
            let [first, last] = [first, first + more].map(|year| Year::new(year).unwrap());
            if is_down {
                (
                    None,
                    YearSpan::At {
                        first: last,
                        last: first,
                    },
                )
            } else {
                (None, YearSpan::At { first, last })
            }
        });
        let quarter = (1_u8..=4).prop_map(|number| {
            let part = PartOfYear::new(PartLength::Quarter, number).unwrap();
            PeriodShift::PartOfYear {
                part,
                years_back: 0,
            }
        });
        let back = (prop::option::of(quarter), 0_u16..3, 0_u16..3)
            .prop_map(|(period, first, last)| (period, YearSpan::Back { first, last }));
        let taken = prop::sample::select(vec![Taken::Value, Taken::Growth, Taken::Share]);
        (reference(), part(), taken, prop_oneof![at, back]).prop_map(
            |(reference, part, taken, (period, span))| {
                let part = match taken {
                    Taken::Share => Some(part),
                    _ => reference.part,
                };
                let reference = Reference {
                    part,
                    period,
                    ..reference
                };
                Expression::Years(YearRange::new(reference, taken, span))
            },
        )
    }

    fn expression() -> impl Strategy<Value = Expression> {
        let share = (reference(), part()).prop_map(|(whole, part)| {
            Expression::Share(Reference {
                part: Some(part),
                ..whole
            })
        });
        let leaf = prop_oneof![
            number().prop_map(Expression::Number),
            reference().prop_map(Expression::Reference),
            reference().prop_map(Expression::Growth),
            share,
        ];
        leaf.prop_recursive(6, 24, 4, |inner| {
            let operation = (operator(), inner.clone(), inner.clone());
            let operation = operation.prop_map(|(operator, left, right)| Expression::Operation {
                operator,
                left: Box::new(left),
                right: Box::new(right),
            });
            prop_oneof![
                4 => operation,
                2 => inner.clone().prop_map(|inner| Expression::Negation(Box::new(inner))),
                1 => call(inner.clone()),
                1 => choice(inner.clone()),
                1 => prop::collection::vec(inner, 2..4).prop_map(Expression::FirstKnown),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_formula_printed_and_read_again_is_the_same(expression in expression()) {
            let text = expression.to_string();
            prop_assume!(text.len() <= super::super::LONGEST);
            let again = text.parse::<Formula>().map_err(|problem| TestCaseError::fail(problem.to_string()))?;
            prop_assert_eq!(again.expression(), &expression);
            prop_assert_eq!(again.expression().to_string(), text);
        }

        #[test]
        fn a_reference_printed_and_read_again_is_the_same(reference in reference()) {
            let text = reference.to_string();
            prop_assert_eq!(text.parse::<Reference>(), Ok(reference));
        }
    }
}

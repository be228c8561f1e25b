//! `x[2021..2024]`: a quantity over several years, as arguments of a function.

use std::fmt;

use crate::formula::{Expression, PeriodShift, Reference};
use crate::value::{Period, Year};

/// The most years that the ranges of one formula span together.
pub const MOST_YEARS: usize = 100;

/// A quantity over several years: `x[2021..2024]`, `um["Tempursari"][-3..0]`,
/// `growth(x[2021..2024])`.
///
/// A range has no value of its own. It stands for one argument a year of a function that takes
/// several arguments, in the order of its years.
///
/// ```
/// use lkj_core::Formula;
/// let formula: Formula = "mean(um[2022..2024])".parse()?;
/// let named: Vec<_> = formula.references().map(|reference| reference.to_string()).collect();
/// assert_eq!(named, ["um[2022]", "um[2023]", "um[2024]"]);
/// # Ok::<(), lkj_core::formula::FormulaProblem>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRange {
    /// The quantity, without the years.
    reference: Reference,
    taken: Taken,
    span: YearSpan,
    each: Vec<Expression>,
}

/// What a range takes of its quantity in each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Taken {
    /// The value.
    Value,
    /// The growth since the year before. *Pertumbuhan.*
    Growth,
    /// The share of a part in its whole. *Proporsi.*
    Share,
}

/// The years of a range, the first and the last of which belong to it. The first may be the later
/// one: `or(x[0..-3])` is the latest value there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum YearSpan {
    /// These years: `[2021..2024]`.
    At {
        /// The year that is written first.
        first: Year,
        /// The year that is written last.
        last: Year,
    },
    /// So many years before the one at hand: `[-3..0]`.
    Back {
        /// How many years before, written first.
        first: u16,
        /// How many years before, written last.
        last: u16,
    },
}

impl YearRange {
    pub(in crate::formula) fn new(reference: Reference, taken: Taken, span: YearSpan) -> Self {
        let each = span.periods(reference.period).map(|period| {
            taken.of(Reference {
                period,
                ..reference.clone()
            })
        });
        Self {
            each: each.collect(),
            reference,
            taken,
            span,
        }
    }

    /// What is taken of each year, as an expression without the years: `growth(x)`.
    #[must_use]
    pub fn of(&self) -> Expression {
        self.taken.of(self.reference.clone())
    }

    /// The quantity, without the years.
    #[must_use]
    pub const fn reference(&self) -> &Reference {
        &self.reference
    }

    /// What is taken of the quantity in each year.
    #[must_use]
    pub const fn taken(&self) -> Taken {
        self.taken
    }

    /// The years.
    #[must_use]
    pub const fn span(&self) -> YearSpan {
        self.span
    }

    /// The arguments that the range stands for, one a year; never empty.
    #[must_use]
    pub fn each(&self) -> &[Expression] {
        &self.each
    }

    /// The same years of another quantity, which keeps no period of its own.
    pub(in crate::formula) fn with_reference(
        &self,
        other: impl Fn(&Reference) -> Reference,
    ) -> Self {
        let reference = Reference {
            period: self.reference.period,
            ..other(&self.reference)
        };
        Self::new(reference, self.taken, self.span)
    }

    /// The same range with something else taken of each year.
    pub(in crate::formula) fn taking(self, taken: Taken) -> Self {
        Self::new(self.reference, taken, self.span)
    }
}

impl Taken {
    pub(in crate::formula) const fn of(self, reference: Reference) -> Expression {
        match self {
            Self::Value => Expression::Reference(reference),
            Self::Growth => Expression::Growth(reference),
            Self::Share => Expression::Share(reference),
        }
    }
}

impl YearSpan {
    /// The period of each year, for a reference that has a part of the year or no period.
    fn periods(self, of: Option<PeriodShift>) -> impl Iterator<Item = Option<PeriodShift>> {
        let (first, last) = match self {
            Self::At { first, last } => (first.get(), last.get()),
            Self::Back { first, last } => (first, last),
        };
        let upward = first..=last;
        let downward = (last..first.saturating_add(1)).rev();
        let numbers: Box<dyn Iterator<Item = u16>> = if first <= last {
            Box::new(upward)
        } else {
            Box::new(downward)
        };
        numbers.map(move |number| match (self, of) {
            (Self::At { .. }, _) => Year::new(number)
                .ok()
                .map(|year| PeriodShift::At(Period::Year(year))),
            (Self::Back { .. }, Some(PeriodShift::PartOfYear { part, .. })) => {
                Some(PeriodShift::PartOfYear {
                    part,
                    years_back: number,
                })
            }
            (Self::Back { .. }, _) => (number > 0).then_some(PeriodShift::YearsBack(number)),
        })
    }
}

impl fmt::Display for YearSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At { first, last } => write!(f, "[{first}..{last}]"),
            Self::Back { first, last } => write!(f, "[{}..{}]", Back(*first), Back(*last)),
        }
    }
}

/// So many years back, as the end of a range.
struct Back(u16);

impl fmt::Display for Back {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("0"),
            years => write!(f, "-{years}"),
        }
    }
}

/// In the writing of formulas: `growth(x[2021..2024])`.
impl fmt::Display for YearRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let over_years =
            |reference: &Reference, f: &mut fmt::Formatter<'_>| reference.write(Some(self.span), f);
        match self.taken {
            Taken::Value => over_years(&self.reference, f),
            Taken::Growth => {
                f.write_str("growth(")?;
                over_years(&self.reference, f)?;
                f.write_str(")")
            }
            Taken::Share => {
                f.write_str("share(")?;
                over_years(&self.reference.whole(), f)?;
                write!(f, ", {})", self.reference.quoted_part())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::formula::Formula;

    #[test]
    fn each_year_is_one_reference() {
        let each = |text: &str| {
            let formula: Formula = text.parse().unwrap();
            let references = formula.references().map(ToString::to_string);
            references.collect::<Vec<_>>().join(" ")
        };
        for (text, expected) in [
            ("sum(x[2021..2023])", "x[2021] x[2022] x[2023]"),
            ("sum(x[2023..2021])", "x[2023] x[2022] x[2021]"),
            ("sum(x[2021..2021])", "x[2021]"),
            ("or(x[0..-2], 1)", "x x[-1] x[-2]"),
            ("mean(x[-2..-1], y)", "x[-2] x[-1] y"),
            ("sum(x[Q3][-1..0])", "x[Q3][-1] x[Q3]"),
            ("sum(x[-1..0][07])", "x[07][-1] x[07]"),
            (
                "max(x.target[2021..2022]@plan)",
                "x.target[2021]@plan x.target[2022]@plan",
            ),
            (
                "sum(um[\"A\"][2020 .. 2021])",
                "um[\"A\"][2020] um[\"A\"][2021]",
            ),
            ("mean(growth(um[2020…2021]))", "um[2020] um[2021]"),
            (
                "mean(share(um[2020..2021], \"A\"))",
                "um[\"A\"][2020] um[\"A\"][2021]",
            ),
        ] {
            assert_eq!(each(text), expected, "{text}");
        }
    }

    #[test]
    fn a_range_is_printed_as_it_is_written() {
        for (written, expected) in [
            ("sum( x [2021..2023] )", "sum(x[2021..2023])"),
            ("sum(x[2021...2023])", ""),
            ("sum(x[-3..-0])", "sum(x[-3..0])"),
            ("sum(x[-1..0][Q3]@plan)", "sum(x[Q3][-1..0]@plan)"),
            ("sum(x[-1..0][\"A\"])", "sum(x[\"A\"][-1..0])"),
            ("mean(growth(x[2021..2023]))", "mean(growth(x[2021..2023]))"),
            (
                "mean(share(x[2021..2023], \"A \"\"B\"\"\"))",
                "mean(share(x[2021..2023], \"A \"\"B\"\"\"))",
            ),
        ] {
            let printed = written.parse::<Formula>().map(|formula| {
                let printed = formula.expression().to_string();
                let again = printed.parse::<Formula>().unwrap();
                assert_eq!(again.expression(), formula.expression());
                printed
            });
            assert_eq!(printed.unwrap_or_default(), expected, "{written}");
        }
    }
}

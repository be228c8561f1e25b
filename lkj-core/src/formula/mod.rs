//! The reference language and the formulas over it.
//!
//! A [`Reference`] names one quantity: `id.quantity["part"][period]@base`. A [`Formula`]
//! joins references and numbers by `+ - * /`, parentheses, [`Function`]s and a few forms of
//! their own: `if(a < b, x, y)`, `or(x, 0)`, `growth(x)`, `share(x, "part")`. A [`YearRange`]
//! gives a function one argument a year. Both keep their text, and every fault has a position in
//! it.

mod lexer;
mod parser;
mod print;
mod problem;
mod quantity_words;
mod reference;
mod rename;
mod substitute;
mod typeset;
mod words;

pub use problem::{FormulaFault, FormulaProblem};
pub(crate) use quantity_words::{NOT_IDS, beginnings_called, quantities_called};
pub use reference::range::{MOST_YEARS, Taken, YearRange, YearSpan};
pub use reference::{Base, PeriodShift, Reference};
pub(crate) use rename::with_id_renamed;
pub(crate) use typeset::{Hundred, latex, mathml, omml, years_back_in_words};
pub use typeset::{Names, Typesetting};
pub(crate) use words::kind_indonesian;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The longest formula that is read, in bytes.
pub const LONGEST: usize = 4096;

/// The deepest nesting of parentheses and calls that is read.
pub const DEEPEST: usize = 64;

/// How a value follows from others.
///
/// *Istilah resmi:* rumus, formula penghitungan.
///
/// ```
/// use lkj_core::Formula;
/// let formula: Formula = "(um - um[-1]) / um[-1] * 100".parse()?;
/// let named: Vec<_> = formula.references().map(|reference| reference.to_string()).collect();
/// assert_eq!(named, ["um", "um[-1]", "um[-1]"]);
/// # Ok::<(), lkj_core::formula::FormulaProblem>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "rumus")]
pub struct Formula {
    text: String,
    expression: Expression,
}

impl Formula {
    /// The formula as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it says.
    #[must_use]
    pub const fn expression(&self) -> &Expression {
        &self.expression
    }

    /// The references in it, from left to right.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        let mut found = Vec::new();
        self.expression.collect_references(&mut found);
        found.into_iter()
    }
}

/// A reference alone is a formula.
impl From<Reference> for Formula {
    fn from(reference: Reference) -> Self {
        Self {
            text: reference.to_string(),
            expression: Expression::Reference(reference),
        }
    }
}

impl FromStr for Formula {
    type Err = FormulaProblem;

    fn from_str(text: &str) -> Result<Self, FormulaProblem> {
        Ok(Self {
            text: text.to_owned(),
            expression: parser::parse(text)?,
        })
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Formula {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Formula {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expression {
    /// A number that stands in the formula.
    Number(Decimal),
    /// A quantity of the framework.
    Reference(Reference),
    /// Minus something.
    Negation(Box<Expression>),
    /// Two things joined.
    Operation {
        /// By what.
        operator: Operator,
        /// The left one.
        left: Box<Expression>,
        /// The right one.
        right: Box<Expression>,
    },
    /// A function of things.
    Call {
        /// Which one.
        function: Function,
        /// Of what; at least one.
        arguments: Vec<Expression>,
    },
    /// One of two by a comparison: `if(a < b, x, y)`. The other one is not worked out.
    If {
        /// What decides.
        condition: Box<Condition>,
        /// What it is where the condition holds.
        then: Box<Expression>,
        /// What it is otherwise.
        otherwise: Box<Expression>,
    },
    /// The first that has a value; two or more: `or(x, 0)`.
    ///
    /// Only what is *missing* is passed over (as
    /// [`Reason::is_missing`](crate::evaluation::Reason::is_missing) has it): a division by
    /// zero is a fault of the formula, and stays one.
    FirstKnown(Vec<Expression>),
    /// How many percent something changed since the year before: `growth(um)` is
    /// `(um - um[-1]) / um[-1] * 100`. *Pertumbuhan.*
    Growth(Reference),
    /// How many percent of its whole a part is: `share(um, "Tempursari")` is
    /// `um["Tempursari"] / um * 100`. The reference is that of the part. *Proporsi.*
    Share(Reference),
    /// A quantity over several years: `um[2021..2024]`. It stands among the arguments of a
    /// function that takes several, alone.
    Years(YearRange),
}

/// Two things compared. It has no value of its own, so it stands in `if` alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// How they are to relate.
    pub comparison: Comparison,
    /// The left one.
    pub left: Expression,
    /// The right one.
    pub right: Expression,
}

impl Expression {
    /// The first operand of operations that stand one behind the other, and each operator with
    /// the operand behind it, from left to right.
    ///
    /// A formula may have thousands of operations. Whoever went from each into its left side
    /// would need as many calls.
    pub(crate) fn chained(&self) -> (&Self, Vec<(Operator, &Self)>) {
        let mut first = self;
        let mut rest = Vec::new();
        while let Self::Operation {
            operator,
            left,
            right,
        } = first
        {
            rest.push((*operator, &**right));
            first = left;
        }
        rest.reverse();
        (first, rest)
    }

    /// The arguments of a call, those of a range of years one by one.
    pub(crate) fn spread(arguments: &[Self]) -> Vec<&Self> {
        let each = arguments.iter().flat_map(|argument| match argument {
            Self::Years(range) => range.each(),
            one => std::slice::from_ref(one),
        });
        each.collect()
    }

    /// Where its first reference begins.
    pub(crate) fn first_position(&self) -> Option<usize> {
        let mut references = Vec::new();
        self.collect_references(&mut references);
        references.first().map(|reference| reference.position())
    }

    /// Whether the operations up to each operator of a chain stand in parentheses, where the
    /// whole must bind at least so tightly.
    pub(crate) fn parenthesized(chain: &[(Operator, &Self)], binding: u8) -> Vec<bool> {
        let next = chain.iter().skip(1).map(|(operator, _)| operator.binding());
        let needed = next.chain([binding]);
        chain
            .iter()
            .zip(needed)
            .map(|((operator, _), needed)| operator.binding() < needed)
            .collect()
    }

    fn collect_references<'a>(&'a self, found: &mut Vec<&'a Reference>) {
        match self {
            Self::Number(_) => {}
            Self::Reference(reference) | Self::Growth(reference) | Self::Share(reference) => {
                found.push(reference);
            }
            Self::Negation(inner) => inner.collect_references(found),
            Self::Operation { .. } => {
                let (first, rest) = self.chained();
                first.collect_references(found);
                for (_, operand) in rest {
                    operand.collect_references(found);
                }
            }
            Self::Call { arguments, .. } => {
                for argument in arguments {
                    argument.collect_references(found);
                }
            }
            Self::If {
                condition,
                then,
                otherwise,
            } => {
                condition.left.collect_references(found);
                condition.right.collect_references(found);
                then.collect_references(found);
                otherwise.collect_references(found);
            }
            Self::FirstKnown(choices) => {
                for choice in choices {
                    choice.collect_references(found);
                }
            }
            Self::Years(range) => {
                for year in range.each() {
                    year.collect_references(found);
                }
            }
        }
    }
}

/// What joins two parts of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*` (or `×`)
    Multiply,
    /// `/` (or `÷`, `:`)
    Divide,
}

impl Operator {
    /// The sign that readers know.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "−",
            Self::Multiply => "×",
            Self::Divide => "/",
        }
    }

    /// How tightly it binds: multiplication before addition.
    pub(crate) const fn binding(self) -> u8 {
        match self {
            Self::Add | Self::Subtract => 1,
            Self::Multiply | Self::Divide => 2,
        }
    }
}

/// How two things in a [`Condition`] are to relate. Exact numbers are compared, not rounded ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=` (or `≤`)
    AtMost,
    /// `>`
    Greater,
    /// `>=` (or `≥`)
    AtLeast,
    /// `=` (or `==`)
    Equal,
    /// `!=` (or `≠`, `<>`)
    Unequal,
}

impl Comparison {
    /// All comparisons.
    pub const ALL: [Self; 6] = [
        Self::Less,
        Self::AtMost,
        Self::Greater,
        Self::AtLeast,
        Self::Equal,
        Self::Unequal,
    ];

    /// As formulas write it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Equal => "=",
            Self::Unequal => "!=",
        }
    }

    /// The sign that readers know.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
            Self::Unequal => "≠",
            other => other.text(),
        }
    }

    /// What holds exactly where this does not.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::Greater,
            Self::Greater => Self::AtMost,
            Self::AtLeast => Self::Less,
            Self::Equal => Self::Unequal,
            Self::Unequal => Self::Equal,
        }
    }

    /// Whether it holds of two things in this order.
    #[must_use]
    pub const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
            Self::Equal => order.is_eq(),
            Self::Unequal => order.is_ne(),
        }
    }
}

/// A function that a formula can call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Function {
    /// Everything added up; of one series, its parts. *Jumlah.*
    Sum,
    /// The sum over the number of things. *Rata-rata.*
    Mean,
    /// The smallest. *Terkecil.*
    Min,
    /// The largest. *Terbesar.*
    Max,
    /// How many there are. *Banyaknya.*
    Count,
    /// Without its sign. *Nilai mutlak.*
    Abs,
    /// Rounded half away from zero: `round(x, 2)`. *Pembulatan.*
    Round,
}

impl Function {
    /// All functions.
    pub const ALL: [Self; 7] = [
        Self::Sum,
        Self::Mean,
        Self::Min,
        Self::Max,
        Self::Count,
        Self::Abs,
        Self::Round,
    ];

    /// The name that formulas call it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Min => "min",
            Self::Max => "max",
            Self::Count => "count",
            Self::Abs => "abs",
            Self::Round => "round",
        }
    }

    /// How it is written.
    pub(crate) const fn usage(self) -> &'static str {
        match self {
            Self::Sum => "sum(x, y)",
            Self::Mean => "mean(x, y)",
            Self::Min => "min(x, y)",
            Self::Max => "max(x, y)",
            Self::Count => "count(x, y)",
            Self::Abs => "abs(x)",
            Self::Round => "round(x, 2)",
        }
    }

    /// Whether it takes any number of arguments, so that a range of years may stand among them.
    pub(crate) const fn takes_several(self) -> bool {
        match self {
            Self::Sum | Self::Mean | Self::Min | Self::Max | Self::Count => true,
            Self::Abs | Self::Round => false,
        }
    }

    /// Whether it takes this many arguments.
    pub(crate) const fn takes(self, arguments: usize) -> bool {
        match self {
            Self::Sum | Self::Mean | Self::Min | Self::Max | Self::Count => arguments > 0,
            Self::Abs => arguments == 1,
            Self::Round => arguments == 1 || arguments == 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let problem = text.parse::<Formula>().unwrap_err();
        format!("{}: {}", problem.position, problem.fault)
    }

    #[test]
    fn binds_as_arithmetic_does() {
        let Expression::Operation {
            operator, right, ..
        } = "a + b * c".parse::<Formula>().unwrap().expression
        else {
            panic!("an operation")
        };
        assert_eq!(operator, Operator::Add);
        assert!(matches!(
            *right,
            Expression::Operation {
                operator: Operator::Multiply,
                ..
            }
        ));
        let Expression::Operation { operator, left, .. } =
            "a - b - c".parse::<Formula>().unwrap().expression
        else {
            panic!("an operation")
        };
        assert_eq!(operator, Operator::Subtract);
        assert!(matches!(
            *left,
            Expression::Operation {
                operator: Operator::Subtract,
                ..
            }
        ));
    }

    #[test]
    fn reads_what_reports_print() {
        for text in [
            "376 ÷ 468 × 100",
            "a : b",
            "-a",
            "- (a − b)",
            "sum(um)",
            "round(a / b, 4)",
            "a.spent + b.spent",
            "um[\"Tempursari\"][2018]@plan",
            "um[2019-07] + um[07] + um[S1] + um[-1][Q3] + um[year]",
            "if(b ≠ 0, a / b, 0)",
            "if(a == b, 0, or(a, b, 1) * -2)",
            "growth(um[\"Tempursari\"][Q3])",
            "share(um[2018], \"Desa \"\"Baru\"\"\")",
            "mean(um[2018..2020], kop)",
        ] {
            assert!(text.parse::<Formula>().is_ok(), "{text}");
        }
    }

    #[test]
    fn faults_have_a_position() {
        insta::assert_snapshot!(
            ["", "a +", "a b", "(a", "a)", "a / / b", "summ(a)", "round(a, 1, 2)", "a[", "a[x]", "1.100 * a", "a % b", "80,94 * a", "a.b.c.d.e", "sum()", "a[-1", "um[\"x]", "a[q3]", "a[13]", "a[2019-Q5]", "a[Q3][S1]", "a = b", "1 + (a < b)", "if((a = b), 1, 2)", "if(a < b < c, 1, 2)", "if(a, 1, 2)", "if(a < b, 1)", "if(a < b and c < d, 1, 2)", "sum(a < b)", "max(\"x\")", "or(a)", "growth(a / b)", "growth(um, 1)", "share(um, kop)", "share(um)", "share(um[\"x\"], \"y\")", "share(um + kop, \"y\")", "jika(a = b, 1, 2)", "SUM(a)", "sum(a; b)", "um[“x”]", "um.target(a)", "a[2018..2020]", "1 + a[-3..0]", "growth(a[2018..2020])", "round(a[2018..2020], 1)", "if(a[2018..2020] < 1, 1, 2)", "sum(1 + a[2018..2020])", "sum(growth(a[2018..2020]) * 2)", "sum(a[2018..-1])", "sum(a[1..3])", "sum(a[2018..])", "sum(a[2018-Q1..2018-Q4])", "sum(a[Q3][2018..2020])", "sum(a[-1][-3..0])", "sum(a[2018..2020][-1])", "sum(a[2018..2020][2021..2022])", "sum(a[-100000..0])", "sum(a[1..100000])", "sum(a[1950..2050])", "sum(a[1950..2010], a[1950..2010])", "or(a[2018..2018])", "sum(a[2018-2020])", "sum(a[2018:2020])", "a..b"]
                .map(|text| format!("{text:?} → {}", fault(text)))
                .join("\n"),
            @r#"
            "" → 0: nothing is there; write a formula, or remove the key
            "a +" → 3: it ends too early; add what is missing, or close ( and [
            "a b" → 2: found b, expected an operator or the end
            "(a" → 2: it ends too early; add what is missing, or close ( and [
            "a)" → 1: found ")", expected an operator or the end
            "a / / b" → 4: found "/", expected a number, a name or a parenthesis
            "summ(a)" → 0: there is no function summ; did you mean sum?; there are: sum, mean, min, max, count, abs, round, if, or, growth, share
            "round(a, 1, 2)" → 0: round does not take 3 arguments; write round(x, 2)
            "a[" → 2: it ends too early; add what is missing, or close ( and [
            "a[x]" → 2: found x, expected a part in quotes or a period
            "1.100 * a" → 0: 1.100 could be thousands or thousandths; formulas take a decimal point and no thousands separators (write 1100 or 1.1)
            "a % b" → 2: % is not used in formulas; multiply by 100 instead
            "80,94 * a" → 2: found ",", expected an operator or the end; decimals are written with a point
            "a.b.c.d.e" → 8: found e, expected an operator or the end
            "sum()" → 0: sum does not take 0 arguments; write sum(x, y)
            "a[-1" → 4: it ends too early; add what is missing, or close ( and [
            "um[\"x]" → 3: the closing quote is missing; add a "
            "a[q3]" → 2: q3 is no period; write [2018], [-1], [2018-Q3], or [Q3], [S1], [07] of the year at hand
            "a[13]" → 2: 13 is no period; write [2018], [-1], [2018-Q3], or [Q3], [S1], [07] of the year at hand
            "a[2019-Q5]" → 2: 2019-Q5 is no period; write [2018], [-1], [2018-Q3], or [Q3], [S1], [07] of the year at hand
            "a[Q3][S1]" → 6: found S1, expected a part in quotes or a period
            "a = b" → 2: "=" compares, and a comparison stands as the first argument of if alone, without parentheses around it; write if(a < b, x, y)
            "1 + (a < b)" → 7: "<" compares, and a comparison stands as the first argument of if alone, without parentheses around it; write if(a < b, x, y)
            "if((a = b), 1, 2)" → 6: "=" compares, and a comparison stands as the first argument of if alone, without parentheses around it; write if(a < b, x, y)
            "if(a < b < c, 1, 2)" → 9: "<" compares, and a comparison stands as the first argument of if alone, without parentheses around it; write if(a < b, x, y)
            "if(a, 1, 2)" → 3: if needs a comparison first; write if(a < b, x, y)
            "if(a < b, 1)" → 0: if does not take 2 arguments; write if(a < b, x, y)
            "if(a < b and c < d, 1, 2)" → 9: found and, expected a closing parenthesis; several conditions are written as an if within an if
            "sum(a < b)" → 6: "<" compares, and a comparison stands as the first argument of if alone, without parentheses around it; write if(a < b, x, y)
            "max(\"x\")" → 4: found "x", expected a number, a name or a parenthesis
            "or(a)" → 0: or does not take 1 argument; write or(x, 0)
            "growth(a / b)" → 7: growth needs the name of one quantity; give the calculation a series of its own, or write it out: (x - y) / y * 100
            "growth(um, 1)" → 0: growth does not take 2 arguments; write growth(x)
            "share(um, kop)" → 10: share needs a part in quotes; write share(x, "part"), and of two numbers x / y * 100
            "share(um)" → 0: share does not take 1 argument; write share(x, "…")
            "share(um[\"x\"], \"y\")" → 6: share needs the name of a whole quantity, without a part; give the calculation a series of its own, or write it out: x / y * 100
            "share(um + kop, \"y\")" → 6: share needs the name of a whole quantity, without a part; give the calculation a series of its own, or write it out: x / y * 100
            "jika(a = b, 1, 2)" → 0: there is no function jika; did you mean if?; there are: sum, mean, min, max, count, abs, round, if, or, growth, share
            "SUM(a)" → 0: there is no function SUM; did you mean sum?; there are: sum, mean, min, max, count, abs, round, if, or, growth, share
            "sum(a; b)" → 5: ';' is not used in formulas; arguments are separated by commas
            "um[“x”]" → 3: '“' is not used in formulas; parts stand in straight quotes: um["…"]
            "um.target(a)" → 9: found "(", expected an operator or the end
            "a[2018..2020]" → 0: only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean(a[2018..2020])
            "1 + a[-3..0]" → 4: only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean(a[-3..0])
            "growth(a[2018..2020])" → 7: only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean(growth(a[2018..2020])), or (a[2020] - a[2018]) / a[2018] * 100 for the change from the first year to the last
            "round(a[2018..2020], 1)" → 6: only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean(a[2018..2020])
            "if(a[2018..2020] < 1, 1, 2)" → 3: only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean(a[2018..2020])
            "sum(1 + a[2018..2020])" → 8: only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean(a[2018..2020])
            "sum(growth(a[2018..2020]) * 2)" → 11: only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean(growth(a[2018..2020])), or (a[2020] - a[2018]) / a[2018] * 100 for the change from the first year to the last
            "sum(a[2018..-1])" → 6: 2018..-1 is no range of years; write two years as in x[2021..2024], or [-3..0] for the year at hand and the three before it
            "sum(a[1..3])" → 6: 1..3 is no range of years; write two years as in x[2021..2024], or [-3..0] for the year at hand and the three before it
            "sum(a[2018..])" → 6: 2018.. is no range of years; write two years as in x[2021..2024], or [-3..0] for the year at hand and the three before it
            "sum(a[2018-Q1..2018-Q4])" → 6: 2018-Q1..2018-Q4 is no range of years; write two years as in x[2021..2024], or [-3..0] for the year at hand and the three before it
            "sum(a[Q3][2018..2020])" → 10: found 2018, expected a part in quotes or a period
            "sum(a[-1][-3..0])" → 10: found "-", expected a part in quotes or a period
            "sum(a[2018..2020][-1])" → 18: found "-", expected a part in quotes or a period
            "sum(a[2018..2020][2021..2022])" → 18: found 2021, expected a part in quotes or a period
            "sum(a[-100000..0])" → 6: the ranges of a formula have more than 100 years together; put parts of it into series with formulas of their own
            "sum(a[1..100000])" → 6: the ranges of a formula have more than 100 years together; put parts of it into series with formulas of their own
            "sum(a[1950..2050])" → 6: the ranges of a formula have more than 100 years together; put parts of it into series with formulas of their own
            "sum(a[1950..2010], a[1950..2010])" → 19: the ranges of a formula have more than 100 years together; put parts of it into series with formulas of their own
            "or(a[2018..2018])" → 0: or does not take 1 argument; write or(x, 0)
            "sum(a[2018-2020])" → 6: 2018-2020 is no period; write [2018..2020]
            "sum(a[2018:2020])" → 6: 2018/2020 is no period; write [2018..2020]
            "a..b" → 1: found "..", expected an operator or the end
            "#
        );
    }

    #[test]
    fn depth_and_length_are_limited() {
        let deep = format!("{}a{}", "(".repeat(10_000), ")".repeat(10_000));
        assert!(
            fault(&deep[..2000]).contains("nested deeper than 64"),
            "{}",
            fault(&deep[..2000])
        );
        assert!(fault(&deep).contains("longer than 4096"));
        assert!(fault(&"-".repeat(3000)).contains("nested deeper than 64"));
    }
}

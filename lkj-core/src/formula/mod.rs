//! The reference language and the formulas over it.
//!
//! A [`Reference`] names one quantity: `id.quantity["part"][period]@base`. A [`Formula`]
//! joins references and numbers by `+ - * /`, parentheses and [`Function`]s. Both keep their
//! text, and every fault has a position in it.

mod lexer;
mod parser;
mod problem;
mod reference;

pub use problem::{FormulaFault, FormulaProblem};
pub use reference::{Base, PeriodShift, Reference};

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
}

impl Expression {
    fn collect_references<'a>(&'a self, found: &mut Vec<&'a Reference>) {
        match self {
            Self::Number(_) => {}
            Self::Reference(reference) => found.push(reference),
            Self::Negation(inner) => inner.collect_references(found),
            Self::Operation { left, right, .. } => {
                left.collect_references(found);
                right.collect_references(found);
            }
            Self::Call { arguments, .. } => {
                for argument in arguments {
                    argument.collect_references(found);
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
        ] {
            assert!(text.parse::<Formula>().is_ok(), "{text}");
        }
    }

    #[test]
    fn faults_have_a_position() {
        insta::assert_snapshot!(
            ["", "a +", "a b", "(a", "a)", "a / / b", "summ(a)", "round(a, 1, 2)", "a[", "a[x]", "1.100 * a", "a % b", "80,94 * a", "a.b.c.d.e", "sum()", "a[-1", "um[\"x]"]
                .map(|text| format!("{text:?} → {}", fault(text)))
                .join("\n"),
            @r#"
            "" → 0: nothing is there; write a formula, or remove the key
            "a +" → 3: it ends too early; add what is missing, or close ( and [
            "a b" → 2: found b, expected an operator or the end
            "(a" → 2: it ends too early; add what is missing, or close ( and [
            "a)" → 1: found ")", expected an operator or the end
            "a / / b" → 4: found "/", expected a number, a name or a parenthesis
            "summ(a)" → 0: there is no function summ; did you mean sum?; there are: sum, mean, min, max, count, abs, round
            "round(a, 1, 2)" → 0: round does not take 3 arguments
            "a[" → 2: it ends too early; add what is missing, or close ( and [
            "a[x]" → 2: found x, expected a part in quotes or a period
            "1.100 * a" → 0: 1.100 could be thousands or thousandths; formulas take a decimal point and no thousands separators (write 1100 or 1.1)
            "a % b" → 2: % is not used in formulas; multiply by 100 instead
            "80,94 * a" → 2: found ",", expected an operator or the end; decimals are written with a point
            "a.b.c.d.e" → 8: found e, expected an operator or the end
            "sum()" → 0: sum does not take 0 arguments
            "a[-1" → 4: it ends too early; add what is missing, or close ( and [
            "um[\"x]" → 3: the closing quote is missing; add a "
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

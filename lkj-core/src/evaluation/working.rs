//! A formula with its numbers put in.

use super::calculator::{At, Calculator};
use super::methods::number;
use super::trace::{Line, Piece};
use crate::formula::{Condition, Expression, Formula, Function, Operator, Reference};

/// How tightly a minus before something binds: tighter than any operator.
const MINUS: u8 = 3;

/// Between a condition, or what was missing, and what therefore counts.
const THEREFORE: Piece = Piece::Sign("→");

impl Calculator<'_> {
    /// A formula with its numbers put in.
    pub(super) fn working(&self, formula: &Formula, at: At) -> Line {
        let mut writer = Writer {
            calculator: self,
            formula,
            at,
            line: Line::default(),
        };
        writer.write(formula.expression(), 0);
        writer.line
    }
}

struct Writer<'a, 'f> {
    calculator: &'a Calculator<'f>,
    formula: &'a Formula,
    at: At,
    line: Line,
}

impl Writer<'_, '_> {
    fn text(&mut self, text: impl Into<String>) {
        self.line.push(Piece::Text(text.into()));
    }

    /// Writes an expression where everything must bind at least so tightly.
    fn write(&mut self, expression: &Expression, binding: u8) {
        match expression {
            Expression::Number(value) => self.line.push(Piece::Number(*value)),
            Expression::Reference(reference) => self.write_value(reference),
            Expression::Negation(inner) => {
                self.text("−");
                self.write(inner, MINUS);
            }
            Expression::Operation { .. } => self.write_operations(expression, binding),
            Expression::Call {
                function,
                arguments,
            } => self.write_call(*function, arguments),
            Expression::If {
                condition,
                then,
                otherwise,
            } => self.within(binding, 0, |writer| {
                writer.write_choice(condition, then, otherwise);
            }),
            Expression::FirstKnown(choices) => self.write_first_known(choices, binding),
            Expression::Growth(reference) => self.write_growth(reference, binding),
            Expression::Share(part) => self.write_share(part, binding),
            Expression::Years(range) => self.write_arguments(range.each().iter()),
        }
    }

    /// Writes something that binds so tightly, in parentheses where that is not enough.
    fn within(&mut self, needed: u8, own: u8, write: impl FnOnce(&mut Self)) {
        // What is no calculation of its own stands alone, or in parentheses.
        let fits = if own == 0 { needed == 0 } else { own >= needed };
        if fits {
            return write(self);
        }
        self.text("(");
        write(self);
        self.text(")");
    }

    fn write_operations(&mut self, expression: &Expression, binding: u8) {
        let (first, rest) = expression.chained();
        let parenthesized = Expression::parenthesized(&rest, binding);
        for _ in parenthesized.iter().filter(|is_opened| **is_opened) {
            self.text("(");
        }
        let needed = rest
            .first()
            .map_or(binding, |(operator, _)| operator.binding());
        self.write(first, needed);
        for ((operator, operand), is_closed) in rest.into_iter().zip(parenthesized) {
            self.line.push(Piece::Sign(operator.sign()));
            self.write(operand, operator.binding().saturating_add(1));
            if is_closed {
                self.text(")");
            }
        }
    }

    /// The number of a reference; its name with a question mark where it has none.
    fn write_value(&mut self, reference: &Reference) {
        let piece = match self.calculator.reference(reference, self.at) {
            Err(_) => Piece::Text(format!("{reference}?")),
            // A year has no thousands.
            Ok(year) if is_year(reference) => year
                .to_decimal_exact()
                .map_or_else(|| number(&year), |year| Piece::Text(year.to_string())),
            Ok(value) => number(&value),
        };
        self.line.push(piece);
    }

    fn write_call(&mut self, function: Function, arguments: &[Expression]) {
        self.text(format!("{}(", function.name()));
        let parts = self
            .calculator
            .series_of_parts(function, arguments, self.at)
            .and_then(|(id, moments)| {
                self.calculator
                    .parts_in_words(&id, moments.first().copied()?)
            });
        match parts {
            Some(parts) => self.text(parts),
            None => self.write_arguments(Expression::spread(arguments)),
        }
        self.text(")");
    }

    fn write_arguments<'b>(&mut self, arguments: impl IntoIterator<Item = &'b Expression>) {
        for (position, argument) in arguments.into_iter().enumerate() {
            if position > 0 {
                self.text("; ");
            }
            self.write(argument, 0);
        }
    }

    /// What holds, and what therefore counts: `(0 = 0) → 0`, `(12 ≠ 0) → 7 / 12`.
    fn write_choice(&mut self, condition: &Condition, then: &Expression, otherwise: &Expression) {
        let holds = self.calculator.holds(condition, self.at, self.formula);
        let comparison = match holds {
            Ok(false) => condition.comparison.opposite(),
            _ => condition.comparison,
        };
        self.text("(");
        self.write(&condition.left, 1);
        self.line.push(Piece::Sign(comparison.sign()));
        self.write(&condition.right, 1);
        self.text(")");
        self.line.push(THEREFORE);
        match holds {
            Ok(true) => self.write(then, 0),
            Ok(false) => self.write(otherwise, 0),
            Err(_) => self.text("?"),
        }
    }

    /// What was missing, and what counts instead: `um? → 0`.
    fn write_first_known(&mut self, choices: &[Expression], binding: u8) {
        let tried = self.calculator.tried(choices, self.at, self.formula);
        match tried.as_slice() {
            [taken] => self.write(taken, binding),
            tried => self.within(binding, 0, |writer| {
                for (position, choice) in tried.iter().enumerate() {
                    if position > 0 {
                        writer.line.push(THEREFORE);
                    }
                    writer.write(choice, 1);
                }
            }),
        }
    }

    /// `(25.611 − 25.391) / 25.391 × 100`
    fn write_growth(&mut self, reference: &Reference, binding: u8) {
        let before = reference.year_before();
        let before = before.as_ref().unwrap_or(reference);
        self.within(binding, Operator::Divide.binding(), |writer| {
            writer.text("(");
            writer.write_value(reference);
            writer.line.push(Piece::Sign(Operator::Subtract.sign()));
            writer.write_value(before);
            writer.text(")");
            writer.write_percent_of(before);
        });
    }

    /// `1.635 / 25.611 × 100`
    fn write_share(&mut self, part: &Reference, binding: u8) {
        self.within(binding, Operator::Divide.binding(), |writer| {
            writer.write_value(part);
            writer.write_percent_of(&part.whole());
        });
    }

    fn write_percent_of(&mut self, whole: &Reference) {
        self.line.push(Piece::Sign(Operator::Divide.sign()));
        self.write_value(whole);
        self.line.push(Piece::Sign(Operator::Multiply.sign()));
        self.text("100");
    }
}

/// Whether a reference is to the year at hand itself.
fn is_year(reference: &Reference) -> bool {
    matches!(reference.names(), [name] if name == "year")
}

//! The value of a formula that is asked for, as it is shown, and how it came about.

use super::calculator::{At, Calculator};
use super::explain::{Value, stated};
use super::expression::whole_places;
use super::reason::Reason;
use super::trace::{Step, Trace};
use crate::arithmetic::{Places, Rational};
use crate::formula::{Expression, Formula, Function};

impl Calculator<'_> {
    /// The value of a formula as it is shown: of a reference alone whatever that has, else a
    /// number of the formula's unit.
    pub(super) fn value_of_formula(&self, formula: &Formula, at: At) -> Result<Value, Reason> {
        if let Expression::Reference(reference) = formula.expression() {
            let at = at.shifted(reference)?;
            let quantity = self.framework.resolve(reference);
            let quantity = quantity.map_err(|_| Reason::NotANumber)?;
            return self.value(&quantity, reference, at);
        }
        let exact = self.formula(formula, at)?;
        let unit = self.framework.dimension_of(formula);
        Ok(if unit.is_percent_of_something() {
            let places = places_asked(formula).unwrap_or(self.rules.places);
            Value::Percent(exact.round(places, self.rules.rounding)?)
        } else if unit.is_rupiah() {
            Value::Rupiah(self.shown_number(formula, &exact)?)
        } else {
            Value::Number(self.shown_number(formula, &exact)?)
        })
    }

    /// A number with the decimals that `round` asks for; else exactly, where it ends within
    /// those of the file, and rounded to them otherwise.
    fn shown_number(
        &self,
        formula: &Formula,
        exact: &Rational,
    ) -> Result<rust_decimal::Decimal, Reason> {
        let places = self.framework.defaults.places.unwrap_or(Places::TWO);
        let rounded = |places| Ok(exact.round(places, self.rules.rounding)?);
        match (places_asked(formula), exact.to_decimal_exact()) {
            (Some(places), _) => rounded(places),
            (None, Some(number)) if number.scale() <= u32::from(places.get()) => Ok(number),
            (None, _) => rounded(places),
        }
    }

    /// How a formula that is asked for came about: what it rests on, then the formula with its
    /// numbers put in.
    pub(super) fn trace_of_formula(
        &self,
        formula: &Formula,
        at: At,
        value: &Result<Value, Reason>,
    ) -> Trace {
        let mut trace = Trace::default();
        for reference in self.inputs(formula.expression(), at, formula) {
            let quantity = self.framework.resolve(&reference);
            if let (Ok(at), Ok(quantity)) = (at.shifted(&reference), quantity) {
                trace.extend(self.trace(&quantity, &reference, at));
            }
        }
        let written = formula.expression().to_string();
        let is_alone = matches!(formula.expression(), Expression::Reference(_));
        let is_calculated = formula.references().next().is_some() && !is_alone;
        if is_alone && !trace.steps().is_empty() {
            return trace;
        }
        let mut step: Step = stated(written, value);
        if is_calculated {
            step.working = self.working(formula, at);
        }
        trace.push(step);
        trace
    }
}

/// The decimals that a formula asks for by being a `round` as a whole.
fn places_asked(formula: &Formula) -> Option<Places> {
    let Expression::Call {
        function: Function::Round,
        arguments,
    } = formula.expression()
    else {
        return None;
    };
    match arguments.as_slice() {
        [_] => Some(Places::ZERO),
        [_, Expression::Number(places)] => whole_places(&(*places).into()),
        _ => None,
    }
}

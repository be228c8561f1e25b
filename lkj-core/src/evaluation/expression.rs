//! The exact value of an expression.

use super::calculator::{At, Calculator, missing};
use super::reason::Reason;
use crate::arithmetic::{Places, Rational, Rounding};
use crate::formula::{Condition, Expression, Formula, Function, Operator, PeriodShift, Reference};
use crate::framework::{IndicatorQuantity, Quantity};
use crate::value::Id;

/// How deep expressions are nested at the most, in a formula and those that it rests on together.
const DEEPEST_NESTING: usize = 256;

impl Calculator<'_> {
    pub(super) fn expression(
        &self,
        expression: &Expression,
        at: At,
        formula: &Formula,
    ) -> Result<Rational, Reason> {
        let nesting = self.nesting.get();
        if nesting >= DEEPEST_NESTING {
            return Err(Reason::TooDeep);
        }
        self.nesting.set(nesting.saturating_add(1));
        let value = self.operations(expression, at, formula);
        self.nesting.set(nesting);
        value
    }

    fn operations(
        &self,
        expression: &Expression,
        at: At,
        formula: &Formula,
    ) -> Result<Rational, Reason> {
        let (first, rest) = expression.chained();
        let mut value = self.operand(first, at, formula)?;
        for (operator, operand) in rest {
            let operand = self.expression(operand, at, formula)?;
            value = match operator {
                Operator::Add => value.checked_add(&operand)?,
                Operator::Subtract => value.checked_sub(&operand)?,
                Operator::Multiply => value.checked_mul(&operand)?,
                Operator::Divide => quotient(&value, &operand, formula)?,
            };
        }
        Ok(value)
    }

    fn operand(
        &self,
        expression: &Expression,
        at: At,
        formula: &Formula,
    ) -> Result<Rational, Reason> {
        match expression {
            Expression::Number(number) => Ok((*number).into()),
            Expression::Reference(reference) => self.reference(reference, at),
            Expression::Negation(inner) => Ok(self.expression(inner, at, formula)?.neg()),
            Expression::Operation { .. } => self.expression(expression, at, formula),
            Expression::Call {
                function,
                arguments,
            } => {
                let values = self.arguments(*function, arguments, at, formula)?;
                call(*function, &values)
            }
            Expression::If {
                condition,
                then,
                otherwise,
            } => {
                let chosen = if self.holds(condition, at, formula)? {
                    then
                } else {
                    otherwise
                };
                self.expression(chosen, at, formula)
            }
            Expression::FirstKnown(choices) => self.first_known(choices, at, formula),
            Expression::Growth(reference) => self.growth(reference, at, formula),
            Expression::Share(part) => self.share(part, at, formula),
            // A formula in which a range stands alone is not read.
            Expression::Years(_) => Err(Reason::NotANumber),
        }
    }

    /// Whether a condition holds.
    pub(super) fn holds(
        &self,
        condition: &Condition,
        at: At,
        formula: &Formula,
    ) -> Result<bool, Reason> {
        let left = self.expression(&condition.left, at, formula)?;
        let right = self.expression(&condition.right, at, formula)?;
        Ok(condition.comparison.holds(left.cmp(&right)))
    }

    fn growth(&self, reference: &Reference, at: At, formula: &Formula) -> Result<Rational, Reason> {
        let before = year_before(reference, at)?;
        let now = self.reference(reference, at)?;
        let before = self.reference(&before, at)?;
        percent(&now.checked_sub(&before)?, &before, formula)
    }

    fn share(&self, part: &Reference, at: At, formula: &Formula) -> Result<Rational, Reason> {
        let whole = self.reference(&part.whole(), at)?;
        percent(&self.reference(part, at)?, &whole, formula)
    }

    /// The first value there is; where all are missing, why the first one is.
    fn first_known(
        &self,
        choices: &[Expression],
        at: At,
        formula: &Formula,
    ) -> Result<Rational, Reason> {
        let mut first_reason = None;
        for choice in Expression::spread(choices) {
            match self.expression(choice, at, formula) {
                Err(reason) if reason.is_missing() => {
                    first_reason.get_or_insert(reason);
                }
                found => return found,
            }
        }
        Err(first_reason.unwrap_or(Reason::NotANumber))
    }

    /// The values that a function is of: the parts of a series that is named alone, else each
    /// argument's.
    fn arguments(
        &self,
        function: Function,
        arguments: &[Expression],
        at: At,
        formula: &Formula,
    ) -> Result<Vec<Rational>, Reason> {
        if let Some((id, moments)) = self.series_of_parts(function, arguments, at)
            && let Some(parts) = self.parts_over(&id, &moments)
        {
            return parts;
        }
        Expression::spread(arguments)
            .into_iter()
            .map(|argument| self.expression(argument, at, formula))
            .collect()
    }

    /// The series, and when, over whose parts a function goes: one with parts, named alone.
    pub(super) fn series_of_parts(
        &self,
        function: Function,
        arguments: &[Expression],
        at: At,
    ) -> Option<(Id, Vec<At>)> {
        let is_over_parts = !matches!(function, Function::Abs | Function::Round);
        let [Expression::Reference(reference)] = arguments else {
            return None;
        };
        let moments = moments(reference, at, &self.summed.borrow()).ok()?;
        match self.framework.resolve(reference) {
            Ok(Quantity::Series(id)) if is_over_parts && reference.part().is_none() => {
                let grid = self.framework.grids.get(&id)?;
                let has_parts = |at: &At| !at.planned && grid.column(at.period).is_some();
                moments.iter().all(has_parts).then_some((id, moments))
            }
            _ => None,
        }
    }

    /// The values of a series' parts, each summed over the moments.
    fn parts_over(&self, id: &Id, moments: &[At]) -> Option<Result<Vec<Rational>, Reason>> {
        let (first, rest) = moments.split_first()?;
        let mut sums = match self.parts(id, *first)? {
            Ok(parts) => parts,
            missing => return Some(missing),
        };
        for moment in rest {
            let parts = match self.parts(id, *moment)? {
                Ok(parts) => parts,
                missing => return Some(missing),
            };
            let added: Result<Vec<_>, Reason> = sums
                .iter()
                .zip(&parts)
                .map(|(sum, part)| Ok(sum.checked_add(part)?))
                .collect();
            match added {
                Ok(added) => sums = added,
                too_large => return Some(too_large),
            }
        }
        Some(Ok(sums))
    }

    /// The exact value of a reference, as formulas take it.
    pub(super) fn reference(&self, reference: &Reference, at: At) -> Result<Rational, Reason> {
        // What a reference rests on is worked out for each period before it is summed.
        let summed = self.summed.take();
        let value = moments(reference, at, &summed)
            .and_then(|moments| self.reference_over(reference, at, &moments));
        self.summed.replace(summed);
        value
    }

    fn reference_over(
        &self,
        reference: &Reference,
        at: At,
        moments: &[At],
    ) -> Result<Rational, Reason> {
        let quantity = self
            .framework
            .resolve(reference)
            .map_err(|_| missing(reference.to_string(), at))?;
        if let Quantity::Series(id) = &quantity {
            let each: Result<Vec<_>, _> = moments
                .iter()
                .map(|moment| self.series(id, reference.part(), *moment))
                .collect();
            return Ok(Rational::sum(&each?)?);
        }
        let asked_in = at.period.year();
        let at = at.shifted(reference)?;
        match quantity {
            Quantity::Indicator(id, IndicatorQuantity::Realization) => {
                // What was measured then may have been what this indicator replaced.
                let same = if at.period.year() < asked_in {
                    let same = self.framework.comparable_in(&id, at.period.year());
                    same.map_err(|gap| Reason::Incomparable { gap })?
                } else {
                    id
                };
                self.realization_number(&same, at)
            }
            quantity => self.quantity_number(&quantity, reference, at),
        }
    }

    /// The references that the value of an expression takes, those of another year written out;
    /// not those of a choice that was not taken.
    pub(super) fn inputs(
        &self,
        expression: &Expression,
        at: At,
        formula: &Formula,
    ) -> Vec<Reference> {
        match expression {
            Expression::Number(_) => Vec::new(),
            Expression::Reference(reference) => vec![reference.clone()],
            Expression::Negation(inner) => self.inputs(inner, at, formula),
            Expression::Operation { .. } => {
                let (first, rest) = expression.chained();
                let operands =
                    std::iter::once(first).chain(rest.into_iter().map(|(_, operand)| operand));
                operands
                    .flat_map(|operand| self.inputs(operand, at, formula))
                    .collect()
            }
            Expression::Call { arguments, .. } => arguments
                .iter()
                .flat_map(|argument| self.inputs(argument, at, formula))
                .collect(),
            Expression::If {
                condition,
                then,
                otherwise,
            } => {
                let mut inputs = self.inputs(&condition.left, at, formula);
                inputs.extend(self.inputs(&condition.right, at, formula));
                match self.holds(condition, at, formula) {
                    Ok(true) => inputs.extend(self.inputs(then, at, formula)),
                    Ok(false) => inputs.extend(self.inputs(otherwise, at, formula)),
                    Err(_) => {}
                }
                inputs
            }
            Expression::FirstKnown(choices) => {
                let tried = self.tried(choices, at, formula);
                tried
                    .into_iter()
                    .flat_map(|choice| self.inputs(choice, at, formula))
                    .collect()
            }
            Expression::Growth(reference) => {
                let before = reference.year_before();
                std::iter::once(reference.clone()).chain(before).collect()
            }
            Expression::Share(part) => vec![part.clone(), part.whole()],
            Expression::Years(range) => range
                .each()
                .iter()
                .flat_map(|year| self.inputs(year, at, formula))
                .collect(),
        }
    }

    /// The choices of an `or` up to the one that was taken.
    pub(super) fn tried<'b>(
        &self,
        choices: &'b [Expression],
        at: At,
        formula: &Formula,
    ) -> Vec<&'b Expression> {
        let mut choices = Expression::spread(choices);
        let is_missing = |choice: &&Expression| {
            let value = self.expression(choice, at, formula);
            value.is_err_and(|reason| reason.is_missing())
        };
        let taken = choices.iter().position(|choice| !is_missing(choice));
        choices.truncate(taken.map_or(choices.len(), |taken| taken.saturating_add(1)));
        choices
    }
}

/// When a reference is taken: at its own period, or at all periods that a formula is summed over,
/// each so many years back as the reference says.
fn moments(
    reference: &Reference,
    at: At,
    summed: &[crate::value::Period],
) -> Result<Vec<At>, Reason> {
    let follows_the_period_at_hand =
        matches!(reference.period(), None | Some(PeriodShift::YearsBack(_)));
    if summed.is_empty() || !follows_the_period_at_hand {
        return Ok(vec![at.shifted(reference)?]);
    }
    summed
        .iter()
        .map(|period| {
            At {
                period: *period,
                ..at
            }
            .shifted(reference)
        })
        .collect()
}

/// The quantity that growth is measured from.
fn year_before(reference: &Reference, at: At) -> Result<Reference, Reason> {
    reference
        .year_before()
        .ok_or_else(|| missing(reference.to_string(), at))
}

fn quotient(
    numerator: &Rational,
    denominator: &Rational,
    formula: &Formula,
) -> Result<Rational, Reason> {
    if denominator.is_zero() {
        return Err(Reason::ZeroDenominator {
            formula: formula.text().to_owned(),
        });
    }
    Ok(numerator.checked_div(denominator)?)
}

fn percent(part: &Rational, whole: &Rational, formula: &Formula) -> Result<Rational, Reason> {
    Ok(quotient(part, whole, formula)?.checked_mul(&Rational::HUNDRED)?)
}

fn call(function: Function, values: &[Rational]) -> Result<Rational, Reason> {
    let first = values.first().ok_or(Reason::NotANumber)?;
    match function {
        Function::Sum => Ok(Rational::sum(values)?),
        Function::Mean => Ok(Rational::sum(values)?.checked_div(&values.len().into())?),
        Function::Min => Ok(values.iter().min().unwrap_or(first).clone()),
        Function::Max => Ok(values.iter().max().unwrap_or(first).clone()),
        Function::Count => Ok(values.len().into()),
        Function::Abs => Ok(first.abs()),
        Function::Round => {
            let places = match values.get(1) {
                None => Places::ZERO,
                Some(places) => whole_places(places).ok_or(Reason::NotANumber)?,
            };
            Ok(first.round(places, Rounding::HalfAwayFromZero)?.into())
        }
    }
}

pub(super) fn whole_places(places: &Rational) -> Option<Places> {
    let places = places
        .to_decimal_exact()
        .filter(|places| places.scale() == 0)?;
    Places::new(u8::try_from(places.mantissa()).ok()?)
}

//! Answers to many questions about one year, each worked out once.

use super::achievement::Achievement;
use super::aggregate::{Part, capped_mean, mean, unrounded_aggregate};
use super::calculator::{At, Calculator, Origin};
use super::explain::Value;
use super::reason::Reason;
use super::trace::Trace;
use crate::arithmetic::{Rational, Rounding};
#[cfg(feature = "documents")]
use crate::formula::FormulaProblem;
use crate::formula::{Formula, Reference};
use crate::framework::{
    Aggregated, Framework, IndicatorQuantity, MoneyQuantity, ProfileQuantity, ProfileTable,
    Quantity, SummaryLevel, SummaryQuantity,
};
use crate::rules::RulesInForce;
use crate::value::{Id, Year};

/// What can be asked of a framework in a year, by the rules.
#[derive(Debug)]
pub(crate) struct Answers<'a> {
    calculator: Calculator<'a>,
}

impl<'a> Answers<'a> {
    pub(crate) fn new(framework: &'a Framework, rules: &'a RulesInForce, year: Year) -> Self {
        Self {
            calculator: Calculator::new(framework, rules, year),
        }
    }

    /// How the rules round.
    pub(crate) const fn rounding(&self) -> Rounding {
        self.calculator.rules.rounding
    }

    fn at(&self) -> At {
        At::of(self.calculator.year.into())
    }

    fn quantity(&self, reference: &Reference) -> Result<Quantity, Reason> {
        let resolved = self.calculator.framework.resolve(reference);
        resolved.map_err(|_| Reason::NotANumber)
    }

    /// The value of a reference as it is shown.
    pub(crate) fn shown(&self, reference: &Reference) -> Result<Value, Reason> {
        let at = self.at().shifted(reference)?;
        let quantity = self.quantity(reference)?;
        self.calculator.value(&quantity, reference, at)
    }

    /// The value of a formula as it is shown; of a reference alone, whatever that has.
    pub(crate) fn value(&self, formula: &Formula) -> Result<Value, Reason> {
        self.calculator.value_of_formula(formula, self.at())
    }

    /// Makes sure that the framework has all that a formula asks for.
    #[cfg(feature = "documents")]
    pub(crate) fn check_asked(&self, formula: &Formula) -> Result<(), FormulaProblem> {
        self.calculator.framework.check_asked(formula)
    }

    /// The exact value of a formula.
    pub(crate) fn formula(&self, formula: &Formula) -> Result<Rational, Reason> {
        self.calculator.formula(formula, self.at())
    }

    /// A formula with its numbers put in, or how a reference's value came about.
    pub(crate) fn trace(&self, reference: &Reference) -> Trace {
        let Ok(at) = self.at().shifted(reference) else {
            return Trace::default();
        };
        match self.quantity(reference) {
            Ok(quantity) => self.calculator.trace(&quantity, reference, at),
            Err(_) => Trace::default(),
        }
    }

    /// A formula with its numbers put in.
    pub(crate) fn working(&self, formula: &Formula) -> String {
        let working = self.calculator.working(formula, self.at());
        working.write(crate::value::Locale::Indonesian)
    }

    /// The number of a reference before it was rounded for showing.
    pub(crate) fn exact(&self, reference: &Reference) -> Result<Rational, Reason> {
        let at = self.at().shifted(reference)?;
        let calculator = &self.calculator;
        match self.quantity(reference)? {
            Quantity::Series(id) => calculator.series(&id, reference.part(), at),
            Quantity::Indicator(id, IndicatorQuantity::Realization) => {
                self.exact_realization(&id, at)
            }
            Quantity::Indicator(id, IndicatorQuantity::Achievement) => {
                Ok(calculator.measured(&id, reference, at)?.exact)
            }
            Quantity::Aggregate(id, Aggregated::Achievement) => self.exact_aggregate(&id, at),
            Quantity::Summary(level, SummaryQuantity::Mean) => self.exact_mean(level, mean, at),
            Quantity::Summary(level, SummaryQuantity::MeanCapped) => {
                self.exact_mean(level, capped_mean, at)
            }
            Quantity::Money(id, MoneyQuantity::Absorption) => {
                self.exact_absorption(id.as_ref(), at)
            }
            Quantity::Money(id, MoneyQuantity::RemainingShare) => {
                let absorption = self.exact_absorption(id.as_ref(), at)?;
                Ok(Rational::HUNDRED.checked_sub(&absorption)?)
            }
            Quantity::Profile {
                id,
                year,
                quantity: ProfileQuantity::Share,
            } => {
                let table = calculator.profile(&id, at.period.year(), year)?;
                exact_share(table, reference.part())
            }
            quantity => calculator.quantity_number(&quantity, reference, at),
        }
    }

    fn exact_realization(&self, id: &Id, at: At) -> Result<Rational, Reason> {
        let realized = self.calculator.realization_at(id, at)?;
        let formula = self
            .calculator
            .framework
            .indicators
            .get(id)
            .and_then(|indicator| indicator.formula.as_ref());
        match (realized.origin, formula) {
            (Origin::Formula, Some(formula)) => self.calculator.formula(formula, at),
            _ => realized.taken.number().ok_or(Reason::NotANumber),
        }
    }

    fn exact_aggregate(&self, id: &Id, at: At) -> Result<Rational, Reason> {
        let achievements = self.calculator.achievements_of(id, at.period);
        let parts: Vec<_> = achievements
            .iter()
            .map(|(id, achievement)| (*id, achievement))
            .collect();
        let parts: Vec<Part<'_>> = self.calculator.aggregate_parts(&parts, at.period);
        unrounded_aggregate(&parts, self.calculator.rules)
    }

    /// The mean over the indicators of all goals or objectives.
    fn exact_mean(
        &self,
        level: SummaryLevel,
        taken: impl Fn(&[&Achievement], &RulesInForce) -> Achievement,
        at: At,
    ) -> Result<Rational, Reason> {
        let (_, achievements) = self.calculator.summary_of(level, at.period);
        let achievements: Vec<_> = achievements.iter().map(|(_, one)| one).collect();
        match taken(&achievements, self.calculator.rules) {
            Achievement::Measured(measured) => Ok(measured.exact),
            Achievement::Compared(compared) => Err(compared.reason),
            Achievement::NotMeasured(reason) => Err(reason),
        }
    }

    fn exact_absorption(&self, id: Option<&Id>, at: At) -> Result<Rational, Reason> {
        let treasury = self.calculator.treasury(at.period.year());
        let amounts = self.calculator.amounts(&treasury, id);
        let budget = amounts.budget.ok_or(Reason::NoBudget)?;
        let spent = amounts.spent.ok_or(Reason::NoSpending)?;
        if budget.amount().is_zero() {
            return Err(Reason::ZeroBudget);
        }
        Ok(Rational::from(spent.amount()).percent_of(&budget.amount().into())?)
    }
}

/// A row's or column's share of everything in a profile table, unrounded.
fn exact_share(table: &ProfileTable, part: Option<&str>) -> Result<Rational, Reason> {
    let of_part = |part: &str| table.row_total(part).or_else(|| table.column_total(part));
    let total = table.total().ok_or(Reason::TooLarge)?;
    let portion = part
        .map_or(Some(total), of_part)
        .ok_or(Reason::NotANumber)?;
    if total.is_zero() {
        return Err(Reason::ZeroDenominator {
            formula: "share".to_owned(),
        });
    }
    Ok(Rational::from(portion).percent_of(&total.into())?)
}

//! Budgets, spending and absorption of one node.

use rust_decimal::Decimal;
use serde::Serialize;

use super::calculator::{Calculator, in_period};
use super::efficiency;
use super::reason::Reason;
use super::trace::{Line, Outcome, Piece, Step, Trace};
use super::treasury::{Sums, Treasury};
use crate::arithmetic::decimal_sum;
use crate::framework::{MoneyQuantity, Named, Role, Rupiah};
use crate::number::Percent;
use crate::value::{Id, Period};

/// The money of a program, activity, sub-activity or spending group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MoneyResult {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its nomenclature code.
    pub code: Option<String>,
    /// What it is part of.
    pub of: Option<Id>,
    /// The spending group in which its money is printed.
    pub group: Option<Id>,
    /// Main or supporting.
    pub role: Option<Role>,
    /// Its amounts.
    #[serde(flatten)]
    pub amounts: Amounts,
}

/// Amounts of one thing in one year, and the share that was spent.
///
/// *Istilah resmi:* pagu anggaran, realisasi, sisa, penyerapan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "penyerapan")]
#[doc(alias = "sisa")]
#[non_exhaustive]
pub struct Amounts {
    /// The last budget.
    pub budget: Option<Rupiah>,
    /// The first budget.
    pub original_budget: Option<Rupiah>,
    /// What was spent.
    pub spent: Option<Rupiah>,
    /// What is left of the last budget.
    pub remaining: Option<Rupiah>,
    /// Spent of the last budget.
    pub absorption: Option<Percent>,
    /// Parts of which budget or spending is not known, so that the sums lack them.
    pub missing: Vec<Id>,
}

impl Calculator<'_> {
    /// The amounts of a node, or of the whole organization.
    pub(super) fn amounts(&self, treasury: &Treasury<'_>, id: Option<&Id>) -> Amounts {
        let Some(sums) = treasury.sums(id) else {
            return Amounts::default();
        };
        let remaining = sums
            .budget
            .zip(sums.spent)
            .and_then(|(budget, spent)| decimal_sum::difference(budget, spent));
        Amounts {
            budget: sums.budget.map(Rupiah::new),
            original_budget: sums.original.map(Rupiah::new),
            spent: sums.spent.map(Rupiah::new),
            remaining: remaining.map(Rupiah::new),
            absorption: sums
                .both()
                .and_then(|(budget, spent)| efficiency::absorption(budget, spent, self.rules))
                .ok(),
            missing: sums.missing.clone(),
        }
    }

    /// One quantity of a node's money.
    pub(super) fn money_quantity(
        &self,
        treasury: &Treasury<'_>,
        id: Option<&Id>,
        quantity: MoneyQuantity,
    ) -> Result<Decimal, Reason> {
        let none = Sums::default();
        let sums = treasury.sums(id).unwrap_or(&none);
        match quantity {
            MoneyQuantity::Budget => sums.budget.ok_or(Reason::NoBudget),
            MoneyQuantity::OriginalBudget => sums.original.ok_or(Reason::NoBudget),
            MoneyQuantity::Spent => sums.spent.ok_or(Reason::NoSpending),
            MoneyQuantity::Remaining => {
                let (budget, spent) = sums.both()?;
                let remaining = budget.checked_sub(spent).ok_or(Reason::TooLarge)?;
                Ok(remaining.amount())
            }
            MoneyQuantity::Absorption => {
                let (budget, spent) = sums.both()?;
                Ok(efficiency::absorption(budget, spent, self.rules)?.get())
            }
            MoneyQuantity::RemainingShare => {
                let (budget, spent) = sums.both()?;
                Ok(efficiency::remaining_share(budget, spent, self.rules)?.get())
            }
        }
    }

    /// How a quantity of a node's money came about.
    pub(super) fn trace_money(
        &self,
        treasury: &Treasury<'_>,
        id: Option<&Id>,
        quantity: MoneyQuantity,
    ) -> Trace {
        let mut trace = Trace::default();
        for input in inputs(quantity) {
            trace.extend(self.trace_money(treasury, id, *input));
        }
        let amount = |quantity| self.money_quantity(treasury, id, quantity).ok();
        let piece = |quantity| match amount(quantity) {
            Some(value) => Piece::Number(value),
            None => Piece::Text("?".to_owned()),
        };
        let (formula, working) = match quantity {
            MoneyQuantity::Budget | MoneyQuantity::OriginalBudget | MoneyQuantity::Spent => {
                self.sum_working(treasury, id, quantity)
            }
            MoneyQuantity::Remaining => {
                let line = [
                    piece(MoneyQuantity::Budget),
                    Piece::Sign("−"),
                    piece(MoneyQuantity::Spent),
                ];
                (Some("budget - spent".to_owned()), Line::new(line))
            }
            MoneyQuantity::Absorption => {
                let line = [
                    piece(MoneyQuantity::Spent),
                    Piece::Sign("/"),
                    piece(MoneyQuantity::Budget),
                    Piece::Sign("×"),
                    Piece::Text("100".to_owned()),
                ];
                (Some("spent / budget * 100".to_owned()), Line::new(line))
            }
            MoneyQuantity::RemainingShare => {
                let line = [
                    Piece::Text("100".to_owned()),
                    Piece::Sign("−"),
                    piece(MoneyQuantity::Absorption),
                ];
                (Some("100 - absorption".to_owned()), Line::new(line))
            }
        };
        let result = match self.money_quantity(treasury, id, quantity) {
            Ok(value) => Outcome::number(value),
            Err(reason) => Outcome::Nothing(reason),
        };
        let name = format!("{}.{}", id.map_or("total", Id::as_str), quantity.word());
        trace.push(Step {
            of: in_period(&name, Period::Year(treasury.year), self.year),
            formula,
            working,
            result,
        });
        trace
    }

    /// The children's amounts, where a node has none of its own.
    fn sum_working(
        &self,
        treasury: &Treasury<'_>,
        id: Option<&Id>,
        quantity: MoneyQuantity,
    ) -> (Option<String>, Line) {
        let children = match id {
            None => treasury.roots(),
            Some(id) => self.children_of(treasury, id),
        };
        let has_own = id
            .and_then(|id| treasury.own(id))
            .is_some_and(|money| match quantity {
                MoneyQuantity::Spent => money.spent.is_some(),
                _ => money.last_budget().is_some(),
            });
        if has_own || children.is_empty() {
            return (None, Line::default());
        }
        let names: Vec<_> = children.iter().map(|child| child.as_str()).collect();
        let mut line = Line::default();
        for (position, child) in children.iter().copied().enumerate() {
            if position > 0 {
                line.push(Piece::Sign("+"));
            }
            line.push(match self.money_quantity(treasury, Some(child), quantity) {
                Ok(amount) => Piece::Number(amount),
                Err(_) => Piece::Text(format!("{child}?")),
            });
        }
        (Some(names.join(" + ")), line)
    }

    fn children_of<'b>(&'b self, treasury: &Treasury<'b>, id: &Id) -> Vec<&'b Id> {
        let framework = self.framework;
        let mut children = match framework.named(id.as_str()) {
            Some(Named::Group) => treasury.children_of_group(id),
            Some(Named::Program) => framework
                .programs
                .get(id)
                .map(|program| program.activities.keys().collect())
                .unwrap_or_default(),
            Some(Named::Activity { program }) => {
                let activity = framework
                    .programs
                    .get(program)
                    .and_then(|program| program.activities.get(id));
                activity
                    .map(|activity| activity.sub_activities.keys().collect())
                    .unwrap_or_default()
            }
            _ => Vec::new(),
        };
        children.retain(|child| treasury.nodes.contains_key(*child));
        children
    }
}

/// What a quantity is worked out from.
const fn inputs(quantity: MoneyQuantity) -> &'static [MoneyQuantity] {
    match quantity {
        MoneyQuantity::Budget | MoneyQuantity::OriginalBudget | MoneyQuantity::Spent => &[],
        MoneyQuantity::Remaining | MoneyQuantity::Absorption => {
            &[MoneyQuantity::Budget, MoneyQuantity::Spent]
        }
        MoneyQuantity::RemainingShare => &[MoneyQuantity::Absorption],
    }
}

impl MoneyQuantity {
    /// The word of the reference language.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::OriginalBudget => "original_budget",
            Self::Spent => "spent",
            Self::Remaining => "remaining",
            Self::Absorption => "absorption",
            Self::RemainingShare => "remaining_share",
        }
    }
}

//! Budgets, spending and absorption, from the leaves up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::calculator::{Calculator, in_period};
use super::efficiency;
use super::reason::Reason;
use super::trace::{Line, Outcome, Piece, Step, Trace};
use crate::arithmetic::decimal_sum;
use crate::framework::{MoneyQuantity, Named};
use crate::{Framework, Id, Money, Percent, Period, Role, Rupiah, Work, Year};

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

/// One node's sums before they are set against each other.
#[derive(Debug, Clone, Default)]
struct Sums {
    budget: Option<Decimal>,
    original: Option<Decimal>,
    spent: Option<Decimal>,
    missing: Vec<Id>,
    /// Whether the children's sums differ from the node's own amounts.
    differs: bool,
}

impl Sums {
    /// Budget and spending, or which of them is not known.
    fn both(&self) -> Result<(Rupiah, Rupiah), Reason> {
        let budget = self.budget.ok_or(Reason::NoBudget)?;
        let spent = self.spent.ok_or(Reason::NoSpending)?;
        Ok((Rupiah::new(budget), Rupiah::new(spent)))
    }
}

/// The money of every node of a framework in one year.
#[derive(Debug)]
pub(super) struct Treasury<'a> {
    framework: &'a Framework,
    year: Year,
    nodes: BTreeMap<Id, Sums>,
    total: Sums,
}

impl<'a> Treasury<'a> {
    pub(super) fn new(framework: &'a Framework, year: Year) -> Self {
        let mut treasury = Self {
            framework,
            year,
            nodes: BTreeMap::new(),
            total: Sums::default(),
        };
        treasury.add_programs();
        treasury.add_groups();
        treasury.total = treasury.sum(&treasury.roots());
        treasury
    }

    fn own(&self, id: &Id) -> Option<&'a Money> {
        self.framework.money.get(&self.year)?.get(id)
    }

    fn add_programs(&mut self) {
        let framework = self.framework;
        for (program_id, program) in framework.programs.iter() {
            let in_program = self.is_in_year(&program.work);
            for (activity_id, activity) in program.activities.iter() {
                let in_activity = in_program && self.is_in_year(&activity.work);
                for (id, sub_activity) in activity.sub_activities.iter() {
                    let in_sub_activity = in_activity && self.is_in_year(&sub_activity.work);
                    self.add_work(id, Vec::new(), in_sub_activity);
                }
                let below = activity.sub_activities.keys().collect();
                self.add_work(activity_id, below, in_activity);
            }
            let below = program.activities.keys().collect();
            self.add_work(program_id, below, in_program);
        }
    }

    fn is_in_year(&self, work: &Work) -> bool {
        work.years.is_none_or(|years| years.contains(self.year))
    }

    /// Adds a program, activity or sub-activity, unless it does not exist in the year and neither
    /// it nor anything under it has money.
    fn add_work(&mut self, id: &Id, mut below: Vec<&Id>, is_in_year: bool) {
        below.retain(|child| self.nodes.contains_key(*child));
        if is_in_year || !below.is_empty() || self.own(id).is_some() {
            self.add(id, &below);
        }
    }

    /// Groups from the innermost outwards.
    fn add_groups(&mut self) {
        let mut left: Vec<&Id> = self.framework.groups.keys().collect();
        while !left.is_empty() {
            let before = left.len();
            left.retain(|group| {
                let children = self.children_of_group(group);
                let is_ready = children.iter().all(|child| self.nodes.contains_key(*child));
                if is_ready {
                    self.add(group, &children);
                }
                !is_ready
            });
            if left.len() == before {
                return;
            }
        }
    }

    /// The groups under a group, and the programs and activities whose money is printed in it.
    pub(super) fn children_of_group(&self, group: &Id) -> Vec<&'a Id> {
        let groups = self
            .framework
            .groups
            .iter()
            .filter(|(_, child)| child.under.as_ref() == Some(group));
        let printed = self.printed_in(Some(group));
        groups.map(|(id, _)| id).chain(printed).collect()
    }

    /// The programs printed in a group (or in none), or single activities where those of one
    /// program are printed in several groups.
    fn printed_in(&self, group: Option<&Id>) -> Vec<&'a Id> {
        let mut printed = Vec::new();
        for (program_id, program) in self.framework.programs.iter() {
            let of_program = program.work.group.as_ref();
            let group_of = |activity: &crate::Activity| {
                activity.work.group.clone().or_else(|| of_program.cloned())
            };
            let is_whole = program
                .activities
                .values()
                .all(|activity| group_of(activity).as_ref() == of_program);
            if is_whole {
                printed.extend((of_program == group).then_some(program_id));
            } else {
                let inside = program
                    .activities
                    .iter()
                    .filter(|(_, activity)| group_of(activity).as_ref() == group);
                printed.extend(inside.map(|(id, _)| id));
            }
        }
        printed.retain(|id| self.nodes.contains_key(*id));
        printed
    }

    /// Groups under none, and programs in none.
    fn roots(&self) -> Vec<&'a Id> {
        let groups = self
            .framework
            .groups
            .iter()
            .filter(|(_, group)| group.under.is_none());
        groups
            .map(|(id, _)| id)
            .chain(self.printed_in(None))
            .collect()
    }

    /// A node's own amounts, and where it has none the sum of its children.
    fn add(&mut self, id: &Id, children: &[&Id]) {
        let below = self.sum(children);
        let own = self.own(id);
        let own_budget = own.and_then(Money::last_budget).map(Rupiah::amount);
        let own_original = own
            .and_then(|money| money.budget.or_else(|| money.last_budget()))
            .map(Rupiah::amount);
        let own_spent = own.and_then(|money| money.spent).map(Rupiah::amount);
        let differs = |own: Option<Decimal>, sum: Option<Decimal>| {
            below.missing.is_empty() && matches!((own, sum), (Some(own), Some(sum)) if own != sum)
        };
        let is_complete = own_budget.is_some() && own_spent.is_some();
        let is_unknown_leaf = children.is_empty() && !is_complete;
        let sums = Sums {
            differs: differs(own_budget, below.budget) || differs(own_spent, below.spent),
            budget: own_budget.or(below.budget),
            original: own_original.or(below.original),
            spent: own_spent.or(below.spent),
            missing: match (is_complete, is_unknown_leaf) {
                (true, _) => Vec::new(),
                (false, true) => vec![id.clone()],
                (false, false) => below.missing,
            },
        };
        self.nodes.insert(id.clone(), sums);
    }

    fn sum(&self, children: &[&Id]) -> Sums {
        let nodes = || children.iter().filter_map(|id| self.nodes.get(*id));
        let add_up = |amount: fn(&Sums) -> Option<Decimal>| {
            let known: Vec<_> = nodes().filter_map(amount).collect();
            (!known.is_empty())
                .then(|| decimal_sum::sum(known))
                .flatten()
        };
        Sums {
            budget: add_up(|sums| sums.budget),
            original: add_up(|sums| sums.original),
            spent: add_up(|sums| sums.spent),
            missing: nodes()
                .flat_map(|sums| sums.missing.iter().cloned())
                .collect(),
            differs: false,
        }
    }

    /// What stands under a node; under the organization where none is named.
    pub(super) fn below(&self, id: Option<&Id>) -> Vec<&'a Id> {
        let Some(id) = id else {
            return self.roots();
        };
        let works = self.framework;
        if let Some(program) = works.programs.get(id) {
            return program.activities.keys().collect();
        }
        let mut programs = works.programs.values();
        if let Some(activity) = programs.find_map(|program| program.activities.get(id)) {
            return activity.sub_activities.keys().collect();
        }
        if works.groups.contains(id) {
            return self.children_of_group(id);
        }
        Vec::new()
    }

    fn sums(&self, id: Option<&Id>) -> Option<&Sums> {
        match id {
            Some(id) => self.nodes.get(id),
            None => Some(&self.total),
        }
    }

    /// Nodes whose own amounts differ from the sums of what is under them.
    pub(super) fn differing(&self) -> impl Iterator<Item = &Id> {
        self.nodes
            .iter()
            .filter(|(_, sums)| sums.differs)
            .map(|(id, _)| id)
    }

    /// Parts of which budget or spending is not known, in the sums of the organization.
    pub(super) fn missing_in_total(&self) -> &[Id] {
        &self.total.missing
    }

    /// The amounts that were stated for the node itself.
    pub(super) fn states_money(&self, id: &Id) -> Option<&'a Money> {
        self.own(id)
    }
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

//! The money of all nodes of a framework, from the leaves up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::reason::Reason;
use crate::arithmetic::decimal_sum;
use crate::framework::{Framework, Money, Rupiah, Work};
use crate::value::{Id, Year};

/// One node's sums before they are set against each other.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub(super) budget: Option<Decimal>,
    pub(super) original: Option<Decimal>,
    pub(super) spent: Option<Decimal>,
    pub(super) missing: Vec<Id>,
    /// Whether the children's sums differ from the node's own amounts.
    differs: bool,
}

impl Sums {
    /// Budget and spending, or which of them is not known.
    pub(super) fn both(&self) -> Result<(Rupiah, Rupiah), Reason> {
        let budget = self.budget.ok_or(Reason::NoBudget)?;
        let spent = self.spent.ok_or(Reason::NoSpending)?;
        Ok((Rupiah::new(budget), Rupiah::new(spent)))
    }
}

/// The money of every node of a framework in one year.
#[derive(Debug)]
pub(super) struct Treasury<'a> {
    framework: &'a Framework,
    pub(super) year: Year,
    pub(super) nodes: BTreeMap<Id, Sums>,
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

    pub(super) fn own(&self, id: &Id) -> Option<&'a Money> {
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
            let group_of = |activity: &crate::framework::Activity| {
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
    pub(super) fn roots(&self) -> Vec<&'a Id> {
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

    pub(super) fn sums(&self, id: Option<&Id>) -> Option<&Sums> {
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

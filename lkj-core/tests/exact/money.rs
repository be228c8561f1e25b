//! Budgets, spending, absorption.

use lkj_core::evaluation::Amounts;
use lkj_core::rules::RulesInForce;
use lkj_core::{
    Activity, BudgetRevision, Framework, FrameworkDraft, Money, Program, Register, Rules, Rupiah,
    SpendingGroup, SubActivity, Work,
};
use num_traits::Signed;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use proptest::{collection, option, sample};
use rust_decimal::Decimal;

use crate::evaluation::evaluated_anywhere;
use crate::given::{YEAR, checked, id, rules, year};
use crate::oracle::{Exact, Rounded, exact, fits_a_decimal, hundred, percent, sum};

/// What is stated for one node.
#[derive(Debug, Clone)]
struct Stated {
    budget: Option<Decimal>,
    revisions: Vec<Decimal>,
    spent: Option<Decimal>,
}

/// A program, activity or sub-activity with what is under it.
#[derive(Debug, Clone)]
struct Node {
    stated: Option<Stated>,
    below: Vec<Node>,
}

/// Programs, each in one of the groups or in none; the second group is part of the first.
#[derive(Debug, Clone)]
struct Input {
    programs: Vec<(Node, Option<usize>)>,
    groups: [Option<Stated>; 2],
    rules: Rules,
}

fn amounts() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (0..10_000_000_000_000_i64).prop_map(Decimal::from),
        3 => (0..200_000_i64).prop_map(|thousands| Decimal::from(thousands * 1000)),
        2 => (0..1_000_000_000_000_i64, 1..=3_u32)
            .prop_map(|(units, places)| Decimal::new(units, places)),
        1 => (0..1_000_000_i64).prop_map(|units| Decimal::new(units, 3)),
        2 => sample::select(vec![0_i64, 800, 1600, 3200, 20_000]).prop_map(Decimal::from),
        1 => (0..10_i128.pow(28), 0..=2_u32)
            .prop_map(|(units, places)| Decimal::from_i128_with_scale(units, places)),
    ]
}

fn stated() -> impl Strategy<Value = Stated> {
    (
        option::weighted(0.9, amounts()),
        collection::vec(amounts(), 0..3),
        option::weighted(0.9, amounts()),
    )
        .prop_map(|(budget, revisions, spent)| Stated {
            budget,
            revisions,
            spent,
        })
}

fn leaves() -> impl Strategy<Value = Node> {
    option::weighted(0.9, stated()).prop_map(|stated| Node {
        stated,
        below: Vec::new(),
    })
}

fn nodes(below: impl Strategy<Value = Node>) -> impl Strategy<Value = Node> {
    (
        option::weighted(0.2, stated()),
        collection::vec(below, 0..4),
    )
        .prop_map(|(stated, below)| Node { stated, below })
}

fn inputs() -> impl Strategy<Value = Input> {
    let program = (nodes(nodes(leaves())), option::of(0..2_usize));
    let group = || option::weighted(0.1, stated());
    (collection::vec(program, 1..4), [group(), group()], rules()).prop_map(
        |(programs, groups, rules)| Input {
            programs,
            groups,
            rules,
        },
    )
}

impl Stated {
    fn model(&self) -> Money {
        let revision = |budget: &Decimal| BudgetRevision {
            budget: Rupiah::new(*budget),
            ..BudgetRevision::default()
        };
        Money {
            budget: self.budget.map(Rupiah::new),
            revisions: self.revisions.iter().map(revision).collect(),
            spent: self.spent.map(Rupiah::new),
            ..Money::default()
        }
    }
}

type Table = Register<lkj_core::Id, Money>;

fn state(table: &mut Table, name: &str, stated: Option<&Stated>) {
    if let Some(stated) = stated {
        table.insert(id(name), stated.model());
    }
}

fn program(name: &str, node: &Node, group: Option<usize>, table: &mut Table) -> Program {
    state(table, name, node.stated.as_ref());
    let mut program = Program {
        work: Work {
            group: group.map(|at| id(&format!("group{at}"))),
            ..Work::named(name)
        },
        ..Program::default()
    };
    for (at, node) in node.below.iter().enumerate() {
        let name = format!("{name}_{at}");
        state(table, &name, node.stated.as_ref());
        let mut activity = Activity {
            work: Work::named(&name),
            ..Activity::default()
        };
        for (at, node) in node.below.iter().enumerate() {
            let name = format!("{name}_{at}");
            state(table, &name, node.stated.as_ref());
            let work = Work::named(&name);
            activity
                .sub_activities
                .insert(id(&name), SubActivity { work });
        }
        program.activities.insert(id(&name), activity);
    }
    program
}

impl Input {
    fn framework(&self) -> Framework {
        let mut draft = FrameworkDraft::new("Dinas Contoh");
        draft.rules = self.rules.clone();
        let mut table = Table::new();
        for (at, stated) in self.groups.iter().enumerate() {
            let name = format!("group{at}");
            state(&mut table, &name, stated.as_ref());
            let group = SpendingGroup {
                name: name.clone(),
                under: (at == 1).then(|| id("group0")),
                ..SpendingGroup::default()
            };
            draft.groups.insert(id(&name), group);
        }
        for (at, (node, group)) in self.programs.iter().enumerate() {
            let name = format!("p{at}");
            let program = program(&name, node, *group, &mut table);
            draft.programs.insert(id(&name), program);
        }
        draft.money.insert(year(YEAR), table);
        checked(draft)
    }
}

/// Budget, first budget and spending of a node; `None` where nothing is known or a sum has more
/// digits than a decimal holds.
#[derive(Debug, Clone, Default)]
struct Expected {
    budget: Option<Exact>,
    original: Option<Exact>,
    spent: Option<Exact>,
}

fn added_up(parts: &[Expected], amount: fn(&Expected) -> Option<&Exact>) -> Option<Exact> {
    let known: Vec<_> = parts.iter().filter_map(amount).cloned().collect();
    (!known.is_empty())
        .then(|| sum(&known))
        .filter(fits_a_decimal)
}

fn together(stated: Option<&Stated>, below: &[Expected]) -> Expected {
    let own = |amount: fn(&Stated) -> Option<Decimal>| stated.and_then(amount).map(exact);
    let last = |stated: &Stated| stated.revisions.last().copied().or(stated.budget);
    let first = |stated: &Stated| stated.budget.or_else(|| stated.revisions.last().copied());
    Expected {
        budget: own(last).or_else(|| added_up(below, |one| one.budget.as_ref())),
        original: own(first).or_else(|| added_up(below, |one| one.original.as_ref())),
        spent: own(|stated| stated.spent).or_else(|| added_up(below, |one| one.spent.as_ref())),
    }
}

/// What is expected of a node and of all that is under it, each with its id.
fn collect(name: &str, node: &Node, all: &mut Vec<(String, Expected)>) -> Expected {
    let below = node.below.iter().enumerate();
    let below: Vec<_> = below
        .map(|(at, node)| collect(&format!("{name}_{at}"), node, all))
        .collect();
    let own = together(node.stated.as_ref(), &below);
    all.push((name.to_owned(), own.clone()));
    own
}

impl Input {
    /// What is expected of every node, and of the organization.
    fn expected(&self) -> (Vec<(String, Expected)>, Expected) {
        let mut all = Vec::new();
        let programs = self.programs.iter().enumerate();
        let programs: Vec<_> = programs
            .map(|(at, (node, group))| (collect(&format!("p{at}"), node, &mut all), *group))
            .collect();
        let printed_in = |group: Option<usize>| -> Vec<Expected> {
            let own = programs.iter().filter(|(_, of)| *of == group);
            own.map(|(expected, _)| expected.clone()).collect()
        };
        let inner = together(self.groups[1].as_ref(), &printed_in(Some(1)));
        let mut below = printed_in(Some(0));
        below.push(inner.clone());
        let outer = together(self.groups[0].as_ref(), &below);
        let mut roots = printed_in(None);
        roots.push(outer.clone());
        all.push(("group0".to_owned(), outer));
        all.push(("group1".to_owned(), inner));
        (all, together(None, &roots))
    }
}

/// What is left, where a decimal holds it.
fn left(expected: &Expected) -> Option<Exact> {
    let left = expected.budget.as_ref()? - expected.spent.as_ref()?;
    Some(left).filter(fits_a_decimal)
}

/// What was spent, in percent.
fn absorption(expected: &Expected, rules: &RulesInForce) -> Option<Rounded> {
    let absorbed = percent(expected.spent.as_ref()?, expected.budget.as_ref()?)?;
    Rounded::of(&absorbed, rules.places.get(), rules.rounding)
}

/// An amount is the expected one; nothing has no sign.
fn check(what: &str, found: Option<Rupiah>, wanted: Option<&Exact>) -> Result<(), TestCaseError> {
    let number = found.map(|found| exact(found.amount()));
    prop_assert_eq!(number, wanted.cloned(), "{}: {:?}", what, found);
    let signed = found.is_some_and(|found| found.to_string().starts_with('-'));
    let negative = wanted.is_some_and(Signed::is_negative);
    prop_assert_eq!(signed, negative, "{}: {:?}", what, found);
    Ok(())
}

fn check_amounts(
    name: &str,
    found: &Amounts,
    wanted: &Expected,
    rules: &RulesInForce,
) -> Result<(), TestCaseError> {
    let what = |quantity: &str| format!("{name}.{quantity}");
    check(&what("budget"), found.budget, wanted.budget.as_ref())?;
    check(
        &what("original_budget"),
        found.original_budget,
        wanted.original.as_ref(),
    )?;
    check(&what("spent"), found.spent, wanted.spent.as_ref())?;
    check(&what("remaining"), found.remaining, left(wanted).as_ref())?;
    let absorbed = found.absorption.map(|absorbed| absorbed.to_string());
    let expected = absorption(wanted, rules).map(|absorbed| absorbed.to_string());
    prop_assert_eq!(absorbed, expected, "{}", what("absorption"));
    Ok(())
}

fn check_all(input: &Input, framework: &Framework) -> Result<(), TestCaseError> {
    let by_file = Rules::default();
    let rules = RulesInForce::decide(&by_file, &input.rules).unwrap();
    let evaluation = framework.evaluate(year(YEAR), &by_file).unwrap();
    let (all, total) = input.expected();
    for (name, wanted) in &all {
        let found = &evaluation.money(name).unwrap().amounts;
        check_amounts(name, found, wanted, &rules)?;
        let reference: lkj_core::Formula = format!("{name}.remaining_share").parse().unwrap();
        let share = framework.explain(&reference, year(YEAR), &by_file).unwrap();
        let share = share.value.ok().and_then(|value| value.number()).map(exact);
        let absorbed = absorption(wanted, &rules);
        let wanted = absorbed.map(|absorbed| hundred() - absorbed.exact());
        prop_assert_eq!(share, wanted.filter(fits_a_decimal), "{}", reference);
    }
    let summary = &evaluation.summary;
    check("total budget", summary.budget, total.budget.as_ref())?;
    check(
        "total original budget",
        summary.original_budget,
        total.original.as_ref(),
    )?;
    check("total spent", summary.spent, total.spent.as_ref())?;
    check("total remaining", summary.remaining, left(&total).as_ref())?;
    let absorbed = summary.absorption.map(|absorbed| absorbed.to_string());
    let wanted = absorption(&total, &rules).map(|absorbed| absorbed.to_string());
    prop_assert_eq!(absorbed, wanted, "total absorption");
    Ok(())
}

proptest! {
    #![proptest_config(crate::inputs(120))]

    #[test]
    fn money_is_exact(input in inputs()) {
        let framework = input.framework();
        if let Err(failure) = check_all(&input, &framework) {
            return Err(TestCaseError::fail(format!("{failure}\n{}", framework.to_toml())));
        }
        let again = Framework::from_toml(&framework.to_toml()).unwrap();
        prop_assert_eq!(evaluated_anywhere(&framework), evaluated_anywhere(&again));
    }
}

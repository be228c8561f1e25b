//! What must hold before a framework can be evaluated: links, formulas, no cycles.

use std::collections::{BTreeMap, BTreeSet};

use super::{Framework, Named, Quantity};
use crate::formula::{Formula, FormulaFault, FormulaProblem, Reference};
use crate::framework::{Indicator, MeasureKind, Subject, TargetValue, Work};
use crate::problem::{Problem, ProblemKind};
use crate::rules::{PROFILES, Rules, RulesInForce, Scale};
use crate::value::{FORMAT, Id, Register, Sources, nearest::nearest};

/// Everything that stands in the way of evaluating.
pub(super) fn problems(framework: &Framework) -> Vec<Problem> {
    let mut checker = Checker {
        framework,
        problems: Vec::new(),
        comparisons_left: MOST_COMPARISONS,
    };
    checker.check_format();
    checker.check_rules();
    checker.check_plan_links();
    checker.check_indicators();
    checker.check_series();
    checker.check_promises();
    checker.check_contributions();
    checker.check_work();
    checker.check_money();
    checker.check_words();
    checker.check_tables();
    checker.check_claims();
    checker.check_cycles();
    checker.problems
}

/// What stands in the way of following rules, which stand at a path.
pub(crate) fn rules_problems(rules: &Rules, path: &str, sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut report = |path: String, kind| {
        let place = sources.place(&path);
        problems.push(Problem { place, kind });
    };
    if let Err(unknown) = RulesInForce::decide(&Rules::default(), rules) {
        let nearest = nearest(&unknown.name, PROFILES.iter().map(|profile| profile.name));
        let name = unknown.name;
        report(
            format!("{path}profile"),
            ProblemKind::UnknownProfile { name, nearest },
        );
    }
    if let Some(Err(error)) = rules.scale.as_ref().map(Scale::check) {
        report(
            format!("{path}scale.classes.{}", error.class()),
            ProblemKind::Scale(error),
        );
    }
    problems
}

/// How many names are compared at the most to find what was meant: a file may refer to
/// thousands of things that it does not have.
const MOST_COMPARISONS: usize = 1_000_000;

struct Checker<'a> {
    framework: &'a Framework,
    problems: Vec<Problem>,
    comparisons_left: usize,
}

impl<'a> Checker<'a> {
    fn report(&mut self, path: &str, kind: ProblemKind) {
        let place = self.framework.sources().place(path);
        self.problems.push(Problem { place, kind });
    }

    /// A problem with a link: where the id is a key, at that key, else at the value.
    fn report_link(&mut self, path: &str, id: &Id, kind: ProblemKind) {
        let sources = self.framework.sources();
        let is_key = path.rsplit('.').next() == Some(id.as_str());
        let place = if is_key {
            sources.key_place(path)
        } else {
            sources.place(path)
        };
        self.problems.push(Problem { place, kind });
    }

    fn check_format(&mut self) {
        let found = self.framework.format;
        if found > FORMAT {
            self.report(
                "format",
                ProblemKind::NewerFormat {
                    found: found.to_string(),
                },
            );
        }
    }

    fn check_rules(&mut self) {
        let found = rules_problems(&self.framework.rules, "rules.", self.framework.sources());
        self.problems.extend(found);
    }

    /// Makes sure that an id names a thing of one of the kinds.
    fn check_link(&mut self, id: &Id, path: &str, kinds: &[&'static str]) {
        match self.framework.named(id.as_str()) {
            Some(named) if kinds.contains(&named.kind()) => {}
            Some(named) => {
                let kind = ProblemKind::WrongKindOfId {
                    id: id.to_string(),
                    found: named.kind(),
                    expected: kinds.to_vec(),
                };
                self.report_link(path, id, kind);
            }
            None => {
                let nearest = self.nearest_name(id, kinds);
                self.report_link(
                    path,
                    id,
                    ProblemKind::UnknownId {
                        id: id.to_string(),
                        expected: kinds.to_vec(),
                        nearest,
                    },
                );
            }
        }
    }

    /// The nearest id of a thing of one of the kinds, or of any where there are none.
    fn nearest_name(&mut self, id: &Id, kinds: &[&'static str]) -> Option<String> {
        if !self.may_compare_names() {
            return None;
        }
        let names = self.framework.names.iter();
        let fitting = names.filter(|(_, named)| kinds.is_empty() || kinds.contains(&named.kind()));
        nearest(id.as_str(), fitting.map(|(id, _)| id.as_str()))
    }

    /// Whether all names may be compared once more.
    fn may_compare_names(&mut self) -> bool {
        let left = self
            .comparisons_left
            .checked_sub(self.framework.names.len());
        self.comparisons_left = left.unwrap_or_default();
        left.is_some()
    }

    fn check_links<'b>(
        &mut self,
        ids: impl IntoIterator<Item = &'b Id>,
        path: &str,
        kinds: &[&'static str],
    ) {
        for id in ids {
            self.check_link(id, path, kinds);
        }
    }

    /// The same for the items of a list, each at its own place.
    fn check_list(&mut self, ids: &[Id], path: &str, kinds: &[&'static str]) {
        let sources = self.framework.sources();
        for (at, id) in ids.iter().enumerate() {
            self.check_link(id, &sources.item_path(path, at), kinds);
        }
    }

    fn check_plan_links(&mut self) {
        let framework = self.framework;
        for (id, unit) in framework.units.iter() {
            self.check_links(&unit.under, &format!("unit.{id}.under"), &["unit"]);
        }
        self.check_links(&framework.defaults.owner, "defaults.owner", &["unit"]);
        for (id, goal) in framework.goals.iter() {
            self.check_links(&goal.mission, &format!("goal.{id}.mission"), &["mission"]);
        }
        for (id, objective) in framework.objectives.iter() {
            self.check_links(&objective.goal, &format!("objective.{id}.goal"), &["goal"]);
        }
        for (id, strategy) in framework.strategies.iter() {
            self.check_links(
                &strategy.of,
                &format!("strategy.{id}.of"),
                &["goal", "objective"],
            );
        }
        for (id, policy) in framework.policies.iter() {
            self.check_links(
                &policy.strategy,
                &format!("policy.{id}.strategy"),
                &["strategy"],
            );
            self.check_links(
                &policy.of,
                &format!("policy.{id}.of"),
                &["goal", "objective"],
            );
        }
    }

    fn check_indicators(&mut self) {
        const MEASURED: &[&str] = &["goal", "objective", "program", "activity", "sub-activity"];
        for (id, indicator) in self.framework.indicators.iter() {
            let path = format!("indicator.{id}");
            if let Some(Subject::Node(of)) = &indicator.of {
                self.check_link(of, &format!("{path}.of"), MEASURED);
            }
            self.check_links(&indicator.owner, &format!("{path}.owner"), &["unit"]);
            self.check_list(&indicator.show, &format!("{path}.show"), &["series"]);
            self.check_list(
                &indicator.replaces,
                &format!("{path}.replaces"),
                &["indicator"],
            );
            if let Some(formula) = &indicator.formula {
                self.check_formula(formula, &format!("{path}.formula"));
            }
            for (period, target) in indicator.targets.iter() {
                self.check_side(indicator, target, &format!("{path}.targets.{period}"));
            }
        }
    }

    fn check_series(&mut self) {
        let framework = self.framework;
        for (id, series) in framework.series.iter() {
            if let Some(formula) = &series.formula {
                self.check_formula(formula, &format!("series.{id}.formula"));
            }
        }
        for (period, values) in framework.data.iter() {
            for id in values.keys() {
                self.check_link(id, &format!("data.{period}.{id}"), &["series"]);
            }
        }
        for id in framework.grids.keys() {
            self.check_link(id, &format!("grid.{id}"), &["series"]);
        }
        for id in framework.planned.keys() {
            self.check_link(id, &format!("planned.{id}"), &["series"]);
        }
        for (period, values) in framework.benchmarks.iter() {
            for id in values.keys() {
                self.check_link(id, &format!("benchmark.{period}.{id}"), &["indicator"]);
            }
        }
    }

    /// Makes sure that every reference of a formula is a number that the framework has.
    fn check_formula(&mut self, formula: &Formula, path: &str) {
        for reference in formula.references() {
            let Err(fault) = self.check_reference(reference) else {
                continue;
            };
            let position = reference.position();
            let text = formula.text().to_owned();
            let kind = ProblemKind::Formula(FormulaProblem {
                text,
                position,
                fault,
            });
            let place = self.framework.sources().place_inside(path, position);
            self.problems.push(Problem { place, kind });
        }
    }

    fn check_reference(&mut self, reference: &Reference) -> Result<(), FormulaFault> {
        let first = reference.names().first().map_or("", String::as_str);
        let is_unknown = Id::new(first).is_ok() && self.framework.named(first).is_none();
        if is_unknown && !self.may_compare_names() {
            return Err(FormulaFault::UnknownName {
                name: first.to_owned(),
                nearest: None,
            });
        }
        self.framework.check_number(reference)
    }

    /// Makes sure that the framework has all that claims refer to.
    fn check_claims(&mut self) {
        for unreadable in self.framework.statements().1 {
            let place = self
                .framework
                .sources()
                .place_inside(&unreadable.path, unreadable.position);
            let kind = ProblemKind::Formula(unreadable.problem);
            self.problems.push(Problem { place, kind });
        }
    }

    fn check_promises(&mut self) {
        let framework = self.framework;
        for (year, plan) in framework.annual_plans.iter() {
            self.check_targets(&plan.targets, &format!("annual_plan.{year}.targets"));
        }
        for (year, agreement) in framework.agreements.iter() {
            let path = format!("agreement.{year}");
            self.check_targets(&agreement.targets, &format!("{path}.targets"));
            for (at, revision) in agreement.revisions.iter().enumerate() {
                self.check_targets(&revision.targets, &format!("{path}.revision.{at}.targets"));
            }
        }
    }

    /// Targets of a document: of indicators that there are, on the side that these call better.
    fn check_targets(&mut self, targets: &Register<Id, TargetValue>, path: &str) {
        let framework = self.framework;
        for (id, target) in targets.iter() {
            let path = format!("{path}.{id}");
            self.check_link(id, &path, &["indicator"]);
            if let Some(indicator) = framework.indicators.get(id) {
                self.check_side(indicator, target, &path);
            }
        }
    }

    /// Refuses a target that names the other side than the declared polarity.
    fn check_side(&mut self, indicator: &Indicator, target: &TargetValue, path: &str) {
        let declared = self.framework.defaults.declared_polarity(indicator);
        if let (Some(polarity), Some(side)) = (declared, target.side())
            && polarity.contradicts(side)
        {
            let target = target.write(crate::value::Locale::Indonesian);
            self.report(
                path,
                ProblemKind::SideContradictsPolarity {
                    target,
                    polarity,
                    side,
                },
            );
        }
    }

    /// What agencies contribute to: something of the region, by agencies that it lists.
    fn check_contributions(&mut self) {
        let framework = self.framework;
        for (id, contribution) in framework.contributions.iter() {
            let path = format!("contribution.{id}");
            self.check_link(id, &path, &["goal", "objective", "indicator"]);
            for (at, contributor) in contribution.from.iter().enumerate() {
                let path = framework.sources().item_path(&format!("{path}.from"), at);
                self.check_link(&contributor.indicator.agency, &path, &["agency"]);
            }
        }
    }

    fn check_work(&mut self) {
        for (program_id, program) in self.framework.programs.iter() {
            let path = format!("program.{program_id}");
            self.check_one_work(&program.work, &path);
            for (activity_id, activity) in program.activities.iter() {
                let path = format!("{path}.activity.{activity_id}");
                self.check_one_work(&activity.work, &path);
                for (id, sub_activity) in activity.sub_activities.iter() {
                    self.check_one_work(&sub_activity.work, &format!("{path}.sub_activity.{id}"));
                }
            }
        }
        for (id, group) in self.framework.groups.iter() {
            self.check_links(&group.under, &format!("group.{id}.under"), &["group"]);
        }
    }

    fn check_one_work(&mut self, work: &Work, path: &str) {
        self.check_links(&work.group, &format!("{path}.group"), &["group"]);
        self.check_links(&work.owner, &format!("{path}.owner"), &["unit"]);
        self.check_list(&work.supports, &format!("{path}.supports"), &["indicator"]);
        self.check_list(
            &work.replaces,
            &format!("{path}.replaces"),
            &["program", "activity", "sub-activity"],
        );
        let sources = self.framework.sources();
        for kind in MeasureKind::ALL {
            for (at, measure) in work.measures(kind).iter().enumerate() {
                let path = sources.item_path(&format!("{path}.{kind}"), at);
                self.check_list(&measure.of, &format!("{path}.of"), &["indicator"]);
            }
        }
    }

    fn check_money(&mut self) {
        for (year, table) in self.framework.money.iter() {
            for id in table.keys() {
                let path = format!("money.{year}.{id}");
                self.check_link(id, &path, &["program", "activity", "sub-activity", "group"]);
            }
        }
        for (period, table) in self.framework.disbursements.iter() {
            for id in table.keys() {
                let path = format!("disbursement.{period}.{id}");
                self.check_link(id, &path, &["program", "activity", "sub-activity", "group"]);
            }
        }
        for (period, table) in self.framework.realized.iter() {
            for of in table.keys() {
                let path = format!("realized.{period}.{of}");
                match of.measure {
                    None => self.check_link(&of.id, &path, &["indicator", "measure"]),
                    Some(kind) => {
                        self.check_link(&of.id, &path, &["program", "activity", "sub-activity"]);
                        if self
                            .framework
                            .work(&of.id)
                            .is_some_and(|work| work.measures(kind).is_empty())
                        {
                            let kind = ProblemKind::UnknownId {
                                id: of.to_string(),
                                expected: vec!["measure"],
                                nearest: None,
                            };
                            let place = self.framework.sources().key_place(&path);
                            self.problems.push(Problem { place, kind });
                        }
                    }
                }
            }
        }
    }

    fn check_words(&mut self) {
        let sources = self.framework.sources();
        for (at, note) in self.framework.notes.iter().enumerate() {
            let path = format!("note.{at}.about");
            for (item, id) in note.about.iter().enumerate() {
                if self.framework.named(id.as_str()).is_none() {
                    let nearest = self.nearest_name(id, &[]);
                    self.report(
                        &sources.item_path(&path, item),
                        ProblemKind::UnknownId {
                            id: id.to_string(),
                            expected: Vec::new(),
                            nearest,
                        },
                    );
                }
            }
        }
        for (id, document) in self.framework.documents.iter() {
            self.check_list(
                &document.signed_by,
                &format!("document.{id}.signed_by"),
                &["official", "unit"],
            );
        }
    }

    fn check_tables(&mut self) {
        for (id, grid) in self.framework.grids.iter() {
            self.check_rows(&grid.rows, grid.years.len(), &format!("grid.{id}.rows"));
        }
        for (year, tables) in self.framework.profiles.iter() {
            for (id, table) in tables.iter() {
                let expected = table.columns.len().max(1);
                self.check_rows(&table.rows, expected, &format!("profile.{year}.{id}.rows"));
            }
        }
    }

    fn check_rows(&mut self, rows: &[crate::framework::ProfileRow], expected: usize, path: &str) {
        for (at, row) in rows.iter().enumerate() {
            let found = row.cells.len();
            if found != expected {
                self.report(
                    &format!("{path}.{at}"),
                    ProblemKind::RowLength { found, expected },
                );
            }
        }
    }

    fn check_cycles(&mut self) {
        let framework = self.framework;
        let under = framework
            .units
            .iter()
            .map(|(id, unit)| (id, unit.under.iter().collect()));
        self.check_cycles_of("unit", ".under", &under.collect());
        let under = framework
            .groups
            .iter()
            .map(|(id, group)| (id, group.under.iter().collect()));
        self.check_cycles_of("group", ".under", &under.collect());
        let mut formulas: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for (id, series) in framework.series.iter() {
            formulas.insert(id, self.dependencies(series.formula.as_ref()));
        }
        for (id, indicator) in framework.indicators.iter() {
            formulas.insert(id, self.dependencies(indicator.formula.as_ref()));
        }
        self.check_cycles_of("", ".formula", &formulas);
    }

    /// The series and indicators that a formula rests on, through whatever it names.
    fn dependencies(&self, formula: Option<&Formula>) -> Vec<&'a Id> {
        let framework = self.framework;
        let references = formula.into_iter().flat_map(Formula::references);
        let resolved = references.filter_map(|reference| framework.resolve(reference).ok());
        let numeric = resolved.filter(Quantity::is_numeric);
        numeric
            .flat_map(|quantity| framework.rests_on(&quantity))
            .collect()
    }

    fn check_cycles_of(&mut self, table: &str, key: &str, edges: &BTreeMap<&Id, Vec<&Id>>) {
        let mut done = BTreeSet::new();
        for start in edges.keys() {
            if let Some(cycle) = find_cycle(start, edges, &mut done) {
                let first = cycle.first().copied().unwrap_or(start);
                let table = match (table, self.framework.named(first.as_str())) {
                    ("", Some(Named::Series)) => "series",
                    ("", _) => "indicator",
                    (table, _) => table,
                };
                let ids = cycle.iter().map(ToString::to_string).collect();
                self.report(&format!("{table}.{first}{key}"), ProblemKind::Cycle { ids });
            }
        }
    }
}

impl Framework {
    /// The series and indicators whose formulas a quantity needs.
    fn rests_on(&self, quantity: &Quantity) -> Vec<&Id> {
        let kept = |id: &Id| self.names.entry(id.as_str()).map(|(known, _)| known);
        match quantity {
            Quantity::Series(id) | Quantity::Indicator(id, _) => kept(id).into_iter().collect(),
            Quantity::Aggregate(id, _) => {
                let own =
                    |of: &Option<Subject>| matches!(of, Some(Subject::Node(node)) if node == id);
                self.indicators
                    .iter()
                    .filter(|(_, indicator)| own(&indicator.of))
                    .map(|(id, _)| id)
                    .collect()
            }
            Quantity::Summary(..) => self.indicators.keys().collect(),
            _ => Vec::new(),
        }
    }
}

/// Walks from a node along the edges; the nodes of a cycle, its first one again at the end.
/// Without recursion, because a chain of formulas can be long.
fn find_cycle<'a>(
    start: &'a Id,
    edges: &BTreeMap<&'a Id, Vec<&'a Id>>,
    done: &mut BTreeSet<&'a Id>,
) -> Option<Vec<&'a Id>> {
    let mut path = vec![start];
    let mut on_path = BTreeSet::from([start]);
    let mut next_edge = vec![0_usize];
    while let (Some(&node), Some(at)) = (path.last(), next_edge.last_mut()) {
        let edge = edges
            .get(node)
            .and_then(|targets| targets.get(*at))
            .copied();
        *at = at.saturating_add(1);
        match edge {
            None => {
                done.insert(node);
                on_path.remove(node);
                path.pop();
                next_edge.pop();
            }
            Some(target) if done.contains(target) => {}
            Some(target) if on_path.insert(target) => {
                path.push(target);
                next_edge.push(0);
            }
            Some(target) => {
                let position = path.iter().position(|on_path| *on_path == target)?;
                let mut cycle = path.split_off(position);
                cycle.push(target);
                done.extend(cycle.iter().copied());
                return Some(cycle);
            }
        }
    }
    None
}

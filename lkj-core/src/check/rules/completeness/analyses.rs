//! The seven analyses of each objective.

use std::collections::{BTreeMap, BTreeSet};

use super::indicators::spoken_of;
use super::report::{Item, Report, has_previous};
use super::{called, chain, is_final, is_of_the_year};
use crate::check::{
    Finding,
    context::Context,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::{AggregateResult, IndicatorResult};
use crate::framework::{NoteKind, Subject};
use crate::value::{Id, Period, Words};

pub(in crate::check) static ANALYSIS_MISSING: CheckRule = CheckRule {
    id: "completeness/analysis-missing",
    severity: Severity::Warning,
    title: told(
        "Analisis capaian sasaran belum lengkap",
        "An objective lacks analyses",
    ),
    why: told(
        "PermenPANRB 53/2014 (Lampiran II) meminta tujuh analisis untuk setiap sasaran; tanpa itu capaiannya hanya angka.",
        "PermenPANRB 53/2014 (annex II) asks for seven analyses of each objective; without them a result is a mere number.",
    ),
    repair: told(
        "Lengkapi datanya (target, tahun lalu, akhir Renstra, [benchmark], [[note]], `supports`), lalu cetak perbandingannya.",
        "Add the data (targets, last year, end of the plan, [benchmark], [[note]], `supports`), and print the comparison.",
    ),
    fires: example(
        r#"
[plan]
period = [2018, 2023]
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 81
"#,
    ),
    quiet: example(
        r#"
[plan]
period = [2018, 2023]
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80, 2023 = 90 }
[realized.2018]
puas = 79
[realized.2019]
puas = 81
[benchmark.2019]
puas = { of = "Provinsi Contoh", value = 78 }
[program.layanan]
name = "Pelayanan"
supports = ["puas"]
[money.2019]
layanan = { budget = 10, spent = 9 }
[[note]]
kind = "cause"
about = ["puas"]
text = "Loket bertambah"
[[note]]
kind = "solution"
about = ["puas"]
text = "Loket dipertahankan"
"#,
    ),
    find: |context, findings| {
        let mut results = context.evaluation.indicators.iter();
        // A year in which nothing was promised is told of as a whole.
        if !is_final(context) || results.all(|result| result.target.is_none()) {
            return;
        }
        let analyst = Analyst::of(context);
        for objective in &context.evaluation.objectives {
            analyst.analyze(objective, findings);
        }
    },
};

/// The analyses in the order of the regulation, in both languages.
const ANALYSES: [[&str; 2]; 7] = [
    ["target dan realisasi", "target and realization"],
    ["dengan tahun lalu", "with the year before"],
    ["dengan target akhir Renstra", "with the end of the plan"],
    [
        "dengan standar nasional atau pembanding lain, jika ada",
        "with a national standard or another benchmark, if there is one",
    ],
    ["penyebab dan solusi", "causes and solutions"],
    [
        "efisiensi penggunaan sumber daya",
        "efficient use of resources",
    ],
    [
        "program dan kegiatan penunjang",
        "supporting programs and activities",
    ],
];

/// What is left of the fifth where the other half is there.
const CAUSES: [&str; 2] = ["penyebab", "causes"];
const SOLUTIONS: [&str; 2] = ["solusi", "solutions"];

/// The number of the one that is asked for only where there is a benchmark.
const BENCHMARK: usize = 4;

struct Analyst<'c, 'a> {
    context: &'c Context<'a>,
    report: Option<Report<'a>>,
    by_objective: BTreeMap<&'c Id, Vec<&'c IndicatorResult>>,
    with_cause: BTreeSet<&'a Id>,
    with_solution: BTreeSet<&'a Id>,
    /// The programs and activities of the year that name each indicator.
    supporters: BTreeMap<&'a Id, Vec<&'a Id>>,
    /// What of them has budget and spending.
    paid: BTreeSet<&'c Id>,
}

impl<'c, 'a> Analyst<'c, 'a> {
    fn of(context: &'c Context<'a>) -> Self {
        let evaluation = context.evaluation;
        let mut by_objective: BTreeMap<&Id, Vec<&IndicatorResult>> = BTreeMap::new();
        for result in &evaluation.indicators {
            if let Some(Subject::Node(of)) = &result.of
                && is_of_the_year(context, result)
            {
                by_objective.entry(of).or_default().push(result);
            }
        }
        let mut supporters: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for (id, work) in context.framework.works_of(context.year) {
            for indicator in &work.supports {
                supporters.entry(indicator).or_default().push(id);
            }
        }
        let works = evaluation.programs.iter().chain(&evaluation.activities);
        let paid = works
            .chain(&evaluation.sub_activities)
            .filter(|work| work.amounts.absorption.is_some())
            .map(|work| &work.id);
        Self {
            context,
            report: Report::of(context),
            by_objective,
            with_cause: spoken_of(
                context,
                &[NoteKind::Cause, NoteKind::Obstacle, NoteKind::Problem],
            ),
            with_solution: spoken_of(context, &[NoteKind::Solution, NoteKind::FollowUp]),
            supporters,
            paid: paid.collect(),
        }
    }

    fn analyze(&self, objective: &AggregateResult, findings: &mut Findings) {
        let Some(indicators) = self.by_objective.get(&objective.id) else {
            return;
        };
        let each = |holds: &dyn Fn(&IndicatorResult) -> bool| {
            indicators.iter().all(|indicator| holds(indicator))
        };
        let any = |holds: &dyn Fn(&IndicatorResult) -> bool| {
            indicators.iter().any(|indicator| holds(indicator))
        };
        let has_cause = any(&|one| self.is_spoken_of(one, &self.with_cause));
        let has_solution = any(&|one| self.is_spoken_of(one, &self.with_solution));
        let is_there = [
            each(&|one| self.sets_against_target(one)),
            each(&|one| self.sets_against_year_before(one)),
            each(&|one| self.sets_against_end_of_plan(one)),
            any(&|one| self.has_benchmark(one)),
            has_cause && has_solution,
            any(&|one| self.tells_cost(one)),
            any(&|one| self.supporters.contains_key(&one.id)),
        ];
        let mut names = ANALYSES;
        if has_cause || has_solution {
            let causes = if has_cause { SOLUTIONS } else { CAUSES };
            names
                .iter_mut()
                .skip(4)
                .take(1)
                .for_each(|name| *name = causes);
        }
        let missing: Vec<(usize, [&str; 2])> = (1_usize..)
            .zip(names)
            .zip(is_there)
            .filter(|(_, is_there)| !is_there)
            .map(|(analysis, _)| analysis)
            .collect();
        if !missing.is_empty() {
            findings.add(self.found(objective, &missing));
        }
    }

    fn sets_against_target(&self, result: &IndicatorResult) -> bool {
        let is_known = result.target.is_some() && result.realization.is_some();
        match &self.report {
            Some(report) => {
                let prints = |item| report.prints(&result.id, item);
                is_known && prints(Item::Target) && prints(Item::Realization)
            }
            None => is_known,
        }
    }

    /// In the first year of a plan an indicator may be new.
    fn sets_against_year_before(&self, result: &IndicatorResult) -> bool {
        let context = self.context;
        let plan = context.framework.plan.period;
        let is_first = plan.is_some_and(|plan| plan.first() == context.year);
        let indicator = context.framework.indicators.get(&result.id);
        let has_baseline = indicator.is_some_and(|indicator| indicator.baseline.is_some());
        match &self.report {
            Some(report) if has_previous(result) => report.prints(&result.id, Item::Previous),
            _ => has_previous(result) || is_first || has_baseline,
        }
    }

    fn sets_against_end_of_plan(&self, result: &IndicatorResult) -> bool {
        let Some(end) = &result.end_of_plan else {
            return false;
        };
        if end.year == self.context.year {
            return true;
        }
        let is_printed = self
            .report
            .as_ref()
            .is_none_or(|report| report.prints(&result.id, Item::EndOfPlan));
        end.target.is_some() && is_printed
    }

    fn has_benchmark(&self, result: &IndicatorResult) -> bool {
        let year = Period::Year(self.context.year);
        let benchmarks = self.context.framework.benchmarks.get(&year);
        benchmarks.is_some_and(|benchmarks| benchmarks.contains(&result.id))
    }

    fn is_spoken_of(&self, result: &IndicatorResult, notes: &BTreeSet<&'a Id>) -> bool {
        let mut names = chain(self.context, result).into_iter();
        names.any(|id| notes.contains(id))
    }

    /// Whether what was reached stands beside what was spent on it.
    fn tells_cost(&self, result: &IndicatorResult) -> bool {
        let mut supporters = self.supporters.get(&result.id).into_iter().flatten();
        let is_reached = result.achievement.value().is_some();
        match &self.report {
            Some(report) => {
                let is_printed = |id: &Id| self.paid.contains(id) && report.spent.contains(id);
                is_reached
                    && report.prints(&result.id, Item::Achievement)
                    && supporters.any(|id| is_printed(id))
            }
            None => is_reached && supporters.any(|id| self.paid.contains(id)),
        }
    }

    fn found(&self, objective: &AggregateResult, missing: &[(usize, [&str; 2])]) -> Finding {
        let context = self.context;
        let in_language = |language: usize| {
            let each = missing
                .iter()
                .filter_map(|(number, words)| Some(format!("({number}) {}", words.get(language)?)));
            each.collect::<Vec<_>>().join("; ")
        };
        let name = called(context, &objective.id);
        let message = Words::of(
            format!("{name} belum dianalisis: {}", in_language(0)),
            format!("{name} lacks the analyses: {}", in_language(1)),
        );
        let place = context.key_place(&format!("objective.{}", objective.id));
        let about = format!("{}[{}]", objective.id, context.year);
        let mut finding = ANALYSIS_MISSING.found(place, about, message);
        if matches!(missing, [(BENCHMARK, _)]) {
            finding.severity = Severity::Note;
        }
        if let Some(report) = &self.report {
            finding = finding.in_document(report.id, None);
        }
        finding
    }
}

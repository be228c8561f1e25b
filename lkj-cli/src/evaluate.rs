//! Prints an evaluation for a reader at a terminal.

use std::fmt::Write as _;

use lkj_core::evaluation::{
    AggregateResult, Amounts, IndicatorResult, Level, MeasureResult, MoneyResult, Outcome,
};
use lkj_core::{
    Achievement, Evaluation, Framework, Id, Locale, MeasureKind, Polarity, Rupiah, Subject,
    TargetValue, number,
};

use crate::table::{Column, Grid, WIDTH};
use crate::words::{self, Word};

/// The whole evaluation as text.
pub(crate) fn report(framework: &Framework, evaluation: &Evaluation, locale: Locale) -> String {
    let printer = Printer {
        framework,
        evaluation,
        locale,
    };
    let sections = [
        printer.heading(),
        printer.performance(),
        printer.comparison(),
        printer.money(),
        printer.measures(),
        printer.summary(),
        printer.traces(),
        printer.remarks(),
    ];
    let mut text = String::new();
    for section in sections.into_iter().filter(|section| !section.is_empty()) {
        text.push_str(&section);
        text.push('\n');
    }
    text
}

struct Printer<'a> {
    framework: &'a Framework,
    evaluation: &'a Evaluation,
    locale: Locale,
}

impl Printer<'_> {
    fn word(&self, word: Word) -> String {
        word.write(self.locale).to_owned()
    }

    fn title(&self, word: Word) -> String {
        format!("{}\n", self.word(word).to_uppercase())
    }

    fn heading(&self) -> String {
        let meta = &self.evaluation.meta;
        let organization = &self.framework.organization;
        let region = organization
            .region
            .as_deref()
            .map_or_else(String::new, |region| format!(", {region}"));
        format!(
            "{}{region}, {}\n{}\nlkj {}, {} {} ({} {}), {} {}\n",
            organization.name,
            meta.year,
            "─".repeat(usize::from(WIDTH)),
            meta.engine,
            self.word(Word::Rules),
            meta.rules,
            self.word(Word::From),
            words::rules_from(meta.rules_from, self.locale),
            self.word(Word::Stage),
            meta.stage.word(),
        )
    }

    fn performance(&self) -> String {
        if self.evaluation.indicators.is_empty() {
            return String::new();
        }
        let mut grid = Grid::new(
            44,
            &[
                (Word::Indicator.write(self.locale), Column::Words),
                (Word::Target.write(self.locale), Column::Figures),
                (Word::Realization.write(self.locale), Column::Figures),
                (Word::Achievement.write(self.locale), Column::Figures),
                (Word::Category.write(self.locale), Column::Words),
                (Word::Method.write(self.locale), Column::Words),
            ],
        );
        for goal in &self.evaluation.goals {
            self.add_aggregate(&mut grid, goal, Word::Goal, 0);
            self.add_indicators(&mut grid, Some(&goal.id), 1);
            for objective in self.objectives_of(Some(&goal.id)) {
                self.add_aggregate(&mut grid, objective, Word::Objective, 1);
                self.add_indicators(&mut grid, Some(&objective.id), 2);
            }
        }
        for objective in self.objectives_of(None) {
            self.add_aggregate(&mut grid, objective, Word::Objective, 0);
            self.add_indicators(&mut grid, Some(&objective.id), 1);
        }
        self.add_other_indicators(&mut grid);
        self.title(Word::Performance) + &grid.write()
    }

    fn objectives_of<'b>(
        &'b self,
        goal: Option<&'b Id>,
    ) -> impl Iterator<Item = &'b AggregateResult> {
        self.evaluation
            .objectives
            .iter()
            .filter(move |objective| objective.of.as_ref() == goal)
    }

    fn add_aggregate(&self, grid: &mut Grid, result: &AggregateResult, word: Word, depth: usize) {
        let coverage = format!("{}/{}", result.measured, result.total);
        let (value, category) = self.achievement(&result.achievement);
        grid.indented_row(
            depth,
            &format!("{}: {}", self.word(word), result.name),
            [
                String::new(),
                String::new(),
                value,
                category,
                format!("mean {coverage}"),
            ],
        );
    }

    fn add_indicators(&self, grid: &mut Grid, of: Option<&Id>, depth: usize) {
        let is_of = |result: &&IndicatorResult| match (&result.of, of) {
            (Some(Subject::Node(node)), Some(of)) => node == of,
            _ => false,
        };
        for result in self.evaluation.indicators.iter().filter(is_of) {
            self.add_indicator(grid, result, depth);
        }
    }

    fn add_other_indicators(&self, grid: &mut Grid) {
        let is_other =
            |result: &&IndicatorResult| !matches!(result.level, Level::Goal | Level::Objective);
        let mut others = self
            .evaluation
            .indicators
            .iter()
            .filter(is_other)
            .peekable();
        if others.peek().is_some() {
            grid.row([self.word(Word::OtherIndicators)]);
        }
        for result in others {
            self.add_indicator(grid, result, 1);
        }
    }

    fn add_indicator(&self, grid: &mut Grid, result: &IndicatorResult, depth: usize) {
        let (value, category) = self.achievement(&result.achievement);
        let unit = result
            .unit
            .as_deref()
            .map_or_else(String::new, |unit| format!(" ({unit})"));
        grid.indented_row(
            depth,
            &format!("{}{unit}", result.name),
            [
                self.target(result.target.as_ref(), result.unit.as_deref()),
                self.outcome(result.realization.as_ref()),
                value,
                category,
                self.way(result),
            ],
        );
    }

    /// The value of an achievement and its category, or a dash and why.
    fn achievement(&self, achievement: &Achievement) -> (String, String) {
        match achievement {
            Achievement::Measured(measured) => {
                let gap = if measured.in_gap { " *" } else { "" };
                let category = measured.category.as_deref().unwrap_or("–");
                (
                    number::format(measured.value.get(), self.locale),
                    format!("{category}{gap}"),
                )
            }
            Achievement::Compared(compared) => {
                let standing = compared.standing.words(self.locale);
                ("–".to_owned(), standing.to_owned())
            }
            Achievement::NotMeasured(reason) => {
                ("–".to_owned(), words::reason(reason, self.locale))
            }
            _ => Default::default(),
        }
    }

    /// How an achievement came about: a formula, or what was compared.
    fn way(&self, result: &IndicatorResult) -> String {
        match &result.achievement {
            Achievement::Compared(compared) => {
                words::compared(&compared.reason, self.locale).to_owned()
            }
            _ => words::formula(result.method, result.polarity == Polarity::Lower).to_owned(),
        }
    }

    fn target(&self, target: Option<&TargetValue>, unit: Option<&str>) -> String {
        target.map_or_else(
            || "–".to_owned(),
            |target| target.write_beneath(unit, self.locale),
        )
    }

    /// The target of a measure with its unit.
    fn measure_target(&self, measure: &MeasureResult, unit: &str) -> String {
        let target = measure.target.as_ref();
        let written = self.target(target, measure.unit.as_deref());
        match target {
            Some(target) if target.has_other_unit(measure.unit.as_deref()) => written,
            _ => format!("{written}{unit}"),
        }
    }

    fn outcome(&self, outcome: Option<&Outcome>) -> String {
        outcome.map_or_else(|| "–".to_owned(), |outcome| outcome.write(self.locale))
    }

    fn comparison(&self) -> String {
        let mut grid = Grid::new(
            44,
            &[
                (Word::Indicator.write(self.locale), Column::Words),
                (Word::LastYear.write(self.locale), Column::Figures),
                (Word::ThisYear.write(self.locale), Column::Figures),
                (Word::EndOfPlan.write(self.locale), Column::Figures),
                (Word::Achievement.write(self.locale), Column::Figures),
            ],
        );
        let mut has_rows = false;
        for result in &self.evaluation.indicators {
            let previous = result
                .previous
                .as_ref()
                .and_then(|previous| previous.realization.as_ref());
            let Some(end) = &result.end_of_plan else {
                has_rows |= previous.is_some();
                grid.indented_row(
                    0,
                    &result.name,
                    [
                        self.outcome(previous),
                        self.outcome(result.realization.as_ref()),
                        "–".to_owned(),
                        "–".to_owned(),
                    ],
                );
                continue;
            };
            has_rows = true;
            grid.indented_row(
                0,
                &result.name,
                [
                    self.outcome(previous),
                    self.outcome(result.realization.as_ref()),
                    format!(
                        "{} ({})",
                        self.target(end.target.as_ref(), result.unit.as_deref()),
                        end.year
                    ),
                    self.achievement(&end.achievement).0,
                ],
            );
        }
        if has_rows {
            self.title(Word::Comparison) + &grid.write()
        } else {
            String::new()
        }
    }

    fn money(&self) -> String {
        let summary = &self.evaluation.summary;
        if summary.budget.is_none() && summary.spent.is_none() {
            return String::new();
        }
        let mut grid = Grid::new(
            46,
            &[
                (Word::ProgramOrActivity.write(self.locale), Column::Words),
                (Word::Budget.write(self.locale), Column::Figures),
                (Word::Spent.write(self.locale), Column::Figures),
                (Word::Remaining.write(self.locale), Column::Figures),
                (Word::Absorption.write(self.locale), Column::Figures),
            ],
        );
        for group in self.groups_under(None) {
            self.add_group(&mut grid, group, 0);
        }
        let mut outside = self.programs_in(None).peekable();
        if outside.peek().is_some() && !self.evaluation.groups.is_empty() {
            grid.row([self.word(Word::WithoutGroup)]);
        }
        for program in outside {
            self.add_program(&mut grid, program, 0);
        }
        grid.row([
            self.word(Word::Total).to_uppercase(),
            self.amount(summary.budget),
            self.amount(summary.spent),
            self.amount(summary.remaining),
            self.percent(summary.absorption),
        ]);
        self.title(Word::Money) + &grid.write()
    }

    fn groups_under<'b>(&'b self, group: Option<&'b Id>) -> impl Iterator<Item = &'b MoneyResult> {
        self.evaluation
            .groups
            .iter()
            .filter(move |result| result.of.as_ref() == group)
    }

    fn programs_in<'b>(&'b self, group: Option<&'b Id>) -> impl Iterator<Item = &'b MoneyResult> {
        self.evaluation
            .programs
            .iter()
            .filter(move |result| result.group.as_ref() == group)
    }

    fn add_group(&self, grid: &mut Grid, group: &MoneyResult, depth: usize) {
        self.add_amounts(grid, &group.name.to_uppercase(), &group.amounts, depth);
        for inner in self.groups_under(Some(&group.id)) {
            self.add_group(grid, inner, depth + 1);
        }
        for program in self.programs_in(Some(&group.id)) {
            self.add_program(grid, program, depth + 1);
        }
    }

    fn add_program(&self, grid: &mut Grid, program: &MoneyResult, depth: usize) {
        self.add_amounts(grid, &program.name, &program.amounts, depth);
        for activity in parts_of(&self.evaluation.activities, &program.id) {
            self.add_amounts(grid, &activity.name, &activity.amounts, depth + 1);
            for sub_activity in parts_of(&self.evaluation.sub_activities, &activity.id) {
                self.add_amounts(grid, &sub_activity.name, &sub_activity.amounts, depth + 2);
            }
        }
    }

    fn add_amounts(&self, grid: &mut Grid, name: &str, amounts: &Amounts, depth: usize) {
        let incomplete = if amounts.missing.is_empty() || amounts.budget.is_none() {
            ""
        } else {
            " †"
        };
        grid.indented_row(
            depth,
            &format!("{name}{incomplete}"),
            [
                self.amount(amounts.budget),
                self.amount(amounts.spent),
                self.amount(amounts.remaining),
                self.percent(amounts.absorption),
            ],
        );
    }

    fn amount(&self, amount: Option<Rupiah>) -> String {
        amount.map_or_else(
            || "–".to_owned(),
            |amount| number::format(amount.amount(), self.locale),
        )
    }

    fn percent(&self, percent: Option<lkj_core::Percent>) -> String {
        percent.map_or_else(
            || "–".to_owned(),
            |percent| number::format(percent.get(), self.locale),
        )
    }

    /// Measures with a target, and how many have none. Inputs are the budgets above.
    fn measures(&self) -> String {
        let not_input = |measure: &&MeasureResult| measure.kind != MeasureKind::Input;
        let measures: Vec<_> = self.evaluation.measures.iter().filter(not_input).collect();
        let without = measures
            .iter()
            .filter(|measure| measure.target.is_none())
            .count();
        if measures.is_empty() {
            return String::new();
        }
        let mut grid = Grid::new(
            30,
            &[
                (Word::Activity.write(self.locale), Column::Words),
                (Word::Measure.write(self.locale), Column::Words),
                (Word::Target.write(self.locale), Column::Figures),
                (Word::Realization.write(self.locale), Column::Figures),
                (Word::Achievement.write(self.locale), Column::Words),
            ],
        );
        for measure in measures.iter().filter(|measure| measure.target.is_some()) {
            self.add_measure(&mut grid, measure);
        }
        let count = format!(
            "{}: {without} / {}\n",
            self.word(Word::WithoutTarget),
            measures.len()
        );
        self.title(Word::Measures) + &grid.write() + &count
    }

    fn add_measure(&self, grid: &mut Grid, measure: &MeasureResult) {
        let (value, category) = self.achievement(&measure.achievement);
        let unit = measure
            .unit
            .as_deref()
            .map_or_else(String::new, |unit| format!(" {unit}"));
        let points_at = || {
            let names = measure
                .indicators
                .iter()
                .map(Id::as_str)
                .collect::<Vec<_>>()
                .join(", ");
            format!("→ {names}")
        };
        grid.row([
            self.framework
                .name_of(&measure.of)
                .unwrap_or_default()
                .to_owned(),
            format!(
                "{}: {}",
                kind_word(measure.kind, self.locale),
                measure.name.clone().unwrap_or_else(points_at)
            ),
            self.measure_target(measure, &unit),
            self.outcome(measure.realization.as_ref()),
            if value == "–" { category } else { value },
        ]);
    }

    fn summary(&self) -> String {
        let mut grid = Grid::new(
            26,
            &[
                ("", Column::Words),
                (Word::Measured.write(self.locale), Column::Figures),
                (Word::Mean.write(self.locale), Column::Figures),
                (Word::MeanCapped.write(self.locale), Column::Figures),
                (Word::Category.write(self.locale), Column::Words),
            ],
        );
        let summary = &self.evaluation.summary;
        for (word, line) in [
            (Word::GoalIndicators, &summary.goal_indicators),
            (Word::ObjectiveIndicators, &summary.objective_indicators),
        ] {
            grid.row([
                self.word(word),
                format!("{}/{}", line.measured, line.total),
                self.percent(line.mean),
                self.percent(line.mean_capped),
                line.category.clone().unwrap_or_else(|| "–".to_owned()),
            ]);
        }
        self.title(Word::Summary) + &grid.write()
    }

    fn traces(&self) -> String {
        let mut text = self.title(Word::Trace);
        for result in &self.evaluation.indicators {
            for line in result.trace.write(self.locale).lines() {
                let _ = writeln!(text, "  {line}");
            }
        }
        let _ = writeln!(text, "{}", self.word(Word::ExplainHint));
        text
    }

    fn remarks(&self) -> String {
        let mut text = self.title(Word::Remarks);
        if self.evaluation.remarks.is_empty() {
            let _ = writeln!(text, "  {}", self.word(Word::NoRemarks));
        }
        for remark in &self.evaluation.remarks {
            let _ = writeln!(text, "  {} ({})", remark.message(self.locale), remark.place);
        }
        text
    }
}

fn parts_of<'a>(results: &'a [MoneyResult], of: &'a Id) -> impl Iterator<Item = &'a MoneyResult> {
    results
        .iter()
        .filter(move |result| result.of.as_ref() == Some(of))
}

fn kind_word(kind: MeasureKind, locale: Locale) -> &'static str {
    match (kind, locale) {
        (MeasureKind::Input, Locale::Indonesian) => "masukan",
        (MeasureKind::Process, Locale::Indonesian) => "proses",
        (MeasureKind::Output, Locale::Indonesian) => "keluaran",
        (MeasureKind::Outcome, Locale::Indonesian) => "hasil",
        (MeasureKind::Benefit, Locale::Indonesian) => "manfaat",
        (MeasureKind::Impact, Locale::Indonesian) => "dampak",
        (kind, _) => kind.word(),
    }
}

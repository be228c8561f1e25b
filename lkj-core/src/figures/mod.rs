//! The results of a year as a workbook whose cells are live formulas, so that a reader sees the
//! arithmetic and can change it.
//!
//! Sheets: *Ringkasan*, *Indikator*, *Sasaran*, *Data*, *Anggaran*, *TolokUkur*, *Tahun*,
//! *Skala*. Realizations are formulas over the cells of data, achievements over realizations and
//! targets, means over achievements, sums and absorption over amounts, categories are looked up
//! on the sheet of the scale. Every formula is worked out exactly before it is written, and
//! written only where it gives the evaluation's number; any other cell holds the plain number.
//! The results stand in the file too, for readers that do not calculate.

mod achievement;
mod data;
mod live;
mod money;
mod page;
mod scale;
mod words;
mod years;

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Chart, ChartType, Workbook, XlsxError};

use achievement::Measuring;
use data::Data;
use live::{Call, Live};
use page::{Page, Spot, cell};
use scale::ScaleSheet;
use words::Words;

use crate::evaluation::{
    AggregateResult, Evaluation, Imprint, IndicatorResult, Level, Measurement, Outcome,
};
use crate::files::WorkbookError;
use crate::framework::{Framework, Subject, TargetValue};
use crate::rules::{Polarity, RealizationTaken, Rules, RulesFrom, RulesInForce};
use crate::value::{Id, Locale, Period, register::UnseededHasher};

/// The most bars that a chart can be read with.
const MOST_BARS: u32 = 40;

/// The results of a year as a workbook of live formulas.
///
/// # Errors
/// [`WorkbookError`] where the results are more than a workbook can hold.
///
/// ```
/// # #[cfg(feature = "toml")] {
/// use lkj_core::{Framework, Locale, Rules, figures};
/// let framework = Framework::from_toml(r#"
///     [organization]
///     name = "Dinas Contoh"
///     [indicator.puas]
///     name = "Persentase pengguna yang puas"
///     formula = "puas_n / responden * 100"
///     targets = { 2025 = "85,00" }
///     [series]
///     puas_n = "Responden yang puas"
///     responden = "Jumlah responden"
///     [data.2025]
///     puas_n = 412
///     responden = 480
/// "#)?;
/// let evaluation = framework.evaluate("2025".parse()?, &Rules::default())?;
/// let bytes = figures::figures(&framework, &evaluation, Locale::Indonesian)?;
/// assert!(bytes.starts_with(b"PK"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn figures(
    framework: &Framework,
    evaluation: &Evaluation,
    locale: Locale,
) -> Result<Vec<u8>, WorkbookError> {
    let words = Words::of(locale);
    let mut book = Workbook::new();
    let asked = asked(evaluation);
    let imprint = Imprint::of(framework, evaluation, &asked).line(locale);
    book.set_properties(&crate::package::paper::properties()?.set_comment(&imprint));
    for name in [
        words.summary,
        words.indicators,
        words.objectives,
        words.data,
        words.money,
        words.measures,
        words.years,
        words.scale,
    ] {
        book.add_worksheet().set_name(name)?;
    }
    let rules = RulesInForce::decide(&asked, &framework.rules).ok();
    let figures = Figures {
        framework,
        evaluation,
        locale,
        words,
        rules,
        imprint,
    };
    figures.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}

/// What the caller asked for, as far as the evaluation tells it.
fn asked(evaluation: &Evaluation) -> Rules {
    match evaluation.meta.rules_from {
        RulesFrom::Caller => Rules::profile(evaluation.meta.rules.clone()),
        RulesFrom::File | RulesFrom::Default => Rules::default(),
    }
}

/// What all sheets are made of.
struct Figures<'a> {
    framework: &'a Framework,
    evaluation: &'a Evaluation,
    locale: Locale,
    words: Words,
    /// The rules as far as the evaluation tells them.
    rules: Option<RulesInForce>,
    /// What they were made with.
    imprint: String,
}

/// A cell of an achievement, by the id of its indicator, goal or objective.
type Achievements = HashMap<Id, (Spot, Decimal), UnseededHasher>;

/// The columns of the sheet of indicators.
mod column {
    pub(super) const TARGET: u16 = 5;
    pub(super) const REALIZATION: u16 = 7;
    pub(super) const RAW: u16 = 8;
    pub(super) const ACHIEVEMENT: u16 = 9;
    pub(super) const CATEGORY: u16 = 10;
}

impl Figures<'_> {
    fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let words = &self.words;
        let scale = ScaleSheet::write(
            self.rules.as_ref(),
            book.worksheet_from_name(words.scale)?,
            words,
        )?;
        let data = Data::write(self.framework, book.worksheet_from_name(words.data)?, words)?;
        let achievements = self.indicators(book, &data, &scale)?;
        let aggregates = self.objectives(book, &achievements, &scale)?;
        let totals = money::write(self, book)?;
        self.measures(book)?;
        years::write(self, book.worksheet_from_name(words.years)?)?;
        self.summary(book, &achievements, &aggregates, &totals, &scale)?;
        Ok(())
    }

    /// The decimals of percentages.
    fn places(&self) -> u8 {
        self.rules.as_ref().map_or(2, |rules| rules.places.get())
    }

    fn name_of(&self, of: Option<&Subject>) -> String {
        let Some(Subject::Node(id)) = of else {
            return self.framework.organization.name.clone();
        };
        let goal = self.framework.goals.get(id).map(|goal| &goal.name);
        let objective = self
            .framework
            .objectives
            .get(id)
            .map(|objective| &objective.name);
        let money = self.evaluation.money(id.as_str()).map(|money| &money.name);
        let name = goal.or(objective).or(money);
        name.map_or_else(|| id.to_string(), Clone::clone)
    }

    fn indicators(
        &self,
        book: &mut Workbook,
        data: &Data<'_>,
        scale: &ScaleSheet<'_>,
    ) -> Result<Achievements, XlsxError> {
        let words = &self.words;
        let headings = [
            (words.id, 14),
            (words.of, 32),
            (words.indicator, 42),
            (words.unit, 12),
            (words.polarity, 14),
            (words.target, 14),
            (words.target_from, 14),
            (words.realization, 14),
            (words.raw, 14),
            (words.achievement, 14),
            (words.category, 18),
            (words.method, 14),
            (words.previous, 14),
            (words.end_target, 14),
            (words.end_achievement, 16),
        ];
        let mut page = Page::new(book.worksheet_from_name(words.indicators)?, &headings, 3)?;
        let mut achievements = Achievements::default();
        let mut last = 0_u32;
        for (row, result) in (1_u32..).zip(&self.evaluation.indicators) {
            last = row;
            page.text((row, 0), result.id.as_str())?;
            page.text((row, 1), &self.name_of(result.of.as_ref()))?;
            page.text((row, 2), &result.name)?;
            page.text((row, 3), result.unit.as_deref().unwrap_or_default())?;
            page.text((row, 4), words.polarity_word(result.polarity))?;
            if let Some(from) = &result.target_from {
                page.text((row, 6), &from.to_string())?;
            }
            self.indicator(&mut page, row, result, data)?;
            if let Some(measured) = result.achievement.measured() {
                let spot = (row, column::ACHIEVEMENT);
                achievements.insert(result.id.clone(), (spot, measured.value.get()));
                let category = measured.category.as_deref();
                scale.category(
                    &mut page,
                    (row, column::CATEGORY),
                    spot,
                    measured.value.get(),
                    category,
                )?;
            }
            page.text((row, 11), &word(&result.method))?;
        }
        if (1..=MOST_BARS).contains(&last) {
            let mut chart = Chart::new(ChartType::Bar);
            chart
                .add_series()
                .set_categories((words.indicators, 1, 2, last, 2))
                .set_values((
                    words.indicators,
                    1,
                    column::ACHIEVEMENT,
                    last,
                    column::ACHIEVEMENT,
                ));
            chart.title().set_name(words.chart_achievement);
            chart.legend().set_hidden();
            chart.y_axis().set_reverse();
            chart
                .set_width(720)
                .set_height(last.saturating_mul(40).saturating_add(160));
            page.sheet()
                .insert_chart(last.saturating_add(2), 1, &chart)?;
        }
        Ok(achievements)
    }

    /// Target, realization and achievements of one indicator.
    fn indicator(
        &self,
        page: &mut Page<'_>,
        row: u32,
        result: &IndicatorResult,
        data: &Data<'_>,
    ) -> Result<(), XlsxError> {
        let target = (row, column::TARGET);
        put_target(
            page,
            target,
            result.target.as_ref(),
            result.unit.as_deref(),
            self.locale,
        )?;
        let year = Period::Year(self.evaluation.meta.year);
        let exact = data.indicator(result.id.as_str(), year);
        let realization = (row, column::REALIZATION);
        if let Some(outcome) = &result.realization {
            put_realization(page, realization, outcome, exact.clone(), self.locale)?;
        }
        if let Some(previous) = &result.previous
            && let Some(outcome) = &previous.realization
        {
            let exact = data.indicator(result.id.as_str(), Period::Year(previous.year));
            put_realization(page, (row, 12), outcome, exact, self.locale)?;
        }
        let Some(measuring) = self.measuring(result) else {
            return Ok(());
        };
        let Some(Outcome::Number { value, .. }) = &result.realization else {
            return measuring.put_plain(page, row, result);
        };
        let takes_exact = self
            .rules
            .as_ref()
            .is_some_and(|rules| rules.realization == RealizationTaken::Exact);
        let shown = cell(None, realization, *value);
        let mut realized = vec![shown];
        match exact {
            Some(exact) if takes_exact => realized.insert(0, exact),
            Some(exact) => realized.push(exact),
            None => {}
        }
        measuring.put(page, row, result, &realized, target)?;
        if let Some(end) = &result.end_of_plan {
            put_target(
                page,
                (row, 13),
                end.target.as_ref(),
                result.unit.as_deref(),
                self.locale,
            )?;
            if let (Some(target), Some(measured)) = (&end.target, end.achievement.measured()) {
                let formulas = measuring.capped(&realized, target, (row, 13));
                page.live((row, 14), &formulas, measured.value.get())?;
            }
        }
        Ok(())
    }

    fn measuring(&self, result: &IndicatorResult) -> Option<Measuring> {
        let indicator = self.framework.indicators.get(&result.id)?;
        let measurement = Measurement::of_indicator(indicator, &self.framework.defaults);
        Some(Measuring::new(
            measurement,
            self.rules.as_ref(),
            self.places(),
        ))
    }

    fn objectives(
        &self,
        book: &mut Workbook,
        achievements: &Achievements,
        scale: &ScaleSheet<'_>,
    ) -> Result<Achievements, XlsxError> {
        let words = &self.words;
        let headings = [
            (words.kind, 12),
            (words.id, 14),
            (words.description, 60),
            (words.measured, 10),
            (words.total, 10),
            (words.achievement, 14),
            (words.category, 18),
            (words.method, 14),
        ];
        let mut page = Page::new(book.worksheet_from_name(words.objectives)?, &headings, 3)?;
        let mut aggregates = Achievements::default();
        let goals = self.evaluation.goals.iter().map(|goal| (words.goal, goal));
        let objectives = self
            .evaluation
            .objectives
            .iter()
            .map(|objective| (words.objective, objective));
        for (row, (kind, result)) in (1_u32..).zip(goals.chain(objectives)) {
            page.text((row, 0), kind)?;
            page.text((row, 1), result.id.as_str())?;
            page.text((row, 2), &result.name)?;
            let own = self.own(result, achievements);
            let count = Live::Call(Call::Count, own.clone());
            page.live((row, 3), &[count], Decimal::from(result.measured))?;
            page.number((row, 4), Decimal::from(result.total))?;
            page.text((row, 7), &word(&result.method))?;
            let Some(measured) = result.achievement.measured() else {
                continue;
            };
            let value = measured.value.get();
            page.live((row, 5), &self.means(&own), value)?;
            aggregates.insert(result.id.clone(), ((row, 5), value));
            scale.category(
                &mut page,
                (row, 6),
                (row, 5),
                value,
                measured.category.as_deref(),
            )?;
        }
        Ok(aggregates)
    }

    /// The achievements of a goal's or objective's own indicators.
    fn own(&self, result: &AggregateResult, achievements: &Achievements) -> Vec<Live> {
        let is_own = |indicator: &&IndicatorResult| matches!(&indicator.of, Some(Subject::Node(node)) if *node == result.id);
        let own = self.evaluation.indicators.iter().filter(is_own);
        self.cells(own, achievements)
    }

    fn cells<'r>(
        &self,
        indicators: impl Iterator<Item = &'r IndicatorResult>,
        achievements: &Achievements,
    ) -> Vec<Live> {
        let sheet = Some(self.words.indicators);
        indicators
            .filter_map(|indicator| achievements.get(&indicator.id))
            .map(|(spot, value)| cell(sheet, *spot, *value))
            .collect()
    }

    /// The ways to aggregate that spreadsheets know.
    fn means(&self, own: &[Live]) -> Vec<Live> {
        let places = self.places();
        let cap = self.rules.as_ref().and_then(|rules| rules.aggregate_cap);
        [Call::Average, Call::Min]
            .into_iter()
            .flat_map(|call| {
                let mean = Live::Call(call, own.to_vec()).rounded(places);
                let capped =
                    cap.map(|cap| Live::Call(Call::Min, vec![mean.clone(), Live::Number(cap)]));
                capped.into_iter().chain([mean])
            })
            .collect()
    }

    fn measures(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let words = &self.words;
        let headings = [
            (words.work, 42),
            (words.kind, 14),
            (words.measure, 52),
            (words.unit, 14),
            (words.target, 16),
            (words.realization, 16),
            (words.achievement, 14),
        ];
        let mut page = Page::new(book.worksheet_from_name(words.measures)?, &headings, 1)?;
        let measuring = Measuring::new(
            Measurement::of(Polarity::Higher),
            self.rules.as_ref(),
            self.places(),
        );
        for (row, result) in (1_u32..).zip(&self.evaluation.measures) {
            let name = self.name_of(Some(&Subject::Node(result.of.clone())));
            page.text((row, 0), &name)?;
            page.text((row, 1), words.measure_kind(result.kind))?;
            page.text((row, 2), result.name.as_deref().unwrap_or_default())?;
            page.text((row, 3), result.unit.as_deref().unwrap_or_default())?;
            put_target(
                &mut page,
                (row, 4),
                result.target.as_ref(),
                result.unit.as_deref(),
                self.locale,
            )?;
            if let Some(outcome) = &result.realization {
                put_realization(&mut page, (row, 5), outcome, None, self.locale)?;
            }
            if let Some(measured) = result.achievement.measured() {
                let formulas = match (&result.realization, &result.target) {
                    (Some(Outcome::Number { value, .. }), Some(target)) => {
                        let realized = [cell(None, (row, 5), *value)];
                        measuring.capped(&realized, target, (row, 4))
                    }
                    _ => Vec::new(),
                };
                page.live((row, 6), &formulas, measured.value.get())?;
            }
        }
        Ok(())
    }

    fn summary(
        &self,
        book: &mut Workbook,
        achievements: &Achievements,
        aggregates: &Achievements,
        totals: &money::Totals,
        scale: &ScaleSheet<'_>,
    ) -> Result<(), XlsxError> {
        let words = &self.words;
        let mut page = Page::new(book.worksheet_from_name(words.summary)?, &[], 0)?;
        for (column, width) in [(0, 52), (1, 24), (2, 18)] {
            page.width(column, width)?;
        }
        let meta = &self.evaluation.meta;
        let mut row = 0_u32;
        for (label, value) in [
            (words.organization, self.framework.organization.name.clone()),
            (words.year, meta.year.to_string()),
            (words.stage, meta.stage.word().to_owned()),
            (words.rules, meta.rules.clone()),
        ] {
            page.heading((row, 0), label)?;
            page.text((row, 1), &value)?;
            row = row.saturating_add(1);
        }
        row = self.means_of_levels(&mut page, row.saturating_add(1), achievements, scale)?;
        row = row.saturating_add(1);
        let results = self
            .evaluation
            .goals
            .iter()
            .chain(&self.evaluation.objectives);
        for result in results {
            let Some((spot, value)) = aggregates.get(&result.id) else {
                continue;
            };
            page.heading((row, 0), &result.name)?;
            let there = cell(Some(words.objectives), *spot, *value);
            page.live((row, 1), &[there], *value)?;
            row = row.saturating_add(1);
        }
        row = row.saturating_add(1);
        for (label, total) in [
            (words.original_budget, &totals.original_budget),
            (words.budget, &totals.budget),
            (words.spent, &totals.spent),
            (words.remaining, &totals.remaining),
            (words.absorption, &totals.absorption),
        ] {
            page.heading((row, 0), label)?;
            if let Some((spot, value)) = total {
                let there = cell(Some(words.money), *spot, *value);
                page.live((row, 1), &[there], *value)?;
            }
            row = row.saturating_add(1);
        }
        page.text((row.saturating_add(1), 0), &self.imprint)
    }

    /// The means over the indicators of all goals and of all objectives; gives back the row
    /// below them.
    fn means_of_levels(
        &self,
        page: &mut Page<'_>,
        first: u32,
        achievements: &Achievements,
        scale: &ScaleSheet<'_>,
    ) -> Result<u32, XlsxError> {
        let words = &self.words;
        let summary = &self.evaluation.summary;
        let places = self.places();
        let goals = (words.goal_mean, words.goal_mean_capped);
        let objectives = (words.objective_mean, words.objective_mean_capped);
        let mut row = first;
        for (level, line, (mean, capped)) in [
            (Level::Goal, &summary.goal_indicators, goals),
            (Level::Objective, &summary.objective_indicators, objectives),
        ] {
            let indicators = self.evaluation.indicators.iter();
            let of_level = indicators.filter(|result| result.level == level);
            let own = self.cells(of_level, achievements);
            page.heading((row, 0), mean)?;
            if let Some(value) = line.mean {
                let formula = Live::Call(Call::Average, own.clone()).rounded(places);
                page.live((row, 1), &[formula], value.get())?;
                let category = line.category.as_deref();
                scale.category(page, (row, 2), (row, 1), value.get(), category)?;
            }
            row = row.saturating_add(1);
            page.heading((row, 0), capped)?;
            if let Some(value) = line.mean_capped {
                let hundred = || Live::Number(Decimal::ONE_HUNDRED);
                let most = |live: Live| Live::Call(Call::Min, vec![live, hundred()]);
                let each = own.into_iter().map(most).collect();
                let formula = Live::Call(Call::Average, each).rounded(places);
                page.live((row, 1), &[formula], value.get())?;
            }
            let (measured, total) = (line.measured, line.total);
            let count = format!("{measured} / {total} {}", words.of_measured);
            page.text((row, 2), &count)?;
            row = row.saturating_add(1);
        }
        Ok(row)
    }
}

/// A target: a number where it is one, so that formulas can take it.
fn put_target(
    page: &mut Page<'_>,
    spot: Spot,
    target: Option<&TargetValue>,
    unit: Option<&str>,
    locale: Locale,
) -> Result<(), XlsxError> {
    match target {
        None => Ok(()),
        Some(TargetValue::Figure(figure))
            if !target.is_some_and(|one| one.has_other_unit(unit)) =>
        {
            page.number(spot, figure.value)
        }
        Some(other) => page.text(spot, &other.write_beneath(unit, locale)),
    }
}

fn put_realization(
    page: &mut Page<'_>,
    spot: Spot,
    outcome: &Outcome,
    exact: Option<Live>,
    locale: Locale,
) -> Result<(), XlsxError> {
    match outcome {
        Outcome::Number { value, .. } => {
            let places = u8::try_from(value.scale()).unwrap_or_default();
            let formulas: Vec<Live> = exact
                .into_iter()
                .flat_map(|exact| [exact.clone().rounded(places), exact])
                .collect();
            page.live(spot, &formulas, *value)
        }
        other => page.text(spot, &other.write(locale)),
    }
}

/// The word that results use for something.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

//! What reads well and does not agree, or could not be worked out: told, never silent.

use std::collections::BTreeSet;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::Evaluation;
use super::achievement::Achievement;
use super::calculator::Calculator;
use super::measurement::Method;
use super::one_unit::UnitNote;
use super::reason::Reason;
use super::standing::Standing;
use super::treasury::Treasury;
use crate::framework::{Framework, Subject};
use crate::number::{Percent, format};
use crate::rules::ScaleReads;
use crate::value::{Id, Locale, Period, Place, Year};

/// Something that a reader of the evaluation must know.
///
/// These are the plainest of what the checker finds: what stands in the way of the
/// evaluation itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remark {
    /// Where in the input it comes from.
    pub place: Place,
    /// What it is.
    pub kind: RemarkKind,
}

/// What a [`Remark`] is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RemarkKind {
    /// An indicator or series whose formula divides by zero.
    DividesByZero {
        /// Whose formula.
        of: Id,
        /// The formula.
        formula: String,
    },
    /// An indicator whose formula lacks data.
    MissingData {
        /// Which indicator.
        of: Id,
        /// What is missing.
        what: String,
        /// For when.
        period: Period,
    },
    /// A series that has values before and after a year, and none in it.
    GapInSeries {
        /// Which series.
        series: Id,
        /// The years without a value.
        years: Vec<Year>,
    },
    /// A target for a year outside the plan.
    TargetOutsidePlan {
        /// Of which indicator.
        indicator: Id,
        /// For when.
        period: Period,
    },
    /// Spending where there is no budget.
    SpendingWithoutBudget {
        /// Of what.
        of: Id,
    },
    /// A budget of which no spending is known, in a year that is closed.
    BudgetWithoutSpending {
        /// Of what.
        of: Id,
    },
    /// Own amounts that differ from the sum of what is under them.
    ChildrenDoNotSum {
        /// Of what.
        of: Id,
    },
    /// Sums that lack parts of which nothing is known.
    IncompleteSum {
        /// Of what; the organization without an id.
        of: Option<Id>,
        /// The parts.
        missing: Vec<Id>,
    },
    /// An indicator that could not be measured.
    NotMeasured {
        /// Which one.
        indicator: Id,
        /// Why.
        reason: Reason,
    },
    /// An indicator that was compared with its target without a percentage.
    WithoutPercentage {
        /// Which one.
        indicator: Id,
        /// Whether the target was reached.
        standing: Standing,
        /// Why there is no percentage.
        reason: Reason,
    },
    /// Units of target and realization that were converted, assumed, or only look different.
    Units {
        /// Of which indicator.
        indicator: Id,
        /// What was done about them.
        note: UnitNote,
    },
    /// A closed year whose realization rests on its parts, some of which have no value.
    PartsWithoutValue {
        /// Of which indicator.
        indicator: Id,
        /// How many parts of the year have a value.
        filled: usize,
        /// How many are due.
        due: usize,
        /// Those without a value.
        parts: Vec<Period>,
    },
    /// An indicator with a cap or floor of its own in a ratio of sums, which it cannot enter.
    LimitNotInRatio {
        /// The goal or objective.
        of: Id,
        /// Which indicator.
        indicator: Id,
    },
    /// A category that depends on whether the rounded or the unrounded achievement is read.
    CategoryByRounding {
        /// Of which indicator.
        indicator: Id,
        /// The category by the reading of the scale.
        category: String,
        /// The category by the other reading.
        other: String,
        /// Which achievement the scale reads.
        reads: ScaleReads,
    },
    /// A target that was missed although the percentage reads as if it had been reached: by
    /// rounding, or on a bound that does not belong to it.
    MissedInSpiteOfPercentage {
        /// Of which indicator.
        indicator: Id,
        /// The percentage.
        shown: Percent,
    },
}

impl Remark {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.kind {
            RemarkKind::DividesByZero { .. } => "divides-by-zero",
            RemarkKind::MissingData { .. } => "missing-data",
            RemarkKind::GapInSeries { .. } => "gap-in-series",
            RemarkKind::TargetOutsidePlan { .. } => "target-outside-plan",
            RemarkKind::SpendingWithoutBudget { .. } => "spending-without-budget",
            RemarkKind::BudgetWithoutSpending { .. } => "budget-without-spending",
            RemarkKind::ChildrenDoNotSum { .. } => "children-do-not-sum",
            RemarkKind::IncompleteSum { .. } => "incomplete-sum",
            RemarkKind::NotMeasured { .. } => "not-measured",
            RemarkKind::WithoutPercentage { .. } => "without-percentage",
            RemarkKind::Units { .. } => "units",
            RemarkKind::PartsWithoutValue { .. } => "parts-without-value",
            RemarkKind::LimitNotInRatio { .. } => "limit-not-in-ratio",
            RemarkKind::CategoryByRounding { .. } => "category-by-rounding",
            RemarkKind::MissedInSpiteOfPercentage { .. } => "missed-in-spite-of-percentage",
        }
    }

    /// It in words.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => indonesian(&self.kind),
            Locale::English => english(&self.kind),
        }
    }
}

fn indonesian(kind: &RemarkKind) -> String {
    match kind {
        RemarkKind::DividesByZero { of, formula } => {
            format!("{of}: rumus {formula} membagi dengan nol")
        }
        RemarkKind::MissingData { of, what, period } => {
            let reason = missing_data(what, *period);
            format!("{of}: {}", reason.message(Locale::Indonesian))
        }
        RemarkKind::GapInSeries { series, years } => format!(
            "{series}: ada data sebelum dan sesudah {}, tetapi tidak pada tahun itu",
            listed(years)
        ),
        RemarkKind::TargetOutsidePlan { indicator, period } => {
            format!("{indicator}: target {period} di luar periode rencana")
        }
        RemarkKind::SpendingWithoutBudget { of } => {
            format!("{of}: ada realisasi anggaran tanpa anggaran")
        }
        RemarkKind::BudgetWithoutSpending { of } => format!("{of}: ada anggaran tanpa realisasi"),
        RemarkKind::ChildrenDoNotSum { of } => {
            format!("{of}: anggaran atau realisasinya tidak sama dengan jumlah rinciannya")
        }
        RemarkKind::IncompleteSum { of, missing } => format!(
            "{}: jumlah belum memuat {} yang anggaran atau realisasinya tidak diketahui",
            of.as_ref().map_or("organisasi", Id::as_str),
            listed(missing)
        ),
        RemarkKind::NotMeasured { indicator, reason } => format!(
            "{indicator}: tidak terukur, {}",
            reason.message(Locale::Indonesian)
        ),
        RemarkKind::WithoutPercentage {
            indicator,
            standing,
            reason,
        } => format!(
            "{indicator}: {}; {}",
            standing.words(Locale::Indonesian),
            reason.message(Locale::Indonesian)
        ),
        RemarkKind::Units { indicator, note } => {
            format!("{indicator}: {}", note.message(Locale::Indonesian))
        }
        RemarkKind::PartsWithoutValue {
            indicator,
            filled,
            due,
            parts,
        } => format!(
            "{indicator}: realisasi setahun dari {filled} di antara {due} periode; {} belum diisi",
            listed(parts)
        ),
        RemarkKind::LimitNotInRatio { of, indicator } => format!(
            "{of}: batas milik {indicator} tidak ikut, karena capaiannya rasio jumlah realisasi dan target"
        ),
        RemarkKind::CategoryByRounding {
            indicator,
            category,
            other,
            reads,
        } => {
            let readings = reads.words_of_both(category, other, Locale::Indonesian);
            format!("{indicator}: kategori {readings}")
        }
        RemarkKind::MissedInSpiteOfPercentage { indicator, shown } => format!(
            "{indicator}: target tidak tercapai, walaupun capaiannya terbaca {} %",
            format(shown.get(), Locale::Indonesian)
        ),
    }
}

fn english(kind: &RemarkKind) -> String {
    match kind {
        RemarkKind::DividesByZero { of, formula } => {
            format!("{of}: the formula {formula} divides by zero")
        }
        RemarkKind::MissingData { of, what, period } => {
            let reason = missing_data(what, *period);
            format!("{of}: {}", reason.message(Locale::English))
        }
        RemarkKind::GapInSeries { series, years } => format!(
            "{series}: there are data before and after {}, and none in it",
            listed(years)
        ),
        RemarkKind::TargetOutsidePlan { indicator, period } => {
            format!("{indicator}: the target for {period} is outside the period of the plan")
        }
        RemarkKind::SpendingWithoutBudget { of } => format!("{of}: spending without a budget"),
        RemarkKind::BudgetWithoutSpending { of } => format!("{of}: a budget without spending"),
        RemarkKind::ChildrenDoNotSum { of } => {
            format!("{of}: its budget or spending differs from the sum of its parts")
        }
        RemarkKind::IncompleteSum { of, missing } => format!(
            "{}: the sums lack {}, of which budget or spending is not known",
            of.as_ref().map_or("organization", Id::as_str),
            listed(missing)
        ),
        RemarkKind::NotMeasured { indicator, reason } => format!(
            "{indicator}: not measured, {}",
            reason.message(Locale::English)
        ),
        RemarkKind::WithoutPercentage {
            indicator,
            standing,
            reason,
        } => format!(
            "{indicator}: {}; {}",
            standing.words(Locale::English),
            reason.message(Locale::English)
        ),
        RemarkKind::Units { indicator, note } => {
            format!("{indicator}: {}", note.message(Locale::English))
        }
        RemarkKind::PartsWithoutValue {
            indicator,
            filled,
            due,
            parts,
        } => format!(
            "{indicator}: the realization of the year rests on {filled} of {due} periods; without a value: {}",
            listed(parts)
        ),
        RemarkKind::LimitNotInRatio { of, indicator } => format!(
            "{of}: the limit of {indicator} does not count, since the achievement is the ratio of all realizations to all targets"
        ),
        RemarkKind::CategoryByRounding {
            indicator,
            category,
            other,
            reads,
        } => {
            let readings = reads.words_of_both(category, other, Locale::English);
            format!("{indicator}: {readings}")
        }
        RemarkKind::MissedInSpiteOfPercentage { indicator, shown } => format!(
            "{indicator}: the target was missed, although the achievement reads {} %",
            format(shown.get(), Locale::English)
        ),
    }
}

fn missing_data(what: &str, period: Period) -> Reason {
    Reason::MissingData {
        what: what.to_owned(),
        period,
    }
}

fn listed<T: std::fmt::Display>(things: &[T]) -> String {
    things
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

impl Serialize for Remark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut remark = serializer.serialize_struct("Remark", 4)?;
        remark.serialize_field("code", self.code())?;
        remark.serialize_field("place", &self.place)?;
        remark.serialize_field("message", &self.message(Locale::Indonesian))?;
        remark.serialize_field("message_en", &self.message(Locale::English))?;
        remark.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Remark {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Remark".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let place = schemars::json_schema!({
            "type": "object",
            "description": "Where in the input it stands.",
            "properties": {
                "file": { "type": "string" },
                "line": { "type": "integer", "minimum": 0 },
                "column": { "type": "integer", "minimum": 0 },
                "path": { "type": "string" }
            },
            "required": ["file", "line", "column", "path"],
            "additionalProperties": false
        });
        schemars::json_schema!({
            "type": "object",
            "description": "What reads well and does not agree, or could not be worked out.",
            "properties": {
                "code": { "type": "string" },
                "place": place,
                "message": { "type": "string" },
                "message_en": { "type": "string" }
            },
            "required": ["code", "place", "message", "message_en"],
            "additionalProperties": false
        })
    }
}

/// Everything that a reader of an evaluation must know.
pub(super) fn remarks(
    calculator: &Calculator<'_>,
    treasury: &Treasury<'_>,
    evaluation: &Evaluation,
) -> Vec<Remark> {
    let mut observer = Observer {
        framework: calculator.framework,
        reads: calculator.rules.scale.reads,
        remarks: Vec::new(),
    };
    observer.observe_indicators(evaluation);
    observer.observe_parts_of_year(calculator, evaluation);
    observer.observe_limits(evaluation);
    observer.observe_targets();
    observer.observe_series();
    observer.observe_money(treasury, evaluation);
    observer.remarks
}

struct Observer<'a> {
    framework: &'a Framework,
    reads: ScaleReads,
    remarks: Vec<Remark>,
}

impl Observer<'_> {
    fn remark(&mut self, path: &str, kind: RemarkKind) {
        let place = self.framework.sources().place(path);
        self.remarks.push(Remark { place, kind });
    }

    fn observe_indicators(&mut self, evaluation: &Evaluation) {
        for result in &evaluation.indicators {
            let path = format!("indicator.{}", result.id);
            let of = result.id.clone();
            match &result.achievement {
                Achievement::NotMeasured(Reason::ZeroDenominator { formula }) => {
                    let kind = RemarkKind::DividesByZero {
                        of,
                        formula: formula.clone(),
                    };
                    self.remark(&format!("{path}.formula"), kind);
                }
                Achievement::NotMeasured(Reason::MissingData { what, period }) => {
                    let kind = RemarkKind::MissingData {
                        of,
                        what: what.clone(),
                        period: *period,
                    };
                    self.remark(&format!("{path}.formula"), kind);
                }
                Achievement::NotMeasured(reason) => {
                    self.remark(
                        &path,
                        RemarkKind::NotMeasured {
                            indicator: of,
                            reason: reason.clone(),
                        },
                    );
                }
                Achievement::Compared(compared) => {
                    self.remark(
                        &path,
                        RemarkKind::WithoutPercentage {
                            indicator: of,
                            standing: compared.standing,
                            reason: compared.reason.clone(),
                        },
                    );
                }
                Achievement::Measured(measured) => {
                    if let Some(note) = &measured.units {
                        let kind = RemarkKind::Units {
                            indicator: of.clone(),
                            note: (**note).clone(),
                        };
                        self.remark(&path, kind);
                    }
                    if let (Some(category), Some(other)) =
                        (&measured.category, &measured.other_category)
                    {
                        let kind = RemarkKind::CategoryByRounding {
                            indicator: of.clone(),
                            category: category.clone(),
                            other: other.clone(),
                            reads: self.reads,
                        };
                        self.remark(&path, kind);
                    }
                    if measured.is_missed_in_spite_of_percentage() {
                        let kind = RemarkKind::MissedInSpiteOfPercentage {
                            indicator: of,
                            shown: measured.raw,
                        };
                        self.remark(&path, kind);
                    }
                }
            }
        }
    }

    fn observe_parts_of_year(&mut self, calculator: &Calculator<'_>, evaluation: &Evaluation) {
        let framework = self.framework;
        for result in &evaluation.indicators {
            let Some(indicator) = framework.indicators.get(&result.id) else {
                continue;
            };
            let coverage = calculator.coverage_of_year(&result.id, indicator, evaluation.meta.year);
            let Some(coverage) = coverage.filter(|coverage| !coverage.empty.is_empty()) else {
                continue;
            };
            let kind = RemarkKind::PartsWithoutValue {
                indicator: result.id.clone(),
                filled: coverage.due.saturating_sub(coverage.empty.len()),
                due: coverage.due,
                parts: coverage.empty,
            };
            self.remark(&format!("indicator.{}", result.id), kind);
        }
    }

    /// Limits of indicators that a ratio of sums cannot take.
    fn observe_limits(&mut self, evaluation: &Evaluation) {
        let framework = self.framework;
        let together = evaluation.goals.iter().chain(&evaluation.objectives);
        let ratios: BTreeSet<&Id> = together
            .filter(|one| one.method == Method::RatioOfSums)
            .map(|one| &one.id)
            .collect();
        for result in &evaluation.indicators {
            let Some(Subject::Node(of)) = &result.of else {
                continue;
            };
            let indicator = framework.indicators.get(&result.id);
            let is_limited = indicator.is_some_and(|one| one.cap.is_some() || one.floor.is_some());
            if is_limited && ratios.contains(of) && result.achievement.measured().is_some() {
                let kind = RemarkKind::LimitNotInRatio {
                    of: of.clone(),
                    indicator: result.id.clone(),
                };
                self.remark(&format!("indicator.{}", result.id), kind);
            }
        }
    }

    fn observe_targets(&mut self) {
        let Some(plan) = self.framework.plan.period else {
            return;
        };
        for (id, indicator) in self.framework.indicators.iter() {
            for period in indicator
                .targets
                .keys()
                .filter(|period| !plan.contains(period.year()))
            {
                let path = format!("indicator.{id}.targets.{period}");
                self.remark(
                    &path,
                    RemarkKind::TargetOutsidePlan {
                        indicator: id.clone(),
                        period: *period,
                    },
                );
            }
        }
    }

    /// Years between a series' first and last value in which it has none.
    fn observe_series(&mut self) {
        let framework = self.framework;
        for id in framework.series.keys() {
            let in_data = framework
                .data
                .iter()
                .filter_map(|(period, values)| match period {
                    Period::Year(year) => values
                        .get(id)
                        .and_then(crate::framework::Entry::value)
                        .map(|_| *year),
                    _ => None,
                });
            let in_grid = framework
                .grids
                .get(id)
                .into_iter()
                .flat_map(|grid| grid.years.iter());
            let in_grid = in_grid.filter_map(|period| match period {
                Period::Year(year) => Some(*year),
                _ => None,
            });
            let measured: BTreeSet<Year> = in_data.chain(in_grid).collect();
            let (Some(first), Some(last)) = (measured.first(), measured.last()) else {
                continue;
            };
            let between = (first.get()..last.get()).filter_map(|year| Year::new(year).ok());
            let years: Vec<_> = between.filter(|year| !measured.contains(year)).collect();
            if !years.is_empty() {
                self.remark(
                    &format!("series.{id}"),
                    RemarkKind::GapInSeries {
                        series: id.clone(),
                        years,
                    },
                );
            }
        }
    }

    fn observe_money(&mut self, treasury: &Treasury<'_>, evaluation: &Evaluation) {
        let year = evaluation.meta.year;
        let is_closed = evaluation.meta.stage == crate::framework::Stage::Final;
        let results = evaluation.programs.iter().chain(&evaluation.activities);
        let results = results
            .chain(&evaluation.sub_activities)
            .chain(&evaluation.groups);
        for result in results {
            let of = result.id.clone();
            let path = format!("money.{year}.{of}");
            let Some(money) = treasury.states_money(&result.id) else {
                continue;
            };
            if money.spent.is_some() && result.amounts.budget.is_none() {
                self.remark(&path, RemarkKind::SpendingWithoutBudget { of });
            } else if money.last_budget().is_some() && result.amounts.spent.is_none() && is_closed {
                self.remark(&path, RemarkKind::BudgetWithoutSpending { of });
            }
        }
        for id in treasury.differing() {
            self.remark(
                &format!("money.{year}.{id}"),
                RemarkKind::ChildrenDoNotSum { of: id.clone() },
            );
        }
        let missing = treasury.missing_in_total();
        let has_money = evaluation.summary.budget.is_some() || evaluation.summary.spent.is_some();
        if has_money && !missing.is_empty() {
            self.remark(
                "money",
                RemarkKind::IncompleteSum {
                    of: None,
                    missing: missing.to_vec(),
                },
            );
        }
    }
}

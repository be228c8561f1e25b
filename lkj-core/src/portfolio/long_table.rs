//! All results of all agencies, a row each, with fixed columns.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{AgencyEvaluation, RegionEvaluation};
use crate::evaluation::{Achievement, AggregateResult, IndicatorResult, MoneyResult, Outcome};
use crate::rules::Polarity;
use crate::value::{Locale, Year};

/// The columns of the long table, in order.
pub const COLUMNS: [&str; 15] = [
    "agency",
    "year",
    "level",
    "id",
    "name",
    "unit",
    "polarity",
    "target",
    "realization",
    "achievement",
    "category",
    "budget",
    "spent",
    "absorption",
    "stamp",
];

/// A row of the long table: one result of one agency.
///
/// Its level is `organization`, `goal`, `objective`, `indicator`, `program`, `activity`,
/// `sub_activity` or `group`. Numbers are plain (`80.94`); what is missing is empty, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LongRow {
    /// The agency, as the region calls it.
    pub agency: String,
    /// The year.
    pub year: Year,
    /// What it is a result of.
    pub level: &'static str,
    /// Its id in the agency's file; `total` for the organization.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Which way is better.
    pub polarity: Option<Polarity>,
    /// The target in force: a number, or as it is written.
    pub target: Option<String>,
    /// What was realized.
    pub realization: Option<String>,
    /// What was reached, in percent.
    #[serde(with = "crate::number::exact::optional")]
    pub achievement: Option<Decimal>,
    /// The word for it.
    pub category: Option<String>,
    /// The last budget, in rupiah.
    #[serde(with = "crate::number::exact::optional")]
    pub budget: Option<Decimal>,
    /// What was spent, in rupiah.
    #[serde(with = "crate::number::exact::optional")]
    pub spent: Option<Decimal>,
    /// Spent of budget, in percent.
    #[serde(with = "crate::number::exact::optional")]
    pub absorption: Option<Decimal>,
    /// What the agency's results were made with, as it is printed in Indonesian.
    pub stamp: String,
}

impl RegionEvaluation<'_> {
    /// All results of all agencies, in the order of the agencies and of their files.
    #[must_use]
    pub fn rows(&self) -> Vec<LongRow> {
        self.agencies
            .iter()
            .flat_map(AgencyEvaluation::rows)
            .collect()
    }

    /// The long table as CSV with the columns [`COLUMNS`] in a first line.
    #[cfg(feature = "csv")]
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Nothing fails that is written into memory.
        let _ = writer.write_record(COLUMNS);
        for row in self.rows() {
            let _ = writer.write_record(row.cells());
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

impl LongRow {
    /// Its cells in the order of [`COLUMNS`]; what is missing is empty.
    #[must_use]
    pub fn cells(&self) -> [String; 15] {
        let number = |value: Option<Decimal>| value.map_or_else(String::new, |one| one.to_string());
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        [
            self.agency.clone(),
            self.year.to_string(),
            self.level.to_owned(),
            self.id.clone(),
            self.name.clone(),
            words(&self.unit),
            self.polarity
                .map_or_else(String::new, |one| one.word().to_owned()),
            words(&self.target),
            words(&self.realization),
            number(self.achievement),
            words(&self.category),
            number(self.budget),
            number(self.spent),
            number(self.absorption),
            self.stamp.clone(),
        ]
    }

    fn reached(self, achievement: &Achievement) -> Self {
        let measured = achievement.measured();
        Self {
            achievement: achievement.value().map(crate::number::Percent::get),
            category: measured.and_then(|one| one.category.clone()),
            ..self
        }
    }
}

impl AgencyEvaluation<'_> {
    /// Its results, a row each.
    #[must_use]
    pub fn rows(&self) -> Vec<LongRow> {
        let evaluation = &self.evaluation;
        let mut rows = vec![self.of_organization()];
        rows.extend(
            evaluation
                .goals
                .iter()
                .map(|one| self.of_aggregate("goal", one)),
        );
        let objectives = evaluation.objectives.iter();
        rows.extend(objectives.map(|one| self.of_aggregate("objective", one)));
        rows.extend(
            evaluation
                .indicators
                .iter()
                .map(|one| self.of_indicator(one)),
        );
        for (level, results) in [
            ("program", &evaluation.programs),
            ("activity", &evaluation.activities),
            ("sub_activity", &evaluation.sub_activities),
            ("group", &evaluation.groups),
        ] {
            rows.extend(results.iter().map(|one| self.of_money(level, one)));
        }
        rows
    }

    fn row(&self, level: &'static str, id: &str, name: &str) -> LongRow {
        LongRow {
            agency: self.name_in_region().to_owned(),
            year: self.evaluation.meta.year,
            level,
            id: id.to_owned(),
            name: name.to_owned(),
            unit: None,
            polarity: None,
            target: None,
            realization: None,
            achievement: None,
            category: None,
            budget: None,
            spent: None,
            absorption: None,
            stamp: self.imprint.line(Locale::Indonesian),
        }
    }

    /// The organization as a whole: the mean over the indicators of its objectives, and all money.
    fn of_organization(&self) -> LongRow {
        let summary = &self.evaluation.summary;
        let line = &summary.objective_indicators;
        LongRow {
            achievement: line.mean.map(crate::number::Percent::get),
            category: line.category.clone(),
            budget: summary.budget.map(crate::framework::Rupiah::amount),
            spent: summary.spent.map(crate::framework::Rupiah::amount),
            absorption: summary.absorption.map(crate::number::Percent::get),
            ..self.row("organization", "total", &self.framework.organization.name)
        }
    }

    fn of_aggregate(&self, level: &'static str, result: &AggregateResult) -> LongRow {
        self.row(level, result.id.as_str(), &result.name)
            .reached(&result.achievement)
    }

    fn of_indicator(&self, result: &IndicatorResult) -> LongRow {
        let realization = match &result.realization {
            Some(Outcome::Number { value, .. }) => Some(value.to_string()),
            Some(Outcome::Given(given)) => Some(given.to_string()),
            Some(Outcome::Words(words)) => Some(words.clone()),
            Some(Outcome::Nothing(_)) | None => None,
        };
        let row = LongRow {
            unit: result.unit.clone(),
            polarity: Some(result.polarity),
            target: result.target.as_ref().map(|target| match target.figure() {
                Some(figure) => figure.value.to_string(),
                None => target.to_string(),
            }),
            realization,
            ..self.row("indicator", result.id.as_str(), &result.name)
        };
        row.reached(&result.achievement)
    }

    fn of_money(&self, level: &'static str, result: &MoneyResult) -> LongRow {
        let amounts = &result.amounts;
        LongRow {
            budget: amounts.budget.map(crate::framework::Rupiah::amount),
            spent: amounts.spent.map(crate::framework::Rupiah::amount),
            absorption: amounts.absorption.map(crate::number::Percent::get),
            ..self.row(level, result.id.as_str(), &result.name)
        }
    }
}

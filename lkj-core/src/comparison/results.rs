//! What is different between the results of two evaluations of one year.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::evaluation::{
    Achievement, AggregateResult, Evaluation, IndicatorResult, MoneyResult, Outcome,
};
use crate::framework::{Framework, TargetValue};
use crate::number;
use crate::value::{Id, Locale};

/// A result that is different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ResultChange {
    /// Whose result it is; none for the organization as a whole.
    pub id: Option<Id>,
    /// What that is called.
    pub name: String,
    /// The indicator whose result the older one is, where this one took its place since.
    pub replaced: Option<Id>,
    /// Which result.
    pub of: ResultOf,
    /// What it was, as it is printed in Indonesian; none where there was none.
    pub before: Option<String>,
    /// The same as it is printed in English.
    pub before_en: Option<String>,
    /// What it is now, as it is printed in Indonesian.
    pub after: Option<String>,
    /// The same as it is printed in English.
    pub after_en: Option<String>,
}

impl ResultChange {
    /// What it was, as it is printed.
    #[must_use]
    pub fn before_in(&self, locale: Locale) -> Option<&str> {
        match locale {
            Locale::Indonesian => self.before.as_deref(),
            Locale::English => self.before_en.as_deref(),
        }
    }

    /// What it is now, as it is printed.
    #[must_use]
    pub fn after_in(&self, locale: Locale) -> Option<&str> {
        match locale {
            Locale::Indonesian => self.after.as_deref(),
            Locale::English => self.after_en.as_deref(),
        }
    }
}

/// Which result of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResultOf {
    /// The target in force.
    Target,
    /// The realization.
    Realization,
    /// The achievement.
    Achievement,
    /// The category.
    Category,
    /// The absorption.
    Absorption,
}

impl ResultOf {
    /// What it is called.
    #[must_use]
    pub const fn word(self, locale: Locale) -> &'static str {
        let [indonesian, english] = match self {
            Self::Target => ["target", "target"],
            Self::Realization => ["realisasi", "realization"],
            Self::Achievement => ["capaian", "achievement"],
            Self::Category => ["kategori", "category"],
            Self::Absorption => ["penyerapan", "absorption"],
        };
        match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }
}

/// One result of a thing.
type OneResult = (ResultOf, Option<Printed>);

/// A result as it is printed in either language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Printed {
    indonesian: String,
    english: String,
}

impl Printed {
    fn of(write: impl Fn(Locale) -> String) -> Self {
        Self {
            indonesian: write(Locale::Indonesian),
            english: write(Locale::English),
        }
    }

    fn percent(value: Decimal) -> Self {
        Self::of(|locale| number::format_percent(value, locale))
    }
}

/// It in Indonesian and in English.
fn in_both(printed: Option<Printed>) -> (Option<String>, Option<String>) {
    printed.map(|one| (one.indonesian, one.english)).unzip()
}

/// A thing with its results.
struct Row {
    id: Option<Id>,
    name: String,
    results: Vec<OneResult>,
}

pub(super) fn changes(
    before: &Evaluation,
    after: &Evaluation,
    newer: &Framework,
) -> Vec<ResultChange> {
    let year = after.meta.year;
    let (before, after) = (rows(before), rows(after));
    let is_in = |rows: &[Row], id: &Id| rows.iter().any(|row| row.id.as_ref() == Some(id));
    // The one that an indicator of the newer state took the place of, where both measure the same.
    let replaced = |row: &Row| -> Option<Id> {
        let id = row.id.as_ref().filter(|id| !is_in(&before, id))?;
        let old = newer.comparable_in(id, year.back(1)?).ok()?;
        (old != *id && is_in(&before, &old)).then_some(old)
    };
    let followed: Vec<Id> = after.iter().filter_map(replaced).collect();
    let mut changes = Vec::new();
    let gone = before.iter().filter(|row| {
        let is_followed = row.id.as_ref().is_some_and(|id| followed.contains(id));
        !is_followed && !after.iter().any(|other| other.id == row.id)
    });
    for row in after.iter().chain(gone) {
        let old_id = replaced(row);
        let side = |rows: &[Row], id: Option<&Id>, of: ResultOf| {
            let same = rows.iter().find(|other| other.id.as_ref() == id)?;
            let (_, printed) = same.results.iter().find(|(one, _)| *one == of)?;
            printed.clone()
        };
        for (of, _) in &row.results {
            let old = side(&before, old_id.as_ref().or(row.id.as_ref()), *of);
            let new = side(&after, row.id.as_ref(), *of);
            if old != new {
                let ((before, before_en), (after, after_en)) = (in_both(old), in_both(new));
                changes.push(ResultChange {
                    id: row.id.clone(),
                    name: row.name.clone(),
                    replaced: old_id.clone(),
                    of: *of,
                    before,
                    before_en,
                    after,
                    after_en,
                });
            }
        }
    }
    changes
}

fn rows(evaluation: &Evaluation) -> Vec<Row> {
    let indicators = evaluation.indicators.iter().map(of_indicator);
    let goals = evaluation.goals.iter().chain(&evaluation.objectives);
    let work = evaluation
        .programs
        .iter()
        .chain(&evaluation.activities)
        .chain(&evaluation.sub_activities)
        .chain(&evaluation.groups);
    let absorption = evaluation
        .summary
        .absorption
        .map(crate::number::Percent::get);
    let whole = Row {
        id: None,
        name: String::new(),
        results: vec![(ResultOf::Absorption, absorption.map(Printed::percent))],
    };
    indicators
        .chain(goals.map(of_aggregate))
        .chain(work.map(of_money))
        .chain([whole])
        .collect()
}

fn of_indicator(result: &IndicatorResult) -> Row {
    let mut results = vec![
        (ResultOf::Target, result.target.as_ref().map(of_target)),
        (
            ResultOf::Realization,
            result
                .realization
                .as_ref()
                .filter(|outcome| !matches!(outcome, Outcome::Nothing(_)))
                .map(|outcome| Printed::of(|locale| outcome.write(locale))),
        ),
    ];
    results.extend(of_achievement(&result.achievement));
    Row {
        id: Some(result.id.clone()),
        name: result.name.clone(),
        results,
    }
}

fn of_aggregate(result: &AggregateResult) -> Row {
    Row {
        id: Some(result.id.clone()),
        name: result.name.clone(),
        results: of_achievement(&result.achievement).into(),
    }
}

fn of_money(result: &MoneyResult) -> Row {
    let absorption = result.amounts.absorption.map(crate::number::Percent::get);
    Row {
        id: Some(result.id.clone()),
        name: result.name.clone(),
        results: vec![(ResultOf::Absorption, absorption.map(Printed::percent))],
    }
}

fn of_achievement(achievement: &Achievement) -> [OneResult; 2] {
    let value = achievement.value().map(crate::number::Percent::get);
    let category = achievement
        .measured()
        .and_then(|measured| measured.category.clone())
        .map(|category| Printed::of(|_| category.clone()));
    [
        (ResultOf::Achievement, value.map(Printed::percent)),
        (ResultOf::Category, category),
    ]
}

fn of_target(target: &TargetValue) -> Printed {
    Printed::of(|locale| {
        let written = target.write(locale);
        match target.unit() {
            Some(unit) => format!("{written} {unit}"),
            None => written,
        }
    })
}

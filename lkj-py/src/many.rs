//! Many frameworks at once, as one long table.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use lkj_core::evaluation::{
    Amounts, ManyProblem, NotEvaluated, Outcome, YearsAsked, evaluate_many,
};
use lkj_core::{Evaluation, Framework, Percent, Rules, Rupiah, TargetValue, Year};
use pyo3::prelude::*;
use rust_decimal::Decimal;

use crate::evaluation::subject;
use crate::framework::{NO_YEAR, PyFramework};
use crate::rules::asked;
use crate::table::{PyTable, Values};
use crate::view::{Of, Reached, achievement_columns, figure, outcome_number, outcome_text};
use crate::{error, input, locale, object};

/// What is evaluated: a path that is still to be read, or a framework.
enum Given {
    Path(PathBuf),
    Framework(PyFramework),
}

/// A row of the long table.
#[derive(Debug)]
struct Row {
    source: String,
    agency: String,
    year: Year,
    level: &'static str,
    id: String,
    name: String,
    of: Option<String>,
    unit: Option<String>,
    target: Option<TargetValue>,
    realization: Option<Outcome>,
    reached: Option<Reached>,
    measured: Option<usize>,
    total: Option<usize>,
    money: Option<Money>,
}

/// Amounts of a row.
#[derive(Debug, Clone, Copy)]
struct Money {
    budget: Option<Rupiah>,
    spent: Option<Rupiah>,
    absorption: Option<Percent>,
}

impl From<&Amounts> for Money {
    fn from(amounts: &Amounts) -> Self {
        Self {
            budget: amounts.budget,
            spent: amounts.spent,
            absorption: amounts.absorption,
        }
    }
}

/// Something that was wrong with one of them.
#[derive(Debug)]
struct Failure {
    source: String,
    code: String,
    indonesian: String,
    english: String,
    file: Option<String>,
    line: Option<u32>,
    path: String,
}

/// Collects the results of many frameworks; :func:`lkj.evaluate_many` drives it.
#[pyclass(frozen, module = "lkj._lkj", name = "_Many")]
#[derive(Debug)]
pub(crate) struct PyMany {
    years: YearsAsked,
    rules: Rules,
    found: Mutex<Found>,
}

#[derive(Debug, Default)]
struct Found {
    rows: Vec<Row>,
    failures: Vec<Failure>,
}

#[pymethods]
impl PyMany {
    #[new]
    fn new(years: Option<&Bound<'_, PyAny>>, rules: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let years = match years {
            None => YearsAsked::Latest,
            Some(years) if years.extract::<String>().is_ok_and(|word| word == "all") => {
                YearsAsked::All
            }
            Some(years) => match years.try_iter() {
                Ok(each) if years.extract::<String>().is_err() => YearsAsked::These(
                    each.map(|year| crate::framework::year(&year?))
                        .collect::<PyResult<_>>()?,
                ),
                _ => YearsAsked::These(vec![crate::framework::year(years)?]),
            },
        };
        Ok(Self {
            years,
            rules: asked(rules)?.rules,
            found: Mutex::default(),
        })
    }

    /// Reads and evaluates some more, in parallel and without the interpreter's lock.
    fn extend(&self, py: Python<'_>, items: &Bound<'_, PyAny>) -> PyResult<()> {
        let mut given = Vec::new();
        for item in items.try_iter()? {
            let item = item?;
            given.push(match item.cast::<PyFramework>() {
                Ok(framework) => Given::Framework(framework.get().clone()),
                Err(_) => Given::Path(item.extract()?),
            });
        }
        let results = py.detach(|| {
            evaluate_many(
                &given,
                Given::read,
                &self.years,
                &self.rules,
                |one, framework, years| rows(&one.source(), framework, &years),
            )
        });
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for (one, result) in given.iter().zip(results) {
            match result {
                Ok(rows) => found.rows.extend(rows),
                Err(ManyProblem::Unread(failures)) => found.failures.extend(failures),
                Err(problem) => found.failures.push(Failure::not_evaluated(one, &problem)),
            }
        }
        Ok(())
    }

    /// The long table, and what was wrong.
    fn finish(&self) -> (PyTable, PyTable) {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        (results(&found.rows), errors(&found.failures))
    }
}

impl Given {
    /// What the long table calls it.
    fn source(&self) -> String {
        match self {
            Self::Path(path) => path.display().to_string(),
            Self::Framework(framework) => match framework.source() {
                Some(path) => path.display().to_string(),
                None => framework.framework().organization.name.clone(),
            },
        }
    }

    fn read(&self) -> Result<Cow<'_, Framework>, Vec<Failure>> {
        let path = match self {
            Self::Framework(framework) => return Ok(Cow::Borrowed(framework.framework())),
            Self::Path(path) => path,
        };
        let source = self.source();
        let texts = input::texts(path).map_err(|problem| {
            let (_, code, indonesian, english) = problem.words();
            vec![Failure::of(&source, code, &indonesian, &english)]
        })?;
        let framework = input::framework(&texts).map_err(|problems| {
            let each = problems.iter().map(|one| {
                let (file, line, _) = error::place(&one.place, true);
                Failure {
                    file: file.map(str::to_owned),
                    line,
                    path: one.place.path.clone(),
                    ..Failure::of(
                        &source,
                        one.code(),
                        &one.message(lkj_core::Locale::Indonesian),
                        &one.message(lkj_core::Locale::English),
                    )
                }
            });
            each.collect::<Vec<_>>()
        })?;
        Ok(Cow::Owned(framework))
    }
}

fn rows(source: &str, framework: &Framework, evaluations: &[Evaluation]) -> Vec<Row> {
    let mut rows = Vec::new();
    for evaluation in evaluations {
        add(&mut rows, source, framework, evaluation);
    }
    rows
}

impl Failure {
    fn of(source: &str, code: &str, indonesian: &str, english: &str) -> Self {
        Self {
            source: source.to_owned(),
            code: code.to_owned(),
            indonesian: indonesian.to_owned(),
            english: english.to_owned(),
            file: None,
            line: None,
            path: String::new(),
        }
    }

    fn not_evaluated(given: &Given, problem: &ManyProblem<Vec<Self>>) -> Self {
        let source = given.source();
        match problem {
            ManyProblem::NotEvaluated(NotEvaluated::NoYear) => {
                Self::of(&source, "no_year", NO_YEAR.0, NO_YEAR.1)
            }
            other => {
                let message = other.to_string();
                Self::of(&source, "unknown_profile", &message, &message)
            }
        }
    }
}

fn add(rows: &mut Vec<Row>, source: &str, framework: &Framework, evaluation: &Evaluation) {
    let row = |level: &'static str, id: &str, name: &str| Row {
        source: source.to_owned(),
        agency: framework.organization.name.clone(),
        year: evaluation.meta.year,
        level,
        id: id.to_string(),
        name: name.to_owned(),
        of: None,
        unit: None,
        target: None,
        realization: None,
        reached: None,
        measured: None,
        total: None,
        money: None,
    };
    let summary = &evaluation.summary;
    rows.push(Row {
        reached: Some((&summary.objective_indicators).into()),
        measured: Some(summary.objective_indicators.measured),
        total: Some(summary.objective_indicators.total),
        money: Some(Money {
            budget: summary.budget,
            spent: summary.spent,
            absorption: summary.absorption,
        }),
        ..row("organization", "total", &framework.organization.name)
    });
    for (of, aggregates) in [
        (Of::Goals, &evaluation.goals),
        (Of::Objectives, &evaluation.objectives),
    ] {
        rows.extend(aggregates.iter().map(|one| Row {
            of: one.of.as_ref().map(ToString::to_string),
            reached: Some((&one.achievement).into()),
            measured: Some(one.measured),
            total: Some(one.total),
            ..row(of.level(), one.id.as_str(), &one.name)
        }));
    }
    rows.extend(evaluation.indicators.iter().map(|one| Row {
        of: subject(one.of.as_ref()).map(str::to_owned),
        unit: one.unit.clone(),
        target: one.target.clone(),
        realization: one.realization.clone(),
        reached: Some((&one.achievement).into()),
        ..row(Of::Indicators.level(), one.id.as_str(), &one.name)
    }));
    for of in [Of::Programs, Of::Activities, Of::SubActivities, Of::Groups] {
        rows.extend(of.money(evaluation).iter().map(|one| Row {
            of: one.of.as_ref().map(ToString::to_string),
            money: Some((&one.amounts).into()),
            ..row(of.level(), one.id.as_str(), &one.name)
        }));
    }
}

fn results(rows: &[Row]) -> PyTable {
    let money = |of: fn(&Money) -> Option<Decimal>| {
        Values::number(rows.iter().map(|row| row.money.as_ref().and_then(of)))
    };
    let mut columns = vec![
        (
            "source",
            Values::category(rows.iter().map(|row| Some(&*row.source))),
        ),
        (
            "agency",
            Values::category(rows.iter().map(|row| Some(&*row.agency))),
        ),
        (
            "year",
            Values::Whole(rows.iter().map(|row| Some(row.year.get().into())).collect()),
        ),
        (
            "level",
            Values::category(rows.iter().map(|row| Some(row.level))),
        ),
        ("id", Values::text(rows.iter().map(|row| Some(&*row.id)))),
        (
            "name",
            Values::text(rows.iter().map(|row| Some(&*row.name))),
        ),
        ("of", Values::text(rows.iter().map(|row| row.of.clone()))),
        (
            "unit",
            Values::category(rows.iter().map(|row| row.unit.clone())),
        ),
        (
            "target",
            Values::number(rows.iter().map(|row| figure(row.target.as_ref()))),
        ),
        (
            "target_text",
            Values::text(
                rows.iter()
                    .map(|row| row.target.as_ref().map(ToString::to_string)),
            ),
        ),
        (
            "realization",
            Values::number(
                rows.iter()
                    .map(|row| outcome_number(row.realization.as_ref())),
            ),
        ),
        (
            "realization_text",
            Values::text(
                rows.iter()
                    .map(|row| outcome_text(row.realization.as_ref())),
            ),
        ),
    ];
    let reached: Vec<_> = rows.iter().map(|row| row.reached.clone()).collect();
    columns.extend(achievement_columns(&reached));
    columns.extend([
        (
            "measured",
            Values::whole(rows.iter().map(|row| row.measured)),
        ),
        ("total", Values::whole(rows.iter().map(|row| row.total))),
        ("budget", money(|money| money.budget.map(Rupiah::amount))),
        ("spent", money(|money| money.spent.map(Rupiah::amount))),
        (
            "absorption",
            money(|money| money.absorption.map(Percent::get)),
        ),
    ]);
    PyTable::new("results", columns)
}

fn errors(failures: &[Failure]) -> PyTable {
    let is_english = object::word(&locale::chosen()) == "en";
    let message = |one: &Failure| {
        Some(if is_english {
            one.english.clone()
        } else {
            one.indonesian.clone()
        })
    };
    PyTable::new(
        "errors",
        vec![
            (
                "source",
                Values::text(failures.iter().map(|one| Some(&*one.source))),
            ),
            (
                "code",
                Values::category(failures.iter().map(|one| Some(&*one.code))),
            ),
            ("message", Values::text(failures.iter().map(message))),
            (
                "file",
                Values::text(failures.iter().map(|one| one.file.clone())),
            ),
            (
                "line",
                Values::whole(failures.iter().map(|one| usize::try_from(one.line?).ok())),
            ),
            (
                "path",
                Values::text(failures.iter().map(|one| Some(&*one.path))),
            ),
        ],
    )
}

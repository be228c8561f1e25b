//! Results as a list and as a table at once.

use lkj_core::evaluation::{Achievement, MoneyResult, Outcome, Reason, SummaryLine};
use lkj_core::{Evaluation, TargetValue};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList, PySlice, PyString};
use rust_decimal::Decimal;

use crate::check::PyFinding;
use crate::evaluation::{
    PyAggregateResult, PyIndicatorResult, PyMeasureResult, PyMoneyResult, PyRemark, subject,
};
use crate::part::{At, Whole};
use crate::table::{PyTable, Values, frame, index};
use crate::{error, html, locale, object};

/// Of what a view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Of {
    Indicators,
    Goals,
    Objectives,
    Programs,
    Activities,
    SubActivities,
    Groups,
    Measures,
    Remarks,
    Findings,
}

impl Of {
    /// The attribute of the whole that holds all of them.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Goals => "goals",
            Self::Objectives => "objectives",
            Self::Programs => "programs",
            Self::Activities => "activities",
            Self::SubActivities => "sub_activities",
            Self::Groups => "groups",
            Self::Measures => "measures",
            Self::Remarks => "remarks",
            Self::Findings => "findings",
        }
    }

    /// The level of one of them.
    pub(crate) const fn level(self) -> &'static str {
        match self {
            Self::Indicators => "indicator",
            Self::Goals => "goal",
            Self::Objectives => "objective",
            Self::Programs => "program",
            Self::Activities => "activity",
            Self::SubActivities => "sub_activity",
            Self::Groups => "group",
            Self::Measures => "measure",
            Self::Remarks => "remark",
            Self::Findings => "finding",
        }
    }

    /// The money of a level that holds some.
    pub(crate) fn money(self, evaluation: &Evaluation) -> &[MoneyResult] {
        match self {
            Self::Programs => &evaluation.programs,
            Self::Activities => &evaluation.activities,
            Self::SubActivities => &evaluation.sub_activities,
            _ => &evaluation.groups,
        }
    }

    /// One of them as Python has it.
    pub(crate) fn object<'py>(
        self,
        py: Python<'py>,
        whole: &Whole,
        item: usize,
    ) -> PyResult<Bound<'py, PyAny>> {
        let evaluated = match whole {
            Whole::Check(checked) => {
                let finding = PyFinding::at_item(checked.clone(), item);
                return Ok(Bound::new(py, finding)?.into_any());
            }
            Whole::Evaluation(evaluated) => evaluated.clone(),
            Whole::Explanation(_) => return Err(PyTypeError::new_err("it has no results")),
        };
        Ok(match self {
            Self::Indicators => Bound::new(py, PyIndicatorResult::new(evaluated, item))?.into_any(),
            Self::Goals | Self::Objectives => {
                Bound::new(py, PyAggregateResult::new(evaluated, self, item))?.into_any()
            }
            Self::Measures => Bound::new(py, PyMeasureResult::new(evaluated, item))?.into_any(),
            Self::Remarks | Self::Findings => {
                Bound::new(py, PyRemark::new(evaluated, item))?.into_any()
            }
            Self::Programs | Self::Activities | Self::SubActivities | Self::Groups => {
                Bound::new(py, PyMoneyResult::new(evaluated, self, item))?.into_any()
            }
        })
    }
}

/// Results in their order: a list of objects, and a table for data frames at once.
///
/// ``view[0]``, ``view["rat"]`` and ``view[1:3]`` pick; iterating gives the objects. As a table it
/// speaks the Arrow PyCapsule interface: ``polars.DataFrame(view)``, ``pyarrow.table(view)``,
/// ``duckdb.sql("from view")``. The columns are listed in ``docs/python.md``. Frozen, equal by
/// what it holds.
#[pyclass(frozen, eq, generic, module = "lkj", name = "View")]
#[derive(Debug, Clone)]
pub(crate) struct PyView {
    of: Of,
    at: At,
    items: Vec<usize>,
}

impl PartialEq for PyView {
    fn eq(&self, other: &Self) -> bool {
        self.of == other.of && self.values() == other.values()
    }
}

impl PyView {
    pub(crate) const fn new(of: Of, at: At, items: Vec<usize>) -> Self {
        Self { of, at, items }
    }

    /// What it holds, to be compared.
    fn values(&self) -> Vec<String> {
        let one = |item: &usize| match &self.at.whole {
            Whole::Check(checked) => object::word(&checked.check.findings[*item]),
            Whole::Explanation(_) => String::new(),
            Whole::Evaluation(evaluated) => {
                let evaluation = &evaluated.evaluation;
                match self.of {
                    Of::Indicators => object::word(&evaluation.indicators[*item]),
                    Of::Goals => object::word(&evaluation.goals[*item]),
                    Of::Objectives => object::word(&evaluation.objectives[*item]),
                    Of::Measures => object::word(&evaluation.measures[*item]),
                    Of::Remarks | Of::Findings => object::word(&evaluation.remarks[*item]),
                    money => object::word(&money.money(evaluation)[*item]),
                }
            }
        };
        self.items.iter().map(one).collect()
    }

    /// The id of an item, where it has one.
    fn id(&self, item: usize) -> Option<&str> {
        let evaluation = &self.at.evaluated()?.evaluation;
        Some(match self.of {
            Of::Indicators => evaluation.indicators[item].id.as_str(),
            Of::Goals => evaluation.goals[item].id.as_str(),
            Of::Objectives => evaluation.objectives[item].id.as_str(),
            Of::Measures => evaluation.measures[item].id.as_ref()?.as_str(),
            Of::Remarks | Of::Findings => return None,
            money => money.money(evaluation)[item].id.as_str(),
        })
    }

    fn object<'py>(&self, py: Python<'py>, item: usize) -> PyResult<Bound<'py, PyAny>> {
        self.of.object(py, &self.at.whole, item)
    }

    /// Its items as a table.
    pub(crate) fn as_table(&self) -> PyTable {
        let columns = match &self.at.whole {
            Whole::Check(_) | Whole::Explanation(_) => self.finding_columns(),
            Whole::Evaluation(evaluated) => {
                let evaluation = &evaluated.evaluation;
                match self.of {
                    Of::Indicators => self.indicator_columns(evaluation),
                    Of::Goals | Of::Objectives => self.aggregate_columns(evaluation),
                    Of::Measures => self.measure_columns(evaluation),
                    Of::Remarks | Of::Findings => self.remark_columns(evaluation),
                    _ => self.money_columns(evaluation),
                }
            }
        };
        PyTable::new(self.of.word(), columns)
    }

    fn year_column(&self, evaluation: &Evaluation) -> (&'static str, Values) {
        let year = i32::from(evaluation.meta.year.get());
        ("year", Values::Whole(vec![Some(year); self.items.len()]))
    }

    fn indicator_columns(&self, evaluation: &Evaluation) -> Vec<(&'static str, Values)> {
        let all = || self.items.iter().map(|item| &evaluation.indicators[*item]);
        let mut columns = vec![
            self.year_column(evaluation),
            ("id", Values::text(all().map(|one| Some(one.id.as_str())))),
            ("name", Values::text(all().map(|one| Some(&*one.name)))),
            ("unit", Values::category(all().map(|one| one.unit.clone()))),
            (
                "level",
                Values::category(all().map(|one| Some(object::word(&one.level)))),
            ),
            (
                "of",
                Values::text(all().map(|one| subject(one.of.as_ref()))),
            ),
            (
                "polarity",
                Values::category(all().map(|one| Some(object::word(&one.polarity)))),
            ),
            (
                "target",
                Values::number(all().map(|one| figure(one.target.as_ref()))),
            ),
            (
                "target_text",
                Values::text(all().map(|one| one.target.as_ref().map(ToString::to_string))),
            ),
            (
                "target_from",
                Values::category(all().map(|one| one.target_from.as_ref().map(object::word))),
            ),
            (
                "realization",
                Values::number(all().map(|one| outcome_number(one.realization.as_ref()))),
            ),
            (
                "realization_text",
                Values::text(all().map(|one| outcome_text(one.realization.as_ref()))),
            ),
        ];
        let achievements: Vec<_> = all().map(|one| Some((&one.achievement).into())).collect();
        columns.extend(achievement_columns(&achievements));
        columns.extend([
            (
                "previous",
                Values::number(
                    all().map(|one| outcome_number(one.previous.as_ref()?.realization.as_ref())),
                ),
            ),
            (
                "end_of_plan_year",
                Values::Whole(
                    all()
                        .map(|one| Some(i32::from(one.end_of_plan.as_ref()?.year.get())))
                        .collect(),
                ),
            ),
            (
                "end_of_plan_target",
                Values::number(all().map(|one| figure(one.end_of_plan.as_ref()?.target.as_ref()))),
            ),
            (
                "end_of_plan_achievement",
                Values::number(
                    all().map(|one| Some(one.end_of_plan.as_ref()?.achievement.value()?.get())),
                ),
            ),
        ]);
        columns
    }

    fn aggregate_columns(&self, evaluation: &Evaluation) -> Vec<(&'static str, Values)> {
        let source = match self.of {
            Of::Goals => &evaluation.goals,
            _ => &evaluation.objectives,
        };
        let all = || self.items.iter().map(|item| &source[*item]);
        let mut columns = vec![
            self.year_column(evaluation),
            ("id", Values::text(all().map(|one| Some(one.id.as_str())))),
            ("name", Values::text(all().map(|one| Some(&*one.name)))),
            (
                "level",
                Values::category(all().map(|_| Some(self.of.level()))),
            ),
            (
                "of",
                Values::text(all().map(|one| one.of.as_ref().map(lkj_core::Id::as_str))),
            ),
        ];
        let achievements: Vec<_> = all().map(|one| Some((&one.achievement).into())).collect();
        columns.extend(achievement_columns(&achievements));
        columns.extend([
            (
                "measured",
                Values::whole(all().map(|one| Some(one.measured))),
            ),
            ("total", Values::whole(all().map(|one| Some(one.total)))),
        ]);
        columns
    }

    fn money_columns(&self, evaluation: &Evaluation) -> Vec<(&'static str, Values)> {
        let source = self.of.money(evaluation);
        let all = || self.items.iter().map(|item| &source[*item]);
        vec![
            self.year_column(evaluation),
            ("id", Values::text(all().map(|one| Some(one.id.as_str())))),
            ("name", Values::text(all().map(|one| Some(&*one.name)))),
            (
                "level",
                Values::category(all().map(|_| Some(self.of.level()))),
            ),
            ("code", Values::text(all().map(|one| one.code.clone()))),
            (
                "of",
                Values::text(all().map(|one| one.of.as_ref().map(lkj_core::Id::as_str))),
            ),
            (
                "group",
                Values::category(all().map(|one| one.group.as_ref().map(lkj_core::Id::as_str))),
            ),
            (
                "role",
                Values::category(all().map(|one| one.role.map(lkj_core::Role::word))),
            ),
            (
                "budget",
                Values::number(all().map(|one| one.amounts.budget.map(lkj_core::Rupiah::amount))),
            ),
            (
                "original_budget",
                Values::number(
                    all().map(|one| one.amounts.original_budget.map(lkj_core::Rupiah::amount)),
                ),
            ),
            (
                "spent",
                Values::number(all().map(|one| one.amounts.spent.map(lkj_core::Rupiah::amount))),
            ),
            (
                "remaining",
                Values::number(
                    all().map(|one| one.amounts.remaining.map(lkj_core::Rupiah::amount)),
                ),
            ),
            (
                "absorption",
                Values::number(all().map(|one| one.amounts.absorption.map(lkj_core::Percent::get))),
            ),
        ]
    }

    fn measure_columns(&self, evaluation: &Evaluation) -> Vec<(&'static str, Values)> {
        let all = || self.items.iter().map(|item| &evaluation.measures[*item]);
        let mut columns = vec![
            self.year_column(evaluation),
            ("of", Values::text(all().map(|one| Some(one.of.as_str())))),
            (
                "kind",
                Values::category(all().map(|one| Some(object::word(&one.kind)))),
            ),
            (
                "id",
                Values::text(all().map(|one| one.id.as_ref().map(lkj_core::Id::as_str))),
            ),
            ("name", Values::text(all().map(|one| one.name.clone()))),
            ("unit", Values::category(all().map(|one| one.unit.clone()))),
            (
                "target",
                Values::number(all().map(|one| figure(one.target.as_ref()))),
            ),
            (
                "target_text",
                Values::text(all().map(|one| one.target.as_ref().map(ToString::to_string))),
            ),
            (
                "realization",
                Values::number(all().map(|one| outcome_number(one.realization.as_ref()))),
            ),
            (
                "realization_text",
                Values::text(all().map(|one| outcome_text(one.realization.as_ref()))),
            ),
        ];
        let achievements: Vec<_> = all().map(|one| Some((&one.achievement).into())).collect();
        columns.extend(achievement_columns(&achievements));
        columns
    }

    fn remark_columns(&self, evaluation: &Evaluation) -> Vec<(&'static str, Values)> {
        let all = || self.items.iter().map(|item| &evaluation.remarks[*item]);
        let is_text = self
            .at
            .evaluated()
            .is_some_and(|evaluated| evaluated.framework.is_text());
        vec![
            self.year_column(evaluation),
            ("code", Values::category(all().map(|one| Some(one.code())))),
            (
                "message",
                Values::text(all().map(|one| Some(one.message(locale::chosen())))),
            ),
            (
                "file",
                Values::category(all().map(|one| error::place(&one.place, is_text).0)),
            ),
            (
                "line",
                Values::whole(
                    all().map(|one| usize::try_from(error::place(&one.place, is_text).1?).ok()),
                ),
            ),
            (
                "path",
                Values::text(all().map(|one| Some(one.place.path.as_str()))),
            ),
        ]
    }

    fn finding_columns(&self) -> Vec<(&'static str, Values)> {
        let Whole::Check(checked) = &self.at.whole else {
            return Vec::new();
        };
        let all = || self.items.iter().map(|item| &checked.check.findings[*item]);
        let is_text = checked.framework.is_text();
        let year = i32::from(checked.year.get());
        vec![
            ("year", Values::Whole(vec![Some(year); self.items.len()])),
            ("rule", Values::category(all().map(|one| Some(one.rule.id)))),
            (
                "severity",
                Values::category(all().map(|one| Some(one.severity.word()))),
            ),
            (
                "message",
                Values::text(all().map(|one| Some(one.message.write(locale::chosen())))),
            ),
            (
                "printed",
                Values::text(all().map(|one| one.printed.clone())),
            ),
            (
                "expected",
                Values::text(all().map(|one| one.expected.clone())),
            ),
            (
                "document",
                Values::text(all().map(|one| one.document.clone())),
            ),
            (
                "file",
                Values::category(all().map(|one| error::place(&one.place, is_text).0)),
            ),
            (
                "line",
                Values::whole(
                    all().map(|one| usize::try_from(error::place(&one.place, is_text).1?).ok()),
                ),
            ),
            (
                "path",
                Values::text(all().map(|one| Some(one.place.path.as_str()))),
            ),
            ("about", Values::text(all().map(|one| Some(&*one.about)))),
            (
                "fingerprint",
                Values::text(all().map(|one| Some(one.fingerprint()))),
            ),
        ]
    }
}

/// A target's number, where it is one.
pub(crate) fn figure(target: Option<&TargetValue>) -> Option<Decimal> {
    Some(target?.figure()?.value)
}

pub(crate) const fn outcome_number(outcome: Option<&Outcome>) -> Option<Decimal> {
    match outcome {
        Some(Outcome::Number { value, .. }) => Some(*value),
        _ => None,
    }
}

pub(crate) fn outcome_text(outcome: Option<&Outcome>) -> Option<String> {
    match outcome? {
        Outcome::Number { value, .. } => Some(value.to_string()),
        Outcome::Given(given) => Some(given.to_string()),
        Outcome::Words(words) => Some(words.clone()),
        _ => None,
    }
}

/// What the columns of an achievement hold.
#[derive(Debug, Clone)]
pub(crate) struct Reached {
    status: &'static str,
    value: Option<Decimal>,
    raw: Option<Decimal>,
    category: Option<String>,
    in_gap: Option<bool>,
    standing: Option<String>,
    method: Option<String>,
    reason: Option<&'static str>,
}

impl From<&Achievement> for Reached {
    fn from(achievement: &Achievement) -> Self {
        let measured = achievement.measured();
        Self {
            status: status(measured.is_some()),
            value: measured.map(|one| one.value.get()),
            raw: measured.map(|one| one.raw.get()),
            category: measured.and_then(|one| one.category.clone()),
            in_gap: measured.map(|one| one.in_gap),
            standing: achievement.standing().map(|one| object::word(&one)),
            method: measured.map(|one| object::word(&one.method)),
            reason: achievement.reason().map(Reason::code),
        }
    }
}

impl From<&SummaryLine> for Reached {
    fn from(line: &SummaryLine) -> Self {
        Self {
            status: status(line.mean.is_some()),
            value: line.mean.map(lkj_core::Percent::get),
            raw: None,
            category: line.category.clone(),
            in_gap: None,
            standing: None,
            method: line.mean.map(|_| "mean".to_owned()),
            reason: None,
        }
    }
}

const fn status(is_measured: bool) -> &'static str {
    if is_measured {
        "measured"
    } else {
        "not_measured"
    }
}

/// The columns that every achievement has.
pub(crate) fn achievement_columns(all: &[Option<Reached>]) -> Vec<(&'static str, Values)> {
    let each = || all.iter().map(Option::as_ref);
    vec![
        (
            "status",
            Values::category(each().map(|one| Some(one?.status))),
        ),
        ("achievement", Values::number(each().map(|one| one?.value))),
        ("raw", Values::number(each().map(|one| one?.raw))),
        (
            "category",
            Values::category(each().map(|one| one?.category.clone())),
        ),
        (
            "in_gap",
            Values::Truth(each().map(|one| one?.in_gap).collect()),
        ),
        (
            "standing",
            Values::category(each().map(|one| one?.standing.clone())),
        ),
        (
            "method",
            Values::category(each().map(|one| one?.method.clone())),
        ),
        ("reason", Values::category(each().map(|one| one?.reason))),
    ]
}

#[pymethods]
impl PyView {
    /// What the items are: ``"indicators"``, ``"goals"``, ...
    #[getter]
    fn name(&self) -> &'static str {
        self.of.word()
    }

    /// The ids of the items, None for one without.
    #[getter]
    fn ids(&self) -> Vec<Option<&str>> {
        self.items.iter().map(|item| self.id(*item)).collect()
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.as_table().names()
    }

    /// Return the items as a table.
    ///
    /// Returns
    /// -------
    /// Table
    ///     A row for each item.
    fn to_table(&self) -> PyTable {
        self.as_table()
    }

    /// Return it as a pandas data frame; decimals stay exact (``decimal128[pyarrow]``).
    ///
    /// Returns
    /// -------
    /// pandas.DataFrame
    ///     With categories for words of which there are few.
    ///
    /// Raises
    /// ------
    /// ImportError
    ///     When pandas or pyarrow is not installed.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        frame("to_pandas", &Bound::new(py, self.as_table())?)
    }

    /// Return it as a polars data frame.
    ///
    /// Returns
    /// -------
    /// polars.DataFrame
    ///     Decimals as ``Decimal(38, s)``.
    ///
    /// Raises
    /// ------
    /// ImportError
    ///     When polars is not installed.
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        frame("to_polars", &Bound::new(py, self.as_table())?)
    }

    /// Hand the table to any library that speaks Arrow.
    ///
    /// Parameters
    /// ----------
    /// requested_schema : object, optional
    ///     Taken, and not followed: the types are those that are documented.
    ///
    /// Returns
    /// -------
    /// capsule
    ///     An ``arrow_array_stream``.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        self.as_table().stream(py)
    }

    /// Tell the types of the columns to any library that speaks Arrow.
    ///
    /// Returns
    /// -------
    /// capsule
    ///     An ``arrow_schema``.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        self.as_table().schema_capsule(py)
    }

    fn __len__(&self) -> usize {
        self.items.len()
    }

    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(id) = key.cast::<PyString>() {
            let id = id.to_cow()?;
            let found = self.items.iter().find(|item| self.id(**item) == Some(&*id));
            return match found {
                Some(item) => self.object(py, *item),
                None => Err(error::unknown_id(py, &id, None)),
            };
        }
        if let Ok(slice) = key.cast::<PySlice>() {
            let length = isize::try_from(self.items.len()).unwrap_or(isize::MAX);
            let range = slice.indices(length)?;
            let mut at = range.start;
            let mut items = Vec::new();
            for _ in 0..range.slicelength {
                items.push(self.items[at.unsigned_abs()]);
                at = at.saturating_add(range.step);
            }
            let view = Self::new(self.of, self.at.clone(), items);
            return Ok(Bound::new(py, view)?.into_any());
        }
        let Ok(at) = key.extract::<isize>() else {
            return Err(PyTypeError::new_err("an index, a slice or an id"));
        };
        self.object(py, self.items[index(at, self.items.len())?])
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = self.items.iter().map(|item| self.object(py, *item));
        let items = PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?;
        Ok(items.try_iter()?.into_any())
    }

    fn __contains__(&self, py: Python<'_>, sought: &Bound<'_, PyAny>) -> PyResult<bool> {
        if let Ok(id) = sought.cast::<PyString>() {
            let id = id.to_cow()?;
            return Ok(self.items.iter().any(|item| self.id(*item) == Some(&*id)));
        }
        for item in &self.items {
            if self.object(py, *item)?.eq(sought)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        const SHOWN: usize = 5;
        let mut lines = vec![format!("<lkj.View of {} {}", self.items.len(), self.name())];
        for item in self.items.iter().take(SHOWN) {
            lines.push(format!(" {}", self.object(py, *item)?.repr()?));
        }
        if self.items.len() > SHOWN {
            lines.push(" ...".to_owned());
        }
        Ok(lines.join("\n") + ">")
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::of("table", &Bound::new(py, self.as_table())?)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let pick = py.import("lkj._lkj")?.getattr("_picked")?;
        let whole = At::new(self.at.whole.clone(), [])
            .reduced(py)?
            .1
            .get_item(0)?;
        let arguments = (whole, self.of.word(), self.items.clone());
        Ok((pick, arguments.into_pyobject(py)?.into_any()))
    }
}

/// What was pickled: some items of a view of everything.
#[pyfunction]
#[pyo3(name = "_picked")]
pub(crate) fn view_again(
    whole: &Bound<'_, PyAny>,
    name: &str,
    items: Vec<usize>,
) -> PyResult<PyView> {
    let all = whole.getattr(name)?.cast_into::<PyView>()?;
    let all = all.get();
    let items = items.into_iter().filter(|item| all.items.contains(item));
    Ok(PyView::new(all.of, all.at.clone(), items.collect()))
}

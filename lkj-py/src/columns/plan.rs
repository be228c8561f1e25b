//! Which columns of a table are what.

use arrow_schema::SchemaRef;
use lkj_core::LowerMethod;
use lkj_core::files::{TableProblem, TableProblems};
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::numbers::OfPair;
use super::ways::{WayColumn, Words};
use crate::achievement::word;
use crate::error;

/// A column by its name, where an option is usually one word. Made by :func:`col`.
///
/// Attributes
/// ----------
/// name : str
///     The name of the column.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Column", get_all)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct PyColumn {
    /// The name of the column.
    name: String,
}

#[pymethods]
impl PyColumn {
    fn __repr__(&self) -> String {
        format!("lkj.col({:?})", self.name)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&str,))> {
        Ok((py.import("lkj._lkj")?.getattr("col")?, (&self.name,)))
    }
}

/// Name a column, where an option is usually one word.
///
/// Parameters
/// ----------
/// name : str
///     The name of the column.
///
/// Returns
/// -------
/// Column
///     For :func:`evaluate_table`.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.col("polaritas")
/// lkj.col("polaritas")
#[pyfunction]
pub(crate) const fn col(name: String) -> PyColumn {
    PyColumn { name }
}

/// What a caller asks for.
pub(super) struct Asked<'a, 'py> {
    pub(super) target: String,
    pub(super) realization: String,
    pub(super) baseline: Option<String>,
    pub(super) upper: Option<String>,
    pub(super) budget: Option<String>,
    pub(super) spent: Option<String>,
    pub(super) polarity: Option<&'a Bound<'py, PyAny>>,
    pub(super) method: Option<&'a Bound<'py, PyAny>>,
    pub(super) keep: Option<&'a Bound<'py, PyAny>>,
}

/// The columns by their places in the table.
pub(super) struct Plan {
    pub(super) target: Option<usize>,
    pub(super) realization: Option<usize>,
    pub(super) baseline: Option<usize>,
    pub(super) upper: Option<usize>,
    pub(super) budget: Option<usize>,
    pub(super) spent: Option<usize>,
    pub(super) headings: OfPair<String>,
    pub(super) money_headings: OfPair<String>,
    pub(super) ways: WayColumn,
    pub(super) keep: Vec<usize>,
    /// Decimals of achievements.
    pub(super) places: i8,
}

impl Plan {
    pub(super) fn of(
        py: Python<'_>,
        schema: &SchemaRef,
        asked: Asked<'_, '_>,
        places: u8,
    ) -> PyResult<Self> {
        let mut places_of = Places {
            schema,
            absent: Vec::new(),
        };
        let name = |name: &Option<String>| name.clone().unwrap_or_default();
        let headings = [
            asked.target.clone(),
            asked.realization.clone(),
            name(&asked.baseline),
            name(&asked.upper),
        ];
        let money_headings = [
            name(&asked.budget),
            name(&asked.spent),
            String::new(),
            String::new(),
        ];
        if asked.budget.is_some() != asked.spent.is_some() {
            return Err(error::evaluation(
                py,
                "missing_column",
                "budget dan spent hanya bersama-sama",
                "budget and spent go together",
            ));
        }
        let keep = match asked.keep {
            None => Vec::new(),
            Some(word) if word.is_instance_of::<PyString>() => {
                if word.extract::<String>()? != "all" {
                    return Err(pyo3::exceptions::PyTypeError::new_err(
                        "keep: an iterable of names, or \"all\"",
                    ));
                }
                (0..schema.fields().len()).collect()
            }
            Some(names) => {
                let names = names.try_iter()?.map(|name| name?.extract::<String>());
                let names = names.collect::<PyResult<Vec<_>>>()?;
                names
                    .iter()
                    .filter_map(|name| places_of.find(name))
                    .collect()
            }
        };
        let column = |option: Option<&Bound<'_, PyAny>>| match option {
            Some(option) => match option.cast::<PyColumn>() {
                Ok(column) => Ok(Err(column.get().name.clone())),
                Err(_) => Ok(Ok(option.extract::<String>()?)),
            },
            None => PyResult::Ok(Ok(String::new())),
        };
        let polarity = match column(asked.polarity)? {
            Ok(text) if text.is_empty() => Words::All(lkj_core::Polarity::Higher),
            Ok(text) => Words::All(word(py, "polarity", &text)?),
            Err(name) => places_of
                .find(&name)
                .map_or(Words::None, |at| Words::Each(at, name)),
        };
        let method = match column(asked.method)? {
            Ok(text) if text.is_empty() => Words::All(LowerMethod::Linear),
            Ok(text) => Words::All(word(py, "method", &text)?),
            Err(name) => places_of
                .find(&name)
                .map_or(Words::None, |at| Words::Each(at, name)),
        };
        let ways = WayColumn::of(py, polarity, method)?;
        let plan = Self {
            target: places_of.find(&asked.target),
            realization: places_of.find(&asked.realization),
            baseline: asked
                .baseline
                .as_ref()
                .and_then(|name| places_of.find(name)),
            upper: asked.upper.as_ref().and_then(|name| places_of.find(name)),
            budget: asked.budget.as_ref().and_then(|name| places_of.find(name)),
            spent: asked.spent.as_ref().and_then(|name| places_of.find(name)),
            headings,
            money_headings,
            ways,
            keep,
            places: i8::try_from(places).unwrap_or(i8::MAX),
        };
        match TableProblems::collected(places_of.absent) {
            None => Ok(plan),
            Some(problems) => Err(error::table(py, &problems)),
        }
    }
}

/// Where columns are, and which are not there.
pub(super) struct Places<'a> {
    schema: &'a SchemaRef,
    absent: Vec<TableProblem>,
}

impl Places<'_> {
    fn find(&mut self, name: &str) -> Option<usize> {
        let found = self.schema.index_of(name).ok();
        if found.is_none() {
            let headings = self
                .schema
                .fields()
                .iter()
                .map(|field| field.name().as_str());
            self.absent
                .push(TableProblem::no_such_column(name, headings));
        }
        found
    }
}

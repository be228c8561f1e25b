//! The working year: a first file, the next year, what is to be done, quarters, revisions, and
//! two drafts side by side.

#![expect(clippy::doc_link_with_quotes, reason = "Python's lists and keys")]

use lkj_core::year::{Deadlines, Forecasting};
use lkj_core::{Date, Locale, Period, Published, Rules, Stamp, Stamped, Year};
use pyo3::prelude::*;
use serde::Serialize;

use crate::error;
use crate::framework::{PyFramework, year};
use crate::object;
use crate::rules::asked;

/// A result of the engine as Python's dictionaries and lists.
pub(crate) fn tree<'py>(py: Python<'py>, result: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let tree = serde_json::to_value(result)
        .map_err(|problem| pyo3::exceptions::PyValueError::new_err(problem.to_string()))?;
    object::from_json(py, &tree)
}

/// An old output with its stamp.
pub(crate) fn published(py: Python<'_>, output: &str) -> PyResult<Published> {
    Published::read(output).map_err(|missing| {
        error::evaluation(
            py,
            "no_stamp",
            &missing.message(Locale::Indonesian),
            &missing.message(Locale::English),
        )
    })
}

/// What an output about a year is made with.
pub(crate) fn stamp_of(
    py: Python<'_>,
    of: &PyFramework,
    year: Year,
    rules: &Rules,
) -> PyResult<Stamp> {
    let stamp = of.framework().stamp(year, rules);
    stamp.map_err(|unknown| error::unknown_profile(py, &unknown))
}

/// A date as callers give it: a `datetime.date`, or `"2026-02-10"`.
fn date(value: &Bound<'_, PyAny>) -> PyResult<Date> {
    let text = value.str()?.to_cow()?.into_owned();
    text.parse().map_err(|_| {
        error::evaluation(
            value.py(),
            "invalid_date",
            &format!("{text:?} bukan tanggal (misalnya 2026-02-10)"),
            &format!("{text:?} is not a date (such as 2026-02-10)"),
        )
    })
}

/// Return a small commented file in Indonesian that evaluates as it is.
///
/// Parameters
/// ----------
/// year : int
///     The year that it is about.
///
/// Returns
/// -------
/// str
///     TOML, with figures that are to be replaced.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> framework = lkj.loads(lkj.first_file(2025))
/// >>> framework.evaluate()["puas"].achievement.value
/// Decimal('100.98')
#[pyfunction]
#[pyo3(name = "first_file")]
pub(crate) fn first_file(year: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(lkj_core::year::first_file(self::year(year)?))
}

#[pymethods]
impl PyFramework {
    /// Open a year: the text of a file to be put beside those of the years before.
    ///
    /// Parameters
    /// ----------
    /// year : int
    ///     The year to open.
    ///
    /// Returns
    /// -------
    /// tuple of str
    ///     A name for the file, and its text; what must be filled in says ``ISI``.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     When the year is open already, or nothing comes before it.
    ///
    /// Examples
    /// --------
    /// >>> import lkj
    /// >>> name, text = lkj.loads(lkj.first_file(2025)).next_year(2026)
    /// >>> name
    /// '2026.toml'
    fn next_year(&self, py: Python<'_>, year: &Bound<'_, PyAny>) -> PyResult<(String, String)> {
        let next = self
            .framework()
            .next_year(self::year(year)?)
            .map_err(|problem| {
                error::evaluation(
                    py,
                    "cannot_open",
                    &problem.message(Locale::Indonesian),
                    &problem.message(Locale::English),
                )
            })?;
        Ok((next.name, next.text))
    }

    /// List what of a year is late, due and still to come, by the unit that answers for it.
    ///
    /// Parameters
    /// ----------
    /// year : int
    ///     The year.
    /// date : datetime.date or str
    ///     The day for which it is asked; no clock is read.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``stage``, ``stage_by_date``, and ``units``, each with its ``items``.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     When that is no year or no date.
    ///
    /// Examples
    /// --------
    /// >>> import lkj
    /// >>> todo = lkj.loads(lkj.first_file(2025)).to_do(2025, "2026-02-10")
    /// >>> [len(unit["items"]) for unit in todo["units"]]
    /// [0, 0]
    fn to_do<'py>(
        &self,
        py: Python<'py>,
        year: &Bound<'_, PyAny>,
        date: &Bound<'_, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (year, date) = (self::year(year)?, self::date(date)?);
        let to_do = self.framework().to_do(year, date, Deadlines::default());
        let stamp = stamp_of(py, self, year, &Rules::default())?;
        tree(py, &Stamped::new(&to_do, stamp))
    }

    /// Measure a part of a year: against its own target, to date, and against the year.
    ///
    /// Parameters
    /// ----------
    /// period : str
    ///     ``"2025-Q2"``, ``"2025-S1"`` or ``"2025-07"``.
    /// forecast : bool
    ///     Whether to tell where the year would end if it went on as it went so far.
    /// rules : str, Rules or dict, optional
    ///     The conventions; they win over the file's.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``indicators``, each with ``achievement``, ``to_date``, ``annual`` and ``forecast``.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     When that is no period, or the rules are not known.
    #[pyo3(signature = (period, *, forecast=false, rules=None))]
    fn evaluate_period<'py>(
        &self,
        py: Python<'py>,
        period: &str,
        forecast: bool,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let period: Period = period.parse().map_err(|_| {
            error::evaluation(
                py,
                "invalid_period",
                &format!("{period:?} bukan periode"),
                &format!("{period:?} is not a period"),
            )
        })?;
        let forecasting = if forecast {
            Forecasting::Asked
        } else {
            Forecasting::None
        };
        let rules = asked(rules)?;
        let evaluation = self
            .framework()
            .evaluate_period(period, &rules.rules, forecasting)
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        let stamp = stamp_of(py, self, period.year(), &rules.rules)?;
        tree(py, &Stamped::new(&evaluation, stamp))
    }

    /// Return the targets of every part of a year, with who answers and what supports them.
    ///
    /// Parameters
    /// ----------
    /// year : int
    ///     The year.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``parts`` and ``rows`` (*rencana aksi*).
    fn action_plan<'py>(
        &self,
        py: Python<'py>,
        year: &Bound<'_, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (year, rules) = (self::year(year)?, Rules::default());
        let plan = self
            .framework()
            .action_plan(year, &rules)
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        tree(py, &Stamped::new(&plan, stamp_of(py, self, year, &rules)?))
    }

    /// Return what revisions of the agreement and of budgets did.
    ///
    /// Parameters
    /// ----------
    /// year : int
    ///     The year.
    /// rules : str, Rules or dict, optional
    ///     The conventions; they win over the file's.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``agreement``, ``indicators`` and ``budgets``, each with its versions.
    #[pyo3(signature = (year, *, rules=None))]
    fn revisions<'py>(
        &self,
        py: Python<'py>,
        year: &Bound<'_, PyAny>,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (year, rules) = (self::year(year)?, asked(rules)?);
        let revisions = self
            .framework()
            .revisions(year, &rules.rules)
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        let stamp = stamp_of(py, self, year, &rules.rules)?;
        tree(py, &Stamped::new(&revisions, stamp))
    }

    /// Return the framework as it stood at the end of a day.
    ///
    /// Parameters
    /// ----------
    /// date : datetime.date or str
    ///     What was signed later is left out.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     To be evaluated like any other.
    fn as_of(&self, date: &Bound<'_, PyAny>) -> PyResult<Self> {
        let framework = self.framework().as_of(self::date(date)?);
        Ok(Self::of(framework, Vec::new()))
    }

    /// Compare with an older state: what changed, which results, and what became of findings.
    ///
    /// Parameters
    /// ----------
    /// older : Framework
    ///     The older state.
    /// year : int
    ///     The year whose results and findings are compared.
    /// rules : str, Rules or dict, optional
    ///     The conventions; they win over the file's.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``differences``, ``results``, and the findings that are ``fixed``, ``new``, ``open``
    ///     and ``decided``.
    ///
    /// Examples
    /// --------
    /// >>> import lkj
    /// >>> older = lkj.loads(lkj.first_file(2025))
    /// >>> newer = lkj.loads(lkj.first_file(2025).replace("puas_n = 412", "puas_n = 415"))
    /// >>> [one["message"] for one in newer.compare(older, 2025)["differences"]]
    /// ['data Responden yang puas 2025: 412 → 415']
    #[pyo3(signature = (older, year, *, rules=None))]
    fn compare<'py>(
        &self,
        py: Python<'py>,
        older: &Bound<'_, PyFramework>,
        year: &Bound<'_, PyAny>,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (year, rules, older) = (self::year(year)?, asked(rules)?, older.get());
        let comparison = self
            .framework()
            .compare(older.framework(), year, &rules.rules)
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        let before = stamp_of(py, older, year, &rules.rules)?;
        let now = stamp_of(py, self, year, &rules.rules)?;
        tree(py, &Stamped::of_both(&comparison, now, before))
    }

    /// Return what an output about a year is made with.
    ///
    /// Parameters
    /// ----------
    /// year : int
    ///     The year.
    /// rules : str, Rules or dict, optional
    ///     The conventions; they win over the file's.
    ///
    /// Returns
    /// -------
    /// dict
    ///     Engine, rules, year, stage, and the digests of the input and of the figures.
    #[pyo3(signature = (year, *, rules=None))]
    fn stamp<'py>(
        &self,
        py: Python<'py>,
        year: &Bound<'_, PyAny>,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (year, rules) = (self::year(year)?, asked(rules)?);
        tree(py, &stamp_of(py, self, year, &rules.rules)?)
    }

    /// Make an old output again, and tell whether the same digits come out.
    ///
    /// Parameters
    /// ----------
    /// output : str
    ///     The text of the old output (JSON, text, HTML, Markdown), or the line of its stamp.
    /// rules : str, Rules or dict, optional
    ///     The conventions that were asked for then.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``digits`` (``same``, ``different``, ``unknown``), ``changes`` since, ``altered``, the
    ///     ``figures`` that came out differently, and the stamps ``before`` and ``now``.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     When there is no stamp in it, or it names no year.
    ///
    /// Examples
    /// --------
    /// >>> import lkj
    /// >>> old = lkj.loads(lkj.first_file(2025)).evaluate(2025).to_json()
    /// >>> today = lkj.loads(lkj.first_file(2025).replace("puas_n = 412", "puas_n = 415"))
    /// >>> again = today.reproduce(old)
    /// >>> again["digits"], again["changes"]
    /// ('different', ['input'])
    #[pyo3(signature = (output, *, rules=None))]
    fn reproduce<'py>(
        &self,
        py: Python<'py>,
        output: &str,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (published, rules) = (published(py, output)?, asked(rules)?);
        let again = self.framework().reproduce(&published, &rules.rules);
        let again = again.map_err(|problem| {
            error::evaluation(
                py,
                "not_reproducible",
                &problem.message(Locale::Indonesian),
                &problem.message(Locale::English),
            )
        })?;
        tree(py, &again)
    }
}

//! The agencies of a region side by side.

#![expect(clippy::doc_link_with_quotes, reason = "Python's lists and keys")]

use std::path::PathBuf;
use std::sync::Arc;

use lkj_core::portfolio::{Member, Portfolio, RankedBy, RegionEvaluation};
use lkj_core::{Locale, Polarity, Rules, Stamped, Year};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::framework::{NO_YEAR, PyFramework};
use crate::rules::asked;
use crate::table::{PyTable, Values};
use crate::year::{published, tree};
use crate::{error, input, locale, object};

/// The agencies of a region side by side, for one year.
///
/// Parameters
/// ----------
/// agencies : dict
///     Frameworks, or paths of files or folders, by what each agency is known by. A path that
///     does not read is told in ``report()["attendance"]``, and the others go on.
/// region : Framework, optional
///     The region's own framework, with its list of agencies and what they contribute.
/// year : int, optional
///     The latest in which any agency realized anything where it is left out.
/// rules : str, Rules or dict, optional
///     The conventions; they win over the files'.
///
/// Raises
/// ------
/// EvaluationError
///     When nothing is realized and no year is named, or the rules are not known.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> dinas = lkj.loads(lkj.first_file(2025))
/// >>> region = lkj.Region({"dinas": dinas})
/// >>> region.table().columns[:4]
/// ['agency', 'year', 'level', 'id']
/// >>> region.ranking()["ranked"][0]["agency"]
/// 'dinas'
#[pyclass(frozen, module = "lkj", name = "Region")]
#[derive(Debug)]
pub(crate) struct PyRegion {
    portfolio: Arc<Portfolio>,
    year: Year,
    rules: Rules,
}

impl PyRegion {
    fn evaluation(&self, py: Python<'_>) -> PyResult<RegionEvaluation<'_>> {
        self.portfolio
            .evaluate(self.year, &self.rules)
            .map_err(|unknown| error::unknown_profile(py, &unknown))
    }
}

#[pymethods]
impl PyRegion {
    #[new]
    #[pyo3(signature = (agencies, *, region=None, year=None, rules=None))]
    fn new(
        py: Python<'_>,
        agencies: &Bound<'_, PyDict>,
        region: Option<&Bound<'_, PyFramework>>,
        year: Option<&Bound<'_, PyAny>>,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut members = Vec::new();
        for (key, value) in agencies.iter() {
            let key: String = key.extract()?;
            let framework = match value.cast::<PyFramework>() {
                Ok(framework) => Ok(framework.get().framework().clone()),
                Err(_) => {
                    let path: PathBuf = value.extract()?;
                    let texts = input::texts(&path).map_err(|problem| problem.raised(py))?;
                    input::framework(&texts)
                }
            };
            members.push(Member::new(key, framework));
        }
        let region = region.map(|region| region.get().framework().clone());
        let portfolio = Portfolio::new(region, members);
        let year = match year {
            Some(year) => crate::framework::year(year)?,
            None => portfolio
                .latest_year()
                .ok_or_else(|| error::evaluation(py, "no_year", NO_YEAR.0, NO_YEAR.1))?,
        };
        let region = Self {
            portfolio: Arc::new(portfolio),
            year,
            rules: asked(rules)?.rules,
        };
        region.evaluation(py)?;
        Ok(region)
    }

    /// The year.
    #[getter]
    fn year(&self) -> u16 {
        self.year.get()
    }

    /// Return everything of the year in one structure.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``attendance``, ``agencies``, ``rolled_up``, ``tree``, ``disagreements``,
    ///     ``by_objectives``, ``by_absorption`` and ``stamp``.
    fn report<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let evaluation = self.evaluation(py)?;
        tree(py, &Stamped::new(&evaluation.report(), evaluation.stamp()))
    }

    /// Return what an output about the region is made with.
    ///
    /// Returns
    /// -------
    /// dict
    ///     Engine, rules, year, stage, and the digests of the input and of the figures.
    fn stamp<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        tree(py, &self.evaluation(py)?.stamp())
    }

    /// Make an old output about the region again, and tell whether the same digits come out.
    ///
    /// Parameters
    /// ----------
    /// output : str
    ///     The text of the old output, or the line of its stamp.
    ///
    /// Returns
    /// -------
    /// dict
    ///     As :meth:`Framework.reproduce`.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     When there is no stamp in it.
    fn reproduce<'py>(&self, py: Python<'py>, output: &str) -> PyResult<Bound<'py, PyAny>> {
        let published = published(py, output)?;
        tree(py, &self.evaluation(py)?.reproduce(&published))
    }

    /// Return all results of all agencies as one long table with fixed columns.
    ///
    /// Returns
    /// -------
    /// Table
    ///     For pandas, polars, pyarrow and DuckDB; ``to_polars().write_parquet(path)``.
    fn table(&self, py: Python<'_>) -> PyResult<PyTable> {
        let rows = self.evaluation(py)?.rows();
        let polarity = |polarity: Option<Polarity>| polarity.map(Polarity::word);
        let text = |of: fn(&lkj_core::portfolio::LongRow) -> Option<String>| {
            Values::text(rows.iter().map(of))
        };
        Ok(PyTable::new(
            "region",
            vec![
                (
                    "agency",
                    Values::category(rows.iter().map(|row| Some(row.agency.clone()))),
                ),
                (
                    "year",
                    Values::whole(rows.iter().map(|row| Some(row.year.get().into()))),
                ),
                (
                    "level",
                    Values::category(rows.iter().map(|row| Some(row.level))),
                ),
                ("id", text(|row| Some(row.id.clone()))),
                ("name", text(|row| Some(row.name.clone()))),
                (
                    "unit",
                    Values::category(rows.iter().map(|row| row.unit.clone())),
                ),
                (
                    "polarity",
                    Values::category(rows.iter().map(|row| polarity(row.polarity))),
                ),
                ("target", text(|row| row.target.clone())),
                ("realization", text(|row| row.realization.clone())),
                (
                    "achievement",
                    Values::number(rows.iter().map(|row| row.achievement)),
                ),
                (
                    "category",
                    Values::category(rows.iter().map(|row| row.category.clone())),
                ),
                ("budget", Values::number(rows.iter().map(|row| row.budget))),
                ("spent", Values::number(rows.iter().map(|row| row.spent))),
                (
                    "absorption",
                    Values::number(rows.iter().map(|row| row.absorption)),
                ),
                (
                    "stamp",
                    Values::category(rows.iter().map(|row| Some(row.stamp.clone()))),
                ),
            ],
        ))
    }

    /// Return the region's goals and objectives with what agencies contribute, as a tree of text.
    ///
    /// Returns
    /// -------
    /// str
    ///     Empty where the region has no framework of its own.
    fn tree(&self, py: Python<'_>) -> PyResult<String> {
        let locale = if object::word(&locale::chosen()) == "en" {
            Locale::English
        } else {
            Locale::Indonesian
        };
        Ok(self.evaluation(py)?.tree(locale))
    }

    /// Put the agencies in the order of a result; those with the same value share a rank.
    ///
    /// Parameters
    /// ----------
    /// indicator : str, optional
    ///     The name of an indicator; the mean of the objectives' indicators, each 100 at most,
    ///     where it is left out.
    ///
    /// Returns
    /// -------
    /// dict
    ///     ``ranked``, ``unranked`` and ``stamp``.
    #[pyo3(signature = (indicator=None))]
    fn ranking<'py>(
        &self,
        py: Python<'py>,
        indicator: Option<String>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let by = indicator.map_or(RankedBy::ObjectivesCapped, RankedBy::Indicator);
        let evaluation = self.evaluation(py)?;
        tree(
            py,
            &Stamped::new(&evaluation.ranking(by), evaluation.stamp()),
        )
    }

    fn __repr__(&self) -> String {
        format!(
            "<lkj.Region {}: {} agencies>",
            self.year,
            self.portfolio.members().len()
        )
    }
}

//! The framework: read, made of a dict, changed, saved, evaluated.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lkj_core::files::{Format, Holds};
use lkj_core::{Framework, Year};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::{Map, Value, json};

use crate::check::{Checked, PyCheck};
use crate::evaluation::{Evaluated, PyEvaluation};
use crate::indicator_table::{self, Naming};
use crate::input::{self, Text};
use crate::rules::asked;
use crate::trace::PyExplanation;
use crate::{error, html, locale, object};

/// Everything about one organization over the years: plan, agreements, data, realizations, money
/// (*kerangka kinerja*).
///
/// :func:`read` and :func:`loads` make it of a file or a text; the constructor makes it of a dict
/// with the keys of the file. It does not change: what changes something returns another
/// framework, checked as a whole. Equal by content, hashable.
///
/// Parameters
/// ----------
/// data : mapping
///     The tables of the file by their names. Numbers are Decimal, int, or text as documents
///     print it; what is None is left out.
/// floats : bool
///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
///     as data frames have them.
///
/// Raises
/// ------
/// ParseError
///     With everything that is wrong, each with its path.
/// NumberError
///     For NaN and infinities; :class:`InexactNumberError` for a float.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> framework = lkj.Framework({
/// ...     "organization": {"name": "Dinas Contoh"},
/// ...     "indicator": {"puas": {"name": "Kepuasan", "targets": {2025: 85}}},
/// ...     "realized": {2025: {"puas": "88,40"}},
/// ... })
/// >>> framework.evaluate(2025)["puas"].achievement.value
/// Decimal('104.00')
#[pyclass(frozen, eq, hash, module = "lkj", name = "Framework", from_py_object)]
#[derive(Debug, Clone)]
pub(crate) struct PyFramework {
    held: Arc<Held>,
}

#[derive(Debug)]
struct Held {
    framework: Framework,
    /// What it was read from; empty where it was made of a dict.
    texts: Vec<Text>,
}

impl PartialEq for PyFramework {
    fn eq(&self, other: &Self) -> bool {
        self.framework() == other.framework()
    }
}

impl Eq for PyFramework {}

impl std::hash::Hash for PyFramework {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.framework().to_json().hash(state);
    }
}

impl PyFramework {
    pub(crate) fn of(framework: Framework, texts: Vec<Text>) -> Self {
        Self {
            held: Arc::new(Held { framework, texts }),
        }
    }

    pub(crate) fn framework(&self) -> &Framework {
        &self.held.framework
    }

    /// The file or the folder that it was read from.
    pub(crate) fn source(&self) -> Option<&Path> {
        match self.held.texts.as_slice() {
            [] => None,
            [one] => one.path.as_deref(),
            [first, ..] => first.path.as_deref()?.parent(),
        }
    }

    /// Whether places in it are places in a text.
    pub(crate) fn is_text(&self) -> bool {
        !self.held.texts.is_empty()
    }

    /// A framework of a tree, whose places are paths alone.
    fn of_tree(py: Python<'_>, tree: &Value, texts: Vec<Text>) -> PyResult<Self> {
        let text = tree.to_string();
        let framework = py.detach(|| {
            let read = Framework::from_json(&text)?;
            Framework::new(read.into_draft())
        });
        let framework = framework.map_err(|problems| error::parse(py, &problems, false))?;
        Ok(Self::of(framework, texts))
    }

    fn tree(&self) -> PyResult<Value> {
        serde_json::from_str(&self.framework().to_json())
            .map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
    }

    /// Another framework, with changes laid over this one.
    fn changed(&self, py: Python<'_>, changes: Value) -> PyResult<Self> {
        let mut tree = self.tree()?;
        object::lay_over(&mut tree, changes);
        Self::of_tree(py, &tree, self.held.texts.clone())
    }

    fn with_money(
        &self,
        py: Python<'_>,
        of: &str,
        year: &Bound<'_, PyAny>,
        key: &str,
        amount: &Bound<'_, PyAny>,
        floats: bool,
    ) -> PyResult<Self> {
        let amount = object::to_json_with_null(amount, floats)?;
        let year = self::year(year)?.to_string();
        self.changed(py, json!({ "money": { year: { of: { key: amount } } } }))
    }

    /// The year that was asked for, else the latest with any realization.
    fn year_or_latest(&self, py: Python<'_>, asked: Option<&Bound<'_, PyAny>>) -> PyResult<Year> {
        if let Some(asked) = asked.filter(|asked| !asked.is_none()) {
            return year(asked);
        }
        self.framework().latest_year().ok_or_else(|| no_year(py))
    }
}

/// A framework in which nothing is realized.
fn no_year(py: Python<'_>) -> PyErr {
    let (indonesian, english) = NO_YEAR;
    error::evaluation(py, "no_year", indonesian, english)
}

/// What is said of a framework in which nothing is realized.
pub(crate) const NO_YEAR: (&str, &str) = (
    "belum ada realisasi apa pun; sebutkan tahunnya",
    "nothing is realized yet; name the year",
);

/// A year as callers give it.
pub(crate) fn year(value: &Bound<'_, PyAny>) -> PyResult<Year> {
    let text = value.str()?.to_cow()?.into_owned();
    text.parse().map_err(|_| {
        error::evaluation(
            value.py(),
            "invalid_year",
            &format!("{text:?} bukan tahun"),
            &format!("{text:?} is not a year"),
        )
    })
}

#[pymethods]
impl PyFramework {
    #[new]
    #[pyo3(signature = (data, *, floats=false))]
    fn new(py: Python<'_>, data: &Bound<'_, PyAny>, floats: bool) -> PyResult<Self> {
        Self::of_tree(py, &object::to_json(data, floats)?, Vec::new())
    }

    /// Make a framework of a table of indicators: a data frame, a sheet, a mapping of columns.
    ///
    /// A row is an indicator, with its targets and realizations in columns of their own; or, with
    /// ``period``, what an indicator has for one period. Cells are numbers, or texts as documents
    /// print them (``"80,94"``, ``"1.250 orang"``, ``"7-8"``, ``"WTP"``). What can be read in two
    /// ways is settled by the unit of its row, by ``locale``, or by the style of its column, else
    /// refused. A float is taken by its shortest decimal form: of a column of floats no more is
    /// known than that. NaN, NA and None are missing; infinities are refused. Rows without any
    /// cell are passed over.
    ///
    /// Parameters
    /// ----------
    /// table : data frame or mapping
    ///     Anything with ``__arrow_c_stream__`` (polars, pyarrow, DuckDB), a pandas data frame,
    ///     or a mapping from names of columns to their cells.
    /// organization : str
    ///     The official name of the organization.
    /// name : str, optional
    ///     The column of names; those of ``id`` where it is left out.
    /// id : str, optional
    ///     The column of ids; they are made of the names where it is left out.
    /// goal, objective : str, optional
    ///     The columns of names of goals (*tujuan*) and objectives (*sasaran*). An indicator
    ///     belongs to its objective, else to its goal.
    /// unit, polarity, method, baseline, weight, code, definition, source : str, optional
    ///     The columns of what is known of each indicator. Polarities are words of the file
    ///     (``"lower"``) or of reports (``"negatif"``, ``"semakin rendah semakin baik"``).
    /// period : str, optional
    ///     The column of years, or of parts of years, where each row is of one period.
    /// targets, agreed_targets, realizations : mapping or str, optional
    ///     The columns of the targets of the plan (*Renstra*), of the targets of the agreement
    ///     (*Perjanjian Kinerja*), and of the realizations: ``{2024: "Target 2024"}``; one column
    ///     where ``period`` names the periods.
    /// first_row : int
    ///     Which number messages give the first row: 2 where a sheet has its headings in row 1.
    /// locale : {"id", "en"}, optional
    ///     The style in which all texts write numbers.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     Checked as a whole.
    ///
    /// Raises
    /// ------
    /// TableError
    ///     With everything that cannot be read in one way, each with row and column.
    /// TypeError
    ///     When it is no table.
    ///
    /// Examples
    /// --------
    /// >>> import lkj
    /// >>> sheet = {
    /// ...     "Indikator": ["Koperasi aktif", "Angka kematian ibu"],
    /// ...     "Polaritas": ["positif", "negatif"],
    /// ...     "Target 2024": ["80,94", 12],
    /// ...     "Realisasi 2024": [80.34, None],
    /// ... }
    /// >>> framework = lkj.Framework.from_table(
    /// ...     sheet,
    /// ...     organization="Dinas Contoh",
    /// ...     name="Indikator",
    /// ...     polarity="Polaritas",
    /// ...     targets={2024: "Target 2024"},
    /// ...     realizations={2024: "Realisasi 2024"},
    /// ... )
    /// >>> framework.evaluate(2024)["koperasi_aktif"].achievement.value
    /// Decimal('99.26')
    #[staticmethod]
    #[pyo3(signature = (
        table, *, organization, name=None, id=None, goal=None, objective=None, unit=None,
        polarity=None, method=None, baseline=None, weight=None, code=None, definition=None,
        source=None, period=None, targets=None, agreed_targets=None, realizations=None,
        first_row=1, locale=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "each is an outward name")]
    #[expect(clippy::doc_link_with_quotes, reason = "Python's lists and keys")]
    fn from_table(
        table: &Bound<'_, PyAny>,
        organization: &str,
        name: Option<String>,
        id: Option<String>,
        goal: Option<String>,
        objective: Option<String>,
        unit: Option<String>,
        polarity: Option<String>,
        method: Option<String>,
        baseline: Option<String>,
        weight: Option<String>,
        code: Option<String>,
        definition: Option<String>,
        source: Option<String>,
        period: Option<String>,
        targets: Option<&Bound<'_, PyAny>>,
        agreed_targets: Option<&Bound<'_, PyAny>>,
        realizations: Option<&Bound<'_, PyAny>>,
        first_row: usize,
        locale: Option<&str>,
    ) -> PyResult<Self> {
        let mut naming = Naming::default();
        for (holds, column) in [
            (Holds::Name, name),
            (Holds::Id, id),
            (Holds::Goal, goal),
            (Holds::Objective, objective),
            (Holds::Unit, unit),
            (Holds::Polarity, polarity),
            (Holds::Method, method),
            (Holds::Baseline, baseline),
            (Holds::Weight, weight),
            (Holds::Code, code),
            (Holds::Definition, definition),
            (Holds::Source, source),
            (Holds::Period, period),
        ] {
            naming.one(holds, column);
        }
        naming.by_period(Holds::Target, targets)?;
        naming.by_period(Holds::AgreedTarget, agreed_targets)?;
        naming.by_period(Holds::Realization, realizations)?;
        let framework =
            indicator_table::framework(table, organization, &naming, first_row, locale)?;
        Ok(Self::of(framework, Vec::new()))
    }

    /// The official name of the organization.
    #[getter]
    fn name(&self) -> &str {
        &self.framework().organization.name
    }

    /// The years of which it says anything, in order.
    #[getter]
    fn years(&self) -> Vec<u16> {
        let years = self.framework().years();
        years.into_iter().map(Year::get).collect()
    }

    /// The latest year with any realization; None where nothing is realized.
    #[getter]
    fn latest_year(&self) -> Option<u16> {
        self.framework().latest_year().map(Year::get)
    }

    /// The files that it was read from.
    #[getter]
    fn files(&self) -> Vec<PathBuf> {
        let texts = self.held.texts.iter();
        texts.filter_map(|text| text.path.clone()).collect()
    }

    /// Return how far a year has come: ``"draft"``, ``"Q1"`` to ``"Q4"``, or ``"final"``.
    ///
    /// Parameters
    /// ----------
    /// year : int
    ///     The year.
    ///
    /// Returns
    /// -------
    /// str
    ///     As stated, else final once anything was realized.
    fn stage(&self, year: &Bound<'_, PyAny>) -> PyResult<&'static str> {
        Ok(self.framework().stage(self::year(year)?).word())
    }

    /// Work out everything for one year.
    ///
    /// Parameters
    /// ----------
    /// year : int, optional
    ///     The latest one with any realization where it is left out.
    /// rules : str, Rules or dict, optional
    ///     The conventions; they win over the file's.
    ///
    /// Returns
    /// -------
    /// Evaluation
    ///     All results of the year.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     When nothing is realized and no year is named, or the rules are not known.
    #[pyo3(signature = (year=None, *, rules=None))]
    fn evaluate(
        &self,
        py: Python<'_>,
        year: Option<&Bound<'_, PyAny>>,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyEvaluation> {
        let year = self.year_or_latest(py, year)?;
        let rules = asked(rules)?;
        let evaluation = py
            .detach(|| self.framework().evaluate(year, &rules.rules))
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        Ok(PyEvaluation::of(Arc::new(Evaluated {
            framework: self.clone(),
            rules,
            evaluation,
        })))
    }

    /// Find what does not agree in a year.
    ///
    /// Parameters
    /// ----------
    /// year : int, optional
    ///     The latest one with any realization where it is left out.
    /// rules : str, Rules or dict, optional
    ///     The conventions; they win over the file's.
    ///
    /// Returns
    /// -------
    /// Check
    ///     Its findings (*catatan*), and how many printed statements hold.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     As :meth:`evaluate`.
    #[pyo3(signature = (year=None, *, rules=None))]
    fn check(
        &self,
        py: Python<'_>,
        year: Option<&Bound<'_, PyAny>>,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyCheck> {
        let year = self.year_or_latest(py, year)?;
        let rules = asked(rules)?;
        let check = py
            .detach(|| self.framework().check(year, &rules.rules))
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        Ok(PyCheck::of(Arc::new(Checked {
            framework: self.clone(),
            year,
            rules,
            check,
        })))
    }

    /// Return the value of a reference or formula, and how it came about.
    ///
    /// Parameters
    /// ----------
    /// reference : str
    ///     A reference or a formula: ``"rat.achievement"``, ``"um[-1]"``, ``"growth(um)"``,
    ///     ``"mean(um[2017..2019])"``.
    /// year : int, optional
    ///     The latest one with any realization where it is left out.
    /// rules : str, Rules or dict, optional
    ///     The conventions; they win over the file's.
    ///
    /// Returns
    /// -------
    /// Explanation
    ///     Its value and the steps to it.
    ///
    /// Raises
    /// ------
    /// FormulaError
    ///     When it cannot be read or names nothing.
    /// EvaluationError
    ///     As :meth:`evaluate`.
    #[pyo3(signature = (reference, year=None, *, rules=None))]
    fn explain(
        &self,
        py: Python<'_>,
        reference: &str,
        year: Option<&Bound<'_, PyAny>>,
        rules: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyExplanation> {
        let year = self.year_or_latest(py, year)?;
        PyExplanation::ask(py, self, reference, year, &asked(rules)?)
    }

    /// Return it by the keys of the file.
    ///
    /// Returns
    /// -------
    /// dict
    ///     Numbers as exact text; ``Framework(framework.to_dict()) == framework``.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object::from_json(py, &self.tree()?)
    }

    /// Return it as TOML, in canonical form.
    ///
    /// Returns
    /// -------
    /// str
    ///     The native file.
    fn to_toml(&self) -> String {
        self.framework().to_toml()
    }

    /// Return it as JSON, in canonical form.
    ///
    /// Returns
    /// -------
    /// str
    ///     The native file as JSON.
    fn to_json(&self) -> String {
        self.framework().to_json()
    }

    /// Write it as a workbook in the shape of the template (``docs/workbook.md``), which
    /// :func:`lkj.read` reads back without loss.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The ``.xlsx`` file to write.
    /// locale : str, optional
    ///     Language of headings and words, ``"id"`` or ``"en"``; the chosen one where it is left
    ///     out.
    ///
    /// Raises
    /// ------
    /// OSError
    ///     When the file cannot be written.
    /// EvaluationError
    ///     When it is larger than a workbook can be.
    #[pyo3(signature = (path, *, locale=None))]
    fn to_xlsx(&self, py: Python<'_>, path: PathBuf, locale: Option<&str>) -> PyResult<()> {
        let locale = locale::of(py, locale)?;
        let bytes = py
            .detach(|| self.framework().to_xlsx(locale))
            .map_err(|error| error::workbook(py, &error))?;
        write(&path, &bytes).map_err(|error| input::Unreadable::File(path, error).raised(py))
    }

    /// Return another framework, with changes laid over this one.
    ///
    /// Parameters
    /// ----------
    /// changes : mapping
    ///     The tables of the file by their names, those alone that change. Tables are joined key
    ///     by key; a list or a value takes the place of the old one; None takes it away.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     The other one.
    ///
    /// Raises
    /// ------
    /// ParseError
    ///     When what comes out is not in order.
    ///
    /// Examples
    /// --------
    /// >>> import lkj
    /// >>> framework = lkj.Framework({"organization": {"name": "Dinas Contoh"}})
    /// >>> framework.with_changes({"organization": {"name": "Badan Contoh"}}).name
    /// 'Badan Contoh'
    #[pyo3(signature = (changes, *, floats=false))]
    fn with_changes(
        &self,
        py: Python<'_>,
        changes: &Bound<'_, PyAny>,
        floats: bool,
    ) -> PyResult<Self> {
        self.changed(py, object::to_json_with_null(changes, floats)?)
    }

    /// Return another framework, with an indicator added or changed.
    ///
    /// Parameters
    /// ----------
    /// id : str
    ///     Its id: ``[a-z][a-z0-9_]*``.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    /// **fields
    ///     The keys of ``[indicator.ID]``: ``name``, ``of``, ``unit``, ``polarity``,
    ///     ``formula``, ``targets``, ...
    ///
    /// Returns
    /// -------
    /// Framework
    ///     The other one.
    ///
    /// Raises
    /// ------
    /// ParseError
    ///     When what comes out is not in order.
    #[pyo3(signature = (id, *, floats=false, **fields))]
    fn with_indicator(
        &self,
        py: Python<'_>,
        id: &str,
        floats: bool,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let fields = match fields {
            None => Value::Object(Map::new()),
            Some(fields) => object::to_json_with_null(fields.as_any(), floats)?,
        };
        self.changed(py, json!({ "indicator": { id: fields } }))
    }

    /// Return another framework, with a realization set that no formula gives.
    ///
    /// Parameters
    /// ----------
    /// of : str
    ///     Id of an indicator, or of a measure.
    /// period : int or str
    ///     A year, or a part of one: ``"2025-Q1"``.
    /// value : Decimal, int, str, dict or None
    ///     What was realized; a dict may hold its evidence too, None takes it away.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     The other one.
    ///
    /// Raises
    /// ------
    /// ParseError
    ///     When what comes out is not in order.
    /// NumberError
    ///     When the value cannot be read in one way.
    #[pyo3(signature = (of, period, value, *, floats=false))]
    fn with_realization(
        &self,
        py: Python<'_>,
        of: &str,
        period: &Bound<'_, PyAny>,
        value: &Bound<'_, PyAny>,
        floats: bool,
    ) -> PyResult<Self> {
        let value = object::to_json_with_null(value, floats)?;
        let period = period.str()?.to_cow()?.into_owned();
        self.changed(py, json!({ "realized": { period: { of: value } } }))
    }

    /// Return another framework, with the target of an indicator set for a period.
    ///
    /// Parameters
    /// ----------
    /// of : str
    ///     Id of an indicator.
    /// period : int or str
    ///     A year, or a part of one: ``"2025-Q1"``.
    /// value : Decimal, int, str, bool or None
    ///     What is promised: a number, a range (``"7-8"``), a bound (``"< 49"``), a grade; None
    ///     takes it away.
    /// document : {"plan", "annual_plan", "agreement"}
    ///     Which document promises it: the plan (*Renstra*), the yearly plan (*Renja*), or the
    ///     agreement as first signed (*Perjanjian Kinerja*); the latter two are of a year.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     The other one.
    ///
    /// Raises
    /// ------
    /// ParseError
    ///     When what comes out is not in order.
    /// NumberError
    ///     When the value cannot be read in one way.
    /// EvaluationError
    ///     When the document is not known.
    ///
    /// Examples
    /// --------
    /// >>> import lkj
    /// >>> framework = lkj.Framework({
    /// ...     "organization": {"name": "Dinas Contoh"},
    /// ...     "indicator": {"puas": {"name": "Kepuasan", "targets": {2025: 85}}},
    /// ...     "realized": {2025: {"puas": "88,40"}},
    /// ... })
    /// >>> framework.with_target("puas", 2025, "90,00").evaluate()["puas"].achievement.value
    /// Decimal('98.22')
    #[pyo3(signature = (of, period, value, *, document="plan", floats=false))]
    fn with_target(
        &self,
        py: Python<'_>,
        of: &str,
        period: &Bound<'_, PyAny>,
        value: &Bound<'_, PyAny>,
        document: &str,
        floats: bool,
    ) -> PyResult<Self> {
        let value = object::to_json_with_null(value, floats)?;
        let period = period.str()?.to_cow()?.into_owned();
        let changes = match document {
            "plan" => json!({ "indicator": { of: { "targets": { period: value } } } }),
            "annual_plan" | "agreement" => {
                json!({ document: { period: { "targets": { of: value } } } })
            }
            other => {
                return Err(error::evaluation(
                    py,
                    "unknown_word",
                    &format!(
                        "document={other:?} tidak dikenal; yang ada: plan, annual_plan, agreement"
                    ),
                    &format!("unknown document={other:?}; there are: plan, annual_plan, agreement"),
                ));
            }
        };
        self.changed(py, changes)
    }

    /// Return another framework, with the budget (*anggaran, pagu*) of a node set for a year.
    ///
    /// Parameters
    /// ----------
    /// of : str
    ///     Id of a program, an activity, a sub-activity or a spending group.
    /// year : int
    ///     The year.
    /// amount : Decimal, int, str or None
    ///     In rupiah: the original budget, as ``budget`` in the file; None takes it away.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     The other one.
    ///
    /// Raises
    /// ------
    /// ParseError
    ///     When what comes out is not in order.
    /// NumberError
    ///     When the amount cannot be read in one way.
    #[pyo3(signature = (of, year, amount, *, floats=false))]
    fn with_budget(
        &self,
        py: Python<'_>,
        of: &str,
        year: &Bound<'_, PyAny>,
        amount: &Bound<'_, PyAny>,
        floats: bool,
    ) -> PyResult<Self> {
        self.with_money(py, of, year, "budget", amount, floats)
    }

    /// Return another framework, with the spending (*realisasi anggaran*) of a node set for a
    /// year.
    ///
    /// Parameters
    /// ----------
    /// of : str
    ///     Id of a program, an activity, a sub-activity or a spending group.
    /// year : int
    ///     The year.
    /// amount : Decimal, int, str or None
    ///     In rupiah; None takes it away.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     The other one.
    ///
    /// Raises
    /// ------
    /// ParseError
    ///     When what comes out is not in order.
    /// NumberError
    ///     When the amount cannot be read in one way.
    #[pyo3(signature = (of, year, amount, *, floats=false))]
    fn with_spent(
        &self,
        py: Python<'_>,
        of: &str,
        year: &Bound<'_, PyAny>,
        amount: &Bound<'_, PyAny>,
        floats: bool,
    ) -> PyResult<Self> {
        self.with_money(py, of, year, "spent", amount, floats)
    }

    /// Return another framework, with values of series set for a period.
    ///
    /// Parameters
    /// ----------
    /// period : int or str
    ///     A year, or a part of one: ``"2025-Q1"``.
    /// values : mapping
    ///     The values by the ids of the series; None takes one away.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    ///
    /// Returns
    /// -------
    /// Framework
    ///     The other one.
    ///
    /// Raises
    /// ------
    /// ParseError
    ///     When what comes out is not in order.
    /// NumberError
    ///     When a value cannot be read in one way.
    #[pyo3(signature = (period, values, *, floats=false))]
    fn with_data(
        &self,
        py: Python<'_>,
        period: &Bound<'_, PyAny>,
        values: &Bound<'_, PyAny>,
        floats: bool,
    ) -> PyResult<Self> {
        let values = object::to_json_with_null(values, floats)?;
        let period = period.str()?.to_cow()?.into_owned();
        self.changed(py, json!({ "data": { period: values } }))
    }

    /// Save it.
    ///
    /// A framework that was read from TOML keeps the comments and the order of its files: only
    /// what is different is written. Any other is written in canonical form.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike, optional
    ///     A ``.toml`` or ``.json`` file; the files that it was read from where it is left out.
    ///
    /// Raises
    /// ------
    /// OSError
    ///     When a file cannot be written.
    /// ParseError
    ///     When the name tells no format, or no file is known.
    #[pyo3(signature = (path=None))]
    fn save(&self, py: Python<'_>, path: Option<PathBuf>) -> PyResult<()> {
        for (path, text) in self.texts_to_save(py, path)? {
            py.detach(|| write(&path, text.as_bytes()))
                .map_err(|error| input::Unreadable::File(path, error).raised(py))?;
        }
        Ok(())
    }

    fn __contains__(&self, id: &str) -> bool {
        self.framework().named(id).is_some()
    }

    fn __repr__(&self) -> String {
        let framework = self.framework();
        let years = match (self.years().first(), self.years().last()) {
            (Some(first), Some(last)) => format!(", {first}–{last}"),
            _ => String::new(),
        };
        format!(
            "<lkj.Framework {:?}: {} indicators, {} programs{years}>",
            self.name(),
            framework.indicators.len(),
            framework.programs.len()
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("framework", slf)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let again = py.import("lkj._lkj")?.getattr("_framework")?;
        let texts = self.held.texts.iter().map(|text| {
            (
                text.name.clone(),
                text.path.clone(),
                text.bytes.clone(),
                format_word(text.format),
            )
        });
        let texts: Vec<_> = texts.collect();
        // What was read and then changed is more than its texts.
        let is_as_read =
            input::framework(&self.held.texts).is_ok_and(|read| read == *self.framework());
        let tree = (!is_as_read).then(|| self.to_json());
        Ok((again, (texts, tree).into_pyobject(py)?.into_any()))
    }
}

impl PyFramework {
    /// Which files to write, with their texts.
    fn texts_to_save(
        &self,
        py: Python<'_>,
        path: Option<PathBuf>,
    ) -> PyResult<Vec<(PathBuf, String)>> {
        let framework = self.framework();
        let texts = &self.held.texts;
        if let Some(path) = path {
            let one_text = match texts.as_slice() {
                [one] if one.format == Format::Toml => std::str::from_utf8(&one.bytes).ok(),
                _ => None,
            };
            let text = match (Format::of_name(&path.to_string_lossy()), one_text) {
                (Some(Format::Json), _) => framework.to_json(),
                (Some(Format::Toml), Some(one)) => framework
                    .update_toml(one)
                    .map_err(|problems| error::parse(py, &problems, true))?,
                (Some(Format::Toml), None) => framework.to_toml(),
                _ => return Err(input::Unreadable::Ending(path).raised(py)),
            };
            return Ok(vec![(path, text)]);
        }
        let paths: Option<Vec<_>> = texts.iter().map(|text| text.path.clone()).collect();
        let paths = paths.filter(|paths| !paths.is_empty()).ok_or_else(|| {
            error::parse_one(
                py,
                "no_file",
                "",
                "tidak dibaca dari berkas; sebutkan nama berkasnya",
                "it was not read from a file; name one",
            )
        })?;
        if texts.iter().any(|text| text.format == Format::Xlsx) {
            return Err(error::parse_one(
                py,
                "not_separable",
                "",
                "dibaca dari buku kerja, yang tidak diubah di tempatnya; simpan ke berkas .toml atau .json, atau gunakan to_xlsx",
                "it was read from a workbook, which is not changed in its place; save to a .toml or .json file, or use to_xlsx",
            ));
        }
        let old: Vec<(&str, &str)> = texts
            .iter()
            .filter_map(|text| Some((&*text.name, std::str::from_utf8(&text.bytes).ok()?)))
            .collect();
        let new = framework
            .update_texts(&old)
            .map_err(|problems| error::parse(py, &problems, true))?;
        let new = new.ok_or_else(|| {
            error::parse_one(
                py,
                "not_separable",
                "",
                "perubahannya tidak dapat dibagi ke berkas-berkas semula; simpan ke satu berkas",
                "the changes cannot be told apart by file; save to one file",
            )
        })?;
        Ok(paths.into_iter().zip(new).collect())
    }
}

/// Writes a file so that nobody ever sees half of it.
pub(crate) fn write(path: &Path, text: &[u8]) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    let beside = PathBuf::from(beside);
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path)
}

/// The ending of the names of files of a format.
const fn format_word(format: Format) -> &'static str {
    match format {
        Format::Json => "json",
        Format::Xlsx => "xlsx",
        _ => "toml",
    }
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_framework")]
pub(crate) fn framework_again(
    py: Python<'_>,
    texts: Vec<(String, Option<PathBuf>, Vec<u8>, String)>,
    tree: Option<&str>,
) -> PyResult<PyFramework> {
    let texts = texts.into_iter().map(|(name, path, bytes, format)| Text {
        name,
        path,
        bytes,
        format: Format::of_name(&format!(".{format}")).unwrap_or(Format::Toml),
    });
    let texts: Vec<_> = texts.collect();
    let Some(tree) = tree else {
        return of_texts(py, texts);
    };
    let tree = serde_json::from_str(tree)
        .map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))?;
    PyFramework::of_tree(py, &tree, texts)
}

fn of_texts(py: Python<'_>, texts: Vec<Text>) -> PyResult<PyFramework> {
    let framework = py
        .detach(|| input::framework(&texts))
        .map_err(|problems| error::parse(py, &problems, true))?;
    Ok(PyFramework::of(framework, texts))
}

/// Read a framework from a file, or from a folder of files that are read as one.
///
/// Parameters
/// ----------
/// path : str or os.PathLike
///     A ``.toml`` or ``.json`` file, a workbook (``.xlsx``), or a folder of them.
///
/// Returns
/// -------
/// Framework
///     Checked as a whole.
///
/// Raises
/// ------
/// OSError
///     When a file cannot be opened, with its name.
/// ParseError
///     With everything that is wrong, each with file, line, column and path.
#[pyfunction]
pub(crate) fn read(py: Python<'_>, path: PathBuf) -> PyResult<PyFramework> {
    let texts = py.detach(|| input::texts(&path));
    of_texts(py, texts.map_err(|problem| problem.raised(py))?)
}

/// Read a framework from a text.
///
/// Parameters
/// ----------
/// text : str
///     The native file.
/// format : {"toml", "json"}
///     How it is written.
///
/// Returns
/// -------
/// Framework
///     Checked as a whole.
///
/// Raises
/// ------
/// ParseError
///     With everything that is wrong, each with line, column and path.
/// EvaluationError
///     For any other format.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.loads('[organization]\nname = "Dinas Contoh"').name
/// 'Dinas Contoh'
#[pyfunction]
#[pyo3(signature = (text, format="toml"))]
pub(crate) fn loads(py: Python<'_>, text: &str, format: &str) -> PyResult<PyFramework> {
    let format = match format {
        "toml" => Format::Toml,
        "json" => Format::Json,
        other => {
            return Err(error::evaluation(
                py,
                "unknown_word",
                &format!("format={other:?} tidak dikenal; yang ada: toml, json"),
                &format!("unknown format={other:?}; there are: toml, json"),
            ));
        }
    };
    let text = Text {
        name: String::new(),
        path: None,
        bytes: text.as_bytes().to_vec(),
        format,
    };
    of_texts(py, vec![text])
}

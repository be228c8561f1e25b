//! What does not agree.

use std::sync::Arc;

use lkj_core::check::{Check, Finding, Severity};
use lkj_core::{Stamped, Year};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::framework::PyFramework;
use crate::part::{At, To, Whole, part_protocol};
use crate::rules::PyRules;
use crate::view::{Of, PyView};
use crate::{error, html, locale, object};

/// A check with what it was made of.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) framework: PyFramework,
    pub(crate) year: Year,
    pub(crate) rules: PyRules,
    pub(crate) check: Check,
}

/// What the checker found in one year (*hasil reviu*).
///
/// Made by :meth:`Framework.check`. Frozen, equal by what was found, hashable; it has the length
/// of its findings and iterates over them.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Check")]
#[derive(Debug, Clone)]
pub(crate) struct PyCheck {
    checked: Arc<Checked>,
}

impl PartialEq for PyCheck {
    fn eq(&self, other: &Self) -> bool {
        object::word(&self.checked.check) == object::word(&other.checked.check)
    }
}

impl Eq for PyCheck {}

impl std::hash::Hash for PyCheck {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        object::word(&self.checked.check).hash(state);
    }
}

impl PyCheck {
    pub(crate) const fn of(checked: Arc<Checked>) -> Self {
        Self { checked }
    }

    fn count(&self, severity: Severity) -> usize {
        self.checked.check.count(severity)
    }
}

#[pymethods]
impl PyCheck {
    /// The year.
    #[getter]
    fn year(&self) -> u16 {
        self.checked.year.get()
    }

    /// What does not agree, in the order of the files.
    #[getter]
    fn findings(&self) -> PyView {
        let whole = Whole::Check(self.checked.clone());
        let items = (0..self.checked.check.findings.len()).collect();
        PyView::new(Of::Findings, At::new(whole, [To::Name("findings")]), items)
    }

    /// How many printed statements were ``checked`` (computed) and ``restated``, and how many of
    /// both were ``held`` and ``failed``.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let counts = serde_json::to_value(self.checked.check.claims).unwrap_or_default();
        object::from_json(py, &counts)
    }

    /// How many findings are errors.
    #[getter]
    fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings are warnings.
    #[getter]
    fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many findings are notes.
    #[getter]
    fn notes(&self) -> usize {
        self.count(Severity::Note)
    }

    /// What somebody decided to leave as it is: dicts with ``finding`` and ``decision``.
    #[getter]
    fn silenced<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let silenced = serde_json::to_value(&self.checked.check.silenced).unwrap_or_default();
        object::from_json(py, &silenced)
    }

    /// Return what became of the findings of an older check of the same matter.
    ///
    /// Parameters
    /// ----------
    /// older : Check
    ///     The older one.
    ///
    /// Returns
    /// -------
    /// dict of str to list of Finding
    ///     ``"fixed"``, ``"new"`` and ``"open"``.
    fn against<'py>(
        &self,
        py: Python<'py>,
        older: &Bound<'py, Self>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let (own, old) = (&self.checked, &older.get().checked);
        let changes = own.check.against(&old.check);
        let result = PyDict::new(py);
        for (name, findings, of) in [
            ("fixed", changes.fixed, old),
            ("new", changes.new, own),
            ("open", changes.open, own),
        ] {
            let all = &of.check.findings;
            let at = |finding: &Finding| all.iter().position(|one| std::ptr::eq(one, finding));
            let each = findings.into_iter().filter_map(at);
            let each = each.map(|item| PyFinding::at_item(of.clone(), item));
            result.set_item(name, PyList::new(py, each)?)?;
        }
        Ok(result)
    }

    /// Return it as JSON, as the command ``check --json`` prints it.
    ///
    /// Returns
    /// -------
    /// str
    ///     With ``claims``, ``findings`` and ``stamp``.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        let of = &self.checked;
        let stamp = crate::year::stamp_of(py, &of.framework, of.year, &of.rules.rules)?;
        Ok(serde_json::to_string_pretty(&Stamped::new(&of.check, stamp)).unwrap_or_default())
    }

    fn __len__(&self) -> usize {
        self.checked.check.findings.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Bound::new(py, self.findings())?
            .try_iter()
            .map(Bound::into_any)
    }

    fn __repr__(&self) -> String {
        let claims = &self.checked.check.claims;
        format!(
            "<lkj.Check {}: {} errors, {} warnings, {} notes; {} of {} claims hold>",
            self.year(),
            self.errors(),
            self.warnings(),
            self.notes(),
            claims.held,
            claims.held.saturating_add(claims.failed)
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("check", slf)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let again = py.import("lkj._lkj")?.getattr("_check")?;
        let arguments = (
            self.checked.framework.clone(),
            self.year(),
            self.checked.rules.clone(),
        );
        Ok((again, arguments.into_pyobject(py)?.into_any()))
    }
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_check")]
pub(crate) fn check_again(
    py: Python<'_>,
    framework: &Bound<'_, PyFramework>,
    year: &Bound<'_, PyAny>,
    rules: &Bound<'_, PyRules>,
) -> PyResult<PyCheck> {
    let year = crate::framework::year(year)?;
    let (framework, rules) = (framework.get().clone(), rules.get().clone());
    let check = py
        .detach(|| framework.framework().check(year, &rules.rules))
        .map_err(|unknown| error::unknown_profile(py, &unknown))?;
    Ok(PyCheck::of(Arc::new(Checked {
        framework,
        year,
        rules,
        check,
    })))
}

/// Something that does not agree (*catatan*). Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Finding")]
#[derive(Debug, Clone)]
pub(crate) struct PyFinding {
    checked: Arc<Checked>,
    item: usize,
}

impl PyFinding {
    pub(crate) const fn at_item(checked: Arc<Checked>, item: usize) -> Self {
        Self { checked, item }
    }

    fn finding(&self) -> &Finding {
        &self.checked.check.findings[self.item]
    }

    fn value(&self) -> String {
        object::word(self.finding())
    }

    fn at(&self) -> At {
        At::new(
            Whole::Check(self.checked.clone()),
            [To::Name("findings"), To::Item(self.item)],
        )
    }

    fn place(&self) -> (Option<&str>, Option<u32>, Option<u32>) {
        error::place(&self.finding().place, self.checked.framework.is_text())
    }
}

part_protocol!(PyFinding);

#[pymethods]
impl PyFinding {
    /// Id of the rule that found it: ``"arithmetic/claim"``.
    #[getter]
    fn rule(&self) -> &'static str {
        self.finding().rule.id
    }

    /// ``"error"`` (wrong), ``"warning"`` (to be looked at before it is signed) or ``"note"``.
    #[getter]
    fn severity(&self) -> &'static str {
        self.finding().severity.word()
    }

    /// What is wrong.
    #[getter]
    fn message(&self) -> &str {
        self.finding().message.write(locale::chosen())
    }

    /// What the rule finds.
    #[getter]
    fn title(&self) -> &str {
        self.finding().rule.title.write(locale::chosen())
    }

    /// Why it matters.
    #[getter]
    fn why(&self) -> &str {
        self.finding().rule.why.write(locale::chosen())
    }

    /// How to repair it.
    #[getter]
    fn repair(&self) -> &str {
        self.finding().rule.repair.write(locale::chosen())
    }

    /// The matter, by ids and places alone.
    #[getter]
    fn about(&self) -> &str {
        &self.finding().about
    }

    /// Where in the files it stands: ``"2019.toml:12:3 (data.2019.kop)"``.
    #[getter]
    fn place_text(&self) -> String {
        self.finding().place.to_string()
    }

    /// Name of the file.
    #[getter]
    fn file(&self) -> Option<&str> {
        self.place().0
    }

    /// Line in the file, from 1; None where it was no text.
    #[getter]
    fn line(&self) -> Option<u32> {
        self.place().1
    }

    /// Column in the file, from 1; None where it was no text.
    #[getter]
    fn column(&self) -> Option<u32> {
        self.place().2
    }

    /// The keys that lead to it.
    #[getter]
    fn path(&self) -> &str {
        &self.finding().place.path
    }

    /// Where in the document it is printed: ``"lkj: Tabel 3.3"``.
    #[getter]
    fn document(&self) -> Option<&str> {
        self.finding().document.as_deref()
    }

    /// The line in the document, where that is known.
    #[getter]
    fn document_line(&self) -> Option<u32> {
        self.finding().document_line
    }

    /// What is printed.
    #[getter]
    fn printed(&self) -> Option<&str> {
        self.finding().printed.as_deref()
    }

    /// What it should be.
    #[getter]
    fn expected(&self) -> Option<&str> {
        self.finding().expected.as_deref()
    }

    /// What else would explain what is printed: a hint, no proof.
    #[getter]
    fn explanations(&self) -> Vec<String> {
        let conjectures = self.finding().conjectures.iter();
        conjectures
            .map(|one| one.message(locale::chosen()))
            .collect()
    }

    /// How the expected value came about.
    #[getter]
    fn trace(&self) -> Option<&str> {
        self.finding().trace.as_deref()
    }

    /// Sixteen digits that stay the same as long as the matter is open.
    #[getter]
    fn fingerprint(&self) -> String {
        self.finding().fingerprint()
    }

    fn __str__(&self) -> String {
        let place = self.finding().document.clone();
        let place = place.unwrap_or_else(|| self.place_text());
        format!("{place}: {}", self.message())
    }

    fn __repr__(&self) -> String {
        format!(
            "<lkj.Finding {} {} at {:?}: {}>",
            self.severity(),
            self.rule(),
            self.place_text(),
            self.message()
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("finding", slf)
    }
}

//! How a number came about.

use std::sync::Arc;

use lkj_core::evaluation::{Explanation, Outcome, Step, Trace, Value};
use lkj_core::{Formula, Given, Locale, Rules, Year};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::decimal::{self, Exact};
use crate::framework::PyFramework;
use crate::part::{At, To, Whole, part_protocol};
use crate::rules::PyRules;
use crate::{error, html, locale};

/// A value on its way to Python: a number, a date, yes or no, words, or nothing.
pub(crate) fn outcome<'py>(
    py: Python<'py>,
    outcome: Option<&Outcome>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    Ok(match outcome {
        Some(Outcome::Number { value, .. }) => Some(Exact(*value).into_pyobject(py)?),
        Some(Outcome::Given(given)) => Some(match given {
            Given::Figure(figure) => Exact(figure.value).into_pyobject(py)?,
            Given::Date(date) => decimal::date(py, *date)?.into_any(),
            Given::YesNo(truth) => truth.into_pyobject(py)?.to_owned().into_any(),
            other => other.to_string().into_pyobject(py)?.into_any(),
        }),
        Some(Outcome::Words(words)) => Some(words.into_pyobject(py)?.into_any()),
        _ => None,
    })
}

/// One step of how a number came about (*jejak hitung*). Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Step")]
#[derive(Debug, Clone)]
pub(crate) struct PyStep {
    step: Step,
    at: At,
}

impl PyStep {
    /// The steps of a trace that stands somewhere.
    pub(crate) fn all(trace: &Trace, at: &At) -> Vec<Self> {
        let steps = trace.steps().iter().enumerate();
        steps
            .map(|(item, step)| Self {
                step: step.clone(),
                at: at.then(To::Item(item)),
            })
            .collect()
    }

    const fn value(&self) -> &Step {
        &self.step
    }

    fn at(&self) -> At {
        self.at.clone()
    }
}

part_protocol!(PyStep);

#[pymethods]
impl PyStep {
    /// What it gives, as a reference: ``"rat.achievement"``.
    #[getter]
    fn of(&self) -> &str {
        &self.step.of
    }

    /// By which formula, in names.
    #[getter]
    fn formula(&self) -> Option<&str> {
        self.step.formula.as_deref()
    }

    /// The formula with numbers put in; None where a value is simply given.
    #[getter]
    fn working(&self) -> Option<String> {
        let working = &self.step.working;
        (!working.is_empty()).then(|| working.write(locale::chosen()))
    }

    /// What came out: a number, words, or None.
    #[getter]
    fn result<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        outcome(py, Some(&self.step.result))
    }

    /// The word for what came out.
    #[getter]
    fn category(&self) -> Option<&str> {
        match &self.step.result {
            Outcome::Number { category, .. } => category.as_deref(),
            _ => None,
        }
    }

    /// Code of why nothing came out.
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        match &self.step.result {
            Outcome::Nothing(reason) => Some(reason.code()),
            _ => None,
        }
    }

    fn __str__(&self) -> String {
        self.step.write(locale::chosen())
    }

    fn __repr__(&self) -> String {
        format!("<lkj.Step {}>", self.step.write(locale::chosen()))
    }
}

/// The value of a reference or formula, and how it came about.
///
/// ``print(explanation)`` shows it as text, a notebook as mathematics. Frozen, equal by value,
/// hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Explanation")]
#[derive(Debug, Clone)]
pub(crate) struct PyExplanation {
    explained: Arc<Explained>,
}

/// An explanation with what it was made of.
#[derive(Debug)]
pub(crate) struct Explained {
    explanation: Explanation,
    framework: PyFramework,
    year: Year,
    rules: PyRules,
}

impl PartialEq for PyExplanation {
    fn eq(&self, other: &Self) -> bool {
        self.explained.explanation == other.explained.explanation
    }
}

impl Eq for PyExplanation {}

impl std::hash::Hash for PyExplanation {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let trace = &self.explained.explanation.trace;
        trace.write(Locale::Indonesian).hash(state);
    }
}

impl PyExplanation {
    pub(crate) const fn of(explained: Arc<Explained>) -> Self {
        Self { explained }
    }

    fn explanation(&self) -> &Explanation {
        &self.explained.explanation
    }

    /// Works out what is asked, without the interpreter's lock.
    pub(crate) fn ask(
        py: Python<'_>,
        framework: &PyFramework,
        asked: &str,
        year: Year,
        rules: &PyRules,
    ) -> PyResult<Self> {
        let formula: Formula = asked
            .parse()
            .map_err(|problem| error::formula(py, &problem))?;
        let by: &Rules = &rules.rules;
        let explanation = py
            .detach(|| framework.framework().explain(&formula, year, by))
            .map_err(|problem| error::explain(py, &problem))?;
        Ok(Self::of(Arc::new(Explained {
            explanation,
            framework: framework.clone(),
            year,
            rules: rules.clone(),
        })))
    }

    fn found(&self) -> Option<&Value> {
        self.explanation().value.as_ref().ok()
    }
}

#[pymethods]
impl PyExplanation {
    /// What was asked: a reference or a formula.
    #[getter]
    fn reference(&self) -> String {
        self.explanation().asked.expression().to_string()
    }

    /// For which year.
    #[getter]
    fn year(&self) -> u16 {
        self.explained.year.get()
    }

    /// Its value: a number, words, or None.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(match self.found() {
            Some(Value::Words(words)) => Some(words.into_pyobject(py)?.into_any()),
            Some(value) => value
                .number()
                .map(|number| Exact(number).into_pyobject(py))
                .transpose()?,
            None => None,
        })
    }

    /// Its value as documents print it: ``"99,26 %"``, ``"Rp 310.170.250"``.
    #[getter]
    fn written(&self) -> String {
        match &self.explanation().value {
            Ok(value) => value.write(locale::chosen()),
            Err(reason) => format!("– ({})", reason.message(locale::chosen())),
        }
    }

    /// Code of why there is no value.
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        self.explanation()
            .value
            .as_ref()
            .err()
            .map(lkj_core::evaluation::Reason::code)
    }

    /// The steps, each resting on those before it.
    #[getter]
    fn steps(&self) -> Vec<PyStep> {
        let whole = Whole::Explanation(self.explained.clone());
        PyStep::all(
            &self.explanation().trace,
            &At::new(whole, [To::Name("steps")]),
        )
    }

    /// Return the steps as text, a line each.
    ///
    /// Parameters
    /// ----------
    /// locale : {"id", "en"}, optional
    ///     In which language and style.
    ///
    /// Returns
    /// -------
    /// str
    ///     ``rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34``
    #[pyo3(signature = (*, locale=None))]
    fn to_text(&self, py: Python<'_>, locale: Option<&str>) -> PyResult<String> {
        Ok(self.explanation().trace.write(locale::of(py, locale)?))
    }

    /// Return the steps as LaTeX in mathematical mode, by the names of what they rest on.
    ///
    /// Parameters
    /// ----------
    /// locale : {"id", "en"}, optional
    ///     In which language and style.
    ///
    /// Returns
    /// -------
    /// str
    ///     An ``aligned`` environment, for the package ``amsmath``.
    #[pyo3(signature = (*, locale=None))]
    pub(crate) fn to_latex(&self, py: Python<'_>, locale: Option<&str>) -> PyResult<String> {
        let locale = locale::of(py, locale)?;
        let framework = self.explained.framework.framework();
        Ok(framework.trace_to_latex(&self.explanation().trace, locale))
    }

    /// Return the steps as MathML Core, by the names of what they rest on.
    ///
    /// Parameters
    /// ----------
    /// locale : {"id", "en"}, optional
    ///     In which language and style.
    ///
    /// Returns
    /// -------
    /// str
    ///     A ``<math>`` element.
    #[pyo3(signature = (*, locale=None))]
    fn to_mathml(&self, py: Python<'_>, locale: Option<&str>) -> PyResult<String> {
        let locale = locale::of(py, locale)?;
        let framework = self.explained.framework.framework();
        Ok(framework.trace_to_mathml(&self.explanation().trace, locale))
    }

    /// Return it as notebooks may show it: text, LaTeX, and HTML with MathML.
    ///
    /// Parameters
    /// ----------
    /// include, exclude : object, optional
    ///     Taken, and not followed: all are cheap.
    ///
    /// Returns
    /// -------
    /// dict of str to str
    ///     By media type.
    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<&Bound<'py, PyAny>>,
        exclude: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (include, exclude);
        html::bundle(
            py,
            &self.__str__(),
            &self.to_mathml(py, None)?,
            Some(&self.to_latex(py, None)?),
        )
    }

    fn __str__(&self) -> String {
        self.explanation().trace.write(locale::chosen())
    }

    fn __repr__(&self) -> String {
        format!(
            "<lkj.Explanation {} ({}) = {}>",
            self.explanation().asked,
            self.explained.year,
            self.written()
        )
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let again = py.import("lkj._lkj")?.getattr("_explanation")?;
        let arguments = (
            self.explained.framework.clone(),
            self.reference(),
            self.explained.year.get(),
            self.explained.rules.clone(),
        );
        Ok((again, arguments.into_pyobject(py)?.into_any()))
    }
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_explanation")]
pub(crate) fn explanation_again(
    py: Python<'_>,
    framework: &Bound<'_, PyFramework>,
    reference: &str,
    year: &Bound<'_, PyAny>,
    rules: &Bound<'_, PyRules>,
) -> PyResult<PyExplanation> {
    let year = crate::framework::year(year)?;
    PyExplanation::ask(py, framework.get(), reference, year, rules.get())
}

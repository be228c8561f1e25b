//! Formulas and references.

use std::hash::{Hash, Hasher};

use lkj_core::Formula;
use lkj_core::formula::Reference;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::{error, html, locale};

/// How a value follows from others (*rumus*).
///
/// Frozen, equal by its text, hashable.
///
/// Parameters
/// ----------
/// text : str
///     As the file has it: ``"rat_n / aktif * 100"``.
///
/// Raises
/// ------
/// FormulaError
///     With the position of what cannot be read.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> formula = lkj.Formula("(um - um[-1]) / um[-1] * 100")
/// >>> formula.references
/// ['um', 'um[-1]', 'um[-1]']
/// >>> lkj.Formula("um / ")
/// Traceback (most recent call last):
///     ...
/// lkj.errors.FormulaError: rumus "um / ", huruf ke-6: berakhir sebelum selesai; tambahkan yang kurang, atau tutup ( dan [
#[pyclass(frozen, eq, hash, module = "lkj", name = "Formula")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PyFormula {
    formula: Formula,
}

impl Hash for PyFormula {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.formula.text().hash(state);
    }
}

impl PyFormula {
    /// A function from references to what they are called: by a mapping, else as written.
    fn names(names: Option<&Bound<'_, PyAny>>) -> PyResult<impl Fn(&Reference) -> String> {
        let mut pairs = Vec::new();
        if let Some(names) = names {
            for item in names.call_method0("items")?.try_iter()? {
                pairs.push(item?.extract::<(String, String)>()?);
            }
        }
        Ok(move |reference: &Reference| {
            let written = reference.to_string();
            let found = pairs.iter().find(|(key, _)| *key == written);
            found.map_or(written, |(_, name)| name.clone())
        })
    }
}

#[pymethods]
impl PyFormula {
    #[new]
    fn new(py: Python<'_>, text: &str) -> PyResult<Self> {
        let formula = text
            .parse()
            .map_err(|problem| error::formula(py, &problem))?;
        Ok(Self { formula })
    }

    /// The formula as it was written.
    #[getter]
    fn text(&self) -> &str {
        self.formula.text()
    }

    /// The references in it, from left to right.
    #[getter]
    fn references(&self) -> Vec<String> {
        self.formula.references().map(ToString::to_string).collect()
    }

    /// Return it as LaTeX in mathematical mode.
    ///
    /// Parameters
    /// ----------
    /// names : mapping of str to str, optional
    ///     What references are called.
    /// locale : {"id", "en"}, optional
    ///     The style of its numbers.
    ///
    /// Returns
    /// -------
    /// str
    ///     For the package ``amsmath``.
    #[pyo3(signature = (names=None, *, locale=None))]
    fn to_latex(
        &self,
        py: Python<'_>,
        names: Option<&Bound<'_, PyAny>>,
        locale: Option<&str>,
    ) -> PyResult<String> {
        let locale = locale::of(py, locale)?;
        Ok(self.formula.to_latex(&Self::names(names)?, locale))
    }

    /// Return it as MathML Core.
    ///
    /// Parameters
    /// ----------
    /// names : mapping of str to str, optional
    ///     What references are called.
    /// locale : {"id", "en"}, optional
    ///     The style of its numbers.
    ///
    /// Returns
    /// -------
    /// str
    ///     A ``<math>`` element.
    #[pyo3(signature = (names=None, *, locale=None))]
    fn to_mathml(
        &self,
        py: Python<'_>,
        names: Option<&Bound<'_, PyAny>>,
        locale: Option<&str>,
    ) -> PyResult<String> {
        let locale = locale::of(py, locale)?;
        Ok(self.formula.to_mathml(&Self::names(names)?, locale))
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
            self.formula.text(),
            &self.to_mathml(py, None, None)?,
            Some(&self.to_latex(py, None, None)?),
        )
    }

    fn __str__(&self) -> &str {
        self.formula.text()
    }

    fn __repr__(&self) -> String {
        format!("lkj.Formula({:?})", self.formula.text())
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __getnewargs__(&self) -> (&str,) {
        (self.formula.text(),)
    }
}

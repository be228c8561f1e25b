//! What a notebook shows is written in Python (`lkj._html`), which is loaded when it is needed.

use pyo3::PyTypeInfo;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The HTML of an object, by the function of that name.
pub(crate) fn of<T: PyTypeInfo>(name: &str, object: &Bound<'_, T>) -> PyResult<String> {
    let module = object.py().import("lkj._html")?;
    module.call_method1(name, (object,))?.extract()
}

/// What a notebook may choose from, by media type, as `_repr_mimebundle_` gives it.
pub(crate) fn bundle<'py>(
    py: Python<'py>,
    plain: &str,
    html: &str,
    latex: Option<&str>,
) -> PyResult<Bound<'py, PyDict>> {
    let bundle = PyDict::new(py);
    bundle.set_item("text/plain", plain)?;
    bundle.set_item("text/html", html)?;
    if let Some(latex) = latex {
        bundle.set_item("text/latex", format!("$\\displaystyle {latex}$"))?;
    }
    Ok(bundle)
}

//! What a notebook shows is written in Python (`lkj._html`), which is loaded when it is needed.

use pyo3::PyTypeInfo;
use pyo3::prelude::*;

/// The HTML of an object, by the function of that name.
pub(crate) fn of<T: PyTypeInfo>(name: &str, object: &Bound<'_, T>) -> PyResult<String> {
    let module = object.py().import("lkj._html")?;
    module.call_method1(name, (object,))?.extract()
}

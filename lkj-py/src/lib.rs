//! Python binding of the lkj engine: the module `lkj._lkj`, which the package `lkj` re-exports.
//!
//! Nothing is computed here. Each module wraps the one of the same name in [`lkj_core`]; this
//! file gathers them into the Python module. Doc comments of exported items become Python
//! docstrings, and are therefore written as `numpydoc` has it.

use pyo3::prelude::*;

/// The compiled part of the package ``lkj``.
#[pymodule(gil_used = false)]
mod _lkj {
    #[pymodule_export]
    use super::version;
}

/// Return the version of the engine, as it is stamped on every output.
///
/// Returns
/// -------
/// str
///     The version, as in ``"0.1.0"``.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.version() == lkj.__version__
/// True
#[pyfunction]
fn version() -> &'static str {
    lkj_core::version()
}

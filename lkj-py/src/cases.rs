//! Language-neutral cases.

use lkj_core::cases;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde_json::{Value, json};

use crate::object;

/// Run the cases of one file, as ``docs/cases.md`` describes it.
///
/// Parameters
/// ----------
/// text : str
///     The file, JSON.
///
/// Returns
/// -------
/// dict
///     ``passed``, how many expected values came out, and ``failures``, a list of dicts with
///     ``case``, ``source``, ``key``, ``expected`` and ``found``.
///
/// Raises
/// ------
/// ValueError
///     When the file, or what a case gives or asks, cannot be read.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.run_cases('''{"cases": [{"name": "a", "kind": "achievement",
/// ...     "given": {"target": "80", "realization": "70"}, "expect": {"value": "87.50"}}]}''')
/// {'passed': 1, 'failures': []}
#[pyfunction]
pub(crate) fn run_cases<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let outcome = py
        .detach(|| cases::run(text))
        .map_err(|problem| PyValueError::new_err(problem.to_string()))?;
    let failures = outcome.failures.iter().map(|failure| {
        json!({
            "case": failure.case,
            "source": failure.source,
            "key": failure.key,
            "expected": failure.expected,
            "found": failure.found,
        })
    });
    let failures: Vec<Value> = failures.collect();
    object::from_json(
        py,
        &json!({ "passed": outcome.passed, "failures": failures }),
    )
}

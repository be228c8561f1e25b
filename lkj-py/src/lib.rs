//! Python binding of the lkj engine: the module `lkj._lkj`, which the package `lkj` re-exports.
//!
//! Nothing is computed here. Each module wraps the one of the same name in [`lkj_core`]; this
//! file gathers them into the Python module. Doc comments of exported items become Python
//! docstrings, and are therefore written as `numpydoc` has it.

#![expect(
    clippy::needless_pass_by_value,
    reason = "what Python gives is extracted, and so owned"
)]

mod achievement;
mod arrow;
mod cases;
mod check;
mod columns;
mod decimal;
mod error;
mod evaluation;
mod formula;
mod framework;
mod html;
mod indicator_table;
mod input;
mod locale;
mod many;
mod number;
mod object;
mod part;
mod portfolio;
mod publication;
mod rules;
mod table;
mod trace;
mod view;
mod year;

use pyo3::prelude::*;

/// The compiled part of the package ``lkj``.
#[pymodule(gil_used = false)]
mod _lkj {
    #[pymodule_export]
    use super::version;
    #[pymodule_export]
    use crate::achievement::{PyAchievement, achievement, achievement_again};
    #[pymodule_export]
    use crate::cases::run_cases;
    #[pymodule_export]
    use crate::check::{PyCheck, PyFinding, check_again};
    #[pymodule_export]
    use crate::columns::{PyColumn, col, evaluate_table, release_unused, roll_up, statuses};
    #[pymodule_export]
    use crate::evaluation::{
        PyAgainst, PyAggregateResult, PyEndOfPlan, PyEvaluation, PyIndicatorResult,
        PyMeasureResult, PyMoneyResult, PyPeriodResult, PyPrevious, PyRemark, PySummary,
        PySummaryLine, evaluation_again,
    };
    #[pymodule_export]
    use crate::formula::PyFormula;
    #[pymodule_export]
    use crate::framework::{PyFramework, framework_again, loads, read};
    #[pymodule_export]
    use crate::locale::{get_locale, set_locale};
    #[pymodule_export]
    use crate::many::PyMany;
    #[pymodule_export]
    use crate::number::{PyNumber, format_number, number_again, parse_number};
    #[pymodule_export]
    use crate::part::part_again;
    #[pymodule_export]
    use crate::portfolio::PyRegion;
    #[pymodule_export]
    use crate::rules::{PyRules, PyScale, profiles, rules_again, scale_again, scales};
    #[pymodule_export]
    use crate::table::{PyStream, PyTable};
    #[pymodule_export]
    use crate::trace::{PyExplanation, PyStep, explanation_again};
    #[pymodule_export]
    use crate::view::{PyView, view_again};
    #[pymodule_export]
    use crate::year::first_file;
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

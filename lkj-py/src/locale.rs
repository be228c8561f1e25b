//! The language of messages and the style of figures that the user chose.

use std::sync::atomic::{AtomicBool, Ordering};

use lkj_core::Locale;
use pyo3::prelude::*;

use crate::error;

static ENGLISH: AtomicBool = AtomicBool::new(false);

/// The language that was chosen.
pub(crate) fn chosen() -> Locale {
    if ENGLISH.load(Ordering::Relaxed) {
        Locale::English
    } else {
        Locale::Indonesian
    }
}

/// A language by its code, else the one that was chosen.
pub(crate) fn of(py: Python<'_>, code: Option<&str>) -> PyResult<Locale> {
    match code {
        None => Ok(chosen()),
        Some("id") => Ok(Locale::Indonesian),
        Some("en") => Ok(Locale::English),
        Some(other) => Err(error::evaluation(
            py,
            "unknown_locale",
            &format!("bahasa {other:?} tidak dikenal; yang ada: \"id\" dan \"en\""),
            &format!("unknown language {other:?}; there are \"id\" and \"en\""),
        )),
    }
}

/// Choose the language of messages and the style of figures.
///
/// It counts for the whole process, and for what is shown alone: no value depends on it.
///
/// Parameters
/// ----------
/// locale : {"id", "en"}
///     Indonesian (the default: ``1.234,56``) or English (``1,234.56``).
///
/// Raises
/// ------
/// EvaluationError
///     For any other language.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.format_number("1234,56")
/// '1.234,56'
/// >>> lkj.set_locale("en")
/// >>> lkj.format_number("1234,56")
/// '1,234.56'
/// >>> lkj.set_locale("id")
#[pyfunction]
pub(crate) fn set_locale(py: Python<'_>, locale: &str) -> PyResult<()> {
    let english = of(py, Some(locale))? == Locale::English;
    ENGLISH.store(english, Ordering::Relaxed);
    Ok(())
}

/// Return the language of messages: ``"id"`` or ``"en"``.
///
/// Returns
/// -------
/// str
///     As :func:`set_locale` takes it.
#[pyfunction]
pub(crate) fn get_locale() -> &'static str {
    match chosen() {
        Locale::English => "en",
        _ => "id",
    }
}

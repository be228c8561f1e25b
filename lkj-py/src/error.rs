//! The core's problems as the exceptions of `lkj.errors`.

use lkj_core::columns::KernelProblem;
use lkj_core::evaluation::ExplainError;
use lkj_core::files::TableProblems;
use lkj_core::formula::FormulaProblem;
use lkj_core::number::NumberError;
use lkj_core::rules::{PROFILES, UnknownProfile};
use lkj_core::{Locale, Place, Problems};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::decimal::Exact;

/// A class of `lkj.errors`. The module is loaded when something is raised, not before.
fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyType>> {
    let class = py.import("lkj.errors")?.getattr(name)?;
    Ok(class.cast_into::<PyType>()?)
}

fn raised(
    py: Python<'_>,
    name: &str,
    (code, indonesian, english): (&str, &str, &str),
    details: impl FnOnce(&Bound<'_, PyDict>) -> PyResult<()>,
) -> PyErr {
    let made = || {
        let keywords = PyDict::new(py);
        details(&keywords)?;
        class(py, name)?.call((code, indonesian, english), Some(&keywords))
    };
    made().map_or_else(|error| error, PyErr::from_value)
}

/// Everything that is wrong with an input.
pub(crate) fn parse(py: Python<'_>, problems: &Problems, is_text: bool) -> PyErr {
    let messages = (
        &*problems.messages(Locale::Indonesian),
        &*problems.messages(Locale::English),
    );
    let code = problems.iter().next().map_or("", lkj_core::Problem::code);
    let details = |details: &Bound<'_, PyDict>| {
        let problem = class(py, "Problem")?;
        let each = problems.iter().map(|one| {
            let (file, line, column) = place(&one.place, is_text);
            problem.call1((
                one.code(),
                file,
                line,
                column,
                &one.place.path,
                one.message(Locale::Indonesian),
                one.message(Locale::English),
                one.place.sheet.as_deref(),
                one.place.cell(),
            ))
        });
        let each = each.collect::<PyResult<Vec<_>>>()?;
        details.set_item("problems", PyTuple::new(py, each)?)
    };
    raised(py, "ParseError", (code, messages.0, messages.1), details)
}

/// Why a workbook cannot be written.
pub(crate) fn workbook(py: Python<'_>, error: &lkj_core::files::WorkbookError) -> PyErr {
    let indonesian = format!("buku kerja tidak dapat dibuat ({error})");
    evaluation(py, "workbook", &indonesian, &error.to_string())
}

/// Everything that is wrong with a table, by row and column.
pub(crate) fn table(py: Python<'_>, problems: &TableProblems) -> PyErr {
    let messages = (
        &*problems.messages(Locale::Indonesian),
        &*problems.messages(Locale::English),
    );
    let code = problems
        .iter()
        .next()
        .map_or("", lkj_core::files::TableProblem::code);
    let details = |details: &Bound<'_, PyDict>| {
        let problem = class(py, "TableProblem")?;
        let each = problems.iter().map(|one| {
            problem.call1((
                one.code(),
                one.row,
                one.column.as_deref(),
                one.place(Locale::Indonesian),
                one.place(Locale::English),
                one.message(Locale::Indonesian),
                one.message(Locale::English),
            ))
        });
        let each = each.collect::<PyResult<Vec<_>>>()?;
        details.set_item("problems", PyTuple::new(py, each)?)
    };
    raised(py, "TableError", (code, messages.0, messages.1), details)
}

/// One thing that is wrong with an input, which the core did not see.
pub(crate) fn parse_one(
    py: Python<'_>,
    code: &str,
    path: &str,
    indonesian: &str,
    english: &str,
) -> PyErr {
    let none: Option<u32> = None;
    raised(py, "ParseError", (code, indonesian, english), |details| {
        let problem = class(py, "Problem")?;
        let problem = problem.call1((code, none, none, none, path, indonesian, english))?;
        details.set_item("problems", PyTuple::new(py, [problem])?)
    })
}

/// File, line and column of a place, where it is one in a text.
pub(crate) fn place(place: &Place, is_text: bool) -> (Option<&str>, Option<u32>, Option<u32>) {
    let is_text = is_text && place.line > 0;
    let file = (!place.file.is_empty()).then_some(&*place.file);
    (
        file,
        is_text.then_some(place.line),
        is_text.then_some(place.column),
    )
}

/// A text that is no number.
pub(crate) fn number(py: Python<'_>, what: &str, error: &NumberError) -> PyErr {
    let (indonesian, english) = (
        about(what, &error.message(Locale::Indonesian)),
        about(what, &error.message(Locale::English)),
    );
    raised(
        py,
        "NumberError",
        (error.code(), &indonesian, &english),
        |details| {
            details.set_item("text", error.text())?;
            let candidates = error.candidates().into_iter().map(Exact);
            details.set_item("candidates", PyTuple::new(py, candidates)?)
        },
    )
}

/// A value that is no number, though its type could be.
pub(crate) fn no_number(
    py: Python<'_>,
    what: &str,
    text: &str,
    code: &str,
    indonesian: &str,
    english: &str,
) -> PyErr {
    let messages = (&*about(what, indonesian), &*about(what, english));
    let details = |details: &Bound<'_, PyDict>| details.set_item("text", text);
    raised(py, "NumberError", (code, messages.0, messages.1), details)
}

/// A value of a type that is no exact number.
pub(crate) fn inexact(
    py: Python<'_>,
    what: &str,
    text: &str,
    code: &str,
    indonesian: &str,
    english: &str,
) -> PyErr {
    let messages = (&*about(what, indonesian), &*about(what, english));
    let details = |details: &Bound<'_, PyDict>| details.set_item("text", text);
    raised(
        py,
        "InexactNumberError",
        (code, messages.0, messages.1),
        details,
    )
}

fn about(what: &str, message: &str) -> String {
    if what.is_empty() {
        message.to_owned()
    } else {
        format!("{what}: {message}")
    }
}

/// A formula or a reference that cannot be read or names what is not there.
pub(crate) fn formula(py: Python<'_>, problem: &FormulaProblem) -> PyErr {
    let messages = (
        &*problem.message(Locale::Indonesian),
        &*problem.message(Locale::English),
    );
    raised(
        py,
        "FormulaError",
        (problem.code(), messages.0, messages.1),
        |details| {
            details.set_item("text", &problem.text)?;
            details.set_item("position", problem.position)
        },
    )
}

/// What cannot be evaluated with what was asked.
pub(crate) fn evaluation(py: Python<'_>, code: &str, indonesian: &str, english: &str) -> PyErr {
    raised(py, "EvaluationError", (code, indonesian, english), |_| {
        Ok(())
    })
}

/// What the rules ask for that columns do not do.
pub(crate) fn kernel(py: Python<'_>, problem: &KernelProblem) -> PyErr {
    let indonesian = match problem {
        KernelProblem::Places => "capaian dalam kolom berdesimal paling banyak 6",
        KernelProblem::Limit => {
            "batas berdesimal lebih banyak daripada capaiannya, atau terlalu besar"
        }
        KernelProblem::ExactAggregates => "kolom digabungkan dari capaian yang dibulatkan",
        KernelProblem::TooManyRows => "paling banyak 4.294.967.295 baris digabungkan sekaligus",
        _ => "kolom tidak dapat dihitung",
    };
    evaluation(py, "columns", indonesian, &problem.to_string())
}

/// A profile that does not exist.
pub(crate) fn unknown_profile(py: Python<'_>, unknown: &UnknownProfile) -> PyErr {
    let known: Vec<_> = PROFILES.iter().map(|profile| profile.name).collect();
    let known = known.join(", ");
    evaluation(
        py,
        "unknown_profile",
        &format!(
            "profil aturan {:?} tidak dikenal; yang ada: {known}",
            unknown.name
        ),
        &format!(
            "unknown rules profile {:?}; there are: {known}",
            unknown.name
        ),
    )
}

/// What stands in the way of an explanation.
pub(crate) fn explain(py: Python<'_>, error: &ExplainError) -> PyErr {
    match error {
        ExplainError::Reference(problem) => formula(py, problem),
        ExplainError::Rules(unknown) => unknown_profile(py, unknown),
        other => evaluation(py, "not_explained", &other.to_string(), &other.to_string()),
    }
}

/// An id that names no result.
pub(crate) fn unknown_id(py: Python<'_>, id: &str, nearest: Option<&str>) -> PyErr {
    let (hint_id, hint_en) = nearest.map_or_else(Default::default, |nearest| {
        (
            format!("; maksudnya {nearest:?}?"),
            format!("; did you mean {nearest:?}?"),
        )
    });
    raised(
        py,
        "UnknownIdError",
        (
            "unknown_id",
            &format!("tidak ada hasil dengan id {id:?}{hint_id}"),
            &format!("no result has the id {id:?}{hint_en}"),
        ),
        |details| {
            details.set_item("id", id)?;
            details.set_item("nearest", nearest)
        },
    )
}

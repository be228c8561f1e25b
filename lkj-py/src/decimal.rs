//! Exact numbers between Python and the core.
//!
//! The one place where they are converted. `PyO3`'s own conversion takes floats and truth values
//! and rounds silently what is too long, so it is not used.

use std::borrow::Cow;

use lkj_core::number::{self, NumberError, Reading, exact};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyType};
use rust_decimal::Decimal;

use crate::error;

static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    DECIMAL.import(py, "decimal", "Decimal")
}

/// A number on its way to Python, where it is a `decimal.Decimal` with the same digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact(pub(crate) Decimal);

impl<'py> IntoPyObject<'py> for Exact {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        class(py)?.call1((self.0.to_string(),))
    }
}

/// What stands in the place of a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Given<'a> {
    /// Nothing: `None`, pandas' `NA` and `NaT`.
    Missing,
    /// A number.
    Number(Decimal),
    /// A text, still to be read.
    Text(Cow<'a, str>),
    /// A truth value.
    Truth(bool),
}

/// What stands in the place of a value; `floats` takes a float by its shortest decimal form, and
/// a NaN as a missing value.
pub(crate) fn given<'a>(
    what: &str,
    value: &'a Bound<'_, PyAny>,
    floats: bool,
) -> PyResult<Given<'a>> {
    let py = value.py();
    if value.is_exact_instance(class(py)?) {
        return of_decimal(what, value).map(Given::Number);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Given::Text(text.to_cow()?));
    }
    if value.is_none() {
        return Ok(Given::Missing);
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Given::Truth(truth.is_true()));
    }
    if value.is_instance_of::<PyInt>() {
        return of_int(what, value).map(Given::Number);
    }
    if value.is_instance_of::<PyFloat>() {
        // A subclass (numpy's float64) may print itself in another way.
        let float = py.get_type::<PyFloat>();
        let text = float.call_method1("__repr__", (value,))?;
        return of_float(what, &text, floats);
    }
    if value.is_instance(class(py)?)? {
        return of_decimal(what, value).map(Given::Number);
    }
    foreign(what, value, floats)
}

/// Scalars of numpy and pandas, told by their names, so that neither need be there.
fn foreign<'a>(what: &str, value: &Bound<'_, PyAny>, floats: bool) -> PyResult<Given<'a>> {
    let kind = value.get_type();
    let name = kind.name()?.to_string();
    let module = kind.module()?.to_string();
    let is_numpy = module == "numpy" || module.starts_with("numpy.");
    match &*name {
        "NAType" | "NaTType" if module.starts_with("pandas.") => return Ok(Given::Missing),
        "bool" | "bool_" if is_numpy => return Ok(Given::Truth(value.is_truthy()?)),
        _ if is_numpy && name.starts_with("float") => {
            return of_float(what, value.str()?.as_any(), floats);
        }
        _ => {}
    }
    match value.call_method0("__index__") {
        Ok(whole) if whole.is_instance_of::<PyInt>() => of_int(what, &whole).map(Given::Number),
        _ => Err(no_value(what, value)?),
    }
}

fn no_value(what: &str, value: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    let kind = value.get_type().fully_qualified_name()?.to_string();
    Ok(error::inexact(
        value.py(),
        what,
        &kind,
        "not_a_number",
        &format!("nilai berjenis {kind} bukan angka; berikan Decimal, int atau str"),
        &format!("a {kind} is no number; give a Decimal, an int or a str"),
    ))
}

fn of_decimal(what: &str, value: &Bound<'_, PyAny>) -> PyResult<Decimal> {
    let text = value.str()?;
    let text = text.to_cow()?;
    exact::read(&text)
        .map(without_negative_zero)
        .ok_or_else(|| refused(value.py(), what, &text))
}

fn of_int(what: &str, value: &Bound<'_, PyAny>) -> PyResult<Decimal> {
    match value.extract::<i64>() {
        Ok(small) => Ok(small.into()),
        Err(_) => {
            // Written by hexadecimal digits, which have no limit of length in Python.
            let hexadecimal = value
                .call_method1("__format__", ("x",))?
                .extract::<String>()?;
            let number = i128::from_str_radix(&hexadecimal, 16).ok();
            let number =
                number.and_then(|number| Decimal::try_from_i128_with_scale(number, 0).ok());
            number.ok_or_else(|| refused(value.py(), what, &format!("0x{hexadecimal}")))
        }
    }
}

/// A float; with `floats` a NaN is a missing value, as data frames have it.
fn of_float<'a>(what: &str, text: &Bound<'_, PyAny>, floats: bool) -> PyResult<Given<'a>> {
    let py = text.py();
    let text = text.extract::<String>()?;
    if floats && text == "nan" {
        return Ok(Given::Missing);
    }
    let Some(number) = exact::read(&text) else {
        return Err(refused(py, what, &text));
    };
    if floats {
        return Ok(Given::Number(without_negative_zero(number)));
    }
    Err(error::inexact(
        py,
        what,
        &text,
        "float",
        &format!(
            "{text} berjenis float, yang digitnya tidak tepat; berikan Decimal(\"{text}\"), \"{text}\" atau int, atau floats=True untuk menerimanya menurut bentuk desimal terpendeknya"
        ),
        &format!(
            "{text} is a float, which has lost its exact digits; give Decimal(\"{text}\"), \"{text}\" or an int, or floats=True to take it by its shortest decimal form"
        ),
    ))
}

/// Numbers that are none, or that have more digits than can be kept.
fn refused(py: Python<'_>, what: &str, text: &str) -> PyErr {
    let lower = text.to_ascii_lowercase();
    if lower.contains("nan") {
        return error::no_number(
            py,
            what,
            text,
            "not_a_number",
            "NaN bukan angka; berikan None bila nilainya tidak ada",
            "NaN is not a number; give None for a value that is missing",
        );
    }
    if lower.contains("inf") {
        return error::no_number(
            py,
            what,
            text,
            "infinite",
            "tak hingga bukan angka yang dapat dihitung",
            "an infinity is no number to compute with",
        );
    }
    let shown: String = text.chars().take(60).collect();
    error::number(py, what, &NumberError::TooLong { text: shown })
}

fn without_negative_zero(mut number: Decimal) -> Decimal {
    if number.is_zero() {
        number.set_sign_positive(true);
    }
    number
}

/// A number that may be missing; a text is read as documents print it.
pub(crate) fn optional(
    what: &str,
    value: &Bound<'_, PyAny>,
    floats: bool,
) -> PyResult<Option<Decimal>> {
    let py = value.py();
    match given(what, value, floats)? {
        Given::Missing => Ok(None),
        Given::Number(number) => Ok(Some(number)),
        Given::Text(text) => {
            let reading =
                number::parse(&text).map_err(|problem| error::number(py, what, &problem))?;
            match reading {
                Reading::Figure(figure) => Ok(Some(figure.value)),
                Reading::Missing(_) => Ok(None),
                _ => Err(error::no_number(
                    py,
                    what,
                    &text,
                    "not_a_number",
                    &format!("{text:?} bukan satu angka"),
                    &format!("{text:?} is not one number"),
                )),
            }
        }
        Given::Truth(_) => Err(no_value(what, value)?),
    }
}

/// A number that must be there.
pub(crate) fn required(what: &str, value: &Bound<'_, PyAny>, floats: bool) -> PyResult<Decimal> {
    optional(what, value, floats)?.ok_or_else(|| {
        error::no_number(
            value.py(),
            what,
            "",
            "missing",
            "angkanya tidak ada",
            "the number is missing",
        )
    })
}

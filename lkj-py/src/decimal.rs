//! Exact numbers between Python and the core.
//!
//! The one place where they are converted. `PyO3`'s own conversion takes floats and truth values
//! and rounds silently what is too long, so it is not used.

use std::borrow::Cow;

use lkj_core::Date;
use lkj_core::number::{self, FloatError, NumberError, Reading, exact};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDate, PyFloat, PyInt, PyString, PyType};
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
        let mut room = [0; ROOM];
        match written(self.0, &mut room) {
            Some(text) => class(py)?.call1((text,)),
            None => class(py)?.call1((self.0.to_string(),)),
        }
    }
}

/// As many bytes as the longest number of 64 bits takes: a sign, a zero, a point, 28 decimals.
const ROOM: usize = 40;

/// A number as text, without the machinery of `Display`, which takes longer than all the rest of a
/// call; `None` where its digits do not fit 64 bits.
fn written(number: Decimal, room: &mut [u8; ROOM]) -> Option<&str> {
    let mut digits = u64::try_from(number.mantissa().unsigned_abs()).ok()?;
    let scale = usize::try_from(number.scale()).ok()?;
    let mut start = ROOM;
    let mut put = |byte: u8| {
        start = start.checked_sub(1)?;
        *room.get_mut(start)? = byte;
        Some(())
    };
    let mut done = 0;
    while digits > 0 || done <= scale {
        if done == scale && scale > 0 {
            put(b'.')?;
        }
        put(b'0' + u8::try_from(digits % 10).ok()?)?;
        digits /= 10;
        done += 1;
    }
    if number.is_sign_negative() && !number.is_zero() {
        put(b'-')?;
    }
    std::str::from_utf8(room.get(start..)?).ok()
}

/// Digits of which so many are decimals, as a `decimal.Decimal`; also more than the engine keeps.
pub(crate) fn of_digits(py: Python<'_>, digits: i128, places: i8) -> PyResult<Bound<'_, PyAny>> {
    match u32::try_from(places).map(|places| Decimal::try_from_i128_with_scale(digits, places)) {
        Ok(Ok(number)) => Exact(number).into_pyobject(py),
        _ => class(py)?.call1((format!("{digits}E{}", -i32::from(places)),)),
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
    /// A day.
    Day(Date),
}

/// Why a value is no number to compute with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A float, as its language prints it, where none is taken.
    Float(String),
    /// NaN.
    NotANumber(String),
    /// An infinity.
    Infinite(String),
    /// More digits than can be kept.
    TooLong(String),
    /// A type that is no number, by its name.
    Kind(String),
}

/// What stands in the place of a value; `floats` takes a float by its shortest decimal form, and
/// a NaN as a missing value.
pub(crate) fn given<'a>(
    what: &str,
    value: &'a Bound<'_, PyAny>,
    floats: bool,
) -> PyResult<Given<'a>> {
    look(value, floats)?.map_err(|refused| refused.raised(value.py(), what))
}

/// The same, where what is refused is told and not raised.
pub(crate) fn look<'a>(
    value: &'a Bound<'_, PyAny>,
    floats: bool,
) -> PyResult<Result<Given<'a>, Refused>> {
    let decimal = class(value.py())?;
    if value.is_exact_instance(decimal) {
        return of_decimal(value);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Ok(Given::Text(text.to_cow()?)));
    }
    if value.is_none() {
        return Ok(Ok(Given::Missing));
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Ok(Given::Truth(truth.is_true())));
    }
    if value.is_instance_of::<PyInt>() {
        return of_int(value);
    }
    if let Ok(float) = value.cast::<PyFloat>() {
        // A subclass (numpy's float64) may print itself in another way.
        let plain = PyFloat::new(value.py(), float.value());
        return Ok(of_float(
            &plain.repr()?.to_cow()?,
            exact::shortest(float.value()),
            floats,
        ));
    }
    if value.is_instance(decimal)? {
        return of_decimal(value);
    }
    foreign(value, floats)
}

/// Scalars of numpy and pandas, told by their names, so that neither need be there.
fn foreign<'a>(value: &Bound<'_, PyAny>, floats: bool) -> PyResult<Result<Given<'a>, Refused>> {
    let kind = value.get_type();
    let name = kind.name()?.to_string();
    let module = kind.module()?.to_string();
    let is_numpy = module == "numpy" || module.starts_with("numpy.");
    match &*name {
        "NAType" | "NaTType" if module.starts_with("pandas.") => return Ok(Ok(Given::Missing)),
        "bool" | "bool_" if is_numpy => return Ok(Ok(Given::Truth(value.is_truthy()?))),
        _ if is_numpy && name.starts_with("float") => {
            // Of another width than 64 bits: it prints itself by its own shortest form.
            let text = value.str()?.to_cow()?.into_owned();
            let number = match &*text {
                "nan" => Ok(None),
                "inf" | "-inf" => Err(FloatError::Infinite),
                _ => exact::read(&text)
                    .map(|number| Some(number.normalize()))
                    .ok_or_else(|| FloatError::TooLong { text: text.clone() }),
            };
            return Ok(of_float(&text, number, floats));
        }
        _ => {}
    }
    if let Ok(date) = value.cast::<PyDate>()
        && let Some(date) = day(date)?
    {
        return Ok(Ok(Given::Day(date)));
    }
    match value.call_method0("__index__") {
        Ok(whole) if whole.is_instance_of::<PyInt>() => of_int(&whole),
        _ => Ok(Err(Refused::Kind(kind.fully_qualified_name()?.to_string()))),
    }
}

/// A date, or a `datetime` at midnight, as spreadsheets keep dates; `None` where it has a time of
/// day.
fn day(date: &Bound<'_, PyDate>) -> PyResult<Option<Date>> {
    let text = date.call_method0("isoformat")?;
    let text = text.extract::<String>()?;
    Ok(text.strip_suffix("T00:00:00").unwrap_or(&text).parse().ok())
}

/// A date on its way to Python, where it is a `datetime.date`.
pub(crate) fn date(py: Python<'_>, date: Date) -> PyResult<Bound<'_, PyDate>> {
    PyDate::new(py, date.year().get().into(), date.month(), date.day())
}

fn of_decimal<'a>(value: &Bound<'_, PyAny>) -> PyResult<Result<Given<'a>, Refused>> {
    let text = value.str()?;
    let text = text.to_cow()?;
    Ok(exact::read(&text)
        .map(|number| Given::Number(without_negative_zero(number)))
        .ok_or_else(|| Refused::number(&text)))
}

fn of_int<'a>(value: &Bound<'_, PyAny>) -> PyResult<Result<Given<'a>, Refused>> {
    if let Ok(small) = value.extract::<i64>() {
        return Ok(Ok(Given::Number(small.into())));
    }
    // Written by hexadecimal digits, which have no limit of length in Python.
    let hexadecimal = value
        .call_method1("__format__", ("x",))?
        .extract::<String>()?;
    let number = i128::from_str_radix(&hexadecimal, 16).ok();
    let number = number.and_then(|number| Decimal::try_from_i128_with_scale(number, 0).ok());
    Ok(number
        .map(Given::Number)
        .ok_or_else(|| Refused::TooLong(format!("0x{hexadecimal}"))))
}

/// A float; where they are taken, a NaN is a missing value, as data frames have it.
fn of_float<'a>(
    text: &str,
    number: Result<Option<Decimal>, FloatError>,
    floats: bool,
) -> Result<Given<'a>, Refused> {
    match number {
        Ok(Some(number)) if floats => Ok(Given::Number(number)),
        Ok(None) if floats => Ok(Given::Missing),
        Ok(Some(_)) => Err(Refused::Float(text.to_owned())),
        Ok(None) | Err(_) => Err(Refused::number(text)),
    }
}

impl Refused {
    /// Why a text of digits, as Python prints it, is no number.
    fn number(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        if lower.contains("nan") {
            Self::NotANumber(text.to_owned())
        } else if lower.contains("inf") {
            Self::Infinite(text.to_owned())
        } else {
            Self::TooLong(text.to_owned())
        }
    }

    /// As Python raises it.
    pub(crate) fn raised(&self, py: Python<'_>, what: &str) -> PyErr {
        match self {
            Self::Float(text) => error::inexact(
                py,
                what,
                text,
                "float",
                &format!(
                    "{text} berjenis float, yang digitnya tidak tepat; berikan Decimal(\"{text}\"), \"{text}\" atau int, atau floats=True untuk menerimanya menurut bentuk desimal terpendeknya"
                ),
                &format!(
                    "{text} is a float, which has lost its exact digits; give Decimal(\"{text}\"), \"{text}\" or an int, or floats=True to take it by its shortest decimal form"
                ),
            ),
            Self::NotANumber(text) => error::no_number(
                py,
                what,
                text,
                "not_a_number",
                "NaN bukan angka; berikan None bila nilainya tidak ada",
                "NaN is not a number; give None for a value that is missing",
            ),
            Self::Infinite(text) => error::no_number(
                py,
                what,
                text,
                "infinite",
                "tak hingga bukan angka yang dapat dihitung",
                "an infinity is no number to compute with",
            ),
            Self::TooLong(text) => {
                let shown: String = text.chars().take(60).collect();
                error::number(py, what, &NumberError::TooLong { text: shown })
            }
            Self::Kind(kind) => error::inexact(
                py,
                what,
                kind,
                "not_a_number",
                &format!("nilai berjenis {kind} bukan angka; berikan Decimal, int atau str"),
                &format!("a {kind} is no number; give a Decimal, an int or a str"),
            ),
        }
    }
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
        Given::Truth(_) | Given::Day(_) => {
            let kind = value.get_type().fully_qualified_name()?.to_string();
            Err(Refused::Kind(kind).raised(py, what))
        }
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

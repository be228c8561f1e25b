//! Numbers as Indonesian documents write them, and back.

use std::hash::{Hash, Hasher};

use lkj_core::Locale;
use lkj_core::number::{self, Cell, Clues, Figure, Hint, Kind, Reading, SettledBy, Side};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyTuple};
use rust_decimal::Decimal;

use crate::decimal::{self, Exact, required};
use crate::{error, locale};

/// What a cell of a report says.
///
/// Made by :func:`parse_number`. Frozen; two are equal when they say the same.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Number")]
#[derive(Debug, Clone)]
pub(crate) struct PyNumber {
    cell: Cell,
    text: String,
    kind: Option<String>,
    locale: Option<String>,
    neighbours: Vec<String>,
}

impl PartialEq for PyNumber {
    fn eq(&self, other: &Self) -> bool {
        self.cell.reading == other.cell.reading
    }
}

impl Eq for PyNumber {}

impl Hash for PyNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.cell.reading.hash(state);
    }
}

impl PyNumber {
    fn figure(&self) -> Option<&Figure> {
        match &self.cell.reading {
            Reading::Figure(figure) | Reading::Bound { bound: figure, .. } => Some(figure),
            _ => None,
        }
    }
}

#[pymethods]
impl PyNumber {
    /// The text that was read.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// What it is: ``"figure"``, ``"part"``, ``"range"``, ``"bound"``, ``"date"``,
    /// ``"several"``, ``"missing"`` or ``"words"``.
    #[getter]
    fn kind(&self) -> &'static str {
        self.cell.reading.word()
    }

    /// The number, or the bound; None where there is none.
    #[getter]
    fn value(&self) -> Option<Exact> {
        self.figure().map(|figure| Exact(figure.value))
    }

    /// The unit (*satuan*) as written: ``"%"``, ``"Rp"``, ``"pelayanan"``.
    #[getter]
    fn unit(&self) -> Option<&str> {
        match &self.cell.reading {
            Reading::Range { unit, .. } => unit.as_deref(),
            _ => self.figure()?.unit.as_deref(),
        }
    }

    /// The lower end of a range.
    #[getter]
    fn lower(&self) -> Option<Exact> {
        match &self.cell.reading {
            Reading::Range { lower, .. } => Some(Exact(*lower)),
            _ => None,
        }
    }

    /// The upper end of a range.
    #[getter]
    fn upper(&self) -> Option<Exact> {
        match &self.cell.reading {
            Reading::Range { upper, .. } => Some(Exact(*upper)),
            _ => None,
        }
    }

    /// Which side of a bound is allowed: ``"at_most"``, ``"below"``, ``"at_least"`` or
    /// ``"above"``.
    #[getter]
    fn side(&self) -> Option<&'static str> {
        match &self.cell.reading {
            Reading::Bound { side, .. } => Some(side.word()),
            Reading::Date { side, .. } => side.map(Side::word),
            _ => None,
        }
    }

    /// The whole of which the number is a part, with its unit: of ``"5 dari 7 laporan"``
    /// ``(Decimal("7"), "laporan")``.
    #[getter]
    fn whole(&self) -> Option<(Exact, Option<&str>)> {
        let whole = self.figure()?.whole.as_deref()?;
        Some((Exact(whole.value), whole.unit.as_deref()))
    }

    /// The date, where the text is one.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        match &self.cell.reading {
            Reading::Date { date, .. } => decimal::date(py, *date).map(Some),
            _ => Ok(None),
        }
    }

    /// The numbers of several quantities in one cell, each with its unit.
    #[getter]
    fn parts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let figures: &[Figure] = match &self.cell.reading {
            Reading::Several(figures) => figures,
            _ => &[],
        };
        let parts = figures
            .iter()
            .map(|figure| (Exact(figure.value), figure.unit.as_deref()));
        PyTuple::new(py, parts)
    }

    /// How a cell says that it holds nothing: ``"empty"``, ``"dash"``, ``"not_available"`` or
    /// ``"not_yet"``.
    #[getter]
    fn missing(&self) -> Option<&'static str> {
        match &self.cell.reading {
            Reading::Missing(missing) => Some(missing.word()),
            _ => None,
        }
    }

    /// The words, where it is no number: a grade, *ada*.
    #[getter]
    fn words(&self) -> Option<&str> {
        match &self.cell.reading {
            Reading::Words(words) => Some(words),
            _ => None,
        }
    }

    /// What settled a number that could be read in two ways: ``"unit"``, ``"kind"``,
    /// ``"locale"``, ``"neighbours"`` or ``"printed"``.
    #[getter]
    fn settled_by(&self) -> Option<&'static str> {
        self.cell.settled_by.map(SettledBy::code)
    }

    fn __repr__(&self) -> String {
        let said = match &self.cell.reading {
            Reading::Figure(figure) => format!("value={}", figure.value),
            Reading::Range { lower, upper, .. } => format!("lower={lower}, upper={upper}"),
            Reading::Bound { side, bound } => {
                format!("side={:?}, value={}", side.word(), bound.value)
            }
            Reading::Date { date, .. } => format!("date={date}"),
            Reading::Several(figures) => format!("parts={}", figures.len()),
            Reading::Missing(missing) => format!("missing={:?}", missing.word()),
            Reading::Words(words) => format!("words={words:?}"),
            _ => String::new(),
        };
        let unit = self
            .unit()
            .map_or_else(String::new, |unit| format!(", unit={unit:?}"));
        format!("<lkj.Number {} {said}{unit}>", self.kind())
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        // A function that decided cannot be kept; what it decided can.
        let locale = match self.cell.settled_by {
            Some(SettledBy::Fits) if self.settles_as(Locale::English) => Some("en"),
            Some(SettledBy::Fits) => Some("id"),
            _ => self.locale.as_deref(),
        };
        let arguments = (&self.text, &self.kind, locale, &self.neighbours);
        Ok((
            py.import("lkj._lkj")?.getattr("_number")?,
            arguments.into_pyobject(py)?.into_any(),
        ))
    }
}

impl PyNumber {
    fn settles_as(&self, locale: Locale) -> bool {
        let hint = Hint {
            kind: None,
            locale: Some(locale),
        };
        number::parse_with(&self.text, hint).is_ok_and(|reading| reading == self.cell.reading)
    }
}

fn kind_of(py: Python<'_>, kind: Option<&str>) -> PyResult<Option<Kind>> {
    Ok(Some(match kind {
        None => return Ok(None),
        Some("count") => Kind::Count,
        Some("amount") => Kind::Amount,
        Some("percent") => Kind::Percent,
        Some("index") => Kind::Index,
        Some("other") => Kind::Other,
        Some(other) => {
            let known = "count, amount, percent, index, other";
            return Err(error::evaluation(
                py,
                "unknown_word",
                &format!("kind={other:?} tidak dikenal; yang ada: {known}"),
                &format!("unknown kind={other:?}; there are: {known}"),
            ));
        }
    }))
}

fn read(
    py: Python<'_>,
    text: &str,
    kind: Option<&str>,
    locale: Option<&str>,
    neighbours: Vec<String>,
    fits: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyNumber> {
    let hint = Hint {
        kind: kind_of(py, kind)?,
        locale: locale.map(|code| locale::of(py, Some(code))).transpose()?,
    };
    let others: Vec<&str> = neighbours.iter().map(String::as_str).collect();
    // What the caller's function raises is raised by us.
    let raised = std::cell::RefCell::new(None);
    let does_fit = |value: Decimal| {
        let answer = fits.map(|fits| fits.call1((Exact(value),)).and_then(|it| it.is_truthy()));
        match answer {
            Some(Ok(answer)) => answer,
            Some(Err(error)) => {
                raised.borrow_mut().get_or_insert(error);
                false
            }
            None => false,
        }
    };
    let clues = Clues {
        hint,
        neighbours: &others,
        fits: fits.is_some().then_some(&does_fit),
    };
    let read = number::parse_cell(text, &clues);
    if let Some(error) = raised.borrow_mut().take() {
        return Err(error);
    }
    let cell = read.map_err(|problem| error::number(py, "", &problem))?;
    Ok(PyNumber {
        cell,
        text: text.to_owned(),
        kind: kind.map(str::to_owned),
        locale: locale.map(str::to_owned),
        neighbours,
    })
}

/// Read a number as Indonesian documents print it.
///
/// It never guesses: what can be read in two ways raises, unless a clue settles it.
///
/// Parameters
/// ----------
/// text : str
///     ``"Rp. 872.705.000,-"``, ``"80,94"``, ``"7 – 8 bulan"``, ``"< 49"``, ``"n/a"``, ``"WTP"``.
/// kind : {"count", "amount", "percent", "index", "other"}, optional
///     What the number counts or measures, where that is known.
/// locale : {"id", "en"}, optional
///     The style in which the whole document is known to be written.
/// neighbours : iterable of str, optional
///     The other cells of its column, as printed.
/// fits : callable, optional
///     Takes a Decimal and tells whether that reading fits what was printed beside it.
///
/// Returns
/// -------
/// Number
///     With ``value`` (exact), ``unit`` and ``kind``.
///
/// Raises
/// ------
/// NumberError
///     When it can be read in two ways (``code`` is ``"ambiguous"``, ``candidates`` are the
///     readings) or in none.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.parse_number("Rp. 872.705.000,-")
/// <lkj.Number figure value=872705000, unit="Rp">
/// >>> lkj.parse_number("1.100", kind="count").value
/// Decimal('1100')
/// >>> lkj.parse_number("1.100")
/// Traceback (most recent call last):
///     ...
/// lkj.errors.NumberError: "1.100" dapat dibaca dua cara: 1100 atau 1.100; tulis 1100 atau 1100e-3
#[pyfunction]
#[pyo3(signature = (text, *, kind=None, locale=None, neighbours=None, fits=None))]
pub(crate) fn parse_number(
    py: Python<'_>,
    text: &str,
    kind: Option<&str>,
    locale: Option<&str>,
    neighbours: Option<&Bound<'_, PyAny>>,
    fits: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyNumber> {
    let neighbours = match neighbours {
        None => Vec::new(),
        Some(cells) => cells
            .try_iter()?
            .map(|cell| cell?.extract::<String>())
            .collect::<PyResult<_>>()?,
    };
    read(py, text, kind, locale, neighbours, fits)
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_number")]
pub(crate) fn number_again(
    py: Python<'_>,
    text: &str,
    kind: Option<&str>,
    locale: Option<&str>,
    neighbours: Vec<String>,
) -> PyResult<PyNumber> {
    read(py, text, kind, locale, neighbours, None)
}

/// Write a number as documents print it.
///
/// Parameters
/// ----------
/// value : Decimal, int or str
///     The number; all its decimals are written.
/// style : {"number", "percent", "rupiah", "words", "rupiah_in_words"}
///     ``1.234,50``, ``97,77 %``, ``Rp 5.313.115.447``, or in Indonesian words (*terbilang*).
/// locale : {"id", "en"}, optional
///     In which style; the one that :func:`set_locale` chose where it is left out.
/// floats : bool
///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
///     as data frames have them.
///
/// Returns
/// -------
/// str
///     The number, written.
///
/// Raises
/// ------
/// NumberError
///     When the value is no exact number.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.format_number(5313115447, style="rupiah")
/// 'Rp 5.313.115.447'
/// >>> lkj.format_number(1100, style="words")
/// 'seribu seratus'
#[pyfunction]
#[pyo3(signature = (value, *, style="number", locale=None, floats=false))]
pub(crate) fn format_number(
    py: Python<'_>,
    value: &Bound<'_, PyAny>,
    style: &str,
    locale: Option<&str>,
    floats: bool,
) -> PyResult<String> {
    let locale = locale::of(py, locale)?;
    let value = required("value", value, floats)?;
    Ok(match style {
        "number" => number::format(value, locale),
        "percent" => number::format_percent(value, locale),
        "rupiah" => number::format_rupiah(value, locale),
        "words" => number::spell(value),
        "rupiah_in_words" => number::spell_rupiah(value),
        other => {
            let known = "number, percent, rupiah, words, rupiah_in_words";
            return Err(error::evaluation(
                py,
                "unknown_word",
                &format!("style={other:?} tidak dikenal; yang ada: {known}"),
                &format!("unknown style={other:?}; there are: {known}"),
            ));
        }
    })
}

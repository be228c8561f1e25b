//! A framework of a table of indicators.

use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::as_datetime;
use arrow_array::types::{
    ArrowTemporalType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowPrimitiveType, RecordBatchReader};
use arrow_schema::{DataType, TimeUnit};
use lkj_core::files::{Holds, IndicatorTable, TableCell, TableProblem, TableProblems, When};
use lkj_core::number::{FloatError, exact};
use lkj_core::{Framework, Period};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyString};
use rust_decimal::Decimal;

use crate::decimal::{Given, Refused, look};
use crate::{arrow, error, locale};

/// Which columns hold what, as a caller names them.
#[derive(Debug, Default)]
pub(crate) struct Naming(Vec<(Holds, String)>);

impl Naming {
    /// One column, where it is named.
    pub(crate) fn one(&mut self, holds: Holds, column: Option<String>) {
        if let Some(column) = column {
            self.0.push((holds, column));
        }
    }

    /// A column for each period; or one, whose periods stand in the rows.
    pub(crate) fn by_period(
        &mut self,
        holds: fn(When) -> Holds,
        columns: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let Some(columns) = columns.filter(|columns| !columns.is_none()) else {
            return Ok(());
        };
        if columns.is_instance_of::<PyString>() {
            self.0.push((holds(When::OfRow), columns.extract()?));
            return Ok(());
        }
        for item in columns.call_method0("items")?.try_iter()? {
            let (period, column) = item?.extract::<(Bound<'_, PyAny>, String)>()?;
            self.0.push((holds(When::In(of_text(&period)?)), column));
        }
        Ok(())
    }
}

fn of_text(period: &Bound<'_, PyAny>) -> PyResult<Period> {
    let text = period.str()?.to_cow()?.into_owned();
    text.parse().map_err(|_| {
        error::evaluation(
            period.py(),
            "invalid_period",
            &format!("{text:?} bukan tahun atau bagian tahun"),
            &format!("{text:?} is not a year or part of one"),
        )
    })
}

/// The framework that a table makes.
pub(crate) fn framework(
    table: &Bound<'_, PyAny>,
    organization: &str,
    naming: &Naming,
    first_row: usize,
    style: Option<&str>,
) -> PyResult<Framework> {
    let py = table.py();
    let columns = columns(table, naming)?;
    let mut indicators = IndicatorTable::new(organization).counted_from(first_row);
    if let Some(style) = style {
        indicators = indicators.written_in(locale::of(py, Some(style))?);
    }
    for ((holds, heading), cells) in naming.0.iter().zip(columns) {
        indicators = indicators.with_column(heading, *holds, cells);
    }
    py.detach(|| indicators.framework())
        .map_err(|problems| error::table(py, &problems))
}

/// The cells of the columns that are named, in that order.
fn columns(table: &Bound<'_, PyAny>, naming: &Naming) -> PyResult<Vec<Vec<TableCell>>> {
    // A column of a pandas data frame may hold anything, which Arrow would refuse as a whole.
    let module = table.get_type().module()?.to_cow()?.into_owned();
    let is_of_pandas = module == "pandas" || module.starts_with("pandas.");
    if !is_of_pandas && let Some(stream) = arrow::stream(table)? {
        let schema = stream.schema();
        let headings: Vec<_> = schema
            .fields()
            .iter()
            .map(|field| field.name().as_str())
            .collect();
        all_there(table.py(), naming, &headings)?;
        let batches = table.py().detach(|| stream.collect::<Result<Vec<_>, _>>());
        let batches = batches.map_err(|error| arrow::raised(&error))?;
        let column = |(_, heading): &(Holds, String)| {
            let cells = batches
                .iter()
                .filter_map(|batch| batch.column_by_name(heading));
            cells.flat_map(|array| of_arrow(array)).collect()
        };
        return Ok(naming.0.iter().map(column).collect());
    }
    let Ok(names) = table.getattr(if is_of_pandas { "columns" } else { "keys" }) else {
        let kind = table.get_type().fully_qualified_name()?;
        return Err(PyTypeError::new_err(format!(
            "table: a data frame or a mapping of columns, not a {kind}"
        )));
    };
    let names = if is_of_pandas { names } else { names.call0()? };
    let mut headings = Vec::new();
    let mut keys = HashMap::new();
    for name in names.try_iter()? {
        let name = name?;
        let heading = name.str()?.to_cow()?.into_owned();
        headings.push(heading.clone());
        keys.insert(heading, name);
    }
    let headings: Vec<_> = headings.iter().map(String::as_str).collect();
    all_there(table.py(), naming, &headings)?;
    let column = |(_, heading): &(Holds, String)| {
        let cells = table.get_item(&keys[heading])?;
        if cells.hasattr("columns")? {
            return Err(PyTypeError::new_err(format!(
                "two columns are called {heading:?}"
            )));
        }
        scalars(cells)?
            .try_iter()?
            .map(|cell| of_python(&cell?))
            .collect()
    };
    naming.0.iter().map(column).collect()
}

/// The cells of a column so that each is of its own type: pandas hands out floats of 32 bits
/// widened to 64, which have another shortest form.
fn scalars(cells: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    let Ok(kind) = cells.getattr("dtype") else {
        return Ok(cells);
    };
    let kind = kind.str()?.to_cow()?.to_lowercase();
    let is_short =
        ["float32", "float16", "float[pyarrow]", "halffloat[pyarrow]"].contains(&kind.as_str());
    if !is_short || !cells.hasattr("to_numpy")? {
        return Ok(cells);
    }
    let options =
        [("dtype", "float32".into_pyobject(cells.py())?.into_any())].into_py_dict(cells.py())?;
    options.set_item("na_value", f64::NAN)?;
    cells.call_method("to_numpy", (), Some(&options))
}

fn all_there(py: Python<'_>, naming: &Naming, headings: &[&str]) -> PyResult<()> {
    let absent = naming
        .0
        .iter()
        .filter(|(_, named)| !headings.contains(&&**named));
    let absent =
        absent.map(|(_, named)| TableProblem::no_such_column(named, headings.iter().copied()));
    match TableProblems::collected(absent.collect()) {
        None => Ok(()),
        Some(problems) => Err(error::table(py, &problems)),
    }
}

/// A cell that holds a Python object. What data frames mark as missing is missing.
fn of_python(value: &Bound<'_, PyAny>) -> PyResult<TableCell> {
    Ok(match look(value, true)? {
        Ok(Given::Missing) | Err(Refused::NotANumber(_)) => TableCell::Missing,
        Ok(Given::Number(number)) => TableCell::Number(number),
        Ok(Given::Text(text)) => TableCell::Text(text.into_owned()),
        Ok(Given::Truth(truth)) => TableCell::Truth(truth),
        Ok(Given::Day(date)) => TableCell::Date(date),
        Err(Refused::Infinite(_)) => TableCell::Infinite,
        Err(Refused::TooLong(text) | Refused::Float(text)) => TableCell::TooLong(text),
        Err(Refused::Kind(kind)) => TableCell::Foreign(kind),
    })
}

/// The cells of an Arrow array.
fn of_arrow(array: &dyn Array) -> Vec<TableCell> {
    match array.data_type() {
        DataType::Null => vec![TableCell::Missing; array.len()],
        DataType::Boolean => cells(array.as_boolean(), TableCell::Truth),
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole::<UInt64Type>(array),
        DataType::Float16 => cells(array.as_primitive::<Float16Type>(), |value| {
            of_float(exact::shortest_of_32_bits(value.to_f32()))
        }),
        DataType::Float32 => cells(array.as_primitive::<Float32Type>(), |value| {
            of_float(exact::shortest_of_32_bits(value))
        }),
        DataType::Float64 => cells(array.as_primitive::<Float64Type>(), TableCell::from_float),
        DataType::Decimal32(_, scale) => cells(array.as_primitive::<Decimal32Type>(), |value| {
            of_decimal(value.into(), *scale)
        }),
        DataType::Decimal64(_, scale) => cells(array.as_primitive::<Decimal64Type>(), |value| {
            of_decimal(value.into(), *scale)
        }),
        DataType::Decimal128(_, scale) => cells(array.as_primitive::<Decimal128Type>(), |value| {
            of_decimal(value, *scale)
        }),
        DataType::Date32 => dates::<Date32Type>(array),
        DataType::Date64 => dates::<Date64Type>(array),
        DataType::Timestamp(TimeUnit::Second, _) => dates::<TimestampSecondType>(array),
        DataType::Timestamp(TimeUnit::Millisecond, _) => dates::<TimestampMillisecondType>(array),
        DataType::Timestamp(TimeUnit::Microsecond, _) => dates::<TimestampMicrosecondType>(array),
        DataType::Timestamp(TimeUnit::Nanosecond, _) => dates::<TimestampNanosecondType>(array),
        DataType::Utf8 => cells(array.as_string::<i32>(), text),
        DataType::LargeUtf8 => cells(array.as_string::<i64>(), text),
        DataType::Utf8View => cells(array.as_string_view(), text),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let values = of_arrow(dictionary.values());
            let keys = dictionary.normalized_keys();
            let cell = |(row, key): (usize, usize)| {
                let is_there = array.is_valid(row);
                let value = values.get(key).filter(|_| is_there);
                value.cloned().unwrap_or(TableCell::Missing)
            };
            keys.into_iter().enumerate().map(cell).collect()
        }
        other => {
            let kind = TableCell::Foreign(other.to_string());
            let cell = |row| {
                if array.is_valid(row) {
                    kind.clone()
                } else {
                    TableCell::Missing
                }
            };
            (0..array.len()).map(cell).collect()
        }
    }
}

fn cells<T>(
    values: impl IntoIterator<Item = Option<T>>,
    cell: impl Fn(T) -> TableCell,
) -> Vec<TableCell> {
    let values = values.into_iter();
    values
        .map(|value| value.map_or(TableCell::Missing, &cell))
        .collect()
}

fn whole<T: ArrowPrimitiveType>(array: &dyn Array) -> Vec<TableCell>
where
    Decimal: From<T::Native>,
{
    cells(array.as_primitive::<T>(), |value| {
        TableCell::Number(value.into())
    })
}

/// Dates, and times at midnight, as spreadsheets keep dates; a time of day is foreign.
fn dates<T: ArrowTemporalType>(array: &dyn Array) -> Vec<TableCell>
where
    i64: From<T::Native>,
{
    let values = array.as_primitive::<T>();
    cells(values, |value| {
        let time = as_datetime::<T>(value.into()).map(|time| time.to_string());
        let date = time
            .as_ref()
            .and_then(|time| time.strip_suffix(" 00:00:00")?.parse().ok());
        date.map_or_else(
            || TableCell::Foreign(time.unwrap_or_else(|| T::DATA_TYPE.to_string())),
            TableCell::Date,
        )
    })
}

fn text(text: &str) -> TableCell {
    TableCell::Text(text.to_owned())
}

fn of_float(number: Result<Option<Decimal>, FloatError>) -> TableCell {
    match number {
        Ok(Some(number)) => TableCell::Number(number),
        Ok(None) => TableCell::Missing,
        Err(FloatError::TooLong { text }) => TableCell::TooLong(text),
        Err(_) => TableCell::Infinite,
    }
}

/// A decimal with the places of its column; with those that it needs where it would have more
/// digits than fit.
fn of_decimal(mut mantissa: i128, scale: i8) -> TableCell {
    let mut places = i32::from(scale);
    if !fits(mantissa, places) {
        while places > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            places -= 1;
        }
    }
    let written = || format!("{mantissa}e{}", -places);
    exact::read(&written()).map_or_else(|| TableCell::TooLong(written()), TableCell::Number)
}

fn fits(mantissa: i128, places: i32) -> bool {
    u32::try_from(places)
        .is_ok_and(|places| Decimal::try_from_i128_with_scale(mantissa, places).is_ok())
}

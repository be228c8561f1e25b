//! Tables for data frames, by the Arrow PyCapsule interface.

use std::sync::Arc;

use arrow_array::builder::{StringBuilder, StringDictionaryBuilder};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Decimal128Array, Int32Array, RecordBatch, RecordBatchIterator,
};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field, Schema};
use pyo3::PyTypeInfo;
use pyo3::exceptions::{PyIndexError, PyKeyError, PyOverflowError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyString};
use rust_decimal::Decimal;

use crate::decimal::Exact;
use crate::html;

/// As many digits as an Arrow decimal holds in 128 bits.
const DIGITS: u8 = 38;

/// The values of a column.
#[derive(Debug, Clone)]
pub(crate) enum Values {
    /// Texts.
    Text(Vec<Option<String>>),
    /// Words of which there are few, as an Arrow dictionary.
    Category(Vec<Option<String>>),
    /// Exact numbers, with as many decimals as any of them has, and at least so many.
    Number(Vec<Option<Decimal>>, u32),
    /// Whole numbers.
    Whole(Vec<Option<i32>>),
    /// Truth values.
    Truth(Vec<Option<bool>>),
}

impl Values {
    /// Amounts and percentages: two decimals at least, so that tables can be joined.
    pub(crate) fn number(values: impl IntoIterator<Item = Option<Decimal>>) -> Self {
        Self::Number(values.into_iter().collect(), 2)
    }

    pub(crate) fn text<T: Into<String>>(values: impl IntoIterator<Item = Option<T>>) -> Self {
        Self::Text(
            values
                .into_iter()
                .map(|text| text.map(Into::into))
                .collect(),
        )
    }

    pub(crate) fn category<T: Into<String>>(values: impl IntoIterator<Item = Option<T>>) -> Self {
        Self::Category(
            values
                .into_iter()
                .map(|text| text.map(Into::into))
                .collect(),
        )
    }

    pub(crate) fn whole(values: impl IntoIterator<Item = Option<usize>>) -> Self {
        let fitting = |value: usize| i32::try_from(value).ok();
        Self::Whole(
            values
                .into_iter()
                .map(|value| value.and_then(fitting))
                .collect(),
        )
    }

    fn len(&self) -> usize {
        match self {
            Self::Text(values) | Self::Category(values) => values.len(),
            Self::Number(values, _) => values.len(),
            Self::Whole(values) => values.len(),
            Self::Truth(values) => values.len(),
        }
    }

    fn scale(values: &[Option<Decimal>], least: u32) -> u32 {
        let scales = values.iter().flatten().map(Decimal::scale);
        scales.max().unwrap_or(0).max(least)
    }

    fn data_type(&self) -> DataType {
        match self {
            Self::Text(_) => DataType::Utf8,
            Self::Category(_) => {
                DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
            }
            Self::Number(values, least) => {
                let scale = i8::try_from(Self::scale(values, *least)).unwrap_or(i8::MAX);
                DataType::Decimal128(DIGITS, scale)
            }
            Self::Whole(_) => DataType::Int32,
            Self::Truth(_) => DataType::Boolean,
        }
    }

    fn array(&self, name: &str) -> PyResult<ArrayRef> {
        Ok(match self {
            Self::Text(values) => {
                let mut builder = StringBuilder::new();
                builder.extend(values.iter().map(Option::as_deref));
                Arc::new(builder.finish())
            }
            Self::Category(values) => {
                let mut builder = StringDictionaryBuilder::<Int32Type>::new();
                builder.extend(values.iter().map(Option::as_deref));
                Arc::new(builder.finish())
            }
            Self::Number(values, least) => {
                let scale = Self::scale(values, *least);
                let mut scaled = Vec::with_capacity(values.len());
                for (row, value) in values.iter().enumerate() {
                    let value = value.map(|value| at_scale(value, scale));
                    if value == Some(None) {
                        return Err(PyOverflowError::new_err(format!(
                            "column {name:?}, row {row}: more than {DIGITS} digits with {scale} decimals"
                        )));
                    }
                    scaled.push(value.flatten());
                }
                let array = Decimal128Array::from(scaled).with_data_type(self.data_type());
                Arc::new(array)
            }
            Self::Whole(values) => Arc::new(Int32Array::from(values.clone())),
            Self::Truth(values) => Arc::new(BooleanArray::from(values.clone())),
        })
    }

    fn item<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        Ok(match self {
            Self::Text(values) | Self::Category(values) => {
                values[row].as_ref().into_pyobject(py)?.into_any()
            }
            Self::Number(values, _) => values[row].map(Exact).into_pyobject(py)?.into_any(),
            Self::Whole(values) => values[row].into_pyobject(py)?.into_any(),
            Self::Truth(values) => values[row].into_pyobject(py)?.into_any(),
        })
    }
}

/// A number as a whole number of so many decimals, where it has at most 38 digits.
fn at_scale(value: Decimal, scale: u32) -> Option<i128> {
    let zeros = scale.checked_sub(value.scale())?;
    let scaled = value.mantissa().checked_mul(10_i128.checked_pow(zeros)?)?;
    (scaled.unsigned_abs() < 10_u128.pow(DIGITS.into())).then_some(scaled)
}

/// A table: named columns of one length.
///
/// ``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``duckdb.sql("from table")`` and
/// ``pandas.DataFrame.from_arrow(table)`` take it as it is. Numbers are Arrow decimals of 38 digits
/// (two decimals at least, more where a value has more), words of which there are few are
/// dictionaries, years are 32-bit integers. It has a length and iterates over its rows as dicts.
#[pyclass(frozen, module = "lkj", name = "Table")]
#[derive(Debug, Clone)]
pub(crate) struct PyTable {
    /// What the rows are, for its heading.
    name: &'static str,
    columns: Vec<(&'static str, Values)>,
    rows: usize,
}

impl PyTable {
    pub(crate) fn new(name: &'static str, columns: Vec<(&'static str, Values)>) -> Self {
        let rows = columns.first().map_or(0, |(_, values)| values.len());
        Self {
            name,
            columns,
            rows,
        }
    }

    fn arrow_schema(&self) -> Schema {
        let fields = self
            .columns
            .iter()
            .map(|(name, values)| Field::new(*name, values.data_type(), true));
        Schema::new(fields.collect::<Vec<_>>())
    }

    fn batch(&self) -> PyResult<RecordBatch> {
        let arrays = self.columns.iter().map(|(name, values)| values.array(name));
        let arrays = arrays.collect::<PyResult<Vec<_>>>()?;
        RecordBatch::try_new(Arc::new(self.arrow_schema()), arrays)
            .map_err(|error| PyOverflowError::new_err(error.to_string()))
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (name, values) in &self.columns {
            dict.set_item(name, values.item(py, row)?)?;
        }
        Ok(dict)
    }

    pub(crate) fn stream<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = py.detach(|| self.batch())?;
        let schema = batch.schema();
        let batches = RecordBatchIterator::new([Ok(batch)], schema);
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    pub(crate) fn schema_capsule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&self.arrow_schema())
            .map_err(|error| PyOverflowError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.columns.iter().map(|(name, _)| *name).collect()
    }
}

/// A function of `lkj._frames` over a table.
pub(crate) fn frame<'py, T: PyTypeInfo>(
    name: &str,
    table: &Bound<'py, T>,
) -> PyResult<Bound<'py, PyAny>> {
    let module = table.py().import("lkj._frames")?;
    module.call_method1(name, (table,))
}

/// An index as Python counts, from the end where it is below zero.
pub(crate) fn index(asked: isize, length: usize) -> PyResult<usize> {
    let at = if asked < 0 {
        length.checked_sub(asked.unsigned_abs())
    } else {
        Some(asked.unsigned_abs())
    };
    at.filter(|at| *at < length)
        .ok_or_else(|| PyIndexError::new_err("there is no such row"))
}

#[pymethods]
impl PyTable {
    /// What the rows are.
    #[getter]
    const fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<&'static str> {
        self.names()
    }

    /// The Arrow types of the columns, by name.
    #[getter]
    fn schema<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let schema = PyDict::new(py);
        for (name, values) in &self.columns {
            schema.set_item(name, values.data_type().to_string())?;
        }
        Ok(schema)
    }

    fn __len__(&self) -> usize {
        self.rows
    }

    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(name) = key.cast::<PyString>() {
            let name = name.to_cow()?;
            let (_, values) = self
                .columns
                .iter()
                .find(|(column, _)| *column == name)
                .ok_or_else(|| {
                    PyKeyError::new_err(format!(
                        "no column {name:?}; there are: {}",
                        self.names().join(", ")
                    ))
                })?;
            let items = (0..self.rows).map(|row| values.item(py, row));
            return Ok(PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any());
        }
        let row = index(key.extract()?, self.rows)?;
        Ok(self.row(py, row)?.into_any())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let rows = (0..self.rows).map(|row| self.row(py, row));
        let rows = PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)?;
        Ok(rows.try_iter()?.into_any())
    }

    /// Hand the table to any library that speaks Arrow.
    ///
    /// Parameters
    /// ----------
    /// requested_schema : object, optional
    ///     Taken, and not followed: the types are those that are documented.
    ///
    /// Returns
    /// -------
    /// capsule
    ///     An ``arrow_array_stream``.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        self.stream(py)
    }

    /// Tell the types of the columns to any library that speaks Arrow.
    ///
    /// Returns
    /// -------
    /// capsule
    ///     An ``arrow_schema``.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        self.schema_capsule(py)
    }

    /// Return it as a pandas data frame; decimals stay exact (``decimal128[pyarrow]``).
    ///
    /// Returns
    /// -------
    /// pandas.DataFrame
    ///     With categories for words of which there are few.
    ///
    /// Raises
    /// ------
    /// ImportError
    ///     When pandas or pyarrow is not installed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        frame("to_pandas", slf)
    }

    /// Return it as a polars data frame.
    ///
    /// Returns
    /// -------
    /// polars.DataFrame
    ///     Decimals as ``Decimal(38, s)``.
    ///
    /// Raises
    /// ------
    /// ImportError
    ///     When polars is not installed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        frame("to_polars", slf)
    }

    fn __repr__(&self) -> String {
        format!(
            "<lkj.Table {}: {} rows, columns {}>",
            self.name,
            self.rows,
            self.names().join(", ")
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("table", slf)
    }
}

//! Tables for data frames, by the Arrow PyCapsule interface.

mod scalar;

use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::builder::{StringBuilder, StringDictionaryBuilder};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Decimal128Array, Int32Array, RecordBatch, RecordBatchIterator,
    RecordBatchReader,
};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::PyTypeInfo;
use pyo3::exceptions::{PyIndexError, PyKeyError, PyOverflowError, PyValueError};
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
    content: Content,
    rows: usize,
}

/// What a table holds.
#[derive(Debug, Clone)]
enum Content {
    /// Results, column by column.
    Columns(Vec<(&'static str, Values)>),
    /// What columns of another library made.
    Batches(SchemaRef, Vec<RecordBatch>),
}

impl PyTable {
    pub(crate) fn new(name: &'static str, columns: Vec<(&'static str, Values)>) -> Self {
        let rows = columns.first().map_or(0, |(_, values)| values.len());
        Self {
            name,
            content: Content::Columns(columns),
            rows,
        }
    }

    pub(crate) fn of_batches(
        name: &'static str,
        schema: SchemaRef,
        batches: Vec<RecordBatch>,
    ) -> Self {
        let rows = batches.iter().map(RecordBatch::num_rows).sum();
        Self {
            name,
            content: Content::Batches(schema, batches),
            rows,
        }
    }

    fn arrow_schema(&self) -> SchemaRef {
        match &self.content {
            Content::Batches(schema, _) => schema.clone(),
            Content::Columns(columns) => {
                let fields = columns
                    .iter()
                    .map(|(name, values)| Field::new(*name, values.data_type(), true));
                Arc::new(Schema::new(fields.collect::<Vec<_>>()))
            }
        }
    }

    fn batches(&self) -> PyResult<Vec<RecordBatch>> {
        let columns = match &self.content {
            Content::Batches(_, batches) => return Ok(batches.clone()),
            Content::Columns(columns) => columns,
        };
        let arrays = columns.iter().map(|(name, values)| values.array(name));
        let arrays = arrays.collect::<PyResult<Vec<_>>>()?;
        let batch = RecordBatch::try_new(self.arrow_schema(), arrays)
            .map_err(|error| PyOverflowError::new_err(error.to_string()))?;
        Ok(vec![batch])
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        match &self.content {
            Content::Columns(columns) => {
                for (name, values) in columns {
                    dict.set_item(name, values.item(py, row)?)?;
                }
            }
            Content::Batches(schema, batches) => {
                let (batch, row) = place(batches, row)?;
                for (field, array) in schema.fields().iter().zip(batch.columns()) {
                    dict.set_item(field.name(), scalar::of(py, array, row)?)?;
                }
            }
        }
        Ok(dict)
    }

    /// The values of a column, as Python has them; `None` where there is no such column.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Option<Bound<'py, PyList>>> {
        let items = match &self.content {
            Content::Columns(columns) => {
                let found = columns.iter().find(|(column, _)| *column == name);
                let Some((_, values)) = found else {
                    return Ok(None);
                };
                (0..self.rows)
                    .map(|row| values.item(py, row))
                    .collect::<PyResult<Vec<_>>>()?
            }
            Content::Batches(schema, batches) => {
                let Ok(at) = schema.index_of(name) else {
                    return Ok(None);
                };
                let mut items = Vec::with_capacity(self.rows);
                for batch in batches {
                    let array = batch.column(at);
                    for row in 0..array.len() {
                        items.push(scalar::of(py, array, row)?);
                    }
                }
                items
            }
        };
        PyList::new(py, items).map(Some)
    }

    pub(crate) fn stream<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let batches = py.detach(|| self.batches())?;
        let schema = self.arrow_schema();
        let batches = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
        capsule(py, Box::new(batches))
    }

    pub(crate) fn schema_capsule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.arrow_schema())
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let schema = self.arrow_schema();
        schema
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect()
    }
}

fn capsule(
    py: Python<'_>,
    batches: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'_, PyCapsule>> {
    let stream = FFI_ArrowArrayStream::new(batches);
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}

fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema)
        .map_err(|error| PyOverflowError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// The batch that a row is in, and where in it.
fn place(batches: &[RecordBatch], row: usize) -> PyResult<(&RecordBatch, usize)> {
    let mut row = row;
    for batch in batches {
        if row < batch.num_rows() {
            return Ok((batch, row));
        }
        row -= batch.num_rows();
    }
    Err(PyIndexError::new_err("there is no such row"))
}

/// A table that is worked through while it is read, once: what does not fit into memory.
///
/// ``pyarrow.RecordBatchReader.from_stream(stream)`` and whatever else takes an Arrow stream
/// reads it batch by batch.
#[pyclass(frozen, module = "lkj", name = "Stream")]
pub(crate) struct PyStream {
    schema: SchemaRef,
    batches: Mutex<Option<Box<dyn RecordBatchReader + Send>>>,
}

impl PyStream {
    pub(crate) fn of(batches: Box<dyn RecordBatchReader + Send>) -> Self {
        Self {
            schema: batches.schema(),
            batches: Mutex::new(Some(batches)),
        }
    }
}

#[pymethods]
impl PyStream {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        let fields = self.schema.fields().iter();
        fields.map(|field| field.name().as_str()).collect()
    }

    /// The Arrow types of the columns, by name.
    #[getter]
    fn schema<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        types(py, &self.schema)
    }

    /// Hand the stream to any library that speaks Arrow. Once: what was read is gone.
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
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     When it was handed over before.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let mut batches = self.batches.lock().unwrap_or_else(PoisonError::into_inner);
        match batches.take() {
            Some(batches) => capsule(py, batches),
            None => Err(PyValueError::new_err("the stream was read before")),
        }
    }

    /// Tell the types of the columns to any library that speaks Arrow.
    ///
    /// Returns
    /// -------
    /// capsule
    ///     An ``arrow_schema``.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    fn __repr__(&self) -> String {
        format!("<lkj.Stream: columns {}>", self.columns().join(", "))
    }
}

fn types<'py>(py: Python<'py>, of: &Schema) -> PyResult<Bound<'py, PyDict>> {
    let types = PyDict::new(py);
    for field in of.fields() {
        types.set_item(field.name(), field.data_type().to_string())?;
    }
    Ok(types)
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
    fn columns(&self) -> Vec<String> {
        self.names()
    }

    /// The Arrow types of the columns, by name.
    #[getter]
    fn schema<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        types(py, &self.arrow_schema())
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
            let column = self.column(py, &name)?.ok_or_else(|| {
                PyKeyError::new_err(format!(
                    "no column {name:?}; there are: {}",
                    self.names().join(", ")
                ))
            })?;
            return Ok(column.into_any());
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

//! One value of an Arrow array as Python has it.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Float32Type, Float64Type,
    Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::decimal;

pub(super) fn of<'py>(
    py: Python<'py>,
    array: &dyn Array,
    row: usize,
) -> PyResult<Bound<'py, PyAny>> {
    if array.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match array.data_type() {
        DataType::Null => py.None().into_bound(py),
        DataType::Boolean => {
            let truth = array.as_boolean().value(row);
            truth.into_pyobject(py)?.to_owned().into_any()
        }
        DataType::Int8 => primitive::<Int8Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Int16 => primitive::<Int16Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Int32 => primitive::<Int32Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Int64 => primitive::<Int64Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::UInt8 => primitive::<UInt8Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::UInt16 => primitive::<UInt16Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::UInt32 => primitive::<UInt32Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::UInt64 => primitive::<UInt64Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Float32 => primitive::<Float32Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Float64 => primitive::<Float64Type>(array, row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Decimal32(_, scale) => {
            decimal::of_digits(py, primitive::<Decimal32Type>(array, row).into(), *scale)?
        }
        DataType::Decimal64(_, scale) => {
            decimal::of_digits(py, primitive::<Decimal64Type>(array, row).into(), *scale)?
        }
        DataType::Decimal128(_, scale) => {
            decimal::of_digits(py, primitive::<Decimal128Type>(array, row), *scale)?
        }
        DataType::Utf8 => array
            .as_string::<i32>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::LargeUtf8 => array
            .as_string::<i64>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Utf8View => array
            .as_string_view()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let value = dictionary.slice(row, 1);
            let key = value.as_any_dictionary().normalized_keys()[0];
            of(py, dictionary.values(), key)?
        }
        other => {
            return Err(PyTypeError::new_err(format!(
                "a column of {other} can be handed on (pyarrow.table(...)), not looked into"
            )));
        }
    })
}

fn primitive<T: ArrowPrimitiveType>(array: &dyn Array, row: usize) -> T::Native {
    array.as_primitive::<T>().value(row)
}

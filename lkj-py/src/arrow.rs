//! Tables of other libraries, taken in by the Arrow PyCapsule interface.

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_schema::ArrowError;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// The stream that a table hands over; `None` where the object has none to hand over.
pub(crate) fn stream(table: &Bound<'_, PyAny>) -> PyResult<Option<RecordBatchStreamReader>> {
    let Ok(handing_over) = table.getattr("__arrow_c_stream__") else {
        return Ok(None);
    };
    let capsule = handing_over.call0()?.cast_into::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    #[expect(
        unsafe_code,
        reason = "the Arrow C interface is handed over by a pointer"
    )]
    // SAFETY: a capsule of that name holds a valid ArrowArrayStream, by the PyCapsule interface;
    // the capsule lives until the end of this function, and what is moved out leaves a stream
    // behind that is marked as released.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr().cast()) };
    RecordBatchStreamReader::try_new(stream)
        .map(Some)
        .map_err(|error| PyTypeError::new_err(format!("not a table of columns: {error}")))
}

/// What went wrong while a stream was read, as Python raises it.
pub(crate) fn raised(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

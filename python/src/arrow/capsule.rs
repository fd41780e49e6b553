//! Arrow's structures of C change hands here, in the capsules of the Arrow PyCapsule interface: the one file with `unsafe`.
//!
//! What comes in is checked in full, offsets and UTF-8 too, so that no program can bring in what safe code would trip over.
#![allow(unsafe_code)]

use crate::error::raised;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, StructArray, make_array};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use std::ffi::CStr;
use std::ptr::NonNull;

const ARRAY: &CStr = c"arrow_array";
const SCHEMA: &CStr = c"arrow_schema";
const STREAM: &CStr = c"arrow_array_stream";

/// Arrays of a column, in order.
type Arrays = Box<dyn Iterator<Item = Result<ArrayRef, ArrowError>>>;

/// The arrays of an object that has `__arrow_c_array__` or `__arrow_c_stream__`; none if it has neither, or needs a package
/// for it that is not installed, as pandas may.
pub(super) fn arrays(object: &Bound<'_, PyAny>) -> PyResult<Option<Arrays>> {
    for (method, read) in [
        ("__arrow_c_array__", one as fn(&Bound<'_, PyAny>) -> PyResult<Arrays>),
        ("__arrow_c_stream__", stream),
    ] {
        if object.hasattr(method)? {
            return match object.call_method0(method) {
                Ok(capsules) => read(&capsules).map(Some),
                Err(error) if error.is_instance_of::<PyImportError>(object.py()) => Ok(None),
                Err(error) => Err(error),
            };
        }
    }
    Ok(None)
}

/// The array of a pair of capsules.
fn one(pair: &Bound<'_, PyAny>) -> PyResult<Arrays> {
    let array = array(pair)?;
    Ok(Box::new(std::iter::once(Ok(array))))
}

/// The arrays of the capsule of a stream.
fn stream(capsule: &Bound<'_, PyAny>) -> PyResult<Arrays> {
    let stream: NonNull<FFI_ArrowArrayStream> = pointer(capsule, STREAM)?;
    // SAFETY: a capsule of this name holds such a structure, which is moved out and marked as released there.
    let reader = unsafe { ArrayStreamReader::from_raw(stream.as_ptr()) }.map_err(raised)?;
    Ok(Box::new(reader.map(|array| array.and_then(checked))))
}

/// The array of a pair of capsules: its schema and itself.
fn array(pair: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
    let schema: NonNull<FFI_ArrowSchema> = pointer(&schema, SCHEMA)?;
    let array: NonNull<FFI_ArrowArray> = pointer(&array, ARRAY)?;
    // SAFETY: capsules of these names hold such structures. The array is moved out and marked as released there; the
    // schema is only read, and its capsule is alive.
    let (array, schema) = unsafe { (FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
    if array.is_released() {
        return Err(raised("the array was read before, or released"));
    }
    // SAFETY: they describe an array as Arrow's C data interface says, which is for the program that made them to keep.
    let data = unsafe { from_ffi(array, schema) };
    checked(make_array(data.map_err(raised)?)).map_err(raised)
}

fn checked(array: ArrayRef) -> Result<ArrayRef, ArrowError> {
    array.to_data().validate_full()?;
    Ok(array)
}

/// The structure that a capsule of a name points to.
fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

/// Rows as record batches, for any program that takes Arrow.
#[pyclass(frozen, module = "nutgraf")]
pub(crate) struct ArrowRows {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl ArrowRows {
    pub(super) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }
}

#[pymethods]
impl ArrowRows {
    /// The type of the rows, as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(raised)?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }

    /// The rows as one array, if there is one batch of them.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let _ = requested_schema;
        let [batch] = self.batches.as_slice() else {
            return Err(raised(format!("there are {} batches: read them as a stream", self.batches.len())));
        };
        let array = FFI_ArrowArray::new(&StructArray::from(batch.clone()).to_data());
        let array = PyCapsule::new_with_value(py, array, ARRAY)?;
        PyTuple::new(py, [self.__arrow_c_schema__(py)?, array])
    }

    /// The rows as a stream of record batches.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, self.schema.clone());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
    }
}

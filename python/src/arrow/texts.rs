//! Columns of texts.

use super::capsule::arrays;
use crate::error::{raised, wrong_type};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// Some texts of a column; any of the types that Arrow has for texts.
pub(crate) struct ArrowTexts {
    array: ArrayRef,
    /// By row its number among the values, if the column is a dictionary.
    keys: Option<Vec<usize>>,
    values: ArrayRef,
}

impl ArrowTexts {
    /// The texts of an object that gives a column of Arrow, chunk by chunk, not copied; none if it gives no column.
    ///
    /// # Errors
    /// If it is not a column of texts.
    pub(crate) fn chunks(
        object: &Bound<'_, PyAny>,
    ) -> PyResult<Option<impl Iterator<Item = PyResult<Self>>>> {
        Ok(arrays(object)?.map(|arrays| arrays.map(|array| Self::of(array.map_err(raised)?))))
    }

    /// The same of an object that has to give a column.
    pub(super) fn read(object: &Bound<'_, PyAny>) -> PyResult<impl Iterator<Item = PyResult<Self>>> {
        Self::chunks(object)?.ok_or_else(|| wrong_type("texts", "a column of Arrow", object))
    }

    fn of(array: ArrayRef) -> PyResult<Self> {
        let (keys, values) = match array.as_any_dictionary_opt() {
            Some(dictionary) => {
                // Keys of missing rows may be anything.
                let keys =
                    if dictionary.values().is_empty() { Vec::new() } else { dictionary.normalized_keys() };
                (Some(keys), dictionary.values().clone())
            }
            None => (None, array.clone()),
        };
        match values.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => {
                Ok(Self { array, keys, values })
            }
            DataType::Struct(_) => {
                Err(PyTypeError::new_err("this is a table, not a column: choose its column of texts"))
            }
            other => Err(PyTypeError::new_err(format!("a column of texts is wanted, not one of {other}"))),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.array.len()
    }

    /// The text of a row; none if it is missing.
    pub(crate) fn get(&self, row: usize) -> Option<&str> {
        if self.array.is_null(row) {
            return None;
        }
        let at = self.keys.as_ref().map_or(row, |keys| keys[row]);
        if self.values.is_null(at) {
            return None;
        }
        match self.values.data_type() {
            DataType::Utf8 => Some(self.values.as_string::<i32>().value(at)),
            DataType::LargeUtf8 => Some(self.values.as_string::<i64>().value(at)),
            DataType::Utf8View => Some(self.values.as_string_view().value(at)),
            _ => None,
        }
    }
}

//! Groups by the values of columns of any type.

use std::collections::HashMap;

use arrow_array::ArrayRef;
use arrow_row::{RowConverter, SortField};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::arrow;

/// Rows by their keys; groups are numbered as they come.
pub(super) struct Keys {
    converter: RowConverter,
    numbers: HashMap<Box<[u8]>, u32>,
    groups: Vec<Box<[u8]>>,
    of: Vec<u32>,
}

impl Keys {
    /// Keys of columns of such types.
    pub(super) fn new<'a>(types: impl Iterator<Item = &'a DataType>) -> PyResult<Self> {
        let fields = types.map(|kind| SortField::new(kind.clone()));
        let converter = RowConverter::new(fields.collect());
        Ok(Self {
            converter: converter.map_err(|error| arrow::raised(&error))?,
            numbers: HashMap::new(),
            groups: Vec::new(),
            of: Vec::new(),
        })
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The group of each row.
    pub(super) fn of(&self) -> &[u32] {
        &self.of
    }

    pub(super) fn add(&mut self, columns: &[ArrayRef], rows: usize) -> PyResult<()> {
        let keys = if columns.is_empty() {
            None
        } else {
            let keys = self.converter.convert_columns(columns);
            Some(keys.map_err(|error| arrow::raised(&error))?)
        };
        self.of.reserve(rows);
        let mut last: Option<u32> = None;
        for row in 0..rows {
            let key = keys.as_ref().map(|keys| keys.row(row));
            let key: &[u8] = key.as_ref().map_or(&[], |key| key.as_ref());
            let number = match last {
                // Rows of a group often follow each other.
                Some(number) if *self.groups[number as usize] == *key => number,
                _ => self.number(key)?,
            };
            last = Some(number);
            self.of.push(number);
        }
        Ok(())
    }

    fn number(&mut self, key: &[u8]) -> PyResult<u32> {
        if let Some(number) = self.numbers.get(key) {
            return Ok(*number);
        }
        let number = u32::try_from(self.groups.len())
            .map_err(|_| PyValueError::new_err("more than 4,294,967,295 groups"))?;
        self.numbers.insert(key.into(), number);
        self.groups.push(key.into());
        Ok(number)
    }

    /// The columns again, with a row for each group.
    pub(super) fn columns(&self) -> Result<Vec<ArrayRef>, ArrowError> {
        let parser = self.converter.parser();
        let rows = self.groups.iter().map(|key| parser.parse(key));
        self.converter.convert_rows(rows)
    }
}

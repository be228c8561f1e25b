//! Groups by the values of columns of any type.

use std::collections::HashMap;
use std::iter::repeat_n;

use arrow_array::{ArrayRef, UInt64Array};
use arrow_ord::partition::partition;
use arrow_row::{RowConverter, SortField};
use arrow_schema::{ArrowError, DataType};
use arrow_select::take::take;
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

    /// Adds rows. Those of a group often follow each other, so each run of them is looked up once.
    pub(super) fn add(&mut self, columns: &[ArrayRef], rows: usize) -> PyResult<()> {
        if rows == 0 {
            return Ok(());
        }
        if columns.is_empty() {
            return self.add_run(&[], rows);
        }
        let raised = |error: ArrowError| arrow::raised(&error);
        let runs = partition(columns).map_err(raised)?.ranges();
        let firsts = UInt64Array::from_iter_values(runs.iter().map(|run| run.start as u64));
        let firsts = columns.iter().map(|column| take(column, &firsts, None));
        let firsts = firsts.collect::<Result<Vec<_>, _>>().map_err(raised)?;
        let keys = self.converter.convert_columns(&firsts).map_err(raised)?;
        self.of.reserve(rows);
        for (key, run) in keys.iter().zip(runs) {
            self.add_run(key.as_ref(), run.len())?;
        }
        Ok(())
    }

    /// Adds some rows of one key.
    fn add_run(&mut self, key: &[u8], rows: usize) -> PyResult<()> {
        let number = self.number(key)?;
        self.of.extend(repeat_n(number, rows));
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

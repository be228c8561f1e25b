//! Results of rows as columns of Arrow.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, Decimal128Array, DictionaryArray, Int8Array};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::ArrowError;
use lkj_core::columns::{Cells, Status};

use super::Buffers;
use super::memory::Memory;

/// Results of a batch, on their way into columns.
pub(super) struct Results {
    rows: usize,
    /// Rows that are there already.
    done: usize,
    cells: Cells,
    value: Decimals,
    category: Memory,
    classed: Vec<u64>,
    status: Memory,
    absorption: Option<Decimals>,
}

impl Results {
    pub(super) fn of(rows: usize, has_money: bool) -> Self {
        Self {
            rows,
            done: 0,
            cells: Cells::default(),
            value: Decimals::of(rows),
            category: Memory::of(rows),
            classed: Vec::with_capacity(rows.div_ceil(64)),
            status: Memory::of(rows),
            absorption: has_money.then(|| Decimals::of(rows)),
        }
    }

    /// Adds the results of some rows, all but the last of them a multiple of 64 rows.
    pub(super) fn take(&mut self, from: &mut Buffers) {
        let rows = self.done..self.done + from.value.len();
        self.value.add(&from.value, self.cells);
        self.cells.classed(&mut from.category, &mut self.classed);
        self.category.as_mut()[rows.clone()].copy_from_slice(&from.category);
        let status = &mut self.status.as_mut()[rows.clone()];
        for (code, status) in status.iter_mut().zip(&from.status) {
            *code = *status as u8;
        }
        if let Some(absorption) = &mut self.absorption {
            absorption.add(&from.absorption, self.cells);
        }
        self.done = rows.end;
    }

    /// Takes the results of rows that cannot be read back.
    pub(super) fn mark_unread(&mut self, rows: &[usize]) {
        for row in rows {
            self.value.erase(*row);
            erase(&mut self.classed, *row);
            self.category.as_mut()[*row] = 0;
            self.status.as_mut()[*row] = u8::try_from(Status::ALL.len()).unwrap_or(u8::MAX);
            if let Some(absorption) = &mut self.absorption {
                absorption.erase(*row);
            }
        }
    }

    /// Achievement, category, status, and absorption with money.
    pub(super) fn columns(
        self,
        places: i8,
        words: Option<&[ArrayRef; 2]>,
    ) -> Result<Vec<ArrayRef>, ArrowError> {
        let rows = self.rows;
        let classed = nulls(self.classed, rows);
        let [categories, statuses] = words.map_or([None, None], |words| words.each_ref().map(Some));
        let mut columns = vec![
            self.value.finish(places)?,
            codes(self.category.into(), rows, classed, categories)?,
            codes(self.status.into(), rows, None, statuses)?,
        ];
        if let Some(absorption) = self.absorption {
            columns.push(absorption.finish(places)?);
        }
        Ok(columns)
    }
}

/// Whole numbers as decimals of 128 bits.
pub(super) struct Decimals {
    rows: usize,
    /// Rows that are there already.
    done: usize,
    wide: Memory,
    there: Vec<u64>,
}

impl Decimals {
    pub(super) fn of(rows: usize) -> Self {
        Self {
            rows,
            done: 0,
            wide: Memory::of(rows * size_of::<i128>()),
            there: Vec::with_capacity(rows.div_ceil(64)),
        }
    }

    /// Adds some of the rows, all but the last of them a multiple of 64 rows.
    pub(super) fn add(&mut self, digits: &[i64], cells: Cells) {
        let rows = self.done..self.done + digits.len();
        self.done = rows.end;
        cells.widen(digits, &mut self.halves()[rows]);
        cells.there(digits, &mut self.there);
    }

    fn erase(&mut self, row: usize) {
        self.halves()[row] = [0; 2];
        erase(&mut self.there, row);
    }

    fn halves(&mut self) -> &mut [[i64; 2]] {
        bytemuck::cast_slice_mut(&mut self.wide.as_mut()[..self.rows * size_of::<i128>()])
    }

    pub(super) fn finish(self, places: i8) -> Result<ArrayRef, ArrowError> {
        let wide = ScalarBuffer::new(self.wide.into(), 0, self.rows);
        let array = Decimal128Array::try_new(wide, nulls(self.there, self.rows))?;
        Ok(Arc::new(array.with_precision_and_scale(38, places)?))
    }
}

/// Marks that a row holds nothing.
fn erase(there: &mut [u64], row: usize) {
    there[row / 64] &= !(1 << (row % 64));
}

/// The rows that hold something; `None` where all do.
pub(super) fn nulls(there: Vec<u64>, rows: usize) -> Option<NullBuffer> {
    let there = BooleanBuffer::new(Buffer::from_vec(there), 0, rows);
    let nulls = NullBuffer::new(there);
    (nulls.null_count() > 0).then_some(nulls)
}

/// Small codes, or words by them.
pub(super) fn codes(
    codes: Buffer,
    rows: usize,
    nulls: Option<NullBuffer>,
    words: Option<&ArrayRef>,
) -> Result<ArrayRef, ArrowError> {
    let values = ScalarBuffer::<i8>::new(codes, 0, rows);
    let keys = Int8Array::try_new(values, nulls)?;
    Ok(match words {
        None => Arc::new(keys),
        Some(words) => Arc::new(DictionaryArray::<Int8Type>::try_new(keys, words.clone())?),
    })
}

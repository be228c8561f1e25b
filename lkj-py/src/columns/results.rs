//! Results of rows as columns of Arrow.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, Decimal128Array, DictionaryArray, Int8Array};
use arrow_buffer::{BooleanBuffer, Buffer, MutableBuffer, NullBuffer, ScalarBuffer};
use arrow_schema::ArrowError;
use lkj_core::batch::{Cells, Status};

use super::Buffers;

/// Results of a batch, on their way into columns.
pub(super) struct Results {
    rows: usize,
    cells: Cells,
    value: Decimals,
    category: Vec<u8>,
    classed: Vec<u64>,
    status: Vec<u8>,
    absorption: Option<Decimals>,
}

impl Results {
    pub(super) fn with_capacity(rows: usize, has_money: bool) -> Self {
        Self {
            rows: 0,
            cells: Cells::default(),
            value: Decimals::with_capacity(rows),
            category: Vec::with_capacity(rows),
            classed: Vec::with_capacity(rows.div_ceil(64)),
            status: Vec::with_capacity(rows),
            absorption: has_money.then(|| Decimals::with_capacity(rows)),
        }
    }

    /// Adds the results of some rows, all but the last of them a multiple of 64 rows.
    pub(super) fn take(&mut self, from: &mut Buffers) {
        self.rows += from.value.len();
        self.value.add(&from.value, self.cells);
        self.cells.classed(&mut from.category, &mut self.classed);
        self.category.extend_from_slice(&from.category);
        self.status
            .extend(from.status.iter().map(|status| *status as u8));
        if let Some(absorption) = &mut self.absorption {
            absorption.add(&from.absorption, self.cells);
        }
    }

    /// Takes the results of rows that cannot be read back.
    pub(super) fn mark_unread(&mut self, rows: &[usize]) {
        for row in rows {
            self.value.erase(*row);
            erase(&mut self.classed, *row);
            self.category[*row] = 0;
            self.status[*row] = u8::try_from(Status::ALL.len()).unwrap_or(u8::MAX);
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
        let classed = nulls(self.classed, self.rows);
        let mut columns = vec![
            self.value.finish(self.rows, places)?,
            codes(
                self.category,
                classed,
                words.map(|[categories, _]| categories),
            )?,
            codes(self.status, None, words.map(|[_, statuses]| statuses))?,
        ];
        if let Some(absorption) = self.absorption {
            columns.push(absorption.finish(self.rows, places)?);
        }
        Ok(columns)
    }
}

/// Whole numbers as decimals of 128 bits.
pub(super) struct Decimals {
    wide: MutableBuffer,
    there: Vec<u64>,
    /// Some of them in halves, before they go to the others.
    halves: Vec<[i64; 2]>,
}

impl Decimals {
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self {
            wide: MutableBuffer::with_capacity(rows * size_of::<i128>()),
            there: Vec::with_capacity(rows.div_ceil(64)),
            halves: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, digits: &[i64], cells: Cells) {
        self.halves.resize(digits.len(), [0; 2]);
        cells.widen(digits, &mut self.halves);
        self.wide.extend_from_slice(self.halves.as_flattened());
        cells.there(digits, &mut self.there);
    }

    fn erase(&mut self, row: usize) {
        self.wide.typed_data_mut::<i128>()[row] = 0;
        erase(&mut self.there, row);
    }

    pub(super) fn finish(self, rows: usize, places: i8) -> Result<ArrayRef, ArrowError> {
        let wide = ScalarBuffer::new(self.wide.into(), 0, rows);
        let array = Decimal128Array::try_new(wide, nulls(self.there, rows))?;
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
    codes: Vec<u8>,
    nulls: Option<NullBuffer>,
    words: Option<&ArrayRef>,
) -> Result<ArrayRef, ArrowError> {
    let length = codes.len();
    let values = ScalarBuffer::<i8>::new(Buffer::from_vec(codes), 0, length);
    let keys = Int8Array::try_new(values, nulls)?;
    Ok(match words {
        None => Arc::new(keys),
        Some(words) => Arc::new(DictionaryArray::<Int8Type>::try_new(keys, words.clone())?),
    })
}

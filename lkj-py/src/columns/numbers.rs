//! Columns of numbers of any type as whole numbers.

use std::iter::repeat;
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Float32Type, Float64Type,
    Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::bit_chunk_iterator::BitChunks;
use arrow_schema::DataType;
use lkj_core::Locale;
use lkj_core::columns::{Cells, MISSING, Scaled, ScaledColumn, floats_at, scaled_alike};
use lkj_core::files::{TableProblemKind, units_problem};
use lkj_core::number::{Figure, FloatError, Hint, NumberError, Reading, exact, parse_with};
use rust_decimal::Decimal;

use super::{ROWS_AT_ONCE, Told};

/// A cell: a number, nothing, or why it is neither.
type Cell = Result<Option<Number>, Box<TableProblemKind>>;

/// The number of a cell.
#[derive(Debug, Clone)]
struct Number {
    scaled: Scaled,
    /// The unit that a text names.
    unit: Option<String>,
}

impl From<Scaled> for Number {
    fn from(scaled: Scaled) -> Self {
        Self { scaled, unit: None }
    }
}

impl Number {
    /// The number with its unit; `None` where its digits are too many.
    fn figure(&self) -> Option<Figure> {
        let places = u32::try_from(self.scaled.places).ok()?;
        let value = Decimal::try_from_i128_with_scale(self.scaled.digits, places);
        let value = value.ok()?.normalize();
        Some(match &self.unit {
            Some(unit) => Figure::with_unit(value, unit),
            None => Figure::new(value),
        })
    }
}

/// What is wrong with the units of a row, and under which heading: its first number is what the
/// others are compared with.
fn of_units<'a>(
    numbers: &OfPair<Option<Number>>,
    headings: &'a OfPair<String>,
) -> Option<(&'a str, TableProblemKind)> {
    if numbers.iter().flatten().all(|number| number.unit.is_none()) {
        return None;
    }
    let (target, others) = numbers.split_first()?;
    let (first, headings) = headings.split_first()?;
    let target = target.as_ref()?.figure()?;
    others.iter().zip(headings).find_map(|(other, heading)| {
        units_problem((heading, &other.as_ref()?.figure()?), (first, &target))
    })
}

/// A column of numbers.
pub(super) struct Numbers<'a> {
    array: &'a ArrayRef,
    /// The style in which its texts write numbers.
    style: Option<Locale>,
}

/// One for each of the columns whose numbers are scaled alike: a pair, and what may go with it.
pub(super) type OfPair<T> = [T; 4];

/// Columns whose numbers are scaled alike in every row.
#[derive(Default)]
pub(super) struct Pair {
    columns: OfPair<Vec<i64>>,
    held: Held,
}

/// The rows that a pair holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Held {
    /// Those at hand.
    #[default]
    Some,
    /// All of the batch.
    All,
}

impl Pair {
    /// Some rows, which were read.
    pub(super) fn columns(&self, rows: &Range<usize>) -> OfPair<&[i64]> {
        let rows = match self.held {
            Held::All => rows.clone(),
            Held::Some => 0..rows.len(),
        };
        self.columns
            .each_ref()
            .map(|column| column.get(rows.clone()).unwrap_or_default())
    }

    /// Reads a batch where its types ask for a look at each cell, such as texts; what cannot be
    /// read is told, and missing. Others are read when their rows are at hand.
    pub(super) fn read_batch(
        &mut self,
        numbers: &OfPair<Option<Numbers<'_>>>,
        headings: &OfPair<String>,
        rows: usize,
        told: &mut Told<'_>,
    ) {
        if numbers.iter().flatten().all(Numbers::are_digits) {
            self.held = Held::Some;
        } else {
            self.held = Held::All;
            self.read_each_row(numbers, headings, &(0..rows), told);
        }
    }

    /// Reads some rows of a batch, unless all of it was read.
    pub(super) fn read_rows(
        &mut self,
        numbers: &OfPair<Option<Numbers<'_>>>,
        headings: &OfPair<String>,
        rows: &Range<usize>,
        told: &mut Told<'_>,
    ) {
        if self.held == Held::Some && self.read_digits(numbers, rows).is_none() {
            self.read_each_row(numbers, headings, rows, told);
        }
    }

    /// All columns at one scale; `None` where that does not do.
    fn read_digits(
        &mut self,
        numbers: &OfPair<Option<Numbers<'_>>>,
        rows: &Range<usize>,
    ) -> Option<()> {
        let mut scales = OfPair::default();
        let columns = self.columns.iter_mut().zip(numbers);
        for (scale, (column, numbers)) in scales.iter_mut().zip(columns) {
            if let Some(numbers) = numbers {
                column.resize(rows.len(), 0);
                *scale = Some(numbers.digits(rows, column)?);
            }
        }
        let most = scales.iter().flatten().max().copied()?;
        for (scale, column) in scales.iter().zip(&mut self.columns) {
            if let Some(scale) = scale {
                multiply(column, most.checked_sub(*scale)?)?;
            }
        }
        Some(())
    }

    /// Each row at a scale of its own.
    fn read_each_row(
        &mut self,
        numbers: &OfPair<Option<Numbers<'_>>>,
        headings: &OfPair<String>,
        rows: &Range<usize>,
        told: &mut Told<'_>,
    ) {
        let mut cells = numbers
            .each_ref()
            .map(|numbers| numbers.as_ref().map(|one| one.cells(rows).into_iter()));
        for column in &mut self.columns {
            column.clear();
        }
        for row in 0..rows.len() {
            let mut is_read = true;
            let mut found = OfPair::<Option<Number>>::default();
            for ((number, cells), heading) in found.iter_mut().zip(&mut cells).zip(headings) {
                match cells.as_mut().and_then(Iterator::next) {
                    None | Some(Ok(None)) => {}
                    Some(Ok(Some(cell))) => *number = Some(cell),
                    Some(Err(kind)) => {
                        told.add(row, heading, *kind);
                        is_read = false;
                    }
                }
            }
            if let Some((heading, kind)) = of_units(&found, headings) {
                told.add(row, heading, kind);
                is_read = false;
            }
            let scaled = found.map(|number| number.map(|number| number.scaled));
            let alike = if is_read {
                let alike = scaled_alike(scaled);
                if alike.is_none() {
                    let longest = scaled.into_iter().flatten().max_by_key(|one| one.digits);
                    told.add(row, &headings[1], too_long(longest));
                }
                alike
            } else {
                None
            };
            for (column, digits) in self.columns.iter_mut().zip(alike.unwrap_or([MISSING; 4])) {
                column.push(digits);
            }
        }
    }
}

/// A number for which 64 bits are too few.
fn too_long(number: Option<Scaled>) -> TableProblemKind {
    let text = number.map_or_else(String::new, |one| {
        format!("{}e{}", one.digits, one.places.saturating_neg())
    });
    NumberError::TooLong { text }.into()
}

/// Multiplies by a power of ten; `None` where a product does not fit.
fn multiply(column: &mut [i64], zeros: i32) -> Option<()> {
    let factor = 10_i64.checked_pow(u32::try_from(zeros).ok()?)?;
    if factor == 1 {
        return Some(());
    }
    let most = i64::MAX / factor;
    let mut fits = true;
    for digits in column {
        let is_missing = *digits == MISSING;
        fits &= is_missing | (digits.wrapping_abs() <= most);
        *digits = if is_missing {
            MISSING
        } else {
            digits.wrapping_mul(factor)
        };
    }
    fits.then_some(())
}

impl<'a> Numbers<'a> {
    pub(super) const fn of(array: &'a ArrayRef, style: Option<Locale>) -> Self {
        Self { array, style }
    }

    /// Whether they may be taken as they are.
    fn are_digits(&self) -> bool {
        matches!(
            self.array.data_type(),
            DataType::Int64 | DataType::Int32 | DataType::Decimal128(_, _) | DataType::Float64
        )
    }

    /// The digits of some rows, all at one scale, which it tells; `None` where there is no such.
    /// There must be room for as many.
    fn digits(&self, rows: &Range<usize>, digits: &mut [i64]) -> Option<i32> {
        let array = self.array;
        match array.data_type() {
            DataType::Int64 => {
                let values = array.as_primitive::<Int64Type>().values();
                let values = values.get(rows.clone())?;
                let fits = match present(array, rows) {
                    Some(there) => Cells::default().copy(values, there.iter_padded(), digits),
                    None => Cells::default().copy(values, repeat(u64::MAX), digits),
                };
                fits.then_some(0)
            }
            DataType::Int32 => {
                let values = array
                    .as_primitive::<Int32Type>()
                    .values()
                    .get(rows.clone())?;
                for (digits, value) in digits.iter_mut().zip(values) {
                    *digits = i64::from(*value);
                }
                erase_nulls(array, rows, digits);
                Some(0)
            }
            DataType::Decimal128(_, scale) => {
                let values = array.as_primitive::<Decimal128Type>().values();
                let (halves, _) = values.inner().typed_data().as_chunks();
                let halves = halves.get(rows.clone())?;
                let fits = match present(array, rows) {
                    Some(there) => Cells::default().narrow(halves, there.iter_padded(), digits),
                    None => Cells::default().narrow(halves, repeat(u64::MAX), digits),
                };
                fits.then_some(i32::from(*scale))
            }
            DataType::Float64 => {
                let values = array
                    .as_primitive::<Float64Type>()
                    .values()
                    .get(rows.clone())?;
                let places = [2, 0, 4].into_iter();
                let mut found = places.filter(|places| floats_at(values, *places, digits));
                let places = found.next()?;
                erase_nulls(array, rows, digits);
                i32::try_from(places).ok()
            }
            _ => None,
        }
    }

    /// Adds them to a column; what cannot be read, or does not fit there, is told, and missing.
    pub(super) fn append_to(&self, column: &mut ScaledColumn, heading: &str, told: &mut Told<'_>) {
        let mut digits = Vec::new();
        for start in (0..self.array.len()).step_by(ROWS_AT_ONCE) {
            let rows = start..(start + ROWS_AT_ONCE).min(self.array.len());
            if self.append_digits(&rows, column, &mut digits).is_some() {
                continue;
            }
            for (row, cell) in rows.clone().zip(self.cells(&rows)) {
                let number = cell.unwrap_or_else(|kind| {
                    told.add(row, heading, *kind);
                    None
                });
                let number = number.map(|number| number.scaled);
                if column.push(number).is_err() {
                    told.add(row, heading, too_long(number));
                }
            }
        }
    }

    /// Adds some rows at one scale; `None` where that does not do.
    fn append_digits(
        &self,
        rows: &Range<usize>,
        column: &mut ScaledColumn,
        digits: &mut Vec<i64>,
    ) -> Option<()> {
        // How many decimals floats have is found one by one, whatever their batch.
        if !self.are_digits() || *self.array.data_type() == DataType::Float64 {
            return None;
        }
        digits.resize(rows.len(), 0);
        let places = u32::try_from(self.digits(rows, digits)?).ok()?;
        column.append(digits, places).ok()
    }

    /// Each of some rows at its own scale.
    fn cells(&self, rows: &Range<usize>) -> Vec<Cell> {
        cells(&self.array.slice(rows.start, rows.len()), self.style)
    }
}

/// Which of some rows are there, a bit for each; `None` where all are.
fn present<'a>(array: &'a ArrayRef, rows: &Range<usize>) -> Option<BitChunks<'a>> {
    let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0)?;
    let from = nulls.offset() + rows.start;
    Some(nulls.buffer().bit_chunks(from, rows.len()))
}

/// Marks what is not there.
fn erase_nulls(array: &ArrayRef, rows: &Range<usize>, digits: &mut [i64]) {
    if let Some(there) = present(array, rows) {
        Cells::default().erase(there.iter_padded(), digits);
    }
}

fn cells(array: &dyn Array, style: Option<Locale>) -> Vec<Cell> {
    match array.data_type() {
        DataType::Null => vec![Ok(None); array.len()],
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole::<UInt64Type>(array),
        DataType::Decimal32(_, scale) => decimals::<Decimal32Type>(array, *scale),
        DataType::Decimal64(_, scale) => decimals::<Decimal64Type>(array, *scale),
        DataType::Decimal128(_, scale) => decimals::<Decimal128Type>(array, *scale),
        DataType::Float32 => each(array.as_primitive::<Float32Type>(), |value| {
            float(exact::shortest_of_32_bits(value).map(|one| one.map(Scaled::from)))
        }),
        DataType::Float64 => each(array.as_primitive::<Float64Type>(), |value| {
            float(Scaled::of_float(value))
        }),
        DataType::Utf8 => each(array.as_string::<i32>(), |text| read(text, style)),
        DataType::LargeUtf8 => each(array.as_string::<i64>(), |text| read(text, style)),
        DataType::Utf8View => each(array.as_string_view(), |text| read(text, style)),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let values = cells(dictionary.values(), style);
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            let cell = |(row, key): (usize, usize)| {
                let value = values.get(key).filter(|_| dictionary.is_valid(row));
                value.cloned().unwrap_or(Ok(None))
            };
            keys.map(cell).collect()
        }
        other => {
            let found = other.to_string();
            let refused = |row| {
                if array.is_null(row) {
                    return Ok(None);
                }
                let found = found.clone();
                Err(Box::new(TableProblemKind::ForeignType { found }))
            };
            (0..array.len()).map(refused).collect()
        }
    }
}

fn each<T>(values: impl IntoIterator<Item = Option<T>>, cell: impl Fn(T) -> Cell) -> Vec<Cell> {
    let values = values.into_iter();
    values.map(|value| value.map_or(Ok(None), &cell)).collect()
}

fn whole<T: ArrowPrimitiveType>(array: &dyn Array) -> Vec<Cell>
where
    i128: From<T::Native>,
{
    each(array.as_primitive::<T>(), |value| {
        let digits = value.into();
        Ok(Some(Scaled { digits, places: 0 }.into()))
    })
}

fn decimals<T: ArrowPrimitiveType>(array: &dyn Array, scale: i8) -> Vec<Cell>
where
    i128: From<T::Native>,
{
    each(array.as_primitive::<T>(), |value| {
        let digits = value.into();
        let places = scale.into();
        Ok(Some(Scaled { digits, places }.into()))
    })
}

fn float(scaled: Result<Option<Scaled>, FloatError>) -> Cell {
    let number = scaled.map(|scaled| scaled.map(Number::from));
    number.map_err(|error| {
        Box::new(match error {
            FloatError::TooLong { text } => NumberError::TooLong { text }.into(),
            _ => TableProblemKind::Infinite,
        })
    })
}

/// A text as documents print a number.
fn read(text: &str, style: Option<Locale>) -> Cell {
    let hint = Hint {
        kind: None,
        locale: style,
    };
    match parse_with(text, hint) {
        // A column keeps no unit beside each number.
        Ok(Reading::Figure(figure)) if figure.needs_unit() => {
            let text = text.to_owned();
            Err(Box::new(TableProblemKind::WithUnit { text }))
        }
        Ok(Reading::Figure(figure)) => Ok(Some(Number {
            scaled: figure.value.into(),
            unit: figure.unit,
        })),
        Ok(Reading::Missing(_)) => Ok(None),
        Ok(Reading::Words(_) | Reading::Date { .. }) => {
            let text = text.to_owned();
            Err(Box::new(TableProblemKind::NotANumber { text }))
        }
        Ok(_) => {
            let text = text.to_owned();
            Err(Box::new(TableProblemKind::NotOneValue { text }))
        }
        Err(error) => Err(Box::new(error.into())),
    }
}

//! Achievements of rows as those of their groups.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int8Type;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, RecordBatchReader};
use arrow_row::{RowConverter, SortField};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use lkj_core::batch::{Group, MISSING, NO_CATEGORY};
use lkj_core::exchange::{TableProblem, TableProblems};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use super::numbers::Numbers;
use super::{decimals, nulls};
use crate::table::PyTable;
use crate::{arrow, error};

/// Which number stands for a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Mean,
    Weighted,
    Worst,
}

impl Method {
    fn of(py: Python<'_>, word: &str) -> PyResult<Self> {
        match word {
            "mean" => Ok(Self::Mean),
            "weighted" => Ok(Self::Weighted),
            "worst" => Ok(Self::Worst),
            other => Err(error::evaluation(
                py,
                "unknown_word",
                &format!("method={other:?} tidak dikenal; yang ada: mean, weighted, worst"),
                &format!("unknown method={other:?}; there are: mean, weighted, worst"),
            )),
        }
    }

    const fn pick(self, group: &Group) -> Option<i64> {
        match self {
            Self::Mean => group.mean,
            Self::Weighted => group.weighted,
            Self::Worst => group.worst,
        }
    }
}

/// Rows of all batches, on their way to groups.
struct Gathered {
    converter: RowConverter,
    /// The groups by their keys, numbered as they came.
    numbers: HashMap<Box<[u8]>, u32>,
    keys: Vec<Box<[u8]>>,
    group: Vec<u32>,
    value: Vec<i64>,
    /// Decimals of the values.
    places: i8,
    weight: Vec<i64>,
    category: Vec<u8>,
    words: Vec<String>,
}

/// Roll results up into groups: objectives, agencies, regions, a nation.
///
/// Whole numbers are added up and divided once, so the result depends neither on the order of the
/// rows nor on anything else. For the next level, roll up what came out.
///
/// Parameters
/// ----------
/// table : data frame
///     Anything with ``__arrow_c_stream__``, as :func:`evaluate_table` returns it with the
///     columns of ``by`` kept.
/// by : iterable of str
///     The columns whose values make a group.
/// value : str
///     The column of achievements: decimals or whole numbers. What is missing does not count.
/// method : {"mean", "weighted", "worst"}
///     The mean, the mean by weight, or the lowest.
/// weight : str, optional
///     The column of weights, for ``"weighted"``.
/// category : str, optional
///     A column of categories, of which each is counted in a column of its own name.
///
/// Returns
/// -------
/// Table
///     A row for each group as they come: the columns of ``by``; ``value`` by its name, with
///     the decimals that it had; ``measured`` and ``total``, how many rows of how many.
///
/// Raises
/// ------
/// TableError
///     When a column is not there.
/// TypeError
///     When the values are floats or texts.
/// EvaluationError
///     When a word is not known, or the method needs weights.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> table = lkj.loads('''
/// ...     [organization]
/// ...     name = "Dinas Contoh"
/// ...     [objective]
/// ...     mutu = "Mutu"
/// ...     [indicator]
/// ...     a = { name = "A", of = "mutu", targets = { 2024 = 80 } }
/// ...     b = { name = "B", of = "mutu", targets = { 2024 = 80 } }
/// ...     c = { name = "C", of = "mutu", targets = { 2024 = 80 } }
/// ...     [realized.2024]
/// ...     a = 80
/// ...     b = 72
/// ... ''').evaluate(2024).indicators
/// >>> rolled = lkj.roll_up(table, by=["of"])
/// >>> rolled[0]
/// {'of': 'mutu', 'achievement': Decimal('95.00'), 'measured': 2, 'total': 3}
#[pyfunction]
#[pyo3(signature = (
    table, *, by, value="achievement", method="mean", weight=None, category=None
))]
#[expect(clippy::doc_link_with_quotes, reason = "Python's lists")]
pub(crate) fn roll_up(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    by: Vec<String>,
    value: &str,
    method: &str,
    weight: Option<&str>,
    category: Option<&str>,
) -> PyResult<PyTable> {
    let method = Method::of(py, method)?;
    if method == Method::Weighted && weight.is_none() {
        return Err(error::evaluation(
            py,
            "missing_column",
            "method=\"weighted\" memerlukan weight",
            "method=\"weighted\" needs weight",
        ));
    }
    let Some(batches) = arrow::stream(table)? else {
        let kind = table.get_type().fully_qualified_name()?;
        return Err(PyTypeError::new_err(format!(
            "table: anything with __arrow_c_stream__, not a {kind}"
        )));
    };
    let schema = batches.schema();
    let mut absent = Vec::new();
    let mut find = |name: &str| {
        let found = schema.index_of(name).ok();
        if found.is_none() {
            let headings = schema.fields().iter().map(|field| field.name().as_str());
            absent.push(TableProblem::no_such_column(name, headings));
        }
        found.unwrap_or_default()
    };
    let keys: Vec<usize> = by.iter().map(|name| find(name)).collect();
    let value_at = find(value);
    let weight_at = weight.map(&mut find);
    let category_at = category.map(&mut find);
    if let Some(problems) = TableProblems::collected(absent) {
        return Err(error::table(py, &problems));
    }
    let fields = keys
        .iter()
        .map(|at| SortField::new(schema.field(*at).data_type().clone()));
    let mut gathered = Gathered {
        converter: RowConverter::new(fields.collect()).map_err(|error| arrow::raised(&error))?,
        numbers: HashMap::new(),
        keys: Vec::new(),
        group: Vec::new(),
        value: Vec::new(),
        places: places_of(&schema, value_at)?,
        weight: Vec::new(),
        category: Vec::new(),
        words: Vec::new(),
    };
    for batch in batches {
        let batch = batch.map_err(|error| arrow::raised(&error))?;
        py.detach(|| gathered.add(&batch, &keys, value_at, weight_at, category_at))?;
        py.check_signals()?;
    }
    py.detach(|| gathered.finish(&by, value, method, weight_at.is_some()))
}

impl Gathered {
    fn add(
        &mut self,
        batch: &RecordBatch,
        keys: &[usize],
        value: usize,
        weight: Option<usize>,
        category: Option<usize>,
    ) -> PyResult<()> {
        if batch.num_rows() == 0 {
            return Ok(());
        }
        let columns: Vec<ArrayRef> = keys.iter().map(|at| batch.column(*at).clone()).collect();
        let rows = if columns.is_empty() {
            None
        } else {
            let rows = self.converter.convert_columns(&columns);
            Some(rows.map_err(|error| arrow::raised(&error))?)
        };
        let mut last: Option<u32> = None;
        for row in 0..batch.num_rows() {
            let key = rows.as_ref().map(|rows| rows.row(row));
            let key: &[u8] = key.as_ref().map_or(&[], |key| key.as_ref());
            let number = match last {
                // Rows of a group often follow each other.
                Some(number) if *self.keys[number as usize] == *key => number,
                _ => self.number(key)?,
            };
            last = Some(number);
            self.group.push(number);
        }
        whole(batch, value, &mut self.value)?;
        if let Some(weight) = weight {
            whole(batch, weight, &mut self.weight)?;
        }
        match category {
            None => self.category.resize(self.group.len(), NO_CATEGORY),
            Some(at) => self.add_categories(batch.column(at))?,
        }
        Ok(())
    }

    fn number(&mut self, key: &[u8]) -> PyResult<u32> {
        if let Some(number) = self.numbers.get(key) {
            return Ok(*number);
        }
        let number = u32::try_from(self.keys.len())
            .map_err(|_| PyValueError::new_err("more than 4,294,967,295 groups"))?;
        self.numbers.insert(key.into(), number);
        self.keys.push(key.into());
        Ok(number)
    }

    fn add_categories(&mut self, array: &ArrayRef) -> PyResult<()> {
        if let DataType::Int8 = array.data_type() {
            let codes = array.as_primitive::<Int8Type>().iter();
            let codes = codes.map(|code| code.and_then(|code| u8::try_from(code).ok()));
            for code in codes {
                self.category.push(code.unwrap_or(NO_CATEGORY));
                let most = code.map_or(0, |code| usize::from(code) + 1);
                while self.words.len() < most {
                    self.words.push(self.words.len().to_string());
                }
            }
            return Ok(());
        }
        let words = super::ways::words_of(array).ok_or_else(|| {
            PyTypeError::new_err(format!(
                "category: words or codes, not {}",
                array.data_type()
            ))
        })?;
        for word in words {
            let code = match word {
                None => NO_CATEGORY,
                Some(word) => {
                    let known = self.words.iter().position(|known| *known == word);
                    let at = known.unwrap_or_else(|| {
                        self.words.push(word.to_owned());
                        self.words.len() - 1
                    });
                    u8::try_from(at)
                        .ok()
                        .filter(|code| *code != NO_CATEGORY)
                        .ok_or_else(|| PyValueError::new_err("more than 255 categories"))?
                }
            };
            self.category.push(code);
        }
        Ok(())
    }

    fn finish(
        self,
        by: &[String],
        value: &str,
        method: Method,
        has_weights: bool,
    ) -> PyResult<PyTable> {
        let groups = lkj_core::batch::roll_up(
            &self.value,
            &self.category,
            &self.group,
            has_weights.then_some(&self.weight),
            self.keys.len(),
            self.words.len(),
        );
        let raised = |error| arrow::raised(&error);
        let mut columns: Vec<(String, ArrayRef)> = Vec::new();
        if !by.is_empty() {
            let parser = self.converter.parser();
            let rows = self.keys.iter().map(|key| parser.parse(key));
            let arrays = self.converter.convert_rows(rows).map_err(raised)?;
            columns.extend(by.iter().cloned().zip(arrays));
        }
        let values = groups
            .iter()
            .map(|group| method.pick(group).unwrap_or(MISSING));
        let values: Vec<i64> = values.collect();
        let missing = nulls(values.len(), |row| values[row] == MISSING);
        columns.push((
            value.to_owned(),
            decimals(&values, self.places, missing).map_err(raised)?,
        ));
        let count = |count: fn(&Group) -> u64| -> ArrayRef {
            let counts = groups.iter().map(|group| i64::try_from(count(group)).ok());
            Arc::new(counts.collect::<Int64Array>())
        };
        columns.push(("measured".to_owned(), count(|group| group.measured)));
        columns.push(("total".to_owned(), count(|group| group.total)));
        for (at, word) in self.words.iter().enumerate() {
            let counts = groups.iter().map(|group| {
                let count = group.counts.get(at).copied().unwrap_or_default();
                i64::try_from(count).ok()
            });
            columns.push((word.clone(), Arc::new(counts.collect::<Int64Array>())));
        }
        let fields = columns
            .iter()
            .map(|(name, array)| Field::new(name, array.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let arrays = columns.into_iter().map(|(_, array)| array).collect();
        let batch = RecordBatch::try_new(schema.clone(), arrays).map_err(raised)?;
        Ok(PyTable::of_batches("rolled_up", schema, vec![batch]))
    }
}

/// The decimals of a column of exact numbers.
fn places_of(schema: &SchemaRef, at: usize) -> PyResult<i8> {
    match schema.field(at).data_type() {
        DataType::Decimal128(_, scale) => Ok(*scale),
        DataType::Int32 | DataType::Int64 => Ok(0),
        other => Err(no_exact_numbers(schema.field(at).name(), other)),
    }
}

/// The digits of a column behind those of the batches before.
fn whole(batch: &RecordBatch, at: usize, all: &mut Vec<i64>) -> PyResult<()> {
    let array = batch.column(at);
    Numbers::of(array, None)
        .exact_digits(all)
        .ok_or_else(|| no_exact_numbers(batch.schema().field(at).name(), array.data_type()))
}

fn no_exact_numbers(name: &str, kind: &DataType) -> PyErr {
    PyTypeError::new_err(format!(
        "{name:?}: decimals of up to 18 digits or whole numbers, not {kind}"
    ))
}

//! How each row is measured, by words in columns.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, Int8Type, Int32Type, UInt8Type, UInt32Type};
use arrow_array::{AnyDictionaryArray, Array, RecordBatch};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use lkj_core::batch::{Way, Ways};
use lkj_core::exchange::TableProblemKind;
use lkj_core::{LowerMethod, Polarity, ProblemKind};
use pyo3::prelude::*;
use serde::Deserialize;
use serde::de::value::{Error as WordError, StrDeserializer};

use super::Told;
use crate::{error, object};

/// One word for all, or one in each row.
pub(super) enum Words<T> {
    All(T),
    /// The place of the column, and its name.
    Each(usize, String),
    /// The column is not there, which was told.
    None,
}

/// How rows are measured.
pub(super) enum WayColumn {
    All(Way),
    Each {
        polarity: Words<Polarity>,
        method: Words<LowerMethod>,
    },
}

impl WayColumn {
    pub(super) fn of(
        py: Python<'_>,
        polarity: Words<Polarity>,
        method: Words<LowerMethod>,
    ) -> PyResult<Self> {
        match (polarity, method) {
            (Words::All(polarity), Words::All(method)) => match Way::of(polarity, method) {
                Some(way) => Ok(Self::All(way)),
                None => Err(error::evaluation(
                    py,
                    "unknown_word",
                    "polaritas kolom hanya higher, lower, at_most, at_least atau near; yang lain dihitung satu per satu",
                    "columns know the polarities higher, lower, at_most, at_least and near; others go one by one",
                )),
            },
            (polarity, method) => Ok(Self::Each { polarity, method }),
        }
    }

    /// Reads the ways of a batch; where all are the same there is nothing to read.
    pub(super) fn read(&self, batch: &RecordBatch, ways: &mut Vec<Way>, told: &mut Told<'_>) {
        let Self::Each { polarity, method } = self else {
            return;
        };
        ways.clear();
        if let (Words::Each(at, name), Words::All(method)) = (polarity, method) {
            let way = |polarity| Way::of(polarity, *method);
            each(batch.column(*at), name, told, way, ways);
            return;
        }
        let polarities = polarity.read(batch, told);
        let methods = method.read(batch, told);
        let way = |(polarity, method): (&Polarity, &LowerMethod)| Way::of(*polarity, *method);
        let both = polarities.iter().zip(&methods);
        ways.extend(both.map(|both| way(both).unwrap_or_default()));
        // Seldom, so that it is looked for by itself.
        if polarities
            .iter()
            .any(|one| Way::of(*one, LowerMethod::Linear).is_none())
        {
            for (row, both) in polarities.iter().zip(&methods).enumerate() {
                if way(both).is_none() {
                    told.add(row, "polarity", unknown(&object::word(both.0)));
                }
            }
        }
    }

    /// The ways of some of its rows.
    pub(super) fn of_rows<'a>(&self, read: &'a [Way], rows: Range<usize>) -> Ways<'a> {
        match self {
            Self::All(way) => Ways::All(*way),
            Self::Each { .. } => Ways::Each(&read[rows]),
        }
    }
}

impl<T: Copy + Default + for<'de> Deserialize<'de>> Words<T> {
    /// What each row of a batch says.
    fn read(&self, batch: &RecordBatch, told: &mut Told<'_>) -> Vec<T> {
        let mut read = Vec::with_capacity(batch.num_rows());
        match self {
            Self::Each(at, name) => each(batch.column(*at), name, told, Some, &mut read),
            Self::All(word) => read.resize(batch.num_rows(), *word),
            Self::None => {}
        }
        read
    }
}

/// What each row of a column of words means; the default where it has none.
fn each<T, W>(
    array: &dyn Array,
    heading: &str,
    told: &mut Told<'_>,
    meaning: impl Fn(W) -> Option<T>,
    read: &mut Vec<T>,
) where
    T: Copy + Default,
    W: for<'de> Deserialize<'de>,
{
    let meant = |word: &str| {
        let deserializer = StrDeserializer::<WordError>::new(word);
        W::deserialize(deserializer).ok().and_then(&meaning)
    };
    // Words come again and again: the last one is remembered with its meaning.
    let mut last: Option<(String, Option<T>)> = None;
    let mut row = 0;
    let mut add = |word: Option<&str>| {
        let found = match (word, &last) {
            (None, _) => Some(T::default()),
            (Some(word), Some((known, found))) if known == word => *found,
            (Some(word), _) => {
                let found = meant(word);
                last = Some((word.to_owned(), found));
                found
            }
        };
        if found.is_none() {
            told.add(row, heading, unknown(word.unwrap_or_default()));
        }
        read.push(found.unwrap_or_default());
        row += 1;
    };
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().for_each(add),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().for_each(add),
        DataType::Utf8View => array.as_string_view().iter().for_each(add),
        DataType::Null => (0..array.len()).for_each(|_| add(None)),
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let words = words(dictionary.values());
            let found: Vec<_> = words.iter().map(|word| meant((*word)?)).collect();
            if let Some(found) = found.iter().copied().collect::<Option<Vec<T>>>()
                && looked_up(dictionary, &found, read)
            {
                return;
            }
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            for (row, key) in keys {
                match found.get(key).copied().flatten() {
                    Some(found) if dictionary.is_valid(row) => read.push(found),
                    // Looked at again, because it is missing or not known.
                    _ => {
                        let word = words.get(key).copied().flatten();
                        if let Some(word) = word.filter(|_| dictionary.is_valid(row)) {
                            told.add(row, heading, unknown(word));
                        }
                        read.push(T::default());
                    }
                }
            }
        }
        other => {
            let found = other.to_string();
            for row in 0..array.len() {
                let found = found.clone();
                told.add(row, heading, TableProblemKind::ForeignType { found });
                read.push(T::default());
            }
        }
    }
}

/// As many words as a table of them is made for.
const FEW: usize = 64;

/// Reads a dictionary of few words of which every one is known and every row has one, by the usual
/// types of keys; says whether it is such.
fn looked_up<T: Copy + Default>(
    dictionary: &dyn AnyDictionaryArray,
    found: &[T],
    read: &mut Vec<T>,
) -> bool {
    fn by<K: ArrowPrimitiveType, T: Copy + Default>(
        keys: &dyn Array,
        found: &[T],
        read: &mut Vec<T>,
    ) {
        // A table of which every place is there needs no look at its length.
        let mut table = [T::default(); FEW];
        for (place, word) in table.iter_mut().zip(found) {
            *place = *word;
        }
        let keys = keys.as_primitive::<K>().values().iter();
        read.extend(keys.map(|key| table[key.as_usize() % FEW]));
    }
    let keys = dictionary.keys();
    if keys.null_count() > 0 || found.len() > FEW {
        return false;
    }
    match keys.data_type() {
        DataType::Int8 => by::<Int8Type, T>(keys, found, read),
        DataType::UInt8 => by::<UInt8Type, T>(keys, found, read),
        DataType::Int32 => by::<Int32Type, T>(keys, found, read),
        DataType::UInt32 => by::<UInt32Type, T>(keys, found, read),
        _ => return false,
    }
    true
}

/// The words of a column; `None` where it holds something else.
pub(super) fn words_of(array: &dyn Array) -> Option<Vec<Option<&str>>> {
    match array.data_type() {
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let words = words_of(dictionary.values())?;
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            let word = |(row, key): (usize, usize)| {
                let word = words.get(key).copied().flatten();
                word.filter(|_| dictionary.is_valid(row))
            };
            Some(keys.map(word).collect())
        }
        DataType::Null => Some(vec![None; array.len()]),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Some(words(array)),
        _ => None,
    }
}

/// The words of a plain array of texts.
fn words(values: &dyn Array) -> Vec<Option<&str>> {
    match values.data_type() {
        DataType::Utf8 => values.as_string::<i32>().iter().collect(),
        DataType::LargeUtf8 => values.as_string::<i64>().iter().collect(),
        DataType::Utf8View => values.as_string_view().iter().collect(),
        _ => Vec::new(),
    }
}

fn unknown(word: &str) -> TableProblemKind {
    TableProblemKind::Value(ProblemKind::UnknownWord {
        found: word.to_owned(),
        allowed: vec![
            "higher", "lower", "at_most", "at_least", "near", "linear", "ratio", "gap", "baseline",
        ],
        nearest: None,
    })
}

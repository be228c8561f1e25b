//! How each row is measured, by words in columns.

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
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

    /// The ways of a batch.
    pub(super) fn read<'a>(
        &self,
        batch: &RecordBatch,
        ways: &'a mut Vec<Way>,
        told: &mut Told<'_>,
    ) -> Ways<'a> {
        let (polarity, method) = match self {
            Self::All(way) => return Ways::All(*way),
            Self::Each { polarity, method } => (polarity, method),
        };
        let rows = batch.num_rows();
        ways.clear();
        match (polarity, method) {
            (Words::Each(at, name), Words::All(method)) => {
                let way = |polarity| Way::of(polarity, *method);
                each(batch.column(*at), name, told, way, |way| ways.push(way));
            }
            (polarity, method) => {
                let mut polarities = Vec::new();
                let mut methods = Vec::new();
                match polarity {
                    Words::Each(at, name) => each(batch.column(*at), name, told, Some, |one| {
                        polarities.push(one);
                    }),
                    Words::All(polarity) => polarities.resize(rows, *polarity),
                    Words::None => {}
                }
                match method {
                    Words::Each(at, name) => {
                        each(batch.column(*at), name, told, Some, |one| methods.push(one));
                    }
                    Words::All(method) => methods.resize(rows, *method),
                    Words::None => {}
                }
                let both = polarities.into_iter().zip(methods);
                for (row, (polarity, method)) in both.enumerate() {
                    let way = Way::of(polarity, method);
                    if way.is_none() {
                        told.add(row, "polarity", unknown(&object::word(&polarity)));
                    }
                    ways.push(way.unwrap_or_default());
                }
            }
        }
        Ways::Each(ways)
    }
}

/// What each row of a column of words means; the default where it has none.
fn each<T, W>(
    array: &dyn Array,
    heading: &str,
    told: &mut Told<'_>,
    meaning: impl Fn(W) -> Option<T>,
    mut push: impl FnMut(T),
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
        push(found.unwrap_or_default());
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
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            for (row, key) in keys {
                match found.get(key).copied().flatten() {
                    Some(found) if dictionary.is_valid(row) => push(found),
                    // Looked at again, because it is missing or not known.
                    _ => {
                        let word = words.get(key).copied().flatten();
                        if let Some(word) = word.filter(|_| dictionary.is_valid(row)) {
                            told.add(row, heading, unknown(word));
                        }
                        push(T::default());
                    }
                }
            }
        }
        other => {
            let found = other.to_string();
            for row in 0..array.len() {
                let found = found.clone();
                told.add(row, heading, TableProblemKind::ForeignType { found });
                push(T::default());
            }
        }
    }
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

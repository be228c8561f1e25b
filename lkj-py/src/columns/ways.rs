//! How each row is measured, by words in columns.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, Int8Type, Int32Type, UInt8Type, UInt32Type};
use arrow_array::{AnyDictionaryArray, Array, RecordBatch};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use lkj_core::columns::{Cells, Way, Ways};
use lkj_core::files::TableProblemKind;
use lkj_core::{LowerMethod, Polarity, ProblemKind};
use pyo3::prelude::*;
use serde::Deserialize;
use serde::de::value::{Error as WordError, StrDeserializer};

use super::Told;
use crate::error;

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
    /// By a polarity, and where it is lower-is-better, by a method.
    Each {
        polarity: Words<Way>,
        method: Words<Way>,
    },
}

impl WayColumn {
    pub(super) fn of(
        py: Python<'_>,
        polarity: Words<Polarity>,
        method: Words<LowerMethod>,
    ) -> PyResult<Self> {
        let polarity = polarity.known(|polarity| Way::of(polarity, LowerMethod::Linear));
        let method = method.known(|method| Way::of(Polarity::Lower, method));
        match (polarity, method) {
            (Some(Words::All(Way::LowerLinear)), Some(Words::All(way)))
            | (Some(Words::All(way)), Some(Words::All(_))) => Ok(Self::All(way)),
            (Some(polarity), Some(method)) => Ok(Self::Each { polarity, method }),
            _ => Err(error::evaluation(
                py,
                "unknown_word",
                "polaritas kolom hanya higher, lower, range, at_most, at_least atau near; yang lain dihitung satu per satu",
                "columns know the polarities higher, lower, range, at_most, at_least and near; others go one by one",
            )),
        }
    }

    /// Reads the ways of a batch; where all are the same there is nothing to read.
    pub(super) fn read(&self, batch: &RecordBatch, ways: &mut Vec<Way>, told: &mut Told<'_>) {
        let Self::Each { polarity, method } = self else {
            return;
        };
        let of_polarity = |word| Way::of(word, LowerMethod::Linear);
        polarity.read(batch, of_polarity, Way::Higher, ways, told);
        // The ways of lower-is-better, whatever the polarity of their row.
        let mut lower = Vec::new();
        if let Words::All(Way::LowerLinear) = method {
            return;
        }
        let of_method = |word| Way::of(Polarity::Lower, word);
        method.read(batch, of_method, Way::LowerLinear, &mut lower, told);
        for (way, lower) in ways.iter_mut().zip(lower) {
            let is_lower = *way == Way::LowerLinear;
            *way = if is_lower { lower } else { *way };
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

impl<T> Words<T> {
    /// What they mean; `None` where a word has no meaning.
    fn known(self, meaning: impl Fn(T) -> Option<Way>) -> Option<Words<Way>> {
        Some(match self {
            Self::All(word) => Words::All(meaning(word)?),
            Self::Each(at, name) => Words::Each(at, name),
            Self::None => Words::None,
        })
    }
}

impl Words<Way> {
    /// What each row of a batch says; `other` where it says nothing.
    fn read<W: for<'de> Deserialize<'de>>(
        &self,
        batch: &RecordBatch,
        meaning: impl Fn(W) -> Option<Way>,
        other: Way,
        ways: &mut Vec<Way>,
        told: &mut Told<'_>,
    ) {
        ways.clear();
        ways.resize(batch.num_rows(), other);
        match self {
            Self::Each(at, name) => {
                let meant = |word: &str| {
                    let deserializer = StrDeserializer::<WordError>::new(word);
                    W::deserialize(deserializer).ok().and_then(&meaning)
                };
                read(batch.column(*at), name, meant, ways, told);
            }
            Self::All(way) => ways.fill(*way),
            Self::None => {}
        }
    }
}

/// What each row of a column of words means; what is not known is told.
fn read(
    array: &dyn Array,
    heading: &str,
    meant: impl Fn(&str) -> Option<Way>,
    ways: &mut [Way],
    told: &mut Told<'_>,
) {
    match array.data_type() {
        DataType::Utf8 => read_texts(array.as_string::<i32>(), heading, meant, ways, told),
        DataType::LargeUtf8 => read_texts(array.as_string::<i64>(), heading, meant, ways, told),
        DataType::Utf8View => read_texts(array.as_string_view(), heading, meant, ways, told),
        DataType::Null => {}
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let words = words(dictionary.values());
            let found: Vec<_> = words.iter().map(|word| meant((*word)?)).collect();
            if let Some(found) = found.iter().copied().collect::<Option<Vec<Way>>>()
                && looked_up(dictionary, &found, ways)
            {
                return;
            }
            let keys = dictionary.normalized_keys().into_iter();
            for (row, (key, way)) in keys.zip(ways).enumerate() {
                let word = words.get(key).copied().flatten();
                if let Some(word) = word.filter(|_| dictionary.is_valid(row)) {
                    match found.get(key).copied().flatten() {
                        Some(found) => *way = found,
                        None => told.add(row, heading, unknown(word)),
                    }
                }
            }
        }
        other => {
            let found = other.to_string();
            for row in 0..array.len() {
                let found = found.clone();
                told.add(row, heading, TableProblemKind::ForeignType { found });
            }
        }
    }
}

/// Reads texts. Words come again and again: some are remembered with what they mean.
fn read_texts<'a>(
    texts: impl IntoIterator<Item = Option<&'a str>>,
    heading: &str,
    meant: impl Fn(&str) -> Option<Way>,
    ways: &mut [Way],
    told: &mut Told<'_>,
) {
    let mut known: Vec<(&str, Option<Way>)> = Vec::new();
    for (row, (text, way)) in texts.into_iter().zip(ways).enumerate() {
        let Some(text) = text else {
            continue;
        };
        let remembered = known.iter().find(|(word, _)| *word == text);
        let found = match remembered {
            Some((_, found)) => *found,
            None => {
                let found = meant(text);
                if known.len() < FEW {
                    known.push((text, found));
                }
                found
            }
        };
        match found {
            Some(found) => *way = found,
            None => told.add(row, heading, unknown(text)),
        }
    }
}

/// As many words are remembered, or looked up at once.
const FEW: usize = 16;

/// Reads a dictionary of few words of which every one is known and every row has one, by the usual
/// types of keys; says whether it is such.
fn looked_up(dictionary: &dyn AnyDictionaryArray, found: &[Way], ways: &mut [Way]) -> bool {
    fn by<K: ArrowPrimitiveType>(keys: &dyn Array, found: &[Way], ways: &mut [Way]) {
        let keys = keys.as_primitive::<K>().values();
        let places = (0..).map(K::Native::usize_as);
        let entries: Vec<_> = places.zip(found.iter().copied()).collect();
        let (last, others) = entries
            .split_last()
            .map_or((Way::default(), &[][..]), |split| (split.0.1, split.1));
        Cells::default().look_up(keys, others, last, ways);
    }
    let keys = dictionary.keys();
    if keys.null_count() > 0 || found.len() > FEW {
        return false;
    }
    match keys.data_type() {
        DataType::Int8 => by::<Int8Type>(keys, found, ways),
        DataType::UInt8 => by::<UInt8Type>(keys, found, ways),
        DataType::Int32 => by::<Int32Type>(keys, found, ways),
        DataType::UInt32 => by::<UInt32Type>(keys, found, ways),
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
            "higher", "lower", "range", "at_most", "at_least", "near", "linear", "ratio", "gap",
            "baseline",
        ],
        nearest: None,
    })
}

//! Columns as JavaScript's typed arrays.

use js_sys::{BigInt64Array, Int32Array, Uint8Array};
use lkj_core::columns::{MISSING, Way};
use lkj_wasm_convert::{Options, problem};
use wasm_bindgen::prelude::*;

/// Where columns of narrower numbers are while they are widened.
#[derive(Debug, Default)]
pub(crate) struct Room {
    numbers: Vec<i32>,
    codes: Vec<u8>,
}

/// A column of whole numbers.
#[derive(Debug)]
pub(crate) enum Given {
    Wide(BigInt64Array),
    /// The least of them stands for a number that is missing.
    Narrow(Int32Array),
}

impl Given {
    /// A column, if it is there.
    pub(crate) fn take(columns: &mut Options, name: &str) -> Result<Option<Self>, JsValue> {
        let Some(value) = columns.take(name)? else {
            return Ok(None);
        };
        let value = match value.dyn_into::<BigInt64Array>() {
            Ok(array) => return Ok(Some(Self::Wide(array))),
            Err(value) => value,
        };
        match value.dyn_into::<Int32Array>() {
            Ok(array) => Ok(Some(Self::Narrow(array))),
            Err(_) => Err(problem::argument(&format!(
                "{name}: a BigInt64Array or an Int32Array of scaled whole numbers is needed"
            ))),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Wide(array) => array.length() as usize,
            Self::Narrow(array) => array.length() as usize,
        }
    }

    /// Copies some of its rows.
    pub(crate) fn copy(&self, start: usize, rows: usize, to: &mut Vec<i64>, room: &mut Room) {
        let (from, until) = span(start, rows);
        to.resize(rows, 0);
        match self {
            Self::Wide(array) => array.subarray(from, until).copy_to(to),
            Self::Narrow(array) => {
                room.numbers.resize(rows, 0);
                array.subarray(from, until).copy_to(&mut room.numbers);
                for (wide, narrow) in to.iter_mut().zip(&room.numbers) {
                    *wide = match *narrow {
                        i32::MIN => MISSING,
                        number => number.into(),
                    };
                }
            }
        }
    }
}

/// How rows are measured.
#[derive(Debug)]
pub(crate) enum GivenWays {
    All(Way),
    Each(Uint8Array),
}

impl GivenWays {
    pub(crate) fn take(columns: &mut Options, name: &str) -> Result<Self, JsValue> {
        let Some(value) = columns.take(name)? else {
            return Ok(Self::All(Way::default()));
        };
        if let Some(word) = value.as_string() {
            let way = Way::ALL.into_iter().find(|way| way.word() == word);
            return way.map(Self::All).ok_or_else(|| {
                let known = Way::ALL.map(Way::word).join(", ");
                problem::argument(&format!("{name}: no way {word:?}; there are: {known}"))
            });
        }
        value.dyn_into().map(Self::Each).map_err(|_| {
            problem::argument(&format!(
                "{name}: a word or a Uint8Array of places in ways() is needed"
            ))
        })
    }

    /// How many rows it is about; `None` for any number.
    pub(crate) fn len(&self) -> Option<usize> {
        match self {
            Self::All(_) => None,
            Self::Each(codes) => Some(codes.length() as usize),
        }
    }
}

/// The ways of some rows.
pub(crate) fn ways(
    codes: &Uint8Array,
    start: usize,
    rows: usize,
    ways: &mut Vec<Way>,
    room: &mut Room,
) -> Result<(), JsValue> {
    let (from, until) = span(start, rows);
    room.codes.resize(rows, 0);
    codes.subarray(from, until).copy_to(&mut room.codes);
    ways.clear();
    for (row, code) in room.codes.iter().enumerate() {
        let way = Way::of_code(*code).ok_or_else(|| {
            let row = start + row;
            problem::argument(&format!("way: there is no way {code} (row {row}, from 0)"))
        });
        ways.push(way?);
    }
    Ok(())
}

/// The first of some rows, and the one behind the last, as JavaScript counts them.
pub(crate) fn span(start: usize, rows: usize) -> (u32, u32) {
    let at = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
    (at(start), at(start + rows))
}

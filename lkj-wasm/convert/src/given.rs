//! Numbers as a caller gives them.

use std::fmt::Display;
use std::str::FromStr;

use lkj_core::Year;
use wasm_bindgen::prelude::*;

use crate::problem;

#[wasm_bindgen]
extern "C" {
    /// How JavaScript writes a value.
    #[wasm_bindgen(js_name = String)]
    fn text_of(value: &JsValue) -> String;
}

/// A number as a caller gives it: text, or a whole number that a float holds exactly.
#[derive(Debug)]
pub enum Given {
    /// Nothing.
    Missing,
    /// As documents or programs write it.
    Text(String),
    /// A number of JavaScript.
    Whole(i64),
    /// Yes or no.
    Truth(bool),
}

impl Given {
    /// What a caller gave for `name`.
    ///
    /// # Errors
    /// An `ArgumentError` where it is a float, or no number at all.
    pub fn read(name: &str, value: &JsValue) -> Result<Self, JsValue> {
        const LARGEST: f64 = 9_007_199_254_740_991.0;
        if value.is_null() || value.is_undefined() {
            return Ok(Self::Missing);
        }
        if let Some(text) = value.as_string() {
            return Ok(Self::Text(text));
        }
        if let Some(truth) = value.as_bool() {
            return Ok(Self::Truth(truth));
        }
        match value.as_f64() {
            Some(number) if number.fract() == 0.0 && number.abs() <= LARGEST =>
            {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a whole number that fits is kept exactly"
                )]
                Ok(Self::Whole(number as i64))
            }
            Some(_) => {
                let number = text_of(value);
                Err(problem::argument(&format!(
                    "{name}: {number} is a binary float, which has lost its exact digits; give it as text: \"{number}\""
                )))
            }
            None => Err(problem::argument(&format!(
                "{name}: a string, a whole number, a boolean or null is needed"
            ))),
        }
    }

    /// It as text; `None` where there is nothing.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Missing => None,
            Self::Text(text) => Some(text.clone()),
            Self::Whole(number) => Some(number.to_string()),
            Self::Truth(true) => Some("ya".to_owned()),
            Self::Truth(false) => Some("tidak".to_owned()),
        }
    }
}

/// A year as a caller gives it.
///
/// # Errors
/// An `ArgumentError` where it is none.
pub fn year(name: &str, value: &JsValue) -> Result<Year, JsValue> {
    let whole = match Given::read(name, value)? {
        Given::Whole(number) => u16::try_from(number).ok(),
        Given::Text(text) => text.parse().ok(),
        _ => None,
    };
    match whole.map(Year::new) {
        Some(Ok(year)) => Ok(year),
        Some(Err(error)) => Err(problem::argument_at(name, &error)),
        None => Err(problem::argument_at(
            name,
            &"a year of four digits is needed",
        )),
    }
}

/// A text of a form of its own, such as a date.
///
/// # Errors
/// An `ArgumentError` where it is not.
pub fn read<T: FromStr<Err: Display>>(name: &str, text: &str) -> Result<T, JsValue> {
    text.parse()
        .map_err(|error| problem::argument_at(name, &error))
}

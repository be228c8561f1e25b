//! What a caller asks about: a year, rules, a language.

use lkj_core::{Framework, Locale, Rules, Year};
use wasm_bindgen::prelude::*;

use crate::{Options, problem};

/// The options that most questions have.
#[derive(Debug)]
pub struct Asked {
    /// The year, where it is named.
    pub year: Option<Year>,
    /// The caller's rules.
    pub rules: Rules,
    /// The language of the answer.
    pub locale: Locale,
}

impl Asked {
    /// What a caller gave; there are no options but these.
    ///
    /// # Errors
    /// An `ArgumentError` where one is none of those allowed.
    pub fn read(options: &JsValue) -> Result<Self, JsValue> {
        Self::rest(Options::read(options)?)
    }

    /// What is left of a caller's options; there are no others.
    ///
    /// # Errors
    /// An `ArgumentError` where one is none of those allowed.
    pub fn rest(mut options: Options) -> Result<Self, JsValue> {
        let asked = Self {
            year: options.year("year")?,
            rules: options.rules("rules")?,
            locale: options.word("locale")?.unwrap_or_default(),
        };
        options.finish()?;
        Ok(asked)
    }

    /// The year that is asked about: the latest one with any realization, unless it is named.
    ///
    /// # Errors
    /// An `ArgumentError` where nothing is realized yet.
    pub fn year_of(&self, framework: &Framework) -> Result<Year, JsValue> {
        self.year_or(|| framework.latest_year())
    }

    /// The year that is asked about, or the latest one where none is named.
    ///
    /// # Errors
    /// An `ArgumentError` where there is none.
    pub fn year_or(&self, latest: impl FnOnce() -> Option<Year>) -> Result<Year, JsValue> {
        self.year.or_else(latest).ok_or_else(|| {
            problem::argument(&"nothing is realized yet in any year; name one: { year: 2026 }")
        })
    }
}

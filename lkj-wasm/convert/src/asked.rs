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
        let mut options = Options::read(options)?;
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
        self.year
            .or_else(|| framework.latest_year())
            .ok_or_else(|| {
                problem::argument(&"nothing is realized yet in any year; name one: { year: 2026 }")
            })
    }
}

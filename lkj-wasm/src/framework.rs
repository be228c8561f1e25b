//! A framework: read, evaluated, checked, explained, saved.

use lkj_core::{Figures, Formula, Locale, Rules, Year};
use lkj_wasm_convert::{Asked, StampTold, pairs, problem, to_js, to_text};
use wasm_bindgen::prelude::*;

use crate::evaluation::Explained;
use crate::rules::in_force;

/// Everything about one organization: plan, agreements, data, realizations, over the years
/// (*lkj:* kerangka kinerja). Read from text, and never changed afterwards.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Framework {
    inner: lkj_core::Framework,
}

#[wasm_bindgen]
impl Framework {
    /// Reads the native file, which is TOML 1.0.
    ///
    /// @throws {ProblemsError} with everything that is wrong, each with its place.
    #[wasm_bindgen(js_name = fromToml)]
    pub fn from_toml(text: &str) -> Result<Self, JsValue> {
        Self::checked(lkj_core::Framework::from_toml(text))
    }

    /// Reads the native file as JSON.
    ///
    /// @throws {ProblemsError} with everything that is wrong, each with its place.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &str) -> Result<Self, JsValue> {
        Self::checked(lkj_core::Framework::from_json(text))
    }

    /// Reads several files as one framework, each `.toml` or `.json` by its name.
    ///
    /// @throws {ProblemsError} with everything that is wrong, each with its place.
    #[wasm_bindgen(js_name = fromTexts)]
    pub fn from_texts(
        #[wasm_bindgen(unchecked_param_type = "[name: string, text: string][]")] texts: &JsValue,
    ) -> Result<Self, JsValue> {
        let texts = pairs("texts", texts)?;
        let texts: Vec<_> = texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        Self::checked(lkj_core::Framework::from_texts(&texts))
    }

    fn checked(read: Result<lkj_core::Framework, lkj_core::Problems>) -> Result<Self, JsValue> {
        read.map(|inner| Self { inner })
            .map_err(|fault| problem::problems(&fault))
    }

    /// Its name.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn organization(&self) -> String {
        self.inner.organization.name.clone()
    }

    /// The latest year with any realization.
    #[wasm_bindgen(getter, js_name = latestYear)]
    #[must_use]
    pub fn latest_year(&self) -> Option<u16> {
        self.inner.latest_year().map(Year::get)
    }

    /// The years of which it says anything, in order.
    #[wasm_bindgen(getter, unchecked_return_type = "number[]")]
    pub fn years(&self) -> Result<JsValue, JsValue> {
        to_js(&self.inner.years())
    }

    /// Works out everything for one year: the latest one with any realization, unless the
    /// options name another.
    ///
    /// @throws {ArgumentError} when the rules name a profile that does not exist.
    #[wasm_bindgen(unchecked_return_type = "Evaluation")]
    pub fn evaluate(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let (year, rules, _) = self.asked(options)?;
        let evaluation = self.inner.evaluate(year, &rules);
        to_js(&evaluation.map_err(|fault| problem::profile(&fault))?)
    }

    /// Finds what does not agree: printed statements that do not hold, and what the rules of the
    /// checker find.
    ///
    /// @throws {ArgumentError} when the rules name a profile that does not exist.
    #[wasm_bindgen(unchecked_return_type = "Check")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let (year, rules, _) = self.asked(options)?;
        let check = self.inner.check(year, &rules);
        to_js(&check.map_err(|fault| problem::profile(&fault))?)
    }

    /// What outputs about a year are made with: engine, rules, year, stage, and digests of the
    /// framework and of the figures. The same stamp means the same digits.
    ///
    /// `{ ...framework.evaluate(), stamp: framework.stamp() }` is an output that can be made again,
    /// by `reproduce` of `lkj-wasm/files` as by the command line and Python.
    ///
    /// @throws {ArgumentError} when the rules name a profile that does not exist.
    #[wasm_bindgen(unchecked_return_type = "Stamp")]
    pub fn stamp(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let (year, rules, locale) = self.asked(options)?;
        let evaluation = self.inner.evaluate(year, &rules);
        let evaluation = evaluation.map_err(|fault| problem::profile(&fault))?;
        // Of the text that JavaScript gets: so nothing has to be written in a second way, which
        // would make the module larger.
        let figures = Figures::of_text(&to_text(&evaluation)?);
        let stamp = self.inner.stamp_with(&evaluation, &figures, &rules);
        to_js(&StampTold::of(&stamp, locale))
    }

    /// The value of a reference (`rat.achievement`) or formula (`growth(um)`), and how it came
    /// about.
    ///
    /// @throws {FormulaError} when it cannot be read or leads nowhere.
    #[wasm_bindgen(unchecked_return_type = "Explanation")]
    pub fn explain(
        &self,
        asked: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let (year, rules, locale) = self.asked(options)?;
        let formula: Formula = asked.parse().map_err(|fault| problem::formula(&fault))?;
        let explanation = self
            .inner
            .explain(&formula, year, &rules)
            .map_err(|fault| problem::explain(&fault))?;
        let steps = explanation.trace.steps().iter();
        to_js(&Explained {
            because: explanation
                .value
                .as_ref()
                .err()
                .map(|reason| reason.message(locale)),
            written: explanation
                .value
                .as_ref()
                .ok()
                .map(|value| value.write(locale)),
            steps: steps.map(|step| step.write(locale)).collect(),
            explanation: &explanation,
        })
    }

    /// The scale by which achievements get their category.
    ///
    /// @throws {ArgumentError} when the rules name a profile that does not exist.
    #[wasm_bindgen(unchecked_return_type = "Scale")]
    pub fn scale(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let asked = Asked::read(options)?;
        to_js(&in_force(&asked.rules, &self.inner.rules)?.scale)
    }

    /// The framework as TOML, in canonical form.
    #[wasm_bindgen(js_name = toToml)]
    #[must_use]
    pub fn to_toml(&self) -> String {
        self.inner.to_toml()
    }

    /// The framework as the JSON text of the native file.
    #[wasm_bindgen(js_name = toJson)]
    #[must_use]
    pub fn to_json(&self) -> String {
        self.inner.to_json()
    }

    fn asked(&self, options: &JsValue) -> Result<(Year, Rules, Locale), JsValue> {
        let asked = Asked::read(options)?;
        let year = asked.year_of(&self.inner)?;
        Ok((year, asked.rules, asked.locale))
    }
}

//! Options as a caller gives them: an object whose fields are taken one by one.

use lkj_core::rules::Scale;
use lkj_core::{Rules, Year};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use wasm_bindgen::prelude::*;

use crate::camel_case::in_snake_case;
use crate::{given, problem};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Object, js_name = assign)]
    fn assign(target: JsValue, source: &JsValue) -> JsValue;

    #[wasm_bindgen(js_namespace = Object, js_name = create)]
    fn create(prototype: &JsValue) -> JsValue;

    #[wasm_bindgen(js_namespace = Object, js_name = keys)]
    fn keys(object: &JsValue) -> Vec<String>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn get(object: &JsValue, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = set, catch)]
    fn set(object: &JsValue, key: &str, value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = deleteProperty, catch)]
    fn delete(object: &JsValue, key: &str) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> bool;

    #[wasm_bindgen(js_namespace = Array, js_name = from, catch)]
    fn items(value: &JsValue) -> Result<Vec<JsValue>, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, js_name = stringify, catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
}

/// Options, of which some are taken already.
#[derive(Debug)]
pub struct Options {
    fields: JsValue,
}

impl Options {
    /// What a caller gave; none where it was left out.
    ///
    /// # Errors
    /// An `ArgumentError` where it is no object.
    pub fn read(value: &JsValue) -> Result<Self, JsValue> {
        let is_left_out = value.is_undefined() || value.is_null();
        if !is_left_out && (!value.is_object() || is_array(value)) {
            return Err(problem::argument(&"the options are no object"));
        }
        // A copy, from which what is taken can be removed.
        Ok(Self {
            fields: assign(create(&JsValue::NULL), value),
        })
    }

    /// One of them, if it is there and not `null`.
    ///
    /// # Errors
    /// What the caller's object throws.
    pub fn take(&mut self, name: &str) -> Result<Option<JsValue>, JsValue> {
        let value = get(&self.fields, name)?;
        delete(&self.fields, name)?;
        Ok((!value.is_undefined() && !value.is_null()).then_some(value))
    }

    /// One that is a word out of some.
    ///
    /// # Errors
    /// An `ArgumentError` that names those there are.
    pub fn word<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, JsValue> {
        let Some(value) = self.take(name)? else {
            return Ok(None);
        };
        let Some(text) = value.as_string() else {
            return Err(problem::argument(&format!("{name}: a word is needed")));
        };
        let word: StrDeserializer<'_, Error> = text.as_str().into_deserializer();
        T::deserialize(word)
            .map(Some)
            .map_err(|error| problem::argument(&format!("{name}: {error}")))
    }

    /// The year.
    ///
    /// # Errors
    /// An `ArgumentError` where it is none.
    pub fn year(&mut self, name: &str) -> Result<Option<Year>, JsValue> {
        let value = self.take(name)?;
        value.map(|value| given::year(name, &value)).transpose()
    }

    /// A whole number, such as one of days.
    ///
    /// # Errors
    /// An `ArgumentError` where it is none.
    pub fn whole(&mut self, name: &str) -> Result<Option<u16>, JsValue> {
        let Some(value) = self.take(name)? else {
            return Ok(None);
        };
        match given::Given::read(name, &value)? {
            given::Given::Whole(number) if u16::try_from(number).is_ok() => {
                Ok(u16::try_from(number).ok())
            }
            _ => Err(problem::argument_at(
                name,
                &"a whole number from 0 to 65535 is needed",
            )),
        }
    }

    /// The rules: the name of a profile, or the keys of `[rules]`.
    ///
    /// # Errors
    /// A `ProblemsError` with everything that is wrong with them.
    pub fn rules(&mut self, name: &str) -> Result<Rules, JsValue> {
        match self.take(name)? {
            None => Ok(Rules::default()),
            Some(value) => match value.as_string() {
                Some(name) => Ok(Rules::profile(name)),
                None => Rules::from_json(&json(&value)?).map_err(|fault| problem::problems(&fault)),
            },
        }
    }

    /// A scale, as `[rules]` has it; `None` where it is left out.
    ///
    /// # Errors
    /// A `ProblemsError` with everything that is wrong with it.
    pub fn scale(&mut self, name: &str) -> Result<Option<Scale>, JsValue> {
        let Some(value) = self.take(name)? else {
            return Ok(None);
        };
        let rules = format!("{{\"scale\":{}}}", json(&value)?);
        let rules = Rules::from_json(&rules).map_err(|fault| problem::problems(&fault))?;
        Ok(rules.scale)
    }

    /// Puts a text in, as if the caller had given it.
    ///
    /// # Errors
    /// What the caller's object throws.
    pub fn put(&mut self, name: &str, text: &str) -> Result<(), JsValue> {
        set(&self.fields, name, &JsValue::from_str(text)).map(|_| ())
    }

    /// Those that nobody took, as JSON with the engine's keys.
    ///
    /// # Errors
    /// What the caller's object throws.
    pub fn into_json(self) -> Result<String, JsValue> {
        json(&self.fields)
    }

    /// Refuses those that nobody took.
    ///
    /// # Errors
    /// An `ArgumentError` that names one.
    pub fn finish(self) -> Result<(), JsValue> {
        for name in keys(&self.fields) {
            if !get(&self.fields, &name)?.is_undefined() {
                return Err(problem::argument(&format!("there is no option {name:?}")));
            }
        }
        Ok(())
    }
}

/// A plain value of JavaScript as JSON with the engine's keys. Of `undefined` and of functions
/// there is none.
fn json(value: &JsValue) -> Result<String, JsValue> {
    let text = stringify(value)?.as_string();
    Ok(text.as_deref().map_or("null".to_owned(), in_snake_case))
}

/// Texts, each with its name.
pub type NamedTexts = Vec<(String, String)>;

/// Texts with their names: `[["plan.toml", "…"], …]`.
///
/// # Errors
/// An `ArgumentError` where it is anything else.
pub fn pairs(name: &str, value: &JsValue) -> Result<NamedTexts, JsValue> {
    let wrong = || problem::argument(&format!("{name}: pairs of a name and a text are needed"));
    let pair = |item: &JsValue| {
        let (name, text) = pair(item)?;
        text.as_string().map(|text| (name, text))
    };
    let list = list(value).ok_or_else(wrong)?;
    list.iter()
        .map(|item| pair(item).ok_or_else(wrong))
        .collect()
}

/// What is known by a name, each with its own texts: `[["dinkop", [["plan.toml", "…"]]], …]`.
///
/// # Errors
/// An `ArgumentError` where it is anything else.
pub fn named_pairs(name: &str, value: &JsValue) -> Result<Vec<(String, NamedTexts)>, JsValue> {
    let wrong = || {
        problem::argument(&format!(
            "{name}: pairs of a key and of texts with their names are needed"
        ))
    };
    let list = list(value).ok_or_else(wrong)?;
    list.iter()
        .map(|item| {
            let (key, texts) = pair(item).ok_or_else(wrong)?;
            let texts = pairs(&format!("{name}: {key}"), &texts)?;
            Ok((key, texts))
        })
        .collect()
}

/// The items of a list; nothing where it is none.
fn list(value: &JsValue) -> Option<Vec<JsValue>> {
    if !is_array(value) {
        return None;
    }
    items(value).ok()
}

/// A text and something with it.
fn pair(value: &JsValue) -> Option<(String, JsValue)> {
    let [first, second] = <[JsValue; 2]>::try_from(list(value)?).ok()?;
    Some((first.as_string()?, second))
}

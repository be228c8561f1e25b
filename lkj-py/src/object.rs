//! Python's dicts and lists as JSON for the core's reader, and back.

use lkj_core::number::exact;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyString, PyTuple};
use serde_json::{Map, Value};

use crate::decimal::{Given, given};
use crate::error;

/// As deep as the core reads.
const DEEPEST: usize = 64;

/// A Python value as JSON; numbers stay exact. What is `None` is left out of a dict.
pub(crate) fn to_json(value: &Bound<'_, PyAny>, floats: bool) -> PyResult<Value> {
    Converter {
        floats,
        keep_missing: false,
        path: Vec::new(),
    }
    .value(value)
}

/// The same, where `None` stays, to tell that something goes.
pub(crate) fn to_json_with_null(value: &Bound<'_, PyAny>, floats: bool) -> PyResult<Value> {
    Converter {
        floats,
        keep_missing: true,
        path: Vec::new(),
    }
    .value(value)
}

struct Converter {
    floats: bool,
    keep_missing: bool,
    path: Vec<String>,
}

impl Converter {
    fn value(&mut self, value: &Bound<'_, PyAny>) -> PyResult<Value> {
        if self.path.len() > DEEPEST {
            return Err(error::parse_one(
                value.py(),
                "over-limit",
                &self.path.join("."),
                &format!("bersarang lebih dari {DEEPEST} tingkat"),
                &format!("nested more than {DEEPEST} deep"),
            ));
        }
        if value.is_instance_of::<PyDict>() || value.cast::<PyMapping>().is_ok() {
            return self.object(value.cast::<PyMapping>()?);
        }
        if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            return self.list(value);
        }
        if value.hasattr("isoformat")? && !value.is_instance_of::<PyString>() {
            // A date; pandas' NaT has the method too, and gives no date.
            let text = value.call_method0("isoformat")?.extract::<String>()?;
            return Ok(if text == "NaT" {
                Value::Null
            } else {
                Value::String(text.split('T').next().unwrap_or_default().to_owned())
            });
        }
        Ok(match given(&self.path.join("."), value, self.floats)? {
            Given::Missing => Value::Null,
            Given::Text(text) => Value::String(text.into_owned()),
            Given::Truth(truth) => Value::Bool(truth),
            Given::Day(date) => Value::String(date.to_string()),
            Given::Number(number) => match i64::try_from(number) {
                Ok(whole) if number.scale() == 0 => whole.into(),
                _ => Value::String(exact::write(number)),
            },
        })
    }

    fn object(&mut self, mapping: &Bound<'_, PyMapping>) -> PyResult<Value> {
        let mut object = Map::new();
        for item in mapping.items()?.iter() {
            let (key, value) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            // Ids are texts; years may be given as numbers.
            let key = key.str()?.to_cow()?.into_owned();
            self.path.push(key.clone());
            let value = self.value(&value)?;
            self.path.pop();
            if self.keep_missing || !value.is_null() {
                object.insert(key, value);
            }
        }
        Ok(Value::Object(object))
    }

    fn list(&mut self, items: &Bound<'_, PyAny>) -> PyResult<Value> {
        let mut list = Vec::new();
        for (at, item) in items.try_iter()?.enumerate() {
            self.path.push(at.to_string());
            list.push(self.value(&item?)?);
            self.path.pop();
        }
        Ok(Value::Array(list))
    }
}

/// JSON as Python's dicts and lists.
pub(crate) fn from_json<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Null => py.None().into_bound(py),
        Value::Bool(truth) => truth.into_pyobject(py)?.to_owned().into_any(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into_pyobject(py)?.into_any(),
            None => number.to_string().into_pyobject(py)?.into_any(),
        },
        Value::String(text) => text.into_pyobject(py)?.into_any(),
        Value::Array(items) => {
            let items = items.iter().map(|item| from_json(py, item));
            PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any()
        }
        Value::Object(fields) => {
            let dict = PyDict::new(py);
            for (key, value) in fields {
                dict.set_item(key, from_json(py, value)?)?;
            }
            dict.into_any()
        }
    })
}

/// Lays changes over what there is: tables are joined key by key, all else is replaced, and
/// `null` takes away.
pub(crate) fn lay_over(base: &mut Value, change: Value) {
    match (base, change) {
        (Value::Object(base), Value::Object(changes)) => {
            for (key, change) in changes {
                if change.is_null() {
                    base.shift_remove(&key);
                    continue;
                }
                match base.get_mut(&key) {
                    Some(inside) => lay_over(inside, change),
                    None => {
                        base.insert(key, change);
                    }
                }
            }
        }
        (base, change) => *base = change,
    }
}

/// The word that a value of the core serializes to.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

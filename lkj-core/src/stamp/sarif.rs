//! Findings as SARIF, with what they were made with.

use serde_json::{Value, json};

use super::Stamp;
use crate::check::Check;
use crate::value::Locale;

impl Check {
    /// As [`Check::to_sarif`], with what it was made with among the properties of the run.
    #[must_use]
    pub fn to_stamped_sarif(&self, stamp: &Stamp, locale: Locale) -> Value {
        let mut sarif = self.to_sarif(locale);
        if let Some(run) = sarif.pointer_mut("/runs/0").and_then(Value::as_object_mut) {
            run.insert("properties".to_owned(), json!({ "stamp": stamp }));
        }
        sarif
    }
}

//! What an output was made with.

use lkj_core::{Locale, Stamp};
use serde::Serialize;

/// A stamp with the line that stands under printed outputs.
#[derive(Debug, Serialize)]
pub struct StampTold<'a> {
    #[serde(flatten)]
    stamp: &'a Stamp,
    line: String,
}

impl<'a> StampTold<'a> {
    /// A stamp, and its line in a language.
    #[must_use]
    pub fn of(stamp: &'a Stamp, locale: Locale) -> Self {
        Self {
            stamp,
            line: stamp.line(locale),
        }
    }
}

//! Room for what others keep in a file and the engine does not read.

use serde::{Deserialize, Serialize};

use crate::value::Register;

/// The `extra` of a table: any values under any keys, kept as they are and never read.
///
/// ```
/// use lkj_core::{Free, FreeValue};
/// let mut extra = Free::new();
/// extra.insert("peta".to_owned(), FreeValue::Text("A3".to_owned()));
/// assert_eq!(extra.len(), 1);
/// ```
pub type Free = Register<String, FreeValue>;

/// A value that the engine keeps and does not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum FreeValue {
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Text; also what was written as a number with a fraction, or as a date.
    Text(String),
    /// Several values.
    List(Vec<FreeValue>),
    /// A table.
    Table(Register<String, FreeValue>),
}

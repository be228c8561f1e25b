//! Names that files and formulas use for goals, indicators, programs and all else.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The words that the reference language takes for itself, so that no id may be one of them.
pub const RESERVED: &[&str] = &[
    "abs",
    "activities",
    "count",
    "goals",
    "growth",
    "if",
    "indicators",
    "largest",
    "max",
    "mean",
    "measures",
    "min",
    "missions",
    "objectives",
    "or",
    "organization",
    "plan",
    "policies",
    "profile",
    "programs",
    "regulations",
    "round",
    "row",
    "share",
    "smallest",
    "strategies",
    "sub_activities",
    "sum",
    "total",
    "trend",
    "units",
    "year",
];

/// The longest id that is accepted, in characters.
const LONGEST: usize = 64;

/// The id of a thing in a framework: a lowercase letter, then lowercase letters, digits and `_`.
///
/// Ids are unique over the whole framework, whatever they name, so that one reference
/// (`rat`, `sarpras.absorption`) means one thing. Keys that others gave (nomenclature codes)
/// are no ids: they go in `code`.
///
/// ```
/// use lkj_core::Id;
/// let id: Id = "kop_aktif".parse()?;
/// assert_eq!(id.as_str(), "kop_aktif");
/// assert!("2019".parse::<Id>().is_err());
/// assert!("total".parse::<Id>().is_err(), "a word of the reference language");
/// # Ok::<(), lkj_core::InvalidId>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// Checks a text and makes an id of it.
    ///
    /// # Errors
    /// [`InvalidId`] when the text is empty, longer than 64 characters, has other characters than
    /// `a`–`z`, `0`–`9` and `_`, does not begin with a letter, or is one of [`RESERVED`].
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        let reason = if text.is_empty() {
            InvalidIdReason::Empty
        } else if text.len() > LONGEST {
            InvalidIdReason::TooLong
        } else if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
            InvalidIdReason::Beginning
        } else if !text.chars().all(is_id_character) {
            InvalidIdReason::Character
        } else if RESERVED.binary_search(&text).is_ok() {
            InvalidIdReason::Reserved
        } else {
            return Ok(Self(text.into()));
        };
        Err(InvalidId {
            text: text.to_owned(),
            reason,
        })
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character may stand inside an id.
pub(crate) fn is_id_character(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl FromStr for Id {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Self::new(text)
    }
}

impl TryFrom<&str> for Id {
    type Error = InvalidId;

    fn try_from(text: &str) -> Result<Self, InvalidId> {
        Self::new(text)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[a-z][a-z0-9_]*$",
            "maxLength": LONGEST,
            "description": "An id of this framework. *Id dalam kerangka ini.*"
        })
    }
}

/// A text that cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("invalid id {text:?}: {reason}")]
pub struct InvalidId {
    /// What was given.
    pub text: String,
    /// What is wrong with it.
    pub reason: InvalidIdReason,
}

/// Why a text cannot be an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidIdReason {
    /// Nothing was given.
    #[error("it is empty")]
    Empty,
    /// Over 64 characters.
    #[error("it is longer than 64 characters")]
    TooLong,
    /// Another character than a lowercase letter comes first.
    #[error("it must begin with a lowercase letter")]
    Beginning,
    /// A character that an id cannot hold.
    #[error("only lowercase letters, digits and _ may stand in it")]
    Character,
    /// A word of the reference language.
    #[error("the reference language takes this word for itself")]
    Reserved,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_words_are_sorted_for_the_search() {
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn says_what_is_wrong() {
        let reason = |text: &str| Id::new(text).unwrap_err().reason;
        assert_eq!(reason(""), InvalidIdReason::Empty);
        assert_eq!(reason("_a"), InvalidIdReason::Beginning);
        assert_eq!(reason("Rat"), InvalidIdReason::Beginning);
        assert_eq!(reason("kop-aktif"), InvalidIdReason::Character);
        assert_eq!(reason("sum"), InvalidIdReason::Reserved);
        assert_eq!(reason(&"a".repeat(65)), InvalidIdReason::TooLong);
    }
}

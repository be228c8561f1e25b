//! The language of messages and the style of figures.

use serde::{Deserialize, Serialize};

/// In which language to speak and in which style to write figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Locale {
    /// *Bahasa Indonesia*: 1.234.567,89.
    #[default]
    #[serde(rename = "id")]
    Indonesian,
    /// English: 1,234,567.89.
    #[serde(rename = "en")]
    English,
}

impl Locale {
    /// What separates the whole part of a number from its fraction.
    #[must_use]
    pub const fn decimal_separator(self) -> char {
        match self {
            Self::Indonesian => ',',
            Self::English => '.',
        }
    }

    /// What separates groups of three digits.
    #[must_use]
    pub const fn group_separator(self) -> char {
        match self {
            Self::Indonesian => '.',
            Self::English => ',',
        }
    }
}

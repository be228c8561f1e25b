//! Something said in both languages.

use std::borrow::Cow;

use crate::value::Locale;

/// A text in Indonesian and in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    /// In Indonesian.
    pub indonesian: Cow<'static, str>,
    /// In English.
    pub english: Cow<'static, str>,
}

impl Words {
    /// What is always said in the same words.
    #[must_use]
    pub const fn fixed(indonesian: &'static str, english: &'static str) -> Self {
        Self {
            indonesian: Cow::Borrowed(indonesian),
            english: Cow::Borrowed(english),
        }
    }

    /// What is said of one matter.
    #[must_use]
    pub const fn of(indonesian: String, english: String) -> Self {
        Self {
            indonesian: Cow::Owned(indonesian),
            english: Cow::Owned(english),
        }
    }

    /// The text in a language.
    #[must_use]
    pub fn write(&self, locale: Locale) -> &str {
        match locale {
            Locale::Indonesian => &self.indonesian,
            Locale::English => &self.english,
        }
    }
}

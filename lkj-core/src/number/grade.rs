//! Grades as documents write them, with or without a score.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Figure, Hint, Reading, exact, parse_with};
use crate::value::Locale;

/// A word of an ordered scale, with the score behind it where one was written: `BB (72,45)`.
///
/// *Istilah resmi:* predikat, kategori, opini, tingkat.
///
/// ```
/// use lkj_core::number::Grade;
/// let grade = Grade::of("BB (72,45)");
/// assert_eq!(grade.word, "BB");
/// assert_eq!(grade.score.map(|score| score.to_string()).as_deref(), Some("72.45"));
/// assert!(Grade::of("wtp").is_same_word(&Grade::of("WTP")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Grade {
    /// The word as written, without its score: `BB`.
    pub word: String,
    /// The score in parentheses behind the word.
    pub score: Option<Decimal>,
}

impl Grade {
    /// Splits a text into its word and its score. Parentheses that hold no number stay with the
    /// word: `A (Memuaskan)`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        Self::with_score(text).unwrap_or_else(|| Self {
            word: text.to_owned(),
            score: None,
        })
    }

    fn with_score(text: &str) -> Option<Self> {
        let (word, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
        let word = word.trim_end();
        let hint = Hint {
            locale: Some(Locale::Indonesian),
            ..Hint::default()
        };
        match parse_with(inside, hint) {
            Ok(Reading::Figure(Figure {
                value,
                unit: None,
                whole: None,
                ..
            })) if !word.is_empty() => Some(Self {
                word: word.to_owned(),
                score: Some(value),
            }),
            _ => None,
        }
    }

    /// The word without an explanation in parentheses: `A` of `A (Memuaskan)`.
    #[must_use]
    pub fn bare_word(&self) -> &str {
        match self.word.split_once('(') {
            Some((word, _)) if !word.trim().is_empty() => word.trim(),
            _ => &self.word,
        }
    }

    /// Whether two grades are one, whatever their case, their scores and what explains them.
    #[must_use]
    pub fn is_same_word(&self, other: &Self) -> bool {
        self.plain_word() == other.plain_word()
    }

    /// The bare word in lower case, with single spaces.
    pub(crate) fn plain_word(&self) -> String {
        let words = self.bare_word().to_lowercase();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Formats the grade for readers: `BB (72,45)`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        match self.score {
            Some(score) => format!("{} ({})", self.word, super::format(score, locale)),
            None => self.word.clone(),
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.word)?;
        match self.score {
            Some(score) => write!(f, " ({})", exact::write(score)),
            None => Ok(()),
        }
    }
}

impl Serialize for Grade {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Grade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::of(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_split_off_and_an_explanation_is_not() {
        for (text, word, score) in [
            ("BB (72,45)", "BB", Some("72.45")),
            ("A (82)", "A", Some("82")),
            ("A (Memuaskan)", "A (Memuaskan)", None),
            ("Sangat Baik", "Sangat Baik", None),
            ("(80)", "(80)", None),
            ("Level 3 (2 dari 5)", "Level 3 (2 dari 5)", None),
        ] {
            let grade = Grade::of(text);
            let found = grade.score.map(|score| score.to_string());
            assert_eq!(
                (grade.word.as_str(), found.as_deref()),
                (word, score),
                "{text}"
            );
        }
        assert!(Grade::of("A (Memuaskan)").is_same_word(&Grade::of("A")));
        assert!(Grade::of("sangat  baik").is_same_word(&Grade::of("Sangat Baik")));
        assert!(!Grade::of("BB").is_same_word(&Grade::of("B")));
    }
}

//! Digests of contents.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The SHA-256 of a content in canonical form, written `sha256:` and 64 hexadecimal digits; one
/// that was read from a printed line has fewer of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentDigest(String);

/// What a digest begins with.
const METHOD: &str = "sha256:";

/// How many hexadecimal digits are printed.
const PRINTED: usize = 12;

impl ContentDigest {
    pub(crate) fn of(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let mut written = String::from(METHOD);
        for byte in digest {
            for half in [byte >> 4, byte & 15] {
                written.extend(char::from_digit(half.into(), 16));
            }
        }
        Self(written)
    }

    /// A digest at the beginning of a text, whole or as it is printed.
    pub(super) fn at_start(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(METHOD)?;
        let is_digit = |letter: &char| matches!(letter, '0'..='9' | 'a'..='f');
        let digits: String = digits.chars().take_while(is_digit).collect();
        (digits.len() >= PRINTED).then(|| Self(format!("{METHOD}{digits}")))
    }

    /// Its first twelve digits, for readers.
    #[must_use]
    pub fn short(&self) -> &str {
        let printed = METHOD.len().saturating_add(PRINTED);
        self.0.get(..printed).unwrap_or(&self.0)
    }

    /// Whether it is the same as another as far as both say.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }

    /// Whether two are there and agree, or neither is.
    pub(super) fn agree(one: Option<&Self>, other: Option<&Self>) -> bool {
        match (one, other) {
            (Some(one), Some(other)) => one.agrees_with(other),
            (None, None) => true,
            _ => false,
        }
    }
}

impl fmt::Display for ContentDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_that_others_get() {
        // `printf abc | sha256sum`
        let digest = ContentDigest::of("abc");
        assert_eq!(
            digest.to_string(),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let printed = ContentDigest::at_start("sha256:ba7816bf8f01 dan lain-lain").unwrap();
        assert!(digest.agrees_with(&printed) && printed.agrees_with(&digest));
        assert_ne!(digest, printed);
        // Too few to tell by.
        assert_eq!(ContentDigest::at_start("sha256:ba78"), None);
        assert!(!ContentDigest::of("abd").agrees_with(&printed));
    }
}

//! What is wrong with a scale, and what to do, in Indonesian and English.

use crate::value::{Locale, excerpt::quoted};

/// Why the classes of a scale are not in order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScaleError {
    /// A class and the next better one, of which neither ends before the other begins.
    #[error("the classes {better:?} and {worse:?} overlap")]
    Overlapping {
        /// The label of the better one.
        better: String,
        /// The label of the worse one.
        worse: String,
        /// The number of the worse one, from 0.
        class: usize,
    },
    /// A class that ends before it begins, so that no value is in it.
    #[error("no value is in the class {label:?}: it ends before it begins")]
    Empty {
        /// Its label.
        label: String,
        /// Its number, from 0.
        class: usize,
    },
    /// A class with two lower ends, or two upper ends.
    #[error("the class {label:?} says twice where it begins or ends")]
    TwoEnds {
        /// Its label.
        label: String,
        /// Its number, from 0.
        class: usize,
    },
}

impl ScaleError {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => indonesian(self),
            Locale::English => english(self),
        }
    }

    /// The number of the class that it is about, from 0 for the best.
    #[must_use]
    pub const fn class(&self) -> usize {
        match self {
            Self::Overlapping { class, .. }
            | Self::Empty { class, .. }
            | Self::TwoEnds { class, .. } => *class,
        }
    }
}

fn indonesian(error: &ScaleError) -> String {
    match error {
        ScaleError::Overlapping { better, worse, .. } => format!(
            "kelas \"{}\" dan \"{}\" pada skala bertumpang tindih; ubah batasnya, dari kelas terbaik ke terburuk",
            quoted(better),
            quoted(worse)
        ),
        ScaleError::Empty { label, .. } => format!(
            "tidak ada nilai yang termasuk kelas \"{}\", sebab kelas itu berakhir sebelum dimulai; perbaiki batasnya",
            quoted(label)
        ),
        ScaleError::TwoEnds { label, .. } => format!(
            "kelas \"{}\" menyebut dua kali batas bawah (from, above) atau batas atasnya (to, below); pilih satu",
            quoted(label)
        ),
    }
}

fn english(error: &ScaleError) -> String {
    match error {
        ScaleError::Overlapping { better, worse, .. } => format!(
            "the classes \"{}\" and \"{}\" of the scale overlap; change their ends, from the best class to the worst",
            quoted(better),
            quoted(worse)
        ),
        ScaleError::Empty { label, .. } => format!(
            "no value is in the class \"{}\", because it ends before it begins; correct its ends",
            quoted(label)
        ),
        ScaleError::TwoEnds { label, .. } => format!(
            "the class \"{}\" says twice where it begins (from, above) or ends (to, below); keep one",
            quoted(label)
        ),
    }
}

//! Which way is better, and how lower-is-better is measured.

use serde::{Deserialize, Serialize};

use crate::number::Side;

/// Which way is better.
///
/// *Istilah resmi:* polaritas; maksimal, minimal, stabil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "polaritas")]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Polarity {
    /// Higher is better: R/T. *Makin tinggi makin baik.*
    #[default]
    Higher,
    /// Lower is better, by a named [`LowerMethod`]. *Makin rendah makin baik.*
    Lower,
    /// Within a range. *Dalam rentang.*
    Range,
    /// Not more than a bound. *Paling banyak.*
    AtMost,
    /// Not less than a bound. *Paling sedikit.*
    AtLeast,
    /// Close to a value. *Mendekati nilai (stabil).*
    Near,
    /// A grade on an ordered scale. *Predikat.*
    Grade,
    /// Done or not. *Ya atau tidak.*
    YesNo,
    /// Not said by the source; only a target that names its side can be measured. *Tidak
    /// disebutkan.*
    NotSaid,
}

/// How an indicator of which less is better is measured. All four are in use, so every
/// result names the one that it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LowerMethod {
    /// (2T − R) / T. The usual one.
    #[default]
    Linear,
    /// T / R.
    Ratio,
    /// (T − R) / T: what is left of the target, so 0 when it is just met.
    Gap,
    /// (B − R) / (B − T), from a baseline B.
    Baseline,
}

impl Polarity {
    /// The word that files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Range => "range",
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
            Self::Near => "near",
            Self::Grade => "grade",
            Self::YesNo => "yes_no",
            Self::NotSaid => "not_said",
        }
    }

    /// Whether a target that names a side says the opposite: `< 49` where more is better, `≥ 3`
    /// where less is.
    ///
    /// ```
    /// use lkj_core::Polarity;
    /// use lkj_core::number::Side;
    /// assert!(Polarity::Higher.contradicts(Side::AtMost));
    /// assert!(!Polarity::Lower.contradicts(Side::AtMost));
    /// ```
    #[must_use]
    pub const fn contradicts(self, side: Side) -> bool {
        matches!(
            (self, side),
            (Self::Higher, Side::AtMost | Side::Below) | (Self::Lower, Side::AtLeast | Side::Above)
        )
    }
}

impl LowerMethod {
    /// The word that files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Ratio => "ratio",
            Self::Gap => "gap",
            Self::Baseline => "baseline",
        }
    }
}

//! The conventions in force: rounding, caps, scales, by named profiles.
//!
//! [`Rules`] says what somebody asks for, and may be silent on most of it; [`RulesInForce`]
//! is what follows when the caller's wishes are laid over the file's and those over a
//! profile.

mod profiles;
mod scale;

pub use profiles::PROFILES;
pub use scale::{Class, Classified, OverlappingClasses, Scale, ScaleReads};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::{Places, Rounding};
use crate::number::exact;

/// The conventions that somebody asks for; what is not said is left to the next one asked
/// (caller, file, profile).
///
/// *lkj:* aturan. `Rules::default()` asks for nothing.
///
/// ```
/// use lkj_core::Rules;
/// let rules = Rules::profile("raw");
/// assert_eq!(rules.profile.as_deref(), Some("raw"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "aturan")]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Name of the profile that the rest builds on. *Profil aturan.*
    pub profile: Option<String>,
    /// Whether the realization is rounded before the achievement is taken. *Pembulatan realisasi.*
    pub realization: Option<RealizationTaken>,
    /// Decimals of percentages. *Angka desimal persentase.*
    pub places: Option<Places>,
    /// How ties are rounded. *Cara pembulatan.*
    pub rounding: Option<Rounding>,
    /// The most that an achievement counts. *Batas atas capaian.*
    #[serde(with = "exact::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub cap: Option<Decimal>,
    /// The least that an achievement counts. *Batas bawah capaian.*
    #[serde(with = "exact::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub floor: Option<Decimal>,
    /// The words for an achievement. *Skala nilai peringkat kinerja.*
    pub scale: Option<Scale>,
}

impl Rules {
    /// A profile and nothing else.
    #[must_use]
    pub fn profile(name: impl Into<String>) -> Self {
        Self { profile: Some(name.into()), ..Self::default() }
    }

    fn says_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a realization that a formula gives is rounded before its achievement is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RealizationTaken {
    /// As it is printed: what a reader with the table in hand recomputes.
    #[default]
    Rounded,
    /// As the formula gives it, unrounded.
    Exact,
}

/// Who asked for the rules in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RulesFrom {
    /// The program that evaluates.
    Caller,
    /// The file's `[rules]`.
    File,
    /// Nobody: the default profile.
    Default,
}

/// The conventions that an evaluation follows, complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesInForce {
    /// Name of the profile.
    pub profile: String,
    /// Who asked for them.
    pub from: RulesFrom,
    /// Whether a realization is rounded first.
    pub realization: RealizationTaken,
    /// Decimals of percentages.
    pub places: Places,
    /// How ties are rounded.
    pub rounding: Rounding,
    /// The most that an achievement counts.
    pub cap: Option<Decimal>,
    /// The least that an achievement counts.
    pub floor: Option<Decimal>,
    /// The words for an achievement.
    pub scale: Scale,
}

/// A rules profile that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown rules profile {name:?}")]
pub struct UnknownProfile {
    /// Its name.
    pub name: String,
}

impl RulesInForce {
    /// Lays the caller's rules over the file's, and those over the profile that is named
    /// first.
    ///
    /// # Errors
    /// [`UnknownProfile`] when no profile has the name that was asked for.
    pub fn decide(caller: &Rules, file: &Rules) -> Result<Self, UnknownProfile> {
        let from = match (caller.says_nothing(), file.says_nothing()) {
            (false, _) => RulesFrom::Caller,
            (true, false) => RulesFrom::File,
            (true, true) => RulesFrom::Default,
        };
        let name = caller.profile.as_deref().or(file.profile.as_deref());
        let name = name.unwrap_or(profiles::DEFAULT);
        let profile = profiles::profile(name).ok_or_else(|| UnknownProfile { name: name.to_owned() })?;
        // A caller who names a profile wants that one, not the file's changes to another.
        let file = if caller.profile.is_some() { &Rules::default() } else { file };
        Ok(Self {
            profile: name.to_owned(),
            from,
            realization: caller.realization.or(file.realization).unwrap_or(profile.realization),
            places: caller.places.or(file.places).unwrap_or(profile.places),
            rounding: caller.rounding.or(file.rounding).unwrap_or(profile.rounding),
            cap: caller.cap.or(file.cap).or(profile.cap),
            floor: caller.floor.or(file.floor).or(profile.floor),
            scale: caller.scale.clone().or_else(|| file.scale.clone()).unwrap_or_else(|| (profile.scale)()),
        })
    }
}

impl Default for RulesInForce {
    /// The default profile, `permendagri-86-2017`.
    fn default() -> Self {
        let profile = &profiles::PERMENDAGRI_86_2017;
        Self {
            profile: profile.name.to_owned(),
            from: RulesFrom::Default,
            realization: profile.realization,
            places: profile.places,
            rounding: profile.rounding,
            cap: profile.cap,
            floor: profile.floor,
            scale: (profile.scale)(),
        }
    }
}

//! The conventions in force: rounding, caps, scales, by named profiles.
//!
//! [`Rules`] says what somebody asks for, and may be silent on most of it; [`RulesInForce`]
//! is what follows when the caller's wishes are laid over the file's and those over a
//! profile.

mod conventions;
mod grades;
mod polarity;
mod profiles;
mod scale;
mod scale_error;
mod scales;
mod zero;

pub use polarity::{LowerMethod, Polarity};

pub use conventions::{CONVENTIONS, Convention, ConventionTopic};
pub(crate) use grades::scores_of_grades;
pub use grades::{GRADE_FAMILIES, GradeFamily, is_known_grade, order_of_grades};
pub use profiles::{PROFILES, Profile};
pub use scale::{Class, Classified, Gap, Limits, Scale, ScaleReads};
pub use scale_error::ScaleError;
pub(crate) use scales::name_or_scale;
pub use scales::{NamedScale, SCALES, scale};
pub use zero::{UnknownConvention, ZeroCase, ZeroConvention, ZeroRules};

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::{Places, Rational, Rounding};
use crate::number::exact;

/// The conventions that somebody asks for; what is not said is left to the next one asked
/// (caller, file, profile).
///
/// *lkj:* aturan. The default asks for nothing.
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
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub cap: Option<Decimal>,
    /// The least that an achievement counts. *Batas bawah capaian.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub floor: Option<Decimal>,
    /// The most that an aggregate counts. *Batas atas nilai gabungan.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub aggregate_cap: Option<Decimal>,
    /// Above which nothing can be concluded, so that it is not measured. *Di atas nilai ini tidak dapat disimpulkan.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub inconclusive_above: Option<Decimal>,
    /// How goals and objectives follow from their indicators. *Cara menggabungkan capaian.*
    pub aggregation: Option<Aggregation>,
    /// Which value of an achievement they follow from. *Capaian yang digabungkan.*
    pub aggregated: Option<AchievementTaken>,
    /// What zeros mean. *Arti nol.*
    pub zero: ZeroRules,
    /// The words for an achievement. *Skala nilai peringkat kinerja.*
    #[serde(deserialize_with = "name_or_scale")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::value::shape::NameOr<Scale>>")
    )]
    pub scale: Option<Scale>,
}

/// How the achievement of a goal or objective follows from those of its indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Aggregation {
    /// The mean of those that were measured.
    #[default]
    Mean,
    /// The mean by weight; the weights of those that were not measured are shared out among the
    /// others.
    Weighted,
    /// The mean by weight over all weights, so that what was not measured counts nothing.
    WeightedOfAll,
    /// All realizations together against all targets together, where they can be added.
    RatioOfSums,
    /// The geometric mean.
    Geometric,
    /// The lowest of them.
    Worst,
}

impl Aggregation {
    /// All ways.
    pub const ALL: [Self; 6] = [
        Self::Mean,
        Self::Weighted,
        Self::WeightedOfAll,
        Self::RatioOfSums,
        Self::Geometric,
        Self::Worst,
    ];

    /// The word that files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Weighted => "weighted",
            Self::WeightedOfAll => "weighted_of_all",
            Self::RatioOfSums => "ratio_of_sums",
            Self::Geometric => "geometric",
            Self::Worst => "worst",
        }
    }
}

impl Rules {
    /// A profile and nothing else.
    #[must_use]
    pub fn profile(name: impl Into<String>) -> Self {
        Self {
            profile: Some(name.into()),
            ..Self::default()
        }
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

/// Which value of an achievement goals and objectives follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AchievementTaken {
    /// The one that is printed: what a reader with the table in hand recomputes.
    #[default]
    Shown,
    /// The unrounded one.
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
    /// The most that an aggregate counts.
    pub aggregate_cap: Option<Decimal>,
    /// Above which nothing can be concluded.
    pub inconclusive_above: Option<Decimal>,
    /// How goals and objectives follow from their indicators.
    pub aggregation: Aggregation,
    /// Which value of an achievement they follow from.
    pub aggregated: AchievementTaken,
    /// What zeros mean.
    pub zero: ZeroRules,
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
        let profile = profiles::profile(name).ok_or_else(|| UnknownProfile {
            name: name.to_owned(),
        })?;
        // A caller who names a profile wants that one, not the file's changes to another.
        let file = if caller.profile.is_some() {
            &Rules::default()
        } else {
            file
        };
        let mut rules = Self::of_profile(profile);
        rules.from = from;
        rules.lay_over(file);
        rules.lay_over(caller);
        Ok(rules)
    }

    /// Takes over what somebody says.
    fn lay_over(&mut self, said: &Rules) {
        self.realization = said.realization.unwrap_or(self.realization);
        self.places = said.places.unwrap_or(self.places);
        self.rounding = said.rounding.unwrap_or(self.rounding);
        self.cap = said.cap.or(self.cap);
        self.floor = said.floor.or(self.floor);
        self.aggregate_cap = said.aggregate_cap.or(self.aggregate_cap);
        self.inconclusive_above = said.inconclusive_above.or(self.inconclusive_above);
        self.aggregation = said.aggregation.unwrap_or(self.aggregation);
        self.aggregated = said.aggregated.unwrap_or(self.aggregated);
        self.zero = said.zero.or(self.zero);
        if let Some(scale) = &said.scale {
            self.scale = scale.clone();
        }
    }
}

impl Default for RulesInForce {
    /// The default profile, `permendagri-86-2017`.
    fn default() -> Self {
        Self::of_profile(&profiles::PERMENDAGRI_86_2017)
    }
}

impl RulesInForce {
    /// A profile as it comes, asked for by nobody.
    #[must_use]
    pub fn of_profile(profile: &Profile) -> Self {
        Self {
            profile: profile.name.to_owned(),
            from: RulesFrom::Default,
            realization: profile.realization,
            places: profile.places,
            rounding: profile.rounding,
            cap: profile.cap,
            floor: profile.floor,
            aggregate_cap: profile.aggregate_cap,
            inconclusive_above: profile.inconclusive_above,
            aggregation: profile.aggregation,
            aggregated: profile.aggregated,
            zero: profile.zero,
            scale: scales::scale(profile.scale)
                .map(NamedScale::scale)
                .unwrap_or_default(),
        }
    }

    /// The rules that aggregates of some kind follow. They have a cap of their own. The limits of
    /// single achievements have done their work on the parts, but for a ratio of sums: it is taken
    /// of what has no limits yet, so they hold for the ratio.
    pub(crate) fn of_aggregates(&self, aggregation: Aggregation) -> Cow<'_, Self> {
        if self.cap.is_none()
            && self.floor.is_none()
            && self.inconclusive_above.is_none()
            && self.aggregate_cap.is_none()
        {
            return Cow::Borrowed(self);
        }
        let mut own = self.clone();
        (own.cap, own.floor) = match aggregation {
            Aggregation::RatioOfSums => (self.aggregate_cap.or(self.cap), self.floor),
            Aggregation::Mean
            | Aggregation::Weighted
            | Aggregation::WeightedOfAll
            | Aggregation::Geometric
            | Aggregation::Worst => (self.aggregate_cap, None),
        };
        own.inconclusive_above = None;
        Cow::Owned(own)
    }

    /// A rounded achievement between floor and cap, with as many decimals as it had.
    pub(crate) fn limited(&self, raw: Decimal) -> Decimal {
        let shown = |limit: Decimal| with_places(limit, raw.scale());
        let at_most = self.cap.map_or(raw, |cap| raw.min(shown(cap)));
        self.floor
            .map_or(at_most, |floor| at_most.max(shown(floor)))
    }

    /// An unrounded achievement between floor and cap.
    pub(crate) fn limited_exact(&self, exact: &Rational) -> Rational {
        let cap = self.cap.filter(|cap| exact.compare_to(*cap).is_gt());
        let at_most = cap.map_or_else(|| exact.clone(), Rational::from);
        let floor = self
            .floor
            .filter(|floor| at_most.compare_to(*floor).is_lt());
        floor.map_or(at_most, Rational::from)
    }
}

/// A limit with as many decimals as the values that it limits; never with fewer of its own.
fn with_places(mut limit: Decimal, places: u32) -> Decimal {
    limit.rescale(places.max(limit.scale()));
    limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_names_a_scale_that_exists() {
        for profile in PROFILES {
            assert!(scale(profile.scale).is_some(), "{}", profile.name);
        }
    }

    #[test]
    fn the_caller_wins_over_the_file_and_the_file_over_the_profile() {
        let caller = Rules {
            cap: Some(110.into()),
            ..Rules::default()
        };
        let file = Rules {
            cap: Some(120.into()),
            places: Some(Places::ZERO),
            ..Rules::profile("raw")
        };
        let rules = RulesInForce::decide(&caller, &file).unwrap();
        assert_eq!(
            (rules.cap, rules.places, rules.realization),
            (Some(110.into()), Places::ZERO, RealizationTaken::Exact)
        );
        assert_eq!(rules.from, RulesFrom::Caller);
        let rules = RulesInForce::decide(&Rules::profile("capped-100"), &file).unwrap();
        assert_eq!(
            (rules.cap, rules.places),
            (Some(100.into()), Places::TWO),
            "a named profile is taken whole"
        );
        assert!(RulesInForce::decide(&Rules::profile("nothing"), &file).is_err());
    }
}

//! The rules profiles that come with the engine, each with its source.

use rust_decimal::Decimal;

use super::{RealizationTaken, Scale, scale};
use crate::arithmetic::{Places, Rounding};

/// A named set of conventions with where it comes from.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Profile {
    /// Its name, as files and callers give it.
    pub name: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Where its facts were found.
    pub source: &'static str,
    /// Whether they were checked against that source.
    pub verified: bool,
    pub(super) realization: RealizationTaken,
    pub(super) places: Places,
    pub(super) rounding: Rounding,
    pub(super) cap: Option<Decimal>,
    pub(super) floor: Option<Decimal>,
    pub(super) scale: fn() -> Scale,
}

/// The name of the profile that counts when nobody asks for one.
pub(super) const DEFAULT: &str = "permendagri-86-2017";

pub(super) const PERMENDAGRI_86_2017: Profile = Profile {
    name: DEFAULT,
    title: "Permendagri 86/2017: realization as printed, two decimals, no cap, five classes",
    source: "Class limits as printed in LKjIP Inspektorat Kabupaten Sampang 2019 (Tabel 3.1), labels as in LKj Provinsi Lampung 2015 and 2016; two decimals half-up reproduce nearly all printed tables that were recomputed",
    verified: true,
    realization: RealizationTaken::Rounded,
    places: Places::TWO,
    rounding: Rounding::HalfAwayFromZero,
    cap: None,
    floor: None,
    scale: scale::permendagri_86_2017,
};

const RAW: Profile = Profile {
    name: "raw",
    title: "Nothing is rounded before the achievement is; else as permendagri-86-2017",
    source: "lkj: for comparing with reports that compute from unrounded figures",
    verified: true,
    realization: RealizationTaken::Exact,
    ..PERMENDAGRI_86_2017
};

/// All profiles that come with the engine.
pub const PROFILES: &[Profile] = &[PERMENDAGRI_86_2017, RAW];

pub(super) fn profile(name: &str) -> Option<&'static Profile> {
    PROFILES.iter().find(|profile| profile.name == name)
}

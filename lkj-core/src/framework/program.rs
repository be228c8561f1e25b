//! What was done: programs, activities, sub-activities, and what each was to yield.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::framework::TargetValue;
use crate::value::{Free, Id, Period, Register, Years};

/// Something that was done under a budget, at any of its three depths; what all have in
/// common. See [`Program`], [`Activity`], [`SubActivity`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Work {
    /// Its name. *Nama.*
    pub name: String,
    /// Its nomenclature code. *Kode nomenklatur (Permendagri 90/2019).*
    pub code: Option<String>,
    /// Where its money is printed. *Kelompok belanja.*
    pub group: Option<Id>,
    /// Whether it is of the main tasks or supports them. *Utama atau penunjang.*
    pub role: Option<Role>,
    /// What it is for. *Tujuan program.*
    pub aim: Option<String>,
    /// Where its money comes from. *Sumber dana.*
    pub fund: Option<String>,
    /// Who answers for it. *Penanggung jawab.*
    pub owner: Option<Id>,
    /// The indicators that it supports. *Indikator yang didukung.*
    pub supports: Vec<Id>,
    /// In which years it exists. *Berlaku pada tahun.*
    pub years: Option<Years>,
    /// What it continues under another name or code. *Menggantikan.*
    pub replaces: Vec<Id>,
    /// What goes in. *Masukan.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Measure>")
    )]
    pub input: Vec<Measure>,
    /// What is done with it. *Proses.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Measure>")
    )]
    pub process: Vec<Measure>,
    /// What comes out. *Keluaran.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Measure>")
    )]
    pub output: Vec<Measure>,
    /// What it leads to. *Hasil.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Measure>")
    )]
    pub outcome: Vec<Measure>,
    /// Whom it serves and how. *Manfaat.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Measure>")
    )]
    pub benefit: Vec<Measure>,
    /// What it changes in the long run. *Dampak.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Measure>")
    )]
    pub impact: Vec<Measure>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

impl Work {
    /// Something with a name and nothing else yet.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Its measures of one kind.
    #[must_use]
    pub fn measures(&self, kind: MeasureKind) -> &[Measure] {
        match kind {
            MeasureKind::Input => &self.input,
            MeasureKind::Process => &self.process,
            MeasureKind::Output => &self.output,
            MeasureKind::Outcome => &self.outcome,
            MeasureKind::Benefit => &self.benefit,
            MeasureKind::Impact => &self.impact,
        }
    }

    /// All its measures, by kind.
    pub fn all_measures(&self) -> impl Iterator<Item = (MeasureKind, &Measure)> {
        let of_kind = |kind| {
            self.measures(kind)
                .iter()
                .map(move |measure| (kind, measure))
        };
        MeasureKind::ALL.iter().copied().flat_map(of_kind)
    }
}

/// A program. *Program* (Permendagri 90/2019).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::closed_or_text))]
#[serde(default)]
pub struct Program {
    /// What it is.
    #[serde(flatten)]
    pub work: Work,
    /// Its activities. *Kegiatan.*
    #[serde(rename = "activity")]
    pub activities: Register<Id, Activity>,
}

/// An activity of a program. *Kegiatan.*
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::closed_or_text))]
#[doc(alias = "kegiatan")]
#[serde(default)]
pub struct Activity {
    /// What it is.
    #[serde(flatten)]
    pub work: Work,
    /// Its sub-activities. *Sub kegiatan.*
    #[serde(rename = "sub_activity")]
    pub sub_activities: Register<Id, SubActivity>,
}

/// A sub-activity of an activity. *Sub kegiatan.*
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::closed_or_text))]
#[doc(alias = "sub kegiatan")]
#[serde(default)]
pub struct SubActivity {
    /// What it is.
    #[serde(flatten)]
    pub work: Work,
}

/// Whether a program is of an organization's main tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// *Program utama.*
    Main,
    /// *Program penunjang.*
    Supporting,
}

impl Role {
    /// The word that files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Supporting => "supporting",
        }
    }
}

/// What an activity is measured by.
///
/// *Istilah resmi:* tolok ukur kinerja.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = crate::value::shape::or_text))]
#[doc(alias = "tolok ukur")]
#[serde(default, deny_unknown_fields)]
pub struct Measure {
    /// An id, needed where an activity has several of a kind. *Id, bila lebih dari satu.*
    pub id: Option<Id>,
    /// What is measured. *Uraian.*
    pub text: Option<String>,
    /// Unit. *Satuan.*
    pub unit: Option<String>,
    /// The indicators that an outcome points at. *Indikator yang dituju.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Id>")
    )]
    pub of: Vec<Id>,
    /// Targets by period. *Target tiap periode.*
    pub targets: Register<Period, TargetValue>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// The place of a measure in the chain from money to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// *Masukan.*
    Input,
    /// *Proses.*
    Process,
    /// *Keluaran.*
    Output,
    /// *Hasil.*
    Outcome,
    /// *Manfaat.*
    Benefit,
    /// *Dampak.*
    Impact,
}

impl MeasureKind {
    /// All kinds, in the order of the chain.
    pub const ALL: [Self; 6] = [
        Self::Input,
        Self::Process,
        Self::Output,
        Self::Outcome,
        Self::Benefit,
        Self::Impact,
    ];

    /// The word that files and references use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Process => "process",
            Self::Output => "output",
            Self::Outcome => "outcome",
            Self::Benefit => "benefit",
            Self::Impact => "impact",
        }
    }
}

impl fmt::Display for MeasureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for MeasureKind {
    type Err = UnknownMeasureKind;

    fn from_str(text: &str) -> Result<Self, UnknownMeasureKind> {
        let found = Self::ALL.into_iter().find(|kind| kind.word() == text);
        found.ok_or_else(|| UnknownMeasureKind {
            text: text.to_owned(),
        })
    }
}

/// A word that is no kind of measure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is none of input, process, output, outcome, benefit, impact")]
pub struct UnknownMeasureKind {
    /// What was given.
    pub text: String,
}

/// Where money is printed: *belanja tidak langsung*, *belanja langsung urusan SKPD*. Groups
/// nest, and have nothing to do with main or supporting.
///
/// *Istilah resmi:* kelompok belanja (Permendagri 13/2006).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::or_text))]
#[doc(alias = "kelompok belanja")]
#[serde(default, deny_unknown_fields)]
pub struct SpendingGroup {
    /// Its name. *Nama.*
    pub name: String,
    /// The group that it is part of. *Bagian dari.*
    pub under: Option<Id>,
    /// A code that others gave. *Kode.*
    pub code: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

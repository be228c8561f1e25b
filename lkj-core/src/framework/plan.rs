//! What was planned: vision, missions, goals, objectives, strategies, policies.

use serde::{Deserialize, Serialize};

use crate::value::{Free, Id, Years};

/// The medium-term plan that a year's performance is part of.
///
/// *Istilah resmi:* rencana strategis (Renstra) perangkat daerah; Permendagri 86/2017.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "renstra")]
#[doc(alias = "RPJMD")]
#[serde(default, deny_unknown_fields)]
pub struct Plan {
    /// Name of the plan. *Nama rencana.*
    pub name: Option<String>,
    /// First and last year. *Tahun awal dan akhir.*
    pub period: Option<Years>,
    /// The vision. *Visi.*
    pub vision: Option<Vision>,
    /// Whose missions these are, where they are borrowed. *Asal misi.*
    pub missions_from: Option<String>,
    /// Where the plan was laid down. *Ditetapkan dengan.*
    pub source: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// A vision, and whose it is where it is borrowed (often the region's). *Visi.*
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["text"]), transform = crate::value::shape::or_text))]
#[doc(alias = "visi")]
#[serde(default, deny_unknown_fields)]
pub struct Vision {
    /// Its words. *Bunyinya.*
    pub text: String,
    /// Where it was laid down. *Ditetapkan dengan.*
    pub from: Option<String>,
}

/// A mission. *Misi.*
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["text"]), transform = crate::value::shape::or_text))]
#[doc(alias = "misi")]
#[serde(default, deny_unknown_fields)]
pub struct Mission {
    /// Its words. *Bunyinya.*
    pub text: String,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// A goal of the plan. *Tujuan* (Permendagri 86/2017, T-C.25).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::or_text))]
#[doc(alias = "tujuan")]
#[serde(default, deny_unknown_fields)]
pub struct Goal {
    /// Its words. *Bunyinya.*
    pub name: String,
    /// The mission that it serves. *Misi yang didukung.*
    pub mission: Option<Id>,
    /// A code that others gave. *Kode.*
    pub code: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// An objective under a goal. *Sasaran (strategis)* (Permendagri 86/2017, T-C.25).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::or_text))]
#[doc(alias = "sasaran")]
#[serde(default, deny_unknown_fields)]
pub struct Objective {
    /// Its words. *Bunyinya.*
    pub name: String,
    /// The goal that it serves. *Tujuan yang didukung.*
    pub goal: Option<Id>,
    /// A code that others gave. *Kode.*
    pub code: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// How goals are to be reached, and in which years. *Strategi.*
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["text"]), transform = crate::value::shape::or_text))]
#[doc(alias = "strategi")]
#[serde(default, deny_unknown_fields)]
pub struct Strategy {
    /// Its words. *Bunyinya.*
    pub text: String,
    /// For which years. *Untuk tahun.*
    pub years: Option<Years>,
    /// The goal or objective that it serves. *Tujuan atau sasaran yang didukung.*
    pub of: Option<Id>,
    /// Where it stands, when a report prints several sets. *Tempat tercetak.*
    pub source: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// The direction that a strategy takes. *Arah kebijakan.* It may stand alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["text"]), transform = crate::value::shape::or_text))]
#[doc(alias = "kebijakan")]
#[doc(alias = "arah kebijakan")]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Its words. *Bunyinya.*
    pub text: String,
    /// The strategy that it belongs to. *Strategi yang dijabarkan.*
    pub strategy: Option<Id>,
    /// For which years. *Untuk tahun.*
    pub years: Option<Years>,
    /// The goal or objective that it serves. *Tujuan atau sasaran yang didukung.*
    pub of: Option<Id>,
    /// Where it stands, when a report prints several sets. *Tempat tercetak.*
    pub source: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

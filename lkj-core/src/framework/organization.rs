//! Who reports: the organization, its tree of posts, and who signs.

use serde::{Deserialize, Serialize};

use crate::value::{Free, Id};

/// The organization whose performance is reported.
///
/// *Istilah resmi:* perangkat daerah (PD, OPD, SKPD), instansi pemerintah; Perpres 29/2014.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["name"])))]
#[doc(alias = "perangkat daerah")]
#[doc(alias = "instansi")]
#[serde(default, deny_unknown_fields)]
pub struct Organization {
    /// Official name. *Nama resmi.*
    pub name: String,
    /// Short names in use, the first one preferred. *Nama singkat.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<String>")
    )]
    pub short: Vec<String>,
    /// The region. *Daerah.*
    pub region: Option<String>,
    /// The government that it belongs to. *Pemerintah yang membawahi.*
    pub parent: Option<String>,
    /// Its code in the nomenclature of others. *Kode.*
    pub code: Option<String>,
    /// Its motto. *Motto.*
    pub motto: Option<String>,
    /// Its main duty. *Tugas pokok.*
    pub duty: Option<String>,
    /// Its functions, in order. *Fungsi.*
    pub functions: Vec<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// A post or section in the tree of the organization; it can own indicators and activities.
///
/// *Istilah resmi:* unit organisasi, jabatan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::value::shape::or_text))]
#[doc(alias = "unit organisasi")]
#[doc(alias = "jabatan")]
#[serde(default, deny_unknown_fields)]
pub struct Unit {
    /// Name of the post or section. *Nama jabatan atau unit.*
    pub name: String,
    /// The unit that it is under. *Unit atasan.*
    pub under: Option<Id>,
    /// Its echelon: `IV a`. *Eselon.*
    pub echelon: Option<String>,
    /// Its duty in one sentence. *Tugas dalam satu kalimat.*
    pub duty: Option<String>,
    /// Its duties as a list. *Rincian tugas.*
    pub duties: Vec<String>,
    /// Its functions as a list. *Fungsi.*
    pub functions: Vec<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// Someone who signs, and in what capacity. The name may stay out.
///
/// *Istilah resmi:* pejabat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["post"])))]
#[doc(alias = "pejabat")]
#[serde(default, deny_unknown_fields)]
pub struct Official {
    /// The post, as a unit's id or in words. *Jabatan: id unit atau kata-kata.*
    pub post: String,
    /// The name. *Nama.*
    pub name: Option<String>,
    /// In what capacity. *Kedudukan.*
    pub capacity: Capacity,
    /// Rank. *Pangkat/golongan.*
    pub rank: Option<String>,
    /// Staff number. *NIP.*
    pub number: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// In what capacity an official holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Capacity {
    /// Appointed. *Definitif.*
    #[default]
    Definitive,
    /// Acting while the post is vacant. *Pelaksana tugas (Plt.).*
    Acting,
    /// Acting while the holder is away. *Pelaksana harian (Plh.).*
    Daily,
}

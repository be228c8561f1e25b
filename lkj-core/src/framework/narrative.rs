//! Words: statements about results, and the prose of the report.

use serde::{Deserialize, Serialize};

use crate::value::{Free, Id, Year};

/// A statement of a kind about indicators or programs, for a year.
///
/// *Istilah resmi:* penyebab, hambatan, permasalahan, solusi, tindak lanjut, simpulan
/// (PermenPANRB 53/2014, Lampiran II).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What kind of statement it is. *Jenis.*
    pub kind: NoteKind,
    /// What it is about; nothing for the organization as a whole. *Tentang.*
    #[serde(default)]
    pub about: Vec<Id>,
    /// For which year. *Tahun.*
    #[serde(default)]
    pub year: Option<Year>,
    /// Its words; references in braces are filled in. *Bunyinya.*
    pub text: String,
    /// Free room. *Ruang bebas.*
    #[serde(default)]
    pub extra: Free,
}

/// What a [`Note`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoteKind {
    /// Why a target was reached or missed. *Penyebab.*
    Cause,
    /// What stood in the way. *Hambatan.*
    Obstacle,
    /// What is wrong. *Permasalahan.*
    Problem,
    /// What would help. *Solusi.*
    Solution,
    /// What will be done. *Tindak lanjut.*
    FollowUp,
    /// What is concluded. *Simpulan.*
    Conclusion,
}

/// A piece of prose at its place in a report.
///
/// *Istilah resmi:* bab, bagian. Paragraphs parted by an empty line, `*emphasis*`,
/// `**strong**` and lists; references in braces (`{rat}`) are filled in from the evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["text"]), transform = crate::value::shape::or_text))]
#[doc(alias = "bab")]
#[serde(default, deny_unknown_fields)]
pub struct Section {
    /// Its heading. *Judul.*
    pub heading: Option<String>,
    /// Its words. *Isi.*
    pub text: String,
}

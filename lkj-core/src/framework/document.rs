//! What prints figures, and what it prints.

use serde::{Deserialize, Serialize};

use crate::number::Figure;
use crate::value::{Date, Free, Id, Year};

/// A document that prints figures of the framework.
///
/// *Istilah resmi:* LKj, Perjanjian Kinerja, Renstra, Renja.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["title"])))]
#[serde(default, deny_unknown_fields)]
pub struct Document {
    /// What kind of document it is. *Jenis.*
    pub kind: Option<DocumentKind>,
    /// Its title. *Judul.*
    pub title: String,
    /// The year that it is about. *Tahun.*
    pub year: Option<Year>,
    /// Where its text is kept. *Berkas.*
    pub file: Option<String>,
    /// Where it is signed. *Tempat.*
    pub place: Option<String>,
    /// When it is signed. *Tanggal.*
    pub date: Option<Date>,
    /// The tables, charts and annexes that it holds, as it numbers them: `Tabel 1.1`. *Isi.*
    pub contents: Vec<String>,
    /// Who signs it. *Penanda tangan.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<Id>")
    )]
    pub signed_by: Vec<Id>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DocumentKind {
    /// *Laporan Kinerja.*
    Lkj,
    /// *Perjanjian Kinerja.*
    Pk,
    /// *Rencana Strategis.*
    Renstra,
    /// *Rencana Kerja.*
    Renja,
    /// Any other.
    Other,
}

/// What a document prints at one place, kept as printed so that its precision is known.
///
/// Claims (*lkj: pernyataan tercetak*) are held against the evaluation by the checker; they
/// are never needed to evaluate, and sit in a file of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["at"])))]
#[serde(default, deny_unknown_fields)]
pub struct Claims {
    /// Where: a document's id, a colon, and the table or section. *Tempat: "lkj: Tabel 3.3".*
    pub at: String,
    /// The line in the document's file. *Baris.*
    pub line: Option<u32>,
    /// The heading over it, as printed. *Judul seperti tercetak.*
    pub title: Option<String>,
    /// What all rows belong to. *Induk semua baris.*
    pub of: Option<String>,
    /// What each cell should be: a quantity or a reference. *Besaran tiap kolom.*
    pub columns: Vec<String>,
    /// The rows as printed, an id or part first. *Baris seperti tercetak.*
    pub rows: Vec<Vec<String>>,
    /// A sentence with `{printed = reference}`. *Kalimat.*
    pub text: Option<String>,
    /// What it gives the whole list of: `programs`, `activities`, a profile table. *Daftar lengkap.*
    pub lists: Option<String>,
    /// What the document says it holds: tables, annexes. *Yang dijanjikan ada.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::value::shape::OneOrMany<String>")
    )]
    pub announces: Vec<String>,
    /// The place that it points the reader to. *Tempat yang dirujuk.*
    pub refers_to: Option<String>,
    /// The place that it repeats, number by number. *Tempat yang diulang.*
    pub repeats: Option<String>,
    /// The tolerance of values read off a chart. *Toleransi pembacaan grafik.*
    pub within: Option<Figure>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

//! Government performance reporting as Indonesia practises it (SAKIP): the model of an
//! agency's performance framework, exact arithmetic that explains itself, and the yearly
//! evaluation behind a *Laporan Kinerja* (LKj).
//!
//! | official term | identifier |
//! |---|---|
//! | kerangka kinerja (*lkj*) | [`Framework`], [`FrameworkDraft`] |
//! | perangkat daerah, instansi | [`Organization`] |
//! | unit organisasi, jabatan | [`Unit`] |
//! | pejabat | [`Official`] |
//! | dasar hukum | [`Regulation`] |
//! | Renstra | [`Plan`] |
//! | misi, tujuan, sasaran | [`Mission`], [`Goal`], [`Objective`] |
//! | strategi, kebijakan | [`Strategy`], [`Policy`] |
//! | indikator kinerja, IKU | [`Indicator`] |
//! | polaritas | [`Polarity`] |
//! | target | [`TargetValue`] |
//! | Perjanjian Kinerja (PK), Renja | [`Agreement`], [`AnnualPlan`] |
//! | realisasi | [`Entry`] under `realized`, or an indicator's [`Formula`] |
//! | data dasar | [`Series`] |
//! | bukti dukung | [`Evidence`] |
//! | rumus | [`Formula`] |
//! | program, kegiatan, sub kegiatan | [`Program`], [`Activity`], [`SubActivity`] |
//! | kelompok belanja | [`SpendingGroup`] |
//! | tolok ukur: masukan, keluaran, hasil | [`Measure`] |
//! | anggaran, realisasi anggaran | [`Money`], [`Rupiah`] |
//! | capaian | [`Achievement`] |
//! | melampaui, mencapai, tidak mencapai target | [`Standing`](evaluation::Standing) |
//! | skala nilai peringkat kinerja, kategori | [`rules::Scale`], [`rules::Class`] |
//! | aturan (*lkj*) | [`Rules`] |
//! | pengukuran kinerja | [`Evaluation`] |
//! | jejak hitung (*lkj*) | [`evaluation::Trace`] |
//! | penyebab, hambatan, tindak lanjut | [`Note`] |
//! | bab, bagian | [`Section`] |
//! | tahun berjalan, isian (*lkj*) | [`year`], [`year::Required`] |
//! | PK Perubahan, perubahan anggaran | [`year::revision::Revisions`] |
//! | pohon kinerja, cross-cutting | [`Contribution`], [`portfolio::RolledUp`] |
//! | perangkat daerah se-daerah (*lkj*: portofolio) | [`Agency`], [`portfolio::Portfolio`] |
//! | perbandingan draf; cap hasil (*lkj*) | [`comparison::Comparison`]; `Stamp` |
//! | dokumen; pernyataan tercetak (*lkj*) | [`Document`], [`Claims`] |
//!
//! # From text to results
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use lkj_core::{Framework, Rules};
//!
//! let framework = Framework::from_toml(r#"
//!     [organization]
//!     name = "Dinas Contoh"
//!
//!     [objective]
//!     mutu = "Meningkatnya mutu layanan"
//!
//!     [indicator.puas]
//!     of = "mutu"
//!     name = "Persentase pengguna yang puas"
//!     formula = "puas_n / responden * 100"
//!     targets = { 2025 = "85,00" }
//!
//!     [series]
//!     puas_n = "Responden yang puas"
//!     responden = "Jumlah responden"
//!
//!     [data.2025]
//!     puas_n = 412
//!     responden = 480
//! "#)?;
//! let year = framework.latest_year().expect("there are data");
//! let evaluation = framework.evaluate(year, &Rules::default())?;
//! assert_eq!(evaluation.objectives[0].achievement.value().expect("measured").to_string(), "100.98");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Rooms
//!
//! The names of everyday use are at the root; each room has the rest of its own:
//!
//! - [`framework`]: the model of an agency, and what makes it whole; [`value`]: ids, periods,
//!   places; [`problem`]: what can be wrong with an input
//! - [`number`]: numbers as documents write them; [`arithmetic`]: exact fractions;
//!   [`formula`]: the reference language; [`rules`]: conventions, scales and profiles
//! - [`evaluation`]: the results of a year; `columns`: millions of rows; [`check`]: what a reviewer
//!   would find
//! - `files`: the native file, read and written; `documents`: finished documents; `figures`: results
//!   as a workbook; `stamp`: what an output was made with
//! - [`year`]: the working year; `comparison`: two states of a framework; [`portfolio`]: many
//!   agencies; `cases`: language-neutral cases
//!
//! # Features
//!
//! - `toml` (default): the native file as TOML 1.0.
//! - `update` (default): saves into a TOML text that was read; comments and order stay.
//! - `json` (default): the native file as JSON.
//! - `catalogue` (default): what describes the checker's rules, with examples.
//! - `sarif` (default): findings as SARIF 2.1.0.
//! - `batch`: columns of millions of rows.
//! - `rayon`: columns, their roll-up, and many frameworks by all cores.
//! - `csv`: checking of bare tables.
//! - `stamp`: digests of the input and of the figures beside every output, and whether an old
//!   output comes out again.
//! - `documents`: the performance report, the agreement and the other documents as trees, as HTML
//!   and as Markdown.
//! - `docx`: the same documents as DOCX.
//! - `xlsx`: the native file as a workbook, and results as a workbook of live formulas; with
//!   `documents` the tables of each document too.
//! - `schema`: JSON Schemas of the native file and of an evaluation.
//!
//! Without features the crate compiles `rust_decimal`, `serde` and `thiserror` alone.
//!
//! The crate is pure: no file system, clock, network, randomness or global state. Every public
//! type is `Send + Sync`, and no input makes it panic.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(clippy::arithmetic_side_effects, clippy::float_arithmetic)]
#![warn(clippy::indexing_slicing, clippy::panic)]
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::panic,
        reason = "tests may stop at the first thing that is wrong"
    )
)]

pub mod arithmetic;
#[cfg(feature = "json")]
pub mod cases;
pub mod check;
#[cfg(feature = "batch")]
pub mod columns;
#[cfg(any(feature = "toml", feature = "json"))]
pub mod comparison;
#[cfg(feature = "documents")]
pub mod documents;
pub mod evaluation;
#[cfg(feature = "xlsx")]
pub mod figures;
#[cfg(any(feature = "toml", feature = "json", feature = "schema"))]
pub mod files;
pub mod formula;
pub mod framework;
pub mod number;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod package;
pub mod portfolio;
pub mod problem;
pub mod rules;
#[cfg(feature = "stamp")]
pub mod stamp;
pub mod value;
pub mod year;

#[cfg(feature = "stamp")]
pub use crate::stamp::{
    ContentDigest, Digits, Figure, FigureChange, FigureOf, Figures, Published, PublishedOf,
    Reproduction, ReproductionError, Stamp, StampChange, StampMissing, Stamped,
};
pub use crate::{
    check::{Check, Finding},
    evaluation::{Achievement, Evaluation, Imprint, achievement},
    formula::Formula,
    framework::{
        Activity, Agency, AgencyIndicator, Agreement, AgreementRevision, Amendment, Anchor,
        AnnualPlan, Benchmark, BudgetRevision, Capacity, Citation, Claims, Combination,
        Contribution, Contributor, Countable, Dash, Defaults, Disbursement, Discontinuity,
        Document, DocumentKind, Entry, Evidence, Framework, FrameworkDraft, Frequency, Given,
        GivenError, Goal, GradeMethod, Grid, Indicator, InvalidCitation, Measure, MeasureKind,
        Mission, Money, Named, Note, NoteKind, Objective, Official, Organization, Pattern, Plan,
        Planned, Policy, ProfileRow, ProfileTable, Program, Quantity, RealizedOf, Regulation, Role,
        Rupiah, Section, Series, SpendingGroup, Stage, Strategy, SubActivity, Subject,
        TargetSource, TargetValue, TargetsAre, Totals, Unit, UnknownMeasureKind, Vision, Work,
    },
    number::Percent,
    problem::{Expected, Limit, Problem, ProblemKind, Problems, TomlConstruct, ValueType},
    rules::{LowerMethod, Polarity, Rules},
    value::{
        Date, FORMAT, Free, FreeValue, Id, InvalidId, InvalidIdReason, InvalidPeriod, Locale,
        PartLength, PartOfYear, Period, Place, RESERVED, Register, Sources, Year, Years, version,
    },
    year::RenameError,
};

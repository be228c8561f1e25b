//! Reading and writing the native file: TOML 1.0, or JSON of the same shape.
//!
//! A framework is one text or several that are read as one. Reading reports every problem of
//! all texts together, each with its place. `docs/format.md` explains the file.
//!
//! An [`IndicatorTable`] makes a framework of a sheet or a data frame with a row for each
//! indicator.

#[cfg(feature = "toml")]
mod canonical;
#[cfg(any(feature = "toml", feature = "json"))]
mod fields;
#[cfg(any(feature = "toml", feature = "json"))]
mod indicator_table;
#[cfg(feature = "json")]
mod json;
#[cfg(any(feature = "toml", feature = "json"))]
mod locate;
#[cfg(any(feature = "toml", feature = "json"))]
mod merge;
#[cfg(any(feature = "toml", feature = "json"))]
mod node;
#[cfg(any(feature = "toml", feature = "json"))]
mod read;
#[cfg(any(feature = "toml", feature = "json"))]
mod report_number;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(any(feature = "toml", feature = "json"))]
mod source;
#[cfg(any(feature = "toml", feature = "json"))]
mod tables;
#[cfg(feature = "toml")]
mod toml;
#[cfg(any(feature = "toml", feature = "json"))]
mod tree;
#[cfg(any(feature = "toml", feature = "json"))]
mod unread;
#[cfg(feature = "update")]
mod update;
#[cfg(feature = "xlsx")]
mod workbook;
#[cfg(any(feature = "toml", feature = "json"))]
mod write;

#[cfg(any(feature = "toml", feature = "json"))]
pub use indicator_table::{
    Holds, IndicatorTable, TableCell, TableProblem, TableProblemKind, TableProblems, When,
    units_problem,
};
#[cfg(any(feature = "toml", feature = "json"))]
pub use source::{Format, Limits, Source};
#[cfg(feature = "xlsx")]
pub use workbook::WorkbookError;
#[cfg(feature = "toml")]
pub(crate) use write::profile_lines;
#[cfg(any(feature = "toml", feature = "json"))]
pub(crate) use write::tree;

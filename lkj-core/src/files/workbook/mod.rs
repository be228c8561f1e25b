//! The native file as a workbook (XLSX): a template that an agency fills in, with a sheet for
//! each kind of thing, and back.
//!
//! Writing goes `tree → sheets of cells → bytes`, reading `bytes → sheets of cells → nodes`, and
//! from the nodes on the reader is that of TOML and JSON. While it is written the workbook is
//! read back in memory; whatever the sheets did not say exactly goes into rows of path and value
//! on the last sheet, so that nothing is lost. `docs/workbook.md` describes the sheets.

mod build;
mod collect;
mod fill;
mod holds;
mod layout;
mod open;
mod others;
mod sheet;
mod words;
mod write;

use super::node::{Node, NodeValue, SheetOrigin};
use super::source::{Format, Limits, Source};
use crate::framework::Framework;
use crate::problem::{Problem, ProblemKind, Problems};
use crate::value::{Locale, Place};

pub use write::WorkbookError;

impl Framework {
    /// The framework as a workbook in the shape of the template, with headings and words in a
    /// language. [`from_xlsx`](Self::from_xlsx) reads the same framework back. The workbook of a
    /// framework that is almost empty is a template to be filled in.
    ///
    /// A number that a cell cannot hold exactly (more than 15 digits) is written as text.
    ///
    /// # Errors
    /// [`WorkbookError`] where the framework is larger than a workbook can be.
    ///
    /// ```
    /// use lkj_core::{Framework, FrameworkDraft, Locale};
    /// let framework = Framework::new(FrameworkDraft::new("Dinas Contoh"))?;
    /// let bytes = framework.to_xlsx(Locale::Indonesian)?;
    /// assert_eq!(Framework::from_xlsx(&bytes)?, framework);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_xlsx(&self, locale: Locale) -> Result<Vec<u8>, WorkbookError> {
        let tree = super::write::tree(self);
        let mut filled = fill::Fill::new(self, &tree, locale).sheets();
        let sheets: Vec<_> = filled.iter().map(|(_, sheet)| sheet.clone()).collect();
        let read = collect::collect("", &sheets, 0);
        let others = others::sheet(&tree, &read.root, locale);
        write::write(&mut filled, others.as_ref(), locale)
    }

    /// Reads a framework from a workbook in the shape of the template: columns may have moved,
    /// rows and columns of the agency's own, remarks and totals may stand between, and numbers
    /// may be texts. A cell's number is read as the shortest decimal that stands for it, with
    /// the decimals that its format shows.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong, each with sheet and cell.
    pub fn from_xlsx(bytes: &[u8]) -> Result<Self, Problems> {
        let source = Source {
            name: "",
            bytes,
            format: Format::Xlsx,
        };
        Self::from_sources(&[source], &Limits::default())
    }
}

/// What was read of a workbook.
pub(super) struct ReadWorkbook {
    pub(super) sheets: Vec<SheetOrigin>,
    pub(super) root: Option<Node>,
    pub(super) problems: Vec<Problem>,
    /// Texts of sheets that could not be read, which may define what other sheets name.
    pub(super) unread: Vec<String>,
}

/// Reads a workbook; `first` is the number of its first sheet among all origins.
pub(super) fn read(source: &Source<'_>, first: usize, limits: &Limits) -> ReadWorkbook {
    let sheets = match open::open(source.bytes, limits) {
        Ok(sheets) => sheets,
        Err(kind) => {
            let place = Place {
                file: source.name.into(),
                ..Place::default()
            };
            return ReadWorkbook {
                sheets: Vec::new(),
                root: None,
                problems: vec![Problem { place, kind }],
                unread: Vec::new(),
            };
        }
    };
    let collected = collect::collect(source.name, &sheets, first);
    let origins: Vec<SheetOrigin> = sheets
        .iter()
        .map(|sheet| SheetOrigin {
            file: source.name.into(),
            sheet: sheet.name.as_str().into(),
            cells: sheet.positions(),
        })
        .collect();
    let mut read = ReadWorkbook {
        sheets: origins,
        root: Some(collected.root),
        problems: collected.problems,
        unread: collected.unread,
    };
    refuse_newer(&mut read, first);
    read
}

/// Leaves unread what is written for another version of the format.
fn refuse_newer(read: &mut ReadWorkbook, first: usize) {
    let Some(Node {
        value: NodeValue::Table(entries),
        ..
    }) = &read.root
    else {
        return;
    };
    let found = entries.iter().find(|entry| entry.key == "format");
    let Some((NodeValue::Whole(found), at)) = found.map(|entry| (&entry.node.value, entry.node.at))
    else {
        return;
    };
    if found.parse() == Ok(crate::value::FORMAT) {
        return;
    }
    let sheet = read.sheets.get(at.text.saturating_sub(first));
    let cell = sheet.and_then(|sheet| sheet.cells.get(at.offset));
    let (line, column) = cell.copied().unwrap_or_default();
    let place = Place {
        file: sheet.map_or_else(|| "".into(), |sheet| sheet.file.clone()),
        sheet: sheet.map(|sheet| sheet.sheet.clone()),
        line,
        column,
        path: "format".to_owned(),
    };
    let kind = ProblemKind::NewerFormat {
        found: found.clone(),
    };
    read.problems = vec![Problem { place, kind }];
    read.root = None;
}

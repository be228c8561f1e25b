//! Files of a framework: the core takes texts, so they are read here.

use std::path::{Path, PathBuf};

use lkj_core::files::{Format, Limits, Source};
use lkj_core::{Framework, Problems};
use pyo3::prelude::*;

use crate::error;

/// One text of a framework.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// Its name, for messages.
    pub(crate) name: String,
    /// Where it was read from.
    pub(crate) path: Option<PathBuf>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) format: Format,
}

/// Why the files of a framework could not be opened.
#[derive(Debug)]
pub(crate) enum Unreadable {
    File(PathBuf, std::io::Error),
    Ending(PathBuf),
    EmptyFolder(PathBuf),
}

impl Unreadable {
    /// It as Python raises it: `FileNotFoundError` and its kind, with the file's name.
    pub(crate) fn raised(self, py: Python<'_>) -> PyErr {
        match self {
            Self::File(path, error) => {
                let number = error.raw_os_error().unwrap_or(0);
                let text = error.kind().to_string();
                let name = path.to_string_lossy().into_owned();
                pyo3::exceptions::PyOSError::new_err((number, text, name))
            }
            other => {
                let (path, code, indonesian, english) = other.words();
                error::parse_one(py, code, &path, &indonesian, &english)
            }
        }
    }

    /// Place, code, and the message in two languages.
    pub(crate) fn words(&self) -> (String, &'static str, String, String) {
        match self {
            Self::File(path, error) => (
                path.display().to_string(),
                "unreadable-file",
                format!("tidak dapat dibuka ({error})"),
                format!("cannot be opened ({error})"),
            ),
            Self::Ending(path) => (
                path.display().to_string(),
                "unknown-format",
                "akhiran nama berkas harus .toml, .json atau .xlsx".to_owned(),
                "the file's name must end in .toml, .json or .xlsx".to_owned(),
            ),
            Self::EmptyFolder(path) => (
                path.display().to_string(),
                "empty-folder",
                "tidak berisi berkas .toml, .json atau .xlsx".to_owned(),
                "holds no .toml, .json or .xlsx file".to_owned(),
            ),
        }
    }
}

/// The texts of a file, or of a folder of files, by name.
pub(crate) fn texts(path: &Path) -> Result<Vec<Text>, Unreadable> {
    let files = if path.is_dir() {
        files_of(path)?
    } else {
        vec![(path.to_owned(), format_of(path)?)]
    };
    let read = |(file, format): (PathBuf, Format)| match std::fs::read(&file) {
        Ok(bytes) => Ok(Text {
            name: file.to_string_lossy().into_owned(),
            path: Some(file),
            bytes,
            format,
        }),
        Err(error) => Err(Unreadable::File(file, error)),
    };
    files.into_iter().map(read).collect()
}

fn format_of(path: &Path) -> Result<Format, Unreadable> {
    Format::of_name(&path.to_string_lossy()).ok_or_else(|| Unreadable::Ending(path.to_owned()))
}

fn files_of(folder: &Path) -> Result<Vec<(PathBuf, Format)>, Unreadable> {
    let unreadable = |error| Unreadable::File(folder.to_owned(), error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if let Ok(format) = format_of(&path) {
            files.push((path, format));
        }
    }
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    if files.is_empty() {
        Err(Unreadable::EmptyFolder(folder.to_owned()))
    } else {
        Ok(files)
    }
}

/// A framework of texts.
pub(crate) fn framework(texts: &[Text]) -> Result<Framework, Problems> {
    let sources: Vec<_> = texts
        .iter()
        .map(|text| Source {
            name: &text.name,
            bytes: &text.bytes,
            format: text.format,
        })
        .collect();
    Framework::from_sources(&sources, &Limits::default())
}

/// The text of one file.
pub(crate) fn text(py: Python<'_>, path: &Path) -> PyResult<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Unreadable::File(path.to_owned(), error).raised(py))
}

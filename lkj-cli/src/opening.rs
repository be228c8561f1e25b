//! Opens the year after the last.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use lkj_core::year::{Entered, NextYear};
use lkj_core::{Locale, Year};

use crate::input::{self, Failure};

/// Adds the file of a year to a folder; what was done, for a reader.
pub(crate) fn open(folder: &Path, year: Year, locale: Locale) -> Result<String, Failure> {
    if !folder.is_dir() {
        return Err(Failure::NotAFolder(folder.to_owned()));
    }
    let next = input::read(folder)?.next_year(year)?;
    let path = folder.join(&next.name);
    // What is there already is never written over.
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    file.and_then(|mut file| file.write_all(next.text.as_bytes()))
        .map_err(|error| Failure::NotWritten(path.clone(), error))?;
    Ok(told(&next, &path, locale))
}

fn told(next: &NextYear, path: &Path, locale: Locale) -> String {
    let open = next.required.iter();
    let open = open.filter(|one| one.entered == Entered::Nothing).count();
    let (path, year) = (path.display(), next.year);
    match locale {
        Locale::English => format!(
            "{path} is written. {open} things are to be entered for {year}; its lines that say ISI tell which.\n"
        ),
        _ => format!(
            "{path} ditulis. {open} isian untuk {year}; baris-baris bertanda ISI di dalamnya menunjukkannya.\n"
        ),
    }
}

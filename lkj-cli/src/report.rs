//! Writes the finished documents into a folder.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use lkj_core::documents::{PublicationFormat, PublicationKind, Publisher};
use lkj_core::{Framework, Locale, Rules, Year};

use crate::input::Failure;

/// Where the main job leaves its documents.
pub(crate) const FOLDER: &str = "target/lkj";

/// Writes the framework as a workbook to be filled in.
pub(crate) fn write_workbook(
    framework: &Framework,
    locale: Locale,
    file: &Path,
) -> Result<(), Failure> {
    let bytes = framework.to_xlsx(locale)?;
    fs::write(file, bytes).map_err(|error| Failure::NotWritten(file.to_owned(), error))
}

/// Writes every document in every format, and tells where.
pub(crate) fn write(
    framework: &Framework,
    year: Year,
    rules: &Rules,
    locale: Locale,
    folder: &Path,
) -> Result<String, Failure> {
    let publisher = Publisher::new(framework, year, rules, locale).map_err(Failure::Profile)?;
    fs::create_dir_all(folder).map_err(|error| Failure::NotWritten(folder.to_owned(), error))?;
    let mut names = Vec::new();
    for kind in PublicationKind::ALL {
        let publication = publisher.publish(kind).map_err(Failure::Profile)?;
        for format in PublicationFormat::ALL {
            let name = format!("{}.{}", kind.file_stem(), format.ending());
            let path = folder.join(&name);
            let bytes = publisher.file(&publication, *format);
            bytes
                .map_err(io::Error::other)
                .and_then(|bytes| fs::write(&path, bytes))
                .map_err(|error| Failure::NotWritten(path, error))?;
            names.push(name);
        }
    }
    let mut told = match locale {
        Locale::English => format!("\nWritten into {}:", folder.display()),
        _ => format!("\nDitulis ke {}:", folder.display()),
    };
    for name in names {
        // Writing to a string does not fail.
        let _ = write!(told, " {name}");
    }
    told.push('\n');
    Ok(told)
}

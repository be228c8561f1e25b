//! Measures the parts of a package before any is kept, so that a small file cannot become a large
//! one.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most parts of a package: each sheet, chart and picture of a workbook is one.
const MOST_PARTS: usize = 10_000;

/// Why bytes are not unpacked.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The bytes are not a readable package; holds what was found instead.
    NotAPackage(String),
    /// The unpacked parts together exceed the limit.
    TooLarge,
}

/// Unpacks every part that will be looked at and forgets it, to know whether all together are no
/// larger than is allowed.
pub(crate) fn measure(bytes: &[u8], most: usize) -> Result<(), Refused> {
    let not_one = Refused::NotAPackage;
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(not_one("format .xls, atau berkata sandi".to_owned()));
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_one(error.to_string()))?;
    if archive.len() > MOST_PARTS {
        return Err(not_one(format!("{} parts", archive.len())));
    }
    let mut left = most;
    let mut block = [0_u8; 16_384];
    for number in 0..archive.len() {
        let mut part = archive
            .by_index(number)
            .map_err(|error| not_one(error.to_string()))?;
        let name = part.name().map(|name| name.to_lowercase());
        let name = name.unwrap_or_default();
        let is_read = matches!(name.rsplit_once('.'), Some((_, "xml" | "rels")));
        if !is_read {
            continue;
        }
        loop {
            let read = part
                .read(&mut block)
                .map_err(|error| not_one(error.to_string()))?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read).ok_or(Refused::TooLarge)?;
        }
    }
    Ok(())
}

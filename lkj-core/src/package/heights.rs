//! How high rows are. Programs find out for themselves only where no cells are joined, and some
//! not even there: their lines would lie over one another.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

/// The height of a line, in points.
const LINE: u32 = 15;

/// The most that a row can be.
const HIGHEST: u32 = 405;

/// The height of a row with so many lines, in points.
pub(crate) fn height(lines: u32) -> u32 {
    LINE.saturating_mul(lines.max(1)).min(HIGHEST)
}

/// How many lines a text takes where so many letters stand side by side.
pub(crate) fn lines(text: &str, room: u32) -> u32 {
    // the last word of a line often has no room left
    let room = room.saturating_sub(2).max(1);
    text.lines().fold(0, |lines: u32, line| {
        let letters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        lines.saturating_add(letters.div_ceil(room).max(1))
    })
}

/// Columns of one sheet, and how many lines its rows hold so far.
#[derive(Debug, Default)]
pub(crate) struct RowHeights {
    widths: BTreeMap<u16, u32>,
    lines: BTreeMap<u32, u32>,
}

impl RowHeights {
    /// Makes a column so many letters wide.
    pub(crate) fn set_width(
        &mut self,
        sheet: &mut Worksheet,
        column: u16,
        width: u32,
    ) -> Result<(), XlsxError> {
        sheet.set_column_width(column, width)?;
        self.widths.insert(column, width);
        Ok(())
    }

    /// Makes a row high enough for a text in one of the columns that were made wide.
    pub(crate) fn fit(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        text: &str,
    ) -> Result<(), XlsxError> {
        let Some(width) = self.widths.get(&column) else {
            return Ok(());
        };
        let needed = lines(text, *width);
        let so_far = self.lines.entry(row).or_insert(1);
        if needed > *so_far {
            *so_far = needed;
            sheet.set_row_height(row, height(needed))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_the_lines_that_they_need() {
        assert_eq!(lines("", 20), 0);
        assert_eq!(lines("pendek", 20), 1);
        assert_eq!(lines("satu\ndua\ntiga", 20), 3);
        assert_eq!(lines(&"a".repeat(37), 20), 3, "18 letters a line");
        assert_eq!(lines("abc", 0), 3);
        assert_eq!([height(0), height(2), height(1_000)], [15, 30, 405]);
    }
}

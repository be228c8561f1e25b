//! What every workbook says of itself, and how its sheets go onto paper.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Worksheet, XlsxError};

/// The day that every workbook says it was made on: the same framework gives the same bytes.
const MADE_ON: [u16; 3] = [2000, 1, 1];

/// What a program for spreadsheets tells about the file. There is no clock in the core.
pub(crate) fn properties() -> Result<DocProperties, XlsxError> {
    let [year, month, day] = MADE_ON;
    let day = u8::try_from(day).unwrap_or(1);
    let month = u8::try_from(month).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new().set_creation_datetime(&made))
}

/// A4 across, as wide as the paper, with the headings on every page.
pub(crate) fn for_paper(worksheet: &mut Worksheet) -> Result<(), XlsxError> {
    worksheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?;
    Ok(())
}

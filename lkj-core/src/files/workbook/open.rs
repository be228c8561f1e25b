//! Opens the bytes of a workbook: cells, and nothing that could run, call or grow.
//!
//! Every part is unpacked once and counted before anything is kept, so that a small file cannot
//! become a large one. Macros, pictures and links to other files are never looked at; of a
//! formula only the result is taken.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader, SheetType, Xlsx, XlsxError};
use rust_decimal::Decimal;

use super::holds::decimal_of;
use super::sheet::{Cell, Merged, Number, Row, Sheet};
use crate::files::Limits;
use crate::package::bounds::{Refused, measure};
use crate::problem::{Limit, ProblemKind};

/// How much larger than a text a workbook may be once it is unpacked.
const UNPACKED_TIMES: usize = 4;

/// The most merged cells of a sheet that are looked at.
const MOST_MERGED: usize = 10_000;

/// The sheets of a workbook, or why it cannot be read.
pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ProblemKind> {
    let most = limits.text_bytes.saturating_mul(UNPACKED_TIMES);
    measure(bytes, most).map_err(|refused| match refused {
        Refused::NotAPackage(detail) => ProblemKind::NotAWorkbook { detail },
        Refused::TooLarge => ProblemKind::OverLimit {
            limit: Limit::UnpackedBytes,
            most,
        },
    })?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut left = Left {
        cells: limits.values,
        most_cells: limits.values,
        bytes: most,
        most_bytes: most,
    };
    names
        .iter()
        .map(|name| sheet(&mut book, name, &mut left))
        .collect()
}

/// What may still be read.
struct Left {
    cells: usize,
    most_cells: usize,
    bytes: usize,
    most_bytes: usize,
}

impl Left {
    fn take_cell(&mut self, text: usize) -> Result<(), ProblemKind> {
        let over = |limit, most| ProblemKind::OverLimit { limit, most };
        self.cells = self
            .cells
            .checked_sub(1)
            .ok_or_else(|| over(Limit::Values, self.most_cells))?;
        // The same long text may stand in many cells and in the file only once.
        self.bytes = self
            .bytes
            .checked_sub(text)
            .ok_or_else(|| over(Limit::UnpackedBytes, self.most_bytes))?;
        Ok(())
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is handed over by map_err"
)]
fn unreadable(error: XlsxError) -> ProblemKind {
    ProblemKind::NotAWorkbook {
        detail: error.to_string(),
    }
}

fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut Left,
) -> Result<Sheet, ProblemKind> {
    let mut cells: BTreeMap<(u32, u32), Cell> = BTreeMap::new();
    let mut empty: Vec<(u32, u32)> = Vec::new();
    {
        let mut reader = book.worksheet_cells_reader(name).map_err(unreadable)?;
        let formats: Vec<Shown> = reader
            .styles()
            .iter()
            .map(|style| {
                let format = style.number_format.as_ref();
                format.map_or_else(Shown::default, |format| Shown::of(&format.format_code))
            })
            .collect();
        while let Some((found, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
            let (row, column) = found.get_position();
            let place = (row.saturating_add(1), column.saturating_add(1));
            let shown = formats.get(style).copied().unwrap_or_default();
            match cell(found.get_value(), shown) {
                Some(cell) if !cell.is_blank() => {
                    let text = match &cell {
                        Cell::Text(text) => text.len(),
                        _ => 0,
                    };
                    left.take_cell(text)?;
                    cells.insert(place, cell);
                }
                // Places of empty cells are kept as long as there may be few.
                None if empty.len() < left.cells => empty.push(place),
                _ => {}
            }
        }
    }
    if !empty.is_empty() {
        empty.sort_unstable();
        add_uncalculated(book, name, &empty, &mut cells)?;
    }
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let merged = merged.iter().take(MOST_MERGED).map(|merged| Merged {
        first_row: merged.start.0.saturating_add(1),
        last_row: merged.end.0.saturating_add(1),
        first_column: merged.start.1.saturating_add(1),
        last_column: merged.end.1.saturating_add(1),
    });
    let mut sheet = Sheet {
        name: name.to_owned(),
        rows: Vec::new(),
        merged: merged.collect(),
    };
    for ((number, column), cell) in cells {
        match sheet.rows.last_mut().filter(|row| row.number == number) {
            Some(row) => row.cells.push((column, cell)),
            None => {
                let first = sheet.cell_count();
                sheet.add(Row {
                    number,
                    cells: vec![(column, cell)],
                    first,
                });
            }
        }
    }
    Ok(sheet)
}

/// Finds formulas among the cells that seemed empty.
fn add_uncalculated(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    empty: &[(u32, u32)],
    cells: &mut BTreeMap<(u32, u32), Cell>,
) -> Result<(), ProblemKind> {
    let mut reader = book.worksheet_cells_reader(name).map_err(unreadable)?;
    while let Some(formula) = reader.next_formula().map_err(unreadable)? {
        let (row, column) = formula.get_position();
        let place = (row.saturating_add(1), column.saturating_add(1));
        if !formula.get_value().is_empty() && empty.binary_search(&place).is_ok() {
            cells.entry(place).or_insert(Cell::Uncalculated);
        }
    }
    Ok(())
}

fn cell(value: &DataRef<'_>, shown: Shown) -> Option<Cell> {
    let number = |value: Decimal| {
        Cell::Number(Number {
            value,
            places: shown.places,
            is_percent: shown.is_percent,
        })
    };
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(value) => number((*value).into()),
        DataRef::Float(value) => {
            decimal_of(*value).map_or_else(|| Cell::Text(value.to_string()), number)
        }
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(date) if !date.is_duration() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Cell::Date(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTimeIso(text) => Cell::Date(text.split('T').next().unwrap_or(text).to_owned()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
        other => Cell::Text(Data::from(other.clone()).to_string()),
    })
}

/// How a number format shows numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Shown {
    places: Option<u32>,
    is_percent: bool,
}

impl Shown {
    /// What a format's code says about positive numbers.
    fn of(code: &str) -> Self {
        if code.eq_ignore_ascii_case("general") || code.contains('@') {
            return Self::default();
        }
        let first = code.split(';').next().unwrap_or_default();
        let mut signs = String::new();
        let mut inside = None;
        let mut is_escaped = false;
        for sign in first.chars() {
            match (inside, sign) {
                _ if is_escaped => is_escaped = false,
                (None, '\\' | '_' | '*') => is_escaped = true,
                (None, '"') => inside = Some('"'),
                (None, '[') => inside = Some(']'),
                (Some(end), sign) if end == sign => inside = None,
                (None, sign) => signs.push(sign),
                (Some(_), _) => {}
            }
        }
        let digits = |text: &str| text.chars().filter(|sign| *sign == '0').count();
        let places = match signs.split_once('.') {
            Some((_, fraction)) => Some(digits(fraction)),
            None => signs.contains(['0', '#']).then_some(0),
        };
        Self {
            places: places
                .filter(|_| !signs.contains(['E', 'e']))
                .and_then(|places| u32::try_from(places).ok()),
            is_percent: signs.contains('%'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_how_many_decimals_they_show() {
        for (code, places, is_percent) in [
            ("General", None, false),
            ("@", None, false),
            ("0", Some(0), false),
            ("#,##0", Some(0), false),
            ("#,##0.00", Some(2), false),
            ("#,##0.00;[Red]-#,##0.0", Some(2), false),
            ("\"Rp\" #,##0.00", Some(2), false),
            ("\"0.000\" 0.0", Some(1), false),
            ("0.00%", Some(2), true),
            ("_(* #,##0_);_(* (#,##0)", Some(0), false),
            ("0.00E+00", None, false),
        ] {
            assert_eq!(Shown::of(code), Shown { places, is_percent }, "{code}");
        }
    }
}

//! Writes sheets of cells as a workbook: headings that stay in sight, widths, formats, lists to
//! choose from, and notes that explain a column.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, IgnoreError, Note, Workbook, Worksheet, XlsxError,
};

use super::holds::Holds;
use super::layout::{
    Body, CHOICES, Column, GUIDE, Goes, Matrix, MatrixColumn, Records, Repeated, SHEETS,
    SheetLayout,
};
use super::sheet::{Cell, Sheet};
use super::words::{Word, Wording, folded};
use crate::package::{
    heights::RowHeights,
    paper::{for_paper, properties},
};
use crate::value::Locale;

/// Rows below the last filled one that lists to choose from are offered in.
const READY_ROWS: u32 = 500;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// Writes sheets, the last one apart, into a workbook.
pub(super) fn write(
    sheets: &mut [(&'static SheetLayout, Sheet)],
    others: Option<&Sheet>,
    locale: Locale,
) -> Result<Vec<u8>, WorkbookError> {
    let mut book = Workbook::new();
    book.set_properties(&properties()?);
    let looks = Looks::new();
    let mut choices = Choices::new(locale);
    guide(book.add_worksheet(), locale, &looks)?;
    for (layout, sheet) in sheets.iter() {
        let worksheet = book.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        let columns = columns(layout, sheet, locale);
        let widths: Vec<u32> = columns.iter().map(width).collect();
        put_cells(worksheet, sheet, &columns, &widths, &looks)?;
        dress(worksheet, layout, sheet, &columns, &looks, &mut choices)?;
    }
    if let Some(others) = others {
        let worksheet = book.add_worksheet();
        worksheet.set_name(&others.name)?;
        put_cells(worksheet, others, &[], &[40, 80], &looks)?;
        worksheet.set_freeze_panes(1, 0)?;
    }
    choices.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}

/// Formats that are used all over.
struct Looks {
    heading: Format,
    title: Format,
    text: Format,
    info: Format,
}

impl Looks {
    fn new() -> Self {
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00DC_E6F1))
                .set_border(FormatBorder::Thin),
            title: Format::new().set_bold().set_font_size(14),
            text: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            info: Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_italic()
                .set_font_color(Color::RGB(0x0080_8080)),
        }
    }
}

/// What a column of a sheet is, from the left.
struct Described {
    holds: Holds,
    note: Wording,
    is_info: bool,
}

fn described(holds: Holds, note: Wording) -> Described {
    Described {
        holds,
        note,
        is_info: false,
    }
}

/// The columns of a sheet, as many as its first row has headings.
fn columns(layout: &SheetLayout, sheet: &Sheet, locale: Locale) -> Vec<Described> {
    let headings = sheet.rows.first().map(|row| &row.cells);
    let headings = headings.into_iter().flatten().map(|(_, cell)| cell.text());
    match &layout.body {
        Body::Form(_) => vec![
            described(Holds::Text, NOTHING),
            described(Holds::LongText, NOTHING),
            Described {
                holds: Holds::LongText,
                note: NOTHING,
                is_info: true,
            },
        ],
        Body::Records(records) => headings
            .map(|text| of_records(records, &text, locale))
            .collect(),
        Body::Matrix(matrix) => headings
            .map(|text| of_matrix(matrix, &text, locale))
            .collect(),
        Body::Grid => headings
            .enumerate()
            .map(|(at, _)| described(if at < 2 { Holds::Text } else { Holds::Figure }, NOTHING))
            .collect(),
    }
}

const NOTHING: Wording = super::words::say("", "");

fn of_records(records: &Records, heading: &str, locale: Locale) -> Described {
    let is_it = |column: &&Column| column.heading.of(locale) == heading;
    if let Some(column) = records.columns.iter().find(is_it) {
        return Described {
            holds: column.holds,
            note: column.note,
            is_info: matches!(column.goes, Goes::Info(_)),
        };
    }
    let begins = |column: &&Repeated| {
        let pattern = column.heading.of(locale);
        heading.starts_with(pattern.trim_end_matches("{}"))
    };
    let repeated = records.repeated.iter().find(begins);
    repeated.map_or_else(
        || described(Holds::Text, NOTHING),
        |column| described(column.holds, column.note),
    )
}

fn of_matrix(matrix: &Matrix, heading: &str, locale: Locale) -> Described {
    if folded(heading) == folded(matrix.heading.of(locale)) {
        let source = match matrix.ids {
            super::layout::Ids::Indicators => Holds::Id("Indikator"),
            super::layout::Ids::Series => Holds::Id("Data Dasar"),
            super::layout::Ids::Realized => Holds::Text,
        };
        return described(source, NOTHING);
    }
    if heading.starts_with('(') {
        return Described {
            holds: Holds::Text,
            note: NOTHING,
            is_info: true,
        };
    }
    let begins = |column: &&MatrixColumn| {
        let pattern = column.heading.of(locale);
        let first = pattern.split("{}").next().unwrap_or_default();
        let has_more = pattern.matches("{}").count() > 1;
        heading.starts_with(first) && (!has_more || heading.split_whitespace().count() > 2)
    };
    let column = matrix.columns.iter().find(begins);
    described(Holds::Figure, column.map_or(NOTHING, |column| column.note))
}

fn put_cells(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    columns: &[Described],
    widths: &[u32],
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut heights = RowHeights::default();
    for (at, width) in (0_u16..).zip(widths) {
        heights.set_width(worksheet, at, *width)?;
    }
    let mut formats: BTreeMap<u32, Format> = BTreeMap::new();
    for row in &sheet.rows {
        let number = row.number.saturating_sub(1);
        for (column, cell) in &row.cells {
            let at = u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX);
            let is_info = columns
                .get(usize::from(at))
                .is_some_and(|column| column.is_info);
            let look = match (number, is_info) {
                (0, _) => &looks.heading,
                (_, true) => &looks.info,
                _ => &looks.text,
            };
            match cell {
                Cell::Number(value) => {
                    let places = value.places.unwrap_or_default();
                    let is_year = columns
                        .get(usize::from(at))
                        .is_none_or(|column| matches!(column.holds, Holds::Whole | Holds::Years));
                    let key = if is_year { u32::MAX } else { places };
                    let format = formats
                        .entry(key)
                        .or_insert_with(|| number_format(places, is_year));
                    let float: f64 = value.value.to_string().parse().unwrap_or_default();
                    worksheet.write_number_with_format(number, at, float, format)?;
                }
                Cell::Date(text) => match ExcelDateTime::parse_from_str(text) {
                    Ok(date) => {
                        let format = formats.entry(u32::MAX - 1).or_insert_with(|| {
                            Format::new()
                                .set_num_format("yyyy\\-mm\\-dd")
                                .set_align(FormatAlign::Top)
                        });
                        worksheet.write_datetime_with_format(number, at, &date, format)?;
                    }
                    Err(_) => {
                        worksheet.write_string_with_format(number, at, text, look)?;
                    }
                },
                other => {
                    // Also after somebody has clicked into the cell and out of it again.
                    let text = other.text();
                    heights.fit(worksheet, (number, at), &text)?;
                    if text.starts_with(['=', '+', '-', '@']) && text.len() > 1 {
                        let quoted = look.clone().set_quote_prefix();
                        worksheet.write_string_with_format(number, at, &text, &quoted)?;
                    } else {
                        worksheet.write_string_with_format(number, at, &text, look)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Shows a number with so many decimals.
fn number_format(places: u32, is_year: bool) -> Format {
    let zeros = "0".repeat(usize::try_from(places).unwrap_or_default().min(15));
    let code = match (is_year, places) {
        (true, 0) => "0".to_owned(),
        (_, 0) => "#,##0".to_owned(),
        _ => format!("#,##0.{zeros}"),
    };
    Format::new()
        .set_num_format(code)
        .set_align(FormatAlign::Top)
}

/// Widths, notes, lists and frozen headings of a sheet.
fn dress(
    worksheet: &mut Worksheet,
    layout: &SheetLayout,
    sheet: &Sheet,
    columns: &[Described],
    looks: &Looks,
    choices: &mut Choices,
) -> Result<(), XlsxError> {
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let ready = last.saturating_add(READY_ROWS).min(1_000_000);
    let frozen = match &layout.body {
        Body::Form(_) | Body::Records(_) => 1,
        Body::Matrix(_) => 3,
        Body::Grid => 2,
    };
    worksheet.set_freeze_panes(1, frozen)?;
    for_paper(worksheet)?;
    worksheet.set_row_height(0, 32)?;
    for (at, column) in (0_u16..).zip(columns) {
        if column.is_info {
            worksheet.set_column_format(at, &looks.info)?;
        }
        let note = column.note.of(choices.locale);
        if !note.is_empty() {
            let note = Note::new(note)
                .add_author_prefix(false)
                .set_width(260)
                .set_height(90);
            worksheet.insert_note(0, at, &note)?;
        }
        if matches!(layout.body, Body::Form(_)) {
            continue;
        }
        if let Some(validation) = choices.validation(column.holds) {
            worksheet.add_data_validation(1, at, ready, at, &validation)?;
        }
        if matches!(column.holds, Holds::Figure | Holds::Text | Holds::Money) {
            worksheet.ignore_error_range(1, at, ready, at, IgnoreError::NumberStoredAsText)?;
        }
    }
    if let Body::Form(lines) = &layout.body {
        for row in sheet.rows.iter().skip(1) {
            let label = row.cell(1).map(Cell::text).unwrap_or_default();
            let line = lines.iter().find(|line| {
                let pattern = line.label.of(choices.locale);
                label == pattern
                    || (pattern.contains("{}") && label.starts_with(pattern.trim_end_matches("{}")))
            });
            let at = row.number.saturating_sub(1);
            if let Some(validation) = line.and_then(|line| choices.validation(line.holds)) {
                worksheet.add_data_validation(at, 1, at, 1, &validation)?;
            }
        }
    } else if last > 1 {
        let columns = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        worksheet.autofilter(0, 0, last.saturating_sub(1), columns.saturating_sub(1))?;
    }
    Ok(())
}

fn width(column: &Described) -> u32 {
    match column.holds {
        _ if column.is_info => 28,
        Holds::LongText => 50,
        Holds::Lines => 36,
        Holds::Word(_) | Holds::Ids => 24,
        Holds::Text | Holds::Id(_) => 20,
        Holds::Money => 18,
        Holds::Figure | Holds::Date | Holds::Years | Holds::Pairs => 14,
        Holds::Whole | Holds::Truth => 10,
    }
}

/// The lists to choose from, on a sheet of their own.
struct Choices {
    locale: Locale,
    lists: Vec<&'static [Word]>,
}

impl Choices {
    const fn new(locale: Locale) -> Self {
        Self {
            locale,
            lists: Vec::new(),
        }
    }

    /// The list that a column offers.
    fn validation(&mut self, holds: Holds) -> Option<DataValidation> {
        let (list, style) = match holds {
            Holds::Word(words) => (self.list(words), DataValidationErrorStyle::Stop),
            Holds::Truth => (
                self.list(super::words::TRUTHS),
                DataValidationErrorStyle::Stop,
            ),
            Holds::Id(sheet) => (self.ids(sheet)?, DataValidationErrorStyle::Warning),
            _ => return None,
        };
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(list))
            .set_error_style(style);
        Some(validation)
    }

    fn list(&mut self, words: &'static [Word]) -> String {
        let known = self
            .lists
            .iter()
            .position(|list| std::ptr::eq(list.as_ptr(), words.as_ptr()));
        let at = known.unwrap_or_else(|| {
            self.lists.push(words);
            self.lists.len().saturating_sub(1)
        });
        let column = u32::try_from(at.saturating_add(1)).unwrap_or(1);
        let letters = crate::value::place::column_letters(column);
        let last = words.len();
        format!(
            "={}!${letters}$1:${letters}${last}",
            CHOICES.of(self.locale)
        )
    }

    /// The ids of a sheet, named in Indonesian.
    fn ids(&self, name: &str) -> Option<String> {
        let layout = SHEETS
            .iter()
            .find(|layout| layout.name.indonesian == name)?;
        let Body::Records(records) = &layout.body else {
            return None;
        };
        let at = records
            .columns
            .iter()
            .position(|column| matches!(column.goes, Goes::Address("id")))?;
        let column = u32::try_from(at.saturating_add(1)).unwrap_or(1);
        let letters = crate::value::place::column_letters(column);
        let sheet = layout.name.of(self.locale);
        Some(format!("='{sheet}'!${letters}$2:${letters}$2000"))
    }

    fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let worksheet = book.add_worksheet();
        worksheet
            .set_name(CHOICES.of(self.locale))?
            .set_hidden(true);
        for (at, words) in (0_u16..).zip(&self.lists) {
            for (row, word) in (0_u32..).zip(words.iter()) {
                worksheet.write_string(row, at, word.shown.of(self.locale))?;
            }
        }
        Ok(())
    }
}

/// The first sheet: what the workbook is, and which sheets it has.
fn guide(worksheet: &mut Worksheet, locale: Locale, looks: &Looks) -> Result<(), XlsxError> {
    const TEXTS: [Wording; 7] = [
        super::words::say(
            "Isi lembar-lembar di bawah ini; hanya nama organisasi yang harus ada, selebihnya boleh menyusul.",
            "Fill in the sheets below; only the name of the organization must be there, the rest may follow.",
        ),
        super::words::say(
            "Id adalah nama pendek pilihan sendiri (huruf kecil, angka, garis bawah) yang menghubungkan lembar-lembar itu.",
            "An id is a short name of your choice (lowercase letters, digits, underscores) by which the sheets refer to each other.",
        ),
        super::words::say(
            "Angka ditulis sebagai angka, atau sebagaimana dicetak: 80,94 atau Rp 872.705.000,-. Tulis \"-\" bila datanya tidak ada; kosong berarti belum diisi.",
            "Write numbers as numbers, or as they are printed: 80,94 or Rp 872.705.000,-. Write \"-\" where there is no datum; an empty cell is not filled in yet.",
        ),
        super::words::say(
            "Tahun baru: tambahkan kolom dengan judul tahunnya, misalnya 2026 pada lembar Data, atau PK 2026 pada lembar Target.",
            "A new year: add a column with the year in its heading, such as 2026 on Data, or Agreement 2026 on Targets.",
        ),
        super::words::say(
            "Kolom dan lembar tambahan milik sendiri boleh ada dan tidak dibaca, begitu pula kolom berjudul dalam kurung.",
            "Columns and sheets of your own may be there and are not read, nor are columns with a heading in parentheses.",
        ),
        super::words::say(
            "Baris catatan (Catatan: …, Sumber: …) dan baris jumlah di bawah tabel tidak dibaca.",
            "Remarks (Note: …, Source: …) and rows of totals below a table are not read.",
        ),
        super::words::say(
            "Penjelasan tiap kolom ada pada catatan di judulnya.",
            "Each heading has a note that explains its column.",
        ),
    ];
    const TITLE: Wording = super::words::say(
        "Kerangka kinerja: buku kerja isian",
        "Performance framework: workbook to be filled in",
    );
    worksheet.set_name(GUIDE.of(locale))?;
    let mut heights = RowHeights::default();
    heights.set_width(worksheet, 0, 24)?;
    heights.set_width(worksheet, 1, 90)?;
    worksheet.write_string_with_format(0, 0, TITLE.of(locale), &looks.title)?;
    let mut row = 2_u32;
    for text in TEXTS {
        let text = text.of(locale);
        heights.fit(worksheet, (row, 1), text)?;
        worksheet.write_string_with_format(row, 1, text, &looks.text)?;
        row = row.saturating_add(1);
    }
    row = row.saturating_add(1);
    for layout in SHEETS {
        worksheet.write_string_with_format(row, 0, layout.name.of(locale), &looks.text)?;
        let about = layout.about.of(locale);
        heights.fit(worksheet, (row, 1), about)?;
        worksheet.write_string_with_format(row, 1, about, &looks.text)?;
        row = row.saturating_add(1);
    }
    Ok(())
}

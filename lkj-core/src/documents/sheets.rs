//! The tables of a document as a workbook: a sheet for each, its figures as numbers, and live
//! formulas where a figure follows from others of its row.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
};

use super::grid::{self, Grid, GridPlace, GridRow, Holds};
use super::tree::{
    Align, Arithmetic, Block, Caption, Cell, Division, PageShape, Publication, RowRole, Table,
};
use super::words::write;
use crate::number;
use crate::package::foreign;
use crate::value::Locale;

/// A workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct XlsxError(#[source] rust_xlsxwriter::XlsxError);

type Written<T> = Result<T, rust_xlsxwriter::XlsxError>;

/// The most letters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// The most letters of a cell.
const LONGEST_TEXT: usize = 32_767;

/// Paper of A4.
const A4: u8 = 9;

/// The fewest and the most letters side by side in a column.
const NARROWEST: u32 = 6;
/// See [`NARROWEST`].
const WIDEST: u32 = 60;

const HEAD: u32 = 0x00DC_E6F0;
const GROUP: u32 = 0x00F2_F5F9;
const TOTAL: u32 = 0x00E8_EDF3;
const RULE: u32 = 0x008A_94A3;
const QUIET: u32 = 0x005B_6472;

impl Publication {
    /// The tables of the document as XLSX: first a list of them, then a sheet for each. The same
    /// document makes the same bytes.
    ///
    /// # Errors
    /// [`XlsxError`] when a table has more rows or columns than a sheet can hold.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::documents::{PublicationKind, Publisher};
    /// use lkj_core::{Framework, Locale, Rules};
    /// let framework = Framework::from_toml("organization.name = \"Dinas Contoh\"")?;
    /// let publisher = Publisher::new(&framework, "2025".parse()?, &Rules::default(), Locale::Indonesian)?;
    /// let bytes = publisher.publish(PublicationKind::EvaluationForm)?.to_xlsx()?;
    /// assert!(bytes.starts_with(b"PK"), "a workbook is a ZIP file");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        self.workbook().map_err(XlsxError)
    }

    fn workbook(&self) -> Written<Vec<u8>> {
        let mut tables = Vec::new();
        collect(&self.divisions, &mut tables);
        let mut names = Names::new(list_of_tables(self.locale));
        let sheets: Vec<(String, &Table)> = tables
            .into_iter()
            .map(|table| (names.take(&table.caption), table))
            .collect();
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties(self)?);
        write_list(workbook.add_worksheet(), self, &sheets)?;
        for (name, table) in &sheets {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name)?;
            write_table(sheet, table, self.locale)?;
        }
        workbook.save_to_buffer()
    }
}

/// The core has no clock, and without a time of its own the writer would ask for one.
fn properties(publication: &Publication) -> Written<DocProperties> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = foreign::replaced(&publication.title);
    let imprint = publication.imprint.line(publication.locale);
    Ok(DocProperties::new()
        .set_title(title)
        .set_comment(foreign::replaced(&imprint))
        .set_creation_datetime(&created))
}

fn collect<'a>(divisions: &'a [Division], tables: &mut Vec<&'a Table>) {
    for division in divisions {
        for block in &division.blocks {
            if let Block::Table(table) = block {
                tables.push(table);
            }
        }
        collect(&division.divisions, tables);
    }
}

// --- Names of sheets ------------------------------------------------------------------------

const fn list_of_tables(locale: Locale) -> &'static str {
    write(["Daftar Tabel", "Tables"], locale)
}

/// The names of sheets, each once; capitals make no difference.
struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    fn new(first: &str) -> Self {
        Self {
            taken: BTreeSet::from([first.to_lowercase()]),
        }
    }

    /// A name for the sheet of a table: its number, else its words.
    fn take(&mut self, caption: &Caption) -> String {
        let wanted = [caption.number.as_str(), &caption.title]
            .into_iter()
            .map(allowed)
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| "Tabel".to_owned());
        let mut name = wanted.clone();
        let mut number: usize = 1;
        while !self.taken.insert(name.to_lowercase()) {
            number = number.saturating_add(1);
            let suffix = format!(" ({number})");
            let kept = LONGEST_NAME.saturating_sub(suffix.len());
            name = wanted.chars().take(kept).chain(suffix.chars()).collect();
        }
        name
    }
}

/// Words as the name of a sheet may hold them.
fn allowed(words: &str) -> String {
    let kept: String = words
        .chars()
        .map(|letter| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' | '\u{fffe}' | '\u{ffff}' => ' ',
            letter if letter.is_control() => ' ',
            letter => letter,
        })
        // the limit counts UTF-16 units, of which a rare letter takes two
        .scan(0, |length: &mut usize, letter| {
            *length = length.saturating_add(letter.len_utf16());
            (*length <= LONGEST_NAME).then_some(letter)
        })
        .collect();
    kept.trim().to_owned()
}

// --- The list -------------------------------------------------------------------------------

fn write_list(
    sheet: &mut Worksheet,
    publication: &Publication,
    tables: &[(String, &Table)],
) -> Written<()> {
    sheet.set_name(list_of_tables(publication.locale))?;
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 90)?;
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    let title = Format::new().set_bold().set_font_size(14);
    write_words(sheet, (0, 0), &publication.title, &title)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut row: u32 = 2;
    for (name, table) in tables {
        let link = format!("internal:'{name}'!A1");
        sheet.write_url_with_text(row, 0, link.as_str(), name)?;
        write_words(sheet, (row, 1), &table.caption.title, &wrapped)?;
        row = row.saturating_add(1);
    }
    let imprint = publication.imprint.line(publication.locale);
    let quiet = Format::new().set_font_color(QUIET).set_font_size(9);
    write_words(sheet, (row.saturating_add(1), 0), &imprint, &quiet)
}

// --- A table --------------------------------------------------------------------------------

/// Where the rows of a table begin, below its caption.
const FIRST_ROW: u32 = 2;

fn write_table(sheet: &mut Worksheet, table: &Table, locale: Locale) -> Written<()> {
    let widths = set_up_page(sheet, table)?;
    let bold = Format::new().set_bold().set_font_size(12);
    let caption = format!("{} {}", table.caption.number, table.caption.title);
    write_words(sheet, (0, 0), caption.trim(), &bold)?;
    let mut row = FIRST_ROW;
    for (rows, part) in [(&table.head, Part::Head), (&table.rows, Part::Body)] {
        for laid in Grid::of(rows, grid::width(table)).rows {
            write_row(
                sheet,
                row,
                &laid,
                &Place {
                    table,
                    part,
                    widths: &widths,
                    locale,
                },
            )?;
            row = row.saturating_add(1);
        }
        if part == Part::Head && row > FIRST_ROW {
            sheet.set_freeze_panes(row, 0)?;
            sheet.set_repeat_rows(FIRST_ROW, row.saturating_sub(1))?;
        }
    }
    let remark = Format::new().set_italic().set_font_size(9);
    for words in &table.remarks {
        row = row.saturating_add(1);
        write_words(sheet, (row, 0), words, &remark)?;
    }
    Ok(())
}

/// A part of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
}

/// What a row must know of its surroundings.
struct Place<'a> {
    table: &'a Table,
    part: Part,
    /// How many letters its columns hold side by side.
    widths: &'a [u32],
    locale: Locale,
}

/// Sets paper and columns, and tells how many letters each column holds side by side.
fn set_up_page(sheet: &mut Worksheet, table: &Table) -> Written<Vec<u32>> {
    sheet.set_paper_size(A4);
    let room: u32 = match table.page {
        PageShape::Portrait => 110,
        PageShape::Landscape => {
            sheet.set_landscape();
            160
        }
    };
    sheet.set_print_fit_to_pages(1, 0);
    let weights = table.columns.iter().map(|column| u32::from(column.weight));
    let all = weights.clone().fold(0, u32::saturating_add);
    let width = |weight: u32| {
        let share = room.saturating_mul(weight).checked_div(all);
        share.unwrap_or(room).clamp(NARROWEST, WIDEST)
    };
    let widths: Vec<u32> = weights.map(width).collect();
    for (at, width) in (0..).zip(&widths) {
        sheet.set_column_width(at, *width)?;
    }
    Ok(widths)
}

fn write_row(sheet: &mut Worksheet, at: u32, row: &GridRow<'_>, of: &Place<'_>) -> Written<()> {
    let height = crate::package::heights::height(lines(row, of.widths));
    sheet.set_row_height(at, height)?;
    for place in &row.places {
        match place.holds {
            Holds::Cell { cell, rows } => {
                let format = cell_format(of, row.row.role, place, cell);
                span(sheet, at, place, rows, &format)?;
                let value = Value::of(at, row, cell, of.locale);
                write_value(sheet, (at, place.column), value, &format)?;
            }
            Holds::Continued => {}
            Holds::Nothing => {
                let format = base_format(of.part, row.row.role);
                span(sheet, at, place, 1, &format)?;
            }
        }
    }
    Ok(())
}

/// How many lines a row is high.
fn lines(row: &GridRow<'_>, widths: &[u32]) -> u32 {
    let needed = |place: &GridPlace<'_>| {
        let Holds::Cell { cell, rows: 1 } = place.holds else {
            return 1;
        };
        let columns = widths.iter().skip(usize::from(place.column));
        let columns = columns.take(usize::from(place.columns));
        let room = columns.fold(0, |sum: u32, width| sum.saturating_add(*width));
        crate::package::heights::lines(&cell.text(), room)
    };
    let lines = row.places.iter().map(needed);
    lines.max().unwrap_or_default().max(1)
}

/// Puts a format on a place, and joins its cells where it has several.
fn span(
    sheet: &mut Worksheet,
    row: u32,
    place: &GridPlace<'_>,
    rows: u16,
    format: &Format,
) -> Written<()> {
    let last_row = row.saturating_add(u32::from(rows.saturating_sub(1)));
    let last_column = place.column.saturating_add(place.columns.saturating_sub(1));
    if rows > 1 || place.columns > 1 {
        sheet.merge_range(row, place.column, last_row, last_column, "", format)?;
    } else {
        sheet.write_blank(row, place.column, format)?;
    }
    Ok(())
}

/// What a cell holds.
enum Value {
    Words(String),
    Number(f64),
    Formula { formula: String, result: String },
}

impl Value {
    fn of(at: u32, row: &GridRow<'_>, cell: &Cell, locale: Locale) -> Self {
        let Some(number) = cell.value.and_then(|number| exactly(number.value)) else {
            return Self::Words(cell.text());
        };
        if pattern(cell, locale).is_none() {
            return Self::Words(cell.text());
        }
        let formula = cell
            .arithmetic
            .as_ref()
            .and_then(|arithmetic| formula(at, row, arithmetic));
        match formula {
            Some(formula) => Self::Formula {
                formula,
                result: number.to_string(),
            },
            None => Self::Number(number),
        }
    }
}

/// A number as sheets hold it, where that is the same number.
fn exactly(value: Decimal) -> Option<f64> {
    let held = value.to_f64()?;
    let written: Decimal = held.to_string().parse().ok()?;
    (written == value).then_some(held)
}

/// How a cell's number follows from others of its row, where those are numbers.
fn formula(at: u32, row: &GridRow<'_>, arithmetic: &Arithmetic) -> Option<String> {
    let name = |cell: &u16| {
        let known = row.row.cells.get(usize::from(*cell))?;
        known.value.and_then(|number| exactly(number.value))?;
        let column = row.column_of(*cell)?;
        Some(rust_xlsxwriter::utility::row_col_to_cell(at, column))
    };
    Some(match arithmetic {
        Arithmetic::Sum(cells) => {
            let names: Option<Vec<String>> = cells.iter().map(name).collect();
            format!("=SUM({})", names?.join(","))
        }
        Arithmetic::Difference(from, less) => format!("={}-{}", name(from)?, name(less)?),
        Arithmetic::Percentage { of, base, places } => {
            format!("=ROUND({}/{}*100,{places})", name(of)?, name(base)?)
        }
    })
}

fn write_value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Value,
    format: &Format,
) -> Written<()> {
    match value {
        Value::Words(words) => write_words(sheet, (row, column), &words, format)?,
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, number, format)?;
        }
        Value::Formula { formula, result } => {
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}

/// Words that stay words: where they begin as formulas do, they are marked as words, so that they
/// stay so when somebody edits the cell.
fn write_words(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    format: &Format,
) -> Written<()> {
    let words = shortened(foreign::replaced(words));
    if words.is_empty() {
        return Ok(());
    }
    let marked;
    let format = if words.starts_with(['=', '+', '-', '@']) {
        marked = format.clone().set_quote_prefix();
        &marked
    } else {
        format
    };
    sheet.write_string_with_format(row, column, words, format)?;
    Ok(())
}

fn shortened(words: Cow<'_, str>) -> Cow<'_, str> {
    if words.chars().count() <= LONGEST_TEXT {
        return words;
    }
    let kept = words.chars().take(LONGEST_TEXT.saturating_sub(1));
    Cow::Owned(kept.chain(['…']).collect())
}

// --- Formats --------------------------------------------------------------------------------

fn base_format(part: Part, role: RowRole) -> Format {
    let format = Format::new()
        .set_border(FormatBorder::Thin)
        .set_border_color(RULE)
        .set_text_wrap();
    match (part, role) {
        (Part::Head, _) => format
            .set_bold()
            .set_background_color(HEAD)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter),
        (Part::Body, RowRole::Plain) => format.set_align(FormatAlign::Top),
        (Part::Body, RowRole::Group) => format
            .set_bold()
            .set_background_color(GROUP)
            .set_align(FormatAlign::Top),
        (Part::Body, RowRole::Total) => format
            .set_bold()
            .set_background_color(TOTAL)
            .set_align(FormatAlign::Top),
    }
}

fn cell_format(of: &Place<'_>, role: RowRole, place: &GridPlace<'_>, cell: &Cell) -> Format {
    let format = base_format(of.part, role).set_indent(cell.indent);
    let column = of.table.columns.get(usize::from(place.column));
    let align = match of.part {
        Part::Head => cell.align,
        Part::Body => Some(cell.alignment(column)),
    };
    let format = match align {
        // words that are set in must say so, and all else is at the left in any case
        Some(Align::Left) => format.set_align(FormatAlign::Left),
        Some(Align::Center) => format.set_align(FormatAlign::Center),
        Some(Align::Right) => format.set_align(FormatAlign::Right),
        None => format,
    };
    match pattern(cell, of.locale) {
        Some(pattern) => format.set_num_format(pattern),
        None => format,
    }
}

/// The number format by which a cell shows what the document prints: thousands, as many decimals
/// as there are, and the words around them. None where the number does not stand in the words.
fn pattern(cell: &Cell, locale: Locale) -> Option<String> {
    let value = cell.value?.value;
    let text = cell.text();
    let written = number::format(value, locale);
    let (before, after) = text.split_once(written.as_str())?;
    let places = usize::try_from(value.scale()).unwrap_or_default();
    let decimals = if places > 0 {
        format!(".{}", "0".repeat(places))
    } else {
        String::new()
    };
    Some(format!(
        "{}#,##0{decimals}{}",
        quoted(before)?,
        quoted(after)?
    ))
}

/// Words as a number format holds them, where it can.
fn quoted(words: &str) -> Option<String> {
    let holds = words.chars().count() <= 60 && !words.contains(['"', '\n']);
    match (words, holds) {
        ("", _) => Some(String::new()),
        (_, true) => Some(format!("\"{}\"", foreign::replaced(words))),
        (_, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::*;
    use crate::documents::{Column, List, ListStyle, Number, NumberKind, PublicationKind, Row};
    use crate::evaluation::Imprint;
    use crate::framework::Stage;

    fn number(text: &str) -> Cell {
        let value: Decimal = text.parse().unwrap();
        Cell::number(
            value,
            NumberKind::Plain,
            number::format(value, Locale::Indonesian),
        )
    }

    fn table(title: &str, rows: Vec<Row>) -> Table {
        Table {
            caption: Caption::new(title, title),
            columns: vec![
                Column::words(4),
                Column::figures(2),
                Column::figures(2),
                Column::figures(1),
            ],
            head: vec![
                Row::plain(vec![
                    Cell::words("Uraian").high(2),
                    Cell::words("Rupiah").wide(3),
                ]),
                Row::plain(vec![
                    Cell::words("Pagu"),
                    Cell::words("Realisasi"),
                    Cell::words("%"),
                ]),
            ],
            rows,
            remarks: vec!["=1+1".to_owned()],
            page: PageShape::Landscape,
        }
    }

    fn publication(tables: Vec<Table>) -> Publication {
        let list = Block::List(List::of(ListStyle::Bullets, ["nothing for a workbook"]));
        Publication {
            kind: PublicationKind::EvaluationForm,
            locale: Locale::Indonesian,
            title: "Evaluasi & \u{1}".to_owned(),
            cover: None,
            divisions: vec![Division {
                divisions: vec![Division {
                    blocks: std::iter::once(list)
                        .chain(tables.into_iter().map(Block::Table))
                        .collect(),
                    ..Division::default()
                }],
                ..Division::default()
            }],
            imprint: Imprint {
                engine: "0.1.0".to_owned(),
                reading: crate::value::READING,
                rules: "lumrah".to_owned(),
                rules_digest: None,
                year: "2019".parse().ok(),
                stage: Some(Stage::Final),
                input: None,
                results: None,
            },
        }
    }

    fn sample() -> Publication {
        let percentage = Arithmetic::Percentage {
            of: 2,
            base: 1,
            places: 2,
        };
        let rows = vec![
            Row::new(RowRole::Group, vec![Cell::words("Program").wide(4)]),
            Row::plain(vec![
                Cell::words("-koperasi").high(2),
                number("872705000"),
                number("852705000.50"),
                number("97.71").following(percentage.clone()),
            ]),
            Row::plain(vec![
                number("5"),
                Cell::words("@SUM(A1)"),
                number("1").following(percentage),
            ]),
            Row::new(
                RowRole::Total,
                vec![
                    Cell::words("Jumlah"),
                    number("7"),
                    number("9007199254740993"),
                    number("7").following(Arithmetic::Sum(vec![1])),
                ],
            ),
        ];
        publication(vec![table("Rekap", rows), table("rekap", Vec::new())])
    }

    fn part(bytes: &[u8], path: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive
            .by_name(path)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    }

    #[test]
    fn figures_are_numbers_and_what_follows_from_others_of_its_row_is_a_formula() {
        let bytes = sample().to_xlsx().unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
        for cell in [
            "<v>872705000</v>",
            "<v>852705000.5</v>",
            "<f>ROUND(C6/B6*100,2)</f><v>97.71</v>",
            "<f>SUM(B8)</f><v>7</v>",
        ] {
            assert!(sheet.contains(cell), "{cell} in {sheet}");
        }
        assert_eq!(
            sheet.matches("<f>").count(),
            2,
            "words are no terms of a formula: {sheet}"
        );
        assert!(
            !sheet.contains("9007199254740"),
            "what a sheet cannot hold exactly is words"
        );
        let styles = part(&bytes, "xl/styles.xml");
        assert!(styles.contains("formatCode=\"#,##0.00\""), "{styles}");
    }

    #[test]
    fn the_head_stays_in_sight_and_is_repeated_on_paper() {
        let bytes = sample().to_xlsx().unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
        assert!(sheet.contains("<pane ySplit=\"4\""), "{sheet}");
        assert!(sheet.contains("<mergeCell ref=\"A3:A4\"/>"), "{sheet}");
        assert!(sheet.contains("<mergeCell ref=\"B3:D3\"/>"), "{sheet}");
        assert!(sheet.contains("orientation=\"landscape\""), "{sheet}");
        let workbook = part(&bytes, "xl/workbook.xml");
        assert!(workbook.contains("Rekap!$3:$4"), "{workbook}");
    }

    #[test]
    fn words_stay_words() {
        let bytes = sample().to_xlsx().unwrap();
        let words = part(&bytes, "xl/sharedStrings.xml");
        for text in ["-koperasi", "@SUM(A1)", "=1+1", "Evaluasi &amp; \u{fffd}"] {
            assert!(
                words.contains(&format!("<t>{text}</t>")),
                "{text} in {words}"
            );
        }
        assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    }

    #[test]
    fn sheets_have_names_of_their_own() {
        let long = "Capaian [2019]: tujuan/sasaran 'utama' yang panjang sekali";
        let tables = ["Daftar tabel", long, long, "", "𝄞".repeat(40).as_str()]
            .map(|title| table(title, Vec::new()));
        let bytes = publication(tables.into()).to_xlsx().unwrap();
        let workbook = part(&bytes, "xl/workbook.xml");
        let names: Vec<&str> = workbook
            .split("<sheet name=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let notes = "𝄞".repeat(15);
        assert_eq!(
            names,
            [
                "Daftar Tabel",
                "Daftar tabel (2)",
                "Capaian  2019   tujuan sasaran",
                "Capaian  2019   tujuan sasa (2)",
                "Tabel",
                &notes,
            ]
        );
    }

    #[test]
    fn the_same_document_makes_the_same_bytes() {
        assert_eq!(sample().to_xlsx().unwrap(), sample().to_xlsx().unwrap());
    }

    #[test]
    fn number_formats_hold_the_words_around_a_figure() {
        let pattern_of = |value: &str, text: &str| {
            let cell = Cell {
                value: Some(Number {
                    value: value.parse().unwrap(),
                    kind: NumberKind::Plain,
                }),
                ..Cell::words(text)
            };
            pattern(&cell, Locale::Indonesian)
        };
        assert_eq!(pattern_of("99.26", "99,26").as_deref(), Some("#,##0.00"));
        assert_eq!(
            pattern_of("1500", "Rp 1.500").as_deref(),
            Some("\"Rp \"#,##0")
        );
        assert_eq!(
            pattern_of("25", "25 pelayanan").as_deref(),
            Some("#,##0\" pelayanan\"")
        );
        assert_eq!(pattern_of("25", "dua puluh lima"), None);
        assert_eq!(pattern_of("25", "25 \"buah\""), None);
    }
}

//! One sheet that is being written: texts, numbers, and formulas with their results.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

use super::live::Live;
use crate::arithmetic::Rational;
use crate::package::heights::RowHeights;
use crate::value::place::column_letters;

/// A row and a column, both from 0.
pub(super) type Spot = (u32, u16);

/// The address of a cell: `C5`, or `Data!C5`.
pub(super) fn address(sheet: Option<&str>, (row, column): Spot) -> String {
    let letters = column_letters(u32::from(column).saturating_add(1));
    let number = row.saturating_add(1);
    match sheet {
        Some(sheet) => format!("{sheet}!{letters}{number}"),
        None => format!("{letters}{number}"),
    }
}

/// A cell with the number that stands there.
pub(super) fn cell(sheet: Option<&str>, spot: Spot, value: Decimal) -> Live {
    Live::Cell {
        at: address(sheet, spot),
        value: value.into(),
    }
}

/// A sheet that is being written.
pub(super) struct Page<'a> {
    sheet: &'a mut Worksheet,
    heading: Format,
    text: Format,
    heights: RowHeights,
}

impl<'a> Page<'a> {
    /// A sheet with headings that stay in sight, and so many columns that do.
    pub(super) fn new(
        sheet: &'a mut Worksheet,
        headings: &[(&str, u32)],
        frozen: u16,
    ) -> Result<Self, XlsxError> {
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00DC_E6F1))
            .set_border(FormatBorder::Thin);
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let mut heights = RowHeights::default();
        crate::package::paper::for_paper(sheet)?;
        for (column, (words, width)) in (0_u16..).zip(headings) {
            sheet.write_string_with_format(0, column, *words, &heading)?;
            heights.set_width(sheet, column, *width)?;
        }
        if !headings.is_empty() {
            sheet.set_freeze_panes(1, frozen)?;
            sheet.set_row_height(0, 32)?;
        }
        Ok(Self {
            sheet,
            heading,
            text,
            heights,
        })
    }

    /// Makes a column so many letters wide.
    pub(super) fn width(&mut self, column: u16, width: u32) -> Result<(), XlsxError> {
        self.heights.set_width(self.sheet, column, width)
    }

    pub(super) fn sheet(&mut self) -> &mut Worksheet {
        self.sheet
    }

    pub(super) fn heading(&mut self, (row, column): Spot, words: &str) -> Result<(), XlsxError> {
        let heading = &self.heading;
        self.sheet
            .write_string_with_format(row, column, words, heading)?;
        Ok(())
    }

    /// A text; one that begins like a formula stays a text.
    pub(super) fn text(&mut self, (row, column): Spot, words: &str) -> Result<(), XlsxError> {
        // A cell holds no more.
        let words: String = words.chars().take(32_000).collect();
        self.heights.fit(self.sheet, (row, column), &words)?;
        if words.starts_with(['=', '+', '-', '@']) && words.len() > 1 {
            let quoted = self.text.clone().set_quote_prefix();
            self.sheet
                .write_string_with_format(row, column, words, &quoted)?;
        } else {
            let text = &self.text;
            self.sheet
                .write_string_with_format(row, column, words, text)?;
        }
        Ok(())
    }

    pub(super) fn number(&mut self, (row, column): Spot, value: Decimal) -> Result<(), XlsxError> {
        let float: f64 = value.to_string().parse().unwrap_or_default();
        self.sheet
            .write_number_with_format(row, column, float, &number_format(value))?;
        Ok(())
    }

    /// A number with the first of several formulas that gives it; a plain number where none
    /// does.
    pub(super) fn live(
        &mut self,
        spot: Spot,
        formulas: &[Live],
        expected: Decimal,
    ) -> Result<(), XlsxError> {
        let wanted = Rational::from(expected);
        let gives_it = |live: &&Live| live.value().as_ref() == Some(&wanted);
        let found = formulas.iter().find(gives_it).and_then(Live::print);
        match found {
            Some(formula) => self.formula(spot, &formula, expected),
            None => self.number(spot, expected),
        }
    }

    /// A formula whose result has no end, with as much of it as is shown.
    pub(super) fn endless(
        &mut self,
        spot: Spot,
        formula: &str,
        shown: Decimal,
    ) -> Result<(), XlsxError> {
        self.formula(spot, formula, shown)
    }

    fn formula(
        &mut self,
        (row, column): Spot,
        formula: &str,
        result: Decimal,
    ) -> Result<(), XlsxError> {
        let formula =
            Formula::new(format!("={formula}")).set_result(result.normalize().to_string());
        self.sheet
            .write_formula_with_format(row, column, formula, &number_format(result))?;
        Ok(())
    }

    /// A text that a formula looks up.
    pub(super) fn looked_up(
        &mut self,
        (row, column): Spot,
        formula: &str,
        result: &str,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(format!("={formula}")).set_result(result);
        let text = &self.text;
        self.sheet
            .write_formula_with_format(row, column, formula, text)?;
        Ok(())
    }
}

/// Shows a number with its own decimals, four at the most.
fn number_format(value: Decimal) -> Format {
    let places = usize::try_from(value.scale()).unwrap_or_default().min(4);
    let code = match places {
        0 => "#,##0".to_owned(),
        places => format!("#,##0.{}", "0".repeat(places)),
    };
    Format::new()
        .set_num_format(code)
        .set_align(FormatAlign::Top)
}

//! A workbook in memory: sheets of cells, the same whether they are to be written or were read.

use rust_decimal::Decimal;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Number(Number),
    Truth(bool),
    /// Year, month and day as `2019-01-31`.
    Date(String),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula whose result is not in the file.
    Uncalculated,
}

/// A number and how its cell shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: Decimal,
    /// Decimals that the cell's format asks for, where it asks for any.
    pub(super) places: Option<u32>,
    /// Whether the cell shows hundredths: `0.8094` as `80,94%`.
    pub(super) is_percent: bool,
}

impl Cell {
    /// A number that is shown with its own decimals.
    pub(super) const fn number(value: Decimal) -> Self {
        Self::Number(Number {
            value,
            places: Some(value.scale()),
            is_percent: false,
        })
    }

    /// Whether nothing stands there: spaces are nothing.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    /// The text of the cell, a number's own digits.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.value.normalize().to_string(),
            Self::Truth(truth) => truth.to_string(),
            Self::Uncalculated => String::new(),
        }
    }
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Counted from 1.
    pub(super) number: u32,
    /// Column, counted from 1, and cell, from left to right; none is blank.
    pub(super) cells: Vec<(u32, Cell)>,
    /// The number of the sheet's cells before this row.
    pub(super) first: usize,
}

impl Row {
    pub(super) fn cell(&self, column: u32) -> Option<&Cell> {
        self.at(column).map(|(cell, _)| cell)
    }

    /// A cell and its number among those of the sheet.
    pub(super) fn at(&self, column: u32) -> Option<(&Cell, usize)> {
        let at = self
            .cells
            .binary_search_by_key(&column, |(column, _)| *column)
            .ok()?;
        let (_, cell) = self.cells.get(at)?;
        Some((cell, self.first.saturating_add(at)))
    }
}

/// A sheet with a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    /// Cells that are shown as one.
    pub(super) merged: Vec<Merged>,
}

/// Cells that are shown as one, with the content of the first; all bounds belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) first_column: u32,
    pub(super) last_column: u32,
}

impl Sheet {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a row of cells from the left; blank ones are left out.
    pub(super) fn push(&mut self, cells: impl IntoIterator<Item = Option<Cell>>) {
        let number = self
            .rows
            .last()
            .map_or(1, |row| row.number.saturating_add(1));
        let cells = (1_u32..)
            .zip(cells)
            .filter_map(|(column, cell)| Some((column, cell?)))
            .filter(|(_, cell)| !cell.is_blank());
        self.add(Row {
            number,
            cells: cells.collect(),
            first: self.cell_count(),
        });
    }

    pub(super) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub(super) fn cell_count(&self) -> usize {
        self.rows
            .last()
            .map_or(0, |row| row.first.saturating_add(row.cells.len()))
    }

    /// Row and column of each cell.
    pub(super) fn positions(&self) -> Vec<(u32, u32)> {
        let of_row = |row: &Row| {
            let number = row.number;
            let columns: Vec<_> = row.cells.iter().map(|(column, _)| *column).collect();
            columns.into_iter().map(move |column| (number, column))
        };
        self.rows.iter().flat_map(of_row).collect()
    }
}

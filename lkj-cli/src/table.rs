//! Tables that fit a terminal of 100 columns.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets,
};

/// The width that all tables keep to.
pub(crate) const WIDTH: u16 = 100;

/// A table whose first column is words and whose others are figures or words.
pub(crate) struct Grid {
    table: Table,
    alignments: Vec<CellAlignment>,
    /// The longest word of each column of figures; none for columns of words.
    longest: Vec<Option<usize>>,
    first_width: usize,
}

/// Indents without being a place to break a line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// How a column is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Words, to the left, as wide as is left over.
    Words,
    /// Figures, to the right.
    Figures,
}

impl Grid {
    /// A table whose first column is so many characters wide.
    pub(crate) fn new(first_width: u16, columns: &[(&str, Column)]) -> Self {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(WIDTH);
        let alignments: Vec<_> = columns
            .iter()
            .map(|(_, column)| column.alignment())
            .collect();
        let headings = columns
            .iter()
            .map(|(heading, column)| Cell::new(heading).set_alignment(column.alignment()));
        table.set_header(headings.collect::<Vec<_>>());
        let longest = columns.iter().map(|(heading, column)| match column {
            Column::Words => None,
            Column::Figures => Some(heading.chars().count().max(6)),
        });
        let longest: Vec<_> = longest.collect();
        for (index, ((heading, _), width)) in columns.iter().zip(&longest).enumerate().skip(1) {
            let width = width.unwrap_or_else(|| heading.chars().count());
            keep_whole(&mut table, index, Some(width));
        }
        if let Some(first) = table.column_mut(0) {
            first.set_constraint(ColumnConstraint::Absolute(Width::Fixed(first_width)));
        }
        Self {
            table,
            alignments,
            longest,
            first_width: usize::from(first_width.saturating_sub(2)),
        }
    }

    /// Adds a row; what a row lacks stays empty.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().collect();
        for (index, (cell, longest)) in cells.iter().zip(&mut self.longest).enumerate() {
            if let Some(longest) = longest {
                let word = cell.split_whitespace().map(|word| word.chars().count());
                *longest = word.max().unwrap_or_default().max(*longest);
                keep_whole(&mut self.table, index, Some(*longest));
            }
        }
        let set = cells.into_iter().zip(&self.alignments);
        let row: Vec<_> = set
            .map(|(cell, alignment)| Cell::new(cell).set_alignment(*alignment))
            .collect();
        self.table.add_row(row);
    }

    /// Adds a row whose first cell is words at some depth, wrapped and indented.
    pub(crate) fn indented_row(
        &mut self,
        depth: usize,
        words: &str,
        rest: impl IntoIterator<Item = String>,
    ) {
        let indent = NO_BREAK_SPACE.to_string().repeat(2 * depth);
        let options = textwrap::Options::new(self.first_width)
            .initial_indent(&indent)
            .subsequent_indent(&indent);
        let wrapped = textwrap::wrap(words, options).join("\n");
        self.row(std::iter::once(wrapped).chain(rest));
    }

    pub(crate) fn write(&self) -> String {
        format!("{}\n", self.table.trim_fmt().replace(NO_BREAK_SPACE, " "))
    }
}

/// Makes a column of figures so wide that its longest word is not broken.
fn keep_whole(table: &mut Table, index: usize, longest: Option<usize>) {
    if let (Some(longest), Some(column)) = (longest, table.column_mut(index)) {
        let width = u16::try_from(longest + 2).unwrap_or(WIDTH);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
    }
}

impl Column {
    const fn alignment(self) -> CellAlignment {
        match self {
            Self::Words => CellAlignment::Left,
            Self::Figures => CellAlignment::Right,
        }
    }
}

//! Where the cells of a table's rows come to stand.

use super::tree::{Cell, Row, Table};

/// The most rows that a cell reaches over, or columns: what a table cannot hold is cut off.
type Count = u16;

/// Rows that are laid on the columns of a table.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    /// The rows, each with its cells from the left; together they cover all columns.
    pub(super) rows: Vec<GridRow<'a>>,
}

/// A row of a [`Grid`].
#[derive(Debug)]
pub(super) struct GridRow<'a> {
    /// The row.
    pub(super) row: &'a Row,
    /// What stands in it, from the left, without gaps.
    pub(super) places: Vec<GridPlace<'a>>,
}

/// A place in a [`GridRow`].
#[derive(Debug, Clone, Copy)]
pub(super) struct GridPlace<'a> {
    /// The first of its columns.
    pub(super) column: Count,
    /// How many columns it is wide.
    pub(super) columns: Count,
    /// What stands there.
    pub(super) holds: Holds<'a>,
}

/// What stands in a [`GridPlace`].
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds<'a> {
    /// A cell that begins here and is so many rows high.
    Cell {
        /// The cell.
        cell: &'a Cell,
        /// Rows.
        rows: Count,
    },
    /// A cell that began in a row above.
    Continued,
    /// Nothing: the row has fewer cells than the table has columns.
    Nothing,
}

impl<'a> Grid<'a> {
    /// Rows on so many columns. Cells that would reach over the last column or row are cut off
    /// there, and cells that find no column are left out.
    pub(super) fn of(rows: &'a [Row], columns: Count) -> Self {
        let mut above: Vec<Reach> = Vec::new();
        let mut laid = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let below = Count::try_from(rows.len().saturating_sub(at)).unwrap_or(Count::MAX);
            let places = places(row, &above, columns, below);
            above = reaches(&places, &above);
            laid.push(GridRow { row, places });
        }
        Self { rows: laid }
    }
}

impl<'a> GridRow<'a> {
    /// The cells that begin in the row, each with its column.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &'a Cell)> {
        self.places.iter().filter_map(|place| match place.holds {
            Holds::Cell { cell, .. } => Some((usize::from(place.column), cell)),
            Holds::Continued | Holds::Nothing => None,
        })
    }

    /// The column in which a cell of the row begins, the cells counted from 0.
    #[cfg(feature = "xlsx")]
    pub(super) fn column_of(&self, cell: Count) -> Option<Count> {
        let mut cells = self
            .places
            .iter()
            .filter(|place| matches!(place.holds, Holds::Cell { .. }));
        cells.nth(usize::from(cell)).map(|place| place.column)
    }
}

/// How many columns a table has: as many as it describes, or as its widest row needs.
pub(super) fn width(table: &Table) -> Count {
    let described = Count::try_from(table.columns.len()).unwrap_or(Count::MAX);
    if described > 0 {
        return described;
    }
    let rows = table.head.iter().chain(&table.rows);
    let widths = rows.map(|row| {
        let each = row.cells.iter().map(|cell| cell.columns.max(1));
        each.fold(0, Count::saturating_add)
    });
    widths.max().unwrap_or_default()
}

/// A cell that reaches into the next row.
#[derive(Debug, Clone, Copy)]
struct Reach {
    column: Count,
    columns: Count,
    rows_left: Count,
}

fn places<'a>(row: &'a Row, above: &[Reach], columns: Count, below: Count) -> Vec<GridPlace<'a>> {
    let mut cells = row.cells.iter();
    let mut reaching = above.iter().peekable();
    let mut places = Vec::new();
    let mut column: Count = 0;
    while column < columns {
        let next = reaching.peek().map_or(columns, |reach| reach.column);
        if next == column
            && let Some(reach) = reaching.next()
        {
            places.push(GridPlace {
                column,
                columns: reach.columns,
                holds: Holds::Continued,
            });
            column = column.saturating_add(reach.columns);
            continue;
        }
        let room = next.saturating_sub(column);
        let (wide, holds) = match cells.next() {
            Some(cell) => {
                let rows = cell.rows.clamp(1, below.max(1));
                (cell.columns.clamp(1, room), Holds::Cell { cell, rows })
            }
            None => (room, Holds::Nothing),
        };
        places.push(GridPlace {
            column,
            columns: wide,
            holds,
        });
        column = column.saturating_add(wide);
    }
    places
}

fn reaches(places: &[GridPlace<'_>], above: &[Reach]) -> Vec<Reach> {
    let reach = |place: &GridPlace<'_>| {
        let rows_left = match place.holds {
            Holds::Cell { rows, .. } => rows.saturating_sub(1),
            Holds::Continued => {
                let from = above.iter().find(|reach| reach.column == place.column);
                from.map_or(0, |reach| reach.rows_left.saturating_sub(1))
            }
            Holds::Nothing => 0,
        };
        (rows_left > 0).then_some(Reach {
            column: place.column,
            columns: place.columns,
            rows_left,
        })
    };
    places.iter().filter_map(reach).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Cell, Row};

    /// The grid as text: a letter for each column, `|` where a cell begins, `^` where one goes on.
    fn drawn(rows: &[Row], columns: u16) -> String {
        let grid = Grid::of(rows, columns);
        let row = |row: &GridRow<'_>| {
            let each = row.places.iter().map(|place| match place.holds {
                Holds::Cell { cell, rows } => {
                    format!("{}{}x{rows}", cell.text(), place.columns)
                }
                Holds::Continued => format!("^{}", place.columns),
                Holds::Nothing => format!("-{}", place.columns),
            });
            each.collect::<Vec<_>>().join(" ")
        };
        grid.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    fn row<const N: usize>(cells: [Cell; N]) -> Row {
        Row::plain(cells.into())
    }

    #[test]
    fn cells_find_their_columns_beside_those_from_above() {
        let cell = Cell::words;
        let rows = [
            row([cell("a").high(3), cell("b").wide(2), cell("c").high(2)]),
            row([cell("d"), cell("e")]),
            row([cell("f").wide(2), cell("g")]),
        ];
        insta::assert_snapshot!(drawn(&rows, 4), @r"
        a1x3 b2x1 c1x2
        ^1 d1x1 e1x1 ^1
        ^1 f2x1 g1x1
        ");
        let grid = Grid::of(&rows, 4);
        let columns: Vec<_> = grid.rows[2].cells().map(|(column, _)| column).collect();
        assert_eq!(columns, [1, 3]);
    }

    #[test]
    fn what_does_not_fit_is_cut_and_what_is_missing_is_filled() {
        let cell = Cell::words;
        let rows = [
            row([cell("a").wide(9), cell("lost")]),
            row([cell("b").high(9), cell("c").wide(0).high(0)]),
            row([]),
        ];
        insta::assert_snapshot!(drawn(&rows, 3), @r"
        a3x1
        b1x2 c1x1 -1
        ^1 -2
        ");
        assert!(
            Grid::of(&rows, 0)
                .rows
                .iter()
                .all(|row| row.places.is_empty())
        );
    }
}

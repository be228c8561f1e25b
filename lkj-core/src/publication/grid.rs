//! Where the cells of a table lie when some are wide or high.

use super::tree::Row;

/// For each row, the column of each of its cells, counted from 0: columns that a cell above
/// reaches into are passed over.
pub(super) fn places(rows: &[Row]) -> Vec<Vec<usize>> {
    // By column, how many rows below are still covered by a cell above.
    let mut covered: Vec<u16> = Vec::new();
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        let mut of_row = Vec::with_capacity(row.cells.len());
        let mut next = Vec::new();
        let mut column: usize = 0;
        for cell in &row.cells {
            while is_covered(&covered, column) {
                column = column.saturating_add(1);
            }
            of_row.push(column);
            let end = column.saturating_add(usize::from(cell.columns));
            next.push((column, end, cell.rows));
            column = end;
        }
        for rows in &mut covered {
            *rows = rows.saturating_sub(1);
        }
        for (start, end, rows) in next {
            if covered.len() < end {
                covered.resize(end, 0);
            }
            for place in covered.iter_mut().take(end).skip(start) {
                *place = rows.saturating_sub(1);
            }
        }
        places.push(of_row);
    }
    places
}

fn is_covered(covered: &[u16], column: usize) -> bool {
    covered.get(column).is_some_and(|rows| *rows > 0)
}

#[cfg(test)]
mod tests {
    use super::super::tree::Cell;
    use super::*;

    #[test]
    fn cells_pass_over_columns_that_others_reach_into() {
        let rows = [
            Row::plain(vec![
                Cell::words("a").high(3),
                Cell::words("b").wide(2),
                Cell::words("c"),
            ]),
            Row::plain(vec![
                Cell::words("d").high(2),
                Cell::words("e"),
                Cell::words("f"),
            ]),
            Row::plain(vec![Cell::words("g"), Cell::words("h")]),
            Row::plain(vec![Cell::words("i")]),
        ];
        let expected = [vec![0, 1, 3], vec![1, 2, 3], vec![2, 3], vec![0]];
        assert_eq!(places(&rows), expected);
    }
}

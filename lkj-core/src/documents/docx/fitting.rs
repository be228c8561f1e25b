//! How wide the columns of a table are, how large its letters, and how large the sheet: so that
//! figures and words stay in one piece.
//!
//! Widths of letters are estimates, by the shapes of the usual sans-serif fonts: whoever opens the
//! document may not have the font that it asks for.

use super::paper::Sheet;
use crate::documents::{
    grid::{self, Grid, GridRow, Holds},
    tree::{PageShape, RowRole, Table},
};

/// A part of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Head,
    Body,
}

/// The size of letters in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Letters {
    /// 9 points.
    #[default]
    Usual,
    /// 8 points.
    Small,
    /// 7 points.
    Smallest,
}

impl Letters {
    const fn points(self) -> u32 {
        match self {
            Self::Usual => 9,
            Self::Small => 8,
            Self::Smallest => 7,
        }
    }

    /// What tells its styles from those of the usual size.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Small => "Small",
            Self::Smallest => "Smallest",
        }
    }
}

/// Sheets and letters in the order in which they are tried.
const UPRIGHT: [(Sheet, Letters); 3] = [
    (Sheet::Upright, Letters::Usual),
    (Sheet::Upright, Letters::Small),
    (Sheet::Upright, Letters::Smallest),
];
const SIDEWAYS: [(Sheet, Letters); 5] = [
    (Sheet::Sideways, Letters::Usual),
    (Sheet::Sideways, Letters::Small),
    (Sheet::Sideways, Letters::Smallest),
    (Sheet::Large, Letters::Small),
    (Sheet::Large, Letters::Smallest),
];

/// A twentieth of a point, in which widths are counted, for each thousandth of an em.
const THOUSANDTHS: u32 = 1000;
const TWENTIETHS: u32 = 20;

/// The room at the left and right of a cell's words, and its lines.
const PADDING: u32 = 190;

/// Strong letters are wider by this part.
const STRONGER: u32 = 8;

/// A column of words need not be wider than this share of the room, whatever its longest word.
const WIDEST_WORD: u32 = 5;

/// A row of so many lines is not kept on one page: programs cut off what does not fit on any.
const MOST_LINES: u32 = 14;

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    /// On what sheet.
    pub(super) sheet: Sheet,
    /// In what size.
    pub(super) letters: Letters,
    /// How wide its columns are, in twentieths of a point.
    pub(super) widths: Vec<u32>,
}

impl Fit {
    /// The largest letters, and the smaller sheet, in which the words of a table stay whole.
    pub(super) fn of(table: &Table) -> Self {
        let tried: &[(Sheet, Letters)] = match table.page {
            PageShape::Portrait => &UPRIGHT,
            PageShape::Landscape => &SIDEWAYS,
        };
        let mut last = None;
        for (sheet, letters) in tried {
            let room = sheet.room();
            let needs = needs(table, *letters, room);
            let fits = sum(&needs) <= room;
            let fit = Self {
                sheet: *sheet,
                letters: *letters,
                widths: widths(&shares(table, room), &needs, room),
            };
            if fits {
                return fit;
            }
            last = Some(fit);
        }
        last.unwrap_or(Self {
            sheet: Sheet::Upright,
            letters: Letters::Usual,
            widths: Vec::new(),
        })
    }

    /// How wide some columns are together.
    pub(super) fn width(&self, column: u16, columns: u16) -> u32 {
        let these = self.widths.iter().skip(usize::from(column));
        these
            .take(usize::from(columns))
            .fold(0, |sum, width| sum.saturating_add(*width))
    }

    /// How wide all columns are together.
    pub(super) fn total(&self) -> u32 {
        sum(&self.widths)
    }

    /// Whether a row is so low that it may be kept on one page.
    pub(super) fn is_low(&self, row: &GridRow<'_>) -> bool {
        row.places.iter().all(|place| match place.holds {
            Holds::Cell { cell, rows } => {
                let room = self
                    .width(place.column, place.columns)
                    .saturating_sub(PADDING);
                let lines = cell.text().lines().fold(0, |lines: u32, line| {
                    let needed = width_of(line, self.letters);
                    let more = needed.checked_div(room.max(1)).unwrap_or_default();
                    lines.saturating_add(more).saturating_add(1)
                });
                lines <= MOST_LINES.saturating_mul(rows.into())
            }
            Holds::Continued | Holds::Nothing => true,
        })
    }
}

fn sum(widths: &[u32]) -> u32 {
    widths
        .iter()
        .fold(0, |sum, width| sum.saturating_add(*width))
}

/// What each column takes of the room by its weight.
fn shares(table: &Table, room: u32) -> Vec<u32> {
    let weight = |at: usize| {
        let column = table.columns.get(at);
        u32::from(column.map_or(1, |column| column.weight.max(1)))
    };
    let count = usize::from(grid::width(table));
    let weights: Vec<u32> = (0..count).map(weight).collect();
    proportional(&weights, room)
}

/// A room parted by weights, without losing anything to rounding.
fn proportional(weights: &[u32], room: u32) -> Vec<u32> {
    let all = u64::from(sum(weights)).max(1);
    let mut passed: u64 = 0;
    let mut begins: u32 = 0;
    let part = |weight: &u32| {
        passed = passed.saturating_add(u64::from(*weight));
        let ends = u64::from(room).saturating_mul(passed).checked_div(all);
        let ends = ends
            .and_then(|ends| u32::try_from(ends).ok())
            .unwrap_or(room);
        let width = ends.saturating_sub(begins);
        begins = ends;
        width
    };
    weights.iter().map(part).collect()
}

/// What each column needs for its longest word or figure.
fn needs(table: &Table, letters: Letters, room: u32) -> Vec<u32> {
    let count = grid::width(table);
    let mut needs = vec![0_u32; usize::from(count)];
    for (rows, part) in [(&table.head, Part::Head), (&table.rows, Part::Body)] {
        for row in Grid::of(rows, count).rows {
            for place in &row.places {
                let (Holds::Cell { cell, .. }, 1) = (place.holds, place.columns) else {
                    continue;
                };
                let text = cell.text();
                let words = text.split_whitespace();
                let longest = words.map(|word| width_of(word, letters)).max();
                let longest = longest.unwrap_or_default();
                let is_strong = part == Part::Head || row.row.role != RowRole::Plain;
                let more = if is_strong { longest / STRONGER } else { 0 };
                let mut need = longest.saturating_add(more).saturating_add(PADDING);
                if cell.value.is_none() {
                    need = need.min(room.checked_div(WIDEST_WORD).unwrap_or(room));
                }
                if let Some(of_column) = needs.get_mut(usize::from(place.column)) {
                    *of_column = need.max(*of_column);
                }
            }
        }
    }
    needs
}

/// Shares, with what some columns lack taken from those that have more than they need.
fn widths(shares: &[u32], needs: &[u32], room: u32) -> Vec<u32> {
    let pairs = || shares.iter().zip(needs);
    let lacking = pairs().fold(0, |sum: u32, (share, need)| {
        sum.saturating_add(need.saturating_sub(*share))
    });
    let spare: Vec<u32> = pairs()
        .map(|(share, need)| share.saturating_sub(*need))
        .collect();
    if lacking > sum(&spare) {
        return proportional(needs, room);
    }
    let given = proportional(&spare, lacking);
    let width =
        |((share, need), given): ((&u32, &u32), &u32)| share.max(need).saturating_sub(*given);
    pairs().zip(&given).map(width).collect()
}

/// About how wide words are.
fn width_of(words: &str, letters: Letters) -> u32 {
    let ems = words.chars().fold(0_u32, |sum, letter| {
        sum.saturating_add(match letter {
            '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | 'I' | ' ' => 280,
            'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 340,
            'm' | 'w' | 'M' | 'W' | '%' | '@' => 860,
            letter if letter.is_uppercase() => 700,
            _ => 556,
        })
    });
    let size = letters.points().saturating_mul(TWENTIETHS);
    ems.saturating_mul(size)
        .checked_div(THOUSANDTHS)
        .unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Letters::{Small, Smallest, Usual};
    use super::*;
    use crate::documents::{Caption, Cell, Column, NumberKind, Row};

    fn table(page: PageShape, columns: usize, written: &str) -> Table {
        let cell = || Cell::number(1.into(), NumberKind::Rupiah, written);
        Table {
            caption: Caption::new("x", "x"),
            columns: vec![Column::figures(1); columns],
            head: Vec::new(),
            rows: vec![Row::plain((0..columns).map(|_| cell()).collect())],
            remarks: Vec::new(),
            page,
        }
    }

    #[test]
    fn figures_stay_whole_in_smaller_letters_or_on_a_larger_sheet() {
        let fit = |page, columns, written| {
            let fit = Fit::of(&table(page, columns, written));
            assert_eq!(fit.total(), fit.sheet.room(), "nothing is lost");
            (fit.sheet, fit.letters)
        };
        assert_eq!(
            fit(PageShape::Portrait, 4, "872.705.000"),
            (Sheet::Upright, Usual)
        );
        assert_eq!(
            fit(PageShape::Portrait, 8, "872.705.000"),
            (Sheet::Upright, Small)
        );
        assert_eq!(
            fit(PageShape::Portrait, 30, "872.705.000"),
            (Sheet::Upright, Smallest)
        );
        assert_eq!(
            fit(PageShape::Landscape, 8, "872.705.000"),
            (Sheet::Sideways, Usual)
        );
        assert_eq!(
            fit(PageShape::Landscape, 18, "872.705.000"),
            (Sheet::Large, Small)
        );
    }

    #[test]
    fn columns_that_have_more_than_they_need_give_to_the_others() {
        assert_eq!(widths(&[100, 100, 100], &[20, 150, 60], 300), [67, 150, 83]);
        assert_eq!(widths(&[100, 100], &[50, 100], 200), [100, 100]);
        assert_eq!(widths(&[100, 100], &[300, 100], 200), [150, 50]);
    }

    #[test]
    fn rows_higher_than_half_a_page_may_break() {
        let mut high = table(PageShape::Portrait, 2, "1");
        let words = |lines: usize| Cell::words("baris\n".repeat(lines));
        high.rows = vec![
            Row::plain(vec![Cell::words("a"), words(14)]),
            Row::plain(vec![Cell::words("a"), words(15)]),
            Row::plain(vec![Cell::words("kata ".repeat(400)).wide(2)]),
        ];
        let fit = Fit::of(&high);
        let low: Vec<bool> = Grid::of(&high.rows, 2)
            .rows
            .iter()
            .map(|row| fit.is_low(row))
            .collect();
        assert_eq!(low, [true, false, false]);
    }
}

//! A cell among others: what the column and the calculation say about an ambiguous number.

use rust_decimal::Decimal;

use super::groups::looks_grouped;
use super::tokens::split_separators;
use super::{Figure, Hint, NumberError, Reading, parse_with};
use crate::value::Locale;

/// What is known around a cell, to settle a number that could be read in two ways.
///
/// ```
/// use lkj_core::number::{Clues, Reading, SettledBy, parse_cell};
/// let clues = Clues { neighbours: &["2.308.664.947", "80.643.394"], ..Clues::default() };
/// let cell = parse_cell("480.000", &clues)?;
/// assert_eq!(cell.settled_by, Some(SettledBy::Neighbours));
/// let Reading::Figure(figure) = cell.reading else { unreachable!() };
/// assert_eq!(figure.value.to_string(), "480000");
/// # Ok::<(), lkj_core::number::NumberError>(())
/// ```
#[derive(Clone, Copy, Default)]
pub struct Clues<'a> {
    /// The declared kind and style of the place.
    pub hint: Hint,
    /// The other cells of its column, as printed.
    pub neighbours: &'a [&'a str],
    /// Whether a reading fits what was printed beside it, such as the achievement.
    pub fits: Option<&'a dyn Fn(Decimal) -> bool>,
}

impl std::fmt::Debug for Clues<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clues")
            .field("hint", &self.hint)
            .field("neighbours", &self.neighbours)
            .field("fits", &self.fits.is_some())
            .finish()
    }
}

/// What a cell says, and what had to settle it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// What it says.
    pub reading: Reading,
    /// What settled it, where it could have been read in two ways.
    pub settled_by: Option<SettledBy>,
}

/// What settled a number that could be read in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SettledBy {
    /// The unit printed with it: `1.100 orang`.
    Unit,
    /// The declared kind of the place.
    Kind,
    /// The declared style of the document.
    Locale,
    /// The other cells of its column.
    Neighbours,
    /// A figure printed beside it, which only one reading gives.
    Fits,
}

impl SettledBy {
    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Kind => "kind",
            Self::Locale => "locale",
            Self::Neighbours => "neighbours",
            Self::Fits => "printed",
        }
    }
}

/// Reads a cell with all that is known around it. Nearer clues count first: its own unit, the
/// declared kind, the declared style, then what was printed beside it, then its neighbours.
///
/// # Errors
/// [`NumberError`], also where the clues leave two readings or contradict each other.
pub fn parse_cell(text: &str, clues: &Clues<'_>) -> Result<Cell, NumberError> {
    let alone = parse_with(text, Hint::default());
    let Err(NumberError::Ambiguous { .. }) = alone else {
        // The kind may also make a text malformed (`Rp 5 juta`), so the hint is heard.
        return Ok(Cell {
            settled_by: is_settled_by_unit(text).then_some(SettledBy::Unit),
            reading: parse_with(text, clues.hint)?,
        });
    };
    let of_kind = Hint {
        kind: clues.hint.kind,
        locale: None,
    };
    if let Ok(reading) = parse_with(text, of_kind) {
        return Ok(settled(reading, SettledBy::Kind));
    }
    if let Ok(reading) = parse_with(text, clues.hint) {
        return Ok(settled(reading, SettledBy::Locale));
    }
    if let Some(reading) = clues.fits.and_then(|fits| the_one_that_fits(text, fits)) {
        return Ok(settled(reading, SettledBy::Fits));
    }
    if let Some(locale) = style_of(clues.neighbours) {
        let styled = Hint {
            locale: Some(locale),
            ..of_kind
        };
        return Ok(settled(parse_with(text, styled)?, SettledBy::Neighbours));
    }
    alone.map(|reading| Cell {
        reading,
        settled_by: None,
    })
}

const fn settled(reading: Reading, by: SettledBy) -> Cell {
    Cell {
        reading,
        settled_by: Some(by),
    }
}

/// Whether a numeral that alone would be ambiguous reads in one way for the unit beside it.
fn is_settled_by_unit(text: &str) -> bool {
    let is_numeral = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
    let words = text.split(|character: char| !is_numeral(character));
    let mut numerals = words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let first = numerals
        .next()
        .map(|word| word.trim_end_matches([',', '.']));
    first.is_some_and(looks_grouped) && numerals.next().is_none()
}

/// The reading that fits, where the other one does not.
fn the_one_that_fits(text: &str, fits: &dyn Fn(Decimal) -> bool) -> Option<Reading> {
    let in_style = |locale| match parse_with(
        text,
        Hint {
            kind: None,
            locale: Some(locale),
        },
    ) {
        Ok(Reading::Figure(figure)) => Some(figure),
        _ => None,
    };
    let both = [in_style(Locale::Indonesian)?, in_style(Locale::English)?];
    let fitting: Vec<Figure> = both
        .into_iter()
        .filter(|figure| fits(figure.value))
        .collect();
    match <[Figure; 1]>::try_from(fitting) {
        Ok([only]) => Some(Reading::Figure(only)),
        Err(_) => None,
    }
}

/// The style that the unambiguous cells of a column are written in, where they agree.
fn style_of(neighbours: &[&str]) -> Option<Locale> {
    let mut styles = neighbours.iter().filter_map(|cell| style(cell));
    let first = styles.next()?;
    styles.all(|other| other == first).then_some(first)
}

/// The style of one cell, where its separators tell.
fn style(cell: &str) -> Option<Locale> {
    let (points, commas, last) = split_separators(cell)?;
    let by_group = |separator| match separator {
        '.' => Locale::Indonesian,
        _ => Locale::English,
    };
    let by_fraction = |separator| match separator {
        ',' => Locale::Indonesian,
        _ => Locale::English,
    };
    match (points, commas) {
        (0, 0) => None,
        (1, 0) | (0, 1) => {
            let numeral = cell.trim_matches(|c: char| !c.is_ascii_digit());
            (!looks_grouped(numeral)).then(|| by_fraction(last))
        }
        (_, 0) | (0, _) => Some(by_group(last)),
        _ => Some(by_fraction(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Kind;

    fn read(text: &str, clues: &Clues<'_>) -> String {
        match parse_cell(text, clues) {
            Ok(Cell {
                reading: Reading::Figure(figure),
                settled_by,
            }) => format!(
                "{} {}",
                figure.value,
                settled_by.map_or("alone", SettledBy::code)
            ),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn nothing_is_settled_silently() {
        let none = Clues::default();
        assert_eq!(read("80,94", &none), "80.94 alone");
        assert_eq!(read("1.100 orang", &none), "1100 unit");
        assert_eq!(read("Rp. 480.000,-", &none), "480000 unit");
        assert!(parse_cell("1.100", &none).is_err());
        let count = Clues {
            hint: Hint {
                kind: Some(Kind::Count),
                locale: None,
            },
            ..none
        };
        assert_eq!(read("1.100", &count), "1100 kind");
        let english = Clues {
            hint: Hint {
                kind: None,
                locale: Some(Locale::English),
            },
            ..none
        };
        assert_eq!(read("1.100", &english), "1.100 locale");
    }

    #[test]
    fn neighbours_must_agree() {
        let among = |neighbours| Clues {
            neighbours,
            ..Clues::default()
        };
        assert_eq!(
            read("25.391", &among(&["80,94", "1.234.567"])),
            "25391 neighbours"
        );
        assert_eq!(
            read("25.391", &among(&["96.51", "-", "71.85"])),
            "25.391 neighbours"
        );
        assert!(
            parse_cell("25.391", &among(&["96.51", "80,94"])).is_err(),
            "mixed"
        );
        assert!(
            parse_cell("25.391", &among(&["25.241", "25.611"])).is_err(),
            "no evidence"
        );
    }

    #[test]
    fn what_is_printed_beside_it_settles() {
        let fits = |value: Decimal| value == Decimal::from(59_890);
        let clues = Clues {
            fits: Some(&fits),
            neighbours: &["96.51"],
            ..Clues::default()
        };
        assert_eq!(read("59.890", &clues), "59890 printed");
        let never = |_: Decimal| false;
        let clues = Clues {
            fits: Some(&never),
            ..Clues::default()
        };
        assert!(parse_cell("59.890", &clues).is_err());
    }
}

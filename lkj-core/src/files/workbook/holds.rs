//! What the cells of a column hold: how a value of the tree becomes a cell, and a cell a node.

use rust_decimal::Decimal;
use serde_json::Value;

use super::super::node::{Node, NodeValue, Position};
use super::sheet::{Cell, Number};
use super::words::{self, Word};
use crate::framework::TargetValue;
use crate::number::{self, Reading, date, exact};
use crate::problem::ProblemKind;
use crate::value::{Locale, nearest::nearest};

/// The longest text that a cell can hold, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds {
    /// Words; a number stands for its own digits.
    Text,
    /// Sentences, so that the column is wide.
    LongText,
    /// An id out of those of a sheet.
    Id(&'static str),
    /// Several ids, with commas between them.
    Ids,
    /// Several texts, each on a line of its own.
    Lines,
    /// A number, a target, or any other value that may also be a word.
    Figure,
    /// Rupiah.
    Money,
    Whole,
    Truth,
    Date,
    /// A first and a last year: `2019–2023`.
    Years,
    Word(&'static [Word]),
    /// Pairs of numbers: `0:0; 80:80`.
    Pairs,
}

impl Holds {
    /// The cell that says a value; `None` where no cell can say it exactly.
    pub(super) fn cell(self, value: &Value, locale: Locale) -> Option<Cell> {
        match self {
            Self::Text | Self::LongText | Self::Id(_) => text_cell(value.as_str()?),
            Self::Ids => text_cell(&joined(value, ", ", |text| {
                !text.contains([',', ';', '\n'])
            })?),
            Self::Lines => text_cell(&joined(value, "\n", |text| !text.contains('\n'))?),
            Self::Figure | Self::Money => figure_cell(value, locale),
            Self::Whole => match value {
                Value::Number(number) => exact::read(&number.to_string()).map(Cell::number),
                Value::String(text) => exact::read(text).map(Cell::number),
                _ => None,
            },
            Self::Truth => truth_word(value.as_bool()?, locale),
            Self::Date => Some(Cell::Date(value.as_str()?.to_owned())),
            Self::Years => years_cell(value),
            Self::Word(words) => {
                let native = value.as_str()?;
                let word = words.iter().find(|word| word.native == native)?;
                text_cell(word.shown.of(locale))
            }
            Self::Pairs => pairs_cell(value),
        }
    }

    /// The node that a cell means, or what is wrong with the cell.
    pub(super) fn node(self, cell: &Cell, at: Position) -> Result<NodeValue, ProblemKind> {
        match cell {
            Cell::Error(text) => return Err(ProblemKind::CellError { text: text.clone() }),
            Cell::Uncalculated => return Err(ProblemKind::UncalculatedFormula),
            _ => {}
        }
        let list = |texts: Vec<NodeValue>| {
            NodeValue::List(texts.into_iter().map(|value| Node { value, at }).collect())
        };
        Ok(match self {
            Self::Figure | Self::Money => figure_node(cell),
            Self::Text | Self::LongText => match cell {
                Cell::Date(date) => NodeValue::Date(date.clone()),
                other => NodeValue::Text(other.text()),
            },
            Self::Id(_) => NodeValue::Text(cell.text().trim().to_owned()),
            Self::Ids => list(parts(&cell.text(), &[',', ';', '\n'])),
            Self::Lines => list(parts(&cell.text(), &['\n'])),
            Self::Whole => whole_node(cell),
            Self::Truth => match cell {
                Cell::Truth(truth) => NodeValue::Truth(*truth),
                other => {
                    let native = native(words::TRUTHS, &other.text())?;
                    NodeValue::Truth(native == "true")
                }
            },
            Self::Date => match cell {
                Cell::Date(date) => NodeValue::Date(date.clone()),
                other => NodeValue::Text(iso_date(other.text().trim())),
            },
            Self::Years => years_node(cell, at),
            Self::Word(words) => NodeValue::Text(native(words, &cell.text())?.to_owned()),
            Self::Pairs => {
                let pair = |pair: &str| {
                    let ends = pair.split(':').map(|end| Node {
                        value: figure_node(&Cell::Text(end.trim().to_owned())),
                        at,
                    });
                    NodeValue::List(ends.collect())
                };
                let text = cell.text();
                let pairs = text.split([';', '\n']).map(str::trim);
                list(pairs.filter(|text| !text.is_empty()).map(pair).collect())
            }
        })
    }
}

/// A text, unless a cell would change or cut it.
pub(super) fn text_cell(text: &str) -> Option<Cell> {
    let is_kept = |c: char| c == '\n' || (!c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    // Workbooks write `_x000D_` for a sign that XML does not have.
    let fits = text.encode_utf16().count() <= LONGEST_TEXT
        && !text.trim().is_empty()
        && text.chars().all(is_kept)
        && !text.contains("_x");
    fits.then(|| Cell::Text(text.to_owned()))
}

/// The texts of a list in one, where they can be told apart again.
fn joined(value: &Value, joint: &str, can_stand: impl Fn(&str) -> bool) -> Option<String> {
    let texts: Vec<&str> = value
        .as_array()?
        .iter()
        .map(Value::as_str)
        .collect::<Option<_>>()?;
    let is_apart = |text: &&str| can_stand(text) && !text.is_empty() && text.trim() == *text;
    texts.iter().all(is_apart).then(|| texts.join(joint))
}

fn parts(text: &str, separators: &[char]) -> Vec<NodeValue> {
    let parts = text.split(separators).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| NodeValue::Text(part.to_owned()))
        .collect()
}

fn truth_word(truth: bool, locale: Locale) -> Option<Cell> {
    let native = if truth { "true" } else { "false" };
    let word = words::TRUTHS.iter().find(|word| word.native == native)?;
    text_cell(word.shown.of(locale))
}

/// The native word for what a cell says.
fn native(words: &'static [Word], text: &str) -> Result<&'static str, ProblemKind> {
    if let Some(word) = words::meant(words, text) {
        return Ok(word.native);
    }
    let shown = words.iter().flat_map(|word| word.shown.both());
    let meant = nearest(text, shown.chain(words.iter().map(|word| word.native)));
    Err(ProblemKind::UnknownWord {
        found: text.trim().to_owned(),
        allowed: words.iter().map(|word| word.shown.indonesian).collect(),
        nearest: meant,
    })
}

/// A number as a number where a cell can hold it exactly, anything else as text.
fn figure_cell(value: &Value, locale: Locale) -> Option<Cell> {
    let text = match value {
        Value::String(text) => text,
        Value::Bool(truth) => return truth_word(*truth, locale),
        _ => return None,
    };
    if let Some(number) = exact::read(text)
        && exact::write(number) == *text
        && fits_a_cell(number)
    {
        return Some(Cell::number(number));
    }
    text_cell(&localized(text, locale))
}

/// Whether a cell, which holds a binary number, gives the same decimal back.
pub(super) fn fits_a_cell(value: Decimal) -> bool {
    let plain = value.normalize();
    let digits = plain.mantissa().unsigned_abs().to_string().len();
    let is_back = |float: f64| decimal_of(float).is_some_and(|back| back == plain);
    digits <= 15
        && value.scale() <= 15
        && !(value.is_zero() && value.is_sign_negative())
        && value.to_string().parse().is_ok_and(is_back)
}

/// The shortest decimal that stands for a binary number.
pub(super) fn decimal_of(float: f64) -> Option<Decimal> {
    Decimal::from_str_exact(&float.to_string()).ok()
}

/// A figure with the decimal comma, where that reads as the same.
fn localized(text: &str, locale: Locale) -> String {
    let is_indonesian = locale == Locale::Indonesian;
    let comma = text.replace('.', ",");
    let says_the_same = || is_same_figure(&comma, text);
    if is_indonesian && text.contains('.') && !text.contains(',') && says_the_same() {
        comma
    } else {
        text.to_owned()
    }
}

/// Whether two texts are read as the same figure or target.
pub(super) fn is_same_figure(one: &str, other: &str) -> bool {
    let target = |text: &str| TargetValue::parse(text).ok().flatten();
    match (number::parse(one), number::parse(other)) {
        (Ok(Reading::Figure(one)), Ok(Reading::Figure(other))) => {
            one.to_string() == other.to_string()
        }
        _ => {
            matches!((target(one), target(other)), (Some(one), Some(other)) if one.to_string() == other.to_string())
        }
    }
}

/// What a cell says where a figure is expected: a number in its own digits, or a text, which
/// the reader of figures takes as printed.
fn figure_node(cell: &Cell) -> NodeValue {
    match cell {
        Cell::Number(number) => number_node(*number),
        Cell::Truth(truth) => NodeValue::Truth(*truth),
        Cell::Date(date) => NodeValue::Date(date.clone()),
        other => NodeValue::Text(other.text()),
    }
}

fn number_node(number: Number) -> NodeValue {
    let mut value = number.value.normalize();
    if number.is_percent {
        let hundredfold = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
        let mut shown = hundredfold.normalize();
        pad(&mut shown, number.places);
        return NodeValue::Text(format!("{} %", exact::write(shown)));
    }
    pad(&mut value, number.places);
    let plain = value.to_string();
    let has_places = number.places.is_some_and(|places| places > 0);
    if value.scale() == 0 {
        NodeValue::Whole(plain)
    } else if has_places || !number::looks_grouped(plain.trim_start_matches('-')) {
        NodeValue::Fraction(exact::write(value))
    } else {
        // Thousands, typed with a point where the program takes it for a decimal one? The
        // reader of figures settles it or asks.
        NodeValue::Text(plain)
    }
}

/// Writes zeros behind a number, as its cell shows them.
fn pad(value: &mut Decimal, places: Option<u32>) {
    let wanted = places.unwrap_or_default().min(12);
    if wanted > value.scale() {
        value.rescale(wanted);
    }
}

fn whole_node(cell: &Cell) -> NodeValue {
    let text = cell.text();
    let text = text.trim();
    if text.parse::<i64>().is_ok() {
        NodeValue::Whole(text.to_owned())
    } else {
        NodeValue::Text(text.to_owned())
    }
}

fn years_cell(value: &Value) -> Option<Cell> {
    let year = |value: &Value| match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    };
    match value.as_array()?.as_slice() {
        [first, last] if first == last => exact::read(&year(first)?).map(Cell::number),
        [first, last] => text_cell(&format!("{}–{}", year(first)?, year(last)?)),
        _ => None,
    }
}

fn years_node(cell: &Cell, at: Position) -> NodeValue {
    let text = cell.text();
    let years: Vec<&str> = text
        .split(['-', '–', '—'])
        .map(str::trim)
        .filter(|year| !year.is_empty())
        .collect();
    let years = match years.as_slice() {
        [one] => vec![*one, *one],
        several => several.to_vec(),
    };
    let node = |year: &str| Node {
        value: whole_node(&Cell::Text(year.to_owned())),
        at,
    };
    NodeValue::List(years.into_iter().map(node).collect())
}

fn pairs_cell(value: &Value) -> Option<Cell> {
    let pair = |pair: &Value| match pair.as_array()?.as_slice() {
        [at, score] => Some(format!("{}:{}", at.as_str()?, score.as_str()?)),
        _ => None,
    };
    let pairs: Vec<_> = value.as_array()?.iter().map(pair).collect::<Option<_>>()?;
    text_cell(&pairs.join("; "))
}

/// A date as people write it (`31/1/2019`, `31 Januari 2019`) in the order that files have;
/// anything else is left as it is.
fn iso_date(text: &str) -> String {
    match date::read(text) {
        Some(date::Written::Full(date)) => date.to_string(),
        Some(date::Written::WithoutYear) | None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Position = Position { text: 0, offset: 0 };

    fn number(value: &str, places: Option<u32>, is_percent: bool) -> Cell {
        Cell::Number(Number {
            value: value.parse().expect("a decimal"),
            places,
            is_percent,
        })
    }

    fn figure(cell: &Cell) -> String {
        match Holds::Figure.node(cell, AT) {
            Ok(NodeValue::Whole(text)) => format!("whole {text}"),
            Ok(NodeValue::Fraction(text)) => format!("fraction {text}"),
            Ok(NodeValue::Text(text)) => format!("text {text}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn numbers_keep_the_decimals_that_their_cells_show() {
        assert_eq!(figure(&number("85", Some(2), false)), "fraction 85.00");
        assert_eq!(
            figure(&number("80.3418", Some(2), false)),
            "fraction 80.3418"
        );
        assert_eq!(figure(&number("85", None, false)), "whole 85");
        assert_eq!(figure(&number("0.8094", Some(2), true)), "text 80.94 %");
        assert_eq!(figure(&number("0.8", Some(0), true)), "text 80 %");
    }

    #[test]
    fn three_decimals_are_asked_about_unless_they_are_shown() {
        assert_eq!(figure(&number("1.675", None, false)), "text 1.675");
        assert_eq!(figure(&number("1.675", Some(3), false)), "fraction 1675e-3");
        assert_eq!(figure(&number("0.421", None, false)), "fraction 0.421");
    }

    #[test]
    fn what_a_binary_number_cannot_hold_is_written_as_text() {
        for text in ["872705000", "80.94", "0.1", "999999999999999", "-0.125"] {
            assert!(fits_a_cell(text.parse().expect("a decimal")), "{text}");
        }
        for text in [
            "9999999999999999",
            "0.1234567890123456",
            "12345678901234567890",
        ] {
            assert!(!fits_a_cell(text.parse().expect("a decimal")), "{text}");
            let cell = Holds::Figure.cell(&Value::String(text.to_owned()), Locale::Indonesian);
            assert!(matches!(cell, Some(Cell::Text(_))), "{cell:?}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("31/1/2019", "2019-01-31"),
            ("1-12-2019", "2019-12-01"),
            ("31 Januari 2019", "2019-01-31"),
            ("2019-01-31", "2019-01-31"),
            ("akhir tahun", "akhir tahun"),
        ] {
            assert_eq!(iso_date(text), expected);
        }
    }
}

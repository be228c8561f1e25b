//! Numbers as Indonesian documents write them, and back.
//!
//! [`parse`] reads `Rp. 872.705.000,-`, `80,94`, `97,77 %`, `25 pelayanan`, `7 – 8 bulan`,
//! `< 49`, `n/a`, `WTP`; it never guesses: what can be read in two ways is
//! [`NumberError::Ambiguous`], and what cannot be read is [`NumberError::Malformed`] with a
//! proposal. [`format()`] writes a number in the style of a [`Locale`](crate::value::Locale).
//!
//! Numbers that leave or enter the engine as text for machines go through [`exact`].

mod column;
pub(crate) mod date;
mod error_words;
pub mod exact;
mod format;
mod grade;
mod groups;
mod parse;
mod percent;
mod quantities;
mod sides;
mod spell;
mod tokens;
mod unit;
mod words;

pub use percent::Percent;

pub use column::{Cell, Clues, SettledBy, parse_cell};
pub use exact::FloatError;
pub use format::{format, format_percent, format_rupiah};
pub use grade::Grade;
pub(crate) use groups::looks_grouped;
pub use parse::{parse, parse_with};
pub use spell::{spell, spell_rupiah};
pub(crate) use unit::is_unit_of_percent;
pub use unit::{Multiple, StandardUnit, UnitDimension};
pub use words::truth;
pub(crate) use words::truth_word;

use std::fmt;

use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A number with the places that it was given with, and its unit (*satuan*) if it had one.
///
/// ```
/// use lkj_core::number::{self, Reading};
/// let Reading::Figure(figure) = number::parse("25 pelayanan")? else { unreachable!() };
/// assert_eq!(figure.value.to_string(), "25");
/// assert_eq!(figure.unit.as_deref(), Some("pelayanan"));
/// # Ok::<(), lkj_core::number::NumberError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Figure {
    /// The number, multiplied out. Its scale is the number of decimals that were written.
    pub value: Decimal,
    /// The unit as written: `%`, `Rp`, `pelayanan`, …
    pub unit: Option<String>,
    /// The word that multiplied it, where one did: *juta* of `2,5 juta`.
    pub multiple: Multiple,
    /// How many decimals were written, before a word multiplied it: 2 of `7,50 miliar`.
    pub decimals: u32,
    /// The whole of which it is a part, where one was written: 7 of `5 dari 7 laporan`.
    pub whole: Option<Box<Figure>>,
}

impl Figure {
    /// A number without a unit.
    #[must_use]
    pub const fn new(value: Decimal) -> Self {
        Self {
            value,
            unit: None,
            multiple: Multiple::One,
            decimals: value.scale(),
            whole: None,
        }
    }

    /// A number with its unit.
    #[must_use]
    pub fn with_unit(value: Decimal, unit: impl Into<String>) -> Self {
        Self {
            unit: Some(unit.into()),
            ..Self::new(value)
        }
    }

    /// The unit, where its dimension is known.
    #[must_use]
    pub fn standard_unit(&self) -> Option<StandardUnit> {
        StandardUnit::of(self.unit.as_deref()?)
    }

    /// Whether the number alone, without its unit, says something else: `2 minggu`, `5 ton`. One of
    /// percent, rupiah or working days is read as it is.
    ///
    /// ```
    /// use lkj_core::number::Figure;
    /// let needs_unit = |unit: &str| Figure::with_unit(2.into(), unit).needs_unit();
    /// assert!(needs_unit("minggu") && needs_unit("juta rupiah"));
    /// assert!(!needs_unit("%") && !needs_unit("Rp") && !needs_unit("dokumen"));
    /// ```
    #[must_use]
    pub fn needs_unit(&self) -> bool {
        self.standard_unit().is_some_and(|unit| {
            unit.factor > 1
                || match unit.dimension {
                    UnitDimension::Percent | UnitDimension::Money | UnitDimension::WorkingDays => {
                        false
                    }
                    UnitDimension::Time
                    | UnitDimension::Months
                    | UnitDimension::Mass
                    | UnitDimension::Length
                    | UnitDimension::Area
                    | UnitDimension::Volume => true,
                }
        })
    }

    /// Formats the number for readers, with its unit and its whole: `50.000 lembar`,
    /// `5 laporan dari 7 laporan`.
    #[must_use]
    pub fn write(&self, locale: crate::value::Locale) -> String {
        let number = format(self.value, locale);
        let own = match &self.unit {
            Some(unit) => format!("{number} {unit}"),
            None => number,
        };
        match (&self.whole, locale) {
            (Some(whole), crate::value::Locale::Indonesian) => {
                format!("{own} dari {}", whole.write(locale))
            }
            (Some(whole), crate::value::Locale::English) => {
                format!("{own} of {}", whole.write(locale))
            }
            (None, _) => own,
        }
    }

    /// The number before its word multiplied it, with the decimals that were written: 7.50 of
    /// `7,50 miliar`.
    #[must_use]
    pub fn written_value(&self) -> Decimal {
        let scale = self.value.scale().saturating_add(self.multiple.power());
        match Decimal::try_from_i128_with_scale(self.value.mantissa(), scale) {
            Ok(mut written) => {
                written.rescale(self.decimals);
                written
            }
            Err(_) => self.value,
        }
    }
}

/// Formats several quantities of one cell for readers: `11 jenis; 50.000 lembar`.
pub(crate) fn write_several(figures: &[Figure], locale: crate::value::Locale) -> String {
    let each: Vec<_> = figures.iter().map(|figure| figure.write(locale)).collect();
    each.join("; ")
}

impl From<Decimal> for Figure {
    fn from(value: Decimal) -> Self {
        Self::new(value)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.multiple {
            Multiple::One => f.write_str(&exact::write(self.value))?,
            multiple => {
                let value = exact::write(self.written_value());
                write!(f, "{value} {}", multiple.word())?;
            }
        }
        if let Some(unit) = &self.unit {
            write!(f, " {unit}")?;
        }
        match &self.whole {
            Some(whole) => write!(f, " dari {whole}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = exact::deserialize_text(deserializer)?;
        match parse(&text).map_err(de::Error::custom)? {
            Reading::Figure(figure) => Ok(figure),
            _ => Err(de::Error::custom(format!("{text:?} is not a number"))),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Figure {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Figure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["number", "string"],
            "description": "A number: plain (80.94), or in quotes as printed (\"80,94\", \"25 pelayanan\"). *Angka: polos, atau dalam tanda petik seperti tercetak.*"
        })
    }
}

/// What kind of thing a number counts or measures, as far as it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// Things counted, so a whole number: `1.100` is eleven hundred. *Cacah.*
    Count,
    /// Money in rupiah: `1.100` is eleven hundred. *Nilai uang.*
    Amount,
    /// A percentage. *Persentase.*
    Percent,
    /// An index or a score. *Indeks atau nilai.*
    Index,
    /// Anything else. *Lainnya.*
    Other,
}

/// What is known of a place before its text is read.
///
/// ```
/// use lkj_core::number::{Hint, Kind, Reading, parse_with};
/// let hint = Hint { kind: Some(Kind::Count), ..Hint::default() };
/// let Reading::Figure(figure) = parse_with("1.100", hint)? else { unreachable!() };
/// assert_eq!(figure.value.to_string(), "1100");
/// # Ok::<(), lkj_core::number::NumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint {
    /// The declared kind of the place.
    pub kind: Option<Kind>,
    /// The style in which the whole document is known to be written.
    pub locale: Option<crate::value::Locale>,
}

impl Hint {
    /// What a declared unit says of the numbers beneath it: amounts of money in rupiah, counts of
    /// people and things.
    ///
    /// ```
    /// use lkj_core::number::{Hint, Kind};
    /// assert_eq!(Hint::of_unit("Rupiah").kind, Some(Kind::Amount));
    /// assert_eq!(Hint::of_unit("orang").kind, Some(Kind::Count));
    /// assert_eq!(Hint::of_unit("indeks").kind, None);
    /// ```
    #[must_use]
    pub fn of_unit(unit: &str) -> Self {
        let is_money = StandardUnit::of(unit)
            .is_some_and(|unit| unit.dimension == UnitDimension::Money && unit.factor == 1);
        let kind = if is_money {
            Some(Kind::Amount)
        } else {
            parse::is_countable(unit).then_some(Kind::Count)
        };
        Self { kind, locale: None }
    }
}

/// What a cell of a report says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reading {
    /// One number.
    Figure(Figure),
    /// From one number to another: `7 – 8 bulan`.
    Range {
        /// The lower end.
        lower: Decimal,
        /// The upper end.
        upper: Decimal,
        /// The unit of both.
        unit: Option<String>,
    },
    /// Not more than, or not less than: `< 49`, `minimal 3`.
    Bound {
        /// Which side is bounded.
        side: Side,
        /// The bound.
        bound: Figure,
    },
    /// A date, alone or as a bound: `31 Maret 2025`, `paling lambat 31 Maret 2025`.
    Date {
        /// The date.
        date: crate::value::Date,
        /// Which side of it is allowed, where the text says so.
        side: Option<Side>,
    },
    /// Several quantities in one cell: `11 jenis; 50.000 lembar`.
    Several(Vec<Figure>),
    /// Nothing: empty, a hyphen, `n/a`.
    Missing(Missing),
    /// Words: a grade (`WTP`), a truth value (`ada`), or anything else.
    Words(String),
}

/// `reading` names what it is; numbers are text, plain and exact.
impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Figure(figure) => {
                map.serialize_entry("reading", self.word())?;
                map.serialize_entry("value", &figure.value.to_string())?;
                map.serialize_entry("unit", &figure.unit)?;
                if let Some(whole) = &figure.whole {
                    map.serialize_entry("whole", whole)?;
                }
            }
            Self::Range { lower, upper, unit } => {
                map.serialize_entry("reading", "range")?;
                map.serialize_entry("lower", &lower.to_string())?;
                map.serialize_entry("upper", &upper.to_string())?;
                map.serialize_entry("unit", unit)?;
            }
            Self::Bound { side, bound } => {
                map.serialize_entry("reading", "bound")?;
                map.serialize_entry("side", side)?;
                map.serialize_entry("value", &bound.value.to_string())?;
                map.serialize_entry("unit", &bound.unit)?;
            }
            Self::Date { date, side } => {
                map.serialize_entry("reading", "date")?;
                map.serialize_entry("date", date)?;
                map.serialize_entry("side", side)?;
            }
            Self::Several(figures) => {
                map.serialize_entry("reading", "several")?;
                map.serialize_entry("parts", figures)?;
            }
            Self::Missing(missing) => {
                map.serialize_entry("reading", "missing")?;
                map.serialize_entry("missing", missing)?;
            }
            Self::Words(words) => {
                map.serialize_entry("reading", "words")?;
                map.serialize_entry("words", words)?;
            }
        }
        map.end()
    }
}

/// Which side of a bound is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Up to the bound, which counts too: `≤ 5`, `maksimal 5`.
    AtMost,
    /// Below the bound, which does not count: `< 49`, `kurang dari 49`.
    Below,
    /// The bound or more: `≥ 3`, `minimal 3`.
    AtLeast,
    /// More than the bound: `> 3`.
    Above,
}

/// How a cell says that it holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Missing {
    /// Nothing at all, or spaces.
    Empty,
    /// `-`, which some tables use for zero: the table must say so.
    Dash,
    /// `n/a`, `tidak ada data`.
    NotAvailable,
    /// A value that is still to come: `belum rilis`, `Diukur di TW IV`, `dalam proses`.
    NotYet,
}

impl Reading {
    /// The word for what kind of thing it is, the same in every language.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Figure(Figure { whole: Some(_), .. }) => "part",
            Self::Figure(_) => "figure",
            Self::Range { .. } => "range",
            Self::Bound { .. } => "bound",
            Self::Date { .. } => "date",
            Self::Several(_) => "several",
            Self::Missing(_) => "missing",
            Self::Words(_) => "words",
        }
    }
}

impl Side {
    /// Its word, the same in every language.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AtMost => "at_most",
            Self::Below => "below",
            Self::AtLeast => "at_least",
            Self::Above => "above",
        }
    }
}

impl Missing {
    /// Its word, the same in every language.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Dash => "dash",
            Self::NotAvailable => "not_available",
            Self::NotYet => "not_yet",
        }
    }
}

/// Why a text could not be read as a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// It can be read in more than one way.
    #[error("{text:?} can be read as {} or as {}", exact::write(*grouped), exact::write(*fraction))]
    Ambiguous {
        /// The text.
        text: String,
        /// With the separator between thousands.
        grouped: Decimal,
        /// With the separator before a fraction.
        fraction: Decimal,
    },
    /// A letter behind it may multiply it or be its unit: `5 M`.
    #[error("{text:?} can be read as {} or as {} with the letter as its unit", exact::write(*multiplied), exact::write(*plain))]
    AmbiguousLetter {
        /// The text.
        text: String,
        /// What the letter may stand for.
        multiple: Multiple,
        /// The number multiplied.
        multiplied: Decimal,
        /// The number alone.
        plain: Decimal,
    },
    /// A number with something behind it that is neither its unit nor another quantity.
    #[error("{rest:?} in {text:?} is not understood")]
    NotUnderstood {
        /// The text.
        text: String,
        /// The part that is not understood.
        rest: String,
    },
    /// A day and a month without a year.
    #[error("the date {text:?} has no year")]
    DateWithoutYear {
        /// The text.
        text: String,
    },
    /// Its separators make no sense.
    #[error("{text:?} is not a well-formed number{}", proposal_text(proposals))]
    Malformed {
        /// The text.
        text: String,
        /// What may have been meant.
        proposals: Vec<Decimal>,
    },
    /// A range whose lower end is above its upper end.
    #[error("the range {text:?} runs backwards")]
    Backwards {
        /// The text.
        text: String,
    },
    /// More digits than an exact number can hold (28).
    #[error("{text:?} has more digits than can be kept exactly (28)")]
    TooLong {
        /// The text.
        text: String,
    },
}

impl NumberError {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Ambiguous { .. } | Self::AmbiguousLetter { .. } => "ambiguous",
            Self::NotUnderstood { .. } => "not_understood",
            Self::DateWithoutYear { .. } => "date_without_year",
            Self::Malformed { .. } => "malformed",
            Self::Backwards { .. } => "backwards",
            Self::TooLong { .. } => "too_long",
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Ambiguous { text, .. }
            | Self::AmbiguousLetter { text, .. }
            | Self::NotUnderstood { text, .. }
            | Self::DateWithoutYear { text }
            | Self::Malformed { text, .. }
            | Self::Backwards { text }
            | Self::TooLong { text } => text,
        }
    }

    /// The numbers that may have been meant, most likely first: both readings of what is
    /// ambiguous, the proposals for what is malformed.
    #[must_use]
    pub fn candidates(&self) -> Vec<Decimal> {
        match self {
            Self::Ambiguous {
                grouped, fraction, ..
            } => vec![*grouped, *fraction],
            Self::AmbiguousLetter {
                multiplied, plain, ..
            } => vec![*multiplied, *plain],
            Self::Malformed { proposals, .. } => proposals.clone(),
            Self::NotUnderstood { .. }
            | Self::DateWithoutYear { .. }
            | Self::Backwards { .. }
            | Self::TooLong { .. } => Vec::new(),
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn message(&self, locale: crate::value::Locale) -> String {
        match locale {
            crate::value::Locale::Indonesian => error_words::indonesian(self),
            crate::value::Locale::English => error_words::english(self),
        }
    }
}

fn proposal_text(proposals: &[Decimal]) -> String {
    let each: Vec<_> = proposals
        .iter()
        .map(|proposal| exact::write(*proposal))
        .collect();
    if each.is_empty() {
        String::new()
    } else {
        format!("; was {} meant?", each.join(" or "))
    }
}

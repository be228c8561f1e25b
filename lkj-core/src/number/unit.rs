//! Standard units: what can be converted into what.

use rust_decimal::Decimal;

use super::Figure;

/// What a standard unit measures. Units of one dimension are converted into each other; units of
/// two dimensions are never compared.
///
/// *Istilah resmi:* satuan baku. Days and months are two dimensions, because a month has no
/// fixed number of days; so are days and working days (*hari kerja*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UnitDimension {
    /// Seconds to weeks.
    Time,
    /// Months to years.
    Months,
    /// Working days.
    WorkingDays,
    /// Grams to tons.
    Mass,
    /// Millimetres to kilometres.
    Length,
    /// Square metres to square kilometres.
    Area,
    /// Millilitres to cubic metres.
    Volume,
    /// Rupiah, thousands, millions and milliards of them.
    Money,
    /// Percentages, of whatever they are.
    Percent,
}

/// A unit whose dimension and size are known.
///
/// ```
/// use lkj_core::number::{StandardUnit, UnitDimension};
/// let week = StandardUnit::of("Minggu").expect("a standard unit");
/// assert_eq!(week.dimension, UnitDimension::Time);
/// assert_eq!(StandardUnit::of("hari").map(|day| week.factor / day.factor), Some(7));
/// assert_ne!(StandardUnit::of("hari kerja"), StandardUnit::of("hari"));
/// assert_eq!(StandardUnit::of("dokumen"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct StandardUnit {
    /// What it measures.
    pub dimension: UnitDimension,
    /// How many of the smallest unit of its dimension it is.
    pub factor: u64,
}

type Row = (UnitDimension, u64, &'static [&'static str]);

/// The units by dimension, each with its size and its writings in lower case.
const UNITS: &[Row] = &[
    (
        UnitDimension::Time,
        1,
        &["detik", "dtk", "second", "seconds"],
    ),
    (
        UnitDimension::Time,
        60,
        &["menit", "mnt", "minute", "minutes"],
    ),
    (UnitDimension::Time, 3_600, &["jam", "hour", "hours"]),
    (
        UnitDimension::Time,
        86_400,
        &["hari", "hari kalender", "day", "days"],
    ),
    (
        UnitDimension::Time,
        604_800,
        &["minggu", "pekan", "week", "weeks"],
    ),
    (
        UnitDimension::Months,
        1,
        &["bulan", "bln", "month", "months"],
    ),
    (
        UnitDimension::Months,
        3,
        &["triwulan", "quarter", "quarters"],
    ),
    (UnitDimension::Months, 6, &["semester", "smt"]),
    (
        UnitDimension::Months,
        12,
        &["tahun", "thn", "th", "year", "years"],
    ),
    (
        UnitDimension::WorkingDays,
        1,
        &["hari kerja", "hk", "working day", "working days"],
    ),
    (UnitDimension::Mass, 1, &["gram", "gr", "g"]),
    (UnitDimension::Mass, 1_000, &["kg", "kilogram", "kilo"]),
    (UnitDimension::Mass, 100_000, &["kuintal", "kwintal"]),
    (UnitDimension::Mass, 1_000_000, &["ton", "tonne", "tonnes"]),
    (UnitDimension::Length, 1, &["mm", "milimeter"]),
    (UnitDimension::Length, 10, &["cm", "sentimeter"]),
    (UnitDimension::Length, 1_000, &["m", "meter", "m1", "m'"]),
    (UnitDimension::Length, 1_000_000, &["km", "kilometer"]),
    (UnitDimension::Area, 1, &["m2", "m²", "meter persegi"]),
    (
        UnitDimension::Area,
        10_000,
        &["ha", "hektar", "hektare", "hectare", "hectares"],
    ),
    (
        UnitDimension::Area,
        1_000_000,
        &["km2", "km²", "kilometer persegi"],
    ),
    (UnitDimension::Volume, 1, &["ml", "mililiter"]),
    (UnitDimension::Volume, 1_000, &["liter", "ltr"]),
    (
        UnitDimension::Volume,
        1_000_000,
        &["m3", "m³", "meter kubik"],
    ),
    (UnitDimension::Money, 1, &["rp", "rupiah", "idr"]),
];

impl StandardUnit {
    /// Looks a unit up by any of its usual writings; `None` for a unit that only names what is
    /// counted, such as `orang` or `dokumen`.
    #[must_use]
    pub fn of(unit: &str) -> Option<Self> {
        if is_unit_of_percent(unit) {
            return Some(Self {
                dimension: UnitDimension::Percent,
                factor: 1,
            });
        }
        // A capital M or T may be a milliard or a metre, a trillion or a ton.
        if matches!(unit.trim(), "M" | "T") {
            return None;
        }
        let lowercase = unit.to_lowercase().replace(['(', ')'], " ");
        let words = lowercase.split_whitespace();
        let words = words.map(|word| word.trim_end_matches('.'));
        let mut factor = 1_u64;
        let mut named = Vec::new();
        for word in words {
            match Multiple::of_word(word) {
                Some(multiple) => factor = factor.checked_mul(multiple.factor())?,
                None => named.push(word),
            }
        }
        let named = named.join(" ");
        let (dimension, size, _) = UNITS
            .iter()
            .find(|(_, _, writings)| writings.contains(&named.as_str()))?;
        Some(Self {
            dimension: *dimension,
            factor: factor.checked_mul(*size)?,
        })
    }

    /// Whether values of both units can be converted into each other.
    #[must_use]
    pub fn is_convertible_to(self, other: Self) -> bool {
        self.dimension == other.dimension
    }

    /// A value of this unit in a smaller unit of the same dimension, exactly; `None` where the
    /// other unit does not divide this one, or where the result has too many digits.
    #[must_use]
    pub fn convert(self, value: Decimal, smaller: Self) -> Option<Decimal> {
        if self.dimension != smaller.dimension || !self.factor.is_multiple_of(smaller.factor) {
            return None;
        }
        let times = self.factor.checked_div(smaller.factor)?;
        let product = value.checked_mul(times.into())?;
        // A product that lost digits no longer gives the value back.
        (product.checked_div(times.into())? == value).then_some(product)
    }
}

/// Whether a unit says that numbers are percentages: `%`, `persen`, `% PDRB`.
pub(crate) fn is_unit_of_percent(unit: &str) -> bool {
    const WORDS: [&str; 3] = ["persen", "percent", "prosen"];
    let first = unit.split_whitespace().next().unwrap_or_default();
    first.starts_with('%') || WORDS.contains(&first.to_lowercase().as_str())
}

/// The currency that a text begins with, and the rest of the text.
pub(super) fn currency(text: &str) -> (Option<&'static str>, &str) {
    for writing in ["Rp.", "Rp", "IDR"] {
        let head = text.get(..writing.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(writing)) {
            let rest = text.get(writing.len()..).unwrap_or_default();
            return (Some("Rp"), rest.trim_start());
        }
    }
    (None, text)
}

/// Adds up the parts of one quantity, such as `2 jam 15 menit`, in the unit of the last part;
/// `None` unless the parts are of one dimension and get smaller from one to the next.
pub(super) fn compound(parts: &[Figure]) -> Option<Figure> {
    let unit_of = |figure: &Figure| StandardUnit::of(figure.unit.as_deref()?);
    let last = parts.last()?;
    let smallest = unit_of(last)?;
    let mut before = u64::MAX;
    let mut sum = Decimal::ZERO;
    for part in parts {
        let unit = unit_of(part)?;
        if unit.factor >= before || part.value.is_sign_negative() || part.whole.is_some() {
            return None;
        }
        before = unit.factor;
        sum = sum.checked_add(unit.convert(part.value, smallest)?)?;
    }
    Some(Figure {
        unit: last.unit.clone(),
        ..Figure::new(sum)
    })
}

/// A word behind a number that multiplies it.
///
/// *Istilah resmi:* ribu, juta, miliar, triliun. The word is part of the number: `Rp7,50 miliar`
/// is 7.500.000.000, printed to the nearest ten million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Multiple {
    /// No such word.
    #[default]
    One,
    /// *Ribu.*
    Thousand,
    /// *Juta.*
    Million,
    /// *Miliar.*
    Billion,
    /// *Triliun.*
    Trillion,
}

impl Multiple {
    /// Looks a word up; `M` and `T` are no words but letters that may stand for one.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "ribu" | "rb" | "ribuan" | "thousand" => Some(Self::Thousand),
            "juta" | "jt" | "jutaan" | "million" => Some(Self::Million),
            "miliar" | "milyar" | "miliaran" | "billion" => Some(Self::Billion),
            "triliun" | "trilyun" | "trilliun" | "trillion" => Some(Self::Trillion),
            _ => None,
        }
    }

    /// What a single letter stands for behind an amount of money: `Rp2,3 M`, `Rp1,2 T`.
    pub(super) fn of_letter(letter: &str) -> Option<Self> {
        match letter {
            "M" | "m" => Some(Self::Billion),
            "T" | "t" => Some(Self::Trillion),
            _ => None,
        }
    }

    /// The power of ten.
    #[must_use]
    pub const fn power(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    /// The number that it multiplies by.
    #[must_use]
    pub const fn factor(self) -> u64 {
        10_u64.pow(self.power())
    }

    /// The word that documents write, in Indonesian; empty for none.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Thousand => "ribu",
            Self::Million => "juta",
            Self::Billion => "miliar",
            Self::Trillion => "triliun",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_by_their_usual_writings() {
        for (unit, dimension, factor) in [
            ("Hari", UnitDimension::Time, 86_400),
            ("hari kerja", UnitDimension::WorkingDays, 1),
            ("Smt", UnitDimension::Months, 6),
            ("Rp", UnitDimension::Money, 1),
            ("Rp. Juta", UnitDimension::Money, 1_000_000),
            ("juta rupiah", UnitDimension::Money, 1_000_000),
            ("ribu ton", UnitDimension::Mass, 1_000_000_000),
            ("% PDRB", UnitDimension::Percent, 1),
            ("m²", UnitDimension::Area, 1),
        ] {
            let found = StandardUnit::of(unit).expect(unit);
            assert_eq!(
                (found.dimension, found.factor),
                (dimension, factor),
                "{unit}"
            );
        }
        for unit in [
            "orang",
            "jam pelajaran",
            "M",
            "T",
            "hari/berkas",
            "kg/kapita",
            "",
        ] {
            assert_eq!(StandardUnit::of(unit), None, "{unit}");
        }
    }

    #[test]
    fn conversion_is_exact_or_refused() {
        let unit = |text| StandardUnit::of(text).expect(text);
        let half: Decimal = "2.5".parse().expect("a decimal");
        assert_eq!(
            unit("ton").convert(half, unit("kg")),
            Some(Decimal::from(2500))
        );
        assert_eq!(
            unit("kg").convert(half, unit("ton")),
            None,
            "the other way round"
        );
        assert_eq!(unit("bulan").convert(half, unit("hari")), None);
        assert_eq!(unit("ton").convert(Decimal::MAX, unit("kg")), None);
    }
}

//! What was promised for a period, and by which document.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::number::{self, Figure, Grade, NumberError, Reading, Side, StandardUnit, exact, truth};
use crate::rules::Polarity;
use crate::value::{Date, Free, Id, Register};

/// The promise for a period: a number, a range, a bound, a date, a grade, yes or no, or several
/// quantities.
///
/// *Istilah resmi:* target kinerja. Where no target was set there is none: it is not zero.
///
/// ```
/// use lkj_core::TargetValue;
/// let target = TargetValue::parse("7 – 8 bulan")?.expect("a range");
/// assert!(matches!(target, TargetValue::Range { .. }));
/// assert_eq!(TargetValue::parse("-")?, None);
/// # Ok::<(), lkj_core::number::NumberError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[doc(alias = "target")]
#[non_exhaustive]
pub enum TargetValue {
    /// A number.
    Figure(Figure),
    /// From a lower to an upper bound, both counted in.
    Range {
        /// The lower bound.
        lower: Decimal,
        /// The upper bound.
        upper: Decimal,
        /// Unit of both.
        unit: Option<String>,
    },
    /// At most, at least, below or above a bound.
    Bound {
        /// Which side is allowed.
        side: Side,
        /// The bound.
        bound: Figure,
    },
    /// A date by which something is to be done; that day still counts unless the text says
    /// *sebelum*.
    Date {
        /// The date.
        date: Date,
        /// The side that the text names; none where it is the date alone.
        side: Option<Side>,
    },
    /// A grade: `WTP`, `BB`, `A (82)`.
    Grade(Grade),
    /// To be done, or not to happen.
    YesNo(bool),
    /// Several quantities in one: `11 jenis; 50.000 lembar`.
    Several(Vec<Figure>),
}

impl TargetValue {
    /// Reads a target as documents print it; `None` where the text says that there is none.
    ///
    /// # Errors
    /// [`NumberError`] when it holds a number that cannot be read in one way.
    pub fn parse(text: &str) -> Result<Option<Self>, NumberError> {
        Self::parse_with(text, number::Hint::default())
    }

    /// Reads a target, with what is known of its place.
    ///
    /// # Errors
    /// As [`TargetValue::parse`].
    pub fn parse_with(text: &str, hint: number::Hint) -> Result<Option<Self>, NumberError> {
        number::parse_with(text, hint).map(Self::of_reading)
    }

    /// What a cell says as a target; `None` where it says that there is none.
    #[must_use]
    pub(crate) fn of_reading(reading: Reading) -> Option<Self> {
        Some(match reading {
            Reading::Figure(figure) => Self::Figure(figure),
            Reading::Range { lower, upper, unit } => Self::Range { lower, upper, unit },
            Reading::Bound { side, bound } => Self::Bound { side, bound },
            Reading::Date { date, side } => Self::Date { date, side },
            Reading::Several(figures) => Self::Several(figures),
            Reading::Missing(_) => return None,
            Reading::Words(words) => match truth(&words) {
                Some(truth) => Self::YesNo(truth),
                None => Self::Grade(Grade::of(&words)),
            },
        })
    }

    /// The target as one number, where it is one.
    #[must_use]
    pub const fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::Range { .. }
            | Self::Bound { .. }
            | Self::Date { .. }
            | Self::Grade(_)
            | Self::YesNo(_)
            | Self::Several(_) => None,
        }
    }

    /// The target as one number in the unit of its place; `None` where it is no number, or one
    /// in a unit that cannot be converted exactly into that of its place.
    ///
    /// ```
    /// use lkj_core::TargetValue;
    /// let number = |text, unit| TargetValue::parse(text)
    ///     .map(|target| target.and_then(|target| target.number_in(unit)).map(|one| one.to_string()));
    /// assert_eq!(number("2 minggu", Some("hari"))?.as_deref(), Some("14"));
    /// assert_eq!(number("14", Some("hari"))?.as_deref(), Some("14"));
    /// assert_eq!(number("2 bulan", Some("hari"))?, None);
    /// # Ok::<(), lkj_core::number::NumberError>(())
    /// ```
    #[must_use]
    pub fn number_in(&self, unit: Option<&str>) -> Option<Decimal> {
        let figure = self.figure()?;
        let declared = unit.and_then(StandardUnit::of);
        match figure.standard_unit().zip(declared) {
            None => Some(figure.value),
            Some((own, declared)) if own == declared => Some(figure.value),
            Some((own, declared)) => own.convert(figure.value, declared),
        }
    }

    /// The side on which the target bounds, where it names one.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        match self {
            Self::Bound { side, .. } => Some(*side),
            Self::Date { side, .. } => *side,
            Self::Figure(_)
            | Self::Range { .. }
            | Self::Grade(_)
            | Self::YesNo(_)
            | Self::Several(_) => None,
        }
    }

    /// Which way is better where the indicator does not say: the side that the target names, the
    /// kind of thing that it is, else higher.
    ///
    /// ```
    /// use lkj_core::{Polarity, TargetValue};
    /// let polarity = |text| TargetValue::parse(text).map(|target| target.map(|one| one.polarity()));
    /// assert_eq!(polarity("maksimal 5 hari")?, Some(Polarity::AtMost));
    /// assert_eq!(polarity("≥ 3 dokumen")?, Some(Polarity::Higher));
    /// assert_eq!(polarity("BB")?, Some(Polarity::Grade));
    /// # Ok::<(), lkj_core::number::NumberError>(())
    /// ```
    #[must_use]
    pub const fn polarity(&self) -> Polarity {
        match self {
            Self::Bound {
                side: Side::AtMost | Side::Below,
                ..
            }
            | Self::Date { .. } => Polarity::AtMost,
            Self::Bound {
                side: Side::AtLeast | Side::Above,
                ..
            }
            | Self::Figure(_)
            | Self::Range { .. }
            | Self::Several(_) => Polarity::Higher,
            Self::Grade(_) => Polarity::Grade,
            Self::YesNo(_) => Polarity::YesNo,
        }
    }

    /// Whether the target is a number that is written without its unit, so that one may follow.
    #[must_use]
    pub const fn takes_unit(&self) -> bool {
        match self {
            Self::Figure(figure) => figure.whole.is_none(),
            Self::Range { .. } | Self::Bound { .. } => true,
            Self::Date { .. } | Self::Grade(_) | Self::YesNo(_) | Self::Several(_) => false,
        }
    }

    /// Formats the target for readers beneath a column that has a unit already: a unit of its own
    /// is written where it is another one.
    #[must_use]
    pub fn write_beneath(&self, unit: Option<&str>, locale: crate::value::Locale) -> String {
        let written = self.write(locale);
        match self.unit().filter(|_| self.has_other_unit(unit)) {
            Some(own) => format!("{written} {own}"),
            None => written,
        }
    }

    /// Whether the target is a number with a unit of its own beside another one.
    #[must_use]
    pub fn has_other_unit(&self, unit: Option<&str>) -> bool {
        let is_other = |own: &str| unit.is_some_and(|unit| !own.eq_ignore_ascii_case(unit));
        self.takes_unit() && self.unit().is_some_and(is_other)
    }
}

impl TargetValue {
    /// Formats the target for readers, without its unit: `80,94`, `7–8`, `< 49`. A part of a whole
    /// is written with both units.
    ///
    /// ```
    /// use lkj_core::{Locale, TargetValue};
    /// let written = |text: &str| TargetValue::parse(text)
    ///     .map(|target| target.map(|target| target.write(Locale::Indonesian)));
    /// assert_eq!(written("80.94")?.as_deref(), Some("80,94"));
    /// assert_eq!(written("7-8 bulan")?.as_deref(), Some("7–8"));
    /// assert_eq!(written("11 jenis; 50000 lembar")?.as_deref(), Some("11 jenis; 50.000 lembar"));
    /// # Ok::<(), lkj_core::number::NumberError>(())
    /// ```
    #[must_use]
    pub fn write(&self, locale: crate::value::Locale) -> String {
        let number = |value: Decimal| number::format(value, locale);
        match self {
            Self::Figure(figure) if figure.whole.is_some() => figure.write(locale),
            Self::Figure(figure) => number(figure.value),
            Self::Range { lower, upper, .. } => format!("{}–{}", number(*lower), number(*upper)),
            Self::Bound { side, bound } => format!("{} {}", side.sign(), number(bound.value)),
            Self::Date { date, side } => {
                deadline(*side, &number::date::write(*date, locale), locale)
            }
            Self::Grade(grade) => grade.write(locale),
            Self::YesNo(truth) => number::truth_word(*truth, locale).to_owned(),
            Self::Several(figures) => number::write_several(figures, locale),
        }
    }

    /// Its unit, where it was written with one.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        match self {
            Self::Figure(figure) | Self::Bound { bound: figure, .. } => figure.unit.as_deref(),
            Self::Range { unit, .. } => unit.as_deref(),
            Self::Date { .. } | Self::Grade(_) | Self::YesNo(_) | Self::Several(_) => None,
        }
    }
}

/// A date with the words for its side.
fn deadline(side: Option<Side>, date: &str, locale: crate::value::Locale) -> String {
    let words = match (side, locale) {
        (None, _) => return date.to_owned(),
        (Some(Side::AtMost), crate::value::Locale::Indonesian) => "paling lambat",
        (Some(Side::Below), crate::value::Locale::Indonesian) => "sebelum",
        (Some(Side::AtMost), crate::value::Locale::English) => "no later than",
        (Some(Side::Below), crate::value::Locale::English) => "before",
        (Some(side @ (Side::AtLeast | Side::Above)), _) => side.sign(),
    };
    format!("{words} {date}")
}

impl From<Decimal> for TargetValue {
    fn from(value: Decimal) -> Self {
        Self::Figure(value.into())
    }
}

impl fmt::Display for TargetValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figure(figure) => figure.fmt(f),
            Self::Range { lower, upper, unit } => {
                write!(f, "{} – {}", exact::write(*lower), exact::write(*upper))?;
                unit.iter().try_for_each(|unit| write!(f, " {unit}"))
            }
            Self::Bound { side, bound } => write!(f, "{} {bound}", side.sign()),
            Self::Date { date, side } => f.write_str(&deadline(
                *side,
                &date.to_string(),
                crate::value::Locale::Indonesian,
            )),
            Self::Grade(grade) => grade.fmt(f),
            Self::YesNo(truth) => {
                f.write_str(number::truth_word(*truth, crate::value::Locale::Indonesian))
            }
            Self::Several(figures) => {
                let each: Vec<_> = figures.iter().map(ToString::to_string).collect();
                f.write_str(&each.join("; "))
            }
        }
    }
}

impl Side {
    /// The sign that documents print for it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::Below => "<",
            Self::AtLeast => "≥",
            Self::Above => ">",
        }
    }
}

impl Serialize for TargetValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TargetValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Truth(bool),
            Text(#[serde(deserialize_with = "exact::deserialize_text")] String),
        }
        match Written::deserialize(deserializer)? {
            Written::Truth(truth) => Ok(Self::YesNo(truth)),
            Written::Text(text) => Self::parse(&text)
                .map_err(de::Error::custom)?
                .ok_or_else(|| de::Error::custom("a target that is missing is left out")),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TargetValue {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TargetValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["number", "string", "boolean"],
            "description": "A number, a range (\"7-8\"), a bound (\"< 49\"), a grade (\"WTP\"), true or false. *Angka, rentang, batas, predikat, ya atau tidak.*"
        })
    }
}

/// The yearly plan between the medium-term plan and the agreement.
///
/// *Istilah resmi:* Rencana Kerja (Renja), Rencana Kinerja Tahunan (RKT).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "renja")]
#[doc(alias = "RKT")]
#[serde(default, deny_unknown_fields)]
pub struct AnnualPlan {
    /// Its name. *Nama dokumen.*
    pub name: Option<String>,
    /// Its targets. *Target.*
    pub targets: Register<Id, TargetValue>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// The yearly promise between two officials, with its revisions in order.
///
/// *Istilah resmi:* Perjanjian Kinerja (PK; once Penetapan Kinerja); PermenPANRB 53/2014.
/// What was signed is stated here and never taken over from the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "perjanjian kinerja")]
#[serde(default, deny_unknown_fields)]
pub struct Agreement {
    /// When it was signed. *Tanggal.*
    pub signed: Option<Date>,
    /// Its number. *Nomor.*
    pub number: Option<String>,
    /// Who promises: an official's or unit's id, or words. *Pihak pertama.*
    pub by: Option<String>,
    /// To whom: an official's or unit's id, or words. *Pihak kedua.*
    pub to: Option<String>,
    /// Its targets. *Target.*
    pub targets: Register<Id, TargetValue>,
    /// Its revisions, the first one first. *Perubahan, berurutan.*
    #[serde(rename = "revision")]
    pub revisions: Vec<AgreementRevision>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// A revision of an agreement: the targets that it names replace those before.
///
/// *Istilah resmi:* Perjanjian Kinerja Perubahan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AgreementRevision {
    /// When it was signed. *Tanggal.*
    pub signed: Option<Date>,
    /// Its number. *Nomor.*
    pub number: Option<String>,
    /// Why it was made. *Alasan.*
    pub reason: Option<String>,
    /// The targets that it sets anew. *Target yang diubah.*
    pub targets: Register<Id, TargetValue>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// Which document a target is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TargetSource {
    /// The medium-term plan (*Renstra*).
    Plan,
    /// The yearly plan (*Renja, RKT*).
    AnnualPlan,
    /// The agreement as first signed (*PK*).
    Agreement,
    /// A revision of the agreement (*PK Perubahan*), counted from 1.
    Revision(usize),
}

impl fmt::Display for TargetSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::AnnualPlan => f.write_str("annual_plan"),
            Self::Agreement => f.write_str("agreement"),
            Self::Revision(number) => write!(f, "agreement_revision_{number}"),
        }
    }
}

impl Serialize for TargetSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Agreement {
    /// Whether a revision, counted from 1, takes the place of what was promised before it: it is
    /// dated, and not before any of the versions that it follows.
    #[must_use]
    pub fn is_in_order(&self, revision: usize) -> bool {
        let Some(at) = revision.checked_sub(1) else {
            return false;
        };
        let signed = self.revisions.get(at).and_then(|revision| revision.signed);
        let before = self.revisions.iter().take(at);
        let mut before = before.map(|revision| revision.signed).chain([self.signed]);
        signed.is_some_and(|signed| before.all(|one| one.is_none_or(|one| one <= signed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_print_so_that_they_can_be_read_again() {
        for text in [
            "80.94",
            "12 item",
            "4.57 %",
            "7 – 8 bulan",
            "< 49",
            "≥ 3 dokumen",
            "WTP",
            "ya",
            "11 jenis; 50000 lembar",
            "2.5 juta orang",
            "5 laporan dari 7 laporan",
            "BB (72.45)",
            "2025-03-31",
            "paling lambat 2025-03-31",
            "sebelum 2025-03-31",
        ] {
            let target = TargetValue::parse(text).unwrap().unwrap();
            assert_eq!(target.to_string(), text);
            assert_eq!(
                TargetValue::parse(&target.to_string()).unwrap().unwrap(),
                target
            );
        }
    }
}

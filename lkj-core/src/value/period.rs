//! Years and the parts of a year for which targets are set and results measured.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A budget and reporting year (*tahun anggaran*), 1900 to 2999.
///
/// ```
/// use lkj_core::Year;
/// let year = Year::new(2019)?;
/// assert_eq!(year.back(1), Some(Year::new(2018)?));
/// assert!(Year::new(19).is_err());
/// # Ok::<(), lkj_core::InvalidPeriod>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// Makes a year of a number.
    ///
    /// # Errors
    /// [`InvalidPeriod`] outside 1900 to 2999.
    pub fn new(year: u16) -> Result<Self, InvalidPeriod> {
        if (1900..=2999).contains(&year) {
            Ok(Self(year))
        } else {
            Err(InvalidPeriod {
                text: year.to_string(),
            })
        }
    }

    /// The year as a number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The year so many years before, if that is still a year.
    #[must_use]
    pub fn back(self, years: u16) -> Option<Self> {
        self.0
            .checked_sub(years)
            .and_then(|year| Self::new(year).ok())
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Year {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = if is_year { text.parse().ok() } else { None };
        number
            .and_then(|year| Self::new(year).ok())
            .ok_or_else(|| InvalidPeriod {
                text: text.to_owned(),
            })
    }
}

impl Serialize for Year {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Year;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a year of four digits")
            }

            fn visit_u64<E: de::Error>(self, year: u64) -> Result<Year, E> {
                let year = u16::try_from(year).map_err(E::custom)?;
                Year::new(year).map_err(E::custom)
            }

            fn visit_i64<E: de::Error>(self, year: i64) -> Result<Year, E> {
                self.visit_u64(u64::try_from(year).map_err(E::custom)?)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Year, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Year {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Year".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 1900, "maximum": 2999, "pattern": "^(19|2[0-9])[0-9]{2}$" })
    }
}

/// What a target or a value is for: a year or a part of one (*periode*).
///
/// Written `2019`, `2019-S1` (semester), `2019-Q3` (triwulan) or `2019-07` (month).
///
/// ```
/// use lkj_core::{Period, Year};
/// let quarter: Period = "2019-Q3".parse()?;
/// assert_eq!(quarter.year(), Year::new(2019)?);
/// assert_eq!(quarter.to_string(), "2019-Q3");
/// # Ok::<(), lkj_core::InvalidPeriod>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Period {
    /// A whole year.
    Year(Year),
    /// Half a year: 1 or 2.
    Semester(Year, u8),
    /// A quarter (*triwulan*): 1 to 4.
    Quarter(Year, u8),
    /// A month: 1 to 12.
    Month(Year, u8),
}

impl Period {
    /// The year that the period is (in).
    #[must_use]
    pub const fn year(self) -> Year {
        match self {
            Self::Year(year)
            | Self::Semester(year, _)
            | Self::Quarter(year, _)
            | Self::Month(year, _) => year,
        }
    }

    /// Which part of its year it is.
    #[must_use]
    pub const fn part_of_year(self) -> PartOfYear {
        match self {
            Self::Year(_) => PartOfYear {
                length: PartLength::Year,
                number: 1,
            },
            Self::Semester(_, number) => PartOfYear {
                length: PartLength::Semester,
                number,
            },
            Self::Quarter(_, number) => PartOfYear {
                length: PartLength::Quarter,
                number,
            },
            Self::Month(_, number) => PartOfYear {
                length: PartLength::Month,
                number,
            },
        }
    }

    /// Its last day.
    ///
    /// ```
    /// use lkj_core::Period;
    /// assert_eq!("2020-Q1".parse::<Period>()?.last_day().to_string(), "2020-03-31");
    /// assert_eq!("2020-02".parse::<Period>()?.last_day().to_string(), "2020-02-29");
    /// # Ok::<(), lkj_core::InvalidPeriod>(())
    /// ```
    #[must_use]
    pub fn last_day(self) -> Date {
        let part = self.part_of_year();
        let months = 12_u8
            .checked_div(part.length().in_a_year())
            .unwrap_or_default();
        let (year, month) = (self.year(), part.number().saturating_mul(months));
        Date {
            year,
            month,
            day: days_in_month(year, month),
        }
    }

    /// The same period so many years before.
    #[must_use]
    pub fn years_back(self, years: u16) -> Option<Self> {
        let year = self.year().back(years)?;
        Some(match self {
            Self::Year(_) => Self::Year(year),
            Self::Semester(_, part) => Self::Semester(year, part),
            Self::Quarter(_, part) => Self::Quarter(year, part),
            Self::Month(_, part) => Self::Month(year, part),
        })
    }
}

/// A part of any year: the third quarter, July.
///
/// ```
/// use lkj_core::{PartOfYear, Year};
/// let quarter: PartOfYear = "Q3".parse()?;
/// assert_eq!(quarter.in_year(Year::new(2019)?).to_string(), "2019-Q3");
/// # Ok::<(), lkj_core::InvalidPeriod>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartOfYear {
    length: PartLength,
    number: u8,
}

/// How long a part of a year is, the shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartLength {
    /// A month.
    Month,
    /// A quarter (*triwulan*).
    Quarter,
    /// Half a year.
    Semester,
    /// The whole year.
    Year,
}

impl PartLength {
    /// How many of them make a year.
    #[must_use]
    pub const fn in_a_year(self) -> u8 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Semester => 2,
            Self::Year => 1,
        }
    }
}

impl PartOfYear {
    /// The part with a number from 1; `None` where a year has no such part.
    #[must_use]
    pub fn new(length: PartLength, number: u8) -> Option<Self> {
        (1..=length.in_a_year())
            .contains(&number)
            .then_some(Self { length, number })
    }

    /// How long it is.
    #[must_use]
    pub const fn length(self) -> PartLength {
        self.length
    }

    /// Which one it is, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The period that it is in a year.
    #[must_use]
    pub const fn in_year(self, year: Year) -> Period {
        match self.length {
            PartLength::Month => Period::Month(year, self.number),
            PartLength::Quarter => Period::Quarter(year, self.number),
            PartLength::Semester => Period::Semester(year, self.number),
            PartLength::Year => Period::Year(year),
        }
    }
}

impl fmt::Display for PartOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            PartLength::Month => write!(f, "{:02}", self.number),
            PartLength::Quarter => write!(f, "Q{}", self.number),
            PartLength::Semester => write!(f, "S{}", self.number),
            PartLength::Year => f.write_str("year"),
        }
    }
}

impl FromStr for PartOfYear {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        if text == "year" {
            return Ok(Self {
                length: PartLength::Year,
                number: 1,
            });
        }
        let period: Period = format!("2000-{text}").parse().map_err(|_| InvalidPeriod {
            text: text.to_owned(),
        })?;
        Ok(period.part_of_year())
    }
}

impl Serialize for PartOfYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartOfYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PartOfYear {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartOfYear".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^(year|S[12]|Q[1-4]|0[1-9]|1[0-2])$" })
    }
}

impl From<Year> for Period {
    fn from(year: Year) -> Self {
        Self::Year(year)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Semester(year, part) => write!(f, "{year}-S{part}"),
            Self::Quarter(year, part) => write!(f, "{year}-Q{part}"),
            Self::Month(year, part) => write!(f, "{year}-{part:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let invalid = || InvalidPeriod {
            text: text.to_owned(),
        };
        let Some((year, part)) = text.split_once('-') else {
            return text.parse().map(Self::Year);
        };
        let year = year.parse().map_err(|_| invalid())?;
        let number = |digits: &str, most: u8| {
            let part = digits
                .parse::<u8>()
                .ok()
                .filter(|part| (1..=most).contains(part));
            part.ok_or_else(invalid)
        };
        if let Some(digits) = part.strip_prefix('S') {
            Ok(Self::Semester(year, number(digits, 2)?))
        } else if let Some(digits) = part.strip_prefix('Q') {
            Ok(Self::Quarter(year, number(digits, 4)?))
        } else if part.len() == 2 {
            Ok(Self::Month(year, number(part, 12)?))
        } else {
            Err(invalid())
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[12][0-9]{3}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$"
        })
    }
}

/// The first and the last year of a plan, both of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Years {
    first: Year,
    last: Year,
}

impl Years {
    /// Makes a span of years.
    ///
    /// # Errors
    /// [`InvalidPeriod`] when the first comes after the last.
    pub fn new(first: Year, last: Year) -> Result<Self, InvalidPeriod> {
        if first <= last {
            Ok(Self { first, last })
        } else {
            Err(InvalidPeriod {
                text: format!("{first}–{last}"),
            })
        }
    }

    /// The first year.
    #[must_use]
    pub const fn first(self) -> Year {
        self.first
    }

    /// The last year.
    #[must_use]
    pub const fn last(self) -> Year {
        self.last
    }

    /// Whether a year lies within.
    #[must_use]
    pub fn contains(self, year: Year) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.first, self.last)
    }
}

impl Serialize for Years {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.first, self.last].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Years {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [first, last] = <[Year; 2]>::deserialize(deserializer)?;
        Self::new(first, last).map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Years {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Years".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <[Year; 2]>::json_schema(generator)
    }
}

/// A calendar date (*tanggal*), written `2019-01-31`.
///
/// ```
/// use lkj_core::Date;
/// assert_eq!("2020-02-29".parse::<Date>()?.to_string(), "2020-02-29");
/// assert!("2019-02-29".parse::<Date>().is_err());
/// # Ok::<(), lkj_core::InvalidPeriod>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: Year,
    month: u8,
    day: u8,
}

impl Date {
    /// Makes a date that the calendar has.
    ///
    /// # Errors
    /// [`InvalidPeriod`] when the month or the day does not exist.
    pub fn new(year: Year, month: u8, day: u8) -> Result<Self, InvalidPeriod> {
        if (1..=days_in_month(year, month)).contains(&day) {
            Ok(Self { year, month, day })
        } else {
            Err(InvalidPeriod {
                text: format!("{year}-{month:02}-{day:02}"),
            })
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> Year {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl Date {
    /// The day so many days after it; the last one that there is where it would lie after 2999.
    ///
    /// ```
    /// use lkj_core::Date;
    /// assert_eq!("2025-12-31".parse::<Date>()?.plus_days(59).to_string(), "2026-02-28");
    /// # Ok::<(), lkj_core::InvalidPeriod>(())
    /// ```
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        let mut date = self;
        let mut left = days;
        while left > 0 {
            let to_end = days_in_month(date.year, date.month).saturating_sub(date.day);
            if left <= u16::from(to_end) {
                let more = u8::try_from(left).unwrap_or_default();
                date.day = date.day.saturating_add(more);
                break;
            }
            let Some(first) = date.first_of_next_month() else {
                date.day = days_in_month(date.year, date.month);
                break;
            };
            left = left.saturating_sub(u16::from(to_end)).saturating_sub(1);
            date = first;
        }
        date
    }

    fn first_of_next_month(self) -> Option<Self> {
        let (year, month) = if self.month == 12 {
            (Year::new(self.year.get().checked_add(1)?).ok()?, 1)
        } else {
            (self.year, self.month.saturating_add(1))
        };
        Some(Self {
            year,
            month,
            day: 1,
        })
    }
}

/// 0 for a month that does not exist, so that no day fits it.
fn days_in_month(year: Year, month: u8) -> u8 {
    let is_leap =
        year.0.is_multiple_of(4) && (!year.0.is_multiple_of(100) || year.0.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let invalid = || InvalidPeriod {
            text: text.to_owned(),
        };
        let mut parts = text.splitn(3, '-');
        let mut next = |length: usize| {
            let part = parts.next().filter(|part| part.len() == length);
            part.filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
                .ok_or_else(invalid)
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let number = |digits: &str| digits.parse().map_err(|_| invalid());
        Self::new(year.parse()?, number(month)?, number(day)?)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$" })
    }
}

/// A text or number that is no year, period or date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a year, period or date")]
pub struct InvalidPeriod {
    /// What was given.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_print_as_they_are_written() {
        for text in ["2019", "2019-S2", "2019-Q4", "2019-01", "2019-12"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in [
            "", "19", "2019-", "2019-Q5", "2019-S0", "2019-13", "2019-1", "2019-q1", "+201",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_months_and_years() {
        let after = |date: &str, days| date.parse::<Date>().unwrap().plus_days(days).to_string();
        assert_eq!(after("2019-12-31", 0), "2019-12-31");
        assert_eq!(after("2019-12-31", 1), "2020-01-01");
        assert_eq!(after("2019-12-31", 31), "2020-01-31");
        assert_eq!(after("2019-12-31", 60), "2020-02-29");
        assert_eq!(after("2019-12-31", 366), "2020-12-31");
        assert_eq!(after("2020-01-15", 17), "2020-02-01");
        assert_eq!(after("2999-12-30", 9), "2999-12-31");
    }

    #[test]
    fn a_date_must_be_in_the_calendar() {
        assert!("2000-02-29".parse::<Date>().is_ok());
        for text in [
            "1900-02-29",
            "2019-13-01",
            "2019-04-31",
            "2019-4-3",
            "2019-01-00",
            "2019-01",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}

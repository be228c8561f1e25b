//! `id.quantity["part"][period]@base`: one quantity of a framework.

pub(crate) mod range;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::formula::YearSpan;
use crate::value::{PartOfYear, Period};

/// A quantity of a framework.
///
/// ```
/// use lkj_core::formula::{Base, Reference};
/// let reference: Reference = "rat.target[2018]@plan".parse()?;
/// assert_eq!(reference.names(), ["rat", "target"]);
/// assert_eq!(reference.base(), Some(Base::Plan));
/// assert_eq!(reference.to_string(), "rat.target[2018]@plan");
/// # Ok::<(), lkj_core::formula::FormulaProblem>(())
/// ```
#[derive(Debug, Clone, Eq)]
pub struct Reference {
    pub(super) names: Vec<String>,
    pub(super) part: Option<String>,
    pub(super) period: Option<PeriodShift>,
    pub(super) base: Option<Base>,
    /// Where in its formula it begins, in characters.
    pub(super) position: usize,
}

impl Reference {
    /// The id and the words behind it, by points.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The part that is asked for.
    #[must_use]
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// The period that is asked for, where it is not the one at hand.
    #[must_use]
    pub const fn period(&self) -> Option<PeriodShift> {
        self.period
    }

    /// The document that it is taken from, where it is not the one in force.
    #[must_use]
    pub const fn base(&self) -> Option<Base> {
        self.base
    }

    /// Where in its formula it begins, in characters.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// The same quantity as a whole, without its part.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self {
            part: None,
            ..self.clone()
        }
    }

    /// Its part as formulas write it.
    pub(super) fn quoted_part(&self) -> QuotedPart<'_> {
        QuotedPart(self.part().unwrap_or_default())
    }

    /// Writes the reference, with the years of a range behind its period.
    pub(super) fn write(&self, years: Option<YearSpan>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names.join("."))?;
        self.part
            .iter()
            .try_for_each(|part| write!(f, "[{}]", QuotedPart(part)))?;
        self.period
            .iter()
            .try_for_each(|period| write!(f, "{period}"))?;
        years.iter().try_for_each(|years| write!(f, "{years}"))?;
        self.base
            .iter()
            .try_for_each(|base| write!(f, "@{}", base.word()))
    }

    /// The same quantity a year before; `None` where no year comes before.
    ///
    /// ```
    /// use lkj_core::formula::Reference;
    /// let before = |text: &str| text.parse::<Reference>().map(|reference| {
    ///     reference.year_before().map(|before| before.to_string())
    /// });
    /// assert_eq!(before("um")?.as_deref(), Some("um[-1]"));
    /// assert_eq!(before("um[2018]")?.as_deref(), Some("um[2017]"));
    /// assert_eq!(before("um[Q3]")?.as_deref(), Some("um[Q3][-1]"));
    /// # Ok::<(), lkj_core::formula::FormulaProblem>(())
    /// ```
    #[must_use]
    pub fn year_before(&self) -> Option<Self> {
        let period = match self.period {
            None => PeriodShift::YearsBack(1),
            Some(PeriodShift::YearsBack(years)) => PeriodShift::YearsBack(years.checked_add(1)?),
            Some(PeriodShift::At(period)) => PeriodShift::At(period.years_back(1)?),
            Some(PeriodShift::PartOfYear { part, years_back }) => PeriodShift::PartOfYear {
                part,
                years_back: years_back.checked_add(1)?,
            },
        };
        Some(Self {
            period: Some(period),
            ..self.clone()
        })
    }
}

/// The same quantity, wherever it stands.
impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        (&self.names, &self.part, self.period, self.base)
            == (&other.names, &other.part, other.period, other.base)
    }
}

/// Which period a reference means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PeriodShift {
    /// This one: `[2018]`.
    At(Period),
    /// So many years before the one at hand: `[-1]`.
    YearsBack(u16),
    /// A part of the year at hand, or of one before it: `[Q3]`, `[Q3][-1]`.
    PartOfYear {
        /// Which part: a month, a quarter, a semester, or the whole year.
        part: PartOfYear,
        /// How many years before the one at hand.
        years_back: u16,
    },
}

impl PeriodShift {
    /// The period that is meant where another one is at hand; `None` where there is no such year.
    ///
    /// ```
    /// use lkj_core::Period;
    /// use lkj_core::formula::Reference;
    /// let at_hand: Period = "2019-S1".parse()?;
    /// let reference: Reference = "um[Q3][-1]".parse()?;
    /// let meant = reference.period().and_then(|shift| shift.seen_from(at_hand));
    /// assert_eq!(meant, Some("2018-Q3".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn seen_from(self, at_hand: Period) -> Option<Period> {
        match self {
            Self::At(period) => Some(period),
            Self::YearsBack(years) => at_hand.years_back(years),
            Self::PartOfYear { part, years_back } => {
                Some(part.in_year(at_hand.year().back(years_back)?))
            }
        }
    }
}

impl fmt::Display for PeriodShift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(period) => write!(f, "[{period}]"),
            Self::YearsBack(years) => write!(f, "[-{years}]"),
            Self::PartOfYear {
                part,
                years_back: 0,
            } => write!(f, "[{part}]"),
            Self::PartOfYear { part, years_back } => write!(f, "[{part}][-{years_back}]"),
        }
    }
}

/// A part as formulas write it: in quotes, a quote in it doubled.
pub(super) struct QuotedPart<'a>(pub(super) &'a str);

impl fmt::Display for QuotedPart<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.replace('"', "\"\""))
    }
}

/// Which document a target or planned value is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Base {
    /// The medium-term plan.
    Plan,
    /// The yearly plan.
    AnnualPlan,
    /// The agreement as first signed.
    Agreement,
}

impl Base {
    /// All bases.
    pub const ALL: [Self; 3] = [Self::Plan, Self::AnnualPlan, Self::Agreement];

    /// The word behind the `@`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::AnnualPlan => "annual_plan",
            Self::Agreement => "agreement",
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(None, f)
    }
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

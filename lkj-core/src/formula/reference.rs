//! `id.quantity["part"][period]@base`: one quantity of a framework.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::parser;
use super::problem::FormulaProblem;
use crate::Period;

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
        f.write_str(&self.names.join("."))?;
        self.part
            .iter()
            .try_for_each(|part| write!(f, "[\"{part}\"]"))?;
        match self.period {
            None => {}
            Some(PeriodShift::At(period)) => write!(f, "[{period}]")?,
            Some(PeriodShift::YearsBack(years)) => write!(f, "[-{years}]")?,
        }
        self.base
            .iter()
            .try_for_each(|base| write!(f, "@{}", base.word()))
    }
}

impl FromStr for Reference {
    type Err = FormulaProblem;

    fn from_str(text: &str) -> Result<Self, FormulaProblem> {
        parser::parse_reference(text)
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

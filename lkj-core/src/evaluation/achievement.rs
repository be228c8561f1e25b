//! What was reached of a target: a percentage, a comparison, or the reason why there is neither.

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::measurement::Method;
use super::one_unit::UnitNote;
use super::reason::Reason;
use super::standing::Standing;
use super::trace::{Line, Outcome, Step};
use crate::arithmetic::Rational;
use crate::number::Percent;
use crate::rules::{RulesInForce, ScaleReads, ZeroCase, ZeroConvention};

/// What was reached of a target, in percent; or why that cannot be said.
///
/// *Istilah resmi:* capaian kinerja. (Many reports head a table of plain realizations
/// CAPAIAN: that is something else.)
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "capaian")]
#[non_exhaustive]
pub enum Achievement {
    /// It was measured.
    Measured(Measured),
    /// It was not measured, but compared: dates, and grades of a known order.
    Compared(Compared),
    /// It was not measured.
    NotMeasured(Reason),
}

/// A realization that stands to its target without a percentage.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Compared {
    /// Whether the target was reached.
    pub standing: Standing,
    /// Why there is no percentage, and what would give one.
    pub reason: Reason,
    /// The comparison: `BB > B`.
    pub working: Line,
}

/// A measured achievement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Measured {
    /// Rounded, not capped.
    pub raw: Percent,
    /// Rounded and capped: what counts.
    pub value: Percent,
    /// Capped and not rounded: what aggregates take where the rules say so.
    pub exact: Rational,
    /// The word for it; none outside a closed scale.
    pub category: Option<String>,
    /// Whether it fell between two classes of the scale as printed.
    pub in_gap: bool,
    /// The word that the unrounded (or, where the scale reads that one, the rounded) value
    /// would get, where it is another.
    pub other_category: Option<String>,
    /// Whether the target was reached; of means none, since they have no target of their own.
    pub standing: Option<Standing>,
    /// By which method.
    pub method: Method,
    /// Which convention for zeros was applied, where one was.
    pub zero: Option<(ZeroCase, ZeroConvention)>,
    /// What must be known of the units, where they were not plainly the same.
    pub units: Option<Box<UnitNote>>,
    /// The calculation with numbers put in.
    pub working: Line,
}

impl Measured {
    /// Whether the target was missed, while the rounded percentage is one of a target reached.
    #[must_use]
    pub fn is_missed_in_spite_of_percentage(&self) -> bool {
        self.standing == Some(Standing::Missed)
            && self.method != Method::Convention
            && Rational::from(self.raw.get()) >= self.method.full_mark()
    }
}

impl Achievement {
    /// What counts of it, where it was measured.
    #[must_use]
    pub const fn value(&self) -> Option<Percent> {
        match self {
            Self::Measured(measured) => Some(measured.value),
            Self::Compared(_) | Self::NotMeasured(_) => None,
        }
    }

    /// What was measured, where it was.
    #[must_use]
    pub const fn measured(&self) -> Option<&Measured> {
        match self {
            Self::Measured(measured) => Some(measured),
            Self::Compared(_) | Self::NotMeasured(_) => None,
        }
    }

    /// Whether the target was reached, where there is one and it was measured.
    #[must_use]
    pub const fn standing(&self) -> Option<Standing> {
        match self {
            Self::Measured(measured) => measured.standing,
            Self::Compared(compared) => Some(compared.standing),
            Self::NotMeasured(_) => None,
        }
    }

    /// Why it was not measured, where it was not.
    #[must_use]
    pub const fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Measured(_) => None,
            Self::Compared(compared) => Some(&compared.reason),
            Self::NotMeasured(reason) => Some(reason),
        }
    }

    /// The step that gives it: `80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)`.
    #[must_use]
    pub fn step(&self, of: impl Into<String>) -> Step {
        let of = of.into();
        match self {
            Self::Measured(measured) => Step {
                of,
                formula: None,
                working: measured.working.clone(),
                result: Outcome::Number {
                    value: measured.value.get(),
                    category: measured.category.clone(),
                },
            },
            Self::Compared(compared) => Step {
                of,
                formula: None,
                working: compared.working.clone(),
                result: Outcome::Nothing(compared.reason.clone()),
            },
            Self::NotMeasured(reason) => Step {
                of,
                formula: None,
                working: Line::default(),
                result: Outcome::Nothing(reason.clone()),
            },
        }
    }

    /// An achievement from an exact number of percent, by the rules.
    pub(crate) fn from_exact(
        exact: &Rational,
        method: Method,
        working: Line,
        rules: &RulesInForce,
    ) -> Result<Measured, Reason> {
        let raw = exact.round(rules.places, rules.rounding)?;
        if rules.inconclusive_above.is_some_and(|most| raw > most) {
            return Err(Reason::Inconclusive {
                raw: Percent::new(raw),
            });
        }
        let value = rules.limited(raw);
        let exact = rules.limited_exact(exact);
        let (category, in_gap, other_category) = categories(value, &exact, rules);
        Ok(Measured {
            raw: Percent::new(raw),
            value: Percent::new(value),
            exact,
            category,
            in_gap,
            other_category,
            standing: None,
            method,
            zero: None,
            units: None,
            working,
        })
    }
}

impl From<Result<Measured, Reason>> for Achievement {
    fn from(result: Result<Measured, Reason>) -> Self {
        result.map_or_else(Self::NotMeasured, Self::Measured)
    }
}

/// The category by the scale's own reading of the capped value, whether the value fell in a gap, and the category
/// by the other reading where it differs.
fn categories(
    shown: Decimal,
    exact: &Rational,
    rules: &RulesInForce,
) -> (Option<String>, bool, Option<String>) {
    let by_shown = rules.scale.classify(shown);
    let by_exact = rules.scale.classify_exact(exact);
    let (found, other) = match rules.scale.reads {
        ScaleReads::Shown => (by_shown, by_exact),
        ScaleReads::Exact => (by_exact, by_shown),
    };
    let other = other.map(|class| class.label);
    let label = found.map(|class| class.label);
    let differs = other.filter(|other| label != Some(*other));
    (
        label.map(str::to_owned),
        found.is_some_and(|class| class.in_gap),
        differs.map(str::to_owned),
    )
}

impl Serialize for Achievement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Achievement", 9)?;
        let measured = self.measured();
        object.serialize_field(
            "status",
            if measured.is_some() {
                "measured"
            } else {
                "not_measured"
            },
        )?;
        object.serialize_field("raw", &measured.map(|measured| measured.raw))?;
        object.serialize_field("value", &measured.map(|measured| measured.value))?;
        object.serialize_field(
            "category",
            &measured.and_then(|measured| measured.category.as_deref()),
        )?;
        object.serialize_field("in_gap", &measured.is_some_and(|measured| measured.in_gap))?;
        object.serialize_field("standing", &self.standing())?;
        object.serialize_field("reason", &self.reason())?;
        let convention = measured
            .and_then(|measured| measured.zero)
            .map(|(case, done)| format!("{}: {done}", case.word()));
        object.serialize_field("convention", &convention)?;
        object.serialize_field(
            "units",
            &measured.and_then(|measured| measured.units.as_deref()),
        )?;
        object.end()
    }
}

/// What an [`Achievement`](crate::evaluation::Achievement) serializes to.
#[cfg(feature = "schema")]
#[derive(Debug)]
pub(crate) struct AchievementShape;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AchievementShape {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Achievement".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let percent = generator.subschema_for::<Option<crate::number::Percent>>();
        let standing = generator.subschema_for::<Option<crate::evaluation::Standing>>();
        schemars::json_schema!({
            "type": "object",
            "description": "What was reached, in percent, or why that cannot be said. *Capaian.*",
            "properties": {
                "status": { "enum": ["measured", "not_measured"] },
                "raw": percent,
                "value": percent,
                "category": { "type": ["string", "null"] },
                "in_gap": { "type": "boolean" },
                "standing": standing,
                "reason": { "type": ["string", "null"] },
                "convention": { "type": ["string", "null"] },
                "units": {
                    "description": "What must be known of the units: converted, fraction_as_percent, percent_assumed, words_differ.",
                    "type": ["string", "null"]
                }
            },
            "required": ["status", "raw", "value", "category", "in_gap", "standing", "reason", "convention", "units"],
            "additionalProperties": false
        })
    }
}

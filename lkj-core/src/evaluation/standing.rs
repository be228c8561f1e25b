//! Whether a target was reached: a comparison, not a percentage.

use std::cmp::Ordering;

use serde::Serialize;

use super::measurement::Measurement;
use super::methods::Promise;
use super::realized_value::RealizedValue;
use crate::arithmetic::Rational;
use crate::framework::TargetValue;
use crate::number::Side;
use crate::rules::{LowerMethod, Polarity};
use crate::value::Locale;

/// How a realization stands to its target.
///
/// *Istilah resmi:* melampaui, mencapai (sesuai), tidak mencapai target.
///
/// It is decided by the exact numbers, before rounding and caps. So it may differ from what a
/// printed percentage seems to say: 9.999,9 of 10.000 is printed as 100,00 and was missed; so is
/// a realization of 5 against `< 5`.
///
/// ```
/// use lkj_core::evaluation::{Measurement, Standing, achievement};
/// use lkj_core::{Polarity, TargetValue, rules::RulesInForce};
/// use rust_decimal::Decimal;
///
/// let target = TargetValue::from(Decimal::from(10_000));
/// let realization: Decimal = "9999.9".parse()?;
/// let higher = Measurement::of(Polarity::Higher);
/// let found = achievement(&realization.into(), &target, &higher, &RulesInForce::default());
/// let measured = found.measured().expect("two numbers");
/// assert_eq!(measured.value.to_string(), "100.00");
/// assert_eq!(measured.standing, Some(Standing::Missed));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[doc(alias = "ketercapaian target")]
pub enum Standing {
    /// Better than was promised. *Melampaui target.*
    Exceeded,
    /// What was promised. *Mencapai target.*
    Met,
    /// Less than was promised. *Tidak mencapai target.*
    Missed,
}

impl Standing {
    /// Whether what was promised was done.
    #[must_use]
    pub const fn is_reached(self) -> bool {
        match self {
            Self::Exceeded | Self::Met => true,
            Self::Missed => false,
        }
    }

    /// The words for it.
    #[must_use]
    pub const fn words(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Exceeded, Locale::Indonesian) => "melampaui target",
            (Self::Met, Locale::Indonesian) => "mencapai target",
            (Self::Missed, Locale::Indonesian) => "tidak mencapai target",
            (Self::Exceeded, Locale::English) => "target exceeded",
            (Self::Met, Locale::English) => "target met",
            (Self::Missed, Locale::English) => "target missed",
        }
    }

    /// How a realization stands to its target. What is no number is compared by its percentage,
    /// unrounded and uncapped.
    pub(super) fn of(
        realization: &RealizedValue,
        promise: Promise<'_>,
        measurement: &Measurement,
        exact: &Rational,
    ) -> Self {
        let Some(realized) = realization.number() else {
            return Self::by(exact.cmp(&Rational::HUNDRED));
        };
        let comparison = Comparison {
            realized,
            measurement,
            exact,
        };
        match promise {
            Promise::Computed(target) => comparison.to_number(target),
            Promise::Stated(TargetValue::Figure(figure)) => {
                comparison.to_number(&figure.value.into())
            }
            Promise::Stated(TargetValue::Range { lower, upper, .. }) => {
                comparison.to_range(&(*lower).into(), &(*upper).into())
            }
            Promise::Stated(TargetValue::Bound { side, bound }) => {
                comparison.to_bound(*side, &bound.value.into())
            }
            Promise::Stated(_) => Self::by(exact.cmp(&Rational::HUNDRED)),
        }
    }

    /// By how much better it is than what was promised.
    pub(super) const fn by(better: Ordering) -> Self {
        match better {
            Ordering::Greater => Self::Exceeded,
            Ordering::Equal => Self::Met,
            Ordering::Less => Self::Missed,
        }
    }
}

/// A number that is held against numbers.
struct Comparison<'a> {
    realized: Rational,
    measurement: &'a Measurement,
    exact: &'a Rational,
}

impl Comparison<'_> {
    fn to_number(&self, target: &Rational) -> Standing {
        let higher = self.realized.cmp(target);
        match self.measurement.polarity() {
            Polarity::Lower if self.leads_upwards(target) => Standing::by(higher),
            Polarity::Lower => Standing::by(higher.reverse()),
            Polarity::AtMost => Standing::by(higher.reverse().min(Ordering::Equal)),
            Polarity::AtLeast => Standing::by(higher.min(Ordering::Equal)),
            // Closeness knows no better than close enough, and anchors say what that is.
            Polarity::Near => Standing::by(self.exact.cmp(&Rational::HUNDRED)),
            Polarity::Higher
            | Polarity::Range
            | Polarity::Grade
            | Polarity::YesNo
            | Polarity::NotSaid => Standing::by(higher),
        }
    }

    /// From a baseline, a target above it is to be reached from below.
    fn leads_upwards(&self, target: &Rational) -> bool {
        let baseline = self.measurement.baseline.as_ref();
        self.measurement.lower_method == LowerMethod::Baseline
            && baseline.is_some_and(|baseline| target.compare_to(baseline.value).is_gt())
    }

    fn to_range(&self, lower: &Rational, upper: &Rational) -> Standing {
        if self.realized.cmp(lower).is_lt() {
            self.to_number(lower)
        } else if self.realized.cmp(upper).is_gt() {
            self.to_number(upper)
        } else {
            Standing::Met
        }
    }

    fn to_bound(&self, side: Side, bound: &Rational) -> Standing {
        let higher = self.realized.cmp(bound);
        // "Fewer than 5" is not 5.
        if higher.is_eq() && matches!(side, Side::Below | Side::Above) {
            return Standing::Missed;
        }
        match self.measurement.polarity() {
            Polarity::Higher | Polarity::Lower | Polarity::Near => self.to_number(bound),
            Polarity::AtMost
            | Polarity::AtLeast
            | Polarity::Range
            | Polarity::Grade
            | Polarity::YesNo
            | Polarity::NotSaid => Standing::by(match side {
                Side::AtMost | Side::Below => higher.reverse().min(Ordering::Equal),
                Side::AtLeast | Side::Above => higher.min(Ordering::Equal),
            }),
        }
    }
}

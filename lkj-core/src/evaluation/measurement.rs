//! How an indicator is measured.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Serialize;

use super::reason::Reason;
use crate::arithmetic::Rational;
use crate::framework::{Anchor, GradeMethod, Indicator, TargetValue};
use crate::number::{Figure, Side};
use crate::rules::{LowerMethod, Polarity, RulesInForce, ZeroRules};

/// How an achievement is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// Higher is better: R/T. Of `lower`: T/R.
    Ratio,
    /// (2T − R) / T.
    Linear,
    /// (T − R) / T.
    Gap,
    /// (B − R) / (B − T).
    Baseline,
    /// Inside a range or within a bound.
    Within,
    /// 1 − |R − T| / T.
    Closeness,
    /// Between anchor points, from R/T mirrored at 100.
    Interpolated,
    /// By a convention for zeros.
    Convention,
    /// The same grade or not.
    Equality,
    /// The score of one grade over that of another.
    Score,
    /// The mean of several achievements.
    Mean,
    /// Their mean by weight.
    Weighted,
    /// All realizations together against all targets together.
    RatioOfSums,
    /// Their geometric mean.
    Geometric,
    /// The lowest of them.
    Worst,
}

impl Method {
    /// The achievement of a realization that equals its target, in percent.
    #[must_use]
    pub fn full_mark(self) -> Rational {
        match self {
            Self::Gap => Rational::ZERO,
            Self::Ratio
            | Self::Linear
            | Self::Baseline
            | Self::Within
            | Self::Closeness
            | Self::Interpolated
            | Self::Convention
            | Self::Equality
            | Self::Score
            | Self::Mean
            | Self::Weighted
            | Self::RatioOfSums
            | Self::Geometric
            | Self::Worst => Rational::HUNDRED,
        }
    }
}

/// What must be known of an indicator to measure it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Measurement {
    /// Which way is better, where it is declared; else the target says it.
    pub polarity: Option<Polarity>,
    /// The unit of numbers that are written without one.
    pub unit: Option<String>,
    /// How lower-is-better is measured.
    pub lower_method: LowerMethod,
    /// The starting point.
    pub baseline: Option<Figure>,
    /// The grades from the lowest to the highest.
    pub grades: Vec<String>,
    /// How grades give a percentage, where it is declared.
    pub grade_method: Option<GradeMethod>,
    /// Anchor points of an indicator that is to be close to its target.
    pub anchors: Vec<Anchor>,
    /// The most that this one counts, whatever the rules say.
    pub cap: Option<Decimal>,
    /// The least that this one counts, whatever the rules say.
    pub floor: Option<Decimal>,
    /// What zeros mean for this one, where it differs from the rules.
    pub zero: ZeroRules,
}

impl Measurement {
    /// A way of measuring that needs nothing but a polarity.
    #[must_use]
    pub fn of(polarity: Polarity) -> Self {
        Self {
            polarity: Some(polarity),
            ..Self::default()
        }
    }

    /// How an indicator is measured, with what holds for all.
    #[must_use]
    pub fn of_indicator(indicator: &Indicator, defaults: &crate::framework::Defaults) -> Self {
        Self {
            polarity: defaults.declared_polarity(indicator),
            unit: defaults.unit_of(indicator).map(str::to_owned),
            lower_method: indicator.method.or(defaults.method).unwrap_or_default(),
            baseline: indicator.baseline.clone(),
            grades: indicator.grades.clone(),
            grade_method: indicator.grade_method,
            anchors: indicator.anchors.clone(),
            cap: indicator.cap,
            floor: indicator.floor,
            zero: indicator.zero,
        }
    }

    /// The rules with what is different for this one.
    pub(super) fn rules<'a>(&self, rules: &'a RulesInForce) -> Cow<'a, RulesInForce> {
        if self.cap.is_none() && self.floor.is_none() {
            return Cow::Borrowed(rules);
        }
        let mut own = rules.clone();
        own.cap = self.cap.or(own.cap);
        own.floor = self.floor.or(own.floor);
        Cow::Owned(own)
    }

    /// The polarity that counts: the declared one, else higher.
    #[must_use]
    pub fn polarity(&self) -> Polarity {
        self.polarity.unwrap_or_default()
    }

    /// The measurement against a target, with the polarity that the target says where none is
    /// declared.
    ///
    /// # Errors
    /// [`Reason::SideContradictsPolarity`] where the target names the other side than the declared
    /// polarity, [`Reason::PolarityNotSaid`] where neither says which way is better.
    pub(crate) fn against(&self, target: &TargetValue) -> Result<Cow<'_, Self>, Reason> {
        let polarity = match (self.polarity, target.side()) {
            (None, _) if is_of_words(target) => return Ok(Cow::Borrowed(self)),
            (None, _) => target.polarity(),
            (Some(declared), Some(side)) if declared.contradicts(side) => {
                return Err(Reason::SideContradictsPolarity {
                    polarity: declared,
                    target: target.to_string(),
                });
            }
            (Some(Polarity::NotSaid), _) => match target {
                TargetValue::Figure(_) | TargetValue::Range { .. } => {
                    return Err(Reason::PolarityNotSaid);
                }
                TargetValue::Bound {
                    side: Side::AtLeast | Side::Above,
                    ..
                } => Polarity::AtLeast,
                TargetValue::Bound { .. }
                | TargetValue::Date { .. }
                | TargetValue::Grade(_)
                | TargetValue::YesNo(_)
                | TargetValue::Several(_) => target.polarity(),
            },
            (Some(_), _) => return Ok(Cow::Borrowed(self)),
        };
        Ok(Cow::Owned(Self {
            polarity: Some(polarity),
            ..self.clone()
        }))
    }

    /// How grades give a percentage: as declared, else by score where they are listed.
    pub(super) fn listed_grade_method(&self) -> GradeMethod {
        self.grade_method.unwrap_or(if self.grades.is_empty() {
            GradeMethod::Equality
        } else {
            GradeMethod::Score
        })
    }

    /// The method that a number against a number is measured by.
    #[must_use]
    pub fn method(&self) -> Method {
        match (self.polarity(), self.lower_method) {
            (Polarity::Higher | Polarity::NotSaid, _) | (Polarity::Lower, LowerMethod::Ratio) => {
                Method::Ratio
            }
            (Polarity::Lower, LowerMethod::Linear) => Method::Linear,
            (Polarity::Lower, LowerMethod::Gap) => Method::Gap,
            (Polarity::Lower, LowerMethod::Baseline) => Method::Baseline,
            (Polarity::Range | Polarity::AtMost | Polarity::AtLeast, _) => Method::Within,
            (Polarity::Near, _) if self.anchors.is_empty() => Method::Closeness,
            (Polarity::Near, _) => Method::Interpolated,
            (Polarity::Grade, _) => match self.listed_grade_method() {
                GradeMethod::Equality => Method::Equality,
                GradeMethod::Score => Method::Score,
            },
            (Polarity::YesNo, _) => Method::Equality,
        }
    }
}

/// Whether a target is measured by what it is, whatever the polarity.
const fn is_of_words(target: &TargetValue) -> bool {
    match target {
        TargetValue::Date { .. }
        | TargetValue::Grade(_)
        | TargetValue::YesNo(_)
        | TargetValue::Several(_) => true,
        TargetValue::Figure(_) | TargetValue::Range { .. } | TargetValue::Bound { .. } => false,
    }
}

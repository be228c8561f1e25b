//! How an indicator is measured.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::methods::Method;
use crate::rules::{RulesInForce, ZeroRules};
use crate::{Anchor, GradeMethod, Indicator, LowerMethod, Polarity};

/// What must be known of an indicator to measure it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Measurement {
    /// Which way is better.
    pub polarity: Polarity,
    /// How lower-is-better is measured.
    pub lower_method: LowerMethod,
    /// The starting point.
    pub baseline: Option<Decimal>,
    /// The grades from the lowest to the highest.
    pub grades: Vec<String>,
    /// Whether grades are compared by score.
    pub grade_method: GradeMethod,
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
            polarity,
            ..Self::default()
        }
    }

    /// How an indicator is measured, with what holds for all.
    #[must_use]
    pub fn of_indicator(indicator: &Indicator, defaults: &crate::Defaults) -> Self {
        Self {
            polarity: defaults.polarity_of(indicator),
            lower_method: indicator.method.or(defaults.method).unwrap_or_default(),
            baseline: indicator.baseline.as_ref().map(|figure| figure.value),
            grades: indicator.grades.clone(),
            grade_method: indicator
                .grade_method
                .unwrap_or(if indicator.grades.is_empty() {
                    GradeMethod::Equality
                } else {
                    GradeMethod::Score
                }),
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

    /// The method that a number against a number is measured by.
    #[must_use]
    pub fn method(&self) -> Method {
        match (self.polarity, self.lower_method) {
            (Polarity::Higher, _) | (Polarity::Lower, LowerMethod::Ratio) => Method::Ratio,
            (Polarity::Lower, LowerMethod::Linear) => Method::Linear,
            (Polarity::Lower, LowerMethod::Gap) => Method::Gap,
            (Polarity::Lower, LowerMethod::Baseline) => Method::Baseline,
            (Polarity::Range | Polarity::AtMost | Polarity::AtLeast, _) => Method::Within,
            (Polarity::Near, _) if self.anchors.is_empty() => Method::Closeness,
            (Polarity::Near, _) => Method::Interpolated,
            (Polarity::Grade, _) => match self.grade_method {
                GradeMethod::Equality => Method::Equality,
                GradeMethod::Score => Method::Score,
            },
            (Polarity::YesNo, _) => Method::Equality,
        }
    }
}

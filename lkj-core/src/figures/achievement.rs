//! Achievements as formulas over realization and target.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::column;
use super::live::{Call, Live};
use super::page::{Page, Spot, cell};
use crate::evaluation::{IndicatorResult, Measurement, Method};
use crate::formula::{Comparison, Operator};
use crate::framework::TargetValue;
use crate::number::Side;
use crate::rules::{Polarity, RulesInForce};

/// How one indicator is measured.
pub(super) struct Measuring {
    measurement: Measurement,
    places: u8,
    cap: Option<Decimal>,
    floor: Option<Decimal>,
}

impl Measuring {
    pub(super) fn new(measurement: Measurement, rules: Option<&RulesInForce>, places: u8) -> Self {
        Self {
            cap: measurement.cap.or(rules.and_then(|rules| rules.cap)),
            floor: measurement.floor.or(rules.and_then(|rules| rules.floor)),
            measurement,
            places,
        }
    }

    /// Writes both achievements of an indicator, with formulas where one gives them.
    pub(super) fn put(
        &self,
        page: &mut Page<'_>,
        row: u32,
        result: &IndicatorResult,
        realized: &[Live],
        target: Spot,
    ) -> Result<(), XlsxError> {
        let (Some(measured), Some(value)) = (result.achievement.measured(), &result.target) else {
            return Ok(());
        };
        let raw = self.rounded(realized, value, target);
        page.live((row, column::RAW), &raw, measured.raw.get())?;
        let shown = cell(None, (row, column::RAW), measured.raw.get());
        page.live(
            (row, column::ACHIEVEMENT),
            &self.within_limits(shown),
            measured.value.get(),
        )
    }

    /// Writes what was measured of words, as it is.
    pub(super) fn put_plain(
        &self,
        page: &mut Page<'_>,
        row: u32,
        result: &IndicatorResult,
    ) -> Result<(), XlsxError> {
        let Some(measured) = result.achievement.measured() else {
            return Ok(());
        };
        page.number((row, column::RAW), measured.raw.get())?;
        let shown = cell(None, (row, column::RAW), measured.raw.get());
        page.live(
            (row, column::ACHIEVEMENT),
            &self.within_limits(shown),
            measured.value.get(),
        )
    }

    /// The formulas for an achievement that counts, rounded and capped in one cell.
    pub(super) fn capped(&self, realized: &[Live], value: &TargetValue, target: Spot) -> Vec<Live> {
        let rounded = self.rounded(realized, value, target).into_iter();
        rounded.flat_map(|raw| self.within_limits(raw)).collect()
    }

    /// A percentage within cap and floor.
    fn within_limits(&self, raw: Live) -> Vec<Live> {
        let capped = match self.cap {
            Some(cap) => Live::Call(Call::Min, vec![raw.clone(), Live::Number(cap)]),
            None => raw.clone(),
        };
        let limited = match self.floor {
            Some(floor) => Live::Call(Call::Max, vec![capped, Live::Number(floor)]),
            None => capped,
        };
        vec![limited, raw]
    }

    /// The formulas for an achievement without limits.
    fn rounded(&self, realized: &[Live], value: &TargetValue, target: Spot) -> Vec<Live> {
        let exact = realized
            .iter()
            .flat_map(|realized| self.exact(realized, value, target));
        exact.map(|live| live.rounded(self.places)).collect()
    }

    /// The declared polarity, else the one that the target says.
    fn polarity(&self, target: &TargetValue) -> Polarity {
        self.measurement
            .polarity
            .unwrap_or_else(|| target.polarity())
    }

    fn exact(&self, realized: &Live, value: &TargetValue, target: Spot) -> Vec<Live> {
        match value {
            TargetValue::Figure(figure) => {
                let goal = cell(None, target, figure.value);
                match self.polarity(value) {
                    Polarity::AtMost => vec![up_to(realized, &goal, Comparison::AtMost)],
                    Polarity::AtLeast => vec![from(realized, &goal, Comparison::AtLeast)],
                    _ => self.against(realized, &goal).into_iter().collect(),
                }
            }
            TargetValue::Bound { side, bound } => {
                let limit = Live::Number(bound.value);
                let is_number = matches!(
                    self.polarity(value),
                    Polarity::Lower | Polarity::Higher | Polarity::Near
                );
                if is_number {
                    return self.against(realized, &limit).into_iter().collect();
                }
                vec![match side {
                    Side::AtMost => up_to(realized, &limit, Comparison::AtMost),
                    Side::Below => up_to(realized, &limit, Comparison::Less),
                    Side::AtLeast => from(realized, &limit, Comparison::AtLeast),
                    Side::Above => from(realized, &limit, Comparison::Greater),
                }]
            }
            TargetValue::Range { lower, upper, .. } => {
                let (lower, upper) = (Live::Number(*lower), Live::Number(*upper));
                let inside = Live::Number(Decimal::ONE_HUNDRED);
                let above = self
                    .against(realized, &upper)
                    .unwrap_or_else(|| linear(realized, &upper));
                let below = self
                    .against(realized, &lower)
                    .unwrap_or_else(|| Live::percent(realized.clone(), lower.clone()));
                let not_above = choice(Comparison::Less, realized, &lower, below, inside);
                vec![choice(
                    Comparison::Greater,
                    realized,
                    &upper,
                    above,
                    not_above,
                )]
            }
            _ => Vec::new(),
        }
    }

    /// A number against a number, by the indicator's method.
    fn against(&self, realized: &Live, goal: &Live) -> Option<Live> {
        let (realized, target) = (realized.clone(), goal.clone());
        let minus = |left: Live, right: Live| Live::of(Operator::Subtract, left, right);
        let is_lower = self.measurement.polarity() == Polarity::Lower;
        Some(match self.measurement.method() {
            Method::Ratio if is_lower => Live::percent(target, realized),
            Method::Ratio => Live::percent(realized, target),
            Method::Linear => linear(&realized, &target),
            Method::Gap => Live::percent(minus(target.clone(), realized), target),
            Method::Baseline => {
                let baseline = Live::Number(self.measurement.baseline.as_ref()?.value);
                let done = minus(baseline.clone(), realized);
                Live::percent(done, minus(baseline, target))
            }
            Method::Closeness => {
                let distance = Live::Call(Call::Abs, vec![minus(realized, target.clone())]);
                Live::percent(minus(target.clone(), distance), target)
            }
            _ => return None,
        })
    }
}

/// (2T − R) / T × 100.
fn linear(realized: &Live, target: &Live) -> Live {
    let two = Live::Number(Decimal::TWO);
    let twice = Live::of(Operator::Multiply, two, target.clone());
    let left = Live::of(Operator::Subtract, twice, realized.clone());
    Live::percent(left, target.clone())
}

/// 100 up to a bound, less above it.
fn up_to(realized: &Live, bound: &Live, within: Comparison) -> Live {
    let inside = Live::Number(Decimal::ONE_HUNDRED);
    choice(within, realized, bound, inside, linear(realized, bound))
}

/// 100 from a bound on, less below it.
fn from(realized: &Live, bound: &Live, within: Comparison) -> Live {
    let inside = Live::Number(Decimal::ONE_HUNDRED);
    let below = Live::percent(realized.clone(), bound.clone());
    choice(within, realized, bound, inside, below)
}

fn choice(comparison: Comparison, left: &Live, right: &Live, then: Live, otherwise: Live) -> Live {
    let parts = [left.clone(), right.clone(), then, otherwise];
    Live::If(comparison, Box::new(parts))
}

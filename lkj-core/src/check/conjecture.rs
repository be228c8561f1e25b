//! What else would explain a printed number: evidence, never proof.

pub(crate) mod digits;

use rust_decimal::Decimal;

use super::printed::Printed;
use crate::arithmetic::{ArithmeticError, Rational};
use crate::evaluation::{Measurement, Method, RealizedValue, achievement};
use crate::framework::TargetValue;
use crate::rules::{Polarity, RealizationTaken, RulesInForce};
use crate::value::Locale;

/// Another way in which a printed number may have come about.
///
/// *lkj:* dugaan asal angka.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conjecture {
    /// Another formula for achievement fits.
    Formula(AchievementFormula),
    /// The declared formula fits when the achievement is limited to this.
    Capped(Decimal),
    /// The declared formula fits without the minus sign.
    SignLost,
    /// The declared formula fits when a number is taken a thousandfold: a separator misplaced,
    /// or zeros left out.
    Thousandfold(Input),
    /// The number of an input was printed in place of the result.
    Itself(Input),
    /// The digits behind the printed ones were cut off.
    Truncated,
    /// Off by one in the last place, as when both parts of a whole are rounded.
    LastDigit,
    /// One digit is another.
    DigitChanged,
    /// A digit is missing.
    DigitDropped,
    /// A digit is there twice or too many.
    DigitAdded,
    /// Two neighbouring digits changed places.
    DigitsSwapped,
    /// The separators are misplaced; the digits are the same.
    SeparatorMisplaced,
    /// The ratio of the sums fits, though it is called a mean.
    RatioOfSums,
    /// The mean of the ratios fits, though it is called a ratio of sums.
    MeanOfRatios,
    /// Another quantity fits, by its reference.
    Quantity {
        /// The reference.
        reference: String,
        /// What it is called.
        name: String,
    },
}

/// A number that goes into a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// The target.
    Target,
    /// The realization.
    Realization,
}

/// The formulas that live systems print as achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AchievementFormula {
    /// R / T.
    Higher,
    /// (2T − R) / T.
    LowerLinear,
    /// T / R.
    LowerRatio,
    /// (T − R) / T.
    LowerGap,
    /// (B − R) / (B − T).
    Baseline,
    /// 1 − |R − T| / T.
    Closeness,
    /// R / T against the lower bound of a range.
    HigherOfLowerBound,
    /// R / T against the upper bound of a range.
    HigherOfUpperBound,
    /// (2T − R) / T against the lower bound of a range.
    LinearOfLowerBound,
    /// (2T − R) / T against the upper bound of a range.
    LinearOfUpperBound,
    /// R, but at most the upper bound, over the lower bound.
    UpperOverLower,
}

impl AchievementFormula {
    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::LowerLinear => "lower_linear",
            Self::LowerRatio => "lower_ratio",
            Self::LowerGap => "lower_gap",
            Self::Baseline => "baseline",
            Self::Closeness => "closeness",
            Self::HigherOfLowerBound => "higher_of_lower_bound",
            Self::HigherOfUpperBound => "higher_of_upper_bound",
            Self::LinearOfLowerBound => "linear_of_lower_bound",
            Self::LinearOfUpperBound => "linear_of_upper_bound",
            Self::UpperOverLower => "upper_over_lower",
        }
    }

    /// As a planner writes it: R realization, T target, B baseline.
    #[must_use]
    pub const fn written(self) -> &'static str {
        match self {
            Self::Higher => "R / T × 100",
            Self::LowerLinear => "(2T − R) / T × 100",
            Self::LowerRatio => "T / R × 100",
            Self::LowerGap => "(T − R) / T × 100",
            Self::Baseline => "(B − R) / (B − T) × 100",
            Self::Closeness => "(1 − |R − T| / T) × 100",
            Self::HigherOfLowerBound => "R / T_min × 100",
            Self::HigherOfUpperBound => "R / T_max × 100",
            Self::LinearOfLowerBound => "(2T_min − R) / T_min × 100",
            Self::LinearOfUpperBound => "(2T_max − R) / T_max × 100",
            Self::UpperOverLower => "min(R, T_max) / T_min × 100",
        }
    }

    /// The formula that a method stands for, with a number as the target.
    const fn of_method(method: Method, polarity: Polarity) -> Option<Self> {
        match (method, polarity) {
            (Method::Ratio, Polarity::Lower) => Some(Self::LowerRatio),
            (Method::Ratio, _) => Some(Self::Higher),
            (Method::Linear, _) => Some(Self::LowerLinear),
            (Method::Gap, _) => Some(Self::LowerGap),
            (Method::Baseline, _) => Some(Self::Baseline),
            (Method::Closeness, _) => Some(Self::Closeness),
            _ => None,
        }
    }
}

impl Conjecture {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Formula(formula) => formula.code(),
            Self::Capped(_) => "capped",
            Self::SignLost => "sign_lost",
            Self::Thousandfold(Input::Target) => "target_thousandfold",
            Self::Thousandfold(Input::Realization) => "realization_thousandfold",
            Self::Itself(Input::Target) => "target_itself",
            Self::Itself(Input::Realization) => "realization_itself",
            Self::Truncated => "truncated",
            Self::LastDigit => "last_digit",
            Self::DigitChanged => "digit_changed",
            Self::DigitDropped => "digit_dropped",
            Self::DigitAdded => "digit_added",
            Self::DigitsSwapped => "digits_swapped",
            Self::SeparatorMisplaced => "separator_misplaced",
            Self::RatioOfSums => "ratio_of_sums",
            Self::MeanOfRatios => "mean_of_ratios",
            Self::Quantity { .. } => "other_quantity",
        }
    }

    /// It in words of a planner.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => self.indonesian(),
            Locale::English => self.english(),
        }
    }

    fn indonesian(&self) -> String {
        match self {
            Self::Formula(formula) => format!("cocok dengan rumus {}", formula.written()),
            Self::Capped(cap) => format!("cocok bila dibatasi {cap}"),
            Self::SignLost => "cocok bila tanda minusnya hilang".to_owned(),
            Self::Thousandfold(Input::Target) => {
                "cocok bila target dibaca seribu kalinya (pemisah keliru)".to_owned()
            }
            Self::Thousandfold(Input::Realization) => {
                "cocok bila realisasi dibaca seribu kalinya (pemisah keliru)".to_owned()
            }
            Self::Itself(Input::Target) => "yang tercetak adalah targetnya".to_owned(),
            Self::Itself(Input::Realization) => "yang tercetak adalah realisasinya".to_owned(),
            Self::Truncated => "angka di belakangnya dipotong, tidak dibulatkan".to_owned(),
            Self::LastDigit => {
                "selisih satu pada angka terakhir, seperti bila kedua bagian sama-sama dibulatkan"
                    .to_owned()
            }
            Self::DigitChanged => "satu angka berbeda".to_owned(),
            Self::DigitDropped => "satu angka hilang".to_owned(),
            Self::DigitAdded => "satu angka berlebih".to_owned(),
            Self::DigitsSwapped => "dua angka bertukar tempat".to_owned(),
            Self::SeparatorMisplaced => "angkanya sama, letak pemisahnya berbeda".to_owned(),
            Self::RatioOfSums => "cocok dengan rasio jumlah (Σ / Σ), bukan rata-rata".to_owned(),
            Self::MeanOfRatios => {
                "cocok dengan rata-rata persentase, bukan rasio jumlah".to_owned()
            }
            Self::Quantity { reference, name } => format!("cocok dengan {name} ({reference})"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Formula(formula) => format!("fits the formula {}", formula.written()),
            Self::Capped(cap) => format!("fits when limited to {cap}"),
            Self::SignLost => "fits when the minus sign was lost".to_owned(),
            Self::Thousandfold(Input::Target) => {
                "fits when the target is a thousandfold (a separator misplaced)".to_owned()
            }
            Self::Thousandfold(Input::Realization) => {
                "fits when the realization is a thousandfold (a separator misplaced)".to_owned()
            }
            Self::Itself(Input::Target) => "the target itself was printed".to_owned(),
            Self::Itself(Input::Realization) => "the realization itself was printed".to_owned(),
            Self::Truncated => "further digits were cut off, not rounded".to_owned(),
            Self::LastDigit => {
                "off by one in the last place, as when both parts of a whole are rounded".to_owned()
            }
            Self::DigitChanged => "one digit is another".to_owned(),
            Self::DigitDropped => "a digit is missing".to_owned(),
            Self::DigitAdded => "there is a digit too many".to_owned(),
            Self::DigitsSwapped => "two digits changed places".to_owned(),
            Self::SeparatorMisplaced => {
                "the digits are the same, the separators are not".to_owned()
            }
            Self::RatioOfSums => "fits the ratio of the sums, not a mean".to_owned(),
            Self::MeanOfRatios => {
                "fits the mean of the percentages, not the ratio of sums".to_owned()
            }
            Self::Quantity { reference, name } => format!("fits {name} ({reference})"),
        }
    }
}

/// What would explain a printed achievement that is not the computed one.
///
/// ```
/// use lkj_core::check::{AchievementFormula, Conjecture, Printed, explain_achievement};
/// use lkj_core::evaluation::Measurement;
/// use lkj_core::{Polarity, TargetValue};
/// use rust_decimal::Decimal;
///
/// let printed = Printed::new("129.86".parse()?);
/// let (target, realization): (Decimal, Decimal) = ("13.26".parse()?, "17.22".parse()?);
/// let lower = Measurement::of(Polarity::Lower);
/// let found = explain_achievement(printed, &realization.into(), &target.into(), &lower);
/// assert_eq!(found, [Conjecture::Formula(AchievementFormula::Higher)]);
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[must_use]
pub fn explain_achievement(
    printed: Printed,
    realization: &RealizedValue,
    target: &TargetValue,
    measurement: &Measurement,
) -> Vec<Conjecture> {
    let Some(realized) = realization.number() else {
        return Vec::new();
    };
    let declared = declared_value(realization, target, measurement);
    let mut found = by_formula(printed, &realized, target, measurement);
    if let Some(declared) = &declared {
        found.extend(by_limit(printed, declared));
        if declared.is_negative() && printed.holds(&declared.abs()) {
            found.push(Conjecture::SignLost);
        }
    }
    found.extend(by_thousands(printed, &realized, target, measurement));
    if printed.holds(&realized) {
        found.push(Conjecture::Itself(Input::Realization));
    }
    if let Some(target) = target.figure()
        && printed.holds(&target.value.into())
    {
        found.push(Conjecture::Itself(Input::Target));
    }
    // A slip of the pen is likely only where nothing else explains the number.
    if let Some(declared) = declared.filter(|_| found.is_empty()) {
        found.extend(crate::check::conjecture::digits::explain_digits(
            printed, &declared,
        ));
    }
    found
}

/// The achievement by the declared way, neither rounded nor limited.
fn declared_value(
    realization: &RealizedValue,
    target: &TargetValue,
    measurement: &Measurement,
) -> Option<Rational> {
    let rules = RulesInForce {
        realization: RealizationTaken::Exact,
        ..RulesInForce::default()
    };
    let unlimited = Measurement {
        cap: None,
        floor: None,
        ..measurement.clone()
    };
    let measured = achievement(realization, target, &unlimited, &rules);
    measured.measured().map(|measured| measured.exact.clone())
}

fn by_formula(
    printed: Printed,
    realized: &Rational,
    target: &TargetValue,
    measurement: &Measurement,
) -> Vec<Conjecture> {
    let declared = target
        .figure()
        .and_then(|_| AchievementFormula::of_method(measurement.method(), measurement.polarity()));
    let baseline = measurement
        .baseline
        .as_ref()
        .map(|figure| figure.value.into());
    let candidates = candidates(realized, target, baseline.as_ref());
    candidates
        .into_iter()
        .filter(|(formula, _)| Some(*formula) != declared)
        .filter(|(_, value)| value.as_ref().is_ok_and(|value| printed.holds(value)))
        .map(|(formula, _)| Conjecture::Formula(formula))
        .collect()
}

type Candidate = (AchievementFormula, Result<Rational, ArithmeticError>);

fn candidates(
    realized: &Rational,
    target: &TargetValue,
    baseline: Option<&Rational>,
) -> Vec<Candidate> {
    match target {
        TargetValue::Figure(figure) => {
            let target = Rational::from(figure.value);
            of_number(realized, &target, baseline)
        }
        TargetValue::Bound { bound, .. } => {
            let target = Rational::from(bound.value);
            of_number(realized, &target, baseline)
        }
        TargetValue::Range { lower, upper, .. } => {
            of_range(realized, &(*lower).into(), &(*upper).into())
        }
        _ => Vec::new(),
    }
}

fn of_number(
    realized: &Rational,
    target: &Rational,
    baseline: Option<&Rational>,
) -> Vec<Candidate> {
    let mut all = vec![
        (AchievementFormula::Higher, realized.percent_of(target)),
        (AchievementFormula::LowerLinear, linear(realized, target)),
        (AchievementFormula::LowerRatio, target.percent_of(realized)),
        (AchievementFormula::LowerGap, gap(realized, target)),
        (AchievementFormula::Closeness, closeness(realized, target)),
    ];
    if let Some(baseline) = baseline {
        let way = || {
            let way = baseline.checked_sub(target)?;
            baseline.checked_sub(realized)?.percent_of(&way)
        };
        all.push((AchievementFormula::Baseline, way()));
    }
    all
}

fn of_range(realized: &Rational, lower: &Rational, upper: &Rational) -> Vec<Candidate> {
    let most = realized.min(upper);
    vec![
        (
            AchievementFormula::HigherOfLowerBound,
            realized.percent_of(lower),
        ),
        (
            AchievementFormula::HigherOfUpperBound,
            realized.percent_of(upper),
        ),
        (
            AchievementFormula::LinearOfLowerBound,
            linear(realized, lower),
        ),
        (
            AchievementFormula::LinearOfUpperBound,
            linear(realized, upper),
        ),
        (AchievementFormula::UpperOverLower, most.percent_of(lower)),
    ]
}

fn linear(realized: &Rational, target: &Rational) -> Result<Rational, ArithmeticError> {
    target
        .checked_add(target)?
        .checked_sub(realized)?
        .percent_of(target)
}

fn gap(realized: &Rational, target: &Rational) -> Result<Rational, ArithmeticError> {
    target.checked_sub(realized)?.percent_of(target)
}

fn closeness(realized: &Rational, target: &Rational) -> Result<Rational, ArithmeticError> {
    let away = realized.checked_sub(target)?.abs();
    target.checked_sub(&away)?.percent_of(target)
}

/// The limits that reports put on an achievement.
const LIMITS: [u32; 3] = [100, 110, 120];

fn by_limit(printed: Printed, declared: &Rational) -> Option<Conjecture> {
    let cap = LIMITS
        .into_iter()
        .find(|cap| printed.value() == Decimal::from(*cap) && *declared > Rational::from(*cap));
    cap.map(|cap| Conjecture::Capped(cap.into()))
}

fn by_thousands(
    printed: Printed,
    realized: &Rational,
    target: &TargetValue,
    measurement: &Measurement,
) -> Vec<Conjecture> {
    let thousand = Rational::from(1000_u32);
    let Ok(more) = realized.checked_mul(&thousand) else {
        return Vec::new();
    };
    let fits = |realized: &Rational, target: &TargetValue| {
        let realized = RealizedValue::Number(realized.clone());
        declared_value(&realized, target, measurement).is_some_and(|value| printed.holds(&value))
    };
    let mut found = Vec::new();
    if fits(&more, target) {
        found.push(Conjecture::Thousandfold(Input::Realization));
    }
    if let Some(figure) = target.figure()
        && let Some(value) = figure.value.checked_mul(Decimal::ONE_THOUSAND)
        && fits(realized, &value.into())
    {
        found.push(Conjecture::Thousandfold(Input::Target));
    }
    found
}

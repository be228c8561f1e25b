//! Brings a realization and its target to one unit before they are compared.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Serialize;

use super::measurement::Measurement;
use super::realized_value::RealizedValue;
use super::reason::Reason;
use crate::arithmetic::Rational;
use crate::framework::{Given, TargetValue};
use crate::number::{Figure, StandardUnit, UnitDimension, is_unit_of_percent};
use crate::value::Locale;

/// What a reader must know of the units of a measured achievement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnitNote {
    /// One of them was converted into the unit of the other.
    Converted {
        /// The target as written.
        target: String,
        /// The realization as written.
        realization: String,
        /// The unit in which they were compared.
        unit: String,
    },
    /// One of them is a fraction of one beside a percentage.
    FractionAsPercent {
        /// The fraction as written.
        fraction: Decimal,
    },
    /// A number without a unit beside a percentage, small enough to be a fraction, was taken as
    /// a percentage.
    PercentAssumed {
        /// The number as written.
        number: Decimal,
    },
    /// Their units are two words of which nothing is known.
    WordsDiffer {
        /// The unit of the target.
        target: String,
        /// The unit of the realization.
        realization: String,
    },
}

impl UnitNote {
    /// The stable code of the note.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Converted { .. } => "converted",
            Self::FractionAsPercent { .. } => "fraction_as_percent",
            Self::PercentAssumed { .. } => "percent_assumed",
            Self::WordsDiffer { .. } => "words_differ",
        }
    }

    /// Formats the note as a sentence.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let number = |value: &Decimal| crate::number::format(*value, locale);
        match (locale, self) {
            (
                Locale::Indonesian,
                Self::Converted {
                    target,
                    realization,
                    unit,
                },
            ) => format!("target {target} dan realisasi {realization} dibandingkan dalam {unit}"),
            (
                Locale::English,
                Self::Converted {
                    target,
                    realization,
                    unit,
                },
            ) => format!(
                "the target {target} and the realization {realization} are compared in {unit}"
            ),
            (Locale::Indonesian, Self::FractionAsPercent { fraction }) => format!(
                "{} tanpa satuan di samping persentase dibaca sebagai pecahan dari 1; tulis dengan % bila bukan",
                number(fraction)
            ),
            (Locale::English, Self::FractionAsPercent { fraction }) => format!(
                "{} without a unit beside a percentage is read as a fraction of 1; write it with % if it is not",
                number(fraction)
            ),
            (Locale::Indonesian, Self::PercentAssumed { number: value }) => format!(
                "{} tanpa satuan di samping persentase dibaca sebagai {} %; tulis dengan %",
                number(value),
                number(value)
            ),
            (Locale::English, Self::PercentAssumed { number: value }) => format!(
                "{} without a unit beside a percentage is read as {} %; write it with %",
                number(value),
                number(value)
            ),
            (
                Locale::Indonesian,
                Self::WordsDiffer {
                    target,
                    realization,
                },
            ) => format!(
                "satuan target \"{target}\", satuan realisasi \"{realization}\"; samakan bila memang satu satuan"
            ),
            (
                Locale::English,
                Self::WordsDiffer {
                    target,
                    realization,
                },
            ) => format!(
                "the unit of the target is \"{target}\", that of the realization \"{realization}\"; use one word if they are one unit"
            ),
        }
    }
}

/// Whether two numbers of a row can be compared as plain numbers, where only the numbers are kept
/// and no note on their units: their units are one unit, two words, or one of them is not written.
///
/// # Errors
/// [`NotPlain`] where one of them must be converted first, where their units do not fit
/// together, or where a number up to 1 beside a percentage may be a fraction of one.
///
/// ```
/// use lkj_core::evaluation::{NotPlain, plainly_comparable};
/// use lkj_core::number::Figure;
/// let percentage = Figure::with_unit("98.5".parse()?, "%");
/// let bare = |text: &str| text.parse().map(Figure::new);
/// assert_eq!(plainly_comparable(&bare("97")?, &percentage), Ok(()));
/// assert_eq!(plainly_comparable(&bare("0.97")?, &percentage), Err(NotPlain::MayBeFraction));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
pub fn plainly_comparable(realization: &Figure, target: &Figure) -> Result<(), NotPlain> {
    if realization.unit == target.unit {
        return Ok(());
    }
    let realized = RealizedValue::from(Given::Figure(realization.clone()));
    let promised = TargetValue::Figure(target.clone());
    let measurement = Measurement::default();
    let compared = in_one_unit(&realized, &promised, &measurement);
    match compared.map_err(|_| NotPlain::UnitsDiffer)?.note.as_deref() {
        None | Some(UnitNote::WordsDiffer { .. }) => Ok(()),
        Some(UnitNote::Converted { .. }) => Err(NotPlain::UnitsDiffer),
        // Zero is zero by either reading.
        Some(
            UnitNote::FractionAsPercent { fraction: number } | UnitNote::PercentAssumed { number },
        ) if number.is_zero() => Ok(()),
        Some(UnitNote::FractionAsPercent { .. } | UnitNote::PercentAssumed { .. }) => {
            Err(NotPlain::MayBeFraction)
        }
    }
}

/// Why two numbers cannot be compared as plain numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotPlain {
    /// Their units are not one unit.
    UnitsDiffer,
    /// One is a percentage, and the other, without a unit, is small enough to be a fraction of
    /// one.
    MayBeFraction,
}

/// JSON has the code alone; the sentence is among the remarks.
impl Serialize for UnitNote {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A realization, a target and a baseline in one unit.
#[derive(Debug)]
pub(super) struct InOneUnit<'a> {
    pub(super) realization: Cow<'a, RealizedValue>,
    pub(super) target: Cow<'a, TargetValue>,
    pub(super) baseline: Option<Decimal>,
    pub(super) note: Option<Box<UnitNote>>,
}

/// Brings numbers to one unit; what is no number stays as it is.
///
/// # Errors
/// [`Reason::UnitsDiffer`] where the units are of two dimensions, or where only one of them is
/// known.
pub(super) fn in_one_unit<'a>(
    realization: &'a RealizedValue,
    target: &'a TargetValue,
    measurement: &Measurement,
) -> Result<InOneUnit<'a>, Reason> {
    let unchanged = InOneUnit {
        realization: Cow::Borrowed(realization),
        target: Cow::Borrowed(target),
        baseline: measurement.baseline.as_ref().map(|figure| figure.value),
        note: None,
    };
    let Some(realized_unit) = UnitOf::realization(realization, measurement) else {
        return Ok(unchanged);
    };
    let Some(target_unit) = UnitOf::target(target, measurement) else {
        return Ok(unchanged);
    };
    match (realized_unit, target_unit) {
        (UnitOf::Unit(one), UnitOf::Unit(other)) => {
            with_two_units(unchanged, &one, &other, measurement)
        }
        (UnitOf::Nothing, UnitOf::Unit(unit)) if is_unit_of_percent(&unit) => {
            beside_percent(unchanged, Side::Realization)
        }
        (UnitOf::Unit(unit), UnitOf::Nothing) if is_unit_of_percent(&unit) => {
            beside_percent(unchanged, Side::Target)
        }
        (UnitOf::Nothing | UnitOf::Taken, _) | (_, UnitOf::Nothing | UnitOf::Taken) => {
            Ok(unchanged)
        }
    }
}

/// The unit of a number.
enum UnitOf {
    /// None was written, and the indicator declares none.
    Nothing,
    /// The number follows from a formula without a unit, so nothing can be said.
    Taken,
    /// Its own or the indicator's.
    Unit(String),
}

impl UnitOf {
    /// The unit of a realization; `None` where it is no number.
    fn realization(value: &RealizedValue, measurement: &Measurement) -> Option<Self> {
        match value {
            RealizedValue::Given(given) => Some(Self::figure(given.figure()?, measurement)),
            RealizedValue::Number(_) => Some(match &measurement.unit {
                Some(unit) => Self::Unit(unit.clone()),
                None => Self::Taken,
            }),
        }
    }

    /// The unit of a target; `None` where it is no number.
    fn target(value: &TargetValue, measurement: &Measurement) -> Option<Self> {
        match value {
            TargetValue::Figure(figure) | TargetValue::Bound { bound: figure, .. } => {
                Some(Self::figure(figure, measurement))
            }
            TargetValue::Range { unit, .. } => Some(Self::own_or_declared(unit, measurement)),
            TargetValue::Date { .. }
            | TargetValue::Grade(_)
            | TargetValue::YesNo(_)
            | TargetValue::Several(_) => None,
        }
    }

    fn figure(figure: &Figure, measurement: &Measurement) -> Self {
        // A part of a whole is counted; it is not the percentage that the indicator may declare.
        let is_counted = figure.whole.is_some() && figure.unit.is_none();
        match &measurement.unit {
            Some(unit) if is_counted && is_unit_of_percent(unit) => Self::Unit("–".to_owned()),
            _ => Self::own_or_declared(&figure.unit, measurement),
        }
    }

    fn own_or_declared(own: &Option<String>, measurement: &Measurement) -> Self {
        match own.as_ref().or(measurement.unit.as_ref()) {
            Some(unit) => Self::Unit(unit.clone()),
            None => Self::Nothing,
        }
    }
}

/// Which of the two numbers.
#[derive(Clone, Copy)]
enum Side {
    Realization,
    Target,
}

fn with_two_units<'a>(
    values: InOneUnit<'a>,
    realized: &str,
    target: &str,
    measurement: &Measurement,
) -> Result<InOneUnit<'a>, Reason> {
    if is_same_word(realized, target) {
        return Ok(values);
    }
    let differ = || Reason::UnitsDiffer {
        target: target.to_owned(),
        realization: realized.to_owned(),
    };
    match (StandardUnit::of(realized), StandardUnit::of(target)) {
        (None, None) => Ok(InOneUnit {
            note: Some(Box::new(UnitNote::WordsDiffer {
                target: target.to_owned(),
                realization: realized.to_owned(),
            })),
            ..values
        }),
        (Some(one), Some(other)) if one.is_convertible_to(other) => {
            if one.factor == other.factor {
                return Ok(values);
            }
            let (smaller, name) = if one.factor < other.factor {
                (one, realized)
            } else {
                (other, target)
            };
            converted(&values, one, other, smaller, name, measurement)
        }
        _ => Err(differ()),
    }
}

/// Converts what is not in the smaller unit.
fn converted<'a>(
    values: &InOneUnit<'_>,
    realized: StandardUnit,
    target: StandardUnit,
    smaller: StandardUnit,
    name: &str,
    measurement: &Measurement,
) -> Result<InOneUnit<'a>, Reason> {
    let times = |unit: StandardUnit| {
        unit.factor
            .checked_div(smaller.factor)
            .ok_or(Reason::TooLarge)
    };
    let (of_realized, of_target) = (times(realized)?, times(target)?);
    let own_unit = measurement.unit.as_deref().and_then(StandardUnit::of);
    let of_baseline = match measurement.baseline.as_ref() {
        Some(figure) => figure
            .standard_unit()
            .or(own_unit)
            .filter(|unit| unit.is_convertible_to(smaller))
            .map_or(Ok(of_target), times)?,
        None => 1,
    };
    let note = UnitNote::Converted {
        target: written(
            &values.target.to_string(),
            values.target.unit(),
            measurement,
        ),
        realization: match &*values.realization {
            RealizedValue::Given(Given::Figure(figure)) => {
                written(&figure.to_string(), figure.unit.as_deref(), measurement)
            }
            worked_out => written(&worked_out.to_string(), None, measurement),
        },
        unit: name.to_owned(),
    };
    Ok(InOneUnit {
        realization: Cow::Owned(multiplied_realization(&values.realization, of_realized)?),
        target: Cow::Owned(multiplied_target(&values.target, of_target)?),
        baseline: match values.baseline {
            Some(baseline) => Some(multiplied(baseline, of_baseline)?),
            None => None,
        },
        note: Some(Box::new(note)),
    })
}

/// A number as written, with the unit that it takes from the indicator where it has none.
fn written(number: &str, own: Option<&str>, measurement: &Measurement) -> String {
    match (own, &measurement.unit) {
        (None, Some(unit)) => format!("{number} {unit}"),
        _ => number.to_owned(),
    }
}

fn multiplied(value: Decimal, times: u64) -> Result<Decimal, Reason> {
    value.checked_mul(times.into()).ok_or(Reason::TooLarge)
}

fn multiplied_realization(value: &RealizedValue, times: u64) -> Result<RealizedValue, Reason> {
    Ok(match value {
        RealizedValue::Given(Given::Figure(figure)) => multiplied(figure.value, times)?.into(),
        RealizedValue::Given(other) => other.clone().into(),
        RealizedValue::Number(number) => {
            RealizedValue::Number(number.checked_mul(&Rational::from(Decimal::from(times)))?)
        }
    })
}

fn multiplied_target(value: &TargetValue, times: u64) -> Result<TargetValue, Reason> {
    Ok(match value {
        TargetValue::Figure(figure) => multiplied(figure.value, times)?.into(),
        TargetValue::Bound { side, bound } => TargetValue::Bound {
            side: *side,
            bound: multiplied(bound.value, times)?.into(),
        },
        TargetValue::Range { lower, upper, .. } => TargetValue::Range {
            lower: multiplied(*lower, times)?,
            upper: multiplied(*upper, times)?,
            unit: None,
        },
        TargetValue::Date { .. }
        | TargetValue::Grade(_)
        | TargetValue::YesNo(_)
        | TargetValue::Several(_) => value.clone(),
    })
}

/// A number without a unit beside a percentage: `0,97` beside `98,5 %` is a fraction of one.
/// The reading that is nearer to the percentage, as a ratio, is taken.
fn beside_percent(values: InOneUnit<'_>, bare: Side) -> Result<InOneUnit<'_>, Reason> {
    let RealizedValue::Given(Given::Figure(realized)) = &*values.realization else {
        return Ok(values);
    };
    let realized = realized.value;
    let target = match &*values.target {
        TargetValue::Figure(figure) | TargetValue::Bound { bound: figure, .. } => figure.value,
        TargetValue::Range { .. }
        | TargetValue::Date { .. }
        | TargetValue::Grade(_)
        | TargetValue::YesNo(_)
        | TargetValue::Several(_) => return Ok(values),
    };
    let (number, percentage) = match bare {
        Side::Realization => (realized, target),
        Side::Target => (target, realized),
    };
    if number.is_sign_negative() || number > Decimal::ONE || percentage <= Decimal::ZERO {
        return Ok(values);
    }
    if !is_nearer_as_fraction(number, percentage) {
        return Ok(InOneUnit {
            note: Some(Box::new(UnitNote::PercentAssumed { number })),
            ..values
        });
    }
    let note = Some(Box::new(UnitNote::FractionAsPercent { fraction: number }));
    Ok(match bare {
        Side::Realization => InOneUnit {
            realization: Cow::Owned(multiplied_realization(&values.realization, 100)?),
            note,
            ..values
        },
        Side::Target => InOneUnit {
            target: Cow::Owned(multiplied_target(&values.target, 100)?),
            note,
            ..values
        },
    })
}

/// Whether a number times a hundred is nearer to a percentage than the number itself: whether
/// the percentage is above their geometric middle, ten times the number.
fn is_nearer_as_fraction(number: Decimal, percentage: Decimal) -> bool {
    number
        .checked_mul(Decimal::TEN)
        .is_some_and(|middle| percentage > middle)
}

/// Whether two units are one word, however it is written or shortened.
fn is_same_word(one: &str, other: &str) -> bool {
    plain_word(one) == plain_word(other)
}

fn plain_word(unit: &str) -> String {
    const SHORT: [(&str, &str); 10] = [
        ("org", "orang"),
        ("dok", "dokumen"),
        ("lap", "laporan"),
        ("keg", "kegiatan"),
        ("bh", "buah"),
        ("kab", "kabupaten"),
        ("kec", "kecamatan"),
        ("pkt", "paket"),
        ("eks", "eksemplar"),
        ("klpk", "kelompok"),
    ];
    let lowercase = unit.to_lowercase();
    let words = lowercase.split_whitespace().map(|word| {
        let word = word.trim_end_matches('.');
        let full = SHORT.iter().find(|(short, _)| *short == word);
        full.map_or(word, |(_, full)| full)
    });
    words.collect::<Vec<_>>().join(" ")
}

impl Figure {
    /// The value in a declared unit, exactly; `None` where the figure has no unit of its own or
    /// one of another dimension.
    pub(super) fn value_in(&self, declared: Option<&str>) -> Option<Rational> {
        let (own, declared) = (self.standard_unit()?, StandardUnit::of(declared?)?);
        if !own.is_convertible_to(declared) || own.dimension == UnitDimension::Percent {
            return None;
        }
        let factor = |unit: StandardUnit| Rational::from(Decimal::from(unit.factor));
        let product = Rational::from(self.value).checked_mul(&factor(own)).ok()?;
        product.checked_div(&factor(declared)).ok()
    }
}

//! Realization against target.

use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use lkj_core::evaluation::{
    Achievement, Measured, Measurement, RealizedValue, Reason, UnitNote, achievement as measure,
};
use lkj_core::number::{self, Hint};
use lkj_core::rules::RulesInForce;
use lkj_core::{Anchor, GivenError, Locale, Polarity, TargetValue};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use serde::Deserialize;
use serde::de::value::{Error as WordError, StrDeserializer};

use crate::decimal::{Exact, Given, given, required};
use crate::part::At;
use crate::rules::{PyRules, asked, scale_of};
use crate::{error, html, locale, object};

/// What was reached of a target, in percent; or why that cannot be said (*capaian kinerja*).
///
/// Made by :func:`achievement` or found in an :class:`Evaluation`. Frozen, equal by value,
/// hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Achievement")]
#[derive(Debug, Clone)]
pub(crate) struct PyAchievement {
    achievement: Achievement,
    origin: Origin,
}

/// From what it can be had again.
#[derive(Debug, Clone)]
enum Origin {
    /// A part of a result.
    Part(At),
    /// What :func:`achievement` was given.
    Given(std::sync::Arc<Inputs>),
    /// The same with two values alone.
    Plain(std::sync::Arc<(Py<PyAny>, Py<PyAny>)>),
}

#[derive(Debug)]
struct Inputs {
    realization: Py<PyAny>,
    target: Py<PyAny>,
    polarity: Option<String>,
    method: Option<String>,
    baseline: Option<rust_decimal::Decimal>,
    anchors: Vec<(rust_decimal::Decimal, rust_decimal::Decimal)>,
    grades: Vec<String>,
    scale: Option<crate::rules::PyScale>,
    rules: Option<PyRules>,
    floats: bool,
}

impl PartialEq for PyAchievement {
    fn eq(&self, other: &Self) -> bool {
        self.achievement == other.achievement
    }
}

impl Eq for PyAchievement {}

impl Hash for PyAchievement {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.achievement.value().hash(state);
        self.achievement.reason().hash(state);
    }
}

impl PyAchievement {
    pub(crate) const fn part(achievement: Achievement, at: At) -> Self {
        Self {
            achievement,
            origin: Origin::Part(at),
        }
    }

    const fn measured(&self) -> Option<&Measured> {
        self.achievement.measured()
    }

    /// `99,26 % (Sangat Tinggi)`
    fn write(&self, locale: Locale) -> String {
        match &self.achievement {
            Achievement::Measured(measured) => {
                let value = number::format_percent(measured.value.get(), locale);
                match &measured.category {
                    Some(category) => format!("{value} ({category})"),
                    None => value,
                }
            }
            Achievement::Compared(compared) => format!(
                "– ({}; {})",
                compared.standing.words(locale),
                compared.reason.message(locale)
            ),
            Achievement::NotMeasured(reason) => format!("– ({})", reason.message(locale)),
            _ => String::new(),
        }
    }
}

#[pymethods]
impl PyAchievement {
    /// ``"measured"`` or ``"not_measured"``.
    #[getter]
    const fn status(&self) -> &'static str {
        match self.measured() {
            Some(_) => "measured",
            None => "not_measured",
        }
    }

    /// What counts, in percent: rounded and capped. None where it was not measured.
    #[getter]
    fn value(&self) -> Option<Exact> {
        Some(Exact(self.measured()?.value.get()))
    }

    /// In percent: rounded, not capped.
    #[getter]
    fn raw(&self) -> Option<Exact> {
        Some(Exact(self.measured()?.raw.get()))
    }

    /// The word for it (*kategori*); None outside a closed scale.
    #[getter]
    fn category(&self) -> Option<&str> {
        self.measured()?.category.as_deref()
    }

    /// The word by the reading that the scale does not take (of the unrounded value, or of the
    /// rounded one), where it is another.
    #[getter]
    fn other_category(&self) -> Option<&str> {
        self.measured()?.other_category.as_deref()
    }

    /// Whether it fell between two classes of the scale as printed.
    #[getter]
    fn in_gap(&self) -> bool {
        self.measured().is_some_and(|measured| measured.in_gap)
    }

    /// Whether the target was reached, by the exact numbers: ``"exceeded"``, ``"met"`` or
    /// ``"missed"``; also of dates and grades, which have no percentage. None where nothing was
    /// compared, and for means.
    #[getter]
    fn standing(&self) -> Option<String> {
        Some(object::word(&self.achievement.standing()?))
    }

    /// Code of why it was not measured: ``"no_target"``, ``"zero_target"``, ...
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        self.achievement.reason().map(Reason::code)
    }

    /// Why it was not measured, in words.
    #[getter]
    fn reason_text(&self) -> Option<String> {
        let reason = self.achievement.reason()?;
        Some(reason.message(locale::chosen()))
    }

    /// By which method: ``"ratio"``, ``"linear"``, ``"gap"``, ``"baseline"``, ``"within"``, ...
    #[getter]
    fn method(&self) -> Option<String> {
        Some(object::word(&self.measured()?.method))
    }

    /// Which case of zeros a convention was applied to.
    #[getter]
    fn zero(&self) -> Option<&'static str> {
        Some(self.measured()?.zero?.0.word())
    }

    /// What must be known of the units of target and realization: ``"converted"``,
    /// ``"fraction_as_percent"``, ``"percent_assumed"`` or ``"words_differ"``; None where they
    /// are plainly the same.
    #[getter]
    fn units(&self) -> Option<&'static str> {
        self.measured()?.units.as_deref().map(UnitNote::code)
    }

    /// The calculation with its numbers, as in ``"376 / 468 × 100"``.
    #[getter]
    fn working(&self) -> Option<String> {
        Some(self.measured()?.working.write(locale::chosen()))
    }

    fn __str__(&self) -> String {
        self.write(locale::chosen())
    }

    fn __repr__(&self) -> String {
        match &self.achievement {
            Achievement::Measured(measured) => format!(
                "<lkj.Achievement value={} category={:?} method={:?}>",
                measured.value,
                measured.category.as_deref().unwrap_or(""),
                object::word(&measured.method)
            ),
            Achievement::Compared(compared) => format!(
                "<lkj.Achievement {} without a percentage: {}>",
                object::word(&compared.standing),
                compared.reason.code()
            ),
            other => format!(
                "<lkj.Achievement not measured: {}>",
                other.reason().map_or("", Reason::code)
            ),
        }
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("achievement", slf)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let inputs = match &self.origin {
            Origin::Part(at) => return at.reduced(py),
            Origin::Plain(given) => {
                let again = py.import("lkj._lkj")?.getattr("achievement")?;
                return Ok((again, (&given.0, &given.1).into_pyobject(py)?.into_any()));
            }
            Origin::Given(inputs) => inputs,
        };
        let again = py.import("lkj._lkj")?.getattr("_achievement")?;
        let arguments = (
            &inputs.realization,
            &inputs.target,
            &inputs.polarity,
            &inputs.method,
            inputs.baseline.map(Exact),
            inputs
                .anchors
                .iter()
                .map(|(at, score)| (Exact(*at), Exact(*score)))
                .collect::<Vec<_>>(),
            &inputs.grades,
            inputs.scale.clone(),
            inputs.rules.clone(),
            inputs.floats,
        );
        Ok((again, arguments.into_pyobject(py)?.into_any()))
    }
}

static DEFAULT: LazyLock<RulesInForce> = LazyLock::new(RulesInForce::default);

/// A word of the core's by its text.
pub(crate) fn word<'de, T: Deserialize<'de>>(
    py: Python<'_>,
    what: &str,
    text: &'de str,
) -> PyResult<T> {
    let deserializer = StrDeserializer::<WordError>::new(text);
    T::deserialize(deserializer).map_err(|problem| {
        error::evaluation(
            py,
            "unknown_word",
            &format!("{what}={text:?} tidak dikenal ({problem})"),
            &format!("{what}={text:?}: {problem}"),
        )
    })
}

/// Whether a truth value says something under a polarity.
fn takes_truth(polarity: Option<Polarity>) -> bool {
    polarity.is_none_or(|polarity| polarity == Polarity::YesNo)
}

fn realized(
    value: &Bound<'_, PyAny>,
    polarity: Option<Polarity>,
    floats: bool,
) -> PyResult<Option<RealizedValue>> {
    const WHAT: &str = "realization";
    let py = value.py();
    match given(WHAT, value, floats)? {
        Given::Missing => Ok(None),
        Given::Number(number) => Ok(Some(number.into())),
        Given::Truth(truth) if takes_truth(polarity) => {
            Ok(Some(lkj_core::Given::YesNo(truth).into()))
        }
        Given::Truth(_) => Err(no_truth(py, WHAT)),
        Given::Day(date) => Ok(Some(lkj_core::Given::Date(date).into())),
        Given::Text(text) => {
            let read = RealizedValue::parse_with(&text, Hint::default());
            read.map_err(|problem| match problem {
                GivenError::Number(problem) => error::number(py, WHAT, &problem),
                _ => error::no_number(
                    py,
                    WHAT,
                    &text,
                    "not_one_value",
                    &format!("{text:?} bukan satu nilai"),
                    &format!("{text:?} is not one value"),
                ),
            })
        }
    }
}

fn promised(
    value: &Bound<'_, PyAny>,
    polarity: Option<Polarity>,
    floats: bool,
) -> PyResult<Option<TargetValue>> {
    const WHAT: &str = "target";
    let py = value.py();
    match given(WHAT, value, floats)? {
        Given::Missing => Ok(None),
        Given::Number(number) => Ok(Some(number.into())),
        Given::Truth(truth) if takes_truth(polarity) => Ok(Some(TargetValue::YesNo(truth))),
        Given::Truth(_) => Err(no_truth(py, WHAT)),
        Given::Day(date) => Ok(Some(TargetValue::Date { date, side: None })),
        Given::Text(text) => {
            TargetValue::parse(&text).map_err(|problem| error::number(py, WHAT, &problem))
        }
    }
}

fn no_truth(py: Python<'_>, what: &str) -> PyErr {
    error::inexact(
        py,
        what,
        "bool",
        "truth_value",
        "nilai kebenaran hanya untuk polarity=\"yes_no\"",
        "a truth value is for polarity=\"yes_no\" alone",
    )
}

fn computed(py: Python<'_>, inputs: Inputs) -> PyResult<PyAchievement> {
    let mut measurement = Measurement::default();
    if let Some(polarity) = &inputs.polarity {
        measurement.polarity = Some(word(py, "polarity", polarity)?);
    }
    if let Some(method) = &inputs.method {
        if measurement.polarity == Some(Polarity::Grade) {
            measurement.grade_method = Some(word(py, "method", method)?);
        } else {
            measurement.lower_method = word(py, "method", method)?;
        }
    }
    measurement.baseline = inputs.baseline.map(Into::into);
    measurement.grades.clone_from(&inputs.grades);
    let anchors = inputs.anchors.iter();
    measurement.anchors = anchors
        .map(|(at, score)| Anchor {
            at: *at,
            score: *score,
        })
        .collect();
    let own;
    let asked = inputs
        .rules
        .as_ref()
        .map_or(&*DEFAULT, |asked| &asked.in_force);
    let rules = match &inputs.scale {
        None => asked,
        Some(scale) => {
            own = RulesInForce {
                scale: scale.scale.clone(),
                ..asked.clone()
            };
            &own
        }
    };
    let (realization, target) = (inputs.realization.bind(py), inputs.target.bind(py));
    let achievement = held(realization, target, inputs.floats, &measurement, rules)?;
    Ok(PyAchievement {
        achievement,
        origin: Origin::Given(std::sync::Arc::new(inputs)),
    })
}

/// One value held against another; what is missing is told.
fn held(
    realization: &Bound<'_, PyAny>,
    target: &Bound<'_, PyAny>,
    floats: bool,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> PyResult<Achievement> {
    let target = promised(target, measurement.polarity, floats)?;
    let realization = realized(realization, measurement.polarity, floats)?;
    Ok(match (&realization, &target) {
        (Some(realization), Some(target)) => measure(realization, target, measurement, rules),
        (_, None) => Achievement::NotMeasured(Reason::NoTarget),
        (None, _) => Achievement::NotMeasured(Reason::NoRealization { why: None }),
    })
}

/// The usual call, in which nothing is asked for.
fn plain(py: Python<'_>, realization: Py<PyAny>, target: Py<PyAny>) -> PyResult<PyAchievement> {
    let measurement = Measurement::default();
    let (one, other) = (realization.bind(py), target.bind(py));
    let achievement = held(one, other, false, &measurement, &DEFAULT)?;
    Ok(PyAchievement {
        achievement,
        origin: Origin::Plain(std::sync::Arc::new((realization, target))),
    })
}

/// Return what was reached of a target (*capaian*).
///
/// One at a time; for columns there are tables.
///
/// Parameters
/// ----------
/// realization : Decimal, int, str, datetime.date or None
///     What was realized. A text is read as documents print it (``"80,34"``, ``"2 juta"``,
///     ``"WTP"``, ``"30 Maret 2025"``).
/// target : Decimal, int, str, datetime.date or None
///     What was promised; also a range (``"7-8"``), a bound (``"< 49"``), a grade, a date.
/// polarity : str, optional
///     ``"higher"``, ``"lower"``, ``"range"``, ``"at_most"``, ``"at_least"``, ``"near"``,
///     ``"grade"``, ``"yes_no"`` or ``"not_said"``. By default as the target says: ``"< 49"`` is at
///     most, ``"BB"`` a grade, a plain number higher.
/// method : str, optional
///     Of ``"lower"``: ``"linear"`` (the default, (2T - R) / T), ``"ratio"`` (T / R), ``"gap"``,
///     ``"baseline"``. Of ``"grade"``: ``"equality"``, ``"score"``.
/// baseline : Decimal, int or str, optional
///     The starting point that ``"baseline"`` needs.
/// anchors : iterable of pairs, optional
///     Of ``"near"``: at so many percent of the target the score is so much.
/// grades : iterable of str, optional
///     Of ``"grade"``: the grades from the lowest to the highest.
/// scale : str, Scale or dict, optional
///     The words for it, where they differ from those of the rules.
/// rules : str, Rules or dict, optional
///     The conventions; ``"permendagri-86-2017"`` by default.
/// floats : bool
///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
///     as data frames have them.
///
/// Returns
/// -------
/// Achievement
///     ``value`` and ``raw`` in percent; or ``reason``, where it cannot be said.
///
/// Raises
/// ------
/// NumberError
///     When a number cannot be read in one way, is NaN or infinite, or has more than 28 digits.
/// InexactNumberError
///     For a float, a truth value or another type.
/// EvaluationError
///     When a word is not known.
///
/// Notes
/// -----
/// PermenPANRB 53/2014 and Permendagri 86/2017; ratios are rounded once, half away from zero.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> lkj.achievement("80,34", "80,94")
/// <lkj.Achievement value=99.26 category="Sangat Tinggi" method="ratio">
/// >>> lkj.achievement("4,88", 32, polarity="lower").value
/// Decimal('184.75')
/// >>> lkj.achievement(None, 32).reason
/// 'no_realization'
#[pyfunction]
#[pyo3(signature = (
    realization, target, *, polarity=None, method=None, baseline=None, anchors=None,
    grades=None, scale=None, rules=None, floats=false
))]
#[expect(clippy::too_many_arguments, reason = "each is an outward name")]
pub(crate) fn achievement(
    py: Python<'_>,
    realization: Py<PyAny>,
    target: Py<PyAny>,
    polarity: Option<&str>,
    method: Option<&str>,
    baseline: Option<&Bound<'_, PyAny>>,
    anchors: Option<&Bound<'_, PyAny>>,
    grades: Option<&Bound<'_, PyAny>>,
    scale: Option<&Bound<'_, PyAny>>,
    rules: Option<&Bound<'_, PyAny>>,
    floats: bool,
) -> PyResult<PyAchievement> {
    let has_options = method.is_some()
        || baseline.is_some()
        || anchors.is_some()
        || grades.is_some()
        || scale.is_some()
        || rules.is_some();
    if polarity.is_none() && !has_options && !floats {
        return plain(py, realization, target);
    }
    let mut points = Vec::new();
    if let Some(anchors) = anchors {
        for anchor in anchors.try_iter()? {
            let point = anchor?.try_iter()?.collect::<PyResult<Vec<_>>>()?;
            let [at, score] = point.as_slice() else {
                return Err(PyTypeError::new_err("anchors: each is a pair of numbers"));
            };
            points.push((
                required("anchors", at, floats)?,
                required("anchors", score, floats)?,
            ));
        }
    }
    let grades = match grades {
        None => Vec::new(),
        Some(grades) => grades
            .try_iter()?
            .map(|grade| grade?.extract())
            .collect::<PyResult<_>>()?,
    };
    let inputs = Inputs {
        realization,
        target,
        polarity: polarity.map(str::to_owned),
        method: method.map(str::to_owned),
        baseline: baseline
            .map(|baseline| required("baseline", baseline, floats))
            .transpose()?,
        anchors: points,
        grades,
        scale: scale.map(scale_of).transpose()?,
        rules: rules.map(|rules| asked(Some(rules))).transpose()?,
        floats,
    };
    computed(py, inputs)
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_achievement")]
#[expect(clippy::too_many_arguments, reason = "what pickling kept, in order")]
pub(crate) fn achievement_again(
    py: Python<'_>,
    realization: Py<PyAny>,
    target: Py<PyAny>,
    polarity: Option<&str>,
    method: Option<&str>,
    baseline: Option<&Bound<'_, PyAny>>,
    anchors: Option<&Bound<'_, PyAny>>,
    grades: Option<&Bound<'_, PyAny>>,
    scale: Option<&Bound<'_, PyAny>>,
    rules: Option<&Bound<'_, PyAny>>,
    floats: bool,
) -> PyResult<PyAchievement> {
    achievement(
        py,
        realization,
        target,
        polarity,
        method,
        baseline,
        anchors,
        grades,
        scale,
        rules,
        floats,
    )
}

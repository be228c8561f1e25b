//! The conventions in force and the words for a percentage.

use std::hash::{Hash, Hasher};
use std::path::PathBuf;

use lkj_core::Rules;
use lkj_core::rules::{PROFILES, RulesInForce, SCALES, Scale, scale};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyString};
use serde_json::{Value, json};

use crate::decimal::{Exact, required};
use crate::{error, object};

/// The conventions that somebody asks for (*aturan*); what is not said is left to the file, and
/// what that does not say to the profile.
///
/// Frozen, equal by what it says, hashable.
///
/// Parameters
/// ----------
/// profile : str, optional
///     Name of the profile that the rest builds on; :func:`profiles` lists them.
/// realization : {"rounded", "exact"}, optional
///     Whether a realization is rounded before its achievement is taken.
/// places : int, optional
///     Decimals of percentages, 0 to 12.
/// rounding : str, optional
///     How ties are rounded: ``"half_away_from_zero"``, ``"half_to_even"``, ``"toward_zero"``.
/// cap, floor, aggregate_cap, inconclusive_above : Decimal, int or str, optional
///     Limits in percent.
/// aggregation : str, optional
///     ``"mean"``, ``"weighted"``, ``"weighted_of_all"``, ``"ratio_of_sums"``, ``"geometric"``,
///     ``"worst"``.
/// aggregated : {"shown", "exact"}, optional
///     Which value of an achievement is aggregated.
/// zero : dict, optional
///     What zeros mean, as in the file's ``[rules.zero]``.
/// scale : str, Scale or dict, optional
///     The words for an achievement.
///
/// Raises
/// ------
/// ParseError
///     When a word or a number is not among those allowed.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> rules = lkj.Rules("raw", cap=120)
/// >>> rules
/// lkj.Rules(profile='raw', cap='120')
/// >>> lkj.achievement(130, 100, rules=rules).value
/// Decimal('120.00')
#[pyclass(frozen, eq, hash, module = "lkj", name = "Rules")]
#[derive(Debug, Clone)]
pub(crate) struct PyRules {
    pub(crate) rules: Rules,
    /// What they come to where no file says anything.
    pub(crate) in_force: RulesInForce,
}

impl PartialEq for PyRules {
    fn eq(&self, other: &Self) -> bool {
        self.rules == other.rules
    }
}

impl Eq for PyRules {}

impl Hash for PyRules {
    fn hash<H: Hasher>(&self, state: &mut H) {
        object::word(&self.rules).hash(state);
    }
}

impl PyRules {
    fn of(py: Python<'_>, rules: Rules) -> PyResult<Self> {
        let in_force = RulesInForce::decide(&rules, &Rules::default())
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        Ok(Self { rules, in_force })
    }

    fn of_json(py: Python<'_>, said: &Value) -> PyResult<Self> {
        let rules = Rules::from_json(&said.to_string())
            .map_err(|problems| error::parse(py, &problems, false))?;
        Self::of(py, rules)
    }

    fn said(&self) -> Value {
        let mut said = serde_json::to_value(&self.rules).unwrap_or_default();
        drop_nothing(&mut said);
        said
    }
}

/// Leaves out what is not said.
fn drop_nothing(value: &mut Value) {
    if let Value::Object(fields) = value {
        fields.retain(|_, value| {
            drop_nothing(value);
            !value.is_null() && value.as_object().is_none_or(|inside| !inside.is_empty())
        });
    }
}

/// Rules as callers give them: a profile's name, rules, or a dict.
pub(crate) fn asked(rules: Option<&Bound<'_, PyAny>>) -> PyResult<PyRules> {
    let Some(rules) = rules.filter(|rules| !rules.is_none()) else {
        return Ok(PyRules {
            rules: Rules::default(),
            in_force: RulesInForce::default(),
        });
    };
    let py = rules.py();
    if let Ok(rules) = rules.cast::<PyRules>() {
        return Ok(rules.get().clone());
    }
    if let Ok(name) = rules.cast::<PyString>() {
        return PyRules::of(py, Rules::profile(name.to_cow()?));
    }
    if rules.cast::<PyMapping>().is_ok() {
        return PyRules::of_json(py, &object::to_json(rules, false)?);
    }
    let kind = rules.get_type().fully_qualified_name()?.to_string();
    Err(pyo3::exceptions::PyTypeError::new_err(format!(
        "rules: a profile's name, lkj.Rules or a dict, not {kind}"
    )))
}

#[pymethods]
impl PyRules {
    #[new]
    #[pyo3(signature = (
        profile=None, *, realization=None, places=None, rounding=None, cap=None, floor=None,
        aggregate_cap=None, inconclusive_above=None, aggregation=None, aggregated=None, zero=None,
        scale=None
    ))]
    #[expect(clippy::too_many_arguments, reason = "each is a key of [rules]")]
    fn new(
        py: Python<'_>,
        profile: Option<Bound<'_, PyAny>>,
        realization: Option<Bound<'_, PyAny>>,
        places: Option<Bound<'_, PyAny>>,
        rounding: Option<Bound<'_, PyAny>>,
        cap: Option<Bound<'_, PyAny>>,
        floor: Option<Bound<'_, PyAny>>,
        aggregate_cap: Option<Bound<'_, PyAny>>,
        inconclusive_above: Option<Bound<'_, PyAny>>,
        aggregation: Option<Bound<'_, PyAny>>,
        aggregated: Option<Bound<'_, PyAny>>,
        zero: Option<Bound<'_, PyAny>>,
        scale: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let said = PyDict::new(py);
        for (key, value) in [
            ("profile", profile),
            ("realization", realization),
            ("places", places),
            ("rounding", rounding),
            ("cap", cap),
            ("floor", floor),
            ("aggregate_cap", aggregate_cap),
            ("inconclusive_above", inconclusive_above),
            ("aggregation", aggregation),
            ("aggregated", aggregated),
            ("zero", zero),
        ] {
            said.set_item(key, value)?;
        }
        if let Some(scale) = scale {
            let scale = scale_of(&scale)?;
            said.set_item("scale", scale.to_dict(py)?)?;
        }
        Self::of_json(py, &object::to_json(said.as_any(), false)?)
    }

    /// Read rules from a TOML file with the keys of a framework's ``[rules]``.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file.
    ///
    /// Returns
    /// -------
    /// Rules
    ///     What it says.
    ///
    /// Raises
    /// ------
    /// OSError
    ///     When the file cannot be opened.
    /// ParseError
    ///     With everything that is wrong in it.
    #[staticmethod]
    fn read(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let text = crate::input::text(py, &path)?;
        let rules = Rules::from_named_toml(&path.to_string_lossy(), &text)
            .map_err(|problems| error::parse(py, &problems, true))?;
        Self::of(py, rules)
    }

    /// The profile that was asked for; None where none was.
    #[getter]
    fn profile(&self) -> Option<&str> {
        self.rules.profile.as_deref()
    }

    /// The scale in force where no file says anything.
    #[getter]
    fn scale(&self) -> PyScale {
        PyScale {
            scale: self.in_force.scale.clone(),
        }
    }

    /// Return what is said, by the keys of the file.
    ///
    /// Returns
    /// -------
    /// dict
    ///     Numbers as exact text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object::from_json(py, &self.said())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let said = object::from_json(py, &self.said())?;
        let mut arguments = Vec::new();
        for item in said.cast::<PyDict>()?.iter() {
            let (key, value) = item;
            arguments.push(format!("{key}={}", value.repr()?));
        }
        Ok(format!("lkj.Rules({})", arguments.join(", ")))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let again = py.import("lkj._lkj")?.getattr("_rules")?;
        Ok((again, (self.said().to_string(),)))
    }
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_rules")]
pub(crate) fn rules_again(py: Python<'_>, text: &str) -> PyResult<PyRules> {
    let rules = Rules::from_json(text).map_err(|problems| error::parse(py, &problems, false))?;
    PyRules::of(py, rules)
}

/// Ordered classes of achievement (*skala nilai peringkat kinerja*), the best one first.
///
/// Frozen, equal by what it says, hashable.
///
/// Parameters
/// ----------
/// classes : iterable of dict
///     Each with ``label`` and its ends: ``from`` (included) or ``above``, ``to`` (included) or
///     ``below``.
/// name, source : str, optional
///     What it is called, and where it was laid down.
/// reads : {"shown", "exact"}
///     Whether the rounded value is classed, or the unrounded one.
/// limits : {"lower_end", "upper_end", "whole_number"}
///     To which class a value between two printed classes belongs.
///
/// Raises
/// ------
/// ParseError
///     When classes overlap or something is not among what is allowed.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> scale = lkj.Scale([{"label": "Baik", "from": 80}, {"label": "Kurang", "below": 80}])
/// >>> scale.classify("79,99")
/// ('Kurang', False)
#[pyclass(frozen, eq, hash, module = "lkj", name = "Scale")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PyScale {
    pub(crate) scale: Scale,
}

impl Hash for PyScale {
    fn hash<H: Hasher>(&self, state: &mut H) {
        object::word(&self.scale).hash(state);
    }
}

/// A scale as callers give it: a name, a scale, or a dict.
pub(crate) fn scale_of(value: &Bound<'_, PyAny>) -> PyResult<PyScale> {
    let py = value.py();
    if let Ok(scale) = value.cast::<PyScale>() {
        return Ok(scale.get().clone());
    }
    if let Ok(name) = value.cast::<PyString>() {
        return PyScale::named(py, &name.to_cow()?);
    }
    PyScale::of_json(py, object::to_json(value, false)?)
}

impl PyScale {
    fn of_json(py: Python<'_>, said: Value) -> PyResult<Self> {
        let rules = PyRules::of_json(py, &json!({ "scale": said }))?;
        Ok(Self {
            scale: rules.in_force.scale,
        })
    }

    fn said(&self) -> Value {
        let mut said = serde_json::to_value(&self.scale).unwrap_or_default();
        drop_nothing(&mut said);
        if let Some(classes) = said.get_mut("classes").and_then(Value::as_array_mut) {
            classes.iter_mut().for_each(drop_nothing);
        }
        said
    }
}

#[pymethods]
impl PyScale {
    #[new]
    #[pyo3(signature = (classes, *, name=None, source=None, reads="shown", limits="lower_end"))]
    fn new(
        py: Python<'_>,
        classes: &Bound<'_, PyAny>,
        name: Option<&str>,
        source: Option<&str>,
        reads: &str,
        limits: &str,
    ) -> PyResult<Self> {
        let classes = PyList::new(py, classes.try_iter()?.collect::<PyResult<Vec<_>>>()?)?;
        let said = PyDict::new(py);
        said.set_item("classes", classes)?;
        said.set_item("name", name)?;
        said.set_item("source", source)?;
        said.set_item("reads", reads)?;
        said.set_item("limits", limits)?;
        Self::of_json(py, object::to_json(said.as_any(), false)?)
    }

    /// Return a scale that comes with the engine.
    ///
    /// Parameters
    /// ----------
    /// name : str
    ///     One of :func:`scales`.
    ///
    /// Returns
    /// -------
    /// Scale
    ///     With its source.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     When there is none of that name.
    #[staticmethod]
    pub(crate) fn named(py: Python<'_>, name: &str) -> PyResult<Self> {
        let known = || {
            SCALES
                .iter()
                .map(|scale| scale.name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let named = scale(name).ok_or_else(|| {
            error::evaluation(
                py,
                "unknown_scale",
                &format!("skala {name:?} tidak dikenal; yang ada: {}", known()),
                &format!("unknown scale {name:?}; there are: {}", known()),
            )
        })?;
        Ok(Self {
            scale: named.scale(),
        })
    }

    /// Its name.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.scale.name.as_deref()
    }

    /// Where it was laid down.
    #[getter]
    fn source(&self) -> Option<&str> {
        self.scale.source.as_deref()
    }

    /// The words of its classes, the best one first.
    #[getter]
    fn labels(&self) -> Vec<&str> {
        let classes = self.scale.classes.iter();
        classes.map(|class| class.label.as_str()).collect()
    }

    /// Return the class of a value.
    ///
    /// Parameters
    /// ----------
    /// value : Decimal, int or str
    ///     A number of percent.
    /// floats : bool
    ///     Whether a float is taken, by its shortest decimal form, and NaN as a missing value:
    ///     as data frames have them.
    ///
    /// Returns
    /// -------
    /// tuple of (str, bool) or None
    ///     The word for it, and whether the value lies between two classes as printed; None
    ///     outside a scale that is closed there.
    #[pyo3(signature = (value, *, floats=false))]
    fn classify(&self, value: &Bound<'_, PyAny>, floats: bool) -> PyResult<Option<(String, bool)>> {
        let value = required("value", value, floats)?;
        let found = self.scale.classify(value);
        Ok(found.map(|found| (found.label.to_owned(), found.in_gap)))
    }

    /// Return what lies between neighbouring classes as printed, from the best down.
    ///
    /// Returns
    /// -------
    /// list of tuple of (Decimal, Decimal)
    ///     The upper end of the worse class and the lower end of the better one.
    fn gaps(&self) -> Vec<(Exact, Exact)> {
        let gaps = self.scale.gaps();
        gaps.iter()
            .map(|gap| (Exact(gap.after), Exact(gap.before)))
            .collect()
    }

    /// Return it by the keys of the file.
    ///
    /// Returns
    /// -------
    /// dict
    ///     Numbers as exact text.
    pub(crate) fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object::from_json(py, &self.said())
    }

    fn __repr__(&self) -> String {
        let name = self.name().unwrap_or("");
        format!("<lkj.Scale {name:?}: {}>", self.labels().join(" > "))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let again = py.import("lkj._lkj")?.getattr("_scale")?;
        Ok((again, (self.said().to_string(),)))
    }
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_scale")]
pub(crate) fn scale_again(py: Python<'_>, text: &str) -> PyResult<PyScale> {
    let said = serde_json::from_str(text)
        .map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))?;
    PyScale::of_json(py, said)
}

/// List the rules profiles that come with the engine.
///
/// Returns
/// -------
/// list of dict
///     ``name``, ``title``, ``source``, whether it was ``verified`` against that source, and the
///     years ``valid_from`` and ``valid_to`` where they are known.
#[pyfunction]
pub(crate) fn profiles(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let each = PROFILES.iter().map(|profile| {
        json!({
            "name": profile.name,
            "title": profile.title,
            "source": profile.source,
            "verified": profile.verified,
            "valid_from": profile.valid_from,
            "valid_to": profile.valid_to,
        })
    });
    object::from_json(py, &Value::Array(each.collect()))
}

/// List the scales that come with the engine.
///
/// Returns
/// -------
/// list of dict
///     ``name``, ``source``, and whether it was ``verified`` against that source.
#[pyfunction]
pub(crate) fn scales(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let each = SCALES.iter().map(
        |scale| json!({ "name": scale.name, "source": scale.source, "verified": scale.verified }),
    );
    object::from_json(py, &Value::Array(each.collect()))
}

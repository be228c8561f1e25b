//! All results of one year.

use std::sync::Arc;

use lkj_core::evaluation::{
    AgainstTarget, AggregateResult, EndOfPlan, IndicatorResult, MeasureResult, MoneyResult,
    PeriodResult, Previous, Remark, Summary, SummaryLine,
};
use lkj_core::{Evaluation, Stamped, Subject, TargetValue};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::achievement::PyAchievement;
use crate::check::PyCheck;
use crate::decimal::{self, Exact};
use crate::framework::PyFramework;
use crate::part::{At, To, Whole, part_protocol};
use crate::rules::PyRules;
use crate::trace::{PyExplanation, PyStep, outcome};
use crate::view::{Of, PyView};
use crate::{error, html, locale, object};

/// An evaluation with what it was made of.
#[derive(Debug)]
pub(crate) struct Evaluated {
    pub(crate) framework: PyFramework,
    pub(crate) rules: PyRules,
    pub(crate) evaluation: Evaluation,
}

/// All results of one year (*pengukuran kinerja*).
///
/// Made by :meth:`Framework.evaluate`. ``evaluation["rat"]`` is the result of an id;
/// ``evaluation.goals[0].objectives[0].indicators[0]`` walks. Every number is a
/// ``decimal.Decimal``. Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Evaluation")]
#[derive(Debug, Clone)]
pub(crate) struct PyEvaluation {
    evaluated: Arc<Evaluated>,
}

impl PartialEq for PyEvaluation {
    fn eq(&self, other: &Self) -> bool {
        self.evaluation() == other.evaluation()
    }
}

impl Eq for PyEvaluation {}

impl std::hash::Hash for PyEvaluation {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        object::word(self.evaluation()).hash(state);
    }
}

impl PyEvaluation {
    pub(crate) const fn of(evaluated: Arc<Evaluated>) -> Self {
        Self { evaluated }
    }

    pub(crate) fn evaluated(&self) -> &Evaluated {
        &self.evaluated
    }

    fn evaluation(&self) -> &Evaluation {
        &self.evaluated.evaluation
    }

    fn whole(&self) -> Whole {
        Whole::Evaluation(self.evaluated.clone())
    }

    fn all(&self, of: Of, count: usize) -> PyView {
        let at = At::new(self.whole(), [To::Name(of.word())]);
        PyView::new(of, at, (0..count).collect())
    }

    /// Of what an id is a result, and which one.
    fn find(&self, id: &str) -> Option<(Of, usize)> {
        let evaluation = self.evaluation();
        let indicators = evaluation.indicators.iter().map(|one| &one.id);
        let goals = evaluation.goals.iter().map(|one| &one.id);
        let objectives = evaluation.objectives.iter().map(|one| &one.id);
        let programs = evaluation.programs.iter().map(|one| &one.id);
        let activities = evaluation.activities.iter().map(|one| &one.id);
        let sub_activities = evaluation.sub_activities.iter().map(|one| &one.id);
        let groups = evaluation.groups.iter().map(|one| &one.id);
        let all = (indicators.enumerate().map(|found| (Of::Indicators, found)))
            .chain(goals.enumerate().map(|found| (Of::Goals, found)))
            .chain(objectives.enumerate().map(|found| (Of::Objectives, found)))
            .chain(programs.enumerate().map(|found| (Of::Programs, found)))
            .chain(activities.enumerate().map(|found| (Of::Activities, found)))
            .chain(
                sub_activities
                    .enumerate()
                    .map(|found| (Of::SubActivities, found)),
            )
            .chain(groups.enumerate().map(|found| (Of::Groups, found)));
        let mut all = all.map(|(of, (item, found))| (of, item, found.as_str()));
        all.find(|(_, _, found)| *found == id)
            .map(|(of, item, _)| (of, item))
    }

    fn ids(&self) -> Vec<String> {
        let evaluation = self.evaluation();
        let indicators = evaluation.indicators.iter().map(|one| &one.id);
        let aggregates = evaluation.goals.iter().chain(&evaluation.objectives);
        let money = evaluation.programs.iter().chain(&evaluation.activities);
        let money = money.chain(&evaluation.sub_activities);
        let money = money.chain(&evaluation.groups).map(|one| &one.id);
        indicators
            .chain(aggregates.map(|one| &one.id))
            .chain(money)
            .map(ToString::to_string)
            .collect()
    }
}

#[pymethods]
impl PyEvaluation {
    /// The year.
    #[getter]
    fn year(&self) -> u16 {
        self.evaluation().meta.year.get()
    }

    /// How far the year has come: ``"draft"``, ``"Q1"`` to ``"Q4"``, or ``"final"``.
    #[getter]
    fn stage(&self) -> &'static str {
        self.evaluation().meta.stage.word()
    }

    /// Name of the rules profile that was followed.
    #[getter]
    fn rules(&self) -> &str {
        &self.evaluation().meta.rules
    }

    /// Who asked for it: ``"caller"``, ``"file"`` or ``"default"``.
    #[getter]
    fn rules_from(&self) -> String {
        object::word(&self.evaluation().meta.rules_from)
    }

    /// The scale in force: the words for an achievement.
    #[getter]
    fn scale(&self, py: Python<'_>) -> PyResult<crate::rules::PyScale> {
        let file = &self.evaluated.framework.framework().rules;
        let rules = lkj_core::rules::RulesInForce::decide(&self.evaluated.rules.rules, file)
            .map_err(|unknown| error::unknown_profile(py, &unknown))?;
        Ok(crate::rules::PyScale { scale: rules.scale })
    }

    /// The framework that was evaluated.
    #[getter]
    fn framework(&self) -> PyFramework {
        self.evaluated.framework.clone()
    }

    /// The results of all indicators.
    #[getter]
    fn indicators(&self) -> PyView {
        self.all(Of::Indicators, self.evaluation().indicators.len())
    }

    /// The results of all goals (*tujuan*).
    #[getter]
    fn goals(&self) -> PyView {
        self.all(Of::Goals, self.evaluation().goals.len())
    }

    /// The results of all objectives (*sasaran*).
    #[getter]
    fn objectives(&self) -> PyView {
        self.all(Of::Objectives, self.evaluation().objectives.len())
    }

    /// The money of all programs.
    #[getter]
    fn programs(&self) -> PyView {
        self.all(Of::Programs, self.evaluation().programs.len())
    }

    /// The money of all activities (*kegiatan*).
    #[getter]
    fn activities(&self) -> PyView {
        self.all(Of::Activities, self.evaluation().activities.len())
    }

    /// The money of all sub-activities (*sub kegiatan*).
    #[getter]
    fn sub_activities(&self) -> PyView {
        self.all(Of::SubActivities, self.evaluation().sub_activities.len())
    }

    /// The money of all spending groups (*kelompok belanja*), what is outside programs among it.
    #[getter]
    fn groups(&self) -> PyView {
        self.all(Of::Groups, self.evaluation().groups.len())
    }

    /// The measures (*tolok ukur*) of programs, activities and sub-activities.
    #[getter]
    fn measures(&self) -> PyView {
        self.all(Of::Measures, self.evaluation().measures.len())
    }

    /// What reads well and does not agree or could not be worked out.
    #[getter]
    fn remarks(&self) -> PyView {
        self.all(Of::Remarks, self.evaluation().remarks.len())
    }

    /// The organization as a whole.
    #[getter]
    fn summary(&self) -> PySummary {
        PySummary {
            evaluated: self.evaluated.clone(),
        }
    }

    /// Return the value of a reference or formula, and how it came about.
    ///
    /// Parameters
    /// ----------
    /// reference : str
    ///     A reference or a formula: ``"rat.achievement"``, ``"um[-1]"``, ``"growth(um)"``,
    ///     ``"mean(um[2017..2019])"``.
    ///
    /// Returns
    /// -------
    /// Explanation
    ///     Its value and the steps to it.
    ///
    /// Raises
    /// ------
    /// FormulaError
    ///     When it cannot be read or names nothing.
    fn explain(&self, py: Python<'_>, reference: &str) -> PyResult<PyExplanation> {
        let evaluated = &self.evaluated;
        let year = self.evaluation().meta.year;
        PyExplanation::ask(py, &evaluated.framework, reference, year, &evaluated.rules)
    }

    /// Find what does not agree in the year, by the same rules.
    ///
    /// Returns
    /// -------
    /// Check
    ///     As :meth:`Framework.check`.
    fn check(&self, py: Python<'_>) -> PyResult<PyCheck> {
        let framework = Bound::new(py, self.evaluated.framework.clone())?;
        let rules = Bound::new(py, self.evaluated.rules.clone())?;
        let year = self.year().into_pyobject(py)?;
        crate::check::check_again(py, &framework, year.as_any(), &rules)
    }

    /// Return it as JSON, as the command ``evaluate --json`` prints it.
    ///
    /// Returns
    /// -------
    /// str
    ///     As ``docs/evaluation-1.schema.json`` describes: numbers as text. With its ``stamp``.
    fn to_json(&self) -> String {
        let (evaluation, of) = (self.evaluation(), &self.evaluated);
        let stamp = of
            .framework
            .framework()
            .stamp_of(evaluation, &of.rules.rules);
        serde_json::to_string_pretty(&Stamped::new(evaluation, stamp)).unwrap_or_default()
    }

    /// Return it as dicts and lists, with the keys of the JSON.
    ///
    /// Returns
    /// -------
    /// dict
    ///     Numbers as exact text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let value = serde_json::to_value(self.evaluation()).unwrap_or_default();
        object::from_json(py, &value)
    }

    fn __getitem__<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Bound<'py, PyAny>> {
        match self.find(id) {
            Some((of, item)) => of.object(py, &self.whole(), item),
            None => {
                let ids = self.ids();
                let matches = py
                    .import("difflib")?
                    .call_method1("get_close_matches", (id, ids, 1))?
                    .extract::<Vec<String>>()?;
                Err(error::unknown_id(
                    py,
                    id,
                    matches.first().map(String::as_str),
                ))
            }
        }
    }

    fn __contains__(&self, id: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(match id.cast::<PyString>() {
            Ok(id) => self.find(&id.to_cow()?).is_some(),
            Err(_) => false,
        })
    }

    fn __repr__(&self) -> String {
        let evaluation = self.evaluation();
        let measured = evaluation
            .indicators
            .iter()
            .filter(|one| one.achievement.measured().is_some());
        format!(
            "<lkj.Evaluation {:?} {}: {} of {} indicators measured, rules {}>",
            self.evaluated.framework.framework().organization.name,
            self.year(),
            measured.count(),
            evaluation.indicators.len(),
            self.rules()
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("evaluation", slf)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let again = py.import("lkj._lkj")?.getattr("_evaluation")?;
        let arguments = (
            self.evaluated.framework.clone(),
            self.year(),
            self.evaluated.rules.clone(),
        );
        Ok((again, arguments.into_pyobject(py)?.into_any()))
    }
}

/// What was pickled.
#[pyfunction]
#[pyo3(name = "_evaluation")]
pub(crate) fn evaluation_again(
    py: Python<'_>,
    framework: &Bound<'_, PyFramework>,
    year: &Bound<'_, PyAny>,
    rules: &Bound<'_, PyRules>,
) -> PyResult<PyEvaluation> {
    let year = crate::framework::year(year)?;
    let (framework, rules) = (framework.get().clone(), rules.get().clone());
    let evaluation = py
        .detach(|| framework.framework().evaluate(year, &rules.rules))
        .map_err(|unknown| error::unknown_profile(py, &unknown))?;
    Ok(PyEvaluation::of(Arc::new(Evaluated {
        framework,
        rules,
        evaluation,
    })))
}

/// A target on its way to Python: a number, a date, yes or no, or as it is written.
fn target<'py>(
    py: Python<'py>,
    target: Option<&TargetValue>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    target
        .map(|target| match target {
            TargetValue::Figure(figure) => Exact(figure.value).into_pyobject(py),
            TargetValue::YesNo(truth) => Ok(truth.into_pyobject(py)?.to_owned().into_any()),
            TargetValue::Date { date, side: None } => Ok(decimal::date(py, *date)?.into_any()),
            other => Ok(other.to_string().into_pyobject(py)?.into_any()),
        })
        .transpose()
}

/// The id of what an indicator measures.
pub(crate) fn subject(of: Option<&Subject>) -> Option<&str> {
    match of? {
        Subject::Organization => Some("organization"),
        Subject::Node(id) => Some(id.as_str()),
        _ => None,
    }
}

/// The result of one indicator (*indikator kinerja*). Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "IndicatorResult")]
#[derive(Debug, Clone)]
pub(crate) struct PyIndicatorResult {
    evaluated: Arc<Evaluated>,
    item: usize,
}

impl PyIndicatorResult {
    pub(crate) const fn new(evaluated: Arc<Evaluated>, item: usize) -> Self {
        Self { evaluated, item }
    }

    fn value(&self) -> &IndicatorResult {
        &self.evaluated.evaluation.indicators[self.item]
    }

    fn at(&self) -> At {
        At::new(
            Whole::Evaluation(self.evaluated.clone()),
            [To::Name("indicators"), To::Item(self.item)],
        )
    }
}

part_protocol!(PyIndicatorResult);

#[pymethods]
impl PyIndicatorResult {
    /// Its id.
    #[getter]
    fn id(&self) -> &str {
        self.value().id.as_str()
    }

    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        &self.value().name
    }

    /// Its unit (*satuan*).
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.value().unit.as_deref()
    }

    /// At which level it measures: ``"goal"``, ``"objective"``, ``"program"``, ``"activity"``,
    /// ``"sub_activity"`` or ``"organization"``.
    #[getter]
    fn level(&self) -> String {
        object::word(&self.value().level)
    }

    /// Id of what it measures.
    #[getter]
    fn of(&self) -> Option<&str> {
        subject(self.value().of.as_ref())
    }

    /// Which way is better: ``"higher"``, ``"lower"``, ...
    #[getter]
    fn polarity(&self) -> String {
        object::word(&self.value().polarity)
    }

    /// How it was measured: ``"ratio"``, ``"linear"``, ...
    #[getter]
    fn method(&self) -> String {
        object::word(&self.value().method)
    }

    /// The target in force: a number, a truth value, or a range, bound or grade as written.
    #[getter]
    fn target<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        target(py, self.value().target.as_ref())
    }

    /// The target in force as written, with its unit.
    #[getter]
    fn target_text(&self) -> Option<String> {
        self.value().target.as_ref().map(ToString::to_string)
    }

    /// Which document it is from: ``"plan"``, ``"annual_plan"``, ``"agreement"``, ...
    #[getter]
    fn target_from(&self) -> Option<String> {
        self.value().target_from.as_ref().map(object::word)
    }

    /// What was realized, as shown: a number or words.
    #[getter]
    fn realization<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        outcome(py, self.value().realization.as_ref())
    }

    /// What was reached.
    #[getter]
    fn achievement(&self) -> PyAchievement {
        PyAchievement::part(
            self.value().achievement.clone(),
            self.at().then(To::Name("achievement")),
        )
    }

    /// The year before.
    #[getter]
    fn previous(&self) -> Option<PyPrevious> {
        self.value()
            .previous
            .as_ref()
            .map(|_| PyPrevious { of: self.clone() })
    }

    /// The last year of the plan.
    #[getter]
    fn end_of_plan(&self) -> Option<PyEndOfPlan> {
        self.value()
            .end_of_plan
            .as_ref()
            .map(|_| PyEndOfPlan { of: self.clone() })
    }

    /// How far the way from the baseline to the target has been gone, in percent.
    #[getter]
    fn progress(&self) -> Option<Exact> {
        self.value().progress.map(|percent| Exact(percent.get()))
    }

    /// The same realization against the targets of all documents that set one.
    #[getter]
    fn against(&self) -> Vec<PyAgainst> {
        let each = 0..self.value().against.len();
        each.map(|item| PyAgainst {
            of: self.clone(),
            item,
        })
        .collect()
    }

    /// The parts of the year of which anything is known.
    #[getter]
    fn periods(&self) -> Vec<PyPeriodResult> {
        let each = 0..self.value().periods.len();
        each.map(|item| PyPeriodResult {
            of: self.clone(),
            item,
        })
        .collect()
    }

    /// How realization and achievement came about.
    #[getter]
    fn trace(&self) -> Vec<PyStep> {
        PyStep::all(&self.value().trace, &self.at().then(To::Name("trace")))
    }

    /// Return how its achievement came about.
    ///
    /// Returns
    /// -------
    /// Explanation
    ///     Of ``ID.achievement``: text when printed, mathematics in a notebook.
    fn explain(&self, py: Python<'_>) -> PyResult<PyExplanation> {
        let evaluated = &self.evaluated;
        PyExplanation::ask(
            py,
            &evaluated.framework,
            &format!("{}.achievement", self.id()),
            evaluated.evaluation.meta.year,
            &evaluated.rules,
        )
    }

    fn __repr__(&self) -> String {
        let value = self.value();
        let shown = value
            .achievement
            .value()
            .map_or_else(|| "not measured".to_owned(), |value| format!("{value} %"));
        format!(
            "<lkj.IndicatorResult {} {:?}: {shown}>",
            value.id, value.name
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("indicator", slf)
    }

    /// Return it as notebooks may show it: text, HTML, and how it came about as LaTeX.
    ///
    /// Parameters
    /// ----------
    /// include, exclude : object, optional
    ///     Taken, and not followed: all are cheap.
    ///
    /// Returns
    /// -------
    /// dict of str to str
    ///     By media type.
    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        slf: &Bound<'py, Self>,
        include: Option<&Bound<'py, PyAny>>,
        exclude: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (include, exclude);
        let (py, this) = (slf.py(), slf.get());
        let latex = this.explain(py)?.to_latex(py, None)?;
        html::bundle(py, &this.__repr__(), &Self::_repr_html_(slf)?, Some(&latex))
    }
}

/// What was realized the year before. Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Previous")]
#[derive(Debug, Clone)]
pub(crate) struct PyPrevious {
    of: PyIndicatorResult,
}

impl PyPrevious {
    fn value(&self) -> Option<&Previous> {
        self.of.value().previous.as_ref()
    }

    fn at(&self) -> At {
        self.of.at().then(To::Name("previous"))
    }
}

part_protocol!(PyPrevious);

#[pymethods]
impl PyPrevious {
    /// The year.
    #[getter]
    fn year(&self) -> Option<u16> {
        self.value().map(|previous| previous.year.get())
    }

    /// Its realization, as shown.
    #[getter]
    fn realization<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        outcome(py, self.value().and_then(|it| it.realization.as_ref()))
    }

    /// The id of the indicator that it is of, where this one took its place.
    #[getter]
    fn of(&self) -> Option<&str> {
        self.value()?.of.as_ref().map(lkj_core::Id::as_str)
    }

    /// Why there is none to compare with, in the chosen language; None where there is.
    #[getter]
    fn incomparable(&self) -> Option<String> {
        let gap = self.value()?.incomparable.as_ref()?;
        Some(gap.message(crate::locale::chosen()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let year = self.year().unwrap_or_default();
        Ok(match self.realization(py)? {
            Some(value) => format!("<lkj.Previous {year}: {}>", value.str()?),
            None => format!("<lkj.Previous {year}: nothing>"),
        })
    }
}

/// This year's realization against the target of the last year of the plan. Frozen, equal by
/// value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "EndOfPlan")]
#[derive(Debug, Clone)]
pub(crate) struct PyEndOfPlan {
    of: PyIndicatorResult,
}

impl PyEndOfPlan {
    fn value(&self) -> Option<&EndOfPlan> {
        self.of.value().end_of_plan.as_ref()
    }

    fn at(&self) -> At {
        self.of.at().then(To::Name("end_of_plan"))
    }
}

part_protocol!(PyEndOfPlan);

#[pymethods]
impl PyEndOfPlan {
    /// The last year of the plan.
    #[getter]
    fn year(&self) -> Option<u16> {
        self.value().map(|end| end.year.get())
    }

    /// Its target.
    #[getter]
    fn target<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        target(py, self.value().and_then(|end| end.target.as_ref()))
    }

    /// How much of it is reached already.
    #[getter]
    fn achievement(&self) -> Option<PyAchievement> {
        let at = self.at().then(To::Name("achievement"));
        self.value()
            .map(|end| PyAchievement::part(end.achievement.clone(), at))
    }

    fn __repr__(&self) -> String {
        let year = self.year().unwrap_or_default();
        let reached = self.value().and_then(|end| end.achievement.value());
        match reached {
            Some(value) => format!("<lkj.EndOfPlan {year}: {value} %>"),
            None => format!("<lkj.EndOfPlan {year}: not measured>"),
        }
    }
}

/// This year's realization against one document's target. Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "AgainstTarget")]
#[derive(Debug, Clone)]
pub(crate) struct PyAgainst {
    of: PyIndicatorResult,
    item: usize,
}

impl PyAgainst {
    fn value(&self) -> &AgainstTarget {
        &self.of.value().against[self.item]
    }

    fn at(&self) -> At {
        let all = self.of.at().then(To::Name("against"));
        all.then(To::Item(self.item))
    }
}

part_protocol!(PyAgainst);

#[pymethods]
impl PyAgainst {
    /// Which document: ``"plan"``, ``"annual_plan"``, ``"agreement"``, ...
    #[getter]
    fn target_from(&self) -> String {
        object::word(&self.value().target_from)
    }

    /// Its target.
    #[getter]
    fn target<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        target(py, Some(&self.value().target))
    }

    /// What was reached of it.
    #[getter]
    fn achievement(&self) -> PyAchievement {
        let at = self.at().then(To::Name("achievement"));
        PyAchievement::part(self.value().achievement.clone(), at)
    }

    /// This achievement less the one against the target in force, in points.
    #[getter]
    fn difference(&self) -> Option<Exact> {
        self.value().difference.map(|points| Exact(points.get()))
    }

    fn __repr__(&self) -> String {
        format!("<lkj.AgainstTarget {}>", self.target_from())
    }
}

/// The result of an indicator in one part of the year. Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "PeriodResult")]
#[derive(Debug, Clone)]
pub(crate) struct PyPeriodResult {
    of: PyIndicatorResult,
    item: usize,
}

impl PyPeriodResult {
    fn value(&self) -> &PeriodResult {
        &self.of.value().periods[self.item]
    }

    fn at(&self) -> At {
        let all = self.of.at().then(To::Name("periods"));
        all.then(To::Item(self.item))
    }
}

part_protocol!(PyPeriodResult);

#[pymethods]
impl PyPeriodResult {
    /// The month, quarter or semester: ``"2025-Q1"``.
    #[getter]
    fn period(&self) -> String {
        self.value().period.to_string()
    }

    /// Whether the indicator is measured then.
    #[getter]
    fn due(&self) -> bool {
        self.value().due
    }

    /// The target of the period.
    #[getter]
    fn target<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        target(py, self.value().target.as_ref())
    }

    /// What was realized in the period.
    #[getter]
    fn realization<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        outcome(py, self.value().realization.as_ref())
    }

    /// Against the target of the period.
    #[getter]
    fn achievement(&self) -> PyAchievement {
        let at = self.at().then(To::Name("achievement"));
        PyAchievement::part(self.value().achievement.clone(), at)
    }

    /// All periods to date against the targets so far.
    #[getter]
    fn to_date(&self) -> PyAchievement {
        let at = self.at().then(To::Name("to_date"));
        PyAchievement::part(self.value().to_date.achievement.clone(), at)
    }

    /// The targets of all periods to date together.
    #[getter]
    fn target_to_date(&self) -> Option<Exact> {
        self.value().to_date.target.map(Exact)
    }

    /// The realizations of all periods to date together.
    #[getter]
    fn realization_to_date(&self) -> Option<Exact> {
        self.value().to_date.realization.map(Exact)
    }

    /// How many periods to date were filled in.
    #[getter]
    fn filled(&self) -> usize {
        self.value().to_date.filled
    }

    /// Whether an earlier value stands for a missing one, because that was asked for.
    #[getter]
    fn carried(&self) -> bool {
        self.value().to_date.carried
    }

    /// All periods to date against the target of the year.
    #[getter]
    fn annual(&self) -> PyAchievement {
        let at = self.at().then(To::Name("annual"));
        PyAchievement::part(self.value().annual.clone(), at)
    }

    fn __repr__(&self) -> String {
        format!("<lkj.PeriodResult {}>", self.period())
    }
}

/// The achievement of a goal (*tujuan*) or an objective (*sasaran*), with its coverage. Frozen,
/// equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "AggregateResult")]
#[derive(Debug, Clone)]
pub(crate) struct PyAggregateResult {
    evaluated: Arc<Evaluated>,
    of: Of,
    item: usize,
}

impl PyAggregateResult {
    pub(crate) const fn new(evaluated: Arc<Evaluated>, of: Of, item: usize) -> Self {
        Self {
            evaluated,
            of,
            item,
        }
    }

    fn value(&self) -> &AggregateResult {
        let evaluation = &self.evaluated.evaluation;
        match self.of {
            Of::Goals => &evaluation.goals[self.item],
            _ => &evaluation.objectives[self.item],
        }
    }

    fn at(&self) -> At {
        At::new(
            Whole::Evaluation(self.evaluated.clone()),
            [To::Name(self.of.word()), To::Item(self.item)],
        )
    }
}

part_protocol!(PyAggregateResult);

#[pymethods]
impl PyAggregateResult {
    /// Its id.
    #[getter]
    fn id(&self) -> &str {
        self.value().id.as_str()
    }

    /// Its words.
    #[getter]
    fn name(&self) -> &str {
        &self.value().name
    }

    /// ``"goal"`` or ``"objective"``.
    #[getter]
    fn level(&self) -> &'static str {
        match self.of {
            Of::Goals => "goal",
            _ => "objective",
        }
    }

    /// Id of the goal that an objective serves.
    #[getter]
    fn of(&self) -> Option<&str> {
        self.value().of.as_ref().map(lkj_core::Id::as_str)
    }

    /// The aggregate over its own indicators.
    #[getter]
    fn achievement(&self) -> PyAchievement {
        let at = self.at().then(To::Name("achievement"));
        PyAchievement::part(self.value().achievement.clone(), at)
    }

    /// How it was taken: ``"mean"``, ``"weighted"``, ...
    #[getter]
    fn method(&self) -> String {
        object::word(&self.value().method)
    }

    /// How many of its indicators were measured.
    #[getter]
    fn measured(&self) -> usize {
        self.value().measured
    }

    /// How many indicators it has.
    #[getter]
    fn total(&self) -> usize {
        self.value().total
    }

    /// How many of its indicators fell into each category.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        counts(py, &self.value().counts)
    }

    /// Its own indicators.
    #[getter]
    fn indicators(&self) -> PyView {
        let id = self.id();
        let all = self.evaluated.evaluation.indicators.iter().enumerate();
        let own = all.filter(|(_, one)| subject(one.of.as_ref()) == Some(id));
        let own = own.map(|(item, _)| item).collect();
        PyView::new(Of::Indicators, self.at().then(To::Name("indicators")), own)
    }

    /// The objectives that serve a goal.
    #[getter]
    fn objectives(&self) -> PyView {
        let id = self.id();
        let all = self.evaluated.evaluation.objectives.iter().enumerate();
        let own = all.filter(|(_, one)| {
            self.of == Of::Goals && one.of.as_ref().is_some_and(|of| of.as_str() == id)
        });
        let own = own.map(|(item, _)| item).collect();
        PyView::new(Of::Objectives, self.at().then(To::Name("objectives")), own)
    }

    /// Return how its achievement came about.
    ///
    /// Returns
    /// -------
    /// Explanation
    ///     Of ``ID.achievement``.
    fn explain(&self, py: Python<'_>) -> PyResult<PyExplanation> {
        let evaluated = &self.evaluated;
        PyExplanation::ask(
            py,
            &evaluated.framework,
            &format!("{}.achievement", self.id()),
            evaluated.evaluation.meta.year,
            &evaluated.rules,
        )
    }

    fn __repr__(&self) -> String {
        let value = self.value();
        let shown = value
            .achievement
            .value()
            .map_or_else(|| "not measured".to_owned(), |value| format!("{value} %"));
        format!(
            "<lkj.AggregateResult {} {}: {shown}, {} of {} measured>",
            self.level(),
            value.id,
            value.measured,
            value.total
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("aggregate", slf)
    }
}

fn counts<'py>(
    py: Python<'py>,
    counts: &[lkj_core::evaluation::CategoryCount],
) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for count in counts {
        dict.set_item(&count.category, count.count)?;
    }
    Ok(dict)
}

/// The money of a program, activity, sub-activity or spending group. Amounts are in rupiah.
/// Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "MoneyResult")]
#[derive(Debug, Clone)]
pub(crate) struct PyMoneyResult {
    evaluated: Arc<Evaluated>,
    of: Of,
    item: usize,
}

impl PyMoneyResult {
    pub(crate) const fn new(evaluated: Arc<Evaluated>, of: Of, item: usize) -> Self {
        Self {
            evaluated,
            of,
            item,
        }
    }

    fn value(&self) -> &MoneyResult {
        &self.of.money(&self.evaluated.evaluation)[self.item]
    }

    fn at(&self) -> At {
        At::new(
            Whole::Evaluation(self.evaluated.clone()),
            [To::Name(self.of.word()), To::Item(self.item)],
        )
    }

    fn below(&self, of: Of, name: &'static str) -> PyView {
        let id = self.id();
        let all = of.money(&self.evaluated.evaluation).iter().enumerate();
        let own = all.filter(|(_, one)| one.of.as_ref().is_some_and(|of| of.as_str() == id));
        let own = own.map(|(item, _)| item).collect();
        PyView::new(of, self.at().then(To::Name(name)), own)
    }
}

part_protocol!(PyMoneyResult);

#[pymethods]
impl PyMoneyResult {
    /// Its id.
    #[getter]
    fn id(&self) -> &str {
        self.value().id.as_str()
    }

    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        &self.value().name
    }

    /// ``"program"``, ``"activity"``, ``"sub_activity"`` or ``"group"``.
    #[getter]
    fn level(&self) -> &'static str {
        self.of.level()
    }

    /// Its nomenclature code.
    #[getter]
    fn code(&self) -> Option<&str> {
        self.value().code.as_deref()
    }

    /// Id of what it is part of.
    #[getter]
    fn of(&self) -> Option<&str> {
        self.value().of.as_ref().map(lkj_core::Id::as_str)
    }

    /// Id of the spending group in which its money is printed.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.value().group.as_ref().map(lkj_core::Id::as_str)
    }

    /// ``"main"`` or ``"supporting"``.
    #[getter]
    fn role(&self) -> Option<&'static str> {
        self.value().role.map(lkj_core::Role::word)
    }

    /// The last budget (*pagu*).
    #[getter]
    fn budget(&self) -> Option<Exact> {
        self.value().amounts.budget.map(|it| Exact(it.amount()))
    }

    /// The first budget.
    #[getter]
    fn original_budget(&self) -> Option<Exact> {
        let original = self.value().amounts.original_budget;
        original.map(|it| Exact(it.amount()))
    }

    /// What was spent.
    #[getter]
    fn spent(&self) -> Option<Exact> {
        self.value().amounts.spent.map(|it| Exact(it.amount()))
    }

    /// What is left of the last budget (*sisa*).
    #[getter]
    fn remaining(&self) -> Option<Exact> {
        self.value().amounts.remaining.map(|it| Exact(it.amount()))
    }

    /// Spent of the last budget, in percent (*penyerapan*).
    #[getter]
    fn absorption(&self) -> Option<Exact> {
        self.value().amounts.absorption.map(|it| Exact(it.get()))
    }

    /// Ids of parts of which budget or spending is not known, so that the sums lack them.
    #[getter]
    fn missing(&self) -> Vec<String> {
        let missing = self.value().amounts.missing.iter();
        missing.map(ToString::to_string).collect()
    }

    /// The activities of a program.
    #[getter]
    fn activities(&self) -> PyView {
        self.below(Of::Activities, "activities")
    }

    /// The sub-activities of an activity.
    #[getter]
    fn sub_activities(&self) -> PyView {
        self.below(Of::SubActivities, "sub_activities")
    }

    /// The measures of a program, activity or sub-activity.
    #[getter]
    fn measures(&self) -> PyView {
        let id = self.id();
        let all = self.evaluated.evaluation.measures.iter().enumerate();
        let own = all.filter(|(_, one)| one.of.as_str() == id);
        let own = own.map(|(item, _)| item).collect();
        PyView::new(Of::Measures, self.at().then(To::Name("measures")), own)
    }

    fn __repr__(&self) -> String {
        let value = self.value();
        let absorbed = value
            .amounts
            .absorption
            .map_or_else(|| "nothing known".to_owned(), |it| format!("{it} %"));
        format!(
            "<lkj.MoneyResult {} {} {:?}: {absorbed} spent>",
            self.level(),
            value.id,
            value.name
        )
    }

    fn _repr_html_(slf: &Bound<'_, Self>) -> PyResult<String> {
        html::of("money", slf)
    }
}

/// The result of one measure (*tolok ukur*) of a program, activity or sub-activity. Frozen, equal
/// by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "MeasureResult")]
#[derive(Debug, Clone)]
pub(crate) struct PyMeasureResult {
    evaluated: Arc<Evaluated>,
    item: usize,
}

impl PyMeasureResult {
    pub(crate) const fn new(evaluated: Arc<Evaluated>, item: usize) -> Self {
        Self { evaluated, item }
    }

    fn value(&self) -> &MeasureResult {
        &self.evaluated.evaluation.measures[self.item]
    }

    fn at(&self) -> At {
        At::new(
            Whole::Evaluation(self.evaluated.clone()),
            [To::Name("measures"), To::Item(self.item)],
        )
    }
}

part_protocol!(PyMeasureResult);

#[pymethods]
impl PyMeasureResult {
    /// Id of what it measures.
    #[getter]
    fn of(&self) -> &str {
        self.value().of.as_str()
    }

    /// Its place in the chain: ``"input"``, ``"process"``, ``"output"``, ``"outcome"``,
    /// ``"benefit"`` or ``"impact"``.
    #[getter]
    fn kind(&self) -> String {
        object::word(&self.value().kind)
    }

    /// Its own id, where it has one.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.value().id.as_ref().map(lkj_core::Id::as_str)
    }

    /// What is measured, in words.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.value().name.as_deref()
    }

    /// Ids of the indicators that an outcome points at.
    #[getter]
    fn indicators(&self) -> Vec<String> {
        let ids = self.value().indicators.iter();
        ids.map(ToString::to_string).collect()
    }

    /// Its unit.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.value().unit.as_deref()
    }

    /// Its target.
    #[getter]
    fn target<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        target(py, self.value().target.as_ref())
    }

    /// What was realized.
    #[getter]
    fn realization<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        outcome(py, self.value().realization.as_ref())
    }

    /// What was reached.
    #[getter]
    fn achievement(&self) -> PyAchievement {
        let at = self.at().then(To::Name("achievement"));
        PyAchievement::part(self.value().achievement.clone(), at)
    }

    fn __repr__(&self) -> String {
        format!(
            "<lkj.MeasureResult {} of {}: {:?}>",
            self.kind(),
            self.of(),
            self.name().unwrap_or("")
        )
    }
}

/// The organization as a whole. Amounts are in rupiah. Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Summary")]
#[derive(Debug, Clone)]
pub(crate) struct PySummary {
    evaluated: Arc<Evaluated>,
}

impl PySummary {
    fn value(&self) -> &Summary {
        &self.evaluated.evaluation.summary
    }

    fn at(&self) -> At {
        At::new(
            Whole::Evaluation(self.evaluated.clone()),
            [To::Name("summary")],
        )
    }
}

part_protocol!(PySummary);

#[pymethods]
impl PySummary {
    /// All budgets, last revision.
    #[getter]
    fn budget(&self) -> Option<Exact> {
        self.value().budget.map(|it| Exact(it.amount()))
    }

    /// All first budgets.
    #[getter]
    fn original_budget(&self) -> Option<Exact> {
        self.value().original_budget.map(|it| Exact(it.amount()))
    }

    /// All spending.
    #[getter]
    fn spent(&self) -> Option<Exact> {
        self.value().spent.map(|it| Exact(it.amount()))
    }

    /// All that is left.
    #[getter]
    fn remaining(&self) -> Option<Exact> {
        self.value().remaining.map(|it| Exact(it.amount()))
    }

    /// Spent of budget, in percent: the ratio of the sums.
    #[getter]
    fn absorption(&self) -> Option<Exact> {
        self.value().absorption.map(|it| Exact(it.get()))
    }

    /// The indicators of all goals.
    #[getter]
    fn goal_indicators(&self) -> PySummaryLine {
        PySummaryLine {
            evaluated: self.evaluated.clone(),
            name: "goal_indicators",
        }
    }

    /// The indicators of all objectives.
    #[getter]
    fn objective_indicators(&self) -> PySummaryLine {
        PySummaryLine {
            evaluated: self.evaluated.clone(),
            name: "objective_indicators",
        }
    }

    fn __repr__(&self) -> String {
        let value = self.value();
        let absorbed = value
            .absorption
            .map_or_else(|| "no absorption".to_owned(), |it| format!("{it} % spent"));
        format!("<lkj.Summary {absorbed}>")
    }
}

/// The mean over the indicators of all goals, or of all objectives. Frozen, equal by value,
/// hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "SummaryLine")]
#[derive(Debug, Clone)]
pub(crate) struct PySummaryLine {
    evaluated: Arc<Evaluated>,
    name: &'static str,
}

impl PySummaryLine {
    fn value(&self) -> &SummaryLine {
        let summary = &self.evaluated.evaluation.summary;
        match self.name {
            "goal_indicators" => &summary.goal_indicators,
            _ => &summary.objective_indicators,
        }
    }

    fn at(&self) -> At {
        At::new(
            Whole::Evaluation(self.evaluated.clone()),
            [To::Name("summary"), To::Name(self.name)],
        )
    }
}

part_protocol!(PySummaryLine);

#[pymethods]
impl PySummaryLine {
    /// How many indicators were measured.
    #[getter]
    fn measured(&self) -> usize {
        self.value().measured
    }

    /// How many indicators there are.
    #[getter]
    fn total(&self) -> usize {
        self.value().total
    }

    /// The mean of their achievements, in percent.
    #[getter]
    fn mean(&self) -> Option<Exact> {
        self.value().mean.map(|it| Exact(it.get()))
    }

    /// The mean of their achievements, each counted as 100 at most.
    #[getter]
    fn mean_capped(&self) -> Option<Exact> {
        self.value().mean_capped.map(|it| Exact(it.get()))
    }

    /// The word for the mean.
    #[getter]
    fn category(&self) -> Option<&str> {
        self.value().category.as_deref()
    }

    /// How many indicators fell into each category.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        counts(py, &self.value().counts)
    }

    fn __repr__(&self) -> String {
        let value = self.value();
        let mean = value
            .mean
            .map_or_else(|| "no mean".to_owned(), |it| format!("mean {it} %"));
        format!(
            "<lkj.SummaryLine {mean}, {} of {} measured>",
            value.measured, value.total
        )
    }
}

/// Something that a reader of the evaluation must know. Frozen, equal by value, hashable.
#[pyclass(frozen, eq, hash, module = "lkj", name = "Remark")]
#[derive(Debug, Clone)]
pub(crate) struct PyRemark {
    evaluated: Arc<Evaluated>,
    item: usize,
}

impl PyRemark {
    pub(crate) const fn new(evaluated: Arc<Evaluated>, item: usize) -> Self {
        Self { evaluated, item }
    }

    fn value(&self) -> &Remark {
        &self.evaluated.evaluation.remarks[self.item]
    }

    fn at(&self) -> At {
        At::new(
            Whole::Evaluation(self.evaluated.clone()),
            [To::Name("remarks"), To::Item(self.item)],
        )
    }

    fn place(&self) -> (Option<&str>, Option<u32>, Option<u32>) {
        error::place(&self.value().place, self.evaluated.framework.is_text())
    }
}

part_protocol!(PyRemark);

#[pymethods]
impl PyRemark {
    /// Its stable code: ``"not-measured"``, ``"missing-data"``, ...
    #[getter]
    fn code(&self) -> &'static str {
        self.value().code()
    }

    /// It in words.
    #[getter]
    fn message(&self) -> String {
        self.value().message(locale::chosen())
    }

    /// Name of the file.
    #[getter]
    fn file(&self) -> Option<&str> {
        self.place().0
    }

    /// Line in the file, from 1; None where it was no text.
    #[getter]
    fn line(&self) -> Option<u32> {
        self.place().1
    }

    /// Column in the file, from 1; None where it was no text.
    #[getter]
    fn column(&self) -> Option<u32> {
        self.place().2
    }

    /// The keys that lead to it.
    #[getter]
    fn path(&self) -> &str {
        &self.value().place.path
    }

    fn __str__(&self) -> String {
        self.message()
    }

    fn __repr__(&self) -> String {
        format!("<lkj.Remark {}: {}>", self.code(), self.message())
    }
}

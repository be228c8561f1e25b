//! Works out series, formulas, realizations and money, each once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::achievement::Achievement;
use super::measurement::Measurement;
use super::measuring::achievement;
use super::methods::number;
use super::realized_value::RealizedValue;
use super::reason::Reason;
use super::trace::{Line, Outcome, Piece, Step, Trace};
use super::treasury::Treasury;
use crate::arithmetic::{Places, Rational};
use crate::formula::{Base, Formula, Reference};
use crate::framework::{
    Entry, Framework, Frequency, Given, Indicator, IndicatorQuantity, MeasureKind, Quantity,
    RealizedOf, Stage,
};
use crate::rules::RulesInForce;
use crate::value::{Id, Period, Year};

/// The longest chain of formulas that is followed.
const LONGEST_CHAIN: usize = 128;

/// When, and by which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) period: Period,
    pub(super) planned: bool,
}

impl At {
    pub(super) const fn of(period: Period) -> Self {
        Self {
            period,
            planned: false,
        }
    }

    pub(super) fn shifted(self, reference: &Reference) -> Result<Self, Reason> {
        let missing = || Reason::MissingData {
            what: reference.to_string(),
            period: self.period,
        };
        let period = match reference.period() {
            None => self.period,
            Some(shift) => shift.seen_from(self.period).ok_or_else(missing)?,
        };
        Ok(Self {
            period,
            planned: self.planned || reference.base() == Some(Base::Plan),
        })
    }
}

/// What was realized, as it is shown and as it is calculated with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Realized {
    /// As tables print it; none for words.
    pub(super) shown: Option<Decimal>,
    /// As achievements take it, by the rules.
    pub(super) taken: RealizedValue,
    /// What gave it.
    pub(super) origin: Origin,
}

/// What gave a realization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It was entered.
    Given,
    /// The indicator's formula.
    Formula,
    /// The parts of the year.
    Parts,
}

/// Works out a framework's quantities by the rules. Keeps what it has worked out.
#[derive(Debug)]
pub(super) struct Calculator<'a> {
    pub(super) framework: &'a Framework,
    pub(super) rules: &'a RulesInForce,
    /// The year at hand.
    pub(super) year: Year,
    realized: RefCell<BTreeMap<(Id, Period), Result<Realized, Reason>>>,
    derived: RefCell<BTreeMap<(Id, At), Result<Rational, Reason>>>,
    treasuries: RefCell<BTreeMap<Year, Rc<Treasury<'a>>>>,
    /// The periods over which a formula's series are summed; none for one period alone.
    pub(super) summed: RefCell<Vec<Period>>,
    depth: Cell<usize>,
    /// How deep the expressions of a formula and of those that it rests on are nested.
    pub(super) nesting: Cell<usize>,
}

impl<'a> Calculator<'a> {
    pub(super) fn new(framework: &'a Framework, rules: &'a RulesInForce, year: Year) -> Self {
        Self {
            framework,
            rules,
            year,
            realized: RefCell::default(),
            derived: RefCell::default(),
            treasuries: RefCell::default(),
            summed: RefCell::default(),
            depth: Cell::new(0),
            nesting: Cell::new(0),
        }
    }

    /// The money of a year.
    pub(super) fn treasury(&self, year: Year) -> Rc<Treasury<'a>> {
        let mut treasuries = self.treasuries.borrow_mut();
        Rc::clone(
            treasuries
                .entry(year)
                .or_insert_with(|| Rc::new(Treasury::new(self.framework, year))),
        )
    }

    /// The value of a series, or of one of its parts.
    pub(super) fn series(&self, id: &Id, part: Option<&str>, at: At) -> Result<Rational, Reason> {
        if let Some(part) = part {
            // Plans assume whole series, not parts.
            let grid = self.framework.grids.get(id).filter(|_| !at.planned);
            let value = grid.and_then(|grid| grid.value(part, at.period));
            return value
                .map(Rational::from)
                .ok_or_else(|| missing(format!("{id}[\"{part}\"]"), at));
        }
        if at.planned
            && let Some(planned) = self
                .framework
                .planned
                .get(id)
                .and_then(|plan| plan.get(&at.period))
        {
            return Ok(planned.0.into());
        }
        let formula = self
            .framework
            .series
            .get(id)
            .and_then(|series| series.formula.as_ref());
        if at.planned && formula.is_none() {
            return Err(missing(id.to_string(), at));
        }
        match self
            .framework
            .data
            .get(&at.period)
            .and_then(|values| values.get(id))
        {
            Some(entry) if !at.planned => entry
                .value()
                .map(Rational::from)
                .ok_or_else(|| missing(id.to_string(), at)),
            _ => match self.parts(id, at) {
                Some(parts) => Ok(Rational::sum(&parts?)?),
                None => self.derived(id, formula, at),
            },
        }
    }

    /// The values of a series' parts, where it has parts in that period. All must be there.
    pub(super) fn parts(&self, id: &Id, at: At) -> Option<Result<Vec<Rational>, Reason>> {
        let column = self.framework.grids.get(id)?.column(at.period)?;
        let values = column.into_iter().map(|(part, value)| {
            value
                .map(Rational::from)
                .ok_or_else(|| missing(format!("{id}[\"{part}\"]"), at))
        });
        Some(values.collect())
    }

    fn derived(&self, id: &Id, formula: Option<&Formula>, at: At) -> Result<Rational, Reason> {
        let formula = formula.ok_or_else(|| missing(id.to_string(), at))?;
        let key = (id.clone(), at);
        if let Some(known) = self.derived.borrow().get(&key) {
            return known.clone();
        }
        let value = self.formula(formula, at);
        self.derived.borrow_mut().insert(key, value.clone());
        value
    }

    /// The exact value of a formula.
    pub(super) fn formula(&self, formula: &Formula, at: At) -> Result<Rational, Reason> {
        let depth = self.depth.get();
        if depth >= LONGEST_CHAIN {
            return Err(Reason::TooDeep);
        }
        self.depth.set(depth.saturating_add(1));
        let value = self.expression(formula.expression(), at, formula);
        self.depth.set(depth);
        value
    }

    pub(super) fn realization_number(&self, id: &Id, at: At) -> Result<Rational, Reason> {
        self.realization_at(id, at)?
            .taken
            .number()
            .ok_or(Reason::NotANumber)
    }

    /// What was realized of an indicator, or what a plan assumed: its formula over planned series.
    pub(super) fn realization_at(&self, id: &Id, at: At) -> Result<Realized, Reason> {
        if !at.planned {
            return self.realization(id, at.period);
        }
        let indicator = self.framework.indicators.get(id);
        match indicator.and_then(|indicator| Some((indicator, indicator.formula.as_ref()?))) {
            Some((indicator, formula)) => self.by_formula(formula, self.places_of(indicator), at),
            None => Err(missing(id.to_string(), at)),
        }
    }

    /// What was realized of an indicator: given, else by its formula.
    pub(super) fn realization(&self, id: &Id, period: Period) -> Result<Realized, Reason> {
        let key = (id.clone(), period);
        if let Some(known) = self.realized.borrow().get(&key) {
            return known.clone();
        }
        let value = self.realization_anew(id, period);
        self.realized.borrow_mut().insert(key, value.clone());
        value
    }

    fn realization_anew(&self, id: &Id, period: Period) -> Result<Realized, Reason> {
        let Some(indicator) = self.framework.indicators.get(id) else {
            return Err(Reason::NoRealization { why: None });
        };
        let given = self.given(
            &RealizedOf {
                id: id.clone(),
                measure: None,
            },
            period,
        );
        let worked_out = match (given, &indicator.formula) {
            (Some(given), _) => given,
            (None, Some(formula)) => {
                self.by_formula(formula, self.places_of(indicator), At::of(period))
            }
            (None, None) => Err(Reason::NoRealization { why: None }),
        };
        let from_parts = match (&worked_out, period) {
            (Err(_), Period::Year(year)) => self.realization_from_parts(id, indicator, year),
            _ => None,
        };
        from_parts
            .unwrap_or(worked_out)
            .map_err(|reason| match reason {
                // What the source says is nearer than what the calendar says.
                Reason::NotYet { .. } => reason,
                _ => self.not_due(indicator, period).unwrap_or(reason),
            })
    }

    /// An entry under `[realized]`, if there is one.
    pub(super) fn given(
        &self,
        of: &RealizedOf,
        period: Period,
    ) -> Option<Result<Realized, Reason>> {
        let entry = self.framework.realized.get(&period)?.get(of)?;
        Some(match entry {
            Entry::None { reason } => Err(Reason::NoRealization {
                why: reason.clone(),
            }),
            Entry::Value {
                value: Given::NotYet(words),
                ..
            } => Err(Reason::NotYet {
                words: words.clone(),
            }),
            Entry::Value { value, .. } => self.entered(of, value),
        })
    }

    /// A value that was entered, in the unit that its indicator declares.
    fn entered(&self, of: &RealizedOf, value: &Given) -> Result<Realized, Reason> {
        let realized = |shown, taken| {
            Ok(Realized {
                shown,
                taken,
                origin: Origin::Given,
            })
        };
        let Some(figure) = value.figure() else {
            return realized(None, value.clone().into());
        };
        let indicator = match of.measure {
            None => self.framework.indicators.get(&of.id),
            Some(_) => None,
        };
        let declared = indicator.and_then(|one| self.framework.defaults.unit_of(one));
        let Some((indicator, converted)) = indicator.zip(figure.value_in(declared)) else {
            return realized(Some(figure.value), value.clone().into());
        };
        if converted == Rational::from(figure.value) {
            return realized(Some(figure.value), value.clone().into());
        }
        match converted.to_decimal_exact() {
            Some(exact) => realized(Some(exact), exact.into()),
            None => {
                let shown = converted.round(self.places_of(indicator), self.rules.rounding)?;
                realized(Some(shown), RealizedValue::Number(converted))
            }
        }
    }

    fn by_formula(&self, formula: &Formula, places: Places, at: At) -> Result<Realized, Reason> {
        let exact = self.formula(formula, at)?;
        let (shown, taken) = RealizedValue::taken(&exact, places, self.rules)?;
        Ok(Realized {
            shown: Some(shown),
            taken,
            origin: Origin::Formula,
        })
    }

    /// A formula over the sums of its series over several periods.
    pub(super) fn formula_over(
        &self,
        formula: &Formula,
        periods: &[Period],
    ) -> Result<Rational, Reason> {
        let first = periods
            .first()
            .copied()
            .ok_or(Reason::NoRealization { why: None })?;
        self.summed.replace(periods.to_vec());
        let value = self.formula(formula, At::of(first));
        self.summed.take();
        value
    }

    /// Such a formula with its numbers put in.
    pub(super) fn working_over(&self, formula: &Formula, periods: &[Period]) -> Line {
        let Some(first) = periods.first().copied() else {
            return Line::default();
        };
        self.summed.replace(periods.to_vec());
        let working = self.working(formula, At::of(first));
        self.summed.take();
        working
    }

    /// Decimals of a realization that a formula gives: the indicator's, the file's, else 2.
    pub(super) fn places_of(&self, indicator: &Indicator) -> Places {
        indicator
            .places
            .or(self.framework.defaults.places)
            .unwrap_or(Places::TWO)
    }

    /// Something that is missing is not due while its year is under way.
    fn not_due(&self, indicator: &Indicator, period: Period) -> Option<Reason> {
        let frequency = indicator
            .frequency
            .or(self.framework.defaults.frequency)
            .unwrap_or_default();
        let due_from = match frequency {
            Frequency::Year => Stage::Final,
            Frequency::Semester => Stage::Q2,
            Frequency::Quarter | Frequency::Month => Stage::Q1,
        };
        (self.framework.stage(period.year()) < due_from).then_some(Reason::NotDue)
    }

    /// The achievement of an indicator against a document's target, the one in force if none
    /// is named.
    pub(super) fn achievement(&self, id: &Id, period: Period, base: Option<Base>) -> Achievement {
        let target = match base {
            None => self.framework.target(id, period),
            Some(base) => self.framework.target_in(base, id, period),
        };
        match target {
            Some((target, _)) => self.achievement_against(id, period, target),
            None => Achievement::NotMeasured(match self.realization(id, period) {
                Err(Reason::NotDue) => Reason::NotDue,
                _ => Reason::NoTarget,
            }),
        }
    }

    /// The achievement of an indicator's realization against any target.
    pub(super) fn achievement_against(
        &self,
        id: &Id,
        period: Period,
        target: &crate::framework::TargetValue,
    ) -> Achievement {
        let Some(indicator) = self.framework.indicators.get(id) else {
            return Achievement::NotMeasured(Reason::NoRealization { why: None });
        };
        match self.realization(id, period) {
            Ok(realized) => {
                let measurement = Measurement::of_indicator(indicator, &self.framework.defaults);
                achievement(&realized.taken, target, &measurement, self.rules)
            }
            Err(reason) => Achievement::NotMeasured(reason),
        }
    }

    /// How an indicator's realization came about.
    pub(super) fn trace_realization(&self, id: &Id, at: At) -> Trace {
        let indicator = self.framework.indicators.get(id);
        let formula = indicator.and_then(|indicator| indicator.formula.as_ref());
        let realized = self.realization_at(id, at);
        let origin = realized
            .as_ref()
            .map_or(Origin::Formula, |realized| realized.origin);
        let mut step = Step {
            of: self.written_at(id.as_str(), at),
            formula: None,
            working: Line::default(),
            result: match realized {
                Ok(realized) => outcome(&realized),
                Err(reason) => Outcome::Nothing(reason),
            },
        };
        let mut trace = Trace::default();
        match (origin, formula, indicator) {
            (Origin::Formula, Some(formula), _) => {
                trace = self.trace_inputs(formula, at);
                step.formula = Some(formula.text().to_owned());
                step.working = self.working(formula, at);
            }
            (Origin::Parts, _, Some(indicator)) => {
                let year = at.period.year();
                (trace, step.formula, step.working) = self.trace_parts(id, indicator, year);
            }
            _ => {}
        }
        trace.push(step);
        trace
    }

    /// How the derived series and indicators in a formula came about.
    pub(super) fn trace_inputs(&self, formula: &Formula, at: At) -> Trace {
        let mut trace = Trace::default();
        let depth = self.depth.get();
        if depth >= LONGEST_CHAIN {
            return trace;
        }
        self.depth.set(depth.saturating_add(1));
        for reference in self.inputs(formula.expression(), at, formula) {
            let Ok(at) = at.shifted(&reference) else {
                continue;
            };
            match self.framework.resolve(&reference) {
                Ok(Quantity::Series(id)) if reference.part().is_none() => {
                    trace.extend(self.trace_series(&id, at));
                }
                Ok(Quantity::Indicator(id, IndicatorQuantity::Realization)) => {
                    trace.extend(self.trace_realization(&id, at));
                }
                _ => {}
            }
        }
        self.depth.set(depth);
        trace
    }

    /// How a series' value came about; nothing where it was simply counted or planned.
    pub(super) fn trace_series(&self, id: &Id, at: At) -> Trace {
        let framework = self.framework;
        let stated = if at.planned {
            let planned = framework.planned.get(id);
            planned.is_some_and(|planned| planned.contains(&at.period))
        } else {
            let counted = framework.data.get(&at.period);
            counted.is_some_and(|counted| counted.contains(id))
        };
        if stated {
            return Trace::default();
        }
        let mut step = Step {
            of: self.written_at(id.as_str(), at),
            formula: None,
            working: Line::default(),
            result: match self.series(id, None, at).map(|value| number(&value)) {
                Ok(Piece::Number(value) | Piece::Shortened(value)) => Outcome::number(value),
                Ok(_) => Outcome::Nothing(Reason::TooLarge),
                Err(reason) => Outcome::Nothing(reason),
            },
        };
        if let Some(parts) = self.parts_in_words(id, at) {
            step.formula = Some(format!("sum({id})"));
            step.working = Line::new([Piece::Text(format!("Σ {parts}"))]);
            return Trace::of(step);
        }
        let series = framework.series.get(id);
        let Some(formula) = series.and_then(|series| series.formula.as_ref()) else {
            return Trace::default();
        };
        let mut trace = self.trace_inputs(formula, at);
        step.formula = Some(formula.text().to_owned());
        step.working = self.working(formula, at);
        trace.push(step);
        trace
    }

    /// How many parts a series has in a period, and what they are: `21 Kecamatan`.
    pub(super) fn parts_in_words(&self, id: &Id, at: At) -> Option<String> {
        let grid = self.framework.grids.get(id).filter(|_| !at.planned)?;
        let parts = grid.column(at.period)?.len();
        let series = self.framework.series.get(id);
        let by = series.and_then(|series| series.by.as_deref());
        Some(format!("{parts} {}", by.unwrap_or("bagian")))
    }

    /// The reference of something at a time, which is left out where it is the year at hand.
    fn written_at(&self, name: &str, at: At) -> String {
        let base = if at.planned { "@plan" } else { "" };
        format!("{}{base}", in_period(name, at.period, self.year))
    }

    /// What was realized of a measure: given, or the money of an input.
    pub(super) fn measure_given(
        &self,
        of: &Id,
        kind: MeasureKind,
        id: Option<&Id>,
        period: Period,
    ) -> Option<Result<Realized, Reason>> {
        let named = id.and_then(|id| {
            self.given(
                &RealizedOf {
                    id: id.clone(),
                    measure: None,
                },
                period,
            )
        });
        named.or_else(|| {
            self.given(
                &RealizedOf {
                    id: of.clone(),
                    measure: Some(kind),
                },
                period,
            )
        })
    }
}

/// A value as tables show it.
pub(super) fn outcome(realized: &Realized) -> Outcome {
    match (&realized.shown, &realized.taken) {
        (Some(shown), _) => Outcome::number(*shown),
        (None, RealizedValue::Given(given)) => Outcome::Given(given.clone()),
        (None, RealizedValue::Number(number)) => Outcome::Words(number.to_string()),
    }
}

/// The reference of something in a period, which is left out where it is the year at hand.
pub(super) fn in_period(name: &str, period: Period, at_hand: Year) -> String {
    if period == Period::Year(at_hand) {
        name.to_owned()
    } else {
        format!("{name}[{period}]")
    }
}

pub(super) fn missing(what: String, at: At) -> Reason {
    Reason::MissingData {
        what: if at.planned {
            format!("{what}@plan")
        } else {
            what
        },
        period: at.period,
    }
}

//! The sheet of data: series by period and part, those that a formula gives as formulas.

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::live::{Call, Live};
use super::page::{Page, Spot, address};
use super::words::Words;
use crate::arithmetic::{Places, Rational, Rounding};
use crate::formula::{Expression, Function, Operator, Reference};
use crate::framework::{Framework, Series};
use crate::value::{Period, register::UnseededHasher};

/// The longest chain of operations that is written as a formula.
const LONGEST_CHAIN: usize = 128;

/// How many indicators may rest on each other within one formula.
const DEEPEST: u8 = 16;

/// Decimals of a derived value that has no end.
const ENDLESS_PLACES: u8 = 10;

/// A series, or one part of it, in a period.
type Key = (String, Option<String>, Period);

/// The cells of all parts of a series in a period, from the first to the last.
struct Parts {
    first: Spot,
    last: Spot,
    values: Vec<Rational>,
}

/// The cells of the sheet of data.
pub(super) struct Data<'a> {
    framework: &'a Framework,
    sheet: &'static str,
    cells: HashMap<Key, (Spot, Rational), UnseededHasher>,
    /// The parts of a series in a period, where all are known.
    parts: HashMap<(String, Period), Parts, UnseededHasher>,
}

impl<'a> Data<'a> {
    /// Writes the sheet.
    pub(super) fn write(
        framework: &'a Framework,
        sheet: &mut Worksheet,
        words: &Words,
    ) -> Result<Self, XlsxError> {
        let periods = periods(framework);
        let mut headings = vec![(words.id, 18), (words.description, 42), (words.unit, 14)];
        let names: Vec<String> = periods.iter().map(ToString::to_string).collect();
        headings.extend(names.iter().map(|name| (name.as_str(), 14)));
        let mut page = Page::new(sheet, &headings, 3)?;
        let mut data = Self {
            framework,
            sheet: words.data,
            cells: HashMap::default(),
            parts: HashMap::default(),
        };
        let mut row = 1_u32;
        let mut derived = Vec::new();
        for (id, series) in framework.series.iter() {
            page.text((row, 0), id.as_str())?;
            page.text((row, 1), &series.name)?;
            page.text((row, 2), series.unit.as_deref().unwrap_or_default())?;
            for (column, period) in (3_u16..).zip(&periods) {
                let entry = framework.data.get(period).and_then(|table| table.get(id));
                if let Some(value) = entry.and_then(crate::framework::Entry::value) {
                    page.number((row, column), value)?;
                    let key = (id.to_string(), None, *period);
                    data.cells.insert(key, ((row, column), value.into()));
                }
            }
            if series.formula.is_some() {
                derived.push((row, id.as_str(), series));
            }
            let below = data.write_parts(&mut page, row, id.as_str(), &periods)?;
            row = below.saturating_add(1);
        }
        data.write_derived(&mut page, &derived, &periods)?;
        Ok(data)
    }

    /// Writes the parts of a series below it, and their sum into its row. Gives back the last
    /// row.
    fn write_parts(
        &mut self,
        page: &mut Page<'_>,
        row: u32,
        id: &str,
        periods: &[Period],
    ) -> Result<u32, XlsxError> {
        let Some(grid) = self.framework.grids.get(id) else {
            return Ok(row);
        };
        let first = row.saturating_add(1);
        let mut last = row;
        for part in &grid.rows {
            last = last.saturating_add(1);
            page.text((last, 1), &part.label)?;
        }
        for (column, period) in (3_u16..).zip(periods) {
            let Some(values) = grid.column(*period) else {
                continue;
            };
            let mut known = Vec::new();
            for (at, (label, value)) in (first..).zip(&values) {
                if let Some(value) = value {
                    page.number((at, column), *value)?;
                    let key = (id.to_owned(), Some((*label).to_owned()), *period);
                    self.cells.insert(key, ((at, column), (*value).into()));
                    known.push(Rational::from(*value));
                }
            }
            let is_given = self.cells.contains_key(&(id.to_owned(), None, *period));
            if known.len() == values.len() && !known.is_empty() && !is_given {
                let range = range(None, (first, column), (last, column), &known);
                let sum = Live::Call(Call::Sum, vec![range]);
                if let Some(whole) = sum.value()
                    && let Some(shown) = whole.to_decimal_exact()
                {
                    page.live((row, column), &[sum], shown)?;
                    self.cells
                        .insert((id.to_owned(), None, *period), ((row, column), whole));
                    let parts = Parts {
                        first: (first, column),
                        last: (last, column),
                        values: known,
                    };
                    self.parts.insert((id.to_owned(), *period), parts);
                }
            }
        }
        Ok(last)
    }

    /// Writes what follows from other series, in as many rounds as they rest on each other.
    fn write_derived(
        &mut self,
        page: &mut Page<'_>,
        derived: &[(u32, &str, &Series)],
        periods: &[Period],
    ) -> Result<(), XlsxError> {
        for _ in 0..DEEPEST {
            let mut is_done = true;
            for (row, id, series) in derived {
                for (column, period) in (3_u16..).zip(periods) {
                    let key = ((*id).to_owned(), None, *period);
                    let Some(formula) = &series.formula else {
                        continue;
                    };
                    if self.cells.contains_key(&key) {
                        continue;
                    }
                    // On its own sheet a cell needs no name before it.
                    let live = self.expression(formula.expression(), *period, None, DEEPEST);
                    let Some((live, value)) = live.and_then(|live| {
                        let value = live.value()?;
                        Some((live, value))
                    }) else {
                        continue;
                    };
                    let Some(shown) = shown(&value) else {
                        continue;
                    };
                    match (value.to_decimal_exact(), live.print()) {
                        (Some(exact), _) => page.live((*row, column), &[live], exact)?,
                        (None, Some(formula)) => page.endless((*row, column), &formula, shown)?,
                        (None, None) => page.number((*row, column), shown)?,
                    }
                    self.cells.insert(key, ((*row, column), value));
                    is_done = false;
                }
            }
            if is_done {
                break;
            }
        }
        Ok(())
    }

    /// What an indicator's formula gives in a period, as a formula over the cells of data.
    pub(super) fn indicator(&self, id: &str, period: Period) -> Option<Live> {
        let indicator = self.framework.indicators.get(id)?;
        let formula = indicator.formula.as_ref()?;
        self.expression(formula.expression(), period, Some(self.sheet), DEEPEST)
    }

    fn expression(
        &self,
        expression: &Expression,
        at: Period,
        sheet: Option<&str>,
        depth: u8,
    ) -> Option<Live> {
        let inside = |expression: &Expression| self.expression(expression, at, sheet, depth);
        Some(match expression {
            Expression::Number(number) => Live::Number(*number),
            Expression::Reference(reference) => self.reference(reference, at, sheet, depth)?,
            Expression::Negation(inner) => Live::Negation(Box::new(inside(inner)?)),
            Expression::Operation { .. } => {
                let (first, rest) = expression.chained();
                if rest.len() > LONGEST_CHAIN {
                    return None;
                }
                let start = inside(first)?;
                rest.into_iter()
                    .try_fold(start, |left, (operator, right)| {
                        Some(Live::of(operator, left, inside(right)?))
                    })?
            }
            Expression::Call {
                function,
                arguments,
            } => self.call(*function, arguments, at, sheet, depth)?,
            Expression::If {
                condition,
                then,
                otherwise,
            } => {
                let parts = [
                    inside(&condition.left)?,
                    inside(&condition.right)?,
                    inside(then)?,
                    inside(otherwise)?,
                ];
                Live::If(condition.comparison, Box::new(parts))
            }
            Expression::Growth(reference) => {
                let now = self.reference(reference, at, sheet, depth)?;
                let before = self.reference(&reference.year_before()?, at, sheet, depth)?;
                let change = Live::of(Operator::Subtract, now, before.clone());
                Live::percent(change, before)
            }
            Expression::Share(reference) => {
                let part = self.reference(reference, at, sheet, depth)?;
                let whole = self.reference(&reference.whole(), at, sheet, depth)?;
                Live::percent(part, whole)
            }
            // Which one is known is not for a spreadsheet to say, and the years of a range are
            // arguments of their own.
            Expression::FirstKnown(_) | Expression::Years(_) => return None,
        })
    }

    fn call(
        &self,
        function: Function,
        arguments: &[Expression],
        at: Period,
        sheet: Option<&str>,
        depth: u8,
    ) -> Option<Live> {
        let inside = |expression: &Expression| self.expression(expression, at, sheet, depth);
        let call = match function {
            Function::Sum => Call::Sum,
            Function::Mean => Call::Average,
            Function::Min => Call::Min,
            Function::Max => Call::Max,
            Function::Count => Call::Count,
            Function::Abs => Call::Abs,
            Function::Round => {
                let [inner, Expression::Number(places)] = arguments else {
                    return None;
                };
                let places = u8::try_from(*places).ok()?;
                return Some(inside(inner)?.rounded(places));
            }
        };
        if let [Expression::Reference(reference)] = arguments
            && call != Call::Abs
            && let Some(range) = self.parts_of(reference, at, sheet)
        {
            return Some(Live::Call(call, vec![range]));
        }
        let arguments = Expression::spread(arguments).into_iter().map(inside);
        let arguments = arguments.collect::<Option<_>>()?;
        Some(Live::Call(call, arguments))
    }

    /// The cells of the parts of a series.
    fn parts_of(&self, reference: &Reference, at: Period, sheet: Option<&str>) -> Option<Live> {
        let [id] = reference.names() else {
            return None;
        };
        if reference.part().is_some() || reference.base().is_some() {
            return None;
        }
        let period = seen(reference, at)?;
        let parts = self.parts.get(&(id.clone(), period))?;
        Some(range(sheet, parts.first, parts.last, &parts.values))
    }

    fn reference(
        &self,
        reference: &Reference,
        at: Period,
        sheet: Option<&str>,
        depth: u8,
    ) -> Option<Live> {
        let [id] = reference.names() else {
            return None;
        };
        if reference.base().is_some() {
            return None;
        }
        let period = seen(reference, at)?;
        if let Some(indicator) = self.framework.indicators.get(id.as_str()) {
            let formula = indicator.formula.as_ref()?;
            return self.expression(formula.expression(), period, sheet, depth.checked_sub(1)?);
        }
        let key = (id.clone(), reference.part().map(str::to_owned), period);
        let (spot, value) = self.cells.get(&key)?;
        Some(Live::Cell {
            at: address(sheet, *spot),
            value: value.clone(),
        })
    }
}

/// The period that a reference means.
fn seen(reference: &Reference, at: Period) -> Option<Period> {
    match reference.period() {
        None => Some(at),
        Some(shift) => shift.seen_from(at),
    }
}

fn range(sheet: Option<&str>, first: Spot, last: Spot, values: &[Rational]) -> Live {
    let (first, last) = (address(sheet, first), address(None, last));
    Live::Range {
        at: format!("{first}:{last}"),
        values: values.to_vec(),
    }
}

fn shown(value: &Rational) -> Option<Decimal> {
    value.to_decimal_exact().or_else(|| {
        let places = Places::new(ENDLESS_PLACES)?;
        value.round(places, Rounding::HalfAwayFromZero).ok()
    })
}

/// All periods of which there are data.
fn periods(framework: &Framework) -> Vec<Period> {
    let of_grids = framework.grids.values().flat_map(|grid| &grid.years);
    let mut periods: Vec<Period> = framework.data.keys().chain(of_grids).copied().collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

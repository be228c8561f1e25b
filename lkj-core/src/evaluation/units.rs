//! Formulas whose units do not fit together, or do not give what was declared.

use std::collections::BTreeMap;

use super::dimension::Dimension;
use crate::formula::{Expression, Formula, Function, Operator, Reference};
use crate::framework::{
    Aggregated, Framework, IndicatorQuantity, MeasureAddress, MeasureKind, MeasureQuantity,
    MoneyQuantity, ProfileQuantity, Quantity, SummaryQuantity,
};
use crate::value::{Id, Locale, Place, excerpt::quoted};

/// How deep expressions are followed through formulas that rest on each other.
const DEEPEST: usize = 256;

/// A formula that reads well and whose units disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnitFault {
    /// The indicator or series whose formula it is.
    pub of: Id,
    /// Where it stands in the input.
    pub place: Place,
    /// The formula.
    pub formula: String,
    /// Where in the formula, in characters from 0.
    pub position: usize,
    /// What disagrees.
    pub kind: UnitFaultKind,
}

/// What disagrees about units.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnitFaultKind {
    /// Things of different units are added up or compared.
    Mixed {
        /// What stands before.
        left: Dimension,
        /// What is added to it or compared with it.
        right: Dimension,
    },
    /// A ratio where a percentage was declared: `a / b` without `* 100`.
    MissingHundred,
    /// A percentage multiplied by 100 once more.
    HundredTwice,
    /// The result is of another unit than was declared.
    Other {
        /// The unit of the result.
        found: Dimension,
        /// The unit that was declared.
        declared: Dimension,
    },
}

impl UnitFault {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            UnitFaultKind::Mixed { .. } => "mixed-units",
            UnitFaultKind::MissingHundred => "missing-hundred",
            UnitFaultKind::HundredTwice => "hundred-twice",
            UnitFaultKind::Other { .. } => "other-unit",
        }
    }

    /// It in words.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let (of, formula) = (&self.of, quoted(&self.formula));
        let position = self.position.saturating_add(1);
        let write = |dimension: &Dimension| dimension.write(locale);
        match (locale, &self.kind) {
            (Locale::Indonesian, UnitFaultKind::Mixed { left, right }) => format!(
                "{of}: rumus \"{formula}\", huruf ke-{position}: {} dijumlahkan atau dibandingkan dengan {}; samakan satuannya",
                write(right),
                write(left)
            ),
            (Locale::English, UnitFaultKind::Mixed { left, right }) => format!(
                "{of}: formula \"{formula}\", character {position}: {} is added to or compared with {}; bring them to one unit",
                write(right),
                write(left)
            ),
            (Locale::Indonesian, UnitFaultKind::MissingHundred) => format!(
                "{of}: rumus \"{formula}\" memberi rasio, sedangkan satuannya %; kalikan dengan 100"
            ),
            (Locale::English, UnitFaultKind::MissingHundred) => format!(
                "{of}: the formula \"{formula}\" gives a ratio, and the unit is %; multiply by 100"
            ),
            (Locale::Indonesian, UnitFaultKind::HundredTwice) => format!(
                "{of}: rumus \"{formula}\" mengalikan persentase dengan 100 lagi; hapus perkalian itu"
            ),
            (Locale::English, UnitFaultKind::HundredTwice) => format!(
                "{of}: the formula \"{formula}\" multiplies a percentage by 100 once more; remove that"
            ),
            (Locale::Indonesian, UnitFaultKind::Other { found, declared }) => format!(
                "{of}: rumus \"{formula}\" memberi {}, sedangkan satuannya {}; perbaiki rumus atau satuannya",
                write(found),
                write(declared)
            ),
            (Locale::English, UnitFaultKind::Other { found, declared }) => format!(
                "{of}: the formula \"{formula}\" gives {}, and the unit is {}; correct the formula or the unit",
                write(found),
                write(declared)
            ),
        }
    }
}

impl Framework {
    /// The formulas whose units do not fit together, or do not give what was declared. What has
    /// no declared unit fits with everything.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Locale};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.rat]
    ///     name = "Koperasi yang RAT"
    ///     unit = "%"
    ///     formula = "rat_n / aktif"
    ///     [series]
    ///     rat_n = "Koperasi yang RAT"
    ///     aktif = "Koperasi aktif"
    /// "#)?;
    /// let faults = framework.unit_faults();
    /// assert_eq!(
    ///     faults[0].message(Locale::English),
    ///     "rat: the formula \"rat_n / aktif\" gives a ratio, and the unit is %; multiply by 100",
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn unit_faults(&self) -> Vec<UnitFault> {
        let mut units = Units::of(self);
        let series = self.series.iter().filter_map(|(id, series)| {
            let unit = series.unit.as_ref();
            let declared = (unit.is_some() || series.kind.is_some())
                .then(|| Dimension::declared(series.unit.as_deref(), series.kind));
            Some(("series", id, series.formula.as_ref()?, declared))
        });
        let indicators = self.indicators.iter().filter_map(|(id, indicator)| {
            let declared = self.defaults.unit_of(indicator).map(Dimension::of_unit);
            Some(("indicator", id, indicator.formula.as_ref()?, declared))
        });
        let mut faults = Vec::new();
        for (table, id, formula, declared) in series.chain(indicators) {
            let path = format!("{table}.{id}.formula");
            for (position, kind) in units.faults_of(formula, declared.as_ref()) {
                faults.push(UnitFault {
                    of: id.clone(),
                    place: self.sources().place_inside(&path, position),
                    formula: formula.text().to_owned(),
                    position,
                    kind,
                });
            }
        }
        faults
    }

    /// The unit of what a formula gives, as far as it is known.
    pub(super) fn dimension_of(&self, formula: &Formula) -> Dimension {
        let mut units = Units::of(self);
        units.expression(formula.expression(), &mut Found::new())
    }
}

/// Faults of one formula, each with its position.
type Found = Vec<(usize, UnitFaultKind)>;

/// Works out the units of expressions. Keeps those of series that follow from formulas.
struct Units<'a> {
    framework: &'a Framework,
    derived: BTreeMap<&'a Id, Dimension>,
    nesting: usize,
}

impl<'a> Units<'a> {
    const fn of(framework: &'a Framework) -> Self {
        Self {
            framework,
            derived: BTreeMap::new(),
            nesting: 0,
        }
    }

    fn faults_of(&mut self, formula: &'a Formula, declared: Option<&Dimension>) -> Found {
        let mut found = Found::new();
        let result = self.expression(formula.expression(), &mut found);
        let Some(declared) = declared else {
            return found;
        };
        let kind = if declared.is_percent() && result.lacks_hundred() {
            Some(UnitFaultKind::MissingHundred)
        } else if declared.is_percent() && result.has_hundred_twice() {
            Some(UnitFaultKind::HundredTwice)
        } else if result.differs_from(declared) {
            Some(UnitFaultKind::Other {
                found: result,
                declared: declared.clone(),
            })
        } else {
            None
        };
        found.extend(kind.map(|kind| (0, kind)));
        found
    }

    fn expression(&mut self, expression: &'a Expression, found: &mut Found) -> Dimension {
        if self.nesting >= DEEPEST {
            return Dimension::unknown();
        }
        self.nesting = self.nesting.saturating_add(1);
        let (first, rest) = expression.chained();
        let mut dimension = self.operand(first, found);
        for (operator, operand) in rest {
            let right = self.expression(operand, found);
            dimension = match operator {
                Operator::Add | Operator::Subtract => alike(&dimension, &right, operand, found),
                Operator::Multiply => dimension.times(&right),
                Operator::Divide => dimension.over(&right),
            };
        }
        self.nesting = self.nesting.saturating_sub(1);
        dimension
    }

    fn operand(&mut self, expression: &'a Expression, found: &mut Found) -> Dimension {
        match expression {
            Expression::Number(number) => Dimension::literal(*number),
            Expression::Reference(reference) => self.reference(reference),
            Expression::Negation(inner) => self.expression(inner, found),
            Expression::Operation { .. } => self.expression(expression, found),
            Expression::Call {
                function,
                arguments,
            } => self.call(*function, arguments, found),
            Expression::If {
                condition,
                then,
                otherwise,
            } => {
                self.all_alike([&condition.left, &condition.right], found);
                self.all_alike([&**then, &**otherwise], found)
            }
            Expression::FirstKnown(choices) => self.all_alike(choices, found),
            Expression::Growth(_) | Expression::Share(_) => Dimension::percent(),
            Expression::Years(range) => self.all_alike(range.each(), found),
        }
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &'a [Expression],
        found: &mut Found,
    ) -> Dimension {
        match function {
            Function::Abs | Function::Round => {
                let mut dimensions = arguments.iter().map(|one| self.expression(one, found));
                dimensions.next().unwrap_or(Dimension::unknown())
            }
            Function::Count => Dimension::undeclared(),
            _ => self.all_alike(arguments, found),
        }
    }

    /// The one unit of several things.
    fn all_alike(
        &mut self,
        expressions: impl IntoIterator<Item = &'a Expression>,
        found: &mut Found,
    ) -> Dimension {
        let mut common = None;
        for expression in expressions {
            let dimension = self.expression(expression, found);
            common = Some(match common {
                None => dimension,
                Some(before) => alike(&before, &dimension, expression, found),
            });
        }
        common.unwrap_or(Dimension::unknown())
    }

    fn reference(&mut self, reference: &Reference) -> Dimension {
        match self.framework.resolve(reference) {
            Ok(quantity) => self.quantity(&quantity),
            Err(_) => Dimension::unknown(),
        }
    }

    fn quantity(&mut self, quantity: &Quantity) -> Dimension {
        match quantity {
            Quantity::Series(id) => self.series(id),
            Quantity::Indicator(
                id,
                IndicatorQuantity::Realization
                | IndicatorQuantity::Target
                | IndicatorQuantity::Benchmark,
            ) => self.indicator(id),
            Quantity::Measure(address, MeasureQuantity::Realization | MeasureQuantity::Target) => {
                self.measure(address)
            }
            Quantity::Indicator(..)
            | Quantity::Measure(..)
            | Quantity::Aggregate(_, Aggregated::Achievement)
            | Quantity::Money(_, MoneyQuantity::Absorption | MoneyQuantity::RemainingShare)
            | Quantity::Summary(_, SummaryQuantity::Mean | SummaryQuantity::MeanCapped)
            | Quantity::Profile {
                quantity: ProfileQuantity::Share,
                ..
            } => Dimension::percent(),
            Quantity::Money(..) => Dimension::rupiah(),
            Quantity::Year | Quantity::Text(_) => Dimension::unknown(),
            _ => Dimension::undeclared(),
        }
    }

    fn indicator(&self, id: &Id) -> Dimension {
        let framework = self.framework;
        let indicator = framework.indicators.get(id);
        let unit = indicator.and_then(|indicator| framework.defaults.unit_of(indicator));
        Dimension::declared(unit, None)
    }

    /// An input without a unit is money.
    fn measure(&self, address: &MeasureAddress) -> Dimension {
        let measures = self
            .framework
            .work(&address.of)
            .map(|work| work.measures(address.kind));
        let measure = measures
            .into_iter()
            .flatten()
            .find(|measure| address.id.is_none() || measure.id == address.id);
        match (
            measure.and_then(|measure| measure.unit.as_deref()),
            address.kind,
        ) {
            (None, MeasureKind::Input) => Dimension::rupiah(),
            (unit, _) => Dimension::declared(unit, None),
        }
    }

    /// The unit of a series: its own, else what its formula gives.
    fn series(&mut self, id: &Id) -> Dimension {
        let Some((id, series)) = self.framework.series.get_entry(id.as_str()) else {
            return Dimension::unknown();
        };
        let is_declared = series.unit.is_some() || series.kind.is_some();
        let formula = match &series.formula {
            Some(formula) if !is_declared => formula,
            _ => return Dimension::declared(series.unit.as_deref(), series.kind),
        };
        if let Some(known) = self.derived.get(id) {
            return known.clone();
        }
        // What is wrong there is told where that formula stands.
        let dimension = self.expression(formula.expression(), &mut Found::new());
        self.derived.insert(id, dimension.clone());
        dimension
    }
}

/// The unit of two things that are added up or compared; a fault where theirs differ.
fn alike(
    left: &Dimension,
    right: &Dimension,
    expression: &Expression,
    found: &mut Found,
) -> Dimension {
    left.alike(right).unwrap_or_else(|| {
        let position = expression.first_position().unwrap_or_default();
        let (left, right) = (left.clone(), right.clone());
        found.push((position, UnitFaultKind::Mixed { left, right }));
        Dimension::unknown()
    })
}

//! What a reference means in a framework.

use super::{Countable, Framework, Named};
use crate::formula::{
    Base, Expression, Formula, FormulaFault, FormulaProblem, NOT_IDS, Reference, beginnings_called,
    quantities_called,
};
use crate::framework::MeasureKind;
use crate::value::{
    Id, Year,
    nearest::{nearest, nearest_of},
};

/// The quantity that a [`Reference`] names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quantity {
    /// The value of a series, or of one of its parts.
    Series(Id),
    /// Something of an indicator.
    Indicator(Id, IndicatorQuantity),
    /// Something over the indicators of one goal or objective.
    Aggregate(Id, Aggregated),
    /// Money of a program, activity, sub-activity or group; of the organization without an id.
    Money(Option<Id>, MoneyQuantity),
    /// Something of a measure.
    Measure(MeasureAddress, MeasureQuantity),
    /// Something over the indicators of all goals, of all objectives, or of both together.
    Summary(SummaryLevel, SummaryQuantity),
    /// A total or share of a profile table.
    Profile {
        /// The table.
        id: Id,
        /// The latest year that has it.
        year: Year,
        /// What of it.
        quantity: ProfileQuantity,
    },
    /// How many of something there are.
    Count(Countable),
    /// The year at hand.
    Year,
    /// A name or text.
    Text(TextQuantity),
}

/// Which measure of a program, activity or sub-activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureAddress {
    /// What it measures.
    pub of: Id,
    /// Its kind.
    pub kind: MeasureKind,
    /// Its own id, where it has one.
    pub id: Option<Id>,
}

/// What can be asked of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorQuantity {
    /// Its realization.
    Realization,
    /// Its target.
    Target,
    /// Its achievement, rounded and capped.
    Achievement,
    /// Its achievement, rounded and not capped.
    Raw,
    /// The word for its achievement.
    Category,
    /// Another body's value, by whose it is: `rat.benchmark["Provinsi"]`.
    Benchmark,
}

/// What can be asked of a goal or objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregated {
    /// The aggregate of its indicators' achievements.
    Achievement,
    /// The word for it.
    Category,
    /// How many of its indicators were measured.
    Measured,
    /// How many indicators it has.
    Total,
}

/// What can be asked about money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyQuantity {
    /// The last budget.
    Budget,
    /// The first budget.
    OriginalBudget,
    /// What was spent.
    Spent,
    /// What is left.
    Remaining,
    /// Spent of budget, in percent.
    Absorption,
    /// Left of budget, in percent: 100 less the absorption as shown.
    RemainingShare,
}

/// What can be asked of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureQuantity {
    /// Its realization.
    Realization,
    /// Its target.
    Target,
    /// Its achievement.
    Achievement,
}

/// Over which indicators a summary goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryLevel {
    /// Those of all goals.
    Goals,
    /// Those of all objectives.
    Objectives,
    /// Those of all goals and objectives together.
    Indicators,
}

/// What can be asked of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryQuantity {
    /// The mean of the achievements.
    Mean,
    /// The mean of the achievements, each capped at 100.
    MeanCapped,
    /// The word for the mean.
    Category,
    /// How many indicators were measured.
    Measured,
    /// How many indicators there are.
    Total,
    /// How many goals or objectives there are.
    Count,
}

/// What can be asked of a profile table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileQuantity {
    /// Everything added up, or one row or column.
    Total,
    /// A row's share of everything, in percent.
    Share,
}

/// A text of the framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextQuantity {
    /// The name (or words) of what an id names.
    NameOf(Id),
    /// The name of what something belongs to.
    ParentOf(Id),
    /// The title of a regulation, by its citation.
    RegulationTitle,
    /// The words of a measure.
    MeasureWords(MeasureAddress),
    /// The unit of an indicator or series.
    UnitOf(Id),
    /// Something of the organization, by its key.
    Organization(&'static str),
    /// The name of the plan.
    PlanName,
}

const INDICATOR: &[&str] = &[
    "target",
    "achievement",
    "raw",
    "category",
    "benchmark",
    "name",
    "unit",
    "of",
];
const AGGREGATE: &[&str] = &["achievement", "category", "measured", "total", "name", "of"];
const MONEY: &[&str] = &[
    "budget",
    "original_budget",
    "spent",
    "remaining",
    "absorption",
    "remaining_share",
];
const WORK: &[&str] = &[
    "budget",
    "original_budget",
    "spent",
    "remaining",
    "absorption",
    "remaining_share",
    "name",
    "of",
    "activities",
    "sub_activities",
    "input",
    "process",
    "output",
    "outcome",
    "benefit",
    "impact",
];
const MEASURE: &[&str] = &["target", "achievement", "name"];
const YEAR: &[&str] = &["year"];
const NAME: &[&str] = &["name"];
const NAME_AND_PARENT: &[&str] = &["name", "of"];
const COUNT: &[&str] = &["count"];
const SUMMARY: &[&str] = &[
    "mean",
    "mean_capped",
    "category",
    "measured",
    "total",
    "count",
];
const PROFILE: &[&str] = &["total", "share", "name"];
const ORGANIZATION: &[&str] = &[
    "name", "short", "region", "parent", "motto", "duty", "budget", "spent", "…",
];

impl Quantity {
    /// Whether it is a number (rather than a name or a word).
    #[must_use]
    pub const fn is_numeric(&self) -> bool {
        !matches!(
            self,
            Self::Text(_)
                | Self::Indicator(_, IndicatorQuantity::Category)
                | Self::Aggregate(_, Aggregated::Category)
                | Self::Summary(_, SummaryQuantity::Category)
        )
    }
}

impl Framework {
    /// What a reference means here.
    ///
    /// # Errors
    /// [`FormulaFault`] when nothing has the id, or the thing has no such quantity, part or base.
    pub fn resolve(&self, reference: &Reference) -> Result<Quantity, FormulaFault> {
        let quantity = self.resolve_names(reference)?;
        self.check_part(reference, &quantity)?;
        check_base(reference, &quantity)?;
        Ok(quantity)
    }

    /// Makes sure that a reference is to a number.
    pub(crate) fn check_number(&self, reference: &Reference) -> Result<(), FormulaFault> {
        match self.resolve(reference)? {
            quantity if quantity.is_numeric() => Ok(()),
            _ => Err(FormulaFault::NotNumeric(reference.to_string())),
        }
    }

    /// Makes sure that the framework has all that a formula asks for: numbers to calculate with,
    /// or whatever a reference alone names.
    pub(crate) fn check_asked(&self, formula: &Formula) -> Result<(), FormulaProblem> {
        let is_alone = matches!(formula.expression(), Expression::Reference(_));
        for reference in formula.references() {
            let checked = if is_alone {
                self.resolve(reference).map(|_| ())
            } else {
                self.check_number(reference)
            };
            checked.map_err(|fault| FormulaProblem {
                text: formula.text().to_owned(),
                position: reference.position(),
                fault,
            })?;
        }
        Ok(())
    }

    fn resolve_names(&self, reference: &Reference) -> Result<Quantity, FormulaFault> {
        let names: Vec<&str> = reference.names().iter().map(String::as_str).collect();
        let (first, rest) = names.split_first().ok_or(FormulaFault::Empty)?;
        self.named_quantity(first, rest)
    }

    fn named_quantity(&self, first: &str, rest: &[&str]) -> Result<Quantity, FormulaFault> {
        match first {
            "goals" => summary(SummaryLevel::Goals, rest, "goals"),
            "objectives" => summary(SummaryLevel::Objectives, rest, "objectives"),
            "indicators" if rest != ["count"] => {
                summary(SummaryLevel::Indicators, rest, "indicators")
            }
            "total" => money(None, rest, "total", MONEY),
            "organization" => organization(rest),
            "year" if rest.is_empty() => Ok(Quantity::Year),
            "year" => Err(unknown(rest, "year", YEAR)),
            "plan" => match rest {
                ["name"] => Ok(Quantity::Text(TextQuantity::PlanName)),
                _ => Err(unknown(rest, "plan", &["name"])),
            },
            "profile" => self.resolve_profile(rest),
            "regulations" if rest == ["title"] => Ok(Quantity::Text(TextQuantity::RegulationTitle)),
            word => match Countable::of_word(word) {
                Some(countable) if rest == ["count"] => Ok(Quantity::Count(countable)),
                Some(_) => Err(unknown(rest, "list", COUNT)),
                None => self.resolve_id(first, rest),
            },
        }
    }

    fn resolve_id(&self, first: &str, rest: &[&str]) -> Result<Quantity, FormulaFault> {
        let Some((id, named)) = self.names.entry(first) else {
            return Err(self.unknown_name(first, rest));
        };
        let id = id.clone();
        let name = || Ok(Quantity::Text(TextQuantity::NameOf(id.clone())));
        match (named, rest) {
            // A statement is its own words; a post or a person has a name and more.
            (_, ["name"])
            | (Named::Mission | Named::Strategy | Named::Policy | Named::Document, []) => name(),
            (_, ["of"]) if self.parent_name(&id).is_some() => {
                Ok(Quantity::Text(TextQuantity::ParentOf(id)))
            }
            (Named::Program, ["activities"]) | (Named::Activity { .. }, ["sub_activities"]) => {
                Ok(Quantity::Count(Countable::Under(id)))
            }
            (Named::Indicator | Named::Series, ["unit"]) => {
                Ok(Quantity::Text(TextQuantity::UnitOf(id)))
            }
            (Named::Indicator, _) => indicator(id, rest),
            (Named::Series, []) => Ok(Quantity::Series(id)),
            (Named::Series, _) => Err(unknown(rest, "series", &["name", "unit"])),
            (Named::Goal | Named::Objective, _) => aggregate(id, rest, named.kind()),
            (Named::Program | Named::Activity { .. } | Named::SubActivity { .. }, _) => {
                self.resolve_work(id, rest, named.kind())
            }
            (Named::Group, _) => money(Some(id), rest, "group", MONEY),
            (Named::Measure { of, kind }, _) => measure(
                MeasureAddress {
                    of: of.clone(),
                    kind: *kind,
                    id: Some(id),
                },
                rest,
            ),
            (Named::ProfileTable { year }, _) => profile(id, *year, rest),
            _ if self.parent_name(&id).is_some() => {
                Err(unknown(rest, named.kind(), NAME_AND_PARENT))
            }
            _ => Err(unknown(rest, named.kind(), NAME)),
        }
    }

    /// A name that nothing has, with what was probably meant: first of all something that has
    /// such a quantity.
    fn unknown_name(&self, name: &str, rest: &[&str]) -> FormulaFault {
        if let ([], Some(meant)) = (rest, self.quantity_alone(name)) {
            return FormulaFault::QuantityAlone {
                name: name.to_owned(),
                meant,
            };
        }
        let has_it = |known: &str| self.named_quantity(known, rest).is_ok();
        let by_sense = beginnings_called(name).find(|known| has_it(known));
        let nearest = by_sense
            .map(str::to_owned)
            .or_else(|| nearest_of(name, self.beginnings(), has_it))
            .or_else(|| nearest(name, self.beginnings()));
        FormulaFault::UnknownName {
            name: name.to_owned(),
            nearest,
        }
    }

    /// Everything that a reference can begin with.
    fn beginnings(&self) -> impl Iterator<Item = &str> {
        let ids = self.names.iter().map(|(id, _)| id.as_str());
        NOT_IDS.iter().copied().chain(ids)
    }

    /// What a word means that is a quantity, on something that has it: `rat.achievement`.
    fn quantity_alone(&self, word: &str) -> Option<String> {
        let by_sense: Vec<&str> = quantities_called(word).collect();
        let mut meant = by_sense.into_iter().chain([word]);
        meant.find_map(|quantity| {
            // An indicator is the example that says most.
            let indicators = self.indicators.keys().map(Id::as_str);
            let mut known = indicators.chain(self.beginnings());
            let of = known.find(|of| self.named_quantity(of, &[quantity]).is_ok())?;
            Some(format!("{of}.{quantity}"))
        })
    }

    fn resolve_work(
        &self,
        id: Id,
        rest: &[&str],
        kind: &'static str,
    ) -> Result<Quantity, FormulaFault> {
        if let Some((first, rest)) = rest.split_first()
            && let Ok(measure_kind) = first.parse::<MeasureKind>()
        {
            let exists = self
                .work(&id)
                .is_some_and(|work| work.measures(measure_kind).len() == 1);
            if !exists {
                return Err(unknown(&[first], kind, MONEY));
            }
            return measure(
                MeasureAddress {
                    of: id,
                    kind: measure_kind,
                    id: None,
                },
                rest,
            );
        }
        money(Some(id), rest, kind, WORK)
    }

    fn resolve_profile(&self, rest: &[&str]) -> Result<Quantity, FormulaFault> {
        let Some((first, rest)) = rest.split_first() else {
            return Err(unknown(rest, "profile table", PROFILE));
        };
        match self.names.entry(first) {
            Some((id, Named::ProfileTable { year })) => profile(id.clone(), *year, rest),
            _ => {
                let tables = self
                    .names
                    .iter()
                    .filter(|(_, named)| matches!(named, Named::ProfileTable { .. }));
                let nearest = nearest(first, tables.map(|(id, _)| id.as_str()));
                Err(FormulaFault::UnknownName {
                    name: (*first).to_owned(),
                    nearest,
                })
            }
        }
    }

    fn check_part(&self, reference: &Reference, quantity: &Quantity) -> Result<(), FormulaFault> {
        if let Quantity::Indicator(id, IndicatorQuantity::Benchmark) = quantity {
            return self.check_whose(reference, id);
        }
        let Some(part) = reference.part() else {
            return Ok(());
        };
        let citations: Vec<String>;
        let labels: Vec<&str> = match quantity {
            Quantity::Series(id) => match self.grids.get(id) {
                Some(grid) => grid.rows.iter().map(|row| row.label.as_str()).collect(),
                None => return Err(FormulaFault::NoParts(id.to_string())),
            },
            Quantity::Profile { id, year, .. } => {
                let table = self.profiles.get(year).and_then(|tables| tables.get(id));
                let rows = table
                    .iter()
                    .flat_map(|table| table.rows.iter().map(|row| row.label.as_str()));
                let columns = table
                    .iter()
                    .flat_map(|table| table.columns.iter().map(String::as_str));
                rows.chain(columns).collect()
            }
            Quantity::Count(countable) => {
                let parts = self.count_parts(countable);
                if parts.is_empty() {
                    return Err(FormulaFault::NoParts(reference.names().join(".")));
                }
                parts
            }
            Quantity::Text(TextQuantity::RegulationTitle) => {
                citations = self
                    .regulations
                    .iter()
                    .map(|one| one.cite.to_string())
                    .collect();
                citations.iter().map(String::as_str).collect()
            }
            _ => return Err(FormulaFault::NoParts(reference.names().join("."))),
        };
        one_of(part, &labels)
    }

    /// A benchmark is somebody's; whose need not be said where all of an indicator are of one.
    fn check_whose(&self, reference: &Reference, indicator: &Id) -> Result<(), FormulaFault> {
        let bodies: Vec<&str> = self.benchmark_bodies(indicator).into_iter().collect();
        match (reference.part(), bodies.as_slice()) {
            (_, []) => Err(FormulaFault::NoBenchmark(indicator.to_string())),
            (None, [_]) => Ok(()),
            (None, _) => Err(FormulaFault::WhoseBenchmark {
                of: indicator.to_string(),
                bodies: bodies.into_iter().map(str::to_owned).collect(),
            }),
            (Some(part), _) => one_of(part, &bodies),
        }
    }
}

fn one_of(part: &str, known: &[&str]) -> Result<(), FormulaFault> {
    if known.contains(&part) {
        return Ok(());
    }
    Err(FormulaFault::UnknownPart {
        part: part.to_owned(),
        nearest: nearest(part, known.iter().copied()),
    })
}

/// Targets and what is measured against them have every base, values a plan alone; a base that
/// says nothing about a quantity would be passed over in silence.
fn check_base(reference: &Reference, quantity: &Quantity) -> Result<(), FormulaFault> {
    let Some(base) = reference.base() else {
        return Ok(());
    };
    let expected = match quantity {
        Quantity::Series(_) | Quantity::Indicator(_, IndicatorQuantity::Realization) => {
            if base == Base::Plan {
                return Ok(());
            }
            "@plan"
        }
        Quantity::Indicator(_, IndicatorQuantity::Benchmark) => "the end",
        Quantity::Indicator(..) => return Ok(()),
        _ => "the end",
    };
    Err(FormulaFault::Unexpected {
        found: format!("@{}", base.word()),
        expected,
    })
}

fn unknown(rest: &[&str], of: &'static str, known: &'static [&'static str]) -> FormulaFault {
    FormulaFault::UnknownQuantity {
        name: rest.join("."),
        of,
        known,
    }
}

fn indicator(id: Id, rest: &[&str]) -> Result<Quantity, FormulaFault> {
    let quantity = match rest {
        [] => IndicatorQuantity::Realization,
        ["target"] => IndicatorQuantity::Target,
        ["achievement"] => IndicatorQuantity::Achievement,
        ["raw"] => IndicatorQuantity::Raw,
        ["category"] => IndicatorQuantity::Category,
        ["benchmark"] => IndicatorQuantity::Benchmark,
        _ => return Err(unknown(rest, "indicator", INDICATOR)),
    };
    Ok(Quantity::Indicator(id, quantity))
}

fn aggregate(id: Id, rest: &[&str], kind: &'static str) -> Result<Quantity, FormulaFault> {
    let quantity = match rest {
        [] | ["achievement"] => Aggregated::Achievement,
        ["category"] => Aggregated::Category,
        ["measured"] => Aggregated::Measured,
        ["total"] => Aggregated::Total,
        _ => return Err(unknown(rest, kind, AGGREGATE)),
    };
    Ok(Quantity::Aggregate(id, quantity))
}

fn money(
    id: Option<Id>,
    rest: &[&str],
    kind: &'static str,
    known: &'static [&'static str],
) -> Result<Quantity, FormulaFault> {
    let quantity = match rest {
        ["budget"] => MoneyQuantity::Budget,
        ["original_budget"] => MoneyQuantity::OriginalBudget,
        ["spent"] => MoneyQuantity::Spent,
        ["remaining"] => MoneyQuantity::Remaining,
        ["absorption"] => MoneyQuantity::Absorption,
        ["remaining_share"] => MoneyQuantity::RemainingShare,
        _ => return Err(unknown(rest, kind, known)),
    };
    Ok(Quantity::Money(id, quantity))
}

fn measure(address: MeasureAddress, rest: &[&str]) -> Result<Quantity, FormulaFault> {
    let quantity = match rest {
        [] => MeasureQuantity::Realization,
        ["target"] => MeasureQuantity::Target,
        ["achievement"] => MeasureQuantity::Achievement,
        ["name"] => return Ok(Quantity::Text(TextQuantity::MeasureWords(address))),
        _ => return Err(unknown(rest, "measure", MEASURE)),
    };
    Ok(Quantity::Measure(address, quantity))
}

fn summary(
    level: SummaryLevel,
    rest: &[&str],
    kind: &'static str,
) -> Result<Quantity, FormulaFault> {
    let quantity = match rest {
        ["mean"] => SummaryQuantity::Mean,
        ["mean_capped"] => SummaryQuantity::MeanCapped,
        ["category"] => SummaryQuantity::Category,
        ["measured"] => SummaryQuantity::Measured,
        ["total"] => SummaryQuantity::Total,
        ["count"] => SummaryQuantity::Count,
        _ => return Err(unknown(rest, kind, SUMMARY)),
    };
    Ok(Quantity::Summary(level, quantity))
}

fn profile(id: Id, year: Year, rest: &[&str]) -> Result<Quantity, FormulaFault> {
    let quantity = match rest {
        [] | ["total"] => ProfileQuantity::Total,
        ["share"] => ProfileQuantity::Share,
        ["name"] => return Ok(Quantity::Text(TextQuantity::NameOf(id))),
        _ => return Err(unknown(rest, "profile table", PROFILE)),
    };
    Ok(Quantity::Profile { id, year, quantity })
}

fn organization(rest: &[&str]) -> Result<Quantity, FormulaFault> {
    let key = match rest {
        [] | ["name"] => "name",
        ["short"] => "short",
        ["region"] => "region",
        ["parent"] => "parent",
        ["motto"] => "motto",
        ["duty"] => "duty",
        _ => return money(None, rest, "organization", ORGANIZATION),
    };
    Ok(Quantity::Text(TextQuantity::Organization(key)))
}

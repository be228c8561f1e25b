//! The same indicator, said in different ways by different agencies.

use std::collections::HashMap;

use serde::Serialize;

use super::{AgencyEvaluation, RegionEvaluation, plain};
use crate::evaluation::{IndicatorResult, Measurement};
use crate::framework::{Framework, Indicator, TargetValue};
use crate::number::{exact, is_unit_of_percent};
use crate::rules::{LowerMethod, Polarity};
use crate::value::{Id, Words, register::UnseededHasher};

/// Agencies that have the same indicator, by its name or its code, and differ on it.
///
/// *lkj:* ketidakseragaman indikator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Disagreement {
    /// The indicator's name, as the first agency writes it.
    pub name: String,
    /// On what they differ.
    pub on: DisagreementOf,
    /// What each says, what most say first.
    pub variants: Vec<Variant>,
}

/// What some agencies say of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Variant {
    /// What they say, as the first of them writes it.
    pub says: String,
    /// The agencies, each with the id of its indicator.
    pub agencies: Vec<(String, Id)>,
}

/// On what agencies differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DisagreementOf {
    /// The unit. *Satuan.*
    Unit,
    /// Which way is better, and how lower is measured. *Polaritas.*
    Polarity,
    /// The formula, in the names of what it rests on. *Rumus.*
    Formula,
    /// The target of the year. *Target.*
    Target,
}

impl DisagreementOf {
    /// What it is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Unit => Words::fixed("satuan", "unit"),
            Self::Polarity => Words::fixed("polaritas", "polarity"),
            Self::Formula => Words::fixed("rumus", "formula"),
            Self::Target => Words::fixed("target", "target"),
        }
    }
}

/// An indicator of an agency.
struct Shared<'a> {
    agency: &'a AgencyEvaluation<'a>,
    indicator: &'a Indicator,
    result: &'a IndicatorResult,
}

/// What an agency says of an indicator: a form that can be compared, and its own words.
struct Said {
    form: String,
    words: String,
}

/// What an agency says on one matter; nothing where it is silent.
type Say = fn(&Shared<'_>) -> Option<Said>;

impl RegionEvaluation<'_> {
    /// Indicators that several agencies have, by their names or codes, and on which they differ:
    /// unit, polarity, formula, or target. An agency that says nothing on a matter does not
    /// differ.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let groups = self.shared();
        let several = groups.iter().filter(|group| group.len() > 1);
        let each = several.flat_map(|group| {
            let matters: [(DisagreementOf, Say); 4] = [
                (DisagreementOf::Unit, unit),
                (DisagreementOf::Polarity, polarity),
                (DisagreementOf::Formula, formula),
                (DisagreementOf::Target, target),
            ];
            matters
                .into_iter()
                .filter_map(|(on, say)| disagreement(group, on, say))
        });
        each.collect()
    }

    /// The indicators of all agencies, those of one name or code together.
    fn shared(&self) -> Vec<Vec<Shared<'_>>> {
        let mut groups: Vec<Vec<Shared<'_>>> = Vec::new();
        let mut known: HashMap<String, usize, UnseededHasher> = HashMap::default();
        for agency in &self.agencies {
            for result in &agency.evaluation.indicators {
                let Some(indicator) = agency.framework.indicators.get(&result.id) else {
                    continue;
                };
                let name = format!("name {}", plain(&result.name));
                let code = indicator.code.as_deref().map(|code| format!("code {code}"));
                let group = known.get(&name).copied();
                let group = group.or_else(|| known.get(code.as_ref()?).copied());
                let at = group.unwrap_or(groups.len());
                known.entry(name).or_insert(at);
                if let Some(code) = code {
                    known.entry(code).or_insert(at);
                }
                let shared = Shared {
                    agency,
                    indicator,
                    result,
                };
                match groups.get_mut(at) {
                    Some(group) => group.push(shared),
                    None => groups.push(vec![shared]),
                }
            }
        }
        groups
    }
}

fn disagreement(group: &[Shared<'_>], on: DisagreementOf, say: Say) -> Option<Disagreement> {
    let mut variants: Vec<(String, Variant)> = Vec::new();
    for shared in group {
        let Some(said) = say(shared) else { continue };
        let agency = (
            shared.agency.name_in_region().to_owned(),
            shared.result.id.clone(),
        );
        match variants.iter_mut().find(|(form, _)| *form == said.form) {
            Some((_, variant)) => variant.agencies.push(agency),
            None => variants.push((
                said.form,
                Variant {
                    says: said.words,
                    agencies: vec![agency],
                },
            )),
        }
    }
    if variants.len() < 2 {
        return None;
    }
    let mut variants: Vec<Variant> = variants.into_iter().map(|(_, variant)| variant).collect();
    variants.sort_by_key(|variant| std::cmp::Reverse(variant.agencies.len()));
    Some(Disagreement {
        name: group.first()?.result.name.clone(),
        on,
        variants,
    })
}

fn unit(shared: &Shared<'_>) -> Option<Said> {
    let words = shared.result.unit.clone()?;
    let form = if is_unit_of_percent(&words) {
        "%".to_owned()
    } else {
        plain(&words)
    };
    Some(Said { form, words })
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "one of several ways to ask, most of which may find nothing"
)]
fn polarity(shared: &Shared<'_>) -> Option<Said> {
    let measurement =
        Measurement::of_indicator(shared.indicator, &shared.agency.framework.defaults);
    let words = match (measurement.polarity(), measurement.lower_method) {
        (Polarity::Lower, method) if method != LowerMethod::Linear => {
            format!("lower ({})", method.word())
        }
        (polarity, _) => polarity.word().to_owned(),
    };
    Some(Said {
        form: words.clone(),
        words,
    })
}

/// The formula with the names of what it rests on instead of ids, which are each agency's own.
fn formula(shared: &Shared<'_>) -> Option<Said> {
    let formula = shared.indicator.formula.as_ref()?;
    let canonical = formula.expression().to_string();
    let framework = shared.agency.framework;
    Some(Said {
        form: with_names(&canonical, framework, plain).replace(' ', ""),
        words: with_names(&canonical, framework, str::to_owned),
    })
}

fn with_names(formula: &str, framework: &Framework, write: fn(&str) -> String) -> String {
    let mut written = String::new();
    let mut word = String::new();
    let named = |word: &str| match Id::new(word) {
        Ok(id) if framework.named(word).is_some() => write(framework.called(&id)),
        _ => word.to_owned(),
    };
    for character in formula.chars() {
        if character.is_ascii_alphanumeric() || character == '_' {
            word.push(character);
            continue;
        }
        written.push_str(&named(&word));
        word.clear();
        written.push(character);
    }
    written.push_str(&named(&word));
    written
}

fn target(shared: &Shared<'_>) -> Option<Said> {
    let target = shared.result.target.as_ref()?;
    let words = target.to_string();
    let form = match target {
        TargetValue::Figure(figure) => exact::write(figure.value.normalize()),
        _ => words.clone(),
    };
    Some(Said { form, words })
}

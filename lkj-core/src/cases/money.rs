//! Budget and spending, and what is made of them.

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::Told;
use super::given::{figure, printed, put, rules, word};
use crate::arithmetic::{Rational, decimal_sum};
use crate::evaluation::{
    Reason,
    efficiency::{self, OutputAchieved, OutputVolume},
};
use crate::framework::Rupiah;
use crate::number::Percent;
use crate::rules::{Rules, RulesInForce};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Given {
    items: Vec<Item>,
    rules: Rules,
    /// An absorption as printed.
    printed: Option<String>,
    /// The bounds of E before NE is taken.
    bounds: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Item {
    budget: String,
    spent: Option<String>,
    /// Its absorption as printed.
    printed: Option<String>,
    achievement: Option<String>,
    target: Option<String>,
    realized: Option<String>,
}

const KNOWN: &[&str] = &[
    "budget",
    "spent",
    "remaining",
    "absorption",
    "remaining_share",
    "mean_of_absorptions",
    "mean_of_printed",
    "reason",
    "points",
    "points_class",
    "index",
    "level",
    "is_efficient",
    "pmk_249_2011",
    "pmk_22_2021",
    "efficiency_score",
    "agrees",
    "explained_by",
];

pub(super) fn tell(given: &Given) -> Result<Told, String> {
    let rules = rules(&given.rules)?;
    let mut found = Map::new();
    let Some(amounts) = amounts(&given.items)? else {
        put(&mut found, "reason", Reason::NoSpending.code());
        return Ok(Told {
            known: KNOWN,
            found,
        });
    };
    put_sums(&mut found, &amounts);
    let absorption = efficiency::absorption_of_sums(&amounts, &rules);
    let mean = efficiency::mean_of_absorptions(&amounts, &rules);
    put_percent(&mut found, "absorption", &absorption);
    put_percent(&mut found, "mean_of_absorptions", &mean);
    if let Err(reason) = &absorption {
        put(&mut found, "reason", reason.code());
    }
    if let [(budget, spent)] = amounts.as_slice() {
        let share = efficiency::remaining_share(*budget, *spent, &rules);
        put_percent(&mut found, "remaining_share", &share);
    }
    let of_printed = mean_of_printed(&given.items, &rules)?;
    put_percent(&mut found, "mean_of_printed", &of_printed);
    put_efficiency(&mut found, given, &amounts, &rules)?;
    if let Some(text) = &given.printed {
        let printed = printed(text)?;
        let agrees = |exact: Result<Rational, Reason>, shown: &Result<Percent, Reason>| {
            let shown = shown.as_ref().ok();
            exact
                .ok()
                .zip(shown)
                .is_some_and(|(exact, shown)| printed.agrees(&exact, shown.get(), rules.rounding))
        };
        let of_sums = agrees(efficiency::exact_absorption_of_sums(&amounts), &absorption);
        let of_mean = agrees(
            efficiency::exact_mean_of_absorptions(&amounts, &rules),
            &mean,
        );
        put(&mut found, "agrees", of_sums);
        let candidates = [
            ("absorption", of_sums),
            ("mean_of_absorptions", amounts.len() > 1 && of_mean),
            (
                "mean_of_printed",
                agrees(exact_mean_of_printed(&given.items)?, &of_printed),
            ),
        ];
        let fitting = candidates.iter().filter(|(_, holds)| *holds);
        let codes: Vec<_> = fitting.map(|(code, _)| *code).collect();
        put(&mut found, "explained_by", codes);
    }
    Ok(Told {
        known: KNOWN,
        found,
    })
}

/// Budget and spending of each item; `None` where a spending is not known.
fn amounts(items: &[Item]) -> Result<Option<Vec<(Rupiah, Rupiah)>>, String> {
    let each = items.iter().map(|item| {
        let budget = Rupiah::new(figure("budget", &item.budget)?);
        let spent = item.spent.as_deref();
        let spent = spent.map(|spent| figure("spent", spent)).transpose()?;
        Ok(spent.map(|spent| (budget, Rupiah::new(spent))))
    });
    each.collect()
}

fn put_sums(found: &mut Map<String, Value>, amounts: &[(Rupiah, Rupiah)]) {
    let sum = |amount: fn(&(Rupiah, Rupiah)) -> Rupiah| {
        let each = amounts.iter().map(amount).map(Rupiah::amount);
        decimal_sum::sum(each).map(Rupiah::new)
    };
    let (budget, spent) = (sum(|one| one.0), sum(|one| one.1));
    let remaining = budget
        .zip(spent)
        .and_then(|(budget, spent)| budget.checked_sub(spent));
    let text = |amount: Option<Decimal>| amount.map(|amount| amount.to_string());
    put(found, "budget", text(budget.map(Rupiah::amount)));
    put(found, "spent", text(spent.map(Rupiah::amount)));
    put(found, "remaining", text(remaining.map(Rupiah::amount)));
}

fn put_percent(found: &mut Map<String, Value>, key: &str, value: &Result<Percent, Reason>) {
    put(found, key, value.as_ref().ok().map(ToString::to_string));
}

/// The mean of the absorptions as they are printed.
fn mean_of_printed(
    items: &[Item],
    rules: &RulesInForce,
) -> Result<Result<Percent, Reason>, String> {
    let rounded = |mean: Rational| Ok(Percent::new(mean.round(rules.places, rules.rounding)?));
    Ok(exact_mean_of_printed(items)?.and_then(rounded))
}

fn exact_mean_of_printed(items: &[Item]) -> Result<Result<Rational, Reason>, String> {
    let each: Option<Vec<Rational>> = items
        .iter()
        .map(|item| item.printed.as_deref().map(printed).transpose())
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|printed| Some(printed?.value().into()))
        .collect();
    let Some(each) = each.filter(|each| !each.is_empty()) else {
        return Ok(Err(Reason::NoBudget));
    };
    let mean = Rational::sum(&each).and_then(|sum| sum.checked_div(&each.len().into()));
    Ok(mean.map_err(Reason::from))
}

fn put_efficiency(
    found: &mut Map<String, Value>,
    given: &Given,
    amounts: &[(Rupiah, Rupiah)],
    rules: &RulesInForce,
) -> Result<(), String> {
    if let Some(outputs) = achieved(&given.items, amounts)? {
        if let [only] = outputs.as_slice()
            && let Ok(absorption) = efficiency::absorption(only.budget, only.spent, rules)
        {
            put_points(found, only.achievement, absorption, rules);
        }
        let efficiency = efficiency::pmk_22_2021(&outputs, rules);
        put_percent(found, "pmk_22_2021", &efficiency);
        let bounds = given.bounds.as_deref();
        let bounds = bounds.map(|bounds| figure("bounds", bounds)).transpose()?;
        let score = efficiency.and_then(|efficiency| {
            efficiency::efficiency_score(efficiency, bounds.map(Percent::new), rules)
        });
        put_percent(found, "efficiency_score", &score);
    }
    if let Some(volumes) = volumes(&given.items, amounts)? {
        put_percent(
            found,
            "pmk_249_2011",
            &efficiency::pmk_249_2011(&volumes, rules),
        );
    }
    Ok(())
}

fn put_points(
    found: &mut Map<String, Value>,
    achievement: Percent,
    absorption: Percent,
    rules: &RulesInForce,
) {
    if let Ok((points, class)) = efficiency::points(achievement, absorption) {
        put(found, "points", points.to_string());
        put(found, "points_class", word(&class));
    }
    if let Ok(found_index) = efficiency::output_over_input(achievement, absorption, rules) {
        put(found, "index", found_index.index.to_string());
        put(found, "level", found_index.level.to_string());
        put(found, "is_efficient", found_index.is_efficient);
    }
}

fn achieved(
    items: &[Item],
    amounts: &[(Rupiah, Rupiah)],
) -> Result<Option<Vec<OutputAchieved>>, String> {
    let each = items.iter().zip(amounts).map(|(item, (budget, spent))| {
        let achievement = item.achievement.as_deref();
        let achievement = achievement
            .map(|text| figure("achievement", text))
            .transpose()?;
        Ok(achievement.map(|achievement| OutputAchieved {
            budget: *budget,
            achievement: Percent::new(achievement),
            spent: *spent,
        }))
    });
    each.collect()
}

fn volumes(
    items: &[Item],
    amounts: &[(Rupiah, Rupiah)],
) -> Result<Option<Vec<OutputVolume>>, String> {
    let each = items.iter().zip(amounts).map(|(item, (budget, spent))| {
        let read = |name, text: &Option<String>| {
            let text = text.as_deref();
            text.map(|text| figure(name, text)).transpose()
        };
        let (target, realized) = (
            read("target", &item.target)?,
            read("realized", &item.realized)?,
        );
        Ok(target.zip(realized).map(|(target, realized)| OutputVolume {
            budget: *budget,
            spent: *spent,
            target,
            realized,
        }))
    });
    each.collect()
}

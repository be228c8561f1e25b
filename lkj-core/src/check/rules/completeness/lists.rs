//! Lists that are said to be whole.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{
    ENGLISH, INDONESIAN, called, carried_out, chain, is_of_document_at_hand, is_of_the_year,
    listed, sees_all_claims,
};
use crate::check::{
    Finding,
    context::Context,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::{Level, MoneyResult};
use crate::framework::{Claims, ProfileRow, claim::What};
use crate::value::{Id, Period, Words};

pub(in crate::check) static LIST_INCOMPLETE: CheckRule = CheckRule {
    id: "completeness/list-incomplete",
    severity: Severity::Error,
    title: told("Daftar tidak lengkap", "A list is not whole"),
    why: told(
        "Daftar yang menyebut semuanya kecuali satu membuat jumlahnya tidak cocok, dan yang satu itu tidak dipertanggungjawabkan.",
        "A list of all but one does not add up, and that one is not answered for.",
    ),
    repair: told(
        "Tambahkan yang tertinggal, atau keluarkan yang tidak termasuk.",
        "Add what was left out, or take out what does not belong.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
b = "Program B"
[[claims]]
at = "lkj: Tabel 2.2"
lists = "programs"
columns = ["name"]
rows = [["a", "Program A"]]
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "Program A"
[program.b]
name = "Program B"
[program.c]
name = "Program C, sampai tahun lalu"
years = [2014, 2018]
[[claims]]
at = "lkj: Tabel 2.2"
lists = "programs"
columns = ["name"]
rows = [["a", "Program A"]]
[[claims]]
at = "lkj: Tabel 2.2"
columns = ["name"]
rows = [["b", "Program B"]]
"#,
    ),
    find: |context, findings| {
        if !sees_all_claims(context) {
            return;
        }
        let named = named_by_claims(context);
        let mut known = BTreeMap::new();
        let mut number = 0_usize;
        // A list may go on in the next entry at the same place.
        for run in context
            .framework
            .claims
            .chunk_by(|one, other| one.at == other.at)
        {
            let first = number;
            number = number.saturating_add(run.len());
            let is_at_hand = |claims: &Claims| is_of_document_at_hand(context, &claims.at);
            if run.iter().all(|claims| claims.lists.is_none()) || !run.iter().all(is_at_hand) {
                continue;
            }
            let in_run = (first..number)
                .filter_map(|number| named.get(&number))
                .flatten();
            let in_run: BTreeSet<&str> = in_run.map(String::as_str).collect();
            for (number, claims) in (first..).zip(run) {
                let Some(list) = claims.lists.as_deref() else {
                    continue;
                };
                if list == "indicators" {
                    let members = indicators(context, &in_run);
                    check_list(context, number, claims, &members, &in_run, findings);
                    continue;
                }
                let members = known.entry(list).or_insert_with(|| members(context, list));
                if let Some(members) = members {
                    check_list(context, number, claims, members, &in_run, findings);
                }
            }
        }
    },
};

/// What the rows and references of each claims entry name: ids and parts.
fn named_by_claims(context: &Context<'_>) -> BTreeMap<usize, BTreeSet<String>> {
    let mut named: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (number, claims) in context.framework.claims.iter().enumerate() {
        let heads = claims.rows.iter().filter_map(|row| row.first());
        let heads = heads.map(|head| match &claims.of {
            Some(_) => head.clone(),
            None => head.split(['.', '[']).next().unwrap_or(head).to_owned(),
        });
        named.entry(number).or_default().extend(heads);
    }
    for held in &context.held {
        let number = held.statement.path.split('.').nth(1);
        let Some(number) = number.and_then(|number| number.parse().ok()) else {
            continue;
        };
        let here = named.entry(number).or_default();
        if let What::Cell { row, .. } = &held.statement.what {
            here.insert(row.clone());
        }
        for reference in held.statement.what.references() {
            here.extend(reference.names().first().cloned());
            here.extend(reference.part().map(str::to_owned));
        }
        if let What::Largest(_) | What::Smallest(_) = &held.statement.what {
            here.insert(held.statement.printed.to_owned());
        }
    }
    named
}

/// What a list has to hold.
struct Members {
    /// Those that must be there, with what they are called.
    required: Vec<(String, String)>,
    /// The kind of things they are, where they have ids.
    kind: Option<&'static str>,
    /// Those that may be there.
    allowed: BTreeSet<String>,
}

fn check_list(
    context: &Context<'_>,
    number: usize,
    claims: &Claims,
    members: &Members,
    named: &BTreeSet<&str>,
    findings: &mut Findings,
) {
    let missing = members.required.iter();
    let missing: Vec<_> = missing
        .filter(|(member, _)| !named.contains(member.as_str()))
        .cloned()
        .collect();
    if !missing.is_empty() {
        let titles = titles(&missing);
        let message = Words::of(
            format!("daftar ini tidak menyebut {}", listed(&titles, INDONESIAN)),
            format!("this list does not name {}", listed(&titles, ENGLISH)),
        );
        findings.add(found(context, number, claims, &missing, message));
    }
    let heads = claims.rows.iter().filter_map(|row| row.first());
    let strangers: Vec<_> = heads
        .filter(|head| is_stranger(context, members, head))
        .map(|head| {
            let name = Id::new(head).map_or_else(|_| head.clone(), |id| called(context, &id));
            (head.clone(), name)
        })
        .collect();
    if !strangers.is_empty() {
        let year = context.year;
        let titles = titles(&strangers);
        let message = Words::of(
            format!(
                "daftar ini memuat {}, yang tidak ada tahun {year}",
                listed(&titles, INDONESIAN)
            ),
            format!(
                "this list holds {}, not there in {year}",
                listed(&titles, ENGLISH)
            ),
        );
        findings.add(found(context, number, claims, &strangers, message));
    }
}

/// What things are called, without their ids.
fn titles(things: &[(String, String)]) -> Vec<String> {
    things.iter().map(|(_, name)| name.clone()).collect()
}

/// Whether a row is of the kind that is listed, and does not belong to it. Others are headings.
fn is_stranger(context: &Context<'_>, members: &Members, head: &str) -> bool {
    let kind = context
        .framework
        .named(head)
        .map(crate::framework::Named::kind);
    members.kind.is_some() && kind == members.kind && !members.allowed.contains(head)
}

fn found(
    context: &Context<'_>,
    number: usize,
    claims: &Claims,
    things: &[(String, String)],
    message: Words,
) -> Finding {
    let place = context.place(&format!("claims.{number}"));
    let ids: Vec<&str> = things.iter().map(|(id, _)| id.as_str()).collect();
    let list = claims.lists.as_deref().unwrap_or_default();
    LIST_INCOMPLETE
        .found(
            place,
            format!("{}: {list}: {}", claims.at, ids.join(", ")),
            message,
        )
        .in_document(&claims.at, claims.line)
}

/// The members of a list other than that of indicators; nothing where nobody knows what it lists.
fn members(context: &Context<'_>, list: &str) -> Option<Members> {
    let framework = context.framework;
    let year = context.year;
    let of_year =
        |years: Option<crate::value::Years>| years.is_none_or(|years| years.contains(year));
    let members = match list {
        "programs" => works(context, "program", &context.evaluation.programs),
        "activities" => works(context, "activity", &context.evaluation.activities),
        "sub_activities" => works(context, "sub-activity", &context.evaluation.sub_activities),
        "goals" => in_force(context, "goal", &framework.goals.keys().collect::<Vec<_>>()),
        "objectives" => in_force(
            context,
            "objective",
            &framework.objectives.keys().collect::<Vec<_>>(),
        ),
        "missions" => things(context, "mission", framework.missions.keys()),
        "units" => things(context, "unit", framework.units.keys()),
        "strategies" => {
            let all = framework.strategies.iter();
            let chosen = all.filter(|(_, one)| of_year(one.years));
            things(context, "strategy", chosen.map(|(id, _)| id))
        }
        "policies" => {
            let all = framework.policies.iter();
            let chosen = all.filter(|(_, one)| of_year(one.years));
            things(context, "policy", chosen.map(|(id, _)| id))
        }
        other => parts(context, other.strip_prefix("profile.").unwrap_or(other))?,
    };
    Some(members)
}

fn things<'a>(
    context: &Context<'_>,
    kind: &'static str,
    ids: impl Iterator<Item = &'a Id>,
) -> Members {
    let required: Vec<_> = ids
        .map(|id| (id.to_string(), called(context, id)))
        .collect();
    Members {
        allowed: required.iter().map(|(id, _)| id.clone()).collect(),
        kind: Some(kind),
        required,
    }
}

/// Goals and objectives may be listed; those whose indicators are all of other years need not.
fn in_force(context: &Context<'_>, kind: &'static str, ids: &[&Id]) -> Members {
    let mut measured: BTreeMap<&Id, bool> = BTreeMap::new();
    for result in &context.evaluation.indicators {
        let is_of_the_year = is_of_the_year(context, result);
        for above in chain(context, result).into_iter().skip(1) {
            *measured.entry(above).or_default() |= is_of_the_year;
        }
    }
    let required = ids.iter().filter(|id| measured.get(**id) != Some(&false));
    Members {
        allowed: ids.iter().map(ToString::to_string).collect(),
        ..things(context, kind, required.copied())
    }
}

/// What exists in the year may be listed; what is carried out must be.
fn works(context: &Context<'_>, kind: &'static str, existing: &[MoneyResult]) -> Members {
    let running = carried_out(context);
    let ids = || existing.iter().map(|one| &one.id);
    let required = ids().filter(|id| running.contains(*id));
    Members {
        allowed: ids().map(ToString::to_string).collect(),
        ..things(context, kind, required)
    }
}

/// The indicators of the levels that are listed: a list of those of objectives lacks none of
/// those of programs.
fn indicators(context: &Context<'_>, named: &BTreeSet<&str>) -> Members {
    let results = || context.evaluation.indicators.iter();
    let levels: Vec<Level> = results()
        .filter(|result| named.contains(result.id.as_str()))
        .map(|result| result.level)
        .collect();
    let (goal, objective) = (Level::Goal, Level::Objective);
    let is_listed = |level: Level| {
        // Without any in it, a list of indicators is one of those of goals and objectives.
        let is_usual = levels.is_empty() && [goal, objective].contains(&level);
        is_usual || levels.contains(&level)
    };
    let required = results()
        .filter(|result| is_listed(result.level) && is_of_the_year(context, result))
        .map(|result| &result.id);
    Members {
        kind: None,
        ..things(context, "indicator", required)
    }
}

/// The rows of a profile table, or the parts of a series; what is nothing may be left out.
fn parts(context: &Context<'_>, id: &str) -> Option<Members> {
    let framework = context.framework;
    let year = Period::Year(context.year);
    let tables = framework.profiles.iter();
    let table = tables
        .filter(|(of, _)| **of <= context.year)
        .filter_map(|(of, tables)| Some((of, tables.get(id)?)))
        .max_by_key(|(of, _)| **of);
    let is_something = |cells: &[Option<Decimal>]| {
        let mut known = cells.iter().flatten();
        known.any(|cell| !cell.is_zero())
    };
    let labels: Vec<&ProfileRow> = match (table, framework.grids.get(id)) {
        (Some((_, table)), _) => {
            let rows = table.rows.iter();
            rows.filter(|row| is_something(&row.cells)).collect()
        }
        (None, Some(grid)) => {
            let at = grid.years.iter().position(|period| *period == year);
            let cell = |row: &ProfileRow| at.and_then(|at| row.cells.get(at).copied().flatten());
            let rows = grid.rows.iter();
            rows.filter(|row| at.is_none() || is_something(&[cell(row)]))
                .collect()
        }
        (None, None) => return None,
    };
    let required = labels.into_iter();
    let required: Vec<_> = required
        .map(|row| (row.label.clone(), format!("\"{}\"", row.label)))
        .collect();
    Some(Members {
        required,
        kind: None,
        allowed: BTreeSet::new(),
    })
}

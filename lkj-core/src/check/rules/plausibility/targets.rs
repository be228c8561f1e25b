//! What was promised: against the way that is better, against what was reached already, and
//! against the period of the plan.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{in_both, is_closed, name};
use crate::arithmetic::{Places, Rational, Rounding};
use crate::check::{
    Finding,
    context::Context,
    rule::{CheckRule, Severity, example, told},
};
use crate::evaluation::{IndicatorResult, Outcome, RemarkKind};
use crate::formula::{Expression, Operator, Reference};
use crate::framework::{Combination, DocumentKind, Indicator, Quantity, Stage, TargetValue};
use crate::number;
use crate::rules::Polarity;
use crate::value::{Id, Period, Words, Year, Years};

pub(in crate::check::rules) static TARGET_AGAINST_POLARITY: CheckRule = CheckRule {
    id: "plausibility/target-against-polarity",
    severity: Severity::Warning,
    title: told(
        "Target rencana memburuk dari tahun ke tahun",
        "A target of the plan worsens from one year to the next",
    ),
    why: told(
        "Target yang turun padahal makin tinggi makin baik (atau sebaliknya) menjanjikan kemunduran, atau polaritasnya keliru.",
        "A target that falls where higher is better (or the other way round) promises a step back, or the polarity is wrong.",
    ),
    repair: told(
        "Periksa polaritas indikator dan angka targetnya; bila memang direncanakan begitu, jelaskan.",
        "Check the polarity and the target; where it is meant so, explain it.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Persentase Koperasi Aktif"
targets = { 2019 = "71,41", 2020 = "70,56", 2021 = "71,71" }
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Angka Kemiskinan"
polarity = "lower"
targets = { 2019 = "9,41", 2020 = "9,10", 2021 = "9,10" }
"#,
    ),
    find: |context, findings| {
        for (id, indicator) in context.framework.indicators.iter() {
            if let Some(better) = better(context, indicator)
                && let Some(step) = steps(&yearly_targets(indicator))
                    .find(|step| step.to.1.cmp(&step.from.1) == better.reverse())
            {
                findings.add(against_polarity(context, id, better, step));
            }
        }
    },
};

fn against_polarity(context: &Context<'_>, id: &Id, better: Ordering, step: Step) -> Finding {
    let (turns, rises) = match better {
        Ordering::Less => (("naik", "rises"), ("rendah", "lower")),
        _ => (("turun", "falls"), ("tinggi", "higher")),
    };
    let Step { from, to } = step;
    let message = in_both(
        |figures| {
            format!(
                "{}: target {} dari {} ({}) ke {} ({}), padahal makin {} makin baik",
                name(context, id),
                turns.0,
                figures.number(from.1),
                from.0,
                figures.number(to.1),
                to.0,
                rises.0,
            )
        },
        |figures| {
            format!(
                "{}: the target {} from {} ({}) to {} ({}), although {} is better",
                name(context, id),
                turns.1,
                figures.number(from.1),
                from.0,
                figures.number(to.1),
                to.0,
                rises.1,
            )
        },
    );
    let mut finding = at_target(context, &TARGET_AGAINST_POLARITY, id, to.0, message);
    // What is counted anew every year may well be planned lower in one of them.
    let indicator = context.framework.indicators.get(id);
    if indicator.is_some_and(|indicator| indicator.combination() == Combination::Sum) {
        finding.severity = Severity::Note;
    }
    finding
}

pub(in crate::check::rules) static TARGET_BELOW_LAST_YEAR: CheckRule = CheckRule {
    id: "plausibility/target-below-last-year",
    severity: Severity::Note,
    title: told(
        "Target lebih mudah daripada realisasi tahun lalu",
        "A target is easier than what was reached the year before",
    ),
    why: told(
        "Penilai membaca target yang sudah tercapai tahun lalu sebagai target yang terlalu mudah.",
        "A reviewer reads a target that was reached the year before as one that is too easy.",
    ),
    repair: told(
        "Naikkan target di Perjanjian Kinerja (atau perubahannya), atau jelaskan mengapa realisasi tahun lalu tidak terulang.",
        "Raise the target in the agreement (or its revision), or say why last year will not be repeated.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2018]
a = 84
[realized.2019]
a = 85
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Kepuasan"
targets = { 2019 = 85 }
[realized.2018]
a = 84
[realized.2019]
a = 85
"#,
    ),
    find: |context, findings| {
        for result in &context.evaluation.indicators {
            let indicator = context.framework.indicators.get(&result.id);
            let better = indicator.and_then(|indicator| better(context, indicator));
            if let (Some(better), Some((year, before)), Some(target)) = (
                better,
                closed_year_before(context, result),
                figure(result.target.as_ref()),
            ) && before.cmp(&target) == better
            {
                let message = in_both(
                    |figures| {
                        format!(
                            "{}: target {} lebih mudah daripada realisasi {year} ({})",
                            result.name,
                            figures.number(target),
                            figures.number(before)
                        )
                    },
                    |figures| {
                        format!(
                            "{}: the target {} is easier than what {year} reached ({})",
                            result.name,
                            figures.number(target),
                            figures.number(before)
                        )
                    },
                );
                let rule = &TARGET_BELOW_LAST_YEAR;
                findings.add(at_target(context, rule, &result.id, context.year, message));
            }
        }
    },
};

/// What was realized in the year before, where that year is closed.
fn closed_year_before(context: &Context<'_>, result: &IndicatorResult) -> Option<(Year, Decimal)> {
    let before = result.previous.as_ref()?;
    let is_closed = context.framework.stage(before.year) == Stage::Final;
    let realized = realized(before.realization.as_ref()).filter(|_| is_closed)?;
    Some((before.year, realized))
}

pub(in crate::check::rules) static END_TARGET_PASSED: CheckRule = CheckRule {
    id: "plausibility/end-target-passed",
    severity: Severity::Warning,
    title: told(
        "Realisasi sudah melampaui target tahun-tahun berikutnya",
        "What was reached is better than targets of later years",
    ),
    why: told(
        "Bila target akhir rencana sudah terlampaui, sisa rencana tidak menjanjikan apa pun lagi. (Melampaui target tahun antara hanya catatan.)",
        "Where the target of the last year is passed, the rest of the plan promises nothing. (Passing that of a year between is a note.)",
    ),
    repair: told(
        "Tinjau ulang target tahun-tahun berikutnya, dan periksa apakah sumber data atau cara hitungnya berganti.",
        "Revise the targets of the later years, and see whether the source or the way of counting changed.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Pertumbuhan"
targets = { 2019 = "0,59", 2020 = "0,63", 2021 = "0,73" }
[realized.2019]
a = "0,87"
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Pertumbuhan"
targets = { 2019 = "0,59", 2020 = "0,63", 2021 = "0,73" }
[realized.2019]
a = "0,61"
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        for result in &context.evaluation.indicators {
            if let Some(passed) = passed(context, result) {
                findings.add(end_target_passed(context, result, &passed));
            }
        }
    },
};

/// A later target that this year's realization is better than.
struct Passed {
    realized: Decimal,
    target: (Year, Decimal),
    is_last: bool,
}

/// The latest target that asks for more than this year's does, and is passed already.
fn passed(context: &Context<'_>, result: &IndicatorResult) -> Option<Passed> {
    let indicator = context.framework.indicators.get(&result.id)?;
    let better = better(context, indicator)?;
    let realized = realized(result.realization.as_ref())?;
    let targets = yearly_targets(indicator);
    let this = targets.iter().find(|(year, _)| *year == context.year)?.1;
    let last = targets.last()?.0;
    let later = targets.into_iter().rev();
    let target = later
        .take_while(|(year, _)| *year > context.year)
        .find(|(_, target)| target.cmp(&this) == better && realized.cmp(target) == better)?;
    let is_last = target.0 == last
        && context
            .framework
            .plan
            .period
            .is_none_or(|period| last >= period.last());
    Some(Passed {
        realized,
        target,
        is_last,
    })
}

fn end_target_passed(context: &Context<'_>, result: &IndicatorResult, passed: &Passed) -> Finding {
    let Passed {
        realized,
        target: (year, target),
        is_last,
    } = *passed;
    let (last, last_en) = if is_last {
        (" (tahun terakhir rencana)", " (the last year of the plan)")
    } else {
        ("", "")
    };
    let message = in_both(
        |figures| {
            format!(
                "{}: realisasi {} {} sudah lebih baik daripada target {year}{last}, {}",
                result.name,
                context.year,
                figures.number(realized),
                figures.number(target)
            )
        },
        |figures| {
            format!(
                "{}: {} reached in {} is already better than the target of {year}{last_en}, {}",
                result.name,
                figures.number(realized),
                context.year,
                figures.number(target)
            )
        },
    );
    let mut finding = at_target(context, &END_TARGET_PASSED, &result.id, year, message);
    if !is_last {
        finding.severity = Severity::Note;
    }
    finding
}

pub(in crate::check::rules) static TARGET_STEPS: CheckRule = CheckRule {
    id: "plausibility/target-steps",
    severity: Severity::Note,
    title: told(
        "Kenaikan target menyimpang di satu tahun",
        "The steps of the targets are broken in one year",
    ),
    why: told(
        "Langkah yang sama di semua tahun kecuali satu sering berarti salah ketik.",
        "Steps that are the same in all years but one are often a misprint.",
    ),
    repair: told(
        "Cocokkan dengan rencana yang ditetapkan.",
        "Compare with the plan as it was laid down.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Koperasi Sehat"
targets = { 2019 = "86,70", 2020 = "87,10", 2021 = "87,50", 2022 = "87,90", 2023 = "88,20" }
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Koperasi Sehat"
targets = { 2019 = "86,70", 2020 = "87,10", 2021 = "87,50", 2022 = "87,90", 2023 = "88,30" }
"#,
    ),
    find: |context, findings| {
        for (id, indicator) in context.framework.indicators.iter() {
            if let Some(broken) = broken_step(&yearly_targets(indicator)) {
                findings.add(target_steps(context, id, &broken));
            }
        }
    },
};

/// The one step that differs from all others, which are the same.
struct BrokenStep {
    from: (Year, Decimal),
    to: (Year, Decimal),
    usual: Decimal,
}

fn broken_step(targets: &[(Year, Decimal)]) -> Option<BrokenStep> {
    let steps: Vec<Step> = steps(targets).collect();
    if steps.len().saturating_add(1) < targets.len() || steps.len() < FEWEST_STEPS {
        return None;
    }
    let sizes: Vec<Decimal> = steps.iter().map(Step::size).collect::<Option<_>>()?;
    let usual = sizes
        .iter()
        .copied()
        .find(|one| sizes.iter().filter(|size| *size == one).count() > 1)?;
    let mut others = steps.iter().zip(&sizes).filter(|(_, size)| **size != usual);
    let (step, size) = others.next()?;
    let unit = Decimal::new(1, step.from.1.scale().max(step.to.1.scale()));
    let is_rounding = size.checked_sub(usual)?.abs() <= unit;
    let is_full = step.to.1 == Decimal::ONE_HUNDRED;
    let is_only = others.next().is_none();
    // The first step leads away from what was before the plan, or before its revision.
    let is_first = targets.first().is_some_and(|first| first.0 == step.from.0);
    (is_only && !is_first && !usual.is_zero() && !is_rounding && !is_full).then_some(BrokenStep {
        from: step.from,
        to: step.to,
        usual,
    })
}

/// With fewer steps, one that differs breaks no pattern.
const FEWEST_STEPS: usize = 4;

fn target_steps(context: &Context<'_>, id: &Id, broken: &BrokenStep) -> Finding {
    let BrokenStep { from, to, usual } = broken;
    let size = to.1.checked_sub(from.1).unwrap_or_default();
    let due = from.1.checked_add(*usual).unwrap_or_default();
    let message = in_both(
        |figures| {
            format!(
                "{}: target berubah {} setiap tahun, tetapi {} dari {} ke {} ({} → {}; dengan langkah yang sama {})",
                name(context, id),
                figures.number(*usual),
                figures.number(size),
                from.0,
                to.0,
                figures.number(from.1),
                figures.number(to.1),
                figures.number(due),
            )
        },
        |figures| {
            format!(
                "{}: the target changes by {} every year, but by {} from {} to {} ({} → {}; {} with the usual step)",
                name(context, id),
                figures.number(*usual),
                figures.number(size),
                from.0,
                to.0,
                figures.number(from.1),
                figures.number(to.1),
                figures.number(due),
            )
        },
    );
    at_target(context, &TARGET_STEPS, id, to.0, message).compared(
        number::format(to.1, crate::value::Locale::Indonesian),
        number::format(due, crate::value::Locale::Indonesian),
    )
}

pub(in crate::check::rules) static TARGET_BEHIND_PERCENT: CheckRule = CheckRule {
    id: "plausibility/target-behind-percent",
    severity: Severity::Note,
    title: told(
        "Target persen sebenarnya jumlah",
        "A target in percent is really a count",
    ),
    why: told(
        "Bila rencana menghasilkan persen itu dari pembilang dan penyebut, yang dijanjikan ialah pembilangnya: capaian persen dapat naik hanya karena penyebutnya turun.",
        "Where the plan got the percentage from counts, the count is the promise: the percentage can rise by a smaller denominator alone.",
    ),
    repair: told(
        "Sebut jumlah yang direncanakan dan yang tercapai di samping persennya.",
        "State the planned and the realized count beside the percentage.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Perkembangan"
formula = "maju / dibina * 100"
targets = { 2019 = "12,73" }
[series]
maju = "Usaha yang berkembang"
dibina = "Usaha yang dibina"
[planned]
maju = { 2019 = 140 }
dibina = { 2019 = 1100 }
[data.2019]
maju = 120
dibina = 1100
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Perkembangan"
formula = "maju / dibina * 100"
targets = { 2019 = "12,80" }
[series]
maju = "Usaha yang berkembang"
dibina = "Usaha yang dibina"
[planned]
maju = { 2019 = 140 }
dibina = { 2019 = 1100 }
[data.2019]
maju = 120
dibina = 1100
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        for (id, indicator) in context.framework.indicators.iter() {
            if let Some(counted) = counted_promise(context, indicator) {
                findings.add(target_behind_percent(context, id, &counted));
            }
        }
    },
};

/// The counts that a target in percent was made of, and what came of them.
struct CountedPromise<'a> {
    of: &'a str,
    planned: Decimal,
    planned_whole: Decimal,
    reached: Decimal,
    target: Decimal,
}

fn counted_promise<'a>(
    context: &Context<'a>,
    indicator: &'a Indicator,
) -> Option<CountedPromise<'a>> {
    let framework = context.framework;
    let target = figure(indicator.targets.get(&context.year.into()))?;
    let (part, whole) = ratio(indicator.formula.as_ref()?.expression())?;
    let (part, whole) = (series(context, part)?, series(context, whole)?);
    let planned = |id: &Id| Some(framework.planned.get(id)?.get(&context.year.into())?.0);
    let (planned, planned_whole) = (planned(&part)?, planned(&whole)?);
    let percent = Rational::from(planned)
        .percent_of(&planned_whole.into())
        .ok()?;
    let places = Places::new(u8::try_from(target.scale()).ok()?)?;
    let rounded = percent.round(places, Rounding::HalfAwayFromZero).ok()?;
    let reference: Reference = part.as_str().parse().ok()?;
    let reached = context.answers.exact(&reference).ok()?.to_decimal_exact()?;
    let of = &framework.series.get(&part)?.name;
    (rounded == target).then_some(CountedPromise {
        of,
        planned,
        planned_whole,
        reached,
        target,
    })
}

/// `a / b * 100` of two references, in any order of the factors.
fn ratio(expression: &Expression) -> Option<(&Reference, &Reference)> {
    let (first, chain) = expression.chained();
    let mut over = vec![first];
    let mut under = Vec::new();
    for (operator, operand) in chain {
        match operator {
            Operator::Multiply => over.push(operand),
            Operator::Divide => under.push(operand),
            _ => return None,
        }
    }
    let is_hundred = |one: &&Expression| matches!(one, Expression::Number(number) if *number == Decimal::ONE_HUNDRED);
    let hundreds = over.iter().filter(|one| is_hundred(one)).count();
    over.retain(|one| !is_hundred(one));
    match (hundreds, over.as_slice(), under.as_slice()) {
        (1, [Expression::Reference(part)], [Expression::Reference(whole)]) => Some((part, whole)),
        _ => None,
    }
}

/// The series that a reference names, in the year at hand and without parts.
fn series(context: &Context<'_>, reference: &Reference) -> Option<Id> {
    let is_plain =
        reference.part().is_none() && reference.period().is_none() && reference.base().is_none();
    match context.framework.resolve(reference).ok()? {
        Quantity::Series(id) if is_plain => Some(id),
        _ => None,
    }
}

fn target_behind_percent(context: &Context<'_>, id: &Id, counted: &CountedPromise<'_>) -> Finding {
    let off = counted
        .reached
        .checked_sub(counted.planned)
        .unwrap_or_default();
    let outcome = match off.cmp(&Decimal::ZERO) {
        Ordering::Less => ("kurang ", "fewer"),
        Ordering::Equal => ("tepat", "as planned"),
        Ordering::Greater => ("lebih ", "more"),
    };
    let message = in_both(
        |figures| {
            let off = figures.number(off.abs());
            let off = if outcome.0 == "tepat" {
                String::new()
            } else {
                off
            };
            format!(
                "{}: target {} % ialah {} dari {} yang direncanakan; {} {}: {}{off}",
                name(context, id),
                figures.number(counted.target),
                figures.number(counted.planned),
                figures.number(counted.planned_whole),
                counted.of,
                figures.number(counted.reached),
                outcome.0,
            )
        },
        |figures| {
            let off = figures.number(off.abs());
            let off = if outcome.0 == "tepat" {
                String::new()
            } else {
                format!("{off} ")
            };
            format!(
                "{}: the target of {} % is {} of {} as planned; {} {}: {off}{}",
                name(context, id),
                figures.number(counted.target),
                figures.number(counted.planned),
                figures.number(counted.planned_whole),
                counted.of,
                figures.number(counted.reached),
                outcome.1,
            )
        },
    );
    at_target(context, &TARGET_BEHIND_PERCENT, id, context.year, message)
}

pub(in crate::check::rules) static TARGET_OUTSIDE_PLAN: CheckRule = CheckRule {
    id: "plausibility/target-outside-plan",
    severity: Severity::Warning,
    title: told(
        "Target di luar periode rencana",
        "A target lies outside the period of the plan",
    ),
    why: told(
        "Rencana tidak menjanjikan apa pun untuk tahun di luar periodenya; tahunnya atau periodenya keliru.",
        "A plan promises nothing outside its period; the year or the period is wrong.",
    ),
    repair: told(
        "Betulkan tahunnya, atau periode di [plan]. Kondisi awal ditulis di `baseline`.",
        "Correct the year, or the period under [plan]. The starting point goes in `baseline`.",
    ),
    fires: example(
        r#"
[plan]
period = [2018, 2023]
[indicator.a]
name = "A"
targets = { 2019 = 80, 2025 = 90 }
[realized.2019]
a = 80
"#,
    ),
    quiet: example(
        r#"
[plan]
period = [2018, 2023]
[indicator.a]
name = "A"
targets = { 2019 = 80, 2023 = 90 }
[realized.2019]
a = 80
"#,
    ),
    find: |context, findings| {
        let mut outside: BTreeMap<&Id, Vec<Period>> = BTreeMap::new();
        for remark in &context.evaluation.remarks {
            if let RemarkKind::TargetOutsidePlan { indicator, period } = &remark.kind {
                outside.entry(indicator).or_default().push(*period);
            }
        }
        let plan = context.framework.plan.period;
        for (id, periods) in outside {
            let (Some(plan), Some(first)) = (plan, periods.first()) else {
                continue;
            };
            let written: Vec<String> = periods.iter().map(ToString::to_string).collect();
            let written = written.join(", ");
            let called = name(context, id);
            let (from, to) = (plan.first(), plan.last());
            let message = Words::of(
                format!("{called}: target {written} di luar periode rencana {from}–{to}"),
                format!("{called}: the target for {written} is outside the plan of {from}–{to}"),
            );
            let place = context.place(&format!("indicator.{id}.targets.{first}"));
            findings.add(TARGET_OUTSIDE_PLAN.found(place, id.as_str(), message));
        }
    },
};

pub(in crate::check::rules) static PLAN_PERIOD: CheckRule = CheckRule {
    id: "plausibility/plan-period",
    severity: Severity::Warning,
    title: told(
        "Periode rencana tidak cocok dengan tahun laporan atau judul dokumen",
        "The period of the plan does not fit the year of the report or the title of a document",
    ),
    why: told(
        "Laporan yang bertumpu pada rencana periode lain membandingkan kinerja dengan janji yang tidak berlaku.",
        "A report on a plan of another period compares with promises that do not hold.",
    ),
    repair: told(
        "Betulkan `period` di [plan], atau nama dan judul dokumennya.",
        "Correct `period` under [plan], or the name and title.",
    ),
    fires: example(
        r#"
[plan]
name = "Renstra 2016–2021"
period = [2018, 2023]
[document.renstra]
kind = "renstra"
title = "Rencana Strategis Dinas Contoh Tahun 2018-2023"
"#,
    ),
    quiet: example(
        r#"
[plan]
name = "Renstra 2018–2023"
period = [2018, 2023]
[document.renstra]
kind = "renstra"
title = "Rencana Strategis Dinas Contoh Tahun 2018 – 2023"
"#,
    ),
    find: |context, findings| {
        let Some(period) = context.framework.plan.period else {
            return;
        };
        if !period.contains(context.year) {
            findings.add(year_outside_plan(context, period));
        }
        let named = context.framework.plan.name.iter();
        let named = named.map(|name| ("plan.name".to_owned(), name));
        let documents = context.framework.documents.iter();
        let titled = documents
            .filter(|(_, document)| document.kind == Some(DocumentKind::Renstra))
            .map(|(id, document)| (format!("document.{id}.title"), &document.title));
        for (path, text) in named.chain(titled) {
            if let Some(years) = years_in(text)
                && years != (period.first().get(), period.last().get())
            {
                findings.add(other_period(context, &path, text, period));
            }
        }
    },
};

fn year_outside_plan(context: &Context<'_>, period: Years) -> Finding {
    let (year, from, to) = (context.year, period.first(), period.last());
    let message = Words::of(
        format!("tahun {year} di luar periode rencana {from}–{to}"),
        format!("the year {year} is outside the plan of {from}–{to}"),
    );
    PLAN_PERIOD.found(
        context.place("plan.period"),
        format!("plan.period: {year}"),
        message,
    )
}

fn other_period(context: &Context<'_>, path: &str, text: &str, period: Years) -> Finding {
    let (from, to) = (period.first(), period.last());
    let message = Words::of(
        format!("\"{text}\", padahal periode rencana {from}–{to}"),
        format!("\"{text}\", but the plan is for {from}–{to}"),
    );
    PLAN_PERIOD
        .found(context.place(path), path, message)
        .compared(text, format!("{from}–{to}"))
}

/// The years of a text such as "Renstra 2018 – 2023".
fn years_in(text: &str) -> Option<(u16, u16)> {
    const JOINING: [&str; 5] = ["-", "s.d.", "s/d", "sampai", "sd"];
    let spaced = text.replace(['–', '—', '‐', '-'], " - ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let year = |word: &str| {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        digits.parse::<u16>().ok().filter(|_| is_year)
    };
    words.windows(3).find_map(|three| match three {
        [from, joining, to] if JOINING.contains(joining) => Some((year(from)?, year(to)?)),
        _ => None,
    })
}

/// From one year's target to the next one's.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: (Year, Decimal),
    to: (Year, Decimal),
}

impl Step {
    fn size(&self) -> Option<Decimal> {
        self.to.1.checked_sub(self.from.1)
    }
}

/// The steps between targets of years that follow each other.
fn steps(targets: &[(Year, Decimal)]) -> impl Iterator<Item = Step> {
    let pairs = targets.iter().zip(targets.iter().skip(1));
    pairs
        .filter(|((from, _), (to, _))| to.back(1) == Some(*from))
        .map(|(from, to)| Step {
            from: *from,
            to: *to,
        })
}

/// The targets of the plan for whole years that are plain numbers, by year.
fn yearly_targets(indicator: &Indicator) -> Vec<(Year, Decimal)> {
    let yearly = indicator
        .targets
        .iter()
        .filter_map(|(period, target)| match period {
            Period::Year(year) => Some((*year, figure(Some(target))?)),
            _ => None,
        });
    let mut yearly: Vec<_> = yearly.collect();
    yearly.sort_unstable_by_key(|(year, _)| *year);
    yearly
}

/// How a better value compares with a worse one, where one number is better the higher or the
/// lower it is.
pub(super) fn better(context: &Context<'_>, indicator: &Indicator) -> Option<Ordering> {
    let latest = indicator.targets.iter().last().map(|(_, target)| target);
    match context
        .framework
        .defaults
        .polarity_against(indicator, latest)
    {
        Polarity::Higher => Some(Ordering::Greater),
        Polarity::Lower => Some(Ordering::Less),
        Polarity::Range
        | Polarity::AtMost
        | Polarity::AtLeast
        | Polarity::Near
        | Polarity::Grade
        | Polarity::YesNo
        | Polarity::NotSaid => None,
    }
}

pub(super) fn figure(target: Option<&TargetValue>) -> Option<Decimal> {
    target?.figure().map(|figure| figure.value)
}

pub(super) fn realized(outcome: Option<&Outcome>) -> Option<Decimal> {
    match outcome? {
        Outcome::Number { value, .. } => Some(*value),
        _ => None,
    }
}

fn at_target(
    context: &Context<'_>,
    rule: &'static CheckRule,
    indicator: &Id,
    year: Year,
    message: Words,
) -> Finding {
    let place = context.place(&format!("indicator.{indicator}.targets.{year}"));
    rule.found(place, indicator.as_str(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(of: &[(u16, &str)]) -> Vec<(Year, Decimal)> {
        of.iter()
            .map(|(year, target)| (Year::new(*year).unwrap(), target.parse().unwrap()))
            .collect()
    }

    fn broken_in(values: &[&str]) -> Option<u16> {
        let years = 2019..;
        let of: Vec<_> = years.zip(values.iter().copied()).collect();
        broken_step(&targets(&of)).map(|broken| broken.to.0.get())
    }

    #[test]
    fn one_step_that_differs_is_found_and_rounding_is_not() {
        assert_eq!(
            broken_in(&["86.70", "87.10", "87.50", "87.90", "88.20"]),
            Some(2023)
        );
        assert_eq!(
            broken_in(&["71.41", "71.56", "71.71", "71.87", "72.02"]),
            None
        );
        assert_eq!(broken_in(&["0.59", "0.63", "0.66", "0.70", "0.73"]), None);
        assert_eq!(broken_in(&["90", "90", "90", "90", "95"]), None);
        assert_eq!(broken_in(&["70", "80", "90", "97", "100"]), None);
        assert_eq!(broken_in(&["60", "70", "80", "90", "100"]), None);
        assert_eq!(broken_in(&["86", "88.2", "88.4", "88.6", "88.8"]), None);
        assert_eq!(broken_in(&["70", "80", "95"]), None);
    }

    #[test]
    fn years_are_read_however_they_are_joined() {
        for text in [
            "Renstra 2018–2023",
            "Tahun 2018 - 2023",
            "tahun 2018 s.d. 2023",
            "Renstra (2018—2023)",
        ] {
            assert_eq!(years_in(text), Some((2018, 2023)), "{text}");
        }
        assert_eq!(years_in("Renstra Tahun 2018"), None);
        assert_eq!(years_in("Nomor 188-45 Tahun 2018"), None);
    }
}

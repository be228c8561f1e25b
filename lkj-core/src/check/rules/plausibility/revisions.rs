//! What was promised anew in the course of a year.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::targets::{better, figure, realized};
use super::{in_both, name};
use crate::check::{
    Finding,
    context::Context,
    rule::{CheckRule, Severity, finding::Findings},
};
use crate::framework::{Agreement, AgreementRevision};
use crate::value::{Date, Id, Period, Words};

pub(in crate::check::rules) static TARGET_LOWERED_BELOW_REACHED: CheckRule = CheckRule {
    id: "plausibility/target-lowered-below-reached",
    severity: Severity::Warning,
    title: Words::fixed(
        "Target diturunkan sampai di bawah yang sudah dicapai",
        "A target was lowered to below what had been reached",
    ),
    why: Words::fixed(
        "Target yang diubah menjadi lebih mudah daripada capaian saat itu sudah pasti tercapai: perubahan itu tidak menjanjikan apa pun.",
        "A target that is revised to less than what was reached by then cannot be missed: the revision promises nothing.",
    ),
    repair: Words::fixed(
        "Kembalikan target semula, atau jelaskan di Perjanjian Kinerja Perubahan mengapa capaian itu tidak akan bertahan.",
        "Restore the earlier target, or say in the revision why what was reached will not last.",
    ),
    fires: r#"
[stage]
2019 = "final"
[indicator.a]
name = "Izin terbit"
unit = "izin"
frequency = "quarter"
pattern = "count"
[realized.2019-Q1]
a = 30
[realized.2019-Q2]
a = 35
[realized.2019-Q3]
a = 40
[agreement.2019]
targets = { a = 140 }
[[agreement.2019.revision]]
signed = 2019-10-05
targets = { a = 100 }
"#,
    quiet: r#"
[stage]
2019 = "final"
[indicator.a]
name = "Izin terbit"
unit = "izin"
frequency = "quarter"
pattern = "count"
[realized.2019-Q1]
a = 30
[realized.2019-Q2]
a = 35
[realized.2019-Q3]
a = 40
[agreement.2019]
targets = { a = 140 }
[[agreement.2019.revision]]
signed = 2019-10-05
targets = { a = 130 }
"#,
    find: |context, findings| {
        let Some(agreement) = context.framework.agreements.get(&context.year) else {
            return;
        };
        for (at, revision) in agreement.revisions.iter().enumerate() {
            for id in revision.targets.keys() {
                lowered(context, agreement, (at, revision), id, findings);
            }
        }
    },
};

fn lowered(
    context: &Context<'_>,
    agreement: &Agreement,
    (at, revision): (usize, &AgreementRevision),
    id: &Id,
    findings: &mut Findings,
) {
    let indicator = context.framework.indicators.get(id);
    let better = indicator.and_then(|indicator| better(context, indicator));
    let (Some(better), Some(new), Some(old)) = (
        better,
        figure(revision.targets.get(id)),
        target_before(context, agreement, at, id),
    ) else {
        return;
    };
    let Some(reached) = reached_by(context, id, revision.signed) else {
        return;
    };
    if old.cmp(&new) == better && reached.value.cmp(&new) == better {
        findings.add(found(context, at, id, better, [old, new], &reached));
    }
}

/// The target that a revision took the place of.
fn target_before(
    context: &Context<'_>,
    agreement: &Agreement,
    at: usize,
    id: &Id,
) -> Option<Decimal> {
    let earlier = agreement.revisions.iter().take(at).rev();
    let mut in_agreement = earlier
        .map(|revision| &revision.targets)
        .chain([&agreement.targets]);
    let promised = in_agreement.find_map(|targets| targets.get(id));
    let planned = || {
        let annual = context.framework.annual_plans.get(&context.year);
        let annual = annual.and_then(|plan| plan.targets.get(id));
        annual.or_else(|| context.framework.plan_target(id, context.year.into()))
    };
    figure(promised.or_else(planned))
}

/// What had been reached, and by the end of which period.
struct Reached {
    value: Decimal,
    period: Period,
    /// Whether it is known that this was before the revision.
    is_before: bool,
}

/// What was reached by the day of a revision: to date at the end of the last period that was
/// over, or in the year where that was; in the year, as a guess, where the revision has no date.
fn reached_by(context: &Context<'_>, id: &Id, signed: Option<Date>) -> Option<Reached> {
    let result = context.evaluation.indicator(id.as_str())?;
    let was_over = |period: Period| signed.is_some_and(|signed| period.last_day() < signed);
    let year = Period::Year(context.year);
    if was_over(year) || signed.is_none() {
        return Some(Reached {
            value: realized(result.realization.as_ref())?,
            period: year,
            is_before: signed.is_some(),
        });
    }
    let over = result
        .periods
        .iter()
        .rev()
        .filter(|one| was_over(one.period));
    let mut reached = over.filter_map(|one| Some((one.to_date.realization?, one.period)));
    let (value, period) = reached.next()?;
    Some(Reached {
        value,
        period,
        is_before: true,
    })
}

fn found(
    context: &Context<'_>,
    at: usize,
    id: &Id,
    better: Ordering,
    [old, new]: [Decimal; 2],
    reached: &Reached,
) -> Finding {
    let year = context.year;
    let number = at.saturating_add(1);
    let (turned, turned_english) = match better {
        Ordering::Less => ("dinaikkan", "raised"),
        _ => ("diturunkan", "lowered"),
    };
    let message = in_both(
        |figures| {
            format!(
                "{}: target {turned} dari {} menjadi {} (perubahan {number}), padahal s.d. {} sudah dicapai {}",
                name(context, id),
                figures.number(old),
                figures.number(new),
                reached.period,
                figures.number(reached.value),
            )
        },
        |figures| {
            format!(
                "{}: the target was {turned_english} from {} to {} (revision {number}), although {} had been reached by {}",
                name(context, id),
                figures.number(old),
                figures.number(new),
                figures.number(reached.value),
                reached.period,
            )
        },
    );
    let list = format!("agreement.{year}.revision");
    let item = context.framework.sources().item_path(&list, at);
    let place = context.place(&format!("{item}.targets.{id}"));
    let about = format!("{id}[{year}]: revision {number}");
    let finding = TARGET_LOWERED_BELOW_REACHED.found(place, about, message);
    if reached.is_before {
        finding
    } else {
        finding.into_note()
    }
}

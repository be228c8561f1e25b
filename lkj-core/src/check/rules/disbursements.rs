//! Money by parts of a year against that of the year.

use crate::check::{
    context::Context,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::{MoneyInPart, parts_of};
use crate::framework::{Money, Rupiah};
use crate::number;
use crate::value::{Id, Locale, PartLength, Period, Words};

pub(super) static DO_NOT_SUM: CheckRule = CheckRule {
    id: "arithmetic/disbursements-do-not-sum",
    severity: Severity::Warning,
    title: told(
        "Anggaran atau realisasi per bagian tahun tidak berjumlah setahun",
        "Money by parts of the year does not make that of the year",
    ),
    why: told(
        "Anggaran kas membagi habis pagu, dan realisasi triwulan berjumlah realisasi setahun; bila tidak, salah satunya keliru.",
        "Planned spending divides the whole budget, and the parts make the spending of the year; else one of them is wrong.",
    ),
    repair: told(
        "Cocokkan dengan DPA dan buku kas; angka kumulatif ditulis `spent_to_date` atau `planned_to_date`.",
        "Compare with the budget document and the cash book; cumulative figures are `spent_to_date` or `planned_to_date`.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { budget = 100, spent = 90 }
[disbursement.2019-S1]
a = { planned = 50, spent = 40 }
[disbursement.2019-S2]
a = { planned = 50, spent = 40 }
"#,
    ),
    quiet: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { budget = 100, spent = 90 }
[disbursement.2019-S1]
a = { planned = 50, spent = 40 }
[disbursement.2019-S2]
a = { planned = 50, spent_to_date = 90 }
"#,
    ),
    find: do_not_sum,
};

pub(super) static DECREASES: CheckRule = CheckRule {
    id: "arithmetic/disbursement-decreases",
    severity: Severity::Warning,
    title: told(
        "Realisasi anggaran kumulatif menurun",
        "Cumulative spending decreases",
    ),
    why: told(
        "Yang sudah dibelanjakan tidak berkurang; biasanya angka bagian tahun ditulis sebagai kumulatif, atau ada pengembalian yang perlu dijelaskan.",
        "What was spent stays spent; usually the figure of a part was written as cumulative, or a refund needs a word.",
    ),
    repair: told(
        "Tulis angka bagian tahun di `spent`, kumulatif di `spent_to_date`.",
        "Write what the part spent as `spent`, cumulative figures as `spent_to_date`.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { budget = 100 }
[disbursement.2019-Q1]
a = { spent_to_date = 40 }
[disbursement.2019-Q2]
a = { spent_to_date = 30 }
"#,
    ),
    quiet: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { budget = 100 }
[disbursement.2019-Q1]
a = { spent_to_date = 40 }
[disbursement.2019-Q2]
a = { spent = 30 }
"#,
    ),
    find: decreases,
};

/// The lengths of parts that a year is divided into.
const LENGTHS: [PartLength; 3] = [PartLength::Semester, PartLength::Quarter, PartLength::Month];

/// The money of one part; own amounts alone, since sums follow from them.
fn own(context: &Context<'_>, part: Period) -> Vec<MoneyInPart> {
    let Some(table) = context.framework.disbursements.get(&part) else {
        return Vec::new();
    };
    let mut all = context.framework.money_by_rules(part, context.rules);
    all.retain(|one| one.id.as_ref().is_some_and(|id| table.contains(id)));
    all
}

fn shown(amount: Rupiah, locale: Locale) -> String {
    number::format_rupiah(amount.amount(), locale)
}

fn do_not_sum(context: &Context<'_>, findings: &mut Findings) {
    let year = context.framework.money.get(&context.year);
    for length in LENGTHS {
        let Some(last) = parts_of(context.year, length).pop() else {
            continue;
        };
        for one in own(context, last) {
            let (Some(id), Some(money)) = (
                &one.id,
                one.id
                    .as_ref()
                    .and_then(|id| year.and_then(|year| year.get(id))),
            ) else {
                continue;
            };
            let spent = one.spent_to_date.zip(money.spent);
            if let Some((parts, stated)) = spent.filter(|(parts, stated)| parts != stated) {
                let what = ["realisasi anggaran", "spending"];
                report(context, findings, (last, id), what, (parts, stated));
            }
            let planned = one.planned_to_date.zip(money.last_budget());
            let is_budget = |amount: Rupiah| budgets(money).any(|budget| budget == amount);
            if let Some((parts, stated)) = planned.filter(|(parts, _)| !is_budget(*parts)) {
                let what = ["anggaran kas", "planned spending"];
                report(context, findings, (last, id), what, (parts, stated));
            }
        }
    }
}

/// The budgets that were in force in a year.
fn budgets(money: &Money) -> impl Iterator<Item = Rupiah> {
    let revised = money.revisions.iter().map(|revision| revision.budget);
    money.budget.into_iter().chain(revised)
}

fn report(
    context: &Context<'_>,
    findings: &mut Findings,
    (part, id): (Period, &Id),
    [indonesian, english]: [&str; 2],
    (parts, stated): (Rupiah, Rupiah),
) {
    let name = context.framework.called(id);
    let message = Words::of(
        format!(
            "{name}: {indonesian} s.d. {part} {}, setahun {}",
            shown(parts, Locale::Indonesian),
            shown(stated, Locale::Indonesian)
        ),
        format!(
            "{name}: the {english} by {part} is {}, that of the year {}",
            shown(parts, Locale::English),
            shown(stated, Locale::English)
        ),
    );
    let place = context.place(&format!("disbursement.{part}.{id}"));
    let finding = DO_NOT_SUM.found(place, format!("{id}[{part}]: {english}"), message);
    findings.add(finding.compared(
        shown(parts, Locale::Indonesian),
        shown(stated, Locale::Indonesian),
    ));
}

fn decreases(context: &Context<'_>, findings: &mut Findings) {
    for length in LENGTHS {
        for part in parts_of(context.year, length) {
            for one in own(context, part) {
                let (Some(id), Some(spent), Some(to_date)) =
                    (&one.id, one.spent, one.spent_to_date)
                else {
                    continue;
                };
                let table = context.framework.disbursements.get(&part);
                let is_cumulative = table
                    .and_then(|table| table.get(id))
                    .is_some_and(|own| own.spent_to_date.is_some());
                if spent >= Rupiah::ZERO || !is_cumulative {
                    continue;
                }
                let name = context.framework.called(id);
                let before = to_date.checked_sub(spent).unwrap_or_default();
                let message = Words::of(
                    format!(
                        "{name}: realisasi s.d. {part} {}, padahal sebelumnya sudah {}",
                        shown(to_date, Locale::Indonesian),
                        shown(before, Locale::Indonesian)
                    ),
                    format!(
                        "{name}: {} was spent by {part}, but {} before",
                        shown(to_date, Locale::English),
                        shown(before, Locale::English)
                    ),
                );
                let place = context.place(&format!("disbursement.{part}.{id}.spent_to_date"));
                findings.add(DECREASES.found(place, format!("{id}[{part}]"), message));
            }
        }
    }
}

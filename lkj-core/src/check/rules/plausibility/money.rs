//! Budgets and spending that cannot be, or are in another unit.

use rust_decimal::Decimal;

use super::{in_both, is_closed, name};
use crate::check::{
    context::Context,
    rule::{CheckRule, Severity, example, told},
};
use crate::evaluation::{MoneyResult, RemarkKind};
use crate::number;
use crate::value::{Id, Locale, Words};

pub(in crate::check::rules) static SPENDING_WITHOUT_BUDGET: CheckRule = CheckRule {
    id: "plausibility/spending-without-budget",
    severity: Severity::Error,
    title: told(
        "Realisasi anggaran tanpa anggaran",
        "Money was spent without a budget",
    ),
    why: told(
        "Belanja tanpa pagu tidak sah; biasanya anggarannya lupa diisi atau tercatat di kegiatan lain.",
        "Spending without a budget is not lawful; usually the budget was left out, or stands under another activity.",
    ),
    repair: told(
        "Isi `budget` (atau `revised`), atau pindahkan realisasinya.",
        "Fill in `budget` (or `revised`), or move the spending.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { spent = 2_000_000 }
"#,
    ),
    quiet: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { budget = 2_500_000, spent = 2_000_000 }
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        let remarks = &context.evaluation.remarks;
        let without = remarks.iter().filter_map(|remark| match &remark.kind {
            RemarkKind::SpendingWithoutBudget { of } => Some(of),
            _ => None,
        });
        for of in without.chain(spent_of_nothing(context)) {
            let called = name(context, of);
            let message = Words::of(
                format!("{called}: ada realisasi anggaran tanpa anggaran"),
                format!("{called}: money was spent without a budget"),
            );
            let rule = &SPENDING_WITHOUT_BUDGET;
            findings.add(rule.found(money_place(context, of), of.as_str(), message));
        }
    },
};

/// What has a budget of zero and was spent on.
fn spent_of_nothing<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Id> {
    let own = context.framework.money.get(&context.year);
    let own = own.into_iter().flat_map(crate::value::Register::iter);
    own.filter(|(_, money)| {
        let is_zero = money
            .last_budget()
            .is_some_and(|budget| budget.amount().is_zero());
        is_zero && money.spent.is_some_and(|spent| !spent.amount().is_zero())
    })
    .map(|(id, _)| id)
}

pub(in crate::check::rules) static BUDGET_WITHOUT_SPENDING: CheckRule = CheckRule {
    id: "plausibility/budget-without-spending",
    severity: Severity::Warning,
    title: told(
        "Anggaran tanpa realisasi di tahun yang sudah selesai",
        "A budget without spending in a closed year",
    ),
    why: told(
        "Yang tidak diketahui bukan nol: penyerapan dan jumlahnya tidak dapat dihitung.",
        "What is not known is not zero: neither absorption nor sums can be worked out.",
    ),
    repair: told(
        "Isi `spent`, dengan 0 dan alasannya bila memang tidak dibelanjakan.",
        "Fill in `spent`, with 0 and the reason where nothing was spent.",
    ),
    fires: example(
        r#"
[stage]
2019 = "final"
[program]
a = "Program A"
[money.2019]
a = { budget = 2_000_000 }
"#,
    ),
    quiet: example(
        r#"
[stage]
2019 = "Q3"
[program]
a = "Program A"
[money.2019]
a = { budget = 2_000_000 }
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        for remark in &context.evaluation.remarks {
            if let RemarkKind::BudgetWithoutSpending { of } = &remark.kind {
                let called = name(context, of);
                let message = Words::of(
                    format!("{called}: ada anggaran, realisasinya tidak diisi"),
                    format!("{called}: there is a budget, and its spending is not known"),
                );
                let rule = &BUDGET_WITHOUT_SPENDING;
                findings.add(rule.found(money_place(context, of), of.as_str(), message));
            }
        }
    },
};

pub(in crate::check::rules) static ABSORPTION_OVER_100: CheckRule = CheckRule {
    id: "plausibility/absorption-over-100",
    severity: Severity::Error,
    title: told(
        "Realisasi anggaran melebihi anggaran",
        "More was spent than the budget",
    ),
    why: told(
        "Belanja tidak boleh melampaui pagu terakhir; biasanya perubahan anggarannya belum diisi atau angkanya salah ketik.",
        "Spending may not pass the last budget; usually its revision is missing, or a figure is mistyped.",
    ),
    repair: told(
        "Isi anggaran perubahan (`revised`), atau betulkan realisasinya.",
        "Fill in the revised budget (`revised`), or correct the spending.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { budget = 2_000_000, spent = 2_500_000 }
"#,
    ),
    quiet: example(
        r#"
[program]
a = "Program A"
[money.2019]
a = { budget = 2_000_000, revised = 2_600_000, spent = 2_500_000 }
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        let own = context.framework.money.get(&context.year);
        let has_own = |result: &&MoneyResult| own.is_some_and(|own| own.contains(&result.id));
        for result in results(context).filter(has_own) {
            let amounts = &result.amounts;
            if let (Some(budget), Some(spent)) = (amounts.budget, amounts.spent)
                && spent > budget
                && !budget.amount().is_zero()
            {
                let (budget, spent) = (budget.amount(), spent.amount());
                let message = in_both(
                    |figures| {
                        format!(
                            "{}: realisasi {} melebihi anggaran {}",
                            result.name,
                            figures.rupiah(spent),
                            figures.rupiah(budget)
                        )
                    },
                    |figures| {
                        format!(
                            "{}: {} was spent of a budget of {}",
                            result.name,
                            figures.rupiah(spent),
                            figures.rupiah(budget)
                        )
                    },
                );
                let place = context.place(&format!("money.{}.{}.spent", context.year, result.id));
                findings.add(ABSORPTION_OVER_100.found(place, result.id.as_str(), message));
            }
        }
    },
};

pub(in crate::check::rules) static MONEY_UNIT: CheckRule = CheckRule {
    id: "plausibility/money-unit",
    severity: Severity::Warning,
    title: told(
        "Anggaran tampaknya dalam ribu atau juta rupiah",
        "A budget seems to be in thousands or millions of rupiah",
    ),
    why: told(
        "Beberapa ratus atau ribu di antara ratusan juta hampir pasti satuannya lain, sehingga semua jumlah keliru.",
        "A few hundred or thousand among hundreds of millions are almost surely in another unit, and all sums are wrong.",
    ),
    repair: told("Tulis dalam rupiah penuh.", "Write whole rupiah."),
    fires: example(
        r#"
[program]
a = "Program A"
b = "Program B"
c = "Program C"
[money.2019]
a = { budget = 872_705_000 }
b = { budget = 126_902 }
c = { budget = 183_267_500 }
"#,
    ),
    quiet: example(
        r#"
[program]
a = "Program A"
b = "Program B"
c = "Program C"
[money.2019]
a = { budget = 872_705_000 }
b = { budget = 2_500_000 }
c = { budget = 183_267_500 }
"#,
    ),
    find: |context, findings| {
        let Some(money) = context.framework.money.get(&context.year) else {
            return;
        };
        let budgets = money.iter().filter_map(|(id, money)| {
            let budget = money.last_budget()?.amount();
            (budget > Decimal::ZERO).then_some((id, budget))
        });
        let budgets: Vec<_> = budgets.collect();
        let Some(usual) = median(budgets.iter().map(|(_, budget)| *budget)) else {
            return;
        };
        if usual < USUAL_BUDGET {
            return;
        }
        for (id, budget) in budgets {
            if budget < LEAST_BUDGET {
                let message = in_both(
                    |figures| {
                        format!(
                            "{}: anggaran {}, padahal anggaran di tabel yang sama umumnya sekitar {}",
                            name(context, id),
                            figures.rupiah(budget),
                            figures.rupiah(usual)
                        )
                    },
                    |figures| {
                        format!(
                            "{}: a budget of {}, where those of the same table are around {}",
                            name(context, id),
                            figures.rupiah(budget),
                            figures.rupiah(usual)
                        )
                    },
                );
                let mut finding = MONEY_UNIT.found(money_place(context, id), id.as_str(), message);
                finding.printed = Some(number::format_rupiah(budget, Locale::Indonesian));
                findings.add(finding);
            }
        }
    },
};

/// Below this, hardly anything is budgeted.
const LEAST_BUDGET: Decimal = Decimal::from_parts(500_000, 0, 0, false, 0);

/// From this on, a table is in rupiah.
const USUAL_BUDGET: Decimal = Decimal::from_parts(50_000_000, 0, 0, false, 0);

/// The one in the middle.
fn median(values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable();
    values.get(values.len().div_euclid(2)).copied()
}

fn results<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a MoneyResult> {
    let evaluation = context.evaluation;
    let work = evaluation.programs.iter().chain(&evaluation.activities);
    work.chain(&evaluation.sub_activities)
        .chain(&evaluation.groups)
}

fn money_place(context: &Context<'_>, of: &Id) -> crate::value::Place {
    context.place(&format!("money.{}.{of}", context.year))
}

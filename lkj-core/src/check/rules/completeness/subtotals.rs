//! A table of money with activities, and without the sum of their program.

use std::collections::{BTreeMap, BTreeSet};

use super::{ENGLISH, INDONESIAN, by_claims, called, claims_path, listed, sees_all_claims};
use crate::check::{
    context::Context,
    held::Held,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::framework::{MoneyQuantity, Named, Quantity};
use crate::value::{Id, Words};

pub(in crate::check) static SUBTOTAL_MISSING: CheckRule = CheckRule {
    id: "completeness/subtotal-missing",
    severity: Severity::Warning,
    title: told(
        "Tabel anggaran tanpa jumlah per program",
        "A table of money without the sums of its programs",
    ),
    why: told(
        "Pembaca tidak dapat mencocokkan angka program di narasi dengan kegiatannya di tabel.",
        "Readers cannot match what the text says of a program with its activities in the table.",
    ),
    repair: told(
        "Cetak anggaran dan realisasi di baris programnya.",
        "Print budget and spending in the row of the program.",
    ),
    fires: example(
        r#"
[program.layanan]
name = "Pelayanan"
[program.layanan.activity]
loket = "Loket"
antre = "Antrean"
[money.2019]
loket = { budget = 10, spent = 9 }
antre = { budget = 20, spent = 19 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["budget", "spent"]
rows = [["layanan", "", ""], ["loket", "10", "9"], ["antre", "20", "19"]]
"#,
    ),
    quiet: example(
        r#"
[program.layanan]
name = "Pelayanan"
[program.layanan.activity]
loket = "Loket"
antre = "Antrean"
[money.2019]
loket = { budget = 10, spent = 9 }
antre = { budget = 20, spent = 19 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["budget", "spent"]
rows = [["layanan", "30", "28"], ["loket", "10", "9"], ["antre", "20", "19"]]
"#,
    ),
    find: |context, findings| {
        if !sees_all_claims(context) {
            return;
        }
        let summed = summed_at(context);
        for table in by_claims(context) {
            without_sums(context, table, &summed, findings);
        }
    },
};

/// Of what a cell prints the budget or the spending.
fn money_of(context: &Context<'_>, held: &Held<'_>) -> Option<(Id, MoneyQuantity)> {
    let reference = held.statement.what.reference()?;
    match context.framework.resolve(reference).ok()? {
        Quantity::Money(
            Some(id),
            quantity @ (MoneyQuantity::Budget
            | MoneyQuantity::OriginalBudget
            | MoneyQuantity::Spent),
        ) => Some((id, quantity)),
        _ => None,
    }
}

/// What has its money printed at each place.
fn summed_at<'a>(context: &Context<'a>) -> BTreeMap<&'a str, BTreeSet<Id>> {
    let mut summed: BTreeMap<&str, BTreeSet<Id>> = BTreeMap::new();
    for held in &context.held {
        if let Some((id, _)) = money_of(context, held) {
            let at: &'a str = &held.statement.claims.at;
            summed.entry(at).or_default().insert(id);
        }
    }
    summed
}

fn without_sums(
    context: &Context<'_>,
    table: &[Held<'_>],
    summed: &BTreeMap<&str, BTreeSet<Id>>,
    findings: &mut Findings,
) {
    let Some(first) = table.first() else {
        return;
    };
    let claims = first.statement.claims;
    let cells = table.iter().filter(|held| held.statement.row.is_some());
    let (mut has_budget, mut has_spent) = (false, false);
    let (mut in_order, mut below) = (Vec::new(), BTreeMap::<&Id, BTreeSet<Id>>::new());
    for (id, quantity) in cells.filter_map(|held| money_of(context, held)) {
        has_spent |= quantity == MoneyQuantity::Spent;
        has_budget |= quantity != MoneyQuantity::Spent;
        let parent = match context.framework.named(id.as_str()) {
            Some(Named::Activity { program }) => program,
            Some(Named::SubActivity { activity, .. }) => activity,
            _ => continue,
        };
        if !below.contains_key(parent) {
            in_order.push(parent);
        }
        below.entry(parent).or_default().insert(id);
    }
    let printed = summed.get(claims.at.as_str());
    let is_summed = |id: &Id| printed.is_some_and(|printed| printed.contains(id));
    let has_several = |id: &Id| below.get(id).is_some_and(|parts| parts.len() > 1);
    let missing: Vec<&Id> = in_order
        .into_iter()
        .filter(|parent| has_several(parent) && !is_summed(parent))
        .collect();
    if missing.is_empty() || !has_budget || !has_spent {
        return;
    }
    let names: Vec<String> = missing.iter().map(|id| called(context, id)).collect();
    let message = Words::of(
        format!("tidak mencetak jumlah dari {}", listed(&names, INDONESIAN)),
        format!("does not print the sum of {}", listed(&names, ENGLISH)),
    );
    let place = context.place(&claims_path(first));
    findings.add(
        SUBTOTAL_MISSING
            .found(place, claims.at.clone(), message)
            .in_document(&claims.at, claims.line),
    );
}

//! A table that is printed again.

use std::collections::{BTreeMap, BTreeSet};

use super::is_of_document_at_hand;
use crate::check::{
    context::Context,
    held::plain,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::framework::Claims;
use crate::number::{self, Reading};
use crate::value::Words;

pub(in crate::check) static TABLE_REPEATED: CheckRule = CheckRule {
    id: "completeness/table-repeated",
    severity: Severity::Note,
    title: told(
        "Tabel yang sama tercetak dua kali",
        "A table is printed twice",
    ),
    why: told(
        "Dua cetakan berubah sendiri-sendiri; bila berbeda, salah satunya keliru.",
        "Two prints change apart; where they differ, one of them is wrong.",
    ),
    repair: told(
        "Cetak sekali, dan rujuk di tempat lain.",
        "Print it once, and refer to it elsewhere.",
    ),
    fires: example(
        r#"
[series]
kop = "Koperasi"
[data.2019]
kop = 656
[[claims]]
at = "lkj: Tabel 3.2"
columns = ["2019"]
rows = [["kop", "656"]]
[[claims]]
at = "lkj: Tabel 3.5"
repeats = "lkj: Tabel 3.2"
columns = ["2019"]
rows = [["kop", "665"]]
"#,
    ),
    quiet: example(
        r#"
[series]
kop = "Koperasi"
[data.2019]
kop = 656
[[claims]]
at = "lkj: Tabel 3.2"
columns = ["2019"]
rows = [["kop", "656"]]
"#,
    ),
    find: |context, findings| {
        let mut told = BTreeSet::new();
        let prints = prints_by_place(context);
        for (number, claims) in context.framework.claims.iter().enumerate() {
            let Some(first) = &claims.repeats else {
                continue;
            };
            if !is_of_document_at_hand(context, &claims.at) {
                continue;
            }
            if told.insert((&claims.at, first)) {
                twice(context, number, claims, first, findings);
            }
            if let Some(prints) = prints.get(plain(first).as_str()) {
                differing(context, number, claims, prints, findings);
            }
        }
    },
};

/// What each place prints for the first time, by row and column.
type Prints<'a> = BTreeMap<(&'a str, &'a str), &'a str>;

fn prints_by_place<'a>(context: &Context<'a>) -> BTreeMap<String, Prints<'a>> {
    let mut prints: BTreeMap<String, Prints<'a>> = BTreeMap::new();
    let repeated: BTreeSet<String> = context
        .framework
        .claims
        .iter()
        .filter_map(|claims| claims.repeats.as_deref().map(plain))
        .collect();
    for claims in &context.framework.claims {
        let at = plain(&claims.at);
        if claims.repeats.is_none() && repeated.contains(&at) {
            let at_place = prints.entry(at).or_default();
            for (row, column, cell, _) in cells(claims) {
                at_place.entry((row, column)).or_insert(cell);
            }
        }
    }
    prints
}

/// Every cell that prints something: its row, its column, its text, and its path in the claims.
fn cells(claims: &Claims) -> impl Iterator<Item = (&str, &str, &str, String)> {
    let rows = claims.rows.iter().enumerate();
    rows.flat_map(move |(at, row)| {
        let label = row.first().map_or("", String::as_str);
        let cells = claims.columns.iter().zip(row.iter().skip(1)).enumerate();
        cells.filter(|(_, (_, cell))| !cell.trim().is_empty()).map(
            move |(index, (column, cell))| {
                let path = format!("rows.{at}.{}", index.saturating_add(1));
                (label, column.as_str(), cell.as_str(), path)
            },
        )
    })
}

fn twice(
    context: &Context<'_>,
    number: usize,
    claims: &Claims,
    first: &str,
    findings: &mut Findings,
) {
    let message = Words::of(
        format!("mencetak ulang {first}"),
        format!("prints {first} again"),
    );
    let place = context.place(&format!("claims.{number}.repeats"));
    let about = format!("{}| {first}", claims.at);
    findings.add(
        TABLE_REPEATED
            .found(place, about, message)
            .in_document(&claims.at, claims.line),
    );
}

fn differing(
    context: &Context<'_>,
    number: usize,
    claims: &Claims,
    prints: &Prints<'_>,
    findings: &mut Findings,
) {
    for (row, column, cell, path) in cells(claims) {
        let Some(first) = prints.get(&(row, column)) else {
            continue;
        };
        if is_same(first, cell) {
            continue;
        }
        let original = claims.repeats.as_deref().unwrap_or_default();
        let message = Words::of(
            format!("di sini \"{cell}\", di {original} \"{first}\""),
            format!("here \"{cell}\", in {original} \"{first}\""),
        );
        let place = context.place(&format!("claims.{number}.{path}"));
        let about = format!("{}: {row}: {column}", claims.at);
        let mut finding = TABLE_REPEATED
            .found(place, about, message)
            .in_document(format!("{}, {row}", claims.at), claims.line)
            .compared(cell, *first);
        finding.severity = Severity::Error;
        findings.add(finding);
    }
}

/// Whether two cells say the same: in words, or as one number written in two ways.
fn is_same(one: &str, other: &str) -> bool {
    let value = |text: &str| match number::parse(text) {
        Ok(Reading::Figure(figure)) => Some(figure.value),
        _ => None,
    };
    plain(one) == plain(other) || value(one).is_some_and(|one| value(other) == Some(one))
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn one_value_written_in_two_ways_is_the_same() {
        assert!(is_same("Rp. 2.500.000,-", "2.500.000"));
        assert!(is_same("PENCIPTAAN,PENINGKATAN", "Penciptaan, peningkatan"));
        assert!(is_same("71,34 %", "71.34"));
        assert!(!is_same("656", "665"));
        assert!(!is_same("Fasilitas usaha", "Fasilitasi usaha"));
    }
}

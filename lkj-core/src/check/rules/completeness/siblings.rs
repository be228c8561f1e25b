//! Sentences and rows about things of one kind, of which one is silent where the others speak.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ENGLISH, INDONESIAN, by_claims, called, claims_path, document_and_place, listed,
    sees_all_claims,
};
use crate::check::{
    Finding,
    context::Context,
    held::Held,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::formula::Reference;
use crate::framework::{Claims, Countable, Quantity, TextQuantity};
use crate::value::{Id, Locale, Words};

pub(in crate::check) static SIBLING_SILENT: CheckRule = CheckRule {
    id: "completeness/sibling-silent",
    severity: Severity::Warning,
    title: told(
        "Satu di antara yang sejenis tidak mencetak angka yang lain cetak",
        "One of a kind does not print what the others do",
    ),
    why: told(
        "Angka yang hilang di satu paragraf tampak disembunyikan, biasanya justru yang kurang baik.",
        "A number left out of one paragraph looks hidden, and often it is the poor one.",
    ),
    repair: told(
        "Cetak angkanya juga di sana.",
        "Print the number there as well.",
    ),
    fires: example(
        r#"
[program]
a = "A"
b = "B"
c = "C"
d = "D"
[money.2019]
a = { budget = 10, spent = 9 }
b = { budget = 20, spent = 19 }
c = { budget = 30, spent = 29 }
d = { budget = 40, spent = 35 }
[[claims]]
at = "lkj: Bab III, program 1"
text = "dana {10 = a.budget}, sisa {1 = a.remaining}"
[[claims]]
at = "lkj: Bab III, program 2"
text = "dana {20 = b.budget}, sisa {1 = b.remaining}"
[[claims]]
at = "lkj: Bab III, program 3"
text = "dana {30 = c.budget}, sisa {1 = c.remaining}"
[[claims]]
at = "lkj: Bab III, program 4"
text = "dana {40 = d.budget}"
"#,
    ),
    quiet: example(
        r#"
[program]
a = "A"
b = "B"
c = "C"
d = "D"
[money.2019]
a = { budget = 10, spent = 9 }
b = { budget = 20, spent = 19 }
c = { budget = 30, spent = 29 }
d = { budget = 40, spent = 40 }
[[claims]]
at = "lkj: Bab III, program 1"
text = "dana {10 = a.budget}, sisa {1 = a.remaining}"
[[claims]]
at = "lkj: Bab III, program 2"
text = "dana {20 = b.budget}, sisa {1 = b.remaining}"
[[claims]]
at = "lkj: Bab III, program 3"
text = "dana {30 = c.budget}, sisa {1 = c.remaining}"
[[claims]]
at = "lkj: Bab III, program 4"
text = "dana {40 = d.budget} terserap seluruhnya"
"#,
    ),
    find: |context, findings| {
        if !sees_all_claims(context) {
            return;
        }
        let printed = printed_at(context);
        for siblings in families(context).into_values() {
            siblings.report_silent(context, &printed, findings);
        }
    },
};

/// The references that each place prints.
type PrintedAt<'a> = BTreeSet<(&'a str, String)>;

fn printed_at<'a>(context: &Context<'a>) -> PrintedAt<'a> {
    let statements = context.held.iter().map(|held| &held.statement);
    statements
        .filter_map(|statement| {
            let at: &'a str = &statement.claims.at;
            Some((at, statement.what.reference()?.to_string()))
        })
        .collect()
}

/// Things of one kind that a document speaks of at places of one shape, or in one table.
#[derive(Default)]
struct Siblings<'a> {
    /// Every one that is spoken of, with the first place where it is.
    all: BTreeMap<String, Spoken<'a>>,
    /// Of every quantity those that print it, with the reference of one of them.
    quantities: BTreeMap<String, Printed>,
}

struct Spoken<'a> {
    claims: &'a Claims,
    path: String,
}

struct Printed {
    by: BTreeSet<String>,
    by_one: (String, Reference),
}

/// What makes things siblings: the document, the shape of the place, the kind of thing.
type Family = (String, String, &'static str);

fn families<'a>(context: &Context<'a>) -> BTreeMap<Family, Siblings<'a>> {
    let mut families = BTreeMap::new();
    for statements in by_claims(context) {
        let Some(first) = statements.first() else {
            continue;
        };
        if first.statement.claims.rows.is_empty() {
            add_sentence(context, statements, &mut families);
        } else {
            add_rows(context, statements, &mut families);
        }
    }
    families
}

/// A sentence counts where all that it prints is about one thing.
fn add_sentence<'a>(
    context: &Context<'a>,
    statements: &[Held<'a>],
    families: &mut BTreeMap<Family, Siblings<'a>>,
) {
    let about: Vec<(&Held<'a>, &Reference, Id)> = statements
        .iter()
        .filter_map(|held| {
            let reference = held.statement.what.reference()?;
            Some((held, reference, subject(context, reference)?))
        })
        .collect();
    let Some((first, _, thing)) = about.first() else {
        return;
    };
    if about.iter().any(|(_, _, other)| other != thing) {
        return;
    }
    let claims = first.statement.claims;
    let (Some((document, place)), Some(named)) = (
        document_and_place(&claims.at),
        context.framework.named(thing.as_str()),
    ) else {
        return;
    };
    let family = (document.to_owned(), shape(place), named.kind());
    let siblings = families.entry(family).or_default();
    siblings.speak(thing.as_str(), claims, claims_path(first));
    for (_, reference, _) in &about {
        siblings.print(context, thing.as_str(), reference);
    }
}

/// The rows of a table are siblings where their heads name things of one kind, or are all parts
/// of one thing.
fn add_rows<'a>(
    context: &Context<'a>,
    statements: &[Held<'a>],
    families: &mut BTreeMap<Family, Siblings<'a>>,
) {
    let Some(first) = statements.first() else {
        return;
    };
    let claims = first.statement.claims;
    let path = claims_path(first);
    let family_of = |label: &str| {
        let kind = match &claims.of {
            Some(_) if label == "total" => return None,
            Some(_) => "part",
            None => {
                let first = label.split(['.', '[']).next().unwrap_or_default();
                context.framework.named(first)?.kind()
            }
        };
        Some((claims.at.clone(), path.clone(), kind))
    };
    for (at, row) in claims.rows.iter().enumerate() {
        if let Some(label) = row.first()
            && let Some(family) = family_of(label)
        {
            let path = format!("{path}.rows.{at}");
            families
                .entry(family)
                .or_default()
                .speak(label, claims, path);
        }
    }
    for held in statements {
        if let (Some(label), Some(reference)) =
            (held.statement.row, held.statement.what.reference())
            && let Some(family) = family_of(label)
        {
            let siblings = families.entry(family).or_default();
            siblings.print(context, label, reference);
        }
    }
}

/// What a reference is about, where that is one thing by its id.
fn subject(context: &Context<'_>, reference: &Reference) -> Option<Id> {
    match context.framework.resolve(reference).ok()? {
        Quantity::Money(Some(id), _)
        | Quantity::Indicator(id, _)
        | Quantity::Aggregate(id, _)
        | Quantity::Series(id)
        | Quantity::Count(Countable::Under(id))
        | Quantity::Text(TextQuantity::NameOf(id)) => Some(id),
        _ => None,
    }
}

/// A place whose numbers may be others: `Bab III.A, program #`.
fn shape(place: &str) -> String {
    let mut shape = String::with_capacity(place.len());
    for c in place.chars() {
        match c {
            '0'..='9' if shape.ends_with('#') => {}
            '0'..='9' => shape.push('#'),
            _ => shape.push(c),
        }
    }
    shape
}

impl<'a> Siblings<'a> {
    fn speak(&mut self, label: &str, claims: &'a Claims, path: String) {
        self.all
            .entry(label.to_owned())
            .or_insert(Spoken { claims, path });
    }

    fn print(&mut self, context: &Context<'_>, label: &str, reference: &Reference) {
        let is_number = context
            .framework
            .resolve(reference)
            .is_ok_and(|quantity| quantity.is_numeric());
        if !is_number {
            return;
        }
        let Some(quantity) = without_label(label, reference) else {
            return;
        };
        let printed = self.quantities.entry(quantity).or_insert_with(|| Printed {
            by: BTreeSet::new(),
            by_one: (label.to_owned(), reference.clone()),
        });
        printed.by.insert(label.to_owned());
    }

    /// What most print and a few do not.
    fn report_silent(
        &self,
        context: &Context<'_>,
        printed_at: &PrintedAt<'_>,
        findings: &mut Findings,
    ) {
        let mut silent: BTreeMap<&str, Vec<Reference>> = BTreeMap::new();
        for printed in self.quantities.values() {
            let lacking = self.all.len().saturating_sub(printed.by.len());
            if lacking == 0 || printed.by.len() < 3 || lacking.saturating_mul(4) > self.all.len() {
                continue;
            }
            let others = self.all.iter();
            for (label, spoken) in others.filter(|(label, _)| !printed.by.contains(*label)) {
                let Some(reference) = printed.of_another(label) else {
                    continue;
                };
                let written = (spoken.claims.at.as_str(), reference.to_string());
                if !printed_at.contains(&written) && says_something(context, &reference) {
                    silent.entry(label).or_default().push(reference);
                }
            }
        }
        for (label, references) in silent {
            if let Some(spoken) = self.all.get(label) {
                findings.add(silence(context, label, spoken, &references));
            }
        }
    }
}

impl Printed {
    /// The same quantity of another sibling.
    fn of_another(&self, label: &str) -> Option<Reference> {
        let (known, reference) = &self.by_one;
        if reference.part() == Some(known) {
            return Some(reference.part_named(label));
        }
        let rest = reference.to_string().strip_prefix(known)?.to_owned();
        format!("{label}{rest}").parse().ok()
    }
}

/// A reference without the thing that it is about.
fn without_label(label: &str, reference: &Reference) -> Option<String> {
    if reference.part() == Some(label) {
        return Some(reference.whole().to_string());
    }
    let written = reference.to_string();
    written.strip_prefix(label).map(str::to_owned)
}

/// Whether there is a number to be printed, and not a mere nothing.
fn says_something(context: &Context<'_>, reference: &Reference) -> bool {
    context
        .answers
        .shown(reference)
        .is_ok_and(|value| value.number().is_some_and(|number| !number.is_zero()))
}

fn silence(
    context: &Context<'_>,
    label: &str,
    spoken: &Spoken<'_>,
    references: &[Reference],
) -> Finding {
    let (indonesian, english): (Vec<_>, Vec<_>) = references
        .iter()
        .map(|reference| {
            let [indonesian, english] = quantity_words(reference);
            (indonesian, english)
        })
        .unzip();
    let name = Id::new(label).map_or_else(|_| format!("\"{label}\""), |id| called(context, &id));
    let message = Words::of(
        format!(
            "{name} tidak mencetak {}, yang lain mencetaknya",
            listed(&indonesian, INDONESIAN)
        ),
        format!(
            "{name} does not print its {}, as the others do",
            listed(&english, ENGLISH)
        ),
    );
    let values: Vec<String> = references
        .iter()
        .filter_map(|reference| context.answers.shown(reference).ok())
        .map(|value| value.write(Locale::Indonesian))
        .collect();
    let place = context.place(&spoken.path);
    let mut finding = SIBLING_SILENT
        .found(place, format!("{}: {label}", spoken.claims.at), message)
        .in_document(&spoken.claims.at, spoken.claims.line);
    finding.expected = Some(values.join("; "));
    finding
}

/// What planners call quantities: word, Indonesian, English.
const QUANTITIES: &[(&str, &str, &str)] = &[
    ("budget", "anggaran", "budget"),
    ("original_budget", "anggaran murni", "original budget"),
    ("spent", "realisasi anggaran", "spending"),
    ("remaining", "sisa anggaran", "remainder"),
    ("absorption", "persen realisasi anggaran", "absorption"),
    ("remaining_share", "persen sisa anggaran", "remaining share"),
    ("target", "target", "target"),
    ("achievement", "capaian", "achievement"),
    ("raw", "capaian tanpa batas", "uncapped achievement"),
    ("total", "jumlah", "total"),
    ("share", "persentase", "share"),
    ("activities", "jumlah kegiatan", "number of activities"),
];

fn quantity_words(reference: &Reference) -> [String; 2] {
    let last = reference.names().last().map_or("", String::as_str);
    let known = QUANTITIES.iter().find(|(word, _, _)| *word == last);
    let [indonesian, english] = match known {
        Some((_, indonesian, english)) => [*indonesian, *english],
        None => ["nilai", "value"],
    };
    let when = reference
        .period()
        .map_or_else(String::new, |period| format!(" {period}"));
    [format!("{indonesian}{when}"), format!("{english}{when}")]
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn places_that_differ_in_numbers_have_one_shape() {
        assert_eq!(shape("Bab III.A, program 4"), "Bab III.A, program #");
        assert_eq!(shape("Bab III.A, program 12"), "Bab III.A, program #");
        assert_ne!(shape("Bab III.B, RAT"), shape("Bab III.B, sehat"));
    }
}

//! What documents print differently: one change for all places that print the same.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::comparison::{
    difference::{Difference, DifferenceKind},
    subject::NumberStyle,
};
use crate::framework::{
    Claims, Framework,
    claim::{Statement, outside_braces},
};
use crate::number::{self, Reading};
use crate::value::{Id, Locale, Words};

/// The first key of a path in the printed statements.
const CLAIMS: &str = "claims.";

/// Folds the differences of printed statements: what says one thing in many places is one
/// difference with its places, and goes to the difference that it follows from where there is one.
pub(in crate::comparison) fn folded(
    newer: &Framework,
    older: &Framework,
    differences: Vec<Difference>,
) -> Vec<Difference> {
    let (claims, mut kept): (Vec<_>, Vec<_>) = differences
        .into_iter()
        .partition(|one| one.path.starts_with(CLAIMS));
    if claims.is_empty() {
        return kept;
    }
    let changes = Changes::between(newer, older);
    for change in changes.groups() {
        match kept.iter_mut().find(|one| change.follows_from(one)) {
            Some(cause) => cause.places.extend(change.places),
            None => kept.push(change.difference(newer)),
        }
    }
    kept.extend(fold_by_kind(
        claims.into_iter().filter(|one| !changes.explain(one)),
    ));
    kept
}

/// Claims by what tells them apart: their place, and a number where several are of one.
fn keyed(framework: &Framework) -> BTreeMap<String, &Claims> {
    let mut all: BTreeMap<String, &Claims> = BTreeMap::new();
    for claims in &framework.claims {
        let mut key = claims.at.clone();
        let mut number = 1_usize;
        while all.contains_key(&key) {
            number = number.saturating_add(1);
            key = format!("{} ({number})", claims.at);
        }
        all.insert(key, claims);
    }
    all
}

/// A statement that is printed otherwise.
struct Change {
    /// What it states, as claims write it.
    what: String,
    /// The id that it begins with.
    id: Option<String>,
    before: String,
    after: String,
    at: String,
}

/// All statements that are printed otherwise, and the claims of both states.
struct Changes<'a> {
    statements: Vec<Change>,
    newer: BTreeMap<String, &'a Claims>,
    older: BTreeMap<String, &'a Claims>,
}

/// Statements that say one thing, and where.
struct Group<'a> {
    first: &'a Change,
    places: Vec<String>,
}

impl<'a> Changes<'a> {
    fn between(newer: &'a Framework, older: &'a Framework) -> Self {
        let (old, _) = older.statements();
        let printed = numbered(&old);
        let printed: BTreeMap<_, _> = printed
            .into_iter()
            .map(|(key, statement)| (key, statement.printed))
            .collect();
        let (new, _) = newer.statements();
        let changes = numbered(&new).into_iter().filter_map(|(key, statement)| {
            let before = *printed.get(&key)?;
            (before != statement.printed).then(|| Change {
                what: statement.what.written(),
                id: statement.what.references().first().and_then(|reference| {
                    let names = reference.names();
                    names.first().map(|name| (*name).clone())
                }),
                before: before.to_owned(),
                after: statement.printed.to_owned(),
                at: statement.claims.at.clone(),
            })
        });
        Self {
            statements: changes.collect(),
            newer: keyed(newer),
            older: keyed(older),
        }
    }

    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for change in &self.statements {
            let same = |group: &&mut Group<'_>| {
                let first = group.first;
                first.what == change.what
                    && alike(&first.before, &change.before)
                    && alike(&first.after, &change.after)
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.places.push(change.at.clone()),
                None => groups.push(Group {
                    first: change,
                    places: vec![change.at.clone()],
                }),
            }
        }
        groups
    }

    /// Whether a difference of claims is nothing but statements that are printed otherwise.
    fn explain(&self, difference: &Difference) -> bool {
        let Some((key, field)) = difference
            .path
            .strip_prefix(CLAIMS)
            .and_then(|path| path.rsplit_once('.'))
        else {
            return false;
        };
        let (Some(new), Some(old)) = (self.newer.get(key), self.older.get(key)) else {
            return false;
        };
        let changed = self
            .statements
            .iter()
            .filter(|one| one.at == new.at)
            .count();
        let words = |text: &Option<String>| -> Vec<String> {
            let pieces = outside_braces(text.as_deref().unwrap_or_default());
            pieces.map(str::to_owned).collect()
        };
        match field {
            "text" => changed > 0 && words(&new.text) == words(&old.text),
            "rows" => {
                let cells = |claims: &Claims| claims.rows.iter().map(Vec::len).collect::<Vec<_>>();
                let pairs = new.rows.iter().flatten().zip(old.rows.iter().flatten());
                let differing = pairs.filter(|(new, old)| new != old).count();
                cells(new) == cells(old) && differing <= changed
            }
            _ => false,
        }
    }
}

/// Statements by what they are about, those that are about the same with a number.
fn numbered<'s, 'a>(statements: &'s [Statement<'a>]) -> Vec<((String, usize), &'s Statement<'a>)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let each = statements.iter().map(|statement| {
        let about = statement.about();
        let times = seen.entry(about.clone()).or_default();
        *times = times.saturating_add(1);
        ((about, *times), statement)
    });
    each.collect()
}

impl Group<'_> {
    /// Whether what is printed otherwise follows from a difference of the framework: the same
    /// thing, from the same figure to the same figure.
    fn follows_from(&self, difference: &Difference) -> bool {
        let Change {
            id, before, after, ..
        } = self.first;
        let names = id.as_ref().is_some_and(|id| {
            let mut keys = difference.path.split('.');
            keys.any(|key| key == id)
        });
        let same = |printed: &str, entered: &Option<String>| {
            let entered = entered.as_deref();
            entered.is_some_and(|entered| {
                figure(printed).is_some() && figure(printed) == figure(entered)
            })
        };
        names && same(before, &difference.before) && same(after, &difference.after)
    }

    /// It as a difference of its own.
    fn difference(self, framework: &Framework) -> Difference {
        let Change {
            what,
            before,
            after,
            ..
        } = self.first;
        let in_words = |locale| match what.parse() {
            Ok(reference) => framework.in_words(&reference, locale),
            Err(_) => what.clone(),
        };
        Difference {
            path: format!("claims: {what}"),
            kind: DifferenceKind::Changed,
            what: Words::of(
                format!("tercetak {}", in_words(Locale::Indonesian)),
                format!("printed {}", in_words(Locale::English)),
            ),
            before: Some(before.clone()),
            after: Some(after.clone()),
            places: self.places,
            style: NumberStyle::Words,
        }
    }
}

/// Whether two texts print the same: `22,22` and `22,22 %` do.
fn alike(one: &str, other: &str) -> bool {
    one == other || figure(one).is_some_and(|value| figure(other) == Some(value))
}

/// The number of a printed or entered text.
fn figure(text: &str) -> Option<Decimal> {
    if let Ok(plain) = text.parse::<Decimal>() {
        return Some(plain);
    }
    match number::parse(text) {
        Ok(Reading::Figure(figure)) => Some(figure.value),
        _ => None,
    }
}

/// Other differences of claims, one for each key and kind.
fn fold_by_kind(differences: impl Iterator<Item = Difference>) -> Vec<Difference> {
    let mut folded: Vec<Difference> = Vec::new();
    let mut first: Vec<(String, DifferenceKind, usize)> = Vec::new();
    for difference in differences {
        let (key, field) = match difference.path.strip_prefix(CLAIMS) {
            Some(path) => match path.rsplit_once('.') {
                Some((key, field)) if is_field(field) => (key.to_owned(), field.to_owned()),
                _ => (path.to_owned(), String::new()),
            },
            None => continue,
        };
        let same = first
            .iter()
            .find(|(of, kind, _)| *of == field && *kind == difference.kind)
            .map(|(_, _, at)| *at);
        let Some(fold) = same.and_then(|at| folded.get_mut(at)) else {
            first.push((field, difference.kind, folded.len()));
            folded.push(Difference {
                places: vec![key],
                ..difference
            });
            continue;
        };
        if fold.places.len() == 1 {
            let words = crate::comparison::subject::claims_key(&field);
            fold.path = match field.as_str() {
                "" => "claims".to_owned(),
                field => format!("{CLAIMS}{field}"),
            };
            fold.what = words;
            fold.before = None;
            fold.after = None;
        }
        fold.places.push(key);
    }
    // One alone says its place already.
    for difference in &mut folded {
        if difference.places.len() == 1 {
            difference.places.clear();
        }
    }
    folded
}

/// Whether the last key of a path is a key of claims; places may have points of their own.
fn is_field(key: &str) -> bool {
    Id::new(key).is_ok() && crate::comparison::vocabulary::field(key).is_some()
}

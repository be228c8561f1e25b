//! What is different between two frameworks, in the words of the field.

mod printed;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::keyed::{keyed, renamed};
use super::subject::{NumberStyle, Subject};
use crate::files::tree;
use crate::framework::Framework;
use crate::number::{self, truth_word};
use crate::value::{Id, Locale, Words};

/// One thing that is different between two states of a framework.
///
/// *lkj:* perbedaan. [`Difference::message`] says it in a line: `target Koperasi Sehat 2019
/// (PK): 80,94 → 78,00`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The keys that lead to it in the file, joined by points.
    pub path: String,
    /// What happened to it.
    pub kind: DifferenceKind,
    /// What it is.
    pub what: Words,
    /// What it was, as the file has it; nothing for a whole table.
    pub before: Option<String>,
    /// What it is now.
    pub after: Option<String>,
    /// The places of documents that print it, where that is told with it: a target that was
    /// revised and is quoted in twenty tables is one difference.
    pub places: Vec<String>,
    pub(super) style: NumberStyle,
}

/// What happened to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DifferenceKind {
    /// It is there now. *Ditambahkan.*
    Added,
    /// It is not there any more. *Dihapus.*
    Removed,
    /// It is something else. *Diubah.*
    Changed,
    /// It has another id. *Berganti id.*
    Renamed,
    /// An indicator took the place of others. *Menggantikan indikator lain.*
    Replaced,
}

/// More places than these are counted.
const PLACES_TOLD: usize = 3;

/// Values longer than this are told as changed and not printed.
const LONGEST_PRINTED: usize = 80;

impl Difference {
    /// It in one line.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let told = self.without_places(locale);
        if self.places.is_empty() {
            return told;
        }
        let count = self.places.len();
        let mut places: Vec<&str> = Vec::new();
        for place in &self.places {
            if !places.contains(&place.as_str()) {
                places.push(place);
            }
        }
        let more = if places.len() > PLACES_TOLD {
            ", …"
        } else {
            ""
        };
        places.truncate(PLACES_TOLD);
        let places = places.join(", ");
        match locale {
            Locale::Indonesian => format!("{told} ({count} kali tercetak: {places}{more})"),
            Locale::English => format!("{told} (printed {count} times: {places}{more})"),
        }
    }

    fn without_places(&self, locale: Locale) -> String {
        let what = self.what.write(locale);
        let printed =
            |value: &Option<String>| value.as_deref().map(|text| self.printed(text, locale));
        let (before, after) = (printed(&self.before), printed(&self.after));
        let [added, removed, changed] = match locale {
            Locale::Indonesian => ["ditambahkan", "dihapus", "diubah"],
            Locale::English => ["added", "removed", "changed"],
        };
        let is_short = |text: &String| text.chars().count() <= LONGEST_PRINTED;
        match (self.kind, before, after) {
            (DifferenceKind::Replaced, Some(before), _) => match locale {
                Locale::Indonesian => format!("{what}: menggantikan {before}"),
                Locale::English => format!("{what}: takes the place of {before}"),
            },
            (DifferenceKind::Changed | DifferenceKind::Renamed, Some(before), Some(after))
                if is_short(&before) && is_short(&after) =>
            {
                format!("{what}: {before} → {after}")
            }
            (DifferenceKind::Added, _, Some(after)) if is_short(&after) => {
                format!("{what}: {added} {after}")
            }
            (DifferenceKind::Removed, Some(before), _) if is_short(&before) => {
                format!("{what}: {removed} ({before})")
            }
            (DifferenceKind::Added, ..) => format!("{what}: {added}"),
            (DifferenceKind::Removed, ..) => format!("{what}: {removed}"),
            _ => format!("{what}: {changed}"),
        }
    }

    fn printed(&self, text: &str, locale: Locale) -> String {
        let plain = |text: &str| text.parse::<Decimal>().ok();
        match (self.style, plain(text)) {
            (NumberStyle::Number, Some(value)) => number::format(value, locale),
            (NumberStyle::Rupiah, Some(value)) => number::format_rupiah(value, locale),
            _ => text.to_owned(),
        }
    }
}

/// With its message in both languages.
impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Difference", 7)?;
        object.serialize_field("path", &self.path)?;
        object.serialize_field("kind", &self.kind)?;
        object.serialize_field("before", &self.before)?;
        object.serialize_field("after", &self.after)?;
        object.serialize_field("places", &self.places)?;
        object.serialize_field("message", &self.message(Locale::Indonesian))?;
        object.serialize_field("message_en", &self.message(Locale::English))?;
        object.end()
    }
}

impl Framework {
    /// What is different from an older state, in the order of the file, what was removed last in
    /// its table. Where something has another id and is the same otherwise, that is one
    /// difference; the order of tables and comments are none. What documents print otherwise in
    /// many places is one difference with its places.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Locale};
    /// let state = |target: &str| Framework::from_toml(&format!(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.rat]
    ///     name = "RAT"
    ///     [agreement.2019]
    ///     targets = {{ rat = "{target}" }}
    /// "#));
    /// let differences = state("78,00")?.differences(&state("80,94")?);
    /// assert_eq!(differences.len(), 1);
    /// assert_eq!(differences[0].message(Locale::Indonesian), "target RAT 2019 (PK): 80,94 → 78,00");
    /// # }
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[must_use]
    pub fn differences(&self, older: &Self) -> Vec<Difference> {
        let after = keyed(tree(self));
        let (before, renames) = renamed(keyed(tree(older)), &after);
        let mut finder = Finder {
            newer: self,
            older,
            found: Vec::new(),
        };
        for rename in renames {
            finder.found.push(Difference {
                path: format!("{}.{}", rename.table, rename.to),
                kind: DifferenceKind::Renamed,
                what: finder
                    .subject(&[rename.table.clone(), rename.to.clone()])
                    .words,
                before: Some(rename.from),
                after: Some(rename.to),
                places: Vec::new(),
                style: NumberStyle::Words,
            });
        }
        finder.tables(&mut Vec::new(), &before, &after);
        for difference in &mut finder.found {
            if let Some(replaced) = replaced(self, older, difference) {
                difference.kind = DifferenceKind::Replaced;
                difference.before = Some(replaced);
            }
        }
        printed::folded(self, older, finder.found)
    }
}

/// The names of the indicators that one which was added took the place of.
fn replaced(newer: &Framework, older: &Framework, difference: &Difference) -> Option<String> {
    let id = difference.path.strip_prefix("indicator.")?;
    let indicator = newer.indicators.get(id)?;
    if difference.kind != DifferenceKind::Added || indicator.replaces.is_empty() {
        return None;
    }
    let of = indicator.replaces.iter();
    let names: Vec<_> = of.map(|id| older.called(id)).collect();
    Some(names.join(", "))
}

struct Finder<'a> {
    newer: &'a Framework,
    older: &'a Framework,
    found: Vec<Difference>,
}

impl Finder<'_> {
    fn tables(
        &mut self,
        path: &mut Vec<String>,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
    ) {
        for (key, value) in after {
            path.push(key.clone());
            match before.get(key) {
                Some(old) => self.both(path, old, value),
                None => self.one(path, value, DifferenceKind::Added),
            }
            path.pop();
        }
        for (key, value) in before.iter().filter(|(key, _)| !after.contains_key(*key)) {
            path.push(key.clone());
            self.one(path, value, DifferenceKind::Removed);
            path.pop();
        }
    }

    fn both(&mut self, path: &mut Vec<String>, before: &Value, after: &Value) {
        match (before, after) {
            // A row of figures under other headings is another row, not so many new figures.
            (Value::Object(before), Value::Object(after))
                if is_row(path) && !before.keys().eq(after.keys()) =>
            {
                self.add(path, DifferenceKind::Changed, None, None);
            }
            (Value::Object(before), Value::Object(after)) => self.tables(path, before, after),
            _ if before == after => {}
            _ => self.add(
                path,
                DifferenceKind::Changed,
                printed(before),
                printed(after),
            ),
        }
    }

    /// Something that stands on one side alone: table by table down to what a reader would call
    /// one thing.
    fn one(&mut self, path: &mut Vec<String>, value: &Value, kind: DifferenceKind) {
        if let Value::Object(fields) = value
            && path.len() < depth_of_things(path)
        {
            let nothing = Map::new();
            match kind {
                DifferenceKind::Added => self.tables(path, &nothing, fields),
                _ => self.tables(path, fields, &nothing),
            }
            return;
        }
        let shown = printed(value);
        match kind {
            DifferenceKind::Added => self.add(path, kind, None, shown),
            _ => self.add(path, kind, shown, None),
        }
    }

    fn add(
        &mut self,
        path: &[String],
        kind: DifferenceKind,
        before: Option<String>,
        after: Option<String>,
    ) {
        let subject = self.subject(path);
        self.found.push(Difference {
            path: path.join("."),
            kind,
            what: subject.words,
            before,
            after,
            places: Vec::new(),
            style: subject.style,
        });
    }

    fn subject(&self, path: &[String]) -> Subject {
        Subject::of(path, &|id: &str| {
            let known = Id::new(id).ok()?;
            let of = if self.newer.named(id).is_some() {
                self.newer
            } else {
                self.older
            };
            of.named(id).map(|_| of.called(&known).to_owned())
        })
    }
}

/// Whether a path is that of a row of a profile table.
fn is_row(path: &[String]) -> bool {
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    matches!(keys.as_slice(), ["profile", _, _, "rows", _])
}

/// How many keys lead to what a reader would call one thing: an indicator, the value of a series
/// in a period, a budget.
fn depth_of_things(path: &[String]) -> usize {
    match path.first().map(String::as_str) {
        Some("money" | "agreement") if path.iter().any(|key| key.starts_with("revision")) => 6,
        Some("money" | "disbursement") => 4,
        Some("data" | "realized" | "benchmark" | "planned" | "profile" | "text") => 3,
        Some("grid") if path.len() > 1 => 4,
        _ => 2,
    }
}

/// A value in a line; nothing for a table.
fn printed(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(truth) => Some(truth_word(*truth, Locale::Indonesian).to_owned()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let each: Vec<_> = items.iter().filter_map(printed).collect();
            Some(each.join(", "))
        }
        // The value of an entry, or why there is none; what has a name is called by it already.
        Value::Object(fields) => fields
            .get("value")
            .or_else(|| fields.get("none"))
            .and_then(printed),
    }
}

//! The figures of an output, one by one.

use std::collections::BTreeMap;

use jsonc_parser::ast::Value as Parsed;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::Serialize;
use serde_json::{Map, Value};

use super::ContentDigest;
use crate::value::Locale;

/// The figures of an output, in its order: what must come out the same when it is made again.
///
/// *lkj:* angka hasil. They are read from the JSON of the output, so that those of an old output
/// and those of today are found by one way. Words, traces and remarks are none of them.
///
/// ```
/// # #[cfg(feature = "toml")] {
/// use lkj_core::{Figures, Framework, Rules, Year, year::first_file};
/// let year = Year::new(2025)?;
/// let evaluation = Framework::from_toml(&first_file(year))?.evaluate(year, &Rules::default())?;
/// let figures = Figures::of(&evaluation);
/// let of = |path: &str| figures.iter().find(|one| one.path == path).map(|one| one.value.as_str());
/// assert_eq!(of("indicators.puas.achievement.value"), Some("100.98"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures(Vec<Figure>);

/// One figure of an output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Figure {
    /// Where it stands: `indicators.rat.achievement.value`.
    pub path: String,
    /// What it belongs to is called; empty for the organization as a whole.
    pub name: String,
    /// Which figure of that.
    pub of: FigureOf,
    /// It, as the output has it.
    pub value: String,
}

/// Which figure of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FigureOf {
    /// The target in force.
    Target,
    /// The realization.
    Realization,
    /// Whether the achievement is measured.
    Status,
    /// The achievement before caps.
    Raw,
    /// The achievement.
    Value,
    /// The category.
    Category,
    /// Why the achievement is not measured.
    Reason,
    /// The last budget.
    Budget,
    /// The first budget.
    OriginalBudget,
    /// What was spent.
    Spent,
    /// What was not.
    Remaining,
    /// Spent of budget.
    Absorption,
    /// How many were measured.
    Measured,
    /// How many there are.
    Total,
    /// The mean of achievements.
    Mean,
    /// The mean of achievements of 100 at most.
    MeanCapped,
}

impl FigureOf {
    /// By its key in an output.
    fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "target" => Self::Target,
            "realization" => Self::Realization,
            "status" => Self::Status,
            "raw" => Self::Raw,
            "value" => Self::Value,
            "category" => Self::Category,
            "reason" => Self::Reason,
            "budget" => Self::Budget,
            "original_budget" => Self::OriginalBudget,
            "spent" => Self::Spent,
            "remaining" => Self::Remaining,
            "absorption" => Self::Absorption,
            "measured" => Self::Measured,
            "total" => Self::Total,
            "mean" => Self::Mean,
            "mean_capped" => Self::MeanCapped,
            _ => return None,
        })
    }

    /// What it is called.
    #[must_use]
    pub const fn word(self, locale: Locale) -> &'static str {
        let [indonesian, english] = match self {
            Self::Target => ["target", "target"],
            Self::Realization => ["realisasi", "realization"],
            Self::Status => ["status pengukuran", "status"],
            Self::Raw => ["capaian tanpa batas", "uncapped achievement"],
            Self::Value => ["capaian", "achievement"],
            Self::Category => ["kategori", "category"],
            Self::Reason => ["alasan tidak terukur", "reason why not measured"],
            Self::Budget => ["anggaran", "budget"],
            Self::OriginalBudget => ["anggaran murni", "original budget"],
            Self::Spent => ["realisasi anggaran", "spending"],
            Self::Remaining => ["sisa anggaran", "remaining budget"],
            Self::Absorption => ["penyerapan", "absorption"],
            Self::Measured => ["jumlah yang terukur", "number of measured"],
            Self::Total => ["jumlah indikator", "number of indicators"],
            Self::Mean => ["rata-rata capaian", "mean achievement"],
            Self::MeanCapped => [
                "rata-rata capaian (maks. 100)",
                "mean achievement (100 at most)",
            ],
        };
        match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }
}

/// Tables of results in an output, and the keys that tell their rows apart.
const TABLES: &[(&str, &[&str])] = &[
    ("indicators", &["id"]),
    ("goals", &["id"]),
    ("objectives", &["id"]),
    ("programs", &["id"]),
    ("activities", &["id"]),
    ("sub_activities", &["id"]),
    ("groups", &["id"]),
    ("measures", &["of", "kind", "id"]),
    ("periods", &["period"]),
    ("money", &["id"]),
    ("agencies", &["agency"]),
    ("rolled_up", &["id"]),
];

/// Results within a result.
const PARTS: &[&str] = &[
    "summary",
    "goal_indicators",
    "objective_indicators",
    "achievement",
    "previous",
    "end_of_plan",
    "to_date",
    "annual",
];

/// What was parsed, as a value. Numbers of outputs are whole; exact ones are texts.
fn read(parsed: &Parsed<'_>) -> Value {
    match parsed {
        Parsed::StringLit(text) => Value::String(text.value.to_string()),
        Parsed::NumberLit(number) => number
            .value
            .parse::<i64>()
            .map_or(Value::Null, |number| Value::Number(number.into())),
        Parsed::BooleanLit(truth) => Value::Bool(truth.value),
        Parsed::Object(object) => {
            let fields = object.properties.iter();
            let fields = fields.map(|one| (one.name.as_str().to_owned(), read(&one.value)));
            Value::Object(fields.collect())
        }
        Parsed::Array(array) => Value::Array(array.elements.iter().map(read).collect()),
        Parsed::NullKeyword(_) => Value::Null,
    }
}

/// A key as the engine writes it: `sub_activities`, also where JavaScript calls it
/// `subActivities`.
fn with_underscores(key: &str) -> String {
    let mut written = String::with_capacity(key.len());
    for letter in key.chars() {
        if letter.is_ascii_uppercase() {
            written.push('_');
        }
        written.push(letter.to_ascii_lowercase());
    }
    written
}

impl Figures {
    /// Those of an output.
    #[must_use]
    pub fn of(output: &impl Serialize) -> Self {
        serde_json::to_value(output).map_or_else(|_| Self::default(), |value| Self::of_json(&value))
    }

    /// Those of an output that was read. Its keys may be JavaScript's (`subActivities`).
    #[must_use]
    pub fn of_json(output: &Value) -> Self {
        let mut figures = Self::default();
        if let Value::Object(fields) = output {
            figures.add(&mut Vec::new(), "", fields);
        }
        figures
    }

    /// Those of an output's JSON text; none where it is no such text. It is for bindings that have
    /// that text anyway: the figures are those of [`Figures::of`].
    ///
    /// ```
    /// use lkj_core::Figures;
    /// let figures = Figures::of_text(r#"{ "summary": { "goalIndicators": { "mean": "98.5" } } }"#);
    /// let paths: Vec<_> = figures.iter().map(|one| one.path.as_str()).collect();
    /// assert_eq!(paths, ["summary.goal_indicators.mean"]);
    /// ```
    #[must_use]
    pub fn of_text(json: &str) -> Self {
        let options = ParseOptions::default();
        let parsed = parse_to_ast(json, &CollectOptions::default(), &options);
        let root = parsed.ok().and_then(|parsed| parsed.value);
        root.map_or_else(Self::default, |root| Self::of_json(&read(&root)))
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Figure> {
        self.0.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their digest: of a line `path=value` for each, in the order of the lines' letters.
    #[must_use]
    pub fn digest(&self) -> ContentDigest {
        let lines = self.0.iter();
        let mut lines: Vec<_> = lines
            .map(|one| format!("{}={}\n", one.path, one.value))
            .collect();
        lines.sort_unstable();
        ContentDigest::of(&lines.concat())
    }

    fn add(&mut self, path: &mut Vec<String>, name: &str, fields: &Map<String, Value>) {
        for (key, value) in fields {
            let key = with_underscores(key);
            path.push(key.clone());
            match value {
                Value::Array(rows) => self.add_rows(path, name, &key, rows),
                Value::Object(inner) if PARTS.contains(&key.as_str()) => {
                    self.add(path, name, inner);
                }
                Value::String(text) => self.add_one(path, name, &key, text.clone()),
                Value::Number(number) => self.add_one(path, name, &key, number.to_string()),
                _ => {}
            }
            path.pop();
        }
    }

    fn add_rows(&mut self, path: &mut Vec<String>, name: &str, key: &str, rows: &[Value]) {
        let Some((_, known_by)) = TABLES.iter().find(|(table, _)| *table == key) else {
            return;
        };
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for row in rows {
            let Value::Object(fields) = row else { continue };
            let words = known_by.iter();
            let words = words.filter_map(|key| fields.get(*key).and_then(Value::as_str));
            let mut known = words.collect::<Vec<_>>().join(".");
            let times = told.entry(known.clone()).or_default();
            *times = times.saturating_add(1);
            if *times > 1 {
                known = format!("{known}({times})");
            }
            let own = fields.get("name").and_then(Value::as_str);
            let own = own.map_or_else(|| name.to_owned(), str::to_owned);
            let own = if own.is_empty() { known.clone() } else { own };
            path.push(known);
            self.add(path, &own, fields);
            path.pop();
        }
    }

    fn add_one(&mut self, path: &[String], name: &str, key: &str, value: String) {
        if let Some(of) = FigureOf::of_key(key) {
            self.0.push(Figure {
                path: path.join("."),
                name: name.to_owned(),
                of,
                value,
            });
        }
    }
}

impl<'a> IntoIterator for &'a Figures {
    type Item = &'a Figure;
    type IntoIter = std::slice::Iter<'a, Figure>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

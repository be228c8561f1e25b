//! An output that was published: its stamp, and its figures where it is JSON.

use serde::Serialize;
use serde_json::Value;

use super::stamped::first_reading;
use super::{ContentDigest, Figures, Stamp};
use crate::framework::Stage;
use crate::value::{Locale, Period, Year};

/// What an output that was made earlier says of itself.
///
/// *lkj:* keluaran lama. A text, a page or a Markdown document gives the stamp of its last line;
/// JSON gives its figures as well.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Published {
    /// What it was made with.
    pub stamp: Stamp,
    /// What it is about.
    pub of: PublishedOf,
    /// Its figures; none where it does not say them in a form that can be read.
    pub figures: Option<Figures>,
}

/// What an output is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PublishedOf {
    /// The results of a year: `evaluate --json`.
    Year,
    /// The results of a part of a year: `evaluate --period --json`.
    Part(Period),
    /// The agencies of a region: `region --json`.
    Region,
    /// Anything else; its stamp alone is read.
    Other,
}

/// An output without a stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no stamp in it (a line `lkj 0.1.0 · …`, or `stamp` in JSON)")]
pub struct StampMissing;

impl StampMissing {
    /// It in words.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => {
                "tidak ada cap di dalamnya (baris “lkj 0.1.0 · …”, atau `stamp` di JSON)".to_owned()
            }
            Locale::English => self.to_string(),
        }
    }
}

impl Published {
    /// Finds the stamp, and the figures, in an output: JSON, text, HTML, Markdown, or the line of
    /// the stamp alone. Of several stamps the first counts. JSON may have JavaScript's keys, as
    /// `{ ...framework.evaluate(), stamp }` has them.
    ///
    /// # Errors
    /// [`StampMissing`] where there is none.
    pub fn read(output: &str) -> Result<Self, StampMissing> {
        match serde_json::from_str::<Value>(output) {
            Ok(value) if value.is_object() || value.is_array() => Self::of_json(&value),
            _ => Ok(Self {
                stamp: line(output).ok_or(StampMissing)?,
                of: PublishedOf::Other,
                figures: None,
            }),
        }
    }

    fn of_json(output: &Value) -> Result<Self, StampMissing> {
        let stamp = stamp_in(output).ok_or(StampMissing)?;
        let of = kind(output);
        let figures = match of {
            PublishedOf::Other => None,
            _ => Some(Figures::of_json(output)),
        };
        Ok(Self { stamp, of, figures })
    }
}

/// The first stamp anywhere in an output.
fn stamp_in(output: &Value) -> Option<Stamp> {
    match output {
        Value::Object(fields) => {
            let own = fields.get("stamp");
            let own = own.and_then(|stamp| serde_json::from_value(stamp.clone()).ok());
            own.or_else(|| fields.values().find_map(stamp_in))
        }
        Value::Array(items) => items.iter().find_map(stamp_in),
        _ => None,
    }
}

fn kind(output: &Value) -> PublishedOf {
    let has = |key: &str| output.get(key).is_some();
    let period = output.get("period").and_then(Value::as_str);
    let period = period.and_then(|period| period.parse().ok());
    match period {
        Some(period) if has("indicators") => PublishedOf::Part(period),
        _ if has("meta") && has("indicators") && has("summary") => PublishedOf::Year,
        _ if has("attendance") && has("agencies") => PublishedOf::Region,
        _ => PublishedOf::Other,
    }
}

/// The stamp that a text has on a line, in either language.
fn line(text: &str) -> Option<Stamp> {
    text.lines().find_map(|line| {
        // Markdown puts a backslash before signs.
        let line = line.replace('\\', "");
        line.match_indices("lkj ")
            .find_map(|(at, _)| stamp(line.get(at..)?))
    })
}

/// A stamp at the beginning of a text, as [`Stamp::line`] writes it.
fn stamp(text: &str) -> Option<Stamp> {
    let mut parts = text.split(" · ");
    let engine = parts.next()?.strip_prefix("lkj ")?;
    let (mut rules, mut rules_digest, mut year, mut stage) = (None, None, None, None);
    let (mut input, mut results) = (None, None);
    let mut reading = first_reading();
    for part in parts {
        let (word, said) = part.split_once(' ')?;
        match word {
            "baca" | "reading" => reading = said.parse().ok()?,
            "aturan" | "rules" => {
                let (name, digest) = said.split_once(" (").unwrap_or((said, ""));
                rules = Some(name.to_owned());
                rules_digest = ContentDigest::at_start(digest);
            }
            "tahun" | "year" => {
                let (number, of) = said.split_once(" (").unwrap_or((said, ""));
                year = number.parse::<Year>().ok();
                stage = stage_at_start(of);
            }
            "isi" | "input" => input = ContentDigest::at_start(said),
            "hasil" | "results" => results = ContentDigest::at_start(said),
            _ => {}
        }
    }
    Some(Stamp {
        engine: engine.trim().to_owned(),
        reading,
        format: None,
        year,
        stage,
        rules: rules?,
        rules_from: None,
        rules_digest,
        input: input?,
        results,
    })
}

fn stage_at_start(text: &str) -> Option<Stage> {
    let all = [
        Stage::Draft,
        Stage::Q1,
        Stage::Q2,
        Stage::Q3,
        Stage::Q4,
        Stage::Final,
    ];
    let word = text.split(')').next()?;
    all.into_iter().find(|stage| stage.word() == word)
}

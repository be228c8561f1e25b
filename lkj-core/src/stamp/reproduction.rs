//! An output that was published, made again.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::{FigureOf, Figures, Published, PublishedOf, Stamp, StampChange};
use crate::framework::Framework;
use crate::number;
use crate::rules::{Rules, UnknownProfile};
use crate::value::Locale;
use crate::year::Forecasting;

/// What came of making the figures of an old output again.
///
/// *lkj:* uji ulang cetak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reproduction {
    /// What the old output was made with.
    pub before: Stamp,
    /// What it was made again with.
    pub now: Stamp,
    /// In what the two differ.
    pub changes: Vec<StampChange>,
    /// Whether the same digits came out.
    pub digits: Digits,
    /// Whether the old output's figures are not those that its own stamp was put on: somebody
    /// changed them afterwards.
    pub altered: bool,
    /// The published figures that came out differently, where the old output tells figures.
    pub figures: Vec<FigureChange>,
}

/// Whether the same digits came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Digits {
    /// Every published digit came out again.
    Same,
    /// Some did not.
    Different,
    /// The old output tells neither its figures nor their digest, and something has changed
    /// since.
    Unknown,
}

/// A published figure that came out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FigureChange {
    /// Where it stands: `indicators.rat.achievement.value`.
    pub path: String,
    /// What it belongs to is called; empty for the organization as a whole.
    pub name: String,
    /// Which figure of that.
    pub of: FigureOf,
    /// It as it was published.
    pub published: String,
    /// What came out now; none where there is nothing of the kind any more.
    pub now: Option<String>,
}

/// Why figures cannot be made again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReproductionError {
    /// The caller names a profile that does not exist.
    #[error(transparent)]
    Rules(#[from] UnknownProfile),
    /// The stamp names no year: it is that of a bare table.
    #[error("the stamp names no year; it is that of a bare table")]
    NoYear,
}

impl Published {
    /// Holds it against what comes out today: a stamp and the figures behind it.
    #[must_use]
    pub fn held_against(&self, now: Stamp, figures: &Figures) -> Reproduction {
        let changes = now.changes_since(&self.stamp);
        let differing = self.figures.as_ref().map(|old| differing(old, figures));
        let results = self.stamp.results.as_ref().zip(now.results.as_ref());
        let digits = match (&differing, results) {
            (Some(differing), _) if differing.is_empty() => Digits::Same,
            (None, Some((old, new))) if old.agrees_with(new) => Digits::Same,
            (Some(_), _) | (None, Some(_)) => Digits::Different,
            (None, None) if changes.is_empty() => Digits::Same,
            (None, None) => Digits::Unknown,
        };
        Reproduction {
            altered: self.is_altered(),
            before: self.stamp.clone(),
            now,
            changes,
            digits,
            figures: differing.unwrap_or_default(),
        }
    }

    /// Whether its figures are not those that its stamp was put on.
    fn is_altered(&self) -> bool {
        let stamped = self.stamp.results.as_ref().zip(self.figures.as_ref());
        matches!(self.of, PublishedOf::Year | PublishedOf::Region)
            && stamped.is_some_and(|(digest, figures)| !digest.agrees_with(&figures.digest()))
    }
}

fn differing(old: &Figures, new: &Figures) -> Vec<FigureChange> {
    let now: BTreeMap<&str, &str> = new
        .iter()
        .map(|one| (one.path.as_str(), one.value.as_str()))
        .collect();
    let changed = old.iter().filter_map(|figure| {
        let now = now.get(figure.path.as_str()).copied();
        (now != Some(figure.value.as_str())).then(|| FigureChange {
            path: figure.path.clone(),
            name: figure.name.clone(),
            of: figure.of,
            published: figure.value.clone(),
            now: now.map(str::to_owned),
        })
    });
    changed.collect()
}

impl Framework {
    /// Makes the figures of an old output again, of this framework, by these rules and by this
    /// engine, and tells whether they are the same, which are not, and what has changed since.
    ///
    /// Rules that the caller asked for then must be asked for again; those of the file are in it.
    ///
    /// # Errors
    /// [`ReproductionError`] when the caller names a profile that does not exist, or the stamp
    /// names no year.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Digits, Framework, Published, Rules, StampChange, Year, year::first_file};
    /// let (year, rules) = (Year::new(2025)?, Rules::default());
    /// let text = first_file(year);
    /// let published = Framework::from_toml(&text)?.stamp(year, &rules)?.line(Default::default());
    /// let published = Published::read(&published)?;
    /// let again = Framework::from_toml(&text)?.reproduce(&published, &rules)?;
    /// assert_eq!(again.digits, Digits::Same);
    ///
    /// let corrected = Framework::from_toml(&text.replace("puas_n = 412", "puas_n = 415"))?;
    /// let again = corrected.reproduce(&published, &rules)?;
    /// assert_eq!((again.digits, again.changes), (Digits::Different, vec![StampChange::Input]));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reproduce(
        &self,
        published: &Published,
        rules: &Rules,
    ) -> Result<Reproduction, ReproductionError> {
        let year = published.stamp.year.ok_or(ReproductionError::NoYear)?;
        let evaluation = self.evaluate(year, rules)?;
        let stamp = self.stamp_of(&evaluation, rules);
        let figures = match published.of {
            PublishedOf::Part(period) => {
                Figures::of(&self.evaluate_period(period, rules, Forecasting::None)?)
            }
            _ => Figures::of(&evaluation),
        };
        Ok(published.held_against(stamp, &figures))
    }
}

impl ReproductionError {
    /// It in words.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (Self::NoYear, Locale::Indonesian) => {
                "cap itu tidak menyebut tahun; itu cap sebuah tabel lepas".to_owned()
            }
            (Self::Rules(unknown), Locale::Indonesian) => {
                format!("profil aturan \"{}\" tidak dikenal", unknown.name)
            }
            (other, Locale::English) => other.to_string(),
        }
    }
}

impl Reproduction {
    /// What came of it and why, in a sentence or two.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let changes: Vec<_> = self.changes.iter().map(|one| one.word(locale)).collect();
        let changes = changes.join(", ");
        let sentence = match (self.digits, changes.is_empty(), locale) {
            (Digits::Same, true, Locale::Indonesian) => {
                "Angka yang sama keluar; tidak ada yang berubah sejak itu.".to_owned()
            }
            (Digits::Same, true, Locale::English) => {
                "The same digits come out; nothing has changed since.".to_owned()
            }
            (Digits::Same, false, Locale::Indonesian) => {
                format!("Angka yang sama keluar, walaupun ada yang berubah: {changes}.")
            }
            (Digits::Same, false, Locale::English) => {
                format!("The same digits come out, although something has changed: {changes}.")
            }
            (Digits::Different, true, Locale::Indonesian) => {
                "Angka yang keluar lain, padahal mesin, aturan dan isi data sama: keluaran lama itu diubah setelah dibuat.".to_owned()
            }
            (Digits::Different, true, Locale::English) => {
                "Other digits come out although engine, rules and input are the same: the old output was changed after it was made.".to_owned()
            }
            (Digits::Different, false, Locale::Indonesian) => {
                format!("Angka yang keluar lain. Yang berubah sejak itu: {changes}.")
            }
            (Digits::Different, false, Locale::English) => {
                format!("Other digits come out. What has changed since: {changes}.")
            }
            (Digits::Unknown, _, Locale::Indonesian) => format!(
                "Tidak dapat diketahui: keluaran lama tidak memuat angka atau sidiknya, dan ada yang berubah: {changes}."
            ),
            (Digits::Unknown, _, Locale::English) => format!(
                "It cannot be told: the old output has neither figures nor their digest, and something has changed: {changes}."
            ),
        };
        let Some(note) = self.note(locale) else {
            return sentence;
        };
        format!("{sentence} {note}")
    }

    /// What else a reader must know.
    fn note(&self, locale: Locale) -> Option<String> {
        let [altered, by_name] = match locale {
            Locale::Indonesian => [
                "Angka di keluaran lama bukan angka yang dicap: diubah setelah dibuat.",
                "Aturan waktu itu diminta dari luar berkas; minta lagi aturan yang sama:",
            ],
            Locale::English => [
                "The figures of the old output are not those that were stamped: they were changed after it was made.",
                "The rules were asked for from outside the file then; ask for the same again:",
            ],
        };
        let asked_then = self.before.rules_digest.is_some();
        let is_older_reading = self.changes.contains(&StampChange::Reading);
        if is_older_reading && self.digits != Digits::Same {
            let (before, now) = (self.before.reading, self.now.reading);
            Some(match locale {
                Locale::Indonesian => format!(
                    "Keluaran lama dibuat dengan cara baca {before}, sekarang {now}; docs/readings.md memuat apa yang dibaca lain."
                ),
                Locale::English => format!(
                    "The old output was made by an older reading, {before}, and now by {now}; docs/readings.md lists what is read differently."
                ),
            })
        } else if self.altered {
            Some(altered.to_owned())
        } else if asked_then && self.changes.contains(&StampChange::Rules) {
            Some(format!("{by_name} {}.", self.before.rules))
        } else {
            None
        }
    }
}

impl FigureChange {
    /// It in one line: `capaian RAT: 99,26 → 99,25`.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let name = match (self.name.as_str(), locale) {
            ("", Locale::Indonesian) => "perangkat daerah",
            ("", Locale::English) => "the organization",
            (name, _) => name,
        };
        let printed = |value: &str| {
            let number = value.parse::<Decimal>();
            number.map_or_else(|_| value.to_owned(), |value| number::format(value, locale))
        };
        let now = self.now.as_deref().map_or_else(|| "–".to_owned(), printed);
        let (word, published) = (self.of.word(locale), printed(&self.published));
        let within = self.within(locale);
        format!("{word} {name}{within}: {published} → {now}")
    }

    /// In which part of a result it stands, where that is not the result itself.
    fn within(&self, locale: Locale) -> String {
        let mut keys = self.path.split('.');
        let mut parts = Vec::new();
        while let Some(key) = keys.next() {
            let words = match key {
                "previous" => ["tahun lalu", "year before"],
                "end_of_plan" => ["akhir rencana", "end of the plan"],
                "goal_indicators" => ["indikator tujuan", "indicators of goals"],
                "objective_indicators" => ["indikator sasaran", "indicators of objectives"],
                "to_date" => ["s.d. periode itu", "to date"],
                "annual" => ["terhadap target setahun", "against the year's target"],
                "periods" => {
                    parts.extend(keys.next());
                    continue;
                }
                _ => continue,
            };
            let [indonesian, english] = words;
            parts.push(match locale {
                Locale::Indonesian => indonesian,
                Locale::English => english,
            });
        }
        if parts.is_empty() {
            return String::new();
        }
        format!(" ({})", parts.join(", "))
    }
}

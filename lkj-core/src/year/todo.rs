//! What of a year is late, due, or still to come, by the unit that answers for it.

use serde::Serialize;

use super::required::{Entered, Required, RequiredOf};
use crate::framework::{Framework, Stage};
use crate::value::{Date, Id, Locale, PartLength, Period, Year};

/// How long after what it is about something has to be entered.
///
/// *lkj:* tenggat. The defaults follow the field's habit that an agreement is signed within a
/// month of the budget, and that a unit reports within two months after the year; they are from
/// memory and no regulation's wording ([`Deadlines::VERIFIED`]). Who knows better gives others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Deadlines {
    /// Days after the year has begun for what is promised: agreement, targets, budgets. 31.
    pub promises: u16,
    /// Days after a month, quarter or semester for its data. 15.
    pub parts: u16,
    /// Days after the year for its data and its spending. 59.
    pub year: u16,
}

impl Deadlines {
    /// Whether the defaults were held against a regulation's text.
    pub const VERIFIED: bool = false;

    /// Deadlines in days: of promises, of the parts of a year, of the year.
    #[must_use]
    pub const fn new(promises: u16, parts: u16, year: u16) -> Self {
        Self {
            promises,
            parts,
            year,
        }
    }
}

impl Default for Deadlines {
    fn default() -> Self {
        Self::new(31, 15, 59)
    }
}

/// What is to be done in a year as of a date.
///
/// *lkj:* daftar isian yang ditunggu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ToDo {
    /// The year.
    pub year: Year,
    /// The date that it was asked for.
    pub date: Date,
    /// The stage that the file states, or that follows from it.
    pub stage: Stage,
    /// The stage that the calendar has: the last quarter that is over.
    pub stage_by_date: Stage,
    /// What each unit has to do, in the order of the units; last what nobody answers for.
    pub units: Vec<UnitToDo>,
}

/// What one unit has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UnitToDo {
    /// The unit; none where nobody answers for the things.
    pub unit: Option<Id>,
    /// Its name.
    pub name: Option<String>,
    /// How many of its things are entered, or said not to exist.
    pub done: usize,
    /// How many there are in the whole year.
    pub total: usize,
    /// What is missing, the earliest deadline first.
    pub items: Vec<ToDoItem>,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ToDoItem {
    /// What it is.
    #[serde(flatten)]
    pub required: Required,
    /// What it is called.
    pub name: String,
    /// How it stands with the date.
    pub status: DueStatus,
    /// The last day on which it is in time.
    pub deadline: Date,
}

/// How something that is missing stands with the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueStatus {
    /// Its deadline is over. *Terlambat.*
    Late,
    /// What it is about is over, its deadline is not. *Sudah waktunya.*
    Due,
    /// What it is about is not over yet. *Belum waktunya.*
    Upcoming,
}

impl DueStatus {
    /// The word for a reader.
    #[must_use]
    pub const fn word(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Late, Locale::Indonesian) => "terlambat",
            (Self::Due, Locale::Indonesian) => "sudah waktunya",
            (Self::Upcoming, Locale::Indonesian) => "belum waktunya",
            (Self::Late, Locale::English) => "late",
            (Self::Due, Locale::English) => "due",
            (Self::Upcoming, Locale::English) => "upcoming",
        }
    }
}

impl ToDo {
    /// How many things have a status.
    #[must_use]
    pub fn count(&self, status: DueStatus) -> usize {
        let items = self.units.iter().flat_map(|unit| &unit.items);
        items.filter(|item| item.status == status).count()
    }

    /// Whether the file's stage is behind the calendar.
    #[must_use]
    pub fn is_stage_behind(&self) -> bool {
        self.stage < self.stage_by_date
    }
}

impl Framework {
    /// What is to be done in a year as of a date, by the unit that answers for it.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::year::{Deadlines, DueStatus};
    /// use lkj_core::{Framework, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [unit]
    ///     layanan = "Bidang Pelayanan"
    ///     [indicator.puas]
    ///     name = "Indeks Kepuasan Masyarakat"
    ///     owner = "layanan"
    ///     targets = { 2025 = 85 }
    /// "#)?;
    /// let to_do = framework.to_do(Year::new(2025)?, "2026-02-10".parse()?, Deadlines::default());
    /// let of_unit = &to_do.units[0];
    /// assert_eq!(of_unit.name.as_deref(), Some("Bidang Pelayanan"));
    /// assert_eq!(of_unit.items[0].status, DueStatus::Due);
    /// assert_eq!(of_unit.items[0].deadline.to_string(), "2026-02-28");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_do(&self, year: Year, date: Date, deadlines: Deadlines) -> ToDo {
        let required = self.required(year);
        let mut units: Vec<UnitToDo> = Vec::new();
        let owners = self.units.keys().map(Some).chain([None]);
        for owner in owners {
            let own = || required.iter().filter(|one| one.owner.as_ref() == owner);
            let is_missing = |one: &&Required| one.entered == Entered::Nothing;
            let total = own().count();
            if total == 0 {
                continue;
            }
            let missing = own().filter(is_missing);
            let mut items: Vec<_> = missing
                .map(|one| self.to_do_item(one, date, deadlines))
                .collect();
            items.sort_by_key(|item| (item.status, item.deadline));
            units.push(UnitToDo {
                unit: owner.cloned(),
                name: owner.map(|id| self.called(id).to_owned()),
                done: total.saturating_sub(items.len()),
                total,
                items,
            });
        }
        ToDo {
            year,
            date,
            stage: self.stage(year),
            stage_by_date: stage_by_date(year, date),
            units,
        }
    }

    /// The years that have tables of their own and are not so far back that nobody fills them in
    /// any more: that of a date and the one before.
    #[must_use]
    pub fn years_under_way(&self, date: Date) -> Vec<Year> {
        let years = self.years().into_iter();
        let before = date.year().back(1);
        years
            .filter(|year| *year == date.year() || Some(*year) == before)
            .collect()
    }

    fn to_do_item(&self, required: &Required, date: Date, deadlines: Deadlines) -> ToDoItem {
        let (over, deadline) = times(required, deadlines);
        let status = if date > deadline {
            DueStatus::Late
        } else if date > over {
            DueStatus::Due
        } else {
            DueStatus::Upcoming
        };
        ToDoItem {
            required: required.clone(),
            name: self.required_name(&required.what),
            status,
            deadline,
        }
    }

    /// What something that has to be entered is called: the name of its indicator, series,
    /// program, or of a measure with what it measures.
    #[must_use]
    pub fn required_name(&self, what: &RequiredOf) -> String {
        match what {
            RequiredOf::Signature => "Perjanjian Kinerja".to_owned(),
            RequiredOf::Target(id)
            | RequiredOf::Series(id)
            | RequiredOf::Realization(id)
            | RequiredOf::Budget(id)
            | RequiredOf::Spending(id) => self.called(id).to_owned(),
            RequiredOf::MeasureTarget(of) | RequiredOf::MeasureRealization(of) => {
                self.measure_name(of)
            }
        }
    }
}

/// The day on which what something is about is over, and its deadline. Promises are due from
/// the first day of the year on.
fn times(required: &Required, deadlines: Deadlines) -> (Date, Date) {
    // The eve of the first day; the years begin in 1900.
    let year = required.period.year();
    let eve = Period::Year(year.back(1).unwrap_or(year)).last_day();
    match required.what {
        RequiredOf::Signature
        | RequiredOf::Target(_)
        | RequiredOf::MeasureTarget(_)
        | RequiredOf::Budget(_) => (eve, eve.plus_days(deadlines.promises)),
        RequiredOf::Series(_)
        | RequiredOf::Realization(_)
        | RequiredOf::MeasureRealization(_)
        | RequiredOf::Spending(_) => {
            let over = required.period.last_day();
            let days = match required.period.part_of_year().length() {
                PartLength::Year => deadlines.year,
                PartLength::Month | PartLength::Quarter | PartLength::Semester => deadlines.parts,
            };
            (over, over.plus_days(days))
        }
    }
}

/// The last quarter of a year that is over on a date.
fn stage_by_date(year: Year, date: Date) -> Stage {
    let quarters = [
        (4, Stage::Q4),
        (3, Stage::Q3),
        (2, Stage::Q2),
        (1, Stage::Q1),
    ];
    let over = quarters
        .into_iter()
        .find(|(quarter, _)| date > Period::Quarter(year, *quarter).last_day());
    over.map_or(Stage::Draft, |(_, stage)| stage)
}

impl RequiredOf {
    /// The kind of thing, for a reader.
    #[must_use]
    pub const fn kind(&self, locale: Locale) -> &'static str {
        let [indonesian, english] = match self {
            Self::Signature => ["tanda tangan", "signature"],
            Self::Target(_) => ["target", "target"],
            Self::Series(_) => ["data dasar", "data"],
            Self::Realization(_) => ["realisasi", "realization"],
            Self::MeasureTarget(_) => ["target tolok ukur", "target of a measure"],
            Self::MeasureRealization(_) => ["realisasi tolok ukur", "realization of a measure"],
            Self::Budget(_) => ["anggaran", "budget"],
            Self::Spending(_) => ["realisasi anggaran", "spending"],
        };
        match locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        }
    }
}

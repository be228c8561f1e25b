//! What is wrong with a table, by row and column.

use std::fmt;

use crate::evaluation::{NotPlain, plainly_comparable};
use crate::framework::GivenError;
use crate::number::{self, Figure};
use crate::problem::ProblemKind;
use crate::value::{Locale, excerpt::quoted, nearest::nearest};

/// One thing that is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProblem {
    /// The row, as the table counts them; `None` where it is about the table as a whole.
    pub row: Option<usize>,
    /// The heading of the column; `None` where it is about no one column.
    pub column: Option<String>,
    /// What.
    pub kind: TableProblemKind,
}

/// What is wrong with a table, with the particulars.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableProblemKind {
    /// What a file could have wrong as well.
    Value(ProblemKind),
    /// An infinite number.
    Infinite,
    /// A value of a type that is neither text nor number.
    ForeignType {
        /// The type, as its language calls it.
        found: String,
    },
    /// A range, a bound or several quantities, where one value is needed.
    NotOneValue {
        /// The text.
        text: String,
    },
    /// A number with a unit in a column that keeps numbers alone.
    WithUnit {
        /// The text.
        text: String,
    },
    /// A grade, a date or words in a column that keeps numbers alone.
    NotANumber {
        /// The text.
        text: String,
    },
    /// A number whose unit is not that of the number that it is compared with.
    OtherUnit {
        /// The number, with its unit.
        text: String,
        /// The other number, with its unit.
        beside: String,
        /// The heading of the other column.
        other: String,
    },
    /// A number up to 1 without a unit beside a percentage: a fraction of one or a percentage.
    FractionOrPercent {
        /// The number.
        text: String,
        /// The percentage.
        beside: String,
        /// The heading of the column of the percentage.
        other: String,
    },
    /// A category that the scale in force does not have.
    UnknownCategory {
        /// The category, or its number.
        found: String,
        /// Those of the scale.
        labels: Vec<String>,
    },
    /// A column that was named and is not in the table.
    NoSuchColumn {
        /// The column whose heading is nearest.
        nearest: Option<String>,
    },
    /// No column holds names or ids.
    NoNameColumn,
    /// An indicator without a name.
    NoName,
    /// A column for the periods of rows is needed, and there is none.
    NoPeriodColumn,
    /// A row without a period.
    NoPeriod,
    /// A row that says again what an earlier one said.
    Repeated {
        /// The id of the indicator.
        id: String,
        /// The earlier row.
        first: usize,
    },
    /// A row that says otherwise than an earlier one.
    Differs {
        /// What it says.
        found: String,
        /// What the earlier one said.
        before: String,
        /// The earlier row.
        first: usize,
    },
    /// A column that holds the same as another.
    SameAs {
        /// The heading of the other.
        other: String,
    },
    /// A column that is longer or shorter than the first one.
    Length {
        /// Its cells.
        found: usize,
        /// The cells of the first column.
        expected: usize,
    },
}

impl TableProblem {
    /// A column that was named and is not among the headings.
    #[must_use]
    pub fn no_such_column<'a>(heading: &str, headings: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            row: None,
            column: Some(heading.to_owned()),
            kind: TableProblemKind::NoSuchColumn {
                nearest: nearest(heading, headings),
            },
        }
    }

    /// The stable code of the kind of problem, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.kind {
            TableProblemKind::Value(kind) => kind.code(),
            TableProblemKind::Infinite => "infinite-number",
            TableProblemKind::ForeignType { .. } => "wrong-type",
            TableProblemKind::NotOneValue { .. } => "not-one-value",
            TableProblemKind::WithUnit { .. } => "with-unit",
            TableProblemKind::NotANumber { .. } => "not-a-number",
            TableProblemKind::OtherUnit { .. } => "other-unit",
            TableProblemKind::FractionOrPercent { .. } => "fraction-or-percent",
            TableProblemKind::UnknownCategory { .. } => "unknown-category",
            TableProblemKind::NoSuchColumn { .. } => "no-such-column",
            TableProblemKind::NoNameColumn => "no-name-column",
            TableProblemKind::NoName => "no-name",
            TableProblemKind::NoPeriodColumn => "no-period-column",
            TableProblemKind::NoPeriod => "no-period",
            TableProblemKind::Repeated { .. } => "repeated-row",
            TableProblemKind::Differs { .. } => "differing-rows",
            TableProblemKind::SameAs { .. } => "repeated-column",
            TableProblemKind::Length { .. } => "column-length",
        }
    }

    /// Where it is: `row 7, column "Target 2024"`; empty where it is about the whole table.
    #[must_use]
    pub fn place(&self, locale: Locale) -> String {
        let (row, column) = match locale {
            Locale::Indonesian => ("baris", "kolom"),
            Locale::English => ("row", "column"),
        };
        let row = self.row.map(|number| format!("{row} {number}"));
        let column = self
            .column
            .as_ref()
            .map(|heading| format!("{column} \"{}\"", quoted(heading)));
        let both: Vec<_> = row.into_iter().chain(column).collect();
        both.join(", ")
    }

    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => self.kind.indonesian(),
            Locale::English => self.kind.english(),
        }
    }

    fn line(&self, locale: Locale) -> String {
        let place = self.place(locale);
        let message = self.message(locale);
        if place.is_empty() {
            message
        } else {
            format!("{place}: {message}")
        }
    }
}

impl TableProblemKind {
    fn indonesian(&self) -> String {
        match self {
            Self::Value(kind) => kind.message(Locale::Indonesian),
            Self::Infinite => "tak hingga bukan angka yang dapat dihitung; kosongkan selnya, atau isi dengan angkanya".to_owned(),
            Self::ForeignType { found } => {
                format!("nilai berjenis {found} bukan teks atau angka")
            }
            Self::NotOneValue { text } => not_one_value(text, Locale::Indonesian),
            Self::WithUnit { text } => format!(
                "\"{}\" bersatuan, sedangkan kolom ini hanya menyimpan angka; tulis semua angka dalam satu satuan dan hapus satuannya, atau hitung tiap baris dengan achievement(…)",
                quoted(text)
            ),
            Self::NotANumber { text } => format!(
                "\"{}\" bukan angka, sedangkan kolom ini hanya menyimpan angka; tulis angka, atau \"-\" bila tidak ada; hitung predikat dan tanggal dengan achievement(…)",
                quoted(text)
            ),
            Self::OtherUnit { text, beside, other } => format!(
                "\"{}\" tidak sesatuan dengan \"{}\" di kolom \"{}\"; tulis keduanya dalam satu satuan, atau hitung tiap baris dengan achievement(…)",
                quoted(text),
                quoted(beside),
                quoted(other)
            ),
            Self::FractionOrPercent { text, beside, other } => format!(
                "\"{}\" tanpa satuan di samping \"{}\" di kolom \"{}\" dapat berarti pecahan dari 1 atau persen; tulis dengan %, atau tulis kedua kolom sebagai angka dalam persen",
                quoted(text),
                quoted(beside),
                quoted(other)
            ),
            Self::UnknownCategory { found, labels } => format!(
                "\"{}\" bukan kategori skala ini; yang ada: {}; pakai aturan yang sama dengan saat capaiannya dihitung",
                quoted(found),
                labels.join(", ")
            ),
            Self::NoSuchColumn { nearest: None } => "kolom ini tidak ada dalam tabel".to_owned(),
            Self::NoSuchColumn { nearest: Some(nearest) } => {
                format!("kolom ini tidak ada dalam tabel; maksudnya \"{}\"?", quoted(nearest))
            }
            Self::NoNameColumn => "tidak ada kolom berisi nama indikator; sebutkan kolomnya".to_owned(),
            Self::NoName => "indikator ini tidak bernama; isi namanya".to_owned(),
            Self::NoPeriodColumn => {
                "periode tiap baris tidak ada; sebutkan kolom tahunnya, atau periode tiap kolom target dan realisasi".to_owned()
            }
            Self::NoPeriod => "periodenya tidak ada; isi tahunnya".to_owned(),
            Self::Repeated { id, first } => format!(
                "indikator \"{id}\" sudah ada di baris {first}; hapus atau satukan, atau beri id lain"
            ),
            Self::Differs { found, before, first } => format!(
                "\"{}\" di sini, \"{}\" di baris {first}; samakan",
                quoted(found),
                quoted(before)
            ),
            Self::SameAs { other } => format!(
                "isinya sama dengan kolom \"{}\"; sebutkan salah satu saja",
                quoted(other)
            ),
            Self::Length { found, expected } => {
                format!("{found} sel, sedangkan kolom pertama {expected} sel")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Value(kind) => kind.message(Locale::English),
            Self::Infinite => "an infinity is no number to compute with; leave the cell empty, or enter the number".to_owned(),
            Self::ForeignType { found } => format!("a {found} is neither text nor number"),
            Self::NotOneValue { text } => not_one_value(text, Locale::English),
            Self::WithUnit { text } => format!(
                "\"{}\" has a unit, and this column keeps numbers alone; write all numbers in one unit without it, or measure each row by achievement(…)",
                quoted(text)
            ),
            Self::NotANumber { text } => format!(
                "\"{}\" is no number, and this column keeps numbers alone; write a number, or \"-\" for none; measure grades and dates by achievement(…)",
                quoted(text)
            ),
            Self::OtherUnit { text, beside, other } => format!(
                "\"{}\" is not in the unit of \"{}\" in column \"{}\"; write both in one unit, or measure each row by achievement(…)",
                quoted(text),
                quoted(beside),
                quoted(other)
            ),
            Self::FractionOrPercent { text, beside, other } => format!(
                "\"{}\" without a unit beside \"{}\" in column \"{}\" may be a fraction of 1 or a percentage; write it with %, or write both columns as numbers of percent",
                quoted(text),
                quoted(beside),
                quoted(other)
            ),
            Self::UnknownCategory { found, labels } => format!(
                "\"{}\" is no category of this scale; there are: {}; use the rules that the achievements were evaluated by",
                quoted(found),
                labels.join(", ")
            ),
            Self::NoSuchColumn { nearest: None } => "the table has no such column".to_owned(),
            Self::NoSuchColumn { nearest: Some(nearest) } => {
                format!("the table has no such column; did you mean \"{}\"?", quoted(nearest))
            }
            Self::NoNameColumn => "no column holds the names of the indicators; name it".to_owned(),
            Self::NoName => "this indicator has no name; give it one".to_owned(),
            Self::NoPeriodColumn => {
                "the rows have no period; name the column of years, or the period of each column of targets and realizations".to_owned()
            }
            Self::NoPeriod => "its period is missing; give the year".to_owned(),
            Self::Repeated { id, first } => format!(
                "the indicator \"{id}\" stands in row {first} already; remove or join them, or give another id"
            ),
            Self::Differs { found, before, first } => format!(
                "\"{}\" here, \"{}\" in row {first}; make them the same",
                quoted(found),
                quoted(before)
            ),
            Self::SameAs { other } => format!(
                "it holds the same as the column \"{}\"; name one of them",
                quoted(other)
            ),
            Self::Length { found, expected } => {
                format!("{found} cells, where the first column has {expected}")
            }
        }
    }
}

/// Finds the column of two whose number is wrong where the numbers of one row, each with the
/// heading of its column, cannot be compared as plain numbers; `None` where they can be.
#[must_use]
pub fn units_problem<'a>(
    realization: (&'a str, &Figure),
    target: (&'a str, &Figure),
) -> Option<(&'a str, TableProblemKind)> {
    let problem = plainly_comparable(realization.1, target.1).err()?;
    let write = |figure: &Figure| figure.write(Locale::Indonesian);
    Some(match problem {
        NotPlain::UnitsDiffer => (
            realization.0,
            TableProblemKind::OtherUnit {
                text: write(realization.1),
                beside: write(target.1),
                other: target.0.to_owned(),
            },
        ),
        NotPlain::MayBeFraction => {
            let (bare, percentage) = match realization.1.unit {
                None => (realization, target),
                Some(_) => (target, realization),
            };
            let kind = TableProblemKind::FractionOrPercent {
                text: write(bare.1),
                beside: write(percentage.1),
                other: percentage.0.to_owned(),
            };
            (bare.0, kind)
        }
    })
}

impl From<number::NumberError> for TableProblemKind {
    fn from(error: number::NumberError) -> Self {
        Self::Value(ProblemKind::Number(error))
    }
}

impl fmt::Display for TableProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Locale::English))
    }
}

/// Everything that is wrong with a table, by row and then by column. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProblems(Vec<TableProblem>);

impl TableProblems {
    pub(super) fn new(mut problems: Vec<TableProblem>) -> Self {
        problems.sort_by_key(|problem| problem.row);
        Self(problems)
    }

    /// What was collected; `None` when nothing was.
    #[must_use]
    pub fn collected(problems: Vec<TableProblem>) -> Option<Self> {
        (!problems.is_empty()).then(|| Self::new(problems))
    }

    /// The problems.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &TableProblem> {
        self.0.iter()
    }

    /// All messages with their places, a line each.
    #[must_use]
    pub fn messages(&self, locale: Locale) -> String {
        let lines = self.0.iter().map(|problem| problem.line(locale));
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for TableProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messages(Locale::English))
    }
}

impl std::error::Error for TableProblems {}

impl<'a> IntoIterator for &'a TableProblems {
    type Item = &'a TableProblem;
    type IntoIter = std::slice::Iter<'a, TableProblem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

fn not_one_value(text: &str, locale: Locale) -> String {
    let fault = GivenError::NotOneValue {
        text: text.to_owned(),
    };
    fault.message(locale)
}

//! A table of indicators, as agencies keep them in a sheet or a data frame: a row for each, with
//! its targets and realizations in columns.
//!
//! Whoever reads the table (a data frame, a workbook, an array of a page) says what each column
//! holds and hands over its cells; what they mean is decided here. Everything that cannot be
//! read is told together, each with its row and the heading of its column.

mod problem;
mod reading;
mod words;

pub use problem::{TableProblem, TableProblemKind, TableProblems, units_problem};

use rust_decimal::Decimal;

use crate::framework::{Framework, FrameworkDraft};
use crate::number::{FloatError, exact};
use crate::value::{Date, Locale, Period};

/// What a column of a table of indicators holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Holds {
    /// Ids of the indicators; where no column holds them they are made of the names.
    Id,
    /// Names of the indicators. *Indikator kinerja.*
    Name,
    /// Names of goals. *Tujuan.*
    Goal,
    /// Names of objectives. *Sasaran.*
    Objective,
    /// Units. *Satuan.*
    Unit,
    /// Which way is better, in the words of the file or of reports (`maksimal`, `negatif`).
    /// *Polaritas.*
    Polarity,
    /// How lower-is-better is measured, in the words of the file. *Cara hitung.*
    Method,
    /// The starting point. *Kondisi awal.*
    Baseline,
    /// Weights. *Bobot.*
    Weight,
    /// Codes that others gave. *Kode.*
    Code,
    /// What exactly is meant. *Definisi operasional.*
    Definition,
    /// Where the data come from. *Sumber data.*
    Source,
    /// The period of each row, in a table with a row for each indicator and period. *Tahun.*
    Period,
    /// Targets of the plan. *Target Renstra.*
    Target(When),
    /// Targets of the yearly agreement. *Target Perjanjian Kinerja.*
    AgreedTarget(When),
    /// Realizations. *Realisasi.*
    Realization(When),
}

/// For which period the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// All for one.
    In(Period),
    /// For that of their row, by the column that holds [`Holds::Period`].
    OfRow,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableCell {
    /// Nothing.
    Missing,
    /// A number.
    Number(Decimal),
    /// A text, still to be read.
    Text(String),
    /// Yes or no.
    Truth(bool),
    /// A day.
    Date(Date),
    /// A number that is infinite.
    Infinite,
    /// A number with more digits than can be kept (28).
    TooLong(String),
    /// A value of some other type, by its name.
    Foreign(String),
}

impl TableCell {
    /// A float by its shortest decimal form; NaN, by which data frames mark what is missing, is
    /// nothing.
    ///
    /// ```
    /// use lkj_core::files::TableCell;
    /// assert_eq!(TableCell::from_float(80.94), TableCell::Number("80.94".parse()?));
    /// assert_eq!(TableCell::from_float(f64::NAN), TableCell::Missing);
    /// assert_eq!(TableCell::from_float(f64::INFINITY), TableCell::Infinite);
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    #[must_use]
    pub fn from_float(value: f64) -> Self {
        match exact::shortest(value) {
            Ok(Some(number)) => Self::Number(number),
            Ok(None) => Self::Missing,
            Err(FloatError::Infinite) => Self::Infinite,
            Err(FloatError::TooLong { text }) => Self::TooLong(text),
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableColumn {
    heading: String,
    holds: Holds,
    cells: Vec<TableCell>,
}

/// A table of indicators, column by column.
///
/// ```
/// use lkj_core::files::{Holds, IndicatorTable, TableCell, When};
/// use lkj_core::{Period, Rules, Year};
///
/// let year = Year::new(2024)?;
/// let texts = |cells: [&str; 2]| cells.map(|cell| TableCell::Text(cell.to_owned())).to_vec();
/// let table = IndicatorTable::new("Dinas Contoh")
///     .with_column("Indikator", Holds::Name, texts(["Koperasi aktif", "Angka kematian ibu"]))
///     .with_column("Polaritas", Holds::Polarity, texts(["positif", "negatif"]))
///     .with_column("Target", Holds::Target(When::In(Period::Year(year))), texts(["80,94", "12"]))
///     .with_column(
///         "Realisasi",
///         Holds::Realization(When::In(Period::Year(year))),
///         vec![TableCell::from_float(80.34), TableCell::Missing],
///     );
/// let framework = table.framework()?;
/// let evaluation = framework.evaluate(year, &Rules::default())?;
/// let achieved = evaluation.indicators[0].achievement.value().map(|value| value.to_string());
/// assert_eq!(achieved.as_deref(), Some("99.26"));
///
/// let wrong = table.with_column("Bobot", Holds::Weight, texts(["1.100", "dua"]));
/// let problems = wrong.framework().unwrap_err();
/// assert_eq!(problems.iter().count(), 2);
/// assert!(problems.to_string().starts_with("row 1, column \"Bobot\": \"1.100\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "tabel indikator")]
pub struct IndicatorTable {
    organization: String,
    first_row: usize,
    locale: Option<Locale>,
    columns: Vec<TableColumn>,
}

impl IndicatorTable {
    /// A table of the indicators of an organization, still without columns.
    #[must_use]
    pub fn new(organization: impl Into<String>) -> Self {
        Self {
            organization: organization.into(),
            first_row: 1,
            locale: None,
            columns: Vec::new(),
        }
    }

    /// Which number messages give the first row: 2 where a row of headings is counted too.
    #[must_use]
    pub const fn counted_from(mut self, first_row: usize) -> Self {
        self.first_row = first_row;
        self
    }

    /// The style in which all its numbers are written, so that none is ambiguous.
    #[must_use]
    pub const fn written_in(mut self, locale: Locale) -> Self {
        self.locale = Some(locale);
        self
    }

    /// The table with another column.
    #[must_use]
    pub fn with_column(
        mut self,
        heading: impl Into<String>,
        holds: Holds,
        cells: Vec<TableCell>,
    ) -> Self {
        self.columns.push(TableColumn {
            heading: heading.into(),
            holds,
            cells,
        });
        self
    }

    /// What the table says, to be changed before a framework is made of it.
    ///
    /// Rows without any cell are passed over. Goals and objectives get ids of their words; an
    /// indicator belongs to its objective, else to its goal.
    ///
    /// # Errors
    /// [`TableProblems`] with every cell that cannot be read in one way.
    pub fn draft(&self) -> Result<FrameworkDraft, TableProblems> {
        reading::read(self).map(|read| read.draft)
    }

    /// The framework that the table makes.
    ///
    /// # Errors
    /// [`TableProblems`] with every cell that cannot be read in one way, else with what does not
    /// fit together.
    pub fn framework(&self) -> Result<Framework, TableProblems> {
        let read = reading::read(self)?;
        let rows = read.rows;
        Framework::new(read.draft).map_err(|problems| {
            let each = problems.iter().map(|problem| TableProblem {
                row: rows.of_path(&problem.place.path),
                column: None,
                kind: TableProblemKind::Value(problem.kind.clone()),
            });
            TableProblems::new(each.collect())
        })
    }
}

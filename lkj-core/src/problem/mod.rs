//! What is wrong with an input, said so that a planner can mend it.
//!
//! Nothing comes singly: reading collects every [`Problem`] of all files into [`Problems`].
//! Each has a place, a stable [`code`](Problem::code), and a message in Indonesian and
//! English that says what was found, what was expected and what to do.

#[cfg(any(feature = "toml", feature = "json"))]
mod syntax_words;
mod words;

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::formula::FormulaProblem;
use crate::number;
use crate::rules::ScaleError;
use crate::value::{Locale, Place};

/// One thing that is wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong, with the particulars.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The text is no TOML or JSON here.
    Syntax {
        /// `TOML` or `JSON`.
        language: &'static str,
        /// What the parser says.
        detail: String,
        /// A number written as reports write it, which is the likely cause.
        number: Option<String>,
    },
    /// Something that TOML 1.0 does not have yet.
    NewerToml {
        /// What it is.
        construct: TomlConstruct,
    },
    /// The bytes are no UTF-8 text.
    NotUtf8,
    /// There is nothing in the file.
    Empty,
    /// Over one of the stated limits.
    OverLimit {
        /// Which one.
        limit: Limit,
        /// How much is allowed.
        most: usize,
    },
    /// The file says that it is written for a later version of the format.
    NewerFormat {
        /// The version that it names.
        found: String,
    },
    /// A key that the format does not have here.
    UnknownKey {
        /// The key.
        key: String,
        /// The known key that is nearest to it.
        nearest: Option<String>,
    },
    /// A key that must be there.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// The same key twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Option<Place>,
    },
    /// A value of another type than the key takes.
    WrongType {
        /// What was found.
        found: ValueType,
        /// What the key takes.
        expected: Expected,
    },
    /// A word that is none of those allowed.
    UnknownWord {
        /// The word.
        found: String,
        /// The words that are allowed.
        allowed: Vec<&'static str>,
        /// The allowed one that is nearest.
        nearest: Option<String>,
    },
    /// A text that cannot be an id.
    InvalidId(crate::value::InvalidId),
    /// An id that names two things.
    DuplicateId {
        /// The id.
        id: String,
        /// Where it was used first.
        first: Place,
    },
    /// An id that names nothing.
    UnknownId {
        /// The id.
        id: String,
        /// What it may name; empty where that may be anything.
        expected: Vec<&'static str>,
        /// The nearest id that would fit.
        nearest: Option<String>,
    },
    /// An id of another kind of thing than the link takes.
    WrongKindOfId {
        /// The id.
        id: String,
        /// What it names.
        found: &'static str,
        /// What the link takes.
        expected: Vec<&'static str>,
    },
    /// Things that depend on themselves.
    Cycle {
        /// The ids, from one back to itself.
        ids: Vec<String>,
    },
    /// A number that cannot be read in one way.
    Number(number::NumberError),
    /// A text where a number must be.
    NotANumber {
        /// The text.
        text: String,
    },
    /// A number with a unit of another dimension than its place has.
    OtherUnit {
        /// The text.
        text: String,
        /// The unit of the place.
        unit: String,
    },
    /// A target that bounds the side that the declared polarity calls the better one.
    SideContradictsPolarity {
        /// The target as written.
        target: String,
        /// The declared polarity.
        polarity: crate::rules::Polarity,
        /// The side that the target bounds.
        side: number::Side,
    },
    /// An unquoted number that TOML reads as thousandths where a report means thousands.
    PointBeforeThreeDigits {
        /// The token.
        text: String,
    },
    /// Two whole numbers where one with a decimal comma was meant: `[80,94]`.
    SplitNumber {
        /// The number that was probably meant.
        text: String,
    },
    /// A text that is no year, period or date.
    InvalidPeriod {
        /// The text.
        text: String,
        /// Which of these it should be.
        expected: Expected,
    },
    /// A first year that comes after the last.
    BackwardsYears {
        /// Both, in the order in which they stand.
        years: String,
    },
    /// A text that is no citation of a regulation.
    InvalidCitation {
        /// The text.
        text: String,
    },
    /// A number of decimals outside 0 to 12.
    InvalidPlaces {
        /// What was given.
        found: String,
    },
    /// A row with too few or too many cells.
    RowLength {
        /// Cells that the row has, its label apart.
        found: usize,
        /// Cells that it should have.
        expected: usize,
    },
    /// A formula that cannot be read, or names what is not there.
    Formula(FormulaProblem),
    /// Classes of a scale that are not in order.
    Scale(ScaleError),
    /// A rules profile that is not known.
    UnknownProfile {
        /// Its name.
        name: String,
        /// The known one that is nearest.
        nearest: Option<String>,
    },
    /// Several measures of a kind, of which one has no id.
    MeasureWithoutId,
    /// The bytes are no workbook that can be read.
    NotAWorkbook {
        /// What was found instead.
        detail: String,
    },
    /// A sheet without the row of headings that tells its columns.
    NoHeadings {
        /// The headings that must be there.
        headings: Vec<&'static str>,
    },
    /// The same heading twice on a sheet.
    DuplicateHeading {
        /// The heading.
        heading: String,
        /// The cell of the first.
        first: Place,
    },
    /// A heading or the name of a sheet that was probably meant to be another.
    MistypedHeading {
        /// What stands there.
        found: String,
        /// What was probably meant.
        nearest: String,
    },
    /// A cell without which its row says nothing.
    MissingCell {
        /// The heading of its column.
        heading: &'static str,
    },
    /// A cell that shows an error such as `#REF!`.
    CellError {
        /// The error.
        text: String,
    },
    /// A formula whose result is not in the file.
    UncalculatedFormula,
    /// A value, and a reason why there is none.
    ValueAndReason,
}

/// Something that TOML 1.1 has and TOML 1.0 does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TomlConstruct {
    /// A line break (or a comment) inside an inline table.
    LineBreakInInlineTable,
    /// A comma behind the last entry of an inline table.
    TrailingComma,
    /// `\e` or `\x` in a string.
    Escape,
    /// A time without seconds.
    TimeWithoutSeconds,
}

/// One of the stated limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of text, all files together.
    TextBytes,
    /// Depth of nesting.
    Nesting,
    /// Number of values of one file.
    Values,
    /// Bytes of a workbook once it is unpacked.
    UnpackedBytes,
}

/// The type of a value in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueType {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A date or time.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
    /// JSON's `null`.
    Null,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Expected {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    WholeNumber,
    /// `true` or `false`.
    Truth,
    /// A list.
    List,
    /// A table.
    Table,
    /// A list of tables (`[[…]]`).
    ListOfTables,
    /// A text or a table.
    TextOrTable,
    /// A first and a last year.
    TwoYears,
    /// A year.
    Year,
    /// A year or a part of one.
    Period,
    /// A part of a year: `Q1`.
    Part,
    /// A part of a certain year: `2025-Q1`.
    PartOfAYear,
    /// A date.
    Date,
    /// An indicator of an agency: `dinkop.rat`.
    AgencyIndicator,
}

impl Problem {
    /// The stable code of the kind of problem, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        self.kind.message(locale)
    }
}

impl ProblemKind {
    /// The stable code of the kind of problem, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ProblemKind::Syntax { number: None, .. } => "syntax",
            ProblemKind::Syntax {
                number: Some(_), ..
            } => "unquoted-number",
            ProblemKind::NewerToml { .. } => "toml-1.1",
            ProblemKind::NotUtf8 => "not-utf-8",
            ProblemKind::Empty => "empty-file",
            ProblemKind::OverLimit { .. } => "over-limit",
            ProblemKind::NewerFormat { .. } => "newer-format",
            ProblemKind::UnknownKey { .. } => "unknown-key",
            ProblemKind::MissingKey { .. } => "missing-key",
            ProblemKind::DuplicateKey { .. } => "duplicate-key",
            ProblemKind::WrongType { .. } => "wrong-type",
            ProblemKind::UnknownWord { .. } => "unknown-word",
            ProblemKind::InvalidId(_) => "invalid-id",
            ProblemKind::DuplicateId { .. } => "duplicate-id",
            ProblemKind::UnknownId { .. } => "unknown-id",
            ProblemKind::WrongKindOfId { .. } => "wrong-kind-of-id",
            ProblemKind::Cycle { .. } => "cycle",
            ProblemKind::Number(number::NumberError::Ambiguous { .. }) => "ambiguous-number",
            ProblemKind::Number(_) => "malformed-number",
            ProblemKind::NotANumber { .. } => "not-a-number",
            ProblemKind::OtherUnit { .. } => "other-unit",
            ProblemKind::SideContradictsPolarity { .. } => "side-contradicts-polarity",
            ProblemKind::PointBeforeThreeDigits { .. } => "point-before-three-digits",
            ProblemKind::SplitNumber { .. } => "split-number",
            ProblemKind::InvalidPeriod { .. } | ProblemKind::BackwardsYears { .. } => {
                "invalid-period"
            }
            ProblemKind::InvalidCitation { .. } => "invalid-citation",
            ProblemKind::InvalidPlaces { .. } => "invalid-places",
            ProblemKind::RowLength { .. } => "row-length",
            ProblemKind::Formula(problem) => problem.code(),
            ProblemKind::Scale(ScaleError::Overlapping { .. }) => "overlapping-scale",
            ProblemKind::Scale(ScaleError::Empty { .. }) => "empty-class",
            ProblemKind::Scale(ScaleError::TwoEnds { .. }) => "class-with-two-ends",
            ProblemKind::UnknownProfile { .. } => "unknown-profile",
            ProblemKind::MeasureWithoutId => "measure-without-id",
            ProblemKind::NotAWorkbook { .. } => "not-a-workbook",
            ProblemKind::NoHeadings { .. } => "no-headings",
            ProblemKind::DuplicateHeading { .. } => "duplicate-heading",
            ProblemKind::MistypedHeading { .. } => "mistyped-heading",
            ProblemKind::MissingCell { .. } => "missing-cell",
            ProblemKind::CellError { .. } => "cell-error",
            ProblemKind::UncalculatedFormula => "formula-not-calculated",
            ProblemKind::ValueAndReason => "value-and-reason",
        }
    }

    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => words::indonesian(self),
            Locale::English => words::english(self),
        }
    }
}

/// With its code and the message in both languages.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut problem = serializer.serialize_struct("Problem", 4)?;
        problem.serialize_field("code", self.code())?;
        problem.serialize_field("place", &self.place)?;
        problem.serialize_field("message", &self.message(Locale::Indonesian))?;
        problem.serialize_field("message_en", &self.message(Locale::English))?;
        problem.end()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message(Locale::English))
    }
}

/// Everything that is wrong with an input, by file, line and column. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Sorts what was collected; `None` when nothing was.
    pub(crate) fn collected(mut problems: Vec<Problem>) -> Option<Self> {
        problems.sort_by(|one, other| {
            let position = |problem: &Problem| {
                (
                    problem.place.file.clone(),
                    problem.place.sheet.clone(),
                    problem.place.line,
                    problem.place.column,
                )
            };
            position(one).cmp(&position(other))
        });
        problems.dedup();
        (!problems.is_empty()).then_some(Self(problems))
    }

    /// The problems.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.0.iter()
    }

    /// All messages with their places, a line each.
    #[must_use]
    pub fn messages(&self, locale: Locale) -> String {
        let lines = self
            .0
            .iter()
            .map(|problem| format!("{}: {}", problem.place, problem.message(locale)));
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messages(Locale::English))
    }
}

impl std::error::Error for Problems {}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

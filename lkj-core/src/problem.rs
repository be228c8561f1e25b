//! What is wrong with an input, said so that a planner can mend it.
//!
//! Nothing comes singly: reading collects every [`Problem`] of all files into [`Problems`].
//! Each has a place, a stable [`code`](Problem::code), and a message in Indonesian and
//! English that says what was found, what was expected and what to do.

use std::fmt;

use rust_decimal::Decimal;

use crate::formula::FormulaProblem;
use crate::number::exact;
use crate::{Locale, Place, number};

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
    InvalidId(crate::InvalidId),
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
    /// Two classes of a scale that overlap.
    OverlappingScale {
        /// The labels of the two.
        labels: [String; 2],
    },
    /// A rules profile that is not known.
    UnknownProfile {
        /// Its name.
        name: String,
        /// The known one that is nearest.
        nearest: Option<String>,
    },
    /// Several measures of a kind, of which one has no id.
    MeasureWithoutId,
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
    /// Number of values, all files together.
    Values,
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
}

impl Problem {
    /// The stable code of the kind of problem, the same in every language.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.kind {
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
            ProblemKind::PointBeforeThreeDigits { .. } => "point-before-three-digits",
            ProblemKind::SplitNumber { .. } => "split-number",
            ProblemKind::InvalidPeriod { .. } => "invalid-period",
            ProblemKind::InvalidCitation { .. } => "invalid-citation",
            ProblemKind::InvalidPlaces { .. } => "invalid-places",
            ProblemKind::RowLength { .. } => "row-length",
            ProblemKind::Formula(problem) => problem.code(),
            ProblemKind::OverlappingScale { .. } => "overlapping-scale",
            ProblemKind::UnknownProfile { .. } => "unknown-profile",
            ProblemKind::MeasureWithoutId => "measure-without-id",
        }
    }

    /// What is wrong and what to do, without the place.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => indonesian(&self.kind),
            Locale::English => english(&self.kind),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message(Locale::English))
    }
}

/// Everything that is wrong with an input, in the order of the files. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Sorts what was collected; `None` when nothing was.
    pub(crate) fn collected(mut problems: Vec<Problem>) -> Option<Self> {
        problems.sort_by(|one, other| {
            let position = |problem: &Problem| {
                (
                    problem.place.file.clone(),
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

#[expect(
    clippy::too_many_lines,
    reason = "a table of messages, one for each kind"
)]
fn indonesian(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Syntax {
            number: Some(number),
            ..
        } => format!(
            "angka {number} tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik (\"{number}\") atau polos dengan titik desimal dan tanpa pemisah ribuan ({})",
            plain_writing(number)
        ),
        ProblemKind::Syntax {
            language, detail, ..
        } => format!(
            "bukan {language} yang sah di sini: {}",
            parser_words(detail, Locale::Indonesian)
        ),
        ProblemKind::NewerToml { construct } => format!(
            "{} baru ada di TOML 1.1; berkas ini TOML 1.0. {}",
            construct.indonesian(),
            construct.repair_indonesian()
        ),
        ProblemKind::NotUtf8 => "bukan teks UTF-8; simpan ulang dengan pengodean UTF-8".to_owned(),
        ProblemKind::Empty => {
            "berkas kosong; yang paling sedikit: [organization] dengan name".to_owned()
        }
        ProblemKind::OverLimit { limit, most } => {
            format!("melebihi batas {} ({most})", limit.indonesian())
        }
        ProblemKind::NewerFormat { found } => format!(
            "format {found} lebih baru daripada yang dikenal (1); gunakan lkj yang lebih baru"
        ),
        ProblemKind::UnknownKey { key, nearest } => format!(
            "kunci \"{key}\" tidak dikenal di sini{}; yang bukan bagian format ditaruh di extra",
            did_you_mean(nearest.as_deref(), Locale::Indonesian)
        ),
        ProblemKind::MissingKey { key } => format!("kunci \"{key}\" harus ada"),
        ProblemKind::DuplicateKey { key, first } => format!(
            "kunci \"{key}\" ditulis dua kali{}; hapus salah satu",
            first_place(first.as_ref(), Locale::Indonesian)
        ),
        ProblemKind::WrongType { found, expected } => format!(
            "ditemukan {}, seharusnya {}",
            found.indonesian(),
            expected.indonesian()
        ),
        ProblemKind::UnknownWord {
            found,
            allowed,
            nearest,
        } => format!(
            "\"{found}\" tidak dikenal{}; yang ada: {}",
            did_you_mean(nearest.as_deref(), Locale::Indonesian),
            allowed.join(", ")
        ),
        ProblemKind::InvalidId(error) => format!(
            "id \"{}\" tidak sah: {}",
            error.text,
            id_reason_indonesian(error.reason)
        ),
        ProblemKind::DuplicateId { id, first } => format!(
            "id \"{id}\" sudah dipakai di {first}; satu id hanya untuk satu hal dalam seluruh kerangka"
        ),
        ProblemKind::UnknownId { id, nearest } => format!(
            "tidak ada yang ber-id \"{id}\"{}",
            did_you_mean(nearest.as_deref(), Locale::Indonesian)
        ),
        ProblemKind::WrongKindOfId {
            id,
            found,
            expected,
        } => format!(
            "\"{id}\" adalah {}, di sini seharusnya {}",
            kind_indonesian(found),
            expected
                .iter()
                .map(|kind| kind_indonesian(kind))
                .collect::<Vec<_>>()
                .join(" atau ")
        ),
        ProblemKind::Cycle { ids } => {
            format!("bergantung pada dirinya sendiri: {}", ids.join(" → "))
        }
        ProblemKind::Number(error) => number_indonesian(error),
        ProblemKind::NotANumber { text } => format!("\"{text}\" bukan angka"),
        ProblemKind::PointBeforeThreeDigits { text } => {
            let (thousands, fraction) = two_writings(text);
            format!(
                "{text} tanpa tanda petik dibaca TOML sebagai pecahan; tulis {thousands} bila ribuan, {fraction} bila memang tiga desimal"
            )
        }
        ProblemKind::SplitNumber { text } => format!(
            "ini daftar berisi dua bilangan bulat; bila yang dimaksud {text}, tulis \"{text}\" atau {}",
            text.replace(',', ".")
        ),
        ProblemKind::InvalidPeriod { text } => format!(
            "\"{text}\" bukan tahun, periode (2019, 2019-S1, 2019-Q3, 2019-07) atau tanggal (2019-01-31)"
        ),
        ProblemKind::InvalidCitation { text } => {
            format!("\"{text}\" bukan kutipan peraturan; tulis jenis, nomor/tahun: \"UU 25/1992\"")
        }
        ProblemKind::InvalidPlaces { found } => {
            format!("jumlah desimal {found} di luar 0 sampai 12")
        }
        ProblemKind::RowLength { found, expected } => {
            format!("baris ini berisi {found} angka, seharusnya {expected}")
        }
        ProblemKind::Formula(problem) => problem.message(Locale::Indonesian),
        ProblemKind::OverlappingScale {
            labels: [one, other],
        } => format!("kelas \"{one}\" dan \"{other}\" pada skala bertumpang tindih"),
        ProblemKind::UnknownProfile { name, nearest } => format!(
            "profil aturan \"{name}\" tidak dikenal{}",
            did_you_mean(nearest.as_deref(), Locale::Indonesian)
        ),
        ProblemKind::MeasureWithoutId => {
            "bila tolok ukur sejenis lebih dari satu, masing-masing perlu id".to_owned()
        }
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "a table of messages, one for each kind"
)]
fn english(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Syntax {
            number: Some(number),
            ..
        } => format!(
            "the number {number} cannot stand plain as a report prints it; quote it (\"{number}\"), or write it with a decimal point and without thousands separators ({})",
            plain_writing(number)
        ),
        ProblemKind::Syntax {
            language, detail, ..
        } => format!(
            "no valid {language} here: {}",
            parser_words(detail, Locale::English)
        ),
        ProblemKind::NewerToml { construct } => format!(
            "{} came with TOML 1.1; this file is TOML 1.0. {}",
            construct.english(),
            construct.repair_english()
        ),
        ProblemKind::NotUtf8 => "not UTF-8 text; save it again as UTF-8".to_owned(),
        ProblemKind::Empty => {
            "the file is empty; the least that it needs is [organization] with a name".to_owned()
        }
        ProblemKind::OverLimit { limit, most } => {
            format!("over the limit of {} ({most})", limit.english())
        }
        ProblemKind::NewerFormat { found } => {
            format!("format {found} is newer than the one known here (1); use a newer lkj")
        }
        ProblemKind::UnknownKey { key, nearest } => format!(
            "unknown key \"{key}\" here{}; what is no part of the format goes into extra",
            did_you_mean(nearest.as_deref(), Locale::English)
        ),
        ProblemKind::MissingKey { key } => format!("the key \"{key}\" is missing"),
        ProblemKind::DuplicateKey { key, first } => format!(
            "the key \"{key}\" stands twice{}; remove one",
            first_place(first.as_ref(), Locale::English)
        ),
        ProblemKind::WrongType { found, expected } => {
            format!("found {}, expected {}", found.english(), expected.english())
        }
        ProblemKind::UnknownWord {
            found,
            allowed,
            nearest,
        } => format!(
            "unknown word \"{found}\"{}; there are: {}",
            did_you_mean(nearest.as_deref(), Locale::English),
            allowed.join(", ")
        ),
        ProblemKind::InvalidId(error) => error.to_string(),
        ProblemKind::DuplicateId { id, first } => format!(
            "the id \"{id}\" is used already at {first}; an id names one thing in the whole framework"
        ),
        ProblemKind::UnknownId { id, nearest } => format!(
            "nothing has the id \"{id}\"{}",
            did_you_mean(nearest.as_deref(), Locale::English)
        ),
        ProblemKind::WrongKindOfId {
            id,
            found,
            expected,
        } => format!(
            "\"{id}\" is of kind {found}; expected {}",
            expected.join(" or ")
        ),
        ProblemKind::Cycle { ids } => format!("depends on itself: {}", ids.join(" → ")),
        ProblemKind::Number(number::NumberError::Ambiguous {
            text,
            grouped,
            fraction,
        }) => format!(
            "\"{text}\" can be read in two ways: as {} or as {}; write {} or {}",
            exact_plain(*grouped),
            exact_plain(*fraction),
            exact::write(*grouped),
            exact::write(*fraction)
        ),
        ProblemKind::Number(error) => error.to_string(),
        ProblemKind::NotANumber { text } => format!("\"{text}\" is not a number"),
        ProblemKind::PointBeforeThreeDigits { text } => {
            let (thousands, fraction) = two_writings(text);
            format!(
                "TOML reads an unquoted {text} as a fraction; write {thousands} for thousands, {fraction} for three decimals"
            )
        }
        ProblemKind::SplitNumber { text } => format!(
            "this is a list of two whole numbers; if {text} is meant, write \"{text}\" or {}",
            text.replace(',', ".")
        ),
        ProblemKind::InvalidPeriod { text } => format!(
            "\"{text}\" is not a year, a period (2019, 2019-S1, 2019-Q3, 2019-07) or a date (2019-01-31)"
        ),
        ProblemKind::InvalidCitation { text } => {
            format!("\"{text}\" is not a citation; write kind, number/year: \"UU 25/1992\"")
        }
        ProblemKind::InvalidPlaces { found } => format!("{found} decimals are outside 0 to 12"),
        ProblemKind::RowLength { found, expected } => {
            format!("this row has {found} figures, expected {expected}")
        }
        ProblemKind::Formula(problem) => problem.message(Locale::English),
        ProblemKind::OverlappingScale {
            labels: [one, other],
        } => format!("the classes \"{one}\" and \"{other}\" of the scale overlap"),
        ProblemKind::UnknownProfile { name, nearest } => format!(
            "unknown rules profile \"{name}\"{}",
            did_you_mean(nearest.as_deref(), Locale::English)
        ),
        ProblemKind::MeasureWithoutId => {
            "of several measures of a kind each needs an id".to_owned()
        }
    }
}

/// What a parser says, in a language.
fn parser_words(detail: &str, locale: Locale) -> String {
    #[cfg(any(feature = "toml", feature = "json"))]
    return crate::exchange::syntax_words::told(detail, locale);
    #[cfg(not(any(feature = "toml", feature = "json")))]
    {
        let _ = locale;
        detail.to_owned()
    }
}

fn number_indonesian(error: &number::NumberError) -> String {
    match error {
        number::NumberError::Ambiguous {
            text,
            grouped,
            fraction,
        } => format!(
            "\"{text}\" dapat dibaca dua cara: {} atau {}; tulis {} atau {}",
            exact_plain(*grouped),
            exact_plain(*fraction),
            exact::write(*grouped),
            exact::write(*fraction)
        ),
        number::NumberError::Malformed { text, proposals } => {
            let each: Vec<_> = proposals
                .iter()
                .map(|proposal| exact::write(*proposal))
                .collect();
            let meant = if each.is_empty() {
                String::new()
            } else {
                format!("; maksudnya {}?", each.join(" atau "))
            };
            format!("\"{text}\" bukan angka yang tersusun benar{meant}")
        }
        number::NumberError::Backwards { text } => format!("rentang \"{text}\" terbalik"),
        number::NumberError::TooLong { text } => {
            format!("\"{text}\" berisi lebih banyak angka daripada yang dapat disimpan tepat (28)")
        }
    }
}

fn exact_plain(value: Decimal) -> String {
    value.to_string()
}

/// `25.391` as thousands and as three decimals, each written so that it is unambiguous.
fn two_writings(text: &str) -> (String, String) {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let sign = if text.starts_with('-') { "-" } else { "" };
    (format!("{sign}{digits}"), format!("{sign}{digits}e-3"))
}

/// How a number of a report is written plain.
fn plain_writing(number: &str) -> String {
    match number::parse_with(
        number,
        number::Hint {
            locale: Some(Locale::Indonesian),
            ..number::Hint::default()
        },
    ) {
        Ok(number::Reading::Figure(figure)) => exact::write(figure.value),
        _ => "80.94".to_owned(),
    }
}

fn did_you_mean(nearest: Option<&str>, locale: Locale) -> String {
    match (nearest, locale) {
        (None, _) => String::new(),
        (Some(nearest), Locale::Indonesian) => format!("; maksudnya \"{nearest}\"?"),
        (Some(nearest), Locale::English) => format!("; did you mean \"{nearest}\"?"),
    }
}

fn first_place(first: Option<&Place>, locale: Locale) -> String {
    match (first, locale) {
        (None, _) => String::new(),
        (Some(first), Locale::Indonesian) => format!(", pertama di {first}"),
        (Some(first), Locale::English) => format!(", first at {first}"),
    }
}

fn id_reason_indonesian(reason: crate::InvalidIdReason) -> &'static str {
    match reason {
        crate::InvalidIdReason::Empty => "kosong",
        crate::InvalidIdReason::TooLong => "lebih dari 64 huruf",
        crate::InvalidIdReason::Beginning => "harus diawali huruf kecil",
        crate::InvalidIdReason::Character => "hanya boleh huruf kecil, angka dan _",
        crate::InvalidIdReason::Reserved => "kata ini dipakai bahasa rujukan",
    }
}

/// The Indonesian name of a kind of thing that ids name.
pub(crate) fn kind_indonesian(kind: &str) -> &str {
    match kind {
        "unit" => "unit organisasi",
        "official" => "pejabat",
        "profile table" => "tabel profil",
        "mission" => "misi",
        "goal" => "tujuan",
        "objective" => "sasaran",
        "strategy" => "strategi",
        "policy" => "kebijakan",
        "indicator" => "indikator",
        "series" => "data dasar",
        "group" => "kelompok belanja",
        "program" => "program",
        "activity" => "kegiatan",
        "sub-activity" => "sub kegiatan",
        "measure" => "tolok ukur",
        "document" => "dokumen",
        other => other,
    }
}

impl TomlConstruct {
    const fn indonesian(self) -> &'static str {
        match self {
            Self::LineBreakInInlineTable => "ganti baris di dalam { … }",
            Self::TrailingComma => "koma sesudah isi terakhir { … }",
            Self::Escape => "urutan lolos \\e atau \\x",
            Self::TimeWithoutSeconds => "waktu tanpa detik",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::LineBreakInInlineTable => "a line break inside { … }",
            Self::TrailingComma => "a comma behind the last entry of { … }",
            Self::Escape => "the escape \\e or \\x",
            Self::TimeWithoutSeconds => "a time without seconds",
        }
    }

    const fn repair_indonesian(self) -> &'static str {
        match self {
            Self::LineBreakInInlineTable => "Tulis dalam satu baris, atau sebagai [tabel].",
            Self::TrailingComma => "Hapus komanya.",
            Self::Escape => "Tulis \\u001b atau \\u00….",
            Self::TimeWithoutSeconds => "Tambahkan detiknya.",
        }
    }

    const fn repair_english(self) -> &'static str {
        match self {
            Self::LineBreakInInlineTable => "Write it on one line, or as a [table].",
            Self::TrailingComma => "Remove the comma.",
            Self::Escape => "Write \\u001b or \\u00….",
            Self::TimeWithoutSeconds => "Add the seconds.",
        }
    }
}

impl Limit {
    const fn indonesian(self) -> &'static str {
        match self {
            Self::TextBytes => "panjang teks dalam bita",
            Self::Nesting => "kedalaman tabel dan daftar",
            Self::Values => "banyaknya nilai",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::TextBytes => "bytes of text",
            Self::Nesting => "depth of nesting",
            Self::Values => "number of values",
        }
    }
}

impl ValueType {
    const fn indonesian(self) -> &'static str {
        match self {
            Self::Text => "teks",
            Self::Number => "angka",
            Self::Truth => "true/false",
            Self::Date => "tanggal",
            Self::List => "daftar",
            Self::Table => "tabel",
            Self::Null => "null",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Truth => "true/false",
            Self::Date => "a date",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Null => "null",
        }
    }
}

impl Expected {
    const fn indonesian(self) -> &'static str {
        match self {
            Self::Text => "teks",
            Self::Number => "angka",
            Self::WholeNumber => "bilangan bulat",
            Self::Truth => "true atau false",
            Self::List => "daftar",
            Self::Table => "tabel",
            Self::ListOfTables => "daftar tabel ([[…]])",
            Self::TextOrTable => "teks atau tabel",
            Self::TwoYears => "tahun awal dan akhir, [2018, 2023]",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number",
            Self::Truth => "true or false",
            Self::List => "a list",
            Self::Table => "a table",
            Self::ListOfTables => "a list of tables ([[…]])",
            Self::TextOrTable => "a text or a table",
            Self::TwoYears => "a first and a last year, [2018, 2023]",
        }
    }
}

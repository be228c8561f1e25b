//! What is wrong with a formula, and where in it.

use std::fmt;

use crate::Locale;

/// What is wrong with a formula or reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("in \"{text}\" at character {}: {fault}", position.saturating_add(1))]
pub struct FormulaProblem {
    /// The whole formula.
    pub text: String,
    /// Where in it, in characters from 0.
    pub position: usize,
    /// What is wrong there.
    pub fault: FormulaFault,
}

/// A fault at one place of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormulaFault {
    /// There is nothing.
    Empty,
    /// Longer than [`LONGEST`](super::LONGEST).
    TooLong,
    /// Deeper than [`DEEPEST`](super::DEEPEST).
    TooDeep,
    /// A character that formulas do not use.
    Character(char),
    /// It ends where more should come.
    Unfinished,
    /// Something else was expected here.
    Unexpected {
        /// What stands there.
        found: String,
        /// What could stand there.
        expected: &'static str,
    },
    /// A text without its closing quote.
    OpenQuote,
    /// A number that could be meant in two ways.
    AmbiguousNumber(String),
    /// A number that cannot be kept exactly.
    Number(String),
    /// No function has this name.
    UnknownFunction {
        /// The name.
        name: String,
        /// The nearest function.
        nearest: Option<String>,
    },
    /// A function with the wrong number of arguments.
    Arguments {
        /// The function.
        function: &'static str,
        /// How many it was given.
        found: usize,
    },
    /// No period.
    Period(String),
    /// No base such as `@plan`.
    Base(String),
    /// A name that nothing has.
    UnknownName {
        /// The name.
        name: String,
        /// The nearest known name.
        nearest: Option<String>,
    },
    /// A quantity that the thing does not have.
    UnknownQuantity {
        /// What was asked.
        name: String,
        /// The kind of thing.
        of: &'static str,
        /// What it does have.
        known: &'static [&'static str],
    },
    /// Something that is no number, where a formula needs one.
    NotNumeric(String),
    /// A part that the series does not have.
    UnknownPart {
        /// The part.
        part: String,
        /// The nearest one.
        nearest: Option<String>,
    },
    /// A part of something that has none.
    NoParts(String),
}

impl FormulaProblem {
    /// The stable code of the fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.fault {
            FormulaFault::UnknownName { .. } => "unknown-id",
            FormulaFault::UnknownQuantity { .. } => "unknown-quantity",
            FormulaFault::UnknownPart { .. } | FormulaFault::NoParts(_) => "unknown-part",
            FormulaFault::NotNumeric(_) => "not-a-number",
            FormulaFault::AmbiguousNumber(_) => "ambiguous-number",
            FormulaFault::TooLong | FormulaFault::TooDeep => "over-limit",
            _ => "formula-syntax",
        }
    }

    /// What is wrong and where, in a language.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let position = self.position.saturating_add(1);
        let text = shortened(&self.text);
        match locale {
            Locale::Indonesian => {
                format!(
                    "rumus \"{text}\", huruf ke-{position}: {}",
                    self.fault.indonesian()
                )
            }
            Locale::English => format!("formula \"{text}\", character {position}: {}", self.fault),
        }
    }
}

/// A formula over the limit is not repeated whole in its message.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 120;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn suggestion(nearest: Option<&str>, words: [&str; 2]) -> String {
    nearest.map_or_else(String::new, |nearest| {
        format!("{}{nearest}{}", words[0], words[1])
    })
}

impl fmt::Display for FormulaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MEANT: [&str; 2] = ["; did you mean ", "?"];
        match self {
            Self::Empty => f.write_str("nothing is there"),
            Self::TooLong => write!(f, "longer than {} bytes", super::LONGEST),
            Self::TooDeep => write!(f, "nested deeper than {}", super::DEEPEST),
            Self::Character('%') => {
                f.write_str("% is not used in formulas; multiply by 100 instead")
            }
            Self::Character(character) => write!(f, "{character:?} is not used in formulas"),
            Self::Unfinished => f.write_str("it ends too early"),
            Self::Unexpected { found, expected } => write!(f, "found {found}, expected {expected}"),
            Self::OpenQuote => f.write_str("the closing quote is missing"),
            Self::AmbiguousNumber(text) => write!(
                f,
                "{text} could be thousands or thousandths; formulas take a decimal point and no thousands separators (write 1100 or 1.1)"
            ),
            Self::Number(text) => write!(f, "{text} is no number that can be kept exactly"),
            Self::UnknownFunction { name, nearest } => write!(
                f,
                "there is no function {name}{}",
                suggestion(nearest.as_deref(), MEANT)
            ),
            Self::Arguments { function, found } => {
                write!(f, "{function} does not take {found} arguments")
            }
            Self::Period(text) => write!(f, "{text} is no period; write [2018], [-1] or [2018-Q3]"),
            Self::Base(text) => write!(
                f,
                "{text} is no base; write @plan, @annual_plan or @agreement"
            ),
            Self::UnknownName { name, nearest } => write!(
                f,
                "nothing has the id \"{name}\"{}",
                suggestion(nearest.as_deref(), MEANT)
            ),
            Self::UnknownQuantity { name, of, known } => write!(
                f,
                "a thing of kind {of} has no {name}; it has {}",
                known.join(", ")
            ),
            Self::NotNumeric(text) => write!(f, "{text} is no number"),
            Self::UnknownPart { part, nearest } => write!(
                f,
                "there is no part \"{part}\"{}",
                suggestion(nearest.as_deref(), MEANT)
            ),
            Self::NoParts(text) => write!(f, "{text} has no parts"),
        }
    }
}

impl FormulaFault {
    fn indonesian(&self) -> String {
        const MEANT: [&str; 2] = ["; maksudnya ", "?"];
        match self {
            Self::Empty => "kosong".to_owned(),
            Self::TooLong => format!("lebih panjang dari {} bita", super::LONGEST),
            Self::TooDeep => format!("bersarang lebih dalam dari {}", super::DEEPEST),
            Self::Character('%') => "% tidak dipakai dalam rumus; kalikan dengan 100".to_owned(),
            Self::Character(character) => format!("{character:?} tidak dipakai dalam rumus"),
            Self::Unfinished => "berakhir sebelum selesai".to_owned(),
            Self::Unexpected { found, expected } => format!(
                "ditemukan {found}, seharusnya {}",
                expected_indonesian(expected)
            ),
            Self::OpenQuote => "tanda petik penutup tidak ada".to_owned(),
            Self::AmbiguousNumber(text) => format!(
                "{text} dapat berarti ribuan atau pecahan; rumus memakai titik desimal tanpa pemisah ribuan (tulis 1100 atau 1.1)"
            ),
            Self::Number(text) => format!("{text} bukan angka yang dapat disimpan tepat"),
            Self::UnknownFunction { name, nearest } => format!(
                "fungsi {name} tidak ada{}",
                suggestion(nearest.as_deref(), MEANT)
            ),
            Self::Arguments { function, found } => {
                format!("{function} tidak menerima {found} argumen")
            }
            Self::Period(text) => {
                format!("{text} bukan periode; tulis [2018], [-1] atau [2018-Q3]")
            }
            Self::Base(text) => {
                format!("{text} bukan acuan; tulis @plan, @annual_plan atau @agreement")
            }
            Self::UnknownName { name, nearest } => format!(
                "tidak ada yang ber-id \"{name}\"{}",
                suggestion(nearest.as_deref(), MEANT)
            ),
            Self::UnknownQuantity { name, of, known } => format!(
                "{} tidak punya {name}; yang ada: {}",
                crate::problem::kind_indonesian(of),
                known.join(", ")
            ),
            Self::NotNumeric(text) => format!("{text} bukan angka"),
            Self::UnknownPart { part, nearest } => format!(
                "bagian \"{part}\" tidak ada{}",
                suggestion(nearest.as_deref(), MEANT)
            ),
            Self::NoParts(text) => format!("{text} tidak punya bagian"),
        }
    }
}

fn expected_indonesian(expected: &str) -> &str {
    match expected {
        "a number, a name or a parenthesis" => "angka, nama, atau kurung buka",
        "an operator" => "tanda hitung",
        "an operator or the end" => "tanda hitung atau akhir rumus",
        "a closing parenthesis" => "kurung tutup",
        "a closing bracket" => "kurung siku tutup",
        "a part in quotes or a period" => "bagian dalam tanda petik, atau periode",
        "a name" => "nama",
        "plan, annual_plan or agreement" => "plan, annual_plan atau agreement",
        "the end" => "akhir",
        other => other,
    }
}

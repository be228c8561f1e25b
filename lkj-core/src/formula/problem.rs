//! What is wrong with a formula, and where in it.

use std::fmt;

use crate::Locale;
use crate::problem::quoted;

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
        let text = quoted(&self.text);
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

/// What was probably meant, or what else to do.
fn suggestion(nearest: Option<&str>, words: [&str; 2], otherwise: &str) -> String {
    nearest.map_or_else(
        || otherwise.to_owned(),
        |nearest| format!("{}{nearest}{}", words[0], words[1]),
    )
}

impl fmt::Display for FormulaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let meant = |nearest: &Option<String>, otherwise| {
            suggestion(nearest.as_deref(), ["; did you mean ", "?"], otherwise)
        };
        match self {
            Self::Empty => f.write_str("nothing is there; write a formula, or remove the key"),
            Self::TooLong => write!(
                f,
                "longer than {} bytes; put parts of it into series with formulas of their own",
                super::LONGEST
            ),
            Self::TooDeep => write!(
                f,
                "nested deeper than {}; put parts of it into series with formulas of their own",
                super::DEEPEST
            ),
            Self::Character('%') => {
                f.write_str("% is not used in formulas; multiply by 100 instead")
            }
            Self::Character(character) => {
                write!(
                    f,
                    "'{character}' is not used in formulas; there are + - * / ( )"
                )
            }
            Self::Unfinished => {
                f.write_str("it ends too early; add what is missing, or close ( and [")
            }
            Self::Unexpected { found, expected } => write!(
                f,
                "found {found}, expected {expected}{}",
                hint(found, expected).map_or_else(String::new, |[_, hint]| format!("; {hint}"))
            ),
            Self::OpenQuote => f.write_str("the closing quote is missing; add a \""),
            Self::AmbiguousNumber(text) => write!(
                f,
                "{} could be thousands or thousandths; formulas take a decimal point and no thousands separators (write 1100 or 1.1)",
                quoted(text)
            ),
            Self::Number(text) => {
                write!(
                    f,
                    "{} is no number that can be kept exactly; write it as 1234.5",
                    quoted(text)
                )
            }
            Self::UnknownFunction { name, nearest } => write!(
                f,
                "there is no function {}{}; there are: {}",
                quoted(name),
                meant(nearest, ""),
                functions()
            ),
            Self::Arguments { function, found } => {
                write!(f, "{function} does not take {found} arguments")
            }
            Self::Period(text) => {
                write!(
                    f,
                    "{} is no period; write [2018], [-1] or [2018-Q3]",
                    quoted(text)
                )
            }
            Self::Base(text) => write!(
                f,
                "{} is no base; write @plan, @annual_plan or @agreement",
                quoted(text)
            ),
            Self::UnknownName { name, nearest } => write!(
                f,
                "nothing has the id \"{}\"{}",
                quoted(name),
                meant(nearest, "; correct it, or add it")
            ),
            Self::UnknownQuantity { name, of, known } => write!(
                f,
                "a thing of kind {of} has no {}; it has {}",
                quantity(name, "value of its own"),
                known.join(", ")
            ),
            Self::NotNumeric(text) => {
                write!(
                    f,
                    "{} is no number, and a formula needs numbers",
                    quoted(text)
                )
            }
            Self::UnknownPart { part, nearest } => write!(
                f,
                "there is no part \"{}\"{}",
                quoted(part),
                meant(nearest, "; correct it, or add it")
            ),
            Self::NoParts(text) => {
                write!(
                    f,
                    "{} has no parts; remove the brackets with the part",
                    quoted(text)
                )
            }
        }
    }
}

impl FormulaFault {
    fn indonesian(&self) -> String {
        let meant = |nearest: &Option<String>, otherwise| {
            suggestion(nearest.as_deref(), ["; maksudnya ", "?"], otherwise)
        };
        match self {
            Self::Empty => "kosong; tulis rumusnya, atau hapus kuncinya".to_owned(),
            Self::TooLong => format!(
                "lebih panjang dari {} bita; pindahkan bagiannya ke data dasar berumus sendiri",
                super::LONGEST
            ),
            Self::TooDeep => format!(
                "bersarang lebih dalam dari {}; pindahkan bagiannya ke data dasar berumus sendiri",
                super::DEEPEST
            ),
            Self::Character('%') => "% tidak dipakai dalam rumus; kalikan dengan 100".to_owned(),
            Self::Character(character) => {
                format!("'{character}' tidak dipakai dalam rumus; yang ada + - * / ( )")
            }
            Self::Unfinished => {
                "berakhir sebelum selesai; tambahkan yang kurang, atau tutup ( dan [".to_owned()
            }
            Self::Unexpected { found, expected } => format!(
                "ditemukan {found}, seharusnya {}{}",
                expected_indonesian(expected),
                hint(found, expected).map_or_else(String::new, |[hint, _]| format!("; {hint}"))
            ),
            Self::OpenQuote => "tanda petik penutup tidak ada; tambahkan \"".to_owned(),
            Self::AmbiguousNumber(text) => format!(
                "{} dapat berarti ribuan atau pecahan; rumus memakai titik desimal tanpa pemisah ribuan (tulis 1100 atau 1.1)",
                quoted(text)
            ),
            Self::Number(text) => format!(
                "{} bukan angka yang dapat disimpan tepat; tulis seperti 1234.5",
                quoted(text)
            ),
            Self::UnknownFunction { name, nearest } => format!(
                "fungsi {} tidak ada{}; yang ada: {}",
                quoted(name),
                meant(nearest, ""),
                functions()
            ),
            Self::Arguments { function, found } => {
                format!("{function} tidak menerima {found} argumen")
            }
            Self::Period(text) => {
                format!(
                    "{} bukan periode; tulis [2018], [-1] atau [2018-Q3]",
                    quoted(text)
                )
            }
            Self::Base(text) => format!(
                "{} bukan acuan; tulis @plan, @annual_plan atau @agreement",
                quoted(text)
            ),
            Self::UnknownName { name, nearest } => format!(
                "tidak ada yang ber-id \"{}\"{}",
                quoted(name),
                meant(nearest, "; perbaiki, atau tambahkan")
            ),
            Self::UnknownQuantity { name, of, known } => format!(
                "{} tidak punya {}; yang ada: {}",
                crate::problem::kind_indonesian(of),
                quantity(name, "nilai sendiri"),
                known.join(", ")
            ),
            Self::NotNumeric(text) => {
                format!("{} bukan angka, padahal rumus perlu angka", quoted(text))
            }
            Self::UnknownPart { part, nearest } => format!(
                "bagian \"{}\" tidak ada{}",
                quoted(part),
                meant(nearest, "; perbaiki, atau tambahkan")
            ),
            Self::NoParts(text) => {
                format!(
                    "{} tidak punya bagian; hapus kurung siku dengan bagiannya",
                    quoted(text)
                )
            }
        }
    }
}

/// What people write in formulas that the language writes otherwise, in Indonesian and English.
fn hint(found: &str, expected: &str) -> Option<[&'static str; 2]> {
    match found {
        "x" | "X" if expected.starts_with("an operator") => {
            Some(["kali ditulis *", "times is written *"])
        }
        "\",\"" => Some([
            "desimal ditulis dengan titik",
            "decimals are written with a point",
        ]),
        _ => None,
    }
}

/// A quantity that was asked for, or that none was.
fn quantity<'a>(name: &'a str, none: &'a str) -> &'a str {
    if name.is_empty() { none } else { name }
}

fn functions() -> String {
    super::Function::ALL.map(super::Function::name).join(", ")
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

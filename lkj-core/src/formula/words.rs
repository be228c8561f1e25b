//! What each fault of a formula is called, and what to do about it, in Indonesian and English.

use std::fmt;

use super::quantity_words::{meant_quantity, names_realization};
use super::{FormulaFault, Taken, YearRange};
use crate::value::excerpt::quoted;

/// What was probably meant, or what else to do.
fn suggestion(nearest: Option<&str>, words: [&str; 2], otherwise: &str) -> String {
    nearest.map_or_else(
        || otherwise.to_owned(),
        |nearest| format!("{}{nearest}{}", words[0], words[1]),
    )
}

impl fmt::Display for FormulaFault {
    #[expect(
        clippy::too_many_lines,
        reason = "a table of messages, one for each fault"
    )]
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
                    "'{character}' is not used in formulas; {}",
                    instead_of(*character)[1]
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
            Self::Arguments {
                function,
                found,
                usage,
            } => {
                write!(
                    f,
                    "{function} does not take {found} argument{}; write {usage}",
                    if *found == 1 { "" } else { "s" }
                )
            }
            Self::StrayComparison(comparison) => write!(
                f,
                "\"{}\" compares, and a comparison stands as the first argument of if alone, without parentheses around it; write {CHOICE}",
                comparison.text()
            ),
            Self::ComparisonExpected => {
                write!(f, "if needs a comparison first; write {CHOICE}")
            }
            Self::PartExpected => f.write_str(
                "share needs a part in quotes; write share(x, \"part\"), and of two numbers x / y * 100",
            ),
            Self::NotAName { of } => write!(
                f,
                "{of} needs the name of {}; give the calculation a series of its own, or write it out: {}",
                named(of)[1],
                written_out(of)
            ),
            Self::Period(text) => {
                write!(
                    f,
                    "{} is no period; write {}",
                    quoted(text),
                    range_meant(text).unwrap_or_else(|| {
                        "[2018], [-1], [2018-Q3], or [Q3], [S1], [07] of the year at hand".to_owned()
                    })
                )
            }
            Self::NotYears(text) => write!(
                f,
                "{} is no range of years; write two years as in x[2021..2024], or [-3..0] for the year at hand and the three before it",
                quoted(text)
            ),
            Self::TooManyYears => write!(
                f,
                "the ranges of a formula have more than {} years together; put parts of it into series with formulas of their own",
                super::MOST_YEARS
            ),
            Self::LoneRange(range) => {
                write!(
                    f,
                    "only sum, mean, min, max, count and or take a range of years, as one argument a year; write mean({range}){}",
                    change(range).map_or_else(String::new, |change| format!(
                        ", or {change} for the change from the first year to the last"
                    ))
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
            Self::QuantityAlone { name, meant } => write!(
                f,
                "nothing has the id \"{}\"; write the quantity behind an id: {meant}",
                quoted(name)
            ),
            Self::UnknownQuantity { name, of, known } => write!(
                f,
                "a thing of kind {of} has no {}{}; it has {}",
                quantity(name, "value of its own"),
                if names_realization(name) {
                    "; its realization is named by the id alone".to_owned()
                } else {
                    meant(&meant_quantity(name, known).map(str::to_owned), "")
                },
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
                    "{} has no parts; name it without a part",
                    quoted(text)
                )
            }
            Self::NoBenchmark(of) => write!(
                f,
                "{of} has no benchmark; add it under [benchmark.YEAR]"
            ),
            Self::WhoseBenchmark { of, bodies } => {
                write!(f, "whose benchmark is not said; write {}", each_of(of, bodies, "or"))
            }
        }
    }
}

impl FormulaFault {
    #[expect(clippy::too_many_lines, reason = "a message for each fault")]
    pub(super) fn indonesian(&self) -> String {
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
                format!(
                    "'{character}' tidak dipakai dalam rumus; {}",
                    instead_of(*character)[0]
                )
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
            Self::Arguments {
                function,
                found,
                usage,
            } => {
                format!("{function} tidak menerima {found} argumen; tulis {usage}")
            }
            Self::StrayComparison(comparison) => format!(
                "\"{}\" membandingkan, dan perbandingan hanya ada sebagai argumen pertama if, tanpa kurung di sekelilingnya; tulis {CHOICE}",
                comparison.text()
            ),
            Self::ComparisonExpected => {
                format!("if perlu perbandingan di depan; tulis {CHOICE}")
            }
            Self::PartExpected => "share perlu bagian dalam tanda petik; tulis share(x, \"bagian\"), dan untuk dua angka x / y * 100".to_owned(),
            Self::NotAName { of } => format!(
                "{of} perlu nama {}; beri hitungannya data dasar sendiri, atau tulis lengkap: {}",
                named(of)[0],
                written_out(of)
            ),
            Self::Period(text) => {
                format!(
                    "{} bukan periode; tulis {}",
                    quoted(text),
                    range_meant(text).unwrap_or_else(|| {
                        "[2018], [-1], [2018-Q3], atau [Q3], [S1], [07] untuk tahun berjalan".to_owned()
                    })
                )
            }
            Self::NotYears(text) => format!(
                "{} bukan rentang tahun; tulis dua tahun seperti x[2021..2024], atau [-3..0] untuk tahun berjalan dan tiga tahun sebelumnya",
                quoted(text)
            ),
            Self::TooManyYears => format!(
                "rentang dalam satu rumus bersama-sama lebih dari {} tahun; pindahkan bagiannya ke data dasar berumus sendiri",
                super::MOST_YEARS
            ),
            Self::LoneRange(range) => format!(
                "rentang tahun hanya diterima sum, mean, min, max, count dan or, sebagai satu argumen per tahun; tulis mean({range}){}",
                change(range).map_or_else(String::new, |change| format!(
                    ", atau {change} untuk perubahan dari tahun pertama ke tahun terakhir"
                ))
            ),
            Self::Base(text) => format!(
                "{} bukan acuan; tulis @plan, @annual_plan atau @agreement",
                quoted(text)
            ),
            Self::UnknownName { name, nearest } => format!(
                "tidak ada yang ber-id \"{}\"{}",
                quoted(name),
                meant(nearest, "; perbaiki, atau tambahkan")
            ),
            Self::QuantityAlone { name, meant } => format!(
                "tidak ada yang ber-id \"{}\"; besaran ditulis di belakang id: {meant}",
                quoted(name)
            ),
            Self::UnknownQuantity { name, of, known } => format!(
                "{} tidak punya {}{}; yang ada: {}",
                kind_indonesian(of),
                quantity(name, "nilai sendiri"),
                if names_realization(name) {
                    "; realisasinya ditulis dengan id saja".to_owned()
                } else {
                    meant(&meant_quantity(name, known).map(str::to_owned), "")
                },
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
                    "{} tidak punya bagian; tulis tanpa bagian",
                    quoted(text)
                )
            }
            Self::NoBenchmark(of) => {
                format!("{of} tidak punya pembanding; tambahkan pada [benchmark.TAHUN]")
            }
            Self::WhoseBenchmark { of, bodies } => format!(
                "pembanding milik siapa tidak disebut; tulis {}",
                each_of(of, bodies, "atau")
            ),
        }
    }
}

/// The change from the first to the last year of a range, where growth was asked for.
fn change(range: &YearRange) -> Option<String> {
    let (Taken::Growth, [first, .., last]) = (range.taken(), range.each()) else {
        return None;
    };
    let [first, last] = [first, last].map(|one| match one {
        super::Expression::Growth(reference) => reference.to_string(),
        other => other.to_string(),
    });
    Some(format!("({last} - {first}) / {first} * 100"))
}

/// The range that somebody meant who wrote `2018-2020` or `2018:2020` in brackets.
fn range_meant(text: &str) -> Option<String> {
    let (first, last) = text.split_once(['-', '/'])?;
    let is_year = |end: &str| end.parse::<crate::value::Year>().is_ok();
    (is_year(first) && is_year(last)).then(|| format!("[{first}..{last}]"))
}

/// How each benchmark of an indicator is written.
fn each_of(indicator: &str, bodies: &[String], or: &str) -> String {
    let each = bodies
        .iter()
        .map(|body| format!("{indicator}.benchmark[\"{}\"]", quoted(body)));
    each.collect::<Vec<_>>().join(&format!(" {or} "))
}

/// What people write in formulas that the language writes otherwise, in Indonesian and English.
fn hint(found: &str, expected: &str) -> Option<[&'static str; 2]> {
    match found {
        "x" | "X" if expected.starts_with("an operator") => {
            Some(["kali ditulis *", "times is written *"])
        }
        "and" | "AND" | "dan" => Some([
            "beberapa syarat ditulis dengan if di dalam if",
            "several conditions are written as an if within an if",
        ]),
        "or" | "OR" | "atau" => Some([
            "or(x, 0) adalah nilai pertama yang ada; beberapa syarat ditulis dengan if di dalam if",
            "or(x, 0) is the first that has a value; several conditions are written as an if within an if",
        ]),
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

/// How a choice is written.
const CHOICE: &str = "if(a < b, x, y)";

/// Everything that is written with parentheses behind its name, and how.
pub(super) fn callables() -> impl Iterator<Item = (&'static str, &'static str)> {
    let functions = super::Function::ALL
        .into_iter()
        .map(|function| (function.name(), function.usage()));
    functions.chain([
        ("if", CHOICE),
        ("or", "or(x, 0)"),
        ("growth", "growth(x)"),
        ("share", "share(x, \"…\")"),
    ])
}

fn functions() -> String {
    callables()
        .map(|(name, _)| name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a function needs the name of, in Indonesian and English.
fn named(function: &str) -> [&'static str; 2] {
    match function {
        "growth" => ["satu besaran", "one quantity"],
        _ => [
            "besaran seutuhnya, tanpa bagian",
            "a whole quantity, without a part",
        ],
    }
}

/// What a function stands for, with operators.
fn written_out(function: &str) -> &'static str {
    match function {
        "growth" => "(x - y) / y * 100",
        _ => "x / y * 100",
    }
}

/// What to write instead of a character, in Indonesian and English.
fn instead_of(character: char) -> [&'static str; 2] {
    match character {
        ';' => [
            "argumen dipisahkan dengan koma",
            "arguments are separated by commas",
        ],
        '“' | '”' | '„' | '\'' | '‘' | '’' | '«' | '»' => [
            "bagian ditulis dalam tanda petik lurus: um[\"…\"]",
            "parts stand in straight quotes: um[\"…\"]",
        ],
        '^' => [
            "pangkat ditulis sebagai perkalian: x * x",
            "a power is written as a product: x * x",
        ],
        _ => [
            "yang ada + - * / ( ) dan perbandingan di dalam if",
            "there are + - * / ( ) and comparisons within if",
        ],
    }
}

fn expected_indonesian(expected: &str) -> &str {
    match expected {
        "a number, a name or a parenthesis" => "angka, nama, atau kurung buka",
        "an operator" => "tanda hitung",
        "an operator or the end" => "tanda hitung atau akhir rumus",
        "= and what it should be" => "= dan yang seharusnya",
        "a closing parenthesis" => "kurung tutup",
        "a closing bracket" => "kurung siku tutup",
        "a part in quotes or a period" => "bagian dalam tanda petik, atau periode",
        "a name" => "nama",
        "plan, annual_plan or agreement" => "plan, annual_plan atau agreement",
        "the end" => "akhir",
        other => other,
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
        "agency" => "perangkat daerah",
        "list" => "daftar",
        other => other,
    }
}

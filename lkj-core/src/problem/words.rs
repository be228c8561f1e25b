//! What every problem is called, and what to do about it, in Indonesian and English.
//!
//! A message says what was found, what was expected, and what to write instead. It never
//! repeats a text of any length.

use super::{Expected, Limit, ProblemKind, TomlConstruct, ValueType};
use crate::formula::kind_indonesian;
use crate::number::{self, Side, exact};
use crate::rules::Polarity;
use crate::value::{FORMAT, Id, InvalidId, InvalidIdReason, Locale, Place, excerpt::quoted};

/// Words in quotes, joined.
fn each_quoted(words: &[&str], joint: &str) -> String {
    let quoted = words.iter().map(|word| format!("\"{word}\""));
    quoted.collect::<Vec<_>>().join(joint)
}

#[expect(
    clippy::too_many_lines,
    reason = "a table of messages, one for each kind"
)]
pub(super) fn indonesian(kind: &ProblemKind) -> String {
    const LOCALE: Locale = Locale::Indonesian;
    match kind {
        ProblemKind::Syntax { number: Some(number), .. } => unquoted_indonesian(&quoted(number)),
        ProblemKind::Syntax { language, detail, .. } => {
            format!("bukan {language} yang sah di sini: {}", parser_words(detail, LOCALE))
        }
        ProblemKind::NewerToml { construct } => format!(
            "{} baru ada di TOML 1.1; berkas ini TOML 1.0. {}",
            construct.indonesian(),
            construct.repair_indonesian()
        ),
        ProblemKind::NotUtf8 => "bukan teks UTF-8; simpan ulang dengan pengodean UTF-8".to_owned(),
        ProblemKind::Empty => {
            "berkas kosong; hapus, atau isi: yang paling sedikit [organization] dengan name".to_owned()
        }
        ProblemKind::OverLimit { limit, most } => {
            format!("melebihi batas {}; {}", limit.indonesian(*most), limit.repair_indonesian())
        }
        ProblemKind::NewerFormat { found } => format!(
            "format {} tidak dikenal, hanya format {FORMAT}; bila berkas ini dari lkj yang lebih baru, gunakan lkj itu",
            quoted(found)
        ),
        ProblemKind::UnknownKey { key, nearest } => format!(
            "kunci \"{}\" tidak dikenal di sini{}; yang bukan bagian format ditaruh di extra",
            quoted(key),
            did_you_mean(nearest.as_deref(), LOCALE)
        ),
        ProblemKind::MissingKey { key: "organization" } => {
            "tidak ada [organization]; tambahkan, dengan name = \"…\" di dalamnya".to_owned()
        }
        ProblemKind::MissingKey { key } => {
            format!("kunci \"{key}\" harus ada dan berisi; tambahkan {key} = \"…\"")
        }
        ProblemKind::DuplicateKey { key, first } => format!(
            "kunci \"{}\" ditulis dua kali{}; hapus atau satukan",
            quoted(key),
            first_place(first.as_ref(), LOCALE)
        ),
        ProblemKind::WrongType { found, expected } => format!(
            "ditemukan {}, seharusnya {}{}",
            found.indonesian(),
            expected.indonesian(),
            expected.repair(*found).map_or_else(String::new, |[repair, _]| format!("; {repair}"))
        ),
        ProblemKind::UnknownWord { found, allowed, nearest } => format!(
            "\"{}\" tidak dikenal{}; yang ada: {}",
            quoted(found),
            did_you_mean(nearest.as_deref(), LOCALE),
            allowed.join(", ")
        ),
        ProblemKind::InvalidId(error) => format!(
            "id \"{}\" tidak sah: {}{}",
            quoted(&error.text),
            id_reason_indonesian(error.reason),
            did_you_mean(id_like(error).as_deref(), LOCALE)
        ),
        ProblemKind::DuplicateId { id, first } => format!(
            "id \"{id}\" sudah dipakai di {first}; satu id hanya untuk satu hal dalam seluruh kerangka, ganti salah satu"
        ),
        ProblemKind::UnknownId { id, expected, nearest } => format!(
            "tidak ada {} ber-id \"{}\"{}",
            either(expected, "yang", " atau ", kind_indonesian),
            quoted(id),
            meant_or(nearest.as_deref(), "; perbaiki, atau tambahkan", LOCALE)
        ),
        ProblemKind::WrongKindOfId { id, found, expected } => format!(
            "\"{id}\" adalah {}, di sini seharusnya {}",
            kind_indonesian(found),
            either(expected, "yang lain", " atau ", kind_indonesian)
        ),
        ProblemKind::Cycle { ids } => {
            format!("bergantung pada dirinya sendiri: {}; putuskan di salah satunya", chain(ids))
        }
        ProblemKind::Number(error) => error.message(LOCALE),
        ProblemKind::NotANumber { text } => format!(
            "\"{}\" bukan angka; tulis angka, atau \"-\" bila tidak ada",
            quoted(text)
        ),
        ProblemKind::OtherUnit { text, unit } => format!(
            "\"{}\" tidak dapat dibaca dalam satuan \"{}\"; tulis nilainya dalam satuan itu",
            quoted(text),
            quoted(unit)
        ),
        ProblemKind::SideContradictsPolarity {
            target,
            polarity,
            side,
        } => format!(
            "target \"{}\" menyebut batas {}, sedangkan polarity = \"{}\"; tulis polarity = \"{}\" bila batasnya benar, atau betulkan targetnya",
            quoted(target),
            match side {
                Side::AtMost | Side::Below => "atas",
                Side::AtLeast | Side::Above => "bawah",
            },
            polarity.word(),
            polarity_of(*side).word(),
        ),
        ProblemKind::PointBeforeThreeDigits { text } => {
            let (thousands, fraction) = two_writings(text);
            format!(
                "{text} tanpa tanda petik dibaca sebagai pecahan, bukan ribuan; tulis {thousands} bila ribuan, {fraction} bila memang tiga desimal"
            )
        }
        ProblemKind::SplitNumber { text } => format!(
            "ini daftar berisi dua bilangan bulat; bila yang dimaksud {text}, tulis \"{text}\" atau {}",
            text.replace(',', ".")
        ),
        ProblemKind::InvalidPeriod { text, expected } => format!(
            "\"{}\" bukan {}",
            quoted(text),
            expected.indonesian()
        ),
        ProblemKind::BackwardsYears { years } => {
            format!("tahun {years} terbalik; tulis yang lebih awal dahulu")
        }
        ProblemKind::InvalidCitation { text } => format!(
            "\"{}\" bukan kutipan peraturan; tulis jenis, nomor/tahun: \"UU 25/1992\"",
            quoted(text)
        ),
        ProblemKind::InvalidPlaces { found } => {
            format!("jumlah desimal {found} di luar 0 sampai 12; tulis bilangan di antaranya")
        }
        ProblemKind::RowLength { found, expected } => format!(
            "baris ini berisi {found} angka, seharusnya {expected}; tulis \"-\" untuk yang tidak ada"
        ),
        ProblemKind::Formula(problem) => problem.message(LOCALE),
        ProblemKind::Scale(error) => error.message(LOCALE),
        ProblemKind::UnknownProfile { name, nearest } => format!(
            "profil aturan \"{}\" tidak dikenal{}; yang ada: {}",
            quoted(name),
            did_you_mean(nearest.as_deref(), LOCALE),
            profiles()
        ),
        ProblemKind::MeasureWithoutId => {
            "bila tolok ukur sejenis lebih dari satu, masing-masing perlu id: { id = \"…\", text = \"…\" }".to_owned()
        }
        ProblemKind::NotAWorkbook { detail } => format!(
            "bukan buku kerja XLSX yang dapat dibaca ({}); buka di aplikasi pengolah lembar kerja lalu simpan ulang sebagai .xlsx tanpa kata sandi",
            quoted(detail)
        ),
        ProblemKind::NoHeadings { headings } => format!(
            "baris judul kolom tidak ditemukan; harus ada satu baris dengan {}",
            each_quoted(headings, " dan ")
        ),
        ProblemKind::DuplicateHeading { heading, first } => format!(
            "judul kolom \"{}\" ditulis dua kali{}; hapus atau ganti salah satu",
            quoted(heading),
            first_place(Some(first), LOCALE)
        ),
        ProblemKind::MistypedHeading { found, nearest } => format!(
            "\"{}\" tidak dikenal; mungkin maksudnya \"{nearest}\"? Bila bukan bagian dari kerangka, beri nama lain",
            quoted(found)
        ),
        ProblemKind::MissingCell { heading } => {
            format!("kolom \"{heading}\" pada baris ini harus diisi, atau kosongkan seluruh barisnya")
        }
        ProblemKind::CellError { text } => format!(
            "sel ini menampilkan kesalahan {}; perbaiki rumusnya atau tulis nilainya",
            quoted(text)
        ),
        ProblemKind::UncalculatedFormula => {
            "hasil rumus sel ini tidak tersimpan; buka dan simpan ulang di aplikasi pengolah lembar kerja, atau tulis nilainya".to_owned()
        }
        ProblemKind::ValueAndReason => {
            "ada nilai, dan ada pula alasan mengapa tidak ada nilai; hapus salah satu".to_owned()
        }
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "a table of messages, one for each kind"
)]
pub(super) fn english(kind: &ProblemKind) -> String {
    const LOCALE: Locale = Locale::English;
    match kind {
        ProblemKind::Syntax {
            number: Some(number),
            ..
        } => unquoted_english(&quoted(number)),
        ProblemKind::Syntax {
            language, detail, ..
        } => {
            format!("no valid {language} here: {}", parser_words(detail, LOCALE))
        }
        ProblemKind::NewerToml { construct } => format!(
            "{} came with TOML 1.1; this file is TOML 1.0. {}",
            construct.english(),
            construct.repair_english()
        ),
        ProblemKind::NotUtf8 => "not UTF-8 text; save it again as UTF-8".to_owned(),
        ProblemKind::Empty => {
            "the file is empty; remove it, or fill it: the least is [organization] with a name"
                .to_owned()
        }
        ProblemKind::OverLimit { limit, most } => {
            format!(
                "over the limit of {}; {}",
                limit.english(*most),
                limit.repair_english()
            )
        }
        ProblemKind::NewerFormat { found } => format!(
            "format {} is not known, only format {FORMAT}; if this file is of a newer lkj, use that one",
            quoted(found)
        ),
        ProblemKind::UnknownKey { key, nearest } => format!(
            "unknown key \"{}\" here{}; what is no part of the format goes into extra",
            quoted(key),
            did_you_mean(nearest.as_deref(), LOCALE)
        ),
        ProblemKind::MissingKey {
            key: "organization",
        } => "there is no [organization]; add it, with name = \"…\" in it".to_owned(),
        ProblemKind::MissingKey { key } => {
            format!("the key \"{key}\" is missing or empty; add {key} = \"…\"")
        }
        ProblemKind::DuplicateKey { key, first } => format!(
            "the key \"{}\" stands twice{}; remove one or join them",
            quoted(key),
            first_place(first.as_ref(), LOCALE)
        ),
        ProblemKind::WrongType { found, expected } => format!(
            "found {}, expected {}{}",
            found.english(),
            expected.english(),
            expected
                .repair(*found)
                .map_or_else(String::new, |[_, repair]| format!("; {repair}"))
        ),
        ProblemKind::UnknownWord {
            found,
            allowed,
            nearest,
        } => format!(
            "unknown word \"{}\"{}; there are: {}",
            quoted(found),
            did_you_mean(nearest.as_deref(), LOCALE),
            allowed.join(", ")
        ),
        ProblemKind::InvalidId(error) => format!(
            "invalid id \"{}\": {}{}",
            quoted(&error.text),
            error.reason,
            did_you_mean(id_like(error).as_deref(), LOCALE)
        ),
        ProblemKind::DuplicateId { id, first } => format!(
            "the id \"{id}\" is used already at {first}; an id names one thing in the whole framework, change one"
        ),
        ProblemKind::UnknownId {
            id,
            expected,
            nearest,
        } => format!(
            "no {} has the id \"{}\"{}",
            either(expected, "thing", " or ", |kind| kind),
            quoted(id),
            meant_or(nearest.as_deref(), "; correct it, or add it", LOCALE)
        ),
        ProblemKind::WrongKindOfId {
            id,
            found,
            expected,
        } => format!(
            "\"{id}\" is of kind {found}; expected {}",
            either(expected, "another", " or ", |kind| kind)
        ),
        ProblemKind::Cycle { ids } => {
            format!("depends on itself: {}; break it at one of them", chain(ids))
        }
        ProblemKind::Number(error) => error.message(LOCALE),
        ProblemKind::NotANumber { text } => format!(
            "\"{}\" is not a number; write a number, or \"-\" if there is none",
            quoted(text)
        ),
        ProblemKind::OtherUnit { text, unit } => format!(
            "\"{}\" cannot be read in the unit \"{}\"; write the value in that unit",
            quoted(text),
            quoted(unit)
        ),
        ProblemKind::SideContradictsPolarity {
            target,
            polarity,
            side,
        } => format!(
            "the target \"{}\" names {} bound, and polarity = \"{}\"; write polarity = \"{}\" if the bound is right, or correct the target",
            quoted(target),
            match side {
                Side::AtMost | Side::Below => "an upper",
                Side::AtLeast | Side::Above => "a lower",
            },
            polarity.word(),
            polarity_of(*side).word(),
        ),
        ProblemKind::PointBeforeThreeDigits { text } => {
            let (thousands, fraction) = two_writings(text);
            format!(
                "an unquoted {text} is a fraction, not thousands; write {thousands} for thousands, {fraction} for three decimals"
            )
        }
        ProblemKind::SplitNumber { text } => format!(
            "this is a list of two whole numbers; if {text} is meant, write \"{text}\" or {}",
            text.replace(',', ".")
        ),
        ProblemKind::InvalidPeriod { text, expected } => {
            format!("\"{}\" is not {}", quoted(text), expected.english())
        }
        ProblemKind::BackwardsYears { years } => {
            format!("the years {years} run backwards; write the earlier one first")
        }
        ProblemKind::InvalidCitation { text } => format!(
            "\"{}\" is not a citation; write kind, number/year: \"UU 25/1992\"",
            quoted(text)
        ),
        ProblemKind::InvalidPlaces { found } => {
            format!("{found} decimals are outside 0 to 12; write a number in between")
        }
        ProblemKind::RowLength { found, expected } => {
            let figures = if *found == 1 { "figure" } else { "figures" };
            format!(
                "this row has {found} {figures}, expected {expected}; write \"-\" for what is missing"
            )
        }
        ProblemKind::Formula(problem) => problem.message(LOCALE),
        ProblemKind::Scale(error) => error.message(LOCALE),
        ProblemKind::UnknownProfile { name, nearest } => format!(
            "unknown rules profile \"{}\"{}; there are: {}",
            quoted(name),
            did_you_mean(nearest.as_deref(), LOCALE),
            profiles()
        ),
        ProblemKind::MeasureWithoutId => {
            "of several measures of a kind each needs an id: { id = \"…\", text = \"…\" }"
                .to_owned()
        }
        ProblemKind::NotAWorkbook { detail } => format!(
            "no XLSX workbook that can be read ({}); open it in a spreadsheet program and save it as .xlsx without a password",
            quoted(detail)
        ),
        ProblemKind::NoHeadings { headings } => format!(
            "there is no row of headings; one row must hold {}",
            each_quoted(headings, " and ")
        ),
        ProblemKind::DuplicateHeading { heading, first } => format!(
            "the heading \"{}\" stands twice{}; remove or rename one of them",
            quoted(heading),
            first_place(Some(first), LOCALE)
        ),
        ProblemKind::MistypedHeading { found, nearest } => format!(
            "\"{}\" is not known; did you mean \"{nearest}\"? If it is no part of the framework, give it another name",
            quoted(found)
        ),
        ProblemKind::MissingCell { heading } => format!(
            "column \"{heading}\" of this row must be filled in, or leave the whole row empty"
        ),
        ProblemKind::CellError { text } => format!(
            "this cell shows the error {}; mend its formula or write the value",
            quoted(text)
        ),
        ProblemKind::UncalculatedFormula => {
            "the result of this cell's formula is not in the file; open and save it in a spreadsheet program, or write the value".to_owned()
        }
        ProblemKind::ValueAndReason => {
            "there is a value, and also a reason why there is none; remove one of them".to_owned()
        }
    }
}

fn unquoted_indonesian(number: &str) -> String {
    let plain = plain_writing(number).map_or_else(String::new, |plain| {
        format!(" atau polos dengan titik desimal dan tanpa pemisah ribuan ({plain})")
    });
    format!(
        "{number} tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik (\"{number}\"){plain}"
    )
}

fn unquoted_english(number: &str) -> String {
    let plain = plain_writing(number).map_or_else(String::new, |plain| {
        format!(", or write it with a decimal point and without thousands separators ({plain})")
    });
    format!("{number} cannot stand plain as a report prints it; quote it (\"{number}\"){plain}")
}

/// How a number of a report is written plain; `None` for a range.
fn plain_writing(number: &str) -> Option<String> {
    let hint = number::Hint {
        locale: Some(Locale::Indonesian),
        ..number::Hint::default()
    };
    match number::parse_with(number, hint) {
        Ok(number::Reading::Figure(figure)) => Some(exact::write(figure.value)),
        _ => None,
    }
}

/// What a parser says, in a language.
fn parser_words(detail: &str, locale: Locale) -> String {
    #[cfg(any(feature = "toml", feature = "json"))]
    return crate::problem::syntax_words::told(&quoted(detail), locale);
    // Without a file format there is no parser that could say anything.
    #[cfg(not(any(feature = "toml", feature = "json")))]
    {
        let _ = locale;
        quoted(detail)
    }
}

/// The polarity that fits a target which bounds a side.
const fn polarity_of(side: Side) -> Polarity {
    match side {
        Side::AtMost | Side::Below => Polarity::AtMost,
        Side::AtLeast | Side::Above => Polarity::AtLeast,
    }
}

/// `25.391` as thousands and as three decimals, each written so that it is unambiguous.
fn two_writings(text: &str) -> (String, String) {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let sign = if text.starts_with('-') { "-" } else { "" };
    (format!("{sign}{digits}"), format!("{sign}{digits}e-3"))
}

/// The id that someone may have meant with a text that is none.
fn id_like(error: &InvalidId) -> Option<String> {
    if !matches!(
        error.reason,
        InvalidIdReason::Beginning | InvalidIdReason::Character
    ) {
        return None;
    }
    let like_id = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let id: String = error.text.to_lowercase().chars().map(like_id).collect();
    Id::new(&id).ok().map(|id| id.to_string())
}

fn chain(ids: &[String]) -> String {
    // A cycle of thousands is told by its ends.
    const SHOWN: usize = 12;
    match (ids.get(..SHOWN), ids.last()) {
        (Some(first), Some(last)) if ids.len() > SHOWN => {
            format!("{} → … → {last}", first.join(" → "))
        }
        _ => ids.join(" → "),
    }
}

/// `tujuan, sasaran atau program`
fn either<'a>(
    kinds: &[&'a str],
    any: &str,
    joiner: &str,
    name: impl Fn(&'a str) -> &'a str,
) -> String {
    let names: Vec<_> = kinds.iter().map(|kind| name(kind)).collect();
    match names.split_last() {
        None => any.to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{}{joiner}{last}", others.join(", ")),
    }
}

fn profiles() -> String {
    crate::rules::PROFILES
        .iter()
        .map(|profile| profile.name)
        .collect::<Vec<_>>()
        .join(", ")
}

fn did_you_mean(nearest: Option<&str>, locale: Locale) -> String {
    meant_or(nearest, "", locale)
}

/// What was probably meant; where nothing is near, something else to do.
fn meant_or(nearest: Option<&str>, otherwise: &str, locale: Locale) -> String {
    match (nearest, locale) {
        (None, _) => otherwise.to_owned(),
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

fn id_reason_indonesian(reason: InvalidIdReason) -> &'static str {
    match reason {
        InvalidIdReason::Empty => "kosong",
        InvalidIdReason::TooLong => "lebih dari 64 huruf",
        InvalidIdReason::Beginning => "harus diawali huruf kecil",
        InvalidIdReason::Character => "hanya boleh huruf kecil, angka dan _",
        InvalidIdReason::Reserved => "kata ini dipakai bahasa rujukan; pakai kata lain",
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
            Self::LineBreakInInlineTable => {
                "Tutup dengan } di baris yang sama, atau tulis sebagai [tabel]."
            }
            Self::TrailingComma => "Hapus komanya.",
            Self::Escape => "Tulis \\u001b atau \\u00….",
            Self::TimeWithoutSeconds => "Tambahkan detiknya.",
        }
    }

    const fn repair_english(self) -> &'static str {
        match self {
            Self::LineBreakInInlineTable => {
                "Close it with } on the same line, or write it as a [table]."
            }
            Self::TrailingComma => "Remove the comma.",
            Self::Escape => "Write \\u001b or \\u00….",
            Self::TimeWithoutSeconds => "Add the seconds.",
        }
    }
}

impl Limit {
    fn indonesian(self, most: usize) -> String {
        match self {
            Self::TextBytes => format!("{most} bita untuk semua berkas"),
            Self::Nesting => format!("{most} tingkat tabel dan daftar yang bersarang"),
            Self::Values => format!("{most} nilai dalam satu berkas"),
            Self::UnpackedBytes => format!("{most} bita isi buku kerja setelah dibuka"),
        }
    }

    fn english(self, most: usize) -> String {
        match self {
            Self::TextBytes => format!("{most} bytes for all files"),
            Self::Nesting => format!("{most} levels of nested tables and lists"),
            Self::Values => format!("{most} values in one file"),
            Self::UnpackedBytes => format!("{most} bytes of a workbook once it is unpacked"),
        }
    }

    const fn repair_indonesian(self) -> &'static str {
        match self {
            Self::TextBytes => "hapus yang tidak perlu, atau bagi menjadi beberapa kerangka",
            Self::Nesting => "periksa kurung yang tidak ditutup, atau kurangi tingkatnya",
            Self::Values => "bagi menjadi beberapa berkas",
            Self::UnpackedBytes => "hapus gambar, lembar dan baris yang tidak perlu",
        }
    }

    const fn repair_english(self) -> &'static str {
        match self {
            Self::TextBytes => "remove what is not needed, or make several frameworks of it",
            Self::Nesting => "look for brackets that are not closed, or use fewer levels",
            Self::Values => "make several files of it",
            Self::UnpackedBytes => "remove pictures, sheets and rows that are not needed",
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
    /// What to do where something else was found, in Indonesian and in English.
    const fn repair(self, found: ValueType) -> Option<[&'static str; 2]> {
        match (self, found) {
            (Self::Text, ValueType::Number | ValueType::Truth | ValueType::Date) => {
                Some(["tulis dalam tanda petik", "write it in quotes"])
            }
            (Self::Text, _) => Some([
                "tulis satu teks dalam tanda petik",
                "write one text in quotes",
            ]),
            (Self::Number, _) => Some([
                "tulis angka, misalnya 80.94",
                "write a number such as 80.94",
            ]),
            (Self::WholeNumber, _) => Some([
                "tulis tanpa tanda petik dan tanpa desimal",
                "write it without quotes and without decimals",
            ]),
            (Self::Truth, _) => Some([
                "tulis true atau false tanpa tanda petik",
                "write true or false without quotes",
            ]),
            (Self::List, _) => Some(["tulis dalam [ … ]", "write it in [ … ]"]),
            (Self::Table | Self::TextOrTable, _) => Some([
                "tulis sebagai [tabel] atau { … }",
                "write it as a [table] or { … }",
            ]),
            (Self::ListOfTables, ValueType::Table) => {
                Some(["tulis dua kurung siku, [[…]]", "write two brackets, [[…]]"])
            }
            _ => None,
        }
    }

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
            Self::Year => "tahun (2019)",
            Self::Period => "tahun atau periode (2019, 2019-S1, 2019-Q3, 2019-07)",
            Self::PartOfAYear => "bagian suatu tahun (2025-Q1, 2025-S1, 2025-07)",
            Self::Part => "bagian tahun (S1, Q3, 07)",
            Self::Date => "tanggal (2019-01-31)",
            Self::AgencyIndicator => "indikator perangkat daerah (\"dinkop.rat\")",
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
            Self::Year => "a year (2019)",
            Self::Period => "a year or period (2019, 2019-S1, 2019-Q3, 2019-07)",
            Self::PartOfAYear => "a part of a certain year (2025-Q1, 2025-S1, 2025-07)",
            Self::Part => "a part of a year (S1, Q3, 07)",
            Self::Date => "a date (2019-01-31)",
            Self::AgencyIndicator => "an agency's indicator (\"dinkop.rat\")",
        }
    }
}

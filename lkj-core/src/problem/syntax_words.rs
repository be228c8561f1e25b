//! What the parsers say of a syntax error, in Indonesian, and what to do about it.
//!
//! The phrases are those of the crates `toml`, `toml_parser`, `toml_datetime` and
//! `jsonc-parser`, and a few of our own for what their words leave unclear. A phrase that is
//! not here is shown as it is.

use crate::value::Locale;

/// A phrase of a parser.
struct Phrase {
    english: &'static str,
    indonesian: &'static str,
    /// What to do, in Indonesian and in English; nothing where what was expected says it.
    repair: Option<[&'static str; 2]>,
}

/// A detail of a syntax error in a language, with what to do.
pub(crate) fn told(detail: &str, locale: Locale) -> String {
    let (words, expected) = match detail.split_once(", expected ") {
        Some((words, expected)) => (words, Some(expected)),
        None => (detail, None),
    };
    let find = |words| PHRASES.iter().find(|phrase| phrase.english == words);
    let Some(phrase) = find(detail).or_else(|| find(words)) else {
        return detail.to_owned();
    };
    let said = match locale {
        Locale::Indonesian => phrase.indonesian,
        Locale::English => phrase.english,
    };
    match (phrase.repair, expected, locale) {
        (Some([repair, _]), _, Locale::Indonesian) | (Some([_, repair]), _, Locale::English) => {
            format!("{}; {repair}", without_expected(said))
        }
        (None, None, _) => said.to_owned(),
        (None, Some(expected), Locale::Indonesian) => {
            format!("{said}, seharusnya {}", expected_indonesian(expected))
        }
        (None, Some(expected), Locale::English) => format!("{said}, expected {expected}"),
    }
}

fn without_expected(words: &str) -> &str {
    words
        .split_once(", expected ")
        .map_or(words, |(words, _)| words)
}

/// `digits, `_`` → `angka, `_``: each of the things that a parser would have taken.
fn expected_indonesian(expected: &str) -> String {
    let each = expected.split(", ").map(|one| {
        let known = EXPECTED.iter().find(|(english, _)| *english == one);
        known.map_or(one, |(_, indonesian)| *indonesian)
    });
    each.collect::<Vec<_>>().join(", ")
}

/// A phrase that says all.
const fn plain(english: &'static str, indonesian: &'static str) -> Phrase {
    Phrase {
        english,
        indonesian,
        repair: None,
    }
}

/// A phrase and what to do.
const fn mended(
    english: &'static str,
    indonesian: &'static str,
    repair_indonesian: &'static str,
    repair: &'static str,
) -> Phrase {
    Phrase {
        english,
        indonesian,
        repair: Some([repair_indonesian, repair]),
    }
}

/// For how many of them the same thing is to be done.
const CLOSE_LIST: [&str; 2] = ["tutup dengan ]", "close it with ]"];
const CLOSE_TABLE: [&str; 2] = ["tutup dengan }", "close it with }"];
const ADD_COMMA: [&str; 2] = ["tambahkan koma", "add a comma"];
const REMOVE_COMMA: [&str; 2] = ["hapus komanya", "remove the comma"];
const ADD_VALUE: [&str; 2] = [
    "tulis kunci = nilai, atau hapus barisnya",
    "write key = value, or remove the line",
];
const QUOTE_KEY: [&str; 2] = [
    "kunci tanpa tanda petik hanya huruf, angka, - dan _",
    "a key without quotes has only letters, digits, - and _",
];
const QUOTE_NUMBER: [&str; 2] = [
    "tulis angka polos, atau dalam tanda petik seperti di laporan",
    "write a plain number, or quote it as a report prints it",
];
const CLOSE_QUOTE: [&str; 2] = [
    "tutup dengan tanda petik yang sama",
    "close it with the same quote",
];
const ESCAPE: [&str; 2] = [
    "tulis \\\\ untuk satu garis miring terbalik, atau pakai tanda petik tunggal",
    "write \\\\ for one backslash, or use single quotes",
];
const CONTROL: [&str; 2] = ["hapus huruf itu", "remove that character"];
const LINE_ENDS: [&str; 2] = [
    "simpan ulang dengan akhir baris LF atau CRLF",
    "save it again with line ends LF or CRLF",
];

const fn like(
    english: &'static str,
    indonesian: &'static str,
    repair: [&'static str; 2],
) -> Phrase {
    Phrase {
        english,
        indonesian,
        repair: Some(repair),
    }
}

const PHRASES: &[Phrase] = &[
    // our own
    like("missing value", "nilainya tidak ada", ADD_VALUE),
    like("unclosed list", "daftar tidak ditutup", CLOSE_LIST),
    mended(
        "typographic quotes",
        "tanda petik lengkung",
        "ganti dengan tanda petik lurus (\")",
        "replace them by straight ones (\")",
    ),
    // toml_parser: document
    like("unclosed table", "kepala tabel tidak ditutup", CLOSE_LIST),
    mended(
        "unclosed array table",
        "kepala tabel berdaftar tidak ditutup",
        "tutup dengan ]]",
        "close it with ]]",
    ),
    like("unclosed array", "daftar tidak ditutup", CLOSE_LIST),
    like(
        "unclosed inline table",
        "tabel { … } tidak ditutup",
        CLOSE_TABLE,
    ),
    like(
        "missing comma between array elements",
        "tidak ada koma di antara isi daftar",
        ADD_COMMA,
    ),
    like(
        "missing comma between key-value pairs",
        "tidak ada koma di antara isi { … }",
        ADD_COMMA,
    ),
    like(
        "extra comma in array",
        "koma berlebih dalam daftar",
        REMOVE_COMMA,
    ),
    like(
        "extra comma in inline table",
        "koma berlebih dalam { … }",
        REMOVE_COMMA,
    ),
    like(
        "unexpected `=` in array",
        "ada = di dalam daftar",
        CLOSE_LIST,
    ),
    mended(
        "extra `=`",
        "ada = berlebih",
        "hapus salah satu",
        "remove one",
    ),
    mended(
        "extra assignment between key-value pairs",
        "ada = berlebih",
        "hapus salah satu",
        "remove one",
    ),
    like("missing value for key", "nilainya tidak ada", ADD_VALUE),
    mended(
        "key with no value",
        "kunci tanpa nilai",
        "tulis kunci = nilai; kunci berspasi tidak ada",
        "write key = value; a key has no spaces",
    ),
    like(
        "missing assignment between key-value pairs",
        "kunci tanpa nilai",
        ADD_VALUE,
    ),
    like(
        "missing key for inline table element",
        "kuncinya tidak ada",
        ADD_VALUE,
    ),
    like(
        "invalid inline table element",
        "bukan isi { … } yang sah",
        ADD_VALUE,
    ),
    like("invalid key-value pair", "bukan kunci = nilai", ADD_VALUE),
    mended(
        "unexpected key or value",
        "ada yang berlebih di baris ini",
        "satu baris hanya untuk satu kunci = nilai",
        "a line has one key = value only",
    ),
    mended(
        "unexpected content",
        "ada yang tidak dikenal di sini",
        "hapus, atau beri # di depannya bila catatan",
        "remove it, or put # before it if it is a comment",
    ),
    like("missing array opening", "ada ] tanpa [", CLOSE_LIST),
    like("missing inline table opening", "ada } tanpa {", CLOSE_TABLE),
    mended(
        "missing table open",
        "ada ] tanpa [",
        "tulis [nama] di awal baris",
        "begin the line with [name]",
    ),
    mended(
        "cannot recurse further; max recursion depth met",
        "terlalu dalam",
        "kurangi tabel dan daftar yang bersarang",
        "nest fewer tables and lists",
    ),
    plain("recursion limit", "terlalu dalam"),
    // toml_parser: texts and keys
    mended(
        "string values must be quoted",
        "teks tanpa tanda petik",
        "tulis dalam tanda petik: \"…\"",
        "write it in quotes: \"…\"",
    ),
    like(
        "invalid basic string",
        "tanda petik penutup tidak ada",
        CLOSE_QUOTE,
    ),
    like(
        "invalid multi-line basic string",
        "tanda petik penutup \"\"\" tidak ada",
        CLOSE_QUOTE,
    ),
    like(
        "invalid literal string",
        "tanda petik penutup tidak ada",
        CLOSE_QUOTE,
    ),
    like(
        "invalid multi-line literal string",
        "tanda petik penutup ''' tidak ada",
        CLOSE_QUOTE,
    ),
    like(
        "missing opening quote",
        "tanda petik pembuka tidak ada",
        CLOSE_QUOTE,
    ),
    like(
        "missing escaped value",
        "garis miring terbalik tidak dapat berdiri begini",
        ESCAPE,
    ),
    like(
        "too few unicode value digits",
        "kode huruf sesudah \\u kurang",
        ESCAPE,
    ),
    like("invalid value", "kode huruf sesudah \\u tidak ada", ESCAPE),
    like(
        "invalid unquoted key",
        "kunci ini tidak sah tanpa tanda petik",
        QUOTE_KEY,
    ),
    like(
        "unquoted keys cannot be empty",
        "kuncinya kosong",
        QUOTE_KEY,
    ),
    like(
        "keys cannot be multi-line basic strings",
        "kunci tidak dapat berbaris-baris",
        QUOTE_KEY,
    ),
    like(
        "keys cannot be multi-line literal strings",
        "kunci tidak dapat berbaris-baris",
        QUOTE_KEY,
    ),
    like(
        "carriage return must be followed by newline",
        "akhir baris tidak sah",
        LINE_ENDS,
    ),
    // The same words are said of a quote that is not closed; what was expected tells them apart.
    like(
        "invalid basic string, expected non-double-quote visible characters, `\\`",
        "huruf kendali dalam teks",
        CONTROL,
    ),
    like(
        "invalid literal string, expected non-single-quote visible characters",
        "huruf kendali dalam teks",
        CONTROL,
    ),
    like(
        "invalid multi-line basic string, expected `\\`, characters",
        "huruf kendali dalam teks",
        CONTROL,
    ),
    like(
        "invalid multi-line literal string, expected non-single-quote characters",
        "huruf kendali dalam teks",
        CONTROL,
    ),
    like(
        "invalid comment character",
        "huruf kendali dalam catatan",
        CONTROL,
    ),
    like(
        "unexpected content between comment and newline",
        "huruf kendali dalam catatan",
        CONTROL,
    ),
    // toml_parser: numbers
    like("unexpected leading zero", "angka diawali 0", QUOTE_NUMBER),
    like(
        "unexpected sign",
        "tanda + atau - bukan pada tempatnya",
        QUOTE_NUMBER,
    ),
    like(
        "redundant numeric sign",
        "tanda + atau - berlebih",
        QUOTE_NUMBER,
    ),
    like(
        "redundant integer number prefix",
        "awalan angka berlebih",
        QUOTE_NUMBER,
    ),
    like(
        "radix must be lowercase",
        "awalan angka harus huruf kecil",
        QUOTE_NUMBER,
    ),
    like(
        "integers with a radix cannot be signed",
        "angka berawalan tidak bertanda",
        QUOTE_NUMBER,
    ),
    like(
        "`_` may only go between digits",
        "_ hanya boleh di antara angka",
        QUOTE_NUMBER,
    ),
    like("invalid integer number", "bukan angka", QUOTE_NUMBER),
    like(
        "invalid hexadecimal number",
        "bukan angka heksadesimal",
        QUOTE_NUMBER,
    ),
    like("invalid octal number", "bukan angka oktal", QUOTE_NUMBER),
    like("invalid binary number", "bukan angka biner", QUOTE_NUMBER),
    like("invalid float", "bukan angka", QUOTE_NUMBER),
    mended(
        "invalid boolean",
        "bukan true atau false",
        "tulis true atau false dengan huruf kecil",
        "write true or false in small letters",
    ),
    like("invalid mantissa", "bukan angka", QUOTE_NUMBER),
    // toml: keys and tables
    mended(
        "cannot extend value of type array with a dotted key",
        "kunci ini sudah berisi daftar",
        "pakai [[…]] atau kunci lain",
        "use [[…]] or another key",
    ),
    mended(
        "cannot extend value of type inline table with a dotted key",
        "tabel { … } tidak dapat ditambah di tempat lain",
        "tulis isinya di satu tempat",
        "write what is in it in one place",
    ),
    mended(
        "cannot extend value of type string with a dotted key",
        "kunci ini sudah berisi teks",
        "pindahkan teks itu ke name di dalam tabelnya",
        "move that text to name inside its table",
    ),
    plain(
        "cannot extend value of type integer with a dotted key",
        "kunci ini sudah berisi angka",
    ),
    plain(
        "cannot extend value of type float with a dotted key",
        "kunci ini sudah berisi angka",
    ),
    plain(
        "cannot extend value of type boolean with a dotted key",
        "kunci ini sudah berisi true/false",
    ),
    plain(
        "cannot extend value of type datetime with a dotted key",
        "kunci ini sudah berisi tanggal",
    ),
    // toml_datetime
    plain("invalid date", "tanggal tidak ada di kalender"),
    plain("invalid time", "waktu tidak sah"),
    plain("invalid date-time", "tanggal dan waktu tidak sah"),
    plain("invalid offset", "selisih waktu tidak sah"),
    plain("invalid datetime", "tanggal atau waktu tidak sah"),
    // jsonc-parser
    like(
        "Trailing commas are not allowed",
        "koma sesudah isi terakhir",
        REMOVE_COMMA,
    ),
    mended(
        "Comments are not allowed",
        "catatan // atau /* */ tidak ada dalam JSON",
        "hapus, atau pakai TOML",
        "remove it, or use TOML",
    ),
    mended(
        "Expected colon after the string or word in object property",
        "tidak ada titik dua sesudah kunci",
        "tulis \"kunci\": nilai",
        "write \"key\": value",
    ),
    mended(
        "Expected value after colon in object property",
        "nilainya tidak ada",
        "tulis \"kunci\": nilai",
        "write \"key\": value",
    ),
    mended(
        "Expected string for object property",
        "kunci tanpa tanda petik",
        "tulis dalam tanda petik: \"kunci\"",
        "write it in quotes: \"key\"",
    ),
    like("Expected comma", "tidak ada koma", ADD_COMMA),
    like("Expected digit", "angka tidak lengkap", QUOTE_NUMBER),
    like(
        "Expected digit following negative sign",
        "tidak ada angka sesudah -",
        QUOTE_NUMBER,
    ),
    like(
        "Expected plus, minus, or digit in number literal",
        "pangkat angka tidak lengkap",
        QUOTE_NUMBER,
    ),
    like(
        "Hexadecimal numbers are not allowed",
        "angka heksadesimal",
        QUOTE_NUMBER,
    ),
    like(
        "Infinity and NaN are not allowed",
        "bukan angka",
        QUOTE_NUMBER,
    ),
    like(
        "Unary plus on numbers is not allowed",
        "tanda + di depan angka",
        QUOTE_NUMBER,
    ),
    like(
        "Leading or trailing decimal points on numbers are not allowed",
        "titik desimal di awal atau akhir angka",
        QUOTE_NUMBER,
    ),
    mended(
        "Text cannot contain more than one JSON value",
        "ada lagi sesudah akhir",
        "satu berkas hanya satu { … }",
        "a file has one { … } only",
    ),
    mended(
        "Single-quoted strings are not allowed",
        "tanda petik tunggal",
        "pakai tanda petik ganda: \"…\"",
        "use double quotes: \"…\"",
    ),
    mended(
        "Unexpected word",
        "teks tanpa tanda petik",
        "tulis dalam tanda petik, atau true, false, null dengan huruf kecil",
        "write it in quotes, or true, false, null in small letters",
    ),
    mended(
        "Unexpected token",
        "ada yang tidak dikenal di sini",
        "JSON hanya mengenal { }, [ ], \"teks\", angka, true, false dan null",
        "JSON knows only { }, [ ], \"text\", numbers, true, false and null",
    ),
    mended(
        "Unexpected token in object",
        "ada yang tidak dikenal di dalam { … }",
        "tulis \"kunci\": nilai",
        "write \"key\": value",
    ),
    mended(
        "Unexpected close brace",
        "} bukan pada tempatnya",
        "hapus, atau tambahkan yang kurang di depannya",
        "remove it, or add what is missing before it",
    ),
    mended(
        "Unexpected close bracket",
        "] bukan pada tempatnya",
        "hapus, atau tambahkan yang kurang di depannya",
        "remove it, or add what is missing before it",
    ),
    mended(
        "Unexpected colon",
        "titik dua bukan pada tempatnya",
        "hapus, atau tambahkan kunci di depannya",
        "remove it, or add the key before it",
    ),
    like("Unexpected comma", "koma berlebih", REMOVE_COMMA),
    like("Unterminated array", "daftar tidak ditutup", CLOSE_LIST),
    like("Unterminated object", "{ tidak ditutup", CLOSE_TABLE),
    mended(
        "Unterminated comment block",
        "catatan tidak ditutup",
        "hapus, atau pakai TOML",
        "remove it, or use TOML",
    ),
    like(
        "Unterminated string literal",
        "tanda petik penutup tidak ada",
        CLOSE_QUOTE,
    ),
    like(
        "Invalid escape",
        "garis miring terbalik tidak dapat berdiri begini",
        ESCAPE,
    ),
    like(
        "Invalid escape in double quote string",
        "garis miring terbalik tidak dapat berdiri begini",
        ESCAPE,
    ),
    like(
        "Invalid escape in single quote string",
        "garis miring terbalik tidak dapat berdiri begini",
        ESCAPE,
    ),
    like(
        "Expected four hex digits",
        "kode huruf sesudah \\u kurang",
        ESCAPE,
    ),
    like(
        "Expected two hex digits",
        "kode huruf sesudah \\x kurang",
        ESCAPE,
    ),
    plain("Maximum nesting depth exceeded", "terlalu dalam"),
];

const EXPECTED: &[(&str, &str)] = &[
    ("nothing", "tidak ada apa-apa"),
    ("newline", "ganti baris"),
    ("value", "nilai"),
    ("key", "kunci"),
    ("digits", "angka"),
    ("numbers", "angka"),
    ("letters", "huruf"),
    ("characters", "huruf"),
    ("printable characters", "huruf yang dapat dicetak"),
    ("literal string", "teks dalam tanda petik"),
    ("basic string", "teks dalam tanda petik"),
    ("unicode hexadecimal value", "kode huruf heksadesimal"),
    ("month between 01 and 12", "bulan 01 sampai 12"),
    ("day between 01 and 28", "tanggal 01 sampai 28"),
    ("day between 01 and 29", "tanggal 01 sampai 29"),
    ("day between 01 and 30", "tanggal 01 sampai 30"),
    ("day between 01 and 31", "tanggal 01 sampai 31"),
    ("hour between 00 and 23", "jam 00 sampai 23"),
    ("minute between 00 and 59", "menit 00 sampai 59"),
    ("second between 00 and 60", "detik 00 sampai 60"),
    ("a four-digit year (YYYY)", "tahun empat angka"),
    ("a two-digit month (MM)", "bulan dua angka"),
    ("a two-digit day (DD)", "tanggal dua angka"),
    ("a two-digit hour (HH)", "jam dua angka"),
    ("a two-digit minute (MM)", "menit dua angka"),
    ("a two-digit second (SS)", "detik dua angka"),
    ("`-` (MM-DD)", "`-` (BB-TT)"),
    (
        "`-` (YYYY-MM) or `:` (HH:MM)",
        "`-` (TTTT-BB) atau `:` (JJ:MM)",
    ),
    ("`:` (HH:MM)", "`:` (JJ:MM)"),
    ("year or hour", "tahun atau jam"),
    ("month", "bulan"),
    ("day", "tanggal"),
    ("hour", "jam"),
    ("minute", "menit"),
    ("second", "detik"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_once() {
        let mut phrases: Vec<_> = PHRASES.iter().map(|phrase| phrase.english).collect();
        phrases.sort_unstable();
        assert!(phrases.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn what_is_known_is_said_in_both_languages() {
        let both = |detail| {
            [
                told(detail, Locale::Indonesian),
                told(detail, Locale::English),
            ]
        };
        assert_eq!(
            both("Expected comma"),
            [
                "tidak ada koma; tambahkan koma",
                "Expected comma; add a comma"
            ]
        );
        assert_eq!(
            both("invalid date, expected day between 01 and 28"),
            [
                "tanggal tidak ada di kalender, seharusnya tanggal 01 sampai 28",
                "invalid date, expected day between 01 and 28"
            ]
        );
    }

    #[test]
    fn what_is_not_known_is_shown_as_it_is() {
        for locale in [Locale::Indonesian, Locale::English] {
            assert_eq!(
                told("something new, expected `x`", locale),
                "something new, expected `x`"
            );
        }
    }
}

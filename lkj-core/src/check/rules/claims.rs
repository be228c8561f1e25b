//! What documents print, held against what it should be.

use crate::check::{
    Finding,
    context::Context,
    guess::conjectures,
    held::{Expected, Held, Verdict},
    printed::Fit,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::Value;
use crate::framework::{
    Quantity, TextQuantity,
    claim::{What, outside_braces},
};
use crate::number::{self, NumberError};
use crate::value::{Locale, Words};

pub(in crate::check) static CLAIM: CheckRule = CheckRule {
    id: "arithmetic/claim",
    severity: Severity::Error,
    title: told(
        "Angka tercetak tidak sama dengan hasil hitungan",
        "A printed number is not the computed one",
    ),
    why: told(
        "Pembaca yang menghitung ulang tabel akan menemukan angka lain; kesimpulan yang bertumpu padanya gugur.",
        "Whoever recomputes the table finds another number, and what rests on it falls.",
    ),
    repair: told(
        "Betulkan angka di dokumen, atau data yang menghasilkannya. Dugaan asal angka ialah petunjuk, bukan bukti.",
        "Correct the number in the document, or the data behind it. What would explain the print is a hint, not a proof.",
    ),
    fires: example(
        r#"
[program.sarpras]
name = "Sarana Prasarana"
[money.2019]
sarpras = { budget = 310_170_250, spent = 236_452_769 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["sarpras", "67,23"]]
"#,
    ),
    quiet: example(
        r#"
[program.sarpras]
name = "Sarana Prasarana"
[money.2019]
sarpras = { budget = 310_170_250, spent = 236_452_769 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["sarpras", "76,23"]]
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::Differs(printed, expected) = &held.verdict
                && !is_count(context, &held.statement.what)
            {
                let message = Words::of(
                    format!(
                        "tercetak {}, seharusnya {}",
                        held.statement.printed,
                        shown(expected, Locale::Indonesian)
                    ),
                    format!(
                        "printed {}, should be {}",
                        held.statement.printed,
                        shown(expected, Locale::English)
                    ),
                );
                let what = &held.statement.what;
                let finding = compared(context, &CLAIM, held, expected, message);
                findings.add(finding.explained(conjectures(context, what, *printed, expected)));
            }
        }
    },
};

pub(in crate::check) static TRUNCATED: CheckRule = CheckRule {
    id: "arithmetic/truncated",
    severity: Severity::Note,
    title: told(
        "Angka di belakang koma dipotong, tidak dibulatkan",
        "Digits were cut off instead of rounded",
    ),
    why: told(
        "Tabel yang sebagian dipotong dan sebagian dibulatkan tidak dapat dihitung ulang.",
        "A table that cuts in one row and rounds in another cannot be recomputed.",
    ),
    repair: told(
        "Bulatkan setengah ke atas pada desimal yang dicetak.",
        "Round half up at the printed places.",
    ),
    fires: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 3, spent = 2 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["a", "66,66"]]
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 3, spent = 2 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["a", "66,67"]]
"#,
    ),
    find: |context, findings| near(context, findings, &TRUNCATED, Fit::Truncated),
};

pub(in crate::check) static LAST_DIGIT: CheckRule = CheckRule {
    id: "arithmetic/last-digit",
    severity: Severity::Note,
    title: told(
        "Selisih satu pada angka terakhir",
        "Off by one in the last place",
    ),
    why: told(
        "Biasanya kedua bagian dibulatkan sendiri-sendiri, sehingga jumlahnya tidak lagi cocok.",
        "Usually both parts of a sum were rounded by themselves, so that they no longer add up.",
    ),
    repair: told(
        "Hitung bagian yang terakhir sebagai selisih dari keseluruhan.",
        "Take the last part as what is left of the whole.",
    ),
    fires: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 10_000, spent = 9_398 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["a", "93,99"]]
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 10_000, spent = 9_398 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["a", "93,98"]]
"#,
    ),
    find: |context, findings| near(context, findings, &LAST_DIGIT, Fit::LastDigit),
};

pub(super) static COUNT: CheckRule = CheckRule {
    id: "consistency/count",
    severity: Severity::Error,
    title: told(
        "Banyaknya yang disebut tidak sama dengan yang didaftar",
        "A stated count is not what is listed",
    ),
    why: told(
        "Program, kegiatan atau jabatan yang hilang dari daftar tidak dipertanggungjawabkan.",
        "A program, an activity or a post that is missing from the list is not answered for.",
    ),
    repair: told(
        "Cocokkan kalimat dengan daftarnya.",
        "Make the sentence and the list agree.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
b = "Program B"
[[claims]]
at = "lkj: Bab II"
text = "terdiri atas {3 program = programs.count}"
"#,
    ),
    quiet: example(
        r#"
[program]
a = "Program A"
b = "Program B"
[[claims]]
at = "lkj: Bab II"
text = "terdiri atas {2 program = programs.count}"
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::Differs(_, expected) = &held.verdict
                && is_count(context, &held.statement.what)
            {
                let message = Words::of(
                    format!(
                        "disebut {}, terdaftar {}",
                        held.statement.printed,
                        shown(expected, Locale::Indonesian)
                    ),
                    format!(
                        "stated {}, listed {}",
                        held.statement.printed,
                        shown(expected, Locale::English)
                    ),
                );
                findings.add(compared(context, &COUNT, held, expected, message));
            }
        }
    },
};

pub(super) static NAME: CheckRule = CheckRule {
    id: "consistency/name",
    severity: Severity::Warning,
    title: told(
        "Nama berbeda dari yang ditetapkan",
        "A name is not the one that was laid down",
    ),
    why: told(
        "Nama yang berganti-ganti membuat pembaca tidak tahu apakah yang dimaksud hal yang sama; nama indikator dan sasaran terikat pada Perjanjian Kinerja.",
        "With changing names nobody knows whether the same thing is meant; those of indicators and objectives are bound by the agreement.",
    ),
    repair: told(
        "Pakai satu nama di semua tempat.",
        "Use one name everywhere.",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya kualitas usaha mikro"
[[claims]]
at = "lkj: Tabel 2.3"
text = "{Meningkatnya kualitas koperasi = mutu.name}"
"#,
    ),
    quiet: example(
        r#"
[objective]
mutu = "Meningkatnya kualitas usaha mikro"
[[claims]]
at = "lkj: Tabel 2.3"
text = "{MENINGKATNYA KUALITAS USAHA MIKRO = mutu.name}"
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::OtherWords(expected) = &held.verdict
                && words_kind(context, &held.statement.what) == WordsKind::Name
            {
                findings.add(other_words(context, &NAME, held, expected));
            }
        }
    },
};

pub(in crate::check) static CATEGORY: CheckRule = CheckRule {
    id: "consistency/category",
    severity: Severity::Error,
    title: told(
        "Kategori tidak sesuai dengan skala",
        "A category is not that of the scale",
    ),
    why: told(
        "Sebutan di luar skala tidak berarti apa-apa; sebutan kelas lain menyatakan hasil yang lain.",
        "A word that is not on the scale says nothing, and that of another class claims another result.",
    ),
    repair: told(
        "Pakai sebutan dari skala yang berlaku, atau nyatakan skala lain dalam [rules].",
        "Use the word of the scale in force, or state another scale under [rules].",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 60
[[claims]]
at = "lkj: Bab IV"
text = "disimpulkan {Baik = objectives.category}"
"#,
    ),
    quiet: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 60
[[claims]]
at = "lkj: Bab IV"
text = "disimpulkan {Sedang = objectives.category}"
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::OtherWords(expected) = &held.verdict
                && words_kind(context, &held.statement.what) == WordsKind::Category
            {
                findings.add(other_words(context, &CATEGORY, held, expected));
            }
        }
    },
};

pub(super) static SUPERLATIVE: CheckRule = CheckRule {
    id: "consistency/superlative",
    severity: Severity::Error,
    title: told(
        "Yang disebut paling besar atau paling kecil bukan itu",
        "What is called the largest or smallest is another",
    ),
    why: told(
        "Kalimat menonjolkan sesuatu yang tabelnya tidak tunjukkan.",
        "The sentence points at something that its table does not show.",
    ),
    repair: told("Sebut yang ditunjukkan data.", "Name what the data show."),
    fires: example(
        r#"
[series]
um = "Usaha mikro"
[grid.um]
years = [2019]
rows = [["Pasirian", 10], ["Tempeh", 12]]
[[claims]]
at = "lkj: Bab III"
text = "terbanyak di {Pasirian = largest(um)}"
"#,
    ),
    quiet: example(
        r#"
[series]
um = "Usaha mikro"
[grid.um]
years = [2019]
rows = [["Pasirian", 10], ["Tempeh", 12]]
[[claims]]
at = "lkj: Bab III"
text = "terbanyak di {Tempeh = largest(um)}"
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::OtherWords(expected) = &held.verdict
                && matches!(held.statement.what, What::Largest(_) | What::Smallest(_))
            {
                findings.add(other_words(context, &SUPERLATIVE, held, expected));
            }
        }
    },
};

pub(super) static TREND: CheckRule = CheckRule {
    id: "consistency/trend",
    severity: Severity::Error,
    title: told(
        "Naik atau turunnya tidak seperti yang dikatakan",
        "Something did not rise or fall as it is said to",
    ),
    why: told(
        "Alasan yang bertumpu pada kenaikan yang tidak ada bukan alasan.",
        "A reason that rests on a rise that did not happen is none.",
    ),
    repair: told(
        "Bandingkan dengan data tahun sebelumnya.",
        "Compare with the data of the year before.",
    ),
    fires: example(
        r#"
[series]
dinilai = "Koperasi yang dinilai"
[data.2018]
dinilai = 150
[data.2019]
dinilai = 150
[[claims]]
at = "lkj: Bab III"
text = "koperasi yang dinilai {meningkat = trend(dinilai)}"
"#,
    ),
    quiet: example(
        r#"
[series]
dinilai = "Koperasi yang dinilai"
[data.2018]
dinilai = 140
[data.2019]
dinilai = 150
[[claims]]
at = "lkj: Bab III"
text = "koperasi yang dinilai {meningkat = trend(dinilai)}"
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::OtherWords(expected) = &held.verdict
                && matches!(held.statement.what, What::Trend(_))
            {
                findings.add(other_words(context, &TREND, held, expected));
            }
        }
    },
};

pub(super) static NOT_A_NUMBER: CheckRule = CheckRule {
    id: "format/not-a-number",
    severity: Severity::Error,
    title: told(
        "Bukan angka di tempat angka",
        "No number where a number belongs",
    ),
    why: told(
        "Sel yang berisi kata atau tanda tidak dapat dijumlahkan.",
        "A cell that holds words or a dash cannot be added up.",
    ),
    repair: told("Cetak angkanya.", "Print the number."),
    fires: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 10, spent = 9 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["a", "-"]]
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 10, spent = 0 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["spent"]
rows = [["a", "-"]]
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::NotANumber(expected) = &held.verdict {
                let printed = held.statement.printed;
                let message = Words::of(
                    format!(
                        "\"{printed}\" bukan angka; seharusnya {}",
                        shown(expected, Locale::Indonesian)
                    ),
                    format!(
                        "\"{printed}\" is no number; it should be {}",
                        shown(expected, Locale::English)
                    ),
                );
                findings.add(compared(context, &NOT_A_NUMBER, held, expected, message));
            }
        }
    },
};

pub(in crate::check) static MALFORMED: CheckRule = CheckRule {
    id: "format/malformed-number",
    severity: Severity::Error,
    title: told("Penulisan angka keliru", "A number is malformed"),
    why: told(
        "Angka seperti 2.500.00 dapat dibaca 250.000, 2.500.000, atau 2.500,00.",
        "A number such as 2.500.00 could be 250.000, 2.500.000 or 2.500,00.",
    ),
    repair: told(
        "Tulis tiga angka di antara titik, dan koma hanya di depan desimal.",
        "Write three digits between points, and a comma before decimals only.",
    ),
    fires: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 2_500_000, spent = 2_500_000 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["spent"]
rows = [["a", "2.500.00"]]
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 2_500_000, spent = 2_500_000 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["spent"]
rows = [["a", "2.500.000"]]
"#,
    ),
    find: |context, findings| {
        unreadable(context, findings, &MALFORMED, |error| {
            !matches!(error, NumberError::Ambiguous { .. })
        });
    },
};

pub(in crate::check) static AMBIGUOUS: CheckRule = CheckRule {
    id: "format/ambiguous-number",
    severity: Severity::Warning,
    title: told(
        "Angka dapat dibaca dengan dua cara",
        "A number can be read in two ways",
    ),
    why: told(
        "1.100 dapat berarti seribu seratus atau satu koma satu, dan tidak satu pun cocok dengan yang seharusnya.",
        "1.100 may be eleven hundred or one point one, and neither is what it should be.",
    ),
    repair: told(
        "Tulis satuannya, atau desimal dengan koma.",
        "Print the unit, or write decimals with a comma.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "A"
targets = { 2019 = 12 }
[[claims]]
at = "lkj: Tabel 2.3"
text = "target {1.100 = a.target}"
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "A"
targets = { 2019 = 1100 }
[[claims]]
at = "lkj: Tabel 2.3"
text = "target {1.100 = a.target}"
"#,
    ),
    find: |context, findings| {
        unreadable(context, findings, &AMBIGUOUS, |error| {
            matches!(error, NumberError::Ambiguous { .. })
        });
    },
};

pub(super) static NOTHING_TO_COMPARE: CheckRule = CheckRule {
    id: "completeness/nothing-to-compare",
    severity: Severity::Warning,
    title: told(
        "Angka tercetak tanpa data yang menghasilkannya",
        "A printed number has no data behind it",
    ),
    why: told(
        "Angka yang tidak dapat dihitung dari data mana pun tidak dapat diuji.",
        "What no data lead to cannot be tested.",
    ),
    repair: told(
        "Lengkapi datanya, atau hapus angkanya dari dokumen.",
        "Add the data, or take the number out of the document.",
    ),
    fires: example(
        r#"
[group]
gaji = "Gaji dan Tunjangan"
[[claims]]
at = "lkj: Tabel 3.1"
columns = ["absorption"]
rows = [["gaji", "96,62"]]
"#,
    ),
    quiet: example(
        r#"
[group]
gaji = "Gaji dan Tunjangan"
[money.2019]
gaji = { budget = 10_000, spent = 9_662 }
[[claims]]
at = "lkj: Tabel 3.1"
columns = ["absorption"]
rows = [["gaji", "96,62"]]
"#,
    ),
    find: |context, findings| {
        for held in &context.held {
            if let Verdict::Nothing(reason) = &held.verdict {
                let printed = held.statement.printed;
                let message = Words::of(
                    format!(
                        "tercetak {printed}, tetapi tidak dapat dihitung: {}",
                        reason.message(Locale::Indonesian)
                    ),
                    format!(
                        "printed {printed}, but it cannot be computed: {}",
                        reason.message(Locale::English)
                    ),
                );
                let mut finding = at_statement(context, &NOTHING_TO_COMPARE, held, message);
                finding.printed = Some(printed.to_owned());
                findings.add(finding);
            }
        }
    },
};

pub(super) static UNCLAIMED: CheckRule = CheckRule {
    id: "completeness/unclaimed-number",
    severity: Severity::Note,
    title: told(
        "Angka dalam kalimat yang belum diperiksa",
        "A number in a claimed sentence that nothing covers",
    ),
    why: told(
        "Angka yang tidak disandingkan dengan apa pun tidak diperiksa.",
        "A number that is held against nothing goes unchecked.",
    ),
    repair: told(
        "Tulis {angka = rujukan}, atau keluarkan dari kutipan.",
        "Write {number = reference}, or leave it out of the quotation.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
[[claims]]
at = "lkj: Bab II"
text = "{1 program = programs.count} dengan 25 pelayanan"
"#,
    ),
    quiet: example(
        r#"
[program]
a = "Program A"
[[claims]]
at = "lkj: Bab II"
text = "{1 program = programs.count} dengan beberapa pelayanan"
"#,
    ),
    find: |context, findings| {
        for (number, claims) in context.framework.claims.iter().enumerate() {
            let Some(text) = &claims.text else { continue };
            for numeral in outside_braces(text).flat_map(numerals) {
                let path = format!("claims.{number}.text");
                let at = text
                    .split(numeral)
                    .next()
                    .map_or(0, |before| before.chars().count());
                let message = Words::of(
                    format!("angka {numeral} di kalimat ini tidak disandingkan dengan apa pun"),
                    format!("nothing covers the number {numeral} of this sentence"),
                );
                let about = format!("{}: {numeral}", claims.at);
                let mut finding = UNCLAIMED
                    .found(context.place_inside(&path, at), about, message)
                    .in_document(&claims.at, claims.line);
                finding.printed = Some(numeral.to_owned());
                findings.add(finding);
            }
        }
    },
};

/// The numbers in a text that count or measure something: no numbering, no years, no citations.
fn numerals(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace().collect::<Vec<_>>();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let numeral = word.trim_matches(|c: char| !c.is_ascii_digit());
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let names_a_number = |word: &str| {
            let word = word.to_lowercase();
            [
                "nomor", "no", "no.", "tahun", "tabel", "bab", "pasal", "lampiran", "gambar",
                "grafik", "tw", "triwulan",
            ]
            .contains(&word.as_str())
        };
        let is_sign = |word: &str| matches!(word, "×" | "x" | "X" | "*" | "/" | "÷" | ":");
        let is_numbering = word.ends_with(['.', ')']) && numeral.len() < 3 && word.len() <= 3;
        let is_year =
            numeral.len() == 4 && (numeral.starts_with("19") || numeral.starts_with("20"));
        let is_citation = numeral.contains('/') || word.contains(|c: char| c.is_alphabetic());
        let is_number = number::parse(numeral).is_ok() || numeral.contains(['.', ',']);
        if !numeral.is_empty()
            && is_number
            && !is_numbering
            && !is_year
            && !is_citation
            && !before.is_some_and(|before| names_a_number(before) || is_sign(before))
        {
            found.push(numeral);
        }
    }
    found.into_iter()
}

/// A finding at a statement.
fn at_statement(
    context: &Context<'_>,
    rule: &'static CheckRule,
    held: &Held<'_>,
    message: Words,
) -> Finding {
    let statement = &held.statement;
    let finding = rule
        .found(
            statement.place(context.framework),
            statement.about(),
            message,
        )
        .in_document(&statement.claims.at, statement.claims.line);
    match statement.row {
        Some(row) => {
            let at = format!("{}, {row}", statement.claims.at);
            finding.in_document(at, statement.claims.line)
        }
        None => finding,
    }
}

/// A finding at a statement, with what is printed, what it should be, and how that came about.
fn compared(
    context: &Context<'_>,
    rule: &'static CheckRule,
    held: &Held<'_>,
    expected: &Expected,
    message: Words,
) -> Finding {
    let mut finding = at_statement(context, rule, held, message)
        .compared(held.statement.printed, shown(expected, Locale::Indonesian));
    finding.trace = match &held.statement.what {
        What::Formula(formula) => Some(match held.statement.what.reference() {
            Some(reference) => context.answers.trace(reference).write(Locale::Indonesian),
            None => format!("{} = {}", formula.text(), context.answers.working(formula)),
        }),
        _ => None,
    };
    finding
}

fn shown(expected: &Expected, locale: Locale) -> String {
    match &expected.shown {
        Value::Number(value) if value.scale() > 6 => number::format(value.round_dp(6), locale),
        other => other.write(locale),
    }
}

fn near(context: &Context<'_>, findings: &mut Findings, rule: &'static CheckRule, wanted: Fit) {
    for held in &context.held {
        if let Verdict::Near(fit, expected) = &held.verdict
            && *fit == wanted
        {
            let printed = held.statement.printed;
            let message = Words::of(
                format!(
                    "tercetak {printed}, dibulatkan menjadi {}",
                    shown(expected, Locale::Indonesian)
                ),
                format!(
                    "printed {printed}, rounded it is {}",
                    shown(expected, Locale::English)
                ),
            );
            findings.add(compared(context, rule, held, expected, message));
        }
    }
}

fn unreadable(
    context: &Context<'_>,
    findings: &mut Findings,
    rule: &'static CheckRule,
    is_wanted: impl Fn(&NumberError) -> bool,
) {
    for held in &context.held {
        let Verdict::Unreadable(error, expected) = &held.verdict else {
            continue;
        };
        if !is_wanted(error) {
            continue;
        }
        let expected_in = |locale| expected.as_ref().map(|expected| shown(expected, locale));
        let should_be = |words: &str, locale| {
            expected_in(locale).map_or_else(String::new, |expected| format!("; {words} {expected}"))
        };
        let printed = held.statement.printed;
        let message = Words::of(
            format!(
                "\"{printed}\" tidak dapat dibaca sebagai satu angka{}",
                should_be("seharusnya", Locale::Indonesian)
            ),
            format!(
                "\"{printed}\" cannot be read as one number{}",
                should_be("it should be", Locale::English)
            ),
        );
        let mut finding = at_statement(context, rule, held, message);
        finding.printed = Some(printed.to_owned());
        finding.expected = expected_in(Locale::Indonesian);
        findings.add(finding);
    }
}

/// What kind of words something should be.
#[derive(Debug, PartialEq, Eq)]
enum WordsKind {
    Name,
    Category,
    Other,
}

fn words_kind(context: &Context<'_>, what: &What) -> WordsKind {
    let quantity = what
        .reference()
        .and_then(|reference| context.framework.resolve(reference).ok());
    match quantity {
        Some(Quantity::Text(TextQuantity::RegulationTitle)) | None => WordsKind::Other,
        Some(Quantity::Text(_)) => WordsKind::Name,
        Some(quantity) if !quantity.is_numeric() => WordsKind::Category,
        Some(_) => WordsKind::Name,
    }
}

fn other_words(
    context: &Context<'_>,
    rule: &'static CheckRule,
    held: &Held<'_>,
    expected: &str,
) -> Finding {
    let printed = held.statement.printed;
    let message = Words::of(
        format!("tercetak \"{printed}\", seharusnya \"{expected}\""),
        format!("printed \"{printed}\", should be \"{expected}\""),
    );
    at_statement(context, rule, held, message).compared(printed, expected)
}

fn is_count(context: &Context<'_>, what: &What) -> bool {
    let is_one = |reference| matches!(context.framework.resolve(reference), Ok(Quantity::Count(_)));
    what.references().into_iter().any(is_one)
}

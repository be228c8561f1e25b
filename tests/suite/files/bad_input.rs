//! Bad input: every way in which a file can be wrong, with the whole message in both languages.
//!
//! Each snapshot shows code and place, the line with the culprit marked, and what the reader
//! is told. A planner who never saw the code must know from it what to do.

#![allow(
    clippy::unwrap_used,
    clippy::too_many_lines,
    reason = "tests may stop at the first thing that is wrong, and a table of cases is long"
)]

use std::fmt::Write as _;

use lkj_core::files::{Format, Limits, Source};
use lkj_core::{Framework, FrameworkDraft, Locale, Place, Problems, Rules, Year};

/// The least that a framework needs.
const ORGANIZATION: &str = "[organization]\nname = \"Dinas Contoh\"\n";

/// The name of the file that most cases are in.
const FILE: &str = "kerangka.toml";

/// What is told of one TOML file that has an organization already.
fn told(rest: &str) -> String {
    told_of(&[(FILE, &format!("{ORGANIZATION}{rest}"))])
}

/// What is told of one JSON file that has an organization already.
fn told_json(rest: &str) -> String {
    told_of(&[(
        "kerangka.json",
        &format!("{{\n\"organization\": {{ \"name\": \"Dinas Contoh\" }},\n{rest}\n}}"),
    )])
}

/// What is told of several files.
fn told_of(files: &[(&str, &str)]) -> String {
    shown(&refused(files), files)
}

fn refused(files: &[(&str, &str)]) -> Problems {
    match Framework::from_texts(files) {
        Err(problems) => problems,
        Ok(framework) => panic!("it was accepted: {}", framework.to_toml()),
    }
}

/// Code, place, the line with a mark under the culprit, and both messages.
fn shown(problems: &Problems, files: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for problem in problems {
        writeln!(text, "{} {}", problem.code(), problem.place).unwrap();
        text.push_str(&marked(&problem.place, files));
        writeln!(text, "  id: {}", problem.message(Locale::Indonesian)).unwrap();
        writeln!(text, "  en: {}", problem.message(Locale::English)).unwrap();
    }
    for locale in [Locale::Indonesian, Locale::English] {
        let lines: Vec<_> = problems
            .iter()
            .map(|problem| format!("{}: {}", problem.place, problem.message(locale)))
            .collect();
        assert_eq!(problems.messages(locale), lines.join("\n"));
    }
    text
}

fn marked(place: &Place, files: &[(&str, &str)]) -> String {
    let file = files.iter().find(|(name, _)| **name == *place.file);
    let Some((_, content)) = file.filter(|_| place.line > 0) else {
        return String::new();
    };
    let line = content
        .lines()
        .nth(place.line as usize - 1)
        .unwrap_or_default();
    let before: String = line
        .chars()
        .take(place.column as usize - 1)
        .map(|c| if c == '\t' { '\t' } else { ' ' })
        .collect();
    let shown: String = line.chars().take(100).collect();
    format!("  | {shown}\n  | {before}^\n")
}

mod syntax {
    use super::*;

    #[test]
    fn a_quote_that_is_not_closed() {
        insta::assert_snapshot!(told("motto = \"Maju bersama\nregion = \"Lumajang\"\n"), @r#"
            syntax kerangka.toml:3:22 (organization.motto)
              | motto = "Maju bersama
              |                      ^
              id: bukan TOML yang sah di sini: tanda petik penutup tidak ada; tutup dengan tanda petik yang sama
              en: no valid TOML here: invalid basic string; close it with the same quote
            "#);
    }

    #[test]
    fn a_key_without_value() {
        insta::assert_snapshot!(told("motto =\nregion\n[goal]\nmaju = \"Maju\"\n"), @r"
            syntax kerangka.toml:3:8 (organization.motto)
              | motto =
              |        ^
              id: bukan TOML yang sah di sini: nilainya tidak ada; tulis kunci = nilai, atau hapus barisnya
              en: no valid TOML here: missing value; write key = value, or remove the line
            syntax kerangka.toml:4:7 (organization)
              | region
              |       ^
              id: bukan TOML yang sah di sini: kunci tanpa nilai; tulis kunci = nilai; kunci berspasi tidak ada
              en: no valid TOML here: key with no value; write key = value; a key has no spaces
            ");
    }

    #[test]
    fn text_without_quotes() {
        insta::assert_snapshot!(told("region = Kabupaten Lumajang\nmotto = Maju\n"), @r#"
            syntax kerangka.toml:3:10 (organization.region)
              | region = Kabupaten Lumajang
              |          ^
              id: bukan TOML yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik: "…"
              en: no valid TOML here: string values must be quoted; write it in quotes: "…"
            syntax kerangka.toml:4:9 (organization.motto)
              | motto = Maju
              |         ^
              id: bukan TOML yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik: "…"
              en: no valid TOML here: string values must be quoted; write it in quotes: "…"
            "#);
    }

    #[test]
    fn a_header_that_is_not_closed() {
        insta::assert_snapshot!(told("[indicator.rat\nname = \"RAT\"\nformula = \"a / b\"\n[series]\na = \"A\"\nb = \"B\"\n"), @r"
            syntax kerangka.toml:3:15 (indicator.rat)
              | [indicator.rat
              |               ^
              id: bukan TOML yang sah di sini: kepala tabel tidak ditutup; tutup dengan ]
              en: no valid TOML here: unclosed table; close it with ]
            ");
    }

    #[test]
    fn a_list_that_is_not_closed() {
        insta::assert_snapshot!(told("[grid.um]\nyears = [2018, 2019\nrows = [[\"Tempursari\", 1, 2]]\n[series]\num = \"UM\"\n"), @r"
            syntax kerangka.toml:4:20 (grid.um.years)
              | years = [2018, 2019
              |                    ^
              id: bukan TOML yang sah di sini: daftar tidak ditutup; tutup dengan ]
              en: no valid TOML here: unclosed list; close it with ]
            ");
    }

    #[test]
    fn a_missing_comma() {
        insta::assert_snapshot!(told("[grid.um]\nyears = [2018 2019]\nrows = [\n  [\"Tempursari\", 1 2],\n]\n[series]\num = \"UM\"\n"), @r#"
            syntax kerangka.toml:4:10 (grid.um.years)
              | years = [2018 2019]
              |          ^
              id: bukan TOML yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik: "…"
              en: no valid TOML here: string values must be quoted; write it in quotes: "…"
            syntax kerangka.toml:6:18 (grid.um.rows)
              |   ["Tempursari", 1 2],
              |                  ^
              id: bukan TOML yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik: "…"
              en: no valid TOML here: string values must be quoted; write it in quotes: "…"
            "#);
    }

    #[test]
    fn a_table_that_is_not_closed() {
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\ntargets = { 2019 = 80, 2020 = 81\nunit = \"%\"\n"), @r"
            toml-1.1 kerangka.toml:5:33 (indicator.rat.targets)
              | targets = { 2019 = 80, 2020 = 81
              |                                 ^
              id: ganti baris di dalam { … } baru ada di TOML 1.1; berkas ini TOML 1.0. Tutup dengan } di baris yang sama, atau tulis sebagai [tabel].
              en: a line break inside { … } came with TOML 1.1; this file is TOML 1.0. Close it with } on the same line, or write it as a [table].
            ");
    }

    #[test]
    fn typographic_quotes() {
        insta::assert_snapshot!(told("motto = “Maju”\n"), @r#"
            syntax kerangka.toml:3:9 (organization.motto)
              | motto = “Maju”
              |         ^
              id: bukan TOML yang sah di sini: tanda petik lengkung; ganti dengan tanda petik lurus (")
              en: no valid TOML here: typographic quotes; replace them by straight ones (")
            "#);
    }

    #[test]
    fn a_key_with_spaces() {
        insta::assert_snapshot!(told("[series]\nkoperasi aktif = \"Koperasi aktif\"\n"), @r#"
            syntax kerangka.toml:4:10 (series)
              | koperasi aktif = "Koperasi aktif"
              |          ^
              id: bukan TOML yang sah di sini: kunci tanpa nilai; tulis kunci = nilai; kunci berspasi tidak ada
              en: no valid TOML here: key with no value; write key = value; a key has no spaces
            "#);
    }

    #[test]
    fn a_backslash_in_a_path() {
        insta::assert_snapshot!(told("[plan]\nsource = \"C:\\data\\renstra.docx\"\n"), @r#"
            syntax kerangka.toml:4:14 (plan.source)
              | source = "C:\data\renstra.docx"
              |              ^
              id: bukan TOML yang sah di sini: garis miring terbalik tidak dapat berdiri begini; tulis \\ untuk satu garis miring terbalik, atau pakai tanda petik tunggal
              en: no valid TOML here: missing escaped value; write \\ for one backslash, or use single quotes
            "#);
    }

    #[test]
    fn a_text_of_several_lines_that_never_ends() {
        insta::assert_snapshot!(told("[plan]\nvision = \"\"\"\nTerwujudnya\n[goal]\nmaju = \"Maju\"\n"), @r#"
            syntax kerangka.toml:4:10 (plan.vision)
              | vision = """
              |          ^
              id: bukan TOML yang sah di sini: tanda petik penutup """ tidak ada; tutup dengan tanda petik yang sama
              en: no valid TOML here: invalid multi-line basic string; close it with the same quote
            "#);
    }

    #[test]
    fn no_toml_at_all() {
        insta::assert_snapshot!(told_of(&[(FILE, "Laporan Kinerja\nDinas Koperasi\n")]), @r"
            syntax kerangka.toml:1:9
              | Laporan Kinerja
              |         ^
              id: bukan TOML yang sah di sini: kunci tanpa nilai; tulis kunci = nilai; kunci berspasi tidak ada
              en: no valid TOML here: key with no value; write key = value; a key has no spaces
            syntax kerangka.toml:2:7
              | Dinas Koperasi
              |       ^
              id: bukan TOML yang sah di sini: kunci tanpa nilai; tulis kunci = nilai; kunci berspasi tidak ada
              en: no valid TOML here: key with no value; write key = value; a key has no spaces
            ");
    }

    #[test]
    fn an_impossible_date() {
        insta::assert_snapshot!(told("[agreement.2019]\nsigned = 2019-02-30\n"), @r"
            syntax kerangka.toml:4:10 (agreement.2019.signed)
              | signed = 2019-02-30
              |          ^
              id: bukan TOML yang sah di sini: tanggal tidak ada di kalender, seharusnya tanggal 01 sampai 28
              en: no valid TOML here: invalid date, expected day between 01 and 28
            ");
    }

    #[test]
    fn malformed_json() {
        insta::assert_snapshot!(told_json("\"goal\": { \"maju\": \"Maju\", }"), @r#"
            syntax kerangka.json:3:25 (goal.maju)
              | "goal": { "maju": "Maju", }
              |                         ^
              id: bukan JSON yang sah di sini: koma sesudah isi terakhir; hapus komanya
              en: no valid JSON here: Trailing commas are not allowed; remove the comma
            "#);
        insta::assert_snapshot!(told_json("\"goal\": { maju: \"Maju\" }"), @r#"
            syntax kerangka.json:3:11 (goal)
              | "goal": { maju: "Maju" }
              |           ^
              id: bukan JSON yang sah di sini: kunci tanpa tanda petik; tulis dalam tanda petik: "kunci"
              en: no valid JSON here: Expected string for object property; write it in quotes: "key"
            "#);
        insta::assert_snapshot!(told_json("\"goal\": { \"maju\" \"Maju\" }"), @r#"
            syntax kerangka.json:3:18 (goal)
              | "goal": { "maju" "Maju" }
              |                  ^
              id: bukan JSON yang sah di sini: tidak ada titik dua sesudah kunci; tulis "kunci": nilai
              en: no valid JSON here: Expected colon after the string or word in object property; write "key": value
            "#);
        insta::assert_snapshot!(told_json("// tujuan\n\"goal\": { \"maju\": 'Maju' }"), @r#"
            syntax kerangka.json:3:1
              | // tujuan
              | ^
              id: bukan JSON yang sah di sini: catatan // atau /* */ tidak ada dalam JSON; hapus, atau pakai TOML
              en: no valid JSON here: Comments are not allowed; remove it, or use TOML
            syntax kerangka.json:4:19 (goal.maju)
              | "goal": { "maju": 'Maju' }
              |                   ^
              id: bukan JSON yang sah di sini: tanda petik tunggal; pakai tanda petik ganda: "…"
              en: no valid JSON here: Single-quoted strings are not allowed; use double quotes: "…"
            "#);
        insta::assert_snapshot!(told_json("\"goal\": { \"maju\": \"Maju }"), @r#"
            syntax kerangka.json:3:19 (goal.maju)
              | "goal": { "maju": "Maju }
              |                   ^
              id: bukan JSON yang sah di sini: tanda petik penutup tidak ada; tutup dengan tanda petik yang sama
              en: no valid JSON here: Unterminated string literal; close it with the same quote
            "#);
        insta::assert_snapshot!(told_json("\"indicator\": { \"rat\": { \"name\": \"RAT\", \"key\": True } }"), @r#"
            syntax kerangka.json:3:47 (indicator.rat.key)
              | "indicator": { "rat": { "name": "RAT", "key": True } }
              |                                               ^
              id: bukan JSON yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik, atau true, false, null dengan huruf kecil
              en: no valid JSON here: Unexpected word; write it in quotes, or true, false, null in small letters
            "#);
        insta::assert_snapshot!(told_of(&[("kerangka.json", "{ \"organization\": { \"name\": \"Dinas\" }")]), @r#"
            syntax kerangka.json:1:1
              | { "organization": { "name": "Dinas" }
              | ^
              id: bukan JSON yang sah di sini: { tidak ditutup; tutup dengan }
              en: no valid JSON here: Unterminated object; close it with }
            "#);
        insta::assert_snapshot!(told_of(&[("kerangka.json", "[1, 2]")]), @r"
            wrong-type kerangka.json:1:1
              | [1, 2]
              | ^
              id: ditemukan daftar, seharusnya tabel; tulis sebagai [tabel] atau { … }
              en: found a list, expected a table; write it as a [table] or { … }
            ");
        insta::assert_snapshot!(told_of(&[("kerangka.json", "[organization]\nname = \"Dinas\"")]), @r#"
            syntax kerangka.json:1:2 (0)
              | [organization]
              |  ^
              id: bukan JSON yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik, atau true, false, null dengan huruf kecil
              en: no valid JSON here: Unexpected word; write it in quotes, or true, false, null in small letters
            syntax kerangka.json:2:1
              | name = "Dinas"
              | ^
              id: bukan JSON yang sah di sini: ada lagi sesudah akhir; satu berkas hanya satu { … }
              en: no valid JSON here: Text cannot contain more than one JSON value; a file has one { … } only
            "#);
        insta::assert_snapshot!(told_of(&[("kerangka.json", "{}{}")]), @r"
            syntax kerangka.json:1:3
              | {}{}
              |   ^
              id: bukan JSON yang sah di sini: ada lagi sesudah akhir; satu berkas hanya satu { … }
              en: no valid JSON here: Text cannot contain more than one JSON value; a file has one { … } only
            ");
    }

    #[test]
    fn several_in_one_json_file() {
        insta::assert_snapshot!(told_json("\"goal\": { \"maju\": \"Maju\", },\n\"objective\": { \"mutu\": { \"name\": \"Mutu\" \"goal\": \"maju\" } },\n\"series\": { \"kop\": Koperasi, \"um\": 'UM' },\n\"data\": { \"2019\": { \"kop\": 80,94, \"um\": 2.308.664.947 } }, // data\n\"strategy\": { \"s\": { \"txt\": \"S\" } }"), @r#"
            syntax kerangka.json:3:25 (goal.maju)
              | "goal": { "maju": "Maju", },
              |                         ^
              id: bukan JSON yang sah di sini: koma sesudah isi terakhir; hapus komanya
              en: no valid JSON here: Trailing commas are not allowed; remove the comma
            syntax kerangka.json:4:40 (objective.mutu.name)
              | "objective": { "mutu": { "name": "Mutu" "goal": "maju" } },
              |                                        ^
              id: bukan JSON yang sah di sini: tidak ada koma; tambahkan koma
              en: no valid JSON here: Expected comma; add a comma
            syntax kerangka.json:5:20 (series.kop)
              | "series": { "kop": Koperasi, "um": 'UM' },
              |                    ^
              id: bukan JSON yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik, atau true, false, null dengan huruf kecil
              en: no valid JSON here: Unexpected word; write it in quotes, or true, false, null in small letters
            syntax kerangka.json:5:36 (series.um)
              | "series": { "kop": Koperasi, "um": 'UM' },
              |                                    ^
              id: bukan JSON yang sah di sini: tanda petik tunggal; pakai tanda petik ganda: "…"
              en: no valid JSON here: Single-quoted strings are not allowed; use double quotes: "…"
            unquoted-number kerangka.json:6:28 (data.2019.kop)
              | "data": { "2019": { "kop": 80,94, "um": 2.308.664.947 } }, // data
              |                            ^
              id: 80,94 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("80,94") atau polos dengan titik desimal dan tanpa pemisah ribuan (80.94)
              en: 80,94 cannot stand plain as a report prints it; quote it ("80,94"), or write it with a decimal point and without thousands separators (80.94)
            unquoted-number kerangka.json:6:41 (data.2019.um)
              | "data": { "2019": { "kop": 80,94, "um": 2.308.664.947 } }, // data
              |                                         ^
              id: 2.308.664.947 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("2.308.664.947") atau polos dengan titik desimal dan tanpa pemisah ribuan (2308664947)
              en: 2.308.664.947 cannot stand plain as a report prints it; quote it ("2.308.664.947"), or write it with a decimal point and without thousands separators (2308664947)
            syntax kerangka.json:6:60
              | "data": { "2019": { "kop": 80,94, "um": 2.308.664.947 } }, // data
              |                                                            ^
              id: bukan JSON yang sah di sini: catatan // atau /* */ tidak ada dalam JSON; hapus, atau pakai TOML
              en: no valid JSON here: Comments are not allowed; remove it, or use TOML
            unknown-key kerangka.json:7:22 (strategy.s.txt)
              | "strategy": { "s": { "txt": "S" } }
              |                      ^
              id: kunci "txt" tidak dikenal di sini; maksudnya "text"?; yang bukan bagian format ditaruh di extra
              en: unknown key "txt" here; did you mean "text"?; what is no part of the format goes into extra
            "#);
    }

    #[test]
    fn several_in_several_files_with_what_is_wrong_elsewhere() {
        insta::assert_snapshot!(told_of(&[
            ("2019.toml", "[data.2019]\nkop = 2.308.664.947\num = 80,94\nusaha = \"banyak\"\n[realized.2019]\nratt = 5\n"),
            ("kerangka.json", "{ \"organization\": { \"name\": \"Dinas\" }, \"series\": { \"kop\": \"Koperasi\" \"um\": \"Usaha mikro\" } }"),
            ("rencana.toml", "[series]\nusaha = \"Usaha\"\n[indicator.rat]\nname = \"RAT\nformula = \"kop / usahaa\"\nunti = \"%\"\n"),
        ]), @r#"
            unquoted-number 2019.toml:2:7 (data.2019.kop)
              | kop = 2.308.664.947
              |       ^
              id: 2.308.664.947 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("2.308.664.947") atau polos dengan titik desimal dan tanpa pemisah ribuan (2308664947)
              en: 2.308.664.947 cannot stand plain as a report prints it; quote it ("2.308.664.947"), or write it with a decimal point and without thousands separators (2308664947)
            unquoted-number 2019.toml:3:6 (data.2019.um)
              | um = 80,94
              |      ^
              id: 80,94 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("80,94") atau polos dengan titik desimal dan tanpa pemisah ribuan (80.94)
              en: 80,94 cannot stand plain as a report prints it; quote it ("80,94"), or write it with a decimal point and without thousands separators (80.94)
            not-a-number 2019.toml:4:9 (data.2019.usaha)
              | usaha = "banyak"
              |         ^
              id: "banyak" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "banyak" is not a number; write a number, or "-" if there is none
            syntax kerangka.json:1:69 (series.kop)
              | { "organization": { "name": "Dinas" }, "series": { "kop": "Koperasi" "um": "Usaha mikro" } }
              |                                                                     ^
              id: bukan JSON yang sah di sini: tidak ada koma; tambahkan koma
              en: no valid JSON here: Expected comma; add a comma
            syntax rencana.toml:4:12 (indicator.rat.name)
              | name = "RAT
              |            ^
              id: bukan TOML yang sah di sini: tanda petik penutup tidak ada; tutup dengan tanda petik yang sama
              en: no valid TOML here: invalid basic string; close it with the same quote
            unknown-id rencana.toml:5:18 (indicator.rat.formula)
              | formula = "kop / usahaa"
              |                  ^
              id: rumus "kop / usahaa", huruf ke-7: tidak ada yang ber-id "usahaa"; maksudnya usaha?
              en: formula "kop / usahaa", character 7: nothing has the id "usahaa"; did you mean usaha?
            unknown-key rencana.toml:6:1 (indicator.rat.unti)
              | unti = "%"
              | ^
              id: kunci "unti" tidak dikenal di sini; maksudnya "unit"?; yang bukan bagian format ditaruh di extra
              en: unknown key "unti" here; did you mean "unit"?; what is no part of the format goes into extra
            "#);
    }
}

mod newer_toml {
    use super::*;

    #[test]
    fn what_only_toml_1_1_has() {
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\ntargets = {\n  2019 = 80,\n  2020 = 81\n}\n"), @r"
            toml-1.1 kerangka.toml:5:12 (indicator.rat.targets)
              | targets = {
              |            ^
              id: ganti baris di dalam { … } baru ada di TOML 1.1; berkas ini TOML 1.0. Tutup dengan } di baris yang sama, atau tulis sebagai [tabel].
              en: a line break inside { … } came with TOML 1.1; this file is TOML 1.0. Close it with } on the same line, or write it as a [table].
            ");
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\ntargets = { 2019 = 80, }\n"), @r"
            toml-1.1 kerangka.toml:5:22 (indicator.rat.targets)
              | targets = { 2019 = 80, }
              |                      ^
              id: koma sesudah isi terakhir { … } baru ada di TOML 1.1; berkas ini TOML 1.0. Hapus komanya.
              en: a comma behind the last entry of { … } came with TOML 1.1; this file is TOML 1.0. Remove the comma.
            ");
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"R\\x41T \\e[0m\"\n"), @r#"
            toml-1.1 kerangka.toml:4:10 (indicator.rat.name)
              | name = "R\x41T \e[0m"
              |          ^
              id: urutan lolos \e atau \x baru ada di TOML 1.1; berkas ini TOML 1.0. Tulis \u001b atau \u00….
              en: the escape \e or \x came with TOML 1.1; this file is TOML 1.0. Write \u001b or \u00….
            "#);
        insta::assert_snapshot!(told("[extra]\nrapat = 2019-01-31T07:30\n"), @r"
            toml-1.1 kerangka.toml:4:9 (extra.rapat)
              | rapat = 2019-01-31T07:30
              |         ^
              id: waktu tanpa detik baru ada di TOML 1.1; berkas ini TOML 1.0. Tambahkan detiknya.
              en: a time without seconds came with TOML 1.1; this file is TOML 1.0. Add the seconds.
            ");
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\ntargets = { 2019 = 80, # target\n 2020 = 81,\n}\n[series]\nkop = { name = \"Koperasi\", }\n"), @r#"
            toml-1.1 kerangka.toml:5:32 (indicator.rat.targets)
              | targets = { 2019 = 80, # target
              |                                ^
              id: ganti baris di dalam { … } baru ada di TOML 1.1; berkas ini TOML 1.0. Tutup dengan } di baris yang sama, atau tulis sebagai [tabel].
              en: a line break inside { … } came with TOML 1.1; this file is TOML 1.0. Close it with } on the same line, or write it as a [table].
            toml-1.1 kerangka.toml:6:11 (indicator.rat.2020)
              |  2020 = 81,
              |           ^
              id: koma sesudah isi terakhir { … } baru ada di TOML 1.1; berkas ini TOML 1.0. Hapus komanya.
              en: a comma behind the last entry of { … } came with TOML 1.1; this file is TOML 1.0. Remove the comma.
            toml-1.1 kerangka.toml:9:26 (series.kop)
              | kop = { name = "Koperasi", }
              |                          ^
              id: koma sesudah isi terakhir { … } baru ada di TOML 1.1; berkas ini TOML 1.0. Hapus komanya.
              en: a comma behind the last entry of { … } came with TOML 1.1; this file is TOML 1.0. Remove the comma.
            "#);
    }
}

mod numbers {
    use super::*;

    fn series(value: &str) -> String {
        told(&format!(
            "[series]\nkop = \"Koperasi\"\n[data.2019]\nkop = {value}\n"
        ))
    }

    #[test]
    fn text_where_a_number_must_be() {
        insta::assert_snapshot!(series("\"banyak\""), @r#"
            not-a-number kerangka.toml:6:7 (data.2019.kop)
              | kop = "banyak"
              |       ^
              id: "banyak" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "banyak" is not a number; write a number, or "-" if there is none
            "#);
        insta::assert_snapshot!(series("true"), @r#"
            not-a-number kerangka.toml:6:7 (data.2019.kop)
              | kop = true
              |       ^
              id: "true" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "true" is not a number; write a number, or "-" if there is none
            "#);
        insta::assert_snapshot!(series("2019-01-31"), @r"
            wrong-type kerangka.toml:6:7 (data.2019.kop)
              | kop = 2019-01-31
              |       ^
              id: ditemukan tanggal, seharusnya angka; tulis angka, misalnya 80.94
              en: found a date, expected a number; write a number such as 80.94
            ");
        insta::assert_snapshot!(series("\"7 - 8\""), @r#"
            not-a-number kerangka.toml:6:7 (data.2019.kop)
              | kop = "7 - 8"
              |       ^
              id: "7 - 8" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "7 - 8" is not a number; write a number, or "-" if there is none
            "#);
        insta::assert_snapshot!(series("inf"), @r#"
            not-a-number kerangka.toml:6:7 (data.2019.kop)
              | kop = inf
              |       ^
              id: "inf" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "inf" is not a number; write a number, or "-" if there is none
            "#);
        insta::assert_snapshot!(series("0x1F"), @r#"
            not-a-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 0x1F
              |       ^
              id: "0x1F" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "0x1F" is not a number; write a number, or "-" if there is none
            "#);
        insta::assert_snapshot!(told_json("\"series\": { \"kop\": \"Koperasi\" },\n\"data\": { \"2019\": { \"kop\": \"banyak\" } }"), @r#"
            not-a-number kerangka.json:4:28 (data.2019.kop)
              | "data": { "2019": { "kop": "banyak" } }
              |                            ^
              id: "banyak" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "banyak" is not a number; write a number, or "-" if there is none
            "#);
    }

    #[test]
    fn an_ambiguous_number() {
        insta::assert_snapshot!(series("\"1.100\""), @r#"
            ambiguous-number kerangka.toml:6:7 (data.2019.kop)
              | kop = "1.100"
              |       ^
              id: "1.100" dapat dibaca dua cara: 1100 atau 1.100; tulis 1100 atau 1100e-3
              en: "1.100" can be read in two ways: as 1100 or as 1.100; write 1100 or 1100e-3
            "#);
        insta::assert_snapshot!(series("\"25,391 %\""), @r#"
            ambiguous-number kerangka.toml:6:7 (data.2019.kop)
              | kop = "25,391 %"
              |       ^
              id: "25,391" dapat dibaca dua cara: 25391 atau 25.391; tulis 25391 atau 25391e-3
              en: "25,391" can be read in two ways: as 25391 or as 25.391; write 25391 or 25391e-3
            "#);
        insta::assert_snapshot!(told_json("\"series\": { \"kop\": \"Koperasi\" },\n\"data\": { \"2019\": { \"kop\": \"1.100\" } }"), @r#"
            ambiguous-number kerangka.json:4:28 (data.2019.kop)
              | "data": { "2019": { "kop": "1.100" } }
              |                            ^
              id: "1.100" dapat dibaca dua cara: 1100 atau 1.100; tulis 1100 atau 1100e-3
              en: "1.100" can be read in two ways: as 1100 or as 1.100; write 1100 or 1100e-3
            "#);
    }

    #[test]
    fn a_kind_or_a_place_settles_it() {
        let text = format!(
            "{ORGANIZATION}[series.kop]\nname = \"Koperasi\"\nkind = \"count\"\n[data.2019]\nkop = \"1.100\"\n[program]\nsarpras = \"Sarpras\"\n[money.2019]\nsarpras = {{ budget = \"480.000\", spent = \"1.100\" }}\n"
        );
        let framework = Framework::from_toml(&text).unwrap();
        assert!(
            framework.to_toml().contains("kop = 1100"),
            "{}",
            framework.to_toml()
        );
        assert!(
            framework
                .to_toml()
                .contains("budget = 480000, spent = 1100"),
            "{}",
            framework.to_toml()
        );
    }

    #[test]
    fn a_malformed_number() {
        insta::assert_snapshot!(series("\"2.500.00\""), @r#"
            malformed-number kerangka.toml:6:7 (data.2019.kop)
              | kop = "2.500.00"
              |       ^
              id: "2.500.00" bukan angka yang tersusun benar; maksudnya 2500000 atau 2500.00?
              en: "2.500.00" is not a well-formed number; was 2500000 or 2500.00 meant?
            "#);
        insta::assert_snapshot!(series("\"1.23.456\""), @r#"
            malformed-number kerangka.toml:6:7 (data.2019.kop)
              | kop = "1.23.456"
              |       ^
              id: "1.23.456" bukan angka yang tersusun benar; tulis seperti 2500000 atau "2.500.000,00"
              en: "1.23.456" is not a well-formed number; write it as 2500000 or "2.500.000,00"
            "#);
        insta::assert_snapshot!(series("\"12345678901234567890123456789012\""), @r#"
            malformed-number kerangka.toml:6:7 (data.2019.kop)
              | kop = "12345678901234567890123456789012"
              |       ^
              id: "12345678901234567890123456789012" berisi lebih banyak angka daripada yang dapat disimpan tepat (28); bulatkan
              en: "12345678901234567890123456789012" has more digits than can be kept exactly (28); round it
            "#);
        insta::assert_snapshot!(series("1234567890123456789.12345678901234567890"), @r#"
            malformed-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 1234567890123456789.12345678901234567890
              |       ^
              id: "1234567890123456789.12345678901234567890" berisi lebih banyak angka daripada yang dapat disimpan tepat (28); bulatkan
              en: "1234567890123456789.12345678901234567890" has more digits than can be kept exactly (28); round it
            "#);
        insta::assert_snapshot!(told("[indicator.lama]\nname = \"Lama\"\ntargets = { 2019 = \"8 - 7 hari\" }\n"), @r#"
            malformed-number kerangka.toml:5:20 (indicator.lama.targets.2019)
              | targets = { 2019 = "8 - 7 hari" }
              |                    ^
              id: rentang "8 - 7 hari" terbalik; tulis yang lebih kecil dahulu
              en: the range "8 - 7 hari" runs backwards; write the smaller one first
            "#);
    }

    #[test]
    fn unquoted_as_reports_print_it() {
        insta::assert_snapshot!(series("1.100"), @r"
            point-before-three-digits kerangka.toml:6:7 (data.2019.kop)
              | kop = 1.100
              |       ^
              id: 1.100 tanpa tanda petik dibaca sebagai pecahan, bukan ribuan; tulis 1100 bila ribuan, 1100e-3 bila memang tiga desimal
              en: an unquoted 1.100 is a fraction, not thousands; write 1100 for thousands, 1100e-3 for three decimals
            ");
        insta::assert_snapshot!(series("-25.391"), @r"
            point-before-three-digits kerangka.toml:6:7 (data.2019.kop)
              | kop = -25.391
              |       ^
              id: -25.391 tanpa tanda petik dibaca sebagai pecahan, bukan ribuan; tulis -25391 bila ribuan, -25391e-3 bila memang tiga desimal
              en: an unquoted -25.391 is a fraction, not thousands; write -25391 for thousands, -25391e-3 for three decimals
            ");
        insta::assert_snapshot!(series("2.308.664.947"), @r#"
            unquoted-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 2.308.664.947
              |       ^
              id: 2.308.664.947 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("2.308.664.947") atau polos dengan titik desimal dan tanpa pemisah ribuan (2308664947)
              en: 2.308.664.947 cannot stand plain as a report prints it; quote it ("2.308.664.947"), or write it with a decimal point and without thousands separators (2308664947)
            "#);
        insta::assert_snapshot!(series("80,94"), @r#"
            unquoted-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 80,94
              |       ^
              id: 80,94 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("80,94") atau polos dengan titik desimal dan tanpa pemisah ribuan (80.94)
              en: 80,94 cannot stand plain as a report prints it; quote it ("80,94"), or write it with a decimal point and without thousands separators (80.94)
            "#);
        insta::assert_snapshot!(series("[80,94]"), @r#"
            split-number kerangka.toml:6:7 (data.2019.kop)
              | kop = [80,94]
              |       ^
              id: ini daftar berisi dua bilangan bulat; bila yang dimaksud 80,94, tulis "80,94" atau 80.94
              en: this is a list of two whole numbers; if 80,94 is meant, write "80,94" or 80.94
            "#);
        insta::assert_snapshot!(series("1.234,56"), @r#"
            unquoted-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 1.234,56
              |       ^
              id: 1.234,56 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("1.234,56") atau polos dengan titik desimal dan tanpa pemisah ribuan (1234.56)
              en: 1.234,56 cannot stand plain as a report prints it; quote it ("1.234,56"), or write it with a decimal point and without thousands separators (1234.56)
            "#);
        insta::assert_snapshot!(series("Rp. 872.705.000,-"), @r#"
            unquoted-number kerangka.toml:6:7 (data.2019.kop)
              | kop = Rp. 872.705.000,-
              |       ^
              id: Rp. 872.705.000,- tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("Rp. 872.705.000,-") atau polos dengan titik desimal dan tanpa pemisah ribuan (872705000)
              en: Rp. 872.705.000,- cannot stand plain as a report prints it; quote it ("Rp. 872.705.000,-"), or write it with a decimal point and without thousands separators (872705000)
            "#);
        insta::assert_snapshot!(series("97,77 %"), @r#"
            unquoted-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 97,77 %
              |       ^
              id: 97,77 % tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("97,77 %") atau polos dengan titik desimal dan tanpa pemisah ribuan (97.77)
              en: 97,77 % cannot stand plain as a report prints it; quote it ("97,77 %"), or write it with a decimal point and without thousands separators (97.77)
            "#);
        insta::assert_snapshot!(series("25 koperasi"), @r#"
            unquoted-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 25 koperasi
              |       ^
              id: 25 koperasi tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("25 koperasi") atau polos dengan titik desimal dan tanpa pemisah ribuan (25)
              en: 25 koperasi cannot stand plain as a report prints it; quote it ("25 koperasi"), or write it with a decimal point and without thousands separators (25)
            "#);
        insta::assert_snapshot!(series("007"), @r#"
            unquoted-number kerangka.toml:6:7 (data.2019.kop)
              | kop = 007
              |       ^
              id: 007 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("007") atau polos dengan titik desimal dan tanpa pemisah ribuan (7)
              en: 007 cannot stand plain as a report prints it; quote it ("007"), or write it with a decimal point and without thousands separators (7)
            "#);
        insta::assert_snapshot!(told("[grid.um]\nyears = [2018, 2019]\nrows = [\n  [\"Tempursari\", 1.675, 1626],\n  [\"Pronojiwo\", 2.308.664, 12],\n]\n[series]\num = \"UM\"\n"), @r#"
            point-before-three-digits kerangka.toml:6:18 (grid.um.rows.0.1)
              |   ["Tempursari", 1.675, 1626],
              |                  ^
              id: 1.675 tanpa tanda petik dibaca sebagai pecahan, bukan ribuan; tulis 1675 bila ribuan, 1675e-3 bila memang tiga desimal
              en: an unquoted 1.675 is a fraction, not thousands; write 1675 for thousands, 1675e-3 for three decimals
            unquoted-number kerangka.toml:7:17 (grid.um.rows)
              |   ["Pronojiwo", 2.308.664, 12],
              |                 ^
              id: 2.308.664 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("2.308.664") atau polos dengan titik desimal dan tanpa pemisah ribuan (2308664)
              en: 2.308.664 cannot stand plain as a report prints it; quote it ("2.308.664"), or write it with a decimal point and without thousands separators (2308664)
            "#);
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\ntargets = { 2019 = 80,94, 2020 = 81,5 }\n"), @r#"
            unquoted-number kerangka.toml:5:20 (indicator.rat.targets)
              | targets = { 2019 = 80,94, 2020 = 81,5 }
              |                    ^
              id: 80,94 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("80,94") atau polos dengan titik desimal dan tanpa pemisah ribuan (80.94)
              en: 80,94 cannot stand plain as a report prints it; quote it ("80,94"), or write it with a decimal point and without thousands separators (80.94)
            unquoted-number kerangka.toml:5:34 (indicator.rat.targets)
              | targets = { 2019 = 80,94, 2020 = 81,5 }
              |                                  ^
              id: 81,5 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("81,5") atau polos dengan titik desimal dan tanpa pemisah ribuan (81.5)
              en: 81,5 cannot stand plain as a report prints it; quote it ("81,5"), or write it with a decimal point and without thousands separators (81.5)
            "#);
    }

    #[test]
    fn unquoted_in_json() {
        let series = |value: &str| {
            told_json(&format!(
                "\"series\": {{ \"kop\": \"Koperasi\" }},\n\"data\": {{ \"2019\": {{ \"kop\": {value} }} }}"
            ))
        };
        insta::assert_snapshot!(series("1.100"), @r#"
            point-before-three-digits kerangka.json:4:28 (data.2019.kop)
              | "data": { "2019": { "kop": 1.100 } }
              |                            ^
              id: 1.100 tanpa tanda petik dibaca sebagai pecahan, bukan ribuan; tulis 1100 bila ribuan, 1100e-3 bila memang tiga desimal
              en: an unquoted 1.100 is a fraction, not thousands; write 1100 for thousands, 1100e-3 for three decimals
            "#);
        insta::assert_snapshot!(series("2.308.664.947"), @r#"
            unquoted-number kerangka.json:4:28 (data.2019.kop)
              | "data": { "2019": { "kop": 2.308.664.947 } }
              |                            ^
              id: 2.308.664.947 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("2.308.664.947") atau polos dengan titik desimal dan tanpa pemisah ribuan (2308664947)
              en: 2.308.664.947 cannot stand plain as a report prints it; quote it ("2.308.664.947"), or write it with a decimal point and without thousands separators (2308664947)
            "#);
        insta::assert_snapshot!(series("80,94"), @r#"
            unquoted-number kerangka.json:4:28 (data.2019.kop)
              | "data": { "2019": { "kop": 80,94 } }
              |                            ^
              id: 80,94 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("80,94") atau polos dengan titik desimal dan tanpa pemisah ribuan (80.94)
              en: 80,94 cannot stand plain as a report prints it; quote it ("80,94"), or write it with a decimal point and without thousands separators (80.94)
            "#);
        insta::assert_snapshot!(series("[80,94]"), @r#"
            split-number kerangka.json:4:28 (data.2019.kop)
              | "data": { "2019": { "kop": [80,94] } }
              |                            ^
              id: ini daftar berisi dua bilangan bulat; bila yang dimaksud 80,94, tulis "80,94" atau 80.94
              en: this is a list of two whole numbers; if 80,94 is meant, write "80,94" or 80.94
            "#);
        insta::assert_snapshot!(series("007"), @r#"
            unquoted-number kerangka.json:4:28 (data.2019.kop)
              | "data": { "2019": { "kop": 007 } }
              |                            ^
              id: 007 tidak dapat ditulis polos seperti di laporan; tulis dalam tanda petik ("007") atau polos dengan titik desimal dan tanpa pemisah ribuan (7)
              en: 007 cannot stand plain as a report prints it; quote it ("007"), or write it with a decimal point and without thousands separators (7)
            "#);
    }
}

mod names {
    use super::*;

    #[test]
    fn an_unknown_key() {
        insta::assert_snapshot!(told("[indicator.rat]\nnmae = \"RAT\"\nfromula = \"1\"\nanggaran = 5\n"), @r#"
            unknown-key kerangka.toml:4:1 (indicator.rat.nmae)
              | nmae = "RAT"
              | ^
              id: kunci "nmae" tidak dikenal di sini; maksudnya "name"?; yang bukan bagian format ditaruh di extra
              en: unknown key "nmae" here; did you mean "name"?; what is no part of the format goes into extra
            unknown-key kerangka.toml:5:1 (indicator.rat.fromula)
              | fromula = "1"
              | ^
              id: kunci "fromula" tidak dikenal di sini; maksudnya "formula"?; yang bukan bagian format ditaruh di extra
              en: unknown key "fromula" here; did you mean "formula"?; what is no part of the format goes into extra
            unknown-key kerangka.toml:6:1 (indicator.rat.anggaran)
              | anggaran = 5
              | ^
              id: kunci "anggaran" tidak dikenal di sini; yang bukan bagian format ditaruh di extra
              en: unknown key "anggaran" here; what is no part of the format goes into extra
            "#);
        insta::assert_snapshot!(told("[indikator.rat]\nname = \"RAT\"\n[organisation]\nname = \"X\"\n"), @r#"
            unknown-key kerangka.toml:3:2 (indikator)
              | [indikator.rat]
              |  ^
              id: kunci "indikator" tidak dikenal di sini; maksudnya "indicator"?; yang bukan bagian format ditaruh di extra
              en: unknown key "indikator" here; did you mean "indicator"?; what is no part of the format goes into extra
            unknown-key kerangka.toml:5:2 (organisation)
              | [organisation]
              |  ^
              id: kunci "organisation" tidak dikenal di sini; maksudnya "organization"?; yang bukan bagian format ditaruh di extra
              en: unknown key "organisation" here; did you mean "organization"?; what is no part of the format goes into extra
            "#);
        insta::assert_snapshot!(told_json("\"indicator\": { \"rat\": { \"name\": \"RAT\", \"untit\": \"%\" } }"), @r#"
            unknown-key kerangka.json:3:40 (indicator.rat.untit)
              | "indicator": { "rat": { "name": "RAT", "untit": "%" } }
              |                                        ^
              id: kunci "untit" tidak dikenal di sini; maksudnya "unit"?; yang bukan bagian format ditaruh di extra
              en: unknown key "untit" here; did you mean "unit"?; what is no part of the format goes into extra
            "#);
    }

    #[test]
    fn a_missing_key() {
        insta::assert_snapshot!(told("[indicator.rat]\nunit = \"%\"\n[[note]]\nabout = \"rat\"\n"), @r#"
            missing-key kerangka.toml:3:1 (indicator.rat)
              | [indicator.rat]
              | ^
              id: kunci "name" harus ada dan berisi; tambahkan name = "…"
              en: the key "name" is missing or empty; add name = "…"
            missing-key kerangka.toml:5:1 (note.0)
              | [[note]]
              | ^
              id: kunci "kind" harus ada dan berisi; tambahkan kind = "…"
              en: the key "kind" is missing or empty; add kind = "…"
            missing-key kerangka.toml:5:1 (note.0)
              | [[note]]
              | ^
              id: kunci "text" harus ada dan berisi; tambahkan text = "…"
              en: the key "text" is missing or empty; add text = "…"
            "#);
        insta::assert_snapshot!(told_of(&[(FILE, "# kosong\n")]), @r#"
            missing-key kerangka.toml:1:1
              | # kosong
              | ^
              id: tidak ada [organization]; tambahkan, dengan name = "…" di dalamnya
              en: there is no [organization]; add it, with name = "…" in it
            "#);
        insta::assert_snapshot!(told_of(&[(FILE, "[organization]\nshort = \"DKUM\"\n")]), @r#"
            missing-key kerangka.toml:1:1 (organization)
              | [organization]
              | ^
              id: kunci "name" harus ada dan berisi; tambahkan name = "…"
              en: the key "name" is missing or empty; add name = "…"
            "#);
        insta::assert_snapshot!(told_of(&[(FILE, "[organization]\nname = \"\"\n")]), @r#"
            missing-key kerangka.toml:1:1 (organization)
              | [organization]
              | ^
              id: kunci "name" harus ada dan berisi; tambahkan name = "…"
              en: the key "name" is missing or empty; add name = "…"
            "#);
    }

    #[test]
    fn a_key_twice() {
        insta::assert_snapshot!(told("motto = \"A\"\nmotto = \"B\"\n[goal]\nmaju = \"Maju\"\nmaju = \"Maju lagi\"\n"), @r#"
            duplicate-key kerangka.toml:4:1 (organization.motto)
              | motto = "B"
              | ^
              id: kunci "motto" ditulis dua kali, pertama di kerangka.toml:3:1; hapus atau satukan
              en: the key "motto" stands twice, first at kerangka.toml:3:1; remove one or join them
            duplicate-key kerangka.toml:7:1 (goal.maju)
              | maju = "Maju lagi"
              | ^
              id: kunci "maju" ditulis dua kali, pertama di kerangka.toml:6:1; hapus atau satukan
              en: the key "maju" stands twice, first at kerangka.toml:6:1; remove one or join them
            "#);
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\n[indicator.rat]\nname = \"RAT lain\"\n"), @r#"
            duplicate-key kerangka.toml:5:12 (indicator.rat)
              | [indicator.rat]
              |            ^
              id: kunci "rat" ditulis dua kali, pertama di kerangka.toml:3:12; hapus atau satukan
              en: the key "rat" stands twice, first at kerangka.toml:3:12; remove one or join them
            "#);
        insta::assert_snapshot!(told("[data.2019]\n[data.2019]\n"), @r#"
            duplicate-key kerangka.toml:4:7 (data.2019)
              | [data.2019]
              |       ^
              id: kunci "2019" ditulis dua kali, pertama di kerangka.toml:3:7; hapus atau satukan
              en: the key "2019" stands twice, first at kerangka.toml:3:7; remove one or join them
            "#);
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\ntargets = { 2019 = 1, 2019 = 2 }\n"), @r#"
            duplicate-key kerangka.toml:5:23 (indicator.rat.targets.2019)
              | targets = { 2019 = 1, 2019 = 2 }
              |                       ^
              id: kunci "2019" ditulis dua kali, pertama di kerangka.toml:5:13; hapus atau satukan
              en: the key "2019" stands twice, first at kerangka.toml:5:13; remove one or join them
            "#);
        insta::assert_snapshot!(told_json("\"goal\": { \"maju\": \"Maju\", \"maju\": \"Maju lagi\" }"), @r#"
            duplicate-key kerangka.json:3:27 (goal.maju)
              | "goal": { "maju": "Maju", "maju": "Maju lagi" }
              |                           ^
              id: kunci "maju" ditulis dua kali, pertama di kerangka.json:3:11; hapus atau satukan
              en: the key "maju" stands twice, first at kerangka.json:3:11; remove one or join them
            "#);
        insta::assert_snapshot!(told_of(&[
            ("a.toml", &format!("{ORGANIZATION}[data.2019]\nkop = 1\n[series]\nkop = \"Koperasi\"\n")),
            ("b.toml", "[data.2019]\nkop = 2\n[series]\nkop = \"Koperasi\"\n"),
        ]), @r#"
            duplicate-key b.toml:2:1 (data.2019.kop)
              | kop = 2
              | ^
              id: kunci "kop" ditulis dua kali, pertama di a.toml:4:1 (data.2019.kop); hapus atau satukan
              en: the key "kop" stands twice, first at a.toml:4:1 (data.2019.kop); remove one or join them
            duplicate-key b.toml:4:1 (series.kop)
              | kop = "Koperasi"
              | ^
              id: kunci "kop" ditulis dua kali, pertama di a.toml:6:1 (series.kop); hapus atau satukan
              en: the key "kop" stands twice, first at a.toml:6:1 (series.kop); remove one or join them
            "#);
    }

    #[test]
    fn a_duplicate_id() {
        insta::assert_snapshot!(told("[goal]\nmaju = \"Maju\"\n[objective]\nmaju = \"Maju\"\n"), @r#"
            duplicate-id kerangka.toml:6:1 (objective.maju)
              | maju = "Maju"
              | ^
              id: id "maju" sudah dipakai di kerangka.toml:4:1 (goal.maju); satu id hanya untuk satu hal dalam seluruh kerangka, ganti salah satu
              en: the id "maju" is used already at kerangka.toml:4:1 (goal.maju); an id names one thing in the whole framework, change one
            "#);
        insta::assert_snapshot!(told("[program.sarpras.activity.sarpras]\nname = \"Sarpras\"\n[program.sarpras]\nname = \"Sarpras\"\n[program.sarpras.activity.x]\nname = \"X\"\noutput = [{ id = \"x\", text = \"X\" }, { id = \"y\", text = \"Y\" }]\n"), @r#"
            duplicate-id kerangka.toml:3:27 (program.sarpras.activity.sarpras)
              | [program.sarpras.activity.sarpras]
              |                           ^
              id: id "sarpras" sudah dipakai di kerangka.toml:5:10 (program.sarpras); satu id hanya untuk satu hal dalam seluruh kerangka, ganti salah satu
              en: the id "sarpras" is used already at kerangka.toml:5:10 (program.sarpras); an id names one thing in the whole framework, change one
            duplicate-id kerangka.toml:9:18 (program.sarpras.activity.x.output.0.id)
              | output = [{ id = "x", text = "X" }, { id = "y", text = "Y" }]
              |                  ^
              id: id "x" sudah dipakai di kerangka.toml:7:27 (program.sarpras.activity.x); satu id hanya untuk satu hal dalam seluruh kerangka, ganti salah satu
              en: the id "x" is used already at kerangka.toml:7:27 (program.sarpras.activity.x); an id names one thing in the whole framework, change one
            "#);
        insta::assert_snapshot!(told_of(&[
            ("a.toml", &format!("{ORGANIZATION}[goal.maju]\nname = \"Maju\"\n")),
            ("b.json", "{ \"objective\": { \"maju\": \"Maju\" } }"),
        ]), @r#"
            duplicate-id b.json:1:18 (objective.maju)
              | { "objective": { "maju": "Maju" } }
              |                  ^
              id: id "maju" sudah dipakai di a.toml:3:7 (goal.maju); satu id hanya untuk satu hal dalam seluruh kerangka, ganti salah satu
              en: the id "maju" is used already at a.toml:3:7 (goal.maju); an id names one thing in the whole framework, change one
            "#);
    }

    #[test]
    fn an_invalid_id() {
        insta::assert_snapshot!(told("[series]\n\"kop-aktif\" = \"Koperasi aktif\"\nKop = \"Koperasi\"\ntotal = \"Jumlah\"\n2019 = \"X\"\n\"\" = \"Y\"\n"), @r#"
            invalid-id kerangka.toml:4:1 (series.kop-aktif)
              | "kop-aktif" = "Koperasi aktif"
              | ^
              id: id "kop-aktif" tidak sah: hanya boleh huruf kecil, angka dan _; maksudnya "kop_aktif"?
              en: invalid id "kop-aktif": only lowercase letters, digits and _ may stand in it; did you mean "kop_aktif"?
            invalid-id kerangka.toml:5:1 (series.Kop)
              | Kop = "Koperasi"
              | ^
              id: id "Kop" tidak sah: harus diawali huruf kecil; maksudnya "kop"?
              en: invalid id "Kop": it must begin with a lowercase letter; did you mean "kop"?
            invalid-id kerangka.toml:6:1 (series.total)
              | total = "Jumlah"
              | ^
              id: id "total" tidak sah: kata ini dipakai bahasa rujukan; pakai kata lain
              en: invalid id "total": the reference language takes this word for itself
            invalid-id kerangka.toml:7:1 (series.2019)
              | 2019 = "X"
              | ^
              id: id "2019" tidak sah: harus diawali huruf kecil
              en: invalid id "2019": it must begin with a lowercase letter
            invalid-id kerangka.toml:8:1 (series.)
              | "" = "Y"
              | ^
              id: id "" tidak sah: kosong
              en: invalid id "": it is empty
            "#);
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\nof = \"Sasaran 1\"\n"), @r#"
            invalid-id kerangka.toml:5:6 (indicator.rat.of)
              | of = "Sasaran 1"
              |      ^
              id: id "Sasaran 1" tidak sah: harus diawali huruf kecil; maksudnya "sasaran_1"?
              en: invalid id "Sasaran 1": it must begin with a lowercase letter; did you mean "sasaran_1"?
            "#);
    }

    #[test]
    fn an_unknown_id_in_a_link() {
        insta::assert_snapshot!(told("[goal]\nmaju = \"Maju\"\n[objective.mutu]\nname = \"Mutu\"\ngoal = \"majuu\"\n"), @r#"
            unknown-id kerangka.toml:7:8 (objective.mutu.goal)
              | goal = "majuu"
              |        ^
              id: tidak ada tujuan ber-id "majuu"; maksudnya "maju"?
              en: no goal has the id "majuu"; did you mean "maju"?
            "#);
        insta::assert_snapshot!(told("[series]\nkoperasi = \"Koperasi\"\n[data.2019]\nkoperas = 5\nxyz = 7\n[grid.um]\nyears = [2019]\nrows = [[\"A\", 1]]\n[realized.2019]\nrat = 5\n"), @r#"
            unknown-id kerangka.toml:6:1 (data.2019.koperas)
              | koperas = 5
              | ^
              id: tidak ada data dasar ber-id "koperas"; maksudnya "koperasi"?
              en: no series has the id "koperas"; did you mean "koperasi"?
            unknown-id kerangka.toml:7:1 (data.2019.xyz)
              | xyz = 7
              | ^
              id: tidak ada data dasar ber-id "xyz"; perbaiki, atau tambahkan
              en: no series has the id "xyz"; correct it, or add it
            unknown-id kerangka.toml:8:7 (grid.um)
              | [grid.um]
              |       ^
              id: tidak ada data dasar ber-id "um"; perbaiki, atau tambahkan
              en: no series has the id "um"; correct it, or add it
            unknown-id kerangka.toml:12:1 (realized.2019.rat)
              | rat = 5
              | ^
              id: tidak ada indikator atau tolok ukur ber-id "rat"; perbaiki, atau tambahkan
              en: no indicator or measure has the id "rat"; correct it, or add it
            "#);
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\nof = \"organization\"\nshow = [\"kop\", \"um\"]\nowner = \"kabid\"\n"), @r#"
            unknown-id kerangka.toml:6:9 (indicator.rat.show.0)
              | show = ["kop", "um"]
              |         ^
              id: tidak ada data dasar ber-id "kop"; perbaiki, atau tambahkan
              en: no series has the id "kop"; correct it, or add it
            unknown-id kerangka.toml:6:16 (indicator.rat.show.1)
              | show = ["kop", "um"]
              |                ^
              id: tidak ada data dasar ber-id "um"; perbaiki, atau tambahkan
              en: no series has the id "um"; correct it, or add it
            unknown-id kerangka.toml:7:9 (indicator.rat.owner)
              | owner = "kabid"
              |         ^
              id: tidak ada unit organisasi ber-id "kabid"; perbaiki, atau tambahkan
              en: no unit has the id "kabid"; correct it, or add it
            "#);
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\n[agreement.2019]\ntargets = { rta = 5 }\n[[agreement.2019.revision]]\ntargets = { rat = 6 }\n[[agreement.2019.revision]]\ntargets = { rtt = 6 }\n"), @r#"
            unknown-id kerangka.toml:6:13 (agreement.2019.targets.rta)
              | targets = { rta = 5 }
              |             ^
              id: tidak ada indikator ber-id "rta"; maksudnya "rat"?
              en: no indicator has the id "rta"; did you mean "rat"?
            unknown-id kerangka.toml:10:13 (agreement.2019.revision.1.targets.rtt)
              | targets = { rtt = 6 }
              |             ^
              id: tidak ada indikator ber-id "rtt"; maksudnya "rat"?
              en: no indicator has the id "rtt"; did you mean "rat"?
            "#);
        insta::assert_snapshot!(told("[[note]]\nkind = \"cause\"\ntext = \"A\"\n[[note]]\nkind = \"cause\"\nabout = [\"rat\", \"maju\"]\ntext = \"B\"\n[document.lkj]\ntitle = \"LKj\"\nsigned_by = \"kadis\"\n"), @r#"
            unknown-id kerangka.toml:8:10 (note.1.about.0)
              | about = ["rat", "maju"]
              |          ^
              id: tidak ada yang ber-id "rat"; perbaiki, atau tambahkan
              en: no thing has the id "rat"; correct it, or add it
            unknown-id kerangka.toml:8:17 (note.1.about.1)
              | about = ["rat", "maju"]
              |                 ^
              id: tidak ada yang ber-id "maju"; perbaiki, atau tambahkan
              en: no thing has the id "maju"; correct it, or add it
            unknown-id kerangka.toml:12:13 (document.lkj.signed_by)
              | signed_by = "kadis"
              |             ^
              id: tidak ada pejabat atau unit organisasi ber-id "kadis"; perbaiki, atau tambahkan
              en: no official or unit has the id "kadis"; correct it, or add it
            "#);
        insta::assert_snapshot!(told("[program.sarpras]\nname = \"Sarpras\"\nsupports = [\"rat\"]\noutcome = { text = \"X\", of = [\"rat\"] }\n[program.sarpras.activity.beli]\nname = \"Beli\"\ngroup = \"bl\"\n[money.2019]\nsarpas = { budget = 5 }\n[realized.2019]\n\"beli.output\" = 5\n"), @r#"
            unknown-id kerangka.toml:5:13 (program.sarpras.supports.0)
              | supports = ["rat"]
              |             ^
              id: tidak ada indikator ber-id "rat"; perbaiki, atau tambahkan
              en: no indicator has the id "rat"; correct it, or add it
            unknown-id kerangka.toml:6:31 (program.sarpras.outcome.of.0)
              | outcome = { text = "X", of = ["rat"] }
              |                               ^
              id: tidak ada indikator ber-id "rat"; perbaiki, atau tambahkan
              en: no indicator has the id "rat"; correct it, or add it
            unknown-id kerangka.toml:9:9 (program.sarpras.activity.beli.group)
              | group = "bl"
              |         ^
              id: tidak ada kelompok belanja ber-id "bl"; perbaiki, atau tambahkan
              en: no group has the id "bl"; correct it, or add it
            unknown-id kerangka.toml:11:1 (money.2019.sarpas)
              | sarpas = { budget = 5 }
              | ^
              id: tidak ada program, kegiatan, sub kegiatan atau kelompok belanja ber-id "sarpas"; maksudnya "sarpras"?
              en: no program, activity, sub-activity or group has the id "sarpas"; did you mean "sarpras"?
            unknown-id kerangka.toml:13:1 (realized.2019.beli.output)
              | "beli.output" = 5
              | ^
              id: tidak ada tolok ukur ber-id "beli.output"; perbaiki, atau tambahkan
              en: no measure has the id "beli.output"; correct it, or add it
            "#);
        insta::assert_snapshot!(told_json("\"objective\": { \"mutu\": { \"name\": \"Mutu\", \"goal\": \"maju\" } }"), @r#"
            unknown-id kerangka.json:3:50 (objective.mutu.goal)
              | "objective": { "mutu": { "name": "Mutu", "goal": "maju" } }
              |                                                  ^
              id: tidak ada tujuan ber-id "maju"; perbaiki, atau tambahkan
              en: no goal has the id "maju"; correct it, or add it
            "#);
    }

    #[test]
    fn an_id_of_another_kind() {
        insta::assert_snapshot!(told("[goal]\nmaju = \"Maju\"\n[objective.mutu]\nname = \"Mutu\"\ngoal = \"mutu\"\n[unit.kabid]\nname = \"Kabid\"\nunder = \"maju\"\n[data.2019]\nmaju = 5\n"), @r#"
            wrong-kind-of-id kerangka.toml:7:8 (objective.mutu.goal)
              | goal = "mutu"
              |        ^
              id: "mutu" adalah sasaran, di sini seharusnya tujuan
              en: "mutu" is of kind objective; expected goal
            wrong-kind-of-id kerangka.toml:10:9 (unit.kabid.under)
              | under = "maju"
              |         ^
              id: "maju" adalah tujuan, di sini seharusnya unit organisasi
              en: "maju" is of kind goal; expected unit
            wrong-kind-of-id kerangka.toml:12:1 (data.2019.maju)
              | maju = 5
              | ^
              id: "maju" adalah tujuan, di sini seharusnya data dasar
              en: "maju" is of kind goal; expected series
            "#);
    }

    #[test]
    fn a_target_on_the_side_that_its_polarity_calls_better() {
        insta::assert_snapshot!(told("[indicator.dbd]\nname = \"DBD\"\npolarity = \"higher\"\ntargets = { 2019 = \"< 49\" }\n[indicator.lulus]\nname = \"Lulus\"\npolarity = \"lower\"\n[agreement.2019.targets]\nlulus = \"minimal 3\"\n"), @r#"
            side-contradicts-polarity kerangka.toml:6:20 (indicator.dbd.targets.2019)
              | targets = { 2019 = "< 49" }
              |                    ^
              id: target "< 49" menyebut batas atas, sedangkan polarity = "higher"; tulis polarity = "at_most" bila batasnya benar, atau betulkan targetnya
              en: the target "< 49" names an upper bound, and polarity = "higher"; write polarity = "at_most" if the bound is right, or correct the target
            side-contradicts-polarity kerangka.toml:11:9 (agreement.2019.targets.lulus)
              | lulus = "minimal 3"
              |         ^
              id: target "≥ 3" menyebut batas bawah, sedangkan polarity = "lower"; tulis polarity = "at_least" bila batasnya benar, atau betulkan targetnya
              en: the target "≥ 3" names a lower bound, and polarity = "lower"; write polarity = "at_least" if the bound is right, or correct the target
            "#);
    }

    #[test]
    fn values_that_are_understood_in_part() {
        insta::assert_snapshot!(told("[indicator.a]\nname = \"A\"\n[realized.2019]\na = \"5 M\"\n[realized.2020]\na = \"5 dokumen 2024\"\n[realized.2021]\na = \"31 Maret\"\n[realized.2022]\na = \"7-8\"\n"), @r#"
            malformed-number kerangka.toml:6:5 (realized.2019.a)
              | a = "5 M"
              |     ^
              id: "5 M" dapat dibaca dua cara: 5.000.000.000 (miliar) atau 5 dengan huruf itu sebagai satuannya; tulis "5 miliar", atau nama satuannya lengkap
              en: "5 M" can be read in two ways: as 5,000,000,000 (miliar) or as 5 with that letter as its unit; write "5 miliar", or the unit in full
            malformed-number kerangka.toml:8:5 (realized.2020.a)
              | a = "5 dokumen 2024"
              |     ^
              id: "5 dokumen 2024": "2024" tidak dimengerti; tulis satu angka dengan satuannya, atau beberapa besaran masing-masing dengan satuannya
              en: "5 dokumen 2024": "2024" is not understood; write one number with its unit, or several quantities each with its unit
            malformed-number kerangka.toml:10:5 (realized.2021.a)
              | a = "31 Maret"
              |     ^
              id: tanggal "31 Maret" belum menyebut tahun; tulis lengkap, misalnya "31 Maret 2025"
              en: the date "31 Maret" has no year; write it in full, such as "31 Maret 2025"
            not-a-number kerangka.toml:12:5 (realized.2022.a)
              | a = "7-8"
              |     ^
              id: "7-8" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "7-8" is not a number; write a number, or "-" if there is none
            "#);
    }

    #[test]
    fn a_number_in_another_unit_than_its_place() {
        insta::assert_snapshot!(told("[series.lama]\nname = \"Lama\"\nunit = \"hari\"\n[data.2019]\nlama = \"2 bulan\"\n[program]\np = \"P\"\n[money.2019]\np = { budget = \"5 hari\" }\n"), @r#"
            other-unit kerangka.toml:7:8 (data.2019.lama)
              | lama = "2 bulan"
              |        ^
              id: "2 bulan" tidak dapat dibaca dalam satuan "hari"; tulis nilainya dalam satuan itu
              en: "2 bulan" cannot be read in the unit "hari"; write the value in that unit
            other-unit kerangka.toml:11:16 (money.2019.p.budget)
              | p = { budget = "5 hari" }
              |                ^
              id: "5 hari" tidak dapat dibaca dalam satuan "Rp"; tulis nilainya dalam satuan itu
              en: "5 hari" cannot be read in the unit "Rp"; write the value in that unit
            "#);
    }

    #[test]
    fn an_unknown_word() {
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\npolarity = \"hihger\"\nmethod = \"kuadrat\"\n"), @r#"
            unknown-word kerangka.toml:5:12 (indicator.rat.polarity)
              | polarity = "hihger"
              |            ^
              id: "hihger" tidak dikenal; maksudnya "higher"?; yang ada: higher, lower, range, at_most, at_least, near, grade, yes_no, not_said
              en: unknown word "hihger"; did you mean "higher"?; there are: higher, lower, range, at_most, at_least, near, grade, yes_no, not_said
            unknown-word kerangka.toml:6:10 (indicator.rat.method)
              | method = "kuadrat"
              |          ^
              id: "kuadrat" tidak dikenal; yang ada: linear, ratio, gap, baseline
              en: unknown word "kuadrat"; there are: linear, ratio, gap, baseline
            "#);
        insta::assert_snapshot!(told("[rules]\nprofile = \"permendagri_86\"\nrounding = \"up\"\n"), @r#"
            unknown-profile kerangka.toml:4:11 (rules.profile)
              | profile = "permendagri_86"
              |           ^
              id: profil aturan "permendagri_86" tidak dikenal; yang ada: permendagri-86-2017, raw, capped-100, bpom, pko, aksara, pmk-22-2021, kemenkeu-nko
              en: unknown rules profile "permendagri_86"; there are: permendagri-86-2017, raw, capped-100, bpom, pko, aksara, pmk-22-2021, kemenkeu-nko
            unknown-word kerangka.toml:5:12 (rules.rounding)
              | rounding = "up"
              |            ^
              id: "up" tidak dikenal; yang ada: half_away_from_zero, half_even, toward_zero
              en: unknown word "up"; there are: half_away_from_zero, half_even, toward_zero
            "#);
    }

    #[test]
    fn several_measures_of_which_one_has_no_id() {
        insta::assert_snapshot!(told("[program.sarpras]\nname = \"Sarpras\"\noutput = [{ id = \"meja\", text = \"Meja\" }, \"Kursi\"]\n"), @r#"
            measure-without-id kerangka.toml:5:43 (program.sarpras.output.1)
              | output = [{ id = "meja", text = "Meja" }, "Kursi"]
              |                                           ^
              id: bila tolok ukur sejenis lebih dari satu, masing-masing perlu id: { id = "…", text = "…" }
              en: of several measures of a kind each needs an id: { id = "…", text = "…" }
            "#);
    }
}

mod formulas {
    use super::*;

    fn formula(text: &str) -> String {
        told(&format!(
            "[series]\nkop = \"Koperasi\"\num = \"Usaha mikro\"\n[indicator.rat]\nname = \"RAT\"\nformula = {text}\n"
        ))
    }

    #[test]
    fn an_unknown_name() {
        insta::assert_snapshot!(formula("\"kopp / xyz * 100\""), @r#"
            unknown-id kerangka.toml:8:12 (indicator.rat.formula)
              | formula = "kopp / xyz * 100"
              |            ^
              id: rumus "kopp / xyz * 100", huruf ke-1: tidak ada yang ber-id "kopp"; maksudnya kop?
              en: formula "kopp / xyz * 100", character 1: nothing has the id "kopp"; did you mean kop?
            unknown-id kerangka.toml:8:19 (indicator.rat.formula)
              | formula = "kopp / xyz * 100"
              |                   ^
              id: rumus "kopp / xyz * 100", huruf ke-8: tidak ada yang ber-id "xyz"; perbaiki, atau tambahkan
              en: formula "kopp / xyz * 100", character 8: nothing has the id "xyz"; correct it, or add it
            "#);
        insta::assert_snapshot!(formula("'kop[-1] / \"x\"'"), @r#"
            formula-syntax kerangka.toml:8:22 (indicator.rat.formula)
              | formula = 'kop[-1] / "x"'
              |                      ^
              id: rumus "kop[-1] / "x"", huruf ke-11: ditemukan "x", seharusnya angka, nama, atau kurung buka
              en: formula "kop[-1] / "x"", character 11: found "x", expected a number, a name or a parenthesis
            "#);
        insta::assert_snapshot!(formula("\"kop - rat.benchmark\"\n[benchmark.2019]\nrat = [{ of = \"Provinsi\", value = 1 }, { of = \"Nasional\", value = 2 }]"), @r#"
            unknown-benchmark kerangka.toml:8:18 (indicator.rat.formula)
              | formula = "kop - rat.benchmark"
              |                  ^
              id: rumus "kop - rat.benchmark", huruf ke-7: pembanding milik siapa tidak disebut; tulis rat.benchmark["Nasional"] atau rat.benchmark["Provinsi"]
              en: formula "kop - rat.benchmark", character 7: whose benchmark is not said; write rat.benchmark["Nasional"] or rat.benchmark["Provinsi"]
            "#);
        insta::assert_snapshot!(formula("\"kop - rat.benchmark\""), @r#"
            unknown-benchmark kerangka.toml:8:18 (indicator.rat.formula)
              | formula = "kop - rat.benchmark"
              |                  ^
              id: rumus "kop - rat.benchmark", huruf ke-7: rat tidak punya pembanding; tambahkan pada [benchmark.TAHUN]
              en: formula "kop - rat.benchmark", character 7: rat has no benchmark; add it under [benchmark.YEAR]
            "#);
        insta::assert_snapshot!(formula("\"kop.budget + organization.name\""), @r#"
            unknown-quantity kerangka.toml:8:12 (indicator.rat.formula)
              | formula = "kop.budget + organization.name"
              |            ^
              id: rumus "kop.budget + organization.name", huruf ke-1: data dasar tidak punya budget; yang ada: name, unit
              en: formula "kop.budget + organization.name", character 1: a thing of kind series has no budget; it has name, unit
            not-a-number kerangka.toml:8:25 (indicator.rat.formula)
              | formula = "kop.budget + organization.name"
              |                         ^
              id: rumus "kop.budget + organization.name", huruf ke-14: organization.name bukan angka, padahal rumus perlu angka
              en: formula "kop.budget + organization.name", character 14: organization.name is no number, and a formula needs numbers
            "#);
        insta::assert_snapshot!(formula("\"kop[\\\"Tempursari\\\"] + rat.target[\\\"a\\\"]\""), @r#"
            unknown-part kerangka.toml:8:11 (indicator.rat.formula)
              | formula = "kop[\"Tempursari\"] + rat.target[\"a\"]"
              |           ^
              id: rumus "kop["Tempursari"] + rat.target["a"]", huruf ke-1: kop tidak punya bagian; tulis tanpa bagian
              en: formula "kop["Tempursari"] + rat.target["a"]", character 1: kop has no parts; name it without a part
            unknown-part kerangka.toml:8:11 (indicator.rat.formula)
              | formula = "kop[\"Tempursari\"] + rat.target[\"a\"]"
              |           ^
              id: rumus "kop["Tempursari"] + rat.target["a"]", huruf ke-21: rat.target tidak punya bagian; tulis tanpa bagian
              en: formula "kop["Tempursari"] + rat.target["a"]", character 21: rat.target has no parts; name it without a part
            "#);
        insta::assert_snapshot!(formula("\"rat.category\""), @r#"
            not-a-number kerangka.toml:8:12 (indicator.rat.formula)
              | formula = "rat.category"
              |            ^
              id: rumus "rat.category", huruf ke-1: rat.category bukan angka, padahal rumus perlu angka
              en: formula "rat.category", character 1: rat.category is no number, and a formula needs numbers
            "#);
        insta::assert_snapshot!(told_json("\"series\": { \"kop\": { \"name\": \"Koperasi\", \"formula\": \"kopp + 1\" } }"), @r#"
            unknown-id kerangka.json:3:54 (series.kop.formula)
              | "series": { "kop": { "name": "Koperasi", "formula": "kopp + 1" } }
              |                                                      ^
              id: rumus "kopp + 1", huruf ke-1: tidak ada yang ber-id "kopp"; maksudnya kop?
              en: formula "kopp + 1", character 1: nothing has the id "kopp"; did you mean kop?
            "#);
    }

    #[test]
    fn an_unknown_part() {
        insta::assert_snapshot!(told("[grid.um]\nyears = [2019]\nrows = [[\"Tempursari\", 1]]\n[series]\num = \"UM\"\n[indicator.rat]\nname = \"RAT\"\nformula = '1 + um[\"Tempursri\"]'\n"), @r#"
            unknown-part kerangka.toml:10:16 (indicator.rat.formula)
              | formula = '1 + um["Tempursri"]'
              |                ^
              id: rumus "1 + um["Tempursri"]", huruf ke-5: bagian "Tempursri" tidak ada; maksudnya Tempursari?
              en: formula "1 + um["Tempursri"]", character 5: there is no part "Tempursri"; did you mean Tempursari?
            "#);
    }

    #[test]
    fn faulty_writing() {
        insta::assert_snapshot!(formula("\"kop / um x 100\""), @r#"
            formula-syntax kerangka.toml:8:21 (indicator.rat.formula)
              | formula = "kop / um x 100"
              |                     ^
              id: rumus "kop / um x 100", huruf ke-10: ditemukan x, seharusnya tanda hitung atau akhir rumus; kali ditulis *
              en: formula "kop / um x 100", character 10: found x, expected an operator or the end; times is written *
            "#);
        insta::assert_snapshot!(formula("\"(kop / um * 100\""), @r#"
            formula-syntax kerangka.toml:8:27 (indicator.rat.formula)
              | formula = "(kop / um * 100"
              |                           ^
              id: rumus "(kop / um * 100", huruf ke-16: berakhir sebelum selesai; tambahkan yang kurang, atau tutup ( dan [
              en: formula "(kop / um * 100", character 16: it ends too early; add what is missing, or close ( and [
            "#);
        insta::assert_snapshot!(formula("\"kop / um * 100 %\""), @r#"
            formula-syntax kerangka.toml:8:27 (indicator.rat.formula)
              | formula = "kop / um * 100 %"
              |                           ^
              id: rumus "kop / um * 100 %", huruf ke-16: % tidak dipakai dalam rumus; kalikan dengan 100
              en: formula "kop / um * 100 %", character 16: % is not used in formulas; multiply by 100 instead
            "#);
        insta::assert_snapshot!(formula("\"1.100 * kop\""), @r#"
            ambiguous-number kerangka.toml:8:12 (indicator.rat.formula)
              | formula = "1.100 * kop"
              |            ^
              id: rumus "1.100 * kop", huruf ke-1: 1.100 dapat berarti ribuan atau pecahan; rumus memakai titik desimal tanpa pemisah ribuan (tulis 1100 atau 1.1)
              en: formula "1.100 * kop", character 1: 1.100 could be thousands or thousandths; formulas take a decimal point and no thousands separators (write 1100 or 1.1)
            "#);
        insta::assert_snapshot!(formula("\"rata(kop)\""), @r#"
            formula-syntax kerangka.toml:8:12 (indicator.rat.formula)
              | formula = "rata(kop)"
              |            ^
              id: rumus "rata(kop)", huruf ke-1: fungsi rata tidak ada; maksudnya mean?; yang ada: sum, mean, min, max, count, abs, round, if, or, growth, share
              en: formula "rata(kop)", character 1: there is no function rata; did you mean mean?; there are: sum, mean, min, max, count, abs, round, if, or, growth, share
            "#);
        insta::assert_snapshot!(formula("\"\""), @r#"
            formula-syntax kerangka.toml:8:11 (indicator.rat.formula)
              | formula = ""
              |           ^
              id: rumus "", huruf ke-1: kosong; tulis rumusnya, atau hapus kuncinya
              en: formula "", character 1: nothing is there; write a formula, or remove the key
            "#);
        insta::assert_snapshot!(formula("100"), @r"
            wrong-type kerangka.toml:8:11 (indicator.rat.formula)
              | formula = 100
              |           ^
              id: ditemukan angka, seharusnya teks; tulis dalam tanda petik
              en: found a number, expected a text; write it in quotes
            ");
        insta::assert_snapshot!(formula("\"kop / um = 100\""), @r#"
            formula-syntax kerangka.toml:8:21 (indicator.rat.formula)
              | formula = "kop / um = 100"
              |                     ^
              id: rumus "kop / um = 100", huruf ke-10: "=" membandingkan, dan perbandingan hanya ada sebagai argumen pertama if, tanpa kurung di sekelilingnya; tulis if(a < b, x, y)
              en: formula "kop / um = 100", character 10: "=" compares, and a comparison stands as the first argument of if alone, without parentheses around it; write if(a < b, x, y)
            "#);
        insta::assert_snapshot!(formula("\"kop / Um\""), @r#"
            unknown-id kerangka.toml:8:18 (indicator.rat.formula)
              | formula = "kop / Um"
              |                  ^
              id: rumus "kop / Um", huruf ke-7: tidak ada yang ber-id "Um"; maksudnya um?
              en: formula "kop / Um", character 7: nothing has the id "Um"; did you mean um?
            "#);
        insta::assert_snapshot!(formula("\"kop@renstra\""), @r#"
            formula-syntax kerangka.toml:8:16 (indicator.rat.formula)
              | formula = "kop@renstra"
              |                ^
              id: rumus "kop@renstra", huruf ke-5: @renstra bukan acuan; tulis @plan, @annual_plan atau @agreement
              en: formula "kop@renstra", character 5: @renstra is no base; write @plan, @annual_plan or @agreement
            "#);
    }

    #[test]
    fn too_long_and_too_deep() {
        insta::assert_snapshot!(formula(&format!("\"{}\"", "kop + ".repeat(1000))), @r#"
            over-limit kerangka.toml:8:12 (indicator.rat.formula)
              | formula = "kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop +
              |            ^
              id: rumus "kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + ko…", huruf ke-1: lebih panjang dari 4096 bita; pindahkan bagiannya ke data dasar berumus sendiri
              en: formula "kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + kop + ko…", character 1: longer than 4096 bytes; put parts of it into series with formulas of their own
            "#);
        insta::assert_snapshot!(formula(&format!("\"{}kop{}\"", "(".repeat(100), ")".repeat(100))), @r#"
            over-limit kerangka.toml:8:77 (indicator.rat.formula)
              | formula = "(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((
              |                                                                             ^
              id: rumus "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((…", huruf ke-66: bersarang lebih dalam dari 64; pindahkan bagiannya ke data dasar berumus sendiri
              en: formula "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((…", character 66: nested deeper than 64; put parts of it into series with formulas of their own
            "#);
    }

    #[test]
    fn a_cyclic_reference() {
        insta::assert_snapshot!(told("[series]\na = { name = \"A\", formula = \"b + 1\" }\nb = { name = \"B\", formula = \"c + 1\" }\nc = { name = \"C\", formula = \"a + 1\" }\n"), @r#"
            cycle kerangka.toml:4:29 (series.a.formula)
              | a = { name = "A", formula = "b + 1" }
              |                             ^
              id: bergantung pada dirinya sendiri: a → b → c → a; putuskan di salah satunya
              en: depends on itself: a → b → c → a; break it at one of them
            "#);
        insta::assert_snapshot!(told("[indicator.rat]\nname = \"RAT\"\nformula = \"rat * 2\"\n"), @r#"
            cycle kerangka.toml:5:11 (indicator.rat.formula)
              | formula = "rat * 2"
              |           ^
              id: bergantung pada dirinya sendiri: rat → rat; putuskan di salah satunya
              en: depends on itself: rat → rat; break it at one of them
            "#);
        insta::assert_snapshot!(told("[unit.a]\nname = \"A\"\nunder = \"b\"\n[unit.b]\nname = \"B\"\nunder = \"a\"\n"), @r#"
            cycle kerangka.toml:5:9 (unit.a.under)
              | under = "b"
              |         ^
              id: bergantung pada dirinya sendiri: a → b → a; putuskan di salah satunya
              en: depends on itself: a → b → a; break it at one of them
            "#);
        insta::assert_snapshot!(told("[objective]\nmutu = \"Mutu\"\n[indicator.rat]\nname = \"RAT\"\nof = \"mutu\"\nformula = \"mutu.achievement\"\n"), @r#"
            cycle kerangka.toml:8:11 (indicator.rat.formula)
              | formula = "mutu.achievement"
              |           ^
              id: bergantung pada dirinya sendiri: rat → rat; putuskan di salah satunya
              en: depends on itself: rat → rat; break it at one of them
            "#);
        insta::assert_snapshot!(told_json("\"series\": { \"a\": { \"name\": \"A\", \"formula\": \"a\" } }"), @r#"
            cycle kerangka.json:3:44 (series.a.formula)
              | "series": { "a": { "name": "A", "formula": "a" } }
              |                                            ^
              id: bergantung pada dirinya sendiri: a → a; putuskan di salah satunya
              en: depends on itself: a → a; break it at one of them
            "#);
    }
}

mod values {
    use super::*;

    #[test]
    fn of_the_wrong_type() {
        insta::assert_snapshot!(told("motto = 5\nfunctions = 7\n[plan]\nperiod = [2018, 2019, 2020]\nname = [\"A\"]\n[indicator.rat]\nname = \"RAT\"\nkey = \"ya\"\nplaces = \"2\"\ntargets = 80\nweight = { a = 1 }\n[program]\nsarpras = 5\n"), @r#"
            wrong-type kerangka.toml:3:9 (organization.motto)
              | motto = 5
              |         ^
              id: ditemukan angka, seharusnya teks; tulis dalam tanda petik
              en: found a number, expected a text; write it in quotes
            wrong-type kerangka.toml:4:13 (organization.functions)
              | functions = 7
              |             ^
              id: ditemukan angka, seharusnya teks; tulis dalam tanda petik
              en: found a number, expected a text; write it in quotes
            wrong-type kerangka.toml:6:10 (plan.period)
              | period = [2018, 2019, 2020]
              |          ^
              id: ditemukan daftar, seharusnya tahun awal dan akhir, [2018, 2023]
              en: found a list, expected a first and a last year, [2018, 2023]
            wrong-type kerangka.toml:7:8 (plan.name)
              | name = ["A"]
              |        ^
              id: ditemukan daftar, seharusnya teks; tulis satu teks dalam tanda petik
              en: found a list, expected a text; write one text in quotes
            wrong-type kerangka.toml:10:7 (indicator.rat.key)
              | key = "ya"
              |       ^
              id: ditemukan teks, seharusnya true atau false; tulis true atau false tanpa tanda petik
              en: found a text, expected true or false; write true or false without quotes
            wrong-type kerangka.toml:11:10 (indicator.rat.places)
              | places = "2"
              |          ^
              id: ditemukan teks, seharusnya bilangan bulat; tulis tanpa tanda petik dan tanpa desimal
              en: found a text, expected a whole number; write it without quotes and without decimals
            wrong-type kerangka.toml:12:11 (indicator.rat.targets)
              | targets = 80
              |           ^
              id: ditemukan angka, seharusnya tabel; tulis sebagai [tabel] atau { … }
              en: found a number, expected a table; write it as a [table] or { … }
            wrong-type kerangka.toml:13:10 (indicator.rat.weight)
              | weight = { a = 1 }
              |          ^
              id: ditemukan tabel, seharusnya angka; tulis angka, misalnya 80.94
              en: found a table, expected a number; write a number such as 80.94
            wrong-type kerangka.toml:15:11 (program.sarpras)
              | sarpras = 5
              |           ^
              id: ditemukan angka, seharusnya teks atau tabel; tulis sebagai [tabel] atau { … }
              en: found a number, expected a text or a table; write it as a [table] or { … }
            "#);
        insta::assert_snapshot!(told("[regulation]\ncite = \"UU 25/1992\"\n"), @r"
            wrong-type kerangka.toml:3:1 (regulation)
              | [regulation]
              | ^
              id: ditemukan tabel, seharusnya daftar tabel ([[…]]); tulis dua kurung siku, [[…]]
              en: found a table, expected a list of tables ([[…]]); write two brackets, [[…]]
            ");
        insta::assert_snapshot!(told("series = \"kop\"\n"), @r#"
            unknown-key kerangka.toml:3:1 (organization.series)
              | series = "kop"
              | ^
              id: kunci "series" tidak dikenal di sini; yang bukan bagian format ditaruh di extra
              en: unknown key "series" here; what is no part of the format goes into extra
            "#);
        insta::assert_snapshot!(told_of(&[(FILE, "organization = \"Dinas\"\n[data]\n2019 = 5\n")]), @r#"
            wrong-type kerangka.toml:1:16 (organization)
              | organization = "Dinas"
              |                ^
              id: ditemukan teks, seharusnya tabel; tulis sebagai [tabel] atau { … }
              en: found a text, expected a table; write it as a [table] or { … }
            wrong-type kerangka.toml:3:8 (data.2019)
              | 2019 = 5
              |        ^
              id: ditemukan angka, seharusnya tabel; tulis sebagai [tabel] atau { … }
              en: found a number, expected a table; write it as a [table] or { … }
            "#);
        insta::assert_snapshot!(told_json("\"indicator\": { \"rat\": { \"name\": 5, \"targets\": [1, 2], \"key\": 1 } }"), @r#"
            wrong-type kerangka.json:3:33 (indicator.rat.name)
              | "indicator": { "rat": { "name": 5, "targets": [1, 2], "key": 1 } }
              |                                 ^
              id: ditemukan angka, seharusnya teks; tulis dalam tanda petik
              en: found a number, expected a text; write it in quotes
            wrong-type kerangka.json:3:47 (indicator.rat.targets)
              | "indicator": { "rat": { "name": 5, "targets": [1, 2], "key": 1 } }
              |                                               ^
              id: ditemukan daftar, seharusnya tabel; tulis sebagai [tabel] atau { … }
              en: found a list, expected a table; write it as a [table] or { … }
            wrong-type kerangka.json:3:62 (indicator.rat.key)
              | "indicator": { "rat": { "name": 5, "targets": [1, 2], "key": 1 } }
              |                                                              ^
              id: ditemukan angka, seharusnya true atau false; tulis true atau false tanpa tanda petik
              en: found a number, expected true or false; write true or false without quotes
            "#);
    }

    #[test]
    fn of_a_period() {
        insta::assert_snapshot!(told("[data.19]\nkop = 5\n[data.2019-Q5]\nkop = 5\n[series]\nkop = \"K\"\n[plan]\nperiod = [2023, 2018]\n[agreement.2019]\nsigned = \"31 Januari 2019\"\n[money.2019-S1]\n"), @r#"
            invalid-period kerangka.toml:3:7 (data.19)
              | [data.19]
              |       ^
              id: "19" bukan tahun atau periode (2019, 2019-S1, 2019-Q3, 2019-07)
              en: "19" is not a year or period (2019, 2019-S1, 2019-Q3, 2019-07)
            invalid-period kerangka.toml:5:7 (data.2019-Q5)
              | [data.2019-Q5]
              |       ^
              id: "2019-Q5" bukan tahun atau periode (2019, 2019-S1, 2019-Q3, 2019-07)
              en: "2019-Q5" is not a year or period (2019, 2019-S1, 2019-Q3, 2019-07)
            invalid-period kerangka.toml:10:10 (plan.period)
              | period = [2023, 2018]
              |          ^
              id: tahun 2023–2018 terbalik; tulis yang lebih awal dahulu
              en: the years 2023–2018 run backwards; write the earlier one first
            invalid-period kerangka.toml:12:10 (agreement.2019.signed)
              | signed = "31 Januari 2019"
              |          ^
              id: "31 Januari 2019" bukan tanggal (2019-01-31)
              en: "31 Januari 2019" is not a date (2019-01-31)
            invalid-period kerangka.toml:13:8 (money.2019-S1)
              | [money.2019-S1]
              |        ^
              id: "2019-S1" bukan tahun (2019)
              en: "2019-S1" is not a year (2019)
            "#);
    }

    #[test]
    fn of_a_citation() {
        insta::assert_snapshot!(told("[[regulation]]\ncite = \"Undang-Undang Koperasi\"\n[[regulation]]\ncite = \"UU 25/1992\"\namended_by = [\"yang baru\"]\n"), @r#"
            invalid-citation kerangka.toml:4:8 (regulation.0.cite)
              | cite = "Undang-Undang Koperasi"
              |        ^
              id: "Undang-Undang Koperasi" bukan kutipan peraturan; tulis jenis, nomor/tahun: "UU 25/1992"
              en: "Undang-Undang Koperasi" is not a citation; write kind, number/year: "UU 25/1992"
            invalid-citation kerangka.toml:7:15 (regulation.1.amended_by.0)
              | amended_by = ["yang baru"]
              |               ^
              id: "yang baru" bukan kutipan peraturan; tulis jenis, nomor/tahun: "UU 25/1992"
              en: "yang baru" is not a citation; write kind, number/year: "UU 25/1992"
            "#);
    }

    #[test]
    fn of_places() {
        insta::assert_snapshot!(told("[defaults]\nplaces = 13\n[indicator.rat]\nname = \"RAT\"\nplaces = -1\n"), @r"
            invalid-places kerangka.toml:4:10 (defaults.places)
              | places = 13
              |          ^
              id: jumlah desimal 13 di luar 0 sampai 12; tulis bilangan di antaranya
              en: 13 decimals are outside 0 to 12; write a number in between
            invalid-places kerangka.toml:7:10 (indicator.rat.places)
              | places = -1
              |          ^
              id: jumlah desimal -1 di luar 0 sampai 12; tulis bilangan di antaranya
              en: -1 decimals are outside 0 to 12; write a number in between
            ");
    }

    #[test]
    fn of_rows() {
        insta::assert_snapshot!(told("[grid.um]\nyears = [2018, 2019]\nrows = [\n  [\"Tempursari\", 1675],\n  [\"Pronojiwo\", 1, 2, 3],\n  [],\n  \"Candipuro\",\n]\n[series]\num = \"UM\"\n[profile.2019.pegawai]\ntitle = \"Pegawai\"\ncolumns = [\"L\", \"P\"]\nrows = [[\"SD\", 1]]\n"), @r#"
            row-length kerangka.toml:6:3 (grid.um.rows.0)
              |   ["Tempursari", 1675],
              |   ^
              id: baris ini berisi 1 angka, seharusnya 2; tulis "-" untuk yang tidak ada
              en: this row has 1 figure, expected 2; write "-" for what is missing
            row-length kerangka.toml:7:3 (grid.um.rows.1)
              |   ["Pronojiwo", 1, 2, 3],
              |   ^
              id: baris ini berisi 3 angka, seharusnya 2; tulis "-" untuk yang tidak ada
              en: this row has 3 figures, expected 2; write "-" for what is missing
            row-length kerangka.toml:8:3 (grid.um.rows.2)
              |   [],
              |   ^
              id: baris ini berisi 0 angka, seharusnya 2; tulis "-" untuk yang tidak ada
              en: this row has 0 figures, expected 2; write "-" for what is missing
            wrong-type kerangka.toml:9:3 (grid.um.rows.3)
              |   "Candipuro",
              |   ^
              id: ditemukan teks, seharusnya daftar; tulis dalam [ … ]
              en: found a text, expected a list; write it in [ … ]
            row-length kerangka.toml:16:9 (profile.2019.pegawai.rows.0)
              | rows = [["SD", 1]]
              |         ^
              id: baris ini berisi 1 angka, seharusnya 2; tulis "-" untuk yang tidak ada
              en: this row has 1 figure, expected 2; write "-" for what is missing
            "#);
    }

    #[test]
    fn of_a_scale() {
        insta::assert_snapshot!(told("[rules.scale]\nclasses = [\n  { label = \"Tinggi\", from = 80 },\n  { label = \"Sedang\", from = 60, to = 85 },\n]\n"), @r#"
            overlapping-scale kerangka.toml:6:3 (rules.scale.classes.1)
              |   { label = "Sedang", from = 60, to = 85 },
              |   ^
              id: kelas "Tinggi" dan "Sedang" pada skala bertumpang tindih; ubah batasnya, dari kelas terbaik ke terburuk
              en: the classes "Tinggi" and "Sedang" of the scale overlap; change their ends, from the best class to the worst
            "#);
        insta::assert_snapshot!(told("[rules.scale]\nclasses = [\n  { label = \"Tinggi\", from = 80 },\n  { label = \"Sedang\", from = 79, to = 60 },\n]\n"), @r#"
            empty-class kerangka.toml:6:3 (rules.scale.classes.1)
              |   { label = "Sedang", from = 79, to = 60 },
              |   ^
              id: tidak ada nilai yang termasuk kelas "Sedang", sebab kelas itu berakhir sebelum dimulai; perbaiki batasnya
              en: no value is in the class "Sedang", because it ends before it begins; correct its ends
            "#);
        insta::assert_snapshot!(told("[rules.scale]\nclasses = [\n  { label = \"Tinggi\", from = 80, above = 80 },\n]\n"), @r#"
            class-with-two-ends kerangka.toml:5:3 (rules.scale.classes.0)
              |   { label = "Tinggi", from = 80, above = 80 },
              |   ^
              id: kelas "Tinggi" menyebut dua kali batas bawah (from, above) atau batas atasnya (to, below); pilih satu
              en: the class "Tinggi" says twice where it begins (from, above) or ends (to, below); keep one
            "#);
    }
}

mod whole_files {
    use super::*;

    fn told_of_bytes(name: &str, bytes: &[u8], limits: &Limits) -> String {
        let format = Format::of_name(name).unwrap();
        let problems = Framework::from_sources(
            &[Source {
                name,
                bytes,
                format,
            }],
            limits,
        )
        .unwrap_err();
        shown(&problems, &[])
    }

    #[test]
    fn nesting_of_ten_thousand() {
        for (open, close) in [("[", "]"), ("{ a = ", "}")] {
            let text = format!(
                "{ORGANIZATION}[extra]\na = {}1{}\n",
                open.repeat(10_000),
                close.repeat(10_000)
            );
            let told = told_of_bytes(FILE, text.as_bytes(), &Limits::default());
            insta::allow_duplicates! { insta::assert_snapshot!(told.replace(":389", ":69"), @r"
                over-limit kerangka.toml:4:69 (extra.a)
                  id: melebihi batas 64 tingkat tabel dan daftar yang bersarang; periksa kurung yang tidak ditutup, atau kurangi tingkatnya
                  en: over the limit of 64 levels of nested tables and lists; look for brackets that are not closed, or use fewer levels
                ") }
        }
        let text = format!(
            "{ORGANIZATION}[extra]\n{} = 1\n",
            vec!["a"; 10_000].join(".")
        );
        insta::assert_snapshot!(told_of_bytes(FILE, text.as_bytes(), &Limits::default()), @r"
            over-limit kerangka.toml:4:130 (extra.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.…)
              id: melebihi batas 64 tingkat tabel dan daftar yang bersarang; periksa kurung yang tidak ditutup, atau kurangi tingkatnya
              en: over the limit of 64 levels of nested tables and lists; look for brackets that are not closed, or use fewer levels
            ");
        let text = format!(
            "{{ \"extra\": {}1{} }}",
            "[".repeat(10_000),
            "]".repeat(10_000)
        );
        insta::assert_snapshot!(told_of_bytes("a.json", text.as_bytes(), &Limits::default()), @r"
            over-limit a.json:1:75 (extra.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0)
              id: melebihi batas 64 tingkat tabel dan daftar yang bersarang; periksa kurung yang tidak ditutup, atau kurangi tingkatnya
              en: over the limit of 64 levels of nested tables and lists; look for brackets that are not closed, or use fewer levels
            ");
    }

    #[test]
    fn a_text_over_the_limit() {
        let text = format!("{ORGANIZATION}#{}\n", " ".repeat(17_000_000));
        insta::assert_snapshot!(told_of_bytes(FILE, text.as_bytes(), &Limits::default()), @r"
            over-limit kerangka.toml
              id: melebihi batas 16777216 bita untuk semua berkas; hapus yang tidak perlu, atau bagi menjadi beberapa kerangka
              en: over the limit of 16777216 bytes for all files; remove what is not needed, or make several frameworks of it
            ");
        let text = format!("{ORGANIZATION}[extra]\na = [{}]\n", "1,".repeat(1_000_001));
        insta::assert_snapshot!(told_of_bytes(FILE, text.as_bytes(), &Limits::default()), @r"
            over-limit kerangka.toml:4:2000003 (extra.a)
              id: melebihi batas 1000000 nilai dalam satu berkas; bagi menjadi beberapa berkas
              en: over the limit of 1000000 values in one file; make several files of it
            ");
        let text = format!(
            "{{ \"extra\": {{ \"a\": [{}1] }} }}",
            "1,".repeat(1_000_001)
        );
        insta::assert_snapshot!(told_of_bytes("a.json", text.as_bytes(), &Limits::default()), @r"
            over-limit a.json:1:2000021 (extra.a.1000000)
              id: melebihi batas 1000000 nilai dalam satu berkas; bagi menjadi beberapa berkas
              en: over the limit of 1000000 values in one file; make several files of it
            ");
    }

    #[test]
    fn what_is_over_the_limit_does_not_hide_the_rest() {
        let large = format!("[series]\nkop = \"K\"\n#{}\n", " ".repeat(2_000));
        let small = format!(
            "{ORGANIZATION}nmae = 5\n[indicator.rat]\nname = \"RAT\"\nformula = \"kop + um\"\n"
        );
        let limits = Limits {
            text_bytes: 1_000,
            ..Limits::default()
        };
        let source = |name, text: &'static str| Source {
            name,
            bytes: text.as_bytes(),
            format: Format::Toml,
        };
        let sources = [
            source("besar.toml", large.leak()),
            source("kecil.toml", small.leak()),
        ];
        let problems = Framework::from_sources(&sources, &limits).unwrap_err();
        insta::assert_snapshot!(shown(&problems, &[]), @r#"
            over-limit besar.toml
              id: melebihi batas 1000 bita untuk semua berkas; hapus yang tidak perlu, atau bagi menjadi beberapa kerangka
              en: over the limit of 1000 bytes for all files; remove what is not needed, or make several frameworks of it
            unknown-key kecil.toml:3:1 (organization.nmae)
              id: kunci "nmae" tidak dikenal di sini; maksudnya "name"?; yang bukan bagian format ditaruh di extra
              en: unknown key "nmae" here; did you mean "name"?; what is no part of the format goes into extra
            unknown-id kecil.toml:6:18 (indicator.rat.formula)
              id: rumus "kop + um", huruf ke-7: tidak ada yang ber-id "um"; perbaiki, atau tambahkan
              en: formula "kop + um", character 7: nothing has the id "um"; correct it, or add it
            "#);
    }

    #[test]
    fn an_embedder_may_raise_the_limits() {
        let text = format!(
            "{ORGANIZATION}[extra]\na = {}1{}\n",
            "[".repeat(70),
            "]".repeat(70)
        );
        let source = [Source {
            name: FILE,
            bytes: text.as_bytes(),
            format: Format::Toml,
        }];
        assert!(Framework::from_sources(&source, &Limits::default()).is_err());
        assert!(
            Framework::from_sources(
                &source,
                &Limits {
                    nesting: 75,
                    ..Limits::default()
                }
            )
            .is_ok()
        );
    }

    #[test]
    fn not_utf_8() {
        insta::assert_snapshot!(told_of_bytes(FILE, b"[organization]\nname = \"Dinas \xe9\"\n", &Limits::default()), @r"
            not-utf-8 kerangka.toml:2:15
              id: bukan teks UTF-8; simpan ulang dengan pengodean UTF-8
              en: not UTF-8 text; save it again as UTF-8
            ");
        let utf_16: Vec<u8> = "\u{feff}[organization]"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        insta::assert_snapshot!(told_of_bytes(FILE, &utf_16, &Limits::default()), @r"
            not-utf-8 kerangka.toml:1:1
              id: bukan teks UTF-8; simpan ulang dengan pengodean UTF-8
              en: not UTF-8 text; save it again as UTF-8
            ");
        insta::assert_snapshot!(told_of_bytes("a.json", b"{\"organization\": {\"name\": \"\xff\"}}", &Limits::default()), @r"
            not-utf-8 a.json:1:28
              id: bukan teks UTF-8; simpan ulang dengan pengodean UTF-8
              en: not UTF-8 text; save it again as UTF-8
            ");
    }

    #[test]
    fn an_empty_file() {
        insta::assert_snapshot!(told_of(&[(FILE, "")]), @r"
            empty-file kerangka.toml:1:1
              | 
              | ^
              id: berkas kosong; hapus, atau isi: yang paling sedikit [organization] dengan name
              en: the file is empty; remove it, or fill it: the least is [organization] with a name
            ");
        insta::assert_snapshot!(told_of(&[("kerangka.json", " \n\u{feff}")]), @r"
            empty-file kerangka.json:1:1
              |  
              | ^
              id: berkas kosong; hapus, atau isi: yang paling sedikit [organization] dengan name
              en: the file is empty; remove it, or fill it: the least is [organization] with a name
            ");
        insta::assert_snapshot!(told_of(&[(FILE, ORGANIZATION), ("2019.toml", "\n\n")]), @r"
            empty-file 2019.toml:1:1
              | 
              | ^
              id: berkas kosong; hapus, atau isi: yang paling sedikit [organization] dengan name
              en: the file is empty; remove it, or fill it: the least is [organization] with a name
            ");
        insta::assert_snapshot!(told_of(&[]), @r#"
            missing-key 
              id: tidak ada [organization]; tambahkan, dengan name = "…" di dalamnya
              en: there is no [organization]; add it, with name = "…" in it
            "#);
    }

    #[test]
    fn a_newer_format() {
        insta::assert_snapshot!(told_of(&[(FILE, &format!("format = 2\n{ORGANIZATION}visi = \"A\"\n[misi.a]\nb = 1\n"))]), @r"
            newer-format kerangka.toml:1:10 (format)
              | format = 2
              |          ^
              id: format 2 tidak dikenal, hanya format 1; bila berkas ini dari lkj yang lebih baru, gunakan lkj itu
              en: format 2 is not known, only format 1; if this file is of a newer lkj, use that one
            ");
        insta::assert_snapshot!(told_of(&[(FILE, &format!("format = 99999999999\n{ORGANIZATION}"))]), @r"
            newer-format kerangka.toml:1:10 (format)
              | format = 99999999999
              |          ^
              id: format 99999999999 tidak dikenal, hanya format 1; bila berkas ini dari lkj yang lebih baru, gunakan lkj itu
              en: format 99999999999 is not known, only format 1; if this file is of a newer lkj, use that one
            ");
        insta::assert_snapshot!(told_of(&[(FILE, &format!("format = 0\n{ORGANIZATION}"))]), @r"
            newer-format kerangka.toml:1:10 (format)
              | format = 0
              |          ^
              id: format 0 tidak dikenal, hanya format 1; bila berkas ini dari lkj yang lebih baru, gunakan lkj itu
              en: format 0 is not known, only format 1; if this file is of a newer lkj, use that one
            ");
        insta::assert_snapshot!(told_of(&[(FILE, &format!("format = \"1\"\n{ORGANIZATION}"))]), @r#"
            wrong-type kerangka.toml:1:10 (format)
              | format = "1"
              |          ^
              id: ditemukan teks, seharusnya bilangan bulat; tulis tanpa tanda petik dan tanpa desimal
              en: found a text, expected a whole number; write it without quotes and without decimals
            "#);
        insta::assert_snapshot!(told_of(&[("a.json", "{ \"format\": 2, \"organization\": { \"name\": \"D\" } }")]), @r#"
            newer-format a.json:1:13 (format)
              | { "format": 2, "organization": { "name": "D" } }
              |             ^
              id: format 2 tidak dikenal, hanya format 1; bila berkas ini dari lkj yang lebih baru, gunakan lkj itu
              en: format 2 is not known, only format 1; if this file is of a newer lkj, use that one
            "#);
        insta::assert_snapshot!(told_of(&[(FILE, &format!("format = 1\n{ORGANIZATION}")), ("2019.toml", "format = 2\n")]), @r"
            newer-format 2019.toml:1:10 (format)
              | format = 2
              |          ^
              id: format 2 tidak dikenal, hanya format 1; bila berkas ini dari lkj yang lebih baru, gunakan lkj itu
              en: format 2 is not known, only format 1; if this file is of a newer lkj, use that one
            ");
    }

    #[test]
    fn drafts_have_paths_without_files() {
        let mut draft = FrameworkDraft::new("Dinas");
        draft.format = 7;
        draft.indicators.insert(
            "rat".parse().unwrap(),
            lkj_core::Indicator {
                formula: Some("kop".parse().unwrap()),
                ..Default::default()
            },
        );
        insta::assert_snapshot!(shown(&Framework::new(draft).unwrap_err(), &[]), @r#"
            newer-format format
              id: format 7 tidak dikenal, hanya format 1; bila berkas ini dari lkj yang lebih baru, gunakan lkj itu
              en: format 7 is not known, only format 1; if this file is of a newer lkj, use that one
            unknown-id indicator.rat.formula
              id: rumus "kop", huruf ke-1: tidak ada yang ber-id "kop"; perbaiki, atau tambahkan
              en: formula "kop", character 1: nothing has the id "kop"; correct it, or add it
            "#);
    }

    #[test]
    fn a_rules_file() {
        insta::assert_snapshot!(shown(&Rules::from_named_toml("aturan.toml", "profil = \"raw\"\ncap = \"banyak\"\nrounding = half_even\n").unwrap_err(), &[]), @r#"
            unknown-key aturan.toml:1:1 (profil)
              id: kunci "profil" tidak dikenal di sini; maksudnya "profile"?; yang bukan bagian format ditaruh di extra
              en: unknown key "profil" here; did you mean "profile"?; what is no part of the format goes into extra
            not-a-number aturan.toml:2:7 (cap)
              id: "banyak" bukan angka; tulis angka, atau "-" bila tidak ada
              en: "banyak" is not a number; write a number, or "-" if there is none
            syntax aturan.toml:3:12 (rounding)
              id: bukan TOML yang sah di sini: teks tanpa tanda petik; tulis dalam tanda petik: "…"
              en: no valid TOML here: string values must be quoted; write it in quotes: "…"
            "#);
    }

    #[test]
    fn a_rules_file_that_reads_well_but_cannot_be_followed() {
        insta::assert_snapshot!(shown(&Rules::from_named_toml("aturan.toml", "profile = \"pk0\"\n[scale]\nclasses = [\n  { label = \"Baik\", from = 76 },\n  { label = \"Kurang\", to = 76 },\n]\n").unwrap_err(), &[]), @r#"
            unknown-profile aturan.toml:1:11 (profile)
              id: profil aturan "pk0" tidak dikenal; maksudnya "pko"?; yang ada: permendagri-86-2017, raw, capped-100, bpom, pko, aksara, pmk-22-2021, kemenkeu-nko
              en: unknown rules profile "pk0"; did you mean "pko"?; there are: permendagri-86-2017, raw, capped-100, bpom, pko, aksara, pmk-22-2021, kemenkeu-nko
            overlapping-scale aturan.toml:5:3 (scale.classes.1)
              id: kelas "Baik" dan "Kurang" pada skala bertumpang tindih; ubah batasnya, dari kelas terbaik ke terburuk
              en: the classes "Baik" and "Kurang" of the scale overlap; change their ends, from the best class to the worst
            "#);
    }
}

mod loaded_and_told {
    use super::*;

    fn remarks(rest: &str, year: u16) -> String {
        let text = format!("{ORGANIZATION}{rest}");
        let framework = Framework::from_texts(&[(FILE, &text)]).unwrap();
        let evaluation = framework
            .evaluate(Year::new(year).unwrap(), &Rules::default())
            .unwrap();
        let mut told = String::new();
        for remark in &evaluation.remarks {
            writeln!(told, "{} {}", remark.code(), remark.place).unwrap();
            told.push_str(&marked(&remark.place, &[(FILE, &text)]));
            writeln!(told, "  id: {}", remark.message(Locale::Indonesian)).unwrap();
            writeln!(told, "  en: {}", remark.message(Locale::English)).unwrap();
        }
        told
    }

    const RAT: &str = "[plan]\nperiod = [2018, 2023]\n[indicator.rat]\nname = \"RAT\"\nformula = \"ikut / kop * 100\"\ntargets = { 2019 = 80 }\n[series]\nikut = \"Ikut RAT\"\nkop = \"Koperasi\"\n";

    #[test]
    fn a_formula_that_divides_by_zero() {
        insta::assert_snapshot!(remarks(&format!("{RAT}[data.2019]\nikut = 5\nkop = 0\n"), 2019), @r#"
            divides-by-zero kerangka.toml:7:11 (indicator.rat.formula)
              | formula = "ikut / kop * 100"
              |           ^
              id: rat: rumus ikut / kop * 100 membagi dengan nol
              en: rat: the formula ikut / kop * 100 divides by zero
            "#);
    }

    #[test]
    fn missing_data_in_the_middle_of_a_series() {
        insta::assert_snapshot!(remarks(&format!("{RAT}[data.2018]\nikut = 5\nkop = 10\n[data.2019]\nikut = 5\n[data.2020]\nikut = 5\nkop = 10\n"), 2019), @r#"
            missing-data kerangka.toml:7:11 (indicator.rat.formula)
              | formula = "ikut / kop * 100"
              |           ^
              id: rat: data kop tahun 2019 tidak ada
              en: rat: no data for kop in 2019
            gap-in-series kerangka.toml:11:7 (series.kop)
              | kop = "Koperasi"
              |       ^
              id: kop: ada data sebelum dan sesudah 2019, tetapi tidak pada tahun itu
              en: kop: there are data before and after 2019, and none in it
            "#);
    }

    #[test]
    fn a_target_outside_the_plan() {
        insta::assert_snapshot!(remarks("[plan]\nperiod = [2018, 2023]\n[indicator.rat]\nname = \"RAT\"\ntargets = { 2019 = 80, 2024 = 90 }\n[realized.2019]\nrat = 79\n", 2019), @r"
            target-outside-plan kerangka.toml:7:31 (indicator.rat.targets.2024)
              | targets = { 2019 = 80, 2024 = 90 }
              |                               ^
              id: rat: target 2024 di luar periode rencana
              en: rat: the target for 2024 is outside the period of the plan
            ");
    }

    #[test]
    fn spending_without_budget() {
        insta::assert_snapshot!(remarks("[program]\nsarpras = \"Sarpras\"\n[money.2019]\nsarpras = { spent = 5000 }\n", 2019), @r"
            spending-without-budget kerangka.toml:6:11 (money.2019.sarpras)
              | sarpras = { spent = 5000 }
              |           ^
              id: sarpras: ada realisasi anggaran tanpa anggaran
              en: sarpras: spending without a budget
            incomplete-sum kerangka.toml:5:2 (money)
              | [money.2019]
              |  ^
              id: organisasi: jumlah belum memuat sarpras yang anggaran atau realisasinya tidak diketahui
              en: organization: the sums lack sarpras, of which budget or spending is not known
            ");
    }
}

//! The native file as a workbook: what is written is read back, and what people do to a
//! template is understood or told.

#![cfg(all(feature = "toml", feature = "xlsx"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use lkj_core::files::{Format, Limits, Source};
use lkj_core::{Framework, Locale, Problems};
use rust_xlsxwriter::{Format as Look, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const LUMAJANG: &[(&str, &str)] = &[
    (
        "framework.toml",
        include_str!("../../../examples/lumajang-2019/framework.toml"),
    ),
    (
        "2019.toml",
        include_str!("../../../examples/lumajang-2019/2019.toml"),
    ),
    (
        "text-2019.toml",
        include_str!("../../../examples/lumajang-2019/text-2019.toml"),
    ),
    (
        "claims.toml",
        include_str!("../../../examples/lumajang-2019/claims.toml"),
    ),
];

#[track_caller]
fn comes_back(framework: &Framework) {
    for locale in [Locale::Indonesian, Locale::English] {
        let bytes = framework.to_xlsx(locale).unwrap();
        match Framework::from_xlsx(&bytes) {
            Ok(read) => assert_eq!(read.to_json(), framework.to_json()),
            Err(problems) => panic!("{}", problems.messages(Locale::English)),
        }
    }
}

#[test]
fn a_whole_report_comes_back() {
    comes_back(&Framework::from_texts(LUMAJANG).unwrap());
}

/// Everything a framework can hold that is more than its own year, in whatever words, numbers
/// and order.
mod generated {
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    /// Words, and what people and programs make of them.
    fn text() -> BoxedStrategy<String> {
        let odd = [
            "=1+1",
            "+62",
            "-",
            "@a",
            "Jumlah",
            "Catatan: x",
            "a\nb",
            " a ",
            "1.5",
            "1,5",
            "2019-01-31",
            "a, b; c",
            "a\rb",
            "_x0041_",
            "a_xb",
            "ya",
            "true",
            "100%",
            "Ā€𝄞",
            "\"kutip\"",
            "<b>&amp;",
            "tab\there",
            "'",
            "1e5",
            "007",
            "nul\u{1}l",
            "/a~b[0]",
        ];
        prop_oneof![
            8 => "[A-Za-z][A-Za-z .,0-9]{0,18}[a-z]",
            6 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned),
            1 => (1_usize..3).prop_map(|times| "panjang sekali ".repeat(times * 1500) + "x"),
        ]
        .boxed()
    }

    fn number() -> BoxedStrategy<String> {
        let odd = [
            "0",
            "-0.5",
            "85.00",
            "1125e-3",
            "0.421",
            "12345678901234567890",
            "1.10",
        ];
        prop_oneof![
            (0_i64..2_000_000_000_000, 0_u32..5).prop_map(|(mantissa, scale)| {
                let decimal = rust_decimal::Decimal::new(mantissa, scale);
                lkj_core::number::exact::write(decimal)
            }),
            prop::sample::select(odd.to_vec()).prop_map(str::to_owned),
        ]
        .boxed()
    }

    fn target() -> BoxedStrategy<String> {
        let odd = [
            "WTP",
            "7 – 8 bulan",
            "< 49",
            "≤ 3 dokumen",
            "ya",
            "4.57 %",
            "12 item",
            "11 jenis; 50000 lembar",
        ];
        prop_oneof![3 => number(), 1 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned)]
            .boxed()
    }

    fn entry() -> BoxedStrategy<Value> {
        prop_oneof![
            4 => value(number()),
            1 => Just(json!("-")),
            1 => text().prop_map(|why| json!({ "none": why })),
            1 => (number(), text(), text()).prop_map(|(value, document, by)| {
                json!({ "value": value, "evidence": { "document": document, "by": by, "on": "2019-12-31" } })
            }),
        ]
        .boxed()
    }

    /// Some of the names, in any order, each with a value.
    fn table(names: &'static [&'static str], value: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
        let some = prop::sample::subsequence(names, 0..=names.len()).prop_shuffle();
        some.prop_flat_map(move |names| {
            let count = names.len();
            prop::collection::vec(value.clone(), count).prop_map(move |values| {
                let entries = names.iter().map(|name| (*name).to_owned()).zip(values);
                Value::Object(entries.collect::<Map<_, _>>())
            })
        })
        .boxed()
    }

    fn all(names: &'static [&'static str], value: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
        prop::collection::vec(value, names.len())
            .prop_map(move |values| {
                let entries = names.iter().map(|name| (*name).to_owned()).zip(values);
                Value::Object(entries.collect::<Map<_, _>>())
            })
            .boxed()
    }

    const YEARS: &[&str] = &["2018", "2019", "2020"];
    const SERIES: &[&str] = &["kop", "um", "plut"];
    const INDICATORS: &[&str] = &["rat", "puas", "opini"];

    fn extra() -> BoxedStrategy<Value> {
        prop_oneof![
            3 => Just(json!({})),
            1 => (text(), any::<i32>()).prop_map(|(text, number)| {
                json!({ "a/b": text, "n": number, "l": [1, "x", { "z": true }] })
            }),
        ]
        .boxed()
    }

    fn value(text: BoxedStrategy<String>) -> BoxedStrategy<Value> {
        text.prop_map(Value::from).boxed()
    }

    fn indicator() -> BoxedStrategy<Value> {
        (
            text(),
            table(YEARS, value(target())),
            text(),
            extra(),
            any::<bool>(),
            number(),
        )
            .prop_map(|(name, targets, definition, extra, key, weight)| {
                json!({
                    "of": "mutu", "name": name, "targets": targets, "definition": definition,
                    "extra": extra, "key": key, "weight": weight, "polarity": "lower",
                    "method": "ratio", "places": 3, "show": ["kop", "um"],
                    "grades": ["CC", "B", "BB"], "anchors": [["0", "0"], ["80", "80.5"]],
                })
            })
            .boxed()
    }

    fn works() -> BoxedStrategy<Value> {
        let measure = (text(), table(YEARS, value(target())), text());
        (text(), text(), text(), measure, extra())
            .prop_map(|(name, aim, fund, (output, targets, unit), extra)| {
                json!({
                    "sarpras": {
                        "name": name, "aim": aim, "group": "bl", "role": "supporting",
                        "years": [2019, 2021], "supports": ["rat"], "extra": extra,
                        "activity": {
                            "ada": {
                                "name": "Kegiatan", "fund": fund,
                                "output": [{ "text": output, "targets": targets, "unit": unit }],
                                "outcome": [{ "id": "o_satu", "text": "x", "of": ["rat"] }, { "id": "o_dua", "text": "y" }],
                                "sub_activity": { "sub": { "name": "Sub" } },
                            },
                            "urus": { "name": "Lain" },
                        },
                    },
                    "koperasi": { "name": "Koperasi" },
                })
            })
            .boxed()
    }

    fn money() -> BoxedStrategy<Value> {
        (number(), number(), text())
            .prop_map(|(budget, spent, why)| {
                json!({
                    "budget": budget, "spent": spent, "why": why,
                    "revisions": [{ "budget": spent, "name": why }, { "budget": budget, "date": "2019-10-01" }],
                })
            })
            .boxed()
    }

    fn grid() -> BoxedStrategy<Value> {
        let cell = prop_oneof![3 => number(), 1 => Just("-".to_owned())];
        prop::collection::vec((text(), cell.clone(), cell), 0..4)
            .prop_map(|rows| {
                let rows: Vec<Value> = rows
                    .iter()
                    .map(|(label, a, b)| json!([label, a, b]))
                    .collect();
                json!({ "years": ["2018", "2019"], "rows": rows })
            })
            .boxed()
    }

    pub(super) fn framework() -> impl Strategy<Value = String> {
        let head = (
            text(),
            text(),
            text(),
            prop::collection::vec(text(), 0..3),
            extra(),
        );
        let promises = (
            table(YEARS, (text(), table(INDICATORS, value(target()))).prop_map(|(name, targets)| json!({ "name": name, "targets": targets })).boxed()),
            table(YEARS, (text(), table(INDICATORS, value(target())), table(INDICATORS, value(target()))).prop_map(|(by, targets, again)| {
                json!({ "signed": "2019-01-31", "number": "12/2019", "by": by, "targets": targets,
                    "revision": [{ "reason": by, "targets": again }, { "number": "2" }] })
            }).boxed()),
        );
        let values = (
            table(YEARS, table(SERIES, entry()).boxed()),
            table(
                YEARS,
                table(&["opini", "puas", "ada.output"], entry()).boxed(),
            ),
            table(&["kop", "um"], table(YEARS, value(number())).boxed()),
            table(
                YEARS,
                table(&["sarpras", "ada", "urus", "bl"], money()).boxed(),
            ),
            table(&["um", "plut"], grid()),
        );
        let words = (
            prop::collection::vec((text(), extra()), 0..3),
            table(
                YEARS,
                table(
                    &["1.A", "1", "2.B/c"],
                    (text(), text())
                        .prop_map(|(heading, text)| json!({ "heading": heading, "text": text }))
                        .boxed(),
                )
                .boxed(),
            ),
            prop::collection::vec((text(), prop::collection::vec(text(), 0..4), text()), 0..3),
            table(YEARS, all(&["staf"], grid()).boxed()),
            prop::collection::vec((text(), number()), 0..3),
        );
        (head, (all(INDICATORS, indicator()), works()), promises, values, words).prop_map(
            |(head, (indicators, works), (plans, agreements), values, words)| {
                let (name, motto, duty, functions, extra) = head;
                let (data, realized, planned, money, grids) = values;
                let (notes, texts, claims, profiles, benchmarks) = words;
                let notes: Vec<_> = notes.iter().map(|(text, extra)| {
                    json!({ "kind": "cause", "about": ["rat", "mutu"], "year": 2019, "text": text, "extra": extra })
                }).collect();
                let claims: Vec<_> = claims.iter().map(|(title, cells, text)| {
                    json!({ "at": format!("lkj: {title}"), "title": title, "columns": [""],
                        "rows": [cells, [], ["total", "1.5", ""]], "text": text, "within": "0.5" })
                }).collect();
                let benchmarks: Vec<_> = benchmarks.iter().map(|(of, value)| {
                    json!({ "of": of, "value": value, "source": of })
                }).collect();
                let mut profiles = profiles;
                for tables in profiles.as_object_mut().unwrap().values_mut() {
                    for table in tables.as_object_mut().unwrap().values_mut() {
                        let rows = table["rows"].clone();
                        *table = json!({ "title": "Staf", "columns": ["L", "P"], "rows": rows, "share": true, "total": "both" });
                    }
                }
                // One id names one thing, and a profile has one table a year.
                json!({
                    "format": 1,
                    "organization": { "name": name, "motto": motto, "duty": duty, "functions": functions, "short": ["D", "Dinas"], "extra": extra },
                    "defaults": { "unit": "%", "places": 2, "polarity": "higher" },
                    "rules": { "profile": "permendagri-86-2017", "cap": "120.5", "zero": { "higher_zero_target": "100" },
                        "scale": { "name": "sendiri", "classes": [{ "label": "Baik", "from": "75.5" }, { "label": "Kurang", "below": "75.5" }] } },
                    "stage": { "2020": "Q2", "2021": "draft" },
                    "unit": { "kepala": { "name": "Kepala", "duties": functions }, "sekre": { "name": "Sekretaris", "under": "kepala" } },
                    "official": { "pejabat": { "post": "kepala", "capacity": "acting", "number": "196501011990031001" } },
                    "regulation": [{ "cite": "UU 25/1992", "title": duty, "amended_by": [{ "cite": "UU 1/2020" }, { "cite": "UU 2/2020", "gazette": "LN 1" }] }],
                    "profile": profiles,
                    "plan": { "name": "Renstra", "period": [2018, 2023], "vision": { "text": motto, "from": "RPJMD" } },
                    "mission": { "misi": { "text": duty } },
                    "goal": { "maju": { "name": name, "mission": "misi", "code": "1.1" } },
                    "objective": { "mutu": { "name": "Mutu", "goal": "maju" } },
                    "strategy": { "strat": { "text": motto, "of": "mutu", "years": [2019, 2019] } },
                    "policy": { "kebijak": { "text": motto, "strategy": "strat", "of": "mutu", "source": duty } },
                    "indicator": indicators,
                    "series": { "kop": { "name": "Koperasi", "kind": "count" }, "um": { "name": name }, "plut": { "name": "PLUT", "unit": "orang" }, "dua": { "name": "Dua", "formula": "kop * 2" } },
                    "data": data, "grid": grids, "planned": planned, "realized": realized,
                    "benchmark": { "2019": { "rat": benchmarks } },
                    "group": { "bl": { "name": "Belanja Langsung" }, "btl": { "name": "Lain", "under": "bl", "code": "5.1" } },
                    "program": works, "money": money, "annual_plan": plans, "agreement": agreements,
                    "note": notes, "text": texts, "claims": claims,
                    "document": { "lkj": { "kind": "lkj", "title": name, "year": 2019, "date": "2020-02-01", "contents": functions, "signed_by": ["pejabat"] } },
                    "decision": [{ "rule": "x", "reason": duty, "by": name, "on": "2020-03-01" }],
                    "extra": extra,
                })
                .to_string()
            },
        )
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 12, ..Default::default() })]

    /// What a framework says comes back, to the last digit and in the same order.
    #[test]
    fn whatever_a_framework_holds_comes_back(text in generated::framework()) {
        let framework = Framework::from_json(&text);
        comes_back(&framework.unwrap_or_else(|problems| panic!("{problems}")));
    }
}

/// Sheets as somebody made them, by rows of texts; a text that begins with `#` is a number.
fn book(sheets: &[(&str, &[&[&str]])]) -> Workbook {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                put(sheet, row, column, cell);
            }
        }
    }
    book
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    match cell.strip_prefix('#') {
        Some(number) => {
            let number: f64 = number.parse().unwrap();
            sheet.write_number(row, column, number).unwrap();
        }
        None if cell.is_empty() => {}
        None => {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
}

fn read(mut book: Workbook) -> Result<Framework, Problems> {
    Framework::from_xlsx(&book.save_to_buffer().unwrap())
}

#[track_caller]
fn understood(book: Workbook) -> Framework {
    read(book).unwrap_or_else(|problems| panic!("{}", problems.messages(Locale::English)))
}

const ORGANIZATION: (&str, &[&[&str]]) = ("Organisasi", &[&["Nama organisasi", "Dinas Contoh"]]);

/// The same framework, whatever was done to the template.
#[expect(clippy::too_many_lines, reason = "one workbook and what it means")]
#[test]
fn what_people_do_to_a_template_is_understood() {
    let mut book = book(&[
        (
            "ORGANISASI",
            &[
                &["Isian", "Penjelasan", "Nilai"],
                &["NAMA ORGANISASI*", "Harus diisi", "Dinas Contoh"],
                &["Periode rencana", "", "2018 - 2023"],
                &["Keterangan lain", "", "milik kami"],
            ],
        ),
        ("Catatan kami", &[&["apa saja"]]),
        (
            "indikator",
            &[
                &["", "Daftar indikator Dinas"],
                &[],
                &[
                    "polaritas",
                    "Nama Indikator",
                    "ID",
                    "Satuan",
                    "Warna",
                    "Rumus",
                ],
                &[
                    "Semakin  Tinggi semakin baik",
                    "Puas",
                    "puas",
                    "%",
                    "merah",
                    "a / b * 100",
                ],
                &[],
                &[
                    "polaritas",
                    "Nama Indikator",
                    "ID",
                    "Satuan",
                    "Warna",
                    "Rumus",
                ],
                &["predikat", "Opini", "opini"],
                &["", "Catatan: opini dari BPK"],
            ],
        ),
        (
            "Target",
            &[
                &["Renstra 2019", "(Nama)", "Indikator", "PK 2019"],
                &["80,94", "Puas", "puas", "#81.5"],
                &["WTP", "Opini", "opini", ""],
            ],
        ),
        (
            "Data Dasar",
            &[
                &["Uraian", "Id", "Jenis Angka"],
                &["A", "a", "Cacah"],
                &["B", "b", ""],
            ],
        ),
        (
            "Data",
            &[
                &["Data Dasar", "(Nama)", "#2018", "2019"],
                &["a", "", "1.675", "#1675"],
                &["b", "", "-", "2000"],
                &["Jumlah", "", "#9", "#9"],
                &["Sumber: laporan"],
            ],
        ),
        (
            "Program",
            &[
                &["Jenis", "Id", "Nama"],
                &["Program", "p", "Program"],
                &["Kegiatan", "k", "Kegiatan"],
                &["sub kegiatan", "s", "Sub"],
                &["Program", "q", "Lain"],
            ],
        ),
        (
            "Anggaran",
            &[
                &["Tahun", "Id", "Anggaran", "Realisasi"],
                &["#2019", "k", "Rp. 872.705.000,-", "#853222679"],
                &["", "q", "#1000"],
                &["#2019", "p", "", ""],
            ],
        ),
    ]);
    // Hidden, and the year written once for several rows.
    let money = book.worksheet_from_name("Anggaran").unwrap();
    money.set_hidden(true);
    money.merge_range(1, 0, 2, 0, "2019", &Look::new()).unwrap();
    let expected = Framework::from_toml(
        r#"
        [organization]
        name = "Dinas Contoh"
        [plan]
        period = [2018, 2023]
        [indicator.puas]
        name = "Puas"
        polarity = "higher"
        unit = "%"
        formula = "a / b * 100"
        targets = { 2019 = "80,94" }
        [indicator.opini]
        name = "Opini"
        polarity = "grade"
        targets = { 2019 = "WTP" }
        [agreement.2019]
        targets = { puas = 81.5 }
        [series]
        a = { name = "A", kind = "count" }
        b = "B"
        [data.2018]
        a = 1675
        b = "-"
        [data.2019]
        a = 1675
        b = 2000
        [program.p]
        name = "Program"
        activity.k = { name = "Kegiatan", sub_activity.s = { name = "Sub" } }
        [program.q]
        name = "Lain"
        [money.2019]
        k = { budget = 872705000, spent = 853222679 }
        q = { budget = 1000 }
        "#,
    );
    let expected = expected.unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(understood(book).to_json(), expected.to_json());
}

/// Numbers come with the decimals that their cells show, and percentages as percentages.
#[test]
fn formats_of_numbers_are_understood() {
    let mut book = book(&[
        ORGANIZATION,
        (
            "Indikator",
            &[
                &["Id", "Milik", "Nama Indikator"],
                &["a", "", "A"],
                &["b", "", "B"],
            ],
        ),
        (
            "Target",
            &[
                &["Indikator", "Renstra 2019", "Renstra 2020"],
                &["a"],
                &["b"],
            ],
        ),
    ]);
    let sheet = book.worksheet_from_name("Target").unwrap();
    let look = |code: &str| Look::new().set_num_format(code);
    sheet
        .write_number_with_format(1, 1, 85, &look("0.00"))
        .unwrap();
    sheet
        .write_number_with_format(1, 2, 0.8094, &look("0.00%"))
        .unwrap();
    sheet
        .write_number_with_format(2, 1, 1.675, &look("#,##0.000"))
        .unwrap();
    sheet.write_boolean(2, 2, true).unwrap();
    let json: serde_json::Value = serde_json::from_str(&understood(book).to_json()).unwrap();
    let targets = |id: &str| json["indicator"][id]["targets"].clone();
    assert_eq!(
        targets("a"),
        serde_json::json!({ "2019": "85.00", "2020": "80.94 %" })
    );
    assert_eq!(
        targets("b"),
        serde_json::json!({ "2019": "1675e-3", "2020": "ya" })
    );
}

/// Everything that is wrong is told at once, each with its cell.
#[test]
fn every_problem_is_told_with_its_cell() {
    let mut book = book(&[
        ORGANIZATION,
        (
            "Indikator",
            &[
                &["Id", "Milik", "Nama Indikatr", "Polaritas"],
                &["a", "tak_ada", "A", "makin tinggi"],
                &["", "", "", "predikat"],
                &["a", "", "", ""],
            ],
        ),
        (
            "Target",
            &[
                &["Indikator", "Renstra 2019", "PK 20l9"],
                &["a", "1.675", "#80"],
                &["", "#1"],
            ],
        ),
        ("Data Dasar", &[&["Id", "Uraian"], &["s", "S"]]),
        (
            "Data",
            &[
                &["Data Dasar", "2018", "2019", "2020"],
                &["s", "banyak", "", ""],
            ],
        ),
        ("Anggaran", &[&["Id", "Anggaran"], &["x", "#1"]]),
        (
            "Program",
            &[
                &["Jenis", "Id", "Nama", "Bagian dari"],
                &["kegiatan", "k", "K", "tak_ada"],
            ],
        ),
        (
            "Bukti",
            &[
                &["Lembar", "Periode", "Id", "Alasan Tidak Ada"],
                &["Data", "2018", "s", "belum dirilis"],
            ],
        ),
        ("Targets", &[&["x"]]),
        ("Realisas", &[&["x"]]),
    ]);
    let data = book.worksheet_from_name("Data").unwrap();
    data.write_formula(1, 2, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let problems = read(book).unwrap_err();
    let told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let sheet = problem.place.sheet.as_deref().unwrap_or_default();
            let cell = problem.place.cell().unwrap_or_default();
            format!("{sheet} {cell} {}", problem.code())
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    Anggaran A1 no-headings
    Bukti D2 value-and-reason
    Data C2 cell-error
    Indikator C1 mistyped-heading
    Indikator B2 unknown-id
    Indikator D2 unknown-word
    Indikator A3 missing-cell
    Indikator A4 duplicate-key
    Program D2 unknown-id
    Realisas  mistyped-heading
    Target B2 ambiguous-number
    Target C2 invalid-period
    Target A3 missing-cell
    ");
    let messages = problems.messages(Locale::Indonesian);
    assert!(messages.contains("[Data!C2]"), "{messages}");
}

/// A workbook with some of its parts replaced or added.
fn with_parts(bytes: &[u8], parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        if parts.iter().all(|(replaced, _)| *replaced != name) {
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            written.start_file(name, packed).unwrap();
            written.write_all(&content).unwrap();
        }
    }
    for (name, content) in parts {
        written.start_file(*name, packed).unwrap();
        written.write_all(content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

fn small() -> Vec<u8> {
    book(&[ORGANIZATION]).save_to_buffer().unwrap()
}

fn sheet_of(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nama organisasi</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Dinas</t></is></c></row>{rows}</sheetData></worksheet>"
    )
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[track_caller]
fn refused(bytes: &[u8], code: &str) {
    let problems = Framework::from_xlsx(bytes).unwrap_err();
    let codes: Vec<_> = problems.iter().map(lkj_core::Problem::code).collect();
    assert_eq!(codes, [code], "{problems}");
}

#[track_caller]
fn refused_within(bytes: &[u8], limits: &Limits, code: &str) {
    let source = Source {
        name: "",
        bytes,
        format: Format::Xlsx,
    };
    let problems = Framework::from_sources(&[source], limits).unwrap_err();
    let codes: Vec<_> = problems.iter().map(lkj_core::Problem::code).collect();
    assert_eq!(codes, [code], "{problems}");
}

#[test]
fn a_formula_without_result_is_told() {
    let rows = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Daerah</t></is></c><c r=\"B2\"><f>1+1</f></c></row>";
    refused(
        &with_parts(&small(), &[(SHEET, sheet_of(rows).as_bytes())]),
        "formula-not-calculated",
    );
}

#[test]
fn what_is_no_workbook_is_refused() {
    refused(b"", "not-a-workbook");
    refused(b"[organization]", "not-a-workbook");
    refused(
        &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0],
        "not-a-workbook",
    );
    let whole = small();
    for length in (0..whole.len()).step_by(whole.len() / 50) {
        let cut = Framework::from_xlsx(&whole[..length]).unwrap_err();
        assert!(
            cut.iter().all(|problem| problem.code() == "not-a-workbook"),
            "{cut}"
        );
    }
    refused(
        &with_parts(&whole, &[(SHEET, b"<worksheet><sheetData><row><c>")]),
        "not-a-workbook",
    );
}

#[test]
fn a_small_file_does_not_become_a_large_one() {
    let bomb = sheet_of(&" ".repeat(20 * 1024 * 1024));
    let bytes = with_parts(&small(), &[(SHEET, bomb.as_bytes())]);
    assert!(bytes.len() < 100_000, "{} bytes", bytes.len());
    let limits = Limits {
        text_bytes: 1024 * 1024,
        ..Limits::default()
    };
    refused_within(&bytes, &limits, "over-limit");
}

#[test]
fn the_same_long_text_in_many_cells_is_refused() {
    let text = "x".repeat(1_000_000);
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"1\" uniqueCount=\"1\"><si><t>{text}</t></si></sst>"
    );
    let cell = |row: usize| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>");
    let rows: String = (2..100_000).map(cell).collect();
    let parts = [
        ("xl/sharedStrings.xml", strings.into_bytes()),
        (SHEET, sheet_of(&rows).into_bytes()),
    ];
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, part)| (*name, part.as_slice()))
        .collect();
    refused(&with_parts(&small(), &parts), "over-limit");
}

#[test]
fn a_million_empty_rows_are_read_and_too_many_cells_are_refused() {
    let mut rows = String::new();
    for row in 2..1_000_000 {
        write!(rows, "<row r=\"{row}\"/>").unwrap();
    }
    let far = "<row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>Motto</t></is></c><c r=\"B1048576\" t=\"inlineStr\"><is><t>Maju</t></is></c></row>";
    let bytes = with_parts(&small(), &[(SHEET, sheet_of(&(rows + far)).as_bytes())]);
    let framework = Framework::from_xlsx(&bytes).unwrap();
    assert_eq!(framework.organization.motto.as_deref(), Some("Maju"));
    let filled = "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>".repeat(300);
    let limits = Limits {
        values: 500,
        ..Limits::default()
    };
    let bytes = with_parts(&small(), &[(SHEET, sheet_of(&filled).as_bytes())]);
    refused_within(&bytes, &limits, "over-limit");
}

#[test]
fn macros_and_links_to_other_files_are_never_looked_at() {
    let link = b"<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><externalBook/></externalLink>";
    let linked = sheet_of(
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Daerah</t></is></c><c r=\"B2\" t=\"str\"><f>[1]Lain!A1</f><v>Lumajang</v></c></row>",
    );
    let bytes = with_parts(
        &small(),
        &[
            ("xl/vbaProject.bin", b"no macro at all"),
            ("xl/externalLinks/externalLink1.xml", link),
            (SHEET, linked.as_bytes()),
        ],
    );
    let source = Source {
        name: "buku.xlsm",
        bytes: &bytes,
        format: Format::of_name("buku.xlsm").unwrap(),
    };
    let framework = Framework::from_sources(&[source], &Limits::default()).unwrap();
    assert_eq!(
        framework.organization.region.as_deref(),
        Some("Lumajang"),
        "the last known result"
    );
}

#[test]
fn a_text_never_becomes_a_formula() {
    let mut draft = lkj_core::FrameworkDraft::new("=HYPERLINK(\"x\")");
    draft.organization.motto = Some("@SUM(1)".to_owned());
    draft.organization.region = Some("+62".to_owned());
    draft.organization.duty = Some("-1+1".to_owned());
    let framework = Framework::new(draft).unwrap();
    comes_back(&framework);
    let bytes = framework.to_xlsx(Locale::Indonesian).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        assert!(!content.contains("<f>"), "{name}");
    }
}

#[test]
fn the_same_framework_gives_the_same_bytes() {
    let framework = Framework::from_texts(LUMAJANG).unwrap();
    let bytes = || framework.to_xlsx(Locale::English).unwrap();
    assert!(bytes() == bytes());
}

#[test]
fn a_name_that_is_missing_is_missed_where_it_would_stand() {
    let book = book(&[(
        "Organisasi",
        &[&["Isian", "Nilai"], &["Nama organisasi", " "]],
    )]);
    let problems = read(book).unwrap_err();
    let places: Vec<_> = problems.iter().map(|one| one.place.to_string()).collect();
    assert_eq!(places, ["[Organisasi!A2] (organization)"]);
}

#[test]
fn a_workbook_and_a_text_are_read_together() {
    let mut book = book(&[("Data", &[&["Data Dasar", "2019"], &["a", "#7"]])]);
    let bytes = book.save_to_buffer().unwrap();
    let text = "[organization]\nname = \"Dinas\"\n[series]\na = \"A\"\n";
    let sources = [
        Source {
            name: "data.xlsx",
            bytes: &bytes,
            format: Format::Xlsx,
        },
        Source {
            name: "dinas.toml",
            bytes: text.as_bytes(),
            format: Format::Toml,
        },
    ];
    let framework = Framework::from_sources(&sources, &Limits::default()).unwrap();
    assert_eq!(framework.data.len(), 1);
    assert_eq!(
        framework.sources().place("data.2019.a").to_string(),
        "data.xlsx[Data!B2] (data.2019.a)"
    );
}

//! The workbook of results: every result stands in it, formulas give them, and LibreOffice,
//! which knows nothing of them, comes to the same numbers.

#![cfg(all(feature = "toml", feature = "xlsx"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::process::Command;

use calamine::{DataRef, Reader, Xlsx};
use lkj_core::evaluation::Outcome;
use lkj_core::{Evaluation, Framework, Locale, Rules, figures};
use rust_decimal::Decimal;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

macro_rules! report {
    ($folder:literal) => {
        &[
            (
                "framework.toml",
                include_str!(concat!("../../../examples/", $folder, "/framework.toml")),
            ),
            (
                "2019.toml",
                include_str!(concat!("../../../examples/", $folder, "/2019.toml")),
            ),
        ]
    };
}

const LUMAJANG: &[(&str, &str)] = report!("lumajang-2019");
const CORRECTED: &[(&str, &str)] = report!("lumajang-2019-corrected");

/// Every way to measure and every form of formula that a spreadsheet can say.
const EVERYTHING: &[(&str, &str)] = &[(
    "semua.toml",
    r#"
    [organization]
    name = "=Dinas"
    [plan]
    period = [2018, 2021]
    [rules]
    cap = 120
    [goal]
    maju = "Maju"
    [objective]
    mutu = "Mutu"
    aman = "Aman"
    [indicator.rasio]
    of = "maju"
    name = "Rasio"
    formula = "a / b * 100"
    targets = { 2018 = 60, 2019 = "70", 2021 = 80 }
    [indicator.linear]
    of = "mutu"
    name = "Kematian"
    polarity = "lower"
    targets = { 2019 = 12 }
    [indicator.balik]
    of = "mutu"
    name = "Waktu tunggu"
    polarity = "lower"
    method = "ratio"
    formula = "-a / (b - c[-1]) * -1"
    targets = { 2019 = "0,7" }
    [indicator.selisih]
    of = "mutu"
    name = "Selisih"
    polarity = "lower"
    method = "gap"
    targets = { 2019 = 12 }
    [indicator.dasar]
    of = "mutu"
    name = "Dari dasar"
    polarity = "lower"
    method = "baseline"
    baseline = 20
    targets = { 2019 = 12 }
    [indicator.dekat]
    of = "mutu"
    name = "Dekat"
    polarity = "near"
    targets = { 2019 = 50 }
    [indicator.paling]
    of = "aman"
    name = "Paling banyak"
    polarity = "at_most"
    targets = { 2019 = "< 5" }
    [indicator.sedikit]
    of = "aman"
    name = "Paling sedikit"
    polarity = "at_least"
    targets = { 2019 = ">= 5" }
    [indicator.rentang]
    of = "aman"
    name = "Rentang"
    targets = { 2019 = "7-8" }
    [indicator.opini]
    of = "aman"
    name = "Opini"
    polarity = "grade"
    targets = { 2019 = "WTP" }
    [indicator.jauh]
    of = "aman"
    name = "Melampaui"
    targets = { 2019 = 10 }
    [indicator.tumbuh]
    of = "aman"
    name = "Pertumbuhan"
    formula = "growth(um)"
    targets = { 2019 = "3" }
    [indicator.bagian]
    name = "Bagian"
    formula = "share(um, \"Utara\")"
    targets = { 2019 = 50 }
    [indicator.pilih]
    name = "Pilihan"
    formula = "if(a >= b, round(a / b, 1), max(a, c) + min(um) + mean(um) + count(um) + abs(c - a) + sum(a, b))"
    targets = { 2019 = 100 }
    [indicator.tak_habis]
    name = "Atas turunan"
    formula = "tiga * 3"
    targets = { 2019 = 100 }
    [indicator.nol]
    name = "Target nol"
    targets = { 2019 = 0 }
    [indicator.kosong]
    name = "Belum diukur"
    targets = { 2019 = 5 }
    [series]
    a = "A"
    b = "B"
    c = "C"
    um = { name = "Usaha", by = "Wilayah" }
    tiga = { name = "Turunan", formula = "a / 3" }
    dua = { name = "Turunan lagi", formula = "tiga * 2 + b" }
    [data.2018]
    a = 40
    b = 70
    c = 10
    [data.2019]
    a = 47
    b = 71
    c = 12
    [grid.um]
    years = [2018, 2019]
    rows = [["Utara", 100, 107], ["Selatan", 200, 203]]
    [realized.2018]
    linear = 13
    [realized.2019]
    linear = 11
    selisih = 9
    dasar = "15,5"
    dekat = 47
    paling = 6
    sedikit = 4
    rentang = "8,5"
    opini = "WDP"
    jauh = 25
    nol = 3
    "k.output" = 7
    [group]
    btl = "Tidak langsung"
    bl = "Langsung"
    urusan = { name = "Urusan", under = "bl" }
    [program.p]
    name = "Program"
    group = "urusan"
    activity.k = { name = "Kegiatan", output = { text = "Dokumen", targets = { 2019 = 9 } }, sub_activity = { s = "Sub", t = "Sub dua" } }
    activity.l = "Kegiatan dua"
    [program.q]
    name = "Program dua"
    group = "bl"
    [money.2019]
    s = { budget = 1000000, revised = 900000, spent = 777777 }
    t = { budget = 333333, spent = 222222 }
    l = { budget = 500000, spent = 499999 }
    q = { budget = 123456, spent = 0 }
    btl = { budget = 2308664947, spent = 2228021553 }
    "#,
)];

struct Made {
    framework: Framework,
    evaluation: Evaluation,
    bytes: Vec<u8>,
}

fn made(texts: &[(&str, &str)], locale: Locale) -> Made {
    let framework = Framework::from_texts(texts).unwrap_or_else(|problems| panic!("{problems}"));
    let year = "2019".parse().unwrap();
    let evaluation = framework.evaluate(year, &Rules::default()).unwrap();
    let bytes = figures::figures(&framework, &evaluation, locale).unwrap();
    Made {
        framework,
        evaluation,
        bytes,
    }
}

/// What stands in a cell: its text or number, and its formula.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    shown: String,
    formula: Option<String>,
}

type Cells = BTreeMap<(u32, u32), Cell>;

fn cells(bytes: &[u8]) -> BTreeMap<String, Cells> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut sheets = BTreeMap::new();
    for name in book.sheet_names() {
        let mut cells = Cells::new();
        let mut reader = book.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = reader.next_cell_with_formula().unwrap() {
            let shown = match cell.value {
                DataRef::Empty => String::new(),
                DataRef::Float(number) => number.to_string(),
                DataRef::Int(number) => number.to_string(),
                DataRef::String(text) => text,
                DataRef::SharedString(text) => text.to_owned(),
                other => format!("{other:?}"),
            };
            let formula = cell.formula.filter(|formula| !formula.is_empty());
            cells.insert(cell.pos, Cell { shown, formula });
        }
        sheets.insert(name, cells);
    }
    sheets
}

fn shown(cells: &Cells, row: usize, column: u32) -> &str {
    let at = (u32::try_from(row).unwrap(), column);
    cells.get(&at).map_or("", |cell| cell.shown.as_str())
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// What readers that do not calculate find is what the evaluation says.
#[test]
fn every_result_stands_in_the_workbook() {
    for texts in [LUMAJANG, CORRECTED, EVERYTHING] {
        let made = made(texts, Locale::Indonesian);
        let sheets = cells(&made.bytes);
        let evaluation = &made.evaluation;
        for (at, result) in evaluation.indicators.iter().enumerate() {
            let cells = &sheets["Indikator"];
            assert_eq!(shown(cells, at + 1, 0), result.id.as_str());
            if let Some(Outcome::Number { value, .. }) = result.realization {
                assert_eq!(shown(cells, at + 1, 7), plain(value));
            }
            let measured = result.achievement.measured();
            let value = measured.map_or_else(String::new, |one| plain(one.value.get()));
            assert_eq!(shown(cells, at + 1, 9), value, "{}", result.id);
            let raw = measured.map_or_else(String::new, |one| plain(one.raw.get()));
            assert_eq!(shown(cells, at + 1, 8), raw, "{}", result.id);
            let category = measured.and_then(|one| one.category.clone());
            assert_eq!(shown(cells, at + 1, 10), category.unwrap_or_default());
        }
        let aggregates = evaluation.goals.iter().chain(&evaluation.objectives);
        for (at, result) in aggregates.enumerate() {
            let value = result.achievement.value().map(|value| plain(value.get()));
            assert_eq!(
                shown(&sheets["Sasaran"], at + 1, 5),
                value.unwrap_or_default()
            );
        }
        let money: BTreeMap<&str, _> = sheets["Anggaran"]
            .iter()
            .filter(|((_, column), _)| *column == 2)
            .map(|((row, _), cell)| (cell.shown.as_str(), *row as usize))
            .collect();
        let works = evaluation.programs.iter().chain(&evaluation.activities);
        for result in works
            .chain(&evaluation.sub_activities)
            .chain(&evaluation.groups)
        {
            let row = money[result.id.as_str()];
            let amounts = &result.amounts;
            for (column, value) in [
                (5, amounts.budget.map(lkj_core::Rupiah::amount)),
                (6, amounts.spent.map(lkj_core::Rupiah::amount)),
                (7, amounts.remaining.map(lkj_core::Rupiah::amount)),
                (8, amounts.absorption.map(lkj_core::Percent::get)),
            ] {
                let value = value.map(plain).unwrap_or_default();
                assert_eq!(
                    shown(&sheets["Anggaran"], row, column),
                    value,
                    "{}",
                    result.id
                );
            }
        }
        for (at, result) in evaluation.measures.iter().enumerate() {
            let value = result.achievement.value().map(|value| plain(value.get()));
            assert_eq!(
                shown(&sheets["TolokUkur"], at + 1, 6),
                value.unwrap_or_default()
            );
        }
        assert!(made.framework.indicators.len() == evaluation.indicators.len());
    }
}

/// Results are formulas: what remains plain is what no spreadsheet can say.
#[test]
fn results_are_formulas() {
    let plain_results = |texts| {
        let sheets = cells(&made(texts, Locale::Indonesian).bytes);
        let results: &[(&str, &[u32])] = &[
            ("Indikator", &[8, 9, 10, 12, 14]),
            ("Sasaran", &[3, 5, 6]),
            ("Anggaran", &[7, 8]),
            ("TolokUkur", &[6]),
            ("Tahun", &[6]),
            ("Ringkasan", &[1, 2]),
        ];
        let mut found = Vec::new();
        for (sheet, columns) in results {
            for ((row, column), cell) in &sheets[*sheet] {
                let is_number = cell.shown.parse::<f64>().is_ok() && *sheet != "Ringkasan";
                let is_word = *row > 0 && (*sheet, *column) == ("Indikator", 10);
                if *row > 0
                    && columns.contains(column)
                    && cell.formula.is_none()
                    && (is_number || is_word)
                {
                    found.push(format!("{sheet} {row} {column} {}", cell.shown));
                }
            }
        }
        found
    };
    assert_eq!(plain_results(LUMAJANG), Vec::<String>::new());
    assert_eq!(plain_results(CORRECTED), Vec::<String>::new());
    // A given number of the year before.
    insta::assert_snapshot!(plain_results(EVERYTHING).join("\n"), @r"
    Indikator 2 12 13
    ");
    let sheets = cells(&made(EVERYTHING, Locale::Indonesian).bytes);
    let formulas = |sheet: &str, columns: &[u32]| {
        let chosen = sheets[sheet]
            .iter()
            .filter(|((_, column), _)| columns.contains(column));
        let each = chosen.filter_map(|((row, column), cell)| {
            Some(format!("{row} {column} {}", cell.formula.as_ref()?))
        });
        each.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(formulas("Indikator", &[7, 8]), @r"
    1 7 ROUND(Data!E2/Data!E3*100,2)
    1 8 ROUND(H2/F2*100,2)
    2 8 ROUND((2*F3-H3)/F3*100,2)
    3 7 ROUND((-Data!E2)/(Data!E3-Data!D4)*(-1),2)
    3 8 ROUND(F4/H4*100,2)
    4 8 ROUND((F5-H5)/F5*100,2)
    5 8 ROUND((20-H6)/(20-F6)*100,2)
    6 8 ROUND((F7-ABS(H7-F7))/F7*100,2)
    7 8 ROUND(IF(H8<5,100,(2*5-H8)/5*100),2)
    8 8 ROUND(IF(H9>=5,100,H9/5*100),2)
    9 8 ROUND(IF(H10>8,H10/8*100,IF(H10<7,H10/7*100,100)),2)
    11 8 ROUND(H12/F12*100,2)
    12 7 ROUND((Data!E5-Data!D5)/Data!D5*100,2)
    12 8 ROUND(H13/F13*100,2)
    13 7 ROUND(Data!E6/Data!E5*100,2)
    13 8 ROUND(H14/F14*100,2)
    14 7 ROUND(IF(Data!E2>=Data!E3,ROUND(Data!E2/Data!E3,1),MAX(Data!E2,Data!E4)+MIN(Data!E6:E7)+AVERAGE(Data!E6:E7)+COUNT(Data!E6:E7)+ABS(Data!E4-Data!E2)+SUM(Data!E2,Data!E3)),2)
    14 8 ROUND(H15/F15*100,2)
    15 7 ROUND(Data!E8*3,2)
    15 8 ROUND(H16/F16*100,2)
    ");
    insta::assert_snapshot!(formulas("Data", &[4]), @r"
    4 4 SUM(E6:E7)
    7 4 E2/3
    8 4 E8*2+E3
    ");
    insta::assert_snapshot!(formulas("Anggaran", &[5]), @r"
    1 5 SUM(F3,F6)
    2 5 SUM(F4,F5)
    8 5 SUM(F7,F10)
    9 5 SUM(F2)
    10 5 SUM(F8,F9)
    ");
}

/// Parts of a package by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        assert!(
            parts.insert(name, content).is_none(),
            "every part stands once"
        );
    }
    parts
}

fn attributes<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let begin = format!(" {name}=\"");
    let pieces = text.split(begin.as_str()).skip(1);
    pieces
        .map(|piece| piece.split('"').next().unwrap())
        .collect()
}

/// Ids are unique, every reference leads to a part, and every part has a type.
#[test]
fn packages_hold_together() {
    let lumajang = made(LUMAJANG, Locale::English);
    let template = lumajang.framework.to_xlsx(Locale::Indonesian).unwrap();
    for bytes in [&lumajang.bytes, &template] {
        let parts = parts(bytes);
        let text = |name: &str| std::str::from_utf8(&parts[name]).unwrap();
        let types = text("[Content_Types].xml");
        let named: BTreeSet<_> = attributes(types, "PartName").into_iter().collect();
        let endings: BTreeSet<_> = attributes(types, "Extension").into_iter().collect();
        for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
            let ending = name.rsplit('.').next().unwrap();
            let is_known = named.contains(format!("/{name}").as_str()) || endings.contains(ending);
            assert!(is_known, "{name}");
        }
        for name in named {
            assert!(parts.contains_key(name.trim_start_matches('/')), "{name}");
        }
        let workbook = text("xl/workbook.xml");
        for unique in ["sheetId", "r:id"] {
            let ids = attributes(workbook, unique);
            assert_eq!(
                ids.iter().collect::<BTreeSet<_>>().len(),
                ids.len(),
                "{unique}"
            );
        }
        for (name, content) in &parts {
            let content = std::str::from_utf8(content).unwrap();
            assert!(!content.contains("TargetMode=\"External\""), "{name}");
            let Some((folder, file)) = name.split_once("_rels/") else {
                continue;
            };
            let ids = attributes(content, "Id");
            assert_eq!(
                ids.iter().collect::<BTreeSet<_>>().len(),
                ids.len(),
                "{name}"
            );
            for target in attributes(content, "Target") {
                let mut path: Vec<&str> =
                    folder.split('/').filter(|step| !step.is_empty()).collect();
                if let Some(absolute) = target.strip_prefix('/') {
                    path = absolute.split('/').collect();
                } else {
                    for step in target.split('/') {
                        if step == ".." {
                            path.pop();
                        } else {
                            path.push(step);
                        }
                    }
                }
                assert!(parts.contains_key(&path.join("/")), "{name}: {target}");
            }
            let of = format!("{folder}{}", file.trim_end_matches(".rels"));
            if let Some(content) = parts.get(&of) {
                let content = std::str::from_utf8(content).unwrap();
                for id in attributes(content, "r:id") {
                    assert!(ids.contains(&id), "{of}: {id}");
                }
            }
        }
    }
}

#[test]
fn a_text_never_becomes_a_formula() {
    let sheets = cells(&made(EVERYTHING, Locale::Indonesian).bytes);
    let name = &sheets["Ringkasan"][&(0, 1)];
    assert_eq!((name.shown.as_str(), &name.formula), ("=Dinas", &None));
}

/// A package whose formulas have no results any more, so that they must be calculated.
fn without_results(bytes: &[u8]) -> Vec<u8> {
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts(bytes) {
        written
            .start_file(&name, SimpleFileOptions::default())
            .unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(content).unwrap();
            let mut pieces = text.split("</f><v>");
            let mut kept = pieces.next().unwrap().to_owned();
            for piece in pieces {
                kept.push_str("</f>");
                kept.push_str(piece.split_once("</v>").unwrap().1);
            }
            written.write_all(kept.as_bytes()).unwrap();
        } else {
            written.write_all(&content).unwrap();
        }
    }
    written.finish().unwrap().into_inner()
}

fn is_same(one: &str, other: &str) -> bool {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => (one - other).abs() <= 1e-9 * one.abs().max(1.0),
        _ => one == other,
    }
}

/// LibreOffice works out every formula and comes to the evaluation's numbers, all of them.
#[test]
#[ignore = "needs LibreOffice; tests/run installs it and runs this"]
fn libreoffice_comes_to_the_same_numbers() {
    let folder = std::env::temp_dir().join(format!("lkj-figures-{}", std::process::id()));
    let results = folder.join("out");
    std::fs::create_dir_all(&results).unwrap();
    let mut expected = BTreeMap::new();
    let mut files = Vec::new();
    for (name, texts) in [
        ("lumajang", LUMAJANG),
        ("corrected", CORRECTED),
        ("everything", EVERYTHING),
    ] {
        let bytes = made(texts, Locale::Indonesian).bytes;
        let file = folder.join(format!("{name}.xlsx"));
        std::fs::write(&file, without_results(&bytes)).unwrap();
        files.push(file);
        expected.insert(name, cells(&bytes));
    }
    let soffice = std::env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
    let status = Command::new(soffice)
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&results)
        .args(&files)
        .status()
        .unwrap();
    assert!(status.success());
    let mut formulas = 0;
    for (name, sheets) in expected {
        let calculated = cells(&std::fs::read(results.join(format!("{name}.xlsx"))).unwrap());
        for (sheet, cells) in sheets {
            for (at, cell) in cells.iter().filter(|(_, cell)| cell.formula.is_some()) {
                let found = calculated[&sheet]
                    .get(at)
                    .map_or("", |cell| cell.shown.as_str());
                assert!(
                    is_same(found, &cell.shown),
                    "{name} {sheet} {at:?}: {found}, not {cell:?}"
                );
                formulas += 1;
            }
        }
    }
    println!("{formulas} formulas");
    assert!(formulas > 400, "{formulas}");
    std::fs::remove_dir_all(folder).unwrap();
}

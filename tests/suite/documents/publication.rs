//! Finished documents: every figure right, nothing made up, nothing that people wrote taken for
//! markup.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use lkj_core::documents::{
    Align, Block, Division, Publication, PublicationKind, Publisher, Row, Span, Table,
};
use lkj_core::{Framework, Locale, Rules, Year};

fn lumajang() -> Framework {
    lkj_suite::read(&lkj_suite::lumajang_files())
}

fn corrected() -> Framework {
    lkj_suite::read(&lkj_suite::files_of("examples/lumajang-2019-corrected"))
}

fn publish_all(framework: &Framework, year: u16, locale: Locale) -> Vec<Publication> {
    let year = Year::new(year).unwrap();
    let publisher = Publisher::new(framework, year, &Rules::default(), locale).unwrap();
    PublicationKind::ALL
        .into_iter()
        .map(|kind| publisher.publish(kind).unwrap())
        .collect()
}

fn report(framework: &Framework, year: u16) -> Publication {
    publish_all(framework, year, Locale::Indonesian).remove(0)
}

/// A framework with one indicator.
fn small(more: &str) -> Framework {
    let text = format!(
        r#"
        [organization]
        name = "Dinas Contoh"
        [plan]
        period = [2024, 2026]
        [goal]
        layanan = "Meningkatnya layanan"
        [objective]
        mutu = {{ name = "Meningkatnya mutu layanan", goal = "layanan" }}
        [indicator.puas]
        of = "mutu"
        name = "Kepuasan pengguna"
        unit = "%"
        places = 2
        formula = "puas_n / responden * 100"
        targets = {{ 2024 = "84,00", 2025 = "85,00", 2026 = "90,00" }}
        [series]
        puas_n = "Responden yang puas"
        responden = "Jumlah responden"
        [data.2024]
        puas_n = 390
        responden = 480
        [data.2025]
        puas_n = 412
        responden = 480
        [program.layanan_publik]
        name = "Pelayanan Publik"
        supports = ["puas"]
        [program.layanan_publik.activity.loket]
        name = "Penambahan loket"
        input = "Dana"
        output = {{ text = "Loket baru", targets = {{ 2025 = "4 loket" }} }}
        [money.2025]
        loket = {{ budget = 200_000_000, spent = 187_950_000 }}
        [realized.2025]
        "loket.output" = "3 loket"
        {more}
        "#
    );
    Framework::from_toml(&text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn divisions(publication: &Publication) -> Vec<&Division> {
    fn push<'a>(division: &'a Division, all: &mut Vec<&'a Division>) {
        all.push(division);
        for inner in &division.divisions {
            push(inner, all);
        }
    }
    let mut all = Vec::new();
    for division in &publication.divisions {
        push(division, &mut all);
    }
    all
}

fn blocks(publication: &Publication) -> impl Iterator<Item = &Block> {
    divisions(publication)
        .into_iter()
        .flat_map(|division| &division.blocks)
}

fn tables(publication: &Publication) -> Vec<&Table> {
    blocks(publication)
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

/// Headings, tables, figures and gaps, a line each.
fn outline(publication: &Publication) -> String {
    fn push(division: &Division, depth: usize, text: &mut String) {
        let indent = "  ".repeat(depth);
        if let Some(heading) = &division.heading {
            writeln!(text, "{indent}{}", heading.line()).unwrap();
        }
        for block in &division.blocks {
            match block {
                Block::Table(table) => {
                    let caption = &table.caption;
                    let size = format!("{} × {}", table.rows.len(), table.columns.len());
                    writeln!(
                        text,
                        "{indent}  [{}] {} ({size})",
                        caption.number, caption.title
                    )
                }
                Block::Figure(figure) => {
                    let caption = &figure.caption;
                    writeln!(text, "{indent}  [{}] {}", caption.number, caption.title)
                }
                Block::Gap(gap) => writeln!(text, "{indent}  [kosong] {}", gap.what),
                Block::Equations(lines) => {
                    writeln!(text, "{indent}  [rumus] {} baris", lines.len())
                }
                _ => Ok(()),
            }
            .unwrap();
        }
        for inner in &division.divisions {
            push(inner, depth + 1, text);
        }
    }
    let mut text = String::new();
    for division in &publication.divisions {
        push(division, 0, &mut text);
    }
    text
}

#[test]
fn the_outlines_of_all_documents() {
    for (name, framework) in [
        ("lumajang_2019", lumajang()),
        ("lumajang_2019_corrected", corrected()),
    ] {
        let mut text = String::new();
        for publication in publish_all(&framework, 2019, Locale::Indonesian) {
            let kind = publication.kind.file_stem();
            writeln!(
                text,
                "=== {kind}: {}\n{}",
                publication.title,
                outline(&publication)
            )
            .unwrap();
        }
        insta::assert_snapshot!(format!("outline_{name}"), text);
    }
}

#[test]
fn the_report_of_a_small_framework_as_markdown() {
    let framework = small("");
    let publication = report(&framework, 2025);
    insta::assert_snapshot!("small_report", without_digest(&publication.to_markdown()));
}

/// A text without the digest at its end, which changes with every comma of the input.
fn without_digest(text: &str) -> String {
    let end = text.find(" · isi sha256").unwrap_or(text.len());
    text[..end].to_owned()
}

#[test]
fn everything_is_also_said_in_english() {
    let publications = publish_all(&small(""), 2025, Locale::English);
    let text: String = publications.iter().map(Publication::to_markdown).collect();
    for word in [
        "Realisasi",
        "Anggaran",
        "Capaian",
        "Tabel",
        "sebesar",
        "Belum",
    ] {
        assert!(!text.contains(word), "{word} is Indonesian");
    }
    assert!(text.contains("an achievement of 100.98 %"), "{text}");
    assert!(text.contains("**Table 3.3."));
}

// --- Figures ------------------------------------------------------------------------------------

/// Every number that the tables of a document show.
fn shown(publication: &Publication) -> BTreeSet<String> {
    let cells = tables(publication)
        .into_iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    cells
        .filter_map(|cell| cell.value)
        .map(|number| number.value.to_string())
        .collect()
}

#[test]
fn every_result_of_the_evaluation_is_in_the_report() {
    for framework in [lumajang(), corrected()] {
        let year = Year::new(2019).unwrap();
        let evaluation = framework.evaluate(year, &Rules::default()).unwrap();
        let report = report(&framework, 2019);
        let shown = shown(&report);
        let mut missing = Vec::new();
        let mut look = |of: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !shown.contains(value)) {
                missing.push(format!("{of} {value}"));
            }
        };
        for result in &evaluation.indicators {
            let achievement = result.achievement.value().map(|value| value.to_string());
            look(result.id.as_str(), achievement);
        }
        for result in evaluation.goals.iter().chain(&evaluation.objectives) {
            let achievement = result.achievement.value().map(|value| value.to_string());
            look(result.id.as_str(), achievement);
        }
        let money = evaluation
            .programs
            .iter()
            .chain(&evaluation.activities)
            .chain(&evaluation.groups);
        for result in money {
            let amounts = &result.amounts;
            let rupiah = [amounts.budget, amounts.spent, amounts.remaining];
            for amount in rupiah {
                look(result.id.as_str(), amount.map(|amount| amount.to_string()));
            }
            look(
                result.id.as_str(),
                amounts.absorption.map(|percent| percent.to_string()),
            );
        }
        assert_eq!(missing, [] as [String; 0]);
    }
}

#[test]
fn the_tables_of_the_seed_hold_its_figures() {
    let framework = lumajang();
    let report = report(&framework, 2019);
    let text = report.to_markdown();
    for row in [
        // Table 1.1
        "| 5 | S1 | 9 | 0 | 13 | 22 |",
        // Table 3.3, with the sum that it misprints
        "|  | **Jumlah** | **5.313.115.447** | **5.026.283.101** | **286.832.346** | **94,60** |",
        // the districts
        "|  | **Jumlah** | **25.241** | **25.391** | **25.611** |",
        // table T-C.25
        "|  |  | Meningkatnya Kualitas Koperasi | Persentase Koperasi yang melaksanakan RAT | % | 80,94 | 80,98 | 81,02 | 81,06 | 81,10 |",
    ] {
        assert!(text.contains(row), "{row}");
    }
    assert!(
        text.contains("dialokasikan dana sebesar Rp 872.705.000") || text.contains("872.705.000"),
        "the first program"
    );
}

#[test]
fn prose_holds_live_numbers() {
    let before = small(
        r#"[text.2025]
        "3.B" = { heading = "Capaian Kinerja", text = "Capaiannya {puas.achievement} % dari {puas.target} %, menyerap Rp {total.spent} ({total.absorption}) dari {total.budget}; **{puas.category}**; lihat {table.puas}, bukan {table.lain} atau {entah}." }
        "#,
    );
    let text = report(&before, 2025).to_markdown();
    assert!(
        text.contains("Capaiannya 100,98 % dari 85,00 %, menyerap Rp 187.950.000 (93,98 %) dari Rp 200.000.000; **Sangat Tinggi**; lihat Tabel 3.4, bukan – atau –."),
        "{text}"
    );
}

#[test]
fn a_place_in_prose_says_where_a_table_stands() {
    let framework = small(
        r#"[text.2025]
        "3.B" = { heading = "Capaian Kinerja", text = "" }
        "3.B.puas" = "Sebelum.\n\nSebelum juga.\n\n{table.puas}\n\nSesudah."
        "#,
    );
    let text = report(&framework, 2025).to_markdown();
    let places: Vec<_> = ["Sebelum juga.", "Responden yang puas |", "Sesudah."]
        .iter()
        .map(|words| {
            text.find(words)
                .unwrap_or_else(|| panic!("{words}: {text}"))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn what_nobody_wrote_is_a_gap_and_never_made_up() {
    let gaps = |more: &str| -> Vec<String> {
        let framework = small(more);
        let report = report(&framework, 2025);
        let gaps = blocks(&report).filter_map(|block| match block {
            Block::Gap(gap) => Some(gap.what.clone()),
            _ => None,
        });
        gaps.collect()
    };
    assert_eq!(gaps(""), ["penyebab capaian “Kepuasan pengguna”"]);
    let cause =
        "[[note]]\nkind = \"cause\"\nabout = [\"puas\"]\nyear = 2025\ntext = \"Loket ditambah\"\n";
    assert_eq!(gaps(cause), [] as [String; 0]);
    let missed = "[agreement.2025]\ntargets = { puas = \"95,00\" }\n";
    assert_eq!(
        gaps(missed),
        [
            "penyebab capaian “Kepuasan pengguna”",
            "solusi atau tindak lanjut untuk “Kepuasan pengguna”"
        ]
    );
}

#[test]
fn a_year_that_has_only_begun_has_its_documents_too() {
    let framework = Framework::from_toml("[organization]\nname = \"Dinas Baru\"").unwrap();
    for publication in publish_all(&framework, 2025, Locale::Indonesian) {
        assert!(publication.to_html().contains("Dinas Baru"));
        assert!(publication.to_markdown().contains("2025"));
    }
    let framework = small("[stage]\n2026 = \"draft\"");
    let text = report(&framework, 2026).to_markdown();
    assert!(text.contains("belum dapat diukur"), "{text}");
}

// --- Structure ----------------------------------------------------------------------------------

/// Whether the rows of a table cover its columns exactly, wide and high cells counted.
fn covers(rows: &[Row], columns: usize) -> Result<(), String> {
    let mut covered = vec![0_u16; columns];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in &row.cells {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            for _ in 0..cell.columns {
                let Some(place) = covered.get_mut(column) else {
                    return Err(format!("row {at} is too wide: {}", cell.text()));
                };
                *place += cell.rows;
                column += 1;
            }
        }
        if let Some(open) = covered.iter().position(|rows| *rows == 0) {
            return Err(format!("row {at} leaves column {open} open"));
        }
        for rows in &mut covered {
            *rows -= 1;
        }
    }
    if covered.iter().any(|rows| *rows > 0) {
        return Err("a cell reaches below the last row".to_owned());
    }
    Ok(())
}

#[test]
fn tables_are_whole() {
    for framework in [lumajang(), corrected(), small("")] {
        let year = framework.latest_year().unwrap().get();
        for publication in publish_all(&framework, year, Locale::Indonesian) {
            for table in tables(&publication) {
                let columns = table.columns.len();
                for rows in [&table.head, &table.rows] {
                    covers(rows, columns).unwrap_or_else(|fault| {
                        panic!("{} {}: {fault}", table.caption.number, table.caption.title)
                    });
                }
            }
        }
    }
}

#[test]
fn anchors_are_unique_and_references_lead_somewhere() {
    for publication in publish_all(&corrected(), 2019, Locale::Indonesian) {
        let html = publication.to_html();
        let ids: Vec<&str> = attributes(&html, " id=\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{}", publication.title);
        for target in attributes(&html, "href=\"#") {
            assert!(unique.contains(target), "{target}");
        }
        let spans = blocks(&publication).flat_map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.spans.clone(),
            _ => Vec::new(),
        });
        for span in spans {
            assert!(!matches!(span, Span::Missing { .. }), "{span:?}");
        }
    }
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(name)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn figures_stand_at_the_right() {
    let report = report(&corrected(), 2019);
    for table in tables(&report) {
        for (row, places) in table.rows.iter().map(|row| (row, &table.columns)) {
            for cell in &row.cells {
                let is_money = cell
                    .value
                    .is_some_and(|number| number.kind == lkj_core::documents::NumberKind::Rupiah);
                if is_money {
                    let right = places.iter().any(|column| column.align == Align::Right);
                    assert!(right, "{}", table.caption.title);
                }
            }
        }
    }
}

// --- What people write --------------------------------------------------------------------------

#[test]
fn what_people_wrote_is_text() {
    let hostile = "<script>alert(1)</script> | a *b* _c_ `d` &amp; \"e\" 'f'";
    let text = format!(
        r#"
        [organization]
        name = '''{hostile}'''
        short = '''{hostile}'''
        [objective]
        mutu = '''{hostile}'''
        [indicator.puas]
        of = "mutu"
        name = '''{hostile}'''
        unit = '''<b>'''
        formula = "puas_n * 1"
        targets = {{ 2025 = 80 }}
        [series]
        puas_n = '''{hostile}'''
        [data.2025]
        puas_n = 81
        [program.satu]
        name = '''{hostile}'''
        [money.2025]
        satu = {{ budget = 1000000, spent = 1 }}
        [[note]]
        kind = "cause"
        about = ["puas"]
        text = '''<img src=x onerror=alert(1)> {hostile}'''
        [text.2025]
        "1.A" = {{ heading = '''{hostile}''', text = '''<b>{hostile}</b> [x](javascript:alert(1)) ![y](http://z)''' }}
        "#
    );
    let framework = Framework::from_toml(&text).unwrap_or_else(|problems| panic!("{problems}"));
    for publication in publish_all(&framework, 2025, Locale::Indonesian) {
        let html = publication.to_html();
        for mark in [
            "<script",
            "<img",
            "<b>",
            "javascript:alert(1)\"",
            "http://z\"",
        ] {
            assert!(!html.contains(mark), "{mark} in {}", publication.title);
        }
        for line in publication
            .to_markdown()
            .lines()
            .filter(|line| line.starts_with("| "))
        {
            let bars = line.replace("\\|", "").matches('|').count();
            assert!(bars > 2, "{line}");
        }
        for table in tables(&publication) {
            let caption = format!("**{}.", table.caption.number);
            let text = publication.to_markdown();
            let behind = text.split(&caption).nth(1).unwrap_or_default();
            let rows = behind.lines().skip_while(|line| !line.starts_with("| "));
            for line in rows.take_while(|line| line.starts_with('|')) {
                let bars = line.replace("\\|", "").matches('|').count();
                assert_eq!(bars, table.columns.len() + 1, "{line}");
            }
        }
    }
}

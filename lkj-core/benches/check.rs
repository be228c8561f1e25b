//! Checking the Lumajang report, and a generated framework of 1,000 indicators with 5,000
//! claims: `cargo bench --profile dist -p lkj-core --bench check`.

#![allow(
    clippy::expect_used,
    reason = "a benchmark may stop at the first thing that is wrong"
)]

mod agency;

use std::fmt::Write as _;

use agency::LUMAJANG;
use divan::{Bencher, black_box};
use lkj_core::{Framework, Rules, Year};

fn main() {
    divan::main();
}

/// 100 objectives of 10 indicators, every one by a formula over two series, with targets and
/// data for two years; a table with five printed cells for each, one in a hundred rows wrong.
fn generated() -> String {
    let mut text = String::from(
        "format = 1\n[organization]\nname = \"Dinas Besar\"\n[document.lkj]\nkind = \"lkj\"\ntitle = \"Laporan Kinerja\"\nyear = 2019\n",
    );
    for objective in 0..100 {
        let _ = writeln!(
            text,
            "[objective.s{objective}]\nname = \"Sasaran {objective}\""
        );
    }
    for indicator in 0..1000 {
        let _ = writeln!(
            text,
            "[indicator.i{indicator}]\nof = \"s{}\"\nname = \"Persentase hal {indicator}\"\nunit = \"%\"\nformula = \"n{indicator} / d{indicator} * 100\"\ntargets = {{ 2018 = 50, 2019 = 50 }}",
            indicator / 10,
        );
    }
    text.push_str("[series]\n");
    for indicator in 0..1000 {
        let _ = writeln!(
            text,
            "n{indicator} = \"Pembilang {indicator}\"\nd{indicator} = \"Penyebut {indicator}\""
        );
    }
    for year in [2018_u32, 2019] {
        let _ = writeln!(text, "[data.{year}]");
        for indicator in 0..1000_u32 {
            let _ = writeln!(
                text,
                "n{indicator} = {}\nd{indicator} = 1000",
                numerator(indicator, year)
            );
        }
    }
    text.push_str("[[claims]]\nat = \"lkj: Tabel 3.1\"\ncolumns = [\"name\", \"target\", \"value\", \"achievement\", \"2018\"]\nrows = [\n");
    for indicator in 0..1000_u32 {
        let shown = |numerator: u32| format!("{},{}0", numerator / 10, numerator % 10);
        let now = numerator(indicator, 2019);
        let slip = u32::from(indicator % 100 == 0);
        let _ = writeln!(
            text,
            "[\"i{indicator}\", \"Persentase hal {indicator}\", \"50\", \"{}\", \"{}\", \"{}\"],",
            shown(now),
            shown(now * 2 + slip),
            shown(numerator(indicator, 2018)),
        );
    }
    text.push_str("]\n");
    text
}

const fn numerator(indicator: u32, year: u32) -> u32 {
    300 + (indicator * 7 + year % 13) % 400
}

fn year() -> Year {
    Year::new(2019).expect("a year of the benchmark")
}

#[divan::bench]
fn check_lumajang(bencher: Bencher) {
    let framework = Framework::from_texts(LUMAJANG).expect("the example is right");
    bencher.bench(|| {
        framework
            .check(year(), black_box(&Rules::default()))
            .expect("a known profile")
    });
}

#[divan::bench]
fn check_1000_indicators_5000_claims(bencher: Bencher) {
    let framework = Framework::from_toml(&generated()).expect("the generated text is right");
    let check = framework
        .check(year(), &Rules::default())
        .expect("a known profile");
    let held = check.claims.held + check.claims.failed;
    assert_eq!((held, check.claims.failed), (5000, 10));
    bencher.bench(|| {
        framework
            .check(year(), black_box(&Rules::default()))
            .expect("a known profile")
    });
}

#[divan::bench]
fn parse_1000_indicators_5000_claims(bencher: Bencher) {
    let text = generated();
    bencher.bench(|| Framework::from_toml(black_box(&text)).expect("the generated text is right"));
}

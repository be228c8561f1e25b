//! Frameworks and results as workbooks, of the Lumajang report and of a generated agency of 200
//! indicators over five years: `cargo bench --profile dist -p lkj-core --features xlsx --bench workbook`.

#![allow(
    clippy::expect_used,
    reason = "a benchmark may stop at the first thing that is wrong"
)]

mod agency;

use agency::{LUMAJANG, generated};
use divan::{Bencher, black_box};
use lkj_core::{Framework, Locale, Rules, Year, figures};

fn main() {
    divan::main();
}

#[divan::bench]
fn write_lumajang(bencher: Bencher<'_, '_>) {
    let framework = Framework::from_texts(LUMAJANG).expect("the report reads");
    bencher.bench(|| {
        black_box(&framework)
            .to_xlsx(Locale::Indonesian)
            .expect("it fits")
    });
}

#[divan::bench]
fn read_lumajang(bencher: Bencher<'_, '_>) {
    let framework = Framework::from_texts(LUMAJANG).expect("the report reads");
    let bytes = framework.to_xlsx(Locale::Indonesian).expect("it fits");
    bencher.bench(|| Framework::from_xlsx(black_box(&bytes)).expect("it reads"));
}

#[divan::bench]
fn read_lumajang_as_toml(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Framework::from_texts(black_box(LUMAJANG)).expect("the report reads"));
}

#[divan::bench]
fn write_generated(bencher: Bencher<'_, '_>) {
    let framework = Framework::from_toml(&generated()).expect("it reads");
    bencher.bench(|| {
        black_box(&framework)
            .to_xlsx(Locale::Indonesian)
            .expect("it fits")
    });
}

#[divan::bench]
fn read_generated(bencher: Bencher<'_, '_>) {
    let framework = Framework::from_toml(&generated()).expect("it reads");
    let bytes = framework.to_xlsx(Locale::Indonesian).expect("it fits");
    bencher.bench(|| Framework::from_xlsx(black_box(&bytes)).expect("it reads"));
}

#[divan::bench]
fn figures_of_lumajang(bencher: Bencher<'_, '_>) {
    let framework = Framework::from_texts(LUMAJANG).expect("the report reads");
    figures(bencher, &framework, 2019);
}

#[divan::bench]
fn figures_of_generated(bencher: Bencher<'_, '_>) {
    let framework = Framework::from_toml(&generated()).expect("it reads");
    figures(bencher, &framework, 2023);
}

fn figures(bencher: Bencher<'_, '_>, framework: &Framework, year: u16) {
    let year = Year::new(year).expect("a year");
    let evaluation = framework
        .evaluate(year, &Rules::default())
        .expect("its rules are known");
    bencher.bench(|| {
        let made = figures::figures(black_box(framework), &evaluation, Locale::Indonesian);
        made.expect("it fits")
    });
}

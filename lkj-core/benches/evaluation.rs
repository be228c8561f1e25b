//! Reading and evaluating the Lumajang report, and a generated agency of 200 indicators over
//! five years: `cargo bench --profile dist -p lkj-core`.

#![allow(
    clippy::expect_used,
    reason = "a benchmark may stop at the first thing that is wrong"
)]

mod agency;

use agency::{LUMAJANG, YEARS, generated};
use divan::{Bencher, black_box};
use lkj_core::{Framework, Rules, Year};

fn main() {
    divan::main();
}

fn year(year: u16) -> Year {
    Year::new(year).expect("a year of the benchmark")
}

#[divan::bench]
fn parse_lumajang(bencher: Bencher) {
    bencher.bench(|| Framework::from_texts(black_box(LUMAJANG)).expect("the example is right"));
}

#[divan::bench]
fn evaluate_lumajang(bencher: Bencher) {
    let framework = Framework::from_texts(LUMAJANG).expect("the example is right");
    bencher.bench(|| {
        framework
            .evaluate(year(2019), black_box(&Rules::default()))
            .expect("a known profile")
    });
}

#[divan::bench]
fn parse_200_indicators_5_years(bencher: Bencher) {
    let text = generated();
    bencher.bench(|| Framework::from_toml(black_box(&text)).expect("the generated text is right"));
}

#[divan::bench]
fn evaluate_200_indicators_1_year(bencher: Bencher) {
    let framework = Framework::from_toml(&generated()).expect("the generated text is right");
    bencher.bench(|| {
        framework
            .evaluate(year(2023), black_box(&Rules::default()))
            .expect("a known profile")
    });
}

#[divan::bench]
fn evaluate_200_indicators_5_years(bencher: Bencher) {
    let framework = Framework::from_toml(&generated()).expect("the generated text is right");
    bencher.bench(|| {
        for each in YEARS {
            black_box(
                framework
                    .evaluate(year(each), &Rules::default())
                    .expect("a known profile"),
            );
        }
    });
}

//! A region of sixty agencies: reading, evaluating, and the whole report.

#[path = "../../tests/suite/region/made_region.rs"]
mod made_region;

use divan::{Bencher, black_box};
use lkj_core::portfolio::{Member, Portfolio};
use lkj_core::{Framework, Rules, Year};
use made_region::{AGENCIES, id};

fn main() {
    divan::main();
}

fn texts() -> Vec<(String, String)> {
    let texts =
        (1..=AGENCIES).filter_map(|number| Some((id(number), made_region::agency(number)?)));
    texts.collect()
}

fn portfolio(region: &str, texts: &[(String, String)]) -> Portfolio {
    let members = texts
        .iter()
        .map(|(key, text)| Member::new(key.as_str(), Framework::from_texts(&[(key, text)])));
    Portfolio::new(Framework::from_toml(region).ok(), members.collect())
}

fn year() -> Year {
    Year::new(2025).unwrap_or_else(|error| panic!("{error}"))
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let (region, texts) = (made_region::region(), texts());
    bencher.bench_local(|| portfolio(black_box(&region), black_box(&texts)));
}

#[divan::bench]
fn evaluate(bencher: Bencher<'_, '_>) {
    let portfolio = portfolio(&made_region::region(), &texts());
    let rules = Rules::default();
    bencher.bench_local(|| {
        black_box(&portfolio)
            .evaluate(year(), &rules)
            .map(|one| one.agencies.len())
    });
}

#[divan::bench]
fn read_and_report(bencher: Bencher<'_, '_>) {
    let (region, texts) = (made_region::region(), texts());
    let rules = Rules::default();
    bencher.bench_local(|| {
        let portfolio = portfolio(black_box(&region), black_box(&texts));
        portfolio
            .evaluate(year(), &rules)
            .map(|one| one.report().disagreements.len())
    });
}

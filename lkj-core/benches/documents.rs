//! How long finished documents take: `cargo bench --profile dist -p lkj-core --bench documents --features docx,xlsx`.

use divan::{Bencher, black_box};
use lkj_core::documents::{Publication, PublicationKind, Publisher};
use lkj_core::{Framework, Locale, Rules, Year};

fn main() {
    divan::main();
}

/// The corrected report of Lumajang, read.
fn lumajang() -> Framework {
    Framework::from_texts(&[
        (
            "framework.toml",
            include_str!("../../examples/lumajang-2019-corrected/framework.toml"),
        ),
        (
            "2019.toml",
            include_str!("../../examples/lumajang-2019-corrected/2019.toml"),
        ),
        (
            "text-2019.toml",
            include_str!("../../examples/lumajang-2019-corrected/text-2019.toml"),
        ),
        (
            "claims.toml",
            include_str!("../../examples/lumajang-2019-corrected/claims.toml"),
        ),
    ])
    .unwrap_or_else(|problems| panic!("{problems}"))
}

fn year() -> Year {
    Year::new(2019).unwrap_or_else(|_| unreachable!("2019 is a year"))
}

/// One document as HTML and Markdown, its evaluation included.
#[divan::bench(args = PublicationKind::ALL)]
fn one(bencher: Bencher<'_, '_>, kind: PublicationKind) {
    let framework = lumajang();
    bencher.bench_local(|| {
        let rules = Rules::default();
        let publisher = Publisher::new(&framework, year(), &rules, Locale::Indonesian);
        let publication = publisher.and_then(|publisher| publisher.publish(kind));
        publication.map(|publication| {
            black_box((publication.to_html(), publication.to_markdown()));
        })
    });
}

/// The whole set as HTML and Markdown.
#[divan::bench]
fn all(bencher: Bencher<'_, '_>) {
    set(bencher, |publication| {
        black_box((publication.to_html(), publication.to_markdown()));
    });
}

/// The whole set as DOCX.
#[cfg(feature = "docx")]
#[divan::bench]
fn all_as_docx(bencher: Bencher<'_, '_>) {
    set(bencher, |publication| {
        black_box(publication.to_docx().is_ok());
    });
}

/// The tables of the whole set as XLSX.
#[cfg(feature = "xlsx")]
#[divan::bench]
fn all_as_xlsx(bencher: Bencher<'_, '_>) {
    set(bencher, |publication| {
        black_box(publication.to_xlsx().is_ok());
    });
}

fn set(bencher: Bencher<'_, '_>, write: impl Fn(&Publication)) {
    let framework = lumajang();
    bencher.bench_local(|| {
        let rules = Rules::default();
        let Ok(publisher) = Publisher::new(&framework, year(), &rules, Locale::Indonesian) else {
            return;
        };
        for kind in PublicationKind::ALL {
            if let Ok(publication) = publisher.publish(kind) {
                write(&publication);
            }
        }
    });
}

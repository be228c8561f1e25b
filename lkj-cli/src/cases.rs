//! Runs files of language-neutral cases (docs/cases.md).

use std::fmt::Write as _;
use std::path::PathBuf;

use lkj_core::Locale;
use lkj_core::cases::{self, Failure};

use crate::input;

/// What came out of all files together.
#[derive(Default)]
pub(crate) struct Tally {
    /// What is printed: each failure, then the counts.
    pub(crate) text: String,
    /// How many expected values did not come out.
    pub(crate) failed: usize,
}

/// Runs the cases of some files.
pub(crate) fn run(files: &[PathBuf], locale: Locale) -> Result<Tally, input::Failure> {
    let mut tally = Tally::default();
    let mut passed = 0;
    for path in files {
        let text = input::text(path)?;
        let outcome =
            cases::run(&text).map_err(|problem| input::Failure::Cases(path.clone(), problem))?;
        passed += outcome.passed;
        tally.failed += outcome.failures.len();
        for failure in &outcome.failures {
            let line = told(failure, locale);
            let _ = writeln!(tally.text, "{}: {line}", path.display());
        }
    }
    let _ = writeln!(tally.text, "{passed} passed, {} failed", tally.failed);
    Ok(tally)
}

fn told(failure: &Failure, locale: Locale) -> String {
    let Failure {
        case,
        source,
        key,
        expected,
        found,
        ..
    } = failure;
    let source = source.as_ref().map(|source| format!(" [{source}]"));
    let source = source.unwrap_or_default();
    match locale {
        Locale::English => format!("{case}: {key}: expected {expected}, found {found}{source}"),
        _ => format!("{case}: {key}: seharusnya {expected}, hasilnya {found}{source}"),
    }
}

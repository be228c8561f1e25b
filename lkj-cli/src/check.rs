//! Prints what the checker found, for a reader at a terminal.

use std::fmt::Write as _;

use std::path::{Path, PathBuf};

use lkj_core::check::{Changes, Check, Finding, Severity, TableCheck};
use lkj_core::{Locale, Rules, Stamp, Year};

use crate::compare::stamps;
use crate::input::{self, Failure};
use crate::table::WIDTH;
use crate::{Exit, as_json, stamped};

/// What `check` is asked to do.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A file (.toml, .json) or a folder of them; or a bare table (.csv, .tsv, .txt, .md, or `-`
    /// for what is pasted).
    file: PathBuf,
    /// An older state, to tell what is fixed, new and still open.
    #[arg(long, value_name = "OLDER")]
    against: Option<PathBuf>,
    /// A file with decisions of reviewers.
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Prints the findings as JSON.
    #[arg(long, conflicts_with = "sarif")]
    json: bool,
    /// Prints the findings as SARIF 2.1.0.
    #[arg(long)]
    sarif: bool,
    /// Prints how each expected value came about.
    #[arg(long)]
    trace: bool,
}

impl Options {
    const fn traces(&self) -> Traces {
        if self.trace {
            Traces::Shown
        } else {
            Traces::Hidden
        }
    }

    /// What is found, and what it was found with.
    fn check(
        &self,
        path: &Path,
        year: Option<Year>,
        rules: &Rules,
    ) -> Result<(Check, Stamp), Failure> {
        let framework = input::read_with(path, self.decisions.as_deref())?;
        let year = input::year_of(&framework, year)?;
        Ok((framework.check(year, rules)?, framework.stamp(year, rules)?))
    }
}

/// Checks what was named; what is to be printed, and whether errors were found.
pub(crate) fn run(
    options: &Options,
    year: Option<Year>,
    rules: &Rules,
    locale: Locale,
) -> Result<(String, Exit), Failure> {
    if input::is_table(&options.file) {
        return bare_table(options, rules, locale);
    }
    let (found, stamp) = options.check(&options.file, year, rules)?;
    let foot = format!("\n{}\n", stamp.line(locale));
    let text = if options.json {
        stamped(&found, stamp)?
    } else if options.sarif {
        as_json(&found.to_stamped_sarif(&stamp, locale))?
    } else if let Some(older) = &options.against {
        let (older, before) = options.check(older, year, rules)?;
        changes(&found.against(&older), locale, options.traces()) + &stamps(&before, &stamp, locale)
    } else {
        report(&found, locale, options.traces()) + &foot
    };
    let exit = if found.has_errors() {
        Exit::Faults
    } else {
        Exit::Fine
    };
    Ok((text, exit))
}

fn bare_table(options: &Options, rules: &Rules, locale: Locale) -> Result<(String, Exit), Failure> {
    let (found, stamp) = input::check_bare(&options.file, rules)?;
    let text = if options.json {
        stamped(&found, stamp)?
    } else {
        let findings: Vec<_> = found.findings.iter().collect();
        let counts = table_counts(&found, locale);
        let foot = format!("\n{}\n", stamp.line(locale));
        by_place(&findings, locale, options.traces()) + &counts + &foot
    };
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let exit = if found.findings.iter().any(is_error) {
        Exit::Faults
    } else {
        Exit::Fine
    };
    Ok((text, exit))
}

fn table_counts(found: &TableCheck, locale: Locale) -> String {
    let (rows, checked, off) = (found.rows, found.checked, found.findings.len());
    match locale {
        Locale::English => {
            format!("{rows} rows, {checked} printed figures recomputed, {off} findings.\n")
        }
        _ => format!("{rows} baris, {checked} angka tercetak dihitung ulang, {off} catatan.\n"),
    }
}

/// Whether the calculation behind each expected value is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Traces {
    Shown,
    Hidden,
}

/// The findings by the place that they are printed at, then the counts.
pub(crate) fn report(check: &Check, locale: Locale, traces: Traces) -> String {
    let mut text = by_place(&check.findings.iter().collect::<Vec<_>>(), locale, traces);
    text.push_str(&counts(check, locale));
    text
}

/// What became of the findings of an older check.
pub(crate) fn changes(changes: &Changes<'_>, locale: Locale, traces: Traces) -> String {
    let groups = [
        (["SELESAI", "FIXED"], &changes.fixed),
        (["BARU", "NEW"], &changes.new),
        (["MASIH ADA", "STILL OPEN"], &changes.open),
    ];
    let mut text = String::new();
    for (heading, findings) in groups {
        let heading = said(heading, locale);
        let _ = writeln!(text, "{heading} ({})\n", findings.len());
        text.push_str(&by_place(findings, locale, traces));
    }
    text
}

fn said([indonesian, english]: [&str; 2], locale: Locale) -> &str {
    match locale {
        Locale::English => english,
        _ => indonesian,
    }
}

pub(crate) fn by_place(findings: &[&Finding], locale: Locale, traces: Traces) -> String {
    let mut text = String::new();
    let mut last = None;
    for finding in findings {
        let place = place(finding);
        if last.as_ref() != Some(&place) {
            let line = finding
                .document_line
                .map(|line| (line, finding.document.is_some()));
            let line = line.map_or_else(String::new, |(line, _)| {
                format!(" ({} {line})", said(["baris", "line"], locale))
            });
            let _ = writeln!(text, "{place}{line}");
            last = Some(place);
        }
        text.push_str(&one(finding, locale, traces));
    }
    if !findings.is_empty() {
        text.push('\n');
    }
    text
}

/// Where a reader looks: the table or section of the document, else the file.
fn place(finding: &Finding) -> String {
    match &finding.document {
        Some(document) => document.clone(),
        None if finding.place.file.is_empty() => "–".to_owned(),
        None => finding.place.file.to_string(),
    }
}

fn one(finding: &Finding, locale: Locale, traces: Traces) -> String {
    let severity = match finding.severity {
        Severity::Error => said(["KESALAHAN", "ERROR"], locale),
        Severity::Warning => said(["PERINGATAN", "WARNING"], locale),
        Severity::Note => said(["CATATAN", "NOTE"], locale),
    };
    let mut text = wrapped(&format!("{severity:<11}"), finding.message.write(locale));
    for conjecture in &finding.conjectures {
        let words = format!(
            "{} {}",
            said(["dugaan:", "perhaps:"], locale),
            conjecture.message(locale)
        );
        text.push_str(&wrapped("", &words));
    }
    if traces == Traces::Shown
        && let Some(trace) = &finding.trace
    {
        for step in trace.lines() {
            text.push_str(&wrapped("", step));
        }
    }
    text.push_str(&wrapped(
        "",
        &format!("{} · {}", finding.rule.id, finding.place),
    ));
    text
}

fn wrapped(first: &str, words: &str) -> String {
    let initial = format!("  {first:<11}");
    let options = textwrap::Options::new(usize::from(WIDTH))
        .initial_indent(&initial)
        .subsequent_indent("             ");
    format!("{}\n", textwrap::fill(words, options))
}

fn counts(check: &Check, locale: Locale) -> String {
    let claims = check.claims;
    let count = |severity| check.count(severity);
    let (errors, warnings, notes) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    );
    let silenced = check.silenced.len();
    match locale {
        Locale::English => format!(
            "Claims: {} checked, {} restated; {} hold, {} do not.\n\
             {errors} errors, {warnings} warnings, {notes} notes; {silenced} silenced.\n",
            claims.checked, claims.restated, claims.held, claims.failed
        ),
        _ => format!(
            "Pernyataan tercetak: {} diperiksa, {} mengulang data; {} cocok, {} tidak.\n\
             {errors} kesalahan, {warnings} peringatan, {notes} catatan; {silenced} didiamkan.\n",
            claims.checked, claims.restated, claims.held, claims.failed
        ),
    }
}

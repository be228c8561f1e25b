//! Makes an old output again.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lkj_core::{Digits, Figures, Locale, Published, Reproduction, Rules, Stamp};

use crate::input::{self, Failure};
use crate::{Exit, as_json, compare, region};

/// What `reproduce` is asked to do.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The old output: a file (JSON, text, HTML, Markdown; `-` for what is pasted), or the line
    /// of its stamp.
    old: PathBuf,
    /// What it was made from, as it is today: a file, a folder, or a bare table.
    file: PathBuf,
    /// With the agreements and budgets as they stood at the end of a day: `2025-08-31`.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// A folder of agencies, as `region` takes it.
    #[arg(long, conflicts_with = "as_of")]
    region: bool,
    /// Prints what came of it as JSON.
    #[arg(long)]
    json: bool,
}

/// What is to be printed, and whether the same digits came out.
pub(crate) fn run(
    options: &Options,
    rules: &Rules,
    locale: Locale,
) -> Result<(String, Exit), Failure> {
    let again = again(options, rules)?;
    let text = if options.json {
        as_json(&again)?
    } else {
        told(&again, locale)
    };
    let exit = match again.digits {
        Digits::Same if !again.altered => Exit::Fine,
        _ => Exit::Faults,
    };
    Ok((text, exit))
}

fn again(options: &Options, rules: &Rules) -> Result<Reproduction, Failure> {
    let published = published(&options.old)?;
    if input::is_table(&options.file) {
        let stamp = Stamp::of_table(&input::text(&options.file)?, rules)?;
        return Ok(published.held_against(stamp, &Figures::default()));
    }
    let failure = |error| Failure::NotAgain(options.old.clone(), error);
    if options.region {
        let portfolio = region::read(std::slice::from_ref(&options.file))?;
        let year = published.stamp.year.ok_or(Failure::NoYear)?;
        return Ok(portfolio.evaluate(year, rules)?.reproduce(&published));
    }
    let framework = input::read_as_of(&options.file, options.as_of.as_deref())?;
    framework.reproduce(&published, rules).map_err(failure)
}

/// An old output, or the line of its stamp.
fn published(old: &Path) -> Result<Published, Failure> {
    let line = old.to_string_lossy();
    if let Ok(published) = Published::read(&line) {
        return Ok(published);
    }
    Published::read(&input::text(old)?).map_err(|missing| Failure::NoStamp(old.to_owned(), missing))
}

fn told(again: &Reproduction, locale: Locale) -> String {
    let mut text = format!("{}\n", again.message(locale));
    for figure in &again.figures {
        let _ = writeln!(text, "  {}", figure.message(locale));
    }
    text + &compare::stamps(&again.before, &again.now, locale)
}

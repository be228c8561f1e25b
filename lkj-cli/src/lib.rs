//! The `lkj` program as a library: evaluates, checks and publishes performance reports from the
//! command line.
//!
//! The binary `lkj` of this crate is one call of [`run`]. Another program that brings the commands
//! along makes the same call: a Python wheel from its console script, or an example with a report
//! of its own by [`run_with_report`].
//!
//! ```no_run
//! use std::process::ExitCode;
//!
//! fn main() -> ExitCode {
//!     lkj_cli::run(std::env::args_os()).into()
//! }
//! ```

mod cases;
mod check;
mod compare;
mod evaluate;
mod exit;
mod explain;
mod input;
mod opening;
mod quarter;
mod region;
mod report;
mod reproduce;
mod review;
mod revisions;
mod table;
mod todo;
mod words;

use std::ffi::OsString;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use lkj_core::year::{Deadlines, Forecasting, first_file};
use lkj_core::{Framework, Locale, Rules, Stamp, Stamped, Year};

pub use exit::Exit;
use input::Failure;

/// Evaluates government performance reports (LKj) exactly, and explains every number.
#[derive(Parser)]
#[command(name = "lkj", version = lkj_core::version(), max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

#[derive(Subcommand)]
enum Command {
    /// Works out goals, objectives, indicators and budgets of one year.
    Evaluate {
        /// A file (.toml, .json, .xlsx) or a folder of them.
        file: PathBuf,
        /// Prints the evaluation as JSON.
        #[arg(long)]
        json: bool,
        /// At the end of a part of the year instead: `2025-Q2`, `2025-S1`, `2025-07`.
        #[arg(long)]
        period: Option<String>,
        /// With the agreements and budgets as they stood at the end of a day: `2025-08-31`.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// Tells where the year would end if it went on as it went so far.
        #[arg(long, requires = "period")]
        forecast: bool,
    },
    /// Lists what is late, due and still to come, by the unit that answers for it.
    Todo {
        /// A file (.toml, .json, .xlsx) or a folder of them.
        file: PathBuf,
        /// The day for which it is asked: `2026-02-10`.
        #[arg(long)]
        date: String,
        /// Prints the list as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints the targets of the parts of a year, who answers for them, and what supports them.
    ActionPlan {
        /// A file (.toml, .json, .xlsx) or a folder of them.
        file: PathBuf,
        /// Prints the plan as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Shows how one number came about: `explain FILE rat.achievement`, `explain FILE "growth(um)"`.
    Explain {
        /// A file (.toml, .json, .xlsx) or a folder of them.
        file: PathBuf,
        /// What to explain: `rat`, `rat.target@plan`, `um["Tempursari"][2018]`, `total.absorption`,
        /// or a formula over such: `mean(um[2017..2019])`.
        #[arg(value_name = "EXPRESSION")]
        asked: String,
    },
    /// Finds what does not agree, in the report and in the data.
    Check(check::Options),
    /// Fills in the review sheet of PermenPANRB 53/2014, as far as the checker can answer it.
    Review {
        /// A file (.toml, .json, .xlsx) or a folder of them.
        file: PathBuf,
        /// A file with decisions of reviewers.
        #[arg(long, value_name = "FILE")]
        decisions: Option<PathBuf>,
        /// Prints the sheet as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Tells what is different between two states: in the file, in the results, in the findings.
    Compare {
        /// The older state: a file (.toml, .json) or a folder of them.
        old: PathBuf,
        /// The newer state.
        new: PathBuf,
        /// A file with decisions of reviewers.
        #[arg(long, value_name = "FILE")]
        decisions: Option<PathBuf>,
        /// Prints the comparison as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Shows what revisions of the agreement and of budgets did to each achievement.
    Revisions {
        /// A file (.toml, .json) or a folder of them.
        file: PathBuf,
        /// Prints the revisions as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Holds the agencies of a region side by side.
    Region(region::Options),
    /// Makes an old output again, and tells whether the same digits come out.
    Reproduce(reproduce::Options),
    /// Prints a first file to begin with: small, commented, and it evaluates as it is.
    New,
    /// Opens a year: adds its file to a folder, with all that has to be filled in.
    NextYear {
        /// The folder with the files of the years before.
        folder: PathBuf,
        /// The year to open.
        year: String,
    },
    /// Writes the finished documents: the report, the agreement, the action plan, form E.81, the
    /// review, the manual of indicators.
    Report {
        /// A file (.toml, .json, .xlsx) or a folder of them.
        file: PathBuf,
        /// The folder to write into.
        #[arg(long, value_name = "DIR", default_value = report::FOLDER)]
        out: PathBuf,
    },
    /// Writes a framework as a workbook to be filled in (docs/workbook.md), which is read wherever
    /// a framework is read.
    Workbook {
        /// A file (.toml, .json, .xlsx) or a folder of them.
        file: PathBuf,
        /// The workbook to write.
        #[arg(long, value_name = "FILE", default_value = "lkj-isian.xlsx")]
        out: PathBuf,
    },
    /// Runs files of cases (docs/cases.md): what is given, and what must come out.
    Cases {
        /// Files of cases (.json).
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(clap::Args)]
struct Options {
    /// The year; the latest with any realization if it is not given.
    #[arg(long, global = true)]
    year: Option<String>,
    /// A rules profile by name, or a TOML file with rules.
    #[arg(long, global = true)]
    rules: Option<String>,
    /// Language and number style.
    #[arg(long, global = true, value_enum, default_value_t = Language::Id)]
    locale: Language,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

impl Language {
    const fn locale(self) -> Locale {
        match self {
            Self::Id => Locale::Indonesian,
            Self::En => Locale::English,
        }
    }
}

/// The year of a first file when none is named: the program reads no clock, so that it says the
/// same on any day.
const EXAMPLE_YEAR: &str = "2025";

/// The files of a report: name and TOML text of each.
type Report<'a> = &'a [(&'a str, &'a str)];

/// Runs the program.
///
/// The first argument is the name of the program, as [`std::env::args_os`] gives it. The program
/// reads the files that the arguments name (and the standard input for `-`), prints to the
/// standard output and standard error of the process, and flushes both: a host without Rust's
/// own `main` loses nothing. It never ends the process.
#[must_use = "the exit status belongs to whoever started the program"]
pub fn run<Argument>(arguments: impl IntoIterator<Item = Argument>) -> Exit
where
    Argument: Into<OsString> + Clone,
{
    parsed_and_done(arguments, None)
}

/// Runs the program as [`run`] does; without a command it evaluates and checks `report` and writes
/// its documents into the folder `target/lkj`.
///
/// `report` holds the files of a framework, each with its name and its TOML text.
#[must_use = "the exit status belongs to whoever started the program"]
pub fn run_with_report<Argument>(
    report: &[(&str, &str)],
    arguments: impl IntoIterator<Item = Argument>,
) -> Exit
where
    Argument: Into<OsString> + Clone,
{
    parsed_and_done(arguments, Some(report))
}

fn parsed_and_done<Argument>(
    arguments: impl IntoIterator<Item = Argument>,
    report: Option<Report<'_>>,
) -> Exit
where
    Argument: Into<OsString> + Clone,
{
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        // Help and version are asked for, and no mistake.
        Err(error) => {
            let shown = error.print();
            return match (error.use_stderr(), shown) {
                (false, Ok(())) => Exit::Fine,
                _ => Exit::Unusable,
            };
        }
    };
    let locale = arguments.options.locale.locale();
    done(&arguments, report, locale).unwrap_or_else(|failure| {
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(std::io::stderr(), "{}", failure.message(locale));
        Exit::Unusable
    })
}

/// Prints a text; who reads it may stop before its end (`| head`).
fn emit(text: &str) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    let written = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Prints what an output was made with.
fn emit_stamp(stamp: &Stamp, locale: Locale) -> Result<(), Failure> {
    emit(&format!("\n{}\n", stamp.line(locale)))
}

/// Something as JSON, with what it was made with.
fn stamped(output: &impl serde::Serialize, stamp: Stamp) -> Result<String, Failure> {
    as_json(&Stamped::new(output, stamp))
}

/// Something as JSON.
fn as_json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(Failure::Json)?;
    Ok(format!("{text}\n"))
}

#[allow(
    clippy::too_many_lines,
    reason = "one arm for each command, none of which decides anything"
)]
fn done(
    arguments: &Arguments,
    report: Option<Report<'_>>,
    locale: Locale,
) -> Result<Exit, Failure> {
    let rules = arguments
        .options
        .rules
        .as_deref()
        .map(input::rules)
        .transpose()?
        .unwrap_or_default();
    let year: Option<Year> = arguments
        .options
        .year
        .as_deref()
        .map(input::year)
        .transpose()?;
    match &arguments.command {
        None => {
            let Some(report) = report else {
                let help = Arguments::command().render_help();
                let _ = write!(std::io::stderr(), "{help}");
                return Ok(Exit::Unusable);
            };
            main_job(&Framework::from_texts(report)?, year, &rules, locale)?;
        }
        Some(Command::Workbook { file, out }) => {
            report::write_workbook(&input::read(file)?, locale, out)?;
        }
        Some(Command::Report { file, out }) => {
            let framework = input::read(file)?;
            let year = input::year_of(&framework, year)?;
            emit(&report::write(&framework, year, &rules, locale, out)?)?;
        }
        Some(Command::Evaluate {
            file,
            json,
            period: Some(period),
            forecast,
            as_of,
        }) => {
            let framework = input::read_as_of(file, as_of.as_deref())?;
            let period = input::period(period)?;
            let forecasting = if *forecast {
                Forecasting::Asked
            } else {
                Forecasting::None
            };
            let evaluation = framework.evaluate_period(period, &rules, forecasting)?;
            let stamp = framework.stamp(period.year(), &rules)?;
            if *json {
                emit(&stamped(&evaluation, stamp)?)?;
            } else {
                emit(&quarter::table(&evaluation, locale))?;
                emit_stamp(&stamp, locale)?;
            }
        }
        Some(Command::Todo { file, date, json }) => {
            let framework = input::read(file)?;
            let date = input::date(date)?;
            let years = match year {
                Some(year) => vec![year],
                None => framework.years_under_way(date),
            };
            let lists: Vec<_> = years
                .into_iter()
                .map(|year| framework.to_do(year, date, Deadlines::default()))
                .collect();
            if *json {
                let with_stamp = lists.iter().map(|list| {
                    let stamp = framework.stamp(list.year, &rules)?;
                    Ok(Stamped::new(list, stamp))
                });
                let with_stamp: Result<Vec<_>, Failure> = with_stamp.collect();
                emit(&as_json(&with_stamp?)?)?;
            } else {
                for list in &lists {
                    emit(&todo::table(list, locale))?;
                    emit_stamp(&framework.stamp(list.year, &rules)?, locale)?;
                }
            }
        }
        Some(Command::ActionPlan { file, json }) => {
            let framework = input::read(file)?;
            let year = input::year_of(&framework, year)?;
            let plan = framework.action_plan(year, &rules)?;
            let stamp = framework.stamp(year, &rules)?;
            if *json {
                emit(&stamped(&plan, stamp)?)?;
            } else {
                emit(&quarter::action_plan(&plan, locale))?;
                emit_stamp(&stamp, locale)?;
            }
        }
        Some(Command::Evaluate {
            file, json, as_of, ..
        }) => {
            let framework = input::read_as_of(file, as_of.as_deref())?;
            let evaluation = input::evaluate(&framework, year, &rules)?;
            let stamp = framework.stamp(evaluation.meta.year, &rules)?;
            if *json {
                emit(&stamped(&evaluation, stamp)?)?;
            } else {
                emit(&evaluate::report(&framework, &evaluation, locale))?;
                emit_stamp(&stamp, locale)?;
            }
        }
        Some(Command::Explain { file, asked }) => {
            let framework = input::read(file)?;
            let year = input::year_of(&framework, year)?;
            emit(&explain::explanation(
                &framework, asked, year, &rules, locale,
            )?)?;
            emit_stamp(&framework.stamp(year, &rules)?, locale)?;
        }
        Some(Command::Check(options)) => {
            let (text, verdict) = check::run(options, year, &rules, locale)?;
            emit(&text)?;
            return Ok(verdict);
        }
        Some(Command::Review {
            file,
            decisions,
            json,
        }) => {
            let framework = input::read_with(file, decisions.as_deref())?;
            let year = input::year_of(&framework, year)?;
            let sheet = framework.review(year, &rules)?;
            let stamp = framework.stamp(year, &rules)?;
            if *json {
                emit(&stamped(&sheet, stamp)?)?;
            } else {
                emit(&review::table(&sheet, locale))?;
                emit_stamp(&stamp, locale)?;
            }
        }
        Some(Command::Compare {
            old,
            new,
            decisions,
            json,
        }) => {
            let older = input::read_with(old, decisions.as_deref())?;
            let newer = input::read_with(new, decisions.as_deref())?;
            let year = input::year_of(&newer, year)?;
            let comparison = newer.compare(&older, year, &rules)?;
            let (before, now) = (older.stamp(year, &rules)?, newer.stamp(year, &rules)?);
            if *json {
                emit(&as_json(&Stamped::of_both(&comparison, now, before))?)?;
            } else {
                emit(&compare::report(&comparison, locale))?;
                emit(&compare::stamps(&before, &now, locale))?;
            }
        }
        Some(Command::Revisions { file, json }) => {
            let framework = input::read(file)?;
            let year = input::year_of(&framework, year)?;
            let revisions = framework.revisions(year, &rules)?;
            let stamp = framework.stamp(year, &rules)?;
            if *json {
                emit(&stamped(&revisions, stamp)?)?;
            } else {
                emit(&revisions::tables(&revisions, locale))?;
                emit_stamp(&stamp, locale)?;
            }
        }
        Some(Command::Region(options)) => {
            emit(&region::run(options, year, &rules, locale)?)?;
        }
        Some(Command::Reproduce(options)) => {
            let (text, verdict) = reproduce::run(options, &rules, locale)?;
            emit(&text)?;
            return Ok(verdict);
        }
        Some(Command::New) => emit(&first_file(year.unwrap_or(input::year(EXAMPLE_YEAR)?)))?,
        Some(Command::NextYear { folder, year }) => {
            emit(&opening::open(folder, input::year(year)?, locale)?)?;
        }
        Some(Command::Cases { files }) => {
            let tally = cases::run(files, locale)?;
            emit(&tally.text)?;
            if tally.failed > 0 {
                return Ok(Exit::Faults);
            }
        }
    }
    Ok(Exit::Fine)
}

/// Evaluates and checks a report, and writes its documents.
fn main_job(
    framework: &Framework,
    year: Option<Year>,
    rules: &Rules,
    locale: Locale,
) -> Result<(), Failure> {
    let evaluation = input::evaluate(framework, year, rules)?;
    emit(&evaluate::report(framework, &evaluation, locale))?;
    let year = evaluation.meta.year;
    let found = framework.check(year, rules)?;
    emit(&check::report(&found, locale, check::Traces::Hidden))?;
    emit_stamp(&framework.stamp(year, rules)?, locale)?;
    let folder = Path::new(report::FOLDER);
    emit(&report::write(framework, year, rules, locale, folder)?)
}

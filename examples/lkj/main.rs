//! The `lkj` program: evaluates performance reports from the command line.
//!
//! `cargo run --release --example lkj` does its main job on the embedded Lumajang report;
//! `-- --help` lists what else it does.

mod cases;
mod check;
mod evaluate;
mod explain;
mod input;
mod table;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use lkj_core::{Locale, Year};

use input::Failure;

/// Evaluates government performance reports (LKj) exactly, and explains every number.
#[derive(Parser)]
#[command(version = lkj_core::version(), about, max_term_width = 100)]
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
        /// A file (.toml, .json) or a folder of them.
        file: PathBuf,
        /// Prints the evaluation as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Shows how one number came about: `explain FILE rat.achievement`.
    Explain {
        /// A file (.toml, .json) or a folder of them.
        file: PathBuf,
        /// What to explain: `rat`, `rat.target@plan`, `um["Tempursari"][2018]`, `total.absorption`.
        reference: String,
    },
    /// Finds what does not agree, in the report and in the data.
    Check {
        /// A file (.toml, .json) or a folder of them.
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

/// What the work came to, where it could be done.
enum Verdict {
    /// All is as it should be.
    Fine,
    /// A case failed, or an error was found.
    Faults,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let locale = arguments.options.locale.locale();
    match run(&arguments, locale) {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Faults) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{}", failure.message(locale));
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments, locale: Locale) -> Result<Verdict, Failure> {
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
            let framework = input::embedded()?;
            let evaluation = input::evaluate(&framework, year, &rules)?;
            print!("{}", evaluate::report(&framework, &evaluation, locale));
        }
        Some(Command::Evaluate { file, json }) => {
            let framework = input::read(file)?;
            let evaluation = input::evaluate(&framework, year, &rules)?;
            if *json {
                println!(
                    "{}",
                    serde_json::to_string_pretty(&evaluation).map_err(Failure::Json)?
                );
            } else {
                print!("{}", evaluate::report(&framework, &evaluation, locale));
            }
        }
        Some(Command::Explain { file, reference }) => {
            let framework = input::read(file)?;
            let year = input::year_of(&framework, year)?;
            print!(
                "{}",
                explain::explanation(&framework, reference, year, &rules, locale)?
            );
        }
        Some(Command::Check {
            file,
            against,
            decisions,
            json,
            sarif,
            trace,
        }) => {
            let framework = input::read_with(file, decisions.as_deref())?;
            let found = framework.check(input::year_of(&framework, year)?, &rules)?;
            let traces = if *trace {
                check::Traces::Shown
            } else {
                check::Traces::Hidden
            };
            if *json {
                println!(
                    "{}",
                    serde_json::to_string_pretty(&found).map_err(Failure::Json)?
                );
            } else if *sarif {
                println!(
                    "{}",
                    serde_json::to_string_pretty(&found.to_sarif(locale)).map_err(Failure::Json)?
                );
            } else if let Some(older) = against {
                let framework = input::read_with(older, decisions.as_deref())?;
                let older = framework.check(input::year_of(&framework, year)?, &rules)?;
                print!("{}", check::changes(&found.against(&older), locale, traces));
            } else {
                print!("{}", check::report(&found, locale, traces));
            }
            if found.has_errors() {
                return Ok(Verdict::Faults);
            }
        }
        Some(Command::Cases { files }) => {
            let tally = cases::run(files, locale)?;
            print!("{}", tally.text);
            if tally.failed > 0 {
                return Ok(Verdict::Faults);
            }
        }
    }
    Ok(Verdict::Fine)
}

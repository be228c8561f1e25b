//! Reads what the command line names.

use std::path::{Path, PathBuf};

use lkj_core::cases::CaseProblem;
use lkj_core::check::{TableCheck, TableProblem, check_table};
use lkj_core::evaluation::ExplainError;
use lkj_core::files::{Format, Limits, Source, WorkbookError};
use lkj_core::formula::FormulaProblem;
use lkj_core::portfolio::Member;
use lkj_core::rules::{PROFILES, RulesInForce, UnknownProfile};
use lkj_core::year::OpeningError;
use lkj_core::{
    Date, Evaluation, Framework, Locale, Period, Problems, ReproductionError, Rules, Stamp,
    StampMissing, Year,
};

/// Why the program could not do its work.
pub(crate) enum Failure {
    /// A file could not be opened.
    File(PathBuf, std::io::Error),
    /// A file whose name does not tell its format.
    Ending(PathBuf),
    /// A folder without any file to read.
    EmptyFolder(PathBuf),
    /// The files are not in order.
    Problems(Problems),
    /// A year that is none.
    Year(String),
    /// A period that is none.
    Period(String),
    /// A date that is none.
    Date(String),
    /// A framework in which nothing is realized, so that the year must be named.
    NoYear,
    /// A profile that is not known.
    Profile(UnknownProfile),
    /// A reference that cannot be read or names nothing.
    Reference(FormulaProblem),
    /// A file of cases is not in order.
    Cases(PathBuf, CaseProblem),
    /// What is printed could not be written.
    Output(std::io::Error),
    /// A bare table has nothing to recompute.
    Table(PathBuf, TableProblem),
    /// A year is opened in a folder, and this is none.
    NotAFolder(PathBuf),
    /// A file could not be written.
    NotWritten(PathBuf, std::io::Error),
    /// A year cannot be opened.
    Opening(OpeningError),
    /// An output has no stamp.
    NoStamp(PathBuf, StampMissing),
    /// An output cannot be made again.
    NotAgain(PathBuf, ReproductionError),
    /// JSON could not be written.
    Json(serde_json::Error),
    /// A workbook could not be made.
    Workbook(WorkbookError),
}

impl Failure {
    /// What went wrong and what to do.
    pub(crate) fn message(&self, locale: Locale) -> String {
        let say = |indonesian: String, english: String| match locale {
            Locale::English => english,
            _ => indonesian,
        };
        match self {
            Self::File(path, error) => say(
                format!("{}: tidak dapat dibuka ({error})", path.display()),
                format!("{}: cannot be opened ({error})", path.display()),
            ),
            Self::Ending(path) => say(
                format!(
                    "{}: akhiran nama berkas harus .toml, .json atau .xlsx",
                    path.display()
                ),
                format!(
                    "{}: the file's name must end in .toml, .json or .xlsx",
                    path.display()
                ),
            ),
            Self::EmptyFolder(path) => say(
                format!(
                    "{}: tidak berisi berkas .toml, .json atau .xlsx",
                    path.display()
                ),
                format!("{}: holds no .toml, .json or .xlsx file", path.display()),
            ),
            Self::Problems(problems) => problems.messages(locale),
            Self::Year(text) => say(
                format!("--year {text}: bukan tahun (misalnya 2019)"),
                format!("--year {text}: not a year (such as 2019)"),
            ),
            Self::Period(text) => say(
                format!("--period {text}: bukan periode (misalnya 2025-Q2, 2025-S1, 2025-07)"),
                format!("--period {text}: not a period (such as 2025-Q2, 2025-S1, 2025-07)"),
            ),
            Self::Date(text) => say(
                format!("{text}: bukan tanggal (misalnya 2026-02-10)"),
                format!("{text}: not a date (such as 2026-02-10)"),
            ),
            Self::NoYear => say(
                "belum ada realisasi apa pun; sebutkan tahunnya dengan --year".to_owned(),
                "nothing is realized yet; name the year with --year".to_owned(),
            ),
            Self::Profile(unknown) => {
                let known: Vec<_> = PROFILES.iter().map(|profile| profile.name).collect();
                let known = known.join(", ");
                say(
                    format!(
                        "profil aturan \"{}\" tidak dikenal dan bukan berkas; yang ada: {known}",
                        unknown.name
                    ),
                    format!(
                        "rules \"{}\" are no known profile and no file; there are: {known}",
                        unknown.name
                    ),
                )
            }
            Self::Reference(problem) => problem.message(locale),
            Self::Cases(path, problem) => format!("{}: {problem}", path.display()),
            Self::Output(error) => error.to_string(),
            Self::Table(path, problem) => {
                format!("{}: {}", path.display(), problem.message(locale))
            }
            Self::NotAFolder(path) => say(
                format!(
                    "{}: bukan folder; satu tahun satu berkas, jadi simpan berkasnya dalam sebuah folder",
                    path.display()
                ),
                format!(
                    "{}: not a folder; each year has a file of its own, so keep the file in a folder",
                    path.display()
                ),
            ),
            Self::NotWritten(path, error) => say(
                format!("{}: tidak dapat ditulis ({error})", path.display()),
                format!("{}: cannot be written ({error})", path.display()),
            ),
            Self::Opening(error) => error.message(locale),
            Self::NoStamp(path, missing) => {
                format!("{}: {}", path.display(), missing.message(locale))
            }
            Self::NotAgain(path, error) => format!("{}: {}", path.display(), error.message(locale)),
            Self::Json(error) => error.to_string(),
            Self::Workbook(error) => say(
                format!("buku kerja tidak dapat dibuat ({error})"),
                format!("the workbook cannot be made ({error})"),
            ),
        }
    }
}

impl From<WorkbookError> for Failure {
    fn from(error: WorkbookError) -> Self {
        Self::Workbook(error)
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<OpeningError> for Failure {
    fn from(error: OpeningError) -> Self {
        Self::Opening(error)
    }
}

impl From<UnknownProfile> for Failure {
    fn from(unknown: UnknownProfile) -> Self {
        Self::Profile(unknown)
    }
}

impl From<FormulaProblem> for Failure {
    fn from(problem: FormulaProblem) -> Self {
        Self::Reference(problem)
    }
}

impl From<ExplainError> for Failure {
    fn from(error: ExplainError) -> Self {
        match error {
            ExplainError::Rules(unknown) => Self::Profile(unknown),
            ExplainError::Reference(problem) => Self::Reference(problem),
            other => Self::Reference(FormulaProblem {
                text: other.to_string(),
                position: 0,
                fault: lkj_core::formula::FormulaFault::Empty,
            }),
        }
    }
}

/// A framework from a file or a folder of files.
pub(crate) fn read(path: &Path) -> Result<Framework, Failure> {
    read_with(path, None)
}

/// A framework as it stood at the end of a day, where one is named.
pub(crate) fn read_as_of(path: &Path, day: Option<&str>) -> Result<Framework, Failure> {
    let framework = read(path)?;
    Ok(match day {
        Some(day) => framework.as_of(date(day)?),
        None => framework,
    })
}

/// A framework from a file or a folder, with a file of another's beside it.
pub(crate) fn read_with(path: &Path, beside: Option<&Path>) -> Result<Framework, Failure> {
    let mut files = if path.is_dir() {
        files_of(path)?
    } else {
        vec![(path.to_owned(), format_of(path)?)]
    };
    if let Some(beside) = beside {
        files.push((beside.to_owned(), format_of(beside)?));
    }
    let mut contents = Vec::new();
    for (file, format) in files {
        let bytes = std::fs::read(&file).map_err(|error| Failure::File(file.clone(), error))?;
        contents.push((file.display().to_string(), bytes, format));
    }
    let sources: Vec<_> = contents
        .iter()
        .map(|(name, bytes, format)| Source {
            name,
            bytes,
            format: *format,
        })
        .collect();
    Ok(Framework::from_sources(&sources, &Limits::default())?)
}

/// An agency of a region, whatever is wrong with its files.
pub(crate) fn member(path: &Path) -> Result<Member, Failure> {
    let key = path.file_stem().unwrap_or(path.as_os_str());
    let framework = match read(path) {
        Ok(framework) => Ok(framework),
        Err(Failure::Problems(problems)) => Err(problems),
        Err(other) => return Err(other),
    };
    Ok(Member::new(key.to_string_lossy(), framework))
}

/// What a folder holds that may be a framework: files (.toml, .json) and folders, by name.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |error| Failure::File(folder.to_owned(), error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        if path.is_dir() || format_of(&path).is_ok() {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::EmptyFolder(folder.to_owned()));
    }
    Ok(paths)
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    Format::of_name(&path.to_string_lossy()).ok_or_else(|| Failure::Ending(path.to_owned()))
}

/// The files of a folder that hold parts of a framework, by name.
fn files_of(folder: &Path) -> Result<Vec<(PathBuf, Format)>, Failure> {
    let failure = |error| Failure::File(folder.to_owned(), error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        if let Ok(format) = format_of(&path) {
            files.push((path, format));
        }
    }
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    if files.is_empty() {
        Err(Failure::EmptyFolder(folder.to_owned()))
    } else {
        Ok(files)
    }
}

/// Whether a file is a bare table rather than a framework; `-` is what was pasted.
pub(crate) fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    path == Path::new("-") || matches!(ending, Some("csv" | "tsv" | "txt" | "md"))
}

/// Checks a bare table.
pub(crate) fn check_bare(path: &Path, rules: &Rules) -> Result<(TableCheck, Stamp), Failure> {
    let text = text(path)?;
    let in_force = RulesInForce::decide(rules, &Rules::default())?;
    let found = check_table(&path.display().to_string(), &text, &in_force)
        .map_err(|problem| Failure::Table(path.to_owned(), problem))?;
    Ok((found, Stamp::of_table(&text, rules)?))
}

/// The text of a file; `-` is what was pasted.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let text = if path == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(path)
    };
    text.map_err(|error| Failure::File(path.to_owned(), error))
}

/// Rules from a file, or a profile by its name.
pub(crate) fn rules(name: &str) -> Result<Rules, Failure> {
    let path = Path::new(name);
    if !path.is_file() {
        return Ok(Rules::profile(name));
    }
    Ok(Rules::from_named_toml(name, &text(path)?)?)
}

/// A year from the command line.
pub(crate) fn year(text: &str) -> Result<Year, Failure> {
    text.parse().map_err(|_| Failure::Year(text.to_owned()))
}

/// A part of a year from the command line.
pub(crate) fn period(text: &str) -> Result<Period, Failure> {
    text.parse().map_err(|_| Failure::Period(text.to_owned()))
}

/// A date from the command line.
pub(crate) fn date(text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|_| Failure::Date(text.to_owned()))
}

/// The year that was asked for, else the latest with any realization.
pub(crate) fn year_of(framework: &Framework, year: Option<Year>) -> Result<Year, Failure> {
    year.or_else(|| framework.latest_year())
        .ok_or(Failure::NoYear)
}

/// All results of the year that was asked for.
pub(crate) fn evaluate(
    framework: &Framework,
    year: Option<Year>,
    rules: &Rules,
) -> Result<Evaluation, Failure> {
    Ok(framework.evaluate(year_of(framework, year)?, rules)?)
}

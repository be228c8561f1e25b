//! Holds the agencies of a region side by side.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lkj_core::portfolio::{
    AgencySummary, Attendance, Disagreement, Portfolio, RankedBy, Ranking, RegionReport,
};
use lkj_core::{Framework, Locale, Rules, Year, number};

use crate::input::{self, Failure};
use crate::stamped;
use crate::table::{Column, Grid};

/// How wide the names of agencies are.
const NAME: u16 = 44;

/// What `region` is asked to do.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A folder with a file or folder for each agency, and the region's own `region.toml` (or a
    /// folder `region`) among them; or several files and folders, each an agency.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Prints the report as JSON.
    #[arg(long, group = "output")]
    json: bool,
    /// Prints one long table as CSV.
    #[arg(long, group = "output")]
    csv: bool,
    /// Prints the region's goals and objectives with what agencies contribute, as a tree.
    #[arg(long, group = "output")]
    tree: bool,
    /// Prints the agencies in the order of their achievement of the indicator with this name.
    #[arg(long, group = "output", value_name = "INDICATOR")]
    rank: Option<String>,
}

/// Reads all, evaluates what can be read; what is to be printed.
pub(crate) fn run(
    options: &Options,
    year: Option<Year>,
    rules: &Rules,
    locale: Locale,
) -> Result<String, Failure> {
    let portfolio = read(&options.folders)?;
    let year = year
        .or_else(|| portfolio.latest_year())
        .ok_or(Failure::NoYear)?;
    let region = portfolio.evaluate(year, rules)?;
    if options.csv {
        return Ok(region.to_csv());
    }
    let stamp = region.stamp();
    let foot = format!("\n{}\n", stamp.line(locale));
    if options.tree {
        return Ok(region.tree(locale) + &foot);
    }
    if let Some(name) = &options.rank {
        let ranked = region.ranking(RankedBy::Indicator(name.clone()));
        return Ok(ranking(&ranked, locale) + &foot);
    }
    let report = region.report();
    if options.json {
        stamped(&report, stamp)
    } else {
        Ok(text(&report, &region.tree(locale), locale) + &foot)
    }
}

/// The agencies of a region, and the region itself.
pub(crate) fn read(folders: &[PathBuf]) -> Result<Portfolio, Failure> {
    let paths = match folders {
        [folder] if folder.is_dir() => input::entries(folder)?,
        several => several.to_vec(),
    };
    let is_region = |path: &&PathBuf| path.file_stem().is_some_and(|stem| stem == "region");
    let region: Option<Framework> = paths
        .iter()
        .find(is_region)
        .map(|path: &PathBuf| input::read(Path::new(path)))
        .transpose()?;
    let members = paths.iter().filter(|path| !is_region(path));
    let members: Result<Vec<_>, Failure> = members.map(|path| input::member(path)).collect();
    Ok(Portfolio::new(region, members?))
}

fn said([indonesian, english]: [&'static str; 2], locale: Locale) -> &'static str {
    match locale {
        Locale::English => english,
        _ => indonesian,
    }
}

fn text(report: &RegionReport, tree: &str, locale: Locale) -> String {
    let region = report.region.as_deref().unwrap_or_default();
    let mut text = format!(
        "{} {region} {}\n\n",
        said(["PERANGKAT DAERAH", "AGENCIES"], locale),
        report.year
    );
    text.push_str(&attendance(&report.attendance, locale));
    text.push('\n');
    text.push_str(&agencies(&report.agencies, locale));
    if !tree.is_empty() {
        let _ = write!(
            text,
            "\n{}\n{tree}",
            said(["POHON KINERJA", "TREE OF PERFORMANCE"], locale)
        );
    }
    let _ = write!(
        text,
        "\n{} ({})\n",
        said(
            [
                "INDIKATOR YANG TIDAK SERAGAM",
                "INDICATORS ON WHICH AGENCIES DIFFER"
            ],
            locale
        ),
        report.disagreements.len()
    );
    for disagreement in &report.disagreements {
        text.push_str(&differing(disagreement, locale));
    }
    let _ = write!(
        text,
        "\n{}\n{}",
        said(
            [
                "PERINGKAT MENURUT RATA-RATA INDIKATOR SASARAN (MAKS. 100)",
                "RANKED BY THE MEAN OF OBJECTIVES (100 AT MOST)"
            ],
            locale
        ),
        ranking(&report.by_objectives, locale)
    );
    let _ = write!(
        text,
        "\n{}\n{}",
        said(
            ["PERINGKAT MENURUT PENYERAPAN", "RANKED BY ABSORPTION"],
            locale
        ),
        ranking(&report.by_absorption, locale)
    );
    text
}

fn attendance(attendance: &Attendance, locale: Locale) -> String {
    let mut text = format!(
        "{}: {}\n",
        said(["Hadir", "There"], locale),
        attendance.present.len()
    );
    let mut line = |words: [&'static str; 2], items: Vec<String>| {
        if !items.is_empty() {
            let _ = writeln!(text, "{} ({}):", said(words, locale), items.len());
            for item in items {
                let _ = writeln!(text, "  {item}");
            }
        }
    };
    line(
        ["Belum ada realisasi", "Nothing realized yet"],
        attendance.without_results.clone(),
    );
    let missing = attendance.missing.iter();
    line(
        ["Belum ada berkas", "No file"],
        missing.map(|(id, name)| format!("{id}: {name}")).collect(),
    );
    let unreadable = attendance.unreadable.iter().map(|one| {
        let first = one.problems.iter().next();
        let first = first.map_or_else(String::new, |problem| {
            format!("{}: {}", problem.place, problem.message(locale))
        });
        let more = one.problems.iter().len().saturating_sub(1);
        let more = if more > 0 {
            format!(" (+{more})")
        } else {
            String::new()
        };
        format!("{}: {first}{more}", one.key)
    });
    line(
        ["Berkas tidak terbaca", "Files that do not read"],
        unreadable.collect(),
    );
    line(
        ["Tidak ada di daftar daerah", "Not on the region's list"],
        attendance.not_listed.clone(),
    );
    let twice = attendance.twice.iter();
    line(
        ["Diserahkan lebih dari sekali", "Handed in more than once"],
        twice.map(|keys| keys.join(", ")).collect(),
    );
    text
}

fn agencies(agencies: &[AgencySummary], locale: Locale) -> String {
    let headings = match locale {
        Locale::English => ["Agency", "Measured", "Mean %", "Category", "Absorbed %"],
        _ => [
            "Perangkat daerah",
            "Terukur",
            "Rata-rata %",
            "Kategori",
            "Serapan %",
        ],
    };
    let columns = headings.map(|heading| match heading {
        "Mean %" | "Rata-rata %" | "Absorbed %" | "Serapan %" | "Measured" | "Terukur" => {
            (heading, Column::Figures)
        }
        _ => (heading, Column::Words),
    });
    let mut grid = Grid::new(NAME, &columns);
    let percent = |percent: Option<lkj_core::Percent>| {
        percent.map_or_else(none, |one| number::format(one.get(), locale))
    };
    for agency in agencies {
        let cells = [
            format!("{}/{}", agency.measured, agency.total),
            percent(agency.mean),
            agency.category.clone().unwrap_or_else(none),
            percent(agency.absorption),
        ];
        grid.indented_row(0, &agency.name, cells);
    }
    grid.write()
}

fn differing(disagreement: &Disagreement, locale: Locale) -> String {
    let words = disagreement.on.words();
    let mut text = format!("  {}: {}\n", disagreement.name, words.write(locale));
    for variant in &disagreement.variants {
        let agencies: Vec<_> = variant
            .agencies
            .iter()
            .map(|(agency, _)| agency.as_str())
            .collect();
        let (shown, more) = agencies.split_at(agencies.len().min(6));
        let more = if more.is_empty() {
            String::new()
        } else {
            format!(", +{}", more.len())
        };
        let _ = writeln!(text, "    {}: {}{more}", variant.says, shown.join(", "));
    }
    text
}

fn ranking(ranking: &Ranking, locale: Locale) -> String {
    let mut text = String::new();
    for one in &ranking.ranked {
        let tied = if one.tied {
            said([" (seri)", " (tied)"], locale)
        } else {
            ""
        };
        let value = number::format_percent(one.value.get(), locale);
        let _ = writeln!(text, "  {:>3}. {value}  {}{tied}", one.rank, one.name);
    }
    for one in &ranking.unranked {
        let _ = writeln!(text, "    –  {}: {}", one.name, one.reason.message(locale));
    }
    text
}

fn none() -> String {
    "–".to_owned()
}

//! Many agencies' files in a folder of the machine, read and evaluated by all threads:
//!
//! ```text
//! cargo bench --profile dist -p lkj-core --features rayon --bench many [-- FILES]
//! ```
//!
//! Half of the files are TOML, half JSON; each holds 20 indicators with formulas over five years
//! and five programs with money. Printed are the time of one run by one thread and by all, as it
//! passes and of the processors, and the most memory that the process ever held.

#![allow(
    clippy::expect_used,
    reason = "a benchmark may stop at the first thing that is wrong"
)]

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use cpu_time::ProcessTime;
use lkj_core::evaluation::{YearsAsked, evaluate_many};
use lkj_core::{Framework, Percent, Rules};

const INDICATORS: usize = 20;

fn main() {
    let asked = std::env::args().find_map(|word| word.parse().ok());
    let files: usize = asked.unwrap_or(1000);
    let folder = std::env::temp_dir().join(format!("lkj-many-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the files");
    let paths: Vec<PathBuf> = (0..files)
        .map(|number| {
            let (name, text) = if number % 2 == 0 {
                (format!("{number}.toml"), toml(number))
            } else {
                (format!("{number}.json"), json(number))
            };
            let path = folder.join(name);
            std::fs::write(&path, text).expect("room for the files");
            path
        })
        .collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    for threads in [1, threads] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        let (start, processor) = (Instant::now(), ProcessTime::now());
        let rows = pool.install(|| evaluate(&paths));
        println!(
            "{files} files, {rows} results, {threads} threads: {:.1} s, {:.1} s of the processors, \
             most memory {}",
            start.elapsed().as_secs_f64(),
            processor.elapsed().as_secs_f64(),
            most_memory()
        );
    }
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

/// Evaluates all years of all files, and keeps of each year the achievements.
fn evaluate(paths: &[PathBuf]) -> usize {
    let results = evaluate_many(
        paths,
        |path| {
            let text = std::fs::read_to_string(path).expect("the file was written");
            let is_json = path.extension().is_some_and(|ending| ending == "json");
            let framework = if is_json {
                Framework::from_json(&text)
            } else {
                Framework::from_toml(&text)
            };
            framework.map(Cow::Owned)
        },
        &YearsAsked::All,
        &Rules::default(),
        |_, _, years| -> Vec<Option<Percent>> {
            let indicators = years.iter().flat_map(|year| &year.indicators);
            indicators.map(|one| one.achievement.value()).collect()
        },
    );
    let measured = |values: Vec<Option<Percent>>| values.iter().flatten().count();
    results
        .into_iter()
        .map(|one| measured(one.expect("the files are right")))
        .sum()
}

fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    most.map_or_else(
        || "not known here".to_owned(),
        |most| most.trim().to_owned(),
    )
}

fn toml(number: usize) -> String {
    let mut text =
        format!("[organization]\nname = \"Dinas {number}\"\n[objective]\nmutu = \"Mutu\"\n");
    for at in 0..INDICATORS {
        let targets: Vec<String> = (2020..2025)
            .map(|year| format!("{year} = \"{},{}0\"", 80 + at, year % 10))
            .collect();
        let targets = targets.join(", ");
        write!(
            text,
            "[indicator.i{at}]\nof = \"mutu\"\nname = \"Indikator {at}\"\n\
             formula = \"n{at} / d{at} * 100\"\ntargets = {{ {targets} }}\n"
        )
        .expect("room");
    }
    text.push_str("[series]\n");
    for at in 0..INDICATORS {
        writeln!(text, "n{at} = \"N{at}\"\nd{at} = \"D{at}\"").expect("room");
    }
    for year in 2020..2025 {
        writeln!(text, "[data.{year}]").expect("room");
        for at in 0..INDICATORS {
            let n = 400 + number % 50 + at;
            writeln!(text, "n{at} = {n}\nd{at} = {}", 480 + at).expect("room");
        }
    }
    for at in 0..5 {
        writeln!(text, "[program.p{at}]\nname = \"Program {at}\"").expect("room");
    }
    text.push_str("[money.2024]\n");
    for at in 0..5 {
        let (budget, spent) = (1_000_000_000 + at, 900_000_000 + number);
        writeln!(text, "p{at} = {{ budget = {budget}, spent = {spent} }}").expect("room");
    }
    text
}

fn json(number: usize) -> String {
    let object = |members: Vec<(String, serde_json::Value)>| {
        serde_json::Value::Object(members.into_iter().collect())
    };
    let all = |of: &dyn Fn(usize) -> (String, serde_json::Value), count: usize| {
        object((0..count).map(of).collect())
    };
    let indicator = |at: usize| {
        let targets = (2020..2025).map(|year: i32| {
            let target = format!("{},{}0", 80 + at, year % 10);
            (year.to_string(), target.into())
        });
        let targets = object(targets.collect());
        let one = serde_json::json!({
            "of": "mutu",
            "name": format!("Indikator {at}"),
            "formula": format!("n{at} / d{at} * 100"),
            "targets": targets,
        });
        (format!("i{at}"), one)
    };
    let series = |at: usize| {
        let name = format!("{}{}", ["n", "d"][at % 2], at / 2);
        (name.clone(), name.to_uppercase().into())
    };
    let values = |at: usize| {
        let value = [400 + number % 50 + at / 2, 480 + at / 2][at % 2];
        (format!("{}{}", ["n", "d"][at % 2], at / 2), value.into())
    };
    let data = (2020..2025).map(|year: i32| (year.to_string(), all(&values, 2 * INDICATORS)));
    let program = |at: usize| (format!("p{at}"), format!("Program {at}").into());
    let money = |at: usize| {
        let (budget, spent) = (1_000_000_000 + at, 900_000_000 + number);
        let money = serde_json::json!({ "budget": budget, "spent": spent });
        (format!("p{at}"), money)
    };
    serde_json::json!({
        "organization": { "name": format!("Dinas {number}") },
        "objective": { "mutu": "Mutu" },
        "indicator": all(&indicator, INDICATORS),
        "series": all(&series, 2 * INDICATORS),
        "data": object(data.collect()),
        "program": all(&program, 5),
        "money": { "2024": all(&money, 5) },
    })
    .to_string()
}

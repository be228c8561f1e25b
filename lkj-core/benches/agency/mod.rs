//! What several benchmarks read: the Lumajang report, and a generated agency.

#![allow(dead_code, reason = "each benchmark takes from it what it needs")]

use std::fmt::Write as _;

/// The files of the report.
pub(crate) const LUMAJANG: &[(&str, &str)] = &[
    (
        "framework.toml",
        include_str!("../../../examples/lumajang-2019/framework.toml"),
    ),
    (
        "2019.toml",
        include_str!("../../../examples/lumajang-2019/2019.toml"),
    ),
    (
        "text-2019.toml",
        include_str!("../../../examples/lumajang-2019/text-2019.toml"),
    ),
    (
        "claims.toml",
        include_str!("../../../examples/lumajang-2019/claims.toml"),
    ),
];

pub(crate) const YEARS: std::ops::RangeInclusive<u16> = 2019..=2023;

/// An agency of 20 objectives with 10 indicators each, every one by a formula over two series,
/// with targets and data for five years, and 40 programs of 5 activities with money.
pub(crate) fn generated() -> String {
    let mut text = String::from(
        "format = 1\n[organization]\nname = \"Dinas Besar\"\n[plan]\nperiod = [2019, 2023]\n",
    );
    for objective in 0..20 {
        let _ = writeln!(
            text,
            "[objective.s{objective}]\nname = \"Sasaran {objective}\""
        );
    }
    for indicator in 0..200 {
        let targets: Vec<_> = YEARS
            .map(|year| format!("{year} = \"{},{:02}\"", 50 + indicator % 40, year % 100))
            .collect();
        let _ = writeln!(
            text,
            "[indicator.i{indicator}]\nof = \"s{}\"\nname = \"Indikator {indicator}\"\nunit = \"%\"\nformula = \"n{indicator} / d{indicator} * 100\"\ntargets = {{ {} }}",
            indicator / 10,
            targets.join(", "),
        );
    }
    text.push_str("[series]\n");
    for indicator in 0..200 {
        let _ = writeln!(
            text,
            "n{indicator} = \"Pembilang {indicator}\"\nd{indicator} = \"Penyebut {indicator}\""
        );
    }
    for year in YEARS {
        let _ = writeln!(text, "[data.{year}]");
        for indicator in 0..200_u32 {
            let _ = writeln!(
                text,
                "n{indicator} = {}\nd{indicator} = {}",
                300 + indicator * 7 + u32::from(year) % 13,
                500 + indicator * 9
            );
        }
    }
    for program in 0..40 {
        let _ = writeln!(text, "[program.p{program}]\nname = \"Program {program}\"");
        for activity in 0..5 {
            let _ = writeln!(
                text,
                "[program.p{program}.activity.p{program}a{activity}]\nname = \"Kegiatan {activity}\""
            );
        }
    }
    for year in YEARS {
        let _ = writeln!(text, "[money.{year}]");
        for program in 0..40_u64 {
            for activity in 0..5_u64 {
                let budget = 100_000_000 + program * 1_234_567 + activity * 765_432;
                let _ = writeln!(
                    text,
                    "p{program}a{activity} = {{ budget = {budget}, spent = {} }}",
                    budget / 100 * 93
                );
            }
        }
    }
    text
}

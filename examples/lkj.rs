//! The `lkj` program with the Lumajang report of 2019 in it: without a command it evaluates and
//! checks that report, and writes its documents.

use std::process::ExitCode;

/// The files of the report.
const LUMAJANG: &[(&str, &str)] = &[
    (
        "framework.toml",
        include_str!("lumajang-2019/framework.toml"),
    ),
    ("2019.toml", include_str!("lumajang-2019/2019.toml")),
    (
        "text-2019.toml",
        include_str!("lumajang-2019/text-2019.toml"),
    ),
    ("claims.toml", include_str!("lumajang-2019/claims.toml")),
];

fn main() -> ExitCode {
    lkj_cli::run_with_report(LUMAJANG, std::env::args_os()).into()
}

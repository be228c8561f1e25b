//! The `lkj` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    lkj_cli::run(std::env::args_os()).into()
}

//! What the engine works out is exact arithmetic, rounded once: random inputs, held against a
//! second implementation over big fractions that shares nothing with the engine.
//!
//! `PROPTEST_CASES` asks for more inputs than the usual run takes.

#![cfg(all(feature = "toml", feature = "json"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

mod evaluation;
mod expected;
mod given;
mod money;
mod numbers;
mod oracle;
mod periods;
mod printed;
mod scales;
mod written;

use proptest::prelude::ProptestConfig;

/// So many inputs, or as many as `PROPTEST_CASES` asks for.
fn inputs(usual: u32) -> ProptestConfig {
    let default = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return default;
    }
    ProptestConfig {
        cases: usual,
        ..default
    }
}

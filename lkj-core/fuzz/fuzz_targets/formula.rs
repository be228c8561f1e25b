//! Parses any text as a formula, and what parses once more.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lkj_core::Formula;

fuzz_target!(|text: &str| {
    if let Ok(formula) = text.parse::<Formula>() {
        assert_eq!(
            formula.to_string().parse::<Formula>().as_ref(),
            Ok(&formula)
        );
    }
});

//! Reads any text as a number; what was read is written and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lkj_core::number::{Reading, exact, parse};

fuzz_target!(|text: &str| {
    if let Ok(Reading::Figure(figure)) = parse(text) {
        assert_eq!(exact::read(&exact::write(figure.value)), Some(figure.value));
    }
});

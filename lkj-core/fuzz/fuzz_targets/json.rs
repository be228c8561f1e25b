//! Reads any bytes as a JSON file; what loads is evaluated, saved and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lkj_core::exchange::{Format, Limits, Source};
use lkj_core::{Framework, Rules};

fuzz_target!(|bytes: &[u8]| {
    let source = Source {
        name: "fuzz.json",
        bytes,
        format: Format::Json,
    };
    let Ok(framework) = Framework::from_sources(&[source], &Limits::default()) else {
        return;
    };
    for year in framework.years() {
        let _ = framework.evaluate(year, &Rules::default());
    }
    let saved = framework.to_toml();
    let again = Framework::from_toml(&saved).expect("what is saved can be read");
    assert_eq!(again.to_toml(), saved);
});

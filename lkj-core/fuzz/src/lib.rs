//! What is done with everything that the fuzzer gets past a reader.

use lkj_core::files::{Format, Limits, Source};
use lkj_core::{Framework, Locale, Rules};

/// Reads bytes. What does not load has messages in both languages; what loads is evaluated
/// for every year, saved in both formats, and read again.
pub fn read(name: &str, format: Format, bytes: &[u8]) -> Option<Framework> {
    let sources = [Source { name, bytes, format }];
    match Framework::from_sources(&sources, &Limits::default()) {
        Ok(framework) => {
            exercise(&framework);
            Some(framework)
        }
        Err(problems) => {
            assert_ne!(problems.iter().len(), 0);
            assert!(!problems.messages(Locale::Indonesian).is_empty());
            assert!(!problems.messages(Locale::English).is_empty());
            None
        }
    }
}

fn exercise(framework: &Framework) {
    for year in framework.years() {
        let evaluation = framework.evaluate(year, &Rules::default()).expect("the rules are known");
        for remark in &evaluation.remarks {
            let _ = remark.message(Locale::Indonesian);
        }
    }
    // Tables that say nothing are not saved, so it is what is saved that must stay.
    let saved = framework.to_toml();
    let again = Framework::from_toml(&saved).unwrap_or_else(|problems| panic!("{problems}\n{saved}"));
    assert_eq!(again.to_toml(), saved);
    let json = framework.to_json();
    let again = Framework::from_json(&json).unwrap_or_else(|problems| panic!("{problems}\n{json}"));
    assert_eq!(again.to_toml(), saved);
}

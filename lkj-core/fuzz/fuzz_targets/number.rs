//! A number as a report prints it; what is read is written so that it reads the same again.
#![no_main]

use lkj_core::number::{self, Hint, Kind, Reading};
use lkj_core::{Locale, TargetValue};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for kind in [None, Some(Kind::Count), Some(Kind::Amount), Some(Kind::Percent)] {
        for locale in [None, Some(Locale::Indonesian), Some(Locale::English)] {
            let hint = Hint { kind, locale };
            if let Ok(Reading::Figure(figure)) = number::parse_with(text, hint) {
                let written = number::exact::write(figure.value);
                assert_eq!(number::exact::read(&written), Some(figure.value), "{written}");
                for locale in [Locale::Indonesian, Locale::English] {
                    let printed = number::format(figure.value, locale);
                    let hint = Hint { kind: None, locale: Some(locale) };
                    let read = number::parse_with(&printed, hint);
                    assert_eq!(read, Ok(Reading::Figure(figure.value.into())), "{printed}");
                }
            }
        }
    }
    if let Ok(Some(target)) = TargetValue::parse(text) {
        let written = target.to_string();
        assert_eq!(TargetValue::parse(&written), Ok(Some(target)), "{written}");
    }
});

//! A TOML file.
#![no_main]

use lkj_core::Framework;
use lkj_core::files::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let framework = lkj_core_fuzz::read("berkas.toml", Format::Toml, bytes);
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.starts_with('\u{feff}'));
    if let (Some(framework), Some(text)) = (framework, text) {
        let saved = framework.update_toml(text).expect("it was read");
        assert_eq!(saved.replace("\r\n", "\n").trim(), text.replace("\r\n", "\n").trim(), "nothing changed");
        assert_eq!(Framework::from_toml(&saved).as_ref(), Ok(&framework));
    }
});

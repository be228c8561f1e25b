//! A JSON file.
#![no_main]

use lkj_core::files::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    lkj_core_fuzz::read("berkas.json", Format::Json, bytes);
});

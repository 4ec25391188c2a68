//! JSON-stat 2.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    segbar_sources::probe::json_stat(bytes);
});

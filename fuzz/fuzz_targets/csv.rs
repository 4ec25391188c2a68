//! CSV files: tables of SCB, key files, own tables.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    segbar_sources::probe::csv(bytes);
});

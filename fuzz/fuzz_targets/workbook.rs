//! Workbooks as Statistikdatabasen exports them, and key files.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    segbar_sources::probe::workbook(bytes);
});

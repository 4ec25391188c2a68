//! Whatever the bytes are recognised as.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    segbar_sources::probe::any(bytes);
});

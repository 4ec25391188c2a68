//! Answers of PxWebApi v1.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    segbar_sources::probe::pxweb_v1(bytes);
});

#![no_main]

libfuzzer_sys::fuzz_target!(|source: &[u8]| apiglint_fuzz::fix::holds(source));

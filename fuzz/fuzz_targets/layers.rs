//! Layers of polygons: GeoPackage, Shapefile, GeoJSON, GeoParquet.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    segbar_sources::probe::layers(bytes);
});

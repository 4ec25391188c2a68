//! Readers of boundaries on thousands of damaged files: whatever the bytes, an answer or a reason and never a panic.
//! The damage comes from a fixed seed, so that a failure can be repeated.

mod geo_fixtures;

use geo_fixtures::*;
use segbar_sources::InputFile;
use segbar_sources::boundaries::{interpret, read_layers, recognise};
use segbar_sources::registry::Registry;

/// Numbers that look random: Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// Flips, overwrites with telling values, cuts, doubles or removes a few bytes.
fn damage(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        match random.below(7) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][random.below(5)],
            2 => {
                let end = (at + 4).min(bytes.len());
                bytes[at..end].fill([0, 0xff, 0x7f][random.below(3)]);
            }
            3 => bytes.truncate(at.max(1)),
            4 => {
                let end = (at + random.below(64)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            5 => {
                let end = (at + random.below(64)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                // A byte from elsewhere in the file.
                bytes[at] = bytes[random.below(bytes.len())];
            }
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes
}

/// Reads a damaged file as an import would.
fn survive(name: &str, bytes: Vec<u8>) -> bool {
    let file = InputFile::from_bytes(name, bytes);
    let known = recognise(&file).is_some();
    match read_layers(&file) {
        Ok(layers) => {
            let parts = interpret(&layers, vec![], &Registry::default());
            known && parts.reasons.is_empty()
        }
        Err(reasons) => {
            assert!(!reasons.is_empty());
            false
        }
    }
}

fn fuzz(name: &str, seed: &[u8], times: usize) {
    assert!(survive(name, seed.to_vec()), "the undamaged file is taken");
    let mut random = Random(0x5eed_0001 + seed.len() as u64);
    let taken = (0..times).filter(|_| survive(name, damage(seed, &mut random))).count();
    assert!(taken < times, "some damage must be noticed");
}

#[test]
fn damaged_geopackages_are_survived() {
    fuzz("regso_2020.gpkg", &geopackage("regso_2020", "regsokod", 3006, &two_regso()), 1_500);
}

#[test]
fn damaged_geojson_is_survived() {
    fuzz("regso_2020.json", &geojson("regsokod", Some("EPSG:3006"), &two_regso()), 3_000);
}

#[test]
fn damaged_geoparquet_is_survived() {
    fuzz("regso_2020.parquet", &geoparquet("regsokod", serde_json::json!("EPSG:3006"), &two_regso()), 3_000);
}

#[test]
fn damaged_zip_archives_are_survived() {
    let (shp, dbf) = shapefile("regsokod", &two_regso());
    let prj = SWEREF99_TM_PRJ.as_bytes();
    fuzz("regso_2020.zip", &zip(&[("r.shp", &shp), ("r.dbf", &dbf), ("r.prj", prj)]), 2_000);
}

#[test]
fn damaged_members_of_a_shapefile_are_survived() {
    let (shp, dbf) = shapefile("regsokod", &two_regso());
    let mut random = Random(0x5eed_0002);
    for i in 0..3_000 {
        let parts = [&shp[..], &dbf, SWEREF99_TM_PRJ.as_bytes(), b"UTF-8"];
        let [shp, dbf, prj, cpg] =
            std::array::from_fn(|k| if i % 4 == k { damage(parts[k], &mut random) } else { parts[k].to_vec() });
        let members = [("r.shp", &shp[..]), ("r.dbf", &dbf), ("r.prj", &prj), ("r.cpg", &cpg)];
        survive("regso_2020.zip", zip(&members));
    }
}

#[test]
fn damaged_lists_of_the_police_are_survived() {
    let text = "name;kommun;category\nHagalund;0184;utsatt\n\"Rissne\";0183;sarskilt_utsatt\nSöder;1283;riskområde\n";
    let mut random = Random(0x5eed_0003);
    for _ in 0..3_000 {
        let file = InputFile::from_bytes("utsatta_2025.csv", damage(text.as_bytes(), &mut random));
        segbar_sources::police::looks_like(&file.bytes);
        if let Err(reasons) = segbar_sources::police::read(&file) {
            assert!(!reasons.is_empty());
        }
    }
}

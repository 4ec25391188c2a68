//! What the real files of boundaries amount to, as a user has them in one folder.

use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{Boundaries, Problem, SourceRecord};
use segbar_domain::{AreaSet, Language, Level, Vintage};
use segbar_sources::InputFile;
use segbar_sources::boundaries::{BoundaryParts, RawLayer, interpret, read_layers};
use segbar_sources::registry::Registry;
use segbar_sources::tables::csv_grid;
use segbar_sources::{keys, police};
use std::path::Path;

const FILES: [&str; 11] = [
    "geo/Deso_inomUppsalaLan.zip",
    "geo/Kommun_Sweref99TM.zip",
    "geo/LanSweref99TM.zip",
    "geo/Rutor1000_03_region.zip",
    "geo/deso_2018_uppsala_lan.gpkg",
    "geo/mb_riks.zip",
    "geo/regso_2020_uppsala_lan.gpkg",
    "geo/stadsdelar_utan_vatten_simplified.geo.json",
    "geo/vaxjo_deso_2025.geojson",
    "police/UO_panel.gpkg",
    "police/uso_2023.shp",
];

fn open(path: &Path) -> InputFile {
    let mut file = InputFile::open(path).unwrap();
    if path.extension().is_some_and(|e| e == "shp") {
        for ending in ["dbf", "shx", "prj", "cpg"] {
            file = file.with_companion(&path.with_extension(ending)).unwrap();
        }
    }
    file
}

fn registry() -> Option<Registry> {
    let path = segbar_testdata::shared("scb/koppling-deso2018-regso2020.csv")?;
    let file = InputFile::open(&path).unwrap();
    let grid = csv_grid::read(&file.bytes, &file.place()).unwrap();
    Some(Registry::from_keys(&[keys::read(&grid, &file.place()).unwrap()]).unwrap())
}

fn layers(files: &[&str]) -> Option<Vec<RawLayer>> {
    let mut layers = Vec::new();
    for name in files {
        layers.extend(read_layers(&open(&segbar_testdata::shared(name)?)).unwrap());
    }
    Some(layers)
}

/// The final sets and boundaries, as the intake makes them.
fn finish(parts: &BoundaryParts, mut registry: Registry) -> (Vec<AreaSet>, Vec<SourceRecord>, Vec<Boundaries>) {
    for (id, name, parent) in &parts.seen {
        registry.see(id, name.as_deref());
        if let Some(parent) = parent {
            registry.see_parent(id, parent);
        }
    }
    let mut sets = registry.into_sets();
    sets.extend(parts.area_sets.iter().cloned());
    let sources = parts.sources.clone();
    let boundaries = parts.clone().into_boundaries(&sets, &sources);
    (sets, sources, boundaries)
}

#[test]
fn the_real_folder_gives_uppsalas_areas_all_municipalities_and_five_police_editions() {
    let (Some(registry), Some(layers)) = (registry(), layers(&FILES)) else { return };
    let list = open(&segbar_testdata::shared("police/utsatta_omraden_2025.csv").unwrap());
    assert!(police::looks_like(&list.bytes));
    let parts = interpret(&layers, vec![police::read(&list).unwrap()], &registry);
    assert_eq!(parts.reasons, []);

    let (sets, sources, boundaries) = finish(&parts, registry);
    let shapes: Vec<(String, usize)> = boundaries.iter().map(|b| (b.vintage.to_string(), b.shapes.len())).collect();
    let expected = [
        ("County_2007", 21),
        ("Municipality_2007", 290),
        ("RegSO_2020", 123),
        ("DeSO_2018", 238),
        ("Police_2015", 53),
        ("Police_2017", 61),
        ("Police_2019", 60),
        ("Police_2021", 61),
        ("Police_2023", 59),
        ("Locality_2022", 2_973),
        ("Own_stadsdelar-utan-vatten", 117),
    ];
    let mut expected: Vec<(String, usize)> = expected.map(|(vintage, n)| (vintage.to_owned(), n)).to_vec();
    expected.sort();
    let mut found = shapes.clone();
    found.sort();
    assert_eq!(found, expected);

    // The police's own layer holds for 2023, and 2025 is a list without shapes.
    let police = parts.police(&sets, &sources);
    let editions: Vec<_> = police.iter().map(|e| (e.vintage.edition().to_owned(), e.classes.len())).collect();
    let counts = [("2015", 53), ("2017", 61), ("2019", 60), ("2021", 61), ("2023", 59), ("2025", 65)];
    assert_eq!(editions, counts.map(|(year, n)| (year.to_owned(), n)));
    let classes = |edition: usize| {
        [PoliceClass::Vulnerable, PoliceClass::Risk, PoliceClass::EspeciallyVulnerable]
            .map(|class| police[edition].classes.iter().filter(|c| **c == class).count())
    };
    assert_eq!(
        [classes(2), classes(3), classes(4), classes(5)],
        [[28, 10, 22], [28, 14, 19], [27, 15, 17], [46, 0, 19]]
    );
    assert_eq!(sources[police[4].source as usize].file, "uso_2023.shp");

    // Every shape lies in its area set, and Gottsunda is called so.
    let set_2023 = sets.iter().find(|set| *set.vintage() == Vintage::of_year(Level::PoliceArea, 2023)).unwrap();
    assert_eq!(set_2023.get("gottsunda-uppsala").map(|area| area.name.as_str()), Some("Gottsunda"));
}

#[test]
fn what_is_set_aside_is_said() {
    let (Some(registry), Some(layers)) = (registry(), layers(&FILES)) else { return };
    let parts = interpret(&layers, vec![], &registry);
    let note = |file: &str, words: &str| {
        let record = parts.sources.iter().find(|source| source.file == file);
        record.is_some_and(|record| record.notes.iter().any(|note| note.sv.contains(words)))
    };
    assert!(note("Deso_inomUppsalaLan.zip", "24 DeSO ligger i kommuner som inte finns med i sin helhet"));
    assert!(note("Deso_inomUppsalaLan.zip", "0188A0150"));
    assert!(note("Deso_inomUppsalaLan.zip", "238 områden i DeSO_2018 finns också i deso_2018_uppsala_lan.gpkg"));
    assert!(note("Deso_inomUppsalaLan.zip", "Alla koder finns i DeSO_2018"));
    assert!(note("UO_panel.gpkg", "59 områden i Police_2023 finns också i uso_2023.shp"));
    assert!(note("mb_riks.zip", "Gränsen för Stora Höga korsar eller rör vid sig själv"));
    assert!(note("mb_riks.zip", "4 ytor saknar namn"));
    let aside: Vec<&Problem> = parts.set_aside.iter().map(|aside| &aside.reason.problem).collect();
    assert!(aside.contains(&&Problem::GridCells { count: "12373".into() }), "{aside:?}");
    assert!(aside.contains(&&Problem::NoKey { vintage: "DeSO_2025".into() }), "{aside:?}");
    assert_eq!(aside.len(), 2);
    for source in &parts.sources {
        assert!(source.notes.iter().all(|note| !note.sv.is_empty() && !note.en.is_empty()));
    }
    assert!(parts.set_aside.iter().all(|aside| !aside.reason.sentence(Language::Sv).contains('{')));
}

#[test]
fn the_order_of_files_changes_nothing() {
    let (Some(registry), Some(mut layers)) = (registry(), layers(&FILES)) else { return };
    let once = interpret(&layers, vec![], &registry);
    layers.reverse();
    let again = interpret(&layers, vec![], &registry);
    assert_eq!(once.sources, again.sources);
    assert_eq!(once.seen, again.seen);
    let (once, again) = (finish(&once, registry.clone()), finish(&again, registry));
    assert_eq!(once.2, again.2);
}

#[test]
fn without_a_key_file_names_tell_the_edition_and_regso_without_one_are_refused() {
    let Some(layers) = layers(&["geo/regso_2020_uppsala_lan.gpkg", "geo/deso_2018_uppsala_lan.gpkg"]) else { return };
    let empty = Registry::from_keys(&[]).unwrap();
    let parts = interpret(&layers, vec![], &empty);
    assert_eq!((parts.reasons.len(), parts.set_aside.len(), parts.seen.len()), (0, 0, 238 + 123));
    // The DeSO's layer says which RegSO each lies in.
    let (sets, _, boundaries) = finish(&parts, empty.clone());
    let deso = sets.iter().find(|set| *set.vintage() == Vintage::deso_2018()).unwrap();
    assert!(deso.areas().iter().all(|area| area.parent.is_some()));
    assert_eq!(boundaries.iter().map(|b| b.shapes.len()).sum::<usize>(), 238 + 123);

    let mut unnamed = layers[0].clone();
    unnamed.name = "regso".into();
    unnamed.file = "regso.gpkg".into();
    let parts = interpret(&[unnamed], vec![], &empty);
    assert!(matches!(parts.reasons[0].problem, Problem::UnknownVintage { .. }), "{:?}", parts.reasons);
}

#[test]
fn a_code_of_another_edition_is_an_error_with_its_row() {
    let (Some(registry), Some(mut layers)) = (registry(), layers(&["geo/deso_2018_uppsala_lan.gpkg"])) else { return };
    layers[0].features[4].attributes.insert("deso".into(), "0380C9999".into());
    layers[0].features[5].attributes.insert("deso".into(), "okänd".into());
    let parts = interpret(&layers, vec![], &registry);
    let found: Vec<(Option<u64>, &Problem)> = parts.reasons.iter().map(|r| (r.place.row, &r.problem)).collect();
    assert!(
        found.contains(&(Some(5), &Problem::UnknownCode { code: "0380C9999".into(), vintage: "DeSO_2018".into() }))
    );
    assert!(found.contains(&(Some(6), &Problem::NotACode { text: "okänd".into() })));
    assert_eq!(found.len(), 2);
}

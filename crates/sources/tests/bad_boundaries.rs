//! Boundaries that must be refused, each with a sentence that says where and why.

mod geo_fixtures;

use geo_fixtures::*;
use segbar_dataset::{Problem, Reason};
use segbar_domain::{Language, Vintage};
use segbar_sources::InputFile;
use segbar_sources::boundaries::{interpret, read_layers};
use segbar_sources::registry::Registry;

fn file(name: &str, bytes: Vec<u8>) -> InputFile {
    InputFile::from_bytes(name, bytes)
}

/// The reasons against a file, from reading or from interpreting it.
fn reasons(file: &InputFile) -> Vec<Reason> {
    match read_layers(file) {
        Err(reasons) => reasons,
        Ok(layers) => interpret(&layers, vec![], &Registry::from_keys(&[]).unwrap()).reasons,
    }
}

fn only(file: &InputFile) -> Reason {
    let mut reasons = reasons(file);
    assert_eq!(reasons.len(), 1, "{reasons:?}");
    for language in [Language::Sv, Language::En] {
        assert!(reasons[0].sentence(language).contains(&file.name), "{}", reasons[0].sentence(language));
    }
    reasons.swap_remove(0)
}

#[test]
fn every_format_with_the_same_two_areas_is_taken_the_same_way() {
    let areas = two_regso();
    let (shp, dbf) = shapefile("regsokod", &areas);
    let prj = SWEREF99_TM_PRJ.as_bytes();
    let files = [
        file("regso_2020.gpkg", geopackage("regso_2020", "regsokod", 3006, &areas)),
        file("regso_2020.json", geojson("regsokod", Some("urn:ogc:def:crs:EPSG::3006"), &areas)),
        file("regso_2020.zip", zip(&[("a/Regso.shp", &shp), ("a/Regso.dbf", &dbf), ("a/Regso.prj", prj)])),
        file("regso_2020.zip", zip(&[("a/Regso.SHP", &shp), ("a/regso.DBF", &dbf)])),
        file("regso_2020.parquet", geoparquet("regsokod", serde_json::json!("EPSG:3006"), &areas)),
    ];
    for file in files {
        let layers = read_layers(&file).unwrap_or_else(|reasons| panic!("{}: {reasons:?}", file.name));
        let parts = interpret(&layers, vec![], &Registry::from_keys(&[]).unwrap());
        assert_eq!(parts.reasons, [], "{}", file.name);
        let seen: Vec<String> = parts.seen.iter().map(|(id, _, _)| id.to_string()).collect();
        assert_eq!(seen, ["RegSO_2020/0380R001", "RegSO_2020/0380R002"], "{}", file.name);
        let mut registry = Registry::from_keys(&[]).unwrap();
        parts.seen.iter().for_each(|(id, name, _)| registry.see(id, name.as_deref()));
        let sources = parts.sources.clone();
        let boundaries = parts.into_boundaries(&registry.into_sets(), &sources);
        let surface: f64 = boundaries[0].shapes.iter().map(|s| geo::Area::signed_area(&s.polygons)).sum();
        assert_eq!(boundaries[0].vintage, Vintage::regso_2020());
        assert!((surface - 2e6).abs() < 1e-3, "{}: {surface}", file.name);
    }
}

#[test]
fn a_missing_prj_is_noted_and_a_wrong_system_refused() {
    let (shp, dbf) = shapefile("regsokod", &two_regso());
    let without = file("regso_2020.zip", zip(&[("r.shp", &shp), ("r.dbf", &dbf)]));
    let notes = &read_layers(&without).unwrap()[0].notes;
    assert!(notes[0].sv.contains("Koordinatsystemet är inte angivet"), "{notes:?}");

    let degrees = vec![("0380R001", square_in_degrees())];
    let claimed_metres = only(&file("regso_2020.gpkg", geopackage("regso_2020", "regsokod", 3006, &degrees)));
    assert!(matches!(claimed_metres.problem, Problem::CoordinatesOutside { .. }), "{claimed_metres:?}");
    assert_eq!((claimed_metres.place.sheet.as_deref(), claimed_metres.place.row), (Some("regso_2020"), Some(1)));

    let claimed_degrees = only(&file("regso_2020.json", geojson("regsokod", None, &two_regso())));
    assert!(
        matches!(&claimed_degrees.problem, Problem::CoordinatesOutside { crs, x, .. }
        if crs.contains("4326") && x == "648000"),
        "{claimed_degrees:?}"
    );

    let swapped: Ring = square_in_degrees().into_iter().map(|(x, y)| (y, x)).collect();
    let swapped = only(&file("regso_2020.json", geojson("regsokod", None, &[("0380R001", swapped)])));
    assert!(matches!(swapped.problem, Problem::CoordinatesOutside { .. }));

    let french = only(&file("regso_2020.json", geojson("regsokod", Some("EPSG:2154"), &two_regso())));
    assert_eq!(french.problem, Problem::UnsupportedCrs { crs: "EPSG:2154".into() });

    // A local system without statement: 150 km east of its meridian's false easting fits nothing surely.
    let local: Ring = square(0.0).into_iter().map(|(x, y)| (x - 500_000.0, y)).collect();
    let (shp, dbf) = shapefile("regsokod", &[("0380R001", local)]);
    let local = only(&file("regso_2020.zip", zip(&[("r.shp", &shp), ("r.dbf", &dbf)])));
    assert!(matches!(local.problem, Problem::UnknownCrs { .. }), "{local:?}");
}

#[test]
fn a_self_crossing_polygon_is_refused_with_its_area_and_point() {
    let areas = vec![("0380R001", square(2.0)), ("0380R002", bow_tie())];
    let (shp, dbf) = shapefile("regsokod", &areas);
    let files = [
        file("regso_2020.gpkg", geopackage("regso_2020", "regsokod", 3006, &areas)),
        file("regso_2020.json", geojson("regsokod", Some("EPSG:3006"), &areas)),
        file("regso_2020.zip", zip(&[("r.shp", &shp), ("r.dbf", &dbf)])),
        file("regso_2020.parquet", geoparquet("regsokod", serde_json::json!("EPSG:3006"), &areas)),
    ];
    for file in files {
        let reason = only(&file);
        let expected = Problem::PolygonCrosses { area: "0380R002".into(), x: "648500.0".into(), y: "6638500.0".into() };
        assert_eq!((reason.place.row, reason.problem), (Some(2), expected), "{}", file.name);
    }
}

#[test]
fn cut_files_are_broken_in_every_format() {
    let areas = two_regso();
    let (shp, dbf) = shapefile("regsokod", &areas);
    let mut parquet = geoparquet("regsokod", serde_json::Value::Null, &areas);
    // Cut in the middle, with the mark at the end that every Parquet file has.
    parquet.truncate(parquet.len() / 2);
    parquet.extend_from_slice(b"PAR1");
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let gpkg = geopackage("regso_2020", "regsokod", 3006, &areas);
    let whole_zip = zip(&[("r.shp", &shp), ("r.dbf", &dbf)]);
    let cut = [
        file("cut.gpkg", half(&gpkg)),
        file("cut.json", half(&geojson("regsokod", None, &areas))),
        file("cut.zip", half(&whole_zip)),
        file("shp_cut.zip", zip(&[("r.shp", &half(&shp)), ("r.dbf", &dbf)])),
        file("dbf_cut.zip", zip(&[("r.shp", &shp), ("r.dbf", &half(&dbf))])),
        file("dbf_missing.zip", zip(&[("r.shp", &shp)])),
        file("not_shp.zip", zip(&[("r.shp", b"hej"), ("r.dbf", &dbf)])),
        file("cut.parquet", parquet),
    ];
    for file in cut {
        let reason = only(&file);
        assert!(matches!(reason.problem, Problem::Broken { .. }), "{}: {reason:?}", file.name);
    }
    // One row of attributes is missing.
    let (_, one_row) = shapefile("regsokod", &areas[..1]);
    let reason = only(&file("rows.zip", zip(&[("r.shp", &shp), ("r.dbf", &one_row)])));
    assert!(matches!(&reason.problem, Problem::Broken { error, .. } if error.contains("2 shapes but 1 rows")));
}

#[test]
fn a_zip_bomb_is_too_large() {
    let (_, dbf) = shapefile("regsokod", &two_regso());
    let bomb = file("bomb.zip", zip(&[("r.shp", &vec![0; 64 << 20]), ("r.dbf", &dbf)]));
    assert!(bomb.bytes.len() < 200_000);
    let reason = only(&bomb);
    assert!(matches!(reason.problem, Problem::TooLarge { .. }), "{reason:?}");
    assert_eq!(reason.place.sheet.as_deref(), Some("r.shp"));
}

#[test]
fn layers_without_areas_say_what_is_missing() {
    let nameless = file("x.json", geojson("height", Some("EPSG:3006"), &[("12", square(0.0)), ("12", square(1.0))]));
    let parts = interpret(&read_layers(&nameless).unwrap(), vec![], &Registry::from_keys(&[]).unwrap());
    assert_eq!(parts.set_aside.len(), 1);
    assert_eq!(parts.set_aside[0].reason.problem, Problem::NoAreaAttribute { found: "height".into() });

    let empty = only(&file("x.json", geojson("regsokod", None, &[])));
    assert_eq!(empty.problem, Problem::EmptyLayer {});

    let points = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"regsokod":"0380R001"},
        "geometry":{"type":"Point","coordinates":[17.6,59.8]}},{"type":"Feature","properties":{"regsokod":"0380R002"},
        "geometry":null}]}"#;
    let found: Vec<Problem> =
        reasons(&file("regso_2020.json", points.to_vec())).into_iter().map(|r| r.problem).collect();
    let not = |area: &str, found: &str| Problem::NotAPolygon { area: area.into(), found: found.into() };
    assert_eq!(found, [not("0380R001", "Point"), not("0380R002", "NULL")]);
}

#[test]
fn the_same_code_twice_is_refused() {
    let areas = vec![("0380R001", square(0.0)), ("0380R002", square(1.0)), ("0380R001", square(2.0))];
    let reason = only(&file("regso_2020.gpkg", geopackage("regso_2020", "regsokod", 3006, &areas)));
    assert_eq!((reason.place.row, reason.problem), (Some(3), Problem::Duplicate { what: "0380R001".into() }));
}

#[test]
fn a_database_that_is_no_geopackage_and_a_view_in_one_are_not_read() {
    let mut database = rusqlite::Connection::open_in_memory().unwrap();
    database.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);").unwrap();
    let bytes = database.serialize(rusqlite::MAIN_DB).unwrap().to_vec();
    assert!(matches!(only(&file("a.gpkg", bytes)).problem, Problem::Broken { .. }));

    // A view could run anything for as long as it likes.
    let mut database = rusqlite::Connection::open_in_memory().unwrap();
    database
        .execute_batch(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id, definition);
             CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
             INSERT INTO gpkg_geometry_columns VALUES ('endless', 'geom', 'POLYGON', 3006, 0, 0);
             CREATE VIEW endless AS WITH RECURSIVE c(geom) AS (SELECT 1 UNION ALL SELECT geom + 1 FROM c) SELECT * FROM c;",
        )
        .unwrap();
    let bytes = database.serialize(rusqlite::MAIN_DB).unwrap().to_vec();
    assert_eq!(only(&file("view.gpkg", bytes)).problem, Problem::EmptyLayer {});
}

#[test]
fn a_list_of_the_police_with_faults_names_every_row() {
    let text = "name;kommun;category\nHagalund;0184;utsatt\nRissne;018;utsatt\nTureberg;0163;trygg\n;0127;utsatt\n";
    let found = segbar_sources::police::read(&file("utsatta_2025.csv", text.into())).unwrap_err();
    let rows: Vec<(Option<u64>, Option<&str>)> =
        found.iter().map(|reason| (reason.place.row, reason.place.column.as_deref())).collect();
    assert_eq!(rows, [(Some(3), Some("kommun")), (Some(4), Some("category")), (Some(5), Some("name"))]);
    let yearless = segbar_sources::police::read(&file("utsatta.csv", text.into())).unwrap_err();
    assert!(matches!(yearless[0].problem, Problem::UnknownVintage { .. }));
}

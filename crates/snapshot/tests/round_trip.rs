//! What is written is what is read.

mod common;

use common::{country, key, shuffled, total};
use rusqlite::Connection;
use segbar_domain::Vintage;
use segbar_snapshot::{Snapshot, Store};

fn published() -> (tempfile::TempDir, Snapshot) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.publish(&country()).unwrap();
    let snapshot = store.current().unwrap();
    (folder, snapshot)
}

#[test]
fn everything_comes_back_as_it_was() {
    let (_folder, snapshot) = published();
    let original = country();
    assert_eq!(*snapshot.manifest(), original.manifest);
    assert_eq!(snapshot.vintages().len(), original.area_sets.len());
    for set in &original.area_sets {
        assert_eq!(*snapshot.areas(set.vintage()).unwrap().unwrap(), *set);
    }
    assert_eq!(snapshot.index().unwrap().len(), original.columns.len());
    for column in &original.columns {
        let read = snapshot.column(&column.key).unwrap().unwrap();
        // NaN is not equal to itself: cells and bounds are compared one by one.
        assert_eq!(read.column.cells().collect::<Vec<_>>(), column.column.cells().collect::<Vec<_>>());
        let bits = |c: &segbar_dataset::PublishedColumn| {
            let bits = |v: &Vec<f64>| v.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            c.column.interval().map(|i| (bits(&i.low), bits(&i.high)))
        };
        assert_eq!(bits(&read), bits(column));
        assert_eq!((&read.key, &read.provenance, &read.sources), (&column.key, &column.provenance, &column.sources));
    }
    for boundaries in &original.boundaries {
        assert_eq!(snapshot.boundaries(&boundaries.vintage).unwrap().as_ref(), Some(boundaries));
    }
    assert_eq!(snapshot.topology(&Vintage::regso_2020()).unwrap(), Some(original.topologies[0].1.clone()));
    assert_eq!(snapshot.police().unwrap(), original.police);
    let overlay = &original.overlays[0];
    assert_eq!(snapshot.overlays(&overlay.edition, &overlay.vintage).unwrap(), original.overlays);
    assert_eq!(snapshot.schemes().unwrap(), original.schemes);
}

#[test]
fn what_is_not_there_is_none() {
    let (_folder, snapshot) = published();
    assert_eq!(snapshot.areas(&Vintage::deso_2018()).unwrap(), None);
    assert_eq!(snapshot.column(&total("population", 1990)).unwrap(), None);
    assert_eq!(snapshot.column(&key("'; DROP TABLE x", Vintage::regso_2020(), 2022, "total")).unwrap(), None);
    assert_eq!(snapshot.boundaries(&Vintage::county()).unwrap(), None);
    assert_eq!(snapshot.topology(&Vintage::county()).unwrap(), None);
    assert!(snapshot.overlays(&Vintage::regso_2020(), &Vintage::deso_2018()).unwrap().is_empty());
}

#[test]
fn the_same_input_in_any_order_gives_the_same_bytes_and_name() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (Store::open(folder.path().join("one")), Store::open(folder.path().join("other")));
    let first = one.publish(&country()).unwrap();
    assert_eq!(one.publish(&country()).unwrap(), first);
    assert_eq!(one.list().unwrap(), std::slice::from_ref(&first));
    assert_eq!(other.publish(&shuffled()).unwrap(), first);
    other.current().unwrap().verify().unwrap();
}

#[test]
fn other_programs_see_a_geopackage_with_the_headline_values() {
    let (_folder, snapshot) = published();
    let c = Connection::open(snapshot.path()).unwrap();
    let text = |sql: &str| c.query_row(sql, [], |r| r.get::<_, String>(0)).unwrap();
    let number = |sql: &str| c.query_row(sql, [], |r| r.get::<_, f64>(0)).unwrap();
    assert_eq!(number("PRAGMA application_id"), f64::from(0x4750_4B47));
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    assert_eq!(number("SELECT count(*) FROM pragma_foreign_key_check"), 0.0);
    assert_eq!(text("SELECT data_type FROM gpkg_contents WHERE table_name = 'RegSO_2020'"), "features");
    assert_eq!(number("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'RegSO_2020'"), 3006.0);
    assert_eq!(number("SELECT population FROM RegSO_2020_values WHERE code = '3102R001' AND year = 2022"), 1_200.0);
    assert_eq!(number("SELECT count(*) FROM RegSO_2020_values"), 6.0);
    assert_eq!(
        number("SELECT count(*) FROM RegSO_2020_values WHERE year = 2022 AND unemployed IS NULL"),
        1.0,
        "a missing value is NULL"
    );
    assert_eq!(number("SELECT area_type FROM RegSO_2020_latest WHERE code = '3101R002'"), 3.0);
    assert_eq!(text("SELECT last_change FROM gpkg_contents LIMIT 1"), "2023-02-22T00:00:00.000Z");
    assert_eq!(number("SELECT min_x FROM gpkg_contents WHERE table_name = 'RegSO_2020'"), 500_000.0);
    assert!(text("SELECT description FROM gpkg_contents LIMIT 1").contains("FICTIONAL"));
    assert_eq!(text("SELECT hex(substr(geom, 1, 2)) FROM RegSO_2020 LIMIT 1"), "4750");
}

#[test]
fn places_and_borders_come_back_and_are_plain_rows() {
    let (_folder, snapshot) = published();
    let regso = Vintage::regso_2020();
    let (found, written) = (snapshot.places(&regso).unwrap().unwrap(), common::places(regso.clone()));
    let numbers = |values: &[f64]| values.iter().map(|v| (!v.is_nan()).then_some(*v)).collect::<Vec<_>>();
    for (found, written) in [
        (&found.x, &written.x),
        (&found.y, &written.y),
        (&found.area_m2, &written.area_m2),
        (&found.perimeter_m, &written.perimeter_m),
    ] {
        assert_eq!(numbers(found), numbers(written));
    }
    assert_eq!(found.borders, written.borders);
    assert_eq!(found.shared_borders().collect::<Vec<_>>(), [(0, 1, 100.5), (0, 2, 100.5)]);
    assert!(snapshot.places(&Vintage::municipality()).unwrap().is_none(), "no shapes, no places");
    assert!(snapshot.places(&Vintage::deso_2018()).unwrap().is_none(), "no such vintage");
    let c = rusqlite::Connection::open(snapshot.path()).unwrap();
    let sql = "SELECT a.code || '–' || b.code FROM RegSO_2020_borders e JOIN RegSO_2020 a ON a.fid = e.area \
               JOIN RegSO_2020 b ON b.fid = e.neighbour WHERE e.metres = 0";
    let corner: String = c.query_row(sql, [], |r| r.get(0)).unwrap();
    assert_eq!(corner, "3101R002–3102R001");
}

#[test]
fn a_snapshot_of_layout_1_opens_and_has_no_places() {
    let (folder, snapshot) = published();
    let old = folder.path().join("old.gpkg");
    std::fs::copy(snapshot.path(), &old).unwrap();
    let c = rusqlite::Connection::open(&old).unwrap();
    c.execute_batch(
        "DROP TABLE RegSO_2020_places; DROP TABLE RegSO_2020_borders;
         UPDATE segbar_manifest SET json = replace(json, '\"layout\":2', '\"layout\":1');",
    )
    .unwrap();
    drop(c);
    let snapshot = Snapshot::open(&old).unwrap();
    assert_eq!(snapshot.manifest().layout, 1);
    assert!(snapshot.places(&Vintage::regso_2020()).unwrap().is_none());
    assert_eq!(snapshot.areas(&Vintage::regso_2020()).unwrap().unwrap().len(), 3);
}

#[test]
fn damaged_borders_are_refused() {
    let (folder, snapshot) = published();
    for (i, damage) in ["neighbour = 9", "area = 0", "neighbour = area", "metres = -1"].into_iter().enumerate() {
        let copy = folder.path().join(format!("{i}.gpkg"));
        std::fs::copy(snapshot.path(), &copy).unwrap();
        let c = rusqlite::Connection::open(&copy).unwrap();
        c.execute_batch(&format!("UPDATE RegSO_2020_borders SET {damage} WHERE id = 3")).unwrap();
        let error = Snapshot::open(&copy).unwrap().places(&Vintage::regso_2020()).unwrap_err();
        assert!(error.to_string().contains("the places of RegSO_2020"), "{damage}: {error}");
    }
}

#[test]
fn a_snapshot_can_be_read_by_many_threads() {
    let (_folder, snapshot) = published();
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                for column in &country().columns {
                    assert_eq!(snapshot.column(&column.key).unwrap().unwrap().key, column.key);
                }
                assert_eq!(snapshot.areas(&Vintage::regso_2020()).unwrap().unwrap().len(), 3);
            });
        }
    });
}

#[test]
fn a_renamed_copy_opens_and_keeps_its_id() {
    let (folder, snapshot) = published();
    let copy = folder.path().join("min kopia #1?.gpkg");
    std::fs::copy(snapshot.path(), &copy).unwrap();
    assert_eq!(Snapshot::open(&copy).unwrap().id(), snapshot.id());
}

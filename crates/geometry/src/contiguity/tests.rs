//! Worked by hand, and held against the boundaries of Uppsala county.

use super::*;
use geo_types::{LineString, Polygon};

fn polygon(corners: &[(f64, f64)]) -> Polygon<f64> {
    Polygon::new(LineString::from(corners.to_vec()), vec![])
}

fn area(corners: &[(f64, f64)]) -> MultiPolygon<f64> {
    // Far from the origin, as in Sweden: nothing may be lost there.
    let moved: Vec<_> = corners.iter().map(|(x, y)| (x + 640_000.0, y + 6_640_000.0)).collect();
    polygon(&moved).into()
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> MultiPolygon<f64> {
    area(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
}

fn of(shapes: &[MultiPolygon<f64>]) -> Contiguity {
    let shapes: Vec<_> = shapes.iter().enumerate().map(|(i, shape)| (i as u32, shape)).collect();
    Contiguity::of(&shapes)
}

/// The borders as (a, b, metres), to a tenth of a millimetre.
fn pairs(found: &Contiguity) -> Vec<(u32, u32, f64)> {
    found.borders.iter().map(|b| (b.a, b.b, (b.metres * 1e4).round() / 1e4)).collect()
}

#[test]
fn four_squares_share_four_sides_and_a_corner() {
    let squares = [(0.0, 0.0), (100.0, 0.0), (0.0, 100.0), (100.0, 100.0)].map(|(x, y)| rectangle(x, y, 100.0, 100.0));
    let found = of(&squares);
    let expected = [(0, 1, 100.0), (0, 2, 100.0), (0, 3, 0.0), (1, 2, 0.0), (1, 3, 100.0), (2, 3, 100.0)];
    assert_eq!(pairs(&found), expected);
    let place = found.places[3];
    assert!((place.x - 640_150.0).abs() < 1e-6 && (place.y - 6_640_150.0).abs() < 1e-6, "{place:?}");
    assert_eq!((place.area_m2, place.perimeter_m), (1e4, 400.0));
}

#[test]
fn a_border_without_the_vertices_of_the_other_side_is_found() {
    // One long side against three short ones, of which the middle one is a corner in the side.
    let tall = rectangle(0.0, 0.0, 100.0, 300.0);
    let right = [0.0, 120.0, 200.0].map(|y| rectangle(100.0, y, 50.0, [120.0, 80.0, 100.0][(y / 100.0) as usize]));
    let [a, b, c] = right;
    let found = of(&[tall, a, b, c]);
    assert_eq!(pairs(&found), [(0, 1, 120.0), (0, 2, 80.0), (0, 3, 100.0), (1, 2, 50.0), (2, 3, 50.0)]);
}

#[test]
fn sides_whose_vertices_all_differ_share_what_they_have_in_common() {
    let left = area(&[(0.0, 0.0), (10.0, 0.0), (10.0, 40.0), (10.0, 100.0), (0.0, 100.0)]);
    let right = area(&[(10.0, 20.0), (30.0, 20.0), (30.0, 130.0), (10.0, 130.0), (10.0, 70.0)]);
    assert_eq!(pairs(&of(&[left, right])), [(0, 1, 80.0)]);
}

#[test]
fn corners_digitised_twice_within_the_tolerance_are_one() {
    let left = rectangle(0.0, 0.0, 100.0, 100.0);
    for off in [0.04, -0.04, 0.07] {
        let right = area(&[(100.0 + off, off), (200.0, 0.0), (200.0, 100.0), (100.0 - off, 100.0 - off)]);
        let found = of(&[left.clone(), right]);
        assert_eq!(found.borders.len(), 1, "{off}");
        assert!((found.borders[0].metres - 100.0).abs() < 0.2, "{off}: {:?}", found.borders);
    }
    let apart = rectangle(100.5, 0.0, 100.0, 100.0);
    assert!(of(&[left, apart]).borders.is_empty(), "half a metre is a gap");
}

#[test]
fn a_lake_in_a_hole_and_parts_of_one_area_are_counted_once() {
    let outer = LineString::from(vec![(0.0, 0.0), (300.0, 0.0), (300.0, 300.0), (0.0, 300.0)]);
    let hole = LineString::from(vec![(100.0, 100.0), (100.0, 200.0), (200.0, 200.0), (200.0, 100.0)]);
    let ring = MultiPolygon(vec![Polygon::new(outer, vec![hole])]);
    let island = MultiPolygon(vec![polygon(&[(100.0, 100.0), (200.0, 100.0), (200.0, 200.0), (100.0, 200.0)])]);
    let found = of(&[ring, island]);
    assert_eq!(pairs(&found), [(0, 1, 400.0)]);
    assert_eq!((found.places[0].area_m2, found.places[0].perimeter_m), (8e4, 1_600.0));
    assert_eq!((found.places[0].x, found.places[0].y), (150.0, 150.0));

    // Two parts that meet each other are no neighbours of themselves, and the centroid is weighted by surface.
    let parts = [
        polygon(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]),
        polygon(&[(10.0, 0.0), (40.0, 0.0), (40.0, 10.0), (10.0, 10.0)]),
    ];
    let found = of(&[MultiPolygon(parts.to_vec())]);
    assert!(found.borders.is_empty());
    assert!((found.places[0].x - 20.0).abs() < 1e-9, "(5 · 100 + 25 · 300) / 400");
}

#[test]
fn merged_areas_are_the_sum_of_their_parts() {
    // 3 × 2 squares; the left column and the rest.
    let squares: Vec<_> =
        (0..6).map(|i| rectangle(f64::from(i % 3) * 100.0, f64::from(i / 3) * 100.0, 100.0, 100.0)).collect();
    let merged = of(&squares).merged(|i| Some(u32::from(i % 3 > 0)));
    let expected = of(&[rectangle(0.0, 0.0, 100.0, 200.0), rectangle(100.0, 0.0, 200.0, 200.0)]);
    assert_eq!(pairs(&merged), pairs(&expected));
    for (a, b) in merged.places.iter().zip(&expected.places) {
        assert_eq!((a.id, a.area_m2, a.perimeter_m), (b.id, b.area_m2, b.perimeter_m));
        assert!((a.x - b.x).abs() < 1e-6 && (a.y - b.y).abs() < 1e-6, "{a:?} {b:?}");
    }
    let corner = of(&squares).merged(|i| [Some(7), None, None, None, Some(9), None][i as usize]);
    assert_eq!(pairs(&corner), [(7, 9, 0.0)]);
}

#[test]
fn nothing_and_nonsense_do_not_panic() {
    assert_eq!(of(&[]), Contiguity::default());
    let point = area(&[(5.0, 5.0), (5.0, 5.0), (5.0, 5.0)]);
    let none = MultiPolygon(vec![]);
    let wild =
        MultiPolygon(vec![polygon(&[(f64::NAN, 0.0), (1e300, 5.0), (f64::INFINITY, f64::NEG_INFINITY), (3.0, 9.0)])]);
    let found = of(&[point, none, wild.clone(), wild]);
    assert_eq!(found.places.len(), 2, "a shape that lies nowhere is left out");
    assert!(found.places[1].x.is_nan() && found.places[1].area_m2 == 0.0);
}

#[test]
fn the_neighbours_of_uppsala_county_are_found_across_t_junctions() {
    // Counted with Shapely on the same files: which areas lie 0.2 m to either side of every second metre of every outline.
    // A border is where they differ, here the pairs with more than a metre of it, which are the same pairs. The lengths
    // differ a little: wedges of 0.1 m between two outlines count here and fall out there.
    let counted =
        [("regso_2020_uppsala_lan.gpkg", 123, 287, 1_742_949.0), ("deso_2018_uppsala_lan.gpkg", 238, 600, 2_222_320.0)];
    for (file, areas, borders, metres) in counted {
        let Some(path) = segbar_testdata::shared(&format!("geo/{file}")) else { return };
        let shapes = read(&path);
        let shapes: Vec<_> = shapes.iter().enumerate().map(|(i, shape)| (i as u32, shape)).collect();
        let found = Contiguity::of(&shapes);
        assert_eq!(found.places.len(), areas);
        let shared: Vec<&Border> = found.borders.iter().filter(|b| b.metres > 0.0).collect();
        let total: f64 = shared.iter().map(|b| b.metres).sum();
        assert_eq!(
            shared.iter().filter(|b| b.metres > 1.0).count(),
            borders,
            "{file}: {} {total} of {metres}",
            shared.len()
        );
        assert!((total / metres - 1.0).abs() < 0.01, "{file}: {total} of {metres}");
        for place in &found.places {
            let around: f64 = shared.iter().filter(|b| b.a == place.id || b.b == place.id).map(|b| b.metres).sum();
            assert!(around <= place.perimeter_m + 1.0, "{file}: {place:?} {around}");
        }
    }
}

/// The shapes of a GeoPackage with one layer.
fn read(path: &std::path::Path) -> Vec<MultiPolygon<f64>> {
    let c = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let sql = "SELECT table_name, column_name FROM gpkg_geometry_columns";
    let (table, column): (String, String) = c.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    let mut statement = c.prepare(&format!("SELECT \"{column}\" FROM \"{table}\"")).unwrap();
    let blobs = statement.query_map([], |r| r.get::<_, Vec<u8>>(0)).unwrap();
    blobs.map(|blob| crate::wkb::from_geopackage(&blob.unwrap()).unwrap().0).collect()
}

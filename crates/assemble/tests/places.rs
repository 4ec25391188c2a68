//! Places and borders of a country of squares, on every level.

#[allow(dead_code, reason = "not every test uses all of it")]
mod common;

use common::{empty_country, publish_parts};
use geo_types::{MultiPolygon, Rect, coord};
use segbar_dataset::{Boundaries, Places, Published, Shape};
use segbar_domain::Vintage;

/// Six DeSO of 1 km², side by side from west to east.
fn country(shapes: impl IntoIterator<Item = u32>) -> Published {
    let shape = |area: u32| {
        let x = 600_000.0 + f64::from(area) * 1_000.0;
        let square = Rect::new(coord! { x: x, y: 6_600_000.0 }, coord! { x: x + 1_000.0, y: 6_601_000.0 });
        Shape { area, source: 0, polygons: MultiPolygon::from(square.to_polygon()) }
    };
    let boundaries = Boundaries { vintage: Vintage::deso_2018(), shapes: shapes.into_iter().map(shape).collect() };
    publish_parts(segbar_dataset::Parts { boundaries: vec![boundaries], ..empty_country() })
}

fn of<'a>(published: &'a Published, vintage: &Vintage) -> Option<&'a Places> {
    published.places.iter().find(|places| places.vintage == *vintage)
}

#[test]
fn areas_with_boundaries_have_places_and_neighbours() {
    let published = country(0..6);
    let places = of(&published, &Vintage::deso_2018()).unwrap();
    assert_eq!(places.len(), 6);
    assert_eq!(
        (places.x[2], places.y[2], places.area_m2[2], places.perimeter_m[2]),
        (602_500.0, 6_600_500.0, 1e6, 4e3)
    );
    let row: Vec<(u32, u32, f64)> = (0..5).map(|i| (i, i + 1, 1_000.0)).collect();
    assert_eq!(places.borders, row);
}

#[test]
fn larger_areas_without_boundaries_are_put_together_from_smaller_ones() {
    let published = country(0..6);
    // 3101R001 are the first two DeSO, 3101R002 the third, 3102R001 the last three.
    let regso = of(&published, &Vintage::regso_2020()).unwrap();
    assert_eq!(regso.area_m2, [2e6, 1e6, 3e6]);
    assert_eq!(regso.perimeter_m, [6e3, 4e3, 8e3]);
    assert_eq!(regso.x, [601_000.0, 602_500.0, 604_500.0]);
    assert_eq!(regso.borders, [(0, 1, 1_000.0), (1, 2, 1_000.0)]);
    let municipalities = of(&published, &Vintage::municipality()).unwrap();
    assert_eq!((&municipalities.area_m2[..], &municipalities.borders[..]), (&[3e6, 3e6][..], &[(0, 1, 1_000.0)][..]));
    let nation = of(&published, &Vintage::nation()).unwrap();
    assert_eq!((nation.area_m2[0], nation.perimeter_m[0]), (6e6, 14e3));
    assert!(nation.borders.is_empty());
}

#[test]
fn a_larger_area_of_which_a_part_has_no_shape_has_no_place() {
    let published = country([0, 2, 3, 4, 5]);
    let deso = of(&published, &Vintage::deso_2018()).unwrap();
    assert!(deso.x[1].is_nan() && deso.area_m2[1].is_nan() && deso.perimeter_m[1].is_nan());
    assert!(deso.borders.iter().all(|(a, b, _)| *a != 1 && *b != 1));
    let regso = of(&published, &Vintage::regso_2020()).unwrap();
    assert!(regso.area_m2[0].is_nan());
    assert_eq!((&regso.area_m2[1..], &regso.borders[..]), (&[1e6, 3e6][..], &[(1, 2, 1_000.0)][..]));
    assert!(of(&country([]), &Vintage::deso_2018()).is_none(), "no shapes, no places");
}

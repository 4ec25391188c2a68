use super::*;
use geo_types::{Coord, LineString, Polygon, coord};
use serde_json::Value;

/// A polygon of cells of 1 km, given by their corners in kilometres from a point in Uppland.
fn shape(rings: &[&[(f64, f64)]]) -> MultiPolygon<f64> {
    let ring = |points: &[(f64, f64)]| {
        LineString(points.iter().map(|(x, y)| coord! { x: 640_000.0 + x * 1e3, y: 6_640_000.0 + y * 1e3 }).collect())
    };
    MultiPolygon(vec![Polygon::new(ring(rings[0]), rings[1..].iter().map(|r| ring(r)).collect())])
}

fn read(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// The rings of each geometry, decoded as a reader of TopoJSON does it.
fn decode(topology: &Value) -> Vec<(u64, Vec<Vec<Coord<f64>>>)> {
    let number = |v: &Value| v.as_f64().unwrap();
    let transform = &topology["transform"];
    let arcs: Vec<Vec<Coord<f64>>> = topology["arcs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|arc| {
            let mut at = (0.0, 0.0);
            let step = |v: &Value| {
                at = (at.0 + number(&v[0]), at.1 + number(&v[1]));
                coord! {
                    x: at.0 * number(&transform["scale"][0]) + number(&transform["translate"][0]),
                    y: at.1 * number(&transform["scale"][1]) + number(&transform["translate"][1])
                }
            };
            arc.as_array().unwrap().iter().map(step).collect()
        })
        .collect();
    let ring = |refs: &Value| {
        let mut out: Vec<Coord<f64>> = Vec::new();
        for reference in refs.as_array().unwrap() {
            let i = reference.as_i64().unwrap();
            let mut arc = arcs[if i < 0 { !i } else { i } as usize].clone();
            if i < 0 {
                arc.reverse();
            }
            if let Some(last) = out.pop() {
                assert_eq!(last, arc[0], "arcs of a ring meet");
            }
            out.extend(arc);
        }
        out
    };
    let geometries = topology["objects"]["areas"]["geometries"].as_array().unwrap();
    geometries
        .iter()
        .map(|geometry| {
            let rings = match geometry["type"].as_str() {
                Some("Polygon") => geometry["arcs"].as_array().unwrap().iter().map(ring).collect(),
                Some("MultiPolygon") => {
                    let polygons = geometry["arcs"].as_array().unwrap().iter();
                    polygons.flat_map(|polygon| polygon.as_array().unwrap().iter().map(ring)).collect()
                }
                _ => Vec::new(),
            };
            (geometry["id"].as_u64().unwrap(), rings)
        })
        .collect()
}

#[test]
fn two_neighbours_share_one_arc() {
    let west = shape(&[&[(0., 0.), (1., 0.), (1., 1.), (0., 1.)]]);
    let east = shape(&[&[(1., 0.), (2., 0.), (2., 1.), (1., 1.)]]);
    let topology = Topology::of(&[(7, &east), (3, &west)]);
    assert_eq!(topology.arcs(), 3, "the common border, and the rest of each");
    let text = read(&topology.topojson(1.0));
    let shapes = decode(&text);
    assert_eq!(shapes.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [3, 7]);
    assert!(shapes.iter().all(|(_, rings)| rings[0].len() == 5 && rings[0].first() == rings[0].last()));
}

#[test]
fn an_island_and_the_hole_it_fills_are_one_arc() {
    let around = shape(&[&[(0., 0.), (3., 0.), (3., 3.), (0., 3.)], &[(1., 1.), (1., 2.), (2., 2.), (2., 1.)]]);
    // The same ring, started elsewhere and run the other way.
    let island = shape(&[&[(2., 2.), (1., 2.), (1., 1.), (2., 1.)]]);
    let topology = Topology::of(&[(0, &around), (1, &island)]);
    assert_eq!(topology.arcs(), 2);
    let shapes = decode(&read(&topology.topojson(1.0)));
    assert_eq!(shapes[0].1.len(), 2);
    assert_eq!(shapes[1].1[0].len(), 5);
}

#[test]
fn areas_that_touch_in_a_corner_get_a_junction_there() {
    let a = shape(&[&[(0., 0.), (1., 0.), (1., 1.), (0., 1.)]]);
    let b = shape(&[&[(1., 1.), (2., 1.), (2., 2.), (1., 2.)]]);
    assert_eq!(Topology::of(&[(0, &a), (1, &b)]).arcs(), 2);
    let shapes = decode(&read(&topojson(&[(0, &a), (1, &b)], 0.0)));
    assert_eq!(shapes[0].1[0][1..].iter().filter(|at| shapes[1].1[0].contains(at)).count(), 1);
}

/// Squares with wavy sides: every border is shared and has many vertices.
fn wavy(n: usize) -> Vec<MultiPolygon<f64>> {
    let point = |x: f64, y: f64| (x + 0.05 * (y * 39.0).sin(), y + 0.05 * (x * 41.0).cos());
    let side = |from: (f64, f64), to: (f64, f64)| {
        (0..20).map(move |i| {
            // Both sides of a border walk over the same points.
            let t = f64::from(i) / 20.0;
            let at = |a: f64, b: f64| if a <= b { a + (b - a) * t } else { b + (a - b) * (1.0 - t) };
            let round = |v: f64| (v * 1000.0).round() / 1000.0;
            point(round(at(from.0, to.0)), round(at(from.1, to.1)))
        })
    };
    let mut out = Vec::new();
    for i in 0..n * n {
        let (x, y) = ((i % n) as f64, (i / n) as f64);
        let corners = [(x, y), (x + 1., y), (x + 1., y + 1.), (x, y + 1.)];
        let ring: Vec<_> = (0..4).flat_map(|k| side(corners[k], corners[(k + 1) % 4])).collect();
        out.push(shape(&[&ring]));
    }
    out
}

#[test]
fn simplified_neighbours_still_meet_exactly() {
    let areas = wavy(6);
    let shapes: Vec<_> = areas.iter().enumerate().map(|(i, area)| (i as u32, area)).collect();
    let topology = Topology::of(&shapes);
    // 2·6·7 sides, less the four corners of the country, which no third border reaches.
    assert_eq!(topology.arcs(), 2 * 6 * 7 - 4);
    for tolerance in [0.0, 10.0, 30.0, 100.0, 1_000.0] {
        let decoded = decode(&read(&topology.topojson(tolerance)));
        // Every inner edge occurs once in each direction: no gaps and no overlaps.
        let mut edges: Vec<_> = Vec::new();
        for (_, rings) in &decoded {
            for pair in rings[0].windows(2) {
                let key = |c: Coord<f64>| ((c.x * 1e9).round() as i64, (c.y * 1e9).round() as i64);
                edges.push((key(pair[0]), key(pair[1])));
            }
        }
        let outer = edges.iter().filter(|(a, b)| !edges.contains(&(*b, *a))).count();
        let total = edges.len();
        assert!(outer >= 4 * 6 - 4 && outer * 3 < total, "{tolerance}: {outer} of {total}");
    }
}

#[test]
fn the_tolerance_for_a_number_of_points_keeps_that_many() {
    let areas = wavy(8);
    let shapes: Vec<_> = areas.iter().enumerate().map(|(i, area)| (i as u32, area)).collect();
    let topology = Topology::of(&shapes);
    assert_eq!(topology.tolerance_keeping(topology.points()), 0.0);
    for points in [400, 800, 1_600] {
        let tolerance = topology.tolerance_keeping(points);
        let text = read(&topology.topojson(tolerance));
        let kept: usize = text["arcs"].as_array().unwrap().iter().map(|arc| arc.as_array().unwrap().len()).sum();
        assert!(kept <= points && kept * 10 > points * 8, "{points}: {kept} at {tolerance} m");
    }
}

#[test]
fn a_small_island_keeps_three_corners_at_any_tolerance() {
    let round: Vec<_> = (0..60).map(|i| f64::from(i) * 0.10472).map(|a| (0.02 * a.cos(), 0.02 * a.sin())).collect();
    let island = shape(&[&round]);
    let shapes = decode(&read(&topojson(&[(0, &island)], 5_000.0)));
    assert_eq!(shapes[0].1[0].len(), 4);
    // Two halves of a disc share a border and would both become lines.
    let half = |upper: bool| {
        let points = round.iter().copied().filter(|(_, y)| (*y > 1e-9) == upper || y.abs() <= 1e-9);
        let mut points: Vec<_> = points.collect();
        points.extend([(-0.02, 0.0), (0.02, 0.0)]);
        let angle = |p: &(f64, f64)| if upper { p.1.atan2(p.0) } else { (-p.1).atan2(-p.0) };
        points.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
        shape(&[&points])
    };
    let shapes = decode(&read(&topojson(&[(0, &half(true)), (1, &half(false))], 5_000.0)));
    assert!(shapes.iter().all(|(_, rings)| rings[0].len() >= 4), "{shapes:?}");
}

#[test]
fn positions_are_right_within_the_grid() {
    let area = shape(&[&[(0., 0.), (1., 0.), (1., 1.), (0., 1.)]]);
    let shapes = decode(&read(&topojson(&[(0, &area)], 2.0)));
    let expected = crate::crs::to_wgs84(coord! { x: 640_000.0, y: 6_640_000.0 }).unwrap();
    let nearest = shapes[0].1[0].iter().map(|at| (at.x - expected.x).abs() + (at.y - expected.y).abs());
    assert!(nearest.fold(f64::INFINITY, f64::min) < 1.5e-5);
}

#[test]
fn order_of_shapes_does_not_change_a_byte() {
    let areas = wavy(4);
    let mut shapes: Vec<_> = areas.iter().enumerate().map(|(i, area)| (i as u32, area)).collect();
    let once = topojson(&shapes, 30.0);
    shapes.reverse();
    assert_eq!(once, topojson(&shapes, 30.0));
}

#[test]
fn degenerate_shapes_are_written_without_rings() {
    let point = shape(&[&[(0., 0.), (0., 0.), (0., 0.)]]);
    let nan = MultiPolygon(vec![Polygon::new(LineString(vec![coord! { x: f64::NAN, y: f64::INFINITY }; 5]), vec![])]);
    let text = read(&topojson(&[(0, &MultiPolygon(vec![])), (1, &point), (2, &nan)], 10.0));
    assert!(decode(&text).iter().all(|(_, rings)| rings.is_empty()));
    assert_eq!(read(&topojson(&[], 10.0))["arcs"].as_array().unwrap().len(), 0);
}

#[test]
fn borders_of_small_areas_keep_more_than_those_of_large_ones() {
    // The same wavy square, once 1 km wide and once 10 km.
    let small = wavy(1).remove(0);
    let large = MultiPolygon(small.0.iter().map(|polygon| geo::MapCoords::map_coords(polygon, enlarged)).collect());
    let corners = |area: &MultiPolygon<f64>| decode(&read(&topojson(&[(0, area)], 60.0)))[0].1[0].len();
    let (few, many) = (corners(&small), corners(&large));
    assert!(few >= 12 && many > few, "{few} {many}");
    // The triangles of the large one are 100 times as large and its scale is 10: √10 times the tolerance keeps the same.
    let as_few = decode(&read(&topojson(&[(0, &large)], 60.0 * 10.0_f64.sqrt())))[0].1[0].len();
    assert_eq!(as_few, few);
}

fn enlarged(at: Coord<f64>) -> Coord<f64> {
    coord! { x: 600_000.0 + (at.x - 640_000.0) * 10.0, y: 6_600_000.0 + (at.y - 6_640_000.0) * 10.0 }
}

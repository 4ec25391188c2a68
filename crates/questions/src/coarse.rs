//! Where are the borders, roughly? A small sketch of the whole country, made from the topology that the snapshot holds.
//!
//! A picture of the country on a screen has a point for about two kilometres. Borders are projected, put on a grid of about half a
//! kilometre and simplified after Douglas and Peucker by one step of that grid, so that it looks the same there; it must not be enlarged,
//! measured, or used to find an area by a place. Arcs are simplified once for both sides: neighbours neither overlap nor come apart.
//!
//! It is sent as drawing commands, one text per area, in the plane in which web maps are drawn: a browser takes them as they are, while
//! borders as lists of numbers would have to be read, projected and drawn point by point before anything is to be seen.

mod path;

use crate::{Desk, QuestionError};
use flate2::read::GzDecoder;
use geo::{LineString, Simplify};
use segbar_domain::{AreaSet, Level, Vintage};
use segbar_snapshot::StoreError;
use serde::{Deserialize, Serialize};
use std::io::Read;
use utoipa::ToSchema;

/// The largest topology that is unpacked, in bytes.
const LARGEST: u64 = 256 << 20;
/// The grid's step in metres of Web Mercator: about 470 m on the ground in the middle of Sweden.
const CELL: f64 = 1000.0;
/// How far a border may move, in steps of the grid.
const TOLERANCE: f64 = 1.0;
/// Radius of the sphere of Web Mercator, in metres.
const RADIUS: f64 = 6_378_137.0;

/// Borders for a picture of the whole country, as SVG path data on a grid in Web Mercator (EPSG:3857), y downwards.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Sketch {
    /// Metres of Web Mercator per step of the grid.
    #[schema(example = 1000.0)]
    cell: f64,
    /// Web Mercator of the grid's corner in the north-west.
    #[schema(value_type = Vec<f64>)]
    origin: [f64; 2],
    /// Width and height, in steps of the grid.
    #[schema(value_type = Vec<i64>)]
    size: [i64; 2],
    /// One path per area, in area order; empty for an area without borders, or smaller than the grid can show. To be filled by the
    /// even-odd rule.
    areas: Vec<String>,
    /// The border that areas do not share: coast and country.
    coast: String,
    /// The borders between counties; empty on levels that do not lie within counties.
    counties: String,
}

/// What is read of a TopoJSON document.
#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    objects: Objects,
    arcs: Vec<Vec<[i64; 2]>>,
}

/// From whole numbers to degrees: number · scale + translate.
#[derive(Clone, Copy, Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    areas: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Shape>,
}

/// The borders of an area.
#[derive(Deserialize)]
struct Shape {
    id: usize,
    arcs: Option<Rings>,
}

/// Rings of a polygon, or of several. −1 − i is arc i backwards.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rings {
    One(Vec<Vec<i64>>),
    Many(Vec<Vec<Vec<i64>>>),
}

impl Rings {
    fn all(&self) -> impl Iterator<Item = &Vec<i64>> {
        let polygons: Vec<&Vec<Vec<i64>>> = match self {
            Rings::One(polygon) => vec![polygon],
            Rings::Many(polygons) => polygons.iter().collect(),
        };
        polygons.into_iter().flatten()
    }
}

impl Desk {
    /// The borders of a vintage for a picture of the whole country.
    ///
    /// # Errors
    /// If the snapshot does not have the vintage, or no borders of it, or they cannot be read.
    pub fn coarse_geometry(&self, vintage: &Vintage) -> Result<Sketch, QuestionError> {
        let packed = self.geometry_gzip(vintage)?;
        let mut text = Vec::with_capacity(packed.len() * 3);
        let unreadable = |what: String| {
            QuestionError::Snapshot(StoreError::Damaged { path: self.snapshot().path().to_owned(), what })
        };
        GzDecoder::new(&packed[..])
            .take(LARGEST)
            .read_to_end(&mut text)
            .map_err(|error| unreadable(format!("the topology of {vintage}: {error}")))?;
        let fine: Topology =
            serde_json::from_slice(&text).map_err(|error| unreadable(format!("the topology of {vintage}: {error}")))?;
        let areas = self.area_set(vintage)?;
        Ok(sketch(&fine, areas.areas().len(), |index| county(&areas, index)))
    }
}

/// The county that an area lies in, by its code; none on levels that do not lie within counties.
fn county(areas: &AreaSet, index: usize) -> Option<&str> {
    let within = matches!(areas.vintage().level(), Level::Deso | Level::Regso | Level::Municipality | Level::County);
    areas.areas().get(index).filter(|_| within).and_then(|area| area.code.as_str().get(..2))
}

/// The sketch of a topology of so many areas.
fn sketch<'a>(fine: &Topology, areas: usize, county: impl Fn(usize) -> Option<&'a str>) -> Sketch {
    let arcs: Vec<Vec<[i64; 2]>> =
        fine.arcs.iter().map(|arc| simplified(&on_grid(arc, fine.transform), TOLERANCE)).collect();
    let shapes: Vec<(usize, Vec<&Vec<i64>>)> = (fine.objects.areas.geometries.iter())
        .filter_map(|shape| Some((shape.id, shape.arcs.as_ref()?.all().collect())))
        .filter(|(id, _)| *id < areas)
        .collect();
    let corner = [0, 1].map(|axis| arcs.iter().flatten().map(|point| point[axis]).min().unwrap_or(0));
    let far = [0, 1].map(|axis| arcs.iter().flatten().map(|point| point[axis]).max().unwrap_or(0));

    let mut paths = vec![String::new(); areas];
    let mut owners: Vec<[Option<usize>; 2]> = vec![[None; 2]; arcs.len()];
    for (id, rings) in &shapes {
        for ring in rings {
            let points: Vec<[i64; 2]> = ring.iter().flat_map(|signed| walked(&arcs, *signed)).collect();
            path::add_ring(&mut paths[*id], &points, corner);
            for arc in ring.iter().map(|signed| index(*signed)).filter(|arc| *arc < arcs.len()) {
                let [first, second] = &mut owners[arc];
                if first.is_none() { first } else { second }.get_or_insert(*id);
            }
        }
    }
    let (mut coast, mut counties) = (String::new(), String::new());
    for (arc, owners) in arcs.iter().zip(&owners) {
        match owners {
            [Some(_), None] => path::add_line(&mut coast, arc, corner),
            [Some(one), Some(other)] if county(*one) != county(*other) => path::add_line(&mut counties, arc, corner),
            _ => {}
        }
    }
    let origin = [corner[0] as f64 * CELL, corner[1] as f64 * -CELL];
    Sketch { cell: CELL, origin, size: [far[0] - corner[0], far[1] - corner[1]], areas: paths, coast, counties }
}

/// The arc that a signed number names.
fn index(signed: i64) -> usize {
    (if signed < 0 { !signed } else { signed }) as usize
}

/// The points of an arc in the direction that its number says; none for an arc that does not exist.
fn walked(arcs: &[Vec<[i64; 2]>], signed: i64) -> Vec<[i64; 2]> {
    let mut points = arcs.get(index(signed)).cloned().unwrap_or_default();
    if signed < 0 {
        points.reverse();
    }
    points
}

/// The points of an arc on the grid in Web Mercator, y downwards, each once where several fall together.
fn on_grid(arc: &[[i64; 2]], from: Transform) -> Vec<[i64; 2]> {
    let mut at = [0i64; 2];
    let mut points: Vec<[i64; 2]> = Vec::with_capacity(arc.len());
    for step in arc {
        at = [at[0].saturating_add(step[0]), at[1].saturating_add(step[1])];
        let [longitude, latitude] =
            [0, 1].map(|axis| (at[axis] as f64 * from.scale[axis] + from.translate[axis]).to_radians());
        let north = (std::f64::consts::FRAC_PI_4 + latitude / 2.0).tan().ln();
        let point = [longitude, -north].map(|radians| (RADIUS * radians / CELL).round() as i64);
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    points
}

/// The points that remain after Douglas and Peucker. Ends stay; a closed arc keeps its shape.
fn simplified(points: &[[i64; 2]], tolerance: f64) -> Vec<[i64; 2]> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let line: LineString<f64> = points.iter().map(|[x, y]| (*x as f64, *y as f64)).collect();
    line.simplify(tolerance).into_iter().map(|at| [at.x as i64, at.y as i64]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares of 0.2° × 0.1° side by side at the equator with a common border that has a dent of 0.001°, and an island of 0.0005°; one
    /// step is a hundred-thousandth of a degree. A degree is 111.3 steps of the grid there.
    fn country(first: serde_json::Value) -> Topology {
        serde_json::from_value(serde_json::json!({
            "type": "Topology",
            "transform": {"scale": [0.00001, 0.00001], "translate": [15.0, 0.0]},
            "objects": {"areas": {"type": "GeometryCollection", "geometries": [
                {"type": "Polygon", "id": 0, "arcs": [first]},
                {"type": "MultiPolygon", "id": 1, "arcs": [[[-1, 2]], [[3]]]},
                {"type": "Polygon", "id": 2, "arcs": [[3]]},
                {"type": null, "id": 3}]}},
            "arcs": [
                [[20_000, 0], [100, 5000], [-100, 5000]],
                [[20_000, 10_000], [-20_000, 0], [0, -10_000], [20_000, 0]],
                [[20_000, 10_000], [20_000, 0], [0, -10_000], [-20_000, 0]],
                [[60_000, 0], [50, 0], [0, 50], [-50, -50]]]
        }))
        .expect("the example is a topology")
    }

    fn drawn(first: serde_json::Value) -> Sketch {
        sketch(&country(first), 4, |index| Some(if index == 0 { "03" } else { "18" }))
    }

    #[test]
    fn a_dent_smaller_than_the_grid_goes_from_both_sides_of_the_border() {
        let Sketch { areas, size, .. } = drawn(serde_json::json!([0, 1]));
        assert_eq!(areas[0], "M22 11l0-11-22 0 0 11z");
        assert_eq!(areas[1], "M22 0l22 0 0 11-22 0z", "without its island one ring remains");
        assert_eq!(size, [67, 11], "the island counts for the size of the whole");
    }

    #[test]
    fn an_area_smaller_than_the_grid_stays_in_the_list_without_borders() {
        let Sketch { areas, .. } = drawn(serde_json::json!([0, 1]));
        assert_eq!(areas[2..], ["", ""]);
    }

    #[test]
    fn coast_and_county_borders_are_told_apart() {
        let Sketch { coast, counties, .. } = drawn(serde_json::json!([0, 1]));
        assert_eq!(counties, "M22 11l0-11");
        assert_eq!(coast, "M22 0l-22 0 0 11 22 0M22 0l22 0 0 11-22 0");
        let same = sketch(&country(serde_json::json!([0, 1])), 4, |_| Some("03"));
        assert_eq!(same.counties, "");
    }

    #[test]
    fn the_corner_lies_where_web_maps_have_it() {
        let Sketch { origin, cell, .. } = drawn(serde_json::json!([0, 1]));
        let west = 15f64.to_radians() * RADIUS;
        assert!((origin[0] - west).abs() <= cell / 2.0, "{origin:?}");
        let north = 0.1f64.to_radians() * RADIUS;
        assert!((origin[1] - north).abs() <= cell, "{origin:?}");
    }

    #[test]
    fn an_arc_or_an_area_that_does_not_exist_is_left_out_rather_than_trusted() {
        assert_eq!(drawn(serde_json::json!([0, 1, 99, -99])).areas[0], "M22 11l0-11-22 0 0 11z");
        let fewer = sketch(&country(serde_json::json!([0, 1])), 1, |_| None);
        assert_eq!(fewer.areas.len(), 1);
    }
}

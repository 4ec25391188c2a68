//! Where are the borders, roughly? A small topology for a first picture of the whole country, made from the one that the snapshot holds.
//!
//! A picture of the country on a screen has a point for about two kilometres. Borders are put on a grid of half a kilometre and simplified
//! after Douglas and Peucker by one step of that grid, so that it looks the same there; it must not be enlarged, measured, or used to find
//! an area by a place. Arcs stay shared: neighbours neither overlap nor come apart.

use crate::{Desk, QuestionError};
use flate2::read::GzDecoder;
use geo::{LineString, Simplify};
use segbar_domain::Vintage;
use segbar_snapshot::StoreError;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io::Read;
use utoipa::ToSchema;

/// The largest topology that is unpacked, in bytes.
const LARGEST: u64 = 256 << 20;
/// The grid's step in metres.
const CELL_M: f64 = 500.0;
/// How far a border may move, in steps of the grid.
const TOLERANCE: f64 = 1.0;
/// Metres per degree of latitude. A degree of longitude is about half of it in Sweden.
const METRES_PER_DEGREE: f64 = 111_000.0;

/// A TopoJSON document with one object named `areas`: longitude and latitude (WGS 84), quantised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CoarseTopology {
    /// `Topology`.
    #[serde(rename = "type")]
    #[schema(example = "Topology")]
    kind: String,
    /// From the numbers of the arcs to degrees.
    transform: Transform,
    /// The one object.
    objects: Objects,
    /// Lines that areas share, as steps from point to point.
    #[schema(value_type = Vec<Vec<Vec<i64>>>)]
    arcs: Vec<Vec<[i64; 2]>>,
}

/// From whole numbers to degrees: number · scale + translate.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
struct Transform {
    /// Degrees of longitude and latitude per step.
    #[schema(value_type = Vec<f64>)]
    scale: [f64; 2],
    /// Longitude and latitude of the grid's corner.
    #[schema(value_type = Vec<f64>)]
    translate: [f64; 2],
}

/// The objects of the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
struct Objects {
    /// The areas.
    areas: Collection,
}

/// The areas, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
struct Collection {
    /// `GeometryCollection`.
    #[serde(rename = "type")]
    #[schema(example = "GeometryCollection")]
    kind: String,
    /// One per area that has borders.
    geometries: Vec<Shape>,
}

/// The borders of an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
struct Shape {
    /// `Polygon`, `MultiPolygon`, or null for an area that is smaller than the grid can show.
    #[serde(rename = "type")]
    #[schema(example = "Polygon")]
    kind: Option<String>,
    /// Position of the area in the order of its vintage.
    id: u32,
    /// Positions of arcs by ring (and polygon); −1 − i is arc i backwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<serde_json::Value>>)]
    arcs: Option<Rings>,
}

/// Rings of a polygon, or of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Rings {
    One(Vec<Vec<i64>>),
    Many(Vec<Vec<Vec<i64>>>),
}

impl Desk {
    /// The borders of a vintage for a picture of the whole country.
    ///
    /// # Errors
    /// If the snapshot does not have the vintage, or no borders of it, or they cannot be read.
    pub fn coarse_geometry(&self, vintage: &Vintage) -> Result<CoarseTopology, QuestionError> {
        let packed = self.geometry_gzip(vintage)?;
        let mut text = Vec::with_capacity(packed.len() * 3);
        let unreadable = |what: String| {
            QuestionError::Snapshot(StoreError::Damaged { path: self.snapshot().path().to_owned(), what })
        };
        GzDecoder::new(&packed[..])
            .take(LARGEST)
            .read_to_end(&mut text)
            .map_err(|error| unreadable(format!("the topology of {vintage}: {error}")))?;
        let fine: CoarseTopology =
            serde_json::from_slice(&text).map_err(|error| unreadable(format!("the topology of {vintage}: {error}")))?;
        Ok(fine.coarser(CELL_M, TOLERANCE))
    }
}

impl CoarseTopology {
    /// The same areas on a grid of `cell_m` metres, simplified by `tolerance` steps of it. Arcs that shrink to a point and rings with fewer
    /// than three different points go; an area that loses all its rings stays in the list without borders.
    fn coarser(self, cell_m: f64, tolerance: f64) -> Self {
        let cell = cell_m / METRES_PER_DEGREE;
        let scale = [2.0 * cell, cell];
        let mut place = Vec::with_capacity(self.arcs.len());
        let mut arcs: Vec<Vec<[i64; 2]>> = Vec::new();
        for arc in &self.arcs {
            let points = simplified(&on_grid(arc, self.transform.scale, scale), tolerance);
            place.push((points.len() > 1).then_some(arcs.len()));
            if points.len() > 1 {
                arcs.push(points);
            }
        }
        let shrink = |ring: &[i64]| -> Option<Vec<i64>> {
            let kept: Vec<i64> = ring.iter().filter_map(|signed| moved(*signed, &place)).collect();
            let points: HashSet<[i64; 2]> =
                kept.iter().flat_map(|signed| arcs[index(*signed)].iter().copied()).collect();
            (points.len() > 2).then_some(kept)
        };
        // Without its outer ring a polygon is gone; without a hole it only loses the hole.
        let polygon = |rings: &[Vec<i64>]| -> Option<Vec<Vec<i64>>> {
            let (outer, holes) = rings.split_first()?;
            let outer = shrink(outer)?;
            Some(std::iter::once(outer).chain(holes.iter().filter_map(|hole| shrink(hole))).collect())
        };
        let geometries = self.objects.areas.geometries.into_iter().map(|shape| {
            let mut polygons: Vec<Vec<Vec<i64>>> = match &shape.arcs {
                None => Vec::new(),
                Some(Rings::One(rings)) => polygon(rings).into_iter().collect(),
                Some(Rings::Many(many)) => many.iter().filter_map(|rings| polygon(rings)).collect(),
            };
            let (kind, arcs) = match polygons.len() {
                0 => (None, None),
                1 => (Some("Polygon".to_owned()), polygons.pop().map(Rings::One)),
                _ => (Some("MultiPolygon".to_owned()), Some(Rings::Many(polygons))),
            };
            Shape { kind, id: shape.id, arcs }
        });
        let objects =
            Objects { areas: Collection { kind: "GeometryCollection".into(), geometries: geometries.collect() } };
        let arcs = arcs.iter().map(|points| steps(points)).collect();
        CoarseTopology { kind: self.kind, transform: Transform { scale, ..self.transform }, objects, arcs }
    }
}

/// The arc that a signed number names.
fn index(signed: i64) -> usize {
    (if signed < 0 { !signed } else { signed }) as usize
}

/// The signed number of an arc after others have gone; none if it has gone itself.
fn moved(signed: i64, place: &[Option<usize>]) -> Option<i64> {
    let to = i64::try_from((*place.get(index(signed))?)?).ok()?;
    Some(if signed < 0 { !to } else { to })
}

/// The points of an arc on a coarser grid, each once where several fall together.
fn on_grid(arc: &[[i64; 2]], from: [f64; 2], to: [f64; 2]) -> Vec<[i64; 2]> {
    let mut at = [0i64; 2];
    let mut points: Vec<[i64; 2]> = Vec::with_capacity(arc.len());
    for step in arc {
        at = [at[0].saturating_add(step[0]), at[1].saturating_add(step[1])];
        let point = [0, 1].map(|axis| (at[axis] as f64 * from[axis] / to[axis]).round() as i64);
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

/// Points as steps from each to the next.
fn steps(points: &[[i64; 2]]) -> Vec<[i64; 2]> {
    let mut before = [0, 0];
    let step = |point: &[i64; 2]| {
        let step = [point[0] - before[0], point[1] - before[1]];
        before = *point;
        step
    };
    points.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares of 10 km side by side with a common border that has a dent of 100 m, and an island of 50 m; one step is 1/111 000 of a
    /// degree of latitude: a metre.
    fn country() -> CoarseTopology {
        let step = 1.0 / METRES_PER_DEGREE;
        serde_json::from_value(serde_json::json!({
            "type": "Topology",
            "transform": {"scale": [2.0 * step, step], "translate": [15.0, 60.0]},
            "objects": {"areas": {"type": "GeometryCollection", "geometries": [
                {"type": "Polygon", "id": 0, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": 1, "arcs": [[[-1, 2]], [[3]]]},
                {"type": "Polygon", "id": 2, "arcs": [[3]]},
                {"type": null, "id": 3}]}},
            "arcs": [
                [[10_000, 0], [100, 5000], [-100, 5000]],
                [[10_000, 10_000], [-10_000, 0], [0, -10_000], [10_000, 0]],
                [[10_000, 0], [10_000, 0], [0, 10_000], [-10_000, 0]],
                [[30_000, 0], [50, 0], [0, 50], [-50, -50]]]
        }))
        .expect("the example is a topology")
    }

    #[test]
    fn a_dent_smaller_than_the_grid_goes_from_both_sides_of_the_border() {
        let coarse = country().coarser(500.0, 1.0);
        assert_eq!(coarse.arcs[0], [[20, 0], [0, 20]], "the common border is straight");
        assert_eq!(coarse.arcs[1], [[20, 20], [-20, 0], [0, -20], [20, 0]], "corners stay");
        let arcs = |i: usize| coarse.objects.areas.geometries[i].arcs.clone();
        assert_eq!(arcs(0), Some(Rings::One(vec![vec![0, 1]])));
        assert_eq!(arcs(1), Some(Rings::One(vec![vec![-1, 2]])), "without its island one polygon remains");
    }

    #[test]
    fn an_area_smaller_than_the_grid_stays_in_the_list_without_borders() {
        let coarse = country().coarser(500.0, 1.0);
        for id in [2, 3] {
            assert_eq!(coarse.objects.areas.geometries[id], Shape { kind: None, id: id as u32, arcs: None });
        }
        assert_eq!(coarse.arcs.len(), 3, "the island's arc is gone");
    }

    #[test]
    fn an_arc_that_does_not_exist_is_left_out_rather_than_trusted() {
        let mut country = country();
        country.objects.areas.geometries[0].arcs = Some(Rings::One(vec![vec![0, 1, 99, -99]]));
        assert_eq!(country.coarser(500.0, 1.0).objects.areas.geometries[0].arcs, Some(Rings::One(vec![vec![0, 1]])));
    }
}

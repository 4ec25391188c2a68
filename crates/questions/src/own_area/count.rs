//! How many people live in an own area, quickly enough to be shown while it is drawn.

use super::ground::Ground;
use super::shape::OwnShape;
use crate::{Desk, QuestionError};
use geo_types::{Coord, Line};
use rayon::prelude::*;
use segbar_domain::{Period, Vintage};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// How many people live in an own area, roughly.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnCountAnswer {
    /// Edition of the areas that the people are counted in; null where the snapshot has no borders of small areas.
    #[schema(value_type = Option<String>, example = "DeSO_2018")]
    pub vintage: Option<Vintage>,
    /// Year of the people.
    #[schema(value_type = Option<u16>)]
    pub period: Option<Period>,
    /// People, counted by points that stand for a sixteenth of an area each; null where the snapshot has no borders.
    pub people: Option<f64>,
    /// Statistical areas that have such a point in the own area.
    pub areas: usize,
    /// Surface in square kilometres.
    pub surface_km2: f64,
}

/// Points that one task looks at.
const BLOCK: usize = 4_096;

impl Desk {
    /// How many people live in an own area, by points: a look at the whole country takes some milliseconds. The first question reads the
    /// borders and takes longer.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn own_count(&self, shape: &OwnShape) -> Result<OwnCountAnswer, QuestionError> {
        let surface_km2 = shape.surface() / 1e6;
        let Some(ground) = self.ground()? else {
            return Ok(OwnCountAnswer { vintage: None, period: None, people: None, areas: 0, surface_km2 });
        };
        let inside = inside(&ground, shape);
        let people = inside.iter().map(|(area, share)| share * known(ground.people[*area])).fold(0.0, |sum, n| sum + n);
        Ok(OwnCountAnswer {
            vintage: Some(ground.vintage.clone()),
            period: Some(ground.period),
            people: Some(people),
            areas: inside.len(),
            surface_km2,
        })
    }
}

fn known(people: f64) -> f64 {
    if people.is_nan() { 0.0 } else { people }
}

/// The areas with a point in the shape, and the share of their points that are.
fn inside(ground: &Ground, shape: &OwnShape) -> BTreeMap<usize, f64> {
    let points = ground.points();
    let Some(bounds) = shape.bounds() else { return BTreeMap::new() };
    let from = points.all.partition_point(|p| p.at.y < bounds.min_y);
    let to = points.all.partition_point(|p| p.at.y <= bounds.max_y);
    let rows = Rows::of(shape);
    let found: Vec<u32> = points.all[from..to]
        .par_chunks(BLOCK)
        .flat_map_iter(|block| block.iter().filter(|p| bounds.contains(p.at) && rows.hold(p.at)).map(|p| p.area))
        .collect();
    let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
    for area in found {
        *shares.entry(area as usize).or_default() += 1.0;
    }
    for (area, share) in &mut shares {
        *share /= f64::from(points.of_area[*area]);
    }
    shares
}

/// The segments of a shape's borders by horizontal rows, so that a point is held against few of them.
struct Rows {
    bottom: f64,
    height: f64,
    rows: Vec<Vec<Line<f64>>>,
}

impl Rows {
    const MOST: usize = 512;

    fn of(shape: &OwnShape) -> Self {
        let polygons = shape.polygons();
        let rings = polygons.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        let lines: Vec<Line<f64>> = rings.flat_map(|ring| ring.lines()).collect();
        let (bottom, top) = shape.bounds().map_or((0.0, 1.0), |b| (b.min_y, b.max_y));
        let n = lines.len().clamp(1, Self::MOST);
        let height = ((top - bottom) / n as f64).max(f64::MIN_POSITIVE);
        let mut rows = vec![Vec::new(); n];
        let row = |y: f64| (((y - bottom) / height) as usize).min(n - 1);
        for line in lines {
            let (low, high) = (line.start.y.min(line.end.y), line.start.y.max(line.end.y));
            for slot in &mut rows[row(low)..=row(high)] {
                slot.push(line);
            }
        }
        Rows { bottom, height, rows }
    }

    /// Whether a point lies inside: a ray to the east crosses the borders an odd number of times.
    fn hold(&self, at: Coord<f64>) -> bool {
        let row = (((at.y - self.bottom) / self.height) as usize).min(self.rows.len() - 1);
        let crosses = |line: &&Line<f64>| {
            let (a, b) = (line.start, line.end);
            (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
        };
        self.rows[row].iter().filter(crosses).count() % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ray_finds_what_is_inside_and_what_is_in_a_hole() {
        let text = r#"{"type":"Polygon","coordinates":[
            [[17.0,59.0],[18.0,59.0],[18.0,60.0],[17.0,60.0],[17.0,59.0]],
            [[17.4,59.4],[17.6,59.4],[17.6,59.6],[17.4,59.6],[17.4,59.4]]]}"#;
        let shape = OwnShape::parse(text.as_bytes()).unwrap();
        let rows = Rows::of(&shape);
        let at = |x, y| segbar_geometry::crs::from_wgs84(Coord { x, y }).unwrap();
        assert!(rows.hold(at(17.2, 59.5)) && rows.hold(at(17.5, 59.2)));
        assert!(!rows.hold(at(17.5, 59.5)) && !rows.hold(at(18.2, 59.5)) && !rows.hold(at(16.8, 59.5)));
    }
}

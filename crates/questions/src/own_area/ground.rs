//! Where people live: the finest areas with borders and people, read once and kept, with points that stand for their surface.
//!
//! While an area is being drawn, its people are counted by points: each statistical area has [`POINTS`] of them, spread evenly over its
//! surface, and each stands for an equal part of its people. The exact intersections are taken when the drawing is done.

use crate::{Desk, QuestionError};
use geo::Contains;
use geo_types::{Coord, MultiPolygon};
use rayon::prelude::*;
use segbar_domain::{Breakdown, ColumnKey, Level, Period, Vintage};
use segbar_geometry::Bounds;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Points per statistical area.
pub const POINTS: usize = 16;

/// Tries for each point before the area's label point stands in: areas that fill a hundredth of their box still get all their points.
const TRIES: usize = 2_000;

/// The finest areas with borders and people.
#[derive(Debug)]
pub struct Ground {
    /// Which areas.
    pub vintage: Vintage,
    /// Year of the people.
    pub period: Period,
    /// Their people, NaN where missing.
    pub people: Vec<f64>,
    /// Their shapes; absent where there is none.
    pub shapes: Vec<Option<MultiPolygon<f64>>>,
    /// How far each reaches.
    pub bounds: Vec<Option<Bounds>>,
    points: OnceLock<Points>,
}

/// A point that stands for a part of an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub at: Coord<f64>,
    pub area: u32,
}

/// The points of all areas.
#[derive(Debug)]
pub(super) struct Points {
    /// In ascending order of northing.
    pub all: Vec<Point>,
    /// How many each area has: fewer than [`POINTS`] where it is a sliver.
    pub of_area: Vec<u32>,
}

/// Grounds that were read, by vintage.
#[derive(Debug, Default)]
pub struct Grounds(Mutex<BTreeMap<Vintage, Arc<Ground>>>);

impl Desk {
    /// The finest areas with borders and people, of the edition with the latest people; `None` where there are none.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub(super) fn ground(&self) -> Result<Option<Arc<Ground>>, QuestionError> {
        let mut best: Option<(bool, Period, usize, Vintage)> = None;
        for entry in self.snapshot().vintages() {
            let level = entry.vintage.level();
            if entry.shapes == 0 || !matches!(level, Level::Deso | Level::Regso) {
                continue;
            }
            if let Some(period) = self.total_periods("population", &entry.vintage)?.last() {
                let found = (level == Level::Deso, *period, entry.shapes, entry.vintage.clone());
                if best.as_ref().is_none_or(|known| (known.0, known.1, known.2) < (found.0, found.1, found.2)) {
                    best = Some(found);
                }
            }
        }
        match best {
            Some((_, _, _, vintage)) => self.ground_of(&vintage),
            None => Ok(None),
        }
    }

    /// The areas of an edition with borders and their latest people; `None` where it has none of these.
    pub(super) fn ground_of(&self, vintage: &Vintage) -> Result<Option<Arc<Ground>>, QuestionError> {
        let Some(&period) = self.total_periods("population", vintage)?.last() else { return Ok(None) };
        let mut held = self.grounds().0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ground) = held.get(vintage) {
            return Ok(Some(ground.clone()));
        }
        let Some(ground) = self.read_ground(vintage, period)? else { return Ok(None) };
        let ground = Arc::new(ground);
        held.insert(vintage.clone(), ground.clone());
        Ok(Some(ground))
    }

    fn read_ground(&self, vintage: &Vintage, period: Period) -> Result<Option<Ground>, QuestionError> {
        let key = ColumnKey {
            indicator: "population".into(),
            vintage: vintage.clone(),
            period,
            breakdown: Breakdown::total(),
        };
        let (Some(people), Some(boundaries)) = (self.column(&key)?, self.snapshot().boundaries(vintage)?) else {
            return Ok(None);
        };
        let people = people.column.values().to_vec();
        let mut shapes = vec![None; people.len()];
        for shape in boundaries.shapes {
            if let Some(slot) = shapes.get_mut(shape.area as usize) {
                *slot = Some(shape.polygons);
            }
        }
        let bounds = shapes.iter().map(|s| s.as_ref().and_then(Bounds::of_polygons)).collect();
        Ok(Some(Ground { vintage: vintage.clone(), period, people, shapes, bounds, points: OnceLock::new() }))
    }
}

impl Ground {
    /// The points of all areas; made when they are first asked for.
    pub(super) fn points(&self) -> &Points {
        self.points.get_or_init(|| {
            let of = |area: usize| {
                let (Some(shape), Some(bounds)) = (&self.shapes[area], self.bounds[area]) else { return vec![] };
                spread(shape, bounds).into_iter().map(|at| Point { at, area: area as u32 }).collect()
            };
            let mut all: Vec<Point> = (0..self.shapes.len()).into_par_iter().flat_map_iter(of).collect();
            let mut of_area = vec![0; self.shapes.len()];
            all.iter().for_each(|p| of_area[p.area as usize] += 1);
            all.sort_by(|a, b| a.at.y.total_cmp(&b.at.y).then(a.area.cmp(&b.area)).then(a.at.x.total_cmp(&b.at.x)));
            Points { all, of_area }
        })
    }
}

/// Points spread evenly over a shape: the first of a Halton sequence (bases 2 and 3) over its box that lie inside. Fewer where the shape is
/// a sliver of its box.
fn spread(shape: &MultiPolygon<f64>, bounds: Bounds) -> Vec<Coord<f64>> {
    let (width, height) = (bounds.max_x - bounds.min_x, bounds.max_y - bounds.min_y);
    let tried =
        (1..=TRIES).map(|i| Coord { x: bounds.min_x + width * halton(i, 2), y: bounds.min_y + height * halton(i, 3) });
    let mut points: Vec<_> = tried.filter(|at| shape.contains(at)).take(POINTS).collect();
    if points.is_empty() {
        points.extend(segbar_geometry::label_point(shape));
    }
    points
}

/// Element `i` of the Halton sequence of a base, in 0–1.
fn halton(mut i: usize, base: usize) -> f64 {
    let (mut value, mut part) = (0.0, 1.0);
    while i > 0 {
        part /= base as f64;
        value += part * (i % base) as f64;
        i /= base;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::Rect;

    #[test]
    fn points_are_spread_evenly() {
        let rect = Rect::new(Coord { x: 0.0, y: 0.0 }, Coord { x: 100.0, y: 50.0 });
        let shape: MultiPolygon<f64> = rect.to_polygon().into();
        let points = spread(&shape, Bounds::of_polygons(&shape).unwrap());
        assert_eq!(points.len(), POINTS);
        // Base 2 puts half of 16 points into each half.
        let west = points.iter().filter(|p| p.x < 50.0).count();
        assert!((7..=9).contains(&west), "{west}");
        assert_eq!((halton(1, 2), halton(2, 2), halton(3, 2), halton(1, 3)), (0.5, 0.25, 0.75, 1.0 / 3.0));
    }
}

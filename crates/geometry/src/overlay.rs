//! What lies in what: intersections of two sets of polygons, by surface and by people.
//!
//! Zones that were drawn for another purpose (the police's areas) do not follow the borders of statistical areas.
//! Their share of an area's surface says little: Skäggetorp covers 15.5 % of its RegSO's surface and most of its people.
//! So the people of an intersection are estimated from the finest areas with a known population, each spread evenly
//! over its own surface:
//!
//! `people(zone, area) = Σ over parts p of the area: people(p) · surface(p ∩ zone) / surface(p)`
//!
//! Source of the method: areal weighting (Goodchild and Lam, "Areal interpolation", Geo-Processing 1, 1980).

use crate::bounds::Bounds;
use geo::{Area, BooleanOps};
use geo_types::MultiPolygon;
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::{BTreeMap, BTreeSet};

/// Intersections smaller than this, in square metres, are borders that only touch: what is left of rounding.
pub const TOUCHING_M2: f64 = 1.0;

/// The surfaces in square metres of all intersections between two sets of valid polygons in SWEREF 99 TM, as (position
/// in `a`, position in `b`, m²) in ascending order. Pairs that only touch (below [`TOUCHING_M2`]) are left out.
/// The result does not depend on the number of threads.
pub fn overlap_areas(a: &[&MultiPolygon<f64>], b: &[&MultiPolygon<f64>]) -> Vec<(usize, usize, f64)> {
    let boxes = |set: &[&MultiPolygon<f64>]| -> Vec<_> {
        let boxed = set.iter().enumerate().filter_map(|(i, shape)| Some((i, envelope(shape)?)));
        boxed.map(|(i, (low, high))| GeomWithData::new(Rectangle::from_corners(low, high), i)).collect()
    };
    let tree = RTree::bulk_load(boxes(b));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (i, shape) in a.iter().enumerate() {
        if let Some((low, high)) = envelope(shape) {
            let near = tree.locate_in_envelope_intersecting(AABB::from_corners(low, high));
            pairs.extend(near.map(|found| (i, found.data)));
        }
    }
    pairs.sort_unstable();
    let overlaps = pairs.into_par_iter().map(|(i, j)| (i, j, a[i].intersection(b[j]).unsigned_area()));
    overlaps.filter(|(_, _, surface)| *surface >= TOUCHING_M2).collect()
}

fn envelope(shape: &MultiPolygon<f64>) -> Option<([f64; 2], [f64; 2])> {
    let b = Bounds::of_polygons(shape)?;
    let finite = [b.min_x, b.min_y, b.max_x, b.max_y].iter().all(|v| v.is_finite());
    finite.then_some(([b.min_x, b.min_y], [b.max_x, b.max_y]))
}

/// A part of an area with its people: a DeSO of a RegSO, or the area itself.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Position of the area that it is a part of.
    pub area: usize,
    /// Its shape, where it is known.
    pub polygons: Option<&'a MultiPolygon<f64>>,
    /// Its people, where they are known.
    pub people: Option<f64>,
}

/// The intersection of a zone and an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Position of the zone.
    pub zone: usize,
    /// Position of the area.
    pub area: usize,
    /// Estimated people in it; `None` when the shares are by surface.
    pub people: Option<f64>,
    /// Share of the area's people, or surface, that lies in the zone, 0–1.
    pub share_of_area: f64,
    /// Share of the zone's people, or surface, that lies in the area, 0–1. By people: of the people that the zone has
    /// in all of `areas`, so that the shares of a zone sum to 1.
    pub share_of_zone: f64,
}

/// The intersections of zones (police areas) with areas, by people where the population allows it.
///
/// `parts` lists every part of every area (the areas themselves where nothing finer exists). A zone is measured by
/// people if all areas that it meets have all their parts' shapes and people and there are people in the zone;
/// otherwise by surface, as a last resort: then `people` is `None`. Shapes are valid polygons in SWEREF 99 TM; the
/// result is in order of zone and area.
pub fn by_people(zones: &[&MultiPolygon<f64>], areas: &[&MultiPolygon<f64>], parts: &[Part<'_>]) -> Vec<Share> {
    let mut people_of_area = vec![0.0; areas.len()];
    let mut complete = vec![false; areas.len()];
    let mut incomplete = BTreeSet::new();
    for part in parts.iter().filter(|part| part.area < areas.len()) {
        match (part.polygons.map(Area::unsigned_area), part.people) {
            (Some(surface), Some(people)) if surface > 0.0 && people >= 0.0 => {
                people_of_area[part.area] += people;
                complete[part.area] = true;
            }
            _ => {
                incomplete.insert(part.area);
            }
        }
    }
    for area in incomplete {
        complete[area] = false;
    }
    let with_shape: Vec<&Part<'_>> =
        parts.iter().filter(|part| part.area < areas.len() && part.polygons.is_some()).collect();
    let shapes: Vec<&MultiPolygon<f64>> = with_shape.iter().filter_map(|part| part.polygons).collect();
    let mut people: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (zone, part, surface) in overlap_areas(zones, &shapes) {
        let within = surface / shapes[part].unsigned_area();
        let part = with_shape[part];
        *people.entry((zone, part.area)).or_default() += part.people.unwrap_or(0.0) * within.min(1.0);
    }

    let surfaces = overlap_areas(zones, areas);
    let mut out = Vec::with_capacity(surfaces.len());
    for of_zone in surfaces.chunk_by(|a, b| a.0 == b.0) {
        let zone = of_zone[0].0;
        let in_area = |area: usize| people.get(&(zone, area)).copied().unwrap_or(0.0);
        let in_zone: f64 = of_zone.iter().map(|(_, area, _)| in_area(*area)).sum();
        let known = in_zone > 0.0 && of_zone.iter().all(|(_, area, _)| complete[*area]);
        let surface_of_zone = zones[zone].unsigned_area();
        out.extend(of_zone.iter().map(|&(zone, area, surface)| {
            if !known {
                let share_of_area = (surface / areas[area].unsigned_area()).min(1.0);
                let share_of_zone = (surface / surface_of_zone).min(1.0);
                return Share { zone, area, people: None, share_of_area, share_of_zone };
            }
            let people = in_area(area);
            let share_of_area = if people_of_area[area] > 0.0 { people / people_of_area[area] } else { 0.0 };
            Share { zone, area, people: Some(people), share_of_area, share_of_zone: people / in_zone }
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{Coord, Rect};

    fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> MultiPolygon<f64> {
        let at = |x, y| Coord { x: 640_000.0 + x, y: 6_640_000.0 + y };
        Rect::new(at(x0, y0), at(x1, y1)).to_polygon().into()
    }

    #[test]
    fn surfaces_of_intersections_are_those_of_the_rectangles() {
        let (a, b) = (rect(0., 0., 100., 100.), rect(200., 0., 300., 100.));
        let (c, d) = (rect(50., 50., 250., 80.), rect(100., 0., 200., 100.));
        let found = overlap_areas(&[&a, &b], &[&c, &d]);
        // The second of the other set only touches both.
        assert_eq!(found.iter().map(|(i, j, _)| (*i, *j)).collect::<Vec<_>>(), [(0, 0), (1, 0)]);
        assert!(found.iter().all(|(_, _, surface)| (surface - 1_500.0).abs() < 0.1), "{found:?}");
    }

    #[test]
    fn people_count_where_they_live_and_not_by_surface() {
        // An area of 1 km²: a dense part of 10 000 m² with 900 people, and the rest with 100. The zone is half of the
        // dense part and as much of the rest: 450 people and 100 · 5 000 / 990 000.
        let area = rect(0., 0., 1_000., 1_000.);
        let dense = rect(0., 0., 100., 100.);
        let rest = MultiPolygon(area.difference(&dense).0);
        let zone = rect(50., 0., 150., 100.);
        let parts = [
            Part { area: 0, polygons: Some(&dense), people: Some(900.0) },
            Part { area: 0, polygons: Some(&rest), people: Some(100.0) },
        ];
        let shares = by_people(&[&zone], &[&area], &parts);
        let expected = 450.0 + 100.0 * 5_000.0 / 990_000.0;
        assert!((shares[0].people.unwrap() - expected).abs() < 0.01, "{shares:?}");
        assert!((shares[0].share_of_area - expected / 1_000.0).abs() < 1e-5);
        assert_eq!(shares[0].share_of_zone, 1.0);
    }

    #[test]
    fn without_people_in_one_of_its_areas_a_zone_is_measured_by_surface() {
        let (west, east) = (rect(0., 0., 100., 100.), rect(100., 0., 200., 100.));
        let zone = rect(50., 0., 200., 100.);
        let far = rect(0., 0., 10., 10.);
        for east_people in [Some(50.0), None] {
            let parts = [
                Part { area: 0, polygons: Some(&west), people: Some(100.0) },
                Part { area: 1, polygons: Some(&east), people: east_people },
            ];
            let shares = by_people(&[&zone, &far], &[&west, &east], &parts);
            assert_eq!(shares.len(), 3);
            assert_eq!(shares[0].people.is_some(), east_people.is_some());
            let (of_area, of_zone) = if east_people.is_some() { (0.5, 0.5) } else { (0.5, 1.0 / 3.0) };
            assert!((shares[0].share_of_area - of_area).abs() < 1e-6, "{shares:?}");
            assert!((shares[0].share_of_zone - of_zone).abs() < 1e-6, "{shares:?}");
            // The other zone meets only the area whose people are known.
            assert!((shares[2].people.unwrap() - 1.0).abs() < 1e-3);
        }
    }

    #[test]
    fn the_people_of_zones_that_tile_an_area_sum_to_its_people() {
        let area = rect(0., 0., 900., 600.);
        let zones: Vec<_> = (0..6)
            .map(|i| (f64::from(i % 3) * 300.0, f64::from(i / 3) * 300.0))
            .map(|(x, y)| rect(x, y, x + 300.0, y + 300.0))
            .collect();
        let zones: Vec<_> = zones.iter().collect();
        let parts = [Part { area: 0, polygons: Some(&area), people: Some(1_234.0) }];
        let shares = by_people(&zones, &[&area], &parts);
        assert_eq!(shares.len(), 6);
        assert!((shares.iter().filter_map(|share| share.people).sum::<f64>() - 1_234.0).abs() < 1e-2);
        assert!((shares.iter().map(|share| share.share_of_area).sum::<f64>() - 1.0).abs() < 1e-5);
    }
}

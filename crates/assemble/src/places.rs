//! Step 4a: where areas lie, how large they are, and which are neighbours.
//!
//! From the full boundaries of a vintage. A vintage without boundaries (there is no official layer of municipalities and
//! counties) gets them from the nearest finer vintage whose areas are known to be all: surfaces and borders are summed. A
//! larger area of which a part has no shape has no place, and no neighbours.

use crate::nesting::Nesting;
use rayon::prelude::*;
use segbar_dataset::{Boundaries, Places};
use segbar_domain::{AreaSet, Vintage};
use segbar_geometry::contiguity::Contiguity;
use std::collections::BTreeMap;

/// The places of every vintage for which there are any, by vintage.
pub(crate) fn all(area_sets: &[AreaSet], boundaries: &[Boundaries], nesting: &Nesting) -> Vec<Places> {
    let own = boundaries.par_iter().filter(|b| !b.shapes.is_empty()).map(|b| {
        let shapes: Vec<_> = b.shapes.iter().map(|shape| (shape.area, &shape.polygons)).collect();
        (&b.vintage, Contiguity::of(&shapes))
    });
    let own: BTreeMap<&Vintage, Contiguity> = own.collect();
    let of = |set: &AreaSet| {
        let vintage = set.vintage();
        let found = match own.get(vintage) {
            Some(found) => found.clone(),
            None => from_finer(vintage, &own, nesting)?,
        };
        Some(places(set, &found))
    };
    area_sets.iter().filter_map(of).collect()
}

/// The areas of a vintage put together from those of the nearest finer one with boundaries.
fn from_finer(vintage: &Vintage, own: &BTreeMap<&Vintage, Contiguity>, nesting: &Nesting) -> Option<Contiguity> {
    let distance = |finer: &Vintage| nesting.ancestors(finer).iter().position(|ancestor| ancestor == vintage);
    let (_, finer, parts) = own
        .iter()
        .filter_map(|(finer, parts)| Some((distance(finer)?, finer, parts)))
        .min_by_key(|(d, finer, _)| (*d, *finer))?;
    let members = nesting.members(finer, vintage)?;
    let mut whole: BTreeMap<u32, u32> = BTreeMap::new();
    for (position, members) in members.iter().enumerate() {
        let known = |part: &u32| parts.places.binary_search_by_key(part, |place| place.id).is_ok();
        if members.iter().all(known) {
            whole.extend(members.iter().map(|part| (*part, position as u32)));
        }
    }
    (!whole.is_empty()).then(|| parts.merged(|part| whole.get(&part).copied()))
}

fn places(set: &AreaSet, found: &Contiguity) -> Places {
    let none = || vec![f64::NAN; set.len()];
    let (mut x, mut y, mut area_m2, mut perimeter_m) = (none(), none(), none(), none());
    for place in &found.places {
        let i = place.id as usize;
        (x[i], y[i], area_m2[i], perimeter_m[i]) = (place.x, place.y, place.area_m2, place.perimeter_m);
    }
    let borders = found.borders.iter().map(|border| (border.a, border.b, border.metres)).collect();
    Places { vintage: set.vintage().clone(), x, y, area_m2, perimeter_m, borders }
}

//! Step 5: police areas laid over RegSO and DeSO, by people.

use crate::components::{Component, Components};
use crate::formula::term;
use crate::nesting::Nesting;
use geo_types::MultiPolygon;
use rayon::prelude::*;
use segbar_dataset::{Boundaries, ComponentKey, Overlay, OverlayMethod, PoliceEdition};
use segbar_domain::{AreaSet, Breakdown, Level, Period, Vintage};
use segbar_geometry::overlay::{Part, by_people};

/// The component that people are taken from.
const POPULATION: &str = "population";

/// The overlays of all editions with shapes on all RegSO and DeSO vintages with shapes, in order.
pub(crate) fn all(
    area_sets: &[AreaSet],
    boundaries: &[Boundaries],
    police: &[PoliceEdition],
    components: &Components,
    nesting: &Nesting,
) -> Vec<Overlay> {
    let of = |vintage: &Vintage| boundaries.iter().find(|b| b.vintage == *vintage);
    let statistical = |set: &&AreaSet| matches!(set.vintage().level(), Level::Regso | Level::Deso);
    let mut pairs = Vec::new();
    for edition in police {
        let Some(zones) = of(&edition.vintage) else {
            continue;
        };
        let areas = area_sets.iter().filter(statistical).filter_map(|set| of(set.vintage()));
        pairs.extend(areas.map(|areas| (zones, areas)));
    }
    pairs
        .par_iter()
        .flat_map_iter(|(zones, areas)| {
            let mut inside = area_sets.iter().filter(|set| set.vintage().parent().as_ref() == Some(&areas.vintage));
            let finer = inside.find_map(|set| of(set.vintage()));
            overlay(zones, areas, finer, components, nesting)
        })
        .collect()
}

/// One edition on one vintage. `finer` are the shapes of the areas inside, where they are known.
fn overlay(
    zones: &Boundaries,
    areas: &Boundaries,
    finer: Option<&Boundaries>,
    components: &Components,
    nesting: &Nesting,
) -> Vec<Overlay> {
    let (parts, period) = parts(zones, areas, finer, components, nesting);
    fn shapes(boundaries: &Boundaries) -> Vec<&MultiPolygon<f64>> {
        boundaries.shapes.iter().map(|shape| &shape.polygons).collect()
    }
    let shares = by_people(&shapes(zones), &shapes(areas), &parts);
    let overlay = |share: segbar_geometry::overlay::Share| Overlay {
        edition: zones.vintage.clone(),
        police_area: zones.shapes[share.zone].area,
        vintage: areas.vintage.clone(),
        area: areas.shapes[share.area].area,
        period: share.people.and(period),
        people: share.people,
        share_of_area: share.share_of_area,
        share_of_police_area: share.share_of_zone,
        method: if share.people.is_some() { OverlayMethod::People } else { OverlayMethod::Area },
    };
    shares.into_iter().map(overlay).collect()
}

/// The parts of the areas with their people, and the year of these.
fn parts<'a>(
    zones: &Boundaries,
    areas: &'a Boundaries,
    finer: Option<&'a Boundaries>,
    components: &Components,
    nesting: &Nesting,
) -> (Vec<Part<'a>>, Option<Period>) {
    let inside = finer.and_then(|finer| {
        let people = population(components, &finer.vintage, &zones.vintage)?;
        Some((finer, people, nesting.members(&finer.vintage, &areas.vintage)?))
    });
    let shape = |boundaries: &'a Boundaries, area: u32| {
        let found = boundaries.shapes.binary_search_by_key(&area, |shape| shape.area).ok();
        found.map(|i| &boundaries.shapes[i].polygons)
    };
    let part = |area: usize, boundaries: &'a Boundaries, i: u32, people: Option<&Component>| Part {
        area,
        polygons: shape(boundaries, i),
        people: people.and_then(|p| term(p.column.cell(i as usize)).ok()),
    };
    let positions = areas.shapes.iter().enumerate();
    match inside {
        Some((finer, (period, people), members)) => {
            let parts = positions.flat_map(|(position, shape)| {
                let inside = members.get(shape.area as usize).into_iter().flatten();
                inside.map(move |i| part(position, finer, *i, Some(people)))
            });
            (parts.collect(), Some(period))
        }
        None => {
            let people = population(components, &areas.vintage, &zones.vintage);
            let parts = positions.map(|(position, s)| part(position, areas, s.area, people.map(|(_, p)| p)));
            (parts.collect(), people.map(|(period, _)| period))
        }
    }
}

/// The population on a vintage nearest to a police edition: the latest year up to the edition's, else the first after.
fn population<'a>(components: &'a Components, vintage: &Vintage, edition: &Vintage) -> Option<(Period, &'a Component)> {
    let years = components.places(POPULATION).into_iter().filter(|(v, _)| v == vintage).map(|(_, period)| period);
    let total = |period: Period| {
        let (component, vintage) = (POPULATION.to_owned(), vintage.clone());
        let key = ComponentKey { component, vintage, period, breakdown: Breakdown::total() };
        components.get(&key).map(|c| (period, c))
    };
    let known: Vec<(Period, &Component)> = years.filter_map(total).collect();
    let year = edition.year().unwrap_or(u16::MAX);
    known.iter().rev().find(|(period, _)| period.year() <= year).or(known.first()).copied()
}

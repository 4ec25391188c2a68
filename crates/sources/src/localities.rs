//! Localities (tätorter) with their people, and the municipality that each lies in: a demand that covers the whole country
//! where no small areas with people are at hand.
//!
//! Lantmäteriet's layer of built-up places (`mb_riks`) repeats the population of a whole locality on each of its parts:
//! Stockholm's 1.6 million stand there sixteen times. Here the people of a locality (`TATNR`) are shared over its parts
//! by surface, so that the parts add up to it. Places that are no localities have no people and are left out.

use crate::boundaries::raw::{RawLayer, RawShape};
use geo::{Area, Contains, Distance, Euclidean};
use geo_types::{Coord, MultiPolygon, Point};
use segbar_dataset::{Problem, Reason};
use segbar_geometry::{Bounds, label_point};
use std::collections::BTreeMap;

/// A part of a locality.
#[derive(Clone, Debug, PartialEq)]
pub struct Locality {
    /// `TATNR` and the number of the part: `0336-2`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A point inside, EPSG:3006.
    pub x: f64,
    /// A point inside, EPSG:3006.
    pub y: f64,
    /// Its share of the locality's people, by surface.
    pub people: f64,
    /// Code of the municipality that the point lies in, or of the nearest within 5 km; empty farther outside all of them.
    pub municipality: String,
}

/// A municipality with the point that stands for its seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// Code of the municipality.
    pub code: String,
    /// Name of the municipality.
    pub name: String,
    /// Its most populous part of a locality; where none lies in it, a point inside its surface.
    pub x: f64,
    /// Northing of the same.
    pub y: f64,
    /// Whether a locality stands for it.
    pub locality: bool,
}

/// The parts of localities with people, in order of id, and a seat for each municipality, in order of code.
///
/// # Errors
/// Every reason against the layers: no people or names, a number that is none, municipalities without a code.
pub fn localities(places: &RawLayer, municipalities: &RawLayer) -> Result<(Vec<Locality>, Vec<Seat>), Vec<Reason>> {
    let mut reasons = Vec::new();
    let surfaces = surfaces_of(municipalities, &mut reasons);
    let mut parts: BTreeMap<u64, (f64, Vec<Part>)> = BTreeMap::new();
    for feature in &places.features {
        let at = || places.place.clone().row(feature.row);
        let (Some(name), Some(people)) = (feature.get("NAMN1"), feature.get("BEF")) else { continue };
        let number = |text: &str| text.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
        let Some(people) = number(people) else {
            reasons.push(Problem::NotACount { value: people.to_owned() }.at(at()));
            continue;
        };
        let Some(locality) = feature.get("TATNR").and_then(number).filter(|n| *n >= 1.0 && people > 0.0) else {
            continue;
        };
        match &feature.shape {
            RawShape::Polygons(shape) => match label_point(shape) {
                Some(inside) => {
                    let (x, y) = (inside.x, inside.y);
                    let entry = parts.entry(locality as u64).or_insert_with(|| (people, Vec::new()));
                    entry.0 = entry.0.max(people);
                    entry.1.push(Part { name: name.to_owned(), x, y, surface: shape.unsigned_area() });
                }
                None => reasons.push(Problem::TooFewCorners { area: name.to_owned() }.at(at())),
            },
            RawShape::Other(found) => {
                reasons.push(Problem::NotAPolygon { area: name.to_owned(), found: (*found).to_owned() }.at(at()));
            }
        }
    }
    if parts.is_empty() {
        let found = places.attributes.join(", ");
        let expected = "NAMN1, BEF, TATNR".to_owned();
        reasons.push(Problem::UnknownHeader { found, expected }.at(places.place.clone()));
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let localities = placed(parts, &surfaces);
    let seats = surfaces.iter().map(|surface| seat(surface, &localities)).collect();
    Ok((localities, seats))
}

struct Part {
    name: String,
    x: f64,
    y: f64,
    surface: f64,
}

struct Surface<'a> {
    code: String,
    name: String,
    shape: &'a MultiPolygon<f64>,
    bounds: Option<Bounds>,
}

fn surfaces_of<'a>(layer: &'a RawLayer, reasons: &mut Vec<Reason>) -> Vec<Surface<'a>> {
    let mut surfaces = Vec::new();
    for feature in &layer.features {
        let (Some(code), RawShape::Polygons(shape)) = (feature.get("KnKod"), &feature.shape) else { continue };
        let name = feature.get("KnNamn").unwrap_or(code).to_owned();
        surfaces.push(Surface { code: format!("{code:0>4}"), name, shape, bounds: Bounds::of_polygons(shape) });
    }
    if surfaces.is_empty() {
        reasons.push(Problem::NoAreaAttribute { found: layer.attributes.join(", ") }.at(layer.place.clone()));
    }
    surfaces.sort_by(|a, b| a.code.cmp(&b.code));
    surfaces
}

fn placed(parts: BTreeMap<u64, (f64, Vec<Part>)>, surfaces: &[Surface<'_>]) -> Vec<Locality> {
    let mut localities = Vec::new();
    for (number, (people, parts)) in parts {
        let whole: f64 = parts.iter().map(|part| part.surface).sum();
        let alone = parts.len() == 1;
        for (at, part) in parts.into_iter().enumerate() {
            let share = if alone { 1.0 } else { part.surface / whole };
            let lies_in = |surface: &&Surface<'_>| {
                let near = surface.bounds.is_some_and(|bounds| bounds.contains(Coord { x: part.x, y: part.y }));
                near && surface.shape.contains(&Point::new(part.x, part.y))
            };
            let found = surfaces.iter().find(lies_in).or_else(|| nearest(surfaces, Point::new(part.x, part.y)));
            let municipality = found.map_or_else(String::new, |surface| surface.code.clone());
            let id = if alone { format!("{number:04}") } else { format!("{number:04}-{}", at + 1) };
            localities.push(Locality {
                id,
                name: part.name,
                x: part.x,
                y: part.y,
                people: people * share,
                municipality,
            });
        }
    }
    localities
}

/// The nearest municipality within five kilometres: borders that are drawn coarsely leave towns on the coast outside.
fn nearest<'a, 's>(surfaces: &'a [Surface<'s>], at: Point) -> Option<&'a Surface<'s>> {
    let ways = surfaces.iter().map(|surface| (Euclidean.distance(&at, surface.shape), surface));
    let near = ways.filter(|way| way.0 <= 5_000.0).min_by(|a, b| a.0.total_cmp(&b.0));
    near.map(|way| way.1)
}

fn seat(surface: &Surface<'_>, localities: &[Locality]) -> Seat {
    let own = localities.iter().filter(|locality| locality.municipality == surface.code);
    let largest = own.max_by(|a, b| a.people.total_cmp(&b.people).then(b.id.cmp(&a.id)));
    let (x, y) = match largest {
        Some(locality) => (locality.x, locality.y),
        None => label_point(surface.shape).map_or((f64::NAN, f64::NAN), |inside| (inside.x, inside.y)),
    };
    Seat { code: surface.code.clone(), name: surface.name.clone(), x, y, locality: largest.is_some() }
}

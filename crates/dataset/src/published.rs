//! Published: what a snapshot holds. Made from a [`Validated`](crate::Validated) by `segbar-assemble`.

use crate::boundaries::Boundaries;
use crate::places::Places;
use crate::source::Manifest;
use crate::validated::PoliceEdition;
use segbar_domain::{AreaSet, Column, ColumnKey, Period, Provenance, Vintage};
use serde::{Deserialize, Serialize};

/// Everything that goes into one snapshot, in canonical order.
#[derive(Clone, Debug)]
pub struct Published {
    /// What the snapshot says about itself.
    pub manifest: Manifest,
    /// Areas, by vintage.
    pub area_sets: Vec<AreaSet>,
    /// All columns, by key.
    pub columns: Vec<PublishedColumn>,
    /// Full boundaries, by vintage.
    pub boundaries: Vec<Boundaries>,
    /// Simplified boundaries with shared borders as TopoJSON text, by vintage: for maps.
    pub topologies: Vec<(Vintage, Vec<u8>)>,
    /// Places of the areas and borders between neighbours, by vintage: for measures of segregation.
    pub places: Vec<Places>,
    /// The police's editions, by vintage.
    pub police: Vec<PoliceEdition>,
    /// Overlays of police areas on statistical areas.
    pub overlays: Vec<Overlay>,
    /// The cuts that were in force for computed area types.
    pub schemes: Vec<AreaTypeScheme>,
}

/// One published column.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedColumn {
    /// What it is about.
    pub key: ColumnKey,
    /// Its cells.
    pub column: Column,
    /// How it came about.
    pub provenance: Provenance,
    /// Positions of its sources in the manifest, ascending.
    pub sources: Vec<u32>,
}

/// How the people in an intersection were estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverlayMethod {
    /// By people: the population of the finest areas inside, each spread evenly over its surface.
    People,
    /// By area only, because no finer population exists: a last resort, said where it is shown.
    Area,
}

/// The part of a statistical area that lies in a police area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overlay {
    /// The police's edition.
    pub edition: Vintage,
    /// Dense index of the police area.
    pub police_area: u32,
    /// The statistical areas' vintage.
    pub vintage: Vintage,
    /// Dense index of the statistical area.
    pub area: u32,
    /// Year of the population used.
    pub period: Option<Period>,
    /// Estimated people in the intersection; absent by area only.
    pub people: Option<f64>,
    /// Share of the statistical area's people (or surface) that lies in the police area, 0–1.
    pub share_of_area: f64,
    /// Share of the police area's people (or surface) that lies in the statistical area, 0–1.
    pub share_of_police_area: f64,
    /// How it was estimated.
    pub method: OverlayMethod,
}

/// The cuts of the area types in one year, with what they were computed from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaTypeScheme {
    /// The index that was cut.
    pub indicator: String,
    /// The areas over which mean and standard deviation were taken, each counted once.
    pub reference: Vintage,
    /// The year.
    pub period: Period,
    /// Mean μ over the reference areas.
    pub mean: f64,
    /// Standard deviation σ, divisor n.
    pub sd: f64,
    /// Number of reference areas with a value.
    pub n: u32,
}

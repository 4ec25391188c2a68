//! Demolandet: a fictional country of Sweden's size and statistical shape, made from a seed.
//!
//! It has 21 counties, 290 municipalities, 3 363 RegSO and 5 984 DeSO, nested and with borders that fit exactly; a
//! figure for every indicator of the catalogue in 14 years (2010–2023); the RegSO and 6 160 DeSO of 2025 on new borders,
//! with those figures of 2024 and 2025 that their tables have; three editions of the police's list; and 149 service
//! offices with leases. Nothing in it is real: the coast, the names, the codes of the areas and all figures are
//! invented, so that no real place is ever shown with an invented figure.
//!
//! | question | page |
//! |---|---|
//! | where is the land, and how is it divided? | [`land`] |
//! | what are the areas called? | [`names`], [`areas`] |
//! | which borders and names are new in 2025? | [`borders`] |
//! | who lives there, and what do the tables say? | [`people`] |
//! | which areas does the police list? | [`police`] |
//! | which offices are there? | [`offices`](mod@offices) |
//! | where does chance come from? | [`random`] |
//!
//! The same seed gives the same country on any number of threads.

pub mod areas;
pub mod borders;
pub mod land;
pub mod names;
pub mod offices;
pub mod people;
pub mod police;
pub mod random;

use areas::Areas;
use land::divide::divide;
use land::mesh::Mesh;
use land::outline::Outline;
use land::towns::settle;
use people::world::{AFTER, BEFORE, World};
use segbar_dataset::{Parts, SourceRecord, Validated};
use segbar_domain::{Catalogue, Language, Vintage};
use segbar_workspace::Office;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The seed of the country that everybody knows.
pub const DEFAULT_SEED: u64 = 7;

/// A fictional country and what its service agency has planned.
pub struct Demo {
    /// Areas, boundaries, statistics and police editions.
    pub country: Validated,
    /// Service offices with leases.
    pub offices: Vec<Office>,
}

/// The areas and their boundaries.
const LAND: &str = "land";
/// The areas of 2025 and their boundaries.
const NEW_BORDERS: &str = "borders-2025";

impl Demo {
    /// The country of a seed.
    ///
    /// # Panics
    /// If the parts do not fit together, which would be a mistake in this room and not in any input.
    pub fn new(seed: u64) -> Self {
        let (outline, mesh, areas) = land(seed);
        let world = World::new(seed, &areas, BEFORE);
        let drawn = police::draw(seed, &outline, &areas, &world);
        let mut columns = people::fill::columns(Catalogue::builtin(), &world, &areas);
        let redrawn = borders::redraw(seed, &areas, &mesh, &world);
        let later = World::new(seed, &areas, AFTER).on(&redrawn.areas, &redrawn.parts);
        columns.extend(people::fill::columns(Catalogue::builtin(), &later, &redrawn.areas));
        let mut rows: BTreeMap<String, u64> = BTreeMap::new();
        for (table, column) in &columns {
            *rows.entry((*table).to_owned()).or_default() += column.column.len() as u64;
        }
        rows.insert(LAND.to_owned(), areas.sets.iter().map(|s| s.len() as u64).sum());
        let new_sets: Vec<_> =
            redrawn.areas.sets.iter().filter(|s| areas.set(s.vintage()).is_none()).cloned().collect();
        rows.insert(NEW_BORDERS.to_owned(), new_sets.iter().map(|s| s.len() as u64).sum());
        let offices = offices::offices(seed, &areas, &drawn);
        let editions = police::editions(seed, &drawn, &world);
        for (set, list) in editions.sets.iter().zip(&editions.lists) {
            rows.insert(list.vintage.to_string(), set.len() as u64);
        }
        let sources = sources(seed, &rows);
        let position = |name: &str| {
            let file = file_name(seed, name);
            sources.iter().position(|s| s.file == file).map_or(0, |i| i as u32)
        };
        let of_table: BTreeMap<&str, u32> = rows.keys().map(|name| (name.as_str(), position(name))).collect();
        let components = columns
            .into_iter()
            .map(|(table, mut column)| {
                column.source = of_table[table];
                column
            })
            .collect();
        let mut boundaries = areas.boundaries(&mesh, of_table[LAND], |_| true);
        let is_new = |vintage: &Vintage| areas.set(vintage).is_none();
        boundaries.extend(redrawn.areas.boundaries(&mesh, of_table[NEW_BORDERS], is_new));
        let mut police = editions.lists;
        for (list, mut drawn) in police.iter_mut().zip(editions.boundaries) {
            list.source = position(&list.vintage.to_string());
            drawn.shapes.iter_mut().for_each(|s| s.source = list.source);
            boundaries.push(drawn);
        }
        let mut area_sets = areas.sets;
        area_sets.extend(new_sets);
        area_sets.extend(editions.sets);
        let parts = Parts { sources, area_sets, components, boundaries, police, fictional_seed: Some(seed) };
        let country = Validated::new(parts).unwrap_or_else(|reasons| {
            let sentences: Vec<_> = reasons.iter().take(10).map(|r| r.sentence(Language::En)).collect();
            panic!("the demo country does not fit together: {}", sentences.join(" "))
        });
        Demo { country, offices }
    }
}

/// The statistics of the country of a seed. See [`Demo::new`].
pub fn country(seed: u64) -> Validated {
    Demo::new(seed).country
}

/// The service offices of the country of a seed; the statistics are not made for it.
pub fn offices(seed: u64) -> Vec<Office> {
    let (outline, _, areas) = land(seed);
    let world = World::new(seed, &areas, BEFORE);
    offices::offices(seed, &areas, &police::draw(seed, &outline, &areas, &world))
}

fn land(seed: u64) -> (Outline, Mesh, Areas) {
    let outline = Outline::new(seed);
    let settlement = settle(seed, &outline);
    let mesh = Mesh::new(seed, &outline, &settlement);
    let division = divide(&mesh, &settlement);
    let areas = Areas::new(seed, &outline, &settlement, &division);
    (outline, mesh, areas)
}

/// The records of what the country is made of, sorted by hash: one per table, one for the land, one per edition.
fn sources(seed: u64, rows: &BTreeMap<String, u64>) -> Vec<SourceRecord> {
    let record = |(name, rows): (&String, &u64)| {
        let file = file_name(seed, name);
        let table = Catalogue::builtin().table(name);
        let mut hash = Sha256::new();
        hash.update(env!("CARGO_PKG_VERSION"));
        hash.update(&file);
        SourceRecord {
            hash: hash.finalize().iter().map(|b| format!("{b:02x}")).collect(),
            file,
            format: "demo".into(),
            publisher: "demo".into(),
            licence: "CC0-1.0".into(),
            table: table.map(|t| t.id.clone()),
            title: table.map_or_else(|| format!("Demolandet: {name}"), |t| format!("Demolandet: {}", t.title.sv)),
            updated: None,
            rows: *rows,
            notes: vec![],
        }
    };
    let mut records: Vec<SourceRecord> = rows.iter().map(record).collect();
    records.sort();
    records
}

/// The name by which a part of the country is told in the manifest.
fn file_name(seed: u64, part: &str) -> String {
    format!("demo-{seed}-{part}")
}

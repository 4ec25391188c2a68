//! From layers to boundaries: what each layer claims, and which claim holds where several show the same area.
//!
//! The result does not depend on the order of the files.

use super::claim::{Claim, ClaimedArea, SetAside};
use super::meaning::{self, Meaning};
use super::raw::{Format, RawLayer};
use super::{named, statistical};
use crate::police;
use crate::registry::Registry;
use rayon::prelude::*;
use segbar_dataset::source::Note;
use segbar_dataset::{Boundaries, PoliceEdition, Problem, Reason, Shape, SourceRecord};
use segbar_domain::{Area, AreaCode, AreaId, AreaSet, Catalogue, Level, Text, Vintage};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What the boundaries of an import amount to.
#[derive(Clone, Debug, Default)]
pub struct BoundaryParts {
    /// Areas of the levels that nest, for the registry: identity, name, and for a DeSO the RegSO it lies in.
    pub seen: Vec<(AreaId, Option<String>, Option<AreaCode>)>,
    /// The areas of the police's editions, localities and own areas: complete, as their source has them.
    pub area_sets: Vec<AreaSet>,
    /// One record per file of which something is used, sorted by hash.
    pub sources: Vec<SourceRecord>,
    /// Layers of no use.
    pub set_aside: Vec<SetAside>,
    /// Everything against the files.
    pub reasons: Vec<Reason>,
    /// The claims that hold, by edition; areas in order of code, each with the file it is from.
    held: BTreeMap<Vintage, Vec<(ClaimedArea, String)>>,
}

/// What one layer amounts to.
type Outcome = Result<Vec<Claim>, Trouble>;

enum Trouble {
    Aside(SetAside),
    Reasons(Vec<Reason>),
}

/// Interprets layers, and lists without shapes ([`police::read`]), against the areas that are known.
pub fn interpret(layers: &[RawLayer], lists: Vec<Claim>, registry: &Registry) -> BoundaryParts {
    let outcomes: Vec<Outcome> = layers.par_iter().map(|layer| claims_of(layer, registry)).collect();
    let mut parts = BoundaryParts::default();
    let mut claims = lists;
    for outcome in outcomes {
        match outcome {
            Ok(found) => claims.extend(found),
            Err(Trouble::Aside(aside)) => parts.set_aside.push(aside),
            Err(Trouble::Reasons(reasons)) => parts.reasons.extend(reasons),
        }
    }
    // The best claim of an edition comes first; ties are broken by the hash, never by the order of the files.
    claims.sort_by_cached_key(|claim| {
        (claim.vintage.clone(), rank(claim), claim.hash.clone(), claim.title.clone(), claim.place.clone())
    });
    for group in claims.chunk_by_mut(|a, b| a.vintage == b.vintage) {
        let vintage = group[0].vintage.clone();
        let held = if vintage.level().parent().is_some() { by_area(group) } else { by_list(group) };
        parts.held.insert(vintage, held);
    }
    parts.collect_areas();
    parts.collect_sources(&claims);
    parts.set_aside.sort_by(|a, b| (&a.hash, &a.reason).cmp(&(&b.hash, &b.reason)));
    parts.reasons.sort();
    parts.reasons.dedup();
    parts
}

fn claims_of(layer: &RawLayer, registry: &Registry) -> Outcome {
    let at = |problem: Problem| problem.at(layer.place.clone());
    let aside = |problem: Problem| Err(Trouble::Aside(SetAside { hash: layer.hash.clone(), reason: at(problem) }));
    if layer.features.is_empty() {
        return Err(Trouble::Reasons(vec![at(Problem::EmptyLayer {})]));
    }
    match meaning::of(layer) {
        Some(Meaning::Statistical { level, code, name }) => {
            match statistical::claim(layer, level, &code, name.as_deref(), registry) {
                Ok(Ok(claim)) => Ok(vec![claim]),
                Ok(Err(set_aside)) => Err(Trouble::Aside(set_aside)),
                Err(reasons) => Err(Trouble::Reasons(reasons)),
            }
        }
        Some(Meaning::Police) => police::own_layer(layer).map(|claim| vec![claim]).map_err(Trouble::Reasons),
        Some(Meaning::PolicePanel) => police::panel(layer).map_err(Trouble::Reasons),
        Some(Meaning::Localities) => Ok(vec![named::localities(layer)]),
        Some(Meaning::Own { name }) => named::own(layer, &name).map(|claim| vec![claim]).map_err(Trouble::Reasons),
        Some(Meaning::Grid) => aside(Problem::GridCells { count: layer.features.len().to_string() }),
        None => aside(Problem::NoAreaAttribute { found: layer.attributes.join(", ") }),
    }
}

/// The order of preference among claims of one edition, the best first: those with shapes, the publisher's own, those
/// with more areas, then by format.
fn rank(claim: &Claim) -> (bool, bool, Reverse<usize>, Format) {
    let without_shapes = claim.areas.iter().all(|area| area.polygons.is_none());
    (without_shapes, claim.publisher == "own", Reverse(claim.areas.len()), claim.format)
}

/// Of areas with official codes each takes the shape of the best claim that has it.
fn by_area(claims: &mut [Claim]) -> Vec<(ClaimedArea, String)> {
    let mut held: BTreeMap<AreaCode, (ClaimedArea, String)> = BTreeMap::new();
    for claim in claims {
        let mut elsewhere: BTreeMap<String, usize> = BTreeMap::new();
        for area in std::mem::take(&mut claim.areas) {
            match held.get(&area.code) {
                Some((_, file)) => *elsewhere.entry(file.clone()).or_default() += 1,
                None => {
                    held.insert(area.code.clone(), (area, claim.hash.clone()));
                    claim.taken += 1;
                }
            }
        }
        claim.given_way = elsewhere.into_iter().collect();
    }
    held.into_values().collect()
}

/// Of lists the best holds as a whole: two lists of the same edition name their areas differently.
fn by_list(claims: &mut [Claim]) -> Vec<(ClaimedArea, String)> {
    let mut held = Vec::new();
    for (i, claim) in claims.iter_mut().enumerate() {
        let areas = std::mem::take(&mut claim.areas);
        if i == 0 {
            claim.taken = areas.len();
            held = areas.into_iter().map(|area| (area, claim.hash.clone())).collect();
        } else if let Some((_, first)) = held.first() {
            claim.given_way = vec![(first.clone(), areas.len())];
        }
    }
    held
}

impl BoundaryParts {
    fn collect_areas(&mut self) {
        for (vintage, held) in &self.held {
            if vintage.level().parent().is_some() {
                self.seen.extend(held.iter().map(|(area, _)| {
                    let id = AreaId { vintage: vintage.clone(), code: area.code.clone() };
                    (id, area.name.clone(), area.parent.clone())
                }));
                continue;
            }
            let areas = held.iter().map(|(area, _)| Area {
                code: area.code.clone(),
                name: area.name.clone().unwrap_or_else(|| area.code.to_string()),
                parent: None,
            });
            // Codes are unique within a claim, and one claim holds.
            self.area_sets.extend(AreaSet::new(vintage.clone(), true, areas.collect()));
        }
    }

    fn collect_sources(&mut self, claims: &[Claim]) {
        let files: BTreeMap<&str, &str> = claims.iter().map(|c| (c.hash.as_str(), c.file.as_str())).collect();
        let mut records: BTreeMap<&str, SourceRecord> = BTreeMap::new();
        for claim in claims {
            let record = records.entry(&claim.hash).or_insert_with(|| SourceRecord {
                hash: claim.hash.clone(),
                file: claim.file.clone(),
                format: claim.format.id().into(),
                publisher: claim.publisher.into(),
                licence: licence(claim.publisher),
                table: None,
                title: claim.title.clone(),
                updated: None,
                rows: 0,
                notes: vec![],
            });
            record.rows += claim.taken as u64;
            record.notes.extend(claim.notes.iter().cloned().map(Note::from));
            record.notes.extend(claim.given_way.iter().map(|(hash, n)| {
                let (vintage, other) = (&claim.vintage, files.get(hash.as_str()).copied().unwrap_or("?"));
                let text = Text::new(
                    format!("{n} områden i {vintage} finns också i {other}, vars ytor används."),
                    format!("{n} areas of {vintage} are also in {other}, whose shapes are used."),
                );
                Note::from(text)
            }));
        }
        self.sources = records.into_values().collect();
        for record in &mut self.sources {
            let unique: BTreeSet<Note> = record.notes.drain(..).collect();
            record.notes = unique.into_iter().collect();
        }
    }

    /// The boundaries against the final area sets and list of sources. Areas that the sets do not have, are left out.
    pub fn into_boundaries(self, sets: &[AreaSet], sources: &[SourceRecord]) -> Vec<Boundaries> {
        let mut out = Vec::new();
        for (vintage, held) in self.held {
            let Some(set) = sets.iter().find(|set| *set.vintage() == vintage) else { continue };
            let mut shapes: Vec<Shape> = held
                .into_iter()
                .filter_map(|(area, hash)| {
                    let area_index = set.position(area.code.as_str())? as u32;
                    let source = position(sources, &hash)?;
                    Some(Shape { area: area_index, source, polygons: area.polygons? })
                })
                .collect();
            shapes.sort_by_key(|shape| shape.area);
            if !shapes.is_empty() {
                out.push(Boundaries { vintage, shapes });
            }
        }
        out
    }

    /// The police's editions against the final area sets and list of sources.
    pub fn police(&self, sets: &[AreaSet], sources: &[SourceRecord]) -> Vec<PoliceEdition> {
        let editions = self.held.iter().filter(|(vintage, _)| vintage.level() == Level::PoliceArea);
        let edition = |(vintage, held): (&Vintage, &Vec<(ClaimedArea, String)>)| {
            let set = sets.iter().find(|set| set.vintage() == vintage)?;
            let class_of = |area: &Area| held.iter().find(|(held, _)| held.code == area.code)?.0.class;
            let classes: Option<Vec<_>> = set.areas().iter().map(class_of).collect();
            let source = position(sources, &held.first()?.1)?;
            Some(PoliceEdition { vintage: vintage.clone(), classes: classes?, source })
        };
        editions.filter_map(edition).collect()
    }
}

fn position(sources: &[SourceRecord], hash: &str) -> Option<u32> {
    sources.iter().position(|source| source.hash == hash).map(|i| i as u32)
}

fn licence(publisher: &str) -> String {
    Catalogue::builtin().publisher(publisher).map_or_else(|| "not stated".into(), |publisher| publisher.licence.clone())
}

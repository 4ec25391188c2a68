//! Several files for the same component, areas, year and part: one column.
//!
//! Cell by cell the later stamp wins; no stamp is earlier than any. Files of the same stamp must agree, otherwise it is
//! a [`Problem::Conflict`]. The result does not depend on the order of the files.

use super::fill::Block;
use super::raw::RawTable;
use super::stamp::Stamp;
use crate::registry::Registry;
use rayon::prelude::*;
use segbar_dataset::{ComponentColumn, ComponentKey, Place, Problem, Reason};
use segbar_domain::{AreaCode, Column, Missing, Vintage};
use std::collections::BTreeMap;

/// What one table adds.
#[derive(Debug)]
pub struct Contribution<'a> {
    /// Position of its source record.
    pub source: u32,
    /// The raw table, for places.
    pub table: &'a RawTable,
    /// What its cells fill.
    pub blocks: BTreeMap<ComponentKey, Block>,
}

/// Puts the tables' cells into columns over all known areas of each vintage. Areas without a cell are
/// [`Missing::NotInSource`].
///
/// # Errors
/// Every conflict.
pub fn merge(mut contributions: Vec<Contribution>, registry: &Registry) -> Result<Vec<ComponentColumn>, Vec<Reason>> {
    let mut keys: BTreeMap<ComponentKey, Vec<(usize, Block)>> = BTreeMap::new();
    for (i, contribution) in contributions.iter_mut().enumerate() {
        for (key, block) in std::mem::take(&mut contribution.blocks) {
            keys.entry(key).or_default().push((i, block));
        }
    }
    let mut codes: BTreeMap<Vintage, Vec<&AreaCode>> = BTreeMap::new();
    for key in keys.keys().filter(|key| !codes.contains_key(&key.vintage)).collect::<Vec<_>>() {
        codes.insert(key.vintage.clone(), registry.codes(&key.vintage).collect());
    }
    // Each block goes as soon as its column is there.
    let merged: Vec<(ComponentColumn, Vec<Reason>)> = keys
        .into_par_iter()
        .map(|(key, blocks)| {
            let mut parts: Vec<Part> =
                blocks.into_iter().map(|(i, block)| Part::of(&contributions[i], block)).collect();
            parts.sort_by_key(|part| part.from.source);
            let codes = &codes[&key.vintage];
            column(key, &parts, codes)
        })
        .collect();
    let (mut columns, mut reasons) = (Vec::with_capacity(merged.len()), Vec::new());
    for (column, more) in merged {
        columns.push(column);
        reasons.extend(more);
    }
    if reasons.is_empty() { Ok(columns) } else { Err(reasons) }
}

/// What one table adds to one column.
struct Part<'a> {
    from: &'a Contribution<'a>,
    stamp: Option<Stamp>,
    block: Block,
}

impl<'a> Part<'a> {
    fn of(from: &'a Contribution<'a>, block: Block) -> Self {
        Part { from, stamp: from.table.updated.as_deref().and_then(Stamp::parse), block }
    }

    fn place(&self, i: usize) -> Place {
        self.from.table.place_of(self.block.cell(i))
    }
}

fn column(key: ComponentKey, parts: &[Part], codes: &[&AreaCode]) -> (ComponentColumn, Vec<Reason>) {
    // Per area the part that holds so far, and which of its cells.
    let mut held: Vec<Option<(&Part, usize)>> = vec![None; codes.len()];
    let mut reasons = Vec::new();
    for part in parts {
        for (i, area) in part.block.areas().iter().enumerate() {
            let slot = &mut held[*area as usize];
            match slot {
                Some((before, _)) if before.stamp > part.stamp => {}
                Some((before, j)) if before.stamp == part.stamp => {
                    if before.block.value(*j) != part.block.value(i) {
                        reasons.push(conflict(&key, codes[*area as usize], (before, *j), (part, i)));
                    }
                }
                _ => *slot = Some((part, i)),
            }
        }
    }
    let mut won: BTreeMap<u32, usize> = BTreeMap::new();
    for (part, _) in held.iter().flatten() {
        *won.entry(part.from.source).or_default() += 1;
    }
    // The source that gave the most cells; of equals the first by hash.
    let source = won.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map_or(0, |(source, _)| *source);
    let cells = held.iter().map(|held| held.map_or(Err(Missing::NotInSource), |(part, i)| part.block.value(i)));
    let column = Column::from_cells(cells);
    (ComponentColumn { key, column, source }, reasons)
}

fn conflict(key: &ComponentKey, code: &AreaCode, (held, i): (&Part, usize), (other, j): (&Part, usize)) -> Reason {
    let said = |value: Result<f64, Missing>| match value {
        Ok(number) => number.to_string(),
        Err(reason) => reason.id().to_owned(),
    };
    let what = format!("{} ({}) {}/{code} {}", key.component, key.breakdown, key.vintage, key.period);
    let (one, two) = (said(held.block.value(i)), said(other.block.value(j)));
    let (place, second) = (held.place(i), other.place(j));
    // Said at the file that comes first by name, so that the sentence does not depend on hashes.
    if place <= second {
        Problem::Conflict { what, first: one, other: two }.at(place)
    } else {
        Problem::Conflict { what, first: two, other: one }.at(second)
    }
}

//! Several files for the same component, areas, year and part: one column.
//!
//! Cell by cell the later stamp wins; no stamp is earlier than any. Files of the same stamp must agree, otherwise it is
//! a [`Problem::Conflict`]. The result does not depend on the order of the files.

use super::interpret::{Filled, Meaning};
use super::raw::RawTable;
use super::stamp::Stamp;
use crate::registry::Registry;
use rayon::prelude::*;
use segbar_dataset::{ComponentColumn, ComponentKey, Problem, Reason};
use segbar_domain::{AreaCode, Column, Missing, Vintage};
use std::collections::BTreeMap;

/// What one table adds.
#[derive(Clone, Debug)]
pub struct Contribution<'a> {
    /// Position of its source record.
    pub source: u32,
    /// The raw table, for places.
    pub table: &'a RawTable,
    /// What its cells fill.
    pub meaning: &'a Meaning,
}

/// Puts the tables' cells into columns over all known areas of each vintage. Areas without a cell are
/// [`Missing::NotInSource`].
///
/// # Errors
/// Every conflict.
pub fn merge(contributions: &[Contribution], registry: &Registry) -> Result<Vec<ComponentColumn>, Vec<Reason>> {
    let mut keys: BTreeMap<&ComponentKey, Vec<(&Contribution, &[Filled])>> = BTreeMap::new();
    for contribution in contributions {
        for (key, cells) in &contribution.meaning.blocks {
            keys.entry(key).or_default().push((contribution, cells));
        }
    }
    let mut codes: BTreeMap<&Vintage, Vec<&AreaCode>> = BTreeMap::new();
    for key in keys.keys() {
        codes.entry(&key.vintage).or_insert_with(|| registry.codes(&key.vintage).collect());
    }
    let merged: Vec<(ComponentColumn, Vec<Reason>)> = keys
        .into_par_iter()
        .map(|(key, mut parts)| {
            parts.sort_by_key(|(c, _)| c.source);
            column(key, &parts, &codes[&key.vintage])
        })
        .collect();
    let (mut columns, mut reasons) = (Vec::with_capacity(merged.len()), Vec::new());
    for (column, more) in merged {
        columns.push(column);
        reasons.extend(more);
    }
    if reasons.is_empty() { Ok(columns) } else { Err(reasons) }
}

/// The cell that holds so far for an area.
struct Held<'a> {
    stamp: Option<Stamp>,
    contribution: &'a Contribution<'a>,
    filled: &'a Filled,
}

fn column(
    key: &ComponentKey,
    parts: &[(&Contribution, &[Filled])],
    codes: &[&AreaCode],
) -> (ComponentColumn, Vec<Reason>) {
    let mut held: Vec<Option<Held>> = Vec::new();
    let mut reasons = Vec::new();
    held.resize_with(codes.len(), || None);
    for (contribution, cells) in parts {
        let stamp = contribution.table.updated.as_deref().and_then(Stamp::parse);
        // Both are in order of code, so each area is at or after the one before.
        let mut from = 0;
        for filled in *cells {
            // A code of a complete vintage was checked, one of another vintage was noted in the registry.
            let Some(ahead) = codes[from..].iter().position(|code| **code == filled.code) else {
                continue;
            };
            from += ahead;
            let slot = &mut held[from];
            match slot {
                Some(before) if before.stamp > stamp => {}
                Some(before) if before.stamp == stamp => {
                    if before.filled.value != filled.value {
                        reasons.push(conflict(key, before, contribution, filled));
                    }
                }
                _ => *slot = Some(Held { stamp, contribution, filled }),
            }
        }
    }
    let mut won: BTreeMap<u32, usize> = BTreeMap::new();
    for held in held.iter().flatten() {
        *won.entry(held.contribution.source).or_default() += 1;
    }
    // The source that gave the most cells; of equals the first by hash.
    let source = won.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map_or(0, |(source, _)| *source);
    let cells = held.iter().map(|held| held.as_ref().map_or(Err(Missing::NotInSource), |h| h.filled.value));
    (ComponentColumn { key: key.clone(), column: Column::from_cells(cells), source }, reasons)
}

fn conflict(key: &ComponentKey, held: &Held, contribution: &Contribution, filled: &Filled) -> Reason {
    let said = |value: &Result<f64, Missing>| match value {
        Ok(number) => number.to_string(),
        Err(reason) => reason.id().to_owned(),
    };
    let what = format!("{} ({}) {}/{} {}", key.component, key.breakdown, key.vintage, filled.code, key.period);
    let problem = Problem::Conflict { what, first: said(&held.filled.value), other: said(&filled.value) };
    let place = held.contribution.table.place_of(held.filled.cell as usize);
    let other = contribution.table.place_of(filled.cell as usize);
    // Said at the file that comes first by name, so that the sentence does not depend on hashes.
    if place <= other {
        problem.at(place)
    } else {
        let Problem::Conflict { what, first, other: second } = problem else { return problem.at(place) };
        Problem::Conflict { what, first: second, other: first }.at(other)
    }
}

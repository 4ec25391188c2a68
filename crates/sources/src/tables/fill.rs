//! From the cells of a table to columns: which component, vintage, year and part each fills, in order of area.

use super::cells::Packed;
use super::interpret::Routes;
use super::matching::Match;
use super::raw::{RawTable, RawValue};
use crate::registry::Registry;
use segbar_dataset::{ComponentKey, Problem, Reason};
use segbar_domain::catalogue::Kind;
use segbar_domain::unit::{Amount, Count, Share};
use segbar_domain::{AreaCode, AreaId, Missing, Period, Vintage};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most columns of values (routes, years and vintages) of one table; the largest of the catalogue has some 6 000.
const MAX_SLOTS: usize = 1 << 20;

/// The cells of one component, vintage, year and part, in order of area.
#[derive(Clone, Debug)]
pub struct Block {
    /// Position of each area among the registry's codes of the vintage, ascending. Blocks of the same areas share it.
    areas: Arc<[u32]>,
    values: Vec<Packed>,
    cells: Origin,
}

/// Which cells of the table the values are.
#[derive(Clone, Debug)]
enum Origin {
    /// Each so many after the one before: the usual case, in which nothing needs to be kept.
    Even {
        first: u32,
        step: u32,
    },
    Listed(Vec<u32>),
}

/// A cell on its way into a block.
#[derive(Clone, Copy)]
struct Filled {
    area: u32,
    cell: u32,
    value: Packed,
}

impl Block {
    fn new(filled: &[Filled], before: &Arc<[u32]>) -> Self {
        let areas = || filled.iter().map(|f| f.area);
        let same = before.iter().copied().eq(areas());
        let cells: Vec<u32> = filled.iter().map(|f| f.cell).collect();
        let step = cells.get(1).map_or(0, |second| second.wrapping_sub(cells[0]));
        let even = cells.windows(2).all(|w| w[1].wrapping_sub(w[0]) == step);
        Block {
            areas: if same { before.clone() } else { areas().collect() },
            values: filled.iter().map(|f| f.value).collect(),
            cells: if even { Origin::Even { first: cells[0], step } } else { Origin::Listed(cells) },
        }
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Position of each cell's area among the registry's codes of the vintage, ascending.
    pub fn areas(&self) -> &[u32] {
        &self.areas
    }

    /// The value of a cell, or why it has none.
    pub fn value(&self, i: usize) -> Result<f64, Missing> {
        match self.values[i].value() {
            RawValue::Number(number) => Ok(number),
            RawValue::Missing(reason) => Err(reason),
            RawValue::Text(_) => Err(Missing::NotAvailable),
        }
    }

    /// Position of a cell in the raw table, for its place.
    pub fn cell(&self, i: usize) -> usize {
        match &self.cells {
            Origin::Even { first, step } => first.wrapping_add(step.wrapping_mul(i as u32)) as usize,
            Origin::Listed(cells) => cells[i] as usize,
        }
    }
}

/// The areas of a table's labels, by vintage and by position among the registry's codes of it.
struct Areas<'a> {
    vintages: Vec<(&'a Vintage, Vec<&'a AreaCode>)>,
    /// Per label the position of its vintage and its own.
    of: Vec<Option<(usize, u32)>>,
}

impl<'a> Areas<'a> {
    fn new(areas: &'a [Option<AreaId>], registry: &'a Registry) -> Self {
        let vintages: BTreeSet<&Vintage> = areas.iter().flatten().map(|area| &area.vintage).collect();
        let vintages: Vec<(&Vintage, Vec<&AreaCode>)> =
            vintages.into_iter().map(|vintage| (vintage, registry.codes(vintage).collect())).collect();
        let position = |area: &AreaId| {
            let vintage = vintages.binary_search_by(|(v, _)| (*v).cmp(&area.vintage)).ok()?;
            Some((vintage, vintages[vintage].1.binary_search(&&area.code).ok()? as u32))
        };
        let of = areas.iter().map(|area| position(area.as_ref()?)).collect();
        Areas { vintages, of }
    }
}

/// The blocks of a table. `areas` and `periods` are those of its labels; all areas are in the registry.
pub(super) fn fill(
    table: &RawTable,
    matched: &Match,
    areas: &[Option<AreaId>],
    periods: &[Option<Period>],
    routes: &Routes,
    registry: &Registry,
    reasons: &mut Vec<Reason>,
) -> BTreeMap<ComponentKey, Block> {
    let areas = Areas::new(areas, registry);
    // One slot per route, year and vintage, found without hashing; cells are sorted by area afterwards, which also shows
    // duplicates.
    let (years, sets) = (periods.len(), areas.vintages.len());
    let size = routes.to.len().saturating_mul(years).saturating_mul(sets);
    if size > MAX_SLOTS {
        let (what, limit) = (table.place.file.clone(), MAX_SLOTS.to_string());
        reasons.push(Problem::TooLarge { what, limit }.at(table.place.clone()));
        return BTreeMap::new();
    }
    let mut slots: Vec<Vec<Filled>> = vec![Vec::new(); size];
    let mut wrong_vintage: BTreeSet<(u32, u32)> = BTreeSet::new();
    table.cells.each(|i, value, at| {
        let Some(index) = routes.index(table, at) else {
            reasons
                .push(Problem::UnknownHeader { found: String::new(), expected: String::new() }.at(table.place_of(i)));
            return;
        };
        let Some(route) = &routes.to[index] else {
            return;
        };
        let (time, area_label) = (at[matched.time], at[matched.area]);
        let period = periods.get(time as usize).copied().flatten();
        let area = areas.of.get(area_label as usize).copied().flatten();
        let (Some(period), Some((set, area))) = (period, area) else {
            // Only a row without anything in its first columns comes here: labels were checked before.
            reasons.push(Problem::MissingDimension { dimension: "region, år".into() }.at(table.place_of(i)));
            return;
        };
        let (vintage, codes) = &areas.vintages[set];
        if !vintage.covers(period) {
            // Answers for all areas and years hold 0 or a sign for the years of the other vintage.
            let empty = matches!(value, RawValue::Missing(_)) || value == RawValue::Number(0.0);
            if !empty && wrong_vintage.insert((time, area_label)) {
                let problem = Problem::WrongVintage {
                    code: codes[area as usize].to_string(),
                    vintage: vintage.to_string(),
                    period: period.to_string(),
                };
                reasons.push(problem.at(table.place_of(i)));
            }
            return;
        }
        match checked(table, value, route.kind) {
            Ok(()) => slots[(index * years + time as usize) * sets + set].push(Filled {
                area,
                cell: i as u32,
                value: Packed::new(value),
            }),
            Err(problem) => reasons.push(problem.at(table.place_of(i))),
        }
    });
    let mut together: BTreeMap<ComponentKey, (usize, Vec<Filled>)> = BTreeMap::new();
    for (slot, cells) in slots.into_iter().enumerate().filter(|(_, cells)| !cells.is_empty()) {
        let (index, time, set) = (slot / sets / years, slot / sets % years, slot % sets);
        let (Some(route), Some(period)) = (&routes.to[index], periods[time]) else {
            continue;
        };
        let key = ComponentKey {
            component: route.component.to_owned(),
            vintage: areas.vintages[set].0.clone(),
            period,
            breakdown: route.breakdown.clone(),
        };
        together.entry(key).or_insert((set, vec![])).1.extend(cells);
    }
    let mut said: BTreeSet<(u32, Period, &AreaCode)> = BTreeSet::new();
    let mut blocks: BTreeMap<ComponentKey, Block> = BTreeMap::new();
    let mut before: Arc<[u32]> = Arc::default();
    for (key, (set, mut cells)) in together {
        cells.sort_unstable_by_key(|filled| (filled.area, filled.cell));
        for pair in cells.windows(2).filter(|w| w[0].area == w[1].area) {
            let (second, code) = (pair[1].cell as usize, areas.vintages[set].1[pair[1].area as usize]);
            // One sentence per repeated row, not one per cell of it.
            if said.insert((table.cells.row_and_column(second).0, key.period, code)) {
                let what = format!("{}/{code} {}", key.vintage, key.period);
                reasons.push(Problem::Duplicate { what }.at(table.place_of(second)));
            }
        }
        let block = Block::new(&cells, &before);
        before = block.areas.clone();
        blocks.insert(key, block);
    }
    blocks
}

/// Whether a value is possible for its kind.
fn checked(table: &RawTable, value: RawValue, kind: Kind) -> Result<(), Problem> {
    let number = match value {
        RawValue::Number(number) => number,
        RawValue::Missing(_) => return Ok(()),
        RawValue::Text(_) => return Err(Problem::NotANumber { text: table.text_of(value) }),
    };
    // The number as text is made for sentences only.
    match kind {
        Kind::Count if Count::new(number).is_none() => Err(Problem::NotACount { value: number.to_string() }),
        Kind::Share if Share::new(number).is_none() => Err(Problem::NotAShare { value: number.to_string() }),
        Kind::Amount if Amount::new(number).is_none() => Err(Problem::NotANumber { text: number.to_string() }),
        Kind::Class if ![1.0, 2.0, 3.0, 4.0, 5.0].contains(&number) => {
            Err(Problem::NotAClass { value: number.to_string() })
        }
        _ => Ok(()),
    }
}

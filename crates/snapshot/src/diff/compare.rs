//! The comparison.

use super::tables::{self, Counts, LargestRevision, OfColumn};
use super::{AreaChanges, AreaRef, Diff, LargestChange, Renamed, SourceChange, TypeChange, TypeChanges, ValueChanges};
use crate::error::StoreError;
use crate::layout::AREA_TYPES;
use crate::open::Snapshot;
use rayon::prelude::*;
use segbar_dataset::{PublishedColumn, SourceRecord};
use segbar_domain::{Area, AreaSet, ColumnKey, Vintage};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What changed from `from` to `to`.
///
/// # Errors
/// If one of them cannot be read.
pub fn diff(from: &Snapshot, to: &Snapshot) -> Result<Diff, StoreError> {
    let vintages = |s: &Snapshot| s.vintages().iter().map(|v| v.vintage.clone()).collect::<BTreeSet<_>>();
    let (old_vintages, new_vintages) = (vintages(from), vintages(to));
    let mut areas = Vec::new();
    let mut sets = HashMap::new();
    for vintage in old_vintages.intersection(&new_vintages) {
        if let (Some(old), Some(new)) = (from.areas(vintage)?, to.areas(vintage)?) {
            areas.extend(area_changes((from, &old), (to, &new))?);
            sets.insert(vintage.clone(), Aligned::new(old, new));
        }
    }
    let (old_keys, new_keys) = (from.index()?, to.index()?);
    let both: Vec<ColumnKey> = old_keys.keys().filter(|key| new_keys.contains(key)).collect();
    let sources = source_changes(&from.manifest().sources, &to.manifest().sources);
    let revised: BTreeSet<&str> = sources.iter().map(|s| s.name.as_str()).collect();
    let changes: Vec<Changes> =
        both.par_iter().map(|key| column_changes(from, to, &sets, &revised, key)).collect::<Result<_, _>>()?;
    let only_in = |a: &crate::Index, b: &crate::Index| a.keys().filter(|key| !b.contains(key)).collect::<Vec<_>>();
    let (columns_added, columns_removed) = (only_in(new_keys, old_keys), only_in(old_keys, new_keys));
    let came = whole_columns(to, &columns_added, |counts, n| counts.added = n)?;
    let went = whole_columns(from, &columns_removed, |counts, n| counts.gone = n)?;
    let mut of_columns = Vec::with_capacity(changes.len());
    let (mut values, mut types) = (Vec::new(), Vec::new());
    for change in changes {
        of_columns.extend(change.counted);
        values.extend(change.values);
        types.extend(change.types);
    }
    let (tables, total) = tables::grouped(of_columns.into_iter().chain(came).chain(went));
    let indicators = |s: &Snapshot| -> Result<BTreeSet<String>, StoreError> {
        Ok(s.index()?.indicators().map(str::to_owned).collect())
    };
    let (old_indicators, new_indicators) = (indicators(from)?, indicators(to)?);
    Ok(Diff {
        from: from.id().clone(),
        to: to.id().clone(),
        vintages_added: new_vintages.difference(&old_vintages).cloned().collect(),
        vintages_removed: old_vintages.difference(&new_vintages).cloned().collect(),
        areas,
        indicators_added: new_indicators.difference(&old_indicators).cloned().collect(),
        indicators_removed: old_indicators.difference(&new_indicators).cloned().collect(),
        columns_added,
        columns_removed,
        total,
        tables,
        values,
        types,
        sources,
    })
}

/// Two area sets of one vintage, and which positions mean the same area.
struct Aligned {
    old: Arc<AreaSet>,
    new: Arc<AreaSet>,
    /// Old and new position of each area in both, in order of code; `None` when the sets have the same codes.
    pairs: Option<Vec<(usize, usize)>>,
}

impl Aligned {
    fn new(old: Arc<AreaSet>, new: Arc<AreaSet>) -> Self {
        let same = old.len() == new.len() && old.areas().iter().zip(new.areas()).all(|(a, b)| a.code == b.code);
        let pair = |(i, area): (usize, &Area)| Some((i, new.position(area.code.as_str())?));
        let pairs = (!same).then(|| old.areas().iter().enumerate().filter_map(pair).collect());
        Aligned { old, new, pairs }
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        self.pairs.clone().unwrap_or_else(|| (0..self.new.len()).map(|i| (i, i)).collect())
    }

    fn area(&self, new: usize) -> AreaRef {
        named(&self.new.areas()[new])
    }

    /// Positions of the areas that only the one set has: of the old, and of the new.
    fn alone(&self) -> (Vec<usize>, Vec<usize>) {
        let only = |a: &AreaSet, b: &AreaSet| {
            let alone = |area: &Area| b.position(area.code.as_str()).is_none();
            a.areas().iter().enumerate().filter(|(_, area)| alone(area)).map(|(i, _)| i).collect()
        };
        if self.pairs.is_none() { (vec![], vec![]) } else { (only(&self.old, &self.new), only(&self.new, &self.old)) }
    }
}

fn named(area: &Area) -> AreaRef {
    AreaRef { code: area.code.to_string(), name: area.name.clone() }
}

/// The changes of the areas of a vintage; `None` if there is none.
fn area_changes(
    (from, old): (&Snapshot, &AreaSet),
    (to, new): (&Snapshot, &AreaSet),
) -> Result<Option<AreaChanges>, StoreError> {
    let only_in = |a: &AreaSet, b: &AreaSet| -> Vec<AreaRef> {
        a.areas().iter().filter(|area| b.get(area.code.as_str()).is_none()).map(named).collect()
    };
    let both = || new.areas().iter().filter_map(|area| old.get(area.code.as_str()).map(|before| (before, area)));
    let renamed = both().filter(|(a, b)| a.name != b.name);
    let changes = AreaChanges {
        vintage: new.vintage().clone(),
        added: only_in(new, old),
        removed: only_in(old, new),
        renamed: renamed
            .map(|(a, b)| Renamed { code: b.code.to_string(), from: a.name.clone(), to: b.name.clone() })
            .collect(),
        moved: both().filter(|(a, b)| a.parent != b.parent).map(|(_, b)| named(b)).collect(),
        border_changed: border_changes((from, old), (to, new))?,
    };
    let none = changes.added.is_empty()
        && changes.removed.is_empty()
        && changes.renamed.is_empty()
        && changes.moved.is_empty()
        && changes.border_changed.is_empty();
    Ok((!none).then_some(changes))
}

fn border_changes(
    (from, old): (&Snapshot, &AreaSet),
    (to, new): (&Snapshot, &AreaSet),
) -> Result<Vec<AreaRef>, StoreError> {
    let by_fid = |s: &Snapshot| -> Result<HashMap<u32, Vec<u8>>, StoreError> {
        Ok(s.shape_blobs(new.vintage())?.into_iter().map(|(fid, _, blob)| (fid, blob)).collect())
    };
    let (before, after) = (by_fid(from)?, by_fid(to)?);
    let fid = |position: usize| position as u32 + 1;
    let changed = new.areas().iter().enumerate().filter(|(i, area)| {
        let old = old.position(area.code.as_str());
        old.is_some_and(|old| before.get(&fid(old)) != after.get(&fid(*i)))
    });
    Ok(changed.map(|(_, area)| named(area)).collect())
}

/// What is to be told of one column.
#[derive(Default)]
struct Changes {
    counted: Option<OfColumn>,
    values: Option<ValueChanges>,
    types: Option<TypeChanges>,
}

fn column_changes(
    from: &Snapshot,
    to: &Snapshot,
    sets: &HashMap<Vintage, Aligned>,
    revised: &BTreeSet<&str>,
    key: &ColumnKey,
) -> Result<Changes, StoreError> {
    let Some(aligned) = sets.get(&key.vintage) else {
        return Ok(Changes::default());
    };
    // Blocks that are equal need not be unpacked. The sources may stand at other positions.
    let (Some(old), Some(new)) = (from.stored_column(key)?, to.stored_column(key)?) else {
        return Ok(Changes::default());
    };
    if aligned.pairs.is_none() && old.stored == new.stored && old.provenance == new.provenance {
        return Ok(Changes::default());
    }
    let (Some(old), Some(new)) = (from.column(key)?, to.column(key)?) else {
        return Ok(Changes::default());
    };
    let tables = tables::names(&new.sources, &to.manifest().sources);
    let because = || tables.iter().filter(|name| revised.contains(name.as_str())).cloned().collect();
    let types =
        AREA_TYPES.contains(&key.indicator.as_str()).then(|| type_changes(&old, &new, aligned, because())).flatten();
    let values = value_changes(&old, &new, aligned, &tables);
    Ok(Changes { counted: counted(&old, &new, aligned, values.as_ref(), tables), values, types })
}

/// The column's part of the counts, with the areas that only one of the snapshots has; `None` where there is nothing to count.
fn counted(
    old: &PublishedColumn,
    new: &PublishedColumn,
    aligned: &Aligned,
    values: Option<&ValueChanges>,
    tables: Vec<String>,
) -> Option<OfColumn> {
    let (gone, came) = aligned.alone();
    let numbers =
        |column: &PublishedColumn, at: &[usize]| at.iter().filter(|i| column.column.cell(**i).is_ok()).count();
    let mut counts = Counts { added: numbers(new, &came), gone: numbers(old, &gone), ..Counts::default() };
    if let Some(values) = values {
        counts.revised = values.changed;
        counts.added += values.filled;
        counts.gone += values.emptied;
        counts.other_reason = values.other_reason;
        counts.bounds = values.bounds;
    }
    if counts == Counts::default() {
        return None;
    }
    counts.columns = 1;
    let largest = values.and_then(|v| v.largest.as_ref()).map(|largest| LargestRevision {
        key: new.key.clone(),
        area: largest.area.clone(),
        from: largest.from,
        to: largest.to,
    });
    Some(OfColumn { tables, indicator: new.key.indicator.clone(), counts, largest })
}

/// The counts of columns that only one snapshot has.
fn whole_columns(
    snapshot: &Snapshot,
    keys: &[ColumnKey],
    into: fn(&mut Counts, usize),
) -> Result<Vec<OfColumn>, StoreError> {
    let of = |key: &ColumnKey| {
        let Some(column) = snapshot.column(key)? else { return Ok(None) };
        let mut counts = Counts { columns: 1, ..Counts::default() };
        into(&mut counts, column.column.cells().filter(Result::is_ok).count());
        let tables = tables::names(&column.sources, &snapshot.manifest().sources);
        Ok(Some(OfColumn { tables, indicator: key.indicator.clone(), counts, largest: None }))
    };
    let all: Vec<Option<OfColumn>> = keys.par_iter().map(of).collect::<Result<_, StoreError>>()?;
    Ok(all.into_iter().flatten().collect())
}

fn value_changes(
    old: &PublishedColumn,
    new: &PublishedColumn,
    aligned: &Aligned,
    tables: &[String],
) -> Option<ValueChanges> {
    let mut changes = ValueChanges {
        key: new.key.clone(),
        tables: tables.to_vec(),
        changed: 0,
        filled: 0,
        emptied: 0,
        other_reason: 0,
        bounds: 0,
        largest: None,
        provenance: old.provenance != new.provenance,
    };
    let bounds = |column: &PublishedColumn, i: usize| {
        column.column.interval().map(|interval| (interval.low[i].to_bits(), interval.high[i].to_bits()))
    };
    let mut largest: Option<(usize, f64, f64)> = None;
    for (i, j) in aligned.pairs() {
        match (old.column.cell(i), new.column.cell(j)) {
            (Ok(a), Ok(b)) if a == b => changes.bounds += usize::from(bounds(old, i) != bounds(new, j)),
            (Ok(a), Ok(b)) => {
                changes.changed += 1;
                if largest.is_none_or(|(_, x, y)| (b - a).abs() > (y - x).abs()) {
                    largest = Some((j, a, b));
                }
            }
            (Err(_), Ok(_)) => changes.filled += 1,
            (Ok(_), Err(_)) => changes.emptied += 1,
            (Err(a), Err(b)) => changes.other_reason += usize::from(a != b),
        }
    }
    changes.largest = largest.map(|(j, from, to)| LargestChange { area: aligned.area(j), from, to });
    let touched = changes.changed + changes.filled + changes.emptied + changes.other_reason + changes.bounds;
    (touched > 0 || changes.provenance).then_some(changes)
}

fn type_changes(
    old: &PublishedColumn,
    new: &PublishedColumn,
    aligned: &Aligned,
    because: Vec<String>,
) -> Option<TypeChanges> {
    let class = |column: &PublishedColumn, i: usize| column.column.cell(i).ok().map(|v| v as u8);
    let change = |(i, j): (usize, usize)| {
        let (from, to) = (class(old, i), class(new, j));
        (from != to).then(|| TypeChange { area: aligned.area(j), from, to })
    };
    let areas: Vec<_> = aligned.pairs().into_iter().filter_map(change).collect();
    (!areas.is_empty()).then(|| TypeChanges { key: new.key.clone(), because, areas })
}

/// Sources are compared by table, or by file name where they are no table: several files of one table are one source.
fn source_changes(old: &[SourceRecord], new: &[SourceRecord]) -> Vec<SourceChange> {
    type Group<'a> = BTreeMap<&'a str, Vec<&'a SourceRecord>>;
    fn grouped(sources: &[SourceRecord]) -> Group<'_> {
        let mut groups = Group::new();
        for source in sources {
            groups.entry(tables::name(source)).or_default().push(source);
        }
        groups
    }
    let stamps = |sources: &[&SourceRecord]| -> Vec<String> {
        let all: BTreeSet<_> = sources.iter().filter_map(|s| s.updated.clone()).collect();
        all.into_iter().collect()
    };
    let hashes = |sources: &[&SourceRecord]| sources.iter().map(|s| s.hash.clone()).collect::<BTreeSet<_>>();
    let (old, new) = (grouped(old), grouped(new));
    let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let changed = names.into_iter().filter_map(|name| {
        let (before, after) = (old.get(name), new.get(name));
        if let (Some(before), Some(after)) = (before, after)
            && hashes(before) == hashes(after)
        {
            return None;
        }
        let title = after.or(before).and_then(|group| group.first()).map_or("", |source| &source.title);
        Some(SourceChange {
            name: name.to_owned(),
            title: title.to_owned(),
            from: before.map(|group| stamps(group)),
            to: after.map(|group| stamps(group)),
        })
    });
    changed.collect()
}

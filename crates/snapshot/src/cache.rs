//! Columns that were read lately.

use segbar_dataset::PublishedColumn;
use segbar_domain::ColumnKey;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The most cells kept, about 110 MB. The profile of one area reads every column of its vintage, for 14 years about 4
/// million cells of RegSO and 5 of DeSO: with room for both, only the first profile pays for decoding.
const MAX_CELLS: usize = 12_000_000;

/// A bounded cache; what was used longest ago leaves first.
pub(crate) struct Cache {
    limit: usize,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    columns: HashMap<ColumnKey, (u64, Arc<PublishedColumn>)>,
    cells: usize,
    clock: u64,
}

impl Default for Cache {
    fn default() -> Self {
        Self::of(MAX_CELLS)
    }
}

impl Cache {
    fn of(limit: usize) -> Self {
        Cache { limit, held: Mutex::default() }
    }

    pub(crate) fn get(&self, key: &ColumnKey) -> Option<Arc<PublishedColumn>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.clock += 1;
        let now = held.clock;
        let (used, column) = held.columns.get_mut(key)?;
        *used = now;
        Some(column.clone())
    }

    pub(crate) fn put(&self, column: Arc<PublishedColumn>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.clock += 1;
        let now = held.clock;
        held.cells += weight(&column);
        if let Some((_, old)) = held.columns.insert(column.key.clone(), (now, column)) {
            held.cells -= weight(&old);
        }
        while held.cells > self.limit {
            let oldest = held.columns.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone());
            let Some((_, old)) = oldest.and_then(|key| held.columns.remove(&key)) else {
                break;
            };
            held.cells -= weight(&old);
        }
    }
}

/// Numbers held, bounds included; one for the key.
fn weight(column: &PublishedColumn) -> usize {
    1 + column.column.len() * if column.column.interval().is_some() { 3 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use segbar_domain::{Breakdown, Column, Period, Provenance, Vintage};

    fn column(year: u16) -> Arc<PublishedColumn> {
        Arc::new(PublishedColumn {
            key: ColumnKey {
                indicator: "population".into(),
                vintage: Vintage::county(),
                period: Period::year_of(year),
                breakdown: Breakdown::total(),
            },
            column: Column::from_cells((0..9).map(|i| Ok(f64::from(i)))),
            provenance: Provenance::Published,
            sources: vec![],
        })
    }

    #[test]
    fn what_was_used_longest_ago_leaves_first() {
        let cache = Cache::of(30);
        for year in [2020, 2021, 2022] {
            cache.put(column(year));
        }
        assert!(cache.get(&column(2020).key).is_some());
        cache.put(column(2023));
        assert!(cache.get(&column(2021).key).is_none());
        assert!(cache.get(&column(2020).key).is_some());
        cache.put(column(2023));
        assert!(cache.get(&column(2022).key).is_some());
    }
}

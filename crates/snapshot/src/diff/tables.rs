//! What happened to the values, table by table: how many were revised, came and went, and the largest revision of each indicator.
//!
//! A column stands under the tables that its figures come from, all of them together where it is computed from several, so that every
//! column is counted once and the tables add up to the total.

use super::AreaRef;
use segbar_dataset::SourceRecord;
use segbar_domain::ColumnKey;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Number of values by what happened to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Columns in which anything differs.
    pub columns: usize,
    /// Another number.
    pub revised: usize,
    /// A number where there was none.
    pub added: usize,
    /// No number where there was one.
    pub gone: usize,
    /// Missing in both, for another reason.
    pub other_reason: usize,
    /// The same number within other bounds.
    pub bounds: usize,
}

/// What happened to the values that come from one table, or from several together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableChanges {
    /// Table ids, or file names where a source is no table; in order.
    pub tables: Vec<String>,
    /// All indicators together.
    pub counts: Counts,
    /// Indicators with a difference, in order of their ids.
    pub indicators: Vec<IndicatorChanges>,
}

/// What happened to the values of one indicator, or of one group system, that come from one table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorChanges {
    /// Its id.
    pub indicator: String,
    /// How many values.
    pub counts: Counts,
    /// The largest absolute revision; the first in order when several are as large.
    pub largest: Option<LargestRevision>,
}

/// The largest revision of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LargestRevision {
    /// In which column.
    pub key: ColumnKey,
    /// Where.
    pub area: AreaRef,
    /// The earlier value.
    pub from: f64,
    /// The later value.
    pub to: f64,
}

/// What happened to one column.
#[derive(Clone, Debug)]
pub(super) struct OfColumn {
    pub tables: Vec<String>,
    pub indicator: String,
    pub counts: Counts,
    pub largest: Option<LargestRevision>,
}

/// The tables that a column's figures come from.
pub(super) fn names(sources: &[u32], records: &[SourceRecord]) -> Vec<String> {
    let named = sources.iter().filter_map(|at| records.get(*at as usize)).map(name).collect::<BTreeSet<_>>();
    named.into_iter().map(str::to_owned).collect()
}

/// Table id, or the file's name where it is no table.
pub(super) fn name(record: &SourceRecord) -> &str {
    record.table.as_deref().unwrap_or(&record.file)
}

/// The columns by table and indicator, and all of them together.
pub(super) fn grouped(columns: impl IntoIterator<Item = OfColumn>) -> (Vec<TableChanges>, Counts) {
    let mut tables: BTreeMap<Vec<String>, BTreeMap<String, IndicatorChanges>> = BTreeMap::new();
    let mut total = Counts::default();
    for column in columns {
        total.add(column.counts);
        let indicators = tables.entry(column.tables).or_default();
        let of = indicators.entry(column.indicator.clone()).or_insert_with(|| IndicatorChanges {
            indicator: column.indicator,
            counts: Counts::default(),
            largest: None,
        });
        of.counts.add(column.counts);
        let by = |one: &LargestRevision| (one.to - one.from).abs();
        if let Some(largest) = column.largest
            && of.largest.as_ref().is_none_or(|before| by(&largest) > by(before))
        {
            of.largest = Some(largest);
        }
    }
    let table = |(tables, indicators): (Vec<String>, BTreeMap<String, IndicatorChanges>)| {
        let mut counts = Counts::default();
        indicators.values().for_each(|one| counts.add(one.counts));
        TableChanges { tables, counts, indicators: indicators.into_values().collect() }
    };
    (tables.into_iter().map(table).collect(), total)
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.columns += other.columns;
        self.revised += other.revised;
        self.added += other.added;
        self.gone += other.gone;
        self.other_reason += other.other_reason;
        self.bounds += other.bounds;
    }
}

//! An indicator over the years at one area, with its place among the areas of the same vintage.

use crate::values::ProvenanceAnswer;
use crate::{Bilingual, Desk};
use segbar_domain::catalogue::{Indicator, SourceTable};
use segbar_domain::{Column, Period};
use serde::Serialize;
use utoipa::ToSchema;

/// One year of an area's series.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SeriesPoint {
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// The value, unrounded; null where it is missing.
    pub value: Option<f64>,
    /// Why it is missing.
    #[schema(value_type = Option<String>)]
    pub missing: Option<&'static str>,
    /// Lower bound, where it is known.
    pub low: Option<f64>,
    /// Upper bound, where it is known.
    pub high: Option<f64>,
    /// How the value came about.
    pub provenance: ProvenanceAnswer,
}

/// The place of a value among those of all areas of the vintage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Place {
    /// 1 for the highest value; areas with equal values share the best of their ranks.
    pub rank: usize,
    /// Number of areas with a value.
    pub of: usize,
    /// Share of the areas with a lower value, equal ones counted half, in per cent, 0–100.
    pub percentile: f64,
}

/// The place of the value at `index`; `None` where it is missing.
pub fn place(column: &Column, index: usize) -> Option<Place> {
    let value = column.cell(index).ok()?;
    let (mut lower, mut equal, mut higher) = (0usize, 0usize, 0usize);
    for other in column.values() {
        match other.partial_cmp(&value) {
            Some(std::cmp::Ordering::Less) => lower += 1,
            Some(std::cmp::Ordering::Equal) => equal += 1,
            Some(std::cmp::Ordering::Greater) => higher += 1,
            None => {}
        }
    }
    let of = lower + equal + higher;
    let percentile = 100.0 * (lower as f64 + equal as f64 / 2.0) / of as f64;
    Some(Place { rank: higher + 1, of, percentile })
}

/// Share of the areas of a column with a lower value than this one, equal ones counted half, in per cent, 0–100; 0 where no area has a value.
pub fn percentile(column: &Column, value: f64) -> f64 {
    let (mut below, mut of) = (0.0, 0usize);
    for other in column.values().iter().filter(|v| !v.is_nan()) {
        of += 1;
        below += if *other < value { 1.0 } else { f64::from(u8::from(*other == value)) / 2.0 };
    }
    if of == 0 { 0.0 } else { 100.0 * below / of as f64 }
}

impl Desk {
    /// What is different in the part of the indicator's series that filled a column: the first part whose years include
    /// the column's and whose components are all in tables among the column's sources. Sources that are no table (the
    /// demo) may have filled anything.
    pub(crate) fn note(&self, indicator: &Indicator, period: Period, sources: &[u32]) -> Option<Bilingual> {
        let manifest = self.snapshot().manifest();
        let records = sources.iter().filter_map(|i| manifest.sources.get(*i as usize));
        let tables: Vec<Option<&str>> = records.map(|r| r.table.as_deref()).collect();
        let fills = |table: &SourceTable, component: &str| table.contents.iter().any(|c| c.component == component);
        let filled = |component: &str| {
            tables.iter().any(|id| id.is_none_or(|id| self.catalogue().table(id).is_some_and(|t| fills(t, component))))
        };
        let part = indicator.series.iter().find(|s| {
            s.periods.is_none_or(|(first, last)| first <= period && period <= last)
                && s.formula.components().iter().all(|c| filled(&c.component))
        });
        part.and_then(|s| s.note.as_ref()).map(Bilingual::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use segbar_domain::Missing;

    #[test]
    fn a_place_counts_equal_values_half_and_missing_ones_not() {
        let column = Column::from_cells([Ok(3.0), Ok(1.0), Ok(3.0), Err(Missing::Suppressed), Ok(9.0)]);
        assert_eq!(place(&column, 4), Some(Place { rank: 1, of: 4, percentile: 87.5 }));
        // One of four is lower, two are equal: (1 + 1) / 4.
        assert_eq!(place(&column, 0), Some(Place { rank: 2, of: 4, percentile: 50.0 }));
        assert_eq!(place(&column, 2), place(&column, 0));
        assert_eq!(place(&column, 3), None);
        // Bounds are held against the values of the others: 2.5 lies above one of four, 3 above one and beside two.
        assert_eq!(
            (percentile(&column, 2.5), percentile(&column, 3.0), percentile(&column, 99.0)),
            (25.0, 50.0, 100.0)
        );
    }
}

//! Step 3b: area types by the mean and standard deviation of an index over all RegSO of the year.
//!
//! DeSO are cut with the RegSO's μ and σ, so that a type means the same level of the index on both. Where the index
//! does not exist on RegSO in a year, the areas themselves are the reference.

use crate::indicators::{Derived, Done, computed_from_columns};
use segbar_dataset::{AreaTypeScheme, PublishedColumn};
use segbar_domain::catalogue::Formula;
use segbar_domain::{Breakdown, Catalogue, Column, ColumnKey, Level, Missing, Period, Vintage};
use segbar_measures::Cuts;
use std::collections::{BTreeMap, BTreeSet};

/// The types of areas by an index; `None` where it does not exist or has no spread to cut by.
pub(crate) fn types(done: &Done, indicator: &str, vintage: &Vintage, period: Period) -> Option<Derived> {
    let index = total(done, indicator, vintage, period)?;
    let reference = reference(done, indicator, vintage, period)?;
    let cuts = Cuts::of(reference.column.values()).ok()?;
    let class = |cell: Result<f64, Missing>| cell.map(|value| f64::from(cuts.classify(value)));
    let column = Column::from_cells(index.column.cells().map(class));
    Some(computed_from_columns(column, &[index, reference]))
}

/// The cuts of every index that area types are made of, in every year: also where published types win, so that the
/// cuts stand beside those too. In order of index, reference and year.
pub(crate) fn schemes(catalogue: &Catalogue, done: &Done) -> Vec<AreaTypeScheme> {
    let formulas = catalogue.indicators().iter().flat_map(|i| &i.series).map(|s| &s.formula);
    let indices: BTreeSet<&str> = formulas
        .filter_map(|formula| match formula {
            Formula::AreaTypeOf { indicator } => Some(indicator.as_str()),
            _ => None,
        })
        .collect();
    let mut schemes = BTreeMap::new();
    for key in done.keys().filter(|key| indices.contains(key.indicator.as_str()) && key.breakdown.is_total()) {
        let Some(reference) = reference(done, &key.indicator, &key.vintage, key.period) else {
            continue;
        };
        if let Ok(cuts) = Cuts::of(reference.column.values()) {
            let reference = &reference.key;
            let scheme = AreaTypeScheme {
                indicator: reference.indicator.clone(),
                reference: reference.vintage.clone(),
                period: reference.period,
                mean: cuts.mean,
                sd: cuts.sd,
                n: cuts.n as u32,
            };
            schemes.insert(reference.clone(), scheme);
        }
    }
    schemes.into_values().collect()
}

/// The column that mean and standard deviation are taken over.
fn reference<'a>(done: &'a Done, indicator: &str, vintage: &Vintage, period: Period) -> Option<&'a PublishedColumn> {
    let regso = Vintage::in_force(Level::Regso, period)?;
    total(done, indicator, &regso, period).or_else(|| total(done, indicator, vintage, period))
}

fn total<'a>(done: &'a Done, indicator: &str, vintage: &Vintage, period: Period) -> Option<&'a PublishedColumn> {
    done.get(&ColumnKey {
        indicator: indicator.to_owned(),
        vintage: vintage.clone(),
        period,
        breakdown: Breakdown::total(),
    })
}

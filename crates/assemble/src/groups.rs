//! Step 3c: counts of the groups of each group system, by the catalogue.
//!
//! For each vintage and year the first series is used in which every group can be counted. Counts of shares are not
//! rounded to persons; their interval is that of the share. What is zero by nature is 0, and an area without anybody has
//! nobody in any group, also where no share was published for it.

use crate::components::{Component, Components};
use crate::formula::{high_at, low_at, reason_of, sum_of, term};
use crate::indicators::{Derived, computed};
use crate::nesting::Nesting;
use rayon::prelude::*;
use segbar_dataset::{ComponentKey, PublishedColumn};
use segbar_domain::catalogue::{ComponentRef, GroupCount, GroupSeries, GroupSystem};
use segbar_domain::{Catalogue, Column, Missing, Period, Vintage};
use std::collections::BTreeSet;

/// The columns of all groups of all systems.
pub(crate) fn counts(components: &Components, catalogue: &Catalogue, nesting: &Nesting) -> Vec<PublishedColumn> {
    let tasks: Vec<(&GroupSystem, Vintage, Period)> = catalogue
        .group_systems()
        .iter()
        .flat_map(|system| places(system, components, nesting).into_iter().map(move |(v, p)| (system, v, p)))
        .collect();
    tasks
        .par_iter()
        .flat_map_iter(|(system, vintage, period)| of_system(components, system, vintage, *period))
        .collect()
}

/// The vintages and years in which a system may have counts.
fn places(system: &GroupSystem, components: &Components, nesting: &Nesting) -> BTreeSet<(Vintage, Period)> {
    let counts = system.series.iter().flat_map(|series| series.counts.values());
    let read: BTreeSet<&str> =
        counts.filter_map(|count| count.components().first().map(|first| first.component.as_str())).collect();
    let mut places: BTreeSet<(Vintage, Period)> =
        read.into_iter().flat_map(|component| components.places(component)).collect();
    places.retain(|(vintage, _)| system.levels.contains(&vintage.level()) && nesting.set(vintage).is_some());
    places
}

/// The columns of a system on a vintage in a year; none where not every group can be counted.
fn of_system(components: &Components, system: &GroupSystem, vintage: &Vintage, period: Period) -> Vec<PublishedColumn> {
    let in_time = |series: &&GroupSeries| series.periods.is_none_or(|(first, last)| (first..=last).contains(&period));
    let of_series = |series: &GroupSeries| -> Option<Vec<Derived>> {
        let count = |group: &segbar_domain::catalogue::Group| {
            of_group(components, series.counts.get(&group.id)?, vintage, period)
        };
        let columns = system.groups.iter().map(count).collect::<Option<Vec<_>>>()?;
        columns.iter().any(|c| c.column.missing_count() < c.column.len()).then_some(columns)
    };
    let found = system.series.iter().filter(in_time).find_map(of_series).unwrap_or_default();
    let published = |(key, derived): (_, Derived)| PublishedColumn {
        key,
        column: derived.column,
        provenance: derived.provenance,
        sources: derived.sources.into_iter().collect(),
    };
    system.keys(vintage, period).into_iter().zip(found).map(published).collect()
}

fn of_group(components: &Components, count: &GroupCount, vintage: &Vintage, period: Period) -> Option<Derived> {
    let get = |reference: &ComponentRef| {
        components.get(&ComponentKey {
            component: reference.component.clone(),
            vintage: vintage.clone(),
            period,
            breakdown: reference.breakdown.clone(),
        })
    };
    match count {
        GroupCount::Sum(of) => {
            let terms: Vec<&Component> = of.iter().map(get).collect::<Option<_>>()?;
            if let [only] = terms[..] {
                // As it came, with the reason of each missing cell.
                let derived = computed(zero_by_nature_is_zero(&only.column), &terms);
                return Some(Derived { provenance: only.provenance(), ..derived });
            }
            let columns: Vec<&Column> = terms.iter().map(|term| &term.column).collect();
            Some(computed(sum_of(&columns), &terms))
        }
        GroupCount::Share { percent, of } => {
            let (percent, of) = (get(percent)?, get(of)?);
            Some(computed(members(&percent.column, &of.column, |share| share), &[percent, of]))
        }
        GroupCount::Rest { percent, of } => {
            let (percent, of) = (get(percent)?, get(of)?);
            Some(computed(members(&percent.column, &of.column, |share| 100.0 - share), &[percent, of]))
        }
    }
}

fn zero_by_nature_is_zero(column: &Column) -> Column {
    Column::from_cells(column.cells().map(term))
}

/// `share(percent) · of / 100` of each area, with bounds where the percentage has them.
fn members(percent: &Column, of: &Column, share: fn(f64) -> f64) -> Column {
    let cell = |i: usize| -> Result<f64, Missing> {
        match (term(percent.cell(i)), term(of.cell(i))) {
            (_, Ok(0.0)) => Ok(0.0),
            (Ok(percent), Ok(of)) => Ok(share(percent) * of / 100.0),
            // The share is what publishers leave out where there are few people: its reason says more.
            (Err(reason), Ok(_)) | (Ok(_), Err(reason)) => Err(reason),
            (Err(percent), Err(of)) => Err(if percent == of { percent } else { reason_of([Err(percent), Err(of)]) }),
        }
    };
    let column = Column::from_cells((0..percent.len()).map(cell));
    if percent.interval().is_none() {
        return column;
    }
    let bound = |of_percent: fn(&Column, usize) -> f64| -> Vec<f64> {
        let at = |i: usize| match (column.cell(i), of.cell(i)) {
            (Ok(_), Ok(of)) if of != 0.0 => share(of_percent(percent, i)) * of / 100.0,
            (Ok(_), _) => 0.0,
            (Err(_), _) => f64::NAN,
        };
        (0..percent.len()).map(at).collect()
    };
    let (one, other) = (bound(low_at), bound(high_at));
    let low = one.iter().zip(&other).map(|(a, b)| a.min(*b)).collect();
    let high = one.iter().zip(&other).map(|(a, b)| a.max(*b)).collect();
    column.with_interval(low, high)
}

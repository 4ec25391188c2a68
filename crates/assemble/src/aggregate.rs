//! Step 2: larger areas from smaller ones, by the rule of the component.
//!
//! | rule | larger area |
//! |---|---|
//! | sum | Σ v over the parts |
//! | weighted by w | Σ w v / Σ w over the parts: the share of the whole, up to the rounding of the parts |
//! | never | nothing (medians, indices, classes) |
//!
//! A published level stays as it is. A level without it is made from the nearest finer level that was published, if
//! that is known to be complete; where any part is missing, so is the whole. Rounded parts give an interval: the same
//! sum or mean of their lower and of their upper ends. See `docs/methods/aggregation.md`.

use crate::components::{Component, Components, Origin, Rule, limits, rule};
use crate::formula::{reason_of, term};
use crate::nesting::Nesting;
use rayon::prelude::*;
use segbar_dataset::ComponentKey;
use segbar_domain::catalogue::Aggregate;
use segbar_domain::{Breakdown, Catalogue, Column, Missing, Vintage};
use segbar_measures::share::weighted_mean;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the columns of larger areas that were not published.
pub(crate) fn fill(components: &mut Components, catalogue: &Catalogue, nesting: &Nesting) {
    let plan = plan(components, catalogue, nesting);
    let pairs: BTreeSet<(&Vintage, &Vintage)> = plan.iter().map(|(key, from)| (from, &key.vintage)).collect();
    let members: BTreeMap<_, _> =
        pairs.into_iter().filter_map(|pair| Some((pair, nesting.members(pair.0, pair.1)?))).collect();
    let derived: Vec<_> = plan
        .par_iter()
        .filter_map(|(key, from)| {
            let members = members.get(&(from, &key.vintage))?;
            let rule = rule(catalogue, &key.component)?;
            let component = aggregated(components, key, from, &rule, members)?;
            component.has_values().then(|| (key.clone(), component))
        })
        .collect();
    components.add(derived);
}

/// Which columns are made, each from which vintage: of all finer vintages that have it the nearest.
fn plan(components: &Components, catalogue: &Catalogue, nesting: &Nesting) -> Vec<(ComponentKey, Vintage)> {
    let mut nearest: BTreeMap<ComponentKey, (usize, Vintage)> = BTreeMap::new();
    let mut ancestors: BTreeMap<&Vintage, Vec<Vintage>> = BTreeMap::new();
    let mut never: BTreeMap<&str, bool> = BTreeMap::new();
    for (key, component) in components.iter() {
        let never = never
            .entry(&key.component)
            .or_insert_with(|| rule(catalogue, &key.component).is_none_or(|r| *r.aggregate == Aggregate::Never));
        if *never || !component.has_values() {
            continue;
        }
        let ancestors = ancestors.entry(&key.vintage).or_insert_with(|| nesting.ancestors(&key.vintage));
        for (distance, ancestor) in ancestors.iter().enumerate() {
            let target = ComponentKey { vintage: ancestor.clone(), ..key.clone() };
            if components.get(&target).is_some() {
                continue;
            }
            let candidate = (distance, key.vintage.clone());
            let best = nearest.entry(target).or_insert_with(|| candidate.clone());
            *best = candidate.min(best.clone());
        }
    }
    nearest.into_iter().map(|(key, (_, from))| (key, from)).collect()
}

/// One column of larger areas; `None` where the weights are unknown.
fn aggregated(
    components: &Components,
    key: &ComponentKey,
    from: &Vintage,
    rule: &Rule,
    members: &[Vec<u32>],
) -> Option<Component> {
    let finer = components.get(&ComponentKey { vintage: from.clone(), ..key.clone() })?;
    let mut sources: BTreeSet<u32> = finer.sources.iter().copied().collect();
    let column = match rule.aggregate {
        Aggregate::Sum => sums(&finer.column, members),
        Aggregate::WeightedBy(weight) => {
            let weights = weights(components, key, from, weight, rule)?;
            sources.extend(&weights.sources);
            means(finer, &weights.column, rule, members)
        }
        Aggregate::Never => return None,
    };
    let origin = Origin::Aggregated(from.clone());
    Some(Component { column, origin, sources: sources.into_iter().collect(), step: 0.0 })
}

/// The weights of a column: with the same breakdown, or without the dimensions that the content itself stands for (the
/// persons of an income quartile's share are all persons).
fn weights<'a>(
    components: &'a Components,
    key: &ComponentKey,
    from: &Vintage,
    weight: &str,
    rule: &Rule,
) -> Option<&'a Component> {
    let of = |breakdown: Breakdown| {
        let vintage = from.clone();
        components.get(&ComponentKey { component: weight.to_owned(), vintage, period: key.period, breakdown })
    };
    let pairs = key.breakdown.pairs().filter(|(dimension, _)| !rule.part.contains(dimension));
    of(key.breakdown.clone()).or_else(|| of(pairs.fold(Breakdown::total(), |b, (d, v)| b.with(d, v))))
}

fn sums(finer: &Column, members: &[Vec<u32>]) -> Column {
    let whole = |parts: &Vec<u32>| -> Result<f64, Missing> {
        let cells = || parts.iter().map(|i| term(finer.cell(*i as usize)));
        cells()
            .sum::<Result<f64, Missing>>()
            .map_err(|_| reason_of(cells()))
            .and_then(|sum| if parts.is_empty() { Err(Missing::NotInSource) } else { Ok(sum) })
    };
    let column = Column::from_cells(members.iter().map(whole));
    let Some(interval) = finer.interval() else {
        return column;
    };
    let of = |bounds: &[f64]| -> Vec<f64> {
        let bound = |i: &u32| match finer.cell(*i as usize) {
            Err(Missing::ZeroByNature) => 0.0,
            _ => bounds[*i as usize],
        };
        let sum = |(parts, cell): (&Vec<u32>, Result<f64, Missing>)| match cell {
            Ok(_) => parts.iter().map(bound).sum(),
            Err(_) => f64::NAN,
        };
        members.iter().zip(column.cells()).map(sum).collect()
    };
    let (low, high) = (of(&interval.low), of(&interval.high));
    column.with_interval(low, high)
}

fn means(finer: &Component, weights: &Column, rule: &Rule, members: &[Vec<u32>]) -> Column {
    let limits = limits(rule.kind);
    let mut bounds = (Vec::with_capacity(members.len()), Vec::with_capacity(members.len()));
    let cells: Vec<Result<f64, Missing>> = members
        .iter()
        .map(|parts| {
            let mean = mean(&finer.column, weights, finer.step, limits, parts);
            let (value, low, high) = match mean {
                Ok(mean) => (Ok(mean.value), mean.low, mean.high),
                Err(reason) => (Err(reason), f64::NAN, f64::NAN),
            };
            bounds.0.push(low);
            bounds.1.push(high);
            value
        })
        .collect();
    let column = Column::from_cells(cells);
    if finer.step > 0.0 { column.with_interval(bounds.0, bounds.1) } else { column }
}

fn mean(
    values: &Column,
    weights: &Column,
    step: f64,
    limits: Option<(f64, f64)>,
    parts: &[u32],
) -> Result<segbar_measures::share::WeightedMean, Missing> {
    if parts.is_empty() {
        return Err(Missing::NotInSource);
    }
    // A part without people adds nothing, whether it has a value or not.
    let peopled = || parts.iter().map(|i| *i as usize).filter(|i| term(weights.cell(*i)) != Ok(0.0));
    let value = |i: usize| term(values.cell(i));
    let cells = || peopled().flat_map(|i| [value(i), term(weights.cell(i))]);
    if cells().any(|cell| cell.is_err()) {
        return Err(reason_of(cells()));
    }
    let values: Vec<f64> = peopled().filter_map(|i| value(i).ok()).collect();
    let weights: Vec<f64> = peopled().filter_map(|i| term(weights.cell(i)).ok()).collect();
    weighted_mean(&values, &weights, step, limits).map_err(|_| Missing::NoPopulation)
}

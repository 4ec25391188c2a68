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
use crate::inequality::LEFT_OUT;
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
    let all: Vec<Result<Mean, Missing>> =
        members.iter().map(|parts| mean(&finer.column, weights, finer.step, limits, parts)).collect();
    let column = Column::from_cells(all.iter().map(|mean| mean.as_ref().map(|m| m.value).map_err(|reason| *reason)));
    let uncertain = finer.step > 0.0 || all.iter().flatten().any(|mean| mean.low < mean.high);
    if !uncertain {
        return column;
    }
    let bound = |of: fn(&Mean) -> f64| all.iter().map(|mean| mean.as_ref().map_or(f64::NAN, of)).collect();
    column.with_interval(bound(|m| m.low), bound(|m| m.high))
}

/// A weighted mean and the bounds that it is certain to lie in.
struct Mean {
    value: f64,
    low: f64,
    high: f64,
}

/// The mean of the parts that have a value. Parts without one (too few people to publish) make the mean missing, unless
/// they hold at most [`LEFT_OUT`] of the weight and the values have limits: then they may lie anywhere between these,
/// and the bounds are widened by just that.
fn mean(
    values: &Column,
    weights: &Column,
    step: f64,
    limits: Option<(f64, f64)>,
    parts: &[u32],
) -> Result<Mean, Missing> {
    if parts.is_empty() {
        return Err(Missing::NotInSource);
    }
    let (mut known, mut known_weights, mut left_out) = (Vec::new(), Vec::new(), 0.0);
    let cells = || parts.iter().map(|i| *i as usize).flat_map(|i| [term(values.cell(i)), term(weights.cell(i))]);
    for i in parts.iter().map(|i| *i as usize) {
        let Ok(weight) = term(weights.cell(i)) else { return Err(reason_of(cells())) };
        match term(values.cell(i)) {
            // A part without people adds nothing, whether it has a value or not.
            _ if weight == 0.0 => {}
            Ok(value) => {
                known.push(value);
                known_weights.push(weight);
            }
            Err(_) => left_out += weight,
        }
    }
    let share = left_out / (left_out + known_weights.iter().sum::<f64>());
    let mean =
        |known: &[f64], weights: &[f64]| weighted_mean(known, weights, step, limits).map_err(|_| Missing::NoPopulation);
    if left_out == 0.0 {
        let mean = mean(&known, &known_weights)?;
        return Ok(Mean { value: mean.value, low: mean.low, high: mean.high });
    }
    let Some((least, greatest)) = limits.filter(|_| share <= LEFT_OUT) else { return Err(reason_of(cells())) };
    let mean = mean(&known, &known_weights)?;
    let widened = |bound: f64, limit: f64| (1.0 - share) * bound + share * limit;
    Ok(Mean { value: mean.value, low: widened(mean.low, least), high: widened(mean.high, greatest) })
}

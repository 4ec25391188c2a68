//! Step 1: the total that a table left out is summed from its parts.
//!
//! Only counts, only over a dimension whose parts sum to the whole (`parts_sum` in the catalogue), and only where
//! every part that the table can have is there: the sum over some age groups is no population. A published total
//! stays as it is, also where it differs from the sum (from 2025 the publisher adds noise to each figure).

use crate::components::{Component, Components, Origin, rule};
use crate::formula::sum_of;
use rayon::prelude::*;
use segbar_dataset::ComponentKey;
use segbar_domain::catalogue::{Aggregate, Kind};
use segbar_domain::{Breakdown, Catalogue, Column};
use std::collections::{BTreeMap, BTreeSet};

/// Adds the totals that are missing and can be summed.
pub(crate) fn fill(components: &mut Components, catalogue: &Catalogue) {
    let groups: Vec<_> = components.groups().into_iter().collect();
    let derived: Vec<_> = groups
        .par_iter()
        .flat_map_iter(|(component, vintage, period)| {
            let columns = components.breakdowns(component, vintage, *period);
            let known: BTreeMap<Breakdown, Component> = columns.map(|(b, c)| (b.clone(), c.clone())).collect();
            let key = |breakdown| ComponentKey {
                component: component.clone(),
                vintage: vintage.clone(),
                period: *period,
                breakdown,
            };
            sums(catalogue, component, known).into_iter().map(move |(b, c)| (key(b), c)).collect::<Vec<_>>()
        })
        .collect();
    components.add(derived);
}

/// The sums over one dimension after the other, so that `age × sex` gives `sex`, `age` and the total.
fn sums(
    catalogue: &Catalogue,
    component: &str,
    mut known: BTreeMap<Breakdown, Component>,
) -> BTreeMap<Breakdown, Component> {
    let mut derived = BTreeMap::new();
    let counts = rule(catalogue, component).is_some_and(|r| r.kind == Kind::Count && *r.aggregate == Aggregate::Sum);
    if !counts {
        return derived;
    }
    for (dimension, values) in dimensions(catalogue, component) {
        let of_whole: BTreeSet<Breakdown> =
            known.keys().filter(|b| b.get(dimension).is_some()).map(|b| without(b, dimension)).collect();
        for whole in of_whole.into_iter().filter(|whole| !known.contains_key(whole)).collect::<Vec<_>>() {
            let parts: Option<Vec<&Component>> =
                values.iter().map(|value| known.get(&whole.clone().with(dimension, value))).collect();
            let Some(parts) = parts.filter(|parts| !parts.is_empty()) else {
                continue;
            };
            let columns: Vec<&Column> = parts.iter().map(|part| &part.column).collect();
            let sources: BTreeSet<u32> = parts.iter().flat_map(|part| part.sources.iter().copied()).collect();
            let sum = Component {
                column: sum_of(&columns),
                origin: Origin::Summed,
                sources: sources.into_iter().collect(),
                step: 0.0,
            };
            known.insert(whole.clone(), sum.clone());
            derived.insert(whole, sum);
        }
    }
    derived
}

/// The dimensions over which the parts of a component sum, each with all its parts, in alphabetic order. Where several
/// tables fill the component, the one with the fewest parts tells: another may split further.
fn dimensions<'a>(catalogue: &'a Catalogue, component: &str) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for table in catalogue.tables() {
        for content in table.contents.iter().filter(|c| c.component == component) {
            for dimension in table.dimensions_of(content).filter(|d| d.parts_sum) {
                let parts: Vec<&str> = dimension.values.keys().map(String::as_str).filter(|v| *v != "total").collect();
                let kept = all.entry(&dimension.id).or_insert_with(|| parts.clone());
                if parts.len() < kept.len() {
                    *kept = parts;
                }
            }
        }
    }
    all
}

fn without(breakdown: &Breakdown, dimension: &str) -> Breakdown {
    breakdown.pairs().filter(|(d, _)| *d != dimension).fold(Breakdown::total(), |b, (d, v)| b.with(d, v))
}

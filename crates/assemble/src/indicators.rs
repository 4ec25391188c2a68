//! Step 3: indicators from components and from other indicators, by the formulas of the catalogue.
//!
//! For each vintage, year and breakdown the first series that has data is used. Indicators that read other indicators
//! come after those, in rounds.

use crate::area_types;
use crate::components::{Component, Components, Origin};
use crate::formula::{mean_of, ratio_of, sum_of};
use crate::inequality;
use crate::nesting::Nesting;
use rayon::prelude::*;
use segbar_dataset::{AreaTypeScheme, ComponentKey, PublishedColumn};
use segbar_domain::catalogue::indicator::Series;
use segbar_domain::catalogue::{ComponentRef, Formula, Indicator};
use segbar_domain::{Breakdown, Catalogue, Column, ColumnKey, Period, Provenance, Vintage};
use std::collections::{BTreeMap, BTreeSet};

/// Columns of indicators computed so far.
pub(crate) type Done = BTreeMap<ColumnKey, PublishedColumn>;

/// A column with how it came about and its sources.
pub(crate) struct Derived {
    pub(crate) column: Column,
    pub(crate) provenance: Provenance,
    pub(crate) sources: BTreeSet<u32>,
}

/// All columns of all indicators in order of key, and the cuts behind area types.
pub(crate) fn compute(
    components: &Components,
    catalogue: &Catalogue,
    nesting: &Nesting,
) -> (Vec<PublishedColumn>, Vec<AreaTypeScheme>) {
    let mut done = Done::new();
    let mut waiting: Vec<&Indicator> = catalogue.indicators().iter().collect();
    while !waiting.is_empty() {
        let ids: BTreeSet<&str> = waiting.iter().map(|i| i.id.as_str()).collect();
        let needs_one = |indicator: &&Indicator| {
            indicator.series.iter().flat_map(|s| s.formula.indicators()).any(|id| ids.contains(id))
        };
        let (later, ready): (Vec<&Indicator>, Vec<&Indicator>) = waiting.iter().partition(|i| needs_one(i));
        if ready.is_empty() {
            // Indicators that wait for each other in a circle have no values.
            break;
        }
        let tasks: Vec<(&Indicator, Vintage, Period)> = ready
            .iter()
            .flat_map(|indicator| {
                places(indicator, components, &done, nesting).into_iter().map(|(v, p)| (*indicator, v, p))
            })
            .collect();
        let columns: Vec<Vec<PublishedColumn>> = tasks
            .par_iter()
            .map(|(indicator, vintage, period)| {
                let place = Place { components, done: &done, nesting, vintage, period: *period };
                place.columns(indicator)
            })
            .collect();
        done.extend(columns.into_iter().flatten().map(|column| (column.key.clone(), column)));
        waiting = later;
    }
    let schemes = area_types::schemes(catalogue, &done);
    (done.into_values().collect(), schemes)
}

/// The vintages and years in which an indicator may have values.
fn places(
    indicator: &Indicator,
    components: &Components,
    done: &Done,
    nesting: &Nesting,
) -> BTreeSet<(Vintage, Period)> {
    let mut places = BTreeSet::new();
    for series in &indicator.series {
        match &series.formula {
            Formula::DissimilarityOf { low, .. } => {
                let years: BTreeSet<Period> = components.places(&low.component).into_iter().map(|(_, p)| p).collect();
                places.extend(years.into_iter().flat_map(|period| {
                    let vintages = indicator.levels.iter().filter_map(move |l| Vintage::in_force(*l, period));
                    vintages.map(move |vintage| (vintage, period))
                }));
            }
            formula => {
                if let Some(first) = formula.components().first() {
                    places.extend(components.places(&first.component));
                }
                if let Some(first) = formula.indicators().first() {
                    let keys = done.keys().filter(|key| key.indicator == *first);
                    places.extend(keys.map(|key| (key.vintage.clone(), key.period)));
                }
            }
        }
    }
    places.retain(|(vintage, _)| indicator.levels.contains(&vintage.level()) && nesting.set(vintage).is_some());
    places
}

/// One vintage in one year, and what is known there.
struct Place<'a> {
    components: &'a Components,
    done: &'a Done,
    nesting: &'a Nesting<'a>,
    vintage: &'a Vintage,
    period: Period,
}

impl Place<'_> {
    /// The columns of an indicator here: per breakdown those of the first series that has it.
    fn columns(&self, indicator: &Indicator) -> Vec<PublishedColumn> {
        let mut found: BTreeMap<Breakdown, Derived> = BTreeMap::new();
        let in_time =
            |series: &&Series| series.periods.is_none_or(|(first, last)| (first..=last).contains(&self.period));
        for series in indicator.series.iter().filter(in_time) {
            for (breakdown, derived) in self.evaluate(&series.formula) {
                // What was published stays although it is empty; an empty result of ours says nothing.
                let empty = derived.column.missing_count() == derived.column.len();
                if !(empty && derived.provenance != Provenance::Published) {
                    found.entry(breakdown).or_insert(derived);
                }
            }
        }
        let columns = found.into_iter().map(|(breakdown, derived)| PublishedColumn {
            key: ColumnKey {
                indicator: indicator.id.clone(),
                vintage: self.vintage.clone(),
                period: self.period,
                breakdown,
            },
            column: derived.column,
            provenance: derived.provenance,
            sources: derived.sources.into_iter().collect(),
        });
        columns.collect()
    }

    fn evaluate(&self, formula: &Formula) -> Vec<(Breakdown, Derived)> {
        match formula {
            Formula::Value { component } => {
                self.splits(&[component]).filter_map(|split| self.value(component, split)).collect()
            }
            Formula::Sum { of } => {
                let terms: Vec<&ComponentRef> = of.iter().collect();
                let sum = |split| {
                    let parts = self.parts(&terms, &split)?;
                    let columns: Vec<&Column> = parts.iter().map(|part| &part.column).collect();
                    Some((split, computed(sum_of(&columns), &parts)))
                };
                self.splits(&terms).filter_map(sum).collect()
            }
            Formula::Ratio { factor, numerator, denominator } => {
                let terms: Vec<&ComponentRef> = numerator.iter().chain(denominator).collect();
                let ratio = |split| {
                    let parts = self.parts(&terms, &split)?;
                    let columns: Vec<&Column> = parts.iter().map(|part| &part.column).collect();
                    let (above, below) = columns.split_at(numerator.len());
                    Some((split, computed(ratio_of(*factor, above, below), &parts)))
                };
                self.splits(&terms).filter_map(ratio).collect()
            }
            Formula::MeanOf { indicators } => self.means(indicators),
            Formula::AreaTypeOf { indicator } => {
                let types = area_types::types(self.done, indicator, self.vintage, self.period);
                types.map(|derived| (Breakdown::total(), derived)).into_iter().collect()
            }
            Formula::DissimilarityOf { low, high, weight, statistic } => {
                let groups = inequality::Groups { low, high, weight: weight.as_ref(), statistic: *statistic };
                let index = groups.index(self.components, self.nesting, self.vintage, self.period);
                index.map(|derived| (Breakdown::total(), derived)).into_iter().collect()
            }
        }
    }

    /// The breakdowns in which a formula can be computed: what the first term has beyond its own breakdown, without
    /// the dimensions that the terms themselves choose from.
    fn splits(&self, terms: &[&ComponentRef]) -> std::vec::IntoIter<Breakdown> {
        let Some(first) = terms.first() else {
            return vec![].into_iter();
        };
        let own: BTreeSet<&str> = terms.iter().flat_map(|t| t.breakdown.pairs().map(|(d, _)| d)).collect();
        let mut splits = Vec::new();
        for (breakdown, _) in self.components.breakdowns(&first.component, self.vintage, self.period) {
            let matches = first.breakdown.pairs().all(|(d, v)| breakdown.get(d) == Some(v));
            let rest = || breakdown.pairs().filter(|(d, _)| first.breakdown.get(d).is_none());
            if matches && rest().all(|(d, _)| !own.contains(d)) {
                splits.push(rest().fold(Breakdown::total(), |b, (d, v)| b.with(d, v)));
            }
        }
        splits.into_iter()
    }

    fn component(&self, term: &ComponentRef, split: &Breakdown) -> Option<&Component> {
        let breakdown = split.pairs().fold(term.breakdown.clone(), |b, (d, v)| b.with(d, v));
        let (component, vintage) = (term.component.clone(), self.vintage.clone());
        self.components.get(&ComponentKey { component, vintage, period: self.period, breakdown })
    }

    fn value(&self, term: &ComponentRef, split: Breakdown) -> Option<(Breakdown, Derived)> {
        let component = self.component(term, &split)?;
        let derived = Derived {
            column: component.column.clone(),
            provenance: component.provenance(),
            sources: component.sources.iter().copied().collect(),
        };
        Some((split, derived))
    }

    fn parts(&self, terms: &[&ComponentRef], split: &Breakdown) -> Option<Vec<&Component>> {
        terms.iter().map(|term| self.component(term, split)).collect()
    }

    fn means(&self, indicators: &[String]) -> Vec<(Breakdown, Derived)> {
        let column = |id: &str, breakdown: &Breakdown| {
            self.done.get(&ColumnKey {
                indicator: id.to_owned(),
                vintage: self.vintage.clone(),
                period: self.period,
                breakdown: breakdown.clone(),
            })
        };
        let Some(first) = indicators.first() else {
            return vec![];
        };
        let here =
            |key: &&ColumnKey| key.indicator == *first && key.vintage == *self.vintage && key.period == self.period;
        let from = ColumnKey {
            indicator: first.clone(),
            vintage: self.vintage.clone(),
            period: self.period,
            breakdown: Breakdown::total(),
        };
        let breakdowns: Vec<&Breakdown> =
            self.done.range(from..).map(|(key, _)| key).take_while(here).map(|key| &key.breakdown).collect();
        let mean = |breakdown: &Breakdown| {
            let parts: Vec<&PublishedColumn> =
                indicators.iter().map(|id| column(id, breakdown)).collect::<Option<_>>()?;
            let columns: Vec<&Column> = parts.iter().map(|part| &part.column).collect();
            Some((breakdown.clone(), computed_from_columns(mean_of(&columns), &parts)))
        };
        breakdowns.into_iter().filter_map(mean).collect()
    }
}

/// A column computed from components of the same areas.
pub(crate) fn computed(column: Column, parts: &[&Component]) -> Derived {
    let finer = parts.iter().filter_map(|part| match &part.origin {
        Origin::Aggregated(from) => Some(from),
        _ => None,
    });
    let sources = parts.iter().flat_map(|part| part.sources.iter().copied()).collect();
    Derived { column, provenance: computed_from(finer.max()), sources }
}

/// A column computed from columns of the same areas.
pub(crate) fn computed_from_columns(column: Column, parts: &[&PublishedColumn]) -> Derived {
    let finer = parts.iter().filter_map(|part| match &part.provenance {
        Provenance::Aggregated { from } | Provenance::ComputedFromAggregates { from } => Some(from),
        _ => None,
    });
    let sources = parts.iter().flat_map(|part| part.sources.iter().copied()).collect();
    Derived { column, provenance: computed_from(finer.max()), sources }
}

/// The finest vintage is the last in order.
fn computed_from(finest: Option<&Vintage>) -> Provenance {
    match finest {
        Some(from) => Provenance::ComputedFromAggregates { from: from.clone() },
        None => Provenance::Computed,
    }
}

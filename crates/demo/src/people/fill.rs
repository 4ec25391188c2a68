//! The columns that the catalogue asks for, filled.

use super::ages::Span;
use super::models::{self, Model};
use super::world::{AFTER, World, period};
use crate::areas::Areas;
use crate::random::{chance, name_key};
use rayon::prelude::*;
use segbar_dataset::{ComponentColumn, ComponentKey};
use segbar_domain::catalogue::{Aggregate, Content, Formula, Kind, SourceTable, TableDimension};
use segbar_domain::{Breakdown, Catalogue, Column, Level, Missing, Period};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Most values of a dimension that the demo breaks a component down by when they are not parts of a whole.
const MOST_OVERLAPPING_VALUES: usize = 8;
/// A share of a group with fewer persons than this is not available.
const LEAST_GROUP: f64 = 15.0;
/// A share that fewer persons than this would have is suppressed.
const LEAST_WITH_PROPERTY: f64 = 1.0;
/// One in so many shares of a small area is not available, as in reality.
const ONE_IN: f64 = 900.0;
/// What a small area is, in persons.
const SMALL_AREA: f64 = 1100.0;

/// What is asked of one component.
#[derive(Default)]
struct Need {
    breakdowns: BTreeSet<Breakdown>,
    levels: BTreeSet<Level>,
}

/// The columns of all components in the years of a world, with the table that each is said to come from. In order of
/// component and year. Before the new borders every component has every year, so that series are long enough to look
/// at; after them a table has only the years that the catalogue says it has.
pub fn columns<'a>(catalogue: &'a Catalogue, world: &World, areas: &Areas) -> Vec<(&'a str, ComponentColumn)> {
    if world.years != AFTER {
        return columns_of(catalogue, world, areas, world.years.clone());
    }
    world.years.clone().flat_map(|year| columns_of(catalogue, world, areas, year..year + 1)).collect()
}

fn columns_of<'a>(
    catalogue: &'a Catalogue,
    world: &World,
    areas: &Areas,
    years: Range<usize>,
) -> Vec<(&'a str, ComponentColumn)> {
    let ask = Ask { catalogue, first: period(years.start), last: period(years.end - 1), strict: world.years == AFTER };
    let needs: Vec<(String, Need)> = ask.needs().into_iter().collect();
    let tasks: Vec<(usize, usize)> = (0..needs.len()).flat_map(|n| years.clone().map(move |t| (n, t))).collect();
    let fill = |(n, t): &(usize, usize)| {
        let (component, need) = &needs[*n];
        let Some((table, content)) = ask.content(component) else { return vec![] };
        let noisy = period(*t).year() >= FIRST_WITH_NOISE && WITH_NOISE.contains(&component.as_str());
        let task = Task { world, areas, table, content, need, year: *t, noisy };
        let all = task.columns();
        all.into_iter().filter_map(|c| Some((table.id.as_str(), task.key(c, period(*t))?))).collect()
    };
    tasks.par_iter().map(fill).collect::<Vec<Vec<_>>>().into_iter().flatten().collect()
}

/// What the catalogue asks for in some years.
struct Ask<'a> {
    catalogue: &'a Catalogue,
    first: Period,
    last: Period,
    /// Whether a table without statistics in these years is left out.
    strict: bool,
}

impl<'a> Ask<'a> {
    /// Whether a span of years has any of these.
    fn concerns(&self, span: Option<(Period, Period)>) -> bool {
        span.is_none_or(|(first, last)| first <= self.last && self.first <= last)
    }

    /// The table and content of a component: one with statistics in these years before others. Tables that users bring are
    /// not part of the country's statistics.
    fn content(&self, component: &str) -> Option<(&'a SourceTable, &'a Content)> {
        let tables = || self.catalogue.tables().iter().filter(|t| t.publisher != "own");
        let of = |table: &'a SourceTable| table.contents.iter().find(|c| c.component == component).map(|c| (table, c));
        let found = tables().filter(|t| self.concerns(Some(t.periods))).find_map(of);
        found.or_else(|| if self.strict { None } else { tables().find_map(of) })
    }

    /// What the indicators and the group systems ask for.
    fn needs(&self) -> BTreeMap<String, Need> {
        let catalogue = self.catalogue;
        let concerns = |span| self.concerns(span);
        let content = |component: &str| self.content(component);
        let mut needs: BTreeMap<String, Need> = BTreeMap::new();
        for indicator in catalogue.indicators() {
            for series in indicator.series.iter().filter(|s| concerns(s.periods)) {
                for reference in series.formula.components() {
                    let Some((table, content)) = content(&reference.component) else { continue };
                    let need = needs.entry(reference.component.clone()).or_default();
                    need.levels.extend(&indicator.levels);
                    if matches!(series.formula, Formula::DissimilarityOf { .. }) {
                        // Computed over the smallest areas, whatever the level that it is shown on.
                        need.levels.insert(Level::Deso);
                    }
                    need.breakdowns.insert(reference.breakdown.clone());
                    if matches!(series.formula, Formula::Value { .. }) && reference.breakdown.is_total() {
                        need.breakdowns.extend(margins(table, content));
                    }
                }
            }
        }
        for system in catalogue.group_systems() {
            let in_time = system.series.iter().filter(|s| concerns(s.periods));
            for reference in in_time.flat_map(|s| s.counts.values()).flat_map(|count| count.components()) {
                if content(&reference.component).is_some() {
                    let need = needs.entry(reference.component.clone()).or_default();
                    need.levels.extend(&system.levels);
                    need.breakdowns.insert(reference.breakdown.clone());
                }
            }
        }
        // Weights, with those breakdowns of what they weight that their own table knows.
        let mut weights: Vec<(String, BTreeSet<Level>, BTreeSet<Breakdown>)> = Vec::new();
        for (component, need) in &needs {
            let Some((_, of_component)) = content(component) else { continue };
            if let Aggregate::WeightedBy(weight) = &of_component.aggregate
                && let Some((table, of_weight)) = content(weight)
            {
                let known = |b: &Breakdown| {
                    let pairs = b.pairs().filter(|(dimension, value)| {
                        dimensions(table, of_weight).any(|d| d.id == *dimension && d.values.contains_key(*value))
                    });
                    pairs.fold(Breakdown::total(), |all, (dimension, value)| all.with(dimension, value))
                };
                weights.push((weight.clone(), need.levels.clone(), need.breakdowns.iter().map(known).collect()));
            }
        }
        for (weight, levels, breakdowns) in weights {
            let need = needs.entry(weight).or_default();
            need.levels.extend(levels);
            need.breakdowns.extend(breakdowns);
            need.breakdowns.insert(Breakdown::total());
        }
        needs
    }
}

/// The dimensions by which a content can be broken down.
fn dimensions<'a>(table: &'a SourceTable, content: &'a Content) -> impl Iterator<Item = &'a TableDimension> {
    table.dimensions.iter().filter(|d| !content.only.contains_key(&d.id))
}

/// Each dimension alone, value by value.
fn margins(table: &SourceTable, content: &Content) -> Vec<Breakdown> {
    dimensions(table, content)
        .filter(|d| d.parts_sum || d.values.len() <= MOST_OVERLAPPING_VALUES)
        .flat_map(|d| d.values.keys().map(|value| Breakdown::total().with(&d.id, value)))
        .collect()
}

/// One component in one year.
struct Task<'a> {
    world: &'a World,
    areas: &'a Areas,
    table: &'a SourceTable,
    content: &'a Content,
    need: &'a Need,
    year: usize,
    /// Whether the publisher protects the figures with random noise.
    noisy: bool,
}

/// A column of a level, before it has its key.
struct Filled {
    level: Level,
    breakdown: Breakdown,
    column: Column,
}

impl Task<'_> {
    fn key(&self, filled: Filled, period: Period) -> Option<ComponentColumn> {
        let set = self.areas.sets.iter().find(|s| s.vintage().level() == filled.level)?;
        let key = ComponentKey {
            component: self.content.component.clone(),
            vintage: set.vintage().clone(),
            period,
            breakdown: filled.breakdown,
        };
        Some(ComponentColumn { key, column: filled.column, source: 0 })
    }

    /// All columns that are needed: on the finest level, and on the others too where they cannot be put together.
    fn columns(&self) -> Vec<Filled> {
        let model = models::model(&self.content.component, self.content.kind);
        // What is modelled per RegSO is published on RegSO alone (the index, the tables on integration).
        let only_regso = matches!(model, Model::Regso(..)) && self.need.levels.contains(&Level::Regso);
        let deso = self.need.levels.contains(&Level::Deso) && !only_regso;
        let finest = if deso { Level::Deso } else { Level::Regso };
        let coarser: Vec<Level> = match self.content.aggregate {
            Aggregate::Never if !only_regso => self.need.levels.iter().copied().filter(|l| *l < finest).collect(),
            // Noise is drawn anew on every level, so every level is published and none is the sum of another.
            _ if self.noisy => self.need.levels.iter().copied().filter(|l| *l < finest).collect(),
            _ => vec![],
        };
        let mut filled = Vec::new();
        for (breakdown, values) in self.by_unit(&model) {
            let by_deso = matches!(model, Model::Count(..) | Model::Deso(_));
            for level in std::iter::once(finest).chain(coarser.iter().copied()) {
                let values = self.on_level(level, &values, by_deso);
                let cells =
                    values.into_iter().enumerate().map(|(area, v)| self.cell(&model, level, area, &breakdown, v));
                filled.push(Filled { level, breakdown: breakdown.clone(), column: Column::from_cells(cells) });
            }
        }
        filled
    }

    /// The model's values per DeSO or per RegSO, as the model is made.
    fn by_unit(&self, model: &Model) -> Vec<(Breakdown, Vec<f64>)> {
        let (world, year) = (self.world, self.year);
        match model {
            Model::Count(whole, own) => self.counts(*whole, *own),
            Model::Deso(at) => {
                let values = |b: &Breakdown| (0..world.deso()).map(|d| at(world, year, d, b)).collect();
                self.need.breakdowns.iter().map(|b| (b.clone(), values(b))).collect()
            }
            Model::Regso(at, _) => {
                let values = |b: &Breakdown| (0..world.regso()).map(|r| at(world, year, r, b)).collect();
                self.need.breakdowns.iter().map(|b| (b.clone(), values(b))).collect()
            }
        }
    }

    fn counts(
        &self,
        whole: fn(&World, usize, usize) -> f64,
        own: fn(&World, usize, usize, &str) -> Option<f64>,
    ) -> Vec<(Breakdown, Vec<f64>)> {
        let (world, year) = (self.world, self.year);
        let mut all: Vec<(Breakdown, Vec<f64>)> =
            self.need.breakdowns.iter().map(|b| (b.clone(), Vec::with_capacity(world.deso()))).collect();
        // The parts of the whole by dimension are divided once per DeSO, for all breakdowns by that dimension alone.
        let mut parts: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
        for d in 0..world.deso() {
            let number = whole(world, year, d).round().max(0.0);
            parts.clear();
            for (breakdown, column) in &mut all {
                let mut value = number;
                for (i, (name, part)) in breakdown.pairs().enumerate() {
                    let Some(dimension) = dimensions(self.table, self.content).find(|x| x.id == name) else { continue };
                    let divide = |n: f64| divide(n, dimension, |v| models::weight(own, world, year, d, v));
                    value = if i == 0 {
                        let divided = parts.entry(&dimension.id).or_insert_with(|| divide(number));
                        divided.get(part).copied().unwrap_or(0.0)
                    } else {
                        divide(value).get(part).copied().unwrap_or(0.0)
                    };
                }
                column.push(value);
            }
        }
        all
    }

    /// Values of a coarser level: sums of counts, means weighted with people of the rest.
    fn on_level(&self, level: Level, values: &[f64], by_deso: bool) -> Vec<f64> {
        let unit = if by_deso { Level::Deso } else { Level::Regso };
        if level == unit {
            return values.to_vec();
        }
        let (world, year) = (self.world, self.year);
        let of_deso = |d: usize| if by_deso { values[d] } else { values[world.regso_of_deso[d]] };
        if level == Level::Deso {
            return (0..world.deso()).map(of_deso).collect();
        }
        let position = self.areas.sets.iter().position(|s| s.vintage().level() == level).unwrap_or(0);
        let mut sums = vec![(0.0, 0.0); self.areas.sets[position].len()];
        for d in 0..world.deso() {
            let sum = &mut sums[self.areas.above(d)[position]];
            let people = world.population[world.at(year, d)];
            let weight = if self.content.kind == Kind::Count { 1.0 } else { people };
            sum.0 += weight * of_deso(d);
            sum.1 += weight;
        }
        let finish = |(sum, weight): (f64, f64)| if self.content.kind == Kind::Count { sum } else { sum / weight };
        sums.into_iter().map(finish).collect()
    }

    /// The value as the publisher would show it: rounded, or hidden for small groups.
    fn cell(
        &self,
        model: &Model,
        level: Level,
        area: usize,
        breakdown: &Breakdown,
        value: f64,
    ) -> Result<f64, Missing> {
        let shown = match self.content.kind {
            Kind::Count if self.noisy && value > 0.0 => (value.round() + self.noise(level, area, breakdown)).max(0.0),
            Kind::Count | Kind::Class => value.round(),
            Kind::Share => round_to(value, self.content.resolution).clamp(0.0, 100.0),
            Kind::Amount => round_to(value, self.content.resolution),
        };
        let index = self.content.component.starts_with("index_");
        if self.content.kind != Kind::Share || index || !matches!(level, Level::Deso | Level::Regso) {
            return Ok(shown);
        }
        let ages = if let Model::Regso(_, ages) = model { *ages } else { Span::from(0) };
        let group = match level {
            Level::Deso => self.world.people(self.year, area, ages),
            _ => self.world.people_of_regso(self.year, area, ages),
        };
        let key = name_key(&self.content.component) ^ name_key(&breakdown.to_string());
        let unlucky = chance(&[self.world.seed, key, area as u64, self.year as u64]) * ONE_IN < 1.0;
        if group < LEAST_GROUP || (group < SMALL_AREA && unlucky) {
            return Err(Missing::NotAvailable);
        }
        if group * value / 100.0 < LEAST_WITH_PROPERTY && group < SMALL_AREA {
            return Err(Missing::Suppressed);
        }
        Ok(shown)
    }
}

/// The first year in which population statistics have noise.
const FIRST_WITH_NOISE: u16 = 2025;
/// The components whose figures have it.
const WITH_NOISE: [&str; 3] = ["population", "population_by_background", "population_by_birth_region"];
/// Most persons that noise adds or takes away.
const MOST_NOISE: f64 = 2.0;

impl Task<'_> {
    /// The noise of a cell: −2 … 2 persons, the same whenever the cell is asked for. (The real method takes it from a
    /// table by the keys of the persons in the cell; what a user of the figures sees is the same.)
    fn noise(&self, level: Level, area: usize, breakdown: &Breakdown) -> f64 {
        let cell = name_key(&self.content.component) ^ name_key(&breakdown.to_string());
        let drawn = chance(&[self.world.seed, name_key("cell key"), cell, level as u64, area as u64, self.year as u64]);
        (drawn * (2.0 * MOST_NOISE + 1.0)).floor() - MOST_NOISE
    }
}

/// A whole number over the values of a dimension: parts that sum to it where they are parts, rounded shares of it
/// where they overlap.
fn divide(number: f64, dimension: &TableDimension, weight: impl Fn(&str) -> f64) -> BTreeMap<&str, f64> {
    let values = || dimension.values.keys().map(String::as_str).filter(|v| *v != "total");
    if !dimension.parts_sum {
        return values().map(|v| (v, (number * weight(v).min(1.0)).round())).collect();
    }
    let weights: Vec<f64> = values().map(weight).collect();
    let sum: f64 = weights.iter().sum();
    let (mut so_far, mut given) = (0.0, 0.0);
    values()
        .zip(weights)
        .map(|(v, weight)| {
            so_far += weight;
            let until = if sum > 0.0 { (number * so_far / sum).round() } else { 0.0 };
            let part = until - given;
            given = until;
            (v, part)
        })
        .collect()
}

/// The nearest multiple of a step; the value itself when the step is 0.
fn round_to(value: f64, step: f64) -> f64 {
    if step <= 0.0 {
        return value;
    }
    // Divided by the whole number 1/step rather than multiplied with the step, so that 0.1 gives clean decimals.
    let per_unit = (1.0 / step).round();
    if per_unit > 1.0 { (value * per_unit).round() / per_unit } else { (value / step).round() * step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_sum_to_the_whole() {
        let values = [("a", vec![]), ("b", vec![]), ("c", vec![]), ("total", vec![])];
        let dimension = TableDimension {
            id: "x".into(),
            names: vec![],
            values: values.into_iter().map(|(v, n)| (v.to_owned(), n)).collect(),
            parts_sum: true,
        };
        let parts = divide(100.0, &dimension, |_| 1.0);
        assert_eq!(parts.values().copied().collect::<Vec<_>>(), [33.0, 34.0, 33.0]);
        assert!(!parts.contains_key("total"));
    }

    #[test]
    fn rounding_gives_clean_decimals() {
        assert_eq!(round_to(9.149, 0.1), 9.1);
        assert_eq!(round_to(9.5, 1.0), 10.0);
        assert_eq!(round_to(9.149, 0.0), 9.149);
    }
}

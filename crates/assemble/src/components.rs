//! The components of the tables, published and derived, as they are looked up by the formulas.

use segbar_dataset::{ComponentColumn, ComponentKey, SourceRecord};
use segbar_domain::catalogue::{Aggregate, Content, Kind};
use segbar_domain::{Breakdown, Catalogue, Column, Period, Provenance, Vintage};
use std::collections::{BTreeMap, BTreeSet};

/// How a component came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A source published it.
    Published,
    /// Summed from its parts on the same areas.
    Summed,
    /// Summed or weighted from the areas of this finer vintage.
    Aggregated(Vintage),
}

/// One component as a column.
#[derive(Clone, Debug)]
pub(crate) struct Component {
    /// Its cells, with the interval of their rounding where they are rounded.
    pub(crate) column: Column,
    /// How it came about.
    pub(crate) origin: Origin,
    /// Positions of its sources, ascending.
    pub(crate) sources: Vec<u32>,
    /// The step to which the publisher rounds; 0 for exact numbers and for derived ones.
    pub(crate) step: f64,
}

/// What the catalogue says about a component.
#[derive(Clone, Debug)]
pub(crate) struct Rule<'a> {
    /// What the numbers are.
    pub(crate) kind: Kind,
    /// How larger areas are made.
    pub(crate) aggregate: &'a Aggregate,
    /// The dimensions that the content itself stands for.
    pub(crate) part: BTreeSet<&'a str>,
}

/// All components by key.
pub(crate) struct Components {
    all: BTreeMap<ComponentKey, Component>,
}

/// What a group of columns has in common: component, vintage, year.
pub(crate) type Group = (String, Vintage, Period);

impl Components {
    pub(crate) fn new(columns: Vec<ComponentColumn>, sources: &[SourceRecord], catalogue: &Catalogue) -> Self {
        let all = columns.into_iter().map(|ComponentColumn { key, column, source }| {
            let table = sources.get(source as usize).and_then(|s| s.table.as_deref());
            let content = content(catalogue, &key.component, table);
            let step = content.map_or(0.0, |c| c.resolution);
            let column = match limits(content.map_or(Kind::Amount, |c| c.kind)) {
                Some(limits) => with_rounding(column, step, limits),
                None => column,
            };
            (key, Component { column, origin: Origin::Published, sources: vec![source], step })
        });
        Components { all: all.collect() }
    }

    pub(crate) fn get(&self, key: &ComponentKey) -> Option<&Component> {
        self.all.get(key)
    }

    /// The breakdowns of one component on one vintage in one year, the total first.
    pub(crate) fn breakdowns<'a>(
        &'a self,
        component: &str,
        vintage: &Vintage,
        period: Period,
    ) -> impl Iterator<Item = (&'a Breakdown, &'a Component)> + use<'a> {
        let first = ComponentKey {
            component: component.to_owned(),
            vintage: vintage.clone(),
            period,
            breakdown: Breakdown::total(),
        };
        let group = (first.component.clone(), first.vintage.clone(), period);
        self.all
            .range(first..)
            .take_while(move |(key, _)| key.component == group.0 && key.vintage == group.1 && key.period == group.2)
            .map(|(key, component)| (&key.breakdown, component))
    }

    /// The groups in which there is any column, in order.
    pub(crate) fn groups(&self) -> BTreeSet<Group> {
        self.all.keys().map(|k| (k.component.clone(), k.vintage.clone(), k.period)).collect()
    }

    /// The vintages and years in which there is any column of a component.
    pub(crate) fn places(&self, component: &str) -> BTreeSet<(Vintage, Period)> {
        let keys = self.all.keys().filter(|key| key.component == component);
        keys.map(|key| (key.vintage.clone(), key.period)).collect()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&ComponentKey, &Component)> {
        self.all.iter()
    }

    /// Adds columns that were not there; those that were stay.
    pub(crate) fn add(&mut self, derived: impl IntoIterator<Item = (ComponentKey, Component)>) {
        for (key, component) in derived {
            self.all.entry(key).or_insert(component);
        }
    }
}

impl Component {
    /// How a column that is this component, as it is, came about.
    pub(crate) fn provenance(&self) -> Provenance {
        match &self.origin {
            Origin::Published => Provenance::Published,
            Origin::Summed => Provenance::Computed,
            Origin::Aggregated(from) => Provenance::Aggregated { from: from.clone() },
        }
    }

    /// Whether there is a number in any cell.
    pub(crate) fn has_values(&self) -> bool {
        self.column.missing_count() < self.column.len()
    }
}

/// The rule of a component; `None` if the catalogue does not know it.
pub(crate) fn rule<'a>(catalogue: &'a Catalogue, component: &str) -> Option<Rule<'a>> {
    let (_, content) = catalogue.content_of(component)?;
    // Kind and aggregation are the same in all tables (checked by the catalogue).
    let contents = catalogue.tables().iter().flat_map(|t| &t.contents).filter(|c| c.component == component);
    let part = contents.flat_map(|c| c.part.keys().map(String::as_str)).collect();
    Some(Rule { kind: content.kind, aggregate: &content.aggregate, part })
}

/// The content of the table that a column came from; of any table where the source is none.
fn content<'a>(catalogue: &'a Catalogue, component: &str, table: Option<&str>) -> Option<&'a Content> {
    let of_table = table.and_then(|id| catalogue.table(id));
    let content = of_table.and_then(|t| t.contents.iter().find(|c| c.component == component));
    content.or_else(|| catalogue.content_of(component).map(|(_, content)| content))
}

/// The least and the greatest value of a kind; `None` for classes, which are not rounded numbers.
pub(crate) fn limits(kind: Kind) -> Option<(f64, f64)> {
    match kind {
        Kind::Count => Some((0.0, f64::INFINITY)),
        Kind::Share => Some((0.0, 100.0)),
        Kind::Amount => Some((f64::NEG_INFINITY, f64::INFINITY)),
        Kind::Class => None,
    }
}

/// A published column with the interval that its rounding implies: v ± step/2 within the limits of its kind.
fn with_rounding(column: Column, step: f64, (least, most): (f64, f64)) -> Column {
    if step <= 0.0 || column.interval().is_some() {
        return column;
    }
    let half = step / 2.0;
    // `max` and `min` would turn a missing value (NaN) into a limit.
    let bound = |v: &f64, by: f64| if v.is_nan() { f64::NAN } else { (v + by).clamp(least, most) };
    let low = column.values().iter().map(|v| bound(v, -half)).collect();
    let high = column.values().iter().map(|v| bound(v, half)).collect();
    column.with_interval(low, high)
}

//! What one snapshot changed against another: how many values by table, the columns and the areas.

use super::MOST;
use crate::{Bilingual, Desk};
use segbar_domain::catalogue::Counted;
use segbar_domain::{Period, Unit, Vintage};
use segbar_snapshot::Diff;
use segbar_snapshot::diff::{Counts, IndicatorChanges, TableChanges, TypeChanges, ValueChanges};
use serde::Serialize;
use utoipa::ToSchema;

/// What one snapshot changed against another.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Revision {
    /// The earlier snapshot.
    pub from: String,
    /// The later snapshot.
    pub to: String,
    /// Editions of areas that came.
    pub vintages_added: Vec<String>,
    /// Editions of areas that went.
    pub vintages_removed: Vec<String>,
    /// Indicators that came.
    pub indicators_added: Vec<String>,
    /// Indicators that went.
    pub indicators_removed: Vec<String>,
    /// Number of columns that came, of those that went, and of those whose values changed.
    pub columns: ColumnsChanged,
    /// Number of values by what happened to them, all tables together.
    pub total: ValuesCounted,
    /// The same by the tables that the values come from; each value stands under one of them.
    pub tables: Vec<TableRevised>,
    /// Columns with changed values, most areas first; at most a hundred.
    pub values: Vec<ValuesChanged>,
    /// Areas with another type; at most a hundred.
    pub types: Vec<TypeChanged>,
    /// Number of all areas with another type.
    pub types_changed: usize,
    /// Number of areas that came, went, or have another name, parent or border.
    pub areas_changed: usize,
    /// Sources that came, went or were revised; at most a hundred.
    pub sources: Vec<SourceChanged>,
}

/// Number of columns by what happened to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ColumnsChanged {
    /// Only in the later snapshot.
    pub added: usize,
    /// Only in the earlier.
    pub removed: usize,
    /// In both, with other values.
    pub changed: usize,
}

/// Number of values by what happened to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ValuesCounted {
    /// Another number.
    pub revised: usize,
    /// A number where there was none.
    pub added: usize,
    /// No number where there was one.
    pub gone: usize,
    /// The same number within other bounds.
    pub bounds: usize,
    /// Missing in both, for another reason.
    pub other_reason: usize,
}

/// What happened to the values of one table, or to those that come from several together.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TableRevised {
    /// The tables: id, or the file's name, each with its title.
    pub tables: Vec<TableName>,
    /// All its indicators together.
    pub counts: ValuesCounted,
    /// Number of areas with another type because of it, perhaps together with other tables.
    pub types_changed: usize,
    /// Its indicators with a difference.
    pub indicators: Vec<IndicatorRevised>,
}

/// A table or a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TableName {
    /// Table id, or the file's name.
    pub name: String,
    /// Title.
    pub title: String,
}

/// What happened to the values of one indicator.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct IndicatorRevised {
    /// Its id, or that of a group system.
    pub indicator: String,
    /// Its name.
    pub name: Bilingual,
    /// Unit of its values.
    #[schema(value_type = String, example = "percent")]
    pub unit: Unit,
    /// Decimals at presentation.
    pub decimals: usize,
    /// How many values.
    pub counts: ValuesCounted,
    /// The largest revision; null where none was revised.
    pub largest: Option<LargestRevised>,
}

/// The largest revision of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LargestRevised {
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Part of the population.
    pub breakdown: String,
    /// Code of the area.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The value before.
    pub from: f64,
    /// The value after.
    pub to: f64,
}

/// A column whose values changed.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ValuesChanged {
    /// Indicator.
    pub indicator: String,
    /// Edition of the areas.
    pub vintage: String,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Part of the population.
    pub breakdown: String,
    /// The tables that it comes from.
    pub tables: Vec<String>,
    /// Areas with another number.
    pub changed: usize,
    /// Areas that got one.
    pub filled: usize,
    /// Areas that lost it.
    pub emptied: usize,
    /// Code of the area with the largest change.
    pub largest_at: Option<String>,
    /// The value there before.
    pub largest_from: Option<f64>,
    /// The value there after.
    pub largest_to: Option<f64>,
}

/// An area with another type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TypeChanged {
    /// Indicator of the types.
    pub indicator: String,
    /// Edition of the areas.
    pub vintage: String,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The type before, null where it was missing.
    pub from: Option<u8>,
    /// The type after.
    pub to: Option<u8>,
    /// The tables under the types that came, went or were revised.
    pub because: Vec<String>,
}

/// A source that came, went or was revised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourceChanged {
    /// Table id, or the file's name.
    pub name: String,
    /// Title.
    pub title: String,
    /// Stamps before; null where there was none.
    pub from: Option<Vec<String>>,
    /// Stamps after; null where there is none any more.
    pub to: Option<Vec<String>>,
}

impl Desk {
    /// A comparison as it is told.
    pub(super) fn told(&self, diff: &Diff) -> Revision {
        let sources = diff.sources.iter().take(MOST).map(|s| SourceChanged {
            name: s.name.clone(),
            title: s.title.clone(),
            from: s.from.clone(),
            to: s.to.clone(),
        });
        let texts = |vintages: &[Vintage]| vintages.iter().map(ToString::to_string).collect();
        let (mut values, mut types) = (values_of(diff), types_of(diff));
        values.truncate(MOST);
        let types_changed = types.len();
        types.truncate(MOST);
        Revision {
            from: diff.from.to_string(),
            to: diff.to.to_string(),
            vintages_added: texts(&diff.vintages_added),
            vintages_removed: texts(&diff.vintages_removed),
            indicators_added: diff.indicators_added.clone(),
            indicators_removed: diff.indicators_removed.clone(),
            columns: ColumnsChanged {
                added: diff.columns_added.len(),
                removed: diff.columns_removed.len(),
                changed: diff.values.len(),
            },
            total: (&diff.total).into(),
            tables: diff.tables.iter().map(|table| self.table_revised(table, diff)).collect(),
            values,
            types,
            types_changed,
            areas_changed: diff
                .areas
                .iter()
                .map(|a| a.added.len() + a.removed.len() + a.renamed.len() + a.moved.len() + a.border_changed.len())
                .sum(),
            sources: sources.collect(),
        }
    }

    fn table_revised(&self, table: &TableChanges, diff: &Diff) -> TableRevised {
        let sources = self.snapshot().manifest().sources.iter();
        let titles: Vec<(&str, &str)> =
            sources.map(|s| (s.table.as_deref().unwrap_or(&s.file), s.title.as_str())).collect();
        let gone = diff.sources.iter().map(|s| (s.name.as_str(), s.title.as_str()));
        let title =
            |name: &str| titles.iter().copied().chain(gone.clone()).find(|(of, _)| *of == name).map(|(_, title)| title);
        let because = |types: &&TypeChanges| types.because.iter().any(|name| table.tables.contains(name));
        TableRevised {
            tables: table
                .tables
                .iter()
                .map(|name| TableName { name: name.clone(), title: title(name).unwrap_or_default().to_owned() })
                .collect(),
            counts: (&table.counts).into(),
            types_changed: diff.types.iter().filter(because).map(|types| types.areas.len()).sum(),
            indicators: table.indicators.iter().map(|one| self.indicator_revised(one)).collect(),
        }
    }

    fn indicator_revised(&self, one: &IndicatorChanges) -> IndicatorRevised {
        // A name that the catalogue no longer has stands for itself.
        let unknown = || (Bilingual::new(&one.indicator, &one.indicator), Unit::Points);
        let (name, unit) =
            match (self.catalogue().indicator(&one.indicator), self.catalogue().group_system(&one.indicator)) {
                (Some(about), _) => ((&about.name).into(), about.unit),
                (None, Some(system)) => ((&system.name).into(), unit_of(system.counted)),
                (None, None) => unknown(),
            };
        IndicatorRevised {
            indicator: one.indicator.clone(),
            name,
            unit,
            decimals: unit.decimals(),
            counts: (&one.counts).into(),
            largest: one.largest.as_ref().map(|largest| LargestRevised {
                vintage: largest.key.vintage.clone(),
                period: largest.key.period,
                breakdown: largest.key.breakdown.to_string(),
                code: largest.area.code.clone(),
                name: largest.area.name.clone(),
                from: largest.from,
                to: largest.to,
            }),
        }
    }
}

fn unit_of(counted: Counted) -> Unit {
    match counted {
        Counted::Persons => Unit::Persons,
        Counted::Households => Unit::Households,
        Counted::Dwellings => Unit::Dwellings,
    }
}

impl From<&Counts> for ValuesCounted {
    fn from(counts: &Counts) -> Self {
        ValuesCounted {
            revised: counts.revised,
            added: counts.added,
            gone: counts.gone,
            bounds: counts.bounds,
            other_reason: counts.other_reason,
        }
    }
}

/// The columns with changed values, most areas first.
pub(super) fn values_of(diff: &Diff) -> Vec<ValuesChanged> {
    let one = |v: &ValueChanges| ValuesChanged {
        indicator: v.key.indicator.clone(),
        vintage: v.key.vintage.to_string(),
        period: v.key.period,
        breakdown: v.key.breakdown.to_string(),
        tables: v.tables.clone(),
        changed: v.changed,
        filled: v.filled,
        emptied: v.emptied,
        largest_at: v.largest.as_ref().map(|l| l.area.code.clone()),
        largest_from: v.largest.as_ref().map(|l| l.from),
        largest_to: v.largest.as_ref().map(|l| l.to),
    };
    let mut values: Vec<ValuesChanged> = diff.values.iter().map(one).collect();
    // The sort is stable: columns with as many changes keep the canonical order.
    values.sort_by_key(|v| std::cmp::Reverse(v.changed + v.filled + v.emptied));
    values
}

/// The areas with another type, in canonical order.
pub(super) fn types_of(diff: &Diff) -> Vec<TypeChanged> {
    let areas = diff.types.iter().flat_map(|t| t.areas.iter().map(move |a| (t, a)));
    areas
        .map(|(types, change)| TypeChanged {
            indicator: types.key.indicator.clone(),
            vintage: types.key.vintage.to_string(),
            period: types.key.period,
            code: change.area.code.clone(),
            name: change.area.name.clone(),
            from: change.from,
            to: change.to,
            because: types.because.clone(),
        })
        .collect()
}

//! How large is it everywhere? One indicator × vintage × year × breakdown as a column.

mod brief;

use crate::error::Instead;
use crate::indicators::BreakAnswer;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Breakdown, Column, ColumnKey, Missing, Period, Provenance, Unit, Vintage};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A column of values in area order (see the areas of the vintage).
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ValuesAnswer {
    /// Indicator.
    #[schema(example = "population")]
    pub indicator: String,
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Year.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// Part of the population, `total` for all of it.
    #[schema(value_type = String, example = "total")]
    pub breakdown: Breakdown,
    /// Unit of the values.
    #[schema(value_type = String, example = "persons")]
    pub unit: Unit,
    /// Decimals at presentation. The values themselves are not rounded.
    pub decimals: usize,
    /// How the values came about.
    pub provenance: ProvenanceAnswer,
    /// Computed by segbar from open components, not published by the statistical agency.
    pub open_variant: bool,
    /// What is different in this part of the indicator's series.
    pub note: Option<Bilingual>,
    /// Positions of the sources in the snapshot's list.
    pub sources: Vec<u32>,
    /// Breaks in the indicator's series: values of different sides are not comparable.
    pub breaks: Vec<BreakAnswer>,
    /// Number of areas.
    pub n: usize,
    /// One value per area, null where it is missing.
    pub values: Vec<Option<f64>>,
    /// Why values are missing: reason → positions in `values`, ascending.
    pub missing: BTreeMap<String, Vec<u32>>,
    /// Bounds that each value is certain to lie in, where they are known.
    pub interval: Option<IntervalAnswer>,
}

impl ValuesAnswer {
    /// The same column for a map: values with as few digits as keep their order, their classes and what is shown of them; neither bounds
    /// nor breaks.
    #[must_use]
    pub fn brief(mut self) -> Self {
        brief::brief(&mut self.values, self.decimals);
        self.interval = None;
        self.breaks.clear();
        self
    }
}

/// How values came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProvenanceAnswer {
    /// `published`, `aggregated`, `computed` or `computed_from_aggregates`.
    #[schema(example = "aggregated")]
    pub kind: String,
    /// The finer vintage that they were aggregated from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "DeSO_2018")]
    pub from: Option<Vintage>,
}

impl From<&Provenance> for ProvenanceAnswer {
    fn from(provenance: &Provenance) -> Self {
        let (kind, from) = match provenance {
            Provenance::Published => ("published", None),
            Provenance::Aggregated { from } => ("aggregated", Some(from.clone())),
            Provenance::Computed => ("computed", None),
            Provenance::ComputedFromAggregates { from } => ("computed_from_aggregates", Some(from.clone())),
        };
        ProvenanceAnswer { kind: kind.into(), from }
    }
}

/// Lower and upper bounds in area order, null where the value is missing.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct IntervalAnswer {
    /// Lower bounds.
    pub low: Vec<Option<f64>>,
    /// Upper bounds.
    pub high: Vec<Option<f64>>,
}

/// One line of a list of values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValueRow {
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub name: String,
    /// The value, unrounded.
    pub value: Option<f64>,
    /// Why there is none.
    pub missing: Option<&'static str>,
}

impl Desk {
    /// A column of values.
    ///
    /// # Errors
    /// If the indicator or the vintage does not exist, or the snapshot has no such column; the error says what there is.
    pub fn values(
        &self,
        indicator: &str,
        vintage: &Vintage,
        period: Period,
        breakdown: &Breakdown,
    ) -> Result<ValuesAnswer, QuestionError> {
        let about = self.indicator(indicator)?;
        let published = self.published(indicator, vintage, period, breakdown)?;
        let column = &published.column;
        Ok(ValuesAnswer {
            indicator: about.id.clone(),
            vintage: vintage.clone(),
            period,
            breakdown: breakdown.clone(),
            unit: about.unit,
            decimals: about.unit.decimals(),
            provenance: (&published.provenance).into(),
            open_variant: about.open_variant,
            note: self.note(about, period, &published.sources),
            sources: published.sources.clone(),
            breaks: self.breaks_at(about, vintage.level()),
            n: column.len(),
            values: column.cells().map(Result::ok).collect(),
            missing: missing_map(column),
            interval: column.interval().map(|bounds| IntervalAnswer {
                low: bounds.low.iter().copied().map(finite).collect(),
                high: bounds.high.iter().copied().map(finite).collect(),
            }),
        })
    }

    /// The same values as a list with codes and names, optionally only of the areas within a larger one.
    ///
    /// # Errors
    /// As [`Desk::values`]; or if the larger area does not exist.
    pub fn value_rows(
        &self,
        indicator: &str,
        vintage: &Vintage,
        period: Period,
        breakdown: &Breakdown,
        within: Option<&str>,
    ) -> Result<Vec<ValueRow>, QuestionError> {
        self.indicator(indicator)?;
        let key = ColumnKey {
            indicator: indicator.to_owned(),
            vintage: vintage.clone(),
            period,
            breakdown: breakdown.clone(),
        };
        Ok(self.indexed_rows(&key, within)?.into_iter().map(|(_, row)| row).collect())
    }

    /// The error for a column that the snapshot lacks: what it has of the indicator that comes nearest.
    pub(crate) fn nothing_there(&self, key: &ColumnKey) -> Result<QuestionError, QuestionError> {
        let available = self.available(&key.indicator)?;
        let of_vintage = available.iter().find(|a| a.vintage == key.vintage);
        let instead = match of_vintage {
            None if available.is_empty() => Instead::Nothing,
            None => Instead::Vintages(available.iter().map(|a| a.vintage.to_string()).collect()),
            Some(a) if !a.periods.contains(&key.period) => {
                Instead::Periods(a.periods.iter().map(ToString::to_string).collect())
            }
            Some(a) => Instead::Breakdowns(a.breakdowns.iter().map(ToString::to_string).collect()),
        };
        Ok(QuestionError::NothingThere {
            indicator: key.indicator.clone(),
            vintage: key.vintage.clone(),
            period: key.period,
            breakdown: key.breakdown.to_string(),
            instead,
        })
    }
}

/// Reason → positions of the cells that are missing for it.
pub(crate) fn missing_map(column: &Column) -> BTreeMap<String, Vec<u32>> {
    let mut map: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (i, code) in column.missing_codes().iter().enumerate() {
        if let Some(reason) = Missing::from_code(*code) {
            map.entry(reason.id().to_owned()).or_default().push(i as u32);
        }
    }
    map
}

/// A number that JSON can hold.
pub(crate) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_cells_are_listed_by_reason() {
        let column = Column::from_cells([
            Ok(1.0),
            Err(Missing::Suppressed),
            Ok(2.5),
            Err(Missing::NotInSource),
            Err(Missing::Suppressed),
        ]);
        let map = missing_map(&column);
        assert_eq!(map["suppressed"], [1, 4]);
        assert_eq!(map["not_in_source"], [3]);
        assert_eq!(map.len(), 2);
    }
}

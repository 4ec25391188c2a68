//! Which columns are meant? For exports, which take many at once.

use crate::values::ValueRow;
use crate::{Desk, QuestionError};
use segbar_domain::{Breakdown, ColumnKey, Level, Missing, Period, Vintage};

/// A choice of columns; what is empty or absent does not restrict it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Indicators.
    pub indicators: Vec<String>,
    /// Level of the areas.
    pub level: Option<Level>,
    /// Edition of the areas.
    pub vintage: Option<Vintage>,
    /// Years.
    pub periods: Vec<Period>,
    /// Part of the population.
    pub breakdown: Option<Breakdown>,
}

impl Desk {
    /// The columns of the snapshot that are wanted, in canonical order.
    ///
    /// # Errors
    /// If a wanted indicator or vintage does not exist.
    pub fn columns(&self, wanted: &Wanted) -> Result<Vec<ColumnKey>, QuestionError> {
        for id in &wanted.indicators {
            self.indicator(id)?;
        }
        if let Some(vintage) = &wanted.vintage {
            self.area_set(vintage)?;
            if let Some(level) = wanted.level.filter(|level| vintage.level() != *level) {
                return Err(QuestionError::OtherLevel { level, vintage: vintage.clone() });
            }
        }
        let fits = |key: &ColumnKey| {
            (wanted.indicators.is_empty() || wanted.indicators.contains(&key.indicator))
                && wanted.level.is_none_or(|level| key.vintage.level() == level)
                && wanted.vintage.as_ref().is_none_or(|vintage| key.vintage == *vintage)
                && (wanted.periods.is_empty() || wanted.periods.contains(&key.period))
                && wanted.breakdown.as_ref().is_none_or(|breakdown| key.breakdown == *breakdown)
        };
        Ok(self.snapshot().index()?.keys().filter(fits).collect())
    }

    /// The rows of a column with their dense indexes, optionally only of the areas within a larger one.
    ///
    /// # Errors
    /// If the snapshot does not have the column or the larger area.
    pub fn indexed_rows(&self, key: &ColumnKey, within: Option<&str>) -> Result<Vec<(usize, ValueRow)>, QuestionError> {
        let set = self.area_set(&key.vintage)?;
        let published = self.published(&key.indicator, &key.vintage, key.period, &key.breakdown)?;
        let chosen = match within {
            Some(code) => self.within(&set, code)?,
            None => (0..set.len()).collect(),
        };
        let row = |i: usize| {
            let (area, cell) = (&set.areas()[i], published.column.cell(i));
            let row = ValueRow {
                area: area.code.to_string(),
                name: area.name.clone(),
                value: cell.ok(),
                missing: cell.err().map(Missing::id),
            };
            (i, row)
        };
        Ok(chosen.into_iter().map(row).collect())
    }
}

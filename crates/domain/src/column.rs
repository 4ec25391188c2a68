//! Columns: one indicator × vintage × period × breakdown as one array in area order.

use crate::{Breakdown, Missing, Period, Vintage};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Values in the order of an [`AreaSet`](crate::AreaSet), each a finite number or missing with its reason, and where
/// it is known the interval that each value is certain to lie in. Clones share their cells: a component that is published as
/// it is takes no second room.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    cells: Arc<Cells>,
    interval: Option<Arc<Interval>>,
}

#[derive(Debug, PartialEq)]
struct Cells {
    values: Vec<f64>,
    /// Code of the reason per cell, 0 where there is a value; empty when nothing is missing.
    missing: Vec<u8>,
}

/// Lower and upper bound per area, NaN where the value is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Lower bounds.
    pub low: Vec<f64>,
    /// Upper bounds.
    pub high: Vec<f64>,
}

impl Column {
    /// The column of these cells.
    pub fn from_cells(cells: impl IntoIterator<Item = Result<f64, Missing>>) -> Self {
        let cells = cells.into_iter();
        let mut values = Vec::with_capacity(cells.size_hint().0);
        let mut missing: Vec<u8> = Vec::new();
        for cell in cells {
            let cell = cell.and_then(|v| if v.is_finite() { Ok(v) } else { Err(Missing::NotAvailable) });
            match cell {
                Ok(value) => {
                    if !missing.is_empty() {
                        missing.push(0);
                    }
                    values.push(value);
                }
                Err(reason) => {
                    missing.resize(values.len(), 0);
                    missing.push(reason.code());
                    values.push(f64::NAN);
                }
            }
        }
        values.shrink_to_fit();
        missing.shrink_to_fit();
        Column { cells: Arc::new(Cells { values, missing }), interval: None }
    }

    /// A column in which all cells are missing for the same reason.
    pub fn all_missing(len: usize, reason: Missing) -> Self {
        Self::from_cells(std::iter::repeat_n(Err(reason), len))
    }

    /// The same column with bounds.
    ///
    /// # Panics
    /// If the bounds are not as many as the values.
    pub fn with_interval(mut self, low: Vec<f64>, high: Vec<f64>) -> Self {
        assert!(low.len() == self.len() && high.len() == self.len(), "as many bounds as values");
        self.interval = Some(Arc::new(Interval { low, high }));
        self
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.cells.values.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.cells.values.is_empty()
    }

    /// The cell of an area.
    pub fn cell(&self, index: usize) -> Result<f64, Missing> {
        match self.cells.missing.get(index).copied().and_then(Missing::from_code) {
            Some(reason) => Err(reason),
            None => self.cells.values.get(index).copied().ok_or(Missing::NotInSource),
        }
    }

    /// The cells in area order.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Result<f64, Missing>> + '_ {
        (0..self.len()).map(|i| self.cell(i))
    }

    /// The numbers, NaN where missing: for arithmetic over whole columns.
    pub fn values(&self) -> &[f64] {
        &self.cells.values
    }

    /// The codes of the reasons ([`Missing::code`]); empty when nothing is missing.
    pub fn missing_codes(&self) -> &[u8] {
        &self.cells.missing
    }

    /// Number of missing cells.
    pub fn missing_count(&self) -> usize {
        self.cells.missing.iter().filter(|code| **code != 0).count()
    }

    /// The bounds, where they are known.
    pub fn interval(&self) -> Option<&Interval> {
        self.interval.as_deref()
    }
}

/// What a column is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ColumnKey {
    /// Indicator id in the catalogue.
    pub indicator: String,
    /// Vintage (with its level).
    pub vintage: Vintage,
    /// Year.
    pub period: Period,
    /// Part of the population.
    pub breakdown: Breakdown,
}

/// Where the numbers of a column come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Provenance {
    /// As published by the source on this level.
    Published,
    /// Summed or weighted here from the areas of a finer vintage.
    Aggregated {
        /// The finer vintage.
        from: Vintage,
    },
    /// Computed here from other columns of the same areas.
    Computed,
    /// Computed here from columns that were themselves aggregated, or over the areas of a finer vintage
    /// (ojämlikhetsindex).
    ComputedFromAggregates {
        /// The finer vintage.
        from: Vintage,
    },
}

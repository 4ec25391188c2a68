//! Which years are there, and how much is there of each?

use crate::{Desk, QuestionError};
use segbar_domain::{Level, Period, Vintage};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One year on one vintage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PeriodRow {
    /// The year.
    pub period: Period,
    /// The areas.
    pub vintage: Vintage,
    /// Number of indicators that have values.
    pub indicators: usize,
}

impl Desk {
    /// The years with values, by year and vintage; of a level or a vintage only, where one is given.
    ///
    /// # Errors
    /// If level and vintage contradict each other, or the snapshot does not have the vintage.
    pub fn list_periods(
        &self,
        level: Option<Level>,
        vintage: Option<&Vintage>,
    ) -> Result<Vec<PeriodRow>, QuestionError> {
        if let (Some(level), Some(vintage)) = (level, vintage)
            && vintage.level() != level
        {
            return Err(QuestionError::OtherLevel { level, vintage: vintage.clone() });
        }
        if let Some(vintage) = vintage {
            self.area_set(vintage)?;
        }
        let mut years: BTreeMap<(Period, Vintage), BTreeSet<String>> = BTreeMap::new();
        for key in self.snapshot().index()?.keys() {
            let wanted = level.is_none_or(|l| key.vintage.level() == l) && vintage.is_none_or(|v| key.vintage == *v);
            if wanted {
                years.entry((key.period, key.vintage)).or_default().insert(key.indicator);
            }
        }
        let row = |((period, vintage), ids): ((Period, Vintage), BTreeSet<String>)| PeriodRow {
            period,
            vintage,
            indicators: ids.len(),
        };
        Ok(years.into_iter().map(row).collect())
    }
}

//! Which areas lie next to one?

use crate::profile::Neighbour;
use crate::types::{Variant, class_of};
use crate::{Desk, QuestionError};
use segbar_domain::{Breakdown, ColumnKey, Vintage};

impl Desk {
    /// The neighbours of an area, in order of code; `None` where the snapshot has no borders of the vintage.
    pub(crate) fn neighbours(&self, vintage: &Vintage, index: usize) -> Result<Option<Vec<Neighbour>>, QuestionError> {
        let Some(places) = self.snapshot().places(vintage)? else { return Ok(None) };
        let set = self.area_set(vintage)?;
        let other = |(a, b, metres): &(u32, u32, f64)| match (*a as usize, *b as usize) {
            (a, b) if a == index => Some((b, *metres)),
            (a, b) if b == index => Some((a, *metres)),
            _ => None,
        };
        let mut found: Vec<(usize, f64)> = places.borders.iter().filter_map(other).collect();
        found.sort_by_key(|(area, _)| *area);
        let [published, open] =
            [self.latest_types(vintage, Variant::Published)?, self.latest_types(vintage, Variant::Open)?];
        let class = |types: &Option<std::sync::Arc<segbar_dataset::PublishedColumn>>, i: usize| {
            types.as_ref().and_then(|t| t.column.cell(i).ok()).and_then(class_of)
        };
        let neighbour = |(i, border): (usize, f64)| {
            let area = set.areas().get(i)?;
            Some(Neighbour {
                code: area.code.to_string(),
                name: area.name.clone(),
                border,
                area_type: class(&published, i),
                open_type: class(&open, i),
            })
        };
        Ok(Some(found.into_iter().filter_map(neighbour).collect()))
    }

    fn latest_types(
        &self,
        vintage: &Vintage,
        variant: Variant,
    ) -> Result<Option<std::sync::Arc<segbar_dataset::PublishedColumn>>, QuestionError> {
        let Some(&period) = self.total_periods(variant.types_indicator(), vintage)?.last() else { return Ok(None) };
        self.column(&ColumnKey {
            indicator: variant.types_indicator().to_owned(),
            vintage: vintage.clone(),
            period,
            breakdown: Breakdown::total(),
        })
    }
}

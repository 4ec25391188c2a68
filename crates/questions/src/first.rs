//! What does the country look like? One small answer with all that a first picture needs, so that a page can draw it before it has asked
//! for anything else.

use crate::coarse::Sketch;
use crate::values::ValuesAnswer;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::catalogue::Worse;
use segbar_domain::{Breakdown, Level, Period, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// What a first picture may show, best first. The levels above RegSO stand in where the borders of small areas are not known.
const CANDIDATES: [(&str, Level); 7] = [
    ("area_type", Level::Regso),
    ("area_type_open", Level::Regso),
    ("inequality_index", Level::Municipality),
    ("low_economic_standard", Level::Municipality),
    ("low_economic_standard_open", Level::Municipality),
    ("population", Level::Municipality),
    ("population", Level::County),
];

/// The share of areas that must have borders for a picture of the country to be one.
const ENOUGH: f64 = 0.9;

/// What the snapshot is, in short, and its first picture.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FirstAnswer {
    /// Id of the snapshot.
    pub snapshot: String,
    /// Whether everything in it is invented.
    pub fictional: bool,
    /// The picture; null where no indicator can be shown on a map of the whole country.
    pub picture: Option<PictureAnswer>,
}

/// An indicator on the areas of the whole country.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PictureAnswer {
    /// Name of the indicator.
    pub name: Bilingual,
    /// Which end of the scale is worse: `high`, `low` or `neither`.
    #[schema(value_type = String, example = "high")]
    pub worse: Worse,
    /// Level of the areas.
    #[schema(value_type = String, example = "regso")]
    pub level: Level,
    /// The values, in area order.
    pub values: ValuesAnswer,
    /// Borders for a picture of the whole country; not to be enlarged.
    pub borders: Sketch,
}

impl Desk {
    /// The first picture: area types of the RegSO in the latest year, or what comes nearest to it.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn first(&self) -> Result<FirstAnswer, QuestionError> {
        let mut picture = None;
        for (indicator, level) in CANDIDATES {
            if let Some((vintage, period)) = self.latest_with_borders(indicator, level)? {
                let about = self.indicator(indicator)?;
                picture = Some(PictureAnswer {
                    name: (&about.name).into(),
                    worse: about.worse,
                    level,
                    values: self.values(indicator, &vintage, period, &Breakdown::total())?,
                    borders: self.coarse_geometry(&vintage)?,
                });
                break;
            }
        }
        Ok(FirstAnswer { snapshot: self.snapshot().id().to_string(), fictional: self.fictional(), picture })
    }

    /// The latest year of an indicator on the vintages of a level whose borders are known, and the vintage with the most of them.
    fn latest_with_borders(&self, indicator: &str, level: Level) -> Result<Option<(Vintage, Period)>, QuestionError> {
        let mut best: Option<(Period, usize, Vintage)> = None;
        for entry in self.snapshot().vintages() {
            let enough = entry.topology && entry.areas > 0 && entry.shapes as f64 >= ENOUGH * entry.areas as f64;
            if entry.vintage.level() != level || !enough {
                continue;
            }
            if let Some(period) = self.total_periods(indicator, &entry.vintage)?.last() {
                let found = (*period, entry.shapes, entry.vintage.clone());
                if best.as_ref().is_none_or(|known| (known.0, known.1) < (found.0, found.1)) {
                    best = Some(found);
                }
            }
        }
        Ok(best.map(|(period, _, vintage)| (vintage, period)))
    }
}

//! What does the police's list of vulnerable areas cover? A police judgement, not statistics.

use crate::{Desk, QuestionError};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{Overlay, OverlayMethod};
use segbar_domain::{Level, Period, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// One edition of the police's list, and how its areas overlap the statistical ones.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PoliceAnswer {
    /// Edition of the list.
    #[schema(value_type = String, example = "Police_2023")]
    pub edition: Vintage,
    /// The areas on it, in order of code.
    pub areas: Vec<PoliceArea>,
    /// Overlaps with statistical areas; empty where the snapshot lacks borders of either.
    pub overlays: Vec<OverlayAnswer>,
}

/// One area on the police's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PoliceArea {
    /// Code: the name in plain letters.
    #[schema(example = "gottsunda")]
    pub code: String,
    /// Name.
    #[schema(example = "Gottsunda")]
    pub name: String,
    /// `vulnerable`, `risk` or `especially_vulnerable`.
    #[schema(value_type = String, example = "especially_vulnerable")]
    pub class: PoliceClass,
    /// The municipality in which most of its people live; null where that cannot be told.
    pub place: Option<String>,
}

/// The overlap of a police area and a statistical area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OverlayAnswer {
    /// Code of the police area.
    pub police_area: String,
    /// Edition of the statistical areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Code of the statistical area.
    pub area: String,
    /// Estimated people in the overlap; null where it was measured by surface.
    pub people: Option<f64>,
    /// Share of the statistical area that lies in the police area, 0–1.
    pub share_of_area: f64,
    /// Share of the police area that lies in the statistical area, 0–1.
    pub share_of_police_area: f64,
    /// `people`: shares are of people. `area`: of surface, because no finer population exists.
    #[schema(value_type = String, example = "people")]
    pub method: OverlayMethod,
    /// Year of the population used.
    #[schema(value_type = Option<u16>)]
    pub period: Option<Period>,
}

impl Desk {
    /// The editions of the police's list in the snapshot, oldest first.
    pub fn police_editions(&self) -> Vec<Vintage> {
        self.vintages().into_iter().filter(|v| v.level() == Level::PoliceArea).collect()
    }

    /// One edition with its areas and their overlaps.
    ///
    /// # Errors
    /// If the snapshot does not have the edition.
    pub fn police(&self, edition: &Vintage) -> Result<PoliceAnswer, QuestionError> {
        if edition.level() != Level::PoliceArea {
            let available = self.police_editions().iter().map(ToString::to_string).collect();
            return Err(QuestionError::UnknownVintage { text: edition.to_string(), available });
        }
        let set = self.area_set(edition)?;
        let overlays = self.overlays_of(edition)?;
        let classes = self.classes(edition)?;
        let mut areas = Vec::with_capacity(set.len());
        for (i, area) in set.areas().iter().enumerate() {
            areas.push(PoliceArea {
                code: area.code.to_string(),
                name: area.name.clone(),
                class: classes.get(i).copied().unwrap_or(PoliceClass::Vulnerable),
                place: self.place_of(&overlays, i as u32)?,
            });
        }
        let mut answers = Vec::with_capacity(overlays.len());
        for overlay in &overlays {
            let statistical = self.area_set(&overlay.vintage)?;
            let codes =
                set.areas().get(overlay.police_area as usize).zip(statistical.areas().get(overlay.area as usize));
            if let Some((police_area, area)) = codes {
                answers.push(OverlayAnswer {
                    police_area: police_area.code.to_string(),
                    vintage: overlay.vintage.clone(),
                    area: area.code.to_string(),
                    people: overlay.people,
                    share_of_area: overlay.share_of_area,
                    share_of_police_area: overlay.share_of_police_area,
                    method: overlay.method,
                    period: overlay.period,
                });
            }
        }
        Ok(PoliceAnswer { edition: edition.clone(), areas, overlays: answers })
    }

    /// Name of the municipality with the largest share of a police area, told from the overlaps with the first
    /// statistical vintage that nests in municipalities.
    fn place_of(&self, overlays: &[Overlay], police_area: u32) -> Result<Option<String>, QuestionError> {
        let of_area = overlays.iter().filter(|o| o.police_area == police_area);
        let largest = of_area
            .max_by(|a, b| a.share_of_police_area.total_cmp(&b.share_of_police_area).then_with(|| b.area.cmp(&a.area)));
        let Some(overlay) = largest else { return Ok(None) };
        let set = self.area_set(&overlay.vintage)?;
        let Some(area) = set.areas().get(overlay.area as usize) else { return Ok(None) };
        let ancestors = self.path(&overlay.vintage, area.code.as_str())?;
        Ok(ancestors.into_iter().find(|a| a.vintage.level() == Level::Municipality).map(|a| a.name))
    }
}

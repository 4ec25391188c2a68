//! Which areas on the police's lists does an own area touch?

use super::ground::Ground;
use super::profile::{Cut, cuts_of};
use super::shape::OwnShape;
use crate::{Desk, QuestionError};
use geo::BooleanOps;
use geo_types::MultiPolygon;
use segbar_dataset::validated::PoliceClass;
use segbar_domain::Vintage;
use segbar_geometry::overlay::overlap_areas;
use serde::Serialize;
use utoipa::ToSchema;

/// An area on a list of the police that an own area touches.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnListed {
    /// Edition of the list.
    #[schema(value_type = String, example = "Police_2023")]
    pub edition: Vintage,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// `vulnerable`, `risk` or `especially_vulnerable`.
    #[schema(value_type = String, example = "especially_vulnerable")]
    pub class: PoliceClass,
    /// Estimated people in both.
    pub people: f64,
    /// Share of the own area's people who live in both, 0–1.
    pub share_of_own: Option<f64>,
    /// Share of the police area's people who live in both, 0–1.
    pub share_of_police_area: Option<f64>,
}

impl Desk {
    /// The areas on the police's lists that an own area of so many people touches, the newest list first.
    pub(super) fn own_lists(
        &self,
        ground: &Ground,
        shape: &OwnShape,
        all: f64,
    ) -> Result<Vec<OwnListed>, QuestionError> {
        let mut listed = Vec::new();
        for edition in self.police_editions().into_iter().rev() {
            let Some(boundaries) = self.snapshot().boundaries(&edition)? else { continue };
            let (set, classes) = (self.area_set(&edition)?, self.classes(&edition)?);
            let shapes: Vec<&MultiPolygon<f64>> = boundaries.shapes.iter().map(|s| &s.polygons).collect();
            for (_, at, _) in overlap_areas(&[shape.polygons()], &shapes) {
                let position = boundaries.shapes[at].area as usize;
                let Some((area, class)) = set.areas().get(position).zip(classes.get(position)) else { continue };
                let people = people_in(ground, &shape.polygons().intersection(shapes[at]));
                let share = |of: f64| (of > 0.0).then(|| (people / of).min(1.0));
                listed.push(OwnListed {
                    edition: edition.clone(),
                    code: area.code.to_string(),
                    name: area.name.clone(),
                    class: *class,
                    people,
                    share_of_own: share(all),
                    share_of_police_area: share(people_in(ground, shapes[at])),
                });
            }
        }
        Ok(listed)
    }
}

fn people_in(ground: &Ground, polygons: &MultiPolygon<f64>) -> f64 {
    let (cuts, _) = cuts_of(ground, polygons);
    cuts.iter().map(Cut::estimate).fold(0.0, |sum, n| sum + n)
}

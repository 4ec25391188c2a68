//! Over which distances do groups live apart: segregation in surroundings of 50 to 51 200 people.

use super::asked::{Bounds, Words};
use super::frame::One;
use super::refusal::MeasureRefusal;
use super::{caution, uncertainty};
use crate::composition::AreaRef;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Period, Vintage};
use segbar_measures::egocentric::LastRing;
use segbar_measures::multiscalar::{NEAREST_PEOPLE, Scale, segregation_profile};
use serde::Serialize;
use utoipa::ToSchema;

/// Segregation of all groups of a system over surroundings of growing size.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ScalesAnswer {
    /// Group system.
    #[schema(example = "income_quartiles")]
    pub groups: String,
    /// The groups in the order of `isolation`.
    pub group: Vec<String>,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// The whole.
    pub area: AreaRef,
    /// Edition of the sub-areas.
    #[schema(value_type = String)]
    pub over: Vintage,
    /// Decimals at presentation.
    pub decimals: usize,
    /// Number of sub-areas with counts.
    pub n: usize,
    /// Persons, households or dwellings that are counted.
    pub people: f64,
    /// The scales, the smallest first; those larger than the whole are left out.
    pub scales: Vec<ScaleAnswer>,
    /// What to mind.
    pub cautions: Vec<Bilingual>,
}

/// Segregation at one scale.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ScaleAnswer {
    /// How many of the nearest people are an area's surroundings.
    pub nearest: f64,
    /// H̃, the spatial information theory index.
    pub information_theory: f64,
    /// D̃, the spatial index of dissimilarity.
    pub dissimilarity: f64,
    /// Spatial isolation of each group: its share of the people around an average member.
    pub isolation: Vec<f64>,
}

impl Desk {
    /// Segregation over surroundings of growing size.
    ///
    /// # Errors
    /// If the words are not understood, the area or its counts do not exist, the snapshot does not know where its
    /// sub-areas lie, or the question is too large.
    pub fn measure_scales(&self, words: &Words, bounds: Bounds) -> Result<ScalesAnswer, QuestionError> {
        let one: One = words.one(self, bounds, true)?;
        let groups = one.groups()?;
        let n = groups.n() as u64;
        uncertainty::within_bounds(n * n * NEAREST_PEOPLE.len() as u64, bounds.work)?;
        let Some(places) = one.counts.places_at(&one.known.positions)? else {
            let why = Bilingual::new(
                format!(
                    "Underlaget vet inte var områdena i {} ligger. Importera en fil med gränser.",
                    one.counts.set.vintage()
                ),
                format!(
                    "The snapshot does not know where the areas of {} lie. Import a file with boundaries.",
                    one.counts.set.vintage()
                ),
            );
            return Err(MeasureRefusal::NotFor { why }.into());
        };
        let scales: Vec<f64> = NEAREST_PEOPLE.into_iter().filter(|k| *k < groups.total()).collect();
        let wanted: Vec<Scale> = scales.iter().map(|k| Scale::People(*k, LastRing::Whole)).collect();
        let found = segregation_profile(&groups, &places, &wanted)?;
        let scale = |(nearest, at): (&f64, segbar_measures::multiscalar::AtScale)| ScaleAnswer {
            nearest: *nearest,
            information_theory: at.information_theory,
            dissimilarity: at.dissimilarity,
            isolation: at.isolation,
        };
        let system = self.group_system(&words.groups)?;
        Ok(ScalesAnswer {
            groups: system.id.clone(),
            group: system.groups.iter().map(|group| group.id.clone()).collect(),
            period: one.counts.period,
            area: one.whole.area.clone(),
            over: one.counts.set.vintage().clone(),
            decimals: super::answer::DECIMALS,
            n: groups.n(),
            people: groups.total(),
            scales: scales.iter().zip(found).map(scale).collect(),
            cautions: caution::of_areas(&one.known).collect(),
        })
    }
}

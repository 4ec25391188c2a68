//! Which offices have the most similar catchments?
//!
//! Distance: the root of the mean of squared differences over ln(people), mean minutes and the indicators of need, each
//! divided by its standard deviation over the offices. Only features that both offices have count.

use super::catchment::Profiles;
use super::ground::Ground;
use super::reach::SiteAnswer;
use serde::Serialize;
use utoipa::ToSchema;

/// How many are told.
const TOLD: usize = 5;

/// An office with a similar catchment.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SimilarOffice {
    /// The office.
    pub site: SiteAnswer,
    /// Distance in standard deviations per feature; 0 is alike in all.
    pub distance: f64,
    /// Features that were compared.
    pub features: usize,
    /// People who have it nearest.
    pub people: f64,
    /// Visits of a year.
    pub visits: Option<u32>,
    /// Staff in full-time equivalents.
    pub staff: Option<f64>,
}

/// The five most similar to the office at a position of the profiles.
pub(super) fn similar(ground: &Ground, profiles: &Profiles, at: usize) -> Vec<SimilarOffice> {
    let mut features: Vec<Vec<Option<f64>>> =
        vec![profiles.people.iter().map(|n| (*n > 0.0).then(|| n.ln())).collect(), profiles.minutes.clone()];
    features.extend(profiles.indicators.iter().map(|of| profiles.values(ground, &of.1)));
    let scaled: Vec<(Vec<Option<f64>>, f64)> =
        features.into_iter().filter_map(|values| Some((spread(&values)?, values))).map(|(s, v)| (v, s)).collect();
    let office = |other: usize| {
        let parts = scaled.iter().filter_map(|(values, spread)| Some((values[at]? - values[other]?) / spread));
        let squares: Vec<f64> = parts.map(|part| part * part).collect();
        let site = profiles.offices[other];
        let known = ground.offices.get(site as usize);
        (other != at && !squares.is_empty()).then(|| SimilarOffice {
            site: ground.site(site),
            distance: (squares.iter().sum::<f64>() / squares.len() as f64).sqrt(),
            features: squares.len(),
            people: profiles.people[other],
            visits: known.and_then(|of| of.visits_year),
            staff: known.and_then(|of| of.staff),
        })
    };
    let mut all: Vec<SimilarOffice> = (0..profiles.offices.len()).filter_map(office).collect();
    all.sort_by(|a, b| a.distance.total_cmp(&b.distance).then_with(|| a.site.id.cmp(&b.site.id)));
    all.truncate(TOLD);
    all
}

/// The standard deviation of a feature over the offices that have it; nothing where they are alike.
fn spread(values: &[Option<f64>]) -> Option<f64> {
    let known: Vec<f64> = values.iter().flatten().copied().collect();
    let n = known.len() as f64;
    let mean = known.iter().sum::<f64>() / n;
    let spread = (known.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    (spread.is_finite() && spread > 0.0).then_some(spread)
}

//! Which areas are like an own area? The RegSO nearest to its estimates, by the same indicators as similar areas of the snapshot, with the
//! bounds that those of the estimates leave.

use super::Estimated;
use super::profile::estimate;
use super::shape::OwnShape;
use crate::refusal::Refusal;
use crate::similar::{LeftOut, MOST_AREAS, SimilarAsked, USUALLY, key, too_many};
use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::PublishedColumn;
use segbar_domain::catalogue::Indicator;
use segbar_domain::{Level, Period, Unit, Vintage};
use segbar_measures::similarity::{Scale, distance_bounds, distances_from};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use utoipa::ToSchema;

/// The areas that are most like an own area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnSimilarAnswer {
    /// Edition of the areas compared with.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// The latest year that the indicators have.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// What the areas were compared by, with the own area's estimates.
    pub indicators: Vec<OwnSimilarBy>,
    /// Indicators that could not be used, with the reason.
    pub left_out: Vec<LeftOut>,
    /// Number of areas compared with.
    pub compared: usize,
    /// Number of areas left out because a value is missing.
    pub missing: usize,
    /// Number of areas left out because a part of the own area lies in them: they are like it because they are it.
    pub own: usize,
    /// The nearest areas by the estimates, nearest first; equal distances in order of code.
    pub areas: Vec<OwnSimilarArea>,
    /// So few people that all figures are shown greyed.
    pub small: bool,
    /// The answer in words.
    pub sentence: Bilingual,
}

/// An indicator that areas were compared by.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnSimilarBy {
    /// Indicator.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Unit.
    #[schema(value_type = String)]
    pub unit: Unit,
    /// Decimals at presentation.
    pub decimals: usize,
    /// Its weight.
    pub weight: f64,
    /// The spread that a distance of 1 means, in the indicator's unit.
    pub spread: f64,
    /// The own area's value, estimated.
    pub estimate: Estimated,
}

/// A similar area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnSimilarArea {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The municipality that it lies in.
    pub place: Option<String>,
    /// The distance from the estimates in spreads, with the least and the greatest that the bounds allow.
    pub distance: Estimated,
    /// Value of each indicator, in the order of `indicators`.
    pub values: Vec<f64>,
    /// So few people that one of the indicators is shown greyed.
    pub small: bool,
}

/// An indicator with its column on the areas compared with, and the own area's estimate.
struct Compared {
    about: &'static Indicator,
    weight: f64,
    column: Arc<PublishedColumn>,
    scale: Scale,
    estimate: Estimated,
}

impl Desk {
    /// The RegSO that are most like an own area.
    ///
    /// # Errors
    /// If the snapshot has no small areas under it, no indicator can be used, a weight is no weight, or too much is asked for.
    pub fn own_similar(&self, shape: &OwnShape, asked: &SimilarAsked) -> Result<OwnSimilarAnswer, QuestionError> {
        let wanted = self.wanted(asked)?;
        let n = asked.n.unwrap_or(USUALLY);
        if n > MOST_AREAS {
            return Err(too_many("områden", "areas", MOST_AREAS));
        }
        let Some(ground) = self.ground()? else { return Err(nothing_under()) };
        let fine = self.area_set(&ground.vintage)?;
        let Some((vintage, above)) = self.climb(&fine, Level::Regso)? else { return Err(nothing_under()) };
        let set = self.area_set(&vintage)?;
        let (cuts, _) = self.own_cuts(&ground, shape)?;
        let period = self.common_year(&ground.vintage, &wanted, asked.by.is_empty())?;

        let (mut by, mut left_out) = (Vec::new(), Vec::new());
        for (about, weight) in wanted {
            let mut leave =
                |sv: &str, en: &str| left_out.push(LeftOut { id: about.id.clone(), why: Bilingual::new(sv, en) });
            let (Some(under), Some(column)) = (
                self.column(&key(&about.id, &ground.vintage, period))?,
                self.column(&key(&about.id, &vintage, period))?,
            ) else {
                leave("Den finns inte för året.", "It does not exist for the year.");
                continue;
            };
            let Some(found) = estimate(about, &under.column, &cuts)? else {
                leave("Området har inget värde.", "The area has no value.");
                continue;
            };
            match Scale::robust(column.column.values()) {
                Ok(scale) => by.push(Compared { about, weight, column, scale, estimate: found.estimate }),
                Err(_) => leave("Alla områden har samma värde.", "All areas have the same value."),
            }
        }
        if by.is_empty() {
            return Err(nothing_under());
        }
        let columns: Vec<&[f64]> = by.iter().map(|c| c.column.column.values()).collect();
        let scales: Vec<Scale> = by.iter().map(|c| c.scale).collect();
        let weights: Vec<f64> = by.iter().map(|c| c.weight).collect();
        let point: Vec<f64> = by.iter().map(|c| c.estimate.value).collect();
        let ends: Vec<(f64, f64)> = by.iter().map(|c| (c.estimate.low, c.estimate.high)).collect();
        let distances = distances_from(&columns, &scales, &weights, &point)?;
        let bounds = distance_bounds(&columns, &scales, &weights, &ends)?;

        let inside: BTreeSet<usize> =
            cuts.iter().filter_map(|cut| set.position(above[cut.area].as_ref()?.as_str())).collect();
        let mut order: Vec<usize> =
            (0..set.len()).filter(|i| !inside.contains(i) && distances[*i].is_finite()).collect();
        let compared = order.len();
        order.sort_by(|a, b| distances[*a].total_cmp(&distances[*b]).then(a.cmp(b)));
        order.truncate(n);
        let places = self.places_by_name(&set, &order)?;
        let small = self.few_people(&set, &vintage, period, &by.iter().map(|c| c.about).collect::<Vec<_>>())?;
        let area = |(&i, place): (&usize, Option<String>)| OwnSimilarArea {
            code: set.areas()[i].code.to_string(),
            name: set.areas()[i].name.clone(),
            place,
            distance: Estimated { value: distances[i], low: bounds[i].0, high: bounds[i].1 },
            values: columns.iter().map(|c| c[i]).collect(),
            small: small(i),
        };
        let areas: Vec<OwnSimilarArea> = order.iter().zip(places).map(area).collect();
        Ok(OwnSimilarAnswer {
            sentence: sentence(period, compared, &areas),
            indicators: by.iter().map(Compared::answer).collect(),
            missing: set.len() - inside.len() - compared,
            own: inside.len(),
            small: cuts.iter().map(super::profile::Cut::estimate).sum::<f64>() < super::profile::SMALL,
            vintage,
            period,
            left_out,
            compared,
            areas,
        })
    }
}

impl Compared {
    fn answer(&self) -> OwnSimilarBy {
        OwnSimilarBy {
            id: self.about.id.clone(),
            name: (&self.about.name).into(),
            unit: self.about.unit,
            decimals: self.about.unit.decimals(),
            weight: self.weight,
            spread: self.scale.spread,
            estimate: self.estimate,
        }
    }
}

fn nothing_under() -> QuestionError {
    let why = Bilingual::new(
        "Underlaget har inga värden för de små områdena här, så området kan inte jämföras med andra.",
        "The snapshot has no values for the small areas here, so the area cannot be compared with others.",
    );
    Refusal::NothingInCommon { why }.into()
}

fn sentence(period: Period, compared: usize, areas: &[OwnSimilarArea]) -> Bilingual {
    let Some(nearest) = areas.first() else {
        return Bilingual::new(
            format!("Inget annat område har värden att jämföra med år {period}."),
            format!("No other area has values to compare with in {period}."),
        );
    };
    let place = nearest.place.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
    let n = number(compared as f64, 0);
    let Estimated { value, low, high } = nearest.distance;
    let [value, low, high] = [value, low, high].map(|v| number(v, 2));
    Bilingual::new(
        format!(
            "Av {} områden utanför det egna var {}{place} mest likt uppskattningen för det år {period}. Avståndet är {} spridningar i \
             genomsnitt, säkert mellan {} och {}.",
            n.sv, nearest.name, value.sv, low.sv, high.sv
        ),
        format!(
            "Of {} areas outside the own one, {}{place} was most like the estimate of it in {period}. The distance is {} spreads on \
             average, certainly between {} and {}.",
            n.en, nearest.name, value.en, low.en, high.en
        ),
    )
}

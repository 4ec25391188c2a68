//! Where do high and low values lie together? Local Moran's I with the neighbours that share a border or a corner.

use crate::refusal::Refusal;
use crate::text::number;
use crate::values::missing_map;
use crate::{Bilingual, Desk, QuestionError};
use segbar_domain::{Breakdown, Period, Unit, Vintage};
use segbar_measures::autocorrelation::{
    Alternative, Permutations, Quadrant, false_discovery, local_moran, local_moran_tails, moran, quadrants,
};
use segbar_measures::weights::Weights;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Expected share of false ones among the areas that are called clusters.
pub const LIMIT: f64 = 0.05;

/// Random placings per area.
pub const PERMUTATIONS: u32 = 4_999;

/// The seed of the placings.
pub const SEED: u64 = 1;

/// Fewer areas than this are not tested: chance gives too few placings.
const FEWEST: usize = 10;

/// The clusters of an indicator, in area order.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ClustersAnswer {
    /// Indicator.
    #[schema(example = "low_economic_standard")]
    pub indicator: String,
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Year.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// Expected share of false ones among the areas that are called clusters (false discovery rate).
    pub limit: f64,
    /// Random placings per area.
    pub permutations: u32,
    /// Seed of the placings: the same seed gives the same answer.
    pub seed: u64,
    /// Number of areas.
    pub n: usize,
    /// Moran's I of all tested areas: above 0 where neighbours are alike.
    pub moran: f64,
    /// `high_high`, `low_low`, `high_low`, `low_high`, or `none` where chance may explain it; null where the area was not tested.
    #[schema(value_type = Vec<Option<String>>)]
    pub classes: Vec<Option<&'static str>>,
    /// Local Moran's I.
    pub values: Vec<Option<f64>>,
    /// The least limit at which the area would be called a cluster.
    pub q: Vec<Option<f64>>,
    /// Number of areas of each class.
    pub counts: BTreeMap<String, u32>,
    /// Why areas have no value: reason → positions.
    pub missing: BTreeMap<String, Vec<u32>>,
    /// Positions of areas with a value and without a neighbour that has one.
    pub without_neighbours: Vec<u32>,
    /// The answer in words.
    pub sentence: Bilingual,
    /// What must be known about it.
    pub note: Bilingual,
}

impl Desk {
    /// The clusters of an indicator over all areas of a vintage.
    ///
    /// # Errors
    /// If the column does not exist, the indicator is a class, the snapshot lacks the borders, or too few areas have values.
    pub fn clusters(
        &self,
        indicator: &str,
        vintage: &Vintage,
        period: Period,
    ) -> Result<ClustersAnswer, QuestionError> {
        let about = self.indicator(indicator)?;
        if about.unit == Unit::Class {
            let why = Bilingual::new(
                "Områdestyper är klasser. Välj indexet som de bygger på.",
                "Area types are classes. Choose the index that they are cut from.",
            );
            return Err(Refusal::NotFor { why }.into());
        }
        let published = self.published(indicator, vintage, period, &Breakdown::total())?;
        let column = &published.column;
        let Some(places) = self.snapshot().places(vintage)? else {
            let with = self.snapshot().vintages().iter().filter(|v| v.shapes > 0);
            let available = with.map(|v| v.vintage.to_string()).collect();
            return Err(QuestionError::NoBoundaries { vintage: vintage.clone(), available });
        };
        let n = column.len();
        let pairs = places.borders.iter().map(|(a, b, _)| (*a as usize, *b as usize, 1.0));
        let all = Weights::mutual(n, pairs)?;
        // An area without neighbours that have a value has nothing to be held against.
        let known: Vec<bool> = (0..n).map(|i| column.cell(i).is_ok()).collect();
        let has_neighbour = |i: usize| all.row(i).0.iter().any(|j| known[*j as usize]);
        let tested: Vec<usize> = (0..n).filter(|i| known[*i] && has_neighbour(*i)).collect();
        let without_neighbours = (0..n).filter(|i| known[*i] && !has_neighbour(*i)).map(|i| i as u32).collect();
        if tested.len() < FEWEST {
            let why = Bilingual::new(
                format!("Färre än {FEWEST} områden har både ett värde och en granne med ett värde."),
                format!("Fewer than {FEWEST} areas have both a value and a neighbour with a value."),
            );
            return Err(Refusal::NothingInCommon { why }.into());
        }
        let weights = all.at(&tested)?.row_standardised();
        let values: Vec<f64> = tested.iter().map(|i| column.values()[*i]).collect();
        let local = local_moran(&values, &weights)?;
        let where_they_lie = quadrants(&values, &weights)?;
        let tails = local_moran_tails(&values, &weights, Permutations::new(PERMUTATIONS, SEED)?)?;
        let p: Vec<f64> = tails.iter().map(|t| t.p(Alternative::TwoSided)).collect();
        let q = false_discovery(&p)?;

        let mut classes = vec![None; n];
        let (mut values_of, mut q_of) = (vec![None; n], vec![None; n]);
        let mut counts: BTreeMap<String, u32> = CLASSES.iter().map(|c| ((*c).to_owned(), 0)).collect();
        for (at, i) in tested.iter().enumerate() {
            let class = match where_they_lie[at] {
                Some(quadrant) if q[at] <= LIMIT => id(quadrant),
                _ => "none",
            };
            classes[*i] = Some(class);
            values_of[*i] = Some(local[at]);
            q_of[*i] = Some(q[at]);
            *counts.entry(class.to_owned()).or_default() += 1;
        }
        let sentence = sentence(&Bilingual::from(&about.name), period, &counts, tested.len());
        Ok(ClustersAnswer {
            indicator: about.id.clone(),
            vintage: vintage.clone(),
            period,
            limit: LIMIT,
            permutations: PERMUTATIONS,
            seed: SEED,
            n,
            moran: moran(&values, &weights)?.value,
            classes,
            values: values_of,
            q: q_of,
            counts,
            missing: missing_map(column),
            without_neighbours,
            sentence,
            note: note(),
        })
    }
}

const CLASSES: [&str; 5] = ["high_high", "low_low", "high_low", "low_high", "none"];

fn id(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::HighHigh => "high_high",
        Quadrant::LowLow => "low_low",
        Quadrant::HighLow => "high_low",
        Quadrant::LowHigh => "low_high",
    }
}

fn sentence(name: &Bilingual, period: Period, counts: &BTreeMap<String, u32>, tested: usize) -> Bilingual {
    let of = |class: &str| number(f64::from(counts.get(class).copied().unwrap_or_default()), 0);
    let (high, low, n) = (of("high_high"), of("low_low"), number(tested as f64, 0));
    let apart = ["high_low", "low_high"].iter().filter_map(|c| counts.get(*c)).sum::<u32>();
    let apart = number(f64::from(apart), 0);
    Bilingual::new(
        format!(
            "{} år {period}: av {} områden ligger {} med höga värden bland höga och {} med låga bland låga; {} avviker från sina grannar.",
            name.sv, n.sv, high.sv, low.sv, apart.sv
        ),
        format!(
            "{} in {period}: of {} areas, {} with high values lie among high ones and {} with low among low; {} stand out from their neighbours.",
            name.en, n.en, high.en, low.en, apart.en
        ),
    )
}

fn note() -> Bilingual {
    Bilingual::new(
        "Grannar är områden som delar gräns eller hörn, alla lika tunga. Högt och lågt är mot medelvärdet av de prövade områdena. Ett kluster \
         säger att värden ligger samlade, inte varför. Av de områden som kallas kluster väntas högst 5 av 100 vara slump.",
        "Neighbours are areas that share a border or a corner, all with the same weight. High and low are against the mean of the tested areas. \
         A cluster says that values lie together, not why. Of the areas that are called clusters at most 5 in 100 are expected to be chance.",
    )
}

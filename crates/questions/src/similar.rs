//! Which areas are like this one? The nearest by chosen indicators and weights, with the distance shown.

use crate::composition::AreaRef;
use crate::refusal::Refusal;
use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::PublishedColumn;
use segbar_domain::catalogue::Indicator;
use segbar_domain::{AreaSet, Breakdown, ColumnKey, Level, Period, Unit, Vintage};
use segbar_measures::similarity::{Scale, distances};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

/// The indicators that areas are compared by when none are chosen: living conditions, work, education, housing, age and background, one or two
/// of each. Those that the snapshot lacks for the areas are passed over.
const USUAL: [&str; 7] = [
    "low_economic_standard",
    "employed_20_64",
    "pre_upper_secondary",
    "in_rental_dwellings",
    "aged_65_and_over",
    "children_0_19",
    "foreign_background",
];

/// The most indicators.
pub const MOST_INDICATORS: usize = 20;

/// The most areas in an answer.
pub const MOST_AREAS: usize = 100;

/// Areas in an answer when no number is given.
pub(crate) const USUALLY: usize = 10;

/// What areas are to be compared by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SimilarAsked {
    /// Indicators; the usual ones when empty.
    pub by: Vec<String>,
    /// A weight for each, above 0; all the same when empty.
    pub weights: Vec<f64>,
    /// How many areas; ten when absent.
    pub n: Option<usize>,
}

/// The areas that are most like one.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SimilarAnswer {
    /// The area.
    pub area: AreaRef,
    /// The latest year that all indicators have.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// What the areas were compared by.
    pub indicators: Vec<SimilarBy>,
    /// Indicators that were chosen and could not be used, with the reason.
    pub left_out: Vec<LeftOut>,
    /// Number of areas compared with.
    pub compared: usize,
    /// Number of areas left out because a value is missing.
    pub missing: usize,
    /// The nearest areas, nearest first; equal distances in order of code.
    pub areas: Vec<SimilarArea>,
    /// The mean of the nearest areas in every indicator that is not a count, each area counted once.
    pub means: Vec<SimilarMean>,
    /// The answer in words.
    pub sentence: Bilingual,
}

/// The mean of the nearest areas in an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SimilarMean {
    /// Indicator.
    pub id: String,
    /// The latest year in which the area itself has a value.
    #[schema(value_type = u16, example = 2022)]
    pub period: Period,
    /// The mean.
    pub value: f64,
    /// Number of the nearest areas with a value.
    pub areas: usize,
}

/// An indicator that areas were compared by.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SimilarBy {
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
    /// The median of all areas of the vintage.
    pub centre: f64,
    /// The spread that a distance of 1 means, in the indicator's unit.
    pub spread: f64,
    /// The value of the area itself.
    pub value: f64,
}

/// An indicator that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeftOut {
    /// Indicator.
    pub id: String,
    /// Why, a whole sentence.
    pub why: Bilingual,
}

/// A similar area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SimilarArea {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The municipality that it lies in, for smaller areas.
    pub place: Option<String>,
    /// The distance, in spreads; 0 for no difference.
    pub distance: f64,
    /// Value of each indicator, in the order of `indicators`.
    pub values: Vec<f64>,
    /// By how many spreads each value is above (below 0: below) that of the area.
    pub apart: Vec<f64>,
    /// So few people that one of the indicators is shown greyed.
    pub small: bool,
}

/// A chosen indicator with its column and scale.
struct Chosen {
    about: &'static Indicator,
    weight: f64,
    column: Arc<PublishedColumn>,
    scale: Scale,
}

impl Desk {
    /// The areas of the same vintage that are most like one.
    ///
    /// # Errors
    /// If the area or an indicator does not exist, no indicator can be used, a weight is no weight, or too much is asked for.
    pub fn similar(&self, vintage: &Vintage, code: &str, asked: &SimilarAsked) -> Result<SimilarAnswer, QuestionError> {
        let area = self.area_ref(vintage, code)?;
        let set = self.area_set(vintage)?;
        let from = set.position(code).unwrap_or_default();
        let wanted = self.wanted(asked)?;
        let n = asked.n.unwrap_or(USUALLY);
        if n > MOST_AREAS {
            return Err(too_many("områden", "areas", MOST_AREAS));
        }
        let period = self.common_year(vintage, &wanted, asked.by.is_empty())?;
        let (chosen, left_out) = self.usable(vintage, period, wanted, from)?;
        let columns: Vec<&[f64]> = chosen.iter().map(|c| c.column.column.values()).collect();
        let scales: Vec<Scale> = chosen.iter().map(|c| c.scale).collect();
        let weights: Vec<f64> = chosen.iter().map(|c| c.weight).collect();
        let distances = distances(&columns, &scales, &weights, from)?;

        let mut order: Vec<usize> = (0..set.len()).filter(|i| *i != from && distances[*i].is_finite()).collect();
        let compared = order.len();
        order.sort_by(|a, b| distances[*a].total_cmp(&distances[*b]).then(a.cmp(b)));
        order.truncate(n);
        let places = self.places_by_name(&set, &order)?;
        let small = self.few_people(&set, vintage, period, &chosen.iter().map(|c| c.about).collect::<Vec<_>>())?;
        let areas: Vec<SimilarArea> = order
            .iter()
            .zip(places)
            .map(|(&i, place)| SimilarArea {
                code: set.areas()[i].code.to_string(),
                name: set.areas()[i].name.clone(),
                place,
                distance: distances[i],
                values: columns.iter().map(|c| c[i]).collect(),
                apart: columns.iter().zip(&scales).map(|(c, s)| (c[i] - c[from]) / s.spread).collect(),
                small: small(i),
            })
            .collect();
        Ok(SimilarAnswer {
            means: self.means(vintage, from, &order)?,
            sentence: sentence(&area, period, compared, &areas),
            indicators: chosen.iter().map(|c| c.answer(from)).collect(),
            missing: set.len() - 1 - compared,
            area,
            period,
            left_out,
            compared,
            areas,
        })
    }

    /// The mean of areas in each indicator, in the latest year in which the area `from` has a value.
    fn means(&self, vintage: &Vintage, from: usize, of: &[usize]) -> Result<Vec<SimilarMean>, QuestionError> {
        let mut means = Vec::new();
        for about in self.catalogue().indicators().iter().filter(|i| i.unit != Unit::Class && !i.unit.is_count()) {
            for period in self.total_periods(&about.id, vintage)?.into_iter().rev() {
                let Some(column) = self.column(&key(&about.id, vintage, period))? else { continue };
                if column.column.cell(from).is_err() {
                    continue;
                }
                let values: Vec<f64> = of.iter().filter_map(|i| column.column.cell(*i).ok()).collect();
                if !values.is_empty() {
                    let value = values.iter().sum::<f64>() / values.len() as f64;
                    means.push(SimilarMean { id: about.id.clone(), period, value, areas: values.len() });
                }
                break;
            }
        }
        Ok(means)
    }

    /// The indicators with their weights.
    pub(crate) fn wanted(&self, asked: &SimilarAsked) -> Result<Vec<(&'static Indicator, f64)>, QuestionError> {
        if asked.by.len() > MOST_INDICATORS {
            return Err(too_many("indikatorer", "indicators", MOST_INDICATORS));
        }
        let expected = || {
            Bilingual::new(
                "Ange en vikt större än 0 och högst 1 000 för varje indikator, i samma ordning.",
                "Give a weight above 0 and at most 1,000 for each indicator, in the same order.",
            )
        };
        if !asked.weights.is_empty() && asked.weights.len() != asked.by.len() {
            let text = asked.weights.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            return Err(Refusal::NotUnderstood { text, expected: expected() }.into());
        }
        if let Some(weight) = asked.weights.iter().find(|w| !(**w > 0.0 && **w <= 1000.0)) {
            return Err(Refusal::NotUnderstood { text: weight.to_string(), expected: expected() }.into());
        }
        let mut wanted: Vec<(&'static Indicator, f64)> = Vec::new();
        let usual = USUAL.map(str::to_owned);
        let ids: &[String] = if asked.by.is_empty() { &usual } else { &asked.by };
        for (at, id) in ids.iter().enumerate() {
            let about = self.indicator(id)?;
            if about.unit == Unit::Class {
                let why = Bilingual::new(
                    format!("{} är en klass och kan inte mätas som avstånd.", about.name.sv),
                    format!("{} is a class and has no distance.", about.name.en),
                );
                return Err(Refusal::NotFor { why }.into());
            }
            if !wanted.iter().any(|(known, _)| known.id == about.id) {
                wanted.push((about, asked.weights.get(at).copied().unwrap_or(1.0)));
            }
        }
        Ok(wanted)
    }

    /// The latest year that all indicators have for a vintage; of the usual ones, that most of them have.
    pub(crate) fn common_year(
        &self,
        vintage: &Vintage,
        wanted: &[(&'static Indicator, f64)],
        usual: bool,
    ) -> Result<Period, QuestionError> {
        let mut years: BTreeMap<Period, usize> = BTreeMap::new();
        for (about, _) in wanted {
            for period in self.total_periods(&about.id, vintage)? {
                *years.entry(period).or_default() += 1;
            }
        }
        let best = if usual {
            years.into_iter().max_by_key(|(period, count)| (*count, *period))
        } else {
            years.into_iter().rev().find(|(_, count)| *count == wanted.len())
        };
        best.map(|(period, _)| period).ok_or_else(|| {
            let why = Bilingual::new(
                format!("Det finns inget år då alla indikatorerna finns för {vintage}. Välj färre."),
                format!("There is no year in which all of the indicators exist for {vintage}. Choose fewer."),
            );
            Refusal::NothingInCommon { why }.into()
        })
    }

    /// The indicators that can be used, and why the others cannot.
    fn usable(
        &self,
        vintage: &Vintage,
        period: Period,
        wanted: Vec<(&'static Indicator, f64)>,
        from: usize,
    ) -> Result<(Vec<Chosen>, Vec<LeftOut>), QuestionError> {
        let (mut chosen, mut left_out) = (Vec::new(), Vec::new());
        for (about, weight) in wanted {
            let mut leave = |sv: &str, en: &str| {
                left_out.push(LeftOut { id: about.id.clone(), why: Bilingual::new(sv, en) });
            };
            let Some(column) = self.column(&key(&about.id, vintage, period))? else {
                leave("Den finns inte för året.", "It does not exist for the year.");
                continue;
            };
            if column.column.cell(from).is_err() {
                leave("Området har inget värde.", "The area has no value.");
                continue;
            }
            match Scale::robust(column.column.values()) {
                Ok(scale) => chosen.push(Chosen { about, weight, column, scale }),
                Err(_) => leave("Alla områden har samma värde.", "All areas have the same value."),
            }
        }
        if chosen.is_empty() {
            let why = Bilingual::new(
                format!("Ingen av indikatorerna har ett värde för området år {period}, så det kan inte jämföras."),
                format!("None of the indicators has a value for the area in {period}, so it cannot be compared."),
            );
            return Err(Refusal::NothingInCommon { why }.into());
        }
        Ok((chosen, left_out))
    }

    /// The municipality that each of these areas lies in, for areas smaller than one.
    pub(crate) fn places_by_name(&self, set: &AreaSet, of: &[usize]) -> Result<Vec<Option<String>>, QuestionError> {
        if !matches!(set.vintage().level(), Level::Regso | Level::Deso) {
            return Ok(vec![None; of.len()]);
        }
        let Some((vintage, at)) = self.climb(set, Level::Municipality)? else { return Ok(vec![None; of.len()]) };
        let municipalities = self.area_set(&vintage)?;
        let name = |i: &usize| Some(municipalities.get(at.get(*i)?.as_ref()?.as_str())?.name.clone());
        Ok(of.iter().map(name).collect())
    }

    /// Whether an area has so few people that one of the indicators is greyed.
    pub(crate) fn few_people(
        &self,
        set: &AreaSet,
        vintage: &Vintage,
        period: Period,
        chosen: &[&Indicator],
    ) -> Result<impl Fn(usize) -> bool + use<>, QuestionError> {
        let population = self.column(&key("population", vintage, period))?.filter(|c| c.column.len() == set.len());
        let below = chosen.iter().filter_map(|about| about.disclosure.grey_below).max();
        Ok(move |i: usize| {
            let people = population.as_ref().and_then(|p| p.column.cell(i).ok());
            people.zip(below).is_some_and(|(people, below)| people < f64::from(below))
        })
    }
}

impl Chosen {
    fn answer(&self, from: usize) -> SimilarBy {
        SimilarBy {
            id: self.about.id.clone(),
            name: (&self.about.name).into(),
            unit: self.about.unit,
            decimals: self.about.unit.decimals(),
            weight: self.weight,
            centre: self.scale.centre,
            spread: self.scale.spread,
            value: self.column.column.values()[from],
        }
    }
}

pub(crate) fn key(indicator: &str, vintage: &Vintage, period: Period) -> ColumnKey {
    ColumnKey { indicator: indicator.into(), vintage: vintage.clone(), period, breakdown: Breakdown::total() }
}

pub(crate) fn too_many(sv: &str, en: &str, most: usize) -> QuestionError {
    Refusal::TooMany { what: Bilingual::new(sv, en), most: most as u64 }.into()
}

fn sentence(area: &AreaRef, period: Period, compared: usize, areas: &[SimilarArea]) -> Bilingual {
    let Some(nearest) = areas.first() else {
        return Bilingual::new(
            format!("Inget annat område har värden att jämföra {} med år {period}.", area.name),
            format!("No other area has values to compare {} with in {period}.", area.name),
        );
    };
    let place = nearest.place.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
    let (n, distance) = (number(compared as f64, 0), number(nearest.distance, 2));
    Bilingual::new(
        format!(
            "Av {} områden var {}{place} mest likt {} år {period} i de valda indikatorerna. Avståndet är {} spridningar i genomsnitt.",
            n.sv, nearest.name, area.name, distance.sv
        ),
        format!(
            "Of {} areas, {}{place} was most like {} in {period} in the chosen indicators. The distance is {} spreads on average.",
            n.en, nearest.name, area.name, distance.en
        ),
    )
}

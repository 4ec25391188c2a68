//! Tell me about an own area: its people, the statistical areas under it, its indicators as estimates with bounds.

use super::Estimated;
use super::ground::Ground;
use super::lists::OwnListed;
use super::shape::OwnShape;
use crate::text::number;
use crate::types::{Variant, class_of};
use crate::{Bilingual, Desk, QuestionError};
use geo_types::MultiPolygon;
use segbar_domain::catalogue::Indicator;
use segbar_domain::{AreaSet, Breakdown, Column, ColumnKey, Level, Period, Unit, Vintage};
use segbar_geometry::Bounds;
use segbar_geometry::overlay::overlap_areas;
use segbar_measures::areal::mean_range;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Below this many people an own area is marked as small.
pub(super) const SMALL: f64 = 100.0;

/// From this share of its surface an area counts as lying wholly inside: what is left are the last digits of coordinates.
const WHOLE: f64 = 0.9999;

/// Who lives in an own area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnAreaAnswer {
    /// Edition of the areas that the people are counted in; null where the snapshot has no borders of small areas.
    #[schema(value_type = Option<String>, example = "DeSO_2018")]
    pub vintage: Option<Vintage>,
    /// Year of the people.
    #[schema(value_type = Option<u16>)]
    pub period: Option<Period>,
    /// Surface in square kilometres.
    pub surface_km2: f64,
    /// Share of the surface that lies in statistical areas with borders, 0–1. People in the rest are not counted.
    pub covered: f64,
    /// People; null where none of the surface is covered.
    pub people: Option<Estimated>,
    /// So few people that all figures are shown greyed.
    pub small: bool,
    /// The finest statistical areas under it, in order of code.
    pub areas: Vec<OwnPart>,
    /// The RegSO that these are parts of.
    pub regso: Vec<OwnPart>,
    /// Its indicators.
    pub indicators: Vec<OwnIndicator>,
    /// Its people by type of the RegSO they live in.
    pub types: Vec<OwnTypes>,
    /// The areas on the police's lists that it touches, the newest list first.
    pub police: Vec<OwnListed>,
    /// The answer in words.
    pub sentence: Bilingual,
    /// What must be known about the estimates.
    pub note: Bilingual,
}

/// A statistical area under an own area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnPart {
    /// Edition of the statistical areas.
    #[schema(value_type = String, example = "DeSO_2018")]
    pub vintage: Vintage,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The municipality that it lies in.
    pub place: Option<String>,
    /// Estimated people in both; null where the area's people are missing.
    pub people: Option<f64>,
    /// Share of the statistical area (of the finest: its surface, of RegSO: its people) that lies in the own area, 0–1.
    pub share_of_area: f64,
    /// Share of the own area's people who live here, 0–1.
    pub share_of_own: Option<f64>,
}

/// An indicator of an own area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnIndicator {
    /// Indicator.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Unit.
    #[schema(value_type = String)]
    pub unit: Unit,
    /// Decimals at presentation.
    pub decimals: usize,
    /// The latest year with values.
    #[schema(value_type = u16)]
    pub period: Period,
    /// The estimate and its bounds.
    pub estimate: Estimated,
    /// `sum`: of the areas' counts, by the share of their surface. `mean`: of the areas' values, weighted by people.
    #[schema(example = "mean")]
    pub method: &'static str,
    /// The value of the nation.
    pub nation: Option<f64>,
    /// Share of the people whose areas have a value, 0–1.
    pub known: f64,
}

/// People of an own area by the type of the RegSO that they live in.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OwnTypes {
    /// Which of the two area types.
    pub variant: Variant,
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Estimated people living in each type, `"1"` to `"5"`.
    pub people: BTreeMap<String, f64>,
    /// Estimated people living in areas without a type.
    pub people_missing: f64,
}

/// A statistical area, and how much of it lies in the own area.
pub(super) struct Cut {
    pub area: usize,
    /// Share of its surface in the own area, 0–1.
    pub share: f64,
    /// Its people, NaN where missing.
    pub people: f64,
}

impl Desk {
    /// Who lives in an own area.
    ///
    /// # Errors
    /// If the snapshot cannot be read.
    pub fn own_area(&self, shape: &OwnShape) -> Result<OwnAreaAnswer, QuestionError> {
        let mut answer = OwnAreaAnswer {
            vintage: None,
            period: None,
            surface_km2: shape.surface() / 1e6,
            covered: 0.0,
            people: None,
            small: false,
            areas: vec![],
            regso: vec![],
            indicators: vec![],
            types: vec![],
            police: vec![],
            sentence: Bilingual::default(),
            note: note(),
        };
        if let Some(ground) = self.ground()? {
            self.fill(&mut answer, &ground, shape)?;
        }
        answer.sentence = sentence(&answer);
        Ok(answer)
    }

    fn fill(&self, answer: &mut OwnAreaAnswer, ground: &Ground, shape: &OwnShape) -> Result<(), QuestionError> {
        answer.vintage = Some(ground.vintage.clone());
        answer.period = Some(ground.period);
        let (cuts, surface) = self.own_cuts(ground, shape)?;
        answer.covered = (surface / shape.surface()).min(1.0);
        if cuts.is_empty() {
            return Ok(());
        }
        let set = self.area_set(&ground.vintage)?;
        let all: f64 = cuts.iter().map(Cut::estimate).sum();
        let sum = |of: &dyn Fn(&Cut) -> f64| cuts.iter().filter(|c| !c.people.is_nan()).map(of).sum::<f64>();
        answer.people = Some(Estimated { value: all, low: sum(&|c| c.least() * c.people), high: sum(&|c| c.people) });
        answer.small = all < SMALL;
        answer.areas = self.parts(&set, &cuts, all)?;
        if let Some(parents) = self.parents(&set)? {
            answer.regso = self.regso_parts(&parents, ground, &cuts, all)?;
            answer.types = self.own_types(&parents, &answer.regso)?;
        }
        answer.police = self.own_lists(ground, shape, all)?;
        for about in self.catalogue().indicators() {
            if about.unit != Unit::Class && about.id != "population" {
                answer.indicators.extend(self.own_indicator(about, ground, &cuts)?);
            }
        }
        Ok(())
    }

    /// The areas that lie in an own area, wholly or in part, and the surface that is covered.
    pub(super) fn own_cuts(&self, ground: &Ground, shape: &OwnShape) -> Result<(Vec<Cut>, f64), QuestionError> {
        let whole = shape.whole().map(|whole| self.within_whole(ground, whole)).transpose()?.flatten();
        Ok(match whole {
            Some(areas) => (areas.iter().map(|area| Cut::whole(ground, *area)).collect(), shape.surface()),
            None => cuts_of(ground, shape.polygons()),
        })
    }

    fn parts(&self, set: &AreaSet, cuts: &[Cut], all: f64) -> Result<Vec<OwnPart>, QuestionError> {
        let positions: Vec<usize> = cuts.iter().map(|c| c.area).collect();
        let places = self.places_by_name(set, &positions)?;
        let part = |(cut, place): (&Cut, Option<String>)| {
            let people = Some(cut.people * cut.share).filter(|n| !n.is_nan());
            OwnPart {
                vintage: set.vintage().clone(),
                code: set.areas()[cut.area].code.to_string(),
                name: set.areas()[cut.area].name.clone(),
                place,
                people,
                share_of_area: cut.share,
                share_of_own: people.filter(|_| all > 0.0).map(|n| n / all),
            }
        };
        Ok(cuts.iter().zip(places).map(part).collect())
    }

    /// The RegSO set above the finest areas, and for each of these its position there; the areas themselves where they are RegSO.
    fn parents(&self, set: &AreaSet) -> Result<Option<Parents>, QuestionError> {
        let Some((vintage, at)) = self.climb(set, Level::Regso)? else { return Ok(None) };
        let regso = self.area_set(&vintage)?;
        let of = at.iter().map(|code| code.as_ref().and_then(|c| regso.position(c.as_str()))).collect();
        Ok(Some(Parents { regso, of }))
    }

    fn regso_parts(
        &self,
        parents: &Parents,
        ground: &Ground,
        cuts: &[Cut],
        all: f64,
    ) -> Result<Vec<OwnPart>, QuestionError> {
        let mut inside: BTreeMap<usize, f64> = BTreeMap::new();
        for cut in cuts {
            if let Some(parent) = parents.of[cut.area] {
                *inside.entry(parent).or_default() += if cut.people.is_nan() { 0.0 } else { cut.people * cut.share };
            }
        }
        let mut whole: BTreeMap<usize, f64> = BTreeMap::new();
        for (area, people) in ground.people.iter().enumerate().filter(|(_, people)| !people.is_nan()) {
            if let Some(parent) = parents.of[area].filter(|p| inside.contains_key(p)) {
                *whole.entry(parent).or_default() += people;
            }
        }
        let positions: Vec<usize> = inside.keys().copied().collect();
        let places = self.places_by_name(&parents.regso, &positions)?;
        let part = |((&area, &people), place): ((&usize, &f64), Option<String>)| OwnPart {
            vintage: parents.regso.vintage().clone(),
            code: parents.regso.areas()[area].code.to_string(),
            name: parents.regso.areas()[area].name.clone(),
            place,
            people: Some(people),
            share_of_area: whole.get(&area).filter(|n| **n > 0.0).map_or(0.0, |n| people / n),
            share_of_own: (all > 0.0).then(|| people / all),
        };
        Ok(inside.iter().zip(places).map(part).collect())
    }

    fn own_types(&self, parents: &Parents, parts: &[OwnPart]) -> Result<Vec<OwnTypes>, QuestionError> {
        let vintage = parents.regso.vintage();
        let mut answers = Vec::new();
        for variant in Variant::ALL {
            let Some(&period) = self.total_periods(variant.types_indicator(), vintage)?.last() else { continue };
            let types = self.published(variant.types_indicator(), vintage, period, &Breakdown::total())?;
            let mut people: BTreeMap<String, f64> = (1..=5u8).map(|t| (t.to_string(), 0.0)).collect();
            let mut people_missing = 0.0;
            for part in parts {
                let position = parents.regso.position(&part.code);
                let class = position.and_then(|i| types.column.cell(i).ok()).and_then(class_of);
                let n = part.people.unwrap_or(0.0);
                match class {
                    Some(class) => *people.entry(class.to_string()).or_default() += n,
                    None => people_missing += n,
                }
            }
            answers.push(OwnTypes { variant, period, people, people_missing });
        }
        Ok(answers)
    }

    /// An indicator of the areas under an own area; `None` where none of them has a value.
    fn own_indicator(
        &self,
        about: &'static Indicator,
        ground: &Ground,
        cuts: &[Cut],
    ) -> Result<Option<OwnIndicator>, QuestionError> {
        let Some(&period) = self.total_periods(&about.id, &ground.vintage)?.last() else { return Ok(None) };
        let published = self.published(&about.id, &ground.vintage, period, &Breakdown::total())?;
        let Some(found) = estimate(about, &published.column, cuts)? else { return Ok(None) };
        Ok(Some(OwnIndicator {
            id: about.id.clone(),
            name: (&about.name).into(),
            unit: about.unit,
            decimals: about.unit.decimals(),
            period,
            estimate: found.estimate,
            method: found.method,
            nation: self.nation_value(&about.id, period)?,
            known: found.known,
        }))
    }

    pub(super) fn nation_value(&self, indicator: &str, period: Period) -> Result<Option<f64>, QuestionError> {
        let key = ColumnKey {
            indicator: indicator.into(),
            vintage: Vintage::nation(),
            period,
            breakdown: Breakdown::total(),
        };
        Ok(self.column(&key)?.and_then(|c| c.column.cell(0).ok()))
    }
}

/// What is estimated of an indicator.
pub(super) struct Found {
    pub estimate: Estimated,
    pub method: &'static str,
    /// Share of the people whose areas have a value, 0–1.
    pub known: f64,
}

/// An indicator of the areas under an own area, by the people of `cuts`; `None` where none of them has a value.
pub(super) fn estimate(about: &Indicator, column: &Column, cuts: &[Cut]) -> Result<Option<Found>, QuestionError> {
    let with_value: Vec<&Cut> =
        cuts.iter().filter(|c| column.cell(c.area).is_ok() && !c.people.is_nan() && c.people > 0.0).collect();
    let value = |cut: &Cut| column.values()[cut.area];
    let ends = |cut: &Cut| {
        let bounds = column.interval().map(|b| (b.low[cut.area], b.high[cut.area]));
        bounds.filter(|(low, high)| low.is_finite() && high.is_finite()).unwrap_or((value(cut), value(cut)))
    };
    let people: f64 = with_value.iter().map(|c| c.people * c.share).sum();
    let all: f64 = cuts.iter().map(Cut::estimate).sum();
    if with_value.is_empty() || people <= 0.0 {
        return Ok(None);
    }
    let (estimate, method) = if about.unit.is_count() {
        let sum = |of: &dyn Fn(&Cut) -> f64| with_value.iter().map(|c| of(c)).sum::<f64>();
        let low = sum(&|c| c.least() * ends(c).0);
        (Estimated { value: sum(&|c| c.share * value(c)), low, high: sum(&|c| ends(c).1) }, "sum")
    } else {
        let of = |f: &dyn Fn(&Cut) -> f64| with_value.iter().map(|c| f(c)).collect::<Vec<f64>>();
        let least = of(&|c| c.least() * c.people);
        let (low, high) = mean_range(&of(&|c| ends(c).0), &of(&|c| ends(c).1), &least, &of(&|c| c.people))?;
        let value = with_value.iter().map(|c| c.people * c.share * value(c)).sum::<f64>() / people;
        (Estimated { value, low, high }, "mean")
    };
    Ok(Some(Found { estimate, method, known: if all > 0.0 { people / all } else { 0.0 } }))
}

/// The RegSO above the finest areas.
struct Parents {
    regso: std::sync::Arc<AreaSet>,
    of: Vec<Option<usize>>,
}

impl Cut {
    /// An area of the ground that lies in the own area with all its surface.
    fn whole(ground: &Ground, area: usize) -> Self {
        Cut { area, share: 1.0, people: ground.people[area] }
    }

    /// The same with the people of another year.
    pub(super) fn with_people(&self, people: &[f64]) -> Self {
        Cut { area: self.area, share: self.share, people: people.get(self.area).copied().unwrap_or(f64::NAN) }
    }

    /// The share of the area's people who live in the own area for certain.
    fn least(&self) -> f64 {
        if self.share >= 1.0 { 1.0 } else { 0.0 }
    }

    /// The people who live in both; none where the area's are missing.
    pub(super) fn estimate(&self) -> f64 {
        if self.people.is_nan() { 0.0 } else { self.people * self.share }
    }
}

/// The areas that polygons cut, in order, and the surface of all of them together in them.
pub(super) fn cuts_of(ground: &Ground, polygons: &MultiPolygon<f64>) -> (Vec<Cut>, f64) {
    let Some(reach) = Bounds::of_polygons(polygons) else { return (vec![], 0.0) };
    let meets = |b: &Bounds| {
        b.min_x <= reach.max_x && b.max_x >= reach.min_x && b.min_y <= reach.max_y && b.max_y >= reach.min_y
    };
    let near: Vec<usize> = (0..ground.shapes.len()).filter(|i| ground.bounds[*i].as_ref().is_some_and(meets)).collect();
    let shapes: Vec<_> = near.iter().filter_map(|i| ground.shapes[*i].as_ref()).collect();
    let mut surface = 0.0;
    let cut = |(_, at, part): (usize, usize, f64)| {
        let area = near[at];
        surface += part;
        let share = part / geo::Area::unsigned_area(shapes[at]);
        Cut { area, share: if share >= WHOLE { 1.0 } else { share }, people: ground.people[area] }
    };
    let cuts = overlap_areas(&[polygons], &shapes).into_iter().map(cut).collect();
    (cuts, surface)
}

fn sentence(answer: &OwnAreaAnswer) -> Bilingual {
    let (Some(people), Some(period)) = (answer.people, answer.period) else {
        return Bilingual::new(
            "Underlaget har inga gränser för små områden här, så befolkningen kan inte uppskattas.",
            "The snapshot has no borders of small areas here, so the people cannot be estimated.",
        );
    };
    let [value, low, high] = [people.value, people.low, people.high].map(|v| number(v, 0));
    // Whole areas have no bounds to tell: everybody in them is counted.
    let mut said = if people.low == people.high {
        Bilingual::new(
            format!("{} personer bodde i området år {period}.", value.sv),
            format!("{} people lived in the area in {period}.", value.en),
        )
    } else {
        Bilingual::new(
            format!(
                "Uppskattningsvis {} personer bodde i området år {period} (säkert mellan {} och {}).",
                value.sv, low.sv, high.sv
            ),
            format!(
                "An estimated {} people lived in the area in {period} (certainly between {} and {}).",
                value.en, low.en, high.en
            ),
        )
    };
    if answer.covered < 0.99 {
        let covered = number(100.0 * answer.covered, 0);
        said.sv += &format!(" Bara {} % av ytan har kända gränser; resten är inte med.", covered.sv);
        said.en += &format!(" Only {}% of the surface has known borders; the rest is left out.", covered.en);
    }
    said
}

fn note() -> Bilingual {
    Bilingual::new(
        "Uppskattningarna förutsätter att människor bor jämnt över ytan i varje statistiskt område. Gränserna gäller hur de än bor. Andelar \
         och medelvärden vägs med folkmängden; en median är medelvärdet av områdenas medianer. Det ritade området sparas inte.",
        "The estimates assume that people live evenly over the surface of each statistical area. The bounds hold however they live. Shares \
         and means are weighted by people; a median is the mean of the areas' medians. The area that was drawn is not kept.",
    )
}

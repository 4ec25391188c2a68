//! Tell me about this area: where it lies, how it has developed, where it stands among others of its kind.

use crate::composition::{AreaRef, CompositionAnswer};
use crate::indicators::BreakAnswer;
use crate::series::{SeriesPoint, percentile, place};
use crate::types::{Variant, class_of};
use crate::values::finite;
use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{Overlay, OverlayMethod};
use segbar_domain::catalogue::Indicator;
use segbar_domain::{AreaCode, Breakdown, ColumnKey, Level, Missing, Period, Unit, Vintage};
use serde::Serialize;
use utoipa::ToSchema;

/// Everything about one area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ProfileAnswer {
    /// The area.
    pub area: ProfiledArea,
    /// The areas that it lies in, from the nation to its parent.
    pub path: Vec<AreaRef>,
    /// The areas of the next finer level inside it.
    pub children: Option<Children>,
    /// Its latest population.
    pub population: Option<PopulationAnswer>,
    /// Its area types over the years; empty for levels that have none.
    #[serde(rename = "type")]
    pub types: TypeSeries,
    /// For the nation, counties and municipalities: RegSO and people by type in the latest year, per variant.
    pub composition: Vec<CompositionAnswer>,
    /// Its indicators over the years.
    pub indicators: Vec<IndicatorSeries>,
    /// The areas of the same vintage that share a border or a corner with it, in order of code; null where the snapshot lacks the borders.
    pub neighbours: Option<Vec<Neighbour>>,
    /// For a statistical area: the police areas that it overlaps, newest edition first.
    pub police: Vec<PoliceOverlap>,
    /// For a police area: its class.
    #[schema(value_type = Option<String>)]
    pub class: Option<PoliceClass>,
    /// For a police area: the statistical areas that it overlaps.
    pub covers: Vec<CoveredArea>,
}

/// A neighbouring area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Neighbour {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Length of the border that they share, in metres; 0 where they touch in points only.
    pub border: f64,
    /// Its published area type of the latest year, 1–5.
    #[serde(rename = "type")]
    pub area_type: Option<u8>,
    /// Its open area type of the latest year.
    pub open_type: Option<u8>,
}

/// The area of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProfiledArea {
    /// Edition of the areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Level.
    #[schema(value_type = String, example = "regso")]
    pub level: Level,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// The areas of the next finer level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Children {
    /// Their vintage: the newest that is complete, else the newest.
    #[schema(value_type = String, example = "DeSO_2018")]
    pub vintage: Vintage,
    /// Codes, ascending.
    pub codes: Vec<String>,
    /// Names.
    pub names: Vec<String>,
}

/// A population with its year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct PopulationAnswer {
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// Number of people.
    pub value: f64,
}

/// Area types over the years.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct TypeSeries {
    /// As published.
    pub published: Vec<TypePoint>,
    /// Computed from open components.
    pub open: Vec<TypePoint>,
}

/// The type of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TypePoint {
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// 1–5, null where it is missing.
    #[serde(rename = "type")]
    pub area_type: Option<u8>,
}

/// One indicator of the area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct IndicatorSeries {
    /// Indicator.
    pub id: String,
    /// Unit.
    #[schema(value_type = String)]
    pub unit: Unit,
    /// Decimals at presentation.
    pub decimals: usize,
    /// The years.
    pub series: Vec<SeriesPoint>,
    /// The latest year with a value, and its place among the areas of the vintage.
    pub latest: Option<Latest>,
    /// Positions of the sources of the latest year in the snapshot's list.
    pub sources: Vec<u32>,
    /// Breaks in the series.
    pub breaks: Vec<BreakAnswer>,
    /// What is different in the part of the series that the latest year belongs to.
    pub note: Option<Bilingual>,
}

/// The latest value beside those of others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Latest {
    /// Year.
    #[schema(value_type = u16)]
    pub period: Period,
    /// The value, unrounded.
    pub value: f64,
    /// 1 for the highest value; areas with equal values share the best of their ranks.
    pub rank: usize,
    /// Number of areas of the vintage with a value.
    pub of: usize,
    /// Share of the areas with a lower value, equal ones counted half, in per cent, 0–100.
    pub percentile: f64,
    /// Lower and upper bound of the value, where they are known.
    pub interval: Option<(f64, f64)>,
    /// The percentiles of these bounds: where the area may stand, for all that rounding leaves open.
    pub percentile_interval: Option<(f64, f64)>,
    /// The value of the area that it lies in.
    pub parent_value: Option<f64>,
    /// The value of the nation.
    pub nation_value: Option<f64>,
}

/// A police area that overlaps the area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PoliceOverlap {
    /// Edition of the police's list.
    #[schema(value_type = String, example = "Police_2023")]
    pub edition: Vintage,
    /// Code of the police area.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its class.
    #[schema(value_type = String)]
    pub class: PoliceClass,
    /// Estimated people in the overlap.
    pub people: Option<f64>,
    /// Share of this area that lies in the police area, 0–1.
    pub share_of_area: f64,
    /// Share of the police area that lies in this area, 0–1.
    pub share_of_police_area: f64,
    /// `people` or `area`.
    #[schema(value_type = String)]
    pub method: OverlayMethod,
}

/// A statistical area that a police area overlaps.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CoveredArea {
    /// Edition of the statistical areas.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub vintage: Vintage,
    /// Code of the statistical area.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Estimated people in the overlap.
    pub people: Option<f64>,
    /// Share of the statistical area that lies in the police area, 0–1.
    pub share_of_area: f64,
    /// Share of the police area that lies in the statistical area, 0–1.
    pub share_of_police_area: f64,
    /// `people` or `area`.
    #[schema(value_type = String)]
    pub method: OverlayMethod,
}

impl Desk {
    /// Everything about one area.
    ///
    /// # Errors
    /// If the vintage or the area does not exist.
    pub fn profile(&self, vintage: &Vintage, code: &str) -> Result<ProfileAnswer, QuestionError> {
        let AreaRef { name, .. } = self.area_ref(vintage, code)?;
        let index = self.area_set(vintage)?.position(code).unwrap_or_default();
        let path = self.path(vintage, code)?;
        let indicators = self.indicator_series(vintage, index, &path)?;
        let population = indicators.iter().find(|i| i.id == "population").and_then(|i| i.latest);
        let types = TypeSeries {
            published: type_points(&indicators, Variant::Published),
            open: type_points(&indicators, Variant::Open),
        };
        let is_police = vintage.level() == Level::PoliceArea;
        Ok(ProfileAnswer {
            area: ProfiledArea { vintage: vintage.clone(), level: vintage.level(), code: code.to_owned(), name },
            children: self.children(vintage, code)?,
            neighbours: self.neighbours(vintage, index)?,
            population: population.map(|p| PopulationAnswer { period: p.period, value: p.value }),
            types,
            composition: self.latest_compositions(vintage, code)?,
            indicators,
            police: if is_police { vec![] } else { self.police_overlaps(vintage, index)? },
            class: if is_police { self.classes(vintage)?.get(index).copied() } else { None },
            covers: if is_police { self.covered(vintage, index)? } else { vec![] },
            path,
        })
    }

    /// The areas that an area lies in, from the largest to its parent; empty for areas that cut across the levels.
    pub(crate) fn path(&self, vintage: &Vintage, code: &str) -> Result<Vec<AreaRef>, QuestionError> {
        let mut path = Vec::new();
        let mut here = self.area_set(vintage)?.get(code).and_then(|a| a.parent.clone()).zip(vintage.parent());
        while let Some((code, vintage)) = here {
            let set = self.area_set(&vintage)?;
            let Some(area) = set.get(code.as_str()) else { break };
            path.push(AreaRef { vintage: vintage.clone(), code: code.to_string(), name: area.name.clone() });
            here = area.parent.clone().zip(vintage.parent());
        }
        path.reverse();
        Ok(path)
    }

    fn children(&self, vintage: &Vintage, code: &str) -> Result<Option<Children>, QuestionError> {
        let finer = self.vintage_answers().into_iter().filter(|v| v.vintage.parent().as_ref() == Some(vintage));
        let Some(newest) = finer.max_by_key(|v| (v.complete, v.vintage.year())) else { return Ok(None) };
        let set = self.area_set(&newest.vintage)?;
        let inside = |parent: &Option<AreaCode>| parent.as_ref().is_some_and(|p| p.as_str() == code);
        let (codes, names) = set
            .areas()
            .iter()
            .filter(|a| inside(&a.parent))
            .map(|a| (a.code.to_string(), a.name.clone()))
            .unzip::<_, _, Vec<_>, Vec<_>>();
        Ok((!codes.is_empty()).then_some(Children { vintage: newest.vintage, codes, names }))
    }

    fn indicator_series(
        &self,
        vintage: &Vintage,
        index: usize,
        path: &[AreaRef],
    ) -> Result<Vec<IndicatorSeries>, QuestionError> {
        let mut all = Vec::new();
        for about in self.catalogue().indicators() {
            let periods = self.total_periods(&about.id, vintage)?;
            if !periods.is_empty() {
                all.push(self.one_series(about, vintage, index, path, &periods)?);
            }
        }
        Ok(all)
    }

    fn one_series(
        &self,
        about: &Indicator,
        vintage: &Vintage,
        index: usize,
        path: &[AreaRef],
        periods: &[Period],
    ) -> Result<IndicatorSeries, QuestionError> {
        let mut series = Vec::with_capacity(periods.len());
        let (mut latest, mut note) = (None, None);
        for period in periods {
            let Some(published) = self.column(&key(about, vintage, *period))? else { continue };
            let cell = published.column.cell(index);
            let bounds = published.column.interval();
            let bound = |side: &[f64]| side.get(index).copied().and_then(finite);
            series.push(SeriesPoint {
                period: *period,
                value: cell.ok(),
                missing: cell.err().map(Missing::id),
                low: bounds.and_then(|b| bound(&b.low)),
                high: bounds.and_then(|b| bound(&b.high)),
                provenance: (&published.provenance).into(),
            });
            if cell.is_ok() {
                note = self.note(about, *period, &published.sources);
                latest = Some((*period, published));
            }
        }
        let sources = latest.as_ref().map(|(_, published)| published.sources.clone()).unwrap_or_default();
        let latest = match latest {
            None => None,
            Some((period, published)) => {
                let value_of = |area: Option<&AreaRef>| match area {
                    Some(area) => self.value_at(about, area, period),
                    None => Ok(None),
                };
                let interval =
                    published.column.interval().and_then(|b| finite(b.low[index]).zip(finite(b.high[index])));
                let percentile_of = |value: f64| percentile(&published.column, value);
                let (parent_value, nation_value) = (value_of(path.last())?, value_of(path.first())?);
                place(&published.column, index).zip(published.column.cell(index).ok()).map(|(place, value)| Latest {
                    period,
                    value,
                    rank: place.rank,
                    of: place.of,
                    percentile: place.percentile,
                    interval,
                    percentile_interval: interval.map(|(low, high)| (percentile_of(low), percentile_of(high))),
                    parent_value,
                    nation_value,
                })
            }
        };
        Ok(IndicatorSeries {
            id: about.id.clone(),
            unit: about.unit,
            decimals: about.unit.decimals(),
            series,
            latest,
            sources,
            breaks: self.breaks_at(about, vintage.level()),
            note,
        })
    }

    fn value_at(&self, about: &Indicator, area: &AreaRef, period: Period) -> Result<Option<f64>, QuestionError> {
        let Some(published) = self.column(&key(about, &area.vintage, period))? else { return Ok(None) };
        let position = self.area_set(&area.vintage)?.position(&area.code);
        Ok(position.and_then(|i| published.column.cell(i).ok()))
    }

    pub(crate) fn latest_compositions(
        &self,
        vintage: &Vintage,
        code: &str,
    ) -> Result<Vec<CompositionAnswer>, QuestionError> {
        let mut all = Vec::new();
        if !matches!(vintage.level(), Level::Nation | Level::County | Level::Municipality) {
            return Ok(all);
        }
        for variant in Variant::ALL {
            let regso =
                self.available(variant.types_indicator())?.into_iter().filter(|a| a.vintage.level() == Level::Regso);
            if let Some(period) = regso.flat_map(|a| a.periods).max() {
                all.push(self.composition(vintage, code, period, variant)?);
            }
        }
        Ok(all)
    }

    fn police_overlaps(&self, vintage: &Vintage, index: usize) -> Result<Vec<PoliceOverlap>, QuestionError> {
        let mut all = Vec::new();
        for edition in self.police_editions().into_iter().rev() {
            let (set, classes) = (self.area_set(&edition)?, self.classes(&edition)?);
            let overlays: Vec<Overlay> = self.snapshot().overlays(&edition, vintage)?;
            for overlay in overlays.into_iter().filter(|o| o.area as usize == index) {
                let position = overlay.police_area as usize;
                if let Some((area, class)) = set.areas().get(position).zip(classes.get(position)) {
                    all.push(PoliceOverlap {
                        edition: edition.clone(),
                        code: area.code.to_string(),
                        name: area.name.clone(),
                        class: *class,
                        people: overlay.people,
                        share_of_area: overlay.share_of_area,
                        share_of_police_area: overlay.share_of_police_area,
                        method: overlay.method,
                    });
                }
            }
        }
        Ok(all)
    }

    fn covered(&self, edition: &Vintage, index: usize) -> Result<Vec<CoveredArea>, QuestionError> {
        let mut all = Vec::new();
        for overlay in self.overlays_of(edition)?.into_iter().filter(|o| o.police_area as usize == index) {
            let set = self.area_set(&overlay.vintage)?;
            if let Some(area) = set.areas().get(overlay.area as usize) {
                all.push(CoveredArea {
                    code: area.code.to_string(),
                    name: area.name.clone(),
                    people: overlay.people,
                    share_of_area: overlay.share_of_area,
                    share_of_police_area: overlay.share_of_police_area,
                    method: overlay.method,
                    vintage: overlay.vintage,
                });
            }
        }
        Ok(all)
    }
}

fn key(about: &Indicator, vintage: &Vintage, period: Period) -> ColumnKey {
    ColumnKey { indicator: about.id.clone(), vintage: vintage.clone(), period, breakdown: Breakdown::total() }
}

fn type_points(indicators: &[IndicatorSeries], variant: Variant) -> Vec<TypePoint> {
    let series = indicators.iter().find(|i| i.id == variant.types_indicator());
    let points = series.into_iter().flat_map(|s| &s.series);
    points.map(|p| TypePoint { period: p.period, area_type: p.value.and_then(class_of) }).collect()
}

//! How two editions of the areas of a level differ, and where the people of one are in the other.

use crate::refusal::Refusal;
use crate::text::number;
use crate::{Bilingual, Desk, QuestionError};
use geo_types::MultiPolygon;
use segbar_domain::{AreaSet, Breakdown, ColumnKey, Level, Period, Vintage};
use segbar_geometry::crosswalk::{Method, Row, Source, crosswalk, same_border};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use utoipa::ToSchema;

/// Crosswalks that were made, by the two editions.
#[derive(Debug, Default)]
pub struct Crosswalks(Mutex<BTreeMap<(Vintage, Vintage), Arc<Crosswalk>>>);

/// Where the people of the areas of one edition are in another.
#[derive(Debug)]
pub(crate) struct Crosswalk {
    /// Per area of the one edition.
    pub rows: Vec<Row>,
    /// Per area of the one edition: its people in the year, where they are known.
    pub people: Vec<Option<f64>>,
    /// The year of the people.
    pub period: Option<Period>,
    /// Per area of the one edition: whether the area of the same code in the other has the same border.
    pub same: Vec<bool>,
}

/// What became of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// Same code, border and name.
    Unchanged,
    /// Same code and border, another name.
    Renamed,
    /// Same code, another border: another area.
    Changed,
    /// The code is only in the earlier edition.
    Removed,
    /// The code is only in the later edition.
    Added,
}

/// How two editions of one level differ.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct VintagesCompared {
    /// The earlier edition.
    #[schema(value_type = String, example = "RegSO_2020")]
    pub from: Vintage,
    /// The later edition.
    #[schema(value_type = String, example = "RegSO_2025")]
    pub to: Vintage,
    /// Number of areas by what became of them.
    pub counts: BTreeMap<String, usize>,
    /// Of those with another border, how many have another name too.
    pub changed_and_renamed: usize,
    /// Year of the people.
    #[schema(value_type = Option<u16>, example = 2023)]
    pub period: Option<Period>,
    /// Estimated people who live in an area with another code in the later edition.
    pub people_reassigned: f64,
    /// Their share of all people, in per cent.
    pub share_reassigned: f64,
    /// Number of areas whose people could be placed by surface only.
    pub by_surface: usize,
    /// Areas that are not unchanged, in order of code.
    pub areas: Vec<AreaCompared>,
    /// The answer in words.
    pub sentence: Bilingual,
}

/// What became of one area.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AreaCompared {
    /// Code.
    pub code: String,
    /// What became of it.
    pub became: Became,
    /// Its name in the earlier edition.
    pub name_from: Option<String>,
    /// Its name in the later edition.
    pub name_to: Option<String>,
    /// The area that has its earlier name in the later edition, and that it has the name of: two names were swapped.
    pub swapped_with: Option<String>,
    /// Where its people are in the later edition, with the share in per cent; empty for areas that are new.
    pub people: Vec<PeopleIn>,
    /// `same`, `people` or `surface`.
    pub method: Option<String>,
}

/// A share of an area's people.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PeopleIn {
    /// Code in the later edition.
    pub code: String,
    /// Share of the earlier area's people, per cent.
    pub share: f64,
}

/// The name of a method for programs.
fn method(method: Method) -> &'static str {
    match method {
        Method::Same => "same",
        Method::People => "people",
        Method::Surface => "surface",
    }
}

type Shapes = Vec<Option<MultiPolygon<f64>>>;

impl Desk {
    /// How two editions of the areas of a level differ: unchanged, renamed, with new borders, gone and new.
    ///
    /// # Errors
    /// If an edition does not exist, they are of different levels, or one has no borders.
    pub fn compare_vintages(&self, from: &Vintage, to: &Vintage) -> Result<VintagesCompared, QuestionError> {
        if from.level() != to.level() {
            return Err(QuestionError::OtherLevel { level: from.level(), vintage: to.clone() });
        }
        let (old, new) = (self.area_set(from)?, self.area_set(to)?);
        let walk = self.crosswalk(from, to)?;
        let mut areas = Vec::new();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut count = |became: Became| {
            let name = serde_json::to_value(became).ok().and_then(|v| v.as_str().map(str::to_owned));
            *counts.entry(name.unwrap_or_default()).or_default() += 1;
        };
        let (mut moved, mut all, mut changed_and_renamed) = (0.0, 0.0, 0);
        for (i, area) in old.areas().iter().enumerate() {
            let code = area.code.as_str();
            let now = new.get(code);
            let renamed = now.is_some_and(|now| now.name != area.name);
            let became = match now {
                None => Became::Removed,
                Some(_) if !walk.same[i] => Became::Changed,
                Some(_) if renamed => Became::Renamed,
                Some(_) => Became::Unchanged,
            };
            count(became);
            changed_and_renamed += usize::from(became == Became::Changed && renamed);
            let row = &walk.rows[i];
            let people = walk.people[i].unwrap_or(0.0);
            all += people;
            let kept: f64 = row.shares.iter().filter(|(j, _)| new.areas()[*j].code == area.code).map(|(_, s)| s).sum();
            if !walk.same[i] {
                moved += people * (1.0 - kept).max(0.0);
            }
            if became == Became::Unchanged {
                continue;
            }
            let swapped = |name: &str| {
                let other = new
                    .areas()
                    .iter()
                    .find(|a| a.parent == area.parent && a.name == area.name && a.code != area.code)?;
                (old.get(other.code.as_str())?.name == name).then(|| other.code.to_string())
            };
            areas.push(AreaCompared {
                code: code.to_owned(),
                became,
                name_from: Some(area.name.clone()),
                name_to: now.map(|now| now.name.clone()),
                swapped_with: now.filter(|_| renamed).and_then(|now| swapped(&now.name)),
                people: row
                    .shares
                    .iter()
                    .map(|(j, share)| PeopleIn { code: new.areas()[*j].code.to_string(), share: 100.0 * share })
                    .collect(),
                method: Some(method(row.method).to_owned()),
            });
        }
        for area in new.areas().iter().filter(|a| old.get(a.code.as_str()).is_none()) {
            count(Became::Added);
            areas.push(AreaCompared {
                code: area.code.to_string(),
                became: Became::Added,
                name_from: None,
                name_to: Some(area.name.clone()),
                swapped_with: None,
                people: vec![],
                method: None,
            });
        }
        areas.sort_by(|a, b| a.code.cmp(&b.code));
        let share_reassigned = if all > 0.0 { 100.0 * moved / all } else { 0.0 };
        let by_surface = walk.rows.iter().filter(|row| row.method == Method::Surface).count();
        let sentence = sentence(from, to, &counts, share_reassigned, walk.period);
        Ok(VintagesCompared {
            from: from.clone(),
            to: to.clone(),
            counts,
            changed_and_renamed,
            period: walk.period,
            people_reassigned: moved,
            share_reassigned,
            by_surface,
            areas,
            sentence,
        })
    }

    /// The crosswalk from one edition to another, of the same level or a coarser one; made once and kept.
    pub(crate) fn crosswalk(&self, from: &Vintage, to: &Vintage) -> Result<Arc<Crosswalk>, QuestionError> {
        let mut held = self.crosswalks().0.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = (from.clone(), to.clone());
        if let Some(walk) = held.get(&pair) {
            return Ok(walk.clone());
        }
        let walk = Arc::new(self.make_crosswalk(from, to)?);
        held.insert(pair, walk.clone());
        Ok(walk)
    }

    fn make_crosswalk(&self, from: &Vintage, to: &Vintage) -> Result<Crosswalk, QuestionError> {
        let (old, new) = (self.area_set(from)?, self.area_set(to)?);
        let (old_shapes, new_shapes) = (self.shapes_of(&old)?, self.shapes_of(&new)?);
        // The parts of a RegSO are its DeSO; other areas have no known parts.
        let inside =
            self.vintages().into_iter().find(|v| v.parent().as_ref() == Some(from) && v.level() == Level::Deso);
        let (parts_set, parts_shapes) = match inside.and_then(|v| self.area_set(&v).ok()) {
            Some(set) => {
                let shapes = self.shapes_of(&set).unwrap_or_default();
                (Some(set), shapes)
            }
            None => (None, vec![]),
        };
        let (period, own_people) = self.people_beside(from, to)?;
        let part_people = match &parts_set {
            Some(set) => self.people_in(set.vintage(), period)?,
            None => vec![],
        };
        let mut sources: Vec<Source<'_>> =
            old_shapes.iter().map(|shape| Source { polygons: shape.as_ref(), parts: vec![] }).collect();
        let finer = parts_set.as_ref().filter(|_| !parts_shapes.is_empty() && !part_people.is_empty());
        match finer {
            Some(set) => {
                for (k, part) in set.areas().iter().enumerate() {
                    if let Some(i) = part.parent.as_ref().and_then(|code| old.position(code.as_str())) {
                        sources[i].parts.push((parts_shapes[k].as_ref(), part_people[k]));
                    }
                }
            }
            None => {
                for (i, source) in sources.iter_mut().enumerate() {
                    source.parts.push((old_shapes[i].as_ref(), own_people.get(i).copied().flatten()));
                }
            }
        }
        let to_shapes: Vec<Option<&MultiPolygon<f64>>> = new_shapes.iter().map(Option::as_ref).collect();
        let rows = crosswalk(&sources, &to_shapes);
        let same = old.areas().iter().enumerate().map(|(i, area)| {
            let Some(j) = new.position(area.code.as_str()) else { return false };
            let whole = rows[i].method == Method::Same && rows[i].shares.first().is_some_and(|(at, _)| *at == j);
            whole || old_shapes[i].as_ref().zip(new_shapes[j].as_ref()).is_some_and(|(a, b)| same_border(a, b))
        });
        let same = same.collect();
        let people = if own_people.is_empty() { vec![None; old.len()] } else { own_people };
        Ok(Crosswalk { same, rows, people, period })
    }

    /// The shapes of the areas of an edition, in area order.
    fn shapes_of(&self, set: &AreaSet) -> Result<Shapes, QuestionError> {
        let Some(boundaries) = self.snapshot().boundaries(set.vintage())?.filter(|b| !b.shapes.is_empty()) else {
            let v = set.vintage();
            let why = Bilingual::new(
                format!(
                    "Gränserna för {v} finns inte i underlaget, så områdena kan inte jämföras. Importera dem först."
                ),
                format!(
                    "The borders of {v} are not in the snapshot, so the areas cannot be compared. Import them first."
                ),
            );
            return Err(Refusal::NothingInCommon { why }.into());
        };
        let mut shapes: Shapes = vec![None; set.len()];
        for shape in boundaries.shapes {
            if let Some(slot) = shapes.get_mut(shape.area as usize) {
                *slot = Some(shape.polygons);
            }
        }
        Ok(shapes)
    }

    /// The people of an edition in its year that lies nearest to the other edition's.
    fn people_beside(&self, from: &Vintage, to: &Vintage) -> Result<(Option<Period>, Vec<Option<f64>>), QuestionError> {
        let periods = self.total_periods("population", from)?;
        let period = if from.year() <= to.year() { periods.last() } else { periods.first() }.copied();
        Ok((period, self.people_in(from, period)?))
    }

    /// The people of an edition in a year; empty where they are not known.
    pub(crate) fn people_in(
        &self,
        vintage: &Vintage,
        period: Option<Period>,
    ) -> Result<Vec<Option<f64>>, QuestionError> {
        let Some(period) = period else { return Ok(vec![]) };
        let (indicator, breakdown) = ("population".to_owned(), Breakdown::total());
        let column = self.column(&ColumnKey { indicator, vintage: vintage.clone(), period, breakdown })?;
        Ok(column.map(|c| c.column.cells().map(Result::ok).collect()).unwrap_or_default())
    }
}

fn sentence(
    from: &Vintage,
    to: &Vintage,
    counts: &BTreeMap<String, usize>,
    share: f64,
    period: Option<Period>,
) -> Bilingual {
    let n = |became: &str| number(counts.get(became).copied().unwrap_or(0) as f64, 0);
    let (unchanged, renamed, changed) = (n("unchanged"), n("renamed"), n("changed"));
    let (removed, added, share) = (n("removed"), n("added"), number(share, 1));
    let year = period.map_or_else(|| "–".to_owned(), |p| p.to_string());
    Bilingual::new(
        format!(
            "Från {from} till {to}: {changed} områden har samma kod och nya gränser, {unchanged} är oförändrade, {renamed} har \
             samma gräns men nytt namn, {removed} har försvunnit och {added} har tillkommit. {share} % av folkmängden {year} bor i \
             ett område med en annan kod än förut.",
            changed = changed.sv,
            unchanged = unchanged.sv,
            renamed = renamed.sv,
            removed = removed.sv,
            added = added.sv,
            share = share.sv,
        ),
        format!(
            "From {from} to {to}: {changed} areas have the same code and new borders, {unchanged} are unchanged, {renamed} have \
             the same border and a new name, {removed} are gone and {added} are new. {share} % of the people of {year} live in an \
             area with another code than before.",
            changed = changed.en,
            unchanged = unchanged.en,
            renamed = renamed.en,
            removed = removed.en,
            added = added.en,
            share = share.en,
        ),
    )
}

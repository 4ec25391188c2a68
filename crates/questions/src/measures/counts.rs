//! What is counted in each sub-area, what is missing, and where the sub-areas lie.

use super::asked::MeasureAsked;
use super::definitions::needs;
use super::refusal::MeasureRefusal;
use crate::{Bilingual, Desk, QuestionError};
use segbar_dataset::Places;
use segbar_domain::catalogue::GroupSystem;
use segbar_domain::{AreaSet, Breakdown, Column, ColumnKey, Level, Missing, Period, Vintage};
use segbar_measures::MeasureError;
use segbar_measures::input::{Groups, Places as MeasuredPlaces};
use segbar_measures::registry::{Function, Measure, Subject};
use segbar_measures::weights::Weights;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The largest share of the people that may live in sub-areas without counts, 1 %: the rule of ojämlikhetsindex.
pub const LEFT_OUT: f64 = 0.01;

/// Counts of all groups over all areas of a vintage in a year.
#[derive(Debug)]
pub struct Counts {
    /// The areas.
    pub set: Arc<AreaSet>,
    /// The year.
    pub period: Period,
    /// A column per group in the system's order; NaN where it is missing.
    pub columns: Vec<Vec<f64>>,
    /// People of each area, for how much an area without counts weighs; NaN where even that is missing.
    population: Option<Vec<f64>>,
    /// Where the areas lie, if the measure needs it and the snapshot knows.
    places: Option<Arc<Places>>,
    /// Positions of the sources in the snapshot's list.
    pub sources: Vec<u32>,
}

/// The sub-areas of a whole that have counts, and how much those without weigh.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Positions of the sub-areas with counts.
    pub positions: Vec<usize>,
    /// Number of sub-areas without counts.
    pub left_out: usize,
    /// The share of the people who live in them; `None` where it is not known.
    pub share_left_out: Option<f64>,
}

impl Known {
    /// Whether so much is missing that no value can be given.
    pub fn too_little(&self) -> bool {
        self.left_out > 0 && self.share_left_out.is_none_or(|share| share > LEFT_OUT)
    }
}

impl Desk {
    /// The finest complete vintage in force in a year that has the counts of the system, finer than a level; of the level
    /// or the edition asked for, if one was.
    pub(super) fn counted_on(
        &self,
        system: &GroupSystem,
        period: Period,
        finer_than: Level,
        level: Option<Level>,
        vintage: Option<&Vintage>,
    ) -> Result<Option<Vintage>, QuestionError> {
        let finest = [Level::Deso, Level::Regso, Level::Municipality, Level::County];
        let in_force = finest.into_iter().filter_map(|level| Vintage::in_force(level, period));
        let candidates: Vec<Vintage> = match vintage {
            Some(vintage) => vec![vintage.clone()],
            None => in_force.filter(|v| level.is_none_or(|level| v.level() == level)).collect(),
        };
        for candidate in candidates.into_iter().filter(|v| v.level() > finer_than) {
            let Some(set) = self.snapshot().areas(&candidate)? else { continue };
            // An edition that was asked for by name is taken as it is.
            if (set.complete() || vintage.is_some()) && self.has_counts(system, &candidate, period)? {
                return Ok(Some(candidate));
            }
        }
        Ok(None)
    }

    fn has_counts(&self, system: &GroupSystem, vintage: &Vintage, period: Period) -> Result<bool, QuestionError> {
        for key in system.keys(vintage, period) {
            if self.column(&key)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Counts of all groups of a system over a vintage in a year.
    ///
    /// # Errors
    /// If the snapshot does not have them.
    pub fn counts(
        &self,
        system: &GroupSystem,
        vintage: &Vintage,
        period: Period,
        with_places: bool,
    ) -> Result<Counts, QuestionError> {
        let mut columns = Vec::with_capacity(system.groups.len());
        let mut sources = BTreeSet::new();
        for key in system.keys(vintage, period) {
            let Some(published) = self.column(&key)? else { return Err(self.no_counts(system, vintage, period)?) };
            columns.push(counted(&published.column));
            sources.extend(published.sources.iter().copied());
        }
        let population = ColumnKey {
            indicator: "population".to_owned(),
            vintage: vintage.clone(),
            period,
            breakdown: Breakdown::total(),
        };
        Ok(Counts {
            set: self.area_set(vintage)?,
            period,
            columns,
            population: self.column(&population)?.map(|published| counted(&published.column)),
            places: if with_places { self.snapshot().places(vintage)? } else { None },
            sources: sources.into_iter().collect(),
        })
    }

    /// The error for counts that the snapshot lacks.
    pub(super) fn no_counts(
        &self,
        system: &GroupSystem,
        asked: &impl std::fmt::Display,
        period: Period,
    ) -> Result<QuestionError, QuestionError> {
        Ok(MeasureRefusal::NoCounts {
            system: system.id.clone(),
            asked: Bilingual::new(format!("{asked} {period}"), format!("{asked} {period}")),
            available: self.counts_available(system)?,
        }
        .into())
    }

    /// Where the counts of a system are, as `vintage first–last`.
    pub(super) fn counts_available(&self, system: &GroupSystem) -> Result<Vec<String>, QuestionError> {
        let available = self.available(&system.id)?.into_iter();
        let years = |periods: &[Period]| match (periods.first(), periods.last()) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (Some(only), _) => only.to_string(),
            _ => String::new(),
        };
        Ok(available.map(|a| format!("{} {}", a.vintage, years(&a.periods))).collect())
    }
}

/// The cells as counts: nobody is zero, what is missing is NaN.
fn counted(column: &Column) -> Vec<f64> {
    let count = |cell| match cell {
        Ok(value) => value,
        Err(Missing::ZeroByNature | Missing::NoPopulation) => 0.0,
        Err(_) => f64::NAN,
    };
    column.cells().map(count).collect()
}

impl Counts {
    /// The sub-areas among some that have counts of all these groups.
    pub fn known(&self, parts: &[usize], groups: &[usize]) -> Known {
        let has = |i: &usize| groups.iter().all(|g| !self.columns[*g][*i].is_nan());
        let (positions, without): (Vec<usize>, Vec<usize>) = parts.iter().copied().partition(has);
        let people = |positions: &[usize]| -> Option<f64> {
            self.population.as_ref().map(|people| positions.iter().map(|i| people[*i]).sum())
        };
        let share_left_out = if without.is_empty() {
            Some(0.0)
        } else {
            let (left, all) = (people(&without), people(parts));
            left.zip(all).map(|(left, all)| left / all).filter(|share| share.is_finite())
        };
        Known { left_out: without.len(), positions, share_left_out }
    }

    /// Where the sub-areas at some positions lie, if the snapshot knows.
    ///
    /// # Errors
    /// A sub-area without a shape.
    pub(super) fn places_at(&self, positions: &[usize]) -> Result<Option<MeasuredPlaces<'static>>, MeasureError> {
        self.places.as_ref().map(|places| measured_places(places, positions)).transpose()
    }

    /// What a measure is taken of: the counts of the sub-areas at some positions, with all that the measure needs. What
    /// the snapshot lacks is left out, and the measure will say so.
    ///
    /// # Errors
    /// Counts that no measure can be taken of: one area, one group.
    pub(super) fn subject(&self, asked: &MeasureAsked, positions: &[usize]) -> Result<Owned, MeasureError> {
        self.owned(asked.measure, asked.system.ordered, &asked.group, asked.against.as_deref(), positions)
    }

    fn owned(
        &self,
        measure: &Measure,
        ordered: bool,
        group: &[usize],
        against: Option<&[usize]>,
        positions: &[usize],
    ) -> Result<Owned, MeasureError> {
        let taken: Vec<usize> = match against {
            Some(against) => group.iter().chain(against).copied().collect(),
            None => (0..self.columns.len()).collect(),
        };
        let pick = |g: &usize| -> Vec<f64> { positions.iter().map(|i| self.columns[*g][*i]).collect() };
        let sides = if group.is_empty() {
            None
        } else {
            // Positions among the groups taken.
            let at = |wanted: &[usize]| -> Vec<usize> {
                wanted.iter().filter_map(|g| taken.iter().position(|t| t == g)).collect()
            };
            Some((at(group), against.map(at)))
        };
        let mut owned = Owned {
            columns: taken.iter().map(pick).collect(),
            ordered,
            sides,
            places: None,
            neighbours: None,
            borders: None,
        };
        let Some(places) = &self.places else { return Ok(owned) };
        let needs = needs(measure);
        let spp = measure.id == "spatial_proximity_profile";
        if needs.places || spp {
            owned.places = Some(measured_places(places, positions)?);
        }
        let among = |pairs: &mut dyn Iterator<Item = (u32, u32, f64)>| -> Result<Weights, MeasureError> {
            let mut at = vec![usize::MAX; places.len()];
            positions.iter().enumerate().for_each(|(new, old)| at[*old] = new);
            let inside = pairs.map(|(a, b, weight)| (at[a as usize], at[b as usize], weight));
            Weights::mutual(positions.len(), inside.filter(|(a, b, _)| *a != usize::MAX && *b != usize::MAX))
        };
        if needs.neighbours {
            let weights = among(&mut places.borders.iter().map(|(a, b, _)| (*a, *b, 1.0)))?;
            owned.neighbours = Some(match (&owned.places, measure.function) {
                // Over islands too there must be a way from every area to every other.
                (Some(places), _) if spp => weights.joined(places)?,
                (_, Function::ValuesWeights(_) | Function::EachAreaValuesWeights(_)) if standardised(measure) => {
                    weights.row_standardised()
                }
                _ => weights,
            });
        }
        if needs.borders {
            owned.borders = Some(among(&mut places.shared_borders())?);
        }
        Ok(owned)
    }
}

/// Measures whose neighbours weigh 1 together; those of Getis and Ord count each neighbour as 1.
fn standardised(measure: &Measure) -> bool {
    ["moran", "geary", "local_moran"].contains(&measure.id)
}

fn measured_places(places: &Places, positions: &[usize]) -> Result<MeasuredPlaces<'static>, MeasureError> {
    let pick = |values: &[f64]| -> Vec<f64> { positions.iter().map(|i| values[*i]).collect() };
    MeasuredPlaces::new(pick(&places.x).into(), pick(&places.y).into())?
        .with_area(pick(&places.area_m2))?
        .with_perimeter(pick(&places.perimeter_m))
}

/// What a measure is taken of, with everything in it owned.
#[derive(Debug)]
pub(super) struct Owned {
    columns: Vec<Vec<f64>>,
    ordered: bool,
    sides: Option<(Vec<usize>, Option<Vec<usize>>)>,
    places: Option<MeasuredPlaces<'static>>,
    neighbours: Option<Weights>,
    borders: Option<Weights>,
}

impl Owned {
    /// As the measures read it.
    pub(super) fn lent(&self) -> Result<Subject<'_>, MeasureError> {
        let groups = Groups::new(self.columns.iter().map(Vec::as_slice))?;
        let mut subject = if self.ordered { Subject::ordered(groups.into()) } else { Subject::new(groups) };
        if let Some((group, against)) = &self.sides {
            subject = subject.against(group, against.as_deref())?;
        }
        if let Some(places) = &self.places {
            subject = subject.with_places(places)?;
        }
        if let Some(neighbours) = &self.neighbours {
            subject = subject.with_neighbours(neighbours)?;
        }
        if let Some(borders) = &self.borders {
            subject = subject.with_borders(borders)?;
        }
        Ok(subject)
    }

    /// Persons, households or dwellings of the group, and of all that are counted.
    pub(super) fn members(&self) -> (Option<f64>, f64) {
        let sum = |of: &dyn Fn(usize) -> bool| -> f64 {
            self.columns.iter().enumerate().filter(|(g, _)| of(*g)).flat_map(|(_, column)| column).sum()
        };
        (self.sides.as_ref().map(|(group, _)| sum(&|g| group.contains(&g))), sum(&|_| true))
    }
}

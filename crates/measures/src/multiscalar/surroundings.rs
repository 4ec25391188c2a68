use crate::egocentric::{self, LastRing};
use crate::error::{self, MeasureError};
use crate::input::{Groups, Places};
use crate::kernel::{Kernel, Own};

/// How far the surroundings of an area reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// The k nearest people.
    People(f64, LastRing),
    /// All people, weighted by distance, and how an area counts for itself.
    Distance(Kernel, Own),
    /// The area alone.
    Area,
}

/// Who lives around each area at one scale.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// People around each area, of all groups.
    people: Vec<f64>,
    /// Members of each group around each area.
    groups: Vec<Vec<f64>>,
}

impl Surroundings {
    /// The surroundings of all areas.
    ///
    /// # Errors
    /// Another number of places than areas; a k that is none; places without sizes where the scale needs them.
    pub fn new(groups: &Groups, places: &Places, scale: Scale) -> Result<Self, MeasureError> {
        error::same_length(groups.n(), places.n())?;
        match scale {
            Scale::People(k, last_ring) => {
                let found = egocentric::nearest_people(groups, places, k, last_ring)?;
                Ok(Self { people: found.people, groups: found.groups })
            }
            Scale::Distance(kernel, own) => {
                let columns: Vec<&[f64]> = groups.columns().collect();
                let around = egocentric::around(places, kernel, own, &columns)?;
                Ok(Self { people: total(&around), groups: around })
            }
            Scale::Area => {
                let groups: Vec<Vec<f64>> = groups.columns().map(<[f64]>::to_vec).collect();
                Ok(Self { people: total(&groups), groups })
            }
        }
    }

    /// People around each area, of all groups.
    pub fn people(&self) -> &[f64] {
        &self.people
    }

    /// Members of each group around each area, one column per group.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.groups.iter().map(Vec::as_slice)
    }

    /// People of the areas that have anybody around them; the others have no surroundings to speak of.
    pub(super) fn surrounded(&self, groups: &Groups) -> f64 {
        crate::sum::over2(groups.totals(), &self.people, |t, around| if around > 0.0 { t } else { 0.0 })
    }

    /// That they are the surroundings of these groups.
    pub(super) fn belong_to(&self, groups: &Groups) -> Result<(), MeasureError> {
        error::same_length(groups.n(), self.people.len())?;
        error::same_length(groups.k(), self.groups.len())?;
        if self.surrounded(groups) > 0.0 { Ok(()) } else { Err(MeasureError::NoNeighbours) }
    }
}

fn total(columns: &[Vec<f64>]) -> Vec<f64> {
    let mut people = vec![0.0; columns.first().map_or(0, Vec::len)];
    for column in columns {
        people.iter_mut().zip(column).for_each(|(people, count)| *people += count);
    }
    people
}

//! The minutes from each demand point to each site.

use crate::demand::Demand;
use crate::site::Site;
use crate::travel::TravelModel;
use segbar_domain::Language;

/// A table of minutes, one row per demand point and one column per site. A pair without a way holds ∞.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes {
    sites: usize,
    values: Vec<f32>,
    /// Where the minutes come from, as a sentence for reports.
    pub origin: Origin,
}

/// Where minutes come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The built-in model.
    Model(TravelModel),
    /// A file, by its name.
    File(String),
    /// Other minutes, changed to see what hangs on them.
    Varied,
}

/// What is wrong with a table of minutes.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MinutesError {
    /// A value is negative or no number.
    #[error("the way from {from} to {to} takes {value} minutes: it must be a number ≥ 0")]
    Value {
        /// Id of the demand point.
        from: String,
        /// Id of the site.
        to: String,
        /// What stands there.
        value: f64,
    },
    /// Pairs are missing.
    #[error("{missing} of {pairs} pairs have no value; the first is from {from} to {to}")]
    Holes {
        /// How many are missing.
        missing: usize,
        /// How many there should be.
        pairs: usize,
        /// Id of the demand point of the first.
        from: String,
        /// Id of its site.
        to: String,
    },
    /// A pair stands there twice.
    #[error("the way from {from} to {to} is given twice, as {first} and {second} minutes")]
    Twice {
        /// Id of the demand point.
        from: String,
        /// Id of the site.
        to: String,
        /// The first value.
        first: f32,
        /// The second value.
        second: f32,
    },
    /// An id is not known.
    #[error("{0} is no demand point of this plan")]
    UnknownFrom(String),
    /// An id is not known.
    #[error("{0} is no office or candidate of this plan")]
    UnknownTo(String),
    /// There are more reasons than are told one by one.
    #[error("and {0} more of these kinds")]
    More(usize),
}

impl MinutesError {
    /// The sentence in one language.
    pub fn sentence(&self, language: Language) -> String {
        match (language, self) {
            (Language::En, _) => self.to_string(),
            (Language::Sv, MinutesError::Value { from, to, value }) => {
                format!("vägen från {from} till {to} tar {value} minuter: det ska vara ett tal ≥ 0")
            }
            (Language::Sv, MinutesError::Holes { missing, pairs, from, to }) => {
                format!("{missing} av {pairs} par saknar värde; det första är från {from} till {to}")
            }
            (Language::Sv, MinutesError::Twice { from, to, first, second }) => {
                format!("vägen från {from} till {to} står två gånger, med {first} och {second} minuter")
            }
            (Language::Sv, MinutesError::UnknownFrom(id)) => format!("{id} är inget område i underlaget"),
            (Language::Sv, MinutesError::UnknownTo(id)) => format!("{id} är varken kontor eller möjlig plats"),
            (Language::Sv, MinutesError::More(count)) => format!("och {count} till av dessa slag"),
        }
    }
}

impl Minutes {
    /// By the model. 5 984 demand points × 3 363 sites take 80 MB.
    pub fn by_model(demand: &Demand, sites: &[Site], model: &TravelModel) -> Self {
        let mut values = Vec::with_capacity(demand.len() * sites.len());
        for (x, y) in demand.x.iter().zip(&demand.y) {
            // 32 bits hold minutes to a ten-thousandth of a second; thresholds compare these same values everywhere.
            values.extend(sites.iter().map(|site| model.minutes((site.x - x).hypot(site.y - y)) as f32));
        }
        Self { sites: sites.len(), values, origin: Origin::Model(model.clone()) }
    }

    /// From rows of demand point, site and minutes; nothing for a pair that the route planner found no way for. Every
    /// pair must be there once.
    ///
    /// # Errors
    /// Every reason against the rows: a hundred one by one, how many more there are, and how many pairs are missing. An
    /// unknown id is told once.
    pub fn from_rows(
        file: &str,
        demand: &Demand,
        sites: &[Site],
        rows: impl IntoIterator<Item = (String, String, Option<f64>)>,
    ) -> Result<Self, Vec<MinutesError>> {
        use std::collections::{BTreeSet, HashMap};
        let from_at: HashMap<&str, usize> = demand.ids.iter().map(String::as_str).zip(0..).collect();
        let to_at: HashMap<&str, usize> = sites.iter().map(|site| site.id.as_str()).zip(0..).collect();
        let mut values = vec![f32::NAN; demand.len() * sites.len()];
        let (mut reasons, mut more, mut unknown) = (Vec::new(), 0, BTreeSet::new());
        let mut against = |reason| if reasons.len() < 100 { reasons.push(reason) } else { more += 1 };
        for (from, to, minutes) in rows {
            let (Some(&row), Some(&column)) = (from_at.get(from.as_str()), to_at.get(to.as_str())) else {
                if !from_at.contains_key(from.as_str()) && unknown.insert((false, from.clone())) {
                    against(MinutesError::UnknownFrom(from));
                }
                if !to_at.contains_key(to.as_str()) && unknown.insert((true, to.clone())) {
                    against(MinutesError::UnknownTo(to));
                }
                continue;
            };
            let value = minutes.unwrap_or(f64::INFINITY);
            let cell = &mut values[row * sites.len() + column];
            if minutes.is_some() && !(value.is_finite() && value >= 0.0) {
                // Wrong, but not missing.
                *cell = f32::INFINITY;
                against(MinutesError::Value { from, to, value });
                continue;
            }
            if !cell.is_nan() {
                against(MinutesError::Twice { from, to, first: *cell, second: value as f32 });
            }
            *cell = value as f32;
        }
        if more > 0 {
            reasons.push(MinutesError::More(more));
        }
        if let Some(first) = values.iter().position(|value| value.is_nan()) {
            let missing = values.iter().filter(|value| value.is_nan()).count();
            let (from, to) = (demand.ids[first / sites.len()].clone(), sites[first % sites.len()].id.clone());
            reasons.push(MinutesError::Holes { missing, pairs: values.len(), from, to });
        }
        if reasons.is_empty() {
            Ok(Self { sites: sites.len(), values, origin: Origin::File(file.to_owned()) })
        } else {
            Err(reasons)
        }
    }

    /// The same, with no way where it takes more than so many minutes.
    pub(crate) fn within(&self, most: f64) -> Self {
        let keep = |minutes: &f32| if f64::from(*minutes) <= most { *minutes } else { f32::INFINITY };
        Self { values: self.values.iter().map(keep).collect(), ..self.clone() }
    }

    /// The ways from some demand points longer (or shorter) by a factor: the way itself where a model tells it from the time to
    /// get started, otherwise all of its minutes.
    pub fn longer(&self, factor: f64, from: impl Fn(usize) -> bool) -> Self {
        let start = match &self.origin {
            Origin::Model(model) => model.start,
            _ => 0.0,
        };
        let mut values = self.values.clone();
        if self.sites > 0 {
            for (_, row) in values.chunks_mut(self.sites).enumerate().filter(|pair| from(pair.0)) {
                row.iter_mut().for_each(|way| *way = (start + factor * (f64::from(*way) - start)) as f32);
            }
        }
        Self { values, sites: self.sites, origin: Origin::Varied }
    }

    /// How many sites.
    pub fn sites(&self) -> usize {
        self.sites
    }

    /// How many demand points.
    pub fn points(&self) -> usize {
        self.values.len().checked_div(self.sites).unwrap_or(0)
    }

    /// The minutes from a demand point to every site; ∞ where there is no way.
    pub fn row(&self, demand: usize) -> &[f32] {
        &self.values[demand * self.sites..(demand + 1) * self.sites]
    }
}

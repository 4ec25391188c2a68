//! Who lives in the catchment of each office, beside the average office.
//!
//! A catchment is the demand points that have the office nearest. A value of a catchment is the mean of its points' values,
//! weighted by people: m = Σ pᵢ vᵢ / Σ pᵢ over the points with a value.
//!
//! The *standardised difference* of an office is d = (m − M) / S, M and S the mean and the standard deviation (divisor n − 1)
//! of m over the offices, each counted once. Its standard error is that of m when the areas of the catchment are seen as drawn
//! from many of their kind, s² = n/(n − 1) · Σ wᵢ² (vᵢ − m)² with wᵢ = pᵢ / Σ p, divided by S; the interval is d ± 1.96 s/S. With
//! fewer than five areas, or fewer than five offices, none is told.

use super::error::NetworkError;
use super::ground::Ground;
use super::need::{AtPoints, at_points};
use super::sheet::TrendAnswer;
use crate::{Bilingual, Desk};
use segbar_planning::Access;
use serde::Serialize;
use utoipa::ToSchema;

/// What people may need help with, as the open statistics show it. Those that the snapshot lacks are passed over.
pub const NEEDS: [&str; 7] = [
    "low_economic_standard",
    "unemployed",
    "pre_upper_secondary",
    "born_outside_europe",
    "neet_20_25",
    "aged_65_and_over",
    "single_parent_households",
];

/// The fewest areas and offices for an interval.
const FEWEST: usize = 5;

/// An indicator of a catchment beside that of the average office.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct NeedAnswer {
    /// Indicator.
    pub indicator: String,
    /// Its name and year.
    pub name: Bilingual,
    /// Mean over the people of the catchment.
    pub value: f64,
    /// Mean over the offices, each counted once.
    pub average: f64,
    /// How many standard deviations of the offices the value lies above that.
    pub difference: Option<f64>,
    /// Lower bound of the difference, 95 %.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// 1 for the office with the highest value.
    pub rank: usize,
    /// Offices with a value.
    pub of: usize,
    /// Areas of the catchment with a value.
    pub areas: usize,
}

/// The catchments of the offices of today.
pub(super) struct Profiles {
    /// Sites with an office, in order.
    pub offices: Vec<u32>,
    /// People of each.
    pub people: Vec<f64>,
    /// Mean minutes of each.
    pub minutes: Vec<Option<f64>>,
    /// The demand points of each.
    pub points: Vec<Vec<usize>>,
    /// Each indicator's id and values at the points.
    pub indicators: Vec<(&'static str, AtPoints)>,
}

impl Profiles {
    /// Of the offices of today, by the indicators of [`NEEDS`] that the snapshot has.
    pub fn new(ground: &Ground, desk: &Desk) -> Result<Self, NetworkError> {
        let offices = ground.today();
        let demand = &ground.demand;
        let access = Access::new(&ground.minutes, demand.len(), &offices);
        let mut points = vec![Vec::new(); offices.len()];
        for i in (0..demand.len()).filter(|&i| demand.people[i] > 0.0) {
            if let Some(at) = access.nearest[i].and_then(|site| offices.binary_search(&site).ok()) {
                points[at].push(i);
            }
        }
        let sum = |of: &Vec<usize>| of.iter().map(|&i| demand.people[i]).sum::<f64>();
        let people: Vec<f64> = points.iter().map(sum).collect();
        let mean = |(of, people): (&Vec<usize>, &f64)| {
            let total: f64 = of.iter().map(|&i| demand.people[i] * f64::from(access.minutes[i])).sum();
            (*people > 0.0).then(|| total / people)
        };
        let minutes = points.iter().zip(&people).map(mean).collect();
        let mut indicators = Vec::new();
        if let Some((vintage, period)) = &ground.areas {
            for id in NEEDS {
                // What is not in the snapshot for these areas is passed over; what cannot be read is an error.
                if desk.available(id)?.is_empty() {
                    continue;
                }
                if let Ok(of) = at_points(desk, id, vintage, *period, demand)
                    && of.values.iter().any(Option::is_some)
                {
                    indicators.push((id, of));
                }
            }
        }
        Ok(Profiles { offices, people, minutes, points, indicators })
    }

    /// The value of an indicator in each catchment.
    pub fn values(&self, ground: &Ground, of: &AtPoints) -> Vec<Option<f64>> {
        self.points.iter().map(|points| mean(points, ground, of).map(|found| found.0)).collect()
    }

    /// The indicators of an office beside those of all, the greatest difference first.
    pub fn needs(&self, ground: &Ground, office: usize) -> Vec<NeedAnswer> {
        let mut needs: Vec<NeedAnswer> =
            self.indicators.iter().filter_map(|(id, of)| self.need(ground, office, id, of)).collect();
        needs.sort_by(|a, b| {
            let size = |of: &NeedAnswer| of.difference.unwrap_or(f64::NEG_INFINITY);
            size(b).total_cmp(&size(a)).then_with(|| a.indicator.cmp(&b.indicator))
        });
        needs
    }

    /// The indicators of an office in the first and the last year on the same borders; those of one year are left out.
    pub fn trend(&self, ground: &Ground, desk: &Desk, office: usize) -> Result<Vec<TrendAnswer>, NetworkError> {
        let Some((vintage, period)) = &ground.areas else { return Ok(Vec::new()) };
        let mut trend = Vec::new();
        for (id, last) in &self.indicators {
            let Some(first) = desk.total_periods(id, vintage)?.into_iter().next().filter(|first| *first < last.period)
            else {
                continue;
            };
            let of = at_points(desk, id, vintage, first.min(*period), &ground.demand)?;
            let points = &self.points[office];
            let values = mean(points, ground, &of).zip(mean(points, ground, last));
            let name = desk.catalogue().indicator(id).map_or_else(Bilingual::default, |of| (&of.name).into());
            if let Some((before, after)) = values {
                trend.push(TrendAnswer {
                    indicator: (*id).to_owned(),
                    name,
                    from: of.period.to_string(),
                    before: before.0,
                    to: last.period.to_string(),
                    after: after.0,
                });
            }
        }
        Ok(trend)
    }

    fn need(&self, ground: &Ground, office: usize, id: &str, of: &AtPoints) -> Option<NeedAnswer> {
        let all: Vec<f64> = self.values(ground, of).into_iter().flatten().collect();
        let (value, error, areas) = mean(&self.points[office], ground, of)?;
        let n = all.len() as f64;
        let average = all.iter().sum::<f64>() / n;
        let spread = (all.iter().map(|m| (m - average).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
        let difference = (all.len() >= FEWEST && spread > 0.0).then(|| (value - average) / spread);
        let reach = (areas >= FEWEST).then(|| 1.96 * error / spread);
        let bound = |sign: f64| difference.zip(reach).map(|(d, reach)| d + sign * reach);
        Some(NeedAnswer {
            indicator: id.to_owned(),
            name: (&of.name).into(),
            value,
            average,
            difference,
            low: bound(-1.0),
            high: bound(1.0),
            rank: 1 + all.iter().filter(|m| **m > value).count(),
            of: all.len(),
            areas,
        })
    }
}

/// Mean over the people of these points, its standard error, and the number of points with a value.
fn mean(points: &[usize], ground: &Ground, of: &AtPoints) -> Option<(f64, f64, usize)> {
    let known = || points.iter().filter_map(|&i| Some((ground.demand.people[i], of.values[i]?)));
    let people: f64 = known().map(|pair| pair.0).sum();
    if people <= 0.0 {
        return None;
    }
    let mean = known().map(|pair| pair.0 * pair.1).sum::<f64>() / people;
    let n = known().count();
    let squares: f64 = known().map(|pair| (pair.0 / people * (pair.1 - mean)).powi(2)).sum();
    let error = if n > 1 { (squares * n as f64 / (n as f64 - 1.0)).sqrt() } else { 0.0 };
    Some((mean, error, n))
}

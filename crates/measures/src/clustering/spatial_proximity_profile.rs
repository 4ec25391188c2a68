//! Spatial proximity profile: whether the areas where the group is many lie together, for every meaning of "many".
//!
//! For a threshold t, the k areas in which the group's share is at least t have the mean nearness
//! `η(t) = (k² − k) / Σᵢ Σⱼ δᵢⱼ`, where δ counts the borders between two areas on the shortest way; η = 0 for k < 2. With
//! the share P of the group in all, `SPP = (P − ∫₀ᴾ η dt + ∫ᴾ¹ η dt) / (1 − P)`. η is a step function, so the integrals
//! are exact.
//!
//! Distances from 256 areas at a time are found with one bit each, and pairs are counted under the area with the lesser
//! share: n²/256 steps per border and distance instead of n³.
//!
//! Source: Hong, S.-Y., and Sadahiro, Y. (2014), Measuring geographic segregation: a graph-based approach, Journal of
//! Geographical Systems 16. See `docs/methods/measures/spatial_proximity_profile.md`.

use crate::error::{self, MeasureError};
use crate::input::TwoGroups;
use crate::par;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::weights::Weights;

/// Areas whose distances are found together.
const SOURCES: usize = 256;
/// One bit for each of them.
type Bits = [u64; SOURCES / 64];

/// The index of the spatial proximity profile. With the same share P everywhere it is `P (1 − η) / (1 − P)` with the
/// nearness η of all areas; with shares of 0 and 1 only, and the areas of the group side by side, it is 1.
///
/// # Errors
/// Weights of another number of areas; areas with people in several parts that no chain of neighbours joins.
pub fn spatial_proximity_profile(groups: &TwoGroups, neighbours: &Weights) -> Result<f64, MeasureError> {
    Ok(ProximityProfile::new(groups, neighbours)?.index())
}

/// The nearness of the areas at or above every threshold.
#[derive(Clone, Debug, PartialEq)]
pub struct ProximityProfile {
    /// The share of the group in all areas, P.
    share: f64,
    /// Thresholds, falling: the different shares of the areas. From each down to the next the nearness is the same.
    thresholds: Vec<f64>,
    /// The nearness η of the areas at or above each threshold.
    nearness: Vec<f64>,
}

impl ProximityProfile {
    /// The profile; areas are neighbours where a weight in either direction is greater than zero.
    ///
    /// # Errors
    /// As [`spatial_proximity_profile`].
    pub fn new(groups: &TwoGroups, neighbours: &Weights) -> Result<Self, MeasureError> {
        error::same_length(groups.n(), neighbours.n())?;
        let share = |i: usize| groups.x()[i] / groups.t()[i];
        // The highest share first, areas without people last.
        let mut order: Vec<usize> = (0..groups.n()).collect();
        order.sort_unstable_by(|a, b| {
            let empty = |i: usize| groups.t()[i] <= 0.0;
            empty(*a).cmp(&empty(*b)).then(share(*b).total_cmp(&share(*a))).then(a.cmp(b))
        });
        let populated = groups.populated();
        let graph = Graph::new(neighbours, &order);
        let parts = graph.parts(populated);
        if parts > 1 {
            return Err(MeasureError::NotConnected { parts });
        }
        let nearer = graph.distances_to_earlier(populated);
        let (mut thresholds, mut nearness, mut sum) = (Vec::new(), Vec::new(), 0u64);
        for (rank, i) in order[..populated].iter().enumerate() {
            sum += nearer[rank];
            let k = (rank + 1) as f64;
            if order[..populated].get(rank + 1).is_none_or(|next| share(*next) < share(*i)) {
                thresholds.push(share(*i));
                nearness.push(if sum > 0 { (k * k - k) / (2 * sum) as f64 } else { 0.0 });
            }
        }
        Ok(Self { share: groups.p(), thresholds, nearness })
    }

    /// η at a threshold t from 0 to 1.
    pub fn at(&self, t: f64) -> f64 {
        match self.thresholds.partition_point(|threshold| *threshold >= t) {
            0 => 0.0,
            within => self.nearness[within - 1],
        }
    }

    /// The steps of the profile `(t, η)`, falling in t: η holds from t down to, but not including, the next t.
    pub fn steps(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.thresholds.iter().copied().zip(self.nearness.iter().copied())
    }

    /// SPP, with the integrals taken exactly.
    pub fn index(&self) -> f64 {
        let (mut below, mut above) = (0.0, 0.0);
        for (step, (upper, nearness)) in self.steps().enumerate() {
            let lower = self.thresholds.get(step + 1).copied().unwrap_or(0.0);
            below += nearness * (upper.min(self.share) - lower.min(self.share));
            above += nearness * (upper.max(self.share) - lower.max(self.share));
        }
        (self.share - below + above) / (1.0 - self.share)
    }

    /// SPP with the integrals as sums over m thresholds from 0 to 1, as Hong and Sadahiro compute it with m = 1 000.
    pub fn index_on_grid(&self, m: usize) -> f64 {
        let t = |step: usize| step as f64 / (m - 1).max(1) as f64;
        let nearness = |below: bool| -> f64 {
            (0..m).map(t).filter(|t| (*t < self.share) == below).map(|t| self.at(t)).sum::<f64>() / m as f64
        };
        (self.share - (nearness(true) - nearness(false))) / (1.0 - self.share)
    }
}

/// Mutual neighbours, areas numbered by rank.
struct Graph {
    starts: Vec<usize>,
    neighbours: Vec<u32>,
}

impl Graph {
    fn new(weights: &Weights, order: &[usize]) -> Self {
        let mut rank = vec![0u32; order.len()];
        for (place, i) in order.iter().enumerate() {
            rank[*i] = place as u32;
        }
        let with_weight = weights.pairs().filter(|(_, _, weight)| *weight > 0.0);
        let both = |(i, j, _): (usize, usize, f64)| [(rank[i], rank[j]), (rank[j], rank[i])];
        let mut pairs: Vec<(u32, u32)> = with_weight.flat_map(both).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; order.len() + 1];
        for (i, _) in &pairs {
            starts[*i as usize + 1] += 1;
        }
        for i in 0..order.len() {
            starts[i + 1] += starts[i];
        }
        Self { starts, neighbours: pairs.into_iter().map(|(_, j)| j).collect() }
    }

    fn n(&self) -> usize {
        self.starts.len() - 1
    }

    fn of(&self, i: usize) -> &[u32] {
        &self.neighbours[self.starts[i]..self.starts[i + 1]]
    }

    /// In how many parts the first areas lie; ways may lead through the others.
    fn parts(&self, populated: usize) -> usize {
        let (mut seen, mut parts, mut open) = (vec![false; self.n()], 0, Vec::new());
        for start in 0..populated {
            if seen[start] {
                continue;
            }
            parts += 1;
            seen[start] = true;
            open.push(start);
            while let Some(i) = open.pop() {
                for j in self.of(i) {
                    if !std::mem::replace(&mut seen[*j as usize], true) {
                        open.push(*j as usize);
                    }
                }
            }
        }
        parts
    }

    /// For each of the first areas, the sum of its distances to those before it.
    fn distances_to_earlier(&self, populated: usize) -> Vec<u64> {
        let blocks = par::map(populated.div_ceil(SOURCES), |block| {
            let first = block * SOURCES;
            self.to_sources(first, (first + SOURCES).min(populated), populated)
        });
        let mut sums = vec![0; populated];
        for block in blocks {
            sums.iter_mut().zip(block).for_each(|(sum, part)| *sum += part);
        }
        sums
    }

    /// For each of the first areas, the sum of its distances to those sources that come before it.
    fn to_sources(&self, first: usize, end: usize, populated: usize) -> Vec<u64> {
        let n = self.n();
        let mut sums = vec![0u64; populated];
        let (mut seen, mut front, mut next) = (vec![[0; 4]; n], vec![[0; 4]; n], vec![[0; 4]; n]);
        for (bit, seen) in seen[first..end].iter_mut().enumerate() {
            seen[bit / 64] |= 1 << (bit % 64);
        }
        front.copy_from_slice(&seen);
        let everyone = before(end - first);
        for distance in 1.. {
            let mut moved = false;
            for (i, next) in next.iter_mut().enumerate() {
                *next = [0; 4];
                if seen[i] == everyone {
                    continue;
                }
                let mut reached: Bits = [0; 4];
                for j in self.of(i) {
                    reached.iter_mut().zip(&front[*j as usize]).for_each(|(bits, from)| *bits |= from);
                }
                let mut any = 0;
                for word in 0..reached.len() {
                    next[word] = reached[word] & !seen[i][word];
                    seen[i][word] |= next[word];
                    any |= next[word];
                }
                moved |= any != 0;
                if any != 0 && i > first && i < populated {
                    let earlier = before(i - first);
                    let count: u32 = next.iter().zip(earlier).map(|(bits, mask)| (bits & mask).count_ones()).sum();
                    sums[i] += distance * u64::from(count);
                }
            }
            if !moved {
                break;
            }
            std::mem::swap(&mut front, &mut next);
        }
        sums
    }
}

/// The bits of the first sources, as many as given, all of them at most.
fn before(count: usize) -> Bits {
    let word = |w: usize| match count.saturating_sub(w * 64) {
        0 => 0,
        bits if bits >= 64 => u64::MAX,
        bits => (1 << bits) - 1,
    };
    [word(0), word(1), word(2), word(3)]
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "spatial_proximity_profile",
    family: Family::Clustering,
    name: Words { sv: "Rumslig närhetsprofil (SPP)", en: "Spatial proximity profile (SPP)" },
    line: Words {
        sv: "Hur nära varandra de områden ligger där gruppen är stor, över alla gränser för vad som är stort.",
        en: "How near each other the areas lie in which the group is large, over all meanings of large.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroupsWeights(|groups, weights, _| spatial_proximity_profile(groups, weights)),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of areas, each a neighbour of the next.
    fn row(n: usize) -> Weights {
        Weights::mutual(n, (1..n).map(|i| (i - 1, i, 1.0))).unwrap()
    }

    #[test]
    fn distances_through_a_thousand_areas_are_those_of_a_row() {
        let n = 1000;
        let x: Vec<f64> = (0..n).map(|i| f64::from(n - i)).collect();
        let groups = TwoGroups::of_total(x, vec![2000.0; n as usize]).unwrap();
        let profile = ProximityProfile::new(&groups, &row(n as usize)).unwrap();
        // The first k areas of a row: Σ |i − j| over ordered pairs is k (k² − 1) / 3, so η = 3 / (k + 1).
        for (place, (_, nearness)) in profile.steps().enumerate().skip(1) {
            let k = (place + 1) as f64;
            assert!((nearness - 3.0 / (k + 1.0)).abs() < 1e-15, "{k}");
        }
    }

    #[test]
    fn a_fine_grid_comes_near_the_exact_integral() {
        let groups = TwoGroups::of_total(vec![9.0, 1.0, 4.0, 0.0, 2.0], vec![10.0, 10.0, 10.0, 0.0, 10.0]).unwrap();
        let profile = ProximityProfile::new(&groups, &row(5)).unwrap();
        assert!((profile.index() - profile.index_on_grid(1_000_001)).abs() < 1e-5);
    }

    #[test]
    fn parts_that_nothing_joins_are_refused() {
        let groups = TwoGroups::of_total(vec![9.0, 1.0, 4.0], vec![10.0; 3]).unwrap();
        let error = spatial_proximity_profile(&groups, &Weights::mutual(3, [(0, 1, 1.0)]).unwrap()).unwrap_err();
        assert_eq!(error, MeasureError::NotConnected { parts: 2 });
    }
}

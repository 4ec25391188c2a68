//! Which areas are neighbours, and how much each counts: a sparse matrix of weights, row by row.
//!
//! | weights | page |
//! |---|---|
//! | a given list of neighbours, such as shared borders | [`Weights::from_pairs`] |
//! | the k nearest areas | [`Weights::nearest`] |
//! | all areas within a distance | [`Weights::within`] |
//!
//! A matrix may be row-standardised ([`Weights::row_standardised`]), so that the neighbours of each area weigh 1
//! together. An area without neighbours (an island) has an empty row; [`Weights::parts`] says which areas no chain of
//! neighbours joins, and [`Weights::joined`] joins them.

mod nearest;
mod parts;

use crate::error::MeasureError;

/// Neighbours and their weights for n ≥ 2 areas: finite, not negative, no area its own neighbour.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Where each row begins; n + 1 entries.
    starts: Vec<usize>,
    neighbours: Vec<u32>,
    values: Vec<f64>,
}

impl Weights {
    /// Weights from neighbours `(i, j, weight)` in any order. Neighbourhood need not be mutual.
    ///
    /// # Errors
    /// Fewer than two areas, more than 2³²; a position that is none; an area as its own neighbour; a pair given twice; a
    /// weight that is negative or not finite.
    pub fn from_pairs(n: usize, pairs: impl IntoIterator<Item = (usize, usize, f64)>) -> Result<Self, MeasureError> {
        enough(n)?;
        let mut pairs: Vec<(usize, usize, f64)> = pairs.into_iter().collect();
        for (place, (i, j, weight)) in pairs.iter().enumerate() {
            if let Some(position) = [*i, *j].into_iter().find(|position| *position >= n) {
                return Err(MeasureError::NoSuchArea { position, n });
            }
            if i == j {
                return Err(MeasureError::OwnNeighbour { position: *i });
            }
            crate::error::non_negative(place, *weight)?;
        }
        pairs.sort_unstable_by_key(|(i, j, _)| (*i, *j));
        if let Some(twice) = pairs.windows(2).find(|two| (two[0].0, two[0].1) == (two[1].0, two[1].1)) {
            return Err(MeasureError::NeighbourTwice { position: twice[0].0, neighbour: twice[0].1 });
        }
        let mut starts = vec![0; n + 1];
        for (i, _, _) in &pairs {
            starts[i + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let neighbours = pairs.iter().map(|(_, j, _)| *j as u32).collect();
        Ok(Self { starts, neighbours, values: pairs.iter().map(|(_, _, weight)| *weight).collect() })
    }

    /// Weights from mutual neighbours `(i, j, weight)`, each pair given once, such as the length of a shared border.
    ///
    /// # Errors
    /// As [`Weights::from_pairs`].
    pub fn mutual(n: usize, pairs: impl IntoIterator<Item = (usize, usize, f64)>) -> Result<Self, MeasureError> {
        Self::from_pairs(n, pairs.into_iter().flat_map(|(i, j, weight)| [(i, j, weight), (j, i, weight)]))
    }

    /// The rows as they are: each a list of neighbours with weights, ascending.
    fn from_rows(rows: Vec<Vec<(u32, f64)>>) -> Self {
        let mut starts = Vec::with_capacity(rows.len() + 1);
        starts.push(0);
        for row in &rows {
            starts.push(starts[starts.len() - 1] + row.len());
        }
        let (neighbours, values) = rows.into_iter().flatten().unzip();
        Self { starts, neighbours, values }
    }

    /// The same neighbours, the weights of each row divided by their sum. Rows without weight stay as they are.
    pub fn row_standardised(&self) -> Self {
        let mut standardised = self.clone();
        for i in 0..self.n() {
            let row = &mut standardised.values[self.starts[i]..self.starts[i + 1]];
            let sum: f64 = row.iter().sum();
            if sum > 0.0 {
                row.iter_mut().for_each(|weight| *weight /= sum);
            }
        }
        standardised
    }

    /// The weights among a part of the areas, which are numbered in the order given; those to areas outside fall away.
    ///
    /// # Errors
    /// A position that is none or stands twice; fewer than two areas.
    pub fn at(&self, positions: &[usize]) -> Result<Self, MeasureError> {
        enough(positions.len())?;
        let mut new = vec![u32::MAX; self.n()];
        for (place, position) in positions.iter().enumerate() {
            match new.get_mut(*position) {
                None => return Err(MeasureError::NoSuchArea { position: *position, n: self.n() }),
                Some(new) if *new != u32::MAX => {
                    return Err(MeasureError::Undefined { why: "an area stands twice among those chosen" });
                }
                Some(new) => *new = place as u32,
            }
        }
        let row = |position: &usize| {
            let (neighbours, values) = self.row(*position);
            let inside = neighbours.iter().zip(values).map(|(j, weight)| (new[*j as usize], *weight));
            let mut row: Vec<(u32, f64)> = inside.filter(|(j, _)| *j != u32::MAX).collect();
            row.sort_unstable_by_key(|(j, _)| *j);
            row
        };
        Ok(Self::from_rows(positions.iter().map(row).collect()))
    }

    /// Number of areas.
    pub fn n(&self) -> usize {
        self.starts.len() - 1
    }

    /// The neighbours of an area, ascending, and their weights.
    pub fn row(&self, i: usize) -> (&[u32], &[f64]) {
        let range = self.starts[i]..self.starts[i + 1];
        (&self.neighbours[range.clone()], &self.values[range])
    }

    /// All neighbours `(i, j, weight)`, row by row.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        (0..self.n()).flat_map(|i| {
            let (neighbours, values) = self.row(i);
            neighbours.iter().zip(values).map(move |(j, weight)| (i, *j as usize, *weight))
        })
    }

    /// The greatest number of neighbours that an area has.
    pub fn most(&self) -> usize {
        self.starts.windows(2).map(|two| two[1] - two[0]).max().unwrap_or(0)
    }

    /// The areas without neighbours.
    pub fn islands(&self) -> Vec<usize> {
        (0..self.n()).filter(|i| self.starts[*i] == self.starts[i + 1]).collect()
    }

    /// `Σⱼ wᵢⱼ vⱼ`: the spatial lag of a column, area by area.
    ///
    /// # Errors
    /// A column of another length.
    pub fn lag(&self, column: &[f64]) -> Result<Vec<f64>, MeasureError> {
        crate::error::same_length(self.n(), column.len())?;
        Ok((0..self.n()).map(|i| self.lag_at(i, column)).collect())
    }

    #[inline]
    pub(crate) fn lag_at(&self, i: usize, column: &[f64]) -> f64 {
        let (neighbours, values) = self.row(i);
        neighbours.iter().zip(values).map(|(j, weight)| weight * column[*j as usize]).sum()
    }

    /// `S0 = Σ wᵢⱼ`, `S1 = ½ Σ (wᵢⱼ + wⱼᵢ)²` and `S2 = Σᵢ (Σⱼ wᵢⱼ + Σⱼ wⱼᵢ)²` (Cliff and Ord).
    pub fn moments(&self) -> Moments {
        let mut both = vec![0.0; self.n()];
        let (mut s0, mut s1) = (0.0, 0.0);
        for (i, j, weight) in self.pairs() {
            s0 += weight;
            both[i] += weight;
            both[j] += weight;
            // ½ Σ (wᵢⱼ + wⱼᵢ)² over all ordered pairs is Σ (wᵢⱼ² + wᵢⱼ wⱼᵢ) over those that have a weight.
            s1 += weight * (weight + self.weight(j, i));
        }
        Moments { s0, s1, s2: both.iter().map(|b| b * b).sum() }
    }

    /// The weight of j for i, 0 for areas that are not neighbours.
    pub fn weight(&self, i: usize, j: usize) -> f64 {
        let (neighbours, values) = self.row(i);
        neighbours.binary_search(&(j as u32)).map_or(0.0, |at| values[at])
    }
}

/// Sums of weights that the moments of autocorrelation need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// Sum of all weights.
    pub s0: f64,
    /// Half the sum of the squares of weights there and back.
    pub s1: f64,
    /// Sum of the squares of the weights to and from each area.
    pub s2: f64,
}

/// That there are several areas, and not more than a matrix can number.
fn enough(n: usize) -> Result<(), MeasureError> {
    match n {
        0 => Err(MeasureError::NoValues),
        1 => Err(MeasureError::OneArea),
        _ => crate::error::countable(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_order_whatever_the_order_of_the_pairs() {
        let one = Weights::from_pairs(3, [(2, 0, 1.0), (0, 2, 3.0), (0, 1, 1.0)]).unwrap();
        let other = Weights::from_pairs(3, [(0, 1, 1.0), (2, 0, 1.0), (0, 2, 3.0)]).unwrap();
        assert_eq!(one, other);
        assert_eq!(one.row(0), (&[1, 2][..], &[1.0, 3.0][..]));
        assert_eq!((one.islands(), one.most()), (vec![1], 2));
        assert_eq!(one.row_standardised().row(0).1, [0.25, 0.75]);
        assert_eq!(one.lag(&[1.0, 10.0, 100.0]).unwrap(), [310.0, 0.0, 1.0]);
        assert_eq!(one.weight(0, 2), 3.0);
        // (0,1): (1 + 0)², (0,2): (3 + 1)², each counted twice and halved.
        assert_eq!(one.moments(), Moments { s0: 5.0, s1: 17.0, s2: 25.0 + 1.0 + 16.0 });
        assert_eq!(Weights::mutual(2, [(0, 1, 2.0)]).unwrap().row(1), (&[0][..], &[2.0][..]));
    }

    #[test]
    fn what_is_no_matrix_of_weights_is_refused() {
        let error = |n, pair| Weights::from_pairs(n, [pair]).unwrap_err();
        assert_eq!(error(2, (0, 2, 1.0)), MeasureError::NoSuchArea { position: 2, n: 2 });
        assert_eq!(error(2, (1, 1, 1.0)), MeasureError::OwnNeighbour { position: 1 });
        assert_eq!(error(2, (0, 1, -1.0)), MeasureError::Negative { position: 0, value: -1.0 });
        assert_eq!(error(1, (0, 0, 1.0)), MeasureError::OneArea);
        let twice = Weights::from_pairs(2, [(0, 1, 1.0), (0, 1, 1.0)]).unwrap_err();
        assert_eq!(twice, MeasureError::NeighbourTwice { position: 0, neighbour: 1 });
    }
}

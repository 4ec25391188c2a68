//! Parts of the map that no chain of neighbours joins, such as islands, and how to join them.

use super::Weights;
use crate::error::{self, MeasureError};
use crate::input::Places;
use crate::tree::squared;

impl Weights {
    /// The part in which each area lies, numbered 0, 1 … by the first area of each. Areas are joined by a weight in
    /// either direction.
    pub fn parts(&self) -> Vec<usize> {
        let mut neighbours = vec![Vec::new(); self.n()];
        for (i, j, weight) in self.pairs() {
            if weight > 0.0 {
                neighbours[i].push(j);
                neighbours[j].push(i);
            }
        }
        let (mut part, mut parts, mut open) = (vec![usize::MAX; self.n()], 0, Vec::new());
        for start in 0..self.n() {
            if part[start] != usize::MAX {
                continue;
            }
            part[start] = parts;
            open.push(start);
            while let Some(i) = open.pop() {
                for j in &neighbours[i] {
                    if part[*j] == usize::MAX {
                        part[*j] = parts;
                        open.push(*j);
                    }
                }
            }
            parts += 1;
        }
        part
    }

    /// The same neighbours, and between parts the nearest two areas as neighbours of each other with a weight of 1, until
    /// all are one part. The smallest part is joined first; of places equally near the first in the order of areas.
    ///
    /// # Errors
    /// Another number of places than areas.
    pub fn joined(&self, places: &Places) -> Result<Self, MeasureError> {
        error::same_length(self.n(), places.n())?;
        let mut part = self.parts();
        let mut pairs: Vec<(usize, usize, f64)> = self.pairs().collect();
        let mut sizes = vec![0usize; part.iter().max().map_or(0, |last| last + 1)];
        part.iter().for_each(|part| sizes[*part] += 1);
        for _ in 1..sizes.len() {
            let present = sizes.iter().enumerate().filter(|(_, size)| **size > 0);
            let Some((smallest, _)) = present.min_by_key(|(part, size)| (**size, *part)) else { break };
            let (inside, outside): (Vec<usize>, Vec<usize>) = (0..self.n()).partition(|i| part[*i] == smallest);
            let d2 = |i: usize, j: usize| squared(places.x()[i] - places.x()[j], places.y()[i] - places.y()[j]);
            let ways = inside.iter().flat_map(|i| outside.iter().map(move |j| (*i, *j)));
            let Some((i, j)) = ways.min_by(|a, b| d2(a.0, a.1).total_cmp(&d2(b.0, b.1))) else { break };
            // A weight of 0 between the two may stand in the list already.
            pairs.retain(|(a, b, _)| (*a, *b) != (i, j) && (*a, *b) != (j, i));
            pairs.extend([(i, j, 1.0), (j, i, 1.0)]);
            let into = part[j];
            sizes[into] += std::mem::take(&mut sizes[smallest]);
            inside.iter().for_each(|i| part[*i] = into);
        }
        Self::from_pairs(self.n(), pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn islands_are_joined_with_the_nearest_area() {
        let places = Places::new(vec![0.0, 1.0, 5.0, 6.0, 20.0].into(), vec![0.0; 5].into()).unwrap();
        let weights = Weights::mutual(5, [(0, 1, 1.0), (2, 3, 1.0)]).unwrap();
        assert_eq!(weights.parts(), [0, 0, 1, 1, 2]);
        let joined = weights.joined(&places).unwrap();
        assert_eq!(joined.parts(), [0; 5]);
        let pairs: Vec<(usize, usize)> = joined.pairs().map(|(i, j, _)| (i, j)).filter(|(i, j)| i < j).collect();
        assert_eq!(pairs, [(0, 1), (1, 2), (2, 3), (3, 4)]);
        assert_eq!(joined.joined(&places).unwrap(), joined);
    }
}

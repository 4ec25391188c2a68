//! Draws from a distribution over whole numbers in constant time: one random number, one look-up (Walker 1977, Vose 1991).

use super::stream::Stream;
use rand_core::Rng;

/// A cell of a table: the number whose place it has, or another one.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Below this the number is that of the place.
    threshold: u32,
    /// The other number.
    alias: u32,
}

/// Where a table lies.
#[derive(Clone, Copy, Debug)]
struct Head {
    start: usize,
    length: u32,
    lowest: u32,
}

/// Several distributions, numbered in the order in which they were added. Probabilities are kept to 2⁻³².
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    heads: Vec<Head>,
    cells: Vec<Cell>,
}

impl Tables {
    /// Adds a distribution: `lowest`, `lowest + 1` and so on in proportion to weights that are not negative, fewer than
    /// 2³², and not all zero.
    pub fn add(&mut self, lowest: u32, weights: &[f64]) {
        let n = weights.len();
        let scale = n as f64 / weights.iter().sum::<f64>();
        let mut filled: Vec<f64> = weights.iter().map(|w| w * scale).collect();
        let (mut poor, mut rich): (Vec<usize>, Vec<usize>) = (0..n).partition(|i| filled[*i] < 1.0);
        let start = self.cells.len();
        self.cells.extend((0..n).map(|i| Cell { threshold: u32::MAX, alias: i as u32 }));
        while let (Some(i), Some(j)) = (poor.pop(), rich.last().copied()) {
            self.cells[start + i] = Cell { threshold: (filled[i] * 4_294_967_296.0) as u32, alias: j as u32 };
            filled[j] -= 1.0 - filled[i];
            if filled[j] < 1.0 {
                rich.pop();
                poor.push(j);
            }
        }
        self.heads.push(Head { start, length: n as u32, lowest });
    }

    /// How many distributions there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// A number of a distribution.
    #[inline]
    pub fn draw(&self, table: usize, stream: &mut Stream) -> u32 {
        let head = self.heads[table];
        let random = stream.next_u64();
        let place = ((random >> 32) * u64::from(head.length)) >> 32;
        let cell = self.cells[head.start + place as usize];
        // Without a branch, since which of the two it is cannot be foreseen.
        let own = u32::from((random as u32) < cell.threshold).wrapping_neg();
        head.lowest + ((place as u32 & own) | (cell.alias & !own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inference::stream;

    #[test]
    fn numbers_come_as_often_as_they_weigh() {
        let mut tables = Tables::default();
        tables.add(9, &[1.0]);
        tables.add(5, &[1.0, 0.0, 2.0, 5.0]);
        let mut random = stream::of(1, 0);
        let mut seen = [0u32; 4];
        (0..80_000).for_each(|_| seen[tables.draw(1, &mut random) as usize - 5] += 1);
        assert_eq!(seen[1], 0);
        // 10 000, 20 000 and 50 000 expected, standard deviations 94, 122 and 137.
        assert!(seen[0].abs_diff(10_000) < 400 && seen[2].abs_diff(20_000) < 500, "{seen:?}");
        assert_eq!(tables.draw(0, &mut random), 9);
    }
}

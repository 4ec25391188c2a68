//! What chance would give: values placed at random over the areas, from a seed.

use crate::error::MeasureError;
use crate::par;
use crate::weights::Weights;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// Areas that one task takes care of.
const BLOCK: usize = 64;

/// How often values are placed at random, and from which seed. The same seed gives the same placings, whatever the
/// number of threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permutations {
    count: u32,
    seed: u64,
}

impl Permutations {
    /// The most that make sense: the least p is one in a million.
    pub const MOST: u32 = 999_999;

    /// So many permutations, 999 for example, from a seed.
    ///
    /// # Errors
    /// None, or more than [`Permutations::MOST`].
    pub fn new(count: u32, seed: u64) -> Result<Self, MeasureError> {
        if (1..=Self::MOST).contains(&count) {
            Ok(Self { count, seed })
        } else {
            let allowed = format!("a whole number from 1 to {}", Self::MOST);
            Err(MeasureError::BadParameter { name: "permutations", value: f64::from(count), allowed })
        }
    }

    fn generator(self) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(self.seed)
    }
}

/// How many random placings gave at least, and how many at most, what was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tails {
    /// Placings with a value as high or higher.
    pub above: u32,
    /// Placings with a value as low or lower.
    pub below: u32,
    /// All placings.
    pub count: u32,
}

/// What an observed value is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Alternative {
    /// Higher than by chance.
    Greater,
    /// Lower than by chance.
    Less,
    /// Either: twice the smaller tail.
    #[default]
    TwoSided,
    /// The smaller tail alone, as older software gives it: half as large as it should be for a question without a
    /// direction. For comparison only.
    Directed,
}

impl Tails {
    /// The tails of an observed value among those of the placings.
    pub fn of(observed: f64, placed: &[f64]) -> Self {
        let count = |f: &dyn Fn(f64) -> bool| placed.iter().filter(|value| f(**value)).count() as u32;
        Self { above: count(&|v| v >= observed), below: count(&|v| v <= observed), count: placed.len() as u32 }
    }

    /// The pseudo p-value `(tail + 1) / (placings + 1)`, the observed placing being one of those that chance can give.
    pub fn p(self, alternative: Alternative) -> f64 {
        let p = |tail: u32| (f64::from(tail) + 1.0) / (f64::from(self.count) + 1.0);
        match alternative {
            Alternative::Greater => p(self.above),
            Alternative::Less => p(self.below),
            Alternative::TwoSided => (2.0 * p(self.above.min(self.below))).min(1.0),
            Alternative::Directed => p(self.above.min(self.below)),
        }
    }

    /// The same for the value with its sign changed.
    pub(super) fn turned(self) -> Self {
        Self { above: self.below, below: self.above, count: self.count }
    }
}

/// A statistic of the values after each of the shuffles.
pub(super) fn shuffled_sums(
    values: &[f64],
    permutations: Permutations,
    statistic: impl Fn(&[f64]) -> f64 + Sync + Send,
) -> Vec<f64> {
    par::map_with(permutations.count as usize, Vec::new, |shuffled: &mut Vec<f64>, p| {
        // Each shuffle has its own stream, so that it does not matter who does it.
        let mut generator = permutations.generator();
        generator.set_stream(p as u64);
        shuffled.clear();
        shuffled.extend_from_slice(values);
        for i in (1..shuffled.len()).rev() {
            shuffled.swap(i, below(&mut generator, i + 1));
        }
        statistic(shuffled)
    })
}

/// For each area, how `Σⱼ wᵢⱼ vⱼ` lies among the sums that come out when the values of the other areas are placed at
/// random around it. All areas share the placings, which are drawn once (Anselin 1995; Sauer and others 2021).
pub(super) fn conditional_tails(values: &[f64], weights: &Weights, permutations: Permutations) -> Vec<Tails> {
    let (n, most, count) = (values.len(), weights.most(), permutations.count as usize);
    let placings = placings(n, most, permutations);
    let blocks = par::map_with(
        n.div_ceil(BLOCK),
        || (values.to_vec(), vec![0.0; count]),
        |(others, sums), block| {
            (block * BLOCK..((block + 1) * BLOCK).min(n))
                .map(|i| {
                    let observed = weights.lag_at(i, values);
                    // The others are numbered without a gap: the last takes the place of the area itself.
                    others[i] = values[n - 1];
                    sums.fill(0.0);
                    for (place, weight) in weights.row(i).1.iter().enumerate() {
                        let drawn = &placings[place * count..(place + 1) * count];
                        for (sum, j) in sums.iter_mut().zip(drawn) {
                            *sum += weight * others[*j as usize];
                        }
                    }
                    others[i] = values[i];
                    let (mut above, mut below) = (0, 0);
                    for sum in sums.iter() {
                        above += u32::from(*sum >= observed);
                        below += u32::from(*sum <= observed);
                    }
                    Tails { above, below, count: permutations.count }
                })
                .collect::<Vec<_>>()
        },
    );
    blocks.into_iter().flatten().collect()
}

/// For each place around an area, who stands there in each placing: `count` draws of different areas among n − 1, place
/// after place.
fn placings(n: usize, places: usize, permutations: Permutations) -> Vec<u32> {
    let count = permutations.count as usize;
    let mut placings = vec![0u32; places * count];
    let mut areas: Vec<u32> = (0..n as u32 - 1).collect();
    let mut generator = permutations.generator();
    for draw in 0..count {
        for place in 0..places {
            // The first steps of a shuffle; what is left over from the draw before is as good a start as any.
            let chosen = place + below(&mut generator, areas.len() - place);
            areas.swap(place, chosen);
            placings[place * count + draw] = areas[place];
        }
    }
    placings
}

/// A whole number below `bound`, all alike to within 2⁻³².
fn below(generator: &mut impl Rng, bound: usize) -> usize {
    ((u128::from(generator.next_u64()) * bound as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_become_p_values() {
        let tails = Tails::of(2.0, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        assert_eq!(tails, Tails { above: 8, below: 2, count: 9 });
        assert_eq!((tails.p(Alternative::Greater), tails.p(Alternative::Less)), (0.9, 0.3));
        assert_eq!((tails.p(Alternative::TwoSided), tails.p(Alternative::Directed)), (0.6, 0.3));
        assert_eq!(tails.turned().p(Alternative::Greater), 0.3);
    }

    #[test]
    fn placings_draw_different_areas_and_all_of_them_alike() {
        let permutations = Permutations::new(20_000, 7).unwrap();
        let drawn = placings(6, 3, permutations);
        let mut seen = [[0u32; 5]; 3];
        for draw in 0..20_000 {
            let row = [0, 1, 2].map(|place| drawn[place * 20_000 + draw] as usize);
            assert!(row[0] != row[1] && row[1] != row[2] && row[0] != row[2]);
            (0..3).for_each(|place| seen[place][row[place]] += 1);
        }
        // 4 000 expected, standard deviation 57.
        assert!(seen.iter().flatten().all(|count| count.abs_diff(4000) < 300), "{seen:?}");
    }

    #[test]
    fn a_number_of_permutations_that_is_none_is_refused() {
        assert!(Permutations::new(0, 1).is_err() && Permutations::new(1_000_000, 1).is_err());
    }
}

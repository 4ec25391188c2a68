//! Modified Gini index: the Gini index measured from what chance alone gives, instead of from 0.
//!
//! With E the mean of the Gini index if every person belonged to the group with probability P wherever they live,
//! `G* = (G − E) / (1 − E)` where G ≥ E, and `(G − E) / E` where G < E.
//!
//! Carrington and Troske take E from simulated populations. It can be had without: the share of an area of t people is
//! then Bin(t, P)/t, independent of the others, and for independent U, V `E|U − V| = ∫ F(1 − G) + G(1 − F)`. So
//! `E = ∫ A(s) (T − A(s)) − Σ tᵢ² Fᵢ(s)(1 − Fᵢ(s)) ds / (T² P (1 − P))`, where Fᵢ is the distribution function of area i's
//! share and `A = Σ tᵢ Fᵢ`. The overall share is held at P, as in the modified D.
//!
//! Source: Carrington and Troske (1997); the integral is our own working-out. See `docs/methods/measures/modified_gini.md`.

use super::binomial::Binomial;
use super::gini;
use super::modified_dissimilarity::beyond_chance;
use crate::error::MeasureError;
use crate::information::nearest_whole;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The modified Gini index, −1 to 1. Areas' fractional sizes are taken to the nearest whole number.
///
/// # Errors
/// Chance alone gives complete separation, as with one person per area.
pub fn modified_gini(groups: &TwoGroups) -> Result<f64, MeasureError> {
    beyond_chance(gini(groups), expected_gini(groups.t(), groups.p()))
}

/// The mean of the Gini index under chance, for areas of the sizes `t` and the overall share `p`.
fn expected_gini(t: &[f64], p: f64) -> f64 {
    let mut sizes: Vec<f64> = t.iter().map(|t| t.round()).filter(|t| *t >= 1.0).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let (Some(smallest), Some(largest)) = (sizes.first(), sizes.last()) else { return 0.0 };
    if *smallest < SMALL {
        expected_with(InOrder::default(), &sizes, p)
    } else {
        expected_with(InCells::over(*smallest, *largest, p), &sizes, p)
    }
}

/// Below this number of people in the smallest area the steps of A are put in order one by one. Above it, they are so many
/// and so close that sums over narrow cells give the same to about 1e-7 of the mean, in a tenth of the time.
const SMALL: f64 = 200.0;

/// Larger areas than this are as even as this large: chance gives them less than 1e-4.
const MOST_DRAWS: f64 = 1e8;

fn expected_with(mut steps: impl Steps, sizes: &[f64], p: f64) -> f64 {
    let total: f64 = sizes.iter().sum();
    let mut binomial = Binomial::default();
    // ∫ Σ tᵢ² Fᵢ (1 − Fᵢ): what the pairs of an area with itself add to the first integral and do not have.
    let mut with_itself = 0.0;
    for areas in sizes.chunk_by(|a, b| a == b) {
        let (size, people) = (areas[0], areas[0] * areas.len() as f64);
        let draws = size.min(MOST_DRAWS);
        binomial.set(draws, p, (0.0, draws));
        let (mut below, mut spread, per_person) = (0.0, 0.0, 1.0 / draws);
        let mut outcome = binomial.first;
        for probability in &binomial.probabilities {
            steps.add(outcome * per_person, people * probability);
            outcome += 1.0;
            below += probability;
            spread += below * (1.0 - below);
        }
        with_itself += people * spread;
    }
    ((steps.integral(total) - with_itself) / (total * total * p * (1.0 - p))).clamp(0.0, 1.0)
}

/// The steps of A(s) and `∫ A (total − A)` over them.
trait Steps {
    /// A step at a place between 0 and 1.
    fn add(&mut self, place: f64, rise: f64);

    /// The integral, where the steps add up to `total`.
    fn integral(self, total: f64) -> f64;
}

/// The steps one by one.
#[derive(Default)]
struct InOrder(Vec<[f64; 2]>);

impl Steps for InOrder {
    fn add(&mut self, place: f64, rise: f64) {
        self.0.push([place, rise]);
    }

    fn integral(mut self, total: f64) -> f64 {
        self.0.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]));
        let (mut a, mut integral) = (0.0, 0.0);
        for pair in self.0.windows(2) {
            a += pair[0][1];
            integral += a * (total - a) * (pair[1][0] - pair[0][0]);
        }
        integral
    }
}

/// Sums of the steps over the cells of an even grid.
struct InCells {
    start: f64,
    per_width: f64,
    /// Per cell: the sum of the steps, and of the steps times their places from the middle of the cell. Their number is a
    /// power of two.
    cells: Vec<[f64; 2]>,
    /// The sum of the squared steps.
    squares: f64,
}

/// Cells per standard deviation of the share of the largest area, at least.
const CELLS_PER_SD: f64 = 64.0;
/// The most cells.
const MAX_CELLS: f64 = 65_536.0;

impl InCells {
    fn over(smallest: f64, largest: f64, p: f64) -> Self {
        let sd = |size: f64| (p * (1.0 - p) / size).sqrt();
        // Eight standard deviations and some persons hold all outcomes that are not negligible.
        let reach = 8.0 * sd(smallest) + 25.0 / smallest;
        let (start, end) = ((p - reach).max(0.0), (p + reach).min(1.0));
        let n = ((end - start) / sd(largest) * CELLS_PER_SD).clamp(64.0, MAX_CELLS) as usize;
        let n = n.next_power_of_two();
        Self { start, per_width: (n - 2) as f64 / (end - start), cells: vec![[0.0; 2]; n], squares: 0.0 }
    }
}

impl Steps for InCells {
    #[inline(always)]
    fn add(&mut self, place: f64, rise: f64) {
        let at = (place - self.start) * self.per_width;
        let (cell, middle) = nearest_whole(at);
        let last = self.cells.len() - 1;
        let [sum, moment] = &mut self.cells[cell & last];
        *sum += rise;
        *moment += rise * (at - middle);
        self.squares += rise * rise;
    }

    /// The order of the steps inside a cell is not kept; two of them are taken to be a third of the cell apart, as places
    /// at random are on average.
    fn integral(self, total: f64) -> f64 {
        let (mut before, mut integral) = (0.0, [0.0; 4]);
        // Four by four, so that no sum has to wait for the one before.
        for four in self.cells.as_chunks::<4>().0 {
            let [a, b, c, d] = four.map(|[rise, _]| rise);
            let starts = [before, before + a, before + (a + b), before + (a + b + c)];
            for ((integral, start), [rise, moment]) in integral.iter_mut().zip(starts).zip(four) {
                // Over the cell, ∫ A = start + later and ∫ A² = start² + 2 start later + Σ Σ hₐ h_b (1 − max(sₐ, s_b)), where
                // the maximum is the mean of the two and half their distance, which is 0 for a step and itself.
                let later = rise / 2.0 - moment;
                let pairs = rise * later - rise * rise / 6.0;
                *integral += (total - start) * (start + later) - start * later - pairs;
            }
            before += (a + b) + (c + d);
        }
        let integral = (integral[0] + integral[1]) + (integral[2] + integral[3]);
        (integral - self.squares / 6.0) / self.per_width
    }
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "modified_gini",
    family: Family::Evenness,
    name: Words { sv: "Modifierad Ginikoefficient", en: "Modified Gini index" },
    line: Words {
        sv: "Ginikoefficienten mätt från det som slumpen ger: 0 är lika jämnt som slumpen, 1 är åtskilt.",
        en: "The Gini index measured from what chance gives: 0 is as even as chance, 1 is apart.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| modified_gini(groups)),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by all pairs of areas and all pairs of outcomes.
    fn by_hand(t: &[f64], p: f64) -> f64 {
        let total: f64 = t.iter().sum();
        let distributions: Vec<Binomial> = t
            .iter()
            .map(|t| {
                let mut binomial = Binomial::default();
                binomial.set(*t, p, (0.0, *t));
                binomial
            })
            .collect();
        let mut sum = 0.0;
        for (i, a) in distributions.iter().enumerate() {
            for (j, b) in distributions.iter().enumerate().filter(|(j, _)| *j != i) {
                for (k, pk) in a.probabilities.iter().enumerate() {
                    for (l, pl) in b.probabilities.iter().enumerate() {
                        let gap = ((a.first + k as f64) / t[i] - (b.first + l as f64) / t[j]).abs();
                        sum += t[i] * t[j] * pk * pl * gap;
                    }
                }
            }
        }
        sum / (2.0 * total * total * p * (1.0 - p))
    }

    #[test]
    fn the_integral_is_the_sum_over_all_pairs_and_outcomes() {
        let many: Vec<f64> = (0..60).map(|i| 20.0 + f64::from(i * i % 97)).collect();
        let alike = vec![50.0; 20];
        let cases = [(many.as_slice(), 0.2), (&alike, 0.5), (&[10.0, 2000.0], 0.03), (&[3.0, 4.0, 5.0], 0.4)];
        for (t, p) in cases {
            let (found, expected) = (expected_gini(t, p), by_hand(t, p));
            assert!((found - expected).abs() < 1e-11, "{p}, {} areas: {found} {expected}", t.len());
        }
    }

    #[test]
    fn cells_give_the_same_for_large_areas() {
        let few: Vec<f64> = (0..12).map(|i| 700.0 + 131.0 * f64::from(i)).collect();
        let many: Vec<f64> = (0..300).map(|i| 200.0 + f64::from(i * i % 977) + 9.0 * f64::from(i)).collect();
        let alike = vec![1000.0; 7];
        for (t, p) in [(few.as_slice(), 0.2), (&many, 0.2), (&many, 0.003), (&alike, 0.5), (&[200.0, 20_000.0], 0.4)] {
            let mut sizes = t.to_vec();
            sizes.sort_unstable_by(f64::total_cmp);
            let (found, expected) = (expected_gini(t, p), expected_with(InOrder::default(), &sizes, p));
            println!("{p} {} {:e}", t.len(), found / expected - 1.0);
            assert!((found / expected - 1.0).abs() < 1e-6, "{p}, {} areas: {found} {expected}", t.len());
        }
    }
}

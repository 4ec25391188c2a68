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
    let total: f64 = sizes.iter().sum();
    let mut steps = Vec::new();
    let mut binomial = Binomial::default();
    // ∫ Σ tᵢ² Fᵢ (1 − Fᵢ): what the pairs of an area with itself add to the first integral and do not have.
    let mut with_itself = 0.0;
    for areas in sizes.chunk_by(|a, b| a == b) {
        let (size, people) = (areas[0], areas[0] * areas.len() as f64);
        binomial.set(size, p);
        let (mut below, mut spread) = (0.0, 0.0);
        for (k, probability) in binomial.probabilities.iter().enumerate() {
            steps.push(Step { place: (binomial.first + k as f64) / size, rise: people * probability });
            below += probability;
            spread += below * (1.0 - below);
        }
        with_itself += people * spread;
    }
    ((integral(&in_order(&steps), total) - with_itself) / (total * total * p * (1.0 - p))).clamp(0.0, 1.0)
}

/// A step of A(s): where, and by how much.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    place: f64,
    rise: f64,
}

/// `∫ A (total − A)` over the steps of A in order.
fn integral(steps: &[Step], total: f64) -> f64 {
    let (mut a, mut integral) = (0.0, 0.0);
    for pair in steps.windows(2) {
        a += pair[0].rise;
        integral += a * (total - a) * (pair[1].place - pair[0].place);
    }
    integral
}

/// The steps in the order of their places. They lie rather evenly, so that sorting them into as many cells as there are
/// steps leaves few to compare.
fn in_order(steps: &[Step]) -> Vec<Step> {
    let (least, greatest) = steps
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, greatest), s| (s.place.min(least), s.place.max(greatest)));
    let scale = if greatest > least { (steps.len() - 1) as f64 / (greatest - least) } else { 0.0 };
    let cell = |step: &Step| ((step.place - least) * scale) as usize;
    let mut ends = vec![0u32; steps.len() + 1];
    for step in steps {
        ends[cell(step) + 1] += 1;
    }
    for i in 1..ends.len() {
        ends[i] += ends[i - 1];
    }
    let mut sorted = vec![Step::default(); steps.len()];
    for step in steps {
        let next = &mut ends[cell(step)];
        sorted[*next as usize] = *step;
        *next += 1;
    }
    let mut start = 0;
    for end in ends.into_iter().map(|end| end as usize).take(steps.len()) {
        sorted[start..end].sort_unstable_by(|a, b| a.place.total_cmp(&b.place));
        start = end;
    }
    sorted
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
                binomial.set(*t, p);
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
        let large: Vec<f64> = (0..12).map(|i| 700.0 + 131.0 * f64::from(i)).collect();
        let alike = vec![50.0; 20];
        let cases =
            [(many.as_slice(), 0.2), (&large, 0.2), (&alike, 0.5), (&[10.0, 2000.0], 0.03), (&[3.0, 4.0, 5.0], 0.4)];
        for (t, p) in cases {
            let (found, expected) = (expected_gini(t, p), by_hand(t, p));
            assert!((found - expected).abs() < 1e-11, "{p}, {} areas: {found} {expected}", t.len());
        }
    }
}

//! Bias-corrected index of dissimilarity: D less the amount by which drawing people at random raises it.
//!
//! `D_bc = D − (D̄ − D) = 2 D − D̄`, where D̄ is the mean of D over samples in which the X members of the group are drawn
//! anew over the areas with probabilities `xᵢ/X` and the Y others with `yᵢ/Y`. Allen and others take D̄ from simulated
//! samples. It has an exact value: each area's numbers are binomial and independent, so that
//! `D̄ = ½ Σ E|Bin(X, xᵢ/X)/X − Bin(Y, yᵢ/Y)/Y|`, which is computed here; nothing is drawn, and there is no seed.
//!
//! Source: Allen, R., Burgess, S., Davidson, R., and Windmeijer, F. (2015), More reliable inference for the
//! dissimilarity index of segregation, Econometrics Journal 18. See
//! `docs/methods/measures/bias_corrected_dissimilarity.md`.

use super::binomial::Binomial;
use super::dissimilarity;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The bias-corrected index of dissimilarity. Near evenness it can fall below 0.
///
/// Groups of fractional counts are taken to have the nearest whole number of members. Costs some microseconds an area:
/// it grows with the square root of the areas' people.
pub fn bias_corrected_dissimilarity(groups: &TwoGroups) -> f64 {
    2.0 * dissimilarity(groups) - resampled_mean(groups)
}

/// The mean D̄ of the index of dissimilarity over samples drawn from the observed distributions of both groups.
fn resampled_mean(groups: &TwoGroups) -> f64 {
    let members = |sum: f64| sum.round().max(1.0);
    let (n_x, n_y) = (members(groups.sum_x()), members(groups.sum_y()));
    let (mut low, mut high) = (Binomial::default(), Binomial::default());
    let mut gaps = 0.0;
    for (x, y) in groups.x().iter().zip(groups.y()) {
        let (p, q) = (x / groups.sum_x(), y / groups.sum_y());
        // The one with the smaller mean is `low`: then E|U − V| = (E high − E low) + 2 E(low − high)⁺.
        let ((n_low, p_low), (n_high, p_high)) = if p <= q { ((n_x, p), (n_y, q)) } else { ((n_y, q), (n_x, p)) };
        let spread = (p_low * (1.0 - p_low) / n_low).sqrt() + (p_high * (1.0 - p_high) / n_high).sqrt();
        gaps += p_high - p_low;
        if p_high - p_low < 9.0 * spread {
            low.set(n_low, p_low);
            high.set(n_high, p_high);
            gaps += 2.0 * mean_excess(&low, n_low, &high, n_high);
        }
    }
    gaps / 2.0
}

/// `E(U/n − V/m)⁺` of independent U (`low`) and V (`high`): the sum over the outcomes v of V of the probability of v
/// times the mean excess of U/n over v/m. Both run downwards, so that every outcome is met once.
fn mean_excess(low: &Binomial, n: f64, high: &Binomial, m: f64) -> f64 {
    let mut outcomes = low.probabilities.iter().enumerate().rev().peekable();
    // Of the outcomes u of U passed so far: Σ P(u) and Σ P(u) u/n.
    let (mut above, mut above_mean, mut excess) = (0.0, 0.0, 0.0);
    for (j, probability) in high.probabilities.iter().enumerate().rev() {
        let v = (high.first + j as f64) / m;
        while let Some((i, p)) = outcomes.peek() {
            let u = (low.first + *i as f64) / n;
            if u <= v {
                break;
            }
            above += **p;
            above_mean += **p * u;
            outcomes.next();
        }
        excess += probability * (above_mean - above * v);
    }
    excess.max(0.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "bias_corrected_dissimilarity",
    family: Family::Evenness,
    name: Words { sv: "Biaskorrigerat dissimilaritetsindex", en: "Bias-corrected index of dissimilarity" },
    line: Words {
        sv: "Dissimilaritetsindex minus det som slumpen i små områden lägger till.",
        en: "The index of dissimilarity less what chance adds in small areas.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(bias_corrected_dissimilarity(groups))),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_excess_is_the_sum_over_all_pairs_of_outcomes() {
        let (mut low, mut high) = (Binomial::default(), Binomial::default());
        for (n, p, m, q) in
            [(7.0, 0.2, 11.0, 0.3), (30.0, 0.5, 30.0, 0.5), (5.0, 0.0, 9.0, 0.1), (100.0, 0.1, 3.0, 0.4)]
        {
            low.set(n, p);
            high.set(m, q);
            let mut by_hand = 0.0;
            for (i, a) in low.probabilities.iter().enumerate() {
                for (j, b) in high.probabilities.iter().enumerate() {
                    by_hand += a * b * ((low.first + i as f64) / n - (high.first + j as f64) / m).max(0.0);
                }
            }
            let found = mean_excess(&low, n, &high, m);
            assert!((found - by_hand).abs() < 1e-13, "{found} {by_hand}");
        }
    }
}

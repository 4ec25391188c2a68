//! Density-corrected index of dissimilarity: each area's difference between the groups is replaced by the one that makes
//! the observed difference most likely, given that differences are made positive.
//!
//! `D_dc = ½ Σ σ̂ᵢ n(θ̂ᵢ)`, with `σ̂ᵢ² = pᵢ(1 − pᵢ)/X + qᵢ(1 − qᵢ)/Y` for the shares `pᵢ = xᵢ/X` and `qᵢ = yᵢ/Y`,
//! `θ̂ᵢ = |pᵢ − qᵢ| / σ̂ᵢ`, and `n(θ̂)` the θ ≥ 0 that makes the density `φ(θ̂ − θ) + φ(θ̂ + θ)` of a folded normal variable
//! greatest at θ̂. That θ is 0 for θ̂ ≤ 1, and otherwise the positive solution of `θ = θ̂ tanh(θ̂ θ)`.
//!
//! Source: Allen, Burgess, Davidson and Windmeijer (2015). See `docs/methods/measures/density_corrected_dissimilarity.md`.

use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The density-corrected index of dissimilarity, from 0 to D.
pub fn density_corrected_dissimilarity(groups: &TwoGroups) -> f64 {
    let (sum_x, sum_y) = (groups.sum_x(), groups.sum_y());
    let mut sum = 0.0;
    for (x, y) in groups.x().iter().zip(groups.y()) {
        let (p, q) = (x / sum_x, y / sum_y);
        let (gap, sd) = ((p - q).abs(), (p * (1.0 - p) / sum_x + q * (1.0 - q) / sum_y).sqrt());
        // A group that lives in one area alone has no spread there.
        sum += if sd > 0.0 { sd * most_likely(gap / sd) } else { gap };
    }
    sum / 2.0
}

/// The θ ≥ 0 that makes the folded normal density greatest at `observed`.
fn most_likely(observed: f64) -> f64 {
    if observed <= 1.0 {
        return 0.0;
    }
    // Beyond this, tanh is 1 to the last bit.
    if observed > 6.5 {
        return observed;
    }
    // Newton's method on f(θ) = θ − θ̂ tanh(θ̂ θ) from above the solution, where f is convex and increasing: it comes down
    // to the solution and cannot jump over it.
    let mut theta = observed;
    for _ in 0..60 {
        let tanh = (observed * theta).tanh();
        let step = (theta - observed * tanh) / (1.0 - observed * observed * (1.0 - tanh * tanh));
        theta -= step;
        if step.abs() <= 1e-15 * observed {
            break;
        }
    }
    theta.max(0.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "density_corrected_dissimilarity",
    family: Family::Evenness,
    name: Words { sv: "Täthetskorrigerat dissimilaritetsindex", en: "Density-corrected index of dissimilarity" },
    line: Words {
        sv: "Dissimilaritetsindex där varje områdes skillnad byts mot den mest sannolika bakom den.",
        en: "The index of dissimilarity with each area's difference replaced by the most likely one behind it.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(density_corrected_dissimilarity(groups))),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_solution_is_the_top_of_the_density() {
        for step in 0..500 {
            let observed = 0.9 + 0.015 * f64::from(step);
            let top = most_likely(observed);
            let density =
                |theta: f64| (-(observed - theta).powi(2) / 2.0).exp() + (-(observed + theta).powi(2) / 2.0).exp();
            for other in [0.5 * top, 0.99 * top, 1.01 * top + 1e-3, top + 0.5, 0.0] {
                assert!(density(top) >= density(other) - 1e-15, "{observed}: {top} against {other}");
            }
            assert!(top <= observed);
        }
    }
}

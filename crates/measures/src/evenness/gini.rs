//! Gini index of segregation: the mean difference between the shares of all pairs of areas, weighted with their people.
//!
//! `G = Σᵢ Σⱼ tᵢ tⱼ |pᵢ − pⱼ| / (2 T² P (1 − P))`, which is the area between the Lorenz curve of the two groups and the
//! diagonal, doubled. Since `tᵢ tⱼ (pᵢ − pⱼ) = xᵢ yⱼ − xⱼ yᵢ`, it is one pass over the areas in the order of their shares.
//!
//! Source: Duncan and Duncan (1955); Massey, D. S., and Denton, N. A. (1988), The dimensions of residential
//! segregation, Social Forces 67. See `docs/methods/measures/gini.md`.

use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The Gini index, 0–1. Grows as n log n with the number of areas.
pub fn gini(groups: &TwoGroups) -> f64 {
    let gaps = sorted_gaps(groups.x(), groups.y(), &mut Vec::with_capacity(groups.n()));
    (gaps / (groups.sum_x() * groups.sum_y())).clamp(0.0, 1.0)
}

/// `Σ_{i<j} |xⱼ yᵢ − xᵢ yⱼ|` over all pairs of areas. `order` is room for the sorting, to be used again.
pub(crate) fn sorted_gaps(x: &[f64], y: &[f64], order: &mut Vec<u128>) -> f64 {
    // A share is not negative, so its bits sort as it does; the position behind it makes the order complete.
    let key = |(i, (x, y)): (usize, (&f64, &f64))| (u128::from((x / (x + y)).to_bits()) << 64) | i as u128;
    order.clear();
    order.extend(x.iter().zip(y).enumerate().filter(|(_, (x, y))| **x + **y > 0.0).map(key));
    order.sort_unstable();
    let (mut x_before, mut y_before, mut gaps) = (0.0, 0.0, 0.0);
    for i in order.iter().map(|key| *key as u64 as usize) {
        gaps += x[i] * y_before - y[i] * x_before;
        x_before += x[i];
        y_before += y[i];
    }
    gaps
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "gini",
    family: Family::Evenness,
    name: Words { sv: "Ginikoefficient för segregation (G)", en: "Gini index of segregation (G)" },
    line: Words {
        sv: "Hur olika gruppens andel är mellan alla par av områden, i förhållande till fullständig åtskillnad.",
        en: "How different the group's share is between all pairs of areas, relative to complete separation.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(gini(groups))),
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_pass_gives_what_all_pairs_give(
            areas in proptest::collection::vec((0u32..30, 0u32..30), 2..40)
        ) {
            let (x, y): (Vec<f64>, Vec<f64>) = areas.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).unzip();
            let pairs: f64 = (0..x.len()).flat_map(|i| (0..i).map(move |j| (i, j)))
                .map(|(i, j)| (x[i] * y[j] - x[j] * y[i]).abs()).sum();
            prop_assert_eq!(sorted_gaps(&x, &y, &mut Vec::new()), pairs);
        }
    }
}

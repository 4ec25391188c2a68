//! Mutual information index: how much knowing a person's area says about the person's group.
//!
//! `M = Σᵢ Σ_g (n_ig/T) ln( n_ig T / (tᵢ G_g) )`, in nats. It is the entropy of the groups less the mean entropy inside
//! the areas, and splits exactly by level, by area and by group.
//!
//! Source: Theil, H. (1971), Principles of Econometrics; Mora, R., and Ruiz-Castillo, J. (2011), Entropy-based
//! segregation indices, Sociological Methodology 41. See `docs/methods/measures/mutual_information.md`.

use crate::information::{add_n_ln_n, n_ln_n, sum_n_ln_n};
use crate::input::Groups;
use crate::registry::{Family, Function, Measure, Unit, Words};
use crate::sum;

/// The mutual information index in nats, from 0 to the entropy of the groups.
pub fn mutual_information(groups: &Groups) -> f64 {
    (entropy(groups) - entropy_within(groups)).max(0.0)
}

/// Entropy E of the composition of the whole, in nats.
pub(crate) fn entropy(groups: &Groups) -> f64 {
    let total = groups.total();
    (n_ln_n(total) - groups.group_sums().iter().map(|sum| n_ln_n(*sum)).sum::<f64>()) / total
}

/// Mean entropy of the composition of the areas, `Σ tᵢ Eᵢ / T`, in nats.
fn entropy_within(groups: &Groups) -> f64 {
    let cells: f64 = groups.columns().map(sum_n_ln_n).sum();
    (sum_n_ln_n(groups.totals()) - cells) / groups.total()
}

/// The local segregation score of each area, `Σ_g p_ig ln(p_ig / π_g)` in nats: how far its composition is from that of the
/// whole. Weighted with the areas' people, the mean of the scores is M. NaN for an area without people.
pub fn scores_of_areas(groups: &Groups) -> Vec<f64> {
    // Σ_g n ln(n / (t π)) is Σ_g (n ln n − n ln π) − t ln t.
    let (mut scores, mut of_people) = (vec![0.0; groups.n()], vec![0.0; groups.n()]);
    for (column, share) in groups.with_members() {
        add_n_ln_n(&mut scores, column);
        let expected = share.ln();
        for (score, n) in scores.iter_mut().zip(column) {
            *score -= n * expected;
        }
    }
    add_n_ln_n(&mut of_people, groups.totals());
    for ((score, of_people), t) in scores.iter_mut().zip(&of_people).zip(groups.totals()) {
        // 0/0 for an area without people. What is below 0 is the last bits.
        let divergence = (*score - of_people) / t;
        *score = if divergence < 0.0 { 0.0 } else { divergence };
    }
    scores
}

/// The local segregation score of each group, `Σᵢ (n_ig/G_g) ln((n_ig/G_g) / (tᵢ/T))` in nats: how far its distribution over
/// the areas is from that of all people. Weighted with the groups' sizes, the mean of the scores is M. NaN for a group
/// without members.
pub fn scores_of_groups(groups: &Groups) -> Vec<f64> {
    let score = |(column, sum): (&[f64], &f64)| {
        let factor = groups.total() / sum;
        let cell = |n: f64, t: f64| if n > 0.0 { n * (n / t * factor).ln() } else { 0.0 };
        if *sum > 0.0 { (sum::over2(column, groups.totals(), cell) / sum).max(0.0) } else { f64::NAN }
    };
    groups.columns().zip(groups.group_sums()).map(score).collect()
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "mutual_information",
    family: Family::Multigroup,
    name: Words { sv: "Ömsesidig information (M)", en: "Mutual information index (M)" },
    line: Words {
        sv: "Hur mycket en persons område säger om vilken grupp personen tillhör.",
        en: "How much a person's area says about the group to which the person belongs.",
    },
    range: (0.0, f64::INFINITY),
    unit: Unit::Nats,
    parameters: &[],
    function: Function::Groups(|groups, _| Ok(mutual_information(groups))),
};

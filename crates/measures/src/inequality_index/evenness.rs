//! What chance alone gives: the expected index of dissimilarity when every person is placed independently of group.
//!
//! Area i holds `tᵢ = aᵢ + bᵢ` persons of the two groups, and `P = A / (A + B)`. If each of them belongs to the first
//! group with probability P wherever they live, the first group's number in the area is binomial (tᵢ, P), and
//!
//! `E = Σ E|Xᵢ − tᵢP| / (2 T P (1 − P))`,
//!
//! with the mean absolute deviation of the binomial by de Moivre's formula, exactly and without simulation:
//! `E|X − tP| = 2 m (1 − P) C(t, m) Pᵐ (1 − P)ᵗ⁻ᵐ`, `m = ⌊tP⌋ + 1`.
//!
//! Households move together, so that real chance gives more than this: the correction is a lower bound of it.
//!
//! Sources: Winship, C. (1977), A revaluation of indexes of residential segregation, Social Forces 55 (the expectation);
//! Carrington, W. J., and Troske, K. R. (1997), On measuring segregation in samples with small units, Journal of
//! Business & Economic Statistics 15 (the correction `(D − E) / (1 − E)`); Diaconis, P., and Zabell, S. (1991),
//! Closed form summation for classical distributions, Statistical Science 6 (de Moivre's formula).

/// The expected index of dissimilarity, 0–1, of the two groups under evenness, areas keeping their sizes and the groups
/// their overall proportion. Sizes are taken to the nearest whole number of persons. 0 when a group has no members.
pub fn expected_by_chance(a: &[f64], b: &[f64]) -> f64 {
    let (sum_a, sum_b): (f64, f64) = (a.iter().sum(), b.iter().sum());
    let total = sum_a + sum_b;
    let p = sum_a / total;
    if !(p > 0.0 && p < 1.0) {
        return 0.0;
    }
    let deviations: f64 = a.iter().zip(b).map(|(a, b)| binomial_mean_deviation((a + b).round(), p)).sum();
    (deviations / (2.0 * total * p * (1.0 - p))).min(1.0)
}

/// `E|X − np|` of a binomial variable, n a whole number, 0 < p < 1.
fn binomial_mean_deviation(n: f64, p: f64) -> f64 {
    let m = (n * p).floor() + 1.0;
    if n < 1.0 || m > n {
        return 0.0;
    }
    let ln_choose = libm::lgamma(n + 1.0) - libm::lgamma(m + 1.0) - libm::lgamma(n - m + 1.0);
    2.0 * m * (1.0 - p) * (ln_choose + m * p.ln() + (n - m) * (-p).ln_1p()).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_moivres_formula_is_the_sum_over_all_outcomes() {
        for (n, p) in [(1u32, 0.5), (2, 0.3), (7, 0.01), (10, 0.5), (23, 0.77), (40, 0.975)] {
            let (mut pmf, mut by_hand) = ((1.0f64 - p).powi(n as i32), 0.0);
            for k in 0..=n {
                by_hand += pmf * (f64::from(k) - f64::from(n) * p).abs();
                pmf *= f64::from(n - k) / f64::from(k + 1) * p / (1.0 - p);
            }
            let formula = binomial_mean_deviation(f64::from(n), p);
            assert!((formula - by_hand).abs() < 1e-12, "n {n} p {p}: {formula} {by_hand}");
        }
    }

    #[test]
    fn one_person_per_area_is_complete_separation_by_chance() {
        assert!((expected_by_chance(&[1.0, 0.0, 1.0, 0.0], &[0.0, 1.0, 0.0, 1.0]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn larger_areas_leave_less_to_chance() {
        let by_size = |t: f64| expected_by_chance(&[t, t, t], &[t, 2.0 * t, 3.0 * t]);
        assert!(by_size(10.0) > by_size(100.0) && by_size(100.0) > by_size(10_000.0) && by_size(1e6) > 0.0);
        assert_eq!(expected_by_chance(&[0.0, 0.0], &[1.0, 1.0]), 0.0);
    }
}

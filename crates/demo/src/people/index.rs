//! The socioeconomic index and its three parts per RegSO and year, shaped as the published ones are.

use super::world::{SHAPED, YEARS};
use crate::random::{chance_normal, name_key, normal_quantile};

/// The skewness of the index: the standard deviation of its logarithm. With it the shares of areas between the cuts
/// μ − σ, μ, μ + σ, μ + 2σ come out as published: 8.6, 52, 26, 8.6 and 4.6 %.
const LOG_SD: f64 = 0.55;
/// Published mean and standard deviation in 2022.
const MEAN: f64 = 9.10;
const SD: f64 = 5.47;
/// The national mean of each year relative to 2022.
const TREND: [f64; YEARS] =
    [1.17, 1.15, 1.15, 1.16, 1.15, 1.13, 1.11, 1.09, 1.07, 1.06, 1.10, 1.05, 1.0, 0.99, 0.98, 0.98];

/// Typical level of each part, and how it answers to the latent score (exponents).
const LEVEL: [f64; 3] = [14.3, 9.4, 2.9];
const SLOPE: [f64; 3] = [0.50, 0.55, 0.85];
/// How much a part differs from what the score says, for good and from year to year.
const LASTING: [f64; 3] = [0.16, 0.20, 0.25];
const YEARLY: [f64; 3] = [0.02, 0.015, 0.05];

/// The index of one year: the areas are put in the order of their latent scores (higher = worse), and the order gives
/// the value. So the national shape is exact whatever the scores are.
pub fn shape(scores: &[f64], year: usize) -> Vec<f64> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(a.cmp(b)));
    // A little more or less skewed from year to year, so that the numbers per type move as the published ones do.
    let log_sd = LOG_SD * (1.0 + 0.03 * (1.3 * (year as f64 - SHAPED as f64)).sin());
    let (scale, shift) = scale_and_shift(log_sd);
    let mut index = vec![0.0; scores.len()];
    for (rank, area) in order.into_iter().enumerate() {
        let z = normal_quantile((rank as f64 + 0.5) / scores.len() as f64);
        index[area] = TREND[year] * (scale * (log_sd * z).exp() + shift);
    }
    index
}

/// Factor and term that give `exp(log_sd · z)` the published mean and standard deviation.
fn scale_and_shift(log_sd: f64) -> (f64, f64) {
    let spread = (log_sd * log_sd).exp_m1().sqrt();
    (SD / ((log_sd * log_sd / 2.0).exp() * spread), MEAN - SD / spread)
}

/// The standard normal score that an index value stands for in 2022 (the inverse of [`shape`]).
pub fn score(index: f64) -> f64 {
    let (scale, shift) = scale_and_shift(LOG_SD);
    ((index - shift).max(0.05) / scale).ln() / LOG_SD
}

/// Splits an index value into V1, V2 and V3 (per cent) whose mean it is.
pub fn parts(seed: u64, area: usize, year: usize, index: f64) -> [f64; 3] {
    let z = score(index / TREND[year]);
    let mut parts = [0.0; 3];
    for (k, part) in parts.iter_mut().enumerate() {
        let key = name_key("index part") ^ k as u64;
        let lasting = LASTING[k] * chance_normal(&[seed, key, area as u64]);
        let yearly = YEARLY[k] * chance_normal(&[seed, key, area as u64, year as u64 + 1]);
        *part = LEVEL[k] * (SLOPE[k] * z + lasting + yearly).exp();
    }
    let factor = 3.0 * index / parts.iter().sum::<f64>();
    parts.map(|p| p * factor)
}

/// The area types of one year by the rule: cuts μ + 2σ, μ + σ, μ, μ − σ over all areas, divisor n.
pub fn area_types(index: &[f64]) -> Vec<f64> {
    let n = index.len() as f64;
    let mean = index.iter().sum::<f64>() / n;
    let sd = (index.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n).sqrt();
    let class = |v: f64| 1.0 + [2.0, 1.0, 0.0, -1.0].iter().filter(|k| v < mean + **k * sd).count() as f64;
    index.iter().map(|v| class(*v)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_the_parts_is_the_index() {
        for index in [0.5, 4.0, 9.1, 20.0, 45.0] {
            let parts = parts(1, 7, 12, index);
            assert!((parts.iter().sum::<f64>() / 3.0 - index).abs() < 1e-12);
            assert!(parts.iter().all(|p| (0.0..=100.0).contains(p)), "{parts:?}");
        }
    }

    #[test]
    fn the_shape_does_not_depend_on_the_scores_but_on_their_order() {
        let shaped = shape(&[3.0, -1.0, 100.0], 12);
        assert_eq!(shaped, shape(&[0.1, 0.0, 0.2], 12));
        assert!(shaped[1] < shaped[0] && shaped[0] < shaped[2]);
        assert!((score(shaped[0]) - 0.0).abs() < 1e-9, "the median has score 0");
    }

    #[test]
    fn cuts_are_worked_by_hand() {
        let types = area_types(&[2.0, 2.0, 2.0, 2.0, 4.0, 4.0, 12.0]);
        // Sum 28, μ = 4, squares 4·4 + 0 + 0 + 64 = 80, σ = √(80/7) ≈ 3.38: cuts 10.76, 7.38, 4, 0.62.
        assert_eq!(types, [4.0, 4.0, 4.0, 4.0, 3.0, 3.0, 1.0]);
    }
}

//! False discoveries: of thousands of areas some look remarkable by chance. The procedure of Benjamini and Hochberg keeps
//! their expected share among all that are called remarkable below a limit.
//!
//! `qᵢ = min over j ≥ i of (m / j) p₍ⱼ₎` with the p-values in ascending order and m their number: the least limit at which
//! the area is still called remarkable.
//!
//! Source: Benjamini, Y., and Hochberg, Y. (1995), Controlling the false discovery rate, Journal of the Royal Statistical
//! Society B 57; for local statistics Caldas de Castro, M., and Singer, B. H. (2006), Geographical Analysis 38. See
//! `docs/methods/measures/false_discovery.md`.

use crate::error::MeasureError;

/// The q-values of p-values, in their order. NaN, an area without a test, stays NaN and does not count.
///
/// # Errors
/// A value outside 0–1.
pub fn false_discovery(p: &[f64]) -> Result<Vec<f64>, MeasureError> {
    if let Some(position) = p.iter().position(|p| !p.is_nan() && !(0.0..=1.0).contains(p)) {
        let allowed = "a probability from 0 to 1".to_owned();
        return Err(MeasureError::BadParameter { name: "p", value: p[position], allowed });
    }
    let mut order: Vec<usize> = (0..p.len()).filter(|i| !p[*i].is_nan()).collect();
    order.sort_unstable_by(|a, b| p[*a].total_cmp(&p[*b]).then(a.cmp(b)));
    let m = order.len() as f64;
    let (mut q, mut least) = (vec![f64::NAN; p.len()], 1.0f64);
    for (rank, i) in order.iter().enumerate().rev() {
        least = least.min(p[*i] * m / (rank + 1) as f64);
        q[*i] = least;
    }
    Ok(q)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_benjamini_and_hochberg_rejects_four_of_fifteen() {
        // Their table of 1995, page 295: at a limit of 0.05 the four least p-values are rejected.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let q = false_discovery(&p).unwrap();
        assert_eq!(q.iter().filter(|q| **q <= 0.05).count(), 4);
        assert!((q[3] - 0.0095 * 15.0 / 4.0).abs() < 1e-15);
        let turned: Vec<f64> = p.iter().rev().copied().collect();
        assert_eq!(false_discovery(&turned).unwrap().into_iter().rev().collect::<Vec<_>>(), q);
    }

    #[test]
    fn areas_without_a_test_do_not_count() {
        let q = false_discovery(&[0.02, f64::NAN, 0.04]).unwrap();
        assert_eq!((q[0], q[2]), (0.04, 0.04));
        assert!(q[1].is_nan());
        assert!(false_discovery(&[1.5]).is_err());
    }
}

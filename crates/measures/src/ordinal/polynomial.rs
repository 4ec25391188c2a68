//! A polynomial by weighted least squares.

/// The coefficients β₀ … β_m of the polynomial of order m that minimises `Σ w (y − Σ βⱼ xʲ)²`, for more points than m, all
/// with different x and positive weights.
///
/// By modified Gram–Schmidt on the weighted powers of `x`, which keeps about twice as many digits as the normal
/// equations: of order 4 on [0, 1] some twelve.
pub(super) fn fit(x: &[f64], y: &[f64], weights: &[f64], order: usize) -> Vec<f64> {
    let root: Vec<f64> = weights.iter().map(|w| w.sqrt()).collect();
    let mut columns: Vec<Vec<f64>> =
        (0..=order as i32).map(|j| x.iter().zip(&root).map(|(x, w)| x.powi(j) * w).collect()).collect();
    let mut rest: Vec<f64> = y.iter().zip(&root).map(|(y, w)| y * w).collect();
    // columns = Q R and Qᵀ y, one column after another.
    let (mut r, mut projected) = (vec![vec![0.0; order + 1]; order + 1], vec![0.0; order + 1]);
    for j in 0..=order {
        let (done, later) = columns.split_at_mut(j + 1);
        let q = &mut done[j];
        let length = dot(q, q).sqrt();
        r[j][j] = length;
        q.iter_mut().for_each(|value| *value /= length);
        for (k, column) in later.iter_mut().enumerate() {
            r[j][j + 1 + k] = take_out(column, q);
        }
        projected[j] = take_out(&mut rest, q);
    }
    let mut coefficients = vec![0.0; order + 1];
    for j in (0..=order).rev() {
        let known: f64 = (j + 1..=order).map(|k| r[j][k] * coefficients[k]).sum();
        coefficients[j] = (projected[j] - known) / r[j][j];
    }
    coefficients
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Takes the part along the unit vector `q` out of `column`, and gives its length.
fn take_out(column: &mut [f64], q: &[f64]) -> f64 {
    let along = dot(column, q);
    for (value, q) in column.iter_mut().zip(q) {
        *value -= along * q;
    }
    along
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polynomial_through_its_own_points_comes_back() {
        let x: Vec<f64> = (1..14).map(|i| f64::from(i) / 14.0).collect();
        let y: Vec<f64> = x.iter().map(|x| 0.3 - 2.0 * x + 5.0 * x.powi(2) - x.powi(4)).collect();
        let weights: Vec<f64> = x.iter().map(|x| x * (1.0 - x)).collect();
        let found = fit(&x, &y, &weights, 4);
        for (found, expected) in found.iter().zip([0.3, -2.0, 5.0, 0.0, -1.0]) {
            assert!((found - expected).abs() < 1e-11, "{found} {expected}");
        }
    }

    #[test]
    fn order_0_is_the_weighted_mean() {
        assert!((fit(&[0.1, 0.5, 0.7], &[1.0, 2.0, 4.0], &[1.0, 2.0, 1.0], 0)[0] - 2.25).abs() < 1e-15);
    }
}

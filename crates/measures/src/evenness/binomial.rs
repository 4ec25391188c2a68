//! The binomial distribution over the outcomes that matter: what the corrections for chance share.

use std::f64::consts::TAU;

/// Outcomes less probable than this, relative to the most probable one, are left out of the means that are taken.
const NEGLIGIBLE: f64 = 1e-13;

/// Probabilities of the numbers `first, first + 1, …` of successes.
#[derive(Debug, Default)]
pub(super) struct Binomial {
    pub first: f64,
    pub probabilities: Vec<f64>,
}

impl Binomial {
    /// Of n draws (a whole number) with probability p, 0 ≤ p ≤ 1, of success: the outcomes from `least` to `greatest`
    /// (whole numbers, 0 ≤ least ≤ greatest ≤ n) that are not negligible.
    ///
    /// Ratios of neighbouring probabilities are simple: `P(k + 1) / P(k) = (n − k) / (k + 1) · p / (1 − p)`. So one starts at
    /// the most probable outcome and walks both ways.
    ///
    /// Takes time as the square root of n: callers keep n below some thousand millions.
    pub fn set(&mut self, n: f64, p: f64, (least, greatest): (f64, f64)) {
        self.probabilities.clear();
        let start = ((n + 1.0) * p).floor().clamp(least, greatest);
        let at_start = probability(n, p, start);
        let end = NEGLIGIBLE / (1.0 + TAU * n * p * (1.0 - p)).sqrt();
        // What is certain has no other outcome.
        let odds = if p > 0.0 && p < 1.0 { p / (1.0 - p) } else { return self.only(start) };
        let below = |i: f64| (start - i, (n - start + 1.0 + i) * odds);
        walk(&mut self.probabilities, at_start, (start - least, end), below);
        self.first = start - self.probabilities.len() as f64;
        self.probabilities.reverse();
        self.probabilities.push(at_start);
        let above = |i: f64| ((n - start - i) * odds, start + 1.0 + i);
        walk(&mut self.probabilities, at_start, (greatest - start, end), above);
    }

    fn only(&mut self, outcome: f64) {
        self.first = outcome;
        self.probabilities.push(1.0);
    }
}

/// Appends the probabilities of at most `most` outcomes beside one that has the probability `from`, until they fall below
/// `end`. `ratio(i)` is the numerator and the denominator of the i-th probability over the one before.
///
/// Four steps share one division, which is what such a step costs.
#[inline(always)]
fn walk(out: &mut Vec<f64>, from: f64, (most, end): (f64, f64), ratio: impl Fn(f64) -> (f64, f64)) {
    let (mut value, mut i) = (from, 0.0);
    while i + 4.0 <= most && value > end {
        let [(n1, d1), (n2, d2), (n3, d3), (n4, d4)] = [0.0, 1.0, 2.0, 3.0].map(|j| ratio(i + j));
        let (n12, d34) = (n1 * n2, d3 * d4);
        let common = value / (d1 * d2 * d34);
        let next =
            [common * (n1 * d2 * d34), common * (n12 * d34), common * (n12 * (n3 * d4)), common * (n12 * (n3 * n4))];
        out.extend_from_slice(&next);
        value = next[3];
        i += 4.0;
    }
    while i < most && value > end {
        let (above, below) = ratio(i);
        value *= above / below;
        out.push(value);
        i += 1.0;
    }
}

/// The probability of k successes in n draws, to about thirteen digits.
///
/// `√(n / (2π k (n − k))) exp(δ(n) − δ(k) − δ(n − k) − D(k, np) − D(n − k, n(1 − p)))`, in which no large numbers cancel.
///
/// Source: Loader, C. (2000), Fast and accurate computation of binomial probabilities, Bell Laboratories.
fn probability(n: f64, p: f64, k: f64) -> f64 {
    let failures = n - k;
    if k <= 0.0 {
        return (n * (-p).ln_1p()).exp();
    }
    if failures <= 0.0 {
        return (n * p.ln()).exp();
    }
    let exponent = stirling_error(n) - stirling_error(k) - stirling_error(failures);
    let deviance = deviance(k, n * p) + deviance(failures, n * (1.0 - p));
    (n / (TAU * k * failures)).sqrt() * (exponent - deviance).exp()
}

/// `ln n! − ln(√(2πn) (n/e)ⁿ)`.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * n.ln() + n - 0.5 * TAU.ln();
    }
    let n2 = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * n2)) / n2) / n2) / n
}

/// `k ln(k/m) + m − k`, where k and m are alike by a series in which nothing cancels.
fn deviance(k: f64, m: f64) -> f64 {
    let v = (k - m) / (k + m);
    if v.abs() > 0.1 {
        return k * (k / m).ln() + m - k;
    }
    let v2 = v * v;
    let series = (1.0 / 3.0 + v2 * (1.0 / 5.0 + v2 * (1.0 / 7.0 + v2 * (1.0 / 9.0))))
        + v2 * v2 * v2 * v2 * (1.0 / 11.0 + v2 * (1.0 / 13.0 + v2 * (1.0 / 15.0 + v2 * (1.0 / 17.0))));
    v * (k - m) + 2.0 * k * v * v2 * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_add_up_to_1_and_have_the_mean_and_the_variance() {
        let mut binomial = Binomial::default();
        for (n, p) in [(1.0, 0.5), (2.0, 0.3), (7.0, 0.01), (40.0, 0.975), (3000.0, 0.2), (1.4e6, 2e-4), (5.6e6, 1e-7)]
        {
            binomial.set(n, p, (0.0, n));
            let moment = |f: &dyn Fn(f64) -> f64| -> f64 {
                binomial.probabilities.iter().enumerate().map(|(i, q)| f(binomial.first + i as f64) * q).sum()
            };
            assert!((moment(&|_| 1.0) - 1.0).abs() < 1e-11, "{n} {p}: {}", moment(&|_| 1.0));
            assert!((moment(&|k| k) - n * p).abs() < 1e-10 * (1.0 + n * p), "{n} {p}");
            let variance = n * p * (1.0 - p);
            assert!((moment(&|k| (k - n * p).powi(2)) - variance).abs() < 1e-9 * (1.0 + variance), "{n} {p}");
        }
    }

    #[test]
    fn a_part_of_the_outcomes_has_the_same_probabilities() {
        let (mut all, mut part) = (Binomial::default(), Binomial::default());
        all.set(900.0, 0.2, (0.0, 900.0));
        for (least, greatest) in [(100.0, 170.0), (190.0, 230.0), (180.0, 180.0), (150.0, 900.0)] {
            part.set(900.0, 0.2, (least, greatest));
            assert!(part.first >= least && part.first + part.probabilities.len() as f64 <= greatest + 1.0);
            let offset = (part.first - all.first) as usize;
            for (i, probability) in part.probabilities.iter().enumerate() {
                assert!((probability / all.probabilities[offset + i] - 1.0).abs() < 1e-11);
            }
        }
    }

    #[test]
    fn what_is_certain_has_one_outcome() {
        let mut binomial = Binomial::default();
        for (n, p, first) in [(5.0, 0.0, 0.0), (5.0, 1.0, 5.0), (0.0, 0.4, 0.0)] {
            binomial.set(n, p, (0.0, n));
            assert_eq!((binomial.first, binomial.probabilities.as_slice()), (first, &[1.0][..]));
        }
    }
}

//! The binomial distribution over the outcomes that matter, without factorials: what the corrections for chance share.

/// Outcomes less probable than this, relative to the most probable one, are left out. What is left out of a mean is
/// smaller than the last digits of the rest.
const NEGLIGIBLE: f64 = 1e-15;

/// Probabilities of the numbers `first … first + probabilities.len() − 1` of successes; they add up to 1.
#[derive(Debug, Default)]
pub(super) struct Binomial {
    pub first: f64,
    pub probabilities: Vec<f64>,
}

impl Binomial {
    /// Of n ≥ 0 draws (a whole number) with probability p, 0 ≤ p ≤ 1, of success.
    ///
    /// Ratios of neighbouring probabilities are simple: `P(k + 1) / P(k) = (n − k) / (k + 1) · p / (1 − p)`. So one starts at
    /// the most probable outcome with 1, walks both ways, and divides by the sum.
    pub fn set(&mut self, n: f64, p: f64) {
        self.probabilities.clear();
        if p <= 0.0 || p >= 1.0 || n < 1.0 {
            self.first = if p >= 1.0 { n } else { 0.0 };
            self.probabilities.push(1.0);
            return;
        }
        let mode = ((n + 1.0) * p).floor().min(n);
        let odds = p / (1.0 - p);
        let (mut k, mut below) = (mode, 1.0);
        while k > 0.0 && below > NEGLIGIBLE {
            below *= k / ((n - k + 1.0) * odds);
            k -= 1.0;
            self.probabilities.push(below);
        }
        self.first = k;
        self.probabilities.reverse();
        self.probabilities.push(1.0);
        let (mut k, mut above) = (mode, 1.0);
        while k < n && above > NEGLIGIBLE {
            above *= (n - k) * odds / (k + 1.0);
            k += 1.0;
            self.probabilities.push(above);
        }
        let sum: f64 = self.probabilities.iter().sum();
        for probability in &mut self.probabilities {
            *probability /= sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_those_of_the_formula() {
        let mut binomial = Binomial::default();
        for (n, p) in [(1.0, 0.5), (2.0, 0.3), (7.0, 0.01), (40.0, 0.975), (3000.0, 0.2)] {
            binomial.set(n, p);
            let mean: f64 =
                binomial.probabilities.iter().enumerate().map(|(i, q)| (binomial.first + i as f64) * q).sum();
            assert!((mean - n * p).abs() < 1e-10 * (1.0 + n * p), "{n} {p}: {mean}");
            let k = (n * p).round();
            let ln_choose = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
            let formula = (ln_choose + k * p.ln() + (n - k) * (1.0 - p).ln()).exp();
            let found = binomial.probabilities[(k - binomial.first) as usize];
            assert!((found / formula - 1.0).abs() < 1e-9, "{n} {p}: {found} {formula}");
        }
    }

    #[test]
    fn what_is_certain_has_one_outcome() {
        let mut binomial = Binomial::default();
        for (n, p, first) in [(5.0, 0.0, 0.0), (5.0, 1.0, 5.0), (0.0, 0.4, 0.0)] {
            binomial.set(n, p);
            assert_eq!((binomial.first, binomial.probabilities.as_slice()), (first, &[1.0][..]));
        }
    }
}

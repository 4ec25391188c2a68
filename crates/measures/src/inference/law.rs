//! Counts of n people, where n changes from draw to draw and the law of each person does not: binomial numbers with one
//! probability, Poisson numbers with one rate.
//!
//! Both laws add up: what n people give is what parts of them give, taken together. So n is written with digits to the
//! base 256, and each digit at each place has a table. An area of up to 65 535 people takes two look-ups in tables that a
//! core keeps near, and no table depends on which areas there are.

use super::alias::Tables;
use super::stream::Stream;

/// Digits of one place.
const BASE: usize = 256;
/// No area may have as many people: tables for them would not fit.
pub(super) const TOO_MANY: f64 = 16_777_216.0;
/// Outcomes less probable than this against the most probable one are left out: together less than 10⁻¹³.
const NEGLIGIBLE: f64 = 1e-16;

/// What happens to each person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Law {
    /// Belongs to the group with a probability, 0 ≤ p ≤ 1.
    Binomial(f64),
    /// Is drawn a number of times with this mean, ≥ 0.
    Poisson(f64),
}

impl Law {
    /// The least outcome of n people that is not negligible, and the weights of it and those that follow.
    fn outcomes(self, n: u32) -> (u32, Vec<f64>) {
        let people = f64::from(n);
        match self {
            Law::Binomial(p) if p >= 1.0 => (n, vec![1.0]),
            Law::Binomial(p) if p <= 0.0 => (0, vec![1.0]),
            Law::Binomial(p) => {
                let odds = p / (1.0 - p);
                let mode = ((people + 1.0) * p).floor().min(people);
                // The weight of j + 1 over that of j.
                around(mode, people, |j| (people - j) / (j + 1.0) * odds)
            }
            Law::Poisson(rate) => {
                let mean = rate * people;
                around(mean.floor(), f64::INFINITY, |j| mean / (j + 1.0))
            }
        }
    }
}

/// Weights around the mode by the ratio of each to the one before, from the least to the greatest that count.
fn around(mode: f64, greatest: f64, ratio: impl Fn(f64) -> f64) -> (u32, Vec<f64>) {
    let (mut j, mut weight, mut weights) = (mode, 1.0, vec![1.0]);
    while j > 0.0 && weight > NEGLIGIBLE {
        j -= 1.0;
        weight /= ratio(j);
        weights.push(weight);
    }
    let lowest = j;
    weights.reverse();
    (j, weight) = (mode, 1.0);
    while j < greatest && weight > NEGLIGIBLE {
        weight *= ratio(j);
        j += 1.0;
        weights.push(weight);
    }
    (lowest as u32, weights)
}

/// A law with its tables.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    tables: Tables,
}

impl Counts {
    /// For up to `most` people at a time, fewer than [`TOO_MANY`].
    pub fn new(law: Law, most: u32) -> Self {
        let mut tables = Tables::default();
        let mut place = 1u32;
        while place <= most.max(1) {
            for digit in 0..BASE as u32 {
                // Digits at the highest place that no number of people has are not drawn.
                let people = if digit * place <= most { digit * place } else { 0 };
                let (lowest, weights) = law.outcomes(people);
                tables.add(lowest, &weights);
            }
            place = place.saturating_mul(BASE as u32);
        }
        Self { tables }
    }

    /// What n people give.
    #[inline]
    pub fn draw(&self, n: u32, stream: &mut Stream) -> u32 {
        let (mut rest, mut first, mut sum) = (n as usize, 0, 0);
        if n == 0 {
            return 0;
        }
        // A digit of 0 is drawn too: its table gives 0, which costs less than to ask.
        loop {
            sum += self.tables.draw(first + rest % BASE, stream);
            rest /= BASE;
            first += BASE;
            if first >= self.tables.len() {
                return sum;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inference::stream;

    /// χ² of draws against a law, over outcomes of at least five expected, and the degrees of freedom.
    fn chi_square(law: Law, n: u32, draws: u32) -> (f64, f64) {
        let counts = Counts::new(law, n);
        let mut random = stream::of(11, n as usize);
        let (lowest, weights) = law.outcomes(n);
        let scale = f64::from(draws) / weights.iter().sum::<f64>();
        let mut seen = vec![0u32; weights.len()];
        for _ in 0..draws {
            let drawn = counts.draw(n, &mut random);
            if let Some(seen) = seen.get_mut((drawn - lowest.min(drawn)) as usize) {
                *seen += 1;
            }
        }
        let cells = seen.iter().zip(&weights).filter(|(_, w)| **w * scale >= 5.0);
        let gaps: Vec<f64> = cells.map(|(s, w)| (f64::from(*s) - w * scale).powi(2) / (w * scale)).collect();
        (gaps.iter().sum(), gaps.len() as f64 - 1.0)
    }

    #[test]
    fn draws_follow_their_law() {
        let laws = [
            (Law::Binomial(0.2), 3127),
            (Law::Binomial(0.5), 17),
            (Law::Binomial(0.001), 70_003),
            (Law::Poisson(0.2), 3127),
            (Law::Poisson(0.0004), 41_007),
            (Law::Poisson(0.9), 3),
        ];
        for (law, n) in laws {
            let (chi, freedom) = chi_square(law, n, 200_000);
            // Five standard deviations of χ².
            assert!((chi - freedom).abs() < 5.0 * (2.0 * freedom).sqrt() + 5.0, "{law:?} {n}: {chi} of {freedom}");
        }
    }

    #[test]
    fn weights_are_the_laws_own() {
        let (lowest, weights) = Law::Binomial(0.25).outcomes(3);
        let sum: f64 = weights.iter().sum();
        assert_eq!(lowest, 0);
        for (weight, expected) in weights.iter().zip([27.0, 27.0, 9.0, 1.0]) {
            assert!((weight / sum - expected / 64.0).abs() < 1e-15);
        }
        assert_eq!(Law::Binomial(1.0).outcomes(7), (7, vec![1.0]));
        assert_eq!(Law::Poisson(0.0).outcomes(7).0, 0);
        let mut random = stream::of(1, 1);
        assert_eq!(Counts::new(Law::Binomial(1.0), 4096).draw(4096, &mut random), 4096);
        assert_eq!(Counts::new(Law::Poisson(0.0), 5000).draw(4999, &mut random), 0);
        assert_eq!(Counts::new(Law::Poisson(1.0), 5).draw(0, &mut random), 0);
    }
}

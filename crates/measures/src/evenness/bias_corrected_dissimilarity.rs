//! Bias-corrected index of dissimilarity: D less the amount by which drawing people at random raises it.
//!
//! `D_bc = D − (D̄ − D) = 2 D − D̄`, where D̄ is the mean of D over samples in which the X members of the group are drawn
//! anew over the areas with probabilities `xᵢ/X` and the Y others with `yᵢ/Y`. Allen and others take D̄ from simulated
//! samples. It has an exact value: each area's numbers are binomial and independent, so that
//! `D̄ = ½ Σ E|Bin(X, xᵢ/X)/X − Bin(Y, yᵢ/Y)/Y|`, which is computed here; nothing is drawn, and there is no seed.
//!
//! Source: Allen, R., Burgess, S., Davidson, R., and Windmeijer, F. (2015), More reliable inference for the
//! dissimilarity index of segregation, Econometrics Journal 18. See
//! `docs/methods/measures/bias_corrected_dissimilarity.md`.

use super::binomial::Binomial;
use super::dissimilarity;
use crate::information::nearest_whole;
use crate::input::TwoGroups;
use crate::registry::{Family, Function, Measure, Unit, Words};

/// The bias-corrected index of dissimilarity. Near evenness it can fall below 0.
///
/// Groups of fractional counts are taken to have the nearest whole number of members. Costs some microseconds an area:
/// it grows with the square root of the areas' people.
pub fn bias_corrected_dissimilarity(groups: &TwoGroups) -> f64 {
    2.0 * dissimilarity(groups) - resampled_mean(groups)
}

/// Beyond this many standard deviations apart, what the lower of two shares exceeds the higher by is less than 1e-12 of
/// their spread.
const APART: f64 = 7.0;

/// From this many expected persons on, in both groups, an area's mean is taken from the normal distribution with a term
/// for skewness. What that does to it is about a millionth of it.
const MANY: f64 = 1e6;

/// The mean D̄ of the index of dissimilarity over samples drawn from the observed distributions of both groups.
fn resampled_mean(groups: &TwoGroups) -> f64 {
    let members = |sum: f64| sum.round().max(1.0);
    let (n_x, n_y) = (members(groups.sum_x()), members(groups.sum_y()));
    let mut excess = MeanExcess::default();
    let mut gaps = 0.0;
    for (x, y) in groups.x().iter().zip(groups.y()) {
        let (u, v) = (Share::new(n_x, x / groups.sum_x()), Share::new(n_y, y / groups.sum_y()));
        // With the smaller mean as `low`, E|U − V| = (E high − E low) + 2 E(low − high)⁺.
        let (low, high) = if u.p <= v.p { (u, v) } else { (v, u) };
        gaps += high.p - low.p;
        if high.p - low.p < APART * (low.sd * low.sd + high.sd * high.sd).sqrt() {
            gaps += 2.0 * excess.of(&low, &high);
        }
    }
    gaps / 2.0
}

/// The share Bin(n, p)/n with its standard deviation.
#[derive(Clone, Copy, Debug)]
struct Share {
    n: f64,
    p: f64,
    sd: f64,
}

impl Share {
    fn new(n: f64, p: f64) -> Self {
        Share { n, p, sd: (p * (1.0 - p) / n).sqrt() }
    }

    /// The shares that have a probability to speak of: seven standard deviations, and some persons more where few are
    /// expected.
    fn reach(&self) -> (f64, f64) {
        let reach = 7.0 * self.sd + 18.0 / self.n;
        ((self.p - reach).max(0.0), (self.p + reach).min(1.0))
    }
}

/// Room for the outcomes of two shares, to be used again.
#[derive(Default)]
struct MeanExcess {
    low: Binomial,
    high: Binomial,
    /// Of the outcomes of the lower share from one on upwards, the last first: Σ P(u), and `P(k) k` of the lowest of them.
    above: Vec<[f64; 2]>,
}

impl MeanExcess {
    /// `E(U − V)⁺` of independent shares U (`low`) and V (`high`): the sum over the outcomes v of the probability of v
    /// times the mean excess of U over v. Only outcomes that the other share can reach matter.
    fn of(&mut self, low: &Share, high: &Share) -> f64 {
        if low.n * low.p > MANY && high.n * high.p > MANY {
            return normal_excess(low, high);
        }
        let (from, to) = (high.reach().0, low.reach().1);
        self.low.set(low.n, low.p, ((from * low.n).floor(), low.n));
        self.high.set(high.n, high.p, (0.0, (to * high.n).ceil().min(high.n)));
        let last = self.low.probabilities.len();
        self.above.resize(last + 1, [0.0; 2]);
        let (mut sum, mut outcome) = (0.0, self.low.first + last as f64);
        self.above[0] = [0.0; 2];
        for (above, probability) in self.above[1..].iter_mut().zip(self.low.probabilities.iter().rev()) {
            outcome -= 1.0;
            sum += probability;
            *above = [sum, probability * outcome];
        }
        let (above, ratio) = (&self.above[..=last], low.n / high.n);
        let (mean, failure) = (low.n * low.p, 1.0 - low.p);
        let mut excess = 0.0;
        let mut outcome = self.high.first;
        for probability in &self.high.probabilities {
            // v in persons of U.
            let v = outcome * ratio;
            outcome += 1.0;
            // Outcomes of U that are greater: all but so many. One that equals v adds nothing, so that it does not matter
            // on which side it falls.
            let (passed, _) = nearest_whole((v - self.low.first + 0.5).max(0.0));
            // Σ (u − v) P(u) over them: by de Moivre, Σ (u − np) P(u) from k on is k (1 − p) P(k).
            let [sum, lowest] = above[last.saturating_sub(passed)];
            excess += probability * ((mean - v) * sum + failure * lowest);
        }
        excess /= low.n;
        excess.max(0.0)
    }
}

/// `E(U − V)⁺` where both have many persons: `s (φ(a) (1 − γ a/6) − a (1 − Φ(a)))` for `a = (E V − E U)/s`, s being the
/// standard deviation and γ the skewness of V − U (the first terms of Edgeworth's series).
fn normal_excess(low: &Share, high: &Share) -> f64 {
    let s = (low.sd * low.sd + high.sd * high.sd).sqrt();
    let a = (high.p - low.p) / s;
    let third_moment = |share: &Share| share.sd * share.sd * (1.0 - 2.0 * share.p) / share.n;
    let skewness = (third_moment(high) - third_moment(low)) / (s * s * s);
    let density = (-a * a / 2.0).exp() / std::f64::consts::TAU.sqrt();
    s * (density * (1.0 - skewness * a / 6.0) - a * libm::erfc(a * std::f64::consts::FRAC_1_SQRT_2) / 2.0)
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "bias_corrected_dissimilarity",
    family: Family::Evenness,
    name: Words { sv: "Biaskorrigerat dissimilaritetsindex", en: "Bias-corrected index of dissimilarity" },
    line: Words {
        sv: "Dissimilaritetsindex minus det som slumpen i små områden lägger till.",
        en: "The index of dissimilarity less what chance adds in small areas.",
    },
    range: (-1.0, 1.0),
    unit: Unit::Index,
    parameters: &[],
    function: Function::TwoGroups(|groups, _| Ok(bias_corrected_dissimilarity(groups))),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_excess_is_the_sum_over_all_pairs_of_outcomes() {
        let cases = [
            (7.0, 0.2, 11.0, 0.3),
            (30.0, 0.5, 30.0, 0.5),
            (5.0, 0.0, 9.0, 0.1),
            (100.0, 0.1, 3.0, 0.4),
            (2000.0, 0.02, 500.0, 0.04),
            (500.0, 0.02, 2000.0, 0.06),
        ];
        for (n, p, m, q) in cases {
            let (mut low, mut high) = (Binomial::default(), Binomial::default());
            low.set(n, p, (0.0, n));
            high.set(m, q, (0.0, m));
            let mut by_hand = 0.0;
            for (i, a) in low.probabilities.iter().enumerate() {
                for (j, b) in high.probabilities.iter().enumerate() {
                    by_hand += a * b * ((low.first + i as f64) / n - (high.first + j as f64) / m).max(0.0);
                }
            }
            let found = MeanExcess::default().of(&Share::new(n, p), &Share::new(m, q));
            assert!((found - by_hand).abs() < 1e-13, "{found} {by_hand}");
        }
    }

    #[test]
    fn with_a_million_persons_the_normal_distribution_gives_the_same() {
        for (n, p, m, q) in [(9e6, 0.1, 2e7, 0.1001), (9e6, 0.1, 9e6, 0.1)] {
            let (low, high) = (Share::new(n, p), Share::new(m, q));
            let (exact, normal) = (MeanExcess::default().of(&low, &high), normal_excess(&low, &high));
            assert!((normal / exact - 1.0).abs() < 1e-5, "{normal} {exact}");
        }
    }
}

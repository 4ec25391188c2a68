//! Seeded chance. Every topic ("outline", "towns", …) has its own stream, made from the seed and the topic's name, so
//! that what is added to one topic does not move the others.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// A stream of chance for one topic.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of a topic.
    pub fn of(seed: u64, topic: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        hash.update(topic.as_bytes());
        Dice(ChaCha8Rng::from_seed(hash.finalize().into()))
    }

    /// Uniform in [0, 1).
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform in [low, high).
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// A whole number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((self.uniform() * n as f64) as usize).min(n.saturating_sub(1))
    }

    /// Standard normal (Box–Muller).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Any 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// One of the items.
    pub fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// The items in random order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// A number in [0, 1) that depends on all of the parts and on nothing else: chance for a cell that can be computed on
/// any thread. (SplitMix64's finaliser over the parts.)
pub fn chance(parts: &[u64]) -> f64 {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    for part in parts {
        state = mix(state ^ part.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    }
    (mix(state) >> 11) as f64 / (1u64 << 53) as f64
}

/// A standard normal number that depends on all of the parts and on nothing else.
pub fn chance_normal(parts: &[u64]) -> f64 {
    normal_quantile(chance(parts).clamp(1e-12, 1.0 - 1e-12))
}

/// A number for a name, to be one of the parts of [`chance`]. (FNV-1a.)
pub fn name_key(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The quantile function of the standard normal distribution for 0 < p < 1.
pub fn normal_quantile(p: f64) -> f64 {
    std::f64::consts::SQRT_2 * statrs::function::erf::erf_inv(2.0 * p - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_have_streams_of_their_own() {
        let (mut a, mut again, mut b) = (Dice::of(1, "a"), Dice::of(1, "a"), Dice::of(1, "b"));
        let first = a.bits();
        assert_eq!(first, again.bits());
        assert_ne!(first, b.bits());
        assert_ne!(first, Dice::of(2, "a").bits());
    }

    #[test]
    fn the_normal_quantiles_are_those_of_the_tables() {
        for (p, z) in [(0.5, 0.0), (0.975, 1.959964), (0.025, -1.959964), (0.99, 2.326348), (0.001, -3.090232)] {
            assert!((normal_quantile(p) - z).abs() < 1e-6, "{p}");
        }
    }

    #[test]
    fn chance_has_mean_a_half_and_depends_on_every_part() {
        let mean = (0..10_000).map(|i| chance(&[7, i])).sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        assert_ne!(chance(&[1, 2]), chance(&[2, 1]));
        assert_ne!(chance(&[1]), chance(&[1, 0]));
    }
}

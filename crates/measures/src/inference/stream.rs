//! Random numbers of a replicate: each replicate has its own stream, made from the seed and the replicate's number, so
//! that it does not matter which thread draws it, nor how many there are.

use rand_core::{Rng, SeedableRng};
use rand_xoshiro::{SplitMix64, Xoshiro256PlusPlus};

/// The generator of the field's simulations here: xoshiro256++ (Blackman and Vigna 2021), a nanosecond a number.
pub(super) type Stream = Xoshiro256PlusPlus;

/// The stream of one replicate.
pub(super) fn of(seed: u64, replicate: usize) -> Stream {
    // Two rounds, so that neighbouring seeds and neighbouring replicates have nothing in common.
    let mixed = SplitMix64::seed_from_u64(seed).next_u64();
    let mut words = SplitMix64::seed_from_u64(mixed ^ SplitMix64::seed_from_u64(!(replicate as u64)).next_u64());
    let mut state = [0; 32];
    words.fill_bytes(&mut state);
    Stream::from_seed(state)
}

/// A whole number below `bound` > 0, all alike to within 2⁻⁶⁴ of each other.
#[inline]
pub(super) fn below(stream: &mut Stream, bound: u64) -> u64 {
    ((u128::from(stream.next_u64()) * u128::from(bound)) >> 64) as u64
}

/// A number from 0 up to, and not including, 1.
#[inline]
pub(super) fn unit(stream: &mut Stream) -> f64 {
    (stream.next_u64() >> 11) as f64 * (0.5f64).powi(53)
}

/// Puts values into a random order.
pub(super) fn shuffle<T>(stream: &mut Stream, values: &mut [T]) {
    for i in (1..values.len()).rev() {
        let j = below(stream, i as u64 + 1) as usize;
        values.swap(i, j);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_neighbouring_replicates_and_seeds_have_nothing_in_common() {
        let mut first: Vec<u64> = (0..100).flat_map(|seed| (0..100).map(move |r| of(seed, r).next_u64())).collect();
        assert_eq!(of(3, 7).next_u64(), first[307]);
        first.sort_unstable();
        first.dedup();
        assert_eq!(first.len(), 10_000);
    }

    #[test]
    fn numbers_below_a_bound_are_alike() {
        let mut stream = of(1, 1);
        let mut seen = [0u32; 7];
        (0..70_000).for_each(|_| seen[below(&mut stream, 7) as usize] += 1);
        // 10 000 expected, standard deviation 93.
        assert!(seen.iter().all(|count| count.abs_diff(10_000) < 400), "{seen:?}");
        let mean = (0..10_000).map(|_| unit(&mut stream)).sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.012, "{mean}");
    }
}

//! Entropy in natural units, over counts: what the entropy-based measures share.

use std::sync::LazyLock;

/// `n ln n` of the counts 0 … 4 095. Counts of people in small areas are whole and seldom larger, and looking up takes a
/// tenth of the time of a logarithm.
static TABLE: LazyLock<Box<[f64; SIZE]>> = LazyLock::new(|| {
    let values: Vec<f64> = (0..SIZE).map(|n| computed(n as f64)).collect();
    values.into_boxed_slice().try_into().unwrap_or_else(|_| unreachable!("the table has its size"))
});
const SIZE: usize = 4096;

/// From here on the numbers with a fraction end: adding it leaves a smaller whole number in the low bits.
const WHOLE: f64 = 4_503_599_627_370_496.0;

fn computed(n: f64) -> f64 {
    if n > 0.0 { n * n.ln() } else { 0.0 }
}

/// `n ln n`, 0 for n = 0, n ≥ 0.
pub(crate) fn n_ln_n(n: f64) -> f64 {
    looked_up(&TABLE, n)
}

#[inline(always)]
fn looked_up(table: &[f64; SIZE], n: f64) -> f64 {
    let (position, whole) = nearest_whole(n);
    if n < SIZE as f64 && whole == n { table[position % SIZE] } else { computed(n) }
}

/// The whole number nearest to 0 ≤ n < 2³¹, as a position and as a number, without a conversion that has to look out for
/// numbers that are none.
#[inline(always)]
pub(crate) fn nearest_whole(n: f64) -> (usize, f64) {
    let shifted = n + WHOLE;
    (shifted.to_bits() as u32 as usize, shifted - WHOLE)
}

/// How many counts are looked at together.
const TOGETHER: usize = 8;

/// Whether all counts are whole and in the table.
#[inline(always)]
fn fit(counts: &[f64]) -> bool {
    counts.iter().fold(true, |fit, n| fit & (*n < SIZE as f64) & (nearest_whole(*n).1 == *n))
}

/// `n ln n` of some counts: looked up if all of them can be.
#[inline(always)]
fn some_n_ln_n(table: &[f64; SIZE], counts: &[f64; TOGETHER]) -> [f64; TOGETHER] {
    if fit(counts) { counts.map(|n| table[nearest_whole(n).0 % SIZE]) } else { counts.map(|n| looked_up(table, n)) }
}

/// `Σ n ln n` of counts, in a fixed order.
pub(crate) fn sum_n_ln_n(counts: &[f64]) -> f64 {
    let table: &[f64; SIZE] = &TABLE;
    let (chunks, rest) = counts.as_chunks::<TOGETHER>();
    let mut sums = [0.0; 4];
    for chunk in chunks {
        let [a, b, c, d, e, f, g, h] = some_n_ln_n(table, chunk);
        sums = [sums[0] + (a + e), sums[1] + (b + f), sums[2] + (c + g), sums[3] + (d + h)];
    }
    rest.iter().fold((sums[0] + sums[2]) + (sums[1] + sums[3]), |sum, n| sum + looked_up(table, *n))
}

/// Adds `n ln n` of each count to a value.
pub(crate) fn add_n_ln_n(values: &mut [f64], counts: &[f64]) {
    let table: &[f64; SIZE] = &TABLE;
    for (values, counts) in values.chunks_mut(4 * TOGETHER).zip(counts.chunks(4 * TOGETHER)) {
        if fit(counts) {
            for (value, n) in values.iter_mut().zip(counts) {
                *value += table[nearest_whole(*n).0 % SIZE];
            }
        } else {
            for (value, n) in values.iter_mut().zip(counts) {
                *value += looked_up(table, *n);
            }
        }
    }
}

/// The entropy `−Σ π ln π` of shares, in nats.
pub fn entropy_of_shares(shares: &[f64]) -> f64 {
    (-shares.iter().map(|share| n_ln_n(*share)).sum::<f64>()).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_up_gives_the_same_bits_as_computing() {
        for n in
            [0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 7.0, 4094.0, 4095.0, 4095.5, 4096.0, 4097.0, 1e6, 1e15, 1e16, 1e100, 1e-300]
        {
            assert_eq!(n_ln_n(n), computed(n), "{n}");
        }
        let counts: Vec<f64> = (0..21).map(|i| f64::from(i) * if i % 9 == 0 { 0.5 } else { 301.0 }).collect();
        let expected: f64 = counts.iter().map(|n| computed(*n)).sum();
        assert!((sum_n_ln_n(&counts) / expected - 1.0).abs() < 1e-14);
    }
}

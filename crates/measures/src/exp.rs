//! `eˣ` for x ≤ 0, the same bits on every machine, in a form that compilers turn into vector instructions: sums over all
//! pairs of areas spend nearly all their time here.

/// Below this the result is 0; `e⁻⁷⁰⁸` is about the least number with full precision.
const LEAST: f64 = -708.0;
/// Adding and subtracting it rounds to the nearest whole number, which is left in the low bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// ln 2 in two parts, the first with so few bits that its whole multiples are exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// `eˣ` for x ≤ 0, to about one unit in the last place; 0 below −708.
///
/// x is split into a whole multiple of ln 2, which is a power of two, and a rest of at most ½ ln 2, for which fourteen
/// terms of the series are exact to the last bit.
#[inline(always)]
pub(crate) fn exp_of_negative(x: f64) -> f64 {
    let clamped = if x < LEAST { LEAST } else { x };
    let shifted = clamped * std::f64::consts::LOG2_E + ROUNDER;
    let whole = shifted - ROUNDER;
    let r = clamped - whole * LN_2_HIGH - whole * LN_2_LOW;
    // Σ rⁿ / n! = 1 + (r + r² · (1/2 + r/6 + …)): the small terms first, and in pairs that need not wait for each other.
    let r2 = r * r;
    let r4 = r2 * r2;
    let low = (1.0 / 2.0 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    let middle = (1.0 / 720.0 + r * (1.0 / 5_040.0)) + r2 * (1.0 / 40_320.0 + r * (1.0 / 362_880.0));
    let high =
        (1.0 / 3_628_800.0 + r * (1.0 / 39_916_800.0)) + r2 * (1.0 / 479_001_600.0 + r * (1.0 / 6_227_020_800.0));
    let series = 1.0 + (r + r2 * (low + r4 * (middle + r4 * high)));
    let power = f64::from_bits((shifted.to_bits() << 52).wrapping_add(1023 << 52));
    if x < LEAST { 0.0 } else { series * power }
}

#[cfg(test)]
mod tests {
    use super::exp_of_negative;

    #[test]
    fn it_is_the_exponential_to_the_last_bits() {
        assert_eq!(exp_of_negative(0.0), 1.0);
        assert_eq!(exp_of_negative(-0.0), 1.0);
        assert_eq!(exp_of_negative(-1e6), 0.0);
        assert_eq!(exp_of_negative(f64::NEG_INFINITY), 0.0);
        for i in 0..200_000u32 {
            let x = -f64::from(i) * f64::from(i) * 1.75e-8;
            let (found, expected) = (exp_of_negative(x), libm::exp(x));
            assert!((found - expected).abs() <= 4e-16 * expected, "{x}: {found} is not {expected}");
        }
    }
}

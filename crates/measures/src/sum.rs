//! Sums in a fixed order that the machine can take eight at a time: the same input has the same sum to the last bit,
//! whatever the machine and the number of threads.

/// How many partial sums run side by side.
const LANES: usize = 8;

#[inline(always)]
fn fold(lanes: [f64; LANES]) -> f64 {
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// `Σ aᵢ`.
#[inline(always)]
pub fn of(a: &[f64]) -> f64 {
    over(a, |a| a)
}

/// `Σ aᵢ` as [`of`] gives it, and the least of the values and 0.
#[inline(always)]
pub(crate) fn with_least(a: &[f64]) -> (f64, f64) {
    let (chunks, rest) = a.as_chunks::<LANES>();
    let (mut lanes, mut least) = ([0.0; LANES], [0.0; LANES]);
    for a in chunks {
        for i in 0..LANES {
            lanes[i] += a[i];
            least[i] = if a[i] < least[i] { a[i] } else { least[i] };
        }
    }
    let sum = rest.iter().fold(fold(lanes), |sum, a| sum + a);
    (sum, least.iter().chain(rest).fold(0.0, |least, a| if *a < least { *a } else { least }))
}

/// `Σ f(aᵢ)`.
#[inline(always)]
pub fn over(a: &[f64], f: impl Fn(f64) -> f64) -> f64 {
    let (chunks, rest) = a.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for a in chunks {
        for i in 0..LANES {
            lanes[i] += f(a[i]);
        }
    }
    rest.iter().fold(fold(lanes), |sum, a| sum + f(*a))
}

/// `Σ f(aᵢ, bᵢ)` of columns of equal lengths.
#[inline(always)]
pub fn over2(a: &[f64], b: &[f64], f: impl Fn(f64, f64) -> f64) -> f64 {
    debug_assert_eq!(a.len(), b.len());
    let ((a_chunks, a_rest), (b_chunks, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = [0.0; LANES];
    for (a, b) in a_chunks.iter().zip(b_chunks) {
        for i in 0..LANES {
            lanes[i] += f(a[i], b[i]);
        }
    }
    a_rest.iter().zip(b_rest).fold(fold(lanes), |sum, (a, b)| sum + f(*a, *b))
}

/// `Σ f(aᵢ, bᵢ, cᵢ)` of columns of equal lengths.
#[inline(always)]
pub fn over3(a: &[f64], b: &[f64], c: &[f64], f: impl Fn(f64, f64, f64) -> f64) -> f64 {
    debug_assert!(a.len() == b.len() && b.len() == c.len());
    let ((a_chunks, a_rest), (b_chunks, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let (c_chunks, c_rest) = c.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for ((a, b), c) in a_chunks.iter().zip(b_chunks).zip(c_chunks) {
        for i in 0..LANES {
            lanes[i] += f(a[i], b[i], c[i]);
        }
    }
    a_rest.iter().zip(b_rest).zip(c_rest).fold(fold(lanes), |sum, ((a, b), c)| sum + f(*a, *b, *c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_counted_once_whatever_the_length() {
        for n in 0..40 {
            let a: Vec<f64> = (0..n).map(f64::from).collect();
            let expected = f64::from(n * (n - 1) / 2);
            assert_eq!(of(&a), expected);
            assert_eq!(with_least(&a), (expected, 0.0));
            assert_eq!(over2(&a, &a, |a, b| a + b), 2.0 * expected);
            assert_eq!(over3(&a, &a, &a, |a, b, c| a + b - c), expected);
        }
    }
}

//! The widest vector instructions of the machine that runs, where loops are long enough to gain from them.
//!
//! The order of all operations stands in the loops themselves, and a multiplication and an addition are never made one,
//! so that the result has the same bits on every machine.

/// Does the work as code that was made for the machine's vector instructions. Only what the compiler can put inline into
/// the work gains.
#[inline(always)]
pub(crate) fn widest<R>(work: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(work)
}

#[cfg(test)]
mod tests {
    use super::widest;
    use crate::exp::exp_of_negative;
    use crate::sum;

    #[inline(always)]
    fn weighted(a: &[f64]) -> f64 {
        sum::over2(a, a, |a, b| exp_of_negative(a) * b + a / 3.0)
    }

    #[test]
    fn the_bits_are_those_of_the_plain_instructions() {
        let a: Vec<f64> = (0..1003).map(|i| f64::from(i) * -0.37).collect();
        let plain = weighted(&a);
        assert_eq!(
            widest(
                #[inline(always)]
                || weighted(&a)
            )
            .to_bits(),
            plain.to_bits()
        );
    }
}

//! What the values of the replicates come down to.

use crate::error::MeasureError;

/// Values that replicates gave, with those that were not defined left out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Values {
    /// In the order of the replicates.
    pub defined: Vec<f64>,
    /// How many were not defined.
    pub undefined: u32,
}

impl Values {
    /// From one value per replicate, NaN where the measure is not defined of it.
    pub fn new(values: Vec<f64>) -> Result<Self, MeasureError> {
        let all = values.len();
        let defined: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        if defined.is_empty() {
            return Err(MeasureError::Undefined { why: "of no table that was drawn could the measure be taken" });
        }
        let undefined = (all - defined.len()) as u32;
        Ok(Self { defined, undefined })
    }

    pub fn count(&self) -> u32 {
        self.defined.len() as u32
    }

    pub fn mean(&self) -> f64 {
        crate::sum::of(&self.defined) / self.defined.len() as f64
    }

    /// The standard deviation with the divisor n − 1; 0 for one value.
    pub fn sd(&self) -> f64 {
        let mean = self.mean();
        let squares = crate::sum::over(&self.defined, |value| (value - mean) * (value - mean));
        (squares / (self.defined.len().max(2) - 1) as f64).sqrt()
    }

    /// How many are at least, and how many at most, another value, to within the last bits.
    pub fn tails(&self, value: f64) -> (u32, u32) {
        let tolerance = 1e-12 * value.abs().max(1e-3);
        let count = |f: &dyn Fn(f64) -> bool| self.defined.iter().filter(|v| f(**v)).count() as u32;
        (count(&|v| v >= value - tolerance), count(&|v| v <= value + tolerance))
    }

    /// `(tail + 1) / (values + 1)`: what was observed is one of the outcomes that chance can give.
    pub fn p(&self, tail: u32) -> f64 {
        (f64::from(tail) + 1.0) / (f64::from(self.count()) + 1.0)
    }

    /// The values in ascending order.
    pub fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.defined.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted
    }
}

/// The quantile of ascending values at q, 0 ≤ q ≤ 1, interpolated between the values at (m − 1) q.
pub(super) fn quantile(sorted: &[f64], q: f64) -> f64 {
    let at = (sorted.len() - 1) as f64 * q.clamp(0.0, 1.0);
    let low = at as usize;
    let high = (low + 1).min(sorted.len() - 1);
    sorted[low] + (sorted[high] - sorted[low]) * (at - low as f64)
}

/// The ends of the middle part of ascending values that holds a share of them.
pub(super) fn middle(sorted: &[f64], level: f64) -> (f64, f64) {
    let outside = (1.0 - level) / 2.0;
    (quantile(sorted, outside), quantile(sorted, 1.0 - outside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_down_to_mean_spread_tails_and_quantiles() {
        let values = Values::new(vec![4.0, 1.0, f64::NAN, 2.0, 3.0, 5.0]).unwrap();
        assert_eq!((values.count(), values.undefined, values.mean()), (5, 1, 3.0));
        assert!((values.sd() - 2.5f64.sqrt()).abs() < 1e-15);
        assert_eq!(values.tails(4.0), (2, 4));
        assert_eq!(values.p(2), 0.5);
        let sorted = values.sorted();
        assert_eq!((quantile(&sorted, 0.0), quantile(&sorted, 0.625), quantile(&sorted, 1.0)), (1.0, 3.5, 5.0));
        assert_eq!(middle(&sorted, 0.5), (2.0, 4.0));
        assert!(Values::new(vec![f64::NAN]).is_err());
        assert_eq!(Values::new(vec![7.0]).unwrap().sd(), 0.0);
    }
}

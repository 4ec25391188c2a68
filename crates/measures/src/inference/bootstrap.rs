//! Bootstrap over areas: how much a value changes when the areas are drawn anew, with replacement, as many as there are.
//!
//! The interval of the percentiles is that of the middle part of the R values drawn. The bias-corrected interval moves its
//! ends by `z₀ = Φ⁻¹(share of the values below the observed one)`: they are the quantiles at `Φ(2 z₀ ± z)`, where z is that of
//! the level.
//!
//! Source: Efron, B. (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics 7; Efron, B., and
//! Tibshirani, R. J. (1993), An introduction to the bootstrap. See `docs/methods/uncertainty/bootstrap.md`.

use super::additive::Additive;
use super::frame::Frame;
use super::stream::{self, Stream};
use super::summary::{Values, middle, quantile};
use super::{Plan, level as checked_level};
use crate::Estimate;
use crate::error::MeasureError;
use crate::par;
use crate::registry::{Measure, Subject};
use rand_core::Rng;
use statrs::function::erf::{erfc, erfc_inv};

/// How much a value changes when the areas are drawn anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// The measure of the areas as they are.
    pub value: f64,
    /// Mean of the values drawn less the value.
    pub bias: f64,
    /// Standard deviation of the values drawn: the standard error.
    pub sd: f64,
    /// The ends of the middle part of the values drawn that holds a share `level` of them.
    pub percentile: (f64, f64),
    /// The same with its ends moved for bias; `None` where all values drawn lie on one side of the value.
    pub bias_corrected: Option<(f64, f64)>,
    /// The share of the values that the interval holds.
    pub level: f64,
    /// How many values the figures rest on.
    pub replicates: u32,
    /// How many resamples the measure is not defined of; they are left out.
    pub undefined: u32,
    /// Number of areas with people.
    pub n: usize,
    /// The values drawn, in the order in which they were drawn.
    pub simulated: Vec<f64>,
}

impl Interval {
    /// The value with the interval beside it: the bias-corrected one, or that of the percentiles where there is none.
    pub fn estimate(&self) -> Estimate {
        let interval = self.bias_corrected.unwrap_or(self.percentile);
        Estimate { interval: Some(interval), ..Estimate::plain(self.value, self.n) }
    }
}

/// The interval of a measure of a subject, over areas drawn anew. Areas without people are not drawn.
///
/// # Errors
/// What the measure refuses; a measure that gives a number per area or looks at places, since areas drawn twice have no
/// neighbourhood; a level that is not between 0 and 1; a number of replicates that is not in 1 … 100 000.
pub fn bootstrap_interval(
    measure: &Measure,
    subject: &Subject,
    settings: &[f64],
    level: f64,
    plan: Plan,
) -> Result<Interval, MeasureError> {
    plan.check()?;
    checked_level(level)?;
    let resample = Resample::of(Frame::of(measure, subject, settings)?)?;
    let draw = |scratch: &mut Scratch, replicate: usize| resample.value(&mut stream::of(plan.seed, replicate), scratch);
    let values = Values::new(par::map_with(plan.replicates as usize, Scratch::default, draw))?;
    let sorted = values.sorted();
    Ok(Interval {
        value: resample.value,
        bias: values.mean() - resample.value,
        sd: values.sd(),
        percentile: middle(&sorted, level),
        bias_corrected: bias_corrected(&sorted, resample.value, level),
        level,
        replicates: values.count(),
        undefined: values.undefined,
        n: resample.n,
        simulated: values.defined,
    })
}

/// The areas of a subject, from which as many are drawn with replacement.
pub(super) struct Resample<'s> {
    frame: Frame<'s>,
    columns: Vec<Vec<f64>>,
    additive: Option<Additive>,
    /// The measure of the areas as they are.
    pub value: f64,
    /// Number of areas with people.
    pub n: usize,
}

/// Room for one resample.
#[derive(Default)]
pub(super) struct Scratch {
    times: Vec<f64>,
    columns: Vec<Vec<f64>>,
}

impl<'s> Resample<'s> {
    pub fn of(frame: Frame<'s>) -> Result<Self, MeasureError> {
        if frame.measure.is_spatial() {
            return Err(MeasureError::Undefined {
                why: "areas that are drawn twice or not at all have no neighbourhood; draw people instead, by a null model",
            });
        }
        let totals = frame.subject.groups().totals();
        let columns: Vec<Vec<f64>> = frame
            .columns()
            .iter()
            .map(|column| column.iter().zip(totals).filter(|(_, t)| **t > 0.0).map(|(n, _)| *n).collect())
            .collect();
        let n = columns[0].len();
        if n < 2 {
            return Err(MeasureError::OneArea);
        }
        let additive = Additive::of(frame.measure, frame.settings, &columns);
        Ok(Self { value: frame.value, n, additive, columns, frame })
    }

    /// The measure of one resample; NaN where it is not defined.
    pub fn value(&self, stream: &mut Stream, scratch: &mut Scratch) -> f64 {
        scratch.times.clear();
        scratch.times.resize(self.n, 0.0);
        draw_times(stream, &mut scratch.times);
        if let Some(additive) = &self.additive {
            return additive.value(&scratch.times);
        }
        scratch.columns.resize(self.columns.len(), Vec::new());
        for (drawn, column) in scratch.columns.iter_mut().zip(&self.columns) {
            drawn.clear();
            for (count, times) in column.iter().zip(&scratch.times) {
                drawn.extend(std::iter::repeat_n(*count, *times as usize));
            }
            // The measure is taken of as many areas as the subject has; areas without people change none.
            drawn.resize(self.frame.subject.n(), 0.0);
        }
        self.frame.value_of(&scratch.columns)
    }
}

/// How often each of n areas comes in n draws, added to what is there.
#[inline]
fn draw_times(stream: &mut Stream, times: &mut [f64]) {
    let n = times.len() as u64;
    if n > u64::from(u32::MAX) {
        (0..n).for_each(|_| times[stream::below(stream, n) as usize] += 1.0);
        return;
    }
    // Two draws from the halves of one number, all areas alike to within 2⁻³² n.
    let mut draw = |half: u64| times[((half * n) >> 32) as usize] += 1.0;
    for _ in 0..n / 2 {
        let random = stream.next_u64();
        draw(random >> 32);
        draw(random & 0xffff_ffff);
    }
    if n % 2 == 1 {
        draw(stream.next_u64() >> 32);
    }
}

/// The bias-corrected interval from ascending values.
fn bias_corrected(sorted: &[f64], value: f64, level: f64) -> Option<(f64, f64)> {
    let below = sorted.partition_point(|v| *v < value);
    let equal = sorted[below..].partition_point(|v| *v <= value);
    let share = (below as f64 + equal as f64 / 2.0) / sorted.len() as f64;
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let (shift, z) = (2.0 * normal_quantile(share), normal_quantile((1.0 + level) / 2.0));
    Some((quantile(sorted, normal(shift - z)), quantile(sorted, normal(shift + z))))
}

/// The standard normal distribution Φ.
fn normal(z: f64) -> f64 {
    erfc(-z / std::f64::consts::SQRT_2) / 2.0
}

/// Its inverse Φ⁻¹.
fn normal_quantile(p: f64) -> f64 {
    -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_areas_are_drawn_as_there_are_and_each_as_likely() {
        let mut sums = [0.0; 5];
        for replicate in 0..20_000 {
            let mut times = [0.0; 5];
            draw_times(&mut stream::of(4, replicate), &mut times);
            assert_eq!(times.iter().sum::<f64>(), 5.0);
            sums.iter_mut().zip(times).for_each(|(sum, times)| *sum += times);
        }
        // 20 000 expected, standard deviation 126.
        assert!(sums.iter().all(|sum| (sum - 20_000.0).abs() < 600.0), "{sums:?}");
    }

    #[test]
    fn an_unbiased_bootstrap_has_the_interval_of_its_percentiles() {
        let sorted: Vec<f64> = (0..=1000).map(f64::from).collect();
        let (low, high) = bias_corrected(&sorted, 500.0, 0.9).unwrap();
        assert!((low - 50.0).abs() < 1e-6 && (high - 950.0).abs() < 1e-6, "{low} {high}");
        // Most values lie below the observed one: the interval moves up.
        let (low, high) = bias_corrected(&sorted, 700.0, 0.9).unwrap();
        assert!(low > 200.0 && high > 990.0, "{low} {high}");
        assert_eq!(bias_corrected(&sorted, 2000.0, 0.9), None);
    }

    #[test]
    fn the_normal_distribution_and_its_inverse_are_each_others() {
        assert!((normal(1.959_963_984_540_054) - 0.975).abs() < 1e-9);
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-9);
    }
}

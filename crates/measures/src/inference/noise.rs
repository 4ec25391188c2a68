//! What noise in the published counts does to a measure: counts that could be behind the published ones are drawn, and
//! the measure is taken of each.
//!
//! *Shares rounded to whole per cent*: all compositions of an area that round to the published one are alike.
//! *Cell Key noise*: a published count is the true one plus a whole number between −m and m that has the mean 0 and a stated
//! variance; of all such distributions the one of greatest entropy is taken, `p(e) ∝ exp(−c e²)`.
//!
//! Source: Thompson, G., Broadfoot, S., and Elazar, D. (2013), Methodology for the automatic confidentialisation of
//! statistical outputs from remote servers at the Australian Bureau of Statistics, UNECE work session on statistical data
//! confidentiality; Giessing, S. (2016), Computational issues in the design of transition probabilities and disclosure
//! risk estimation for additive noise, Privacy in Statistical Databases, LNCS 9867. See `docs/methods/uncertainty/noise.md`.

use super::alias::Tables;
use super::frame::Frame;
use super::stream::{self, Stream};
use super::summary::{Values, middle};
use super::{Plan, USUAL_LEVEL};
use crate::error::MeasureError;
use crate::par;
use crate::registry::{Measure, Subject};

/// What stands between the published counts and the true ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Noise {
    /// The counts come from shares of each area's people that were rounded to multiples of a step, in per cent. The
    /// subject must have all groups that the shares are shares of.
    RoundedShares {
        /// The step in per cent, 0 < step ≤ 100: 1 for whole per cent.
        step: f64,
    },
    /// A whole number was added to each count. Which variance and greatest number an agency uses is often not published;
    /// see [`Noise::CELL_KEY`]. A published 0 is taken as a true one, and no true count is negative.
    CellKey {
        /// The variance of what was added, greater than 0 and at most that of all numbers alike, m (m + 1) / 3.
        variance: f64,
        /// The greatest number that was added or taken away, m, 1 … 100.
        most: u32,
    },
}

impl Noise {
    /// Shares in whole per cent.
    pub const WHOLE_PER_CENT: Noise = Noise::RoundedShares { step: 1.0 };
    /// Cell Key noise with the variance 1 and at most 2 added or taken away. An assumption: the figures that Statistics
    /// Sweden uses are not published.
    pub const CELL_KEY: Noise = Noise::CellKey { variance: 1.0, most: 2 };
}

/// What the noise does to a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Propagated {
    /// The measure of the published counts.
    pub value: f64,
    /// Mean of the measure over counts that could be behind them.
    pub mean: f64,
    /// By how much the mean lies above the value. Noise is taken as unevenness, so that the published value is as a rule
    /// about as much too high as this.
    pub shift: f64,
    /// Standard deviation over the counts that could be behind them.
    pub sd: f64,
    /// The middle 95 per cent.
    pub interval: (f64, f64),
    /// The standard deviation as a share of the value's size; `None` for the value 0.
    pub relative_sd: Option<f64>,
    /// How many values the figures rest on.
    pub replicates: u32,
    /// How many tables the measure is not defined of; they are left out.
    pub undefined: u32,
    /// Number of areas with people.
    pub n: usize,
}

/// Takes a measure of counts that could be behind the published ones.
///
/// # Errors
/// What the measure refuses; a measure that gives a number per area; a step, variance or greatest number that is not
/// allowed; a number of replicates that is not in 1 … 100 000.
pub fn propagate(
    measure: &Measure,
    subject: &Subject,
    settings: &[f64],
    noise: Noise,
    plan: Plan,
) -> Result<Propagated, MeasureError> {
    plan.check()?;
    let frame = Frame::of_all_groups(measure, subject, settings)?;
    let source = Source::of(noise)?;
    let own = frame.columns();
    let values = par::map_with(
        plan.replicates as usize,
        || own.clone(),
        |columns, replicate| {
            source.draw(&mut stream::of(plan.seed, replicate), &own, columns);
            frame.value_of(columns)
        },
    );
    let values = Values::new(values)?;
    Ok(Propagated {
        value: frame.value,
        mean: values.mean(),
        shift: values.mean() - frame.value,
        sd: values.sd(),
        interval: middle(&values.sorted(), USUAL_LEVEL),
        relative_sd: (frame.value != 0.0).then(|| values.sd() / frame.value.abs()),
        replicates: values.count(),
        undefined: values.undefined,
        n: frame.n,
    })
}

/// What draws the counts behind the published ones.
enum Source {
    /// Half the step, as a share of one.
    Rounding(f64),
    /// For each count up to the greatest number added, what may have been added to it, counted from −m.
    CellKey { tables: Tables, most: u32 },
}

/// How often the composition of an area is stirred, each time once per group.
const STIRS: usize = 4;

impl Source {
    fn of(noise: Noise) -> Result<Self, MeasureError> {
        match noise {
            Noise::RoundedShares { step } if step > 0.0 && step <= 100.0 => Ok(Source::Rounding(step / 200.0)),
            Noise::RoundedShares { step } => {
                let allowed = "greater than 0 and at most 100 per cent".into();
                Err(MeasureError::BadParameter { name: "step", value: step, allowed })
            }
            Noise::CellKey { variance, most } => {
                let weights = of_greatest_entropy(variance, most)?;
                let mut tables = Tables::default();
                // What may have been added to a published count n: at most n, since the true one is not negative.
                (0..=most).for_each(|n| tables.add(0, &weights[..=(most + n) as usize]));
                Ok(Source::CellKey { tables, most })
            }
        }
    }

    fn draw(&self, stream: &mut Stream, own: &[Vec<f64>], columns: &mut [Vec<f64>]) {
        match self {
            Source::Rounding(half) => {
                let (mut shares, mut limits) = (vec![0.0; own.len()], vec![(0.0, 0.0); own.len()]);
                for i in 0..own[0].len() {
                    let total: f64 = own.iter().map(|column| column[i]).sum();
                    if total > 0.0 {
                        shares.iter_mut().zip(own).for_each(|(share, column)| *share = column[i] / total);
                        stir(stream, *half, &mut shares, &mut limits);
                        columns.iter_mut().zip(&shares).for_each(|(column, share)| column[i] = share * total);
                    }
                }
            }
            Source::CellKey { tables, most } => {
                for (column, own) in columns.iter_mut().zip(own) {
                    for (count, own) in column.iter_mut().zip(own) {
                        let table = own.min(f64::from(*most)).floor() as usize;
                        let added = f64::from(tables.draw(table, stream)) - f64::from(*most);
                        *count = if *own > 0.0 { (own - added).max(0.0) } else { 0.0 };
                    }
                }
            }
        }
    }
}

/// Moves shares among the groups of an area, two groups at a time, each time to a point drawn from all that leave both
/// within half a step of where they began and not negative: in the long run all compositions are alike.
fn stir(stream: &mut Stream, half: f64, shares: &mut [f64], limits: &mut [(f64, f64)]) {
    let k = shares.len();
    for (limits, share) in limits.iter_mut().zip(shares.iter()) {
        *limits = ((share - half).max(0.0), (share + half).min(1.0));
    }
    // Two groups have one way to move, and one draw is all there is to it.
    let stirs = if k == 2 { 1 } else { STIRS };
    for stir in 0..stirs {
        for g in 0..if k == 2 { 1 } else { k } {
            let h = (g + 1 + stir % (k - 1)) % k;
            let both = shares[g] + shares[h];
            let low = limits[g].0.max(both - limits[h].1);
            let high = limits[g].1.min(both - limits[h].0);
            if high > low {
                shares[g] = low + (high - low) * stream::unit(stream);
                shares[h] = (both - shares[g]).max(0.0);
            }
        }
    }
}

/// The weights of −m … m with the mean 0, a variance and, given these, the greatest entropy.
fn of_greatest_entropy(variance: f64, most: u32) -> Result<Vec<f64>, MeasureError> {
    if !(1..=100).contains(&most) {
        let allowed = "a whole number from 1 to 100".into();
        return Err(MeasureError::BadParameter { name: "most", value: f64::from(most), allowed });
    }
    let greatest = f64::from(most * (most + 1)) / 3.0;
    if !(variance >= 1e-6 && variance <= greatest) {
        let allowed = format!("from 0.000001 to {greatest}, which all numbers alike have");
        return Err(MeasureError::BadParameter { name: "variance", value: variance, allowed });
    }
    let weights =
        |c: f64| -> Vec<f64> { (-i64::from(most)..=i64::from(most)).map(|e| (-c * (e * e) as f64).exp()).collect() };
    let spread = |c: f64| {
        let weights = weights(c);
        let squares = weights.iter().zip(-i64::from(most)..).map(|(w, e)| w * (e * e) as f64);
        squares.sum::<f64>() / weights.iter().sum::<f64>()
    };
    let (mut low, mut high) = (0.0, 40.0);
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if spread(middle) > variance { low = middle } else { high = middle }
    }
    Ok(weights((low + high) / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noise_has_the_variance_that_was_stated() {
        for (variance, most) in [(1.0, 2), (2.0, 3), (2.0, 2), (0.01, 5), (30.0, 100)] {
            let weights = of_greatest_entropy(variance, most).unwrap();
            let sum: f64 = weights.iter().sum();
            let squares: f64 = weights.iter().enumerate().map(|(i, w)| w * (i as f64 - f64::from(most)).powi(2)).sum();
            assert!((squares / sum - variance).abs() < 1e-9, "{variance} {most}");
        }
        assert!(of_greatest_entropy(3.0, 2).is_err() && of_greatest_entropy(0.0, 2).is_err());
        assert!(of_greatest_entropy(1.0, 0).is_err() && of_greatest_entropy(f64::NAN, 2).is_err());
    }

    #[test]
    fn stirred_shares_stay_within_half_a_step_and_add_up_to_one() {
        let mut random = stream::of(1, 0);
        let start = [0.0, 0.01, 0.3, 0.69];
        let mut sums = [0.0; 4];
        for _ in 0..2000 {
            let mut shares = start;
            stir(&mut random, 0.005, &mut shares, &mut [(0.0, 0.0); 4]);
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert!(shares.iter().zip(start).all(|(s, p)| *s >= 0.0 && (s - p).abs() <= 0.005 + 1e-12), "{shares:?}");
            sums.iter_mut().zip(shares).for_each(|(sum, share)| *sum += share / 2000.0);
        }
        // Half of the outcomes of a share of 0 are forbidden, so that its mean is above 0.
        assert!(sums[0] > 0.001 && sums[0] < 0.0025, "{sums:?}");
    }

    #[test]
    fn cell_key_noise_leaves_zeros_and_makes_no_count_negative() {
        let source = Source::of(Noise::CELL_KEY).unwrap();
        let own = vec![vec![0.0, 1.0, 2.0, 50.0]];
        let mut columns = own.clone();
        let mut sums = [0.0; 4];
        for replicate in 0..20_000 {
            source.draw(&mut stream::of(3, replicate), &own, &mut columns);
            assert!(columns[0][0] == 0.0 && columns[0].iter().all(|n| *n >= 0.0 && n.fract() == 0.0));
            assert!((columns[0][3] - 50.0).abs() <= 2.0);
            sums.iter_mut().zip(&columns[0]).for_each(|(sum, n)| *sum += n / 20_000.0);
        }
        // Standard error 0.007; a count of 1 cannot have had 2 added, so that its mean is above 1.
        assert!((sums[3] - 50.0).abs() < 0.03 && (sums[2] - 2.0).abs() < 0.03 && sums[1] > 1.05, "{sums:?}");
    }
}

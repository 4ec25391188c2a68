//! How sure is a value? Intervals, tests against chance, tests of differences, and what noise in the input does.
//!
//! | question | page |
//! |---|---|
//! | could chance alone give this value? | [`randomisation_test()`], against a [`Null`] model |
//! | how much would it change with other areas of the same kind? | [`bootstrap_interval()`] |
//! | do two places, or two years, really differ? | [`difference_test()`], by a [`Scheme`] |
//! | what does rounding or disclosure noise in the counts do to it? | [`propagate()`], for a kind of [`Noise`] |
//!
//! All of them take any measure of the list that gives one number, and a [`Subject`](crate::registry::Subject). All
//! draw R replicates from a seed ([`Plan`]): the same seed gives the same bits, whatever the number of threads.
//!
//! The value of the measure is never replaced: what is found stands beside it. A replicate of which the measure is not
//! defined (a group that nobody was drawn into) is left out and counted.

mod additive;
mod alias;
mod bootstrap;
mod difference;
mod frame;
mod law;
mod noise;
mod null;
mod persons;
mod randomisation;
mod stream;
mod summary;

pub use bootstrap::{Interval, bootstrap_interval};
pub use difference::{Difference, Scheme, difference_test};
pub use noise::{Noise, Propagated, propagate};
pub use null::Null;
pub use randomisation::{Test, randomisation_test};

use crate::error::MeasureError;

/// How many replicates are drawn, and from which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// R, 1 … 100 000; 1 000 is usual.
    pub replicates: u32,
    /// The same seed gives the same replicates.
    pub seed: u64,
}

impl Plan {
    /// The most replicates.
    pub const MOST: u32 = 100_000;

    /// That the number of replicates is allowed.
    fn check(self) -> Result<(), MeasureError> {
        if (1..=Self::MOST).contains(&self.replicates) {
            return Ok(());
        }
        let allowed = format!("a whole number from 1 to {}", Self::MOST);
        Err(MeasureError::BadParameter { name: "replicates", value: f64::from(self.replicates), allowed })
    }
}

impl Default for Plan {
    /// A thousand replicates from the seed 1.
    fn default() -> Self {
        Self { replicates: 1000, seed: 1 }
    }
}

/// The share of the drawn values that intervals hold where no other level is asked for.
const USUAL_LEVEL: f64 = 0.95;

/// That a share of the replicates is one, and not all or none of them.
fn level(level: f64) -> Result<(), MeasureError> {
    if level > 0.0 && level < 1.0 {
        return Ok(());
    }
    Err(MeasureError::BadParameter { name: "level", value: level, allowed: "between 0 and 1, 0.95 for example".into() })
}

//! What comes out of a measure: the estimate, and beside it, never instead of it, what is known about its uncertainty.

/// A measure's value with what goes beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The measure as defined, in its own unit, not rounded.
    pub value: f64,
    /// The value with the bias of chance taken out, where a correction was asked for and exists.
    pub corrected: Option<f64>,
    /// Lower and upper end of the interval, where one was asked for.
    pub interval: Option<(f64, f64)>,
    /// Probability of a value at least as extreme if there were nothing to find, where a test was asked for.
    pub p: Option<f64>,
    /// Number of areas with people: the level of most measures depends on it.
    pub n: usize,
}

impl Estimate {
    /// A value of n areas with nothing beside it.
    pub fn plain(value: f64, n: usize) -> Self {
        Self { value, corrected: None, interval: None, p: None, n }
    }
}

//! What is told.

/// An answer, and how far from the best possible it can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The open candidates, by position.
    pub open: Vec<u32>,
    /// The value of the answer.
    pub value: f64,
    /// No allowed answer has a lower value than this: a Lagrangian bound, lowered by 10⁻¹² of the sizes added, for the
    /// rounding of the sums. Equal to `value` where the answer is proved best.
    pub bound: f64,
    /// What is proved.
    pub proof: Proof,
    /// How many times the relaxation was solved, over all nodes.
    pub rounds: u64,
    /// How many nodes of the tree were looked at; 1 is the whole problem alone.
    pub nodes: u64,
}

/// What is proved of an [`Answer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No allowed answer is better.
    Best,
    /// No allowed answer is better by more than the gap.
    Within,
}

impl Answer {
    /// (value − bound) / value: the answer is at most this share above the best possible. 0 for a value of 0.
    pub fn gap(&self) -> f64 {
        if self.value > 0.0 { ((self.value - self.bound) / self.value).max(0.0) } else { 0.0 }
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// It is proved that no set of candidates keeps every rule, or none at a value that would do.
    #[error("no set of candidates keeps every rule")]
    Impossible,
    /// None was found; there may be one.
    #[error("no set of candidates that keeps every rule was found; it is not proved that there is none")]
    NotFound,
}

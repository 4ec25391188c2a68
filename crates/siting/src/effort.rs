//! How much is to be tried, and what is told meanwhile.

/// How much is to be tried. Counted in rounds, nodes and pairs, not in seconds, so that the same input gives the same
/// answer on every machine; `stop` is for those who must end by the clock, or because nobody waits any more.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Rounds of the relaxation for the whole problem.
    pub rounds: u32,
    /// Rounds for each node of the tree.
    pub node_rounds: u32,
    /// The most nodes.
    pub nodes: u64,
    /// The most pairs of demand point and candidate that the relaxation may look at, over all rounds: about 10⁹ take a
    /// second or two.
    pub pairs: u64,
    /// Stop at an answer that is at most this share above the best possible.
    pub gap: f64,
    /// The gap is a share of the distance from here to the value: 0 for a share of the value; the whole weight where the
    /// value is what is left of it, so that the gap is a share of what is served.
    pub gap_from: f64,
    /// An answer of at most this value will do, and that there is none ends the work too: −∞ to look for the best, ∞ to
    /// take the first.
    pub enough: f64,
    /// Asked after every few rounds; `true` ends the work with what is known by then.
    pub stop: &'a dyn Fn() -> bool,
    /// Told after every few rounds and nodes.
    pub told: &'a dyn Fn(&Progress),
}

/// What is known so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The best value found; none where no allowed answer is found yet.
    pub value: Option<f64>,
    /// No allowed answer has a lower value; −∞ where nothing is known yet.
    pub bound: f64,
    /// Rounds of the relaxation so far.
    pub rounds: u64,
    /// Nodes so far, or covering problems.
    pub nodes: u64,
}

impl Default for Effort<'_> {
    fn default() -> Self {
        Self {
            rounds: 4000,
            node_rounds: 120,
            nodes: 20_000,
            pairs: 200_000_000_000,
            gap: 0.0,
            gap_from: 0.0,
            enough: f64::NEG_INFINITY,
            stop: &|| false,
            told: &|_| (),
        }
    }
}

impl std::fmt::Debug for Effort<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Effort")
            .field("rounds", &self.rounds)
            .field("node_rounds", &self.node_rounds)
            .field("nodes", &self.nodes)
            .field("pairs", &self.pairs)
            .field("gap", &self.gap)
            .field("gap_from", &self.gap_from)
            .field("enough", &self.enough)
            .finish_non_exhaustive()
    }
}

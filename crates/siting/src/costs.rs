//! Which demand point reaches which candidate, at what cost.

/// Costs of serving each demand point from each candidate it can be served from: per demand point the candidates in
/// order of cost, then of position. What is not listed cannot serve the point.
///
/// Memory: 12 bytes per listed pair. 5 984 demand points × 3 363 candidates take 240 MB in full.
#[derive(Clone, Debug)]
pub struct Costs {
    candidates: u32,
    start: Vec<usize>,
    candidate: Vec<u32>,
    cost: Vec<f64>,
    otherwise: Vec<f64>,
}

/// Collects the rows of [`Costs`].
#[derive(Clone, Debug)]
pub struct CostsBuilder {
    costs: Costs,
    row: Vec<(f64, u32)>,
}

impl CostsBuilder {
    /// Of a problem with so many candidates.
    pub fn new(candidates: u32) -> Self {
        let costs =
            Costs { candidates, start: vec![0], candidate: Vec::new(), cost: Vec::new(), otherwise: Vec::new() };
        Self { costs, row: Vec::new() }
    }

    /// Adds the next demand point: its pairs of candidate and cost, in any order, and what it costs to leave it
    /// unserved (∞ where it must be served). A pair that costs no less than leaving the point unserved is left out:
    /// nobody would use it. Costs are finite and candidates exist; [`Problem::new`](crate::Problem::new) checks that.
    pub fn row(&mut self, pairs: impl IntoIterator<Item = (u32, f64)>, otherwise: f64) {
        self.row.clear();
        self.row.extend(
            pairs.into_iter().filter(|&(_, cost)| cost < otherwise || cost.is_nan()).map(|(at, cost)| (cost, at)),
        );
        self.row.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        self.costs.candidate.extend(self.row.iter().map(|pair| pair.1));
        self.costs.cost.extend(self.row.iter().map(|pair| pair.0));
        self.costs.start.push(self.costs.cost.len());
        self.costs.otherwise.push(otherwise);
    }

    /// All rows.
    pub fn build(self) -> Costs {
        self.costs
    }
}

impl Costs {
    /// From a full matrix, one row per demand point: every demand point must be served, by any candidate.
    pub fn full(candidates: u32, rows: impl IntoIterator<Item = impl AsRef<[f64]>>) -> Self {
        let mut builder = CostsBuilder::new(candidates);
        for row in rows {
            builder.row((0..candidates).zip(row.as_ref().iter().copied()), f64::INFINITY);
        }
        builder.build()
    }

    /// How many demand points.
    pub fn demand(&self) -> usize {
        self.otherwise.len()
    }

    /// How many candidates.
    pub fn candidates(&self) -> u32 {
        self.candidates
    }

    /// How many pairs are listed.
    pub fn pairs(&self) -> usize {
        self.cost.len()
    }

    /// The candidates of a demand point in order of cost, and their costs.
    pub fn row(&self, demand: usize) -> (&[u32], &[f64]) {
        let row = self.start[demand]..self.start[demand + 1];
        (&self.candidate[row.clone()], &self.cost[row])
    }

    /// What it costs to leave a demand point unserved; ∞ where it must be served.
    pub fn otherwise(&self, demand: usize) -> f64 {
        self.otherwise[demand]
    }

    /// The most that a demand point can cost: to be left unserved, or where that is not allowed its dearest candidate.
    pub(crate) fn dearest(&self, demand: usize) -> f64 {
        let otherwise = self.otherwise(demand);
        if otherwise.is_finite() { otherwise } else { self.row(demand).1.last().copied().unwrap_or(0.0) }
    }

    /// Only the pairs whose candidate is kept.
    pub(crate) fn only(&self, kept: &[bool]) -> Self {
        let mut costs = Self {
            candidates: self.candidates,
            start: vec![0],
            candidate: Vec::new(),
            cost: Vec::new(),
            otherwise: self.otherwise.clone(),
        };
        for demand in 0..self.demand() {
            let (candidates, values) = self.row(demand);
            for (&candidate, &cost) in candidates.iter().zip(values) {
                if kept[candidate as usize] {
                    costs.candidate.push(candidate);
                    costs.cost.push(cost);
                }
            }
            costs.start.push(costs.cost.len());
        }
        costs
    }
}

//! What does a network cost, and what may it cost?

use segbar_domain::Text;
use segbar_siting::Rule;

/// What a site costs over the time that is planned for, in kronor.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SiteCost {
    /// Rent and running of an open office over the time, ≥ 0.
    pub running: f64,
    /// Once, to open an office where there is none today, ≥ 0.
    pub opening: f64,
    /// Once, to close the office of today (notice, moving, restoring), ≥ 0.
    pub closing: f64,
}

/// The most that a network may cost, instead of or beside a number of offices.
///
/// cost = Σ over open of running + Σ over opened of opening + Σ over closed of closing. Linear in what is open, so it is one
/// rule of sums for the search and its bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// What each site costs, in the order of the sites.
    pub costs: Vec<SiteCost>,
    /// The most that all of it may cost, kronor.
    pub most: f64,
}

impl Budget {
    /// What a network costs, where these sites are open today.
    pub fn cost(&self, open: &[u32], today: &[u32]) -> f64 {
        let is = |list: &[u32]| {
            let mut is = vec![false; self.costs.len()];
            list.iter().for_each(|&at| is[at as usize] = true);
            is
        };
        let (open, today) = (is(open), is(today));
        let of = |at: usize| match (open[at], today[at]) {
            (true, true) => self.costs[at].running,
            (true, false) => self.costs[at].running + self.costs[at].opening,
            (false, true) => self.costs[at].closing,
            (false, false) => 0.0,
        };
        (0..self.costs.len()).map(of).sum()
    }

    /// As a rule over the sites: closing an office of today is saved by keeping it.
    pub(crate) fn rule(&self, today: &[u32]) -> Rule {
        let fixed: f64 = today.iter().map(|&at| self.costs[at as usize].closing).sum();
        let mut terms: Vec<f64> = self.costs.iter().map(|cost| cost.running + cost.opening).collect();
        for &at in today {
            let cost = &self.costs[at as usize];
            terms[at as usize] = cost.running - cost.closing;
        }
        let terms = (0u32..).zip(terms).filter(|term| term.1 != 0.0).collect();
        Rule::Sum { terms, least: f64::NEG_INFINITY, most: self.most - fixed }
    }

    /// Every reason against the numbers.
    pub(crate) fn reasons(&self, sites: usize) -> Vec<Text> {
        let mut reasons = Vec::new();
        let count = self.costs.len();
        if count != sites {
            reasons.push(Text::new(
                format!("kostnader för {count} platser, men det finns {sites}"),
                format!("costs of {count} sites, but there are {sites}"),
            ));
        }
        let good = |amount: f64| amount.is_finite() && amount >= 0.0;
        if !self.costs.iter().all(|cost| good(cost.running) && good(cost.opening) && good(cost.closing)) {
            reasons.push(Text::new("kostnader ska vara tal ≥ 0", "costs must be numbers ≥ 0"));
        }
        if !good(self.most) {
            reasons.push(Text::new("budgeten ska vara ett tal ≥ 0", "the budget must be a number ≥ 0"));
        }
        reasons
    }
}

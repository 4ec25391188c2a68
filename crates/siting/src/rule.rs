//! What must hold, whatever it costs.

/// A rule about which candidates are open.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// least ≤ Σ aⱼ yⱼ ≤ most, where yⱼ is 1 for an open candidate: *at least one per region*, *keep all but three of
    /// these*, *no two closer than*, *a budget*.
    Sum {
        /// Candidates and their coefficients aⱼ; each candidate once.
        terms: Vec<(u32, f64)>,
        /// −∞ where there is none.
        least: f64,
        /// +∞ where there is none.
        most: f64,
    },
    /// Σ of the weights of the sets in which no candidate is open ≤ `at_most`: *everybody within 30 minutes*
    /// (`at_most` = 0), *at most 2 % of the people of these areas farther than 45 minutes*.
    Coverage {
        /// For each protected demand point its weight (> 0) and the candidates that cover it.
        sets: Vec<(f64, Vec<u32>)>,
        /// The weight that may be left uncovered, ≥ 0.
        at_most: f64,
    },
}

impl Rule {
    /// By how much the rule is broken by a set of open candidates; 0 where it holds.
    pub fn violation(&self, open: &[bool]) -> f64 {
        match self {
            Rule::Sum { terms, least, most } => {
                let sum: f64 = terms.iter().filter(|term| open[term.0 as usize]).map(|term| term.1).sum();
                beyond(sum, *least, *most)
            }
            Rule::Coverage { sets, at_most } => {
                let uncovered = |set: &&(f64, Vec<u32>)| !set.1.iter().any(|&candidate| open[candidate as usize]);
                let left: f64 = sets.iter().filter(uncovered).map(|set| set.0).sum();
                if *at_most == 0.0 { left } else { beyond(left, f64::NEG_INFINITY, *at_most) }
            }
        }
    }
}

/// How far a sum lies outside its bounds. Sums of weights are compared with a slack of 10⁻⁹ of their size, so that the
/// order of adding does not decide.
pub(crate) fn beyond(sum: f64, least: f64, most: f64) -> f64 {
    let slack = 1e-9 * (1.0 + sum.abs());
    if sum < least - slack {
        least - sum
    } else if sum > most + slack {
        sum - most
    } else {
        0.0
    }
}

//! How much does each office get to do, and is that more than it can?

use segbar_domain::Text;

use crate::access::Access;

/// What comes to an open office, beside what it can take. In people, need or visits, as the amounts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Position of the site.
    pub site: u32,
    /// What comes when everybody uses the nearest office.
    pub amount: f64,
    /// What it can take; nothing where that is not known, and then nothing is over.
    pub capacity: Option<f64>,
    /// What comes beyond what it can take, ≥ 0.
    pub over: f64,
}

impl Load {
    fn new(site: u32, amount: f64, capacity: Option<f64>) -> Self {
        Self { site, amount, capacity, over: capacity.map_or(0.0, |capacity| (amount - capacity).max(0.0)) }
    }

    /// Load by capacity: 1 is full. Nothing where the capacity is not known or 0.
    pub fn share(&self) -> Option<f64> {
        self.capacity.filter(|capacity| *capacity > 0.0).map(|capacity| self.amount / capacity)
    }
}

/// The load of each open site when everybody uses the nearest: `amounts` per demand point (people, people × need, or
/// visits), `capacity` per site in the same unit. In the order of `open`.
pub fn loads(access: &Access, amounts: &[f64], capacity: &[Option<f64>], open: &[u32]) -> Vec<Load> {
    let mut comes = vec![0.0; capacity.len()];
    for (nearest, amount) in access.nearest.iter().zip(amounts) {
        if let Some(site) = nearest {
            comes[*site as usize] += amount;
        }
    }
    open.iter().map(|&site| Load::new(site, comes[site as usize], capacity[site as usize])).collect()
}

/// What is told of all loads together.
pub fn told(loads: &[Load]) -> Text {
    let known = loads.iter().filter(|load| load.capacity.is_some()).count();
    let full = loads.iter().filter(|load| load.over > 0.0).count();
    let over: f64 = loads.iter().map(|load| load.over).sum();
    let all = loads.len();
    Text::new(
        format!(
            "{full} av {known} kontor med känd kapacitet får mer än de kan ta emot, sammanlagt {over:.0} för mycket; för {} av {all} är kapaciteten inte känd",
            all - known
        ),
        format!(
            "{full} of {known} offices with a known capacity get more than they can take, {over:.0} too much in all; for {} of {all} the capacity is not known",
            all - known
        ),
    )
}

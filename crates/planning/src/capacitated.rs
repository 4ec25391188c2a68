//! Which network has the least mean minutes when no office can take more than its capacity, and how far from the best
//! possible can it be?
//!
//! The capacitated p-median with people of one demand point free to go to different offices. For any u, “what a person at i
//! may cost”,
//!
//! Σᵢ wᵢ uᵢ + min over allowed numbers of Σⱼ ρⱼ yⱼ,
//! ρⱼ = min { Σᵢ wᵢ (tᵢⱼ − uᵢ) xᵢⱼ : Σᵢ wᵢ xᵢⱼ ≤ capacityⱼ, 0 ≤ xᵢⱼ ≤ 1 },
//!
//! lies below every allowed network: each ρⱼ is a knapsack that may be filled with parts, filled in order of tᵢⱼ − uᵢ. The
//! conditions are kept by the network that is told but not priced in this bound; the bound of the plan without capacities,
//! which does price them, holds too, and the higher of the two is told.

use segbar_siting::{Choice, Costs, CostsBuilder, Proof};

use crate::aim::Aim;
use crate::allocation::{Allocation, allocate};
use crate::plan::{PlanError, Setup};

/// A network in which everybody has room.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacitated {
    /// Open sites, by position.
    pub open: Vec<u32>,
    /// Who goes where, exactly the best for these sites.
    pub allocation: Allocation,
    /// Mean minutes, weighted by need where asked.
    pub value: f64,
    /// No allowed network in which everybody has room has a lower mean.
    pub bound: f64,
    /// Whether that proves the network the best.
    pub proof: Proof,
    /// Amount placed: people, weighted by need.
    pub people: f64,
    /// People whom no site reaches; they are left out.
    pub unreachable: f64,
    /// The best mean without capacities, as found: what the capacities cost is the value less this.
    pub without_capacity: f64,
    /// Networks tried.
    pub tried: u64,
}

impl Capacitated {
    /// At most this share from the best possible, 0 … 1.
    pub fn gap(&self) -> f64 {
        if self.value > 0.0 { ((self.value - self.bound) / self.value).max(0.0) } else { 0.0 }
    }
}

struct Search<'a, 'b> {
    setup: &'a Setup<'b>,
    allowed: segbar_siting::Problem,
    amounts: Vec<f64>,
    capacity: Vec<f64>,
    best: Option<(Allocation, Vec<u32>)>,
    seen: std::collections::BTreeSet<Vec<u32>>,
    most: u64,
}

impl Setup<'_> {
    /// The network with the least mean minutes in which each office takes at most its capacity: `capacity` per site, in
    /// people, or people × need where there is need; nothing where there is no limit. The aim of the setup is not asked.
    ///
    /// Cost: the plan without capacities; then rounds of the bound as its effort says, at most a twentieth of them networks
    /// that are allocated.
    ///
    /// # Errors
    /// Those of [`Setup::plan`]; that all capacity is too little is [`PlanError::Impossible`], and that no network with
    /// room for all was found [`PlanError::NotFound`].
    pub fn capacitated(&self, capacity: &[Option<f64>]) -> Result<Capacitated, PlanError> {
        let reasons = self.against_capacity(capacity);
        if !reasons.is_empty() {
            return Err(PlanError::Refused(reasons));
        }
        let free = Setup { aim: Aim::LeastMean, ..self.clone_of() }.plan()?;
        let mut amounts = vec![0.0; self.demand.len()];
        let (counted, unreachable) = self.counted();
        counted.iter().for_each(|&i| amounts[i] = self.weight(i));
        let people: f64 = amounts.iter().sum();
        let capacity: Vec<f64> = capacity.iter().map(|capacity| capacity.unwrap_or(f64::INFINITY)).collect();
        if self.most_room(&capacity) < people * (1.0 - 1e-9) {
            return Err(PlanError::Impossible);
        }
        let allowed = self.only_rules(self.rules()?, self.number.clone())?;
        let most = u64::from(self.effort.rounds / 20).max(20);
        let (best, seen) = (None, std::collections::BTreeSet::new());
        let mut search = Search { setup: self, allowed, amounts, capacity, best, seen, most };
        search.consider(&free.open);
        let bound = search.climb(&counted, &free.open);
        let (allocation, open) = search.best.ok_or(PlanError::NotFound)?;
        let per = if people > 0.0 { people } else { 1.0 };
        let value = allocation.total / per;
        let bound = (bound / per).max(free.bound).min(value);
        let proof = if value - bound <= 1e-9 * value { Proof::Best } else { Proof::Within };
        let (tried, without_capacity) = (search.seen.len() as u64, free.value);
        Ok(Capacitated { open, allocation, value, bound, proof, people, unreachable, without_capacity, tried })
    }

    fn against_capacity(&self, capacity: &[Option<f64>]) -> Vec<segbar_domain::Text> {
        let (count, sites) = (capacity.len(), self.sites.len());
        let mut reasons = Vec::new();
        if count != sites {
            reasons.push(segbar_domain::Text::new(
                format!("kapacitet för {count} platser, men det finns {sites}"),
                format!("capacities of {count} sites, but there are {sites}"),
            ));
        }
        if capacity.iter().flatten().any(|capacity| !(capacity.is_finite() && *capacity >= 0.0)) {
            reasons.push(segbar_domain::Text::new("kapacitet ska vara ett tal ≥ 0", "a capacity must be a number ≥ 0"));
        }
        reasons
    }

    /// The room of the greatest offices that may be open together.
    fn most_room(&self, capacity: &[f64]) -> f64 {
        let choices = self.choices();
        let of = |wanted: Choice| -> Vec<f64> {
            choices.iter().zip(capacity).filter(|pair| *pair.0 == wanted).map(|pair| *pair.1).collect()
        };
        let (kept, mut free) = (of(Choice::Keep), of(Choice::Free));
        free.sort_unstable_by(|a, b| b.total_cmp(a));
        let more = (*self.number.end() as usize).saturating_sub(kept.len());
        kept.iter().sum::<f64>() + free.iter().take(more).sum::<f64>()
    }
}

impl Search<'_, '_> {
    /// Allocates a network if it is allowed and new, and keeps it if it is the best; whether it was.
    fn consider(&mut self, open: &[u32]) -> bool {
        let mut open = open.to_vec();
        open.sort_unstable();
        let mut is_open = vec![false; self.setup.sites.len()];
        open.iter().for_each(|&at| is_open[at as usize] = true);
        if self.seen.len() as u64 >= self.most || !self.allowed.allows(&is_open) || !self.seen.insert(open.clone()) {
            return false;
        }
        let allocation = allocate(self.setup.minutes, &self.amounts, &self.capacity, &open);
        let better = allocation.left <= 1e-6
            && self.best.as_ref().is_none_or(|best| allocation.total < best.0.total * (1.0 - 1e-12));
        if better {
            self.best = Some((allocation, open));
        }
        better
    }

    /// Climbs the bound by subgradients (Held, Wolfe and Crowder 1974), trying the networks that it meets on the way; then
    /// exchanges one office of the best for another as long as that helps. The bound, in people × minutes.
    fn climb(&mut self, counted: &[usize], first: &[u32]) -> f64 {
        let times = self.times(counted);
        let mut u: Vec<f64> = (0..counted.len()).map(|row| start(&times, row, first)).collect();
        let (mut best, mut best_u, mut length, mut still) = (f64::NEG_INFINITY, u.clone(), 1.0, 0);
        let mut promise: Vec<f64> = vec![0.0; self.setup.sites.len()];
        for _ in 0..self.setup.effort.rounds {
            let point = self.at(&times, counted, &u);
            if point.bound > best {
                (best, best_u, still) = (point.bound, u.clone(), 0);
                promise.clone_from(&point.reduced);
                self.consider(&point.chosen);
            } else {
                still += 1;
                if still >= 15 {
                    (length, still) = (length * 0.6, 0);
                    u.clone_from(&best_u);
                    self.consider(&point.chosen);
                }
            }
            let target = self.best.as_ref().map_or(best * 1.05 + 1.0, |found| found.0.total);
            let norm: f64 = counted.iter().zip(&point.missed).map(|(&i, miss)| self.amounts[i] * miss * miss).sum();
            if length < 1e-4 || norm < 1e-12 || target - best <= 1e-9 * target || (self.setup.effort.stop)() {
                break;
            }
            // Steps in minutes per person: the subgradient of uᵢ is wᵢ · missed, scaled by 1 / wᵢ.
            let step = length * (target - point.bound).max(1e-6 * target) / norm;
            u.iter_mut().zip(&point.missed).for_each(|(u, miss)| *u = (*u + step * miss).max(0.0));
        }
        if self.best.as_ref().is_some_and(|found| found.0.total - best > 1e-9 * found.0.total) {
            self.exchange(&promise);
        }
        best
    }

    /// Exchanges, the sites that promise most first.
    fn exchange(&mut self, promise: &[f64]) {
        let choices = self.setup.choices();
        let free = |j: &u32| choices[*j as usize] == Choice::Free;
        let mut better = true;
        while std::mem::take(&mut better) && !(self.setup.effort.stop)() {
            let Some((_, open)) = self.best.clone() else { return };
            let mut closed: Vec<u32> = (0..choices.len() as u32).filter(free).filter(|j| !open.contains(j)).collect();
            closed.sort_by(|a, b| promise[*a as usize].total_cmp(&promise[*b as usize]).then(a.cmp(b)));
            let mut leaving: Vec<u32> = open.iter().copied().filter(free).collect();
            leaving.sort_by(|a, b| promise[*b as usize].total_cmp(&promise[*a as usize]).then(a.cmp(b)));
            'found: for &add in closed.iter().take(20) {
                for &remove in leaving.iter().take(20) {
                    let next: Vec<u32> = open.iter().copied().filter(|&at| at != remove).chain([add]).collect();
                    if self.consider(&next) {
                        better = true;
                        break 'found;
                    }
                }
            }
        }
    }

    fn times(&self, counted: &[usize]) -> Costs {
        let choices = self.setup.choices();
        let mut builder = CostsBuilder::new(choices.len() as u32);
        for &i in counted {
            let row = (0u32..).zip(self.setup.minutes.row(i));
            let may = row.filter(|pair| pair.1.is_finite() && choices[pair.0 as usize] != Choice::Shut);
            builder.row(may.map(|pair| (pair.0, f64::from(*pair.1))), f64::INFINITY);
        }
        builder.build()
    }

    fn at(&self, times: &Costs, counted: &[usize], u: &[f64]) -> Point {
        let sites = self.setup.sites.len();
        let mut bags: Vec<Vec<(f64, usize)>> = vec![Vec::new(); sites];
        let mut constant = 0.0;
        for (row, &i) in counted.iter().enumerate() {
            constant += self.amounts[i] * u[row];
            let (candidates, minutes) = times.row(row);
            for (&j, &minutes) in candidates.iter().zip(minutes) {
                if minutes >= u[row] {
                    break;
                }
                bags[j as usize].push((minutes - u[row], row));
            }
        }
        let mut reduced = vec![0.0; sites];
        for (j, bag) in bags.iter_mut().enumerate() {
            bag.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let mut room = self.capacity[j];
            for &(saved, row) in bag.iter() {
                let part = self.amounts[counted[row]].min(room);
                reduced[j] += part * saved;
                room -= part;
            }
        }
        let chosen = self.choose(&reduced);
        let mut missed = vec![1.0; counted.len()];
        for &j in &chosen {
            let mut room = self.capacity[j as usize];
            for &(_, row) in &bags[j as usize] {
                let amount = self.amounts[counted[row]];
                let part = amount.min(room);
                missed[row] -= part / amount;
                room -= part;
            }
        }
        let inner: f64 = chosen.iter().map(|&j| reduced[j as usize]).sum();
        // Lowered for the rounding of its sums.
        let bound = constant + inner - 1e-12 * (constant.abs() + inner.abs());
        Point { bound, reduced, chosen, missed }
    }

    /// The kept sites and, up to the greatest number, those with the least ρ (none is above 0).
    fn choose(&self, reduced: &[f64]) -> Vec<u32> {
        let choices = self.setup.choices();
        let of = |wanted: Choice| (0u32..).zip(&choices).filter(move |pair| *pair.1 == wanted).map(|pair| pair.0);
        let mut chosen: Vec<u32> = of(Choice::Keep).collect();
        let mut free: Vec<u32> = of(Choice::Free).collect();
        free.sort_unstable_by(|a, b| reduced[*a as usize].total_cmp(&reduced[*b as usize]).then(a.cmp(b)));
        let more = (*self.setup.number.end() as usize).saturating_sub(chosen.len());
        chosen.extend(free.into_iter().take(more));
        chosen
    }
}

struct Point {
    bound: f64,
    /// ρⱼ.
    reduced: Vec<f64>,
    chosen: Vec<u32>,
    /// 1 − Σ xᵢⱼ over the chosen.
    missed: Vec<f64>,
}

/// Half-way between the nearest and the second nearest of a first network.
fn start(times: &Costs, row: usize, first: &[u32]) -> f64 {
    let (candidates, minutes) = times.row(row);
    let mut near = candidates.iter().zip(minutes).filter(|pair| first.contains(pair.0)).map(|pair| *pair.1);
    match (near.next(), near.next()) {
        (Some(one), Some(two)) => 0.5 * (one + two),
        (Some(one), None) => one + 1.0,
        _ => minutes.last().map_or(1.0, |last| last + 1.0),
    }
}

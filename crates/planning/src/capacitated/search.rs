//! The search for a network with capacities: a bound that climbs, networks met on the way, exchanges, and a proof where few
//! networks are left.

use std::borrow::Cow;
use std::collections::BTreeSet;

use segbar_siting::{Choice, Costs, CostsBuilder, Problem};

use crate::allocation::{Allocation, allocate};
use crate::covering::cover;
use crate::minutes::Minutes;
use crate::plan::{PlanError, Setup};

pub(super) struct Search<'a, 'b> {
    setup: &'a Setup<'b>,
    allowed: Problem,
    /// Within the band, where there is one: who is farther has no way.
    minutes: Cow<'a, Minutes>,
    band: Option<f64>,
    amounts: Vec<f64>,
    capacity: Vec<f64>,
    best: Option<(Allocation, Vec<u32>)>,
    seen: BTreeSet<Vec<u32>>,
    most: u64,
}

impl<'a, 'b> Search<'a, 'b> {
    pub fn new(
        setup: &'a Setup<'b>,
        allowed: Problem,
        amounts: Vec<f64>,
        capacity: Vec<f64>,
        band: Option<f64>,
    ) -> Self {
        let minutes = band.map_or(Cow::Borrowed(setup.minutes), |most| Cow::Owned(setup.minutes.within(most)));
        let most = u64::from(setup.effort.rounds / 20).max(20);
        Self { setup, allowed, minutes, band, amounts, capacity, best: None, seen: BTreeSet::new(), most }
    }

    /// The best network with its allocation, and how many were tried.
    pub fn found(self) -> Option<(Allocation, Vec<u32>, u64)> {
        let tried = self.seen.len() as u64;
        self.best.map(|(allocation, open)| (allocation, open, tried))
    }

    /// What an allocation costs: people × minutes, or the people left out.
    fn cost_of(&self, allocation: &Allocation) -> f64 {
        if self.band.is_some() { allocation.left } else { allocation.total }
    }

    fn cost(&self) -> Option<f64> {
        self.best.as_ref().map(|best| self.cost_of(&best.0))
    }

    /// Allocates a network if it is allowed and new, and keeps it if it is the best; whether it was.
    pub fn consider(&mut self, open: &[u32]) -> bool {
        let mut open = open.to_vec();
        open.sort_unstable();
        let mut is_open = vec![false; self.setup.sites.len()];
        open.iter().for_each(|&at| is_open[at as usize] = true);
        if self.seen.len() as u64 >= self.most || !self.allowed.allows(&is_open) || !self.seen.insert(open.clone()) {
            return false;
        }
        let place = if self.band.is_some() { cover } else { allocate };
        let allocation = place(&self.minutes, &self.amounts, &self.capacity, &open);
        let better = (self.band.is_some() || allocation.left <= 1e-6)
            && self.cost().is_none_or(|best| self.cost_of(&allocation) < best * (1.0 - 1e-12));
        if better {
            self.best = Some((allocation, open));
        }
        better
    }

    /// Climbs the bound by subgradients (Held, Wolfe and Crowder 1974), trying the networks that it meets on the way; then
    /// exchanges one office of the best for another as long as that helps, and tries all that the bound leaves where they are
    /// few. The bound, in people × minutes or in people left out.
    ///
    /// # Errors
    /// That it is proved that no network has room for all.
    pub fn climb(&mut self, counted: &[usize], first: &[u32]) -> Result<f64, PlanError> {
        let times = self.times(counted);
        let most = if self.band.is_some() { 1.0 } else { f64::INFINITY };
        let mut u: Vec<f64> = (0..counted.len()).map(|row| start(&times, row, first).min(most)).collect();
        let (mut best, mut best_u, mut length, mut still) = (f64::NEG_INFINITY, u.clone(), 1.0, 0);
        let mut promise: Vec<f64> = vec![0.0; self.setup.sites.len()];
        let mut constant = 0.0;
        for _ in 0..self.setup.effort.rounds {
            let point = self.at(&times, counted, &u);
            if point.bound > best {
                (best, best_u, still) = (point.bound, u.clone(), 0);
                promise.clone_from(&point.reduced);
                constant = point.constant;
                self.consider(&point.chosen);
            } else {
                still += 1;
                if still >= 15 {
                    (length, still) = (length * 0.6, 0);
                    u.clone_from(&best_u);
                    self.consider(&point.chosen);
                }
            }
            let target = self.cost().unwrap_or(best * 1.05 + 1.0);
            // Where u can go no farther its part of the subgradient leads nowhere.
            let stuck =
                |at: usize| (u[at] >= most && point.missed[at] > 0.0) || (u[at] <= 0.0 && point.missed[at] < 0.0);
            let part = |at: usize| self.amounts[counted[at]] * point.missed[at].powi(2);
            let norm: f64 = (0..counted.len()).filter(|&at| !stuck(at)).map(part).sum();
            if length < 1e-4 || norm < 1e-12 || target - best <= 1e-9 * target || (self.setup.effort.stop)() {
                break;
            }
            // Steps in minutes per person: the subgradient of uᵢ is wᵢ · missed, scaled by 1 / wᵢ.
            let step = length * (target - point.bound).max(1e-6 * target) / norm;
            u.iter_mut().zip(&point.missed).for_each(|(u, miss)| *u = (*u + step * miss).clamp(0.0, most));
        }
        if self.cost().is_some_and(|cost| cost - best > 1e-9 * cost) {
            self.exchange(&promise);
        }
        let best = best.max(0.0);
        if self.cost().is_some_and(|cost| cost - best <= 1e-9 * cost) || !self.try_all(constant, &promise) {
            return Ok(best);
        }
        // Every network that could have been better was tried.
        self.cost().ok_or(PlanError::Impossible)
    }

    /// Tries every network that the bound does not rule out, if they are few enough; whether all were tried. The value of a
    /// network S is at least the constant + Σ ρⱼ over it.
    fn try_all(&mut self, constant: f64, reduced: &[f64]) -> bool {
        let choices = self.setup.choices();
        let of = |wanted: Choice| (0u32..).zip(&choices).filter(move |pair| *pair.1 == wanted).map(|pair| pair.0);
        let kept: Vec<u32> = of(Choice::Keep).collect();
        let mut free: Vec<u32> = of(Choice::Free).collect();
        free.sort_unstable_by(|a, b| reduced[*a as usize].total_cmp(&reduced[*b as usize]).then(a.cmp(b)));
        let number = &self.setup.number;
        let (least, most) = (*number.start() as usize, *number.end() as usize);
        // sums[k] is Σ ρⱼ of the first k.
        let mut sums = vec![0.0];
        free.iter().for_each(|&j| sums.push(sums[sums.len() - 1] + reduced[j as usize]));
        let base = constant + kept.iter().map(|&j| reduced[j as usize]).sum::<f64>();
        self.most += self.seen.len() as u64;
        let mut nodes = 50 * self.most;
        // Open free sites, how many of the free are decided, Σ ρⱼ of the open.
        let mut stack: Vec<(Vec<u32>, usize, f64)> = vec![(Vec::new(), 0, base)];
        while let Some((open, decided, value)) = stack.pop() {
            if nodes == 0 || self.seen.len() as u64 >= self.most || (self.setup.effort.stop)() {
                return false;
            }
            nodes -= 1;
            let room = most.saturating_sub(kept.len() + open.len());
            let more = room.min(free.len() - decided);
            let lowest = value + sums[decided + more] - sums[decided];
            let lowest = lowest - 1e-12 * (constant.abs() + lowest.abs());
            if self.cost().is_some_and(|cost| lowest >= cost * (1.0 - 1e-9)) || kept.len() + open.len() + more < least {
                continue;
            }
            if more == 0 {
                self.consider(&[kept.as_slice(), open.as_slice()].concat());
                continue;
            }
            let with = [open.as_slice(), &[free[decided]]].concat();
            stack.push((open, decided + 1, value));
            stack.push((with, decided + 1, value + reduced[free[decided] as usize]));
        }
        true
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
            let row = (0u32..).zip(self.minutes.row(i));
            let may = row.filter(|pair| pair.1.is_finite() && choices[pair.0 as usize] != Choice::Shut);
            let cost = |minutes: f32| if self.band.is_some() { 0.0 } else { f64::from(minutes) };
            builder.row(may.map(|pair| (pair.0, cost(*pair.1))), f64::INFINITY);
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
        Point { bound, constant, reduced, chosen, missed }
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
    /// Σ wᵢ uᵢ.
    constant: f64,
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

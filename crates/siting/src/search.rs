//! How is a good answer found? By exchange: as long as an allowed move (open one, close one, one for another) lowers the
//! value, the best such move is made (Teitz and Bart 1968; all exchanges valued in one pass after Resende and Werneck
//! 2007, European Journal of Operational Research 179).

use crate::problem::{Choice, Problem};
use crate::rule::{Rule, beyond};

const NONE: u32 = u32::MAX;

/// How many candidates are tried as one half of an exchange that mends a rule.
const HALVES: usize = 16;

/// A set of open candidates, with all that is needed to value every move.
pub(crate) struct Network<'a> {
    problem: &'a Problem,
    pub open: Vec<bool>,
    list: Vec<u32>,
    slot: Vec<u32>,
    near: Vec<[u32; 2]>,
    pub cost: Vec<[f64; 2]>,
    rules: Vec<State>,
    touches: &'a Touches,
}

/// Which rules and sets each candidate counts in.
pub(crate) struct Touches {
    terms: Vec<Vec<(u32, f64)>>,
    sets: Vec<Vec<(u32, u32)>>,
}

enum State {
    Sum(f64),
    Coverage { count: Vec<u32>, left: f64 },
}

#[derive(Clone, Copy, PartialEq)]
struct Move {
    change: f64,
    add: u32,
    remove: u32,
}

impl Touches {
    pub fn new(problem: &Problem) -> Self {
        let count = problem.candidates();
        let mut touches = Self { terms: vec![Vec::new(); count], sets: vec![Vec::new(); count] };
        for (at, rule) in (0..).zip(&problem.rules) {
            match rule {
                Rule::Sum { terms, .. } => {
                    for &(candidate, coefficient) in terms {
                        touches.terms[candidate as usize].push((at, coefficient));
                    }
                }
                Rule::Coverage { sets, .. } => {
                    for (set, (_, members)) in (0..).zip(sets) {
                        for &candidate in members {
                            touches.sets[candidate as usize].push((at, set));
                        }
                    }
                }
            }
        }
        touches
    }
}

impl<'a> Network<'a> {
    /// With these candidates open.
    pub fn new(problem: &'a Problem, touches: &'a Touches, open: &[bool]) -> Self {
        let rules = problem.rules.iter().map(|rule| match rule {
            Rule::Sum { .. } => State::Sum(0.0),
            Rule::Coverage { sets, .. } => State::Coverage { count: vec![0; sets.len()], left: 0.0 },
        });
        let demand = problem.costs.demand();
        let mut network = Self {
            problem,
            open: open.to_vec(),
            list: Vec::new(),
            slot: vec![NONE; problem.candidates()],
            near: vec![[NONE; 2]; demand],
            cost: vec![[f64::INFINITY; 2]; demand],
            rules: rules.collect(),
            touches,
        };
        network.refresh();
        network
    }

    /// The value; ∞ where somebody is left unserved that must be served.
    pub fn value(&self) -> f64 {
        let opened: f64 = self.list.iter().map(|&j| self.problem.opening[j as usize]).sum();
        opened + self.cost.iter().map(|cost| cost[0]).sum::<f64>()
    }

    /// Sum over the rules of how far each is from holding, and how many open too many or too few; 0 where all hold.
    pub fn violation(&self) -> f64 {
        self.after(None, None)
    }

    /// Makes the best allowed moves until none lowers the value. If the rules do not hold at the start, they are
    /// mended first; `false` if that failed.
    pub fn descend(&mut self, choices: &[Choice]) -> bool {
        if !self.mend(choices) {
            return false;
        }
        let mut extra = Vec::new();
        // Every move lowers the value, so this ends; the limit is for sums that differ only in their last bits.
        for _ in 0..20 * self.problem.candidates().max(100) {
            match self.best_move(choices, &mut extra) {
                Some(best) => self.make(best),
                None => break,
            }
        }
        true
    }

    fn make(&mut self, step: Move) {
        if step.add != NONE {
            self.open[step.add as usize] = true;
        }
        if step.remove != NONE {
            self.open[step.remove as usize] = false;
        }
        self.refresh();
    }

    fn refresh(&mut self) {
        self.list = (0..).zip(&self.open).filter(|pair| *pair.1).map(|pair| pair.0).collect();
        self.slot.fill(NONE);
        for (slot, &candidate) in (0..).zip(&self.list) {
            self.slot[candidate as usize] = slot;
        }
        for i in 0..self.cost.len() {
            let (candidates, costs) = self.problem.costs.row(i);
            let otherwise = self.problem.costs.otherwise(i);
            let (mut near, mut cost, mut found) = ([NONE; 2], [otherwise; 2], 0);
            for (&candidate, &value) in candidates.iter().zip(costs) {
                if self.open[candidate as usize] {
                    (near[found], cost[found]) = (candidate, value);
                    found += 1;
                    if found == 2 {
                        break;
                    }
                }
            }
            (self.near[i], self.cost[i]) = (near, cost);
        }
        for (rule, state) in self.problem.rules.iter().zip(&mut self.rules) {
            match (rule, state) {
                (Rule::Sum { terms, .. }, State::Sum(sum)) => {
                    *sum = terms.iter().filter(|term| self.open[term.0 as usize]).map(|term| term.1).sum();
                }
                (Rule::Coverage { sets, .. }, State::Coverage { count, left }) => {
                    *left = 0.0;
                    for (count, (weight, members)) in count.iter_mut().zip(sets) {
                        *count = members.iter().map(|&member| u32::from(self.open[member as usize])).sum();
                        *left += if *count == 0 { *weight } else { 0.0 };
                    }
                }
                _ => unreachable!("states are made from the rules"),
            }
        }
    }

    /// The best allowed move that lowers the value. `extra` is room for the table of exchanges.
    fn best_move(&self, choices: &[Choice], extra: &mut Vec<f64>) -> Option<Move> {
        let (candidates, open) = (self.problem.candidates(), self.list.len());
        let mut gain: Vec<f64> = self.problem.opening.iter().map(|cost| -cost).collect();
        let mut loss: Vec<f64> = self.list.iter().map(|&j| -self.problem.opening[j as usize]).collect();
        extra.clear();
        extra.resize(candidates * open, 0.0);
        for i in 0..self.cost.len() {
            let [first, second] = self.cost[i];
            let near = self.near[i][0];
            let slot = if near == NONE { None } else { Some(self.slot[near as usize] as usize) };
            if let Some(slot) = slot {
                loss[slot] += second - first;
            }
            let (row, costs) = self.problem.costs.row(i);
            for (&j, &cost) in row.iter().zip(costs) {
                if cost >= second {
                    break;
                }
                let j = j as usize;
                if cost < first {
                    gain[j] += first - cost;
                }
                if let Some(slot) = slot {
                    extra[j * open + slot] += second - cost.max(first);
                }
            }
        }
        let number = u32::try_from(open).unwrap_or(u32::MAX);
        let small = 1e-11 * (1.0 + self.value().abs());
        let mut moves = Vec::new();
        let free = |j: u32| choices[j as usize] == Choice::Free;
        for j in (0..).zip(&self.open).filter(|pair| !*pair.1).map(|pair| pair.0).filter(|&j| free(j)) {
            if number < *self.problem.number.end() && -gain[j as usize] < -small {
                moves.push(Move { change: -gain[j as usize], add: j, remove: NONE });
            }
            for (slot, &r) in self.list.iter().enumerate().filter(|pair| free(*pair.1)) {
                let change = if loss[slot].is_finite() {
                    loss[slot] - gain[j as usize] - extra[j as usize * open + slot]
                } else {
                    self.swap_change(j, r)
                };
                if change < -small {
                    moves.push(Move { change, add: j, remove: r });
                }
            }
        }
        if number > *self.problem.number.start() {
            for (slot, &r) in self.list.iter().enumerate().filter(|pair| free(*pair.1)) {
                if loss[slot] < -small {
                    moves.push(Move { change: loss[slot], add: NONE, remove: r });
                }
            }
        }
        let order = |a: &Move, b: &Move| a.change.total_cmp(&b.change).then((a.add, a.remove).cmp(&(b.add, b.remove)));
        if self.problem.rules.is_empty() {
            return moves.into_iter().min_by(order);
        }
        moves.sort_unstable_by(order);
        moves.into_iter().find(|step| self.after(some(step.add), some(step.remove)) == 0.0)
    }

    /// The change of an exchange where closing leaves a point with nothing else: valued in full.
    fn swap_change(&self, add: u32, remove: u32) -> f64 {
        let mut open = self.open.clone();
        open[add as usize] = true;
        open[remove as usize] = false;
        self.problem.value(&open) - self.value()
    }

    /// The violation after a move, including of the number.
    fn after(&self, add: Option<u32>, remove: Option<u32>) -> f64 {
        let number =
            self.list.len() as f64 + f64::from(u8::from(add.is_some())) - f64::from(u8::from(remove.is_some()));
        let range = &self.problem.number;
        let mut sum = beyond(number, f64::from(*range.start()), f64::from(*range.end()));
        let terms = |j: Option<u32>| j.map_or(&[][..], |j| &self.touches.terms[j as usize]);
        let sets = |j: Option<u32>| j.map_or(&[][..], |j| &self.touches.sets[j as usize]);
        for (at, (rule, state)) in (0u32..).zip(self.problem.rules.iter().zip(&self.rules)) {
            match (rule, state) {
                (Rule::Sum { least, most, .. }, State::Sum(now)) => {
                    let of = |j| terms(j).iter().filter(|term| term.0 == at).map(|term| term.1).sum::<f64>();
                    sum += beyond(now + of(add) - of(remove), *least, *most);
                }
                (Rule::Coverage { sets: all, at_most }, State::Coverage { count, left }) => {
                    let mut left = *left;
                    for &(_, set) in sets(remove).iter().filter(|set| set.0 == at) {
                        let again = sets(add).binary_search(&(at, set)).is_ok();
                        if count[set as usize] == 1 && !again {
                            left += all[set as usize].0;
                        }
                    }
                    for &(_, set) in sets(add).iter().filter(|set| set.0 == at) {
                        if count[set as usize] == 0 {
                            left -= all[set as usize].0;
                        }
                    }
                    sum += beyond(left, 0.0_f64.min(left), *at_most);
                }
                _ => unreachable!("states are made from the rules"),
            }
        }
        sum
    }

    /// Which candidates count in a rule that is broken: in its sum, or in a set that nobody covers.
    fn counting(&self) -> Vec<bool> {
        let mut counts = vec![false; self.open.len()];
        for (rule, state) in self.problem.rules.iter().zip(&self.rules) {
            match (rule, state) {
                (Rule::Sum { terms, least, most }, State::Sum(now)) if beyond(*now, *least, *most) > 0.0 => {
                    terms.iter().for_each(|term| counts[term.0 as usize] = true);
                }
                (Rule::Coverage { sets, .. }, State::Coverage { count, .. }) => {
                    for (set, _) in sets.iter().zip(count).filter(|pair| *pair.1 == 0) {
                        set.1.iter().for_each(|&member| counts[member as usize] = true);
                    }
                }
                _ => {}
            }
        }
        counts
    }

    /// Moves towards the rules, whatever it costs; `false` when no move brings them closer.
    fn mend(&mut self, choices: &[Choice]) -> bool {
        let mut now = self.violation();
        while now > 0.0 {
            let mut best: Option<(f64, Move)> = None;
            let free = |j: &u32| choices[*j as usize] == Choice::Free;
            let (least, most) = (*self.problem.number.start() as usize, *self.problem.number.end() as usize);
            let closed: Vec<u32> =
                (0..).zip(&self.open).filter(|pair| !*pair.1).map(|pair| pair.0).filter(free).collect();
            let opened: Vec<u32> = self.list.iter().copied().filter(free).collect();
            let consider_move = |best: &mut Option<(f64, Move)>, add: u32, remove: u32| {
                let then = self.after(some(add), some(remove));
                if then < now && best.as_ref().is_none_or(|best| then < best.0) {
                    *best = Some((then, Move { change: 0.0, add, remove }));
                }
            };
            if self.list.len() < most {
                closed.iter().for_each(|&j| consider_move(&mut best, j, NONE));
            }
            if self.list.len() > least {
                opened.iter().for_each(|&r| consider_move(&mut best, NONE, r));
            }
            // Exchanges are many: only where nothing simpler helps, and those of which one half does most by itself.
            if best.is_none() && self.list.len() >= least && self.list.len() <= most {
                let counts = self.counting();
                let helpful = |of: &[u32], after: &dyn Fn(u32) -> f64| -> Vec<u32> {
                    let counting = of.iter().copied().filter(|&j| counts[j as usize]);
                    let mut ranked: Vec<(f64, u32)> = counting.map(|j| (after(j), j)).collect();
                    ranked.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                    ranked.into_iter().take(HALVES).map(|pair| pair.1).collect()
                };
                for j in helpful(&closed, &|j| self.after(some(j), None)) {
                    opened.iter().for_each(|&r| consider_move(&mut best, j, r));
                }
                for r in helpful(&opened, &|r| self.after(None, some(r))) {
                    closed.iter().for_each(|&j| consider_move(&mut best, j, r));
                }
            }
            match best {
                Some((then, step)) => {
                    self.make(step);
                    now = then;
                }
                None => return false,
            }
        }
        true
    }
}

fn some(candidate: u32) -> Option<u32> {
    (candidate != NONE).then_some(candidate)
}

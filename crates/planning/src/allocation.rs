//! Who goes where when no office can take more than its capacity?

use crate::demand::Demand;
use crate::minutes::Minutes;

/// The allocation with the least minutes in all: the transport problem (Hitchcock 1941), solved exactly by successive
/// shortest paths among the offices. The people of one demand point may go to different offices.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation {
    /// For each demand point the sites that it goes to and how much to each, in the order of the sites.
    pub parts: Vec<Vec<(u32, f64)>>,
    /// Σ of amount × minutes over what is placed.
    pub total: f64,
    /// What finds no room at any office that it reaches. As much as possible is placed; only where nothing is left are the
    /// minutes the least.
    pub left: f64,
}

impl Allocation {
    /// The people who are placed, where the amounts are people × need; of those whose need weighs nothing none is counted.
    pub fn people(&self, demand: &Demand, need: Option<&[f64]>) -> f64 {
        let weight = |i: usize| need.map_or(1.0, |need| need[i]);
        let placed = |i: usize| self.parts[i].iter().map(|part| part.1).sum::<f64>();
        (0..demand.len()).filter(|&i| weight(i) > 0.0).map(|i| placed(i) / weight(i)).sum()
    }

    /// What comes to each of so many sites.
    pub fn loads(&self, sites: usize) -> Vec<f64> {
        let mut loads = vec![0.0; sites];
        self.parts.iter().flatten().for_each(|part| loads[part.0 as usize] += part.1);
        loads
    }
}

/// Allocates `amounts` (people, people × need, or visits; ≥ 0) to the open sites, each within its capacity in the same
/// unit; ∞ where it has no limit.
///
/// Cost: demand points × open sites to begin with; then, for each part that must move, the points of the offices on its
/// way × open sites.
pub fn allocate(minutes: &Minutes, amounts: &[f64], capacity: &[f64], open: &[u32]) -> Allocation {
    let mut open = open.to_vec();
    open.sort_unstable();
    let mut work = Work::new(minutes, amounts, capacity, &open);
    // Every step fills an office, relieves one or moves all that a point has at one: the limit only guards against sums
    // that differ in their last bits, and what it would leave is told as left.
    for _ in 0..1000 + 50 * amounts.len() {
        if !work.step() {
            break;
        }
    }
    work.told()
}

/// Offices are numbered by their place in the list of open ones; the last number stands for *nowhere*.
struct Work<'a> {
    minutes: &'a Minutes,
    open: &'a [u32],
    /// Amount of each point at each office where it has any.
    at: Vec<Vec<(usize, f64)>>,
    /// The points with anything at each office.
    points: Vec<Vec<usize>>,
    load: Vec<f64>,
    room: Vec<f64>,
    /// Cheapest move of a point from one office to another: added minutes, and the point.
    moves: Vec<Vec<(f64, usize)>>,
    /// What the chains so far have cost at each office: no move is cheaper than the difference of the two.
    potential: Vec<f64>,
    /// What being nowhere costs: more than any chain of moves.
    nowhere: f64,
}

impl<'a> Work<'a> {
    fn new(minutes: &'a Minutes, amounts: &[f64], capacity: &[f64], open: &'a [u32]) -> Self {
        let offices = open.len();
        let mut room: Vec<f64> = open.iter().map(|&site| capacity[site as usize]).collect();
        room.push(f64::INFINITY);
        let mut work = Self {
            minutes,
            open,
            at: vec![Vec::new(); amounts.len()],
            points: vec![Vec::new(); offices + 1],
            load: vec![0.0; offices + 1],
            room,
            moves: vec![vec![(f64::INFINITY, 0); offices + 1]; offices + 1],
            potential: vec![0.0; offices + 1],
            nowhere: 0.0,
        };
        let mut longest = 0.0_f64;
        for (i, &amount) in amounts.iter().enumerate() {
            if amount <= 0.0 {
                continue;
            }
            let row = minutes.row(i);
            let mut nearest = (f32::INFINITY, offices);
            for (office, &site) in open.iter().enumerate() {
                let value = row[site as usize];
                if value.is_finite() {
                    longest = longest.max(f64::from(value));
                }
                if value < nearest.0 {
                    nearest = (value, office);
                }
            }
            work.give(i, nearest.1, amount);
        }
        work.nowhere = (offices + 2) as f64 * (longest + 1.0);
        (0..offices).for_each(|office| work.look(office));
        work
    }

    fn cost(&self, point: usize, office: usize) -> f64 {
        self.open.get(office).map_or(self.nowhere, |&site| f64::from(self.minutes.row(point)[site as usize]))
    }

    fn give(&mut self, point: usize, office: usize, amount: f64) {
        self.load[office] += amount;
        match self.at[point].iter_mut().find(|part| part.0 == office) {
            Some(part) => part.1 += amount,
            None => {
                self.at[point].push((office, amount));
                self.points[office].push(point);
            }
        }
    }

    fn take(&mut self, point: usize, office: usize, amount: f64) {
        self.load[office] -= amount;
        if let Some(part) = self.at[point].iter_mut().find(|part| part.0 == office) {
            part.1 -= amount;
            if part.1 <= 0.0 {
                self.at[point].retain(|part| part.0 != office);
                self.points[office].retain(|&other| other != point);
            }
        }
    }

    fn amount(&self, point: usize, office: usize) -> f64 {
        self.at[point].iter().find(|part| part.0 == office).map_or(0.0, |part| part.1)
    }

    /// Finds the cheapest moves from an office anew.
    fn look(&mut self, office: usize) {
        let mut row = vec![(f64::INFINITY, 0); self.open.len() + 1];
        for &point in &self.points[office] {
            let here = self.cost(point, office);
            for (other, cheapest) in row.iter_mut().enumerate() {
                let more = self.cost(point, other) - here;
                if other != office && more < cheapest.0 {
                    *cheapest = (more, point);
                }
            }
        }
        self.moves[office] = row;
    }

    /// Takes from the first office with too much along the cheapest chain of moves; whether there was any.
    fn step(&mut self) -> bool {
        let nowhere = self.open.len();
        let over = |office: &usize| self.load[*office] > self.room[*office] + 1e-9 * (1.0 + self.room[*office]);
        let Some(from) = (0..nowhere).find(over) else { return false };
        let Some((to, way)) = self.nearest_room(from) else { return false };
        let spare = |office: usize| self.room[office] - self.load[office];
        let mut chain = Vec::new();
        let mut office = to;
        while office != from && chain.len() <= nowhere {
            let before = way[office];
            chain.push((before, office, self.moves[before][office].1));
            office = before;
        }
        if office != from {
            return false;
        }
        let mut amount = self.load[from] - self.room[from];
        if to != nowhere {
            amount = amount.min(spare(to));
        }
        for &(before, _, point) in &chain {
            amount = amount.min(self.amount(point, before));
        }
        for &(before, after, point) in &chain {
            self.take(point, before, amount);
            self.give(point, after, amount);
        }
        for &(before, after, _) in &chain {
            self.look(before);
            if after == to && to != nowhere {
                self.look(to);
            }
        }
        true
    }

    /// The office with room that the cheapest chain of moves leads to, and the office before each on its chain: Dijkstra's
    /// way, over moves made ≥ 0 by the potentials (Johnson 1977), which it brings up to date.
    fn nearest_room(&mut self, from: usize) -> Option<(usize, Vec<usize>)> {
        let nowhere = self.open.len();
        let mut way = vec![(f64::INFINITY, nowhere); nowhere + 1];
        let mut done = vec![false; nowhere + 1];
        way[from].0 = 0.0;
        let to = loop {
            let open = (0..=nowhere).filter(|&office| !done[office] && way[office].0.is_finite());
            let here = open.min_by(|a, b| way[*a].0.total_cmp(&way[*b].0).then(a.cmp(b)))?;
            if here == nowhere || self.room[here] - self.load[here] > 1e-9 * (1.0 + self.room[here]) {
                break here;
            }
            done[here] = true;
            for other in (0..=nowhere).filter(|&other| !done[other]) {
                let added = self.moves[here][other].0 + self.potential[here] - self.potential[other];
                let length = way[here].0 + added.max(0.0);
                if length < way[other].0 {
                    way[other] = (length, here);
                }
            }
        };
        let length = way[to].0;
        for office in (0..nowhere).filter(|&office| done[office]) {
            self.potential[office] += way[office].0 - length;
        }
        Some((to, way.into_iter().map(|office| office.1).collect()))
    }

    fn told(self) -> Allocation {
        let (mut total, mut left) = (0.0, 0.0);
        let mut parts = Vec::with_capacity(self.at.len());
        for (point, at) in self.at.iter().enumerate() {
            let mut these = Vec::with_capacity(at.len());
            for &(office, amount) in at {
                match self.open.get(office) {
                    Some(&site) => {
                        total += amount * self.cost(point, office);
                        these.push((site, amount));
                    }
                    None => left += amount,
                }
            }
            these.sort_unstable_by_key(|part| part.0);
            parts.push(these);
        }
        // What could not be moved away from an office that is too full has no room either.
        let over = (0..self.open.len()).map(|office| self.load[office] - self.room[office]).filter(|over| *over > 1e-6);
        left += over.sum::<f64>();
        Allocation { parts, total, left }
    }
}

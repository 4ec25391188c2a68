//! How many people have room at an open office that they reach, when no office can take more than its capacity?

use crate::allocation::Allocation;
use crate::minutes::Minutes;

/// What is less than this share of all amounts is the rounding of sums, not people.
const ROUNDING: f64 = 1e-12;

/// Places as much of the amounts as possible at open sites to which there is a way, each within its capacity (∞ where it has no
/// limit): a greatest flow (Dinic 1970) from the demand points to the offices, begun by filling the shortest ways first. What is
/// placed is the most possible; its minutes are low, but not certainly the least.
///
/// Cost: the ways from demand points to open sites, times the few phases of the flow.
pub fn cover(minutes: &Minutes, amounts: &[f64], capacity: &[f64], open: &[u32]) -> Allocation {
    let mut flow = Flow::new(minutes, amounts, capacity, open);
    flow.fill_shortest_first();
    while flow.levels() {
        flow.next.clone_from(&flow.first);
        for point in 0..amounts.len() {
            while flow.unplaced[point] > flow.least {
                let pushed = flow.push(point, flow.unplaced[point]);
                if pushed <= flow.least {
                    break;
                }
                flow.unplaced[point] -= pushed;
            }
        }
    }
    flow.told(minutes, open)
}

/// Nodes are the demand points, then the offices. Ways of one point stand together, and so do those of one office.
struct Flow {
    points: usize,
    /// Where the ways of each node begin; one more at the end.
    first: Vec<usize>,
    /// The node at the other end.
    to: Vec<usize>,
    /// The same way seen from there.
    back: Vec<usize>,
    /// Amount on each way, kept at the side of the point.
    amount: Vec<f64>,
    minutes: Vec<f32>,
    unplaced: Vec<f64>,
    room: Vec<f64>,
    level: Vec<u32>,
    next: Vec<usize>,
    least: f64,
}

impl Flow {
    fn new(minutes: &Minutes, amounts: &[f64], capacity: &[f64], open: &[u32]) -> Self {
        let points = amounts.len();
        let ways = |point: usize| {
            let row = minutes.row(point);
            let to = open.iter().map(move |&site| row[site as usize]).enumerate();
            to.filter(move |pair| pair.1.is_finite() && amounts[point] > 0.0)
        };
        let mut of_office: Vec<Vec<usize>> = vec![Vec::new(); open.len()];
        let (mut first, mut to, mut long) = (vec![0], Vec::new(), Vec::new());
        for point in 0..points {
            for (office, way) in ways(point) {
                of_office[office].push(to.len());
                to.push(points + office);
                long.push(way);
            }
            first.push(to.len());
        }
        let mut back = vec![0; to.len()];
        let point_of: Vec<usize> = (0..points).flat_map(|p| std::iter::repeat_n(p, first[p + 1] - first[p])).collect();
        for ways in of_office {
            for way in ways {
                back[way] = to.len();
                back.push(way);
                to.push(point_of[way]);
            }
            first.push(to.len());
        }
        let all: f64 = amounts.iter().sum();
        Self {
            points,
            next: first.clone(),
            amount: vec![0.0; long.len()],
            level: vec![0; points + open.len()],
            first,
            to,
            back,
            minutes: long,
            unplaced: amounts.iter().map(|amount| amount.max(0.0)).collect(),
            room: open.iter().map(|&site| capacity[site as usize]).collect(),
            least: ROUNDING * all,
        }
    }

    fn fill_shortest_first(&mut self) {
        let mut ways: Vec<(usize, usize)> =
            (0..self.points).flat_map(|p| (self.first[p]..self.first[p + 1]).map(move |way| (p, way))).collect();
        ways.sort_by(|a, b| self.minutes[a.1].total_cmp(&self.minutes[b.1]).then(a.cmp(b)));
        for (point, way) in ways {
            let office = self.to[way] - self.points;
            let part = self.unplaced[point].min(self.room[office]);
            self.unplaced[point] -= part;
            self.room[office] -= part;
            self.amount[way] += part;
        }
    }

    /// How far each node lies from the points with something unplaced; whether an office with room is among them.
    fn levels(&mut self) -> bool {
        self.level.fill(u32::MAX);
        let mut queue: Vec<usize> = (0..self.points).filter(|&p| self.unplaced[p] > self.least).collect();
        queue.iter().for_each(|&node| self.level[node] = 0);
        let (mut at, mut found) = (0, false);
        while at < queue.len() {
            let node = queue[at];
            at += 1;
            found |= node >= self.points && self.room[node - self.points] > self.least;
            for way in self.first[node]..self.first[node + 1] {
                // From an office back to a point goes only what is there.
                let open = node < self.points || self.amount[self.back[way]] > self.least;
                let to = self.to[way];
                if open && self.level[to] == u32::MAX {
                    self.level[to] = self.level[node] + 1;
                    queue.push(to);
                }
            }
        }
        found
    }

    /// Sends up to `most` from a node along rising levels; how much arrived.
    fn push(&mut self, node: usize, most: f64) -> f64 {
        if node >= self.points {
            let room = self.room[node - self.points];
            if room > self.least {
                let part = most.min(room);
                self.room[node - self.points] -= part;
                return part;
            }
        }
        while self.next[node] < self.first[node + 1] {
            let way = self.next[node];
            let to = self.to[way];
            let there = if node < self.points { f64::INFINITY } else { self.amount[self.back[way]] };
            if there > self.least && self.level[to] == self.level[node].saturating_add(1) {
                let part = self.push(to, most.min(there));
                if part > self.least {
                    match node < self.points {
                        true => self.amount[way] += part,
                        false => self.amount[self.back[way]] -= part,
                    }
                    return part;
                }
            }
            self.next[node] += 1;
        }
        0.0
    }

    fn told(self, minutes: &Minutes, open: &[u32]) -> Allocation {
        let (mut parts, mut total) = (Vec::with_capacity(self.points), 0.0);
        for point in 0..self.points {
            let ways = self.first[point]..self.first[point + 1];
            let mut here: Vec<(u32, f64)> = ways
                .filter(|&way| self.amount[way] > self.least)
                .map(|way| (open[self.to[way] - self.points], self.amount[way]))
                .collect();
            here.sort_unstable_by_key(|part| part.0);
            total += here.iter().map(|part| part.1 * f64::from(minutes.row(point)[part.0 as usize])).sum::<f64>();
            parts.push(here);
        }
        Allocation { parts, total, left: self.unplaced.iter().sum() }
    }
}

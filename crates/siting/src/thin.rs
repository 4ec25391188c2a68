//! How is a cover made thinner? Local search with weights on the sets (after Gao, Weise and Li 2015, Information
//! Sciences 295: row weighting): a cover gives up a candidate, and exchanges one for another until every set is covered
//! again; sets that stay uncovered weigh more the longer they do.

use crate::dominated::Sets;

/// The thinnest cover that so many exchanges find, starting from one or from nothing; ends at `enough` candidates.
/// The seed decides which uncovered set is seen to next.
pub(crate) fn thinner(
    sets: &Sets,
    start: &[u32],
    enough: usize,
    steps: u64,
    seed: u64,
    stop: &dyn Fn() -> bool,
) -> Vec<u32> {
    let mut cover = Cover::new(sets);
    start.iter().for_each(|&candidate| cover.open(candidate));
    cover.complete();
    let mut best = cover.list.clone();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * seed + 1);
    let mut last = None;
    for step in 1..=steps {
        while cover.uncovered.is_empty() {
            if cover.list.len() < best.len() {
                best.clone_from(&cover.list);
            }
            match cover.least_missed(None) {
                Some(candidate) if best.len() > enough => cover.close(candidate, step),
                _ => return best,
            }
        }
        if step.is_multiple_of(1024) && stop() {
            break;
        }
        if let Some(candidate) = cover.least_missed(last) {
            cover.close(candidate, step);
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let set = cover.uncovered[(random >> 33) as usize % cover.uncovered.len()];
        let Some(candidate) = cover.most_wanted(set) else { break };
        cover.open(candidate);
        cover.since[candidate as usize] = step;
        last = Some(candidate);
        cover.weigh();
    }
    best
}

const NONE: u32 = u32::MAX;

struct Cover<'a> {
    sets: &'a Sets,
    weight: Vec<u64>,
    /// Of an open candidate the weight of the sets that it alone covers, of another that of uncovered sets it is in.
    score: Vec<u64>,
    list: Vec<u32>,
    slot: Vec<u32>,
    /// Open candidates in each set, and the sum of their positions: the position itself where there is one.
    count: Vec<u32>,
    sum: Vec<u64>,
    uncovered: Vec<u32>,
    place: Vec<u32>,
    since: Vec<u64>,
    /// Whether anything near a candidate has changed since it was closed: else to open it again would be a circle.
    may_open: Vec<bool>,
}

impl<'a> Cover<'a> {
    fn new(sets: &'a Sets) -> Self {
        let (candidates, count) = (sets.holding.len(), sets.members.len());
        Self {
            sets,
            weight: vec![1; count],
            score: sets.holding.iter().map(|of| of.len() as u64).collect(),
            list: Vec::new(),
            slot: vec![NONE; candidates],
            count: vec![0; count],
            sum: vec![0; count],
            uncovered: (0..count as u32).collect(),
            place: (0..count as u32).collect(),
            since: vec![0; candidates],
            may_open: vec![true; candidates],
        }
    }

    /// Opens what covers most until everything is covered.
    fn complete(&mut self) {
        while !self.uncovered.is_empty() {
            let closed = (0..self.slot.len()).filter(|&j| self.slot[j] == NONE);
            match closed.max_by_key(|&j| (self.score[j], std::cmp::Reverse(j))) {
                Some(candidate) if self.score[candidate] > 0 => self.open(candidate as u32),
                _ => return,
            }
        }
    }

    /// The open candidate that would be missed least; of equal ones that which has been open longest.
    fn least_missed(&self, but: Option<u32>) -> Option<u32> {
        let open = self.list.iter().copied().filter(|&candidate| Some(candidate) != but);
        open.min_by_key(|&j| (self.score[j as usize], self.since[j as usize], j))
    }

    /// The candidate of a set that covers most of what is uncovered; of equal ones that which has been closed longest.
    fn most_wanted(&self, set: u32) -> Option<u32> {
        let members = self.sets.members[set as usize].iter().copied();
        let order = |&j: &u32| {
            let at = j as usize;
            (self.may_open[at], self.score[at], std::cmp::Reverse((self.since[at], j)))
        };
        members.max_by_key(order)
    }

    fn open(&mut self, candidate: u32) {
        if self.slot[candidate as usize] != NONE {
            return;
        }
        self.slot[candidate as usize] = self.list.len() as u32;
        self.list.push(candidate);
        let mut alone = 0;
        for &set in &self.sets.holding[candidate as usize] {
            let at = set as usize;
            if self.count[at] == 0 {
                alone += self.weight[at];
                for &other in self.sets.members[at].iter().filter(|&&other| other != candidate) {
                    self.score[other as usize] -= self.weight[at];
                    self.may_open[other as usize] = true;
                }
                let place = self.place[at] as usize;
                self.uncovered.swap_remove(place);
                if let Some(&moved) = self.uncovered.get(place) {
                    self.place[moved as usize] = place as u32;
                }
            } else if self.count[at] == 1 {
                self.score[self.sum[at] as usize] -= self.weight[at];
            }
            self.count[at] += 1;
            self.sum[at] += u64::from(candidate);
        }
        self.score[candidate as usize] = alone;
    }

    fn close(&mut self, candidate: u32, step: u64) {
        let slot = self.slot[candidate as usize] as usize;
        self.list.swap_remove(slot);
        if let Some(&moved) = self.list.get(slot) {
            self.slot[moved as usize] = slot as u32;
        }
        self.slot[candidate as usize] = NONE;
        self.since[candidate as usize] = step;
        let mut wanted = 0;
        for &set in &self.sets.holding[candidate as usize] {
            let at = set as usize;
            self.count[at] -= 1;
            self.sum[at] -= u64::from(candidate);
            if self.count[at] == 0 {
                wanted += self.weight[at];
                for &other in self.sets.members[at].iter().filter(|&&other| other != candidate) {
                    self.score[other as usize] += self.weight[at];
                    self.may_open[other as usize] = true;
                }
                self.place[at] = self.uncovered.len() as u32;
                self.uncovered.push(set);
            } else if self.count[at] == 1 {
                self.score[self.sum[at] as usize] += self.weight[at];
            }
        }
        self.score[candidate as usize] = wanted;
        self.may_open[candidate as usize] = false;
    }

    /// What is still uncovered weighs more.
    fn weigh(&mut self) {
        for &set in &self.uncovered {
            self.weight[set as usize] += 1;
            self.sets.members[set as usize].iter().for_each(|&member| self.score[member as usize] += 1);
        }
    }
}

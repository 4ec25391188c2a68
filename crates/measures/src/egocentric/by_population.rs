//! Neighbourhoods by population: the k nearest people of each area, whatever the distance, so that town and country are
//! compared at the same number of people.
//!
//! From the area outwards, all areas at the same distance (a ring) join together. The ring in which the number of people
//! reaches k is taken whole, or by the share that is missing ([`LastRing`]).
//!
//! How it is found: the radius around a place is between `r − δ` and `r + δ` if that of a place δ away is r. So the areas
//! nearer than some `r − ε` are added as whole nodes of a tree, those between `r − ε` and `r + ε` are looked at, and the
//! rest is left alone; should the radius not be there, ε grows to δ. The cost per place grows with the circumference of
//! its neighbourhood. Places are taken along a curve on which each is near the one before.
//!
//! Source: Östh, J., Malmberg, B., and Andersson, E. K. (2014), Analysing segregation with individualised neighbourhoods
//! defined by population size, in Social-Spatial Segregation; Östh, J., Clark, W. A. V., and Malmberg, B. (2015),
//! Measuring the scale of segregation using k-nearest neighbor aggregates, Geographical Analysis 47. See
//! `docs/methods/measures/environments.md`.

use super::by_distance::scatter;
use crate::error::{self, MeasureError};
use crate::input::{Groups, Places};
use crate::par;
use crate::tree::{Part, Tree, squared};

/// Places that one task takes care of, one after another; each starts from what the one before it found.
const BLOCK: usize = 256;
/// How much of the way moved the radius is first looked for in.
const LIKELY: f64 = 0.35;
/// By how much sums of fractional counts may miss k, relative to it. Whole counts are exact.
const NOISE: f64 = 1e-12;
/// After so many steps towards a radius all places are looked at instead.
const STEPS: usize = 100;
/// What rounding may do to a distance, relative to it.
const SLACK: f64 = 1e-9;

/// What becomes of the ring in which the number of people reaches k.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LastRing {
    /// It is taken whole, so that a neighbourhood has k people or more.
    #[default]
    Whole,
    /// Each of its areas gives the same share of its people, so that a neighbourhood has exactly k.
    Share,
}

/// The neighbourhoods of all places at one k.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbourhoods {
    /// People in each neighbourhood; fewer than k where there are no more anywhere.
    pub people: Vec<f64>,
    /// Distance in metres to the last ring: 0 where the place itself has k people, NaN where there are not k people at all.
    pub radius: Vec<f64>,
    /// Members of each group in each neighbourhood: one column per group.
    pub groups: Vec<Vec<f64>>,
}

/// The neighbourhood of the k nearest people around every place, places without people included.
///
/// Time grows with n · √(areas per neighbourhood), memory with n: a million places need a few hundred bytes each,
/// whatever k.
///
/// # Errors
/// Another number of places than areas, a k that is not finite and greater than zero.
pub fn nearest_people(
    groups: &Groups,
    places: &Places,
    k: f64,
    last_ring: LastRing,
) -> Result<Neighbourhoods, MeasureError> {
    error::same_length(groups.n(), places.n())?;
    error::countable(places.n())?;
    if !(k.is_finite() && k > 0.0) {
        let allowed = "a finite number of people greater than 0".to_owned();
        return Err(MeasureError::BadParameter { name: "k", value: k, allowed });
    }
    let tree = Tree::new(places);
    let mut columns = vec![tree.arrange(groups.totals())];
    columns.extend(groups.columns().map(|column| tree.arrange(column)));
    let rows: Vec<f64> = (0..tree.len()).flat_map(|i| columns.iter().map(move |column| column[i])).collect();
    let walk = tree.walk();
    let sums = tree.sums(&columns);
    let enough = k * (1.0 - NOISE);
    let search =
        Search { tree: &tree, walk: &walk, rows: &rows, sums: &sums, width: columns.len(), k, enough, last_ring };
    let blocks = par::map_with(tree.len().div_ceil(BLOCK), Room::default, |room, block| search.block(block, room));
    let order = walk.iter().map(|place| tree.order[*place as usize]);
    let mut out = scatter(order, &blocks, tree.len(), columns.len() + 1).into_iter();
    let mut next = || out.next().unwrap_or_default();
    Ok(Neighbourhoods { radius: next(), people: next(), groups: (1..columns.len()).map(|_| next()).collect() })
}

/// Room to work in, used again from place to place.
#[derive(Default)]
struct Room {
    /// Squared distance and tree position of the areas between the two radii.
    between: Vec<(f64, u32)>,
    /// Tree positions of the areas of the last ring.
    ring: Vec<u32>,
}

struct Search<'a> {
    tree: &'a Tree,
    /// The places in the order in which they are searched, each near the one before.
    walk: &'a [u32],
    /// People, then members of each group, area by area in tree order.
    rows: &'a [f64],
    /// The same for each node.
    sums: &'a [f64],
    width: usize,
    k: f64,
    /// k, less what sums of fractions in another order may lack.
    enough: f64,
    last_ring: LastRing,
}

impl Search<'_> {
    /// Radius, people and groups of one block of places, row by row.
    fn block(&self, block: usize, room: &mut Room) -> Vec<f64> {
        let places = &self.walk[block * BLOCK..((block + 1) * BLOCK).min(self.walk.len())];
        let mut out = vec![0.0; places.len() * (self.width + 1)];
        let mut before: Option<(f64, (f64, f64))> = None;
        for (place, row) in places.iter().zip(out.chunks_exact_mut(self.width + 1)) {
            if self.sums[0] < self.enough {
                row[0] = self.everyone(&mut row[1..]);
                continue;
            }
            let at = (self.tree.x[*place as usize], self.tree.y[*place as usize]);
            let (radius, sums) = row.split_at_mut(1);
            radius[0] = self.radius(at, before, room, sums);
            before = Some((radius[0], at));
        }
        out
    }

    /// The radius around a place, given that of a place nearby; people and groups into `sums`.
    fn radius(&self, at: (f64, f64), before: Option<(f64, (f64, f64))>, room: &mut Room, sums: &mut [f64]) -> f64 {
        let (nearby, moved) = match before {
            Some((radius, there)) => (radius, squared(at.0 - there.0, at.1 - there.1).sqrt()),
            None => (0.0, self.start()),
        };
        // It can differ by as much as one has moved, but mostly differs by much less.
        let guess = if before.is_some() { LIKELY * moved } else { moved };
        let (mut low, mut high) = ((nearby - guess).max(0.0), (nearby + guess) * (1.0 + SLACK));
        for _ in 0..STEPS {
            match self.within(at, low, high, room, sums) {
                Found::Radius(radius) => return radius,
                Found::TooFew => {
                    let farther = if high < nearby + moved { nearby + moved } else { 2.0 * high };
                    (low, high) = (high * (1.0 - SLACK), farther * (1.0 + SLACK));
                }
                Found::TooMany => {
                    let nearer = if low > nearby - moved { nearby - moved } else { 0.0 };
                    (low, high) = (nearer.max(0.0) * (1.0 - SLACK), low * (1.0 + SLACK));
                }
            }
        }
        match self.within(at, 0.0, f64::INFINITY, room, sums) {
            Found::Radius(radius) => radius,
            _ => self.everyone(sums),
        }
    }

    /// There are not k people at all: the neighbourhood is everyone, and has no last ring.
    fn everyone(&self, sums: &mut [f64]) -> f64 {
        sums.copy_from_slice(&self.sums[..self.width]);
        f64::NAN
    }

    /// A radius to start from: that of k people if all lived evenly spread.
    fn start(&self) -> f64 {
        let (x, y) = self.tree.extent();
        (x * y * self.k / self.sums[0]).sqrt().max(x.max(y) / 1e6).max(f64::MIN_POSITIVE)
    }

    /// The neighbourhood, if its radius is between two others; its people and groups into `sums`.
    fn within(&self, at: (f64, f64), low: f64, high: f64, room: &mut Room, sums: &mut [f64]) -> Found {
        let (low2, high2) = (low * low, high * high);
        let Room { between, ring } = room;
        between.clear();
        sums.fill(0.0);
        self.tree.visit(at, low2, high2, |part| match part {
            Part::Within(node) => add(sums, &self.sums[node.id * self.width..]),
            Part::Leaf(node) => {
                for (i, d2) in (node.start..node.end).zip(self.tree.distances(node, at)) {
                    if d2 < low2 {
                        add(sums, &self.rows[i * self.width..]);
                    } else if d2 <= high2 {
                        between.push((d2, i as u32));
                    }
                }
            }
        });
        if sums[0] >= self.enough {
            return Found::TooMany;
        }
        let Some(last) = self.last_ring_of(between, self.enough - sums[0]) else { return Found::TooFew };
        // What comes before the last ring, then the ring itself.
        ring.clear();
        for (d2, i) in between.iter() {
            if *d2 < last {
                add(sums, &self.rows[*i as usize * self.width..]);
            } else if *d2 == last {
                ring.push(*i);
            }
        }
        let share = match self.last_ring {
            LastRing::Whole => 1.0,
            LastRing::Share => {
                let people: f64 = ring.iter().map(|i| self.rows[*i as usize * self.width]).sum();
                if people > 0.0 { (self.k - sums[0]) / people } else { 1.0 }
            }
        };
        for i in ring.iter() {
            let row = &self.rows[*i as usize * self.width..];
            sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += share * value);
        }
        Found::Radius(last.sqrt())
    }

    /// The squared distance at which `missing` people are reached among some areas; `None` if they are too few. Halves
    /// the areas by distance until one is left, so that it never sorts them all. The order of the areas changes.
    fn last_ring_of(&self, areas: &mut [(f64, u32)], mut missing: f64) -> Option<f64> {
        let people = |area: &(f64, u32)| self.rows[area.1 as usize * self.width];
        if areas.iter().map(people).sum::<f64>() < missing {
            return None;
        }
        let mut rest = areas;
        while rest.len() > 1 {
            let middle = rest.len() / 2;
            rest.select_nth_unstable_by(middle, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let (near, far) = rest.split_at_mut(middle);
            let nearer = near.iter().map(people).sum::<f64>();
            if nearer >= missing {
                rest = near;
            } else {
                missing -= nearer;
                rest = far;
            }
        }
        rest.first().map(|(d2, _)| *d2)
    }
}

enum Found {
    Radius(f64),
    TooFew,
    TooMany,
}

#[inline(always)]
fn add(sums: &mut [f64], row: &[f64]) {
    sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn square(n: u32, counts: impl Fn(u32) -> (f64, f64)) -> (Groups<'static>, Places<'static>) {
        let (x, y) = (0..n * n).map(|i| (f64::from(i % n) * 250.0, f64::from(i / n) * 250.0)).unzip();
        let (first, second): (Vec<f64>, Vec<f64>) = (0..n * n).map(counts).unzip();
        let places = Places::new(Vec::into(x), Vec::into(y)).unwrap();
        (Groups::new([first, second]).unwrap(), places)
    }

    /// All rings from the inside outwards, as the definition says.
    fn by_definition(groups: &Groups, places: &Places, i: usize, k: f64) -> (f64, f64, f64) {
        let d2 = |j: usize| squared(places.x()[j] - places.x()[i], places.y()[j] - places.y()[i]);
        let mut order: Vec<usize> = (0..places.n()).collect();
        order.sort_by(|a, b| d2(*a).total_cmp(&d2(*b)));
        let first: Vec<f64> = groups.columns().next().unwrap().to_vec();
        let (mut people, mut members) = (0.0, 0.0);
        for ring in order.chunk_by(|a, b| d2(*a) == d2(*b)) {
            people += ring.iter().map(|j| groups.totals()[*j]).sum::<f64>();
            members += ring.iter().map(|j| first[*j]).sum::<f64>();
            if people >= k {
                return (people, members, d2(ring[0]).sqrt());
            }
        }
        (people, members, f64::NAN)
    }

    #[test]
    fn rings_are_taken_whole_or_by_the_share_that_is_missing() {
        // A centre of 1 person and four areas of 5 at 100 m, of whom 2 belong to the first group.
        let (x, y) = (vec![0.0, 100.0, -100.0, 0.0, 0.0], vec![0.0, 0.0, 0.0, 100.0, -100.0]);
        let places = Places::new(x.into(), y.into()).unwrap();
        let groups = Groups::new([vec![0.0, 2.0, 2.0, 2.0, 2.0], vec![1.0, 3.0, 3.0, 3.0, 3.0]]).unwrap();
        let whole = nearest_people(&groups, &places, 2.0, LastRing::Whole).unwrap();
        assert_eq!((whole.people[0], whole.radius[0], whole.groups[0][0]), (21.0, 100.0, 8.0));
        let share = nearest_people(&groups, &places, 2.0, LastRing::Share).unwrap();
        assert_eq!((share.people[0], share.radius[0]), (2.0, 100.0));
        assert!((share.groups[0][0] - 0.4).abs() < 1e-15);
        let own = nearest_people(&groups, &places, 1.0, LastRing::Whole).unwrap();
        assert_eq!((own.people[0], own.radius[0]), (1.0, 0.0));
        let all = nearest_people(&groups, &places, 22.0, LastRing::Whole).unwrap();
        assert!(all.people.iter().all(|n| *n == 21.0) && all.radius.iter().all(|r| r.is_nan()));
    }

    #[test]
    fn a_k_that_is_none_is_refused() {
        let (groups, places) = square(2, |i| (f64::from(i), 1.0));
        for k in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(nearest_people(&groups, &places, k, LastRing::Whole).is_err());
        }
    }

    #[test]
    fn fractions_that_add_up_to_k_in_some_order_only_reach_it() {
        let (x, y) = (0..300).map(|i| (f64::from(i % 17) * 0.1, f64::from(i / 17) * 0.3)).unzip();
        let places = Places::new(Vec::into(x), Vec::into(y)).unwrap();
        let groups = Groups::new([vec![0.1; 300], vec![0.7; 300]]).unwrap();
        for k in [groups.total(), 240.0, 0.8, 8.0 * 0.8, 24.0] {
            let found = nearest_people(&groups, &places, k, LastRing::Share).unwrap();
            assert!(found.people.iter().all(|n| (n - k).abs() < 1e-9 * k), "{k}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn the_search_finds_what_the_definition_says(seed in 0u32..1000, k in 1.0f64..6000.0) {
            let count = |i: u32| f64::from((i.wrapping_mul(2_654_435_761).wrapping_add(seed * 97) >> 20) % 23);
            // Most areas are empty, as in the north.
            let (groups, places) = square(24, |i| if i % 7 < 3 { (count(i), count(i + 1000)) } else { (0.0, 0.0) });
            let found = nearest_people(&groups, &places, k, LastRing::Whole).unwrap();
            for i in (0..576).step_by(29) {
                let (people, members, radius) = by_definition(&groups, &places, i, k);
                prop_assert_eq!((found.people[i], found.groups[0][i]), (people, members));
                prop_assert!(found.radius[i] == radius || (found.radius[i].is_nan() && radius.is_nan()));
            }
        }
    }
}

//! Where people live: the sites of the 290 municipalities, and the seed points of their RegSO.
//!
//! All points here are in the unbent plane (see [`Outline::bend`]).

use super::outline::Outline;
use super::sizes::{self, LARGE_CITIES, MUNICIPALITIES};
use super::{Point, nearest};
use crate::random::Dice;
use std::f64::consts::PI;

/// Where an area lies: the letter of a DeSO's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Outside localities.
    A,
    /// In a locality that is not the main town.
    B,
    /// In the main town.
    C,
}

/// What a municipality is to its surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of the three large cities.
    LargeCity,
    /// A neighbour of a large city.
    Suburb,
    /// The centre of a region.
    Centre,
    /// Any other.
    Other,
}

/// One municipality.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// The middle of its main town.
    pub site: Point,
    /// What it is to its surroundings.
    pub role: Role,
    /// Its RegSO: positions in [`Settlement::seeds`].
    pub seeds: std::ops::Range<usize>,
}

/// The seed of one RegSO.
#[derive(Clone, Debug)]
pub struct Seed {
    /// A point in it.
    pub at: Point,
    /// Its municipality.
    pub municipality: usize,
    /// Where it lies.
    pub category: Category,
    /// Number of DeSO in it.
    pub deso: usize,
    /// How far it stretches from its seed, in metres: what is further out is countryside. Infinite for the countryside.
    pub reach: f64,
}

/// All municipalities with their RegSO.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// 290, in no special order.
    pub municipalities: Vec<Municipality>,
    /// 3 363, by municipality.
    pub seeds: Vec<Seed>,
}

/// Neighbouring municipalities of each large city.
const SUBURBS: [usize; 3] = [24, 13, 9];
/// Centres of regions.
const CENTRES: usize = 16;
/// Tries before a rule of distance is relaxed.
const TRIES: usize = 400;

/// Settles the land.
pub fn settle(seed: u64, outline: &Outline) -> Settlement {
    let sites = place_sites(&mut Dice::of(seed, "sites"), outline);
    let mut dice = Dice::of(seed, "towns");
    let mut deso = sizes::deso_per_regso(&mut dice).into_iter();
    let points: Vec<Point> = sites.iter().map(|s| s.0).collect();
    let mut settlement = Settlement { municipalities: Vec::with_capacity(sites.len()), seeds: Vec::new() };
    for (municipality, (site, role, size)) in sites.iter().enumerate() {
        let first = settlement.seeds.len();
        let deso: Vec<usize> = deso.by_ref().take(*size).collect();
        let own = |p: Point| nearest(p, points.iter().copied()) == Some(municipality) && outline.is_land(p);
        settlement.seeds.extend(place_seeds(&mut dice, municipality, *site, &deso, own));
        let seeds = first..settlement.seeds.len();
        settlement.municipalities.push(Municipality { site: *site, role: *role, seeds });
    }
    settlement
}

/// The sites with role and number of RegSO.
fn place_sites(dice: &mut Dice, outline: &Outline) -> Vec<(Point, Role, usize)> {
    let mut sites: Vec<(Point, Role)> = Vec::with_capacity(MUNICIPALITIES);
    // The large cities lie near the coast, far from each other.
    let mut apart = 260e3;
    while sites.len() < LARGE_CITIES.len() {
        let free = |p: Point| sites.iter().all(|(s, _)| s.distance(p) > apart);
        match (0..TRIES).map(|_| anywhere(dice)).find(|p| (4e3..14e3).contains(&outline.depth(*p)) && free(*p)) {
            Some(p) => sites.push((p, Role::LargeCity)),
            None => apart *= 0.9,
        }
    }
    // Around each its neighbours, spread like the seeds of a sunflower.
    for (city, count) in SUBURBS.into_iter().enumerate() {
        let (centre, _) = sites[city];
        let spiral = (4..400).map(|k| {
            let distance = 9.5e3 * f64::from(k).sqrt() * dice.between(0.95, 1.05);
            centre.away(distance, f64::from(k) * GOLDEN_ANGLE)
        });
        let suburbs: Vec<_> = spiral.filter(|p| outline.depth(*p) > 1.5e3).take(count).collect();
        sites.extend(suburbs.into_iter().map(|p| (p, Role::Suburb)));
    }
    // The others keep a distance that grows towards the north.
    let mut scale = 1.3;
    let mut failures = 0;
    while sites.len() < MUNICIPALITIES {
        let p = anywhere(dice);
        let north = (p.y - Outline::BOX.0.y) / (Outline::BOX.1.y - Outline::BOX.0.y);
        let apart = scale * (17e3 + 24e3 * north);
        if outline.depth(p) > 2.5e3 && sites.iter().all(|(s, _)| s.distance(p) > apart) {
            sites.push((p, Role::Other));
        } else {
            failures += 1;
            if failures % 3000 == 0 {
                scale *= 0.97;
            }
        }
    }
    choose_centres(dice, &mut sites);
    let mut order: Vec<(f64, usize)> = sites
        .iter()
        .enumerate()
        .map(|(i, (_, role))| match role {
            Role::LargeCity => (100.0 - i as f64, i),
            Role::Centre => (50.0 + dice.uniform(), i),
            Role::Suburb => (1.1 + 0.7 * dice.normal(), i),
            Role::Other => (dice.normal(), i),
        })
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut sized: Vec<_> = sites.into_iter().map(|(p, role)| (p, role, 0)).collect();
    for ((_, i), size) in order.into_iter().zip(sizes::regso_per_municipality()) {
        sized[i].2 = size;
    }
    sized
}

fn choose_centres(dice: &mut Dice, sites: &mut [(Point, Role)]) {
    let mut apart = 110e3;
    let mut chosen: Vec<Point> = sites.iter().filter(|(_, role)| *role == Role::LargeCity).map(|s| s.0).collect();
    let wanted = chosen.len() + CENTRES;
    while chosen.len() < wanted {
        let found = (0..TRIES)
            .map(|_| dice.below(sites.len()))
            .find(|i| sites[*i].1 == Role::Other && chosen.iter().all(|c| c.distance(sites[*i].0) > apart));
        match found {
            Some(i) => {
                sites[i].1 = Role::Centre;
                chosen.push(sites[i].0);
            }
            None => apart *= 0.9,
        }
    }
}

/// The angle after which the points of a spiral never line up.
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;

/// The RegSO seeds of a municipality: a main town that thins out from its middle, some localities, and countryside.
fn place_seeds(
    dice: &mut Dice,
    municipality: usize,
    site: Point,
    deso: &[usize],
    own: impl Fn(Point) -> bool,
) -> Vec<Seed> {
    let (outside, beside) = sizes::countryside(deso.len());
    let town = deso.len() - outside - beside;
    let mut seeds = Vec::with_capacity(deso.len());
    let total = deso[..town].iter().sum::<usize>() as f64;
    let mut settled = 0.0;
    let mut turn = dice.uniform() * 2.0 * PI;
    let mut spread = 1.0;
    let mut misses = 0;
    for size in &deso[..town] {
        // Area in km² that the DeSO inside this one take: denser in the middle of the town.
        let own_area = *size as f64 * (0.30 + 0.75 * (settled / total));
        let at = loop {
            let area = spread * (seeds.iter().map(|(_, a)| a).sum::<f64>() + own_area / 2.0);
            let radius = if seeds.is_empty() { 0.0 } else { 1e3 * (area / PI).sqrt() };
            turn += GOLDEN_ANGLE;
            let p = site.away(radius * dice.between(0.93, 1.07), turn);
            if own(p) {
                break p;
            }
            misses += 1;
            // A coastal town spreads further inland; one that has no room left grows denser.
            spread *= if misses % 200 < 60 { 1.01 } else { 0.985 };
            if misses > 20_000 {
                break site.away(dice.between(10.0, 900.0), turn);
            }
        };
        settled += *size as f64;
        let reach = reach(spread * own_area);
        seeds.push((Seed { at, municipality, category: Category::C, deso: *size, reach }, own_area));
    }
    let mut seeds: Vec<Seed> = seeds.into_iter().map(|(seed, _)| seed).collect();
    let radius = seeds.iter().map(|s| s.at.distance(site)).fold(600.0, f64::max);
    for (i, size) in deso[town..].iter().enumerate() {
        let category = if i < beside { Category::B } else { Category::A };
        let at = free_place(dice, site, radius, category, &seeds, &own);
        let reach = if category == Category::B { reach(1.1 * *size as f64) } else { f64::INFINITY };
        seeds.push(Seed { at, municipality, category, deso: *size, reach });
    }
    seeds
}

/// How far a built-up area of so many km² stretches from its middle, in metres: enough to leave no gaps between
/// neighbours.
fn reach(area: f64) -> f64 {
    1.45e3 * (area / PI).sqrt()
}

/// A place outside the town, as far from the seeds that are there as the best of a few tries.
fn free_place(
    dice: &mut Dice,
    site: Point,
    town: f64,
    category: Category,
    seeds: &[Seed],
    own: &impl Fn(Point) -> bool,
) -> Point {
    let reach = if category == Category::B { 14e3 } else { 32e3 };
    let mut best: Option<(f64, Point)> = None;
    let mut found = 0;
    for attempt in 0..TRIES {
        // The reach shrinks with the tries, for municipalities that are small or squeezed.
        let reach = reach * (1.0 - 0.9 * attempt as f64 / TRIES as f64);
        let p = site.away(town + 400.0 + reach * dice.uniform().sqrt(), 2.0 * PI * dice.uniform());
        if own(p) {
            let room = seeds.iter().map(|s| s.at.distance2(p)).fold(f64::INFINITY, f64::min);
            if best.is_none_or(|(most, _)| room > most) {
                best = Some((room, p));
            }
            found += 1;
            if found == 6 {
                break;
            }
        }
    }
    best.map_or_else(|| site.away(dice.between(300.0, 1200.0), 2.0 * PI * dice.uniform()), |(_, p)| p)
}

fn anywhere(dice: &mut Dice) -> Point {
    let (low, high) = Outline::BOX;
    Point::new(dice.between(low.x, high.x), dice.between(low.y, high.y))
}

//! Three editions of the police's list, drawn over parts of towns with much hardship but not along their borders.

use crate::areas::Areas;
use crate::land::outline::Outline;
use crate::land::towns::Category;
use crate::land::{Point, nearest};
use crate::names::Names;
use crate::people::world::{FIRST_YEAR, World};
use crate::random::{Dice, chance_normal, name_key};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use segbar_dataset::validated::PoliceClass;
use segbar_dataset::{Boundaries, PoliceEdition, Shape};
use segbar_domain::area::slug;
use segbar_domain::{Area, AreaCode, AreaSet, Level, Vintage};
use std::f64::consts::TAU;

/// One edition: its year, how many of the earlier areas leave it and how many new ones come, and how many areas are
/// vulnerable, risk and especially vulnerable — the numbers of the real lists.
struct Edition {
    year: u16,
    leave: usize,
    come: usize,
    classes: [usize; 3],
}

const EDITIONS: [Edition; 3] = [
    Edition { year: 2019, leave: 0, come: 60, classes: [28, 10, 22] },
    Edition { year: 2021, leave: 2, come: 3, classes: [28, 14, 19] },
    Edition { year: 2023, leave: 4, come: 2, classes: [27, 15, 17] },
];

/// Corners of an area.
const CORNERS: usize = 28;

/// One area as drawn.
pub struct PoliceArea {
    name: String,
    regso: usize,
    /// Its middle, EPSG:3006.
    pub middle: Point,
    polygon: Polygon<f64>,
}

/// What the editions add to the country.
pub struct Editions {
    /// Areas per edition.
    pub sets: Vec<AreaSet>,
    /// Shapes per edition.
    pub boundaries: Vec<Boundaries>,
    /// Classes per edition.
    pub lists: Vec<PoliceEdition>,
}

/// Draws every area that is in any edition, from the one with most hardship on.
pub fn draw(seed: u64, outline: &Outline, areas: &Areas, world: &World) -> Vec<PoliceArea> {
    let mut dice = Dice::of(seed, "police");
    let mut names = Names::new(seed, "police names");
    let year = usize::from(EDITIONS[0].year - FIRST_YEAR);
    let area = |r: usize| -> f64 { world.deso_of_regso[r].iter().map(|d| areas.square_kilometres[*d]).sum() };
    let mut candidates: Vec<usize> =
        (0..world.regso()).filter(|r| areas.category_of_regso[*r] == Category::C && area(*r) < 4.0).collect();
    candidates.sort_by(|a, b| {
        let score = |r: &usize| world.regso_hardship[year * world.regso() + r];
        score(b).total_cmp(&score(a)).then(a.cmp(b))
    });
    let wanted = EDITIONS.iter().map(|e| e.come).sum();
    let mut drawn: Vec<(Point, f64, PoliceArea)> = Vec::with_capacity(wanted);
    for regso in candidates {
        if drawn.len() == wanted {
            break;
        }
        // The list is a judgement and not statistics: it leaves out some areas with as much hardship.
        if dice.uniform() < 0.35 {
            continue;
        }
        let radius = 1e3 * (area(regso) / std::f64::consts::PI).sqrt() * dice.between(0.65, 1.15);
        let middle = areas.regso_point[regso].away(radius * dice.between(0.1, 0.5), TAU * dice.uniform());
        if drawn.iter().any(|(other, reach, _)| other.distance(middle) < 1.5 * (radius + reach)) {
            continue;
        }
        let turn = dice.uniform() * TAU;
        let (long, wave) = (dice.between(0.0, 0.25), dice.uniform() * TAU);
        let corner = |i: usize, rough: f64| {
            let angle = TAU * i as f64 / CORNERS as f64;
            let stretch = 1.0 + long * (2.0 * (angle - turn)).cos() + 0.08 * (3.0 * angle + wave).sin() + rough;
            let Point { x, y } = outline.bend(middle.away(radius * stretch, angle));
            Coord { x: (x * 10.0).round() / 10.0, y: (y * 10.0).round() / 10.0 }
        };
        let ring = (0..CORNERS).map(|i| corner(i, dice.between(-0.05, 0.05))).collect::<Vec<_>>();
        let polygon = Polygon::new(LineString::new(ring), vec![]);
        let area = PoliceArea { name: names.district(), regso, middle: outline.bend(middle), polygon };
        drawn.push((middle, radius, area));
    }
    drawn.into_iter().map(|(_, _, area)| area).collect()
}

/// The editions, each with its list, areas and shapes at the same position. All are said to come from source 0.
pub fn editions(seed: u64, drawn: &[PoliceArea], world: &World) -> Editions {
    let mut dice = Dice::of(seed, "police editions");
    // The first edition has a random choice of those drawn; what comes later was not in it.
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    dice.shuffle(&mut order);
    let mut waiting = order.into_iter();
    let mut listed: Vec<usize> = Vec::new();
    let mut editions = Editions { sets: vec![], boundaries: vec![], lists: vec![] };
    for edition in &EDITIONS {
        for _ in 0..edition.leave.min(listed.len()) {
            listed.remove(dice.below(listed.len()));
        }
        listed.extend(waiting.by_ref().take(edition.come));
        let vintage = Vintage::of_year(Level::PoliceArea, edition.year);
        let mut by_code: Vec<(String, usize)> = listed.iter().map(|i| (slug(&drawn[*i].name), *i)).collect();
        by_code.sort();
        let area = |(code, i): &(String, usize)| {
            let code = AreaCode::parse(Level::PoliceArea, code)?;
            Some(Area { code, name: drawn[*i].name.clone(), parent: None })
        };
        let set = AreaSet::new(vintage.clone(), true, by_code.iter().filter_map(area).collect())
            .expect("names are unique, and so are their codes");
        let ranked: Vec<usize> = by_code.iter().map(|(_, i)| *i).collect();
        let shape = |(position, i): (usize, &usize)| Shape {
            area: position as u32,
            source: 0,
            polygons: MultiPolygon::new(vec![drawn[*i].polygon.clone()]),
        };
        let shapes = ranked.iter().enumerate().map(shape).collect();
        let classes = classes(seed, edition, &ranked, drawn, world);
        editions.sets.push(set);
        editions.boundaries.push(Boundaries { vintage: vintage.clone(), shapes });
        editions.lists.push(PoliceEdition { vintage, classes, source: 0 });
    }
    editions
}

/// The class of each listed area: roughly by hardship, the numbers per class as on the real lists.
fn classes(seed: u64, edition: &Edition, listed: &[usize], drawn: &[PoliceArea], world: &World) -> Vec<PoliceClass> {
    let year = usize::from(edition.year - FIRST_YEAR);
    let score = |i: usize| {
        let own = chance_normal(&[seed, name_key("police class"), i as u64]);
        world.regso_hardship[year * world.regso() + drawn[i].regso] + 0.4 * own
    };
    let mut order: Vec<usize> = (0..listed.len()).collect();
    order.sort_by(|a, b| score(listed[*b]).total_cmp(&score(listed[*a])).then(a.cmp(b)));
    let mut classes = vec![PoliceClass::Vulnerable; listed.len()];
    let [_, risk, especially] = edition.classes;
    for (rank, position) in order.into_iter().enumerate() {
        classes[position] = match rank {
            r if r < especially => PoliceClass::EspeciallyVulnerable,
            r if r < especially + risk => PoliceClass::Risk,
            _ => PoliceClass::Vulnerable,
        };
    }
    classes
}

/// The drawn areas near a town, nearest first.
pub fn near(drawn: &[PoliceArea], town: Point, within: f64) -> Vec<Point> {
    let mut found: Vec<Point> = drawn.iter().map(|a| a.middle).filter(|p| p.distance(town) < within).collect();
    let mut sorted = Vec::with_capacity(found.len());
    while let Some(i) = nearest(town, found.iter().copied()) {
        sorted.push(found.remove(i));
    }
    sorted
}

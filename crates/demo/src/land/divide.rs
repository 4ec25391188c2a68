//! The division of the land: for each cell its municipality, RegSO and DeSO, nested and each in one piece (islands
//! aside).

use super::mesh::{Mesh, Pieces, regso_of};
use super::sizes::COUNTIES;
use super::towns::{Role, Settlement};
use super::{Point, nearest};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// No area: water.
pub const WATER: usize = usize::MAX;

/// Which cell belongs where. DeSO are numbered by RegSO, RegSO by municipality.
pub struct Division {
    /// Per cell: its DeSO, or [`WATER`].
    pub deso: Vec<usize>,
    /// Per DeSO: its RegSO.
    pub regso_of_deso: Vec<usize>,
    /// Per RegSO: its municipality.
    pub municipality_of_regso: Vec<usize>,
    /// Per municipality: its county.
    pub county_of_municipality: Vec<usize>,
    /// Per DeSO: area in m².
    pub area_of_deso: Vec<f64>,
    /// Per DeSO: a point in its middle, in the unbent plane.
    pub middle_of_deso: Vec<Point>,
}

/// Divides the land.
pub fn divide(mesh: &Mesh, settlement: &Settlement) -> Division {
    let on_land = |label: &[usize]| -> Vec<usize> {
        label.iter().zip(&mesh.land).map(|(l, land)| if *land { *l } else { WATER }).collect()
    };
    let mut municipality = on_land(&mesh.municipality);
    join_fragments(mesh, &mut municipality, |_| 0);
    let mut regso: Vec<usize> = municipality
        .par_iter()
        .zip(&mesh.points)
        .map(|(m, p)| if *m == WATER { WATER } else { regso_of(settlement, *m, *p) })
        .collect();
    join_fragments(mesh, &mut regso, |cell| municipality[cell]);
    if feed_starved(mesh, settlement, &mut regso) {
        join_fragments(mesh, &mut regso, |cell| municipality[cell]);
    }
    let (mut deso, regso_of_deso) = split_regso(mesh, settlement, &regso);
    join_fragments(mesh, &mut deso, |cell| regso[cell]);
    let (area_of_deso, middle_of_deso) = measure(mesh, &deso, regso_of_deso.len());
    Division {
        deso,
        regso_of_deso,
        municipality_of_regso: settlement.seeds.iter().map(|s| s.municipality).collect(),
        county_of_municipality: counties(mesh, settlement, &municipality),
        area_of_deso,
        middle_of_deso,
    }
}

/// Gives pieces that are cut off from the main piece of their area to a neighbour of the same parent. Pieces with
/// only water around them are islands and stay.
fn join_fragments(mesh: &Mesh, label: &mut [usize], parent: impl Fn(usize) -> usize) {
    // A piece may first touch only other loose pieces; a few rounds settle all.
    for _ in 0..4 {
        let pieces = Pieces::of(mesh, |cell| label[cell]);
        let mut main: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (own, root) in label.iter().zip(pieces.root.iter().copied()) {
            let best = main.entry(*own).or_insert((root, pieces.size[root]));
            if pieces.size[root] > best.1 {
                *best = (root, pieces.size[root]);
            }
        }
        // Per loose piece: how many sides it shares with each neighbour.
        let mut loose: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        for (a, b) in mesh.neighbours() {
            let root = pieces.root[a];
            let is_loose = label[a] != WATER && main[&label[a]].0 != root;
            if is_loose && label[b] != WATER && label[b] != label[a] && parent(a) == parent(b) {
                *loose.entry(root).or_default().entry(label[b]).or_default() += 1;
            }
        }
        if loose.is_empty() {
            return;
        }
        let target: BTreeMap<usize, usize> = loose
            .into_iter()
            .filter_map(|(root, sides)| sides.into_iter().max_by_key(|(l, n)| (*n, *l)).map(|(l, _)| (root, l)))
            .collect();
        for (cell, l) in label.iter_mut().enumerate() {
            if let Some(new) = target.get(&pieces.root[cell]) {
                *l = *new;
            }
        }
    }
}

/// A RegSO that an inlet or a border left with too few cells for its DeSO gets some of the largest RegSO of its
/// municipality: those around the cell that is farthest from that one's seed. Returns whether there was any.
fn feed_starved(mesh: &Mesh, settlement: &Settlement, regso: &mut [usize]) -> bool {
    let mut cells = vec![0usize; settlement.seeds.len()];
    for r in regso.iter().filter(|r| **r != WATER) {
        cells[*r] += 1;
    }
    let mut fed = false;
    for (starved, seed) in settlement.seeds.iter().enumerate() {
        if cells[starved] >= 2 * seed.deso {
            continue;
        }
        let own = settlement.municipalities[seed.municipality].seeds.clone();
        let Some(donor) = own.filter(|r| *r != starved).max_by_key(|r| (cells[*r], *r)) else { continue };
        let mut given: Vec<usize> = (0..mesh.cells()).filter(|cell| regso[*cell] == donor).collect();
        let from = |p: Point, cell: &usize| mesh.points[*cell].distance2(p);
        let centre = settlement.seeds[donor].at;
        let Some(farthest) = given.iter().copied().max_by(|a, b| from(centre, a).total_cmp(&from(centre, b))) else {
            continue;
        };
        given.sort_by(|a, b| from(mesh.points[farthest], a).total_cmp(&from(mesh.points[farthest], b)));
        given.truncate((5 * seed.deso).min(given.len() / 2));
        // Its former cells go to the donor, so that it is one piece.
        for r in regso.iter_mut().filter(|r| **r == starved) {
            *r = donor;
        }
        for cell in &given {
            regso[*cell] = starved;
        }
        cells[donor] = cells[donor] + cells[starved] - given.len();
        cells[starved] = given.len();
        fed = true;
    }
    fed
}

/// Splits each RegSO's cells into its DeSO: cells far apart are chosen as middles and then moved to the mean of the
/// cells nearest to them.
fn split_regso(mesh: &Mesh, settlement: &Settlement, regso: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut cells: Vec<Vec<usize>> = vec![Vec::new(); settlement.seeds.len()];
    for (cell, r) in regso.iter().enumerate().filter(|(_, r)| **r != WATER) {
        cells[*r].push(cell);
    }
    let split: Vec<Vec<usize>> =
        cells.par_iter().zip(&settlement.seeds).map(|(cells, seed)| clusters(mesh, cells, seed.deso)).collect();
    let mut deso = vec![WATER; mesh.cells()];
    let mut regso_of_deso = Vec::new();
    for (r, ((cells, part), seed)) in cells.iter().zip(&split).zip(&settlement.seeds).enumerate() {
        for (cell, part) in cells.iter().zip(part) {
            deso[*cell] = regso_of_deso.len() + part;
        }
        regso_of_deso.extend(std::iter::repeat_n(r, seed.deso));
    }
    (deso, regso_of_deso)
}

fn clusters(mesh: &Mesh, cells: &[usize], parts: usize) -> Vec<usize> {
    let at = |cell: &usize| mesh.points[*cell];
    let mut middles: Vec<Point> = cells.first().map(at).into_iter().collect();
    let mut room: Vec<f64> = vec![f64::INFINITY; cells.len()];
    while middles.len() < parts.min(cells.len()) {
        let last = middles[middles.len() - 1];
        for (room, cell) in room.iter_mut().zip(cells) {
            *room = room.min(at(cell).distance2(last));
        }
        let farthest = (0..cells.len()).max_by(|a, b| room[*a].total_cmp(&room[*b])).unwrap_or(0);
        middles.push(at(&cells[farthest]));
    }
    let mut part = vec![0; cells.len()];
    for _ in 0..5 {
        for (part, cell) in part.iter_mut().zip(cells) {
            *part = nearest(at(cell), middles.iter().copied()).unwrap_or(0);
        }
        for (i, middle) in middles.iter_mut().enumerate() {
            let own = || part.iter().zip(cells).filter(|(p, _)| **p == i).map(|(_, cell)| at(cell));
            let n = own().count() as f64;
            if n > 0.0 {
                *middle = own().fold(Point::default(), |s, p| Point::new(s.x + p.x / n, s.y + p.y / n));
            }
        }
    }
    // No part may be left empty: it takes a cell of the largest.
    for i in 0..parts {
        let count = |p: usize| part.iter().filter(|q| **q == p).count();
        if count(i) == 0
            && let Some(largest) = (0..parts).max_by_key(|p| (count(*p), *p)).filter(|p| count(*p) > 1)
            && let Some(cell) = part.iter().position(|p| *p == largest)
        {
            part[cell] = i;
        }
    }
    part
}

fn measure(mesh: &Mesh, deso: &[usize], count: usize) -> (Vec<f64>, Vec<Point>) {
    let mut area = vec![0.0; count];
    let mut middle = vec![Point::default(); count];
    for ((cell_area, p), d) in mesh.areas().into_iter().zip(&mesh.points).zip(deso) {
        if *d != WATER {
            area[*d] += cell_area;
            middle[*d].x += cell_area * p.x;
            middle[*d].y += cell_area * p.y;
        }
    }
    for (middle, area) in middle.iter_mut().zip(&area).filter(|(_, a)| **a > 0.0) {
        *middle = Point::new(middle.x / area, middle.y / area);
    }
    (area, middle)
}

/// Counties grow from the large cities and the regions' centres over neighbouring municipalities, always the one that
/// is nearest for its county's size; the last to be reached are islands, which join the nearest county.
fn counties(mesh: &Mesh, settlement: &Settlement, municipality: &[usize]) -> Vec<usize> {
    let sites: Vec<Point> = settlement.municipalities.iter().map(|m| m.site).collect();
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); sites.len()];
    for (a, b) in mesh.neighbours() {
        let (a, b) = (municipality[a], municipality[b]);
        if a != b && a != WATER && b != WATER {
            neighbours[a].push(b);
        }
    }
    for list in &mut neighbours {
        list.sort_unstable();
        list.dedup();
    }
    let rank = |role: Role| match role {
        Role::LargeCity => 0,
        Role::Centre => 1,
        Role::Suburb | Role::Other => 2,
    };
    let mut order: Vec<usize> = (0..sites.len()).collect();
    order.sort_by_key(|m| (rank(settlement.municipalities[*m].role), *m));
    // The centres, and then municipalities as far from all of them as possible.
    let centres = order.iter().filter(|m| rank(settlement.municipalities[**m].role) < 2).count();
    let mut seats: Vec<usize> = order.iter().copied().take(centres.min(COUNTIES)).collect();
    while seats.len() < COUNTIES {
        let room = |m: &usize| seats.iter().map(|s| sites[*s].distance2(sites[*m])).fold(f64::INFINITY, f64::min);
        match order.iter().copied().max_by(|a, b| room(a).total_cmp(&room(b))) {
            Some(farthest) => seats.push(farthest),
            None => break,
        }
    }
    let mut county = vec![WATER; sites.len()];
    for (c, seat) in seats.iter().enumerate() {
        county[*seat] = c;
    }
    // Reach: how far a county stretches before another has the right to a municipality.
    let reach = |c: usize| if c < 3 { 2.0 } else { 1.0 };
    loop {
        let mut best: Option<(f64, usize, usize)> = None;
        for m in (0..sites.len()).filter(|m| county[*m] != WATER) {
            let c = county[m];
            for n in neighbours[m].iter().filter(|n| county[**n] == WATER) {
                let far = sites[seats[c]].distance(sites[*n]) / reach(c);
                if best.is_none_or(|(least, _, _)| far < least) {
                    best = Some((far, *n, c));
                }
            }
        }
        match best {
            Some((_, m, c)) => county[m] = c,
            None => break,
        }
    }
    for m in 0..sites.len() {
        if county[m] == WATER {
            county[m] = nearest(sites[m], seats.iter().map(|s| sites[*s])).unwrap_or(0);
        }
    }
    county
}

//! The borders of 2025: the same country divided anew, as the real areas were.
//!
//! Of the RegSO 288 get other borders and keep their codes: in 144 pairs of neighbours one gives land to the other, every
//! second time a whole DeSO and otherwise a strip of one. The most populous DeSO are split in two under new codes. Some
//! RegSO get new names, and two of one municipality swap theirs. Borders of municipalities and counties stay.

use crate::areas::{self, Areas};
use crate::land::divide::WATER;
use crate::land::mesh::Mesh;
use crate::names::Names;
use crate::people::world::World;
use crate::random::Dice;
use segbar_domain::{AreaSet, Vintage};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Pairs of RegSO of which one gives land to the other.
pub const PAIRS: usize = 144;
/// DeSO that are split in two.
pub const SPLITS: usize = 176;
/// RegSO that get a new name.
pub const RENAMED: usize = 40;
/// The least cells of a DeSO that gives some away or is split.
const LEAST_CELLS: usize = 8;
/// One cell in so many of a DeSO is a strip.
const STRIP: usize = 4;

/// The areas of 2025, and where their people lived in the areas before.
pub struct Redrawn {
    /// Nation, counties and municipalities as before, RegSO and DeSO of 2025.
    pub areas: Areas,
    /// Per new DeSO: the old ones that it has land of, with the share of their cells. People live evenly on the cells,
    /// which are small where people live.
    pub parts: Vec<Vec<(usize, f64)>>,
}

/// Draws the borders of 2025.
pub fn redraw(seed: u64, areas: &Areas, mesh: &Mesh, world: &World) -> Redrawn {
    let mut dice = Dice::of(seed, "borders 2025");
    let mut land = Land::of(areas, mesh);
    let touched = land.exchange(&mut dice, areas, mesh);
    let splits = land.split(areas, mesh, world, &touched);
    let old = deso(areas);
    // A split DeSO is replaced by two with codes of their own, which stand where the old one stood.
    let mut codes: Vec<String> = Vec::with_capacity(old.len() + splits.len());
    let mut regso_of_deso = Vec::with_capacity(codes.capacity());
    let mut position = vec![[0; 2]; old.len()];
    for (d, area) in old.areas().iter().enumerate() {
        let code = area.code.as_str();
        let halves = if splits.contains(&d) { &["1", "2"][..] } else { &["0"] };
        for (half, last) in halves.iter().enumerate() {
            position[d][half] = codes.len();
            codes.push(format!("{}{last}", &code[..code.len() - 1]));
            regso_of_deso.push(land.regso_of_deso[d]);
        }
    }
    let place = |cell: usize| position[land.deso[cell]][usize::from(land.second_half[cell])];
    let deso_of_cell: Vec<usize> =
        (0..mesh.cells()).map(|cell| if land.deso[cell] == WATER { WATER } else { place(cell) }).collect();
    let parts = parts(areas, &deso_of_cell, codes.len());
    let regso = renamed(seed, &mut dice, areas);
    let regso_codes: Vec<&str> = regso.areas().iter().map(|a| a.code.as_str()).collect();
    let parents: Vec<Option<String>> = regso_of_deso.iter().map(|r| Some(regso_codes[*r].to_owned())).collect();
    let new_deso = areas::set(Vintage::deso_2025(), &codes, &codes, &parents);
    let mixed = |of: &[f64]| -> Vec<f64> {
        parts.iter().map(|own| own.iter().map(|(d, share)| share * of[*d]).sum()).collect()
    };
    let square_kilometres = mixed(&areas.square_kilometres);
    let main = |own: &Vec<(usize, f64)>| own.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(d, _)| *d);
    let deso_point = parts.iter().map(|own| areas.deso_point[main(own)]).collect();
    let mut sets: Vec<AreaSet> = areas.sets[..3].to_vec();
    sets.extend([regso, new_deso]);
    let areas = Areas {
        sets,
        county_of_municipality: areas.county_of_municipality.clone(),
        role: areas.role.clone(),
        town: areas.town.clone(),
        municipality_of_regso: areas.municipality_of_regso.clone(),
        regso_point: areas.regso_point.clone(),
        category_of_regso: areas.category_of_regso.clone(),
        regso_of_deso,
        square_kilometres,
        deso_point,
        deso_of_cell,
    };
    Redrawn { areas, parts }
}

fn deso(areas: &Areas) -> &AreaSet {
    &areas.sets[4]
}

/// The division while it is redrawn; DeSO are the old ones.
struct Land {
    /// Per cell: its DeSO, or [`WATER`].
    deso: Vec<usize>,
    /// Per cell: whether it goes to the second half of its DeSO.
    second_half: Vec<bool>,
    /// Per DeSO: its RegSO.
    regso_of_deso: Vec<usize>,
    /// Per DeSO: its cells before anything was redrawn.
    cells: Vec<Vec<usize>>,
}

impl Land {
    fn of(areas: &Areas, mesh: &Mesh) -> Self {
        let mut cells = vec![Vec::new(); areas.regso_of_deso.len()];
        for (cell, d) in areas.deso_of_cell.iter().enumerate().filter(|(_, d)| **d != WATER) {
            cells[*d].push(cell);
        }
        Land {
            deso: areas.deso_of_cell.clone(),
            second_half: vec![false; mesh.cells()],
            regso_of_deso: areas.regso_of_deso.clone(),
            cells,
        }
    }

    /// Gives land from one RegSO to another of the same municipality, in [`PAIRS`] pairs. Returns the DeSO that were
    /// touched.
    fn exchange(&mut self, dice: &mut Dice, areas: &Areas, mesh: &Mesh) -> HashSet<usize> {
        let mut neighbours: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (a, b) in mesh.neighbours() {
            let (a, b) = (self.deso[a], self.deso[b]);
            if a != WATER && b != WATER && areas.regso_of_deso[a] != areas.regso_of_deso[b] {
                let municipality = |d: usize| areas.municipality_of_regso[areas.regso_of_deso[d]];
                if municipality(a) == municipality(b) {
                    neighbours.insert((a, b));
                }
            }
        }
        let mut size: Vec<usize> = vec![0; areas.municipality_of_regso.len()];
        areas.regso_of_deso.iter().for_each(|r| size[*r] += 1);
        let mut candidates: Vec<(usize, usize)> = neighbours.into_iter().collect();
        dice.shuffle(&mut candidates);
        let mut changed: HashSet<usize> = HashSet::new();
        let mut touched = HashSet::new();
        for (from, to) in candidates {
            let (giver, taker) = (areas.regso_of_deso[from], areas.regso_of_deso[to]);
            if changed.len() == 2 * PAIRS {
                break;
            }
            // A RegSO of two DeSO stays in one piece when one of them leaves.
            let whole = (changed.len() / 2).is_multiple_of(2);
            let fits = if whole { size[giver] == 2 } else { self.cells[from].len() >= LEAST_CELLS };
            if !fits || changed.contains(&giver) || changed.contains(&taker) {
                continue;
            }
            if whole {
                self.regso_of_deso[from] = taker;
            } else {
                let towards = areas.deso_point[to];
                let mut nearest = self.cells[from].clone();
                nearest
                    .sort_by(|a, b| mesh.points[*a].distance2(towards).total_cmp(&mesh.points[*b].distance2(towards)));
                nearest.iter().take(nearest.len() / STRIP).for_each(|cell| self.deso[*cell] = to);
            }
            changed.extend([giver, taker]);
            touched.extend([from, to]);
        }
        touched
    }

    /// Splits the most populous DeSO that were left alone along their longer side.
    fn split(&mut self, areas: &Areas, mesh: &Mesh, world: &World, touched: &HashSet<usize>) -> BTreeSet<usize> {
        let people = |d: usize| world.population[world.at(world.years.end - 1, d)];
        let mut order: Vec<usize> = (0..areas.regso_of_deso.len())
            .filter(|d| !touched.contains(d) && self.cells[*d].len() >= LEAST_CELLS)
            .collect();
        order.sort_by(|a, b| people(*b).total_cmp(&people(*a)).then(a.cmp(b)));
        let splits: BTreeSet<usize> = order.into_iter().take(SPLITS).collect();
        for d in &splits {
            let mut cells = self.cells[*d].clone();
            let spread = |of: fn(&crate::land::Point) -> f64| {
                let all = || cells.iter().map(|cell| of(&mesh.points[*cell]));
                all().fold(f64::MIN, f64::max) - all().fold(f64::MAX, f64::min)
            };
            let wide = spread(|p| p.x) > spread(|p| p.y);
            let along = |cell: &usize| if wide { mesh.points[*cell].x } else { mesh.points[*cell].y };
            cells.sort_by(|a, b| along(a).total_cmp(&along(b)));
            cells[..cells.len() / 2].iter().for_each(|cell| self.second_half[*cell] = true);
        }
        splits
    }
}

/// Per new DeSO: the old ones that its cells belonged to, with the share of their cells.
fn parts(areas: &Areas, deso_of_cell: &[usize], count: usize) -> Vec<Vec<(usize, f64)>> {
    let mut cells = vec![0usize; areas.regso_of_deso.len()];
    let mut shared: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); count];
    for (old, new) in areas.deso_of_cell.iter().zip(deso_of_cell).filter(|(old, _)| **old != WATER) {
        cells[*old] += 1;
        *shared[*new].entry(*old).or_default() += 1;
    }
    let share = |(old, n): (usize, usize)| (old, n as f64 / cells[old] as f64);
    shared.into_iter().map(|of| of.into_iter().map(share).collect()).collect()
}

/// The RegSO of 2025: the codes of before; some have new names, and two swap theirs.
fn renamed(seed: u64, dice: &mut Dice, areas: &Areas) -> AreaSet {
    let old = &areas.sets[3];
    let mut names: Vec<String> = old.areas().iter().map(|a| a.name.clone()).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    dice.shuffle(&mut order);
    let of_municipality = |r: usize| {
        areas.municipality_of_regso.iter().enumerate().filter(move |(_, m)| **m == areas.municipality_of_regso[r])
    };
    // Two that lie outside the towns of one municipality, as in reality.
    let swapped = order.iter().copied().find_map(|r| {
        let outside = |r: usize| areas.category_of_regso[r] == crate::land::towns::Category::A;
        let other = of_municipality(r).map(|(other, _)| other).find(|other| *other != r && outside(*other))?;
        outside(r).then_some((r, other))
    });
    let mut fresh = Names::new(seed, "names 2025");
    for r in order.into_iter().take(RENAMED) {
        if swapped.is_some_and(|(a, b)| r == a || r == b) {
            continue;
        }
        let name = loop {
            let name = fresh.place();
            if !of_municipality(r).any(|(other, _)| names[other] == name) {
                break name;
            }
        };
        names[r] = format!("{name} med omnejd");
    }
    if let Some((a, b)) = swapped {
        names.swap(a, b);
    }
    let codes: Vec<String> = old.areas().iter().map(|a| a.code.to_string()).collect();
    let parents: Vec<Option<String>> = old.areas().iter().map(|a| a.parent.as_ref().map(ToString::to_string)).collect();
    areas::set(Vintage::regso_2025(), &codes, &names, &parents)
}

//! The areas: codes, names and nesting, and everything about them in the order of their codes.
//!
//! Codes have the real forms but numbers of counties that Sweden does not have (31–51), so that no real code is ever
//! shown with an invented figure.

use crate::land::divide::{Division, WATER};
use crate::land::mesh::Mesh;
use crate::land::outline::Outline;
use crate::land::towns::{Category, Role, Settlement};
use crate::land::{Point, dissolve};
use crate::names::{self, Names};
use geo_types::MultiPolygon;
use segbar_dataset::{Boundaries, Shape};
use segbar_domain::{Area, AreaCode, AreaSet, Vintage};
use std::collections::HashSet;

/// The number of the first county.
const FIRST_COUNTY: usize = *AreaCode::FICTIONAL_COUNTIES.start() as usize;

/// The areas of the five levels that nest. All vectors are in the order of the codes of their level.
pub struct Areas {
    /// Nation, counties, municipalities, RegSO, DeSO.
    pub sets: Vec<AreaSet>,
    /// Per municipality: its county.
    pub county_of_municipality: Vec<usize>,
    /// Per municipality: what it is to its surroundings.
    pub role: Vec<Role>,
    /// Per municipality: the middle of its main town, EPSG:3006.
    pub town: Vec<Point>,
    /// Per RegSO: its municipality.
    pub municipality_of_regso: Vec<usize>,
    /// Per RegSO: a point in it, in the unbent plane.
    pub regso_point: Vec<Point>,
    /// Per RegSO: where it lies.
    pub category_of_regso: Vec<Category>,
    /// Per DeSO: its RegSO.
    pub regso_of_deso: Vec<usize>,
    /// Per DeSO: area in km².
    pub square_kilometres: Vec<f64>,
    /// Per DeSO: its middle, in the unbent plane.
    pub deso_point: Vec<Point>,
    /// Per cell of the mesh: its DeSO, or [`WATER`].
    pub deso_of_cell: Vec<usize>,
}

impl Areas {
    /// Names and orders what the land was divided into.
    pub fn new(seed: u64, outline: &Outline, settlement: &Settlement, division: &Division) -> Self {
        let mut names = Names::new(seed, "names");
        let towns: Vec<String> = settlement.municipalities.iter().map(|_| names.place()).collect();
        // Municipalities by county and then as they were placed; RegSO by municipality and seed. Both are then in
        // the order of their codes.
        let mut municipalities: Vec<usize> = (0..settlement.municipalities.len()).collect();
        municipalities.sort_by_key(|m| (division.county_of_municipality[*m], *m));
        let regso: Vec<usize> =
            municipalities.iter().flat_map(|m| settlement.municipalities[*m].seeds.clone()).collect();
        let position = |order: &[usize]| {
            let mut position = vec![0; order.len()];
            for (new, old) in order.iter().enumerate() {
                position[*old] = new;
            }
            position
        };
        let (new_municipality, new_regso) = (position(&municipalities), position(&regso));
        let county_of_municipality: Vec<usize> =
            municipalities.iter().map(|m| division.county_of_municipality[*m]).collect();
        let municipality_of_regso: Vec<usize> =
            regso.iter().map(|r| new_municipality[division.municipality_of_regso[*r]]).collect();
        let municipality_codes =
            number_within(&county_of_municipality, |county, n| format!("{:02}{:02}", FIRST_COUNTY + county, n + 1));
        let regso_codes =
            number_within(&municipality_of_regso, |m, n| format!("{}R{:03}", municipality_codes[m], n + 1));
        // DeSO are numbered by municipality and category; their codes do not follow the RegSO.
        let mut deso: Vec<usize> = (0..division.regso_of_deso.len()).collect();
        let place = |d: usize| {
            let old = division.regso_of_deso[d];
            (new_municipality[division.municipality_of_regso[old]], settlement.seeds[old].category)
        };
        deso.sort_by_key(|d| (place(*d), new_regso[division.regso_of_deso[*d]], *d));
        let groups: Vec<(usize, Category)> = deso.iter().map(|d| place(*d)).collect();
        let deso_codes = number_within(&groups, |(m, category), n| {
            format!(
                "{}{category:?}{:04}",
                municipality_codes[m],
                10 * (n + 1) + if category == Category::C { 1000 } else { 0 }
            )
        });
        let regso_of_deso: Vec<usize> = deso.iter().map(|d| new_regso[division.regso_of_deso[*d]]).collect();
        let new_deso = position(&deso);
        let own_towns: Vec<&str> = municipalities.iter().map(|m| towns[*m].as_str()).collect();
        let counties = county_of_municipality.iter().max().map_or(0, |c| c + 1);
        let county_codes: Vec<String> = (0..counties).map(|c| format!("{:02}", FIRST_COUNTY + c)).collect();
        // A county is named after the seat of its largest municipality.
        let county_names: Vec<String> = (0..counties)
            .map(|c| {
                let own = (0..municipalities.len()).filter(|m| county_of_municipality[*m] == c);
                let seat = own.max_by_key(|m| settlement.municipalities[municipalities[*m]].seeds.len());
                names::county(seat.map_or("", |m| own_towns[m]))
            })
            .collect();
        let regso_names = name_regso(&mut names, settlement, &municipalities, &towns);
        let parents = |of: &[usize], codes: &[String]| of.iter().map(|p| Some(codes[*p].clone())).collect::<Vec<_>>();
        let sets = vec![
            set(Vintage::nation(), &["00".into()], &["Demolandet"], &[None]),
            set(Vintage::county(), &county_codes, &county_names, &vec![Some("00".into()); counties]),
            set(
                Vintage::municipality(),
                &municipality_codes,
                &own_towns,
                &parents(&county_of_municipality, &county_codes),
            ),
            set(
                Vintage::regso_2020(),
                &regso_codes,
                &regso_names,
                &parents(&municipality_of_regso, &municipality_codes),
            ),
            set(Vintage::deso_2018(), &deso_codes, &deso_codes, &parents(&regso_of_deso, &regso_codes)),
        ];
        Areas {
            sets,
            county_of_municipality,
            role: municipalities.iter().map(|m| settlement.municipalities[*m].role).collect(),
            town: municipalities.iter().map(|m| outline.bend(settlement.municipalities[*m].site)).collect(),
            municipality_of_regso,
            regso_point: regso.iter().map(|r| settlement.seeds[*r].at).collect(),
            category_of_regso: regso.iter().map(|r| settlement.seeds[*r].category).collect(),
            regso_of_deso,
            square_kilometres: deso.iter().map(|d| division.area_of_deso[*d] / 1e6).collect(),
            deso_point: deso.iter().map(|d| division.middle_of_deso[*d]).collect(),
            deso_of_cell: division.deso.iter().map(|d| if *d == WATER { WATER } else { new_deso[*d] }).collect(),
        }
    }

    /// The areas of a vintage of the five levels that nest.
    pub fn set(&self, vintage: &Vintage) -> Option<&AreaSet> {
        self.sets.iter().find(|s| s.vintage() == vintage)
    }

    /// Per DeSO: the area of each level that it lies in, in the order of [`Areas::sets`].
    pub fn above(&self, deso: usize) -> [usize; 5] {
        let regso = self.regso_of_deso[deso];
        let municipality = self.municipality_of_regso[regso];
        [0, self.county_of_municipality[municipality], municipality, regso, deso]
    }

    /// The polygons of the vintages that are wanted.
    pub fn boundaries(&self, mesh: &Mesh, source: u32, wanted: impl Fn(&Vintage) -> bool) -> Vec<Boundaries> {
        let level = |(i, set): (usize, &AreaSet)| {
            let label: Vec<usize> =
                self.deso_of_cell.iter().map(|d| if *d == WATER { WATER } else { self.above(*d)[i] }).collect();
            let polygons = dissolve::dissolve(mesh, &label, set.len());
            let shape = |(area, polygons): (usize, MultiPolygon<f64>)| Shape { area: area as u32, source, polygons };
            let shapes = polygons.into_iter().enumerate().filter(|(_, p)| !p.0.is_empty()).map(shape).collect();
            Boundaries { vintage: set.vintage().clone(), shapes }
        };
        self.sets.iter().enumerate().filter(|(_, set)| wanted(set.vintage())).map(level).collect()
    }
}

/// A code for each item: `code` of its group and its number inside the group. Groups are together.
fn number_within<G: Copy + PartialEq>(groups: &[G], code: impl Fn(G, usize) -> String) -> Vec<String> {
    let mut number = 0;
    let mut codes = Vec::with_capacity(groups.len());
    for (i, group) in groups.iter().enumerate() {
        number = if i > 0 && groups[i - 1] == *group { number + 1 } else { 0 };
        codes.push(code(*group, number));
    }
    codes
}

/// Names of the RegSO: the middle of the town, its districts, localities, and the countryside by direction.
fn name_regso(names: &mut Names, settlement: &Settlement, municipalities: &[usize], towns: &[String]) -> Vec<String> {
    let mut all = Vec::with_capacity(settlement.seeds.len());
    for m in municipalities {
        let (municipality, town) = (&settlement.municipalities[*m], &towns[*m]);
        // A name of a district is unique in its municipality, as it is in reality.
        let mut districts = Names::new(*m as u64, town);
        let mut taken: HashSet<String> = HashSet::new();
        for (i, seed) in settlement.seeds[municipality.seeds.clone()].iter().enumerate() {
            let mut name = match seed.category {
                Category::C if i == 0 => format!("{town} centrum"),
                Category::C => districts.district(),
                Category::B => names.place(),
                Category::A => {
                    let (east, north) = (seed.at.x - municipality.site.x, seed.at.y - municipality.site.y);
                    format!("{town} {}", names::direction(east, north))
                }
            };
            if !taken.insert(name.clone()) {
                name = format!("{} med omland", names.place());
                taken.insert(name.clone());
            }
            all.push(name);
        }
    }
    all
}

/// The areas of one vintage; the codes are made here, so that they have the right form and are unique.
pub fn set<N: AsRef<str>>(vintage: Vintage, codes: &[String], names: &[N], parents: &[Option<String>]) -> AreaSet {
    let level = vintage.level();
    let area = |((code, name), parent): ((&String, &N), &Option<String>)| {
        Some(Area {
            code: AreaCode::parse(level, code)?,
            name: name.as_ref().to_owned(),
            parent: parent.as_ref().and_then(|p| AreaCode::parse(level.parent()?, p)),
        })
    };
    let areas = codes.iter().zip(names).zip(parents).filter_map(area).collect();
    AreaSet::new(vintage, true, areas).expect("codes are numbered, so they are unique")
}

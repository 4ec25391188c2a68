//! The latent picture: what is true of each small area, before any table rounds or hides it.

use super::ages::{self, GROUPS, Span};
use super::index;
use crate::areas::Areas;
use crate::land::noise::Noise;
use crate::land::towns::{Category, Role};
use crate::random::{Dice, chance_normal, name_key};
use rayon::prelude::*;
use segbar_domain::Period;
use std::collections::BTreeMap;
use std::ops::Range;

/// First year.
pub const FIRST_YEAR: u16 = 2010;
/// Number of years: 2010–2025.
pub const YEARS: usize = 16;
/// The years of RegSO 2020 and DeSO 2018, counted from the first: 2010–2023.
pub const BEFORE: Range<usize> = 0..14;
/// The years of RegSO 2025 and DeSO 2025: 2024 and 2025.
pub const AFTER: Range<usize> = 14..YEARS;
/// The year (2022) whose figures are shaped after the published ones.
pub const SHAPED: usize = 12;

/// Everything latent in some of the years, in the order of the area codes. Per-year vectors hold one year after the
/// other; see [`World::at`].
pub struct World {
    /// The seed, for chance that belongs to single cells.
    pub seed: u64,
    /// The years, counted from the first of all.
    pub years: Range<usize>,
    /// Per DeSO: the number by which chance knows it, the same before and after new borders.
    pub lasting: Vec<u64>,
    /// Per DeSO: its RegSO.
    pub regso_of_deso: Vec<usize>,
    /// Per RegSO: its DeSO.
    pub deso_of_regso: Vec<Vec<usize>>,
    /// Per DeSO: how town-like, 0 (wilderness) to 1 (dense city).
    pub urban: Vec<f64>,
    /// Per DeSO: how much students' housing shapes it, mostly 0.
    pub students: Vec<f64>,
    /// Per DeSO: families with children, −3 … 3.
    pub families: Vec<f64>,
    /// Per year and DeSO: people.
    pub population: Vec<f64>,
    /// Per year and DeSO: shares of the age groups.
    pub ages: Vec<[f64; GROUPS]>,
    /// Per year and RegSO: the socioeconomic index, not rounded.
    pub index: Vec<f64>,
    /// Per year and RegSO: the area type 1–5 by the rule.
    pub area_type: Vec<f64>,
    /// Per year and RegSO: V1, V2, V3 in per cent, not rounded.
    pub parts: Vec<[f64; 3]>,
    /// Per year and DeSO: the same.
    pub deso_parts: Vec<[f64; 3]>,
    /// Per year and DeSO: the standard normal score of hardship (higher = worse).
    pub hardship: Vec<f64>,
    /// Per year and RegSO: the same.
    pub regso_hardship: Vec<f64>,
}

/// The year that is so many after the first.
pub fn period(year: usize) -> Period {
    Period::year_of(FIRST_YEAR + year as u16)
}

impl World {
    /// The picture of a seed in some years.
    pub fn new(seed: u64, areas: &Areas, years: Range<usize>) -> Self {
        let (deso, regso) = (areas.regso_of_deso.len(), areas.municipality_of_regso.len());
        let base = base_population(seed, areas);
        let urban: Vec<f64> = base.iter().zip(&areas.square_kilometres).map(|(p, area)| urbanity(*p, *area)).collect();
        let (families, students) = traits(seed, areas, &urban);
        let scores = scores(seed, areas, &years);
        let shape = |(t, scores): (usize, &Vec<f64>)| index::shape(scores, t);
        let index: Vec<f64> =
            years.clone().into_par_iter().zip(&scores).map(shape).collect::<Vec<_>>().into_iter().flatten().collect();
        let of_index = |i: usize| index::parts(seed, i % regso, years.start + i / regso, index[i]);
        let parts: Vec<[f64; 3]> = (0..index.len()).into_par_iter().map(of_index).collect();
        let population = population_over_time(seed, areas, &base, &urban, &years);
        let deso_parts = split_parts(seed, areas, &population, &parts);
        let mean = |p: &[f64; 3]| p.iter().sum::<f64>() / 3.0;
        let hardship: Vec<f64> = deso_parts.par_iter().map(|p| index::score(mean(p))).collect();
        let regso_hardship: Vec<f64> = index.par_iter().map(|v| index::score(*v)).collect();
        let ages = (0..years.len() * deso)
            .into_par_iter()
            .map(|i| {
                let d = i % deso;
                // The population ages slowly, and more outside the cities.
                let drift = 0.02 * (years.start + i / deso) as f64 * (1.0 - urban[d]);
                let old = 0.45 * chance_normal(&[seed, name_key("old"), d as u64]) + 0.9 * (0.62 - urban[d]) + drift;
                ages::distribution(families[d], old, students[d])
            })
            .collect();
        let area_type = index.chunks_exact(regso).flat_map(index::area_types).collect();
        World {
            seed,
            years,
            lasting: (0..deso as u64).collect(),
            regso_of_deso: areas.regso_of_deso.clone(),
            deso_of_regso: members(&areas.regso_of_deso, regso),
            urban,
            students,
            families,
            population,
            ages,
            index,
            area_type,
            parts,
            deso_parts,
            hardship,
            regso_hardship,
        }
    }

    /// The same people on new borders. `parts` are, per new DeSO, the old DeSO that its people come from, with the share
    /// of these that do. Figures of a RegSO whose people stay the same are kept as they are.
    pub fn on(&self, areas: &Areas, parts: &[Vec<(usize, f64)>]) -> Self {
        let (old_deso, deso, regso) = (self.deso(), parts.len(), self.regso());
        let people =
            |t: usize, of: &[(usize, f64)]| of.iter().map(|(d, f)| f * self.population[t * old_deso + d]).sum::<f64>();
        let mean = |d: usize, of: &[f64]| {
            parts[d].iter().map(|(o, f)| f * of[*o]).sum::<f64>() / parts[d].iter().map(|(_, f)| f).sum::<f64>()
        };
        let cells = || (0..self.years.len() * deso).into_par_iter().map(|i| (i / deso, i % deso));
        fn mixed<const N: usize>(weights: &[(usize, f64)], of: &[[f64; N]]) -> [f64; N] {
            let all: f64 = weights.iter().map(|(_, w)| w).sum();
            std::array::from_fn(|k| weights.iter().map(|(i, w)| w * of[*i][k]).sum::<f64>() / all)
        }
        let weights = |t: usize, d: usize| -> Vec<(usize, f64)> {
            let of = |(o, f): &(usize, f64)| (t * old_deso + o, f * self.population[t * old_deso + o]);
            parts[d].iter().map(of).collect()
        };
        let population: Vec<f64> = cells().map(|(t, d)| people(t, &parts[d]).round()).collect();
        let deso_parts: Vec<[f64; 3]> = cells().map(|(t, d)| mixed(&weights(t, d), &self.deso_parts)).collect();
        let ages = cells().map(|(t, d)| mixed(&weights(t, d), &self.ages)).collect();
        let deso_of_regso = members(&areas.regso_of_deso, regso);
        let same: Vec<bool> = (0..regso).map(|r| self.has_the_people_of(r, &deso_of_regso[r], parts)).collect();
        let of_regso = |i: usize| {
            let (t, r) = (i / regso, i % regso);
            if same[r] {
                return self.parts[i];
            }
            let own = deso_of_regso[r].iter().map(|d| t * deso + d);
            mixed(&own.map(|i| (i, population[i])).collect::<Vec<_>>(), &deso_parts)
        };
        let regso_parts: Vec<[f64; 3]> = (0..self.parts.len()).into_par_iter().map(of_regso).collect();
        let third = |p: &[f64; 3]| p.iter().sum::<f64>() / 3.0;
        let index: Vec<f64> = regso_parts.iter().map(third).collect();
        World {
            seed: self.seed,
            years: self.years.clone(),
            lasting: parts
                .iter()
                .map(|of| of.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(o, _)| *o as u64))
                .collect(),
            regso_of_deso: areas.regso_of_deso.clone(),
            urban: (0..deso).map(|d| mean(d, &self.urban)).collect(),
            students: (0..deso).map(|d| mean(d, &self.students)).collect(),
            families: (0..deso).map(|d| mean(d, &self.families)).collect(),
            hardship: deso_parts.par_iter().map(|p| index::score(third(p))).collect(),
            regso_hardship: index.par_iter().map(|v| index::score(*v)).collect(),
            area_type: index.chunks_exact(regso).flat_map(index::area_types).collect(),
            population,
            ages,
            index,
            parts: regso_parts,
            deso_parts,
            deso_of_regso,
        }
    }

    /// Whether new DeSO hold all people of an old RegSO and no others.
    fn has_the_people_of(&self, regso: usize, deso: &[usize], parts: &[Vec<(usize, f64)>]) -> bool {
        let mut held: BTreeMap<usize, f64> = BTreeMap::new();
        deso.iter().flat_map(|d| &parts[*d]).for_each(|(o, f)| *held.entry(*o).or_default() += f);
        held.keys().copied().eq(self.deso_of_regso[regso].iter().copied())
            && held.values().all(|f| (f - 1.0).abs() < 1e-9)
    }

    /// Number of DeSO.
    pub fn deso(&self) -> usize {
        self.regso_of_deso.len()
    }

    /// Number of RegSO.
    pub fn regso(&self) -> usize {
        self.deso_of_regso.len()
    }

    /// Where the vectors per year and DeSO hold a DeSO in a year, counted from the first of all.
    pub fn at(&self, year: usize, deso: usize) -> usize {
        (year - self.years.start) * self.deso() + deso
    }

    /// Where the vectors per year and RegSO hold a RegSO.
    pub fn at_regso(&self, year: usize, regso: usize) -> usize {
        (year - self.years.start) * self.regso() + regso
    }

    /// People of some ages in a DeSO, not rounded.
    pub fn people(&self, year: usize, deso: usize, span: Span) -> f64 {
        let i = self.at(year, deso);
        self.population[i] * span.share(&self.ages[i])
    }

    /// People of some ages in a RegSO, not rounded.
    pub fn people_of_regso(&self, year: usize, regso: usize, span: Span) -> f64 {
        self.deso_of_regso[regso].iter().map(|d| self.people(year, *d, span)).sum()
    }
}

/// Per RegSO: its DeSO.
fn members(regso_of_deso: &[usize], regso: usize) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); regso];
    for (d, r) in regso_of_deso.iter().enumerate() {
        members[*r].push(d);
    }
    members
}

/// People per DeSO in 2022: 700–2 700, and no RegSO above the largest real one.
fn base_population(seed: u64, areas: &Areas) -> Vec<f64> {
    let mut dice = Dice::of(seed, "population");
    let mut people: Vec<f64> =
        areas.regso_of_deso.iter().map(|_| (1764.0 + 340.0 * dice.normal()).clamp(715.0, 2680.0)).collect();
    let mut total = vec![0.0; areas.municipality_of_regso.len()];
    for (p, r) in people.iter().zip(&areas.regso_of_deso) {
        total[*r] += p;
    }
    for (p, r) in people.iter_mut().zip(&areas.regso_of_deso) {
        *p *= (22_400.0 / total[*r]).min(1.0);
    }
    people
}

/// 0 at 3 people per km² and fewer, 1 at 8 000 and more.
fn urbanity(people: f64, square_kilometres: f64) -> f64 {
    let density = people / square_kilometres.max(0.01);
    ((density / 3.0).ln() / (8000.0f64 / 3.0).ln()).clamp(0.0, 1.0)
}

/// Families and students per DeSO.
fn traits(seed: u64, areas: &Areas, urban: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut dice = Dice::of(seed, "traits");
    let pattern = Noise::new(dice.bits(), 2.5e3);
    let mut families = Vec::with_capacity(urban.len());
    let mut students = Vec::with_capacity(urban.len());
    for (d, urban) in urban.iter().enumerate() {
        let municipality = areas.municipality_of_regso[areas.regso_of_deso[d]];
        let role = areas.role[municipality];
        let suburb = if role == Role::Suburb { 0.5 } else { 0.0 };
        families.push(0.7 * pattern.at(areas.deso_point[d]) + 0.35 * dice.normal() + suburb + 0.3 - 0.6 * urban);
        let campus = matches!(role, Role::LargeCity | Role::Centre) && *urban > 0.75 && dice.uniform() < 0.06;
        students.push(if campus { dice.between(0.5, 1.3) } else { 0.0 });
    }
    (families, students)
}

/// The latent score of hardship per RegSO in each year (higher = worse): alike in neighbouring parts of a town, with
/// larger contrasts in large towns, and drifting slowly.
fn scores(seed: u64, areas: &Areas, years: &Range<usize>) -> Vec<Vec<f64>> {
    let mut dice = Dice::of(seed, "scores");
    let (districts, blocks) = (Noise::new(dice.bits(), 4.0e3), Noise::new(dice.bits(), 1.5e3));
    let municipality: Vec<f64> = areas.role.iter().map(|_| 0.4 * dice.normal()).collect();
    let start: Vec<f64> = (0..areas.municipality_of_regso.len())
        .map(|r| {
            let (m, p) = (areas.municipality_of_regso[r], areas.regso_point[r]);
            let contrast = match areas.role[m] {
                Role::LargeCity | Role::Centre => 1.35,
                Role::Suburb => 1.1,
                Role::Other => 0.8,
            };
            let (town, level) = match areas.category_of_regso[r] {
                Category::C => (1.0, 0.18),
                Category::B => (0.5, 0.1),
                Category::A => (0.15, -0.3),
            };
            let pattern = 1.3 * districts.at(p) + 0.8 * blocks.at(p);
            level + municipality[m] + town * contrast * pattern + 0.42 * dice.normal()
        })
        .collect();
    let key = name_key("score");
    let year = |t: usize| {
        let step = |r: usize, t: usize| chance_normal(&[seed, key, r as u64, t as u64]).clamp(-2.5, 2.5);
        let drift = |r: usize| -> f64 { (1..=t).map(|u| 0.055 * step(r, u)).sum() };
        let score = |(r, s): (usize, &f64)| s + drift(r) + 0.05 * step(r, 1000 + t);
        start.iter().enumerate().map(score).collect()
    };
    years.clone().into_par_iter().map(year).collect()
}

/// People per year and DeSO, whole. Areas grow at their own pace, cities faster than the countryside.
fn population_over_time(seed: u64, areas: &Areas, base: &[f64], urban: &[f64], years: &Range<usize>) -> Vec<f64> {
    let key = name_key("growth");
    let growth: Vec<f64> = (0..base.len())
        .map(|d| {
            let municipality = areas.municipality_of_regso[areas.regso_of_deso[d]] as u64;
            let own = chance_normal(&[seed, key, d as u64]).clamp(-2.5, 2.5);
            let town = chance_normal(&[seed, key, u64::MAX, municipality]).clamp(-2.5, 2.5);
            0.0085 + 0.010 * (urban[d] - 0.6) + 0.006 * own + 0.004 * town
        })
        .collect();
    (0..years.len() * base.len())
        .map(|i| {
            let (t, d) = (years.start + i / base.len(), i % base.len());
            let noise = 0.006 * chance_normal(&[seed, key, d as u64, t as u64]);
            let noise = if t == SHAPED { 0.0 } else { noise };
            (base[d] * ((t as f64 - SHAPED as f64) * growth[d] + noise).exp()).round()
        })
        .collect()
}

/// The parts of the index per DeSO: around those of the RegSO, whose mean over people they keep.
fn split_parts(seed: u64, areas: &Areas, population: &[f64], parts: &[[f64; 3]]) -> Vec<[f64; 3]> {
    let deso = areas.regso_of_deso.len();
    let regso = areas.municipality_of_regso.len();
    let key = name_key("inside");
    let own: Vec<[f64; 3]> = (0..deso)
        .map(|d| {
            let shared = chance_normal(&[seed, key, d as u64]);
            [0u64, 1, 2].map(|k| (0.28 * shared + 0.10 * chance_normal(&[seed, key, d as u64, k])).exp())
        })
        .collect();
    let year = |t: usize| {
        let mut sums = vec![([0.0; 3], 0.0); regso];
        for d in 0..deso {
            let people = population[t * deso + d];
            let (sum, all) = &mut sums[areas.regso_of_deso[d]];
            (0..3).for_each(|k| sum[k] += people * own[d][k]);
            *all += people;
        }
        (0..deso)
            .map(|d| {
                let r = areas.regso_of_deso[d];
                let (sum, all) = &sums[r];
                [0, 1, 2].map(|k| (parts[t * regso + r][k] * own[d][k] * all / sum[k]).min(95.0))
            })
            .collect::<Vec<_>>()
    };
    (0..population.len() / deso).into_par_iter().flat_map_iter(year).collect()
}

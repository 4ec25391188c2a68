//! How the components of the catalogue's tables follow from the latent picture. A component that has no entry here is
//! modelled by its kind, so that a new table never leaves the demo without data.

use super::ages::Span;
use super::world::{SHAPED, World};
use crate::random::{chance_normal, name_key};
use segbar_domain::Breakdown;
use segbar_domain::catalogue::Kind;

/// A model of a component, for a year (counted from the first) and an area (in the order of codes).
pub enum Model {
    /// A number of things in a DeSO, and how it divides over the values of a dimension: weights that sum to anything
    /// where the values are parts, shares of the whole where they overlap. `None` for an unknown value.
    Count(fn(&World, usize, usize) -> f64, fn(&World, usize, usize, &str) -> Option<f64>),
    /// A share or amount in a DeSO.
    Deso(fn(&World, usize, usize, &Breakdown) -> f64),
    /// A share, amount or class in a RegSO, and the ages of the persons that it is about.
    Regso(fn(&World, usize, usize, &Breakdown) -> f64, Span),
}

const EVERYBODY: Span = Span::from(0);
const ADULTS: Span = Span::from(20);
const WORKING: Span = Span::new(16, 64);

/// The model of a component.
pub fn model(component: &str, kind: Kind) -> Model {
    use Model::{Count, Deso, Regso};
    match component {
        "population" => Count(population, nothing),
        "population_by_background" => Count(population, background),
        "population_by_birth_region" => Count(population, birth_region),
        "households" => Count(households, household_type),
        "dwellings" => Count(|w, t, d| 1.03 * households(w, t, d), tenure),
        "persons_by_tenure" => Count(population, tenure),
        "persons_by_building" => Count(population, building),
        "cars" => Count(cars, car_status),
        "education_25_64" => Count(|w, t, d| w.people(t, d, Span::new(25, 64)), education),
        "education_25_65" => Count(|w, t, d| w.people(t, d, Span::new(25, 65)), education),
        "employed_16_64" => Count(|w, t, d| labour(w, t, d, WORKING).employed, nothing),
        "unemployed_16_64" => Count(|w, t, d| labour(w, t, d, WORKING).unemployed, nothing),
        "labour_force_16_64" => Count(|w, t, d| labour(w, t, d, WORKING).force(), nothing),
        "outside_labour_force_16_64" => Count(|w, t, d| labour(w, t, d, WORKING).outside(), nothing),
        "persons_16_64" => Count(|w, t, d| labour(w, t, d, WORKING).all, nothing),
        "employed_20_64" => Count(|w, t, d| labour(w, t, d, Span::new(20, 64)).employed, nothing),
        "unemployed_20_64" => Count(|w, t, d| labour(w, t, d, Span::new(20, 64)).unemployed, nothing),
        "labour_force_20_64" => Count(|w, t, d| labour(w, t, d, Span::new(20, 64)).force(), nothing),
        "outside_labour_force_20_64" => Count(|w, t, d| labour(w, t, d, Span::new(20, 64)).outside(), nothing),
        "persons_20_64" => Count(|w, t, d| labour(w, t, d, Span::new(20, 64)).all, nothing),
        "employed_20_65" => Count(|w, t, d| labour(w, t, d, Span::new(20, 65)).employed, nothing),
        "unemployed_20_65" => Count(|w, t, d| labour(w, t, d, Span::new(20, 65)).unemployed, nothing),
        "labour_force_20_65" => Count(|w, t, d| labour(w, t, d, Span::new(20, 65)).force(), nothing),
        "outside_labour_force_20_65" => Count(|w, t, d| labour(w, t, d, Span::new(20, 65)).outside(), nothing),
        "persons_20_65" => Count(|w, t, d| labour(w, t, d, Span::new(20, 65)).all, nothing),
        "net_income_persons" | "earned_income_persons" => Count(|w, t, d| 0.975 * w.people(t, d, ADULTS), nothing),
        "equivalised_income_persons" | "economic_standard_persons" => Count(whole_year, nothing),
        "net_income_median" => Deso(|w, t, d, b| income(w, t, d, b, 292.0, 0.15, 0.0)),
        "net_income_mean" => Deso(|w, t, d, b| income(w, t, d, b, 318.0, 0.17, 0.4)),
        "earned_income_median" => Deso(|w, t, d, b| income(w, t, d, b, 325.0, 0.20, 0.0)),
        "earned_income_mean" => Deso(|w, t, d, b| income(w, t, d, b, 352.0, 0.21, 0.3)),
        "equivalised_income_median" => Deso(|w, t, d, b| income(w, t, d, b, 281.0, 0.17, 0.0)),
        "equivalised_income_mean" => Deso(|w, t, d, b| income(w, t, d, b, 314.0, 0.19, 0.4)),
        "income_quartile_share" => Deso(quartile_share),
        "low_economic_standard_share" => Deso(low_standard),
        "high_economic_standard_share" => Deso(high_standard),
        "index_socioeconomic" => Regso(|w, t, r, _| w.index[w.at_regso(t, r)], EVERYBODY),
        "index_area_type" => Regso(|w, t, r, _| w.area_type[w.at_regso(t, r)], EVERYBODY),
        "index_low_economic_standard" => Regso(|w, t, r, _| w.parts[w.at_regso(t, r)][0], EVERYBODY),
        "index_pre_upper_secondary" => Regso(|w, t, r, _| w.parts[w.at_regso(t, r)][1], EVERYBODY),
        "index_assistance_or_long_unemployed" => Regso(|w, t, r, _| w.parts[w.at_regso(t, r)][2], EVERYBODY),
        "turnout_riksdag" => Regso(|w, t, r, b| turnout(w, t, r, b, 2.05), Span::from(18)),
        "turnout_region" => Regso(|w, t, r, b| turnout(w, t, r, b, 1.72), Span::from(18)),
        "turnout_kommun" => Regso(|w, t, r, b| turnout(w, t, r, b, 1.77), Span::from(18)),
        "school_eligibility_upper_secondary" => Regso(|w, t, r, b| eligibility(w, t, r, b, 2.0), Span::new(16, 16)),
        "school_eligibility_higher_education" => Regso(|w, t, r, b| eligibility(w, t, r, b, 1.1), Span::new(18, 18)),
        "neet_16_19" => Regso(|w, t, r, b| logistic(-3.0 + 0.42 * at(w, t, r, b, "neet a", 0.15)), Span::new(16, 19)),
        "neet_20_25" => Regso(|w, t, r, b| logistic(-2.3 + 0.45 * at(w, t, r, b, "neet b", 0.12)), Span::new(20, 25)),
        "neet_20_64" => Regso(|w, t, r, b| logistic(-2.2 + 0.50 * at(w, t, r, b, "neet c", 0.08)), Span::new(20, 64)),
        "students_20_64_share" => Regso(students, Span::new(20, 64)),
        "sick_days" => Regso(sick_days, WORKING),
        "sick_days_contributors_share" => Regso(|w, t, r, b| 0.42 * sick_days(w, t, r, b) + 1.0, WORKING),
        _ => by_kind(kind),
    }
}

/// Something plausible for a component that nobody has described.
fn by_kind(kind: Kind) -> Model {
    match kind {
        Kind::Count => Model::Count(|w, t, d| 0.5 * population(w, t, d), nothing),
        Kind::Share => Model::Deso(|w, t, d, _| logistic(-1.4 + 0.5 * w.hardship[w.at(t, d)])),
        Kind::Amount => Model::Deso(|w, t, d, b| income(w, t, d, b, 300.0, 0.15, 0.0)),
        Kind::Class => Model::Regso(|w, t, r, _| w.area_type[w.at_regso(t, r)], EVERYBODY),
    }
}

/// Per cent.
fn logistic(x: f64) -> f64 {
    100.0 / (1.0 + (-x).exp())
}

/// Years from the shaped year.
fn since(t: usize) -> f64 {
    t as f64 - SHAPED as f64
}

fn hardship(w: &World, t: usize, d: usize) -> f64 {
    w.hardship[w.at(t, d)]
}

fn population(w: &World, t: usize, d: usize) -> f64 {
    w.population[w.at(t, d)]
}

/// Persons registered both on 1 January and on 31 December.
fn whole_year(w: &World, t: usize, d: usize) -> f64 {
    0.985 * population(w, t, d)
}

/// Values that every dimension may have: ages and sexes. Others are spread by their names.
fn common(w: &World, t: usize, d: usize, value: &str) -> f64 {
    match value {
        "men" => 0.503 - 0.006 * w.urban[d],
        "women" => 0.497 + 0.006 * w.urban[d],
        _ => match Span::parse(value) {
            Some(span) => span.share(&w.ages[w.at(t, d)]),
            None => 0.2 + 0.6 * ((name_key(value) % 97) as f64 / 97.0),
        },
    }
}

fn nothing(_: &World, _: usize, _: usize, _: &str) -> Option<f64> {
    None
}

/// The weight of a dimension's value: the component's own, or the common one.
pub fn weight(own: fn(&World, usize, usize, &str) -> Option<f64>, w: &World, t: usize, d: usize, value: &str) -> f64 {
    own(w, t, d, value).unwrap_or_else(|| common(w, t, d, value)).max(0.0)
}

/// Share with foreign background, 0–1: about 27 % in the shaped year, 19 % in the first.
fn foreign(w: &World, t: usize, d: usize) -> f64 {
    let own = 0.25 * chance_normal(&[w.seed, name_key("foreign"), w.lasting[d]]);
    logistic(-2.05 + 0.78 * hardship(w, t, d) + 1.15 * w.urban[d] + 0.042 * since(t) + own).min(94.0) / 100.0
}

fn background(w: &World, t: usize, d: usize, value: &str) -> Option<f64> {
    let share = foreign(w, t, d);
    match value {
        "foreign" => Some(share),
        "swedish" => Some(1.0 - share),
        _ => None,
    }
}

fn birth_region(w: &World, t: usize, d: usize, value: &str) -> Option<f64> {
    let share = foreign(w, t, d);
    let beyond = (0.36 + 0.08 * hardship(w, t, d) + 0.006 * since(t)).clamp(0.15, 0.62);
    let europe = (0.40 - 0.05 * hardship(w, t, d)).clamp(0.12, 0.45) * 0.8;
    match value {
        "world" => Some(share * beyond),
        "europe" => Some(share * europe),
        "sweden" => Some(1.0 - share * (beyond + europe)),
        _ => None,
    }
}

fn households(w: &World, t: usize, d: usize) -> f64 {
    population(w, t, d) / (2.22 + 0.16 * w.families[d] - 0.25 * w.urban[d] + 0.04 * hardship(w, t, d)).max(1.3)
}

fn household_type(w: &World, t: usize, d: usize, value: &str) -> Option<f64> {
    let (families, h) = (w.families[d], hardship(w, t, d));
    Some(match value {
        "couple_with_children" => 0.24 * (0.42 * families - 0.08 * h).exp(),
        "couple_without_children" => 0.25 * (-0.18 * families - 0.12 * h).exp(),
        "single_with_children" => 0.075 * (0.15 * families + 0.22 * h).exp(),
        "single_without_children" => 0.36 * (-0.30 * families + 0.15 * h + 0.35 * (w.urban[d] - 0.6)).exp(),
        "other" => 0.06 * (0.20 * h).exp(),
        _ => return None,
    })
}

/// Rented, cooperative (bostadsrätt) and owned: rented where hardship is, cooperative in towns, owned elsewhere.
fn tenure(w: &World, t: usize, d: usize, value: &str) -> Option<f64> {
    let (h, u) = (hardship(w, t, d), w.urban[d]);
    let own = |key: &str| 0.5 * chance_normal(&[w.seed, name_key(key), w.lasting[d]]);
    Some(match value {
        "rental" => (-0.15 + 1.15 * h + 2.2 * (u - 0.6) + own("rental")).exp(),
        "cooperative" => (-0.45 - 0.25 * h + 4.0 * (u - 0.6) + own("cooperative")).exp(),
        "owned" => (0.45 - 0.35 * h - 3.2 * (u - 0.6) + own("owned")).exp(),
        "special" => 0.02,
        "unknown" => 0.015,
        _ => return None,
    })
}

fn building(w: &World, t: usize, d: usize, value: &str) -> Option<f64> {
    let part = |value: &str| tenure(w, t, d, value).unwrap_or(0.0);
    let all = part("rental") + part("cooperative") + part("owned");
    let houses = (part("owned") + 0.12 * part("rental") + 0.10 * part("cooperative")) / all;
    Some(match value {
        "one_or_two_dwelling" => 0.95 * houses,
        "multi_dwelling" => 0.95 * (1.0 - houses),
        "other" => 0.015,
        "special" => 0.02,
        "unknown" => 0.015,
        _ => return None,
    })
}

fn cars(w: &World, t: usize, d: usize) -> f64 {
    let per_person = 0.66 * (-0.55 * (w.urban[d] - 0.35) - 0.14 * hardship(w, t, d) + 0.006 * since(t)).exp();
    population(w, t, d) * per_person
}

fn car_status(w: &World, t: usize, d: usize, value: &str) -> Option<f64> {
    let off_road = (0.24 - 0.10 * w.urban[d] + 0.02 * hardship(w, t, d)).clamp(0.05, 0.4);
    match value {
        "off_road" => Some(off_road),
        "in_traffic" => Some(1.0 - off_road),
        _ => None,
    }
}

fn education(w: &World, t: usize, d: usize, value: &str) -> Option<f64> {
    // Ages 25–64 here, 20–64 in the index: alike, but not the same.
    let ages = (0.05 * chance_normal(&[w.seed, name_key("education ages"), w.regso_of_deso[d] as u64])).exp();
    let low = (ages * w.deso_parts[w.at(t, d)][1] / 100.0).min(0.95);
    let long = (logistic(-1.05 - 0.42 * hardship(w, t, d) + 1.1 * (w.urban[d] - 0.55) + 0.025 * since(t)) / 100.0)
        .min(0.9 - low.min(0.6));
    let unknown = 0.012 + 0.006 * hardship(w, t, d).max(0.0);
    let short = 0.155 - 0.01 * hardship(w, t, d).clamp(-3.0, 3.0);
    Some(match value {
        "pre_upper_secondary" => low,
        "post_secondary_long" => long,
        "post_secondary_short" => short.min((1.0 - low - long).max(0.0)),
        "unknown" => unknown,
        "upper_secondary" => (1.0 - low - long - short - unknown).max(0.03),
        _ => return None,
    })
}

/// The labour-market status of some ages, in whole persons: the parts sum.
struct Labour {
    all: f64,
    employed: f64,
    unemployed: f64,
}

impl Labour {
    fn force(&self) -> f64 {
        self.employed + self.unemployed
    }

    fn outside(&self) -> f64 {
        self.all - self.force()
    }
}

fn labour(w: &World, t: usize, d: usize, ages: Span) -> Labour {
    let all = w.people(t, d, ages).round();
    let v3 = w.deso_parts[w.at(t, d)][2];
    let register = (0.18 * chance_normal(&[w.seed, name_key("register"), w.regso_of_deso[d] as u64])).exp();
    let unemployed = (register * (0.9 + 1.15 * v3) / 100.0).min(0.45);
    // The youngest work less.
    let young = if ages.from < 20 { 0.03 } else { 0.0 };
    let employed = 0.815 - young - 0.062 * hardship(w, t, d) - 0.18 * w.students[d];
    let employed = employed.clamp(0.12, 0.98 - unemployed);
    Labour { all, employed: (all * employed).round(), unemployed: (all * unemployed).round() }
}

/// An income in thousand kronor: `level` in the shaped year, falling by `slope` (logarithm) per unit of hardship;
/// `tail` lifts means in well-off areas.
fn income(w: &World, t: usize, d: usize, b: &Breakdown, level: f64, slope: f64, tail: f64) -> f64 {
    let h = hardship(w, t, d);
    let sex = match b.get("sex") {
        Some("men") => 1.11 - 0.02 * h,
        Some("women") => 0.89 + 0.02 * h,
        _ => 1.0,
    };
    let own = 0.025 * chance_normal(&[w.seed, name_key("income"), w.lasting[d]]);
    let growth = 0.031 * since(t);
    let students = -0.22 * w.students[d];
    let rich = 1.0 + tail * 0.10 * (-h).max(0.0).powi(2);
    level * rich * sex * (growth + own + students - slope * h).exp()
}

/// The share in a national quartile of equivalised income, when incomes in the area are normal around its own level.
fn quartile_share(w: &World, t: usize, d: usize, b: &Breakdown) -> f64 {
    let level = -0.34 * hardship(w, t, d) - 0.5 * w.students[d];
    let below = |cut: f64| 50.0 * (1.0 + statrs::function::erf::erf((cut - level) / (0.94 * std::f64::consts::SQRT_2)));
    const QUARTILE: f64 = 0.674_489_750_196_082;
    match b.get("quartile") {
        Some("1") => below(-QUARTILE),
        Some("2") => below(0.0) - below(-QUARTILE),
        Some("3") => below(QUARTILE) - below(0.0),
        _ => 100.0 - below(QUARTILE),
    }
}

fn low_standard(w: &World, t: usize, d: usize, b: &Breakdown) -> f64 {
    let all = w.deso_parts[w.at(t, d)][0];
    let factor = match b.get("age").and_then(Span::parse) {
        Some(span) if span.from < 18 => 1.22,
        Some(span) if span.from >= 60 => 1.05 - 0.1 * w.urban[d],
        Some(_) => 0.92,
        None => 1.0,
    };
    (all * factor).min(96.0)
}

fn high_standard(w: &World, t: usize, d: usize, b: &Breakdown) -> f64 {
    let age = match b.get("age").and_then(Span::parse) {
        Some(span) if span.from < 18 => -0.15,
        Some(span) if span.from >= 60 => -0.1,
        Some(_) => 0.1,
        None => 0.0,
    };
    logistic(-2.75 - 0.72 * hardship(w, t, d) + 0.5 * (w.urban[d] - 0.6) + age)
}

/// Hardship of a RegSO with chance of its own for a topic, and a little for a sex.
fn at(w: &World, t: usize, r: usize, b: &Breakdown, topic: &str, noise: f64) -> f64 {
    let key = name_key(topic);
    let lasting = chance_normal(&[w.seed, key, r as u64]);
    let yearly = chance_normal(&[w.seed, key, r as u64, t as u64 + 1]);
    let sex = match b.get("sex") {
        Some("men") => 0.08,
        Some("women") => -0.08,
        _ => 0.0,
    };
    w.regso_hardship[w.at_regso(t, r)] + 3.0 * noise * lasting + noise * yearly + sex
}

/// Turnout keeps for the years between elections, as the figure for an area does.
fn turnout(w: &World, t: usize, r: usize, b: &Breakdown, level: f64) -> f64 {
    let election = t - t % 4;
    logistic(level - 0.52 * at(w, election, r, b, "turnout", 0.06))
}

/// Few pupils: the yearly noise is large.
fn eligibility(w: &World, t: usize, r: usize, b: &Breakdown, level: f64) -> f64 {
    logistic(level - 0.55 * at(w, t, r, b, "school", 0.25))
}

fn students(w: &World, t: usize, r: usize, b: &Breakdown) -> f64 {
    let own = &w.deso_of_regso[r];
    let campus = own.iter().map(|d| w.students[*d]).sum::<f64>() / own.len().max(1) as f64;
    logistic(-2.35 + 1.1 * campus + 0.08 * at(w, t, r, b, "students", 0.3))
}

fn sick_days(w: &World, t: usize, r: usize, b: &Breakdown) -> f64 {
    let sex = match b.get("sex") {
        Some("men") => 0.78,
        Some("women") => 1.25,
        _ => 1.0,
    };
    let neutral = Breakdown::total();
    23.0 * sex * (0.17 * at(w, t, r, &neutral, "sick", 0.12) - 0.022 * since(t)).exp()
}

//! Which 35 of 149 offices to close at national size, under the rules that a region and a municipality keep an office:
//! `cargo run --release -p segbar-planning --example close`. Points drawn from a seed, as many as there are small areas;
//! places and people are made up.

use segbar_domain::Text;
use segbar_planning::demand::Grouping;
use segbar_planning::{Aim, Condition, Demand, Minutes, Plan, PlanError, Setup, Site, Status, TravelModel};
use segbar_siting::{Effort, Proof};
use std::time::{Duration, Instant};

const AREAS: usize = 5984;
const OFFICES: usize = 149;
const CLOSED: u32 = 35;
const REGIONS: usize = 71;
/// Municipalities that have an office today; the other offices are second ones.
const MUNICIPALITIES: usize = 110;
/// What each answer may take.
const LIMIT: Duration = Duration::from_secs(60);

/// Uniform numbers in 0 … 1 from a seed (xorshift).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A point near another, at a distance that is short more often than long.
    fn near(&mut self, (x, y): (f64, f64), metres: f64) -> (f64, f64) {
        let (far, turn) = (metres * self.next().powi(2), std::f64::consts::TAU * self.next());
        (x + far * turn.cos(), y + far * turn.sin())
    }
}

/// Towns in a long country, more people in the south; areas around the towns; an office in each of the largest.
fn country(draw: &mut Draw) -> (Demand, Vec<Site>) {
    let towns: Vec<(f64, f64)> = (0..290)
        .map(|_| (300_000.0 + 400_000.0 * draw.next(), 6_150_000.0 + 1_400_000.0 * draw.next().powi(2)))
        .collect();
    // Town 0 is the largest: one area in n of town n.
    let weight: Vec<f64> = (1..=towns.len()).map(|rank| (rank as f64).powf(-0.8)).collect();
    let all: f64 = weight.iter().sum();
    let mut demand = Demand::default();
    let mut types = Vec::new();
    for area in 0..AREAS {
        let mut left = draw.next() * all;
        let town = weight.iter().position(|weight| (left -= weight, left < 0.0).1).unwrap_or(towns.len() - 1);
        let (x, y) = draw.near(towns[town], 40_000.0);
        demand.ids.push(format!("{area:04}"));
        demand.names.push(format!("{area:04}"));
        demand.x.push(x);
        demand.y.push(y);
        demand.people.push((700.0 + 2000.0 * draw.next()).round());
        demand.municipality.push(format!("{town:04}"));
        types.push(Some(format!("{}", 1 + (5.0 * draw.next()) as u32)));
    }
    let name = |code: &str| Text::new(code.to_owned(), code.to_owned());
    demand.groupings.push(Grouping::of_codes("area_type", Text::new("områdestyp", "area type"), &types, name));
    let office = |at: usize, draw: &mut Draw| {
        let town = if at < MUNICIPALITIES { at } else { at - MUNICIPALITIES };
        let (x, y) = if at < MUNICIPALITIES { towns[town] } else { draw.near(towns[town], 25_000.0) };
        let (id, region) = (format!("{at:03}"), format!("{:02}", town % REGIONS));
        Site { name: id.clone(), id, x, y, municipality: format!("{town:04}"), region }
    };
    let sites = (0..OFFICES).map(|at| office(at, draw)).collect();
    (demand, sites)
}

fn main() {
    let (demand, sites) = country(&mut Draw(2026));
    let minutes = Minutes::by_model(&demand, &sites, &TravelModel::default());
    let status = [Status::Today; OFFICES];
    let kept = vec![Condition::OnePerRegion, Condition::StayInMunicipalities];
    let of_types = |groups: &[&str]| groups.iter().map(|group| (*group).to_owned()).collect::<Vec<_>>();
    let lose = Condition::LoseAtMost {
        grouping: "area_type".into(),
        groups: of_types(&["1", "2"]),
        share: 0.005,
        minutes: 5.0,
    };
    let at_most = |minutes| Condition::AtMost { grouping: "area_type".into(), groups: of_types(&["1"]), minutes };
    let asked = [
        ("no rules", vec![]),
        ("one per region", kept[..1].to_vec()),
        ("one per region, no municipality left", kept.clone()),
        ("… and at most 0.5 % of types 1–2 lose more than 5 minutes", [kept.clone(), vec![lose]].concat()),
        ("… and at most 150 minutes for type 1", [kept.clone(), vec![at_most(150.0)]].concat()),
        ("… and at most 120 minutes for type 1", [kept.clone(), vec![at_most(120.0)]].concat()),
        ("… and at most 75 minutes for type 1", [kept, vec![at_most(75.0)]].concat()),
    ];
    println!(
        "{AREAS} areas, {OFFICES} offices of which {CLOSED} close, {REGIONS} regions, {MUNICIPALITIES} municipalities"
    );
    for (name, conditions) in asked {
        let start = Instant::now();
        let stop = || start.elapsed() > LIMIT;
        let setup = Setup {
            demand: &demand,
            sites: &sites,
            minutes: &minutes,
            status: &status,
            aim: Aim::LeastMean,
            number: OFFICES as u32 - CLOSED..=OFFICES as u32 - CLOSED,
            conditions: &conditions,
            need: None,
            effort: Effort { stop: &stop, ..Effort::default() },
        };
        let told = match setup.plan() {
            Ok(Plan { value, proof: Proof::Best, .. }) => format!("{value:.4} minutes on average, proved best"),
            Ok(plan) => {
                format!("{:.4} minutes on average, at most {:.3} % from the best", plan.value, 100.0 * plan.gap())
            }
            Err(PlanError::Impossible) => "proved impossible".to_owned(),
            Err(other) => format!("{other:?}"),
        };
        println!("{name:58} {told}, {:.2} s", start.elapsed().as_secs_f64());
    }
}

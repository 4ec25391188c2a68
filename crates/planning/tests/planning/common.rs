//! A country small enough for the hand: towns on a line, ten kilometres apart, one municipality each, a site in each.

use segbar_domain::Text;
use segbar_planning::{Aim, Demand, Grouping, Minutes, Setup, Site, Status, TravelModel};
use segbar_siting::Effort;

pub fn towns(people: &[f64]) -> (Demand, Vec<Site>) {
    let ids: Vec<String> = (0..people.len()).map(|at| format!("town{at}")).collect();
    let x: Vec<f64> = (0..people.len()).map(|at| 400_000.0 + 10_000.0 * at as f64).collect();
    let municipality: Vec<String> = (0..people.len()).map(|at| format!("{:02}{at:02}", at / 3 + 1)).collect();
    let county: Vec<Option<String>> = municipality.iter().map(|code| Some(code[..2].to_owned())).collect();
    let types: Vec<Option<String>> =
        (0..people.len()).map(|at| (at % 4 != 3).then(|| (at % 2 + 1).to_string())).collect();
    let grouping = |id: &str, codes: &[Option<String>]| {
        Grouping::of_codes(id, Text::new(id, id), codes, |code| Text::new(code, code))
    };
    let sites = (0..people.len())
        .map(|at| Site {
            id: ids[at].clone(),
            name: ids[at].clone(),
            x: x[at],
            y: 6_500_000.0,
            municipality: municipality[at].clone(),
            region: format!("R{}", at / 4),
        })
        .collect();
    let demand = Demand {
        names: ids.clone(),
        ids,
        y: vec![6_500_000.0; x.len()],
        x,
        people: people.to_vec(),
        municipality,
        groupings: vec![grouping("county", &county), grouping("area_type", &types)],
    };
    (demand, sites)
}

pub fn minutes(demand: &Demand, sites: &[Site]) -> Minutes {
    Minutes::by_model(demand, sites, &TravelModel { detour: 1.0, start: 0.0, legs: vec![(f64::INFINITY, 60.0)] })
}

/// Two offices for the least mean, nothing else asked.
pub fn setup<'a>(demand: &'a Demand, sites: &'a [Site], minutes: &'a Minutes, status: &'a [Status]) -> Setup<'a> {
    Setup {
        demand,
        sites,
        minutes,
        status,
        aim: Aim::LeastMean,
        number: 2..=2,
        conditions: &[],
        need: None,
        effort: Effort::default(),
    }
}

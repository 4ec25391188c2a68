//! 149 fictional service offices with leases: several in the large cities, one in each centre of a region, and the
//! rest spread so that no part of the country is left far away.

use crate::areas::Areas;
use crate::land::Point;
use crate::land::towns::Role;
use crate::police::{self, PoliceArea};
use crate::random::Dice;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use segbar_domain::{AreaId, Vintage};
use segbar_workspace::{Aim, Office, OfficeKind};

/// Number of offices.
pub const OFFICES: usize = 149;
/// Offices in each of the large cities.
const IN_LARGE_CITY: usize = 5;
/// Offices placed for the many, before the rest are placed for the distance.
const FOR_CAPACITY: usize = 74;
/// How far from the middle of its city an office in a vulnerable area lies at most, in metres.
const CITY: f64 = 12e3;

const PARTNERS: [&str; 5] =
    ["Skatteverket", "Försäkringskassan", "Pensionsmyndigheten", "Arbetsförmedlingen", "Migrationsverket"];

/// Where an office is, and why.
struct Site {
    municipality: usize,
    at: Point,
    aim: Aim,
    /// 1 for the first in its town, 2 for the second, …
    number: usize,
}

/// The offices of a seed.
pub fn offices(seed: u64, areas: &Areas, police: &[PoliceArea]) -> Vec<Office> {
    let mut dice = Dice::of(seed, "offices");
    let sites = sites(&mut dice, areas, police);
    sites.into_iter().enumerate().map(|(i, site)| office(&mut dice, areas, i, &site)).collect()
}

fn sites(dice: &mut Dice, areas: &Areas, police: &[PoliceArea]) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::with_capacity(OFFICES);
    let municipalities = || 0..areas.town.len();
    let mut size = vec![0usize; areas.town.len()];
    for m in &areas.municipality_of_regso {
        size[*m] += 1;
    }
    for municipality in municipalities().filter(|m| areas.role[*m] == Role::LargeCity) {
        let town = areas.town[municipality];
        sites.push(Site { municipality, at: town, aim: Aim::Capacity, number: 1 });
        let near = police::near(police, town, CITY);
        for (i, at) in near.into_iter().take(IN_LARGE_CITY - 1).enumerate() {
            sites.push(Site { municipality, at, aim: Aim::Trust, number: i + 2 });
        }
    }
    let mut largest: Vec<usize> = municipalities().filter(|m| areas.role[*m] != Role::LargeCity).collect();
    largest.sort_by_key(|m| (areas.role[*m] != Role::Centre, std::cmp::Reverse(size[*m]), *m));
    let rest = FOR_CAPACITY - sites.len();
    for municipality in largest.iter().copied().take(rest) {
        let at = areas.town[municipality].away(dice.between(0.0, 300.0), dice.between(0.0, std::f64::consts::TAU));
        sites.push(Site { municipality, at, aim: Aim::Capacity, number: 1 });
    }
    // The rest: again and again the town that is farthest from all offices.
    while sites.len() < OFFICES {
        let far = |m: usize| sites.iter().map(|s| s.at.distance2(areas.town[m])).fold(f64::INFINITY, f64::min);
        let Some(municipality) = municipalities().max_by(|a, b| far(*a).total_cmp(&far(*b))) else { break };
        sites.push(Site { municipality, at: areas.town[municipality], aim: Aim::Distance, number: 1 });
    }
    sites
}

fn office(dice: &mut Dice, areas: &Areas, i: usize, site: &Site) -> Office {
    let set = areas.set(&Vintage::municipality());
    let municipality = set.map(|s| &s.areas()[site.municipality]);
    let town = municipality.map_or("", |a| a.name.as_str());
    let large = areas.role[site.municipality] == Role::LargeCity;
    let kind = match (site.aim, dice.uniform()) {
        (Aim::Distance, u) if u < 0.10 => OfficeKind::Mobile,
        (Aim::Distance, u) if u < 0.35 => OfficeKind::CoLocated,
        (Aim::Distance, u) if u < 0.50 => OfficeKind::Flexible,
        (_, u) if u > 0.93 => OfficeKind::CoLocated,
        _ => OfficeKind::Fixed,
    };
    let staff = match site.aim {
        Aim::Capacity if large => dice.between(24.0, 46.0),
        Aim::Capacity => dice.between(6.0, 20.0),
        Aim::Trust => dice.between(9.0, 22.0),
        Aim::Distance => dice.between(2.0, 5.5),
    };
    let staff = (2.0 * staff).round() / 2.0;
    let floor_area = (60.0 + staff * dice.between(16.0, 30.0)).round();
    let rent_per_m2 = if large { dice.between(2300.0, 3900.0) } else { dice.between(1050.0, 2200.0) };
    let opened = date(2008 + dice.below(15) as i16, 1 + dice.below(12) as i8, 1);
    let lease_end = quarter_end(2024 + dice.below(7) as i16, dice.below(4));
    let months = if dice.uniform() < 0.7 { 9 } else { 12 };
    let leased = kind != OfficeKind::Mobile;
    let name = if site.number == 1 { town.to_owned() } else { format!("{town} {}", site.number) };
    let mut partners: Vec<String> = PARTNERS[..3].iter().map(|p| (*p).to_owned()).collect();
    partners.extend(PARTNERS[3..].iter().filter(|_| dice.uniform() < 0.45).map(|p| (*p).to_owned()));
    Office {
        id: format!("demo-{:03}", i + 1),
        name,
        kind,
        x: site.at.x.round(),
        y: site.at.y.round(),
        area: municipality.and_then(|a| AreaId::new(Vintage::municipality(), a.code.as_str())),
        opened: Some(opened),
        closed: None,
        lease_end: leased.then_some(lease_end),
        notice_date: leased.then(|| lease_end.saturating_sub(months.months())),
        floor_area_m2: leased.then_some(floor_area),
        rent_sek_year: leased.then(|| (floor_area * rent_per_m2 / 1000.0).round() * 1000.0),
        staff: Some(staff),
        visits_year: Some((staff * dice.between(2100.0, 4600.0) / 100.0).round() as u32 * 100),
        partners,
        aim: Some(site.aim),
    }
}

/// The last day of a quarter (0–3) of a year.
fn quarter_end(year: i16, quarter: usize) -> Date {
    const LAST: [(i8, i8); 4] = [(3, 31), (6, 30), (9, 30), (12, 31)];
    let (month, day) = LAST[quarter % 4];
    date(year, month, day)
}

//! Where offices are and could be, and which regions and divisions they and the people lie in.

use crate::network::brief::{Brief, Candidates, ConditionBrief};
use crate::{Bilingual, Desk};
use segbar_domain::{Text, Vintage};
use segbar_planning::{Demand, Grouping, Site};
use segbar_workspace::Office;
use std::collections::BTreeMap;

/// The FA-region of each municipality: what the brief says, else the division of 2015.
pub(super) fn regions(brief: &Brief, notes: &mut Vec<Bilingual>) -> BTreeMap<String, String> {
    if !brief.regions.is_empty() {
        return brief.regions.clone();
    }
    let asks = |of: &ConditionBrief| match of {
        ConditionBrief::OnePerRegion => true,
        ConditionBrief::OnePer { division } => division == "region",
        _ => false,
    };
    let asked = brief.conditions.iter().any(asks);
    if asked {
        notes.push(Bilingual::new(
            "FA-regioner: indelningen från 2015 med 60 regioner, eftersom ingen annan angavs.",
            "FA-regions: the division of 2015 with 60 regions, since no other was given.",
        ));
    }
    segbar_planning::region::fa15()
}

pub(super) fn offices_of_today(brief: &Brief, all: &[Office]) -> Vec<Office> {
    if brief.offices.none {
        return Vec::new();
    }
    // What has closed is history, and not part of today's network.
    let open = |office: &&Office| match brief.offices.as_of {
        Some(day) => office.opened.is_none_or(|first| first <= day) && office.closed.is_none_or(|last| last >= day),
        None => office.closed.is_none(),
    };
    all.iter().filter(open).cloned().collect()
}

pub(super) fn sites(
    brief: &Brief,
    demand: &Demand,
    offices: &[Office],
    seats: Vec<Site>,
    regions: &BTreeMap<String, String>,
    reasons: &mut Vec<Bilingual>,
) -> Vec<Site> {
    let municipality = |office: &Office| match &office.area {
        Some(area) => area.code.as_str().get(..4).unwrap_or_default().to_owned(),
        None => nearest(demand, office.x, office.y),
    };
    let office = |office: &Office| Site {
        id: office.id.clone(),
        name: office.name.clone(),
        x: office.x,
        y: office.y,
        municipality: municipality(office),
        region: String::new(),
    };
    let mut sites: Vec<Site> = offices.iter().map(office).collect();
    let candidates = match brief.candidates {
        Candidates::Municipalities => seats,
        Candidates::Demand => every_point(demand),
        Candidates::None => Vec::new(),
    };
    let inside = |site: &Site| brief.within.as_ref().is_none_or(|code| *code == site.municipality);
    sites.extend(candidates.into_iter().filter(inside));
    if let Some(code) = brief.within.as_ref().filter(|code| !demand.municipality.contains(code)) {
        reasons.push(Bilingual::new(
            format!("Ingen i underlaget bor i kommunen {code}."),
            format!("Nobody in the demand lives in the municipality {code}."),
        ));
    }
    let mut ids = std::collections::BTreeSet::new();
    for site in &mut sites {
        site.region = regions.get(&site.municipality).cloned().unwrap_or_default();
        if !ids.insert(site.id.clone()) {
            reasons.push(Bilingual::new(
                format!("Två platser har id {}; ge kontoret ett annat id.", site.id),
                format!("Two sites have the id {}; give the office another id.", site.id),
            ));
        }
    }
    sites
}

/// Counts people by municipality, FA-region and each division of the brief too, where these are known.
pub(super) fn divide(
    demand: &mut Demand,
    desk: Option<&Desk>,
    regions: &BTreeMap<String, String>,
    divisions: &BTreeMap<String, BTreeMap<String, String>>,
) {
    let names = desk.and_then(|desk| desk.area_set(&Vintage::municipality()).ok());
    let known = |code: &String| (!code.is_empty()).then(|| code.clone());
    let of: Vec<Option<String>> = demand.municipality.iter().map(known).collect();
    let name = |code: &str| {
        let found = names.as_ref().and_then(|set| Some(set.get(code)?.name.clone()));
        same(&found.unwrap_or_else(|| code.to_owned()))
    };
    demand.groupings.push(Grouping::of_codes("municipality", Text::new("Kommun", "Municipality"), &of, name));
    let mut by = |id: &str, name: Text, table: &BTreeMap<String, String>, name_of: &dyn Fn(&str) -> Text| {
        let of: Vec<Option<String>> = demand.municipality.iter().map(|code| table.get(code).cloned()).collect();
        if of.iter().any(Option::is_some) {
            demand.groupings.push(Grouping::of_codes(id, name, &of, name_of));
        }
    };
    by("region", same("FA-region"), regions, &|code| same(&format!("FA-region {code}")));
    for (id, table) in divisions {
        by(id, same(id), table, &same);
    }
}

/// The group of each site in a division of municipalities; nothing where there is no such division.
pub(in crate::network) fn in_division(brief: &Brief, sites: &[Site], division: &str) -> Option<Vec<String>> {
    let codes = || sites.iter().map(|site| &site.municipality);
    Some(match division {
        "region" => sites.iter().map(|site| site.region.clone()).collect(),
        "county" => sites.iter().map(|site| site.county().to_owned()).collect(),
        "municipality" => codes().cloned().collect(),
        own => {
            let table = brief.divisions.get(own)?;
            codes().map(|code| table.get(code).cloned().unwrap_or_default()).collect()
        }
    })
}

/// What is wrong with the divisions of a brief.
pub(super) fn reasons(brief: &Brief) -> Vec<Bilingual> {
    let fine = |id: &str| {
        let letters = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        letters && id.starts_with(|c: char| c.is_ascii_lowercase()) && !OF_THE_PROGRAM.contains(&id)
    };
    let refused = brief.divisions.keys().filter(|id| !fine(id));
    refused
        .map(|id| {
            Bilingual::new(
                format!("Indelningen '{id}' ska ha ett eget namn av små bokstäver a–z, siffror och _."),
                format!("The division '{id}' needs a name of its own, of small letters a–z, digits and _."),
            )
        })
        .collect()
}

/// Divisions that the program makes itself.
const OF_THE_PROGRAM: [&str; 6] = ["county", "municipality", "region", "area_type", "deso_category", "size"];

fn same(name: &str) -> Text {
    Text::new(name, name)
}

fn every_point(demand: &Demand) -> Vec<Site> {
    let site = |at: usize| Site {
        id: demand.ids[at].clone(),
        name: demand.names[at].clone(),
        x: demand.x[at],
        y: demand.y[at],
        municipality: demand.municipality[at].clone(),
        region: String::new(),
    };
    (0..demand.len()).map(site).collect()
}

/// The municipality of the nearest demand point.
fn nearest(demand: &Demand, x: f64, y: f64) -> String {
    let way = |at: usize| (demand.x[at] - x).hypot(demand.y[at] - y);
    let at = (0..demand.len()).min_by(|a, b| way(*a).total_cmp(&way(*b)));
    at.map_or_else(String::new, |at| demand.municipality[at].clone())
}

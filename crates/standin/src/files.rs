//! Files at an address: key files as CSV, editions of the police's list as GeoJSON, each with a tag.

use crate::country::Country;
use crate::server::{Question, Reply, World};
use geo_types::LineString;
use segbar_dataset::validated::PoliceClass;
use segbar_domain::Vintage;
use serde_json::{Value, json};

/// Answers the name of a file.
pub fn answer(name: &str, question: &Question, world: &World) -> Reply {
    let country = &world.country;
    let found = keys(country).into_iter().chain(police(country)).find(|(file, _)| file == name);
    let Some((_, make)) = found else { return Reply::absent() };
    let kind = if name.ends_with(".csv") { "text/csv" } else { "application/geo+json" };
    // The content of a file here depends on its name alone.
    let tag = format!("\"{name}-1\"");
    if question.has.as_deref() == Some(&tag) {
        return Reply { status: 304, kind, body: vec![], tag: Some(tag) };
    }
    Reply { tag: Some(tag), ..Reply::ok(kind, make(country)) }
}

type Make = Box<dyn Fn(&Country) -> String>;

/// The key files: name and content.
pub fn keys(country: &Country) -> Vec<(String, Make)> {
    let editions = [(Vintage::deso_2018(), Vintage::regso_2020()), (Vintage::deso_2025(), Vintage::regso_2025())];
    let there = editions.into_iter().filter(|(deso, _)| !country.areas(deso).is_empty());
    there
        .map(|(deso, regso)| {
            let name = format!("koppling-{deso}-{regso}.csv").replace('_', "").to_lowercase();
            (name, Box::new(move |country: &Country| key(country, &deso, &regso)) as Make)
        })
        .collect()
}

fn key(country: &Country, deso: &Vintage, regso: &Vintage) -> String {
    let mut out = format!("Kommun,Kommunnamn,{deso},{regso},RegSOkod_{}\n", regso.edition());
    let parents = country.data().area_set(regso);
    for (_, area) in country.areas(deso) {
        let code = area.code.as_str();
        let parent = area.parent.as_ref().map_or("", |p| p.as_str());
        let name = parents.and_then(|set| set.get(parent)).map_or("", |p| p.name.as_str());
        out.push_str(&format!("{},{},{code},\"{name}\",{parent}\n", &code[..4], country.municipality(code)));
    }
    out
}

/// The editions of the police's list: name and content.
pub fn police(country: &Country) -> Vec<(String, Make)> {
    let editions = country.data().police().iter().map(|edition| edition.vintage.clone());
    editions
        .map(|vintage| {
            let name = format!("uso_{}.geojson", vintage.edition());
            (name, Box::new(move |country: &Country| edition(country, &vintage)) as Make)
        })
        .collect()
}

fn edition(country: &Country, vintage: &Vintage) -> String {
    let classes = country.data().police().iter().find(|e| e.vintage == *vintage).map_or(&[][..], |e| &e.classes);
    let features: Vec<Value> = country
        .areas(vintage)
        .into_iter()
        .filter_map(|(index, area)| {
            let ring = |ring: &LineString<f64>| ring.0.iter().map(|c| json!([c.x, c.y])).collect::<Vec<_>>();
            let polygons: Vec<Value> = country
                .polygons(vintage, index)?
                .iter()
                .map(|p| json!(std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect::<Vec<_>>()))
                .collect();
            let class = match classes.get(index as usize)? {
                PoliceClass::Vulnerable => "Utsatt område",
                PoliceClass::Risk => "Riskområde",
                PoliceClass::EspeciallyVulnerable => "Särskilt utsatt område",
            };
            Some(
                json!({"type": "Feature", "properties": {"NAMN": area.name, "KATEGORI": class, "ORT": area.name, "REGION": "Påhittad"},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons}}),
            )
        })
        .collect();
    json!({"type": "FeatureCollection", "name": format!("uso_{}", vintage.edition()),
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}, "features": features})
    .to_string()
}

//! Layers of areas that have names but no official codes: own areas and Lantmäteriet's localities.

use super::claim::{Claim, ClaimedArea, codes_of_names, surfaces};
use super::raw::{RawFeature, RawLayer};
use segbar_dataset::{Problem, Reason};
use segbar_domain::area::slug;
use segbar_domain::{Level, Text, Vintage};

/// The claim of a layer of own areas, with the name in an attribute. Its edition is the layer's name.
///
/// # Errors
/// Every area without name, surface or with an invalid one.
pub(super) fn own(layer: &RawLayer, name: &str) -> Result<Claim, Vec<Reason>> {
    let title = if slug(&layer.name).is_empty() { "areas" } else { &layer.name };
    let vintage = Vintage::own(title);
    let called = |feature: &RawFeature| feature.attributes.get(name).cloned().unwrap_or_default();
    let mut reasons = Vec::new();
    let names: Vec<String> = layer.features.iter().map(called).collect();
    let codes = codes_of_names(Level::OwnArea, names.iter().map(String::as_str));
    let mut areas = Vec::new();
    for (i, surface) in surfaces(layer, called).into_iter().enumerate() {
        let place = || layer.place.clone().row(layer.features[i].row).column(name);
        match (surface, &codes[i]) {
            (Err(reason), _) => reasons.push(reason),
            (Ok(_), None) => {
                reasons.push(Problem::UnknownName { name: names[i].clone(), vintage: vintage.to_string() }.at(place()));
            }
            (Ok(polygons), Some(code)) => areas.push(ClaimedArea {
                code: code.clone(),
                name: Some(names[i].clone()),
                parent: None,
                class: None,
                polygons: Some(polygons),
            }),
        }
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let mut claim = Claim::of(layer, "own", vintage);
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    claim.areas = areas;
    Ok(claim)
}

/// The claim of Lantmäteriet's layer of localities. Its edition is the latest year in which one was changed. What has
/// no name or no valid surface is set aside: the layer is a background, and one bad part must not stop an import.
pub(super) fn localities(layer: &RawLayer) -> Claim {
    let year_of = |feature: &RawFeature| feature.get("adat").and_then(|date| date.get(..4)?.parse::<u16>().ok());
    let years = layer.features.iter().filter_map(year_of).filter(|year| (1990..2200).contains(year));
    // The published layer of 2022 is the one that is known.
    let vintage = Vintage::of_year(Level::Locality, years.max().unwrap_or(2022));
    let called = |feature: &RawFeature| feature.get("namn1").unwrap_or_default().to_owned();
    let names: Vec<String> = layer.features.iter().map(called).collect();
    let codes = codes_of_names(Level::Locality, names.iter().map(String::as_str));
    let mut claim = Claim::of(layer, "lantmateriet", vintage);
    let mut nameless = 0;
    for ((surface, code), name) in surfaces(layer, called).into_iter().zip(codes).zip(names) {
        match (surface, code) {
            (Err(reason), _) => {
                let sentence = |language| format!("{} ({})", reason.problem.sentence(language), row_of(&reason));
                let (sv, en) = (sentence(segbar_domain::Language::Sv), sentence(segbar_domain::Language::En));
                claim.notes.push(Text::new(format!("Ytan används inte. {sv}"), format!("The shape is not used. {en}")));
            }
            (Ok(_), None) => nameless += 1,
            (Ok(polygons), Some(code)) => claim.areas.push(ClaimedArea {
                code,
                name: Some(name),
                parent: None,
                class: None,
                polygons: Some(polygons),
            }),
        }
    }
    if nameless > 0 {
        claim.notes.push(Text::new(
            format!("{nameless} ytor saknar namn och används inte."),
            format!("{nameless} shapes have no name and are not used."),
        ));
    }
    claim.areas.sort_by(|a, b| a.code.cmp(&b.code));
    claim
}

fn row_of(reason: &Reason) -> String {
    reason.place.row.map_or_else(String::new, |row| row.to_string())
}

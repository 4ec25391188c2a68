//! Layers with the police's areas.

use super::{class_of, tidy};
use crate::boundaries::claim::{Claim, ClaimedArea, codes_of_names, surfaces};
use crate::boundaries::{RawFeature, RawLayer};
use segbar_dataset::{Problem, Reason};
use segbar_domain::{Level, Text, Vintage};
use std::collections::BTreeMap;

/// The police's own layer of one edition: NAMN, KATEGORI, ORT. The year is that of the latest change (AKTUALITET),
/// else the one in the name of the layer or file.
///
/// # Errors
/// Every reason against it.
pub(crate) fn own_layer(layer: &RawLayer) -> Result<Claim, Vec<Reason>> {
    let changed = layer.features.iter().filter_map(|feature| feature.get("aktualitet")?.get(..4)?.parse().ok());
    let year = changed.filter(is_year).max().or_else(|| year_in(&layer.name)).or_else(|| year_in(&layer.file));
    let Some(year) = year else {
        let hint = "AKTUALITET".to_owned();
        return Err(vec![Problem::UnknownVintage { level: Level::PoliceArea.name().sv, hint }.at(layer.place.clone())]);
    };
    let rows: Vec<Row<'_>> = layer
        .features
        .iter()
        .map(|feature| Row {
            feature,
            name: tidy(feature.get("namn").unwrap_or_default()),
            town: feature.get("ort").unwrap_or_default(),
            class: feature.get("kategori").unwrap_or_default(),
        })
        .collect();
    let mut claims = claims(layer, "polisen", "KATEGORI", &[(year, rows)])?;
    Ok(claims.swap_remove(0))
}

/// A research panel of all editions: one row per area and year. Its classes before 2021 are reconstructed by others.
///
/// # Errors
/// Every reason against it.
pub(crate) fn panel(layer: &RawLayer) -> Result<Vec<Claim>, Vec<Reason>> {
    let mut reasons = Vec::new();
    let mut editions: BTreeMap<u16, Vec<Row<'_>>> = BTreeMap::new();
    for feature in &layer.features {
        let text = feature.get("year").unwrap_or_default();
        match text.parse().ok().filter(is_year) {
            Some(year) => editions.entry(year).or_default().push(Row {
                feature,
                name: tidy(feature.get("area_panel").unwrap_or_default()),
                town: "",
                class: feature.get("type").unwrap_or_default(),
            }),
            None => {
                let place = layer.place.clone().row(feature.row).column("year");
                reasons.push(Problem::NotAYear { text: text.to_owned() }.at(place));
            }
        }
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let editions: Vec<(u16, Vec<Row<'_>>)> = editions.into_iter().collect();
    let mut claims = claims(layer, "own", "type", &editions)?;
    for claim in &mut claims {
        claim.notes.push(Text::new(
            "Polisens områden i en forskningssammanställning. Klasserna före 2021 är rekonstruerade av andra än polisen.",
            "The police's areas in a research panel. The classes before 2021 were reconstructed by others than the police.",
        ));
    }
    Ok(claims)
}

/// One area of an edition as read.
struct Row<'a> {
    feature: &'a RawFeature,
    name: String,
    town: &'a str,
    class: &'a str,
}

fn claims(
    layer: &RawLayer,
    publisher: &'static str,
    class_attribute: &str,
    editions: &[(u16, Vec<Row<'_>>)],
) -> Result<Vec<Claim>, Vec<Reason>> {
    let mut reasons = Vec::new();
    let name_of =
        |feature: &RawFeature| tidy(feature.get("namn").or_else(|| feature.get("area_panel")).unwrap_or_default());
    let mut surfaces: Vec<Option<_>> = surfaces(layer, name_of).into_iter().map(Some).collect();
    let mut claims = Vec::new();
    for (year, rows) in editions {
        let mut claim = Claim::of(layer, publisher, Vintage::of_year(Level::PoliceArea, *year));
        let full: Vec<String> = rows.iter().map(|row| format!("{} {}", row.name, row.town)).collect();
        let codes = codes_of_names(Level::PoliceArea, full.iter().map(String::as_str));
        for (row, code) in rows.iter().zip(codes) {
            let place = || layer.place.clone().row(row.feature.row);
            let class = class_of(row.class);
            if class.is_none() {
                let problem = Problem::UnknownPoliceClass { found: row.class.to_owned() };
                reasons.push(problem.at(place().column(class_attribute)));
            }
            let surface = surfaces.get_mut(row.feature.row as usize - 1).and_then(Option::take);
            match (surface, code) {
                (Some(Err(reason)), _) => reasons.push(reason),
                (Some(Ok(polygons)), Some(code)) => claim.areas.push(ClaimedArea {
                    code,
                    name: Some(row.name.clone()),
                    parent: None,
                    class,
                    polygons: Some(polygons),
                }),
                _ => {
                    let vintage = claim.vintage.to_string();
                    reasons.push(Problem::UnknownName { name: row.name.clone(), vintage }.at(place()));
                }
            }
        }
        claim.areas.sort_by(|a, b| a.code.cmp(&b.code));
        claims.push(claim);
    }
    if reasons.is_empty() { Ok(claims) } else { Err(reasons) }
}

/// The list exists since 2014; its first edition as a whole is that of 2015.
fn is_year(year: &u16) -> bool {
    (2014..2100).contains(year)
}

/// The first year in a name.
pub(super) fn year_in(name: &str) -> Option<u16> {
    let numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).find(is_year)
}

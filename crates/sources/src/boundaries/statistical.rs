//! Layers of counties, municipalities, RegSO and DeSO: codes, editions, and what is cut off at the edge of a clip.

use super::claim::{Claim, ClaimedArea, SetAside, listed, surfaces};
use super::edition;
use super::meaning::code_of;
use super::raw::{RawFeature, RawLayer};
use crate::registry::Registry;
use segbar_dataset::{Problem, Reason};
use segbar_domain::{AreaCode, Level, Text, Vintage};
use std::collections::{BTreeMap, BTreeSet};

/// The claim of a layer of statistical areas.
///
/// # Errors
/// Every reason against the layer.
pub(super) fn claim(
    layer: &RawLayer,
    level: Level,
    code: &str,
    name: Option<&str>,
    registry: &Registry,
) -> Result<Result<Claim, SetAside>, Vec<Reason>> {
    let mut reasons = Vec::new();
    let mut codes: Vec<Option<AreaCode>> = Vec::with_capacity(layer.features.len());
    let mut seen = BTreeSet::new();
    for feature in &layer.features {
        let text = feature.attributes.get(code).map_or("", String::as_str);
        let place = || layer.place.clone().row(feature.row).column(code);
        let parsed = code_of(level, text);
        match &parsed {
            None => reasons.push(Problem::NotACode { text: text.to_owned() }.at(place())),
            Some(known) if !seen.insert(known.clone()) => {
                reasons.push(Problem::Duplicate { what: known.to_string() }.at(place()));
            }
            Some(_) => {}
        }
        codes.push(parsed);
    }
    let all: Vec<AreaCode> = seen.iter().cloned().collect();
    let (vintage, note) = match level {
        Level::Deso | Level::Regso => match edition::of(layer, level, &all, registry) {
            Ok(told) => told,
            Err(reason) => {
                reasons.push(reason);
                return Err(reasons);
            }
        },
        Level::Municipality => (Vintage::municipality(), None),
        _ => (Vintage::county(), None),
    };
    for (feature, known) in layer.features.iter().zip(&codes) {
        let Some(known) = known else { continue };
        if registry.is_complete(&vintage) && !registry.contains(&vintage, known.as_str()) {
            let problem = Problem::UnknownCode { code: known.to_string(), vintage: vintage.to_string() };
            reasons.push(problem.at(layer.place.clone().row(feature.row).column(code)));
        }
    }
    let called = |feature: &RawFeature| feature.attributes.get(code).cloned().unwrap_or_default();
    let mut areas = Vec::new();
    for ((feature, known), surface) in layer.features.iter().zip(&codes).zip(surfaces(layer, called)) {
        match (known, surface) {
            (_, Err(reason)) => reasons.push(reason),
            (None, Ok(_)) => {}
            (Some(known), Ok(polygons)) => areas.push(ClaimedArea {
                code: known.clone(),
                name: name.and_then(|name| feature.attributes.get(name)).map(|name| full_name(level, name)),
                parent: (level == Level::Deso).then(|| regso_of(feature)).flatten(),
                class: None,
                polygons: Some(polygons),
            }),
        }
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    // The RegSO of a DeSO is known from a key file or from the layer itself; without it nothing could be summed.
    if level == Level::Deso
        && !registry.is_complete(&vintage)
        && areas.iter().any(|a| a.parent.is_none() && registry.parent(&vintage, a.code.as_str()).is_none())
    {
        let reason = Problem::NoKey { vintage: vintage.to_string() }.at(layer.place.clone());
        return Ok(Err(SetAside { hash: layer.hash.clone(), reason }));
    }
    let mut claim = Claim::of(layer, "scb", vintage);
    claim.notes.extend(note);
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    claim.areas = areas;
    set_clipped_aside(&mut claim, registry);
    Ok(Ok(claim))
}

/// The RegSO that the layer says a DeSO lies in.
fn regso_of(feature: &RawFeature) -> Option<AreaCode> {
    let text = feature.get("regsokod").or_else(|| feature.get("regso"))?;
    AreaCode::parse(Level::Regso, text)
}

/// SCB's layer of counties calls them "Stockholms".
fn full_name(level: Level, name: &str) -> String {
    match level {
        Level::County if !name.ends_with("län") => format!("{name} län"),
        _ => name.to_owned(),
    }
}

/// Sets areas of municipalities aside of which the layer does not hold all areas: at the edge of a clip the shapes are
/// cut through, and a sliver must not stand for its area.
fn set_clipped_aside(claim: &mut Claim, registry: &Registry) {
    let level = claim.vintage.level();
    if !matches!(level, Level::Deso | Level::Regso) || !registry.is_complete(&claim.vintage) {
        return;
    }
    let count = |codes: &mut dyn Iterator<Item = &AreaCode>| {
        let mut per_municipality: BTreeMap<String, usize> = BTreeMap::new();
        codes.for_each(|code| *per_municipality.entry(code.as_str()[..4].to_owned()).or_default() += 1);
        per_municipality
    };
    let all = count(&mut registry.codes(&claim.vintage));
    let here = count(&mut claim.areas.iter().map(|area| &area.code));
    let whole = |area: &ClaimedArea| {
        let municipality = &area.code.as_str()[..4];
        here.get(municipality) == all.get(municipality)
    };
    let (kept, clipped): (Vec<_>, Vec<_>) = std::mem::take(&mut claim.areas).into_iter().partition(whole);
    claim.areas = kept;
    if !clipped.is_empty() {
        let (n, codes) = (clipped.len(), listed(&clipped.iter().map(|a| a.code.to_string()).collect::<Vec<_>>()));
        let name = level.name().sv;
        claim.notes.push(Text::new(
            format!(
                "Filen är ett utklipp: {n} {name} ligger i kommuner som inte finns med i sin helhet. Deras ytor kan vara \
                 avskurna och används inte: {codes}."
            ),
            format!(
                "The file is a clip: {n} {name} lie in municipalities that it does not hold as a whole. Their shapes may \
                 be cut off and are not used: {codes}."
            ),
        ));
    }
}

//! What a layer shows, told by its attributes and the form of their values, letter case aside.

use super::raw::RawLayer;
use segbar_domain::{AreaCode, Level};

/// What a layer shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Areas of a level that nests, known by their code.
    Statistical {
        /// County, municipality, RegSO or DeSO.
        level: Level,
        /// The attribute with the code.
        code: String,
        /// The attribute with the name.
        name: Option<String>,
    },
    /// The police's own list of one edition: NAMN, KATEGORI, ORT.
    Police,
    /// A research panel of the police's editions: area, year and type per row.
    PolicePanel,
    /// Lantmäteriet's localities: NAMN1, TATNR, BEF.
    Localities,
    /// Cells of a grid.
    Grid,
    /// Other areas that have names.
    Own {
        /// The attribute with the name.
        name: String,
    },
}

/// Attributes with the code of an area per level, the smallest areas first: a layer of DeSO also says which
/// municipality each lies in. The first is what SCB's own service calls it.
const CODES: [(Level, &[&str]); 4] = [
    (Level::Deso, &["desokod", "deso", "deso_kod", "deso2018", "deso2025"]),
    (Level::Regso, &["regsokod", "regso", "regso_kod", "regso2020", "regso2025"]),
    (Level::Municipality, &["kommunkod", "knkod", "kommun", "kommun_kod", "kn_kod"]),
    (Level::County, &["lanskod", "lnkod", "lan", "lan_kod", "länskod"]),
];

/// Attributes with the name of an area per level.
const NAMES: [(Level, &[&str]); 4] = [
    (Level::Deso, &[]),
    (Level::Regso, &["regsonamn", "regso_namn", "regsonamn_"]),
    (Level::Municipality, &["kommunnamn", "knnamn", "kommun_namn", "kommunname"]),
    (Level::County, &["lansnamn", "lnnamn", "lan_namn", "länsnamn"]),
];

/// Attributes with the name of an own area, the likeliest first.
const OWN_NAMES: [&str; 12] = [
    "namn",
    "name",
    "område",
    "omrade",
    "områdesnamn",
    "omradesnamn",
    "stadsdel",
    "stadsdelsnamn",
    "distrikt",
    "basområde",
    "basomrade",
    "benamning",
];

/// The code of a level in a text; spreadsheets and numbers lose the leading zero of a municipality or county.
pub(super) fn code_of(level: Level, text: &str) -> Option<AreaCode> {
    let text = text.trim();
    let padded = match level {
        Level::Municipality if text.len() == 3 => format!("0{text}"),
        Level::County if text.len() == 1 => format!("0{text}"),
        _ => text.to_owned(),
    };
    AreaCode::parse(level, &padded)
}

/// What the layer shows; `None` when no attribute tells.
pub fn of(layer: &RawLayer) -> Option<Meaning> {
    let has = |name: &str| layer.attributes.iter().any(|attribute| same(attribute, name));
    if has("kategori") && has("namn") && has("ort") {
        return Some(Meaning::Police);
    }
    if has("area_panel") && has("year") && has("type") {
        return Some(Meaning::PolicePanel);
    }
    if has("namn1") && has("tatnr") {
        return Some(Meaning::Localities);
    }
    if let Some(statistical) = CODES.iter().find_map(|(level, names)| statistical(layer, *level, names)) {
        return Some(statistical);
    }
    if layer
        .attributes
        .iter()
        .any(|attribute| ["rut_id", "rutid", "ruta", "ruta_id"].iter().any(|n| same(attribute, n)))
    {
        return Some(Meaning::Grid);
    }
    let named = |attribute: &&String| distinct(layer, attribute, |text| Some(text.to_lowercase())) > 0.5;
    let listed = OWN_NAMES.iter().find_map(|name| layer.attributes.iter().find(|attribute| same(attribute, name)));
    let ending = || layer.attributes.iter().find(|attribute| attribute.to_lowercase().ends_with("namn"));
    let name = listed.filter(|a| named(a)).or_else(|| ending().filter(|a| named(a)))?;
    Some(Meaning::Own { name: name.clone() })
}

fn same(a: &str, b: &str) -> bool {
    // Letters outside ASCII too: Område.
    a.to_lowercase() == b
}

fn statistical(layer: &RawLayer, level: Level, names: &[&str]) -> Option<Meaning> {
    let code = names.iter().find_map(|name| {
        let attribute = layer.attributes.iter().find(|attribute| same(attribute, name))?;
        // Districts of a town that say their municipality are not municipalities: the codes must tell areas apart.
        (distinct(layer, attribute, |text| code_of(level, text)) > 0.5).then(|| attribute.clone())
    })?;
    let candidates = NAMES.iter().find(|(l, _)| *l == level).map_or(&[][..], |(_, names)| *names);
    let name = candidates.iter().find_map(|name| layer.attributes.iter().find(|a| same(a, name))).cloned();
    Some(Meaning::Statistical { level, code, name })
}

/// How many different values an attribute has, in relation to the features.
fn distinct<T: std::hash::Hash + Eq>(layer: &RawLayer, attribute: &str, value: impl Fn(&str) -> Option<T>) -> f64 {
    let values = layer.features.iter().filter_map(|feature| feature.attributes.get(attribute).and_then(|v| value(v)));
    let different: std::collections::HashSet<T> = values.collect();
    different.len() as f64 / layer.features.len().max(1) as f64
}

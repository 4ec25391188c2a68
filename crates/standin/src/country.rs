//! The areas and borders that the stand-in knows: those of the fictional country, or its first municipalities.

use geo_types::MultiPolygon;
use segbar_dataset::Validated;
use segbar_domain::{Area, Level, Vintage};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The fictional country, cut to some municipalities.
pub struct Country {
    data: Arc<Validated>,
    municipalities: Vec<String>,
}

/// The countries made so far, by seed: making one takes seconds.
static MADE: Mutex<BTreeMap<u64, Arc<Validated>>> = Mutex::new(BTreeMap::new());

/// An area as tables show it.
#[derive(Clone, Debug)]
pub struct TableArea {
    /// Code with the suffix of its vintage: `3101R001_RegSO2025`.
    pub code: String,
    /// Words.
    pub label: String,
    /// Which vintage.
    pub vintage: Vintage,
    /// Position in the vintage.
    pub index: u32,
}

impl Country {
    /// The country of a seed with its first municipalities.
    pub fn new(seed: u64, municipalities: Option<usize>) -> Self {
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let data = Arc::clone(made.entry(seed).or_insert_with(|| Arc::new(segbar_demo::country(seed))));
        drop(made);
        let all = data.area_set(&Vintage::municipality()).map_or(&[][..], |set| set.areas());
        let kept = all.iter().take(municipalities.unwrap_or(usize::MAX)).map(|a| a.code.to_string()).collect();
        Country { data, municipalities: kept }
    }

    /// The areas of a vintage with their position.
    pub fn areas(&self, vintage: &Vintage) -> Vec<(u32, &Area)> {
        let Some(set) = self.data.area_set(vintage) else { return vec![] };
        let inside = |area: &Area| match vintage.level() {
            Level::Nation => true,
            Level::County => self.municipalities.iter().any(|m| m.starts_with(area.code.as_str())),
            Level::Municipality | Level::Regso | Level::Deso => {
                self.municipalities.binary_search_by(|m| m.as_str().cmp(&area.code.as_str()[..4])).is_ok()
            }
            _ => true,
        };
        set.areas().iter().enumerate().filter(|(_, area)| inside(area)).map(|(i, area)| (i as u32, area)).collect()
    }

    /// The name of the municipality that a code lies in.
    pub fn municipality(&self, code: &str) -> &str {
        let set = self.data.area_set(&Vintage::municipality());
        set.and_then(|set| set.get(code.get(..4)?)).map_or("", |area| area.name.as_str())
    }

    /// The areas of a vintage as tables show them.
    pub fn table_areas(&self, vintage: &Vintage) -> Vec<TableArea> {
        let suffix = if vintage.edition() == "2025" {
            format!("_{}", vintage.to_string().replace('_', ""))
        } else {
            String::new()
        };
        let areas = self.areas(vintage).into_iter().map(|(index, area)| {
            let code = area.code.as_str();
            let label = match vintage.level() {
                Level::Regso if suffix.is_empty() => format!("{} ({})", self.municipality(code), area.name),
                Level::Regso => format!("{code} {} ({})", self.municipality(code), area.name),
                _ => area.name.clone(),
            };
            TableArea { code: format!("{code}{suffix}"), label, vintage: vintage.clone(), index }
        });
        areas.collect()
    }

    /// The borders of an area.
    pub fn polygons(&self, vintage: &Vintage, index: u32) -> Option<&MultiPolygon<f64>> {
        let boundaries = self.data.boundaries().iter().find(|b| b.vintage == *vintage)?;
        let at = boundaries.shapes.binary_search_by_key(&index, |shape| shape.area).ok()?;
        Some(&boundaries.shapes[at].polygons)
    }

    /// The whole country.
    pub fn data(&self) -> &Validated {
        &self.data
    }
}

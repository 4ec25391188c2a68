//! Validated: what the sources said, checked as a whole.

use crate::boundaries::Boundaries;
use crate::reason::{Place, Problem, Reason};
use crate::source::SourceRecord;
use segbar_domain::{AreaSet, Breakdown, Column, Level, Period, Vintage};
use std::collections::BTreeSet;

/// Which cells of which component.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ComponentKey {
    /// Component of the catalogue.
    pub component: String,
    /// Which areas.
    pub vintage: Vintage,
    /// Which year.
    pub period: Period,
    /// Which part.
    pub breakdown: Breakdown,
}

/// One component of the tables as a column in area order.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentColumn {
    /// What it is.
    pub key: ComponentKey,
    /// Its cells.
    pub column: Column,
    /// Position of its source in the list of sources.
    pub source: u32,
}

/// One edition of the police's list. Its areas are an [`AreaSet`] and its shapes [`Boundaries`] of the vintage
/// `Police_<year>`; this holds what else the list says.
#[derive(Clone, Debug, PartialEq)]
pub struct PoliceEdition {
    /// `Police_2023`.
    pub vintage: Vintage,
    /// Per area in index order.
    pub classes: Vec<PoliceClass>,
    /// Position of its source.
    pub source: u32,
}

/// The police's classes of vulnerable areas. Since 2025 only the first and the last exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PoliceClass {
    /// Utsatt område.
    Vulnerable,
    /// Riskområde, abolished 2025.
    Risk,
    /// Särskilt utsatt område.
    EspeciallyVulnerable,
}

/// Everything that goes into a [`Validated`].
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Source files, sorted by hash.
    pub sources: Vec<SourceRecord>,
    /// The areas, one set per vintage.
    pub area_sets: Vec<AreaSet>,
    /// The components.
    pub components: Vec<ComponentColumn>,
    /// The boundaries, at most one per vintage.
    pub boundaries: Vec<Boundaries>,
    /// The police's editions.
    pub police: Vec<PoliceEdition>,
    /// Seed of the demo, when all is fictional.
    pub fictional_seed: Option<u64>,
}

/// Checked input. Its parts agree with each other: every column is as long as its area set, every parent exists,
/// nothing occurs twice, every vintage covers its years, and everything is in a canonical order that does not depend
/// on the order of the files.
#[derive(Clone, Debug)]
pub struct Validated(Parts);

impl Validated {
    /// Checks the parts as a whole and puts them in canonical order.
    ///
    /// # Errors
    /// Every reason against them.
    pub fn new(mut parts: Parts) -> Result<Self, Vec<Reason>> {
        let mut reasons = Vec::new();
        parts.area_sets.sort_by(|a, b| a.vintage().cmp(b.vintage()));
        parts.components.sort_by(|a, b| a.key.cmp(&b.key));
        parts.boundaries.sort_by(|a, b| a.vintage.cmp(&b.vintage));
        parts.police.sort_by(|a, b| a.vintage.cmp(&b.vintage));
        let mut say = |source: Option<u32>, problem: Problem| {
            let file = source.and_then(|i| parts.sources.get(i as usize)).map(|s| s.file.clone());
            reasons.push(problem.at(Place::file(file.unwrap_or_default())));
        };
        for pair in parts.area_sets.windows(2).filter(|w| w[0].vintage() == w[1].vintage()) {
            say(None, Problem::Duplicate { what: pair[0].vintage().to_string() });
        }
        let set = |vintage: &Vintage| parts.area_sets.iter().find(|s| s.vintage() == vintage);
        for areas in &parts.area_sets {
            check_parents(areas, set, &mut say);
        }
        for pair in parts.components.windows(2).filter(|w| w[0].key == w[1].key) {
            let key = &pair[0].key;
            let what = format!("{} {} {} {}", key.component, key.vintage, key.period, key.breakdown);
            say(Some(pair[1].source), Problem::Duplicate { what });
        }
        for component in &parts.components {
            let ComponentKey { vintage, period, .. } = &component.key;
            match set(vintage) {
                None => say(Some(component.source), Problem::NoKey { vintage: vintage.to_string() }),
                Some(areas) if areas.len() != component.column.len() => {
                    let what = format!("{} values for {} areas of {vintage}", component.column.len(), areas.len());
                    say(Some(component.source), Problem::Inconsistent { what });
                }
                Some(_) if !vintage.covers(*period) => {
                    let problem = Problem::WrongVintage {
                        code: "*".into(),
                        vintage: vintage.to_string(),
                        period: period.to_string(),
                    };
                    say(Some(component.source), problem);
                }
                Some(_) => {}
            }
        }
        let told = told(&parts.area_sets);
        if told.contains(&true) && told.contains(&false) {
            say(None, Problem::FictionalMix {});
        }
        let mut seen = BTreeSet::new();
        for boundaries in &parts.boundaries {
            let areas = set(&boundaries.vintage);
            if areas.is_none() || !seen.insert(&boundaries.vintage) {
                say(None, Problem::Inconsistent { what: format!("boundaries of {}", boundaries.vintage) });
            }
            let len = areas.map_or(0, AreaSet::len) as u32;
            let ordered = boundaries.shapes.windows(2).all(|w| w[0].area < w[1].area);
            if !ordered || boundaries.shapes.last().is_some_and(|s| s.area >= len) {
                say(None, Problem::Inconsistent { what: format!("order of the shapes of {}", boundaries.vintage) });
            }
        }
        for edition in &parts.police {
            if set(&edition.vintage).map(AreaSet::len) != Some(edition.classes.len()) {
                say(Some(edition.source), Problem::Inconsistent { what: format!("classes of {}", edition.vintage) });
            }
        }
        if parts.area_sets.is_empty() {
            say(None, Problem::NothingToPublish {});
        }
        if reasons.is_empty() {
            Ok(Validated(parts))
        } else {
            reasons.sort();
            reasons.dedup();
            Err(reasons)
        }
    }

    /// The source records.
    pub fn sources(&self) -> &[SourceRecord] {
        &self.0.sources
    }

    /// The area sets, by vintage.
    pub fn area_sets(&self) -> &[AreaSet] {
        &self.0.area_sets
    }

    /// The areas of a vintage.
    pub fn area_set(&self, vintage: &Vintage) -> Option<&AreaSet> {
        self.0.area_sets.iter().find(|s| s.vintage() == vintage)
    }

    /// The components in order of key.
    pub fn components(&self) -> &[ComponentColumn] {
        &self.0.components
    }

    /// The boundaries, by vintage.
    pub fn boundaries(&self) -> &[Boundaries] {
        &self.0.boundaries
    }

    /// The police's editions, by vintage.
    pub fn police(&self) -> &[PoliceEdition] {
        &self.0.police
    }

    /// Whether the figures are invented: their areas have codes of the fictional country ([`AreaCode::is_fictional`]),
    /// whether they were made here or read from files. Invented and real figures never come together.
    pub fn fictional(&self) -> bool {
        self.0.fictional_seed.is_some() || told(&self.0.area_sets).contains(&true)
    }

    /// The demo's seed; `None` where figures were read from files.
    pub fn fictional_seed(&self) -> Option<u64> {
        self.0.fictional_seed
    }

    /// The parts, to be taken apart by the next stage.
    pub fn into_parts(self) -> Parts {
        self.0
    }
}

/// What the codes tell of areas that nest below the nation: that they are fictional, that they are not, or both.
fn told(area_sets: &[AreaSet]) -> BTreeSet<bool> {
    let levels = [Level::Municipality, Level::Regso, Level::Deso];
    let nesting = area_sets.iter().filter(|set| levels.contains(&set.vintage().level()));
    nesting.flat_map(AreaSet::areas).map(|area| area.code.is_fictional()).collect()
}

fn check_parents<'a>(
    areas: &AreaSet,
    set: impl Fn(&Vintage) -> Option<&'a AreaSet>,
    say: &mut impl FnMut(Option<u32>, Problem),
) {
    let Some(parent_vintage) = areas.vintage().parent() else {
        return;
    };
    let parents = set(&parent_vintage);
    for area in areas.areas() {
        let exists = area.parent.as_ref().is_some_and(|p| parents.is_some_and(|s| s.position(p.as_str()).is_some()));
        // Without a key file nobody may have told the RegSO of a DeSO: such a set is not complete, and is not summed.
        let untold = area.parent.is_none() && !areas.complete();
        if !exists && !untold && areas.vintage().level() != Level::Nation {
            let parent =
                area.parent.as_ref().map_or_else(|| parent_vintage.to_string(), |p| format!("{parent_vintage}/{p}"));
            say(None, Problem::NotNested { code: format!("{}/{}", areas.vintage(), area.code), parent });
        }
    }
}

//! The areas that are known: from key files completely, else from the data.
//!
//! Without a key file a vintage is known completely when tables and boundaries together show as many of its areas as it
//! has ([`Vintage::number_of_areas`]), each with the area it lies in. SCB's layers of DeSO say the RegSO of each, codes
//! tell the municipality of a RegSO and the county of a municipality: the layers and tables of the whole country are enough
//! to sum DeSO to the nation.
//!
//! Nation, counties and municipalities exist as soon as a municipality or anything inside one is known; the names of
//! the counties are public facts and part of the program.

use crate::keys::Key;
use segbar_dataset::{Place, Problem, Reason};
use segbar_domain::{Area, AreaCode, AreaId, AreaSet, Level, Vintage};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The 21 counties since 2007 with their official codes and names (SCB, "Län och kommuner i kodnummerordning").
pub const COUNTIES: [(&str, &str); 21] = [
    ("01", "Stockholms län"),
    ("03", "Uppsala län"),
    ("04", "Södermanlands län"),
    ("05", "Östergötlands län"),
    ("06", "Jönköpings län"),
    ("07", "Kronobergs län"),
    ("08", "Kalmar län"),
    ("09", "Gotlands län"),
    ("10", "Blekinge län"),
    ("12", "Skåne län"),
    ("13", "Hallands län"),
    ("14", "Västra Götalands län"),
    ("17", "Värmlands län"),
    ("18", "Örebro län"),
    ("19", "Västmanlands län"),
    ("20", "Dalarnas län"),
    ("21", "Gävleborgs län"),
    ("22", "Västernorrlands län"),
    ("23", "Jämtlands län"),
    ("24", "Västerbottens län"),
    ("25", "Norrbottens län"),
];

/// What is known of one area.
#[derive(Clone, Debug, Default)]
struct Known {
    name: Option<String>,
    parent: Option<AreaCode>,
}

/// The known areas per vintage.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    areas: BTreeMap<Vintage, BTreeMap<AreaCode, Known>>,
    complete: Vec<Vintage>,
    /// Whether a key file names the municipalities.
    keyed: bool,
    /// Lower-case name → codes, for the vintages whose names are known.
    names: HashMap<Vintage, HashMap<String, Vec<AreaCode>>>,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// One area.
    One(AreaCode),
    /// No area.
    None,
    /// Several areas.
    Several,
}

impl Registry {
    /// The areas of these key files, complete for their vintages; counties and the nation are always known.
    ///
    /// # Errors
    /// Key files of the same vintage that disagree.
    pub fn from_keys(keys: &[Key]) -> Result<Self, Vec<Reason>> {
        Self::of(keys, &[])
    }

    /// The areas of these key files, and those that tables show.
    ///
    /// # Errors
    /// As [`from_keys`](Self::from_keys).
    pub fn of(keys: &[Key], shown: &[AreaId]) -> Result<Self, Vec<Reason>> {
        let mut registry = Registry::default();
        let mut reasons = Vec::new();
        registry.put(&Vintage::nation(), "00", Some("Riket"));
        let fictional: BTreeSet<bool> = codes(keys, shown).map(AreaCode::is_fictional).collect();
        if fictional.len() > 1 {
            return Err(vec![Problem::FictionalMix {}.at(Place::default())]);
        }
        let foreign = foreign_counties(keys, shown);
        if foreign.is_empty() {
            for (code, name) in COUNTIES {
                registry.put(&Vintage::county(), code, Some(name));
            }
        }
        for code in &foreign {
            registry.put(&Vintage::county(), code, None);
        }
        registry.complete.extend([Vintage::nation(), Vintage::county()]);
        registry.keyed = !keys.is_empty();
        for key in keys {
            for (code, name) in &key.municipality_names {
                registry.put_key(&Vintage::municipality(), code, name, None, key, &mut reasons);
            }
            for (code, name) in &key.regso_names {
                registry.put_key(&key.regso, code, name, None, key, &mut reasons);
            }
            for (code, regso) in &key.deso_in {
                registry.put_key(&key.deso, code, code.as_str(), Some(regso), key, &mut reasons);
            }
            for vintage in [Vintage::municipality(), key.regso.clone(), key.deso.clone()] {
                if !registry.complete.contains(&vintage) {
                    registry.complete.push(vintage);
                }
            }
        }
        for area in shown {
            registry.see(area, None);
        }
        registry.settle();
        if reasons.is_empty() { Ok(registry) } else { Err(reasons) }
    }

    fn put(&mut self, vintage: &Vintage, code: &str, name: Option<&str>) {
        if let Some(id) = AreaId::new(vintage.clone(), code) {
            self.see(&id, name);
        }
    }

    fn put_key(
        &mut self,
        vintage: &Vintage,
        code: &AreaCode,
        name: &str,
        parent: Option<&AreaCode>,
        key: &Key,
        reasons: &mut Vec<Reason>,
    ) {
        let known = self.areas.entry(vintage.clone()).or_default().entry(code.clone()).or_default();
        if let (Some(before), Some(parent)) = (&known.parent, parent)
            && before != parent
        {
            let problem = Problem::Conflict {
                what: format!("{vintage}/{code}"),
                first: parent.to_string(),
                other: before.to_string(),
            };
            reasons.push(problem.at(key.place.clone()));
        }
        // Names change while codes stay; of two key files the alphabetically first name holds, whatever their order.
        if known.name.as_deref().is_none_or(|before| name < before) {
            known.name = Some(name.to_owned());
        }
        known.parent = parent.cloned().or(known.parent.take());
    }

    /// Notes an area that data or boundaries show, if its vintage is not complete. A name is kept where none is known.
    pub fn see(&mut self, id: &AreaId, name: Option<&str>) {
        if self.is_complete(&id.vintage) {
            return;
        }
        let known = self.areas.entry(id.vintage.clone()).or_default().entry(id.code.clone()).or_default();
        if let Some(name) = name.map(str::trim).filter(|name| !name.is_empty() && *name != id.code.as_str())
            && known.name.as_deref().is_none_or(|before| name < before)
        {
            known.name = Some(name.to_owned());
        }
        if let (Some(parent), Some(code)) = (id.vintage.parent(), parent_code(id)) {
            known.parent = Some(code.clone());
            self.see(&AreaId { vintage: parent, code }, None);
        }
    }

    /// Notes the RegSO that a DeSO lies in, as boundaries with both codes show it, if the DeSO's vintage is not complete.
    pub fn see_parent(&mut self, id: &AreaId, parent: &AreaCode) {
        if !self.is_complete(&id.vintage) {
            self.see(id, None);
            if let Some(known) = self.areas.get_mut(&id.vintage).and_then(|areas| areas.get_mut(&id.code)) {
                known.parent = Some(parent.clone());
            }
            if let Some(vintage) = id.vintage.parent() {
                self.see(&AreaId { vintage, code: parent.clone() }, None);
            }
        }
    }

    /// Notes what tables call a municipality. A key file's name stays; of several the alphabetically first holds.
    pub fn name_municipality(&mut self, code: &AreaCode, name: &str) {
        let municipality = Vintage::municipality();
        if self.keyed {
            return;
        }
        if let Some(known) = self.areas.get_mut(&municipality).and_then(|areas| areas.get_mut(code))
            && known.name.as_deref().is_none_or(|before| name < before)
        {
            known.name = Some(name.to_owned());
        }
    }

    /// Notes which vintages are complete by now: those of which as many areas are known as there are, each with the area it
    /// lies in. What is seen afterwards is held against them. Names can be looked up from now on.
    pub fn settle(&mut self) {
        for (vintage, areas) in &self.areas {
            let all = vintage.number_of_areas() == Some(areas.len());
            let placed = |(code, known): (&AreaCode, &Known)| {
                known.parent.is_some()
                    || parent_code(&AreaId { vintage: vintage.clone(), code: code.clone() }).is_some()
                    || vintage.parent().is_none()
            };
            if all && !self.complete.contains(vintage) && areas.iter().all(placed) {
                self.complete.push(vintage.clone());
            }
        }
        self.index_names();
    }

    /// Whether every area of the vintage is known.
    pub fn is_complete(&self, vintage: &Vintage) -> bool {
        self.complete.contains(vintage)
    }

    /// Whether the area is known.
    pub fn contains(&self, vintage: &Vintage, code: &str) -> bool {
        self.areas.get(vintage).is_some_and(|areas| areas.contains_key(code))
    }

    /// The codes of a vintage in order.
    pub fn codes(&self, vintage: &Vintage) -> impl Iterator<Item = &AreaCode> {
        self.areas.get(vintage).into_iter().flat_map(BTreeMap::keys)
    }

    /// Number of known areas of a vintage.
    pub fn len(&self, vintage: &Vintage) -> usize {
        self.areas.get(vintage).map_or(0, BTreeMap::len)
    }

    /// The code of the area that a known area lies in.
    pub fn parent(&self, vintage: &Vintage, code: &str) -> Option<AreaCode> {
        let id = AreaId::new(vintage.clone(), code)?;
        self.areas.get(vintage)?.get(code)?.parent.clone().or_else(|| parent_code(&id))
    }

    /// The name of an area, where one is known.
    pub fn name(&self, vintage: &Vintage, code: &str) -> Option<&str> {
        self.areas.get(vintage)?.get(code)?.name.as_deref()
    }

    /// The area of a name: for RegSO `Kommun (RegSO-namn)`, for the others their name, letter case aside.
    pub fn named(&self, vintage: &Vintage, name: &str) -> Named {
        match self.names.get(vintage).and_then(|names| names.get(&folded(name))).map(Vec::as_slice) {
            Some([code]) => Named::One(code.clone()),
            Some(_) => Named::Several,
            None => Named::None,
        }
    }

    fn index_names(&mut self) {
        for (vintage, areas) in &self.areas {
            let mut names: HashMap<String, Vec<AreaCode>> = HashMap::new();
            for (code, known) in areas {
                let Some(name) = &known.name else { continue };
                let full = match vintage.level() {
                    Level::Regso => {
                        let municipality = self.name(&Vintage::municipality(), &code.as_str()[..4]).unwrap_or_default();
                        format!("{municipality} ({name})")
                    }
                    Level::Deso => continue,
                    _ => name.clone(),
                };
                names.entry(folded(&full)).or_default().push(code.clone());
            }
            self.names.insert(vintage.clone(), names);
        }
    }

    /// The area sets of all vintages of which an area is known. An area of unknown name is called by its code.
    pub fn into_sets(self) -> Vec<AreaSet> {
        let mut sets = Vec::new();
        for (vintage, areas) in &self.areas {
            let areas = areas.iter().map(|(code, known)| Area {
                code: code.clone(),
                name: known.name.clone().unwrap_or_else(|| code.to_string()),
                parent: known
                    .parent
                    .clone()
                    .or_else(|| parent_code(&AreaId { vintage: vintage.clone(), code: code.clone() })),
            });
            // The codes are the keys of a map, so none occurs twice.
            sets.extend(AreaSet::new(vintage.clone(), self.is_complete(vintage), areas.collect()));
        }
        sets
    }
}

/// The counties of a country that is not Sweden: key files and tables of which none of the municipalities lies in one of the
/// 21. The fictional country has such codes, so that no real place is ever shown with an invented figure.
fn foreign_counties(keys: &[Key], shown: &[AreaId]) -> BTreeSet<String> {
    let counties: BTreeSet<&str> = codes(keys, shown).map(|code| &code.as_str()[..2]).collect();
    let counties: BTreeSet<String> = counties.into_iter().map(str::to_owned).collect();
    let real = |code: &String| COUNTIES.iter().any(|(known, _)| known == code);
    if counties.iter().any(real) { BTreeSet::new() } else { counties }
}

/// The codes of municipalities and areas in them.
fn codes<'a>(keys: &'a [Key], shown: &'a [AreaId]) -> impl Iterator<Item = &'a AreaCode> {
    let coded = |area: &&AreaId| matches!(area.vintage.level(), Level::Municipality | Level::Regso | Level::Deso);
    let shown = shown.iter().filter(coded).map(|area| &area.code);
    keys.iter().flat_map(|key| key.municipality_names.keys()).chain(shown)
}

/// The parent that the code itself tells: all but that of a DeSO.
fn parent_code(id: &AreaId) -> Option<AreaCode> {
    let text = id.code.as_str();
    match id.vintage.level() {
        Level::Regso => AreaCode::parse(Level::Municipality, text.get(..4)?),
        Level::Municipality => AreaCode::parse(Level::County, text.get(..2)?),
        Level::County => AreaCode::parse(Level::Nation, "00"),
        _ => None,
    }
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

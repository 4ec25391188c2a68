//! The indicator catalogue: what is measured, from which tables, and how it is said. Data, not code.
//!
//! Everything that names an indicator (command line, API, documentation, legends, page) reads this one definition.
//! The files are in `catalogue/` of the repository, one per indicator, one per group system and one per source table,
//! and are part of the program; [`Catalogue::builtin`] reads them.
//!
//! | file | page |
//! |---|---|
//! | `catalogue/indicators/<id>.toml` | [`indicator`] |
//! | `catalogue/groups/<id>.toml` | [`group`] |
//! | `catalogue/tables/<id>.toml` | [`table`] |
//! | `catalogue/breaks.toml` | [`Break`] |
//! | `catalogue/publishers.toml` | [`Publisher`] |

pub mod check;
pub mod group;
pub mod indicator;
pub mod table;

use crate::{Level, Period, Text};
pub use group::{Counted, Group, GroupCount, GroupSeries, GroupSystem};
use include_dir::{Dir, include_dir};
pub use indicator::{ComponentRef, DissimilarityStatistic, Formula, Indicator, Topic, Worse};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
pub use table::{Aggregate, Content, Kind, SourceTable, TableDimension};

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../catalogue");

/// A place in time where a series changes meaning, so that the values on either side are not comparable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// Name used by indicators.
    pub id: String,
    /// The first year after the break.
    pub from: Period,
    /// The levels whose areas it concerns; all where none is named. A series of a level that is not named has no break here:
    /// new borders of small areas do not move those of the counties that they lie in.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// What changed.
    pub text: Text,
}

/// Who publishes a source, under which licence, and how it is cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// Name used in manifests.
    pub id: String,
    /// The publisher's name.
    pub name: Text,
    /// Licence of the data; the words "not stated" where the publisher states none.
    pub licence: String,
    /// How to cite it.
    pub citation: Text,
}

/// All indicators, group systems, tables, breaks and publishers.
#[derive(Clone, Debug)]
pub struct Catalogue {
    indicators: Vec<Indicator>,
    group_systems: Vec<GroupSystem>,
    tables: Vec<SourceTable>,
    breaks: Vec<Break>,
    publishers: Vec<Publisher>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BreaksFile {
    #[serde(rename = "break")]
    breaks: Vec<Break>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublishersFile {
    publisher: Vec<Publisher>,
}

impl Catalogue {
    /// The catalogue that is part of the program.
    ///
    /// # Panics
    /// If a catalogue file is wrong; a test reads them all, so that a built program does not.
    pub fn builtin() -> &'static Catalogue {
        static BUILTIN: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::from_files(&FILES)
                .unwrap_or_else(|reasons| panic!("the catalogue is wrong:\n{}", reasons.join("\n")))
        });
        &BUILTIN
    }

    /// Reads and checks the files of a catalogue folder.
    ///
    /// # Errors
    /// All that is wrong, each a sentence with the file.
    fn from_files(dir: &Dir) -> Result<Catalogue, Vec<String>> {
        let mut wrong = Vec::new();
        let indicators = read_folder(dir, "indicators", &mut wrong);
        let group_systems = read_folder(dir, "groups", &mut wrong);
        let tables = read_folder(dir, "tables", &mut wrong);
        let breaks = read_file::<BreaksFile>(dir, "breaks.toml", &mut wrong).map_or(vec![], |f| f.breaks);
        let publishers =
            read_file::<PublishersFile>(dir, "publishers.toml", &mut wrong).map_or(vec![], |f| f.publisher);
        let catalogue = Catalogue { indicators, group_systems, tables, breaks, publishers };
        wrong.extend(check::problems(&catalogue));
        if wrong.is_empty() { Ok(catalogue) } else { Err(wrong) }
    }

    /// The indicators, by topic and then in the order of their `order` field.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id == id)
    }

    /// The group systems, in the order of their `order` field.
    pub fn group_systems(&self) -> &[GroupSystem] {
        &self.group_systems
    }

    /// The group system with this id.
    pub fn group_system(&self, id: &str) -> Option<&GroupSystem> {
        self.group_systems.iter().find(|s| s.id == id)
    }

    /// The source tables, by id.
    pub fn tables(&self) -> &[SourceTable] {
        &self.tables
    }

    /// The table with this id.
    pub fn table(&self, id: &str) -> Option<&SourceTable> {
        self.tables.iter().find(|t| t.id == id)
    }

    /// The table content that fills a component, with its table. Several tables may fill one component over time;
    /// they agree on kind and aggregation (checked).
    pub fn content_of(&self, component: &str) -> Option<(&SourceTable, &Content)> {
        self.tables.iter().find_map(|t| t.contents.iter().find(|c| c.component == component).map(|c| (t, c)))
    }

    /// The breaks in time.
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// The publishers.
    pub fn publishers(&self) -> &[Publisher] {
        &self.publishers
    }

    /// The publisher with this id.
    pub fn publisher(&self, id: &str) -> Option<&Publisher> {
        self.publishers.iter().find(|p| p.id == id)
    }
}

fn read_folder<T: serde::de::DeserializeOwned + Ordered>(dir: &Dir, folder: &str, wrong: &mut Vec<String>) -> Vec<T> {
    let mut paths: Vec<_> = dir.get_dir(folder).map(|d| d.files().collect()).unwrap_or_default();
    paths.sort_by_key(|file| file.path());
    let mut all = Vec::new();
    for file in paths.into_iter().filter(|f| f.path().extension().is_some_and(|e| e == "toml")) {
        if let Some(item) = parse::<T>(file, wrong) {
            let stem = file.path().file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            if item.id() != stem {
                wrong.push(format!("{}: the id '{}' is not the name of the file", file.path().display(), item.id()));
            }
            all.push(item);
        }
    }
    all.sort_by(|a: &T, b: &T| a.order().cmp(&b.order()).then_with(|| a.id().cmp(b.id())));
    all
}

fn read_file<T: serde::de::DeserializeOwned>(dir: &Dir, name: &str, wrong: &mut Vec<String>) -> Option<T> {
    let Some(file) = dir.get_file(name) else {
        wrong.push(format!("{name}: the file is missing"));
        return None;
    };
    parse(file, wrong)
}

fn parse<T: serde::de::DeserializeOwned>(file: &include_dir::File, wrong: &mut Vec<String>) -> Option<T> {
    let text = file.contents_utf8().unwrap_or_default();
    toml::from_str(text).map_err(|error| wrong.push(format!("{}: {error}", file.path().display()))).ok()
}

/// What gives catalogue entries their order.
trait Ordered {
    fn id(&self) -> &str;
    fn order(&self) -> (u8, u16);
}

impl Ordered for Indicator {
    fn id(&self) -> &str {
        &self.id
    }
    fn order(&self) -> (u8, u16) {
        (self.topic as u8, self.order)
    }
}

impl Ordered for GroupSystem {
    fn id(&self) -> &str {
        &self.id
    }
    fn order(&self) -> (u8, u16) {
        (0, self.order)
    }
}

impl Ordered for SourceTable {
    fn id(&self) -> &str {
        &self.id
    }
    fn order(&self) -> (u8, u16) {
        (0, 0)
    }
}

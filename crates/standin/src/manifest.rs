//! What the stand-in serves, and what goes wrong, as data.

use serde::Deserialize;

/// What the stand-in serves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Seed of the country and of the values.
    pub seed: u64,
    /// How many municipalities, in order of code; all when absent.
    pub municipalities: Option<usize>,
    /// Cells of one answer.
    pub max_data_cells: usize,
    /// Calls in one window.
    pub calls: usize,
    /// The window in seconds.
    pub window: f64,
    /// Seconds before each answer.
    #[serde(default)]
    pub delay: f64,
    /// The tables.
    #[serde(rename = "table")]
    pub tables: Vec<Table>,
    /// What goes wrong.
    #[serde(rename = "fault", default)]
    pub faults: Vec<Fault>,
}

/// A table of the catalogue that is served.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its id in the catalogue.
    pub id: String,
    /// The vintages whose areas it has.
    pub areas: Vec<String>,
    /// Its stamp.
    pub updated: String,
}

/// Something that goes wrong: of the questions whose address holds `path`, those number `after + 1` to `after + times`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// A part of the address.
    pub path: String,
    /// How many such questions are answered well before.
    #[serde(default)]
    pub after: usize,
    /// How many go wrong.
    #[serde(default = "one")]
    pub times: usize,
    /// How.
    pub kind: Kind,
}

/// How an answer goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 429 with `Retry-After: 0`, though the rate was kept: a storm that others cause.
    Busy,
    /// 500.
    Error,
    /// The connection is cut in the middle of the body.
    Cut,
    /// The body ends too early and says that it is whole.
    Short,
    /// 200 with a page for people.
    Page,
    /// The body comes in small pieces.
    Slow,
    /// The table is updated just before the answer.
    Updated,
}

fn one() -> usize {
    1
}

impl Manifest {
    /// The manifest of a text of TOML.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Full national size.
    pub fn national() -> Self {
        Self::builtin(include_str!("../manifests/national.toml"))
    }

    /// A few municipalities and three tables.
    pub fn small() -> Self {
        Self::builtin(include_str!("../manifests/small.toml"))
    }

    fn builtin(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|error| panic!("a manifest of this crate is wrong: {error}"))
    }

    /// The same with something that goes wrong.
    pub fn with(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }
}

impl Fault {
    /// A fault at once, so many times.
    pub fn new(path: &str, after: usize, times: usize, kind: Kind) -> Self {
        Fault { path: path.to_owned(), after, times, kind }
    }
}

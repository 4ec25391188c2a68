//! Where data came from: one record per source file, and the manifest of a snapshot.

use segbar_domain::Text;
use serde::{Deserialize, Serialize};

/// One source file (or the demo's seed) and what was taken from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceRecord {
    /// SHA-256 of the file, in hex; of the seed and version for the demo.
    pub hash: String,
    /// File name without its folder: folders may tell about the user's machine.
    pub file: String,
    /// What it was recognised as: `scb_xlsx`, `scb_csv`, `pxweb_v1`, `json_stat`, `px`, `scb_key`, `geopackage`,
    /// `shapefile`, `geojson`, `geoparquet`, `police_list`, `demo`.
    pub format: String,
    /// Publisher id of the catalogue.
    pub publisher: String,
    /// Licence of the data.
    pub licence: String,
    /// Table id of the catalogue, where it is a table.
    pub table: Option<String>,
    /// Title in the file.
    pub title: String,
    /// The publisher's stamp of the latest update, as written in the file.
    pub updated: Option<String>,
    /// Rows, cells or features read.
    pub rows: u64,
    /// What was set aside in it, each a sentence in both languages.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A remark about a source: something set aside or chosen, that is no error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl From<Text> for Note {
    fn from(text: Text) -> Self {
        Note { sv: text.sv, en: text.en }
    }
}

/// What a snapshot says about itself. It is part of the hashed file, so it holds no clock time of the run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the snapshot's layout.
    pub layout: u32,
    /// Version of segbar that wrote it.
    pub segbar: String,
    /// Whether all of it is invented (demo).
    pub fictional: bool,
    /// Seed of the demo.
    pub seed: Option<u64>,
    /// The sources, sorted.
    pub sources: Vec<SourceRecord>,
}

impl Manifest {
    /// The layout that this version of segbar writes, and the newest that it reads. Layout 2 added places, borders and
    /// counts of groups; a snapshot of layout 1 opens as before and has none of them.
    pub const LAYOUT: u32 = 2;
}

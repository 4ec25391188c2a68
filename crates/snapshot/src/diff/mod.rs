//! What changed between two snapshots: areas, indicators, values, types, sources.
//!
//! Areas are compared by code, so that an area added in the middle moves nothing. A border counts as changed when its
//! coordinates are not the same, bit for bit and in the same order.

mod compare;
mod tables;
mod text;

use crate::id::SnapshotId;
pub use compare::diff;
use segbar_domain::{ColumnKey, Vintage};
use serde::{Deserialize, Serialize};
pub use tables::{Counts, IndicatorChanges, LargestRevision, TableChanges};

/// What changed from one snapshot to another. Every list is in canonical order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diff {
    /// The earlier snapshot.
    pub from: SnapshotId,
    /// The later snapshot.
    pub to: SnapshotId,
    /// Vintages only in the later.
    pub vintages_added: Vec<Vintage>,
    /// Vintages only in the earlier.
    pub vintages_removed: Vec<Vintage>,
    /// Changes of areas, per vintage that is in both and changed.
    pub areas: Vec<AreaChanges>,
    /// Indicators only in the later.
    pub indicators_added: Vec<String>,
    /// Indicators only in the earlier.
    pub indicators_removed: Vec<String>,
    /// Columns only in the later.
    pub columns_added: Vec<ColumnKey>,
    /// Columns only in the earlier.
    pub columns_removed: Vec<ColumnKey>,
    /// All values together, those of columns that came and went with them.
    pub total: Counts,
    /// The same by the tables that they come from, in order.
    pub tables: Vec<TableChanges>,
    /// Columns in both whose values differ.
    pub values: Vec<ValueChanges>,
    /// Areas whose type changed, per column of types.
    pub types: Vec<TypeChanges>,
    /// Sources that were added, removed or revised.
    pub sources: Vec<SourceChange>,
}

/// An area in a list of changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaRef {
    /// Its code.
    pub code: String,
    /// Its name in the snapshot that has it.
    pub name: String,
}

/// An area that has another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// Its code.
    pub code: String,
    /// The earlier name.
    pub from: String,
    /// The later name.
    pub to: String,
}

/// Changes of the areas of one vintage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChanges {
    /// Which areas.
    pub vintage: Vintage,
    /// Areas only in the later snapshot.
    pub added: Vec<AreaRef>,
    /// Areas only in the earlier.
    pub removed: Vec<AreaRef>,
    /// Areas with another name.
    pub renamed: Vec<Renamed>,
    /// Areas with another parent.
    pub moved: Vec<AreaRef>,
    /// Areas whose border is another one, was added or was removed.
    pub border_changed: Vec<AreaRef>,
}

/// Changes of one column, over the areas that both snapshots have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueChanges {
    /// Which column.
    pub key: ColumnKey,
    /// The tables that its figures come from.
    pub tables: Vec<String>,
    /// Areas with a number in both, and another one.
    pub changed: usize,
    /// Areas that got a number.
    pub filled: usize,
    /// Areas whose number became missing.
    pub emptied: usize,
    /// Areas missing in both, for another reason.
    pub other_reason: usize,
    /// Areas whose value is the same and whose bounds are not.
    pub bounds: usize,
    /// The largest absolute change and where it is; the first area in order when several are as large.
    pub largest: Option<LargestChange>,
    /// Whether the provenance is another one.
    pub provenance: bool,
}

/// The largest change in a column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LargestChange {
    /// Where.
    pub area: AreaRef,
    /// The earlier value.
    pub from: f64,
    /// The later value.
    pub to: f64,
}

/// Areas whose type changed, in one column of types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeChanges {
    /// Which column.
    pub key: ColumnKey,
    /// The tables under it that came, went or were revised: because of them.
    pub because: Vec<String>,
    /// The areas.
    pub areas: Vec<TypeChange>,
}

/// An area whose type changed. Absent means missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeChange {
    /// The area.
    pub area: AreaRef,
    /// The earlier type, 1–5.
    pub from: Option<u8>,
    /// The later type, 1–5.
    pub to: Option<u8>,
}

/// A source that was added, removed or revised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceChange {
    /// Table id, or the file's name where it is no table.
    pub name: String,
    /// Title.
    pub title: String,
    /// The earlier update stamps; absent when there was no such source.
    pub from: Option<Vec<String>>,
    /// The later update stamps; absent when there is none any more.
    pub to: Option<Vec<String>>,
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.vintages_added.is_empty()
            && self.vintages_removed.is_empty()
            && self.areas.is_empty()
            && self.columns_added.is_empty()
            && self.columns_removed.is_empty()
            && self.values.is_empty()
            && self.sources.is_empty()
    }
}

//! The stages of the data as types: **validated** (what the sources said, all of it checked) → **published** (what a
//! snapshot holds). Raw, the stage before, never leaves the readers in `segbar-sources`.
//!
//! ```text
//! segbar-sources / segbar-demo ─► Validated ─► segbar-assemble ─► Published ─► segbar-snapshot
//! ```
//!
//! There is no way around: a [`Validated`] can only be made by [`Validated::new`], which checks it as a whole and
//! returns every reason against it at once, and a snapshot is written only from a [`Published`].

pub mod boundaries;
pub mod places;
pub mod published;
pub mod reason;
pub mod source;
pub mod validated;

pub use boundaries::{Boundaries, Shape};
pub use places::Places;
pub use published::{AreaTypeScheme, Overlay, OverlayMethod, Published, PublishedColumn};
pub use reason::{Place, Problem, Reason};
pub use source::{Manifest, SourceRecord};
pub use validated::{ComponentColumn, ComponentKey, Parts, PoliceEdition, Validated};

//! The published, immutable dataset: one GeoPackage named by the SHA-256 of its bytes.
//!
//! | question | page |
//! |---|---|
//! | where do snapshots live, and which one is in service? | [`store`] |
//! | where are the original files kept? | [`archive`] |
//! | what is in a snapshot? | [`open`], [`index`] |
//! | how is a snapshot laid out? | [`layout`] and `docs/snapshot-format.md` |
//! | how is a snapshot written? | `write` |
//! | how are columns stored? | [`block`] |
//! | what changed between two snapshots? | [`diff`] |
//! | which snapshots were there, and what did each change? | [`history`] |
//! | what can go wrong? | [`error`] |
//!
//! A snapshot depends on its content only: the same input gives the same bytes and so the same name, whatever the
//! number of threads or the order of the files. Nothing changes a snapshot once it has its name.

pub mod archive;
pub mod block;
mod cache;
pub mod diff;
pub mod error;
pub mod history;
pub mod id;
pub mod index;
pub mod layout;
pub mod open;
mod pool;
mod rows;
pub mod store;
mod write;

pub use archive::Archive;
pub use diff::{Diff, diff};
pub use error::StoreError;
pub use history::Written;
pub use id::SnapshotId;
pub use index::{Available, Index};
pub use open::{Snapshot, VintageEntry};
pub use store::{Store, Writer};

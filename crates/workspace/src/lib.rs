//! What users make: one SQLite file, `workspace.sqlite`, in the data folder beside the snapshots.
//!
//! A snapshot is immutable and can be made again from its sources; what is here cannot, so it lives in a file of its
//! own that is only ever changed in whole transactions.
//!
//! | question | page |
//! |---|---|
//! | which service offices are there, on which leases? | [`office`] |
//! | which networks were saved, and what were they made of? | [`scenario`] |
//! | which tables of minutes and regions did users bring? | [`own_table`] |
//! | how is the file laid out, and how does an older one become the newest? | [`schema`] |
//! | how is it opened, read and written? | [`store`] |
//! | how are offices read from a table? | [`table`] |

pub mod error;
pub mod office;
pub mod own_table;
pub mod scenario;
pub mod schema;
pub mod store;
pub mod table;

pub use error::WorkspaceError;
pub use office::{Aim, Office, OfficeKind};
pub use own_table::{OwnTable, TableKind};
pub use scenario::Scenario;
pub use store::{FILE_NAME, Workspace};

//! Live sources: what is asked of SCB and the police, how, and what is kept of the answers.
//!
//! The answers become files that [`segbar_sources`] reads, so that a synced snapshot is a function of a set of files like
//! any other: nothing here interprets a number.
//!
//! ```text
//! catalogue ─► calls (pure) ─► wire: limiter · retry · http ─► ledger (every answer on disk) ─► one file per table or layer
//! ```
//!
//! | question | page |
//! |---|---|
//! | how is a sync planned and run? | [`sync`] |
//! | where are the sources, and through which proxy? | [`config`] |
//! | who publishes a source, under which licence? | [`source`] |
//! | which calls does a table need? | [`calls`] |
//! | what is already on disk? | [`ledger`] |
//! | how is one question sent? | [`http`], [`limiter`], [`retry`], [`wire`] |
//! | PxWebApi version 2 | [`pxweb2`] |
//! | PxWebApi version 1, the fall-back | [`pxweb1`] |
//! | whole tables as archives | [`bulk`] |
//! | boundaries | [`wfs`] |
//! | key files | [`keys`] |
//! | the police's lists | [`police`] |
//! | what can go wrong | [`error`] |

pub mod bulk;
pub mod calls;
pub mod config;
pub mod error;
mod files;
pub mod http;
pub mod keys;
pub mod ledger;
pub mod limiter;
pub mod police;
pub mod pxweb1;
pub mod pxweb2;
pub mod retry;
pub mod source;
pub mod sync;
pub mod wfs;
pub mod wire;

pub use config::Config;
pub use error::LiveError;
pub use sync::{Outcome, Plan, Progress, Silent, Sync};

//! HTTP: the API, and the page embedded in the program.
//!
//! | question | page |
//! |---|---|
//! | how is it started, and which limits hold? | [`config`], [`listen`] |
//! | which addresses are there? | [`routes`], and `docs/api.md` |
//! | what does a page draw first? | [`first`] |
//! | which answers are files too? | `downloads` |
//! | how are measures of segregation asked for? | [`measures`] |
//! | how are areas and years held against each other? | `comparisons` |
//! | who lives in an area that a user drew? | `own_area` |
//! | what is found, and what has changed? | `news` |
//! | who runs the installation? | [`operator`] |
//! | the planning desk: own offices, plans, and who may reach them | [`desk`] |
//! | which snapshot answers, and when does a new one take over? | [`current`] |
//! | how is an answer made, kept and sent? | [`answer`], [`cache`], [`encode`] |
//! | what does an error look like? | [`problem`] |
//! | in which language? | [`language`] |
//! | which headers does every response have? | [`headers`] |
//! | who may show a card inside a page of their own? | [`embedding`] |
//! | where does the page come from? | [`page`] |
//! | the contract for programs | [`openapi`], and `crates/server/openapi.json` |
//!
//! Everything but the planning desk is read-only, and an answer depends on the snapshot and its address only: it could as well be a file.

pub mod answer;
pub mod cache;
mod comparisons;
pub mod config;
pub mod current;
pub mod desk;
mod downloads;
pub mod embedding;
mod encode;
pub mod first;
pub mod headers;
pub mod language;
pub mod listen;
pub mod measures;
mod news;
pub mod openapi;
pub mod operator;
mod over_time;
mod own_area;
pub mod page;
pub mod problem;
pub mod routes;

pub use config::{Config, Limits};
pub use desk::DeskAccess;
pub use embedding::Embedding;
pub use listen::{ServeError, Server, serve};
pub use operator::Operator;

//! A stand-in SCB on the loopback, for tests and benches only: it answers as PxWebApi 2 and 1, the WFS, the archives of
//! whole tables, key files and the police's lists do, at full national size, and misbehaves on demand.
//!
//! | question | page |
//! |---|---|
//! | what does it serve, and what goes wrong? | [`manifest`] |
//! | which areas are there? | [`country`] |
//! | what is in a table? | [`shape`] |
//! | which numbers? | [`values`] |
//! | how are data and metadata written? | [`json_stat`] |
//! | version 2, version 1 | [`pxweb2`], [`pxweb1`] |
//! | boundaries, archives, files | [`wfs`], [`bulk`], [`files`] |
//! | a proxy before it | [`proxy`] |
//! | how does it speak, count and misbehave? | [`server`], [`state`] |
//!
//! The forms are those of recorded answers. Codes and borders are those of the fictional country, so that no invented
//! figure ever stands at a real place.

pub mod bulk;
pub mod country;
pub mod files;
pub mod json_stat;
pub mod manifest;
pub mod proxy;
pub mod pxweb1;
pub mod pxweb2;
pub mod server;
pub mod shape;
pub mod state;
pub mod values;
pub mod wfs;

pub use manifest::{Fault, Kind, Manifest};
pub use server::Standin;

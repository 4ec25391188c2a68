//! Geometry of areas: pure functions over polygons in SWEREF 99 TM (EPSG:3006, metres).
//!
//! | question | page |
//! |---|---|
//! | which coordinate system, and how to SWEREF 99 TM? | [`crs`] |
//! | is the polygon valid, and where not? | [`validity`] |
//! | what lies in what, by surface and by people? | [`overlay`] |
//! | which share of the people of an old area lives in which new one? | [`crosswalk`] |
//! | where does it lie, how large is it, and which are its neighbours? | [`contiguity`] |
//! | how do borders become a light map without gaps? | [`topology`] |
//! | how far does it reach, and where does its label stand? | [`bounds`] |
//! | how is a polygon stored in a GeoPackage? | [`wkb`] |

pub mod bounds;
pub mod contiguity;
pub mod crosswalk;
pub mod crs;
pub mod overlay;
pub mod topology;
pub mod validity;
pub mod wkb;

pub use bounds::{Bounds, label_point};
pub use crs::{Crs, CrsError};

//! Geometry
pub mod bounds;
pub mod crs;
pub mod topology;

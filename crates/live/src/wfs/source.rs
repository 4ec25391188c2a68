//! Where the boundaries are, and whose they are.

use crate::source::Source;

/// SCB's geodata.
pub const SOURCE: Source = Source { id: "wfs", publisher: "scb", base: "https://geodata.scb.se/geoserver/stat/wfs" };

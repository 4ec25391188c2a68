//! Where PxWebApi version 1 is, and whose data it gives.

use crate::source::Source;

/// SCB's Statistikdatabasen by PxWebApi version 1.
pub const SOURCE: Source = Source { id: "pxweb1", publisher: "scb", base: "https://api.scb.se/OV0104/v1/doris/sv/ssd" };

//! Where PxWebApi version 2 is, and whose data it gives.

use crate::source::Source;

/// SCB's Statistikdatabasen by PxWebApi version 2.
pub const SOURCE: Source = Source { id: "pxweb2", publisher: "scb", base: "https://statistikdatabasen.scb.se/api/v2" };

//! Where whole tables are, and whose data they are.

use crate::source::Source;

/// SCB's whole tables as archives.
pub const SOURCE: Source =
    Source { id: "bulk", publisher: "scb", base: "https://www.statistikdatabasen.scb.se/Resources/PX/bulk/ssd/sv" };

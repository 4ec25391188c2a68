//! Whose files these are. Key files have no address that stays, so the settings name them.

use crate::source::Source;

/// Files that the settings name.
pub const SOURCE: Source = Source { id: "keys", publisher: "scb", base: "" };

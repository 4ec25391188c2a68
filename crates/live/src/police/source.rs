//! Whose files these are. The editions have no address that stays, so the settings name them.

use crate::source::Source;

/// Files that the settings name.
pub const SOURCE: Source = Source { id: "police", publisher: "polisen", base: "" };

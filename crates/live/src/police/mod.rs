//! The police's lists of vulnerable areas, one file per edition (GeoJSON, or a shapefile in an archive).
//!
//! The editions have no address that stays, so the settings name them.

pub mod error;
mod source;

use crate::config::Config;
use crate::error::LiveError;
use crate::files::{self, Fetched};
use crate::limiter::Clock;
pub use source::SOURCE;

/// Fetches a file unless it is still the one with this tag.
///
/// # Errors
/// As [`Wire::ask`](crate::wire::Wire::ask).
pub fn fetch(config: &Config, clock: &dyn Clock, address: &str, tag: Option<&str>) -> Result<Fetched, LiveError> {
    let url = files::address(&config.base(&SOURCE), address);
    files::fetch(config, clock, &SOURCE, &url, tag, error::explain)
}

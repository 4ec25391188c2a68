//! Egocentric neighbourhoods: not the area, but what lies around it.
//!
//! | neighbourhood | page |
//! |---|---|
//! | all people, weighted by distance | [`around`] |
//! | the k nearest people | [`nearest_people`] |

mod by_distance;
mod by_population;

pub use by_distance::around;
pub use by_population::{LastRing, Neighbourhoods, nearest_people};

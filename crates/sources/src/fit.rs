//! Puts the layers of polygons to the known areas.

use crate::boundaries::RawLayer;
use crate::registry::Registry;
use segbar_dataset::{Boundaries, PoliceEdition, Reason, SourceRecord};

/// placeholder
pub struct Fitted {
    pub boundaries: Vec<Boundaries>,
    pub police: Vec<PoliceEdition>,
    pub records: Vec<SourceRecord>,
    pub aside: Vec<(String, Reason)>,
}

pub fn fit(_layers: &mut Vec<RawLayer>, _registry: &mut Registry, _reasons: &mut Vec<Reason>) -> Fitted {
    Fitted { boundaries: vec![], police: vec![], records: vec![], aside: vec![] }
}

pub fn placed(
    b: Vec<Boundaries>,
    p: Vec<PoliceEdition>,
    _position: &dyn Fn(&SourceRecord) -> u32,
) -> (Vec<Boundaries>, Vec<PoliceEdition>) {
    (b, p)
}

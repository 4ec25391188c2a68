use super::{Scale, Surroundings};
use crate::egocentric::LastRing;
use crate::error::MeasureError;
use crate::input::{Groups, Places};
use crate::kernel::{Kernel, Own, Shape};
use crate::registry::{Allowed, Parameter, Words};

/// The number of nearest people, as measures offer it.
pub(super) const NEAREST: Parameter = Parameter {
    id: "k",
    meaning: Words { sv: "antal närmaste personer", en: "number of nearest people" },
    default: 1600.0,
    allowed: Allowed::Whole(1, 100_000_000),
};

/// The distance, as measures offer it.
pub(super) const RADIUS: Parameter = Parameter {
    id: "bandwidth",
    meaning: Words {
        sv: "avstånd i meter inom vilket människor räknas, de nära mer (bikvadratisk kärna)",
        en: "distance in metres within which people count, near ones more (quartic kernel)",
    },
    default: 1000.0,
    allowed: Allowed::FromTo(1.0, 10_000_000.0),
};

pub(super) fn nearest(groups: &Groups, places: &Places, k: f64) -> Result<Surroundings, MeasureError> {
    Surroundings::new(groups, places, Scale::People(k, LastRing::Whole))
}

/// Reardon and O'Sullivan's choice: a quartic kernel.
pub(super) fn within(groups: &Groups, places: &Places, metres: f64) -> Result<Surroundings, MeasureError> {
    Surroundings::new(groups, places, Scale::Distance(Kernel::new(Shape::Quartic, metres)?, Own::AtZero))
}

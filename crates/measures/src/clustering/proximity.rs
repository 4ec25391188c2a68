use crate::error::{self, MeasureError};
use crate::input::{Places, TwoGroups};
use crate::kernel::{Kernel, Own, Shape};
use crate::registry::{Allowed, Parameter, Words};
use crate::{egocentric, sum};

/// The people around each area, weighted with a kernel: what all distance-decay measures of two groups are made of. One
/// pass over the pairs of areas serves them all.
#[derive(Clone, Debug)]
pub struct Proximity {
    /// Of the group, `Σⱼ cᵢⱼ xⱼ`.
    x: Vec<f64>,
    /// Of the others, `Σⱼ cᵢⱼ yⱼ`.
    y: Vec<f64>,
    /// Of the areas, `Σⱼ cᵢⱼ`.
    areas: Vec<f64>,
}

impl Proximity {
    /// The surroundings of all areas.
    ///
    /// # Errors
    /// Another number of places than areas; areas without size where [`Own::BySize`] needs it.
    pub fn new(groups: &TwoGroups, places: &Places, kernel: Kernel, own: Own) -> Result<Self, MeasureError> {
        error::same_length(groups.n(), places.n())?;
        let ones = vec![1.0; groups.n()];
        let mut columns = egocentric::around(places, kernel, own, &[groups.x(), groups.y(), &ones])?.into_iter();
        let mut next = || columns.next().unwrap_or_default();
        Ok(Self { x: next(), y: next(), areas: next() })
    }

    /// `cᵢⱼ = exp(−dᵢⱼ / b)` with `dᵢᵢ = √(0.6 · areaᵢ)`, as Massey and Denton (1988) have it with b = 1 km.
    ///
    /// # Errors
    /// As [`Proximity::new`].
    pub fn by_decay(groups: &TwoGroups, places: &Places, metres: f64) -> Result<Self, MeasureError> {
        Self::new(groups, places, Kernel::new(Shape::Exponential, metres)?, Own::BySize)
    }

    /// The group around each area, `Σⱼ cᵢⱼ xⱼ`.
    pub fn x(&self) -> &[f64] {
        &self.x
    }

    /// The others around each area, `Σⱼ cᵢⱼ yⱼ`.
    pub fn y(&self) -> &[f64] {
        &self.y
    }

    /// The areas around each area, `Σⱼ cᵢⱼ`.
    pub fn areas(&self) -> &[f64] {
        &self.areas
    }

    /// `Σᵢ Σⱼ aᵢ cᵢⱼ bⱼ` for a column a and the surroundings of a column b.
    pub(super) fn pairs(a: &[f64], around: &[f64]) -> f64 {
        sum::over2(a, around, |a, b| a * b)
    }
}

/// The bandwidth of the decay, as measures offer it.
pub(crate) const BANDWIDTH: Parameter = Parameter {
    id: "bandwidth",
    meaning: Words {
        sv: "avstånd i meter där en person räknas till 1/e (37 procent)",
        en: "distance in metres at which a person counts for 1/e (37 per cent)",
    },
    default: 1000.0,
    allowed: Allowed::FromTo(1.0, 10_000_000.0),
};

use crate::error::{self, MeasureError};
use crate::input::Places;
use crate::registry::{Allowed, Parameter, Words};
use crate::sum;

/// What counts as the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Centre {
    /// The mean of the areas' places.
    OfAreas,
    /// The mean of the places of all people.
    OfPeople,
    /// The area with the most people; the mean of several that have as many.
    Largest,
    /// A given point, easting and northing in metres, such as the central station.
    At(f64, f64),
}

impl Centre {
    /// Easting and northing in metres.
    ///
    /// # Errors
    /// Another number of places than areas, a point that is not finite.
    pub fn of(self, people: &[f64], places: &Places) -> Result<(f64, f64), MeasureError> {
        error::same_length(people.len(), places.n())?;
        let weighted = |weight: &dyn Fn(f64) -> f64| {
            let all = sum::over(people, weight);
            let mean = |c: &[f64]| sum::over2(people, c, |n, c| weight(n) * c) / all;
            (mean(places.x()), mean(places.y()))
        };
        let most = people.iter().copied().fold(0.0, f64::max);
        let (x, y) = match self {
            Centre::OfAreas => weighted(&|_| 1.0),
            Centre::OfPeople => weighted(&|n| n),
            Centre::Largest => weighted(&|n| if n == most { 1.0 } else { 0.0 }),
            Centre::At(x, y) => (x, y),
        };
        if x.is_finite() && y.is_finite() { Ok((x, y)) } else { Err(MeasureError::NotFinite { position: 0 }) }
    }

    /// The centre that a measure's parameter names.
    pub(super) fn numbered(number: f64) -> Self {
        match number {
            0.0 => Centre::OfAreas,
            2.0 => Centre::Largest,
            _ => Centre::OfPeople,
        }
    }
}

/// The choice of centre, as measures offer it.
pub(super) const CENTRE: Parameter = Parameter {
    id: "centre",
    meaning: Words {
        sv: "centrum: 0 områdenas medelpunkt, 1 befolkningens medelpunkt, 2 området med flest invånare",
        en: "centre: 0 the mean of the areas, 1 the mean of the people, 2 the area with the most people",
    },
    default: 1.0,
    allowed: Allowed::Whole(0, 2),
};

/// Areas in the order of their distance from a centre, areas at the same distance together.
pub(crate) fn outwards(centre: (f64, f64), places: &Places) -> Vec<Vec<usize>> {
    let d2 = |i: usize| crate::tree::squared(places.x()[i] - centre.0, places.y()[i] - centre.1);
    let mut order: Vec<(f64, usize)> = (0..places.n()).map(|i| (d2(i), i)).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.chunk_by(|a, b| a.0 == b.0).map(|ring| ring.iter().map(|(_, i)| *i).collect()).collect()
}

/// `Σ Aᵢ₋₁ Bᵢ − Σ Aᵢ Bᵢ₋₁` over the cumulated shares A and B of two columns from the centre outwards: between −1 and 1,
/// positive where the first is nearer the centre. What is at the same distance is taken together, which is the mean
/// over all orders in which it could stand.
pub(crate) fn nearer(a: &[f64], b: &[f64], rings: &[Vec<usize>]) -> f64 {
    let (all_a, all_b) = (sum::of(a), sum::of(b));
    let (mut a_before, mut b_before, mut difference) = (0.0, 0.0, 0.0);
    for ring in rings {
        let a_here = ring.iter().map(|i| a[*i]).sum::<f64>();
        let b_here = ring.iter().map(|i| b[*i]).sum::<f64>();
        // Aᵢ₋₁ Bᵢ − Aᵢ Bᵢ₋₁, with what the two products share taken out.
        difference += a_before * b_here - a_here * b_before;
        a_before += a_here;
        b_before += b_here;
    }
    difference / (all_a * all_b)
}

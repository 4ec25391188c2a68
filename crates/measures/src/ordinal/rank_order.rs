//! Rank-order information theory index: the segregation of a continuous order, such as income, seen through a few cuts.
//!
//! At every share p of people one can ask how unevenly those below p are spread over the areas, `H(p)`. The index is the
//! mean of H over p, weighted with the entropy `E(p) = −p log₂ p − (1 − p) log₂ (1 − p)`: `Hᴿ = 2 ln 2 ∫₀¹ E(p) H(p) dp`. H is known
//! at the cuts between the groups only; a polynomial of order m is fitted to them by least squares, weighted with
//! `E(p_k)²`. For a polynomial `Σ βⱼ pʲ` the integral is `Σ βⱼ δⱼ` with
//! `δⱼ = 2 / (j + 2)² + 2 (1/2 + … + 1/(j + 2)) / ((j + 1)(j + 2))`.
//!
//! Source: Reardon, S. F. (2011), Measures of income segregation, Stanford; Reardon, S. F., and Bischoff, K. (2011),
//! Income inequality and income segregation, American Journal of Sociology 116, appendix A. See
//! `docs/methods/measures/rank_order.md`.

use super::polynomial;
use crate::error::{self, MeasureError};
use crate::evenness::entropy;
use crate::information::entropy_of_shares;
use crate::input::OrderedGroups;
use crate::registry::{Allowed, Family, Function, Measure, Parameter, Unit, Words};

/// The rank-order information theory index with a polynomial of an order.
///
/// # Errors
/// There are not more cuts with people on both sides than the order.
pub fn rank_order(groups: &OrderedGroups, order: usize) -> Result<f64, MeasureError> {
    let (p, h): (Vec<f64>, Vec<f64>) = groups.cuts().iter().map(|cut| (cut.p(), entropy(cut))).unzip();
    rank_order_of_curve(&p, &h, order)
}

/// The same from values h of H at the shares p of people below the cuts, for those who have the curve from elsewhere.
///
/// # Errors
/// Unequal lengths, a share that is not between 0 and 1, a missing value, not more points than the order.
pub fn rank_order_of_curve(p: &[f64], h: &[f64], order: usize) -> Result<f64, MeasureError> {
    error::same_length(p.len(), h.len())?;
    if let Some(position) = h.iter().position(|h| !h.is_finite()) {
        return Err(MeasureError::NotFinite { position });
    }
    if let Some(value) = p.iter().copied().find(|p| !(*p > 0.0 && *p < 1.0)) {
        return Err(MeasureError::BadParameter { name: "p", value, allowed: "between 0 and 1".into() });
    }
    if order >= p.len() {
        let allowed = format!("less than the number of cuts, which is {}", p.len());
        return Err(MeasureError::BadParameter { name: "order", value: order as f64, allowed });
    }
    let weights: Vec<f64> = p.iter().map(|p| entropy_of_shares(&[*p, 1.0 - p]).powi(2)).collect();
    let coefficients = polynomial::fit(p, h, &weights, order);
    Ok(coefficients.iter().enumerate().map(|(j, beta)| beta * weight_of_power(j)).sum())
}

/// `δⱼ = 2 ln 2 ∫₀¹ E(p) pʲ dp`.
fn weight_of_power(j: usize) -> f64 {
    let harmonic: f64 = (2..=j + 2).map(|i| 1.0 / i as f64).sum();
    let j = j as f64;
    2.0 / (j + 2.0).powi(2) + 2.0 * harmonic / ((j + 1.0) * (j + 2.0))
}

/// As it stands in the list of measures.
pub const MEASURE: Measure = Measure {
    id: "rank_order",
    family: Family::Ordinal,
    name: Words {
        sv: "Rangordnat informationsteoretiskt index (Hᴿ)", en: "Rank-order information theory index (Hᴿ)"
    },
    line: Words {
        sv: "Hur ojämnt personer bor efter rang, till exempel inkomst, över alla gränser mellan låg och hög.",
        en: "How unevenly people live by rank, such as income, over all cuts between low and high.",
    },
    range: (0.0, 1.0),
    unit: Unit::Index,
    parameters: &[Parameter {
        id: "order",
        meaning: Words {
            sv: "polynomets grad, mindre än antalet gränser mellan grupperna",
            en: "order of the polynomial, less than the number of cuts between the groups",
        },
        default: 2.0,
        allowed: Allowed::Whole(0, 12),
    }],
    function: Function::OrderedGroups(|groups, settings| rank_order(groups, settings[0] as usize)),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_of_the_powers_are_the_integrals() {
        let published = [1.0, 1.0 / 2.0, 11.0 / 36.0, 5.0 / 24.0, 137.0 / 900.0];
        for (j, expected) in published.iter().enumerate() {
            assert!((weight_of_power(j) - expected).abs() < 1e-15);
        }
    }

    #[test]
    fn an_order_needs_more_cuts_than_itself() {
        let quartiles = OrderedGroups::new([vec![4.0, 1.0], vec![3.0, 2.0], vec![2.0, 3.0], vec![1.0, 4.0]]).unwrap();
        assert!(rank_order(&quartiles, 2).is_ok());
        let error = rank_order(&quartiles, 3).unwrap_err().to_string();
        assert!(error.contains("less than the number of cuts, which is 3"), "{error}");
    }
}

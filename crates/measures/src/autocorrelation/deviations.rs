use crate::error::{self, MeasureError};
use crate::weights::Weights;

/// Values as deviations from their mean, checked against their weights.
pub(super) struct Deviations {
    /// `zᵢ = vᵢ − mean`.
    pub z: Vec<f64>,
    /// `Σ zᵢ²`, greater than zero.
    pub squares: f64,
}

impl Deviations {
    pub fn of(values: &[f64], weights: &Weights) -> Result<Self, MeasureError> {
        error::same_length(values.len(), weights.n())?;
        if let Some(position) = values.iter().position(|v| !v.is_finite()) {
            return Err(MeasureError::NotFinite { position });
        }
        if weights.pairs().all(|(_, _, weight)| weight == 0.0) {
            return Err(MeasureError::NoNeighbours);
        }
        let mean = crate::sum::of(values) / values.len() as f64;
        let z: Vec<f64> = values.iter().map(|v| v - mean).collect();
        let squares = crate::sum::over(&z, |z| z * z);
        if values.iter().all(|v| *v == values[0]) || squares <= 0.0 {
            return Err(MeasureError::NoSpread);
        }
        if !squares.is_finite() {
            return Err(MeasureError::Undefined { why: "the values are too large for their squares to be added up" });
        }
        Ok(Self { z, squares })
    }
}

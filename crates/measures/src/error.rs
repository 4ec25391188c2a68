//! What can be wrong with the numbers that a statistic is asked of.

/// Why a statistic cannot be computed. Positions count from 0 in area order.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MeasureError {
    /// Arrays that should be about the same areas differ in length.
    #[error("the arrays are about different areas: one has {left} values, another {right}")]
    UnequalLengths {
        /// Length of the first.
        left: usize,
        /// Length of the other.
        right: usize,
    },
    /// A count or weight below zero.
    #[error("the value {value} at position {position} is negative; counts and weights are zero or greater")]
    Negative {
        /// Where.
        position: usize,
        /// The value.
        value: f64,
    },
    /// Infinite, or not a number where none may be missing.
    #[error("the value at position {position} is not a finite number")]
    NotFinite {
        /// Where.
        position: usize,
    },
    /// A share outside 0–100.
    #[error("the value {value} at position {position} is not a share; shares lie between 0 and 100 per cent")]
    NotAShare {
        /// Where.
        position: usize,
        /// The value.
        value: f64,
    },
    /// Nothing to compute from.
    #[error("there are no values")]
    NoValues,
    /// A group without members has no distribution over the areas.
    #[error("a group has no members in any area, so it is not spread over them in any way")]
    EmptyGroup,
    /// One area: there is nothing to be uneven over.
    #[error("there is only one area with values; at least two are needed")]
    OneArea,
    /// All values alike: no standard deviation to cut by.
    #[error("all areas have the same value, so there is no spread to classify by")]
    NoSpread,
    /// A step of rounding that is none.
    #[error("the step of rounding {step} is not a finite number that is zero or greater")]
    BadResolution {
        /// The step.
        step: f64,
    },
}

/// That the arrays have equal lengths.
pub(crate) fn same_length(left: usize, right: usize) -> Result<(), MeasureError> {
    if left == right { Ok(()) } else { Err(MeasureError::UnequalLengths { left, right }) }
}

/// That a value is finite and not negative.
pub(crate) fn non_negative(position: usize, value: f64) -> Result<f64, MeasureError> {
    if !value.is_finite() {
        return Err(MeasureError::NotFinite { position });
    }
    if value < 0.0 {
        return Err(MeasureError::Negative { position, value });
    }
    Ok(value)
}

/// That a step of rounding is one.
pub(crate) fn resolution(step: f64) -> Result<f64, MeasureError> {
    if step.is_finite() && step >= 0.0 { Ok(step) } else { Err(MeasureError::BadResolution { step }) }
}

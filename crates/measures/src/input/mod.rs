//! What goes into a measure, checked once: a measure that gets one of these cannot meet a negative count, a missing
//! value or a group without members, and so needs no error of its own.
//!
//! | input | what it is |
//! |---|---|
//! | [`TwoGroups`] | a group and the rest of the people, or a group and another group, over n areas |
//! | [`Groups`] | two or more groups over n areas |
//! | [`OrderedGroups`] | the same where the order of the groups means something, such as income quintiles |
//! | [`Places`] | where the areas are, in metres, and how large |
//!
//! Areas without people are allowed: they change no measure. Counts may be fractions, since weighted counts are.
//! Columns are borrowed where they can be; [`TwoGroups::at`] and [`Groups::at`] take out a part of the areas.

mod groups;
mod ordered_groups;
mod places;
mod two_groups;

pub use groups::Groups;
pub use ordered_groups::OrderedGroups;
pub use places::{Metres, Places};
pub use two_groups::TwoGroups;

use crate::error::{self, MeasureError};

/// Positions of the areas in which no column is missing (NaN), ascending: what to give to [`TwoGroups::at`] or
/// [`Groups::at`], which refuse missing values.
///
/// # Errors
/// No columns, or columns of unequal lengths.
pub fn complete(columns: &[&[f64]]) -> Result<Vec<usize>, MeasureError> {
    let n = columns.first().ok_or(MeasureError::NoValues)?.len();
    for column in columns {
        error::same_length(n, column.len())?;
    }
    Ok((0..n).filter(|i| columns.iter().all(|column| !column[*i].is_nan())).collect())
}

/// That there are two areas or more.
fn several_areas(n: usize) -> Result<(), MeasureError> {
    match n {
        0 => Err(MeasureError::NoValues),
        1 => Err(MeasureError::OneArea),
        _ => Ok(()),
    }
}

/// That a group has members, so many that products of sums neither overflow nor vanish.
fn has_members(sum: f64) -> Result<(), MeasureError> {
    match sum {
        0.0 => Err(MeasureError::EmptyGroup),
        1e-100..=1e100 => Ok(()),
        _ => Err(MeasureError::OutOfScale { sum }),
    }
}

/// The sum of counts that are finite and not negative.
fn checked_sum(counts: &[f64]) -> Result<f64, MeasureError> {
    let (sum, least) = crate::sum::with_least(counts);
    // A count that is missing or infinite makes the sum so; only then is it worth to look for the first that is wrong.
    if !sum.is_finite() || least < 0.0 {
        for (position, count) in counts.iter().enumerate() {
            error::non_negative(position, *count)?;
        }
    }
    Ok(sum)
}

/// The values at some positions.
fn pick(values: &[f64], positions: &[usize]) -> Result<Vec<f64>, MeasureError> {
    let value = |position: &usize| {
        values.get(*position).copied().ok_or(MeasureError::NoSuchArea { position: *position, n: values.len() })
    };
    positions.iter().map(value).collect()
}

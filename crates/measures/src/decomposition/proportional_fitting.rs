//! Iterative proportional fitting: a table's structure with the margins of another.
//!
//! Rows and columns are scaled in turn until both sums are as wanted. All odds ratios of the table stay as they are, which
//! is what is meant by its structure; empty cells stay empty.
//!
//! Source: Deming, W. E., and Stephan, F. F. (1940), On a least squares adjustment of a sampled frequency table when the
//! expected marginal totals are known, Annals of Mathematical Statistics 11.

use crate::error::{self, MeasureError};
use crate::input::Groups;
use crate::sum;

/// The sums are as wanted when none is further from it than this, relative to it.
const PRECISION: f64 = 1e-10;
/// Rounds after which the margins count as out of reach. Tables without empty cells take some ten.
const ROUNDS: usize = 10_000;

/// The groups with their odds ratios kept and their margins replaced: `areas` are the wanted totals of the areas, `sums`
/// those of the groups, each taken relative to its own sum. The people of the result add up to 1.
///
/// # Errors
/// Other numbers of areas or groups; negative, missing or empty margins; margins that the empty cells put out of reach.
pub fn fit_to_margins(groups: &Groups, areas: &[f64], sums: &[f64]) -> Result<Groups<'static>, MeasureError> {
    error::same_length(groups.n(), areas.len())?;
    error::same_length(groups.k(), sums.len())?;
    let (areas, sums) = (shares(areas)?, shares(sums)?);
    let mut columns: Vec<Vec<f64>> = groups.columns().map(<[f64]>::to_vec).collect();
    for _ in 0..ROUNDS {
        let mut off: f64 = 0.0;
        for (column, wanted) in columns.iter_mut().zip(&sums) {
            let found = sum::of(column);
            off = off.max(distance(found, *wanted)?);
            let factor = if found > 0.0 { wanted / found } else { 0.0 };
            column.iter_mut().for_each(|n| *n *= factor);
        }
        let mut totals = vec![0.0; areas.len()];
        for column in &columns {
            for (total, n) in totals.iter_mut().zip(column) {
                *total += n;
            }
        }
        for (total, wanted) in totals.iter_mut().zip(&areas) {
            off = off.max(distance(*total, *wanted)?);
            *total = if *total > 0.0 { wanted / *total } else { 0.0 };
        }
        for column in &mut columns {
            for (n, factor) in column.iter_mut().zip(&totals) {
                *n *= factor;
            }
        }
        if off < PRECISION {
            return Groups::new(columns);
        }
    }
    Err(MeasureError::MarginsOutOfReach)
}

/// Values relative to their sum.
fn shares(values: &[f64]) -> Result<Vec<f64>, MeasureError> {
    for (position, value) in values.iter().enumerate() {
        error::non_negative(position, *value)?;
    }
    let total = sum::of(values);
    if total > 0.0 { Ok(values.iter().map(|v| v / total).collect()) } else { Err(MeasureError::EmptyGroup) }
}

/// How far a sum is from the wanted one, relative to it.
fn distance(found: f64, wanted: f64) -> Result<f64, MeasureError> {
    match (found > 0.0, wanted > 0.0) {
        (true, true) => Ok((found / wanted - 1.0).abs()),
        (false, true) => Err(MeasureError::MarginsOutOfReach),
        // What should be empty is set to zero at once.
        (_, false) => Ok(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_are_reached_and_odds_ratios_kept() {
        let groups = Groups::new([vec![10.0, 20.0, 5.0], vec![30.0, 10.0, 1.0]]).unwrap();
        let fitted = fit_to_margins(&groups, &[1.0, 1.0, 2.0], &[3.0, 1.0]).unwrap();
        for (found, wanted) in fitted.totals().iter().zip([0.25, 0.25, 0.5]) {
            assert!((found - wanted).abs() < 1e-9);
        }
        assert!((fitted.group_sums()[0] - 0.75).abs() < 1e-9);
        let odds = |groups: &Groups, a: usize, b: usize| {
            let columns: Vec<&[f64]> = groups.columns().collect();
            columns[0][a] * columns[1][b] / (columns[0][b] * columns[1][a])
        };
        for (a, b) in [(0, 1), (1, 2), (0, 2)] {
            assert!((odds(&groups, a, b) / odds(&fitted, a, b) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn margins_that_empty_cells_forbid_are_refused() {
        // The second area can hold the second group only, which is to be small.
        let groups = Groups::new([vec![10.0, 0.0], vec![10.0, 10.0]]).unwrap();
        assert_eq!(fit_to_margins(&groups, &[1.0, 9.0], &[9.0, 1.0]).unwrap_err(), MeasureError::MarginsOutOfReach);
        let empty = Groups::new([vec![10.0, 0.0], vec![10.0, 0.0]]).unwrap();
        assert_eq!(fit_to_margins(&empty, &[1.0, 1.0], &[1.0, 1.0]).unwrap_err(), MeasureError::MarginsOutOfReach);
    }
}

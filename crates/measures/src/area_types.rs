//! Area types (områdestyper) 1–5: areas cut by how many standard deviations their index lies from the mean.
//!
//! | type | rule | |
//! |---|---|---|
//! | 1 | index ≥ μ + 2σ | great socioeconomic challenges |
//! | 2 | μ + σ ≤ index < μ + 2σ | socioeconomic challenges |
//! | 3 | μ ≤ index < μ + σ | socioeconomically mixed |
//! | 4 | μ − σ ≤ index < μ | good conditions |
//! | 5 | index < μ − σ | very good conditions |
//!
//! μ and σ are taken over all RegSO of a year, each counted once. The publisher does not say whether σ has the divisor
//! n or n − 1 nor on which side a value at a cut falls; segbar takes n and "at the cut is above it", which on the
//! published data of 2022 makes no difference that could be seen. DeSO are cut with the μ and σ of the RegSO of the
//! year, so that a type means the same level of the index.
//!
//! Source: Delmos and Statistics Sweden, socioeconomic index and area types, 2021. See `docs/methods/area-types.md`.

use crate::error::{self, MeasureError};

/// Mean and standard deviation of an index over reference areas, and so the four cuts between the types.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cuts {
    /// Mean μ, in points of the index.
    pub mean: f64,
    /// Standard deviation σ with divisor n, in points of the index.
    pub sd: f64,
    /// Number of areas with a value.
    pub n: usize,
}

impl Cuts {
    /// The cuts of an index over reference areas, each counted once; NaN is missing and left out.
    ///
    /// # Errors
    /// An infinite value, fewer than two values, or no spread (σ = 0).
    pub fn of(index: &[f64]) -> Result<Self, MeasureError> {
        if let Some(position) = index.iter().position(|v| v.is_infinite()) {
            return Err(MeasureError::NotFinite { position });
        }
        let values = || index.iter().copied().filter(|v| !v.is_nan());
        let n = values().count();
        match n {
            0 => return Err(MeasureError::NoValues),
            1 => return Err(MeasureError::OneArea),
            _ => {}
        }
        // All alike is asked of the values, not of σ: their mean may differ from them in the last bit.
        let first = values().next().unwrap_or(f64::NAN);
        if values().all(|v| v == first) {
            return Err(MeasureError::NoSpread);
        }
        let mean = values().sum::<f64>() / n as f64;
        let sd = (values().map(|v| (v - mean).powi(2)).sum::<f64>() / n as f64).sqrt();
        if sd > 0.0 && sd.is_finite() { Ok(Cuts { mean, sd, n }) } else { Err(MeasureError::NoSpread) }
    }

    /// The four cuts in ascending order: μ − σ, μ, μ + σ, μ + 2σ.
    pub fn thresholds(&self) -> [f64; 4] {
        [self.mean - self.sd, self.mean, self.mean + self.sd, self.mean + 2.0 * self.sd]
    }

    /// The type 1–5 of an index value; a value at a cut belongs to the type of the higher index. 0 for NaN.
    pub fn classify(&self, index: f64) -> u8 {
        if index.is_nan() {
            return 0;
        }
        5 - self.thresholds().iter().filter(|cut| index >= **cut).count() as u8
    }

    /// The types of a column of the index, NaN where it is missing.
    pub fn classify_all(&self, index: &[f64]) -> Vec<f64> {
        index.iter().map(|v| if v.is_nan() { f64::NAN } else { f64::from(self.classify(*v)) }).collect()
    }
}

/// Number of areas per type 1–5. What is not one of the five types (NaN) is not counted.
pub fn counts(types: &[f64]) -> [u64; 5] {
    let mut counts = [0; 5];
    for slot in types.iter().filter_map(|t| slot(*t)) {
        counts[slot] += 1;
    }
    counts
}

/// Number of people in areas of each type 1–5. Areas without a type or without a known population are left out.
///
/// # Errors
/// Unequal lengths, a negative or infinite population.
pub fn population_by_type(types: &[f64], population: &[f64]) -> Result<[f64; 5], MeasureError> {
    error::same_length(types.len(), population.len())?;
    let mut people = [0.0; 5];
    for (position, (area_type, persons)) in types.iter().zip(population).enumerate() {
        if let Some(slot) = slot(*area_type).filter(|_| !persons.is_nan()) {
            people[slot] += error::non_negative(position, *persons)?;
        }
    }
    Ok(people)
}

/// Position of a type in the arrays of five.
fn slot(area_type: f64) -> Option<usize> {
    [1.0, 2.0, 3.0, 4.0, 5.0].iter().position(|t| *t == area_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_at_a_cut_belongs_to_the_higher_index() {
        // μ = 4, σ = 2 exactly: squared deviations 9 + 1 + 1 + 1 + 0 + 0 + 1 + 9 + ... of the classic 2 4 4 4 5 5 7 9.
        let cuts = Cuts::of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]).unwrap();
        assert_eq!((cuts.mean, cuts.sd, cuts.n), (5.0, 2.0, 8));
        assert_eq!(cuts.thresholds(), [3.0, 5.0, 7.0, 9.0]);
        assert_eq!([2.9, 3.0, 4.9, 5.0, 7.0, 8.9, 9.0].map(|v| cuts.classify(v)), [5, 4, 4, 3, 2, 2, 1]);
        assert_eq!(cuts.classify(f64::NAN), 0);
    }

    #[test]
    fn missing_areas_change_nothing() {
        let with = Cuts::of(&[1.0, f64::NAN, 2.0, 6.0, f64::NAN]).unwrap();
        assert_eq!(with, Cuts::of(&[1.0, 2.0, 6.0]).unwrap());
        assert!(with.classify_all(&[f64::NAN, 1.0])[0].is_nan());
    }

    #[test]
    fn without_spread_there_are_no_types() {
        assert_eq!(Cuts::of(&[]), Err(MeasureError::NoValues));
        assert_eq!(Cuts::of(&[f64::NAN, 3.0]), Err(MeasureError::OneArea));
        assert_eq!(Cuts::of(&[0.1; 3363]), Err(MeasureError::NoSpread));
        assert_eq!(Cuts::of(&[0.1, f64::INFINITY]), Err(MeasureError::NotFinite { position: 1 }));
    }

    #[test]
    fn people_are_counted_where_type_and_population_are_known() {
        let types = [1.0, 1.0, 5.0, f64::NAN, 3.0];
        assert_eq!(counts(&types), [2, 0, 1, 0, 1]);
        let people = population_by_type(&types, &[10.0, 20.0, 30.0, 40.0, f64::NAN]).unwrap();
        assert_eq!(people, [30.0, 0.0, 0.0, 0.0, 30.0]);
        assert!(population_by_type(&types, &[1.0]).is_err());
        assert!(population_by_type(&types[..1], &[-1.0]).is_err());
    }
}

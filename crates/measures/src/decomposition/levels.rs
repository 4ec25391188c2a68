//! Segregation split into the levels of a hierarchy: between counties, between municipalities within counties, and so on
//! down to the areas themselves.
//!
//! For areas i in larger units s, `M = M_between + Σ_s (T_s/T) M_s`, where M_between is M over the units and M_s is M over the
//! areas of unit s. Applied again to each level, the parts of all levels add up to M. Divided by the entropy E of the whole
//! they add up to H, since `H = H_between + Σ_s (T_s E_s / (T E)) H_s`.
//!
//! Source: Theil, H. (1972), Statistical Decomposition Analysis; Reardon and Firebaugh (2002); Mora and Ruiz-Castillo
//! (2011). See `docs/methods/measures/levels.md`.

use crate::error::{self, MeasureError};
use crate::information::n_ln_n;
use crate::input::Groups;

/// Segregation split into levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    /// The mutual information index M over the areas, in nats.
    pub mutual_information: f64,
    /// The information theory index H = M / E over the areas.
    pub information_theory: f64,
    /// Entropy E of the composition of the whole, in nats.
    pub entropy: f64,
    /// The levels, the coarsest first; the last is that of the areas.
    pub levels: Vec<Level>,
}

/// What one level adds: the segregation between its units inside the units of the level above.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The part of M, in nats. The parts of all levels add up to M.
    pub mutual_information: f64,
    /// The part of H. The parts of all levels add up to H.
    pub information_theory: f64,
    /// The units of the level above (for the coarsest level, the whole), with the segregation inside each. Weighted with
    /// their shares of the people their M add up to the part of M.
    pub within: Vec<Unit>,
}

/// The segregation inside one unit, between its parts on the level below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Share of all people who live there.
    pub share: f64,
    /// M between the parts, in nats.
    pub mutual_information: f64,
    /// H between the parts; `None` where only one group lives.
    pub information_theory: Option<f64>,
    /// Entropy of the unit's composition, in nats.
    pub entropy: f64,
}

/// Splits segregation over a hierarchy. `hierarchy` names, the coarsest level first, for each area the unit it lies in,
/// counted from 0; the areas themselves need not be named. An empty hierarchy gives one level.
///
/// # Errors
/// A level about another number of areas, more units than areas, or a unit that lies in two units of the level above.
pub fn levels(groups: &Groups, hierarchy: &[&[usize]]) -> Result<Levels, MeasureError> {
    let n = groups.n();
    for units in hierarchy {
        error::same_length(n, units.len())?;
        if let Some(position) = units.iter().copied().find(|unit| *unit >= n) {
            return Err(MeasureError::NoSuchArea { position, n });
        }
    }
    let areas: Vec<usize> = (0..n).collect();
    let mut above = Table::whole(groups);
    let mut above_of_area = vec![0; n];
    let mut levels = Vec::with_capacity(hierarchy.len() + 1);
    for units in hierarchy.iter().copied().chain([areas.as_slice()]) {
        let table = Table::over(groups, units);
        levels.push(level(&table, &above, &parents(units, &above_of_area, table.units)?));
        above = table;
        above_of_area.copy_from_slice(units);
    }
    let entropy = Table::whole(groups).entropy(0);
    for level in &mut levels {
        level.information_theory = level.mutual_information / entropy;
    }
    let mutual_information = levels.iter().map(|level| level.mutual_information).sum();
    Ok(Levels { mutual_information, information_theory: mutual_information / entropy, entropy, levels })
}

/// In which unit of the level above each unit lies.
fn parents(units: &[usize], above: &[usize], count: usize) -> Result<Vec<Option<usize>>, MeasureError> {
    let mut parents = vec![None; count];
    for (unit, parent) in units.iter().zip(above) {
        match parents[*unit] {
            Some(known) if known != *parent => return Err(MeasureError::NotNested { unit: *unit }),
            _ => parents[*unit] = Some(*parent),
        }
    }
    Ok(parents)
}

fn level(parts: &Table, wholes: &Table, parent: &[Option<usize>]) -> Level {
    // T_s M_s = T_s E_s − Σ tᵢ Eᵢ over the parts i of s, summed as Σ n ln(n / expected) so that nothing cancels.
    let mut within = vec![0.0; wholes.units];
    for (part, whole) in parent.iter().enumerate().filter_map(|(part, whole)| Some((part, (*whole)?))) {
        for g in 0..parts.k {
            let (n, expected) = (parts.count(part, g), parts.total(part) * wholes.count(whole, g));
            if n > 0.0 {
                within[whole] += n * (n * wholes.total(whole) / expected).ln();
            }
        }
    }
    let people: f64 = (0..wholes.units).map(|unit| wholes.total(unit)).sum();
    let unit = |unit: usize| {
        let (t, entropy) = (wholes.total(unit), wholes.entropy(unit));
        let mutual_information = if t > 0.0 { (within[unit] / t).max(0.0) } else { 0.0 };
        let information_theory = (entropy > 0.0).then(|| mutual_information / entropy);
        Unit { share: t / people, mutual_information, information_theory, entropy }
    };
    let within: Vec<Unit> = (0..wholes.units).map(unit).collect();
    let mutual_information = within.iter().map(|unit| unit.share * unit.mutual_information).sum();
    Level { mutual_information, information_theory: f64::NAN, within }
}

/// Counts by unit and group, a unit's groups side by side, with its total behind them.
struct Table {
    k: usize,
    units: usize,
    counts: Vec<f64>,
}

impl Table {
    fn whole(groups: &Groups) -> Self {
        let mut counts = groups.group_sums().to_vec();
        counts.push(counts.iter().sum());
        Table { k: groups.k(), units: 1, counts }
    }

    fn over(groups: &Groups, unit_of: &[usize]) -> Self {
        let (k, units) = (groups.k(), unit_of.iter().max().map_or(0, |last| last + 1));
        let mut counts = vec![0.0; units * (k + 1)];
        for (g, column) in groups.columns().enumerate() {
            for (n, unit) in column.iter().zip(unit_of) {
                counts[unit * (k + 1) + g] += n;
                counts[unit * (k + 1) + k] += n;
            }
        }
        Table { k, units, counts }
    }

    fn count(&self, unit: usize, g: usize) -> f64 {
        self.counts[unit * (self.k + 1) + g]
    }

    fn total(&self, unit: usize) -> f64 {
        self.count(unit, self.k)
    }

    fn entropy(&self, unit: usize) -> f64 {
        let t = self.total(unit);
        if t <= 0.0 {
            return 0.0;
        }
        -(0..self.k).map(|g| n_ln_n(self.count(unit, g) / t)).sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::multigroup::{information_theory, mutual_information};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_levels_add_up_to_the_whole(
            areas in proptest::collection::vec((proptest::array::uniform3(0u32..50), 0usize..6), 8..40)
        ) {
            let column = |g: usize| areas.iter().map(|(n, _)| f64::from(n[g])).collect::<Vec<f64>>();
            let Ok(groups) = Groups::new([column(0), column(1), column(2)]) else { return Ok(()) };
            let municipality: Vec<usize> = areas.iter().map(|(_, unit)| *unit).collect();
            let county: Vec<usize> = municipality.iter().map(|unit| unit / 3).collect();
            let split = levels(&groups, &[&county, &municipality]).unwrap();
            prop_assert_eq!(split.levels.len(), 3);
            prop_assert!((split.mutual_information - mutual_information(&groups)).abs() < 1e-12);
            prop_assert!((split.information_theory - information_theory(&groups)).abs() < 1e-12);
            let parts: f64 = split.levels.iter().map(|level| level.information_theory).sum();
            prop_assert!((parts - split.information_theory).abs() < 1e-12);
            for level in &split.levels {
                let by_unit: f64 = level.within.iter()
                    .map(|unit| unit.share * unit.entropy / split.entropy * unit.information_theory.unwrap_or(0.0)).sum();
                prop_assert!((by_unit - level.information_theory).abs() < 1e-12);
            }
            // The level between units is the measure over the units.
            if let Ok(summed) = groups.summed(&county) {
                prop_assert!((split.levels[0].mutual_information - mutual_information(&summed)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_unit_in_two_larger_units_is_no_hierarchy() {
        let groups = Groups::new([vec![1.0, 2.0, 3.0], vec![3.0, 2.0, 1.0]]).unwrap();
        assert_eq!(levels(&groups, &[&[0, 1, 1], &[0, 0, 1]]).unwrap_err(), MeasureError::NotNested { unit: 0 });
        assert_eq!(levels(&groups, &[&[0, 1, 9]]).unwrap_err(), MeasureError::NoSuchArea { position: 9, n: 3 });
        assert_eq!(levels(&groups, &[&[0, 1]]).unwrap_err(), MeasureError::UnequalLengths { left: 3, right: 2 });
    }
}

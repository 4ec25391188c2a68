//! The change of the mutual information index between two years, split into what the sizes of groups and areas did and
//! what the spread of the groups over the areas did.
//!
//! A table of areas by groups is its margins and its structure, the odds ratios. Changing one at a time, with iterative
//! proportional fitting, gives `M(margins, structure)` for every mixture of the two years, and
//!
//! - structural: `½ [M(1, 2) − M(1, 1) + M(2, 2) − M(2, 1)]`, the second place standing for the year of the structure;
//! - marginal: `½ [M(2, 1) − M(1, 1) + M(2, 2) − M(1, 2)]`, itself split over the margin of groups and that of areas, each
//!   with the other as in either year and the structure as in either year.
//!
//! The same split of another index of the whole table, such as H = M / E, is [`change_of`].
//!
//! Areas or groups that one year only has are taken out first: what that does to M is the part of additions and removals.
//!
//! Source: Elbers, B. (2021), A method for studying differences in segregation across time and space, Sociological
//! Methods & Research 52; Karmel, T., and MacLachlan, M. (1988), Occupational sex segregation: increasing or decreasing?,
//! Economic Record 64. See `docs/methods/measures/change.md`.

use super::fit_to_margins;
use crate::error::{self, MeasureError};
use crate::input::Groups;
use crate::multigroup::mutual_information;

/// The parts of a change of M, in nats, or of another index in its unit. `additions + removals + groups + areas + structural` is `later − earlier`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The index in the first year.
    pub earlier: f64,
    /// The index in the second year.
    pub later: f64,
    /// What areas and groups add that only the second year has.
    pub additions: f64,
    /// What areas and groups took away that only the first year had.
    pub removals: f64,
    /// What the changed sizes of the groups did.
    pub groups: f64,
    /// What the changed sizes of the areas did.
    pub areas: f64,
    /// What the changed spread of the groups over the areas did, sizes apart.
    pub structural: f64,
}

/// Splits the change of M between two years over the same list of areas and of groups, in the same order. An area or a
/// group that one of the years does not have has zeros in it.
///
/// # Errors
/// Other numbers of areas or groups; less than two areas or groups that both years have; margins of one year that the
/// empty cells of the other put out of reach.
pub fn change(earlier: &Groups, later: &Groups) -> Result<Change, MeasureError> {
    change_of(earlier, later, mutual_information)
}

/// The same for an index of tables of areas by groups that looks at their shares only, such as H.
///
/// # Errors
/// Those of [`change()`].
pub fn change_of(earlier: &Groups, later: &Groups, index: impl Fn(&Groups) -> f64) -> Result<Change, MeasureError> {
    error::same_length(earlier.n(), later.n())?;
    error::same_length(earlier.k(), later.k())?;
    let (first, second) = in_common(earlier, later)?;
    let m = |margin_of_areas: &Groups, margin_of_groups: &Groups, structure: &Groups| {
        fit_to_margins(structure, margin_of_areas.totals(), margin_of_groups.group_sums()).map(|fitted| index(&fitted))
    };
    let (m1, m2) = (index(&first), index(&second));
    let (m1_at_2, m2_at_1) = (m(&second, &second, &first)?, m(&first, &first, &second)?);
    let structural = (m2_at_1 - m1 + m2 - m1_at_2) / 2.0;
    // Of the marginal part, that of the groups: with the areas of either year, with the structure of either year.
    let groups_first = (m(&first, &second, &first)? - m1 + m1_at_2 - m(&second, &first, &first)?) / 2.0;
    let groups_second = (m(&first, &second, &second)? - m2_at_1 + m2 - m(&second, &first, &second)?) / 2.0;
    let marginal = (m1_at_2 - m1 + m2 - m2_at_1) / 2.0;
    let groups = (groups_first + groups_second) / 2.0;
    let (m_earlier, m_later) = (index(earlier), index(later));
    Ok(Change {
        earlier: m_earlier,
        later: m_later,
        additions: m_later - m2,
        removals: m1 - m_earlier,
        groups,
        areas: marginal - groups,
        structural,
    })
}

/// Both years over the areas and groups that both have. Taking out areas may empty a group and the other way round, so it
/// is done until nothing changes.
fn in_common(earlier: &Groups, later: &Groups) -> Result<(Groups<'static>, Groups<'static>), MeasureError> {
    let columns = |groups: &Groups| groups.columns().map(<[f64]>::to_vec).collect::<Vec<_>>();
    let (mut a, mut b) = (columns(earlier), columns(later));
    loop {
        let (n, k) = (a.first().map_or(0, Vec::len), a.len());
        let has_people = |columns: &[Vec<f64>], i: usize| columns.iter().any(|column| column[i] > 0.0);
        let areas: Vec<usize> = (0..n).filter(|i| has_people(&a, *i) && has_people(&b, *i)).collect();
        let has_members = |column: &[f64]| areas.iter().any(|i| column[*i] > 0.0);
        let groups: Vec<usize> = (0..k).filter(|g| has_members(&a[*g]) && has_members(&b[*g])).collect();
        let part = |columns: &[Vec<f64>]| -> Vec<Vec<f64>> {
            groups.iter().map(|g| areas.iter().map(|i| columns[*g][*i]).collect()).collect()
        };
        (a, b) = (part(&a), part(&b));
        if areas.len() == n && groups.len() == k {
            return Ok((Groups::new(a)?, Groups::new(b)?));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::multigroup::information_theory;

    #[test]
    fn a_change_of_margins_alone_is_marginal() {
        let earlier = Groups::new([vec![10.0, 20.0, 40.0], vec![40.0, 30.0, 5.0]]).unwrap();
        let later = fit_to_margins(&earlier, &[3.0, 1.0, 2.0], &[1.0, 3.0]).unwrap();
        let change = change(&earlier, &later).unwrap();
        assert!(change.structural.abs() < 1e-9, "{change:?}");
        let parts = change.groups + change.areas + change.structural;
        assert!((parts - (change.later - change.earlier)).abs() < 1e-12);
        assert_eq!((change.additions, change.removals), (0.0, 0.0));
    }

    #[test]
    fn with_the_groups_of_equal_size_in_both_years_h_changes_as_m_does() {
        // Both groups are half of the people in both years, so that E = ln 2 and H = M / ln 2, part by part.
        let earlier = Groups::new([vec![10.0, 30.0], vec![30.0, 10.0]]).unwrap();
        let later = Groups::new([vec![20.0, 20.0], vec![25.0, 15.0]]).unwrap();
        let (m, h) = (change(&earlier, &later).unwrap(), change_of(&earlier, &later, information_theory).unwrap());
        assert!(m.groups.abs() < 1e-9 && m.structural < 0.0);
        for (m, h) in [(m.earlier, h.earlier), (m.later, h.later), (m.areas, h.areas), (m.structural, h.structural)] {
            assert!((m / 2_f64.ln() - h).abs() < 1e-12);
        }
    }

    #[test]
    fn an_area_that_is_gone_is_a_removal_and_a_new_one_an_addition() {
        let earlier = Groups::new([vec![10.0, 20.0, 40.0, 0.0], vec![40.0, 30.0, 0.0, 0.0]]).unwrap();
        let later = Groups::new([vec![10.0, 20.0, 0.0, 7.0], vec![40.0, 30.0, 0.0, 7.0]]).unwrap();
        let change = change(&earlier, &later).unwrap();
        assert!(change.removals < 0.0 && change.structural.abs() < 1e-12 && change.groups.abs() < 1e-12);
        let parts = change.additions + change.removals + change.groups + change.areas + change.structural;
        assert!((parts - (change.later - change.earlier)).abs() < 1e-12);
    }

    #[test]
    fn two_years_without_a_common_area_cannot_be_compared() {
        let earlier = Groups::new([vec![1.0, 2.0, 0.0], vec![2.0, 1.0, 0.0]]).unwrap();
        let later = Groups::new([vec![0.0, 2.0, 1.0], vec![0.0, 1.0, 2.0]]).unwrap();
        assert_eq!(change(&earlier, &later).unwrap_err(), MeasureError::OneArea);
    }
}

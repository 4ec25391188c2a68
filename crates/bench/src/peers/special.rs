//! Our side of each comparison without chance: a measure of the list, or what needs more than a name.

use super::data::Data;
use super::line::{Found, Values};
use segbar_measures::MeasureError;
use segbar_measures::autocorrelation as near;
use segbar_measures::clustering::ProximityProfile;
use segbar_measures::decomposition::{Counterfactual, composition_or_pattern};
use segbar_measures::egocentric::{LastRing, around, nearest_people};
use segbar_measures::input::{Groups, TwoGroups};
use segbar_measures::kernel::{Kernel, Own, Shape};
use segbar_measures::registry::{self, Answer, Subject};
use segbar_measures::{centralisation, evenness, multigroup, multiscalar, spatial};

/// Radii in metres of the profile, which begins with the areas themselves.
const SCALES: [f64; 4] = [2_000.0, 4_000.0, 8_000.0, 16_000.0];
/// People of the neighbourhoods.
const K: [f64; 4] = [100.0, 1_600.0, 12_800.0, 51_200.0];
/// So many of the million points the other side asks, evenly over the list; all are done here.
const ORIGINS: usize = 200;

type Outcome = Result<Found, MeasureError>;

/// A measure of the list, from the columns of counts on: checking them is part of the time.
pub fn measure(name: &str, data: &Data) -> Outcome {
    let measure = registry::find(name).ok_or(MeasureError::NotGiven { what: "a measure of the list" })?;
    let settings = measure.settings(&[])?;
    Found::timed(|| {
        let (two, groups);
        let mut subject = if measure.has_sides() {
            two = data.two_groups()?;
            Subject::two_groups(&two)?
        } else {
            groups = data.groups()?;
            Subject::new(groups)
        };
        subject = subject.with_places(data.places())?;
        if let Ok(touching) = data.touching() {
            subject = subject.with_neighbours(touching)?;
        }
        if let Ok(borders) = data.borders() {
            subject = subject.with_borders(borders)?;
        }
        Ok(Values::Exact(match measure.of(&subject, &settings) {
            Ok(Answer::Number(value)) => vec![value],
            Ok(Answer::PerArea(values)) => values,
            Ok(Answer::PerGroupAndArea(columns)) => columns.concat(),
            // What is not defined here is a number that is none there.
            Err(MeasureError::Undefined { .. }) => vec![f64::NAN],
            Err(other) => return Err(other),
        }))
    })
}

/// A comparison that is more than a measure of the list; `None` for the others.
pub fn run(name: &str, data: &Data) -> Option<Outcome> {
    Some(match name {
        "concentration_profile_sampled" => exact(|| sampled_profile(&data.two_groups()?)),
        "spatial_proximity_profile_sampled" => exact(|| {
            let profile = ProximityProfile::new(&data.two_groups()?, data.touching()?)?;
            Ok(vec![profile.index_on_grid(1000)])
        }),
        "boundary_dissimilarity_of_rows" => data
            .borders()
            .map(|b| b.row_standardised())
            .and_then(|rows| exact(|| Ok(vec![spatial::boundary_dissimilarity(&data.two_groups()?, &rows)?]))),
        "min_max_smoothed" => exact(|| min_max_smoothed(data, |v| v)),
        "min_max_smoothed_rounded" => exact(|| min_max_smoothed(data, f64::round_ties_even)),
        "information_theory_within_16_km" => exact(|| Ok(vec![information_within(data, 16_000.0, |v| v)?])),
        "information_theory_within_16_km_rounded" => {
            exact(|| Ok(vec![information_within(data, 16_000.0, f64::round_ties_even)?]))
        }
        "segregation_profile" => exact(|| profile(data, |v| v)),
        "segregation_profile_rounded" => exact(|| profile(data, f64::round_ties_even)),
        "local_centralisation" => {
            exact(|| centralisation::local_centralisation(&data.two_groups()?, data.places(), data.nearest_five()?))
        }
        "distortion_summed" => exact(|| multiscalar::summed_divergence(&data.groups()?, data.places())),
        "decomposition_composition" => exact(|| decompose(data, Counterfactual::Composition)),
        "decomposition_share" => exact(|| decompose(data, Counterfactual::Share)),
        "decomposition_dual_composition" => exact(|| decompose(data, Counterfactual::DualComposition)),
        "moran" | "geary" | "getis_ord" | "local_moran" | "local_moran_of_n_minus_1" | "local_g" | "local_g_star" => {
            neighbours(name, data)
        }
        "environments" => environments(data, |values| values),
        "environments_of_points" => environments(data, |column| {
            let step = column.len() / ORIGINS;
            column.into_iter().step_by(step).take(ORIGINS).collect()
        }),
        _ => return None,
    })
}

fn exact(mut work: impl FnMut() -> Result<Vec<f64>, MeasureError>) -> Outcome {
    Found::timed(|| work().map(Values::Exact))
}

/// The curve at 1 000 thresholds with both ends, added up and divided by 1 000.
fn sampled_profile(groups: &TwoGroups) -> Result<Vec<f64>, MeasureError> {
    let grid: Vec<f64> = (0..1000).map(|i| f64::from(i) / 999.0).collect();
    let curve = evenness::profile(groups, &grid)?;
    let signed = curve.iter().zip(&grid).map(|(v, at)| if *at < groups.p() { -v } else { *v });
    Ok(vec![(groups.p() + signed.sum::<f64>() / 1000.0) / groups.q()])
}

/// Counts weighted by the distance, and what is done to them after.
fn smoothed(data: &Data, metres: f64, columns: &[&[f64]], then: fn(f64) -> f64) -> Result<Vec<Vec<f64>>, MeasureError> {
    let kernel = Kernel::new(Shape::Triangular, metres)?;
    let mut columns = around(data.places(), kernel, Own::AtZero, columns)?;
    columns.iter_mut().flatten().for_each(|value| *value = then(*value));
    Ok(columns)
}

fn min_max_smoothed(data: &Data, then: fn(f64) -> f64) -> Result<Vec<f64>, MeasureError> {
    let two = data.two_groups()?;
    let columns = smoothed(data, 4_000.0, &[two.x(), two.y()], then)?;
    let [x, y] = [&columns[0][..], &columns[1][..]];
    Ok(vec![evenness::min_max(&TwoGroups::of_two(x, y)?)])
}

fn information_within(data: &Data, metres: f64, then: fn(f64) -> f64) -> Result<f64, MeasureError> {
    let columns = smoothed(data, metres, &data.group_columns(), then)?;
    Ok(multigroup::information_theory(&Groups::new(columns)?))
}

fn profile(data: &Data, then: fn(f64) -> f64) -> Result<Vec<f64>, MeasureError> {
    let areas = multigroup::information_theory(&data.groups()?);
    std::iter::once(Ok(areas)).chain(SCALES.map(|metres| information_within(data, metres, then))).collect()
}

fn decompose(data: &Data, way: Counterfactual) -> Result<Vec<f64>, MeasureError> {
    let of = |groups: &TwoGroups| Ok(evenness::dissimilarity(groups));
    let parts = composition_or_pattern(&data.two_groups()?, &data.two_groups_2()?, way, of)?;
    Ok(vec![parts.composition, parts.pattern])
}

/// Measures of the share and the eight nearest areas: rows of 1, or weights of 0 and 1 for those that need them.
fn neighbours(name: &str, data: &Data) -> Outcome {
    let (plain, rows) = (data.nearest()?, data.nearest()?.row_standardised());
    let share = data.share()?;
    let n = share.len() as f64;
    exact(|| match name {
        "moran" => near::moran(&share, &rows).map(|m| vec![m.value, m.expected, m.variance_normal, m.variance_random]),
        "geary" => near::geary(&share, &rows).map(|c| vec![c]),
        "getis_ord" => near::getis_ord(&share, plain).map(|g| vec![g.value, g.expected, g.z()]),
        "local_g" => near::local_g(&share, plain),
        "local_g_star" => near::local_g_star(&share, plain),
        "local_moran" => near::local_moran(&share, &rows),
        _ => near::local_moran(&share, &rows).map(|values| values.iter().map(|v| v * (n - 1.0) / n).collect()),
    })
}

/// People, members of the group and radius of the k nearest people, for each k.
fn environments(data: &Data, pick: fn(Vec<f64>) -> Vec<f64>) -> Outcome {
    let two = data.two_groups()?;
    let groups = Groups::new([two.x(), two.y()])?;
    exact(|| {
        let mut values = Vec::new();
        for k in K {
            let found = nearest_people(&groups, data.places(), k, LastRing::Whole)?;
            let members = found.groups.into_iter().next().unwrap_or_default();
            for column in [found.people, members, found.radius] {
                values.extend(pick(column));
            }
        }
        Ok(values)
    })
}
